// SPDX-License-Identifier: Apache-2.0
// What is wrong with a translation: a table of checks, one function each.
//
//     muwazi::CheckOptions options;
//     options.rules = {{.rule = "name.unusual", .severity = muwazi::Severity::minor},  // think more of it
//                      {.rule = "script.", .enabled = false},                           // all rules that begin so
//                      {.rule = "term.sense", .min_confidence = 0.9}};                  // only the surest
//     options.suppressions = {{.rule = "name.wrong", .text = "Sham"}};                  // this word is meant to be so
//     std::vector<muwazi::Finding> findings = muwazi::check(source, target, beads, options);
//
// A rule that does not exist is an error that names the nearest one:
//
//     options.rules = {{.rule = "nmae.wrong"}};   // check() throws Error: unknown rule 'nmae.wrong'; the nearest is 'name.wrong'
//
// settings.hpp reads rules, suppressions, baselines and termbases from files.
#ifndef MUWAZI_CHECK_HPP
#define MUWAZI_CHECK_HPP

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/align.hpp>
#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/message.hpp>

namespace muwazi::inline v0 {

class NameList;

/// What kind of fault; follows the MQM typology (https://themqm.org), see the rule table for the issue of each rule.
enum class FindingKind : std::uint8_t {
  number, date, unit, name, untranslated, omission, addition, negation, repetition, term, consistency, punctuation,
  script, alignment, encoding, grammar
};

/// MQM severities, worst last. `info` is `neutral` in MQM: worth a look, not an error.
enum class Severity : std::uint8_t { info, minor, major, critical };

/// The word used in every report: "number", "major". Static storage.
MUWAZI_EXPORT std::string_view finding_kind_name(FindingKind kind) noexcept;
MUWAZI_EXPORT std::string_view severity_name(Severity severity) noexcept;

/// A place in one of the two texts.
struct Span {
  ByteRange bytes{};   ///< in the caller's bytes, on character boundaries
  std::string text{};  ///< the words as written, in UTF-8
  friend bool operator==(const Span&, const Span&) = default;
};

struct Finding {
  std::uint32_t bead = 0;  ///< index of the bead
  FindingKind kind = FindingKind::number;
  std::string_view rule{};  ///< id in the rule table, such as "number.value"; static storage
  Severity severity = Severity::minor;
  double confidence = 0;       ///< probability that a careful reviser would agree
  std::optional<Span> source{};  ///< nothing where there is nothing to point at
  std::optional<Span> target{};
  std::string message{};                   ///< English, one line, without a final stop
  std::vector<std::string> suggestions{};  ///< what could stand in the target's place, best first: bare forms, see replacement() in fix.hpp
  Message wording{};                     ///< `message` as template and arguments, for localize(); empty: there is only `message`
  /// The same finding in the same sentence has it again, wherever in a text the sentence stands: made of the rule, the
  /// words marked and the source sentences of the bead (the target's where the source has none). 0 where nobody made it.
  std::uint64_t fingerprint = 0;
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A row of the rule table.
struct RuleInfo {
  std::string_view id;
  FindingKind kind;
  Severity severity;         ///< the usual one; a finding may be milder
  std::string_view mqm;      ///< the MQM issue type
  std::string_view summary;  ///< English, one line
  bool enabled;              ///< by default
};

/// All rules, by id.
MUWAZI_EXPORT std::span<const RuleInfo> rules() noexcept;

/// Settings of a rule, over those of the table and of CheckOptions. What is left out stays as it was.
struct RuleSetting {
  std::string rule{};  ///< an id, or the beginning of ids up to and with a dot ("name.")
  std::optional<bool> enabled{};
  std::optional<double> min_confidence{};  ///< 0 to 1, in place of CheckOptions::min_confidence
  std::optional<Severity> severity{};      ///< of all its findings
  friend bool operator==(const RuleSetting&, const RuleSetting&) = default;
};

/// Findings that are not to be reported: those to which all that is given here applies.
struct Suppression {
  std::string rule{};                   ///< an id, or the beginning of ids up to and with a dot; empty: of any rule
  std::optional<std::uint32_t> pair{};  ///< Finding::bead
  std::string text{};                   ///< whole words among those that the finding marks, on either side; case and marks do not matter
  friend bool operator==(const Suppression&, const Suppression&) = default;
};

/// A term of a user's termbase and its translation. Both are found by their stems, with clitics and inflection; a form
/// with a capital behind its first letter ("API") only as it is written.
struct Term {
  std::string english{};            ///< one word or several; may be empty beside an Arabic form that nobody wants
  std::string arabic{};             ///< likewise
  bool english_forbidden = false;   ///< English must not say it so
  bool arabic_forbidden = false;    ///< Arabic must not say it so
  friend bool operator==(const Term&, const Term&) = default;
};

struct CheckOptions {
  const Lexicon* lexicon = nullptr;         ///< nullptr: the library's own
  const NameModel* names = nullptr;         ///< nullptr: the library's own
  double min_confidence = 0.5;              ///< findings below are not reported
  std::vector<std::string> disabled_rules{};  ///< rule ids or prefixes ending in a dot ("name."); after enabled_rules
  std::vector<std::string> enabled_rules{};   ///< rules that are off by default; after `rules`
  std::vector<RuleSetting> rules{};           ///< in order: a later one overrides an earlier one
  std::vector<Suppression> suppressions{};
  std::vector<std::uint64_t> baseline{};      ///< fingerprints of findings that are known and not reported again; any order
  /// Where the source has a term, the target has to have one of its translations that are not forbidden (rule
  /// term.required), and none that is (term.forbidden).
  std::vector<Term> terms{};
  std::shared_ptr<const NameList> name_list{};  ///< the user's own names; nullptr: there are none
};

/// Runs every enabled check. `beads` align source and target as align() does. Findings come in order of bead, then
/// of place. Throws Error{usage} for an unknown rule or a probability outside 0 to 1.
MUWAZI_EXPORT std::vector<Finding> check(const Document& source, const Document& target, std::span<const Bead> beads,
                                         const CheckOptions& options = {});

/// Takes the findings away to which a suppression applies. check() does so itself with its options; this is for callers
/// that number their pairs afterwards. Throws Error{usage} for an unknown rule and for a suppression that names nothing.
MUWAZI_EXPORT void suppress(std::vector<Finding>& findings, std::span<const Suppression> suppressions);

/// The id or prefix in the rule table that is written most like `rule`; for messages.
MUWAZI_EXPORT std::string_view nearest_rule(std::string_view rule) noexcept;

}  // namespace muwazi::inline v0

#endif
