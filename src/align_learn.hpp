// SPDX-License-Identifier: Apache-2.0
// Learns from a first alignment of the text at hand: shapes of beads, lengths, words and how far they can be explained.
#ifndef MUWAZI_SRC_ALIGN_LEARN_HPP
#define MUWAZI_SRC_ALIGN_LEARN_HPP

#include <vector>

#include "align_evidence.hpp"
#include "align_score.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

/// L of each feature before anything is learned: `weight` where it has links, more for numbers, nothing where it has none.
void set_explained(const Side& a, const Side& b, const Links& links, float weight, Model& model);

/// Priors of shapes and gaps, and the length ratio.
void learn_shapes(const Side& a, const Side& b, const std::vector<FoundBead>& beads, Model& model);

/// Words that the confident beads translate by each other (IBM Model 1 on what the links do not explain), added to `raw`.
void learn_words(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads,
                 std::vector<RawLink>& raw);

/// L of each feature by how often its links found something in confident beads.
void learn_explained(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads, Model& model);

}  // namespace muwazi::inline v0::alignment

#endif
