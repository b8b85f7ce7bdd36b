// SPDX-License-Identifier: Apache-2.0
// What speaks for a clause without counterpart, and for a pair that is none: the features, and the small nets that weigh them.
#ifndef MUWAZI_SRC_MEANING_EVIDENCE_HPP
#define MUWAZI_SRC_MEANING_EVIDENCE_HPP

#include <array>
#include <optional>

#include "coverage.hpp"

namespace muwazi::inline v0 {

/// A net of one hidden layer, from features to log odds (natural). Features are centred and scaled first.
template <std::size_t Inputs, std::size_t Hidden>
struct Net {
  std::array<float, Inputs> mean;
  std::array<float, Inputs> scale;
  std::array<std::array<float, Inputs + 1>, Hidden> hidden;  ///< weights of a unit, its bias last
  std::array<float, Hidden + 1 + Inputs> out;                ///< weights of the units, the bias, weights of the features

  [[nodiscard]] float operator()(const std::array<float, Inputs>& features) const noexcept {
    std::array<float, Inputs> x;
    for (std::size_t i = 0; i < Inputs; ++i) x[i] = (features[i] - mean[i]) * scale[i];
    float sum = out[Hidden];
    for (std::size_t i = 0; i < Inputs; ++i) sum += out[Hidden + 1 + i] * x[i];
    for (std::size_t h = 0; h < Hidden; ++h) {
      float unit = hidden[h][Inputs];
      for (std::size_t i = 0; i < Inputs; ++i) unit += hidden[h][i] * x[i];
      sum += out[h] * (unit / (1 + (unit < 0 ? -unit : unit)));  // softsign: no table, the same on every machine
    }
    return sum;
  }
};

inline constexpr std::size_t clause_features = 19;
inline constexpr std::size_t pair_features = 12;
using ClauseNet = Net<clause_features, 8>;
using PairNet = Net<pair_features, 6>;

/// The log odds that the nets give are for as many faulty pairs as good ones; a text has fewer.
struct MeaningNets {
  ClauseNet clause;
  PairNet pair;
};
extern const MeaningNets& meaning_nets;

/// Words that are neither function words nor single letters.
std::size_t content_words(const std::vector<WordAccount>& words) noexcept;

/// A stretch of one side that may lack a counterpart.
struct ClauseEvidence {
  ByteRange clause;  ///< what a finding marks, in the side's normalised text
  std::size_t missing = 0;  ///< content words that nothing accounts for
  std::array<float, clause_features> features{};
};

/// The stretches of a side worth judging, at most a handful; none where too little is known.
std::vector<ClauseEvidence> clause_candidates(const PairView& pair, const PairAccounts& accounts, Language language);

/// What speaks for two strangers.
std::array<float, pair_features> pair_evidence(const PairView& pair, const PairAccounts& accounts);

}  // namespace muwazi::inline v0

#endif
