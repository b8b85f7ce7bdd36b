// SPDX-License-Identifier: Apache-2.0
// Round brackets among the tokens of a sentence.
#ifndef MUWAZI_SRC_BRACKETS_HPP
#define MUWAZI_SRC_BRACKETS_HPP

#include <cstddef>
#include <span>
#include <string_view>

#include <muwazi/token.hpp>

namespace muwazi::inline v0 {

/// Round brackets that are open behind the tokens of `text`; one that closes what was not opened does not count.
inline std::size_t open_brackets(std::string_view text, std::span<const Token> tokens) noexcept {
  std::size_t open = 0;
  for (const Token& token : tokens) {
    const std::string_view mark = token.range.in(text);
    if (mark == "(") ++open;
    if (mark == ")" && open > 0) --open;
  }
  return open;
}

}  // namespace muwazi::inline v0

#endif
