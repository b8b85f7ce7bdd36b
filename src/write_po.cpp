// SPDX-License-Identifier: Apache-2.0
// Writer of gettext PO files (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html).
//
// A pair is an entry; its number is the msgctxt, so that equal sentences do not clash. Findings are extracted comments
// ("#. "); a pair with a finding of severity major or critical is fuzzy. A gap of the target is untranslated; a gap of
// the source is left out.
#include <muwazi/write.hpp>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

std::string joined(const Document& document, SentenceRange run) {
  std::string out;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (i > run.begin) out += ' ';
    out += document.written(i);
  }
  return out;
}

}  // namespace

void write_po(std::ostream& out, const Review& review) {
  Sink sink(out);
  std::string& text = sink.text;
  const bool arabic = review.target.language == Language::arabic;
  text += "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: muwazi\\n\"\n\"Language: ";
  text += arabic ? "ar" : "en";
  text += "\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
          "\"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Source-Language: ";
  text += arabic ? "en" : "ar";
  text += "\\n\"\n\"X-Generator: muwazi " MUWAZI_VERSION_STRING "\\n\"\n";
  std::vector<std::vector<std::uint32_t>> findings(review.beads.size());
  for (std::uint32_t f = 0; f < review.findings.size(); ++f)
    if (review.findings[f].bead < findings.size()) findings[review.findings[f].bead].push_back(f);
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    if (bead.source.empty()) continue;
    text += '\n';
    bool fuzzy = false;
    for (const std::uint32_t f : findings[b]) {
      const Finding& finding = review.findings[f];
      text += "#. ";
      text += severity_name(finding.severity);
      text += ' ';
      append_terminal(text, finding.rule);
      text += ": ";
      append_terminal(text, finding.message);
      text += '\n';
      fuzzy = fuzzy || finding.severity >= Severity::major;
    }
    if (fuzzy && !bead.target.empty()) text += "#, fuzzy\n";
    text += "msgctxt \"";
    append_integer(text, b);
    text += "\"\nmsgid ";
    append_po(text, joined(review.source, bead.source));
    text += "\nmsgstr ";
    append_po(text, joined(review.target, bead.target));
    text += '\n';
    sink.drain();
  }
  sink.flush();
}

}  // namespace muwazi::inline v0
