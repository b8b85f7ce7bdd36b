// SPDX-License-Identifier: Apache-2.0
// The words of a document as the checks want them: matching key, stem and class of each token, computed once a check.
#ifndef MUWAZI_SRC_DOCUMENT_WORDS_HPP
#define MUWAZI_SRC_DOCUMENT_WORDS_HPP

#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muwazi::inline v0 {

/// Keys and stems by index of Document::tokens. Immutable; valid without the document. Linear in the text.
class DocumentWords {
 public:
  DocumentWords(const Document& document, const Lexicon& lexicon);

  /// The matching key of a word, number or link; empty for marks. Valid as long as this.
  [[nodiscard]] std::string_view key(std::size_t token) const noexcept {
    return std::string_view(keys_).substr(words_[token].key, words_[token + 1].key - words_[token].key);
  }
  /// The stem of a word in the document's own script; no_stem for what the lexicon does not know, and for all else.
  [[nodiscard]] StemId stem(std::size_t token) const noexcept { return stems_[token]; }
  /// The stems of consecutive tokens.
  [[nodiscard]] std::span<const StemId> stems(std::size_t first, std::size_t count) const noexcept {
    return std::span<const StemId>(stems_).subspan(first, count);
  }
  /// Whether that stem is a function word.
  [[nodiscard]] bool is_function_word(std::size_t token) const noexcept { return words_[token].function; }

 private:
  struct Word {
    std::uint32_t key : 31 = 0;  ///< where the key begins
    std::uint32_t function : 1 = 0;
  };
  std::vector<Word> words_;  ///< one more than tokens
  std::vector<StemId> stems_;
  std::string keys_;
};

}  // namespace muwazi::inline v0

#endif
