// SPDX-License-Identifier: Apache-2.0
// Numbers of an English or Arabic sentence as typed values, and the comparison of two sentences' values.
//
//     auto en = muwazi::find_quantities("the 618-kilometre border", muwazi::Language::english);
//     // one Quantity: type measure, value "618", unit "kilometer", range [4, 17)
#ifndef MUWAZI_QUANTITY_HPP
#define MUWAZI_QUANTITY_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

enum class QuantityType : std::uint8_t {
  cardinal, ordinal, decimal, fraction, percent, money, measure, date, time, duration, range, year, decade, century
};

/// One quantity of a sentence. The range is in the sentence that was searched.
struct Quantity {
  ByteRange range;
  QuantityType type = QuantityType::cardinal;
  std::string value;       ///< plain decimal ("618", "0.5"), or ISO 8601 for dates, times and durations
  std::string unit;        ///< CLDR unit id ("kilometer") or ISO 4217 code ("USD"); empty where there is none
  std::uint64_t key = 0;   ///< equal for equal values of both languages; 0 where the value is vague. For aligners
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// The quantities of one sentence (UTF-8), in order, not overlapping. Linear; text without numbers costs next to nothing.
MUWAZI_EXPORT std::vector<Quantity> find_quantities(std::string_view sentence, Language language);

/// What is wrong between the quantities of two sentences that translate each other.
struct QuantityMismatch {
  std::int32_t source = -1;  ///< index into the source's quantities, -1 where only the target has it
  std::int32_t target = -1;  ///< index into the target's quantities, -1 where only the source has it
  std::string slip;          ///< "digit", "transposition", "magnitude", "dropped", "added", "swapped", "month", "unit"
  double confidence = 0;     ///< probability that a reviser would call it an error
  std::string suggestion;    ///< the right form in the digits and style of the target; may be empty
  friend bool operator==(const QuantityMismatch&, const QuantityMismatch&) = default;
};

/// Matches two sets of quantities as typed values. The sentences are those that the quantities were found in.
MUWAZI_EXPORT std::vector<QuantityMismatch> compare_quantities(std::string_view source_sentence,
                                                               std::span<const Quantity> source,
                                                               std::string_view target_sentence,
                                                               std::span<const Quantity> target,
                                                               Language source_language);

MUWAZI_EXPORT std::string_view quantity_type_name(QuantityType type) noexcept;

}  // namespace muwazi::inline v0

#endif
