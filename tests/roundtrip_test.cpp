// SPDX-License-Identifier: Apache-2.0
// Claims about formats that are both written and read: every pair of the development sets comes back, and so does hostile text.
#include <muwazi/read.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/error.hpp>
#include <muwazi/write.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "made_review.hpp"

namespace {

using muwazi::Bead;
using muwazi::Language;
using muwazi::ReadOptions;
using muwazi::Review;
using muwazi::TranslationUnit;

struct Pair {
  std::string source;
  std::string target;
  friend bool operator==(const Pair&, const Pair&) = default;
};

void PrintTo(const Pair& pair, std::ostream* out) {
  *out << testing::PrintToString(pair.source.substr(0, 200)) << " | " << testing::PrintToString(pair.target.substr(0, 200));
}

enum class Gaps { none, all };  // which gaps a format can hold
enum class Line { kept, space };  // what becomes of tabs and line ends within a sentence

struct Format {
  std::string name;
  Gaps gaps;
  Line line;
  std::function<std::vector<TranslationUnit>(const Review&)> there_and_back;
};

/// A format of one stream.
template <typename Write, typename Read>
Format format(std::string name, Gaps gaps, Line line, Write write, Read read, ReadOptions options = {}) {
  return {std::move(name), gaps, line, [=](const Review& review) {
            std::stringstream stream;
            write(stream, review);
            std::vector<TranslationUnit> units;
            const muwazi::UnitsRead result =
                read(stream, "file", options, [&](TranslationUnit&& unit) { units.push_back(std::move(unit)); });
            EXPECT_EQ(result.units, units.size());
            return units;
          }};
}

std::vector<Format> formats() {
  using std::ostream;
  std::vector<Format> out = {
      format("tsv", Gaps::all, Line::space, [](ostream& to, const Review& r) { muwazi::write_tsv(to, r); }, muwazi::read_tsv),
      format("tsv with escapes", Gaps::all, Line::kept, [](ostream& to, const Review& r) { muwazi::write_tsv(to, r, {.escapes = true}); },
             muwazi::read_tsv, {.source_language = {}, .tsv_escapes = true}),
      format("csv", Gaps::all, Line::kept, [](ostream& to, const Review& r) { muwazi::write_csv(to, r); }, muwazi::read_csv),
      format("po", Gaps::none, Line::kept, muwazi::write_po, muwazi::read_po),
      format("jsonl", Gaps::all, Line::kept, muwazi::write_alignment_jsonl, muwazi::read_jsonl),
      {"moses", Gaps::none, Line::space,
       [](const Review& review) {
         std::stringstream source;
         std::stringstream target;
         muwazi::write_moses(source, target, review);
         std::vector<TranslationUnit> units;
         muwazi::read_moses(source, target, "s", "t", {}, [&](TranslationUnit&& unit) { units.push_back(std::move(unit)); });
         return units;
       }},
  };
#ifdef MUWAZI_TEST_XML
  out.push_back(format("tmx", Gaps::none, Line::kept, muwazi::write_tmx, muwazi::read_tmx));
  for (const auto version : {muwazi::XliffVersion::v1_2, muwazi::XliffVersion::v2_1})
    out.push_back(format(version == muwazi::XliffVersion::v1_2 ? "xliff 1.2" : "xliff 2.1", Gaps::none, Line::kept,
                         [=](ostream& to, const Review& r) { muwazi::write_xliff(to, r, {version}); }, muwazi::read_xliff));
#endif
  return out;
}

/// The sentences of a side as a format that keeps them all has to give them back.
std::string side(const muwazi::Document& document, muwazi::SentenceRange run, Line line) {
  std::string out;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    out += document.written(i);
  }
  if (line == Line::space) {
    for (const std::string_view end : {"\r\n", "\t", "\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"})
      for (std::size_t at = out.find(end); at != std::string::npos; at = out.find(end, at + 1)) out.replace(at, end.size(), 1, ' ');
  }
  return out;
}

void expect_round_trip(const Review& review, const std::string& what) {
  for (const Format& format : formats()) {
    std::vector<Pair> expected;
    for (const Bead& bead : review.beads)
      if (!bead.is_gap() || format.gaps == Gaps::all)
        expected.push_back({side(review.source, bead.source, format.line), side(review.target, bead.target, format.line)});
    std::vector<Pair> got;
    for (TranslationUnit& unit : format.there_and_back(review)) got.push_back({std::move(unit.source), std::move(unit.target)});
    ASSERT_EQ(got.size(), expected.size()) << what << ", " << format.name;
    for (std::size_t i = 0; i < got.size(); ++i) ASSERT_EQ(got[i], expected[i]) << what << ", " << format.name << ", pair " << i;
  }
}

std::string shape(const std::vector<Bead>& beads) {
  Review review;
  review.beads = beads;
  std::ostringstream out;
  muwazi::write_beads(out, review);
  return out.str();
}

void expect_links_come_back(const Review& review, const std::string& what) {
  using Writer = std::function<void(std::ostream&, const Review&)>;
  using Reader = std::function<std::vector<Bead>(std::istream&)>;
  const std::tuple<const char*, Writer, Reader> rows[] = {
      {"beads", [](auto& out, const auto& r) { muwazi::write_beads(out, r); }, [](auto& in) { return muwazi::read_beads(in, "f"); }},
      {"vecalign", [](auto& out, const auto& r) { muwazi::write_beads(out, r, {muwazi::BeadsColumns::cost}); },
       [](auto& in) { return muwazi::read_beads(in, "f"); }},
      {"ladder", muwazi::write_ladder, [](auto& in) { return muwazi::read_ladder(in, "f"); }},
      {"tsv", [](auto& out, const auto& r) { muwazi::write_tsv(out, r); }, [](auto& in) { return muwazi::read_tsv_beads(in, "f"); }},
      {"jsonl", muwazi::write_alignment_jsonl, [](auto& in) { return muwazi::read_jsonl_beads(in, "f"); }},
#ifdef MUWAZI_TEST_XML
      {"opus", [](auto& out, const auto& r) { muwazi::write_xces(out, r); }, [](auto& in) { return muwazi::read_xces(in, "f"); }},
      {"intertext", [](auto& out, const auto& r) { muwazi::write_xces(out, r, {muwazi::XcesForm::intertext}); },
       [](auto& in) { return muwazi::read_xces(in, "f"); }},
#endif
  };
  for (const auto& [name, write, read] : rows) {
    std::stringstream stream;
    write(stream, review);
    EXPECT_EQ(shape(read(stream)), shape(review.beads)) << what << ", " << name;
  }
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

TEST(RoundTrip, every_pair_of_the_sets_comes_back) {
  const std::filesystem::path folder = std::filesystem::path(MUWAZI_SHARED_DIR) / "data/align";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
  for (const std::string set : {"tico19", "techdocs"}) {
    for (const std::string level : {"clean", "usual", "rough", "dense"}) {
      const std::string name = set + "." + level;
      Review review;
      review.source = made::document(Language::english, name + ".en", lines_of(folder / (name + ".en")));
      review.target = made::document(Language::arabic, name + ".ar", lines_of(folder / (name + ".ar")));
      std::ifstream gold(folder / (name + ".gold"), std::ios::binary);
      review.beads = muwazi::read_beads(gold, name + ".gold");
      ASSERT_GT(review.beads.size(), 500U);
      for (Bead& bead : review.beads) bead.score = 0.5F;
      expect_round_trip(review, name);
      expect_links_come_back(review, name);
    }
  }
}

/// Pieces that mean something to one format or another, or to none.
const std::string_view pieces[] = {
    std::string_view("\0", 1), "\x01", "\x08", "\x0B", "\x0C", "\x1B[31m", "\x1F", "\x7F", "\xC2\x80", "\xC2\x85", "\xC2\x9F", "\t", "\n", "\r",
    "\r\n", "\xE2\x80\xA8", "\xE2\x80\xA9", "\u200E", "\u200F", "\u202A", "\u202E", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C",
    "\u200B", "\u200C", "\u200D", "\uFEFF", "\uFFFE", "\uFFFF", "\U0001FFFE", "\U0010FFFF", "\uE000", "\U0001F469\u200D\U0001F680", "\\ud800", "\\uDC00",
    "\\x00", "\\n", "\\t", "\\\\", "\\", "\"", "\"\"", "'", "&", "&amp;", "&#0;", "&#xD800;", "&lol;", "]]>", "<![CDATA[", "<!--", "-->",
    "<seg>", "</seg>", "<ph/>", "<?x ?>", "<!DOCTYPE x>", "msgid \"\"", "#~", "#,", "%s", "%n", ",", ";", "|", ":", "[0]:[0]", "=1+1", "@", "{\\an8}", " ",
    "  ", "\u00A0", "\u0640", "\u064E", "a", "e\u0301", "\u0627\u0644", "\u0644\u0627", "\uFEFB", "{0}", "0", "00:00:01,000 --> 00:00:02,000"};

TEST(RoundTrip, hostile_text_comes_back) {
  std::uint32_t state = 7;
  const auto random = [&](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  const auto sentence = [&] {
    std::string out;
    for (std::size_t i = 1 + random(12); i > 0; --i) out += pieces[random(std::size(pieces))];
    return out;
  };
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (const std::string_view piece : pieces) {  // each alone, at the start, in the middle and at the end
    const std::string alone(piece);
    const std::string behind = std::string("a") + alone;
    for (const std::string& text : {alone, behind, behind + "b", alone + "b"}) {
      source.push_back(text);
      target.push_back(text);
    }
  }
  for (int i = 0; i < 3000; ++i) {
    source.push_back(sentence());
    target.push_back(sentence());
  }
  for (const std::size_t size : {std::size_t{70000}, std::size_t{1} << 20}) {
    source.push_back(std::string(size, 'w'));
    std::string nasty;
    while (nasty.size() < size) nasty += sentence();
    target.push_back(nasty);
  }
  Review review;
  review.source = made::document(Language::english, "<a>&\"\x01.txt", source);
  review.target = made::document(Language::arabic, "]]>.txt", target);
  for (std::uint32_t i = 0; i < source.size(); ++i) review.beads.push_back(made::bead(i, i + 1, i, i + 1, 0.5F));
  expect_round_trip(review, "hostile");
  expect_links_come_back(review, "hostile");
}

}  // namespace
