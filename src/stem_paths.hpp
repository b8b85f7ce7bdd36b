// SPDX-License-Identifier: Apache-2.0
// Where an English stem leads over the lexicon, remembered from one pair to the next.
#ifndef MUWAZI_SRC_STEM_PATHS_HPP
#define MUWAZI_SRC_STEM_PATHS_HPP

#include <muwazi/lexicon.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "lexicon_view.hpp"

namespace muwazi::inline v0 {

/// Where an English stem leads, over the likeliest links of the lexicon:
///
///     reports -> taqarir -> accounts, statements ...      synonyms: what shares a translation with it
///             -> taqarir -> q r r                         roots of its translations
struct StemPaths {
  struct Synonym {
    StemId stem;        ///< English, another one
    float probability;  ///< of both steps
  };
  struct Root {
    std::uint32_t trace;  ///< see stem_trace.hpp
    float log2_odds;      ///< see log2_of_kin()
  };
  StemId stem = no_stem;
  std::vector<Synonym> synonyms;  ///< in the order of the links and of those of their translations; one may come again
  std::vector<Root> roots;
};

/// The links that are followed, of p >= 0.02, and the likeliest of these.
inline constexpr std::size_t most_links = 12;
std::span<const Translation> likely_links(std::span<const Translation> links) noexcept;
/// What words that are kin to a translation get: eight more than log2 of its probability.
inline float log2_of_kin(Translation link) noexcept { return 8 - static_cast<float>(link.weight) / 16; }

/// Paths of the stems that were seen last. To follow them anew takes two looks at memory that is not at hand for each of eight
/// links. Each stem has one place, where the last one that came stays: bounded, some MiB, and nothing depends on what is in it. For
/// one thread at a time, and for one lexicon.
class StemPathCache {
 public:
  /// The paths of a stem, which is not no_stem; valid until the next call.
  const StemPaths& of(const LexiconView& lexicon, StemId stem) {
    if (const StemPaths& slot = slots_[place(stem)]; slot.stem == stem) return slot;
    if (++stored_ > slots_.size() / 2 && slots_.size() < most_slots) grow();
    return read(lexicon, stem, slots_[place(stem)]);
  }

 private:
  static constexpr std::size_t first_slots = 64;
  static constexpr std::size_t most_slots = 4096;

  [[nodiscard]] std::size_t place(StemId stem) const noexcept { return stem & (slots_.size() - 1); }
  void grow() {
    std::vector<StemPaths> wider(4 * slots_.size());
    for (StemPaths& slot : slots_)
      if (slot.stem != no_stem) wider[slot.stem & (wider.size() - 1)] = std::move(slot);
    slots_ = std::move(wider);
  }
  static const StemPaths& read(const LexiconView& lexicon, StemId stem, StemPaths& paths);

  std::vector<StemPaths> slots_ = std::vector<StemPaths>(first_slots);
  std::size_t stored_ = 0;
};

}  // namespace muwazi::inline v0

#endif
