// SPDX-License-Identifier: Apache-2.0
// When two items that differ as written agree all the same: units, conversions, shares, orders of magnitude.
#ifndef MUWAZI_SRC_QUANTITY_AGREE_HPP
#define MUWAZI_SRC_QUANTITY_AGREE_HPP

#include <cstddef>

#include "quantity_items.hpp"

namespace muwazi::inline v0::quantities {

bool units_agree(const Item& a, const Item& b);

/// Units of the English-speaking world, which a translation may leave out where the source gives both.
bool imperial(std::uint16_t unit);

/// Equal after conversion between units of one dimension; `tolerance` is relative.
bool converted(const Item& a, const Item& b, double tolerance);

void match(Item& a, Item& b, std::size_t ia, std::size_t ib);

void match_equal(Side& source, Side& target);

/// Do two items of different value say the same?
bool agree(const Side& source, const Item& s, const Side& target, const Item& t);

}  // namespace muwazi::inline v0::quantities

#endif
