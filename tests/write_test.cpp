// SPDX-License-Identifier: Apache-2.0
// Claims about the writers: exact forms, well-formed output for hostile text, and the same bytes whatever the locale.
#include <muwazi/write.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <locale>
#include <regex>
#include <set>
#include <nlohmann/json.hpp>
#include <sstream>

#include "escape.hpp"
#include "made_review.hpp"
#include "marks.hpp"
#include "messages.hpp"
#include "sink.hpp"

namespace {

using muwazi::Review;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Writer = std::function<void(std::ostream&, const Review&)>;

std::string written(const Writer& writer, const Review& review) {
  std::ostringstream out;
  writer(out, review);
  EXPECT_TRUE(out.good());
  return out.str();
}

const Writer text = [](std::ostream& out, const Review& review) { muwazi::write_text(out, review); };
const Writer jsonl = muwazi::write_jsonl;
const Writer alignment_jsonl = muwazi::write_alignment_jsonl;
const Writer tsv = [](std::ostream& out, const Review& review) { muwazi::write_tsv(out, review); };
const Writer csv = [](std::ostream& out, const Review& review) { muwazi::write_csv(out, review); };
const Writer beads = [](std::ostream& out, const Review& review) { muwazi::write_beads(out, review); };
const Writer ladder = muwazi::write_ladder;
const Writer xces = [](std::ostream& out, const Review& review) { muwazi::write_xces(out, review); };
const Writer moses = [](std::ostream& out, const Review& review) { muwazi::write_moses(out, out, review); };
const Writer xliff = [](std::ostream& out, const Review& review) { muwazi::write_xliff(out, review); };
const Writer xliff12 = [](std::ostream& out, const Review& review) {
  muwazi::write_xliff(out, review, {muwazi::XliffVersion::v1_2});
};
const Writer po = muwazi::write_po;
const Writer sarif = [](std::ostream& out, const Review& review) { muwazi::write_sarif(out, review); };
const Writer checkstyle = [](std::ostream& out, const Review& review) { muwazi::write_checkstyle(out, review); };
const Writer svg = [](std::ostream& out, const Review& review) { muwazi::write_svg(out, review); };
const Writer tmx = muwazi::write_tmx;
const Writer html = [](std::ostream& out, const Review& review) { muwazi::write_html(out, review); };
const std::pair<const char*, Writer> writers[] = {
    {"text", text}, {"jsonl", jsonl}, {"alignment_jsonl", alignment_jsonl}, {"tsv", tsv}, {"csv", csv}, {"moses", moses},
    {"beads", beads}, {"ladder", ladder}, {"xces", xces}, {"tmx", tmx}, {"xliff", xliff}, {"xliff12", xliff12}, {"po", po},
    {"sarif", sarif}, {"checkstyle", checkstyle}, {"svg", svg}, {"html", html}};
/// Columns for other programs keep the control characters of the texts.
const std::set<std::string> keeps_controls = {"tsv", "csv", "moses"};

std::vector<std::string> lines_of(const std::string& all) {
  std::vector<std::string> out;
  std::istringstream in(all);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

bool well_formed(std::string_view utf8) {
  // nlohmann's own check of UTF-8, which is not ours.
  try {
    static_cast<void>(json(std::string(utf8)).dump());
    return true;
  } catch (const json::exception&) {
    return false;
  }
}

// A block of exactly the input's size, so that a sanitizer sees a read past its end.
template <typename Escape>
std::string escaped(Escape escape, std::string_view input) {
  const std::unique_ptr<char[]> block(new char[input.size()]);
  input.copy(block.get(), input.size());
  std::string out;
  escape(out, std::string_view(block.get(), input.size()));
  return out;
}

using namespace std::string_view_literals;

TEST(Escape, json_as_listed) {
  const std::pair<std::string_view, const char*> rows[] = {
      {"", R"("")"},
      {"618 \"x\" \\", R"("618 \"x\" \\")"},
      {"صلاح الدين", R"("صلاح الدين")"},
      {"a\tb\r\nc\x01\x1f\x7f\0"sv, R"("a\tb\r\nc\u0001\u001F\u007F\u0000")"},
      {"a\u2028b\u0085c", R"("a\u2028b\u0085c")"},
      {"\xff" "a\xd8", "\"\uFFFDa\uFFFD\""},
      {"\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"\xf0\x9f\x98\x80", "\"\U0001F600\""},
      {"\xe2\x80", "\"\uFFFD\uFFFD\""},
  };
  for (const auto& [input, expected] : rows) EXPECT_EQ(escaped(muwazi::append_json, input), expected);
}

TEST(Escape, xml_as_listed) {
  using muwazi::IllegalXml;
  const std::pair<std::string_view, const char*> rows[] = {
      {"a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; \"d\""},
      {"]]>", "]]&gt;"},
      {"a\r\nb\tc", "a&#13;\nb\tc"},
      {"\x07 \xEF\xBF\xBE", "\uFFFD \uFFFD"},
      {"\U0001F600\u202E", "\U0001F600\u202E"},
  };
  for (const auto& [input, expected] : rows)
    EXPECT_EQ(escaped([](auto& out, auto in) { muwazi::append_xml(out, in); }, input), expected);
  EXPECT_EQ(escaped([](auto& out, auto in) { muwazi::append_xml(out, in, IllegalXml::tmx_placeholder); }, "a\x07" "b"sv),
            "a<ph type=\"x-cp-0007\"/>b");
  EXPECT_EQ(escaped([](auto& out, auto in) { muwazi::append_xml(out, in, IllegalXml::xliff_cp); }, "\0"sv),
            "<cp hex=\"0000\"/>");
  EXPECT_EQ(escaped(muwazi::append_xml_attribute, "\"a'\n\x01>"sv), "&quot;a&#39;&#10;\uFFFD&gt;");
}

TEST(Escape, other_forms_as_listed) {
  EXPECT_EQ(escaped(muwazi::append_html, "<a href='x'>\x1b&\u0085"), "&lt;a href=&#39;x&#39;&gt;\u241B&amp;\uFFFD");
  EXPECT_EQ(escaped(muwazi::append_tsv, "a\tb\r\nc\nd\u2028e\r\rf"), "a b c d e  f");
  EXPECT_EQ(escaped(muwazi::append_csv, "say \"hi\", now"), "\"say \"\"hi\"\", now\"");
  EXPECT_EQ(escaped(muwazi::append_csv, "plain"), "plain");
  EXPECT_EQ(escaped(muwazi::append_terminal, "\x1b[2J\u202Eab\u2067\tc\x7f"), "\u241B[2Jab c\u2421");
  EXPECT_EQ(escaped(muwazi::append_po, "a\x04" "b"), "\"a\u2404b\"");
  EXPECT_EQ(escaped(muwazi::append_po, "a\"b\\\n\x07" "1"), "\"a\\\"b\\\\\\n\\0071\"");
  EXPECT_EQ(escaped(muwazi::append_uri, "a b/ص.txt"), "a%20b/%D8%B5.txt");
}

TEST(Sink, numbers_as_listed) {
  const std::pair<double, const char*> rows[] = {
      {0, "0"}, {-0.00001, "0"}, {1, "1"}, {0.98, "0.98"}, {0.12345, "0.1235"}, {-3.5, "-3.5"}, {1e300, "1000000000000000"},
      {std::numeric_limits<double>::infinity(), "x"}, {std::numeric_limits<double>::quiet_NaN(), "x"}};
  for (const auto& [number, expected] : rows) {
    std::string out;
    muwazi::append_decimal(out, number, 4, "x");
    EXPECT_EQ(out, expected);
  }
}

TEST(Marks, derived_range_inverts_the_map) {
  // The drawing in text.hpp: tatweel and fatha of an Arabic word go.
  muwazi::OffsetMap map;
  map.append(0, 2, 2, 4);
  map.append(4, 2, 2, 4);
  map.append(8, 4, 2, 2);
  const std::pair<muwazi::ByteRange, muwazi::ByteRange> rows[] = {
      {{0, 12}, {0, 8}}, {{0, 4}, {0, 2}}, {{4, 8}, {2, 4}}, {{8, 10}, {4, 6}}, {{6, 8}, {2, 4}}, {{10, 12}, {6, 8}}};
  for (const auto& [origin, derived] : rows)
    EXPECT_EQ(muwazi::derived_range(map, origin), derived) << origin.begin << ".." << origin.end;
}

TEST(Marks, widen_to_whole_words) {
  const std::string sentence = "a وبصلاحه، 618km";
  const auto widened = [&](const std::string& words) {
    const auto at = static_cast<std::uint32_t>(sentence.find(words));
    return std::string(
        muwazi::whole_words(sentence, {at, at + static_cast<std::uint32_t>(words.size())}).in(sentence));
  };
  EXPECT_EQ(widened("صلا"), "وبصلاحه");
  EXPECT_EQ(widened("،"), "،");
  EXPECT_EQ(widened("618"), "618km");
  EXPECT_EQ(widened(" "), " ");
}

TEST(Marks, overlapping_findings_part_a_sentence_into_pieces) {
  Review review = made::small();
  review.findings.push_back(review.findings[1]);
  review.findings.back().source = made::span(review.source, "said Saladin");
  const muwazi::Marks marks(review, muwazi::Marks::Side::source);
  std::vector<muwazi::Piece> pieces;
  marks.pieces(1, pieces);
  std::string shown;
  for (const muwazi::Piece& piece : pieces) {
    shown += '|';
    shown += piece.text;
    for (const auto f : piece.findings) shown.append(1, '#').append(std::to_string(f));
  }
  EXPECT_EQ(shown, "|“We wait,” |said #5|Saladin#1#5| Haddad of the |PDQ#2|.");
  EXPECT_TRUE(marks.any(0));
  EXPECT_FALSE(marks.any(2));
}

TEST(Write, beads_as_the_design_has_them) { EXPECT_EQ(written(beads, made::small()),
                                                      "[0]:[0]\n[1]:[1]\n[2,3]:[2]\n[4]:[]\n[]:[3]\n"); }

TEST(Write, jsonl_as_the_design_has_it) {
  const std::vector<std::string> lines = lines_of(written(jsonl, made::small()));
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0], "{\"pair\":0,\"kind\":\"number\",\"rule\":\"number.value\",\"severity\":\"critical\","
                          "\"confidence\":0.98,\"source\":{\"begin\":35,\"end\":38,\"text\":\"618\"},"
                          "\"target\":{\"begin\":39,\"end\":42,\"text\":\"681\"},"
                          "\"message\":\"618 became 681\",\"suggestions\":[\"618\",\"٦١٨\"]}");
  EXPECT_THAT(lines[3], HasSubstr("\"target\":null,\"message\""));
  EXPECT_THAT(lines[4], HasSubstr("\"source\":null,\"target\":{"));
  for (const std::string& line : lines) EXPECT_TRUE(json::accept(line)) << line;
}

TEST(Write, nothing_found_is_no_output_in_jsonl) {
  Review review = made::small();
  review.findings.clear();
  EXPECT_EQ(written(jsonl, review), "");
}

TEST(Write, alignment_jsonl_holds_sentences_score_and_evidence) {
  const std::vector<std::string> lines = lines_of(written(alignment_jsonl, made::small()));
  ASSERT_EQ(lines.size(), 5U);
  const json join = json::parse(lines[2]);
  EXPECT_EQ(join["source"]["sentences"], json({2, 3}));
  EXPECT_EQ(join["source"]["texts"], json({"Ships left.", "Nobody came back."}));
  EXPECT_DOUBLE_EQ(join["score"].get<double>(), 0.81);
  EXPECT_DOUBLE_EQ(json::parse(lines[0])["evidence"]["lexicon"].get<double>(), 4.125);
  EXPECT_TRUE(json::parse(lines[3])["target"].is_null());
}

TEST(Write, tsv_has_a_line_for_every_bead) {
  const std::vector<std::string> lines = lines_of(written(tsv, made::small()));
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0], "source\ttarget\tscore\tsource_sentences\ttarget_sentences");
  EXPECT_EQ(lines[3], "Ships left. Nobody came back.\tغادرت السفن ولم يعد أحد.\t0.81\t2,3\t2");
  EXPECT_EQ(lines[4], "Read more & <subscribe>\t\t0.6\t4\t");
  std::ostringstream bare;
  muwazi::write_tsv(bare, made::small(), {.header = false, .columns = muwazi::TsvColumns::findings});
  EXPECT_THAT(lines_of(bare.str())[0], testing::EndsWith("\t0\t0\tcritical number.value: 618 became 681"));
  EXPECT_THAT(lines_of(bare.str())[1], HasSubstr("this | "));
}

TEST(Write, tsv_columns_survive_tabs_and_line_ends_in_sentences) {
  Review review;
  review.source = made::document(muwazi::Language::english, "s", {"a\tb\r\nc\u2028d"});
  review.target = made::document(muwazi::Language::arabic, "t", {"أ\nب"});
  review.beads = {made::bead(0, 1, 0, 1, 1)};
  EXPECT_EQ(lines_of(written(tsv, review))[1], "a b c d\tأ ب\t1\t0\t0");
}

TEST(Write, tmx_leaves_gaps_out_and_names_joins_blocks) {
  const std::string out = written(tmx, made::small());
  EXPECT_THAT(out, HasSubstr("<tuv xml:lang=\"en\"><seg>Ships left. Nobody came back.</seg></tuv>"));
  EXPECT_THAT(out, HasSubstr("<tu tuid=\"2\" segtype=\"block\">"));
  EXPECT_THAT(out, HasSubstr("srclang=\"en\""));
  EXPECT_THAT(out, HasSubstr("number.value: 618 became 681</note>"));
  EXPECT_THAT(out, Not(HasSubstr("Read more")));
}

TEST(Write, csv_has_a_mark_a_header_and_quotes) {
  const std::vector<std::string> lines = lines_of(written(csv, made::small()));
  EXPECT_EQ(lines[0], "\uFEFFpair,source,target,score,findings\r");
  EXPECT_EQ(lines[2], "1,\"“We wait,” said Saladin Haddad of the PDQ.\",وقال صلاحه حداد من PDQ: «نحن ننتظر».,0.9,"
                      "major name.spelling: Saladin is not written like this | minor untranslated.acronym: "
                      "PDQ stands in Latin letters\r");
}

TEST(Write, links_of_other_aligners) {
  EXPECT_EQ(written(ladder, made::small()), "0\t0\t0.97\n1\t1\t0.9\n2\t2\t0.81\n4\t3\t0.6\n5\t3\t0.7\n5\t4\t0\n");
  std::ostringstream source;
  std::ostringstream target;
  muwazi::write_moses(source, target, made::small());
  EXPECT_EQ(lines_of(source.str()).size(), 3U);
  EXPECT_EQ(lines_of(source.str())[2], "Ships left. Nobody came back.");
  EXPECT_EQ(lines_of(target.str())[2], "غادرت السفن ولم يعد أحد.");
  EXPECT_THAT(written(xces, made::small()), HasSubstr("<link certainty=\"0.81\" xtargets=\"3 4;3\" id=\"SL2\"/>"));
  std::ostringstream intertext;
  muwazi::write_xces(intertext, made::small(), {muwazi::XcesForm::intertext});
  EXPECT_THAT(intertext.str(), HasSubstr("<link type=\"1-2\" xtargets=\"1:3;1:3 1:4\" status=\"auto\"/>"));
}

TEST(Write, sarif_points_at_lines_utf16_columns_and_bytes) {
  const json log = json::parse(written(sarif, made::small()));
  const json& run = log["runs"][0];
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), muwazi::rules().size());
  ASSERT_EQ(run["results"].size(), 5U);
  const json& number = run["results"][0];
  EXPECT_EQ(number["level"], "error");
  EXPECT_EQ(number["rank"], 98);
  EXPECT_EQ(number["ruleIndex"].is_number(), true);
  EXPECT_EQ(run["tool"]["driver"]["rules"][number["ruleIndex"].get<std::size_t>()]["id"], "number.value");
  const json& region = number["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startLine"], 1);
  EXPECT_EQ(region["startColumn"], 22);  // a letter with a mark is two, and bytes are more
  EXPECT_EQ(region["endColumn"], 25);
  EXPECT_EQ(region["byteOffset"], 39);
  EXPECT_EQ(region["byteLength"], 3);
  EXPECT_EQ(number["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "harbour.en.txt");
  EXPECT_EQ(number["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "618");
  EXPECT_EQ(run["results"][3]["level"], "note");
  EXPECT_EQ(run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "harbour.en.txt");
  EXPECT_FALSE(run["results"][3].contains("fixes"));
}

TEST(Write, a_fix_of_sarif_keeps_the_and_that_is_joined_to_a_name) {
  const Review review = muwazi::review("Damascus and Aleppo were hit on Friday.", "تعرضت دمشق وبيروت للقصف يوم الجمعة.");
  std::ostringstream out;
  write_sarif(out, review);
  const json fix = json::parse(out.str())["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
  EXPECT_EQ(fix["insertedContent"]["text"], "وحلب");
  EXPECT_EQ(fix["deletedRegion"]["byteLength"], std::string_view("وبيروت").size());
}

TEST(Write, sarif_and_checkstyle_are_told_in_arabic) {
  Review review = made::small();
  review.findings[0].wording = {"{0} became {1}", {muwazi::quote("618"), muwazi::quote("681")}};
  std::ostringstream out;
  muwazi::write_sarif(out, review, {muwazi::Language::arabic});
  const json run = json::parse(out.str())["runs"][0];
  EXPECT_EQ(run["language"], "ar");
  EXPECT_EQ(run["results"][0]["message"]["text"], "تغيّر «618» إلى «681»");
  for (const json& rule : run["tool"]["driver"]["rules"]) {
    const std::string said = rule["shortDescription"]["text"];
    EXPECT_THAT(said, HasSubstr("\xD9")) << said;  // Arabic letters
  }
  EXPECT_EQ(json::parse(written(sarif, review))["runs"][0]["language"], "en");
  std::ostringstream checked;
  muwazi::write_checkstyle(checked, review, {muwazi::Language::arabic});
  EXPECT_THAT(checked.str(), HasSubstr("message=\"تغيّر «618» إلى «681»\""));
}

TEST(Write, checkstyle_groups_by_file) {
  const std::string out = written(checkstyle, made::small());
  EXPECT_THAT(out, HasSubstr("<file name=\"harbour.ar.txt\">\n    <error line=\"1\" column=\"22\" severity=\"error\" "
                             "message=\"618 became 681\" source=\"muwazi.number.value\"/>"));
  EXPECT_THAT(out, HasSubstr("<file name=\"harbour.en.txt\">\n    <error line=\"5\" column=\"1\" severity=\"info\""));
}

TEST(Write, xliff_marks_the_target_and_keeps_gaps_of_the_target) {
  const std::string out = written(xliff, made::small());
  EXPECT_THAT(out, HasSubstr("<mrk type=\"its:generic\" id=\"m1\" its:locQualityIssueType=\"numbers\" "
                             "its:locQualityIssueComment=\"618 became 681\" its:locQualityIssueSeverity=\"100\">681</mrk>"));
  EXPECT_THAT(out, HasSubstr("srcLang=\"en\" trgLang=\"ar\""));
  EXPECT_THAT(out, HasSubstr("<source>Read more &amp; &lt;subscribe&gt;</source>\n</segment>"));
  EXPECT_THAT(written(xliff12, made::small()), HasSubstr("<trans-unit id=\"2\" xml:space=\"preserve\">"));
}

TEST(Write, po_is_fuzzy_where_a_finding_is_major) {
  const std::string out = written(po, made::small());
  EXPECT_THAT(out, HasSubstr("#. critical number.value: 618 became 681\n#, fuzzy\nmsgctxt \"0\"\nmsgid \"The port"));
  EXPECT_THAT(out, HasSubstr("\n\nmsgctxt \"2\"\nmsgid \"Ships left. Nobody came back.\""));
  EXPECT_THAT(out, HasSubstr("msgid \"Read more & <subscribe>\"\nmsgstr \"\"\n"));
}

TEST(Write, svg_draws_each_bead_and_the_gold_around) {
  const Review review = made::small();
  const auto rectangles = [](const std::string& out) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < out.size(); ++i) count += out[i] == 'z' && out[i - 1] >= '0' && out[i - 1] <= '9';
    return count;
  };
  EXPECT_EQ(rectangles(written(svg, review)), 5U + 1U);  // and the frame
  std::ostringstream out;
  muwazi::write_svg(out, review, {review.beads});
  EXPECT_EQ(rectangles(out.str()), 10U + 1U);
}

TEST(Write, text_marks_words_and_isolates_arabic) {
  const std::string out = written(text, made::small());
  EXPECT_THAT(out, HasSubstr("closed for ⟦618⟧ days."));
  EXPECT_THAT(out, HasSubstr("\u2067وقال ⟦صلاحه⟧ حداد"));
  EXPECT_THAT(out, HasSubstr("5 findings"));
  EXPECT_THAT(out, Not(HasSubstr("Ships left")));  // a bead without findings
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  std::ostringstream all;
  muwazi::write_text(all, made::small(), {.color = true, .isolate = false, .detail = muwazi::TextDetail::beads});
  EXPECT_THAT(all.str(), HasSubstr("Ships left"));
  EXPECT_THAT(all.str(), HasSubstr("\x1b["));
  EXPECT_THAT(all.str(), Not(HasSubstr("\u2067")));
  EXPECT_THAT(all.str(), Not(HasSubstr("⟦")));
  std::ostringstream summary;
  muwazi::write_text(summary, made::small(), {.detail = muwazi::TextDetail::summary});
  EXPECT_THAT(summary.str(), Not(HasSubstr("Latakia")));
}

/// Columns that a line takes: marks and controls of direction take none, every other character of these texts one.
std::size_t columns_of(std::string_view line) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::string_view rest = line.substr(i);
    const bool isolate = rest.starts_with("\u2067") || rest.starts_with("\u2068") || rest.starts_with("\u2069");
    const bool vowel = byte == 0xD9 && i + 1 < line.size() && line[i + 1] >= '\x8B' && line[i + 1] <= '\x92';
    columns += !isolate && !vowel;
  }
  return columns;
}

TEST(Write, text_in_arabic_is_set_to_the_right_and_says_counts_as_arabic_does) {
  Review review = made::small();
  for (int i = 0; i < 8; ++i) review.findings.push_back(review.findings[0]);
  review.notes = {"both sides are English: nothing can be aligned by meaning"};
  for (const int width : {80, 200}) {
    std::ostringstream out;
    muwazi::write_text(out, review, {.width = width, .ui = muwazi::Language::arabic, .digits = muwazi::Digits::arabic_indic});
    std::size_t right = 0;
    for (const std::string& line : lines_of(out.str())) {
      if (line.find("\u2067") == line.npos) continue;
      if (right == 0) right = columns_of(line);
      EXPECT_EQ(columns_of(line), right) << line;
    }
    EXPECT_EQ(right, static_cast<std::size_t>(std::min(width, 110)));
    EXPECT_THAT(out.str(), Not(HasSubstr(", ")));
    EXPECT_THAT(out.str(), HasSubstr("٥ أزواج (واحد لواحد: "));
    EXPECT_THAT(out.str(), HasSubstr("١٣ ملاحظة: ٩ حرجة، "));
    EXPECT_THAT(out.str(), HasSubstr("\u2068618\u2069 ← \u2068681\u2069"));
    EXPECT_THAT(out.str(), HasSubstr("\u2067ملاحظة: "));
  }
}

TEST(Write, text_shows_words_that_stayed_once) {
  Review review = made::small();
  review.findings.resize(1);
  review.findings[0].source->text = review.findings[0].target->text = "JOC";
  const std::string out = written(text, review);
  EXPECT_THAT(out, HasSubstr("\u2068JOC\u2069\n"));
  EXPECT_THAT(out, Not(HasSubstr("→ \u2068JOC")));
}

TEST(Write, text_wraps_by_width) {
  Review review = made::small();
  review.source = made::document(muwazi::Language::english, "s",
                                 {std::string(300, 'x'), "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", "c", "d", "e"});
  review.findings.clear();
  for (const int width : {0, 40, 80, 200}) {
    std::ostringstream out;
    muwazi::write_text(out, review, {.width = width, .isolate = false, .detail = muwazi::TextDetail::beads});
    for (const std::string& line : lines_of(out.str())) {
      std::size_t columns = 0;  // of these texts: a lead of E3 or more is a wide character
      for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        columns += byte >= 0xE3 ? 2U : (byte & 0xC0) == 0x80 ? 0U : 1U;
      }
      EXPECT_LE(columns, static_cast<std::size_t>(std::max(width, 40)) + 2) << line;
    }
  }
}

TEST(Write, text_counts_from_one_and_lines_for_programs_from_zero) {
  std::ostringstream out;
  muwazi::write_text(out, made::small(), {.detail = muwazi::TextDetail::beads});
  EXPECT_THAT(out.str(), HasSubstr("\u2500\u2500 1 \u00B7 1:1"));
  EXPECT_THAT(out.str(), HasSubstr("\u2500\u2500 5 \u00B7 0:1"));
  EXPECT_THAT(out.str(), HasSubstr("en 1    The port of Latakia"));
  EXPECT_THAT(out.str(), HasSubstr("ar 4 "));
  EXPECT_THAT(out.str(), Not(HasSubstr("en 0 ")));
  EXPECT_THAT(out.str(), Not(HasSubstr("\u2500\u2500 0 \u00B7")));
  EXPECT_THAT(written(jsonl, made::small()), testing::StartsWith("{\"pair\":0,"));
}

TEST(Write, page_counts_from_one_and_keeps_its_anchors) {
  const std::string page = written(html, made::small());
  EXPECT_THAT(page, HasSubstr("id=\"b0\""));
  EXPECT_THAT(page, HasSubstr("<a href=\"#b0\" aria-label=\"Pair 1\">1</a>"));
  EXPECT_THAT(page, Not(HasSubstr("start=\"0\"")));
}

TEST(Write, page_does_not_miss_what_a_page_has_around_its_article) {
  Review review = made::small();
  review.findings.clear();
  review.source.sentences[4].role = muwazi::SentenceRole::furniture;
  EXPECT_THAT(written(html, review), Not(HasSubstr(">not translated<")));
  EXPECT_THAT(written(html, review), HasSubstr(">text of the web page, not of the article<"));
  review.source.sentences[4].role = muwazi::SentenceRole::caption;
  EXPECT_THAT(written(html, review), Not(HasSubstr(">not translated<")));
  EXPECT_THAT(written(html, review), HasSubstr(">caption of a picture, not translated<"));
  review.source.sentences[4].role = muwazi::SentenceRole::body;
  EXPECT_THAT(written(html, review), HasSubstr(">not translated<"));
}

TEST(Write, cards_hang_down_beside_rows_that_have_none) {
  const std::string page = written(html, made::small());  // findings in the pairs 0, 1, 3 and 4 of 5
  EXPECT_THAT(page, HasSubstr("<div class=\"cards span2\"><article class=\"card major\" id=\"f2\""));
  EXPECT_THAT(page, HasSubstr("<div class=\"cards\"><article class=\"card info\" id=\"f4\""));
  EXPECT_THAT(page, Not(HasSubstr("<div class=\"cards span3\">")));
}

TEST(Write, page_stands_in_blocks_that_end_before_a_pair_with_findings) {
  muwazi::Review review;
  std::vector<std::string> source(300, "One line of text that says nothing of note.");
  std::vector<std::string> target(300, "سطر لا يقول شيئا يذكر.");
  review.source = made::document(muwazi::Language::english, "a", source);
  review.target = made::document(muwazi::Language::arabic, "b", target);
  for (std::uint32_t i = 0; i < 300; ++i) review.beads.push_back(made::bead(i, i + 1, i, i + 1, 1));
  muwazi::Finding finding;
  finding.rule = "number.value";
  finding.message = "a finding";
  for (std::uint32_t i = 0; i < 300; i += 7) {
    finding.bead = i;
    review.findings.push_back(finding);
  }
  const std::string page = written(html, review);
  static const std::regex pairs("aria-label=\"Pairs ([0-9]+) to ([0-9]+)\"");
  std::size_t last = 0;
  std::size_t blocks = 0;
  for (auto found = std::sregex_iterator(page.begin(), page.end(), pairs); found != std::sregex_iterator(); ++found, ++blocks) {
    const std::size_t begin = std::stoul((*found)[1]);
    EXPECT_EQ(begin, last + 1);
    EXPECT_EQ((begin - 1) % 7, 0U) << "cards hang down within their block only";
    last = std::stoul((*found)[2]);
    EXPECT_LT(last, begin + 60);
  }
  EXPECT_EQ(last, 300U);
  EXPECT_GT(blocks, 5U);
}

TEST(Write, page_shows_the_words_of_a_finding_once) {
  const std::string page = written(html, made::small());
  EXPECT_THAT(page, HasSubstr("<p class=\"words\"><bdi lang=\"en\" dir=\"ltr\">Saladin</bdi><bdi lang=\"ar\" dir=\"rtl\">صلاحه</bdi></p>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"words\"><bdi lang=\"en\" dir=\"ltr\">PDQ</bdi></p>")) << "the same on both sides";
  EXPECT_THAT(page, Not(HasSubstr("<p class=\"words\"><bdi lang=\"en\" dir=\"ltr\">618"))) << "the message quotes it";
  EXPECT_THAT(page, Not(HasSubstr("<bdi lang=\"en\" dir=\"ltr\">Read more"))) << "a whole sentence is marked as such";
}

TEST(Write, page_explains_each_rule_once) {
  muwazi::Review review = made::small();
  review.findings.push_back(review.findings.front());
  const std::string page = written(html, review);
  const std::string rule = "<dt><code dir=\"ltr\">number.value</code></dt><dd>a number became another, is missing or was added</dd>";
  const std::size_t at = page.find(rule);
  ASSERT_NE(at, page.npos);
  EXPECT_EQ(page.find(rule, at + 1), page.npos);
  EXPECT_THAT(page, HasSubstr("<a class=\"rule\" href=\"#r1\">number</a>"));
}

/// A page without its style and script, which have tests of their own in a browser.
std::string bare_page(std::string page) {
  for (const auto& [open, close] : {std::pair{"<style>", "</style>"}, {"<script>", "</script>"}, {"'sha256-", "'"}}) {
    for (std::size_t at = page.find(open); at != page.npos; at = page.find(open, at + 1)) {
      const std::size_t begin = at + std::string_view(open).size();
      page.erase(begin, page.find(close, begin) - begin);
    }
  }
  return page;
}

// With MUWAZI_WRITE_GOLDEN set, the golden copies are written anew; look at the difference before you keep it.
TEST(Write, html_is_as_the_golden_pages) {
  for (const auto ui : {muwazi::Language::english, muwazi::Language::arabic}) {
    std::ostringstream out;
    muwazi::write_html(out, made::small(), {.ui = ui, .title = {}, .gold = {}});
    const std::string page = bare_page(out.str());
    const std::string path =
        std::string(MUWAZI_TEST_DIR "/html/small.") + (ui == muwazi::Language::english ? "en" : "ar") + ".golden.html";
    if (std::getenv("MUWAZI_WRITE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << page;
    std::ifstream golden(path, std::ios::binary);
    EXPECT_EQ(page, std::string(std::istreambuf_iterator<char>(golden), {})) << path;
  }
}

TEST(Write, html_names_its_style_and_script_in_the_policy) {
  const std::string page = written(html, made::small());
  EXPECT_THAT(page, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(page, Not(HasSubstr("style=\"")));  // the policy would not let it through
  EXPECT_THAT(page, Not(HasSubstr("{{")));
  EXPECT_THAT(page, Not(HasSubstr("src="))) << "nothing is fetched";
  EXPECT_THAT(page, Not(HasSubstr("url(")));
}

TEST(Messages, arabic_plurals_by_cldr) {
  const std::pair<std::uint64_t, const char*> rows[] = {
      {0, "لا أزواج"}, {1, "زوج واحد"}, {2, "زوجان"}, {3, "{0} أزواج"}, {10, "{0} أزواج"}, {11, "{0} زوجًا"},
      {99, "{0} زوجًا"}, {100, "{0} زوج"}, {102, "{0} زوج"}, {103, "{0} أزواج"}, {111, "{0} زوجًا"}};
  for (const auto& [n, expected] : rows)
    EXPECT_EQ(muwazi::plural_message(muwazi::Language::arabic, "{0} pair", "{0} pairs", n), expected) << n;
  EXPECT_EQ(muwazi::plural_message(muwazi::Language::english, "{0} pair", "{0} pairs", 1), "{0} pair");
  EXPECT_EQ(muwazi::message(muwazi::Language::arabic, "critical"), "حرِج");
  EXPECT_EQ(muwazi::message(muwazi::Language::arabic, "no such message"), "no such message");
}

TEST(Messages, every_kind_severity_and_rule_has_an_arabic_word) {
  const auto translated = [](std::string_view english) {
    EXPECT_NE(muwazi::message(muwazi::Language::arabic, english), english);
  };
  for (int k = 0; k <= static_cast<int>(muwazi::FindingKind::grammar); ++k)
    translated(muwazi::finding_kind_name(static_cast<muwazi::FindingKind>(k)));
  for (int s = 0; s <= static_cast<int>(muwazi::Severity::critical); ++s)
    translated(muwazi::severity_name(static_cast<muwazi::Severity>(s)));
  for (const muwazi::RuleInfo& rule : muwazi::rules()) translated(rule.summary);
}

TEST(Write, hostile_text_gives_well_formed_output) {
  const Review review = made::hostile();
  for (const auto& [name, writer] : writers) {
    const std::string out = written(writer, review);
    EXPECT_TRUE(well_formed(out)) << name;
    if (keeps_controls.contains(name)) continue;
    for (const char control : {'\x1b', '\x01', '\x07', '\0'}) EXPECT_EQ(out.find(control), out.npos) << name;
  }
  for (const Writer& writer : {jsonl, alignment_jsonl})
    for (const std::string& line : lines_of(written(writer, review)))
      EXPECT_TRUE(json::accept(line)) << line.substr(0, 200);
  EXPECT_EQ(lines_of(written(tsv, review)).size(), 3U);
}

TEST(Write, an_empty_review_is_written_by_all) {
  for (const auto& [name, writer] : writers) EXPECT_TRUE(well_formed(written(writer, Review{}))) << name;
}

struct Grouping : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
};

TEST(Write, no_locale_changes_a_byte) {
  const Review review = made::small();
  for (const auto& [name, writer] : writers) {
    const std::string expected = written(writer, review);
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Grouping));
    std::ostringstream out;
    out << std::hex << std::showbase;
    out.width(9);
    writer(out, review);
    std::locale::global(before);
    EXPECT_EQ(out.str(), expected) << name;
  }
}

}  // namespace
