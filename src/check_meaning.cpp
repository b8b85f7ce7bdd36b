// SPDX-License-Identifier: Apache-2.0
// What was left out of a pair or put into it, and pairs that are no translations at all, by what accounts for each word.
#include <algorithm>
#include <cmath>

#include "check_context.hpp"
#include "coverage.hpp"

namespace muwazi::inline v0 {
namespace {

/// A stretch of content words: [first, last] of the side's words, and the log odds that it has no counterpart.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t missing = 0;
  double odds = 0;
};

/// Probability that a word is accounted for by chance, in a pair that does not translate it: function of the length of
/// the other side, since each word there may be it. Measured on pairs put together at random from tico19.
double chance(std::size_t words_there) { return std::min(0.5, 0.05 + 0.009 * static_cast<double>(words_there)); }

/// The stretch with the highest sum of log odds (Kadane). Names weigh little: a pronoun may stand for one.
Stretch least_accounted(const std::vector<WordAccount>& words, std::size_t words_there) {
  const double by_chance = chance(words_there);
  Stretch best;
  Stretch now;
  bool open = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double miss = words[i].miss;
    double step = words[i].accounted ? std::log(by_chance / (1 - miss)) : std::log((1 - by_chance) / miss);
    if (words[i].name && !words[i].accounted) step = std::min(step, 0.3);
    if (!open || now.odds <= 0) {
      now = {i, i, 0, 0};
      open = true;
    }
    now.last = i;
    now.odds += step;
    now.missing += !words[i].accounted;
    if (now.odds > best.odds) best = now;
  }
  return best;
}

/// Letters of a side; the measure of length.
double letters(const BeadSide& side) {
  double out = 0;
  for (const Token& token : side.tokens())
    if (token.kind == TokenKind::word || token.kind == TokenKind::number)
      out += token.script == TokenScript::arabic ? token.range.size() / 2.0 : token.range.size();
  return out;
}

/// How much better the lengths fit if the stretch has no counterpart, as log odds. Arabic letters are 0.86 of English ones
/// (median of tico19 and the guides), with a spread of log ratios of 0.2.
double length_odds(const PairView& pair, const BeadSide& side, ByteRange stretch, Language language) {
  constexpr double usual = 0.86;
  constexpr double spread = 0.2;
  const double own = letters(side);
  const BeadSide& other_side = language == Language::english ? pair.arabic : pair.english;
  const double other = letters(other_side);
  if (own <= 0 || other <= 0) return 0;
  double gone = 0;
  for (const Token& token : side.tokens())
    if (stretch.contains(token.range) && (token.kind == TokenKind::word || token.kind == TokenKind::number))
      gone += token.script == TokenScript::arabic ? token.range.size() / 2.0 : token.range.size();
  const double ratio = language == Language::english ? usual : 1 / usual;
  const double kept = std::log(other / (own * ratio));
  const double dropped = std::log(other / (std::max(own - gone, 1.0) * ratio));
  return std::clamp((kept * kept - dropped * dropped) / (2 * spread * spread), -6.0, 6.0);
}

/// Grows a stretch of words to the marks that part clauses, where only a few words stand between.
ByteRange clause_of(const BeadSide& side, const std::vector<WordAccount>& words, const Stretch& stretch) {
  const auto tokens = side.tokens();
  std::size_t first = words[stretch.first].token;
  std::size_t last = words[stretch.last].token;
  const std::size_t before = stretch.first > 0 ? words[stretch.first - 1].token + 1 : 0;
  const std::size_t after = stretch.last + 1 < words.size() ? words[stretch.last + 1].token : tokens.size();
  while (first > before && tokens[first - 1].kind == TokenKind::word) --first;
  while (last + 1 < after && tokens[last + 1].kind == TokenKind::word) ++last;
  // Function words that belong to what follows stay there, unless a mark closes the clause.
  const bool closed = last + 1 >= tokens.size() || tokens[last + 1].kind == TokenKind::punctuation;
  if (!closed) last = words[stretch.last].token;
  return {tokens[first].range.begin, tokens[last].range.end};
}

/// What speaks for a stretch without counterpart on one side of a pair.
struct Evidence {
  Stretch stretch;
  ByteRange clause;
  double length = 0;  ///< log odds of the lengths
  double other = 0;   ///< log odds of the worst stretch of the other side: a free translation leaves words on both
  double rest = 0;    ///< share of the side's other words that are accounted for
  double part = 0;    ///< share of the side's words that the stretch has
  bool closed = false;  ///< marks stand at both ends
};

double share_accounted(const std::vector<WordAccount>& words, std::size_t from, std::size_t to) {
  std::size_t accounted = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= from && i <= to) continue;
    ++all;
    accounted += words[i].accounted;
  }
  return all > 0 ? static_cast<double>(accounted) / static_cast<double>(all) : 0;
}

bool between_marks(const BeadSide& side, ByteRange range) {
  const auto tokens = side.tokens();
  bool before = true;
  bool after = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].range.end <= range.begin) before = tokens[i].kind != TokenKind::word;
    if (tokens[i].range.begin >= range.end) {
      after = tokens[i].kind != TokenKind::word;
      break;
    }
  }
  return before && after;
}

Evidence evidence_of(const PairView& pair, const PairAccounts& accounts, Language language) {
  const Language opposite = language == Language::english ? Language::arabic : Language::english;
  const auto& words = accounts.of(language);
  const auto& others = accounts.of(opposite);
  const BeadSide& side = language == Language::english ? pair.english : pair.arabic;
  Evidence out;
  out.stretch = least_accounted(words, others.size());
  if (out.stretch.missing == 0) return out;
  out.clause = clause_of(side, words, out.stretch);
  out.length = length_odds(pair, side, out.clause, language);
  out.other = least_accounted(others, words.size()).odds;
  out.rest = share_accounted(words, out.stretch.first, out.stretch.last);
  out.part = static_cast<double>(out.stretch.last - out.stretch.first + 1) / static_cast<double>(words.size());
  out.closed = between_marks(side, out.clause);
  return out;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// Log odds that the stretch was left out or put in, over the odds at which it is worth a reader's while. Logistic
/// regression on clauses taken out of the pairs of tico19, react-docs and opensource-guide, each with a lexicon that was
/// learned without it; the constant was chosen on pud (four false alarms in a thousand pairs). A higher constant costs
/// precision first: half a unit doubles the alarms.
double clause_odds(const Evidence& e, std::size_t words, double other_share, bool arabic) {
  return 0.033 * e.stretch.odds + 0.678 * e.length - 0.084 * std::min(e.other, 10.0) - 0.938 * e.rest + 3.526 * e.part +
         1.154 * e.closed + 1.679 * std::log1p(static_cast<double>(e.stretch.missing)) +
         0.445 * std::log(static_cast<double>(words)) + 1.696 * other_share - 0.988 * arabic - 6.07 - 2.4;
}

/// Log odds that the pair is none, over the odds at which it is worth a reader's while. Fitted as clause_odds(), on pairs
/// whose Arabic is the next one's; chosen on pud for one false alarm in a thousand pairs.
double unrelated_odds(double english_share, double arabic_share, std::size_t english_words, std::size_t arabic_words) {
  return -3.39 * english_share - 0.45 * arabic_share + 0.69 * std::log(static_cast<double>(english_words)) +
         0.78 * std::log(static_cast<double>(arabic_words) + 1) - 13.44 * english_share * arabic_share + 0.02 - 2.49;
}

}  // namespace

void check_meaning(const CheckContext& context, const PairView& pair, Findings& findings) {
  constexpr std::size_t least_words = 4;  // content words; below, nothing can be told
  if (context.lexicon.size(Language::english) == 0) return;
  const PairAccounts accounts = account_words(context, pair);
  const auto all_of = [](const std::vector<WordAccount>& words) { return share_accounted(words, words.size(), words.size()); };
  const double english_share = all_of(accounts.english);
  const double arabic_share = all_of(accounts.arabic);
  if (accounts.english.size() >= least_words && accounts.arabic.size() >= least_words) {
    const double odds =
        unrelated_odds(english_share, arabic_share, accounts.english.size(), accounts.arabic.size());
    // A number that both sides hold is worth several words, and the aligner has seen the whole text.
    const auto shares_number = [&] {
      for (const Quantity& a : pair.english.quantities())
        for (const Quantity& b : pair.arabic.quantities())
          if (a.key != 0 && a.key == b.key) return true;
      return false;
    };
    const double doubt = (shares_number() ? 2.0 : 0.0) + (context.beads.size() > 1 && pair.bead->score > 0.9f ? 2.0 : 0.0);
    if (odds > doubt) {
      findings.add(pair, "alignment.pair", logistic(odds - doubt), pair.english.range, pair.arabic.range,
                   "these do not look like translations of each other");
      return;
    }
  }
  for (const Language language : {Language::english, Language::arabic}) {
    const auto& words = accounts.of(language);
    if (words.size() < least_words) continue;
    const Evidence evidence = evidence_of(pair, accounts, language);
    if (evidence.stretch.missing < 3) continue;
    const double other_share = language == Language::english ? arabic_share : english_share;
    const double confidence =
        logistic(clause_odds(evidence, words.size(), other_share, language == Language::arabic));
    const bool of_source = (language == Language::english) == pair.english_is_source;
    Draft draft;
    draft.rule = of_source ? "omission.clause" : "addition.clause";
    draft.bead = pair.index;
    draft.confidence = confidence;
    (of_source ? draft.source : draft.target) = evidence.clause;
    draft.message = of_source ? "nothing in the translation accounts for these words"
                              : "nothing in the source accounts for these words";
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
