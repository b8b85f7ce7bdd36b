// SPDX-License-Identifier: Apache-2.0
// Denials of one side, what they deny, and what of the other side may stand for them.
//
//     The committee did not approve the plan.        cue "not", scope "approve", whose partner is the verb
//                       ---  ~~~~~~~
//     wafaqat al-lajna 'ala l-khutta                 no cue near the partner: the denial was lost
//     ~~~~~~~
#ifndef MUWAZI_SRC_NEGATION_EVIDENCE_HPP
#define MUWAZI_SRC_NEGATION_EVIDENCE_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "coverage.hpp"
#include "net.hpp"

namespace muwazi::inline v0 {

inline constexpr std::size_t negation_features = 37;
using NegationNet = Net<negation_features, 18>;  ///< the mean of three nets of six units
/// Log odds for as many faulty cues as good ones.
extern const NegationNet& negation_net;

/// A denial that may lack its counterpart.
struct NegationEvidence {
  bool of_english = true;           ///< the side that denies
  std::size_t token = 0;            ///< of the cue, index of the side's tokens
  ByteRange cue;                    ///< in the side's normalised text
  std::optional<ByteRange> partner; ///< on the other side: what is denied here and not there
  bool balanced = false;            ///< the other side has no fewer denials
  bool alone = false;               ///< the only denial of its side, and the other side has none of any kind
  bool direct = false;              ///< denies what the other side has with no denial: the next word in Arabic; "stop" or the like, or "any", in English
  bool unanswered = false;          ///< what is denied is surely rendered, and the other side's denials, of which it has fewer, are taken by others
  bool unmet = false;               ///< what is denied is surely rendered, and nothing on the other side, which denies less often, may answer at all
  bool bared = false;               ///< denied by a prefix or ending ("asymptomatic"), and rendered by what is left without it, with no denial free there
  bool rendered = false;            ///< `unmet`, of an Arabic denial that stands right before a noun that is surely rendered
  bool verbal = false;              ///< `rendered`, of "'adam" or "duna" that goes on from no other denial
  bool capable = false;             ///< `direct`, and what stands behind it is what can be done ("ghayr qabil li-"), not the next word
  std::array<float, negation_features> features{};
};

/// Tokens of a side that deny, or restrict as strongly.
std::vector<std::size_t> denial_tokens(const BeadSide& side, bool arabic);

/// A denial that goes with another word, which the other side has without it ("not only ... but").
struct HalfDenial {
  bool of_english = true;  ///< the side that denies
  ByteRange english;
  ByteRange arabic;
};

struct Negations {
  std::vector<NegationEvidence> denials;  ///< of both sides
  /// Of the Arabic side: a word whose form or sense needs a denial before it, with none there ("yakun", "siwa").
  std::optional<ByteRange> stranded;
  std::optional<HalfDenial> half;
};
Negations read_negations(const CheckContext& context, const PairView& pair);

/// Whether the other side says the opposite of one of the words [from, to) of a side (data/opposites.tsv), and not the word itself.
bool says_opposite(const PairView& pair, bool of_english, std::size_t from, std::size_t to);

/// Whether a good translation may have turned the denial into an affirmation ("couldn't agree more", "never fail").
bool excused(const CheckContext& context, const PairView& pair, const NegationEvidence& denial);

}  // namespace muwazi::inline v0

#endif
