// SPDX-License-Identifier: Apache-2.0
// Readers: translation memories, tables of pairs, alignments of other programs, subtitles. (Documents: extract.hpp.)
//
//     std::ifstream file("memory.tmx", std::ios::binary);
//     std::vector<muwazi::TranslationUnit> units;
//     muwazi::read_tmx(file, "memory.tmx", {}, [&](muwazi::TranslationUnit&& unit) { units.push_back(std::move(unit)); });
//     muwazi::Review review = muwazi::pair_units(units, muwazi::Language::english);
//     review.findings = muwazi::check(review.source, review.target, review.beads);
//
// Files are data of others: a reader that cannot go on throws Error{format} with the file's name and line
// ("memory.tmx:12: ..."), never less. Nothing that a file refers to is ever opened: external entities and DTDs are not fetched, and
// entities that a file declares itself are refused, so that none can grow ("billion laughs"). XML may be nested 200
// elements deep and a unit may have 256 MiB; beyond that a reader throws Error{resource}. What the sink throws goes to
// the caller. Readers keep no state and read the stream once from front to back; memory is that of one unit.
#ifndef MUWAZI_READ_HPP
#define MUWAZI_READ_HPP

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

/// Two texts that translate each other, as a file holds them. In UTF-8, save what read_tsv() and read_jsonl() find
/// ill-formed, which is passed on for decode() to mend.
struct TranslationUnit {
  std::string source{};
  std::string target{};
  std::string id{};             ///< as the file names it; empty where it does not
  std::optional<double> score{};  ///< probability that they belong together, where the file tells
  std::size_t line = 0;         ///< 1-based line of the file where the unit begins
  MessageNumber number = MessageNumber::any;  ///< one: the form for one of an entry with plural forms
  friend bool operator==(const TranslationUnit&, const TranslationUnit&) = default;
};

struct ReadOptions {
  /// Which of the two languages is the source; nothing: what the file says, English where it says nothing.
  std::optional<Language> source_language{};
  bool tsv_escapes = false;  ///< TSV: \t, \n, \r and \\ stand for what TsvStyle::escapes wrote so
};

/// What a reader tells when it is done.
struct UnitsRead {
  Language source_language = Language::english;
  std::size_t units = 0;    ///< given to the sink
  std::size_t skipped = 0;  ///< units without one of the two languages
};

/// Takes each unit as soon as it is read.
using UnitSink = std::function<void(TranslationUnit&&)>;

/// A translation memory, TMX 1.1 to 1.4b, UTF-8 or UTF-16, of any size. Of each <tu> the first English and the first
/// Arabic <tuv> are taken, by the primary subtag of xml:lang (or lang, as before 1.4). The native codes within <bpt>,
/// <ept>, <it>, <ph> and <ut> are left out, `hi` and `sub` are kept; <ph type="x-cp-0007"/> is the character U+0007.
MUWAZI_EXPORT UnitsRead read_tmx(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

/// XLIFF 1.2 (<trans-unit>) and 2.0 or 2.1 (<segment>), source and target, inline codes left out, <cp> read. The id is
/// the unit's, followed by the segment's where it has one ("u7/s2").
MUWAZI_EXPORT UnitsRead read_xliff(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

/// A gettext PO file in UTF-8. msgctxt is the id, else msgid. Of a plural entry two units are made: msgid with the form for one (which
/// TranslationUnit::number tells, since that form may put the count in words) and
/// msgid_plural with the last form. Obsolete entries ("#~"), untranslated ones and those that hold the translators' own
/// names ("translator-credits") are skipped. Throws for
/// a number of plural forms that is not the header's, and for unknown escapes.
MUWAZI_EXPORT UnitsRead read_po(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

/// Where the two texts of a pair stand in a table.
struct PairColumns {
  std::size_t source = 0;  ///< 0-based column
  std::size_t target = 1;
  std::optional<Language> source_language;  ///< where the columns are named by language
  friend bool operator==(const PairColumns&, const PairColumns&) = default;
};

/// What the first line of a table says of its columns, if it is a header. A header names a source and a target ("source",
/// "src", "original"; "target", "tgt", "translation") or the two languages ("en" or "en-GB", "eng", "English"; "ar",
/// "ara", "Arabic"; the first of them is the source), in either case, or has the Arabic words for these; other columns may stand
/// beside them. Nothing where the line is a pair, as "Source" and its translation are.
MUWAZI_EXPORT std::optional<PairColumns> pair_columns(std::span<const std::string_view> names);

/// Tab-separated pairs. A first line that pair_columns() takes for a header (it may name a `score`) says
/// where they are; else the first two columns are source and target and a third that is a number is the score. Empty lines are
/// skipped. Throws for a line with fewer columns than it needs.
MUWAZI_EXPORT UnitsRead read_tsv(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

/// Comma-separated pairs (RFC 4180) with or without byte-order mark, parted by commas, semicolons or tabs as the header shows.
/// The header has to be one by pair_columns(), and may name `score`, and `pair` or `id`. Line ends within quotes are kept. Throws for
/// a quote that does not end and for a record with fewer fields than it needs.
MUWAZI_EXPORT UnitsRead read_csv(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

/// Moses pairs: two texts with as many lines. Empty lines are kept, as a side without text. Throws where one text has more lines.
MUWAZI_EXPORT UnitsRead read_moses(std::istream& source, std::istream& target, std::string_view source_name,
                                   std::string_view target_name, const ReadOptions& options, const UnitSink& sink);

/// JSON lines as write_alignment_jsonl() has them, or with "source" and "target" as plain strings.
MUWAZI_EXPORT UnitsRead read_jsonl(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink);

struct BeadsReadOptions {
  bool partial = false;  ///< sentences may be missing, as in an alignment from which a person has taken what is wrong; those
                         ///< that are there still stand once and in order
};

/// An alignment as write_beads() has it ("[0,1]:[0]", spaces and vecalign's third column allowed; a cost c gives the score
/// 1 - c). Throws unless each sentence stands exactly once and in order.
MUWAZI_EXPORT std::vector<Bead> read_beads(std::istream& in, std::string_view name, const BeadsReadOptions& options = {});

/// hunalign's ladder in numbers. Throws for rungs that go down.
MUWAZI_EXPORT std::vector<Bead> read_ladder(std::istream& in, std::string_view name);

/// The columns source_sentences and target_sentences of a table as write_tsv() has it: an alignment that was corrected by
/// hand. Throws unless each sentence stands exactly once and in order.
MUWAZI_EXPORT std::vector<Bead> read_tsv_beads(std::istream& in, std::string_view name,
                                               const BeadsReadOptions& options = {});

/// The same from JSON lines as write_alignment_jsonl() has them, by "sentences" of "source" and "target" (null or [] for none).
MUWAZI_EXPORT std::vector<Bead> read_jsonl_beads(std::istream& in, std::string_view name,
                                                 const BeadsReadOptions& options = {});

/// XCES links as OPUS and InterText have them, sentences numbered from 1. Throws unless each stands exactly once and in
/// order. With options.partial and links whose status is "man" (what InterText writes for those that a person has set), only
/// these are taken.
MUWAZI_EXPORT std::vector<Bead> read_xces(std::istream& in, std::string_view name, const BeadsReadOptions& options = {});

/// A caption with its time.
struct Cue {
  std::int64_t begin = 0;  ///< milliseconds
  std::int64_t end = 0;    ///< milliseconds; below `begin` where the file says so
  ByteRange text{};        ///< in Subtitles::text
  std::string id = {};     ///< number or name, as the file has it; may be empty
  friend bool operator==(const Cue&, const Cue&) = default;
};

/// Subtitles as running text, so that sentences that go on over several cues are whole:
///
///     text    The port was closed | for 618 days. | Nobody came. |
///     cues    0                     1               2
///
/// A cue that ends with a full stop or the like is followed by a line end, another by a space.
struct Subtitles {
  std::string text;       ///< UTF-8
  std::vector<Cue> cues;  ///< in the file's order; times may overlap
  OffsetMap map;          ///< text -> the file's bytes
};

/// SRT or WebVTT, told by their first line; UTF-8, or another encoding as decode() guesses. Tags (`i`, `v Name`, {\an8})
/// are left out, as are NOTE, STYLE and REGION blocks. Throws for a block without a time line.
MUWAZI_EXPORT Subtitles read_subtitles(std::istream& in, std::string_view name);

/// Two files of subtitles with the same cuts.
struct SubtitlePair {
  Subtitles source;
  Subtitles target;
};

/// Subtitles whose cues are the beads of a review of `source.text` and `target.text`, so that cues with different cuts go
/// together: what translates each other has the same number on both sides, the bead's counted from 1. Each side keeps its
/// own times, from the begin of its first cue to the end of its last, and where a sentence begins or ends within a cue, by
/// its share of the cue's text. A gap is a cue of one side only. Times that overlap are kept so.
MUWAZI_EXPORT SubtitlePair pair_subtitles(const Review& review, const Subtitles& source, const Subtitles& target);

/// A review without findings whose beads are the given units, one each (a gap where a side is empty or only space), ready for check()
/// and for every writer. Line ends within a unit become spaces. Byte ranges count in the texts made of all units.
MUWAZI_EXPORT Review pair_units(std::span<const TranslationUnit> units, Language source_language);

}  // namespace muwazi::inline v0

#endif
