// SPDX-License-Identifier: Apache-2.0
// The network that reads a name and weighs its spellings: against the sum over all ways to write one, and on a cipher.
#include "name_net_learn.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "name_net.hpp"

namespace muwazi::inline v0::names {
namespace {

/// Names of three to six letters in a cipher: each English letter stands for the Arabic one of the same number, but "h" is not
/// written, and an "s" before one becomes another letter.
std::vector<AlignedName> cipher(std::size_t count, std::uint32_t seed) {
  std::vector<AlignedName> out;
  std::uint32_t state = seed;
  const auto below = [&](std::uint32_t bound) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % bound;
  };
  constexpr Letter h = 8, s = 19;
  for (std::size_t n = 0; n < count; ++n) {
    AlignedName name;
    for (std::uint32_t left = 3 + below(4); left > 0; --left) {
      constexpr std::array<Letter, 6> letters = {h, s, 2, 12, 13, 14};
      name.english.push(letters[below(6)]);
    }
    for (std::size_t i = 0; i < name.english.size; ++i) {
      const bool before_h = i + 1 < name.english.size && name.english[i + 1] == h;
      if (name.english[i] != h) name.arabic.push(name.english[i] == s && before_h ? Letter{20} : name.english[i]);
    }
    if (!name.arabic.empty()) out.push_back(name);
  }
  return out;
}

/// The sum over all ways to write a spelling, one by one.
double by_all_ways(const NetView<signed char>& view, const NetReading& reading, const Letters& english, const Letters& arabic,
                   std::size_t i, std::size_t j) {
  std::array<float, net_joint> joint;
  std::array<float, net_outputs> probabilities;
  view.remember(arabic, j, joint.data());
  for (std::size_t k = 0; k < net_joint; ++k) joint[k] = std::tanh(joint[k] + reading.joint[i][k]);
  view.write(joint.data(), probabilities.data());
  double sum = 0;
  if (j < arabic.size) sum += static_cast<double>(probabilities[arabic[j]]) * by_all_ways(view, reading, english, arabic, i, j + 1);
  if (i + 1 < english.size) {
    sum += static_cast<double>(probabilities[0]) * by_all_ways(view, reading, english, arabic, i + 1, j);
  } else if (j == arabic.size) {
    sum += static_cast<double>(probabilities[0]);
  }
  return sum;
}

TEST(NameNet, probability_is_the_sum_over_all_ways_to_write_a_spelling) {
  const std::vector<AlignedName> names = cipher(64, 1);
  const std::vector<signed char> weights = learn_net(names, 1);
  ASSERT_EQ(weights.size(), NetLayout::size);
  const NetView<signed char> view(weights.data(), net_step);
  std::size_t asked = 0;
  for (std::size_t n = 0; n + 1 < names.size(); ++n) {
    // Ways far from the diagonal are left out for longer ones.
    if (names[n].english.size > 4 || names[n + 1].arabic.size > 4) continue;
    ++asked;
    NetReading reading;
    view.encode(names[n].english, reading);
    view.project(names[n].english.size, reading);
    NetSpeller speller(weights.data(), names[n].english);
    for (const Letters& spelling : {names[n].arabic, names[n + 1].arabic}) {
      const double expected = std::log(by_all_ways(view, reading, names[n].english, spelling, 0, 0));
      EXPECT_NEAR(static_cast<double>(speller.log_probability(spelling)), expected, 1e-3);
    }
  }
  EXPECT_GT(asked, 5u);
}

TEST(NameNet, spellings_of_names_that_were_not_seen_are_read_by_the_letters_around) {
  const std::vector<signed char> weights = learn_net(cipher(1500, 2), 8);
  std::size_t right = 0, all = 0;
  for (const AlignedName& name : cipher(60, 77)) {
    NetSpeller speller(weights.data(), name.english);
    ++all;
    right += speller.likeliest() == name.arabic;
    // What is likeliest by the search is never less likely than what is letter by letter.
    const std::vector<Letters> found = speller.spellings(6);
    ASSERT_FALSE(found.empty());
    EXPECT_LE(found.size(), 6u);
    float best = -100;
    for (const Letters& one : found) best = std::max(best, speller.log_probability(one));
    EXPECT_GE(best, speller.log_probability(speller.likeliest()) - 1e-4f);
    Letters wrong = name.arabic;
    wrong.at[0] = wrong[0] == 20 ? Letter{19} : Letter{20};
    EXPECT_GT(speller.log_probability(name.arabic), speller.log_probability(wrong)) << english_text(name.english);
  }
  EXPECT_GE(right * 10, all * 9);
}

TEST(NameNet, learning_twice_gives_the_same_weights) {
  const std::vector<AlignedName> names = cipher(200, 3);
  EXPECT_EQ(learn_net(names, 2), learn_net(names, 2));
}

TEST(NameNet, names_of_any_length_have_a_probability) {
  const std::vector<signed char> weights = learn_net(cipher(64, 4), 1);
  Letters longest, shortest;
  for (std::size_t i = 0; i < max_letters; ++i) longest.push(static_cast<Letter>(1 + i % 26));
  shortest.push(1);
  for (const Letters& english : {longest, shortest}) {
    NetSpeller speller(weights.data(), english);
    for (const Letters& arabic : {longest, shortest}) {
      const float value = speller.log_probability(arabic);
      EXPECT_TRUE(std::isfinite(value));
      EXPECT_LE(value, 0);
    }
    EXPECT_LE(speller.likeliest().size, max_letters);
  }
}

}  // namespace
}  // namespace muwazi::inline v0::names
