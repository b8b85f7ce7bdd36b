// SPDX-License-Identifier: Apache-2.0
// Grammar of an Arabic translation where the English beside it leaves next to no doubt: a verb before a feminine place, and
// the number of a counted noun.
//
// Arabic alone does not tell a verb with its subject from a verb with its object or from a noun in the construct state
// (FRD DMSHQ: Damascus imposed, he imposed on Damascus, the imposing of Damascus). English tells: "Damascus has imposed".
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "arabic.hpp"
#include "check_context.hpp"
#include "gazetteer.hpp"
#include "one_of.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {


constexpr std::string_view alef = "\u0627", heh = "\u0647", teh = "\u062A", yeh = "\u064A", waw = "\u0648", feh = "\u0641";

bool is_word(const Token& token, TokenScript script) {
  return token.kind == TokenKind::word && token.script == script;
}

bool one_of(std::string_view word, std::span<const std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a place is feminine for certain. Cities are, and countries but for these, which are masculine or taken either way:
/// Jordan, Iraq, Lebanon, Sudan, Morocco, Yemen, Somalia, the Vatican, Congo, Niger, Senegal, Cameroon, Gabon, El Salvador.
bool is_feminine(EntryType type, std::string_view key) {
  if (type == EntryType::city) return true;
  if (type != EntryType::country) return false;
  static constexpr std::string_view others[] = {
      "\u0627\u0631\u062F\u0646", "\u0639\u0631\u0627\u0642", "\u0644\u0628\u0646\u0627\u0646", "\u0633\u0648\u062F\u0627\u0646",
      "\u0645\u063A\u0631\u0628", "\u064A\u0645\u0646", "\u0635\u0648\u0645\u0627\u0644", "\u0641\u0627\u062A\u064A\u0643\u0627\u0646",
      "\u0643\u0648\u0646\u063A\u0648", "\u0646\u064A\u062C\u0631", "\u0633\u0646\u063A\u0627\u0644", "\u0643\u0627\u0645\u064A\u0631\u0648\u0646",
      "\u063A\u0627\u0628\u0648\u0646", "\u0633\u0644\u0641\u0627\u062F\u0648\u0631"};
  std::string_view last = key.substr(key.rfind(' ') + 1);
  constexpr std::string_view article = "\u0627\u0644";
  if (last.starts_with(article)) last.remove_prefix(article.size());
  constexpr std::string_view union_of = "\u0627\u062A\u062D\u0627\u062F";
  return !one_of(last, others) && key.find(union_of) == std::string_view::npos;
}

/// Where English has the place as the subject of a finite verb: the tokens of the verb (one), and of the place.
struct Subject {
  std::size_t first = 0;
  std::size_t verb = 0;
  bool found = false;
};

/// Whether a clause can begin behind this token, so that what follows is a subject rather than part of a longer phrase.
bool opens_clause(std::string_view text, std::span<const Token> tokens, std::size_t at) {
  if (at == 0) return true;
  const Token& before = tokens[at - 1];
  const std::string_view word = before.range.in(text);
  if (before.kind == TokenKind::punctuation) return word != "-" && word != "/" && word != "\u2013";
  static constexpr std::string_view openers[] = {"that", "as",    "after",  "because", "when",   "if",  "before", "since",
                                                 "whether", "although", "though", "until", "unless", "while", "so"};
  std::string key;
  matching_key(word, key);
  return one_of(key, openers);
}

Subject english_subject(const CheckContext& context, const BeadSide& english, std::span<const Posting> place, StemId verb) {
  const Gazetteer& world = Gazetteer::builtin();
  const std::string_view text = english.document->normalized.utf8;
  const auto tokens = english.tokens();
  static constexpr std::string_view auxiliaries[] = {"has", "have", "had", "will", "would", "also", "already", "again", "now"};
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].capitalized || !opens_clause(text, tokens, i)) continue;
    const GazetteerHit hit = world.match(text, tokens, i, Language::english);
    if (hit.token_count == 0) continue;
    const bool same = std::any_of(hit.postings.begin(), hit.postings.end(), [&](const Posting& a) {
      return a.derivation() == Derivation::name && std::any_of(place.begin(), place.end(), [&](const Posting& b) {
               return b.derivation() == Derivation::name && (a.entry == b.entry || world.concept_key(a.entry) == world.concept_key(b.entry));
             });
    });
    if (!same) continue;
    std::size_t at = i + hit.token_count;
    bool finite = false;
    for (; at < tokens.size() && is_word(tokens[at], TokenScript::latin); ++at) {
      matching_key(tokens[at].range.in(text), key);
      if (!one_of(key, auxiliaries) && !key.ends_with("ly")) break;
      finite = finite || one_of(key, std::span(auxiliaries).first<5>());
    }
    if (at >= tokens.size() || !is_word(tokens[at], TokenScript::latin) || tokens[at].capitalized) continue;
    // "Wuhan virus" is no verb: only a form that is finite by its looks counts.
    static constexpr std::string_view irregular[] = {
        "said", "told", "held", "sent", "made", "took", "gave", "began", "became", "won", "lost", "left", "met", "led", "put", "set",
        "cut", "spent", "built", "bought", "sold", "saw", "went", "came", "ran", "grew", "rose", "fell", "fought", "got", "kept", "found",
        "paid", "broke", "chose", "drew", "drove", "hit", "knew", "laid", "let", "shot", "shut", "spoke", "stood", "taught", "thought",
        "threw", "wrote", "withdrew", "overtook", "underwent", "felt", "brought", "caught"};
    finite = finite || key.ends_with("ed") || one_of(key, irregular);
    const StemId stem = english.stem(at);
    if (!finite || stem == no_stem || context.lexicon.is_function_word(stem, Language::english)) continue;
    if (context.lexicon.probability(stem, Language::english, verb) < 0.02f &&
        context.lexicon.probability(verb, Language::arabic, stem) < 0.02f)
      continue;
    return {i, at, true};
  }
  return {};
}

void check_agreement(const CheckContext& context, const PairView& pair, Findings& findings) {
  const BeadSide& arabic = pair.arabic;
  const std::string_view text = arabic.document->normalized.utf8;
  const auto tokens = arabic.tokens();
  const Gazetteer& world = Gazetteer::builtin();
  std::string key;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is_word(tokens[i], TokenScript::arabic) || !is_word(tokens[i + 1], TokenScript::arabic)) continue;
    const StemId stem = arabic.stem(i);
    if (stem == no_stem || context.lexicon.is_function_word(stem, Language::arabic)) continue;
    const std::string_view verb = arabic.key(i);
    const std::string_view spelling = context.lexicon.spelling(stem, Language::arabic);
    // The particle before a perfect, and a clause's beginning, leave only a verb.
    const bool begins = i == 0 || tokens[i - 1].kind == TokenKind::punctuation;
    static constexpr std::string_view particles[] = {"\u0642\u062F", "\u0648\u0642\u062F", "\u0641\u0642\u062F", "\u0644\u0642\u062F",
                                                     "\u0648\u0644\u0642\u062F", "\u062D\u064A\u062B"};
    const bool after_particle = i > 0 && one_of(arabic.text(tokens[i - 1]), particles);
    const bool conjunction = (verb.starts_with(waw) || verb.starts_with(feh)) && verb != spelling;
    const std::string_view bare = conjunction ? verb.substr(waw.size()) : verb;
    const bool imperfect = bare.starts_with(yeh) && bare != spelling && bare.size() >= 8;
    const bool perfect = bare == spelling && !bare.ends_with(teh) && !bare.ends_with(heh) && bare.size() <= 12;
    if (!imperfect && !(perfect && (begins || after_particle))) continue;
    const GazetteerHit hit = world.match(text, tokens, i + 1, Language::arabic);
    if (hit.token_count == 0 || hit.conjunction || hit.preposition != AttachedPreposition::none) continue;
    const bool feminine = std::all_of(hit.postings.begin(), hit.postings.end(), [&](const Posting& posting) {
      if (posting.derivation() != Derivation::name) return false;
      // A longer name that an entry shares with another, such as a person's, is not its usual one.
      const std::string_view usual = world.arabic(posting.entry, 0).key;
      const auto words = static_cast<std::uint32_t>(std::count(usual.begin(), usual.end(), ' ') + 1);
      return words == hit.token_count && is_feminine(world.type(posting.entry), usual);
    });
    if (!feminine) continue;
    const Subject subject = english_subject(context, pair.english, hit.postings, stem);
    if (!subject.found) continue;
    const auto english = pair.english.tokens();
    const std::string_view written = arabic.text(tokens[i]);
    std::vector<std::string> suggestions;
    if (!imperfect) suggestions.push_back(fmt::format("{}{} {}", written, teh, arabic.text(hit.range)));
    findings.add(pair, "grammar.agreement", 0.85,
                 ByteRange{english[subject.first].range.begin, english[subject.verb].range.end},
                 ByteRange{tokens[i].range.begin, tokens[i + hit.token_count].range.end},
                 {"the verb {0} has a feminine subject", {quote(written)}}, std::move(suggestions));
  }
}

// ---- Verbs before any other subject ----------------------------------------------------------------------------------------

/// Whether an English word is a verb that is finite by its looks.
bool is_finite(std::string_view key) {
  static constexpr std::string_view irregular[] = {
      "said", "told", "held", "sent", "made", "took", "gave", "began", "became", "won", "lost", "left", "met", "led",
      "cut", "spent", "built", "bought", "sold", "saw", "went", "came", "ran", "grew", "rose", "fell", "fought", "got", "kept", "found",
      "paid", "broke", "chose", "drew", "drove", "hit", "spoke", "stood", "taught", "thought", "threw", "wrote", "withdrew", "felt", "brought", "caught"};
  return (key.ends_with("ed") && key.size() > 4) || one_of(key, irregular);
}

/// Where English begins a clause with what renders the Arabic noun, in the number asked for, and with what renders the verb right behind.
Subject english_noun_subject(const CheckContext& context, const BeadSide& english, StemId noun, StemId verb, bool plural) {
  const std::string_view text = english.document->normalized.utf8;
  const auto tokens = english.tokens();
  constexpr float least = 0.02f;
  constexpr std::size_t most_before = 3;  // "the new Spanish actress"
  const auto renders = [&](StemId ours, StemId theirs) {
    return ours != no_stem && !context.lexicon.is_function_word(ours, Language::english) &&
           (context.lexicon.probability(ours, Language::english, theirs) > least || context.lexicon.probability(theirs, Language::arabic, ours) > least);
  };
  static constexpr std::string_view determiners[] = {"the", "a", "an", "his", "her", "their", "its", "my", "our", "your", "this", "that", "both"};
  static constexpr std::string_view auxiliaries[] = {"has", "have", "had", "also", "later", "then", "all"};
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is_word(tokens[i], TokenScript::latin) || !renders(english.stem(i), noun)) continue;
    const std::string_view key = english.key(i);
    if ((key.ends_with('s') && !key.ends_with("ss")) != plural || is_finite(key)) continue;
    std::size_t first = i;
    while (first > 0 && i - first < most_before && is_word(tokens[first - 1], TokenScript::latin) && !opens_clause(text, tokens, first) &&
           !is_finite(english.key(first - 1)) && (!english.is_function_word(first - 1) || one_of(english.key(first - 1), determiners)))
      --first;
    if (!opens_clause(text, tokens, first)) continue;
    std::size_t at = i + 1;
    while (at < tokens.size() && one_of(english.key(at), auxiliaries)) ++at;
    if (at >= tokens.size() || !is_word(tokens[at], TokenScript::latin) || !is_finite(english.key(at)) || !renders(english.stem(at), verb)) continue;
    return {first, at, true};
  }
  return {};
}

/// "Qala walidatuha" for "qalat", "ittafaqa at-tarafayn" for "at-tarafan": a verb right before its subject, a feminine in teh marbuta or
/// what ends as an object does.
void check_noun_subject(const CheckContext& context, const PairView& pair, Findings& findings) {
  const BeadSide& arabic = pair.arabic;
  const auto tokens = arabic.tokens();
  constexpr std::string_view article = "\u0627\u0644", oblique = "\u064A\u0646";
  // Men, and titles that a man has.
  static constexpr std::string_view men[] = {"\u062E\u0644\u064A\u0641\u0647", "\u0639\u0644\u0627\u0645\u0647", "\u062F\u0627\u0639\u064A\u0647", "\u0637\u0627\u063A\u064A\u0647", "\u0631\u062D\u0627\u0644\u0647", "\u0639\u0645\u062F\u0647", "\u0646\u0627\u0628\u063A\u0647", "\u0633\u064A\u0627\u062F\u0647", "\u0633\u0639\u0627\u062F\u0647", "\u062C\u0644\u0627\u0644\u0647", "\u0633\u0645\u0627\u062D\u0647", "\u0641\u0636\u064A\u0644\u0647", "\u063A\u0628\u0637\u0647", "\u0642\u062F\u0627\u0633\u0647", "\u0641\u062E\u0627\u0645\u0647", "\u062F\u0648\u0644\u0647", "\u0645\u0639\u0627\u0644\u064A", "\u062D\u0636\u0631\u0647", "\u0646\u064A\u0627\u0641\u0647", "\u0639\u0638\u0645\u0647"};
  static constexpr std::string_view suffixes[] = {"\u0647\u0627", "\u0647\u0645", "\u0647"};
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    // Behind "qad", "wa-qad", "haythu", which a verb follows, or at the beginning of a clause.
    if (i > 0 && tokens[i - 1].kind != TokenKind::punctuation) {
      constexpr std::uint32_t longest = 6;  // bytes
      if (tokens[i - 1].range.size() > longest) continue;
      const std::string_view before = arabic.text(tokens[i - 1]);
      if (!before.ends_with("\u0642\u062F") && before != "\u062D\u064A\u062B") continue;
    }
    if (!is_word(tokens[i], TokenScript::arabic) || !is_word(tokens[i + 1], TokenScript::arabic)) continue;
    const StemId verb = arabic.stem(i);
    const StemId noun = arabic.stem(i + 1);
    if (verb == no_stem || noun == no_stem || context.lexicon.is_function_word(verb, Language::arabic)) continue;
    const std::string_view spelling = context.lexicon.spelling(verb, Language::arabic);
    std::string_view bare = arabic.key(i);
    if ((bare.starts_with(waw) || bare.starts_with(feh)) && bare != spelling) bare.remove_prefix(waw.size());
    if (bare != spelling || bare.ends_with(teh) || bare.ends_with(heh) || bare.ends_with("\u0648\u0627") || bare.size() > 12) continue;
    const std::string_view written = arabic.text(tokens[i + 1]);
    const std::string_view key = arabic.key(i + 1);
    const std::string_view singular = context.lexicon.spelling(noun, Language::arabic);
    bool feminine = key.starts_with(article) && written.ends_with("\u0629") && singular.ends_with(heh);
    for (const std::string_view suffix : suffixes) {
      if (!key.ends_with(suffix) || key.starts_with(article)) continue;
      const std::string_view base = key.substr(0, key.size() - suffix.size());
      if (!base.ends_with(teh)) continue;
      const std::string_view masculine = base.substr(0, base.size() - teh.size());  // of "her mother" the father
      feminine = feminine || singular == masculine || (singular.ends_with(heh) && masculine == singular.substr(0, singular.size() - heh.size()));
    }
    const bool object = key.starts_with(article) && key.ends_with(oblique) && key.size() > article.size() + oblique.size() + 4 &&
                        key.substr(article.size(), key.size() - article.size() - oblique.size()) == singular;
    if ((!feminine && !object) || one_of(singular, men)) continue;
    const Subject subject = english_noun_subject(context, pair.english, noun, verb, object);
    if (!subject.found) continue;
    const auto english = pair.english.tokens();
    findings.add(pair, "grammar.agreement", 0.75, ByteRange{english[subject.first].range.begin, english[subject.verb].range.end},
                 ByteRange{tokens[i].range.begin, tokens[i + 1].range.end},
                 feminine ? Message("the verb {0} has a feminine subject", {quote(arabic.text(tokens[i]))})
                          : Message("{0} is the subject and ends as an object does", {quote(written)}),
                 feminine ? std::vector{fmt::format("{}{} {}", arabic.text(tokens[i]), teh, written)} : std::vector<std::string>());
  }
}

/// Of a woman Arabic speaks with a feminine verb, pronoun or ending at least once: of the 42 pairs of pud, tico19 and the guides that
/// have "she" each does.
void check_woman(const PairView& pair, Findings& findings) {
  const std::string_view text = pair.english.text();
  if (text.find("she") == std::string_view::npos && text.find("She") == std::string_view::npos) return;
  const auto english = pair.english.tokens();
  std::optional<ByteRange> woman;
  for (std::size_t i = 0; i < english.size(); ++i) {
    const std::string_view key = pair.english.key(i);
    if (is_one_of(key, {"he", "him", "his", "it", "its", "they", "i", "me", "you"})) return;
    if (key == "she" && !woman) woman = english[i].range;
  }
  if (!woman) return;
  const BeadSide& arabic = pair.arabic;
  std::optional<ByteRange> verb;
  std::size_t words = 0;
  static constexpr std::string_view feminine[] = {"\u0647\u064A", "\u0627\u0644\u062A\u064A", "\u0647\u0630\u0647", "\u062A\u0644\u0643", "\u0627\u0644\u0644\u0627\u062A\u064A", "\u0627\u0646\u062B\u064A", "\u0627\u0645\u0631\u0627\u0647"};
  for (std::size_t i = 0; i < arabic.tokens().size(); ++i) {
    const Token& token = arabic.tokens()[i];
    if (!is_word(token, TokenScript::arabic)) continue;
    ++words;
    std::string_view key = arabic.key(i);
    if ((key.starts_with(waw) || key.starts_with(feh) || key.starts_with("\u0633")) && key.size() > 6) key.remove_prefix(waw.size());
    const bool definite = key.starts_with("\u0627\u0644");
    constexpr std::size_t three_letters = 6;
    if (one_of(key, feminine) || (key.starts_with(teh) && key.size() >= three_letters) || arabic.key(i).starts_with(teh) || key.ends_with(teh) ||
        key.ends_with("\u0647\u0627") || key.ends_with("\u062A\u0627") || (!definite && arabic.text(token).ends_with("\u0629")))
      return;
    if (!verb && key.starts_with(yeh) && key.size() >= three_letters + 2) verb = token.range;
  }
  constexpr std::size_t least_words = 4;
  if (words < least_words || !verb) return;
  findings.add(pair, "grammar.agreement", 0.7, woman, verb, "the source speaks of a woman, and no word of the translation does");
}

/// A whole number of digits, 0 for what is none.
unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  for (std::size_t at = 0; at < digits.size();) {
    std::uint32_t size = 1;
    const int digit = arabic::digit_value(code_point_at(digits, at, size));
    if (digit < 0 || value > 100000) return 0;
    value = value * 10 + static_cast<unsigned>(digit);
    at += size;
  }
  return value;
}

/// Whether English counts, with this number, something plural that the Arabic stem translates: "15 new cars".
std::optional<ByteRange> english_count(const CheckContext& context, const BeadSide& english, unsigned value, StemId noun) {
  const std::string_view text = english.document->normalized.utf8;
  const auto tokens = english.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::number || value_of(tokens[i].range.in(text)) != value) continue;
    for (std::size_t at = i + 1; at < std::min(i + 3, tokens.size()); ++at) {
      if (!is_word(tokens[at], TokenScript::latin)) break;
      const std::string_view word = tokens[at].range.in(text);
      if (!word.ends_with('s') || word.size() < 4) continue;
      const StemId stem = context.lexicon.stem(word, Language::english);
      if (stem == no_stem) continue;
      if (context.lexicon.probability(stem, Language::english, noun) > 0.02f ||
          context.lexicon.probability(noun, Language::arabic, stem) > 0.02f)
        return ByteRange{tokens[i].range.begin, tokens[at].range.end};
    }
  }
  return std::nullopt;
}

/// Whether a singular in teh marbuta may be a broken plural instead: aslihah, qadah, falasifah.
bool may_be_broken_plural(std::string_view key) {
  if (key.size() <= 8 || key.starts_with(alef)) return true;
  return key.size() == 12 && key.substr(4, 2) == alef;
}

void check_counted(const CheckContext& context, const PairView& pair, Findings& findings) {
  const BeadSide& arabic = pair.arabic;
  const auto tokens = arabic.tokens();
  constexpr std::string_view plural = "\u0627\u062A";
  std::string key;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::number || tokens[i + 1].glued || !is_word(tokens[i + 1], TokenScript::arabic)) continue;
    if (i > 0 && (tokens[i].glued || tokens[i - 1].kind == TokenKind::number)) continue;
    const unsigned value = value_of(arabic.text(tokens[i]));
    const unsigned rest = value % 100;
    if (rest < 3) continue;
    const std::string_view noun = arabic.text(tokens[i + 1]);
    matching_key(noun, key);
    const StemId stem = arabic.stem(i + 1);
    if (stem == no_stem) continue;
    const std::string_view singular = context.lexicon.spelling(stem, Language::arabic);
    std::string wanted;
    if (rest >= 11) {
      if (!key.ends_with(plural) || key == singular) continue;
      const std::string_view base = std::string_view(key).substr(0, key.size() - plural.size());
      const bool with_teh = singular.ends_with(heh) && singular.substr(0, singular.size() - heh.size()) == base;
      if (!with_teh && singular != base) continue;
      wanted = std::string(noun.substr(0, noun.size() - plural.size())) + (with_teh ? "\u0629" : "\u064B\u0627");
    } else {
      if (!key.ends_with(heh) || !noun.ends_with("\u0629") || key != singular || may_be_broken_plural(key)) continue;
      wanted = std::string(noun.substr(0, noun.size() - heh.size())) + std::string(plural);
    }
    const std::optional<ByteRange> english = english_count(context, pair.english, value, stem);
    if (!english) continue;
    findings.add(pair, "grammar.counted", 0.85, english, ByteRange{tokens[i].range.begin, tokens[i + 1].range.end},
                 rest >= 11 ? Message("a noun counted from 11 to 99 is singular") : Message("a noun counted from 3 to 10 is plural"),
                 {fmt::format("{} {}", arabic.text(tokens[i]), wanted)});
  }
}

// ---- Numerals in words, and nouns that are counted by the day and metre ------------------------------------------------
//
// These say by themselves what is wrong: no other reading has "arba'un" before "ayyam", or "thalath" before "amtar".

/// A noun that is often counted, by matching keys.
struct Countable {
  std::string_view plural;
  std::string_view singular;  ///< in the accusative, as it stands behind 11 to 99
  bool feminine = false;
  bool certain = true;  ///< the plural says nothing else ("ashhur" is "most famous" too)
  bool dated = false;   ///< the singular may begin a date: "three, in the year 1990"
};
constexpr Countable countables[] = {
    {"\u0627\u064A\u0627\u0645", "\u064A\u0648\u0645\u0627", false, true, true},                                          // ayyam
    {"\u0627\u0633\u0627\u0628\u064A\u0639", "\u0627\u0633\u0628\u0648\u0639\u0627"},                    // asabi'
    {"\u0627\u0634\u0647\u0631", "\u0634\u0647\u0631\u0627", false, false, true},                            // ashhur
    {"\u0634\u0647\u0648\u0631", "\u0634\u0647\u0631\u0627", false, true, true},                                          // shuhur
    {"\u0627\u0639\u0648\u0627\u0645", "\u0639\u0627\u0645\u0627", false, true, true},                                    // a'wam
    {"\u0627\u0645\u062A\u0627\u0631", "\u0645\u062A\u0631\u0627"},                                    // amtar
    {"\u0627\u0634\u062E\u0627\u0635", "\u0634\u062E\u0635\u0627"},                                    // ashkhas
    {"\u0633\u0627\u0639\u0627\u062A", "\u0633\u0627\u0639\u0647", true},                              // sa'at
    {"\u062F\u0642\u0627\u064A\u0642", "\u062F\u0642\u064A\u0642\u0647", true},                        // daqa'iq
    {"\u0633\u0646\u0648\u0627\u062A", "\u0633\u0646\u0647", true},                                    // sanawat
    {"\u0645\u0631\u0627\u062A", "\u0645\u0631\u0647", true},                                          // marrat
    {"\u0646\u0633\u0627\u0621", "\u0627\u0645\u0631\u0627\u0647", true},  // nisa'
    {"\u0633\u0641\u0646", "\u0633\u0641\u064A\u0646\u0647", true},  // sufun
    {"\u0645\u062F\u0646", "\u0645\u062F\u064A\u0646\u0647", true},  // mudun
    {"\u0642\u0631\u064A", "\u0642\u0631\u064A\u0647", true},  // qura
    {"\u062F\u0648\u0644", "\u062F\u0648\u0644\u0647", true},  // duwal
    {"\u0641\u062A\u064A\u0627\u062A", "\u0641\u062A\u0627\u0647", true},  // fatayat
    {"\u0628\u0646\u0627\u062A", "\u0628\u0646\u062A", true},  // banat
    {"\u0645\u062F\u0627\u0631\u0633", "\u0645\u062F\u0631\u0633\u0647", true},  // madaris
    {"\u063A\u0631\u0641", "\u063A\u0631\u0641\u0647", true},  // ghuraf
    {"\u0634\u0631\u0643\u0627\u062A", "\u0634\u0631\u0643\u0647", true},  // sharikat
    {"\u0633\u064A\u0627\u0631\u0627\u062A", "\u0633\u064A\u0627\u0631\u0647", true},  // sayyarat
    {"\u0637\u0627\u064A\u0631\u0627\u062A", "\u0637\u0627\u064A\u0631\u0647", true},  // ta'irat
    {"\u062C\u0627\u0645\u0639\u0627\u062A", "\u062C\u0627\u0645\u0639\u0647", true},  // jami'at
    {"\u0631\u062C\u0627\u0644", "\u0631\u062C\u0644\u0627"},  // rijal
    {"\u0627\u0637\u0641\u0627\u0644", "\u0637\u0641\u0644\u0627"},  // atfal
    {"\u0627\u0648\u0644\u0627\u062F", "\u0648\u0644\u062F\u0627"},  // awlad
    {"\u062C\u0646\u0648\u062F", "\u062C\u0646\u062F\u064A\u0627"},  // junud
    {"\u0627\u0644\u0627\u0641", ""},  // alaf
    {"\u0645\u0644\u0627\u064A\u064A\u0646", ""},  // malayin
    {"\u0645\u0644\u064A\u0627\u0631\u0627\u062A", ""},  // milyarat
    {"\u0643\u064A\u0644\u0648\u0645\u062A\u0631\u0627\u062A", ""},  // kilumitrat
    {"\u0627\u0645\u064A\u0627\u0644", "\u0645\u064A\u0644\u0627"},  // amyal
    {"\u0627\u0647\u062F\u0627\u0641", "\u0647\u062F\u0641\u0627"},  // ahdaf
    {"\u0645\u0642\u0627\u0639\u062F", "\u0645\u0642\u0639\u062F\u0627"},  // maqa'id
};

/// Whether an Arabic word behind "lam" is an imperfect that ends in a weak letter, which it drops there: "lam yansa", not "yansaa".
/// `pair` tells whether a woman may be spoken to, whose verb ends in a yeh.
bool keeps_weak_ending(const PairView& pair, std::size_t at) {
  constexpr std::string_view object = "\u0646\u064A";  // me
  constexpr std::size_t shortest = 8;                  // bytes
  // Verbs whose last letter is a waw; that of others ("yahw", of "yahwi") is not.
  static constexpr std::string_view in_waw[] = {"\u064A\u0628\u062F\u0648", "\u062A\u0628\u062F\u0648", "\u064A\u062F\u0639\u0648", "\u062A\u062F\u0639\u0648", "\u0646\u062F\u0639\u0648", "\u064A\u0631\u062C\u0648", "\u062A\u0631\u062C\u0648", "\u064A\u0646\u0645\u0648", "\u062A\u0646\u0645\u0648", "\u064A\u0634\u0643\u0648", "\u062A\u0634\u0643\u0648", "\u0646\u0634\u0643\u0648", "\u064A\u0639\u062F\u0648", "\u062A\u0639\u062F\u0648", "\u064A\u062E\u0644\u0648", "\u062A\u062E\u0644\u0648", "\u064A\u063A\u0632\u0648", "\u062A\u063A\u0632\u0648", "\u064A\u062A\u0644\u0648", "\u062A\u062A\u0644\u0648", "\u064A\u0645\u062D\u0648", "\u062A\u0645\u062D\u0648", "\u064A\u0639\u0641\u0648", "\u062A\u0639\u0641\u0648", "\u064A\u0633\u0645\u0648", "\u062A\u0633\u0645\u0648", "\u064A\u0646\u062C\u0648", "\u062A\u0646\u062C\u0648", "\u0646\u0646\u062C\u0648", "\u064A\u0637\u0641\u0648", "\u062A\u0637\u0641\u0648", "\u064A\u0635\u062D\u0648", "\u062A\u0635\u062D\u0648", "\u064A\u062F\u0646\u0648", "\u062A\u062F\u0646\u0648", "\u064A\u0639\u0644\u0648", "\u062A\u0639\u0644\u0648"};
  // Of verbs that end as those with "me" behind them, what stands behind the prefix.
  static constexpr std::string_view in_object[] = {"\u0639\u0627\u0646\u064A", "\u0628\u0646\u064A", "\u062C\u0646\u064A", "\u063A\u0646\u064A", "\u0639\u062A\u0646\u064A", "\u0642\u062A\u0646\u064A", "\u0646\u062D\u0646\u064A", "\u062A\u0628\u0646\u064A", "\u062A\u0645\u0646\u064A", "\u062A\u0633\u0646\u064A", "\u062B\u0646\u064A", "\u0633\u062A\u063A\u0646\u064A", "\u0633\u062A\u062B\u0646\u064A", "\u062A\u063A\u0646\u064A", "\u062A\u0641\u0627\u0646\u064A", "\u062A\u0648\u0627\u0646\u064A", "\u062F\u0627\u0646\u064A", "\u062A\u062F\u0627\u0646\u064A"};
  const std::string_view key = pair.arabic.key(at);
  const std::string_view text = pair.arabic.text(pair.arabic.tokens()[at]);
  if (key.ends_with(waw)) return one_of(key, in_waw);
  if (!key.ends_with(yeh) || key == "\u064A\u062D\u064A\u064A") return false;  // Yahya
  const bool addressed = key.starts_with(teh);
  if (!addressed && !key.starts_with(yeh) && !key.starts_with("\u0646") && !text.starts_with("\u0623")) return false;
  if (key.ends_with(object) && !one_of(key.substr(2), in_object)) return false;
  if (key.size() < shortest && !one_of(key, std::array<std::string_view, 3>{"\u064A\u0631\u064A", "\u062A\u0631\u064A", "\u0646\u0631\u064A"})) return false;
  const auto tokens = pair.english.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const std::string_view word = pair.english.key(i);
    if (word == "why" || (addressed && is_one_of(word, {"you", "your", "yours", "yourself", "you're", "you've"}))) return false;
  }
  return true;
}

void check_mood(const PairView& pair, Findings& findings) {
  const BeadSide& arabic = pair.arabic;
  const auto tokens = arabic.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is_word(tokens[i], TokenScript::arabic) || !is_word(tokens[i + 1], TokenScript::arabic)) continue;
    if (!is_one_of(arabic.key(i), {"\u0644\u0645", "\u0648\u0644\u0645", "\u0641\u0644\u0645"}) || !keeps_weak_ending(pair, i + 1)) continue;
    const std::string_view verb = arabic.text(tokens[i + 1]);
    std::vector<std::string> proposed;
    for (const std::string_view last : {waw, yeh, std::string_view("\u0649")})
      if (verb.ends_with(last)) proposed.emplace_back(verb.substr(0, verb.size() - last.size()));
    findings.add(pair, "grammar.mood", 0.85, std::nullopt, tokens[i + 1].range, "behind lam a verb drops its weak last letter", std::move(proposed));
  }
}

/// What kind of numeral a word is: 3 to 10 without its teh marbuta or with it, or one of the tens from 20.
Numeral bare_numeral_of(std::string_view key) noexcept {
  static constexpr std::string_view units[] = {"\u062B\u0644\u0627\u062B", "\u0627\u0631\u0628\u0639", "\u062E\u0645\u0633", "\u0633\u062A",
                                               "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646\u064A", "\u062A\u0633\u0639", "\u0639\u0634\u0631"};
  static constexpr std::string_view tens[] = {"\u0639\u0634\u0631", "\u062B\u0644\u0627\u062B", "\u0627\u0631\u0628\u0639", "\u062E\u0645\u0633",
                                              "\u0633\u062A", "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646", "\u062A\u0633\u0639"};
  const auto with_ending = [&](std::span<const std::string_view> stems, std::string_view ending) {
    return key.ends_with(ending) && one_of(key.substr(0, key.size() - ending.size()), stems);
  };
  if (one_of(key, units) || key == "\u062B\u0645\u0627\u0646") return Numeral::unit;
  if (with_ending(units, heh)) return Numeral::unit_with_teh;
  return with_ending(tens, "\u0648\u0646") || with_ending(tens, "\u064A\u0646") ? Numeral::ten_to_hundred : Numeral::none;
}

void check_numerals(const PairView& pair, Findings& findings) {
  const BeadSide& arabic = pair.arabic;
  const auto tokens = arabic.tokens();
  Numeral before = Numeral::none;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Numeral previous = before;
    before = Numeral::none;
    if (!is_word(tokens[i], TokenScript::arabic)) continue;
    Numeral numeral = before = arabic.facts(i).numeral;
    if (numeral == Numeral::none || !is_word(tokens[i + 1], TokenScript::arabic)) continue;
    // "Khams 'ashrata" is fifteen; what stands before "'ashr" is 11 or 12 else, whose words are many.
    const std::string_view key = arabic.key(i);
    const bool ten = key.ends_with("\u0639\u0634\u0631") || key.ends_with("\u0639\u0634\u0631\u0647");
    if (ten && previous != Numeral::unit && previous != Numeral::unit_with_teh && i > 0 && is_word(tokens[i - 1], TokenScript::arabic)) {
      const std::string_view word = arabic.key(i - 1);
      if (word.find("\u062D\u062F") != std::string::npos || word.find("\u062B\u0646") != std::string::npos) continue;
    }
    // "Al-tis'ata 'ashara": the article stands with the first part.
    const auto with_article = [&](std::size_t at) {
      constexpr std::string_view article = "\u0627\u0644";
      return is_word(tokens[at], TokenScript::arabic) && arabic.key(at).starts_with(article) && bare_numeral_of(arabic.key(at).substr(article.size())) != Numeral::none;
    };
    if (ten && (previous == Numeral::unit || previous == Numeral::unit_with_teh || (i > 0 && with_article(i - 1)))) numeral = Numeral::ten_to_hundred;
    const std::string_view counted = arabic.key(i + 1);
    const auto is_noun = [&](const Countable& one) {
      const bool bare = !one.dated && one.singular.ends_with(alef) && counted == one.singular.substr(0, one.singular.size() - alef.size());
      return counted == one.plural || counted == one.singular || bare;
    };
    const auto noun = std::find_if(std::begin(countables), std::end(countables), is_noun);
    if (noun == std::end(countables)) continue;
    const bool plural = counted == noun->plural;
    const bool accusative = noun->singular.ends_with(alef);  // "thalatha sana 1990": three, in the year 1990
    const ByteRange range{tokens[i].range.begin, tokens[i + 1].range.end};
    if (numeral == Numeral::ten_to_hundred) {
      if (plural && noun->certain)
        findings.add(pair, "grammar.counted", 0.85, std::nullopt, range, "a noun counted from 11 to 99 is singular");
    } else if (!plural) {
      if (accusative) findings.add(pair, "grammar.counted", 0.85, std::nullopt, range, "a noun counted from 3 to 10 is plural");
    } else if (noun->certain && (numeral == Numeral::unit_with_teh) == noun->feminine) {
      findings.add(pair, "grammar.counted", 0.8, std::nullopt, range, "the numeral has the gender of what it counts, and takes the other one");
    }
  }
}

}  // namespace

Numeral numeral_of(std::string_view arabic_key) noexcept {
  const Numeral bare = bare_numeral_of(arabic_key);
  if (bare != Numeral::none || arabic_key.size() < 8 || !(arabic_key.starts_with(waw) || arabic_key.starts_with("\u0628"))) return bare;
  return bare_numeral_of(arabic_key.substr(2));
}

void check_grammar(const CheckContext& context, const PairView& pair, Findings& findings) {
  if (!pair.english_is_source) return;  // how a source is written is not the translator's fault
  if (findings.enabled("grammar.agreement")) {
    check_agreement(context, pair, findings);
    check_noun_subject(context, pair, findings);
    check_woman(pair, findings);
  }
  if (findings.enabled("grammar.mood")) check_mood(pair, findings);
  if (findings.enabled("grammar.counted")) {
    check_counted(context, pair, findings);
    check_numerals(pair, findings);
  }
}

}  // namespace muwazi::inline v0
