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

bool is_path(float value) noexcept { return value > none / 2; }

void raise(float& to, float value) noexcept { to = std::max(to, value); }

}  // namespace

class EvidenceScorer::CoarsePass {
 public:
  CoarsePass(EvidenceScorer& scorer, Corridor& corridor, std::uint32_t begin, bool open_end)
      : scorer_(scorer),
        weights_(scorer.weights_),
        priors_(scorer.model_.priors),
        corridor_(corridor),
        begin_(begin),
        open_end_(open_end),
        rows_(static_cast<std::uint32_t>(corridor.low.size())),
        last_(rows_ - 1) {}

  /// The steps, in this order. The first two are false where there is no path; the corridor changes in the last one only.
  bool lay_out();
  bool forward();
  void backward();
  void select();
  /// Share of the rows where a long bead is likely.
  [[nodiscard]] float share_long() const;
  void pin();
  void narrow();

 private:
  /// A boundary, with the best paths to it and what the beads that begin here are worth.
  struct Cell {
    float closed = none;                 // the last bead has a known length
    float grow_a = none, grow_b = none;  // ... is a long one that may take on more sentences of a side
    float gap_a = none, gap_b = none;    // ... is a gap
    float one_one = none, one_two = none, two_one = none;
    float start = none;                  // a long bead that begins here
    std::uint8_t grown_a = 0, grown_b = 0;  // sentences of the long beads
    bool alive = false;                  // within the beam

    [[nodiscard]] float matched() const { return std::max({closed, grow_a, grow_b}); }
    [[nodiscard]] float before_match(const Priors& priors) const {
      return std::max(matched(), std::max(gap_a, gap_b) + priors.match_after_gap);
    }
    [[nodiscard]] bool grows_a() const { return is_path(grow_a) && grown_a < max_run; }
    [[nodiscard]] bool grows_b() const { return is_path(grow_b) && grown_b < max_run; }
  };
  /// The best ways on from a boundary, by what stands before it.
  struct Rest {
    float closed = none, grow_a = none, grow_b = none, gap_a = none, gap_b = none;
  };
  /// What the words of two sentences gain from each other, on either side.
  struct Likeness {
    float a = 0, b = 0;
    [[nodiscard]] float both() const { return a + b; }
  };

  void compare_sentences();
  void leave(Cell& cell, std::uint32_t r, std::uint32_t j);
  void match_from(Cell& cell, std::uint32_t r, std::uint32_t j);
  void come_back(std::uint32_t r, std::uint32_t j);
  [[nodiscard]] float speaks_across(std::uint32_t r, std::uint32_t j) const;

  [[nodiscard]] bool inside(std::uint32_t r, std::uint32_t j) const { return corridor_.low[r] <= j && j <= corridor_.high[r]; }
  [[nodiscard]] std::uint32_t index(std::uint32_t r, std::uint32_t j) const { return offset_[r] + j - corridor_.low[r]; }
  [[nodiscard]] Cell& cell(std::uint32_t r, std::uint32_t j) { return cells_[index(r, j)]; }
  [[nodiscard]] Rest& rest(std::uint32_t r, std::uint32_t j) { return rests_[r % 3][j - corridor_.low[r]]; }
  [[nodiscard]] bool is_end(std::uint32_t r, std::uint32_t j) const {
    return r == last_ && (open_end_ || j == corridor_.high[last_]);
  }

  /// Of row r and column j, which a bead within the corridor holds.
  [[nodiscard]] const Likeness& like(std::uint32_t r, std::uint32_t j) const { return likeness_[pair_offset_[r] + j - pair_low_[r]]; }
  /// The same for any, nothing for those that no bead within the corridor holds.
  [[nodiscard]] Likeness like_if_any(std::uint32_t r, std::uint32_t j) const {
    return j < pair_low_[r] || j - pair_low_[r] >= pair_offset_[r + 1] - pair_offset_[r] ? Likeness{} : like(r, j);
  }
  [[nodiscard]] float words_a(std::uint32_t r, std::uint32_t n) const {
    const std::uint32_t i = corridor_.row_begin + r;
    return static_cast<float>(scorer_.a_.begin[i + n] - scorer_.a_.begin[i]);
  }
  [[nodiscard]] float words_b(std::uint32_t j, std::uint32_t n) const {
    return static_cast<float>(scorer_.b_.begin[j + n] - scorer_.b_.begin[j]);
  }
  [[nodiscard]] float base_a(std::uint32_t r, std::uint32_t n) const {
    const std::uint32_t i = corridor_.row_begin + r;
    return static_cast<float>(scorer_.base_a_[i + n] - scorer_.base_a_[i]);
  }
  [[nodiscard]] float base_b(std::uint32_t j, std::uint32_t n) const {
    return static_cast<float>(scorer_.base_b_[j + n] - scorer_.base_b_[j]);
  }
  /// What words say of a bead, or that it is a free translation.
  [[nodiscard]] float soft(float words, float count) const {
    return std::max(weights_.words * words, scorer_.log_loose_ - weights_.loose_word * count);
  }
  /// What it is worth that a sentence joins a long bead of which the other side is one sentence: its words by themselves
  /// (`base`), what they gain, and a share of what the words of the one sentence gain, some of it again.
  [[nodiscard]] float join(float base, float own, float other, float words) const {
    return weights_.growth +
           std::max(weights_.words * (own + weights_.again * other + base), -0.5f * weights_.loose_word * words - 1.0f);
  }
  /// Column j joins the bead that ends with row r and column j - 1.
  [[nodiscard]] float take_on_b(std::uint32_t r, std::uint32_t j) const {
    const Likeness& found = like(r, j);
    return join(base_b(j, 1), found.b, found.a, words_b(j, 1));
  }
  /// Row r joins the bead that ends with row r - 1 and column j.
  [[nodiscard]] float take_on_a(std::uint32_t r, std::uint32_t j) const {
    const Likeness& found = like(r, j);
    return join(base_a(r, 1), found.a, found.b, words_a(r, 1));
  }
  static void grow(float& to, std::uint8_t& size, float value, unsigned sentences) {
    if (value <= to) return;
    to = value;
    size = static_cast<std::uint8_t>(sentences);
  }

  EvidenceScorer& scorer_;
  const Weights& weights_;
  const Priors& priors_;
  Corridor& corridor_;
  const std::uint32_t begin_;
  const bool open_end_;
  const std::uint32_t rows_, last_;

  std::vector<std::uint32_t> offset_;                  // of the cells of each row
  std::vector<std::uint32_t> pair_low_, pair_offset_;  // of the pairs of sentences of each row
  std::vector<Cell> cells_;
  std::vector<Likeness> likeness_;
  std::vector<float> best_on_;     // the best path to the boundaries of each antidiagonal that have been seen
  std::array<std::vector<Rest>, 3> rests_;  // of the row at hand and the two behind it
  float total_ = none;             // the best path of all
  std::vector<float> through_;     // the best path through each boundary
  std::vector<float> jump_;        // ... on which the row lies within a bead
  std::vector<float> grown_;       // ... on which a long bead ends in the row or goes on
  std::vector<float> least_;       // what a path through a boundary of the row has to be worth
  std::vector<std::uint32_t> low_, high_, kept_;  // what is kept of each row, and how many boundaries
};

bool EvidenceScorer::CoarsePass::lay_out() {
  offset_.assign(rows_ + 1, 0);
  pair_low_.assign(rows_, 0);
  pair_offset_.assign(rows_ + 1, 0);
  for (std::uint32_t r = 0; r < rows_; ++r) {
    if (corridor_.low[r] > corridor_.high[r] + 1) return false;
    offset_[r + 1] = offset_[r] + corridor_.high[r] + 1 - corridor_.low[r];
    // The columns that beads from and to the boundaries of the row may ask for.
    const std::uint32_t low = corridor_.low[r > 0 ? r - 1 : 0];
    pair_low_[r] = low > corridor_.low[0] ? low - 1 : corridor_.low[0];
    const std::uint32_t high = corridor_.high[std::min(last_, r + 1)];
    pair_offset_[r + 1] = pair_offset_[r] + (high > pair_low_[r] ? high - pair_low_[r] : 0);
  }
  if (!inside(0, begin_)) return false;
  compare_sentences();
  return true;
}

/// Fills likeness_: a word counts once for a pair of sentences, by the best of what it meets there.
void EvidenceScorer::CoarsePass::compare_sentences() {
  constexpr std::uint32_t no_one = 0xFFFFFFFFu;
  scorer_.index_columns(corridor_.low[0], corridor_.high[last_]);
  likeness_.assign(pair_offset_[rows_], {});
  const Side& a = scorer_.a_;
  const Side& b = scorer_.b_;
  const std::uint32_t first_b = b.begin[scorer_.indexed_low_];
  const auto share = [](std::size_t words) { return std::clamp(1.0f / static_cast<float>(words + 2), 0.02f, 0.04f); };
  std::vector<float> share_b;
  for (std::uint32_t s = scorer_.indexed_low_; s < scorer_.indexed_high_; ++s) share_b.push_back(share(b.words_of(s).size()));
  struct Best {
    std::uint32_t of = no_one;  // the place of the word of A, or the row, that it was found for
    float factor = 1;
  };
  std::vector<Best> best_a;  // by column
  std::vector<Best> best_b(b.begin[scorer_.indexed_high_] - first_b);  // by word
  struct Gain {
    float a = 1, b = 1;  // products, whose logarithms are the likeness
  };
  std::vector<Gain> gains;  // by column
  const auto multiply = [most = scorer_.most_factor_](Best& best, std::uint32_t of, float found, float& product, float& log) {
    const float factor = std::min(most, 1.0f + found);
    if (best.of != of) {
      best = {of, factor};
      product *= factor;
    } else if (factor > best.factor) {
      product *= factor / best.factor;
      best.factor = factor;
    }
    if (product < 1e30f) return;
    log += fast_log(product);
    product = 1;
  };
  for (std::uint32_t r = 0; r < last_; ++r) {
    const std::uint32_t width = pair_offset_[r + 1] - pair_offset_[r];
    if (width == 0) continue;
    const std::uint32_t i = corridor_.row_begin + r;
    const std::uint32_t low = pair_low_[r];
    Likeness* const row = likeness_.data() + pair_offset_[r];
    const float share_a = share(a.words_of(i).size());
    best_a.assign(width, {});
    gains.assign(width, {});
    scorer_.look_at(low, low + width);
    scorer_.for_hits(i, weights_.coarse_faint,
                     [&](std::uint32_t place, std::uint32_t word_a, std::uint32_t word_b, const Posting& at, float b_ratio,
                         float a_ratio) {
                       const std::uint32_t column = at.sentence - low;
                       multiply(best_a[column], place, scorer_.odds_a_[word_a] * a_ratio * share_b[at.sentence - scorer_.indexed_low_],
                                gains[column].a, row[column].a);
                       multiply(best_b[at.word - first_b], r, scorer_.odds_b_[word_b] * b_ratio * share_a, gains[column].b,
                                row[column].b);
                     });
    for (std::uint32_t k = 0; k < width; ++k) {
      if (gains[k].a > 1) row[k].a += fast_log(gains[k].a);
      if (gains[k].b > 1) row[k].b += fast_log(gains[k].b);
    }
  }
}

bool EvidenceScorer::CoarsePass::forward() {
  cells_.assign(offset_[rows_], {});
  cell(0, begin_).closed = 0;
  best_on_.assign(rows_ + corridor_.high[last_] - corridor_.low[0], none);
  for (std::uint32_t r = 0; r < rows_; ++r) {
    for (std::uint32_t j = corridor_.low[r]; j <= corridor_.high[r] && corridor_.high[r] != 0xFFFFFFFFu; ++j) {
      Cell& here = cell(r, j);
      const float in = here.before_match(priors_);
      // The boundaries of this antidiagonal in the rows above are done with: what is far behind the best of them goes no further.
      float& best = best_on_[r + j - corridor_.low[0]];
      best = std::max(best, in);
      here.alive = is_path(in) && in >= best - weights_.coarse_beam;
      if (!here.alive) continue;
      leave(here, r, j);
      if (r < last_) match_from(here, r, j);
    }
  }
  for (std::uint32_t j = open_end_ ? corridor_.low[last_] : corridor_.high[last_]; j <= corridor_.high[last_]; ++j) {
    const Cell& here = cell(last_, j);
    total_ = std::max({total_, here.matched(), here.gap_a, here.gap_b});
  }
  return is_path(total_);
}

/// Gaps from a boundary on, and sentences that join the long beads that end there.
void EvidenceScorer::CoarsePass::leave(Cell& here, std::uint32_t r, std::uint32_t j) {
  const float matched = here.matched();
  if (r < last_ && inside(r + 1, j)) {
    const auto furniture = static_cast<float>(scorer_.gap_a(corridor_.row_begin + r));
    Cell& to = cell(r + 1, j);
    raise(to.gap_a, std::max(matched + priors_.gap_open, here.gap_a + priors_.gap_extend) + furniture);
    if (here.grows_a() && j > 0) grow(to.grow_a, to.grown_a, here.grow_a + take_on_a(r, j - 1), here.grown_a + 1u);
  }
  if (inside(r, j + 1)) {
    const auto furniture = static_cast<float>(scorer_.gap_b(j));
    Cell& to = cell(r, j + 1);
    raise(to.gap_b,
          std::max(std::max(matched, here.gap_a) + priors_.gap_open, here.gap_b + priors_.gap_extend) + furniture);
    if (here.grows_b() && r > 0) grow(to.grow_b, to.grown_b, here.grow_b + take_on_b(r - 1, j), here.grown_b + 1u);
  }
}

/// Beads of a known length from a boundary on, and the beginnings of long ones.
void EvidenceScorer::CoarsePass::match_from(Cell& here, std::uint32_t r, std::uint32_t j) {
  const std::uint32_t i = corridor_.row_begin + r;
  const float in = here.before_match(priors_);
  const auto possible = [&](double length) { return length >= static_cast<double>(weights_.hopeless); };
  if (inside(r + 1, j + 1)) {
    float words = soft(like(r, j).both() + base_a(r, 1) + base_b(j, 1), words_a(r, 1) + words_b(j, 1));
    if (scorer_.repeated(i, 1, j, 1)) words = std::max(0.0f, words);
    here.one_one = priors_.match[1][1] + static_cast<float>(scorer_.length_score(i, 1, j, 1)) + scorer_.ending_score(i, j) + words;
    here.start = priors_.match[1][3] + words;
    Cell& to = cell(r + 1, j + 1);
    raise(to.closed, in + here.one_one);
    grow(to.grow_a, to.grown_a, in + here.start, 1);
    grow(to.grow_b, to.grown_b, in + here.start, 1);
  }
  if (inside(r + 1, j + 2)) {
    if (const double length = scorer_.length_score(i, 1, j, 2); possible(length)) {
      const float gained = like(r, j).both() + like(r, j + 1).both();
      here.one_two = priors_.match[1][2] + static_cast<float>(length) + scorer_.ending_score(i, j + 1) +
                     soft(gained + base_a(r, 1) + base_b(j, 2), words_a(r, 1) + words_b(j, 2));
      raise(cell(r + 1, j + 2).closed, in + here.one_two);
    }
  }
  if (r + 2 < rows_ && inside(r + 2, j + 1)) {
    if (const double length = scorer_.length_score(i, 2, j, 1); possible(length)) {
      const float gained = like(r, j).both() + like(r + 1, j).both();
      here.two_one = priors_.match[2][1] + static_cast<float>(length) + scorer_.ending_score(i + 1, j) +
                     soft(gained + base_a(r, 2) + base_b(j, 1), words_a(r, 2) + words_b(j, 1));
      raise(cell(r + 2, j + 1).closed, in + here.two_one);
    }
  }
}

void EvidenceScorer::CoarsePass::backward() {
  jump_.assign(rows_ + 2, none);
  grown_.assign(rows_, none);
  through_.assign(cells_.size(), none);
  for (std::uint32_t r = rows_; r-- > 0;) {
    rests_[r % 3].assign(corridor_.high[r] + 1 - corridor_.low[r], {});
    for (std::uint32_t j = corridor_.high[r] + 1; j-- > corridor_.low[r];)
      if (cell(r, j).alive) come_back(r, j);
  }
}

/// The best ways on from a boundary, and with them the best paths through it.
void EvidenceScorer::CoarsePass::come_back(std::uint32_t r, std::uint32_t j) {
  const Cell& here = cell(r, j);
  Rest& out = rest(r, j);
  float on = none;
  if (is_path(here.one_one)) {
    const Rest& to = rest(r + 1, j + 1);
    on = std::max({on, here.one_one + to.closed, here.start + std::max(to.grow_a, to.grow_b)});
  }
  if (is_path(here.one_two)) on = std::max(on, here.one_two + rest(r + 1, j + 2).closed);
  if (is_path(here.two_one)) {
    const float way = here.two_one + rest(r + 2, j + 1).closed;
    on = std::max(on, way);
    raise(jump_[r + 1], here.before_match(priors_) + way);
  }
  const bool end = is_end(r, j);
  out.closed = end ? std::max(0.0f, on) : on;
  out.gap_a = out.gap_b = end ? 0.0f : on + priors_.match_after_gap;
  float grow_a = none, grow_b = none;
  if (r < last_ && inside(r + 1, j)) {
    const auto furniture = static_cast<float>(scorer_.gap_a(corridor_.row_begin + r));
    const Rest& to = rest(r + 1, j);
    raise(out.closed, priors_.gap_open + furniture + to.gap_a);
    raise(out.gap_a, priors_.gap_extend + furniture + to.gap_a);
    if (here.grows_a() && j > 0) {
      grow_a = take_on_a(r, j - 1) + to.grow_a;
      raise(jump_[r], here.grow_a + grow_a);
    }
  }
  if (inside(r, j + 1)) {
    const auto furniture = static_cast<float>(scorer_.gap_b(j));
    const Rest& to = rest(r, j + 1);
    raise(out.closed, priors_.gap_open + furniture + to.gap_b);
    raise(out.gap_a, priors_.gap_open + furniture + to.gap_b);
    raise(out.gap_b, priors_.gap_extend + furniture + to.gap_b);
    if (here.grows_b() && r > 0) grow_b = take_on_b(r - 1, j) + to.grow_b;
  }
  out.grow_a = std::max(out.closed, grow_a);
  out.grow_b = std::max(out.closed, grow_b);
  through_[index(r, j)] = std::max({here.matched() + out.closed, here.gap_a + out.gap_a, here.gap_b + out.gap_b});
  if (here.grown_a >= 2) raise(grown_[r], here.grow_a + out.grow_a);
  if (here.grown_b >= 2) raise(grown_[r], here.grow_b + out.grow_b);
}

/// Keeps the boundaries that are not too far behind. Of long beads the coarse evidence knows less, so that more is kept where
/// there may be one.
void EvidenceScorer::CoarsePass::select() {
  low_.assign(rows_, 0xFFFFFFFFu);
  high_.assign(rows_, 0);
  kept_.assign(rows_, 0);
  least_.resize(rows_);
  for (std::uint32_t r = 0; r < rows_; ++r) {
    float best = none;
    for (std::uint32_t k = r > 2 ? r - 2 : 0; k < std::min(rows_, r + 3); ++k) best = std::max(best, grown_[k]);
    least_[r] = total_ - (best > total_ - weights_.margin_short ? weights_.margin : weights_.margin_short);
    for (std::uint32_t j = corridor_.low[r]; j <= corridor_.high[r]; ++j) {
      if (through_[index(r, j)] < least_[r]) continue;
      low_[r] = std::min(low_[r], j);
      high_[r] = std::max(high_[r], j);
      ++kept_[r];
    }
  }
}

float EvidenceScorer::CoarsePass::share_long() const {
  constexpr float likely = 2;  // natural log behind the best path
  const auto with_long = std::count_if(grown_.begin(), grown_.end(), [&](float value) { return value > total_ - likely; });
  return static_cast<float>(with_long) / static_cast<float>(rows_);
}

/// What the sentences around a boundary say to those on its other side, crosswise.
float EvidenceScorer::CoarsePass::speaks_across(std::uint32_t r, std::uint32_t j) const {
  float across = 0;
  for (std::uint32_t d = 0; d < 2; ++d)
    for (std::uint32_t e = 0; d + e < 2; ++e) {
      if (r >= d + 1 && j + e < corridor_.high[last_]) across += like_if_any(r - 1 - d, j + e).both();
      if (r + d < last_ && j >= e + 1) across += like_if_any(r + d, j - 1 - e).both();
    }
  return across * weights_.words;
}

/// A row is pinned where one boundary is kept, no path of worth jumps it, and the sentences on its two sides have nothing
/// to say to each other across it (a bead of several on both sides, which this pass does not know, would have).
void EvidenceScorer::CoarsePass::pin() {
  if (corridor_.pinned.empty()) corridor_.pinned.assign(rows_, 0);
  for (std::uint32_t r = 1; r < last_; ++r)
    if (kept_[r] == 1 && jump_[r] <= least_[r] && speaks_across(r, low_[r]) < weights_.between) corridor_.pinned[r] = 1;
}

void EvidenceScorer::CoarsePass::narrow() {
  // Rows without boundaries lie within a bead.
  for (std::uint32_t r = last_; r-- > 0;) low_[r] = std::min(low_[r], low_[r + 1]);
  for (std::uint32_t r = 1; r < rows_; ++r) high_[r] = std::max(high_[r], high_[r - 1]);
  for (std::uint32_t r = 0; r < rows_; ++r) {
    corridor_.low[r] = std::min(low_[r], high_[r] + 1);
    corridor_.high[r] = high_[r];
  }
}

bool EvidenceScorer::narrow(Corridor& corridor, std::uint32_t begin, bool open_end) {
  if (corridor.low.size() < 2) return false;
  CoarsePass pass(*this, corridor, begin, open_end);
  if (!pass.lay_out() || !pass.forward()) return false;
  pass.backward();
  pass.select();
  share_long_ = pass.share_long();
  pass.pin();
  pass.narrow();
  return true;
}

}  // namespace muwazi::inline v0::alignment
