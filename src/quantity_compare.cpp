// SPDX-License-Identifier: Apache-2.0
// Comparison of the quantities of two sentences as a matching of typed values.
//
// Each quantity is taken apart into items (a range into its ends, a date into day, month and year). Items of equal value
// are matched first, then those that agree in another way: unit conversion, fraction and percentage, order of magnitude,
// decade and interval. What is left is an error only where the evidence is strong: two left-over items that look like a
// slip of each other, or one that translators never leave out.
#include <muwazi/lexicon.hpp>
#include <muwazi/quantity.hpp>
#include <muwazi/token.hpp>

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <unordered_set>

#include "quantity_scan.hpp"
#include "quantity_write.hpp"

namespace muwazi::inline v0 {
namespace {

using namespace quantities;

enum class ItemKind : std::uint8_t { number, day, month, weekday, decade, century, time, season, relative_day };

struct Item {
  std::int32_t quantity = 0;
  ItemKind kind = ItemKind::number;
  double low = 0;
  double high = 0;
  double alternate = 0;
  std::uint16_t unit = 0;
  std::uint16_t other_unit = 0;
  bool percent = false;
  bool year = false;
  bool range = false;
  std::int8_t month = 0;  ///< of the date that a day or year belongs to
  bool ordinal = false;
  bool fraction = false;
  bool negative = false;
  bool times = false;     ///< how often: "twice", "three times"
  bool exact = false;     ///< of a time: morning or evening is known
  bool matched = false;
  std::int32_t partner = -1;  ///< item of the other side
  float strength = 0;         ///< how sure it is that a translation keeps it
};

struct Side {
  std::string_view text;
  std::span<const Quantity> quantities;
  Language language = Language::english;
  std::vector<Item> items;

  [[nodiscard]] const Quantity& of(const Item& item) const { return quantities[static_cast<std::size_t>(item.quantity)]; }
  [[nodiscard]] std::string_view written(const Item& item) const { return of(item).range.in(text); }
};

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

bool has_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t size = 1;
    if (arabic::digit_value(code_point_at(text, i, size)) >= 0) return true;
    i += size;
  }
  return false;
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

float strength_of(const Quantity& q, const Item& item, std::string_view text) {
  if (q.in_name || q.implied || q.hijri || item.kind == ItemKind::season || item.kind == ItemKind::relative_day) return 0;
  switch (item.kind) {
    case ItemKind::month: return 0.6f;
    case ItemKind::weekday: return 0.5f;
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

void add_items(Side& side) {
  for (std::size_t i = 0; i < side.quantities.size(); ++i) {
    const Quantity& q = side.quantities[i];
    Item item;
    item.quantity = static_cast<std::int32_t>(i);
    item.low = q.low;
    item.high = q.high;
    item.unit = unit_index(q.unit);
    item.other_unit = unit_index(q.other_unit);
    item.percent = q.unit == "percent" || q.unit == "percentage-point";
    const auto push = [&](Item made) {
      made.strength = strength_of(q, made, side.text);
      side.items.push_back(made);
    };
    switch (q.type) {
      case QuantityType::range: {
        const std::size_t slash = q.value.find('/');
        for (const std::string_view part :
             {std::string_view(q.value).substr(0, slash), std::string_view(q.value).substr(slash + 1)}) {
          Item end = item;
          end.low = end.high = parse_double(part);
          end.range = true;
          end.year = end.low >= 1000 && end.low < 2200 && item.unit == 0 && !item.percent;
          push(end);
        }
        break;
      }
      case QuantityType::date: {
        item.unit = 0;
        if (q.value.starts_with("-W")) {
          item.kind = ItemKind::weekday;
          push(item);
          break;
        }
        if (q.value.starts_with("P") || q.implied) {
          item.kind = q.value.starts_with("P") ? ItemKind::relative_day : ItemKind::season;
          push(item);
          break;
        }
        std::string_view rest = q.value;
        int year = 0;
        if (rest.starts_with("--")) {
          rest.remove_prefix(2);
        } else {
          year = std::atoi(std::string(rest.substr(0, 4)).c_str());
          rest.remove_prefix(5);
        }
        const int month = std::atoi(std::string(rest.substr(0, 2)).c_str());
        const int day = rest.size() > 3 ? std::atoi(std::string(rest.substr(3, 2)).c_str()) : 0;
        item.kind = ItemKind::month;
        item.low = item.high = month;
        push(item);
        if (q.alternate == 0 && !q.hijri) item.month = static_cast<std::int8_t>(month);
        if (day != 0) {
          item.kind = ItemKind::day;
          item.low = item.high = day;
          push(item);
        }
        if (year != 0) {
          item.kind = ItemKind::number;
          item.year = true;
          item.low = item.high = year;
          push(item);
        }
        break;
      }
      case QuantityType::time:
        if (q.value.size() > 5) {
          // With seconds: as good as "two hours, one minute and nine seconds".
          for (std::size_t from = 0; from < q.value.size(); from += 3) {
            Item part = item;
            part.low = part.high = parse_double(std::string_view(q.value).substr(from, from == 6 ? std::string_view::npos : 2));
            part.range = true;
            if (part.low != 0) push(part);
          }
          break;
        }
        item.kind = ItemKind::time;
        item.exact = q.alternate == 0;
        item.alternate = q.alternate;
        push(item);
        break;
      case QuantityType::decade:
        item.kind = ItemKind::decade;
        push(item);
        break;
      case QuantityType::century:
        item.kind = ItemKind::century;
        item.low = item.high = std::abs(parse_double(q.value));
        push(item);
        break;
      default:
        item.alternate = q.alternate;
        item.year = q.type == QuantityType::year;
        item.ordinal = q.type == QuantityType::ordinal;
        item.fraction = q.type == QuantityType::fraction;
        item.negative = item.low < 0 && !item.year;
        item.low = std::abs(item.low);
        item.high = std::abs(item.high);
        if (item.low > item.high) std::swap(item.low, item.high);
        item.times = says_how_often(q, side.text);
        push(item);
    }
  }
}

// ---- Units ---------------------------------------------------------------------------------------------------------

Dimension dimension_of(std::uint16_t unit) { return static_cast<Dimension>(unit_at(unit).dimension); }

/// May `a` and `b` stand for the same unit?
bool same_unit(std::uint16_t a, std::uint16_t b) {
  if (a == 0 || b == 0 || a == b) return true;
  const Unit& u = unit_at(a);
  const Unit& v = unit_at(b);
  if (u.dimension != v.dimension) {
    // "2 degrees" of an angle or of temperature
    const auto is = [&](Dimension x, Dimension y) {
      return (dimension_of(a) == x && dimension_of(b) == y) || (dimension_of(a) == y && dimension_of(b) == x);
    };
    return is(Dimension::angle, Dimension::temperature);
  }
  if (static_cast<Dimension>(u.dimension) == Dimension::money) {
    const std::string_view x = unit_name(u.family);
    const std::string_view y = unit_name(v.family);
    if (u.family == v.family) return a == u.family || b == v.family;
    const auto either = [&](std::string_view p, std::string_view q) { return (x == p && y == q) || (x == q && y == p); };
    return either("pound-money", "lira") || either("riyal", "rial");
  }
  const double ratio = u.factor / v.factor;
  return ratio > 0.89 && ratio < 1.13 && u.offset == v.offset;  // tonne and ton
}

bool units_agree(const Item& a, const Item& b) {
  return same_unit(a.unit, b.unit) || (a.other_unit != 0 && same_unit(a.other_unit, b.unit)) ||
         (b.other_unit != 0 && same_unit(a.unit, b.other_unit));
}

bool close(double a, double b, double tolerance) {
  const double size = std::max(std::abs(a), std::abs(b));
  return std::abs(a - b) <= tolerance * size;
}

/// Units of the English-speaking world, which a translation may leave out where the source gives both.
bool imperial(std::uint16_t unit) {
  if (unit == 0) return false;
  static constexpr std::string_view names[] = {"mile", "yard", "foot", "inch", "square-mile", "acre", "square-yard",
                                               "square-foot", "square-inch", "cubic-mile", "cubic-foot", "gallon", "pint",
                                               "pound", "ounce", "stone", "fahrenheit", "mile-per-hour"};
  return std::find(std::begin(names), std::end(names), unit_name(unit)) != std::end(names);
}

/// Equal after conversion between units of one dimension; `tolerance` is relative.
bool converted(const Item& a, const Item& b, double tolerance) {
  if (a.unit == 0 || b.unit == 0) return false;
  const Unit& u = unit_at(a.unit);
  const Unit& v = unit_at(b.unit);
  if (a.unit == b.unit || u.dimension != v.dimension || u.factor == 0 || v.factor == 0) return false;
  if (u.factor == v.factor && u.offset == v.offset) return false;
  return close(a.low * u.factor + u.offset, b.low * v.factor + v.offset, tolerance);
}

// ---- Matching ------------------------------------------------------------------------------------------------------

void match(Item& a, Item& b, std::size_t ia, std::size_t ib) {
  a.matched = b.matched = true;
  a.partner = static_cast<std::int32_t>(ib);
  b.partner = static_cast<std::int32_t>(ia);
}

/// 0 for a perfect pair of equal value, more for one that only agrees in value.
int cost_of(const Item& a, const Item& b) {
  int cost = 0;
  if (a.kind != b.kind) cost += 2;
  if (a.percent != b.percent) cost += 3;
  if (!units_agree(a, b)) cost += 6;
  else if ((a.unit == 0) != (b.unit == 0)) cost += 1;
  if (a.ordinal != b.ordinal) cost += 1;
  if (a.year != b.year) cost += 1;
  if (a.month != 0 && b.month != 0 && a.month != b.month) cost += 2;
  return cost;
}

bool numeric(ItemKind kind) { return kind == ItemKind::number || kind == ItemKind::day; }

bool same_class(ItemKind a, ItemKind b) { return a == b || (numeric(a) && numeric(b)); }

void match_equal(Side& source, Side& target) {
  struct Key {
    int kind;
    double value;
    std::uint32_t index;
  };
  const auto keys = [](const Side& side) {
    std::vector<Key> out;
    for (std::uint32_t i = 0; i < side.items.size(); ++i) {
      const Item& item = side.items[i];
      if (item.matched) continue;
      // Orders of magnitude with their like first, so that they do not take an exact number.
      const int kind = side.of(item).vague ? 100 : numeric(item.kind) ? 0 : static_cast<int>(item.kind);
      double value = item.low;
      // "Dozens" and "'asharat".
      if (side.of(item).vague && value >= 10) value = std::pow(10, std::floor(std::log10(value)));
      if (item.kind == ItemKind::decade) value = std::fmod(value, 100);
      if (item.kind == ItemKind::time) value = std::fmod(value, 720);
      out.push_back({kind, value, i});
    }
    std::sort(out.begin(), out.end(), [](const Key& a, const Key& b) {
      return std::tie(a.kind, a.value, a.index) < std::tie(b.kind, b.value, b.index);
    });
    return out;
  };
  const std::vector<Key> from = keys(source);
  const std::vector<Key> to = keys(target);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < from.size() && j < to.size()) {
    const auto a = std::tie(from[i].kind, from[i].value);
    const auto b = std::tie(to[j].kind, to[j].value);
    if (a < b) {
      ++i;
    } else if (b < a) {
      ++j;
    } else {
      std::size_t i_end = i;
      std::size_t j_end = j;
      while (i_end < from.size() && std::tie(from[i_end].kind, from[i_end].value) == a) ++i_end;
      while (j_end < to.size() && std::tie(to[j_end].kind, to[j_end].value) == b) ++j_end;
      if (i_end - i > 24 || j_end - j > 24) {
        for (std::size_t k = 0; i + k < i_end && j + k < j_end; ++k) {
          match(source.items[from[i + k].index], target.items[to[j + k].index], from[i + k].index, to[j + k].index);
        }
      } else {
        // Cheapest pairs first; among equals in order.
        for (int cost = 0; cost <= 14; ++cost) {
          for (std::size_t x = i; x < i_end; ++x) {
            Item& s = source.items[from[x].index];
            if (s.matched) continue;
            for (std::size_t y = j; y < j_end; ++y) {
              Item& t = target.items[to[y].index];
              if (t.matched || cost_of(s, t) != cost) continue;
              match(s, t, from[x].index, to[y].index);
              break;
            }
          }
        }
      }
      i = i_end;
      j = j_end;
    }
  }
}

/// Do two items of different value say the same?
bool agree(const Side& source, const Item& s, const Side& target, const Item& t) {
  const Quantity& a = source.of(s);
  const Quantity& b = target.of(t);
  if (s.kind == ItemKind::time || t.kind == ItemKind::time) {
    if (s.kind == t.kind) return std::fmod(s.low, 720) == std::fmod(t.low, 720);
    const Item& time = s.kind == ItemKind::time ? s : t;
    const Item& other = s.kind == ItemKind::time ? t : s;
    if (other.kind != ItemKind::number) return false;
    const double hour = std::floor(time.low / 60);
    return other.low == hour || other.low == std::fmod(hour, 12) || (other.low == 12 && std::fmod(hour, 12) == 0) ||
           other.low * 60 == time.low || other.low == hour + std::fmod(time.low, 60) / 100;
  }
  if (s.kind == ItemKind::decade || t.kind == ItemKind::decade) {
    if (s.kind == t.kind) return std::fmod(s.low, 100) == std::fmod(t.low, 100);
    const Item& decade = s.kind == ItemKind::decade ? s : t;
    const Item& other = s.kind == ItemKind::decade ? t : s;
    if (other.kind == ItemKind::century) return std::fmod(decade.low, 100) == 0 && decade.low / 100 + 1 == other.low;
    return other.kind == ItemKind::number && std::fmod(decade.low, 100) == std::fmod(other.low, 100);
  }
  if (s.kind == ItemKind::century || t.kind == ItemKind::century) {
    return (s.kind == ItemKind::number || t.kind == ItemKind::number) && s.low == t.low;
  }
  if (s.kind != t.kind && (!numeric(s.kind) || !numeric(t.kind))) return false;
  if (!numeric(s.kind)) return false;
  if (s.low == t.low && !a.vague && !b.vague) return true;
  if (s.alternate != 0 && (s.alternate == t.low || s.alternate == t.alternate)) return true;
  if (t.alternate != 0 && t.alternate == s.low) return true;
  if (s.fraction || t.fraction || s.percent || t.percent || s.ordinal || t.ordinal) {
    // "half" and 50 %, "a third" (fraction or ordinal), "one in three"
    const auto share = [](const Item& x) { return x.percent ? x.low / 100 : x.low; };
    if ((s.fraction || t.fraction || s.percent != t.percent) && close(share(s), share(t), s.fraction != t.fraction ? 0.02 : 1e-9)) {
      return true;
    }
    if (s.fraction && t.low > 1 && close(s.low * t.low, 1, 0.001)) return true;
    if (t.fraction && s.low > 1 && close(s.low * t.low, 1, 0.001)) return true;
  }
  if (a.vague && b.vague && s.low > 0 && t.low > 0 && std::max(s.low, t.low) >= 8 * std::min(s.low, t.low)) {
    return false;  // "hundreds" and "thousands"
  }
  if (a.vague || b.vague) {
    const double low = std::max(s.low, t.low);
    const double high = std::min(std::max(s.high, s.low), std::max(t.high, t.low));
    return low <= high * 1.5;
  }
  if (converted(s, t, 0.06)) return true;
  // Hundredths of a currency: "$0.42" and "42 cents".
  if (s.unit != 0 && t.unit != 0 && dimension_of(s.unit) == Dimension::money && dimension_of(t.unit) == Dimension::money) {
    const bool s_cent = unit_name(s.unit) == "cent";
    if (s_cent != (unit_name(t.unit) == "cent") && close(s_cent ? s.low : t.low, (s_cent ? t.low : s.low) * 100, 1e-9)) return true;
  }
  // A year of two digits.
  if (s.year != t.year && std::fmod(std::max(s.low, t.low), 100) == std::min(s.low, t.low) && std::min(s.low, t.low) < 100 &&
      std::max(s.low, t.low) > 1000) {
    return true;
  }
  return false;
}

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

// ---- Slips ---------------------------------------------------------------------------------------------------------

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

// ---- Codes ---------------------------------------------------------------------------------------------------------

/// A telephone number, a version or an address of digits: no quantity, but to be kept digit by digit.
struct Code {
  std::string digits;
  ByteRange range;
};

/// The codes of a side: seven digits and more with hyphens, spaces or brackets between them, or three numbers with full stops,
/// outside of what was read as a quantity. Links are left to others.
std::vector<Code> codes_of(const Side& side) {
  std::vector<Code> out;
  const std::string_view text = side.text;
  constexpr std::size_t fewest_digits = 3;
  if (arabic::count_digits(text) < fewest_digits) return out;
  std::size_t next = 0;  // quantity
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, i, size);
    if (arabic::digit_value(c) < 0 || in_word) {
      in_word = is_word_char(c) || c == '/' || c == '_' || c == '=' || (in_word && c != ' ');
      if (arabic::is_letter(c)) in_word = false;
      i += size;
      continue;
    }
    Code code;
    unsigned stops = 0;
    std::size_t end = i;
    std::size_t at = i;
    unsigned between = 0;
    while (at < text.size()) {
      const char32_t d = code_point_at(text, at, size);
      if (const int digit = arabic::digit_value(d); digit >= 0) {
        code.digits += static_cast<char>('0' + digit);
        end = at + size;
        between = 0;
      } else if ((d == '-' || d == ' ' || d == '(' || d == ')' || d == '.' || d == 0x2011 || d == 0x2013) && between < 2) {
        ++between;
        stops += d == '.';
      } else {
        break;
      }
      at += size;
    }
    code.range = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    while (next < side.quantities.size() && side.quantities[next].range.end <= i) ++next;
    const bool quantity = next < side.quantities.size() && side.quantities[next].range.begin < end;
    if (!quantity && code.digits.size() <= 20 && (code.digits.size() >= 7 || (stops >= 2 && code.digits.size() >= fewest_digits))) {
      out.push_back(std::move(code));
    }
    i = std::max(end, i + 1);
  }
  return out;
}

struct Comparison {
  Side source;
  Side target;
  std::vector<QuantityMismatch> out;
  std::vector<char> reported;  ///< of each quantity of the source, whether `out` has it
  bool too_many = false;       ///< what is left over was not compared one by one

  void report(const Item* s, const Item* t, std::string_view slip, QuantityFault fault, double confidence) {
    QuantityMismatch m;
    m.slip = slip;
    m.fault = fault;
    m.confidence = confidence;
    if (s != nullptr) {
      m.source = s->quantity;
      reported[static_cast<std::size_t>(s->quantity)] = 1;
      m.source_range = source.of(*s).range;
    }
    if (t != nullptr) {
      m.target = t->quantity;
      m.target_range = target.of(*t).range;
    }
    const auto text = [](const Side& side, ByteRange range) { return quote(range.in(side.text)); };
    if (s != nullptr && t != nullptr) {
      m.message = {became(slip, *s, *t), {text(source, m.source_range), text(target, m.target_range)}};
      m.suggestion = suggest(*s, *t);
    } else if (s != nullptr) {
      m.message = {"{0} is missing in the translation", {text(source, m.source_range)}};
      m.major = s->strength >= 0.8f;
    } else {
      m.message = {"{0} is not in the source", {text(target, m.target_range)}};
      m.major = t->strength >= 0.8f;
    }
    out.push_back(std::move(m));
  }

  /// The message that names the slip. Digits are spoken of only where both numbers are written in two or more.
  [[nodiscard]] const char* became(std::string_view slip, const Item& s, const Item& t) const {
    const bool figures = s.low >= 10 && t.low >= 10 && has_digits(source.written(s)) && has_digits(target.written(t));
    if (slip == "digit" && figures) return "{0} became {1}: one digit differs";
    if (slip == "transposition" && figures) return "{0} became {1}: digits changed places";
    if (slip == "magnitude") return "{0} became {1}: another order of magnitude";
    if (slip == "month") return "{0} became {1}: another month";
    if (slip == "weekday") return "{0} became {1}: another day of the week";
    if (slip == "day") return "{0} became {1}: another day";
    if (slip == "unit") return "{0} became {1}: another unit";
    return "{0} became {1}";
  }

  [[nodiscard]] std::string suggest(const Item& s, const Item& t) const {
    const Quantity& from = source.of(s);
    const Quantity& to = target.of(t);
    return rewrite(from, s.low, s.kind == ItemKind::month, to, t.low, target.text, target.language);
  }

  void run() {
    reported.assign(source.quantities.size(), 0);
    add_items(source);
    add_items(target);
    match_calendars();
    match_equal(source, target);
    agree_on_the_rest();
    agree_in_two_parts(source, target);
    agree_in_two_parts(target, source);
    compare_months();
    compare_half_days();
    compare_calendar_words();
    compare_signs();
    compare_units();
    compare_places();
    compare_codes();
    compare_dimensions();
    left_over();
    if (too_many) report_too_many();
  }

  /// A text of numbers is held against another one as a whole: what each of those became that have no equal would take square
  /// time to find out, and be guesswork.
  void report_too_many() {
    QuantityMismatch& m = out.emplace_back();
    m.slip = "many";
    m.confidence = 0.6;
    m.message = "too many numbers without an equal on the other side to say what became of each";
    const auto first = [](const Side& side) {
      const auto left = std::find_if(side.items.begin(), side.items.end(), [](const Item& item) { return !item.matched; });
      return left == side.items.end() ? ByteRange() : side.of(*left).range;
    };
    m.source_range = first(source);
    m.target_range = first(target);
  }

  /// Dates and years of the Islamic calendar with Gregorian ones: two days' tolerance, since sightings differ.
  void match_calendars() {
    const auto full = [](const Quantity& q) { return q.type == QuantityType::date && q.value.size() == 10; };
    const auto year = [](const Quantity& q) { return q.type == QuantityType::year; };
    constexpr std::size_t most = 64;
    const auto calendars = [](const Side& side) {  // which ones it speaks in
      unsigned out_bits = 0;
      for (const Quantity& q : side.quantities) {
        if (q.type == QuantityType::year || (q.type == QuantityType::date && q.value.size() == 10)) out_bits |= q.hijri ? 2 : 1;
      }
      return out_bits;
    };
    // Where both sides give both, like is compared with like.
    const unsigned here = calendars(source);
    const unsigned there = calendars(target);
    if ((here == 3 && there == 3) || ((here | there) & 2) == 0) return;
    if (source.quantities.size() > most || target.quantities.size() > most) {
      too_many = true;
      return;
    }
    for (std::size_t i = 0; i < source.quantities.size(); ++i) {
      for (std::size_t j = 0; j < target.quantities.size(); ++j) {
        const Quantity& a = source.quantities[i];
        const Quantity& b = target.quantities[j];
        if (a.hijri == b.hijri) continue;
        bool same = full(a) && full(b) && same_day(a.hijri ? a : b, a.hijri ? b : a);
        if (year(a) && year(b)) {
          const double islamic = a.hijri ? a.low : b.low;
          const double gregorian = a.hijri ? b.low : a.low;
          same = std::abs(islamic * 0.970229 + 621.5774 - gregorian) <= 1.2;
        }
        const auto dates = [&](const Side& side) {
          return std::count_if(side.quantities.begin(), side.quantities.end(),
                               [](const Quantity& q) { return q.type == QuantityType::date; });
        };
        if (!same) {
          if (!full(a) || !full(b) || dates(source) != 1 || dates(target) != 1) continue;
          const auto of = [](const Side& side, std::size_t q) {
            return std::find_if(side.items.begin(), side.items.end(),
                                [&](const Item& item) { return item.quantity == static_cast<std::int32_t>(q); });
          };
          report(&*of(source, i), &*of(target, j), "day", QuantityFault::date, 0.75);
          out.back().suggestion.clear();
        }
        for (Item& item : source.items) item.matched = item.matched || item.quantity == static_cast<std::int32_t>(i);
        for (Item& item : target.items) item.matched = item.matched || item.quantity == static_cast<std::int32_t>(j);
      }
    }
  }

  /// Do a date of the Islamic calendar and a Gregorian one name the same day, two days more or less? By ICU's calendars, the
  /// tabular one and that of Umm al-Qura, which differ by up to two days themselves.
  static bool same_day(const Quantity& islamic, const Quantity& gregorian) {
    if (std::abs(islamic.low - gregorian.low) > 5) return false;
    const int year = std::atoi(islamic.value.substr(0, 4).c_str());
    const int month = std::atoi(islamic.value.substr(5, 2).c_str());
    const int day = std::atoi(islamic.value.substr(8, 2).c_str());
    for (const char* name : {"en@calendar=islamic-civil", "en@calendar=islamic-umalqura"}) {
      UErrorCode status = U_ZERO_ERROR;
      const std::unique_ptr<icu::Calendar> calendar(
          icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(name), status));
      if (U_FAILURE(status) || calendar == nullptr) continue;
      calendar->clear();
      calendar->set(year, month - 1, day);
      const double days = std::floor(calendar->getTime(status) / 86400000.0);
      if (U_SUCCESS(status) && std::abs(days - gregorian.low) <= 2) return true;
    }
    return false;
  }

  void agree_on_the_rest() {
    constexpr std::size_t most = 64 * 64;  // left-over items of one side times those of the other
    std::vector<std::uint32_t> from;
    std::vector<std::uint32_t> to;
    for (std::uint32_t i = 0; i < source.items.size(); ++i) {
      if (!source.items[i].matched) from.push_back(i);
    }
    for (std::uint32_t i = 0; i < target.items.size(); ++i) {
      if (!target.items[i].matched) to.push_back(i);
    }
    if (from.size() * to.size() > most) {
      too_many = true;
      return;
    }
    for (const std::uint32_t i : from) {
      for (const std::uint32_t j : to) {
        Item& s = source.items[i];
        Item& t = target.items[j];
        if (s.matched || t.matched || !agree(source, s, target, t)) continue;
        match(s, t, i, j);
      }
    }
  }

  /// What `mine` says in two numbers, `other` may say in one: "nine out of ten" is 90 %, "an hour and forty minutes" are 100
  /// minutes.
  void agree_in_two_parts(Side& mine, Side& other) {
    std::size_t left = std::size_t{1} << 22;  // items of the other side that are looked at
    for (std::size_t i = 0; i < mine.items.size(); ++i) {
      Item& second = mine.items[i];
      const std::string_view before = gap_before(mine, second);
      if (before.empty()) continue;
      Item* first = i > 0 && mine.items[i - 1].quantity + 1 == second.quantity ? &mine.items[i - 1] : nullptr;
      if (second.matched && (first == nullptr || first->matched)) continue;
      const double share = first != nullptr ? share_of(*first, second, before) : 0;
      const double minutes = minutes_of(first, second, before);
      if (share == 0 && minutes == 0) continue;
      if (other.items.size() > left) {
        too_many = true;
        return;
      }
      left -= other.items.size();
      for (Item& whole : other.items) {
        if (whole.matched || whole.kind != ItemKind::number) continue;
        const double part = whole.percent ? whole.low / 100 : whole.fraction ? whole.low : 0;
        const double lasts = minutes_in(whole.unit) * whole.low;
        if (!(share != 0 && close(part, share, 0.02)) && !(minutes != 0 && close(lasts, minutes, 1e-9))) continue;
        whole.matched = second.matched = true;
        if (first != nullptr) first->matched = true;
        break;
      }
    }
  }

  /// The text between an item and the quantity before it, or the sentence's beginning.
  static std::string_view gap_before(const Side& side, const Item& item) {
    const std::uint32_t end = side.of(item).range.begin;
    const std::uint32_t begin =
        item.quantity > 0 ? std::min(end, side.quantities[static_cast<std::size_t>(item.quantity) - 1].range.end) : 0;
    std::string_view gap = side.text.substr(begin, end - begin);
    while (gap.ends_with(' ')) gap.remove_suffix(1);
    return gap;
  }

  /// "nine out of ten", "one woman in five": 0.9, 0.2; 0 where that is not what stands there.
  static double share_of(const Item& part, const Item& whole, std::string_view between) {
    const auto plain = [](const Item& item) {
      return item.kind == ItemKind::number && item.unit == 0 && !item.percent && !item.fraction && !item.ordinal && !item.year;
    };
    constexpr std::size_t longest = 40;  // bytes: a noun may stand between
    if (!plain(part) || !plain(whole) || part.low < 1 || part.low >= whole.low || between.size() > longest) return 0;
    for (const std::string_view words : {"in", "out of", "of every", "in every",
                                         "\u0645\u0646 \u0643\u0644",                                      // min kull
                                         "\u0645\u0646 \u0623\u0635\u0644",                                // min asl
                                         "\u0645\u0646 \u0628\u064A\u0646 \u0643\u0644",                  // min bayn kull
                                         "\u0645\u0646 \u0628\u064A\u0646"}) {                            // min bayn
      if (between.ends_with(words) && (between.size() == words.size() || between[between.size() - words.size() - 1] == ' ')) {
        return part.low / whole.low;
      }
    }
    return 0;
  }

  /// Minutes of "two hours and ten minutes", and of "an hour and ten minutes", where the hour is no number; 0 for other things.
  static double minutes_of(const Item* hours, const Item& minutes, std::string_view before) {
    if (minutes.unit == 0 || unit_name(minutes.unit) != "minute" || minutes.low >= 60) return 0;
    if (hours != nullptr && hours->unit != 0 && unit_name(hours->unit) == "hour") {
      constexpr std::size_t conjunction = 5;  // bytes
      return before.size() <= conjunction ? hours->low * 60 + minutes.low : 0;
    }
    for (const std::string_view hour : {"an hour and", "one hour and",  // no message
                                        "\u0633\u0627\u0639\u0629 \u0648"}) {
      if (before.ends_with(hour)) return 60 + minutes.low;
    }
    return 0;
  }

  static double minutes_in(std::uint16_t unit) {
    if (unit == 0) return 0;
    const std::string_view name = unit_name(unit);
    return name == "minute" ? 1 : name == "hour" ? 60 : 0;
  }

  /// Days that agree in dates whose months do not.
  void compare_months() {
    for (std::size_t i = 0; i < source.items.size(); ++i) {
      Item& s = source.items[i];
      if (s.kind != ItemKind::day || s.partner < 0 || s.month == 0) continue;
      Item& t = target.items[static_cast<std::size_t>(s.partner)];
      if (t.kind != ItemKind::day || t.month == 0 || t.month == s.month) continue;
      report(&s, &t, "month", QuantityFault::date, 0.9);
      out.back().suggestion =
          rewrite(source.of(s), s.month, true, target.of(t), t.month, target.text, target.language);
      match_whole(source, i);
      match_whole(target, static_cast<std::size_t>(s.partner));
    }
  }

  /// Marks all items of the quantity that an item belongs to; they stand side by side.
  static void match_whole(Side& side, std::size_t item) {
    const std::int32_t quantity = side.items[item].quantity;
    while (item > 0 && side.items[item - 1].quantity == quantity) --item;
    for (; item < side.items.size() && side.items[item].quantity == quantity; ++item) side.items[item].matched = true;
  }

  /// Nine in the morning against nine in the evening.
  void compare_half_days() {
    for (Item& s : source.items) {
      if (s.kind != ItemKind::time || s.partner < 0) continue;
      const Item& t = target.items[static_cast<std::size_t>(s.partner)];
      // "12 p.m." is noon to some and midnight to others.
      if (t.kind != ItemKind::time || !s.exact || !t.exact || std::abs(s.low - t.low) != 720 || std::fmod(s.low, 720) < 60) continue;
      report(&s, &t, "value", QuantityFault::number, 0.7);
      out.back().suggestion.clear();
    }
  }

  /// Seasons that differ, and days before today that became days after it.
  void compare_calendar_words() {
    const auto only = [](const Side& side, ItemKind kind) {
      const Item* found = nullptr;
      for (const Item& item : side.items) {
        if (item.kind != kind) continue;
        if (found != nullptr && found->low != item.low) return static_cast<const Item*>(nullptr);
        found = &item;
      }
      return found;
    };
    for (const ItemKind kind : {ItemKind::season, ItemKind::relative_day}) {
      const Item* s = only(source, kind);
      const Item* t = only(target, kind);
      if (s == nullptr || t == nullptr || s->low == t->low) continue;
      if (kind == ItemKind::relative_day && s->low * t->low > -1) continue;
      report(s, t, "value", QuantityFault::date, 0.7);
      out.back().suggestion.clear();
    }
  }

  /// A temperature that lost its minus.
  void compare_signs() {
    for (const Item& s : source.items) {
      if (s.kind != ItemKind::number || s.partner < 0 || s.unit == 0) continue;
      const Item& t = target.items[static_cast<std::size_t>(s.partner)];
      if (s.negative == t.negative || s.low != t.low || t.unit == 0) continue;
      const Dimension d = dimension_of(s.unit);
      if (d != Dimension::temperature && dimension_of(t.unit) != Dimension::temperature) continue;
      report(&s, &t, "value", QuantityFault::number, 0.6);
      out.back().suggestion.clear();
    }
  }

  void compare_units() {
    for (Item& s : source.items) {
      if (s.partner < 0) continue;
      const Item& t = target.items[static_cast<std::size_t>(s.partner)];
      // A percentage that became a sum of money or a measure.
      const bool share = s.percent != t.percent && (s.percent ? t.unit : s.unit) != 0;
      if (s.low != t.low || (units_agree(s, t) && !share)) continue;
      if (!out.empty() && out.back().source == s.quantity && out.back().target == t.quantity) continue;
      if (s.low == 1 && (s.strength < 0.5f || t.strength < 0.5f)) continue;
      if (s.ordinal || t.ordinal) continue;
      const bool same_dimension = dimension_of(s.unit) == dimension_of(t.unit);
      report(&s, &t, "unit", QuantityFault::unit, same_dimension ? 0.85 : share ? 0.75 : 0.6);
      out.back().suggestion.clear();
    }
  }

  // ---- Numbers that changed places ---------------------------------------------------------------------------------

  /// Content words around a quantity up to its neighbours, each with how closely it is bound to the number: what stands
  /// behind it most, what a comma parts from it least. A number in brackets belongs to what stands before them.
  struct Bound {
    StemId stem;
    double weight;
  };
  using Context = std::vector<Bound>;

  /// Does nothing but a comma or "and" stand between a quantity and the next?
  static bool listed(const Side& side, std::size_t q) {
    const std::uint32_t from = side.quantities[q].range.end;
    const std::uint32_t to = side.quantities[q + 1].range.begin;
    if (from > to || to - from > 8 || !side.quantities[q].unit.empty()) return false;
    std::string_view between = side.text.substr(from, to - from);
    while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
    return between == "and" || between == "," || between == "or" || between == "\u0648" || between == "\u060C" ||
           between == "\u0623\u0648";
  }

  static Context context(const Side& side, const Item& item, const Lexicon& lexicon) {
    constexpr std::uint32_t reach = 70;  // bytes of Latin text; Arabic letters take two
    constexpr int words = 6;
    const std::uint32_t bytes = side.language == Language::arabic ? reach * 2 : reach;
    const ByteRange range = side.of(item).range;
    const auto q = static_cast<std::size_t>(item.quantity);
    std::uint32_t begin = range.begin > bytes ? range.begin - bytes : 0;
    std::uint32_t end = std::min(static_cast<std::uint32_t>(side.text.size()), range.end + bytes);
    bool bracket = false;
    // "paragraphs 3 and 5", "25 and 54 people": what is counted stands with the first, or the last.
    std::size_t first = q;
    std::size_t last = q;
    while (first > 0 && q - first < 8 && listed(side, first - 1)) --first;
    while (last + 1 < side.quantities.size() && last - q < 8 && listed(side, last)) ++last;
    if (first > 0) begin = std::max(begin, side.quantities[first - 1].range.end);
    if (last + 1 < side.quantities.size()) end = std::min(end, side.quantities[last + 1].range.begin);
    while (begin > 0 && begin < range.begin && (static_cast<unsigned char>(side.text[begin]) & 0xC0) == 0x80) ++begin;
    while (end > range.end && end < side.text.size() && (static_cast<unsigned char>(side.text[end]) & 0xC0) == 0x80) --end;
    Context out;
    std::vector<Token> tokens;
    const auto add = [&](const Token& token, double& weight) {
      if (token.kind == TokenKind::punctuation) {
        const std::string_view mark = token.range.in(side.text);
        if (mark == "." || mark == ";" || mark == "\u061B") weight *= 0.2;
        else if (mark == "," || mark == "\u060C" || mark == "(" || mark == ")" || mark == ":") weight *= 0.5;
        return false;
      }
      if (token.kind != TokenKind::word) return false;
      const StemId stem = lexicon.stem(token.range.in(side.text), side.language);
      if (stem != no_stem && !lexicon.is_function_word(stem, side.language)) out.push_back({stem, weight});
      weight *= 0.8;
      return true;
    };
    if (begin < range.begin) {
      tokenize(side.text, {begin, range.begin}, tokens);
      if (!tokens.empty() && tokens.back().range.in(side.text) == "(") {
        bracket = true;
        tokens.pop_back();
      }
      double weight = bracket ? 1.0 : 0.7;
      // "Article 14": nothing is bound more closely.
      if (!tokens.empty() && tokens.back().kind == TokenKind::word) {
        const Entry* label = entry_of(tokens.back().range.in(side.text), side.language);
        if (label != nullptr && label->role == Role::label) weight = 1.5;
      }
      int n = 0;
      for (std::size_t k = tokens.size(); k-- > 0 && n < words;) n += add(tokens[k], weight);
      tokens.clear();
    }
    if (range.end < end) {
      tokenize(side.text, {range.end, end}, tokens);
      double weight = bracket ? 0.4 : 1.0;
      int n = 0;
      for (std::size_t k = 0; k < tokens.size() && n < words; ++k) n += add(tokens[k], weight);
    }
    return out;
  }

  /// How strongly the words of two contexts translate each other, about 1 for a noun and its translation right behind both
  /// numbers. Each word counts once.
  [[nodiscard]] double links(const Context& from, const Context& to, const Lexicon& lexicon) const {
    double sum = 0;
    std::vector<char> used(to.size());
    for (const Bound& a : from) {
      double best = 0;
      std::size_t at = 0;
      for (std::size_t j = 0; j < to.size(); ++j) {
        const double weight = a.weight * to[j].weight;
        if (used[j] != 0 || weight <= best) continue;
        if (lexicon.probability(a.stem, source.language, to[j].stem) < 0.02f) continue;
        best = weight;
        at = j;
      }
      if (best > 0) used[at] = 1;
      sum += best;
    }
    return sum;
  }

  /// Does a number stand where a year does: behind "in", "since", "the year"?
  static bool year_place(const Side& side, const Item& item) {
    if (item.ordinal || item.unit != 0 || item.percent || !has_digits(side.written(item))) return false;
    const ByteRange range = side.of(item).range;
    std::size_t end = range.begin;
    while (end > 0 && side.text[end - 1] == ' ') --end;
    std::size_t begin = end;
    constexpr std::size_t longest = 256;  // bytes: more than a word of the table has with all its vowel marks
    while (begin > 0 && side.text[begin - 1] != ' ' && end - begin <= longest) --begin;
    if (end - begin > longest) return false;
    const Entry* e = entry_of(side.text.substr(begin, end - begin), side.language);
    return e != nullptr && (e->role == Role::year_word || e->role == Role::in_year || e->role == Role::month);
  }

  static const Entry* entry_of(std::string_view word, Language language) {
    Folded folded;
    for (std::size_t i = 0; i < word.size();) {
      std::uint32_t size = 1;
      fold(code_point_at(word, i, size), folded);
      i += size;
    }
    if (folded.too_long || folded.size == 0) return nullptr;
    const Entry* e = find(hash_of(folded.letters.data(), folded.size), language);
    for (unsigned clitics = 1; e == nullptr && language == Language::arabic && clitics <= 4; ++clitics) {
      if (folded.size < clitics + 2 || !is_clitic(folded, clitics)) break;
      e = find(hash_of(folded.letters.data() + clitics, folded.size - clitics), language);
    }
    return e;
  }

  /// What unit, percent sign and kind of number say about two items being one: positive for, negative against.
  static double tied(const Item& a, const Item& b) {
    double sum = 0;
    if (a.percent != b.percent) sum -= 2;
    else if (a.percent) sum += 2;
    if (a.unit != 0 && b.unit != 0) sum += units_agree(a, b) ? 2 : -2;
    else if (a.unit != 0 || b.unit != 0) sum -= 1;
    if (a.year != b.year) sum -= 0.5;
    if (a.ordinal != b.ordinal) sum -= 0.5;
    return sum;
  }

  /// Nothing but a conjunction, a comma or a dash between two quantities.
  [[nodiscard]] static bool coordinated(const Side& side, const Item& a, const Item& b) {
    const ByteRange x = side.of(a).range;
    const ByteRange y = side.of(b).range;
    if (x.end > y.begin || y.begin - x.end > 24) return false;
    std::string_view between = side.text.substr(x.end, y.begin - x.end);
    while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
    static constexpr std::string_view joints[] = {"and", ",", ", and", "of", "out of", "(", "/", "in", "versus", "vs", ":",
                                                  "\u0648", "\u060C", "\u060C \u0648", ", \u0648", "\u0645\u0646",
                                                  "\u0645\u0646 \u0623\u0635\u0644", "\u0645\u0642\u0627\u0628\u0644"};
    return std::find(std::begin(joints), std::end(joints), between) != std::end(joints);
  }

  /// How sure it is that the translations of `before` and `s`, in this order in the source, changed places; 0 where they did
  /// not. `neighbours` where no other number stands between them.
  [[nodiscard]] double exchanged(const Item& before, const Item& s, bool neighbours, const Lexicon& lexicon) const {
    const Item& u = target.items[static_cast<std::size_t>(before.partner)];
    const Item& t = target.items[static_cast<std::size_t>(s.partner)];
    if (before.low == s.low || before.quantity == s.quantity || t.low == u.low || t.quantity == u.quantity) return 0;
    if (s.month != 0 || before.month != 0) return 0;
    const bool inverted = t.quantity < u.quantity;
    if (!inverted && !neighbours) return 0;
    if (inverted && neighbours && coordinated(source, before, s) && coordinated(target, t, u)) return 0.75;
    const Context s_words = context(source, s, lexicon);
    const Context before_words = context(source, before, lexicon);
    const Context t_words = context(target, t, lexicon);
    const Context u_words = context(target, u, lexicon);
    const double kinds = tied(s, u) + tied(before, t) - tied(s, t) - tied(before, u);
    // Where only one of the two stands as a year does, on both sides, they have to be the same.
    double years = 0;
    const bool s_year = year_place(source, s);
    const bool t_year = year_place(target, t);
    if (s_year != year_place(source, before) && t_year != year_place(target, u)) years = s_year == t_year ? -1.5 : 1.5;
    const double evidence = links(s_words, u_words, lexicon) + links(before_words, t_words, lexicon) -
                            links(s_words, t_words, lexicon) - links(before_words, u_words, lexicon) + 0.5 * kinds + years;
    // Translations keep the order of numbers (all but 7 of 1,139 neighbours on pud and tico19), so that another order has to
    // be excused by the words around them, and the same order to be refuted by them.
    const double least = !inverted ? 1.2 : neighbours ? -0.5 : 0.3;
    return evidence > least ? std::clamp(0.6 + 0.15 * evidence, 0.52, 0.95) : 0;
  }

  void compare_places() {
    const Lexicon& lexicon = Lexicon::builtin();
    std::array<const Item*, 2> last{};
    for (const Item& s : source.items) {
      if (!numeric(s.kind) || s.kind == ItemKind::day || s.partner < 0 || s.strength < 0.5f) continue;
      const std::array<const Item*, 2> before = last;
      last = {&s, before[0]};
      const auto was_reported = [&](const Item& item) { return reported[static_cast<std::size_t>(item.quantity)] != 0; };
      if (was_reported(s)) continue;
      for (std::size_t k = 0; k < before.size(); ++k) {
        if (before[k] == nullptr || was_reported(*before[k])) continue;
        const double confidence = exchanged(*before[k], s, k == 0, lexicon);
        if (confidence == 0) continue;
        report(before[k], &target.items[static_cast<std::size_t>(before[k]->partner)], "swapped", QuantityFault::number, confidence);
        QuantityMismatch& m = out.back();
        m.message = {"{0} and {1} changed places", {quote(source.written(*before[k])), quote(source.written(s))}};
        m.suggestion = suggest(s, target.items[static_cast<std::size_t>(before[k]->partner)]);
        last = {};
        break;
      }
    }
    compare_ends();
  }

  /// "from 98 to 112" became "from 112 to 98". Scores are written either way round.
  void compare_ends() {
    for (std::size_t i = 0; i + 1 < source.items.size(); ++i) {
      const Item& a = source.items[i];
      const Item& z = source.items[i + 1];
      if (!a.range || !z.range || a.quantity != z.quantity || a.low == z.low || a.partner < 0 || z.partner < 0) continue;
      const Item& b = target.items[static_cast<std::size_t>(a.partner)];
      const Item& y = target.items[static_cast<std::size_t>(z.partner)];
      if (!b.range || b.quantity != y.quantity || b.partner < 0 || &b < &y) continue;
      if (a.unit == 0 && !a.percent && a.low < 100 && z.low < 100) continue;
      report(&a, &b, "swapped", QuantityFault::number, 0.75);
      out.back().suggestion.clear();
    }
  }

  /// A code of one side that the other has with a digit changed.
  void compare_codes() {
    const std::vector<Code> from = codes_of(source);
    if (from.empty()) return;
    const std::vector<Code> to = codes_of(target);
    if (to.empty()) return;
    const auto missing = [](const std::vector<Code>& mine, const std::vector<Code>& other) {
      std::unordered_set<std::string_view> there;
      for (const Code& code : other) there.insert(code.digits);
      const Code* only = nullptr;
      for (const Code& code : mine) {
        if (there.contains(code.digits)) continue;
        if (only != nullptr) return static_cast<const Code*>(nullptr);
        only = &code;
      }
      return only;
    };
    const Code* s = missing(from, to);
    const Code* t = missing(to, from);
    if (s == nullptr || t == nullptr || s->digits.size() != t->digits.size()) return;
    std::size_t different = 0;
    for (std::size_t i = 0; i < s->digits.size(); ++i) different += s->digits[i] != t->digits[i];
    if (different > 2) return;
    QuantityMismatch& m = out.emplace_back();
    m.slip = different == 1 ? "digit" : "transposition";
    m.confidence = 0.8;
    m.source_range = s->range;
    m.target_range = t->range;
    const std::string was(s->range.in(source.text));
    m.message = {different == 1 ? "{0} became {1}: one digit differs" : "{0} became {1}: digits changed places",
                 {quote(was), quote(t->range.in(target.text))}};
    m.suggestion = was;
  }

  // ---- Dimensions ----------------------------------------------------------------------------------------------------

  /// "an area of 618 kilometres": the noun before or behind a measure names another dimension than the unit has.
  void compare_dimensions() {
    for (std::size_t j = 0; j < target.items.size(); ++j) {
      const Item& t = target.items[j];
      if (t.unit == 0 || t.ordinal) continue;
      const Dimension dimension = dimension_of(t.unit);
      const Dimension said = named_dimension(target, t);
      if (said == Dimension::none || said == dimension || !contradict(said, dimension)) continue;
      const Item* s = t.partner >= 0 ? &source.items[static_cast<std::size_t>(t.partner)] : nullptr;
      // The source may say it that way too.
      if (s == nullptr || s->unit == 0 || named_dimension(source, *s) == said || dimension_of(s->unit) != dimension) continue;
      report(s, &t, "dimension", QuantityFault::unit, 0.8);
      QuantityMismatch& m = out.back();
      m.message = {"{0} measures {1} but is called {2}",
                   {quote(target.written(t)), catalogue_word(dimension_name(dimension)), catalogue_word(dimension_name(said))}};
      m.suggestion.clear();
    }
  }

  static std::string_view dimension_name(Dimension dimension) {
    return dimension_names[static_cast<std::size_t>(dimension)];
  }

  static bool contradict(Dimension a, Dimension b) {
    const auto spatial = [](Dimension d) {
      return d == Dimension::length || d == Dimension::area || d == Dimension::volume || d == Dimension::mass;
    };
    return (spatial(a) || a == Dimension::speed) && (spatial(b) || b == Dimension::speed);
  }

  /// The dimension that the noun beside a measure names: the nearest one within a few words before it.
  static Dimension named_dimension(const Side& side, const Item& item) {
    const ByteRange range = side.of(item).range;
    const std::uint32_t reach = side.language == Language::arabic ? 50 : 30;
    std::uint32_t begin = range.begin > reach ? range.begin - reach : 0;
    const auto q = static_cast<std::size_t>(item.quantity);
    if (q > 0) begin = std::max(begin, side.quantities[q - 1].range.end);
    while (begin < range.begin && (static_cast<unsigned char>(side.text[begin]) & 0xC0) == 0x80) ++begin;
    // A whole word to begin with.
    if (begin > 0 && begin < range.begin) {
      const std::size_t space = side.text.substr(0, range.begin).find(' ', begin);
      if (space == std::string_view::npos) return Dimension::none;
      begin = static_cast<std::uint32_t>(space);
    }
    // "20 x 30 metres" is an area.
    const std::string_view before = side.text.substr(begin, range.begin - begin);
    if (before.find("\u00D7") != std::string_view::npos || before.find(" x ") != std::string_view::npos) {
      return Dimension::none;
    }
    std::vector<Token> tokens;
    if (begin < range.begin) tokenize(side.text, {begin, range.begin}, tokens);
    Dimension named = Dimension::none;
    std::size_t words = 0;
    for (std::size_t k = tokens.size(); k-- > 0 && words < 3;) {
      if (tokens[k].kind == TokenKind::punctuation && tokens[k].range.in(side.text) != "(") break;
      if (tokens[k].kind != TokenKind::word) continue;
      ++words;
      named = dimension_of_word(tokens[k].range.in(side.text), side.language);
      if (named != Dimension::none) break;
    }
    return named;
  }

  static Dimension dimension_of_word(std::string_view word, Language language) {
    Folded folded;
    for (std::size_t i = 0; i < word.size();) {
      std::uint32_t size = 1;
      fold(code_point_at(word, i, size), folded);
      i += size;
    }
    if (folded.too_long || folded.size == 0) return Dimension::none;
    const auto role_at = [&](unsigned begin, unsigned size) {
      const Entry* e = find(hash_of(folded.letters.data() + begin, size), language);
      return e != nullptr && e->role == Role::dimension ? static_cast<Dimension>(e->role_value) : Dimension::none;
    };
    if (language == Language::english) return role_at(0, folded.size);
    // Clitics in front, pronouns behind ("its area").
    for (unsigned begin = 0; begin <= 3 && begin + 2 < folded.size; ++begin) {
      for (unsigned cut = 0; cut <= 3 && begin + cut + 2 < folded.size; ++cut) {
        if (begin > 0 && !is_clitic(folded, begin)) continue;
        if (cut > 0 && !is_pronoun(folded, cut)) continue;
        Dimension d = role_at(begin, folded.size - begin - cut);
        if (d == Dimension::none && cut > 0 && folded.letters[folded.size - cut - 1] == arabic::teh) {
          // ta marbuta opens before a pronoun
          Folded closed = folded;
          closed.letters[folded.size - cut - 1] = static_cast<char16_t>(arabic::heh);
          const Entry* e = find(hash_of(closed.letters.data() + begin, folded.size - begin - cut), language);
          if (e != nullptr && e->role == Role::dimension) d = static_cast<Dimension>(e->role_value);
        }
        if (d != Dimension::none) return d;
      }
    }
    return Dimension::none;
  }

  static bool is_clitic(const Folded& word, unsigned size) {
    for (unsigned i = 0; i < size; ++i) {
      const char32_t c = word.letters[i];
      if (c != arabic::waw && c != arabic::feh && c != arabic::beh && c != arabic::lam && c != arabic::kaf && c != arabic::alef) {
        return false;
      }
    }
    return true;
  }

  static bool is_pronoun(const Folded& word, unsigned size) {
    const char16_t* end = word.letters.data() + word.size;
    if (size == 1) return end[-1] == arabic::heh;
    if (size == 2) return (end[-2] == arabic::heh && (end[-1] == arabic::alef || end[-1] == arabic::meem));
    return end[-3] == arabic::heh && end[-2] == arabic::meem && end[-1] == arabic::alef;
  }

  void left_over() {
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

  /// Does a unit's bare noun on the other side say it ("a hundred years": "a century"; "24 hours": "a day")?
  static bool said_by_a_noun(const Item& item, const Side& other) {
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

  /// A number whose absence says nothing, but which another may have become: in a name, of grammar, of the Islamic calendar.
  static bool comparable(const Quantity& q, const Item& item) {
    return q.hijri || (numeric(item.kind) && (q.in_name || q.implied || item.ordinal || item.range));
  }

  /// Is a form of Latin letters and digits to be found in `text` as a word of its own?
  static bool stands_in(std::string_view form, std::string_view text) {
    const auto letter = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
    if (!letter(form.back()) || (form.back() >= '0' && form.back() <= '9')) return false;
    for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1)) {
      if ((at == 0 || !letter(text[at - 1])) && (at + form.size() == text.size() || !letter(text[at + form.size()]))) return true;
    }
    return false;
  }

  /// A left-over item that is no error: a value that the other side has elsewhere.
  static bool said_elsewhere(const Item& item, const Side& mine, const Side& other) {
    if (mine.of(item).vague) return false;
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
          std::floor((o.low - 1) / 100) + 1 == item.low) {
        return true;
      }
    }
    // "4K" in both.
    if (const std::string_view own = mine.written(item); own.size() < 12 && has_digits(own) && stands_in(own, other.text)) {
      return true;
    }
    return numeric(item.kind) && (written_somewhere(item.low, other.text) || said_by_a_noun(item, other));
  }

  /// Do words of the same clause beside two numbers translate each other?
  [[nodiscard]] bool same_noun(const Item& s, const Item& t) const {
    const Lexicon& lexicon = Lexicon::builtin();
    return links(context(source, s, lexicon), context(target, t, lexicon), lexicon) >= 0.4;
  }

  /// How likely one left-over item became the other.
  [[nodiscard]] double likeness(const Item& s, const Item& t) const {
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
};

}  // namespace

std::vector<QuantityMismatch> compare_quantities(std::string_view source_sentence, std::span<const Quantity> source,
                                                 std::string_view target_sentence, std::span<const Quantity> target,
                                                 Language source_language) {
  Comparison comparison;
  comparison.source = {source_sentence, source, source_language, {}};
  comparison.target = {target_sentence, target,
                       source_language == Language::english ? Language::arabic : Language::english, {}};
  comparison.run();
  return std::move(comparison.out);
}

}  // namespace muwazi::inline v0
