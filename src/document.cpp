// SPDX-License-Identifier: Apache-2.0
// Takes a text through the stages that need no translation.
#include <muwazi/document.hpp>

#include "accelerator.hpp"

namespace muwazi::inline v0 {

Document analyze(Text text, Language language, const SentenceSplitter& splitter) {
  Document document;
  document.language = language;
  document.text = std::move(text);
  document.normalized = normalize(document.text.utf8, NormalizeOptions::analysis());
  split_and_scan(document, splitter);
  return document;
}

void split_and_scan(Document& document, const SentenceSplitter& splitter) {
  document.sentences = splitter.split(document.normalized.utf8);
  scan_sentences(document);
}

void scan_sentences(Document& document) {
  const Language language = document.language;
  const std::size_t count = document.sentences.size();
  document.token_begin.reserve(count + 1);
  document.quantity_begin.reserve(count + 1);
  document.tokens.reserve(document.normalized.utf8.size() / 7);
  for (const Sentence& sentence : document.sentences) {
    document.token_begin.push_back(static_cast<std::uint32_t>(document.tokens.size()));
    document.quantity_begin.push_back(static_cast<std::uint32_t>(document.quantities.size()));
    tokenize(document.normalized.utf8, sentence.range, document.tokens);
    for (Quantity& quantity : find_quantities(sentence.range.in(document.normalized.utf8), language)) {
      quantity.range.begin += sentence.range.begin;
      quantity.range.end += sentence.range.begin;
      document.quantities.push_back(std::move(quantity));
    }
  }
  document.token_begin.push_back(static_cast<std::uint32_t>(document.tokens.size()));
  document.quantity_begin.push_back(static_cast<std::uint32_t>(document.quantities.size()));
}

}  // namespace muwazi::inline v0
