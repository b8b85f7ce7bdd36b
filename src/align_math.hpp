// SPDX-License-Identifier: Apache-2.0
// Logarithms and exponentials for the aligner: the same bits on every machine, and faster than libm's.
//
// Scores decide beads and are printed, so they must not depend on which variant of exp() the C library picks for the
// processor. Both functions are plain polynomials (relative error below 2e-6), which is far finer than any evidence.
#ifndef MUWAZI_SRC_ALIGN_MATH_HPP
#define MUWAZI_SRC_ALIGN_MATH_HPP

#include <bit>
#include <cstdint>
#include <limits>

namespace muwazi::inline v0::alignment {

inline constexpr double minus_infinity = -std::numeric_limits<double>::infinity();

/// Natural logarithm of x > 0 (normal numbers).
inline float fast_log(float x) noexcept {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  // The mantissa is brought to [sqrt(1/2), sqrt(2)), where atanh's series is short.
  const std::uint32_t shifted = bits - 0x3F3504F3u;
  const auto exponent = static_cast<float>(static_cast<std::int32_t>(shifted) >> 23);
  const float m = std::bit_cast<float>((shifted & 0x007FFFFFu) + 0x3F3504F3u);
  const float t = (m - 1.0f) / (m + 1.0f);
  const float t2 = t * t;
  const float series = t * (2.0f + t2 * (0.66666667f + t2 * (0.4f + t2 * (0.28571429f + t2 * 0.22222222f))));
  return exponent * 0.69314718f + series;
}

/// e to the power of x; 0 below -87, and x is cut to 88.
inline float fast_exp(float x) noexcept {
  if (!(x > -87.0f)) return 0.0f;
  if (x > 88.0f) x = 88.0f;
  const float y = x * 1.44269504f;
  const auto whole = static_cast<std::int32_t>(y + (y >= 0 ? 0.5f : -0.5f));
  const float f = (y - static_cast<float>(whole)) * 0.69314718f;
  const float p = 1.0f + f * (1.0f + f * (0.5f + f * (0.16666667f + f * (0.041666667f + f * (0.0083333333f + f * 0.0013888889f)))));
  return p * std::bit_cast<float>(static_cast<std::uint32_t>(whole + 127) << 23);
}

/// A sum of exponentials, kept as log: ref + log(sum).
struct LogSum {
  double ref = minus_infinity;
  float sum = 0;
  void add(double x) noexcept {
    if (x == minus_infinity) return;
    if (x <= ref) {
      sum += fast_exp(static_cast<float>(x - ref));
    } else {
      sum = (ref == minus_infinity ? 0.0f : sum * fast_exp(static_cast<float>(ref - x))) + 1.0f;
      ref = x;
    }
  }
  [[nodiscard]] double value() const noexcept {
    return ref == minus_infinity ? ref : ref + static_cast<double>(fast_log(sum));
  }
};

}  // namespace muwazi::inline v0::alignment

#endif
