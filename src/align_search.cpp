// SPDX-License-Identifier: Apache-2.0
// Forward-backward over a corridor of boundaries.
#include "align_search.hpp"

#include <algorithm>
#include <cassert>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {
namespace {

enum State : std::uint8_t { in_match, in_gap_a, in_gap_b };
constexpr std::size_t state_count = 3;

struct Arc {
  std::uint32_t to = 0;  ///< cell
  float score = 0;       ///< prior and evidence, natural log
  std::uint8_t a = 0, b = 0;
  float posterior = 0;
};

struct Cell {
  std::array<LogSum, state_count> forward;
  std::array<double, state_count> alpha{minus_infinity, minus_infinity, minus_infinity};
  std::array<double, state_count> beta{minus_infinity, minus_infinity, minus_infinity};
  std::uint32_t arc_begin = 0, arc_end = 0;
  double best = minus_infinity;       ///< of the decoding
  std::uint32_t best_arc = 0;
  std::uint32_t best_from = 0;
};

double log_add(double x, double y) noexcept {
  LogSum sum;
  sum.add(x);
  sum.add(y);
  return sum.value();
}

}  // namespace

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = [] {
    std::vector<Shape> out;
    for (unsigned a = 1; a <= max_run; ++a)
      for (unsigned b = 1; b <= max_run; ++b)
        if (std::min(a, b) <= 2 || (a <= 4 && b <= 4))
          out.push_back({static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)});
    return out;
  }();
  return all;
}

std::vector<FoundBead> search(const Corridor& corridor, std::uint32_t begin, const Priors& priors, BeadScorer& scorer,
                              const SearchSettings& settings, Corridor* support) {
  const auto rows = static_cast<std::uint32_t>(corridor.low.size());
  std::vector<FoundBead> out;
  if (rows == 0) return out;
  std::vector<std::uint32_t> offset(rows + 1, 0);
  for (std::uint32_t r = 0; r < rows; ++r) offset[r + 1] = offset[r] + corridor.high[r] - corridor.low[r] + 1;
  const auto inside = [&](std::uint32_t r, std::uint32_t j) { return j >= corridor.low[r] && j <= corridor.high[r]; };
  const auto cell_at = [&](std::uint32_t r, std::uint32_t j) { return offset[r] + j - corridor.low[r]; };
  std::vector<Cell> cells(offset[rows]);
  std::vector<Arc> arcs;
  arcs.reserve(cells.size() * 4);
  assert(inside(0, begin));

  const std::uint32_t first_diagonal = begin;
  const std::uint32_t last_diagonal = rows - 1 + corridor.high[rows - 1];
  cells[cell_at(0, begin)].forward[in_match].add(0);

  std::vector<std::uint32_t> reach(rows, rows);  // no bead reaches further than this row
  if (!corridor.pinned.empty())
    for (std::uint32_t r = rows - 1; r-- > 0;) reach[r] = corridor.pinned[r + 1] != 0 ? r + 1 : reach[r + 1];

  // Forward, by antidiagonals: every arc leads to a later one. Rows of an antidiagonal are an interval, since low and
  // high do not fall.
  struct Visit {
    std::uint32_t row, column;
  };
  std::vector<Visit> order;
  order.reserve(cells.size() / 2);
  std::uint32_t top = 0, bottom = 0;  // rows [top, bottom) meet the antidiagonal
  for (std::uint32_t d = first_diagonal; d <= last_diagonal; ++d) {
    while (bottom < rows && bottom + corridor.low[bottom] <= d) ++bottom;
    while (top < bottom && top + corridor.high[top] < d) ++top;
    double best = minus_infinity;
    for (std::uint32_t r = top; r < bottom; ++r) {
      const std::uint32_t j = d - r;
      if (!inside(r, j)) continue;
      Cell& cell = cells[cell_at(r, j)];
      for (std::size_t s = 0; s < state_count; ++s) {
        cell.alpha[s] = cell.forward[s].value();
        best = std::max(best, cell.alpha[s]);
      }
    }
    if (best == minus_infinity) continue;
    for (std::uint32_t r = top; r < bottom; ++r) {
      const std::uint32_t j = d - r;
      if (!inside(r, j)) continue;
      const std::uint32_t here = cell_at(r, j);
      Cell& cell = cells[here];
      const double highest = std::max({cell.alpha[0], cell.alpha[1], cell.alpha[2]});
      if (!(highest >= best - settings.beam)) {
        cell.alpha.fill(minus_infinity);
        continue;
      }
      order.push_back({r, j});
      cell.arc_begin = static_cast<std::uint32_t>(arcs.size());
      const double after_gap = log_add(cell.alpha[in_gap_a], cell.alpha[in_gap_b]) + priors.match_after_gap;
      const double in = log_add(cell.alpha[in_match], after_gap);
      const std::uint32_t i = corridor.row_begin + r;
      for (const Shape shape : shapes()) {
        const std::uint32_t r2 = r + shape.a;
        if (r2 >= rows || r2 > reach[r] || !inside(r2, j + shape.b)) continue;
        const double score = scorer.match(i, shape.a, j, shape.b);
        if (score == minus_infinity) continue;
        const double total = score + static_cast<double>(priors.match[shape.a][shape.b]);
        const std::uint32_t to = cell_at(r2, j + shape.b);
        cells[to].forward[in_match].add(in + total);
        arcs.push_back({to, static_cast<float>(total), shape.a, shape.b, 0});
      }
      if (r + 1 < rows && inside(r + 1, j)) {
        const double score = scorer.gap_a(i);
        if (score != minus_infinity) {
          const std::uint32_t to = cell_at(r + 1, j);
          // Gaps of side A stand before those of side B, so that two runs have one order only.
          cells[to].forward[in_gap_a].add(cell.alpha[in_match] + score + static_cast<double>(priors.gap_open));
          cells[to].forward[in_gap_a].add(cell.alpha[in_gap_a] + score + static_cast<double>(priors.gap_extend));
          arcs.push_back({to, static_cast<float>(score), 1, 0, 0});
        }
      }
      if (inside(r, j + 1)) {
        const double score = scorer.gap_b(j);
        if (score != minus_infinity) {
          const std::uint32_t to = cell_at(r, j + 1);
          cells[to].forward[in_gap_b].add(cell.alpha[in_match] + score + static_cast<double>(priors.gap_open));
          cells[to].forward[in_gap_b].add(cell.alpha[in_gap_a] + score + static_cast<double>(priors.gap_open));
          cells[to].forward[in_gap_b].add(cell.alpha[in_gap_b] + score + static_cast<double>(priors.gap_extend));
          arcs.push_back({to, static_cast<float>(score), 0, 1, 0});
        }
      }
      cell.arc_end = static_cast<std::uint32_t>(arcs.size());
    }
  }

  // Ends.
  double total = minus_infinity;
  {
    const std::uint32_t last = rows - 1;
    const std::uint32_t from = settings.open_end ? corridor.low[last] : corridor.high[last];
    LogSum sum;
    for (std::uint32_t j = from; j <= corridor.high[last]; ++j) {
      Cell& cell = cells[cell_at(last, j)];
      for (std::size_t s = 0; s < state_count; ++s) {
        if (cell.alpha[s] == minus_infinity) continue;
        cell.beta[s] = 0;
        sum.add(cell.alpha[s]);
      }
    }
    total = sum.value();
  }
  if (total == minus_infinity) return out;

  // Backward, posteriors of the arcs, and the decoding from the end in the same sweep.
  constexpr double some_probability = -12;  // natural log
  if (support != nullptr) {
    support->row_begin = corridor.row_begin;
    support->low.assign(rows, 0xFFFFFFFFu);
    support->high.assign(rows, 0);
    support->pinned.assign(rows, 0);
  }
  const auto is_end = [&](const Visit& v) {
    return v.row == rows - 1 && (settings.open_end || v.column == corridor.high[rows - 1]);
  };
  for (std::size_t at = order.size(); at-- > 0;) {
    const Visit visit = order[at];
    const std::uint32_t here = cell_at(visit.row, visit.column);
    Cell& cell = cells[here];
    LogSum match, from_match, from_a, from_b;
    if (is_end(visit)) {
      from_match.add(0);
      from_a.add(0);
      from_b.add(0);
      cell.best = 0;
      cell.best_arc = cell.arc_end;
    }
    const double after_gap = log_add(cell.alpha[in_gap_a], cell.alpha[in_gap_b]) + static_cast<double>(priors.match_after_gap);
    const double in = log_add(cell.alpha[in_match], after_gap);
    for (std::uint32_t k = cell.arc_begin; k < cell.arc_end; ++k) {
      Arc& arc = arcs[k];
      const Cell& to = cells[arc.to];
      if (to.best == minus_infinity) continue;
      const auto score = static_cast<double>(arc.score);
      double through = 0;
      float threshold = settings.gap_threshold;
      if (arc.a > 0 && arc.b > 0) {
        const double behind = score + to.beta[in_match];
        match.add(behind);
        through = in + behind;
        threshold = settings.match_threshold;
      } else if (arc.b == 0) {
        const double behind = score + to.beta[in_gap_a];
        from_match.add(behind + static_cast<double>(priors.gap_open));
        from_a.add(behind + static_cast<double>(priors.gap_extend));
        through = log_add(cell.alpha[in_match] + static_cast<double>(priors.gap_open),
                          cell.alpha[in_gap_a] + static_cast<double>(priors.gap_extend)) +
                  behind;
      } else {
        const double behind = score + to.beta[in_gap_b];
        from_match.add(behind + static_cast<double>(priors.gap_open));
        from_a.add(behind + static_cast<double>(priors.gap_open));
        from_b.add(behind + static_cast<double>(priors.gap_extend));
        through = log_add(log_add(cell.alpha[in_match], cell.alpha[in_gap_a]) + static_cast<double>(priors.gap_open),
                          cell.alpha[in_gap_b] + static_cast<double>(priors.gap_extend)) +
                  behind;
      }
      arc.posterior = std::min(1.0f, fast_exp(static_cast<float>(through - total)));
      const double value = static_cast<double>(arc.posterior - threshold) + to.best;
      if (value > cell.best) {
        cell.best = value;
        cell.best_arc = k;
      }
    }
    const double next = match.value();
    from_match.add(next);
    from_a.add(next + static_cast<double>(priors.match_after_gap));
    from_b.add(next + static_cast<double>(priors.match_after_gap));
    cell.beta = {from_match.value(), from_a.value(), from_b.value()};
    if (support != nullptr) {
      LogSum sum;
      for (std::size_t s = 0; s < state_count; ++s) sum.add(cell.alpha[s] + cell.beta[s]);
      const double through = sum.value();
      if (through - total > -settings.certain) support->pinned[visit.row] = 1;
      if (through - total > some_probability) {
        support->low[visit.row] = std::min(support->low[visit.row], visit.column);
        support->high[visit.row] = std::max(support->high[visit.row], visit.column);
      }
    }
  }

  std::uint32_t i = corridor.row_begin;
  std::uint32_t j = begin;
  std::uint32_t here = cell_at(0, begin);
  while (cells[here].best_arc < cells[here].arc_end) {
    const Arc& arc = arcs[cells[here].best_arc];
    out.push_back({i, arc.a, j, arc.b, arc.posterior});
    i += arc.a;
    j += arc.b;
    here = arc.to;
  }
  return out;
}

}  // namespace muwazi::inline v0::alignment
