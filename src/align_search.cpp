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
      for (unsigned b = 1; b <= most_with(a); ++b)
        out.push_back({static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)});
    return out;
  }();
  return all;
}

namespace {

// A stretch of the decoded path without a match that is likelier right than wrong is diffuse where it holds so many beads
// that are likelier wrong: the evidence is equal all around (one line over and over), and which beads collect most posterior
// says nothing. Shorter ones are hard places of ordinary texts, where it does.
constexpr std::ptrdiff_t diffuse_beads = 8;
constexpr float diffuse_posterior = 0.5f;

/// The boundaries of a corridor with their arcs, and the sweeps over them.
class Lattice {
 public:
  Lattice(const Corridor& corridor, std::uint32_t begin, const Priors& priors, BeadScorer& scorer,
          const SearchSettings& settings);

  /// Scores the arcs of all boundaries within the beam. False where no path exists.
  bool forward();
  /// Posteriors of the arcs, and the decoding, from the end.
  void backward(Corridor* support);
  /// The path that backward() decided on; where that is diffuse, the most probable one.
  [[nodiscard]] std::vector<FoundBead> path();

 private:
  struct Visit {
    std::uint32_t row, column;
    [[nodiscard]] static bool earlier(const Visit& x, const Visit& y) {
      return x.row + x.column != y.row + y.column ? x.row + x.column < y.row + y.column : x.row < y.row;
    }
    friend bool operator==(const Visit&, const Visit&) = default;
  };
  [[nodiscard]] bool inside(std::uint32_t r, std::uint32_t j) const {
    return j >= corridor_.low[r] && j <= corridor_.high[r];
  }
  [[nodiscard]] std::uint32_t index(std::uint32_t r, std::uint32_t j) const { return offset_[r] + j - corridor_.low[r]; }
  [[nodiscard]] Cell& at(Visit visit) { return cells_[index(visit.row, visit.column)]; }
  [[nodiscard]] bool is_end(Visit visit) const {
    return visit.row == rows_ - 1 && (settings_.open_end || visit.column == corridor_.high[rows_ - 1]);
  }
  /// Log weight of the paths to a boundary, as the arcs that leave it find it.
  struct Inflow {
    double match, gap_a, gap_b;
  };
  [[nodiscard]] Inflow inflow(const Cell& cell) const;
  void expand(Visit visit);
  void propagate_back(Visit visit);
  void note(Visit visit, Corridor& support) const;
  /// What an arc costs behind a state, its own score left out.
  [[nodiscard]] double transition(State from, const Arc& arc) const;
  /// The best that paths from cells to a goal are worth, behind each state.
  struct Ways {
    std::uint32_t first_cell = 0;
    std::vector<std::array<double, state_count>> values;
  };
  const Arc* way_on(const Cell& cell, State from, const Ways& ways, double& value) const;
  void straighten(std::vector<FoundBead>& beads, std::size_t first, std::size_t last);

  const Corridor& corridor_;
  BeadScorer& scorer_;
  const Priors& priors_;
  const SearchSettings& settings_;
  double gap_open_, gap_extend_, match_after_gap_;
  std::uint32_t begin_, rows_;
  std::vector<std::uint32_t> offset_;
  std::vector<std::uint32_t> reach_;  // no bead from a row reaches further than this one
  std::vector<Cell> cells_;
  std::vector<Arc> arcs_;
  std::vector<Visit> order_;  // boundaries within the beam, by antidiagonals: every arc leads to a later one
  double total_ = minus_infinity;
};

State state_of(std::uint32_t a, std::uint32_t b) noexcept { return b == 0 ? in_gap_a : a == 0 ? in_gap_b : in_match; }

Lattice::Lattice(const Corridor& corridor, std::uint32_t begin, const Priors& priors, BeadScorer& scorer,
                 const SearchSettings& settings)
    : corridor_(corridor),
      scorer_(scorer),
      priors_(priors),
      settings_(settings),
      gap_open_(static_cast<double>(priors.gap_open)),
      gap_extend_(static_cast<double>(priors.gap_extend)),
      match_after_gap_(static_cast<double>(priors.match_after_gap)),
      begin_(begin),
      rows_(static_cast<std::uint32_t>(corridor.low.size())),
      offset_(rows_ + 1, 0),
      reach_(rows_, rows_) {
  assert(rows_ > 0 && inside(0, begin));
  for (std::uint32_t r = 0; r < rows_; ++r) offset_[r + 1] = offset_[r] + corridor.high[r] - corridor.low[r] + 1;
  if (!corridor.pinned.empty())
    for (std::uint32_t r = rows_ - 1; r-- > 0;) reach_[r] = corridor.pinned[r + 1] != 0 ? r + 1 : reach_[r + 1];
  cells_.resize(offset_[rows_]);
  arcs_.reserve(cells_.size() * 4);
  order_.reserve(cells_.size() / 2);
}

Lattice::Inflow Lattice::inflow(const Cell& cell) const {
  const double match = cell.alpha[in_match], gap_a = cell.alpha[in_gap_a], gap_b = cell.alpha[in_gap_b];
  if (gap_a == minus_infinity && gap_b == minus_infinity) return {match, match + gap_open_, match + gap_open_};
  // Gaps of side A stand before those of side B, so that two runs have one order only.
  return {log_add(match, log_add(gap_a, gap_b) + match_after_gap_), log_add(match + gap_open_, gap_a + gap_extend_),
          log_add(log_add(match, gap_a) + gap_open_, gap_b + gap_extend_)};
}

bool Lattice::forward() {
  cells_[index(0, begin_)].forward[in_match].add(0);
  const std::uint32_t last_diagonal = rows_ - 1 + corridor_.high[rows_ - 1];
  // Rows of an antidiagonal are an interval [top, bottom), since low and high do not fall.
  std::uint32_t top = 0, bottom = 0;
  for (std::uint32_t d = begin_; d <= last_diagonal; ++d) {
    while (bottom < rows_ && bottom + corridor_.low[bottom] <= d) ++bottom;
    while (top < bottom && top + corridor_.high[top] < d) ++top;
    double best = minus_infinity;
    for (std::uint32_t r = top; r < bottom; ++r) {
      if (!inside(r, d - r)) continue;
      Cell& cell = at({r, d - r});
      for (std::size_t s = 0; s < state_count; ++s) {
        cell.alpha[s] = cell.forward[s].value();
        best = std::max(best, cell.alpha[s]);
      }
    }
    if (best == minus_infinity) continue;
    for (std::uint32_t r = top; r < bottom; ++r) {
      if (!inside(r, d - r)) continue;
      Cell& cell = at({r, d - r});
      if (std::max({cell.alpha[0], cell.alpha[1], cell.alpha[2]}) >= best - static_cast<double>(settings_.beam))
        expand({r, d - r});
      else
        cell.alpha.fill(minus_infinity);
    }
  }
  LogSum sum;
  for (std::uint32_t j = corridor_.low[rows_ - 1]; j <= corridor_.high[rows_ - 1]; ++j) {
    if (!is_end({rows_ - 1, j})) continue;
    for (const double alpha : at({rows_ - 1, j}).alpha) sum.add(alpha);
  }
  total_ = sum.value();
  return total_ != minus_infinity;
}

/// Scores the arcs of a boundary and carries its weight along them.
void Lattice::expand(Visit visit) {
  const std::uint32_t r = visit.row, j = visit.column;
  const std::uint32_t i = corridor_.row_begin + r;
  order_.push_back(visit);
  Cell& cell = at(visit);
  cell.arc_begin = static_cast<std::uint32_t>(arcs_.size());
  const Inflow in = inflow(cell);
  const auto reach = [&](std::uint32_t a, std::uint32_t b, double weight, double score) {
    if (score == minus_infinity) return;
    const std::uint32_t to = index(r + a, j + b);
    cells_[to].forward[state_of(a, b)].add(weight + score);
    arcs_.push_back({to, static_cast<float>(score), static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b), 0});
  };
  if (!settings_.score_only_ways && corridor_.has_one_way(r)) {
    reach(1, 1, in.match, 0);
    cell.arc_end = static_cast<std::uint32_t>(arcs_.size());
    return;
  }
  for (const Shape shape : shapes()) {
    if (shape.a > 1 && shape.b > 1 && std::max(shape.a, shape.b) > settings_.most_of_both) continue;
    const std::uint32_t row = r + shape.a;
    if (row >= rows_ || row > reach_[r] || !inside(row, j + shape.b)) continue;
    reach(shape.a, shape.b, in.match,
          scorer_.match(i, shape.a, j, shape.b) + static_cast<double>(priors_.match[shape.a][shape.b]));
  }
  if (r + 1 < rows_ && inside(r + 1, j)) reach(1, 0, in.gap_a, scorer_.gap_a(i));
  if (inside(r, j + 1)) reach(0, 1, in.gap_b, scorer_.gap_b(j));
  cell.arc_end = static_cast<std::uint32_t>(arcs_.size());
}

void Lattice::backward(Corridor* support) {
  if (support != nullptr) {
    support->row_begin = corridor_.row_begin;
    support->low.assign(rows_, 0xFFFFFFFFu);
    support->high.assign(rows_, 0);
    support->pinned.assign(rows_, 0);
  }
  for (std::size_t k = order_.size(); k-- > 0;) {
    propagate_back(order_[k]);
    if (support != nullptr) note(order_[k], *support);
  }
}

void Lattice::propagate_back(Visit visit) {
  Cell& cell = at(visit);
  LogSum match, from_match, from_a, from_b;
  if (is_end(visit)) {
    from_match.add(0);
    from_a.add(0);
    from_b.add(0);
    cell.best = 0;
    cell.best_arc = cell.arc_end;
  }
  const Inflow in = inflow(cell);
  for (std::uint32_t k = cell.arc_begin; k < cell.arc_end; ++k) {
    Arc& arc = arcs_[k];
    const Cell& to = cells_[arc.to];
    if (to.best == minus_infinity) continue;
    const State state = state_of(arc.a, arc.b);
    const double behind = static_cast<double>(arc.score) + to.beta[state];
    double weight = in.match;
    switch (state) {
      case in_match:
        match.add(behind);
        break;
      case in_gap_a:
        from_match.add(behind + gap_open_);
        from_a.add(behind + gap_extend_);
        weight = in.gap_a;
        break;
      case in_gap_b:
        from_match.add(behind + gap_open_);
        from_a.add(behind + gap_open_);
        from_b.add(behind + gap_extend_);
        weight = in.gap_b;
        break;
    }
    arc.posterior = std::min(1.0f, fast_exp(static_cast<float>(weight + behind - total_)));
    const float threshold = state == in_match ? settings_.match_threshold : settings_.gap_threshold;
    if (const double value = static_cast<double>(arc.posterior - threshold) + to.best; value > cell.best) {
      cell.best = value;
      cell.best_arc = k;
    }
  }
  const double next = match.value();
  from_match.add(next);
  from_a.add(next + match_after_gap_);
  from_b.add(next + match_after_gap_);
  cell.beta = {from_match.value(), from_a.value(), from_b.value()};
}

/// Enters a boundary into the support, by the weight of the paths through it.
void Lattice::note(Visit visit, Corridor& support) const {
  constexpr double some_probability = -12;  // natural log
  const Cell& cell = cells_[index(visit.row, visit.column)];
  LogSum sum;
  for (std::size_t s = 0; s < state_count; ++s) sum.add(cell.alpha[s] + cell.beta[s]);
  const double through = sum.value() - total_;
  if (through > -settings_.certain) support.pinned[visit.row] = 1;
  if (through <= some_probability) return;
  support.low[visit.row] = std::min(support.low[visit.row], visit.column);
  support.high[visit.row] = std::max(support.high[visit.row], visit.column);
}

std::vector<FoundBead> Lattice::path() {
  std::vector<FoundBead> out;
  std::uint32_t i = corridor_.row_begin;
  std::uint32_t j = begin_;
  for (const Cell* cell = &cells_[index(0, begin_)]; cell->best_arc < cell->arc_end;) {
    const Arc& arc = arcs_[cell->best_arc];
    out.push_back({i, arc.a, j, arc.b, arc.posterior});
    i += arc.a;
    j += arc.b;
    cell = &cells_[arc.to];
  }
  const auto sure = [](const FoundBead& bead) { return bead.a > 0 && bead.b > 0 && bead.posterior >= diffuse_posterior; };
  const auto doubtful = [](const FoundBead& bead) { return bead.posterior < diffuse_posterior; };
  for (std::size_t last = out.size(); last > 0;) {
    std::size_t first = last;
    while (first > 0 && !sure(out[first - 1])) --first;
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::count_if(begin, out.begin() + static_cast<std::ptrdiff_t>(last), doubtful) >= diffuse_beads) straighten(out, first, last);
    last = std::min(first, last - 1);
  }
  return out;
}

double Lattice::transition(State from, const Arc& arc) const {
  switch (state_of(arc.a, arc.b)) {
    case in_match: return from == in_match ? 0 : match_after_gap_;
    case in_gap_a: return from == in_match ? gap_open_ : from == in_gap_a ? gap_extend_ : minus_infinity;
    case in_gap_b: return from == in_gap_b ? gap_extend_ : gap_open_;
  }
  return minus_infinity;
}

/// The arc of the most probable way on behind a state, and what the way is worth. Of ways that are as good the first shape is
/// taken, so that 1-1 goes before gaps, whatever the order of the sums made of the last digits.
const Arc* Lattice::way_on(const Cell& cell, State from, const Ways& ways, double& value) const {
  constexpr double as_good = 1e-6;
  const Arc* best = nullptr;
  value = minus_infinity;
  for (std::uint32_t k = cell.arc_begin; k < cell.arc_end; ++k) {
    const Arc& arc = arcs_[k];
    if (arc.to - ways.first_cell >= ways.values.size()) continue;
    const double way = transition(from, arc) + static_cast<double>(arc.score) +
                       ways.values[arc.to - ways.first_cell][state_of(arc.a, arc.b)];
    if (!(way > (best != nullptr ? value + as_good : minus_infinity))) continue;
    best = &arc;
    value = way;
  }
  return best;
}

/// Puts the most probable path (Viterbi's) in the place of beads [first, last). Where these reach the end of the path, it may
/// end in another column.
void Lattice::straighten(std::vector<FoundBead>& beads, std::size_t first, std::size_t last) {
  const FoundBead& front = beads[first];
  const FoundBead& back = beads[last - 1];
  const Visit from{front.i - corridor_.row_begin, front.j};
  const Visit to{back.i + back.a - corridor_.row_begin, back.j + back.b};
  const bool to_an_end = last == beads.size();
  const auto arrived = [&](Visit visit) { return to_an_end ? is_end(visit) : visit == to; };
  Ways ways{offset_[from.row], {}};
  ways.values.assign(offset_[to.row + 1] - ways.first_cell, {minus_infinity, minus_infinity, minus_infinity});
  auto visit = to_an_end ? order_.end() : std::upper_bound(order_.begin(), order_.end(), to, Visit::earlier);
  for (const auto stop = std::lower_bound(order_.begin(), order_.end(), from, Visit::earlier); visit-- != stop;) {
    if (visit->row < from.row || visit->row > to.row) continue;
    std::array<double, state_count>& values = ways.values[index(visit->row, visit->column) - ways.first_cell];
    if (arrived(*visit)) {
      values.fill(0);
      continue;
    }
    for (const State state : {in_match, in_gap_a, in_gap_b}) way_on(at(*visit), state, ways, values[state]);
  }
  std::vector<FoundBead> straight;
  State state = in_match;
  double value = 0;
  for (Visit here = from; !arrived(here);) {
    const Arc* const arc = way_on(at(here), state, ways, value);
    if (arc == nullptr) return;
    straight.push_back({corridor_.row_begin + here.row, arc->a, here.column, arc->b, arc->posterior});
    here = {here.row + arc->a, here.column + arc->b};
    state = state_of(arc->a, arc->b);
  }
  beads.erase(beads.begin() + static_cast<std::ptrdiff_t>(first), beads.begin() + static_cast<std::ptrdiff_t>(last));
  beads.insert(beads.begin() + static_cast<std::ptrdiff_t>(first), straight.begin(), straight.end());
}

}  // namespace

std::vector<FoundBead> search(const Corridor& corridor, std::uint32_t begin, const Priors& priors, BeadScorer& scorer,
                              const SearchSettings& settings, Corridor* support) {
  if (corridor.low.empty()) return {};
  Lattice lattice(corridor, begin, priors, scorer, settings);
  if (!lattice.forward()) return {};
  lattice.backward(support);
  return lattice.path();
}

}  // namespace muwazi::inline v0::alignment
