// SPDX-License-Identifier: Apache-2.0
// Comparison of quantities: what has no equal on the other side, and what became of it.
#include "quantity_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "placeholder.hpp"
#include "quantity_agree.hpp"

namespace muwazi::inline v0::quantities {
namespace {

bool separates(std::string_view text, std::size_t at) { return text[at] == ',' || text[at] == '.'; }

/// Is the number written somewhere in `text` as a run of digits of its own (in a code, a name, a version)?
bool written_somewhere(double value, std::string_view text) {
  if (value < 0 || value > 1e15 || value != std::floor(value)) return false;
  const auto wanted = static_cast<std::uint64_t>(value);
  std::uint64_t run = 0;
  bool open = false;
  unsigned digits = 0;
  for (std::size_t i = 0; i <= text.size();) {
    std::uint32_t size = 1;
    const int digit = i < text.size() ? arabic::digit_value(code_point_at(text, i, size)) : -1;
    const bool separator = size > 0 && i < text.size() && digit < 0 && i + size < text.size() && i > 0 &&
                           separates(text, i) && text[i - 1] >= '0' && text[i - 1] <= '9' && text[i + size] >= '0' &&
                           text[i + size] <= '9';
    if (separator) {
      digits += 18;  // "3,000" holds no 3
    } else if (digit >= 0) {
      if (digits < 18) run = run * 10 + static_cast<unsigned>(digit);
      ++digits;
      open = true;
    } else {
      if (open && run == wanted && digits < 18) return true;
      run = 0;
      digits = 0;
      open = false;
    }
    i += size;
  }
  return false;
}

/// Which slip turns `a` into `b`; empty where they do not look alike.
std::string_view slip_of(double a, double b) {
  if (a <= 0 || b <= 0) return "value";
  const double ratio = std::max(a, b) / std::min(a, b);
  for (double power = 10; power <= 1e12; power *= 10) {
    if (close(ratio, power, 1e-9)) return "magnitude";
  }
  double scale = 1;
  while (scale < 1e6 && (a * scale != std::floor(a * scale) || b * scale != std::floor(b * scale))) scale *= 10;
  if (scale < 1e6) {
    a = std::floor(a * scale);
    b = std::floor(b * scale);
  }
  if (a == std::floor(a) && b == std::floor(b) && a < 1e15 && b < 1e15) {
    std::string x = std::to_string(whole(a));
    std::string y = std::to_string(whole(b));
    if (x.size() == y.size()) {
      int different = 0;
      for (std::size_t i = 0; i < x.size(); ++i) different += x[i] != y[i];
      if (different == 1) return "digit";
      std::sort(x.begin(), x.end());
      std::sort(y.begin(), y.end());
      if (x == y) return "transposition";
    }
  }
  return "value";
}

QuantityFault fault_of(const Item& item) {
  switch (item.kind) {
    case ItemKind::day: case ItemKind::month: case ItemKind::weekday: return QuantityFault::date;
    default: return QuantityFault::number;
  }
}

std::string_view slip_name(const Item& s, const Item& t) {
  switch (s.kind) {
    case ItemKind::month: return "month";
    case ItemKind::weekday: return "weekday";
    case ItemKind::day: return t.kind == ItemKind::day ? "day" : slip_of(s.low, t.low);
    default: return slip_of(s.low, t.low);
  }
}

/// Does a unit's bare noun on the other side say it ("a hundred years": "a century"; "24 hours": "a day")?
bool said_by_a_noun(const Item& item, const Side& other) {
  if (item.unit == 0 || item.low <= 1 || dimension_of(item.unit) != Dimension::duration) return false;
  std::pmr::vector<Atom> atoms;
  scan(other.text, other.language, atoms);
  const double size = item.low * unit_at(item.unit).factor;
  for (const Atom& atom : atoms) {
    const std::uint16_t unit = atom.unit();
    if (unit == 0 || unit == item.unit || dimension_of(unit) != Dimension::duration) continue;
    if (close(unit_at(unit).factor, size, 0.02)) return true;
  }
  return false;
}

/// Does a word of the other side look like the day of the week, though what stands around it does not tell ("ithnayn", two)?
bool day_stands(const Item& item, const Side& other) {
  std::pmr::vector<Atom> atoms;
  scan(other.text, other.language, atoms);
  return std::any_of(atoms.begin(), atoms.end(), [&](const Atom& atom) { return atom.role() == Role::weekday && atom.entry->role_value == item.low; });
}

/// "Sabbath" is the Arabic name of Saturday.
bool is_sabbath(const Item& item, const Side& mine, const Side& other) {
  constexpr double saturday = 6;
  if (mine.language != Language::arabic || item.kind != ItemKind::weekday || item.low != saturday) return false;
  return other.text.find("abbath") != std::string_view::npos || other.text.find("habbat") != std::string_view::npos;
}

/// "Al-majmu'a al-sabi'a" (the seventh group) and "Group G": does a letter of its own behind a word say the number?
bool letter_says(const Item& item, const Side& mine, const Side& other) {
  constexpr double letters = 26;
  if (mine.language != Language::arabic || !item.ordinal || item.low < 1 || item.low > letters) return false;
  const char letter = static_cast<char>('A' + static_cast<int>(item.low) - 1);
  const std::string_view text = other.text;
  for (std::size_t at = text.find(letter, 2); at != std::string_view::npos; at = text.find(letter, at + 1)) {
    if (text[at - 1] != ' ' || (at + 1 < text.size() && (is_ascii_letter(text[at + 1]) || text[at + 1] == '\''))) continue;
    std::size_t begin = at - 1;
    while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
    std::string_view word = text.substr(begin, at - 1 - begin);
    if (word.ends_with('s')) word.remove_suffix(1);
    static constexpr std::string_view kinds[] = {"Group", "group", "Pool", "pool", "Grade", "grade", "Category", "category", "Class", "class", "Section", "section",
                                                 "Serie", "League", "Division", "Annex", "annex", "Appendix", "appendix", "Tier", "tier", "Level", "level"};
    if (std::find(std::begin(kinds), std::end(kinds), word) != std::end(kinds)) return true;
  }
  return false;
}

/// Does an English word say a number in its letters, as "foursome", "twofold", "quadruple" and "triathlon" do? `word` is lower case.
bool says_number(std::string_view word, double number) {
  struct Beginning {
    double number;
    std::string_view letters;
  };
  // Number words, with three letters or more behind them that make no other number of them ("fourteen", "sixth", "eighty").
  static constexpr Beginning words[] = {{2, "two"},   {3, "three"}, {4, "four"},  {5, "five"},      {6, "six"},
                                        {7, "seven"}, {8, "eight"}, {9, "nine"}, {100, "hundred"}, {1000, "thousand"}};
  for (const auto& [value, letters] : words) {
    if (value != number || !word.starts_with(letters) || word.size() < letters.size() + 3) continue;
    const std::string_view rest = word.substr(letters.size());
    if (!rest.starts_with('t') && !rest.starts_with("een") && !rest.starts_with("ieth") && !rest.starts_with("ies")) return true;
  }
  if (number == 10 && word == "tenfold") return true;
  // Latin and Greek, as far into the word as no other word begins.
  static constexpr Beginning beginnings[] = {
      {2, "bicyc"},   {2, "bienn"},   {2, "bilat"},   {2, "biling"},  {2, "bimonth"}, {2, "binar"},   {2, "binoc"},   {2, "bipart"},
      {2, "bisect"},  {2, "biweek"},  {2, "doubl"},   {2, "dual"},    {2, "duet"},    {2, "duplic"},  {2, "twin"},    {3, "ellips"},
      {3, "thrice"},  {3, "trebl"},   {3, "triad"},   {3, "triangl"}, {3, "triathl"}, {3, "tricol"},  {3, "tricyc"},  {3, "trident"},
      {3, "trienn"},  {3, "trilat"},  {3, "triling"}, {3, "trilog"},  {3, "trimest"}, {3, "trinit"},  {3, "tripart"}, {3, "tripl"},
      {3, "tripod"},  {4, "quadr"},   {4, "quartet"}, {4, "quatrain"}, {4, "tetra"},  {5, "penta"},   {5, "pentathl"}, {5, "quintet"},
      {5, "quintup"}, {6, "hexa"},    {6, "sextet"},  {6, "sextup"},  {7, "hepta"},   {7, "septet"},  {7, "septup"},  {8, "octag"},
      {8, "octah"},   {8, "octal"},   {8, "octav"},   {8, "octet"},   {8, "octopus"}, {8, "octup"},   {10, "decade"}, {10, "decagon"},
      {10, "decath"}, {10, "decim"},  {16, "hexadec"}, {100, "centen"}, {100, "centip"}, {1000, "millenn"}, {1000, "millisec"}, {0.001, "millisec"}};
  return std::any_of(std::begin(beginnings), std::end(beginnings), [&](const Beginning& one) { return close(one.number, number, 1e-9) && word.starts_with(one.letters); }) ||
         (word == "hex" && (number == 6 || number == 16));
}

/// How many words of an English text say a number in their letters.
std::size_t words_that_say(std::string_view english, double number) {
  constexpr std::size_t longest = 24;  // letters
  std::size_t count = 0;
  std::string word;
  for (std::size_t at = 0; at < english.size();) {
    if (!is_ascii_letter(english[at])) {
      ++at;
      continue;
    }
    word.clear();
    for (; at < english.size() && is_ascii_letter(english[at]); ++at)
      if (word.size() <= longest) word += static_cast<char>(english[at] | 0x20);
    count += word.size() <= longest && says_number(word, number);
  }
  return count;
}

/// Is it a number by which Arabic names what English has a word of its own for: octal (of eight), hexadecimal (of six and ten),
/// milliseconds (parts of the thousand), an ellipsis (three dots)?
bool named_in_english(const Item& item, const Side& mine, const Side& other) {
  if (mine.language != Language::arabic) return false;
  if (item.low == 10 && other.text.find("OS X") != std::string_view::npos) return true;
  return words_that_say(other.text, item.low) > 0;
}

/// A number whose absence says nothing, but which another may have become: in a name, of grammar, of the Islamic calendar.
bool comparable(const Quantity& q, const Item& item) {
  return q.hijri || (numeric(item.kind) && (q.in_name || q.implied || item.ordinal || item.range));
}

/// Is a form of Latin letters and digits to be found in `text` as a word of its own?
bool stands_in(std::string_view form, std::string_view text) {
  const auto letter = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
  if (!letter(form.back()) || (form.back() >= '0' && form.back() <= '9')) return false;
  for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1)) {
    if ((at == 0 || !letter(text[at - 1])) && (at + form.size() == text.size() || !letter(text[at + form.size()]))) return true;
  }
  return false;
}

/// A left-over item that is no error: a value that the other side has elsewhere.
bool said_elsewhere(const Item& item, const Side& mine, const Side& other) {
  if (mine.of(item).vague) return false;
  if (item.kind == ItemKind::weekday && day_stands(item, other)) return true;
  if (named_in_english(item, mine, other) || is_sabbath(item, mine, other) || letter_says(item, mine, other)) return true;
  // "40 degrees Celsius (104 degrees Fahrenheit)": the translator keeps one of the two.
  for (const Item& o : mine.items) {
    if (o.partner >= 0 && o.quantity != item.quantity && imperial(item.unit) && converted(o, item, 0.02)) {
      return true;
    }
  }
  for (const Item& o : other.items) {
    // What one side repeats; another thing of the same number ("15 March" and "15 countries") is no repetition.
    if (same_class(o.kind, item.kind) && o.low == item.low &&
        (o.partner < 0 || ((o.kind == ItemKind::day) == (item.kind == ItemKind::day) && o.percent == item.percent &&
                           units_agree(o, item)))) {
      return true;
    }
    if (item.kind == ItemKind::century && (o.year || o.kind == ItemKind::decade) &&
        (std::floor((o.low - 1) / 100) + 1 == item.low || (o.kind == ItemKind::decade && std::floor(o.low / 100) + 1 == item.low))) {
      return true;
    }
  }
  // "4K" in both.
  if (const std::string_view own = mine.written(item); own.size() < 12 && has_digits(own) && stands_in(own, other.text)) {
    return true;
  }
  return numeric(item.kind) && (written_somewhere(item.low, other.text) || said_by_a_noun(item, other));
}

}  // namespace

void Comparison::leave_compounds_out() {
  constexpr std::size_t most = 32;  // numbers of a side; a text of more is no sentence
  const Side& english = source.language == Language::english ? source : target;
  Side& arabic = source.language == Language::english ? target : source;
  if (arabic.items.size() > most || english.items.size() > most) return;
  const auto plain = [](const Item& item) { return item.kind == ItemKind::number && !item.percent && item.unit == 0 && !item.year && !item.range && item.low >= 2 && item.low <= 1000; };
  for (std::size_t i = 0; i < arabic.items.size();) {
    const Item item = arabic.items[i++];
    if (!plain(item) || arabic.of(item).implied || has_digits(arabic.written(item))) continue;
    const auto same = [&](const Item& other) { return numeric(other.kind) && other.low == item.low; };
    const auto here = std::count_if(arabic.items.begin(), arabic.items.end(), same);
    const auto there = std::count_if(english.items.begin(), english.items.end(), same);
    if (here <= there || words_that_say(english.text, item.low) == 0) continue;
    arabic.items.erase(arabic.items.begin() + static_cast<std::ptrdiff_t>(--i));
  }
}

void Comparison::leave_west_out() {
  constexpr std::string_view name = "\u0648\u0633\u062A";
  constexpr double six = 6;
  const Side& english = source.language == Language::english ? source : target;
  Side& arabic = source.language == Language::english ? target : source;
  if (english.text.find("West") == std::string_view::npos) return;
  const auto is_six = [&](const Item& item) { return numeric(item.kind) && item.low == six; };
  if (std::any_of(english.items.begin(), english.items.end(), is_six)) return;
  std::erase_if(arabic.items, [&](const Item& item) {
    const ByteRange range = arabic.of(item).range;
    constexpr std::uint32_t conjunction = 2;  // bytes, which the range may leave out
    const std::uint32_t begin = range.begin >= conjunction && !arabic.written(item).starts_with("\u0648") ? range.begin - conjunction : range.begin;
    return is_six(item) && arabic.text.substr(begin, range.end - begin) == name;
  });
}

void Comparison::left_over() {
  std::vector<Item*> from;
  std::vector<Item*> to;
  for (Item& s : source.items) {
    if (!s.matched && (s.strength > 0 || comparable(source.of(s), s))) from.push_back(&s);
  }
  for (Item& t : target.items) {
    if (!t.matched && (t.strength > 0 || comparable(target.of(t), t))) to.push_back(&t);
  }
  if (from.empty() && to.empty()) return;
  if (from.size() > 32 || to.size() > 32) {
    too_many = true;
    return;
  }
  std::vector<char> from_forgiven;
  std::vector<char> to_forgiven;
  for (const Item* s : from) from_forgiven.push_back(said_elsewhere(*s, source, target));
  for (const Item* t : to) to_forgiven.push_back(said_elsewhere(*t, target, source));
  // Pairs, the most alike first. A repeated value is worth a pair only where it is plainly a slip of the other.
  struct Pair {
    double score;
    std::size_t s;
    std::size_t t;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      if (from_forgiven[i] && to_forgiven[j]) continue;
      double score = likeness(*from[i], *to[j]);
      if (from_forgiven[i] || to_forgiven[j]) score -= score >= 0.7 ? 0.15 : 0.4;

      if (score > 0) pairs.push_back({score, i, j});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  for (const Pair& pair : pairs) {
    Item& s = *from[pair.s];
    Item& t = *to[pair.t];
    if (s.matched || t.matched || pair.score < 0.3) continue;
    s.matched = t.matched = true;
    report(&s, &t, slip_name(s, t), fault_of(s), std::min(0.97, pair.score));
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Item& s = *from[i];
    if (s.matched || from_forgiven[i] || s.strength <= 0) continue;
    report(&s, nullptr, "dropped", fault_of(s), s.strength >= 0.8f ? 0.65 : s.strength >= 0.65f ? 0.52 : 0.7 * static_cast<double>(s.strength));
  }
  for (std::size_t j = 0; j < to.size(); ++j) {
    const Item& t = *to[j];
    if (t.matched || to_forgiven[j] || t.strength <= 0) continue;
    report(nullptr, &t, "added", fault_of(t), (t.strength >= 0.8f ? 0.65 : 0.6) * static_cast<double>(t.strength));
  }
}

double Comparison::likeness(const Item& s, const Item& t) const {
  if (!same_class(s.kind, t.kind)) return 0;
  const Quantity& a = source.of(s);
  const Quantity& b = target.of(t);
  if (s.kind == ItemKind::month || s.kind == ItemKind::weekday) return a.hijri == b.hijri ? 0.9 : 0;
  if (s.kind == ItemKind::season || s.kind == ItemKind::relative_day) return 0;
  if (s.kind == ItemKind::century || s.kind == ItemKind::decade) return 0.95;
  if (s.kind == ItemKind::time) return 0.6;
  double score = 0.6;
  const std::string_view slip = slip_of(s.low, t.low);
  if (slip == "digit" || slip == "transposition") score += 0.25;
  if (slip == "magnitude") score += 0.25;
  if (s.percent != t.percent) score -= 0.3;
  else if (s.percent) score += 0.2;
  if (s.unit != 0 && t.unit != 0) score += units_agree(s, t) ? 0.2 : -0.3;
  if (s.ordinal != t.ordinal) score -= 0.1;
  else if (s.ordinal) score += 0.1;
  if (s.year && t.year) score += 0.2;
  else if (s.year != t.year) score -= 0.2;
  if (s.kind == ItemKind::day && t.kind == ItemKind::day) score += 0.2;
  if (a.vague != b.vague) score -= 0.2;
  // Where the source is sure of its number, a doubtful one on the other side may be what became of it.
  const double sure = std::max(s.strength, t.strength);
  double doubt = std::min(s.strength, t.strength);
  if (a.hijri != b.hijri) return 0;
  if (a.hijri) doubt = std::max(doubt, 0.5);
  if (s.range && t.range) doubt = std::max(doubt, 0.5);
  if (s.fraction && t.fraction) {
    doubt = std::max(doubt, 0.5);
    score += 0.1;
  }
  if (a.in_name != b.in_name && doubt <= 0) return 0;
  if (a.in_name && b.in_name) {
    if (s.low < 2 || t.low < 2 || (slip != "digit" && slip != "transposition" && slip != "magnitude")) return 0;
    doubt = std::max(doubt, 0.4);
  }
  if (a.implied != b.implied) {
    // "three days" became a dual, "twice" became "three times".
    const bool unit = s.unit != 0 && s.unit == t.unit;
    if (!unit && !(s.times && t.times)) return 0;
    doubt = std::max(doubt, 0.45);
  } else if (a.implied) {
    return 0;
  }
  if (s.ordinal && t.ordinal && doubt < 0.5) {
    if (!same_noun(s, t)) return doubt <= 0 ? 0 : score * (0.4 + 1.2 * doubt);
    doubt = 0.45;
  }
  score *= 0.4 + 0.6 * std::min(1.0, (sure >= 0.7 && !a.spelled && !b.spelled ? std::max(doubt, 0.5) : doubt) / 0.5);
  return score;
}

}  // namespace muwazi::inline v0::quantities
