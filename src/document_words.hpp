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

#include "word_cache.hpp"

namespace muwazi::inline v0 {

/// Keys and stems by index of Document::tokens. Immutable; valid without the document. Linear in the text.
class DocumentWords {
 public:
  /// `cache` may be null; it is kept for `lexicon` alone.
  DocumentWords(const Document& document, const Lexicon& lexicon, WordCache* cache = nullptr);

  /// The matching key of a word, number or link; empty for marks. Valid as long as this.
  [[nodiscard]] std::string_view key(std::size_t token) const noexcept {
    return std::string_view(keys_).substr(key_begin_[token], key_begin_[token + 1] - key_begin_[token]);
  }
  /// The stem of a word in the document's own script; no_stem for what the lexicon does not know, and for all else.
  [[nodiscard]] StemId stem(std::size_t token) const noexcept { return stems_[token]; }
  /// The stems of consecutive tokens.
  [[nodiscard]] std::span<const StemId> stems(std::size_t first, std::size_t count) const noexcept {
    return std::span<const StemId>(stems_).subspan(first, count);
  }
  /// Whether that stem is a function word.
  [[nodiscard]] bool is_function_word(std::size_t token) const noexcept { return facts_[token].function_word; }
  /// What is known of consecutive tokens.
  [[nodiscard]] std::span<const WordFacts> facts(std::size_t first, std::size_t count) const noexcept {
    return std::span<const WordFacts>(facts_).subspan(first, count);
  }
  /// All that is known of a word in the document's own script by itself.
  [[nodiscard]] const WordFacts& facts(std::size_t token) const noexcept { return facts_[token]; }

  /// Whether words of an Arabic document were run together, see WordFacts::glued.
  [[nodiscard]] bool has_glued_words() const noexcept { return glued_; }

 private:
  bool glued_ = false;
  std::vector<std::uint32_t> key_begin_;  ///< in `keys_`; one more than tokens
  std::vector<WordFacts> facts_;
  std::vector<StemId> stems_;
  std::string keys_;
};

}  // namespace muwazi::inline v0

#endif
