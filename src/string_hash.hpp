// SPDX-License-Identifier: Apache-2.0
// The hash of maps by std::string that are looked up by std::string_view.
#ifndef MUWAZI_SRC_STRING_HASH_HPP
#define MUWAZI_SRC_STRING_HASH_HPP

#include <cstddef>
#include <functional>
#include <string_view>

namespace muwazi::inline v0 {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

}  // namespace muwazi::inline v0

#endif
