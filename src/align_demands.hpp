// SPDX-License-Identifier: Apache-2.0
// What a caller demands of an alignment: read, checked, and laid over the corridor.
#ifndef MUWAZI_SRC_ALIGN_DEMANDS_HPP
#define MUWAZI_SRC_ALIGN_DEMANDS_HPP

#include <cstdint>
#include <utility>
#include <vector>

#include <muwazi/align.hpp>

#include "align_chain.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

/// The demands with the sides in the search's order: English is side A whichever of the two is the source.
struct Demands {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors;    ///< sorted
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forbidden;  ///< sorted
  std::vector<Block> blocks;                                       ///< to be aligned, in order
  std::vector<FoundBead> kept;                                     ///< in order, between the blocks

  /// Whether the bead would put a forbidden pair together.
  [[nodiscard]] bool forbids(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const noexcept;
};

/// Throws Error{usage} for sentences that are not there and for demands that contradict each other. `mirrored` says that the
/// source is side B.
Demands read_demands(const Document& source, const Document& target, const AlignOptions& options, bool mirrored);

/// Bends the corridor so that every path puts each anchor's sentences into one bead.
void demand_anchors(const Demands& demands, const Block& block, Corridor& corridor);

/// Chain points that stand against an anchor go, and the anchors come in.
void add_anchors(const Demands& demands, const Block& block, std::vector<ChainPoint>& chain);

}  // namespace muwazi::inline v0::alignment

#endif
