// SPDX-License-Identifier: Apache-2.0
// Tests of the cache of words, and that what is in it changes no finding.
#include "word_cache.hpp"

#include <gtest/gtest.h>

#include <muwazi/review.hpp>

#include <string>
#include <thread>
#include <vector>

namespace muwazi {
namespace {

/// Reads a word through a cache; `made` counts what the cache did not have.
WordFacts read(WordCache& cache, const std::string& word, std::string& keys, int& made) {
  return cache.read(word, keys, [&](std::string& out) {
    ++made;
    out.append(word).append("!");
    WordFacts facts;
    facts.stem = static_cast<StemId>(std::stoul(word));
    return facts;
  });
}

TEST(WordCache, a_word_is_made_once_and_answers_the_same_again) {
  WordCache cache;
  int made = 0;
  for (int round = 0; round < 3; ++round) {
    std::string keys = "before ";
    EXPECT_EQ(read(cache, "17", keys, made).stem, 17u);
    EXPECT_EQ(keys, "before 17!");
  }
  EXPECT_EQ(made, 1);
}

TEST(WordCache, words_that_share_a_place_or_came_before_it_grew_are_right) {
  WordCache cache;
  int made = 0;
  for (int round = 0; round < 3; ++round)
    for (unsigned word = 0; word < 20000; ++word) {
      std::string keys;
      ASSERT_EQ(read(cache, std::to_string(word), keys, made).stem, word);
      ASSERT_EQ(keys, std::to_string(word) + "!");
    }
  EXPECT_GT(made, 20000);
}

TEST(WordCache, it_keeps_what_it_knows_when_it_grows) {
  WordCache cache;
  constexpr unsigned words = 4000;  // a quarter of the most places
  int made = 0;
  for (int round = 0; round < 2; ++round)
    for (unsigned word = 0; word < words; ++word) {
      std::string keys;
      ASSERT_EQ(read(cache, std::to_string(word), keys, made).stem, word);
    }
  EXPECT_GE(made, 4000);
  EXPECT_LT(made, 5500);
}

TEST(WordCache, long_words_and_long_keys_are_made_each_time) {
  WordCache cache;
  int made = 0;
  std::string keys;
  for (int round = 0; round < 2; ++round)
    for (std::size_t zeros = 20; zeros < 40; ++zeros) {
      keys.clear();
      EXPECT_EQ(read(cache, std::string(zeros, '0') + "7", keys, made).stem, 7u);
      EXPECT_EQ(keys, std::string(zeros, '0') + "7!");
    }
  EXPECT_GT(made, 20);
  EXPECT_LT(made, 40);
}

TEST(StemPathCache, paths_are_those_of_a_fresh_cache_however_many_stems_came_before) {
  const LexiconView lexicon(Lexicon::builtin());
  StemPathCache cache;
  std::size_t synonyms = 0, roots = 0;
  for (int round = 0; round < 2; ++round)
    for (StemId stem = 1; stem <= lexicon.of(Language::english).stems; stem += 3) {
      const StemPaths& paths = cache.of(lexicon, stem);
      StemPathCache fresh;
      const StemPaths& expected = fresh.of(lexicon, stem);
      ASSERT_EQ(paths.stem, stem);
      ASSERT_EQ(paths.synonyms.size(), expected.synonyms.size());
      ASSERT_EQ(paths.roots.size(), expected.roots.size());
      for (std::size_t i = 0; i < paths.synonyms.size(); ++i) {
        EXPECT_EQ(paths.synonyms[i].stem, expected.synonyms[i].stem);
        EXPECT_EQ(paths.synonyms[i].probability, expected.synonyms[i].probability);
        EXPECT_NE(paths.synonyms[i].stem, stem);
        EXPECT_GE(paths.synonyms[i].probability, 0.0019f);
      }
      synonyms += paths.synonyms.size();
      roots += paths.roots.size();
    }
  EXPECT_GT(synonyms, 0u);
  EXPECT_GT(roots, 0u);
}

TEST(WordCache, findings_do_not_depend_on_what_was_checked_before_nor_on_threads) {
  const std::pair<std::string, std::string> pairs[] = {
      {"The 618 votes were not counted in Cairo.", "تم فرز 681 صوتا في لندن."},
      {"Prices rose in Japan.", "انخفضت الأسعار في الصين."},
      {"See the the annex.", "انظر الملحق annex."}};
  std::vector<std::vector<Finding>> fresh;
  for (const auto& [english, arabic] : pairs) fresh.push_back(Reviewer(ReviewOptions{}).check_pair(english, arabic).findings);
  const Reviewer shared(ReviewOptions{});
  std::vector<std::thread> threads;
  std::vector<int> same(4, 0);
  for (std::size_t t = 0; t < same.size(); ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 30; ++i) {
        const std::size_t which = (i * (t + 1)) % std::size(pairs);
        same[t] += shared.check_pair(pairs[which].first, pairs[which].second).findings == fresh[which];
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(same, std::vector<int>(4, 30));
  EXPECT_FALSE(fresh[0].empty());
}

}  // namespace
}  // namespace muwazi
