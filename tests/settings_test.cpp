// SPDX-License-Identifier: Apache-2.0
// Claims about settings files, suppressions and baselines.
#include <muwazi/error.hpp>
#include <muwazi/settings.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace {

using muwazi::CheckOptions;
using muwazi::Severity;

CheckOptions read(const std::string& text) {
  CheckOptions options;
  std::istringstream in(text);
  muwazi::read_settings(in, "s.toml", options);
  return options;
}

TEST(Settings, every_key_has_its_place) {
  const CheckOptions options = read(R"(
min_confidence = 0.25
[rules]
"name.wrong" = true
punctuation.question = false
name.unusual = { severity = "minor", min_confidence = 1 }
[rules.script]
enabled = false
bidi = { enabled = true, severity = "critical" }
[[suppress]]
rule = "name.wrong"
text = "Sham"
reason = "the house style"
[[suppress]]
rule = "script"
pair = 4
)");
  EXPECT_EQ(options.min_confidence, 0.25);
  const std::vector<muwazi::RuleSetting> rules = {
      {"name.unusual", std::nullopt, 1.0, Severity::minor},
      {"name.wrong", true, std::nullopt, std::nullopt},
      {"punctuation.question", false, std::nullopt, std::nullopt},
      {"script.", false, std::nullopt, std::nullopt},
      {"script.bidi", true, std::nullopt, Severity::critical},
  };
  EXPECT_EQ(options.rules, rules);
  const std::vector<muwazi::Suppression> suppressions = {{"name.wrong", std::nullopt, "Sham"}, {"script.", 4, ""}};
  EXPECT_EQ(options.suppressions, suppressions);
}

TEST(Settings, a_second_file_adds_to_the_first) {
  CheckOptions options = read("[rules]\nname = false\n");
  std::istringstream in("[rules]\nname.wrong = true\n[[suppress]]\npair = 1\n");
  muwazi::read_settings(in, "t.toml", options);
  ASSERT_EQ(options.rules.size(), 2u);
  EXPECT_EQ(options.rules[1].rule, "name.wrong");
  EXPECT_EQ(options.suppressions.size(), 1u);
}

TEST(Settings, what_is_wrong_is_told_with_its_line) {
  const std::pair<const char*, const char*> cases[] = {
      {"[rules]\n\nnumber.valeu = true\n", "s.toml:3: unknown rule 'number.valeu'; the nearest is 'number.value'"},
      {"[rules.nmae]\nenabled = true\n", "s.toml:1: unknown rule 'nmae'; the nearest is 'name.'"},
      {"[rules]\nname.wrong = 1\n", "s.toml:2: rule 'name.wrong' has to be true, false or a table"},
      {"[rules.name.wrong]\nenabled = \"yes\"\n", "s.toml:2: 'enabled' has to be true or false"},
      {"[rules.name]\nmin_confidence = 1.5\n", "s.toml:2: 'min_confidence' has to be a number from 0 to 1"},
      {"[rules.name]\nmin_confidence = nan\n", "s.toml:2: 'min_confidence' has to be a number from 0 to 1"},
      {"[rules.name.wrong]\nsevertiy = \"minor\"\n", "s.toml:2: unknown setting 'severtiy' of rule 'name.wrong'"},
      {"[rules.name.wrong]\nseverity = \"bad\"\n", "s.toml:2: 'severity' has to be"},
      {"rules = 3\n", "s.toml:1: 'rules' has to be a table"},
      {"min_confidence = \"high\"\n", "s.toml:1: 'min_confidence' has to be a number"},
      {"colour = 1\n", "s.toml:1: unknown key 'colour'"},
      {"[suppress]\nrule = \"name.\"\n", "s.toml:1: 'suppress' has to be a list of tables"},
      {"[[suppress]]\nreason = \"none\"\n", "s.toml:1: a suppression needs a rule, a pair or a text"},
      {"[[suppress]]\npair = -1\n", "s.toml:2: 'pair' has to be a number"},
      {"[[suppress]]\ntext = \"\"\n", "s.toml:2: 'text' has to be a string"},
      {"[rules]\nname = true\nname = false\n", "s.toml:3: "},
      {"[rules", "s.toml:1: "},
      {"\n[rules\u0434]\n", "s.toml:2: "},
      {"[@x]\n", "s.toml:1: "},
      {"a = \"\xff\"", "s.toml:1: "},
  };
  for (const auto& [text, message] : cases) {
    try {
      (void)read(text);
      ADD_FAILURE() << text;
    } catch (const muwazi::Error& error) {
      EXPECT_EQ(error.kind(), muwazi::ErrorKind::format) << text;
      EXPECT_THAT(std::string(error.what()), testing::HasSubstr(message)) << text;
    }
  }
}

TEST(Settings, a_bad_file_leaves_the_options_as_they_were) {
  CheckOptions options;
  std::istringstream in("min_confidence = 0.9\n[rules]\nnonsense = true\n");
  EXPECT_THROW(muwazi::read_settings(in, "s.toml", options), muwazi::Error);
  EXPECT_EQ(options.min_confidence, CheckOptions().min_confidence);
}

TEST(Terms, are_read_from_tsv) {
  std::istringstream in("\xEF\xBB\xBF# my words\r\n\npull request\tطلب سحب\r\ncomputer\tكمبيوتر\tforbidden\n\tسيبراني\tforbidden\n");
  const std::vector<muwazi::Term> terms = {
      {"pull request", "طلب سحب"}, {"computer", "كمبيوتر", true, true}, {"", "سيبراني", true, true}};
  EXPECT_EQ(muwazi::read_tsv_terms(in, "t"), terms);
  for (const char* text : {"\nword\n", "\na\tb\tmaybe\n", "\na\t\n", "\n\t\tforbidden\n"}) {
    std::istringstream bad(text);
    try {
      (void)muwazi::read_tsv_terms(bad, "t");
      ADD_FAILURE() << text;
    } catch (const muwazi::Error& error) {
      EXPECT_THAT(std::string(error.what()), testing::HasSubstr("t:2: "));
    }
  }
}

TEST(Terms, are_read_from_both_editions_of_tbx) {
  const std::vector<muwazi::Term> terms = {{"computer", "حاسوب"}, {"computer", "كمبيوتر", false, true}};
  std::istringstream old(R"(<martif type="TBX-Basic"><text><body><termEntry><langSet xml:lang="en"><tig><term>computer</term></tig></langSet>
<langSet xml:lang="ar"><tig><term>حاسوب</term></tig><tig><term>كمبيوتر</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></martif>)");
  EXPECT_EQ(muwazi::read_tbx_terms(old, "t"), terms);
  std::istringstream now(R"(<tbx xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry><langSec xml:lang="en-GB"><termSec><term>computer</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec><langSec xml:lang="ar"><termSec><term>حاسوب</term></termSec>
<termSec><term>كمبيوتر</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>)");
  EXPECT_EQ(muwazi::read_tbx_terms(now, "t"), terms);
  std::istringstream none("<html/>");
  EXPECT_THROW((void)muwazi::read_tbx_terms(none, "t"), muwazi::Error);
}

TEST(Baseline, is_read_as_it_was_written) {
  muwazi::Finding finding;
  finding.rule = "name.wrong";
  finding.fingerprint = 0x00FEDCBA98765432;
  finding.source = muwazi::Span{{0, 4}, "two\twords"};
  std::ostringstream out;
  muwazi::write_baseline(out, std::vector{finding});
  const std::string written = out.str();
  EXPECT_EQ(written.substr(0, 28), "00fedcba98765432\tname.wrong\t");
  EXPECT_EQ(std::count(written.begin(), written.end(), '\t'), 3);
  std::istringstream in("# known\r\n\n" + written);
  EXPECT_EQ(muwazi::read_baseline(in, "b"), std::vector<std::uint64_t>{0x00FEDCBA98765432});
}

TEST(Baseline, a_line_that_is_none_is_told) {
  for (const char* text : {"\n12\n", "\n0x00000000000012\n", "\n00fedcba987654321\n", "\nname.wrong\n", "\n-0fedcba98765432\tx\n"}) {
    std::istringstream in(text);
    try {
      (void)muwazi::read_baseline(in, "b");
      ADD_FAILURE() << text;
    } catch (const muwazi::Error& error) {
      EXPECT_THAT(std::string(error.what()), testing::HasSubstr("b:2: "));
    }
  }
}

}  // namespace
