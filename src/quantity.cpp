// SPDX-License-Identifier: Apache-2.0
// Quantities: scan, parse; and the names of types.
#include <muwazi/quantity.hpp>

#include <array>
#include <cstddef>
#include <memory_resource>

#include "quantity_parser.hpp"

namespace muwazi::inline v0 {
namespace quantities {

void parse(std::span<const Atom> atoms, std::string_view text, Language language, std::vector<Quantity>& out) {
  Parser(atoms, text, language, out).run();
}

}  // namespace quantities

std::vector<Quantity> find_quantities(std::string_view sentence, Language language) {
  std::vector<Quantity> out;
  // Sentences of usual length stay on the stack.
  alignas(std::max_align_t) std::array<std::byte, 12288> buffer;
  std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size());
  std::pmr::vector<quantities::Atom> atoms(&memory);
  atoms.reserve(96);
  if (!quantities::scan(sentence, language, atoms)) return out;
  quantities::parse(atoms, sentence, language, out);
  return out;
}

std::string_view quantity_type_name(QuantityType type) noexcept {
  switch (type) {
    case QuantityType::cardinal: return "cardinal";
    case QuantityType::ordinal: return "ordinal";
    case QuantityType::decimal: return "decimal";
    case QuantityType::fraction: return "fraction";
    case QuantityType::percent: return "percent";
    case QuantityType::money: return "money";
    case QuantityType::measure: return "measure";
    case QuantityType::date: return "date";
    case QuantityType::time: return "time";
    case QuantityType::duration: return "duration";
    case QuantityType::range: return "range";
    case QuantityType::year: return "year";
    case QuantityType::decade: return "decade";
    case QuantityType::century: return "century";
  }
  return "cardinal";
}

std::string_view quantity_fault_name(QuantityFault fault) noexcept {
  switch (fault) {
    case QuantityFault::number: return "number";
    case QuantityFault::date: return "date";
    case QuantityFault::unit: return "unit";
  }
  return "number";
}

}  // namespace muwazi::inline v0
