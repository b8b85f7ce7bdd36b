// SPDX-License-Identifier: Apache-2.0
// Alignment.
#include <muwazi/align.hpp>

#include <algorithm>

namespace muwazi::inline v0 {

std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions&) {
  std::vector<Bead> beads;
  const auto n = static_cast<std::uint32_t>(source.sentences.size());
  const auto m = static_cast<std::uint32_t>(target.sentences.size());
  for (std::uint32_t i = 0; i < std::max(n, m); ++i) {
    Bead bead;
    bead.source = {std::min(i, n), std::min(i + 1, n)};
    bead.target = {std::min(i, m), std::min(i + 1, m)};
    beads.push_back(bead);
  }
  return beads;
}

}  // namespace muwazi::inline v0
