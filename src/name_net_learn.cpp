// SPDX-License-Identifier: Apache-2.0
// Descent for the network of name_net.hpp: the gradient by forward and backward sums over all ways to write a spelling.
#include "name_net_learn.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "name_net.hpp"
#include "name_random.hpp"

namespace muwazi::inline v0::names {
namespace {

// Chosen on the choosing tenth: units left out (none, a tenth, a fifth, a third) and the step's length; with a third the network
// learns too little, without any too much of its own names by heart.
constexpr float left_out = 0.1f, step_length = 3e-3f;
constexpr std::size_t batch = 16;

/// A sum of products in eight lanes, in an order that does not depend on the machine's vectors.
float product(const float* a, const float* b, std::size_t count) {
  std::array<float, 8> sums{};
  for (std::size_t k = 0; k < count; k += sums.size()) {
    for (std::size_t lane = 0; lane < sums.size(); ++lane) sums[lane] += a[k + lane] * b[k + lane];
  }
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

class Trainer {
 public:
  Trainer() : weights_(NetLayout::size), gradient_(NetLayout::size), means_(NetLayout::size), squares_(NetLayout::size) {
    const auto draw = [&](std::size_t from, std::size_t count, float most) {
      for (std::size_t k = 0; k < count; ++k) weights_[from + k] = most * (2 * random_.share() - 1);
    };
    for (std::size_t layer = 0; layer < 2; ++layer) {
      draw(layer * NetLayout::layer, NetLayout::letters, 0.3f);
      draw(layer * NetLayout::layer + NetLayout::letters, NetLayout::recurrent, 0.8f * std::sqrt(3.0f / net_hidden));
    }
    draw(NetLayout::encoded, NetLayout::history - NetLayout::encoded, std::sqrt(1.5f / net_hidden));
    draw(NetLayout::history, NetLayout::joint_bias - NetLayout::history, 0.3f);
    draw(NetLayout::output, NetLayout::output_bias - NetLayout::output, 0.5f * std::sqrt(3.0f / net_joint));
  }

  void learn(const std::vector<AlignedName>& names, int passes) {
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0u);
    const std::size_t steps = names.size() / batch * static_cast<std::size_t>(std::max(passes, 0));
    std::size_t done = 0;
    for (int pass = 0; pass < passes; ++pass) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.below(i)]);
      for (std::size_t at = 0; at + batch <= order.size(); at += batch) {
        for (std::size_t k = 0; k < batch; ++k) {
          const AlignedName& name = names[order[at + k]];
          Letters english = name.english;
          if (random_.below(2) == 0) {
            for (std::size_t i = 0; i < english.size; ++i) english.at[i] = base_letter(english[i]);
          }
          add_gradient(english, name.arabic);
        }
        const float left = 1 - static_cast<float>(done) / static_cast<float>(steps);
        descend(step_length * left * std::min(1.0f, static_cast<float>(done + 1) / 300));
        ++done;
      }
    }
  }

  [[nodiscard]] std::vector<signed char> bytes() const {
    std::vector<signed char> out;
    out.reserve(weights_.size());
    for (const float weight : weights_) {
      out.push_back(static_cast<signed char>(std::clamp(std::lround(weight / net_step), -127l, 127l)));
    }
    return out;
  }

 private:
  struct Node {
    std::array<float, net_joint> units;
    std::array<float, net_outputs> probabilities;
    float before, after;  ///< logarithms of the sums over the ways to here and from here
  };
  static constexpr float never = -1e30f;

  Node& node(std::size_t i, std::size_t j) { return nodes_[i * (max_letters + 1) + j]; }

  template <std::size_t count>
  void draw_mask(std::array<float, count>& mask) {
    for (float& factor : mask) factor = random_.share() < left_out ? 0 : 1 / (1 - left_out);
  }

  void add_gradient(const Letters& english, const Letters& arabic) {
    const NetView<float> view(weights_.data(), 1);
    const std::size_t rows = english.size, columns = arabic.size;
    draw_mask(encoded_mask_);
    draw_mask(joint_mask_);
    view.encode(english, reading_);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t k = 0; k < 2 * net_hidden; ++k) reading_.encoded[i][k] *= encoded_mask_[k];
    }
    view.project(rows, reading_);
    for (std::size_t j = 0; j <= columns; ++j) view.remember(arabic, j, remembered_[j].data());

    // Forward.
    for (std::size_t i = 0; i < rows; ++i) {
      const NetBand band = net_band(i, rows, columns);
      for (std::size_t j = band.first; j <= band.last; ++j) {
        Node& here = node(i, j);
        for (std::size_t k = 0; k < net_joint; ++k) here.units[k] = quick_tanh(reading_.joint[i][k] + remembered_[j][k]);
        for (std::size_t k = 0; k < net_joint; ++k) here.units[k] *= joint_mask_[k];
        view.write(here.units.data(), here.probabilities.data());
        here.before = i == 0 && j == 0 ? 0 : never;
        if (i > 0) {
          const NetBand above = net_band(i - 1, rows, columns);
          if (j >= above.first && j <= above.last) here.before = node(i - 1, j).before + std::log(node(i - 1, j).probabilities[0]);
        }
        if (j > band.first) {
          here.before = log_sum(here.before, node(i, j - 1).before + std::log(node(i, j - 1).probabilities[arabic[j - 1]]));
        }
      }
    }
    const float all = node(rows - 1, columns).before + std::log(node(rows - 1, columns).probabilities[0]);
    if (!(all > -1e20f)) return;

    // Backward, with the gradient of the outputs and of the joint units.
    for (std::size_t i = 0; i < rows; ++i) joint_slope_[i].fill(0);
    for (std::size_t j = 0; j <= columns; ++j) remembered_slope_[j].fill(0);
    for (std::size_t i = rows; i-- > 0;) {
      const NetBand band = net_band(i, rows, columns);
      for (std::size_t j = band.last + 1; j-- > band.first;) {
        Node& here = node(i, j);
        float shift = never, letter = never;
        if (i + 1 == rows) {
          if (j == columns) shift = std::log(here.probabilities[0]);
        } else if (const NetBand below = net_band(i + 1, rows, columns); j >= below.first && j <= below.last) {
          shift = node(i + 1, j).after + std::log(here.probabilities[0]);
        }
        if (j < band.last) letter = node(i, j + 1).after + std::log(here.probabilities[arabic[j]]);
        here.after = log_sum(shift, letter);
        const float shifts = shift <= never ? 0 : quick_exp(here.before + shift - all);
        const float letters = letter <= never ? 0 : quick_exp(here.before + letter - all);
        if (shifts + letters < 1e-4f) continue;
        std::array<float, net_outputs> slope;
        for (std::size_t k = 0; k < net_outputs; ++k) slope[k] = (shifts + letters) * here.probabilities[k];
        slope[0] -= shifts;
        if (j < columns) slope[arabic[j]] -= letters;
        add_row(&gradient_[NetLayout::output_bias], slope.data(), 1, net_outputs);
        for (std::size_t k = 0; k < net_joint; ++k) {
          if (joint_mask_[k] == 0) continue;
          const std::size_t row = NetLayout::output + k * net_outputs;
          const float unit = here.units[k] / joint_mask_[k];
          const float back = product(&weights_[row], slope.data(), net_outputs) * joint_mask_[k] * (1 - unit * unit);
          add_row(&gradient_[row], slope.data(), here.units[k], net_outputs);
          joint_slope_[i][k] += back;
          remembered_slope_[j][k] += back;
        }
      }
    }
    for (std::size_t j = 0; j <= columns; ++j) {
      for (std::size_t k = 0; k < net_history; ++k) {
        const Letter letter = j > k ? arabic[j - 1 - k] : Letter{0};
        add_row(&gradient_[NetLayout::history + (k * arabic_alphabet_size + letter) * net_joint], remembered_slope_[j].data(), 1,
                net_joint);
      }
    }
    for (auto& layer : hidden_slope_) {
      for (std::size_t t = 0; t <= rows; ++t) layer[t].fill(0);
    }
    for (std::size_t i = 0; i < rows; ++i) {
      add_row(&gradient_[NetLayout::joint_bias], joint_slope_[i].data(), 1, net_joint);
      for (std::size_t k = 0; k < 2 * net_hidden; ++k) {
        if (encoded_mask_[k] == 0) continue;
        const std::size_t row = NetLayout::encoded + k * net_joint;
        add_row(&gradient_[row], joint_slope_[i].data(), reading_.encoded[i][k], net_joint);
        const float back = product(&weights_[row], joint_slope_[i].data(), net_joint) * encoded_mask_[k];
        if (k < net_hidden) {
          hidden_slope_[0][i + 1][k] += back;
        } else {
          hidden_slope_[1][rows - i][k - net_hidden] += back;
        }
      }
    }
    for (std::size_t layer = 0; layer < 2; ++layer) {
      for (std::size_t t = rows; t-- > 0;) add_layer_gradient(layer, t, english[layer == 0 ? t : rows - 1 - t]);
    }
  }

  void add_layer_gradient(std::size_t layer, std::size_t t, Letter letter) {
    const NetReading::Gates& gates = reading_.gates[layer][t];
    const auto& before = reading_.hidden[layer][t];
    const auto& slope = hidden_slope_[layer][t + 1];
    auto& back = hidden_slope_[layer][t];
    std::array<float, NetLayout::gates> inner;
    std::array<float, net_hidden> candidate;
    for (std::size_t k = 0; k < net_hidden; ++k) {
      const float update = gates.update[k], reset = gates.reset[k], unit = gates.candidate[k];
      back[k] += slope[k] * update;
      candidate[k] = slope[k] * (1 - update) * (1 - unit * unit);
      inner[k] = slope[k] * (before[k] - unit) * update * (1 - update);
      inner[net_hidden + k] = candidate[k] * gates.recurrent[k] * reset * (1 - reset);
      inner[2 * net_hidden + k] = candidate[k] * reset;
    }
    float* const letters = &gradient_[layer * NetLayout::layer + letter * NetLayout::gates];
    add_row(letters, inner.data(), 1, 2 * net_hidden);
    add_row(letters + 2 * net_hidden, candidate.data(), 1, net_hidden);
    if (t == 0) return;
    for (std::size_t k = 0; k < net_hidden; ++k) {
      const std::size_t row = layer * NetLayout::layer + NetLayout::letters + k * NetLayout::gates;
      add_row(&gradient_[row], inner.data(), before[k], NetLayout::gates);
      back[k] += product(&weights_[row], inner.data(), NetLayout::gates);
    }
  }

  void descend(float length) {
    constexpr float mean_kept = 0.9f, square_kept = 0.99f, longest = 5;
    mean_share_ *= mean_kept;
    square_share_ *= square_kept;
    const float norm = std::sqrt(product(gradient_.data(), gradient_.data(), gradient_.size())) / batch;
    const float scale = std::min(1.0f, longest / std::max(norm, 1e-9f)) / batch;
    const float step = length / (1 - mean_share_), square_scale = 1 / (1 - square_share_);
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      const float slope = gradient_[k] * scale;
      gradient_[k] = 0;
      means_[k] += (1 - mean_kept) * (slope - means_[k]);
      squares_[k] += (1 - square_kept) * (slope * slope - squares_[k]);
      weights_[k] -= step * means_[k] / (std::sqrt(squares_[k] * square_scale) + 1e-6f);
    }
  }

  Random random_;
  std::vector<float> weights_, gradient_, means_, squares_;
  float mean_share_ = 1, square_share_ = 1;
  NetReading reading_{};
  std::array<float, 2 * net_hidden> encoded_mask_{};
  std::array<float, net_joint> joint_mask_{};
  std::array<std::array<float, net_joint>, max_letters + 1> remembered_{}, remembered_slope_{};
  std::array<std::array<float, net_joint>, max_letters> joint_slope_{};
  std::array<std::array<std::array<float, net_hidden>, max_letters + 1>, 2> hidden_slope_{};
  std::vector<Node> nodes_ = std::vector<Node>(max_letters * (max_letters + 1));
};
static_assert(NetLayout::size % 8 == 0);

}  // namespace

std::vector<signed char> learn_net(const std::vector<AlignedName>& names, int passes) {
  const auto trainer = std::make_unique<Trainer>();
  trainer->learn(names, passes);
  return trainer->bytes();
}

}  // namespace muwazi::inline v0::names
