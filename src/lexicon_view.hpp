// SPDX-License-Identifier: Apache-2.0
// The arrays of a lexicon, for loops that follow thousands of links: the same answers as Lexicon's, inlined.
#ifndef MUWAZI_SRC_LEXICON_VIEW_HPP
#define MUWAZI_SRC_LEXICON_VIEW_HPP

#include <muwazi/lexicon.hpp>

#include <array>
#include <span>
#include <string_view>

#include "lexicon_table.hpp"

namespace muwazi::inline v0 {

/// Arrays of one language, resolved once.
struct LexiconSide {
  std::uint32_t stems = 0;
  std::uint32_t slot_mask = 0;
  std::uint32_t phrase_mask = 0;
  const std::uint64_t* slots = nullptr;
  const lexicon_table::Record* records = nullptr;
  const char* spellings = nullptr;
  const Translation* links = nullptr;
  const std::uint64_t* phrases = nullptr;

  [[nodiscard]] StemId find(std::uint64_t hash) const noexcept {
    for (std::size_t at = hash & slot_mask;; at = (at + 1) & slot_mask) {
      const std::uint64_t slot = slots[at];
      if (slot >> 24 == hash) return static_cast<StemId>(slot & 0xFFFFFF);
      if (slot == 0) return no_stem;
    }
  }
  /// Of stems up to `stems`, no_stem among them; Lexicon says what the functions mean.
  [[nodiscard]] std::span<const Translation> translations(StemId stem) const noexcept {
    if (stem == no_stem) return {};
    return {links + records[stem - 1].link_end, links + records[stem].link_end};
  }
  [[nodiscard]] std::string_view spelling(StemId stem) const noexcept {
    if (stem == no_stem) return {};
    return {spellings + records[stem - 1].spelling_end, records[stem].spelling_end - records[stem - 1].spelling_end};
  }
  [[nodiscard]] float bits(StemId stem) const noexcept { return static_cast<float>(records[stem].bits) / 8; }
  [[nodiscard]] std::uint32_t trace(StemId stem) const noexcept { return records[stem].trace; }
  /// False where no phrase begins with these two.
  [[nodiscard]] bool may_begin_phrase(StemId first, StemId second) const noexcept {
    if (!(records[first].flags & lexicon_table::flag_starts_phrase)) return false;
    const std::uint32_t bit = lexicon_table::phrase_bit(first, second) & phrase_mask;
    return phrases[bit / 64] >> bit % 64 & 1;
  }
};

/// Both languages of a lexicon. Valid as long as the lexicon or a copy of it. Of an empty lexicon there are no stems.
struct LexiconView {
  LexiconSide sides[2];

  explicit LexiconView(const Lexicon& lexicon) noexcept;
  [[nodiscard]] const LexiconSide& of(Language language) const noexcept {
    return sides[language == Language::english ? 0 : 1];
  }
};

namespace lexicon_table {

/// 2^(-i / 16).
inline constexpr auto probabilities = [] {
  // By repeated multiplication; std::exp2 is not constexpr.
  std::array<float, 256> result{};
  constexpr double step = 0.95760328069857365;
  double p = 1;
  for (std::size_t i = 0; i < result.size(); ++i, p *= step) result[i] = static_cast<float>(p);
  return result;
}();

}  // namespace lexicon_table

}  // namespace muwazi::inline v0

#endif
