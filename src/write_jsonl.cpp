// SPDX-License-Identifier: Apache-2.0
// Writers of findings and beads as JSON, one object a line, keys always in the same order.
#include <muwazi/write.hpp>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

void append_span(std::string& out, const std::optional<Span>& span) {
  if (!span) {
    out += "null";
    return;
  }
  out += "{\"begin\":";
  append_integer(out, span->bytes.begin);
  out += ",\"end\":";
  append_integer(out, span->bytes.end);
  out += ",\"text\":";
  append_json(out, span->text);
  out += '}';
}

void append_side(std::string& out, const Document& document, SentenceRange run) {
  if (run.empty()) {
    out += "null";
    return;
  }
  const ByteRange bytes{document.origin(document.sentences[run.begin].range).begin,
                        document.origin(document.sentences[run.end - 1].range).end};
  out += "{\"begin\":";
  append_integer(out, bytes.begin);
  out += ",\"end\":";
  append_integer(out, bytes.end);
  out += ",\"sentences\":[";
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ',';
    append_integer(out, i);
  }
  out += "],\"texts\":[";
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ',';
    append_json(out, document.written(i));
  }
  out += "]}";
}

void append_evidence(std::string& out, const BeadEvidence& evidence) {
  const auto part = [&](std::string_view key, float value) {
    out += key;
    append_decimal(out, static_cast<double>(value), 3, "null");
  };
  part("{\"length\":", evidence.length);
  part(",\"numbers\":", evidence.numbers);
  part(",\"names\":", evidence.names);
  part(",\"lexicon\":", evidence.lexicon);
  part(",\"punctuation\":", evidence.punctuation);
  part(",\"position\":", evidence.position);
  part(",\"caller\":", evidence.caller);
  out += '}';
}

}  // namespace

void write_jsonl(std::ostream& out, const Review& review) {
  Sink sink(out);
  std::string& text = sink.text;
  for (const Finding& finding : review.findings) {
    text += "{\"pair\":";
    append_integer(text, finding.bead);
    text += ",\"kind\":";
    append_json(text, finding_kind_name(finding.kind));
    text += ",\"rule\":";
    append_json(text, finding.rule);
    text += ",\"severity\":";
    append_json(text, severity_name(finding.severity));
    text += ",\"confidence\":";
    append_probability(text, finding.confidence);
    text += ",\"source\":";
    append_span(text, finding.source);
    text += ",\"target\":";
    append_span(text, finding.target);
    text += ",\"message\":";
    append_json(text, finding.message);
    text += ",\"suggestions\":[";
    for (std::size_t i = 0; i < finding.suggestions.size(); ++i) {
      if (i > 0) text += ',';
      append_json(text, finding.suggestions[i]);
    }
    text += "]}\n";
    sink.drain();
  }
  sink.flush();
}

void write_alignment_jsonl(std::ostream& out, const Review& review) {
  Sink sink(out);
  std::string& text = sink.text;
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    text += "{\"bead\":";
    append_integer(text, b);
    text += ",\"source\":";
    append_side(text, review.source, bead.source);
    text += ",\"target\":";
    append_side(text, review.target, bead.target);
    text += ",\"score\":";
    append_probability(text, static_cast<double>(bead.score));
    text += bead.crossing ? ",\"crossing\":true" : ",\"crossing\":false";
    text += ",\"evidence\":";
    append_evidence(text, bead.evidence);
    text += "}\n";
    sink.drain();
  }
  sink.flush();
}

}  // namespace muwazi::inline v0
