// SPDX-License-Identifier: Apache-2.0
// The tables data/absences.tsv, acronyms.tsv, denials.tsv, expansions.tsv, negation.tsv, opposites.tsv, prepositions.tsv, senses.tsv and
// word_vectors.tsv, embedded as they are.
#include "meaning_data.hpp"

extern "C" const char muwazi_table_absences[];
extern "C" const char muwazi_table_absences_end[];
extern "C" const char muwazi_table_acronyms[];
extern "C" const char muwazi_table_acronyms_end[];
extern "C" const char muwazi_table_denials[];
extern "C" const char muwazi_table_denials_end[];
extern "C" const char muwazi_table_expansions[];
extern "C" const char muwazi_table_expansions_end[];
extern "C" const char muwazi_table_negation[];
extern "C" const char muwazi_table_negation_end[];
extern "C" const char muwazi_table_opposites[];
extern "C" const char muwazi_table_opposites_end[];
extern "C" const char muwazi_table_prepositions[];
extern "C" const char muwazi_table_prepositions_end[];
extern "C" const char muwazi_table_senses[];
extern "C" const char muwazi_table_senses_end[];
extern "C" const char muwazi_table_word_vectors[];
extern "C" const char muwazi_table_word_vectors_end[];

namespace muwazi::inline v0 {

std::string_view absences_table() noexcept { return {muwazi_table_absences, muwazi_table_absences_end}; }
std::string_view acronyms_table() noexcept { return {muwazi_table_acronyms, muwazi_table_acronyms_end}; }
std::string_view denials_table() noexcept { return {muwazi_table_denials, muwazi_table_denials_end}; }
std::string_view expansions_table() noexcept { return {muwazi_table_expansions, muwazi_table_expansions_end}; }
std::string_view negation_table() noexcept { return {muwazi_table_negation, muwazi_table_negation_end}; }
std::string_view opposites_table() noexcept { return {muwazi_table_opposites, muwazi_table_opposites_end}; }
std::string_view prepositions_table() noexcept { return {muwazi_table_prepositions, muwazi_table_prepositions_end}; }
std::string_view senses_table() noexcept { return {muwazi_table_senses, muwazi_table_senses_end}; }
std::string_view word_vectors_table() noexcept { return {muwazi_table_word_vectors, muwazi_table_word_vectors_end}; }

}  // namespace muwazi::inline v0
