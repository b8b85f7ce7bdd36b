// SPDX-License-Identifier: Apache-2.0
// A map from words to values for look-ups that nearly always find nothing.
#ifndef MUWAZI_SRC_WORD_TABLE_HPP
#define MUWAZI_SRC_WORD_TABLE_HPP

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muwazi/config.hpp>

#include "lexicon_table.hpp"

namespace muwazi::inline v0 {

/// Of the words of a text hardly one is in the table of a check. Hence a bit for each hash stands before the slots: eight
/// times as many bits as slots, so that all but one word in twenty need one look at memory that the cache holds.
/// Open-addressed with linear probing and a load of at most a half; words are stored and compared, so that an answer is
/// never wrong. Words cannot be taken out.
template <class Value>
class WordTable {
 public:
  /// Makes room for so many words.
  void reserve(std::size_t words) {
    entries_.reserve(words);
    if (2 * words > slots_.size()) set_slots(std::bit_ceil(std::max<std::size_t>(2 * words, 16)));
  }
  /// The value of `word`; a fresh one where the table does not have it. Valid until the next call.
  Value& operator[](std::string_view word) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    const std::uint64_t hash = lexicon_table::hash_word(word);
    std::size_t at = hash & mask();
    for (; slots_[at] != 0; at = next(at))
      if (Entry& entry = entries_[slots_[at] - 1]; entry.word == word) return entry.value;
    entries_.push_back({std::string(word), Value{}});
    set(hash, at, static_cast<std::uint32_t>(entries_.size()));
    return entries_.back().value;
  }
  /// The value of `word`, or nullptr.
  [[nodiscard]] const Value* find(std::string_view word) const noexcept {
    if (slots_.empty()) return nullptr;
    const std::uint64_t hash = lexicon_table::hash_word(word);
    if (!(seen_[bit(hash) / 64] >> (bit(hash) & 63) & 1)) return nullptr;
    for (std::size_t at = hash & mask(); slots_[at] != 0; at = next(at))
      if (const Entry& entry = entries_[slots_[at] - 1]; entry.word == word) return &entry.value;
    return nullptr;
  }
  [[nodiscard]] bool contains(std::string_view word) const noexcept { return find(word) != nullptr; }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

 private:
  struct Entry {
    std::string word;
    Value value;
  };
  static constexpr std::size_t bits_a_slot = 8;

  [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }
  [[nodiscard]] std::size_t next(std::size_t at) const noexcept { return (at + 1) & mask(); }
  [[nodiscard]] std::size_t bit(std::uint64_t hash) const noexcept { return (hash >> 8) & (slots_.size() * bits_a_slot - 1); }
  void set(std::uint64_t hash, std::size_t at, std::uint32_t number) {
    slots_[at] = number;
    seen_[bit(hash) / 64] |= std::uint64_t{1} << (bit(hash) & 63);
  }
  void grow() { set_slots(slots_.empty() ? 16 : 2 * slots_.size()); }
  /// `count` is a power of two.
  void set_slots(std::size_t count) {
    slots_.assign(count, 0);
    seen_.assign(slots_.size() * bits_a_slot / 64, 0);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const std::uint64_t hash = lexicon_table::hash_word(entries_[i].word);
      std::size_t at = hash & mask();
      while (slots_[at] != 0) at = next(at);
      set(hash, at, i + 1);
    }
  }

  std::vector<std::uint32_t> slots_;  ///< 1 + index of the entry; 0: free
  std::vector<std::uint64_t> seen_;   ///< a bit for each hash that is there
  std::vector<Entry> entries_;
};

}  // namespace muwazi::inline v0

#endif
