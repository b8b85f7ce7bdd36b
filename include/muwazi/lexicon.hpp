// SPDX-License-Identifier: Apache-2.0
// A bilingual word list with probabilities, keyed by stems; the library's own, and a user's.
//
//     const muwazi::Lexicon& lexicon = muwazi::Lexicon::builtin();
//     auto english = lexicon.stem("ministers", muwazi::Language::english);
//     auto arabic = lexicon.stem("\u0648\u0627\u0644\u0648\u0632\u0631\u0627\u0621", muwazi::Language::arabic);  // and the ministers
//     lexicon.probability(english, muwazi::Language::english, arabic);   // P(Arabic stem | English stem), some 0.4
//     for (muwazi::Translation t : lexicon.translations(english, muwazi::Language::english))
//       std::cout << lexicon.spelling(t.stem, muwazi::Language::arabic) << ' ' << t.probability() << '\n';
//
// A word that the lexicon does not know has no stem: lexicon.stem("Zzyzx", english) == muwazi::no_stem, and no_stem has no
// translations, no spelling and 0 bits; every function takes it.
//
// A user's own words are laid over a lexicon:
//
//     std::ifstream terms("terms.tsv", std::ios::binary);               // English <tab> Arabic [<tab> probability]
//     muwazi::Lexicon mine = muwazi::Lexicon::read_tsv(terms, "terms.tsv");
//     muwazi::AlignOptions options;
//     options.lexicon = &mine;
#ifndef MUWAZI_LEXICON_HPP
#define MUWAZI_LEXICON_HPP

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// An entry of a user's word list: words as they stand in a text, one or several a side.
struct LexiconEntry {
  std::string english{};
  std::string arabic{};
  float probability = 0.5f;  ///< of the Arabic given the English and the other way round, in (0, 1]
  friend bool operator==(const LexiconEntry&, const LexiconEntry&) = default;
};

/// A phrase that begins a run of stems.
struct PhraseMatch {
  StemId stem = no_stem;      ///< the phrase's own number; it has translations, bits and a spelling as a stem has
  std::uint32_t length = 0;   ///< stems that it covers, 2 or more; 0 where there is none
  friend bool operator==(PhraseMatch, PhraseMatch) = default;
};

struct LexiconView;

/// A lexicon. Immutable; may be shared between threads. Copies are cheap (shared storage).
class MUWAZI_EXPORT Lexicon {
 public:
  /// An empty lexicon.
  Lexicon() = default;

  /// The library's own, compiled in. No start-up cost. Empty where the library was built without it.
  static const Lexicon& builtin() noexcept;

  /// The stem of a token (as it stands in the text) in this lexicon, clitics and inflection taken off as far as the
  /// lexicon confirms. English words that are not listed are stemmed as Snowball does. No allocation; one hash of the
  /// folded word for words that are listed. Thread-safe. no_stem for what is not known.
  [[nodiscard]] StemId stem(std::string_view word, Language language) const noexcept;

  /// Arabic translations of an English stem (or English ones of an Arabic stem), by StemId. Probability of the
  /// translation given the stem, highest first. Valid as long as the lexicon or a copy of it.
  [[nodiscard]] std::span<const Translation> translations(StemId stem, Language language) const noexcept;

  /// Probability of stem `other` of the other language given `stem` of `language`; 0 where they are not linked.
  [[nodiscard]] float probability(StemId stem, Language language, StemId other) const noexcept;

  /// Information content of a stem in bits: -log2 of its relative frequency in general text.
  [[nodiscard]] float bits(StemId stem, Language language) const noexcept;

  /// Whether a stem is a function word: an article, preposition, pronoun, auxiliary ... that may well stay untranslated.
  [[nodiscard]] bool is_function_word(StemId stem, Language language) const noexcept;

  /// The longest phrase of two stems or more (at most five) that begins at stems[0]. A no_stem ends a phrase. Cheap where
  /// no phrase begins with stems[0].
  [[nodiscard]] PhraseMatch phrase(std::span<const StemId> stems, Language language) const noexcept;

  /// Spelling of a stem; empty for no_stem. A phrase's has a space between stems. Valid as long as the lexicon.
  [[nodiscard]] std::string_view spelling(StemId stem, Language language) const noexcept;

  /// Number of stems of a language; ids run from 1 to size.
  [[nodiscard]] std::size_t size(Language language) const noexcept;

  /// A name for a word that the lexicon need not know, so that a text's own words can be counted: the spelling of its stem
  /// where there is one, else Snowball's stem or arabic_light_stem(). Replaces what `stem` holds.
  void spell_stem(std::string_view word, Language language, std::string& stem) const;

  /// This lexicon with a user's entries on top: they get their probability, and what this lexicon says of the same stems is
  /// scaled down to what is left (by half at most). Stem ids of this lexicon stay what they are. Entries without a word on either
  /// side are left out. O(this lexicon + entries).
  [[nodiscard]] Lexicon with(std::span<const LexiconEntry> entries) const;

  /// Reads a table in the form of data/lexicon.tsv: a whole lexicon with probabilities, as `muwazi learn lexicon` makes it.
  /// `name` stands in messages. Throws Error{format} with name:line.
  static Lexicon read_table(std::istream& in, std::string_view name);

  /// read_tsv_entries() on top of `base`; nullptr is builtin().
  static Lexicon read_tsv(std::istream& in, std::string_view name, const Lexicon* base = nullptr);

 private:
  friend struct LexiconView;
  struct Storage;
  std::shared_ptr<const Storage> storage_;
};

/// Readers of users' word lists, for Lexicon::with(). `name` stands in messages. They throw Error{format} with name:line (the
/// index's line for dictd) for what does not have the form that it should. Lines that are empty or begin with # are passed over.
///
///     TSV             minister <tab> ARABIC [<tab> 0.6]      probability in (0, 1]; 0.5 where it is left out
///     hunalign .dic   ARABIC @ minister                      either order
///     dictd           .index and .dict or .dict.dz           English headwords, Arabic text (Debian: dict-freedict-eng-ara)
///     TBX             termEntry/langSet or conceptEntry/langSec, xml:lang en and ar (TBX-Basic, ISO 30042:2008 and :2019)
MUWAZI_EXPORT std::vector<LexiconEntry> read_tsv_entries(std::istream& in, std::string_view name);
MUWAZI_EXPORT std::vector<LexiconEntry> read_dic_entries(std::istream& in, std::string_view name);
MUWAZI_EXPORT std::vector<LexiconEntry> read_dictd_entries(std::istream& index, std::istream& dictionary,
                                                           std::string_view name);
MUWAZI_EXPORT std::vector<LexiconEntry> read_tbx_entries(std::istream& in, std::string_view name);

/// Reads a file by its ending: .dic, .tbx or .xml, .index or .dict or .dict.dz (the other part of the pair lies beside it), else
/// TSV. Throws Error{file} where it cannot be opened, and what the readers throw.
MUWAZI_EXPORT std::vector<LexiconEntry> read_lexicon_entries(const std::string& path);

/// The light stem of one Arabic word without a vocabulary: what is safe goes (article, long endings), the root stays.
/// Lexicon::stem() knows better where it knows the word. Replaces what `stem` holds.
MUWAZI_EXPORT void arabic_light_stem(std::string_view word, std::string& stem);

}  // namespace muwazi::inline v0

#endif
