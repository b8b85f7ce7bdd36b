// SPDX-License-Identifier: Apache-2.0
// Claims about the gazetteer: what it knows, and how phrases of both languages are found in sentences.
#include "gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

namespace {

using muwazi::AttachedPreposition;
using muwazi::Derivation;
using muwazi::EntryType;
using muwazi::Gazetteer;
using muwazi::GazetteerHit;
using muwazi::Language;
using muwazi::Posting;

const Gazetteer& world() { return Gazetteer::builtin(); }

std::vector<GazetteerHit> hits_of(const std::string& text, Language language, std::string* copy = nullptr) {
  // A block of exactly the input's size, so that a sanitizer sees a read past its end.
  const std::unique_ptr<char[]> block(new char[text.size()]);
  text.copy(block.get(), text.size());
  const std::string_view view(block.get(), text.size());
  std::vector<muwazi::Token> tokens;
  muwazi::tokenize(view, {0, static_cast<std::uint32_t>(view.size())}, tokens);
  std::vector<GazetteerHit> hits;
  world().scan(view, tokens, language, hits);
  if (copy) *copy = text;
  return hits;
}

/// "Deir ez-Zor|Iraq": the texts of the hits.
std::string found(const std::string& text, Language language) {
  std::string out;
  for (const GazetteerHit& hit : hits_of(text, language)) {
    if (!out.empty()) out += '|';
    out += hit.range.in(text);
  }
  return out;
}

/// Whether an Arabic phrase is among the accepted forms of an English phrase's meanings.
bool renders(std::string_view english, std::string_view arabic) {
  std::set<std::uint64_t> concepts;
  for (const Posting p : world().find(english, Language::english)) concepts.insert(world().concept_key(p.entry));
  const auto meanings = world().find(arabic, Language::arabic);
  return std::any_of(meanings.begin(), meanings.end(),
                     [&](Posting p) { return concepts.contains(world().concept_key(p.entry)); });
}

TEST(Gazetteer, knows_exonyms_that_no_sound_gives) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Cologne", "كولونيا"},     {"Greece", "اليونان"},    {"Aleppo", "حلب"},        {"Egypt", "مصر"},
      {"Austria", "النمسا"},      {"Hungary", "المجر"},     {"Aristotle", "أرسطو"},   {"Avicenna", "ابن سينا"},
      {"Jesus", "المسيح"},        {"Moses", "موسى"},        {"Saladin", "صلاح الدين"}, {"Deir ez-Zor", "دير الزور"},
      {"John the Baptist", "يوحنا المعمدان"},               {"Hebron", "الخليل"},     {"Tyre", "صور"},
      {"WHO", "منظمة الصحة العالمية"},                      {"NATO", "الناتو"},       {"ISIS", "تنظيم الدولة"},
  };
  for (const auto& [english, arabic] : pairs) EXPECT_TRUE(renders(english, arabic)) << english << " " << arabic;
}

TEST(Gazetteer, names_that_are_arabic_are_marked) {
  const auto arabic = [](std::string_view english) {
    const auto meanings = world().find(english, Language::english);
    return std::any_of(meanings.begin(), meanings.end(), [](Posting p) { return world().is_of_arabic_origin(p.entry); });
  };
  for (const char* name : {"Mosul", "Khamis Mushait", "Bashar al-Assad"}) EXPECT_TRUE(arabic(name)) << name;
  for (const char* name : {"Berlin", "Ankara", "Angela Merkel", "Constantine"}) EXPECT_FALSE(arabic(name)) << name;
}

TEST(Gazetteer, does_not_take_one_place_for_another) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Cologne", "برلين"}, {"Iraq", "إيران"}, {"Niger", "نيجيريا"}, {"Austria", "أستراليا"}, {"Mali", "مالطا"},
      {"North Korea", "كوريا الجنوبية"},       {"Slovakia", "سلوفينيا"}};
  for (const auto& [english, arabic] : pairs) EXPECT_FALSE(renders(english, arabic)) << english << " " << arabic;
}

TEST(Gazetteer, every_capital_and_country_has_both_languages) {
  const char* names[] = {"Kabul", "Algiers", "Canberra", "Vienna", "Brussels", "Ottawa", "Beijing", "Cairo", "Paris",
                         "Berlin", "Athens", "New Delhi", "Tehran", "Baghdad", "Dublin", "Rome", "Tokyo", "Amman",
                         "Nairobi", "Beirut", "Tripoli", "Rabat", "Oslo", "Muscat", "Islamabad", "Warsaw", "Lisbon",
                         "Doha", "Moscow", "Riyadh", "Khartoum", "Stockholm", "Damascus", "Tunis", "Ankara", "Kyiv",
                         "London", "Washington", "Caracas", "Hanoi", "Sanaa", "Harare"};
  for (const char* name : names) EXPECT_FALSE(world().find(name, Language::english).empty()) << name;
}

TEST(Gazetteer, english_spelling_differences_are_folded) {
  for (const char* form : {"Deir ez-Zor", "Deir Ez Zor", "DEIR EZ-ZOR", "Deir al-Zor", "Deir Ezzor", "deir ez-zor"}) {
    EXPECT_TRUE(renders(form, "دير الزور")) << form;
  }
  EXPECT_TRUE(renders("Hay’at Tahrir al-Sham", "هيئة تحرير الشام"));
  EXPECT_TRUE(renders("Hayat Tahrir Al Sham", "هيئة تحرير الشام"));
  EXPECT_TRUE(renders("São Paulo", "ساو باولو"));
  EXPECT_TRUE(renders("Sao Paulo", "ساو باولو"));
  EXPECT_TRUE(renders("U.S.", "الولايات المتحدة"));
  EXPECT_TRUE(renders("St. Petersburg", "سانت بطرسبرغ"));
}

TEST(Gazetteer, demonyms_are_derived) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Syrian", "سوري"},    {"Syrians", "السوريون"},  {"Iraqi", "العراقية"},        {"French", "فرنسيين"},
      {"Dutch", "هولنديات"}, {"American", "الأمريكية"}, {"American", "أميركيان"},    {"Saudi", "للسعوديين"},
      {"South Korean", "الكورية الجنوبية"},             {"South African", "جنوب أفريقية"}, {"Turks", "الأتراك"},
      {"Alawite", "العلوية"}, {"Alawites", "علويين"},   {"Druze", "الدرزي"},         {"Kurds", "أكراد"},
      {"Londoner", "لندنية"}, {"German", "الألماني"},   {"German", "ألمانيين"},      {"German", "الماني"}};
  for (const auto& [english, arabic] : pairs) EXPECT_TRUE(renders(english, arabic)) << english << " " << arabic;
  EXPECT_EQ(world().find("Syrian", Language::english)[0].derivation(), Derivation::adjective);
  EXPECT_EQ(world().find("Syrians", Language::english)[0].derivation(), Derivation::people);
  EXPECT_EQ(world().find("Syria", Language::english)[0].derivation(), Derivation::name);
  EXPECT_FALSE(renders("Syrian", "العراقية"));
  // An alef with hamza and a lam are no article: the Arabic for "German" without them is another word.
  EXPECT_FALSE(renders("German", "ماني"));
}

TEST(Gazetteer, scans_english_for_the_longest_phrases) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"She walked north.", ""},
      {"She flew from New York to Deir ez-Zor.", "New York|Deir ez-Zor"},
      {"the Iraq-Syria border", "Iraq|Syria"},
      {"The United Nations Security Council met.", "United Nations Security Council"},
      {"Officials of the WHO asked us who paid.", "WHO"},
      {"It helps us.", ""},
      {"It helps the US.", "US"},
      {"turkey and china on the table", ""},
      {"Iraq’s army", "Iraq"},
      {"al-Qaeda, Al Qaeda and Qaeda", "al-Qaeda|Al Qaeda|Qaeda"},
  };
  for (const auto& [text, names] : rows) EXPECT_EQ(found(text, Language::english), names) << text;
}

TEST(Gazetteer, everyday_words_are_marked) {
  const auto hits = hits_of("Turkey and Greece", Language::english);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_TRUE(hits[0].postings[0].common);
  EXPECT_FALSE(hits[1].postings[0].common);
}

TEST(Gazetteer, scans_arabic_with_clitics_and_inflection) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"وصل إلى العراق", "العراق"},
      {"وبالعراق", "العراق"},
      {"للعراق", "لعراق"},
      {"ولبنان", "لبنان"},
      {"لبنان", "لبنان"},
      {"الحدود العراقية السورية", "العراقية|السورية"},
      {"بالولايات المتحدة", "الولايات المتحدة"},
      {"في دير الزور والرقة", "دير الزور|الرقة"},
      {"مُحَافَظَة صَلاح الدِّين", "مُحَافَظَة صَلاح الدِّين"},
  };
  for (const auto& [text, names] : rows) EXPECT_EQ(found(text, Language::arabic), names) << text;
  const auto hits = hits_of("وبالعراق", Language::arabic);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_TRUE(hits[0].conjunction);
  EXPECT_EQ(hits[0].preposition, AttachedPreposition::beh);
  EXPECT_TRUE(hits[0].article);
  EXPECT_EQ(hits_of("وكالعراق", Language::arabic).at(0).preposition, AttachedPreposition::kaf);
  EXPECT_EQ(hits_of("للعراق", Language::arabic).at(0).preposition, AttachedPreposition::lam);
  EXPECT_EQ(hits_of("العراق", Language::arabic).at(0).preposition, AttachedPreposition::none);
}

TEST(Gazetteer, a_capital_is_the_seat_of_its_country) {
  const auto is_seat = [](std::string_view seat, std::string_view country) {
    for (const Posting a : world().find(seat, Language::english)) {
      for (const Posting b : world().find(country, Language::english)) {
        if (world().is_seat_of(a.entry, b.entry)) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(is_seat("Riyadh", "Saudi Arabia"));
  EXPECT_TRUE(is_seat("Riyadh", "Saudi"));
  EXPECT_TRUE(is_seat("Brussels", "European Union"));
  EXPECT_TRUE(is_seat("Brussels", "Belgium"));
  EXPECT_FALSE(is_seat("Saudi Arabia", "Riyadh"));
  EXPECT_FALSE(is_seat("Jeddah", "Saudi Arabia"));
}

TEST(Gazetteer, every_entry_is_whole) {
  ASSERT_GT(world().size(), 5000u);
  for (muwazi::EntryId entry = 0; entry < world().size(); ++entry) {
    ASSERT_GE(world().english_name_count(entry), 1u) << entry;
    ASSERT_GE(world().arabic_name_count(entry), 1u) << entry;
    ASSERT_LE(world().english_name_count(entry), world().english_count(entry));
    ASSERT_LT(static_cast<std::size_t>(world().type(entry)), muwazi::entry_type_names.size());
    for (std::size_t i = 0; i < world().arabic_count(entry); ++i) {
      ASSERT_FALSE(world().arabic(entry, i).spelling.empty());
      ASSERT_FALSE(world().arabic(entry, i).key.empty());
    }
  }
}

TEST(Gazetteer, every_form_is_found_again) {
  std::size_t missed = 0;
  for (muwazi::EntryId entry = 0; entry < world().size(); ++entry) {
    const auto check = [&](std::string_view phrase, Language language) {
      const auto meanings = world().find(phrase, language);
      const bool ok =
          std::any_of(meanings.begin(), meanings.end(), [&](Posting p) { return p.entry == entry; });
      // A phrase with more meanings than a posting list holds may miss the last ones.
      if (!ok && meanings.size() < 15) {
        ++missed;
        ADD_FAILURE() << phrase;
      }
    };
    for (std::size_t i = 0; i < world().english_count(entry); ++i) {
      check(world().english(entry, i).spelling, Language::english);
    }
    for (std::size_t i = 0; i < world().arabic_name_count(entry); ++i) {
      check(world().arabic(entry, i).spelling, Language::arabic);
    }
    if (missed > 20) break;
  }
}

TEST(Gazetteer, a_word_that_begins_a_match_may_begin_one) {
  const auto matches = [](const std::string& text, std::string& word) {
    std::vector<muwazi::Token> tokens;
    muwazi::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    word = tokens.empty() ? std::string() : std::string(tokens[0].range.in(text));
    return !tokens.empty() && world().match(text, tokens, 0, Language::arabic).token_count > 0;
  };
  std::size_t matched = 0;
  std::string word;
  for (muwazi::EntryId entry = 0; entry < world().size(); ++entry)
    for (std::size_t i = 0; i < world().arabic_count(entry); ++i)
      for (const char* clitic : {"", "و", "ب", "ول", "لل", "ال"}) {
        const std::string text = clitic + std::string(world().arabic(entry, i).spelling);
        if (!matches(text, word)) continue;
        ++matched;
        EXPECT_TRUE(world().may_begin_arabic(word)) << text;
      }
  EXPECT_GT(matched, world().size());
  for (const char* other : {"يكتبون", "فقط", "الاختبارات", "كوبًا", ""}) EXPECT_FALSE(world().may_begin_arabic(other)) << other;
}

TEST(Gazetteer, common_words_are_known) {
  for (const char* word : {"border", "Today", "turkey", "HELP"}) EXPECT_TRUE(world().is_common_english(word)) << word;
  for (const char* word : {"Iraq", "Obama", "Xyzzyq", ""}) EXPECT_FALSE(world().is_common_english(word)) << word;
}

TEST(Gazetteer, hostile_input_is_harmless) {
  std::string particles, letters(100000, 'a'), bytes;
  for (int i = 0; i < 20000; ++i) particles += "al-";
  for (int i = 0; i < 20000; ++i) bytes += static_cast<char>(i * 37);
  std::string united;
  for (int i = 0; i < 5000; ++i) united += "United ";
  for (const std::string& text : {particles, letters, bytes, united, std::string("\u202E\u200D\u200D"),
                                  std::string("ال"), std::string("وال"), std::string("لل"), std::string("وبال")}) {
    found(text, Language::english);
    found(text, Language::arabic);
    (void)world().find(text, Language::english);
    (void)world().find(text, Language::arabic);
  }
}

}  // namespace
