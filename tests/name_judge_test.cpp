// SPDX-License-Identifier: Apache-2.0
// Claims about how the names of a pair of sentences, and of a document, are judged: what is a fault, its exact words, and a
// near twin that is none.
#include <muwazi/review.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace muwazi;

/// "rule:Arabic words" of each finding about names, in order.
std::string faults(const std::string& english, const std::string& arabic, const std::string& prefix = "name.") {
  ReviewOptions options;
  options.source_language = Language::english;
  const Review review = Reviewer(options).check_pair(english, arabic);
  std::string out;
  for (const Finding& finding : review.findings) {
    if (!finding.rule.starts_with(prefix)) continue;
    if (!out.empty()) out += ' ';
    out += std::string(finding.rule.substr(5)) + ":" + (finding.target ? finding.target->text : "");
  }
  return out;
}

/// The same where Arabic is the source: "rule:Arabic words|English words".
std::string source_faults(const std::string& arabic, const std::string& english) {
  ReviewOptions options;
  options.source_language = Language::arabic;
  const Review review = Reviewer(options).check_pair(arabic, english);
  std::string out;
  for (const Finding& finding : review.findings) {
    if (!finding.rule.starts_with("name.")) continue;
    if (!out.empty()) out += ' ';
    out += std::string(finding.rule.substr(5)) + ":" + (finding.source ? finding.source->text : "") + "|" +
           (finding.target ? finding.target->text : "");
  }
  return out;
}

struct Row {
  std::string english, arabic, expected;
};

void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(faults(row.english, row.arabic), row.expected) << row.english << '\n' << row.arabic;
}

TEST(NameJudge, a_slip_in_one_word_of_a_phrase_is_found_at_the_phrase) {
  expect({{"The delegation left North Carolina.", "غادر الوفد كارولينا الشمارية.", "wrong:كارولينا الشمارية"},
          {"The delegation left North Carolina.", "غادر الوفد كارولينا الشمالية.", ""},
          {"The treaty was signed in the United States.", "وقعت المعاهدة في الولايات امتحدة.", "wrong:الولايات امتحدة"},
          {"The treaty was signed in the United States.", "وقعت المعاهدة في الولايات المتحدة.", ""},
          {"He came from China.", "جاء من اصين.", "wrong:اصين"},
          {"He came from China.", "جاء من الصين.", ""}});
}

TEST(NameJudge, words_of_a_place_that_stand_for_something_else_do_not_render_it) {
  expect({{"Ships left the north of the North Sea for a sea farther south.", "غادرت السفن شمال سويسرا إلى بحر أبعد جنوبا.", "wrong:سويسرا"},
          {"Ships left the north of the North Sea for a sea farther south.", "غادرت السفن شمال بحر الشمال إلى بحر أبعد جنوبا.", ""},
          {"They left the mountain near Mount Kilimanjaro.", "غادروا الجبل قرب سويسرا.", "wrong:سويسرا"},
          {"They left the mountain near Mount Kilimanjaro.", "غادروا الجبل قرب كليمنجارو.", ""}});
}

TEST(NameJudge, the_head_of_a_phrase_is_no_word_but_nearly_one) {
  expect({{"They crossed the Alps in May.", "عبروا جفال الألب في مايو.", "wrong:جفال الألب"},
          {"They crossed the Alps in May.", "عبروا جبال الألب في مايو.", ""},
          {"They crossed the Alps in May.", "عبروا تلال الألب في مايو.", ""}});
}

TEST(NameJudge, a_country_may_be_spoken_of_by_its_capital) {
  expect({{"Riyadh will host the summit.", "ستستضيف السعودية القمة.", ""},
          {"Riyadh will host the summit.", "ستستضيف الكويت القمة.", "wrong:الكويت"},
          {"Ankara summoned the ambassador.", "استدعت وزارة الخارجية التركية السفير.", ""},
          {"The White House announced new sanctions.", "أعلنت الإدارة الأمريكية عقوبات جديدة.", ""},
          // Where English has the country too, the capital is a place of its own.
          {"The minister of Sudan spoke in Khartoum.", "تحدث وزير السودان في جدة.", "wrong:جدة"}});
  EXPECT_EQ(source_faults("حكمت محكمة سودانية على الوالي.", "A court in Khartoum sentenced the governor."), "");
  EXPECT_EQ(source_faults("حكمت محكمة سودانية على الوالي.", "A court in Damascus sentenced the governor."), "wrong:سودانية|Damascus");
}

TEST(NameJudge, a_name_that_stands_without_its_capital_too_is_a_word) {
  expect({{"Turkey disease causes enteritis in turkeys.", "يسبب مرض الديوك الرومية التهاب الأمعاء في الديوك الرومية.", ""},
          {"Turkey signed the treaty in May.", "وقعت اليونان المعاهدة في مايو.", "wrong:اليونان"}});
}

TEST(NameJudge, a_french_name_may_lose_the_last_consonant_that_is_silent) {
  expect({{"There was no consultation, said Ms. Gillard.", "وقالت السيدة جيلار إنه لم يجر تشاور.", ""},
          {"There was no consultation, said Ms. Gillard.", "وقالت السيدة جيرارد إنه لم يجر تشاور.", "wrong:جيرارد"}});
}

TEST(NameJudge, a_lost_consonant_is_found_where_another_one_of_its_kind_stays) {
  expect({{"She lives in Switzerland.", "تعيش في ويسرا.", "wrong:ويسرا"},
          {"She lives in Switzerland.", "تعيش في سويسرا.", ""},
          {"She flew to Papua New Guinea.", "سافرت إلى باوا غينيا الجديدة.", "wrong:باوا غينيا الجديدة"}});
}

TEST(NameJudge, a_minority_is_proposed_as_the_people) {
  const Review review = Reviewer().check_pair("The council of the Alawite-minority met on Monday.", "اجتمع مجلس حزمة الأليويت يوم الاثنين.");
  ASSERT_EQ(review.findings.size(), 1U);
  EXPECT_EQ(review.findings[0].target->text, "حزمة الأليويت");
  ASSERT_FALSE(review.findings[0].suggestions.empty());
  EXPECT_EQ(review.findings[0].suggestions[0], "العلويون");
}

TEST(NameJudge, a_name_left_in_latin_letters_is_found_but_not_in_brackets_or_beside_its_arabic_form) {
  expect({{"Officials in Denmark and Sweden agreed.", "اتفق مسؤولون في Denmark والسويد.", "latin:Denmark"},
          {"Officials in Denmark agreed.", "اتفق مسؤولون في الدنمارك (Denmark).", ""},
          {"The European Union agreed.", "وافق European Union.", "latin:European Union"}});
}

TEST(NameJudge, arabic_names_spelled_back_from_english_are_found) {
  expect({{"Hassan al-Turabi spoke in Khartoum.", "تحدث حسن التورابي في الخرطوم.", "wrong:حسن التورابي"},
          {"Hassan al-Turabi spoke in Khartoum.", "تحدث حسن الترابي في الخرطوم.", ""},
          {"They fled from El Obeid.", "فروا من إل أوبيد.", "wrong:إل أوبيد"},
          {"They fled from El Obeid.", "فروا من الأبيض.", ""},
          {"Imam Hussein was killed there.", "قتل الإمام حسن هناك.", "wrong:الإمام حسن"},
          {"Imam Hussein was killed there.", "قتل الإمام حسين هناك.", ""}});
}

TEST(NameJudge, an_arabic_name_has_one_spelling) {
  expect({{"The bakery in Tikrit opens at six.", "يفتح المخبز في تيكريت في السادسة.", "wrong:تيكريت"},
          {"The bakery in Tikrit opens at six.", "يفتح المخبز في تكريت في السادسة.", ""},
          {"The road to Mosul is open again.", "الطريق إلى موسول مفتوح من جديد.", "wrong:موسول"},
          {"The road to Mosul is open again.", "الطريق إلى الموصل مفتوح من جديد.", ""},
          {"Her brother studies in Nablus.", "يدرس أخوها في نابلوس.", "wrong:نابلوس"},
          {"Her brother studies in Nablus.", "يدرس أخوها في نابلس.", ""},
          {"The hospital in Khamis Mushait was built in 1982.", "بني المستشفى في خميس مشيت عام 1982.", "wrong:خميس مشيت"},
          {"The hospital in Khamis Mushait was built in 1982.", "بني المستشفى في خميس مشيط عام 1982.", ""},
          {"Critics praised the songs of Nancy Ajram.", "أشاد النقاد بأغاني نانسي عاجرم.", "wrong:نانسي عاجرم"},
          {"Critics praised the songs of Nancy Ajram.", "أشاد النقاد بأغاني نانسي عجرم.", ""},
          // Seats of the hamza and last vowels are written in several ways, and a foreign name has several spellings.
          {"They drove to Ras al-Ain.", "ذهبوا بالسيارة إلى راس العين.", ""},
          {"They drove to Karbala.", "ذهبوا بالسيارة إلى كربلا.", ""},
          {"The bakery in Stuttgart opens at six.", "يفتح المخبز في شتوتغارت في السادسة.", ""},
          {"The bakery in Stuttgart opens at six.", "يفتح المخبز في شتوتجارت في السادسة.", ""}});
}

TEST(NameJudge, a_town_is_not_called_by_what_its_words_mean) {
  expect({{"The ferry sails to Port Sudan.", "تبحر العبارة إلى ميناء السودان.", "translated:ميناء السودان"},
          {"The ferry sails to Port Sudan.", "تبحر العبارة إلى بورتسودان.", ""},
          {"The ferry sails to Port Sudan.", "تبحر العبارة إلى ميناء بورتسودان.", ""},
          {"The judge grew up in Little Rock.", "نشأ القاضي في الصخرة الصغيرة.", "translated:الصخرة الصغيرة"},
          {"The judge grew up in Little Rock.", "نشأ القاضي في ليتل روك.", ""},
          // Towns whose Arabic names are translations, in whole or in part.
          {"The museum in Mexico City reopened.", "أعيد افتتاح المتحف في مدينة المكسيك.", ""},
          {"Ships passed the White Nile.", "مرت السفن بالنيل الأبيض.", ""}});
}

TEST(NameJudge, only_the_arabic_article_is_no_word_of_its_own) {
  expect({{"Simone de Beauvoir spoke first.", "تحدثت سيمون دو بوفوار أولا.", ""},
          {"They fled from Deir Ez-Zor.", "فروا من دير إيز زور.", "wrong:دير إيز زور"}});
}

TEST(NameJudge, a_word_beside_a_short_form_is_no_part_of_it) {
  expect({{"By the efforts of the United Nations it succeeded.", "نجح ذلك بمجهود الأمم المتحدة.", ""},
          {"Sudan's army said it had retaken Wad Madani.", "قال الجيش السوداني إنه استعاد ود مدني.", ""}});
}

TEST(NameJudge, a_name_that_nothing_in_the_english_accounts_for_is_found) {
  expect({{"She arrived on Monday and left on Tuesday with Ahmed.", "وصلت يوم الاثنين إلى فرنسا وغادرت يوم الثلاثاء مع أحمد.", "added:فرنسا"},
          {"She arrived in France on Monday.", "وصلت إلى فرنسا يوم الاثنين.", ""},
          {"The compelling force was strong.", "كانت القوة القاهرة شديدة.", ""}});
}

TEST(NameJudge, a_name_of_an_arabic_source_that_is_misspelt_in_english_is_found) {
  const Row rows[] = {
      {"President Okama spoke to the students.", "تحدث الرئيس أوباما إلى الطلاب.", "wrong:أوباما|Okama"},
      {"President Obama spoke to the students.", "تحدث الرئيس أوباما إلى الطلاب.", ""},
      {"They met in Islamanad yesterday.", "التقوا في إسلام آباد أمس.", "wrong:إسلام آباد|Islamanad"},
      {"They met in Islamabad yesterday.", "التقوا في إسلام آباد أمس.", ""},
      // Other spellings of the same, inflected ones, and other names.
      {"Muhammad Mursi was tried in Cairo.", "حوكم محمد مرسي في القاهرة.", ""},
      {"Mohammed Morsy was tried in Cairo.", "حوكم محمد مرسي في القاهرة.", ""},
      {"Karim Benzema left Karlskroga.", "غادر كريم بنزيما كارلسكروغا.", ""},
      {"Hassan al-Turabi left Sudam.", "غادر حسن الترابي السودان.", "wrong:السودان|Sudam"},
      {"Heineken sold it to Carlsberg.", "باعتها هاينكن إلى كارلسبرغ.", ""},
      {"The Floridians went home.", "عاد أهل فلوريدا إلى بيوتهم.", ""},
      {"The Qingming festival fell in April.", "حل مهرجان تشينغ مينغ في أبريل.", ""},
      // One word of a phrase, though a shorter form of it stands, or what it became is a word.
      {"The Unied Nations sent observers.", "أرسلت الأمم المتحدة مراقبين.", "wrong:الأمم المتحدة|Unied"},
      {"He sold wheat to the United Staes.", "باع القمح إلى الولايات المتحدة.", "wrong:الولايات المتحدة|Staes"},
      {"The Word Bank lent the money.", "أقرض البنك الدولي المال.", "wrong:البنك الدولي|Word"},
      {"The World Bank lent the money.", "أقرض البنك الدولي المال.", ""},
      {"It is a Baltic state.", "هي إحدى دول البلطيق.", ""},
      {"The Ministry of Defense denied it.", "نفت وزارة الدفاع ذلك.", ""},
      {"The Ministry of Defence denied it.", "نفت وزارة الدفاع ذلك.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english;
}

TEST(NameJudge, a_name_of_an_arabic_source_that_english_lacks_is_found) {
  const Row rows[] = {
      {"The talks were held last week.", "جرت المحادثات في الصين الأسبوع الماضي.", "missing:الصين|"},
      {"The talks were held in China last week.", "جرت المحادثات في الصين الأسبوع الماضي.", ""},
      // What English says in its place, or leaves to an acronym.
      {"The talks were held in the country last week.", "جرت المحادثات في الصين الأسبوع الماضي.", ""},
      {"She studied at NYU.", "درست في جامعة نيويورك.", ""},
      // Where that word has its own translation, it does not.
      {"The government held talks last week.", "أجرت الحكومة محادثات مع الصين الأسبوع الماضي.", "missing:الصين|"},
      // Named by a title, and by nobody else.
      {"The minister of finance opened the market.", "افتتح وزير المالية دراغو فيلينتش السوق.", "missing:دراغو فيلينتش|"},
      {"The minister of finance, Drago Velinch, opened the market.", "افتتح وزير المالية دراغو فيلينتش السوق.", ""},
      // An everyday word that a name is spelled like.
      {"He was secretive and said nothing.", "كان كتوماً ولم يقل شيئا.", ""},
      {"But you are well, right?", "لكنك بخير، أليس كذلك؟", ""},
      {"It sold cod and sole.", "كان يبيع سمك القد وسمك موسى.", ""},
      {"She sang in Baalbek.", "غنت في بعلبك.", ""},
      {"The minister opened the road.", "افتتح وزير الداخلية عبد الوافي لفتيت الطريق.", "missing:عبد الوافي|"},
      // Other names stand there, and each is rendered elsewhere or is of another kind.
      {"The virus COVID-19 spread quickly.", "انتشر فيروس كوفيد-19 بسرعة في بلجيكا.", "missing:بلجيكا|"},
      {"The virus COVID-19 spread quickly in Belgium.", "انتشر فيروس كوفيد-19 بسرعة في بلجيكا.", ""},
      {"The firm uses TraceTogether.", "تستخدم الشركة تطبيق TraceTogether في سنغافورة.", "missing:سنغافورة|"},
      {"There are many bakers.", "يوجد خبازون كثيرون في هولندا.", "missing:هولندا|"},
      {"Many bakers live there.", "يعيش خبازون كثيرون في هولندا.", ""},
      // Names that end as a dual or a plural does, or as a feminine adjective.
      {"The doctors left last night.", "غادر الأطباء برلين الليلة الماضية.", "missing:برلين|"},
      {"The doctors left Berlin last night.", "غادر الأطباء برلين الليلة الماضية.", ""},
      {"The two seas meet here.", "يلتقي البحران هنا، وفي البحرين سمك كثير.", ""},
      {"The navy patrols the coast.", "تحرس البحرية الصينية الساحل.", "missing:الصينية|"},
      {"The Chinese navy patrols the coast.", "تحرس البحرية الصينية الساحل.", ""},
      {"The drug was approved by the FDA.", "أجازت إدارة الغذاء والدواء الأمريكية الدواء.", ""},
      // Indefinite words of the language, and a town that a conjunction hides in.
      {"The plan was entirely unsuitable.", "لم تكن الخطة مناسبة بتاتاً.", ""},
      {"Things went well.", "سارت الأمور جيدا.", ""},
      {"It grew exponentially.", "ازداد ازديادًا أسّيًّا.", ""},
      {"They built forts in New France.", "شيدوا قلاعا في نيو فرانس.", ""},
      // Acronyms that have the name in them.
      {"Police in B.C. have no answers.", "ليس لدى شرطة كولومبيا البريطانية أجوبة.", ""},
      {"The RSC played in May.", "عزفت شركة شكسبير الملكية في مايو.", ""},
      {"Cases in EU/EEA countries rose.", "ارتفعت الحالات في دول الاتحاد الأوروبي/المنطقة الاقتصادية الأوروبية والمملكة المتحدة.", "missing:المملكة المتحدة|"},
      {"Cases in EU/EEA countries and the UK rose.", "ارتفعت الحالات في دول الاتحاد الأوروبي/المنطقة الاقتصادية الأوروبية والمملكة المتحدة.", ""},
      {"He answered it definitively.", "أجابت منظمة العفو الدولية بشكل قاطع.", "missing:منظمة العفو الدولية|"},
      {"The organization answered definitively.", "أجابت منظمة العفو الدولية بشكل قاطع.", ""},
      // A body of a state may be called in many ways.
      {"They won 34 House seats.", "حصلوا على 34 مقعدا في مجلس النواب.", ""},
      {"Italian coastguards rescued them.", "أنقذهم خفر السواحل الإيطالي.", ""},
      // A longer name of the same place.
      {"It began at the Huanan Seafood Market.", "بدأ في سوق ووهان للمأكولات البحرية.", ""},
      // Beside a name that is rendered elsewhere, however it sounds.
      {"Pope Francis met the guest and his wife yesterday at Casa Santa Marta.", "التقى البابا فرنسيس أمس مارك زوكربيرغ وزوجته في بيت القديسة مرثا.",
       "missing:مارك زوكربيرغ|"},
      {"Pope Francis met Mark Zuckerberg and his wife yesterday at Casa Santa Marta.",
       "التقى البابا فرنسيس أمس مارك زوكربيرغ وزوجته في بيت القديسة مرثا.", ""},
      // Known to the lexicon and to lists of names alone.
      {"The prize went to a young singer from Paris.", "ذهبت الجائزة إلى فالنتينو، وهو مغن شاب من باريس.", "missing:فالنتينو|"},
      {"The prize went to Valentino, a young singer from Paris.", "ذهبت الجائزة إلى فالنتينو، وهو مغن شاب من باريس.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english;
}

TEST(NameJudge, a_word_of_the_language_is_no_name_in_the_place_of_another) {
  expect({{"Torrents of flood water cut the road to the village of Darpin.", "قطعت سيول جارفة الطريق إلى قرية داربين.", ""},
          {"The farmers fear more flooding.", "يخشى المزارعون مزيدا من السيول.", ""},
          {"The office of the envoy moved to Seoul.", "انتقل مكتب المبعوث إلى سيول.", ""},
          {"The office of the envoy moved.", "انتقل مكتب المبعوث إلى بيونغ يانغ.", "added:بيونغ يانغ"},
          {"DARPA paid for the engines.", "دفعت الوكالة مليون دولار ثمنا للمحركات.", ""},
          {"DARPA paid for the engines.", "دفعت داربل ثمن المحركات.", "wrong:داربل"}});
}

TEST(NameJudge, a_name_that_stands_again_is_there_by_the_same_sound) {
  expect({{"The Colorado Rockies won, and nobody expected it of the Rockies.", "فاز فريق كولورادو روكيز، ولم يتوقع أحد ذلك من روكيز.", ""}});
}

TEST(NameJudge, the_word_for_a_river_of_another_name_does_not_render_a_river) {
  EXPECT_EQ(faults("The ferry leaves the Thames River for the Danube River.", "تغادر العبارة نهر التايمز إلى نهر الدانوب."), "");
  EXPECT_NE(faults("The ferry leaves the Thames River for the Danube River.", "تغادر العبارة نهر التايمز إلى المدرسة."), "");
}

TEST(NameJudge, letters_that_english_does_not_speak_may_be_left_out) {
  expect({{"Sean Combs opened the shop.", "افتتح شون كومز المتجر.", ""}, {"Sean Combs opened the shop.", "افتتح شون كوبس المتجر.", "wrong:شون كوبس"}});
}

TEST(NameJudge, an_arabic_name_within_what_the_english_is_called_is_accounted_for) {
  EXPECT_EQ(source_faults("صوت النواب على الانسحاب من الاتحاد الأوروبي.", "The deputies voted on Brexit."), "");
  EXPECT_EQ(source_faults("صوت النواب على ميزانية الاتحاد الأوروبي.", "The deputies voted on the budget."), "missing:الاتحاد الأوروبي|");
  EXPECT_EQ(source_faults("تبدأ المباراة في الثامنة بالتوقيت الصيفي لبريطانيا.", "The match begins at 20:00 BST."), "");
  EXPECT_EQ(source_faults("تبدأ المباراة في الثامنة في بريطانيا.", "The match begins at 20:00."), "missing:بريطانيا|");
}

TEST(NameJudge, the_end_of_a_word_of_a_name_is_no_name_of_its_own) {
  EXPECT_EQ(source_faults("عرض برنامج ساترداي نايت لايف أمس.", "Saturday Night Live was shown yesterday."), "");
  EXPECT_EQ(source_faults("وصل دونالد ترامب لفرنسا أمس.", "Donald Trump arrived yesterday."), "missing:فرنسا|");
}

TEST(NameJudge, a_name_may_be_shortened_in_english) {
  EXPECT_EQ(source_faults("ناقش الوزراء التعاون الأوروبي الآسيوي.", "The ministers discussed Euro-Asian cooperation."), "");
  EXPECT_EQ(source_faults("ناقش الوزراء التعاون الأوروبي.", "The ministers discussed cooperation."), "missing:الأوروبي|");
}

TEST(NameJudge, who_speaks_may_be_left_to_the_verb) {
  ReviewOptions options;
  options.source_language = Language::english;
  const auto severity = [&](const std::string& english, const std::string& arabic) {
    const Review review = Reviewer(options).check_pair(english, arabic);
    return review.findings.size() == 1 && review.findings[0].rule == "name.missing" ? review.findings[0].severity : Severity::critical;
  };
  EXPECT_EQ(severity("\"The bridge will open in the spring,\" Trump said.", "وقال أيضا: \"سيفتح الجسر في الربيع\"."), Severity::info);
  EXPECT_EQ(severity("Trump said that the bridge will open in the spring.", "وأضاف أن الجسر سيفتح في الربيع."), Severity::info);
  EXPECT_EQ(severity("\"The bridge will open in the spring,\" Trump said.", "وأردف قائلا: \"سيفتح الجسر في الربيع\"."), Severity::info);
  EXPECT_EQ(severity("Trump said that the bridge will open in the spring.", "وأكد بأن الجسر سيفتح في الربيع."), Severity::info);
  EXPECT_EQ(severity("Trump visited the bridge in the spring.", "وزار الجسر في الربيع."), Severity::major);
}

TEST(NameJudge, a_known_person_may_be_called_by_the_given_name) {
  expect({{"Merkel made the remarks on Sunday.", "أدلت أنجيلا بهذه التصريحات يوم الأحد.", "unusual:أنجيلا"},
          {"Merkel made the remarks on Sunday.", "أدلى باراك بهذه التصريحات يوم الأحد.", "wrong:باراك"}});
  EXPECT_EQ(source_faults("أدلت أنجيلا بهذه التصريحات يوم الأحد.", "Merkel made the remarks on Sunday."), "");
}

TEST(NameJudge, who_speaks_in_arabic_may_be_he_or_she_in_english) {
  const auto loses_name = [](const std::string& arabic, const std::string& english) {
    const Review review = Reviewer().check_pair(arabic, english);
    return std::any_of(review.findings.begin(), review.findings.end(), [](const Finding& finding) { return finding.rule == "name.missing"; });
  };
  const std::string arabic = "ذكر باترسون \"لقد اختبرنا السفينة مرتين، لذلك يجب أن أكون سعيدا\".";
  EXPECT_FALSE(loses_name(arabic, "\"We have tested the ship twice, so I have to be happy,\" he said."));
  EXPECT_TRUE(loses_name(arabic, "\"We have tested the ship twice, so I have to be happy.\""));
  EXPECT_FALSE(loses_name("وصرحت السيدة كلينتون للصحيفة قائلة: \"اختبرنا السفينة مرتين\".", "\"We have tested the ship twice,\" she told the paper."));
  EXPECT_TRUE(loses_name("قال إن السفينة غادرت غلاسكو أمس.", "The ship left yesterday, he said."));
}

TEST(NameJudge, latin_letters_of_an_arabic_source_are_right_in_english) {
  EXPECT_EQ(source_faults("نزل الوفد في فندق Johannesburg أمس.", "The delegation stayed at the Johannesburg Hotel yesterday."), "");
  EXPECT_EQ(faults("The delegation left Johannesburg yesterday.", "غادر الوفد Johannesburg أمس."), "latin:Johannesburg");
}

TEST(NameJudge, a_name_of_an_arabic_source_left_in_arabic_letters_is_found_but_not_as_a_gloss) {
  const Row rows[] = {
      {"Officials in الدنمارك agreed.", "اتفق مسؤولون في الدنمارك.", "latin:الدنمارك|الدنمارك"},
      {"Officials in Denmark (الدنمارك) agreed.", "اتفق مسؤولون في الدنمارك.", ""},
      {"Two trials (one in كندا) began.", "بدأت تجربتان (إحداهما في كندا).", "latin:كندا|كندا"},
      {"The word \u201Cالدنمارك\u201D has eight letters.", "كلمة الدنمارك من ثمانية أحرف.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english;
}

TEST(NameJudge, the_letters_of_a_medium_may_stand_without_the_word_beside_them) {
  expect({{"The minister told ABC News that talks had begun.", "أبلغ الوزير شبكة ABC أن المحادثات بدأت.", ""},
          {"The minister told ABC News that talks had begun.", "أبلغ الوزير الصحفيين أن المحادثات بدأت.", "missing:"}});
}

TEST(NameJudge, a_surname_translated_as_a_word_is_found) {
  expect({{"Former US President George Bush spoke on Friday.", "تحدث الرئيس الأمريكي السابق جورج شجيرة يوم الجمعة.",
           "translated:شجيرة"},
          {"Former US President George Bush spoke on Friday.", "تحدث الرئيس الأمريكي السابق جورج بوش يوم الجمعة.", ""}});
}

TEST(NameJudge, the_word_for_the_kind_of_place_is_part_of_the_finding) {
  expect({{"An ambush in Saladin province killed two men.", "أدى كمين في مقاطعة صلاحه إلى مقتل رجلين.", "wrong:مقاطعة صلاحه"},
          {"An ambush in Saladin province killed two men.", "أدى كمين في محافظة صلاح الدين إلى مقتل رجلين.", ""}});
}

/// The first proposal of the first finding about names.
std::string proposal(const std::string& english, const std::string& arabic) {
  ReviewOptions options;
  options.source_language = Language::english;
  for (const Finding& finding : Reviewer(options).check_pair(english, arabic).findings) {
    if (finding.kind == FindingKind::name) return finding.suggestions.empty() ? "" : finding.suggestions[0];
  }
  return "nothing found";
}

TEST(NameJudge, proposes_what_fits_the_place) {
  EXPECT_EQ(proposal("An ambush in Saladin province killed two men.", "أدى كمين في مقاطعة صلاحه إلى مقتل رجلين."), "محافظة صلاح الدين");
  EXPECT_EQ(proposal("They closed the Iraq-Syria border.", "أغلقوا الحدود العراقية سوريا."), "الحدود العراقية السورية");
  EXPECT_EQ(proposal("They closed the Iraq-Turkey border.", "أغلقوا الحدود العراقية تركيا."), "الحدود العراقية التركية");
  EXPECT_EQ(proposal("They closed the Iraq-Turkey border.", "أغلقوا الحدود العراقية التركية."), "nothing found");
  EXPECT_EQ(proposal("He met Haidar al-Abadi.", "التقى حيدر الأبادي."), "حيدر العبادي");
  EXPECT_EQ(proposal("There are languages derived from Finnish.", "هناك لغات مشتقة من اللغة الفنلدنية."), "الفنلندية");
}

TEST(NameJudge, arabic_names_do_not_write_the_short_vowels_of_english) {
  EXPECT_EQ(proposal("Karim opened the shop.", "فتح كاريم الدكان."), "كريم");
  EXPECT_EQ(proposal("Karim opened the shop.", "فتح كريم الدكان."), "nothing found");
  EXPECT_EQ(proposal("Mahmoud opened the shop.", "فتح ماحمود الدكان."), "محمود");
  // Nor is a plural that begins as a preposition does a town.
  EXPECT_EQ(proposal("They laid ambushes by the road.", "نصبوا كمائن على جانب الطريق."), "nothing found");
  // Foreign names may.
  EXPECT_EQ(proposal("Tamara opened the shop.", "فتحت تامارا الدكان."), "nothing found");
  EXPECT_EQ(proposal("Ruslan opened the shop.", "فتح روسلان الدكان."), "nothing found");
}

TEST(NameJudge, additions_in_square_brackets_and_marks_of_lists_call_for_nothing) {
  expect({{"He [Abraham] said to his people.", "قال لقومه.", ""},
          {"* **Link to the manual**, if you have one.", "* **ضع رابطا إلى الدليل** إن وجد.", ""},
          {"### Set the bar", "### ضع معيارا", ""}});
}

TEST(NameJudge, a_z_may_be_read_as_in_german_and_a_people_is_no_bare_name) {
  expect({{"Mr. Zimmer closed the shop.", "أغلق السيد تسيمر المتجر.", ""},
          {"Christian schools in northwestern Ghana closed.", "أغلقت المدارس في شمال غرب غانا.", ""},
          {"Raising Ang(1-7) helps the heart.", "تفيد زيادة الأنجيوتنسين (1-7) القلب.", ""}});
}

TEST(NameJudge, a_title_in_quotation_marks_may_be_another_in_arabic) {
  expect({{"He made \"Cairo Station\" in 1958.", "أخرج \"باب الحديد\" عام 1958.", ""},
          {"He left Cairo Station in 1958.", "غادر محطة بيروت عام 1958.", "wrong:بيروت"}});
}

TEST(NameJudge, a_ch_may_be_read_as_in_german_and_a_foreign_article_may_follow_a_conjunction) {
  expect({{"Manfred von Richthofen died in 1918.", "مات مانفريد فون ريشتهوفن عام 1918.", ""},
          {"Manfred von Richthofen died in 1918.", "مات مانفريد فون ريبتهوفن عام 1918.", "wrong:ريبتهوفن"},
          {"The Times and El País shared it.", "تقاسمته التايمز وإل باييس.", ""},
          {"His son was John.", "كان ابنه يحيى.", ""},
          {"His son was John.", "كان ابنه عيسى.", "wrong:عيسى"}});
}

TEST(NameJudge, bad_input_is_taken_in_linear_time) {
  const std::string rows[] = {std::string(10000, 'A'), "al- el- bin de la von", "IRAQ AND SYRIA CLOSE THE BORDER", "iraq and syria close the border",
                              "Ah\u200Bmed\u200D", "😀 Bob 😀", "", "-", "Al-Al-Al-Al", std::string(5000, '-'),
                              "B\u0430ghdad \u0412aghdad \u039Cosul", "of of of The The", "\"Al\" 'El' (bin)", "\u0301\u0301 A\u0301\u0301\u0301hmed"};
  std::string many, names, particles, marks;
  for (int i = 0; i < 300; ++i) {
    many += "Ahmed al-Sharaa of Damascus, the country of Syria, ";
    if (i < 40) names += "وزير المالية دراغو فيلينتش في الصين و";
  }
  for (int i = 0; i < 3000; ++i) particles += "ابن عبد ";
  for (int i = 0; i < 5000; ++i) marks += "\u064E";
  std::string letters;
  for (int i = 0; i < 10000; ++i) letters += "ز";
  const std::string arabic[] = {"", "العراق وسوريا", std::string(10000, 'a'), "ابن أبو عبد آل", "\u200F\u200E", many, names, particles, letters,
                                "م" + marks, "ا\u0430ل\u200Bعر\u200Dاق", "😀بغداد😀", "قال", "وزير", "قال ابن", "الرئيس الفرنسي"};
  for (const std::string& left : rows) {
    for (const std::string& right : arabic) {
      EXPECT_NO_THROW(faults(left, right));
      EXPECT_NO_THROW(source_faults(right, left));
    }
  }
  EXPECT_NO_THROW(faults(many, many));
  EXPECT_NO_THROW(source_faults(names, many));
}

TEST(NameJudge, a_text_without_capitals_or_of_capitals_only_has_fewer_names_but_no_false_ones) {
  expect({{"the army of iraq left mosul", "غادر الجيش العراقي الموصل", ""},
          {"the army of iraq left mosul", "غادر الجيش الإيراني الموصل", "wrong:الإيراني"},
          {"IRAQ CLOSES ITS BORDER WITH SYRIA", "العراق يغلق حدوده مع سوريا", ""},
          {"IRAQ CLOSES ITS BORDER WITH SYRIA", "العراق يغلق حدوده مع تركيا", "wrong:تركيا"}});
  EXPECT_EQ(source_faults("غادر الجيش العراقي الموصل", "the army of iraq left mosul"), "");
  EXPECT_EQ(source_faults("العراق يغلق حدوده مع سوريا", "IRAQ CLOSES ITS BORDER WITH SYRIA"), "");
}

/// Rules of consistency over a text of several sentences, with their Arabic words.
std::string over_text(const std::string& english, const std::string& arabic) {
  ReviewOptions options;
  options.source_language = Language::english;
  options.sentences.one_per_line = true;
  const Review review = Reviewer(options).review(english, arabic);
  std::string out;
  for (const Finding& finding : review.findings) {
    if (finding.kind != FindingKind::consistency || !finding.rule.starts_with("name.")) continue;
    if (!out.empty()) out += ' ';
    out += std::string(finding.rule.substr(5)) + ":" + (finding.target ? finding.target->text : "");
    if (!finding.suggestions.empty()) out += ">" + finding.suggestions[0];
  }
  return out;
}

TEST(NameConsistency, one_name_in_two_spellings_is_found_at_the_rarer_one) {
  const std::string english =
      "Donald Trump arrived in Paris on Monday.\nTrump met the French president.\nLater Trump left for London.\n";
  EXPECT_EQ(over_text(english, "وصل دونالد ترامب إلى باريس يوم الاثنين.\nوالتقى ترامب الرئيس الفرنسي.\nوغادر ترمب لاحقا إلى لندن.\n"),
            "inconsistent:ترمب>ترامب");
  EXPECT_EQ(over_text(english, "وصل دونالد ترامب إلى باريس يوم الاثنين.\nوالتقى ترامب الرئيس الفرنسي.\nوغادر ترامب لاحقا إلى لندن.\n"), "");
  // A clitic is no other spelling.
  EXPECT_EQ(over_text("The aide thanked Trump.\nTrump left.\n", "شكر المساعد لترامب ذلك.\nغادر ترامب.\n"), "");
}

/// The Arabic words of a pair that spell an English word by its sound.
std::string transliterated(const std::string& english, const std::string& arabic) {
  ReviewOptions options;
  options.source_language = Language::english;
  for (const Finding& finding : Reviewer(options).check_pair(english, arabic).findings) {
    if (finding.rule == "name.transliterated") return finding.target ? finding.target->text : "?";
  }
  return "";
}

TEST(NameJudge, a_word_spelled_by_its_sound_is_found_and_a_loanword_is_not) {
  EXPECT_EQ(transliterated("The minister met the soldiers.", "التقى المنستر الجنود."), "المنستر");
  EXPECT_EQ(transliterated("The hospital was bombed yesterday.", "قصف الهوسبيتال أمس."), "الهوسبيتال");
  EXPECT_EQ(transliterated("The minister met the soldiers.", "التقى الوزير الجنود."), "");
  EXPECT_EQ(transliterated("They listened to a podcast.", "استمعوا إلى بودكاست."), "");
  // The name of the town is no slip, whatever it sounds like.
  EXPECT_EQ(transliterated("The minister visited Monastir.", "زار الوزير المنستير."), "");
}

TEST(NameJudge, a_single_name_of_an_arabic_source_is_told_to_be_gone_by_what_stands_around) {
  const Row rows[] = {
      {"His wife said that he was tired after the trip.", "ذكرت زوجته كارولين أنه كان متعبا بعد الرحلة.", "missing:كارولين|"},
      {"His wife Caroline said that he was tired after the trip.", "ذكرت زوجته كارولين أنه كان متعبا بعد الرحلة.", ""},
      {"The doctors visited twice in hospital.", "زار الأطباء كارولين في المستشفى مرتين.", "missing:كارولين|"},
      {"The doctors visited Caroline twice in hospital.", "زار الأطباء كارولين في المستشفى مرتين.", ""},
      {"The writer lives alone in his old house.", "يعيش الكاتب كوفاتشيف وحيدا في بيته القديم.", "missing:كوفاتشيف|"},
      {"The writer Kovachev lives alone in his old house.", "يعيش الكاتب كوفاتشيف وحيدا في بيته القديم.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english << '\n' << row.arabic;
}

TEST(NameJudge, a_person_of_an_arabic_source_may_be_spoken_of_by_a_pronoun) {
  const Row rows[] = {
      {"Reached the station before sunrise.", "وصل فريدريك إلى المحطة قبل شروق الشمس.", "missing:فريدريك|"},
      {"He reached the station before sunrise.", "وصل فريدريك إلى المحطة قبل شروق الشمس.", ""},
      {"Thanked the neighbours for their generosity.", "شكرت ناتاليا الجيران على كرمهم.", "missing:ناتاليا|"},
      {"She thanked the neighbours for their generosity.", "شكرت ناتاليا الجيران على كرمهم.", ""},
      {"The doctors visited her twice in hospital.", "زار الأطباء كارولين في المستشفى مرتين.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english << '\n' << row.arabic;
}

TEST(NameJudge, a_name_may_be_taken_up_by_what_it_names) {
  const Row rows[] = {
      // A body, a club, a firm by the word for it; not where that word has its own Arabic, and not without an article.
      {"Ministers of the bloc agreed on the plan.", "اتفق وزراء الاتحاد الأوروبي على الخطة.", ""},
      {"Ministers of agreed on the plan.", "اتفق وزراء الاتحاد الأوروبي على الخطة.", "missing:الاتحاد الأوروبي|"},
      {"The company has opened a new factory.", "افتتحت نوكيا مصنعا جديدا.", ""},
      {"The company has opened a new factory.", "افتتحت الشركة مع نوكيا مصنعا جديدا.", "missing:نوكيا|"},
      {"The Espoo-based firm has opened a new factory.", "افتتحت نوكيا مصنعا جديدا.", ""},
      // A person by the office that the Arabic says before the name, or by the land.
      {"The former chancellor visited the school.", "زارت المستشارة الألمانية السابقة أنجيلا ميركل المدرسة.", ""},
      {"Visited the school.", "زارت المستشارة الألمانية السابقة أنجيلا ميركل المدرسة.", "missing:الألمانية| missing:أنجيلا ميركل|"},
      {"The German visited the school.", "زارت أنجيلا ميركل المدرسة.", ""},
      {"The German teacher visited the school.", "زارت أنجيلا ميركل المدرسة.", "missing:أنجيلا ميركل| missing:|German"},
      // By an epithet, and a body without its country's adjective.
      {"The Reds play again on Sunday.", "يلعب ليفربول مجددا يوم الأحد.", ""},
      {"The players meet again on Sunday.", "يلعب ليفربول مجددا يوم الأحد.", "missing:ليفربول|"},
      {"Congress closed the offices.", "أغلق الكونغرس المكاتب الأمريكية.", ""},
      {"Nobody closed the offices.", "لم يغلق أحد المكاتب الأمريكية.", "missing:الأمريكية|"},
      // By the land and what the person does; by the owner.
      {"The Indian leader will need more votes.", "سيحتاج مودي إلى أصوات أكثر.", ""},
      {"The Indian voters will need more time.", "سيحتاج مودي إلى وقت أكثر.", "wrong:مودي|Indian"},
      {"Hezbollah's leader spoke for an hour.", "تحدث الأمين العام لحزب الله حسن نصر الله ساعة.", ""},
      {"His young Englishman praised the fans.", "أشاد نجمه الإنجليزي الشاب جود بيلينغهام بالجمهور.", ""},
      // A given name that the English leaves out; a surname that is left out is a loss.
      {"The film of Nolan won seven prizes.", "فاز فيلم المخرج كريستوفر نولان بسبع جوائز.", ""},
      {"The Hammers parted company with Moyes in May.", "انفصل وست هام عن مدربه ديفيد مويس في مايو.", ""},
      // Who is called by a nationality or an office before a name that the English has alone; not what is a thing's.
      {"Simone Biles won the prize.", "فازت الأمريكية سيمون بايلز بالجائزة.", ""},
      {"The ship Endurance sank.", "غرقت السفينة البريطانية إنديورنس.", "missing:البريطانية|"},
      {"Zuckerberg apologised to the families.", "اعتذر مؤسس فيسبوك مارك زوكربيرغ للعائلات.", ""},
      {"The founder Mark Zuckerberg apologised to the families.", "اعتذر مؤسس فيسبوك مارك زوكربيرغ للعائلات.", "missing:فيسبوك|"},
      {"Abiy sent troops to the border.", "أرسل رئيس الوزراء الإثيوبي قواته إلى الحدود.", ""},
      // What somebody is may stand behind the name.
      {"Amazon's founder gave a speech.", "ألقى جيف بيزوس مؤسس أمازون كلمة.", ""},
      {"The Dutchman gives no speeches.", "لا يلقي ماكس فيرستابن كلمات.", ""},
      {"The South China paper wrote about the talks.", "كتبت الصحيفة عن محادثات كوريا الجنوبية.", "missing:كوريا الجنوبية|"},
      // A firm with or without its land; a country as an archipelago; who is called by a firm and an office.
      {"Maersk diverted its ships to the south.", "حولت ميرسك الدنماركية مسار سفنها إلى الجنوب.", ""},
      {"The archipelago has many islands.", "في إندونيسيا جزر كثيرة.", ""},
      {"The WikiLeaks founder was in jail.", "كان أسانج في السجن.", ""},
      {"The cleric rarely appears in public.", "نادرا ما يظهر السيستاني علنا.", ""},
      // A verbal noun that no list has.
      {"The law bans women from universities.", "يحظر القانون على النساء ارتياد الجامعات.", ""},
      // Leaving the union.
      {"The minister spoke to the Brexiteers.", "تحدث الوزير إلى أنصار خروج المملكة المتحدة من الاتحاد الأوروبي.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english << '\n' << row.arabic;
}

TEST(NameJudge, an_arabic_word_that_ends_otherwise_than_a_name_is_none_where_the_text_tells_the_endings_apart) {
  const Row rows[] = {
      // His club, no Nadia; peaceful, no Salma; forgets, no river.
      {"Played for many years in the city.", "لعب مع ناديه سنوات طويلة في المدينة.", ""},
      {"Sat down for many years in the city.", "جلست مع نادية سنوات طويلة في المدينة.", "missing:نادية|"},
      {"Nobody learned what they have seen.", "لا ينسى الأطفال ما رأوه في بيتي.", ""},
      // With company.
      {"The couple will tie the knot in June.", "سيعقد الاثنان حفل قران في يونيو.", ""},
      {"His body was found in the flat two days later.", "عثر عليه ميتا في الشقة بعد يومين.", ""},
      {"She gave birth by C-section.", "أنجبت طفلها في عملية قيصرية.", ""},
      {"They use it to serve their own ends.", "يستخدمونه لخدمة مآرب شخصية.", ""},
      {"The scroll is written on papyrus.", "كتبت اللفافة على ورق بردي.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(source_faults(row.arabic, row.english), row.expected) << row.english << '\n' << row.arabic;
}

TEST(NameJudge, an_english_name_may_be_said_by_what_it_is) {
  const Row rows[] = {
      {"The minister flew to Athens on Monday.", "سافر الوزير إلى العاصمة اليونانية يوم الاثنين.", ""},
      {"The minister flew to Athens on Monday.", "سافر الوزير إلى العاصمة يوم الاثنين.", "missing:"},
      {"The minister flew to Sanaa on Monday.", "سافر الوزير إلى العاصمة اليمنية يوم الاثنين.", ""},
      {"The Swiss lender bought its rival.", "اشترى يو بي إس منافسه.", ""},
      {"The Swiss lender bought its rival.", "اشترى البنك منافسه.", "missing:"},
      {"Karlsruhe rejected the complaint.", "رفضت المحكمة الدستورية الاتحادية الشكوى.", ""},
      {"Karlsruhe rejected the complaint.", "رفضت المحكمة الشكوى.", "missing:"},
      {"The Gulf state spent millions.", "أنفقت قطر الملايين.", ""},
      {"The Stuttgart-based firm sold its shares.", "باعت مرسيدس أسهمها.", ""},
      {"The minister lived in Stuttgart.", "عاش الوزير مع مرسيدس.", "wrong:مرسيدس"},
      {"The Portuguese star missed a penalty.", "أهدر رونالدو ركلة جزاء.", ""},
      {"The Portuguese star missed a penalty.", "أهدر اللاعب الإسباني ركلة جزاء.", "wrong:الإسباني"},
      // An office and its land for who holds it; a body or a country by the word for it, unless the English has that word.
      {"Orban blocked the plan for weeks.", "عرقل رئيس الوزراء المجري الخطة أسابيع.", ""},
      {"Orban blocked the plan of the Hungarian farmers.", "عرقل رئيس الوزراء خطة المزارعين المجريين.", "missing:"},
      {"Guardiola's men meet Porto on Sunday.", "يواجه مانشستر سيتي بورتو يوم الأحد.", ""},
      {"Guardiola himself meets Porto on Sunday.", "يواجه مانشستر سيتي بورتو يوم الأحد.", "wrong:مانشستر سيتي"},
      {"Hamas called on the mediators to act.", "دعت الحركة الوسطاء إلى التحرك.", ""},
      {"She is the first woman to lead Italy.", "هي أول امرأة تقود البلاد.", ""},
      {"She loves Italy and its country roads.", "هي تحب البلاد والطرق.", "missing:"},
      {"She is the first woman to lead Italy.", "هي أول امرأة تقود البلدة.", "missing:"},
      // A capital for its country; another one for the Union's seat.
      {"Brussels warned Budapest of new fines.", "حذرت المفوضية الأوروبية المجر من غرامات جديدة.", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(faults(row.english, row.arabic), row.expected) << row.english << '\n' << row.arabic;
  }
}

TEST(NameJudge, a_last_name_alone_is_proposed_alone_and_a_country_by_the_name_that_is_meant) {
  const struct {
    const char *english, *arabic, *proposal;
  } rows[] = {
      {"Yesterday Clinton spoke to voters.", "تحدث غريفين أمس إلى الناخبين.", "كلينتون"},
      {"Yesterday Bill Clinton spoke to voters.", "تحدث غريفين أمس إلى الناخبين.", "بيل كلينتون"},
      {"Yesterday Bellingham played at home.", "لعب غريفين أمس في ملعبه.", "بيلينغهام"},
      {"He left Britain in May and went home.", "غادر اليابان في مايو وعاد إلى بلده.", "بريطانيا"},
      {"He left Burma in May and went home.", "غادر اليابان في مايو وعاد إلى بلده.", "بورما"},
      {"He left Myanmar in May and went home.", "غادر اليابان في مايو وعاد إلى بلده.", "ميانمار"},
  };
  for (const auto& row : rows) {
    const Review review = Reviewer().check_pair(row.english, row.arabic);
    ASSERT_FALSE(review.findings.empty()) << row.english;
    ASSERT_FALSE(review.findings[0].suggestions.empty()) << row.english;
    EXPECT_EQ(review.findings[0].suggestions[0], row.proposal) << row.english;
  }
}

}  // namespace
