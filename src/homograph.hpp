// SPDX-License-Identifier: Apache-2.0
// Arabic words that are written as a name is, by data/homographs.tsv: "ful sudani" (peanuts) is of no Sudan, "an-nayl min" (to belittle)
// not the Nile, and "suyul" are floods where the English speaks of them, and Seoul elsewhere.
#ifndef MUWAZI_SRC_HOMOGRAPH_HPP
#define MUWAZI_SRC_HOMOGRAPH_HPP

#include <string>
#include <string_view>
#include <vector>

#include "word_table.hpp"

namespace muwazi::inline v0::names {

/// What tells that a word is no name; one is enough. Arabic words without article, as arabic_key() has them; English matching keys.
struct HomographCompany {
  std::vector<std::string> before, behind, english;
};

/// data/homographs.tsv. Immutable, so that threads may share it.
class Homographs {
 public:
  static const Homographs& builtin();
  /// The company of a word, by its arabic_key() without article; nullptr where the table does not have it.
  [[nodiscard]] const HomographCompany* find(std::string_view key) const noexcept { return words_.find(key); }

 private:
  Homographs();
  WordTable<HomographCompany> words_;
};

}  // namespace muwazi::inline v0::names

#endif
