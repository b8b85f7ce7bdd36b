// SPDX-License-Identifier: Apache-2.0
// Learning the name table: letters aligned by expectation maximisation, weights by logistic regression.
#include "name_learn.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include <muwazi/name_learn.hpp>

#include "name_layer_learn.hpp"
#include "name_net_learn.hpp"
#include "name_random.hpp"
#include "name_score.hpp"

namespace muwazi::inline v0::names {
namespace {

class Aligner {
 public:
  explicit Aligner(const std::vector<AlignedName>& names) {
    for (const AlignedName& name : names) {
      for (std::size_t i = 0; i < name.english.size; ++i) {
        for (std::size_t j = 0; j <= name.arabic.size; ++j) {
          for (std::size_t s = 0; s < shapes.size(); ++s) {
            if (!fits(name, i, j, s)) continue;
            id(key(name, i, j, shapes[s]));
          }
        }
      }
    }
    probability_.assign(ids_.size(), 1.0 / static_cast<double>(ids_.size()));
  }

  void round(const std::vector<AlignedName>& names) {
    std::vector<double> expected(probability_.size(), 1e-6);
    double total = 0;
    for (const AlignedName& name : names) {
      const std::size_t rows = name.english.size, columns = name.arabic.size;
      const std::size_t width = columns + 1;
      std::vector<double> forward((rows + 1) * width), backward(forward.size());
      forward[0] = 1;
      each(name, [&](std::size_t i, std::size_t j, std::size_t s, double p) {
        forward[(i + shapes[s].english) * width + j + shapes[s].arabic] += forward[i * width + j] * p;
      });
      const double all = forward.back();
      if (all <= 0) continue;
      backward.back() = 1;
      for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns + 1; j-- > 0;) {
          double sum = 0;
          for (std::size_t s = 0; s < shapes.size(); ++s) {
            if (!fits(name, i, j, s)) continue;
            sum += unit_probability(name, i, j, s) *
                   backward[(i + shapes[s].english) * width + j + shapes[s].arabic];
          }
          backward[i * width + j] += sum;
        }
      }
      each(name, [&](std::size_t i, std::size_t j, std::size_t s, double p) {
        const double posterior = forward[i * width + j] * p *
                                 backward[(i + shapes[s].english) * width + j + shapes[s].arabic] / all;
        expected[ids_.at(key(name, i, j, shapes[s]))] += posterior;
        total += posterior;
      });
    }
    for (std::size_t k = 0; k < expected.size(); ++k) probability_[k] = expected[k] / total;
  }

  /// Writes the best path; returns its mean negative log probability a letter, infinite where there is none.
  double best(AlignedName& name) const {
    const std::size_t rows = name.english.size, columns = name.arabic.size, width = columns + 1;
    std::vector<double> score((rows + 1) * width, 0);
    std::vector<char> from((rows + 1) * width, 0);
    score[0] = 1;
    each(name, [&](std::size_t i, std::size_t j, std::size_t s, double p) {
      const std::size_t to = (i + shapes[s].english) * width + j + shapes[s].arabic;
      if (score[i * width + j] * p > score[to]) {
        score[to] = score[i * width + j] * p;
        from[to] = static_cast<char>('0' + s);
      }
    });
    name.path.clear();
    if (score.back() <= 0) return 1e9;
    for (std::size_t i = rows, j = columns; i > 0 || j > 0;) {
      const char digit = from[i * width + j];
      name.path += digit;
      i -= shapes[static_cast<std::size_t>(digit - '0')].english;
      j -= shapes[static_cast<std::size_t>(digit - '0')].arabic;
    }
    std::reverse(name.path.begin(), name.path.end());
    return -std::log(score.back()) / static_cast<double>(std::max(rows, columns));
  }

 private:
  static bool fits(const AlignedName& name, std::size_t i, std::size_t j, std::size_t s) {
    return i + shapes[s].english <= name.english.size && j + shapes[s].arabic <= name.arabic.size;
  }
  static std::uint32_t key(const AlignedName& name, std::size_t i, std::size_t j, Shape shape) {
    const auto e = [&](std::size_t k) { return k < shape.english ? name.english[i + k] : Letter{0}; };
    const auto a = [&](std::size_t k) { return k < shape.arabic ? name.arabic[j + k] : Letter{0}; };
    return unit_key(e(0), e(1), e(2), a(0), a(1));
  }
  std::uint32_t id(std::uint32_t unit) {
    return ids_.try_emplace(unit, static_cast<std::uint32_t>(ids_.size())).first->second;
  }
  double unit_probability(const AlignedName& name, std::size_t i, std::size_t j, std::size_t s) const {
    const Shape shape = shapes[s];
    double p = probability_[ids_.at(key(name, i, j, shape))];
    for (int k = 1; k < shape.english + (shape.arabic > 1 ? 1 : 0); ++k) p *= extra_letter;
    return p;
  }
  template <class Visit>
  void each(const AlignedName& name, Visit visit) const {
    for (std::size_t i = 0; i < name.english.size; ++i) {
      for (std::size_t j = 0; j <= name.arabic.size; ++j) {
        for (std::size_t s = 0; s < shapes.size(); ++s) {
          if (fits(name, i, j, s)) visit(i, j, s, unit_probability(name, i, j, s));
        }
      }
    }
  }

  std::unordered_map<std::uint32_t, std::uint32_t> ids_;
  std::vector<double> probability_;
};

std::vector<Letters> spellings_of(const std::vector<AlignedName>& list) {
  std::map<std::string, Letters> unique;
  for (const AlignedName& name : list) {
    if (name.listed) unique.emplace(arabic_text(name.arabic), name.arabic);
  }
  std::vector<Letters> out;
  for (const auto& [text, letters] : unique) out.push_back(letters);
  // Not in the alphabet's order: the first of several nearest should be any of them.
  std::sort(out.begin(), out.end(), [](const Letters& a, const Letters& b) {
    const std::uint32_t x = letters_hash(a), y = letters_hash(b);
    return x != y ? x < y : a.at < b.at;
  });
  return out;
}

/// Finds the spelling of a list that is nearest to one and other than it. Words one letter apart share what is left when a
/// letter is taken from either, so these are found by hash (as in SymSpell); the rare word without such neighbours is compared
/// with all.
class Neighbours {
 public:
  explicit Neighbours(std::vector<Letters> list) : list_(std::move(list)) {
    for (std::uint32_t i = 0; i < list_.size(); ++i) {
      each_rest(list_[i], [&](std::uint32_t hash) {
        auto& entry = index_[hash];
        if (entry.empty() || entry.back() != i) entry.push_back(i);
      });
    }
  }
  [[nodiscard]] const std::vector<Letters>& list() const { return list_; }

  /// Those one letter away, in the list's order.
  [[nodiscard]] std::vector<std::uint32_t> one_away(const Letters& word) const {
    std::vector<std::uint32_t> out;
    each_rest(word, [&](std::uint32_t hash) {
      if (const auto found = index_.find(hash); found != index_.end()) {
        out.insert(out.end(), found->second.begin(), found->second.end());
      }
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    const EditDistance distance(word);
    std::erase_if(out, [&](std::uint32_t i) { return distance.to(list_[i]) != 1; });
    return out;
  }

  /// The nearest; the first of several.
  [[nodiscard]] Letters nearest(const Letters& word) const {
    if (const auto near = one_away(word); !near.empty()) return list_[near[0]];
    const EditDistance distance(word);
    std::size_t best = max_letters + 1;
    Letters out;
    for (const Letters& other : list_) {
      const std::size_t there = distance.to(other);
      if (there == 0 || there >= best) continue;
      best = there;
      out = other;
      if (best == 2) break;
    }
    return out;
  }

 private:
  template <class Visit>
  static void each_rest(const Letters& word, Visit visit) {
    visit(letters_hash(word));
    for (std::size_t left_out = 0; left_out < word.size; ++left_out) {
      Letters rest;
      for (std::size_t i = 0; i < word.size; ++i) {
        if (i != left_out) rest.push(word[i]);
      }
      visit(letters_hash(rest));
    }
  }

  std::vector<Letters> list_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> index_;
};

double area(std::vector<std::pair<float, bool>> scores) {
  std::sort(scores.begin(), scores.end());
  double below = 0, sum = 0, positives = 0;
  for (std::size_t i = 0; i < scores.size();) {
    std::size_t end = i;
    double negative = 0, positive = 0;
    for (; end < scores.size() && scores[end].first == scores[i].first; ++end) {
      (scores[end].second ? positive : negative) += 1;
    }
    sum += positive * (below + negative / 2);
    below += negative;
    positives += positive;
    i = end;
  }
  return positives > 0 && below > 0 ? sum / positives / below : 0;
}

/// Which half of the names one is in, of those that learn each from the other; with `halved` 1, which half of either half.
std::uint32_t half_of(const AlignedName& name, std::uint32_t halved) { return letters_hash(english_key(name.english)) / 10 >> halved & 1; }

}  // namespace

void align_letters(std::vector<AlignedName>& names, int rounds, double worst) {
  std::erase_if(names, [](const AlignedName& name) { return name.english.empty() || name.arabic.empty(); });
  Aligner aligner(names);
  for (int i = 0; i < rounds; ++i) aligner.round(names);
  std::erase_if(names, [&](AlignedName& name) { return aligner.best(name) > worst; });
}

Quality measure(const NameTable& table, const std::vector<AlignedName>& held_out, const std::vector<AlignedName>& list,
                std::size_t step) {
  Quality out;
  const Neighbours neighbours(spellings_of(list));
  const std::vector<Letters>& all = neighbours.list();
  std::vector<std::pair<float, bool>> random_scores, nearest_scores;
  Random random;
  const auto score = [&](const Letters& e, const Letters& a) { return token_log_odds(table, e, a, Against::names); };
  for (std::size_t i = 0; i < held_out.size(); i += step) {
    const AlignedName& name = held_out[i];
    if (name.english.empty() || name.arabic.empty()) continue;
    ++out.names;
    const float own = score(name.english, name.arabic);
    random_scores.emplace_back(own, true);
    nearest_scores.emplace_back(own, true);
    const Letters& any = all[random.below(all.size())];
    if (!(any == name.arabic)) random_scores.emplace_back(score(name.english, any), false);
    nearest_scores.emplace_back(score(name.english, neighbours.nearest(name.arabic)), false);
    const std::vector<Spelling> proposals = propose_spellings(table, name.english, 5);
    for (std::size_t k = 0; k < proposals.size(); ++k) {
      if (!(proposals[k].letters == name.arabic)) continue;
      out.top1 += k == 0;
      out.top5 += 1;
    }
  }
  out.auc_random = area(std::move(random_scores));
  out.auc_nearest = area(std::move(nearest_scores));
  if (out.names > 0) {
    out.top1 /= static_cast<double>(out.names);
    out.top5 /= static_cast<double>(out.names);
  }
  return out;
}

namespace {

constexpr std::size_t regressor_count = feature_count + 1;
struct Example {
  std::array<float, regressor_count> features{};
  float label = 0, weight = 1;
};

/// Evidence as it is weighed: the features, and what the score's layer makes of them.
std::array<float, regressor_count> with_layer(const NameTable& table, const Features& features) {
  std::array<float, regressor_count> out{};
  std::copy(features.begin(), features.end(), out.begin());
  out.back() = layer_value(table, features);
  return out;
}

/// Logistic regression on the first `count` features by Newton's method with a small ridge.
void regress(const std::vector<Example>& examples, std::size_t count, std::vector<float>& out) {
  std::array<double, regressor_count> w{};
  for (int round = 0; round < 25; ++round) {
    std::array<std::array<double, regressor_count + 1>, regressor_count> system{};
    for (std::size_t k = 0; k < count; ++k) {
      system[k][k] = 1e-1;
      system[k][count] = -1e-1 * w[k];
    }
    for (const Example& example : examples) {
      double z = 0;
      for (std::size_t k = 0; k < count; ++k) z += w[k] * static_cast<double>(example.features[k]);
      const double p = 1 / (1 + std::exp(-z)), weight = static_cast<double>(example.weight);
      const double h = std::max(p * (1 - p), 1e-6) * weight;
      for (std::size_t k = 0; k < count; ++k) {
        const double x = static_cast<double>(example.features[k]);
        if (x == 0) continue;
        system[k][count] += (static_cast<double>(example.label) - p) * x * weight;
        for (std::size_t m = 0; m < count; ++m) system[k][m] += h * x * static_cast<double>(example.features[m]);
      }
    }
    for (std::size_t k = 0; k < count; ++k) {
      std::size_t pivot = k;
      for (std::size_t m = k + 1; m < count; ++m) {
        if (std::fabs(system[m][k]) > std::fabs(system[pivot][k])) pivot = m;
      }
      std::swap(system[k], system[pivot]);
      for (std::size_t m = 0; m < count; ++m) {
        if (m == k || system[k][k] == 0) continue;
        const double factor = system[m][k] / system[k][k];
        for (std::size_t c = k; c <= count; ++c) system[m][c] -= factor * system[k][c];
      }
    }
    double change = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double delta = system[k][k] == 0 ? 0 : std::clamp(system[k][count] / system[k][k], -3.0, 3.0);
      w[k] += delta;
      change += std::fabs(delta);
    }
    if (change < 1e-4) break;
  }
  for (std::size_t k = 0; k < count; ++k) out.push_back(static_cast<float>(w[k]));
}

/// A spelling with a letter lost, changed or added, at random; letters as often as names have them. Empty where nothing is left.
Letters misspelled(const Letters& arabic, const std::vector<Letters>& all, Random& random) {
  Letters out;
  const std::size_t at = random.below(arabic.size);
  const std::uint32_t kind = random.below(3);
  for (std::size_t i = 0; i < arabic.size; ++i) {
    if (i != at) {
      out.push(arabic[i]);
      continue;
    }
    if (kind == 0) continue;
    if (kind == 1) out.push(arabic[i]);
    Letter other = arabic[i];
    while (other == arabic[i]) {
      const Letters& any = all[random.below(all.size())];
      other = any[random.below(any.size)];
    }
    out.push(other);
  }
  return out;
}

class Halves;
std::vector<signed char> fit_features(const NameTable& table, const Halves& halves, const std::vector<AlignedName>& names,
                                      const Neighbours& neighbours);

/// Two tables, each made without half of the names, so that what is learned of a name does not come from its own count.
class Halves {
 public:
  Halves(const std::vector<AlignedName>& names, std::uint32_t halved) : halved_(halved) {
    for (std::uint32_t without = 0; without < 2; ++without) {
      for (const AlignedName& name : names) {
        if (half_of(name, halved) != without) names_[without].push_back(name);
      }
      bytes_[without] = TableBuilder().build(names_[without]);
      tables_[without] = NameTable(bytes_[without].data());
    }
  }
  /// The one that was made without this name.
  [[nodiscard]] const NameTable& without(const AlignedName& name) const { return tables_[half_of(name, halved_)]; }
  /// Letters' features for each, from its own names.
  void learn_features() {
    for (std::size_t k = 0; k < tables_.size(); ++k) {
      NameWeights learned;
      learned.features = fit_features(tables_[k], Halves(names_[k], halved_ + 1), names_[k], Neighbours(spellings_of(names_[k])));
      set_weights(bytes_[k], learned);
    }
  }

 private:
  std::uint32_t halved_;
  std::array<std::vector<AlignedName>, 2> names_;
  std::array<std::vector<unsigned char>, 2> bytes_;
  std::array<NameTable, 2> tables_;
};

/// Calls `visit(spelling, label, weight)` for what a name is learned from: its own spelling, two that are one letter away and another
/// name's, one drawn at random, and a misspelling.
template <class Visit>
void each_example(const AlignedName& name, const Neighbours& neighbours, Random& random, Visit visit) {
  // Misspellings count for a tenth of a name: more of them lower the area against the nearest, fewer let a wrong consonant pass.
  constexpr float misspelling_weight = 0.1f;
  const std::vector<Letters>& all = neighbours.list();
  visit(name.arabic, 1.0f, 1.0f);
  if (const auto near = neighbours.one_away(name.arabic); !near.empty()) {
    for (int k = 0; k < 2; ++k) visit(all[near[random.below(near.size())]], 0.0f, 0.5f);
  }
  visit(all[random.below(all.size())], 0.0f, 0.5f);
  visit(misspelled(name.arabic, all, random), 0.0f, misspelling_weight);
}

/// Weights of the letters' features: logistic regression by stochastic descent with a step for each weight (AdaGrad: Duchi and
/// others 2011), the evidence beside them. The names are those that `table` was made from.
std::vector<signed char> fit_features(const NameTable& table, const Halves& halves, const std::vector<AlignedName>& names,
                                      const Neighbours& neighbours) {
  // Chosen on the choosing tenth: fewer passes or a longer step lose 0.002 of the area against the nearest.
  constexpr int passes = 4;
  constexpr float step_length = 0.05f, ridge = 3e-4f;
  constexpr std::uint32_t left_out = 30;  // in a hundred: no weight comes to rely on another
  struct Case {
    std::size_t first = 0, count = 0;  // buckets
    Features dense{};
    float label = 0, weight = 1;
  };
  std::vector<Case> cases;
  std::vector<std::uint32_t> buckets;
  Random random;
  LetterPath path;
  for (const AlignedName& name : names) {
    const NameTable& counts = halves.without(name);
    each_example(name, neighbours, random, [&](const Letters& arabic, float label, float weight) {
      if (arabic.empty()) return;
      Case one;
      align_letters_of(table, name.english, arabic, path);
      one.first = buckets.size();
      each_feature(name.english, arabic, path, [&](std::uint32_t bucket) { buckets.push_back(bucket); });
      one.count = buckets.size() - one.first;
      one.dense = evidence(table, name.english, arabic, path, &counts).features;
      one.label = label;
      one.weight = weight;
      cases.push_back(one);
    });
  }
  std::vector<float> weights(feature_buckets), squares(feature_buckets, 1e-3f);
  Features dense{}, dense_squares;
  dense_squares.fill(1e-3f);
  std::vector<std::uint32_t> order(cases.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::uint32_t id : order) {
      const Case& one = cases[id];
      const std::span<const std::uint32_t> own(buckets.data() + one.first, one.count);
      float z = 0;
      for (std::size_t k = 0; k < feature_count; ++k) z += dense[k] * one.dense[k];
      for (const std::uint32_t bucket : own) z += weights[bucket];
      const float slope = (1 / (1 + std::exp(-z)) - one.label) * one.weight;
      for (const std::uint32_t bucket : own) {
        if (random.below(100) < left_out) continue;
        const float gradient = slope + ridge * weights[bucket];
        squares[bucket] += gradient * gradient;
        weights[bucket] -= step_length * gradient / std::sqrt(squares[bucket]);
      }
      for (std::size_t k = 0; k < feature_count; ++k) {
        const float gradient = slope * one.dense[k];
        dense_squares[k] += gradient * gradient;
        dense[k] -= step_length * gradient / std::sqrt(dense_squares[k]);
      }
    }
  }
  std::vector<signed char> out(feature_buckets);
  for (std::size_t k = 0; k < feature_buckets; ++k) {
    out[k] = static_cast<signed char>(std::clamp(std::lround(weights[k] / feature_step), -127l, 127l));
  }
  return out;
}

/// The score's layer, on the same names as the letters' features; `halves` have theirs.
std::vector<float> fit_score_layer(const NameTable& table, const Halves& halves, const std::vector<AlignedName>& names,
                                   const Neighbours& neighbours) {
  // Chosen on the choosing tenth: twelve passes gain 0.0001 of the area against the nearest.
  constexpr std::size_t passes = 6;
  constexpr float step_length = 0.03f, slowest = 0.05f;
  LayerTrainer<ScoreLayer> trainer;
  Random random;
  LetterPath path;
  std::vector<std::uint32_t> order(names.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::size_t done = 0;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (const std::uint32_t id : order) {
      const AlignedName& name = names[id];
      const NameTable& counts = halves.without(name);
      const float length = step_length * (1 - (1 - slowest) * static_cast<float>(done++) / static_cast<float>(passes * names.size()));
      each_example(name, neighbours, random, [&](const Letters& arabic, float label, float weight) {
        if (arabic.empty()) return;
        align_letters_of(table, name.english, arabic, path);
        const Features found = evidence(table, name.english, arabic, path, &counts).features;
        ScoreLayer::Inputs inputs;
        std::copy_n(found.begin(), inputs.size(), inputs.begin());
        trainer.add(inputs, (1 / (1 + std::exp(-trainer.value(inputs))) - label) * weight);
        trainer.descend(length);
      });
    }
  }
  return trainer.weights();
}

/// Weights that order proposals: the listed spelling is to be the likeliest of those that a table which does not know the name
/// proposes (conditional likelihood of the list, by the same descent as above).
void fit_ranks(const NameTable& table, const Halves& halves, const std::vector<AlignedName>& names,
               std::vector<float>& out_dense, std::vector<signed char>& out_letters) {
  // A third of the names with twelve proposals each: all of them gain 0.2 first proposals in a hundred, and cost three times as much.
  constexpr std::size_t every = 3, proposals = 12, beam = 20;
  constexpr int passes = 4;
  constexpr float step_length = 0.05f, ridge = 3e-4f;
  constexpr std::uint32_t left_out = 30;
  struct Candidate {
    std::size_t first = 0, count = 0;  // buckets
    RankFeatures dense{};
    bool listed = false;
  };
  std::vector<std::vector<Candidate>> lists;
  std::vector<std::uint32_t> buckets;
  LetterPath path;
  for (std::size_t i = 0; i < names.size(); i += every) {
    const AlignedName& name = names[i];
    const NameTable& counts = halves.without(name);
    const std::vector<Spelling> proposed = spellings(counts, name.english, true, proposals, beam);
    if (std::none_of(proposed.begin(), proposed.end(), [&](const Spelling& one) { return one.letters == name.arabic; })) continue;
    auto& list = lists.emplace_back();
    for (const Spelling& one : proposed) {
      Candidate candidate;
      align_letters_of(table, name.english, one.letters, path);
      candidate.first = buckets.size();
      each_feature(name.english, one.letters, path, [&](std::uint32_t bucket) { buckets.push_back(bucket >> 1); });
      candidate.count = buckets.size() - candidate.first;
      candidate.dense = rank_evidence(table, name.english, one, path, &counts);
      candidate.listed = one.letters == name.arabic;
      list.push_back(candidate);
    }
  }
  out_dense.assign(rank_count, 0);
  out_dense[0] = 1;
  std::vector<float> weights(rank_buckets), squares(rank_buckets, 1e-3f), dense_squares(rank_count, 1e-3f), scores;
  Random random;
  for (std::size_t step = 0; step < lists.size() * passes; ++step) {
    const auto& list = lists[random.below(lists.size())];
    scores.clear();
    float best = -1e9f, sum = 0;
    for (const Candidate& one : list) {
      float z = 0;
      for (std::size_t k = 0; k < rank_count; ++k) z += out_dense[k] * one.dense[k];
      for (std::size_t k = 0; k < one.count; ++k) z += weights[buckets[one.first + k]];
      scores.push_back(z);
      best = std::max(best, z);
    }
    for (float& score : scores) sum += score = std::exp(score - best);
    for (std::size_t c = 0; c < list.size(); ++c) {
      const float slope = scores[c] / sum - (list[c].listed ? 1.0f : 0.0f);
      for (std::size_t k = 0; k < list[c].count && std::fabs(slope) > 0.01f; ++k) {
        if (random.below(100) < left_out) continue;
        const std::uint32_t bucket = buckets[list[c].first + k];
        const float gradient = slope + ridge * weights[bucket];
        squares[bucket] += gradient * gradient;
        weights[bucket] -= step_length * gradient / std::sqrt(squares[bucket]);
      }
      for (std::size_t k = 0; k < rank_count; ++k) {
        const float gradient = slope * list[c].dense[k];
        dense_squares[k] += gradient * gradient;
        out_dense[k] -= step_length * gradient / std::sqrt(dense_squares[k]);
      }
    }
  }
  out_letters.resize(rank_buckets);
  for (std::size_t k = 0; k < rank_buckets; ++k) {
    out_letters[k] = static_cast<signed char>(std::clamp(std::lround(weights[k] / feature_step), -127l, 127l));
  }
}

}  // namespace

std::vector<float> fit_weights(const NameTable& table, const std::vector<AlignedName>& held_out,
                               const std::vector<AlignedName>& list) {
  const Neighbours neighbours(spellings_of(list));
  const std::vector<Letters>& all = neighbours.list();
  std::map<std::string, std::vector<const AlignedName*>> spellings;
  for (const AlignedName& name : list) spellings[english_text(english_key(name.english))].push_back(&name);
  Random random;
  std::vector<Example> against_names, against_misspellings;
  LetterPath path;
  for (const AlignedName& name : held_out) {
    if (name.english.empty() || name.arabic.empty()) continue;
    const auto look = [&](const Letters& arabic, float label, float first, float second, const AlignedName* known) {
      if (arabic.empty()) return;
      align_letters_of(table, name.english, arabic, path);
      const Features found = evidence(table, name.english, arabic, path, nullptr, known == nullptr ? nullptr : &known->arabic,
                                      known == nullptr ? 1 : known->count)
                                 .features;
      const auto weighed = with_layer(table, found);
      if (first > 0) against_names.push_back({weighed, label, first});
      if (second > 0) against_misspellings.push_back({weighed, label, second});
    };
    const auto look_at_all = [&](const AlignedName* known) {
      look(name.arabic, 1, 1, 1, known);
      look(all[random.below(all.size())], 0, 1, 0.5f, known);
      const Letters near = neighbours.nearest(name.arabic);
      if (known == nullptr || !(near == known->arabic)) look(near, 0, 1, 0.5f, known);
      const Letters wrong = misspelled(name.arabic, all, random);
      if (known == nullptr || !(wrong == known->arabic)) look(wrong, 0, 0, 1, known);
    };
    look_at_all(nullptr);
    // The same, as it is seen by one who knows another spelling of this name.
    for (const AlignedName* other : spellings.at(english_text(english_key(name.english)))) {
      if (!(other->arabic == name.arabic)) look_at_all(other);
    }
  }
  std::vector<float> out;
  regress(against_names, regressor_count, out);
  const float layer = out.back();
  out.pop_back();
  regress(against_misspellings, feature_count, out);
  // Names that are known with two spellings were chosen for it, so the examples cannot tell how rare a new spelling is of a name seen
  // often: about as the square root of the sightings (Good 1953), which is feature 28.
  constexpr float rarer = 0.5f;
  out[feature_count - 1] -= rarer;
  out[2 * feature_count - 1] -= rarer;
  // The quick likeness: against random others only, as an aligner meets them.
  std::vector<Example> examples;
  for (const AlignedName& name : held_out) {
    if (name.english.empty() || name.arabic.empty()) continue;
    const Letters english = sounds(name.english);
    const auto add = [&](const Letters& arabic, float label) {
      const float value = likeness(table, english, arabic);
      const auto n = static_cast<float>(std::max(english.size, arabic.size));
      examples.push_back({{1, value / 10, value / n, n / 10}, label, 1});
    };
    add(name.arabic, 1);
    for (int k = 0; k < 4; ++k) add(all[random.below(all.size())], 0);
  }
  regress(examples, 4, out);
  out[likeness_weights] += std::log(4.0f);  // four others for each name: odds over chance take that out again
  out.push_back(layer);
  return out;
}

std::vector<float> fit_order_layer(const NameTable& table, const std::vector<AlignedName>& held_out) {
  // Chosen by learning on each half of the choosing tenth and asking the other: fifteen passes in place of fifty lose 0.4 first proposals
  // in a hundred, a sum without the units 0.9.
  constexpr std::size_t passes = 50;
  constexpr float step_length = 0.05f, slowest = 0.05f;
  struct Choice {
    std::vector<OrderLayer::Inputs> spellings;
    std::size_t listed = 0;
  };
  std::vector<Choice> choices;
  for (const AlignedName& name : held_out) {
    Choice choice;
    bool found = false;
    for (const RankedSpelling& one : ranked_spellings(table, name.english)) {
      if (one.letters == name.arabic) {
        choice.listed = choice.spellings.size();
        found = true;
      }
      choice.spellings.push_back(one.evidence);
    }
    if (found) choices.push_back(std::move(choice));
  }
  // The worth and the network's logarithm count from the beginning.
  LayerTrainer<OrderLayer> trainer({2, 2});
  Random random;
  std::vector<float> shares;
  const std::size_t steps = choices.size() * passes;
  for (std::size_t step = 0; step < steps; ++step) {
    const Choice& choice = choices[random.below(choices.size())];
    shares.clear();
    float most = -1e30f, sum = 0;
    for (const OrderLayer::Inputs& one : choice.spellings) {
      shares.push_back(trainer.value(one));
      most = std::max(most, shares.back());
    }
    for (float& share : shares) sum += share = std::exp(share - most);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      trainer.add(choice.spellings[k], shares[k] / sum - (k == choice.listed ? 1.0f : 0.0f));
    }
    const float done = static_cast<float>(step) / static_cast<float>(steps);
    trainer.descend(step_length * (1 - (1 - slowest) * done));
  }
  return trainer.weights();
}

Learned learn_table(const std::vector<AlignedName>& aligned, int passes) {
  Learned out;
  out.bytes = TableBuilder().build(aligned);
  const NameTable table(out.bytes.data());
  const Neighbours neighbours(spellings_of(aligned));
  Halves halves(aligned, 0);
  out.weights.features = fit_features(table, halves, aligned, neighbours);
  fit_ranks(table, halves, aligned, out.rank_weights, out.weights.ranks);
  halves.learn_features();
  out.weights.score_layer = fit_score_layer(table, halves, aligned, neighbours);
  out.weights.net = learn_net(aligned, passes);
  set_weights(out.bytes, out.weights);
  return out;
}

}  // namespace muwazi::inline v0::names

namespace muwazi::inline v0 {

LearnedNames learn_names(std::span<const NamePair> pairs, const NameLearnOptions& options) {
  using namespace names;
  std::vector<AlignedName> all;
  for (const NamePair& pair : pairs) {
    AlignedName name;
    name.english = english_letters(pair.english);
    name.arabic = arabic_letters(pair.arabic);
    name.count = pair.count;
    name.listed = pair.measured;
    if (!name.english.empty() && !name.arabic.empty()) all.push_back(std::move(name));
  }
  std::sort(all.begin(), all.end(), [](const AlignedName& a, const AlignedName& b) {
    if (a.english.at != b.english.at) return a.english.at < b.english.at;
    if (a.arabic.at != b.arabic.at) return a.arabic.at < b.arabic.at;
    return a.count > b.count;
  });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const AlignedName& a, const AlignedName& b) {
                          return a.english == b.english && a.arabic == b.arabic;
                        }),
            all.end());
  const auto tenth = [](const AlignedName& name) { return letters_hash(english_key(name.english)) % 10; };
  LearnedNames out;

  // Weights from a table that knows eight tenths.
  std::vector<AlignedName> learning, choosing, reporting;
  for (const AlignedName& name : all) {
    if (tenth(name) > 1) {
      learning.push_back(name);
    } else if (name.listed) {
      (tenth(name) == 1 ? choosing : reporting).push_back(name);
    }
  }
  align_letters(learning, options.rounds);
  Learned learned = learn_table(learning, options.passes);
  std::vector<AlignedName> aligned = choosing;
  align_letters(aligned, 4);
  const std::vector<float> scoring = fit_weights(NameTable(learned.bytes.data()), aligned, all);
  std::vector<float> order_layer;  // fitted on a table that has the others
  const auto weigh_with_these = [&](Learned& of) {
    of.weights.weights = scoring;
    of.weights.weights.insert(of.weights.weights.end(), of.rank_weights.begin(), of.rank_weights.end());
    of.weights.order_layer = order_layer;
    set_weights(of.bytes, of.weights);
  };
  weigh_with_these(learned);
  order_layer = fit_order_layer(NameTable(learned.bytes.data()), aligned);
  // Figures from one that knows nine, with these weights.
  if (options.measure) {
    learning.clear();
    for (const AlignedName& name : all) {
      if (tenth(name) > 0) learning.push_back(name);
    }
    align_letters(learning, options.rounds);
    learned = learn_table(learning, options.passes);
    weigh_with_these(learned);
    const auto figures = [&](const std::vector<AlignedName>& held_out) {
      const Quality q = measure(NameTable(learned.bytes.data()), held_out, all, options.measure_step);
      return NameQuality{q.names, q.auc_random, q.auc_nearest, q.top1, q.top5};
    };
    out.quality = figures(reporting);
    aligned = reporting;
    align_letters(aligned, 4);
    out.aligned = figures(aligned);
    if (!options.elsewhere.empty()) {
      std::vector<AlignedName> others;
      std::set<std::string> known;
      for (const AlignedName& name : learning) known.insert(english_text(english_key(name.english)));
      for (const NamePair& pair : options.elsewhere) {
        AlignedName name{english_letters(pair.english), arabic_letters(pair.arabic), pair.count, {}, true};
        if (name.english.empty() || name.arabic.empty() || known.contains(english_text(english_key(name.english)))) continue;
        others.push_back(std::move(name));
      }
      out.elsewhere = figures(others);
    }
  }

  if (!options.table) return out;

  // The table itself, from all.
  out.dropped = all.size();
  align_letters(all, options.rounds);
  out.dropped -= all.size();
  learned = learn_table(all, options.passes);
  weigh_with_these(learned);
  const auto add_numbers = [&](std::string_view name, const std::vector<float>& numbers) {
    out.table += name;
    for (const float number : numbers) {
      char text[32];
      std::snprintf(text, sizeof text, " %.5g", static_cast<double>(number));
      out.table += text;
    }
    out.table += '\n';
  };
  add_numbers("#weights", learned.weights.weights);
  add_numbers("#score", learned.weights.score_layer);
  add_numbers("#order", learned.weights.order_layer);
  const auto add_bytes = [&](std::string_view name, const std::vector<signed char>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t k = 0; k < bytes.size(); ++k) {
      if (k % 512 == 0) out.table.append(k == 0 ? "" : "\n").append(name).append(" ");
      const auto byte = static_cast<unsigned char>(bytes[k]);
      out.table += digits[byte >> 4];
      out.table += digits[byte & 15];
    }
    out.table += '\n';
  };
  add_bytes("#features", learned.weights.features);
  add_bytes("#ranks", learned.weights.ranks);
  add_bytes("#net", learned.weights.net);
  std::vector<std::string> rows;
  for (const AlignedName& name : all) {
    rows.push_back(english_text(name.english) + '\t' + arabic_text(name.arabic) + '\t' + std::to_string(name.count) + '\t' +
                   name.path + '\n');
  }
  std::sort(rows.begin(), rows.end());
  for (const std::string& row : rows) out.table += row;
  return out;
}

}  // namespace muwazi::inline v0
