// SPDX-License-Identifier: Apache-2.0
// Numbers of an English or Arabic sentence as typed values, and the comparison of two sentences' values.
//
//     auto en = muwazi::find_quantities("the 618-kilometre border", muwazi::Language::english);
//     // one Quantity: type measure, value "618", unit "kilometer", range [4, 17)
//
// Both languages, digits of the three sets, words, mixtures of both, ordinals, fractions, ranges, dates, clock times,
// money, percentages and measures become values, so that "the 1960s" and the Arabic for "the sixties of the twentieth
// century" are equal and "13th century" is not "19th century". What is no quantity is left alone: versions (1.2.3),
// codes (H1N1), telephone numbers, links. Numbers that belong to a name ("COVID-19") are found and marked.
#ifndef MUWAZI_QUANTITY_HPP
#define MUWAZI_QUANTITY_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/message.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

enum class QuantityType : std::uint8_t {
  cardinal, ordinal, decimal, fraction, percent, money, measure, date, time, duration, range, year, decade, century
};

/// What a unit measures.
enum class Dimension : std::uint8_t {
  none, length, area, volume, mass, temperature, angle, speed, duration, data, energy, power, current, resistance,
  voltage, frequency, pressure, force, graphics, money
};

/// One quantity of a sentence. The range is in the sentence that was searched.
///
///     They   walked   two and a half   kilometres            value "2.5", unit "kilometer", low = high = 2.5
///                     |------- range ----------|
///
/// `value` by type: a plain decimal (cardinal, ordinal, decimal, fraction, percent, money, measure, year; negative for a
/// year before Christ, behind a minus sign or word, and before "below zero"); "A/B" for a range, a score, a ratio and a
/// verse, in the order of the text; "2020-03-12", "2020-03", "--03-12", "--03" or "-W-6" (a weekday alone) for dates, and
/// as ISO 8601-2 writes them "2011-21" or "--24" for seasons (21 spring to 24 winter) and "P-1D" for yesterday; "17:30",
/// "12:30:45" for times; "P17D", "PT4M" for durations; the first year, as
/// "1960", for a decade ("60" where the text leaves the century out); the ordinal of a century ("19", "-5" before Christ).
struct Quantity {
  ByteRange range;
  QuantityType type = QuantityType::cardinal;
  Dimension dimension = Dimension::none;
  bool vague = false;    ///< an order of magnitude ("hundreds of", "a few dozen"): low and high say which
  bool implied = false;  ///< said by grammar rather than by a number: a dual, "both", "once"
  bool in_name = false;  ///< part of a name, a code, a label or list number ("COVID-19", "[12]", "1.")
  bool spelled = false;  ///< in words
  bool hijri = false;    ///< a date or year of the Islamic calendar
  double low = 0;        ///< the value in its unit; the lower end of an interval, inclusive
  double high = 0;       ///< the upper end, inclusive; equal to `low` for an exact value
  double alternate = 0;  ///< another reading ("1.234" as 1234), 0 where there is none
  std::string value;
  std::string_view unit;       ///< CLDR unit id ("kilometer") or ISO 4217 code ("USD"); generic money: "dollar". Static
  std::string_view other_unit; ///< where the unit's word has two readings ("pound": mass); static
  std::uint64_t key = 0;       ///< equal for equal values of both languages; 0 where the value is vague. For aligners
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// The quantities of one sentence (UTF-8), in order, not overlapping. Linear; text without numbers costs one look-up a
/// word and does not allocate. Ill-formed bytes part words and are otherwise ignored; numbers beyond 10^30 and digit
/// runs that no number has are left out. May be called from several threads.
MUWAZI_EXPORT std::vector<Quantity> find_quantities(std::string_view sentence, Language language);

/// What kind of fault a mismatch is; the names of the finding kinds.
enum class QuantityFault : std::uint8_t { number, date, unit };

/// What is wrong between the quantities of two sentences that translate each other.
struct QuantityMismatch {
  std::int32_t source = -1;  ///< index into the source's quantities; -1 where only the target has it, and for a code
  std::int32_t target = -1;  ///< index into the target's quantities; -1 where only the source has it, and for a code
                             ///< ("A-4471", no quantity): the ranges tell where both are
  std::string slip;          ///< "digit", "transposition", "magnitude", "value", "dropped", "added", "swapped", "month",
                             ///< "weekday", "day", "year", "unit", "dimension"; "many": over 32 have no equal, not compared
  double confidence = 0;     ///< probability that a reviser would call it an error
  std::string suggestion;    ///< the right form in the digits and style of the target; may be empty
  QuantityFault fault = QuantityFault::number;
  ByteRange source_range;    ///< in the source sentence; empty where there is nothing to point at
  ByteRange target_range;    ///< in the target sentence; empty where there is nothing to point at
  Message message;           ///< localize() says it: "618 became 681"
  bool major = true;         ///< false for a slip that a reader can mend by himself
  friend bool operator==(const QuantityMismatch&, const QuantityMismatch&) = default;
};

/// Matches two sets of quantities as typed values and says what does not fit.
///
///     auto en = find_quantities("the 13th century", Language::english);
///     auto ar = find_quantities("\u0627\u0644\u0642\u0631\u0646 \u0627\u0644\u062A\u0627\u0633\u0639 \u0639\u0634\u0631", Language::arabic);   // the nineteenth
///     compare_quantities(english, en, arabic, ar, Language::english);   // one: "digit", fault number, 0.95
///
/// Equal values pair first, whatever digits or words they are written in; then what agrees in another way: converted
/// units (6 % tolerance), a fraction and a percentage, decades, orders of magnitude, Islamic and Gregorian dates (two
/// days). Silent where the evidence is thin: numbers said by grammar, in names, repeated on one side only, "one", "two".
/// `source_language` is that of the source; the target is in the other. The sentences are those that the quantities were
/// found in, and may be several joined ones. Confidence is calibrated by hand on pud.tsv and tico19.tsv: at 0.5 and above
/// nine in ten are errors there. Never throws on content; sides with more than 64 unmatched quantities are not judged.
/// Near-linear; may be called from several threads.
MUWAZI_EXPORT std::vector<QuantityMismatch> compare_quantities(std::string_view source_sentence,
                                                               std::span<const Quantity> source,
                                                               std::string_view target_sentence,
                                                               std::span<const Quantity> target,
                                                               Language source_language);

/// "cardinal", "ordinal" ... Static storage.
MUWAZI_EXPORT std::string_view quantity_type_name(QuantityType type) noexcept;

/// "number", "date", "unit". Static storage.
MUWAZI_EXPORT std::string_view quantity_fault_name(QuantityFault fault) noexcept;

}  // namespace muwazi::inline v0

#endif
