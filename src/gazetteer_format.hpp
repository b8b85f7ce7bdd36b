// SPDX-License-Identifier: Apache-2.0
// The gazetteer's table: its layout, and how phrases become hashes. Shared by the packer and the reader.
//
//     TableHeader | entries | forms | slots (hash table) | postings | common English words | strings
//
// A phrase is a sequence of units; every unit has a key, and the phrase's hash is folded unit by unit, so that a scan
// needs one look-up a unit: a slot says whether its phrase has postings and whether a longer phrase begins with it.
// Slots keep 32 bits of the hash beside those that place them; a chance match has odds of about one in 2^31.
#ifndef MUWAZI_SRC_GAZETTEER_FORMAT_HPP
#define MUWAZI_SRC_GAZETTEER_FORMAT_HPP

#include <compare>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include <muwazi/token.hpp>

#include "utf8.hpp"

namespace muwazi::inline v0::gazetteer_format {

inline constexpr std::uint32_t magic = 0x5A475A4D;  // "MZGZ"
inline constexpr std::uint32_t version = 5;

struct TableHeader {
  std::uint32_t magic;
  std::uint32_t version;
  std::uint32_t entry_count;
  std::uint32_t entries;  // byte offsets from the table's start
  std::uint32_t forms;
  std::uint32_t slots;
  std::uint32_t slot_count;
  std::uint32_t filter;  // bits of the first units of Arabic phrases: most words of a text begin none
  std::uint32_t postings;
  std::uint32_t common;  // 16-bit hashes of common English words: open addressing, 0 is empty
  std::uint32_t common_count;
  std::uint32_t seats;  // SeatPair, sorted
  std::uint32_t seat_count;
  std::uint32_t strings;
  std::uint32_t size;
};

/// A place, and the country or organisation that is spoken of by it.
struct SeatPair {
  std::uint32_t seat, country;  // EntryId
  friend auto operator<=>(const SeatPair&, const SeatPair&) = default;
};

struct PackedEntry {
  std::uint64_t concept_key;
  std::uint32_t english;  // first form
  std::uint32_t arabic;
  std::uint8_t english_names;
  std::uint8_t english_count;
  std::uint8_t arabic_names;
  std::uint8_t arabic_count;
  std::uint8_t arabic_loose;  // forms behind those, by which no phrase leads here
  std::uint8_t type;
  std::uint8_t arabic_origin;  // 1: spelled in its own Arabic way alone
  std::uint8_t spare;
};
static_assert(sizeof(PackedEntry) == 24);

struct PackedForm {
  std::uint32_t spelling : 24;  // byte offset in the strings
  std::uint32_t spelling_size : 8;
  std::uint32_t key : 24;
  std::uint32_t key_size : 8;
};
static_assert(sizeof(PackedForm) == 8);
inline constexpr std::size_t longest_form = 0xFF, longest_strings = 0xFFFFFF;  // bytes

struct Slot {
  std::uint32_t check;  // upper half of the hash
  std::uint32_t value;  // 0 empty; else 1 + (index of the posting group's count << 1 | longer phrases exist); group 0 is none
};

// Seeds of the phrase hashes: what kind of phrase it is.
inline constexpr std::uint64_t english_seed = 0x4d7b1c9e2f830a65;
inline constexpr std::uint64_t acronym_seed = 0x91e6a0d5473cb28f;
inline constexpr std::uint64_t arabic_seed = 0x2c58f3b7d91e6047;
inline constexpr std::uint64_t adjective_seed = 0x7a03de64b5f8129b;

/// Hash of a unit's key, eight bytes a step. Tables are packed and read on machines of one byte order.
inline std::uint64_t unit_hash(std::string_view key) noexcept {
  std::uint64_t h = 0xcbf29ce484222325 ^ key.size();
  const char* data = key.data();
  std::size_t left = key.size();
  const auto step = [&](std::uint64_t word) {
    h = (h ^ word) * 0x9e3779b97f4a7c15;
    h ^= h >> 32;
  };
  for (; left >= 8; left -= 8, data += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, data, 8);
    step(word);
  }
  if (left > 0) {
    std::uint64_t word = 0;
    std::memcpy(&word, data, left);
    step(word);
  }
  return h;
}

constexpr std::uint64_t extend(std::uint64_t phrase, std::uint64_t unit) noexcept {
  std::uint64_t h = (phrase ^ unit) * 0x9e3779b97f4a7c15;
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9;
  return h ^ (h >> 32);
}

/// One unit of an English phrase: a word, or the letters of dotted initials, or a number.
struct EnglishUnit {
  std::uint32_t next = 0;  // index behind the unit's tokens
  bool ok = false;
  bool upper = false;        // at least two characters, no lower-case letter
  bool capitalized = false;  // begins with a capital or a digit
};

inline bool is_hyphen(std::string_view s) noexcept {
  return s == "-" || s == "\xE2\x80\x90" || s == "\xE2\x80\x91" || s == "\xE2\x80\x93";
}

/// Assimilated forms of the Arabic article, as they stand before a hyphen.
inline bool is_article(std::string_view key) noexcept {
  switch (key.size()) {
    case 2:
      return key == "al" || key == "el" || key == "as" || key == "az" || key == "ez" || key == "es" || key == "ad" ||
             key == "ed" || key == "at" || key == "et" || key == "ar" || key == "er" || key == "an" || key == "en" ||
             key == "ul" || key == "il";
    case 3: return key == "ash" || key == "esh" || key == "ach" || key == "ech" || key == "adh" || key == "ath";
    default: return false;
  }
}

/// Reads the unit that begins at token `at`; its matching key, with apostrophes gone, goes into `key`.
inline EnglishUnit english_unit(std::string_view text, std::span<const Token> tokens, std::size_t at,
                                std::string& key, bool first) {
  EnglishUnit unit;
  // Marks between two words of a phrase.
  if (!first) {
    while (at < tokens.size() && tokens[at].kind == TokenKind::punctuation) {
      const std::string_view mark = tokens[at].range.in(text);
      if (mark == "&") break;
      const bool joined = tokens[at].glued && at + 1 < tokens.size() && tokens[at + 1].glued;
      const bool stop = mark == "." && tokens[at].glued && at > 0 && tokens[at - 1].range.size() <= 3;
      const bool plural_possessive = (mark == "'" || mark == "\xE2\x80\x99") && tokens[at].glued && at > 0 &&
                                     text[tokens[at - 1].range.end - 1] == 's' && !joined;
      if (!(joined && is_hyphen(mark)) && !stop && !plural_possessive) return unit;
      ++at;
    }
  }
  if (at >= tokens.size()) return unit;
  const Token& token = tokens[at];
  const std::string_view word = token.range.in(text);
  if (token.kind == TokenKind::punctuation && word == "&" && !first) {
    key = "and";
    unit.ok = true;
    unit.next = static_cast<std::uint32_t>(at + 1);
    return unit;
  }
  if (token.kind == TokenKind::number) {
    if (word.size() > 8) return unit;
    key = word;
    unit.ok = unit.upper = unit.capitalized = true;
    unit.next = static_cast<std::uint32_t>(at + 1);
    return unit;
  }
  if (token.kind != TokenKind::word || token.script != TokenScript::latin || word.size() > 64) return unit;
  unit.ok = true;
  unit.capitalized = token.capitalized;
  unit.next = static_cast<std::uint32_t>(at + 1);
  // Dotted initials: U.S. -> us.
  if (word.size() == 1 && token.capitalized) {
    key = static_cast<char>(word[0] | 0x20);
    std::size_t i = at + 1;
    while (i + 1 < tokens.size() && key.size() < 8 && tokens[i].glued && tokens[i].range.in(text) == "." &&
           tokens[i + 1].glued && tokens[i + 1].range.size() == 1 && tokens[i + 1].capitalized) {
      key += static_cast<char>(text[tokens[i + 1].range.begin] | 0x20);
      i += 2;
    }
    if (key.size() > 1) {
      unit.upper = true;
      if (i < tokens.size() && tokens[i].glued && tokens[i].range.in(text) == ".") ++i;
      unit.next = static_cast<std::uint32_t>(i);
      return unit;
    }
  }
  matching_key(word, key);
  std::erase(key, '\'');
  bool lower = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    lower = lower || (c >= 'a' && c <= 'z') || c >= 0x80;
  }
  unit.upper = !lower && word.size() >= 2 && token.capitalized;
  if (is_article(key)) {
    const bool hyphen = at + 2 < tokens.size() && tokens[at + 1].glued && is_hyphen(tokens[at + 1].range.in(text)) &&
                        tokens[at + 2].glued;
    if (hyphen || key == "el") key = "al";
  }
  return unit;
}

/// Folds the upper-case form of a unit's key, as acronyms are hashed.
inline std::uint64_t acronym_hash(std::string_view lower_key) noexcept {
  return extend(acronym_seed, unit_hash(lower_key));
}

inline constexpr std::uint32_t filter_bits = 1u << 18;
constexpr std::uint32_t filter_place(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash >> 40) & (filter_bits - 1);
}

/// Where a hash's probing begins in a table of `count` places: by its lower half, so that the upper one tells more.
constexpr std::uint32_t place_of(std::uint64_t hash, std::uint32_t count) noexcept {
  return static_cast<std::uint32_t>((std::uint64_t{static_cast<std::uint32_t>(hash)} * count) >> 32);
}

inline constexpr std::size_t max_phrase_units = 12;

// --- Arabic --------------------------------------------------------------------------------------------------------
// Keys are UTF-8 of two bytes a letter.
inline constexpr std::string_view ar_alef = "\u0627", ar_lam = "\u0644", ar_al = "\u0627\u0644", ar_yeh = "\u064A",
                                  ar_heh = "\u0647", ar_waw = "\u0648", ar_feh = "\u0641", ar_beh = "\u0628",
                                  ar_kaf = "\u0643";

/// matching_key() of an Arabic word, with veh and peh folded to feh and beh; fast for the plain letters.
inline void arabic_key(std::string_view word, std::string& key) {
  key.resize(word.size());
  char* out = key.data();
  for (std::size_t at = 0; at < word.size(); at += 2) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if ((lead != 0xD8 && lead != 0xD9) || at + 1 == word.size()) {
      // Anything but the letters and marks of the first Arabic block.
      matching_key(word, key);
      for (std::size_t i = 0; i + 1 < key.size(); ++i) {
        if (key[i] == '\xDA' && key[i + 1] == '\xA4') key[i] = '\xD9', key[i + 1] = '\x81';
        else if (key[i] == '\xD9' && key[i + 1] == '\xBE') key[i] = '\xD8', key[i + 1] = '\xA8';
      }
      return;
    }
    unsigned c = (lead & 0x1Fu) << 6 | (static_cast<unsigned char>(word[at + 1]) & 0x3Fu);
    switch (c) {
      case 0x622: case 0x623: case 0x625: case 0x671: c = 0x627; break;  // alefs
      case 0x624: c = 0x648; break;                                      // waw with hamza
      case 0x626: case 0x649: c = 0x64A; break;                          // yeh with hamza, alef maqsura
      case 0x629: c = 0x647; break;                                      // teh marbuta
      case 0x67E: c = 0x628; break;                                      // peh
      case 0x640: case 0x670: continue;                                  // tatweel, dagger alef
      default:
        if (c < 0x621 || (c > 0x63A && c < 0x641) || c > 0x64A) {
          if (c >= 0x64B && c <= 0x65F) continue;  // marks
          matching_key(word, key);
          return;
        }
    }
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  key.resize(static_cast<std::size_t>(out - key.data()));
}

/// One word of an Arabic phrase.
struct ArabicUnit {
  std::uint32_t next = 0;  // index behind the unit's tokens
  bool ok = false;
};

/// Reads the unit that begins at token `at`; its matching key, with veh and peh folded to feh and beh, goes into `key`.
inline ArabicUnit arabic_unit(std::string_view text, std::span<const Token> tokens, std::size_t at, std::string& key,
                              bool first) {
  ArabicUnit unit;
  if (!first && at + 1 < tokens.size() && tokens[at].kind == TokenKind::punctuation && tokens[at].glued &&
      tokens[at + 1].glued && is_hyphen(tokens[at].range.in(text))) {
    ++at;
  }
  if (at >= tokens.size()) return unit;
  const Token& token = tokens[at];
  if (token.kind == TokenKind::number && !first && token.range.size() <= 8) {
    key = token.range.in(text);
  } else if (token.kind == TokenKind::word && token.script == TokenScript::arabic && token.range.size() <= 96) {
    arabic_key(token.range.in(text), key);
  } else {
    return unit;
  }
  unit.ok = true;
  unit.next = static_cast<std::uint32_t>(at + 1);
  return unit;
}

/// Takes the inflection off an adjective in -i: the key up to and with its yeh, or an empty view where the key is none.
inline std::string_view nisba_stem(std::string_view key) noexcept {
  // Letters from the end, as their second bytes; the first one tells the two rows of the block apart.
  const std::size_t n = key.size();
  if (n < 6) return {};
  const auto is = [&](std::size_t back, std::string_view letter) {
    return key[n - 2 * back] == letter[0] && key[n - 2 * back + 1] == letter[1];
  };
  constexpr std::string_view noon = "\u0646", teh = "\u062A";
  std::size_t cut = 0;  // letters behind the yeh
  if (is(1, ar_yeh)) {
    cut = 0;
  } else if (is(1, ar_heh) || is(1, ar_alef)) {  // -h, -a
    cut = 1;
  } else if (is(1, noon)) {
    if (is(2, ar_waw)) {  // -un
      cut = 2;
    } else if (is(2, ar_alef) || is(2, ar_yeh)) {  // -an, -in, -tan, -tin
      cut = is(3, teh) ? 3 : 2;
    } else {
      return {};
    }
  } else if (is(1, teh) && is(2, ar_alef)) {  // -at
    cut = 2;
  } else {
    return {};
  }
  if (n < 2 * (cut + 3) || !is(cut + 1, ar_yeh)) return {};
  return key.substr(0, n - 2 * cut);
}

}  // namespace muwazi::inline v0::gazetteer_format

#endif
