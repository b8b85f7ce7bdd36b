// SPDX-License-Identifier: Apache-2.0
// The packed name table, read in place: an n-gram model over pairs of letters, and the confirmed pairs it came from.
//
//     S a b a h        a name is a path of units, each some English letters over some Arabic ones:
//     | | | | |        s:sad a: b:beh a:alef h:hah
//
// The model gives P(unit | the units before it), so the product over a path is the joint probability of both spellings
// (joint multigrams: Bisani and Ney 2008, "Joint-sequence models for grapheme-to-phoneme conversion", with the short
// units and the interpolated Kneser-Ney smoothing that the paper finds best). Both are functions of the context, so a
// path that begins like an Arabic name goes on as one (kh, q, unwritten vowels), and a foreign one as a foreign one.
//
// Sections, each 16-byte aligned, little-endian machines and big-endian ones each read what their own packer wrote:
//
//     header | units | their costs | unit slots | units of single letters | chunk lists | nodes | n-gram keys |
//     n-gram values | rows | English slots | Arabic slots | letter trigrams of English | of Arabic | sounds | features | ranks |
//     net | score layer | order layer
#ifndef MUWAZI_SRC_NAME_TABLE_HPP
#define MUWAZI_SRC_NAME_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "name_letters.hpp"

namespace muwazi::inline v0::names {

/// A unit: one to three English letters over none to two Arabic ones.
struct Unit {
  std::array<Letter, 3> english{};
  std::uint8_t english_size = 0;
  std::array<Letter, 2> arabic{};
  std::uint8_t arabic_size = 0;
  std::uint8_t unused = 0;
};
static_assert(sizeof(Unit) == 8);

/// The shapes of units, English letters over Arabic letters, in the order of the digits of data/names.tsv.
struct Shape {
  std::uint8_t english, arabic;
};
inline constexpr std::array<Shape, 6> shapes = {{{1, 0}, {1, 1}, {1, 2}, {2, 1}, {3, 1}, {2, 2}}};

using UnitId = std::uint16_t;
inline constexpr UnitId end_unit = 0;    ///< ends every path
inline constexpr UnitId begin_unit = 1;  ///< stands before every path
inline constexpr std::uint32_t no_entry = 0xFFFFFFFF;
inline constexpr std::size_t max_order = 6;

/// Key of a unit: its letters, six bits each. Never 0 for a unit with letters.
constexpr std::uint32_t unit_key(Letter e1, Letter e2, Letter e3, Letter a1, Letter a2) noexcept {
  return std::uint32_t{e1} << 24 | std::uint32_t{e2} << 18 | std::uint32_t{e3} << 12 | std::uint32_t{a1} << 6 | a2;
}
constexpr std::uint32_t unit_key(const Unit& unit) noexcept {
  return unit_key(unit.english[0], unit.english[1], unit.english[2], unit.arabic[0], unit.arabic[1]);
}

constexpr std::uint32_t mix(std::uint32_t x) noexcept {
  x ^= x >> 16;
  x *= 0x7FEB352Du;
  x ^= x >> 15;
  x *= 0x846CA68Bu;
  x ^= x >> 16;
  return x;
}

/// Hash of the letters of a name.
constexpr std::uint32_t letters_hash(const Letters& letters) noexcept {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (std::size_t i = 0; i < letters.size; ++i) h = (h ^ letters[i]) * 0x100000001B3u;
  return mix(static_cast<std::uint32_t>(h ^ h >> 32));
}

/// Letters under which a name is looked up: base letters, no apostrophe.
constexpr Letters english_key(const Letters& letters) noexcept {
  Letters out;
  for (std::size_t i = 0; i < letters.size; ++i) {
    if (letters[i] != apostrophe) out.push(base_letter(letters[i]));
  }
  return out;
}
/// Arabic letters as names are looked up by them: hamza seats, alef maqsura and teh marbuta folded.
inline constexpr auto folded_letters = [] {
  std::array<Letter, 64> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<Letter>(i);
  out[letter::alef_madda] = out[letter::alef_hamza_above] = out[letter::alef_hamza_below] = letter::alef;
  out[letter::waw_hamza] = letter::waw;
  out[letter::yeh_hamza] = out[letter::alef_maqsura] = letter::yeh;
  out[letter::teh_marbuta] = letter::heh;
  return out;
}();
/// Letters under which an Arabic name is looked up.
constexpr Letters arabic_key(const Letters& letters) noexcept {
  Letters out;
  out.size = letters.size;
  for (std::size_t i = 0; i < letters.size; ++i) out.at[i] = folded_letters[letters[i]];
  return out;
}
/// Whether arabic_key(letters) == key.
constexpr bool has_arabic_key(const Letters& letters, const Letters& key) noexcept {
  if (letters.size != key.size) return false;
  for (std::size_t i = 0; i < key.size; ++i) {
    if (folded_letters[letters[i]] != key[i]) return false;
  }
  return true;
}

/// English letters as sounds, for the quick comparison: pairs of letters that Arabic writes with one become one number,
/// doubled letters one letter, diacritics go.
inline constexpr Letter first_digraph = 52;
inline constexpr std::array<std::string_view, 11> digraphs = {"sh", "kh", "th", "ch", "ph", "gh",
                                                              "dh", "ck", "ee", "oo", "ou"};
/// The sound of two letters, 0 where they are two sounds: by first * 32 + second.
inline constexpr auto digraph_sounds = [] {
  std::array<Letter, 32 * 32> out{};
  for (std::size_t d = 0; d < digraphs.size(); ++d) {
    out[static_cast<std::size_t>(digraphs[d][0] - 'a' + 1) * 32 + static_cast<std::size_t>(digraphs[d][1] - 'a' + 1)] =
        static_cast<Letter>(first_digraph + d);
  }
  return out;
}();
constexpr Letters sounds(const Letters& english) noexcept {
  Letters out;
  for (std::size_t i = 0; i < english.size; ++i) {
    const Letter l = base_letter(english[i]);
    if (l == apostrophe) continue;
    Letter sound = l;
    if (i + 1 < english.size) {
      if (const Letter both = digraph_sounds[l * 32u + base_letter(english[i + 1])]; both != 0) {
        sound = both;
        ++i;
      }
    }
    if (sound == l && out.size > 0 && out[out.size - 1u] == l) continue;
    out.push(sound);
  }
  return out;
}

/// Place of a hash among `count` slots (Lemire's multiplication in place of a remainder).
constexpr std::uint32_t slot_of(std::uint32_t hash, std::uint32_t count) noexcept {
  return static_cast<std::uint32_t>(std::uint64_t{hash} * count >> 32);
}
constexpr std::uint32_t next_slot(std::uint32_t slot, std::uint32_t count) noexcept {
  return slot + 1 == count ? 0 : slot + 1;
}

/// Numbers of letters of the two alphabets, 0 included: sizes of the trigram tables.
inline constexpr std::uint32_t english_alphabet_size = first_special + special_latin.size();
inline constexpr std::uint32_t arabic_alphabet_size = arabic_alphabet.size() + 1;

/// Weights of the letters' features (name_score.hpp), found by hash; two features may share one, and the learner knows it.
inline constexpr std::size_t feature_buckets = std::size_t{1} << 17;
inline constexpr float feature_step = 1.0f / 32;  ///< of a weight's byte
/// The same features with the weights that order proposals, two buckets of the former in one.
inline constexpr std::size_t rank_buckets = feature_buckets / 2;

struct TableHeader {
  char magic[8];  ///< "MWNAMES4"
  std::uint32_t unit_count, unit_slot_bits;
  std::uint32_t units, unit_slots;                   ///< offsets of sections in bytes
  std::uint32_t english_chunk_slots, arabic_chunk_slots, chunk_slot_bits, chunk_units;
  std::uint32_t ngram_slot_count, ngram_keys, ngram_values;
  std::uint32_t node_count, nodes, begin_node;
  std::uint32_t row_count, rows, rows_size;
  std::uint32_t name_slot_count, english_slots, arabic_slots;
  std::uint32_t english_trigrams, arabic_trigrams;  ///< a byte each: -16 log P(letter | the two before it)
  std::uint32_t sounds;    ///< 64 x 64 signed bytes, see NameTable::sound()
  std::uint32_t unit_costs, single_units;
  std::uint32_t features;  ///< `feature_buckets` signed bytes, see NameTable::feature()
  std::uint32_t ranks;     ///< `rank_buckets` signed bytes, see NameTable::rank_feature()
  std::uint32_t net;       ///< signed bytes, see name_net.hpp
  std::uint32_t score_layer, order_layer;  ///< floats, see name_layer.hpp
  std::uint32_t order;
  std::uint32_t weight_count;
  float weights[96];  ///< of the score and of the order of proposals, see name_score.hpp
};

/// A slot of a chunk index: the letters of one side, and the units that have them there.
struct ChunkSlot {
  std::uint32_t key = 0;  ///< letters, six bits each; 0 is empty
  std::uint16_t first = 0, count = 0;
};

/// A confirmed pair, as it stands in the table's rows.
struct NameRow {
  Letters english, arabic;
  std::uint32_t count = 0;
  float joint = 0;  ///< natural logarithm of the joint probability
};

/// A view of a packed table, valid as long as its bytes.
class NameTable {
 public:
  NameTable() = default;
  explicit NameTable(const unsigned char* data) noexcept : data_(data) {
    std::memcpy(&header_, data, sizeof header_);
    units_ = at<Unit>(header_.units);
    unit_slots_ = at<UnitId>(header_.unit_slots);
    keys_ = at<std::uint32_t>(header_.ngram_keys);
    values_ = at<std::uint32_t>(header_.ngram_values);
    nodes_ = at<std::uint32_t>(header_.nodes);
    unit_costs_ = at<std::uint16_t>(header_.unit_costs);
    single_units_ = at<UnitId>(header_.single_units);
    features_ = at<signed char>(header_.features);
    ranks_ = at<signed char>(header_.ranks);
  }

  [[nodiscard]] const TableHeader& header() const noexcept { return header_; }
  [[nodiscard]] const Unit& unit(UnitId id) const noexcept { return units_[id]; }
  [[nodiscard]] std::uint32_t begin_node() const noexcept { return header_.begin_node; }

  /// The unit with a key, or end_unit where there is none.
  [[nodiscard]] UnitId find_unit(std::uint32_t key) const noexcept {
    const std::uint32_t mask = (1u << header_.unit_slot_bits) - 1;
    for (std::uint32_t slot = mix(key) & mask;; slot = (slot + 1) & mask) {
      const UnitId id = unit_slots_[slot];
      if (id == 0) return end_unit;
      if (unit_key(units_[id]) == key) return id;
    }
  }

  /// The unit of one English letter over one Arabic one, or over none (0); end_unit where there is none.
  [[nodiscard]] UnitId single_unit(Letter english, Letter arabic) const noexcept {
    return single_units_[english << 6 | arabic];
  }
  /// -log P(unit) by itself, in 256ths of a nat; letters beyond the first of a side cost extra, as when they were aligned.
  [[nodiscard]] int unit_cost(UnitId unit) const noexcept { return unit_costs_[unit]; }
  /// Whether any unit begins with these two letters.
  [[nodiscard]] bool has_english_two(Letter first, Letter second) const noexcept {
    return (single_units_[64 * 64 + (first << 6 | second)] & 1) != 0;
  }
  [[nodiscard]] bool has_arabic_two(Letter first, Letter second) const noexcept {
    return (single_units_[64 * 64 + (first << 6 | second)] & 2) != 0;
  }
  /// The weight of a feature, in steps of `feature_step`.
  [[nodiscard]] int feature(std::uint32_t bucket) const noexcept { return features_[bucket]; }

  [[nodiscard]] int rank_feature(std::uint32_t bucket) const noexcept { return ranks_[bucket >> 1]; }

  /// Weights of the network (name_net.hpp).
  [[nodiscard]] const signed char* net() const noexcept { return at<signed char>(header_.net); }
  /// Weights of the layers (name_layer.hpp) of the score and of the order of proposals.
  [[nodiscard]] const float* score_layer() const noexcept { return at<float>(header_.score_layer); }
  [[nodiscard]] const float* order_layer() const noexcept { return at<float>(header_.order_layer); }

  /// Units that have these letters on their English side (key of three letters) ...
  [[nodiscard]] std::span<const UnitId> english_chunk(std::uint32_t key) const noexcept {
    return chunk(header_.english_chunk_slots, key);
  }
  /// ... or on their Arabic side (key of two letters, 0 for the units without any).
  [[nodiscard]] std::span<const UnitId> arabic_chunk(std::uint32_t key) const noexcept {
    return chunk(header_.arabic_chunk_slots, key);
  }

  /// log P(unit | context) and the context after it.
  struct Step {
    float log_probability;
    std::uint32_t node;
  };
  [[nodiscard]] Step step(std::uint32_t node, UnitId unit) const noexcept {
    const std::uint32_t count = header_.ngram_slot_count;
    std::uint32_t cost = 0;
    for (;;) {
      const std::uint32_t key = node << 12 | unit;
      for (std::uint32_t slot = slot_of(mix(key), count);; slot = next_slot(slot, count)) {
        const std::uint32_t found = keys_[slot];
        if (found == key) {
          const std::uint32_t value = values_[slot];
          return {-static_cast<float>(cost + (value & 0xFFF)) / 256.0f, value >> 12};
        }
        if (found == no_entry) break;
      }
      if (node == 0) return {-static_cast<float>(cost + 0xFFF) / 256.0f, 0};
      cost += nodes_[node] & 0xFFF;
      node = nodes_[node] >> 12;
    }
  }

  /// Offset of the first row with this English key (english_key), or no_entry. Rows of one key follow each other.
  [[nodiscard]] std::uint32_t find_english(const Letters& key) const noexcept {
    const std::uint32_t count = header_.name_slot_count;
    const auto* slots = at<std::uint32_t>(header_.english_slots);
    for (std::uint32_t slot = slot_of(letters_hash(key), count);; slot = next_slot(slot, count)) {
      if (slots[slot] == no_entry) return no_entry;
      if (english_key(row(slots[slot]).english) == key) return slots[slot];
    }
  }
  /// Calls `visit(row)` for each row with this English key (english_key), in order, the most frequent first.
  template <class Visit>
  void visit_english(const Letters& key, Visit visit) const {
    for (std::uint32_t at = find_english(key); at != no_entry && at < rows_size();) {
      const NameRow found = row(at, &at);
      if (!(english_key(found.english) == key)) return;
      visit(found);
    }
  }
  /// Calls `visit(offset, row)` for each row with this Arabic key (arabic_key).
  template <class Visit>
  void visit_arabic(const Letters& key, Visit visit) const {
    const std::uint32_t count = header_.name_slot_count;
    const auto* slots = at<std::uint32_t>(header_.arabic_slots);
    const std::uint32_t hash = letters_hash(key);
    for (std::uint32_t slot = slot_of(hash, count);; slot = next_slot(slot, count)) {
      if (slots[slot] == no_entry) return;
      if (slots[slot] >> 24 != (hash & 0xFF)) continue;
      const std::uint32_t offset = slots[slot] & 0xFFFFFF;
      const NameRow found = row(offset);
      if (has_arabic_key(found.arabic, key)) visit(offset, found);
    }
  }
  /// log P of the letters alone, from letter trigrams of the names of one language.
  [[nodiscard]] float english_log_probability(const Letters& name) const noexcept {
    return letters_log_probability(data_ + header_.english_trigrams, english_alphabet_size, name);
  }
  [[nodiscard]] float arabic_log_probability(const Letters& name) const noexcept {
    return letters_log_probability(data_ + header_.arabic_trigrams, arabic_alphabet_size, name);
  }

  /// Pointwise mutual information of a sound (see sounds()) and an Arabic letter, in sixteenths of a nat; letter 0: the
  /// sound is not written.
  [[nodiscard]] int sound(Letter sound, Letter arabic) const noexcept {
    return reinterpret_cast<const signed char*>(data_ + header_.sounds)[sound << 6 | arabic];
  }

  [[nodiscard]] std::uint32_t rows_size() const noexcept { return header_.rows_size; }

  /// The row at an offset; `next` becomes the offset of the one after it. Layout: English size, English letters, Arabic
  /// size, Arabic letters, count (255 at most), joint log probability in quarters.
  [[nodiscard]] NameRow row(std::uint32_t offset, std::uint32_t* next = nullptr) const noexcept {
    const unsigned char* p = data_ + header_.rows + offset;
    const unsigned char* const start = p;
    NameRow out;
    out.english.size = *p++;
    std::memcpy(out.english.at.data(), p, out.english.size);
    p += out.english.size;
    out.arabic.size = *p++;
    std::memcpy(out.arabic.at.data(), p, out.arabic.size);
    p += out.arabic.size;
    out.count = *p++;
    out.joint = -static_cast<float>(*p++) / 4.0f;
    if (next != nullptr) *next = offset + static_cast<std::uint32_t>(p - start);
    return out;
  }

 private:
  static float letters_log_probability(const unsigned char* trigrams, std::uint32_t size, const Letters& name) noexcept {
    std::uint32_t first = 0, second = 0, sum = 0;
    for (std::size_t i = 0; i <= name.size; ++i) {
      const std::uint32_t third = i < name.size ? name[i] : 0u;
      sum += trigrams[(first * size + second) * size + third];
      first = second;
      second = third;
    }
    return -static_cast<float>(sum) / 16.0f;
  }
  template <class T>
  [[nodiscard]] const T* at(std::uint32_t offset) const noexcept {
    return reinterpret_cast<const T*>(data_ + offset);
  }
  [[nodiscard]] std::span<const UnitId> chunk(std::uint32_t slots_at, std::uint32_t key) const noexcept {
    const std::uint32_t mask = (1u << header_.chunk_slot_bits) - 1;
    const auto* slots = at<ChunkSlot>(slots_at);
    ++key;  // 0 marks an empty slot
    for (std::uint32_t slot = mix(key) & mask;; slot = (slot + 1) & mask) {
      if (slots[slot].key == 0) return {};
      if (slots[slot].key == key) return {at<UnitId>(header_.chunk_units) + slots[slot].first, slots[slot].count};
    }
  }

  const unsigned char* data_ = nullptr;
  TableHeader header_{};
  const Unit* units_ = nullptr;
  const UnitId* unit_slots_ = nullptr;
  const std::uint32_t* keys_ = nullptr;
  const std::uint32_t* values_ = nullptr;
  const std::uint32_t* nodes_ = nullptr;
  const std::uint16_t* unit_costs_ = nullptr;
  const UnitId* single_units_ = nullptr;
  const signed char* features_ = nullptr;
  const signed char* ranks_ = nullptr;
};

}  // namespace muwazi::inline v0::names

#endif
