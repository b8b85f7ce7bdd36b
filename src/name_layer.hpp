// SPDX-License-Identifier: Apache-2.0
// One layer of rectified units beside a weighed sum: what numbers say together that a sum of them cannot.
#ifndef MUWAZI_SRC_NAME_LAYER_HPP
#define MUWAZI_SRC_NAME_LAYER_HPP

#include <array>
#include <cstddef>

namespace muwazi::inline v0::names {

/// The arithmetic of a layer. Its weights stand in one row: from each input to each unit, the units' own, from each unit to the result,
/// from each input to the result. The sums are taken in one order on every machine.
template <std::size_t input_count, std::size_t unit_count>
struct Layer {
  static constexpr std::size_t bias = input_count * unit_count, output = bias + unit_count, direct = output + unit_count,
                               size = direct + input_count;
  using Inputs = std::array<float, input_count>;
  using Units = std::array<float, unit_count>;

  static void rectify(const float* weights, const Inputs& inputs, Units& units) noexcept {
    for (std::size_t u = 0; u < unit_count; ++u) units[u] = weights[bias + u];
    for (std::size_t i = 0; i < input_count; ++i) {
      for (std::size_t u = 0; u < unit_count; ++u) units[u] += inputs[i] * weights[i * unit_count + u];
    }
    for (float& unit : units) unit = unit > 0 ? unit : 0;
  }
  static float sum(const float* weights, const Inputs& inputs, const Units& units) noexcept {
    float out = 0;
    for (std::size_t u = 0; u < unit_count; ++u) out += units[u] * weights[output + u];
    for (std::size_t i = 0; i < input_count; ++i) out += inputs[i] * weights[direct + i];
    return out;
  }
  static float value(const float* weights, const Inputs& inputs) noexcept {
    Units units;
    rectify(weights, inputs, units);
    return sum(weights, inputs, units);
  }
};

// Units chosen on the choosing tenth, among 24 and 32 for the score; the order gains nothing by more.
using ScoreLayer = Layer<22, 32>;  ///< of the features of name_score.hpp that are no other known spellings
using OrderLayer = Layer<15, 16>;  ///< of RankedSpelling::evidence (name_search.hpp)

}  // namespace muwazi::inline v0::names

#endif
