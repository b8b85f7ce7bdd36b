// SPDX-License-Identifier: Apache-2.0
// Measures the review: findings a thousand good pairs, and the seed pair against its gold.
//
//     review_quality [--data DIR] [--floors] [--list RULE]
//
// Flags: every pair of DIR/data/parallel/*.tsv is checked on its own, in both directions, and the findings of severity minor
// and above are counted by rule. They are no verdict: some are true errors (verdicts.tsv beside this file says which).
// Seeds: the review of the seed pair is held against gold/seed-errors.tsv (found where a finding of the right kind
// overlaps the words named) and gold/seed-right.tsv (none of its words may be a finding).
// With --floors the exit status is 1 where a figure is worse than the one on record in `floors` below.
#include <muwazi/review.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using muwazi::Finding;
using muwazi::Review;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::vector<std::vector<std::string>> read_tsv(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t')
        row.emplace_back();
      else
        row.back() += c;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The guides hold pairs that were shortened, extended and put out of step; who finds more of these has more findings.
/// Most findings of severity minor and above a thousand pairs, English to Arabic, and least errors of the seed pair found.
struct Floor {
  const char* name;
  double value;
};
constexpr Floor floors[] = {
    {"pud", 31}, {"tico19", 4.3}, {"opensource-guide", 75}, {"react-docs", 52}, {"seed major", 8}, {"seed minor", 2},
};

double floor_of(const std::string& name) {
  for (const Floor& floor : floors)
    if (name == floor.name) return floor.value;
  return 0;
}

bool failed = false;

void hold(const std::string& name, double value, bool at_most) {
  const double floor = floor_of(name);
  if (at_most ? value > floor : value < floor) {
    std::printf("FLOOR %s: %.2f, on record %.2f\n", name.c_str(), value, floor);
    failed = true;
  }
}

void measure_flags(const std::string& data, const std::string& name, const std::string& list) {
  const auto rows = read_tsv(data + "/data/parallel/" + name + ".tsv");
  for (const bool reversed : {false, true}) {
    muwazi::ReviewOptions options;
    options.source_language = reversed ? muwazi::Language::arabic : muwazi::Language::english;
    const muwazi::Reviewer reviewer(options);
    std::map<std::string, int> by_rule;
    int flags = 0;
    int infos = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].size() < 3) continue;
      const std::string& source = rows[i][reversed ? 2 : 1];
      const std::string& target = rows[i][reversed ? 1 : 2];
      const Review review = reviewer.check_pair(source, target);
      for (const Finding& finding : review.findings) {
        if (finding.severity == muwazi::Severity::info) {
          ++infos;
          continue;
        }
        ++flags;
        ++by_rule[std::string(finding.rule)];
        if (!list.empty() && finding.rule.substr(0, list.size()) == list)
          std::printf("%s%s:%zu %s %.2f: %s\n  %s\n  %s\n", name.c_str(), reversed ? " reversed" : "", i,
                      std::string(finding.rule).c_str(), finding.confidence, finding.message.c_str(), source.c_str(),
                      target.c_str());
      }
    }
    const double per_thousand = flags * 1000.0 / static_cast<double>(rows.size());
    std::printf("%-18s %s  %5.1f a thousand, %d infos ", name.c_str(), reversed ? "ar-en" : "en-ar", per_thousand, infos);
    for (const auto& [rule, count] : by_rule) std::printf(" %s %d", rule.c_str(), count);
    std::printf("\n");
    if (!reversed) hold(name, per_thousand, true);
  }
}

bool holds(const std::string& text, const std::string& part) { return !part.empty() && text.find(part) != std::string::npos; }

/// Whether a finding's words and the gold's overlap: one holds the other.
bool overlap(const std::optional<muwazi::Span>& span, const std::string& words) {
  return span && !words.empty() && (holds(span->text, words) || holds(words, span->text));
}

void measure_seeds(const std::string& data) {
  std::string english_file;
  std::string arabic_file;
  for (const auto& row : read_tsv(data + "/gold/seed-documents.tsv"))
    if (row.size() == 2) arabic_file = row[0], english_file = row[1];
  const std::string english = read_file(data + "/seeds/" + english_file);
  const std::string arabic = read_file(data + "/seeds/" + arabic_file);
  for (const bool reversed : {false, true}) {
    const Review review = reversed ? muwazi::review(arabic, english) : muwazi::review(english, arabic);
    std::map<std::string, std::pair<int, int>> found;  // severity -> found, all
    std::vector<char> explained(review.findings.size());
    for (const auto& row : read_tsv(data + "/gold/seed-errors.tsv")) {
      if (row.size() < 6 || row[0] == "kind") continue;
      bool hit = false;
      for (std::size_t i = 0; i < review.findings.size(); ++i) {
        const Finding& finding = review.findings[i];
        const auto& in_english = reversed ? finding.target : finding.source;
        const auto& in_arabic = reversed ? finding.source : finding.target;
        const bool kind = finding_kind_name(finding.kind) == row[0] ||
                          (reversed && ((row[0] == "omission" && finding.kind == muwazi::FindingKind::addition) ||
                                        (row[0] == "addition" && finding.kind == muwazi::FindingKind::omission)));
        if (!overlap(in_english, row[2]) && !overlap(in_arabic, row[3])) continue;
        explained[i] = 1;
        hit = hit || kind;
      }
      auto& [count, all] = found[row[1]];
      count += hit;
      ++all;
      if (!hit && !reversed) std::printf("  missed: %s %s | %s | %s\n", row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str());
    }
    for (const auto& [severity, counts] : found) {
      std::printf("seed pair %s  %s: %d of %d found\n", reversed ? "ar-en" : "en-ar", severity.c_str(), counts.first, counts.second);
      if (!reversed && severity != "info") hold("seed " + severity, counts.first, false);
    }
    for (std::size_t i = 0; i < review.findings.size(); ++i) {
      const Finding& finding = review.findings[i];
      for (const auto& row : read_tsv(data + "/gold/seed-right.tsv")) {
        if (row.size() < 2 || row[0] == "english") continue;
        const auto& in_english = reversed ? finding.target : finding.source;
        const auto& in_arabic = reversed ? finding.source : finding.target;
        if (explained[i] || !((in_english && in_english->text == row[0]) || (in_arabic && in_arabic->text == row[1]))) continue;
        std::printf("FLOOR seed pair: flags what is right: %s %s\n", std::string(finding.rule).c_str(), row[0].c_str());
        failed = true;
      }
      if (!explained[i] && finding.severity != muwazi::Severity::info)
        std::printf("  beyond gold: %s %.2f %s\n", std::string(finding.rule).c_str(), finding.confidence, finding.message.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string data = MUWAZI_SHARED_DIR;
  std::string list;
  bool with_floors = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--floors")
      with_floors = true;
    else if (argument == "--data" && i + 1 < argc)
      data = argv[++i];
    else if (argument == "--list" && i + 1 < argc)
      list = argv[++i];
    else
      return std::fprintf(stderr, "usage: review_quality [--data DIR] [--floors] [--list RULE]\n"), 2;
  }
  if (!std::ifstream(data + "/gold/seed-documents.tsv")) {
    std::printf("review_quality: skipped, no data in %s\n", data.c_str());
    return 0;
  }
  for (const char* name : {"pud", "tico19", "opensource-guide", "react-docs"}) measure_flags(data, name, list);
  measure_seeds(data);
  return with_floors && failed ? 1 : 0;
}
