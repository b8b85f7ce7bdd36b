// SPDX-License-Identifier: Apache-2.0
// Alignment of texts of every sort, our own: front matter on one side, refrains, lists, dialogue, verse, near-identical
// neighbours, sentences joined and split.
#include <muwazi/align.hpp>
#include <muwazi/document.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace muwazi;

using Lines = std::vector<std::string>;

Document document(const Lines& lines, Language language) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  SentenceOptions options;
  options.one_per_line = true;
  return analyze(decode(text), language, SentenceSplitter(language, options));
}

/// "0:0 1,2:1 3:- -:2", counted from 0 on both sides.
std::string beads_of(const Lines& english, const Lines& arabic) {
  const auto list = [](SentenceRange range) {
    std::string out;
    for (std::uint32_t k = range.begin; k < range.end; ++k) {
      if (k > range.begin) out += ',';
      out += std::to_string(k);
    }
    return range.empty() ? std::string("-") : out;
  };
  std::string out;
  for (const Bead& bead : align(document(english, Language::english), document(arabic, Language::arabic)))
    out.append(out.empty() ? "" : " ").append(list(bead.source)).append(":").append(list(bead.target));
  return out;
}

std::string straight(std::size_t count, std::size_t a = 0, std::size_t b = 0) {
  std::string out;
  for (std::size_t k = 0; k < count; ++k)
    out.append(out.empty() ? "" : " ").append(std::to_string(a + k)).append(":").append(std::to_string(b + k));
  return out;
}

Lines part(const Lines& lines, std::size_t first, std::size_t last) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last)};
}

Lines operator+(Lines x, const Lines& y) {
  x.insert(x.end(), y.begin(), y.end());
  return x;
}

const Lines story_en = {
    "The old lighthouse stood on a rock north of the village.",
    "Nobody had lived there since the keeper died in the winter of 1962.",
    "Salim rowed across the bay on a quiet morning in May.",
    "He tied his boat to an iron ring and climbed the ninety steps.",
    "The door was open.",
    "On the table lay a lamp, a map and a loaf of bread.",
    "The bread was still warm.",
    "He called, but only the gulls answered.",
    "Then he heard footsteps above his head.",
    "A woman with grey hair came down the stairs.",
    "She asked him whether he had brought the letter.",
    "He had no letter, and he told her so.",
};
const Lines story_ar = {
    "كانت المنارة القديمة قائمة على صخرة شمال القرية.",
    "ولم يسكنها أحد منذ مات حارسها في شتاء عام 1962.",
    "عبر سليم الخليج بقاربه في صباح هادئ من شهر أيار.",
    "ربط قاربه بحلقة من حديد وصعد الدرجات التسعين.",
    "كان الباب مفتوحا.",
    "وعلى الطاولة مصباح وخريطة ورغيف خبز.",
    "كان الخبز لا يزال دافئا.",
    "نادى، لكن لم تجبه إلا النوارس.",
    "ثم سمع وقع أقدام فوق رأسه.",
    "نزلت على الدرج امرأة شعرها رمادي.",
    "سألته إن كان قد أحضر الرسالة.",
    "لم تكن معه رسالة، وقال لها ذلك.",
};

TEST(AlignTexts, a_story) { EXPECT_EQ(beads_of(story_en, story_ar), straight(12)); }

TEST(AlignTexts, front_and_back_matter_of_one_side_has_no_counterpart) {
  const Lines front = {
      "All rights reserved.",
      "No part of this publication may be reproduced without permission of the publisher.",
      "Printed in Great Britain on acid-free paper.",
      "ISBN 978-0-00-000000-2",
      "To my parents, who taught me to read.",
      "Contents",
      "Acknowledgements",
  };
  const Lines back = {
      "About the author",
      "She studied engineering and lives with two cats near Bristol.",
      "Other books from the same publisher can be ordered at any bookshop.",
  };
  std::string expected = "0:- 1:- 2:- 3:- 4:- 5:- 6:-";
  expected.append(" ").append(straight(12, 7, 0));
  expected += " 19:- 20:- 21:-";
  EXPECT_EQ(beads_of(front + story_en + back, story_ar), expected);
}

TEST(AlignTexts, sentences_are_joined_and_split) {
  Lines arabic = story_ar;
  arabic[4] = "كان الباب مفتوحا، وعلى الطاولة مصباح وخريطة ورغيف خبز.";
  arabic.erase(arabic.begin() + 5);
  arabic[2] = "كان صباحا هادئا من شهر أيار.";
  arabic.insert(arabic.begin() + 3, "عبر سليم الخليج بقاربه.");
  EXPECT_EQ(beads_of(story_en, arabic), "0:0 1:1 2:2,3 3:4 4,5:5 6:6 7:7 8:8 9:9 10:10 11:11");
}

TEST(AlignTexts, one_sentence_stands_for_seven) {
  Lines joined(story_ar.begin(), story_ar.begin() + 2);
  std::string all;
  for (std::size_t k = 2; k < 9; ++k) {
    if (!all.empty()) all += "، و";
    all.append(story_ar[k], 0, story_ar[k].size() - 1);
  }
  joined.push_back(all + ".");
  for (std::size_t k = 9; k < 12; ++k) joined.push_back(story_ar[k]);
  EXPECT_EQ(beads_of(story_en, joined), "0:0 1:1 2,3,4,5,6,7,8:2 9:3 10:4 11:5");
}

TEST(AlignTexts, neighbours_that_hardly_differ_stay_apart) {
  const Lines english = {
      "The flight to Cairo leaves at 6:15.",    "The flight to Amman leaves at 7:40.",  "The flight to Tunis leaves at 8:05.",
      "The flight to Muscat leaves at 9:30.",   "The flight to Beirut leaves at 10:45.", "The flight to Rabat leaves at 11:20.",
      "The flight to Khartoum leaves at 12:10.",
  };
  const Lines arabic = {
      "تقلع رحلة القاهرة في الساعة 6:15.",  "تقلع رحلة عمان في الساعة 7:40.",    "تقلع رحلة تونس في الساعة 8:05.",
      "تقلع رحلة بيروت في الساعة 10:45.",   "تقلع رحلة الرباط في الساعة 11:20.", "تقلع رحلة الخرطوم في الساعة 12:10.",
  };
  EXPECT_EQ(beads_of(english, arabic), "0:0 1:1 2:2 3:- 4:3 5:4 6:5");
}

TEST(AlignTexts, a_refrain_is_paired_by_what_stands_around_it) {
  const Lines english = {
      "The sea takes and the sea gives.", story_en[0], story_en[1], "The sea takes and the sea gives.", story_en[2], story_en[3],
      "The sea takes and the sea gives.", story_en[5], story_en[7], "The sea takes and the sea gives.",
  };
  const Lines arabic = {
      "البحر يأخذ والبحر يعطي.", story_ar[0], story_ar[1], story_ar[2], story_ar[3],
      "البحر يأخذ والبحر يعطي.", story_ar[5], story_ar[7], "البحر يأخذ والبحر يعطي.",
  };
  EXPECT_EQ(beads_of(english, arabic), "0:0 1:1 2:2 3:- 4:3 5:4 6:5 7:6 8:7 9:8");
}

TEST(AlignTexts, a_dialogue_of_short_lines) {
  const Lines english = {
      "\"Where is the key?\"", "\"Which key?\"",      "\"The key of the garden.\"", "\"My sister has it.\"", "\"Since when?\"",
      "\"Since yesterday.\"",  "\"Then we wait.\"", "\"Yes.\"",                  "\"Are you hungry?\"",    "\"No, only tired.\"",
  };
  const Lines arabic = {
      "- أين المفتاح؟", "- أي مفتاح؟", "- مفتاح الحديقة.", "- إنه مع أختي.", "- منذ متى؟",
      "- منذ أمس.",     "- ننتظر إذن.", "- نعم.",           "- هل أنت جائع؟", "- لا، متعب فقط.",
  };
  EXPECT_EQ(beads_of(english, arabic), straight(10));
}

TEST(AlignTexts, verse) {
  const Lines english = {
      "I asked the wind about the road,", "and the wind knew nothing of roads.",   "I asked the river about the stone,",
      "and the river showed me its bed.", "I asked the night about the morning,", "and the night went away without a word.",
  };
  const Lines arabic = {
      "سألت الريح عن الطريق،", "والريح لا تعرف شيئا عن الطرق.",  "سألت النهر عن الحجر،",
      "فأراني النهر مجراه.",    "سألت الليل عن الصباح،",           "فمضى الليل بلا كلمة.",
  };
  EXPECT_EQ(beads_of(english, arabic), straight(6));
}

TEST(AlignTexts, a_list_of_which_an_item_is_missing) {
  const Lines english = {
      "You will need:",  "two onions", "four tomatoes", "a cup of rice", "half a cup of olive oil", "salt and black pepper",
      "a lemon",         "Fry the onions in the oil until they are soft.", "Add the rice and stir for two minutes.",
  };
  const Lines arabic = {
      "ستحتاج إلى:", "بصلتين", "أربع حبات طماطم", "كوب أرز", "نصف كوب من زيت الزيتون", "ملح وفلفل أسود",
      "اقل البصل في الزيت حتى يلين.", "أضف الأرز وحرك لمدة دقيقتين.",
  };
  EXPECT_EQ(beads_of(english, arabic), "0:0 1:1 2:2 3:3 4:4 5:5 6:- 7:6 8:7");
}

TEST(AlignTexts, hundreds_of_sentences_that_one_side_lacks) {
  Lines english = story_en;
  for (int chapter = 0; chapter < 40; ++chapter)
    for (const char* what : {"The council of the harbour counted the barrels of fish.", "A clerk wrote every number into a green book.",
                             "In the evening the book was locked away.", "Prices rose in the market.", "Merchants complained."})
      english.push_back(std::string(what) + (chapter % 2 == 0 ? "" : " So it went on."));
  const Lines end_en = {"Years later a parcel reached Salim.", "It held the lamp from the lighthouse and no letter.",
                        "He lit it at once.", "The light was green."};
  const Lines end_ar = {"بعد سنوات وصل طرد إلى سليم.", "كان فيه مصباح المنارة بلا رسالة.", "فأشعله على الفور.", "كان الضوء أخضر."};
  std::string expected = straight(12);
  for (int k = 12; k < 212; ++k) expected.append(" ").append(std::to_string(k)).append(":-");
  expected.append(" ").append(straight(4, 212, 12));
  EXPECT_EQ(beads_of(english + end_en, story_ar + end_ar), expected);
}

Lines times(std::size_t count, const Lines& lines) {
  Lines out;
  for (std::size_t k = 0; k < count; ++k) out.insert(out.end(), lines.begin(), lines.end());
  return out;
}

const Lines machine_en = {"The pump is running and the valve is closed.", "The filter was changed because it was blocked."};
const Lines machine_ar = {"المضخة تعمل والصمام مغلق.", "تم تغيير المرشح لأنه كان مسدودا."};

TEST(AlignTexts, lines_that_stand_over_and_over_are_paired_in_order) {
  const struct {
    const char* what;
    std::size_t count;
    Lines english, arabic;
  } cases[] = {
      {"one line", 900, {machine_en[0]}, {machine_ar[0]}},
      {"two lines in turn", 300, machine_en, machine_ar},
      {"a line much longer in Arabic", 500, {"None"}, {"لا يوجد شيء من ذلك"}},
      {"a line that the lexicon does not know", 300, {"Zarbin tolf."}, {"زاربين تولف مقرنس."}},
      {"one letter", 300, {"x"}, {"س"}},
  };
  for (const auto& one : cases)
    EXPECT_EQ(beads_of(times(one.count, one.english), times(one.count, one.arabic)), straight(one.count * one.english.size()))
        << one.what;
}

TEST(AlignTexts, a_block_of_equal_lines_within_a_story) {
  const struct {
    std::size_t count;
    Lines english, arabic;
  } cases[] = {
      {12, {"n/a"}, {"لا ينطبق"}},
      {200, {"n/a"}, {"لا ينطبق"}},
      {12, {machine_en[0]}, {machine_ar[0]}},
      {200, {machine_en[0]}, {machine_ar[0]}},
  };
  const Lines first_en(story_en.begin(), story_en.begin() + 6), last_en(story_en.begin() + 6, story_en.end());
  const Lines first_ar(story_ar.begin(), story_ar.begin() + 6), last_ar(story_ar.begin() + 6, story_ar.end());
  for (const auto& one : cases)
    EXPECT_EQ(beads_of(first_en + times(one.count, one.english) + last_en, first_ar + times(one.count, one.arabic) + last_ar),
              straight(12 + one.count))
        << one.count << " times " << one.english[0];
}

/// "gaps in runs", and " and others" where a bead is not 1-1.
std::string gaps_of(const Lines& english, const Lines& arabic) {
  std::size_t gaps = 0, runs = 0, others = 0;
  bool behind_gap = false;
  for (const Bead& bead : align(document(english, Language::english), document(arabic, Language::arabic))) {
    gaps += bead.is_gap() ? 1 : 0;
    runs += bead.is_gap() && !behind_gap ? 1 : 0;
    others += !bead.is_gap() && bead.source.size() + bead.target.size() != 2 ? 1 : 0;
    behind_gap = bead.is_gap();
  }
  return std::to_string(gaps) + " in " + std::to_string(runs) + (others > 0 ? " and others" : "");
}

TEST(AlignTexts, equal_lines_more_on_one_side_leave_one_gap) {
  EXPECT_EQ(gaps_of(story_en + times(150, {machine_en[0]}), story_ar + times(141, {machine_ar[0]})), "9 in 1");
  const struct {
    std::size_t english, arabic;
    const char* gaps;
  } cases[] = {{30, 28, "2 in 1"}, {300, 280, "20 in 1"}, {280, 300, "20 in 1"}, {290, 300, "10 in 1"}, {300, 298, "2 in 1"}};
  for (const auto& one : cases)
    EXPECT_EQ(gaps_of(part(story_en, 0, 6) + times(one.english, {machine_en[0]}) + part(story_en, 6, 12),
                      part(story_ar, 0, 6) + times(one.arabic, {machine_ar[0]}) + part(story_ar, 6, 12)),
              one.gaps)
        << one.english << " lines for " << one.arabic;
}

/// Sentences [first, last) as one, its full stops between them gone.
std::string joined(const Lines& lines, std::size_t first, std::size_t last, const char* between) {
  std::string out;
  for (std::size_t k = first; k < last; ++k) {
    if (k > first) out += between;
    out.append(lines[k], 0, lines[k].size() - 1);
  }
  return out + ".";
}

TEST(AlignTexts, one_sentence_stands_for_eight_on_either_side) {
  EXPECT_EQ(beads_of(story_en, part(story_ar, 0, 2) + Lines{joined(story_ar, 2, 10, "، و")} + part(story_ar, 10, 12)),
            "0:0 1:1 2,3,4,5,6,7,8,9:2 10:3 11:4");
  EXPECT_EQ(beads_of(part(story_en, 0, 2) + Lines{joined(story_en, 2, 10, ", and ")} + part(story_en, 10, 12), story_ar),
            "0:0 1:1 2:2,3,4,5,6,7,8,9 3:10 4:11");
}

TEST(AlignTexts, two_sentences_stand_for_seven_where_they_meet_within_one_of_them) {
  Lines english = story_en, arabic = story_ar;
  english[3] = "He shivered.";
  arabic[3] = "كان يرتجف من البرد.";
  const std::string first_en = "He tied his boat to the iron ring beside the broken anchor";
  const std::string last_en = "then he climbed the ninety wet steps to the green gate";
  const std::string first_ar = "ربط قاربه بالحلقة الحديدية بجوار المرساة المكسورة";
  const std::string last_ar = "صعد الدرجات التسعين المبتلة حتى البوابة الخضراء";
  english[5] = first_en + ", " + last_en + ".";
  arabic[5] = first_ar + "، ثم " + last_ar + ".";
  const Lines two_ar = {joined(part(arabic, 2, 5) + Lines{first_ar + "."}, 0, 4, "، و"),
                        joined(Lines{last_ar + "."} + part(arabic, 6, 9), 0, 4, "، و")};
  EXPECT_EQ(beads_of(english, part(arabic, 0, 2) + two_ar + part(arabic, 9, 12)), "0:0 1:1 2,3,4,5,6,7,8:2,3 9:4 10:5 11:6");
  const Lines two_en = {joined(part(english, 2, 5) + Lines{first_en + "."}, 0, 4, ", and "),
                        joined(Lines{last_en + "."} + part(english, 6, 9), 0, 4, ", and ")};
  EXPECT_EQ(beads_of(part(english, 0, 2) + two_en + part(english, 9, 12), arabic), "0:0 1:1 2,3:2,3,4,5,6,7,8 4:9 5:10 6:11");
  // Where the border stands between two of the seven, it is found.
  EXPECT_EQ(beads_of(english, part(arabic, 0, 2) + Lines{joined(arabic, 2, 6, "، و"), joined(arabic, 6, 9, "، و")} +
                                  part(arabic, 9, 12)),
            "0:0 1:1 2,3,4,5:2 6,7,8:3 9:4 10:5 11:6");
}

TEST(AlignTexts, four_sentences_told_in_the_other_order) {
  const Lines turned = {story_ar[7], story_ar[6], story_ar[5], story_ar[4]};
  EXPECT_EQ(beads_of(story_en, part(story_ar, 0, 4) + turned + part(story_ar, 8, 12)),
            "0:0 1:1 2:2 3:3 4,5,6,7:4,5,6,7 8:8 9:9 10:10 11:11");
}

TEST(AlignTexts, the_anchor_of_a_heading_stays_with_the_heading) {
  const Lines english = {"## How do I bring my own boat?", "You can moor it beside the ferry.", "## Who looks after the harbour?",
                         "The council pays two men."};
  const Lines arabic = {"## كيف أحضر قاربي الخاص؟", "{#كيف-أحضر-قاربي-الخاص}", "يمكنك أن تربطه بجوار العبارة.",
                        "## من يعتني بالميناء؟", "{#من-يعتني-بالميناء}", "يدفع المجلس لرجلين."};
  EXPECT_EQ(beads_of(english, arabic), "0:0,1 1:2 2:3,4 3:5");
}

// No dictionary knows these names, and their letters do not answer one to one: "ch" is two letters in Arabic.
TEST(AlignTexts, unknown_names_are_met_by_their_sound) {
  Lines english, arabic;
  for (const char* name : {"Tolnarich", "Bedorovich", "Kalsevich", "Marenovich", "Dravolich", "Polnavich", "Gostrich", "Lermanich"})
    english.push_back(std::string(name) + " was elected to the council of the town for four years.");
  for (const char* name : {"تولناريتش", "بيدوروفيتش", "مارينوفيتش", "درافوليتش", "بولنافيتش", "غوستريتش", "ليرمانيتش"})
    arabic.push_back(std::string("انتخب ") + name + " عضوا في مجلس البلدة لأربع سنوات.");
  EXPECT_EQ(beads_of(english, arabic), "0:0 1:1 2:- 3:2 4:3 5:4 6:5 7:6");
}

// Each side lacks one name of the other's; nothing else tells the lines apart.
TEST(AlignTexts, lines_equal_but_for_names_of_which_each_side_lacks_one) {
  Lines english, arabic;
  for (const char* name : {"Samira Haddad", "Boris Volkov", "Ingrid Nilsson", "Patrick Kelly", "Nadia Mansour", "Victor Silva", "Laura Conti"})
    english.push_back(std::string(name) + " works in the bakery behind the station.");
  for (const char* name : {"سميرة حداد", "إنغريد نيلسون", "باتريك كيلي", "نادية منصور", "خوسيه راميريز", "فيكتور سيلفا", "لورا كونتي"})
    arabic.push_back(std::string("عمل ") + name + " في المخبز خلف المحطة.");
  EXPECT_EQ(beads_of(english, arabic), "0:0 1:- 2:1 3:2 4:3 -:4 5:5 6:6");
}

TEST(AlignTexts, a_number_that_the_other_side_lacks_is_not_joined_to_the_next) {
  Lines english, arabic;
  for (int k = 0; k < 12; ++k) english.push_back("Row " + std::to_string(k));
  for (int k = 1; k < 12; ++k) arabic.push_back("الصف " + std::to_string(k));
  EXPECT_EQ(beads_of(english, arabic), "0:- 1:0 2:1 3:2 4:3 5:4 6:5 7:6 8:7 9:8 10:9 11:10");
}

}  // namespace
