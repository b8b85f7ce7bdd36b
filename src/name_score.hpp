// SPDX-License-Identifier: Apache-2.0
// The probability that two tokens spell one name: what the pair model and the table say, weighed by a logistic regression.
#ifndef MUWAZI_SRC_NAME_SCORE_HPP
#define MUWAZI_SRC_NAME_SCORE_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <limits>
#include <span>

#include "name_align.hpp"
#include "name_layer.hpp"
#include "name_net.hpp"
#include "name_search.hpp"
#include "name_table.hpp"

namespace muwazi::inline v0::names {

/// Edit distances from one word to many (Levenshtein's, by the bit-parallel method of Myers 1999): each in a handful of
/// instructions a letter.
class EditDistance {
 public:
  explicit EditDistance(const Letters& pattern) noexcept : size_(pattern.size) {
    for (std::size_t i = 0; i < size_; ++i) places_[pattern[i]] |= 1u << i;
  }
  [[nodiscard]] std::size_t to(const Letters& word) const noexcept {
    if (size_ == 0) return word.size;
    std::uint32_t plus = ~0u, minus = 0;
    const std::uint32_t top = 1u << (size_ - 1);
    std::size_t distance = size_;
    for (std::size_t k = 0; k < word.size; ++k) {
      const std::uint32_t equal = places_[word[k]];
      const std::uint32_t vertical = equal | minus;
      const std::uint32_t horizontal = (((equal & plus) + plus) ^ plus) | equal;
      std::uint32_t up = minus | ~(horizontal | plus), down = plus & horizontal;
      distance += (up & top) != 0;
      distance -= (down & top) != 0;
      up = up << 1 | 1;
      down <<= 1;
      plus = down | ~(vertical | up);
      minus = up & vertical;
    }
    return distance;
  }

 private:
  std::array<std::uint32_t, 64> places_{};
  std::size_t size_;
};

inline constexpr std::size_t feature_count = 29;
/// From here on they are about other known spellings of the English token.
inline constexpr std::size_t known_form_features = 22;
using Features = std::array<float, feature_count>;
static_assert(std::tuple_size_v<ScoreLayer::Inputs> == known_form_features);

/// The consonants of an Arabic spelling as English tells them apart: vowels, hamza and doubling gone, and letters that render one
/// sound in one name or another (teh and tah, jeem and ghain and gaf, kaf and qaf ...) as one.
inline constexpr auto consonant_classes = [] {
  std::array<Letter, 64> out{};
  for (std::size_t i = 0; i < arabic_alphabet.size(); ++i) out[i + 1] = static_cast<Letter>(i + 1);
  for (const Letter vowel : {letter::hamza, letter::alef_madda, letter::alef_hamza_above, letter::waw_hamza,
                             letter::alef_hamza_below, letter::yeh_hamza, letter::alef, letter::teh_marbuta, letter::heh,
                             letter::waw, letter::alef_maqsura, letter::yeh, letter::ain}) {
    out[vowel] = 0;
  }
  const auto same = [&](char32_t as, std::initializer_list<char32_t> letters) {
    for (const char32_t c : letters) out[arabic_letter(c)] = arabic_letter(as);
  };
  same(arabic::teh, {arabic::tah, arabic::theh});
  same(arabic::seen, {arabic::sad});
  same(arabic::dal, {arabic::dad});
  same(arabic::zain, {arabic::zah, arabic::thal});
  same(arabic::jeem, {arabic::ghain, arabic::gaf, arabic::jeh});
  same(arabic::kaf, {arabic::qaf, arabic::khah});
  same(arabic::beh, {arabic::peh});
  same(arabic::feh, {arabic::veh});
  same(arabic::sheen, {arabic::tcheh});
  out[arabic_letter(arabic::hah)] = 0;
  return out;
}();
constexpr Letters consonant_skeleton(const Letters& arabic) noexcept {
  Letters out;
  for (std::size_t i = 0; i < arabic.size; ++i) {
    const Letter l = consonant_classes[arabic[i]];
    if (l != 0 && (out.size == 0 || out[out.size - 1u] != l)) out.push(l);
  }
  return out;
}

/// The letters' features of a path, as buckets of NameTable::feature(): for each step its letters by themselves and with the
/// letters before and after it, in both languages, and with the step before it. What a consonant, a doubled letter or a long
/// vowel may become, and where, is learned from names with their own spelling beside their nearest others.
template <class Visit>
inline void each_feature(const Letters& english, const Letters& arabic, const LetterPath& path, Visit visit) noexcept {
  constexpr std::uint32_t before_all = 62, after_all = 63;
  const auto letter_at = [](const Letters& word, int at) -> std::uint32_t {
    return at < 0 ? before_all : at < word.size ? word[static_cast<std::size_t>(at)] : after_all;
  };
  const auto bucket = [](std::uint32_t step, std::uint32_t kind, std::uint32_t context) {
    std::uint32_t h = step + (kind << 24 | context) * 0x9E3779B1u;
    h ^= h >> 15;
    h *= 0x85EBCA6Bu;
    return h >> 15;
  };
  static_assert(feature_buckets == 1u << (32 - 15));
  std::uint32_t previous = 1;
  for (std::size_t k = 0; k < path.size; ++k) {
    const PathStep& step = path.steps[k];
    std::uint32_t key = step.unit == end_unit ? 1u << 30 : 0;
    for (std::size_t n = 0; n < step.english_size; ++n) {
      key |= static_cast<std::uint32_t>(english[step.english_at + n]) << (24 - 6 * n);
    }
    for (std::size_t n = 0; n < step.arabic_size; ++n) {
      key |= static_cast<std::uint32_t>(arabic[step.arabic_at + n]) << (6 - 6 * n);
    }
    key = mix(key);
    const int before = step.english_at, after = step.english_at + step.english_size;
    const std::uint32_t e1 = letter_at(english, before - 1), e2 = letter_at(english, before - 2);
    const std::uint32_t n1 = letter_at(english, after), n2 = letter_at(english, after + 1);
    const std::uint32_t a1 = letter_at(arabic, step.arabic_at - 1), a2 = letter_at(arabic, step.arabic_at + step.arabic_size);
    visit(bucket(key, 0, 0));
    visit(bucket(key, 1, e1));
    visit(bucket(key, 2, n1));
    visit(bucket(key, 3, e1 << 6 | n1));
    visit(bucket(key, 4, e2 << 6 | e1));
    visit(bucket(key, 5, n1 << 6 | n2));
    visit(bucket(key, 6, a1 << 6 | a2));
    visit(bucket(key, 7, previous & 0xFFFFFF));
    visit(bucket(key, 8, a1 << 12 | e1 << 6 | n1));
    previous = key;
  }
}

/// What the table knows of one pair, beyond the features.
struct Evidence {
  Features features{};
  bool listed = false;         ///< the very pair stands in the table
  bool english_known = false;  ///< the English token does, with another Arabic one
  bool arabic_known = false;   ///< the Arabic token does, with another English one
};

/// The evidence for two tokens that both have letters. `path` is their alignment (align_letters_of).
///
///     0 bias                                13 the table knows the Arabic token, under another English one
///     1 sum of the letters' features        14 ... logarithm of under how many
///     2 the same a letter                   15 ... least edit distance of its English tokens' sounds to ours, a letter
///     3 log joint probability of the path   16 ... square of 15
///     4 the same a letter                   17 ... that distance is 0
///     5 pointwise mutual information        18 ... at most 1
///     6 the same a letter                   19 ... at most 2
///     7 square of 6                         20 ... with the same seats of hamza
///     8 cost of the path                    21 ... length in letters
///     9 the same a letter                   22 the table knows the English token, and another Arabic one for it
///    10 slips                               23 ... least edit distance of that to ours, a letter
///    11 length in letters                   24 ... that distance is at most 1
///    12 length of one over the other        25 ... its consonants are ours (consonant_skeleton)
///                                           26 ... edit distance of the consonants, three at most
///                                           27 ... and ours is known for names only whose sounds are two away or more
///                                           28 ... logarithm of how often it was seen
///
/// Knowledge of the English token itself in the table is left out of 13 to 21, so that a learner may ask about the names that a
/// table was made from; for 1 to 7 it asks `counts`, a table made without them. `also_known`: a spelling of the
/// English token that is known beside the table's, seen `also_count` times.
inline Evidence evidence(const NameTable& table, const Letters& english, const Letters& arabic, const LetterPath& path,
                         const NameTable* counts = nullptr, const Letters* also_known = nullptr,
                         std::uint32_t also_count = 1) noexcept {
  constexpr std::size_t most_rows = 24;  // of one spelling; the most usual names have more, and nothing new to say
  constexpr float slip_cost = 9;         // as in name_search.cpp
  Evidence out;
  const NameTable& model = counts == nullptr ? table : *counts;
  const auto length = static_cast<float>(std::max(english.size, arabic.size));

  int sum = 0;
  each_feature(english, arabic, path, [&](std::uint32_t bucket) { sum += model.feature(bucket); });
  const float letters = static_cast<float>(sum) * feature_step;

  float joint = 0;
  std::uint32_t node = model.begin_node();
  for (std::size_t k = 0; k < path.size; ++k) {
    UnitId unit = path.steps[k].unit;
    if (unit != end_unit && counts != nullptr) unit = model.find_unit(unit_key(table.unit(unit)));
    if (unit == end_unit) {
      joint -= slip_cost;
      node = 0;
      continue;
    }
    const auto step = model.step(node, unit);
    joint += step.log_probability;
    node = step.node;
  }
  joint += model.step(node, end_unit).log_probability;
  const float pmi = joint - model.english_log_probability(english) - model.arabic_log_probability(arabic);

  const Letters key = english_key(english);
  const EditDistance heard(sounds(english));
  std::size_t rows = 0, nearest = max_letters;
  bool same_seats = false;
  table.visit_arabic(arabic_key(arabic), [&](std::uint32_t, const NameRow& row) {
    if (rows >= most_rows && out.listed) return;
    if (english_key(row.english) == key) {
      out.listed = true;
      return;
    }
    out.arabic_known = true;
    if (++rows > most_rows) return;
    same_seats = same_seats || row.arabic == arabic;
    nearest = std::min(nearest, heard.to(sounds(row.english)));
  });
  std::size_t own = max_letters, own_consonants = max_letters;
  std::uint32_t own_count = 1;
  const auto compare_own = [&](const Letters& other, std::uint32_t count) {
    if (other == arabic) return;
    const EditDistance written(arabic), consonants(consonant_skeleton(arabic));
    out.english_known = true;
    own_count = std::max(own_count, count);
    own = std::min(own, written.to(other));
    own_consonants = std::min(own_consonants, consonants.to(consonant_skeleton(other)));
  };
  if (also_known != nullptr) compare_own(*also_known, std::min(also_count, 255u));
  if (counts == nullptr) {
    table.visit_english(key, [&](const NameRow& row) { compare_own(row.arabic, row.count); });
  }

  out.features = {1,
                  letters / 4,
                  letters / length,
                  joint / 10,
                  joint / length,
                  pmi / 10,
                  pmi / length,
                  (pmi / length) * (pmi / length),
                  static_cast<float>(path.cost) / (256 * 20),
                  static_cast<float>(path.cost) / (256 * length),
                  static_cast<float>(path.slips),
                  length / 10,
                  static_cast<float>(english.size) / static_cast<float>(arabic.size)};
  if (out.arabic_known) {
    const float share = static_cast<float>(nearest) / length;
    const float known[] = {1,
                           std::log(static_cast<float>(rows)),
                           share,
                           share * share,
                           nearest == 0 ? 1.0f : 0.0f,
                           nearest <= 1 ? 1.0f : 0.0f,
                           nearest <= 2 ? 1.0f : 0.0f,
                           same_seats ? 1.0f : 0.0f,
                           length / 10};
    std::copy(std::begin(known), std::end(known), out.features.begin() + 13);
  }
  if (out.english_known) {
    out.features[22] = 1;
    out.features[23] = static_cast<float>(own) / length;
    out.features[24] = own <= 1 ? 1.0f : 0.0f;
    out.features[25] = own_consonants == 0 ? 1.0f : 0.0f;
    out.features[26] = static_cast<float>(std::min<std::size_t>(own_consonants, 3)) / 3;
    out.features[27] = out.arabic_known && nearest >= 2 ? 1.0f : 0.0f;
    out.features[28] = std::log(static_cast<float>(own_count));
  }
  return out;
}

/// The weights of TableHeader in their order: of evidence() against names and against misspellings, of the likeness, of
/// of what the score's layer makes of the evidence against names, and of rank_evidence().
inline constexpr std::size_t likeness_weights = 2 * feature_count, layer_weight = likeness_weights + 4;
inline constexpr std::size_t rank_count = 11, rank_weights = layer_weight + 1;

/// What a pair is told from. All are weighings of the same evidence.
enum class Against : std::uint8_t {
  names,        ///< other names of the list, random ones and the nearest
  misspelling,  ///< those, and the name itself with a letter lost, added or changed
  sentence      ///< as `misspelling`, for the judging of sentences: see weigh()
};

/// Log odds that two tokens spell one name (without regard to `listed`).
///
/// In a sentence the words that stand opposite render the name more often than those of a list do, the other known spellings of the
/// name are looked for by themselves (so 22 to 28 are left out), and one word must not outweigh all others. The nat more
/// and the floor were chosen with the thresholds of name_judge.cpp, on the same data: without them a third more false alarms.
inline float weigh(std::span<const float> weights, const Features& features, Against against) noexcept {
  constexpr float prior = 1, floor = -3.5f;
  const std::size_t first = against == Against::names ? 0 : feature_count;
  if (weights.size() < first + feature_count) return 0;
  const std::size_t count = against == Against::sentence ? known_form_features : feature_count;
  float sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += weights[first + k] * features[k];
  return against == Against::sentence ? std::max(sum + prior, floor) : sum;
}

/// What the score's layer makes of the evidence: how much one thing says depends on the others.
inline float layer_value(const NameTable& table, const Features& features) noexcept {
  ScoreLayer::Inputs inputs;
  std::copy_n(features.begin(), inputs.size(), inputs.begin());
  return ScoreLayer::value(table.score_layer(), inputs);
}

/// The same, aligned here. Where the table knows the English token with other spellings only, what is taken for another name of the
/// list is more likely a slip: `names` is then weighed as `misspelling`.
inline float token_log_odds(const NameTable& table, const Letters& english, const Letters& arabic, Against against) {
  const std::span<const float> weights(table.header().weights, table.header().weight_count);
  LetterPath path;
  align_letters_of(table, english, arabic, path);
  const Evidence found = evidence(table, english, arabic, path);
  if (against == Against::names && found.english_known) against = Against::misspelling;
  const float sum = weigh(weights, found.features, against);
  return against == Against::names && weights.size() > layer_weight
             ? sum + weights[layer_weight] * layer_value(table, found.features)
             : sum;
}

/// Sixteenths of a nat for an Arabic letter that no sound asks for: 2 nats for a long vowel or hamza, 5 for another one, the
/// same orders as the pair model's.
constexpr int added_letter_cost(Letter a) noexcept {
  const bool vowel = a <= letter::alef || a == letter::waw || a == letter::yeh || a == letter::teh_marbuta ||
                     a == letter::alef_maqsura || a == letter::heh;
  return vowel ? 32 : 80;
}

/// A rough likeness of sounds and letters in nats: the best alignment of one to one, with sounds unwritten and letters
/// added at a cost. Linear in the product of the lengths, some fifty nanoseconds.
inline float likeness(const NameTable& table, const Letters& sounds_of_english, const Letters& arabic) noexcept {
  const std::size_t columns = arabic.size;
  std::array<int, max_letters + 1> row;
  std::array<int, max_letters + 1> added;
  row[0] = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    added[j] = added_letter_cost(arabic[j]);
    row[j + 1] = row[j] - added[j];
  }
  for (std::size_t i = 0; i < sounds_of_english.size; ++i) {
    const Letter s = sounds_of_english[i];
    const int silent = table.sound(s, 0);
    int diagonal = row[0];
    row[0] += silent;
    int left = row[0];
    for (std::size_t j = 0; j < columns; ++j) {
      const int match = diagonal + table.sound(s, arabic[j]);
      diagonal = row[j + 1];
      left = std::max(std::max(match, diagonal + silent), left - added[j]);
      row[j + 1] = left;
    }
  }
  return static_cast<float>(row[columns]) / 16.0f;
}

/// Log odds of the likeness, calibrated; see fit_weights().
inline float likeness_log_odds(const NameTable& table, float likeness, std::size_t length) noexcept {
  const float* const w = table.header().weights + likeness_weights;
  const auto n = static_cast<float>(length);
  return w[0] + w[1] * likeness / 10 + w[2] * likeness / n + w[3] * n / 10;
}

/// What the likeness of an English name to an Arabic word can be at most: the best that each letter could do, in whatever order,
/// and what sounds cost for which there are no letters. Linear in the word, so that most words of a sentence are passed over
/// without an alignment.
class LikenessBound {
 public:
  LikenessBound(const NameTable& table, const Letters& sounds_of_english) noexcept
      : table_(table), sounds_(sounds_of_english.size) {
    std::array<int, max_letters> silent{};
    for (std::size_t i = 0; i < sounds_; ++i) silent[i] = table.sound(sounds_of_english[i], 0);
    std::sort(silent.begin(), silent.begin() + static_cast<std::ptrdiff_t>(sounds_), std::greater<>());
    // Of at least k sounds that are not written; a table might pay for some.
    std::array<int, max_letters + 1> sums{};
    for (std::size_t k = 0; k < sounds_; ++k) sums[k + 1] = sums[k] + silent[k];
    for (std::size_t k = sounds_ + 1; k-- > 0;) unwritten_[k] = k < sounds_ ? std::max(sums[k], unwritten_[k + 1]) : sums[k];
    for (Letter a = 1; a <= arabic_alphabet.size(); ++a) {
      letters_[a] = -added_letter_cost(a);
      for (std::size_t i = 0; i < sounds_; ++i) letters_[a] = std::max<int>(letters_[a], table.sound(sounds_of_english[i], a));
    }
  }
  /// No less than likeness_log_odds() of their likeness.
  [[nodiscard]] float log_odds(const Letters& arabic) const noexcept {
    constexpr float rounding = 0.001f;
    const std::size_t length = std::max<std::size_t>(sounds_, arabic.size);
    const float* const w = table_.header().weights + likeness_weights;
    if (w[1] / 10 + w[2] / static_cast<float>(length) < 0) return std::numeric_limits<float>::infinity();  // likeness tells against a pair
    return likeness_log_odds(table_, likeness_of(arabic), length) + rounding;
  }
  /// No less than likeness().
  [[nodiscard]] float likeness_of(const Letters& arabic) const noexcept {
    int sum = unwritten_[sounds_ > arabic.size ? sounds_ - arabic.size : 0];
    for (std::size_t j = 0; j < arabic.size; ++j) sum += letters_[arabic[j]];
    return static_cast<float>(sum) / 16.0f;
  }

 private:
  const NameTable& table_;
  std::size_t sounds_;
  std::array<int, max_letters + 1> unwritten_{};  ///< the most that so many sounds or more may add, none of them written
  std::array<int, arabic_alphabet.size() + 1> letters_{};
};

/// What orders the spellings that are proposed for a name.
///
///     0 log probability of the spelling (name_search.hpp)   6 the table knows the spelling, under another English name
///     1 log probability of its letters                      7 ... least edit distance of their sounds to ours, a letter
///     2 it is known for some other name                     8 ... that distance is 0
///     3 ... logarithm of for how many, and one              9 ... at most 1
///     4 log joint probability of the one path              10 its letters
///     5 cost of the path
using RankFeatures = std::array<float, rank_count>;

/// `path` is the alignment of the two, `counts` as for evidence().
inline RankFeatures rank_evidence(const NameTable& table, const Letters& english, const Spelling& spelling,
                                  const LetterPath& path, const NameTable* counts = nullptr) {
  const Features found = evidence(table, english, spelling.letters, path, counts).features;
  const Letters key = english_key(english);
  float names = 0;
  table.visit_arabic(arabic_key(spelling.letters), [&](std::uint32_t, const NameRow& row) {
    names += row.arabic == spelling.letters && !(english_key(row.english) == key);
  });
  return {spelling.log_probability,
          table.arabic_log_probability(spelling.letters),
          names > 0 ? 1.0f : 0.0f,
          std::log1p(names),
          found[3] * 10,
          found[8],
          found[13],
          found[15],
          found[17],
          found[18],
          static_cast<float>(spelling.letters.size) / 10};
}

}  // namespace muwazi::inline v0::names

#endif
