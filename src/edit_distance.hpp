// SPDX-License-Identifier: Apache-2.0
// How many letters part two words.
#ifndef MUWAZI_SRC_EDIT_DISTANCE_HPP
#define MUWAZI_SRC_EDIT_DISTANCE_HPP

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

namespace muwazi::inline v0 {

/// Levenshtein's distance: letters put in, taken out, exchanged. `row` is room for b.size() + 1 numbers.
/// O(letters of one x letters of the other).
template <class Letter>
std::size_t edit_distance(std::basic_string_view<Letter> a, std::basic_string_view<Letter> b, std::span<std::size_t> row) noexcept {
  row = row.first(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(row[j], std::min({row[j - 1] + 1, row[j] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

}  // namespace muwazi::inline v0

#endif
