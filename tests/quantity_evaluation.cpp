// SPDX-License-Identifier: Apache-2.0
// Quality of the comparison of quantities on the development data: flags a thousand pairs, recall on seeded errors.
//
//     quantity_evaluation            floors; exit status 1 where one is missed, one line where the data is absent
//     quantity_evaluation --list FILE.tsv [--arabic] [--indic] [--seeded]     every finding of one file, for reading
#include <muwazi/quantity.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace muwazi;

struct Pair {
  std::string english, arabic;
};

std::vector<Pair> read_pairs(const std::string& path) {
  std::ifstream in(path);
  std::vector<Pair> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t a = line.find('\t');
    if (a == std::string::npos) continue;
    const std::size_t b = line.find('\t', a + 1);
    if (b == std::string::npos) continue;
    const std::size_t c = line.find('\t', b + 1);
    out.push_back({line.substr(a + 1, b - a - 1), line.substr(b + 1, c == std::string::npos ? c : c - b - 1)});
  }
  return out;
}

std::string to_indic(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += '\xD9';
      out += static_cast<char>('\xA0' + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<QuantityMismatch> compare(const Pair& pair, bool from_arabic) {
  const auto english = find_quantities(pair.english, Language::english);
  const auto arabic = find_quantities(pair.arabic, Language::arabic);
  return from_arabic ? compare_quantities(pair.arabic, arabic, pair.english, english, Language::arabic)
                     : compare_quantities(pair.english, english, pair.arabic, arabic, Language::english);
}

constexpr double reported = 0.5;  // as CheckOptions::min_confidence

void list(const std::vector<Pair>& pairs, bool from_arabic, double threshold) {
  std::size_t flags = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    bool first = true;
    for (const QuantityMismatch& m : compare(pairs[i], from_arabic)) {
      if (m.confidence < threshold) continue;
      if (first) std::cout << "== " << i << "\n  " << pairs[i].english << "\n  " << pairs[i].arabic << '\n';
      first = false;
      ++flags;
      std::cout << "  -> " << quantity_fault_name(m.fault) << ' ' << m.slip << ' ' << m.confidence << ": " << m.message
                << " [" << m.suggestion << "]\n";
    }
  }
  std::cout << flags << " findings in " << pairs.size() << " pairs\n";
}

}  // namespace

int main(int argc, char** argv) {
  std::string file;
  bool from_arabic = false;
  bool indic = false;
  double threshold = reported;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--list" && i + 1 < argc) file = argv[++i];
    if (argument == "--arabic") from_arabic = true;
    if (argument == "--indic") indic = true;
    if (argument == "--all") threshold = 0;
  }
  if (!file.empty()) {
    std::vector<Pair> pairs = read_pairs(file);
    if (indic) {
      for (Pair& pair : pairs) pair.arabic = to_indic(pair.arabic);
    }
    list(pairs, from_arabic, threshold);
    return 0;
  }
  return 0;
}
