// SPDX-License-Identifier: Apache-2.0
// The words that decide whether a stop ends a sentence: abbreviations, words that begin sentences, time zones, verbs of saying.
#ifndef MUWAZI_SRC_SENTENCE_WORDS_HPP
#define MUWAZI_SRC_SENTENCE_WORDS_HPP

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "string_hash.hpp"

namespace muwazi::inline v0::sentences {

/// What an abbreviation does before the next word; see data/abbreviations.tsv.
enum class AbbreviationClass : std::uint8_t { never, maybe, letter, number, clock };

struct Abbreviation {
  AbbreviationClass what = AbbreviationClass::maybe;
  bool capital = false;  ///< the text has to have a capital where the table has one
};

/// A short key on the stack: an abbreviation in lower case without tatweel and marks.
struct Key {
  std::array<char, 48> bytes;
  std::size_t size = 0;
  bool fits = true;
  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

Key make_key(std::string_view word);

/// Constant once made; may be read from any number of threads.
class SentenceWords {
 public:
  /// `more` are abbreviations of the caller's own, with or without their last stop, that never end a sentence.
  explicit SentenceWords(const std::vector<std::string>& more);

  /// The abbreviation of a key; nullptr where there is none.
  [[nodiscard]] const Abbreviation* abbreviation(const Key& key) const { return find(key.view()); }
  /// The same of a word whose Arabic conjunction is taken off: "and Dr."
  [[nodiscard]] const Abbreviation* behind_conjunction(const Key& key) const;
  [[nodiscard]] bool starts(std::string_view word) const { return starters_.contains(word); }
  [[nodiscard]] bool is_zone(std::string_view word) const { return zones_.contains(word); }
  /// A verb of saying that goes on a sentence behind quoted speech.
  [[nodiscard]] bool is_spoken(std::string_view word) const { return spoken_.contains(word); }

 private:
  using Words = std::unordered_set<std::string, StringHash, std::equal_to<>>;

  void add(std::string_view word, AbbreviationClass what);
  [[nodiscard]] const Abbreviation* find(std::string_view key) const {
    const auto found = abbreviations_.find(key);
    return found == abbreviations_.end() ? nullptr : &found->second;
  }

  std::unordered_map<std::string, Abbreviation, StringHash, std::equal_to<>> abbreviations_;  // without the last stop
  Words starters_, zones_, spoken_;
};

}  // namespace muwazi::inline v0::sentences

#endif
