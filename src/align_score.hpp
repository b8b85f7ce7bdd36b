// SPDX-License-Identifier: Apache-2.0
// What speaks for a bead: which words of one side the words of the other account for, and the lengths.
//
// For every word t of the one side, and all words s of the other, the account is that of IBM Model 1 (Brown et al. 1993,
// Computational Linguistics 19) against the background,
//     log( (1 - L_t) + L_t * sum_s p(t|s) / (|S| * p(t)) ),
// summed over both sides; L_t is the share of the word's occurrences that its links are able to explain. A word without
// links says nothing. |S| is the number of words of the other side: a sentence that adds nothing but length to a bead
// makes every account in it poorer, which is what decides the borders of a bead.
#ifndef MUWAZI_SRC_ALIGN_SCORE_HPP
#define MUWAZI_SRC_ALIGN_SCORE_HPP

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include <muwazi/align.hpp>

#include "align_evidence.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

/// What is learned from the text at hand, with the values to begin with.
struct Model {
  Priors priors;
  float length_mean = -0.16f;      ///< log of Arabic letters over English letters
  float length_floor = 0.022f;     ///< variance of that log in long beads
  float length_short = 1.9f;       ///< and what one letter adds to it, over the mean number of letters
  std::vector<float> explained_a;  ///< L of the features of side A
  std::vector<float> explained_b;
};

/// Priors for texts of which nothing is known.
Model default_model();

/// Weights of the parts. Tuned on generated sets from other seeds (see tests/quality/align_quality.cpp).
struct Weights {
  float words = 0.55f;       ///< both directions count, and words are not independent
  float cap = 5.8f;          ///< most that one word can speak for a bead, natural log
  float length = 1.0f;
  float ending_agrees = 1.0f;   ///< a comma at the end of both sides
  float ending_differs = 4.5f;  ///< a comma at the end of one side and a stop at that of the other
  float explained = 0.55f;   ///< L of a word to begin with
  float nearby = 0.5f;       ///< share of the background that is taken from the sentences around
  std::uint32_t around = 40; ///< sentences before and behind that are around
  float place = 0.8f;        ///< share of words that stand about as far into the other side as where they are rendered
  float drift = 14.0f;        ///< how far off "about" is, in words
  float strong = 4.0f;       ///< times likelier that a word has to be to speak clearly
  std::uint32_t across = 3;  ///< words that speak clearly across each place where a bead m-n could be parted
  float by_chance = 0.8f;    ///< and how many of them chance lets reach across, a pair of sentences
  float faint = 5.0f;        ///< links that make a word likelier by less than this are not looked at
  float hopeless = -3.0f;    ///< beads of several sentences whose lengths say less are not looked at
  float loose = 0.05f;       ///< share of beads that are translated so freely that words say little
  float loose_word = 0.06f;  ///< what a word costs in these
};

/// A sentence of side A prepared for lookup of its links: (feature of B, place in the sentence, ratios).
class EvidenceScorer final : public BeadScorer {
 public:
  using Caller = std::function<float(std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t)>;

  EvidenceScorer(const Side& a, const Side& b, const Links& links, const Model& model, const Weights& weights);

  /// Has to be called before a search: which pairs of sentences may be asked for.
  void prepare(const Corridor& corridor);

  double match(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) override;
  double gap_a(std::uint32_t i) override;
  double gap_b(std::uint32_t j) override;

  /// The parts of a bead's score. Needs no prepare().
  BeadEvidence evidence(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b);

  /// Whether of two sentences and two the first renders the second and the second the first.
  bool crossing(std::uint32_t i, std::uint32_t j);

  /// Whether beads are scored that are so unlikely that they are left out otherwise: where an anchor demands one.
  void set_patient(bool patient) { patient_ = patient; }

  /// The caller's own evidence: natural log added to each bead; minus infinity forbids.
  void set_caller(Caller caller) { caller_ = std::move(caller); }

 private:
  struct Reach {  // a word of a row's sentence reaches feature b
    std::uint32_t b;
    std::uint32_t place;
    float b_given_a, a_ratio;
    LinkKind kind;
  };
  struct Hit {
    std::uint16_t place_a, place_b;
    float b_ratio, a_ratio;
    LinkKind kind;
  };
  struct Pair {
    std::uint32_t begin = 0, end = unknown;
    std::uint32_t strong = 0;  // words that speak clearly for the two sentences
  };
  static constexpr std::uint32_t unknown = 0xFFFFFFFFu;

  struct Row {
    std::uint32_t low = 0;           // first column of pairs
    std::uint32_t pair_begin = 0;    // into pairs_
    std::uint32_t reach_begin = 0, reach_end = 0;
    bool ready = false;
    std::array<std::uint64_t, 16> filter{};  // 1024 bits over features of B
  };

  void prepare_bead(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b);
  bool holds_together(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b);
  const Pair& pair(std::uint32_t i, std::uint32_t j);
  void make_row(Row& row, std::uint32_t i);
  /// Probability of a rendering `distance` words from where it is expected, less the even share.
  [[nodiscard]] float kernel(float distance) const noexcept {
    const auto whole = static_cast<std::int32_t>(distance < 0 ? -distance : distance);
    return kernel_[static_cast<std::size_t>(whole < 255 ? whole : 255)];
  }
  struct Sum {
    float even = 0, near = 0;
  };
  /// What a word receives in all: `near` is made a distribution over the places that there are.
  [[nodiscard]] float received(const Sum& sum, float even, float expected, float size) const noexcept {
    const auto before = static_cast<std::size_t>(std::min(expected + 0.5f, 255.0f));
    const auto behind = static_cast<std::size_t>(std::clamp(size - expected - 0.5f, 0.0f, 255.0f));
    const float within = integral_[before] + integral_[behind] + 0.5f * kernel_[0];
    return even * sum.even + sum.near * (weights_.place / within);
  }
  /// Whether both sides of a bead end at the end of a sentence, or one of them goes on.
  [[nodiscard]] float ending_score(std::uint32_t i, std::uint32_t j) const noexcept;
  double length_score(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const;
  double soften(float words, std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const;
  template <class Account>
  void account(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b, Account&& each);

  const Side& a_;
  const Side& b_;
  const Links& links_;
  const Model& model_;
  Weights weights_;
  Caller caller_;
  std::vector<float> background_a_, background_b_;  // for each word: one over its probability thereabouts
  std::vector<double> base_a_, base_b_;             // prefix sums of log(1 - L)
  std::vector<double> letters_a_, letters_b_;       // prefix sums
  bool patient_ = false;
  std::vector<float> most_b_;           // the highest of background_b_ of a feature
  float log_loose_ = 0;
  float most_factor_ = 1;
  std::vector<float> odds_a_, odds_b_;  // L / (1 - L)
  std::array<float, 256> kernel_{}, integral_{};
  std::uint32_t row_begin_ = 0;
  std::vector<Row> rows_;
  std::vector<Reach> reach_;
  std::vector<Pair> pairs_;
  std::vector<Hit> hits_;
  std::vector<Sum> sum_a_, sum_b_;                  // scratch: what each word of a bead receives
  std::vector<std::uint32_t> touched_a_, touched_b_;
};

}  // namespace muwazi::inline v0::alignment

#endif
