// SPDX-License-Identifier: Apache-2.0
// Writers of findings for code review and continuous integration: SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/) and Checkstyle's XML.
#include <muwazi/fix.hpp>
#include <muwazi/write.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "escape.hpp"
#include "line_places.hpp"
#include "messages.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view sarif_level(Severity severity) noexcept {
  switch (severity) {
    case Severity::critical:
    case Severity::major: return "error";
    case Severity::minor: return "warning";
    case Severity::info: break;
  }
  return "note";
}

constexpr std::string_view checkstyle_level(Severity severity) noexcept {
  return severity == Severity::info ? "info" : sarif_level(severity);
}

class Sarif {
 public:
  Sarif(std::ostream& out, const Review& review, const MessageStyle& style)
      : review_(review), style_(style), source_(review.source), target_(review.target), sink_(out), text_(sink_.text) {}

  void write() {
    text_ += "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\n"
             "{\"tool\":{\"driver\":{\"name\":\"muwazi\",\"version\":\"" MUWAZI_VERSION_STRING "\",\"rules\":[";
    const std::span<const RuleInfo> all = rules();
    for (std::size_t i = 0; i < all.size(); ++i) {
      text_ += i > 0 ? ",\n" : "\n";
      text_ += "{\"id\":";
      append_json(text_, all[i].id);
      text_ += ",\"shortDescription\":{\"text\":";
      append_json(text_, message(style_.language, all[i].summary));
      text_ += "},\"defaultConfiguration\":{\"level\":";
      append_json(text_, sarif_level(all[i].severity));
      text_ += all[i].enabled ? "}" : ",\"enabled\":false}";
      text_ += ",\"properties\":{\"kind\":";
      append_json(text_, finding_kind_name(all[i].kind));
      text_ += ",\"mqm\":";
      append_json(text_, all[i].mqm);
      text_ += "}}";
    }
    text_ += style_.language == Language::english ? "]}},\n\"language\":\"en\"," : "]}},\n\"language\":\"ar\",";
    text_ += "\n\"columnKind\":\"utf16CodeUnits\",\n\"artifacts\":[";
    artifact(review_.source);
    text_ += ',';
    artifact(review_.target);
    text_ += "],\n\"results\":[";
    bool first = true;
    for (const Finding& finding : review_.findings) {
      text_ += first ? "\n" : ",\n";
      first = false;
      result(finding, all);
      sink_.drain();
    }
    text_ += "]}]}\n";
    sink_.flush();
  }

 private:
  void uri(const Document& document) {
    std::string path;
    append_uri(path, document.name);
    append_json(text_, path);
  }

  void artifact(const Document& document) {
    text_ += "{\"location\":{\"uri\":";
    uri(document);
    text_ += "},\"encoding\":";
    append_json(text_, encoding_name(document.text.encoding));
    text_ += document.language == Language::english ? ",\"properties\":{\"language\":\"en\"}}"
                                                    : ",\"properties\":{\"language\":\"ar\"}}";
  }

  void region(const LinePlaces& places, const Span& span, bool snippet) {
    const auto [begin, end] = places.of(span.bytes);
    text_ += "{\"startLine\":";
    append_integer(text_, begin.line);
    text_ += ",\"startColumn\":";
    append_integer(text_, begin.column);
    text_ += ",\"endLine\":";
    append_integer(text_, end.line);
    text_ += ",\"endColumn\":";
    append_integer(text_, end.column);
    text_ += ",\"byteOffset\":";
    append_integer(text_, span.bytes.begin);
    text_ += ",\"byteLength\":";
    append_integer(text_, span.bytes.size());
    if (snippet) {
      text_ += ",\"snippet\":{\"text\":";
      append_json(text_, span.text);
      text_ += '}';
    }
    text_ += '}';
  }

  void location(const Document& document, std::size_t index, const LinePlaces& places, const std::optional<Span>& span) {
    text_ += "{\"id\":";
    append_integer(text_, index);
    text_ += ",\"physicalLocation\":{\"artifactLocation\":{\"uri\":";
    uri(document);
    text_ += ",\"index\":";
    append_integer(text_, index);
    text_ += '}';
    if (span) {
      text_ += ",\"region\":";
      region(places, *span, true);
    }
    text_ += "}}";
  }

  void result(const Finding& finding, std::span<const RuleInfo> all) {
    text_ += "{\"ruleId\":";
    append_json(text_, finding.rule);
    const auto rule = std::find_if(all.begin(), all.end(), [&](const RuleInfo& info) { return info.id == finding.rule; });
    if (rule != all.end()) {
      text_ += ",\"ruleIndex\":";
      append_integer(text_, rule - all.begin());
    }
    text_ += ",\"level\":";
    append_json(text_, sarif_level(finding.severity));
    text_ += ",\"rank\":";
    append_decimal(text_, std::clamp(finding.confidence >= 0 ? finding.confidence : 0.0, 0.0, 1.0) * 100, 2);
    text_ += ",\"message\":{\"text\":";
    append_json(text_, said(finding, style_));
    text_ += "},\"locations\":[";
    // What a reviser has to change is the target; the source's words are what it is held against.
    const bool at_target = finding.target.has_value() || !finding.source.has_value();
    if (at_target)
      location(review_.target, 1, target_, finding.target);
    else
      location(review_.source, 0, source_, finding.source);
    text_ += ']';
    if (finding.source && finding.target) {
      text_ += ",\"relatedLocations\":[";
      location(review_.source, 0, source_, finding.source);
      text_ += ']';
    }
    fixes(finding);
    if (finding.fingerprint != 0)
      text_ += fmt::format(",\"partialFingerprints\":{{\"muwaziFinding/v1\":\"{:016x}\"}}", finding.fingerprint);
    text_ += ",\"properties\":{\"pair\":";
    append_integer(text_, finding.bead);
    text_ += ",\"kind\":";
    append_json(text_, finding_kind_name(finding.kind));
    text_ += ",\"severity\":";
    append_json(text_, severity_name(finding.severity));
    text_ += "}}";
  }

  /// Proposals as they would be put in: a tool that applies one loses no "and" that is joined to the word.
  void fixes(const Finding& finding) {
    if (!finding.target) return;
    const auto number = static_cast<std::uint32_t>(&finding - review_.findings.data());
    bool any = false;
    for (std::uint32_t i = 0; i < finding.suggestions.size(); ++i) {
      std::optional<Replacement> one = replacement(review_, {number, i});
      if (!one) continue;
      text_ += any ? ",{" : ",\"fixes\":[{";
      any = true;
      text_ += "\"artifactChanges\":[{\"artifactLocation\":{\"uri\":";
      uri(review_.target);
      text_ += ",\"index\":1},\"replacements\":[{\"deletedRegion\":";
      region(target_, Span{one->target, {}}, false);
      text_ += ",\"insertedContent\":{\"text\":";
      append_json(text_, one->text);
      text_ += "}}]}]}";
    }
    if (any) text_ += ']';
  }

  const Review& review_;
  MessageStyle style_;
  LinePlaces source_;
  LinePlaces target_;
  Sink sink_;
  std::string& text_;
};

}  // namespace

void write_sarif(std::ostream& out, const Review& review, const DiagnosticStyle& style) {
  Sarif(out, review, {style.ui, style.digits, false}).write();
}

void write_checkstyle(std::ostream& out, const Review& review, const DiagnosticStyle& style) {
  Sink sink(out);
  std::string& text = sink.text;
  text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const bool target : {true, false}) {
    const Document& document = target ? review.target : review.source;
    const LinePlaces places(document);
    bool open = false;
    for (const Finding& finding : review.findings) {
      const bool at_target = finding.target.has_value() || !finding.source.has_value();
      if (at_target != target) continue;
      if (!open) {
        text += "  <file name=\"";
        append_xml_attribute(text, document.name);
        text += "\">\n";
        open = true;
      }
      const std::optional<Span>& span = target ? finding.target : finding.source;
      text += "    <error";
      if (span) {
        const LinePlaces::Place begin = places.of(span->bytes).first;
        text += " line=\"";
        append_integer(text, begin.line);
        text += "\" column=\"";
        append_integer(text, begin.column);
        text += '"';
      }
      text += " severity=\"";
      text += checkstyle_level(finding.severity);
      text += "\" message=\"";
      append_xml_attribute(text, said(finding, {style.ui, style.digits, false}));
      text += "\" source=\"muwazi.";
      append_xml_attribute(text, finding.rule);
      text += "\"/>\n";
      sink.drain();
    }
    if (open) text += "  </file>\n";
  }
  text += "</checkstyle>\n";
  sink.flush();
}

}  // namespace muwazi::inline v0
