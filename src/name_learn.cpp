// SPDX-License-Identifier: Apache-2.0
// Learning the name table: letters aligned by expectation maximisation, weights by logistic regression.
#include "name_learn.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include <muwazi/name_learn.hpp>

#include "name_net.hpp"
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

/// Which half of the names one is in, of those that learn each from the other.
std::uint32_t half_of(const AlignedName& name) { return letters_hash(english_key(name.english)) / 10 % 2; }

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

struct Example {
  Features features{};
  float label = 0, weight = 1;
};

/// Logistic regression on the first `count` features by Newton's method with a small ridge.
void regress(const std::vector<Example>& examples, std::size_t count, std::vector<float>& out) {
  std::array<double, feature_count> w{};
  for (int round = 0; round < 25; ++round) {
    std::array<std::array<double, feature_count + 1>, feature_count> system{};
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

/// Weights of the letters' features: logistic regression by stochastic descent with a step for each weight (AdaGrad: Duchi and
/// others 2011), the evidence beside them. The names are those that `table` was made from; `halves` are two
/// tables, each made without half of them, so that a name's probability does not come from its own count.
std::vector<signed char> fit_features(const NameTable& table, std::span<const NameTable> halves,
                                      const std::vector<AlignedName>& names, const Neighbours& neighbours) {
  // Chosen on the choosing tenth: fewer passes or a longer step lose 0.002 of the area against the nearest. Misspellings count
  // for a tenth of a name: more of them lower that area, fewer let a wrong consonant pass.
  constexpr int passes = 4;
  constexpr float step_length = 0.05f, ridge = 3e-4f, misspelling_weight = 0.1f;
  constexpr std::uint32_t left_out = 30;  // in a hundred: no weight comes to rely on another
  struct Case {
    std::size_t first = 0, count = 0;  // buckets
    Features dense{};
    float label = 0, weight = 1;
  };
  std::vector<Case> cases;
  std::vector<std::uint32_t> buckets;
  const std::vector<Letters>& all = neighbours.list();
  Random random;
  LetterPath path;
  for (const AlignedName& name : names) {
    const NameTable& counts = halves[half_of(name)];
    const auto add = [&](const Letters& arabic, float label, float weight) {
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
    };
    add(name.arabic, 1, 1);
    if (const auto near = neighbours.one_away(name.arabic); !near.empty()) {
      for (int k = 0; k < 2; ++k) add(all[near[random.below(near.size())]], 0, 0.5f);
    }
    add(all[random.below(all.size())], 0, 0.5f);
    add(misspelled(name.arabic, all, random), 0, misspelling_weight);
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

/// Weights that order proposals: the listed spelling is to be the likeliest of those that a table which does not know the name
/// proposes (conditional likelihood of the list, by the same descent as above).
void fit_ranks(const NameTable& table, std::span<const NameTable> halves, const std::vector<AlignedName>& names,
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
    const NameTable& counts = halves[half_of(name)];
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
      if (first > 0) against_names.push_back({found, label, first});
      if (second > 0) against_misspellings.push_back({found, label, second});
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
  regress(against_names, feature_count, out);
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
      examples.push_back({Features{1, value / 10, value / n, n / 10}, label, 1});
    };
    add(name.arabic, 1);
    for (int k = 0; k < 4; ++k) add(all[random.below(all.size())], 0);
  }
  regress(examples, 4, out);
  out[likeness_weights] += std::log(4.0f);  // four others for each name: odds over chance take that out again
  return out;
}

std::vector<float> fit_net_weights(const NameTable& table, const std::vector<AlignedName>& held_out) {
  constexpr std::size_t proposals = 30;
  constexpr int rounds = 40;
  struct Candidate {
    std::array<float, net_weight_count> values;
    bool listed;
  };
  std::vector<std::vector<Candidate>> lists;
  for (const AlignedName& name : held_out) {
    std::vector<Candidate> list;
    NetSpeller net(table.net(), name.english);
    for (const Spelling& one : ranked_spellings(table, name.english, proposals, &net)) {
      list.push_back({{one.log_probability, net.log_probability(one.letters)}, one.letters == name.arabic});
    }
    if (std::any_of(list.begin(), list.end(), [](const Candidate& one) { return one.listed; })) lists.push_back(std::move(list));
  }
  // Newton's method; the likelihood has one summit.
  std::array<double, net_weight_count> w = {1, 0};
  std::vector<double> shares;
  for (int round = 0; round < rounds; ++round) {
    std::array<double, net_weight_count> slope{};
    double aa = 1e-6, ab = 0, bb = 1e-6;
    for (const auto& list : lists) {
      shares.clear();
      double most = -1e30, sum = 0;
      for (const Candidate& one : list) {
        shares.push_back(w[0] * static_cast<double>(one.values[0]) + w[1] * static_cast<double>(one.values[1]));
        most = std::max(most, shares.back());
      }
      for (double& share : shares) sum += share = std::exp(share - most);
      double a = 0, b = 0, squares_aa = 0, squares_ab = 0, squares_bb = 0;
      for (std::size_t k = 0; k < list.size(); ++k) {
        const double share = shares[k] / sum;
        const auto x = static_cast<double>(list[k].values[0]), y = static_cast<double>(list[k].values[1]);
        a += share * x;
        b += share * y;
        squares_aa += share * x * x;
        squares_ab += share * x * y;
        squares_bb += share * y * y;
        if (list[k].listed) {
          slope[0] += x;
          slope[1] += y;
        }
      }
      slope[0] -= a;
      slope[1] -= b;
      aa += squares_aa - a * a;
      ab += squares_ab - a * b;
      bb += squares_bb - b * b;
    }
    const double determinant = aa * bb - ab * ab;
    if (!(determinant > 0)) break;
    const double first = (bb * slope[0] - ab * slope[1]) / determinant, second = (aa * slope[1] - ab * slope[0]) / determinant;
    w[0] += std::clamp(first, -0.5, 0.5);
    w[1] += std::clamp(second, -0.5, 0.5);
    if (std::fabs(first) + std::fabs(second) < 1e-6) break;
  }
  return {static_cast<float>(w[0]), static_cast<float>(w[1])};
}

Learned learn_table(const std::vector<AlignedName>& aligned, int passes) {
  Learned out;
  out.bytes = TableBuilder().build(aligned, {}, {}, {}, {});
  std::array<std::vector<unsigned char>, 2> bytes;
  std::vector<NameTable> halves;
  for (std::uint32_t without = 0; without < 2; ++without) {
    std::vector<AlignedName> half;
    for (const AlignedName& name : aligned) {
      if (half_of(name) != without) half.push_back(name);
    }
    bytes[without] = TableBuilder().build(half, {}, {}, {}, {});
    halves.emplace_back(bytes[without].data());
  }
  out.features = fit_features(NameTable(out.bytes.data()), halves, aligned, Neighbours(spellings_of(aligned)));
  fit_ranks(NameTable(out.bytes.data()), halves, aligned, out.rank_weights, out.ranks);
  out.net = learn_net(aligned, passes);
  set_features(out.bytes, out.features, out.ranks, out.net);
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
  std::vector<float> with_net;  // fitted on a table that has the others
  const auto weighed = [&](const Learned& of) {
    std::vector<float> weights = scoring;
    weights.insert(weights.end(), of.rank_weights.begin(), of.rank_weights.end());
    weights.insert(weights.end(), with_net.begin(), with_net.end());
    return weights;
  };
  set_weights(learned.bytes, weighed(learned));
  with_net = fit_net_weights(NameTable(learned.bytes.data()), aligned);
  // Figures from one that knows nine, with these weights.
  if (options.measure) {
    learning.clear();
    for (const AlignedName& name : all) {
      if (tenth(name) > 0) learning.push_back(name);
    }
    align_letters(learning, options.rounds);
    learned = learn_table(learning, options.passes);
    set_weights(learned.bytes, weighed(learned));
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
  out.table = "#weights";
  for (const float weight : weighed(learned)) {
    char text[32];
    std::snprintf(text, sizeof text, " %.5g", static_cast<double>(weight));
    out.table += text;
  }
  out.table += '\n';
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
  add_bytes("#features", learned.features);
  add_bytes("#ranks", learned.ranks);
  add_bytes("#net", learned.net);
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
