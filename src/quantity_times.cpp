// SPDX-License-Identifier: Apache-2.0
// Quantities: times of day.
#include "quantity_parser.hpp"

#include <algorithm>

namespace muwazi::inline v0::quantities {

void Parser::emit_time(std::size_t first, std::size_t last, unsigned minutes, bool exact) {
  Quantity& q = emit(first, last, QuantityType::time);
  append_padded(q.value, minutes / 60 % 24, 2);
  q.value += ':';
  append_padded(q.value, minutes % 60, 2);
  q.low = q.high = minutes % 1440;
  if (!exact) q.alternate = 1;  // morning or evening
  q.key = key_of(3, minutes % 720);
}

unsigned Parser::said_half(std::size_t i) const {
  const unsigned v = atoms_[i].entry->role_value;
  return v == 0 ? 2 : v;
}

unsigned Parser::half_day(std::size_t i, std::size_t& next) const {
  next = i + 1;
  if (role(i) == Role::am) return 1;
  if (role(i) == Role::pm) return said_half(i);
  // "m" is also a metre: only behind hours and minutes.
  if (arabic_ && word(i) && text(i) == "\u0645" && !glued(i) && i > 1 && symbol(i - 2, ':')) return 2;
  if (arabic_ && role(i) == Role::of && (role(i + 1) == Role::am || role(i + 1) == Role::pm)) {
    next = i + 2;  // "from the afternoon of"
    return role(i + 1) == Role::am ? 1 : said_half(i + 1);
  }
  if (!arabic_ && text(i) == "in" && text(i + 1) == "the") {
    next = i + 3;
    if (text(i + 2) == "morning") return 1;
    if (text(i + 2) == "afternoon" || text(i + 2) == "evening") return 2;
  }
  if (!arabic_ && text(i) == "at" && text(i + 1) == "night") {
    next = i + 2;
    return 3;
  }
  if (!arabic_ && role(i) == Role::noon) return 2;
  if (!arabic_ && role(i) == Role::midnight) return 1;
  next = i;
  return 0;
}

unsigned Parser::on_clock(unsigned hour, unsigned minute, unsigned half) {
  if (half == 3) half = hour >= 6 && hour < 12 ? 2 : 1;
  if (half == 4) half = hour == 10 || hour == 11 ? 1 : 2;
  if (half == 1 && hour == 12) hour = 0;
  if (half == 2 && hour < 12) hour += 12;
  return hour * 60 + minute;
}

bool Parser::hour_word(std::size_t i, unsigned& hour, std::size_t& next) const {
  if (arabic_) {
    if (number(i) != NumberClass::ordinal && number(i) != NumberClass::digit) return false;
    Number n;
    if (!read(i, n) || n.value.integer() == 0 || n.value.integer() > 12) return false;
    hour = static_cast<unsigned>(n.value.integer());
    next = n.last;
    return true;
  }
  if (const std::uint64_t v = small_integer(i, 12); v != 0 && atoms_[i].digits <= 2) {
    if (symbol(i + 1, ':') && glued(i + 1)) return false;
    hour = static_cast<unsigned>(v);
    next = i + 1;
    return true;
  }
  if ((number(i) != NumberClass::digit && number(i) != NumberClass::ten) || atoms_[i].entry->value > 12) return false;
  // "past four hundred"
  const NumberClass behind_hour = number(joined(i + 1));
  if (behind_hour == NumberClass::hundred || behind_hour == NumberClass::scale) return false;
  hour = static_cast<unsigned>(atoms_[i].entry->value);
  next = i + 1;
  return true;
}

std::size_t Parser::english_minutes(std::size_t at) {
  std::size_t i = at;
  unsigned minutes = 0;
  if (role(i) == Role::article) ++i;
  if (number(i) == NumberClass::fraction && atoms_[i].entry->value <= 4) {
    minutes = static_cast<unsigned>(60 / atoms_[i].entry->value);
    ++i;
  } else if (i == at) {
    Number n;
    if (digits(i)) {
      const std::uint64_t v = small_integer(i, 59);
      if (v == 0) return at;
      minutes = static_cast<unsigned>(v);
      ++i;
    } else if ((number(i) == NumberClass::digit || number(i) == NumberClass::ten || number(i) == NumberClass::tens) &&
               read(i, n) && n.type == QuantityType::cardinal && n.value.integer() < 60) {
      minutes = static_cast<unsigned>(n.value.integer());
      i = n.last;
    } else {
      return at;
    }
  } else {
    return at;
  }
  const bool said = is_minute(i);
  if (said) ++i;
  const bool before = role(i) == Role::to && text(i) == "to";
  if (!before && role(i) != Role::past) return at;
  unsigned hour = 0;
  std::size_t next = i + 1;
  if (!hour_word(i + 1, hour, next)) return at;
  if (before) {
    // "five to six" and "10 to 12" are ranges.
    if (minutes == 30 || (!said && minutes != 15 && (digits(at) || minutes <= hour || minutes % 5 != 0))) return at;
    if (atoms_[at].kind == AtomKind::word && at > 0 && (role(at - 1) == Role::from || role(at - 1) == Role::between)) return at;
    hour = hour == 1 ? 12 : hour - 1;
    minutes = 60 - minutes;
  }
  std::size_t last = next;
  if (role(last) == Role::oclock) ++last;
  const unsigned half = half_day(last, next);
  emit_time(at, half != 0 ? next : last, on_clock(hour, minutes, half), half != 0);
  out_.back().spelled = !digits(at);
  return half != 0 ? next : last;
}

std::size_t Parser::military_time(std::size_t at) {
  if (!digits(at) || atoms_[at].digits != 4 || atoms_[at].grouped || !atoms_[at].value.valid ||
      !atoms_[at].value.is_integer() || symbol(at + 1, ':')) {
    return at;
  }
  const std::uint64_t v = atoms_[at].value.integer();
  if (v > 2400 || v % 100 > 59) return at;
  const bool zone = role(at + 1) == Role::zone || (!arabic_ && text(at + 1) == "local" && text(at + 2) == "time");
  const bool hours = !arabic_ && text(at + 1) == "hours" &&
                     (atoms_[at].named || (at > 0 && (text(at - 1) == "at" || text(at - 1) == "At")));
  if (!zone && !hours) return at;
  const auto minutes = static_cast<unsigned>(v / 100 * 60 + v % 100);
  const std::size_t last = hours ? at + 2 : at + 1;
  emit_time(at, last, minutes, true);
  return last;
}

std::size_t Parser::time(std::size_t at) {
  if (role(at) == Role::midnight || role(at) == Role::noon) {
    emit_time(at, at + 1, role(at) == Role::noon ? 720 : 0, true);
    out_.back().implied = out_.back().spelled = true;
    return at + 1;
  }
  if (const std::size_t next = military_time(at); next != at) return next;
  if (!arabic_) {
    if (const std::size_t next = english_minutes(at); next != at) return next;
  }
  Clock clock;
  clock.next = at;
  if (arabic_ && role(at) == Role::oclock && atoms_[at].article) {
    clock.marked = true;
    ++clock.next;
    if (const std::size_t next = military_time(clock.next); next != clock.next) {
      out_.back().range.begin = atoms_[at].begin;
      return next;
    }
  }
  if (digits(clock.next)) {
    if (const Next next = seconds(at, clock.next)) return *next;
    if (!hour_in_digits(clock)) return at;
  } else if (!hour_in_words(clock)) {
    return at;
  }
  if (arabic_) minutes_behind(clock);
  return end_of_time(at, clock);
}

bool Parser::hours_and_minutes(std::size_t i) const {
  return symbol(i + 1, ':') && glued(i + 1) && digits(i + 2) && glued(i + 2) && atoms_[i + 2].digits == 2 &&
         atoms_[i + 2].value.is_integer() && atoms_[i + 2].value.integer() < 60;
}

Next Parser::seconds(std::size_t at, std::size_t i) {
  const Decimal& hour = atoms_[i].value;
  if (!hour.valid || atoms_[i].grouped || atoms_[i].digits > 2 || !hour.is_integer() || hour.integer() > 24 ||
      !hours_and_minutes(i) || !symbol(i + 3, ':') || !glued(i + 3) || !digits(i + 4)) {
    return std::nullopt;
  }
  // A fourth part is no time.
  if (!glued(i + 4) || atoms_[i + 4].digits != 2 || !atoms_[i + 4].value.valid || atoms_[i + 4].value.to_double() >= 60 ||
      (symbol(i + 5, ':') && glued(i + 5))) {
    return at;
  }
  const auto minutes = static_cast<unsigned>(hour.integer() * 60 + atoms_[i + 2].value.integer());
  const double seconds = atoms_[i + 4].value.to_double();
  emit_time(at, i + 5, minutes, true);
  Quantity& q = out_.back();
  q.value += ':';
  if (seconds < 10) q.value += '0';
  append_decimal(q.value, atoms_[i + 4].value);
  q.low = q.high = minutes + seconds / 60;
  q.key = key_of(8, whole(q.low * 60000 + 0.5));
  return i + 5;
}

bool Parser::hour_in_digits(Clock& clock) const {
  const std::size_t i = clock.next;
  const Decimal& v = atoms_[i].value;
  if (!v.valid || atoms_[i].grouped || atoms_[i].digits > 2) return false;
  if (v.is_integer()) {
    if (v.integer() > 24) return false;
    clock.hour = static_cast<unsigned>(v.integer());
    clock.minutes_seen = hours_and_minutes(i);
    if (clock.minutes_seen) clock.minute = static_cast<unsigned>(atoms_[i + 2].value.integer());
    clock.next = clock.minutes_seen ? i + 3 : i + 1;
    return true;
  }
  if (v.exponent < -2) return false;
  // "6.30": hours and minutes only with a.m. or p.m. behind
  const auto hundredths = static_cast<unsigned>(std::min<std::uint64_t>(whole(v.to_double() * 100 + 0.5), 100000));
  clock.hour = hundredths / 100;
  clock.minute = hundredths % 100;
  clock.minutes_seen = true;
  clock.next = i + 1;
  std::size_t behind = 0;
  std::size_t j = clock.next;
  if (dash(j) && digits(j + 1)) j += 2;
  const std::string_view written = text(i);
  return clock.minute <= 59 && clock.hour <= 24 && half_day(j, behind) != 0 && written.size() >= 4 &&
         (written[written.size() - 3] == '.' || written[written.size() - 3] == ',');
}

bool Parser::hour_in_words(Clock& clock) const {
  const std::size_t i = clock.next;
  const NumberClass c = number(i);
  clock.in_words = true;
  if (!arabic_) return (c == NumberClass::digit || c == NumberClass::ten) && hour_word(i, clock.hour, clock.next);
  if (c != NumberClass::ordinal && !(clock.marked && c == NumberClass::digit)) return false;
  if (!hour_word(i, clock.hour, clock.next)) return false;
  std::size_t behind = 0;
  return clock.marked || (atoms_[i].article && (half_day(clock.next, behind) != 0 || clock_minutes(clock.next, i)));
}

void Parser::minutes_behind(Clock& clock) const {
  std::size_t j = clock.next;
  unsigned minutes = 0;
  if (except(clock.next)) {
    // "five less a quarter", "nine less ten minutes"
    if (!minutes_at(clock.next + 1, minutes, j)) return;
    clock.hour = clock.hour == 1 ? 12 : clock.hour - 1;
    clock.minute = 60 - minutes;
    clock.minutes_seen = true;
    clock.next = j;
    return;
  }
  std::size_t behind = 0;
  if (!conjunction(clock.next, j) || !(clock.marked || clock.in_words || half_day(j + 1, behind) != 0)) return;
  std::size_t k = j;
  if (!minutes_at(j, minutes, k)) return;
  clock.minute = minutes;
  clock.minutes_seen = true;
  clock.next = k;
  if (clock.minute != 30) return;
  // "and a half less five", "and a half and five"
  if (except(clock.next) && minutes_at(clock.next + 1, minutes, k)) {
    clock.minute -= minutes;
    clock.next = k;
  } else if (conjunction(clock.next, j) && !digits(j) && number(j) != NumberClass::fraction && minutes_at(j, minutes, k) &&
             minutes < 30) {
    clock.minute += minutes;
    clock.next = k;
  }
}

std::size_t Parser::end_of_time(std::size_t at, const Clock& clock) {
  std::size_t behind = clock.next;
  unsigned half = half_day(clock.next, behind);
  if (half == 0 && dash(clock.next) && digits(clock.next + 1)) {
    std::size_t j = clock.next + 2;
    if (symbol(j, ':') && digits(j + 1)) j += 2;
    half = half_day(j, behind);
    behind = clock.next;
    if (half != 0 && !clock.minutes_seen && !(small_integer(clock.next + 1, 24) > clock.hour)) half = 0;
    if (half != 0) {
      emit_time(at, clock.next, on_clock(clock.hour, clock.minute, half), true);
      out_.back().alternate = 1;
      return clock.next + 1;
    }
  }
  if (role(behind) == Role::oclock && !arabic_) {
    ++behind;
    std::size_t last = behind;
    half = half_day(behind, last);
    if (half != 0) behind = last;
    emit_time(at, behind, on_clock(clock.hour, clock.minute, half), half != 0);
    return behind;
  }
  if (half == 0 && !clock.minutes_seen && !clock.marked) return at;
  if (half == 1 && clock.hour > 12) return at;
  emit_time(at, behind, on_clock(clock.hour, clock.minute, half), half != 0 || clock.hour > 12);
  return behind;
}

bool Parser::minutes_at(std::size_t i, unsigned& minutes, std::size_t& next) const {
  // "illa thulthan" (less a third), which is written as two thirds are before a noun.
  if (number(i) == NumberClass::fraction_dual && atoms_[i].entry->value == 3 && text(i).ends_with("\u0627")) {
    minutes = 20;
    next = i + 1;
    return true;
  }
  if (number(i) == NumberClass::fraction && atoms_[i].entry->value >= 2 && atoms_[i].entry->value <= 4) {
    minutes = static_cast<unsigned>(60 / atoms_[i].entry->value);
    next = i + 1;
    return true;
  }
  Number n;
  if ((!digits(i) && number(i) == NumberClass::none) || !read(i, n) || !n.value.is_integer() || n.value.integer() == 0 ||
      n.value.integer() >= 60 || n.type != QuantityType::cardinal || !is_minute(n.last)) {
    if (i < atoms_.size() && is_minute(i) && number(i) == NumberClass::none) {
      minutes = atoms_[i].entry->unit_count == 2 ? 2 : 1;
      next = i + 1;
      return true;
    }
    return false;
  }
  minutes = static_cast<unsigned>(n.value.integer());
  next = n.last + 1;
  return true;
}

bool Parser::clock_minutes(std::size_t next, std::size_t at) const {
  if (text(at).find("\u0629") == std::string_view::npos) return false;  // hours are feminine
  unsigned minutes = 0;
  std::size_t j = next;
  if (except(next)) return minutes_at(next + 1, minutes, j);
  if (!conjunction(next, j)) return false;
  if (number(j) == NumberClass::fraction) return atoms_[j].article && atoms_[j].entry->value <= 4 && role(j + 1) != Role::of;
  return !digits(j) && number(j) != NumberClass::none && minutes_at(j, minutes, j);
}

}  // namespace muwazi::inline v0::quantities
