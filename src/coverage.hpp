// SPDX-License-Identifier: Apache-2.0
// Which words of one side of a bead something on the other side accounts for: a small word alignment by evidence.
//
//     The | commission | denied | reports  | of | a  | second | outage      content words of the source
//            0.98         0.90    0.03                 0.99     0.97        probability that something renders the word
//            -2.1         -1.2    +1.9                 -3.0     -2.0        log odds that nothing does
//
// A cell of the matrix of words holds the best evidence that the two render each other: an entry of the lexicon, two that
// share a translation (synonyms), translations of one root or one beginning, a name by its sound, one number, the same
// letters. Each kind has measured odds over chance; nearness to the diagonal multiplies them, then nearness to what renders
// the words around, and the words of a row and of a column compete for it. What a word gets in the end is weighed by how well
// the lexicon knows it: a well known word that nothing renders says much, an unknown one nothing.
#ifndef MUWAZI_SRC_COVERAGE_HPP
#define MUWAZI_SRC_COVERAGE_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {

/// What two words have in common, the weakest first.
enum class CellKind : std::uint8_t { none, root2, beginning, root, synonym, direct, phrase, name, letters, number };
inline constexpr std::size_t cell_kinds = 10;
inline constexpr std::size_t cell_bins = 16;

/// Evidence of one pair of words: its kind, and its strength as log2 of the odds that the lexicon gives it, in steps.
struct Cell {
  CellKind kind = CellKind::none;
  std::uint8_t bin = 0;
};

inline constexpr std::size_t knowledge_classes = 10;
inline constexpr std::size_t account_bins = 8;

/// One word or number; function words are there as possible partners, and say little themselves.
struct WordAccount {
  std::uint32_t token = 0;  ///< index of the side's tokens
  StemId stem = no_stem;
  Knowledge knowledge = Knowledge::unknown;
  std::uint8_t bin = 0;      ///< of `accounted`
  float accounted = 0;       ///< probability by the matrix alone that a word of the other side renders it
  float odds = 0;            ///< log odds (natural) of what was seen if nothing renders it, over what was seen if something does
  bool spelled_out = false;  ///< Arabic: one of the words of an acronym that English has; see data/acronyms.tsv
  std::int32_t partner = -1; ///< index among the other side's words of the one that most likely renders it
  [[nodiscard]] bool content() const noexcept { return knowledge != Knowledge::function; }
  /// Whether hardly anything renders it: accounted < 0.2.
  [[nodiscard]] bool absent() const noexcept { return bin <= 2; }
};

/// Something beside the matrix renders a word.
inline void account_for(WordAccount& word) noexcept {
  constexpr float accounted = 0.95f;
  word.accounted = std::max(word.accounted, accounted);
  word.odds = std::min(word.odds, -1.0f);
  word.bin = std::max<std::uint8_t>(word.bin, account_bins - 1);
}

/// Whether nothing is known to render a word.
inline bool unrendered(const WordAccount& word) noexcept { return word.partner < 0 || word.accounted < 0.4f; }

/// The words of both sides, in order.
struct PairAccounts {
  std::vector<WordAccount> english;
  std::vector<WordAccount> arabic;

  [[nodiscard]] const std::vector<WordAccount>& of(Language language) const noexcept {
    return language == Language::english ? english : arabic;
  }
};

inline constexpr std::size_t near_steps = 20;
inline constexpr std::size_t far_steps = 6;     ///< coarse steps of the same distance
inline constexpr std::size_t company_bins = 9;  ///< the last: nothing near is rendered for sure

/// What was measured on pairs that are translations and on pairs that are not; see coverage_odds.hpp.
struct CoverageOdds {
  std::array<std::array<float, cell_bins>, cell_kinds> cell;  ///< odds that such a cell renders the word over chance
  /// Factor by distance from the diagonal, in steps of 1 / near_steps; of words, and of what stays recognisable (names ...).
  std::array<std::array<float, near_steps>, 2> near;
  /// The same by coarse distance and company: how far the words around agree on the place, where those are known.
  std::array<std::array<std::array<float, company_bins>, far_steps>, 2> company;
  std::array<std::array<std::array<float, account_bins>, knowledge_classes>, 2> word;  ///< WordAccount::odds; English, Arabic
};
extern const CoverageOdds& coverage_odds;

/// Accounts for the words of a bead. Some 20 microseconds for a sentence of 25 words; quadratic in the bead's words.
/// A bead of more than about 2,000 words a side has none.
PairAccounts account_words(const CheckContext& context, const PairView& pair, const CoverageOdds& odds = coverage_odds);

/// account_words(), made once a pair.
const PairAccounts& accounts_of(const CheckContext& context, const PairView& pair);

/// For the program that measures the odds: the matrix, row by row of the English words.
struct CellMatrix {
  std::vector<WordAccount> english;
  std::vector<WordAccount> arabic;
  std::vector<Cell> cells;
  std::vector<std::uint8_t> company;  ///< of each cell: bin of CoverageOdds::company
};
/// The coarse step of a distance from the diagonal, in [0, 1].
std::size_t far_step(float distance) noexcept;
CellMatrix cells_of(const CheckContext& context, const PairView& pair, const CoverageOdds& odds = coverage_odds);

}  // namespace muwazi::inline v0

#endif
