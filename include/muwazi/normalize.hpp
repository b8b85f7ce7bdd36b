// SPDX-License-Identifier: Apache-2.0
// English and Arabic folds, each on or off, with a map back: every byte of the result knows its source bytes.
//
// Two presets matter. `NormalizeOptions::analysis()` is what the rest of the library reads: canonical composition,
// presentation forms, tatweel, harakat, zero-width and bidi controls, quotes, dashes and spaces made plain, but capitals,
// hamza seats, digits and words left as they are. `NormalizeOptions::matching()` folds everything that two spellings of
// one word may differ in; it is what dictionaries are keyed by.
#ifndef MUWAZI_NORMALIZE_HPP
#define MUWAZI_NORMALIZE_HPP

#include <string>
#include <string_view>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// Each fold on or off. A default-constructed value folds nothing.
struct NormalizeOptions {
  bool nfc = false;                 ///< UAX #15 canonical composition
  bool nfkc = false;                ///< UAX #15 compatibility composition (implies nfc)
  bool presentation_forms = false;  ///< U+FB50-FDFF, U+FE70-FEFF to plain letters; lam-alef and U+FDFA spelled out
  bool tatweel = false;             ///< U+0640 removed
  bool harakat = false;             ///< U+064B-065F, U+0670 (dagger alef), Quranic marks removed
  bool hamza_seats = false;         ///< alef with hamza or madda or wasla to alef; waw, yeh with hamza to waw, yeh
  bool alef_maqsura = false;        ///< final alef maqsura to yeh
  bool ta_marbuta = false;          ///< ta marbuta to heh
  bool persian_letters = false;     ///< Persian and Urdu keheh, yeh, heh to the Arabic ones
  bool digits = false;              ///< Arabic-Indic and extended Arabic-Indic to ASCII
  bool arabic_punctuation = false;  ///< Arabic comma, semicolon, question mark, percent, separators to ASCII
  bool quotes = false;              ///< all quotation marks to " and ', guillemets included
  bool dashes = false;              ///< all dashes and hyphens to -, minus sign included
  bool spaces = false;              ///< every space character to U+0020 (line ends stay); runs are kept
  bool zero_width = false;          ///< ZWSP, ZWNJ, ZWJ, word joiner, BOM, soft hyphen removed
  bool bidi_controls = false;       ///< LRM, RLM, ALM, embeddings, overrides, isolates removed
  bool case_fold = false;           ///< Unicode full case folding of Latin letters
  bool contractions = false;        ///< English: don't -> do not, I'm -> I am, can't -> cannot ...
  bool hyphens = false;             ///< a hyphen between letters to a space
  bool latin_diacritics = false;    ///< e-acute -> e, and so on, for Latin letters

  static MUWAZI_EXPORT NormalizeOptions analysis() noexcept;
  static MUWAZI_EXPORT NormalizeOptions matching() noexcept;
  friend bool operator==(const NormalizeOptions&, const NormalizeOptions&) = default;
};

struct NormalizedText {
  std::string utf8;
  OffsetMap map;  ///< utf8 -> the text that was handed in
  friend bool operator==(const NormalizedText&, const NormalizedText&) = default;
};

/// Normalises well-formed UTF-8 (ill-formed bytes are copied as they are). Idempotent for every set of options.
/// Linear in the text; text that nothing applies to costs one pass and one run of the map.
MUWAZI_EXPORT NormalizedText normalize(std::string_view utf8,
                                       const NormalizeOptions& options = NormalizeOptions::analysis());

}  // namespace muwazi::inline v0

#endif
