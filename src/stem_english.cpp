// SPDX-License-Identifier: Apache-2.0
// Snowball's English stemmer in place: no allocation, no state. libstemmer is its oracle in the tests.
#include <algorithm>
#include <cstring>

#include "stem.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr bool is_vowel(char c) noexcept {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

struct Word {
  char* text;
  std::size_t size;
  std::size_t r1 = 0;
  std::size_t r2 = 0;

  [[nodiscard]] std::string_view view() const noexcept { return {text, size}; }
  [[nodiscard]] bool ends(std::string_view suffix) const noexcept { return view().ends_with(suffix); }
  /// Takes `cut` bytes off and puts `put` there.
  void replace(std::size_t cut, std::string_view put) noexcept {
    std::memcpy(text + size - cut, put.data(), put.size());
    size = size - cut + put.size();
  }
  [[nodiscard]] bool vowel_before(std::size_t end) const noexcept { return std::any_of(text, text + end, is_vowel); }
  /// A short syllable ends at `end`: vowel, then a consonant other than w, x, Y, after a consonant; or vowel and
  /// consonant at the start of the word.
  [[nodiscard]] bool short_syllable(std::size_t end) const noexcept {
    if (end == 2) return is_vowel(text[0]) && !is_vowel(text[1]);
    if (end < 3) return false;
    const char last = text[end - 1];
    return !is_vowel(text[end - 3]) && is_vowel(text[end - 2]) && !is_vowel(last) && last != 'w' && last != 'x' &&
           last != 'Y';
  }
};

std::size_t region_after(const Word& word, std::size_t from) noexcept {
  std::size_t i = from;
  while (i < word.size && !is_vowel(word.text[i])) ++i;
  while (i < word.size && is_vowel(word.text[i])) ++i;
  return i < word.size ? i + 1 : word.size;
}

struct Rule {
  std::string_view suffix;
  std::string_view put;
};

/// The first rule whose suffix fits (they stand longest first where one ends another), or nullptr.
template <std::size_t Count>
const Rule* fitting(const Word& word, const Rule (&rules)[Count]) noexcept {
  for (const Rule& rule : rules) {
    if (word.ends(rule.suffix)) return &rule;
  }
  return nullptr;
}

void step_1a(Word& word) noexcept {
  if (word.ends("sses")) {
    word.replace(2, "");
  } else if (word.ends("ied") || word.ends("ies")) {
    word.replace(3, word.size > 4 ? "i" : "ie");
  } else if (word.ends("us") || word.ends("ss")) {
  } else if (word.ends("s") && word.size > 2 && word.vowel_before(word.size - 2)) {
    word.replace(1, "");
  }
}

void step_1b(Word& word) noexcept {
  static constexpr Rule rules[] = {{"eedly", "ee"}, {"ingly", ""}, {"edly", ""}, {"eed", "ee"}, {"ing", ""}, {"ed", ""}};
  const Rule* rule = fitting(word, rules);
  if (!rule) return;
  const std::size_t stem = word.size - rule->suffix.size();
  if (!rule->put.empty()) {
    if (stem >= word.r1) word.replace(rule->suffix.size(), rule->put);
    return;
  }
  if (!word.vowel_before(stem)) return;
  word.size = stem;
  if (word.ends("at") || word.ends("bl") || word.ends("iz")) {
    word.replace(0, "e");
    return;
  }
  if (word.size >= 2 && word.text[word.size - 1] == word.text[word.size - 2] &&
      std::string_view("bdfgmnprt").find(word.text[word.size - 1]) != std::string_view::npos) {
    --word.size;
    return;
  }
  if (word.r1 >= word.size && word.short_syllable(word.size)) word.replace(0, "e");
}

void step_2(Word& word) noexcept {
  static constexpr Rule rules[] = {
      {"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"},
      {"biliti", "ble"},  {"lessli", "less"}, {"tional", "tion"}, {"alism", "al"},    {"aliti", "al"},
      {"ation", "ate"},   {"entli", "ent"},   {"fulli", "ful"},   {"iviti", "ive"},   {"ousli", "ous"},
      {"abli", "able"},   {"alli", "al"},     {"anci", "ance"},   {"ator", "ate"},    {"enci", "ence"},
      {"izer", "ize"},    {"bli", "ble"},     {"ogi", "og"},      {"li", ""}};
  const Rule* rule = fitting(word, rules);
  if (!rule) return;
  const std::size_t stem = word.size - rule->suffix.size();
  if (stem < word.r1) return;
  if (rule->suffix == "ogi" && (stem == 0 || word.text[stem - 1] != 'l')) return;
  if (rule->suffix == "li" &&
      (stem == 0 || std::string_view("cdeghkmnrt").find(word.text[stem - 1]) == std::string_view::npos)) {
    return;
  }
  word.replace(rule->suffix.size(), rule->put);
}

void step_3(Word& word) noexcept {
  static constexpr Rule rules[] = {{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"ative", ""}, {"icate", "ic"},
                                   {"iciti", "ic"},    {"ical", "ic"},     {"ness", ""},    {"ful", ""}};
  const Rule* rule = fitting(word, rules);
  if (!rule) return;
  const std::size_t stem = word.size - rule->suffix.size();
  if (stem < (rule->suffix == "ative" ? word.r2 : word.r1)) return;
  word.replace(rule->suffix.size(), rule->put);
}

void step_4(Word& word) noexcept {
  static constexpr Rule rules[] = {{"ement", ""}, {"able", ""}, {"ance", ""}, {"ence", ""}, {"ible", ""}, {"ment", ""},
                                   {"ant", ""},   {"ate", ""},  {"ent", ""},  {"ion", ""},  {"ism", ""},  {"iti", ""},
                                   {"ive", ""},   {"ize", ""},  {"ous", ""},  {"al", ""},   {"er", ""},   {"ic", ""}};
  const Rule* rule = fitting(word, rules);
  if (!rule) return;
  const std::size_t stem = word.size - rule->suffix.size();
  if (stem < word.r2) return;
  if (rule->suffix == "ion" && (stem == 0 || (word.text[stem - 1] != 's' && word.text[stem - 1] != 't'))) return;
  word.size = stem;
}

void step_5(Word& word) noexcept {
  if (word.ends("e")) {
    const std::size_t stem = word.size - 1;
    if (stem >= word.r2 || (stem >= word.r1 && !word.short_syllable(stem))) word.size = stem;
  } else if (word.ends("ll") && word.size - 1 >= word.r2) {
    --word.size;
  }
}

}  // namespace

std::size_t english_stem(char* text, std::size_t size) noexcept {
  if (size <= 2) return size;
  static constexpr Rule exceptions[] = {
      {"skis", "ski"},   {"skies", "sky"},   {"dying", "die"},    {"lying", "lie"},    {"tying", "tie"},   {"idly", "idl"},
      {"gently", "gentl"}, {"ugly", "ugli"}, {"early", "earli"},  {"only", "onli"},    {"singly", "singl"}, {"sky", "sky"},
      {"news", "news"},  {"howe", "howe"},   {"atlas", "atlas"},  {"cosmos", "cosmos"}, {"bias", "bias"},  {"andes", "andes"}};
  Word word{text, size};
  for (const Rule& exception : exceptions) {
    if (word.view() == exception.suffix) {
      word.replace(size, exception.put);
      return word.size;
    }
  }
  if (text[0] == '\'') {
    std::memmove(text, text + 1, size - 1);
    --word.size;
  }
  bool has_y = false;
  for (std::size_t i = 0; i < word.size; ++i) {
    if (text[i] == 'y' && (i == 0 || is_vowel(text[i - 1]))) {
      text[i] = 'Y';
      has_y = true;
    }
  }
  word.r1 = word.view().starts_with("gener") || word.view().starts_with("arsen") ? 5
            : word.view().starts_with("commun")                                  ? 6
                                                                                 : region_after(word, 0);
  word.r2 = region_after(word, word.r1);
  if (word.ends("'s'")) {
    word.size -= 3;
  } else if (word.ends("'s")) {
    word.size -= 2;
  } else if (word.ends("'")) {
    word.size -= 1;
  }
  step_1a(word);
  static constexpr std::string_view settled[] = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed",
                                                 "succeed"};
  if (std::find(std::begin(settled), std::end(settled), word.view()) == std::end(settled)) {
    step_1b(word);
    if (word.size > 2 && (word.ends("y") || word.ends("Y")) && !is_vowel(text[word.size - 2])) text[word.size - 1] = 'i';
    step_2(word);
    step_3(word);
    step_4(word);
    step_5(word);
  }
  if (has_y) std::replace(text, text + word.size, 'Y', 'y');
  return word.size;
}

}  // namespace muwazi::inline v0
