// SPDX-License-Identifier: Apache-2.0
// Tests of the index of nodes and of its scratch, against std::multimap.
#include "node_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace muwazi {
namespace {

std::set<std::pair<std::uint32_t, float>> found(const NodeIndex& index, std::uint32_t key) {
  std::set<std::pair<std::uint32_t, float>> out;
  index.find(key, [&](std::uint32_t node, float weight) { EXPECT_TRUE(out.emplace(node, weight).second); });
  return out;
}

TEST(NodeIndex, every_node_of_a_number_is_found_and_no_other) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{30}, std::size_t{5000}}) {
    Scratch scratch;
    NodeIndex index(count, scratch);
    std::multimap<std::uint32_t, std::pair<std::uint32_t, float>> oracle;
    std::mt19937 random(1);
    for (std::uint32_t node = 0; node < count; ++node) {
      const auto key = static_cast<std::uint32_t>(random() % 900) * 3 + 1;
      index.add(key, node, 0.5f * static_cast<float>(node));
      oracle.emplace(key, std::pair(node, 0.5f * static_cast<float>(node)));
    }
    for (std::uint32_t key = 0; key < 4000; ++key) {
      const auto [first, last] = oracle.equal_range(key);
      std::set<std::pair<std::uint32_t, float>> expected;
      for (auto at = first; at != last; ++at) expected.insert(at->second);
      EXPECT_EQ(found(index, key), expected) << key;
    }
  }
}

TEST(NodeIndex, nought_is_no_number) {
  Scratch scratch;
  NodeIndex index(2, scratch);
  index.add(0, 1, 1);
  index.add(1024, 2, 1);
  EXPECT_TRUE(found(index, 0).empty());
  EXPECT_EQ(found(index, 1024).size(), 1u);
}

TEST(Scratch, arrays_lie_apart_and_keep_what_is_written_beyond_the_first_block) {
  Scratch scratch;
  std::vector<std::span<std::uint64_t>> arrays;
  for (std::uint64_t i = 0; i < 64; ++i) arrays.push_back(scratch.filled<std::uint64_t>(200, i));
  for (std::uint64_t i = 0; i < 64; ++i)
    for (const std::uint64_t value : arrays[i]) EXPECT_EQ(value, i);
}

}  // namespace
}  // namespace muwazi
