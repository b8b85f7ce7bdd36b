// SPDX-License-Identifier: Apache-2.0
// Which English words go together: data/word_vectors.tsv, read once.
//
// A vector has length 1; the product of two says how well the two words go together (river, shore: 0.8; river, loan: 0.0). That
// of a sum of words says which of several words fits the company best.
#ifndef MUWAZI_SRC_WORD_VECTORS_HPP
#define MUWAZI_SRC_WORD_VECTORS_HPP

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

inline constexpr std::size_t vector_size = 64;

/// Components in steps of 1/63, as the table has them.
using WordVector = std::array<std::int8_t, vector_size>;

/// A sum of vectors.
struct Company {
  std::array<float, vector_size> sum{};

  void add(const WordVector& vector, float weight) noexcept {
    for (std::size_t i = 0; i < vector_size; ++i) sum[i] += weight * static_cast<float>(vector[i]);
  }
  [[nodiscard]] float length() const noexcept;
};

/// The cosine of two sums; 0 where one of them is empty.
float fit(const Company& a, const Company& b) noexcept;

/// Immutable; may be shared between threads.
class WordVectors {
 public:
  /// The library's own; read from its text (some milliseconds) by the first call.
  static const WordVectors& builtin();

  /// Of an English stem as the lexicon spells it; nullptr where there is none. One hash and about one look at memory.
  [[nodiscard]] const WordVector* find(std::string_view stem) const noexcept;

 private:
  explicit WordVectors(std::string_view table);
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t vector = 0;
  };
  std::vector<Slot> slots_;  ///< open addressing; a power of two
  std::vector<WordVector> vectors_;
};

}  // namespace muwazi::inline v0

#endif
