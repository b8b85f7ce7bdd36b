// SPDX-License-Identifier: Apache-2.0
#include "negation_words.hpp"

#include "inflection.hpp"
#include "meaning_data.hpp"
#include "one_of.hpp"
#include "sentence_data.hpp"

namespace muwazi::inline v0 {

NegationWords::Lists& NegationWords::lists_of(std::string_view what) {
  struct Row {
    std::string_view what;
    Lists NegationWords::*lists;
  };
  static constexpr Row rows[] = {
      {"idle", &NegationWords::idle_},         {"except", &NegationWords::except_},     {"before", &NegationWords::before_},
      {"needy", &NegationWords::needy_},       {"polar", &NegationWords::polar_},       {"bound", &NegationWords::bound_},
      {"turn", &NegationWords::turn_},         {"weak", &NegationWords::weak_},         {"outright", &NegationWords::outright_},
      {"all", &NegationWords::all_},           {"contrast", &NegationWords::contrast_}, {"licence", &NegationWords::licence_},
      {"object", &NegationWords::object_},     {"alike", &NegationWords::alike_},       {"restrict", &NegationWords::restrict_},
  };
  const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& one) { return one.what == what; });
  return row != std::end(rows) ? this->*row->lists : denials_;
}

void NegationWords::add_open(std::string_view beginning, Denial cue) {
  auto& entries = english_open_[beginning.substr(0, open_letters)];
  const auto shorter = [&](const Open& entry) { return entry.beginning.size() < beginning.size(); };
  entries.insert(std::find_if(entries.begin(), entries.end(), shorter), {std::string(beginning), cue});
}

NegationWords::NegationWords() {
  std::string key;
  for_each_row(negation_table(), [&](std::string_view language, std::string_view rest) {
    const bool is_arabic = language == "ar";
    const std::string_view what = rest.substr(0, rest.find('\t'));
    if (what.size() >= rest.size()) return;
    const Denial cue = what == "plain" ? Denial::plain : what == "affix" ? Denial::affix : Denial::implied;
    Map& map = lists_of(what).of(is_arabic);
    for_each_part(rest.substr(what.size() + 1), ' ', [&](std::string_view word) {
      const bool open = word.ends_with('-');
      if (open) word.remove_suffix(1);
      matching_key(word, key);
      if (open && &map == &denials_.english) {
        add_open(key, cue);
        return;
      }
      add(map, key, cue);
      if (is_arabic && (what == "implied" || what == "affix") && key.size() >= 6) arabic_inflecting_[key] = cue;
    });
  });
}

bool NegationWords::is_alike(std::string_view key) const {
  static constexpr std::string_view endings[] = {"\u0627\u062A", "\u062A\u064A\u0646", "\u062A\u0627\u0646", "\u062A\u0647", "\u062A\u0647\u0627", "\u062A\u0647\u0645", "\u062A\u0643", "\u0647", "\u0627"};
  for (int cut = 0; cut < 3; ++cut) {
    if (alike_.arabic.contains(key)) return true;
    bool found = false;
    for_each_uninflected(key, std::span<const std::string_view>(), endings, [&](std::string_view base) { found = found || alike_.arabic.contains(base); });
    if (found) return true;
    const std::string_view rest = without_proclitic(key, 4);
    if (rest.size() == key.size()) return false;
    key = rest;
  }
  return false;
}

Denial NegationWords::find_arabic(std::string_view key) const {
  if (const Denial* listed = denials_.arabic.find(key); listed != nullptr) return *listed;
  // With a prefix of the imperfect or an ending they deny by their meaning only: "yata'adhdhar", "'ajizat".
  static constexpr std::string_view prefixes[] = {"\u064A", "\u062A"};
  static constexpr std::string_view endings[] = {"\u0627\u062A", "\u0648\u0646", "\u064A\u0646", "\u0648\u0627", "\u0647\u0627",
                                                 "\u0647\u0645", "\u062A", "\u0627", "\u0647", "\u064A"};
  bool inflected = false;
  for_each_uninflected(key, prefixes, endings, [&](std::string_view base) { inflected = inflected || arabic_inflecting_.contains(base); });
  return inflected ? Denial::implied : Denial::none;
}

std::string_view denied_base(std::string_view key) noexcept {
  constexpr std::size_t least = 4;
  // Adverbs and others that deny nothing of what is left of them, and "disable", which undoes no "able".
  if (is_one_of(key, {"instead", "regardless", "irrespective", "unless", "nevertheless", "nonetheless", "doubtless", "unicode", "unesco", "unicef"}) ||
      key.starts_with("immun") || key.starts_with("disab") || key.starts_with("incredib") || key.starts_with("infinit"))
    return {};
  if (key.ends_with("less") && key.size() >= 4 + least - 1) return key.substr(0, key.size() - 4);
  for (const std::string_view prefix : {"non-", "non", "asymp", "dis", "un", "in", "im", "il", "ir"}) {
    if (!key.starts_with(prefix) || key.size() < prefix.size() + least) continue;
    return prefix == "asymp" ? key.substr(1) : key.substr(prefix.size());
  }
  return {};
}

namespace {

/// "In lam yakun", "in lam naqul" ("if not all of them") within a clause, or set apart by marks in a few words: as far as that.
/// At the beginning it denies a condition.
bool limits(const BeadSide& side, std::size_t i) {
  constexpr std::size_t few = 4;  // tokens
  const auto tokens = side.tokens();
  if (i < 2 || i + 1 >= tokens.size() || side.text(tokens[i - 1]) != "\u0625\u0646") return false;
  if (!is_one_of(side.key(i + 1), {"\u064A\u0643\u0646", "\u062A\u0643\u0646", "\u0646\u0642\u0644", "\u064A\u0643\u0648\u0646\u0648\u0627"})) return false;
  if (tokens[i - 2].kind == TokenKind::word) return true;
  const auto behind = tokens.subspan(i + 2, std::min(few, tokens.size() - (i + 2)));
  return side.text(tokens[i - 2]) != "." && std::any_of(behind.begin(), behind.end(), [](const Token& token) { return token.kind == TokenKind::punctuation; });
}

/// "Duna an", "bidun an", "min ghayr an": without that.
bool denies_clause(const BeadSide& side, std::size_t i) {
  constexpr std::string_view without = "\u062F\u0648\u0646";
  const bool of_other = i > 0 && side.key(i) == "\u063A\u064A\u0631" && side.key(i - 1) == "\u0645\u0646";
  return (side.key(i).ends_with(without) || of_other) && side.key(i + 1) == "\u0627\u0646";
}

/// Whether a token opens what stands for words or marks them up: "lan {count} yunfadh", "la <b>tughliq".
bool stands_for_word(const BeadSide& side, std::size_t i) {
  return i < side.tokens().size() && is_one_of(side.text(side.tokens()[i]), {"%", "{", "$", "<", "`"});
}

/// "Hala ... duna" (prevented): "duna" denies nothing by itself there.
bool comes_between(const BeadSide& side, std::size_t i) {
  constexpr std::size_t reach = 5;  // tokens from the verb, over its subject
  if (side.key(i) != "\u062F\u0648\u0646") return false;
  for (std::size_t t = i > reach ? i - reach : 0; t < i; ++t)
    if (is_one_of(side.key(t), {"\u062D\u0627\u0644", "\u062D\u0627\u0644\u062A", "\u064A\u062D\u0648\u0644", "\u062A\u062D\u0648\u0644", "\u0633\u064A\u062D\u0648\u0644", "\u0633\u062A\u062D\u0648\u0644"})) return true;
  return false;
}

/// "Ma min ahad" (there is nobody who) at the beginning of a clause; not "shay' ma min" (some ... of), "ma min sha'nihi" (what would).
bool denies_existence(const BeadSide& side, std::size_t i) {
  const auto tokens = side.tokens();
  const std::string_view key = side.key(i);
  if (!is_one_of(key, {"\u0645\u0627", "\u0648\u0645\u0627", "\u0641\u0645\u0627"}) || i + 2 >= tokens.size()) return false;
  if (side.key(i + 1) != "\u0645\u0646" || side.key(i + 2).starts_with("\u0634\u0627\u0646")) return false;
  // "Ma min %s": of what is named there.
  if (tokens[i + 2].kind != TokenKind::word && side.text(tokens[i + 2]) != "\"" && !stands_for_word(side, i + 2)) return false;
  return i == 0 || tokens[i - 1].kind != TokenKind::word || key != "\u0645\u0627" ||
         is_one_of(side.key(i - 1), {"\u0627\u0646\u0647", "\u0628\u0627\u0646\u0647", "\u0644\u0627\u0646\u0647", "\u0644\u0643\u0646", "\u0648\u0644\u0643\u0646", "\u062D\u064A\u062B"});
}

/// "Were it not for the fog", "if it had not been for", "if it weren't for": "lawla".
bool but_for(const BeadSide& side, std::size_t i) {
  const bool held = side.key(i).ends_with("n't");
  if (i == 0 || (side.key(i) != "not" && !held)) return false;
  const std::size_t next = i + 1 < side.tokens().size() && side.key(i + 1) == "been" ? i + 2 : i + 1;
  if (next >= side.tokens().size() || side.key(next) != "for") return false;
  if (!held && side.key(i - 1) == "it") return true;
  // In this order "it was not for the money" denies, but not behind "if".
  const std::size_t it = held ? i - 1 : i - 2;
  return it > 0 && it < i && side.key(it) == "it" && side.key(it - 1) == "if";
}

/// "Not too long ago", "not so long before": shortly.
bool not_long_ago(const BeadSide& side, std::size_t i) {
  constexpr std::size_t reach = 4;  // "all that long ago"
  if (side.key(i) != "not") return false;
  std::size_t at = i + 1;
  const std::size_t end = std::min(side.tokens().size(), i + 1 + reach);
  while (at < end && is_one_of(side.key(at), {"too", "so", "that", "very", "all"})) ++at;
  return at + 1 < end && side.key(at) == "long" && is_one_of(side.key(at + 1), {"ago", "before", "after", "since"});
}

/// "You can swim, can't you?", "... 'a-laysa kadhalik?": asks for a yes, and denies nothing.
bool is_tag(const BeadSide& side, bool arabic, std::size_t i) {
  const auto tokens = side.tokens();
  if (arabic) return side.key(i) == "\u0627\u0644\u064A\u0633" && i + 1 < tokens.size() && side.key(i + 1) == "\u0643\u0630\u0644\u0643";
  const auto asks = [&](std::size_t at) { return at < tokens.size() && side.text(tokens[at]) == "?"; };
  const auto person = [&](std::size_t at) {
    return at < tokens.size() && is_one_of(side.key(at), {"i", "you", "he", "she", "it", "we", "they", "there", "one", "this", "that"});
  };
  if (side.key(i).ends_with("n't")) return i > 0 && side.text(tokens[i - 1]) == "," && person(i + 1) && asks(i + 2);
  return side.key(i) == "not" && i > 2 && side.text(tokens[i - 3]) == "," && person(i - 1) && asks(i + 1);  // "is it not?"
}

/// Whether an Arabic side asks.
bool asks_in_arabic(const BeadSide& side) {
  const auto tokens = side.tokens();
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return side.text(token) == "\u061F" || side.text(token) == "?"; });
}

/// "Ghayyara" (changed) with the mark that doubles its second letter, which "ghayr" (un-) never has. Keys have no marks.
bool is_marked_change(const BeadSide& side, std::size_t i) {
  if (side.key(i).find("\u063A\u064A\u0631") == std::string_view::npos) return false;
  const Document& document = *side.document;
  const std::string_view written = document.decoded(side.tokens()[i].range).in(document.text.utf8);
  const std::size_t at = written.find("\u063A");
  return at != std::string_view::npos && written.find("\u0651", at) != std::string_view::npos;
}

/// Whether a word stands within an address or a path: "nowhere.example".
bool within_address(const BeadSide& side, std::size_t i) {
  const auto tokens = side.tokens();
  const auto joins = [&](std::size_t at) { return tokens[at].glued && is_one_of(side.text(tokens[at]), {".", "/", "_", "@"}); };
  return i > 0 && i + 2 < tokens.size() && tokens[i].glued && is_one_of(side.text(tokens[i - 1]), {".", "/", "_", "@"}) && joins(i + 1) && tokens[i + 2].glued;
}

/// "{{PLURAL:$1|la safahat|safha}}": a form for none, which a count may pick.
bool is_form_for_none(const BeadSide& side, std::size_t i) {
  constexpr std::size_t reach = 6;  // tokens to the name of the choice
  const auto tokens = side.tokens();
  if (i < 2 || side.text(tokens[i - 1]) != "|" || tokens[i - 2].kind != TokenKind::number || !is_one_of(side.key(i), {"\u0644\u0627", "\u0628\u0644\u0627"})) return false;
  for (std::size_t t = i > reach ? i - reach : 0; t < i; ++t)
    if (is_one_of(side.key(t), {"plural", "gender", "zero"})) return true;
  return false;
}

bool begins_clause(const BeadSide& side, std::size_t i) { return i == 0 || side.tokens()[i - 1].kind == TokenKind::punctuation; }

/// Keys of "'a-lam", "'a-lan", "'a-lasta": is it not so that.
bool may_ask_with_denial(std::string_view key) noexcept {
  return is_one_of(key, {"\u0627\u0644\u0645", "\u0627\u0644\u0646", "\u0627\u0644\u0633\u062A", "\u0627\u0644\u0633\u0646\u0627", "\u0627\u0644\u0633\u062A\u0645"});
}

/// Without the hamza, or in no question, they are "pain" and others.
bool asks_with_denial(const BeadSide& side, std::size_t i) {
  return may_ask_with_denial(side.key(i)) && side.text(side.tokens()[i]).starts_with("\u0623") && begins_clause(side, i) && asks_in_arabic(side);
}

/// "'A-la wa-huwa" (namely), "'a-la wa-inna" (verily): opens what is said.
bool opens_speech(const BeadSide& side, std::size_t i) {
  if (i + 1 >= side.tokens().size()) return false;
  return is_one_of(side.key(i + 1), {"\u0648\u0647\u0648", "\u0648\u0647\u064A", "\u0648\u0647\u0645\u0627", "\u0648\u0647\u0645", "\u0648\u0647\u0646",
                                     "\u0648\u0627\u0646", "\u0648\u0627\u0646\u0647", "\u0648\u0627\u0646\u0647\u0627"});
}

/// "'A-la tajlis?": won't you sit down.
bool invites(const BeadSide& side, std::size_t i) {
  return side.key(i) == "\u0627\u0644\u0627" && begins_clause(side, i) && asks_in_arabic(side);
}

/// "Not to mention"; "has yet to" and "remains to be" may as well be "must still", so that they only answer.
bool idle_before_infinitive(const BeadSide& side, std::size_t i) {
  const auto tokens = side.tokens();
  if (i + 2 >= tokens.size() || side.key(i + 1) != "to") return false;
  const std::string_view key = side.key(i);
  const std::string_view verb = side.key(i + 2);
  return key == "yet" || key.starts_with("remain") || (key == "not" && (verb == "mention" || verb == "say" || verb == "speak" || verb == "worry"));
}

/// Whether "law" (if) opens a sentence part not far before an Arabic word.
bool follows_condition(const BeadSide& side, std::size_t token) {
  constexpr std::size_t reach = 15;
  for (std::size_t i = token > reach ? token - reach : 0; i < token; ++i)
    if (is_one_of(side.key(i), {"\u0644\u0648", "\u0648\u0644\u0648", "\u0641\u0644\u0648", "\u0644\u0648\u0644\u0627"})) return true;
  return false;
}

/// "Can&#8217;t", "isn&rsquo;t": the apostrophe of a denial as HTML writes it.
bool denies_by_entity(const BeadSide& side, std::size_t i) {
  const auto tokens = side.tokens();
  if (!side.key(i).ends_with("n") || i + 1 >= tokens.size() || side.text(tokens[i + 1]) != "&" || !tokens[i + 1].glued) return false;
  const std::size_t name = i + 2 < tokens.size() && side.text(tokens[i + 2]) == "#" ? i + 3 : i + 2;
  return name + 2 < tokens.size() && is_one_of(side.text(tokens[name]), {"8217", "39", "rsquo", "apos"}) && side.text(tokens[name + 1]) == ";" &&
         tokens[name + 2].glued && side.key(name + 2) == "t";
}

/// What an English word denies together with its neighbours, where that is something else than by itself.
Denial denial_in_phrase(const BeadSide& side, std::size_t i, Denial alone) {
  const auto tokens = side.tokens();
  const std::string_view key = side.key(i);
  const std::string_view before = i > 0 && tokens[i - 1].kind == TokenKind::word ? side.key(i - 1) : std::string_view();
  if (key == "but" && before == "anything") return Denial::plain;
  // "Un-detectable", "de-select"; not "UN-backed", "Val-de-Loire".
  if (is_one_of(key, {"un", "de"}) && side.text(tokens[i]) != "UN" && (i == 0 || !tokens[i].glued || tokens[i - 1].kind != TokenKind::punctuation || side.text(tokens[i - 1]) != "-") && i + 1 < tokens.size() && tokens[i + 1].glued && side.text(tokens[i + 1]) == "-") return Denial::implied;
  // "Tamper-proof".
  if (key == "proof" && tokens[i].glued && i > 0 && side.text(tokens[i - 1]) == "-") return Denial::implied;
  const bool infinitive = i + 1 < tokens.size() && side.key(i + 1) == "to";
  if (key == "yet" && infinitive && is_one_of(before, {"has", "have", "had", "is", "are", "was", "were"})) return Denial::plain;
  // "It remains to be seen" and "lam yattadih".
  if (key.starts_with("remain") && infinitive && i + 2 < tokens.size() && side.key(i + 2) == "be") return Denial::plain;
  // "Go without": to lack, or to do without help.
  if (key == "without" && is_one_of(before, {"go", "goes", "going", "went", "gone", "do", "does", "did", "doing", "done", "make", "makes", "making", "made"}))
    return Denial::implied;
  return alone;
}

}  // namespace

bool turns_at(const BeadSide& side, bool arabic, std::size_t token) {
  const std::string_view key = side.key(token);
  if (!arabic && token + 1 < side.tokens().size() && side.key(token + 1) == "out" && is_one_of(key, {"rule", "rules", "ruled", "ruling"})) return true;
  return NegationWords::builtin().turns(arabic, key, side.facts(token).denial);
}

bool outright_at(const BeadSide& side, bool arabic, std::size_t token) {
  const std::string_view key = side.key(token);
  if (NegationWords::builtin().outright(arabic, key)) return true;
  const auto tokens = side.tokens();
  if (token + 1 >= tokens.size()) return false;
  const std::string_view next = side.key(token + 1);
  // With "'an": "kuff" (stop), "ghani" (rich enough to do without), "i'tadhara" (declined).
  if (arabic)
    return next == "\u0639\u0646" &&
           (is_one_of(key, {"\u0643\u0641", "\u0643\u0641\u0648\u0627", "\u0643\u0641\u064A", "\u063A\u0646\u064A", "\u063A\u0646\u064A\u0647", "\u063A\u0646\u064A\u0627"}) ||
            key.find("\u0639\u062A\u0630\u0631") != std::string_view::npos);
  if (next == "out") return is_one_of(key, {"run", "runs", "ran", "running"});
  if (next == "down") return is_one_of(key, {"turn", "turns", "turned", "turning"});
  if (next == "away") return is_one_of(key, {"stay", "stays", "stayed", "staying", "keep", "keeps", "kept"});
  if (next == "against") return is_one_of(key, {"advise", "advises", "advised", "decide", "decides", "decided", "voted", "vote", "votes"});
  if (next == "of" && key == "short") return true;
  if (is_one_of(key, {"little", "few"})) return token == 0 || !is_one_of(side.key(token - 1), {"a", "the", "these", "those", "his", "her", "its", "my", "our", "their", "your"});
  // Not "less than two hours", "less than half".
  return key == "less" && next == "than" && token + 2 < tokens.size() && tokens[token + 2].kind == TokenKind::word &&
         !side.is_function_word(token + 2) && side.quantities().empty();
}

std::vector<DenialCue> denial_cues(const BeadSide& side, bool arabic) {
  const NegationWords& words = NegationWords::builtin();
  std::vector<DenialCue> out;
  const auto tokens = side.tokens();
  const bool has_entities = !arabic && side.text().find('&') != std::string_view::npos;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool by_entity = has_entities && tokens[i].kind == TokenKind::word && denies_by_entity(side, i);
    if (!by_entity && !side.facts(i).may_deny) continue;
    const std::string_view key = side.key(i);
    Denial cue = by_entity ? Denial::plain : side.facts(i).denial;
    // Without its hamza "'alays" is the end of "Wallis".
    if (arabic && key == "\u0648\u0627\u0644\u064A\u0633" && side.text(tokens[i]).find("\u0623") == std::string_view::npos) continue;
    // The hamza tells "an la" (that not) from "illa" (but), which have one key.
    if (arabic && key.ends_with("\u0627\u0644\u0627") && side.text(tokens[i]).find("\u0623\u0644\u0627") != std::string_view::npos)
      cue = key == "\u0627\u0644\u0627" && opens_speech(side, i) ? Denial::none : Denial::plain;
    if (arabic ? is_marked_change(side, i) || is_form_for_none(side, i) : within_address(side, i)) continue;
    if (arabic && asks_with_denial(side, i)) cue = Denial::plain;
    // "Law ... lama": had it ..., it would not have. The list takes "lama" for "la" with "ma", what is.
    if (arabic && key == "\u0644\u0645\u0627" && follows_condition(side, i)) cue = Denial::plain;
    if (arabic && denies_existence(side, i)) cue = Denial::plain;
    // "No 10" and "No. 1" are numbers.
    if (!arabic && key == "no" && side.text(tokens[i]) == "No" && i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::number) {
      continue;
    }
    if (!arabic && key == "no" && i + 2 < tokens.size() && side.text(tokens[i + 1]) == "." && tokens[i + 2].kind == TokenKind::number) cue = Denial::none;
    // "ghayra anna" is "but"; "duna an" denies what follows.
    if (arabic && cue == Denial::affix && i + 1 < tokens.size() && words.contrast(side.key(i + 1)) && !denies_clause(side, i)) cue = Denial::none;
    if (arabic && cue == Denial::affix && comes_between(side, i)) cue = Denial::implied;
    if (!arabic) cue = denial_in_phrase(side, i, cue);
    if (cue == Denial::none || (cue == Denial::plain && is_tag(side, arabic, i))) continue;
    DenialCue found{i, cue, false};
    found.prefixed = !arabic && cue == Denial::implied && !denied_base(key).empty();
    const bool verbal = arabic && cue == Denial::affix && key.ends_with("\u0639\u062F\u0645");  // "'adam ... siwa" restricts too
    if (cue == Denial::plain) {
      const bool next_word = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::word;
      found.idle = (!arabic && (idle_before_infinitive(side, i) || but_for(side, i) || not_long_ago(side, i))) ||
                   (arabic && invites(side, i)) || (next_word && words.idle(arabic, side.key(i + 1))) ||
                   (i > 0 && tokens[i - 1].kind == TokenKind::word &&
                    (words.before(arabic, side.key(i - 1)) || (arabic && limits(side, i)) ||
                     (key == "\u0644\u0645" && side.key(i - 1) == "\u0645\u0627"))) ||                         // "ma lam" (unless)
                   (arabic && (is_joined_denial(key) ? words.idle(true, key.substr(4)) : !next_word && !stands_for_word(side, i + 1)));
    }
    if (cue == Denial::plain || verbal) {
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

Denial denial_of(std::string_view key, std::string_view stem, Language language) {
  const NegationWords& words = NegationWords::builtin();
  return language == Language::arabic ? words.arabic(key, stem) : words.english(key);
}

bool may_deny(std::string_view key, Denial denial, Language language) noexcept {
  if (denial != Denial::none) return true;
  if (language == Language::arabic)
    return key.ends_with("\u0627\u0644\u0627") || may_ask_with_denial(key);
  return is_one_of(key, {"but", "un", "de", "yet", "without", "proof"}) || key.starts_with("remain");
}

bool may_strand(std::string_view key, Language language) {
  const NegationWords& words = NegationWords::builtin();
  const bool arabic = language == Language::arabic;
  return words.needy(arabic, key) || words.polar(arabic, key) || (arabic && is_bare_plural(key));
}

}  // namespace muwazi::inline v0
