// SPDX-License-Identifier: Apache-2.0
// Beam search through the pair model.
#include "name_search.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "name_net.hpp"
#include "name_score.hpp"

namespace muwazi::inline v0::names {
namespace {

// Cost of a letter without a partner. Tuned on the choosing tenth of the names: 7 to 12 make no difference there; lower
// values let a wrong name pass as a slip of the pen.
constexpr float slip_cost = 9;
constexpr std::size_t cell_beam = 2;
// Spellings that are ranked: among thirty the listed one stands for 87 names in 100, among fifty for 88.
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

std::vector<Spelling> ranked_spellings(const NameTable& table, const Letters& english, std::size_t count, NetSpeller* net,
                                       const Shortcuts& shortcuts) {
  constexpr std::size_t beam = 40;
  std::vector<Spelling> out = spellings(table, english, true, std::max<std::size_t>(count, ranked), beam, shortcuts.window);
  if (net != nullptr) {
    for (const Letters& letters : net->spellings(net_ranked, shortcuts.worth)) {
      if (std::any_of(out.begin(), out.end(), [&](const Spelling& one) { return one.letters == letters; })) continue;
      out.push_back({letters, joint_log_probability(table, english, letters)});
    }
  }
  const TableHeader& header = table.header();
  if (header.weight_count < rank_weights + rank_count) return out;
  LetterPath path;
  for (Spelling& spelling : out) {
    align_letters_of(table, english, spelling.letters, path);
    const RankFeatures found = rank_evidence(table, english, spelling, path);
    float sum = 0;
    for (std::size_t k = 0; k < rank_count; ++k) sum += header.weights[rank_weights + k] * found[k];
    int letters = 0;
    each_feature(english, spelling.letters, path, [&](std::uint32_t bucket) { letters += table.rank_feature(bucket); });
    spelling.log_probability = sum + static_cast<float>(letters) * feature_step;
  }
  return out;
}

std::vector<Spelling> propose_spellings(const NameTable& table, const Letters& english, std::size_t count) {
  const TableHeader& header = table.header();
  std::optional<NetSpeller> net;
  if (header.weight_count >= net_weights + net_weight_count && !english.empty()) net.emplace(table.net(), english);
  // Of a quarter of the held-out names one in three hundred loses its place among the first five by these shortcuts, and a proposal
  // costs no more than without the network. Wider ones cost more, narrower ones lose more names.
  constexpr Shortcuts shortcuts = {7, 4};
  std::vector<Spelling> out = ranked_spellings(table, english, count, net ? &*net : nullptr, shortcuts);
  if (net) {
    const float* const weights = header.weights + net_weights;
    for (Spelling& one : out) {
      one.log_probability = weights[0] * one.log_probability + weights[1] * net->log_probability(one.letters, shortcuts.worth);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Spelling& a, const Spelling& b) { return a.log_probability > b.log_probability; });
  if (out.size() > count) out.resize(count);
  return out;
}

}  // namespace muwazi::inline v0::names
