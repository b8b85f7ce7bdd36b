// SPDX-License-Identifier: Apache-2.0
// Follows the links of an English stem, and those of its translations.
#include "stem_paths.hpp"

#include <algorithm>

namespace muwazi::inline v0 {

std::span<const Translation> likely_links(std::span<const Translation> links) noexcept {
  constexpr unsigned most_weight = 90;
  std::size_t count = 0;
  while (count < links.size() && count < most_links && links[count].weight <= most_weight) ++count;
  return links.first(count);
}

const StemPaths& StemPathCache::read(const LexiconView& lexicon, StemId stem, StemPaths& paths) {
  constexpr std::size_t most_steps = 8;  // links whose own links are followed in turn, and as many of those
  constexpr auto probability = [](Translation link) { return lexicon_table::probabilities[link.weight]; };
  const LexiconSide& english = lexicon.of(Language::english);
  const LexiconSide& arabic = lexicon.of(Language::arabic);
  paths.stem = stem;
  paths.synonyms.clear();
  paths.roots.clear();
  const auto links = likely_links(english.translations(stem));
  for (const Translation link : links)
    if (const std::uint32_t trace = arabic.trace(link.stem); trace != 0) paths.roots.push_back({trace, log2_of_kin(link)});
  for (const Translation link : links.first(std::min(links.size(), most_steps))) {
    const auto second = arabic.translations(link.stem);
    const unsigned most_weight = std::min(80u, 143u - link.weight);  // p >= 0.03, and of both steps >= 0.002
    for (const Translation there : second.first(std::min(second.size(), most_steps))) {
      if (there.weight > most_weight) break;
      if (there.stem != stem) paths.synonyms.push_back({there.stem, probability(link) * probability(there)});
    }
  }
  return paths;
}

}  // namespace muwazi::inline v0
