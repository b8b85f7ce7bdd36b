// SPDX-License-Identifier: Apache-2.0
// Which sentences translate which: beads m-n, each with a calibrated score and the evidence for it.
//
//     muwazi::Document english = muwazi::analyze(muwazi::decode(bytes), muwazi::Language::english, english_splitter);
//     muwazi::Document arabic = ...
//     for (const muwazi::Bead& bead : muwazi::align(english, arabic))
//       if (bead.score < 0.5f) ...  // one in two of these is wrong somewhere
//
// How it works. Words are looked up in a bilingual lexicon; numbers, names, Latin words and marks are matched as they are.
// Rare ones that both sides share make a chain of anchors; around it lies a corridor, in which forward-backward over all
// shapes of beads (1-1 to 8-1 and 1-8, up to 8-2 and 2-8, up to 4-4, gaps) gives each bead its probability. Each word of
// one side has to be accounted for by the words of the other (IBM Model 1 against the frequency of the word thereabouts,
// with a pull to the same relative place): that decides where a bead ends. From the beads of the first pass the shapes,
// the lengths and the words of this text are learned, and a second pass decides. The beads that are returned maximise the
// expected number of right ones, not the probability of all of them together.
//
// What it does not do. Sentences that stand in another order further than four apart are gaps. Two texts of one language
// are aligned by length, numbers and marks alone.
//
// Sources: Gale and Church 1993 (beads, lengths); Brown et al. 1993 (Model 1); Moore 2002 (learning from the text at hand);
// Varga et al. 2005 (lexicon and length together); Thompson and Koehn 2019 (overlap embeddings, whose files are read).
#ifndef MUWAZI_ALIGN_HPP
#define MUWAZI_ALIGN_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/name.hpp>

namespace muwazi::inline v0 {

/// A half-open run of sentences, [begin, end), 0-based.
struct SentenceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin >= end; }
  friend constexpr bool operator==(SentenceRange, SentenceRange) = default;
};

/// What speaks for a bead, as natural log likelihood ratios against "these two are not translations"; the parts add up.
struct BeadEvidence {
  float length = 0;
  float numbers = 0;
  float names = 0;
  float lexicon = 0;
  float punctuation = 0;
  float position = 0;  ///< prior of the bead's shape and place
  float caller = 0;    ///< the caller's own similarity
  friend bool operator==(const BeadEvidence&, const BeadEvidence&) = default;
};

/// For what number of things a message of a program is made, where its file tells: of a gettext entry with plural forms the form
/// for one may leave the count out or put it in words.
enum class MessageNumber : std::uint8_t { any, one };

/// A bead: sentences of the source that together translate sentences of the target. A gap is empty on one side.
struct Bead {
  SentenceRange source{};
  SentenceRange target{};
  float score = 0;        ///< calibrated probability that exactly these sentences belong together
  bool crossing = false;  ///< a 2-2 bead whose halves stand in the other order
  BeadEvidence evidence{};
  MessageNumber number = MessageNumber::any;
  [[nodiscard]] bool is_gap() const noexcept { return source.empty() || target.empty(); }
  friend bool operator==(const Bead&, const Bead&) = default;
};

/// A sentence of the source and one of the target, 0-based.
struct SentencePair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  friend auto operator<=>(const SentencePair&, const SentencePair&) = default;
};

/// Vectors of sentences and of runs of sentences in the layout of vecalign: a text file with one run a line (its sentences
/// joined by one space) and a file of as many rows of float32 (little endian, no header). Immutable; may be shared
/// between threads; owns its vectors.
class MUWAZI_EXPORT SentenceVectors {
 public:
  /// `lines` is the text, `float32` the bytes of the vectors; the dimension is floats over lines unless given. Throws
  /// Error{format}, with both numbers, where the sizes do not fit. `name` stands in messages.
  static SentenceVectors read(std::string_view lines, std::string_view float32, std::string_view name,
                              std::size_t dimension = 0);

  [[nodiscard]] std::size_t size() const noexcept { return index_.size(); }
  [[nodiscard]] std::size_t dimension() const noexcept { return dimension_; }
  /// The vector of a run, of length one; empty where the run is not in the file. Valid as long as this object.
  [[nodiscard]] std::span<const float> find(std::string_view run) const noexcept;
  /// The k-th vector of the file.
  [[nodiscard]] std::span<const float> row(std::size_t k) const noexcept {
    return {values_.data() + k * dimension_, dimension_};
  }

 private:
  std::size_t dimension_ = 0;
  std::vector<float> values_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index_;  // hash of the line, row; sorted
};

struct AlignOptions {
  const Lexicon* lexicon = nullptr;    ///< nullptr: the library's own
  const NameModel* names = nullptr;    ///< judges words that the lexicon does not know; nullptr: the library's own
  bool hard_paragraphs = false;        ///< the n-th paragraph translates the n-th; needs equal numbers of paragraphs
  bool learn = true;                   ///< learn words and lengths from the text at hand where it is long enough

  // A caller's own evidence. Sentences that are not there, and demands that contradict each other, are Error{usage}.
  std::vector<SentencePair> anchors{};     ///< pairs known to stand in one bead
  std::vector<SentencePair> forbidden{};   ///< pairs known not to stand in one bead
  std::vector<SentencePair> boundaries{};  ///< no bead reaches across: a chapter begins with these two sentences
  std::vector<Bead> kept{};                ///< beads to be kept as they are, while the rest is aligned anew
  /// What the caller knows of a bead of which neither side is empty: natural log of how much likelier the two sides are
  /// with each other than with others; 0 for "nothing". Has to give the same answer for the same ranges. Called about a
  /// hundred times a sentence, from the calling thread.
  std::function<float(SentenceRange source, SentenceRange target)> similarity{};
  /// Both or none. They have to outlive the call.
  const SentenceVectors* source_vectors = nullptr;
  const SentenceVectors* target_vectors = nullptr;

  /// Called now and then with the share of the work done, in [0, 1]; false stops with Error{cancelled}.
  std::function<bool(double)> progress{};
};

/// Aligns two analysed texts of different languages, either one the source. The beads come in order and hold each
/// sentence of both sides exactly once; a run of sentences without counterpart is one gap for each of them. Deterministic;
/// exchanging source and target exchanges the sides of each bead and nothing else. Throws Error{usage} for unequal
/// paragraph counts with hard_paragraphs and for a caller's evidence that cannot be met, Error{cancelled} when the
/// callback says so. Time and memory are linear in the sentences.
MUWAZI_EXPORT std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions& options = {});

}  // namespace muwazi::inline v0

#endif
