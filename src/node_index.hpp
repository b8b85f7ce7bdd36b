// SPDX-License-Identifier: Apache-2.0
// From numbers (stems, traces) to the nodes of a side that have them.
#ifndef MUWAZI_SRC_NODE_INDEX_HPP
#define MUWAZI_SRC_NODE_INDEX_HPP

#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <span>

#include "scratch.hpp"

namespace muwazi::inline v0 {

/// Chains in one array, with a filter before them that is wide enough for the hundreds of numbers of a long sentence: nearly all
/// look-ups find nothing. Valid as long as its scratch.
class NodeIndex {
 public:
  /// For at most `most` numbers.
  NodeIndex(std::size_t most, Scratch& scratch)
      : heads_(scratch.filled<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(most, 64)))), entries_(scratch.blank<Entry>(most)) {}

  /// 0 is no number.
  void add(std::uint32_t key, std::uint32_t node, float weight) noexcept {
    if (key == 0) return;
    assert(size_ < entries_.size());
    const std::uint32_t hash = hash_of(key);
    seen_[hash >> 26] |= filter_bit(hash);
    std::uint32_t& head = heads_[slot(hash)];
    entries_[size_++] = {key, node, weight, head};
    head = size_;
  }
  /// Calls `visit(node, weight)` for each node that has the number, the last one added first.
  template <class Visit>
  void find(std::uint32_t key, Visit&& visit) const {
    const std::uint32_t hash = hash_of(key);
    if ((seen_[hash >> 26] & filter_bit(hash)) == 0) return;
    for (std::uint32_t at = heads_[slot(hash)]; at != 0;) {
      const Entry& entry = entries_[at - 1];
      if (entry.key == key) visit(entry.node, entry.weight);
      at = entry.next;
    }
  }

 private:
  struct Entry {
    std::uint32_t key;
    std::uint32_t node;
    float weight;
    std::uint32_t next;  ///< its place and one, 0 for none
  };
  static std::uint32_t hash_of(std::uint32_t key) noexcept { return key * 0x9E3779B1u; }
  static std::uint64_t filter_bit(std::uint32_t hash) noexcept { return std::uint64_t{1} << (hash >> 20 & 63); }
  [[nodiscard]] std::size_t slot(std::uint32_t hash) const noexcept { return (hash >> 12) & (heads_.size() - 1); }

  std::array<std::uint64_t, 64> seen_{};
  std::span<std::uint32_t> heads_;  ///< as Entry::next
  std::span<Entry> entries_;
  std::uint32_t size_ = 0;
};

}  // namespace muwazi::inline v0

#endif
