// SPDX-License-Identifier: Apache-2.0
// Writer of translation memories: TMX 1.4b (https://www.ttt.org/oscarStandards/tmx/tmx14b.html), UTF-8.
//
// One <tu> a bead that is no gap, its number as tuid; segtype is "sentence" for one sentence on either side, "block" for
// more. The score is a <prop type="x-muwazi-score">, each finding a <note>. A character that XML does not allow becomes an
// empty placeholder that names its code point, <ph type="x-cp-0007"/>, so that nothing is lost and nothing illegal written.
#include <muwazi/write.hpp>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view code(Language language) noexcept { return language == Language::english ? "en" : "ar"; }

void append_variant(std::string& out, const Document& document, SentenceRange run) {
  out += "      <tuv xml:lang=\"";
  out += code(document.language);
  out += "\"><seg>";
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    append_xml(out, document.written(i), IllegalXml::tmx_placeholder);
  }
  out += "</seg></tuv>\n";
}

}  // namespace

void write_tmx(std::ostream& out, const Review& review) {
  Sink sink(out);
  std::string& text = sink.text;
  text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
          "  <header creationtool=\"muwazi\" creationtoolversion=\"" MUWAZI_VERSION_STRING
          "\" segtype=\"sentence\" o-tmf=\"muwazi\" adminlang=\"en\" srclang=\"";
  text += code(review.source.language);
  text += "\" datatype=\"plaintext\"/>\n  <body>\n";
  std::vector<std::vector<std::uint32_t>> notes(review.beads.size());
  for (std::uint32_t f = 0; f < review.findings.size(); ++f)
    if (review.findings[f].bead < notes.size()) notes[review.findings[f].bead].push_back(f);
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    if (bead.is_gap()) continue;
    text += "    <tu tuid=\"";
    append_integer(text, b);
    text += bead.source.size() == 1 && bead.target.size() == 1 ? "\" segtype=\"sentence\">\n" : "\" segtype=\"block\">\n";
    for (const std::uint32_t f : notes[b]) {
      const Finding& finding = review.findings[f];
      text += "      <note>";
      text += severity_name(finding.severity);
      text += ' ';
      append_xml(text, finding.rule);
      text += ": ";
      append_xml(text, finding.message);
      text += "</note>\n";
    }
    text += "      <prop type=\"x-muwazi-score\">";
    append_probability(text, static_cast<double>(bead.score));
    text += "</prop>\n";
    append_variant(text, review.source, bead.source);
    append_variant(text, review.target, bead.target);
    text += "    </tu>\n";
    sink.drain();
  }
  text += "  </body>\n</tmx>\n";
  sink.flush();
}

}  // namespace muwazi::inline v0
