// SPDX-License-Identifier: Apache-2.0
// Packs data/names.tsv into the table of src/name_table.hpp: pack_names OUTPUT NAMES.tsv
#include <fstream>
#include <iostream>
#include <sstream>

#include "name_table_builder.hpp"

int main(int argc, char** argv) {
  using namespace muwazi::names;
  if (argc != 3) {
    std::cerr << "usage: pack_names OUTPUT NAMES.tsv\n";
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  NameFile file;
  if (!in || text.view().empty()) {
    std::cerr << argv[2] << ": cannot be read\n";
    return 3;
  }
  if (const std::size_t line = parse_names(text.view(), file); line != 0) {
    std::cerr << argv[2] << ':' << line << ": not a row of English, Arabic, count, path\n";
    return 3;
  }
  const std::vector<unsigned char> bytes = TableBuilder().build(file.names, file.learned);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    std::cerr << argv[1] << ": cannot be written\n";
    return 3;
  }
  return 0;
}
