// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and units: the comparison of quantity.hpp turned into findings.
#include <fmt/format.h>

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

}  // namespace

void check_quantities(const CheckContext&, const PairView& pair, Findings& findings) {
  const BeadSide& source = pair.source();
  const BeadSide& target = pair.target();
  if (source.quantities().empty() && target.quantities().empty()) return;
  const std::vector<Quantity> from = within(source);
  const std::vector<Quantity> to = within(target);
  for (const QuantityMismatch& mismatch :
       compare_quantities(source.text(), from, target.text(), to, source.document->language)) {
    Draft draft;
    draft.bead = pair.index;
    draft.confidence = mismatch.confidence;
    if (mismatch.source >= 0) draft.source = source.quantities()[static_cast<std::size_t>(mismatch.source)].range;
    if (mismatch.target >= 0) draft.target = target.quantities()[static_cast<std::size_t>(mismatch.target)].range;
    draft.rule = "number.value";
    if (!mismatch.suggestion.empty()) draft.suggestions.push_back(mismatch.suggestion);
    const auto written = [](const BeadSide& side, const std::optional<ByteRange>& range) {
      return range ? side.text(*range) : std::string_view();
    };
    if (draft.source && draft.target)
      draft.message = fmt::format("{} became {}", written(source, draft.source), written(target, draft.target));
    else if (draft.source)
      draft.message = fmt::format("{} is missing in the translation", written(source, draft.source));
    else
      draft.message = fmt::format("{} is not in the source", written(target, draft.target));
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
