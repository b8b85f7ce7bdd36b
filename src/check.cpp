// SPDX-License-Identifier: Apache-2.0
// The table of rules, and the driver that runs the checks behind them.
#include <muwazi/check.hpp>

#include <fmt/format.h>
#include <muwazi/error.hpp>

#include <algorithm>
#include <array>
#include <tuple>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

using enum FindingKind;
using enum Severity;

/// A rule and the function that finds its cases. Several rules may share a function, which is then run once.
struct Row {
  RuleInfo info;
  PairCheck pair = nullptr;
  DocumentCheck document = nullptr;
};

// Sorted by id. MQM issue types: https://themqm.org/error-types-2/typology/
constexpr Row table[] = {
    {{"addition.clause", addition, major, "addition", "words of the target translate nothing", true}, check_meaning},
    {{"addition.sentence", addition, major, "addition", "a sentence of the target translates nothing", true},
     nullptr, check_gaps},
    {{"addition.web_page", addition, info, "addition", "text of a web page, not of the article", true},
     nullptr, check_gaps},
    {{"alignment.pair", alignment, major, "mistranslation", "the two are no translations of each other", true},
     check_meaning},
    {{"date.value", date, major, "date-format", "a date became another", true}, check_quantities},
    {{"encoding.bytes", encoding, major, "encoding", "bytes that are no text in the text's encoding", true},
     nullptr, check_encoding},
    {{"markup.code", omission, minor, "markup", "a code span is missing or was changed", true}, check_markup},
    {{"markup.link", omission, minor, "markup", "a link or address is missing or was changed", true}, check_markup},
    {{"markup.placeholder", omission, major, "markup", "a placeholder is missing, was changed or was added", true},
     check_markup},
    {{"markup.tag", omission, minor, "markup", "a tag is missing", true}, check_markup},
    {{"name.acronym", untranslated, minor, "untranslated", "an acronym stands bare in Latin letters", true},
     nullptr, check_acronyms},
    {{"name.latin", name, minor, "untranslated", "a name was left in Latin letters", true}, check_names},
    {{"name.missing", name, major, "omission", "a name is missing", true}, check_names},
    {{"name.translated", name, major, "overly-literal", "a name was translated as a word", true}, check_names},
    {{"name.unusual", name, info, "mistranslation", "a name is written in an unusual way", true}, check_names},
    {{"name.wrong", name, major, "mistranslation", "a name is wrong", true}, check_names},
    {{"negation.added", negation, major, "mistranslation", "the translation denies what the source says", true},
     check_negation},
    {{"negation.lost", negation, major, "mistranslation", "the translation says what the source denies", true},
     check_negation},
    {{"number.value", number, major, "number", "a number became another, is missing or was added", true},
     check_quantities},
    {{"omission.clause", omission, major, "omission", "words of the source have no translation", true}, check_meaning},
    {{"omission.headline", omission, major, "omission", "the headline has no translation", true}, nullptr, check_gaps},
    {{"omission.sentence", omission, major, "omission", "a sentence of the source has no translation", true},
     nullptr, check_gaps},
    {{"punctuation.question", punctuation, minor, "punctuation", "a question lost its mark", true}, check_punctuation},
    {{"punctuation.unpaired", punctuation, minor, "unpaired-marks", "a bracket or quotation mark lost its partner", true},
     check_punctuation},
    {{"repetition.sentence", repetition, minor, "addition", "a sentence stands twice on one side only", true},
     nullptr, check_repeated_sentences},
    {{"repetition.word", repetition, minor, "addition", "a word or phrase is doubled", true}, check_doubled_words},
    {{"script.bidi", script, minor, "character-encoding", "bidi controls that are unbalanced or override", true},
     check_script},
    {{"script.digits", script, minor, "inconsistent-style", "two systems of digits in one text", true}, nullptr,
     check_mixed_digits},
    {{"script.mojibake", script, major, "character-encoding", "text that was read in the wrong encoding", true},
     check_script},
    {{"script.persian_letter", script, minor, "spelling", "a Persian or Urdu letter in an Arabic word", true},
     check_script},
    {{"script.presentation_form", script, minor, "character-encoding", "presentation forms instead of letters", true},
     check_script},
    {{"script.replacement", script, major, "character-encoding", "a replacement character", true}, check_script},
    {{"script.tatweel", script, minor, "spelling", "a word stretched with tatweel", true}, check_script},
    {{"unit.value", unit, major, "measurement-format", "a unit or dimension became another", true}, check_quantities},
    {{"untranslated.run", untranslated, major, "untranslated", "words were left in the source language", true},
     check_untranslated},
    {{"untranslated.sentence", untranslated, critical, "untranslated", "a sentence was not translated", true},
     check_untranslated},
};

constexpr auto infos = [] {
  std::array<RuleInfo, std::size(table)> out{};
  std::transform(std::begin(table), std::end(table), out.begin(), [](const Row& row) { return row.info; });
  return out;
}();
static_assert(std::is_sorted(infos.begin(), infos.end(),
                             [](const RuleInfo& a, const RuleInfo& b) { return a.id < b.id; }));

/// Number of the row of a rule, or of none.
std::size_t row_of(std::string_view rule) noexcept {
  const auto row = std::lower_bound(infos.begin(), infos.end(), rule,
                                    [](const RuleInfo& info, std::string_view id) { return info.id < id; });
  return row != infos.end() && row->id == rule ? static_cast<std::size_t>(row - infos.begin()) : infos.size();
}

void switch_rules(const std::vector<std::string>& names, bool on, std::vector<char>& enabled) {
  for (const std::string& rule : names) {
    bool known = false;
    for (std::size_t i = 0; i < infos.size(); ++i) {
      if (infos[i].id != rule && !(rule.ends_with('.') && infos[i].id.starts_with(rule))) continue;
      enabled[i] = on;
      known = true;
    }
    if (!known) throw Error(ErrorKind::usage, "", fmt::format("unknown rule '{}'", rule));
  }
}

BeadSide side_of(const Document& document, const DocumentWords& words, SentenceRange sentences) {
  BeadSide side{&document, &words, sentences, {}};
  if (!sentences.empty())
    side.range = {document.sentences[sentences.begin].range.begin, document.sentences[sentences.end - 1].range.end};
  return side;
}

/// Runs each function of `member` that has an enabled rule, once, in the table's order.
template <typename Function>
std::vector<Function> enabled_checks(Function Row::*member, const Findings& findings) {
  std::vector<Function> out;
  for (const Row& row : table) {
    const Function function = row.*member;
    if (function == nullptr || !findings.enabled(row.info.id)) continue;
    if (std::find(out.begin(), out.end(), function) == out.end()) out.push_back(function);
  }
  return out;
}

}  // namespace

std::string_view finding_kind_name(FindingKind kind) noexcept {
  constexpr std::string_view names[] = {"number",   "date",       "unit", "name",        "untranslated",
                                        "omission", "addition",   "negation", "repetition", "term",
                                        "consistency", "punctuation", "script", "alignment", "encoding"};
  static_assert(std::size(names) == static_cast<std::size_t>(FindingKind::encoding) + 1);
  return names[static_cast<std::size_t>(kind)];
}

std::string_view severity_name(Severity severity) noexcept {
  constexpr std::string_view names[] = {"info", "minor", "major", "critical"};
  return names[static_cast<std::size_t>(severity)];
}

std::span<const RuleInfo> rules() noexcept { return infos; }

PairView CheckContext::pair(std::uint32_t bead) const {
  PairView out;
  out.index = bead;
  out.bead = &beads[bead];
  out.english_is_source = english_is_source;
  const BeadSide source_side = side_of(source, source_words, beads[bead].source);
  const BeadSide target_side = side_of(target, target_words, beads[bead].target);
  out.english = english_is_source ? source_side : target_side;
  out.arabic = english_is_source ? target_side : source_side;
  return out;
}

Findings::Findings(const CheckContext& context, const CheckOptions& options)
    : context_(context), min_confidence_(options.min_confidence), enabled_(infos.size()) {
  for (std::size_t i = 0; i < infos.size(); ++i) enabled_[i] = infos[i].enabled;
  switch_rules(options.enabled_rules, true, enabled_);
  switch_rules(options.disabled_rules, false, enabled_);
}

bool Findings::enabled(std::string_view rule) const noexcept {
  const std::size_t row = row_of(rule);
  return row < enabled_.size() && enabled_[row];
}

void Findings::add(Draft draft) {
  const std::size_t row = row_of(draft.rule);
  if (row >= infos.size() || !enabled_[row] || draft.confidence < min_confidence_) return;
  const auto span = [](const Document& document, const std::optional<ByteRange>& range) -> std::optional<Span> {
    if (!range) return std::nullopt;
    return Span{document.origin(*range), std::string(document.decoded(*range).in(document.text.utf8))};
  };
  Finding finding;
  finding.bead = draft.bead;
  finding.kind = infos[row].kind;
  finding.rule = infos[row].id;
  finding.severity = draft.severity.value_or(infos[row].severity);
  finding.confidence = draft.confidence;
  finding.source = span(context_.source, draft.source);
  finding.target = span(context_.target, draft.target);
  finding.message = localize(draft.message);
  finding.wording = std::move(draft.message);
  finding.suggestions = std::move(draft.suggestions);
  findings_.push_back(std::move(finding));
}

void Findings::add(const PairView& pair, std::string_view rule, double confidence, std::optional<ByteRange> english,
                   std::optional<ByteRange> arabic, Message message, std::vector<std::string> suggestions,
                   std::optional<Severity> severity) {
  if (!pair.english_is_source) std::swap(english, arabic);
  add({rule, pair.index, confidence, english, arabic, std::move(message), std::move(suggestions), severity});
}

void Findings::add_raw(std::string_view rule, std::uint32_t bead, double confidence, bool of_source, ByteRange bytes,
                       Message message) {
  const std::size_t before = findings_.size();
  add({rule, bead, confidence, {}, {}, std::move(message), {}, {}});
  if (findings_.size() == before) return;
  (of_source ? findings_.back().source : findings_.back().target) = Span{bytes, "\uFFFD"};
}

void Findings::add_decoded(std::string_view rule, std::uint32_t bead, double confidence, bool of_source, ByteRange range,
                           Message message) {
  const std::size_t before = findings_.size();
  add({rule, bead, confidence, {}, {}, std::move(message), {}, {}});
  if (findings_.size() == before) return;
  const Text& text = (of_source ? context_.source : context_.target).text;
  (of_source ? findings_.back().source : findings_.back().target) =
      Span{text.map.origin(range), std::string(range.in(text.utf8))};
}

std::vector<Finding> Findings::take() {
  const auto place = [](const Finding& finding) {
    const auto begin = [](const std::optional<Span>& span) { return span ? span->bytes.begin : 0; };
    return std::tuple(finding.bead, begin(finding.target), begin(finding.source), finding.rule);
  };
  std::stable_sort(findings_.begin(), findings_.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  findings_.erase(std::unique(findings_.begin(), findings_.end()), findings_.end());
  return std::move(findings_);
}

std::vector<Finding> check(const Document& source, const Document& target, std::span<const Bead> beads,
                           const CheckOptions& options) {
  const CheckContext context{source,
                             target,
                             beads,
                             options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin(),
                             options.names != nullptr ? *options.names : NameModel::builtin(),
                             source.language == Language::english};
  Findings findings(context, options);
  const auto pair_checks = enabled_checks(&Row::pair, findings);
  for (std::uint32_t bead = 0; bead < beads.size(); ++bead) {
    if (beads[bead].is_gap()) continue;
    const PairView pair = context.pair(bead);
    for (const PairCheck function : pair_checks) function(context, pair, findings);
  }
  for (const DocumentCheck function : enabled_checks(&Row::document, findings)) function(context, findings);
  return findings.take();
}

}  // namespace muwazi::inline v0
