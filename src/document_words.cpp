// SPDX-License-Identifier: Apache-2.0
// Computes keys and stems of a document's tokens.
#include "document_words.hpp"

namespace muwazi::inline v0 {

DocumentWords::DocumentWords(const Document& document, const Lexicon& lexicon) 
    : words_(document.tokens.size() + 1), stems_(document.tokens.size(), no_stem) {
  const std::string_view text = document.normalized.utf8;
  const TokenScript script = document.language == Language::english ? TokenScript::latin : TokenScript::arabic;
  keys_.reserve(text.size());
  std::string key;
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    Word& word = words_[i];
    word.key = static_cast<std::uint32_t>(keys_.size()) & 0x7FFFFFFFu;
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
    const std::string_view written = token.range.in(text);
    matching_key(written, key);
    keys_ += key;
    if (token.kind != TokenKind::word || token.script != script) continue;
    stems_[i] = lexicon.stem(written, document.language);
    word.function = stems_[i] != no_stem && lexicon.is_function_word(stems_[i], document.language);
  }
  words_.back().key = static_cast<std::uint32_t>(keys_.size()) & 0x7FFFFFFFu;
}

}  // namespace muwazi::inline v0
