// SPDX-License-Identifier: Apache-2.0
// What accounts for words where a text is rendered freely: asked where something would be told of a pair, and nowhere else.
#ifndef MUWAZI_SRC_FREE_RENDERING_HPP
#define MUWAZI_SRC_FREE_RENDERING_HPP

#include <cstdint>

#include "coverage.hpp"

namespace muwazi::inline v0 {

/// What a free rendering is allowed; each step has those before it.
enum class Freedom : std::uint8_t {
  forms,   ///< a name of several words in another form, another verb of saying, a verb whose stem was read as another word's
  words,   ///< also an English word that the lexicon has in parts alone: "carmaker", "superbly"
  customs  ///< also what translations add by custom beside a word that is rendered: data/expansions.tsv
};

/// The words of a pair as `accounts` has them; those that a free rendering explains are half accounted for. Where a clause was left out
/// there is nothing on the other side to explain its words by. Costs about as much as the accounts themselves; a bounded number of words
/// is looked at beyond what is linear.
PairAccounts account_freely(const CheckContext& context, const PairView& pair, PairAccounts accounts, Freedom freedom);

}  // namespace muwazi::inline v0

#endif
