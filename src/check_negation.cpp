// SPDX-License-Identifier: Apache-2.0
// Negation that was lost or gained between the sides of a pair.
//
// Two ways of looking. Any denial is weighed by what it denies and by what stands there on the other side, see
// negation_evidence.hpp. Where a denial cannot be bound to words of the other side, the bare count has the word:
//
// Only plain sentences are judged: one negation on one side, none of any kind on the other. Words that deny without a
// particle ("deny", "refuse", "lack", "fail") count as negations of the other side, so that "did not accept" may become
// "refused"; conditions, exceptions and questions ("unless", "whether or not", "not only") keep the check silent.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "check_context.hpp"
#include "negation_evidence.hpp"

namespace muwazi::inline v0 {
namespace {

/// What the negations of one side amount to.
struct Negations {
  std::size_t plain = 0;    ///< particles that turn a sentence round: not, never / lam, lan, laysa
  bool implied = false;     ///< words that deny by their meaning
  bool exception = false;   ///< Arabic: "not ... but" is "only"
  bool unsure = false;      ///< questions, "whether or not", "not only"
  std::optional<ByteRange> first;
};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view key) noexcept {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

constexpr std::array<std::string_view, 5> english_plain = {"cannot", "neither", "never", "nor", "not"};

/// English words that deny or restrict by their meaning, sorted; a final "-" stands for any ending.
constexpr std::array<std::string_view, 164> english_implied = {
    "abnormal-", "absen-", "abstain-", "against", "asymptomatic", "avoid-", "await-", "bad", "ban-", "barely",
    "barr-", "block-", "broke-", "cease-", "dead", "declin-", "denial-", "denied", "denies", "deny-", "despite",
    "differen-", "difficult-", "disab-", "disagree-", "disallow-", "disappear-", "disapprov-", "discontinu-",
    "discourag-", "dislik-", "dismiss-", "dispens-", "disprov-", "disput-", "disqualif-", "dissatisf-", "distrust-",
    "doubt-", "empty", "end-", "except-", "exclu-", "expir-", "fail-", "far", "few", "fewer", "forbid-", "forgo-",
    "free", "halt-", "hard", "hardly", "hesita-", "ignor-", "illegal-", "illegitimate", "immatur-", "immobil-",
    "immun-", "impatien-", "imperfect-", "impossib-", "impract-", "imprecis-", "improper-", "inab-", "inaccura-",
    "inactiv-", "inadequa-", "incapab-", "incomplete-", "inconsisten-", "incorrect-", "indefinit-", "independ-",
    "indirect-", "indispensab-", "indistinguish-", "ineffective-", "ineligib-", "inevitab-", "inexpensive",
    "inexperienced", "infinit-", "informal-", "infrequent-", "inhuman-", "innocen-", "insecur-", "insignifican-",
    "instab-", "instead", "insufficien-", "intoleran-", "invalid-", "invisib-", "involuntar-", "irregular-",
    "irrelevan-", "irrespective", "just", "lack-", "lax", "least", "leave-", "less", "limit-", "little", "lose",
    "loses", "losing", "loss-", "lost", "maximum", "mere-", "minimum", "miss-", "neglect-", "neither", "no", "nobody",
    "none", "nor", "nothing", "nowhere", "obstacle-", "only", "oppos-", "out", "overcome", "polar-", "poor-",
    "prevent-", "prohibit-", "rare", "rarely", "rarity", "rather", "refrain-", "refus-", "regardless", "reject-",
    "remain-", "resist-", "scarce-", "seldom", "separat-", "short-", "still", "stop-", "suspen-", "terribl-", "than",
    "too", "unclear", "unless", "until", "untouched", "whether", "without", "worse", "yet"};

bool english_implies(std::string_view key) noexcept {
  const auto after = std::upper_bound(english_implied.begin(), english_implied.end(), key);
  // An entry with an open ending stands close before the words that it covers.
  for (auto entry = after; entry != english_implied.begin() && after - entry < 4;) {
    --entry;
    if (*entry == key) return true;
    if (entry->ends_with('-') && key.starts_with(entry->substr(0, entry->size() - 1))) return true;
  }
  constexpr std::string_view not_negative[] = {"unanim", "under", "unif", "union", "uniqu", "unit", "univers", "until"};
  const bool un = key.starts_with("un") && key.size() > 5 &&
                  std::none_of(std::begin(not_negative), std::end(not_negative),
                               [&](std::string_view word) { return key.starts_with(word); });
  return un || key.starts_with("non") || (key.ends_with("less") && key != "unless");
}

/// What may follow "not" without denying the sentence: not only, not until, not least ...
constexpr std::array<std::string_view, 9> after_idle_not = {"all",  "always", "every", "just", "least",
                                                            "only", "simply", "to",    "until"};

/// Arabic particles, as matching keys without conjunctions, sorted by code point.
constexpr std::array<std::string_view, 8> arabic_plain = {
    "\u0644\u0627",              // la
    "\u0644\u0633\u062A",        // lastu
    "\u0644\u0645",              // lam
    "\u0644\u0646",              // lan
    "\u0644\u064A\u0633",        // laysa
    "\u0644\u064A\u0633\u062A",  // laysat
    "\u0644\u064A\u0633\u0648\u0627",  // laysu
    "\u0644\u0633\u0646\u0627",  // lasna
};

/// Arabic words that deny or restrict: ghayr, 'adam, dun, bila, illa, siwa, ma, kalla, rafad, nafa, mana', faqada, ...
constexpr std::string_view arabic_implied[] = {
    "\u0627\u0644\u0627",              // illa, alla
    "\u0627\u0645\u062A\u0646\u0627\u0639",  // imtina'
    "\u0628\u062F\u0644\u0627",        // badalan
    "\u0628\u0644\u0627",              // bila
    "\u062D\u0638\u0631",              // hazr
    "\u062E\u0644\u0627\u0641",        // khilaf
    "\u062F\u0648\u0646",              // dun
    "\u0631\u0641\u0636",              // rafd
    "\u0633\u0648\u064A",              // siwa
    "\u0636\u062F",                    // didd
    "\u0639\u062F\u0627",              // 'ada
    "\u0639\u062F\u0645",              // 'adam
    "\u063A\u064A\u0631",              // ghayr
    "\u0641\u0634\u0644",              // fashal
    "\u0643\u0644\u0627",              // kalla
    "\u0644\u0648\u0644\u0627",        // lawla
    "\u0645\u0645\u0646\u0648\u0639",  // mamnu'
    "\u0645\u0646\u0639",              // man'
    "\u0646\u0641\u064A",              // nafy
    "\u0646\u0642\u0635",              // naqs
    "\u0646\u0627\u062F\u0631",        // nadir
    "\u0642\u0644\u064A\u0644",        // qalil
    "\u062A\u0639\u0630\u0631",        // ta'adhdhur
    "\u0639\u062C\u0632",              // 'ajz
    "\u0645\u062D\u062F\u0648\u062F",  // mahdud
    "\u0645\u0646\u062A\u0641",        // muntafin
    "\u0646\u062F\u0631",              // nudra
    "\u0627\u0646\u0639\u062F\u0627\u0645",  // in'idam
    "\u062A\u062C\u0646\u0628",        // tajannub
    "\u0633\u0644\u0628",              // salb
    "\u0627\u0633\u062A\u062D\u0627\u0644",  // istahala
    "\u0645\u0633\u062A\u062D\u064A\u0644",  // mustahil
};

/// The particles of an English side. What denies by its meaning is looked for by english_implies(), where it matters.
Negations english_negations(const BeadSide& side) {
  Negations out;
  const auto tokens = side.tokens();
  const auto key_at = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::word ? side.key(i) : std::string_view();
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = key_at(i);
    if (word.size() < 3 || (!in(english_plain, word) && !word.ends_with("n't"))) continue;
    const std::string_view before = i > 0 ? key_at(i - 1) : std::string_view();
    const bool idle = word == "not" && (in(after_idle_not, key_at(i + 1)) || before == "or" || before == "if" || before == "why");
    if (idle) {
      out.implied = out.unsure = true;
      continue;
    }
    ++out.plain;
    if (!out.first) out.first = tokens[i].range;
  }
  if (!tokens.empty() && side.text(tokens.back()) == "?") out.unsure = true;
  return out;
}

/// Whether a word of an English side that has no particles denies by its meaning.
bool english_implies(const BeadSide& side) {
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::word && english_implies(side.key(i))) return true;
  return false;
}

/// Takes wa- or fa- off where the rest is long enough to be a word.
std::string_view without_conjunction(std::string_view key) noexcept {
  const bool conjunction = key.starts_with("\u0648") || key.starts_with("\u0641");
  return conjunction && key.size() > 4 ? key.substr(2) : key;
}

/// What follows "la" or "lam" without denying: "still" (la yazal), "especially" (la siyyama), "at least" (la yaqill),
/// "must" (la budd), "no doubt" (la shakk), "no longer" (lam ya'ud).
bool is_idle_after_la(std::string_view key) {
  constexpr std::string_view beginnings[] = {
      "\u064A\u0632\u0627\u0644", "\u062A\u0632\u0627\u0644", "\u0632\u0627\u0644", "\u064A\u0632\u0644",
      "\u062A\u0632\u0644",       "\u0633\u064A\u0645\u0627", "\u0628\u062F",       "\u0634\u0643",
      "\u064A\u0642\u0644",       "\u062A\u0642\u0644",       "\u064A\u0639\u062F", "\u062A\u0639\u062F",
      "\u064A\u0632\u064A\u062F", "\u062A\u0632\u064A\u062F", "\u064A\u062A\u062C\u0627\u0648\u0632",
      "\u062A\u062A\u062C\u0627\u0648\u0632",
      "\u0628\u0627\u0633",        // ba's: "no harm", all right
      "\u0631\u064A\u0628",        // rayb: "no doubt"
      "\u0636\u064A\u0631",        // dayr
      "\u0645\u0641\u0631",        // mafarr: "no way round"
      "\u063A\u0646\u064A",        // ghina
      "\u062D\u0635\u0631",        // hasr: "countless"
      "\u0646\u0647\u0627\u064A\u0647",  // nihaya: "infinite"
      "\u0645\u062D\u0627\u0644\u0647"};  // mahala: "inevitably"
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return key.starts_with(beginning); });
}

/// The particles of an Arabic side. What denies by its meaning is looked for by arabic_implies(), where it matters.
Negations arabic_negations(const BeadSide& side) {
  Negations out;
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || tokens[i].script != TokenScript::arabic) continue;
    const std::string_view key = side.key(i);
    if (key.size() > 12) continue;  // five letters and a conjunction
    const std::string_view bare = without_conjunction(key);
    const auto plain = [&](std::string_view word) {
      return std::find(arabic_plain.begin(), arabic_plain.end(), word) != arabic_plain.end();
    };
    if (plain(key) || plain(bare)) {
      const bool last = i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::word;
      if (last) {  // "or not", "yes/no"
        out.unsure = true;
        continue;
      }
      if (is_idle_after_la(side.key(i + 1))) {
        out.implied = true;
        continue;
      }
      ++out.plain;
      if (!out.first) out.first = tokens[i].range;
      continue;
    }
    if (bare == "\u0627\u0644\u0627" || bare == "\u0633\u0648\u064A") out.exception = true;  // illa, siwa: "only"
  }
  return out;
}

/// Whether a word of an Arabic side that has no particles denies by its meaning.
bool arabic_implies(const BeadSide& side) {
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || tokens[i].script != TokenScript::arabic) continue;
    const std::string_view key = side.key(i);
    const std::string_view bare = without_conjunction(key);
    for (const std::string_view word : arabic_implied) {
      // Any form of the word: with article, prefix of the imperfect, ending.
      const bool whole = word.size() <= 6;
      if (whole ? (bare == word || key == word || (bare.size() > word.size() && bare.find(word) != std::string_view::npos &&
                                                   word.size() > 4))
                : bare.find(word) != std::string_view::npos)
        return true;
    }
  }
  return false;
}

}  // namespace

void check_negation(const CheckContext& context, const PairView& pair, Findings& findings) {
  const auto report = [&](bool of_english, double confidence, std::optional<ByteRange> in_english, std::optional<ByteRange> in_arabic) {
    const bool source_has_it = of_english == pair.english_is_source;
    findings.add(pair, source_has_it ? "negation.lost" : "negation.added", confidence, in_english, in_arabic,
                 source_has_it ? Message("the source denies this, the translation does not")
                               : Message("the translation denies this, the source does not"));
  };
  // Log odds of a fault before anything is seen, as the net knows even ones only. Chosen on pud for one false alarm in a
  // thousand pairs; half a unit doubles the alarms or halves them.
  constexpr double prior = -3.9;
  const NegationEvidence* best = nullptr;
  double most = 0;
  const auto candidates = negation_candidates(context, pair);
  for (const NegationEvidence& candidate : candidates) {
    const double odds = negation_net(candidate.features) + prior;
    if (odds <= most) continue;
    best = &candidate;
    most = odds;
  }
  if (best != nullptr) {
    const std::optional<ByteRange> cue = best->cue;
    report(best->of_english, 1 / (1 + std::exp(-most)), best->of_english ? cue : best->partner, best->of_english ? best->partner : cue);
    return;
  }
  // The rest from the cheapest to the dearest: most pairs deny nothing, or the same on both sides.
  const Negations english = english_negations(pair.english);
  if (english.unsure || english.plain > 1) return;
  const Negations arabic = arabic_negations(pair.arabic);
  if (arabic.unsure || english.plain + arabic.plain != 1) return;
  const bool only_english = english.plain == 1;
  if (only_english ? arabic.implied || arabic_implies(pair.arabic)
                   : arabic.exception || english.implied || english_implies(pair.english))
    return;
  report(only_english, only_english ? 0.75 : 0.55, only_english ? english.first : std::nullopt,
         only_english ? std::nullopt : arabic.first);
}

}  // namespace muwazi::inline v0
