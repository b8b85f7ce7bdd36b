// SPDX-License-Identifier: Apache-2.0
// Normalisation.
#include <muwazi/normalize.hpp>

namespace muwazi::inline v0 {

NormalizeOptions NormalizeOptions::analysis() noexcept { return {}; }
NormalizeOptions NormalizeOptions::matching() noexcept { return {}; }

NormalizedText normalize(std::string_view utf8, const NormalizeOptions&) {
  NormalizedText out;
  out.utf8 = utf8;
  out.map.append(0, static_cast<std::uint32_t>(utf8.size()), 1, 1);
  return out;
}

}  // namespace muwazi::inline v0
