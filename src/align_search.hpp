// SPDX-License-Identifier: Apache-2.0
// The search for the best beads within a corridor: forward-backward over all bead shapes, then the path of beads that
// are most probably right.
//
// A boundary (i, j) stands before sentence i of one side and sentence j of the other; a bead is an arc between two
// boundaries. Each boundary has three states (what the last bead was: a match, a gap of one side, a gap of the other),
// so that a run of gaps is dearer to open than to go on with. Forward-backward (Baum-Welch) gives each arc its posterior
// probability; the path returned maximises the sum over its beads of (posterior - threshold), which for threshold 0.5
// is the expected strict F1 up to a constant, instead of the one most probable path. Only where no bead is likely for long,
// as among equal lines, the most probable path is taken. Time and memory are linear in the corridor's boundaries that survive
// pruning.
#ifndef MUWAZI_SRC_ALIGN_SEARCH_HPP
#define MUWAZI_SRC_ALIGN_SEARCH_HPP

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace muwazi::inline v0::alignment {

inline constexpr std::uint32_t max_run = 8;  ///< most sentences of one side in a bead

/// Sentences of side A and of side B in a bead.
struct Shape {
  std::uint8_t a = 1;
  std::uint8_t b = 1;
};

/// Most sentences of the one side in a bead with `count` of the other.
constexpr std::uint32_t most_with(std::uint32_t count) noexcept { return count <= 2 ? max_run : count <= 4 ? 4 : 2; }

/// All shapes without gaps: 1-1 to 8-1 and 1-8, k-2 and 2-k to 8, 3-3, 3-4, 4-3, 4-4.
const std::vector<Shape>& shapes();

/// Natural logs of how likely a shape is before anything is known of the sentences.
struct Priors {
  std::array<std::array<float, max_run + 1>, max_run + 1> match{};  ///< [a][b], a and b at least 1
  float gap_open = 0;                                               ///< a gap behind a match or a gap of the other side
  float gap_extend = 0;                                             ///< a gap behind a gap of the same side
  float match_after_gap = 0;                                        ///< added to match behind a gap
};

/// What the search asks about sentences. Scores are natural log likelihood ratios against "nothing to do with each other".
class BeadScorer {
 public:
  virtual ~BeadScorer() = default;
  /// Sentences [i, i + a) of side A with [j, j + b) of side B; a, b >= 1. minus_infinity forbids the bead.
  virtual double match(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) = 0;
  /// One sentence without counterpart. minus_infinity forbids.
  virtual double gap_a(std::uint32_t i) = 0;
  virtual double gap_b(std::uint32_t j) = 0;
};

/// For each row i of boundaries in [row_begin, row_begin + low.size()) the columns [low, high] that are searched.
/// Both are non-decreasing.
struct Corridor {
  std::uint32_t row_begin = 0;
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;
  std::vector<std::uint8_t> pinned;  ///< rows that every path passes of weight passes: no bead reaches across; may be empty

  /// Whether a 1-1 bead is the only way from a row of boundaries to the next.
  [[nodiscard]] bool has_one_way(std::uint32_t row) const {
    return row + 1 < pinned.size() && pinned[row] != 0 && pinned[row + 1] != 0 && low[row] == high[row] &&
           low[row + 1] == low[row] + 1 && high[row + 1] == low[row + 1];
  }
};

struct FoundBead {
  std::uint32_t i = 0, a = 0, j = 0, b = 0;
  float posterior = 0;  ///< probability in [0, 1] under the model, not yet calibrated
  friend bool operator==(const FoundBead&, const FoundBead&) = default;
};

struct SearchSettings {
  float match_threshold = 0.45f;  ///< what a bead's posterior has to beat on average
  float gap_threshold = 0.35f;
  float beam = 12;                ///< boundaries this far (natural log) below the best of their antidiagonal are left
  double certain = 1e-4;          ///< boundaries that all but this share of the weight passes are pinned for the next pass
  bool open_end = false;          ///< the path may end in any column of the last row
  bool score_only_ways = true;    ///< false: a bead that is the only way from its row to the next is taken without a score
  std::uint8_t most_of_both = max_run;  ///< most sentences of the longer side of a bead with several on both sides
};

/// Beads from (row_begin, begin column) to the last row's last column, or to any of its columns with open_end.
/// `begin` has to lie in the corridor's first row. Empty where no path exists.
/// Where `support` is given, it receives for each row the columns that a path of some probability passes, or an empty
/// interval (low above high) for a row that none passes; rows that every path of weight passes are pinned.
std::vector<FoundBead> search(const Corridor& corridor, std::uint32_t begin, const Priors& priors, BeadScorer& scorer,
                              const SearchSettings& settings, Corridor* support = nullptr);

}  // namespace muwazi::inline v0::alignment

#endif
