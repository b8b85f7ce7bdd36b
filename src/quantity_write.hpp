// SPDX-License-Identifier: Apache-2.0
// Values written back in the digits and style of a sentence: the suggestions of the comparison.
#ifndef MUWAZI_SRC_QUANTITY_WRITE_HPP
#define MUWAZI_SRC_QUANTITY_WRITE_HPP

#include <muwazi/quantity.hpp>

namespace muwazi::inline v0::quantities {

/// The words of `wrong` (a quantity of `text`) with the value `low` of `right` in place of `wrong_low`; a month where
/// `month`. Empty where no sure form is known.
std::string rewrite(const Quantity& right, double low, bool month, const Quantity& wrong, double wrong_low,
                    std::string_view text, Language language);

}  // namespace muwazi::inline v0::quantities

#endif
