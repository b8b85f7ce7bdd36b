// SPDX-License-Identifier: Apache-2.0
// How often an editor is told, while a translation is typed word by word, what the whole sentence does not have.
//
//     typing_evaluation PAIRS.tsv [PAIRS]      English <tab> Arabic a line; the first 400 pairs, both ways
//
// Prints for each direction the states and, by check_pair() and by check_typed(), the findings of all states that the finished
// target has not and those that it has, then the former by rule.
#include <muwazi/review.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace muwazi;

struct Count {
  std::size_t taken_back = 0;
  std::size_t stays = 0;
  std::map<std::string_view, std::size_t> by_rule{};  ///< of what is taken back

  void add(const std::vector<Finding>& now, const std::vector<Finding>& in_the_end) {
    for (const Finding& one : now) {
      const auto same = [&](const Finding& other) { return other.rule == one.rule && other.source == one.source && other.target == one.target; };
      if (std::any_of(in_the_end.begin(), in_the_end.end(), same)) {
        ++stays;
      } else {
        ++taken_back;
        ++by_rule[one.rule];
      }
    }
  }
  void print(std::string_view name, std::size_t states) const {
    std::cout << name << ": taken back " << taken_back << " (" << 100.0 * static_cast<double>(taken_back) / static_cast<double>(std::max<std::size_t>(states, 1))
              << " in 100 states), stay " << stays << '\n';
    for (const auto& [rule, count] : by_rule) std::cout << "    " << rule << ' ' << count << '\n';
  }
};

void measure(const std::vector<std::pair<std::string, std::string>>& pairs, Language source_language) {
  const Reviewer reviewer({.source_language = source_language});
  Count pair, typed;
  std::size_t states = 0;
  for (const auto& [english, arabic] : pairs) {
    const bool from_english = source_language == Language::english;
    const std::string& source = from_english ? english : arabic;
    const std::string& target = from_english ? arabic : english;
    const std::vector<Finding> whole = reviewer.check_pair(source, target).findings;
    for (std::size_t at = target.find(' '); at != std::string::npos; at = target.find(' ', at + 1)) {
      ++states;
      const std::string_view so_far = std::string_view(target).substr(0, at);
      pair.add(reviewer.check_pair(source, so_far).findings, whole);
      typed.add(reviewer.check_typed(source, so_far).findings, whole);
    }
  }
  std::cout << (source_language == Language::english ? "from English" : "from Arabic") << ": " << states << " states\n";
  pair.print("  check_pair", states);
  typed.print("  check_typed", states);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: typing_evaluation PAIRS.tsv [PAIRS]\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  if (!in) {
    std::cerr << argv[1] << ": cannot be opened\n";
    return 3;
  }
  const std::size_t most = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 400;
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::string line; pairs.size() < most && std::getline(in, line);)
    if (const std::size_t tab = line.find('\t'); tab != std::string::npos) pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  measure(pairs, Language::english);
  measure(pairs, Language::arabic);
  return 0;
}
