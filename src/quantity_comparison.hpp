// SPDX-License-Identifier: Apache-2.0
// A comparison of two sentences on its way: the items of both sides and what has been found. Its steps stand in parts.
#ifndef MUWAZI_SRC_QUANTITY_COMPARISON_HPP
#define MUWAZI_SRC_QUANTITY_COMPARISON_HPP

#include <string>
#include <string_view>
#include <vector>

#include <muwazi/lexicon.hpp>
#include <muwazi/quantity.hpp>

#include "quantity_items.hpp"

namespace muwazi::inline v0::quantities {

struct Comparison {
  Side source;
  Side target;
  std::vector<QuantityMismatch> out;
  std::vector<char> reported;  ///< of each quantity of the source, whether `out` has it
  bool too_many = false;       ///< what is left over was not compared one by one

  void run();
  void report(const Item* s, const Item* t, std::string_view slip, QuantityFault fault, double confidence);
  /// The message that names the slip. Digits are spoken of only where both numbers are written in two or more.
  [[nodiscard]] const char* became(std::string_view slip, const Item& s, const Item& t) const;
  [[nodiscard]] std::string suggest(const Item& s, const Item& t) const;
  /// A text of numbers is held against another one as a whole: what each of those became that have no equal would take square
  /// time to find out, and be guesswork.
  void report_too_many();
  /// Leaves out what Arabic has for an argument of the English text: "%2", which is two per cent elsewhere, and "2%", its slip.
  void leave_arguments_out();
  /// Leaves out an Arabic number in words that renders a part of an English word ("foursome"), where English has fewer such numbers.
  void leave_compounds_out();
  /// Leaves out "wst", the name West, which is "and six" as well, where English has no six.
  void leave_west_out();
  /// A temperature that lost its minus.
  void compare_signs();
  void compare_units();

  // ---- Agreement (quantity_agree.cpp) -------------------------------------------------------------------------------

  void agree_on_the_rest();
  /// A number to be dialled or typed may stand in groups on one side: "116 123".
  void agree_in_groups(Side& mine, Side& other);
  /// What `mine` says in two numbers, `other` may say in one: "nine out of ten" is 90 %, "an hour and forty minutes" are 100
  /// minutes, "three kilos and 200 grams" are 3.2 kg.
  void agree_in_two_parts(Side& mine, Side& other);

  // ---- Calendars and clocks (quantity_calendars.cpp) ----------------------------------------------------------------

  /// Dates and years of the Islamic calendar with Gregorian ones: two days' tolerance, since sightings differ.
  void match_calendars();
  /// Days that agree in dates whose months do not.
  void compare_months();
  /// Nine in the morning against nine in the evening.
  void compare_half_days();
  /// Seasons that differ, and days before today that became days after it.
  void compare_calendar_words();

  // ---- Numbers that changed places (quantity_places.cpp) ------------------------------------------------------------

  void compare_places();
  /// "from 98 to 112" became "from 112 to 98". Scores are written either way round.
  void compare_ends();
  /// How sure it is that the translations of `before` and `s`, in this order in the source, changed places; 0 where they did
  /// not. `neighbours` where no other number stands between them.
  [[nodiscard]] double exchanged(const Item& before, const Item& s, bool neighbours, const Lexicon& lexicon) const;
  /// Do words of the same clause beside two numbers translate each other?
  [[nodiscard]] bool same_noun(const Item& s, const Item& t) const;

  // ---- Codes (quantity_codes.cpp) -----------------------------------------------------------------------------------

  /// A code of one side that the other has with a digit changed.
  void compare_codes();

  // ---- Dimensions (quantity_dimensions.cpp) -------------------------------------------------------------------------

  /// "an area of 618 kilometres": the noun before or behind a measure names another dimension than the unit has.
  void compare_dimensions();

  // ---- What has no equal (quantity_left_over.cpp) -------------------------------------------------------------------

  void left_over();
  /// How likely one left-over item became the other.
  [[nodiscard]] double likeness(const Item& s, const Item& t) const;
};

bool is_clitic(const Folded& word, unsigned size);

}  // namespace muwazi::inline v0::quantities

#endif
