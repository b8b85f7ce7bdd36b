// SPDX-License-Identifier: Apache-2.0
// Arabic words that lost the preposition that they take: "according the law".
//
// data/prepositions.tsv names words that never stand before a noun alone. That the noun has the article leaves no doubt that it
// is one, and that no adjective of an indefinite word follows.
#include <fmt/format.h>

#include <string>

#include "check_context.hpp"
#include "meaning_data.hpp"
#include "sentence_data.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view article = "\u0627\u0644", lam = "\u0644", beh = "\u0628", waw = "\u0648", feh = "\u0641";

/// Words by their matching keys, each with its usual preposition.
const WordTable<std::string>& governing_words() {
  static const WordTable<std::string> made = [] {
    WordTable<std::string> out;
    std::string key;
    for_each_row(prepositions_table(), [&](std::string_view word, std::string_view prepositions) {
      matching_key(word, key);
      out[key] = prepositions.substr(0, prepositions.find(' '));
    });
    return out;
  }();
  return made;
}

/// Whether a folded word is a noun with the article, and not a preposition or pronoun that begins like it.
bool has_article(std::string_view key) noexcept {
  if (!key.starts_with(article) || key.size() < 10) return false;
  return !key.starts_with("\u0627\u0644\u0630\u064A") && !key.starts_with("\u0627\u0644\u062A\u064A") && !key.starts_with("\u0627\u0644\u0644");
}

/// The noun with the preposition before it, joined where it is of one letter.
std::string with_preposition(std::string_view preposition, std::string_view noun) {
  if (preposition == lam) return fmt::format("{}{}{}", lam, lam, noun.substr(article.size()));
  return fmt::format("{}{}{}", preposition, preposition == beh ? "" : " ", noun);
}

}  // namespace

void check_preposition(const CheckContext&, const PairView& pair, Findings& findings) {
  if (!pair.english_is_source) return;  // how a source is written is not the translator's fault
  const auto tokens = pair.arabic.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i + 1].kind != TokenKind::word || !has_article(pair.arabic.key(i + 1))) continue;
    const std::string_view key = pair.arabic.key(i);
    const std::string* preposition = governing_words().find(key);
    if (preposition == nullptr && (key.starts_with(waw) || key.starts_with(feh)))
      preposition = governing_words().find(key.substr(waw.size()));
    // A pronoun in place of the teh marbuta makes a noun of it: "its product".
    if (preposition == nullptr || (key.ends_with("\u0647") && !pair.arabic.text(tokens[i]).ends_with("\u0629"))) continue;
    const std::string_view noun = pair.arabic.text(tokens[i + 1]);
    findings.add(pair, "grammar.preposition", 0.85, std::nullopt, ByteRange{tokens[i].range.begin, tokens[i + 1].range.end},
                 {"{0} takes the preposition {1}", {quote(pair.arabic.text(tokens[i])), quote(*preposition)}},
                 {fmt::format("{} {}", pair.arabic.text(tokens[i]), with_preposition(*preposition, noun))});
  }
}

}  // namespace muwazi::inline v0
