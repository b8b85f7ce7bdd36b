// SPDX-License-Identifier: Apache-2.0
// Comparison of quantities: telephone numbers, versions and addresses, digit by digit.
#include "quantity_comparison.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace muwazi::inline v0::quantities {
namespace {

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

}  // namespace

void Comparison::compare_codes() {
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

}  // namespace muwazi::inline v0::quantities
