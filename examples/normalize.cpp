// SPDX-License-Identifier: Apache-2.0
// Shows what normalisation does to a line, and that every byte of the result knows where it came from.
//
//     echo 'مُحَمَّــد ١٢٫٥' | example_normalize
#include <muwazi/muwazi.hpp>

#include <iostream>
#include <string>

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const muwazi::Text text = muwazi::decode(line);  // any encoding; bad bytes become issues
    for (const muwazi::TextIssue& issue : text.issues)
      std::cerr << "bytes " << issue.range.begin << " to " << issue.range.end << ": " << issue.message << '\n';

    // What the library reads, and what dictionaries are keyed by.
    std::cout << "analysis  " << muwazi::normalize(text.utf8).utf8 << '\n';
    const muwazi::NormalizedText key = muwazi::normalize(text.utf8, muwazi::NormalizeOptions::matching());
    std::cout << "matching  " << key.utf8 << '\n';

    // The tokens of the key, each with the bytes of the line that it stands for.
    std::vector<muwazi::Token> tokens;
    muwazi::tokenize(key.utf8, {0, static_cast<std::uint32_t>(key.utf8.size())}, tokens);
    for (const muwazi::Token& token : tokens) {
      const muwazi::ByteRange there = text.map.origin(key.map.origin(token.range));
      std::cout << "  " << token.range.in(key.utf8) << "  <- bytes " << there.begin << " to " << there.end << ": "
                << there.in(line) << '\n';
    }
  }
}
