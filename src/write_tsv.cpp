// SPDX-License-Identifier: Apache-2.0
// Writers of an alignment for other programs: tab-separated columns and beads.
#include <muwazi/write.hpp>

#include <algorithm>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

void append_sentences(std::string& out, const Document& document, SentenceRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    append_tsv(out, document.written(i));
  }
}

void append_indices(std::string& out, SentenceRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ',';
    append_integer(out, i);
  }
}

}  // namespace

void write_tsv(std::ostream& out, const Review& review, const TsvStyle& style) {
  Sink sink(out);
  std::string& text = sink.text;
  const bool findings = style.columns == TsvColumns::findings;
  if (style.header) {
    text += "source\ttarget\tscore\tsource_sentences\ttarget_sentences";
    if (findings) text += "\tfindings";
    text += '\n';
  }
  // Findings come in order of bead; a list that does not is sorted here.
  std::vector<std::uint32_t> order;
  if (findings) {
    order.resize(review.findings.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return review.findings[a].bead < review.findings[b].bead;
    });
  }
  auto next = order.begin();
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    append_sentences(text, review.source, bead.source);
    text += '\t';
    append_sentences(text, review.target, bead.target);
    text += '\t';
    append_probability(text, static_cast<double>(bead.score));
    text += '\t';
    append_indices(text, bead.source);
    text += '\t';
    append_indices(text, bead.target);
    if (findings) {
      text += '\t';
      for (bool first = true; next != order.end() && review.findings[*next].bead == b; ++next, first = false) {
        const Finding& finding = review.findings[*next];
        if (!first) text += " | ";
        text += severity_name(finding.severity);
        text += ' ';
        append_tsv(text, finding.rule);
        text += ": ";
        append_tsv(text, finding.message);
      }
    }
    text += '\n';
    sink.drain();
  }
  sink.flush();
}

void write_beads(std::ostream& out, const Review& review) {
  Sink sink(out);
  for (const Bead& bead : review.beads) {
    sink.text += '[';
    append_indices(sink.text, bead.source);
    sink.text += "]:[";
    append_indices(sink.text, bead.target);
    sink.text += "]\n";
    sink.drain();
  }
  sink.flush();
}

}  // namespace muwazi::inline v0
