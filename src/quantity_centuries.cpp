// SPDX-License-Identifier: Apache-2.0
// Quantities: centuries and decades.
#include "quantity_parser.hpp"

namespace muwazi::inline v0::quantities {

void Parser::emit_century(std::size_t first, std::size_t last, std::uint64_t n, bool before_christ) {
  Quantity& q = emit(first, last, QuantityType::century);
  if (before_christ) q.value += '-';
  q.value += std::to_string(n);
  const double start = static_cast<double>(n - 1) * 100;
  q.low = before_christ ? -static_cast<double>(n) * 100 : start + 1;
  q.high = before_christ ? -start - 1 : start + 100;
  q.key = key_of(4, n);
  q.spelled = true;
}

void Parser::emit_decade(std::size_t first, std::size_t last, std::uint64_t start) {
  Quantity& q = emit(first, last, QuantityType::decade);
  q.value = std::to_string(start);
  q.low = static_cast<double>(start);
  q.high = q.low + (start % 100 == 0 && start >= 1000 ? 99 : 9);
  q.key = key_of(5, start % 100);
  q.spelled = !digits(first);
}

std::size_t Parser::arabic_century(std::size_t at) {
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
    // "The century the one and twentieth", for "the first and twentieth".
    const bool loose = !any && number(i) == NumberClass::digit && i < atoms_.size() && atoms_[i].article;
    if (number(i) != NumberClass::ordinal && number(i) != NumberClass::tens && !digits(i) && !loose) break;
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
      out_[k].value = "-" + out_[k].value;
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

std::size_t Parser::decade_word(std::size_t at) {
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

}  // namespace muwazi::inline v0::quantities
