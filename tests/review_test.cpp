// SPDX-License-Identifier: Apache-2.0
// Claims about the front door: what an editor is told while a translation is typed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/review.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace muwazi;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Reviewer& reviewer() {
  static const Reviewer made({.source_language = Language::english});
  return made;
}

/// The rules of what is told, each once in the order of the findings.
std::vector<std::string_view> told(std::string_view english, std::string_view arabic) {
  std::vector<std::string_view> out;
  for (const Finding& finding : reviewer().check_typed(english, arabic).findings) out.push_back(finding.rule);
  return out;
}

TEST(CheckTyped, says_nothing_while_a_right_translation_is_typed) {
  const std::string_view english = "The minister did not say in Damascus whether 618 of the 4,200 families had come back before May 2014.";
  const std::string arabic = "لم يذكر الوزير في دمشق ما إذا كانت 618 أسرة من بين 4200 أسرة قد عادت قبل مايو 2014.";
  std::size_t alarms = 0;
  for (std::size_t at = 0; at <= arabic.size(); ++at) {
    if (at < arabic.size() && (static_cast<unsigned char>(arabic[at]) & 0xC0) == 0x80) continue;
    const std::string_view typed = std::string_view(arabic).substr(0, at);
    EXPECT_THAT(told(english, typed), IsEmpty()) << typed;
    alarms += reviewer().check_pair(english, typed).findings.size();
  }
  EXPECT_GT(alarms, 100u) << "what check_pair() says meanwhile";
}

TEST(CheckTyped, tells_a_fault_as_soon_as_something_stands_behind_it) {
  const std::string_view english = "They counted 618 cars and 45 ships in the harbour.";
  EXPECT_THAT(told(english, "أحصوا 6"), IsEmpty());
  EXPECT_THAT(told(english, "أحصوا 681"), IsEmpty());
  EXPECT_THAT(told(english, "أحصوا 681 "), IsEmpty());
  EXPECT_THAT(told(english, "أحصوا 681 سيارة"), ElementsAre("number.value"));
  EXPECT_THAT(told(english, "أحصوا 681 سيارة و45 سفينة في الميناء"), ElementsAre("number.value"));
  EXPECT_THAT(told("They counted 618.", "أحصوا 681."), ElementsAre("number.value"));
}

TEST(CheckTyped, leaves_to_check_pair_what_is_missing) {
  const std::string_view english = "They did not count the ships in the harbour of Latakia.";
  const std::string_view arabic = "أحصوا السفن.";
  EXPECT_THAT(told(english, arabic), IsEmpty());
  EXPECT_FALSE(reviewer().check_pair(english, arabic).findings.empty());
}

TEST(CheckTyped, tells_a_forbidden_term_and_not_yet_one_that_is_missing) {
  ReviewOptions options{.source_language = Language::english};
  options.check.terms = {{.english = "shard", .arabic = "شظية"}, {.english = "shard", .arabic = "كسرة", .arabic_forbidden = true}};
  const Reviewer with_terms(options);
  const auto rules = [&](std::string_view arabic) {
    std::vector<std::string_view> out;
    for (const Finding& finding : with_terms.check_typed("Copy each shard of the index.", arabic).findings) out.push_back(finding.rule);
    return out;
  };
  EXPECT_THAT(rules("انسخ كل كسرة من الفهرس."), ElementsAre("term.forbidden"));
  EXPECT_THAT(rules("انسخ كل قطعة من الفهرس."), IsEmpty());
}

TEST(CheckTyped, has_the_ranges_of_check_pair) {
  const std::string_view english = "They counted 618 cars.";
  const std::string_view arabic = "أحصوا 681 سيارة.";
  EXPECT_EQ(reviewer().check_typed(english, arabic).findings, reviewer().check_pair(english, arabic).findings);
}

TEST(CheckTyped, takes_empty_sides) {
  EXPECT_THAT(told("", ""), IsEmpty());
  EXPECT_THAT(told("They counted 618 cars.", ""), IsEmpty());
  EXPECT_THAT(told("", "أحصوا 681 سيارة."), IsEmpty());
}

}  // namespace
