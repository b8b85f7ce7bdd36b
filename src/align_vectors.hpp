// SPDX-License-Identifier: Apache-2.0
// A caller's sentence vectors as evidence for a bead.
#ifndef MUWAZI_SRC_ALIGN_VECTORS_HPP
#define MUWAZI_SRC_ALIGN_VECTORS_HPP

#include <string>

#include <muwazi/align.hpp>

namespace muwazi::inline v0::alignment {

/// Log likelihood ratio of a cosine, by the cosines of sentences that have nothing to do with each other. Throws
/// Error{usage}, with both numbers, where the dimensions differ. The arguments have to outlive it.
class VectorSimilarity {
 public:
  VectorSimilarity(const Document& source, const Document& target, const SentenceVectors& of_source,
                   const SentenceVectors& of_target);
  /// 0 where one of the runs has no vector.
  [[nodiscard]] float operator()(SentenceRange source, SentenceRange target);

 private:
  const Document& source_;
  const Document& target_;
  const SentenceVectors& of_source_;
  const SentenceVectors& of_target_;
  double mean_ = 0, deviation_ = 1;
  std::string run_;  // room for a run's text
};

}  // namespace muwazi::inline v0::alignment

#endif
