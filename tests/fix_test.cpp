// SPDX-License-Identifier: Apache-2.0
// Claims about applied proposals: what hangs on the words is carried over, the other bytes stay, twice is once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/error.hpp>
#include <muwazi/fix.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace muwazi;

/// A review whose findings mark `marked` in the target and propose.
struct Proposal {
  std::string marked;
  std::vector<std::string> suggestions;
  double confidence = 0.9;
};

Review reviewed(const std::string& source, const std::string& target, const std::vector<Proposal>& proposals,
                ReviewOptions options = {}) {
  options.check.disabled_rules = {"number.", "name.", "unit.", "date.", "addition.", "omission.", "alignment."};
  Review out = review(source, target, options);
  out.findings.clear();
  for (const Proposal& proposal : proposals) {
    Finding finding;
    finding.rule = "name.wrong";
    finding.severity = Severity::major;
    finding.confidence = proposal.confidence;
    finding.suggestions = proposal.suggestions;
    const std::size_t at = out.target.text.utf8.find(proposal.marked);
    if (at == std::string::npos) throw std::logic_error("not in the target: " + proposal.marked);
    const ByteRange range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + proposal.marked.size())};
    finding.target = Span{out.target.text.map.origin(range), proposal.marked};
    out.findings.push_back(finding);
  }
  return out;
}

std::string fixed(const std::string& target, const std::vector<Proposal>& proposals, const FixOptions& options = {}) {
  return fix(reviewed("Some English words.", target, proposals), target, options).target;
}

struct Row {
  const char* why;
  std::string target;
  std::string marked;
  std::string proposal;
  std::string expected;
};

TEST(Fix, carries_over_what_hangs_on_the_words) {
  const Row rows[] = {
      {"nothing hangs on it", "وصل إلى دير إيز زور أمس", "دير إيز زور", "دير الزور", "وصل إلى دير الزور أمس"},
      {"conjunction and preposition", "مر بحلب وبدير إيز زور أمس", "وبدير إيز زور", "دير الزور", "مر بحلب وبدير الزور أمس"},
      {"outside the mark", "مر بحلب وبدير إيز زور أمس", "دير إيز زور", "دير الزور", "مر بحلب وبدير الزور أمس"},
      {"l- and the article", "سافر للاذاقية أمس", "للاذاقية", "اللاذقية", "سافر للاذقية أمس"},
      {"l- before a word that gets an article", "سافر لزوراء أمس", "لزوراء", "الزوراء", "سافر للزوراء أمس"},
      {"w- l- and the article", "ولريازا دور", "ولريازا", "الرياض", "وللرياض دور"},
      {"l- that is the name's own", "زار لندرة أمس", "لندرة", "لندن", "زار لندن أمس"},
      {"w- that is the name's own", "زار واشنتون أمس", "واشنتون", "واشنطن", "زار واشنطن أمس"},
      {"b- that is the name's own", "قال بيرون أمس", "بيرون", "بايرون", "قال بايرون أمس"},
      {"a known name that begins as a clitic", "تحرك فرنسا أمس", "فرنسا", "روسيا", "تحرك روسيا أمس"},
      {"an f- of the name's own", "قال فولتر أمس", "فولتر", "والتر", "قال والتر أمس"},
      {"a preposition stands before", "سافر إلى بيرث أمس", "بيرث", "إيرث", "سافر إلى إيرث أمس"},
      {"another name, no clitic", "زار كندا أمس", "كندا", "السويد", "زار السويد أمس"},
      {"another name behind a clitic", "زار الأردن ولندن أمس", "ولندن", "باريس", "زار الأردن وباريس أمس"},
      {"an acronym behind the article", "أعلنت الـJOC أمس", "JOC", "قيادة العمليات المشتركة", "أعلنت قيادة العمليات المشتركة أمس"},
      {"an acronym behind l-", "قال لـJOC أمس", "JOC", "المركز المشترك", "قال للمركز المشترك أمس"},
      {"the feminine of an adjective", "الحكومة الصورية الجديدة", "الصورية", "سوري", "الحكومة السورية الجديدة"},
      {"a plural in the genitive", "هجوم على قرى الأليويت أمس", "الأليويت", "العلويون", "هجوم على قرى العلويين أمس"},
      {"a plural that is the subject", "رفض الأليويت أمس", "الأليويت", "العلويون", "رفض العلويون أمس"},
      {"digits only", "طوله 681 كيلومترًا", "681", "618", "طوله 618 كيلومترًا"},
      {"a line end in the name stays", "في دير\r\nإيز زور أمس", "دير\r\nإيز زور", "دير الزور", "في دير\r\nالزور أمس"},
  };
  for (const Row& row : rows) EXPECT_EQ(fixed(row.target, {{row.marked, {row.proposal}}}), row.expected) << row.why;
}

// Of a name that no table knows, what hangs on it and what is its own looks alike: the word before the English name tells.
TEST(Fix, source_says_what_hangs_on_an_unknown_name) {
  struct Case {
    const char* why;
    std::string source;
    std::string name;
    std::string target;
    std::string marked;
    std::string proposal;
    std::string expected;
  };
  const Case cases[] = {
      {"and", "Obama and Tusk met.", "Tusk", "التقى أوباما وغريفين أمس", "وغريفين", "توسك", "التقى أوباما وتوسك أمس"},
      {"and, over an article", "Syria and the Tusk party met.", "Tusk", "التقت سوريا وغريفين أمس", "وغريفين", "توسك",
       "التقت سوريا وتوسك أمس"},
      {"a w- of the name's own", "Yesterday Obama met Tusk.", "Tusk", "التقى أوباما وايتمان أمس", "وايتمان", "توسك",
       "التقى أوباما توسك أمس"},
      {"an item of a list", "Obama, Tusk and others", "Tusk", "أوباما وغريفين وغيرهما", "وغريفين", "توسك", "أوباما وتوسك وغيرهما"},
      {"an item of a list with commas", "Obama, Tusk", "Tusk", "أوباما، وغريفين", "وغريفين", "توسك", "أوباما، وتوسك"},
      {"a word that ends as and does", "They found land Tusk had.", "Tusk", "وجدوا وغريفين", "وغريفين", "توسك", "وجدوا توسك"},
      {"to", "It was sent to Lindqvist.", "Lindqvist", "أُرسل لبراون أمس", "لبراون", "ليندكفيست", "أُرسل لليندكفيست أمس"},
      {"an l- of the name's own", "They met Tusk.", "Tusk", "قابلوا لوفتون أمس", "لوفتون", "توسك", "قابلوا توسك أمس"},
      {"with", "They met with Tusk.", "Tusk", "التقوا بغريفين أمس", "بغريفين", "توسك", "التقوا بتوسك أمس"},
      {"of, which is no l-", "They saw part of Tusk.", "Tusk", "رأوا جزءا من لوفتون أمس", "لوفتون", "توسك", "رأوا جزءا من توسك أمس"},
      {"to, with a word for it", "They went to Tusk.", "Tusk", "ذهبوا إلى لوفتون أمس", "لوفتون", "توسك", "ذهبوا إلى توسك أمس"},
      {"at the beginning", "Tusk spoke.", "Tusk", "وغريفين تكلم", "وغريفين", "توسك", "توسك تكلم"},
  };
  for (const Case& one : cases) {
    Review review = reviewed(one.source, one.target, {{one.marked, {one.proposal}}});
    const auto at = static_cast<std::uint32_t>(one.source.find(one.name));
    review.findings[0].source = Span{{at, at + static_cast<std::uint32_t>(one.name.size())}, one.name};
    EXPECT_EQ(fix(review, one.target).target, one.expected) << one.why;
  }
}

TEST(Fix, one_replacement_is_what_fix_puts_in) {
  const std::string target = "زار الأردن ولندن أمس";
  const Review review = reviewed("Some English words.", target, {{"لندن", {"باريس", "القاهرة", ""}}, {"أمس", {}}, {"زار", {"زار"}}});
  const std::optional<Replacement> one = replacement(review, {.finding = 0});
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one->text, "وباريس");
  EXPECT_EQ(one->target.in(target), "ولندن");
  std::string edited = target;
  edited.replace(one->target.begin, one->target.size(), one->text);
  EXPECT_EQ(edited, fix(review, target, {.accepted = {{0, 0}}}).target);
  EXPECT_EQ(replacement(review, {.finding = 0, .suggestion = 1})->text, "والقاهرة");
  EXPECT_FALSE(replacement(review, {.finding = 0, .suggestion = 2}).has_value());  // nothing is proposed
  EXPECT_FALSE(replacement(review, {.finding = 1}).has_value());
  EXPECT_FALSE(replacement(review, {.finding = 2}).has_value());  // it stands there already
  EXPECT_THROW((void)replacement(review, {.finding = 3}), Error);
  EXPECT_THROW((void)replacement(review, {.finding = 0, .suggestion = 3}), Error);
}

TEST(Fix, any_proposal_keeps_what_another_one_tells_from_the_name) {
  const std::string target = "وصل إلى الميادين ودير إز زور أمس";
  const Review review = reviewed("Some English words.", target, {{"ودير إز زور", {"دير الزور", "محافظة دير الزور", "البوكمال"}}});
  EXPECT_EQ(replacement(review, {.finding = 0, .suggestion = 0})->text, "ودير الزور");
  EXPECT_EQ(replacement(review, {.finding = 0, .suggestion = 1})->text, "ومحافظة دير الزور");
  EXPECT_EQ(replacement(review, {.finding = 0, .suggestion = 2})->text, "والبوكمال");
}

TEST(Fix, proposal_fits_what_it_replaces) {
  // A bare adjective cannot stand for a definite phrase; the people can, and follows the preposition.
  EXPECT_EQ(fixed("شن هجوما على حزمة الأليويت أمس", {{"حزمة الأليويت", {"علوي", "العلويون"}}}), "شن هجوما على العلويين أمس");
  EXPECT_EQ(fixed("رفض الأليويت ذلك", {{"الأليويت", {"علوي", "العلويون"}}}), "رفض العلويون ذلك");
  EXPECT_EQ(fixed("اجتمعوا في مجلس حزمة الأليويت أمس", {{"حزمة الأليويت", {"العلوي", "العلويون"}}}), "اجتمعوا في مجلس العلويين أمس");
  // An adjective where an adjective stood, which follows its noun.
  EXPECT_EQ(fixed("زعيم الأقلية الأليويت قال ذلك", {{"الأليويت", {"علوي", "العلويون"}}}), "زعيم الأقلية العلوية قال ذلك");
  EXPECT_EQ(fixed("قال نائب أليويت أمس", {{"أليويت", {"علوي", "العلويون"}}}), "قال نائب علوي أمس");
  // Nothing fits: nothing is changed, unless the user names it.
  const std::string target = "شن هجوما على حزمة الأليويت أمس";
  const Review made = reviewed("English.", target, {{"حزمة الأليويت", {"علوي"}}});
  const Fixed left = fix(made, target);
  EXPECT_EQ(left.target, target);
  EXPECT_EQ(left.fixes[0].outcome, FixOutcome::unfit);
  EXPECT_EQ(fix(made, target, {.accepted = {{0, 0}}}).applied(), 1U);
}

TEST(Fix, keeps_the_possessive_of_english) {
  const Review made = reviewed("وصل موكب صلاح الدين إلى المدينة أمس", "Salahin's army came to the city.",
                               {{"Salahin's", {"Saladin"}}});
  EXPECT_EQ(fix(made, "Salahin's army came to the city.").target, "Saladin's army came to the city.");
}

TEST(Fix, leaves_every_other_byte_alone) {
  const std::string target = "\xEF\xBB\xBFالسطر الأول  \r\n\r\n\tزار واشنتون\u2028أمس\n";
  std::string expected = target;
  expected.replace(expected.find("واشنتون"), std::string("واشنتون").size(), "واشنطن");
  EXPECT_EQ(fixed(target, {{"واشنتون", {"واشنطن"}}}), expected);
}

TEST(Fix, writes_the_encoding_of_the_target) {
  const std::string utf8 = "زار واشنتون أمس، ثم عاد إلى بيته في المساء مع كل من كان معه.";
  const std::string expected = "زار واشنطن أمس، ثم عاد إلى بيته في المساء مع كل من كان معه.";
  const auto utf16 = [](const std::string& text, bool little) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto c = static_cast<unsigned>(static_cast<unsigned char>(text[i]));
      if (c >= 0xC0) c = (c & 0x1F) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3Fu);
      const char high = static_cast<char>(c >> 8);
      const char low = static_cast<char>(c & 0xFF);
      out += little ? low : high;
      out += little ? high : low;
    }
    return out;
  };
  for (const bool little : {true, false}) {
    const std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
    EXPECT_EQ(fixed(mark + utf16(utf8, little), {{"واشنتون", {"واشنطن"}}}), mark + utf16(expected, little));
  }
  // windows-1256: the letters of the name.
  ReviewOptions options;
  options.target_decode.encoding = Encoding::windows1256;
  const std::string legacy = "\xE6\xC7\xD4\xE4\xCA\xE6\xE4 \x41";
  const Review made = reviewed("Washington A", legacy, {{"واشنتون", {"واشنطن", "واشنطن\u4E2D"}}}, options);
  EXPECT_EQ(fix(made, legacy).target, "\xE6\xC7\xD4\xE4\xD8\xE4 \x41");
  const Fixed lost = fix(made, legacy, {.accepted = {{0, 1}}});
  EXPECT_EQ(lost.target, legacy);
  EXPECT_EQ(lost.fixes[0].outcome, FixOutcome::unwritable);
}

TEST(Fix, takes_what_is_sure_enough_or_what_was_named) {
  const std::string target = "زار واشنتون ولندرة أمس";
  const std::vector<Proposal> proposals = {{"واشنتون", {"واشنطن"}, 0.95}, {"لندرة", {"لندن", "لندره"}, 0.6}};
  EXPECT_EQ(fixed(target, proposals), "زار واشنطن ولندرة أمس");
  EXPECT_EQ(fixed(target, proposals, {.min_confidence = 0.5}), "زار واشنطن ولندن أمس");
  EXPECT_EQ(fixed(target, proposals, {.accepted = {{1, 0}}}), "زار واشنتون ولندن أمس");
  EXPECT_EQ(fixed(target, proposals, {.accepted = {{1, 1}}}), "زار واشنتون ولندره أمس");
  const Review made = reviewed("English.", target, proposals);
  const Fixed out = fix(made, target);
  ASSERT_EQ(out.fixes.size(), 2U);
  EXPECT_EQ(out.fixes[0].outcome, FixOutcome::applied);
  EXPECT_EQ(out.fixes[0].corrected.in(out.target), "واشنطن");
  EXPECT_EQ(out.fixes[0].target.in(target), "واشنتون");
  EXPECT_EQ(out.fixes[1].outcome, FixOutcome::not_accepted);
  EXPECT_THROW(fix(made, target, {.accepted = {{2, 0}}}), Error);
  EXPECT_THROW(fix(made, target, {.accepted = {{0, 1}}}), Error);
  EXPECT_THROW(fix(made, target.substr(0, 10)), Error);
}

TEST(Fix, settles_fixes_that_want_the_same_words) {
  const std::string target = "زار أحمد الشارا أمس";
  const Review made = reviewed("English.", target, {{"أحمد الشارا", {"أحمد الشرع"}, 0.8}, {"الشارا", {"الشرى"}, 0.9}});
  const Fixed out = fix(made, target);
  EXPECT_EQ(out.target, "زار أحمد الشرى أمس");
  EXPECT_EQ(out.fixes[0].outcome, FixOutcome::overlapping);
  EXPECT_EQ(out.fixes[1].outcome, FixOutcome::applied);
}

TEST(Fix, applied_twice_is_applied_once) {
  const std::string source = "The governor of Deir Ez-Zor met the minister in Latakia on Monday.\n"
                             "He said that 618 people had returned to Saladin province.\n";
  const std::string target = "التقى محافظ دير إيز زور الوزير في لاتاكيا يوم الاثنين.\n"
                             "وقال إن 681 شخصًا عادوا إلى محافظة صلاحه.\n";
  const Reviewer reviewer;
  const Fixed once = fix(reviewer, source, target);
  EXPECT_GE(once.applied(), 2U);
  EXPECT_NE(once.target, target);
  EXPECT_THAT(once.target, testing::HasSubstr("دير الزور"));
  EXPECT_THAT(once.target, testing::HasSubstr("618"));
  const Fixed twice = fix(reviewer, source, once.target);
  EXPECT_EQ(twice.target, once.target);
  EXPECT_EQ(twice.applied(), 0U);
}

TEST(Fix, of_nothing_is_nothing) {
  EXPECT_EQ(fix(Reviewer(), "", "").target, "");
  EXPECT_EQ(fixed("لا شيء هنا", {}), "لا شيء هنا");
  EXPECT_EQ(fixed("لا شيء هنا", {{"شيء", {}}}), "لا شيء هنا");
  EXPECT_EQ(fixed("لا شيء هنا", {{"شيء", {""}}}), "لا شيء هنا");
}

}  // namespace
