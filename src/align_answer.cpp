// SPDX-License-Identifier: Apache-2.0
// The score of a bead, and gaps among equal lines.
#include "align_answer.hpp"

#include <algorithm>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {
namespace {

float log_odds(float p, float most) noexcept {
  const float within = std::clamp(p, 1e-6f, 1.0f - 1e-6f);
  return std::clamp(fast_log(within / (1.0f - within)), -most, most);
}

/// One side of a bead: where it begins and how many sentences it has.
struct SideOf {
  std::uint32_t FoundBead::*begin;
  std::uint32_t FoundBead::*count;
};

/// Joins the runs of gaps of the side `own`; `hashes` are that side's.
void join_gaps_of(SideOf own, SideOf other, const std::vector<std::uint64_t>& hashes, std::vector<ScoredBead>& beads) {
  std::size_t run = 0, run_end = 0;  // the last run of gaps
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const FoundBead& bead = beads[k].found;
    if (bead.*other.count != 0) {
      if (bead.a != 1 || bead.b != 1) run = run_end = k + 1;
      continue;
    }
    const auto gaps = static_cast<std::uint32_t>(run_end - run);
    const auto between = static_cast<std::uint32_t>(k - run_end);
    if (gaps == 0) {
      run = k;
    } else if (between > 0) {
      const std::uint32_t first = beads[run].found.*own.begin;
      std::uint32_t same = 0;
      while (same < between && hashes[first + same] == hashes[first + gaps + same]) ++same;
      if (same < between) {
        run = k;
      } else {
        const auto at = [&](std::size_t index) { return beads.begin() + static_cast<std::ptrdiff_t>(index); };
        std::rotate(at(run), at(run_end), at(k));
        run += between;
        const std::uint32_t other_first = beads[k].found.*other.begin - between;
        for (std::uint32_t t = 0; t < between + gaps; ++t) {
          beads[run - between + t].found.*own.begin = first + t;
          beads[run - between + t].found.*other.begin = other_first + std::min(t, between);
        }
      }
    }
    run_end = k + 1;
  }
}

}  // namespace

float calibrated(const std::vector<ScoredBead>& beads, std::size_t at, float tokens) noexcept {
  const FoundBead& bead = beads[at].found;
  const BeadEvidence& evidence = beads[at].evidence;
  const float own = log_odds(bead.posterior, 9);
  float z = 0;
  if (bead.a == 0 || bead.b == 0) {
    z = -0.5f + 0.7f * own;
  } else {
    float beside = 6;
    float gaps = 0;
    for (const std::size_t near : {at - 1, at + 1}) {
      if (near >= beads.size()) continue;
      beside = std::min(beside, log_odds(beads[near].found.posterior, 6));
      gaps += beads[near].found.a == 0 || beads[near].found.b == 0 ? 1.0f : 0.0f;
    }
    const float words = evidence.lexicon + evidence.numbers + evidence.names + evidence.punctuation;
    z = 0.716f + 0.705f * own - 0.744f * 0.5f * std::min(static_cast<float>(bead.a + bead.b - 2), 6.0f) +
        (std::min(bead.a, bead.b) >= 2 ? 0.418f : 0.0f) + 0.364f * std::min(words / std::max(tokens, 1.0f), 1.5f) -
        0.834f * std::min(tokens, 60.0f) / 30.0f - 0.399f * beside / 3.0f + 0.107f * gaps +
        1.396f * evidence.length / 3.0f;
  }
  return 1.0f / (1.0f + fast_exp(-z));
}

void join_gaps(const std::vector<std::uint64_t>& hashes_a, const std::vector<std::uint64_t>& hashes_b,
               std::vector<ScoredBead>& beads) {
  constexpr SideOf side_a{&FoundBead::i, &FoundBead::a};
  constexpr SideOf side_b{&FoundBead::j, &FoundBead::b};
  join_gaps_of(side_a, side_b, hashes_a, beads);
  join_gaps_of(side_b, side_a, hashes_b, beads);
}

}  // namespace muwazi::inline v0::alignment
