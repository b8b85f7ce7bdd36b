// SPDX-License-Identifier: Apache-2.0
// Claims about the readers: what is written comes back, what is broken has its place, and nothing is fetched or expanded.
#include <muwazi/read.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/error.hpp>
#include <muwazi/write.hpp>

#include <functional>
#include <sstream>

#include "made_review.hpp"

namespace {

using muwazi::Bead;
using muwazi::Error;
using muwazi::ErrorKind;
using muwazi::Language;
using muwazi::ReadOptions;
using muwazi::Review;
using muwazi::TranslationUnit;
using Reader = std::function<muwazi::UnitsRead(std::istream&, std::string_view, const ReadOptions&, const muwazi::UnitSink&)>;

std::vector<TranslationUnit> units_of(const Reader& reader, const std::string& text, const ReadOptions& options = {},
                                      muwazi::UnitsRead* result = nullptr) {
  std::istringstream in(text);
  std::vector<TranslationUnit> out;
  const muwazi::UnitsRead read =
      reader(in, "file", options, [&](TranslationUnit&& unit) { out.push_back(std::move(unit)); });
  EXPECT_EQ(read.units, out.size());
  if (result != nullptr) *result = read;
  return out;
}

/// "source|target" of each unit, a line each.
std::string pairs_of(const Reader& reader, const std::string& text, const ReadOptions& options = {}) {
  std::string out;
  for (const TranslationUnit& unit : units_of(reader, text, options))
    out.append(unit.source).append(1, '|').append(unit.target).append(1, '\n');
  return out;
}

/// "PLACE: MESSAGE" of the error that an action throws; "" when it throws none.
std::string error_of(const std::function<void()>& action, ErrorKind kind = ErrorKind::format) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  return "";
}

template <typename Write>
std::string written(Write write) {
  std::ostringstream out;
  write(out);
  return out.str();
}

const Reader tmx = muwazi::read_tmx;
const Reader xliff = muwazi::read_xliff;
const Reader po = muwazi::read_po;
const Reader tsv = muwazi::read_tsv;
const Reader jsonl = muwazi::read_jsonl;

std::string joined(const muwazi::Document& document, muwazi::SentenceRange run) {
  std::string out;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    out += document.written(i);
  }
  return out;
}

enum class Gaps { none, target, all };  // which gaps a format can hold

/// The pairs of a review as a format with these gaps gives them back.
std::string expected_pairs(const Review& review, Gaps gaps) {
  std::string out;
  for (const Bead& bead : review.beads) {
    if (bead.is_gap() && gaps == Gaps::none) continue;
    out.append(joined(review.source, bead.source)).append(1, '|').append(joined(review.target, bead.target)).append(1, '\n');
  }
  return out;
}

/// A review whose sentences hold what formats stumble over.
Review stumbling() {
  const std::string english[] = {"a\x01" "b\x07 ]]> &amp; <seg> \"quoted\" 'x' \\n \\",
                                 "line\r\nend\rand\xE2\x80\xA8" "separator\tand tab",
                                 "\U0001F469\u200D\U0001F680 \u202Ebidi\u202C \uFFFE\uFFFF", std::string(1 << 20, 'w'),
                                 "-->{\\an8}<b>&#x41;"};
  const std::string arabic[] = {"صلاح\x02الدين ]]>", "سطر\nآخر", "\u2067نص\u2069 ـــ", std::string("ب") + std::string(1 << 20, 'z'),
                                "نهاية؟"};
  Review out;
  out.source = made::document(Language::english, "a&b.txt", {std::begin(english), std::end(english)});
  out.target = made::document(Language::arabic, "س.txt", {std::begin(arabic), std::end(arabic)});
  for (std::uint32_t i = 0; i < 5; ++i) out.beads.push_back(made::bead(i, i + 1, i, i + 1, 0.5F));
  return out;
}

TEST(Read, what_is_written_comes_back) {
  for (const Review& review : {made::small(), stumbling()}) {
    EXPECT_EQ(pairs_of(tmx, written([&](auto& out) { muwazi::write_tmx(out, review); })), expected_pairs(review, Gaps::none));
    for (const auto version : {muwazi::XliffVersion::v1_2, muwazi::XliffVersion::v2_1})
      EXPECT_EQ(pairs_of(xliff, written([&](auto& out) { muwazi::write_xliff(out, review, {version}); })),
                expected_pairs(review, Gaps::none));
    EXPECT_EQ(pairs_of(po, written([&](auto& out) { muwazi::write_po(out, review); })), expected_pairs(review, Gaps::none));
    EXPECT_EQ(pairs_of(jsonl, written([&](auto& out) { muwazi::write_alignment_jsonl(out, review); })),
              expected_pairs(review, Gaps::all));
  }
  const Review small = made::small();
  EXPECT_EQ(pairs_of(tsv, written([&](auto& out) { muwazi::write_tsv(out, small); })), expected_pairs(small, Gaps::all));
  const std::vector<TranslationUnit> units =
      units_of(tmx, written([&](auto& out) { muwazi::write_tmx(out, small); }));
  EXPECT_EQ(units[2].id, "2");
  EXPECT_NEAR(units[2].score.value_or(0), 0.81, 1e-6);
}

TEST(Read, alignments_come_back) {
  const Review review = made::small();
  const auto shape = [](const std::vector<Bead>& beads) {
    Review out;
    out.beads = beads;
    return written([&](auto& stream) { muwazi::write_beads(stream, out); });
  };
  const std::string expected = shape(review.beads);
  using Writer = std::function<void(std::ostream&, const Review&)>;
  using BeadReader = std::vector<Bead> (*)(std::istream&, std::string_view, const muwazi::BeadsReadOptions&);
  const BeadReader ladder = [](std::istream& in, std::string_view name, const muwazi::BeadsReadOptions&) {
    return muwazi::read_ladder(in, name);
  };
  const std::tuple<const char*, Writer, BeadReader> rows[] = {
      {"beads", [](auto& out, const auto& r) { muwazi::write_beads(out, r); }, muwazi::read_beads},
      {"vecalign", [](auto& out, const auto& r) { muwazi::write_beads(out, r, {muwazi::BeadsColumns::cost}); },
       muwazi::read_beads},
      {"ladder", muwazi::write_ladder, ladder},
      {"opus", [](auto& out, const auto& r) { muwazi::write_xces(out, r); }, muwazi::read_xces},
      {"intertext", [](auto& out, const auto& r) { muwazi::write_xces(out, r, {muwazi::XcesForm::intertext}); },
       muwazi::read_xces},
      {"tsv", [](auto& out, const auto& r) { muwazi::write_tsv(out, r); }, muwazi::read_tsv_beads},
      {"jsonl", muwazi::write_alignment_jsonl, muwazi::read_jsonl_beads},
  };
  for (const auto& [name, writer, reader] : rows) {
    std::istringstream in(written([&, write = writer](auto& out) { write(out, review); }));
    const std::vector<Bead> beads = reader(in, "file", {});
    EXPECT_EQ(shape(beads), expected) << name;
    ASSERT_EQ(beads.size(), review.beads.size()) << name;
    if (std::string_view(name) != "intertext" && std::string_view(name) != "beads") {
      EXPECT_NEAR(beads[2].score, 0.81, 1e-4) << name;
    }
  }
}

TEST(ReadTmx, takes_english_and_arabic_by_primary_subtag_in_all_versions) {
  const char* const file =
      "<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx version='1.1'><header srclang='AR'/><body>\n"
      "<tu tuid='x'><tuv lang='EN-US'><seg>One</seg></tuv><tuv lang='fr'><seg>Un</seg></tuv>"
      "<tuv lang='ar_EG'><seg>واحد</seg></tuv></tu>\n"
      "<tu><tuv xml:lang='en'><seg>no Arabic</seg></tuv></tu>\n"
      "<tu><tuv xml:lang='ar'><seg>أ<bpt i='1'>&lt;b></bpt><hi>ب</hi><ph>code<sub>text</sub>more</ph></seg></tuv>"
      "<tuv xml:lang='en-GB'><seg>a</seg></tuv></tu></body></tmx>";
  muwazi::UnitsRead read;
  const std::vector<TranslationUnit> units = units_of(tmx, file, {}, &read);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(read.source_language, Language::arabic);
  EXPECT_EQ(read.skipped, 1U);
  EXPECT_EQ(units[0], (TranslationUnit{"واحد", "One", "x", std::nullopt, 3}));
  EXPECT_EQ(units[1].source, "أبtext");
  EXPECT_EQ(units_of(tmx, file, {Language::english})[0].source, "One");
}

std::string utf16(const std::string& ascii_or_arabic, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char32_t c : [&] {
         std::u32string wide;
         for (std::size_t i = 0; i < ascii_or_arabic.size();) {
           const auto lead = static_cast<unsigned char>(ascii_or_arabic[i]);
           if (lead < 0x80) {
             wide += lead;
             ++i;
           } else {
             wide += static_cast<char32_t>((lead & 0x1F) << 6 | (static_cast<unsigned char>(ascii_or_arabic[i + 1]) & 0x3F));
             i += 2;
           }
         }
         return wide;
       }()) {
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

TEST(ReadTmx, reads_utf16_in_both_orders) {
  const std::string file =
      "<?xml version='1.0' encoding='UTF-16'?><tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'>"
      "<seg>One</seg></tuv><tuv xml:lang='ar'><seg>واحد</seg></tuv></tu></body></tmx>";
  for (const bool big : {false, true}) EXPECT_EQ(pairs_of(tmx, utf16(file, big)), "One|واحد\n");
}

TEST(ReadXml, broken_files_have_their_place) {
  const std::pair<const char*, const char*> rows[] = {
      {"<tmx version='1.4'>\n<header/>\n<body><tu></body></tmx>", "file:3: mismatched tag"},
      {"<tmx version='1.4'>\n<body>\x01</body></tmx>", "file:2: not well-formed (invalid token)"},
      {"", "file:1: no element found"},
      {"<html/>", "file:1: the root element is not <tmx>"},
      {"<tmx version='2.0'/>", "file:1: TMX of a version other than 1"},
      {"<tmx version='1.4'>\n&nbsp;</tmx>", "file:2: undefined entity"},
      {"<!DOCTYPE tmx SYSTEM 'x.dtd'>\n<tmx version='1.4'>&e;</tmx>", "file:2: unknown entity &e;"},
      {"<tmx version='1.4'>\xff</tmx>", "file:1: not well-formed (invalid token)"},
      {"{\"json\":1}", "file:1: not well-formed (invalid token)"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(error_of([&, input = text] { units_of(tmx, input); }), expected);
  EXPECT_EQ(error_of([] { units_of(xliff, "<xliff version='3.0'/>"); }), "file:1: XLIFF of a version other than 1 and 2");
  EXPECT_EQ(error_of([] { units_of(xliff, "<xliff version='2.0' srcLang='fr' trgLang='ar'/>"); }),
            "file:1: the languages are not English and Arabic");
}

TEST(ReadXml, entities_are_neither_expanded_nor_fetched) {
  std::string bomb = "<!DOCTYPE tmx [<!ENTITY a0 \"aaaaaaaaaa\">\n";
  for (int i = 1; i < 20; ++i) {
    const std::string last = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) bomb += last;
    bomb += "\">\n";
  }
  bomb += "]><tmx version='1.4'>&a19;</tmx>";
  EXPECT_EQ(error_of([&] { units_of(tmx, bomb); }), "file:1: declarations of entities are not read");
  const char* const outside =
      "<!DOCTYPE tmx [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><tmx version='1.4'><body>&e;</body></tmx>";
  EXPECT_EQ(error_of([&] { units_of(tmx, outside); }), "file:1: declarations of entities are not read");
  const char* const parameter =
      "<!DOCTYPE tmx [<!ENTITY % e SYSTEM \"file:///etc/hostname\"> %e;]><tmx version='1.4'/>";
  EXPECT_NE(error_of([&] { units_of(tmx, parameter); }), "");
}

TEST(ReadXml, depth_is_bounded) {
  std::string deep = "<tmx version='1.4'>";
  for (int i = 0; i < 100000; ++i) deep += "<x>";
  EXPECT_EQ(error_of([&] { units_of(tmx, deep); }, ErrorKind::resource),
            "file:1: elements are nested more than 200 deep");
}

TEST(ReadXml, what_the_sink_throws_comes_through) {
  std::istringstream in(written([](auto& out) { muwazi::write_tmx(out, made::small()); }));
  EXPECT_THROW(muwazi::read_tmx(in, "file", {}, [](TranslationUnit&&) { throw std::logic_error("enough"); }),
               std::logic_error);
}

TEST(ReadXliff, takes_segments_and_leaves_proposals_and_codes_out) {
  const char* const file =
      "<xliff version='2.0' srcLang='en' trgLang='ar' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'>"
      "<unit id='u'><segment id='s1'><source>One <pc id='1'>two</pc><cp hex='0007'/></source><target>واحد</target></segment>"
      "<ignorable><source> </source></ignorable><segment><source>no target</source></segment></unit></file></xliff>";
  const std::vector<TranslationUnit> units = units_of(xliff, file);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].id, "u/s1");
  EXPECT_EQ(units[0].source, "One two\x07");
  EXPECT_EQ(pairs_of(xliff,
                     "<xliff version='1.2'><file source-language='ar' target-language='en-US'><body><trans-unit id='1'>"
                     "<source>أ<ph id='1'>code</ph></source><target>a<g id='2'>b</g></target>"
                     "<alt-trans><target>other</target></alt-trans></trans-unit></body></file></xliff>"),
            "أ|ab\n");
}

TEST(ReadPo, takes_entries_as_gettext_does) {
  const char* const file =
      "# comment\nmsgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"Plural-Forms: nplurals=6; plural=0;\\n\"\n\n"
      "#: a.c:1\n#, fuzzy\nmsgctxt \"menu\"\nmsgid \"\"\n\"One\"\n\" more\"\nmsgstr \"واحد \\\"آخر\\\"\\n\\101\\x42\"\n\n"
      "msgid \"untranslated\"\nmsgstr \"\"\n\n#~ msgid \"old\"\n#~ msgstr \"قديم\"\n\n"
      "msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"لا ملف\"\nmsgstr[1] \"ملف\"\nmsgstr[2] \"ملفان\"\n"
      "msgstr[3] \"ملفات\"\nmsgstr[4] \"ملفًا\"\nmsgstr[5] \"ملف %d\"\n";
  const std::vector<TranslationUnit> units = units_of(po, file);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0], (TranslationUnit{"One more", "واحد \"آخر\"\nAB", "menu", std::nullopt, 10}));
  EXPECT_EQ(units[1].target, "ملف");
  EXPECT_EQ(units[0].number, muwazi::MessageNumber::any);
  EXPECT_EQ(units[1].number, muwazi::MessageNumber::one);
  EXPECT_EQ(units[2].number, muwazi::MessageNumber::any);
  EXPECT_EQ(muwazi::pair_units(units, muwazi::Language::english).beads[1].number, muwazi::MessageNumber::one);
  EXPECT_EQ(units[2].source, "%d files");
  EXPECT_EQ(units[2].target, "ملف %d");
}

TEST(ReadPo, the_names_of_translators_are_no_translation) {
  EXPECT_EQ(pairs_of(po, "msgid \"translator-credits\"\nmsgstr \"هدى\"\n\nmsgctxt \"NAME OF TRANSLATORS\"\nmsgid \"Your names\"\nmsgstr \"هدى\"\n\n"
                         "msgid \"Your names\"\nmsgstr \"أسماؤكم\"\n"),
            "Your names|أسماؤكم\n");
}

TEST(ReadPo, broken_files_have_their_place) {
  const std::pair<const char*, const char*> rows[] = {
      {"msgid \"a\"\n", "file:1: msgid without msgstr"},
      {"msgstr \"a\"\n", "file:1: msgstr does not follow msgid"},
      {"\"a\"\n", "file:1: a string that belongs to nothing"},
      {"msgid \"a\nmsgstr \"b\"", "file:1: a string that does not end"},
      {"msgid \"a\" b\n", "file:1: text behind a string"},
      {"msgid \"\\q\"\n", "file:1: an escape that is not known"},
      {"msgid \"\\", "file:1: a string that does not end"},
      {"msgid \"a\"\nmsgstr[0] \"b\"", "file:2: msgstr[N] without msgid_plural"},
      {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"", "file:3: a plural form out of order"},
      {"msgid \"\"\nmsgstr \"Plural-Forms: nplurals=6;\\n\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"",
       "file:3: number of plural forms: 1; the header promises 6"},
      {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1256\\n\"\nmsgid \"a\"\nmsgstr \"b\"",
       "file:3: PO files are read in UTF-8, not in windows-1256"},
      {"hello\n", "file:1: a keyword that is not known"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(error_of([&, input = text] { units_of(po, input); }), expected);
}

TEST(ReadTsv, finds_columns_by_header_or_by_place) {
  EXPECT_EQ(pairs_of(tsv, "\xEF\xBB\xBFscore\ttarget\tsource\r\n0.5\tهدف\tone\r\n\r\n"), "one|هدف\n");
  EXPECT_EQ(pairs_of(tsv, "one\tهدف\nأ\t\n"), "one|هدف\nأ|\n");
  const std::vector<TranslationUnit> units = units_of(tsv, "a\tب\t0.25\nc\tد\tnote\n");
  EXPECT_EQ(units[0].score, 0.25);
  EXPECT_EQ(units[1].score, std::nullopt);
  EXPECT_EQ(units[1].line, 2U);
  EXPECT_EQ(error_of([] { units_of(tsv, "a\tb\nno tab\n"); }), "file:2: a line needs at least two columns");
}

TEST(PairColumns, are_told_by_a_header_only) {
  using muwazi::Language;
  using muwazi::PairColumns;
  struct Row {
    std::vector<std::string_view> names;
    std::optional<PairColumns> expected;
  };
  const PairColumns plain{0, 1, std::nullopt};
  const PairColumns from_english{0, 1, Language::english};
  const PairColumns from_arabic{0, 1, Language::arabic};
  const Row rows[] = {
      {{"source", "target"}, plain},
      {{"Source Text", "TARGET_TEXT"}, plain},
      {{"src", "tgt"}, plain},
      {{"original", "translation"}, plain},
      {{"id", "target", "source", "score"}, PairColumns{2, 1, std::nullopt}},
      {{"en", "ar"}, from_english},
      {{" EN-GB", "ar_EG "}, from_english},
      {{"English", "Arabic"}, from_english},
      {{"ara", "eng"}, from_arabic},
      {{"العربية", "الإنجليزية"}, from_arabic},
      {{"no", "note", "en", "ar"}, PairColumns{2, 3, Language::english}},
      {{"المصدر", "الهدف"}, plain},
      // Pairs, be they words that a header has.
      {{"Source", "المصدر"}, std::nullopt},
      {{"Arabic", "العربية"}, std::nullopt},
      {{"Translation", "الترجمة"}, std::nullopt},
      {{"English", "الإنجليزية"}, std::nullopt},
      {{"The source of the river.", "The target."}, std::nullopt},
      {{"source"}, std::nullopt},
      {{"en-route", "ar"}, std::nullopt},
      {{}, std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(muwazi::pair_columns(row.names), row.expected) << (row.names.empty() ? "" : row.names[0]);
}

TEST(PairColumns, count_in_tsv_and_csv) {
  EXPECT_EQ(pairs_of(tsv, "en\tar\none\tهدف\n"), "one|هدف\n");
  EXPECT_EQ(pairs_of(muwazi::read_csv, "Arabic,English\nهدف,one\n"), "هدف|one\n");
}

TEST(ReadJsonl, takes_strings_and_objects) {
  EXPECT_EQ(pairs_of(jsonl, "{\"source\":\"a\",\"target\":\"ب\"}\n\n{\"source\":{\"texts\":[\"a\",\"b\"]},\"target\":null}"),
            "a|ب\na b|\n");
  const std::pair<const char*, const char*> rows[] = {
      {"{\"source\":\"a\",", "file:1: not JSON at byte 15 of the line"},
      {"[]", "file:1: not a JSON object"},
      {"{\"source\":\"a\"}", "file:1: the key 'target' is missing"},
      {"{\"source\":1,\"target\":null}", "file:1: 'source' is neither a string nor null nor an object with texts"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(error_of([&, input = text] { units_of(jsonl, input); }), expected);
  EXPECT_NE(error_of([&] { units_of(jsonl, std::string(1000000, '[')); }), "");
}

TEST(ReadBeads, each_sentence_stands_once_and_in_order) {
  const auto error = [](auto reader, const char* text) {
    return error_of([&] {
      std::istringstream in(text);
      if constexpr (requires { reader(in, "file"); })
        static_cast<void>(reader(in, "file"));
      else
        static_cast<void>(reader(in, "file", {}));
    });
  };
  const std::pair<const char*, const char*> rows[] = {
      {"[0]:[0]\n[2]:[1]", "file:2: source sentence 2 stands here; due is 1"},
      {"[0]:[0]\n[1]:[0]", "file:2: target sentence 0 stands twice or out of order; due is 1"},
      {"[0,2]:[0]", "file:1: source sentence 2 stands here; due is 1"},
      {"[0]", "file:1: a bead looks like [0,1]:[0]"},
      {"[a]:[0]", "file:1: a list of sentences that are not numbers"},
      {"[0]:[0] x", "file:1: only :COST may follow a bead"},
      {"[4294967296]:[]", "file:1: a list of sentences that are not numbers"},
      {"[ 0 , 1 ] : [] : 0.5\r\n\n", ""},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(error(muwazi::read_beads, text), expected) << text;
  EXPECT_EQ(error(muwazi::read_ladder, "0\t0\t1\n2\t1\t1\n1\t2\t1"), "file:3: a rung that goes down");
  EXPECT_EQ(error(muwazi::read_ladder, "1\t0"), "file:1: the first rung is not 0 0");
  EXPECT_EQ(error(muwazi::read_tsv_beads, "source\ttarget\n"), "file:1: the header lacks source_sentences or target_sentences");
  EXPECT_EQ(error(muwazi::read_xces, "<linkGrp>\n<link xtargets='1'/></linkGrp>"), "file:2: a link without ; in xtargets");
  EXPECT_EQ(error(muwazi::read_xces, "<linkGrp><link xtargets='s0;1'/></linkGrp>"),
            "file:1: a sentence that is not numbered from 1");
}

TEST(ReadBeads, what_a_person_has_corrected_may_be_partial) {
  const auto beads = [](auto reader, const std::string& text) {
    std::istringstream in(text);
    muwazi::Review out;
    out.beads = reader(in, "file", muwazi::BeadsReadOptions{.partial = true});
    return written([&](auto& stream) { muwazi::write_beads(stream, out); });
  };
  EXPECT_EQ(beads(muwazi::read_beads, "[0]:[0]\n[3,4]:[5]\n"), "[0]:[0]\n[3,4]:[5]\n");
  EXPECT_EQ(beads(muwazi::read_tsv_beads, "source\ttarget\tsource_sentences\ttarget_sentences\na\tb\t2\t1,2\n"), "[2]:[1,2]\n");
  EXPECT_EQ(beads(muwazi::read_jsonl_beads, "{\"source\":{\"sentences\":[7]},\"target\":{\"sentences\":[4]}}\n"), "[7]:[4]\n");
  // InterText: the links that a person has set, where there are such.
  EXPECT_EQ(beads(muwazi::read_xces, "<linkGrp><link type='1-1' xtargets='1:1;1:1' status='auto'/>"
                                     "<link type='2-1' xtargets='1:2 1:3;1:2' status='man'/></linkGrp>"),
            "[1]:[1,2]\n");
  // A gap keeps its place only where that is known.
  std::istringstream in("[0]:[0]\n[1]:[]\n[4]:[]\n[6]:[]\n[7]:[5]\n");
  const std::vector<Bead> gaps = muwazi::read_beads(in, "file", {.partial = true});
  ASSERT_EQ(gaps.size(), 4U);
  EXPECT_EQ(gaps[1].target, (muwazi::SentenceRange{1, 1}));
  EXPECT_EQ(gaps[2].source.begin, 6U);
  EXPECT_EQ(gaps[2].target, (muwazi::SentenceRange{5, 5}));
  EXPECT_NE(error_of([] {
              std::istringstream overlapping("[0,1]:[0]\n[1]:[1]\n");
              muwazi::read_beads(overlapping, "file", {.partial = true});
            }),
            "");
}

TEST(ReadCsv, takes_quotes_line_ends_and_the_separators_of_spreadsheets) {
  EXPECT_EQ(pairs_of(muwazi::read_csv, "\xEF\xBB\xBFpair,source,target,score\r\n0,\"a, \"\"b\"\"\r\nc\",ب,0.5\r\n1,,د,1\r\n"),
            "a, \"b\"\r\nc|ب\n|د\n");
  EXPECT_EQ(pairs_of(muwazi::read_csv, "source;target\na,b;ب\n"), "a,b|ب\n");
  EXPECT_EQ(pairs_of(muwazi::read_csv, "\"source\"\ttarget\na;b\tب"), "a;b|ب\n");
  const std::vector<TranslationUnit> units = units_of(muwazi::read_csv, "id,target,source\n\nx,\"ب\n\",a\ny,د,c\n");
  EXPECT_EQ(units[0].id, "x");
  EXPECT_EQ(units[0].line, 3U);
  EXPECT_EQ(units[1].line, 5U);
  EXPECT_EQ(error_of([] { units_of(muwazi::read_csv, "source,target\na,\"b\nc"); }), "file:2: a quote that does not end");
  EXPECT_EQ(error_of([] { units_of(muwazi::read_csv, "a,b\n"); }), "file:1: the header lacks source or target");
  EXPECT_EQ(error_of([] { units_of(muwazi::read_csv, "source,target\na\n"); }), "file:2: a record with fewer fields than the header");
  EXPECT_EQ(error_of([] { units_of(muwazi::read_csv, ""); }), "");
}

TEST(ReadMoses, needs_as_many_lines_on_both_sides) {
  std::vector<TranslationUnit> units;
  const auto read = [&](const char* source, const char* target) {
    units.clear();
    std::istringstream s(source);
    std::istringstream t(target);
    muwazi::read_moses(s, t, "s", "t", {}, [&](TranslationUnit&& unit) { units.push_back(std::move(unit)); });
  };
  read("a\n\nc\n", "ا\nب\n\n");
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[1].target, "ب");
  EXPECT_EQ(error_of([&] { read("a\nb\n", "ا\n"); }), "s:2: has more lines than t");
  EXPECT_EQ(error_of([&] { read("a\n", "ا\nب"); }), "t:2: has more lines than s");
}

TEST(ReadTsv, escapes_lose_nothing) {
  muwazi::Review review;
  review.source = made::document(Language::english, "s", {"a\tb\r\n\\n c\\"});
  review.target = made::document(Language::arabic, "t", {"\n"});
  review.beads = {made::bead(0, 1, 0, 1, 1)};
  const std::string out = written([&](auto& stream) { muwazi::write_tsv(stream, review, {.escapes = true}); });
  ReadOptions options;
  options.tsv_escapes = true;
  EXPECT_EQ(pairs_of(tsv, out, options), "a\tb\r\n\\n c\\|\n\n");
}

TEST(ReadSubtitles, files_of_different_cuts_are_paired_by_sentences_and_keep_their_times) {
  std::istringstream english("1\n00:00:01,000 --> 00:00:03,000\nThe port was closed.\n\n2\n00:00:03,500 --> 00:00:05,000\nNobody came\n\n"
                             "3\n00:00:05,000 --> 00:00:07,000\nfor two weeks.\n");
  std::istringstream arabic("WEBVTT\n\n00:01.100 --> 00:05.100\nأُغلق الميناء. لم يأت\n\n00:05.000 --> 00:07.300\nأحد لأسبوعين.\n");
  const muwazi::Subtitles source = muwazi::read_subtitles(english, "s");
  const muwazi::Subtitles target = muwazi::read_subtitles(arabic, "t");
  muwazi::Review review;
  for (auto [document, text, language] : {std::tuple{&review.source, &source, Language::english}, {&review.target, &target, Language::arabic}})
    *document = muwazi::analyze(muwazi::decode(text->text), language, muwazi::SentenceSplitter(language));
  ASSERT_EQ(review.source.sentences.size(), 2U);
  ASSERT_EQ(review.target.sentences.size(), 2U);
  review.beads = {made::bead(0, 1, 0, 1, 1), made::bead(1, 2, 1, 2, 1)};
  const muwazi::SubtitlePair pair = muwazi::pair_subtitles(review, source, target);
  EXPECT_EQ(written([&](auto& out) { muwazi::write_subtitles(out, pair.source, muwazi::SubtitleForm::srt); }),
            "1\n00:00:01,000 --> 00:00:03,000\nThe port was closed.\n\n2\n00:00:03,500 --> 00:00:07,000\nNobody came for two weeks.\n\n");
  const std::string vtt = written([&](auto& out) { muwazi::write_subtitles(out, pair.target, muwazi::SubtitleForm::webvtt); });
  EXPECT_THAT(vtt, testing::StartsWith("WEBVTT\n\n1\n00:00:01.100 --> 00:00:0"));
  EXPECT_THAT(vtt, testing::HasSubstr(" --> 00:00:07.300\nلم يأت أحد لأسبوعين.\n"));
  std::istringstream again(vtt);
  const muwazi::Subtitles read = muwazi::read_subtitles(again, "again");
  EXPECT_EQ(read.text, pair.target.text);
  EXPECT_EQ(read.cues, pair.target.cues);
  EXPECT_LT(read.cues[0].end, 5100);  // the first sentence ends within its cue
}

TEST(ReadSubtitles, joins_cues_to_sentences_and_keeps_their_times) {
  std::istringstream srt(
      "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The port</i> was closed\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\n"
      "{\\an8}for 618 days.\r\nIt was.\r\n\r\n3\r\n01:00:00,000 --> 01:00:01,000\r\n2 < 3 and A <B\r\n");
  const muwazi::Subtitles out = muwazi::read_subtitles(srt, "file");
  EXPECT_EQ(out.text, "The port was closed for 618 days. It was.\n2 < 3 and A <B ");
  ASSERT_EQ(out.cues.size(), 3U);
  EXPECT_EQ(out.cues[0], (muwazi::Cue{1000, 2500, {0, 19}, "1"}));
  EXPECT_EQ(out.cues[1].begin, 2000);  // overlaps the first, as the file has it
  EXPECT_EQ(out.cues[2].begin, 3600000);
  std::istringstream vtt(
      "WEBVTT - title\nKind: captions\n\nNOTE\nnobody reads this\n\nSTYLE\n::cue {}\n\nname\n00:01.000 --> 00:02.000 align:start\n"
      "<v Anna>Hello &amp; <00:01.500>welcome\n\n00:03.000 --> 00:02.000\nوداعًا؟\n");
  const muwazi::Subtitles second = muwazi::read_subtitles(vtt, "file");
  EXPECT_EQ(second.text, "Hello & welcome وداعًا؟\n");
  EXPECT_LT(second.cues[1].end, second.cues[1].begin);
  const std::pair<const char*, const char*> rows[] = {
      {"1\nno times\n", "file:2: a cue without a line of times"},
      {"1", "file:1: a cue without a line of times"},
      {"1\n00:00:01,00 --> 00:00:02,000\nx", "file:2: a cue without a line of times"},
      {"1\n00:00:01,000 -> 00:00:02,000\nx", "file:2: a cue without a line of times"},
      {"", ""},
      {"WEBVTT", ""},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(error_of([&, input = text] {
                std::istringstream in(input);
                static_cast<void>(muwazi::read_subtitles(in, "file"));
              }),
              expected)
        << text;
}

TEST(PairUnits, makes_a_review_that_every_writer_takes) {
  const std::vector<TranslationUnit> units = {{"One\nline", "سطر واحد", "", 0.5, 1}, {"gap", " ", "", std::nullopt, 2},
                                              {"", "فجوة", "", std::nullopt, 3},     {"", "", "", std::nullopt, 4}};
  const Review review = muwazi::pair_units(units, Language::english);
  EXPECT_EQ(written([&](auto& out) { muwazi::write_beads(out, review); }), "[0]:[0]\n[1]:[]\n[]:[1]\n");
  EXPECT_EQ(pairs_of(jsonl, written([&](auto& out) { muwazi::write_alignment_jsonl(out, review); })),
            "One line|سطر واحد\ngap|\n|فجوة\n");
  EXPECT_NO_THROW(static_cast<void>(muwazi::check(review.source, review.target, review.beads)));
}

// Any bytes: an Error or a result, nothing else. Mutations of good files reach deeper than noise.
TEST(Read, damaged_files_end_in_a_result_or_an_error) {
  const Review review = made::small();
  const std::pair<std::string, std::function<void(std::istream&)>> rows[] = {
      {written([&](auto& out) { muwazi::write_tmx(out, review); }),
       [](std::istream& in) { muwazi::read_tmx(in, "f", {}, [](TranslationUnit&&) {}); }},
      {written([&](auto& out) { muwazi::write_xliff(out, review); }),
       [](std::istream& in) { muwazi::read_xliff(in, "f", {}, [](TranslationUnit&&) {}); }},
      {written([&](auto& out) { muwazi::write_po(out, review); }),
       [](std::istream& in) { muwazi::read_po(in, "f", {}, [](TranslationUnit&&) {}); }},
      {written([&](auto& out) { muwazi::write_tsv(out, review); }),
       [](std::istream& in) { muwazi::read_tsv_beads(in, "f"); }},
      {written([&](auto& out) { muwazi::write_alignment_jsonl(out, review); }),
       [](std::istream& in) { muwazi::read_jsonl(in, "f", {}, [](TranslationUnit&&) {}); }},
      {written([&](auto& out) { muwazi::write_beads(out, review); }), [](std::istream& in) { muwazi::read_beads(in, "f"); }},
      {written([&](auto& out) { muwazi::write_ladder(out, review); }), [](std::istream& in) { muwazi::read_ladder(in, "f"); }},
      {written([&](auto& out) { muwazi::write_xces(out, review); }), [](std::istream& in) { muwazi::read_xces(in, "f"); }},
      {"1\n00:00:01,000 --> 00:00:02,500\n<i>a</i> {\\b}\n\n", [](std::istream& in) { muwazi::read_subtitles(in, "f"); }},
  };
  std::uint32_t state = 1;
  const auto random = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  for (const auto& [good, read] : rows) {
    for (int round = 0; round < 300; ++round) {
      std::string text = good;
      for (int hits = 0; hits < 3 && !text.empty(); ++hits) {
        const std::size_t at = random(text.size());
        switch (random(4)) {
          case 0: text[at] = static_cast<char>(random(256)); break;
          case 1: text.erase(at, random(20)); break;
          case 2: text.insert(at, text, random(text.size()), random(30)); break;
          default: text.resize(at + 1);
        }
      }
      std::istringstream in(text);
      try {
        read(in);
      } catch (const Error&) {
        // As it should be.
      }
    }
  }
}

}  // namespace
