// SPDX-License-Identifier: Apache-2.0
// Claims about documents that find their translations.
#include <muwazi/error.hpp>
#include <muwazi/match.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using muwazi::Document;
using muwazi::Language;

std::vector<Document> analyzed(const std::vector<std::string>& texts, Language language) {
  const muwazi::SentenceSplitter splitter(language);
  std::vector<Document> out;
  for (const std::string& text : texts) out.push_back(muwazi::analyze(muwazi::decode(text), language, splitter));
  return out;
}

const std::vector<std::string> english = {
    "The bakery on the corner sells bread, cakes and coffee. Its owner, Salma, gets up at four every morning to light the oven.",
    "The river flooded 37 villages in the north. Soldiers carried children and old people to the hills in boats.",
    "Scientists measured the light of a distant star for 12 years and found two planets that circle it.",
};
const std::vector<std::string> arabic = {
    "قاس العلماء ضوء نجم بعيد طوال 12 عاما واكتشفوا كوكبين يدوران حوله.",
    "يبيع المخبز الواقع في الزاوية الخبز والكعك والقهوة. وتنهض صاحبته سلمى في الرابعة من كل صباح لتشعل الفرن.",
    "أغرق النهر 37 قرية في الشمال. وحمل الجنود الأطفال والمسنين إلى التلال في قوارب.",
};

TEST(Match, each_document_finds_its_translation) {
  const auto matches = muwazi::match(analyzed(english, Language::english), analyzed(arabic, Language::arabic));
  ASSERT_EQ(matches.size(), 3u);
  const std::uint32_t partners[] = {1, 2, 0};
  for (std::uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(matches[i].source, i);
    EXPECT_EQ(matches[i].target, partners[i]);
    EXPECT_GE(matches[i].score, 0.5);
    EXPECT_LE(matches[i].score, 1.0);
  }
}

TEST(Match, sides_may_be_exchanged) {
  const auto matches = muwazi::match(analyzed(arabic, Language::arabic), analyzed(english, Language::english));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[0].target, 2u);
  EXPECT_EQ(matches[1].target, 0u);
  EXPECT_EQ(matches[2].target, 1u);
}

TEST(Match, strangers_stay_alone) {
  const auto one = analyzed({english[0]}, Language::english);
  EXPECT_TRUE(muwazi::match(one, analyzed({arabic[0], arabic[2]}, Language::arabic)).empty());
}

TEST(Match, takes_empty_heaps_and_documents) {
  const auto texts = analyzed(english, Language::english);
  EXPECT_TRUE(muwazi::match(texts, {}).empty());
  EXPECT_TRUE(muwazi::match(texts, analyzed({"", " "}, Language::arabic)).empty());
}

TEST(Match, one_language_on_both_sides_is_an_error) {
  const auto texts = analyzed(english, Language::english);
  EXPECT_THROW((void)muwazi::match(texts, texts), muwazi::Error);
}

}  // namespace
