// SPDX-License-Identifier: Apache-2.0
// Acronyms and the words of a text that they stand for.
#ifndef MUWAZI_SRC_ACRONYM_HPP
#define MUWAZI_SRC_ACRONYM_HPP

#include <cstddef>
#include <span>
#include <string_view>

#include <muwazi/document.hpp>
#include <muwazi/token.hpp>

namespace muwazi::inline v0 {

/// Two to eight capitals and digits.
bool is_acronym(std::string_view text) noexcept;

/// Whether the token stands alone in round brackets.
bool in_brackets(const Document& document, std::span<const Token> tokens, std::size_t at);

/// The words before the bracket whose initials spell the acronym, small words left out; empty where there are none.
/// "Joint Operations Command (JOC)" -> the first three tokens.
std::span<const Token> expansion_before(const Document& document, std::span<const Token> tokens, std::size_t bracket,
                                        std::string_view acronym);

}  // namespace muwazi::inline v0

#endif
