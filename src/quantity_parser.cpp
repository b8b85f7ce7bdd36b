// SPDX-License-Identifier: Apache-2.0
// Quantities: where each kind begins, telephone numbers, and numbers that a noun itself says.
#include "quantity_parser.hpp"

#include <algorithm>

namespace muwazi::inline v0::quantities {

void Parser::run() {
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

bool Parser::dash(std::size_t i) const {
  return symbol(i, '-') || symbol(i, 0x2010) || symbol(i, 0x2011) || symbol(i, 0x2013) || symbol(i, 0x2014) ||
         symbol(i, 0x2212);
}

bool Parser::conjunction(std::size_t i, std::size_t& next) const {
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

Quantity& Parser::emit(std::size_t first, std::size_t last, QuantityType type) {
  if (out_.capacity() == 0) out_.reserve(4);
  Quantity& q = out_.emplace_back();
  q.range = {atoms_[first].begin, atoms_[last - 1].end};
  // The waw that joins sentences is not of the number.
  if (arabic_ && atoms_[first].conjunction && text_.substr(q.range.begin, 2) == "\u0648") q.range.begin += 2;
  q.type = type;
  q.in_name = atoms_[first].in_code;
  return q;
}

std::uint64_t Parser::small_integer(std::size_t i, std::uint64_t highest) const {
  if (!digits(i) || !atoms_[i].value.valid || !atoms_[i].value.is_integer() || atoms_[i].grouped) return 0;
  const std::uint64_t v = atoms_[i].value.integer();
  return v <= highest ? v : 0;
}

std::size_t Parser::last_of(const Quantity& q, std::size_t hint) const {
  std::size_t i = std::min(hint, atoms_.size());
  while (i > 0 && atoms_[i - 1].begin >= q.range.end) --i;
  return i;
}

bool Parser::begins_roman(const Atom& atom) const {
  const char c = text_[atom.begin];
  return c == 'I' || c == 'V' || c == 'X';
}

std::size_t Parser::step(std::size_t i) {
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

std::size_t Parser::telephone(std::size_t i) const {
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

std::size_t Parser::grammatical(std::size_t i) {
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
    b.other = atoms_[i + 1].entry->other_unit;
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

}  // namespace muwazi::inline v0::quantities
