// SPDX-License-Identifier: Apache-2.0
// The table of rules, and the driver that runs the checks behind them.
#include <muwazi/check.hpp>

#include <fmt/format.h>
#include <muwazi/error.hpp>

#include <algorithm>
#include <array>
#include <tuple>

#include "check_context.hpp"
#include "edit_distance.hpp"
#include "spacing.hpp"
#include "term_index.hpp"

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
    {{"alignment.length", alignment, info, "other", "a pair is too long for some of the checks", true}},
    {{"alignment.order", alignment, minor, "mistranslation", "a sentence stands in another place in the translation", true}, nullptr,
     check_order},
    {{"alignment.pair", alignment, major, "mistranslation", "the two are not translations of each other", true},
     check_meaning},
    {{"consistency.term", consistency, minor, "inconsistent-terminology", "a rare word is translated in two ways", true},
     nullptr, check_consistency},
    {{"date.value", date, major, "date-format", "a date became another", true}, check_quantities},
    {{"encoding.bytes", encoding, major, "encoding", "bytes that are not valid in the text's encoding", true},
     nullptr, check_encoding},
    {{"grammar.agreement", grammar, minor, "agreement", "a verb does not agree with its feminine subject", true}, check_grammar},
    {{"grammar.counted", grammar, minor, "agreement", "a counted noun is in the wrong number", true}, check_grammar},
    {{"grammar.mood", grammar, minor, "tense-mood-aspect", "a verb behind lam keeps its weak last letter", true}, check_grammar},
    {{"grammar.preposition", grammar, minor, "function-words", "a word lost the preposition that it takes", true},
     check_preposition},
    {{"markup.code", omission, minor, "markup", "a code span is missing or was changed", true}, check_markup},
    {{"markup.file", omission, minor, "markup", "a file's name is missing or was changed", true}, check_markup},
    {{"markup.link", omission, minor, "markup", "a link or address is missing or was changed", true}, check_markup},
    {{"markup.placeholder", omission, major, "markup", "a placeholder is missing, was changed or was added", true},
     check_markup},
    {{"markup.tag", omission, minor, "markup", "a tag is missing", true}, check_markup},
    {{"name.acronym", untranslated, minor, "untranslated", "an acronym stands bare in Latin letters", true},
     nullptr, check_acronyms},
    {{"name.added", name, minor, "addition", "a name that the English does not have", true}, check_names},
    {{"name.forbidden", name, major, "terminology", "a spelling that the user's list forbids", true}, check_names},
    {{"name.inconsistent", consistency, minor, "inconsistent-with-terminology-resource", "one name is spelled in two ways", true},
     check_names, check_name_consistency},
    {{"name.latin", name, minor, "untranslated", "a name was left in the letters of the source", true}, check_names},
    {{"name.list", name, major, "terminology", "not the spelling that the user's list has", true}, check_names},
    {{"name.missing", name, major, "omission", "a name is missing", true}, check_names},
    {{"name.shared", consistency, info, "mistranslation", "two names are spelled alike", true}, check_names,
     check_name_consistency},
    {{"name.translated", name, major, "overly-literal", "a name was translated as a word", true}, check_names},
    {{"name.transliterated", name, minor, "overly-literal", "a word was spelled by its sound", true}, check_names},
    {{"name.unusual", name, info, "mistranslation", "a name is written in an unusual way", true}, check_names},
    {{"name.wrong", name, major, "mistranslation", "a name is wrong", true}, check_names},
    {{"negation.added", negation, major, "mistranslation", "the translation denies what the source says", true},
     check_negation},
    {{"negation.lost", negation, major, "mistranslation", "the translation says what the source denies", true},
     check_negation},
    {{"negation.reversed", negation, major, "mistranslation", "a word became its opposite", true}, check_direction},
    {{"number.value", number, major, "number", "a number became another, is missing or was added", true},
     check_quantities},
    {{"omission.clause", omission, major, "omission", "words of the source have no translation", true}, check_meaning},
    {{"omission.headline", omission, major, "omission", "the headline has no translation", true}, nullptr, check_gaps},
    {{"omission.sentence", omission, major, "omission", "a sentence of the source has no translation", true},
     nullptr, check_gaps},
    {{"punctuation.end", punctuation, minor, "punctuation", "a sentence lost its end", true}, check_punctuation},
    {{"punctuation.list", punctuation, minor, "punctuation", "a list item lost its mark", true}, check_punctuation},
    {{"punctuation.question", punctuation, minor, "punctuation", "a question lost its mark", true}, check_punctuation},
    {{"punctuation.quotation", punctuation, minor, "punctuation", "a quotation lost its marks", true}, check_punctuation},
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
    {{"script.spacing", script, minor, "whitespace", "spaces between words are missing", true}, check_script},
    {{"script.tatweel", script, minor, "spelling", "a word stretched with tatweel", true}, check_script},
    {{"script.visual_order", script, minor, "character-encoding", "a number of several groups is shown backwards", true},
     check_script},
    {{"term.again", term, major, "mistranslation", "something is done again on one side only", true}, check_again},
    {{"term.forbidden", term, major, "terminology", "a translation that the termbase forbids", true}, check_terms},
    {{"term.instruction", term, minor, "mistranslation", "an instruction to the reader became a noun", true}, check_instruction},
    {{"term.required", term, major, "terminology", "the translation that the termbase asks for is missing", true}, check_terms},
    {{"term.sense", term, major, "mistranslation", "a word was rendered in another sense than its text calls for", true}, check_sense},
    {{"unit.value", unit, major, "measurement-format", "a unit or dimension became another", true}, check_quantities},
    {{"untranslated.run", untranslated, major, "untranslated", "words were left in the source language", true},
     check_untranslated},
    {{"untranslated.sentence", untranslated, critical, "untranslated", "a sentence was not translated", true},
     check_untranslated},
};

/// Checks that hold words of one side against those of the other, or of the same side, one by one.
constexpr PairCheck word_by_word[] = {check_meaning, check_names,  check_negation, check_direction,
                                      check_sense,   check_terms, check_again,    check_grammar};

bool is_long(const PairView& pair) {
  const std::size_t english = pair.english.tokens().size();
  const std::size_t arabic = pair.arabic.tokens().size();
  return std::max(english, arabic) > most_words || english * arabic > most_word_pairs;
}

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

/// Whether `name`, an id or a prefix that ends in a dot, means the rule.
bool names_rule(std::string_view name, std::string_view rule) noexcept {
  return name == rule || (name.ends_with('.') && rule.starts_with(name));
}

/// Calls `call` with the row of each rule that `name` means. Throws Error{usage} where it means none.
template <typename Call>
void for_rules(std::string_view name, Call&& call) {
  bool known = false;
  for (std::size_t i = 0; i < infos.size(); ++i) {
    if (!names_rule(name, infos[i].id)) continue;
    call(i);
    known = true;
  }
  if (!known)
    throw Error(ErrorKind::usage, "", {"unknown rule '{0}'; the nearest is '{1}'", {quote(name), quote(nearest_rule(name))}});
}

std::uint64_t hash_on(std::uint64_t hash, std::string_view text) noexcept {
  // FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/); 0x1F parts the fields. Runs of white space count as one space.
  const auto take = [&](unsigned char c) { hash = (hash ^ c) * 0x100000001B3; };
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = true;
      continue;
    }
    if (space) take(' ');
    space = false;
    take(static_cast<unsigned char>(c));
  }
  take(0x1F);
  return hash;
}

BeadSide side_of(const Document& document, const DocumentWords& words, SentenceRange sentences) {
  BeadSide side{&document, &words, sentences, {}};
  if (!sentences.empty()) side.range = range_of(document, sentences);
  return side;
}

}  // namespace

std::string_view finding_kind_name(FindingKind kind) noexcept {
  constexpr std::string_view names[] = {"number",   "date",       "unit", "name",        "untranslated",
                                        "omission", "addition",   "negation", "repetition", "term",
                                        "consistency", "punctuation", "script", "alignment", "encoding",
                                        "grammar"};
  static_assert(std::size(names) == static_cast<std::size_t>(FindingKind::grammar) + 1);
  return names[static_cast<std::size_t>(kind)];
}

std::string_view severity_name(Severity severity) noexcept {
  constexpr std::string_view names[] = {"info", "minor", "major", "critical"};
  return names[static_cast<std::size_t>(severity)];
}

std::span<const RuleInfo> rules() noexcept { return infos; }

PairView CheckContext::pair(std::uint32_t bead) const {
  PairView out = pair(beads[bead].source, beads[bead].target);
  out.index = bead;
  out.bead = &beads[bead];
  return out;
}

PairView CheckContext::pair(SentenceRange source_sentences, SentenceRange target_sentences) const {
  PairView out;
  out.english_is_source = english_is_source;
  const BeadSide source_side = side_of(source, source_words, source_sentences);
  const BeadSide target_side = side_of(target, target_words, target_sentences);
  out.english = english_is_source ? source_side : target_side;
  out.arabic = english_is_source ? target_side : source_side;
  return out;
}

std::span<const PartedWord> CheckContext::parted_in(const BeadSide& arabic) const {
  const auto place = [&](std::uint32_t at) {
    return std::lower_bound(parted.begin(), parted.end(), at, [](const PartedWord& word, std::uint32_t begin) { return word.range.begin < begin; });
  };
  return {place(arabic.range.begin), place(arabic.range.end)};
}

CheckPlan::CheckPlan(const CheckOptions& options)
    : options_(options), rules_(infos.size()), baseline_(options.baseline) {
  const auto probability = [](double value) {
    if (!(value >= 0 && value <= 1)) throw Error(ErrorKind::usage, "", {"not a probability: {0}", {quote(fmt::format("{}", value))}});
    return value;
  };
  for (std::size_t i = 0; i < infos.size(); ++i)
    rules_[i] = {infos[i].enabled, probability(options.min_confidence), std::nullopt};
  for (const RuleSetting& setting : options.rules)
    for_rules(setting.rule, [&](std::size_t row) {
      Rule& rule = rules_[row];
      rule.enabled = setting.enabled.value_or(rule.enabled);
      if (setting.min_confidence) rule.min_confidence = probability(*setting.min_confidence);
      if (setting.severity) rule.severity = setting.severity;
    });
  for (const std::string& name : options.enabled_rules) for_rules(name, [&](std::size_t row) { rules_[row].enabled = true; });
  for (const std::string& name : options.disabled_rules)
    for_rules(name, [&](std::size_t row) { rules_[row].enabled = false; });
  // Each function that has an enabled rule, once, in the table's order.
  const auto add = [](auto& functions, auto function) {
    if (function != nullptr && std::find(functions.begin(), functions.end(), function) == functions.end())
      functions.push_back(function);
  };
  for (std::size_t i = 0; i < infos.size(); ++i) {
    if (!rules_[i].enabled) continue;
    add(pair_checks_, table[i].pair);
    add(document_checks_, table[i].document);
  }
  std::sort(baseline_.begin(), baseline_.end());
  if (!options.terms.empty())
    terms_ = std::make_shared<const TermIndex>(options.terms, options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin());
  std::vector<Finding> none;
  suppress(none, options.suppressions);  // complains of rules that do not exist
}

bool Findings::enabled(std::string_view rule) const noexcept {
  const std::size_t row = row_of(rule);
  return row < infos.size() && plan_.rules_[row].enabled;
}

void Findings::add(Draft draft) {
  const std::size_t row = row_of(draft.rule);
  if (row >= infos.size()) return;
  const CheckPlan::Rule& rule = plan_.rules_[row];
  if (!rule.enabled || draft.confidence < rule.min_confidence) return;
  const auto span = [](const Document& document, const std::optional<ByteRange>& range) -> std::optional<Span> {
    if (!range) return std::nullopt;
    return Span{document.origin(*range), std::string(document.decoded(*range).in(document.text.utf8))};
  };
  Finding finding;
  finding.bead = draft.bead;
  finding.kind = infos[row].kind;
  finding.rule = infos[row].id;
  finding.severity = rule.severity.value_or(draft.severity.value_or(infos[row].severity));
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

void Findings::add_too_long(const PairView& pair, Message message) {
  const auto first_word = [](const BeadSide& side) {
    return side.tokens().empty() ? std::nullopt : std::optional(side.tokens().front().range);
  };
  add(pair, "alignment.length", 1, first_word(pair.english), first_word(pair.arabic), std::move(message));
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

std::uint64_t Findings::fingerprint(const Finding& finding) {
  std::uint64_t hash = hash_on(0xCBF29CE484222325, finding.rule);
  hash = hash_on(hash, finding.source ? finding.source->text : "");
  hash = hash_on(hash, finding.target ? finding.target->text : "");
  if (finding.bead >= context_.beads.size()) return hash;
  const Bead& bead = context_.beads[finding.bead];
  const Document& document = bead.source.empty() ? context_.target : context_.source;
  const SentenceRange sentences = bead.source.empty() ? bead.target : bead.source;
  const auto read = [&](std::uint64_t from) {
    for (std::uint32_t i = sentences.begin; i < sentences.end; ++i) from = hash_on(from, document.written(i));
    return from;
  };
  // A long pair may have a finding for every few of its words: its sentences are read once for all of them.
  constexpr std::uint32_t longest = 4096;  // bytes
  if (sentences.empty() || range_of(document, sentences).size() <= longest) return read(hash);
  if (long_bead_ != finding.bead) {
    long_bead_ = finding.bead;
    long_bead_hash_ = read(0xCBF29CE484222325);
  }
  return (hash ^ long_bead_hash_) * 0x100000001B3;
}

void Findings::drop_explained() {
  // What was not translated at all stands in the target as it is: nothing of it is missing, wrong or no longer denied.
  std::vector<std::uint32_t> whole;
  std::vector<std::uint32_t> parts;
  for (const Finding& finding : findings_)
    if (finding.kind == FindingKind::untranslated)
      (finding.rule == "untranslated.sentence" ? whole : parts).push_back(finding.bead);
  const auto has = [](const std::vector<std::uint32_t>& beads, std::uint32_t bead) {
    return std::binary_search(beads.begin(), beads.end(), bead);
  };
  const auto of_meaning = [](const Finding& finding) {
    switch (finding.kind) {
      case FindingKind::number:
      case FindingKind::date:
      case FindingKind::unit:
      case FindingKind::name:
      case FindingKind::negation: return true;
      case FindingKind::alignment: return finding.rule != "alignment.length";
      case FindingKind::omission:
      case FindingKind::addition: return !finding.rule.starts_with("markup.");
      default: return false;
    }
  };
  // Bytes that may be searched in all, some tenth of a second: findings behind that are kept, explained or not.
  std::size_t left = std::size_t{1} << 28;
  const auto stands_there = [&](const Finding& finding) {
    if (!finding.source || finding.source->text.empty()) return false;
    const Bead& bead = context_.beads[finding.bead];
    const std::string& words = finding.source->text;
    for (std::uint32_t i = bead.target.begin; i < bead.target.end; ++i) {
      const std::string_view there = context_.target.written(i);
      if (there.size() > left) return false;
      left -= there.size();
      for (std::size_t at = there.find(words); at != std::string_view::npos; at = there.find(words, at + 1)) {
        const auto letter = [&](std::size_t byte) { return byte < there.size() && static_cast<unsigned char>((there[byte] | 0x20) - 'a') < 26; };
        if (!(at > 0 && letter(at - 1)) && !letter(at + words.size())) return true;
      }
    }
    return false;
  };
  std::erase_if(findings_, [&](const Finding& finding) {
    if (!of_meaning(finding) || finding.bead >= context_.beads.size()) return false;
    if (has(whole, finding.bead)) return true;
    const bool value = finding.kind == FindingKind::number || finding.kind == FindingKind::date || finding.kind == FindingKind::unit;
    if (value && finding.source && finding.target && finding.source->text == finding.target->text) return true;
    return has(parts, finding.bead) && stands_there(finding);
  });
  drop_within_clauses();
}

void Findings::drop_within_clauses() {
  // A clause that is gone takes its values and its denial with it. Its names are told by themselves: they have proposals.
  std::vector<Finding> clauses;
  for (const Finding& finding : findings_)
    if (finding.rule == "omission.clause" || finding.rule == "addition.clause") clauses.push_back(finding);
  if (clauses.empty()) return;
  const auto inside = [](const std::optional<Span>& part, const std::optional<Span>& whole) {
    return part && whole && whole->bytes.begin <= part->bytes.begin && part->bytes.end <= whole->bytes.end;
  };
  std::erase_if(findings_, [&](const Finding& finding) {
    const FindingKind kind = finding.kind;
    const bool of_words = kind == FindingKind::number || kind == FindingKind::date || kind == FindingKind::unit || kind == FindingKind::negation;
    if (!of_words || finding.source.has_value() == finding.target.has_value()) return false;
    const auto [first, last] = std::equal_range(clauses.begin(), clauses.end(), finding,
                                                [](const Finding& a, const Finding& b) { return a.bead < b.bead; });
    return std::any_of(first, last, [&](const Finding& clause) {
      return clause.confidence >= finding.confidence && (inside(finding.source, clause.source) || inside(finding.target, clause.target));
    });
  });
}

std::vector<Finding> Findings::take() {
  if (findings_.empty()) return {};
  const auto place = [](const Finding& finding) {
    const auto begin = [](const std::optional<Span>& span) { return span ? span->bytes.begin : 0; };
    return std::tuple(finding.bead, begin(finding.target), begin(finding.source), finding.rule);
  };
  std::stable_sort(findings_.begin(), findings_.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  findings_.erase(std::unique(findings_.begin(), findings_.end()), findings_.end());
  drop_explained();
  for (Finding& finding : findings_) finding.fingerprint = fingerprint(finding);
  const auto& known = plan_.baseline_;
  if (!known.empty())
    std::erase_if(findings_, [&](const Finding& finding) {
      return std::binary_search(known.begin(), known.end(), finding.fingerprint);
    });
  suppress(findings_, plan_.options_.suppressions);
  return std::move(findings_);
}

void CheckPlan::check_pair(const CheckContext& context, const PairView& pair, Findings& findings) const {
  if (!is_long(pair)) {
    for (const PairCheck function : pair_checks_) function(context, pair, findings);
    return;
  }
  bool passed_over = false;
  for (const PairCheck function : pair_checks_) {
    const bool slow = std::find(std::begin(word_by_word), std::end(word_by_word), function) != std::end(word_by_word);
    passed_over = passed_over || slow;
    if (!slow) function(context, pair, findings);
  }
  if (passed_over)
    findings.add_too_long(pair, "the pair is too long for some of the checks: names, terms, negations, omissions and senses were not looked at");
}

std::vector<Finding> CheckPlan::run(const Document& source, const Document& target, std::span<const Bead> beads) const {
  std::vector<names::NameNote> name_notes;
  const WordCachePool::Loan caches(caches_);
  const CheckContext context{source,
                             target,
                             beads,
                             options_.lexicon != nullptr ? *options_.lexicon : Lexicon::builtin(),
                             options_.names != nullptr ? *options_.names : NameModel::builtin(),
                             source.language == Language::english,
                             terms_.get(),
                             options_.name_list.get(),
                             beads.size() > 1 ? &name_notes : nullptr,
                             caches.get()};
  const DocumentWords& arabic_words = context.english_is_source ? context.target_words : context.source_words;
  if (!arabic_words.has_glued_words()) return run(context);
  // Words that lost their spaces are read as if these stood.
  const SpacedDocument spaced = with_spaces(context.arabic(), arabic_words, context.lexicon);
  return run({context.english_is_source ? source : spaced.document, context.english_is_source ? spaced.document : target, beads,
              context.lexicon, context.names, context.english_is_source, context.terms, context.name_list, context.name_notes,
              context.caches, spaced.parted});
}

std::vector<Finding> CheckPlan::run(const CheckContext& context) const {
  Findings findings(context, *this);
  for (std::uint32_t bead = 0; bead < context.beads.size(); ++bead) {
    if (context.beads[bead].is_gap()) continue;
    check_pair(context, context.pair(bead), findings);
  }
  for (const DocumentCheck function : document_checks_) function(context, findings);
  return findings.take();
}

std::vector<Finding> check(const Document& source, const Document& target, std::span<const Bead> beads,
                           const CheckOptions& options) {
  return CheckPlan(options).run(source, target, beads);
}

void suppress(std::vector<Finding>& findings, std::span<const Suppression> suppressions) {
  std::string key;
  std::string wanted;
  for (const Suppression& suppression : suppressions) {
    if (suppression.rule.empty() && !suppression.pair && suppression.text.empty())
      throw Error(ErrorKind::usage, "", "a suppression needs a rule, a pair or a text");
    if (!suppression.rule.empty()) for_rules(suppression.rule, [](std::size_t) {});
    if (findings.empty()) continue;
    // Whole words, so that both get a space at either end.
    const auto words = [](std::string_view text, std::string& out) {
      matching_key(text, out);
      out.insert(out.begin(), ' ');
      out += ' ';
    };
    words(suppression.text, wanted);
    const auto marks = [&](const std::optional<Span>& span) {
      if (!span) return false;
      words(span->text, key);
      return key.find(wanted) != std::string::npos;
    };
    std::erase_if(findings, [&](const Finding& finding) {
      return (suppression.rule.empty() || names_rule(suppression.rule, finding.rule)) &&
             (!suppression.pair || *suppression.pair == finding.bead) &&
             (suppression.text.empty() || marks(finding.source) || marks(finding.target));
    });
  }
}

std::string_view nearest_rule(std::string_view rule) noexcept {
  std::string_view nearest;
  std::size_t least = std::string_view::npos;
  std::array<std::size_t, 64> row{};
  const auto look = [&](std::string_view candidate) {
    if (const std::size_t distance = edit_distance(rule, candidate.substr(0, row.size() - 1), row); distance < least) least = distance, nearest = candidate;
  };
  for (const RuleInfo& info : infos) {
    look(info.id);
    look(info.id.substr(0, info.id.find('.') + 1));
  }
  return nearest;
}

}  // namespace muwazi::inline v0
