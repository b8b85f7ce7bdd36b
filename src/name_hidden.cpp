// SPDX-License-Identifier: Apache-2.0
// Looks for names in Arabic words that lack a space.
#include "name_hidden.hpp"

#include <algorithm>

#include "gazetteer.hpp"
#include "one_of.hpp"
#include "spacing.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t least_parted = 6, least = 8;  // bytes of a name in a word that was parted, and in another one
constexpr std::size_t most_asked = 64;              // names of a pair; bounds the work
constexpr std::size_t most_unknown = 32;            // words of a pair that are looked into by sound; likewise
constexpr std::size_t longest = 64;                 // bytes of such a word
// Natural log odds of a part of a word by sound. Chosen on news whose Arabic lacks spaces; lower ones excuse misspelled names whose last
// letters happen to be a word.
constexpr float sure_by_sound = 2.0f;

/// What stands before a name in its word, without the article and a conjunction or preposition of one letter, which are the name's.
std::string_view without_clitics(std::string_view before) {
  constexpr std::string_view article = "\u0627\u0644";
  if (before.ends_with(article)) before.remove_suffix(article.size());
  return before.size() == 2 && is_one_of(before, {"\u0648", "\u0641", "\u0628", "\u0643", "\u0644"}) ? std::string_view() : before;
}

}  // namespace

bool HiddenNames::have(ByteRange english, ByteRange there, std::span<const std::string> spellings) {
  if (++asked_ > most_asked) return false;
  if (!read_) read();
  if (words_.empty()) return false;
  std::string key;
  const auto stands = [&](std::string_view spelling) {
    matching_key(spelling, key);
    std::erase(key, ' ');
    return stands_in_words(key);
  };
  if (std::any_of(spellings.begin(), spellings.end(), stands)) return true;
  const Gazetteer& world = Gazetteer::builtin();
  for (const Posting posting : world.find(pair_.english.text(english), Language::english))
    for (std::size_t i = 0; i < world.arabic_count(posting.entry); ++i)
      if (stands(world.arabic(posting.entry, i).spelling)) return true;
  return sounds_in_words(english, there);
}

bool HiddenNames::is_run_together(ByteRange arabic) const {
  return !context_.parted_in(pair_.arabic).empty() && !missing_spaces(context_.lexicon, pair_.arabic.text(arabic), true).empty();
}

void HiddenNames::read() {
  read_ = true;
  const Gazetteer& world = Gazetteer::builtin();
  const auto parted = context_.parted_in(pair_.arabic);
  const auto tokens = pair_.arabic.tokens();
  std::size_t next = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic) {
      keys_ += '\n';
      continue;
    }
    const std::string_view own = pair_.arabic.key(i);
    Word& word = words_.emplace_back();
    word.range = token.range;
    word.at = static_cast<std::uint32_t>(keys_.size());
    word.size = static_cast<std::uint32_t>(own.size());
    word.plain = own.size() == token.range.size();
    while (next < parted.size() && parted[next].range.end <= token.range.begin) ++next;
    word.parted = next < parted.size() && parted[next].range.overlaps(token.range);
    word.unknown = pair_.arabic.stem(i) == no_stem && world.find(pair_.arabic.text(token), Language::arabic).empty();
    keys_ += own;
  }
}

bool HiddenNames::stands_in_words(std::string_view spelling) {
  if (spelling.size() < least_parted) return false;
  for (std::size_t at = keys_.find(spelling); at != std::string::npos; at = keys_.find(spelling, at + 2)) {
    const std::size_t end = at + spelling.size();
    const auto first = std::prev(std::upper_bound(words_.begin(), words_.end(), at, [](std::size_t place, const Word& word) { return place < word.at; }));
    const auto last = std::prev(std::upper_bound(words_.begin(), words_.end(), end - 1, [](std::size_t place, const Word& word) { return place < word.at; }));
    if (first->parted && last->parted) return true;
    const std::string_view before = without_clitics(key(*first).substr(0, at - first->at)), behind = key(*last).substr(end - last->at);
    if (spelling.size() < least || (before.empty() && behind.empty())) continue;
    // The rest of a word that is known is none.
    const auto is_rest = [&](std::string_view rest, const Word& of) { return rest.empty() || (of.unknown && of.plain && is_word(rest)); };
    if (!is_rest(before, *first) || !is_rest(behind, *last)) continue;
    if (first->plain && last->plain) {
      const std::string_view written = pair_.arabic.text(ByteRange{first->range.begin, last->range.end});
      std::string apart(written.substr(0, before.size()));
      if (!before.empty()) apart += ' ';
      apart += written.substr(before.size(), written.size() - before.size() - behind.size());
      if (!behind.empty()) apart += ' ';
      apart += written.substr(written.size() - behind.size());
      add({first->range.begin, last->range.end}, std::move(apart));
    }
    return true;
  }
  return false;
}

bool HiddenNames::sounds_in_words(ByteRange english, ByteRange there) {
  const std::vector<names::Part> parts = names::english_parts(pair_.english.text(english));
  const auto sounds = [&](std::string_view arabic, bool clitics) {
    const std::vector<names::Part> spelled = names::arabic_parts(arabic);
    if (spelled.size() != 1) return false;
    return std::any_of(parts.begin(), parts.end(), [&](const names::Part& part) {
      return part.letters.size >= 3 && names::part_log_odds(names::builtin_table(), part, spelled[0], clitics) >= sure_by_sound;
    });
  };
  constexpr std::size_t shortest = 6;  // bytes of a name's word
  std::size_t looked = 0;
  for (const Word& word : words_) {
    if (!word.unknown || !word.plain || word.size < shortest + 4 || word.size > longest) continue;
    if (!there.empty() && !word.range.overlaps(there)) continue;
    if (++looked > most_unknown) return false;
    const std::string_view written = pair_.arabic.text(word.range);
    for (std::size_t at = 4; at + 4 <= word.size; at += 2) {
      const std::string_view before = written.substr(0, at), behind = written.substr(at);
      const bool name_first = before.size() >= shortest && (is_sure_word(key(word).substr(at)) || (behind.size() >= shortest && sounds(behind, true)));
      if (!(name_first && sounds(before, true)) && !(behind.size() >= shortest && is_sure_word(key(word).substr(0, at)) && sounds(behind, false))) continue;
      add(word.range, std::string(before) + ' ' + std::string(behind));
      return true;
    }
  }
  return false;
}

bool HiddenNames::is_word(std::string_view key) const {
  const StemId stem = context_.lexicon.stem(key, Language::arabic);
  return key.size() >= 4 && stem != no_stem && (key.size() > 4 || context_.lexicon.is_function_word(stem, Language::arabic));
}

bool HiddenNames::is_sure_word(std::string_view key) const {
  constexpr std::size_t content = 8;  // bytes; shorter words are the ends of many names
  const StemId stem = context_.lexicon.stem(key, Language::arabic);
  if (stem == no_stem) return false;
  if (context_.lexicon.is_function_word(stem, Language::arabic)) return key.size() >= 4;
  return key.size() >= content && context_.lexicon.spelling(stem, Language::arabic).size() >= content - 2;
}

void HiddenNames::add(ByteRange range, std::string apart) {
  if (std::none_of(found_.begin(), found_.end(), [&](const Glued& one) { return one.range.overlaps(range); })) found_.push_back({range, std::move(apart)});
}

}  // namespace muwazi::inline v0
