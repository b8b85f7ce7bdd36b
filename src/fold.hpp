// SPDX-License-Identifier: Apache-2.0
// The folds that replace one code point by another or drop it, as one table; normalisation and matching keys share it.
#ifndef MUWAZI_SRC_FOLD_HPP
#define MUWAZI_SRC_FOLD_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "arabic.hpp"

namespace muwazi::inline v0::fold {

/// The option of NormalizeOptions that a row belongs to.
enum class Option : std::uint8_t {
  tatweel, harakat, hamza_seats, alef_maqsura, ta_marbuta, persian_letters, digits, arabic_punctuation, quotes, dashes,
  spaces, zero_width, bidi_controls
};

struct Row {
  char16_t from = 0;
  char16_t to = 0;  ///< 0: dropped
  Option option = Option::tatweel;
};

/// Sorted by `from`, then by option; a code point may stand under two options.
struct Table {
  std::array<Row, 320> rows{};
  std::size_t size = 0;
  [[nodiscard]] constexpr const Row* begin() const noexcept { return rows.data(); }
  [[nodiscard]] constexpr const Row* end() const noexcept { return rows.data() + size; }
};

inline constexpr Table table = [] {
  Table out;
  const auto add = [&out](Option option, unsigned from, unsigned to) {
    out.rows[out.size++] = {static_cast<char16_t>(from), static_cast<char16_t>(to), option};
  };
  const auto range = [&add](Option option, unsigned first, unsigned last, unsigned to) {
    for (unsigned c = first; c <= last; ++c) add(option, c, to);
  };
  add(Option::tatweel, arabic::tatweel, 0);
  for (unsigned c = 0x0600; c < 0x0900; ++c)
    if (arabic::is_mark(c)) add(Option::harakat, c, 0);
  for (const unsigned c : {0x0622u, 0x0623u, 0x0625u, 0x0671u, 0x0672u, 0x0673u})
    add(Option::hamza_seats, c, arabic::alef);
  add(Option::hamza_seats, arabic::waw_hamza, arabic::waw);
  add(Option::hamza_seats, arabic::yeh_hamza, arabic::yeh);
  range(Option::hamza_seats, 0x0653, 0x0655, 0);  // the combining madda and hamzas, for text that is not composed
  add(Option::alef_maqsura, arabic::alef_maqsura, arabic::yeh);
  add(Option::ta_marbuta, arabic::teh_marbuta, arabic::heh);
  add(Option::persian_letters, 0x06A9, arabic::kaf);          // keheh
  add(Option::persian_letters, 0x06AA, arabic::kaf);          // swash kaf
  add(Option::persian_letters, 0x06CC, arabic::yeh);          // Farsi yeh
  add(Option::persian_letters, 0x06D2, arabic::yeh);          // yeh barree
  add(Option::persian_letters, 0x06D3, arabic::yeh_hamza);    // yeh barree with hamza
  for (const unsigned c : {0x06BEu, 0x06C0u, 0x06C1u, 0x06C2u, 0x06D5u})
    add(Option::persian_letters, c, arabic::heh);             // heh doachashmee, with yeh, goal, goal with hamza, ae
  add(Option::persian_letters, 0x06C3, arabic::teh_marbuta);  // teh marbuta goal
  for (unsigned digit = 0; digit < 10; ++digit) {
    add(Option::digits, 0x0660 + digit, '0' + digit);
    add(Option::digits, 0x06F0 + digit, '0' + digit);
  }
  add(Option::arabic_punctuation, arabic::comma, ',');
  add(Option::arabic_punctuation, arabic::semicolon, ';');
  add(Option::arabic_punctuation, arabic::question_mark, '?');
  add(Option::arabic_punctuation, arabic::percent_sign, '%');
  add(Option::arabic_punctuation, arabic::decimal_separator, '.');
  add(Option::arabic_punctuation, arabic::thousands_separator, ',');
  add(Option::arabic_punctuation, 0x066D, '*');  // five pointed star
  add(Option::arabic_punctuation, 0x06D4, '.');  // Urdu full stop
  for (const unsigned c : {0x00ABu, 0x00BBu, 0x201Cu, 0x201Du, 0x201Eu, 0x201Fu, 0x2039u, 0x203Au, 0x275Du, 0x275Eu,
                           0x2E42u, 0x300Cu, 0x300Du, 0x300Eu, 0x300Fu, 0x301Du, 0x301Eu, 0x301Fu, 0xFE41u, 0xFE42u,
                           0xFE43u, 0xFE44u, 0xFF02u, 0xFF62u, 0xFF63u})
    add(Option::quotes, c, '"');
  for (const unsigned c : {0x02BBu, 0x02BCu, 0x02BEu, 0x02BFu, 0x2018u, 0x2019u, 0x201Au, 0x201Bu, 0x275Bu, 0x275Cu,
                           0xFF07u})
    add(Option::quotes, c, '\'');
  range(Option::dashes, 0x2010, 0x2015, '-');
  for (const unsigned c : {0x2212u, 0x2E3Au, 0x2E3Bu, 0xFE58u, 0xFE63u, 0xFF0Du}) add(Option::dashes, c, '-');
  range(Option::spaces, 0x2000, 0x200A, ' ');
  for (const unsigned c : {0x00A0u, 0x1680u, 0x202Fu, 0x205Fu, 0x3000u}) add(Option::spaces, c, ' ');
  for (const unsigned c : {0x00ADu, 0x180Eu, 0x200Bu, 0x200Cu, 0x200Du, 0xFEFFu}) add(Option::zero_width, c, 0);
  range(Option::zero_width, 0x2060, 0x2064, 0);
  for (const unsigned c : {0x061Cu, 0x200Eu, 0x200Fu}) add(Option::bidi_controls, c, 0);
  range(Option::bidi_controls, 0x202A, 0x202E, 0);
  range(Option::bidi_controls, 0x2066, 0x2069, 0);
  std::sort(out.rows.begin(), out.rows.begin() + static_cast<std::ptrdiff_t>(out.size), [](const Row& a, const Row& b) {
    return a.from != b.from ? a.from < b.from : a.option < b.option;
  });
  return out;
}();

/// The rows of a code point.
struct Rows {
  const Row* first;
  const Row* last;
  [[nodiscard]] constexpr const Row* begin() const noexcept { return first; }
  [[nodiscard]] constexpr const Row* end() const noexcept { return last; }
};

constexpr Rows rows_of(char32_t c) noexcept {
  const auto below = [](const Row& row, char32_t x) { return row.from < x; };
  const Row* first = std::lower_bound(table.begin(), table.end(), c, below);
  const Row* last = first;
  while (last != table.end() && last->from == c) ++last;
  return {first, last};
}

/// A mark that no letter composes with and that may thus be dropped without a look at its neighbours.
constexpr bool never_composes(char32_t c) noexcept {
  return (c >= 0x064B && c <= 0x0652) || (c >= 0x0656 && c <= 0x065F) || c == arabic::superscript_alef;
}

}  // namespace muwazi::inline v0::fold

#endif
