// SPDX-License-Identifier: Apache-2.0
// The two alphabets of the transliteration model: letters of a name as small numbers, and back.
//
// English has the 26 letters, the apostrophe, and those letters with diacritics that sound otherwise than their base
// (c-caron, s-cedilla, n-tilde ...); every other Latin letter counts as its base letters. Arabic has its letters with
// their hamza seats, and the five that foreign names borrow (peh, tcheh, jeh, veh, gaf). Marks are dropped.
#ifndef MUWAZI_SRC_NAME_LETTERS_HPP
#define MUWAZI_SRC_NAME_LETTERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "arabic.hpp"
#include "latin.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0::names {

/// A letter's number: 0 is none, 1..63.
using Letter = std::uint8_t;

/// Longest name token in letters that the model reads; what is longer is cut.
inline constexpr std::size_t max_letters = 32;

/// Letters of one token, on the stack.
struct Letters {
  std::array<Letter, max_letters> at{};
  std::uint8_t size = 0;

  constexpr void push(Letter letter) noexcept {
    if (size < max_letters) at[size++] = letter;
  }
  constexpr Letter operator[](std::size_t i) const noexcept { return at[i]; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size == 0; }
  friend constexpr bool operator==(const Letters& a, const Letters& b) noexcept {
    if (a.size != b.size) return false;
    for (std::size_t i = 0; i < a.size; ++i) {
      if (a.at[i] != b.at[i]) return false;
    }
    return true;
  }
};

inline constexpr Letter apostrophe = 27;
inline constexpr Letter first_special = 28;

/// Letters with diacritics that have a number of their own, lower case, in order from `first_special` on.
inline constexpr std::array<char32_t, 24> special_latin = {
    0xE7,  0x107, 0x10D, 0x15F, 0x161, 0x219, 0x17E, 0x11F, 0xF1,  0xE9,  0xE8,  0xEB,
    0xF6,  0xFC,  0xF8,  0xE5,  0xE1,  0xED,  0xF3,  0x131, 0x142, 0x15B, 0x17C, 0x159};

/// Upper-case counterparts of `special_latin`.
inline constexpr std::array<char32_t, 24> special_latin_upper = {
    0xC7,  0x106, 0x10C, 0x15E, 0x160, 0x218, 0x17D, 0x11E, 0xD1,  0xC9,  0xC8,  0xCB,
    0xD6,  0xDC,  0xD8,  0xC5,  0xC1,  0xCD,  0xD3,  0x131, 0x141, 0x15A, 0x17B, 0x158};

/// Base letters of `special_latin`.
inline constexpr std::string_view special_base = "cccssszgneeeouoaaioilszr";

/// The letters of an English token. Case, hyphens, digits and unknown letters do not count.
constexpr Letters english_letters(std::string_view word) noexcept {
  Letters out;
  for (std::size_t at = 0; at < word.size();) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (lead < 0x80) {
      const unsigned lower = lead | 0x20u;
      if (lower >= 'a' && lower <= 'z') {
        out.push(static_cast<Letter>(lower - 'a' + 1));
      } else if (lead == '\'' || lead == '`') {
        out.push(apostrophe);
      }
      ++at;
      continue;
    }
    std::uint32_t size = 1;
    const char32_t c = code_point_at(word, at, size);
    at += size;
    if (c == 0x2019 || c == 0x2018 || (c >= 0x02BB && c <= 0x02BF)) {
      out.push(apostrophe);
      continue;
    }
    bool special = false;
    for (std::size_t i = 0; i < special_latin.size() && !special; ++i) {
      if (c == special_latin[i] || c == special_latin_upper[i]) {
        out.push(static_cast<Letter>(first_special + i));
        special = true;
      }
    }
    if (special) continue;
    for (const char base : latin_base(c)) out.push(static_cast<Letter>(base - 'a' + 1));
  }
  return out;
}

/// The base letter of an English letter: c for c-caron, the letter itself where it has no diacritic.
constexpr Letter base_letter(Letter letter) noexcept {
  return letter >= first_special ? static_cast<Letter>(special_base[letter - first_special] - 'a' + 1) : letter;
}

inline void append_english(std::string& out, Letter letter) {
  if (letter >= first_special) {
    append_code_point(out, special_latin[letter - first_special]);
  } else if (letter == apostrophe) {
    out += '\'';
  } else if (letter != 0) {
    out += static_cast<char>('a' + letter - 1);
  }
}

/// The Arabic letters in order from 1 on: hamza .. ghain, feh .. yeh, and the borrowed five.
inline constexpr std::array<char32_t, 41> arabic_alphabet = {
    arabic::hamza,      arabic::alef_madda, arabic::alef_hamza_above, arabic::waw_hamza, arabic::alef_hamza_below,
    arabic::yeh_hamza,  arabic::alef,       arabic::beh,   arabic::teh_marbuta, arabic::teh,   arabic::theh,
    arabic::jeem,       arabic::hah,        arabic::khah,  arabic::dal,         arabic::thal,  arabic::reh,
    arabic::zain,       arabic::seen,       arabic::sheen, arabic::sad,         arabic::dad,   arabic::tah,
    arabic::zah,        arabic::ain,        arabic::ghain, arabic::feh,         arabic::qaf,   arabic::kaf,
    arabic::lam,        arabic::meem,       arabic::noon,  arabic::heh,         arabic::waw,   arabic::alef_maqsura,
    arabic::yeh,        arabic::peh,        arabic::tcheh, arabic::jeh,         arabic::veh,   arabic::gaf};

/// Number of an Arabic letter, 0 for anything else.
constexpr Letter arabic_letter(char32_t c) noexcept {
  switch (c) {
    case arabic::keheh: c = arabic::kaf; break;
    case arabic::farsi_yeh: c = arabic::yeh; break;
    case arabic::alef_wasla: c = arabic::alef; break;
    default: break;
  }
  if (c >= 0x0621 && c <= 0x063A) return static_cast<Letter>(c - 0x0621 + 1);
  if (c >= 0x0641 && c <= 0x064A) return static_cast<Letter>(c - 0x0641 + 27);
  switch (c) {
    case arabic::peh: return 37;
    case arabic::tcheh: return 38;
    case arabic::jeh: return 39;
    case arabic::veh: return 40;
    case arabic::gaf: return 41;
    default: return 0;
  }
}

static_assert([] {
  for (std::size_t i = 0; i < arabic_alphabet.size(); ++i) {
    if (arabic_letter(arabic_alphabet[i]) != i + 1) return false;
  }
  return true;
}());

/// arabic_letter() of U+0600 to U+06FF.
inline constexpr auto arabic_block = [] {
  std::array<Letter, 256> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = arabic_letter(static_cast<char32_t>(0x0600 + i));
  return out;
}();

/// The letters of an Arabic token. Marks, tatweel and anything foreign do not count.
constexpr Letters arabic_letters(std::string_view word) noexcept {
  Letters out;
  for (std::size_t at = 0; at < word.size();) {
    const auto lead = static_cast<unsigned char>(word[at]);
    const auto trail = at + 1 < word.size() ? static_cast<unsigned char>(word[at + 1]) : 0u;
    if (lead >= 0xD8 && lead <= 0xDB && (trail & 0xC0u) == 0x80) {
      if (const Letter letter = arabic_block[(lead & 3u) << 6 | (trail & 0x3Fu)]; letter != 0) out.push(letter);
      at += 2;
      continue;
    }
    std::uint32_t size = 1;
    const char32_t c = code_point_at(word, at, size);
    at += size;
    if (const Letter letter = arabic_letter(c); letter != 0) out.push(letter);
  }
  return out;
}

inline void append_arabic(std::string& out, Letter letter) {
  if (letter != 0) append_code_point(out, arabic_alphabet[letter - 1u]);
}

inline std::string arabic_text(const Letters& letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size; ++i) append_arabic(out, letters[i]);
  return out;
}

inline std::string english_text(const Letters& letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size; ++i) append_english(out, letters[i]);
  return out;
}

/// Numbers of the letters that code asks for by name.
namespace letter {
inline constexpr Letter hamza = arabic_letter(arabic::hamza);
inline constexpr Letter alef_madda = arabic_letter(arabic::alef_madda);
inline constexpr Letter alef_hamza_above = arabic_letter(arabic::alef_hamza_above);
inline constexpr Letter waw_hamza = arabic_letter(arabic::waw_hamza);
inline constexpr Letter alef_hamza_below = arabic_letter(arabic::alef_hamza_below);
inline constexpr Letter yeh_hamza = arabic_letter(arabic::yeh_hamza);
inline constexpr Letter alef = arabic_letter(arabic::alef);
inline constexpr Letter beh = arabic_letter(arabic::beh);
inline constexpr Letter teh_marbuta = arabic_letter(arabic::teh_marbuta);
inline constexpr Letter teh = arabic_letter(arabic::teh);
inline constexpr Letter hah = arabic_letter(arabic::hah);
inline constexpr Letter seen = arabic_letter(arabic::seen);
inline constexpr Letter feh = arabic_letter(arabic::feh);
inline constexpr Letter ain = arabic_letter(arabic::ain);
inline constexpr Letter kaf = arabic_letter(arabic::kaf);
inline constexpr Letter lam = arabic_letter(arabic::lam);
inline constexpr Letter noon = arabic_letter(arabic::noon);
inline constexpr Letter heh = arabic_letter(arabic::heh);
inline constexpr Letter waw = arabic_letter(arabic::waw);
inline constexpr Letter alef_maqsura = arabic_letter(arabic::alef_maqsura);
inline constexpr Letter yeh = arabic_letter(arabic::yeh);
}  // namespace letter

}  // namespace muwazi::inline v0::names

#endif
