// SPDX-License-Identifier: Apache-2.0
// Words that one side spells out where the other has letters for them, which the lexicon does not know as words.
//
//     The LLC paid.                     dafa'at al-sharika dhat al-mas'uliyya al-mahduda       by data/acronyms.tsv
//     NIOSH said ...                    the translations of a run of words begin with the letters
//     The National Archive (NA) ...     ... NA ...                                             the other way about
//     an L2 network                     shabakat tabaqa 2 (L2)                                 the brackets hold what English says
#ifndef MUWAZI_SRC_SPELLED_OUT_HPP
#define MUWAZI_SRC_SPELLED_OUT_HPP

#include <vector>

#include "check_context.hpp"
#include "coverage.hpp"

namespace muwazi::inline v0 {

/// Accounts for the words of either side that stand for letters of the other. Linear in the words for each kind of acronym.
void account_for_spelled_out(const Lexicon& lexicon, const PairView& pair, std::vector<WordAccount>& english, std::vector<WordAccount>& arabic);

}  // namespace muwazi::inline v0

#endif
