// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over files and folders, for compilers without libFuzzer and for the ordinary test run.
//
//     fuzz_decode tests/fuzz/corpus/decode crash-1234
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "fuzz.hpp"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (argv[i][0] == '-') continue;  // an option of libFuzzer
    const fs::path path(argv[i]);
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file()) files.push_back(entry.path());
    } else {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    std::cerr << "usage: " << argv[0] << " FILE_OR_FOLDER...\n";
    return 2;
  }
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      std::cerr << file.string() << ": cannot be opened\n";
      return 3;
    }
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    // Every prefix that ends at a power of two, and the whole, each in a block of exactly its size.
    std::size_t size = 0;
    while (true) {
      const std::unique_ptr<std::uint8_t[]> block(new std::uint8_t[size]);
      std::copy_n(content.begin(), size, block.get());
      std::cerr << file.string() << " [0, " << size << ")\n";  // so that a crash says where
      LLVMFuzzerTestOneInput(block.get(), size);
      if (size == content.size()) break;
      size = std::min(size == 0 ? 1 : size * 2, content.size());
    }
  }
  std::cerr << files.size() << " files replayed\n";
  return 0;
}
