// SPDX-License-Identifier: Apache-2.0
// Names: each name of the English side is looked for in the Arabic one and judged; what a user's list says comes first.
#include <algorithm>
#include <cmath>

#include "acronym.hpp"
#include "check_context.hpp"
#include "coverage.hpp"
#include "gazetteer.hpp"
#include "name_hidden.hpp"
#include "name_judge.hpp"
#include "name_list_index.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0 {
namespace {

/// Whether a name is made of everyday words and no list has it ("the Ports Authority"): it is translated by meaning, in
/// many ways, and its sound proposes nothing.
bool is_descriptive(std::string_view text, std::span<const Token> tokens, const Name& name) {
  const Gazetteer& world = Gazetteer::builtin();
  if (!world.find(name.range.in(text), Language::english).empty()) return false;
  std::size_t everyday = 0;
  for (const Token& token : tokens.subspan(name.first_token, name.token_count))
    everyday += token.kind == TokenKind::word && world.is_common_english(token.range.in(text));
  return everyday > 0;
}

/// Whether a side is a label of a few words, in which capitals tell nothing: "Link Target", "Maximum of Jobs".
bool is_label(const BeadSide& english) {
  constexpr std::size_t most_words = 4;
  std::size_t words = 0;
  for (std::size_t i = 0; i < english.tokens().size(); ++i) {
    const Token& token = english.tokens()[i];
    if (token.kind == TokenKind::punctuation && english.text(token) == ".") return false;
    if (token.kind != TokenKind::word) continue;
    if (!token.capitalized && !english.is_function_word(i)) return false;
    ++words;
  }
  return words <= most_words;
}

/// Whether a name is one everyday word that may well be none: the Arabic has a translation of it, or it stands in a label and is no
/// country ("Link", "Mark", "Max", "Split").
bool is_everyday_word(const CheckContext& context, const PairView& pair, const Name& name) {
  constexpr float often = 0.02f;  // a translation
  constexpr std::size_t looked_at = 12;
  if (name.token_count != 1) return false;
  const Gazetteer& world = Gazetteer::builtin();
  const StemId stem = pair.english.stem(name.first_token);
  if (stem == no_stem || !world.is_common_english(pair.english.key(name.first_token))) return false;
  const auto there = pair.arabic.stems();
  std::size_t looked = 0;
  for (const Translation& translation : context.lexicon.translations(stem, Language::english)) {
    if (translation.probability() < often || ++looked > looked_at) break;
    if (std::find(there.begin(), there.end(), translation.stem) != there.end()) return true;
  }
  if (looked == 0 || !is_label(pair.english)) return false;
  const auto postings = world.find(pair.english.text(name.range), Language::english);
  return std::none_of(postings.begin(), postings.end(), [&](const Posting& posting) { return world.type(posting.entry) == EntryType::country; });
}

/// Whether a name is a part of a file's name or of a key, or what is typed: "Albert Harbour.jpg", "Ctrl+Del", "<kbd>Albert</kbd>", "Type=Link".
bool is_part_of_code(const BeadSide& english, const Name& name) {
  const std::string_view text = english.document->normalized.utf8;
  const auto is_word = [&](std::size_t at) { return at < text.size() && (static_cast<unsigned char>((text[at] | 0x20) - 'a') < 26 || (text[at] >= '0' && text[at] <= '9')); };
  const std::uint32_t begin = name.range.begin, end = name.range.end;
  const std::string_view before = text.substr(0, begin);
  if (before.ends_with('=') || before.ends_with("<kbd>") || before.ends_with("<code>") || before.ends_with("<tt>")) return true;
  if (begin > 1 && text[begin - 1] == '+' && is_word(begin - 2)) return true;
  if (end + 1 < text.size() && text[end] == '+' && is_word(end + 1)) return true;
  if (end + 3 < text.size() && text[end] == '.' && text[end + 1] >= 'a' && text[end + 1] <= 'z' && is_word(end + 2) && is_word(end + 3)) {
    std::size_t last = end + 1;
    while (is_word(last)) ++last;
    return last - end <= 5;  // ".jpg", ".html"
  }
  return false;
}

/// Whether the English word is a verb of saying.
bool says_in_english(const PairView& pair, std::size_t token) {
  return token < pair.english.tokens().size() &&
         is_one_of(pair.english.key(token), {"acknowledged", "added", "admitted", "announced", "argued", "claimed", "commented", "concluded", "confirmed",
                                             "continued", "declared", "explained", "insisted", "mentioned", "noted", "recalled", "replied", "reported",
                                             "revealed", "said", "say", "says", "stated", "stressed", "told", "tweeted", "wrote"});
}

/// Whether the Arabic word is a verb of saying, of a man or a woman.
bool says_in_arabic(const PairView& pair, std::size_t token) {
  constexpr std::string_view waw = "\u0648", feh = "\u0641", feminine = "\u062A";
  std::string_view verb = pair.arabic.key(token);
  if (verb.starts_with(waw) || verb.starts_with(feh)) verb.remove_prefix(waw.size());
  if (verb.ends_with(feminine)) verb.remove_suffix(feminine.size());
  return is_one_of(verb, {"\u0642\u0627\u0644", "\u0627\u0636\u0627\u0641", "\u0635\u0631\u062D", "\u0627\u0648\u0636\u062D", "\u0630\u0643\u0631",
                          "\u0627\u0643\u062F", "\u062A\u0627\u0628\u0639", "\u0627\u0634\u0627\u0631", "\u0639\u0644\u0642", "\u0643\u062A\u0628",
                          "\u0627\u0639\u0644\u0646", "\u0627\u0639\u062A\u0631\u0641", "\u0627\u0633\u062A\u0637\u0631\u062F", "\u0627\u062E\u0628\u0631",
                          "\u063A\u0631\u062F", "\u064A\u0642\u0648\u0644", "\u064A\u0636\u064A\u0641", "\u0631\u062F", "\u0627\u062C\u0627\u0628",
                          "\u0627\u0631\u062F\u0641", "\u0648\u0627\u0635\u0644", "\u062D\u0630\u0631", "\u0634\u062F\u062F", "\u0627\u0641\u0627\u062F",
                          "\u0627\u0643\u0645\u0644", "\u0627\u062E\u062A\u062A\u0645", "\u0632\u0639\u0645", "\u0644\u0641\u062A", "\u0646\u0648\u0647"});
}

/// Whether a name is who speaks ("Chen said"), and the Arabic has a verb of saying that leaves its subject out, as it may where the text
/// around names it.
bool is_left_to_verb(const PairView& pair, const Name& name) {
  const std::size_t end = name.first_token + name.token_count;
  if (!says_in_english(pair, end) && (name.first_token == 0 || !says_in_english(pair, name.first_token - 1u))) return false;
  const auto tokens = pair.arabic.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!says_in_arabic(pair, i)) continue;
    // That; that he; that she; that they; the same behind "by"; also; likewise; saying.
    if (tokens[i + 1].kind == TokenKind::punctuation ||
        is_one_of(pair.arabic.key(i + 1),
                  {"\u0627\u0646", "\u0627\u0646\u0647", "\u0627\u0646\u0647\u0627", "\u0627\u0646\u0647\u0645", "\u0628\u0627\u0646",
                   "\u0628\u0627\u0646\u0647", "\u0628\u0627\u0646\u0647\u0627", "\u0628\u0627\u0646\u0647\u0645", "\u0627\u064A\u0636\u0627",
                   "\u0643\u0630\u0644\u0643", "\u0642\u0627\u064A\u0644\u0627", "\u0642\u0627\u064A\u0644\u0647"}))
      return true;
  }
  return false;
}

/// Whether an Arabic name is who speaks, and the English says so by a pronoun: "he said", "she added".
bool is_speaker_by_pronoun(const PairView& pair, ByteRange name) {
  const auto tokens = pair.arabic.tokens();
  const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.range.end > name.begin; });
  if (first == tokens.begin() || first == tokens.end()) return false;
  // Between the verb and the name stands at most what he or she is: words with the article.
  constexpr std::size_t titles = 3;
  const auto at = static_cast<std::size_t>(first - tokens.begin());
  std::size_t verb = at - 1;
  while (verb > 0 && at - verb <= titles && pair.arabic.key(verb).starts_with("\u0627\u0644")) --verb;
  if (!says_in_arabic(pair, verb)) return false;
  for (std::size_t i = 0; i < pair.english.tokens().size(); ++i)
    if (is_one_of(pair.english.key(i), {"he", "she"}) && (says_in_english(pair, i + 1) || (i > 0 && says_in_english(pair, i - 1)))) return true;
  return false;
}

/// The usual English of an Arabic name that the gazetteer knows, each meaning once; not what stands there.
std::vector<std::string> english_names(std::string_view arabic, std::string_view there) {
  constexpr std::size_t most = 3;
  const Gazetteer& world = Gazetteer::builtin();
  std::vector<std::string> out;
  for (const Posting posting : world.find(arabic, Language::arabic)) {
    if (posting.weak || posting.common || out.size() == most) continue;
    const std::size_t names = world.english_name_count(posting.entry);
    const bool name = posting.derivation() == Derivation::name;
    if (!name && world.english_count(posting.entry) == names) continue;
    std::string form(world.english(posting.entry, name ? 0 : names).spelling);
    if (form != there && std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
  }
  return out;
}

/// Words of the Arabic text that spell an everyday English word by its sound where Arabic has a word of its own ("minister" as
/// it sounds). Only what is sure: an Arabic word that neither lexicon, gazetteer nor names know, and an English one in lower
/// case whose known translations are all absent and sound otherwise, as loanwords do not.
void check_transliterated(const CheckContext& context, const PairView& pair, const std::vector<JudgedName>& judged, Findings& findings) {
  // Natural log odds of the sound, chosen on made sentences; with these nothing is reported in PUD, TICO-19 and the two guides. Lower
  // ones find what is spelled more freely, and chance likenesses.
  constexpr float sounds_alike = 0.5f, sounds_otherwise = -2.0f;
  constexpr std::size_t least_letters = 5;
  constexpr float often = 0.02f;  // a translation
  constexpr std::size_t looked_at = 8;
  if (!pair.english_is_source || !findings.enabled("name.transliterated")) return;
  const Lexicon& lexicon = context.lexicon;
  const Gazetteer& world = Gazetteer::builtin();
  const std::string_view english = pair.english.document->normalized.utf8, arabic = pair.arabic.document->normalized.utf8;
  const auto english_tokens = pair.english.tokens(), arabic_tokens = pair.arabic.tokens();
  std::vector<std::size_t> strangers;
  for (std::size_t i = 0; i < arabic_tokens.size(); ++i) {
    const Token& token = arabic_tokens[i];
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic || pair.arabic.stem(i) != no_stem) continue;
    if (names::arabic_letters(token.range.in(arabic)).size < least_letters || !world.find(token.range.in(arabic), Language::arabic).empty()) continue;
    const bool name = std::any_of(judged.begin(), judged.end(), [&](const JudgedName& one) { return one.judgement.range.overlaps(token.range); });
    if (!name) strangers.push_back(i);
  }
  if (strangers.empty()) return;
  std::vector<StemId> there(pair.arabic.stems().begin(), pair.arabic.stems().end());
  for (std::size_t t = 0; t < english_tokens.size(); ++t) {
    const Token& token = english_tokens[t];
    const StemId stem = pair.english.stem(t);
    if (token.kind != TokenKind::word || token.capitalized || stem == no_stem || pair.english.is_function_word(t)) continue;
    if (token.glued || (t + 1 < english_tokens.size() && english_tokens[t + 1].glued && english_tokens[t + 1].range.in(english) == "-")) continue;
    const std::string_view word = token.range.in(english);
    const std::vector<names::Part> parts = names::english_parts(word);
    if (parts.size() != 1 || parts[0].letters.size < least_letters || !world.is_common_english(word)) continue;
    for (const std::size_t i : strangers) {
      const std::string_view stranger = arabic_tokens[i].range.in(arabic);
      const std::vector<names::Part> spelled = names::arabic_parts(stranger);
      if (spelled.size() != 1 || names::part_log_odds(names::builtin_table(), parts[0], spelled[0], true) < sounds_alike) continue;
      bool absent = true, known = false;
      std::size_t looked = 0;
      for (const Translation& translation : lexicon.translations(stem, Language::english)) {
        if (translation.probability() < often || !absent || ++looked > looked_at) break;
        absent = std::find(there.begin(), there.end(), translation.stem) == there.end();
        const std::string_view own = lexicon.spelling(translation.stem, Language::arabic);
        for (const names::Part& part : names::arabic_parts(own)) {
          // A loanword in another spelling.
          if (names::part_log_odds(names::builtin_table(), parts[0], part, true) > sounds_otherwise) absent = false;
        }
        known = true;
      }
      if (!known || !absent) continue;
      findings.add(pair, "name.transliterated", 0.7, token.range, arabic_tokens[i].range,
                   Message("{0} is a word with an Arabic one of its own, and was spelled by its sound", {quote(word)}));
      break;
    }
  }
}

/// A place where a name of the user's list stands in the English text.
struct ListedPlace {
  const ListedName* name = nullptr;
  ByteRange range;
};

std::vector<ListedPlace> find_listed(const NameList::Index& index, const BeadSide& english) {
  std::vector<ListedPlace> out;
  const auto tokens = english.tokens();
  const auto counts = [&](std::size_t i) { return tokens[i].kind == TokenKind::word || tokens[i].kind == TokenKind::number; };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!counts(at)) continue;
    const auto entry = index.by_first.find(english.key(at));
    if (entry == index.by_first.end()) continue;
    for (const std::size_t candidate : entry->second) {
      const ListedName& name = index.names[candidate];
      std::size_t i = at, word = 0;
      for (; i < tokens.size() && word < name.keys.size(); ++i) {
        if (!counts(i)) {
          // Hyphens, full stops of initials and the like; nothing that ends a sentence.
          if (i > at && tokens[i].range.size() <= 3 && tokens[i].glued) continue;
          break;
        }
        if (english.key(i) != name.keys[word]) break;
        ++word;
      }
      if (word < name.keys.size()) continue;
      out.push_back({&name, {tokens[at].range.begin, tokens[i - 1].range.end}});
      at = i - 1;
      break;
    }
  }
  return out;
}

/// Where a spelling of the list stands in the Arabic text; clitics count to the first word. `taken` are places of others.
std::optional<ByteRange> find_spelling(const ListedSpelling& spelling, std::span<const names::ArabicWord> words,
                                       const std::vector<ByteRange>& taken) {
  for (std::size_t at = 0; at + spelling.keys.size() <= words.size(); ++at) {
    bool all = true;
    for (std::size_t k = 0; k < spelling.keys.size() && all; ++k) {
      const names::Readings& readings = words[at + k].readings;
      bool same = false;
      for (std::size_t r = 0; r < readings.size && !same; ++r)
        same = (k == 0 || !readings.clitic[r]) && names::bare_key(readings.at[r]) == spelling.keys[k];
      all = same;
    }
    if (!all) continue;
    const ByteRange range{words[at].part.range.begin, words[at + spelling.keys.size() - 1].part.range.end};
    if (std::none_of(taken.begin(), taken.end(), [&](ByteRange other) { return other.overlaps(range); })) return range;
  }
  return std::nullopt;
}

std::vector<std::string> texts(const std::vector<ListedSpelling>& spellings) {
  std::vector<std::string> out;
  for (const ListedSpelling& spelling : spellings) out.push_back(spelling.text);
  return out;
}

/// Whether Arabic words end as an indefinite noun or adjective of the language does, which no foreign name is ("linguistically", "exponentially").
/// The normalised text has its marks no more.
bool is_indefinite(const Document& document, ByteRange range) {
  constexpr std::string_view fathatan = "\u064B", kasratan = "\u064D";
  constexpr std::size_t reach = 6;  // bytes: the mark, another one and the alef
  const std::string_view written = document.decoded(range).in(document.text.utf8);
  const std::string_view end = written.substr(written.size() - std::min(reach, written.size()));
  return end.find(fathatan) != std::string_view::npos || end.find(kasratan) != std::string_view::npos;
}

/// Whether English has letters for the words of a name: "a GPS".
bool is_spelled_out(const CheckContext& context, const PairView& pair, ByteRange arabic) {
  const auto tokens = pair.arabic.tokens();
  bool all = false;
  for (const WordAccount& word : accounts_of(context, pair).arabic) {
    if (!tokens[word.token].range.overlaps(arabic)) continue;
    if (!word.spelled_out) return false;
    all = true;
  }
  return all;
}

/// Whether an Arabic word alone in brackets is a word of the English by its sound: "tajzi'a (hash)" for "hash".
bool is_sound_of_word(const CheckContext& context, const PairView& pair, ByteRange arabic) {
  const auto tokens = pair.arabic.tokens();
  const auto token = std::find_if(tokens.begin(), tokens.end(), [&](const Token& one) { return one.range == arabic; });
  if (token == tokens.end() || !in_brackets(*pair.arabic.document, tokens, static_cast<std::size_t>(token - tokens.begin()))) return false;
  const auto there = pair.english.tokens();
  return std::any_of(there.begin(), there.end(), [&](const Token& one) {
    return one.kind == TokenKind::word && one.range.size() >= 4 && context.names.log_odds(pair.english.text(one), pair.arabic.text(arabic)) > 0;
  });
}

/// Whether the English may do without what the Arabic has as a name there.
bool need_not_stand(const CheckContext& context, const PairView& pair, ByteRange arabic) {
  return is_indefinite(*pair.arabic.document, arabic) || is_speaker_by_pronoun(pair, arabic) || is_spelled_out(context, pair, arabic) ||
         is_sound_of_word(context, pair, arabic);
}

/// Names of an Arabic source that are lost by all that speaks for it, though no one sign is sure.
template <typename Settled>
void check_missing(const CheckContext& context, const PairView& pair, names::PairNotes& notes, Settled&& settled, Findings& findings) {
  for (names::MissingCandidate& one : notes.missing) {
    const auto overlaps = [&](const names::SourceFault& fault) { return fault.arabic.overlaps(one.arabic); };
    if (settled(one) || need_not_stand(context, pair, one.arabic) || std::any_of(notes.source_faults.begin(), notes.source_faults.end(), overlaps)) continue;
    const double confidence = 1 / (1 + std::exp(static_cast<double>(names::lost_name - one.odds)));
    findings.add(pair, "name.missing", confidence, std::nullopt, one.arabic, "the name is missing", std::move(one.suggestions));
  }
}

/// The rule of a verdict; none for names that are right.
std::string_view rule_of(NameVerdict verdict) {
  switch (verdict) {
    case NameVerdict::right:
    case NameVerdict::variant: break;
    case NameVerdict::unusual: return "name.unusual";
    case NameVerdict::wrong: return "name.wrong";
    case NameVerdict::missing: return "name.missing";
    case NameVerdict::latin: return "name.latin";
    case NameVerdict::translated: return "name.translated";
  }
  return {};
}

}  // namespace

void check_names(const CheckContext& context, const PairView& pair, Findings& findings) {
  const std::string_view english = pair.english.document->normalized.utf8;
  const std::string_view arabic = pair.arabic.document->normalized.utf8;
  const std::vector<ListedPlace> listed =
      context.name_list != nullptr ? find_listed(context.name_list->index(), pair.english) : std::vector<ListedPlace>();
  names::PairWords words;
  words.lexicon = &context.lexicon;
  words.english = pair.english.stems();
  words.arabic = pair.arabic.stems();
  words.arabic_facts = pair.arabic.facts();
  words.arabic_is_source = !pair.english_is_source;
  if (words.arabic_is_source) words.accounts = &accounts_of(context, pair);
  names::PairNotes notes;
  std::vector<JudgedName> judged =
      names::judge_pair(english, pair.english.tokens(), arabic, pair.arabic.tokens(), words, &notes);
  if (context.name_notes != nullptr) {
    for (names::Rendering& rendering : notes.renderings) context.name_notes->push_back({pair.index, std::move(rendering)});
  }

  std::vector<ByteRange> settled_english, settled_arabic;
  if (!listed.empty()) {
    const std::vector<names::ArabicWord> arabic_words = names::arabic_words(arabic, pair.arabic.tokens());
    for (const ListedPlace& place : listed) {
      settled_english.push_back(place.range);
      if (place.name->ignored) continue;
      std::optional<ByteRange> there;
      for (const ListedSpelling& spelling : place.name->approved) {
        if (!there) there = find_spelling(spelling, arabic_words, settled_arabic);
      }
      if (there) {
        settled_arabic.push_back(*there);
        continue;
      }
      std::vector<std::string> proposals =
          pair.english_is_source ? texts(place.name->approved) : std::vector<std::string>{place.name->text};
      for (const ListedSpelling& spelling : place.name->forbidden) {
        if (there) break;
        there = find_spelling(spelling, arabic_words, settled_arabic);
        if (!there) continue;
        settled_arabic.push_back(*there);
        findings.add(pair, "name.forbidden", 0.95, place.range, there,
                     Message("the list of names forbids {0}", {quote(spelling.text)}), proposals);
      }
      if (there || place.name->approved.empty()) continue;
      for (const JudgedName& one : judged) {
        if (!there && one.name.range.overlaps(place.range) && !one.judgement.range.empty()) there = one.judgement.range;
      }
      findings.add(pair, "name.list", 0.9, place.range, there,
                   Message("the list of names has {0} for {1}", {quote(place.name->approved[0].text), quote(place.name->text)}),
                   proposals);
      if (there) settled_arabic.push_back(*there);
    }
  }

  const auto settled = [](const std::vector<ByteRange>& places, ByteRange range) {
    return std::any_of(places.begin(), places.end(), [&](ByteRange place) { return place.overlaps(range); });
  };
  HiddenNames hidden(context, pair);
  for (auto& [name, judgement] : judged) {
    if (settled(settled_english, name.range) || settled(settled_arabic, judgement.range)) continue;
    if (is_part_of_code(pair.english, name)) continue;
    if (is_descriptive(english, pair.english.tokens(), name)) {
      if (judgement.verdict == NameVerdict::missing) continue;
      judgement.suggestions.clear();
    }
    const std::string_view rule = rule_of(judgement.verdict);
    if (rule.empty()) continue;
    // Latin letters in an Arabic source are the source's own affair, and the English has no others.
    const bool letters = judgement.verdict == NameVerdict::latin || judgement.verdict == NameVerdict::unusual;
    if (letters && !pair.english_is_source) continue;
    // "127 degrees Fahrenheit": what is measured is the comparison of quantities' business.
    const auto measures = [named = name.range](const Quantity& quantity) { return !quantity.unit.empty() && quantity.range.overlaps(named); };
    const auto quantities = pair.english.quantities();
    if (judgement.verdict == NameVerdict::missing &&
        (std::any_of(quantities.begin(), quantities.end(), measures) || is_everyday_word(context, pair, name)))
      continue;
    if ((judgement.verdict == NameVerdict::missing || judgement.verdict == NameVerdict::wrong) && hidden.have(name.range, judgement.range, judgement.suggestions)) continue;
    if (judgement.verdict == NameVerdict::missing && is_left_to_verb(pair, name)) {
      findings.add(pair, rule, 1 - judgement.score, judgement.english, std::nullopt,
                   "English names who speaks, and Arabic leaves it to the verb",
                   pair.english_is_source ? std::move(judgement.suggestions) : std::vector<std::string>(), Severity::info);
      continue;
    }
    const std::optional<ByteRange> place = judgement.range.empty() ? std::nullopt : std::optional(judgement.range);
    if (!pair.english_is_source) {
      // What is proposed is Arabic, and the target is English: what the Arabic names is to stand there.
      judgement.suggestions.clear();
      if (judgement.verdict == NameVerdict::missing)
        judgement.reason = Message("the source does not have the name {0}", {quote(name.range.in(english))});
      if (judgement.verdict == NameVerdict::wrong && place) judgement.suggestions = english_names(place->in(arabic), name.range.in(english));
    }
    findings.add(pair, rule, 1 - judgement.score, judgement.english, place, std::move(judgement.reason),
                 std::move(judgement.suggestions));
  }
  for (names::SourceFault& fault : notes.source_faults) {
    if (settled(settled_english, fault.english) || settled(settled_arabic, fault.arabic)) continue;
    if (fault.verdict == NameVerdict::missing && (need_not_stand(context, pair, fault.arabic) || hidden.is_run_together(fault.arabic))) continue;
    const std::optional<ByteRange> there = fault.english.empty() ? std::nullopt : std::optional(fault.english);
    findings.add(pair, rule_of(fault.verdict), 1 - fault.score, there, fault.arabic, std::move(fault.reason), std::move(fault.suggestions));
  }
  if (pair.english_is_source)
    for (const HiddenNames::Glued& word : hidden.found())
      findings.add(pair, "script.spacing", 0.85, std::nullopt, word.range, "spaces between words are missing", {word.apart});
  const auto is_none = [&](const names::MissingCandidate& one) { return settled(settled_arabic, one.arabic) || hidden.is_run_together(one.arabic); };
  check_missing(context, pair, notes, is_none, findings);
  check_transliterated(context, pair, judged, findings);
  for (const ByteRange range : notes.unaccounted) {
    if (settled(settled_arabic, range)) continue;
    findings.add(pair, "name.added", 0.6, std::nullopt, range,
                 Message("nothing in the English accounts for the name {0}", {quote(range.in(arabic))}));
  }
}

}  // namespace muwazi::inline v0
