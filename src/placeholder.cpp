// SPDX-License-Identifier: Apache-2.0
#include "placeholder.hpp"

#include <algorithm>
#include <iterator>

namespace muwazi::inline v0 {

std::size_t printf_length(std::string_view text) {
  std::size_t i = 1;
  const auto skip = [&](auto accept) {
    while (i < text.size() && accept(text[i])) ++i;
  };
  if (i < text.size() && text[i] == '(') {
    const std::size_t close = text.substr(0, i + 41).find(')', i);
    if (close == std::string_view::npos) return 0;
    i = close + 1;
  }
  const std::size_t number = i;
  skip(is_ascii_digit);
  if (i < text.size() && text[i] == '$') ++i;
  else i = number;
  skip([](char c) { return c == '-' || c == '+' || c == '#' || c == '0' || c == 'I' || c == '\''; });
  skip([](char c) { return is_ascii_digit(c) || c == '.' || c == '*'; });
  skip([](char c) { return c == 'l' || c == 'h' || c == 'z' || c == 'q'; });
  if (i >= text.size() || std::string_view("sdiufgexXcp@").find(text[i]) == std::string_view::npos) return 0;
  // "100%s" in prose hardly occurs, "50% discount" does: the conversion must not run on into a word, but for one with a width or
  // precision ("%02dh", "%.2fs").
  const bool exact = text[1] == '0' || text[1] == '.';
  if (i + 1 < text.size() && is_identifier_byte(text[i + 1]) && !exact) return 0;
  return i + 1;
}

std::size_t brace_length(std::string_view text) {
  std::size_t i = text[0] == '{' ? 0 : 1;
  if (i >= text.size() || text[i] != '{') return 0;
  std::size_t depth = 0;
  while (i < text.size() && text[i] == '{' && depth <= 2) ++i, ++depth;
  if (depth > 2) return 0;
  const std::size_t inner = i;
  if (depth == 2 && i < text.size() && text[i] == ' ') {
    const std::size_t close = text.substr(0, 80).find("}}", i);
    return close == std::string_view::npos ? 0 : close + 2;
  }
  while (i < text.size() && (is_identifier_byte(text[i]) || text[i] == '.' || text[i] == '-')) ++i;
  if (i - inner > 60 || (i == inner && depth > 1)) return 0;
  if (depth == 1 && i > inner && i < text.size() && text[i] == ',') {
    // ICU messages: the forms behind the head differ from language to language, the head does not.
    std::size_t word = i + 1;
    while (word < text.size() && text[word] == ' ') ++word;
    std::size_t end = word;
    while (end < text.size() && is_ascii_letter(text[end])) ++end;
    static constexpr std::string_view kinds[] = {"plural", "select", "selectordinal", "number", "date", "time"};
    const bool known = std::find(std::begin(kinds), std::end(kinds), text.substr(word, end - word)) != std::end(kinds);
    return known ? end : 0;
  }
  for (std::size_t k = 0; k < depth; ++k, ++i)
    if (i >= text.size() || text[i] != '}') return 0;
  return i;
}

std::size_t template_length(std::string_view text) {
  const std::string_view end = text[0] == '<' ? "%>" : "%}";
  if (text.size() < 4 || text[1] != '%') return 0;
  const std::size_t close = text.substr(0, 120).find(end, 2);
  return close == std::string_view::npos ? 0 : close + 2;
}

std::size_t tag_length(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size() || !is_identifier_byte(text[i])) return 0;
  const std::size_t close = text.substr(0, 401).find('>', i);
  if (close == std::string_view::npos) return 0;
  const std::string_view inner = text.substr(i, close - i);
  return inner.find('<') == std::string_view::npos && inner.find('\n') == std::string_view::npos ? close + 1 : 0;
}

std::size_t qt_length(std::string_view text, bool before_letters) {
  const std::size_t first = text.size() > 2 && text[1] == 'L' ? 2 : 1;
  std::size_t i = first;
  while (i < text.size() && i < first + 2 && is_ascii_digit(text[i])) ++i;
  if (i == first || text[first] == '0') return 0;
  if (i < text.size() && (text[i] == '$' || is_ascii_digit(text[i]) || (!before_letters && is_identifier_byte(text[i])))) return 0;
  return i;
}

bool is_of_qt(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
    if (!(at > 0 && is_ascii_digit(text[at - 1])) && qt_length(text.substr(at)) == 2) return true;
  return false;
}

bool may_be_of_qt(std::string_view conversion) {
  return conversion.size() >= 3 && conversion[1] != '0' && is_ascii_letter(conversion.back()) &&
         std::all_of(conversion.begin() + 1, conversion.end() - 1, is_ascii_digit);
}

}  // namespace muwazi::inline v0
