// SPDX-License-Identifier: Apache-2.0
// Arrays that live as long as one computation, cut from one block of memory instead of being allocated one by one.
#ifndef MUWAZI_SRC_SCRATCH_HPP
#define MUWAZI_SRC_SCRATCH_HPP

#include <array>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <type_traits>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// Gives arrays away that are valid as long as itself. The first some KiB stand within it, so it belongs on the stack; what needs
/// more comes from the heap. For one thread.
class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// `count` elements, all `value`.
  template <class T>
  [[nodiscard]] std::span<T> filled(std::size_t count, T value = {}) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* const begin = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_fill_n(begin, count, value);
    return {begin, count};
  }
  /// `count` elements without a value, to be written before they are read.
  template <class T>
  [[nodiscard]] std::span<T> blank(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T))), count};
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{48} << 10;  // two sentences of some fifty words in the matrix of words
  alignas(std::max_align_t) std::array<std::byte, block_bytes> block_;
  std::pmr::monotonic_buffer_resource memory_{block_.data(), block_.size()};
};

}  // namespace muwazi::inline v0

#endif
