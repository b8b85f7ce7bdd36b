// SPDX-License-Identifier: Apache-2.0
// Tests of what explains the words of a free rendering, and of what does not.
#include "free_rendering.hpp"

#include <gtest/gtest.h>

#include <muwazi/check.hpp>
#include <muwazi/review.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace muwazi {
namespace {

/// A pair of one sentence each, and what accounts for its words.
class FreeRendering {
 public:
  FreeRendering(const std::string& english, const std::string& arabic)
      : english_(read(english, Language::english)),
        arabic_(read(arabic, Language::arabic)),
        bead_{.source = {0, 1}, .target = {0, 1}, .score = 1},
        context_{english_, arabic_, std::span(&bead_, 1), Lexicon::builtin(), NameModel::builtin(), true},
        pair_(context_.pair(0)) {}

  /// Words that nothing accounted for, and that a free rendering explains; of both sides, in order.
  [[nodiscard]] std::vector<std::string> explained(Freedom freedom) const {
    const PairAccounts before = account_words(context_, pair_);
    const PairAccounts after = account_freely(context_, pair_, before, freedom);
    std::vector<std::string> out;
    for (const Language language : {Language::english, Language::arabic}) {
      const BeadSide& side = language == Language::english ? pair_.english : pair_.arabic;
      for (std::size_t i = 0; i < before.of(language).size(); ++i) {
        const WordAccount& word = before.of(language)[i];
        if (word.content() && word.absent() && !after.of(language)[i].absent()) out.emplace_back(side.text(side.tokens()[word.token]));
      }
    }
    return out;
  }

 private:
  static Document read(const std::string& text, Language language) {
    return analyze(decode(text), language, SentenceSplitter(language, {}));
  }
  Document english_;
  Document arabic_;
  Bead bead_;
  CheckContext context_;
  PairView pair_;
};

struct Row {
  const char* english;
  const char* arabic;
  Freedom freedom;
  std::vector<std::string> explained;  ///< some of the words, which all have to be
};

TEST(FreeRendering, what_another_form_another_verb_or_a_custom_renders_is_explained) {
  const Row rows[] = {
      // A name of one word in several.
      {"Activists against Brexit waved banners.", "رفع النشطاء المناهضون لخروج المملكة المتحدة من الاتحاد الأوروبي اللافتات.",
       Freedom::forms, {"Brexit", "لخروج", "الاتحاد", "الأوروبي"}},
      {"We will vote for Brexit.", "سنصوت لصالح قرار الخروج من الاتحاد الأوروبي.", Freedom::forms, {"Brexit", "الخروج", "الأوروبي"}},
      // Who said it stands at the other end.
      {"The driver had left the bus in the yard and locked the gate, Sergeant Paul Hagen wrote in a statement.",
       "وقال الرقيب بول هاغن في بيان له إن السائق ترك الحافلة في الساحة وأغلق البوابة.", Freedom::forms, {"wrote", "وقال"}},
      // Ages.
      {"Lena Hoffman, 34, teaches music in Tarvik.", "لينا هوفمان، البالغة من العمر 34 عاما، تدرس الموسيقى في تارفيك.", Freedom::forms,
       {"البالغة", "العمر"}},
      // A verb that was read as another word.
      {"They will say so.", "سيقولون ذلك.", Freedom::forms, {"سيقولون"}},
      // An English word that is known in its parts.
      {"The town will regret losing the carmakers.", "ستندم البلدة على خسارة شركات صناعة السيارات.", Freedom::words,
       {"carmakers", "السيارات"}},
      // What is added by custom.
      {"Floods damaged the port.", "وقد تسببت الفيضانات في حدوث أضرار بالميناء.", Freedom::customs, {"تسببت", "حدوث"}},
      {"She lives in Tarvik.", "تسكن في مدينة تارفيك.", Freedom::customs, {"مدينة"}},
  };
  for (const Row& row : rows) {
    const auto explained = FreeRendering(row.english, row.arabic).explained(row.freedom);
    for (const std::string& word : row.explained)
      EXPECT_NE(std::find(explained.begin(), explained.end(), word), explained.end()) << word << ": " << row.english;
  }
}

TEST(FreeRendering, what_has_nothing_to_be_explained_by_is_not) {
  const Row rows[] = {
      // The name is not there.
      {"Activists waved banners.", "رفع النشطاء المناهضون لخروج المملكة المتحدة من الاتحاد الأوروبي اللافتات.", Freedom::customs, {"الأوروبي"}},
      // Nobody speaks in the English.
      {"The driver had left the bus in the yard.", "وقال الرقيب إن السائق ترك الحافلة في الساحة.", Freedom::customs, {"وقال"}},
      // No number.
      {"Lena Hoffman teaches music.", "لينا هوفمان البالغة تدرس الموسيقى.", Freedom::forms, {"البالغة"}},
      // Compounds and customs are not asked for.
      {"The town will regret losing the carmakers.", "ستندم البلدة على خسارة شركات صناعة السيارات.", Freedom::forms, {"carmakers", "السيارات"}},
      {"She lives in Tarvik.", "تسكن في مدينة تارفيك.", Freedom::words, {"مدينة"}},
      // What it would belong to is not rendered either.
      {"She sings.", "تغني في مدينة بعيدة وراء الجبال.", Freedom::customs, {"مدينة", "الجبال"}},
  };
  for (const Row& row : rows) {
    const auto explained = FreeRendering(row.english, row.arabic).explained(row.freedom);
    for (const std::string& word : row.explained)
      EXPECT_EQ(std::find(explained.begin(), explained.end(), word), explained.end()) << word << ": " << row.english;
  }
}

std::size_t clauses_told(const char* english, const char* arabic) {
  const auto findings = Reviewer(ReviewOptions{}).check_pair(english, arabic).findings;
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) { return finding.rule == "addition.clause"; }));
}

TEST(FreeRendering, a_clause_is_told_where_nothing_explains_it) {
  // The right rendering is told of nothing; where the English lacks what explains the words they are.
  EXPECT_EQ(clauses_told("We will vote for Brexit.", "سنصوت لصالح قرار الخروج من الاتحاد الأوروبي."), 0u);
  EXPECT_EQ(clauses_told("We will vote for it.", "سنصوت لصالح قرار الخروج من الاتحاد الأوروبي."), 1u);
  EXPECT_EQ(clauses_told("Lena Hoffman, 34, teaches music in Tarvik.", "لينا هوفمان، البالغة من العمر 34 عاما، تدرس الموسيقى في مدينة تارفيك."), 0u);
  EXPECT_EQ(clauses_told("Lena Hoffman teaches music in Tarvik.", "لينا هوفمان، التي فازت بجائزة كبيرة قبل عامين، تدرس الموسيقى في مدينة تارفيك."), 1u);
}

TEST(FreeRendering, a_long_pair_of_words_that_are_looked_for_takes_bounded_time) {
  std::string english;
  std::string arabic;
  for (int i = 0; i < 250; ++i) {
    english += "Brexit carmakers homewearing New York ";
    arabic += "سيقولون صناعة السيارات الخروج من الاتحاد الأوروبي ";
  }
  const FreeRendering pair(english + ".", arabic + ".");
  EXPECT_FALSE(pair.explained(Freedom::customs).empty());
}

}  // namespace
}  // namespace muwazi
