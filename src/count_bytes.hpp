// SPDX-License-Identifier: Apache-2.0
// Counts bytes of a long text, many at once.
#ifndef MUWAZI_SRC_COUNT_BYTES_HPP
#define MUWAZI_SRC_COUNT_BYTES_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// How many of `size` places `is(place)` holds for; it gives 1 or 0 without branches. In stretches whose counts fit into a byte,
/// so that compilers look at many bytes at once.
template <class Is>
std::size_t count_bytes(std::size_t size, Is&& is) noexcept {
  constexpr std::size_t stretch = 255;
  std::size_t count = 0;
  for (std::size_t at = 0; at < size; at += stretch) {
    const std::size_t end = std::min(size, at + stretch);
    std::uint8_t here = 0;
    for (std::size_t i = at; i < end; ++i) here = static_cast<std::uint8_t>(here + is(i));
    count += here;
  }
  return count;
}

}  // namespace muwazi::inline v0

#endif
