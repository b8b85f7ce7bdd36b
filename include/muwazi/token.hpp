// SPDX-License-Identifier: Apache-2.0
// Words, numbers and marks of a sentence: one pass, twelve bytes a token, no allocation a token.
//
//     He   paid  $  1,234.5  -  Al  -  Qaeda  's  leader        tokens of one English sentence
//     w    w     s  n        p  w   p  w      w   w             kinds; "-", "Qaeda", "'s" are glued to what stands before
//
// Tokens are finer than ICU's words where names and numbers need it: a hyphen parts ("Iraq-Syria", "618-kilometre"), the
// English possessive parts, an apostrophe inside a name does not ("Hay'at"). Arabic clitics are not parted here.
#ifndef MUWAZI_TOKEN_HPP
#define MUWAZI_TOKEN_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

enum class TokenKind : std::uint8_t {
  word,         ///< letters, with inner marks and apostrophes; may hold digits after the first letter (H1N1)
  number,       ///< digits of any of the three sets with inner separators: 1,234.5 ١٬٢٣٤٫٥
  punctuation,  ///< one mark
  symbol,       ///< one symbol: $ % + = emoji
  link,         ///< URL, e-mail address, @handle, #tag, Markdown's link target and {#anchor}, kept whole
  markup,       ///< HTML or XML tag or comment, kept whole
  code          ///< Markdown code span with its backticks, kept whole
};

enum class TokenScript : std::uint8_t { none, latin, arabic, other };

/// One token; the range is in the text that was tokenised.
struct Token {
  ByteRange range;
  TokenKind kind = TokenKind::word;
  TokenScript script = TokenScript::none;
  bool glued = false;        ///< no space stands before it
  bool capitalized = false;  ///< the first letter is upper case
  friend bool operator==(const Token&, const Token&) = default;
};

/// Appends the tokens of `text` within `range` to `tokens`. Well-formed UTF-8; ill-formed bytes are skipped. Linear.
MUWAZI_EXPORT void tokenize(std::string_view text, ByteRange range, std::vector<Token>& tokens);

/// The matching key of a token: lower case without diacritics for Latin script; for Arabic, hamza seats, alef maqsura and
/// ta marbuta folded and marks removed. Replaces what `key` holds. As normalize() with NormalizeOptions::matching() on a
/// single word, but without a map and several times faster.
MUWAZI_EXPORT void matching_key(std::string_view word, std::string& key);

}  // namespace muwazi::inline v0

#endif
