// SPDX-License-Identifier: Apache-2.0
// A chain of rare shared anchors through two texts, and the corridor around it.
//
// Pairs of sentences that share features which are rare on both sides are candidates; the heaviest chain of them that
// runs forward on both sides is found in O(c log n) (weighted longest increasing subsequence). A wrong candidate that
// stands against the run of the others drops out; one that stands in the run is harmless, since the corridor is wide.
#ifndef MUWAZI_SRC_ALIGN_CHAIN_HPP
#define MUWAZI_SRC_ALIGN_CHAIN_HPP

#include <vector>

#include "align_evidence.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

struct ChainPoint {
  std::uint32_t i = 0, j = 0;  ///< sentences
  float weight = 0;
  friend bool operator==(const ChainPoint&, const ChainPoint&) = default;
};

/// Rows and columns of a rectangle of sentences, half-open.
struct Block {
  std::uint32_t i_begin = 0, i_end = 0, j_begin = 0, j_end = 0;
};

/// The heaviest forward chain among candidates (sorted by i, then j), less what it pays for jumps: points that are not as
/// far apart on the one side as on the other.
std::vector<ChainPoint> heaviest_chain(const std::vector<ChainPoint>& candidates, std::uint32_t columns);

/// A chain within the block.
std::vector<ChainPoint> find_chain(const Side& a, const Side& b, const Links& links, const Block& block);

/// Sentences that the corridor leaves to every side of a point of the chain. A narrower one is cheaper, a wider one bears
/// anchors that are further off; on the sets (tests/quality) no bead is lost from 2 to 5.
inline constexpr std::uint32_t corridor_margin = 3;

/// The corridor for the block's boundaries, from (i_begin, j_begin) to (i_end, j_end).
Corridor make_corridor(const std::vector<ChainPoint>& chain, const Block& block);

/// Opens the corridor where a first search found nothing on both sides, which is what a wrong anchor looks like.
/// `beads` are those of the first search. False where there is no such place.
bool widen_corridor(const std::vector<FoundBead>& beads, const Block& block, Corridor& corridor);

/// Narrows a corridor to what a first search found of some probability, with a margin of sentences to every side.
void narrow_corridor(const Corridor& support, std::uint32_t margin, Corridor& corridor);

}  // namespace muwazi::inline v0::alignment

#endif
