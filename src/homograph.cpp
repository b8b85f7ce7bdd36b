// SPDX-License-Identifier: Apache-2.0
// Reads data/homographs.tsv, which is embedded as it is.
#include "homograph.hpp"

#include "name_forms.hpp"
#include "name_table.hpp"
#include "sentence_data.hpp"

extern "C" const char muwazi_table_homographs[];
extern "C" const char muwazi_table_homographs_end[];

namespace muwazi::inline v0::names {

Homographs::Homographs() {
  const auto key_of = [](std::string_view word) { return arabic_text(arabic_key(without_article(arabic_letters(word)))); };
  for_each_row({muwazi_table_homographs, muwazi_table_homographs_end}, [&](std::string_view word, std::string_view rest) {
    HomographCompany& company = words_[key_of(word)];
    std::vector<std::string>* const columns[] = {&company.before, &company.behind, &company.english};
    std::size_t column = 0;
    for_each_part(rest, '\t', [&](std::string_view words) {
      if (column == std::size(columns)) return;
      std::vector<std::string>& out = *columns[column++];
      if (words == "-") return;
      for_each_part(words, ' ', [&](std::string_view one) { out.push_back(column < 3 ? key_of(one) : std::string(one)); });
    });
  });
}

const Homographs& Homographs::builtin() {
  static const Homographs made;
  return made;
}

}  // namespace muwazi::inline v0::names
