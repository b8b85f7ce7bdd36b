// SPDX-License-Identifier: Apache-2.0
// Sentences that stand in another place of the translation, which the aligner, whose beads run in order, leaves as two gaps.
//
//     source   A  B  C  D          beads   A:a  -:c  B:b  C:-  D:d          C and c are one passage that moved
//     target   a  c  b  d
#ifndef MUWAZI_SRC_CHECK_ORDER_HPP
#define MUWAZI_SRC_CHECK_ORDER_HPP

#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {

/// Sentences without counterpart of their own that translate each other.
struct MovedPassage {
  std::uint32_t bead = 0;  ///< the first gap of the two
  SentenceRange source;
  SentenceRange target;
  double confidence = 0;   ///< that they translate each other
};

/// In order of the source, none of the sentences twice. Looked for once a context.
const std::vector<MovedPassage>& moved_passages(const CheckContext& context);

}  // namespace muwazi::inline v0

#endif
