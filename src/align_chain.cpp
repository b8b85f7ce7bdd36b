// SPDX-License-Identifier: Apache-2.0
// Finds the chain of anchors and lays the corridor around it.
#include "align_chain.hpp"

#include <algorithm>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {
namespace {

constexpr float most_jump_cost = 8;

/// What a chain pays for going from one point to the next when these are not as far apart on the one side as on the other:
/// runs of gaps there are, but most such jumps are wrong, and a wrong chain pays for the way there and back.
float jump_cost(const ChainPoint& from, const ChainPoint& to) noexcept {
  const std::uint32_t di = to.i - from.i;
  const std::uint32_t dj = to.j - from.j;
  const auto off = static_cast<float>(di > dj ? di - dj : dj - di);
  return std::min(most_jump_cost, 0.05f * off + 0.3f * fast_log(1.0f + off));
}

}  // namespace

std::vector<ChainPoint> heaviest_chain(const std::vector<ChainPoint>& candidates, std::uint32_t columns) {
  struct Best {
    float weight = 0;
    std::uint32_t at = 0;  // candidate + 1
  };
  std::vector<Best> tree(columns + 1);  // Fenwick tree of prefix maxima over columns
  std::vector<Best> from(candidates.size());
  std::vector<float> total(candidates.size());
  const auto better = [](const Best& x, const Best& y) { return x.weight > y.weight; };
  constexpr std::size_t look_back = 48;  // candidates to which the jump is reckoned; others are at the highest cost
  for (std::size_t k = 0; k < candidates.size();) {
    std::size_t end = k;
    while (end < candidates.size() && candidates[end].i == candidates[k].i) ++end;
    for (std::size_t c = k; c < end; ++c) {
      Best best;
      for (std::uint32_t at = candidates[c].j; at > 0; at &= at - 1)
        if (better(tree[at], best)) best = tree[at];
      best.weight -= most_jump_cost;
      if (best.weight < 0) best = {};
      for (std::size_t near = k; near-- > (k > look_back ? k - look_back : 0);) {
        if (candidates[near].j >= candidates[c].j) continue;
        const Best other{total[near] - jump_cost(candidates[near], candidates[c]), static_cast<std::uint32_t>(near + 1)};
        if (better(other, best)) best = other;
      }
      from[c] = best;
      total[c] = best.weight + candidates[c].weight;
    }
    for (std::size_t c = k; c < end; ++c) {
      const Best mine{total[c], static_cast<std::uint32_t>(c + 1)};
      for (std::uint32_t at = candidates[c].j + 1; at <= columns; at += at & (~at + 1))
        if (better(mine, tree[at])) tree[at] = mine;
    }
    k = end;
  }
  Best best;
  for (std::uint32_t at = columns; at > 0; at &= at - 1)
    if (better(tree[at], best)) best = tree[at];
  std::vector<ChainPoint> out;
  for (std::uint32_t at = best.at; at != 0; at = from[at - 1].at) out.push_back(candidates[at - 1]);
  std::reverse(out.begin(), out.end());
  return out;
}

namespace {

/// Candidates within a block: sentences that share links between features that at most `limit` sentences of the block hold.
std::vector<ChainPoint> find_candidates(const Side& a, const Side& b, const Links& links, const Block& block,
                                        std::uint32_t limit) {
  std::vector<ChainPoint> out;
  std::vector<ChainPoint> row;
  const auto total_a = static_cast<float>(a.words.size() + 200);
  const auto total_b = static_cast<float>(b.words.size() + 200);
  const auto within = [](std::span<const std::uint32_t> sorted, std::uint32_t begin, std::uint32_t end,
                         std::uint32_t most) {
    if (!sorted.empty() && sorted.front() >= begin && sorted.back() < end) return sorted;
    const auto first = sorted.size() <= 8 ? std::find_if(sorted.begin(), sorted.end(), [&](auto s) { return s >= begin; })
                                          : std::lower_bound(sorted.begin(), sorted.end(), begin);
    auto last = first;
    while (last != sorted.end() && *last < end && static_cast<std::uint32_t>(last - first) <= most) ++last;
    return std::span<const std::uint32_t>(first, last);
  };
  for (std::uint32_t i = block.i_begin; i < block.i_end; ++i) {
    row.clear();
    for (const std::uint32_t word : a.words_of(i)) {
      const std::span<const Link> reached = links.of(word);
      if (reached.empty()) continue;
      const std::span<const std::uint32_t> mine = within(a.occurrences_of(word), block.i_begin, block.i_end, limit);
      if (mine.size() > limit) continue;
      for (const Link& link : reached) {
        const float ratio_b = link.b_given_a * total_b / (static_cast<float>(b.features[link.b].sentences) + 0.5f);
        const float ratio_a = link.a_given_b * total_a / (static_cast<float>(a.features[word].sentences) + 0.5f);
        const float ratio = 0.5f * (ratio_a + ratio_b) / 15.0f;
        if (ratio < 1.5f) continue;
        const std::span<const std::uint32_t> theirs =
            within(b.occurrences_of(link.b), block.j_begin, block.j_end, limit);
        if (theirs.empty() || theirs.size() > limit) continue;
        const float weight = std::min(4.0f, fast_log(ratio)) / static_cast<float>(theirs.size());
        for (const std::uint32_t j : theirs) row.push_back({i, j, weight});
      }
    }
    if (row.empty()) continue;
    std::sort(row.begin(), row.end(), [](const ChainPoint& x, const ChainPoint& y) { return x.j < y.j; });
    std::size_t write = 0;
    for (std::size_t k = 1; k < row.size(); ++k) {
      if (row[k].j == row[write].j) {
        row[write].weight += row[k].weight;
      } else {
        row[++write] = row[k];
      }
    }
    row.resize(write + 1);
    std::sort(row.begin(), row.end(), [](const ChainPoint& x, const ChainPoint& y) {
      return x.weight != y.weight ? x.weight > y.weight : x.j < y.j;
    });
    if (row.size() > 3) row.resize(3);
    std::sort(row.begin(), row.end(), [](const ChainPoint& x, const ChainPoint& y) { return x.j < y.j; });
    for (const ChainPoint& point : row)
      if (point.weight >= 2.5f) out.push_back(point);
  }
  return out;
}

constexpr std::uint32_t window_rows = 1024;

std::vector<ChainPoint> chain_within(const Side& a, const Side& b, const Links& links, const Block& block,
                                     std::uint32_t limit) {
  std::vector<ChainPoint> shifted = find_candidates(a, b, links, block, limit);
  for (ChainPoint& point : shifted) point.j -= block.j_begin;
  std::vector<ChainPoint> chain = heaviest_chain(shifted, block.j_end - block.j_begin);
  for (ChainPoint& point : chain) point.j += block.j_begin;
  return chain;
}

}  // namespace

std::vector<ChainPoint> find_chain(const Side& a, const Side& b, const Links& links, const Block& block) {
  const std::vector<ChainPoint> global = chain_within(a, b, links, block, 8);
  std::vector<ChainPoint> out;
  // Where the rare features leave a large rectangle open (a text repeated with noise has no rare ones), windows of it
  // are chained one after the other, where "rare" means rare within the window.
  std::uint32_t i = block.i_begin;
  std::uint32_t j = block.j_begin;
  const auto fill = [&](std::uint32_t i_end, std::uint32_t j_end) {
    while (i < i_end && j < j_end && i_end - i > 24 && j_end - j > 24) {
      const Block window{i, std::min(i_end, i + window_rows), j, std::min(j_end, j + 2 * window_rows)};
      const bool whole = window.i_end == i_end && window.j_end == j_end;
      std::vector<ChainPoint> part = chain_within(a, b, links, window, 4);
      // The last quarter may lack its right continuation.
      const std::uint32_t keep = whole ? window.i_end : i + (window.i_end - i) * 3 / 4;
      while (!part.empty() && part.back().i >= keep) part.pop_back();
      if (whole) {
        out.insert(out.end(), part.begin(), part.end());
        break;
      }
      if (part.size() < 4) {
        const std::uint64_t rows = i_end - i;
        const std::uint64_t columns = j_end - j;
        const auto step = static_cast<std::uint32_t>(std::min<std::uint64_t>(window_rows / 2, rows));
        i += step;
        j = static_cast<std::uint32_t>(std::min<std::uint64_t>(j_end, j + step * columns / rows));
        continue;
      }
      out.insert(out.end(), part.begin(), part.end());
      i = part.back().i + 1;
      j = part.back().j + 1;
    }
  };
  for (const ChainPoint& point : global) {
    fill(point.i, point.j);
    if (!out.empty() && (point.i <= out.back().i || point.j <= out.back().j)) continue;
    out.push_back(point);
    i = point.i + 1;
    j = point.j + 1;
  }
  fill(block.i_end, block.j_end);
  return out;
}

void narrow_corridor(const Corridor& support, std::uint32_t margin, Corridor& corridor) {
  const auto rows = static_cast<std::uint32_t>(corridor.low.size());
  std::vector<std::uint32_t> low(rows, 0xFFFFFFFFu), high(rows, 0);
  for (std::uint32_t r = 0; r < rows; ++r) {
    if (support.low[r] > support.high[r]) continue;
    const std::uint32_t first = r > margin ? r - margin : 0;
    const std::uint32_t last = std::min(rows - 1, r + margin);
    for (std::uint32_t k = first; k <= last; ++k) {
      low[k] = std::min(low[k], support.low[r] > margin ? support.low[r] - margin : 0);
      high[k] = std::max(high[k], support.high[r] + margin);
    }
  }
  corridor.pinned.assign(rows, 0);
  for (std::uint32_t r = 0; r < rows; ++r) {
    if (support.pinned[r] == 0) continue;
    corridor.pinned[r] = 1;
    low[r] = support.low[r];
    high[r] = support.high[r];
  }
  // Rows that no path passes lie within a bead; they take what their neighbours have.
  for (std::uint32_t r = rows - 1; r-- > 0;) low[r] = std::min(low[r], low[r + 1]);
  for (std::uint32_t r = 1; r < rows; ++r) high[r] = std::max(high[r], high[r - 1]);
  for (std::uint32_t r = 0; r < rows; ++r) {
    const std::uint32_t narrow_low = std::max(low[r], corridor.low[r]);
    const std::uint32_t narrow_high = std::min(high[r], corridor.high[r]);
    if (narrow_low > narrow_high) continue;
    corridor.low[r] = narrow_low;
    corridor.high[r] = narrow_high;
  }
  for (std::uint32_t r = rows - 1; r-- > 0;) corridor.low[r] = std::min(corridor.low[r], corridor.low[r + 1]);
  for (std::uint32_t r = 1; r < rows; ++r) corridor.high[r] = std::max(corridor.high[r], corridor.high[r - 1]);
}

bool widen_corridor(const std::vector<FoundBead>& beads, const Block& block, Corridor& corridor) {
  constexpr std::uint32_t least = 4;     // gaps of either side
  constexpr std::uint32_t beyond = 12;   // sentences before and behind
  constexpr std::uint64_t most_cells = 4000000;
  bool any = false;
  for (std::size_t k = 0; k < beads.size();) {
    // A run of gaps, in which now and then a bead of little worth may stand.
    std::uint32_t gaps_a = 0, gaps_b = 0;
    std::size_t end = k;
    std::size_t last_gap = k;
    while (end < beads.size()) {
      const FoundBead& bead = beads[end];
      if (bead.a != 0 && bead.b != 0 && end - last_gap >= 2) break;
      if (bead.a == 0 || bead.b == 0) {
        gaps_a += bead.a;
        gaps_b += bead.b;
        last_gap = end;
      }
      ++end;
    }
    if (gaps_a >= least && gaps_b >= least) {
      const FoundBead& first = beads[k];
      const FoundBead& last = beads[end - 1];
      const std::uint32_t i1 = std::max(block.i_begin, first.i - std::min(first.i, beyond));
      const std::uint32_t j1 = std::max(block.j_begin, first.j - std::min(first.j, beyond));
      const std::uint32_t i2 = std::min(block.i_end, last.i + last.a + beyond);
      const std::uint32_t j2 = std::min(block.j_end, last.j + last.b + beyond);
      if (std::uint64_t{i2 - i1} * (j2 - j1) <= most_cells) {
        for (std::uint32_t i = i1; i <= i2; ++i) {
          std::uint32_t& low = corridor.low[i - block.i_begin];
          std::uint32_t& high = corridor.high[i - block.i_begin];
          low = std::min(low, j1);
          high = std::max(high, j2);
          if (!corridor.pinned.empty()) corridor.pinned[i - block.i_begin] = 0;
        }
        any = true;
      }
    }
    k = std::max(end, k + 1);
  }
  if (!any) return false;
  for (std::size_t r = corridor.low.size() - 1; r-- > 0;) corridor.low[r] = std::min(corridor.low[r], corridor.low[r + 1]);
  for (std::size_t r = 1; r < corridor.high.size(); ++r) corridor.high[r] = std::max(corridor.high[r], corridor.high[r - 1]);
  return true;
}

Corridor make_corridor(const std::vector<ChainPoint>& chain, const Block& block) {
  constexpr std::uint32_t margin = corridor_margin;
  Corridor out;
  out.row_begin = block.i_begin;
  const std::uint32_t rows = block.i_end - block.i_begin + 1;
  out.low.resize(rows);
  out.high.resize(rows);
  std::size_t before = 0;  // points with i + margin < row
  std::size_t after = 0;   // first point with i >= row + margin
  constexpr std::uint64_t most_cells = 3000000;
  for (std::uint32_t r = 0; r < rows; ++r) {
    const std::uint32_t i = block.i_begin + r;
    while (before < chain.size() && chain[before].i + margin < i) ++before;
    while (after < chain.size() && chain[after].i < i + margin) ++after;
    std::uint64_t low = before > 0 ? chain[before - 1].j : block.j_begin;
    std::uint64_t high = after < chain.size() ? chain[after].j + 1 : block.j_end;
    const std::uint64_t i1 = before > 0 ? chain[before - 1].i : block.i_begin;
    const std::uint64_t i2 = after < chain.size() ? chain[after].i : block.i_end;
    low = std::max<std::uint64_t>(block.j_begin, low > margin ? low - margin : 0);
    high = std::min<std::uint64_t>(block.j_end, high + margin);
    if (const std::uint64_t height = i2 - i1 + 1; height * (high - low) > most_cells) {
      const std::uint64_t half = std::max<std::uint64_t>(256, most_cells / (2 * height));
      const std::uint64_t middle = low + (i - i1) * (high - low) / height;
      low = std::max(low, middle > half ? middle - half : 0);
      high = std::min(high, middle + half);
    }
    out.low[r] = static_cast<std::uint32_t>(low);
    out.high[r] = static_cast<std::uint32_t>(high);
  }
  for (std::uint32_t r = 1; r < rows; ++r) {
    out.low[r] = std::max(out.low[r], out.low[r - 1]);
    out.high[r] = std::max(out.high[r], out.high[r - 1]);
  }
  out.low[0] = block.j_begin;
  out.high[0] = std::max(out.high[0], out.low[0]);
  out.high[rows - 1] = block.j_end;
  for (std::uint32_t r = rows; r-- > 0;) out.low[r] = std::min(out.low[r], out.high[r]);
  return out;
}

}  // namespace muwazi::inline v0::alignment
