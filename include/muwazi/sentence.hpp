// SPDX-License-Identifier: Apache-2.0
// Sentences of an English or Arabic text, and what each is: headline, body, caption or furniture of a web page.
//
//     const muwazi::SentenceSplitter splitter(muwazi::Language::english);    // make it once, share it
//     std::string_view text = "Dr. Hale came at 9 a.m. The rest of the U.S. team was late.\n\nRead more";
//     for (const muwazi::Sentence& sentence : splitter.split(text))
//       std::cout << sentence.paragraph << ' ' << sentence.range.in(text) << '\n';
//
//     0 Dr. Hale came at 9 a.m.
//     0 The rest of the U.S. team was late.
//     1 Read more                                    <- its role is furniture
//
// Boundaries are those of UAX #29 (https://www.unicode.org/reports/tr29/#Sentence_Boundaries) as ICU has them, without
// those behind an abbreviation, initial or list number, and with what news and software texts of both languages need:
//
//     "Who is there?" she asked.          one sentence: what goes on in lower case goes on, whatever the stop
//     ... were late. 48 men ...           two: a number may begin a sentence
//     ... the end.[1] Then ...            two: footnote marks, closing quotes and brackets stay with their sentence,
//     **Be kind.** It ...                 two: and so does Markdown
//     ... in May. [Photo: AFP]            one: a bracket without a stop that ends a paragraph belongs to what stands before
//     (word).(word)                       two in Arabic, where the space behind a stop is often missing
//     an ellipsis of one character        as one of three stops
//     Arabic semicolon                    no boundary
//
// What it cannot know: "in the U.S. Sales fell" (one sentence: a capital may go on), and Arabic, which has no capitals,
// after a title or initial at the end of a sentence.
//
// Paragraphs. Every line end (LF, CR, CR LF, VT, FF, U+0085, U+2028, U+2029) ends a paragraph and so a sentence, unless
// the text is hard-wrapped; an empty line always does. Text counts as hard-wrapped when neighbouring lines are at most
// 132 characters long, the longest has at least 40, most of them are full (the next line's first word would not have
// fitted), at least a third end without a stop, and in English at least a third of the next lines begin in lower case
// (in Arabic: there are at least four pairs of lines). In hard-wrapped text an indent, a bullet or a number begins a
// paragraph.
#ifndef MUWAZI_SENTENCE_HPP
#define MUWAZI_SENTENCE_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// What a sentence is in its document.
enum class SentenceRole : std::uint8_t {
  body,
  headline,  ///< title or section heading: a line of its own without a stop, or Markdown's #; where most lines have no
             ///< stop, as in lists and subtitles, only the latter
  caption,   ///< picture caption or credit
  furniture  ///< not part of the article: site name, share and cookie lines, "1 month ago", "Read more"
};

/// One sentence. Ranges are in the text that was split and hold no space at either end.
struct Sentence {
  ByteRange range;
  std::uint32_t paragraph = 0;  ///< 0-based, without gaps; with one_per_line the number of the line, 0-based
  SentenceRole role = SentenceRole::body;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A rule that gives a role to a whole line (a paragraph of one line).
struct RoleRule {
  SentenceRole role = SentenceRole::furniture;
  std::string pattern{};  ///< an ICU regular expression that has to match the whole line, case-insensitively
};

struct SentenceOptions {
  bool one_per_line = false;      ///< each non-empty line (up to LF) is one sentence; all are body but for role_rules
  bool keep_empty_lines = false;  ///< with one_per_line: an empty line is an (empty) sentence and keeps its number
  bool builtin_rules = true;      ///< roles by the library's own rules (data/roles.tsv)
  std::vector<std::string> abbreviations{};  ///< added to the language's own: "approx.", "ص.ب."
  std::vector<RoleRule> role_rules{};        ///< tried before the library's own
};

/// Splits texts of one language. Immutable once made; may be shared between threads. Making one costs about a third of
/// a millisecond, so make it once.
class MUWAZI_EXPORT SentenceSplitter {
 public:
  /// Throws Error{format} for a role rule whose pattern is not a regular expression.
  explicit SentenceSplitter(Language language, SentenceOptions options = {});
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  /// The sentences of `utf8`, in order; every byte that is neither white space nor an invisible control lies in exactly
  /// one. Any bytes will do; ill-formed UTF-8 counts as letters of no script. Linear in the text, at a tenth of what
  /// ICU's word boundaries of the same text cost (a fifth where every line is a paragraph).
  [[nodiscard]] std::vector<Sentence> split(std::string_view utf8) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

/// As SentenceSplitter{language, options}.split(utf8), for a text now and then.
MUWAZI_EXPORT std::vector<Sentence> split_sentences(std::string_view utf8, Language language,
                                                    const SentenceOptions& options = {});

}  // namespace muwazi::inline v0

#endif
