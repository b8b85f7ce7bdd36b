// SPDX-License-Identifier: Apache-2.0
// Quantities taken apart, and how sure it is that a translation keeps each part.
#include "quantity_items.hpp"

#include <algorithm>
#include <cmath>

namespace muwazi::inline v0::quantities {
namespace {

double parse_double(std::string_view text) {
  double out = 0;
  double place = 0;
  bool negative = false;
  for (const char c : text) {
    if (c == '-') negative = true;
    else if (c == '.') place = 1;
    else if (c >= '0' && c <= '9') {
      out = out * 10 + (c - '0');
      place *= 10;
    }
  }
  if (place > 1) out /= place;
  return negative ? -out : out;
}

/// Words of a name: "Six Flags", "Fifth Avenue". The first word of a sentence says nothing.
bool capitalized_inside(const Quantity& q, std::string_view text) {
  const char c = text[q.range.begin];
  if (c < 'A' || c > 'Z' || q.range.begin < 2 || q.range.size() < 3 || !q.unit.empty()) return false;
  if (const char second = text[q.range.begin + 1]; second >= 'A' && second <= 'Z') return false;  // "VIII"
  const char before = text[q.range.begin - 2];
  return text[q.range.begin - 1] == ' ' && before != '.' && before != '!' && before != '?' && before != ':' && before != '"';
}

/// "all three", "these two": numbers that a translation may well leave to "all of them".
bool anaphoric(const Quantity& q, std::string_view text) {
  std::string_view before = text.substr(0, q.range.begin);
  while (!before.empty() && (before.back() == ' ' || before.back() == '*')) before.remove_suffix(1);
  constexpr std::size_t longest = 8;  // bytes: more than any of the words has
  if (before.size() > longest) before = before.substr(before.size() - longest);
  const std::size_t space = before.find_last_of(" \t\n\"'([");
  const std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
  return word == "all" || word == "All" || word == "these" || word == "These" || word == "those";
}

/// Whether another word with a capital stands beside a weekday: "The Sunday Gazette", "Palm Sunday", "Black Friday".
bool day_of_a_name(const Quantity& q, std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (q.range.end + 1 < text.size() && text[q.range.end] == ' ' && is_capital(text[q.range.end + 1])) return true;
  if (q.range.begin < 2 || text[q.range.begin - 1] != ' ') return false;
  std::size_t begin = q.range.begin - 1;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  return is_capital(text[begin]) && text.substr(begin, 3) != "On ";
}

float strength_of(const Quantity& q, const Item& item, std::string_view text) {
  if (q.in_name || q.implied || q.hijri || item.kind == ItemKind::season || item.kind == ItemKind::relative_day) return 0;
  switch (item.kind) {
    case ItemKind::month: return 0.6f;
    case ItemKind::weekday: return day_of_a_name(q, text) ? 0.5f : 0.65f;
    case ItemKind::decade: return std::fmod(item.low, 100) == 0 ? 0.5f : 0.7f;
    case ItemKind::century: return 0.7f;
    case ItemKind::time: return has_digits(q.range.in(text)) ? 0.7f : 0.5f;
    case ItemKind::day: return 0.8f;
    case ItemKind::season: case ItemKind::relative_day: return 0;
    case ItemKind::number: break;
  }
  if (q.vague) return 0.2f;
  const bool digits = has_digits(q.range.in(text));
  const double v = item.low;
  if (!digits && q.type != QuantityType::range && capitalized_inside(q, text)) return v <= 1 ? 0 : 0.1f;
  // "a hundred per cent", "24 hours a day, seven days a week": figures of speech as often as not.
  if (item.percent && v == 100) return 0.5f;
  if ((v == 24 && q.unit == "hour") || (v == 7 && q.unit == "day")) {
    const std::string_view behind = text.substr(q.range.end, 7);
    if (behind.starts_with(" a day") || behind.starts_with(" a week") || behind.starts_with(" per ")) return 0.5f;
  }
  if (item.ordinal) return v <= 1 ? 0 : v <= 2 ? 0.2f : 0.65f;
  if (item.fraction) return digits ? 0.7f : 0.2f;
  if (!digits) {
    if (v < 1 && item.unit != 0) return 0.5f;
    if (v <= 1) return item.percent ? 0.6f : 0;
    if (v <= 2) return item.unit != 0 || item.percent ? 0.5f : 0.2f;
    const std::string_view own = q.range.in(text);
    if (v == 1000 || v == 100 || v == 1e6 || v == 1e9) {
      // "a thousand times", and the Arabic for a thousand, which is also "he composed"
      const bool arabic = static_cast<unsigned char>(own[0]) >= 0x80;
      if (item.unit != 0) return 0.7f;
      return own.starts_with("a ") || own.find(' ') == std::string_view::npos ? arabic && v != 1000 ? 0.7f : 0.4f : 0.7f;
    }
    return v <= 10 && anaphoric(q, text) ? 0.5f : 0.7f;
  }
  if (v == 1 && q.type == QuantityType::money) return 0.3f;  // the bare noun says it
  if (item.percent || q.type == QuantityType::money) return 0.95f;
  if (v != std::floor(v)) return 0.9f;
  if (v <= 1) return 0.1f;
  if (v <= 2) return 0.3f;
  if (v < 10) return 0.7f;
  return 0.9f;
}

/// Does the number say how often?
bool says_how_often(const Quantity& q, std::string_view text) {
  const std::string_view own = q.range.in(text);
  static constexpr std::string_view words[] = {"twice", "Twice", "thrice", "\u0645\u0631\u062A\u064A\u0646",
                                               "\u0645\u0631\u062A\u0627\u0646"};
  for (const std::string_view word : words) {
    if (own.find(word) != std::string_view::npos) return true;
  }
  std::string_view behind = text.substr(q.range.end);
  while (!behind.empty() && behind.front() == ' ') behind.remove_prefix(1);
  return behind.starts_with("times") || behind.starts_with("\u0645\u0631\u0627\u062A") ||
         behind.starts_with("\u0645\u0631\u0629");
}

/// Adds the items of one quantity to its side.
class ItemMaker {
 public:
  ItemMaker(Side& side, std::size_t index) : side_(side), q_(side.quantities[index]) {
    item_.quantity = static_cast<std::int32_t>(index);
    item_.low = q_.low;
    item_.high = q_.high;
    item_.unit = unit_index(q_.unit);
    item_.other_unit = unit_index(q_.other_unit);
    item_.points = q_.unit == "percentage-point";
    item_.percent = item_.points || q_.unit == "percent";
  }

  void run() {
    switch (q_.type) {
      case QuantityType::range: return add_ends();
      case QuantityType::date: return add_date();
      case QuantityType::time: return add_time();
      case QuantityType::decade: return add(ItemKind::decade, item_.low, item_.high);
      case QuantityType::century: {
        const double century = std::abs(parse_double(q_.value));
        return add(ItemKind::century, century, century);
      }
      default: return add_number();
    }
  }

 private:
  void add(Item made) {
    made.strength = strength_of(q_, made, side_.text);
    side_.items.push_back(made);
  }
  void add(ItemKind kind, double low, double high) {
    item_.kind = kind;
    item_.low = low;
    item_.high = high;
    add(item_);
  }
  /// A part of a range, or of a time with seconds.
  void add_end(std::string_view value, bool may_be_year) {
    Item end = item_;
    end.low = end.high = parse_double(value);
    end.range = true;
    end.year = may_be_year && end.low >= 1000 && end.low < 2200 && end.unit == 0 && !end.percent;
    add(end);
  }

  void add_ends() {
    const std::string_view value = q_.value;
    const std::size_t slash = value.find('/');
    add_end(value.substr(0, slash), true);
    add_end(value.substr(slash + 1), true);
  }

  /// A week's day, a season or a day counted from today is one item; a date has its month, day and year.
  void add_date() {
    item_.unit = 0;
    std::string_view rest = q_.value;
    if (rest.starts_with("-W")) return add(ItemKind::weekday, item_.low, item_.high);
    if (rest.starts_with("P")) return add(ItemKind::relative_day, item_.low, item_.high);
    if (q_.implied) return add(ItemKind::season, item_.low, item_.high);
    int year = 0;
    if (rest.starts_with("--")) {
      rest.remove_prefix(2);
    } else {
      year = std::atoi(std::string(rest.substr(0, 4)).c_str());
      rest.remove_prefix(5);
    }
    const int month = std::atoi(std::string(rest.substr(0, 2)).c_str());
    const int day = rest.size() > 3 ? std::atoi(std::string(rest.substr(3, 2)).c_str()) : 0;
    add(ItemKind::month, month, month);
    if (q_.alternate == 0 && !q_.hijri) item_.month = static_cast<std::int8_t>(month);
    if (day != 0) add(ItemKind::day, day, day);
    if (year != 0) {
      item_.year = true;
      add(ItemKind::number, year, year);
    }
  }

  /// A time with seconds is as good as "two hours, one minute and nine seconds".
  void add_time() {
    const std::string_view value = q_.value;
    if (value.size() > 5) {
      for (std::size_t from = 0; from < value.size(); from += 3) {
        const std::string_view part = value.substr(from, from == 6 ? std::string_view::npos : 2);
        if (parse_double(part) != 0) add_end(part, false);
      }
      return;
    }
    item_.exact = q_.alternate == 0;
    item_.alternate = q_.alternate;
    add(ItemKind::time, item_.low, item_.high);
  }

  void add_number() {
    item_.alternate = q_.alternate;
    item_.year = q_.type == QuantityType::year;
    item_.ordinal = q_.type == QuantityType::ordinal;
    item_.fraction = q_.type == QuantityType::fraction;
    item_.negative = item_.low < 0 && !item_.year;
    item_.low = std::abs(item_.low);
    item_.high = std::abs(item_.high);
    if (item_.low > item_.high) std::swap(item_.low, item_.high);
    item_.times = says_how_often(q_, side_.text);
    add(item_);
  }

  Side& side_;
  const Quantity& q_;
  Item item_;
};

}  // namespace

bool has_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t size = 1;
    if (arabic::digit_value(code_point_at(text, i, size)) >= 0) return true;
    i += size;
  }
  return false;
}

void add_items(Side& side) {
  for (std::size_t i = 0; i < side.quantities.size(); ++i) ItemMaker(side, i).run();
}

}  // namespace muwazi::inline v0::quantities
