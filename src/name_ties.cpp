// SPDX-License-Identifier: Apache-2.0
// Reads data/lands.tsv and data/epithets.tsv, which are embedded as they are.
#include "name_ties.hpp"

#include <muwazi/token.hpp>

#include "sentence_data.hpp"

extern "C" const char muwazi_table_lands[];
extern "C" const char muwazi_table_lands_end[];
extern "C" const char muwazi_table_epithets[];
extern "C" const char muwazi_table_epithets_end[];

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
}

const NameTies& NameTies::builtin() {
  static const NameTies made;
  return made;
}

}  // namespace muwazi::inline v0::names
