// SPDX-License-Identifier: Apache-2.0
// The front door: two texts in, beads and findings out.
//
//     muwazi::Review review = muwazi::review(english_bytes, arabic_bytes);
//     muwazi::write_text(std::cout, review);
//
// An editor makes one Reviewer and asks it about the pair at hand whenever the text rests, with check_typed() while its user types
// and with check_pair() when the translation is done:
//
//     const muwazi::Reviewer reviewer;
//     const muwazi::Review pair = reviewer.check_typed(english_utf8, arabic_utf8);
//     const muwazi::OffsetConverter place(arabic_utf8);                  // ranges are bytes; editors count UTF-16
//     for (const muwazi::Finding& finding : pair.findings)
//       if (finding.target)
//         underline(place.utf16(finding.target->bytes.begin), place.utf16(finding.target->bytes.end), finding.message);
//
// Where it puts a proposal in, it asks replacement() (fix.hpp), which carries over what hung on the old words: examples/editor.cpp
// has all of it. A text that is handed in as UTF-16 (DecodeOptions::encoding) has its ranges in bytes of that: half of each is
// the offset in code units, and no converter is needed.
#ifndef MUWAZI_REVIEW_HPP
#define MUWAZI_REVIEW_HPP

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/align.hpp>
#include <muwazi/check.hpp>
#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/extract.hpp>
#include <muwazi/message.hpp>
#include <muwazi/sentence.hpp>

namespace muwazi::inline v0 {

struct ReviewOptions {
  std::optional<Language> source_language{};  ///< nothing: by the script that most letters have
  DecodeOptions source_decode{};
  DecodeOptions target_decode{};
  SentenceOptions sentences{};  ///< for both sides
  AlignOptions align{};
  CheckOptions check{};
  std::string source_name = "source";  ///< for messages and writers
  std::string target_name = "target";
};

/// The whole result. A plain value; owns all that it shows.
struct Review {
  Document source;
  Document target;
  std::vector<Bead> beads;
  std::vector<Finding> findings;
  std::vector<Message> notes;  ///< what a person should know of the input: sides exchanged, both sides one language
};

/// Does reviews. Immutable once made; may be shared between threads, without a lock. Make it once where many texts or pairs
/// are reviewed: making one costs about a millisecond, and the first use in a program some five, when tables that all share are
/// made ready: 4 MB of heap, 8 MB after a thousand pairs. Beside these up to 15 MB of read-only tables become resident as they are
/// used, once for all processes. What the options point to (lexicon, name model, vectors) has to outlive it; all else is copied. One that was
/// moved from can only be assigned to or destroyed. The functions throw nothing for the content of texts, Error{resource} for
/// texts of 4 GiB or more, Error{cancelled} as said below.
class MUWAZI_EXPORT Reviewer {
 public:
  /// Throws Error{usage} or Error{format} for options that make no sense.
  explicit Reviewer(ReviewOptions options = {});
  ~Reviewer();
  Reviewer(Reviewer&&) noexcept;
  Reviewer& operator=(Reviewer&&) noexcept;

  /// Aligns and checks two texts. Time and memory are linear; options.align.progress is called from this thread while they are
  /// aligned and can stop it with Error{cancelled}, the checks behind it, some three quarters of the time, cannot be
  /// stopped (3,000 pairs of sentences take a third of a second in all).
  [[nodiscard]] Review review(std::string_view source, std::string_view target) const;
  /// Aligns only. There are no findings then.
  [[nodiscard]] Review align(std::string_view source, std::string_view target) const;
  /// The same for texts that were extracted from documents; the decoding options are not used.
  [[nodiscard]] Review review(ExtractedText source, ExtractedText target) const;
  [[nodiscard]] Review align(ExtractedText source, ExtractedText target) const;
  /// Checks one pair that is known to belong together, as an editor does while its user types: one bead, with this number (none
  /// where both sides are empty). Unlike review() it holds to options.source_language whatever the letters say, which a target
  /// of a few letters does not tell. A sentence takes some 20 microseconds while little of it is typed and up to some 3
  /// milliseconds, so that there is nothing to cancel.
  [[nodiscard]] Review check_pair(std::string_view source, std::string_view target, MessageNumber number = MessageNumber::any) const;
  /// As check_pair() for a target whose end is not typed yet. What is not there yet is missing for check_pair(), and half a name is
  /// a wrong one; this tells only what more words will hardly take back: faults that stand before the last word or mark, and none
  /// of rules that weigh both whole sentences (omissions, negations, marks, senses, terms that are asked for). What it leaves out check_pair() tells in the end.
  /// (UD PUD, 400 good pairs typed word by word: findings that the whole sentence does not have, 151 and 156 in 100 states by
  /// check_pair(), 2 and 0.1 by this, from English and from Arabic. `tests/typing_evaluation PAIRS.tsv` measures it.)
  [[nodiscard]] Review check_typed(std::string_view source, std::string_view target, MessageNumber number = MessageNumber::any) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

/// As Reviewer{options}.review(source, target), for a text now and then; it makes a Reviewer each time.
MUWAZI_EXPORT Review review(std::string_view source, std::string_view target, const ReviewOptions& options = {});

/// The language that a UTF-8 text is written in: Arabic where it has at least half as many Arabic letters as Latin ones, since
/// Arabic texts quote Latin words far more often than the reverse; nothing for a text without letters of either. Linear; may be
/// called from several threads.
MUWAZI_EXPORT std::optional<Language> detect_language(std::string_view utf8) noexcept;

}  // namespace muwazi::inline v0

#endif
