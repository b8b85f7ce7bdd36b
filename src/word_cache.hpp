// SPDX-License-Identifier: Apache-2.0
// Remembers the matching keys and facts of the words that were seen last, from one pair to the next.
#ifndef MUWAZI_SRC_WORD_CACHE_HPP
#define MUWAZI_SRC_WORD_CACHE_HPP

#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon_table.hpp"
#include "stem_paths.hpp"
#include "word_facts.hpp"

namespace muwazi::inline v0 {

/// Words of one language by their spelling. Folding a word, finding its stem and looking it up in the tables of the checks costs
/// over a thousand instructions, and of a long text nineteen words in twenty were seen before. Each spelling has one place,
/// where the last word that came stays: bounded, and nothing depends on what is in it. For one thread at a time.
class WordCache {
 public:
  /// Appends the matching key of a word to `keys` and returns its facts. `make(keys)` does the same from scratch, and is
  /// asked where the word is not here.
  template <class Make>
  WordFacts read(std::string_view spelling, std::string& keys, Make&& make) {
    if (spelling.empty() || spelling.size() > longest) return make(keys);
    Slot& slot = slots_[lexicon_table::hash_word(spelling) & (slots_.size() - 1)];
    if (slot.spelling() == spelling) {
      keys.append(slot.key());
      return slot.facts;
    }
    const std::size_t before = keys.size();
    const WordFacts facts = make(keys);
    const std::string_view key = std::string_view(keys).substr(before);
    if (key.size() > longest) return facts;
    slot.spelling_size = static_cast<std::uint8_t>(spelling.size());
    slot.key_size = static_cast<std::uint8_t>(key.size());
    std::memcpy(slot.letters.data(), spelling.data(), spelling.size());
    std::memcpy(slot.letters.data() + longest, key.data(), key.size());
    slot.facts = facts;
    if (++stored_ > slots_.size() / 2 && slots_.size() < most_slots) grow();
    return facts;
  }

 private:
  static constexpr std::size_t longest = 27;       ///< bytes of a spelling or key; longer ones are hardly met twice
  static constexpr std::size_t first_slots = 256;  ///< so that the check of one sentence pays for little
  static constexpr std::size_t most_slots = 16384;  ///< a MiB: of the forms of Arabic a text of a thousand sentences has as many

  struct Slot {
    WordFacts facts;
    std::uint8_t spelling_size = 0;  ///< 0: free
    std::uint8_t key_size = 0;
    std::array<char, 2 * longest> letters{};  ///< spelling, then key
    [[nodiscard]] std::string_view spelling() const noexcept { return {letters.data(), spelling_size}; }
    [[nodiscard]] std::string_view key() const noexcept { return {letters.data() + longest, key_size}; }
  };
  static_assert(sizeof(Slot) == 64, "one line of a cache");

  /// Four times the places, once the new words were half as many as places.
  void grow() {
    std::vector<Slot> wider(4 * slots_.size());
    for (const Slot& slot : slots_)
      if (slot.spelling_size > 0) wider[lexicon_table::hash_word(slot.spelling()) & (wider.size() - 1)] = slot;
    slots_ = std::move(wider);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(first_slots);
  std::size_t stored_ = 0;
};

/// The caches of both languages, and of what English stems lead to.
struct WordCaches {
  WordCache english, arabic;
  StemPathCache paths;
  [[nodiscard]] WordCache& of(Language language) noexcept { return language == Language::english ? english : arabic; }
};

/// Caches for any number of threads: each call takes some that no other has, and gives them back warm. May be shared.
class WordCachePool {
 public:
  /// Caches on loan, until the end of its life.
  class Loan {
   public:
    explicit Loan(const WordCachePool& pool) : pool_(pool), caches_(pool.take()) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() { pool_.give_back(std::move(caches_)); }
    [[nodiscard]] WordCaches* get() const noexcept { return caches_.get(); }

   private:
    const WordCachePool& pool_;
    std::unique_ptr<WordCaches> caches_;
  };

 private:
  [[nodiscard]] std::unique_ptr<WordCaches> take() const {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        auto out = std::move(free_.back());
        free_.pop_back();
        return out;
      }
      free_.reserve(++made_);  // so that giving back allocates nothing
    }
    return std::make_unique<WordCaches>();
  }
  void give_back(std::unique_ptr<WordCaches> caches) const noexcept {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(caches));
  }

  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<WordCaches>> free_;
  mutable std::size_t made_ = 0;
};

}  // namespace muwazi::inline v0

#endif
