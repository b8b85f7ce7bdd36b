// SPDX-License-Identifier: Apache-2.0
// Which English letters of a name stand over which Arabic ones: the cheapest path of units, each by its own probability.
#ifndef MUWAZI_SRC_NAME_ALIGN_HPP
#define MUWAZI_SRC_NAME_ALIGN_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "name_table.hpp"

namespace muwazi::inline v0::names {

/// One unit of a path, with the letters before it counted. `unit` is end_unit for a slip: an English letter that no unit
/// pairs with what stands there, an Arabic letter of its own, or both.
struct PathStep {
  UnitId unit;
  std::uint8_t english_at, arabic_at;
  std::uint8_t english_size, arabic_size;
};

/// A path, first letters first.
///
///     S c h u l m a n      steps  Sch:sheen  u:waw  l:lam  m:meem  a:alef  n:noon
///     |     | | | | |      cost   sum of -log P(unit), and a fixed cost for each slip, in 256ths of a nat
struct LetterPath {
  std::array<PathStep, max_letters * 2> steps;  ///< the first `size` are set
  std::size_t size = 0;
  std::size_t slips = 0;
  int cost = 0;
};

/// The cheapest path for two names, by dynamic programming in a band about the diagonal. Units count by themselves here, not by
/// their neighbours: it is the same measure by which the learner aligns names. Every pair has a path. No allocation;
/// O(letters of the longer name).
void align_letters_of(const NameTable& table, const Letters& english, const Letters& arabic, LetterPath& path) noexcept;

}  // namespace muwazi::inline v0::names

#endif
