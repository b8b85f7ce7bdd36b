// SPDX-License-Identifier: Apache-2.0
// A small net that weighs evidence; its weights are tables that tests/quality/fit_meaning writes.
#ifndef MUWAZI_SRC_NET_HPP
#define MUWAZI_SRC_NET_HPP

#include <array>
#include <cstddef>

#include <muwazi/config.hpp>

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

}  // namespace muwazi::inline v0

#endif
