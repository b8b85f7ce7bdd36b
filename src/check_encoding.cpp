// SPDX-License-Identifier: Apache-2.0
// Bytes that decode() could not read, as findings at the bead that holds them.
#include <algorithm>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

/// The bead whose sentences hold or follow the origin's byte `at`; the last one at the end of the text.
std::uint32_t bead_at(const CheckContext& context, bool of_source, std::uint32_t at) {
  const Document& document = of_source ? context.source : context.target;
  const auto sentence = std::partition_point(document.sentences.begin(), document.sentences.end(),
                                             [&](const Sentence& s) { return document.origin(s.range).end <= at; });
  const auto index = static_cast<std::uint32_t>(sentence - document.sentences.begin());
  const auto bead = std::partition_point(context.beads.begin(), context.beads.end(), [&](const Bead& b) {
    return (of_source ? b.source : b.target).end <= index;
  });
  if (bead == context.beads.end()) return context.beads.empty() ? 0 : static_cast<std::uint32_t>(context.beads.size() - 1);
  return static_cast<std::uint32_t>(bead - context.beads.begin());
}

/// What decode() says of the issue, for the catalogue.
Message said_of(const TextIssue& issue, const Text& text) {
  const MessageArgument encoding = quote(encoding_name(text.encoding));
  switch (issue.kind) {
    case TextIssueKind::truncated: return "the text ends inside a character";
    case TextIssueKind::lone_surrogate: return "half of a surrogate pair";
    case TextIssueKind::nul: return "a NUL character";
    case TextIssueKind::unassigned: return {"a byte that is undefined in {0}", {encoding}};
    case TextIssueKind::ill_formed:
    case TextIssueKind::guessed:
    case TextIssueKind::cue_times: break;
  }
  return {"ill-formed {0}", {encoding}};
}

}  // namespace

void check_encoding(const CheckContext& context, Findings& findings) {
  for (const bool of_source : {true, false}) {
    const Document& document = of_source ? context.source : context.target;
    for (const TextIssue& issue : document.text.issues) {
      if (issue.kind == TextIssueKind::guessed || issue.kind == TextIssueKind::cue_times) continue;
      findings.add_raw("encoding.bytes", bead_at(context, of_source, issue.range.begin), 0.99, of_source, issue.range,
                       said_of(issue, document.text));
    }
  }
}

}  // namespace muwazi::inline v0
