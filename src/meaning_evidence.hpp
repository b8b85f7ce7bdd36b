// SPDX-License-Identifier: Apache-2.0
// What speaks for a clause without counterpart, and for a pair that is none: the features, and the small nets that weigh them.
#ifndef MUWAZI_SRC_MEANING_EVIDENCE_HPP
#define MUWAZI_SRC_MEANING_EVIDENCE_HPP

#include <array>
#include <optional>

#include "coverage.hpp"
#include "net.hpp"

namespace muwazi::inline v0 {

inline constexpr std::size_t clause_features = 45;
inline constexpr std::size_t pair_features = 40;
using ClauseNet = Net<clause_features, 24>;  ///< the mean of three nets of eight units
using PairNet = Net<pair_features, 15>;      ///< likewise, of five

/// The log odds that the nets give are for as many faulty pairs as good ones; a text has fewer.
struct MeaningNets {
  ClauseNet clause;
  PairNet pair;
};
extern const MeaningNets& meaning_nets;

/// Words that are neither function words nor single letters.
std::size_t content_words(const std::vector<WordAccount>& words) noexcept;

/// Whether a pair has words enough to be told from one of strangers: four content words a side, or three that are neither names nor
/// numbers, which a translation may write as it likes ("%1" and "%L1").
bool can_be_judged(const PairAccounts& accounts) noexcept;

/// A stretch of one side that may lack a counterpart.
struct ClauseEvidence {
  ByteRange clause;  ///< what a finding marks, in the side's normalised text
  std::size_t missing = 0;  ///< content words that nothing accounts for
  bool too_much = false;    ///< most of the side, though the other is about as long: no clause, but perhaps a pair of strangers
  /// For half of the words or more an acronym about there may stand, or a gloss in brackets, or the same word in another place.
  bool said_otherwise = false;
  std::array<float, clause_features> features{};

  /// Share of the content words beside it that something renders, by their probabilities; 0 where there are none.
  [[nodiscard]] float rendered() const noexcept { return features[22]; }
};

/// The stretches of a side worth judging, at most a handful; none where too little is known.
std::vector<ClauseEvidence> clause_candidates(const PairView& pair, const PairAccounts& accounts, Language language);

/// Whether so much of both sides is accounted for that they are no strangers, whatever else is said: then pair_evidence() need not
/// be made. The sizes are content_words() of the sides. Of 33,000 such pairs (pud, tico19, the guides, messages of programs; in their
/// places and moved by one) the net gives 25 more than -1.2 and none more than 1.
bool surely_akin(const PairAccounts& accounts, std::size_t english_words, std::size_t arabic_words) noexcept;

/// What speaks for two strangers.
std::array<float, pair_features> pair_evidence(const CheckContext& context, const PairView& pair, const PairAccounts& accounts);

}  // namespace muwazi::inline v0

#endif
