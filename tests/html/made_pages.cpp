// SPDX-License-Identifier: Apache-2.0
// Writes review pages for the browser test, and a file of each format for validators that are not ours:
// `made_pages FOLDER`.
#include <muwazi/write.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "made_review.hpp"

namespace {

/// The small review over and over, and one pair that is like no other: 5,001 pairs, 5,000 findings.
muwazi::Review large() {
  const muwazi::Review one = made::small();
  std::vector<std::string> source;
  std::vector<std::string> target;
  muwazi::Review out;
  constexpr std::uint32_t times = 1000;
  const auto source_count = static_cast<std::uint32_t>(one.source.sentences.size());
  const auto target_count = static_cast<std::uint32_t>(one.target.sentences.size());
  for (std::uint32_t i = 0; i < times; ++i) {
    for (std::size_t s = 0; s < source_count; ++s) source.emplace_back(one.source.written(s));
    for (std::size_t t = 0; t < target_count; ++t) target.emplace_back(one.target.written(t));
  }
  source.emplace_back("Last of all the lighthouse was lit.");
  target.emplace_back("وأضيئت المنارة آخر الأمر.");
  out.source = made::document(one.source.language, "large.en.txt", source);
  out.target = made::document(one.target.language, "large.ar.txt", target);
  for (std::uint32_t i = 0; i < times; ++i) {
    for (muwazi::Bead bead : one.beads) {
      bead.source.begin += i * source_count;
      bead.source.end += i * source_count;
      bead.target.begin += i * target_count;
      bead.target.end += i * target_count;
      out.beads.push_back(bead);
    }
    for (muwazi::Finding finding : one.findings) {
      finding.bead += i * static_cast<std::uint32_t>(one.beads.size());
      for (const auto& [span, size] : {std::pair{&finding.source, one.source.text.utf8.size()},
                                       std::pair{&finding.target, one.target.text.utf8.size()}}) {
        if (!*span) continue;
        (*span)->bytes.begin += i * static_cast<std::uint32_t>(size);
        (*span)->bytes.end += i * static_cast<std::uint32_t>(size);
      }
      out.findings.push_back(finding);
    }
  }
  out.beads.push_back(made::bead(times * source_count, times * source_count + 1, times * target_count, times * target_count + 1, 1));
  return out;
}

/// The small review with three times the findings, so that pairs beside each other have several cards each.
muwazi::Review crowded() {
  muwazi::Review out = made::small();
  const std::vector<muwazi::Finding> once = out.findings;
  for (int i = 0; i < 2; ++i) out.findings.insert(out.findings.end(), once.begin(), once.end());
  std::ranges::stable_sort(out.findings, {}, &muwazi::Finding::bead);
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  const auto page = [&](const std::string& name, const muwazi::Review& review, muwazi::Language ui) {
    std::ofstream out(folder + "/" + name + ".html", std::ios::binary);
    muwazi::write_html(out, review, {.ui = ui, .title = {}, .gold = {}});
    if (!out.flush()) std::exit(3);
  };
  const auto file = [&](const std::string& name, const auto& writer) {
    std::ofstream out(folder + "/" + name, std::ios::binary);
    writer(out);
    if (!out.flush()) std::exit(3);
  };
  for (const std::string stem : {"small", "hostile", "empty"}) {
    const muwazi::Review review = stem == "small" ? made::small() : stem == "hostile" ? made::hostile() : muwazi::Review{};
    file(stem + ".tmx", [&](std::ostream& out) { muwazi::write_tmx(out, review); });
    file(stem + ".xlf", [&](std::ostream& out) { muwazi::write_xliff(out, review); });
    file(stem + ".12.xlf", [&](std::ostream& out) { muwazi::write_xliff(out, review, {muwazi::XliffVersion::v1_2}); });
    file(stem + ".po", [&](std::ostream& out) { muwazi::write_po(out, review); });
    file(stem + ".sarif", [&](std::ostream& out) { muwazi::write_sarif(out, review); });
    file(stem + ".checkstyle.xml", [&](std::ostream& out) { muwazi::write_checkstyle(out, review); });
    file(stem + ".xces.xml", [&](std::ostream& out) { muwazi::write_xces(out, review); });
    file(stem + ".svg", [&](std::ostream& out) { muwazi::write_svg(out, review); });
    file(stem + ".jsonl", [&](std::ostream& out) { muwazi::write_jsonl(out, review); });
    file(stem + ".beads.jsonl", [&](std::ostream& out) { muwazi::write_alignment_jsonl(out, review); });
    file(stem + ".csv", [&](std::ostream& out) { muwazi::write_csv(out, review); });
  }
  page("small.en", made::small(), muwazi::Language::english);
  page("small.ar", made::small(), muwazi::Language::arabic);
  page("hostile.en", made::hostile(), muwazi::Language::english);
  page("large.en", large(), muwazi::Language::english);
  page("crowded.ar", crowded(), muwazi::Language::arabic);
  muwazi::Review clean = made::small();
  clean.findings.clear();
  page("clean.en", clean, muwazi::Language::english);
  return 0;
}
