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

inline constexpr std::size_t feature_count = 12;
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
                  std::fabs(static_cast<float>(english.size) - static_cast<float>(arabic.size)) / length};
  return out;
}

/// Log odds by the table's weights (without regard to `listed`).
inline float weigh(std::span<const float> weights, const Features& features) noexcept {
  float sum = 0;
  for (std::size_t k = 0; k < feature_count && k < weights.size(); ++k) sum += weights[k] * features[k];
  return sum;
}

}  // namespace muwazi::inline v0::names

#endif
