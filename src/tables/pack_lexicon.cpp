// SPDX-License-Identifier: Apache-2.0
// Packs data/lexicon.tsv into the table that the library carries: pack_lexicon OUTPUT INPUT.
#include <fstream>
#include <iostream>

#include "lexicon_table.hpp"
#include "messages.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: pack_lexicon OUTPUT INPUT\n";
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  if (!in) {
    std::cerr << argv[2] << ": cannot be opened\n";
    return 3;
  }
  try {
    const std::string block = muwazi::lexicon_table::pack(muwazi::lexicon_table::read_facts(in));
    constexpr std::size_t limit = std::size_t{4} << 20;
    if (block.size() > limit) {
      std::cerr << argv[2] << ": the packed table has " << block.size() << " bytes, more than 4 MiB\n";
      return 3;
    }
    std::ofstream out(argv[1], std::ios::binary);
    out.write(block.data(), static_cast<std::streamsize>(block.size()));
    return out.flush() ? 0 : 3;
  } catch (const muwazi::lexicon_table::BadLine& bad) {
    std::cerr << argv[2] << ':' << bad.line << ": " << muwazi::english_text(bad.message) << '\n';
    return 3;
  }
}
