// SPDX-License-Identifier: Apache-2.0
// What names have to do with each other: which town, body or firm is of which country (data/lands.tsv), and what English calls things beside
// their names (data/epithets.tsv).
#ifndef MUWAZI_SRC_NAME_TIES_HPP
#define MUWAZI_SRC_NAME_TIES_HPP

#include <string>
#include <string_view>
#include <vector>

#include "word_table.hpp"

namespace muwazi::inline v0::names {

/// Both tables. Immutable, so that threads may share it.
class NameTies {
 public:
  static const NameTies& builtin();
  /// English names of the countries that the thing is of, by the matching key of its English name; nullptr where the table does not have it.
  [[nodiscard]] const std::vector<std::string>* lands_of(std::string_view key) const noexcept { return lands_.find(key); }
  /// English names that an epithet may stand for, by its matching key without article; nullptr where the table does not have it.
  [[nodiscard]] const std::vector<std::string>* names_of(std::string_view key) const noexcept { return epithets_.find(key); }

  static constexpr std::size_t longest = 4;  ///< words of a key; what is longer in the tables is not found

 private:
  NameTies();
  WordTable<std::vector<std::string>> lands_, epithets_;
};

}  // namespace muwazi::inline v0::names

#endif
