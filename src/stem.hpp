// SPDX-License-Identifier: Apache-2.0
// Stems: the fold that lexicon keys have, Snowball's English stemmer without allocation, Arabic analyses.
//
// The lexicon's tables are keyed by folded words (as matching_key() makes them), so one pass folds into a buffer on the
// stack. Arabic words have many analyses; arabic_candidates() names them all with a cost, and who asks picks the one whose
// stem is known: the lexicon by its table, the learner by the vocabulary of its data.
#ifndef MUWAZI_SRC_STEM_HPP
#define MUWAZI_SRC_STEM_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// A folded word on the stack. Words whose fold is longer than `capacity` bytes have no key (no word of a lexicon is).
struct WordKey {
  static constexpr std::size_t capacity = 64;
  std::array<char, capacity + 8> bytes;  // eight more, so that a hash may read whole words
  std::uint32_t size = 0;
  bool arabic = false;  ///< holds an Arabic letter
  [[nodiscard]] std::string_view view() const noexcept { return {bytes.data(), size}; }
};

/// Folds `word` as matching_key() does, for Latin and Arabic script. False where the word has no key: empty, too long, or
/// a letter of another script.
bool fold_word(std::string_view word, WordKey& key) noexcept;

/// Snowball's English stemmer (Porter 2, as libstemmer 2.2) in place: `word` holds `size` bytes of lower-case ASCII letters
/// and apostrophes and is cut or changed, never longer than it was plus one byte (which has to be there).
/// Source: https://snowballstem.org/algorithms/english/stemmer.html. Returns the new size.
std::size_t english_stem(char* word, std::size_t size) noexcept;

/// One piece that may stand before or after a stem.
struct Affix {
  std::string_view text;  ///< UTF-8, folded
  std::uint8_t kind = 0;  ///< bits of AffixKind: what it may stand with
  std::uint8_t cost = 0;  ///< sixteenths of a bit: how much the rest has to be more likely than the whole
};

/// What a prefix leaves open and what a suffix asks for. A prefix and a suffix go together where they share a bit.
enum AffixKind : std::uint8_t {
  affix_noun = 1,        ///< an indefinite noun or adjective, or one with a pronoun
  affix_definite = 2,    ///< after the article: no pronoun
  affix_perfect = 4,     ///< a verb in the perfect
  affix_imperfect = 8    ///< a verb after ya, ta, noon or alef
};

/// The tables behind arabic_candidates(), longest first.
extern const Affix arabic_prefixes[];
extern const std::size_t arabic_prefix_count;
extern const Affix arabic_suffixes[];
extern const std::size_t arabic_suffix_count;

/// Bytes of the longest run of conjunction, preposition and article that `key` begins with and that leaves three letters:
/// wa, wal, al, bil, lil ...; 0 where there is none.
std::size_t arabic_proclitic(std::string_view key) noexcept;

/// Without the first of al-, wa-, fa-, bi-, li-, ka- that leaves `least` bytes; `key` itself where there is none.
std::string_view without_proclitic(std::string_view key, std::size_t least) noexcept;

/// Calls `call(std::string_view stem, unsigned cost)` for each analysis of a folded Arabic word but the word itself:
/// clitics and endings off, the ta marbuta, alef or ya that they hide put back. `stem` is valid during the call. At most a
/// few dozen calls; no allocation.
template <class Visit>
void arabic_candidates(std::string_view key, Visit&& call) {
  const auto visit = [&](std::string_view stem, unsigned cost) {
    if (stem != key) call(stem, cost);
  };
  constexpr std::string_view alef = "\xD8\xA7", heh = "\xD9\x87", yeh = "\xD9\x8A", teh = "\xD8\xAA", waw = "\xD9\x88";
  constexpr std::string_view hamza = "\xD8\xA1", none = "";
  if (key.size() < 6 || key.size() > WordKey::capacity) return;
  // The suffixes that fit, once; then each prefix with those that go with it.
  std::array<std::uint8_t, 24> fitting;
  std::size_t fits = 0;
  for (std::size_t s = 0; s < arabic_suffix_count && fits < fitting.size(); ++s) {
    if (key.size() >= arabic_suffixes[s].text.size() + 4 && key.ends_with(arabic_suffixes[s].text)) {
      fitting[fits++] = static_cast<std::uint8_t>(s);
    }
  }
  std::array<char, WordKey::capacity + 8> buffer;
  const auto joined = [&](std::string_view a, std::string_view b, std::string_view c) {
    char* end = buffer.data();  // memcpy would not take the null pointers of empty views
    for (const std::string_view part : {a, b, c}) end = std::copy(part.begin(), part.end(), end);
    return std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  };
  constexpr std::string_view prefix_letters = "\xD8\xA7\xD8\xA8\xD8\xAA\xD8\xB3\xD9\x81\xD9\x83\xD9\x84\xD9\x86\xD9\x88\xD9\x8A";
  const std::size_t letter = prefix_letters.find(key.substr(0, 2));
  const std::size_t prefixes = letter == std::string_view::npos ? 1 : arabic_prefix_count;
  for (std::size_t p = 0; p < prefixes; ++p) {
    const Affix& prefix = arabic_prefixes[p];
    if (!key.starts_with(prefix.text) || key.size() < prefix.text.size() + 4) continue;
    for (std::size_t f = 0; f < fits; ++f) {
      const Affix& suffix = arabic_suffixes[fitting[f]];
      if (!(prefix.kind & suffix.kind) || key.size() < prefix.text.size() + suffix.text.size() + 4) continue;
      const std::string_view rest =
          key.substr(prefix.text.size(), key.size() - prefix.text.size() - suffix.text.size());
      // No dual or tanween follows an open ta marbuta or a pronoun.
      if (!suffix.text.empty() && suffix.text.starts_with(alef) && rest.ends_with(heh)) continue;
      unsigned cost = prefix.cost + suffix.cost;
      if (rest.size() < 6) cost += 48;
      const std::uint8_t kinds = prefix.kind & suffix.kind;
      if (kinds & affix_imperfect) {
        // The imperfect keeps its ya in the lexicon where it has an entry of its own; the perfect of forms IV, VII,
        // VIII and X begins with alef.
        visit(joined(yeh, rest, none), cost);
        if (suffix.text.empty() || rest.size() >= 6) visit(rest, cost + 8);
        visit(joined(alef, rest, none), cost + 10);
        // Defective verbs: the last letter of the third person singular is lost before a plural ending.
        if (!suffix.text.empty()) visit(joined(yeh, rest, yeh), cost + 24);
        continue;
      }
      if (!(prefix.text.empty() && suffix.text.empty())) visit(rest, cost);
      if (suffix.text.empty()) continue;
      // A ta marbuta opens before a pronoun or a dual, and is dropped before the plural in alef and ta.
      if (rest.ends_with(teh) && rest.size() >= 6) visit(joined(rest.substr(0, rest.size() - 2), heh, none), cost + 2);
      if (kinds & (affix_noun | affix_definite)) {
        if (suffix.text.size() >= 4 && suffix.text.starts_with(alef)) visit(joined(rest, heh, none), cost + 8);
        // A final hamza sits on ya or waw before a pronoun; folded it is ya or waw.
        if ((rest.ends_with(yeh) || rest.ends_with(waw)) && rest.size() >= 6) {
          visit(joined(rest.substr(0, rest.size() - 2), hamza, none), cost + 16);
        }
      }
      if (kinds & affix_perfect) {
        // A final alef maqsura (folded to ya) is alef before a pronoun, and lost before waw and ta.
        if (rest.ends_with(alef)) visit(joined(rest.substr(0, rest.size() - 2), yeh, none), cost + 16);
        visit(joined(rest, yeh, none), cost + 40);
      }
    }
  }
}

}  // namespace muwazi::inline v0

#endif
