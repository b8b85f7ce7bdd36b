// SPDX-License-Identifier: Apache-2.0
// From a sentence to atoms (words, digit runs, symbols) and from atoms to quantities; private to quantity*.cpp.
//
//     He  paid  $   1,234.5   million  on  5   May        atoms
//     w   w     s   n         w        w   n   w          kinds; words that the table knows carry their entry
#ifndef MUWAZI_SRC_QUANTITY_SCAN_HPP
#define MUWAZI_SRC_QUANTITY_SCAN_HPP

#include <muwazi/quantity.hpp>

#include <memory_resource>

#include "quantity_table.hpp"

namespace muwazi::inline v0::quantities {

/// A number without its fraction: 0 for what is below 0 or none, and no more than 10^18.
constexpr std::uint64_t whole(double value) noexcept {
  return value >= 1e18 ? 1000000000000000000u : value > 0 ? static_cast<std::uint64_t>(value) : 0;
}

/// A decimal number, mantissa * 10^exponent, the mantissa without trailing zeros. Not valid where it does not fit.
struct Decimal {
  std::uint64_t mantissa = 0;
  std::int32_t exponent = 0;
  bool valid = true;

  static Decimal of(std::uint64_t integer) noexcept {
    Decimal out{integer, 0, true};
    out.normalize();
    return out;
  }
  void normalize() noexcept;
  [[nodiscard]] double to_double() const noexcept;
  /// The integer, or a value above any that a sentence means where it is none.
  [[nodiscard]] std::uint64_t integer() const noexcept;
  [[nodiscard]] bool is_integer() const noexcept { return exponent >= 0; }
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal multiply(Decimal a, Decimal b) noexcept;
Decimal add(Decimal a, Decimal b) noexcept;
void append_decimal(std::string& out, Decimal value);

enum class AtomKind : std::uint8_t { word, number, code, symbol };

struct Atom {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  AtomKind kind = AtomKind::word;
  bool glued = false;      ///< nothing stands before it
  bool conjunction = false;  ///< Arabic waw clitic
  bool article = false;    ///< Arabic article, in the word or before the digits
  bool preposition = false;  ///< another Arabic clitic
  bool capital = false;    ///< begins with a capital
  bool in_code = false;    ///< between backticks, in a link
  bool grouped = false;    ///< digits with thousands separators
  bool named = false;      ///< digits joined to a name by a hyphen ("COVID-19"), or with leading zeros
  bool ambiguous = false;  ///< "1.234": the last separator may part thousands
  std::uint8_t digits = 0;  ///< digits before the decimal point, at most 255
  char32_t symbol = 0;
  Decimal value;
  const Entry* entry = nullptr;

  [[nodiscard]] NumberClass number() const noexcept { return entry != nullptr ? entry->number : NumberClass::none; }
  [[nodiscard]] Role role() const noexcept { return entry != nullptr ? entry->role : Role::none; }
  [[nodiscard]] std::uint16_t unit() const noexcept { return entry != nullptr ? entry->unit : std::uint16_t{0}; }
};

const Header& table() noexcept;
const Entry* find(std::uint64_t hash, Language language) noexcept;
const Unit& unit_at(std::uint16_t unit) noexcept;
std::string_view unit_name(std::uint16_t unit) noexcept;
/// Index of a unit by name, 0 where there is none. Logarithmic for names that came from the table, else linear.
std::uint16_t unit_index(std::string_view name) noexcept;

/// An English word without the possessive at its end: "XIV's".
constexpr std::string_view without_possessive(std::string_view word) noexcept {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

/// Fills `atoms`; false where nothing in the sentence can be a quantity.
bool scan(std::string_view sentence, Language language, std::pmr::vector<Atom>& atoms);

/// A number that was read from atoms [first, last).
struct Number {
  std::size_t first = 0;
  std::size_t last = 0;
  Decimal value;
  std::uint32_t denominator = 1;  ///< of a fraction that is no finite decimal
  QuantityType type = QuantityType::cardinal;
  bool vague = false;
  bool implied = false;
  bool spelled = false;
  double high = 0;       ///< upper end where vague, else 0
  double alternate = 0;  ///< a second reading, else 0
  bool scaled = false;   ///< ends in a scale word (thousand, million)
};

/// A fraction: as a decimal where it ends within six places, else as numerator and denominator.
void set_fraction(std::uint64_t numerator, std::uint64_t denominator, Number& out) noexcept;
/// The value of a vulgar fraction such as U+00BD; false where `c` is none.
bool vulgar_fraction(char32_t c, Number& out) noexcept;

/// What stands at an atom; every question has an answer behind the last one too.
class AtomReader {
 public:
  AtomReader(std::span<const Atom> atoms, std::string_view text) : atoms_(atoms), text_(text) {}

 protected:
  [[nodiscard]] NumberClass number(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::word ? atoms_[i].number() : NumberClass::none;
  }
  [[nodiscard]] Role role(std::size_t i) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::word ? atoms_[i].role() : Role::none;
  }
  [[nodiscard]] bool digits(std::size_t i) const { return i < atoms_.size() && atoms_[i].kind == AtomKind::number; }
  [[nodiscard]] bool symbol(std::size_t i, char32_t c) const {
    return i < atoms_.size() && atoms_[i].kind == AtomKind::symbol && atoms_[i].symbol == c;
  }
  /// Of an atom that has an entry.
  [[nodiscard]] std::uint64_t value(std::size_t i) const { return static_cast<std::uint64_t>(atoms_[i].entry->value); }

  std::span<const Atom> atoms_;
  std::string_view text_;
};

/// Reads the number words and digits at atom `at`. One for each language.
bool read_english(std::span<const Atom> atoms, std::string_view text, std::size_t at, Number& out);
bool read_arabic(std::span<const Atom> atoms, std::string_view text, std::size_t at, Number& out);

/// Atoms to quantities.
void parse(std::span<const Atom> atoms, std::string_view text, Language language, std::vector<Quantity>& out);

/// Days since the civil epoch of a date, proleptic Gregorian; and of the civil (tabular) Islamic calendar.
std::int64_t gregorian_day(std::int64_t year, unsigned month, unsigned day) noexcept;
std::int64_t islamic_day(std::int64_t year, unsigned month, unsigned day) noexcept;

}  // namespace muwazi::inline v0::quantities

#endif
