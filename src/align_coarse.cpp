// SPDX-License-Identifier: Apache-2.0
// The coarse pass: which boundaries are possible at all, at the cost of a few additions each.
//
// What two sentences say for each other is a single number here, and a bead of several sentences is worth the sum of its
// pairs. Beads are 1-1, 1-2 and 2-1 with their lengths, and long ones (1-k, k-1) that grow sentence by sentence without.
// For each boundary the best path through it is found (Viterbi there and back); boundaries whose best path stays behind
// the best of all by more than the margin are out of the question, and rows that no path worth the name avoids are pinned.
#include <algorithm>

#include "align_math.hpp"
#include "align_score.hpp"

namespace muwazi::inline v0::alignment {
namespace {

constexpr float none = -1e30f;

struct Cell {
  float closed = none;        // best path that ends here with a bead of a known length
  float grow_a = none, grow_b = none;  // ... with a long bead that may take on more sentences of a side
  float gap_a = none, gap_b = none;    // ... with a gap
  float one_one = none, one_two = none, two_one = none, start = none;  // what beads that begin here are worth
  std::uint8_t grown_a = 0, grown_b = 0;  // sentences of the long beads
};

/// Best ways on from a boundary, by what stands before it.
struct Rest {
  float closed = none, grow_a = none, grow_b = none, gap_a = none, gap_b = none;
};

}  // namespace

bool EvidenceScorer::narrow(Corridor& corridor, std::uint32_t begin, bool open_end) {
  const auto rows = static_cast<std::uint32_t>(corridor.low.size());
  if (rows < 2) return false;
  const std::uint32_t row_begin = corridor.row_begin;
  const Priors& priors = model_.priors;

  // Pairs of sentences: for row r the columns that beads from and to its boundaries may ask for.
  std::vector<std::uint32_t> offset(rows + 1, 0), pair_low(rows, 0), pair_offset(rows + 1, 0);
  for (std::uint32_t r = 0; r < rows; ++r) {
    if (corridor.low[r] > corridor.high[r] + 1) return false;
    offset[r + 1] = offset[r] + corridor.high[r] + 1 - corridor.low[r];
    const std::uint32_t low = corridor.low[r > 0 ? r - 1 : 0];
    pair_low[r] = low > corridor.low[0] ? low - 1 : corridor.low[0];
    const std::uint32_t high = corridor.high[std::min(rows - 1, r + 1)];
    pair_offset[r + 1] = pair_offset[r] + (high > pair_low[r] ? high - pair_low[r] : 0);
  }
  index_columns(corridor.low[0], corridor.high[rows - 1]);
  struct Like {
    float a = 0, b = 0;  // what the words of either side gain
    [[nodiscard]] float both() const { return a + b; }
  };
  std::vector<Like> likeness(pair_offset[rows]);
  {
    // A word counts once for a pair of sentences, by the best of what it meets there.
    std::vector<float> best_a, best_b(b_.begin[indexed_high_] - b_.begin[indexed_low_], 0.0f);
    std::vector<std::uint32_t> place_of_a, row_of_b(best_b.size(), 0xFFFFFFFFu);
    const std::uint32_t first_b = b_.begin[indexed_low_];
    for (std::uint32_t r = 0; r + 1 < rows; ++r) {
      const std::uint32_t width = pair_offset[r + 1] - pair_offset[r];
      if (width == 0) continue;
      best_a.assign(width, 0.0f);
      place_of_a.assign(width, 0xFFFFFFFFu);
      Like* const sums = likeness.data() + pair_offset[r];
      const std::uint32_t low = pair_low[r];
      const auto share = [](std::size_t words) { return std::clamp(1.0f / static_cast<float>(words + 2), 0.02f, 0.04f); };
      const float share_a = share(a_.words_of(row_begin + r).size());
      look_at(low, low + width);
      for_hits(row_begin + r, weights_.coarse_faint,
               [&](std::uint32_t place, std::uint32_t word_a, std::uint32_t word_b, const Posting& at, float b_ratio,
                   float a_ratio) {
                 const std::uint32_t column = at.sentence - low;
                 const float share_b = share(b_.words_of(at.sentence).size());
                 const float for_b = fast_log(std::min(most_factor_, 1.0f + odds_b_[word_b] * b_ratio * share_a));
                 const float for_a = fast_log(std::min(most_factor_, 1.0f + odds_a_[word_a] * a_ratio * share_b));
                 if (place_of_a[column] != place) {
                   place_of_a[column] = place;
                   best_a[column] = 0;
                 }
                 if (for_a > best_a[column]) {
                   sums[column].a += for_a - best_a[column];
                   best_a[column] = for_a;
                 }
                 const std::uint32_t k = at.word - first_b;
                 if (row_of_b[k] != r) {
                   row_of_b[k] = r;
                   best_b[k] = 0;
                 }
                 if (for_b > best_b[k]) {
                   sums[column].b += for_b - best_b[k];
                   best_b[k] = for_b;
                 }
               });
    }
  }
  const auto like = [&](std::uint32_t r, std::uint32_t j) {
    if (j < pair_low[r] || j - pair_low[r] >= pair_offset[r + 1] - pair_offset[r]) return Like{};
    return likeness[pair_offset[r] + j - pair_low[r]];
  };
  const auto words_a = [&](std::uint32_t r, std::uint32_t n) {
    return static_cast<float>(a_.begin[row_begin + r + n] - a_.begin[row_begin + r]);
  };
  const auto words_b = [&](std::uint32_t j, std::uint32_t n) { return static_cast<float>(b_.begin[j + n] - b_.begin[j]); };
  const auto base_a = [&](std::uint32_t r, std::uint32_t n) {
    return static_cast<float>(base_a_[row_begin + r + n] - base_a_[row_begin + r]);
  };
  const auto base_b = [&](std::uint32_t j, std::uint32_t n) { return static_cast<float>(base_b_[j + n] - base_b_[j]); };
  /// What words say of a bead, or that it is a free translation.
  const auto soft = [&](float words, float count) {
    return std::max(weights_.words * words, log_loose_ - weights_.loose_word * count);
  };
  const float growth = weights_.growth;
  const auto take_on_b = [&](std::uint32_t r, std::uint32_t j) {  // j joins the bead that ends with row r and column j - 1
    const Like found = like(r, j);
    return growth + std::max(weights_.words * (found.b + weights_.again * found.a + base_b(j, 1)), -0.5f * weights_.loose_word * words_b(j, 1) - 1.0f);
  };
  const auto take_on_a = [&](std::uint32_t r, std::uint32_t j) {
    const Like found = like(r, j);
    return growth + std::max(weights_.words * (found.a + weights_.again * found.b + base_a(r, 1)), -0.5f * weights_.loose_word * words_a(r, 1) - 1.0f);
  };
  const auto inside = [&](std::uint32_t r, std::uint32_t j) { return j >= corridor.low[r] && j <= corridor.high[r]; };
  std::vector<Cell> cells(offset[rows]);
  const auto cell = [&](std::uint32_t r, std::uint32_t j) -> Cell& { return cells[offset[r] + j - corridor.low[r]]; };
  const auto raise = [](float& to, float value) { to = std::max(to, value); };
  const auto grow = [](float& to, std::uint8_t& size, float value, unsigned sentences) {
    if (value <= to) return;
    to = value;
    size = static_cast<std::uint8_t>(sentences);
  };
  const auto possible = [&](double length) { return length >= static_cast<double>(weights_.hopeless); };

  if (!inside(0, begin)) return false;
  cell(0, begin).closed = 0;
  std::vector<float> best_on(rows + corridor.high[rows - 1] - corridor.low[0], none);  // antidiagonals
  for (std::uint32_t r = 0; r < rows; ++r) {
    for (std::uint32_t j = corridor.low[r]; j <= corridor.high[r] && corridor.high[r] != 0xFFFFFFFFu; ++j) {
      Cell& here = cell(r, j);
      const float matched = std::max({here.closed, here.grow_a, here.grow_b});
      const float in = std::max(matched, std::max(here.gap_a, here.gap_b) + priors.match_after_gap);
      // The boundaries of this antidiagonal in the rows above are done with: what is far behind the best of them goes no further.
      float& best = best_on[r + j - corridor.low[0]];
      best = std::max(best, in);
      if (in <= none / 2 || in < best - weights_.coarse_beam) continue;
      const bool down = r + 1 < rows;
      if (down && inside(r + 1, j)) {
        const auto furniture = static_cast<float>(gap_a(row_begin + r));
        Cell& to = cell(r + 1, j);
        raise(to.gap_a, std::max(matched + priors.gap_open, here.gap_a + priors.gap_extend) + furniture);
        if (here.grow_a > none / 2 && here.grown_a < max_run && j > 0)
          grow(to.grow_a, to.grown_a, here.grow_a + take_on_a(r, j - 1), here.grown_a + 1u);
      }
      if (inside(r, j + 1)) {
        const auto furniture = static_cast<float>(gap_b(j));
        Cell& to = cell(r, j + 1);
        raise(to.gap_b,
              std::max(std::max(matched, here.gap_a) + priors.gap_open, here.gap_b + priors.gap_extend) + furniture);
        if (here.grow_b > none / 2 && here.grown_b < max_run && r > 0)
          grow(to.grow_b, to.grown_b, here.grow_b + take_on_b(r - 1, j), here.grown_b + 1u);
      }
      if (!down) continue;
      const std::uint32_t i = row_begin + r;
      if (inside(r + 1, j + 1)) {
        float words = soft(like(r, j).both() + base_a(r, 1) + base_b(j, 1), words_a(r, 1) + words_b(j, 1));
        if (repeated(i, 1, j, 1)) words = std::max(0.0f, words);
        here.one_one = priors.match[1][1] + static_cast<float>(length_score(i, 1, j, 1)) + ending_score(i, j) + words;
        here.start = priors.match[1][3] + words;
        Cell& to = cell(r + 1, j + 1);
        raise(to.closed, in + here.one_one);
        grow(to.grow_a, to.grown_a, in + here.start, 1);
        grow(to.grow_b, to.grown_b, in + here.start, 1);
      }
      if (const double length = inside(r + 1, j + 2) ? length_score(i, 1, j, 2) : minus_infinity; possible(length)) {
        here.one_two = priors.match[1][2] + static_cast<float>(length) + ending_score(i, j + 1) +
                       soft(like(r, j).both() + like(r, j + 1).both() + base_a(r, 1) + base_b(j, 2), words_a(r, 1) + words_b(j, 2));
        raise(cell(r + 1, j + 2).closed, in + here.one_two);
      }
      if (const double length = r + 2 < rows && inside(r + 2, j + 1) ? length_score(i, 2, j, 1) : minus_infinity;
          possible(length)) {
        here.two_one = priors.match[2][1] + static_cast<float>(length) + ending_score(i + 1, j) +
                       soft(like(r, j).both() + like(r + 1, j).both() + base_a(r, 2) + base_b(j, 1), words_a(r, 2) + words_b(j, 1));
        raise(cell(r + 2, j + 1).closed, in + here.two_one);
      }
    }
  }

  const std::uint32_t last = rows - 1;
  float total = none;
  for (std::uint32_t j = open_end ? corridor.low[last] : corridor.high[last]; j <= corridor.high[last]; ++j) {
    const Cell& here = cell(last, j);
    total = std::max({total, here.closed, here.grow_a, here.grow_b, here.gap_a, here.gap_b});
  }
  if (total <= none / 2) return false;

  // Back again, with the rests of three rows at hand.
  std::vector<Rest> rests[3];
  std::vector<std::uint32_t> low(rows, 0xFFFFFFFFu), high(rows, 0), kept(rows, 0);
  std::vector<float> jump(rows + 2, none);  // the best path on which the row lies within a bead
  std::vector<float> grown(rows, none);     // the best path on which a long bead ends here or goes on
  std::vector<float> through(cells.size());
  const auto rest = [&](std::uint32_t r, std::uint32_t j) -> Rest& { return rests[r % 3][j - corridor.low[r]]; };
  for (std::uint32_t r = rows; r-- > 0;) {
    rests[r % 3].assign(corridor.high[r] + 1 - corridor.low[r], {});
    for (std::uint32_t j = corridor.high[r] + 1; j-- > corridor.low[r];) {
      const Cell& here = cell(r, j);
      Rest& out = rest(r, j);
      float on = none;
      if (here.one_one > none / 2) {
        const Rest& to = rest(r + 1, j + 1);
        on = std::max(on, here.one_one + to.closed);
        on = std::max(on, here.start + std::max(to.grow_a, to.grow_b));
      }
      if (here.one_two > none / 2) on = std::max(on, here.one_two + rest(r + 1, j + 2).closed);
      if (here.two_one > none / 2) on = std::max(on, here.two_one + rest(r + 2, j + 1).closed);
      const bool end = r == last && (open_end || j == corridor.high[last]);
      out.closed = end ? std::max(0.0f, on) : on;
      out.gap_a = out.gap_b = end ? 0.0f : on + priors.match_after_gap;
      float grow_a = none, grow_b = none;
      if (r < last && inside(r + 1, j)) {
        const auto furniture = static_cast<float>(gap_a(row_begin + r));
        const Rest& to = rest(r + 1, j);
        out.closed = std::max(out.closed, priors.gap_open + furniture + to.gap_a);
        out.gap_a = std::max(out.gap_a, priors.gap_extend + furniture + to.gap_a);
        if (here.grow_a > none / 2 && here.grown_a < max_run && j > 0) {
          grow_a = take_on_a(r, j - 1) + to.grow_a;
          jump[r] = std::max(jump[r], here.grow_a + grow_a);
        }
      }
      if (inside(r, j + 1)) {
        const auto furniture = static_cast<float>(gap_b(j));
        const Rest& to = rest(r, j + 1);
        out.closed = std::max(out.closed, priors.gap_open + furniture + to.gap_b);
        out.gap_a = std::max(out.gap_a, priors.gap_open + furniture + to.gap_b);
        out.gap_b = std::max(out.gap_b, priors.gap_extend + furniture + to.gap_b);
        if (here.grow_b > none / 2 && here.grown_b < max_run && r > 0) grow_b = take_on_b(r - 1, j) + to.grow_b;
      }
      out.grow_a = std::max(out.closed, grow_a);
      out.grow_b = std::max(out.closed, grow_b);
      const float matched = std::max({here.closed, here.grow_a, here.grow_b});
      if (here.two_one > none / 2) {
        const float in = std::max(matched, std::max(here.gap_a, here.gap_b) + priors.match_after_gap);
        jump[r + 1] = std::max(jump[r + 1], in + here.two_one + rest(r + 2, j + 1).closed);
      }
      through[offset[r] + j - corridor.low[r]] =
          std::max({matched + out.closed, here.gap_a + out.gap_a, here.gap_b + out.gap_b});
      if (here.grown_a >= 2) grown[r] = std::max(grown[r], here.grow_a + out.grow_a);
      if (here.grown_b >= 2) grown[r] = std::max(grown[r], here.grow_b + out.grow_b);
    }
  }
  // Of long beads the coarse evidence knows less, so that more is kept where there may be one.
  std::vector<float> least(rows);
  for (std::uint32_t r = 0; r < rows; ++r) {
    float best = none;
    for (std::uint32_t k = r > 2 ? r - 2 : 0; k < std::min(rows, r + 3); ++k) best = std::max(best, grown[k]);
    least[r] = total - (best > total - weights_.margin_short ? weights_.margin : weights_.margin_short);
    for (std::uint32_t j = corridor.low[r]; j <= corridor.high[r]; ++j) {
      if (through[offset[r] + j - corridor.low[r]] < least[r]) continue;
      low[r] = std::min(low[r], j);
      high[r] = std::max(high[r], j);
      ++kept[r];
    }
  }

  constexpr float likely = 2;  // natural log behind the best path
  const auto with_long = std::count_if(grown.begin(), grown.end(), [&](float value) { return value > total - likely; });
  share_long_ = static_cast<float>(with_long) / static_cast<float>(rows);

  // A row is pinned where one boundary is kept, no path of worth jumps it, and the sentences on its two sides have nothing
  // to say to each other across it (a bead of several on both sides, which this pass does not know, would have).
  if (corridor.pinned.empty()) corridor.pinned.assign(rows, 0);
  for (std::uint32_t r = 1; r + 1 < rows; ++r) {
    if (kept[r] != 1 || jump[r] > least[r]) continue;
    const std::uint32_t j = low[r];
    float across = 0;
    for (std::uint32_t d = 0; d < 2; ++d)
      for (std::uint32_t e = 0; d + e < 2; ++e) {
        if (r >= d + 1 && j + e < corridor.high[last]) across += like(r - 1 - d, j + e).both();
        if (r + d < last && j >= e + 1) across += like(r + d, j - 1 - e).both();
      }
    if (across * weights_.words < weights_.between) corridor.pinned[r] = 1;
  }
  // Rows without boundaries lie within a bead.
  for (std::uint32_t r = rows - 1; r-- > 0;) low[r] = std::min(low[r], low[r + 1]);
  for (std::uint32_t r = 1; r < rows; ++r) high[r] = std::max(high[r], high[r - 1]);
  for (std::uint32_t r = 0; r < rows; ++r) {
    low[r] = std::min(low[r], high[r] + 1);
    corridor.low[r] = low[r];
    corridor.high[r] = high[r];
  }
  return true;
}

}  // namespace muwazi::inline v0::alignment
