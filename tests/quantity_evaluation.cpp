// SPDX-License-Identifier: Apache-2.0
// Quality of the comparison of quantities on the development data: flags a thousand pairs, recall on seeded errors.
//
//     quantity_evaluation            floors; exit status 1 where one is missed, one line where the data is absent
//     quantity_evaluation --list FILE.tsv [--arabic] [--indic] [--seeded]     every finding of one file, for reading
#include <muwazi/quantity.hpp>

#include <cctype>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace muwazi;

struct Pair {
  std::string english, arabic;
};

std::vector<Pair> read_pairs(const std::string& path) {
  std::ifstream in(path);
  std::vector<Pair> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t a = line.find('\t');
    if (a == std::string::npos) continue;
    const std::size_t b = line.find('\t', a + 1);
    if (b == std::string::npos) continue;
    const std::size_t c = line.find('\t', b + 1);
    out.push_back({line.substr(a + 1, b - a - 1), line.substr(b + 1, c == std::string::npos ? c : c - b - 1)});
  }
  return out;
}

std::string to_indic(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += '\xD9';
      out += static_cast<char>('\xA0' + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<QuantityMismatch> compare(const Pair& pair, bool from_arabic) {
  const auto english = find_quantities(pair.english, Language::english);
  const auto arabic = find_quantities(pair.arabic, Language::arabic);
  return from_arabic ? compare_quantities(pair.arabic, arabic, pair.english, english, Language::arabic)
                     : compare_quantities(pair.english, english, pair.arabic, arabic, Language::english);
}

constexpr double reported = 0.5;  // as CheckOptions::min_confidence

void list(const std::vector<Pair>& pairs, bool from_arabic, double threshold) {
  std::size_t flags = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    bool first = true;
    for (const QuantityMismatch& m : compare(pairs[i], from_arabic)) {
      if (m.confidence < threshold) continue;
      if (first) std::cout << "== " << i << "\n  " << pairs[i].english << "\n  " << pairs[i].arabic << '\n';
      first = false;
      ++flags;
      std::cout << "  -> " << quantity_fault_name(m.fault) << ' ' << m.slip << ' ' << m.confidence << ": " << localize(m.message)
                << " [" << m.suggestion << "]\n";
    }
  }
  std::cout << flags << " findings in " << pairs.size() << " pairs\n";
}


// ---- Seeded errors -------------------------------------------------------------------------------------------------

/// A corrupted target and where it was corrupted.
struct Seed {
  std::string kind;
  std::string target;
  ByteRange where;         // in the corrupted target; empty for a dropped number
  ByteRange source_where;  // in the source
};

bool is_digit_at(const std::string& text, std::size_t i, std::size_t& size, int& value) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  size = 1;
  if (byte(i) >= '0' && byte(i) <= '9') {
    value = byte(i) - '0';
    return true;
  }
  if (i + 1 < text.size() && byte(i) == 0xD9 && byte(i + 1) >= 0xA0 && byte(i + 1) <= 0xA9) {
    size = 2;
    value = byte(i + 1) - 0xA0;
    return true;
  }
  return false;
}

std::string digit(int value, std::size_t size) {
  if (size == 1) return std::string(1, static_cast<char>('0' + value));
  return std::string{'\xD9', static_cast<char>(0xA0 + value)};
}

struct Digit {
  std::size_t at, size;
  int value;
};

std::vector<Digit> digits_of(const std::string& text, ByteRange range) {
  std::vector<Digit> out;
  for (std::size_t i = range.begin; i < range.end;) {
    std::size_t size = 1;
    int value = 0;
    if (is_digit_at(text, i, size, value)) out.push_back({i, size, value});
    i += size;
  }
  return out;
}

/// Replaces the first of `from` found in `range` by its partner; whole words only on the right-hand side of ASCII.
bool replace_word(const std::string& text, ByteRange range, const std::vector<std::pair<std::string, std::string>>& words,
                  std::string& out, ByteRange& where) {
  for (const auto& [from, to] : words) {
    const std::size_t at = text.find(from, range.begin);
    if (at == std::string::npos || at + from.size() > range.end) continue;
    const auto letter = [&](std::size_t i) {
      return i < text.size() && (std::isalpha(static_cast<unsigned char>(text[i])) != 0);
    };
    if (std::isalpha(static_cast<unsigned char>(from[0])) != 0 && (letter(at + from.size()) || (at > 0 && letter(at - 1)))) {
      continue;
    }
    out = text.substr(0, at) + to + text.substr(at + from.size());
    where = {range.begin, static_cast<std::uint32_t>(range.end + to.size() - from.size())};
    return true;
  }
  return false;
}

using Words = std::vector<std::pair<std::string, std::string>>;
const Words scale_words = {{"مليون", "مليار"}, {"ملايين", "مليارات"}, {"مليار", "مليون"}, {"million", "billion"},
                           {"billion", "million"}};
const Words month_words = {{"يناير", "مارس"},         {"فبراير", "سبتمبر"},      {"مارس", "أكتوبر"},
                           {"أبريل", "أغسطس"},        {"مايو", "يوليو"},         {"يونيو", "نوفمبر"},
                           {"يوليو", "يونيو"},        {"أغسطس", "أبريل"},        {"سبتمبر", "ديسمبر"},
                           {"أكتوبر", "نوفمبر"},      {"نوفمبر", "فبراير"},      {"ديسمبر", "يناير"},
                           {"كانون الثاني", "نيسان"}, {"كانون الأول", "حزيران"}, {"تشرين الأول", "تشرين الثاني"},
                           {"تشرين الثاني", "أيلول"}, {"نيسان", "أيلول"},        {"حزيران", "تموز"},
                           {"تموز", "حزيران"},        {"أيلول", "شباط"},         {"شباط", "تموز"},
                           {"آذار", "أيار"},          {"أيار", "آذار"},          {"January", "April"},
                           {"February", "June"},      {"March", "November"},     {"April", "May"},
                           {"May", "August"},         {"June", "July"},          {"July", "June"},
                           {"August", "October"},     {"September", "March"},    {"October", "December"},
                           {"November", "September"}, {"December", "January"}};
const Words ordinal_words = {{"الثالث", "السادس"}, {"الرابع", "السابع"}, {"الخامس", "الرابع"}, {"السادس", "الثامن"},
                             {"السابع", "التاسع"}, {"الثامن", "الخامس"}, {"التاسع", "الثالث"}, {"العاشر", "السادس"},
                             {"third", "fifth"},   {"fourth", "seventh"}, {"fifth", "third"},  {"sixth", "ninth"},
                             {"seventh", "fourth"}, {"eighth", "sixth"}, {"ninth", "tenth"},   {"tenth", "eighth"}};
const Words cardinal_words = {{"ثلاثة", "ستة"},   {"ثلاث", "ست"},     {"أربعة", "تسعة"},   {"أربع", "تسع"},
                              {"خمسة", "سبعة"},   {"خمس", "سبع"},     {"ستة", "ثمانية"},   {"سبعة", "أربعة"},
                              {"ثمانية", "ثلاثة"}, {"تسعة", "خمسة"},  {"عشرة", "ثمانية"},  {"three", "six"},
                              {"four", "nine"},   {"five", "seven"},  {"six", "eight"},    {"seven", "four"},
                              {"eight", "three"}, {"nine", "five"},   {"ten", "eight"}};
const Words unit_words = {{"كيلومتر", "ميل"}, {"دولار", "يورو"},  {"يورو", "جنيه"},    {"يوما", "شهرا"},    {"يومًا", "شهرًا"},
                          {"أيام", "أشهر"},   {"أسابيع", "أيام"}, {"أشهر", "أسابيع"},  {"سنوات", "أشهر"},   {"عاما", "شهرا"},
                          {"عاماً", "شهراً"},   {"عامًا", "شهرًا"}, {"دقائق", "ساعات"},  {"ثوان", "دقائق"},   {"ساعات", "أيام"},
                          {"دقيقة", "ثانية"}, {"ثانية", "دقيقة"}, {"kilometres", "miles"}, {"miles", "metres"}, {"dollars", "euros"},
                          {"days", "weeks"},  {"weeks", "months"}, {"months", "years"}, {"years", "months"},  {"hours", "days"},
                          {"minutes", "hours"}, {"seconds", "minutes"}, {"$", "€"},       {"£", "$"},           {"year", "month"},
                          {"day", "week"}};

std::vector<Seed> seeds_of(const std::vector<Quantity>& from, const std::string& target, const std::vector<Quantity>& to) {
  std::vector<Seed> out;
  std::vector<std::pair<const Quantity*, const Quantity*>> held;
  for (const Quantity& t : to) {
    if (t.in_name || t.implied || t.vague || t.low == 1) continue;
    const Quantity* partner = nullptr;
    int here = 0;
    int there = 0;
    for (const Quantity& s : from) {
      if (s.low == t.low && s.high == t.high && !s.in_name && !s.implied) {
        ++there;
        partner = &s;
      }
    }
    for (const Quantity& other : to) here += other.low == t.low && other.high == t.high;
    if (here == 1 && there == 1) held.push_back({partner, &t});
  }
  for (const auto& pair : held) {
    const auto* const s = pair.first;
    const auto* const t = pair.second;
    const auto add = [&](const char* kind, std::string text, ByteRange where) {
      out.push_back({kind, std::move(text), where, s->range});
    };
    const std::vector<Digit> digits = digits_of(target, t->range);
    const auto replaced = [&](std::size_t begin, std::size_t end, const std::string& with) {
      return target.substr(0, begin) + with + target.substr(end);
    };
    const bool plain = t->type != QuantityType::range && t->type != QuantityType::date && t->type != QuantityType::time;
    if (!digits.empty() && plain) {
      const Digit& d = digits[digits.size() / 2];
      add("digit", replaced(d.at, d.at + d.size, digit((d.value + 3) % 9 + 1, d.size)), t->range);
      for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        if (digits[i].value == digits[i + 1].value || digits[i].at + digits[i].size != digits[i + 1].at ||
            (i == 0 && digits[i + 1].value == 0)) {
          continue;
        }
        add("transposed", replaced(digits[i].at, digits[i + 1].at + digits[i + 1].size,
                                   digit(digits[i + 1].value, digits[i].size) + digit(digits[i].value, digits[i].size)),
            t->range);
        break;
      }
      const Digit& last = digits.back();
      const std::string_view written = std::string_view(target).substr(digits.front().at, last.at - digits.front().at);
      const bool decimal = t->low != std::floor(t->low) || written.find('.') != std::string_view::npos ||
                           (written.find(',') != std::string_view::npos && t->low >= 1e6);
      if (!decimal) {
        add("zero added", replaced(last.at + last.size, last.at + last.size, digit(0, last.size)),
            {t->range.begin, static_cast<std::uint32_t>(t->range.end + last.size)});
        if (last.value == 0 && digits.size() > 1) {
          add("zero dropped", replaced(last.at, last.at + last.size, ""),
              {t->range.begin, static_cast<std::uint32_t>(t->range.end - last.size)});
        }
      }
    }
    std::string text;
    ByteRange where;
    if (replace_word(target, t->range, scale_words, text, where)) add("scale", text, where);
    if (t->type == QuantityType::date && replace_word(target, t->range, month_words, text, where)) add("month", text, where);
    if ((t->type == QuantityType::ordinal || t->type == QuantityType::century) &&
        replace_word(target, t->range, ordinal_words, text, where)) {
      add("ordinal", text, where);
    }
    if (t->type != QuantityType::ordinal && t->type != QuantityType::century && t->type != QuantityType::date && t->spelled &&
        t->low < 20 && replace_word(target, t->range, cardinal_words, text, where)) {
      add("word", text, where);
    }
    if (!t->unit.empty() && !s->unit.empty() && replace_word(target, t->range, unit_words, text, where)) {
      add("unit", text, where);
    }
    if (t->low > 2 && t->type != QuantityType::date && t->type != QuantityType::fraction) {
      add("dropped", replaced(t->range.begin, t->range.end, ""), {t->range.begin, t->range.begin});
    }
  }
  // Two numbers that change places: figures of the same kind of writing.
  for (std::size_t i = 0; i + 1 < held.size(); ++i) {
    const Quantity& a = *held[i].second;
    const Quantity& b = *held[i + 1].second;
    const auto da = digits_of(target, a.range);
    const auto db = digits_of(target, b.range);
    if (da.empty() || db.empty() || a.type == QuantityType::date || b.type == QuantityType::date ||
        a.type == QuantityType::range || b.type == QuantityType::range || a.type == QuantityType::time ||
        b.type == QuantityType::time || a.range.end > b.range.begin) {
      continue;
    }
    const ByteRange x{static_cast<std::uint32_t>(da.front().at), static_cast<std::uint32_t>(da.back().at + da.back().size)};
    const ByteRange y{static_cast<std::uint32_t>(db.front().at), static_cast<std::uint32_t>(db.back().at + db.back().size)};
    out.push_back({"exchanged",
                   target.substr(0, x.begin) + target.substr(y.begin, y.size()) +
                       target.substr(x.end, y.begin - x.end) + target.substr(x.begin, x.size()) + target.substr(y.end),
                   {x.begin, y.end}, held[i].first->range});
  }
  return out;
}

struct Recall {
  std::size_t found = 0;
  std::size_t all = 0;
  [[nodiscard]] double rate() const { return all == 0 ? 1 : static_cast<double>(found) / static_cast<double>(all); }
};

void seeded(const std::vector<Pair>& pairs, bool from_arabic, std::map<std::string, Recall>& recall, bool show) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    const std::string& source = from_arabic ? pair.arabic : pair.english;
    const std::string& target = from_arabic ? pair.english : pair.arabic;
    const Language source_language = from_arabic ? Language::arabic : Language::english;
    const Language target_language = from_arabic ? Language::english : Language::arabic;
    const auto from = find_quantities(source, source_language);
    const auto to = find_quantities(target, target_language);
    for (const Seed& seed : seeds_of(from, target, to)) {
      const auto wrong = find_quantities(seed.target, target_language);
      bool found = false;
      for (const QuantityMismatch& m : compare_quantities(source, from, seed.target, wrong, source_language)) {
        if (m.confidence < reported) continue;
        found = found || (m.target >= 0 && m.target_range.overlaps(seed.where)) ||
                (m.source >= 0 && m.source_range.overlaps(seed.source_where));
      }
      Recall& r = recall[seed.kind];
      ++r.all;
      if (found) {
        ++r.found;
      } else if (show) {
        std::cout << "== " << i << " missed " << seed.kind << "\n  " << source << "\n  " << seed.target << '\n';
      }
    }
  }
}

// ---- Floors --------------------------------------------------------------------------------------------------------

/// All findings of a file that would be reported, one line each without the suggestion, which is in the target's digits.
std::vector<std::string> findings(const std::vector<Pair>& pairs, bool from_arabic) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (const QuantityMismatch& m : compare(pairs[i], from_arabic)) {
      if (m.confidence < reported) continue;
      out.push_back(std::to_string(i) + ' ' + m.slip + ' ' + std::to_string(m.source) + ' ' + std::to_string(m.target));
    }
  }
  return out;
}

/// The figures on record: the floor goes up when the figure does, never down. Both directions, all findings counted, true
/// errors of the data among them (pud: three to four of five; tico19: all).
bool floors() {
  struct Floor {
    const char* file;
    std::size_t most[2];  // findings, English to Arabic and Arabic to English
    double recall[2];     // of seeded errors
  };
  static constexpr Floor table[] = {{"pud", {5, 5}, {0.99, 0.99}},
                                    {"tico19", {2, 4}, {0.9865, 0.987}},
                                    {"react-docs", {5, 4}, {0, 0}},
                                    {"opensource-guide", {1, 1}, {0, 0}}};
  bool good = true;
  for (const Floor& floor : table) {
    std::vector<Pair> pairs = read_pairs(std::string(MUWAZI_SHARED_DIR) + "/data/parallel/" + floor.file + ".tsv");
    if (pairs.empty()) {
      std::printf("%s: skipped, no development data\n", floor.file);
      continue;
    }
    for (const bool from_arabic : {false, true}) {
      const char* direction = from_arabic ? "ar-en" : "en-ar";
      const auto plain = findings(pairs, from_arabic);
      std::printf("%-18s %s  %zu findings in %zu pairs", floor.file, direction, plain.size(), pairs.size());
      good = good && plain.size() <= floor.most[from_arabic];
      std::vector<Pair> twin = pairs;
      for (Pair& pair : twin) pair.arabic = to_indic(pair.arabic);
      const auto indic = findings(twin, from_arabic);
      const bool same = indic == plain;
      if (floor.recall[from_arabic] > 0) good = good && same;
      std::printf(", with Arabic-Indic digits %s", same ? "the same" : "others");
      if (floor.recall[from_arabic] > 0) {
        std::map<std::string, Recall> recall;
        seeded(pairs, from_arabic, recall, false);
        Recall all;
        for (const auto& [kind, r] : recall) {
          all.found += r.found;
          all.all += r.all;
        }
        std::printf(", %zu of %zu seeded errors (%.4f)", all.found, all.all, all.rate());
        good = good && all.rate() >= floor.recall[from_arabic];
      }
      std::printf("\n");
    }
  }
  std::printf(good ? "all floors held\n" : "BELOW A FLOOR\n");
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  std::string file;
  bool from_arabic = false;
  bool indic = false;
  bool seed = false;
  double threshold = reported;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--list" && i + 1 < argc) file = argv[++i];
    if (argument == "--arabic") from_arabic = true;
    if (argument == "--indic") indic = true;
    if (argument == "--seeded") seed = true;
    if (argument == "--all") threshold = 0;
  }
  if (!file.empty()) {
    std::vector<Pair> pairs = read_pairs(file);
    if (indic) {
      for (Pair& pair : pairs) pair.arabic = to_indic(pair.arabic);
    }
    if (seed) {
      std::map<std::string, Recall> recall;
      seeded(pairs, from_arabic, recall, true);
      Recall all;
      for (const auto& [kind, r] : recall) {
        std::printf("%-14s %5zu / %5zu  %.4f\n", kind.c_str(), r.found, r.all, r.rate());
        all.found += r.found;
        all.all += r.all;
      }
      std::printf("%-14s %5zu / %5zu  %.4f\n", "all", all.found, all.all, all.rate());
      return 0;
    }
    list(pairs, from_arabic, threshold);
    return 0;
  }
  return floors() ? 0 : 1;
}
