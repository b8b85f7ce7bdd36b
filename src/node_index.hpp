// SPDX-License-Identifier: Apache-2.0
// From numbers (stems, traces) to the nodes of a side that have them.
#ifndef MUWAZI_SRC_NODE_INDEX_HPP
#define MUWAZI_SRC_NODE_INDEX_HPP

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <span>

#include "scratch.hpp"

namespace muwazi::inline v0 {

/// Chains in one array. There are many more heads of chains than numbers, so that a look-up that finds nothing, as nearly all do,
/// is one look at memory. Valid as long as its scratch.
class NodeIndex {
 public:
  /// For at most `most` numbers.
  NodeIndex(std::size_t most, Scratch& scratch)
      : heads_(scratch.filled<std::uint32_t>(std::clamp<std::size_t>(std::bit_ceil(8 * most), 64, 1024))), entries_(scratch.blank<Entry>(most)) {}

  /// 0 is no number.
  void add(std::uint32_t key, std::uint32_t node, float weight) noexcept {
    if (key == 0) return;
    assert(size_ < entries_.size());
    std::uint32_t& head = heads_[slot(key)];
    entries_[size_++] = {key, node, weight, head};
    head = size_;
  }
  /// Calls `visit(node, weight)` for each node that has the number, the last one added first.
  template <class Visit>
  void find(std::uint32_t key, Visit&& visit) const {
    for (std::uint32_t at = heads_[slot(key)]; at != 0;) {
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
  /// Numbers of stems and traces differ in their lowest bits.
  [[nodiscard]] std::size_t slot(std::uint32_t key) const noexcept { return key & (heads_.size() - 1); }

  std::span<std::uint32_t> heads_;  ///< as Entry::next
  std::span<Entry> entries_;
  std::uint32_t size_ = 0;
};

}  // namespace muwazi::inline v0

#endif
