// SPDX-License-Identifier: Apache-2.0
// Short lists of words in the code.
#ifndef MUWAZI_SRC_ONE_OF_HPP
#define MUWAZI_SRC_ONE_OF_HPP

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace muwazi::inline v0 {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace muwazi::inline v0

#endif
