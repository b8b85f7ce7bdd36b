// SPDX-License-Identifier: Apache-2.0
// Writers of alignments as other aligners and corpora have them: Moses pairs, hunalign's ladder, XCES and InterText links.
#include <muwazi/write.hpp>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

void append_side(std::string& out, const Document& document, SentenceRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    append_tsv(out, document.written(i));
  }
  out += '\n';
}

/// "4 5", counted from 1; with `prefix` "1:4 1:5".
void append_ids(std::string& out, SentenceRange run, std::string_view prefix) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    out += prefix;
    append_integer(out, i + 1);
  }
}

}  // namespace

void write_moses(std::ostream& source, std::ostream& target, const Review& review) {
  Sink source_sink(source);
  Sink target_sink(target);
  for (const Bead& bead : review.beads) {
    if (bead.is_gap()) continue;
    append_side(source_sink.text, review.source, bead.source);
    append_side(target_sink.text, review.target, bead.target);
    source_sink.drain();
    target_sink.drain();
  }
  source_sink.flush();
  target_sink.flush();
}

void write_ladder(std::ostream& out, const Review& review) {
  Sink sink(out);
  const auto rung = [&](std::uint32_t source, std::uint32_t target, double score) {
    append_integer(sink.text, source);
    sink.text += '\t';
    append_integer(sink.text, target);
    sink.text += '\t';
    append_probability(sink.text, score);
    sink.text += '\n';
    sink.drain();
  };
  SentenceRange source;
  SentenceRange target;
  for (const Bead& bead : review.beads) {
    source = bead.source;
    target = bead.target;
    rung(source.begin, target.begin, static_cast<double>(bead.score));
  }
  rung(source.end, target.end, 0);
  sink.flush();
}

void write_xces(std::ostream& out, const Review& review, const XcesStyle& style) {
  Sink sink(out);
  std::string& text = sink.text;
  const bool intertext = style.form == XcesForm::intertext;
  text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (!intertext) text += "<cesAlign version=\"1.0\">\n";
  text += intertext ? "<linkGrp" : "<linkGrp targType=\"s\"";
  text += " fromDoc=\"";
  append_xml_attribute(text, review.source.name);
  text += "\" toDoc=\"";
  append_xml_attribute(text, review.target.name);
  text += "\">\n";
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    text += "<link ";
    if (intertext) {
      // InterText names the translation first.
      text += "type=\"";
      append_integer(text, bead.target.size());
      text += '-';
      append_integer(text, bead.source.size());
      text += "\" xtargets=\"";
      append_ids(text, bead.target, "1:");
      text += ';';
      append_ids(text, bead.source, "1:");
      text += "\" status=\"auto\"/>\n";
    } else {
      text += "certainty=\"";
      append_probability(text, static_cast<double>(bead.score));
      text += "\" xtargets=\"";
      append_ids(text, bead.source, "");
      text += ';';
      append_ids(text, bead.target, "");
      text += "\" id=\"SL";
      append_integer(text, b);
      text += "\"/>\n";
    }
    sink.drain();
  }
  text += "</linkGrp>\n";
  if (!intertext) text += "</cesAlign>\n";
  sink.flush();
}

}  // namespace muwazi::inline v0
