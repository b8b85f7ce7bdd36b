// SPDX-License-Identifier: Apache-2.0
// What the sentences of two documents hold that can speak for or against a bead, as flat arrays of small numbers.
//
// Side A is always the English one, so that exchanging source and target changes nothing but the columns of the answer.
//
//     document --tokens--> features (a lexicon stem, an unknown word, a number, a mark ...), one id a type
//     links: for each feature of side A the features of side B that may render it, with probabilities both ways
#ifndef MUWAZI_SRC_ALIGN_EVIDENCE_HPP
#define MUWAZI_SRC_ALIGN_EVIDENCE_HPP

#include <cstdint>
#include <span>
#include <vector>

#include <muwazi/document.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/name.hpp>

namespace muwazi::inline v0::alignment {

enum class FeatureKind : std::uint8_t {
  word,    ///< a stem of the lexicon, or a word that it does not know
  number,  ///< the value of a quantity, or digits
  latin,   ///< Latin letters within Arabic text, links, code
  mark     ///< punctuation and markup that translators keep
};

struct Feature {
  FeatureKind kind = FeatureKind::word;
  bool capitalized = false;      ///< has been met with a capital inside a sentence, never without
  StemId stem = no_stem;
  std::uint32_t sentences = 0;   ///< number of sentences that hold it
  std::uint64_t key = 0;         ///< hash of the matching key
  ByteRange sample;              ///< one place where it stands, in normalized.utf8
};

/// How a sentence ends: closing quotes and brackets aside.
enum class Ending : std::uint8_t {
  open,   ///< with a word
  stop,   ///< with a full stop, question or exclamation mark, colon or ellipsis
  comma,  ///< with a comma, semicolon or dash: it goes on
};

/// One side. Features of a sentence are distinct, in order of first appearance.
struct Side {
  const Document* document = nullptr;
  std::vector<Feature> features;
  std::vector<std::uint32_t> begin;     ///< sentences + 1 indices into words
  std::vector<std::uint32_t> words;     ///< feature ids
  std::vector<float> length;            ///< letters and digits of each sentence, code points
  std::vector<Ending> ending;           ///< of each sentence
  std::vector<std::uint32_t> occurrence_begin;  ///< features + 1 indices into occurrences
  std::vector<std::uint32_t> occurrences;       ///< sentences, rising

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(length.size()); }
  [[nodiscard]] std::span<const std::uint32_t> words_of(std::size_t sentence) const noexcept {
    return {words.data() + begin[sentence], words.data() + begin[sentence + 1]};
  }
  [[nodiscard]] std::span<const std::uint32_t> occurrences_of(std::uint32_t feature) const noexcept {
    return {occurrences.data() + occurrence_begin[feature], occurrences.data() + occurrence_begin[feature + 1]};
  }
};

Side read_side(const Document& document, const Lexicon& lexicon);

/// For each sentence a hash of what it holds: equal where the same words stand at the same length.
std::vector<std::uint64_t> content_hashes(const Side& side);

enum class LinkKind : std::uint8_t { lexicon, learned, number, name, copy, mark };

/// That feature `b` may render the feature the link belongs to.
struct Link {
  std::uint32_t b = 0;
  float b_given_a = 0;  ///< probability of b at a place of a bead's B side that renders a
  float a_given_b = 0;
  LinkKind kind = LinkKind::lexicon;
};

/// Links of all features of side A, by feature then b.
struct Links {
  std::vector<std::uint32_t> begin;
  std::vector<Link> links;
  [[nodiscard]] std::span<const Link> of(std::uint32_t a) const noexcept {
    return {links.data() + begin[a], links.data() + begin[a + 1]};
  }
};

struct RawLink {
  std::uint32_t a = 0;
  Link link;
};

/// Links from the lexicon, equal numbers, kept Latin words, marks and names.
std::vector<RawLink> find_links(const Side& a, const Side& b, const Lexicon& lexicon, const NameModel& names);

/// Sorts links and joins those of one pair of features (the higher probability of each way stays).
Links sort_links(std::vector<RawLink> raw, std::size_t features_a);

}  // namespace muwazi::inline v0::alignment

#endif
