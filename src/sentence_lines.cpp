// SPDX-License-Identifier: Apache-2.0
// Lists and hard-wrapped text.
#include "sentence_lines.hpp"

#include <algorithm>
#include <vector>

namespace muwazi::inline v0::sentences {

std::size_t list_mark(std::string_view line) {
  std::uint32_t size = 1;
  if (line.empty()) return 0;
  const char32_t first = code_point_at(line, 0, size);
  std::size_t at = 0;
  if (first == U'-' || first == U'*' || first == U'+' || first == 0x2022 || first == 0x25CF || first == 0x25AA ||
      first == 0x2023 || first == 0x25E6 || first == 0x2013 || first == 0x2014) {
    at = size;
  } else {
    while (at < line.size() && at < 8) {
      const char32_t c = code_point_at(line, at, size);
      if (!is_digit(c)) break;
      at += size;
    }
    if (at == 0 && is_letter(first)) {
      code_point_at(line, 0, size);
      at = size;
    }
    if (at == 0 || at >= line.size()) return 0;
    if (line[at] != '.' && line[at] != ')' && line[at] != '-') return 0;
    ++at;
  }
  if (at >= line.size() || line[at] != ' ') return 0;
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

bool ends_with_stop(std::string_view line) {
  while (!line.empty()) {
    const std::size_t last = step_back(line, line.size(), 0);
    std::uint32_t size = 1;
    const char32_t c = code_point_at(line, last, size);
    if (is_stop(c)) return true;
    if (!is_quote(c) && !is_closing_bracket(c)) return false;
    line = line.substr(0, last);
  }
  return false;
}

Shape shape_of(std::string_view text, Language language) {
  constexpr std::size_t max_lines = 2000;
  constexpr std::size_t max_width = 132;
  struct Pair {
    std::size_t length;
    std::size_t next_word;
    bool stop;
    bool lower;
  };
  std::vector<Pair> pairs;
  std::string_view previous;
  std::size_t long_lines = 0;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size() && lines < max_lines; ++lines) {
    const Line line = line_at(text, at);
    std::size_t begin = line.begin;
    std::size_t end = line.end;
    trim(text, begin, end);
    const std::string_view now = text.substr(begin, end - begin);
    if (!previous.empty() && !now.empty()) {
      // Longer than 132 characters for sure, in any script.
      const std::size_t length = previous.size() > max_width * 4 ? max_width + 1 : count_code_points(previous);
      if (length > max_width && ++long_lines > 2 + pairs.size() / 20) return {};
      std::uint32_t size = 1;
      pairs.push_back({length, count_code_points(now.substr(0, now.find(' '))), ends_with_stop(previous),
                       is_lower(code_point_at(now, 0, size))});
    }
    previous = now;
    at = line.next;
  }
  if (pairs.empty()) return {};
  std::size_t width = 0;
  for (const Pair& pair : pairs)
    if (pair.length <= max_width) width = std::max(width, pair.length);
  if (width < 40 || long_lines * 20 > pairs.size()) return {};
  std::size_t full = 0;
  std::size_t unstopped = 0;
  std::size_t lower = 0;
  for (const Pair& pair : pairs) {
    full += pair.length + 1 + pair.next_word > width;
    unstopped += !pair.stop;
    lower += pair.lower;
  }
  if (full * 10 < pairs.size() * 7 || unstopped * 3 < pairs.size()) return {};
  if (language == Language::english ? lower * 3 < pairs.size() : pairs.size() < 4) return {};
  return {width};
}

bool goes_on(std::string_view text, const Line& line, const Line& next, Shape shape) {
  const std::string_view now = text.substr(line.begin, line.end - line.begin);
  const std::string_view then = text.substr(next.begin, next.end - next.begin);
  const auto indent = [](std::string_view s) { return std::min(s.find_first_not_of(" \t"), s.size()); };
  const std::size_t now_indent = indent(now);
  const std::size_t then_indent = indent(then);
  std::size_t begin = 0;
  std::size_t end = now.size();
  trim(now, begin, end);
  const std::string_view trimmed = now.substr(begin, end - begin);
  const std::string_view follows = then.substr(then_indent);
  const std::size_t mark = list_mark(follows);
  const bool in_list = list_mark(trimmed) != 0;
  if (then_indent > now_indent && !in_list) return false;
  if (mark != 0 &&
      (is_digit(static_cast<unsigned char>(follows[0])) || !is_letter(static_cast<unsigned char>(follows[0]))))
    return false;
  const std::size_t length = count_code_points(now.substr(0, end));
  const std::size_t word = count_code_points(follows.substr(0, follows.find_first_of(" \t")));
  if (length + 1 + word > shape.width) return true;
  std::uint32_t size = 1;
  const bool lower = !follows.empty() && is_lower(code_point_at(follows, 0, size));
  return !ends_with_stop(trimmed) && (lower || length * 10 >= shape.width * 7);
}

}  // namespace muwazi::inline v0::sentences
