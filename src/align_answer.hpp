// SPDX-License-Identifier: Apache-2.0
// From the beads that the search found to the beads that are returned: equal lines, and a score that holds.
#ifndef MUWAZI_SRC_ALIGN_ANSWER_HPP
#define MUWAZI_SRC_ALIGN_ANSWER_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include <muwazi/align.hpp>

#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

/// A bead of the answer, the sides in the search's order.
struct ScoredBead {
  FoundBead found;
  BeadEvidence evidence;
  bool crossing = false;
};

/// The search's posterior as a probability that holds on texts that were not trained on. Within the search's model a word
/// more or less counts as an independent witness, which it is not, so its posterior is too sure of itself. A logistic
/// regression (Platt 1999) on the log odds, the bead's size, what its words say, and the beads beside it; fitted on beads
/// of generated sets of tico19 and techdocs with lexicons learned without them, and found right on pud (tests/quality).
/// `tokens` is the number of tokens of the bead, both sides together.
[[nodiscard]] float calibrated(const std::vector<ScoredBead>& beads, std::size_t at, float tokens) noexcept;

/// Of alignments that pair the same lines, the one with the fewest runs of gaps: a run of gaps is put together with the next one
/// of its side where nothing but 1-1 beads stands between them and its lines and these say the same when they trade places,
/// as among equal lines. The most probable path would have one run, but the one that holds most likely beads may have several.
/// `hashes` are the contents of the sentences. Linear in the beads.
void join_gaps(const std::vector<std::uint64_t>& hashes_a, const std::vector<std::uint64_t>& hashes_b,
               std::vector<ScoredBead>& beads);

}  // namespace muwazi::inline v0::alignment

#endif
