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
  float worth = 1.0f;        ///< what each of them says for the bead, natural log
  float faint = 5.0f;        ///< links that make a word likelier by less than this are not looked at
  float coarse_faint = 15.0f;  ///< the same for the coarse pass
  /// In a sentence that recurs, a word counts where its best link makes it likelier than the words of the sentence times this.
  /// By texts of a few distinct lines in turn: at 0.5 they fall apart, from 1 on they do not.
  float dull = 2.0f;
  float hopeless = -3.0f;    ///< beads of several sentences whose lengths say less are not looked at
  /// Boundaries this far behind others of their antidiagonal are left by the coarse pass, natural log. On the sets no bead changes
  /// from 30 to 60; it has to be well above `margin`, since what comes behind may make up for it.
  float coarse_beam = 40;
  float margin = 24;         ///< boundaries that the coarse pass finds this far behind the best path are out, natural log
  float margin_short = 16;   ///< the same where no long bead is likely
  float growth = -2.5f;      ///< what the coarse pass takes for each sentence more in a long bead, natural log
  float again = 0.3f;        ///< share of what the words of a long sentence gain from each sentence more, some of it again
  float between = 6.0f;      ///< rows that sentences speak across with so much are not pinned by the coarse pass, natural log
  float parts = 3.0f;        ///< what a bead costs that runs over the end or beginning of a headline on one side only, natural log
  float loose = 0.05f;       ///< share of beads that are translated so freely that words say little
  float loose_word = 0.06f;  ///< what a word costs in these
};

/// Scores beads. Features that two sentences share by a link are their hits; they are found a sentence of side A at a time,
/// for the columns of the corridor that prepare() was given, by the places where the words of side B stand in it.
class EvidenceScorer final : public BeadScorer {
 public:
  using Caller = std::function<float(std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t)>;

  /// `links` and `model` may change between searches; learned() has to be called then.
  EvidenceScorer(const Side& a, const Side& b, const Links& links, const Model& model, const Weights& weights);

  /// Takes over what changed in the links and the model.
  void learned();

  /// Has to be called before a search: which pairs of sentences may be asked for. `only_ways`: also those that are the only way
  /// from their row to the next.
  void prepare(const Corridor& corridor, bool only_ways = true);

  /// Narrows a corridor to the boundaries that a search with coarse evidence holds for possible, and pins rows that it is
  /// sure of. False, and nothing done, where it finds no path. `begin` and `open_end` as for search().
  bool narrow(Corridor& corridor, std::uint32_t begin, bool open_end);

  /// Of the corridor that was narrowed last: the share of rows where a bead of more than two sentences of a side is likely. 1
  /// where none has been narrowed.
  [[nodiscard]] float share_long() const noexcept { return share_long_; }

  double match(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) override;
  double gap_a(std::uint32_t i) override;
  double gap_b(std::uint32_t j) override;

  /// The parts of the score of a bead within the corridor that prepare() was given.
  BeadEvidence evidence(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b);

  /// Whether of two sentences and two, in that corridor, the first renders the second and the second the first.
  bool crossing(std::uint32_t i, std::uint32_t j);

  /// Whether beads are scored that are so unlikely that they are left out otherwise: where an anchor demands one.
  void set_patient(bool patient) { patient_ = patient; }

  /// The caller's own evidence: natural log added to each bead; minus infinity forbids.
  void set_caller(Caller caller) { caller_ = std::move(caller); }

 private:
  /// How the sentences of a side recur: the very same words at the same length.
  struct Recurrence {
    std::vector<std::uint8_t> often;   // several times in the sentences around
    std::vector<std::uint8_t> mostly;  // as most of the sentences right before or behind
  };
  struct ClearLink {  // a link that is not faint at its best
    std::uint32_t b;
    float b_given_a, a_given_b;
    float b_most;  // b_given_a over the least background that b has
  };
  struct Posting {  // a place of a feature of side B within the corridor
    std::uint32_t sentence;
    std::uint32_t word;  // index into Side::words
  };
  struct PostingRange {  // those in the columns looked at
    std::uint32_t begin = 0, end = 0;
  };
  struct Hit {
    std::uint16_t place_a, place_b;
    float b_ratio, a_ratio;
  };
  struct Pair {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t strong = 0;  // words that speak clearly for the two sentences
  };
  struct Row {
    std::uint32_t low = 0, high = 0;  // columns of pairs
    std::uint32_t pair_begin = 0;     // into pairs_
  };
  struct Found {  // a hit before it is put in its place
    std::uint32_t column;
    Hit hit;
  };
  class CoarsePass;  // narrow(), step by step

  void index_columns(std::uint32_t low, std::uint32_t high);
  /// The columns [low, high) are those that for_hits() looks at. Neither may fall before the next index_columns().
  void look_at(std::uint32_t low, std::uint32_t high);
  /// Calls each(place of A, word of A, word of B, posting, ratio of b, ratio of a) for the hits of a sentence.
  template <class Each>
  void for_hits(std::uint32_t i, float faint, Each&& each) const;
  bool holds_together(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b);
  [[nodiscard]] const Pair& pair(std::uint32_t i, std::uint32_t j) const {
    const Row& row = rows_[i - row_begin_];
    return pairs_[row.pair_begin + j - row.low];
  }
  static Recurrence find_recurrence(const Side& side);
  void weigh(const Side& side, const Recurrence& recurrence, const std::vector<float>& best, const std::vector<float>& rarity,
             std::vector<float>& background, std::vector<float>& most) const;
  void find_reach(const Corridor& corridor);
  void make_row(const Row& row, std::uint32_t i);
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
  /// Whether a bead is one of lines that stand over and over on both sides. What speaks against two of them is said as often as
  /// they stand there, and has to be heard no more than once: it does not count.
  [[nodiscard]] bool repeated(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const noexcept {
    return recurrence_a_.mostly[i] != 0 && recurrence_b_.mostly[j] != 0 && recurrence_a_.mostly[i + a - 1] != 0 &&
           recurrence_b_.mostly[j + b - 1] != 0;
  }
  /// What a bead costs where a headline and what stands beside it are put together on one side only.
  [[nodiscard]] double parts_score(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const noexcept;
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
  Recurrence recurrence_a_, recurrence_b_;
  std::array<std::array<std::uint32_t, max_run + 1>, max_run + 1> across_{};  // words that have to reach across, by shape
  std::vector<float> rarity_a_, rarity_b_;          // for each word: one over its probability thereabouts
  std::vector<float> background_a_, background_b_;  // the same, 0 for words that say nothing there
  std::vector<double> base_a_, base_b_;             // prefix sums of log(1 - L)
  std::vector<double> letters_a_, letters_b_;       // prefix sums
  std::vector<std::uint32_t> edges_a_, edges_b_;    // of each sentence: ends and beginnings of headlines before it
  bool patient_ = false;
  float share_long_ = 1;
  std::vector<float> most_a_, most_b_;  // the highest of background_a_, background_b_ of a feature
  std::vector<std::uint32_t> clear_begin_;
  std::vector<ClearLink> clear_;
  float log_loose_ = 0;
  float most_factor_ = 1;
  std::vector<float> odds_a_, odds_b_;  // L / (1 - L)
  std::array<float, 256> kernel_{}, integral_{};
  std::uint32_t row_begin_ = 0;
  std::vector<Row> rows_;
  std::vector<PostingRange> posted_;  // of the features of B
  std::vector<Posting> postings_;
  std::uint32_t indexed_low_ = 0, indexed_high_ = 0;  // columns that are in postings_
  std::uint32_t looked_low_ = 0, looked_high_ = 0;
  std::vector<Pair> pairs_;
  std::vector<Hit> hits_;
  std::vector<Found> found_;                        // scratch of make_row()
  std::vector<float> clearly_a_, clearly_b_;        // how much likelier a word has to be to speak clearly, by sentence
  std::vector<Sum> sum_a_, sum_b_;                  // scratch of account(): what each word of a bead receives
  std::vector<std::uint32_t> touched_a_, touched_b_;  // ... and which do
};

template <class Each>
void EvidenceScorer::for_hits(std::uint32_t i, float faint, Each&& each) const {
  const std::uint32_t first_word = a_.begin[i];
  const std::uint32_t count = std::min(a_.begin[i + 1] - first_word, 0xFFFFu);
  // Plain pointers: what `each` writes could be part of the vectors, for all that the compiler knows.
  const PostingRange* const posted = posted_.data();
  const Posting* const postings = postings_.data();
  const float* const background_b = background_b_.data();
  for (std::uint32_t place = 0; place < count; ++place) {
    const std::uint32_t word = a_.words[first_word + place];
    const float background = background_a_[first_word + place];
    const ClearLink* const clear_end = clear_.data() + clear_begin_[word + 1];
    for (const ClearLink* link = clear_.data() + clear_begin_[word]; link != clear_end; ++link) {
      const PostingRange range = posted[link->b];
      if (range.end == range.begin) continue;
      const float a_ratio = link->a_given_b * background;
      if (a_ratio + link->b_most < faint) continue;
      for (const Posting *at = postings + range.begin, *end = postings + range.end; at != end; ++at) {
        const float b_ratio = link->b_given_a * background_b[at->word];
        if (b_ratio + a_ratio < faint) continue;
        each(place, word, link->b, *at, b_ratio, a_ratio);
      }
    }
  }
}

}  // namespace muwazi::inline v0::alignment

#endif
