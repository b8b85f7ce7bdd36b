// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and units: the comparison of quantity.hpp turned into findings.
#include <algorithm>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

/// The quantities of a side with ranges within the side's text.
std::vector<Quantity> within(const BeadSide& side) {
  std::vector<Quantity> out(side.quantities().begin(), side.quantities().end());
  for (Quantity& quantity : out) {
    quantity.range.begin -= side.range.begin;
    quantity.range.end -= side.range.begin;
  }
  return out;
}

/// Is there a figure, which a telephone number has that is no quantity? ASCII only; others are read as quantities or come with it.
bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void check_quantities(const CheckContext&, const PairView& pair, Findings& findings) {
  const BeadSide& source = pair.source();
  const BeadSide& target = pair.target();
  if (source.quantities().empty() && target.quantities().empty() && !(has_digit(source.text()) && has_digit(target.text()))) {
    return;
  }
  const std::vector<Quantity> from = within(source);
  const std::vector<Quantity> to = within(target);
  for (const QuantityMismatch& mismatch :
       compare_quantities(source.text(), from, target.text(), to, source.document->language)) {
    constexpr std::string_view rules[] = {"number.value", "date.value", "unit.value"};
    const auto placed = [](const BeadSide& side, ByteRange range) -> std::optional<ByteRange> {
      if (range.empty()) return std::nullopt;
      return ByteRange{side.range.begin + range.begin, side.range.begin + range.end};
    };
    Draft draft;
    draft.rule = rules[static_cast<std::size_t>(mismatch.fault)];
    draft.bead = pair.index;
    draft.confidence = mismatch.confidence;
    draft.source = placed(source, mismatch.source_range);
    draft.target = placed(target, mismatch.target_range);
    draft.message = mismatch.message;
    if (!mismatch.suggestion.empty()) draft.suggestions.push_back(mismatch.suggestion);
    if (!mismatch.major) draft.severity = Severity::minor;
    if (mismatch.slip == "many") draft.severity = Severity::info;
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
