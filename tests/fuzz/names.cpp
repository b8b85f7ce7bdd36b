// SPDX-License-Identifier: Apache-2.0
// Fuzz target: names of two sentences, judged against each other. The English sentence ends at the first U+001D.
#include <muwazi/name.hpp>
#include <muwazi/token.hpp>

#include "fuzz.hpp"

using namespace muwazi;

namespace {

std::vector<Name> names(std::string_view sentence, const std::vector<Token>& tokens, Language language) {
  using fuzz::claim;
  std::vector<Name> found = find_names(sentence, tokens, language);
  const std::vector<bool> boundaries = fuzz::boundaries(sentence);
  std::uint32_t at = 0;
  for (const Name& name : found) {
    claim(name.range.begin >= at && name.range.end > name.range.begin, "names come in order");
    claim(name.range.end <= sentence.size(), "names lie inside the sentence");
    claim(boundaries[name.range.begin] && boundaries[name.range.end], "names are whole characters");
    claim(name.token_count > 0 && name.first_token + name.token_count <= tokens.size(), "names are tokens");
    at = name.range.end;
  }
  return found;
}

void check(const NameJudgement& judgement, std::string_view sentence) {
  using fuzz::claim;
  claim(judgement.score >= 0 && judgement.score <= 1, "the score is a probability");
  claim(judgement.range.begin <= judgement.range.end && judgement.range.end <= sentence.size(), "the place is there");
  claim(judgement.suggestions.size() <= 3, "no more than three suggestions");
  for (const std::string& suggestion : judgement.suggestions)
    claim(!suggestion.empty() && fuzz::is_well_formed(suggestion), "suggestions are text");
  claim(!name_verdict_name(judgement.verdict).empty(), "a verdict has a name");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  if (size > 4000) return 0;  // each name is looked for in all of the other sentence
  const std::string decoded = decode(fuzz::input_of(data, size), {Encoding::utf8, 10}).utf8;
  const std::string_view text = decoded;
  const std::size_t cut = std::min(text.find('\x1D'), text.size());
  const std::string_view english = text.substr(0, cut);
  const std::string_view arabic = cut < text.size() ? text.substr(cut + 1) : std::string_view();
  std::vector<Token> english_tokens, arabic_tokens;
  tokenize(english, {0, static_cast<std::uint32_t>(english.size())}, english_tokens);
  tokenize(arabic, {0, static_cast<std::uint32_t>(arabic.size())}, arabic_tokens);
  const NameModel& model = NameModel::builtin();
  for (const Name& name : names(english, english_tokens, Language::english))
    check(model.judge_in(english, english_tokens, name, arabic, arabic_tokens), arabic);
  names(arabic, arabic_tokens, Language::arabic);

  const std::string_view name = english.substr(0, 60), translated = arabic.substr(0, 60);
  const double score = model.score(name, translated);
  claim(score >= 0 && score <= 1, "the score is a probability");
  check(model.judge(name, translated), translated);
  claim(model.propose(name, 3).size() <= 3 && model.propose_english(translated, 3).size() <= 3, "as many as asked");
  const float odds = model.log_odds(name, translated);
  claim(odds == odds, "log odds are a number");
  return 0;
}
