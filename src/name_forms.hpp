// SPDX-License-Identifier: Apache-2.0
// Arabic spellings compared letter by letter: endings, clitics, consonants, and letters that stand for one foreign sound.
#ifndef MUWAZI_SRC_NAME_FORMS_HPP
#define MUWAZI_SRC_NAME_FORMS_HPP

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "name_letters.hpp"

namespace muwazi::inline v0::names {

/// Readings of an Arabic word with clitics off, the word itself first.
struct Readings {
  std::array<Letters, 6> at;
  std::array<bool, 6> clitic{};  ///< a conjunction or preposition was taken off
  std::array<bool, 6> bare{};    ///< the article was
  std::size_t size = 0;
};

Readings readings(const Letters& word) noexcept;

Letters without_article(const Letters& word) noexcept;
/// Without the first `count` letters.
Letters drop(const Letters& word, std::size_t count) noexcept;
/// The folded letters without the article.
Letters bare_key(const Letters& word) noexcept;

/// Consonants of an Arabic word, letters that Arabic uses for one foreign sound made one.
Letters consonants(const Letters& word) noexcept;
/// How many letters are ain or hah, which no foreign name has.
std::size_t count_gutturals(const Letters& word) noexcept;
/// Length of the longest common subsequence.
std::size_t common_letters(const Letters& a, const Letters& b) noexcept;

/// Whether a word is a known form with an ending of inflection: the nisba, plurals, the accusative's alef.
bool inflected(const Letters& there, const Letters& wanted) noexcept;
/// Whether two spellings of one name differ as people write, by the seat of a hamza or the letter of a last vowel, or by inflection.
bool differs_in_writing(const Letters& there, const Letters& wanted) noexcept;
/// Whether a word ends as an adjective of a people does: in yeh, with the endings of gender, number and case behind it.
bool has_nisba(const Letters& word) noexcept;
/// The article as it is written.
inline constexpr std::string_view article_text = "\u0627\u0644";
/// An adjective with the article and the ending of the word that it is to stand for.
std::string inflected_like(const std::string& adjective, const Letters& there);

/// San, Sant, Saint: each is used for the others.
bool is_saint(const Letters& a, const Letters& b) noexcept;
/// Whether a word is a known form but for one consonant that is lost; the last one may be silent.
bool loses_consonant(const Letters& there, const Letters& wanted) noexcept;
/// Whether a spelling is a known form without its last consonant, which French does not speak: Gillard.
bool has_silent_end(const Letters& english, const Letters& there, const Letters& wanted) noexcept;
/// Whether a spelling is a known form without a consonant that English writes and does not speak: Combs, Knox, Wright, Leigh.
bool lacks_silent_letter(const Letters& english, const Letters& there, const Letters& wanted) noexcept;
/// Whether two spellings differ in one letter only, for an English letter that languages read differently: Jonas with the
/// Arabic jeem or yeh, Juan with khah.
bool other_reading(const Letters& english, const Letters& there, const Letters& wanted) noexcept;

/// Whether a word is vocalised: every second letter bears a mark. Verse and scripture are; their words are no spellings of
/// names that a list would have.
bool is_vocalized(std::string_view word, const Letters& letters) noexcept;
/// Particles and prepositions with a pronoun: closed classes, which no lexicon has in all their forms.
bool is_grammar(const Letters& word);

}  // namespace muwazi::inline v0::names

#endif
