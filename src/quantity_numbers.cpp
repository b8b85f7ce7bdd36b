// SPDX-License-Identifier: Apache-2.0
// Quantities: numbers with what stands around them: years, ranges, ratios, signs, powers of ten.
#include "quantity_parser.hpp"

#include <algorithm>

namespace muwazi::inline v0::quantities {

std::string Parser::decimal_text(const Number& n) {
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

void Parser::set_number(Quantity& q, const Number& n) const {
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

bool Parser::in_name(std::size_t at, std::size_t last) const {
  if (atoms_[at].in_code || atoms_[at].named) return true;
  if (!digits(at)) return !arabic_ && atoms_[at].entry == nullptr && text(at).size() == 1;  // "V"
  if (at > 0 && names_number(at)) return true;
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

bool Parser::names_number(std::size_t at) const {
  if (role(at - 1) == Role::index) return true;
  if (arabic_) return false;
  if (at > 2 && text(at - 1) == "P" && symbol(at - 2, '&') && text(at - 3) == "S") return true;
  if (at > 3 && text(at - 1) == "s" && glued(at - 1) && text(at - 3) == "Poor") return true;  // "Standard & Poor's 500"
  // The British government by its address.
  const bool number_ten = (text(at) == "10" || text(at) == "11") && (text(at - 1) == "No" || text(at - 1) == "Number");
  return number_ten || text(at + 1) == "Downing";
}

int Parser::era(std::size_t i, std::size_t& next) const {
  next = i + 1;
  switch (role(i)) {
    case Role::era_bc: return -1;
    case Role::era_ad: return !arabic_ || i > 0 ? 1 : 0;
    case Role::era_ah: return 2;
    default: next = i; return 0;
  }
}

bool Parser::year_like(const Number& n, std::size_t at) const {
  if (n.spelled || n.type != QuantityType::cardinal || !n.value.is_integer() || n.vague) return false;
  if (!digits(at) || atoms_[at].grouped || atoms_[at].digits != 4 || n.last != at + 1) return false;
  const std::uint64_t v = n.value.integer();
  return v >= 1000 && v < 2200;
}

bool Parser::year_context(std::size_t at) const {
  if (at == 0) return false;
  const Role r = role(at - 1);
  if (arabic_) return r == Role::year_word;
  return r == Role::in_year || r == Role::from || r == Role::between || r == Role::mid || r == Role::year_word ||
         r == Role::month || r == Role::of;
}

bool Parser::power_of_ten(std::size_t i, int& exponent, std::size_t& next) const {
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

bool Parser::scientific(Number& n, std::size_t& i) const {
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

std::size_t Parser::sign(std::size_t at, bool sure) const {
  if (at == 0) return at;
  if (role(at - 1) == Role::minus && !(at > 1 && digits(at - 2))) return at - 1;
  if (!(symbol(at - 1, '-') || symbol(at - 1, 0x2212)) || !glued(at)) return at;
  if (glued(at - 1) && !(at > 1 && symbol(at - 2, '('))) return at;
  return sure || symbol(at - 1, 0x2212) ? at - 1 : at;
}

std::size_t Parser::finish(std::size_t first, const Number& number, std::uint16_t front_unit) {
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

Next Parser::glued_ending(Reading& r) {
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

void Parser::suffix_scale(Reading& r, std::string_view ending) const {
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

Next Parser::english_century(const Reading& r) {
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

void Parser::share_century(const Reading& r, bool before_christ) {
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

void Parser::find_unit(Reading& r) const {
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

void Parser::find_year(Reading& r) const {
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

Next Parser::range(const Reading& r) {
  Number n = r.n;
  const Behind& b = r.unit;
  if (n.type == QuantityType::ordinal || n.type == QuantityType::fraction || n.vague || n.denominator != 1 || r.named) {
    return std::nullopt;
  }
  Number end;
  std::uint16_t end_unit = 0;
  const std::size_t from = b.percent || b.unit != 0 ? b.next : r.era != 0 ? r.era_end : r.next;
  // "bi-nuqta wahida 'ila 18" (by one point to 18): what is counted stands before one, and is told by it.
  if (arabic_ && n.spelled && n.value.to_double() == 1 && r.first > 0 && word(r.first - 1) && role(from) == Role::to &&
      role(r.first - 1) != Role::of) {
    return std::nullopt;
  }
  const bool feet = b.unit != 0 && dash(from) && unit_name(b.unit) == "foot";  // "6-foot-2"
  if (feet || !range_end(r.first, r.at, from, n, end, end_unit)) return std::nullopt;
  std::size_t j = end.last;
  if (digits(end.first) && end.last == end.first + 1 && word(j) && glued(j) && !arabic_script(j) &&
      number(j) == NumberClass::suffix_scale && (r.front_unit != 0 || text(j).size() > 1)) {
    end.value = multiply(end.value, Decimal::of(static_cast<std::uint64_t>(atoms_[j].entry->value)));
    end.scaled = true;
    ++j;
  }
  // "3-5 million", "three to five million": the scale is that of both, where the second is not smaller without it
  if (end.scaled && !r.explicit_scale && n.value.to_double() < 1000 && (!n.spelled || n.value.to_double() > 2)) {
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

bool Parser::apart(const Reading& r, const Behind& e, std::uint16_t end_unit, int end_era) const {
  const Behind& b = r.unit;
  // "from 41 AH / 661 AD to 132 AH / 750 AD": years of two calendars make no range.
  if ((r.era == 2) != (end_era == 2) && r.era != 0 && end_era != 0) return true;
  // "from $180bn in 2015 to $221bn", "from 9 % in 2015 to 12 %": a year, and a sum of money or a share.
  if (r.n.type == QuantityType::year && (end_unit != 0 || e.percent)) return true;
  // "fell 1.8% to $71.35", "rose 0.3 percentage points to 4.1%"
  const std::uint16_t last_unit = e.unit != 0 ? e.unit : end_unit;
  // "Fell 4.2% to 318": a share, and what it is a share of.
  if (b.percent && !e.percent && last_unit == 0 && role(b.next) == Role::to && !(r.first > 0 && role(r.first - 1) == Role::from)) return true;
  // "Rose 90 cents to $61": a change in a smaller coin, and a price.
  if (money(b.unit) && money(last_unit) && (unit_name(b.unit) == "cent") != (unit_name(last_unit) == "cent")) return true;
  if ((!b.percent && b.unit == 0) || (!e.percent && last_unit == 0)) return false;
  return b.percent != e.percent || (b.points && !e.points) ||
         (!b.percent && unit_at(b.unit).dimension != unit_at(last_unit).dimension);
}

void Parser::set_range(Quantity& q, const Number& n, const Number& end, bool before_christ) const {
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

Next Parser::ratio(const Reading& r) {
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

std::size_t Parser::single(Reading& r) {
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

bool Parser::range_end(std::size_t first, std::size_t at, std::size_t i, const Number& n, Number& end,
                       std::uint16_t& unit) const {
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

}  // namespace muwazi::inline v0::quantities
