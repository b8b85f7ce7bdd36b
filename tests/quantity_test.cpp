// SPDX-License-Identifier: Apache-2.0
// Claims about quantities: what is found, what is not, and what the comparison of two sentences says.
#include <muwazi/quantity.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace muwazi;

/// A copy in a block of exactly the text's size, so that a sanitizer sees a read past its end.
class Block {
 public:
  explicit Block(const std::string& text) : size_(text.size()), bytes_(new char[text.size()]) {
    text.copy(bytes_.get(), size_);
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<char[]> bytes_;
};

/// "text|type value unit" for each quantity, joined by "; ".
std::string found(const std::string& text, Language language) {
  const Block block(text);
  std::string out;
  for (const Quantity& q : find_quantities(block.view(), language)) {
    if (!out.empty()) out += "; ";
    out += std::string(q.range.in(block.view())) + "|" + std::string(quantity_type_name(q.type)) + " " + q.value;
    if (!q.unit.empty()) out += " " + std::string(q.unit);
    if (q.vague) out += " vague";
    if (q.implied) out += " implied";
    if (q.in_name) out += " name";
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

TEST(Quantity, digits_of_all_sets_and_conventions_are_read_as_values) {
  const Row english[] = {
      {"1,234.5", "1,234.5|decimal 1234.5"},
      {"1.234,5", "1.234,5|decimal 1234.5"},
      {"12,34,567 rupees", "12,34,567 rupees|money 1234567 rupee"},
      {"1\xC2\xA0""234\xC2\xA0""567", "1\xC2\xA0""234\xC2\xA0""567|cardinal 1234567"},
      {"10 000 seats", "10 000|cardinal 10000"},
      {"0.125", "0.125|decimal 0.125"},
      {"5½ hours", "5½ hours|duration PT5.5H hour"},
      {"3/4 of it", "3/4|fraction 0.75"},
      {"1635-36", "1635-36|range 1635/1636"},
      {"won 20-18", "20-18|range 20/18"},
      {"$300+ billion", "$300+ billion|money 300000000000 dollar"},
      {"$2bn, £1.5m, 10k", "$2bn|money 2000000000 dollar; £1.5m|money 1500000 pound-money; 10k|cardinal 10000"},
  };
  for (const Row& row : english) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
  const Row arabic[] = {
      {"١٬٢٣٤٫٥", "١٬٢٣٤٫٥|decimal 1234.5"},
      {"۱۲۳", "۱۲۳|cardinal 123"},
      {"103,7 مليون", "103,7 مليون|cardinal 103700000"},
      {"١٦٨ ألف نسمة", "١٦٨ ألف|cardinal 168000"},
      {"و2006 ب15000 الـ96", "2006|year 2006; 15000|cardinal 15000; 96|cardinal 96"},
      {"%50 و٧٥٪", "%50|percent 50 percent; ٧٥٪|percent 75 percent"},
  };
  for (const Row& row : arabic) EXPECT_EQ(found(row.text, Language::arabic), row.expected) << row.text;
}

TEST(Quantity, codes_versions_and_links_are_no_quantities) {
  const Row rows[] = {
      {"H1N1 and BNT162", ""},
      {"version 16.8.0", ""},
      {"see https://example.org/2020/5 now", ""},
      {"COVID-19", "19|cardinal 19 name"},
      {"[12] (3)", "12|cardinal 12 name; 3|cardinal 3 name"},
      {"in `level 7`", "7|cardinal 7 name"},
      {"no one, third of all words", "third|ordinal 3"},
      {"in the 4x4", "4|cardinal 4 name"},
      {"%1$s of %2$d", ""},
      {"5% of 1$", "5%|percent 5 percent; 1$|money 1 dollar"},
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
}

TEST(Quantity, arguments_of_messages_are_no_quantities) {
  const auto count = [](const char* text, Language language) { return find_quantities(text, language).size(); };
  for (const char* text : {"Page %1 of %2", "%1 bytes", "%L1 bytes", "%d%% done", "%1$s bytes", "at %4.4s", "%-5.2f bytes"}) EXPECT_EQ(count(text, Language::english), 0u) << text;
  EXPECT_EQ(count("5% done", Language::english), 1u);
  EXPECT_EQ(count("نمت %5", Language::arabic), 1u);
  EXPECT_EQ(count("نمت %L5", Language::arabic), 0u);
  // "Two thousand" has its hamza above, "elfish" below.
  EXPECT_EQ(count("قائد إلفي", Language::arabic), 0u);
  EXPECT_EQ(count("ألفي قارب", Language::arabic), 1u);
}

TEST(Quantity, english_words_are_read) {
  const Row rows[] = {
      {"two hundred and five", "two hundred and five|cardinal 205"},
      {"a dozen and two dozen", "a dozen|cardinal 12 vague; two dozen|cardinal 24 vague"},
      {"half a million people", "half a million|cardinal 500000"},
      {"two-and-a-half years", "two-and-a-half years|duration P2.5Y year"},
      {"a year and a half", "a year and a half|duration P1.5Y year"},
      {"hundreds of thousands of them", "hundreds of thousands|cardinal 100000 vague"},
      {"two-thirds", "two-thirds|fraction 0.666667"},
      {"a third of voters", "a third|fraction 0.333333"},
      {"twenty-first", "twenty-first|ordinal 21"},
      {"nineteen eighty-four", "nineteen eighty-four|year 1984"},
      {"between one hundred and two hundred", "one hundred and two hundred|range 100/200"},
      {"World War II ended", "II|ordinal 2"},
      {"twice and both", "twice|cardinal 2 implied; both|cardinal 2 implied"},
      {"one million two hundred thousand", "one million two hundred thousand|cardinal 1200000"},
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
}

TEST(Quantity, arabic_words_are_read) {
  const Row rows[] = {
      {"ثلاثة وعشرون", "ثلاثة وعشرون|cardinal 23"},
      {"خمس عشرة امرأة", "خمس عشرة|cardinal 15"},
      {"ألفان وخمسمئة", "ألفان وخمسمئة|cardinal 2500"},
      {"مليون ونصف", "مليون ونصف|cardinal 1500000"},
      {"نصف مليون", "نصف مليون|cardinal 500000"},
      {"ثلاثة أرباع", "ثلاثة أرباع|fraction 0.75"},
      {"الخامس والأربعون", "الخامس والأربعون|ordinal 45"},
      {"الحادي عشر", "الحادي عشر|ordinal 11"},
      {"أول عشر عينات", "أول|ordinal 1; عشر|cardinal 10"},
      {"شهرين", "شهرين|duration P2M month implied"},
      {"ساعتين ونصف", "ساعتين ونصف|duration PT2.5H hour"},
      {"درجة ونصف", "درجة ونصف|measure 1.5 degree"},
      {"مئات الآلاف", "مئات الآلاف|cardinal 100000 vague"},
      {"بضعة وعشرون", "بضعة وعشرون|cardinal 20 vague"},
      {"عشرون ونيف", "عشرون ونيف|cardinal 20 vague"},
      {"مرتين", "مرتين|cardinal 2 implied"},
      {"ملياري دولار", "ملياري دولار|money 2000000000 dollar"},
      {"بخمسين", "بخمسين|cardinal 50"},
      {"مات ميتا", ""},
      {"لست هنا", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.text, Language::arabic), row.expected) << row.text;
}

TEST(Quantity, dates_times_centuries_and_decades_are_read) {
  const Row english[] = {
      {"October 31, 1832", "October 31, 1832|date 1832-10-31"},
      {"the 3rd of November", "3rd of November|date --11-03"},
      {"in July", "July|date --07"},
      {"it may march on", ""},
      {"2020-03-12 or 25/12/2020", "2020-03-12|date 2020-03-12; 25/12/2020|date 2020-12-25"},
      {"31 February 2020", "31|cardinal 31; February 2020|date 2020-02"},
      {"at 5 p.m. or 17:30", "5 p.m.|time 17:00; 17:30|time 17:30"},
      {"the 19th century", "19th century|century 19"},
      {"the 13th and 14th centuries BC", "13th|century -13; 14th centuries BC|century -14"},
      {"the 1960s and the sixties", "1960s|decade 1960; sixties|decade 60"},
      {"512-511 BC", "512-511 BC|range -512/-511"},
  };
  for (const Row& row : english) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
  const Row arabic[] = {
      {"10 نيسان من عام 1896", "10 نيسان من عام 1896|date 1896-04-10"},
      {"في 5 فبراير/شباط 2019", "5 فبراير/شباط 2019|date 2019-02-05"},
      {"الثالث من تشرين الثاني", "الثالث من تشرين الثاني|date --11-03"},
      {"المكون الأب", ""},
      {"الساعة الخامسة والنصف مساء", "الساعة الخامسة والنصف مساء|time 17:30"},
      {"القرن التاسع عشر", "القرن التاسع عشر|century 19"},
      {"القرنين الثالث عشر والرابع عشر", "القرنين الثالث عشر|century 13; الرابع عشر|century 14"},
      {"ستينيات القرن العشرين", "ستينيات القرن العشرين|decade 1960"},
      {"القرن الخامس قبل الميلاد", "القرن الخامس قبل الميلاد|century -5"},
      {"عام 512 ق.م", "512 ق.م|year -512"},
      {"بين عامي 2004 و2006", "2004 و2006|range 2004/2006"},
  };
  for (const Row& row : arabic) EXPECT_EQ(found(row.text, Language::arabic), row.expected) << row.text;
}

TEST(Quantity, units_and_money_are_read) {
  const Row english[] = {
      {"the 618-kilometre border", "618-kilometre|measure 618 kilometer"},
      {"5 square miles", "5 square miles|measure 5 square-mile"},
      {"under 2C", "2C|measure 2 celsius"},
      {"60 mph", "60 mph|measure 60 mile-per-hour"},
      {"C$192 million", "C$192 million|money 192000000 CAD"},
      {"5 per cent", "5 per cent|percent 5 percent"},
      {"3 percentage points", "3 percentage points|percent 3 percentage-point"},
      {"a 17-day trip", "17-day|duration P17D day"},
  };
  for (const Row& row : english) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
  const Row arabic[] = {
      {"618 كيلومترًا", "618 كيلومترًا|measure 618 kilometer"},
      {"خمسة كيلومترات مربعة", "خمسة كيلومترات مربعة|measure 5 square-kilometer"},
      {"20 درجة مئوية", "20 درجة مئوية|measure 20 celsius"},
      {"2 من الأسابيع", "2 من الأسابيع|duration P2W week"},
      {"360 جنيه إسترليني", "360 جنيه إسترليني|money 360 GBP"},
      {"عشرة في المئة", "عشرة في المئة|percent 10 percent"},
      {"سرقوا $325 million", "$325 million|money 325000000 dollar"},
  };
  for (const Row& row : arabic) EXPECT_EQ(found(row.text, Language::arabic), row.expected) << row.text;
}

// ---- Spelled out by rules of this test, and read back ---------------------------------------------------------------

std::string english_below_thousand(std::uint64_t n, bool conjunction) {
  static const char* const ones[] = {"zero",    "one",     "two",       "three",    "four",     "five",    "six",
                                     "seven",   "eight",   "nine",      "ten",      "eleven",   "twelve",  "thirteen",
                                     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const char* const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  std::string out;
  if (n >= 100) {
    out = std::string(ones[n / 100]) + " hundred";
    n %= 100;
    if (n == 0) return out;
    out += conjunction ? " and " : " ";
  }
  if (n < 20) return out + ones[n];
  out += tens[n / 10];
  if (n % 10 != 0) out += std::string("-") + ones[n % 10];
  return out;
}

std::string english_cardinal(std::uint64_t n, bool conjunction) {
  if (n < 1000) return english_below_thousand(n, conjunction);
  static const std::pair<std::uint64_t, const char*> scales[] = {{1000000000000000, "quadrillion"},
                                                                 {1000000000000, "trillion"},
                                                                 {1000000000, "billion"},
                                                                 {1000000, "million"},
                                                                 {1000, "thousand"}};
  std::string out;
  for (const auto& [size, name] : scales) {
    if (n < size) continue;
    if (!out.empty()) out += ' ';
    out += english_below_thousand(n / size, conjunction) + " " + name;
    n %= size;
  }
  if (n != 0) out += (conjunction && n < 100 ? " and " : " ") + english_below_thousand(n, conjunction);
  return out;
}

std::string english_ordinal(std::uint64_t n, bool conjunction) {
  std::string out = english_cardinal(n, conjunction);
  static const std::pair<const char*, const char*> irregular[] = {
      {"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"},
      {"nine", "ninth"}, {"twelve", "twelfth"}};
  for (const auto& [cardinal, ordinal] : irregular) {
    const std::string ending = cardinal;
    if (!out.ends_with(ending)) continue;
    const std::size_t at = out.size() - ending.size();
    if (at != 0 && out[at - 1] != ' ' && out[at - 1] != '-') continue;
    return out.substr(0, at) + ordinal;
  }
  if (out.ends_with('y')) return out.substr(0, out.size() - 1) + "ieth";
  return out + "th";
}

struct ArabicStyle {
  bool feminine = false;   // the counted noun
  bool oblique = false;    // genitive and accusative
  bool joined = true;      // hundreds in one word
  bool old_hundred = false;  // with alef
};

std::string arabic_unit(unsigned n, const ArabicStyle& style) {
  static const char* const with_ta[] = {"", "واحد", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"};
  static const char* const without[] = {"", "واحدة", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"};
  if (n == 1) return style.feminine ? "واحدة" : "واحد";
  if (n == 2) return style.feminine ? (style.oblique ? "اثنتين" : "اثنتان") : (style.oblique ? "اثنين" : "اثنان");
  return style.feminine ? without[n] : with_ta[n];
}

std::string arabic_below_hundred(unsigned n, const ArabicStyle& style) {
  static const char* const tens_nominative[] = {"", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"};
  static const char* const tens_oblique[] = {"", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"};
  if (n <= 10) return arabic_unit(n, style);
  if (n < 20) {
    const std::string ten = style.feminine ? "عشرة" : "عشر";
    if (n == 11) return (style.feminine ? "إحدى " : "أحد ") + ten;
    if (n == 12) {
      const char* two = style.feminine ? (style.oblique ? "اثنتي" : "اثنتا") : (style.oblique ? "اثني" : "اثنا");
      return std::string(two) + " " + ten;
    }
    return arabic_unit(n - 10, style) + " " + ten;
  }
  const std::string ten = style.oblique ? tens_oblique[n / 10] : tens_nominative[n / 10];
  if (n % 10 == 0) return ten;
  std::string unit = arabic_unit(n % 10, style);
  if (n % 10 == 1) unit = style.feminine ? "إحدى" : "واحد";
  return unit + " و" + ten;
}

std::string arabic_below_thousand(unsigned n, const ArabicStyle& style) {
  std::string out;
  if (n >= 100) {
    static const char* const heads[] = {"", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"};
    const std::string hundred = style.old_hundred ? "مائة" : "مئة";
    const unsigned h = n / 100;
    if (h == 1) {
      out = hundred;
    } else if (h == 2) {
      out = std::string(style.old_hundred ? "مائت" : "مئت") + (style.oblique ? "ين" : "ان");
    } else {
      out = heads[h] + std::string(style.joined ? "" : " ") + hundred;
    }
    n %= 100;
    if (n == 0) return out;
    out += " و";
  }
  return out + arabic_below_hundred(n, style);
}

std::string arabic_cardinal(std::uint64_t n, const ArabicStyle& style) {
  if (n == 0) return "صفر";
  struct Scale {
    std::uint64_t size;
    const char *one, *two, *two_oblique, *few, *many;
  };
  static const Scale scales[] = {
      {1000000000000000, "كوادريليون", "كوادريليونان", "كوادريليونين", "كوادريليونات", "كوادريليون"},
      {1000000000000, "تريليون", "تريليونان", "تريليونين", "تريليونات", "تريليون"},
      {1000000000, "مليار", "ملياران", "مليارين", "مليارات", "مليار"},
      {1000000, "مليون", "مليونان", "مليونين", "ملايين", "مليون"},
      {1000, "ألف", "ألفان", "ألفين", "آلاف", "ألف"}};
  std::string out;
  ArabicStyle masculine = style;
  masculine.feminine = false;
  for (const Scale& scale : scales) {
    if (n < scale.size) continue;
    const auto count = static_cast<unsigned>(n / scale.size);
    n %= scale.size;
    if (!out.empty()) out += " و";
    if (count == 1) {
      out += scale.one;
    } else if (count == 2) {
      out += style.oblique ? scale.two_oblique : scale.two;
    } else {
      const unsigned tail = count % 100;
      std::string many = tail >= 3 && tail <= 10 ? scale.few : scale.many;
      if (tail >= 11) many += "ا";  // accusative of the counted singular
      out += arabic_below_thousand(count, masculine) + " " + many;
    }
  }
  if (n != 0) {
    if (!out.empty()) out += " و";
    out += arabic_below_thousand(static_cast<unsigned>(n), style);
  }
  return out;
}

std::string arabic_ordinal(unsigned n, bool feminine, bool article, bool oblique) {
  static const char* const ones[] = {"", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"};
  static const char* const tens_nominative[] = {"", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"};
  static const char* const tens_oblique[] = {"", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"};
  const std::string al = article ? "ال" : "";
  const auto one = [&](unsigned k, bool compound) {
    if (k == 1 && compound) return al + (feminine ? "حادية" : "حادي");
    if (k == 1) return al + (feminine ? "أولى" : "أول");
    return al + ones[k] + (feminine ? "ة" : "");
  };
  if (n <= 10) return one(n, false);
  if (n < 20) return one(n - 10, true) + (feminine ? " عشرة" : " عشر");
  const std::string ten = al + (oblique ? tens_oblique[n / 10] : tens_nominative[n / 10]);
  if (n % 10 == 0) return ten;
  return one(n % 10, true) + " و" + ten;
}

/// Whether the whole of `text` is read as one quantity of this value.
bool reads_back(const std::string& text, Language language, std::uint64_t value) {
  const auto quantities = find_quantities(text, language);
  return quantities.size() == 1 && quantities[0].low == static_cast<double>(value) && !quantities[0].vague &&
         quantities[0].range.size() == text.size();
}

struct Tally {
  std::size_t good = 0, all = 0;
  std::vector<std::string> bad;
  void add(bool good_one, const std::string& text) {
    ++all;
    good += good_one;
    if (!good_one && bad.size() < 12) bad.push_back(text);
  }
  [[nodiscard]] std::string report() const {
    std::string out = std::to_string(good) + " of " + std::to_string(all);
    for (const std::string& text : bad) out += "\n  " + text;
    return out;
  }
};

std::vector<std::uint64_t> sample() {
  std::vector<std::uint64_t> out;
  for (std::uint64_t n = 0; n <= 2100; ++n) out.push_back(n);
  std::mt19937_64 random(20260101);
  for (int i = 0; i < 6000; ++i) out.push_back(random() % 1000001);
  for (std::uint64_t top = 10000000; top <= 1000000000000000000; top *= 10) {
    for (int i = 0; i < 60; ++i) {
      const std::uint64_t n = random() % top;
      out.push_back(n / 1000 * 1000);
      if (top <= 10000000000000000) out.push_back(n);
    }
  }
  return out;
}

TEST(Quantity, spelled_english_cardinals_and_ordinals_are_read_back) {
  Tally tally;
  for (const std::uint64_t n : sample()) {
    if (n >= 1000000000000000000) continue;
    for (const bool conjunction : {false, true}) {
      const std::string cardinal = english_cardinal(n, conjunction);
      tally.add(reads_back(cardinal, Language::english, n), cardinal);
      if (n == 0 || n > 1000000) continue;
      const std::string ordinal = english_ordinal(n, conjunction);
      tally.add(reads_back(ordinal, Language::english, n), ordinal);
    }
  }
  EXPECT_GE(static_cast<double>(tally.good), 0.999 * static_cast<double>(tally.all)) << tally.report();
}

TEST(Quantity, spelled_arabic_cardinals_are_read_back) {
  Tally tally;
  for (const std::uint64_t n : sample()) {
    for (int bits = 0; bits < 16; ++bits) {
      const ArabicStyle style{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
      const std::string text = arabic_cardinal(n, style);
      tally.add(reads_back(text, Language::arabic, n), text);
    }
  }
  EXPECT_GE(static_cast<double>(tally.good), 0.999 * static_cast<double>(tally.all)) << tally.report();
}

TEST(Quantity, spelled_arabic_ordinals_are_read_back) {
  Tally tally;
  for (unsigned n = 1; n < 100; ++n) {
    for (int bits = 0; bits < 8; ++bits) {
      const bool article = (bits & 2) != 0;
      if (!article && n > 10 && n % 10 == 0) continue;  // that is the cardinal
      const std::string text = arabic_ordinal(n, (bits & 1) != 0, article, (bits & 4) != 0);
      tally.add(reads_back(text, Language::arabic, n), text);
    }
  }
  EXPECT_GE(static_cast<double>(tally.good), 0.999 * static_cast<double>(tally.all)) << tally.report();
}

// ---- Comparison ------------------------------------------------------------------------------------------------------

struct Translation {
  const char* english;
  const char* arabic;
};

/// The findings that a reviser would see: "fault slip" joined by "; ".
std::string faults(const Translation& pair, Language from) {
  const Block english(pair.english);
  const Block arabic(pair.arabic);
  const auto en = find_quantities(english.view(), Language::english);
  const auto ar = find_quantities(arabic.view(), Language::arabic);
  const auto mismatches = from == Language::english
                              ? compare_quantities(english.view(), en, arabic.view(), ar, Language::english)
                              : compare_quantities(arabic.view(), ar, english.view(), en, Language::arabic);
  std::string out;
  for (const QuantityMismatch& m : mismatches) {
    if (m.confidence < 0.5) continue;
    if (!out.empty()) out += "; ";
    out += std::string(quantity_fault_name(m.fault)) + " " + m.slip;
  }
  return out;
}

TEST(QuantityComparison, translations_that_say_the_same_are_silent_in_both_directions) {
  const Translation rows[] = {
      {"The 24-hour shop opens at 7 p.m. on weekdays.",
       "يفتح المتجر الذي يعمل على مدار الساعة أبوابه في السابعة مساء خلال أيام الأسبوع."},
      {"He was born on the 5th of May 1990.",
       "ولد في الخامس من مايو 1990."},
      {"The blast killed 14 people and wounded dozens.", "أسفر الانفجار عن مقتل 14 شخصا وإصابة العشرات."},
      {"Interest is paid semi-annually.", "تُدفع الفائدة كل ستة أشهر."},
      {"The team lost in the quarter-finals.", "خسر الفريق في دور الثمانية."},
      {"The meeting is at 17:30.",
       "الاجتماع في الساعة الخامسة والنصف مساء."},
      {"The meeting is at half past five.",
       "الاجتماع في الخامسة والنصف."},
      {"In the 1990s, prices doubled twice.",
       "في تسعينيات القرن الماضي، تضاعفت الأسعار مرتين."},
      {"Two girls and two boys were hurt.",
       "أصيبت فتاتان وولدان."},
      {"About 1.2 billion people voted.",
       "صوت نحو 1.2 بليون شخص."},
      {"Roughly one in five adults smokes.",
       "يدخن نحو خمس البالغين."},
      {"The two countries signed a 10-point plan.",
       "وقع البلدان خطة من عشر نقاط."},
      {"The September 11 attacks changed everything.",
       "غيرت هجمات 11 أيلول/سبتمبر كل شيء."},
      {"The 9/11 attacks changed everything.",
       "غيرت هجمات الحادي عشر من سبتمبر كل شيء."},
      {"The G20 summit opened in Rome.",
       "افتتحت قمة مجموعة العشرين في روما."},
      {"The G7 and the P5+1 met.",
       "اجتمعت مجموعة السبع ومجموعة الخمسة زائد واحد."},
      {"He finished first, ahead of nine rivals.",
       "حل في المركز الأول متقدما على تسعة منافسين."},
      {"She ran 100 meters in 11.5 seconds.",
       "ركضت مسافة 100 متر في 11,5 ثانية."},
      {"The tower is 300 feet tall.",
       "يبلغ ارتفاع البرج 91 مترا."},
      {"It is 5 miles away.",
       "يبعد ثمانية كيلومترات."},
      {"The team won 3-1 on Sunday.",
       "فاز الفريق 3-1 يوم الأحد."},
      {"The team won 3-1 on Sunday.",
       "فاز الفريق بثلاثة أهداف مقابل هدف يوم الأحد."},
      {"They won by two goals to one.",
       "فازوا بهدفين مقابل هدف واحد."},
      {"Half of all voters are under 30.",
       "نصف الناخبين دون سن الثلاثين."},
      {"Prices rose 50 percent.",
       "ارتفعت الأسعار بمقدار النصف."},
      {"Tens of thousands fled.",
       "فر عشرات الآلاف."},
      {"Dozens were killed.",
       "قتل العشرات."},
      {"Dozens of people were killed and hundreds wounded.",
       "قتل عشرات الأشخاص وأصيب المئات."},
      {"A couple of days later he left.",
       "غادر بعد يومين."},
      {"Both of them came a week ago.",
       "جاء كلاهما قبل أسبوع."},
      {"King Henry VIII had six wives.",
       "كان للملك هنري الثامن ست زوجات."},
      {"World War II ended in 1945.",
       "انتهت الحرب العالمية الثانية عام 1945."},
      {"It was written in the early 19th century.",
       "كتب في أوائل القرن التاسع عشر."},
      {"It was written in the 1800s.",
       "كتب في القرن التاسع عشر."},
      {"The population is 1,234,567.",
       "يبلغ عدد السكان 1.234.567 نسمة."},
      {"The population is 1,234,567.",
       "يبلغ عدد السكان ١٬٢٣٤٬٥٦٧ نسمة."},
      {"He is 45.",
       "عمره خمسة وأربعون عاما."},
      {"The 45-year-old teacher smiled.",
       "ابتسم المدرس البالغ من العمر 45 عاما."},
      {"US$3.5 million was spent.",
       "أنفق ثلاثة ملايين ونصف المليون دولار أمريكي."},
      {"It cost £2.5m.",
       "كلف مليونين ونصف المليون جنيه إسترليني."},
      {"The first two chapters are long.",
       "الفصلان الأولان طويلان."},
      {"Thank you one and all, I have a million questions.",
       "شكرا لكم جميعا، لدي أسئلة كثيرة جدا."},
      {"I was a thousand percent sure.",
       "كنت متأكدا تماما."},
      {"We are 100% committed.",
       "نحن ملتزمون تماما."},
      {"She works 24/7.",
       "تعمل على مدار الساعة."},
      {"He came second in the race.",
       "حل ثانيا في السباق."},
      {"Wait a second.",
       "انتظر لحظة."},
      {"In the second half of 2019 sales fell by a third.",
       "في النصف الثاني من عام 2019 انخفضت المبيعات بنسبة الثلث."},
      {"Two-thirds of members agreed.",
       "وافق ثلثا الأعضاء."},
      {"Chapter 3 of the book covers 20 to 30 cases.",
       "يتناول الفصل الثالث من الكتاب ما بين 20 و30 حالة."},
      {"The law passed by 52 votes to 48.",
       "أقر القانون بأغلبية 52 صوتا مقابل 48."},
      {"The fortnight-long event ended.",
       "انتهى الحدث الذي استمر أسبوعين."},
      {"Temperatures reached 40 degrees Celsius (104 degrees Fahrenheit).",
       "بلغت درجات الحرارة 40 درجة مئوية."},
      {"The 15-member UN Security Council voted.",
       "صوت مجلس الأمن الدولي المؤلف من 15 عضوا."},
      {"On 12 March 2020 and 3 April 2020 they met.",
       "اجتمعوا في 12 آذار/مارس و3 نيسان/أبريل 2020."},
      {"He died in 632 AD (11 AH).",
       "توفي عام 632 م (11 هـ)."},
      {"The Thousand and One Nights is a classic.",
       "ألف ليلة وليلة من الكلاسيكيات."},
      {"The Hundred Years' War lasted 116 years.",
       "استمرت حرب المئة عام 116 سنة."},
      {"Apollo 11 landed in July 1969.",
       "هبطت أبولو 11 في تموز/يوليو 1969."},
      {"An iPhone 12 costs about $800.",
       "يبلغ سعر آيفون 12 نحو 800 دولار."},
      {"It measures 20 x 30 cm.",
       "تبلغ أبعاده 20 × 30 سم."},
      {"The company employs some 3,000 staff.",
       "توظف الشركة نحو ثلاثة آلاف موظف."},
      {"He has three daughters, aged 5, 7 and 9.",
       "لديه ثلاث بنات أعمارهن خمسة وسبعة وتسعة أعوام."},
      {"One hundred and twenty people attended.",
       "حضر مئة وعشرون شخصا."},
      {"Seventeen hundred people attended.",
       "حضر 1700 شخص."},
      {"The museum is open Monday through Friday, from 9 a.m. to 5 p.m.",
       "يفتح المتحف من الاثنين إلى الجمعة، من التاسعة صباحا حتى الخامسة مساء."},
      {"Three-quarters of a million tonnes of wheat were sold.",
       "بيع ثلاثة أرباع مليون طن من القمح."},
      {"It happened a decade ago, in the mid-2000s.",
       "حدث ذلك قبل عقد من الزمان، في منتصف العقد الأول من القرن الحادي والعشرين."},
      {"The twentieth-century author won three Oscars.",
       "فاز مؤلف القرن العشرين بثلاث جوائز أوسكار."},
      {"His 20th birthday was in '98.",
       "كان عيد ميلاده العشرون عام 1998."},
      {"You have to do this four or five times a day.",
       "عليك أن تفعل ذلك أربع أو خمس مرات في اليوم."},
      {"So what are the three things we need?",
       "إذن ما هي الأشياء الثلاثة التي نحتاجها؟"},
      {"How many planets are there? Eight.",
       "كم عدد الكواكب؟ ثمانية."},
      {"Article 5 of the NATO treaty applies.",
       "تنطبق المادة الخامسة من معاهدة حلف شمال الأطلسي."},
      {"UN Resolution 242 was adopted in 1967.",
       "اعتمد قرار الأمم المتحدة رقم 242 في عام 1967."},
      {"The unemployment rate fell 0.3 percentage points to 4.1%.",
       "انخفض معدل البطالة 0.3 نقطة مئوية إلى 4.1 في المئة."},
      {"It is a quarter to nine.",
       "الساعة التاسعة إلا ربعا."},
      {"About 1 in 10,000 people have it.",
       "يصاب به شخص واحد من كل 10 آلاف شخص."},
      {"A 7.2-magnitude earthquake struck at a depth of 10 km.",
       "ضرب زلزال بقوة 7.2 درجات على عمق عشرة كيلومترات."},
      {"It was his third goal in five games.",
       "كان هذا هدفه الثالث في خمس مباريات."},
      {"Oil rose $1.20 to $65.30 a barrel.",
       "ارتفع النفط 1.20 دولار إلى 65.30 دولارا للبرميل."},
      {"In May, thousands of people marched.",
       "في أيار/مايو، سار آلاف الأشخاص في مسيرة."},
      {"The 1967 war lasted six days.",
       "استمرت حرب 1967 ستة أيام."},
      {"The Six-Day War began.",
       "بدأت حرب الأيام الستة."},
      {"It was built over 200 years, from 1163 to 1345.",
       "بني على مدى 200 عام، من 1163 إلى 1345."},
      {"It weighs 2 lb.",
       "يزن رطلين."},
      {"Two million people live there, a quarter of them children.",
       "يعيش هناك مليونا شخص، ربعهم أطفال."},
      {"In 2020-21, growth was 3.5 to 4 per cent.",
       "في الفترة 2020-2021، كان النمو 3.5 إلى 4 في المئة."},
      {"The $1.9 trillion plan",
       "الخطة البالغة قيمتها 1,9 تريليون دولار"},
      {"The fourth and fifth floors",
       "الطابقان الرابع والخامس"},
      {"She gave birth to twins at 35 weeks.",
       "أنجبت توأما في الأسبوع الخامس والثلاثين."},
      {"Lesson Twelve",
       "الدرس الثاني عشر"},
      {"The five-star hotel has 1,001 rooms.",
       "يضم الفندق من فئة خمس نجوم 1001 غرفة."},
      {"Eleven of the 22 players scored.",
       "سجل أحد عشر لاعبا من أصل 22."},
      {"It costs 99 cents.",
       "سعره 99 سنتا."},
      {"The 100-year-old man ran 42.195 km.",
       "ركض الرجل البالغ من العمر مئة عام 42,195 كيلومترا."},
      {"He scored 1,000 points.",
       "سجل ألف نقطة."},
      {"He lived on the 21st floor.",
       "عاش في الطابق الحادي والعشرين."},
      {"Ramadan began on 12 March 2024.",
       "بدأ شهر رمضان في 12 آذار 2024."},
      {"It was signed on 9 November 1920.",
       "وقعت في التاسع من تشرين الثاني عام 1920."},
      {"Her first-ever title came at the age of 19.",
       "جاء لقبها الأول على الإطلاق وهي في التاسعة عشرة من عمرها."},
      {"In his twenties he moved to Cairo.",
       "انتقل إلى القاهرة في العشرينات من عمره."},
      {"The last 12 months were hard.",
       "كانت الأشهر الاثنا عشر الأخيرة صعبة."},
      {"The past two years were hard.",
       "كان العامان الماضيان صعبين."},
      {"There were 21 women and 11 men.",
       "كان هناك إحدى وعشرون امرأة وأحد عشر رجلا."},
      {"That's about three and a half billion people.",
       "هذا نحو ثلاثة مليارات ونصف المليار شخص."},
      {"If you take 10 people, seven of them will say no.",
       "إذا أخذت عشرة أشخاص، فسيقول سبعة منهم لا."},
      {"Seven out of ten said no.",
       "قال سبعة من كل عشرة لا."},
      {"I met him 15, 20 years ago.",
       "التقيت به قبل 15 أو 20 عاما."},
      {"It was 30 or 40 degrees outside.",
       "كانت درجة الحرارة في الخارج 30 أو 40 درجة."},
      {"A million and a half refugees arrived.",
       "وصل مليون ونصف مليون لاجئ."},
      {"The budget is $1.5 trillion.",
       "تبلغ الميزانية تريليونا ونصف تريليون دولار."},
      {"Five to ten minutes is enough.",
       "تكفي خمس إلى عشر دقائق."},
      {"He is 6 feet 2 inches tall.",
       "يبلغ طوله 188 سم."},
      {"The 2nd, 3rd and 4th Battalions",
       "الكتائب الثانية والثالثة والرابعة"},
      {"The 50th anniversary of the 1973 war",
       "الذكرى الخمسون لحرب 1973"},
      {"One hundred years ago, 20 nations met.",
       "قبل مئة عام، اجتمعت عشرون دولة."},
      {"A hundred years ago it was different.",
       "قبل قرن كان الأمر مختلفا."},
      {"Ten years ago it was different.",
       "قبل عقد كان الأمر مختلفا."},
      {"Every four years there is a World Cup.",
       "كل أربعة أعوام تقام كأس العالم."},
      {"She has 2.3m followers on YouTube.",
       "لديها 2.3 مليون متابع على يوتيوب."},
      {"The 80s were great.",
       "كانت الثمانينيات رائعة."},
      {"On the night of 24-25 December",
       "في ليلة 24-25 كانون الأول/ديسمبر"},
      {"From May to August 2015",
       "من أيار/مايو إلى آب/أغسطس 2015"},
      {"Between 5 and 7 June 1967",
       "بين 5 و7 يونيو 1967"},
      {"On 5, 6 and 7 June",
       "في 5 و6 و7 حزيران"},
      {"The Boeing 737-800 crashed.",
       "تحطمت طائرة بوينغ 737-800."},
      {"Call 911 now.",
       "اتصل بالرقم 911 الآن."},
      {"Route 66 is 2,448 miles long.",
       "يبلغ طول الطريق 66 نحو 3940 كيلومترا."},
      {"It rose by 12.5%, to 1,250.75 points.",
       "ارتفع بنسبة 12,5 في المئة إلى 1250,75 نقطة."},
      {"It has a three-year warranty.",
       "يأتي مع ضمان لمدة ثلاث سنوات."},
      {"The two-day, 12-nation summit",
       "القمة التي تستمر يومين بمشاركة 12 دولة"},
      {"That is one-tenth of the price.",
       "هذا عشر السعر."},
      {"It's a fifth the size of Texas.",
       "تبلغ مساحتها خمس مساحة تكساس."},
      {"Three times a week",
       "ثلاث مرات في الأسبوع"},
      {"They are four times as likely.",
       "هم أكثر عرضة بأربع مرات."},
      {"Prices tripled in six months.",
       "تضاعفت الأسعار ثلاث مرات في ستة أشهر."},
      {"Prices have quadrupled.",
       "تضاعفت الأسعار أربعة أضعاف."},
      {"There is a 50-50 chance.",
       "هناك احتمال بنسبة 50 في المئة."},
      {"He died aged 91.",
       "توفي عن 91 عاما."},
      {"It holds 16 GB of data.",
       "يتسع لـ 16 غيغابايت من البيانات."},
      {"Psalm 23 and John 3:16",
       "المزمور 23 ويوحنا 3: 16"},
      {"The 1948 Arab–Israeli War",
       "الحرب العربية الإسرائيلية عام 1948"},
      {"Since the seventh century BC",
       "منذ القرن السابع قبل الميلاد"},
      {"In 356 BC, Alexander was born.",
       "ولد الإسكندر عام 356 قبل الميلاد."},
      {"The 4th-century church",
       "كنيسة القرن الرابع"},
      {"It was founded in AD 79.",
       "تأسست عام 79 م."},
      {"What percentage of the 193 member states? Fifteen percent.",
       "ما نسبة الدول الأعضاء البالغ عددها 193؟ خمسة عشر بالمئة."},
      {"More than 100,000 troops",
       "أكثر من مئة ألف جندي"},
      {"300,000 euros",
       "ثلاثمئة ألف يورو"},
      {"At least 1,500 dead",
       "ما لا يقل عن ألف وخمسمئة قتيل"},
      {"a 2,000-year-old temple",
       "معبد عمره ألفا عام"},
      {"200 people",
       "مئتا شخص"},
      {"The top three finishers",
       "أصحاب المراكز الثلاثة الأولى"},
      {"Section 3(b) of the Act",
       "المادة 3 (ب) من القانون"},
      {"Do this for ten seconds, then rest for twenty.",
       "افعل هذا لعشر ثوان ثم استرح لعشرين ثانية."},
      {"I had about 20-something students.",
       "كان لدي نحو عشرين طالبا ونيف."},
      {"It was 5am and I was 14.",
       "كانت الساعة الخامسة صباحا وكان عمري أربعة عشر عاما."},
      {"The plane carried 62 people, including 12 children.",
       "كانت الطائرة تقل 62 شخصا بينهم 12 طفلا."},
      {"He served two terms, from 2009 to 2017.",
       "شغل المنصب لولايتين من 2009 إلى 2017."},
      {"The first of three debates was in September.",
       "كانت المناظرة الأولى من ثلاث مناظرات في أيلول."},
      {"Nine hundred ninety-nine",
       "تسعمئة وتسعة وتسعون"},
      {"Over the next 18 months",
       "خلال العام ونصف العام المقبل"},
      {"It lasted 90 minutes.",
       "استمر ساعة ونصف الساعة."},
      {"It lasted an hour and a half.",
       "استمر 90 دقيقة."},
      {"It lasted half an hour.",
       "استمر نصف ساعة."},
      {"It lasted 30 minutes.",
       "استمر نصف ساعة."},
      {"About 15 minutes later",
       "بعد نحو ربع ساعة"},
      {"within 48 hours",
       "خلال يومين"},
      {"the 27 EU nations",
       "دول الاتحاد الأوروبي السبع والعشرون"},
      {"Article 370",
       "المادة 370"},
      {"The 116th Congress",
       "الكونغرس الـ116"},
      {"In fiscal 2019/20",
       "في السنة المالية 2019-2020"},
      {"two 500-pound bombs",
       "قنبلتان زنة كل منهما 500 رطل"},
      {"one-third to one-half",
       "الثلث إلى النصف"},
      {"a 3.5-hour flight",
       "رحلة مدتها ثلاث ساعات ونصف"},
      {"Level 3 trauma centre",
       "مركز إصابات من المستوى الثالث"},
      {"It began on 11 March 2024.", "بدأ في 1 رمضان 1445."},
      {"He arrived in 2019.", "وصل عام 1440 هـ."},
  };
  for (const Translation& row : rows) {
    EXPECT_EQ(faults(row, Language::english), "") << row.english << '\n' << row.arabic;
    EXPECT_EQ(faults(row, Language::arabic), "") << row.english << '\n' << row.arabic;
  }
}

/// The rows of tests/quantities/`name`, parted at tabs.
std::vector<std::vector<std::string>> table(const std::string& name) {
  std::ifstream in(std::string(MUWAZI_TEST_DIR) + "/quantities/" + name);
  std::vector<std::vector<std::string>> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    auto& row = out.emplace_back();
    for (std::size_t at = 0;;) {
      const std::size_t tab = line.find('\t', at);
      row.push_back(line.substr(at, tab == std::string::npos ? tab : tab - at));
      if (tab == std::string::npos) break;
      at = tab + 1;
    }
  }
  return out;
}

TEST(Quantity, tables_of_forms_are_read_as_they_say) {
  for (const Language language : {Language::english, Language::arabic}) {
    const auto rows = table(language == Language::english ? "english.tsv" : "arabic.tsv");
    EXPECT_GT(rows.size(), 100u);
    for (const auto& row : rows) {
      ASSERT_EQ(row.size(), 2u) << row[0];
      EXPECT_EQ(found(row[0], language), row[1]) << row[0];
    }
  }
}

TEST(QuantityComparison, table_of_translations_gives_what_it_says_in_both_directions) {
  const auto rows = table("translations.tsv");
  EXPECT_GT(rows.size(), 300u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    for (const Language from : {Language::english, Language::arabic}) {
      const std::string got = faults({row[1].c_str(), row[2].c_str()}, from);
      if (row[0] == "ok") EXPECT_EQ(got, "") << row[1] << '\n' << row[2];
      else EXPECT_TRUE(got.starts_with(row[0] + ' ')) << got << '\n' << row[1] << '\n' << row[2];
    }
  }
}

TEST(QuantityComparison, slips_are_found_and_named) {
  struct Slip {
    Translation pair;
    const char* expected;
  };
  const Slip rows[] = {
      {{"The road is 618 km long.", "يبلغ طول الطريق 681 كم."},
       "number transposition"},
      {{"The blast killed 14 people and wounded dozens.", "أسفر الانفجار عن مقتل 93 شخصا وإصابة العشرات."},
       "number value"},
      {{"He was born in 1937.", "ولد عام 1037."},
       "number digit"},
      {{"Some 40 million people watched.", "شاهده نحو 400 مليون شخص."},
       "number magnitude"},
      {{"It cost 5 billion dollars.", "كلف 5 ملايين دولار."},
       "number magnitude"},
      {{"It was built in the 13th century.", "بني في القرن التاسع عشر."},
       "number digit"},
      {{"They met on 3 March 1990.", "التقوا في 3 نيسان 1990."},
       "date month"},
      {{"They met in July.", "التقوا في حزيران."},
       "date month"},
      {{"They met on Thursday.", "التقوا يوم الثلاثاء."},
       "date weekday"},
      {{"All 36 passengers were saved.", "تم إنقاذ جميع الركاب."},
       "number dropped"},
      {{"He scored three goals.", "سجل أهدافا."},
       "number dropped"},
      {{"The pipe is 5 metres long.", "يبلغ طول الأنبوب 5 أميال."},
       "unit unit"},
      {{"They stayed for six weeks.", "مكثوا ستة أشهر."},
       "unit unit"},
      {{"It costs 50 euros.", "يكلف 50 دولارا."},
       "unit unit"},
      {{"The 618-kilometre border is closed.", "الحدود التي تبلغ مساحتها 618 كيلومترا مغلقة."},
       "unit dimension"},
      {{"Between them, 25 and 54 people died.", "مات 54 و25 شخصا."},
       "number swapped"},
      {{"He bought 12 apples and 30 oranges.", "اشترى 30 تفاحة و12 برتقالة."},
       "number swapped"},
      {{"The fifth chapter is short.", "الفصل السابع قصير."},
       "number digit"},
      {{"Four of the women left.", "غادرت سبع من النساء."},
       "number digit"},
      {{"The rate was 4.1 percent.", "بلغ المعدل 4.7 في المئة."},
       "number digit"},
      {{"In the 1960s he lived here.", "عاش هنا في السبعينيات."},
       "number value"},
      {{"The attack killed 13 soldiers.", "أسفر الهجوم عن مقتل 18 جنديا."},
       "number digit"},
      {{"The soldiers left.", "غادر 350 جنديا."},
       "number added"},
      {{"It opened on 12 May 2001.", "افتتح في 17 أيار 2001."},
       "date day"},
      {{"About 5,000 fans came.", "حضر نحو 500 مشجع."},
       "number magnitude"},
      {{"The 2019 law passed.", "أقر قانون عام 2091."},
       "number transposition"},
      {{"The flight leaves at 7:45.", "تقلع الرحلة في الساعة 9:45."},
       "number value"},
      {{"It began on 21 March 2024.", "بدأ في 1 رمضان 1445."}, "date day"},
  };
  for (const Slip& row : rows) EXPECT_EQ(faults(row.pair, Language::english), row.expected) << row.pair.english;
}

TEST(QuantityComparison, arabic_indic_digits_change_nothing) {
  const Translation rows[] = {
      {"The road is 618 km long.", "يبلغ طول الطريق ٦١٨ كم."},
      {"Some 1.5 million people.", "نحو ١٫٥ مليون شخص."},
      {"On 12 May 2001.", "في ١٢ أيار ٢٠٠١."},
  };
  for (const Translation& row : rows) EXPECT_EQ(faults(row, Language::english), "") << row.english;
  EXPECT_EQ(faults({"The road is 618 km long.", "يبلغ طول الطريق ٦٨١ كم."}, Language::english), "number transposition");
}

TEST(QuantityComparison, suggestions_keep_the_digits_and_the_style_of_the_target) {
  struct Suggestion {
    const char* source;
    const char* target;
    Language from;
    const char* expected;
  };
  const Suggestion rows[] = {
      {"It is 618 km.", "تبلغ ٦٨١ كم.", Language::english, "٦١٨ كم"},
      {"It is 1,500 tonnes.", "تبلغ 1,600 طن.", Language::english, "1,500 طن"},
      {"40 million people", "400 مليون شخص", Language::english, "40 مليون"},
      {"the 13th century", "القرن التاسع عشر", Language::english, "القرن الثالث عشر"},
      {"the fifth chapter", "الفصل السابع", Language::english, "الخامس"},
      {"four men", "تسعة رجال", Language::english, "أربعة"},
      {"in July 1990", "في حزيران 1990", Language::english, "تموز 1990"},
      {"القرن الثالث عشر", "the 19th century", Language::arabic, "13th century"},
      {"الفصل الخامس", "the seventh chapter", Language::arabic, "fifth"},
      {"618 كيلومترا", "681 kilometres", Language::arabic, "618 kilometres"},
      {"يوم الخميس", "on Tuesday", Language::arabic, "Thursday"},
  };
  for (const Suggestion& row : rows) {
    const Language to = row.from == Language::english ? Language::arabic : Language::english;
    const auto from = find_quantities(row.source, row.from);
    const auto target = find_quantities(row.target, to);
    const auto mismatches = compare_quantities(row.source, from, row.target, target, row.from);
    ASSERT_EQ(mismatches.size(), 1u) << row.source;
    EXPECT_EQ(mismatches[0].suggestion, row.expected) << row.source;
    EXPECT_TRUE(mismatches[0].target_range == target[0].range) << row.source;
    EXPECT_FALSE(mismatches[0].message.empty());
  }
}

// ---- Input that nobody would write -----------------------------------------------------------------------------------

TEST(Quantity, bad_input_gives_a_value_or_none) {
  std::string digits(1000000, '9');
  EXPECT_TRUE(find_quantities(digits, Language::english).empty());
  EXPECT_EQ(found("1" + std::string(400, '0'), Language::english), "");
  EXPECT_EQ(found("ten million million", Language::english), "ten million|cardinal 10000000; million|cardinal 1000000");
  std::string groups = "1";
  for (int i = 0; i < 100000; ++i) groups += ",000";
  EXPECT_TRUE(find_quantities(groups, Language::english).empty());
  std::string nested;
  for (int i = 0; i < 50000; ++i) nested += "1-2-";
  (void)find_quantities(nested, Language::english);
  std::string many;
  for (int i = 0; i < 50000; ++i) many += std::to_string(i) + " and ";
  EXPECT_FALSE(find_quantities(many, Language::english).empty());
  std::string words;
  for (int i = 0; i < 50000; ++i) words += "مليون و";
  (void)find_quantities(words, Language::arabic);
  (void)find_quantities(words, Language::english);
  std::string units;
  for (int i = 0; i < 50000; ++i) units += "square us per ";
  (void)find_quantities(units, Language::english);
  // Mixed scripts and controls inside one number.
  EXPECT_EQ(found("1٢3", Language::arabic), "1٢3|cardinal 123");
  EXPECT_EQ(found("1\u200E2\u200F3", Language::arabic), "1\u200E2\u200F3|cardinal 123");
  for (const char* text : {"31/31/2020", "13 Smarch 2020", "2020-13-45", "99:99", "٣١ فبراير", "\xff\xfe 5 \xd8", "\xd9", "-", ".5",
                           "5.", "1..2", "$", "%", "½½", "والـ", "و", "1/0", "0/5", "5 to", "between and", "a a a"}) {
    for (const Language language : {Language::english, Language::arabic}) {
      const Block block(text);
      for (const Quantity& q : find_quantities(block.view(), language)) {
        EXPECT_LE(q.range.end, block.view().size());
        EXPECT_LT(q.range.begin, q.range.end);
        EXPECT_TRUE(std::isfinite(q.low) && std::isfinite(q.high));
      }
    }
  }
}

TEST(Quantity, quantities_come_in_order_and_do_not_overlap) {
  std::mt19937 random(7);
  const char* const pieces[] = {"5", "million", "and", "a", "half", "-", "/", "May", "2020", ",", "%", "$", "to", "third", "century",
                                "مليون", "و", "خمسة", "القرن", "عشر", "نصف", "من", "إلى", "بين", "الساعة", "٣", "مساء", "ألف", "s",
                                "th", ":", "30", "III", "between", "of", "k", "km", "(", ")", "ق.م", "two", "hundred"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 3 != 0) text += ' ';
    }
    for (const Language language : {Language::english, Language::arabic}) {
      const Block block(text);
      std::uint32_t end = 0;
      const auto quantities = find_quantities(block.view(), language);
      for (const Quantity& q : quantities) {
        ASSERT_LE(end, q.range.begin) << text;
        ASSERT_LT(q.range.begin, q.range.end) << text;
        ASSERT_LE(q.range.end, text.size()) << text;
        ASSERT_FALSE(q.value.empty()) << text;
        end = q.range.end;
      }
      // A sentence against itself: the same language on both sides is no use, but must not fall over.
      (void)compare_quantities(block.view(), quantities, block.view(), quantities, language);
    }
  }
}

}  // namespace
