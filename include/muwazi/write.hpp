// SPDX-License-Identifier: Apache-2.0
// Writers: a review or an alignment as text, JSONL, TSV, CSV, TMX, XLIFF, PO, SARIF, beads,
// links, subtitles, a picture or an HTML page.
//
//     muwazi::Review review = muwazi::review(english_bytes, arabic_bytes);
//     muwazi::write_text(std::cout, review, {.color = true, .width = 100});
//     std::ofstream page("review.html", std::ios::binary);
//     muwazi::write_html(page, review, {.title = "The border article"});
//     if (!page.flush()) ...                       // a full disk shows in the stream's state; writers do not throw for it
//
// All writers give the same bytes for the same review, whatever the machine, the global locale or the stream's own
// format flags, and always well-formed UTF-8 without byte-order mark (write_csv excepted, which can write one). They only
// call out.write(). They take any Review whose ranges are consistent, also one put together by hand. Time and size are linear
// in the texts. A writer keeps no state; two threads may write one review to two streams.
#ifndef MUWAZI_WRITE_HPP
#define MUWAZI_WRITE_HPP

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>

#include <muwazi/config.hpp>
#include <muwazi/message.hpp>
#include <muwazi/read.hpp>
#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

/// How much a report for people shows.
enum class TextDetail : std::uint8_t {
  summary,   ///< the closing figures only
  findings,  ///< the beads that have findings, and the figures
  beads      ///< every bead
};

struct TextStyle {
  bool color = false;  ///< ANSI colours by severity; without, marked words stand in U+27E6 .. U+27E7
  int width = 80;      ///< columns, at least 40; text is never set wider than 110
  bool isolate = true; ///< every right-to-left line and fragment in a bidi isolate (U+2067 or U+2068 .. U+2069)
  TextDetail detail = TextDetail::findings;
  Language ui = Language::english;  ///< language of the report's own words
  Digits digits = Digits::western;  ///< of the report's own numbers, where it is in Arabic
};

/// A report that a person reads on a terminal: the beads with findings, both texts wrapped by grapheme and by width with
/// the words in question marked, what is wrong and what could stand there, and a closing summary.
///
///     ── 5 · 1:1 · score 0.97 ─────────────────────────────────────────────
///     en 5    The ⟦618⟧-kilometre border remains secure.
///     ar 4                                        (Arabic, at the right)
///       #1 major  number.value  0.98
///          618 became 681
///          618 → 681
///          proposed: 618
///
/// Beads, sentences and findings are counted from 1, as on the page of write_html(); what programs read (JSON lines, beads,
/// AlignOptions::anchors) counts from 0. No control character of the texts reaches the terminal: they are shown by their
/// pictures.
MUWAZI_EXPORT void write_text(std::ostream& out, const Review& review, const TextStyle& style = {});

/// The findings as JSON, one a line (https://jsonlines.org), in the order of Review::findings, keys in this order:
///
///     {"pair":12,"kind":"number","rule":"number.value","severity":"major","confidence":0.98,
///      "source":{"begin":24,"end":27,"text":"618"},"target":{"begin":61,"end":64,"text":"681"},
///      "message":"618 became 681","suggestions":["618"]}
///
/// `pair` is the 0-based bead; `begin` and `end` are a half-open range of the caller's bytes; `source` or `target` is null
/// where there is nothing to point at. A review without findings gives no output.
MUWAZI_EXPORT void write_jsonl(std::ostream& out, const Review& review);

/// The alignment as JSON, one bead a line:
///
///     {"bead":3,"source":{"begin":310,"end":402,"sentences":[4,5],"texts":["...","..."]},
///      "target":{"begin":290,"end":377,"sentences":[4],"texts":["..."]},"score":0.93,"crossing":false,
///      "evidence":{"length":0.4,"numbers":3.1,"names":2.2,"lexicon":5.9,"punctuation":0.2,"position":-1.3,"caller":0}}
///
/// A side that is empty is null. Sentences are 0-based; `begin` and `end` as in write_jsonl(). Evidence is in natural log
/// likelihood ratios, null where it is not finite.
MUWAZI_EXPORT void write_alignment_jsonl(std::ostream& out, const Review& review);

enum class TsvColumns : std::uint8_t {
  alignment,  ///< source, target, score, source_sentences, target_sentences
  findings    ///< and findings: "major number.value: 618 became 681", several parted by " | "
};

struct TsvStyle {
  bool header = true;
  TsvColumns columns = TsvColumns::alignment;
  bool escapes = false;  ///< write tab, LF, CR and backslash as \t, \n, \r and \\ instead of as spaces; nothing is lost then
};

/// The alignment as tab-separated values, a bead a line: source, target, score and the 0-based sentences of both sides
/// ("4,5"), under a header with these names. The sentences of a side are joined by a space, tabs and line ends inside
/// them become spaces; the side of a gap is empty.
MUWAZI_EXPORT void write_tsv(std::ostream& out, const Review& review, const TsvStyle& style = {});

struct CsvStyle {
  bool byte_order_mark = true;  ///< without it some spreadsheets take UTF-8 for a legacy encoding
};

/// The alignment and its findings as comma-separated values (RFC 4180, CR LF) for spreadsheets: pair, source, target,
/// score, findings, under a header with these names. Line ends inside sentences are kept, in quotes. A field that
/// begins with = is written as it is; what a spreadsheet makes of it is the reader's to decide.
MUWAZI_EXPORT void write_csv(std::ostream& out, const Review& review, const CsvStyle& style = {});

enum class BeadsColumns : std::uint8_t {
  beads,  ///< [0,1]:[0]
  cost    ///< [0,1]:[0]:0.07, as vecalign has it; the cost is 1 - score
};

struct BeadsStyle {
  BeadsColumns columns = BeadsColumns::beads;
};

/// "[0,1]:[0]" a line: 0-based sentences, "[]" for a gap, in order, each sentence exactly once. The form of vecalign
/// (https://github.com/thompsonb/vecalign) and of the scripts that score alignments.
MUWAZI_EXPORT void write_beads(std::ostream& out, const Review& review, const BeadsStyle& style = {});

/// hunalign's ladder: a line for each bead with the first sentence of either side and the score, tab-separated, and a last
/// line with the numbers of sentences and 0.
MUWAZI_EXPORT void write_ladder(std::ostream& out, const Review& review);

/// Moses pairs: two texts of equally many lines, the source's and the target's sentences of each bead that is no gap.
MUWAZI_EXPORT void write_moses(std::ostream& source, std::ostream& target, const Review& review);

enum class SubtitleForm : std::uint8_t { srt, webvtt };

/// Subtitles as SRT or WebVTT. A cue without a name gets its number; line ends within it become spaces. WebVTT's escapes
/// keep every character; SRT has none, so that what looks like a tag there is read as one.
MUWAZI_EXPORT void write_subtitles(std::ostream& out, const Subtitles& subtitles, SubtitleForm form);

enum class XcesForm : std::uint8_t {
  opus,      ///< <link certainty="0.9" xtargets="1 2;1" id="SL0"/> in <cesAlign>; source first, sentences counted from 1
  intertext  ///< <link type="1-2" xtargets="1:1;1:1 1:2" status="auto"/>; target first, as InterText has it
};

struct XcesStyle {
  XcesForm form = XcesForm::opus;
};

/// Stand-off links in the form of the OPUS corpora or of the editor InterText.
MUWAZI_EXPORT void write_xces(std::ostream& out, const Review& review, const XcesStyle& style = {});

/// A translation memory, TMX 1.4b (https://www.ttt.org/oscarStandards/tmx/tmx14b.html). Gaps are left out, as TMX has no
/// place for them. The score is a <prop type="x-muwazi-score">, a finding a <note>. A character that XML does not
/// allow becomes an empty placeholder that names its code point, <ph type="x-cp-0007"/>.
MUWAZI_EXPORT void write_tmx(std::ostream& out, const Review& review);

enum class XliffVersion : std::uint8_t { v1_2, v2_1 };

struct XliffStyle {
  XliffVersion version = XliffVersion::v2_1;
};

/// XLIFF 1.2 or 2.1. A pair is a unit, the words of a finding an <mrk> with ITS 2.0 locQualityIssue attributes in the
/// target, and each finding a <note>. A gap of the target is a unit without target; a gap of the source is left out.
MUWAZI_EXPORT void write_xliff(std::ostream& out, const Review& review, const XliffStyle& style = {});

/// A gettext PO file: a pair is an entry with its number as msgctxt, findings are "#." comments, and a pair with a finding
/// of severity major or critical is fuzzy. A gap of the target is untranslated; a gap of the source is left out.
/// U+0004, which gettext does not allow, becomes its picture, U+2404.
MUWAZI_EXPORT void write_po(std::ostream& out, const Review& review);

/// What the two formats of build servers and editors have in common.
struct DiagnosticStyle {
  Language ui = Language::english;  ///< of messages and descriptions of rules; SARIF tells it as the run's `language`
  Digits digits = Digits::western;  ///< of the messages' own numbers, where they are in Arabic
};

/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): rules, a result for each finding with its place in the
/// target (else in the source) as line, UTF-16 column and bytes, the place in the source as related location, and
/// proposals as fixes (as replacement() has them, see fix.hpp). critical and major are errors, minor a warning, info a note; `rank` is the confidence in percent.
MUWAZI_EXPORT void write_sarif(std::ostream& out, const Review& review, const DiagnosticStyle& style = {});

/// Checkstyle's XML, which many build servers show: file, line, UTF-16 column, severity, message, rule.
MUWAZI_EXPORT void write_checkstyle(std::ostream& out, const Review& review, const DiagnosticStyle& style = {});

struct SvgStyle {
  std::span<const Bead> gold{};  ///< drawn as outlines beside the review's own; has to live until the writer returns
};

/// A picture of the alignment as a dot plot: sentences of the source across, of the target down.
MUWAZI_EXPORT void write_svg(std::ostream& out, const Review& review, const SvgStyle& style = {});

struct HtmlStyle {
  Language ui = Language::english;  ///< language and direction of the page's own words
  std::string title{};              ///< of the page; empty: the names of the two documents
  std::span<const Bead> gold{};       ///< drawn into the picture of the alignment; has to live until the writer returns
  Digits digits = Digits::western;  ///< of the page's own numbers, where it is in Arabic
};

/// One self-contained page: nothing is fetched, nothing is sent, and everything can be read without JavaScript. Finding
/// number N of Review::findings, counted from 1, can be linked to as `#fN`, bead N, counted from 0, as `#bN`. What is shown
/// to a reader is counted from 1.
MUWAZI_EXPORT void write_html(std::ostream& out, const Review& review, const HtmlStyle& style = {});

}  // namespace muwazi::inline v0

#endif
