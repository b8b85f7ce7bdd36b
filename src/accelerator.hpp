// SPDX-License-Identifier: Apache-2.0
// The mark of a key that a menu or a dialogue's label holds within a word, "Sho_w" or "Remo&ve", which is no part of the word.
//
// Toolkits take the letter behind &, _ or ~ for the key that chooses the entry. A translation has the mark before a letter of its own.
#ifndef MUWAZI_SRC_ACCELERATOR_HPP
#define MUWAZI_SRC_ACCELERATOR_HPP

#include <cstdint>
#include <optional>
#include <string_view>

#include <muwazi/document.hpp>

namespace muwazi::inline v0 {

/// Where the mark stands on each side of a pair, in bytes; nothing where it splits no word there.
struct Accelerators {
  std::optional<std::uint32_t> english;
  std::optional<std::uint32_t> arabic;
};

/// The marks of a pair that stand within words. Nothing where one may be anything else: a side holds several of them (snake_case_names,
/// emphasis, "&amp; &lt;"), a word of capitals ("AT&T"), digits, slashes or full stops, an address. O(bytes).
Accelerators find_accelerators(std::string_view english, std::string_view arabic) noexcept;

/// As analyze(), but what is read is the text without the byte at `left_out`. Ranges are those of the whole text.
Document analyze_without(Text text, Language language, const SentenceSplitter& splitter, std::uint32_t left_out);

/// What analyze() does behind the normalisation.
void split_and_scan(Document& document, const SentenceSplitter& splitter);
/// What that does behind the splitter: tokens and quantities of the sentences.
void scan_sentences(Document& document);

}  // namespace muwazi::inline v0

#endif
