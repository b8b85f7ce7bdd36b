// SPDX-License-Identifier: Apache-2.0
// Which words of one side of a bead something on the other side accounts for.
//
//     The | commission | denied | reports  | of | a  | second | outage      content words of the source
//            accounted   acc.     not acc.             acc.     acc.        by lexicon, names, numbers, same letters
//
// A run of content words that nothing accounts for, between words that are accounted for, is a clause that was left out.
#ifndef MUWAZI_SRC_COVERAGE_HPP
#define MUWAZI_SRC_COVERAGE_HPP

#include <cstdint>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {

/// One content word.
struct WordAccount {
  std::uint32_t token = 0;  ///< index of the side's tokens
  StemId stem = no_stem;
  float miss = 0.5f;  ///< probability that nothing accounts for it although it was translated
  bool accounted = false;
  bool name = false;  ///< capitalised in English within a sentence, or of unknown stem
};

/// The content words of both sides, in order.
struct PairAccounts {
  std::vector<WordAccount> english;
  std::vector<WordAccount> arabic;

  [[nodiscard]] const std::vector<WordAccount>& of(Language language) const noexcept {
    return language == Language::english ? english : arabic;
  }
};

/// Accounts for the words of a bead. Linear in words times links a word.
PairAccounts account_words(const CheckContext& context, const PairView& pair);

}  // namespace muwazi::inline v0

#endif
