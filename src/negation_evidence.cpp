// SPDX-License-Identifier: Apache-2.0
// Finds denials by data/negation.tsv, binds them to the words that they deny, and measures what stands for them.
#include "negation_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "negation_weights.hpp"
#include "negation_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0 {

const NegationNet& negation_net = builtin_negation_net;

namespace {

/// A word that stands under denials only, or mostly, with none before it.
struct Stranded {
  std::size_t token = 0;
  bool sure = false;
};

/// Whether a denial, or for an Arabic verb what else it may stand after, is among the `reach` tokens before a token.
bool licensed(const BeadSide& side, bool arabic, const std::vector<DenialCue>& cues, std::size_t token, std::size_t reach) {
  const std::size_t from = token > reach ? token - reach : 0;
  if (std::any_of(cues.begin(), cues.end(), [&](const DenialCue& cue) { return cue.token >= from && cue.token < token; })) return true;
  for (std::size_t i = from; arabic && i < token; ++i)
    if (NegationWords::builtin().licence(side.key(i))) return true;
  return false;
}

/// Whether an Arabic word is written with the mark that doubles its last letter. Keys have no marks.
bool is_marked_double(const BeadSide& side, std::size_t i) {
  constexpr std::string_view doubled = "\u0651";
  const Document& document = *side.document;
  const std::string_view written = document.decoded(side.tokens()[i].range).in(document.text.utf8);
  const std::size_t at = written.rfind(doubled);
  constexpr std::size_t vowel = 2;  // bytes, which may stand with it
  return at != std::string_view::npos && at + doubled.size() + vowel >= written.size();
}

std::vector<Stranded> stranded_words(const BeadSide& side, bool arabic, const std::vector<DenialCue>& cues) {
  constexpr std::size_t clause_reach = 25;  // tokens from a denial to the exception or "ever" that it bears
  constexpr std::size_t verb_reach = 3;     // from a particle to its verb
  const NegationWords& words = NegationWords::builtin();
  std::vector<Stranded> out;
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!side.facts(i).may_strand) continue;
    const std::string_view key = side.key(i);
    // "Sawi" (make even) has the key of "siwa", and "'akan" that of "'akun".
    if (arabic && (key == "\u0633\u0648\u064A" || side.text(tokens[i]).starts_with("\u0622")) && side.text(tokens[i]).find("\u0649") == std::string_view::npos) continue;
    // "Tawadd" (you wish) has the key of "tu'add", whose hamza has a seat.
    if (arabic && is_one_of(key, {"\u062A\u0648\u062F", "\u064A\u0648\u062F"}) && side.text(tokens[i]).find("\u0624") == std::string_view::npos) continue;
    const bool has_next = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word;
    bool sure = words.needy(arabic, key);
    // "Did so", "does the", "Did Mary": no verb stands in its bare form there.
    if (sure && !arabic && (!has_next || side.is_function_word(i + 1) || tokens[i].capitalized || tokens[i + 1].capitalized)) continue;
    // "'Akunnu" (I feel), whose last letter is doubled, is another verb than "'akun", and so is "takunnu lahu" (feels for him).
    if (sure && arabic && is_marked_double(side, i)) continue;
    if (sure && arabic && has_next && words.object(side.key(i + 1))) continue;
    const bool bare_plural = arabic && is_bare_plural(key);
    if (!sure && !bare_plural && !words.polar(arabic, key)) continue;
    if (arabic && words.except(true, key)) {
      // "Illa anna" is "but".
      if (has_next && words.contrast(side.key(i + 1))) continue;
      if (licensed(side, false, cues, i, clause_reach)) continue;
    } else if (licensed(side, arabic, cues, i, sure && arabic ? verb_reach : clause_reach)) {
      continue;
    }
    out.push_back({i, sure});
  }
  return out;
}

/// "Must not be empty and must hold a name": a second predicate of the sentence.
bool begins_predicate(const BeadSide& side, std::size_t token) {
  if (token + 1 >= side.tokens().size() || !is_one_of(side.key(token), {"and", "but"})) return false;
  return is_one_of(side.key(token + 1), {"must", "should", "can", "could", "will", "would", "may", "might", "is", "are", "was", "were", "has", "have", "had", "does", "do", "did"});
}

/// Content words that a cue may deny: the next three within eight tokens; before a mark that ends the clause, the last one.
std::vector<std::size_t> scope_of(const BeadSide& side, const std::vector<WordAccount>& words, std::size_t cue) {
  std::vector<std::size_t> out;
  const auto tokens = side.tokens();
  for (std::size_t w = 0; w < words.size() && out.size() < 3; ++w) {
    if (words[w].token <= cue) continue;
    if (words[w].token > cue + 8) break;
    bool parted = false;
    for (std::size_t t = cue + 1; t < words[w].token; ++t)
      parted = parted || (tokens[t].kind == TokenKind::punctuation && side.text(tokens[t]) != "-" && side.text(tokens[t]) != "\"") || begins_predicate(side, t);
    if (parted) break;
    if (words[w].content()) out.push_back(w);
  }
  if (out.empty())
    for (std::size_t w = words.size(); w > 0; --w)
      if (words[w - 1].token < cue && words[w - 1].content()) {
        out.push_back(w - 1);
        break;
      }
  return out;
}

/// NegationWords that deny by their meaning and render one another answer for each other, and for no denial beside them: in "cannot be
/// excluded" the one that says "excluded" does not say "cannot".
void bind_implied(const std::vector<WordAccount>& words, const std::vector<WordAccount>& there, std::vector<DenialCue>& own,
                  const std::vector<DenialCue>& answers) {
  for (DenialCue& cue : own) {
    if (cue.cue != Denial::implied) continue;
    const auto word = std::find_if(words.begin(), words.end(), [&](const WordAccount& w) { return w.token == cue.token; });
    if (word == words.end() || unrendered(*word)) continue;
    const std::size_t at = there[static_cast<std::size_t>(word->partner)].token;
    cue.bound = std::any_of(answers.begin(), answers.end(), [&](const DenialCue& answer) { return answer.token == at && answer.cue == Denial::implied; });
  }
}

/// Words that deny by their meaning, that the lexicon renders by nothing, and that stand at about the same place, render each
/// other: "stopped" and "yamna'", "roadless" and "khaliya".
void bind_left_over(const PairView& pair, const PairAccounts& accounts, std::vector<DenialCue>& english, std::vector<DenialCue>& arabic) {
  constexpr float most_apart = 0.25f;  // of the length of a side
  const auto left_over = [](const BeadSide& side, bool is_arabic, const std::vector<WordAccount>& words, std::vector<DenialCue>& cues) {
    std::vector<DenialCue*> out;
    for (DenialCue& cue : cues) {
      if (cue.cue != Denial::implied || cue.bound || !turns_at(side, is_arabic, cue.token)) continue;
      const auto word = std::find_if(words.begin(), words.end(), [&](const WordAccount& w) { return w.token == cue.token; });
      if (word != words.end() && unrendered(*word)) out.push_back(&cue);
    }
    return out;
  };
  const auto place = [](const BeadSide& side, const DenialCue& cue) {
    return static_cast<float>(cue.token) / static_cast<float>(side.tokens().size());
  };
  const std::vector<DenialCue*> in_arabic = left_over(pair.arabic, true, accounts.arabic, arabic);
  if (in_arabic.empty()) return;
  const std::vector<DenialCue*> in_english = left_over(pair.english, false, accounts.english, english);
  for (DenialCue* there : in_arabic)
    for (DenialCue* here : in_english) {
      if (here->bound || std::abs(place(pair.english, *here) - place(pair.arabic, *there)) > most_apart) continue;
      here->bound = there->bound = true;
      break;
    }
}

/// Where the other side says what a cue denies.
struct Region {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] float distance(std::size_t token) const noexcept {
    const std::size_t away = token < first ? first - token : token > last ? token - last + 2 : 0;
    return static_cast<float>(std::min<std::size_t>(away, 12));
  }
};

/// What a cue denies on its own side, and how surely that has a counterpart: indices of words.
using Scope = std::vector<std::size_t>;

Scope scope_of(const BeadSide& side, const std::vector<WordAccount>& words, const DenialCue& cue) {
  if (cue.cue >= Denial::affix) return scope_of(side, words, cue.token);
  // What denies by its meaning denies itself.
  Scope out;
  for (std::size_t w = 0; w < words.size(); ++w)
    if (words[w].token == cue.token) out.push_back(w);
  return out;
}

/// How surely some word of one scope renders one of the other.
float meeting(const Scope& own, const std::vector<WordAccount>& words, const Scope& answer, const std::vector<WordAccount>& there) {
  float best = 0;
  const auto look = [&](const Scope& from, const std::vector<WordAccount>& of, const Scope& to) {
    for (const std::size_t w : from) {
      const std::int32_t partner = of[w].partner;
      if (partner >= 0 && std::find(to.begin(), to.end(), static_cast<std::size_t>(partner)) != to.end()) best = std::max(best, of[w].accounted);
    }
  };
  look(own, words, answer);
  look(answer, there, own);
  return best;
}

/// How surely one of the first two words of a scope renders anything.
float bound_by(const Scope& scope, const std::vector<WordAccount>& words) {
  float best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(scope.size(), 2); ++i) best = std::max(best, words[scope[i]].partner >= 0 ? words[scope[i]].accounted : 0);
  return best;
}

/// Whether a word of the side has one of these matching keys.
bool says_one_of(const BeadSide& side, std::initializer_list<std::string_view> words) {
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::word && is_one_of(side.key(i), words)) return true;
  return false;
}

/// Denials of one side, held against the other.
class DenialReader {
 public:
  struct Side {
    const BeadSide& text;
    const std::vector<WordAccount>& words;
    const std::vector<DenialCue>& cues;
    const std::vector<Scope>& scopes;  ///< of the cues
    const std::vector<Stranded>& stranded;
  };

  DenialReader(const CheckContext& context, const Side& own, const Side& other, bool arabic, bool asked)
      : context_(context), own_(own), other_(other), arabic_(arabic), asked_(asked) {}

  void read_into(std::vector<NegationEvidence>& out) const {
    std::vector<Served> served;
    for (std::size_t c = 0; c < own_.cues.size(); ++c) {
      const DenialCue& cue = own_.cues[c];
      if ((cue.cue == Denial::implied && !cue.prefixed) || goes_on(c)) continue;
      const Place place = place_of(cue);
      if (cue.prefixed && !place.bound()) continue;
      served.push_back({out.size(), c, place.region});
      out.push_back(evidence_of(c, place));
    }
    serve(served, 24, out);
    serve(served, 25, out);
    for (const Served& denial : served) {
      NegationEvidence& made = out[denial.evidence];
      const DenialCue& cue = own_.cues[denial.cue];
      constexpr float surely = 0.8f;
      made.unanswered = cue.cue == Denial::plain && !cue.idle && made.features[0] > surely && made.features[24] >= 1 && made.features[35] < 0 &&
                        (!arabic_ || denials(other_.cues) > 0);
      // A denial before a noun ("ghayr", "without") may be part of a word there: two words of what it denies are to be rendered.
      constexpr float nearly_surely = 0.9f;
      made.unmet = !cue.idle && made.features[0] > nearly_surely && made.features[24] >= 1 && made.features[25] >= 1 && made.features[35] < 0 &&
                   (cue.cue != Denial::affix || made.features[1] >= 2);
      // "'Adam" and "duna" before what is surely rendered, with no answer free: the net asks more of them than of verbs' particles.
      made.rendered = cue.cue == Denial::affix && arabic_ && made.unmet && denies_rendered(cue);
      made.verbal = made.rendered && !is_shared(cue);
      constexpr float likely = 0.4f;  // a translation of what is left
      made.bared = cue.prefixed && describes(own_.text.key(cue.token)) && made.features[0] > likely && made.features[24] >= 1 && made.features[35] < 0 &&
                   !rendered_by_another(cue, made);
      // "Delete and undelete": what is left of the one renders the other.
      if (cue.prefixed && made.alone && rendered_by_another(cue, made)) made.alone = false;
    }
  }

 private:
  /// "Visible, not invisible": the word for what is denied renders another one.
  [[nodiscard]] bool rendered_by_another(const DenialCue& cue, const NegationEvidence& made) const {
    constexpr float surely = 0.6f;
    return std::any_of(other_.words.begin(), other_.words.end(), [&](const WordAccount& word) {
      return made.partner && other_.text.tokens()[word.token].range == *made.partner && word.partner >= 0 && word.accounted > surely &&
             own_.words[static_cast<std::size_t>(word.partner)].token != cue.token;
    });
  }

  /// Where the other side says what a cue denies.
  struct Place {
    float best = 0;             ///< how surely something there renders a word that is denied
    float sure = 0;             ///< words that are denied and surely rendered
    std::size_t partner = 0;    ///< token that renders one the most surely
    Region region;
    [[nodiscard]] bool bound() const noexcept { return best > 0; }
  };

  /// A denial that wants an answer.
  struct Served {
    std::size_t evidence = 0;  ///< index of the evidence
    std::size_t cue = 0;       ///< index of the side's cues
    Region region;
  };

  /// Whether an English word with such a prefix is an adjective or participle, and no verb that undoes something ("unsubscribe").
  [[nodiscard]] static bool describes(std::string_view key) {
    if (key == "unless") return false;
    static constexpr std::string_view endings[] = {"able", "al", "ant", "ary", "ate", "ed", "ent", "ful", "ible", "ic", "ive", "less", "ory", "ous", "own"};
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) { return key.ends_with(ending); });
  }

  /// "Bila ghidha' wa-la dawa'", "neither food nor medicine": one denial, which English says once as well ("without food or
  /// medicine"), goes on.
  [[nodiscard]] bool goes_on(std::size_t c) const {
    constexpr std::size_t reach = 8;
    const std::size_t token = own_.cues[c].token;
    if (own_.text.key(token) != (arabic_ ? "\u0648\u0644\u0627" : "nor")) return false;
    const bool joins = !arabic_ && joins_items(token);
    return std::any_of(own_.cues.begin(), own_.cues.begin() + static_cast<std::ptrdiff_t>(c), [&](const DenialCue& earlier) {
      return earlier.cue != Denial::implied && !earlier.idle && (token - earlier.token <= reach || (joins && in_one_sentence(earlier.token, token)));
    });
  }

  /// Whether "nor" stands before what the verb of its clause says too, not before a clause of its own ("nor did he write").
  [[nodiscard]] bool joins_items(std::size_t token) const {
    if (token + 1 >= own_.text.tokens().size()) return false;
    return !is_one_of(own_.text.key(token + 1), {"do", "does", "did", "is", "are", "was", "were", "am", "has", "have", "had", "can", "could", "will", "would",
                                                 "shall", "should", "may", "might", "must"});
  }

  [[nodiscard]] bool in_one_sentence(std::size_t from, std::size_t to) const {
    const auto tokens = own_.text.tokens();
    return std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.begin() + static_cast<std::ptrdiff_t>(to), [&](const Token& token) {
      return token.kind == TokenKind::punctuation && is_one_of(own_.text.text(token), {".", ";", "!", "?"});
    });
  }

  [[nodiscard]] Place place_of(const DenialCue& cue) const {
    Place place;
    place.region.first = other_.text.tokens().size();
    if (cue.prefixed) {
      bind_base(cue, place);
      return place;
    }
    bind_scope(cue, place);
    if (!place.bound()) {
      // What is denied is said in other words: about the same place.
      const std::size_t middle = cue.token * other_.text.tokens().size() / own_.text.tokens().size();
      place.region = {middle > 3 ? middle - 3 : 0, middle + 3};
    }
    widen(cue, place.region);
    return place;
  }

  void bind_scope(const DenialCue& cue, Place& place) const {
    for (const std::size_t w : scope_of(own_.text, own_.words, cue.token)) {
      const WordAccount& word = own_.words[w];
      if (word.partner < 0 || word.accounted < 0.25f) continue;
      const std::size_t at = token_of_partner(word);
      place.region = {std::min(place.region.first, at), std::max(place.region.last, at)};
      place.sure += word.accounted > 0.6f;
      if (word.accounted <= place.best) continue;
      place.best = word.accounted;
      place.partner = at;
    }
  }

  /// A prefix is judged where the other side has the word for what it denies: "unacceptable" and "maqbul".
  void bind_base(const DenialCue& cue, Place& place) const {
    const StemId base = context_.lexicon.stem(denied_base(own_.text.key(cue.token)), Language::english);
    if (base == no_stem) return;
    for (const WordAccount& word : other_.words) {
      if (word.stem == no_stem || !word.content()) continue;
      const float p = context_.lexicon.probability(base, Language::english, word.stem);
      if (p < 0.05f || p <= place.best) continue;
      place.best = p;
      place.partner = word.token;
      place.region = {word.token, word.token};
    }
  }

  /// A translation may put the denial before the subject, or behind it.
  void widen(const DenialCue& cue, Region& region) const {
    std::size_t before = 0;
    for (std::size_t w = own_.words.size(); w > 0 && before < 2; --w) {
      const WordAccount& word = own_.words[w - 1];
      if (word.token >= cue.token || !word.content()) continue;
      if (cue.token - word.token > 6) break;
      ++before;
      if (word.partner < 0 || word.accounted < 0.6f) continue;
      const std::size_t at = token_of_partner(word);
      // Not into another clause.
      if (at + 8 < region.first || at > region.last + 8) continue;
      region = {std::min(region.first, at), std::max(region.last, at)};
    }
  }

  [[nodiscard]] std::size_t token_of_partner(const WordAccount& word) const {
    return other_.words[static_cast<std::size_t>(word.partner)].token;
  }

  [[nodiscard]] NegationEvidence evidence_of(std::size_t c, const Place& place) const {
    const DenialCue& cue = own_.cues[c];
    NegationEvidence made;
    made.of_english = !arabic_;
    made.token = cue.token;
    made.cue = own_.text.tokens()[cue.token].range;
    if (place.bound()) made.partner = other_.text.tokens()[place.partner].range;
    made.balanced = denials(other_.cues) >= denials(own_.cues);
    made.alone = other_.cues.empty() && (cue.cue == Denial::plain || (cue.prefixed && place.best > 0.15f)) && !cue.idle && !asked_ &&
                 std::count_if(own_.cues.begin(), own_.cues.end(), [](const DenialCue& one) { return one.cue == Denial::plain; }) <= 1;
    constexpr std::string_view any = "\u0627\u064A";
    made.direct = arabic_ ? cue.cue == Denial::affix && denies_next(cue)
                          : cue.cue == Denial::plain && denials(other_.cues) == 0 && (denies_bound(cue) || says_one_of(other_.text, {any}));
    made.capable = made.direct && denies_capable(cue);
    describe_cue(cue, place, made.features);
    describe_answers(c, place.region, made.features);
    describe_pair(made.features);
    return made;
  }

  /// "Lack of access or fast access" and "'adam ... 'aw 'adam": a denial that is said again; "ghayr" makes words of its own.
  [[nodiscard]] bool is_shared(const DenialCue& cue) const {
    const std::string_view key = own_.text.key(cue.token);
    if (key.ends_with("\u063A\u064A\u0631") || key.starts_with("\u0648")) return true;
    for (std::size_t t = cue.token > 2 ? cue.token - 2 : 0; t < cue.token; ++t)
      if (own_.text.key(t) == "\u0627\u0648") return true;
    return false;
  }

  /// Whether the word behind a denial is surely rendered.
  [[nodiscard]] bool denies_rendered(const DenialCue& cue) const {
    constexpr float surely = 0.8f;
    return std::any_of(own_.words.begin(), own_.words.end(), [&](const WordAccount& word) {
      return word.token == cue.token + 1 && word.content() && word.partner >= 0 && word.accounted > surely;
    });
  }

  [[nodiscard]] bool denies_capable(const DenialCue& cue) const {
    constexpr std::string_view capable = "\u0642\u0627\u0628\u0644";
    return cue.token + 2 < own_.text.tokens().size() && own_.text.key(cue.token + 1).starts_with(capable);
  }

  /// "Did not stop" and "mana'a": what denies by its meaning is rendered, and nothing there denies it.
  [[nodiscard]] bool denies_bound(const DenialCue& cue) const {
    constexpr std::size_t reach = 3;
    const auto bound = [&](const DenialCue& one) {
      return one.bound && one.token > cue.token && one.token <= cue.token + reach && turns_at(own_.text, arabic_, one.token);
    };
    return std::any_of(own_.cues.begin(), own_.cues.end(), bound);
  }

  /// "Ghayr mawjud" and "present": the word behind the denial is there, and nothing that denies it.
  [[nodiscard]] bool denies_next(const DenialCue& cue) const {
    constexpr std::ptrdiff_t reach = 6;
    if (own_.text.key(cue.token).ends_with("\u062F\u0648\u0646")) return false;  // "duna" is "under" too
    // "Ghayr qabil li-": what cannot be.
    std::size_t denied = cue.token + 1;
    if (denies_capable(cue)) ++denied;
    for (const WordAccount& word : own_.words) {
      if (word.token != denied) continue;
      if (!word.content() || word.partner < 0 || word.accounted < 0.7f) return false;
      const auto at = static_cast<std::ptrdiff_t>(token_of_partner(word));
      return std::none_of(other_.cues.begin(), other_.cues.end(), [&](const DenialCue& answer) {
        return (answer.denies() && !answer.idle) || std::abs(static_cast<std::ptrdiff_t>(answer.token) - at) <= reach;
      });
    }
    return false;
  }

  /// "Lan" is "will not", so that "will" alone does not render it.
  [[nodiscard]] bool rendered_by_auxiliary(const WordAccount& word) const {
    if (word.partner < 0) return false;
    const WordAccount& partner = other_.words[static_cast<std::size_t>(word.partner)];
    return partner.knowledge == Knowledge::function && other_.text.facts(partner.token).denial == Denial::none &&
           !is_one_of(other_.text.key(partner.token), {"rather", "instead", "unless", "before", "until", "than", "only", "too", "other", "but"});
  }

  using Features = std::array<float, negation_features>;

  /// The cue itself and what it is bound to.
  void describe_cue(const DenialCue& cue, const Place& place, Features& f) const {
    const auto scope = cue.prefixed ? Scope() : scope_of(own_.text, own_.words, cue.token);
    const std::string_view key = own_.text.key(cue.token);
    f[0] = place.best;
    f[1] = place.sure;
    f[2] = !scope.empty() ? own_.words[scope[0]].accounted : 0;
    f[9] = cue.idle ? 1 : 0;
    f[10] = 0;
    // "Cannot" is not rendered by "can".
    const bool holds_verb = !arabic_ && (key.ends_with("n't") || key == "cannot");
    for (const WordAccount& word : own_.words) {
      const auto is_partner = [&](const DenialCue& answer) { return word.partner >= 0 && answer.token == token_of_partner(word); };
      if (word.token == cue.token && ((!holds_verb && !rendered_by_auxiliary(word)) || std::any_of(other_.cues.begin(), other_.cues.end(), is_partner))) f[10] = word.accounted;
    }
    f[11] = arabic_ ? 1 : 0;
    f[12] = !arabic_ && key == "not" ? 1 : 0;
    f[13] = holds_verb ? 1 : 0;
    f[14] = !arabic_ && (key == "no" || key == "none") ? 1 : 0;
    f[15] = cue.cue == Denial::affix ? 1 : 0;
    f[16] = arabic_ && key.ends_with("\u0644\u0627") ? 1 : 0;                                              // la
    f[17] = arabic_ && (key.ends_with("\u0644\u0645") || key.ends_with("\u0644\u0646")) ? 1 : 0;  // lam, lan
    f[21] = !scope.empty() && own_.words[scope[0]].token > cue.token ? std::min(static_cast<float>(own_.words[scope[0]].token - cue.token), 8.0f) / 8 : 1;
    f[23] = place.bound() ? 1 : 0;
    f[29] = cue.prefixed ? 1 : 0;
    f[30] = cue.prefixed ? place.best : 0;
  }

  /// Denials of the other side: how far the nearest of each kind is from what is denied (0 within it, 1 far away), how many.
  void describe_answers(std::size_t c, const Region& region, Features& f) const {
    const std::vector<DenialCue>& answers = other_.cues;
    const auto nearest = [&](auto&& fits) {
      float distance = 12;
      for (const DenialCue& answer : answers)
        if (fits(answer)) distance = std::min(distance, region.distance(answer.token));
      return distance / 12;
    };
    f[3] = nearest([](const DenialCue& a) { return a.cue == Denial::plain; });
    f[4] = nearest([](const DenialCue& a) { return a.cue == Denial::affix; });
    f[5] = nearest([](const DenialCue& a) { return a.cue == Denial::implied && !a.bound && !a.prefixed; });
    f[26] = nearest([](const DenialCue& a) { return a.cue == Denial::implied && a.bound; });
    f[27] = nearest([](const DenialCue& a) { return a.idle; });
    f[28] = nearest([](const DenialCue& a) { return a.prefixed; });
    f[24] = 1;
    f[25] = 1;
    const auto nearest_stranded = [&](bool certain) {
      float distance = 12;
      for (const Stranded& word : other_.stranded)
        if (word.sure == certain) distance = std::min(distance, region.distance(word.token));
      return distance / 12;
    };
    f[31] = nearest_stranded(true);
    f[32] = nearest_stranded(false);
    f[33] = 0;
    f[34] = 0;
    for (const Scope& scope : other_.scopes) f[33] = std::max(f[33], meeting(own_.scopes[c], own_.words, scope, other_.words));
    // An answer by its meaning that something else renders is none.
    f[36] = 0;
    float closest = 12;
    for (std::size_t a = 0; a < answers.size(); ++a) {
      if (answers[a].cue != Denial::implied || answers[a].bound) continue;
      const float distance = region.distance(answers[a].token);
      if (distance >= closest) continue;
      closest = distance;
      f[36] = bound_by(other_.scopes[a], other_.words);
    }
  }

  /// How many denials each side has, and how well the pair is known.
  void describe_pair(Features& f) const {
    const auto outright = [](const std::vector<DenialCue>& cues) {
      return std::min(count(cues, Denial::plain, false) + count(cues, Denial::affix, false), 4.0f);
    };
    f[6] = outright(other_.cues) - outright(own_.cues);
    f[7] = std::log1p(count(other_.cues, Denial::implied, false));
    f[8] = std::min(count(other_.cues, Denial::plain, true), 2.0f);
    f[18] = asked_ ? 1 : 0;
    f[19] = std::log1p(static_cast<float>(own_.words.size()));
    float odds = 0;
    for (const WordAccount& word : own_.words) odds += word.odds;
    f[20] = own_.words.empty() ? 0 : odds / static_cast<float>(own_.words.size());
    f[22] = other_.cues.empty() ? 1 : 0;
    f[35] = static_cast<float>(std::clamp<std::ptrdiff_t>(denials(other_.cues) - denials(own_.cues), -3, 3));
  }

  static float count(const std::vector<DenialCue>& cues, Denial kind, bool idle) {
    return static_cast<float>(std::count_if(cues.begin(), cues.end(), [&](const DenialCue& f) { return f.cue == kind && f.idle == idle; }));
  }
  static std::ptrdiff_t denials(const std::vector<DenialCue>& cues) {
    return std::count_if(cues.begin(), cues.end(), [](const DenialCue& one) { return !one.idle && one.denies(); });
  }

  /// English particles that seldom answer a denial: "just", "over".
  [[nodiscard]] bool is_weak(const DenialCue& answer) const {
    return arabic_ && answer.cue == Denial::implied && is_one_of(other_.text.key(answer.token), {"just", "off", "other", "over", "still"});
  }

  /// One answer serves one denial, the nearest first: what a denial is left with. Answers are denials (24), or, in the wider
  /// circle, what denies by its meaning too (25), which answers where nothing else does.
  void serve(const std::vector<Served>& denials, std::size_t feature, std::vector<NegationEvidence>& out) const {
    const std::vector<DenialCue>& answers = other_.cues;
    struct Service {
      float distance;
      std::size_t denial;
      std::size_t answer;
      float met;
    };
    std::vector<Service> services;
    for (std::size_t d = 0; d < denials.size(); ++d)
      for (std::size_t a = 0; a < answers.size(); ++a) {
        const bool fits = feature == 24 ? answers[a].denies() : !answers[a].bound && !is_weak(answers[a]);
        if (!fits) continue;
        const float met = meeting(own_.scopes[denials[d].cue], own_.words, other_.scopes[a], other_.words);
        const float elsewhere = met > 0.2f ? 0 : 4 * bound_by(other_.scopes[a], other_.words);
        const float distance = std::max(0.0f, denials[d].region.distance(answers[a].token) * (1 - met) + elsewhere) +
                               (answers[a].prefixed ? 1 : answers[a].cue == Denial::implied ? 3 : 0);
        if (distance < 12) services.push_back({distance, d, a, met});
      }
    std::stable_sort(services.begin(), services.end(), [](const Service& x, const Service& y) { return x.distance < y.distance; });
    std::vector<char> taken(answers.size());
    std::vector<char> served(denials.size());
    for (const Service& service : services) {
      if (served[service.denial] || taken[service.answer]) continue;
      served[service.denial] = taken[service.answer] = 1;
      Features& f = out[denials[service.denial].evidence].features;
      f[feature] = service.distance / 12;
      f[34] = std::max(f[34], service.met);
    }
  }

  const CheckContext& context_;
  const Side& own_;
  const Side& other_;
  bool arabic_;
  bool asked_;  ///< one of the sides is a question
};

/// A question at the end, within quotation marks or behind an exclamation too.
bool is_question(const BeadSide& side) {
  const auto tokens = side.tokens();
  for (std::size_t i = tokens.size(); i > 0 && tokens[i - 1].kind == TokenKind::punctuation; --i)
    if (side.text(tokens[i - 1]) == "?" || side.text(tokens[i - 1]) == "\u061F") return true;
  return false;
}

/// "Ghayyir ism al-milaff" (rename the file) begins like "ghayr" (un-).
bool changes(const BeadSide& english) {
  static constexpr std::string_view verbs[] = {"adjust", "alter", "amend", "chang", "convert", "modif", "renam", "replac", "resiz", "scal", "switch", "toggl", "zoom"};
  const auto tokens = english.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::word && std::any_of(std::begin(verbs), std::end(verbs), [&](std::string_view verb) { return english.key(i).starts_with(verb); })) return true;
  return false;
}

/// Whether an Arabic key may be a participle or adjective without its article, as it stands behind "ghayr".
bool is_participle(std::string_view key) {
  return key.starts_with("\u0645") || is_one_of(key, {"\u0642\u0627\u062F\u0631", "\u0642\u0627\u0628\u0644", "\u0642\u0627\u062F\u0631\u0647", "\u0642\u0627\u0628\u0644\u0647", "\u0635\u0627\u0644\u062D", "\u0635\u0627\u0644\u062D\u0647", "\u0643\u0627\u0641", "\u0643\u0627\u0641\u064A\u0647", "\u0635\u062D\u064A\u062D", "\u0635\u062D\u064A\u062D\u0647"});
}

/// "lima" (why) is written as "lam", "film" as "fa-lam", and the article of "La Stampa" as "la".
void pass_over_lookalikes(const PairView& pair, const std::vector<DenialCue>& english_cues, std::vector<DenialCue>& arabic_cues) {
  const auto tokens = pair.english.tokens();
  const auto begins = [&](const DenialCue& cue) {
    const auto before = pair.arabic.tokens().first(cue.token);
    return std::none_of(before.begin(), before.end(), [](const Token& token) { return token.kind == TokenKind::word; }) ||
           is_one_of(pair.arabic.text(before.back()), {".", ":", "!"});
  };
  const bool english_denies = std::any_of(english_cues.begin(), english_cues.end(), [](const DenialCue& cue) { return cue.denies(); });
  // Before a participle it denies where English does: "ghayr masmuh".
  const auto before_participle = [&](const DenialCue& cue) {
    return english_denies && cue.token + 1 < pair.arabic.tokens().size() && is_participle(pair.arabic.key(cue.token + 1));
  };
  const auto of_change = [&](const DenialCue& cue) { return pair.arabic.key(cue.token) == "\u063A\u064A\u0631" && begins(cue) && !before_participle(cue); };
  if (std::any_of(arabic_cues.begin(), arabic_cues.end(), of_change) && changes(pair.english)) std::erase_if(arabic_cues, of_change);
  // Before an imperfect "lam" may be either; "'anta" and its like are no imperfects.
  const auto before_imperfect = [&](const DenialCue& cue) {
    constexpr std::string_view prefixes[] = {"\u064A", "\u062A", "\u0646"};
    if (cue.token + 1 < pair.arabic.tokens().size() && pair.arabic.text(pair.arabic.tokens()[cue.token + 1]).starts_with("\u0623") &&
        !pair.arabic.key(cue.token + 1).starts_with("\u0627\u0646\u062A")) {
      return true;
    }
    return cue.token + 1 < pair.arabic.tokens().size() &&
           std::any_of(std::begin(prefixes), std::end(prefixes), [&](std::string_view prefix) { return pair.arabic.key(cue.token + 1).starts_with(prefix); });
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const bool article = pair.english.key(i) == "la" && tokens[i].capitalized;
    const bool film = is_one_of(pair.english.key(i), {"film", "films", "movie", "movies"});
    const std::string_view alike = pair.english.key(i) == "why" ? "\u0644\u0645" : article ? "\u0644\u0627" : film ? "\u0641\u0644\u0645" : std::string_view();
    if (alike.empty()) continue;
    for (DenialCue& cue : arabic_cues) cue.idle = cue.idle || (pair.arabic.key(cue.token).ends_with(alike) && (article || before_imperfect(cue)));
    std::erase_if(arabic_cues, [&](const DenialCue& cue) {
      const std::string_view key = pair.arabic.key(cue.token);
      const bool why = alike == "\u0644\u0645" && is_one_of(key, {"\u0641\u0644\u0645", "\u0648\u0644\u0645"});
      return !article && (key == alike || why || (film && key.starts_with("\u0627\u0644") && key.ends_with(alike))) && !before_imperfect(cue);
    });
  }
}

/// "An NGO" and "munazzama ghayr hukumiyya": no denial by itself.
void pass_over_spelled_out(const std::vector<WordAccount>& words, std::vector<DenialCue>& cues) {
  std::erase_if(cues, [&](const DenialCue& cue) {
    return std::any_of(words.begin(), words.end(), [&](const WordAccount& word) { return word.token == cue.token && word.spelled_out; });
  });
}

/// "Only" is "la ... illa": without its denial "illa" has nothing to restrict, unless it excepts from all.
bool restricts_nothing(const PairView& pair, const Stranded& word) {
  const NegationWords& words = NegationWords::builtin();
  if (!words.except(true, pair.arabic.key(word.token)) || !says_one_of(pair.english, {"only", "solely", "exclusively"})) return false;
  const auto tokens = pair.arabic.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == TokenKind::word && (words.universal(true, pair.arabic.key(i)) || pair.arabic.key(i).ends_with("\u0641\u0642\u0637"))) return false;
  return true;
}

/// "Not only ... but", "la ... fahasb, bal": held against the other side's, which may have lost "not" or "la" alone.
std::optional<HalfDenial> half_denial(const PairView& pair, const std::vector<DenialCue>& english, const std::vector<DenialCue>& arabic) {
  constexpr std::size_t reach = 12;  // tokens from the Arabic denial to the word that restricts
  const auto denies = [](const DenialCue& cue) { return cue.cue >= Denial::affix; };
  const bool english_denies = std::any_of(english.begin(), english.end(), denies);
  if (english_denies && std::none_of(english.begin(), english.end(), [](const DenialCue& cue) { return cue.idle; })) return std::nullopt;
  const auto none = [](const BeadSide& side) { return side.tokens().size(); };
  // The first word that restricts; in Arabic one that "bal" or the like follows.
  const auto find = [](const BeadSide& side, std::size_t from, std::initializer_list<std::string_view> words) {
    while (from < side.tokens().size() && (side.tokens()[from].kind != TokenKind::word || !is_one_of(side.key(from), words))) ++from;
    return from;
  };
  const std::size_t there = find(pair.arabic, 0, {"\u0641\u0642\u0637", "\u0641\u062D\u0633\u0628", "\u0648\u062D\u0633\u0628"});
  const std::size_t rather = find(pair.arabic, there, {"\u0628\u0644", "\u0648\u0627\u0646\u0645\u0627", "\u0627\u0646\u0645\u0627"});
  const std::size_t here = find(pair.english, 0, {"only", "just", "merely", "simply", "solely"});
  if (rather == none(pair.arabic) || here == none(pair.english)) return std::nullopt;
  const bool arabic_denies = std::any_of(arabic.begin(), arabic.end(), [&](const DenialCue& cue) { return denies(cue) && cue.token < rather; });
  if (english_denies == arabic_denies) return std::nullopt;
  // The denial has to be the one that goes with the word.
  const auto of = [&](const DenialCue& cue) {
    return english_denies ? pair.english.key(cue.token) == "not" && cue.token + 1 == here
                          : cue.cue == Denial::plain && cue.token < there && there - cue.token <= reach;
  };
  const auto& cues = english_denies ? english : arabic;
  const auto cue = std::find_if(cues.begin(), cues.end(), of);
  if (cue == cues.end()) return std::nullopt;
  return HalfDenial{english_denies, pair.english.tokens()[english_denies ? cue->token : here].range,
                    pair.arabic.tokens()[english_denies ? there : cue->token].range};
}

std::vector<Scope> scopes_of(const BeadSide& side, const std::vector<WordAccount>& words, const std::vector<DenialCue>& cues) {
  std::vector<Scope> out;
  for (const DenialCue& cue : cues) out.push_back(scope_of(side, words, cue));
  return out;
}

}  // namespace

std::vector<std::size_t> denial_tokens(const BeadSide& side, bool arabic) {
  std::vector<std::size_t> out;
  for (const DenialCue& found : denial_cues(side, arabic)) {
    const bool restricts = !arabic && NegationWords::builtin().restricts(side.key(found.token));
    if (found.denies() || restricts) out.push_back(found.token);
  }
  return out;
}

Negations read_negations(const CheckContext& context, const PairView& pair) {
  Negations read;
  std::vector<DenialCue> english = denial_cues(pair.english, false);
  std::vector<DenialCue> arabic = denial_cues(pair.arabic, true);
  const std::vector<Stranded> english_stranded = stranded_words(pair.english, false, english);
  const std::vector<Stranded> arabic_stranded = stranded_words(pair.arabic, true, arabic);
  if (!is_question(pair.arabic))
    for (const Stranded& word : arabic_stranded)
      if ((word.sure || restricts_nothing(pair, word)) && !read.stranded) read.stranded = pair.arabic.tokens()[word.token].range;
  const auto denies = [](const DenialCue& cue) { return cue.denies(); };
  if (std::none_of(english.begin(), english.end(), denies) && std::none_of(arabic.begin(), arabic.end(), denies)) return read;
  pass_over_lookalikes(pair, english, arabic);
  read.half = half_denial(pair, english, arabic);
  const PairAccounts& accounts = accounts_of(context, pair);
  pass_over_spelled_out(accounts.arabic, arabic);
  bind_implied(accounts.english, accounts.arabic, english, arabic);
  bind_implied(accounts.arabic, accounts.english, arabic, english);
  bind_left_over(pair, accounts, english, arabic);
  const auto english_scopes = scopes_of(pair.english, accounts.english, english);
  const auto arabic_scopes = scopes_of(pair.arabic, accounts.arabic, arabic);
  const DenialReader::Side in_english{pair.english, accounts.english, english, english_scopes, english_stranded};
  const DenialReader::Side in_arabic{pair.arabic, accounts.arabic, arabic, arabic_scopes, arabic_stranded};
  const bool asked = is_question(pair.english) || is_question(pair.arabic);
  DenialReader(context, in_english, in_arabic, false, asked).read_into(read.denials);
  DenialReader(context, in_arabic, in_english, true, asked).read_into(read.denials);
  return read;
}

}  // namespace muwazi::inline v0
