// SPDX-License-Identifier: Apache-2.0
// Every directory of tests/corpus/ is a test: a source, its translation, and what a review has to say of them.
//
//   tests/corpus/NAME/source.txt       the source text, either language
//   tests/corpus/NAME/target.txt       its translation
//   tests/corpus/NAME/beads            optional: the alignment, as `muwazi align --format beads` prints it
//   tests/corpus/NAME/expected.jsonl   optional: the findings, one a line; an empty file says that there is none
//   tests/corpus/NAME/README           optional: what the case is about
//   tests/corpus/known_failures        names of cases that are known to fail, one a line; one that passes is an error too
//
// A line of expected.jsonl gives what matters and leaves out the rest: {"kind":"number","source":"618","target":"681"}.
// "kind", "rule" and "severity" have to be equal, "source" and "target" have to overlap the words that are pointed at (null:
// nothing is pointed at). Each line has to be met by a finding, and each finding has to meet a line, but for lines with
// "optional":true, which no finding has to meet.
#include <muwazi/muwazi.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace muwazi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::optional<std::string> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') out.push_back(line);
  return out;
}

bool place_fits(const json& expected, const char* side, const std::optional<Span>& place) {
  if (!expected.contains(side)) return true;
  if (expected[side].is_null()) return !place;
  const auto words = expected[side].get<std::string>();
  return place && (place->text.find(words) != std::string::npos || words.find(place->text) != std::string::npos);
}

bool fits(const json& expected, const Finding& finding) {
  const auto equal = [&](const char* field, std::string_view value) {
    return !expected.contains(field) || expected[field].get<std::string>() == value;
  };
  return equal("kind", finding_kind_name(finding.kind)) && equal("rule", finding.rule) &&
         equal("severity", severity_name(finding.severity)) && place_fits(expected, "source", finding.source) &&
         place_fits(expected, "target", finding.target);
}

std::string shown(const Finding& finding) {
  return std::string(finding_kind_name(finding.kind)) + " " + std::string(finding.rule) + " [" +
         (finding.source ? finding.source->text : "") + "] [" + (finding.target ? finding.target->text : "") + "] " +
         finding.message;
}

/// What is wrong with a case, one fault a line; empty where it passes.
std::string faults_of(const fs::path& directory) {
  const std::optional<std::string> source = read(directory / "source.txt");
  const std::optional<std::string> target = read(directory / "target.txt");
  if (!source || !target) return "source.txt and target.txt are needed\n";
  static const Reviewer reviewer;
  const Review review = reviewer.review(*source, *target);
  std::string faults;
  if (const auto beads = read(directory / "beads")) {
    std::ostringstream got;
    write_beads(got, review);
    if (got.str() != *beads) faults += "beads: expected\n" + *beads + "but got\n" + got.str();
  }
  if (const auto text = read(directory / "expected.jsonl")) {
    std::vector<json> expected;
    for (const std::string& line : lines_of(*text)) expected.push_back(json::parse(line));
    for (const json& one : expected)
      if (!one.value("optional", false) &&
          std::ranges::none_of(review.findings, [&](const Finding& finding) { return fits(one, finding); }))
        faults += "missing: " + one.dump() + "\n";
    for (const Finding& finding : review.findings)
      if (std::ranges::none_of(expected, [&](const json& one) { return fits(one, finding); }))
        faults += "too much: " + shown(finding) + "\n";
  }
  return faults;
}

class Case : public testing::Test {
 public:
  Case(fs::path directory, bool known) : directory_(std::move(directory)), known_(known) {}
  void TestBody() override {
    const std::string faults = faults_of(directory_);
    if (known_)
      EXPECT_FALSE(faults.empty()) << "passes: take it out of tests/corpus/known_failures";
    else
      EXPECT_EQ(faults, "");
  }

 private:
  fs::path directory_;
  bool known_;
};

// The runner itself has to be able to fail.
TEST(CorpusRunner, compares_what_an_expectation_names) {
  Finding finding;
  finding.kind = FindingKind::number;
  finding.rule = "number.value";
  finding.source = Span{{0, 3}, "618"};
  EXPECT_TRUE(fits(json::parse(R"({"kind":"number","source":"618 miles","target":null})"), finding));
  EXPECT_FALSE(fits(json::parse(R"({"kind":"name"})"), finding));
  EXPECT_FALSE(fits(json::parse(R"({"source":"681"})"), finding));
  EXPECT_FALSE(fits(json::parse(R"({"target":"681"})"), finding));
  EXPECT_FALSE(fits(json::parse(R"({"source":null})"), finding));
  EXPECT_NE(faults_of("/nowhere"), "");
}

}  // namespace
}  // namespace muwazi

int main(int argc, char** argv) {
  using namespace muwazi;
  testing::InitGoogleTest(&argc, argv);
  const fs::path corpus = fs::path(MUWAZI_TEST_DIR) / "corpus";
  std::set<std::string> known;
  if (const auto text = read(corpus / "known_failures"))
    for (const std::string& name : lines_of(*text)) known.insert(name);
  std::set<fs::path> directories;  // in order
  for (const auto& entry : fs::directory_iterator(corpus))
    if (entry.is_directory()) directories.insert(entry.path());
  for (const fs::path& directory : directories) {
    const std::string name = directory.filename().string();
    const bool is_known = known.erase(name) > 0;
    testing::RegisterTest("Corpus", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [=]() -> testing::Test* { return new Case(directory, is_known); });
  }
  for (const std::string& name : known) {
    std::fprintf(stderr, "tests/corpus/known_failures names %s, which is not there\n", name.c_str());
    return 1;
  }
  return RUN_ALL_TESTS();
}
