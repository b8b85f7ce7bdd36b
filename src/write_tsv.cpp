// SPDX-License-Identifier: Apache-2.0
// Writers of an alignment for other programs: tab-separated columns and beads.
#include <muwazi/write.hpp>

#include <algorithm>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

void append_sentences(std::string& out, const Document& document, SentenceRange run, bool escapes) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    escapes ? append_tsv_escaped(out, document.written(i)) : append_tsv(out, document.written(i));
  }
}

void append_indices(std::string& out, SentenceRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ',';
    append_integer(out, i);
  }
}

/// Indices of the findings, by bead.
std::vector<std::uint32_t> by_bead(const Review& review) {
  std::vector<std::uint32_t> order(review.findings.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return review.findings[a].bead < review.findings[b].bead;
  });
  return order;
}

/// "major number.value: 618 became 681", several parted by " | ". `next` goes on to the first finding of a later bead.
void append_findings(std::string& out, const Review& review, std::size_t bead,
                     std::vector<std::uint32_t>::const_iterator& next, std::vector<std::uint32_t>::const_iterator end) {
  for (bool first = true; next != end && review.findings[*next].bead == bead; ++next, first = false) {
    const Finding& finding = review.findings[*next];
    if (!first) out += " | ";
    out += severity_name(finding.severity);
    out += ' ';
    append_tsv(out, finding.rule);
    out += ": ";
    append_tsv(out, finding.message);
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
  const std::vector<std::uint32_t> order = findings ? by_bead(review) : std::vector<std::uint32_t>();
  auto next = order.begin();
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    append_sentences(text, review.source, bead.source, style.escapes);
    text += '\t';
    append_sentences(text, review.target, bead.target, style.escapes);
    text += '\t';
    append_probability(text, static_cast<double>(bead.score));
    text += '\t';
    append_indices(text, bead.source);
    text += '\t';
    append_indices(text, bead.target);
    if (findings) {
      text += '\t';
      append_findings(text, review, b, next, order.end());
    }
    text += '\n';
    sink.drain();
  }
  sink.flush();
}

void write_csv(std::ostream& out, const Review& review, const CsvStyle& style) {
  Sink sink(out);
  std::string& text = sink.text;
  if (style.byte_order_mark) text += "\xEF\xBB\xBF";
  text += "pair,source,target,score,findings\r\n";
  const std::vector<std::uint32_t> order = by_bead(review);
  auto next = order.begin();
  std::string field;
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    append_integer(text, b);
    for (const auto& [document, run] : {std::pair{&review.source, bead.source}, {&review.target, bead.target}}) {
      field.clear();
      for (std::uint32_t i = run.begin; i < run.end; ++i) {
        if (i > run.begin) field += ' ';
        field += document->written(i);
      }
      text += ',';
      append_csv(text, field);
    }
    text += ',';
    append_probability(text, static_cast<double>(bead.score));
    text += ',';
    field.clear();
    append_findings(field, review, b, next, order.end());
    append_csv(text, field);
    text += "\r\n";
    sink.drain();
  }
  sink.flush();
}

void write_beads(std::ostream& out, const Review& review, const BeadsStyle& style) {
  Sink sink(out);
  for (const Bead& bead : review.beads) {
    sink.text += '[';
    append_indices(sink.text, bead.source);
    sink.text += "]:[";
    append_indices(sink.text, bead.target);
    sink.text += ']';
    if (style.columns == BeadsColumns::cost) {
      sink.text += ':';
      append_decimal(sink.text, 1 - static_cast<double>(std::clamp(bead.score, 0.0F, 1.0F)));
    }
    sink.text += '\n';
    sink.drain();
  }
  sink.flush();
}

}  // namespace muwazi::inline v0
