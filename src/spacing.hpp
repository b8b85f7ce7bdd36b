// SPDX-License-Identifier: Apache-2.0
// Arabic words that lost the spaces between them: where the spaces are missing, and the text as if they stood.
//
//     f y j a m e t          "in a university", run together: one token that no table knows
//     0 2 4 6 8 ...          bytes
//         ^ 4                missing_spaces() of it: a space is missing before byte 4
#ifndef MUWAZI_SRC_SPACING_HPP
#define MUWAZI_SRC_SPACING_HPP

#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

#include "document_words.hpp"

namespace muwazi::inline v0 {

/// Bytes of an Arabic word before which a space is missing, ascending; none where the word may well be one. The words that it
/// parts into are well known, clitics and inflection off; in long ones a word may be unknown, such as a name. `word` is one
/// that stands in a text of NormalizeOptions::analysis() and that neither the lexicon nor a table of names has. What holds
/// other than Arabic letters, or over 400 of them, is no word and has none. Linear in the word.
///
/// The most probable parting (a word's bits in the lexicon, as a unigram model) against the probability that so many letters are
/// a word that nobody has listed. Chosen on the words of TICO-19 run together two by two, and on 60,000 names, which must stay
/// whole.
///
/// Where `among_others` is true, other words of the sentence were run together, so that what is likely is enough.
[[nodiscard]] std::vector<std::uint32_t> missing_spaces(const Lexicon& lexicon, std::string_view word, bool among_others = false);

/// A word that was parted, with its new spaces; in the normalised text of SpacedDocument::document.
struct PartedWord {
  ByteRange range;
  bool certain = true;  ///< false: it is parted for the sake of others in its sentence
};

/// A document whose glued words stand apart.
struct SpacedDocument {
  Document document;             ///< with the same sentences; its maps lead to the same bytes of the caller
  std::vector<PartedWord> parted;  ///< by place
};

/// The document as if the missing spaces stood in the words of which WordFacts::glued is true and in those that likely lost theirs
/// beside them. `words` are the document's. Linear.
[[nodiscard]] SpacedDocument with_spaces(const Document& arabic, const DocumentWords& words, const Lexicon& lexicon);

}  // namespace muwazi::inline v0

#endif
