// SPDX-License-Identifier: Apache-2.0
// Claims about names: scored, proposed, judged alone and within sentences.
#include <muwazi/name.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace {

using namespace muwazi;

/// A copy in a block of exactly its size, so that a sanitizer sees a read past its end.
class Block {
 public:
  explicit Block(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

/// "wrong:ARABIC" for each name that is not right, parted by "; ".
std::string faults(std::string_view english_text, std::string_view arabic_text) {
  const Block english(english_text), arabic(arabic_text);
  std::string out;
  for (const JudgedName& one : NameModel::builtin().judge_names(english.view(), tokens_of(english.view()), arabic.view(),
                                                                tokens_of(arabic.view()))) {
    if (one.judgement.verdict == NameVerdict::right || one.judgement.verdict == NameVerdict::variant) continue;
    if (!out.empty()) out += "; ";
    out += name_verdict_name(one.judgement.verdict);
    out += ':';
    out += one.judgement.range.in(arabic.view());
  }
  return out;
}

TEST(Name, score_parts_one_name_from_two) {
  const struct {
    const char* english;
    const char* right;
    const char* wrong;
  } rows[] = {
      {"Obama", "أوباما", "كلينتون"},     {"Schulman", "شولمان", "شيرمان"},    {"Muhammad", "محمد", "محمود"},
      {"Al-Harbi", "الحربي", "الحارثي"},  {"Kowalski", "كوفالسكي", "كاوفمان"}, {"Jean-Claude", "جان كلود", "جون كلارك"},
      {"Rodríguez", "رودريغيز", "راميريز"}, {"O'Brien", "أوبراين", "أوكونور"},   {"Khadija", "خديجة", "خلود"},
  };
  for (const auto& row : rows) {
    EXPECT_GT(NameModel::builtin().score(row.english, row.right), 0.5) << row.english;
    EXPECT_LT(NameModel::builtin().score(row.english, row.wrong), 0.5) << row.english << ' ' << row.wrong;
  }
}

TEST(Name, log_odds_are_zero_without_resemblance) {
  const NameModel& model = NameModel::builtin();
  EXPECT_GT(model.log_odds("obama", "اوباما"), 2);
  EXPECT_GT(model.log_odds("Obama", "وأوباما"), 2);
  EXPECT_GT(model.log_odds("Qatar", "قطر"), 1);
  EXPECT_EQ(model.log_odds("obama", "الخميس"), 0);
  EXPECT_EQ(model.log_odds("", "ا"), 0);
  EXPECT_EQ(model.log_odds("a", ""), 0);
}

TEST(Name, proposals_hold_the_usual_spelling) {
  const struct {
    const char* english;
    const char* arabic;
  } rows[] = {{"Michael", "مايكل"},       {"Sabah Al-Numan", "صباح النعمان"}, {"Deir ez-Zor", "دير الزور"},
              {"Wolfgang", "فولفغانغ"},   {"Fatima", "فاطمة"},                {"Petrov", "بيتروف"}};
  for (const auto& row : rows) {
    const auto proposed = NameModel::builtin().propose(row.english, 5);
    EXPECT_LE(proposed.size(), 5u);
    EXPECT_TRUE(std::find(proposed.begin(), proposed.end(), row.arabic) != proposed.end())
        << row.english << ": " << (proposed.empty() ? "" : proposed[0]);
  }
}

TEST(Name, proposals_are_of_the_right_kind) {
  // An exonym and an Arabic name are not spelled by their sound; a nationality is an adjective with its hamza.
  using Forms = std::vector<std::string>;
  EXPECT_EQ(NameModel::builtin().propose("Tripoli", 3), Forms{"طرابلس"});
  EXPECT_EQ(NameModel::builtin().propose("Mosul", 3), Forms{"الموصل"});
  EXPECT_EQ(NameModel::builtin().propose("Iranian", 3), Forms{"إيراني"});
  EXPECT_EQ(NameModel::builtin().propose("Ecuadorian", 1), Forms{"إكوادوري"});
  for (const std::string& form : NameModel::builtin().propose("Hussein", 3)) EXPECT_NE(form, "هوسين");
  EXPECT_EQ(NameModel::builtin().propose("Bashar al-Assad", 1), Forms{"بشار الأسد"});
  // What lists have once beside many others is a slip.
  for (const std::string& form : NameModel::builtin().propose("Jonas", 2)) EXPECT_NE(form, "خوناس");
}

TEST(Name, english_spellings_are_proposed_for_arabic_names) {
  const auto proposed = NameModel::builtin().propose_english("فاطمة", 5);
  EXPECT_TRUE(std::find(proposed.begin(), proposed.end(), "Fatima") != proposed.end());
}

TEST(Name, judge_says_what_is_wrong_with_a_pair) {
  const NameModel& model = NameModel::builtin();
  const struct {
    const char* english;
    const char* arabic;
    NameVerdict verdict;
  } rows[] = {
      {"Bush", "بوش", NameVerdict::right},          {"Bush", "شجيرة", NameVerdict::translated},
      {"Bush", "Bush", NameVerdict::latin},         {"Bush", "", NameVerdict::missing},
      {"Germany", "ألمانيا", NameVerdict::right},   {"Cologne", "كولونيا", NameVerdict::right},
      {"Egypt", "إيجبت", NameVerdict::wrong},       {"Saladin", "صلاحه", NameVerdict::wrong},
      {"Al-Harbi", "الحربي", NameVerdict::right},   {"Al-Harbi", "الحارثي", NameVerdict::wrong},
      {"Peter Baker", "بيتر بيكر", NameVerdict::right}, {"Peter Baker", "بيتر خباز", NameVerdict::translated},
      {"Obama", "كلينتون", NameVerdict::wrong},     {"Washington", "واشنتل", NameVerdict::wrong},
      {"محمد", "Muhammad", NameVerdict::latin},
  };
  for (const auto& row : rows) {
    const NameJudgement judgement = model.judge(row.english, row.arabic);
    EXPECT_EQ(name_verdict_name(judgement.verdict), name_verdict_name(row.verdict))
        << row.english << ' ' << row.arabic << ' ' << judgement.score;
    // What is wrong gets a low score and a proposal, what is right neither.
    EXPECT_EQ(judgement.score > 0.5, row.verdict == NameVerdict::right) << row.english << ' ' << row.arabic;
    EXPECT_EQ(judgement.suggestions.empty(), row.verdict == NameVerdict::right || row.english[0] == '\xD9') << row.english;
  }
  ASSERT_FALSE(model.judge("Egypt", "إيجبت").suggestions.empty());
  EXPECT_EQ(model.judge("Egypt", "إيجبت").suggestions[0], "مصر");
}

// For each fault a near twin that is right.
TEST(Name, faults_in_sentences_are_found_and_their_right_twins_are_not) {
  const struct {
    const char* english;
    const char* wrong;
    const char* fault;
    const char* right;
  } rows[] = {
      {"The minister flew to Damascus on Monday.", "سافر الوزير إلى بيروت يوم الاثنين.", "wrong:بيروت",
       "سافر الوزير إلى دمشق يوم الاثنين."},
      {"The minister met Hillary Clinton.", "التقى الوزير هيلاري Clinton.", "latin:Clinton",
       "التقى الوزير هيلاري كلينتون."},
      {"Trucks cross the Jordan-Syria border.", "تعبر الشاحنات الحدود الأردنية سوريا.", "wrong:الحدود الأردنية سوريا",
       "تعبر الشاحنات الحدود الأردنية السورية."},
      {"The talks in Washington failed.", "فشلت المحادثات في واشنتل.", "wrong:واشنتل", "فشلت المحادثات في واشنطن."},
      {"The convoy reached El Fasher.", "وصلت القافلة إلى إل فاشر.", "wrong:إل فاشر", "وصلت القافلة إلى الفاشر."},
      {"Bashar al-Assad spoke on Monday.", "تحدث بشار الأسعد يوم الاثنين.", "wrong:بشار الأسعد", "تحدث بشار الأسد يوم الاثنين."},
      {"The families of Sheikh Jarrah protested.", "احتجت عائلات الشيخ جرة.", "wrong:الشيخ جرة", "احتجت عائلات الشيخ جراح."},
      {"The Jordanian minister landed in Tripoli.", "وصل الوزير المصري إلى طرابلس.", "wrong:المصري", "وصل الوزير الأردني إلى طرابلس."},
      // What renders another name renders this one no more.
      {"North America and South America are continents.", "اليابان وأمريكا الجنوبية قارتان.", "اليابان",
       "أمريكا الشمالية وأمريكا الجنوبية قارتان."},
      {"China has laboratories in Shenzhen and Shanghai.", "لدى البرازيل مختبرات في شنجن وشنغهاي.", "wrong:البرازيل",
       "لدى الصين مختبرات في شنجن وشنغهاي."},
      // A letter that languages read in several ways.
      {"Jonas Larsen won the race in Oslo.", "فاز يوناس لارسن بالسباق في مدريد.", "wrong:مدريد",
       "فاز يوناس لارسن بالسباق في أوسلو."},
      {"A bomb went off near Deir ez-Zor.", "انفجرت قنبلة قرب دير إز زور.", "wrong:دير إز زور",
       "انفجرت قنبلة قرب دير الزور."},
      {"France and Germany signed the treaty.", "وقعت فرنسا وإسبانيا المعاهدة.", "إسبانيا",
       "وقعت فرنسا وألمانيا المعاهدة."},
  };
  for (const auto& row : rows) {
    const std::string found = faults(row.english, row.wrong);
    EXPECT_NE(found.find(row.fault), std::string::npos) << row.wrong << " -> " << found;
    EXPECT_EQ(faults(row.english, row.right), "") << row.right;
  }
}

TEST(Name, nationalities_and_meanings_render_a_name) {
  const struct {
    const char* english;
    const char* arabic;
  } rows[] = {
      {"Syria's army advanced.", "تقدم الجيش السوري."},
      {"He lived in the White House.", "عاش في البيت الأبيض."},
      {"Germans voted on Sunday.", "صوت الألمان يوم الأحد."},
      {"He studied at the University of Damascus.", "درس في جامعة دمشق."},
      {"Egypt will help.", "ستساعد مصر."},
      {"The film won an award at Cannes.", "فاز الفيلم بجائزة في كان."},
  };
  for (const auto& row : rows) EXPECT_EQ(faults(row.english, row.arabic), "") << row.english;
}

TEST(Name, a_judgement_of_one_name_does_not_need_the_others) {
  const std::string english = "The talks in Washington failed.", arabic = "فشلت المحادثات في واشنتل.";
  const auto tokens = tokens_of(english);
  const auto names = find_names(english, tokens, Language::english);
  ASSERT_EQ(names.size(), 1u);
  const NameJudgement judgement =
      NameModel::builtin().judge_in(english, tokens, names[0], arabic, tokens_of(arabic));
  EXPECT_EQ(judgement.verdict, NameVerdict::wrong);
  EXPECT_EQ(judgement.range.in(arabic), "واشنتل");
  ASSERT_FALSE(judgement.suggestions.empty());
  EXPECT_EQ(judgement.suggestions[0], "واشنطن");
}

TEST(Name, strange_input_is_borne) {
  const std::string long_latin(10000, 'a'), particles = "al- el- bin de la von", zero = "Ah\u200Bmed\u200D", emoji = "😀 Bob 😀";
  std::string long_arabic;
  for (int i = 0; i < 5000; ++i) long_arabic += "م";
  const std::string inputs[] = {"", " ", "-", "\xFF\xFE\x80", long_latin, particles, zero, emoji, long_arabic,
                                "AMERICA AND CHINA TALK", "no capitals here", "محمد Ahmed محمد", "'s", "’", "a\xCC"};
  const NameModel& model = NameModel::builtin();
  for (const std::string& english : inputs) {
    const Block e(english);
    EXPECT_LE(model.propose(e.view(), 3).size(), 3u);
    EXPECT_LE(model.propose_english(e.view(), 3).size(), 3u);
    for (const std::string& arabic : inputs) {
      const Block a(arabic);
      const double score = model.score(e.view(), a.view());
      EXPECT_GE(score, 0);
      EXPECT_LE(score, 1);
      EXPECT_TRUE(std::isfinite(model.log_odds(e.view(), a.view())));
      EXPECT_LE(model.judge(e.view(), a.view()).score, 1);
      for (const JudgedName& one : model.judge_names(e.view(), tokens_of(e.view()), a.view(), tokens_of(a.view()))) {
        EXPECT_LE(one.judgement.range.end, a.view().size());
      }
    }
  }
}

}  // namespace
