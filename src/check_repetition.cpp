// SPDX-License-Identifier: Apache-2.0
// Things said twice: doubled words and phrases in a sentence, doubled sentences on one side only.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "arabic.hpp"
#include "check_context.hpp"
#include "one_of.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t longest_phrase = 8;  ///< tokens
constexpr std::size_t least_words = 4;     ///< of a sentence that counts as repeated

/// Words that English doubles rightly: "had had", "that that", "very very", "bye bye", "A plus plus".
bool doubles_rightly(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {"blah", "boo", "bye", "chop", "far", "had", "ha", "her", "hear", "hush", "knock", "long", "much", "many",
                                        "never", "night", "no", "now", "oh", "please", "plus", "really", "so", "that", "there", "tut", "very", "win", "yes"};
  return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

/// "All right right now", "over there there is": a word that ends one phrase and begins another.
bool begins_another_phrase(std::string_view key, std::string_view next) noexcept {
  if (key == "right") return is_one_of(next, {"now", "away", "there", "here", "then"});
  return (key == "is" || key == "in" || key == "on") && is_one_of(next, {"that", "which"});  // "what it is is that"
}

/// Arabic doubles for emphasis and for "one by one": an indefinite accusative ("jiddan jiddan", "ruwaydan ruwaydan"),
/// which is written with a final alef.
bool ends_in_alef(std::string_view word) {
  std::string key;
  matching_key(word, key);
  std::string alef;
  append_code_point(alef, arabic::alef);
  return key.ends_with(alef);
}

/// The Arabic names of the Latin letters, as matching keys: acronyms are spelled with them, and many acronyms double one.
bool names_a_letter(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {
      "\u0627\u0643\u0633",                    // X
      "\u0627\u0644",                          // L
      "\u0627\u0645",                          // M
      "\u0627\u0646",                          // N
      "\u0627\u0648",                          // O
      "\u0627\u064A",                          // A, E or I
      "\u0627\u064A\u0647",                    // A
      "\u0627\u062A\u0634",                    // H
      "\u0627\u0631",                          // R
      "\u0627\u0633",                          // S
      "\u0627\u0641",                          // F
      "\u0628\u064A",                          // B, P
      "\u062A\u064A",                          // T
      "\u062C\u064A",                          // G
      "\u062C\u064A\u0647",                    // J
      "\u062F\u0628\u0644\u064A\u0648",        // W
      "\u062F\u064A",                          // D
      "\u0632\u062F",                          // Z
      "\u0633\u064A",                          // C
      "\u0641\u064A",                          // V
      "\u0643\u064A",                          // K
      "\u0643\u064A\u0647",                    // K
      "\u0643\u064A\u0648",                    // Q
      "\u0648\u0627\u064A",                    // Y
      "\u064A\u0648",                          // U
  };
  return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

/// Whether the doubled word at `at` stands in an acronym that is spelled letter by letter.
bool spells_an_acronym(const BeadSide& side, std::span<const Token> tokens, std::size_t at) {
  const auto letter = [&](std::size_t i) {
    if (i >= tokens.size() || tokens[i].kind != TokenKind::word) return false;
    const std::string_view word = side.key(i);
    if (names_a_letter(word)) return true;
    for (const std::string_view prefix : {"\u0627\u0644", "\u0648"})  // the article; "and"
      if (word.size() > prefix.size() && word.starts_with(prefix) && names_a_letter(word.substr(prefix.size()))) return true;
    return false;
  };
  if (!letter(at)) return false;
  // Five of the names are words too ("in", "that", "or" ...): these want company.
  static constexpr std::string_view words[] = {"\u0627\u0644", "\u0627\u0646", "\u0627\u0648", "\u0627\u064A", "\u0641\u064A"};
  if (std::find(std::begin(words), std::end(words), side.key(at)) == std::end(words)) return true;
  return (at >= 2 && letter(at - 2)) || letter(at + 1);
}

bool same(const BeadSide& side, const Token& a, const Token& b) {
  return a.kind == b.kind && side.text(a) == side.text(b);
}

/// What a token may be to a phrase that stands twice.
enum class Part : std::uint8_t {
  word,
  number,
  code,    ///< a code span, a link or a tag
  mark,    ///< of Markdown (** _ [ ] ## ` >), a dash, a quotation mark, or one that ends a question or an exclamation
  parting  ///< a comma and whatever else parts the items of a list or the terms of a formula
};

Part part_of(const BeadSide& side, const Token& token) {
  switch (token.kind) {
    case TokenKind::word: return Part::word;
    case TokenKind::number: return Part::number;
    case TokenKind::code: case TokenKind::link: case TokenKind::markup: return Part::code;
    case TokenKind::punctuation: case TokenKind::symbol: break;
  }
  const std::string_view text = side.text(token);
  if (text.size() == 1) return std::string_view("*_[]#`~>-\"'?!").find(text.front()) != std::string_view::npos ? Part::mark : Part::parting;
  return is_one_of(text, {"\u2013", "\u2014", "\u061F", "\u201C", "\u201D", "\u2018", "\u2019", "\u00AB", "\u00BB"}) ? Part::mark : Part::parting;
}

/// Whether the phrase [at, at + length) stands before itself and does not go on to stand a third time.
bool just_twice(const BeadSide& side, std::span<const Token> tokens, std::size_t at, std::size_t length) {
  const auto stands = [&](std::size_t from) {
    for (std::size_t i = 0; i < length; ++i)
      if (!same(side, tokens[from + i], tokens[at + i])) return false;
    return true;
  };
  return !(at + 2 * length <= tokens.size() && stands(at + length)) && !(at >= 2 * length && stands(at - 2 * length));
}

/// Length in tokens of the phrase that ends before `at` and stands again at `at`, 0 where none does; `parted_too`: also one with a
/// comma or stop within ("Fig. Fig.").
std::size_t doubled_at(const BeadSide& side, std::span<const Token> tokens, std::size_t at, bool parted_too) {
  constexpr std::size_t least_bytes = 3;  // of a word that a number does not join to its like: "10 by 10 by"
  for (std::size_t length = std::min({longest_phrase, at, tokens.size() - at}); length > 0; --length) {
    bool equal = tokens[at - length].range.size() == tokens[at].range.size();  // nearly always false, and quickly told
    for (std::size_t i = 0; i < length && equal; ++i) equal = same(side, tokens[at - length + i], tokens[at + i]);
    if (!equal) continue;
    std::size_t words = 0;
    std::size_t content = 0;  // words that say something by themselves
    std::size_t numbers = 0;
    std::size_t codes = 0;
    std::size_t marks = 0;
    bool parted = false;
    for (std::size_t i = 0; i < length; ++i) {
      const Token& token = tokens[at + i];
      switch (part_of(side, token)) {
        case Part::word:
          ++words;
          content += token.range.size() >= least_bytes && !side.is_function_word(at + i);
          break;
        case Part::number: ++numbers; break;
        case Part::code: ++codes; break;
        case Part::mark: ++marks; break;
        case Part::parting: parted = true; break;
      }
    }
    if (words == 0 || (parted && !(parted_too && content > 0))) continue;
    // Numbers may repeat as they like ("10 by 10 by 10"), and one word with marks ("No! No!").
    const bool phrase = words >= 2 || length == 1 || parted || (words == 1 && codes > 0) ||
                        (content > 0 && numbers > 0 && marks == 0 && just_twice(side, tokens, at, length));
    if (phrase) return length;
  }
  return 0;
}

/// Whether an Arabic word stands twice because two words of the English have it for their translation: "placement mode" is wad' twice.
bool renders_two(const CheckContext& context, const BeadSide& side, std::size_t at, const BeadSide& english) {
  constexpr float often = 0.02f;  // a translation
  const StemId stem = side.stem(at);
  if (stem == no_stem || side.is_function_word(at)) return false;
  StemId first = no_stem;
  for (std::size_t i = 0; i < english.tokens().size(); ++i) {
    const StemId other = english.stem(i);
    if (other == no_stem || other == first || english.is_function_word(i) || context.lexicon.probability(other, Language::english, stem) < often) continue;
    if (first != no_stem) return true;
    first = other;
  }
  return false;
}

/// Whether the word at `at` is the last part of an identifier: "$unit.experience", "user_name".
bool ends_identifier(const BeadSide& side, std::size_t at) {
  const auto tokens = side.tokens();
  return at > 1 && tokens[at].script == TokenScript::latin && tokens[at].glued && tokens[at - 1].glued && is_one_of(side.text(tokens[at - 1]), {".", "_"});
}

/// A demonstrative: behind it and its noun the same noun may stand again, as what the verb before is done to.
bool is_demonstrative(std::string_view key) {
  return is_one_of(key, {"\u0647\u0630\u0627", "\u0647\u0630\u0647", "\u062A\u0644\u0643", "\u0630\u0644\u0643", "\u0647\u0624\u0644\u0627\u0621"});
}

/// "Bundle by bundle", "each", "at a time": what Arabic says by doubling an indefinite noun ("ruzmatan ruzma").
bool distributes(const BeadSide& english) {
  const auto tokens = english.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const std::string_view key = english.key(i);
    if (is_one_of(key, {"each", "every", "individually", "separately", "gradually", "apiece"})) return true;
    if (i < 1 || i + 1 >= tokens.size()) continue;
    if (is_one_of(key, {"by", "after"}) && english.key(i - 1) == english.key(i + 1)) return true;
    if (key == "a" && english.key(i - 1) == "at" && english.key(i + 1) == "time") return true;
  }
  return false;
}

bool asks_why(const BeadSide& english) {
  for (std::size_t i = 0; i < english.tokens().size(); ++i)
    if (english.key(i) == "why" || (english.key(i) == "how" && i + 1 < english.tokens().size() && english.key(i + 1) == "come")) return true;
  return false;
}

/// A phrase that stands twice: the range of its second standing, and whether it is one word that says something by itself, which
/// speech doubles for emphasis ("a heavy heavy load") and other words do not.
struct Doubled {
  ByteRange range;
  bool content_word = false;
};

/// Every doubled phrase of a side.
std::vector<Doubled> doubled_phrases(const CheckContext& context, const BeadSide& side, const BeadSide& other, bool names_too) {
  constexpr std::string_view article = "\u0627\u0644";
  std::vector<Doubled> out;
  std::size_t looked = 0;  // times that the other side was gone through
  constexpr std::size_t most_looked = 64;
  const auto tokens = side.tokens();
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].glued) continue;
    const std::size_t length = doubled_at(side, tokens, i, names_too);
    if (length == 0) continue;
    if (length == 1) {
      const std::string_view word = side.text(tokens[i]);
      const std::string_view key = side.key(i);
      const bool name = tokens[i].capitalized && tokens[i - 1].capitalized;
      const bool letter = word.size() <= 2;
      if (doubles_rightly(key) || (name && !names_too) || (letter && tokens[i].script == TokenScript::latin)) continue;
      if (i + 1 < tokens.size() && begins_another_phrase(key, side.key(i + 1))) continue;
      if (key == "\u0645\u0646") continue;  // "of whom"
      if (key == "\u0644\u0645" && asks_why(other)) continue;  // "lima lam": why not
      if (tokens[i].script == TokenScript::arabic && (ends_in_alef(word) || spells_an_acronym(side, tokens, i))) continue;
      if (tokens[i].script == TokenScript::arabic && !side.is_function_word(i) && !key.starts_with(article) && distributes(other)) continue;
      if (ends_identifier(side, i - 1)) continue;
      if (tokens[i].script == TokenScript::arabic && i >= 2 && is_demonstrative(side.key(i - 2)) && !side.is_function_word(i) && key.starts_with(article)) continue;
      if (tokens[i].script == TokenScript::arabic && ++looked <= most_looked && renders_two(context, side, i, other)) continue;
    }
    out.push_back({{tokens[i].range.begin, tokens[i + length - 1].range.end}, length == 1 && !side.is_function_word(i)});
    i += length;
  }
  return out;
}

}  // namespace

void check_doubled_words(const CheckContext& context, const PairView& pair, Findings& findings) {
  const std::vector<Doubled> target = doubled_phrases(context, pair.target(), pair.source(), false);
  if (target.empty()) return;
  if (!doubled_phrases(context, pair.source(), pair.target(), true).empty()) return;  // the source says it twice too
  for (const auto& [range, content_word] : target) {
    Draft draft;
    draft.rule = "repetition.word";
    draft.bead = pair.index;
    draft.target = range;
    // By count on PUD, TICO-19, the React documentation and news: six of eight in all, of content words one of two.
    draft.confidence = content_word ? 0.7 : 0.9;
    draft.message = {"\"{0}\" stands twice", {quote(pair.target().text(range))}};
    findings.add(std::move(draft));
  }
}

void check_repeated_sentences(const CheckContext& context, Findings& findings) {
  for (const bool of_source : {false, true}) {
    const Document& document = of_source ? context.source : context.target;
    struct Place {
      std::uint32_t sentence = 0;
      std::uint32_t bead = 0;
      bool surplus = false;  ///< the bead has more sentences on this side
      bool again = false;    ///< the sentence stood before
      bool told = false;
    };
    std::vector<Place> places;
    std::unordered_map<std::string_view, std::size_t> last;  // of a sentence: its place
    // Whether a sentence of the other side, too, stands in the beads of both places.
    const auto has_counterpart = [&](const Place& place, const Place& earlier) {
      const Document& there = of_source ? context.target : context.source;
      const auto side = [&](std::uint32_t bead) { return of_source ? context.beads[bead].target : context.beads[bead].source; };
      const SentenceRange own = side(place.bead);
      const SentenceRange before = side(earlier.bead);
      if (place.bead == earlier.bead) return false;
      for (std::uint32_t s = own.begin; s < own.end; ++s)
        for (std::uint32_t t = before.begin; t < before.end; ++t)
          if (there.sentence(s) == there.sentence(t)) return true;
      return false;
    };
    // Whether the other side of a bead says something twice in a row.
    const auto repeats_there = [&](std::uint32_t bead) {
      const Document& there = of_source ? context.target : context.source;
      const SentenceRange own = of_source ? context.beads[bead].target : context.beads[bead].source;
      for (std::uint32_t s = own.begin + 1; s < own.end; ++s)
        if (there.sentence(s) == there.sentence(s - 1)) return true;
      return false;
    };
    // Whether the beads from the earlier place's to this one's have more sentences on this side.
    const auto surplus_between = [&](const Place& place, const Place& earlier) {
      std::int64_t sum = 0;
      for (std::uint32_t b = earlier.bead; b <= place.bead; ++b) {
        const Bead& bead = context.beads[b];
        const auto more = static_cast<std::int64_t>(bead.target.size()) - static_cast<std::int64_t>(bead.source.size());
        sum += of_source ? -more : more;
      }
      return sum > 0;
    };
    const auto tell = [&](Place& place) {
      if (place.told) return;
      place.told = true;
      Draft draft;
      draft.rule = "repetition.sentence";
      draft.bead = place.bead;
      draft.confidence = 0.9;
      (of_source ? draft.source : draft.target) = document.sentences[place.sentence].range;
      draft.message = of_source ? "the source says this sentence twice, the translation once"
                                : "the translation says this sentence twice, the source once";
      if (of_source) draft.severity = Severity::info;
      findings.add(std::move(draft));
    };
    for (std::uint32_t i = 0; i < context.beads.size(); ++i) {
      const Bead& bead = context.beads[i];
      const SentenceRange own = of_source ? bead.source : bead.target;
      const SentenceRange other = of_source ? bead.target : bead.source;
      for (std::uint32_t s = own.begin; s < own.end; ++s) {
        if (document.sentences[s].role == SentenceRole::furniture || document.sentences[s].role == SentenceRole::caption)
          continue;
        const auto tokens = document.tokens_of(s);
        const auto words = std::count_if(tokens.begin(), tokens.end(),
                                         [](const Token& token) { return token.kind == TokenKind::word; });
        // A short one may stand in many places; twice in a row it says the same twice.
        constexpr std::ptrdiff_t least_in_a_row = 2;
        if (words < least_in_a_row) continue;
        const auto [before, fresh] = last.try_emplace(document.sentence(s), places.size());
        // A repetition that has its counterpart is the text's own.
        places.push_back({s, i, own.size() > other.size(), !fresh, false});
        if (fresh) continue;
        Place& earlier = places[before->second];
        if (static_cast<std::size_t>(words) < least_words && earlier.sentence + 1 != s) {
          before->second = places.size() - 1;
          continue;
        }
        // Of two in a row the aligner may leave either without counterpart.
        if (places.back().surplus && !has_counterpart(places.back(), earlier))
          tell(places.back());
        else if (earlier.surplus && !earlier.again && context.beads[earlier.bead].is_gap())
          tell(earlier);
        // Or take both for one sentence's, the second with the next sentence: the two may then be as many as what stands opposite.
        else if (static_cast<std::size_t>(words) >= least_words && earlier.sentence + 1 == s &&
                 (earlier.bead == i ? !repeats_there(i) : surplus_between(places.back(), earlier) && !has_counterpart(places.back(), earlier)))
          tell(places.back());
        before->second = places.size() - 1;
      }
    }
  }
}

}  // namespace muwazi::inline v0
