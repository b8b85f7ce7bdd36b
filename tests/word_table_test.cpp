// SPDX-License-Identifier: Apache-2.0
// Tests of the table of words, against std::map.
#include "word_table.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace muwazi {
namespace {

TEST(WordTable, an_empty_table_has_no_word) {
  const WordTable<int> table;
  EXPECT_EQ(table.find("word"), nullptr);
  EXPECT_FALSE(table.contains(""));
  EXPECT_EQ(table.size(), 0u);
}

TEST(WordTable, words_of_every_length_are_found_and_no_others) {
  WordTable<std::size_t> table;
  std::map<std::string, std::size_t> oracle;
  // Beginnings of one long word, so that words differ in their length alone; of every length up to several hash blocks.
  const std::string letters = "\u0627\u0644\u0645\u062A\u0648\u0627\u0632\u064A parallel \u0646\u0635";
  for (std::size_t from = 0; from < letters.size(); ++from)
    for (std::size_t size = 0; from + size <= letters.size(); size += 2) {
      const std::string word = letters.substr(from, size);
      table[word] = oracle[word] = from * 100 + size;
    }
  EXPECT_EQ(table.size(), oracle.size());
  for (std::size_t from = 0; from < letters.size(); ++from)
    for (std::size_t size = 0; from + size <= letters.size(); ++size) {
      const std::string word = letters.substr(from, size);
      const auto there = oracle.find(word);
      const std::size_t* found = table.find(word);
      ASSERT_EQ(found != nullptr, there != oracle.end()) << word;
      if (found != nullptr) {
        EXPECT_EQ(*found, there->second) << word;
      }
    }
}

TEST(WordTable, values_stay_when_the_table_grows) {
  WordTable<int> table;
  for (int i = 0; i < 5000; ++i) table[std::to_string(i)] += i;
  for (int i = 0; i < 5000; ++i) {
    ASSERT_TRUE(table.contains(std::to_string(i)));
    EXPECT_EQ(*table.find(std::to_string(i)), i);
    EXPECT_FALSE(table.contains(std::to_string(i) + "x"));
  }
}

}  // namespace
}  // namespace muwazi
