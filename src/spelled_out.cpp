// SPDX-License-Identifier: Apache-2.0
// Acronyms and their words: by the table, by their letters, by brackets.
#include "spelled_out.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "acronym.hpp"
#include "lexicon_view.hpp"
#include "meaning_data.hpp"
#include "one_of.hpp"
#include "sentence_data.hpp"
#include "stem_paths.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view article = "\u0627\u0644";

/// Whether a key is a word with nothing but a conjunction, a preposition and the article joined to its front. The word has no article.
bool is_form_of(std::string_view key, std::string_view word) noexcept {
  if (!key.ends_with(word)) return false;
  std::string_view front = key.substr(0, key.size() - word.size());
  const auto take = [&](std::initializer_list<std::string_view> pieces) {
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [&](std::string_view one) { return front.starts_with(one); });
    if (piece != pieces.end()) front.remove_prefix(piece->size());
  };
  take({"\u0648", "\u0641"});                                      // wa, fa
  take({"\u0644\u0644", "\u0628", "\u0643", "\u0644"});         // li-l, bi, ka, li
  take({article});
  return front.empty();
}

/// "DAO" for "DAOs"; what is not in the plural stays.
std::string_view singular(std::string_view acronym) noexcept {
  const bool plural = acronym.size() > 2 && acronym.ends_with('s') && !(acronym[acronym.size() - 2] >= 'a' && acronym[acronym.size() - 2] <= 'z');
  return acronym.substr(0, acronym.size() - plural);
}

/// data/acronyms.tsv.
class AcronymTable {
 public:
  using Expansion = std::vector<std::string>;  ///< words as matching keys without the article

  static const AcronymTable& builtin() {
    static const AcronymTable made;
    return made;
  }
  /// What a word may stand for; nullptr where it is no acronym of the table.
  [[nodiscard]] const std::vector<Expansion>* find(std::string_view word) const {
    if (word.size() < 2 || word.size() > longest_) return nullptr;
    if (const auto* entry = find_number(word); entry != nullptr) return entry;
    // "Spam" at the beginning of a sentence.
    if (word[0] < 'A' || word[0] > 'Z' || word[1] < 'a' || word[1] > 'z') return nullptr;
    std::array<char, 32> small;
    if (word.size() > small.size()) return nullptr;
    std::copy(word.begin(), word.end(), small.begin());
    small[0] = static_cast<char>(small[0] - 'A' + 'a');
    return find_number({small.data(), word.size()});
  }

 private:
  AcronymTable() {
    std::string key;
    for_each_row(acronyms_table(), [&](std::string_view acronym, std::string_view rest) {
      longest_ = std::max(longest_, acronym.size() + 1);
      for_each_part(rest, ',', [&](std::string_view phrase) {
        Expansion& words = expansions_[acronym].emplace_back();
        for_each_part(phrase, ' ', [&](std::string_view word) {
          matching_key(word, key);
          words.push_back(key.starts_with(article) ? key.substr(article.size()) : key);
        });
      });
    });
  }
  /// In the singular or the plural.
  [[nodiscard]] const std::vector<Expansion>* find_number(std::string_view word) const {
    if (const auto* entry = expansions_.find(word); entry != nullptr) return entry;
    return word.ends_with('s') ? expansions_.find(word.substr(0, word.size() - 1)) : nullptr;
  }

  WordTable<std::vector<Expansion>> expansions_;
  std::size_t longest_ = 0;
};

/// Which words a side has, by their keys; read when it is first asked.
class SideWords {
 public:
  SideWords(const BeadSide& side, TokenScript script) : side_(side), script_(script) {}
  [[nodiscard]] bool has(std::string_view key) {
    if (!read_) read();
    return std::binary_search(keys_.begin(), keys_.end(), key);
  }
  /// In the singular or the plural.
  [[nodiscard]] bool has_number_of(std::string_view key) {
    if (has(key) || (key.ends_with('s') && has(key.substr(0, key.size() - 1)))) return true;
    const auto next = std::lower_bound(keys_.begin(), keys_.end(), std::string(key) + 's');
    return next != keys_.end() && next->size() == key.size() + 1 && next->starts_with(key) && next->ends_with('s');
  }

 private:
  void read() {
    read_ = true;
    const auto tokens = side_.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].kind == TokenKind::word && tokens[i].script == script_) keys_.push_back(side_.key(i));
    std::sort(keys_.begin(), keys_.end());
  }

  const BeadSide& side_;
  TokenScript script_;
  bool read_ = false;
  std::vector<std::string_view> keys_;
};

/// Of the tokens [first, end). `as_acronym`: they are the words of an acronym, and nothing else.
void account_within(std::vector<WordAccount>& words, std::size_t first, std::size_t end, bool as_acronym) {
  const auto from = std::partition_point(words.begin(), words.end(), [&](const WordAccount& word) { return word.token < first; });
  for (auto word = from; word != words.end() && word->token < end; ++word) {
    account_for(*word);
    word->spelled_out = word->spelled_out || as_acronym;
  }
}

/// "The National Archive (NA)" where Arabic writes a bare NA: the letters account for the words that they stand for.
void account_for_expansions(const PairView& pair, SideWords& latin_there, std::vector<WordAccount>& words) {
  const auto tokens = pair.english.tokens();
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const std::string_view acronym = pair.english.text(tokens[i]);
    if (!is_acronym(acronym) || !in_brackets(*pair.english.document, tokens, i)) continue;
    if (!latin_there.has(pair.english.key(i))) continue;
    const auto expansion = expansion_before(*pair.english.document, tokens, i - 1, acronym);
    if (expansion.empty()) continue;
    const auto first = static_cast<std::size_t>(expansion.data() - tokens.data());
    for (WordAccount& word : words) {
      if (word.token < first || word.token >= first + expansion.size()) continue;
      account_for(word);
    }
  }
}

/// Whether the initials of words [first, end) are the letters of an acronym, small words left out or not.
bool spells(const BeadSide& english, std::string_view acronym, std::size_t first, std::size_t end) {
  const auto tokens = english.tokens();
  constexpr std::size_t small = 3;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto spelled = [&](bool all) {
    std::size_t letter = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (tokens[i].kind != TokenKind::word) {
        if (english.text(tokens[i]) != "-") return false;
        continue;
      }
      if (!all && !tokens[i].capitalized && tokens[i].range.size() <= small) continue;
      if (letter == acronym.size() || lower(english.text(tokens[i]).front()) != lower(acronym[letter])) return false;
      ++letter;
    }
    return letter == acronym.size();
  };
  return spelled(true) || spelled(false);
}

/// "PaaS (Platform as a Service)", "Platform as a Service (PaaS)": the letters say nothing that the words do not.
void account_for_own_letters(const PairView& pair, std::vector<WordAccount>& words) {
  constexpr std::size_t longest = 12;  // tokens of the words
  const auto tokens = pair.english.tokens();
  const auto is_mark = [&](std::size_t at, std::string_view mark) { return at < tokens.size() && pair.english.text(tokens[at]) == mark; };
  for (WordAccount& word : words) {
    const std::size_t at = word.token;
    const std::string_view acronym = singular(pair.english.text(tokens[at]));
    if (acronym.size() < 2 || acronym.size() > 8 || std::count_if(acronym.begin(), acronym.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) < 2) continue;
    if (is_mark(at + 1, "(")) {
      std::size_t end = at + 2;
      while (end < std::min(tokens.size(), at + 2 + longest) && !is_mark(end, ")")) ++end;
      if (is_mark(end, ")") && spells(pair.english, acronym, at + 2, end)) account_for(word);
    } else if (at > 1 && is_mark(at - 1, "(") && is_mark(at + 1, ")")) {
      const std::size_t fewest = acronym.size() / 2;
      for (std::size_t count = fewest; count <= std::min(longest, at - 1); ++count)
        if (spells(pair.english, acronym, at - 1 - count, at - 1)) {
          account_for(word);
          break;
        }
    }
  }
}

/// "LLC" of which Arabic writes the words out, in whatever order.
class ExpansionFinder {
 public:
  explicit ExpansionFinder(const BeadSide& arabic) : arabic_(arabic) {}

  /// The first token of a run that says the expansion; the number of tokens where none does.
  [[nodiscard]] std::size_t find(const AcronymTable::Expansion& expansion) {
    if (keys_.empty()) read_keys();
    std::size_t run = 0;
    for (std::size_t end = 1; end <= keys_.size(); ++end) {
      run = keys_[end - 1].empty() ? 0 : run + 1;
      if (run >= expansion.size() && says(end - expansion.size(), expansion)) return end - expansion.size();
    }
    return keys_.size();
  }

 private:
  void read_keys() {
    const auto tokens = arabic_.tokens();
    keys_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      keys_.push_back(tokens[i].kind == TokenKind::word && tokens[i].script == TokenScript::arabic ? arabic_.key(i) : std::string_view());
  }
  [[nodiscard]] bool says(std::size_t first, const AcronymTable::Expansion& expansion) const {
    std::uint32_t taken = 0;  // bits of the words of the expansion
    for (std::size_t i = first; i < first + expansion.size(); ++i) {
      std::size_t word = 0;
      while (word < expansion.size() && ((taken >> word & 1u) != 0 || !is_form_of(keys_[i], expansion[word]))) ++word;
      if (word == expansion.size()) return false;
      taken |= 1u << word;
    }
    return true;
  }

  const BeadSide& arabic_;
  std::vector<std::string_view> keys_;  ///< of the tokens; empty for what is no Arabic word
};

/// By the table.
void account_for_known_acronyms(const PairView& pair, std::vector<WordAccount>& english, std::vector<WordAccount>& arabic) {
  const AcronymTable& table = AcronymTable::builtin();
  const auto tokens = pair.english.tokens();
  const std::size_t none = pair.arabic.tokens().size();
  ExpansionFinder finder(pair.arabic);
  std::vector<std::pair<const std::vector<AcronymTable::Expansion>*, bool>> seen;  // and whether they were found
  for (WordAccount& word : english) {
    const auto* expansions = table.find(pair.english.text(tokens[word.token]));
    // In brackets behind its own words: these are what Arabic renders, and may lack one.
    if (expansions == nullptr || (word.token > 0 && pair.english.text(tokens[word.token - 1]) == "(")) continue;
    auto known = std::find_if(seen.begin(), seen.end(), [&](const auto& one) { return one.first == expansions; });
    if (known == seen.end()) {
      bool found = false;
      for (const AcronymTable::Expansion& expansion : *expansions) {
        const std::size_t first = finder.find(expansion);
        if (first == none) continue;
        account_within(arabic, first, first + expansion.size(), true);
        found = true;
      }
      known = seen.insert(seen.end(), {expansions, found});
    }
    if (known->second) account_for(word);
  }
}

/// "Nuzum al-ma'lumat al-jughrafiyya GIS" for "GIS": as many words right before an acronym as it has letters, where nothing renders any.
void account_for_words_beside(const PairView& pair, SideWords& english, std::vector<WordAccount>& arabic) {
  constexpr std::size_t fewest = 3;  // letters
  const auto tokens = pair.arabic.tokens();
  for (std::size_t w = 0; w < arabic.size(); ++w) {
    const Token& token = tokens[arabic[w].token];
    if (token.script != TokenScript::latin) continue;
    const std::string_view acronym = pair.arabic.text(token);
    if (acronym.size() < fewest || acronym.size() > w || !is_acronym(acronym)) continue;
    if (!english.has(pair.arabic.key(arabic[w].token))) continue;
    const std::size_t first = w - acronym.size();
    bool free = arabic[first].token + acronym.size() == arabic[w].token;  // one behind the other
    for (std::size_t i = first; i < w && free; ++i) free = arabic[i].content() && arabic[i].accounted < 0.4f;
    for (std::size_t i = first; i < w && free; ++i) account_for(arabic[i]);
  }
}

/// What brackets of an Arabic side hold where it is Latin, as a translator adds the original's word: tokens [first, end).
struct Gloss {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t words = 0;
  bool introduced = false;  ///< "(bi-l-'injliziyya: so)": by the token before the first, or the one before that
};

/// Keys of "bi-l-'injliziyya" (in English).
bool says_in_english(std::string_view key) noexcept {
  return is_one_of(key, {"\u0628\u0627\u0644\u0627\u0646\u062C\u0644\u064A\u0632\u064A\u0647", "\u0628\u0627\u0644\u0627\u0646\u0643\u0644\u064A\u0632\u064A\u0647", "\u0627\u0646\u062C\u0644\u064A\u0632\u064A"});
}

/// The gloss behind an opening bracket; without words where there is none.
Gloss gloss_behind(const BeadSide& arabic, std::size_t bracket) {
  constexpr std::size_t longest = 8;  // tokens
  const auto tokens = arabic.tokens();
  Gloss gloss{bracket + 1, bracket + 1, 0};
  if (says_in_english(arabic.key(bracket + 1))) {
    gloss.introduced = true;
    gloss.first = bracket + 2;
    if (gloss.first < tokens.size() && arabic.text(tokens[gloss.first]) == ":") ++gloss.first;
    gloss.end = gloss.first;
  }
  for (; gloss.end < std::min(tokens.size(), bracket + 1 + longest); ++gloss.end) {
    const Token& token = tokens[gloss.end];
    const std::string_view text = arabic.text(token);
    if (text == ")") return gloss;
    if (token.kind == TokenKind::word && token.script == TokenScript::latin)
      ++gloss.words;
    else if (token.kind != TokenKind::number && text != "-" && text != "&")
      break;
  }
  return {};
}

/// "Shabakat tabaqa 2 (L2)" for "L2": brackets that hold what English says account for the words before them, as many as an acronym has
/// letters, or one more than there are words; not where the lexicon knows one of these to render it ("al-hala (state)").
void account_for_glosses(const Lexicon& lexicon, const PairView& pair, SideWords& english, std::vector<WordAccount>& arabic) {
  const auto tokens = pair.arabic.tokens();
  const auto renders = [&](std::size_t word, std::size_t latin) {
    const StemId arabic_stem = pair.arabic.stem(word);
    const StemId stem = lexicon.stem(pair.arabic.text(tokens[latin]), Language::english);
    return arabic_stem != no_stem && stem != no_stem && lexicon.probability(stem, Language::english, arabic_stem) > 0;
  };
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    if (pair.arabic.text(tokens[i]) != "(") continue;
    const Gloss gloss = gloss_behind(pair.arabic, i);
    if (gloss.words == 0) continue;
    // The language is no name that English has to have.
    if (gloss.introduced) account_within(arabic, i + 1, i + 2, true);
    bool kept = true;
    for (std::size_t t = gloss.first; t < gloss.end && kept; ++t) kept = tokens[t].kind != TokenKind::word || english.has_number_of(pair.arabic.key(t));
    if (!kept) continue;
    const std::string_view text = pair.arabic.text(ByteRange{tokens[gloss.first].range.begin, tokens[gloss.end - 1].range.end});
    const bool by_letters = is_acronym(singular(text));
    std::size_t left = by_letters ? singular(text).size() : gloss.words + 1;
    std::size_t first = i;
    bool known = false;
    while (first > 0 && left > 0) {
      const Token& token = tokens[first - 1];
      if (token.kind == TokenKind::punctuation && first == i && pair.arabic.text(token) == "\"") {
        --first;
        continue;
      }
      const bool word = token.kind == TokenKind::word && token.script == TokenScript::arabic;
      if (!word && token.kind != TokenKind::number) break;
      --first;
      if (pair.arabic.is_function_word(first)) continue;
      --left;
      for (std::size_t t = gloss.first; t < gloss.end && !by_letters; ++t) known = known || renders(first, t);
    }
    if (!known) account_within(arabic, first, i, false);
  }
}

/// "NIOSH" of which Arabic writes the words out: a run of words whose translations begin with its letters, in any order.
void account_for_acronyms(const Lexicon& lexicon, const PairView& pair, SideWords& latin_there, std::vector<WordAccount>& english, std::vector<WordAccount>& arabic) {
  const auto tokens = pair.english.tokens();
  // The letters with which the English of an Arabic word may begin, as bits.
  std::vector<std::uint32_t> initials;
  std::vector<std::size_t> content;
  const auto read_initials = [&] {
    for (std::size_t w = 0; w < arabic.size(); ++w) {
      if (!arabic[w].content() || arabic[w].stem == no_stem) continue;
      std::uint32_t letters = 0;
      std::size_t followed = 0;
      for (const Translation link : lexicon.translations(arabic[w].stem, Language::arabic)) {
        if (link.weight > 90 || ++followed > most_links) break;
        const std::string_view spelling = lexicon.spelling(link.stem, Language::english);
        if (!spelling.empty() && spelling.front() >= 'a' && spelling.front() <= 'z') letters |= 1u << (spelling.front() - 'a');
      }
      content.push_back(w);
      initials.push_back(letters);
    }
  };
  for (WordAccount& word : english) {
    const std::string_view acronym = pair.english.text(tokens[word.token]);
    if (acronym.size() < 3 || !is_acronym(acronym)) continue;
    if (latin_there.has(pair.english.key(word.token))) continue;
    if (content.empty()) read_initials();
    const std::size_t length = acronym.size();
    std::string left;               // letters that no word took yet
    std::vector<std::size_t> took;  // words of the run that took one
    for (std::size_t first = 0; first + length - 1 <= content.size(); ++first) {
      left = acronym;
      took.clear();
      for (std::size_t i = first; i < std::min(content.size(), first + length); ++i) {
        const auto letter = std::find_if(left.begin(), left.end(), [&](char c) {
          return c >= 'A' && c <= 'Z' && (initials[i] >> (c - 'A') & 1u) != 0;
        });
        if (letter == left.end()) break;
        left.erase(letter);
        took.push_back(content[i]);
      }
      if (took.size() < std::max<std::size_t>(3, length - 1)) continue;
      // Words that something else renders do not stand for the letters.
      const auto free = std::count_if(took.begin(), took.end(), [&](std::size_t w) { return arabic[w].accounted < 0.4f; });
      if (static_cast<std::size_t>(free) * 2 < took.size()) continue;
      for (const std::size_t w : took) account_for(arabic[w]);
      account_for(word);
      break;
    }
  }
}

}  // namespace

void account_for_spelled_out(const Lexicon& lexicon, const PairView& pair, std::vector<WordAccount>& english, std::vector<WordAccount>& arabic) {
  if (english.empty() || arabic.empty()) return;
  SideWords english_words(pair.english, TokenScript::latin);
  SideWords latin_in_arabic(pair.arabic, TokenScript::latin);
  account_for_expansions(pair, latin_in_arabic, english);
  account_for_own_letters(pair, english);
  account_for_known_acronyms(pair, english, arabic);
  account_for_glosses(lexicon, pair, english_words, arabic);
  account_for_words_beside(pair, english_words, arabic);
  account_for_acronyms(lexicon, pair, latin_in_arabic, english, arabic);
}

}  // namespace muwazi::inline v0
