// SPDX-License-Identifier: Apache-2.0
// Proposals applied: the corrected target, byte for byte the old one everywhere else.
//
//     const muwazi::Reviewer reviewer;
//     muwazi::Fixed fixed = muwazi::fix(reviewer, english_bytes, arabic_bytes);
//     std::ofstream("corrected.txt", std::ios::binary) << fixed.target;
//     for (const muwazi::Fix& fix : fixed.fixes)
//       if (fix.outcome != muwazi::FixOutcome::applied)
//         std::cerr << "#" << fix.finding + 1 << ": " << muwazi::fix_outcome_name(fix.outcome) << '\n';
//
// A proposal is a bare form; what stands in the text is bent. So what hung on the old words is carried over to the new:
//
//     w- b- Deyr Iz Zor   ->  w- b- Deir al-Zur         conjunction and preposition stay
//     l- Al-Ladhaqia      ->  li-l-Ladhiqiya            l- and the article run together, as they are written
//     al-Suria (fem.)     ->  al-Suriya                 article and endings of adjectives (nisba)
//     bi-JOC, bi- in Arabic letters with a tatweel   ->  the tatweel goes with the Latin letters
//     Salahin's           ->  Saladin's                 in English, the possessive
//
// An editor whose user picks a proposal asks what to put where:
//
//     if (std::optional<muwazi::Replacement> one = muwazi::replacement(review, {.finding = 2, .suggestion = 0}))
//       buffer.replace(one->target.begin, one->target.size(), one->text);
#ifndef MUWAZI_FIX_HPP
#define MUWAZI_FIX_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

/// A proposal that the user takes.
struct AcceptedFix {
  std::uint32_t finding = 0;     ///< index into Review::findings, 0-based
  std::uint32_t suggestion = 0;  ///< index into Finding::suggestions, 0-based
  friend bool operator==(const AcceptedFix&, const AcceptedFix&) = default;
};

struct FixOptions {
  double min_confidence = 0.75;         ///< takes the first proposal that fits of each finding at least so sure
  std::vector<AcceptedFix> accepted{};  ///< not empty: exactly these, however sure; an index out of range: Error{usage}
};

/// What became of a finding.
enum class FixOutcome : std::uint8_t {
  applied,
  not_accepted,  ///< less sure than asked, or not in the list
  no_proposal,   ///< nothing to put there, or no place to put it
  overlapping,   ///< a fix that is surer changes the same words
  unwritable,    ///< the target's encoding has no such letters
  unsettled,     ///< the checks would change the corrected words again
  unfit          ///< no proposal fits the construct that it would stand in; one that is named in `accepted` is taken all the same
};

/// "applied", "not accepted", ... Static storage.
MUWAZI_EXPORT std::string_view fix_outcome_name(FixOutcome outcome) noexcept;

struct Fix {
  std::uint32_t finding = 0;  ///< index into Review::findings
  FixOutcome outcome = FixOutcome::no_proposal;
  ByteRange target;           ///< bytes of the old target that go; empty unless a proposal was tried
  ByteRange corrected;        ///< bytes of the new target that came in their place; set where applied
  std::string before;         ///< the words that go, in UTF-8
  std::string after;          ///< the words that come, in UTF-8
  friend bool operator==(const Fix&, const Fix&) = default;
};

/// A corrected target.
struct MUWAZI_EXPORT Fixed {
  std::string target;      ///< in the encoding of the old one, its line ends and byte-order mark untouched
  std::vector<Fix> fixes;  ///< one for each finding, in their order
  [[nodiscard]] std::size_t applied() const noexcept;  ///< how many fixes changed the text
  friend bool operator==(const Fixed&, const Fixed&) = default;
};

/// Applies proposals of a review to `target`, the bytes that were reviewed as the target. Where two fixes want the same
/// words, the surer one is applied; at equal confidence the one that changes more, then the earlier. Never throws on
/// content; Error{usage} for indices that are out of range or a target of another length than the reviewed one. Linear.
MUWAZI_EXPORT Fixed fix(const Review& review, std::string_view target, const FixOptions& options = {});

/// One proposal, as fix() would put it in.
struct Replacement {
  ByteRange target{};  ///< bytes of the reviewed target that go: the words that the finding marks, with what is joined to them
  std::string text{};  ///< what comes in their place, in UTF-8, whatever the target's encoding
  friend bool operator==(const Replacement&, const Replacement&) = default;
};

/// What a proposal becomes where it stands. Nothing where the finding marks no words of the target or proposes nothing, and where
/// the words stand there already. Throws Error{usage} for indices that are out of range. Some microseconds; may be called from
/// several threads.
MUWAZI_EXPORT std::optional<Replacement> replacement(const Review& review, const AcceptedFix& accepted);

/// Reviews, fixes, and reviews the outcome: a fix whose words the checks would change again is taken back, so that what
/// this returns comes back unchanged when it is fixed again with the same bound. Costs two to four reviews.
/// `options.accepted` are findings of reviewer.review(source, target).
MUWAZI_EXPORT Fixed fix(const Reviewer& reviewer, std::string_view source, std::string_view target,
                        const FixOptions& options = {});

}  // namespace muwazi::inline v0

#endif
