// SPDX-License-Identifier: Apache-2.0
// The layer of rectified units: its arithmetic by hand, and that it learns what a sum of its inputs cannot say.
#include "name_layer_learn.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace muwazi::inline v0::names {
namespace {

using Small = Layer<2, 3>;

TEST(NameLayer, value_is_the_sum_of_units_and_inputs) {
  // Rows: from the first input to the units, from the second, the units' own, the units' weights, the inputs' weights.
  constexpr std::array<float, Small::size> weights = {1, -1, 0.5f, 2, 1, -4, 0, 0.5f, 1, 3, 10, 100, 0.25f, -0.5f};
  // Units: 1 + 2 = 3, -1 + 1 + 0.5 = 0.5, 0.5 - 4 + 1 < 0.
  EXPECT_FLOAT_EQ(Small::value(weights.data(), {1, 1}), 3 * 3 + 10 * 0.5f + 0.25f - 0.5f);
  EXPECT_FLOAT_EQ(Small::value(weights.data(), {0, 0}), 10 * 0.5f + 100);
}

TEST(NameLayer, one_or_the_other_but_not_both_is_learned) {
  using Wide = Layer<2, 8>;
  constexpr std::array<std::array<float, 3>, 4> rows = {{{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}}};
  LayerTrainer<Wide> trainer;
  for (int round = 0; round < 600; ++round) {
    for (const auto& [a, b, label] : rows) {
      trainer.add({a, b}, 1 / (1 + std::exp(-trainer.value({a, b}))) - label);
      trainer.descend(0.05f);
    }
  }
  for (const auto& [a, b, label] : rows) EXPECT_EQ(trainer.value({a, b}) > 0, label > 0) << a << ' ' << b;
}

TEST(NameLayer, a_small_step_goes_down) {
  LayerTrainer<Small> trainer({1, -1});
  const Small::Inputs inputs = {0.5f, 2};
  const float before = trainer.value(inputs);
  trainer.add(inputs, 1);
  trainer.descend(1e-3f);
  EXPECT_LT(trainer.value(inputs), before);
  // What was added once is forgotten.
  const std::vector<float> weights = trainer.weights();
  trainer.descend(1e-3f);
  EXPECT_EQ(trainer.weights(), weights);
}

}  // namespace
}  // namespace muwazi::inline v0::names
