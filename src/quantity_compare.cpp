// SPDX-License-Identifier: Apache-2.0
// Comparison of the quantities of two sentences as a matching of typed values.
//
// Each quantity is taken apart into items (a range into its ends, a date into day, month and year). Items of equal value
// are matched first, then those that agree in another way: unit conversion, fraction and percentage, order of magnitude,
// decade and interval. What is left is an error only where the evidence is strong: two left-over items that look like a
// slip of each other, or one that translators never leave out.
#include <muwazi/quantity.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "placeholder.hpp"
#include "quantity_agree.hpp"
#include "quantity_comparison.hpp"
#include "quantity_write.hpp"

namespace muwazi::inline v0 {
namespace quantities {

void Comparison::run() {
  reported.assign(source.quantities.size(), 0);
  add_items(source);
  add_items(target);
  leave_arguments_out();
  leave_compounds_out();
  leave_west_out();
  match_calendars();
  match_equal(source, target);
  agree_on_the_rest();
  agree_in_groups(source, target);
  agree_in_groups(target, source);
  agree_in_two_parts(source, target);
  agree_in_two_parts(target, source);
  compare_months();
  compare_half_days();
  compare_calendar_words();
  compare_signs();
  compare_units();
  compare_places();
  compare_codes();
  compare_dimensions();
  left_over();
  if (too_many) report_too_many();
}

void Comparison::leave_arguments_out() {
  const std::string_view english = source.language == Language::english ? source.text : target.text;
  if (english.find('%') == std::string_view::npos) return;
  std::array<bool, 10> arguments{};
  for (std::size_t at = english.find('%'); at != std::string_view::npos; at = english.find('%', at + 1)) {
    const std::string_view argument = english.substr(at, qt_length(english.substr(at), true));
    const bool one_digit = argument.size() == (argument.starts_with("%L") ? 3 : 2);
    if (one_digit && !(at > 0 && is_ascii_digit(english[at - 1]))) arguments[static_cast<std::size_t>(argument.back() - '0')] = true;
  }
  Side& arabic = source.language == Language::english ? target : source;
  std::erase_if(arabic.items, [&](const Item& item) {
    return item.percent && item.kind == ItemKind::number && item.low >= 1 && item.low <= 9 && item.low == std::floor(item.low) &&
           arguments[static_cast<std::size_t>(item.low)];
  });
}

void Comparison::report(const Item* s, const Item* t, std::string_view slip, QuantityFault fault, double confidence) {
  QuantityMismatch m;
  m.slip = slip;
  m.fault = fault;
  m.confidence = confidence;
  if (s != nullptr) {
    m.source = s->quantity;
    reported[static_cast<std::size_t>(s->quantity)] = 1;
    m.source_range = source.of(*s).range;
  }
  if (t != nullptr) {
    m.target = t->quantity;
    m.target_range = target.of(*t).range;
  }
  const auto text = [](const Side& side, ByteRange range) { return quote(range.in(side.text)); };
  if (s != nullptr && t != nullptr) {
    m.message = {became(slip, *s, *t), {text(source, m.source_range), text(target, m.target_range)}};
    m.suggestion = suggest(*s, *t);
  } else if (s != nullptr) {
    m.message = {"{0} is missing in the translation", {text(source, m.source_range)}};
    m.major = s->strength >= 0.8f;
  } else {
    m.message = {"{0} is not in the source", {text(target, m.target_range)}};
    m.major = t->strength >= 0.8f;
  }
  out.push_back(std::move(m));
}

const char* Comparison::became(std::string_view slip, const Item& s, const Item& t) const {
  const bool figures = s.low >= 10 && t.low >= 10 && has_digits(source.written(s)) && has_digits(target.written(t));
  if (slip == "digit" && figures) return "{0} became {1}: one digit differs";
  if (slip == "transposition" && figures) return "{0} became {1}: digits changed places";
  if (slip == "magnitude") return "{0} became {1}: another order of magnitude";
  if (slip == "month") return "{0} became {1}: another month";
  if (slip == "weekday") return "{0} became {1}: another day of the week";
  if (slip == "day") return "{0} became {1}: another day";
  if (slip == "unit") return "{0} became {1}: another unit";
  return "{0} became {1}";
}

std::string Comparison::suggest(const Item& s, const Item& t) const {
  const Quantity& from = source.of(s);
  const Quantity& to = target.of(t);
  return rewrite(from, s.low, s.kind == ItemKind::month, to, t.low, target.text, target.language);
}

void Comparison::report_too_many() {
  QuantityMismatch& m = out.emplace_back();
  m.slip = "many";
  m.confidence = 0.6;
  m.message = "too many numbers without an equal on the other side to say what became of each";
  const auto first = [](const Side& side) {
    const auto left = std::find_if(side.items.begin(), side.items.end(), [](const Item& item) { return !item.matched; });
    return left == side.items.end() ? ByteRange() : side.of(*left).range;
  };
  m.source_range = first(source);
  m.target_range = first(target);
}

void Comparison::compare_signs() {
  for (const Item& s : source.items) {
    if (s.kind != ItemKind::number || s.partner < 0 || s.unit == 0) continue;
    const Item& t = target.items[static_cast<std::size_t>(s.partner)];
    if (s.negative == t.negative || s.low != t.low || t.unit == 0) continue;
    const Dimension d = dimension_of(s.unit);
    if (d != Dimension::temperature && dimension_of(t.unit) != Dimension::temperature) continue;
    report(&s, &t, "value", QuantityFault::number, 0.6);
    out.back().suggestion.clear();
  }
}

void Comparison::compare_units() {
  for (Item& s : source.items) {
    if (s.partner < 0) continue;
    const Item& t = target.items[static_cast<std::size_t>(s.partner)];
    // A rise by points is another one by as many per cent.
    if (s.percent && t.percent && s.points != t.points && s.low == t.low) {
      // "Rates of 0.25%" and "rub' nuqta mi'awiyya" (a quarter of a percentage point).
      const std::string_view points = s.points ? source.written(s) : target.written(t);
      const std::string_view share = s.points ? target.written(t) : source.written(s);
      if (s.low < 1 && !has_digits(points) && has_digits(share)) continue;
      report(&s, &t, "unit", QuantityFault::unit, 0.7);
      out.back().suggestion.clear();
      continue;
    }
    // A percentage that became a sum of money or a measure.
    const bool share = s.percent != t.percent && (s.percent ? t.unit : s.unit) != 0;
    if (s.low != t.low || (units_agree(s, t) && !share)) continue;
    if (!out.empty() && out.back().source == s.quantity && out.back().target == t.quantity) continue;
    if (s.low == 1 && (s.strength < 0.5f || t.strength < 0.5f)) continue;
    if (s.ordinal || t.ordinal) continue;
    const bool same_dimension = dimension_of(s.unit) == dimension_of(t.unit);
    report(&s, &t, "unit", QuantityFault::unit, same_dimension ? 0.85 : share ? 0.75 : 0.6);
    out.back().suggestion.clear();
  }
}

}  // namespace quantities

std::vector<QuantityMismatch> compare_quantities(std::string_view source_sentence, std::span<const Quantity> source,
                                                 std::string_view target_sentence, std::span<const Quantity> target,
                                                 Language source_language) {
  quantities::Comparison comparison;
  comparison.source = {source_sentence, source, source_language, {}};
  comparison.target = {target_sentence, target,
                       source_language == Language::english ? Language::arabic : Language::english, {}};
  comparison.run();
  return std::move(comparison.out);
}

}  // namespace muwazi::inline v0
