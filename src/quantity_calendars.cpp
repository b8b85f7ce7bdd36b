// SPDX-License-Identifier: Apache-2.0
// Comparison of quantities: the Islamic calendar and the Gregorian one, months, halves of the day, days.
#include "quantity_comparison.hpp"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "quantity_write.hpp"

namespace muwazi::inline v0::quantities {
namespace {

/// Do a date of the Islamic calendar and a Gregorian one name the same day, two days more or less? By ICU's calendars, the
/// tabular one and that of Umm al-Qura, which differ by up to two days themselves.
bool same_day(const Quantity& islamic, const Quantity& gregorian) {
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

/// Does a word of the other side name the season of an item?
bool season_stands(const Item& item, const Side& other) {
  std::pmr::vector<Atom> atoms;
  scan(other.text, other.language, atoms);
  return std::any_of(atoms.begin(), atoms.end(), [&](const Atom& atom) { return atom.role() == Role::season && atom.entry->role_value == item.low; });
}

/// Marks all items of the quantity that an item belongs to; they stand side by side.
void match_whole(Side& side, std::size_t item) {
  const std::int32_t quantity = side.items[item].quantity;
  while (item > 0 && side.items[item - 1].quantity == quantity) --item;
  for (; item < side.items.size() && side.items[item].quantity == quantity; ++item) side.items[item].matched = true;
}

}  // namespace

void Comparison::match_calendars() {
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

void Comparison::compare_months() {
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

void Comparison::compare_half_days() {
  for (Item& s : source.items) {
    if (s.kind != ItemKind::time || s.partner < 0) continue;
    const Item& t = target.items[static_cast<std::size_t>(s.partner)];
    // "12 p.m." is noon to some and midnight to others.
    if (t.kind != ItemKind::time || !s.exact || !t.exact || std::abs(s.low - t.low) != 720 || std::fmod(s.low, 720) < 60) continue;
    report(&s, &t, "value", QuantityFault::number, 0.7);
    out.back().suggestion.clear();
  }
}

void Comparison::compare_calendar_words() {
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
    // Seasons are told by what stands around them, so that another one may be there: "the summer ... this autumn".
    if (kind == ItemKind::season && (season_stands(*s, target) || season_stands(*t, source))) continue;
    if (kind == ItemKind::relative_day && s->low * t->low > -1) continue;
    report(s, t, "value", QuantityFault::date, 0.7);
    out.back().suggestion.clear();
  }
}

}  // namespace muwazi::inline v0::quantities
