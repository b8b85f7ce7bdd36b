// SPDX-License-Identifier: Apache-2.0
// Claims about find_names: which words of a sentence are names, and what they name.
#include <muwazi/name.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace {

using muwazi::Language;

/// "Iraq:place Ahmed Al-Sharaa:person"
std::string names_of(const std::string& text, Language language, bool types = true) {
  // A block of exactly the input's size, so that a sanitizer sees a read past its end.
  const std::unique_ptr<char[]> block(new char[text.size()]);
  text.copy(block.get(), text.size());
  const std::string_view view(block.get(), text.size());
  std::vector<muwazi::Token> tokens;
  muwazi::tokenize(view, {0, static_cast<std::uint32_t>(view.size())}, tokens);
  std::string out;
  std::uint32_t last = 0;
  for (const muwazi::Name& name : muwazi::find_names(view, tokens, language)) {
    EXPECT_LT(name.range.begin, name.range.end);
    EXPECT_GE(name.range.begin, last) << "names overlap";
    EXPECT_GT(name.token_count, 0u);
    EXPECT_LE(name.first_token + name.token_count, tokens.size());
    last = name.range.end;
    if (!out.empty()) out += " | ";
    out += name.range.in(view);
    if (types) {
      out += ':';
      out += muwazi::name_type_name(name.type);
    }
  }
  return out;
}

struct Row {
  const char* text;
  const char* names;
};

TEST(FindNames, english_names_are_found_with_their_types) {
  const Row rows[] = {
      {"", ""},
      {"The river rose again last night.", ""},
      {"Officials in Baghdad met Michael Fallon on Monday.", "Baghdad:place | Michael Fallon:person"},
      {"Yesterday the minister spoke to reporters.", ""},
      {"In October, the team left.", ""},
      {"China has built a dam.", "China:place"},
      {"Will the turkey be ready?", ""},
      {"Mark Rowley said so.", "Mark Rowley:person"},
      {"Mark the places on the map.", ""},
      {"We saw Theresa May in May 2017.", "Theresa May:person"},
      {"the Iraq-Syria border", "Iraq:place | Syria:place"},
      {"the Alawite-minority village", "Alawite:people"},
      {"weapons in Deir Ez-Zor, he said", "Deir Ez-Zor:place"},
      {"Ahmed Al-Sharaa’s government", "Ahmed Al-Sharaa:person"},
      {"Iraq’s Joint Operations Command (JOC) denied it.", "Iraq:place | Joint Operations Command:organization | JOC:acronym"},
      {"the University of North Carolina", "University of North Carolina:organization"},
      {"the Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights:organization"},
      {"Saladin province", "Saladin:place"},
      {"President Obama and Mr. Brown", "Obama:person | Brown:person"},
      {"British Prime Minister Theresa May", "British:people | Theresa May:person"},
      {"George W. Bush and J.K. Rowling", "George W. Bush:person | J.K. Rowling:person"},
      {"He paid the U.S. in 2C weather.", "U.S.:place"},
      {"the Government of the day", ""},
      {"* **Link to the manual**", ""},
      {"### Set the bar", ""},
      {"It spread like SARS-CoV did.", "SARS-CoV:acronym"},
      {"He holds an M.A. from Leeds.", "M.A.:acronym | Leeds:place"},
      {"Bosnia and Herzegovina", "Bosnia and Herzegovina:place"},
      {"Dr. Jane Goodall met Prof. Peter Higgs at the Royal Albert Hall.",
       "Jane Goodall:person | Peter Higgs:person | Royal Albert Hall:place"},
      {"She studied Kurdish history.", "Kurdish:people"},
      {"a French and a Dutch woman", "French:people | Dutch:people"},
  };
  for (const Row& row : rows) EXPECT_EQ(names_of(row.text, Language::english), row.names) << row.text;
}

TEST(FindNames, capitals_count_for_what_they_are_worth) {
  const Row rows[] = {
      // Headlines: every word has a capital, so only what is known, or no word at all, is a name.
      {"Troops Close The Northern Border Of Iraq", "Iraq"},
      {"Rescue Teams Reach Villages After Floods Near Kandahar", "Kandahar"},
      // All capitals.
      {"IRAQ CLOSES ITS BORDER WITH SYRIA", "IRAQ | SYRIA"},
      {"WHO WILL PAY US FOR THIS?", ""},
      // No capitals: the gazetteer alone.
      {"the army of iraq left mosul", "iraq | mosul"},
      {"turkey is eaten with a sauce", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(names_of(row.text, Language::english, false), row.names) << row.text;
}

TEST(FindNames, arabic_names_are_found) {
  const Row rows[] = {
      {"", ""},
      {"قال المتحدث إن الوضع هادئ", ""},
      {"وصل إلى بغداد", "بغداد:place"},
      {"وبالعراق وسوريا", "العراق:place | سوريا:place"},
      {"القوات العراقية", "العراقية:people"},
      {"قال أحمد الشرع", "أحمد الشرع:person"},
      {"كان على أن يعود", ""},
      {"استقبل الرئيس باراك أوباما الوفد", "باراك أوباما:person"},
      {"المتحدث باسم القيادة صباح النعمان", "صباح النعمان:person"},
      {"في صباح اليوم", ""},
      {"منظمة الصحة العالمية", "منظمة الصحة العالمية:organization"},
      // Titles in construct and with an adjective, verbs of saying, particles; words that no lexicon knows.
      {"تحدث وزير المالية دراغو فيلينتش", "دراغو فيلينتش:person"},
      {"قال الرئيس الفرنسي غوستاف تيلوران", "الفرنسي:people | غوستاف تيلوران:person"},
      {"زارت الدكتورة سعدى بيلغوري المصنع", "سعدى بيلغوري:person"},
      {"قالت زندوغي إنها راضية", "زندوغي:person"},
      {"وزير المالية جديد", ""},
      {"قال إنها بخير", ""},
      {"عاش ابن زيدون في قرطبة", "ابن زيدون:person | قرطبة:place"},
      {"ذهبت أم كلثوم إلى النهر", "أم كلثوم:person"},
      {"عاد أبي إلى البيت", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(names_of(row.text, Language::arabic), row.names) << row.text;
}

TEST(FindNames, hostile_input_is_harmless) {
  std::string particles, capitals, initials, hyphens, bytes;
  for (int i = 0; i < 20000; ++i) {
    particles += "de ";
    capitals += "Xa ";
    initials += "A. ";
    hyphens += "Al-";
    bytes += static_cast<char>(i * 151);
  }
  std::string arabic;
  for (int i = 0; i < 20000; ++i) arabic += "عبد ";
  for (const std::string& text :
       {particles, capitals, initials, hyphens, bytes, arabic, std::string(10000, 'Q'), std::string("A\u200Bl\u202E\U0001F600 Ba"),
        std::string("Al-"), std::string("bin"), std::string("Mr."), std::string("President of"), std::string("St.")}) {
    names_of(text, Language::english, false);
    names_of(text, Language::arabic, false);
  }
}

}  // namespace
