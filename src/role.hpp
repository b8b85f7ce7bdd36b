// SPDX-License-Identifier: Apache-2.0
// Roles of whole lines by the patterns of data/roles.tsv: furniture and captions of web pages.
#ifndef MUWAZI_SRC_ROLE_HPP
#define MUWAZI_SRC_ROLE_HPP

#include <muwazi/sentence.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "string_hash.hpp"

namespace muwazi::inline v0 {

/// The patterns of data/roles.tsv, indexed by their first or last word, so that most lines cost two look-ups.
/// Immutable once made; may be shared between threads.
class LineRoles {
 public:
  LineRoles();

  /// The role of a line (UTF-8, no space at either end) by the patterns, or nothing. Lines above 800 bytes or 64 words
  /// have none.
  [[nodiscard]] std::optional<SentenceRole> role(std::string_view line) const;
  /// Whether the line is a date and nothing else ("Monday, 3 March 2025 - 06:45").
  [[nodiscard]] bool is_date(std::string_view line) const;

 private:
  enum class ItemKind : std::uint8_t { words, number, address, any, name, colon, date };
  struct Item {
    ItemKind kind = ItemKind::words;
    bool optional = false;
    bool number_too = false;           // "#" is among the alternatives
    std::vector<std::uint16_t> words;  // sorted ids
  };
  struct Pattern {
    SentenceRole role = SentenceRole::furniture;
    std::vector<Item> items;
  };
  struct Word {
    std::uint16_t id = 0;  // 0: no pattern knows the word
    bool number = false;
    bool full_date = false;  // a number with a colon or two separators
    bool address = false;
    bool capitalized = false;
    bool caseless = false;  // not of the Latin script
    bool colon = false;     // a colon follows
  };
  // A line whose words are read when they are asked for: most patterns fail at the second.
  struct Line {
    std::string_view text;
    std::size_t at = 0;  // read so far, in bytes
    std::array<Word, 64> words{};
    std::size_t size = 0;  // words read so far
  };
  using Index = std::unordered_map<std::uint16_t, std::vector<std::uint16_t>>;

  std::uint16_t intern(std::string_view word);
  [[nodiscard]] Word classify(std::string_view raw) const;
  [[nodiscard]] bool has(Line& line, std::size_t word) const;
  [[nodiscard]] bool matches(const Pattern& pattern, std::size_t item, Line& line, std::size_t word) const;
  [[nodiscard]] bool is_date_word(const Word& word) const;
  [[nodiscard]] std::optional<SentenceRole> try_patterns(const std::vector<std::uint16_t>& candidates,
                                                         Line& line) const;

  std::unordered_map<std::string, std::uint16_t, StringHash, std::equal_to<>> ids_;
  std::size_t longest_word_ = 0;  // bytes
  std::vector<bool> date_words_;  // by id
  std::vector<Pattern> patterns_;
  Index by_first_;
  Index by_last_;  // patterns that begin with a star
  std::vector<std::uint16_t> by_number_;
  std::vector<std::uint16_t> credits_;
};

}  // namespace muwazi::inline v0

#endif
