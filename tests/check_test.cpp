// SPDX-License-Identifier: Apache-2.0
// Claims about the checks: for each a pair that must fire and a near twin that must not.
#include <muwazi/check.hpp>
#include <muwazi/error.hpp>
#include <muwazi/review.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

namespace {

using muwazi::Finding;
using muwazi::Review;

/// A copy of the text in a block of exactly its size, so that a sanitizer sees a read past its end.
class Block {
 public:
  explicit Block(const std::string& text) : size_(text.size()), bytes_(new char[text.size()]) { text.copy(bytes_.get(), size_); }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

const muwazi::Reviewer& reviewer() {
  static const muwazi::Reviewer made;
  return made;
}

/// The rules that fire on one pair.
std::set<std::string> rules_of(const std::string& source, const std::string& target) {
  const Block a(source);
  const Block b(target);
  std::set<std::string> out;
  for (const Finding& finding : reviewer().check_pair(a.view(), b.view()).findings) out.insert(std::string(finding.rule));
  return out;
}

struct Row {
  const char* rule;
  const char* source;
  const char* faulty;
  const char* good;
};

class Rules : public testing::TestWithParam<Row> {};

TEST_P(Rules, fire_on_the_fault_and_not_on_its_twin) {
  const Row& row = GetParam();
  EXPECT_TRUE(rules_of(row.source, row.faulty).contains(row.rule)) << row.faulty;
  EXPECT_FALSE(rules_of(row.source, row.good).contains(row.rule)) << row.good;
}

INSTANTIATE_TEST_SUITE_P(
    Check, Rules,
    testing::Values(
        Row{"number.value", "The bridge cost 45 million dollars.", "بلغت تكلفة الجسر 54 مليون دولار.",
            "بلغت تكلفة الجسر ٤٥ مليون دولار."},
        Row{"date.value", "The school opened on 5 March 2011.", "افتتحت المدرسة في 5 مايو 2011.",
            "افتتحت المدرسة في الخامس من آذار 2011."},
        Row{"unit.value", "The wall is 40 metres long.", "تبلغ مساحة الجدار 40 مترا.", "يبلغ طول الجدار 40 مترا."},
        Row{"name.wrong", "The minister arrived in Jordan from Tunisia.", "وصل الوزير إلى الأردن قادما من اليمن.",
            "وصل الوزير إلى الأردن قادما من تونس."},
        Row{"untranslated.sentence", "The farmers sold their olives at the market.",
            "The farmers sold their olives at the market.", "باع المزارعون زيتونهم في السوق."},
        Row{"untranslated.run", "The museum opens its doors to the public every morning at nine.",
            "يفتح المتحف opens its doors to the public كل صباح في التاسعة.",
            "يفتح المتحف أبوابه للجمهور كل صباح في التاسعة."},
        Row{"negation.lost", "The committee did not approve the plan.", "وافقت اللجنة على الخطة.",
            "لم توافق اللجنة على الخطة."},
        Row{"negation.added", "The committee approved the plan.", "لم توافق اللجنة على الخطة.", "وافقت اللجنة على الخطة."},
        Row{"repetition.word", "The children walked to the school.", "سار الأطفال إلى إلى المدرسة.",
            "سار الأطفال إلى المدرسة."},
        Row{"repetition.word", "The children ate slowly.", "أكل الأطفال في البيت في البيت ببطء.", "أكل الأطفال رويدا رويدا."},
        Row{"repetition.word", "He works for the BBC.", "يعمل يعمل لدى بي بي سي.", "يعمل لدى بي بي سي."},
        Row{"punctuation.question", "Where is the station?", "أين تقع المحطة.", "أين تقع المحطة؟"},
        Row{"punctuation.unpaired", "The town (population 900) lies by the river.", "تقع البلدة (سكانها 900 على النهر.",
            "تقع البلدة (سكانها 900) على النهر."},
        Row{"punctuation.unpaired", "She said: \"I will come.\"", "قالت: «سآتي.", "قالت: «سآتي»."},
        Row{"markup.placeholder", "Delete {count} files from %s?", "هل تريد حذف {cuont} ملفات من %s؟",
            "هل تريد حذف {count} ملفات من %s؟"},
        Row{"markup.code", "Call `list.sort()` first.", "استدع الدالة أولا.", "استدع `list.sort()` أولا."},
        Row{"markup.tag", "Press <b>Save</b> now.", "اضغط حفظ الآن.", "اضغط <b>حفظ</b> الآن."},
        Row{"markup.link", "See https://example.org/help for more.", "انظر الصفحة للمزيد.",
            "انظر https://example.org/help للمزيد."},
        Row{"script.tatweel", "Peace be upon you.", "الســلام عليكم.", "السلام عليكم."},
        Row{"script.persian_letter", "The book is on the table.", "الکتاب على الطاولة.", "الكتاب على الطاولة."},
        Row{"script.presentation_form", "The door is open.", "الباب ﻣﻔﺘﻮﺡ.", "الباب مفتوح."},
        Row{"script.mojibake", "The price of oil rose.", "Ø§Ø±ØªÙØ¹ سعر النفط.", "ارتفع سعر النفط."},
        Row{"script.replacement", "The price of oil rose.", "ارتفع سعر ال��فط.", "ارتفع سعر النفط."},
        Row{"script.bidi", "The price of oil rose.", "ارتفع \u202Eسعر\u202C النفط.", "ارتفع \u2067سعر\u2069 النفط."}));

TEST(Check, twins_that_look_like_faults_stay_silent) {
  const std::pair<const char*, const char*> pairs[] = {
      // An Arabic text keeps brands, addresses and glosses in Latin letters.
      {"The Linux Foundation published the report.", "نشرت مؤسسة لينكس (Linux Foundation) التقرير."},
      // "no longer" and "still" are negations of each other's form.
      {"The road is still closed.", "لا يزال الطريق مغلقا."},
      {"At least ten people were hurt.", "أصيب ما لا يقل عن عشرة أشخاص."},
      {"He asked whether the train had left.", "سأل إن كان القطار قد غادر أم لا."},
      // A list mark has no partner.
      {"a) Wash the rice.", "أ) اغسل الأرز."},
      {"The model is 12\" wide.", "عرض النموذج 12 بوصة."},
      // Arabic marks the direction of Latin words.
      {"Use the <b>save</b> key.", "استخدم مفتاح <b><span dir=\"ltr\">save</span></b>."},
      {"", ""},
      {"...", "..."},
  };
  for (const auto& [source, target] : pairs) {
    EXPECT_TRUE(rules_of(source, target).empty()) << source << ' ' << testing::PrintToString(rules_of(source, target));
  }
}

TEST(Check, a_pair_of_strangers_is_no_translation) {
  const char* english = "The engineers repaired the bridge after the floods destroyed its northern pillars last winter.";
  EXPECT_TRUE(rules_of(english, "أصلح المهندسون الجسر بعد أن دمرت الفيضانات أعمدته الشمالية في الشتاء الماضي.").empty());
  EXPECT_TRUE(rules_of(english, "تحتفل العائلات بالعيد وتقدم الأمهات للأطفال الحلوى والهدايا والملابس الجديدة كل صباح.")
                  .contains("alignment.pair"));
}

TEST(Check, works_from_arabic_to_english_too) {
  EXPECT_TRUE(rules_of("بلغت تكلفة الجسر 45 مليون دولار.", "The bridge cost 54 million dollars.").contains("number.value"));
  EXPECT_TRUE(rules_of("لم توافق اللجنة على الخطة.", "The committee approved the plan.").contains("negation.lost"));
  EXPECT_FALSE(rules_of("لم توافق اللجنة على الخطة.", "The committee did not approve the plan.").contains("negation.lost"));
}

TEST(Check, findings_point_at_the_callers_bytes) {
  // Harakat and a no-break space stand before the number; the range must not be moved by their folding.
  const std::string target = "كَلَّفَ\u00A0الجسرُ 54 مليون دولار.";
  const Review review = reviewer().check_pair("The bridge cost 45 million dollars.", target);
  ASSERT_FALSE(review.findings.empty());
  for (const Finding& finding : review.findings) {
    ASSERT_TRUE(finding.target);
    EXPECT_EQ(finding.target->bytes.in(target), finding.target->text);
    EXPECT_NE(finding.target->text.find("54"), std::string::npos);
  }
}

TEST(Check, acronyms_are_judged_by_the_whole_text) {
  const std::string english =
      "The Rivers Management Authority (RMA) opened two dams this week.\n\nThe RMA said that more will follow next year.\n";
  const std::string bare =
      "افتتحت هيئة إدارة الأنهار (RMA) سدين هذا الأسبوع.\n\nوقالت RMA إن المزيد سيأتي العام المقبل.\n";
  const std::string spelled =
      "افتتحت هيئة إدارة الأنهار (RMA) سدين هذا الأسبوع.\n\nوقالت الهيئة إن المزيد سيأتي العام المقبل.\n";
  const auto acronyms = [&](const std::string& target) {
    const Review review = reviewer().review(english, target);
    std::vector<Finding> out;
    std::copy_if(review.findings.begin(), review.findings.end(), std::back_inserter(out),
                 [](const Finding& finding) { return finding.rule == "name.acronym"; });
    return out;
  };
  ASSERT_EQ(acronyms(bare).size(), 1u);
  EXPECT_EQ(acronyms(bare)[0].suggestions, std::vector<std::string>{"هيئة إدارة الأنهار"});
  EXPECT_TRUE(acronyms(spelled).empty());
}

TEST(Check, gaps_and_repetitions_are_told_apart) {
  const std::string english =
      "The council met on Monday to discuss the new water network.\n\nIt agreed to borrow money from three banks in the "
      "region.\n\nWork on the pipes will begin in the spring, the mayor said.\n";
  const std::string arabic_without =
      "اجتمع المجلس يوم الاثنين لبحث شبكة المياه الجديدة.\n\nوقال رئيس البلدية إن العمل على الأنابيب سيبدأ في الربيع.\n";
  const std::string arabic_twice =
      "اجتمع المجلس يوم الاثنين لبحث شبكة المياه الجديدة.\n\nووافق على اقتراض المال من ثلاثة بنوك في المنطقة.\n\nوقال رئيس "
      "البلدية إن العمل على الأنابيب سيبدأ في الربيع.\n\nووافق على اقتراض المال من ثلاثة بنوك في المنطقة.\n";
  const auto rules = [&](const std::string& target) {
    std::set<std::string> out;
    for (const Finding& finding : reviewer().review(english, target).findings) out.insert(std::string(finding.rule));
    return out;
  };
  EXPECT_TRUE(rules(arabic_without).contains("omission.sentence"));
  EXPECT_TRUE(rules(arabic_twice).contains("repetition.sentence"));
  EXPECT_FALSE(rules(arabic_twice).contains("omission.sentence"));
}

TEST(Check, rules_are_sorted_and_can_be_switched) {
  const auto rules = muwazi::rules();
  EXPECT_TRUE(std::is_sorted(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
  muwazi::ReviewOptions options;
  options.check.disabled_rules = {"number."};
  const muwazi::Reviewer quiet(options);
  EXPECT_TRUE(quiet.check_pair("It cost 45 dollars.", "كلف 54 دولارا.").findings.empty());
  options.check.disabled_rules = {"nonsense"};
  const muwazi::Reviewer wrong(options);
  EXPECT_THROW((void)wrong.check_pair("a", "b"), muwazi::Error);
}

TEST(Review, says_what_is_odd_about_its_input) {
  EXPECT_FALSE(reviewer().review("The cat sleeps.", "The dog barks.").notes.empty());
  EXPECT_TRUE(reviewer().review("The cat sleeps.", "تنام القطة.").notes.empty());
  muwazi::ReviewOptions options;
  options.source_language = muwazi::Language::english;
  const Review exchanged = muwazi::review("تنام القطة.", "The cat sleeps.", options);
  EXPECT_FALSE(exchanged.notes.empty());
  EXPECT_EQ(exchanged.source.language, muwazi::Language::arabic);
}

TEST(Review, takes_whatever_it_is_given) {
  const std::string inputs[] = {"", " \n\t ", std::string("\0\0\0", 3), "\xff\xfe\x00\xd8", std::string(100000, 'a'), "....",
                                "\xd8", "<<<<<", "((((((((((", "``````", std::string(5000, '"')};
  for (const std::string& a : inputs)
    for (const std::string& b : inputs) {
      const Block left(a);
      const Block right(b);
      const Review review = reviewer().review(left.view(), right.view());
      std::size_t sentences = 0;
      for (const muwazi::Bead& bead : review.beads) sentences += bead.source.size();
      EXPECT_EQ(sentences, review.source.sentences.size());
    }
}

}  // namespace
