// SPDX-License-Identifier: Apache-2.0
// Learning the name table: letters aligned by expectation maximisation, weights by logistic regression.
#include "name_learn.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include <muwazi/name_learn.hpp>

#include "name_score.hpp"

namespace muwazi::inline v0::names {
namespace {

// A unit of several English letters is one event where its letters one by one are several, so likelihood alone would
// glue letters together at random. Each further letter costs this factor. Tuned on the choosing tenth.
constexpr double extra_letter = 0.25;

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

/// Levenshtein distance, at most `limit`.
std::size_t edit_distance(const Letters& a, const Letters& b, std::size_t limit) {
  const std::size_t difference = a.size > b.size ? a.size - b.size : b.size - a.size;
  if (difference >= limit) return limit;
  std::array<std::uint8_t, max_letters + 1> row;
  for (std::size_t j = 0; j <= b.size; ++j) row[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size; ++i) {
    std::uint8_t diagonal = row[0];
    row[0] = static_cast<std::uint8_t>(i);
    std::uint8_t lowest = row[0];
    for (std::size_t j = 1; j <= b.size; ++j) {
      const auto change = static_cast<std::uint8_t>(diagonal + (a[i - 1] != b[j - 1]));
      diagonal = row[j];
      row[j] = std::min({change, static_cast<std::uint8_t>(row[j] + 1), static_cast<std::uint8_t>(row[j - 1] + 1)});
      lowest = std::min(lowest, row[j]);
    }
    if (lowest >= limit) return limit;
  }
  return row[b.size];
}

/// The spelling of `list` nearest to `arabic` and other than it; the first of several.
Letters nearest(const Letters& arabic, const std::vector<Letters>& list) {
  std::size_t best = max_letters;
  Letters out;
  for (const Letters& other : list) {
    const std::size_t distance = edit_distance(arabic, other, best);
    if (distance == 0 || distance >= best) continue;
    best = distance;
    out = other;
    if (best == 1) break;
  }
  return out;
}

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

/// A small generator of our own, so that every machine draws the same.
class Random {
 public:
  std::uint32_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state_ >> 33) % bound);
  }

 private:
  std::uint64_t state_ = 88172645463325252u;
};

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
  const std::vector<Letters> all = spellings_of(list);
  std::vector<std::pair<float, bool>> random_scores, nearest_scores;
  Random random;
  const auto score = [&](const Letters& e, const Letters& a) { return token_log_odds(table, e, a); };
  for (std::size_t i = 0; i < held_out.size(); i += step) {
    const AlignedName& name = held_out[i];
    if (name.english.empty() || name.arabic.empty()) continue;
    ++out.names;
    const float own = score(name.english, name.arabic);
    random_scores.emplace_back(own, true);
    nearest_scores.emplace_back(own, true);
    const Letters& any = all[random.below(all.size())];
    if (!(any == name.arabic)) random_scores.emplace_back(score(name.english, any), false);
    nearest_scores.emplace_back(score(name.english, nearest(name.arabic, all)), false);
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

/// Logistic regression on the first `count` features by Newton's method with a small ridge.
void regress(const std::vector<std::pair<Features, float>>& examples, std::size_t count, std::vector<float>& out) {
  std::array<double, feature_count> w{};
  for (int round = 0; round < 25; ++round) {
    std::array<std::array<double, feature_count + 1>, feature_count> system{};
    for (std::size_t k = 0; k < count; ++k) {
      system[k][k] = 1e-2;
      system[k][count] = -1e-2 * w[k];
    }
    for (const auto& [features, label] : examples) {
      double z = 0;
      for (std::size_t k = 0; k < count; ++k) z += w[k] * static_cast<double>(features[k]);
      const double p = 1 / (1 + std::exp(-z));
      const double h = std::max(p * (1 - p), 1e-6);
      for (std::size_t k = 0; k < count; ++k) {
        const double x = static_cast<double>(features[k]);
        system[k][count] += (static_cast<double>(label) - p) * x;
        for (std::size_t m = 0; m < count; ++m) system[k][m] += h * x * static_cast<double>(features[m]);
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
      const double delta = std::clamp(system[k][count] / system[k][k], -3.0, 3.0);
      w[k] += delta;
      change += std::fabs(delta);
    }
    if (change < 1e-4) break;
  }
  for (std::size_t k = 0; k < count; ++k) out.push_back(static_cast<float>(w[k]));
}

std::vector<float> fit_weights(const NameTable& table, const std::vector<AlignedName>& held_out,
                               const std::vector<AlignedName>& list) {
  const std::vector<Letters> all = spellings_of(list);
  Random random;
  std::vector<std::pair<Features, float>> examples;
  for (const AlignedName& name : held_out) {
    if (name.english.empty() || name.arabic.empty()) continue;
    const auto add = [&](const Letters& arabic, float label) {
      if (arabic.empty()) return;
      Evidence found = evidence(table, name.english, arabic);
      add_regrets(table, name.english, arabic, found);
      examples.emplace_back(found.features, label);
    };
    add(name.arabic, 1);
    add(all[random.below(all.size())], 0);
    add(nearest(name.arabic, all), 0);
  }
  std::vector<float> out;
  regress(examples, quick_features, out);
  regress(examples, feature_count, out);
  // The quick likeness: against random others only, as an aligner meets them.
  examples.clear();
  for (const AlignedName& name : held_out) {
    if (name.english.empty() || name.arabic.empty()) continue;
    const Letters english = sounds(name.english);
    const auto add = [&](const Letters& arabic, float label) {
      const float value = likeness(table, english, arabic);
      const auto n = static_cast<float>(std::max(english.size, arabic.size));
      examples.emplace_back(Features{1, value / 10, value / n, n / 10}, label);
    };
    add(name.arabic, 1);
    for (int k = 0; k < 4; ++k) add(all[random.below(all.size())], 0);
  }
  regress(examples, 4, out);
  out[likeness_weights] += std::log(4.0f);  // four others for each name: odds over chance take that out again
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

  // Weights, and figures, from a table that knows eight tenths.
  std::vector<AlignedName> learning, choosing, reporting;
  for (const AlignedName& name : all) {
    if (tenth(name) > 1) {
      learning.push_back(name);
    } else if (name.listed) {
      (tenth(name) == 1 ? choosing : reporting).push_back(name);
    }
  }
  align_letters(learning, options.rounds);
  std::vector<unsigned char> bytes = TableBuilder().build(learning, {});
  std::vector<AlignedName> aligned = choosing;
  align_letters(aligned, 4);
  const std::vector<float> weights = fit_weights(NameTable(bytes.data()), aligned, all);
  if (options.measure) {
    bytes = TableBuilder().build(learning, weights);
    const auto figures = [&](const std::vector<AlignedName>& held_out) {
      const Quality q = measure(NameTable(bytes.data()), held_out, all, options.measure_step);
      return NameQuality{q.names, q.auc_random, q.auc_nearest, q.top1, q.top5};
    };
    out.quality = figures(reporting);
    aligned = reporting;
    align_letters(aligned, 4);
    out.aligned = figures(aligned);
  }

  // The table itself, from all.
  out.dropped = all.size();
  align_letters(all, options.rounds);
  out.dropped -= all.size();
  out.table = "#weights";
  for (const float weight : weights) {
    char text[32];
    std::snprintf(text, sizeof text, " %.5g", static_cast<double>(weight));
    out.table += text;
  }
  out.table += '\n';
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
