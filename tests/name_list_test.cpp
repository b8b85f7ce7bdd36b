// SPDX-License-Identifier: Apache-2.0
// Claims about users' lists of names: read with the places of their errors, and stronger than what the library knows.
#include <muwazi/error.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/review.hpp>
#include <muwazi/settings.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

using namespace muwazi;

std::vector<NameListEntry> tsv(const std::string& text) {
  std::istringstream in(text);
  return read_name_list_tsv(in, "names.tsv");
}

std::vector<NameListEntry> tbx(const std::string& text) {
  std::istringstream in(text);
  return read_name_list_tbx(in, "names.tbx");
}

/// "rule:Arabic words>first proposal" of each finding about names.
std::string found(const std::string& english, const std::string& arabic, const std::string& list, bool arabic_is_source = false) {
  ReviewOptions options;
  options.check.name_list = std::make_shared<NameList>(tsv(list));
  options.source_language = arabic_is_source ? Language::arabic : Language::english;
  const Review review = arabic_is_source ? Reviewer(options).check_pair(arabic, english) : Reviewer(options).check_pair(english, arabic);
  std::string out;
  for (const Finding& finding : review.findings) {
    if (!finding.rule.starts_with("name.")) continue;
    const auto& place = arabic_is_source ? finding.source : finding.target;
    out += std::string(finding.rule) + ":" + (place ? place->text : "");
    if (!finding.suggestions.empty()) out += ">" + finding.suggestions[0];
    out += ' ';
  }
  return out;
}

TEST(NameList, reads_tab_separated_lines) {
  const auto entries = tsv("\xEF\xBB\xBF# ours\nJane Roe\tجين رو\n\nJane Roe\tجان رو\tforbidden\r\nAcme\t\tignore\n");
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0], (NameListEntry{"Jane Roe", "جين رو", NameStatus::approved}));
  EXPECT_EQ(entries[1], (NameListEntry{"Jane Roe", "جان رو", NameStatus::forbidden}));
  EXPECT_EQ(entries[2], (NameListEntry{"Acme", "", NameStatus::ignored}));
  EXPECT_EQ(NameList(entries).size(), 2u);
}

TEST(NameList, says_where_a_line_is_wrong) {
  const std::pair<std::string, std::string> rows[] = {
      {"Jane Roe\n", "names.tsv:1: a line needs"},
      {"# x\nJane\tجين\tmaybe\n", "names.tsv:2: 'maybe' is not a status; known are approved, forbidden, ignore"},
      {"\tجين\n", "names.tsv:1: no word"},
      {"Jane\tJane\n", "names.tsv:1: no Arabic word"},
  };
  for (const auto& [text, message] : rows) {
    try {
      tsv(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::format);
      EXPECT_THAT(error.what(), testing::StartsWith(message));
    }
  }
  EXPECT_THROW(read_name_list("/no/such/file.tsv"), Error);
}

TEST(NameList, reads_both_generations_of_tbx_and_their_status) {
  const auto old = tbx(
      "<martif type='TBX'><text><body><termEntry><langSet xml:lang='en'><tig><term>Jane Roe</term></tig></langSet>"
      "<langSet xml:lang='ar'><tig><term>جين رو</term></tig><tig><term>جان رو</term>"
      "<termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>");
  ASSERT_EQ(old.size(), 2u);
  EXPECT_EQ(old[0].status, NameStatus::approved);
  EXPECT_EQ(old[1], (NameListEntry{"Jane Roe", "جان رو", NameStatus::forbidden}));
  const auto fresh = tbx(
      "<tbx><text><body><conceptEntry><langSec xml:lang='en-GB'><termSec><term>Jane Roe</term></termSec></langSec>"
      "<langSec xml:lang='ar-EG'><termSec><term>جين رو</term></termSec></langSec></conceptEntry></body></text></tbx>");
  ASSERT_EQ(fresh.size(), 1u);
  EXPECT_EQ(fresh[0].arabic, "جين رو");
  EXPECT_THROW(tbx("<html></html>"), Error);
  EXPECT_THROW(tbx("<tbx>"), Error);
}

TEST(NameList, wins_over_the_library) {
  struct Row {
    std::string english, arabic, list, expected;
  };
  const Row rows[] = {
      // An approved spelling that the library would call wrong is right; one that it would pass is not what the list has.
      {"Smith met Cologne's mayor.", "التقى سميث عمدة كلون.", "Cologne\tكلون\n", ""},
      {"Trump arrived in Cologne.", "وصل ترامب إلى كولونيا.", "Trump\tترمب\n", "name.list:ترامب>ترمب "},
      {"Trump arrived in Cologne.", "وصل ترمب إلى كولونيا.", "Trump\tترمب\n", ""},
      // With clitics.
      {"It belongs to Jane Roe.", "وهو لجين رو.", "Jane Roe\tجين رو\n", ""},
      {"It belongs to Jane Roe.", "وهو لجان رو.", "Jane Roe\tجين رو\nJane Roe\tجان رو\tforbidden\n", "name.forbidden:لجان رو>جين رو "},
      // Never to be flagged.
      {"He lives in Morocco.", "هو يعيش هنا.", "Morocco\t\tignore\n", ""},
      {"He lives in Morocco.", "هو يعيش هنا.", "Algeria\t\tignore\n", "name.missing:>المغرب "},
      // The longest name of the list counts.
      {"The New Town Times reported it.", "ذكرت ذلك نيو تاون تايمز.", "New Town\tالمدينة الجديدة\nNew Town Times\tنيو تاون تايمز\n", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.english, row.arabic, row.list), row.expected) << row.english << ' ' << row.list;
}

TEST(NameList, concept_of_endless_terms_is_an_error_with_its_line) {
  std::string many = "<martif><text><body>\n<termEntry>";
  for (const char* const language : {"en", "ar"}) {
    many += std::string("<langSet xml:lang='") + language + "'>";
    for (int i = 0; i < 100; ++i) many += language[0] == 'e' ? "<tig><term>Jane Roe</term></tig>" : "<tig><term>جين رو</term></tig>";
    many += "</langSet>";
  }
  many += "</termEntry></body></text></martif>";
  const auto thrown = [&](const auto& reader) -> std::string {
    std::istringstream in(many);
    try {
      (void)reader(in, "many.tbx");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::resource);
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(thrown(read_name_list_tbx), "many.tbx:2: a concept with more than 1,000 pairs of terms");
  EXPECT_EQ(thrown(read_tbx_terms), "many.tbx:2: a concept with more than 1,000 pairs of terms");
}

/// A reader must not look behind its input, whatever ends it.
TEST(NameList, strange_lists_are_errors_or_lists) {
  const std::string rows[] = {"", "\t", "\t\t", "\n\t", "\r", "\xEF\xBB\xBF", "\xEF\xBB", "a\t", "a\t\t\t\t", "Jane\tجين\t", "Jane\tجين\tignore\tmore",
                              "\xFF\xFE\t\xFF", "Jane\t\xD8", std::string("J\0ne\tجين", 9), std::string(100000, 'a') + "\tجين", "'s\tجين", "-\tجين\n",
                              "<tbx>", "<tbx/>", "<martif><termEntry>", "<tbx><conceptEntry><langSec xml:lang=''><term/></langSec></conceptEntry></tbx>",
                              "<tbx><conceptEntry><langSec xml:lang='en'><term></term></langSec><langSec xml:lang='ar'><term>ا</term></langSec></conceptEntry></tbx>",
                              "<!DOCTYPE t [<!ENTITY e 'x'>]><tbx>&e;</tbx>"};
  for (const std::string& row : rows) {
    for (const auto reader : {tsv, tbx}) {
      std::vector<NameListEntry> entries;
      try {
        entries = reader(row);
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::format) << row.substr(0, 40);
        continue;
      }
      ReviewOptions options;
      options.check.name_list = std::make_shared<NameList>(entries);
      options.source_language = Language::english;
      EXPECT_NO_THROW((void)Reviewer(options).check_pair("Jane's aide met a man.", "التقى جين مساعد جان."));
    }
  }
}

TEST(NameList, proposes_english_for_another_name) {
  EXPECT_EQ(found("The minister flew to Beirut on Monday.", "سافر الوزير إلى دمشق يوم الاثنين.", "", true), "name.wrong:دمشق>Damascus ");
}

TEST(NameList, proposes_english_where_english_is_the_translation) {
  EXPECT_EQ(found("Trump arrived.", "وصل ترامب.", "Trump\tترمب\n", true), "name.list:ترامب>Trump ");
}

}  // namespace
