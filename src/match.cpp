// SPDX-License-Identifier: Apache-2.0
// Documents as vectors of Arabic stems, numbers and Latin words; their cosines; a greedy matching.
#include <muwazi/match.hpp>

#include <muwazi/error.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace muwazi::inline v0 {
namespace {

/// A dimension: an Arabic stem, a number or a Latin word, told apart by the upper bits.
using Axis = std::uint64_t;
constexpr Axis number_space = std::uint64_t{1} << 62;
constexpr Axis latin_space = std::uint64_t{1} << 63;

using Vector = std::vector<std::pair<Axis, float>>;  // sorted by dimension

std::uint64_t hash(std::string_view text) noexcept {
  std::uint64_t h = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

Vector vector_of(const Document& document, const Lexicon& lexicon) {
  std::unordered_map<Axis, float> counts;
  std::string key;
  const bool english = document.language == Language::english;
  for (const Token& token : document.tokens) {
    if (token.kind != TokenKind::word) continue;
    const std::string_view text = token.range.in(document.normalized.utf8);
    const bool own = token.script == (english ? TokenScript::latin : TokenScript::arabic);
    if (own) {
      const StemId stem = lexicon.stem(text, document.language);
      if (stem != no_stem && !lexicon.is_function_word(stem, document.language)) {
        if (!english) {
          counts[stem] += 1;
        } else {
          float sum = 0;
          for (const Translation link : lexicon.translations(stem, Language::english)) sum += link.probability();
          for (const Translation link : lexicon.translations(stem, Language::english))
            counts[link.stem] += link.probability() / std::max(sum, 0.3f);
        }
      }
    }
    // Latin words that both sides hold: names left as they are, code.
    if (token.script == TokenScript::latin && text.size() > 2 && (!english || token.capitalized)) {
      matching_key(text, key);
      counts[latin_space | (hash(key) >> 2)] += 1;
    }
  }
  for (const Quantity& quantity : document.quantities)
    if (quantity.key != 0 && quantity.value.size() > 1) counts[number_space | (quantity.key >> 2)] += 2;
  Vector out(counts.begin(), counts.end());
  std::sort(out.begin(), out.end());
  return out;
}

/// Weighs the dimensions by how rare they are in the heap and makes the vectors one long.
void weigh(std::vector<Vector>& vectors, const std::unordered_map<Axis, std::uint32_t>& documents, std::size_t all) {
  for (Vector& vector : vectors) {
    double length = 0;
    for (auto& [dimension, count] : vector) {
      const double rarity = std::log(1 + static_cast<double>(all) / documents.at(dimension));
      count = static_cast<float>(std::sqrt(static_cast<double>(count)) * rarity);
      length += static_cast<double>(count) * static_cast<double>(count);
    }
    length = std::sqrt(length);
    for (auto& [dimension, count] : vector) count = static_cast<float>(count / std::max(length, 1e-9));
  }
}

Language language_of(std::span<const Document> documents) {
  for (const Document& document : documents)
    if (document.language != documents.front().language)
      throw Error(ErrorKind::usage, document.name, "the documents of a side are of two languages");
  return documents.front().language;
}

}  // namespace

std::vector<DocumentMatch> match(std::span<const Document> sources, std::span<const Document> targets,
                                 const MatchOptions& options) {
  if (sources.empty() || targets.empty()) return {};
  if (language_of(sources) == language_of(targets))
    throw Error(ErrorKind::usage, "", "both sides are of one language");
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin();
  std::vector<Vector> left;
  std::vector<Vector> right;
  for (const Document& document : sources) left.push_back(vector_of(document, lexicon));
  for (const Document& document : targets) right.push_back(vector_of(document, lexicon));
  std::unordered_map<Axis, std::uint32_t> documents;
  for (const auto* side : {&left, &right})
    for (const Vector& vector : *side)
      for (const auto& entry : vector) ++documents[entry.first];
  weigh(left, documents, left.size() + right.size());
  weigh(right, documents, left.size() + right.size());

  std::unordered_map<Axis, std::vector<std::pair<std::uint32_t, float>>> postings;
  for (std::uint32_t t = 0; t < right.size(); ++t)
    for (const auto& [dimension, weight] : right[t]) postings[dimension].emplace_back(t, weight);

  // The best two cosines of each document of both sides: a match has to stand out.
  struct Best {
    float first = 0;
    float second = 0;
    void see(float value) {
      if (value > first) second = std::exchange(first, value);
      else if (value > second) second = value;
    }
    [[nodiscard]] float rival_of(float value) const { return value >= first ? second : first; }
  };
  std::vector<Best> best_left(left.size());
  std::vector<Best> best_right(right.size());
  std::vector<std::tuple<float, std::uint32_t, std::uint32_t>> pairs;
  std::vector<float> cosines(right.size());
  for (std::uint32_t s = 0; s < left.size(); ++s) {
    std::fill(cosines.begin(), cosines.end(), 0.0f);
    for (const auto& [dimension, weight] : left[s])
      if (const auto found = postings.find(dimension); found != postings.end())
        for (const auto& [t, there] : found->second) cosines[t] += weight * there;
    for (std::uint32_t t = 0; t < right.size(); ++t) {
      best_left[s].see(cosines[t]);
      best_right[t].see(cosines[t]);
      if (cosines[t] > 0.05f) pairs.emplace_back(cosines[t], s, t);
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::tuple(-std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
           std::tuple(-std::get<0>(b), std::get<1>(b), std::get<2>(b));
  });
  std::vector<char> taken_left(left.size());
  std::vector<char> taken_right(right.size());
  std::vector<DocumentMatch> out;
  for (const auto& [cosine, s, t] : pairs) {
    if (taken_left[s] || taken_right[t]) continue;
    taken_left[s] = taken_right[t] = 1;
    const float rival = std::max(best_left[s].rival_of(cosine), best_right[t].rival_of(cosine));
    // Set by hand, with the files of tico19, opensource-guide and react-docs as documents: all 84 find their partner, with
    // scores from 0.986 up, and heaps that share no pair give none. A larger first weight asks for more words in common, a
    // larger second one for a clearer lead over the next best.
    const double odds = 14.0 * (cosine - 0.22) + 25.0 * (cosine - rival);
    const double score = 1 / (1 + std::exp(-odds));
    if (score >= options.min_score) out.push_back({s, t, score});
  }
  std::sort(out.begin(), out.end(), [](const DocumentMatch& a, const DocumentMatch& b) { return a.source < b.source; });
  return out;
}

}  // namespace muwazi::inline v0
