// SPDX-License-Identifier: Apache-2.0
// Code points of UTF-8 one by one, tolerant of ill-formed bytes.
#ifndef MUWAZI_SRC_UTF8_HPP
#define MUWAZI_SRC_UTF8_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muwazi::inline v0 {

inline constexpr char32_t replacement_character = 0xFFFD;

/// The code point at byte `at` of `text`, and its length in bytes through `size` (1 to 4). Ill-formed bytes give U+FFFD
/// and size 1. `at` has to be below text.size().
inline char32_t code_point_at(std::string_view text, std::size_t at, std::uint32_t& size) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t left = text.size() - at;
  const unsigned char lead = byte(at);
  const auto trail = [&](std::size_t i) { return i < left && (byte(at + i) & 0xC0) == 0x80; };
  size = 1;
  if (lead < 0x80) return lead;
  if (lead >= 0xC2 && lead <= 0xDF) {
    if (!trail(1)) return replacement_character;
    size = 2;
    return (char32_t{lead} & 0x1F) << 6 | (byte(at + 1) & 0x3Fu);
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!trail(1) || !trail(2)) return replacement_character;
    const char32_t c = (char32_t{lead} & 0x0F) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF)) return replacement_character;
    size = 3;
    return c;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!trail(1) || !trail(2) || !trail(3)) return replacement_character;
    const char32_t c = (char32_t{lead} & 0x07) << 18 | (byte(at + 1) & 0x3Fu) << 12 | (byte(at + 2) & 0x3Fu) << 6 |
                       (byte(at + 3) & 0x3Fu);
    if (c < 0x10000 || c > 0x10FFFF) return replacement_character;
    size = 4;
    return c;
  }
  return replacement_character;
}

/// Appends a code point (a scalar value) as UTF-8.
inline void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace muwazi::inline v0

#endif
