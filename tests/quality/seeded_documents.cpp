// SPDX-License-Identifier: Apache-2.0
// Measures recall over a text: errors are made in documents of good pairs, and the review has to find them.
//
//     seeded_documents [--data DIR] [--lexicon TABLE] [--set tico19,react-docs,pud] [--list ERROR] [--floors FILE]
//
// A document is a run of 24 pairs, each pair a paragraph. In each, one error is made at a time: a sentence dropped from the
// target or added to it, a paragraph doubled, two neighbours exchanged. It counts as found where the review has a finding of
// the right kind at those words that the sound document does not have, and as marked where that finding touches no other
// sentence. Each has a twin in which the same was done on both sides: a finding of the kinds that the sound document does not
// have is a false one.
#include "seeds.hpp"

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

using namespace seeds;
using muwazi::Finding;
using muwazi::FindingKind;
using Lines = std::vector<std::string>;

constexpr std::size_t document_size = 24;

std::string text_of(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n\n";
  return out;
}

/// A document with an error, and what a finding has to mark: lines of the source, or of the target.
struct Made {
  Lines source, target;
  std::vector<std::string> marked_source, marked_target;
};

struct Error {
  const char* name;
  std::vector<FindingKind> kinds;
  double asked;
  /// With `both`, the twin: the same on either side.
  Made (*make)(const Lines& source, const Lines& target, std::size_t at, bool both);
};

const std::vector<Error>& errors() {
  using enum FindingKind;
  static const std::vector<Error> all = {
      {"sentence dropped", {omission}, 0.97,
       [](const Lines& source, const Lines& target, std::size_t at, bool both) {
         Made out{source, target, {source[at]}, {}};
         out.target.erase(out.target.begin() + static_cast<std::ptrdiff_t>(at));
         if (both) out.source.erase(out.source.begin() + static_cast<std::ptrdiff_t>(at));
         return out;
       }},
      {"sentence added", {addition}, 0.97,
       [](const Lines& source, const Lines& target, std::size_t at, bool both) {
         Made out{source, target, {}, {target[at]}};
         if (!both) out.source.erase(out.source.begin() + static_cast<std::ptrdiff_t>(at));
         return out;
       }},
      {"paragraph doubled", {repetition}, 1.0,
       [](const Lines& source, const Lines& target, std::size_t at, bool both) {
         Made out{source, target, {}, {target[at]}};
         out.target.insert(out.target.begin() + static_cast<std::ptrdiff_t>(at), target[at]);
         if (both) out.source.insert(out.source.begin() + static_cast<std::ptrdiff_t>(at), source[at]);
         return out;
       }},
      {"neighbours exchanged", {alignment}, 0.95,
       [](const Lines& source, const Lines& target, std::size_t at, bool both) {
         Made out{source, target, {source[at], source[at + 1]}, {target[at], target[at + 1]}};
         std::swap(out.target[at], out.target[at + 1]);
         if (both) std::swap(out.source[at], out.source[at + 1]);
         return out;
       }},
  };
  return all;
}

bool of_kinds(const Finding& finding, const Error& error) {
  return std::find(error.kinds.begin(), error.kinds.end(), finding.kind) != error.kinds.end();
}

/// Whether the words of a span stand in one of the lines, or one of the lines within it.
bool touches(const std::optional<muwazi::Span>& span, const std::vector<std::string>& lines) {
  return span && std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
           return line.find(span->text) != std::string::npos || span->text.find(line) != std::string::npos;
         });
}
bool within(const std::optional<muwazi::Span>& span, const std::vector<std::string>& lines) {
  std::size_t most = 0;
  for (const std::string& line : lines) most += line.size() + 2;
  return !span || lines.empty() || span->text.size() <= most;
}

std::size_t words_in(const std::string& text) { return words_of(text).size(); }

}  // namespace

int main(int argc, char** argv) {
  const seeds::Arguments given(argc, argv, MUWAZI_SHARED_DIR, "tico19,react-docs,pud");
  const auto& [data, sets, table, list, floors_path] = given;
  seeds::Floors floors(floors_path, "seeded_documents");
  muwazi::ReviewOptions options;
  std::optional<muwazi::Lexicon> lexicon;
  if (!table.empty()) {
    std::ifstream in(table, std::ios::binary);
    options.check.lexicon = &lexicon.emplace(muwazi::Lexicon::read_table(in, table));
    options.align.lexicon = options.check.lexicon;
  }
  std::istringstream names(sets);
  for (std::string name; std::getline(names, name, ',');) {
    const std::vector<Pair> pairs = read_pairs(data + "/data/parallel/" + name + ".tsv");
    if (pairs.empty()) {
      std::printf("seeded_documents: skipped, no %s in %s\n", name.c_str(), data.c_str());
      continue;
    }
    for (const bool reversed : {false, true}) {
      options.source_language = reversed ? muwazi::Language::arabic : muwazi::Language::english;
      const muwazi::Reviewer reviewer(options);
      const auto findings_of = [&](const Lines& source, const Lines& target) {
        return reviewer.review(text_of(source), text_of(target)).findings;
      };
      struct Row {
        std::size_t made = 0, found = 0, marked = 0, twins = 0;
      };
      std::map<std::string, Row> rows;
      std::map<std::string, std::size_t> without_errors;
      Random random(20240607);
      for (std::size_t first = 0; first + document_size <= pairs.size(); first += document_size) {
        Lines source, target;
        for (std::size_t i = first; i < first + document_size; ++i) {
          source.push_back(reversed ? pairs[i].arabic : pairs[i].english);
          target.push_back(reversed ? pairs[i].english : pairs[i].arabic);
        }
        const auto sound = findings_of(source, target);
        for (const Finding& finding : sound)
          if (finding.rule == "omission.sentence" || finding.rule == "addition.sentence" || finding.rule == "alignment.order" ||
              finding.rule == "repetition.sentence")
            ++without_errors[std::string(finding.rule)];
        for (const Error& error : errors()) {
          const std::size_t at = 1 + random.below(document_size - 3);
          if (words_in(source[at]) < 5 || words_in(target[at]) < 4 || words_in(source[at + 1]) < 5 || words_in(target[at + 1]) < 4) continue;
          if (std::count(target.begin(), target.end(), target[at]) > 1) continue;
          Row& row = rows[error.name];
          const auto known = [&](const Finding& finding) {
            return std::any_of(sound.begin(), sound.end(), [&](const Finding& f) {
              return f.rule == finding.rule && f.source.has_value() == finding.source.has_value() &&
                     (!f.source || f.source->text == finding.source->text) && (!f.target || !finding.target || f.target->text == finding.target->text);
            });
          };
          const Made made = error.make(source, target, at, false);
          bool found = false, marked = false;
          for (const Finding& finding : findings_of(made.source, made.target)) {
            if (!of_kinds(finding, error) || known(finding)) continue;
            if (!touches(finding.source, made.marked_source) && !touches(finding.target, made.marked_target)) continue;
            found = true;
            marked = marked || (within(finding.source, made.marked_source) && within(finding.target, made.marked_target));
          }
          ++row.made;
          row.found += found;
          row.marked += marked;
          if (!found && list == error.name) {
            std::printf("  missed %s\n    %s\n    %s\n    %s\n    %s\n", error.name, source[at].c_str(), target[at].c_str(), source[at + 1].c_str(), target[at + 1].c_str());
            const muwazi::Review review = reviewer.review(text_of(made.source), text_of(made.target));
            for (const muwazi::Bead& bead : review.beads) {
              bool near = false;
              for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i)
                near = near || source[at].find(review.source.written(i)) != std::string::npos || source[at + 1].find(review.source.written(i)) != std::string::npos;
              for (std::uint32_t i = bead.target.begin; i < bead.target.end; ++i)
                near = near || target[at].find(review.target.written(i)) != std::string::npos || target[at + 1].find(review.target.written(i)) != std::string::npos;
              if (near) std::printf("    bead [%u, %u) : [%u, %u) %.3f\n", bead.source.begin, bead.source.end, bead.target.begin, bead.target.end, static_cast<double>(bead.score));
            }
          }
          const Made twin = error.make(source, target, at, true);
          for (const Finding& finding : findings_of(twin.source, twin.target))
            if (of_kinds(finding, error) && !known(finding)) {
              ++row.twins;
              if (list == error.name) std::printf("  twin %s: %s %s\n", std::string(finding.rule).c_str(), finding.message.c_str(), (finding.source ? finding.source->text : finding.target ? finding.target->text : "").c_str());
            }
        }
      }
      std::printf("%s %s\n", name.c_str(), reversed ? "ar-en" : "en-ar");
      for (const auto& [rule, count] : without_errors) std::printf("  %-22s %5zu findings in the sound documents\n", rule.c_str(), count);
      for (const Error& error : errors()) {
        const Row& row = rows[error.name];
        if (row.made == 0) continue;
        const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(row.made); };
        std::printf("  %-22s %5zu made  %5.1f %% found (asked %.0f)  %5.1f %% marked  %zu false in the twins\n", error.name, row.made,
                    share(row.found), 100 * error.asked, share(row.marked), row.twins);
        floors.check(name, reversed ? "ar-en" : "en-ar", error.name, share(row.found));
      }
    }
  }
  return floors.status();
}
