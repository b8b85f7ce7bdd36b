// SPDX-License-Identifier: Apache-2.0
// Readers of users' word lists.
#include <muwazi/error.hpp>
#include <muwazi/lexicon.hpp>

#include <istream>

namespace muwazi::inline v0 {

Lexicon Lexicon::read_tsv(std::istream& in, std::string_view name, const Lexicon* base) {
  std::vector<LexiconEntry> entries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      throw Error(ErrorKind::format, std::string(name) + ':' + std::to_string(number), "a line needs at least two columns");
    }
    const std::size_t second = line.find('\t', tab + 1);
    entries.push_back({line.substr(0, tab), line.substr(tab + 1, second == std::string::npos ? second : second - tab - 1)});
  }
  return (base ? *base : builtin()).with(entries);
}

}  // namespace muwazi::inline v0
