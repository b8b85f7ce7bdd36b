// SPDX-License-Identifier: Apache-2.0
// Aligning the letters of two names.
#include "name_align.hpp"

#include <algorithm>

namespace muwazi::inline v0::names {
namespace {

// A letter without a partner costs nine nats (the value of name_search.cpp), one letter against another that no unit pairs it
// with a third more.
constexpr int slip = 9 * 256, exchange = 12 * 256;
constexpr std::size_t band = 4;
constexpr int unreached = 1 << 28;

struct Cell {
  int cost;
  UnitId unit;
  std::uint8_t english, arabic;
};

}  // namespace

void align_letters_of(const NameTable& table, const Letters& english, const Letters& arabic, LetterPath& path) noexcept {
  const std::size_t rows = english.size, columns = arabic.size, width = columns + 1;
  path.size = path.slips = 0;
  path.cost = 0;
  if (rows == 0) {
    for (std::size_t j = 0; j < columns; ++j) path.steps[path.size++] = {end_unit, 0, static_cast<std::uint8_t>(j), 0, 1};
    path.slips = path.size;
    path.cost = slip * static_cast<int>(columns);
    return;
  }
  std::array<Cell, (max_letters + 1) * (max_letters + 1)> cells;  // no more of it is touched than the names need
  for (std::size_t k = 0; k < (rows + 1) * width; ++k) cells[k] = {unreached, end_unit, 0, 0};
  // Most pairs of letters make no unit of two: asked once a place, not once a cell.
  std::array<bool, max_letters + 1> arabic_two{};
  for (std::size_t j = 0; j + 1 < columns; ++j) arabic_two[j] = table.has_arabic_two(arabic[j], arabic[j + 1]);
  cells[0].cost = 0;
  for (std::size_t i = 0; i <= rows; ++i) {
    const std::size_t middle = i * columns / rows;
    const std::size_t low = middle > band ? middle - band : 0;
    const std::size_t high = std::min(columns, (i + 1) * columns / rows + band);
    const Letter e1 = i < rows ? english[i] : Letter{0}, e2 = i + 1 < rows ? english[i + 1] : Letter{0},
                 e3 = i + 2 < rows ? english[i + 2] : Letter{0};
    const bool two = e2 != 0 && table.has_english_two(e1, e2);
    for (std::size_t j = low; j <= high; ++j) {
      const int cost = cells[i * width + j].cost;
      if (cost >= unreached) continue;
      const auto offer = [&](std::size_t down, std::size_t right, int own, UnitId unit) {
        Cell& to = cells[(i + down) * width + j + right];
        if (cost + own < to.cost) to = {cost + own, unit, static_cast<std::uint8_t>(down), static_cast<std::uint8_t>(right)};
      };
      const auto move = [&](std::size_t down, std::size_t right, std::uint32_t key) {
        if (const UnitId unit = table.find_unit(key); unit != end_unit) offer(down, right, table.unit_cost(unit), unit);
      };
      const Letter a1 = j < columns ? arabic[j] : Letter{0};
      if (i < rows) {
        if (const UnitId unit = table.single_unit(e1, 0); unit != end_unit) offer(1, 0, table.unit_cost(unit), unit);
        offer(1, 0, slip, end_unit);
        if (a1 != 0) {
          if (const UnitId unit = table.single_unit(e1, a1); unit != end_unit) offer(1, 1, table.unit_cost(unit), unit);
          offer(1, 1, exchange, end_unit);
          if (two) {
            move(2, 1, unit_key(e1, e2, 0, a1, 0));
            if (e3 != 0) move(3, 1, unit_key(e1, e2, e3, a1, 0));
          }
          if (arabic_two[j]) {
            move(1, 2, unit_key(e1, 0, 0, a1, arabic[j + 1]));
            if (two) move(2, 2, unit_key(e1, e2, 0, a1, arabic[j + 1]));
          }
        }
      }
      if (a1 != 0) offer(0, 1, slip, end_unit);
    }
  }
  path.cost = cells[rows * width + columns].cost;
  for (std::size_t i = rows, j = columns; i > 0 || j > 0;) {
    const Cell& cell = cells[i * width + j];
    i -= cell.english;
    j -= cell.arabic;
    path.steps[path.size++] = {cell.unit, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j), cell.english, cell.arabic};
    path.slips += cell.unit == end_unit;
  }
  std::reverse(path.steps.begin(), path.steps.begin() + static_cast<std::ptrdiff_t>(path.size));
}

}  // namespace muwazi::inline v0::names
