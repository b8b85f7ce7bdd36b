// SPDX-License-Identifier: Apache-2.0
// Something is done again on one side only.
//
// I'ada with a verbal noun is Arabic's re-: i'adat bina' is rebuilding. Each of 222 of them in good translations (pud, tico19,
// two guides, the Debian handbook) has an English word beside it that may say again, back, or re-.
#include <string>
#include <string_view>

#include "arabic.hpp"
#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

using namespace std::string_view_literals;

/// Whether an English word may say that something is done again. Only what cannot is of interest, so that in doubt it does.
bool says_again(const CheckContext& context, std::string_view key, StemId stem, StemId again) {
  for (const std::string_view word : {"again"sv, "back"sv, "anew"sv, "afresh"sv, "another"sv, "over"sv, "twice"sv, "re"sv, "second"sv, "once"sv})
    if (key == word) return true;
  if (key.starts_with("re") && key.size() >= 7) return true;
  if (key.starts_with("re") && key.size() >= 5 && context.lexicon.stem(key.substr(2), Language::english) != no_stem) return true;
  if (stem == no_stem) return false;
  if (context.lexicon.probability(stem, Language::english, again) > 0 || context.lexicon.probability(again, Language::arabic, stem) > 0)
    return true;
  const std::string begin = std::string(context.lexicon.spelling(again, Language::arabic)) + ' ';
  for (const Translation link : context.lexicon.translations(stem, Language::english))
    if (context.lexicon.spelling(link.stem, Language::arabic).starts_with(begin)) return true;
  return false;
}

}  // namespace

void check_again(const CheckContext& context, const PairView& pair, Findings& findings) {
  constexpr std::string_view noun = "\u0627\u0639\u0627\u062F\u0647";  // i'ada, folded
  const auto arabic = pair.arabic.tokens();
  const auto english = pair.english.tokens();
  for (std::size_t i = 0; i + 1 < arabic.size(); ++i) {
    const std::string_view key = pair.arabic.key(i);
    if (!key.ends_with(noun) || key.size() > noun.size() + 2) continue;  // with one letter before it at most
    if (arabic[i + 1].kind != TokenKind::word || arabic[i + 1].script != TokenScript::arabic) continue;
    const StemId again = context.lexicon.stem(noun, Language::arabic);
    const StemId done = pair.arabic.stem(i + 1);
    if (again == no_stem || done == no_stem) return;
    std::optional<ByteRange> in_english;
    for (std::size_t j = 0; j < english.size(); ++j) {
      if (english[j].kind != TokenKind::word || english[j].script != TokenScript::latin) continue;
      if (says_again(context, pair.english.key(j), pair.english.stem(j), again)) return;
      // What is done has to be there, so that it is the "again" that is too much.
      if (!in_english && context.lexicon.probability(pair.english.stem(j), Language::english, done) > 0.02f) in_english = english[j].range;
    }
    if (!in_english) continue;
    findings.add(pair, "term.again", 0.75, in_english, ByteRange{arabic[i].range.begin, arabic[i + 1].range.end},
                 pair.english_is_source ? Message("the translation says that something is done again, the source does not")
                                        : Message("the source says that something is done again, the translation does not"));
  }
}

}  // namespace muwazi::inline v0
