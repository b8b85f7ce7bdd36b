// SPDX-License-Identifier: Apache-2.0
// The tables data/absences.tsv, data/negation.tsv and data/opposites.tsv, embedded as they are.
#include "meaning_data.hpp"

extern "C" const char muwazi_table_absences[];
extern "C" const char muwazi_table_absences_end[];
extern "C" const char muwazi_table_negation[];
extern "C" const char muwazi_table_negation_end[];
extern "C" const char muwazi_table_opposites[];
extern "C" const char muwazi_table_opposites_end[];

namespace muwazi::inline v0 {

std::string_view absences_table() noexcept { return {muwazi_table_absences, muwazi_table_absences_end}; }
std::string_view negation_table() noexcept { return {muwazi_table_negation, muwazi_table_negation_end}; }
std::string_view opposites_table() noexcept { return {muwazi_table_opposites, muwazi_table_opposites_end}; }

}  // namespace muwazi::inline v0
