// SPDX-License-Identifier: Apache-2.0
// The table of words that make quantities: its layout, shared by the packer and the library, and how words are keyed.
//
// A word is folded into at most `max_letters` UTF-16 units and hashed; a form of several words has the hash of the first
// word combined with those of the others. Longer words are in no table.
#ifndef MUWAZI_SRC_QUANTITY_TABLE_HPP
#define MUWAZI_SRC_QUANTITY_TABLE_HPP

#include <array>
#include <cstdint>
#include <string_view>

#include "arabic.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0::quantities {

/// What a word adds to a number.
enum class NumberClass : std::uint8_t {
  none, zero, digit, ten, tens, hundred, hundreds, scale, scale_dual, scale_plural, suffix_scale, vague, dozen, couple,
  implied, times, ordinal, ordinal_tens, ordinal_scale, fraction, fraction_dual, fraction_plural, few, odd, lone_one
};

/// What else a word can say about a number, a date or a time.
enum class Role : std::uint8_t {
  none, month, hijri_month, weekday, era_bc, era_ad, era_ah, am, pm, noon, midnight, century, decade_word, year_word,
  in_year, article, conjunction, of, per, cent, percent, percent_point, point, to, between, from, oclock, mid, label,
  dimension, day_word, stop, past, minus, below_zero, season, relative_day, phone, zone, next_last, index
};

inline constexpr std::array<std::string_view, 25> number_class_names = {
    "none", "zero", "digit", "ten", "tens", "hundred", "hundreds", "scale", "scale_dual", "scale_plural", "suffix_scale",
    "vague", "dozen", "couple", "implied", "times", "ordinal", "ordinal_tens", "ordinal_scale", "fraction",
    "fraction_dual", "fraction_plural", "few", "odd", "lone_one"};
inline constexpr std::array<std::string_view, 41> role_names = {
    "none", "month", "hijri_month", "weekday", "era_bc", "era_ad", "era_ah", "am", "pm", "noon", "midnight", "century",
    "decade_word", "year_word", "in_year", "article", "and", "of", "per", "cent", "percent", "percent_point", "point",
    "to", "between", "from", "oclock", "mid", "label", "dimension", "day_word", "stop", "past", "minus", "below_zero",
    "season", "relative_day", "phone", "zone", "next_last", "index"};
inline constexpr std::array<std::string_view, 20> dimension_names = {
    "none", "length", "area", "volume", "mass", "temperature", "angle", "speed", "duration", "data", "energy", "power",
    "current", "resistance", "voltage", "frequency", "pressure", "force", "graphics", "money"};

/// One form. All numbers little-endian as the host writes them: the table is packed where it is used.
struct Entry {
  std::uint64_t hash = 0;
  std::int64_t value = 0;  ///< of the number class
  NumberClass number = NumberClass::none;
  Role role = Role::none;
  std::uint8_t role_value = 0;  ///< month, weekday, dimension ...
  std::uint8_t unit_count = 0;  ///< 2 where the form is a dual
  std::uint16_t unit = 0;       ///< index into the units, 0 for none
  std::uint16_t other_unit = 0; ///< second reading ("pound")
  std::uint32_t continues = 0;  ///< 1 where a longer form begins with this one, 3 where that can be a quantity by itself
  std::uint32_t reserved = 0;
};
static_assert(sizeof(Entry) == 32);

struct Unit {
  double factor = 0;
  double offset = 0;
  std::uint32_t name = 0;  ///< offset of the name from the table's start
  std::uint16_t name_size = 0;
  std::uint16_t family = 0;  ///< index of the generic currency, or of the unit itself
  std::uint32_t dimension = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(Unit) == 32);

inline constexpr std::uint32_t table_magic = 0x3151574D;
inline constexpr std::uint32_t slots = 8192;  ///< of each language's hash table; a power of two

inline constexpr unsigned max_letters = 24;

/// A folded word.
struct Folded {
  std::array<char16_t, max_letters> letters;  // left as it is: only the first `size` are read
  unsigned size = 0;
  bool too_long = false;

  constexpr void add(char32_t c) noexcept {
    if (size == max_letters || c > 0xFFFF) {
      too_long = true;
    } else {
      letters[size++] = static_cast<char16_t>(c);
    }
  }
};

constexpr std::uint64_t mix(std::uint64_t h) noexcept {
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9u;
  return h ^ (h >> 32);
}

/// Hashes are made from the last letter to the first, so that one pass gives those of all ends of a word (a word without
/// its clitics is an end of it): step() for each letter, finish() where the end begins.
inline constexpr std::uint64_t hash_seed = 0x9E3779B97F4A7C15u;
constexpr std::uint64_t step(std::uint64_t h, char16_t letter) noexcept { return (h ^ letter) * 0x100000001B3u; }
constexpr std::uint64_t finish(std::uint64_t h) noexcept { return mix(h); }

inline std::uint64_t hash_of(const char16_t* letters, unsigned size) noexcept {
  std::uint64_t h = hash_seed;
  for (unsigned i = size; i-- > 0;) h = step(h, letters[i]);
  return finish(h);
}

/// Bits that tell most words of a text from the table's. English words, which have nothing before them that can be taken
/// off, by their length and their first eight letters; Arabic ones by their last letters: one set for forms of two letters,
/// one for forms of three, one for the last four of longer ones.
inline constexpr unsigned latin_filter_order = 15;
inline constexpr std::uint32_t latin_filter_bits = 1u << latin_filter_order;
inline constexpr std::uint32_t arabic_filter_bits = 16384;
inline constexpr unsigned arabic_filter_sets = 3;
inline constexpr unsigned latin_key_letters = 8;

/// `letters` are the first eight, a byte each, the first one lowest.
constexpr std::uint32_t latin_filter_bit(std::uint64_t letters, std::uint64_t size) noexcept {
  return static_cast<std::uint32_t>((letters ^ size << 58) * 0x9E3779B97F4A7C15u >> (64 - latin_filter_order));
}

constexpr std::uint32_t arabic_filter_bit(char16_t fourth_last, char16_t third_last, char16_t second_last, char16_t last) noexcept {
  return (last * 0x9E5u ^ second_last * 0x3D4Du ^ third_last * 0x1F35u ^ fourth_last * 0x2A6Bu) & (arabic_filter_bits - 1);
}

/// The table: header, slots of English and Arabic (index into entries plus one), entries, units, names.
struct Header {
  std::uint32_t magic = table_magic;
  std::uint32_t entries = 0;
  std::uint32_t units = 0;
  std::uint32_t entries_at = 0;
  std::uint32_t units_at = 0;
  std::uint32_t reserved[3] = {};
  std::uint16_t slot[2][slots] = {};
  std::uint64_t latin_filter[latin_filter_bits / 64] = {};
  std::uint64_t arabic_filter[arabic_filter_sets][arabic_filter_bits / 64] = {};
};

constexpr std::uint64_t combine(std::uint64_t phrase, std::uint64_t word) noexcept {
  return mix(phrase * 0x9E3779B97F4A7C15u ^ word);
}

/// Is `c` written inside a word (letters of both scripts, the marks on them, degree and powers)?
constexpr bool is_word_char(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return arabic::is_letter(c) || arabic::is_mark(c) || c == arabic::tatweel || c == 0xB0 || c == 0xB2 || c == 0xB3 ||
         c == 0xB5 || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00) ||
         (c >= 0x370 && c < 0x530) || c == 0x200C || c == 0x200D || c == 0xAD;
}

/// Adds a character of a word, folded.
constexpr void fold(char32_t c, Folded& out) noexcept {
  if (c < 0x80) {
    out.add(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return;
  }
  switch (c) {
    case arabic::alef_madda: case arabic::alef_hamza_above: case arabic::alef_hamza_below: case arabic::alef_wasla:
      return out.add(arabic::alef);
    case arabic::waw_hamza: return out.add(arabic::waw);
    case arabic::yeh_hamza: case arabic::alef_maqsura: case arabic::farsi_yeh: return out.add(arabic::yeh);
    case arabic::teh_marbuta: return out.add(arabic::heh);
    case arabic::keheh: return out.add(arabic::kaf);
    case arabic::tatweel: case 0x200C: case 0x200D: case 0xAD: return;
    case 0xB5: return out.add(0x3BC);
    default: break;
  }
  if (!arabic::is_mark(c)) out.add(c);
}

/// How many letters of article stand at the front: 2 for alef-lam before at least two more letters.
inline unsigned article_size(const char16_t* letters, unsigned size) noexcept {
  return size > 3 && letters[0] == arabic::alef && letters[1] == arabic::lam ? 2 : 0;
}

/// Hash of a word that continues a phrase: without its article.
inline std::uint64_t tail_hash(const Folded& word) noexcept {
  const unsigned skip = article_size(word.letters.data(), word.size);
  return hash_of(word.letters.data() + skip, word.size - skip);
}

}  // namespace muwazi::inline v0::quantities

#endif
