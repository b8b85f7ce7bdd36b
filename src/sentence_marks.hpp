// SPDX-License-Identifier: Apache-2.0
// Characters as the splitter tells them apart, lines, and steps over them.
#ifndef MUWAZI_SRC_SENTENCE_MARKS_HPP
#define MUWAZI_SRC_SENTENCE_MARKS_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include <unicode/uchar.h>

#include "arabic.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0::sentences {

inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= U'a' && c <= U'z' : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_LOWERCASE) != 0;
}
inline bool is_upper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0; }
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= U'a' && (c | 0x20) <= U'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}
inline bool is_digit(char32_t c) { return c < 0x80 ? c >= U'0' && c <= U'9' : u_isdigit(static_cast<UChar32>(c)) != 0; }

// Directional and zero-width controls: between two characters they count as not there.
inline bool is_control(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x061C ||
         c == 0xFEFF || c == 0xAD;
}
inline bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}
inline bool is_stop(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case arabic::question_mark:
    case 0x06D4:
    case 0x2026:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F: return true;
    default: return false;
  }
}
inline bool is_closing_bracket(char32_t c) { return c == U')' || c == U']' || c == U'}' || c == 0xFD3E; }
inline bool is_opening_bracket(char32_t c) { return c == U'(' || c == U'[' || c == U'{' || c == 0xFD3F; }
// Typographic quotes; which of them open differs from text to text, so that the place decides.
inline bool is_directed_quote(char32_t c) {
  return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}
inline bool is_straight_quote(char32_t c) { return c == U'"' || c == U'\'' || c == 0xFF02; }
inline bool is_quote(char32_t c) { return is_straight_quote(c) || is_directed_quote(c); }
// UAX #29 SContinue and the Arabic semicolon: what goes on after a stop.
inline bool continues(char32_t c) {
  switch (c) {
    case U',':
    case U'-':
    case U':':
    case U';':
    case arabic::comma:
    case arabic::semicolon:
    case 0x060D:
    case 0x2013:
    case 0x2014:
    case 0x3001:
    case 0xFF0C:
    case 0xFF0D:
    case 0xFF1A:
    case 0xFF64: return true;
    default: return false;
  }
}

// What a byte may begin or end, for the two loops that look at every byte.
enum ByteMark : std::uint8_t { no_mark = 0, line_mark = 1, stop_mark = 2 };
inline constexpr std::array<std::uint8_t, 256> byte_marks = [] {
  std::array<std::uint8_t, 256> marks{};
  for (const char c : {'\n', '\r', '\v', '\f'}) marks[static_cast<unsigned char>(c)] = line_mark;
  marks[0xC2] = line_mark;              // U+0085
  marks[0xE2] = line_mark | stop_mark;  // U+2028, U+2029; U+2026, U+203C ...
  for (const char c : {'.', '!', '?'}) marks[static_cast<unsigned char>(c)] = stop_mark;
  marks[0x9F] = stop_mark;  // second byte of U+061F: the first is common in Arabic
  for (const int c : {0xDB, 0xE3, 0xEF}) marks[static_cast<unsigned char>(c)] = stop_mark;
  return marks;
}();

/// Where the character that ends at byte `at` begins; not before `begin`, which is before `at`.
inline std::size_t step_back(std::string_view text, std::size_t at, std::size_t begin) {
  do --at;
  while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   // without the line end
  std::size_t next = 0;  // where the next line begins
};

// The line that begins at `at`: up to LF, CR, CR LF, VT, FF, U+0085, U+2028, U+2029 or the end.
inline Line line_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t i = at; i < size; ++i) {
    if ((byte_marks[bytes[i]] & line_mark) == 0) continue;
    switch (bytes[i]) {
      case '\r': return {at, i, i + 1 < size && bytes[i + 1] == '\n' ? i + 2 : i + 1};
      case 0xC2:
        if (i + 1 < size && bytes[i + 1] == 0x85) return {at, i, i + 2};
        break;
      case 0xE2:
        if (i + 2 < size && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9))
          return {at, i, i + 3};
        break;
      default: return {at, i, i + 1};
    }
  }
  return {at, size, size};
}

// Takes spaces and controls off both ends of [begin, end). A range of nothing else becomes empty.
inline void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text.substr(0, end), begin, size);
    if (!is_space(c) && !is_control(c)) break;
    begin += size;
  }
  while (begin < end) {
    std::size_t last = end - 1;
    while (last > begin && end - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text.substr(0, end), last, size);
    if (last + size != end || (!is_space(c) && !is_control(c))) break;
    end = last;
  }
}

inline std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace muwazi::inline v0::sentences

#endif
