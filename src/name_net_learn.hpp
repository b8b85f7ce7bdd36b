// SPDX-License-Identifier: Apache-2.0
// Learning the network of name_net.hpp.
#ifndef MUWAZI_SRC_NAME_NET_LEARN_HPP
#define MUWAZI_SRC_NAME_NET_LEARN_HPP

#include <vector>

#include "name_table_builder.hpp"

namespace muwazi::inline v0::names {

/// The weights that make the names' spellings likeliest: `passes` over all names by stochastic descent (Adam: Kingma and Ba 2015),
/// a fifth of the units left out at random each time. Names with diacritics are learned without them as well. Deterministic; a
/// millisecond a name and pass.
std::vector<signed char> learn_net(const std::vector<AlignedName>& names, int passes);

}  // namespace muwazi::inline v0::names

#endif
