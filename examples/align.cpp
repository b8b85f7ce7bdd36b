// SPDX-License-Identifier: Apache-2.0
// Aligns two files sentence by sentence and prints each bead with its probability.
//
//     example_align news.en.txt news.ar.txt
#include <muwazi/muwazi.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw muwazi::Error(muwazi::ErrorKind::file, path, "cannot be opened");
  return {std::istreambuf_iterator<char>(file), {}};
}

void print(const muwazi::Document& document, muwazi::SentenceRange sentences) {
  if (sentences.empty()) std::cout << "  (nothing)\n";
  for (std::uint32_t i = sentences.begin; i < sentences.end; ++i) std::cout << "  " << document.written(i) << '\n';
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: example_align SOURCE TARGET\n";
    return 2;
  }
  const muwazi::Reviewer reviewer;  // make it once; it may be shared between threads
  const muwazi::Review review = reviewer.align(read(argv[1]), read(argv[2]));
  for (const muwazi::Bead& bead : review.beads) {
    std::printf("%.2f  %u-%u\n", static_cast<double>(bead.score), bead.source.size(), bead.target.size());
    std::fflush(stdout);
    print(review.source, bead.source);
    print(review.target, bead.target);
    std::cout << std::endl;
  }
} catch (const muwazi::Error& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
