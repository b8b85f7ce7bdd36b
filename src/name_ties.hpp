// SPDX-License-Identifier: Apache-2.0
// What names have to do with each other: which town, body or firm is of which country (data/lands.tsv), what English calls things beside
// their names (data/epithets.tsv), and by which words a text takes up what it has named (data/kinds.tsv).
#ifndef MUWAZI_SRC_NAME_TIES_HPP
#define MUWAZI_SRC_NAME_TIES_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0::names {

/// The tables. Immutable, so that threads may share it.
class NameTies {
 public:
  static const NameTies& builtin();
  /// English names of the countries that the thing is of, by the matching key of its English name; nullptr where the table does not have it.
  [[nodiscard]] const std::vector<std::string>* lands_of(std::string_view key) const noexcept { return lands_.find(key); }
  /// English names that an epithet may stand for, by its matching key without article; nullptr where the table does not have it.
  [[nodiscard]] const std::vector<std::string>* names_of(std::string_view key) const noexcept { return epithets_.find(key); }

  /// Whether an English word, by its matching key, says what a thing or person of the type is.
  [[nodiscard]] bool is_kind(EntryType type, std::string_view key) const noexcept { return says(english_kinds_, type, key); }
  /// The same of an Arabic word, by its arabic_key() without article.
  [[nodiscard]] bool is_arabic_kind(EntryType type, std::string_view key) const noexcept { return says(arabic_kinds_, type, key); }

  static constexpr std::size_t longest = 4;  ///< words of a key; what is longer in the tables is not found

 private:
  NameTies();
  using Kinds = WordTable<std::uint32_t>;  ///< a bit for each type
  static bool says(const Kinds& kinds, EntryType type, std::string_view key) noexcept {
    const std::uint32_t* const types = kinds.find(key);
    return types != nullptr && (*types >> static_cast<unsigned>(type) & 1) != 0;
  }
  WordTable<std::vector<std::string>> lands_, epithets_;
  Kinds english_kinds_, arabic_kinds_;
};

}  // namespace muwazi::inline v0::names

#endif
