// SPDX-License-Identifier: Apache-2.0
// What programs read within a text: arguments of printf, Qt and templates, tags. Each reader is given a text that begins with the
// mark ("%", "{", "$", "<") and says how many bytes the piece has, 0 where none begins there; time in the length of the piece.
#ifndef MUWAZI_SRC_PLACEHOLDER_HPP
#define MUWAZI_SRC_PLACEHOLDER_HPP

#include <cstddef>
#include <string_view>

namespace muwazi::inline v0 {

constexpr bool is_ascii_letter(char c) noexcept { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
constexpr bool is_ascii_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool is_identifier_byte(char c) noexcept { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

/// Of a printf conversion: %s, %1$d, %-5.2f, %lu, %Id, %(name)s, %@.
std::size_t printf_length(std::string_view text);

/// Of {0}, {}, {name}, {{ name | filter }}, ${name}, %{name} and of the head of {count, plural, ...}. Not {several words}.
std::size_t brace_length(std::string_view text);

/// Of a template's <%= name %> or {% tag %}.
std::size_t template_length(std::string_view text);

/// Of a tag: <b>, </a>, <img src="x"/>, <1>.
std::size_t tag_length(std::string_view text);

/// Of Qt's %1 to %99 and %L1 to %L99 (in the digits of the reader's country). Where `before_letters` is set, also of those that a
/// letter follows, as in "%1x%2".
std::size_t qt_length(std::string_view text, bool before_letters = false);

/// Whether a text counts its arguments as Qt does: "%1" or "%2" stands in it, and no letter behind.
bool is_of_qt(std::string_view text);

/// Whether a conversion of printf is nothing but the sign, figures and a letter: "%2x", which is Qt's argument and a letter elsewhere.
bool may_be_of_qt(std::string_view conversion);

}  // namespace muwazi::inline v0

#endif
