// SPDX-License-Identifier: Apache-2.0
// Names of several words: parted into tokens that the pair model can compare, articles and clitics taken off.
#ifndef MUWAZI_SRC_NAME_PHRASE_HPP
#define MUWAZI_SRC_NAME_PHRASE_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/text.hpp>

#include "name_score.hpp"

namespace muwazi::inline v0::names {

/// Longest name in words that is compared word by word; what is longer is cut.
inline constexpr std::size_t max_parts = 12;

/// One word of a name.
struct Part {
  Letters letters;       ///< without the article
  bool article = false;  ///< English: al-, el-, ash- ... stood before it. Arabic: the word begins with alef lam
  ByteRange range;       ///< in the text it was read from; with the article
};

/// The words of an English name: parted at spaces and hyphens, an Arabic article joined to what follows it, the possessive
/// dropped. Words without Latin letters are left out.
std::vector<Part> english_parts(std::string_view name, std::uint32_t begin = 0);

/// The words of an Arabic name. `letters` is the whole word, `article` says that it begins with alef lam.
std::vector<Part> arabic_parts(std::string_view name, std::uint32_t begin = 0);

/// Log odds that one English word and one Arabic word are one name: the best of the readings with and without articles.
/// `clitics`: waw, feh, beh, kaf and lam may stand before it. `against`: see name_score.hpp.
float part_log_odds(const NameTable& table, const Part& english, const Part& arabic, bool clitics,
                    Against against = Against::sentence);

/// Log odds that two names are one, word by word in order; words that have no partner tell against it.
float phrase_log_odds(const NameTable& table, const std::vector<Part>& english, const std::vector<Part>& arabic,
                      Against against);

/// Whether an Arabic phrase begins with alef and lam as a word of its own, as a foreign article is spelled ("El Paso"); the
/// family's word with madda is another.
bool spells_out_article(std::string_view phrase);

/// The library's table.
const NameTable& builtin_table() noexcept;

}  // namespace muwazi::inline v0::names

#endif
