// SPDX-License-Identifier: Apache-2.0
// What a sentence's quantities are taken apart into before they are compared: a range into its ends, a date into day, month and
// year.
#ifndef MUWAZI_SRC_QUANTITY_ITEMS_HPP
#define MUWAZI_SRC_QUANTITY_ITEMS_HPP

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <muwazi/quantity.hpp>

#include "quantity_scan.hpp"

namespace muwazi::inline v0::quantities {

enum class ItemKind : std::uint8_t { number, day, month, weekday, decade, century, time, season, relative_day };

struct Item {
  std::int32_t quantity = 0;
  ItemKind kind = ItemKind::number;
  double low = 0;
  double high = 0;
  double alternate = 0;
  std::uint16_t unit = 0;
  std::uint16_t other_unit = 0;
  bool percent = false;
  bool points = false;    ///< with `percent`: percentage points
  bool year = false;
  bool range = false;
  std::int8_t month = 0;  ///< of the date that a day or year belongs to
  bool ordinal = false;
  bool fraction = false;
  bool negative = false;
  bool times = false;     ///< how often: "twice", "three times"
  bool exact = false;     ///< of a time: morning or evening is known
  bool matched = false;
  std::int32_t partner = -1;  ///< item of the other side
  float strength = 0;         ///< how sure it is that a translation keeps it
};

struct Side {
  std::string_view text;
  std::span<const Quantity> quantities;
  Language language = Language::english;
  std::vector<Item> items;

  [[nodiscard]] const Quantity& of(const Item& item) const { return quantities[static_cast<std::size_t>(item.quantity)]; }
  [[nodiscard]] std::string_view written(const Item& item) const { return of(item).range.in(text); }
};

inline Dimension dimension_of(std::uint16_t unit) { return static_cast<Dimension>(unit_at(unit).dimension); }

inline bool close(double a, double b, double tolerance) {
  const double size = std::max(std::abs(a), std::abs(b));
  return std::abs(a - b) <= tolerance * size;
}

inline bool numeric(ItemKind kind) { return kind == ItemKind::number || kind == ItemKind::day; }

inline bool same_class(ItemKind a, ItemKind b) { return a == b || (numeric(a) && numeric(b)); }

bool has_digits(std::string_view text);

/// Takes the quantities of the side apart.
void add_items(Side& side);

}  // namespace muwazi::inline v0::quantities

#endif
