// SPDX-License-Identifier: Apache-2.0
// Finds denials by data/negation.tsv, binds them to the words that they deny, and measures what stands for them.
#include "negation_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "meaning_data.hpp"
#include "stem.hpp"
#include "negation_weights.hpp"
#include "sentence_data.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0 {

const NegationNet& negation_net = builtin_negation_net;

namespace {

/// data/negation.tsv, by matching keys.
class Words {
 public:
  static const Words& builtin() {
    static const Words made;
    return made;
  }
  [[nodiscard]] Denial english(std::string_view key) const {
    if (key.ends_with("n't")) return Denial::plain;
    if (key.ends_with("lessly")) return Denial::implied;
    if (const Denial cue = find(english_, key); cue != Denial::none) return cue;
    if (const auto* open = english_open_.find(key.substr(0, open_letters)))
      for (const Open& entry : *open)
        if (key.starts_with(entry.beginning)) return entry.cue;
    constexpr std::string_view not_negative[] = {"unanim", "under", "unif", "union", "uniqu", "unit", "univers", "until"};
    const bool un = key.starts_with("un") && key.size() > 5 &&
                    std::none_of(std::begin(not_negative), std::end(not_negative),
                                 [&](std::string_view word) { return key.starts_with(word); });
    return un || key.starts_with("non") || (key.ends_with("less") && key.size() > 5) ? Denial::implied : Denial::none;
  }
  /// `stem` is the spelling of the word's stem.
  [[nodiscard]] Denial arabic(std::string_view key, std::string_view stem) const {
    Denial best = find(arabic_, key);
    std::string_view bare = key;
    for (int cut = 0; cut < 2 && best == Denial::none; ++cut) {
      bare = without_proclitic(bare, 4);
      if (bare.size() == key.size()) break;
      best = find(arabic_, bare);
      // Two letters may begin a word.
      if (best == Denial::plain && bare.size() < 4) best = Denial::none;
    }
    if (best == Denial::none) {
      best = find(arabic_, stem);
      if (best == Denial::plain) best = Denial::none;  // a stem of two letters says little
    }
    return best;
  }
  [[nodiscard]] bool idle(bool arabic, std::string_view key) const { return (arabic ? arabic_idle_ : english_idle_).contains(key); }
  [[nodiscard]] bool except(bool arabic, std::string_view key) const { return (arabic ? arabic_except_ : english_except_).contains(key); }
  [[nodiscard]] bool before(bool arabic, std::string_view key) const { return (arabic ? arabic_before_ : english_before_).contains(key); }
  [[nodiscard]] bool contrast(std::string_view arabic_key) const { return arabic_contrast_.contains(arabic_key); }
  [[nodiscard]] bool restricts(std::string_view english_key) const { return english_restrict_.contains(english_key); }
  [[nodiscard]] bool needy(bool arabic, std::string_view key) const { return (arabic ? arabic_needy_ : english_needy_).contains(key); }
  [[nodiscard]] bool polar(bool arabic, std::string_view key) const { return (arabic ? arabic_polar_ : english_polar_).contains(key); }
  [[nodiscard]] bool bound(bool arabic, std::string_view key) const { return (arabic ? arabic_bound_ : english_bound_).contains(key); }
  [[nodiscard]] bool object(std::string_view arabic_key) const { return arabic_object_.contains(arabic_key); }
  [[nodiscard]] bool licence(std::string_view arabic_key) const { return arabic_licence_.contains(arabic_key); }

 private:
  using Map = WordTable<Denial>;
  /// An entry with an open ending.
  struct Open {
    std::string beginning;
    Denial cue = Denial::none;
  };
  static constexpr std::size_t open_letters = 3;  ///< the least that stands before an open ending

  static Denial find(const Map& map, std::string_view key) {
    const Denial* cue = map.find(key);
    return cue == nullptr ? Denial::none : *cue;
  }
  static void add(Map& map, std::string_view key, Denial cue) {
    if (Denial& there = map[key]; there == Denial::none) there = cue;
  }

  Words() {
    std::string key;
    std::vector<std::string> lemmas;
    for_each_row(negation_table(), [&](std::string_view language, std::string_view rest) {
      const bool is_arabic = language == "ar";
      const std::string_view what = rest.substr(0, rest.find('\t'));
      if (what.size() >= rest.size()) return;
      const Denial cue = what == "plain" ? Denial::plain : what == "affix" ? Denial::affix : Denial::implied;
      for_each_part(rest.substr(what.size() + 1), ' ', [&](std::string_view word) {
        const bool open = word.ends_with('-');
        if (open) word.remove_suffix(1);
        matching_key(word, key);
        Map& map = what == "idle"       ? (is_arabic ? arabic_idle_ : english_idle_)
                   : what == "except"   ? (is_arabic ? arabic_except_ : english_except_)
                   : what == "before"   ? (is_arabic ? arabic_before_ : english_before_)
                   : what == "needy"    ? (is_arabic ? arabic_needy_ : english_needy_)
                   : what == "polar"    ? (is_arabic ? arabic_polar_ : english_polar_)
                   : what == "bound"    ? (is_arabic ? arabic_bound_ : english_bound_)
                   : what == "contrast" ? arabic_contrast_
                   : what == "licence"  ? arabic_licence_
                   : what == "object"   ? arabic_object_
                   : what == "restrict" ? english_restrict_
                   : is_arabic          ? arabic_
                                        : english_;
        if (open && &map == &english_) {
          auto& entries = english_open_[std::string_view(key).substr(0, open_letters)];
          const auto shorter = [&](const Open& entry) { return entry.beginning.size() < key.size(); };
          entries.insert(std::find_if(entries.begin(), entries.end(), shorter), {key, cue});
          return;
        }
        add(map, key, cue);
        if (is_arabic && (what == "implied" || what == "affix") && key.size() >= 6) lemmas.push_back(key);
      });
    });
    // With a prefix of the imperfect or an ending they deny by their meaning only: "yata'adhdhar", "'ajizat".
    constexpr std::string_view endings[] = {"", "\u0627\u062A", "\u0648\u0646", "\u064A\u0646", "\u0648\u0627", "\u0647\u0627",
                                            "\u0647\u0645", "\u062A", "\u0627", "\u0647"};
    for (const std::string& lemma : lemmas)
      for (const std::string_view prefix : {"", "\u064A", "\u062A"})
        for (const std::string_view ending : endings) add(arabic_, std::string(prefix).append(lemma).append(ending), Denial::implied);
  }

  WordTable<std::vector<Open>> english_open_;  ///< by their first letters, the longest first
  Map english_, arabic_, english_idle_, arabic_idle_, english_before_, arabic_before_, english_except_, arabic_except_;
  Map english_needy_, arabic_needy_, english_polar_, arabic_polar_, english_bound_, arabic_bound_, arabic_contrast_, arabic_licence_, arabic_object_, english_restrict_;
};

/// A cue of a side.
struct Found {
  std::size_t token = 0;
  Denial cue = Denial::none;
  bool idle = false;
  bool prefixed = false;  ///< English: denies what is left without its prefix or "-less"
  bool bound = false;  ///< renders a word of the other side that denies or restricts too
};

/// What is left of an English word without the prefix or ending that denies it; empty where there is none.
std::string_view denied_base(std::string_view key) noexcept {
  constexpr std::size_t least = 4;
  if (key.ends_with("less") && key.size() >= 4 + least - 1) return key.substr(0, key.size() - 4);
  for (const std::string_view prefix : {"non-", "non", "asymp", "dis", "un", "in", "im", "il", "ir"}) {
    if (!key.starts_with(prefix) || key.size() < prefix.size() + least) continue;
    return prefix == "asymp" ? key.substr(1) : key.substr(prefix.size());
  }
  return {};
}

std::vector<Found> cues_of(const BeadSide& side, bool arabic) {
  const Words& words = Words::builtin();
  std::vector<Found> out;
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || (tokens[i].script == TokenScript::arabic) != arabic) continue;
    const std::string_view key = side.key(i);
    Denial cue = side.facts(i).denial;
    // The hamza tells "an la" (that not) from "illa" (but), which have one key.
    if (arabic && key.ends_with("\u0627\u0644\u0627") && side.text(tokens[i]).find("\u0623\u0644\u0627") != std::string_view::npos) cue = Denial::plain;
    // "No. 1" is a number.
    if (!arabic && key == "no" && i + 2 < tokens.size() && side.text(tokens[i + 1]) == "." && tokens[i + 2].kind == TokenKind::number) cue = Denial::none;
    // "ghayra anna" is "but".
    if (arabic && cue == Denial::affix && i + 1 < tokens.size() && words.contrast(side.key(i + 1))) cue = Denial::none;
    if (cue == Denial::none) continue;
    Found found{i, cue, false};
    found.prefixed = !arabic && cue == Denial::implied && !denied_base(key).empty();
    if (cue == Denial::plain) {
      const bool next_word = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word;
      found.idle = (next_word && words.idle(arabic, side.key(i + 1))) ||
                   (i > 0 && tokens[i - 1].kind == TokenKind::word &&
                    (words.before(arabic, side.key(i - 1)) || side.text(tokens[i - 1]) == "\u0625\u0646")) ||  // "in" (if)
                   (arabic && !next_word);
      // "la ... illa", "nothing but": only.
      for (std::size_t t = i + 1; t < std::min(tokens.size(), i + 14) && !found.idle; ++t) {
        const std::string_view mark = side.text(tokens[t]);
        if (mark == "." || mark == ";" || mark == "," || mark == "\u060C") break;
        if (tokens[t].kind != TokenKind::word) continue;
        // "Not for more than two weeks": for two weeks only.
        const bool bounds = t + 1 < tokens.size() && words.bound(arabic, side.key(t)) && words.bound(arabic, side.key(t + 1));
        if (bounds) found.idle = true;
        if (bounds || !words.except(arabic, side.key(t))) continue;
        found.idle = arabic ? side.text(tokens[t]).find("\u0623") == std::string_view::npos : t <= i + 2;
      }
    }
    out.push_back(found);
  }
  return out;
}

/// A word that stands under denials only, or mostly, with none before it.
struct Stranded {
  std::size_t token = 0;
  bool sure = false;
};

/// Whether a denial, or for an Arabic verb what else it may stand after, is among the `reach` tokens before a token.
bool licensed(const BeadSide& side, bool arabic, const std::vector<Found>& cues, std::size_t token, std::size_t reach) {
  const std::size_t from = token > reach ? token - reach : 0;
  if (std::any_of(cues.begin(), cues.end(), [&](const Found& cue) { return cue.token >= from && cue.token < token; })) return true;
  for (std::size_t i = from; arabic && i < token; ++i)
    if (Words::builtin().licence(side.key(i))) return true;
  return false;
}

std::vector<Stranded> stranded_words(const BeadSide& side, bool arabic, const std::vector<Found>& cues) {
  constexpr std::size_t clause_reach = 25;  // tokens from a denial to the exception or "ever" that it bears
  constexpr std::size_t verb_reach = 3;     // from a particle to its verb
  const Words& words = Words::builtin();
  std::vector<Stranded> out;
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || (tokens[i].script == TokenScript::arabic) != arabic) continue;
    const std::string_view key = side.key(i);
    const bool has_next = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word;
    bool sure = words.needy(arabic, key);
    // "Did so", "does the", "Did Mary": no verb stands in its bare form there.
    if (sure && !arabic && (!has_next || side.is_function_word(i + 1) || tokens[i].capitalized || tokens[i + 1].capitalized)) continue;
    // "Takunnu lahu" (feels for him) is another verb.
    if (sure && arabic && has_next && words.object(side.key(i + 1))) continue;
    // An imperfect in the plural without its nun.
    const bool bare_plural = arabic && key.size() >= 10 && key.starts_with("\u064A") && key.ends_with("\u0648\u0627");
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

/// Content words that a cue may deny: the next three within eight tokens; before a mark that ends the clause, the last one.
std::vector<std::size_t> scope_of(const BeadSide& side, const std::vector<WordAccount>& words, std::size_t cue) {
  std::vector<std::size_t> out;
  const auto tokens = side.tokens();
  for (std::size_t w = 0; w < words.size() && out.size() < 3; ++w) {
    if (words[w].token <= cue) continue;
    if (words[w].token > cue + 8) break;
    bool parted = false;
    for (std::size_t t = cue + 1; t < words[w].token; ++t)
      parted = parted || (tokens[t].kind == TokenKind::punctuation && side.text(tokens[t]) != "-" && side.text(tokens[t]) != "\"");
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

/// Words that deny by their meaning and render one another answer for each other, and for no denial beside them: in "cannot be
/// excluded" the one that says "excluded" does not say "cannot".
void bind_implied(const std::vector<WordAccount>& words, const std::vector<WordAccount>& there, std::vector<Found>& own,
                  const std::vector<Found>& answers) {
  for (Found& cue : own) {
    if (cue.cue != Denial::implied) continue;
    const auto word = std::find_if(words.begin(), words.end(), [&](const WordAccount& w) { return w.token == cue.token; });
    if (word == words.end() || word->partner < 0 || word->accounted < 0.4f) continue;
    const std::size_t at = there[static_cast<std::size_t>(word->partner)].token;
    cue.bound = std::any_of(answers.begin(), answers.end(), [&](const Found& answer) { return answer.token == at && answer.cue == Denial::implied; });
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

Scope scope_of(const BeadSide& side, const std::vector<WordAccount>& words, const Found& cue) {
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

}  // namespace

Denial denial_of(std::string_view key, std::string_view stem, Language language) {
  const Words& words = Words::builtin();
  return language == Language::arabic ? words.arabic(key, stem) : words.english(key);
}

std::vector<std::size_t> denial_tokens(const BeadSide& side, bool arabic) {
  std::vector<std::size_t> out;
  for (const Found& found : cues_of(side, arabic)) {
    const bool restricts = !arabic && Words::builtin().restricts(side.key(found.token));
    if (found.cue >= Denial::affix || found.prefixed || restricts) out.push_back(found.token);
  }
  return out;
}

Negations read_negations(const CheckContext& context, const PairView& pair) {
  Negations read;
  std::vector<NegationEvidence>& out = read.denials;
  std::array<std::vector<Found>, 2> cues = {cues_of(pair.english, false), cues_of(pair.arabic, true)};
  const auto any_plain = [](const std::vector<Found>& found) {
    return std::any_of(found.begin(), found.end(), [](const Found& f) { return f.cue >= Denial::affix || f.prefixed; });
  };
  const std::array<std::vector<Stranded>, 2> stranded = {stranded_words(pair.english, false, cues[0]), stranded_words(pair.arabic, true, cues[1])};
  const auto is_question = [](const BeadSide& side) {
    const auto tokens = side.tokens();
    return !tokens.empty() && (side.text(tokens.back()) == "?" || side.text(tokens.back()) == "\u061F");
  };
  if (!is_question(pair.arabic))
    for (const Stranded& word : stranded[1])
      if (word.sure && !read.stranded) read.stranded = pair.arabic.tokens()[word.token].range;
  if (!any_plain(cues[0]) && !any_plain(cues[1])) return read;
  // "lima" (why) is written as "lam", and the article of "La Stampa" as "la".
  const auto english_tokens = pair.english.tokens();
  for (std::size_t i = 0; i < english_tokens.size(); ++i) {
    if (english_tokens[i].kind != TokenKind::word) continue;
    const std::string_view alike = pair.english.key(i) == "why" ? "\u0644\u0645"
                                   : pair.english.key(i) == "la" && english_tokens[i].capitalized ? "\u0644\u0627"
                                                                                                  : std::string_view();
    if (alike.empty()) continue;
    for (Found& cue : cues[1]) cue.idle = cue.idle || pair.arabic.key(cue.token).ends_with(alike);
  }
  const PairAccounts& accounts = accounts_of(context, pair);
  bind_implied(accounts.english, accounts.arabic, cues[0], cues[1]);
  bind_implied(accounts.arabic, accounts.english, cues[1], cues[0]);
  const auto count = [](const std::vector<Found>& found, Denial cue, bool idle) {
    return static_cast<float>(std::count_if(found.begin(), found.end(), [&](const Found& f) { return f.cue == cue && f.idle == idle; }));
  };
  std::array<std::vector<Scope>, 2> scopes;
  for (const Found& cue : cues[0]) scopes[0].push_back(scope_of(pair.english, accounts.english, cue));
  for (const Found& cue : cues[1]) scopes[1].push_back(scope_of(pair.arabic, accounts.arabic, cue));
  for (const bool arabic : {false, true}) {
    const BeadSide& own = arabic ? pair.arabic : pair.english;
    const BeadSide& other = arabic ? pair.english : pair.arabic;
    const auto& words = arabic ? accounts.arabic : accounts.english;
    const auto& there = arabic ? accounts.english : accounts.arabic;
    const auto& found = cues[arabic];
    const auto& answers = cues[!arabic];
    std::vector<std::pair<std::size_t, Region>> regions;  // of `out`
    std::vector<std::size_t> region_cues;                 // of `found`
    for (const Found& cue : found) {
      if (cue.cue == Denial::implied && !cue.prefixed) continue;
      const auto scope = cue.prefixed ? std::vector<std::size_t>() : scope_of(own, words, cue.token);
      NegationEvidence made;
      float best = 0;
      float sure = 0;
      std::size_t scoped_first = other.tokens().size();
      std::size_t scoped_last = 0;
      std::size_t first_partner = 0;
      for (const std::size_t w : scope) {
        if (words[w].partner < 0 || words[w].accounted < 0.25f) continue;
        const std::size_t at = there[static_cast<std::size_t>(words[w].partner)].token;
        scoped_first = std::min(scoped_first, at);
        scoped_last = std::max(scoped_last, at);
        sure += words[w].accounted > 0.6f;
        if (words[w].accounted > best) {
          best = words[w].accounted;
          first_partner = at;
        }
      }
      if (cue.prefixed) {
        // Judged where the other side has the word for what is denied: "unacceptable" and "maqbul".
        const StemId base = context.lexicon.stem(denied_base(own.key(cue.token)), Language::english);
        if (base == no_stem) continue;
        for (const WordAccount& word : there) {
          if (word.stem == no_stem || !word.content()) continue;
          const float p = context.lexicon.probability(base, Language::english, word.stem);
          if (p < 0.05f || p <= best) continue;
          best = p;
          first_partner = scoped_first = scoped_last = word.token;
        }
        if (best == 0) continue;
      }
      const bool bound = best > 0;
      if (!bound) {
        // What is denied is said in other words: about the same place.
        const std::size_t place = cue.token * other.tokens().size() / own.tokens().size();
        scoped_first = place > 3 ? place - 3 : 0;
        scoped_last = place + 3;
      }
      made.of_english = !arabic;
      made.token = cue.token;
      made.cue = own.tokens()[cue.token].range;
      if (bound) made.partner = other.tokens()[first_partner].range;
      // A translation may put the denial before the subject, or behind it.
      std::size_t before = 0;
      for (std::size_t w = words.size(); w > 0 && before < 2 && !cue.prefixed; --w) {
        const WordAccount& word = words[w - 1];
        if (word.token >= cue.token || !word.content()) continue;
        if (cue.token - word.token > 6) break;
        ++before;
        if (word.partner < 0 || word.accounted < 0.6f) continue;
        const std::size_t at = there[static_cast<std::size_t>(word.partner)].token;
        // Not into another clause.
        if (at + 8 < scoped_first || at > scoped_last + 8) continue;
        scoped_first = std::min(scoped_first, at);
        scoped_last = std::max(scoped_last, at);
      }
      const Region region{scoped_first, scoped_last};
      // How far the nearest answer is from what is denied: 0 within it.
      const auto nearest = [&](auto&& fits) {
        float distance = 12;
        for (const Found& answer : answers)
          if (fits(answer)) distance = std::min(distance, region.distance(answer.token));
        return distance / 12;
      };
      float own_account = 0;
      for (const WordAccount& word : words)
        if (word.token == cue.token) own_account = word.accounted;
      const std::string_view key = own.key(cue.token);
      auto& f = made.features;
      f[0] = best;
      f[1] = sure;
      f[2] = !scope.empty() ? words[scope[0]].accounted : 0;
      f[3] = nearest([](const Found& a) { return a.cue == Denial::plain; });
      f[4] = nearest([](const Found& a) { return a.cue == Denial::affix; });
      f[5] = nearest([](const Found& a) { return a.cue == Denial::implied && !a.bound && !a.prefixed; });
      f[6] = std::min(count(answers, Denial::plain, false) + count(answers, Denial::affix, false), 4.0f) -
             std::min(count(found, Denial::plain, false) + count(found, Denial::affix, false), 4.0f);
      f[7] = std::log1p(count(answers, Denial::implied, false));
      f[8] = std::min(count(answers, Denial::plain, true), 2.0f);
      f[9] = cue.idle ? 1 : 0;
      f[10] = own_account;
      f[11] = arabic ? 1 : 0;
      f[12] = !arabic && key == "not" ? 1 : 0;
      f[13] = !arabic && (key.ends_with("n't") || key == "cannot") ? 1 : 0;
      f[14] = !arabic && (key == "no" || key == "none") ? 1 : 0;
      f[15] = cue.cue == Denial::affix ? 1 : 0;
      f[16] = arabic && (key.ends_with("\u0644\u0627")) ? 1 : 0;                            // la
      f[17] = arabic && (key.ends_with("\u0644\u0645") || key.ends_with("\u0644\u0646")) ? 1 : 0;  // lam, lan
      f[18] = is_question(own) || is_question(other) ? 1 : 0;
      f[19] = std::log1p(static_cast<float>(words.size()));
      float odds = 0;
      for (const WordAccount& word : words) odds += word.odds;
      f[20] = words.empty() ? 0 : odds / static_cast<float>(words.size());
      f[21] = !scope.empty() ? std::min(static_cast<float>(words[scope[0]].token > cue.token ? words[scope[0]].token - cue.token : 8), 8.0f) / 8 : 1;
      f[22] = answers.empty() ? 1 : 0;
      f[23] = bound ? 1 : 0;
      const auto denials = [](const std::vector<Found>& all) {
        return std::count_if(all.begin(), all.end(), [](const Found& one) { return !one.idle && (one.cue >= Denial::affix || one.prefixed); });
      };
      made.balanced = denials(answers) >= denials(found);
      made.alone = answers.empty() && (cue.cue == Denial::plain || (cue.prefixed && best > 0.15f)) && !cue.idle && f[18] == 0 &&
                   std::count_if(found.begin(), found.end(), [](const Found& other_cue) { return other_cue.cue == Denial::plain; }) <= 1;
      f[24] = 1;
      f[25] = 1;
      const auto nearest_stranded = [&](bool certain) {
        float distance = 12;
        for (const Stranded& word : stranded[!arabic])
          if (word.sure == certain) distance = std::min(distance, region.distance(word.token));
        return distance / 12;
      };
      f[31] = nearest_stranded(true);
      f[32] = nearest_stranded(false);
      f[33] = 0;
      f[34] = 0;
      const std::size_t cue_index = static_cast<std::size_t>(&cue - found.data());
      for (std::size_t a = 0; a < answers.size(); ++a)
        f[33] = std::max(f[33], meeting(scopes[arabic][cue_index], words, scopes[!arabic][a], there));
      // An answer by its meaning that something else renders is none.
      f[36] = 0;
      float closest = 12;
      for (std::size_t a = 0; a < answers.size(); ++a) {
        if (answers[a].cue != Denial::implied || answers[a].bound) continue;
        const float distance = region.distance(answers[a].token);
        if (distance >= closest) continue;
        closest = distance;
        f[36] = bound_by(scopes[!arabic][a], there);
      }
      f[35] = static_cast<float>(std::clamp<std::ptrdiff_t>(denials(answers) - denials(found), -3, 3));
      f[26] = nearest([](const Found& a) { return a.cue == Denial::implied && a.bound; });
      f[28] = nearest([](const Found& a) { return a.prefixed; });
      f[29] = cue.prefixed ? 1 : 0;
      f[30] = cue.prefixed ? best : 0;
      f[27] = nearest([](const Found& a) { return a.idle; });
      regions.emplace_back(out.size(), region);
      region_cues.push_back(cue_index);
      out.push_back(made);
    }
    // One answer serves one denial: the nearest first. What a denial is left with, and what the wider circle leaves it.
    for (const std::size_t feature : {24u, 25u}) {
      std::vector<char> taken(answers.size());
      std::vector<char> served(regions.size());
      for (;;) {
        float least = 12;
        std::size_t best_region = regions.size();
        std::size_t best_answer = 0;
        float best_met = 0;
        for (std::size_t r = 0; r < regions.size(); ++r)
          for (std::size_t a = 0; a < answers.size(); ++a) {
            const bool fits = feature == 24 ? answers[a].cue >= Denial::affix || answers[a].prefixed : !answers[a].bound;
            if (served[r] || taken[a] || !fits) continue;
            // An implied one answers where nothing else does.
            const float met = meeting(scopes[arabic][region_cues[r]], words, scopes[!arabic][a], there);
            const float elsewhere = met > 0.2f ? 0 : 4 * bound_by(scopes[!arabic][a], there);
            const float distance = std::max(0.0f, regions[r].second.distance(answers[a].token) * (1 - met) + elsewhere) + (answers[a].prefixed ? 1 : answers[a].cue == Denial::implied ? 3 : 0);
            if (distance >= least) continue;
            least = distance;
            best_region = r;
            best_answer = a;
            best_met = met;
          }
        if (best_region == regions.size()) break;
        served[best_region] = taken[best_answer] = 1;
        out[regions[best_region].first].features[feature] = least / 12;
        out[regions[best_region].first].features[34] = std::max(out[regions[best_region].first].features[34], best_met);
      }
    }
  }
  return read;
}

}  // namespace muwazi::inline v0
