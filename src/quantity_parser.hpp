// SPDX-License-Identifier: Apache-2.0
// The parser of quantities: one pass over a sentence's atoms. Each reader takes the index of an atom and returns the index behind
// what it read, or the same index where it does not apply.
#ifndef MUWAZI_SRC_QUANTITY_PARSER_HPP
#define MUWAZI_SRC_QUANTITY_PARSER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/quantity.hpp>

#include "quantity_scan.hpp"

namespace muwazi::inline v0::quantities {

constexpr std::uint64_t key_of(std::uint64_t kind, std::uint64_t value) {
  const std::uint64_t h = mix((kind + 1) * 0x9E3779B97F4A7C15u ^ value * 0xD6E8FEB86659FD93u);
  return h == 0 ? 1 : h;
}

/// Days of a month of the Gregorian calendar; of the longest February where the year is 0.
unsigned days_in(unsigned month, std::int64_t year);

void append_padded(std::string& out, std::uint64_t value, std::size_t width);

struct DateParts {
  std::int64_t year = 0;  ///< 0 where it is left out
  unsigned month = 0;
  unsigned day = 0;
};

/// Unit or percent sign behind a number.
struct Behind {
  std::uint16_t unit = 0;
  std::uint16_t other = 0;
  bool percent = false;
  bool points = false;
  std::size_t next = 0;
  Decimal extra{};  // "and a half" behind the unit
};

/// A number on its way to a quantity, with what has been found around it.
struct Reading {
  Number n;
  std::size_t first = 0;         ///< atom that the quantity begins with: a currency sign, or the number
  std::size_t at = 0;            ///< atom that the number begins with
  std::size_t next = 0;          ///< behind the number and what is glued to it
  std::uint16_t front_unit = 0;  ///< currency before the number, 0 where there is none
  bool in_digits = false;
  bool named = false;            ///< part of a name or a code
  bool explicit_scale = false;   ///< "3 million", "3m"
  Behind unit{};                 ///< unit or percent sign behind it
  int era = 0;                   ///< as era() says
  std::size_t era_end = 0;       ///< behind the era
};

/// A time of day on its way to a quantity.
struct Clock {
  unsigned hour = 0;
  unsigned minute = 0;
  bool minutes_seen = false;
  bool in_words = false;
  bool marked = false;    ///< Arabic: behind "the hour"
  std::size_t next = 0;   ///< behind what has been read
};

/// Where to go on; empty where a reader does not apply.
using Next = std::optional<std::size_t>;

class Parser : AtomReader {
 public:
  Parser(std::span<const Atom> atoms, std::string_view text, Language language, std::vector<Quantity>& out)
      : AtomReader(atoms, text), arabic_(language == Language::arabic), out_(out) {}

  void run();

 private:
  [[nodiscard]] bool word(std::size_t i) const { return i < atoms_.size() && atoms_[i].kind == AtomKind::word; }
  [[nodiscard]] bool glued(std::size_t i) const { return i < atoms_.size() && atoms_[i].glued; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return i < atoms_.size() ? text_.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin) : std::string_view();
  }
  [[nodiscard]] std::size_t joined(std::size_t i) const {
    return dash(i) && glued(i) && glued(i + 1) ? i + 1 : i;
  }
  bool read(std::size_t at, Number& out) const {
    return arabic_ ? read_arabic(atoms_, text_, at, out) : read_english(atoms_, text_, at, out);
  }
  [[nodiscard]] bool is_month(std::size_t i) const { return role(i) == Role::month; }
  [[nodiscard]] bool is_minute(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].unit() != 0 && unit_name(atoms_[i].unit()) == "minute";
  }
  /// Arabic "illa": less.
  [[nodiscard]] bool except(std::size_t i) const { return arabic_ && word(i) && text(i) == "\u0625\u0644\u0627"; }
  [[nodiscard]] bool money(std::uint16_t unit) const {
    return unit != 0 && static_cast<Dimension>(unit_at(unit).dimension) == Dimension::money;
  }
  static double double_of(const Number& n) {
    return n.denominator == 1 ? n.value.to_double() : n.value.to_double() / n.denominator;
  }
  [[nodiscard]] bool arabic_script(std::size_t i) const {
    return static_cast<unsigned char>(text_[atoms_[i].begin]) >= 0xD8;
  }

  // ---- What is where, and what begins (quantity_parser.cpp) ---------------------------------------------------------

  [[nodiscard]] bool dash(std::size_t i) const;
  [[nodiscard]] bool conjunction(std::size_t i, std::size_t& next) const;
  Quantity& emit(std::size_t first, std::size_t last, QuantityType type);
  [[nodiscard]] std::uint64_t small_integer(std::size_t i, std::uint64_t highest) const;
  /// Index of the first atom at or behind the end of a quantity, searched from `hint` backwards.
  [[nodiscard]] std::size_t last_of(const Quantity& q, std::size_t hint) const;
  [[nodiscard]] bool begins_roman(const Atom& atom) const;
  std::size_t step(std::size_t i);
  /// Behind a telephone number that begins at `i`: "+44 20 7946 0958", "(202) 555-0143", "1-800-555-0199"; after a word such
  /// as "call" whatever has seven digits and more. `i` where there is none.
  [[nodiscard]] std::size_t telephone(std::size_t i) const;
  /// Numbers that the Arabic noun itself says: duals of units, "a degree and a half"; "a year and a half" in English.
  std::size_t grammatical(std::size_t i);

  // ---- Dates (quantity_dates.cpp) -----------------------------------------------------------------------------------

  /// A month at `i` that is surely one when digits stand beside it; `alone` asks for more where they do not.
  bool month(std::size_t i, unsigned& out, bool& hijri, std::size_t& next, bool alone) const;
  [[nodiscard]] bool name_is_short(std::size_t i) const;
  /// A year behind a month: "2020", ", 2020", "of the year 2020".
  bool year_behind(std::size_t i, bool hijri, std::int64_t& year, std::size_t& next) const;
  /// A day of the month at `i`: digits with or without ending, or an ordinal in words.
  bool day(std::size_t i, unsigned& out, std::size_t& next) const;
  void emit_date(std::size_t first, std::size_t last, const DateParts& date, bool hijri);
  std::size_t date(std::size_t at);
  /// "2020-03-12", "12/03/2020".
  std::size_t numeric_date(std::size_t at);
  /// "9/11" is a date and "24/7" is all day.
  std::size_t slashed_idiom(std::size_t at);
  /// "spring 2011", "in the winter": a quarter of a year as ISO 8601-2 writes it, "2011-21" or "--21".
  std::size_t season(std::size_t i);
  /// "yesterday": days from today as a signed ISO 8601-2 duration, "P-1D".
  std::size_t relative_day(std::size_t i);
  /// "5.1.2020": a code of digits and full stops that is a date.
  std::size_t dotted_date(std::size_t i);
  std::size_t weekday(std::size_t i);

  // ---- Times (quantity_times.cpp) -----------------------------------------------------------------------------------

  void emit_time(std::size_t first, std::size_t last, unsigned minutes, bool exact);
  /// What a word of the second half of the day says: p.m., at night, around noon.
  [[nodiscard]] unsigned said_half(std::size_t i) const;
  /// 1 for a.m., 2 for p.m., 3 for at night, 4 for around noon at `i`, 0 for neither. `next` is behind it, `i` where there is nothing.
  [[nodiscard]] unsigned half_day(std::size_t i, std::size_t& next) const;
  static unsigned on_clock(unsigned hour, unsigned minute, unsigned half);
  /// An hour in words at `i`, one to twelve; Arabic: an ordinal, "one" and "twelve" too.
  bool hour_word(std::size_t i, unsigned& hour, std::size_t& next) const;
  /// "half past five", "a quarter to nine", "ten (minutes) past three", "twenty to six".
  std::size_t english_minutes(std::size_t at);
  /// "0650 GMT", "at 1500 hours", Arabic "1430 bi-tawqit".
  std::size_t military_time(std::size_t at);
  std::size_t time(std::size_t at);
  /// "10:20" at `i`.
  [[nodiscard]] bool hours_and_minutes(std::size_t i) const;
  /// "10:20:30" at `i`, in a time that begins at `at`; `at` where the parts are no time.
  Next seconds(std::size_t at, std::size_t i);
  /// The hour at clock.next, and minutes glued to it: "10", "10:20", "6.30 pm".
  bool hour_in_digits(Clock& clock) const;
  bool hour_in_words(Clock& clock) const;
  /// Arabic: "less a quarter", "and ten minutes", "and a half less five".
  void minutes_behind(Clock& clock) const;
  /// The half of the day, which may stand behind a second time ("6-10am"), and "o'clock". `at` where nothing says that it is a
  /// time.
  std::size_t end_of_time(std::size_t at, const Clock& clock);
  /// Minutes at `i` as they stand behind an hour: "the half", "a quarter", "ten minutes".
  bool minutes_at(std::size_t i, unsigned& minutes, std::size_t& next) const;
  /// Do minutes follow the hour at `at`, so that it needs no "o'clock": "the fifth and the half", "the nine less a quarter"?
  [[nodiscard]] bool clock_minutes(std::size_t next, std::size_t at) const;

  // ---- Centuries and decades (quantity_centuries.cpp) ---------------------------------------------------------------

  void emit_century(std::size_t first, std::size_t last, std::uint64_t n, bool before_christ);
  void emit_decade(std::size_t first, std::size_t last, std::uint64_t start);
  /// Arabic: century word, then ordinals or digits.
  std::size_t arabic_century(std::size_t at);
  std::size_t decade_word(std::size_t at);

  // ---- Numbers (quantity_numbers.cpp) -------------------------------------------------------------------------------

  static std::string decimal_text(const Number& n);
  void set_number(Quantity& q, const Number& n) const;
  /// Does the number at `at` belong to a name or a code, or number a list?
  [[nodiscard]] bool in_name(std::size_t at, std::size_t last) const;
  /// Is the number at `at`, which is in figures behind something, part of a name: "FTSE 100", "S&P 500", "10 Downing Street", "No 10"?
  [[nodiscard]] bool names_number(std::size_t at) const;
  /// The era behind a year: -1 before Christ, 1 after, 2 of the Hijra, 0 none.
  [[nodiscard]] int era(std::size_t i, std::size_t& next) const;
  [[nodiscard]] bool year_like(const Number& n, std::size_t at) const;
  [[nodiscard]] bool year_context(std::size_t at) const;
  /// The exponent behind a ten at `i`: "10^5", "10^-9", superscript digits. `next` is behind it.
  bool power_of_ten(std::size_t i, int& exponent, std::size_t& next) const;
  /// "1.5e6", "3.2 x 10^5" and a bare "10^5": multiplies the number. False where the value is beyond any quantity; `i`, the
  /// atom behind the number, moves along.
  bool scientific(Number& n, std::size_t& i) const;
  /// A minus sign or word before the number at `at`: the atom where the quantity begins, else `at`. A hyphen counts only
  /// where it cannot be a dash or a bullet: behind a space or bracket, glued to the number, and before a unit or decimals.
  [[nodiscard]] std::size_t sign(std::size_t at, bool sure) const;
  std::size_t finish(std::size_t first, const Number& number, std::uint16_t front_unit);
  /// What is glued to digits: "19th", "1960s", "5m".
  Next glued_ending(Reading& r);
  /// "5m", "$2bn", "10k": letters that may be a scale, a unit or part of a name.
  void suffix_scale(Reading& r, std::string_view ending) const;
  /// "19th century", "the nineteenth and twentieth centuries".
  Next english_century(const Reading& r);
  /// Ordinals listed before a century share it.
  void share_century(const Reading& r, bool before_christ);
  void find_unit(Reading& r) const;
  /// A year: by its look, by what stands before it, by its era.
  void find_year(Reading& r) const;
  /// A range: "10-20", "from 5 to 10", "between 5 and 10".
  Next range(const Reading& r);
  /// Do two numbers that look like the ends of a range speak of two things? `e` and `end_unit` are the units behind and before
  /// the second.
  [[nodiscard]] bool apart(const Reading& r, const Behind& e, std::uint16_t end_unit, int end_era) const;
  void set_range(Quantity& q, const Number& n, const Number& end, bool before_christ) const;
  /// A ratio, a verse: "4:1", "13:4". Times have been read before.
  Next ratio(const Reading& r);
  /// A number that is neither a range nor a ratio.
  std::size_t single(Reading& r);
  bool range_end(std::size_t first, std::size_t at, std::size_t i, const Number& n, Number& end,
                 std::uint16_t& unit) const;

  // ---- Units (quantity_units.cpp) -----------------------------------------------------------------------------------

  /// Unit or percent sign behind the number that ends before `i`.
  Behind behind(std::size_t i, bool glued_word) const;
  /// Currency in front of the number at `at`: "$5", "US$ 5", "EUR 5". Returns the number's atom, or `at`.
  [[nodiscard]] std::size_t currency(std::size_t at, std::uint16_t& unit) const;
  [[nodiscard]] bool is_sign_or_code(std::size_t at) const;
  void set_unit(Quantity& q, const Behind& b) const;
  static std::string duration_text(const std::string& value, std::string_view unit, double low);
  /// "6 ft 2 in", "6 feet 2 inches", "6-foot-2": adds the inches, as parts of a foot.
  std::size_t inches_behind(std::size_t i, Number& n) const;
  /// "and a half" behind a unit; adds it to the number.
  std::size_t half_behind_unit(std::size_t i, Number& n) const;

  bool arabic_;
  std::vector<Quantity>& out_;
};

}  // namespace muwazi::inline v0::quantities

#endif
