// SPDX-License-Identifier: Apache-2.0
// Names that stand in an Arabic text behind or before a word without a space between them, where they are not seen.
//
//     f r y m a n f y     "Freeman", and "in" run together with it: one token, which no table knows
//     0 2 4 6 8 ...       bytes
//                 ^ 12    the name ends here, and a known word begins
#ifndef MUWAZI_SRC_NAME_HIDDEN_HPP
#define MUWAZI_SRC_NAME_HIDDEN_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check_context.hpp"
#include "name_phrase.hpp"

namespace muwazi::inline v0 {

/// The glued words of one pair. Holds views of the pair, which has to outlive it.
class HiddenNames {
 public:
  HiddenNames(const CheckContext& context, const PairView& pair) : context_(context), pair_(pair) {}

  /// Whether a name of the English text, which was not found, is there with no space before or behind it: one of these spellings or one
  /// that the gazetteer has for it, or by its sound in a word that nobody knows and of which the rest is known. `there` is what was
  /// taken for its rendering; empty: nothing was. A bounded number of names a pair is looked for, each in linear time.
  bool have(ByteRange english, ByteRange there, std::span<const std::string> spellings);

  /// Whether an Arabic word that was taken for a name is likelier two words, in a text that lacks spaces elsewhere.
  [[nodiscard]] bool is_run_together(ByteRange arabic) const;

  /// The words in which have() saw a name, with the space that they lack.
  struct Glued {
    ByteRange range;
    std::string apart;
  };
  [[nodiscard]] const std::vector<Glued>& found() const noexcept { return found_; }

 private:
  struct Word {
    ByteRange range;
    std::uint32_t at = 0, size = 0;  ///< bytes of its key among keys_
    bool plain = false;    ///< its key has a byte for each of the text
    bool parted = false;   ///< it is a part of a word that was parted
    bool unknown = false;  ///< neither lexicon nor gazetteer know it
  };

  void read();
  /// A spelling, without spaces, that begins or ends within a word.
  bool stands_in_words(std::string_view spelling);
  /// A name in a word that nobody knows, by its sound; the rest is a known word or another word of the English name.
  bool sounds_in_words(ByteRange english, ByteRange there);
  [[nodiscard]] bool is_word(std::string_view key) const;
  [[nodiscard]] bool is_sure_word(std::string_view key) const;
  void add(ByteRange range, std::string apart);
  [[nodiscard]] std::string_view key(const Word& word) const { return std::string_view(keys_).substr(word.at, word.size); }

  const CheckContext& context_;
  const PairView& pair_;
  bool read_ = false;
  std::size_t asked_ = 0;
  std::string keys_;  ///< of the Arabic words, one behind the other; a line feed where something stands between two
  std::vector<Word> words_;
  std::vector<Glued> found_;
};

}  // namespace muwazi::inline v0

#endif
