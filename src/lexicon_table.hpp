// SPDX-License-Identifier: Apache-2.0
// The lexicon's table: its layout in memory, packing and unpacking it, and its text form in data/.
//
// One block of bytes, little-endian, used in place wherever it lies (16-byte aligned):
//
//     | header | English: slots  records  spellings  links  phrases | Arabic: the same |
//
// A record is all that is known of a stem but its letters and its links, in one place, so that one look at memory gets it.
// // A slot is 40 bits of a word's hash and 24 bits of its stem's number, 0 where it is free; the table is open-addressed with
// linear probing and a load of at most 0.7. No word is spelled out: of words that are not in the table one in some ten
// million is taken for one that is. A phrase is a stem whose spelling holds spaces ("prime minist"); it stands in the same
// table, and its first two stems set a bit of `phrases`, so that most runs of words are seen to be none. Shared with the program that packs the table when the library is built, so all is inline.
#ifndef MUWAZI_SRC_LEXICON_TABLE_HPP
#define MUWAZI_SRC_LEXICON_TABLE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/message.hpp>

#include "stem_trace.hpp"

namespace muwazi::inline v0::lexicon_table {

inline constexpr std::array<char, 8> magic = {'M', 'U', 'W', 'A', 'Z', 'I', 'L', '2'};

struct Part {
  std::uint32_t stems = 0;       ///< number of stems; arrays by stem have one more entry, for no_stem
  std::uint32_t slot_mask = 0;   ///< number of slots, a power of two, less one
  std::uint32_t slots = 0;       ///< offsets of the arrays in bytes from the header: uint64[slot_mask + 1]
  std::uint32_t records = 0;        ///< Record[stems + 1]
  std::uint32_t spellings = 0;      ///< char[]
  std::uint32_t links = 0;          ///< uint32[], as Translation
  std::uint32_t phrases = 0;        ///< uint64[(phrase_mask + 1) / 64]
  std::uint32_t phrase_mask = 0;    ///< number of bits, a power of two, less one
};

/// A stem. The first one, for no_stem, is empty.
struct Record {
  std::uint32_t spelling_end = 0;  ///< in the spellings; the spelling begins where the record before says
  std::uint32_t link_end = 0;      ///< in the links, likewise
  std::uint32_t trace = 0;         ///< see stem_trace.hpp
  std::uint8_t bits = 0;           ///< eighths of a bit
  std::uint8_t flags = 0;
  std::uint16_t unused = 0;
};
static_assert(sizeof(Record) == 16);

/// The bit of a phrase that begins with these stems, before it is masked.
inline std::uint32_t phrase_bit(std::uint32_t first, std::uint32_t second) noexcept {
  const std::uint64_t mixed = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(mixed >> 32);
}

struct Header {
  std::array<char, 8> magic;
  std::uint32_t size = 0;  ///< of the whole block in bytes
  Part parts[2];           ///< by Language
};

inline constexpr std::uint8_t flag_function = 1;       ///< a function word
inline constexpr std::uint8_t flag_starts_phrase = 2;  ///< a phrase begins with this stem
inline constexpr std::size_t max_phrase_stems = 5;
inline constexpr std::uint64_t hash_mask = (std::uint64_t{1} << 40) - 1;

/// The last one to seven bytes of a word as a number, from `from` to its end. No loop: words are short, and hashing them is
/// much of what looking them up costs.
inline std::uint64_t hash_tail(const char* bytes, std::size_t from, std::size_t size) noexcept {
  const std::size_t left = size - from;
  if (left == 0) return 0;
  const auto load = [](const char* place, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, place, count);
    return value;
  };
  if (size >= 8) return load(bytes + size - 8, 8) >> (64 - 8 * left);
  if (left >= 4) return load(bytes, 4) | load(bytes + left - 4, 4) << (8 * (left - 4));
  return load(bytes, 1) | load(bytes + left / 2, 1) << (8 * (left / 2)) | load(bytes + left - 1, 1) << (8 * (left - 1));
}

/// 40 bits, never 0.
inline std::uint64_t hash_word(const char* bytes, std::size_t size) noexcept {
  constexpr std::uint64_t k = 0x9E3779B97F4A7C15u;
  std::uint64_t h = size * k;
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t next = 0;
    std::memcpy(&next, bytes + i, 8);
    h = (h ^ next) * k;
    h ^= h >> 29;
  }
  h = (h ^ hash_tail(bytes, i, size)) * k;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h >>= 24;
  return h ? h : 1;
}
inline std::uint64_t hash_word(std::string_view word) noexcept { return hash_word(word.data(), word.size()); }

/// What a table says, in a form that can be changed. Ids are 1 + index.
struct Facts {
  struct Stem {
    std::string spelling;
    float bits = 20;
    bool function = false;
  };
  struct Form {
    std::uint64_t hash = 0;
    std::uint32_t stem = 0;
  };
  struct Link {
    std::uint32_t english = 0;
    std::uint32_t arabic = 0;
    float arabic_given_english = 0;
    float english_given_arabic = 0;
  };
  std::vector<Stem> stems[2];
  std::vector<Form> forms[2];  ///< the first of equal hashes counts; stems' own spellings need no form
  std::vector<Link> links;
};

inline std::uint8_t pack_probability(float p) noexcept {
  if (!(p > 0)) return 255;
  return static_cast<std::uint8_t>(std::clamp(std::lround(-16 * std::log2(std::min(p, 1.0f))), 0l, 255l));
}

/// The block for these facts. Links of a stem are in order of falling probability, then of number.
inline std::string pack(const Facts& facts) {
  std::string out(sizeof(Header), '\0');
  Header header;
  header.magic = magic;
  const auto align = [&] { out.resize((out.size() + 15) & ~std::size_t{15}); };
  const auto put = [&](const auto& values) {
    align();
    const auto offset = static_cast<std::uint32_t>(out.size());
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    return offset;
  };
  for (std::size_t side = 0; side < 2; ++side) {
    Part& part = header.parts[side];
    const auto& stems = facts.stems[side];
    part.stems = static_cast<std::uint32_t>(stems.size());

    std::size_t slot_count = 16;
    while (slot_count * 7 < (facts.forms[side].size() + stems.size()) * 10) slot_count *= 2;
    part.slot_mask = static_cast<std::uint32_t>(slot_count - 1);
    std::vector<std::uint64_t> slots(slot_count, 0);
    const auto insert = [&](std::uint64_t hash, std::uint32_t stem) {
      for (std::size_t at = hash & part.slot_mask;; at = (at + 1) & part.slot_mask) {
        if (slots[at] >> 24 == hash) return;
        if (slots[at] == 0) {
          slots[at] = hash << 24 | stem;
          return;
        }
      }
    };
    for (const Facts::Form& form : facts.forms[side]) insert(form.hash, form.stem);
    for (std::size_t i = 0; i < stems.size(); ++i) {
      insert(hash_word(stems[i].spelling), static_cast<std::uint32_t>(i + 1));
    }
    part.slots = put(slots);

    std::vector<Record> records(stems.size() + 1);
    std::string spellings;
    std::unordered_map<std::string_view, std::size_t> by_spelling;
    std::size_t phrase_count = 0;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      spellings += stems[i].spelling;
      Record& record = records[i + 1];
      record.spelling_end = static_cast<std::uint32_t>(spellings.size());
      record.trace = side == 0 ? english_trace(stems[i].spelling) : arabic_trace(stems[i].spelling);
      record.bits = static_cast<std::uint8_t>(std::clamp(std::lround(stems[i].bits * 8), 0l, 255l));
      record.flags = stems[i].function ? flag_function : 0;
      by_spelling.emplace(stems[i].spelling, i + 1);
      phrase_count += stems[i].spelling.find(' ') != std::string::npos;
    }
    // Sixteen bits a phrase: one run of words in sixteen, of those whose first one begins a phrase, is looked up for nothing.
    std::size_t phrase_bits = 64;
    while (phrase_bits < 16 * phrase_count) phrase_bits *= 2;
    part.phrase_mask = static_cast<std::uint32_t>(phrase_bits - 1);
    std::vector<std::uint64_t> phrases(phrase_bits / 64, 0);
    for (const Facts::Stem& stem : stems) {
      const std::string_view spelling = stem.spelling;
      const std::size_t space = spelling.find(' ');
      if (space == std::string_view::npos) continue;
      const auto first = by_spelling.find(spelling.substr(0, space));
      if (first == by_spelling.end()) continue;
      records[first->second].flags |= flag_starts_phrase;
      const std::size_t end = std::min(spelling.find(' ', space + 1), spelling.size());
      const auto second = by_spelling.find(spelling.substr(space + 1, end - space - 1));
      if (second == by_spelling.end()) continue;  // no run of stems spells it
      const std::uint32_t bit =
          phrase_bit(static_cast<std::uint32_t>(first->second), static_cast<std::uint32_t>(second->second)) & part.phrase_mask;
      phrases[bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    part.spellings = put(spellings);
    part.phrases = put(phrases);

    struct Sorted {
      std::uint32_t from, to;
      std::uint8_t weight;
    };
    std::vector<Sorted> sorted;
    for (const Facts::Link& link : facts.links) {
      if (side == 0) sorted.push_back({link.english, link.arabic, pack_probability(link.arabic_given_english)});
      else sorted.push_back({link.arabic, link.english, pack_probability(link.english_given_arabic)});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Sorted& a, const Sorted& b) {
      if (a.from != b.from) return a.from < b.from;
      return a.weight != b.weight ? a.weight < b.weight : a.to < b.to;
    });
    std::vector<std::uint32_t> links;
    for (const Sorted& link : sorted) {
      links.push_back(link.to | static_cast<std::uint32_t>(link.weight) << 24);
      records[link.from].link_end = static_cast<std::uint32_t>(links.size());
    }
    for (std::size_t i = 1; i < records.size(); ++i) records[i].link_end = std::max(records[i].link_end, records[i - 1].link_end);
    part.records = put(records);
    part.links = put(links);
  }
  align();
  header.size = static_cast<std::uint32_t>(out.size());
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

template <class T>
const T* array_at(const unsigned char* block, std::uint32_t offset) noexcept {
  return reinterpret_cast<const T*>(block + offset);
}

inline Facts unpack(const unsigned char* block) {
  Facts facts;
  const auto& header = *reinterpret_cast<const Header*>(block);
  std::vector<std::vector<std::pair<std::uint32_t, std::uint8_t>>> reverse(header.parts[1].stems + 1);
  for (std::size_t side = 0; side < 2; ++side) {
    const Part& part = header.parts[side];
    const auto* records = array_at<Record>(block, part.records);
    const auto* text = array_at<char>(block, part.spellings);
    for (std::uint32_t i = 1; i <= part.stems; ++i) {
      facts.stems[side].push_back({std::string(text + records[i - 1].spelling_end, text + records[i].spelling_end),
                                   static_cast<float>(records[i].bits) / 8, (records[i].flags & flag_function) != 0});
    }
    const auto* slots = array_at<std::uint64_t>(block, part.slots);
    for (std::uint32_t i = 0; i <= part.slot_mask; ++i) {
      if (slots[i]) facts.forms[side].push_back({slots[i] >> 24, static_cast<std::uint32_t>(slots[i] & 0xFFFFFF)});
    }
    const auto* links = array_at<std::uint32_t>(block, part.links);
    for (std::uint32_t i = 1; i <= part.stems; ++i) {
      for (std::uint32_t at = records[i - 1].link_end; at < records[i].link_end; ++at) {
        const std::uint32_t to = links[at] & 0xFFFFFF;
        const float p = std::exp2(-static_cast<float>(links[at] >> 24) / 16);
        if (side == 0) {
          reverse[to].push_back({static_cast<std::uint32_t>(facts.links.size()), 0});
          facts.links.push_back({i, to, p, 0});
          continue;
        }
        for (const auto& [index, unused] : reverse[i]) {
          (void)unused;
          if (facts.links[index].english == to) facts.links[index].english_given_arabic = p;
        }
      }
    }
  }
  return facts;
}

/// A line of the text form that does not have the form that it should. `line` is 1-based.
struct BadLine {
  BadLine(std::size_t number, Message said) : line(number), message(std::move(said)) {}
  std::size_t line;
  Message message;
};

/// Reads the text form: UTF-8, a fact a line, columns parted by tabs, # begins a comment line.
///
///     stem  en|ar  SPELLING  BITS  [f]         a stem (folded; spaces part the stems of a phrase); f: a function word
///     word  en|ar  WORD      SPELLING          a folded word and the stem that it has
///     pair  EN     AR        P(AR|EN)  P(EN|AR)
///
/// Stems may stand after the lines that name them. Throws BadLine.
inline Facts read_facts(std::istream& in) {
  Facts facts;
  struct Pending {
    std::size_t line;
    std::string first, second;
    float p = 0, q = 0;
  };
  std::vector<Pending> words[2], pairs;
  std::unordered_map<std::string, std::uint32_t> ids[2];
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    std::array<std::string_view, 6> columns;
    std::size_t count = 0;
    for (std::string_view rest = line; count < columns.size();) {
      const std::size_t tab = rest.find('\t');
      columns[count++] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    const auto side = [&](std::string_view name) -> std::size_t {
      if (name == "en") return 0;
      if (name == "ar") return 1;
      throw BadLine(number, "the second column has to be en or ar");
    };
    const auto value = [&](std::string_view text) {
      // Digits and a point only: the same on every machine and locale.
      double result = 0, scale = 0;
      if (text.empty()) throw BadLine(number, "a number is missing");
      for (const char c : text) {
        if (c == '.' && scale == 0) {
          scale = 1;
        } else if (c >= '0' && c <= '9') {
          result = result * 10 + (c - '0');
          scale *= 10;
        } else {
          throw BadLine(number, {"not a number: {0}", {quote(text)}});
        }
      }
      return static_cast<float>(scale > 1 ? result / scale : result);
    };
    if (columns[0] == "stem") {
      if (count < 4) throw BadLine(number, "a stem needs a language, a spelling and its bits");
      const std::size_t s = side(columns[1]);
      if (columns[2].empty()) throw BadLine(number, "a stem without spelling");
      const bool added =
          ids[s].emplace(columns[2], static_cast<std::uint32_t>(facts.stems[s].size() + 1)).second;
      if (!added) throw BadLine(number, {"a stem twice: {0}", {quote(columns[2])}});
      if (facts.stems[s].size() >= 0xFFFFFE) throw BadLine(number, "more than 16 million stems");
      facts.stems[s].push_back({std::string(columns[2]), value(columns[3]), count > 4 && columns[4] == "f"});
    } else if (columns[0] == "word") {
      if (count < 4) throw BadLine(number, "a word needs a language, a spelling and its stem");
      words[side(columns[1])].push_back({number, std::string(columns[2]), std::string(columns[3])});
    } else if (columns[0] == "pair") {
      if (count < 5) throw BadLine(number, "a pair needs two stems and two probabilities");
      const float p = value(columns[3]), q = value(columns[4]);
      if (p > 1 || q > 1) throw BadLine(number, "a probability above 1");
      pairs.push_back({number, std::string(columns[1]), std::string(columns[2]), p, q});
    } else {
      throw BadLine(number, "a line begins with stem, word or pair");
    }
  }
  const auto id = [&](std::size_t s, const std::string& spelling, std::size_t number) {
    const auto found = ids[s].find(spelling);
    if (found == ids[s].end()) throw BadLine(number, {"no such stem: {0}", {quote(spelling)}});
    return found->second;
  };
  for (std::size_t s = 0; s < 2; ++s) {
    for (const Pending& word : words[s]) {
      facts.forms[s].push_back({hash_word(word.first), id(s, word.second, word.line)});
    }
  }
  for (const Pending& pair : pairs) {
    facts.links.push_back({id(0, pair.first, pair.line), id(1, pair.second, pair.line), pair.p, pair.q});
  }
  return facts;
}

}  // namespace muwazi::inline v0::lexicon_table

#endif
