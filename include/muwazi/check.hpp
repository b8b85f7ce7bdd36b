// SPDX-License-Identifier: Apache-2.0
// What is wrong with a translation: a table of checks, one function each.
#ifndef MUWAZI_CHECK_HPP
#define MUWAZI_CHECK_HPP

#include <cstdint>
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

/// What kind of fault; follows the MQM typology (https://themqm.org), see the rule table for the issue of each rule.
enum class FindingKind : std::uint8_t {
  number, date, unit, name, untranslated, omission, addition, negation, repetition, term, consistency, punctuation,
  script, alignment, encoding
};

/// MQM severities, worst last. `info` is `neutral` in MQM: worth a look, not an error.
enum class Severity : std::uint8_t { info, minor, major, critical };

/// The word used in every report: "number", "major". Static storage.
MUWAZI_EXPORT std::string_view finding_kind_name(FindingKind kind) noexcept;
MUWAZI_EXPORT std::string_view severity_name(Severity severity) noexcept;

/// A place in one of the two texts.
struct Span {
  ByteRange bytes;   ///< in the caller's bytes, on character boundaries
  std::string text;  ///< the words as written, in UTF-8
  friend bool operator==(const Span&, const Span&) = default;
};

struct Finding {
  std::uint32_t bead = 0;  ///< index of the bead
  FindingKind kind = FindingKind::number;
  std::string_view rule;  ///< id in the rule table, such as "number.value"; static storage
  Severity severity = Severity::minor;
  double confidence = 0;       ///< probability that a careful reviser would agree
  std::optional<Span> source;  ///< nothing where there is nothing to point at
  std::optional<Span> target;
  std::string message;                   ///< English, one line, without a final stop
  std::vector<std::string> suggestions;  ///< what could stand in the target's place, best first
  Message wording;                       ///< `message` as template and arguments, for localize(); empty: there is only `message`
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

struct CheckOptions {
  const Lexicon* lexicon = nullptr;         ///< nullptr: the library's own
  const NameModel* names = nullptr;         ///< nullptr: the library's own
  double min_confidence = 0.5;              ///< findings below are not reported
  std::vector<std::string> disabled_rules;  ///< rule ids or prefixes ending in a dot ("name.")
  std::vector<std::string> enabled_rules;   ///< rules that are off by default
};

/// Runs every enabled check. `beads` align source and target as align() does. Findings come in order of bead, then
/// of place. Throws Error{usage} for an unknown rule.
MUWAZI_EXPORT std::vector<Finding> check(const Document& source, const Document& target, std::span<const Bead> beads,
                                         const CheckOptions& options = {});

}  // namespace muwazi::inline v0

#endif
