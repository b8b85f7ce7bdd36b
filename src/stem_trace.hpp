// SPDX-License-Identifier: Apache-2.0
// What is left of a stem when its ending goes: by it, words that no lexicon links are still seen to be kin.
//
// The lexicon's table holds the trace of each stem, so that a check need not spell it out. Shared with the program that packs
// the table, so all is inline.
#ifndef MUWAZI_SRC_STEM_TRACE_HPP
#define MUWAZI_SRC_STEM_TRACE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// The consonants that are left of an Arabic stem without weak letters, formative letters and endings, six bits each; 0
/// where fewer than two are left, and for a phrase. The highest bit is set where they are three or more.
inline std::uint32_t arabic_trace(std::string_view key) noexcept {
  if (key.find(' ') != std::string_view::npos) return 0;
  std::array<std::uint8_t, 16> letters;
  std::size_t n = 0;
  constexpr std::uint8_t teh = 0x2A, seen = 0x33, meem = 0x45, noon = 0x46, heh = 0x47;  // U+06xx
  for (std::size_t at = 0; at + 1 < key.size() && n < letters.size(); at += 2) {
    const unsigned c = (static_cast<unsigned char>(key[at]) & 3u) << 6 | (static_cast<unsigned char>(key[at + 1]) & 0x3Fu);
    // Alef, waw, yeh and hamza come and go.
    if (c == 0x21 || c == 0x27 || c == 0x48 || c == 0x4A || c == 0x49) continue;
    letters[n++] = static_cast<std::uint8_t>(c);
  }
  std::size_t from = 0;
  const auto left = [&] { return n - from; };
  if (left() > 3 && letters[n - 1] == heh) --n;  // ta marbuta, folded
  if (left() > 3 && (letters[n - 1] == teh || letters[n - 1] == noon)) --n;
  if (left() > 3 && (letters[from] == meem || letters[from] == teh || letters[from] == noon)) ++from;
  if (left() > 4 && letters[from] == seen && letters[from + 1] == teh) from += 2;
  else if (left() > 3 && letters[from] == teh) ++from;
  // The infixed teh of form VIII.
  if (left() == 4 && letters[from + 1] == teh) {
    letters[from + 1] = letters[from];
    ++from;
  }
  if (left() < 2) return 0;
  std::uint32_t root = 0;
  for (std::size_t i = from; i < n && i < from + 5; ++i) root = root << 6 | (letters[i] & 0x3Fu);
  return (root + 1) | (left() >= 3 ? std::uint32_t{1} << 31 : 0);
}

/// The first five letters of an English stem, hashed; 0 for what is shorter.
inline std::uint32_t english_trace(std::string_view spelling) noexcept {
  if (spelling.size() < 5 || spelling.find(' ') < 5) return 0;
  std::uint32_t hash = 2166136261u;
  for (const char c : spelling.substr(0, 5)) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash | 1;
}

}  // namespace muwazi::inline v0

#endif
