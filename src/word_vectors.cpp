// SPDX-License-Identifier: Apache-2.0
#include "word_vectors.hpp"

#include <cmath>

#include "lexicon_table.hpp"
#include "meaning_data.hpp"
#include "sentence_data.hpp"

namespace muwazi::inline v0 {
namespace {

float product(const Company& a, const Company& b) noexcept {
  float out = 0;
  for (std::size_t i = 0; i < vector_size; ++i) out += a.sum[i] * b.sum[i];
  return out;
}

}  // namespace

float Company::length() const noexcept { return std::sqrt(product(*this, *this)); }

float fit(const Company& a, const Company& b) noexcept {
  const float lengths = a.length() * b.length();
  return lengths > 0 ? product(a, b) / lengths : 0;
}

WordVectors::WordVectors(std::string_view table) {
  std::vector<std::uint64_t> hashes;
  for_each_row(table, [&](std::string_view stem, std::string_view components) {
    if (components.size() != vector_size) return;
    WordVector vector;
    for (std::size_t i = 0; i < vector_size; ++i) vector[i] = static_cast<std::int8_t>(components[i] - 'O');
    hashes.push_back(lexicon_table::hash_word(stem));
    vectors_.push_back(vector);
  });
  std::size_t size = 16;
  while (size < 2 * vectors_.size()) size *= 2;
  slots_.resize(size);
  for (std::uint32_t i = 0; i < vectors_.size(); ++i) {
    std::size_t at = hashes[i] & (size - 1);
    while (slots_[at].hash != 0) at = (at + 1) & (size - 1);
    slots_[at] = {hashes[i], i};
  }
}

const WordVectors& WordVectors::builtin() {
  static const WordVectors made(word_vectors_table());
  return made;
}

const WordVector* WordVectors::find(std::string_view stem) const noexcept {
  const std::uint64_t hash = lexicon_table::hash_word(stem);
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash) return &vectors_[slots_[at].vector];
    if (slots_[at].hash == 0) return nullptr;
  }
}

}  // namespace muwazi::inline v0
