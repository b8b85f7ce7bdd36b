// SPDX-License-Identifier: Apache-2.0
// What a word says by itself, wherever it stands: found out once for a spelling and asked by many checks.
#ifndef MUWAZI_SRC_WORD_FACTS_HPP
#define MUWAZI_SRC_WORD_FACTS_HPP

#include <muwazi/lexicon.hpp>

#include <cstdint>
#include <string_view>

namespace muwazi::inline v0 {

/// How a word may deny, by data/negation.tsv; see there.
enum class Denial : std::uint8_t { none, implied, affix, plain };

/// How much is known of a word, and so how much its absence says.
enum class Knowledge : std::uint8_t {
  function, unknown, name, number, poor_common, poor_rare, fair_common, fair_rare, good_common, good_rare
};

/// What kind of numeral an Arabic word is: 3 to 10 without its teh marbuta or with it, or one of the tens from 20.
enum class Numeral : std::uint8_t { none, unit, unit_with_teh, ten_to_hundred };

/// What data/opposites.tsv has of a word: nothing, what only explains the other language's words, or an opposite or the beginning of
/// a phrase.
enum class Opposition : std::uint8_t { none, explains, turns };

/// A word in the language and script of its text.
struct WordFacts {
  StemId stem = no_stem;
  std::uint16_t absence = 0;   ///< of the stem, see absence_row()
  // Two bytes, of which no field may straddle the middle.
  bool function_word : 1 = false;  ///< the stem is one
  bool may_deny : 1 = false;       ///< by itself or with its neighbours
  Opposition opposition : 2 = Opposition::none;
  Denial denial : 2 = Denial::none;
  Numeral numeral : 2 = Numeral::none;  ///< a conjunction or "bi-" before it left out
  Knowledge knowledge : 4 = Knowledge::unknown;  ///< of the stem by the lexicon; nothing of names, numbers and grammar
  bool may_strand : 1 = false;      ///< is hardly found without a denial
  bool opens_clause : 1 = false;    ///< known of words in the other script too
  bool may_begin_name : 1 = false;  ///< Arabic: see Gazetteer::may_begin_arabic()
  bool glued : 1 = false;  ///< Arabic: several words without the spaces between them, see missing_spaces()
};
static_assert(sizeof(WordFacts) == 8);

/// By the word's matching key and the spelling of its stem (empty where it has none).
Denial denial_of(std::string_view key, std::string_view stem, Language language);
/// Whether a word may be a denial as denial_cues() has it, and whether it may be one of stranded_words(). `denial` is that of the word.
bool may_deny(std::string_view key, Denial denial, Language language) noexcept;
bool may_strand(std::string_view key, Language language);
/// A conjunction or the like that opens a clause, as a whole word.
bool opens_clause(std::string_view key) noexcept;
Numeral numeral_of(std::string_view arabic_key) noexcept;
/// How well the lexicon translates a stem.
Knowledge knowledge_of(const Lexicon& lexicon, StemId stem, Language language);
/// The row of data/absences.tsv that a stem with this spelling has, 0 for none.
std::uint16_t absence_row(std::string_view stem, Language language);
/// Of a word with this matching key, with or without proclitics.
Opposition opposition_of(std::string_view key, Language language);

}  // namespace muwazi::inline v0

#endif
