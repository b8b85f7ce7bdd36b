// SPDX-License-Identifier: Apache-2.0
// A text with all that is known of it before it meets its translation: decoded, normalised, split, tokenised, anchors.
//
//     bytes --decode()--> text.utf8 --normalize()--> normalized.utf8 --split_sentences()--> sentences --> tokens, quantities
//
// Everything behind normalisation has ranges in `normalized.utf8`; origin() takes them back to the caller's bytes.
#ifndef MUWAZI_DOCUMENT_HPP
#define MUWAZI_DOCUMENT_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/quantity.hpp>
#include <muwazi/normalize.hpp>
#include <muwazi/sentence.hpp>
#include <muwazi/text.hpp>
#include <muwazi/token.hpp>

namespace muwazi::inline v0 {

/// An analysed text. A plain value; owns all that it shows.
struct Document {
  Language language = Language::english;
  std::string name;                           ///< file name or what the caller calls it; for messages and writers
  Text text;                                  ///< decoded
  NormalizedText normalized;                  ///< its map goes to text.utf8
  std::vector<Sentence> sentences;            ///< ranges in normalized.utf8
  std::vector<Token> tokens;                  ///< of all sentences, in order; ranges in normalized.utf8
  std::vector<std::uint32_t> token_begin;     ///< sentences.size() + 1 indices into tokens
  std::vector<Quantity> quantities;           ///< of all sentences, in order; ranges in normalized.utf8
  std::vector<std::uint32_t> quantity_begin;  ///< sentences.size() + 1 indices into quantities
  std::optional<Text> file;                   ///< where the text was extracted from one: lines and columns count in it

  [[nodiscard]] std::string_view sentence(std::size_t index) const {
    return sentences[index].range.in(normalized.utf8);
  }
  [[nodiscard]] std::span<const Token> tokens_of(std::size_t index) const {
    return {tokens.data() + token_begin[index], tokens.data() + token_begin[index + 1]};
  }
  [[nodiscard]] std::span<const Quantity> quantities_of(std::size_t index) const {
    return {quantities.data() + quantity_begin[index], quantities.data() + quantity_begin[index + 1]};
  }
  /// A range of normalized.utf8 in decoded text (text.utf8) and in the caller's bytes.
  [[nodiscard]] ByteRange decoded(ByteRange range) const { return normalized.map.origin(range); }
  [[nodiscard]] ByteRange origin(ByteRange range) const { return text.map.origin(decoded(range)); }
  /// A sentence as the caller wrote it, in UTF-8. Valid as long as the document.
  [[nodiscard]] std::string_view written(std::size_t index) const {
    return decoded(sentences[index].range).in(text.utf8);
  }
};

/// Takes a decoded text through every stage that needs no translation. `splitter` has to be of the text's language.
/// Linear in the text.
MUWAZI_EXPORT Document analyze(Text text, Language language, const SentenceSplitter& splitter);

}  // namespace muwazi::inline v0

#endif
