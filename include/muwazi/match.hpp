// SPDX-License-Identifier: Apache-2.0
// Which document of a heap translates which.
//
//     std::vector<muwazi::Document> english = ..., arabic = ...;             // analyze() each
//     for (const muwazi::DocumentMatch& match : muwazi::match(english, arabic))
//       std::cout << english[match.source].name << " = " << arabic[match.target].name << ' ' << match.score << '\n';
//
// Documents meet in a space of Arabic stems: each English word goes to its translations by the lexicon, each number and each
// word in Latin letters to a dimension of its own, weighted by how rare it is in the heap. Nothing is aligned, so that a
// thousand documents a side take seconds.
#ifndef MUWAZI_MATCH_HPP
#define MUWAZI_MATCH_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>

namespace muwazi::inline v0 {

/// One pair of documents.
struct DocumentMatch {
  std::uint32_t source = 0;  ///< index into the source documents
  std::uint32_t target = 0;  ///< index into the target documents
  double score = 0;          ///< probability that the one translates the other, in [0, 1]
  friend bool operator==(const DocumentMatch&, const DocumentMatch&) = default;
};

struct MatchOptions {
  const Lexicon* lexicon = nullptr;  ///< nullptr: the library's own
  double min_score = 0.5;            ///< pairs below are not reported
};

/// Pairs documents of one language with documents of the other, each with at most one, the surest first served; by
/// source index. Every document of a side has to be of one language, the sides of different ones; throws Error{usage}
/// otherwise. Deterministic. O(words) plus O(pairs that share a rare dimension).
MUWAZI_EXPORT std::vector<DocumentMatch> match(std::span<const Document> sources, std::span<const Document> targets,
                                               const MatchOptions& options = {});

}  // namespace muwazi::inline v0

#endif
