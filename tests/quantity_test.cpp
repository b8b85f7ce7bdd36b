// SPDX-License-Identifier: Apache-2.0
// Claims about quantities: what is found, what is not, and what the comparison of two sentences says.
#include <muwazi/quantity.hpp>

#include <gtest/gtest.h>

#include <cmath>
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
  };
  for (const Row& row : rows) EXPECT_EQ(found(row.text, Language::english), row.expected) << row.text;
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
  const std::string ten = al + (oblique ? tens_oblique : tens_nominative)[n / 10];
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

}  // namespace
