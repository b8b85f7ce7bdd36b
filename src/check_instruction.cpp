// SPDX-License-Identifier: Apache-2.0
// Instructions to the reader that head a line and became nouns: "WATCH: ..." is said with an imperative in Arabic, as in
// English, and not with "the watching of".
#include <algorithm>
#include <string_view>

#include "arabic.hpp"
#include "check_context.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// What pages tell their readers to do in front of a link or a player, and how Arabic pages say it.
struct Instruction {
  std::string_view english;  ///< matching key
  std::string_view arabic;
};
constexpr Instruction instructions[] = {
    {"click", "\u0627\u0646\u0642\u0631"},
    {"discover", "\u0627\u0643\u062A\u0634\u0641"},
    {"download", "\u0646\u0632\u0651\u0644"},
    {"explore", "\u0627\u0633\u062A\u0643\u0634\u0641"},
    {"follow", "\u062A\u0627\u0628\u0639"},
    {"listen", "\u0627\u0633\u062A\u0645\u0639"},
    {"read", "\u0627\u0642\u0631\u0623"},
    {"see", "\u0627\u0646\u0638\u0631"},
    {"share", "\u0634\u0627\u0631\u0643"},
    {"subscribe", "\u0627\u0634\u062A\u0631\u0643"},
    {"view", "\u0637\u0627\u0644\u0639"},
    {"watch", "\u0634\u0627\u0647\u062F"},
};

/// Whether an indefinite Arabic word is a verbal noun by its form: one in teh marbuta, or of the derived stems that begin
/// with alef and have a long a before their last letter (istima', iktishaf).
bool is_verbal_noun(std::string_view word, std::string_view key) {
  if (key.starts_with("\u0627\u0644")) return false;
  if (word.ends_with("\u0629")) return true;
  return key.size() >= 10 && key.starts_with("\u0627") && key.substr(key.size() - 4, 2) == "\u0627";
}

}  // namespace

void check_instruction(const CheckContext& context, const PairView& pair, Findings& findings) {
  if (!pair.english_is_source) return;
  const auto english = pair.english.tokens();
  const auto arabic = pair.arabic.tokens();
  if (english.size() < 4 || arabic.size() < 4) return;
  const auto colon_at = [](const BeadSide& side, std::size_t at) { return side.text(side.tokens()[at]) == ":"; };
  // "READ:", "READ MORE:"
  if (!colon_at(pair.english, 1) && !colon_at(pair.english, 2)) return;
  if (!colon_at(pair.arabic, 1) && !colon_at(pair.arabic, 2)) return;
  const auto* instruction = std::find_if(std::begin(instructions), std::end(instructions),
                                         [&](const Instruction& one) { return one.english == pair.english.key(0); });
  if (instruction == std::end(instructions)) return;
  if (!is_verbal_noun(pair.arabic.text(arabic[0]), pair.arabic.key(0))) return;
  if (context.lexicon.probability(pair.english.stem(0), Language::english, pair.arabic.stem(0)) <= 0) return;
  findings.add(pair, "term.instruction", 0.8, english[0].range, arabic[0].range,
               {"{0} tells the reader to do something, {1} does not", {quote(pair.english.text(english[0])), quote(pair.arabic.text(arabic[0]))}},
               {std::string(instruction->arabic)});
}

}  // namespace muwazi::inline v0
