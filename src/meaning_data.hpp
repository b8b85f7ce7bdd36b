// SPDX-License-Identifier: Apache-2.0
// The tables of data/ that the meaning checks go by, as text.
#ifndef MUWAZI_SRC_MEANING_DATA_HPP
#define MUWAZI_SRC_MEANING_DATA_HPP

#include <string_view>

namespace muwazi::inline v0 {

std::string_view absences_table() noexcept;
std::string_view acronyms_table() noexcept;
std::string_view denials_table() noexcept;
std::string_view expansions_table() noexcept;
std::string_view negation_table() noexcept;
std::string_view opposites_table() noexcept;
std::string_view prepositions_table() noexcept;
std::string_view senses_table() noexcept;
std::string_view word_vectors_table() noexcept;

}  // namespace muwazi::inline v0

#endif
