// SPDX-License-Identifier: Apache-2.0
// A user's termbase, compiled so that its terms are found in one pass over the words of a text.
#ifndef MUWAZI_SRC_TERM_INDEX_HPP
#define MUWAZI_SRC_TERM_INDEX_HPP

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {

/// Immutable; may be shared between threads.
class TermIndex {
 public:
  /// How alike a word of a text and one of a term have to be.
  enum class Likeness : std::uint8_t {
    stem,       ///< the lexicon's stem, or the word itself but for conjunction, preposition and article
    light_stem  ///< or the light stem: other words of the family too
  };

  /// One form of a term in one language.
  struct Form {
    std::string text;                             ///< as the user wrote it
    std::vector<std::vector<std::string>> words;  ///< for each word its keys: of Likeness::stem, then the light stem
    bool exact = false;                           ///< only as it is written
    bool banned = false;                          ///< forbidden whatever the source says
    std::vector<std::uint32_t> wanted;            ///< forms of the other language that translate it
    std::vector<std::uint32_t> forbidden;         ///< forms of the other language that must not
  };

  struct Match {
    std::uint32_t form = 0;
    ByteRange range;  ///< in the document's normalised text
    friend bool operator==(const Match&, const Match&) = default;
  };

  /// `lexicon` is kept by reference.
  TermIndex(std::span<const Term> terms, const Lexicon& lexicon);

  /// All terms of a side's language in it, in order; where several begin with one word, the longest first.
  [[nodiscard]] std::vector<Match> find(const BeadSide& side, Likeness likeness) const;

  [[nodiscard]] const Form& form(Language language, std::uint32_t id) const { return sides_[index(language)].forms[id]; }
  /// Whether any form of the language is banned.
  [[nodiscard]] bool bans(Language language) const noexcept { return sides_[index(language)].bans; }

 private:
  struct Side {
    std::vector<Form> forms;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_text;   ///< folded text -> form
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_first;  ///< key of the first word -> forms, longest first
    bool bans = false;
  };
  static std::size_t index(Language language) noexcept { return language == Language::english ? 0 : 1; }
  std::uint32_t add_form(Language language, const std::string& text);
  void keys_of(std::string_view word, Language language, std::vector<std::string>& keys) const;

  const Lexicon& lexicon_;
  std::array<Side, 2> sides_;
};

}  // namespace muwazi::inline v0

#endif
