// SPDX-License-Identifier: Apache-2.0
// The second half of a word alignment by evidence: words of both sides compete for the cells of the matrix.
#ifndef MUWAZI_SRC_COMPETITION_HPP
#define MUWAZI_SRC_COMPETITION_HPP

#include <array>
#include <cstdint>
#include <span>

#include "coverage.hpp"
#include "scratch.hpp"

namespace muwazi::inline v0 {

/// A cell of the matrix that has odds.
struct FilledCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  float odds = 0;
  bool lasting = false;  ///< of what stays recognisable: phrases, names, letters, numbers
};

/// Rows are words of the English, columns of the Arabic. The odds of a cell are multiplied first by how near it is to the
/// diagonal, then by its company, which is how far the words around agree with its place. A row gets of a column what the other
/// rows leave to it, and the other way round.
class Competition {
 public:
  /// `cells` are by row, then by column. All must outlive it.
  Competition(std::span<WordAccount> rows, std::span<WordAccount> columns, std::span<const FilledCell> cells, const CoverageOdds& odds,
              Scratch& scratch);

  /// What the words of a side get.
  struct Shares {
    std::span<float> sums;  ///< odds of all cells of a word
    std::span<float> left;  ///< of these what the words on the other side leave to it
  };

  /// Lets the words compete until the company is settled, and sets the partners of the words.
  void settle();
  [[nodiscard]] const Shares& row_shares() const noexcept { return row_shares_; }
  [[nodiscard]] const Shares& column_shares() const noexcept { return column_shares_; }

  /// The bins of the company of each place of the matrix, row by row, at the second step of settle(). For the program that
  /// measures.
  [[nodiscard]] std::vector<std::uint8_t> companies();

 private:
  static constexpr std::size_t lanes = 4;  ///< cells of a row that are looked at in one go
  static constexpr std::size_t reach = 8;  ///< rows on either side of a row whose anchors are asked
  /// Rows that are most likely rendered at a column, in order.
  struct Anchors {
    std::span<float> rows;
    std::span<std::int32_t> columns;
    std::span<float> shares;
    std::size_t size = 0;
  };
  /// What the anchors around a row say of it: where they would have it rendered, and with what weight, 0 for the row's own.
  struct Hints {
    std::size_t first = 0;  ///< the first of these anchors
    std::size_t size = 0;
    std::array<float, 2 * reach + 1> columns, weights;
  };

  [[nodiscard]] static Shares make_shares(std::size_t count, Scratch& scratch);
  /// Relative distance of a cell from the diagonal.
  [[nodiscard]] float distance(std::size_t row, std::size_t column) const noexcept;
  void place_by_diagonal();
  void place_by_company();
  void share_out();
  void find_anchors();
  void look_round(std::uint32_t row) noexcept;
  [[nodiscard]] std::array<std::int32_t, lanes> company(const std::array<std::int32_t, lanes>& columns) const noexcept;

  std::span<WordAccount> rows_, columns_;
  std::span<const FilledCell> cells_;
  const CoverageOdds& odds_;
  std::span<float> row_places_, column_places_;  ///< middles, in [0, 1]
  std::span<const std::array<float, company_bins>*> by_company_;  ///< factors of each cell
  std::span<float> placed_;                      ///< odds of each cell with its place
  Shares row_shares_, column_shares_;
  std::span<float> row_best_, column_best_;  ///< best share of each word
  Anchors anchors_;
  Hints hints_;  ///< of the row looked at
};

}  // namespace muwazi::inline v0

#endif
