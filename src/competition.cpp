// SPDX-License-Identifier: Apache-2.0
// Shares of rows and columns, anchors, and the company of a cell.
#include "competition.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace muwazi::inline v0 {
namespace {

std::span<float> places(std::size_t count, Scratch& scratch) {
  const std::span<float> out = scratch.blank<float>(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = (static_cast<float>(i) + 0.5f) / static_cast<float>(count);
  return out;
}

}  // namespace

std::size_t far_step(float distance) noexcept {
  constexpr float steps[] = {0.05f, 0.1f, 0.15f, 0.25f, 0.4f};
  static_assert(std::size(steps) + 1 == far_steps);
  std::size_t step = 0;
  for (const float at : steps) step += distance >= at ? 1 : 0;
  return step;
}

Competition::Competition(std::span<WordAccount> rows, std::span<WordAccount> columns, std::span<const FilledCell> cells,
                         const CoverageOdds& odds, Scratch& scratch)
    : rows_(rows),
      columns_(columns),
      cells_(cells),
      odds_(odds),
      row_places_(places(rows.size(), scratch)),
      column_places_(places(columns.size(), scratch)),
      by_company_(scratch.blank<const std::array<float, company_bins>*>(cells.size())),
      placed_(scratch.blank<float>(cells.size())),
      row_shares_(make_shares(rows.size(), scratch)),
      column_shares_(make_shares(columns.size(), scratch)),
      row_best_(scratch.blank<float>(rows.size())),
      column_best_(scratch.blank<float>(columns.size())),
      anchors_{scratch.blank<float>(rows.size()), scratch.blank<std::int32_t>(rows.size()), scratch.blank<float>(rows.size())} {
  for (std::size_t c = 0; c < cells_.size(); ++c)
    by_company_[c] = &odds_.company[cells_[c].lasting][far_step(distance(cells_[c].row, cells_[c].column))];
}

Competition::Shares Competition::make_shares(std::size_t count, Scratch& scratch) {
  return {scratch.blank<float>(count), scratch.blank<float>(count)};
}

float Competition::distance(std::size_t row, std::size_t column) const noexcept {
  return std::abs(row_places_[row] - column_places_[column]);
}

void Competition::settle() {
  place_by_diagonal();
  share_out();
  for (int round = 0; round < 2; ++round) {
    find_anchors();
    place_by_company();
    share_out();
  }
}

std::vector<std::uint8_t> Competition::companies() {
  place_by_diagonal();
  share_out();
  find_anchors();
  std::vector<std::uint8_t> out;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    look_round(i);
    for (std::size_t j = 0; j < columns_.size(); ++j) out.push_back(static_cast<std::uint8_t>(company({static_cast<std::int32_t>(j)})[0]));
  }
  return out;
}

void Competition::place_by_diagonal() {
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    const FilledCell& cell = cells_[c];
    const auto step = static_cast<std::size_t>(distance(cell.row, cell.column) * static_cast<float>(near_steps));
    placed_[c] = cell.odds * odds_.near[cell.lasting][std::min(step, near_steps - 1)];
  }
}

void Competition::place_by_company() {
  for (std::size_t begin = 0; begin < cells_.size();) {
    const std::uint32_t row = cells_[begin].row;
    look_round(row);
    while (begin < cells_.size() && cells_[begin].row == row) {
      std::array<std::int32_t, lanes> columns{};
      std::size_t count = 0;
      for (; count < lanes && begin + count < cells_.size() && cells_[begin + count].row == row; ++count)
        columns[count] = static_cast<std::int32_t>(cells_[begin + count].column);
      const std::array<std::int32_t, lanes> bins = company(columns);
      for (std::size_t k = 0; k < count; ++k)
        placed_[begin + k] = cells_[begin + k].odds * (*by_company_[begin + k])[static_cast<std::size_t>(bins[k])];
      begin += count;
    }
  }
}

/// Lets rows and columns compete for the cells with their places; sets partners.
void Competition::share_out() {
  for (const std::span<float> sums : {row_shares_.sums, row_shares_.left, column_shares_.sums, column_shares_.left, row_best_, column_best_})
    std::fill(sums.begin(), sums.end(), 0.0f);
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    row_shares_.sums[cells_[c].row] += placed_[c];
    column_shares_.sums[cells_[c].column] += placed_[c];
  }
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    const std::uint32_t i = cells_[c].row;
    const std::uint32_t j = cells_[c].column;
    const float by_row = placed_[c] / (1 + row_shares_.sums[i]);
    const float by_column = placed_[c] / (1 + column_shares_.sums[j]);
    row_shares_.left[i] += by_column;
    column_shares_.left[j] += by_row;
    const float share = by_row * by_column;
    if (share > row_best_[i]) {
      row_best_[i] = share;
      rows_[i].partner = static_cast<std::int32_t>(j);
    }
    if (share > column_best_[j]) {
      column_best_[j] = share;
      columns_[j].partner = static_cast<std::int32_t>(i);
    }
  }
}

/// The cells that are most likely right.
void Competition::find_anchors() {
  constexpr float least_share = 0.15f;
  anchors_.size = 0;
  hints_.first = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows_[i].content() || row_best_[i] <= least_share) continue;
    anchors_.rows[anchors_.size] = static_cast<float>(i);
    anchors_.columns[anchors_.size] = rows_[i].partner;
    anchors_.shares[anchors_.size++] = row_best_[i];
  }
}

/// Where the anchors near a row would have it rendered. To be called for rows in order.
void Competition::look_round(std::uint32_t row) noexcept {
  const auto i = static_cast<float>(row);
  constexpr auto far = static_cast<float>(reach);
  const float slope = static_cast<float>(columns_.size()) / static_cast<float>(rows_.size());
  const auto at = [&](std::size_t hint) { return hints_.first + hint; };
  while (hints_.first < anchors_.size && anchors_.rows[hints_.first] < i - far) ++hints_.first;
  hints_.size = 0;
  while (at(hints_.size) < anchors_.size && anchors_.rows[at(hints_.size)] <= i + far) ++hints_.size;
  for (std::size_t h = 0; h < hints_.size; ++h) {
    const float away = i - anchors_.rows[at(h)];
    hints_.columns[h] = static_cast<float>(anchors_.columns[at(h)]) + away * slope;
    hints_.weights[h] = anchors_.shares[at(h)] / (1 + std::abs(away) / 3) * std::min(std::abs(away), 1.0f);
  }
}

/// How far the anchors near cells of the row looked at, each itself apart, agree that it is rendered about those columns: bins.
/// Written without branches, so that compilers look at all lanes at once; the sums of a lane are made in the order of the hints.
std::array<std::int32_t, Competition::lanes> Competition::company(const std::array<std::int32_t, lanes>& columns) const noexcept {
  std::array<float, lanes> all{};
  std::array<float, lanes> agree{};
  for (std::size_t h = 0; h < hints_.size; ++h) {
    const std::int32_t taken = anchors_.columns[hints_.first + h];
    const auto weight = std::bit_cast<std::uint32_t>(hints_.weights[h]);
    for (std::size_t k = 0; k < lanes; ++k) {
      const auto counted = std::bit_cast<float>(weight & -static_cast<std::uint32_t>(columns[k] != taken));  // the weight or 0
      const float off = static_cast<float>(columns[k]) - hints_.columns[h];
      all[k] += counted;
      agree[k] += counted / (1 + off * off / 4);
    }
  }
  constexpr float least = 0.2f;
  constexpr float steps[] = {0.05f, 0.1f, 0.15f, 0.22f, 0.3f, 0.42f, 0.55f};
  static_assert(std::size(steps) + 2 == company_bins);
  std::array<std::int32_t, lanes> bins{};
  for (std::size_t k = 0; k < lanes; ++k) {
    const float agreement = agree[k] / (all[k] + least);
    for (const float step : steps) bins[k] += agreement >= step ? 1 : 0;
    if (all[k] < least) bins[k] = company_bins - 1;
  }
  return bins;
}

}  // namespace muwazi::inline v0
