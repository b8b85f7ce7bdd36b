// SPDX-License-Identifier: Apache-2.0
// Fuzz target: tokens of any bytes. The first two bytes of the input choose where the range begins and ends.
#include <muwazi/token.hpp>

#include <algorithm>

#include "fuzz.hpp"

using namespace muwazi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view text = fuzz::input_of(data, size);
  const std::size_t skip_front = fuzz::take(text) % 4, skip_back = fuzz::take(text) % 4;
  const auto begin = static_cast<std::uint32_t>(std::min(skip_front, text.size()));
  const auto end = static_cast<std::uint32_t>(std::max<std::size_t>(begin, text.size() - std::min(skip_back, text.size())));
  std::vector<Token> tokens;
  tokenize(text, {begin, end}, tokens);
  const std::vector<bool> boundaries = fuzz::boundaries(text.substr(begin, end - begin));
  std::uint32_t at = begin;
  for (const Token& token : tokens) {
    claim(token.range.begin >= at && token.range.end > token.range.begin, "tokens come in order and hold something");
    claim(token.range.end <= end, "tokens lie inside the range");
    claim(boundaries[token.range.begin - begin] && boundaries[token.range.end - begin], "tokens are whole characters");
    for (; at < token.range.begin;) {
      std::uint32_t length = 1;
      const char32_t c = code_point_at(text.substr(0, end), at, length);
      claim(c <= 0x7F ? fuzz::is_blank(c) : true, "only blanks and controls stand between tokens");
      at += length;
    }
    at = token.range.end;
  }
  return 0;
}
