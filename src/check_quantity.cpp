// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and units: the comparison of quantity.hpp turned into findings.
#include <algorithm>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

/// The tags of a text and what stands between <style> and </style>: places whose numbers nobody reads. In order.
std::vector<ByteRange> tags_of(std::string_view text) {
  constexpr std::size_t longest = 1000;  // bytes of a tag
  std::vector<ByteRange> out;
  bool style_ends = true;  // there may be another </style>
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 >= text.size()) break;
    const char first = text[at + 1];
    if (!(static_cast<unsigned char>((first | 0x20) - 'a') < 26 || first == '/' || first == '!')) continue;
    std::size_t close = text.substr(0, std::min(text.size(), at + longest)).find_first_of("<>", at + 1);
    if (close == std::string_view::npos || text[close] == '<') continue;
    if (style_ends && text.substr(at).starts_with("<style")) {
      const std::size_t end = text.find("</style>", close);
      style_ends = end != std::string_view::npos;
      if (style_ends) close = end;
    }
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 1)});
    at = close;
  }
  return out;
}

/// The quantities of a side with ranges within the side's text, without those of tags.
std::vector<Quantity> within(const BeadSide& side) {
  std::vector<Quantity> out(side.quantities().begin(), side.quantities().end());
  for (Quantity& quantity : out) {
    quantity.range.begin -= side.range.begin;
    quantity.range.end -= side.range.begin;
  }
  if (out.empty()) return out;
  const std::vector<ByteRange> tags = tags_of(side.text());
  if (tags.empty()) return out;
  std::erase_if(out, [&](const Quantity& quantity) {
    const auto next = std::partition_point(tags.begin(), tags.end(), [&](ByteRange tag) { return tag.end <= quantity.range.begin; });
    return next != tags.end() && next->begin <= quantity.range.begin;
  });
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
