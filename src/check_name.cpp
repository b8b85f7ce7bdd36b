// SPDX-License-Identifier: Apache-2.0
// Names: each name of the English side is looked for in the Arabic one and judged.
#include "check_context.hpp"
#include "gazetteer.hpp"

namespace muwazi::inline v0 {
namespace {

/// Whether a name is made of everyday words and no list has it ("the Ports Authority"): it is translated by meaning, in
/// many ways, and its sound proposes nothing.
bool is_descriptive(std::string_view text, std::span<const Token> tokens, const Name& name) {
  const Gazetteer& world = Gazetteer::builtin();
  if (!world.find(name.range.in(text), Language::english).empty()) return false;
  std::size_t everyday = 0;
  for (const Token& token : tokens.subspan(name.first_token, name.token_count))
    everyday += token.kind == TokenKind::word && world.is_common_english(token.range.in(text));
  return everyday > 0;
}

}  // namespace

void check_names(const CheckContext& context, const PairView& pair, Findings& findings) {
  const std::string_view english = pair.english.document->normalized.utf8;
  const std::string_view arabic = pair.arabic.document->normalized.utf8;
  for (auto& [name, judgement] :
       context.names.judge_names(english, pair.english.tokens(), arabic, pair.arabic.tokens())) {
    if (is_descriptive(english, pair.english.tokens(), name)) {
      if (judgement.verdict == NameVerdict::missing) continue;
      judgement.suggestions.clear();
    }
    std::string_view rule;
    switch (judgement.verdict) {
      case NameVerdict::right:
      case NameVerdict::variant: continue;
      case NameVerdict::unusual: rule = "name.unusual"; break;
      case NameVerdict::wrong: rule = "name.wrong"; break;
      case NameVerdict::missing: rule = "name.missing"; break;
      case NameVerdict::latin: rule = "name.latin"; break;
      case NameVerdict::translated: rule = "name.translated"; break;
    }
    const std::optional<ByteRange> place = judgement.range.empty() ? std::nullopt : std::optional(judgement.range);
    if (!pair.english_is_source) judgement.suggestions.clear();  // they are Arabic, and the target is English
    findings.add(pair, rule, 1 - judgement.score, name.range, place, std::move(judgement.reason),
                 std::move(judgement.suggestions));
  }
}

}  // namespace muwazi::inline v0
