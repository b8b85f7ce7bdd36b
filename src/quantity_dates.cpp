// SPDX-License-Identifier: Apache-2.0
// Quantities: calendars, dates, seasons, days of the week.
#include "quantity_parser.hpp"

#include <array>

namespace muwazi::inline v0::quantities {

std::int64_t gregorian_day(std::int64_t year, unsigned month, unsigned day) noexcept {
  // Days since 1970-01-01; H. Hinnant, chrono-compatible low-level date algorithms.
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto yoe = static_cast<std::int64_t>(year - era * 400);
  const std::int64_t doy = (153 * (static_cast<std::int64_t>(month) + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

std::int64_t islamic_day(std::int64_t year, unsigned month, unsigned day) noexcept {
  // The civil calendar of thirty-year cycles (ICU's islamic-civil): epoch 16 July 622, Julian.
  constexpr std::int64_t epoch = -492148;
  const auto m = static_cast<std::int64_t>(month);
  return epoch + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (m - 1) + m / 2 + static_cast<std::int64_t>(day) - 1;
}

unsigned days_in(unsigned month, std::int64_t year) {
  constexpr std::array<unsigned char, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && year != 0 && (year % 4 != 0 || (year % 100 == 0 && year % 400 != 0))) return 28;
  return days[(month - 1) % 12];
}

void append_padded(std::string& out, std::uint64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

bool Parser::month(std::size_t i, unsigned& out, bool& hijri, std::size_t& next, bool alone) const {
  const Role r = role(i);
  if (r != Role::month && r != Role::hijri_month) return false;
  hijri = r == Role::hijri_month;
  out = atoms_[i].entry->role_value;
  next = i + 1;
  if (!arabic_) {
    if (!atoms_[i].capital) return false;
    if (alone) {
      const std::string_view name = text(i);
      if (hijri && i > 0 && role(i - 1) != Role::in_year && role(i - 1) != Role::of) return false;
      if (name.size() == 3 && name != "May") return false;
      if (name == "Sept") return false;
      if ((name == "May" || name == "March" || name == "MAY" || name == "MARCH") &&
          !(i > 0 && (role(i - 1) == Role::in_year || role(i - 1) == Role::of || role(i - 1) == Role::mid ||
                      role(i - 1) == Role::from || role(i - 1) == Role::to || role(i - 1) == Role::between ||
                      (dash(i - 1) && i > 1 && role(i - 2) == Role::mid) || role(i - 1) == Role::next_last ||
                      (role(i - 1) == Role::conjunction && i > 1 && role(i - 2) == Role::month) ||
                      (symbol(i + 1, '/') && role(i + 2) == Role::month) ||
                      (symbol(i - 1, '/') && i > 1 && role(i - 2) == Role::month) || role(i + 1) == Role::month))) {
        return false;
      }
      // "April Smith", "Jan", "August Wilson": a capitalised word behind makes it a name; so does one in front.
      if (name != "May" && word(i + 1) && atoms_[i + 1].capital && atoms_[i + 1].entry == nullptr) return false;
    }
    if (symbol(next, '.') && name_is_short(i)) ++next;
  } else {
    if (atoms_[i].article) return false;
    if (alone) {
      // Month names that are also other words stand alone only after a preposition or "month".
      const bool after = i > 0 && (role(i - 1) == Role::of || role(i - 1) == Role::in_year || role(i - 1) == Role::to ||
                                   role(i - 1) == Role::mid || role(i - 1) == Role::between || is_month(i - 1) ||
                                   (symbol(i - 1, '/') && i > 1 && is_month(i - 2)) ||
                                   (symbol(i - 1, '-') && i > 1 && is_month(i - 2)));
      if (hijri && !(i > 0 && text(i - 1).find("\u0634\u0647\u0631") != std::string_view::npos)) return false;
      const std::string_view name = text(i);
      const bool doubtful = name.size() <= 8 || out == 3 || out == 5 || out == 8;
      if (doubtful && !hijri && !after && role(i + 1) != Role::next_last) {
        return false;
      }
    }
    // Both traditions at once: "shubat/fibrayir", "shubat (fibrayir)".
    if ((symbol(next, '/') || symbol(next, '-')) && role(next + 1) == Role::month &&
        atoms_[next + 1].entry->role_value == out) {
      next += 2;
    } else if (symbol(next, '(') && role(next + 1) == Role::month && atoms_[next + 1].entry->role_value == out &&
               symbol(next + 2, ')')) {
      next += 3;
    }
  }
  return true;
}

bool Parser::name_is_short(std::size_t i) const {
  const std::string_view name = text(i);
  return name.size() <= 4 && name != "May" && name != "June" && name != "July";
}

bool Parser::year_behind(std::size_t i, bool hijri, std::int64_t& year, std::size_t& next) const {
  std::size_t j = i;
  if (symbol(j, ',') || symbol(j, arabic::comma)) ++j;
  if (role(j) == Role::of) ++j;
  if (role(j) == Role::year_word && atoms_[j].entry->role_value == 1) ++j;
  if (!arabic_ && text(j) == "the" && role(j + 1) == Role::year_word) j += 2;
  if (j - i > 0 && symbol(i, ',') && !digits(j)) return false;
  if (!digits(j) || atoms_[j].grouped || !atoms_[j].value.is_integer() || !atoms_[j].value.valid) return false;
  if (atoms_[j].digits != 4 && !(atoms_[j].digits == 3 && j > i) &&
      !(hijri && (role(j + 1) == Role::era_ah || role(j - 1) == Role::year_word))) {
    return false;
  }
  if (atoms_[j].conjunction) return false;
  year = static_cast<std::int64_t>(atoms_[j].value.integer());
  next = j + 1;
  return year > 0 && year < 3000;
}

bool Parser::day(std::size_t i, unsigned& out, std::size_t& next) const {
  if (const std::uint64_t v = small_integer(i, 31); v != 0 && atoms_[i].digits <= 2) {
    out = static_cast<unsigned>(v);
    next = i + 1;
    if (!arabic_ && glued(next) && word(next)) {
      const std::string_view ending = text(next);
      if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return false;
      ++next;
    }
    return true;
  }
  const NumberClass c = number(i);
  if (c == NumberClass::ordinal || c == NumberClass::ordinal_tens || c == NumberClass::tens) {
    Number n;
    if (!read(i, n) || n.type != QuantityType::ordinal || n.value.integer() > 31) return false;
    out = static_cast<unsigned>(n.value.integer());
    next = n.last;
    return true;
  }
  return false;
}

void Parser::emit_date(std::size_t first, std::size_t last, const DateParts& date, bool hijri) {
  Quantity& q = emit(first, last, QuantityType::date);
  q.hijri = hijri;
  if (date.year != 0) {
    append_padded(q.value, static_cast<std::uint64_t>(date.year), 4);
    q.value += '-';
  } else {
    q.value += "--";
  }
  append_padded(q.value, date.month, 2);
  if (date.day != 0) {
    q.value += '-';
    append_padded(q.value, date.day, 2);
  }
  const std::int64_t year = date.year == 0 ? 2000 : date.year;
  const unsigned from = date.day == 0 ? 1 : date.day;
  q.low = static_cast<double>(hijri ? islamic_day(year, date.month, from) : gregorian_day(year, date.month, from));
  q.high = date.day == 0 ? q.low + 29 : q.low;
  q.key = key_of(2, static_cast<std::uint64_t>(date.year) << 16 | date.month << 8 | date.day | (hijri ? 0x8000 : 0));
}

std::size_t Parser::date(std::size_t at) {
  DateParts parts;
  bool hijri = false;
  std::size_t next = at;
  unsigned d = 0;
  unsigned m = 0;
  std::size_t i = at;
  const bool day_first = day(at, d, next);
  if (day_first) {
    i = next;
    if (role(i) == Role::of) ++i;
    if (arabic_ && word(i) && text(i).ends_with("\u0634\u0647\u0631")) ++i;
    else if ((dash(i) || symbol(i, '/') || symbol(i, ',')) && role(i + 1) == Role::month) ++i;
    if (!month(i, m, hijri, next, false)) return at;
    if (!hijri && d > days_in(m, 0)) return at;
    if (hijri && d > 30) return at;
    parts.day = d;
    parts.month = m;
    i = next;
  } else {
    if (!month(at, m, hijri, next, false)) return at;
    parts.month = m;
    i = next;
    // Month, then day: the English order, and now and then an Arabic one.
    std::size_t behind = 0;
    if (day(joined(i), d, behind) && !(arabic_ && !digits(i)) && !symbol(behind, ':') &&
        (hijri || d <= days_in(m, 0)) && !(digits(behind) && glued(behind)) &&
        !(arabic_ && number(i) != NumberClass::none) && !(arabic_ && atoms_[i].conjunction)) {
      // "May 20 million", "May 5 %": no day
      const NumberClass after = number(behind);
      if (after != NumberClass::scale && after != NumberClass::scale_plural && !symbol(behind, '%')) {
        parts.day = d;
        i = behind;
        // "May 5-10": the end of the range is a number of its own
      }
    }
  }
  std::int64_t year = 0;
  if (year_behind(i, hijri, year, next)) {
    const unsigned longest = hijri ? 30 : days_in(parts.month, year);
    if (parts.day <= longest) {
      parts.year = year;
      i = next;
      if (role(i) == Role::era_ah || role(i) == Role::era_ad) ++i;
    }
  }
  if (parts.day == 0 && parts.year == 0 && !month(at, m, hijri, next, true)) return at;
  if (parts.day == 0 && parts.year == 0) i = next;
  emit_date(at, i, parts, hijri);
  return i;
}

std::size_t Parser::numeric_date(std::size_t at) {
  if (!digits(at) || !(symbol(at + 1, '/') || symbol(at + 1, '-')) || !glued(at + 1) || !digits(at + 2) ||
      !glued(at + 2) || !symbol(at + 3, atoms_[at + 1].symbol) || !glued(at + 3) || !digits(at + 4) ||
      !glued(at + 4)) {
    return at;
  }
  if ((symbol(at + 5, '/') || symbol(at + 5, '-')) && digits(at + 6)) return at;
  const std::uint64_t a = small_integer(at, 3000);
  const std::uint64_t b = small_integer(at + 2, 31);
  const std::uint64_t c = small_integer(at + 4, 3000);
  if (a == 0 || b == 0 || c == 0) return at;
  DateParts parts;
  bool may_swap = false;
  if (atoms_[at].digits == 4 && b <= 12 && c <= 31) {
    parts = {static_cast<std::int64_t>(a), static_cast<unsigned>(b), static_cast<unsigned>(c)};
  } else if (a <= 31 && atoms_[at].digits <= 2 && (atoms_[at + 4].digits == 4 || atoms_[at + 4].digits == 2)) {
    parts.year = static_cast<std::int64_t>(c);
    if (atoms_[at + 4].digits == 2) parts.year += c < 50 ? 2000 : 1900;
    const bool day_first = a > 12 || (arabic_ && b <= 12);
    if (day_first) {
      if (b > 12) return at;
      parts.month = static_cast<unsigned>(b);
      parts.day = static_cast<unsigned>(a);
    } else {
      parts.month = static_cast<unsigned>(a);
      parts.day = static_cast<unsigned>(b);
    }
    may_swap = a <= 12 && b <= 12;
  } else {
    return at;
  }
  if (parts.day > days_in(parts.month, parts.year)) return at;
  emit_date(at, at + 5, parts, false);
  if (may_swap) out_.back().alternate = 1;
  return at + 5;
}

std::size_t Parser::slashed_idiom(std::size_t at) {
  if (!digits(at) || !symbol(at + 1, '/') || !glued(at + 1) || !digits(at + 2) || !glued(at + 2) || glued(at)) return at;
  if (at + 3 < atoms_.size() && glued(at + 3) && !symbol(at + 3, '.') && !symbol(at + 3, ',')) return at;
  const std::uint64_t a = small_integer(at, 31);
  const std::uint64_t b = small_integer(at + 2, 31);
  if (a == 9 && b == 11) {
    emit_date(at, at + 3, {0, 9, 11}, false);
    return at + 3;
  }
  if (a == 24 && b == 7) {
    Number n;
    n.value = Decimal::of(24);
    n.implied = true;
    set_number(emit(at, at + 3, QuantityType::cardinal), n);
    return at + 3;
  }
  return at;
}

std::size_t Parser::season(std::size_t i) {
  const Atom& atom = atoms_[i];
  std::int64_t year = 0;
  std::size_t next = i + 1;
  std::size_t j = i + 1;
  if (role(j) == Role::of) ++j;
  if (role(j) == Role::year_word && atoms_[j].entry->role_value <= 1) ++j;
  bool known = false;
  if (digits(j) && atoms_[j].digits == 4 && !atoms_[j].grouped && atoms_[j].value.is_integer()) {
    // The year stays a number of its own.
    year = static_cast<std::int64_t>(atoms_[j].value.integer());
    known = true;
  } else if (arabic_) {
    known = atom.article && i > 0 && (role(i - 1) == Role::in_year || text(i - 1).ends_with("\u0641\u0635\u0644"));
    known = known || role(i + 1) == Role::next_last;
  } else {
    const Role before = i > 0 ? role(i - 1) : Role::none;
    known = before == Role::next_last || before == Role::mid ||
            ((before == Role::in_year || (text(i - 1) == "the" && i > 1 && role(i - 2) == Role::in_year)) &&
             !(word(i + 1) && !atoms_[i + 1].capital && atoms_[i + 1].entry == nullptr && atom.entry->role_value != 4));
    if (known && i > 0 && text(i - 1) == "before") known = false;
  }
  if (!known || (!arabic_ && atom.capital && i > 0 && atoms_[i - 1].capital && year == 0)) return i + 1;
  Quantity& q = emit(i, next, QuantityType::date);
  q.implied = q.spelled = true;
  if (year != 0) {
    append_padded(q.value, static_cast<std::uint64_t>(year), 4);
    q.value += '-';
  } else {
    q.value += "--";
  }
  append_padded(q.value, 20u + atom.entry->role_value, 2);
  q.low = q.high = atom.entry->role_value;
  q.key = key_of(9, atom.entry->role_value);
  return next;
}

std::size_t Parser::relative_day(std::size_t i) {
  const int days = static_cast<int>(atoms_[i].entry->role_value) - 2;
  Quantity& q = emit(i, i + 1, QuantityType::date);
  q.value += 'P';
  q.value += std::to_string(days);
  q.value += 'D';
  q.low = q.high = days;
  q.implied = q.spelled = true;
  q.key = key_of(10, static_cast<std::uint64_t>(days + 8));
  return i + 1;
}

std::size_t Parser::dotted_date(std::size_t i) {
  const std::string_view t = text(i);
  std::uint64_t part[3] = {};
  unsigned digits_in[3] = {};
  unsigned n = 0;
  for (std::size_t at = 0; at < t.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(t, at, size);
    const int digit = arabic::digit_value(c);
    at += size;
    if (digit >= 0 && digits_in[n] < 4) {
      part[n] = part[n] * 10 + static_cast<unsigned>(digit);
      ++digits_in[n];
    } else if (c == '.' && n < 2 && digits_in[n] != 0) {
      ++n;
    } else {
      return i + 1;
    }
  }
  if (n != 2) return i + 1;
  DateParts date;
  if (digits_in[0] <= 2 && digits_in[1] <= 2 && digits_in[2] == 4) {
    date = {static_cast<std::int64_t>(part[2]), static_cast<unsigned>(part[1]), static_cast<unsigned>(part[0])};
  } else if (digits_in[0] == 4 && digits_in[1] <= 2 && digits_in[2] <= 2) {
    date = {static_cast<std::int64_t>(part[0]), static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2])};
  }
  if (date.year < 1000 || date.year > 2200 || date.month == 0 || date.month > 12 || date.day == 0 ||
      date.day > days_in(date.month, date.year)) {
    return i + 1;
  }
  emit_date(i, i + 1, date, false);
  return i + 1;
}

std::size_t Parser::weekday(std::size_t i) {
  const Atom& atom = atoms_[i];
  if (arabic_) {
    // "the two" and "one" are weekdays only behind "day", or where the article leaves no doubt.
    const bool after_day = i > 0 && role(i - 1) == Role::day_word;
    const unsigned d = atom.entry->role_value;
    if (!atom.article) return i;
    if (!after_day && (d == 1 || d == 7 || d == 5 || d == 4 || d == 2) && !(i > 0 && role(i - 1) == Role::weekday)) {
      unsigned month_day = 0;
      std::size_t behind_day = 0;
      const bool dated = day(i + 1, month_day, behind_day) && (role(behind_day) == Role::month || role(behind_day) == Role::hijri_month ||
                                                                (symbol(behind_day, '/') && glued(behind_day)));
      const bool listed = role(i + 1) == Role::weekday || (role(i + 1) == Role::to && role(i + 2) == Role::weekday) ||
                          role(i + 1) == Role::next_last || dated || (i > 0 && role(i - 1) == Role::relative_day) ||
                          (i > 0 && (role(i - 1) == Role::am || role(i - 1) == Role::pm));
      if ((d == 1 || d == 7) && !listed) return i;
    }
  } else if (!atom.capital) {
    return i;
  }
  Quantity& q = emit(i, i + 1, QuantityType::date);
  q.value = "-W-";
  q.value += static_cast<char>('0' + atom.entry->role_value);
  q.low = q.high = atom.entry->role_value;
  q.key = key_of(7, atom.entry->role_value);
  q.spelled = true;
  return i + 1;
}

}  // namespace muwazi::inline v0::quantities
