// SPDX-License-Identifier: Apache-2.0
// A caller's anchors, forbidden pairs, boundaries and kept beads.
#include "align_demands.hpp"

#include <muwazi/error.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace muwazi::inline v0::alignment {
namespace {

using IndexPair = std::pair<std::uint32_t, std::uint32_t>;  // a sentence of side A, one of side B

[[noreturn]] void refuse(Message message) { throw Error(ErrorKind::usage, "", std::move(message)); }

void sort_once(std::vector<IndexPair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

/// The sentences that begin a paragraph.
std::vector<std::uint32_t> paragraph_starts(const Document& document) {
  std::vector<std::uint32_t> begin;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    if (s == 0 || document.sentences[s].paragraph != document.sentences[s - 1].paragraph) begin.push_back(s);
  return begin;
}

/// Reads what the caller gave in the order of source and target.
class DemandReader {
 public:
  DemandReader(const Document& source, const Document& target, bool mirrored)
      : source_(source),
        target_(target),
        n_(static_cast<std::uint32_t>(source.sentences.size())),
        m_(static_cast<std::uint32_t>(target.sentences.size())),
        mirrored_(mirrored) {}

  /// Sorted, each once. A pair may lie `beyond` the last sentences; one further is refused with `beyond_end`.
  [[nodiscard]] std::vector<IndexPair> pairs(std::span<const SentencePair> given, const char* beyond_end,
                                             std::uint32_t beyond) const {
    std::vector<IndexPair> out;
    for (const SentencePair& pair : given) {
      if (pair.source >= n_ + beyond || pair.target >= m_ + beyond)
        refuse({beyond_end, {counted(pair.source), counted(pair.target), counted(n_), counted(m_)}});
      out.push_back(turned(pair.source, pair.target));
    }
    sort_once(out);
    return out;
  }

  void add_paragraphs(std::vector<IndexPair>& boundaries) const {
    const std::vector<std::uint32_t> of_source = paragraph_starts(source_);
    const std::vector<std::uint32_t> of_target = paragraph_starts(target_);
    if (of_source.size() != of_target.size())
      refuse({"the source has {0} paragraphs and the target {1}, so the n-th cannot translate the n-th",
              {counted(of_source.size()), counted(of_target.size())}});
    for (std::size_t k = 1; k < of_source.size(); ++k) boundaries.push_back(turned(of_source[k], of_target[k]));
    sort_once(boundaries);
  }

  [[nodiscard]] std::vector<FoundBead> kept(std::span<const Bead> given) const {
    std::vector<FoundBead> out;
    for (const Bead& bead : given) {
      if (bead.source.end > n_ || bead.target.end > m_ || bead.source.begin > bead.source.end ||
          bead.target.begin > bead.target.end)
        refuse({"a kept bead ends at source sentence {0} and target sentence {1}, where there are {2} and {3} sentences",
                {counted(bead.source.end), counted(bead.target.end), counted(n_), counted(m_)}});
      const auto [i, j] = turned(bead.source.begin, bead.target.begin);
      const auto [a, b] = turned(bead.source.size(), bead.target.size());
      out.push_back({i, a, j, b, 1.0f});
    }
    std::sort(out.begin(), out.end(), [](const FoundBead& x, const FoundBead& y) {
      return std::pair(x.i, x.j) != std::pair(y.i, y.j) ? std::pair(x.i, x.j) < std::pair(y.i, y.j)
                                                        : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    return out;
  }

  [[nodiscard]] IndexPair ends() const noexcept { return turned(n_, m_); }

 private:
  [[nodiscard]] IndexPair turned(std::uint32_t source, std::uint32_t target) const noexcept {
    return mirrored_ ? IndexPair{target, source} : IndexPair{source, target};
  }

  const Document& source_;
  const Document& target_;
  std::uint32_t n_, m_;
  bool mirrored_;
};

/// What lies between the boundaries and the kept beads.
std::vector<Block> lay_blocks(const std::vector<IndexPair>& boundaries, const std::vector<FoundBead>& kept, IndexPair ends) {
  for (std::size_t k = 1; k < boundaries.size(); ++k)
    if (boundaries[k].second < boundaries[k - 1].second) refuse("boundaries cross each other");
  std::vector<Block> out;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  std::size_t next = 0;
  const auto free_until = [&](std::uint32_t i_end, std::uint32_t j_end) {
    while (next < boundaries.size() && boundaries[next].first <= i_end) {
      const auto [bi, bj] = boundaries[next];
      if (bi == i_end && bj > j_end) break;
      ++next;
      if (bi < i || bj < j) continue;  // within what is kept
      if (bj > j_end) refuse("boundaries and kept beads cross each other");
      if (bi > i || bj > j) out.push_back({i, bi, j, bj});
      i = bi;
      j = bj;
    }
    if (i_end > i || j_end > j) out.push_back({i, i_end, j, j_end});
  };
  for (const FoundBead& bead : kept) {
    if (bead.i < i || bead.j < j) refuse("kept beads cross or overlap each other");
    free_until(bead.i, bead.j);
    i = bead.i + bead.a;
    j = bead.j + bead.b;
  }
  free_until(ends.first, ends.second);
  return out;
}

}  // namespace

bool Demands::forbids(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const noexcept {
  for (auto at = std::lower_bound(forbidden.begin(), forbidden.end(), IndexPair(i, j)); at != forbidden.end() && at->first < i + a;
       ++at)
    if (at->second >= j && at->second < j + b) return true;
  return false;
}

Demands read_demands(const Document& source, const Document& target, const AlignOptions& options, bool mirrored) {
  const DemandReader reader(source, target, mirrored);
  Demands out;
  out.anchors = reader.pairs(
      options.anchors, "an anchor of source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 0);
  out.forbidden = reader.pairs(
      options.forbidden,
      "a forbidden pair of source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 0);
  std::vector<IndexPair> boundaries = reader.pairs(
      options.boundaries, "a boundary at source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 1);
  if (options.hard_paragraphs) reader.add_paragraphs(boundaries);
  out.kept = reader.kept(options.kept);
  out.blocks = lay_blocks(boundaries, out.kept, reader.ends());
  return out;
}

void demand_anchors(const Demands& demands, const Block& block, Corridor& corridor) {
  const std::size_t rows = corridor.low.size();
  std::vector<std::uint32_t> least(rows, block.j_begin);
  std::vector<std::uint32_t> most(rows, block.j_end);
  for (const auto& [s, t] : demands.anchors) {
    if (s < block.i_begin || s >= block.i_end) continue;
    if (t < block.j_begin || t >= block.j_end) refuse("an anchor reaches across a boundary or a kept bead");
    std::uint32_t& high = most[s - block.i_begin];
    std::uint32_t& low = least[s - block.i_begin + 1];
    high = std::min(high, t);
    low = std::max(low, t + 1);
  }
  for (std::size_t r = 1; r < rows; ++r) least[r] = std::max(least[r], least[r - 1]);
  for (std::size_t r = rows - 1; r-- > 0;) most[r] = std::min(most[r], most[r + 1]);
  for (std::size_t r = 0; r < rows; ++r) {
    if (least[r] > most[r]) {  // no boundary can be here: the row lies within a bead
      corridor.low[r] = most[r] + 1;
      corridor.high[r] = most[r];
      continue;
    }
    corridor.low[r] = std::clamp(corridor.low[r], least[r], most[r]);
    corridor.high[r] = std::clamp(corridor.high[r], least[r], most[r]);
  }
}

void add_anchors(const Demands& demands, const Block& block, std::vector<ChainPoint>& chain) {
  std::vector<ChainPoint> anchors;
  for (const auto& [s, t] : demands.anchors)
    if (s >= block.i_begin && s < block.i_end && (anchors.empty() || anchors.back().i < s)) anchors.push_back({s, t, 100});
  if (anchors.empty()) return;
  std::erase_if(chain, [&](const ChainPoint& point) {
    const auto after = std::lower_bound(anchors.begin(), anchors.end(), point.i,
                                        [](const ChainPoint& x, std::uint32_t i) { return x.i < i; });
    if (after != anchors.end() && (after->i == point.i || after->j < point.j)) return true;
    return after != anchors.begin() && std::prev(after)->j > point.j;
  });
  chain.insert(chain.end(), anchors.begin(), anchors.end());
  std::sort(chain.begin(), chain.end(), [](const ChainPoint& x, const ChainPoint& y) { return x.i < y.i; });
}

}  // namespace muwazi::inline v0::alignment
