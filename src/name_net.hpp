// SPDX-License-Identifier: Apache-2.0
// A small network that reads an English name and tells how likely each Arabic spelling of it is.
//
//     S   c   h   u   l   m   a   n        two recurrent layers read the letters, one from each end (gated recurrent units:
//     |   |   |   |   |   |   |   |        Cho and others 2014), so that each letter is seen within the whole name
//     shift, or one more Arabic letter     at each letter the network writes Arabic letters, one by one, then shifts to the next;
//                                          it knows the last four that it wrote
//
// The probability of a spelling is the sum over all ways to write it (a transducer: Graves 2012, "Sequence transduction with
// recurrent neural networks", whose second network is here the last letters alone, so that what was computed for one spelling
// serves the next). Weights are bytes in steps of `net_step`; learn_net() of name_net_learn.hpp makes them.
#ifndef MUWAZI_SRC_NAME_NET_HPP
#define MUWAZI_SRC_NAME_NET_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "name_table.hpp"

namespace muwazi::inline v0::names {

// Sizes. Chosen on the choosing tenth: 96 and 128 units in place of these take twice the room and gain nothing that seeds do not
// differ by.
inline constexpr std::size_t net_hidden = 64;   ///< units of each recurrent layer
inline constexpr std::size_t net_joint = 96;    ///< units between what was read and what is written
inline constexpr std::size_t net_history = 4;   ///< Arabic letters that are remembered
inline constexpr std::size_t net_outputs = 48;  ///< a shift (0), the Arabic letters by number, and room to a multiple of eight
static_assert(net_outputs >= arabic_alphabet_size && net_outputs % 8 == 0);

/// Where each matrix begins among the weights. All stand by rows, one for each unit or letter that they come from.
struct NetLayout {
  static constexpr std::size_t gates = 3 * net_hidden;  ///< update, reset, candidate
  static constexpr std::size_t letters = english_alphabet_size * gates;
  static constexpr std::size_t recurrent = net_hidden * gates;
  static constexpr std::size_t layer = letters + recurrent;  ///< a layer's letters, then what it knew before
  static constexpr std::size_t encoded = 2 * layer;          ///< from the units of both layers
  static constexpr std::size_t history = encoded + 2 * net_hidden * net_joint;  ///< from each remembered letter
  static constexpr std::size_t joint_bias = history + net_history * arabic_alphabet_size * net_joint;
  static constexpr std::size_t output = joint_bias + net_joint;
  static constexpr std::size_t output_bias = output + net_joint * net_outputs;
  static constexpr std::size_t size = output_bias + net_outputs;
};

inline constexpr float net_step = 1.0f / 32;  ///< of a weight's byte

/// e to the power of x, to six digits: without branches, so that loops over it are compiled to vector instructions.
inline float quick_exp(float x) noexcept {
  const float t = std::min(std::max(x, -87.0f), 88.0f) * 1.44269504f;
  const auto whole = static_cast<std::int32_t>(t + (t < 0 ? -0.5f : 0.5f));
  const float f = t - static_cast<float>(whole);
  const float power = 1 + f * (0.69314718f + f * (0.24022651f + f * (0.05550411f + f * (0.00961813f + f * 0.00133336f))));
  return power * std::bit_cast<float>((whole + 127) << 23);
}
inline float quick_sigmoid(float x) noexcept { return 1 / (1 + quick_exp(-x)); }
inline float quick_tanh(float x) noexcept { return 1 - 2 / (1 + quick_exp(2 * x)); }

/// sum[k] += factor * row[k].
template <class Weight>
inline void add_row(float* sum, const Weight* row, float factor, std::size_t count) noexcept {
  for (std::size_t k = 0; k < count; ++k) sum[k] += factor * static_cast<float>(row[k]);
}

/// log(e^a + e^b).
inline float log_sum(float a, float b) noexcept {
  const float most = std::max(a, b);
  return most < -1e29f ? most : most + std::log1p(std::exp(std::min(a, b) - most));
}

/// What the recurrent layers make of a name. Layer 1 reads from the end; `hidden[layer][t]` is what it knows after t letters.
struct NetReading {
  struct Gates {
    std::array<float, net_hidden> update, reset, candidate, recurrent;
  };
  std::array<std::array<Gates, max_letters>, 2> gates;
  std::array<std::array<std::array<float, net_hidden>, max_letters + 1>, 2> hidden;
  std::array<std::array<float, 2 * net_hidden>, max_letters> encoded;  ///< of each letter, both layers' units
  std::array<std::array<float, net_joint>, max_letters> joint;         ///< what that adds to the joint units
};

/// The arithmetic, on weights that are bytes (`step` = net_step) or, while they are learned, floats (`step` = 1).
template <class Weight>
class NetView {
 public:
  NetView(const Weight* weights, float step) noexcept : weights_(weights), step_(step) {}

  void encode(const Letters& name, NetReading& out) const noexcept {
    for (std::size_t layer = 0; layer < 2; ++layer) {
      const Weight* const letters = weights_ + layer * NetLayout::layer;
      const Weight* const recurrent = letters + NetLayout::letters;
      auto& hidden = out.hidden[layer];
      hidden[0].fill(0);
      for (std::size_t t = 0; t < name.size; ++t) {
        const Letter letter = name[layer == 0 ? t : name.size - 1 - t];
        std::array<float, NetLayout::gates> sum{}, own{};
        if (t > 0) {
          for (std::size_t k = 0; k < net_hidden; ++k) {
            add_row(sum.data(), recurrent + k * NetLayout::gates, hidden[t][k] * step_, sum.size());
          }
        }
        add_row(own.data(), letters + letter * NetLayout::gates, step_, own.size());
        NetReading::Gates& gates = out.gates[layer][t];
        for (std::size_t k = 0; k < net_hidden; ++k) gates.update[k] = quick_sigmoid(own[k] + sum[k]);
        for (std::size_t k = 0; k < net_hidden; ++k) gates.reset[k] = quick_sigmoid(own[net_hidden + k] + sum[net_hidden + k]);
        for (std::size_t k = 0; k < net_hidden; ++k) {
          gates.recurrent[k] = sum[2 * net_hidden + k];
          gates.candidate[k] = quick_tanh(own[2 * net_hidden + k] + gates.reset[k] * gates.recurrent[k]);
        }
        for (std::size_t k = 0; k < net_hidden; ++k) {
          hidden[t + 1][k] = gates.candidate[k] + gates.update[k] * (hidden[t][k] - gates.candidate[k]);
        }
      }
    }
    for (std::size_t i = 0; i < name.size; ++i) {
      std::copy(out.hidden[0][i + 1].begin(), out.hidden[0][i + 1].end(), out.encoded[i].begin());
      std::copy(out.hidden[1][name.size - i].begin(), out.hidden[1][name.size - i].end(), out.encoded[i].begin() + net_hidden);
    }
  }

  void project(std::size_t letters, NetReading& reading) const noexcept {
    for (std::size_t i = 0; i < letters; ++i) {
      float* const joint = reading.joint[i].data();
      std::fill_n(joint, net_joint, 0.0f);
      add_row(joint, weights_ + NetLayout::joint_bias, step_, net_joint);
      for (std::size_t k = 0; k < 2 * net_hidden; ++k) {
        add_row(joint, weights_ + NetLayout::encoded + k * net_joint, reading.encoded[i][k] * step_, net_joint);
      }
    }
  }

  /// What the letters before the `written`-th of a spelling add to the joint units.
  void remember(const Letters& spelling, std::size_t written, float* joint) const noexcept {
    std::fill_n(joint, net_joint, 0.0f);
    for (std::size_t k = 0; k < net_history; ++k) {
      const Letter letter = written > k ? spelling[written - 1 - k] : Letter{0};
      add_row(joint, weights_ + NetLayout::history + (k * arabic_alphabet_size + letter) * net_joint, step_, net_joint);
    }
  }

  /// Probabilities of a shift and of each letter, from joint units; the room behind them is 0.
  void write(const float* joint, float* probabilities) const noexcept {
    write(weights_ + NetLayout::output, step_, joint, probabilities);
  }
  /// The same with the weights from NetLayout::output on, wherever they stand.
  template <class Output>
  static void write(const Output* weights, float step, const float* joint, float* probabilities) noexcept {
    std::fill_n(probabilities, net_outputs, 0.0f);
    add_row(probabilities, weights + (NetLayout::output_bias - NetLayout::output), step, net_outputs);
    for (std::size_t k = 0; k < net_joint; ++k) add_row(probabilities, weights + k * net_outputs, joint[k] * step, net_outputs);
    float most = probabilities[0], sum = 0;
    for (std::size_t k = 1; k < arabic_alphabet_size; ++k) most = std::max(most, probabilities[k]);
    for (std::size_t k = 0; k < net_outputs; ++k) probabilities[k] = quick_exp(probabilities[k] - most);
    for (std::size_t k = 0; k < arabic_alphabet_size; ++k) sum += probabilities[k];
    for (std::size_t k = 0; k < arabic_alphabet_size; ++k) probabilities[k] /= sum;
    for (std::size_t k = arabic_alphabet_size; k < net_outputs; ++k) probabilities[k] = 0;
  }

 private:
  const Weight* weights_;
  float step_;
};

/// How many Arabic letters may be written when the English letter `at` is read: `[first, last]`. Ways far from the diagonal are left
/// out; the first letter may begin at none and the last one has to end at all.
struct NetBand {
  std::size_t first, last;
};
constexpr NetBand net_band(std::size_t at, std::size_t english, std::size_t arabic) noexcept {
  constexpr std::size_t width = 4;
  const std::size_t middle = (2 * at + 1) * arabic / (2 * english);
  return {at == 0 || middle < width ? 0 : middle - width, at + 1 == english ? arabic : std::min(arabic, middle + width + 1)};
}

/// The spellings of one English name. Some fifty microseconds to begin with, and as much again for each spelling; spellings that have
/// letters in common cost less.
class NetSpeller {
 public:
  /// `weights` outlive the speller; the name has letters.
  NetSpeller(const signed char* weights, const Letters& english)
      : view_(weights, net_step), english_(english), reading_(new NetReading) {
    view_.encode(english, *reading_);
    view_.project(english.size, *reading_);
    for (std::size_t k = 0; k < output_.size(); ++k) output_[k] = static_cast<float>(weights[NetLayout::output + k]) * net_step;
  }

  /// Natural logarithm of the probability of a spelling, -60 at least. Ways that fall behind others by `worth` nats are left out.
  [[nodiscard]] float log_probability(const Letters& arabic, float worth = 1e30f) {
    constexpr float never = -1e30f, least = -60;
    std::array<float, max_letters + 1> row, next;
    row.fill(never);
    row[0] = 0;
    for (std::size_t i = 0; i < english_.size; ++i) {
      const NetBand band = net_band(i, english_.size, arabic.size);
      next.fill(never);
      const float least_worth = std::max(never, *std::max_element(row.begin(), row.begin() + arabic.size + 1) - worth);
      for (std::size_t j = band.first; j <= band.last; ++j) {
        if (row[j] <= least_worth) continue;
        const std::array<float, net_outputs>& here = at(i, arabic, j);
        next[j] = row[j] + std::log(here[0]);
        if (j < band.last) row[j + 1] = log_sum(row[j + 1], row[j] + std::log(here[arabic[j]]));
      }
      row = next;
    }
    return std::max(row[arabic.size], least);
  }

  /// The likeliest spellings by beam search, at most `count`, in no order of worth. Beginnings that fall behind the best by `worth`
  /// nats are left out.
  [[nodiscard]] std::vector<Letters> spellings(std::size_t count, float worth = 1e30f) {
    constexpr std::size_t most_letters = 3;  // over one English letter
    constexpr float least_share = 0.003f;    // of a letter that is worth following
    struct Partial {
      Letters letters;
      float log_probability;
    };
    const auto prune = [&](std::vector<Partial>& list) {
      std::sort(list.begin(), list.end(), [](const Partial& a, const Partial& b) {
        return a.letters.at != b.letters.at ? a.letters.at < b.letters.at : a.log_probability > b.log_probability;
      });
      std::size_t kept = 0;
      for (const Partial& one : list) {
        if (kept > 0 && list[kept - 1].letters == one.letters) {
          list[kept - 1].log_probability = log_sum(list[kept - 1].log_probability, one.log_probability);
        } else {
          list[kept++] = one;
        }
      }
      list.resize(kept);
      std::stable_sort(list.begin(), list.end(),
                       [](const Partial& a, const Partial& b) { return a.log_probability > b.log_probability; });
      if (list.size() > count) list.resize(count);
    };
    std::vector<Partial> before = {{{}, 0}}, grown, longer, after;
    for (std::size_t i = 0; i < english_.size; ++i) {
      after.clear();
      grown = before;
      const float least = before.empty() ? 0 : before[0].log_probability - worth;
      for (std::size_t written = 0; !grown.empty(); ++written) {
        longer.clear();
        for (const Partial& one : grown) {
          if (one.log_probability < least) continue;
          const std::array<float, net_outputs>& here = at(i, one.letters, one.letters.size);
          after.push_back({one.letters, one.log_probability + std::log(here[0])});
          if (written == most_letters || one.letters.size == max_letters) continue;
          for (Letter letter = 1; letter < arabic_alphabet_size; ++letter) {
            if (here[letter] < least_share) continue;
            const float log_probability = one.log_probability + std::log(here[letter]);
            if (log_probability < least) continue;
            longer.push_back({one.letters, log_probability});
            longer.back().letters.push(letter);
          }
        }
        prune(longer);
        std::swap(grown, longer);
      }
      prune(after);
      std::swap(before, after);
    }
    std::vector<Letters> out;
    for (const Partial& one : before) {
      if (!one.letters.empty()) out.push_back(one.letters);
    }
    return out;
  }

  /// A spelling that is nearly the likeliest: letter by letter what is likeliest there.
  [[nodiscard]] Letters likeliest() {
    Letters out;
    for (std::size_t i = 0; i < english_.size;) {
      const std::array<float, net_outputs>& here = at(i, out, out.size);
      const auto best = static_cast<Letter>(std::max_element(here.begin(), here.end()) - here.begin());
      if (best == 0 || out.size == max_letters) {
        ++i;
      } else {
        out.push(best);
      }
    }
    return out;
  }

 private:
  /// The probabilities at a letter after the letters before `written`.
  const std::array<float, net_outputs>& at(std::size_t letter, const Letters& arabic, std::size_t written) {
    auto key = static_cast<std::uint32_t>(letter);
    for (std::size_t k = 0; k < net_history; ++k) key = key << 6 | (written > k ? arabic[written - 1 - k] : 0u);
    const auto [entry, added] = known_.try_emplace(key);
    if (added) {
      std::array<float, net_joint> joint;
      view_.remember(arabic, written, joint.data());
      for (std::size_t k = 0; k < net_joint; ++k) joint[k] = quick_tanh(joint[k] + reading_->joint[letter][k]);
      NetView<float>::write(output_.data(), 1, joint.data(), entry->second.data());
      for (float& value : entry->second) value = std::max(value, 1e-12f);
    }
    return entry->second;
  }

  NetView<signed char> view_;
  Letters english_;
  std::unique_ptr<NetReading> reading_;
  std::array<float, NetLayout::size - NetLayout::output> output_;
  std::unordered_map<std::uint32_t, std::array<float, net_outputs>> known_;
};

}  // namespace muwazi::inline v0::names

#endif
