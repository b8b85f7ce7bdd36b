// SPDX-License-Identifier: Apache-2.0
// Measures the review: findings a thousand good pairs, and the seed pair against its gold.
//
//     review_quality [--data DIR] [--floors] [--list RULE] [--unjudged]
//
// Flags: every pair of DIR/data/parallel/*.tsv is checked on its own, in both directions, and the findings of severity minor
// and above are counted by rule. They are no verdict: some are true errors. verdicts.tsv beside this file says which: for
// pud and tico19 each finding was read, and the table printed has, for each rule, findings, true, false and unjudged ones.
// --unjudged prints the findings without a verdict with their pairs, to be read; --list those of a rule.
// Seeds: the review of the seed pair is held against gold/seed-errors.tsv (found where a finding of the right kind
// overlaps the words named) and gold/seed-right.tsv (none of its words may be a finding).
// With --floors the exit status is 1 where a figure is worse than the one on record in `floors` below.
#include <muwazi/review.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
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

/// Most findings of severity minor and above a thousand pairs of a set not judged throughout, less those that a verdict calls
/// true, English to Arabic, and least errors of the seed pair found. The guides hold pairs that were shortened, extended and put out of step; who finds more of these has more findings.
struct Floor {
  const char* name;
  double value;
};
constexpr Floor floors[] = {
    {"opensource-guide", 58}, {"react-docs", 42}, {"seed major", 10}, {"seed minor", 5},
};

/// Most false and most unjudged findings a set and direction.
struct Judged {
  const char* name;
  int most_false;
  int most_unjudged;
};
constexpr Judged judged_sets[] = {
    {"pud en-ar", 11, 6}, {"pud ar-en", 11, 6}, {"tico19 en-ar", 16, 6}, {"tico19 ar-en", 17, 6}};

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

/// verdicts.tsv: what a reader said of each finding. One row serves all findings of a rule in a pair.
class Verdicts {
 public:
  explicit Verdicts(const std::string& path) {
    for (const auto& row : read_tsv(path)) {
      if (row.size() < 6 || row[0] == "set" || row[0].starts_with('#')) continue;
      if (row[4] != "true" && row[4] != "false") std::printf("verdicts.tsv: neither true nor false: %s\n", row[4].c_str()), failed = true;
      for (const char* direction : {"en-ar", "ar-en"})
        if (row[1] == direction || row[1] == "both") by_finding_[row[0] + ' ' + direction + ' ' + row[2] + ' ' + row[3]] = row[4] == "true";
    }
  }
  /// Nothing for a finding that nobody has judged.
  [[nodiscard]] std::optional<bool> of(const std::string& set, std::size_t line, std::string_view rule) const {
    const auto found = by_finding_.find(set + ' ' + std::to_string(line) + ' ' + std::string(rule));
    return found == by_finding_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, bool> by_finding_;
};

struct Listing {
  std::string rule;       ///< list the findings of rules that begin so
  bool unjudged = false;  ///< list what has no verdict, in the sets that are judged
};

void list_finding(const std::string& set, std::size_t line, const Finding& finding, const std::string& source,
                  const std::string& target) {
  const auto words = [](const std::optional<muwazi::Span>& span) { return span ? span->text : std::string("-"); };
  std::printf("%s\t%zu\t%s\t%.2f\t%s\t[%s] [%s]\n  %s\n  %s\n", set.c_str(), line, std::string(finding.rule).c_str(),
              finding.confidence, finding.message.c_str(), words(finding.source).c_str(), words(finding.target).c_str(),
              source.c_str(), target.c_str());
}

void measure_flags(const std::string& data, const std::string& name, const Verdicts& verdicts, const Listing& listing) {
  const auto rows = read_tsv(data + "/data/parallel/" + name + ".tsv");
  struct Count {
    int findings = 0, right = 0, wrong = 0;
  };
  for (const bool reversed : {false, true}) {
    muwazi::ReviewOptions options;
    options.source_language = reversed ? muwazi::Language::arabic : muwazi::Language::english;
    const muwazi::Reviewer reviewer(options);
    const std::string set = name + (reversed ? " ar-en" : " en-ar");
    const Judged* judged = std::find_if(std::begin(judged_sets), std::end(judged_sets), [&](const Judged& j) { return j.name == set; });
    const bool is_judged = judged != std::end(judged_sets);
    std::map<std::string, Count> by_rule;
    Count all;
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
        const std::optional<bool> verdict = verdicts.of(set, i, finding.rule);
        for (Count* count : {&all, &by_rule[std::string(finding.rule)]}) {
          ++count->findings;
          count->right += verdict.value_or(false);
          count->wrong += !verdict.value_or(true);
        }
        if ((!listing.rule.empty() && finding.rule.starts_with(listing.rule)) || (listing.unjudged && is_judged && !verdict))
          list_finding(set, i, finding, source, target);
      }
    }
    const double per_thousand = (is_judged ? all.findings : all.findings - all.right) * 1000.0 / static_cast<double>(rows.size());
    std::printf("%-22s  %5.1f a thousand, %d infos ", set.c_str(), per_thousand, infos);
    if (!is_judged)
      for (const auto& [rule, count] : by_rule) std::printf(" %s %d", rule.c_str(), count.findings);
    std::printf("\n");
    if (!is_judged) {
      if (!reversed) hold(name, per_thousand, true);
      continue;
    }
    const auto unjudged = [](const Count& count) { return count.findings - count.right - count.wrong; };
    std::printf("    %-28s %8s %6s %6s %9s\n", "rule", "findings", "true", "false", "unjudged");
    by_rule["(all)"] = all;
    for (const auto& [rule, count] : by_rule)
      std::printf("    %-28s %8d %6d %6d %9d\n", rule.c_str(), count.findings, count.right, count.wrong, unjudged(count));
    if (all.wrong > judged->most_false || unjudged(all) > judged->most_unjudged) {
      std::printf("FLOOR %s: %d false and %d unjudged findings, on record %d and %d\n", set.c_str(), all.wrong,
                  unjudged(all), judged->most_false, judged->most_unjudged);
      failed = true;
    }
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
  Listing listing;
  bool with_floors = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--floors")
      with_floors = true;
    else if (argument == "--data" && i + 1 < argc)
      data = argv[++i];
    else if (argument == "--list" && i + 1 < argc)
      listing.rule = argv[++i];
    else if (argument == "--unjudged")
      listing.unjudged = true;
    else
      return std::fprintf(stderr, "usage: review_quality [--data DIR] [--floors] [--list RULE] [--unjudged]\n"), 2;
  }
  if (!std::ifstream(data + "/gold/seed-documents.tsv")) {
    std::printf("review_quality: skipped, no data in %s\n", data.c_str());
    return 0;
  }
  const Verdicts verdicts(MUWAZI_TEST_DIR "/quality/verdicts.tsv");
  for (const char* name : {"pud", "tico19", "opensource-guide", "react-docs"}) measure_flags(data, name, verdicts, listing);
  measure_seeds(data);
  return with_floors && failed ? 1 : 0;
}
