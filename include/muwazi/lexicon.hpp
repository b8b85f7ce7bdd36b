// SPDX-License-Identifier: Apache-2.0
// A bilingual word list with probabilities, keyed by stems; the library's own, and a user's.
#ifndef MUWAZI_LEXICON_HPP
#define MUWAZI_LEXICON_HPP

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// A stem's number within one lexicon and language. 0 is "not in this lexicon".
using StemId = std::uint32_t;
inline constexpr StemId no_stem = 0;

/// One translation of a stem, packed into four bytes.
struct Translation {
  std::uint32_t stem : 24;   ///< StemId in the other language
  std::uint32_t weight : 8;  ///< probability is 2^(-weight / 16)
  [[nodiscard]] float probability() const noexcept;
};

/// A lexicon. Immutable; may be shared between threads. Copies are cheap (shared storage).
class MUWAZI_EXPORT Lexicon {
 public:
  /// The library's own, compiled in. No start-up cost. Empty where the library was built without it.
  static const Lexicon& builtin() noexcept;

  /// The stem of a token (as it stands in the text) in this lexicon, clitics and inflection taken off as far as the
  /// lexicon confirms. No allocation.
  [[nodiscard]] StemId stem(std::string_view word, Language language) const noexcept;

  /// Arabic translations of an English stem (or English ones of an Arabic stem), by StemId. Probability of the
  /// translation given the stem. Valid as long as the lexicon.
  [[nodiscard]] std::span<const Translation> translations(StemId stem, Language language) const noexcept;

  /// Information content of a stem in bits: -log2 of its relative frequency in general text.
  [[nodiscard]] float bits(StemId stem, Language language) const noexcept;

  /// Spelling of a stem; empty for no_stem.
  [[nodiscard]] std::string_view spelling(StemId stem, Language language) const noexcept;

  /// Number of stems of a language; ids run from 1 to size.
  [[nodiscard]] std::size_t size(Language language) const noexcept;

 private:
  struct Storage;
  std::shared_ptr<const Storage> storage_;
};

/// The light stem of one Arabic word: clitics and inflection off, root kept. Result replaces what `stem` holds.
MUWAZI_EXPORT void arabic_light_stem(std::string_view word, std::string& stem);

}  // namespace muwazi::inline v0

#endif
