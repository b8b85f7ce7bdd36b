// SPDX-License-Identifier: Apache-2.0
// Random numbers for learning names: a small generator of our own, so that every machine draws the same.
#ifndef MUWAZI_SRC_NAME_RANDOM_HPP
#define MUWAZI_SRC_NAME_RANDOM_HPP

#include <cstddef>
#include <cstdint>

namespace muwazi::inline v0::names {

class Random {
 public:
  /// A number below `bound`.
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(next() % bound); }
  /// A number from 0 to 1.
  float share() { return static_cast<float>(next()) / 2147483648.0f; }

 private:
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  std::uint64_t state_ = 88172645463325252u;
};

}  // namespace muwazi::inline v0::names

#endif
