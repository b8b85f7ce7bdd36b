// SPDX-License-Identifier: Apache-2.0
// Beam search through the pair model.
#include "name_search.hpp"

#include <algorithm>
#include <cmath>

#include "name_net.hpp"
#include "name_score.hpp"

namespace muwazi::inline v0::names {
namespace {

// Cost of a letter without a partner. Tuned on the choosing tenth of the names: 7 to 12 make no difference there; lower
// values let a wrong name pass as a slip of the pen.
constexpr float slip_cost = 9;
constexpr std::size_t cell_beam = 2;
// Spellings that are ordered: among thirty the listed one stands for 87 names in 100, among fifty for 88; with the network's for 89.
constexpr std::size_t ranked = 30;
constexpr std::size_t net_ranked = 12;  // of those that the network finds by itself

struct Hypothesis {
  float score;
  std::uint32_t node;
};

struct Cell {
  std::array<Hypothesis, cell_beam> best;
  std::uint8_t size = 0;

  void offer(float score, std::uint32_t node) noexcept {
    for (std::size_t k = 0; k < size; ++k) {
      if (best[k].node != node) continue;
      best[k].score = std::max(best[k].score, score);
      if (k == 1 && best[1].score > best[0].score) std::swap(best[0], best[1]);
      return;
    }
    if (size < cell_beam) {
      best[size++] = {score, node};
    } else if (score > best[cell_beam - 1].score) {
      best[cell_beam - 1] = {score, node};
    } else {
      return;
    }
    if (size == 2 && best[1].score > best[0].score) std::swap(best[0], best[1]);
  }
};
static_assert(cell_beam == 2, "offer() sorts two");

static_assert(std::tuple_size_v<OrderLayer::Inputs> == rank_count + 4);

}  // namespace

float joint_log_probability(const NameTable& table, const Letters& english, const Letters& arabic) noexcept {
  const std::size_t rows = english.size, columns = arabic.size;
  // Row i + 3 is written while row i is read: four rows of cells are enough.
  std::array<std::array<Cell, max_letters + 1>, 4> cells;
  for (auto& row : cells) {
    for (std::size_t j = 0; j <= columns; ++j) row[j].size = 0;
  }
  cells[0][0].offer(0, table.begin_node());
  for (std::size_t i = 0;; ++i) {
    auto& row = cells[i % 4];
    if (i == rows) {
      // Arabic letters left over at the end.
      float best = -1e9f;
      for (std::size_t j = 0; j <= columns; ++j) {
        for (std::size_t k = 0; k < row[j].size; ++k) {
          const float end = table.step(row[j].best[k].node, end_unit).log_probability;
          best = std::max(best, row[j].best[k].score + end - slip_cost * static_cast<float>(columns - j));
        }
      }
      return best;
    }
    const Letter e1 = english[i];
    const Letter e2 = i + 1 < rows ? english[i + 1] : Letter{0};
    const Letter e3 = i + 2 < rows ? english[i + 2] : Letter{0};
    const std::size_t diagonal = i * columns / rows;
    const std::size_t low = diagonal > 4 ? diagonal - 4 : 0, high = std::min(columns, diagonal + 5);
    for (std::size_t j = low; j <= high; ++j) {
      Cell& cell = row[j];
      if (cell.size == 0) continue;
      const Letter a1 = j < columns ? arabic[j] : Letter{0};
      const Letter a2 = j + 1 < columns ? arabic[j + 1] : Letter{0};
      const auto move = [&](std::uint32_t key, std::size_t down, std::size_t right) {
        const UnitId unit = table.find_unit(key);
        if (unit == end_unit) return;
        Cell& to = cells[(i + down) % 4][j + right];
        for (std::size_t k = 0; k < cell.size; ++k) {
          const auto step = table.step(cell.best[k].node, unit);
          to.offer(cell.best[k].score + step.log_probability, step.node);
        }
      };
      const Hypothesis top = cell.best[0];
      move(unit_key(e1, 0, 0, 0, 0), 1, 0);
      cells[(i + 1) % 4][j].offer(top.score - slip_cost, 0);
      if (a1 != 0) {
        move(unit_key(e1, 0, 0, a1, 0), 1, 1);
        if (e2 != 0) move(unit_key(e1, e2, 0, a1, 0), 2, 1);
        if (e3 != 0) move(unit_key(e1, e2, e3, a1, 0), 3, 1);
        row[j + 1].offer(top.score - slip_cost, top.node);
        cells[(i + 1) % 4][j + 1].offer(top.score - slip_cost * 1.5f, 0);
      }
      if (a2 != 0) {
        move(unit_key(e1, 0, 0, a1, a2), 1, 2);
        if (e2 != 0) move(unit_key(e1, e2, 0, a1, a2), 2, 2);
      }
      // A cell that this row reads later may have grown only to the right.
    }
    for (std::size_t j = 0; j <= columns; ++j) row[j].size = 0;
  }
}

std::vector<Spelling> spellings(const NameTable& table, const Letters& name, bool to_arabic, std::size_t count,
                                std::size_t beam, float window) {
  struct Partial {
    float score;
    std::uint32_t node;
    std::uint8_t empty_units;  // one after the other
    Letters out;
  };
  const std::size_t size = name.size;
  std::vector<std::vector<Partial>> at(size + 1);
  at[0].push_back({0, table.begin_node(), 0, {}});
  std::vector<float> best(size + 1, -1e30f);
  const auto better = [](const Partial& a, const Partial& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.out.at < b.out.at;
  };
  // One spelling and context is kept once, with the sum of its paths.
  const auto prune = [&](std::vector<Partial>& list, std::size_t limit, bool by_node) {
    std::sort(list.begin(), list.end(), [&](const Partial& a, const Partial& b) {
      if (a.out.at != b.out.at) return a.out.at < b.out.at;
      if (by_node && a.node != b.node) return a.node < b.node;
      return a.score > b.score;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (kept > 0 && list[kept - 1].out == list[i].out && (!by_node || list[kept - 1].node == list[i].node)) {
        float& sum = list[kept - 1].score;
        const float other = list[i].score;
        sum = std::max(sum, other) + std::log1p(std::exp(-std::fabs(sum - other)));
      } else {
        list[kept++] = list[i];
      }
    }
    list.resize(kept);
    if (kept > limit) {
      std::nth_element(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(limit), list.end(), better);
      list.resize(limit);
    }
    std::sort(list.begin(), list.end(), better);
  };
  std::vector<Partial> finished;
  for (std::size_t i = 0; i <= size; ++i) {
    prune(at[i], beam, true);
    if (!to_arabic) {
      // English letters that stand over no Arabic one, three in a row at most.
      std::vector<Partial> grown = at[i];
      for (int round = 0; round < 3; ++round) {
        std::vector<Partial> next;
        for (const Partial& from : grown) {
          for (const UnitId unit : table.arabic_chunk(0)) {
            const auto step = table.step(from.node, unit);
            if (from.out.size >= max_letters || step.log_probability < -6) continue;
            Partial to = from;
            to.score += step.log_probability;
            to.node = step.node;
            to.out.push(table.unit(unit).english[0]);
            next.push_back(to);
          }
        }
        prune(next, beam, true);
        at[i].insert(at[i].end(), next.begin(), next.end());
        grown = std::move(next);
      }
      prune(at[i], beam * 2, true);
    }
    if (i == size) break;
    const std::size_t widest = to_arabic ? 3 : 2;
    std::uint32_t key = 0;
    for (std::size_t width = 1; width <= widest && i + width <= size; ++width) {
      const std::size_t shift = 6 * (widest - width);
      key |= static_cast<std::uint32_t>(name[i + width - 1]) << shift;
      const auto units = to_arabic ? table.english_chunk(key) : table.arabic_chunk(key);
      for (const Partial& from : at[i]) {
        for (const UnitId id : units) {
          const auto step = table.step(from.node, id);
          const float score = from.score + step.log_probability;
          if (step.log_probability < -11 || score < best[i + width] - window) continue;
          best[i + width] = std::max(best[i + width], score);
          const Unit& unit = table.unit(id);
          Partial to = from;
          to.score = score;
          to.node = step.node;
          const std::size_t letters = to_arabic ? unit.arabic_size : unit.english_size;
          if (to.out.size + letters > max_letters) continue;
          for (std::size_t k = 0; k < letters; ++k) to.out.push(to_arabic ? unit.arabic[k] : unit.english[k]);
          at[i + width].push_back(to);
        }
      }
    }
    if (at[i + 1].empty() && !at[i].empty()) {
      // A letter that no unit knows is left out.
      for (Partial partial : at[i]) {
        partial.score -= slip_cost;
        partial.node = 0;
        at[i + 1].push_back(partial);
      }
    }
    at[i].clear();
  }
  for (Partial& partial : at[size]) {
    if (partial.out.empty()) continue;
    partial.score += table.step(partial.node, end_unit).log_probability;
    finished.push_back(partial);
  }
  prune(finished, count, false);
  std::vector<Spelling> out;
  out.reserve(finished.size());
  for (const Partial& partial : finished) out.push_back({partial.out, partial.score});
  return out;
}

std::vector<RankedSpelling> ranked_spellings(const NameTable& table, const Letters& english) {
  constexpr std::size_t beam = 40;
  // Beginnings that fall behind others by so many nats are left out, and ways to write a spelling. Of a quarter of the held-out names one
  // in three hundred loses its place among the first five by these shortcuts. Wider ones cost more, narrower ones lose more names.
  constexpr float window = 7, worth = 4;
  constexpr float least = -12;   // of the network's logarithm behind the best: what it leaves out is no less likely than others
  constexpr float share = 0.25f;  // brings what is in nats to the scale of the rest
  if (english.empty()) return {};
  std::vector<Spelling> found = spellings(table, english, true, ranked, beam, window);
  NetSpeller net(table.net(), english);
  for (const Letters& letters : net.spellings(net_ranked, worth)) {
    if (std::any_of(found.begin(), found.end(), [&](const Spelling& one) { return one.letters == letters; })) continue;
    found.push_back({letters, joint_log_probability(table, english, letters)});
  }
  const float* const weights = table.header().weights + rank_weights;
  std::vector<RankedSpelling> out;
  out.reserve(found.size());
  float most_worth = -1e30f, most_likely = -1e30f;
  LetterPath path;
  for (const Spelling& spelling : found) {
    RankedSpelling& one = out.emplace_back();
    one.letters = spelling.letters;
    align_letters_of(table, english, spelling.letters, path);
    const RankFeatures known = rank_evidence(table, english, spelling, path);
    int ranks = 0, letters = 0;
    each_feature(english, spelling.letters, path, [&](std::uint32_t bucket) {
      ranks += table.rank_feature(bucket);
      letters += table.feature(bucket);
    });
    float sum = 0;
    for (std::size_t k = 0; k < rank_count; ++k) sum += weights[k] * known[k];
    one.evidence[0] = sum + static_cast<float>(ranks) * feature_step;
    one.evidence[1] = net.log_probability(spelling.letters, worth);
    one.evidence[2] = static_cast<float>(letters) * feature_step * share;
    std::copy(known.begin(), known.end(), one.evidence.begin() + (one.evidence.size() - rank_count));
    for (const std::size_t logarithm : {4u, 5u, 8u}) one.evidence[logarithm] /= 10;
    most_worth = std::max(most_worth, one.evidence[0]);
    most_likely = std::max(most_likely, one.evidence[1]);
  }
  for (RankedSpelling& one : out) {
    const float behind = std::max(one.evidence[1] - most_likely, least);
    one.evidence[0] = (one.evidence[0] - most_worth) * share;
    one.evidence[1] = (most_likely + behind) * share;
    one.evidence[3] = behind * share;
  }
  return out;
}

std::vector<Spelling> propose_spellings(const NameTable& table, const Letters& english, std::size_t count) {
  std::vector<Spelling> out;
  for (const RankedSpelling& one : ranked_spellings(table, english)) {
    out.push_back({one.letters, OrderLayer::value(table.order_layer(), one.evidence)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Spelling& a, const Spelling& b) { return a.log_probability > b.log_probability; });
  if (out.size() > count) out.resize(count);
  return out;
}

}  // namespace muwazi::inline v0::names
