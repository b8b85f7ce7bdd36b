// SPDX-License-Identifier: Apache-2.0
// Writers: a review or an alignment as text, JSONL, TSV, TMX, beads or HTML.
#ifndef MUWAZI_WRITE_HPP
#define MUWAZI_WRITE_HPP

#include <iosfwd>
#include <string>

#include <muwazi/config.hpp>
#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

struct TextStyle {
  bool color = false;  ///< ANSI colours by severity
  bool isolate = true; ///< wrap right-to-left fragments in U+2068 .. U+2069
  int width = 80;      ///< columns
};

/// A report that a person reads on a terminal.
MUWAZI_EXPORT void write_text(std::ostream& out, const Review& review, const TextStyle& style = {});
/// One finding a line, as JSON; see the README for the fields.
MUWAZI_EXPORT void write_jsonl(std::ostream& out, const Review& review);
/// The alignment, one bead a line: source, target, score; a header first unless `header` is false.
struct TsvStyle {
  bool header = true;
};
MUWAZI_EXPORT void write_tsv(std::ostream& out, const Review& review, const TsvStyle& style = {});
/// "[0,1]:[0]" a line.
MUWAZI_EXPORT void write_beads(std::ostream& out, const Review& review);
/// One bead a line as JSON: sentence indices, texts, score, evidence.
MUWAZI_EXPORT void write_alignment_jsonl(std::ostream& out, const Review& review);
/// TMX 1.4b, UTF-8. Gaps are left out, as TMX has no place for them.
MUWAZI_EXPORT void write_tmx(std::ostream& out, const Review& review);
/// One self-contained page.
MUWAZI_EXPORT void write_html(std::ostream& out, const Review& review);

}  // namespace muwazi::inline v0

#endif
