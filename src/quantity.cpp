// SPDX-License-Identifier: Apache-2.0
// Quantities: from atoms to typed values; dates, times, centuries, units and ranges around the numbers.
#include <muwazi/quantity.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "quantity_scan.hpp"

namespace muwazi::inline v0 {
namespace quantities {

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

namespace {

constexpr std::uint64_t key_of(std::uint64_t kind, std::uint64_t value) {
  const std::uint64_t h = mix((kind + 1) * 0x9E3779B97F4A7C15u ^ value * 0xD6E8FEB86659FD93u);
  return h == 0 ? 1 : h;
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

struct DateParts {
  std::int64_t year = 0;  // 0 where it is left out
  unsigned month = 0;
  unsigned day = 0;
};

class Parser {
 public:
  Parser(std::span<const Atom> atoms, std::string_view text, Language language, std::vector<Quantity>& out)
      : atoms_(atoms), text_(text), arabic_(language == Language::arabic), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < atoms_.size();) {
      // Unknown words, most of a text, and symbols that begin nothing.
      const Atom& atom = atoms_[i];
      if (atom.entry == nullptr && ((atom.kind == AtomKind::word && (arabic_ || !atom.capital)) ||
                                    (atom.kind == AtomKind::symbol && atom.symbol < 0x80 && atom.symbol != '(' &&
                                     atom.symbol != '+' && atom.symbol != '%'))) {
        ++i;
        continue;
      }
      const std::size_t next = step(i);
      i = next > i ? next : i + 1;
    }
  }

 private:
  [[nodiscard]] NumberClass number(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::word ? atoms_[i].number() : NumberClass::none;
  }
  [[nodiscard]] Role role(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::word ? atoms_[i].role() : Role::none;
  }
  [[nodiscard]] bool digits(std::size_t i) const { return i < atoms_.size() && atoms_[i].kind == AtomKind::number; }
  [[nodiscard]] bool word(std::size_t i) const { return i < atoms_.size() && atoms_[i].kind == AtomKind::word; }
  [[nodiscard]] bool symbol(std::size_t i, char32_t c) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::symbol && atoms_[i].symbol == c;
  }
  [[nodiscard]] bool glued(std::size_t i) const { return i < atoms_.size() && atoms_[i].glued; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return i < atoms_.size() ? text_.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin) : std::string_view();
  }
  [[nodiscard]] bool dash(std::size_t i) const {
    return symbol(i, '-') || symbol(i, 0x2010) || symbol(i, 0x2011) || symbol(i, 0x2013) || symbol(i, 0x2014) ||
           symbol(i, 0x2212);
  }
  [[nodiscard]] std::size_t joined(std::size_t i) const {
    return dash(i) && glued(i) && glued(i + 1) ? i + 1 : i;
  }
  [[nodiscard]] bool conjunction(std::size_t i, std::size_t& next) const {
    if (i >= atoms_.size()) return false;
    next = i;
    if (!arabic_) {
      next = i + 1;
      return role(i) == Role::conjunction;
    }
    if (atoms_[i].conjunction) return true;
    if (atoms_[i].kind == AtomKind::word && text(i) == "\u0648" && i + 1 < atoms_.size()) {
      next = i + 1;
      return true;
    }
    return false;
  }

  bool read(std::size_t at, Number& out) const {
    return arabic_ ? read_arabic(atoms_, text_, at, out) : read_english(atoms_, text_, at, out);
  }

  Quantity& emit(std::size_t first, std::size_t last, QuantityType type) {
    if (out_.capacity() == 0) out_.reserve(4);
    Quantity& q = out_.emplace_back();
    q.range = {atoms_[first].begin, atoms_[last - 1].end};
    // The waw that joins sentences is not of the number.
    if (arabic_ && atoms_[first].conjunction && text_.substr(q.range.begin, 2) == "\u0648") q.range.begin += 2;
    q.type = type;
    q.in_name = atoms_[first].in_code;
    return q;
  }

  [[nodiscard]] std::uint64_t small_integer(std::size_t i, std::uint64_t highest) const {
    if (!digits(i) || !atoms_[i].value.valid || !atoms_[i].value.is_integer() || atoms_[i].grouped) return 0;
    const std::uint64_t v = atoms_[i].value.integer();
    return v <= highest ? v : 0;
  }

  // ---- Dates -----------------------------------------------------------------------------------------------------

  /// A month at `i` that is surely one when digits stand beside it; `alone` asks for more where they do not.
  bool month(std::size_t i, unsigned& out, bool& hijri, std::size_t& next, bool alone) const {
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

  [[nodiscard]] bool is_month(std::size_t i) const { return role(i) == Role::month; }

  [[nodiscard]] bool name_is_short(std::size_t i) const {
    const std::string_view name = text(i);
    return name.size() <= 4 && name != "May" && name != "June" && name != "July";
  }

  /// A year behind a month: "2020", ", 2020", "of the year 2020".
  bool year_behind(std::size_t i, bool hijri, std::int64_t& year, std::size_t& next) const {
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

  /// A day of the month at `i`: digits with or without ending, or an ordinal in words.
  bool day(std::size_t i, unsigned& out, std::size_t& next) const {
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

  void emit_date(std::size_t first, std::size_t last, const DateParts& date, bool hijri) {
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

  /// An era behind a year.
  bool hijri_behind(std::size_t i) const {
    return role(i) == Role::era_ah && (glued(i) || i > 0);
  }

  std::size_t date(std::size_t at) {
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

  /// "2020-03-12", "12/03/2020".
  std::size_t numeric_date(std::size_t at) {
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

  /// "9/11" is a date and "24/7" is all day.
  std::size_t slashed_idiom(std::size_t at) {
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

  // ---- Times -----------------------------------------------------------------------------------------------------

  void emit_time(std::size_t first, std::size_t last, unsigned minutes, bool exact) {
    Quantity& q = emit(first, last, QuantityType::time);
    append_padded(q.value, minutes / 60 % 24, 2);
    q.value += ':';
    append_padded(q.value, minutes % 60, 2);
    q.low = q.high = minutes % 1440;
    if (!exact) q.alternate = 1;  // morning or evening
    q.key = key_of(3, minutes % 720);
  }

  /// What a word of the second half of the day says: p.m., at night, around noon.
  [[nodiscard]] unsigned said_half(std::size_t i) const {
    const unsigned v = atoms_[i].entry->role_value;
    return v == 0 ? 2 : v;
  }

  /// 1 for a.m., 2 for p.m., 3 for at night, 4 for around noon at `i`, 0 for neither. `next` is behind it, `i` where there is nothing.
  [[nodiscard]] unsigned half_day(std::size_t i, std::size_t& next) const {
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

  static unsigned on_clock(unsigned hour, unsigned minute, unsigned half) {
    if (half == 3) half = hour >= 6 && hour < 12 ? 2 : 1;
    if (half == 4) half = hour == 10 || hour == 11 ? 1 : 2;
    if (half == 1 && hour == 12) hour = 0;
    if (half == 2 && hour < 12) hour += 12;
    return hour * 60 + minute;
  }

  /// An hour in words at `i`, one to twelve; Arabic: an ordinal, "one" and "twelve" too.
  bool hour_word(std::size_t i, unsigned& hour, std::size_t& next) const {
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

  [[nodiscard]] bool is_minute(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].unit() != 0 && unit_name(atoms_[i].unit()) == "minute";
  }

  /// "half past five", "a quarter to nine", "ten (minutes) past three", "twenty to six".
  std::size_t english_minutes(std::size_t at) {
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

  /// "0650 GMT", "at 1500 hours", Arabic "1430 bi-tawqit".
  std::size_t military_time(std::size_t at) {
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

  std::size_t time(std::size_t at) {
    if (role(at) == Role::midnight || role(at) == Role::noon) {
      emit_time(at, at + 1, role(at) == Role::noon ? 720 : 0, true);
      out_.back().implied = out_.back().spelled = true;
      return at + 1;
    }
    if (const std::size_t next = military_time(at); next != at) return next;
    if (!arabic_) {
      if (const std::size_t next = english_minutes(at); next != at) return next;
    }
    std::size_t i = at;
    bool marked = false;
    if (arabic_ && role(at) == Role::oclock && atoms_[at].article) {
      marked = true;
      ++i;
      if (const std::size_t next = military_time(i); next != i) {
        out_.back().range.begin = atoms_[at].begin;
        return next;
      }
    }
    unsigned hour = 0;
    unsigned minute = 0;
    bool minutes_seen = false;
    bool in_words = false;
    std::size_t next = i;
    if (digits(i)) {
      const Decimal& v = atoms_[i].value;
      if (!v.valid || atoms_[i].grouped || atoms_[i].digits > 2) return at;
      if (v.is_integer()) {
        if (v.integer() > 24) return at;
        hour = static_cast<unsigned>(v.integer());
        next = i + 1;
        if (symbol(next, ':') && glued(next) && digits(next + 1) && glued(next + 1) && atoms_[next + 1].digits == 2 &&
            atoms_[next + 1].value.is_integer() && atoms_[next + 1].value.integer() < 60) {
          minute = static_cast<unsigned>(atoms_[next + 1].value.integer());
          minutes_seen = true;
          next += 2;
          if (symbol(next, ':') && glued(next) && digits(next + 1)) {
            // Seconds; a fourth part is no time.
            if (!glued(next + 1) || atoms_[next + 1].digits != 2 || !atoms_[next + 1].value.valid ||
                atoms_[next + 1].value.to_double() >= 60 || (symbol(next + 2, ':') && glued(next + 2))) {
              return at;
            }
            const double seconds = atoms_[next + 1].value.to_double();
            emit_time(at, next + 2, hour * 60 + minute, true);
            Quantity& q = out_.back();
            q.value += ':';
            if (seconds < 10) q.value += '0';
            append_decimal(q.value, atoms_[next + 1].value);
            q.low = q.high = hour * 60 + minute + seconds / 60;
            q.key = key_of(8, whole(q.low * 60000 + 0.5));
            return next + 2;
          }
        }
      } else if (v.exponent >= -2) {
        // "6.30": hours and minutes only with a.m. or p.m. behind
        const auto hundredths = static_cast<unsigned>(std::min<std::uint64_t>(whole(v.to_double() * 100 + 0.5), 100000));
        hour = hundredths / 100;
        minute = hundredths % 100;
        next = i + 1;
        std::size_t behind = 0;
        std::size_t j = next;
        if (dash(j) && digits(j + 1)) j += 2;
        const std::string_view written = text(i);
        if (minute > 59 || hour > 24 || half_day(j, behind) == 0 || written.size() < 4 ||
            (written[written.size() - 3] != '.' && written[written.size() - 3] != ',')) {
          return at;
        }
        minutes_seen = true;
      } else {
        return at;
      }
    } else if (arabic_ && (number(i) == NumberClass::ordinal || (marked && number(i) == NumberClass::digit))) {
      if (!hour_word(i, hour, next)) return at;
      in_words = true;
      std::size_t behind = 0;
      if (!marked && (!atoms_[i].article || (half_day(next, behind) == 0 && !clock_minutes(next, at)))) return at;
    } else if (!arabic_ && (number(i) == NumberClass::digit || number(i) == NumberClass::ten)) {
      if (!hour_word(i, hour, next)) return at;
      in_words = true;
    } else {
      return at;
    }
    if (arabic_) {
      std::size_t j = next;
      std::size_t behind = 0;
      if (except(next)) {
        // "five less a quarter", "nine less ten minutes"
        unsigned less = 0;
        if (minutes_at(next + 1, less, j)) {
          hour = hour == 1 ? 12 : hour - 1;
          minute = 60 - less;
          minutes_seen = true;
          next = j;
        }
      } else if (conjunction(next, j) && (marked || in_words || half_day(j + 1, behind) != 0)) {
        unsigned more = 0;
        std::size_t k = j;
        if (minutes_at(j, more, k)) {
          minute = more;
          minutes_seen = true;
          next = k;
          // "and a half less five", "and a half and five"
          if (minute == 30 && except(next) && minutes_at(next + 1, more, k)) {
            minute -= more;
            next = k;
          } else if (minute == 30 && conjunction(next, j) && !digits(j) && number(j) != NumberClass::fraction &&
                     minutes_at(j, more, k) && more < 30) {
            minute += more;
            next = k;
          }
        }
      }
    }
    std::size_t behind = next;
    unsigned half = half_day(next, behind);
    // "6-10am", "6.30-10am": the mark stands behind the second time
    if (half == 0 && dash(next) && digits(next + 1)) {
      std::size_t j = next + 2;
      if (symbol(j, ':') && digits(j + 1)) j += 2;
      half = half_day(j, behind);
      behind = next;
      if (half != 0 && !minutes_seen && !(small_integer(next + 1, 24) > hour)) half = 0;
      if (half != 0) {
        emit_time(at, next, on_clock(hour, minute, half), true);
        out_.back().alternate = 1;
        return next + 1;
      }
    }
    if (role(behind) == Role::oclock && !arabic_) {
      ++behind;
      half = half_day(behind, next);
      if (half != 0) behind = next;
      emit_time(at, behind, on_clock(hour, minute, half), half != 0);
      return behind;
    }
    if (half == 0 && !minutes_seen && !marked) return at;
    if (half == 1 && hour > 12) return at;
    emit_time(at, behind, on_clock(hour, minute, half), half != 0 || hour > 12);
    return behind;
  }

  /// Arabic "illa": less.
  [[nodiscard]] bool except(std::size_t i) const { return arabic_ && word(i) && text(i) == "\u0625\u0644\u0627"; }

  /// Minutes at `i` as they stand behind an hour: "the half", "a quarter", "ten minutes".
  bool minutes_at(std::size_t i, unsigned& minutes, std::size_t& next) const {
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

  /// Do minutes follow the hour at `at`, so that it needs no "o'clock": "the fifth and the half", "the nine less a quarter"?
  [[nodiscard]] bool clock_minutes(std::size_t next, std::size_t at) const {
    if (text(at).find("\u0629") == std::string_view::npos) return false;  // hours are feminine
    unsigned minutes = 0;
    std::size_t j = next;
    if (except(next)) return minutes_at(next + 1, minutes, j);
    if (!conjunction(next, j)) return false;
    if (number(j) == NumberClass::fraction) return atoms_[j].article && atoms_[j].entry->value <= 4 && role(j + 1) != Role::of;
    return !digits(j) && number(j) != NumberClass::none && minutes_at(j, minutes, j);
  }

  // ---- Centuries and decades ---------------------------------------------------------------------------------------

  void emit_century(std::size_t first, std::size_t last, std::uint64_t n, bool before_christ) {
    Quantity& q = emit(first, last, QuantityType::century);
    if (before_christ) q.value += '-';
    q.value += std::to_string(n);
    const double start = static_cast<double>(n - 1) * 100;
    q.low = before_christ ? -static_cast<double>(n) * 100 : start + 1;
    q.high = before_christ ? -start - 1 : start + 100;
    q.key = key_of(4, n);
    q.spelled = true;
  }

  void emit_decade(std::size_t first, std::size_t last, std::uint64_t start) {
    Quantity& q = emit(first, last, QuantityType::decade);
    q.value = std::to_string(start);
    q.low = static_cast<double>(start);
    q.high = q.low + (start % 100 == 0 && start >= 1000 ? 99 : 9);
    q.key = key_of(5, start % 100);
    q.spelled = !digits(first);
  }

  /// Arabic: century word, then ordinals or digits.
  std::size_t arabic_century(std::size_t at) {
    std::size_t i = at + 1;
    std::size_t first = at;
    bool any = false;
    const std::size_t from = out_.size();
    while (true) {
      Number n;
      std::size_t next = i;
      if (any) {
        if (symbol(i, ',') || symbol(i, arabic::comma) || dash(i) || role(i) == Role::to) {
          ++i;
        } else if (!conjunction(i, next)) {
          break;
        } else {
          i = next;
        }
        first = i;
        if (number(i) != NumberClass::ordinal && number(i) != NumberClass::tens && !digits(i)) break;
      }
      if (number(i) != NumberClass::ordinal && number(i) != NumberClass::tens && !digits(i)) break;
      if (!read(i, n) || !n.value.is_integer() || n.value.integer() == 0 || n.value.integer() > 30) break;
      emit_century(first, n.last, n.value.integer(), false);
      any = true;
      i = n.last;
    }
    if (!any) return at;
    i = last_of(out_.back(), i);
    if (role(i) == Role::era_bc) {
      for (std::size_t k = from; k < out_.size(); ++k) {
        if (out_[k].value[0] == '-') continue;
        const double low = out_[k].low;
        out_[k].low = -out_[k].high;
        out_[k].high = -low;
        out_[k].value.insert(0, 1, '-');
      }
      out_.back().range.end = atoms_[i].end;
      ++i;
    } else if (role(i) == Role::era_ad) {
      ++i;
    } else if (role(i) == Role::era_ah) {
      for (std::size_t k = from; k < out_.size(); ++k) out_[k].hijri = true;
      ++i;
    }
    return i;
  }

  /// Index of the first atom at or behind the end of a quantity, searched from `hint` backwards.
  [[nodiscard]] std::size_t last_of(const Quantity& q, std::size_t hint) const {
    std::size_t i = std::min(hint, atoms_.size());
    while (i > 0 && atoms_[i - 1].begin >= q.range.end) --i;
    return i;
  }

  std::size_t decade_word(std::size_t at) {
    std::uint64_t start = atoms_[at].entry->role_value;
    std::size_t i = at + 1;
    if (arabic_) {
      if (role(i) == Role::of) ++i;
      if (role(i) == Role::century && atoms_[i].entry->role_value == 1) {
        Number n;
        if ((number(i + 1) == NumberClass::ordinal || number(i + 1) == NumberClass::tens || digits(i + 1)) &&
            read(i + 1, n) && n.value.is_integer() && n.value.integer() > 0 && n.value.integer() < 30) {
          start += (n.value.integer() - 1) * 100;
          i = n.last;
        } else if (text(i + 1) == "\u0627\u0644\u0645\u0627\u0636\u064A") {
          start += 1900;  // "the past century": the twentieth in living use
          i += 2;
        } else {
          i = at + 1;
        }
      } else {
        i = at + 1;
      }
    }
    emit_decade(at, i, start);
    return i;
  }

  // ---- Numbers -----------------------------------------------------------------------------------------------------

  [[nodiscard]] bool money(std::uint16_t unit) const {
    return unit != 0 && static_cast<Dimension>(unit_at(unit).dimension) == Dimension::money;
  }

  struct Behind {
    std::uint16_t unit = 0;
    std::uint16_t other = 0;
    bool percent = false;
    bool points = false;
    std::size_t next = 0;
    Decimal extra{};  // "and a half" behind the unit
  };

  /// Unit or percent sign behind the number that ends before `i`.
  Behind behind(std::size_t i, bool glued_word) const {
    Behind out;
    out.next = i;
    if (symbol(i, '%') || symbol(i, arabic::percent_sign) || symbol(i, 0xFF05)) {
      out.percent = true;
      out.next = i + 1;
      return out;
    }
    std::size_t j = glued_word ? i : joined(i);
    if (j >= atoms_.size()) return out;
    const Role r = role(j);
    if (r == Role::percent || r == Role::percent_point) {
      out.percent = true;
      out.points = r == Role::percent_point;
      out.next = j + 1;
      return out;
    }
    if (r == Role::per && role(j + 1) == Role::cent) {
      out.percent = true;
      out.next = j + 2;
      return out;
    }
    if (arabic_ && atoms_[j].conjunction) return out;
    // Arabic: "2 min al-asabi'" for "2 weeks"
    if (arabic_ && role(j) == Role::of && word(j + 1) && atoms_[j + 1].article && atoms_[j + 1].unit() != 0 &&
        role(j + 1) != Role::century) {
      ++j;
    }
    // "50 Emirati dirhams": a currency of somebody's
    if (!arabic_ && atoms_[j].kind == AtomKind::word && atoms_[j].capital && atoms_[j].unit() == 0 && j + 1 < atoms_.size() &&
        money(atoms_[j + 1].unit()) && atoms_[j + 1].kind == AtomKind::word && atoms_[j + 1].number() == NumberClass::none) {
      ++j;
    }
    std::uint16_t unit = atoms_[j].unit();
    // "the second year 1945", "3 million in the year 1950": the year's own word
    if (arabic_ && role(j) == Role::year_word && digits(j + 1) && atoms_[j + 1].digits >= 3) return out;
    if (unit == 0 || (atoms_[j].kind != AtomKind::word && atoms_[j].kind != AtomKind::symbol)) return out;
    if (arabic_ && atoms_[j].preposition) return out;
    const std::string_view name = text(j);
    const bool one_letter = name.size() == 1 || (arabic_ && name.size() == 2);
    if (one_letter && atoms_[j].kind == AtomKind::word) {
      // Letters are units only glued to digits, or in the places where nothing else would stand.
      if (i == 0 || !digits(i - 1)) return out;
      const bool upper = name == "C" || name == "F";
      const bool lower = name == "m" || name == "g" || name == "l" || name == "h" || name == "s";
      if (!arabic_ && !(upper || (lower && (atoms_[j].glued || name == "m" || name == "g")) || name == "\u00B0")) {
        return out;
      }
      if (symbol(j + 1, '\'') || symbol(j + 1, 0x2019)) return out;
      if (arabic_ && (role(j) == Role::era_ad || role(j) == Role::era_ah) && atoms_[i - 1].digits >= 3 &&
          !atoms_[i - 1].grouped) {
        return out;  // a year
      }
    }
    if (!arabic_ && name == "in" && !atoms_[j].glued) return out;
    if (!arabic_ && name == "in" && j == i) return out;
    if (!arabic_ && name == "second" && !(j > i)) {
      if (!(i > 0 && (digits(i - 1) || number(i - 1) == NumberClass::digit)) || (i > 0 && digits(i - 1) && !glued(j))) {
        return out;
      }
    }
    out.unit = unit;
    out.other = atoms_[j].entry->other_unit;
    out.next = j + 1;
    return out;
  }

  /// Currency in front of the number at `at`: "$5", "US$ 5", "EUR 5". Returns the number's atom, or `at`.
  [[nodiscard]] std::size_t currency(std::size_t at, std::uint16_t& unit) const {
    const std::uint16_t here = at < atoms_.size() ? atoms_[at].unit() : std::uint16_t{0};
    if (!money(here)) return at;
    if (atoms_[at].kind == AtomKind::symbol || (!arabic_ && digits(at + 1) && is_sign_or_code(at))) {
      if (digits(at + 1)) {
        unit = here;
        return at + 1;
      }
    }
    return at;
  }

  [[nodiscard]] bool is_sign_or_code(std::size_t at) const {
    const std::string_view t = text(at);
    if (t.size() > 4) return false;
    for (const char c : t) {
      if (c >= 'a' && c <= 'z' && t != "Rs") return false;
    }
    return true;
  }

  static std::string decimal_text(const Number& n) {
    std::string out;
    if (n.denominator != 1) {
      const double v = static_cast<double>(n.value.integer()) / n.denominator;
      const auto millionths = whole(v * 1e6 + 0.5);
      append_decimal(out, Decimal{millionths, -6, true});
    } else {
      append_decimal(out, n.value);
    }
    return out;
  }

  static double double_of(const Number& n) {
    return n.denominator == 1 ? n.value.to_double() : n.value.to_double() / n.denominator;
  }

  void set_number(Quantity& q, const Number& n) const {
    q.type = n.type;
    if (n.type == QuantityType::cardinal && !n.value.is_integer()) q.type = QuantityType::decimal;
    q.value = decimal_text(n);
    q.low = double_of(n);
    q.high = n.high > q.low ? n.high : q.low;
    q.vague = n.vague;
    q.implied = n.implied;
    q.spelled = n.spelled;
    q.alternate = n.alternate;
    q.key = n.vague ? 0
            : n.denominator != 1
                ? key_of(1, n.value.integer() << 20 | n.denominator)
                : key_of(0, n.value.mantissa * 64 + static_cast<std::uint64_t>(n.value.exponent + 32));
  }

  void set_unit(Quantity& q, const Behind& b) const {
    if (b.percent) {
      q.type = QuantityType::percent;
      q.unit = b.points ? "percentage-point" : "percent";
      return;
    }
    if (b.unit == 0) return;
    q.unit = unit_name(b.unit);
    q.dimension = static_cast<Dimension>(unit_at(b.unit).dimension);
    if (b.other != 0) q.other_unit = unit_name(b.other);
    if (q.type == QuantityType::ordinal) return;
    if (q.dimension == Dimension::money) {
      q.type = QuantityType::money;
    } else if (q.dimension == Dimension::duration) {
      q.type = QuantityType::duration;
      if (q.value.find('/') == std::string::npos) q.value = duration_text(q.value, q.unit, q.low);
    } else {
      q.type = QuantityType::measure;
    }
  }

  static std::string duration_text(const std::string& value, std::string_view unit, double low) {
    struct Row {
      std::string_view unit, front, back;
    };
    static constexpr Row rows[] = {{"year", "P", "Y"},    {"month", "P", "M"},   {"week", "P", "W"},
                                   {"day", "P", "D"},     {"hour", "PT", "H"},   {"minute", "PT", "M"},
                                   {"second", "PT", "S"}};
    for (const Row& row : rows) {
      if (row.unit == unit) return std::string(row.front) + value + std::string(row.back);
    }
    if (unit == "decade" || unit == "century") {
      const double years = low * (unit == "decade" ? 10 : 100);
      std::string out = "P";
      append_decimal(out, Decimal{whole(years * 10 + 0.5), -1, true});
      if (out.ends_with(".0")) out.resize(out.size() - 2);
      return out + "Y";
    }
    const double factor = unit == "millisecond" ? 1e3 : unit == "microsecond" ? 1e6 : 1e9;
    Decimal seconds{whole(low * 1e3 + 0.5), 0, true};
    seconds.exponent = factor == 1e3 ? -6 : factor == 1e6 ? -9 : -12;
    seconds.normalize();
    std::string out = "PT";
    append_decimal(out, seconds);
    return out + "S";
  }

  /// Does the number at `at` belong to a name or a code, or number a list?
  [[nodiscard]] bool in_name(std::size_t at, std::size_t last) const {
    if (atoms_[at].in_code || atoms_[at].named) return true;
    if (!digits(at)) return !arabic_ && atoms_[at].entry == nullptr && text(at).size() == 1;  // "V"
    if (at > 0 && glued(at)) {
      const Atom& before = atoms_[at - 1];
      if (before.kind == AtomKind::word && !money(before.unit())) return true;
      if (before.kind == AtomKind::code) return true;
      if (before.kind == AtomKind::symbol && (before.symbol == '#' || before.symbol == '_' || before.symbol == '@')) {
        return true;
      }
    }
    if (dash(last) && glued(last) && word(last + 1) && glued(last + 1) && atoms_[last + 1].capital && !arabic_ &&
        atoms_[last + 1].number() != NumberClass::none) {
      return true;  // "7-Eleven"
    }
    // "5G", "3D", "4x4"
    if (glued(last) && (word(last) || (last < atoms_.size() && atoms_[last].kind == AtomKind::code)) &&
        atoms_[last].entry == nullptr && !arabic_script(last)) {
      return true;
    }
    // List numbers and footnote marks: "1.", "2)", "[12]", "(3)".
    if (atoms_[at].digits <= 2 && atoms_[at].value.is_integer()) {
      if (at == 0 && (symbol(last, '.') || symbol(last, ')') || (symbol(last, '-') && !glued(last + 1))) && glued(last) &&
          last + 1 < atoms_.size() && !(digits(last + 1) && glued(last + 1))) {
        return true;
      }
      if (at > 0 && symbol(at - 1, '(') && symbol(last, ')')) return true;
    }
    return at > 0 && symbol(at - 1, '[') && symbol(last, ']');
  }

  [[nodiscard]] bool arabic_script(std::size_t i) const {
    return static_cast<unsigned char>(text_[atoms_[i].begin]) >= 0xD8;
  }

  /// The era behind a year: -1 before Christ, 1 after, 2 of the Hijra, 0 none.
  [[nodiscard]] int era(std::size_t i, std::size_t& next) const {
    next = i + 1;
    switch (role(i)) {
      case Role::era_bc: return -1;
      case Role::era_ad: return !arabic_ || i > 0 ? 1 : 0;
      case Role::era_ah: return 2;
      default: next = i; return 0;
    }
  }

  [[nodiscard]] bool year_like(const Number& n, std::size_t at) const {
    if (n.spelled || n.type != QuantityType::cardinal || !n.value.is_integer() || n.vague) return false;
    if (!digits(at) || atoms_[at].grouped || atoms_[at].digits != 4 || n.last != at + 1) return false;
    const std::uint64_t v = n.value.integer();
    return v >= 1000 && v < 2200;
  }

  [[nodiscard]] bool year_context(std::size_t at) const {
    if (at == 0) return false;
    const Role r = role(at - 1);
    if (arabic_) return r == Role::year_word;
    return r == Role::in_year || r == Role::from || r == Role::between || r == Role::mid || r == Role::year_word ||
           r == Role::month || r == Role::of;
  }

  /// The exponent behind a ten at `i`: "10^5", "10^-9", superscript digits. `next` is behind it.
  bool power_of_ten(std::size_t i, int& exponent, std::size_t& next) const {
    if (!digits(i) || !(atoms_[i].value == Decimal{1, 1, true}) || atoms_[i].named) return false;
    if (symbol(i + 1, '^') && glued(i + 1)) {
      std::size_t j = i + 2;
      const bool minus = (symbol(j, '-') || symbol(j, 0x2212)) && glued(j);
      if (minus) ++j;
      if (!digits(j) || !glued(j) || !atoms_[j].value.is_integer()) return false;
      const std::uint64_t v = atoms_[j].value.valid ? atoms_[j].value.integer() : 1000;
      exponent = static_cast<int>(v > 1000 ? 1000 : v) * (minus ? -1 : 1);
      next = j + 1;
      return true;
    }
    std::size_t at = atoms_[i].end;
    bool minus = false;
    int v = 0;
    unsigned count = 0;
    while (at < text_.size() && count < 4) {
      std::uint32_t size = 1;
      const char32_t c = code_point_at(text_, at, size);
      if (c == 0x207B && count == 0 && !minus) {
        minus = true;
      } else if (const int digit = c == 0xB9 ? 1 : c == 0xB2 ? 2 : c == 0xB3 ? 3 : c == 0x2070 || (c >= 0x2074 && c <= 0x2079)
                                                                            ? static_cast<int>(c - 0x2070)
                                                                            : -1;
                 digit >= 0) {
        v = v * 10 + digit;
        ++count;
      } else {
        break;
      }
      at += size;
    }
    if (count == 0) return false;
    exponent = minus ? -v : v;
    next = i + 1;
    while (next < atoms_.size() && atoms_[next].begin < at) ++next;
    return true;
  }

  /// "1.5e6", "3.2 x 10^5" and a bare "10^5": multiplies the number. False where the value is beyond any quantity; `i`, the
  /// atom behind the number, moves along.
  bool scientific(Number& n, std::size_t& i) const {
    int exponent = 0;
    std::size_t next = i;
    const std::size_t at = n.first;
    if (power_of_ten(at, exponent, next)) {
      n.value = Decimal::of(1);
    } else if ((symbol(i, 0xD7) || symbol(i, 0xB7) || symbol(i, '*') || text(i) == "x") && power_of_ten(i + 1, exponent, next)) {
    } else if (i < atoms_.size() && glued(i) && (text(i).starts_with('e') || text(i).starts_with('E')) && text(i).size() <= 4) {
      const std::string_view letters = text(i);
      int v = 0;
      if (letters.size() > 1) {
        for (const char c : letters.substr(1)) {
          if (c < '0' || c > '9') return true;
          v = v * 10 + (c - '0');
        }
        next = i + 1;
      } else if ((symbol(i + 1, '-') || symbol(i + 1, '+')) && glued(i + 1) && digits(i + 2) && glued(i + 2) &&
                 atoms_[i + 2].value.valid && atoms_[i + 2].value.integer() <= 999) {
        v = static_cast<int>(atoms_[i + 2].value.integer()) * (symbol(i + 1, '-') ? -1 : 1);
        next = i + 3;
      } else {
        return true;
      }
      exponent = v;
    } else {
      return true;
    }
    i = next;
    n.type = QuantityType::cardinal;
    if (exponent > 30 || exponent < -30) return false;
    n.value.exponent += exponent;
    n.value.normalize();
    n.value.valid = n.value.exponent <= 30 && n.value.exponent >= -30;
    return n.value.valid;
  }

  /// A minus sign or word before the number at `at`: the atom where the quantity begins, else `at`. A hyphen counts only
  /// where it cannot be a dash or a bullet: behind a space or bracket, glued to the number, and before a unit or decimals.
  [[nodiscard]] std::size_t sign(std::size_t at, bool sure) const {
    if (at == 0) return at;
    if (role(at - 1) == Role::minus && !(at > 1 && digits(at - 2))) return at - 1;
    if (!(symbol(at - 1, '-') || symbol(at - 1, 0x2212)) || !glued(at)) return at;
    if (glued(at - 1) && !(at > 1 && symbol(at - 2, '('))) return at;
    return sure || symbol(at - 1, 0x2212) ? at - 1 : at;
  }

  /// A number on its way to a quantity, with what has been found around it.
  struct Reading {
    Number n;
    std::size_t first = 0;         ///< atom that the quantity begins with: a currency sign, or the number
    std::size_t at = 0;            ///< atom that the number begins with
    std::size_t next = 0;          ///< behind the number and what is glued to it
    std::uint16_t front_unit = 0;  ///< currency before the number, 0 where there is none
    bool in_digits = false;
    bool named = false;            ///< part of a name or a code
    bool explicit_scale = false;   ///< "3 million", "3m"
    Behind unit{};                 ///< unit or percent sign behind it
    int era = 0;                   ///< as era() says
    std::size_t era_end = 0;       ///< behind the era
  };
  using Next = std::optional<std::size_t>;  // where to go on, empty where a reader does not apply

  std::size_t finish(std::size_t first, const Number& number, std::uint16_t front_unit) {
    Reading r;
    r.n = number;
    r.first = first;
    r.at = number.first;
    r.next = number.last;
    r.front_unit = front_unit;
    if (digits(r.at) && r.n.last == r.at + 1) {
      if (!scientific(r.n, r.next)) return r.next;
      r.n.last = r.next;
    }
    r.in_digits = digits(r.at) && r.n.last == r.at + 1;
    r.named = in_name(r.at, r.next);
    r.explicit_scale = r.n.scaled;
    if (const Next next = glued_ending(r)) return *next;
    if (!r.n.value.valid) return r.next;
    if (r.in_digits && atoms_[r.at].ambiguous) {
      r.n.alternate = atoms_[r.at].grouped ? r.n.value.to_double() / 1000 : r.n.value.to_double() * 1000;
    }
    if (const Next next = english_century(r)) return *next;
    find_unit(r);
    find_year(r);
    if (const Next next = range(r)) return *next;
    if (const Next next = ratio(r)) return *next;
    return single(r);
  }

  /// What is glued to digits: "19th", "1960s", "5m".
  Next glued_ending(Reading& r) {
    Number& n = r.n;
    std::size_t& i = r.next;
    if (!r.in_digits) return std::nullopt;
    const bool tens = n.value.is_integer() && n.value.integer() % 10 == 0;
    if (word(i) && glued(i) && !arabic_script(i)) {
      const std::string_view ending = text(i);
      if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
        n.type = QuantityType::ordinal;
        r.named = false;
        ++i;
      } else if ((ending == "s" || ending == "ies") && tens && n.value.mantissa != 0) {
        const std::uint64_t v = n.value.integer();
        if (v < 10000 && v >= 10) {
          emit_decade(r.first, i + 1, v);
          return i + 1;
        }
      } else if (number(i) == NumberClass::suffix_scale) {
        suffix_scale(r, ending);
      }
      return std::nullopt;
    }
    if ((symbol(i, '\'') || symbol(i, 0x2019)) && glued(i) && glued(i + 1) && text(i + 1) == "s" && tens &&
        n.value.integer() >= 10 && n.value.integer() < 2200) {
      emit_decade(r.first, i + 2, n.value.integer());
      return i + 2;
    }
    if (!arabic_ && r.front_unit != 0 && number(i) == NumberClass::suffix_scale) {
      n.value = multiply(n.value, Decimal::of(static_cast<std::uint64_t>(atoms_[i].entry->value)));
      r.explicit_scale = true;
      ++i;
    }
    return std::nullopt;
  }

  /// "5m", "$2bn", "10k": letters that may be a scale, a unit or part of a name.
  void suffix_scale(Reading& r, std::string_view ending) const {
    const auto factor = static_cast<std::uint64_t>(atoms_[r.next].entry->value);
    const bool metre = ending == "m" || ending == "mm";
    const bool one_letter = ending == "b" || ending == "B";
    if (r.front_unit == 0 && one_letter) {
      r.named = true;  // "2B"
      ++r.next;
    } else if (r.front_unit != 0 || !metre) {
      r.n.value = multiply(r.n.value, Decimal::of(factor));
      r.explicit_scale = true;
      r.named = false;
      ++r.next;
    } else {
      r.n.alternate = r.n.value.to_double() * static_cast<double>(factor);
      r.named = false;
    }
  }

  /// "19th century", "the nineteenth and twentieth centuries".
  Next english_century(const Reading& r) {
    const std::size_t j = joined(r.next);
    if (arabic_ || r.n.type != QuantityType::ordinal || role(j) != Role::century || !r.n.value.is_integer() ||
        r.n.value.integer() == 0 || r.n.value.integer() > 30) {
      return std::nullopt;
    }
    std::size_t next = j + 1;
    const bool before_christ = role(next) == Role::era_bc;
    if (before_christ || role(next) == Role::era_ad) ++next;
    share_century(r, before_christ);
    emit_century(r.first, next, r.n.value.integer(), before_christ);
    return next;
  }

  /// Ordinals listed before a century share it.
  void share_century(const Reading& r, bool before_christ) {
    for (std::size_t k = out_.size(); k-- > 0;) {
      if (out_[k].type != QuantityType::ordinal || out_[k].unit != std::string_view()) return;
      const std::uint32_t end = k + 1 < out_.size() ? out_[k + 1].range.begin : atoms_[r.first].begin;
      std::string_view between = text_.substr(out_[k].range.end, end - out_[k].range.end);
      while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
      while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
      if (between != "and" && between != "to" && between != "or" && between != "," && between != "-" &&
          between != "\u2013" && between != "and the" && between != ", and" && between != "through") {
        return;
      }
      const auto v = whole(out_[k].low);
      if (v == 0 || v > 30) return;
      const ByteRange range = out_[k].range;
      const std::size_t size = out_.size();
      emit_century(r.first, r.next, v, before_christ);
      out_.back().range = range;
      out_[k] = out_.back();
      out_.resize(size);
    }
  }

  void find_unit(Reading& r) const {
    std::size_t at = r.next;
    if (!arabic_ && r.n.type == QuantityType::fraction && r.n.spelled && role(at) == Role::of &&
        role(at + 1) == Role::article && at + 2 < atoms_.size() && atoms_[at + 2].unit() != 0 && text(at + 2) != "second") {
      at += 2;  // "six hundredths of a second"
    }
    r.unit = behind(at, r.in_digits && word(r.next) && glued(r.next));
    if (at != r.next && r.unit.unit == 0) r.unit.next = r.next;
    if (r.front_unit != 0) {
      r.unit = Behind{};
      r.unit.unit = r.front_unit;
      r.unit.next = r.next;
    }
  }

  /// A year: by its look, by what stands before it, by its era.
  void find_year(Reading& r) const {
    Number& n = r.n;
    Behind& b = r.unit;
    r.era_end = r.next;
    const bool bare = b.unit == 0 && !b.percent;
    if (bare && n.type != QuantityType::ordinal && !n.vague) r.era = era(r.next, r.era_end);
    const bool integer = n.value.is_integer() && n.denominator == 1;
    if (!integer) return;
    if (r.era == 0 && !arabic_ && r.in_digits && r.at > 0 && role(r.at - 1) == Role::era_ad && text(r.at - 1) == "AD" && bare) {
      n.type = QuantityType::year;  // "AD 70"
    }
    if (r.era != 0 && n.type != QuantityType::fraction) {
      n.type = QuantityType::year;
      return;
    }
    const bool context = year_context(r.at);
    const bool looks = year_like(n, r.at) || (r.in_digits && arabic_ && context && n.value.integer() < 3000);
    if (r.front_unit != 0 || b.percent || !looks || !(b.unit == 0 || context)) return;
    const std::uint64_t v = n.value.integer();
    const std::size_t i = r.next;
    const bool counts = !arabic_ && word(i) && !atoms_[i].capital && text(i).size() > 3 && text(i).ends_with("s") &&
                        !text(i).ends_with("ss") && role(i) == Role::none && atoms_[i].entry == nullptr;  // "1990 users"
    if (!context && (v < 1500 || v >= 2100 || counts)) return;
    n.type = QuantityType::year;
    if (b.unit != 0) b = Behind{};
    b.next = std::max(b.next, i);
  }

  /// A range: "10-20", "from 5 to 10", "between 5 and 10".
  Next range(const Reading& r) {
    Number n = r.n;
    const Behind& b = r.unit;
    if (n.type == QuantityType::ordinal || n.type == QuantityType::fraction || n.vague || n.denominator != 1 || r.named) {
      return std::nullopt;
    }
    Number end;
    std::uint16_t end_unit = 0;
    const std::size_t from = b.percent || b.unit != 0 ? b.next : r.era != 0 ? r.era_end : r.next;
    const bool feet = b.unit != 0 && dash(from) && unit_name(b.unit) == "foot";  // "6-foot-2"
    if (feet || !range_end(r.first, r.at, from, n, end, end_unit)) return std::nullopt;
    std::size_t j = end.last;
    if (digits(end.first) && end.last == end.first + 1 && word(j) && glued(j) && !arabic_script(j) &&
        number(j) == NumberClass::suffix_scale && (r.front_unit != 0 || text(j).size() > 1)) {
      end.value = multiply(end.value, Decimal::of(static_cast<std::uint64_t>(atoms_[j].entry->value)));
      end.scaled = true;
      ++j;
    }
    // "3-5 million": the scale is that of both, where the second is not smaller without it
    if (end.scaled && !r.explicit_scale && n.value.to_double() < 1000 && !n.spelled) {
      Decimal factor = Decimal::of(1);
      for (std::uint64_t s = 1000; s <= 1000000000000; s *= 1000) {
        if (end.value.to_double() >= static_cast<double>(s)) factor = Decimal::of(s);
      }
      if (n.value.to_double() < end.value.to_double() / factor.to_double() * 1.0001) n.value = multiply(n.value, factor);
    }
    const Behind e = behind(j, digits(end.first) && glued(j));
    std::size_t era_end = j;
    const int end_era = e.unit == 0 && !e.percent ? era(j, era_end) : 0;
    if (!n.value.valid || !end.value.valid || apart(r, e, end_unit, end_era)) return std::nullopt;
    // "1635-36"
    if (n.type == QuantityType::year && end.value.to_double() < 100 && end.value.to_double() > 0 && digits(end.first) &&
        atoms_[end.first].digits == 2) {
      const std::uint64_t full = n.value.integer() / 100 * 100 + end.value.integer();
      if (full > n.value.integer()) end.value = Decimal::of(full);
    }
    Quantity& q = emit(r.first, j, QuantityType::range);
    set_range(q, n, end, (r.era != 0 ? r.era : end_era) < 0);
    if (e.unit != 0 || e.percent) {
      q.range.end = atoms_[e.next - 1].end;
      set_unit(q, e);
      q.type = QuantityType::range;
      return e.next;
    }
    Behind mine = b;
    if (mine.unit == 0 && end_unit != 0) mine.unit = end_unit;
    set_unit(q, mine);
    q.type = QuantityType::range;
    if (end_era == 0) return j;
    q.range.end = atoms_[era_end - 1].end;
    return era_end;
  }

  /// Do two numbers that look like the ends of a range speak of two things? `e` and `end_unit` are the units behind and before
  /// the second.
  [[nodiscard]] static bool apart(const Reading& r, const Behind& e, std::uint16_t end_unit, int end_era) {
    const Behind& b = r.unit;
    // "from 41 AH / 661 AD to 132 AH / 750 AD": years of two calendars make no range.
    if ((r.era == 2) != (end_era == 2) && r.era != 0 && end_era != 0) return true;
    // "from $180bn in 2015 to $221bn": a year, and a sum of money.
    if (r.n.type == QuantityType::year && end_unit != 0) return true;
    // "fell 1.8% to $71.35", "rose 0.3 percentage points to 4.1%"
    const std::uint16_t last_unit = e.unit != 0 ? e.unit : end_unit;
    if ((!b.percent && b.unit == 0) || (!e.percent && last_unit == 0)) return false;
    return b.percent != e.percent || (b.points && !e.points) ||
           (!b.percent && unit_at(b.unit).dimension != unit_at(last_unit).dimension);
  }

  void set_range(Quantity& q, const Number& n, const Number& end, bool before_christ) const {
    set_number(q, n);
    q.type = QuantityType::range;
    const double sign = before_christ ? -1 : 1;
    const double a = sign * n.value.to_double();
    const double z = sign * end.value.to_double();
    q.value.clear();
    if (before_christ) q.value += '-';
    q.value += decimal_text(n);
    q.value += before_christ ? "/-" : "/";
    q.value += decimal_text(end);
    q.low = std::min(a, z);
    q.high = std::max(a, z);
    q.spelled = n.spelled && end.spelled;
    q.key = key_of(6, n.value.mantissa * 1000003 + end.value.mantissa);
  }

  /// A ratio, a verse: "4:1", "13:4". Times have been read before.
  Next ratio(const Reading& r) {
    const Number& n = r.n;
    const std::size_t i = r.next;
    if (!r.in_digits || r.named || !symbol(i, ':') || !glued(i) || !digits(i + 1) || !glued(i + 1) ||
        n.type != QuantityType::cardinal || !n.value.is_integer() || atoms_[r.at].grouped) {
      return std::nullopt;
    }
    const Atom& second = atoms_[i + 1];
    if (!second.value.valid || !second.value.is_integer() || second.grouped || (symbol(i + 2, ':') && glued(i + 2))) {
      return std::nullopt;
    }
    Number end;
    end.value = second.value;
    set_range(emit(r.first, i + 2, QuantityType::range), n, end, false);
    return i + 2;
  }

  /// A number that is neither a range nor a ratio.
  std::size_t single(Reading& r) {
    Number& n = r.n;
    const Behind& b = r.unit;
    const bool measured = b.percent || b.unit != 0;
    std::size_t last = r.next;
    if (measured) last = b.next;
    else if (n.type == QuantityType::year && r.era != 0) last = r.era_end;
    // "a thousand nights and a night"
    if (arabic_ && b.unit != 0 && n.value.mantissa == 1 && n.value.exponent >= 2 && last < atoms_.size() &&
        atoms_[last].conjunction && atoms_[last].unit() == b.unit && atoms_[last].entry->unit_count != 2 && !atoms_[last].article) {
      n.value = add(n.value, Decimal::of(1));
      ++last;
    }
    if (b.unit != 0 && !arabic_ && unit_name(b.unit) == "foot" && n.denominator == 1) last = inches_behind(last, n);
    // Arabic: "two hours and a half", "a degree and a half" is read with the unit.
    if (b.unit != 0 && n.denominator == 1 && !n.vague) last = half_behind_unit(last, n);
    Quantity& q = emit(r.first, last, n.type);
    set_number(q, n);
    const auto negate = [&q] {
      q.value.insert(0, 1, '-');
      q.low = q.high = -q.low;
    };
    if (n.type == QuantityType::year) {
      q.type = QuantityType::year;
      if (r.era < 0) negate();
      q.hijri = r.era == 2;
    } else {
      if (r.first == r.at && !n.vague && !r.named && n.type != QuantityType::ordinal && n.denominator == 1) {
        const std::size_t begin = sign(r.at, measured || !n.value.is_integer() || last == atoms_.size());
        const bool below = role(last) == Role::below_zero && b.unit != 0;
        if (begin != r.at || below) negate();
        if (begin != r.at) q.range.begin = atoms_[begin].begin;
        if (below) q.range.end = atoms_[last++].end;
      }
      set_unit(q, b);
    }
    q.in_name = q.in_name || r.named;
    if (!digits(r.at) && !r.explicit_scale) q.spelled = true;
    return last;
  }

  /// "6 ft 2 in", "6 feet 2 inches", "6-foot-2": adds the inches, as parts of a foot.
  std::size_t inches_behind(std::size_t i, Number& n) const {
    std::size_t j = i;
    const bool hyphen = joined(i) != i;
    j = joined(i);
    Number inches;
    if ((!digits(j) && number(j) != NumberClass::digit && number(j) != NumberClass::ten) || !read(j, inches) ||
        !inches.value.valid || inches.value.to_double() >= 12) {
      return i;
    }
    std::size_t k = joined(inches.last);
    const bool unit = k < atoms_.size() && atoms_[k].unit() != 0 && unit_name(atoms_[k].unit()) == "inch";
    if (!unit && !hyphen) return i;
    const auto feet = whole((n.value.to_double() + inches.value.to_double() / 12) * 10000 + 0.5);
    n.value = Decimal{feet, -4, true};
    n.value.normalize();
    return unit ? k + 1 : inches.last;
  }

  /// "and a half" behind a unit; adds it to the number.
  std::size_t half_behind_unit(std::size_t i, Number& n) const {
    std::size_t j = i;
    if (!conjunction(i, j)) return i;
    if (!arabic_) {
      if (role(j) != Role::article) return i;
      ++j;
    }
    if (number(j) != NumberClass::fraction) return i;
    const auto d = atoms_[j].entry->value;
    if (d != 2 && d != 4) return i;
    // "... and a half million": another number
    if (number(j + 1) == NumberClass::scale || role(j + 1) == Role::article) return i;
    n.value = add(n.value, d == 2 ? Decimal{5, -1, true} : Decimal{25, -2, true});
    return j + 1;
  }

  bool range_end(std::size_t first, std::size_t at, std::size_t i, const Number& n, Number& end, std::uint16_t& unit) const {
    if (i >= atoms_.size()) return false;
    std::size_t j = i;
    bool hyphen = false;
    if (dash(i)) {
      const bool tight = glued(i) && glued(i + 1);
      if (!tight && !(symbol(i, 0x2013) && !glued(i) && !glued(i + 1))) return false;
      hyphen = true;
      j = i + 1;
    } else if (role(i) == Role::to) {
      j = i + 1;
      if (arabic_ && text(i).starts_with("\u062D") && !(first > 0 && role(first - 1) == Role::of)) return false;
    } else {
      // "between A and B"
      std::size_t k = first;
      if (k > 0 && (role(k - 1) == Role::year_word || (word(k - 1) && atoms_[k - 1].unit() != 0))) --k;
      if (k == 0 || role(k - 1) != Role::between || !conjunction(i, j)) return false;
    }
    if (arabic_ && role(j) == Role::year_word && digits(j + 1)) ++j;
    std::uint16_t money_unit = 0;
    const std::size_t k = currency(j, money_unit);
    if (k >= atoms_.size()) return false;
    if (!digits(k) && number(k) == NumberClass::none) return false;
    if (digits(k) && hyphen && !digits(at)) return false;
    // "10-20 May": the second number is the day of a date
    std::size_t behind_number = 0;
    unsigned d = 0;
    if (day(k, d, behind_number) && (role(behind_number) == Role::month || (role(behind_number) == Role::of &&
                                                                           role(behind_number + 1) == Role::month))) {
      return false;
    }
    if (symbol(k + 1, ':') && digits(k + 2) && glued(k + 1)) return false;
    if (hyphen && dash(k + 1) && glued(k + 1) && digits(k + 2) && glued(k + 2)) return false;  // telephone numbers
    if (!read(k, end) || end.vague || end.implied || end.denominator != 1 || end.type == QuantityType::ordinal ||
        end.type == QuantityType::fraction) {
      return false;
    }
    std::size_t half_next = 0;
    if (half_day(end.last, half_next) != 0) return false;
    if (number(k) != NumberClass::none && end.value.to_double() <= n.value.to_double()) return false;
    if (hyphen && word(k) && atoms_[k].capital && digits(at)) return false;  // "7-Eleven"
    if (n.type == QuantityType::year && end.scaled) return false;  // "in 1950 to 12 million"
    if (digits(end.first) && word(end.last) && glued(end.last) && !arabic_script(end.last) &&
        (text(end.last) == "th" || text(end.last) == "s" || text(end.last) == "st" || text(end.last) == "nd" ||
         text(end.last) == "rd")) {
      return false;
    }
    unit = money_unit;
    return true;
  }

  [[nodiscard]] bool begins_roman(const Atom& atom) const {
    const char c = text_[atom.begin];
    return c == 'I' || c == 'V' || c == 'X';
  }

  std::size_t step(std::size_t i) {
    const Atom& atom = atoms_[i];
    if (!arabic_ && atom.kind == AtomKind::word && atom.number() == NumberClass::ten && role(joined(i + 1)) == Role::decade_word) {
      const std::size_t j = joined(i + 1);  // "nineteen sixties"
      emit_decade(i, j + 1, static_cast<std::uint64_t>(atom.entry->value) * 100 + atoms_[j].entry->role_value);
      return j + 1;
    }
    if (atom.kind == AtomKind::code) return dotted_date(i);
    if (atom.kind == AtomKind::symbol) {
      if (const std::size_t next = telephone(i); next != i) return next;
      std::uint16_t unit = 0;
      if (const std::size_t at = currency(i, unit); at != i) {
        Number n;
        if (!read(at, n)) return i + 1;
        return finish(i, n, unit);
      }
      // Arabic: "%50"
      if (arabic_ && (symbol(i, '%') || symbol(i, arabic::percent_sign)) && digits(i + 1) && glued(i + 1) &&
          !(i > 0 && digits(i - 1))) {
        Number n;
        if (!read(i + 1, n)) return i + 1;
        Quantity& q = emit(i, n.last, QuantityType::percent);
        set_number(q, n);
        q.type = QuantityType::percent;
        q.unit = "percent";
        return n.last;
      }
      Number n;
      if (atom.symbol < 0x80 || !read(i, n)) return i + 1;
      return finish(i, n, 0);
    }
    if (atom.kind == AtomKind::word && atom.entry == nullptr && (arabic_ || !begins_roman(atom))) return i + 1;
    if (atom.entry != nullptr && atom.entry->number == NumberClass::none && atom.entry->unit == 0) {
      // Prepositions, conjunctions and labels begin nothing; an article only before a number or a unit.
      switch (atom.entry->role) {
        case Role::month: case Role::hijri_month: case Role::weekday: case Role::century: case Role::decade_word:
        case Role::oclock: case Role::noon: case Role::midnight: case Role::season: case Role::relative_day: break;
        case Role::percent_point:
          if (atom.entry->role_value != 2) return i + 1;
          break;
        case Role::article:
          if (const std::size_t j = joined(i + 1); j < atoms_.size() && atoms_[j].entry != nullptr) break;
          return i + 1;
        default: return i + 1;
      }
    }
    // An English unit begins nothing but a sum of money.
    if (!arabic_ && atom.unit() != 0 && atom.number() == NumberClass::none && atom.role() == Role::none && !digits(i + 1) &&
        !begins_roman(atom)) {
      return i + 1;
    }
    if (const std::size_t next = slashed_idiom(i); next != i) return next;
    if (const std::size_t next = numeric_date(i); next != i) return next;
    if (atom.kind == AtomKind::number) {
      if (const std::size_t next = telephone(i); next != i) return next;
    }
    if (const std::size_t next = date(i); next != i) return next;
    if (const std::size_t next = time(i); next != i) return next;
    if (atom.kind == AtomKind::word) {
      switch (atom.role()) {
        case Role::century:
          if (arabic_) {
            if (const std::size_t next = arabic_century(i); next != i) return next;
          }
          break;
        case Role::season: return season(i);
        case Role::relative_day: return relative_day(i);
        case Role::percent_point: {
          Number n;
          n.value = Decimal::of(2);
          n.implied = n.spelled = true;
          Quantity& q = emit(i, i + 1, QuantityType::percent);
          set_number(q, n);
          q.type = QuantityType::percent;
          q.unit = "percentage-point";
          return i + 1;
        }
        case Role::decade_word: return decade_word(i);
        case Role::weekday:
          if (const std::size_t next = weekday(i); next != i) return next;
          break;
        default: break;
      }
      std::uint16_t unit = 0;
      if (const std::size_t at = currency(i, unit); at != i) {
        Number n;
        if (!read(at, n)) return i + 1;
        return finish(i, n, unit);
      }
      if (const std::size_t next = grammatical(i); next != i) return next;
    }
    Number n;
    if (!read(i, n)) return i + 1;
    return finish(i, n, 0);
  }

  /// "spring 2011", "in the winter": a quarter of a year as ISO 8601-2 writes it, "2011-21" or "--21".
  std::size_t season(std::size_t i) {
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

  /// "yesterday": days from today as a signed ISO 8601-2 duration, "P-1D".
  std::size_t relative_day(std::size_t i) {
    const int days = static_cast<int>(atoms_[i].entry->role_value) - 2;
    Quantity& q = emit(i, i + 1, QuantityType::date);
    q.value = "P";
    q.value += std::to_string(days);
    q.value += 'D';
    q.low = q.high = days;
    q.implied = q.spelled = true;
    q.key = key_of(10, static_cast<std::uint64_t>(days + 8));
    return i + 1;
  }

  /// "5.1.2020": a code of digits and full stops that is a date.
  std::size_t dotted_date(std::size_t i) {
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

  /// Behind a telephone number that begins at `i`: "+44 20 7946 0958", "(202) 555-0143", "1-800-555-0199"; after a word such
  /// as "call" whatever has seven digits and more. `i` where there is none.
  [[nodiscard]] std::size_t telephone(std::size_t i) const {
    std::size_t j = i;
    const bool plus = symbol(j, '+') && digits(j + 1) && glued(j + 1);
    if (plus) ++j;
    const bool bracket = symbol(j, '(') && digits(j + 1) && symbol(j + 2, ')') && atoms_[j + 1].digits >= 2 &&
                         atoms_[j + 1].digits <= 5;
    if (!bracket && !digits(j)) return i;
    if (!plus && !bracket && atoms_[j].digits < 3 && !(atoms_[j].digits == 1 && dash(j + 1))) return i;
    unsigned total = 0;
    unsigned groups = 0;
    bool hyphens = false;
    bool spaces = false;
    bool zero = false;
    bool brackets = false;
    std::size_t end = i;
    while (groups < 8) {
      const bool open = symbol(j, '(');
      if (open && !(digits(j + 1) && symbol(j + 2, ')'))) break;
      if (open) ++j;
      if (!digits(j) || !atoms_[j].value.is_integer() || (atoms_[j].grouped && !spaces && groups != 0)) break;
      if (groups != 0 && !open && !glued(j)) spaces = true;
      unsigned count = 0;
      for (std::size_t at = atoms_[j].begin; at < atoms_[j].end;) {
        std::uint32_t size = 1;
        const int digit = arabic::digit_value(code_point_at(text_, at, size));
        if (digit >= 0) {
          if (count == 0 && digit == 0) zero = true;
          ++count;
        }
        at += size;
      }
      if (count > 15) break;
      total += count;
      ++groups;
      brackets = brackets || open;
      j += open ? 2 : 1;
      end = j;
      if (dash(j) && glued(j) && digits(j + 1) && glued(j + 1)) {
        hyphens = true;
        ++j;
      }
    }
    if (total < 7 || total > 15 || groups == 0) return i;
    bool called = false;
    for (std::size_t k = i; k > 0 && i - k < 4 && !called; --k) {
      if (digits(k - 1)) break;
      called = role(k - 1) == Role::phone;
    }
    if (plus && (groups > 1 || total >= 9)) return end;
    if (called) return end;
    if (brackets && groups >= 2 && hyphens) return end;
    if (!spaces && hyphens && groups >= 3) return end;
    if (!spaces && hyphens && groups == 2 && zero && total >= 7) return end;
    return groups == 1 && zero && total >= 9 ? end : i;
  }

  std::size_t weekday(std::size_t i) {
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

  /// Numbers that the Arabic noun itself says: duals of units, "a degree and a half"; "a year and a half" in English.
  std::size_t grammatical(std::size_t i) {
    const Atom& atom = atoms_[i];
    if (!arabic_) {
      if (atom.role() != Role::article || i + 1 >= atoms_.size() || atoms_[i + 1].unit() == 0) return i;
      Number n;
      n.first = i;
      n.value = Decimal::of(1);
      const std::size_t next = half_behind_unit(i + 2, n);
      if (next == i + 2) return i;
      n.spelled = true;
      n.type = QuantityType::decimal;
      Behind b;
      b.unit = atoms_[i + 1].unit();
      Quantity& q = emit(i, next, QuantityType::decimal);
      set_number(q, n);
      set_unit(q, b);
      return next;
    }
    if (atom.unit() == 0 || atom.number() != NumberClass::none) return i;
    Number n;
    n.first = i;
    n.spelled = true;
    n.value = Decimal::of(atom.entry->unit_count == 2 ? 2 : 1);
    const std::size_t next = half_behind_unit(i + 1, n);
    if (next == i + 1 && atom.entry->unit_count != 2) return i;
    if (next == i + 1 && atom.role() == Role::year_word && digits(i + 1)) return i;  // "the years 2004 and 2006"
    if (atom.role() == Role::century) {
      std::size_t k = i + 1;
      if (number(k) == NumberClass::ordinal) return i;
    }
    Behind b;
    b.unit = atom.unit();
    Quantity& q = emit(i, next, QuantityType::cardinal);
    n.implied = next == i + 1;
    set_number(q, n);
    set_unit(q, b);
    return next;
  }

  std::span<const Atom> atoms_;
  std::string_view text_;
  bool arabic_;
  std::vector<Quantity>& out_;
};

}  // namespace

void parse(std::span<const Atom> atoms, std::string_view text, Language language, std::vector<Quantity>& out) {
  Parser(atoms, text, language, out).run();
}

}  // namespace quantities

std::vector<Quantity> find_quantities(std::string_view sentence, Language language) {
  std::vector<Quantity> out;
  // Sentences of usual length stay on the stack.
  alignas(std::max_align_t) std::array<std::byte, 12288> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  std::pmr::vector<quantities::Atom> atoms(&memory);
  atoms.reserve(96);
  if (!quantities::scan(sentence, language, atoms)) return out;
  quantities::parse(atoms, sentence, language, out);
  return out;
}

std::string_view quantity_type_name(QuantityType type) noexcept {
  switch (type) {
    case QuantityType::cardinal: return "cardinal";
    case QuantityType::ordinal: return "ordinal";
    case QuantityType::decimal: return "decimal";
    case QuantityType::fraction: return "fraction";
    case QuantityType::percent: return "percent";
    case QuantityType::money: return "money";
    case QuantityType::measure: return "measure";
    case QuantityType::date: return "date";
    case QuantityType::time: return "time";
    case QuantityType::duration: return "duration";
    case QuantityType::range: return "range";
    case QuantityType::year: return "year";
    case QuantityType::decade: return "decade";
    case QuantityType::century: return "century";
  }
  return "cardinal";
}

std::string_view quantity_fault_name(QuantityFault fault) noexcept {
  switch (fault) {
    case QuantityFault::number: return "number";
    case QuantityFault::date: return "date";
    case QuantityFault::unit: return "unit";
  }
  return "number";
}

}  // namespace muwazi::inline v0
