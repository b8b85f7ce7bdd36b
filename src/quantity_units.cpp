// SPDX-License-Identifier: Apache-2.0
// Quantities: units, currencies and percent signs.
#include "quantity_parser.hpp"

namespace muwazi::inline v0::quantities {

Behind Parser::behind(std::size_t i, bool glued_word) const {
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
  // "their third World Cup": a trophy
  if (!arabic_ && text(j) == "Cup") return out;
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

std::size_t Parser::currency(std::size_t at, std::uint16_t& unit) const {
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

bool Parser::is_sign_or_code(std::size_t at) const {
  const std::string_view t = text(at);
  if (t.size() > 4) return false;
  for (const char c : t) {
    if (c >= 'a' && c <= 'z' && t != "Rs") return false;
  }
  return true;
}

void Parser::set_unit(Quantity& q, const Behind& b) const {
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

std::string Parser::duration_text(const std::string& value, std::string_view unit, double low) {
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

std::size_t Parser::inches_behind(std::size_t i, Number& n) const {
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

std::size_t Parser::half_behind_unit(std::size_t i, Number& n) const {
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

}  // namespace muwazi::inline v0::quantities
