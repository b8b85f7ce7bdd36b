// SPDX-License-Identifier: Apache-2.0
// Fuzz target: quantities of two sentences and their comparison. The first byte chooses the direction; the source ends at
// the first U+001D.
#include <muwazi/quantity.hpp>

#include "fuzz.hpp"

using namespace muwazi;

namespace {

std::vector<Quantity> quantities(std::string_view sentence, Language language) {
  using fuzz::claim;
  std::vector<Quantity> found = find_quantities(sentence, language);
  const std::vector<bool> boundaries = fuzz::boundaries(sentence);
  std::uint32_t at = 0;
  for (const Quantity& quantity : found) {
    claim(quantity.range.begin >= at && quantity.range.end > quantity.range.begin, "quantities come in order");
    claim(quantity.range.end <= sentence.size(), "quantities lie inside the sentence");
    claim(boundaries[quantity.range.begin] && boundaries[quantity.range.end], "quantities are whole characters");
    claim(!quantity.value.empty(), "a quantity has a value");
    claim(fuzz::is_well_formed(quantity.value) && fuzz::is_well_formed(quantity.unit), "values are text");
    claim(!quantity_type_name(quantity.type).empty(), "a type has a name");
    at = quantity.range.end;
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view input = fuzz::input_of(data, size);
  const bool from_arabic = (fuzz::take(input) & 1) != 0;
  const std::string decoded = decode(input, {Encoding::utf8, 10}).utf8;
  const std::string_view text = decoded;
  const std::size_t cut = std::min(text.find('\x1D'), text.size());
  const std::string_view source = text.substr(0, cut);
  const std::string_view target = cut < text.size() ? text.substr(cut + 1) : std::string_view();
  const Language source_language = from_arabic ? Language::arabic : Language::english;
  const Language target_language = from_arabic ? Language::english : Language::arabic;
  const std::vector<Quantity> left = quantities(source, source_language), right = quantities(target, target_language);
  for (const QuantityMismatch& mismatch : compare_quantities(source, left, target, right, source_language)) {
    claim(mismatch.source >= -1 && mismatch.source < static_cast<std::int32_t>(left.size()), "source is an index or -1");
    claim(mismatch.target >= -1 && mismatch.target < static_cast<std::int32_t>(right.size()), "target is an index or -1");
    const ByteRange from = mismatch.source_range, to = mismatch.target_range;
    claim(!from.empty() || !to.empty(), "a mismatch is of something");
    claim(from.end <= source.size() && to.end <= target.size(), "a mismatch lies inside the sentences");
    claim(mismatch.confidence >= 0 && mismatch.confidence <= 1, "the confidence is a probability");
    claim(!mismatch.slip.empty() && fuzz::is_well_formed(mismatch.suggestion), "a mismatch says what it is");
  }
  return 0;
}
