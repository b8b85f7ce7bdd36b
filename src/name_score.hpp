// SPDX-License-Identifier: Apache-2.0
// The probability that two tokens spell one name: what the pair model and the table say, weighed by a logistic regression.
#ifndef MUWAZI_SRC_NAME_SCORE_HPP
#define MUWAZI_SRC_NAME_SCORE_HPP

#include <algorithm>
#include <array>
#include <cmath>

#include "name_search.hpp"
#include "name_table.hpp"

namespace muwazi::inline v0::names {

inline constexpr std::size_t feature_count = 16;
/// The features that cost little; a pair that they leave in no doubt is not looked at further.
inline constexpr std::size_t quick_features = 12;
using Features = std::array<float, feature_count>;

/// What the table knows of one pair, beyond the features.
struct Evidence {
  Features features{};
  bool listed = false;         ///< the very pair stands in the table
  bool english_known = false;  ///< the English token does
  bool arabic_known = false;   ///< the Arabic token does
  float joint = 0;             ///< log joint probability
};

/// The evidence for two tokens that both have letters.
///
///     0 bias                         6 the table knows the Arabic token
///     1 log joint probability        7 how much better the best English token that it lists for it explains it
///     2 the same a letter            8 the table knows the English token
///     3 pointwise mutual information 9 how much better the Arabic token that it lists explains it
///     4 the same a letter           10 length in letters
///     5 square of 4                 11 difference of the lengths over the length
///
/// and, from add_regrets(), how far the pair stays behind the best spelling that the model itself would choose:
///
///    12 of the English, in Arabic   14 of the Arabic, in English
///    13 the same a letter           15 the same a letter
inline Evidence evidence(const NameTable& table, const Letters& english, const Letters& arabic) noexcept {
  Evidence out;
  const float joint = joint_log_probability(table, english, arabic);
  const auto length = static_cast<float>(std::max(english.size, arabic.size));
  out.joint = joint;
  float rival = -1e9f, own = -1e9f;
  const Letters key = english_key(english);
  const Letters other_key = arabic_key(arabic);
  table.visit_arabic(other_key, [&](std::uint32_t, const NameRow& row) {
    out.arabic_known = true;
    if (english_key(row.english) == key) {
      out.listed = true;
    } else {
      rival = std::max(rival, row.joint);
    }
  });
  if (!out.listed) {
    if (std::uint32_t at = table.find_english(key); at != no_entry) {
      out.english_known = true;
      while (at < table.rows_size()) {
        const NameRow row = table.row(at, &at);
        if (!(english_key(row.english) == key)) break;
        own = std::max(own, row.joint);
      }
    }
  } else {
    out.english_known = true;
  }
  const float pmi = joint - table.english_log_probability(english) - table.arabic_log_probability(arabic);
  const auto gap = [&](float other) { return std::clamp(other - joint, -6.0f, 14.0f); };
  const float a = pmi / length;
  out.features = {1,
                  joint / 10,
                  joint / length,
                  pmi / 10,
                  a,
                  a * a,
                  rival > -1e8f ? 1.0f : 0.0f,
                  rival > -1e8f ? gap(rival) : 0.0f,
                  own > -1e8f ? 1.0f : 0.0f,
                  own > -1e8f ? gap(own) : 0.0f,
                  length / 10,
                  std::fabs(static_cast<float>(english.size) - static_cast<float>(arabic.size)) / length,
                  0, 0, 0, 0};
  return out;
}

inline void add_regrets(const NameTable& table, const Letters& english, const Letters& arabic, Evidence& evidence) {
  const auto length = static_cast<float>(std::max(english.size, arabic.size));
  const float to_arabic = std::clamp(best_log_probability(table, english, true) - evidence.joint, -2.0f, 15.0f);
  const float to_english = std::clamp(best_log_probability(table, arabic, false) - evidence.joint, -2.0f, 15.0f);
  evidence.features[12] = to_arabic / 5;
  evidence.features[13] = to_arabic / length;
  evidence.features[14] = to_english / 5;
  evidence.features[15] = to_english / length;
}

/// Log odds by the quick weights, or by all (without regard to `listed`). The table holds the quick ones first.
inline float weigh_quick(std::span<const float> weights, const Features& features) noexcept {
  float sum = 0;
  for (std::size_t k = 0; k < quick_features && k < weights.size(); ++k) sum += weights[k] * features[k];
  return sum;
}
inline float weigh(std::span<const float> weights, const Features& features) noexcept {
  float sum = 0;
  for (std::size_t k = 0; k < feature_count && quick_features + k < weights.size(); ++k) {
    sum += weights[quick_features + k] * features[k];
  }
  return sum;
}

/// Log odds that two tokens spell one name. Below this the quick ones are the last word: on the choosing tenth, of the
/// pairs that they put there fewer than one in a hundred are names.
inline constexpr float doubt = -2.5f;
inline float token_log_odds(const NameTable& table, const Letters& english, const Letters& arabic,
                            Evidence* details = nullptr) {
  const std::span<const float> weights(table.header().weights, table.header().weight_count);
  Evidence found = evidence(table, english, arabic);
  float out = weigh_quick(weights, found.features);
  // Above it they are sure enough, too.
  constexpr float sure = 5;
  if (out > doubt && out < sure) {
    add_regrets(table, english, arabic, found);
    out = std::max(weigh(weights, found.features), doubt);
  }
  if (details != nullptr) *details = found;
  return out;
}

/// A rough likeness of sounds and letters in nats: the best alignment of one to one, with sounds unwritten and letters
/// added at a cost. Linear in the product of the lengths, some fifty nanoseconds.
inline float likeness(const NameTable& table, const Letters& sounds_of_english, const Letters& arabic) noexcept {
  // An added long vowel or hamza costs 2 nats, another letter 5: the same orders as the pair model's.
  constexpr int vowel_cost = 32, letter_cost = 80, worst = -100000;
  const std::size_t columns = arabic.size;
  std::array<int, max_letters + 1> row;
  std::array<int, max_letters + 1> added;
  row[0] = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    const Letter a = arabic[j];
    const bool vowel = a <= letter::alef || a == letter::waw || a == letter::yeh || a == letter::teh_marbuta ||
                       a == letter::alef_maqsura || a == letter::heh;
    added[j] = vowel ? vowel_cost : letter_cost;
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
      left = std::max({worst, match, diagonal + silent, left - added[j]});
      row[j + 1] = left;
    }
  }
  return static_cast<float>(row[columns]) / 16.0f;
}

/// Log odds of the likeness, calibrated; see fit_weights().
inline constexpr std::size_t likeness_weights = 28;
inline float likeness_log_odds(const NameTable& table, float likeness, std::size_t length) noexcept {
  const float* const w = table.header().weights + likeness_weights;
  const auto n = static_cast<float>(length);
  return w[0] + w[1] * likeness / 10 + w[2] * likeness / n + w[3] * n / 10;
}

}  // namespace muwazi::inline v0::names

#endif
