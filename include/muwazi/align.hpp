// SPDX-License-Identifier: Apache-2.0
// Which sentences translate which: beads m-n, each with a calibrated score and the evidence for it.
#ifndef MUWAZI_ALIGN_HPP
#define MUWAZI_ALIGN_HPP

#include <cstdint>
#include <functional>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/name.hpp>

namespace muwazi::inline v0 {

/// A half-open run of sentences, [begin, end), 0-based.
struct SentenceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin >= end; }
  friend constexpr bool operator==(SentenceRange, SentenceRange) = default;
};

/// What speaks for a bead, as natural log likelihood ratios against "these two are not translations"; the parts add up.
struct BeadEvidence {
  float length = 0;
  float numbers = 0;
  float names = 0;
  float lexicon = 0;
  float punctuation = 0;
  float position = 0;  ///< prior of the bead's shape and place
  float caller = 0;    ///< the caller's own similarity
  friend bool operator==(const BeadEvidence&, const BeadEvidence&) = default;
};

/// A bead: sentences of the source that together translate sentences of the target. A gap is empty on one side.
struct Bead {
  SentenceRange source;
  SentenceRange target;
  float score = 0;        ///< calibrated probability that exactly these sentences belong together
  bool crossing = false;  ///< a 2-2 bead whose halves stand in the other order
  BeadEvidence evidence;
  [[nodiscard]] bool is_gap() const noexcept { return source.empty() || target.empty(); }
  friend bool operator==(const Bead&, const Bead&) = default;
};

struct AlignOptions {
  const Lexicon* lexicon = nullptr;    ///< nullptr: the library's own
  const NameModel* names = nullptr;    ///< nullptr: the library's own
  bool hard_paragraphs = false;        ///< the n-th paragraph translates the n-th; needs equal numbers of paragraphs
  bool learn = true;                   ///< learn words and lengths from the text at hand where it is long enough
  /// Called now and then with the share of the work done, in [0, 1]; false stops with Error{cancelled}.
  std::function<bool(double)> progress;
};

/// Aligns two analysed texts of different languages, either one the source. The beads come in order and hold each
/// sentence of both sides exactly once. Deterministic. Throws Error{usage} for unequal paragraph counts with
/// hard_paragraphs, Error{cancelled} when the callback says so.
MUWAZI_EXPORT std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions& options = {});

}  // namespace muwazi::inline v0

#endif
