// SPDX-License-Identifier: Apache-2.0
// Writer of XLIFF 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html) and 2.1
// (https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html), findings as ITS 2.0 localization quality issues
// (https://www.w3.org/TR/its20/#lqissue).
//
// A pair is a <trans-unit> or <unit>. A piece of the target that a finding points at is an <mrk> with its:locQualityIssue*
// attributes; where several point at one piece it carries the worst, and each finding is a <note> besides. A gap of the target is a
// unit without target; a gap of the source is left out, as the format has no place for it.
#include <muwazi/write.hpp>

#include "escape.hpp"
#include "marks.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view code(Language language) noexcept { return language == Language::english ? "en" : "ar"; }

/// The value of ITS that is nearest; see https://www.w3.org/TR/its20/#lqissue-typevalues.
constexpr std::string_view its_type(FindingKind kind) noexcept {
  switch (kind) {
    case FindingKind::number:
    case FindingKind::date:
    case FindingKind::unit: return "numbers";
    case FindingKind::name:
    case FindingKind::negation: return "mistranslation";
    case FindingKind::untranslated: return "untranslated";
    case FindingKind::omission: return "omission";
    case FindingKind::addition: return "addition";
    case FindingKind::repetition: return "duplication";
    case FindingKind::term: return "terminology";
    case FindingKind::consistency: return "inconsistency";
    case FindingKind::punctuation: return "typographical";
    case FindingKind::script:
    case FindingKind::encoding: return "characters";
    case FindingKind::grammar: return "grammar";
    case FindingKind::alignment: break;
  }
  return "other";
}

/// ITS has severities from 0 to 100.
constexpr int its_severity(Severity severity) noexcept {
  switch (severity) {
    case Severity::critical: return 100;
    case Severity::major: return 70;
    case Severity::minor: return 30;
    case Severity::info: break;
  }
  return 0;
}

class Xliff {
 public:
  Xliff(std::ostream& out, const Review& review, const XliffStyle& style)
      : review_(review),
        old_(style.version == XliffVersion::v1_2),
        illegal_(old_ ? IllegalXml::xliff_x : IllegalXml::xliff_cp),
        marks_(review, Marks::Side::target),
        findings_(review.beads.size()),
        sink_(out),
        text_(sink_.text) {
    for (std::uint32_t f = 0; f < review.findings.size(); ++f)
      if (review.findings[f].bead < findings_.size()) findings_[review.findings[f].bead].push_back(f);
  }

  void write() {
    text_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text_ += old_ ? "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\""
                  : "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"";
    text_ += " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\"";
    if (!old_) languages(" srcLang=\"", "\" trgLang=\"");
    text_ += old_ ? ">\n<file original=\"" : ">\n<file id=\"f1\" original=\"";
    append_xml_attribute(text_, review_.source.name);
    text_ += '"';
    if (old_) {
      text_ += " datatype=\"plaintext\"";
      languages(" source-language=\"", "\" target-language=\"");
    } else {
      text_ += review_.source.language == Language::english ? " srcDir=\"ltr\" trgDir=\"rtl\""
                                                            : " srcDir=\"rtl\" trgDir=\"ltr\"";
    }
    text_ += old_ ? ">\n<body>\n" : ">\n";
    bool any = false;
    for (std::uint32_t b = 0; b < review_.beads.size(); ++b) {
      if (review_.beads[b].source.empty()) continue;
      any = true;
      unit(b);
      sink_.drain();
    }
    if (!any && !old_) text_ += "<group id=\"g1\"/>\n";  // a <file> of 2.1 needs a unit or a group, which may be empty
    text_ += old_ ? "</body>\n</file>\n</xliff>\n" : "</file>\n</xliff>\n";
    sink_.flush();
  }

 private:
  void languages(std::string_view source, std::string_view target) {
    text_ += source;
    text_ += code(review_.source.language);
    text_ += target;
    text_ += code(review_.target.language);
    text_ += '"';
  }

  void unit(std::uint32_t b) {
    const Bead& bead = review_.beads[b];
    text_ += old_ ? "<trans-unit id=\"" : "<unit id=\"";
    append_integer(text_, b);
    text_ += "\" xml:space=\"preserve\">\n";
    if (!old_) {
      notes(b);
      text_ += "<segment>\n";
    }
    text_ += "<source>";
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) {
      if (i > bead.source.begin) text_ += ' ';
      append_xml(text_, review_.source.written(i), illegal_);
    }
    text_ += "</source>\n";
    if (!bead.target.empty()) {
      text_ += "<target>";
      mark_ = 0;
      for (std::uint32_t i = bead.target.begin; i < bead.target.end; ++i) {
        if (i > bead.target.begin) text_ += ' ';
        marks_.pieces(i, pieces_);
        for (const Piece& piece : pieces_) marked(piece);
      }
      text_ += "</target>\n";
    }
    if (old_) {
      notes(b);
      text_ += "</trans-unit>\n";
    } else {
      text_ += "</segment>\n</unit>\n";
    }
  }

  void marked(const Piece& piece) {
    if (piece.findings.empty()) return append_xml(text_, piece.text, illegal_);
    std::uint32_t worst = piece.findings.front();
    for (const std::uint32_t f : piece.findings)
      if (review_.findings[f].severity > review_.findings[worst].severity) worst = f;
    const Finding& finding = review_.findings[worst];
    text_ += old_ ? "<mrk mtype=\"x-its\" mid=\"m" : "<mrk type=\"its:generic\" id=\"m";
    append_integer(text_, ++mark_);
    text_ += "\" its:locQualityIssueType=\"";
    text_ += its_type(finding.kind);
    text_ += "\" its:locQualityIssueComment=\"";
    append_xml_attribute(text_, finding.message);
    text_ += "\" its:locQualityIssueSeverity=\"";
    append_integer(text_, its_severity(finding.severity));
    text_ += "\">";
    append_xml(text_, piece.text, illegal_);
    text_ += "</mrk>";
  }

  void notes(std::uint32_t b) {
    if (findings_[b].empty()) return;
    if (!old_) text_ += "<notes>\n";
    for (const std::uint32_t f : findings_[b]) {
      const Finding& finding = review_.findings[f];
      // In XLIFF 1 to 10 is the scale of priority, 1 the highest.
      const int priority = finding.severity == Severity::critical ? 1
                           : finding.severity == Severity::major  ? 3
                           : finding.severity == Severity::minor  ? 6
                                                                  : 9;
      text_ += old_ ? "<note from=\"muwazi\" annotates=\"" : "<note category=\"muwazi\" appliesTo=\"";
      text_ += finding.target || !finding.source ? "target" : "source";
      text_ += "\" priority=\"";
      append_integer(text_, priority);
      text_ += "\">";
      text_ += severity_name(finding.severity);
      text_ += ' ';
      append_xml(text_, finding.rule);
      text_ += ": ";
      append_xml(text_, finding.message);
      for (const std::string& suggestion : finding.suggestions) {
        text_ += " | ";
        append_xml(text_, suggestion);
      }
      text_ += "</note>\n";
    }
    if (!old_) text_ += "</notes>\n";
  }

  const Review& review_;
  bool old_;
  IllegalXml illegal_;
  Marks marks_;
  std::vector<std::vector<std::uint32_t>> findings_;
  std::vector<Piece> pieces_;
  int mark_ = 0;
  Sink sink_;
  std::string& text_;
};

}  // namespace

void write_xliff(std::ostream& out, const Review& review, const XliffStyle& style) { Xliff(out, review, style).write(); }

}  // namespace muwazi::inline v0
