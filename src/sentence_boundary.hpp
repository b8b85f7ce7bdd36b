// SPDX-License-Identifier: Apache-2.0
// Whether a stop ends a sentence.
#ifndef MUWAZI_SRC_SENTENCE_BOUNDARY_HPP
#define MUWAZI_SRC_SENTENCE_BOUNDARY_HPP

#include <cstdint>
#include <string_view>

#include <muwazi/language.hpp>

#include "sentence_marks.hpp"
#include "sentence_words.hpp"

namespace muwazi::inline v0::sentences {

/// Asked at each stop of a paragraph, from the first to the last.
class BoundaryFinder {
 public:
  /// The paragraph begins at byte `begin` of `text` and ends where that ends.
  BoundaryFinder(const SentenceWords& words, Language language, std::string_view text, std::size_t begin)
      : words_(words), language_(language), text_(text), begin_(begin), sentence_(begin), wordless_(begin) {}

  /// Looks at the stop at byte `stop`. `end` receives where the stops and closing marks end; the result says whether a sentence
  /// ends there.
  bool boundary(std::size_t stop, std::size_t& end);

  /// Where the sentence that is read begins.
  [[nodiscard]] std::size_t sentence() const noexcept { return sentence_; }
  void begin_sentence(std::size_t at) noexcept { sentence_ = wordless_ = at; }

 private:
  /// Stops and what closes after them, also with spaces between: "?!", ". . .", .”. and « ... . »
  struct Stops {
    std::size_t begin = 0, end = 0;
    std::size_t count = 0;
    bool strong = false;  ///< a stop that no abbreviation has
    bool closed = false;
    bool closed_quote = false;
    [[nodiscard]] bool may_abbreviate() const noexcept { return count == 1 && !strong; }
  };

  /// What follows.
  struct Follower {
    std::size_t gap = 0;   ///< where it begins, behind spaces
    bool spaced = false;   ///< there are some
    char32_t mark = 0;     ///< the character there
    std::uint32_t mark_size = 1;
    std::size_t word = 0;  ///< its first letter, digit or stop, behind opening marks
    char32_t first = 0;    ///< ... and what it is
    bool opened = false, quoted = false, code = false;  ///< what opens before it
  };

  /// The word before a stop, with dots within.
  struct WordBefore {
    std::size_t begin = 0;
    std::string_view text;
    char32_t first = 0;
    bool single = false;      ///< one letter
    std::size_t before = 0;   ///< where what stands before it ends
    char32_t previous = 0;    ///< the character there
  };

  [[nodiscard]] char32_t at(std::size_t byte) const {
    std::uint32_t size = 1;
    return at(byte, size);
  }
  [[nodiscard]] char32_t at(std::size_t byte, std::uint32_t& size) const {
    return byte < text_.size() ? code_point_at(text_, byte, size) : char32_t{0};
  }
  [[nodiscard]] std::size_t skip_spaces(std::size_t from) const;
  [[nodiscard]] std::size_t skip_controls(std::size_t from) const;

  [[nodiscard]] Stops read_stops(std::size_t stop) const;
  /// Takes one mark at `byte` into the stops; false where it does not belong to them.
  bool take(Stops& stops, std::size_t& byte) const;
  bool take_control(std::size_t& byte, std::size_t after) const;
  bool take_quote(Stops& stops, std::size_t& byte, char32_t quote, std::size_t after) const;
  bool take_emphasis(std::size_t& byte, std::size_t after) const;
  bool take_footnote(Stops& stops, std::size_t& byte, std::size_t after) const;
  bool take_spaces(const Stops& stops, std::size_t& byte, std::size_t after) const;

  /// False where nothing follows that a sentence could begin with.
  bool read_follower(const Stops& stops, Follower& follower) const;
  bool has_words(std::size_t stop);
  [[nodiscard]] bool ends_without_space(const Stops& stops, const Follower& follower) const;
  [[nodiscard]] bool arabic_words_meet(std::size_t stop, std::size_t next) const;
  [[nodiscard]] bool ends_before_lower(const Stops& stops, const Follower& follower) const;
  /// Whether a bracket without a stop in it is the last of the paragraph.
  [[nodiscard]] bool closes_paragraph(const Follower& follower) const;
  [[nodiscard]] bool is_spoken_on(const Stops& stops, const Follower& follower) const;
  [[nodiscard]] bool is_bracketed_abbreviation(const Stops& stops, const Follower& follower) const;

  /// Whether the single stop belongs to an abbreviation, initial or list number, so that no sentence ends there.
  [[nodiscard]] bool suppressed(std::size_t stop, const Follower& follower) const;
  bool read_word_before(std::size_t stop, WordBefore& word) const;
  [[nodiscard]] bool is_list_number(const WordBefore& word) const;
  [[nodiscard]] bool goes_on_behind(const Abbreviation& abbreviation, const WordBefore& word, const Follower& follower) const;
  [[nodiscard]] bool follows_letter_abbreviation(const WordBefore& word) const;
  [[nodiscard]] static bool is_dotted(std::string_view word);
  /// Whether the word at a byte is one that begins sentences. A single letter with a stop ("A.") is an initial.
  [[nodiscard]] bool is_starter(std::size_t byte) const;

  const SentenceWords& words_;
  Language language_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t sentence_;  // where the sentence began
  std::size_t wordless_;  // from there to here there is no letter and no digit
};

}  // namespace muwazi::inline v0::sentences

#endif
