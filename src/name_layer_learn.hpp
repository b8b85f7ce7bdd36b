// SPDX-License-Identifier: Apache-2.0
// Learning a layer of name_layer.hpp by descent with a step for each weight (AdaGrad: Duchi and others 2011).
#ifndef MUWAZI_SRC_NAME_LAYER_LEARN_HPP
#define MUWAZI_SRC_NAME_LAYER_LEARN_HPP

#include <algorithm>
#include <cmath>
#include <vector>

#include "name_layer.hpp"
#include "name_random.hpp"

namespace muwazi::inline v0::names {

template <class Layer>
class LayerTrainer {
 public:
  /// Weights to begin with: the units' drawn, those of the sum beside them as given, 0 where there are fewer.
  explicit LayerTrainer(std::vector<float> direct = {}) : weights_(Layer::size), gradient_(Layer::size), squares_(Layer::size, 1e-3f) {
    constexpr float most_in = 0.5f, most_out = 0.3f;
    Random random;
    for (std::size_t k = 0; k < Layer::bias; ++k) weights_[k] = most_in * (2 * random.share() - 1);
    for (std::size_t k = Layer::output; k < Layer::direct; ++k) weights_[k] = most_out * (2 * random.share() - 1);
    std::copy(direct.begin(), direct.end(), weights_.begin() + Layer::direct);
  }
  [[nodiscard]] const std::vector<float>& weights() const { return weights_; }
  [[nodiscard]] float value(const typename Layer::Inputs& inputs) const { return Layer::value(weights_.data(), inputs); }

  /// Adds what one example asks for; `slope` is the derivative of what is to be made small by the layer's value.
  void add(const typename Layer::Inputs& inputs, float slope) {
    typename Layer::Units units;
    Layer::rectify(weights_.data(), inputs, units);
    typename Layer::Units inner;
    for (std::size_t u = 0; u < units.size(); ++u) {
      gradient_[Layer::output + u] += slope * units[u];
      inner[u] = units[u] > 0 ? slope * weights_[Layer::output + u] : 0;
      gradient_[Layer::bias + u] += inner[u];
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      for (std::size_t u = 0; u < units.size(); ++u) gradient_[i * units.size() + u] += inputs[i] * inner[u];
      gradient_[Layer::direct + i] += slope * inputs[i];
    }
  }
  /// One step, down what was added since the last.
  void descend(float length) {
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      squares_[k] += gradient_[k] * gradient_[k];
      weights_[k] -= length * gradient_[k] / std::sqrt(squares_[k]);
      gradient_[k] = 0;
    }
  }

 private:
  std::vector<float> weights_, gradient_, squares_;
};

}  // namespace muwazi::inline v0::names

#endif
