// SPDX-License-Identifier: Apache-2.0
// Matching of items: equal ones first, then those that agree in another way.
#include "quantity_agree.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "quantity_comparison.hpp"

namespace muwazi::inline v0::quantities {
namespace {

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

/// 0 for a perfect pair of equal value, more for one that only agrees in value.
int cost_of(const Item& a, const Item& b) {
  int cost = 0;
  if (a.kind != b.kind) cost += 2;
  if (a.percent != b.percent) cost += 3;
  else if (a.points != b.points) cost += 1;
  if (!units_agree(a, b)) cost += 6;
  else if ((a.unit == 0) != (b.unit == 0)) cost += 1;
  if (a.ordinal != b.ordinal) cost += 1;
  if (a.year != b.year) cost += 1;
  if (a.month != 0 && b.month != 0 && a.month != b.month) cost += 2;
  return cost;
}

/// The text between an item and the quantity before it, or the sentence's beginning.
std::string_view gap_before(const Side& side, const Item& item) {
  const std::uint32_t end = side.of(item).range.begin;
  const std::uint32_t begin =
      item.quantity > 0 ? std::min(end, side.quantities[static_cast<std::size_t>(item.quantity) - 1].range.end) : 0;
  std::string_view gap = side.text.substr(begin, end - begin);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  return gap;
}

/// The digits of two numbers one behind the other, as western ones; empty where one of them has anything else.
std::string digits_of(std::string_view first, std::string_view second) {
  std::string out;
  for (const std::string_view text : {first, second}) {
    std::uint32_t size = 1;
    for (std::size_t i = 0; i < text.size(); i += size) {
      const int digit = arabic::digit_value(code_point_at(text, i, size));
      if (digit < 0) return {};
      out += static_cast<char>('0' + digit);
    }
  }
  return out;
}

/// "nine out of ten", "one woman in five": 0.9, 0.2; 0 where that is not what stands there.
double share_of(const Item& part, const Item& whole, std::string_view between) {
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
double minutes_of(const Item* hours, const Item& minutes, std::string_view before) {
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

/// What a measure in two units is in the base unit of their dimension: "three kilos and 200 grams", "5 ft 9 in"; 0 for other things.
double measure_of(const Item* larger, const Item& smaller, std::string_view between) {
  constexpr std::size_t conjunction = 5;  // bytes
  if (larger == nullptr || larger->unit == 0 || smaller.unit == 0 || between.size() > conjunction) return 0;
  const Unit& u = unit_at(larger->unit);
  const Unit& v = unit_at(smaller.unit);
  if (u.dimension != v.dimension || u.factor <= v.factor || v.factor <= 0 || u.offset != 0 || v.offset != 0) return 0;
  // The smaller part is less than one of the larger units.
  return smaller.low * v.factor < u.factor ? larger->low * u.factor + smaller.low * v.factor : 0;
}

/// "Mi'a wa-shakhsan" (a hundred and two persons): the two are the dual of what is counted.
bool counts_two_more(const Side& side, const Item& item) {
  if (side.language != Language::arabic || item.low < 100 || std::fmod(item.low, 100) != 0 || item.unit != 0) return false;
  std::string_view behind = side.text.substr(side.of(item).range.end);
  if (!behind.starts_with(" \u0648")) return false;
  behind.remove_prefix(1);
  const std::string_view word = behind.substr(0, behind.find_first_of(" .,"));
  constexpr std::size_t least = 10;  // bytes: the conjunction, two letters and the ending
  return word.size() >= least && (word.ends_with("\u0627\u0646") || word.ends_with("\u064A\u0646"));
}

/// Hundredths of a percentage point: "25 basis points", "nuqtat asas".
bool in_basis_points(const Side& side, const Item& item) {
  if (item.unit != 0 || item.percent || item.ordinal || item.year) return false;
  const std::string_view behind = side.text.substr(side.of(item).range.end);
  return behind.starts_with(" basis point") || behind.starts_with("-basis-point") || behind.starts_with("-basis point") ||
         behind.starts_with(" \u0646\u0642\u0637\u0629 \u0623\u0633\u0627\u0633") || behind.starts_with(" \u0646\u0642\u0627\u0637 \u0623\u0633\u0627\u0633");
}

double minutes_in(std::uint16_t unit) {
  if (unit == 0) return 0;
  const std::string_view name = unit_name(unit);
  return name == "minute" ? 1 : name == "hour" ? 60 : 0;
}

}  // namespace

bool units_agree(const Item& a, const Item& b) {
  return same_unit(a.unit, b.unit) || (a.other_unit != 0 && same_unit(a.other_unit, b.unit)) ||
         (b.other_unit != 0 && same_unit(a.unit, b.other_unit));
}

bool imperial(std::uint16_t unit) {
  if (unit == 0) return false;
  static constexpr std::string_view names[] = {"mile", "yard", "foot", "inch", "square-mile", "acre", "square-yard",
                                               "square-foot", "square-inch", "cubic-mile", "cubic-foot", "gallon", "pint",
                                               "pound", "ounce", "stone", "fahrenheit", "mile-per-hour"};
  return std::find(std::begin(names), std::end(names), unit_name(unit)) != std::end(names);
}

bool converted(const Item& a, const Item& b, double tolerance) {
  if (a.unit == 0 || b.unit == 0) return false;
  const Unit& u = unit_at(a.unit);
  const Unit& v = unit_at(b.unit);
  if (a.unit == b.unit || u.dimension != v.dimension || u.factor == 0 || v.factor == 0) return false;
  if (u.factor == v.factor && u.offset == v.offset) return false;
  return close(a.low * u.factor + u.offset, b.low * v.factor + v.offset, tolerance);
}

void match(Item& a, Item& b, std::size_t ia, std::size_t ib) {
  a.matched = b.matched = true;
  a.partner = static_cast<std::int32_t>(ib);
  b.partner = static_cast<std::int32_t>(ia);
}

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
    // "in her thirties": "fi al-'aqd al-rabi' min 'umriha" (in the fourth decade of her life).
    if (other.ordinal && decade.low < 100) return (other.low - 1) * 10 == decade.low;
    return other.kind == ItemKind::number && std::fmod(decade.low, 100) == std::fmod(other.low, 100);
  }
  if (s.kind == ItemKind::century || t.kind == ItemKind::century) {
    return (s.kind == ItemKind::number || t.kind == ItemKind::number) && s.low == t.low;
  }
  if (s.kind != t.kind && (!numeric(s.kind) || !numeric(t.kind))) return false;
  if (!numeric(s.kind)) return false;
  if (s.low == t.low && !a.vague && !b.vague) return true;
  if ((s.low == t.low + 2 && counts_two_more(target, t)) || (t.low == s.low + 2 && counts_two_more(source, s))) return true;
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
  if ((t.percent && in_basis_points(source, s) && close(s.low, t.low * 100, 1e-9)) ||
      (s.percent && in_basis_points(target, t) && close(t.low, s.low * 100, 1e-9))) {
    return true;
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

void Comparison::agree_on_the_rest() {
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

void Comparison::agree_in_groups(Side& mine, Side& other) {
  std::size_t left = std::size_t{1} << 22;  // items of the other side that are looked at
  for (std::size_t i = 1; i < mine.items.size(); ++i) {
    Item& first = mine.items[i - 1];
    Item& second = mine.items[i];
    if (first.matched || second.matched || first.quantity + 1 != second.quantity) continue;
    const std::uint32_t end = mine.of(first).range.end, begin = mine.of(second).range.begin;
    if (begin != end + 1 || (mine.text[end] != ' ' && mine.text[end] != '-')) continue;
    const std::string joined = digits_of(mine.written(first), mine.written(second));
    if (joined.empty() || other.items.size() > left) continue;
    left -= other.items.size();
    for (Item& whole : other.items) {
      if (whole.matched || digits_of(other.written(whole), {}) != joined) continue;
      whole.matched = first.matched = second.matched = true;
      break;
    }
  }
}

void Comparison::agree_in_two_parts(Side& mine, Side& other) {
  std::size_t left = std::size_t{1} << 22;  // items of the other side that are looked at
  for (std::size_t i = 0; i < mine.items.size(); ++i) {
    Item& second = mine.items[i];
    const std::string_view before = gap_before(mine, second);
    if (before.empty()) continue;
    Item* first = i > 0 && mine.items[i - 1].quantity + 1 == second.quantity ? &mine.items[i - 1] : nullptr;
    if (second.matched && (first == nullptr || first->matched)) continue;
    const double share = first != nullptr ? share_of(*first, second, before) : 0;
    const double minutes = minutes_of(first, second, before);
    const double measure = measure_of(first, second, before);
    if (share == 0 && minutes == 0 && measure == 0) continue;
    if (other.items.size() > left) {
      too_many = true;
      return;
    }
    left -= other.items.size();
    for (Item& whole : other.items) {
      if (whole.matched || whole.kind != ItemKind::number) continue;
      const double part = whole.percent ? whole.low / 100 : whole.fraction ? whole.low : 0;
      const double lasts = minutes_in(whole.unit) * whole.low;
      const bool measures = measure != 0 && whole.unit != 0 && unit_at(whole.unit).dimension == unit_at(second.unit).dimension &&
                            unit_at(whole.unit).offset == 0 && close(whole.low * unit_at(whole.unit).factor, measure, 1e-4);
      if (!(share != 0 && close(part, share, 0.02)) && !(minutes != 0 && close(lasts, minutes, 1e-9)) && !measures) continue;
      whole.matched = second.matched = true;
      if (first != nullptr) first->matched = true;
      break;
    }
  }
}

}  // namespace muwazi::inline v0::quantities
