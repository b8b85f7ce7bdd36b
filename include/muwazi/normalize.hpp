// SPDX-License-Identifier: Apache-2.0
// English and Arabic folds, each on or off, with a map back: every byte of the result knows its source bytes.
//
//     muwazi::NormalizedText plain = muwazi::normalize(text.utf8);   // NormalizeOptions::analysis()
//     muwazi::ByteRange there = plain.map.origin({0, 4});            // the bytes of text.utf8 behind plain.utf8[0, 4)
//
//     muwazi::NormalizeOptions options;                              // nothing is on
//     options.tatweel = options.harakat = true;
//     muwazi::normalize(vocalised, options);                         // marks go, letters stay
//
// Two presets matter. `NormalizeOptions::analysis()` is what the rest of the library reads: canonical composition,
// presentation forms, tatweel, harakat, Persian letters, zero-width and bidi controls, dashes and spaces made plain,
// but capitals, hamza seats, digits, punctuation, quotes and words left as they are. Quotes stay, since which way a
// quote looks tells where a quotation begins and ends, and \u2019 is both apostrophe and quote: later stages see more
// in \u00AB \u00BB and \u201C \u201D than in ". `NormalizeOptions::matching()` folds all that spellings of one word may
// differ in; it is what dictionaries are keyed by (matching_key() in token.hpp does the same for single words). It
// folds neither contractions nor hyphens, which change how many words there are.
//
// Spellings of one word under matching():  Elys\u00E9e ELYSEE   \u0623\u062D\u0645\u062F \u0627\u062D\u0645\u062F
// (Ahmad with and without hamza). Not spellings of one word: Sam's and Sams, 618 and 681.
#ifndef MUWAZI_NORMALIZE_HPP
#define MUWAZI_NORMALIZE_HPP

#include <string>
#include <string_view>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// Each fold on or off. A default-constructed value folds nothing. Folds are applied together until none of them
/// changes anything more, so their order does not matter to the caller. "Unicode" is The Unicode Standard 15.0.
struct NormalizeOptions {
  /// Canonical composition: e and U+0301 to U+00E9, alef and combining hamza to U+0623. UAX #15, form C.
  bool nfc = false;
  /// Compatibility composition: ligatures, full width, superscripts, U+2026 to three stops. Implies nfc. UAX #15, form
  /// KC.
  bool nfkc = false;
  /// U+FB50..U+FDFF and U+FE70..U+FEFE to plain letters; lam-alef to two letters, U+FDFA (the eulogy) to its four
  /// words. The ornate parentheses and U+FDFD (the basmala), which have no decomposition, stay. Unicode 9.2, "Arabic
  /// Presentation Forms": for old encodings only.
  bool presentation_forms = false;
  /// U+0640 removed: it stretches a line and has no sound. Unicode 9.2, "Tatweel".
  bool tatweel = false;
  /// U+064B..U+065F, U+0670 (dagger alef), U+0610..U+061A, U+06D6..U+06ED as far as they are marks, U+08D3..U+08FF
  /// removed. Readers leave them out; writers do, too. Unicode 9.2, "Arabic Diacritics", "Koranic Annotation Signs".
  bool harakat = false;
  /// U+0622, U+0623, U+0625, U+0671..U+0673 to alef, U+0624 to waw, U+0626 to yeh; U+0653..U+0655 removed. A hamza that
  /// stands alone stays. Everyday typing drops these; Larkey et al., "Improving stemming for Arabic", SIGIR 2002.
  bool hamza_seats = false;
  /// U+0649 to yeh, wherever it stands. Egyptian print writes final yeh without dots. Larkey et al. 2002.
  bool alef_maqsura = false;
  /// U+0629 to heh. Larkey et al. 2002.
  bool ta_marbuta = false;
  /// Persian and Urdu letters typed for Arabic ones: U+06A9, U+06AA to kaf; U+06CC, U+06D2 to yeh; U+06BE,
  /// U+06C0..U+06C2, U+06D5 to heh; U+06C3 to ta marbuta; U+06D3 to yeh with hamza. Letters of sounds that Arabic lacks
  /// (peh, tcheh, jeh, veh, gaf) stay. Unicode 9.2, table 9-6 and "Arabic Letters Heh", "Yeh", "Kaf".
  bool persian_letters = false;
  /// Arabic-Indic U+0660..U+0669 and Eastern Arabic-Indic U+06F0..U+06F9 to ASCII. Unicode 9.2, "Arabic Digits".
  bool digits = false;
  /// U+060C to comma, U+061B to semicolon, U+061F to question mark, U+066A to %, U+066B to full stop, U+066C to comma,
  /// U+066D to *, U+06D4 to full stop. Unicode 9.2, "Punctuation".
  bool arabic_punctuation = false;
  /// Quotation marks to " (guillemets, single ones too, CJK corner brackets) and ' (curly single quotes and the
  /// modifier letters that stand for hamza and ain: U+02BB, U+02BC, U+02BE, U+02BF). PropList.txt, Quotation_Mark.
  /// Primes stay: they are feet and minutes.
  bool quotes = false;
  /// U+2010..U+2015, U+2212 (minus), U+2E3A, U+2E3B, U+FE58, U+FE63, U+FF0D to hyphen-minus. PropList.txt, Dash.
  bool dashes = false;
  /// Every other Space_Separator to U+0020. Tabs and line ends (U+2028, U+2029, U+0085 too) stay; runs are kept.
  bool spaces = false;
  /// U+200B, U+200C, U+200D, U+2060..U+2064, U+FEFF, U+00AD, U+180E removed. Unicode 23.2, "Layout Controls".
  bool zero_width = false;
  /// U+061C, U+200E, U+200F, U+202A..U+202E, U+2066..U+2069 removed. UAX #9; PropList.txt, Bidi_Control.
  bool bidi_controls = false;
  /// Full case folding of every script: STRASSE and Stra\u00DFe to strasse. CaseFolding.txt, statuses C and F.
  bool case_fold = false;
  /// English, at the word's own capitals: don't to do not, I'm to I am, can't to cannot, won't to will not, let's to
  /// let us. `'s` is expanded behind pronouns and the like only (it's to it is, but Sam's stays), `'d` never: it may
  /// mean had or would. Quirk et al., "A Comprehensive Grammar of the English Language", 3.23.
  bool contractions = false;
  /// A hyphen (U+002D, U+2010, U+2011) between letters to a space: al-Qaeda to al Qaeda; COVID-19 stays.
  bool hyphens = false;
  /// Latin letters to their base letters, U+00E9 to e, U+0141 to L, U+00C6 to AE; combining marks behind a Latin letter
  /// removed. UnicodeData.txt, decompositions; letters without one as library catalogues write them.
  bool latin_diacritics = false;

  /// What every later stage reads; see the top of this file.
  static MUWAZI_EXPORT NormalizeOptions analysis() noexcept;
  /// What dictionaries are keyed by; see the top of this file.
  static MUWAZI_EXPORT NormalizeOptions matching() noexcept;
  friend bool operator==(const NormalizeOptions&, const NormalizeOptions&) = default;
};

/// The result. Deleted characters belong to the character before them in the map (a mark to its letter), at the start
/// of the text to none; the letters of a ligature share its source, and so do letters that were composed or reordered.
struct NormalizedText {
  std::string utf8;
  OffsetMap map;  ///< utf8 -> the text that was handed in; ranges on character boundaries go to such
  friend bool operator==(const NormalizedText&, const NormalizedText&) = default;
};

/// Normalises well-formed UTF-8. Ill-formed bytes are copied as they are (and nothing is removed right behind one, lest
/// what follows complete it). Idempotent for every set of options. With nfc or nfkc on, the result is in that form.
/// Throws Error{resource} if the result reached 4 GiB, never for what a text holds. Linear in the text; a text that no
/// fold applies to costs one pass and one run of the map. May be called from any thread.
MUWAZI_EXPORT NormalizedText normalize(std::string_view utf8,
                                       const NormalizeOptions& options = NormalizeOptions::analysis());

}  // namespace muwazi::inline v0

#endif
