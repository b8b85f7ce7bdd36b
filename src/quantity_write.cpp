// SPDX-License-Identifier: Apache-2.0
// Suggestions: the target's own words with the right number in them.
#include "quantity_write.hpp"

#include <array>
#include <cmath>

#include "quantity_scan.hpp"

namespace muwazi::inline v0::quantities {
namespace {

constexpr std::array<std::array<std::string_view, 12>, 2> arabic_months = {
    {{"\u064A\u0646\u0627\u064A\u0631", "\u0641\u0628\u0631\u0627\u064A\u0631", "\u0645\u0627\u0631\u0633",
      "\u0623\u0628\u0631\u064A\u0644", "\u0645\u0627\u064A\u0648", "\u064A\u0648\u0646\u064A\u0648",
      "\u064A\u0648\u0644\u064A\u0648", "\u0623\u063A\u0633\u0637\u0633", "\u0633\u0628\u062A\u0645\u0628\u0631",
      "\u0623\u0643\u062A\u0648\u0628\u0631", "\u0646\u0648\u0641\u0645\u0628\u0631", "\u062F\u064A\u0633\u0645\u0628\u0631"},
     {"\u0643\u0627\u0646\u0648\u0646 \u0627\u0644\u062B\u0627\u0646\u064A", "\u0634\u0628\u0627\u0637",
      "\u0622\u0630\u0627\u0631", "\u0646\u064A\u0633\u0627\u0646", "\u0623\u064A\u0627\u0631",
      "\u062D\u0632\u064A\u0631\u0627\u0646", "\u062A\u0645\u0648\u0632", "\u0622\u0628", "\u0623\u064A\u0644\u0648\u0644",
      "\u062A\u0634\u0631\u064A\u0646 \u0627\u0644\u0623\u0648\u0644",
      "\u062A\u0634\u0631\u064A\u0646 \u0627\u0644\u062B\u0627\u0646\u064A",
      "\u0643\u0627\u0646\u0648\u0646 \u0627\u0644\u0623\u0648\u0644"}}};

constexpr std::array<std::string_view, 12> english_months = {"January", "February", "March",     "April",   "May",      "June",
                                                             "July",    "August",   "September", "October", "November", "December"};

constexpr std::array<std::string_view, 7> english_days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                          "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 7> arabic_days = {
    "\u0627\u0644\u0627\u062B\u0646\u064A\u0646", "\u0627\u0644\u062B\u0644\u0627\u062B\u0627\u0621",
    "\u0627\u0644\u0623\u0631\u0628\u0639\u0627\u0621", "\u0627\u0644\u062E\u0645\u064A\u0633",
    "\u0627\u0644\u062C\u0645\u0639\u0629", "\u0627\u0644\u0633\u0628\u062A", "\u0627\u0644\u0623\u062D\u062F"};

constexpr std::array<std::string_view, 20> english_ones = {
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> english_tens = {"",      "",      "twenty",  "thirty", "forty",
                                                           "fifty", "sixty", "seventy", "eighty", "ninety"};

// Masculine ordinals, without article; one to ten.
constexpr std::array<std::string_view, 11> arabic_ordinals = {
    "", "\u0623\u0648\u0644", "\u062B\u0627\u0646\u064A", "\u062B\u0627\u0644\u062B", "\u0631\u0627\u0628\u0639",
    "\u062E\u0627\u0645\u0633", "\u0633\u0627\u062F\u0633", "\u0633\u0627\u0628\u0639", "\u062B\u0627\u0645\u0646",
    "\u062A\u0627\u0633\u0639", "\u0639\u0627\u0634\u0631"};
// Cardinals three to ten as they stand before a feminine noun; with ta marbuta before a masculine one.
constexpr std::array<std::string_view, 11> arabic_cardinals = {
    "", "", "", "\u062B\u0644\u0627\u062B", "\u0623\u0631\u0628\u0639", "\u062E\u0645\u0633", "\u0633\u062A",
    "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646\u064A", "\u062A\u0633\u0639", "\u0639\u0634\u0631"};
// Tens without their ending.
constexpr std::array<std::string_view, 10> arabic_tens = {
    "", "", "\u0639\u0634\u0631", "\u062B\u0644\u0627\u062B", "\u0623\u0631\u0628\u0639", "\u062E\u0645\u0633",
    "\u0633\u062A", "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646", "\u062A\u0633\u0639"};
constexpr std::string_view al = "\u0627\u0644";
constexpr std::string_view ta_marbuta = "\u0629";
constexpr std::string_view century_word = "\u0627\u0644\u0642\u0631\u0646";

struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  Decimal value;
  char32_t zero = U'0';
  std::string group;    // separator of thousands, empty where there is none
  std::string decimal;  // decimal separator, empty where there is none
};

/// The runs of digits of a quantity as the scanner reads them.
std::vector<Run> runs_of(std::string_view text, Language language) {
  std::vector<Run> out;
  std::pmr::vector<Atom> atoms;
  scan(text, language, atoms);
  for (const Atom& atom : atoms) {
    if (atom.kind != AtomKind::number) continue;
    Run run;
    run.begin = atom.begin;
    run.end = atom.end;
    run.value = atom.value;
    bool last_is_decimal = atom.value.exponent < 0;
    std::string separator;
    for (std::size_t i = atom.begin; i < atom.end;) {
      std::uint32_t size = 1;
      const char32_t c = code_point_at(text, i, size);
      const int digit = arabic::digit_value(c);
      if (digit >= 0) {
        run.zero = c - static_cast<char32_t>(digit);
      } else {
        if (!separator.empty()) run.group = separator;
        separator = std::string(text.substr(i, size));
      }
      i += size;
    }
    if (!separator.empty()) (last_is_decimal ? run.decimal : run.group) = separator;
    out.push_back(run);
  }
  return out;
}

std::string write_digits(double value, const Run& like) {
  std::string plain;
  Decimal decimal{static_cast<std::uint64_t>(std::llround(value * 1000)), -3, true};
  decimal.normalize();
  append_decimal(plain, decimal);
  const std::size_t point = plain.find('.');
  const std::size_t integer = point == std::string::npos ? plain.size() : point;
  const bool indic = like.zero != U'0';
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] == '.') {
      out += !like.decimal.empty() ? like.decimal : indic ? std::string("\u066B") : std::string(".");
      continue;
    }
    if (i > 0 && i < integer && (integer - i) % 3 == 0 && !like.group.empty() && integer > 3) out += like.group;
    append_code_point(out, like.zero + static_cast<char32_t>(plain[i] - '0'));
  }
  return out;
}

std::string english_words(unsigned n, bool ordinal) {
  if (n >= 100) return {};
  if (!ordinal) {
    if (n < 20) return std::string(english_ones[n]);
    std::string out(english_tens[n / 10]);
    if (n % 10 != 0) out.append("-").append(english_ones[n % 10]);
    return out;
  }
  static constexpr std::array<std::string_view, 13> first = {"",      "first", "second",  "third",  "fourth", "fifth", "sixth",
                                                             "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"};
  if (n <= 12) return std::string(first[n]);
  if (n < 20) return std::string(english_ones[n]) + "th";
  std::string tens(english_tens[n / 10]);
  if (n % 10 == 0) return tens.substr(0, tens.size() - 1) + "ieth";
  return tens.append("-").append(first[n % 10]);
}

std::string english_ending(std::uint64_t n) {
  if (n % 100 / 10 == 1) return "th";
  switch (n % 10) {
    case 1: return "st";
    case 2: return "nd";
    case 3: return "rd";
    default: return "th";
  }
}

std::string arabic_ordinal(unsigned n, bool article, bool feminine, bool oblique) {
  const std::string_view front = article ? al : std::string_view();
  const auto one = [&](unsigned k, bool compound) {
    std::string out(front);
    if (k == 1 && compound) out += "\u062D\u0627\u062F\u064A";
    else if (k == 1 && feminine) return out + "\u0623\u0648\u0644\u0649";
    else out += arabic_ordinals[k];
    if (feminine) out += ta_marbuta;
    return out;
  };
  const std::string_view ending = oblique ? "\u064A\u0646" : "\u0648\u0646";
  if (n == 0 || n >= 100) return {};
  if (n <= 10) return one(n, false);
  if (n < 20) return one(n - 10, true) + " \u0639\u0634\u0631" + std::string(feminine ? ta_marbuta : "");
  std::string tens = std::string(front).append(arabic_tens[n / 10]).append(ending);
  if (n % 10 == 0) return tens;
  return one(n % 10, true) + " \u0648" + tens;
}

std::string arabic_cardinal(unsigned n, bool with_ta, bool oblique) {
  if (n < 3 || n >= 100) return {};
  const std::string_view ending = oblique ? "\u064A\u0646" : "\u0648\u0646";
  const auto one = [&](unsigned k) {
    std::string out(arabic_cardinals[k]);
    if (with_ta) out += ta_marbuta;
    return out;
  };
  if (n <= 10) return one(n);
  if (n < 13) return {};
  if (n < 20) return one(n - 10) + " \u0639\u0634\u0631" + std::string(with_ta ? "" : ta_marbuta);
  std::string tens = std::string(arabic_tens[n / 10]).append(ending);
  if (n % 10 == 0) return tens;
  if (n % 10 < 3) return {};
  return one(n % 10) + " \u0648" + tens;
}

/// Replaces the scale word of `text` by the one for 10^`power`.
bool replace_scale(std::string& text, int power, Language language) {
  static constexpr std::array<std::array<std::string_view, 3>, 2> words = {
      {{"million", "billion", "trillion"},
       {"\u0645\u0644\u064A\u0648\u0646", "\u0645\u0644\u064A\u0627\u0631", "\u062A\u0631\u064A\u0644\u064A\u0648\u0646"}}};
  if (power < 6 || power > 12 || power % 3 != 0) return false;
  const auto& mine = words[language == Language::arabic ? 1 : 0];
  for (std::size_t i = 0; i < mine.size(); ++i) {
    const std::size_t at = text.find(mine[i]);
    if (at == std::string::npos) continue;
    text.replace(at, mine[i].size(), mine[static_cast<std::size_t>(power / 3 - 2)]);
    return true;
  }
  return false;
}

}  // namespace

std::string rewrite(const Quantity& right, double low, bool month, const Quantity& wrong, double wrong_low,
                    std::string_view text, Language language) {
  const std::string_view written = wrong.range.in(text);
  std::string out(written);
  const bool arabic = language == Language::arabic;
  if (wrong.value.starts_with("-W")) {
    if (low < 1 || low > 7) return {};
    const auto day = static_cast<std::size_t>(low) - 1;
    return std::string(arabic ? arabic_days[day] : english_days[day]);
  }
  if (month) {
    if (low < 1 || low > 12 || wrong_low < 1 || wrong_low > 12 || wrong.hijri || right.hijri) return {};
    const auto from = static_cast<std::size_t>(wrong_low) - 1;
    const auto to = static_cast<std::size_t>(low) - 1;
    const auto replace = [&](std::string_view name, std::string_view with) {
      const std::size_t at = out.find(name);
      if (at == std::string::npos) return false;
      out.replace(at, name.size(), with);
      return true;
    };
    if (!arabic) return replace(english_months[from], english_months[to]) ? out : std::string();
    bool any = false;
    for (const auto& names : arabic_months) any = replace(names[from], names[to]) || any;
    return any ? out : std::string();
  }
  if (wrong.vague || right.vague || wrong.type == QuantityType::time || low < 0) return {};
  // Digits: the run that holds the wrong value, alone or before a scale word.
  const std::vector<Run> runs = runs_of(written, language);
  for (const Run& run : runs) {
    const double value = run.value.to_double();
    if (value == 0) continue;
    const double scale = wrong_low / value;
    if (scale != 1 && (runs.size() > 1 || scale < 1000)) continue;
    double shown = low / scale;
    if (scale > 1 && (shown >= 1000 || shown < 1)) {
      int power = 0;
      double size = 1;
      while (power < 12 && low / (size * 1000) >= 1) {
        size *= 1000;
        power += 3;
      }
      std::string swapped = out;
      if (!replace_scale(swapped, power, language)) return {};
      // The run keeps its place only where its digits stand before the words that changed.
      if (swapped.compare(0, run.end, out, 0, run.end) != 0) return {};
      shown = low / size;
      out = swapped;
    }
    if (std::abs(shown * 1000 - std::round(shown * 1000)) > 1e-6 || shown > 1e15) return {};
    out.replace(run.begin, run.end - run.begin, write_digits(shown, run));
    if (!arabic && (wrong.type == QuantityType::ordinal || wrong.type == QuantityType::century)) {
      for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        const std::size_t at = out.find(ending, run.begin);
        if (at == std::string::npos || at == 0 || out[at - 1] < '0' || out[at - 1] > '9') continue;
        out.replace(at, 2, english_ending(whole(low)));
        break;
      }
    }
    return out;
  }
  if (!runs.empty() || low != std::floor(low) || low >= 100 || low < 1) return {};
  // Words.
  const auto n = static_cast<unsigned>(low);
  const bool ordinal = wrong.type == QuantityType::ordinal || wrong.type == QuantityType::century;
  if (!arabic) {
    if (wrong.type == QuantityType::century) {
      const std::size_t at = out.find(" century");
      return at == std::string::npos ? std::string() : english_words(n, true) + out.substr(at);
    }
    if (wrong.type != QuantityType::ordinal && wrong.type != QuantityType::cardinal) return {};
    return english_words(n, ordinal);
  }
  const bool oblique = written.find("\u064A\u0646") != std::string_view::npos;
  if (wrong.type == QuantityType::century) {
    if (!written.starts_with(century_word)) return {};
    return std::string(century_word) + " " + arabic_ordinal(n, true, false, true);
  }
  const std::string_view first = written.substr(0, written.find(' '));
  const bool ta = first.find(ta_marbuta) != std::string_view::npos;
  if (wrong.type == QuantityType::ordinal) return arabic_ordinal(n, first.starts_with(al), ta, oblique);
  if (wrong.type != QuantityType::cardinal || first.starts_with(al)) return {};
  return arabic_cardinal(n, ta, oblique);
}

}  // namespace muwazi::inline v0::quantities
