// SPDX-License-Identifier: Apache-2.0
// Measures the transliteration model on names that it did not learn from.
//
//     name_quality [--data DIR] [--floors FILE]
//
// Every fourth name of names/wikidata.tsv of the development data is parted by muwazi::learn_names() into nine tenths to learn and
// weigh from and one to report on, with fewer passes of the network: half a minute on one core, where `muwazi learn names` takes fifteen
// (its figures on the whole list are in data/README.md). With --floors each figure is held against its row; a fall below it is exit status 1.
#include <muwazi/name_learn.hpp>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::vector<muwazi::NamePair> read_names(const std::string& path, std::size_t step) {
  std::vector<muwazi::NamePair> out;
  std::ifstream in(path);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number % step != 0) continue;
    std::istringstream columns(line);
    muwazi::NamePair pair;
    std::string count;
    if (!std::getline(columns, pair.english, '\t') || !std::getline(columns, pair.arabic, '\t')) continue;
    if (std::getline(columns, count, '\t')) pair.count = static_cast<std::uint32_t>(std::strtoul(count.c_str(), nullptr, 10));
    out.push_back(std::move(pair));
  }
  return out;
}

/// Rows of the program: what is measured, and the least it may be, in per cent.
std::map<std::string, double> read_floors(const std::string& path) {
  std::map<std::string, double> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream row(line);
    std::string program, set, direction, figure, least;
    std::getline(row, program, '\t');
    if (program != "name_quality") continue;
    std::getline(row, set, '\t');
    std::getline(row, direction, '\t');
    std::getline(row, figure, '\t');
    std::getline(row, least, '\t');
    out[figure] = std::strtod(least.c_str(), nullptr);
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::string data = std::string(MUWAZI_SHARED_DIR) + "/data", floors;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--data") == 0) data = argv[i + 1];
    if (std::strcmp(argv[i], "--floors") == 0) floors = argv[i + 1];
  }
  constexpr std::size_t step = 4;
  muwazi::NameLearnOptions options;
  options.table = false;
  options.passes = 8;
  const std::vector<muwazi::NamePair> names = read_names(data + "/names/wikidata.tsv", step);
  if (names.empty()) {
    std::cout << "skipped: no names/wikidata.tsv in " << data << '\n';
    return 0;
  }
  const muwazi::NameQuality quality = muwazi::learn_names(names, options).quality;
  const std::pair<std::string, double> figures[] = {{"area under the curve, random others", quality.auc_random},
                                                    {"area under the curve, nearest others", quality.auc_nearest},
                                                    {"first proposal", quality.first_proposal},
                                                    {"one of five proposals", quality.five_proposals}};
  const std::map<std::string, double> least = floors.empty() ? std::map<std::string, double>() : read_floors(floors);
  bool good = true;
  std::cout << quality.names << " names\n" << std::fixed << std::setprecision(2);
  for (const auto& [figure, share] : figures) {
    std::cout << figure << ": " << 100 * share << " %";
    const auto floor = least.find(figure);
    if (!floors.empty() && floor == least.end()) {
      std::cout << " has no floor";
      good = false;
    } else if (floor != least.end() && 100 * share < floor->second) {
      std::cout << " is below " << floor->second;
      good = false;
    }
    std::cout << '\n';
  }
  return good ? 0 : 1;
}
