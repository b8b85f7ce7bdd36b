// SPDX-License-Identifier: Apache-2.0
// Arabic letters by name (Unicode's), and what kind of character a code point of the Arabic block is.
//
// Arabic letters stand as escapes in the sources, since editors reorder them; these names keep code readable.
#ifndef MUWAZI_SRC_ARABIC_HPP
#define MUWAZI_SRC_ARABIC_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "count_bytes.hpp"

namespace muwazi::inline v0::arabic {

inline constexpr char32_t comma = 0x060C;
inline constexpr char32_t semicolon = 0x061B;
inline constexpr char32_t question_mark = 0x061F;
inline constexpr char32_t hamza = 0x0621;
inline constexpr char32_t alef_madda = 0x0622;
inline constexpr char32_t alef_hamza_above = 0x0623;
inline constexpr char32_t waw_hamza = 0x0624;
inline constexpr char32_t alef_hamza_below = 0x0625;
inline constexpr char32_t yeh_hamza = 0x0626;
inline constexpr char32_t alef = 0x0627;
inline constexpr char32_t beh = 0x0628;
inline constexpr char32_t teh_marbuta = 0x0629;
inline constexpr char32_t teh = 0x062A;
inline constexpr char32_t theh = 0x062B;
inline constexpr char32_t jeem = 0x062C;
inline constexpr char32_t hah = 0x062D;
inline constexpr char32_t khah = 0x062E;
inline constexpr char32_t dal = 0x062F;
inline constexpr char32_t thal = 0x0630;
inline constexpr char32_t reh = 0x0631;
inline constexpr char32_t zain = 0x0632;
inline constexpr char32_t seen = 0x0633;
inline constexpr char32_t sheen = 0x0634;
inline constexpr char32_t sad = 0x0635;
inline constexpr char32_t dad = 0x0636;
inline constexpr char32_t tah = 0x0637;
inline constexpr char32_t zah = 0x0638;
inline constexpr char32_t ain = 0x0639;
inline constexpr char32_t ghain = 0x063A;
inline constexpr char32_t tatweel = 0x0640;
inline constexpr char32_t feh = 0x0641;
inline constexpr char32_t qaf = 0x0642;
inline constexpr char32_t kaf = 0x0643;
inline constexpr char32_t lam = 0x0644;
inline constexpr char32_t meem = 0x0645;
inline constexpr char32_t noon = 0x0646;
inline constexpr char32_t heh = 0x0647;
inline constexpr char32_t waw = 0x0648;
inline constexpr char32_t alef_maqsura = 0x0649;
inline constexpr char32_t yeh = 0x064A;
inline constexpr char32_t percent_sign = 0x066A;
inline constexpr char32_t decimal_separator = 0x066B;
inline constexpr char32_t thousands_separator = 0x066C;
inline constexpr char32_t superscript_alef = 0x0670;
inline constexpr char32_t alef_wasla = 0x0671;
inline constexpr char32_t peh = 0x067E;
inline constexpr char32_t tcheh = 0x0686;
inline constexpr char32_t jeh = 0x0698;
inline constexpr char32_t veh = 0x06A4;
inline constexpr char32_t keheh = 0x06A9;
inline constexpr char32_t gaf = 0x06AF;
inline constexpr char32_t farsi_yeh = 0x06CC;

/// Vowel signs, tanween, shadda, sukun, dagger alef and Quranic marks: what a reader may leave out.
constexpr bool is_mark(char32_t c) noexcept {
  return (c >= 0x064B && c <= 0x065F) || c == superscript_alef || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E4) || c == 0x06E7 || c == 0x06E8 ||
         (c >= 0x06EA && c <= 0x06ED) || (c >= 0x08D3 && c <= 0x08FF);
}

/// A letter of the Arabic script, presentation forms included; not digits, marks, tatweel or punctuation.
constexpr bool is_letter(char32_t c) noexcept {
  return (c >= 0x0620 && c <= 0x063F) || (c >= 0x0641 && c <= 0x064A) || (c >= 0x066E && c <= 0x066F) ||
         (c >= 0x0671 && c <= 0x06D3) || c == 0x06D5 || (c >= 0x06EE && c <= 0x06EF) || (c >= 0x06FA && c <= 0x06FC) ||
         c == 0x06FF || (c >= 0x0750 && c <= 0x077F) || (c >= 0x08A0 && c <= 0x08C9) || (c >= 0xFB50 && c <= 0xFBB1) ||
         (c >= 0xFBD3 && c <= 0xFD3D) || (c >= 0xFD50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// Value of a digit of any of the three sets (ASCII, Arabic-Indic, extended Arabic-Indic), or -1.
constexpr int digit_value(char32_t c) noexcept {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return static_cast<int>(c - 0x06F0);
  return -1;
}

/// Digits of the three sets in a text of UTF-8.
inline std::size_t count_digits(std::string_view utf8) noexcept {
  if (utf8.empty()) return 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto is = [](unsigned byte, unsigned first) { return static_cast<std::uint8_t>(static_cast<std::uint8_t>(byte - first) < 10); };
  return is(bytes[0], '0') + count_bytes(utf8.size() - 1, [&](std::size_t i) {
    const unsigned char before = bytes[i];
    const unsigned char byte = bytes[i + 1];
    return is(byte, '0') | (is(byte, 0xA0) & (before == 0xD9)) | (is(byte, 0xB0) & (before == 0xDB));
  });
}

}  // namespace muwazi::inline v0::arabic

#endif
