// SPDX-License-Identifier: Apache-2.0
// The examples in the comments of the public headers, as they stand there: they compile without a warning and do what is said.
#include <gmock/gmock.h>
#include <muwazi/learn.hpp>
#include <muwazi/muwazi.hpp>
#include <muwazi/name_learn.hpp>

#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// What an error says.
std::string said(const std::function<void()>& call) {
  try {
    call();
  } catch (const muwazi::Error& error) {
    return error.what();
  }
  return "nothing";
}

const std::string english_bytes = "The bridge is 618 metres long.";
const std::string arabic_bytes = "يبلغ طول الجسر 681 مترا.";

// What is left out of a struct has a default; g++ warns of designated initialisers (-Wextra) where a member has none.
TEST(HeaderExamples, designated_initialisers_name_what_they_need) {
  EXPECT_EQ(muwazi::ReviewOptions{.source_language = muwazi::Language::arabic}.source_name, "source");
  EXPECT_THAT(muwazi::AlignOptions{.learn = false}.anchors, IsEmpty());
  EXPECT_THAT(muwazi::CheckOptions{.min_confidence = 0.6}.rules, IsEmpty());
  EXPECT_THAT(muwazi::SentenceOptions{.one_per_line = true}.role_rules, IsEmpty());
  EXPECT_TRUE(muwazi::RoleRule{.role = muwazi::SentenceRole::caption}.pattern.empty());
  EXPECT_FALSE(muwazi::ReadOptions{.tsv_escapes = true}.source_language.has_value());
  EXPECT_EQ(muwazi::ExtractOptions{.furniture = true}.kind, muwazi::DocumentKind::automatic);
  EXPECT_EQ(muwazi::MatchOptions{.min_score = 0.1}.lexicon, nullptr);
  EXPECT_THAT(muwazi::FixOptions{.min_confidence = 0.1}.accepted, IsEmpty());
  EXPECT_TRUE(muwazi::HtmlStyle{.ui = muwazi::Language::arabic}.title.empty());
  EXPECT_EQ(muwazi::TextStyle{.color = true}.width, 80);
  EXPECT_THAT(muwazi::LexiconLearnOptions{.rounds = 2}.header, IsEmpty());
  EXPECT_THAT(muwazi::NameLearnOptions{.rounds = 2}.elsewhere, IsEmpty());
  EXPECT_EQ(muwazi::DecodeOptions{.encoding = muwazi::Encoding::utf8}.max_issues, 1000U);
  EXPECT_FALSE((muwazi::TranslationUnit{.source = "a", .target = "b"}).score.has_value());
  EXPECT_EQ((muwazi::NameListEntry{.english = "a", .arabic = "b"}).status, muwazi::NameStatus::approved);
  EXPECT_EQ((muwazi::LexiconTraining::Pair{.english = "a", .arabic = "b"}).weight, 1);
  EXPECT_EQ((muwazi::LexiconTraining::Entry{.english = "a", .arabic = "b"}).weight, 1);
  EXPECT_EQ((muwazi::NamePair{.english = "a", .arabic = "b"}).count, 1U);
  EXPECT_EQ((muwazi::Bead{.source = {0, 1}}).target.size(), 0U);
  EXPECT_FALSE((muwazi::Finding{.bead = 1}).target.has_value());
  EXPECT_EQ((muwazi::Span{.text = "x"}).bytes.size(), 0U);
  EXPECT_EQ((muwazi::Cue{.begin = 1}).text.size(), 0U);
}

TEST(HeaderExamples, check) {
  const muwazi::Review review = muwazi::review(english_bytes, arabic_bytes);
  muwazi::CheckOptions options;
  options.rules = {{.rule = "name.unusual", .severity = muwazi::Severity::minor},  // think more of it
                   {.rule = "script.", .enabled = false},                          // all rules that begin so
                   {.rule = "term.sense", .min_confidence = 0.9}};                 // only the surest
  options.suppressions = {{.rule = "name.wrong", .text = "Sham"}};                 // this word is meant to be so
  EXPECT_THAT(muwazi::check(review.source, review.target, review.beads, options), SizeIs(1));
  options.rules = {{.rule = "nmae.wrong"}};
  EXPECT_EQ(said([&] { (void)muwazi::check(review.source, review.target, review.beads, options); }),
            "unknown rule 'nmae.wrong'; the nearest is 'name.wrong'");
}

TEST(HeaderExamples, fix) {
  const muwazi::Reviewer reviewer;
  const muwazi::Fixed fixed = muwazi::fix(reviewer, english_bytes, arabic_bytes);
  EXPECT_EQ(fixed.target, "يبلغ طول الجسر 618 مترا.");
  for (const muwazi::Fix& fix : fixed.fixes) EXPECT_EQ(muwazi::fix_outcome_name(fix.outcome), "applied");
}

TEST(HeaderExamples, text) {
  const muwazi::Text text = muwazi::decode("caf\xC3\xA9 \xFF!");
  EXPECT_EQ(text.utf8, "caf\u00E9 \uFFFD!");
  ASSERT_THAT(text.issues, SizeIs(2));
  EXPECT_EQ(text.issues[0].kind, muwazi::TextIssueKind::guessed);
  EXPECT_EQ(text.issues[0].message, "the encoding was guessed: UTF-8, probability 0.50");
  EXPECT_EQ(text.issues[1].kind, muwazi::TextIssueKind::ill_formed);
  EXPECT_EQ(text.issues[1].range, (muwazi::ByteRange{6, 7}));
  EXPECT_EQ(text.map.origin({0, 5}), (muwazi::ByteRange{0, 5}));

  const muwazi::Text guessed = muwazi::decode("\xC7\xE1\xED\xE6\xE3");
  EXPECT_EQ(guessed.encoding, muwazi::Encoding::windows1256);
  EXPECT_EQ(guessed.utf8, "اليوم");
  EXPECT_LT(guessed.encoding_confidence, 1);
}

TEST(HeaderExamples, message) {
  using namespace muwazi;
  const Message said{"{0} became {1}", {quote("618"), quote("681")}};
  EXPECT_EQ(localize(said), "618 became 681");
  const Message gaps{"{0} sentence is missing", "{0} sentences are missing", {counted(3)}};
  EXPECT_EQ(localize(gaps), "3 sentences are missing");
  EXPECT_EQ(localize(gaps, {Language::arabic}), "3 sentences are missing");
}

TEST(HeaderExamples, error) {
  std::istringstream stream("a\tb\nc\td\ne\n");
  EXPECT_EQ(said([&] { (void)muwazi::Lexicon::read_tsv(stream, "terms.tsv"); }),
            "terms.tsv:3: a line needs at least two columns");
}

TEST(HeaderExamples, extract) {
  const std::string_view ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_EQ(said([&] { (void)muwazi::extract_text(ole, "report.docx"); }),
            "report.docx: is encrypted or an old Office file (OLE), not DOCX as its name says");
}

TEST(HeaderExamples, lexicon) {
  const muwazi::Lexicon& lexicon = muwazi::Lexicon::builtin();
  if (lexicon.size(muwazi::Language::english) == 0) GTEST_SKIP() << "built without a lexicon";
  const auto english = lexicon.stem("ministers", muwazi::Language::english);
  const auto arabic = lexicon.stem("والوزراء", muwazi::Language::arabic);
  EXPECT_NEAR(lexicon.probability(english, muwazi::Language::english, arabic), 0.4, 0.1);
  EXPECT_EQ(lexicon.stem("Zzyzx", muwazi::Language::english), muwazi::no_stem);
}

TEST(HeaderExamples, name) {
  const muwazi::NameModel& model = muwazi::NameModel::builtin();
  EXPECT_GT(model.score("Saladin", "صلاح الدين"), 0.9);
  EXPECT_LT(model.score("Bush", "شجيرة"), 0.1);
  EXPECT_THAT(model.propose("Deir ez-Zor", 3), SizeIs(3));
}

TEST(HeaderExamples, quantity) {
  const auto found = muwazi::find_quantities("the 618-kilometre border", muwazi::Language::english);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].type, muwazi::QuantityType::measure);
  EXPECT_EQ(found[0].value, "618");
  EXPECT_EQ(found[0].unit, "kilometer");
  EXPECT_EQ(found[0].range, (muwazi::ByteRange{4, 17}));

  const std::string_view english = "the 13th century";
  const std::string_view arabic = "القرن التاسع عشر";
  const auto mismatches = muwazi::compare_quantities(
      english, muwazi::find_quantities(english, muwazi::Language::english), arabic,
      muwazi::find_quantities(arabic, muwazi::Language::arabic), muwazi::Language::english);
  ASSERT_THAT(mismatches, SizeIs(1));
  EXPECT_EQ(mismatches[0].slip, "digit");
  EXPECT_EQ(mismatches[0].fault, muwazi::QuantityFault::number);
  EXPECT_DOUBLE_EQ(mismatches[0].confidence, 0.95);
}

TEST(HeaderExamples, sentence) {
  const muwazi::SentenceSplitter splitter(muwazi::Language::english);
  const std::string_view text = "Dr. Hale came at 9 a.m. The rest of the U.S. team was late.\n\nRead more";
  std::vector<std::string> lines;
  for (const muwazi::Sentence& sentence : splitter.split(text))
    lines.push_back(std::to_string(sentence.paragraph) + ' ' + std::string(sentence.range.in(text)));
  EXPECT_THAT(lines, ElementsAre("0 Dr. Hale came at 9 a.m.", "0 The rest of the U.S. team was late.", "1 Read more"));
}

TEST(HeaderExamples, settings) {
  const auto read = [](const char* toml) {
    std::istringstream in(toml);
    muwazi::CheckOptions options;
    muwazi::read_settings(in, "muwazi.toml", options);
    return options;
  };
  const muwazi::CheckOptions options = read(
      "min_confidence = 0.6\n\n[rules]\npunctuation.question = false\n"
      "name.unusual = { severity = \"minor\", min_confidence = 0.8 }\n\n"
      "[rules.script]\nenabled = false\n\n[[suppress]]\nrule = \"name.wrong\"\ntext = \"Sham\"\n");
  EXPECT_THAT(options.rules, SizeIs(3));
  EXPECT_THAT(options.suppressions, SizeIs(1));
  EXPECT_EQ(said([&] { read("[rules]\n\n\npunctuation.qestion = false\n"); }),
            "muwazi.toml:4: unknown rule 'punctuation.qestion'; the nearest is 'punctuation.question'");
  EXPECT_EQ(said([&] { read("[rules]\n\n\n\npunctuation.question = { severity = \"bad\" }\n"); }),
            "muwazi.toml:5: 'severity' has to be one of these: info, minor, major, critical");
}

}  // namespace
