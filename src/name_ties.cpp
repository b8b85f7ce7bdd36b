// SPDX-License-Identifier: Apache-2.0
// Reads data/lands.tsv, data/epithets.tsv and data/kinds.tsv, which are embedded as they are.
#include "name_ties.hpp"

#include <muwazi/token.hpp>

#include <algorithm>

#include "name_forms.hpp"
#include "name_table.hpp"
#include "sentence_data.hpp"

extern "C" const char muwazi_table_lands[];
extern "C" const char muwazi_table_lands_end[];
extern "C" const char muwazi_table_epithets[];
extern "C" const char muwazi_table_epithets_end[];
extern "C" const char muwazi_table_kinds[];
extern "C" const char muwazi_table_kinds_end[];

namespace muwazi::inline v0::names {

NameTies::NameTies() {
  std::string key;
  for_each_row({muwazi_table_lands, muwazi_table_lands_end}, [&](std::string_view land, std::string_view names) {
    for_each_part(names, '|', [&](std::string_view name) {
      matching_key(name, key);
      lands_[key].emplace_back(land);
    });
  });
  for_each_row({muwazi_table_epithets, muwazi_table_epithets_end}, [&](std::string_view epithet, std::string_view names) {
    matching_key(epithet, key);
    std::vector<std::string>& out = epithets_[key];
    for_each_part(names, '|', [&](std::string_view name) { out.emplace_back(name); });
  });
  for_each_row({muwazi_table_kinds, muwazi_table_kinds_end}, [&](std::string_view types, std::string_view words) {
    std::uint32_t bits = 0;
    for_each_part(types, ' ', [&](std::string_view type) {
      const auto found = std::find(entry_type_names.begin(), entry_type_names.end(), type);
      if (found != entry_type_names.end()) bits |= std::uint32_t{1} << (found - entry_type_names.begin());
    });
    std::size_t column = 0;
    for_each_part(words, '\t', [&](std::string_view own) {
      const bool english = column++ == 0;
      if (own == "-") return;
      for_each_part(own, ' ', [&](std::string_view word) {
        if (english) {
          matching_key(word, key);
          english_kinds_[key] |= bits;
        } else {
          arabic_kinds_[arabic_text(arabic_key(arabic_letters(word)))] |= bits;
        }
      });
    });
  });
}

const NameTies& NameTies::builtin() {
  static const NameTies made;
  return made;
}

}  // namespace muwazi::inline v0::names
