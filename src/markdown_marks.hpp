// SPDX-License-Identifier: Apache-2.0
// The marks within a paragraph of Markdown: code spans, escapes, links, tags, emphasis.
#ifndef MUWAZI_SRC_MARKDOWN_MARKS_HPP
#define MUWAZI_SRC_MARKDOWN_MARKS_HPP

#include <string_view>
#include <vector>

namespace muwazi::inline v0::markdown {

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// For each byte of a paragraph, whether it is a mark and not running text. A line end is '\n', a forced one '\v'. Linear.
std::vector<char> find_marks(std::string_view paragraph);

}  // namespace muwazi::inline v0::markdown

#endif
