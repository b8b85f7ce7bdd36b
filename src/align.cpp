// SPDX-License-Identifier: Apache-2.0
// Alignment: evidence, chain, search, learning, search.
#include <muwazi/align.hpp>
#include <muwazi/error.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <tuple>

#include "align_chain.hpp"
#include "align_evidence.hpp"
#include "align_learn.hpp"
#include "align_math.hpp"
#include "align_run.hpp"
#include "align_score.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0 {
namespace {

using namespace alignment;

constexpr std::uint32_t window_rows = 3000;   // boundaries searched at once
constexpr std::uint32_t least_rows = 600;     // ... and at least, however wide the corridor
constexpr std::uint64_t window_cells = 1000000;
constexpr std::uint32_t window_overlap = 150; // rows of a window that are searched again by the next
// Where fewer rows than this are likely to be in a long bead, the first pass, which only learns, leaves out beads of several
// sentences on both sides beyond 2-2. Sets like literary prose have 0.2 and more, others 0.01 and less.
constexpr float few_long = 0.03f;

float log_odds(float p, float most) noexcept {
  const float within = std::clamp(p, 1e-6f, 1.0f - 1e-6f);
  return std::clamp(fast_log(within / (1.0f - within)), -most, most);
}

class Progress {
 public:
  Progress(const std::function<bool(double)>& callback, double passes) : callback_(callback), passes_(passes) {}
  void report(double share_of_pass) const {
    if (callback_ && !callback_(std::min(1.0, (done_ + share_of_pass) / passes_)))
      throw Error(ErrorKind::cancelled, "", "alignment was cancelled");
  }
  void next_pass() { done_ += 1; }

 private:
  const std::function<bool(double)>& callback_;
  double passes_;
  double done_ = 0;
};

/// A bead of the answer, the sides in our order.
struct ScoredBead {
  FoundBead found;
  BeadEvidence evidence;
  bool crossing = false;
};

/// The search's posterior as a probability that holds on texts that were not trained on. Within the search's model a word
/// more or less counts as an independent witness, which it is not, so its posterior is too sure of itself. A logistic
/// regression (Platt 1999) on the log odds, the bead's size, what its words say, and the beads beside it; fitted on beads
/// of generated sets of tico19 and techdocs with lexicons learned without them, and found right on pud (tests/quality).
float calibrated(const std::vector<ScoredBead>& beads, std::size_t at, float tokens) noexcept {
  const FoundBead& bead = beads[at].found;
  const BeadEvidence& evidence = beads[at].evidence;
  const float own = log_odds(bead.posterior, 9);
  float z = 0;
  if (bead.a == 0 || bead.b == 0) {
    z = -0.5f + 0.7f * own;
  } else {
    float beside = 6;
    float gaps = 0;
    for (const std::size_t near : {at - 1, at + 1}) {
      if (near >= beads.size()) continue;
      beside = std::min(beside, log_odds(beads[near].found.posterior, 6));
      gaps += beads[near].found.a == 0 || beads[near].found.b == 0 ? 1.0f : 0.0f;
    }
    const float words = evidence.lexicon + evidence.numbers + evidence.names + evidence.punctuation;
    z = 0.716f + 0.705f * own - 0.744f * 0.5f * std::min(static_cast<float>(bead.a + bead.b - 2), 6.0f) +
        (std::min(bead.a, bead.b) >= 2 ? 0.418f : 0.0f) + 0.364f * std::min(words / std::max(tokens, 1.0f), 1.5f) -
        0.834f * std::min(tokens, 60.0f) / 30.0f - 0.399f * beside / 3.0f + 0.107f * gaps +
        1.396f * evidence.length / 3.0f;
  }
  return 1.0f / (1.0f + fast_exp(-z));
}

/// Of alignments that pair the same lines, the one with the fewest runs of gaps: a run of gaps is put together with the next one
/// of its side where nothing but 1-1 beads stands between them and its lines and these say the same when they trade places,
/// as among equal lines. The most probable path would have one run, but the one that holds most likely beads may have several.
/// `hashes` are the contents of the sentences. Linear in the beads.
void join_gaps(const std::vector<std::uint64_t>& hashes_a, const std::vector<std::uint64_t>& hashes_b,
               std::vector<ScoredBead>& beads) {
  const auto is_gap_of_a = [](const FoundBead& bead) { return bead.b == 0; };
  const auto is_gap_of_b = [](const FoundBead& bead) { return bead.a == 0; };
  const auto join = [&](const auto& is_gap, const std::vector<std::uint64_t>& hashes, std::uint32_t FoundBead::*own,
                        std::uint32_t FoundBead::*other) {
    std::size_t run = 0, run_end = 0;  // the last run of gaps
    for (std::size_t k = 0; k < beads.size(); ++k) {
      const FoundBead& bead = beads[k].found;
      if (!is_gap(bead)) {
        if (bead.a != 1 || bead.b != 1) run = run_end = k + 1;
        continue;
      }
      const auto gaps = static_cast<std::uint32_t>(run_end - run);
      const auto between = static_cast<std::uint32_t>(k - run_end);
      if (gaps > 0 && between > 0) {
        const std::uint32_t first = beads[run].found.*own;
        std::uint32_t same = 0;
        while (same < between && hashes[first + same] == hashes[first + gaps + same]) ++same;
        if (same < between) {
          run = k;
        } else {
          const auto at = [&](std::size_t index) { return beads.begin() + static_cast<std::ptrdiff_t>(index); };
          std::rotate(at(run), at(run_end), at(k));
          run += between;
          const std::uint32_t other_first = beads[k].found.*other - between;
          for (std::uint32_t t = 0; t < between + gaps; ++t) {
            beads[run - between + t].found.*own = first + t;
            beads[run - between + t].found.*other = other_first + std::min(t, between);
          }
        }
      } else if (gaps == 0) {
        run = k;
      }
      run_end = k + 1;
    }
  };
  join(is_gap_of_a, hashes_a, &FoundBead::i, &FoundBead::j);
  join(is_gap_of_b, hashes_b, &FoundBead::j, &FoundBead::i);
}

enum class Pass : std::uint8_t { first, last, only };

/// Searches one block window by window. All passes but the last begin with coarse evidence; what comes of that and has some
/// probability goes to `support`. All passes but the first collect the evidence of their beads.
void search_block(const Block& block, const Corridor& corridor, const Priors& priors, EvidenceScorer& scorer,
                  const SearchSettings& settings, const Progress& progress, double total_rows, Pass pass, bool coarse,
                  std::vector<ScoredBead>& out, Corridor& support) {
  if (pass != Pass::last) {
    support = corridor;
    support.pinned.assign(corridor.low.size(), 0);
  }
  Corridor here_support;
  std::uint32_t i = block.i_begin;
  std::uint32_t j = block.j_begin;
  while (i < block.i_end || j < block.j_end) {
    std::uint32_t end = block.i_end;
    std::uint64_t cells = 0;
    for (std::uint32_t row = i; row < block.i_end; ++row) {
      cells += corridor.high[row - block.i_begin] + 1 - corridor.low[row - block.i_begin];
      if (row - i < window_rows && (row - i < least_rows || cells < window_cells)) continue;
      if (block.i_end - row > window_overlap) end = row;
      break;
    }
    const bool last = end == block.i_end;
    Corridor window;
    window.row_begin = i;
    window.low.assign(corridor.low.begin() + (i - block.i_begin), corridor.low.begin() + (end - block.i_begin) + 1);
    window.high.assign(corridor.high.begin() + (i - block.i_begin), corridor.high.begin() + (end - block.i_begin) + 1);
    if (!corridor.pinned.empty())
      window.pinned.assign(corridor.pinned.begin() + (i - block.i_begin), corridor.pinned.begin() + (end - block.i_begin) + 1);
    for (std::uint32_t& low : window.low) low = std::max(low, j);
    for (std::uint32_t& high : window.high) high = std::max(high, j);
    window.low[0] = j;
    Corridor* const to_support = pass != Pass::last ? &here_support : nullptr;
    SearchSettings here = settings;
    here.open_end = !last;
    std::vector<FoundBead> found;
    if (coarse && pass != Pass::last) {
      Corridor narrow = window;
      if (scorer.narrow(narrow, j, !last)) {
        if (pass == Pass::first && scorer.share_long() < few_long) here.most_of_both = 2;
        scorer.prepare(narrow, pass != Pass::first || settings.score_only_ways);
        found = search(narrow, j, priors, scorer, here, to_support);
        if (found.empty()) {  // what the coarse pass held for a path is none
          here.beam = 1e30f;
          narrow.pinned.clear();
          scorer.prepare(narrow);
          found = search(narrow, j, priors, scorer, here, to_support);
          here.beam = settings.beam;
        }
      }
    }
    if (found.empty()) {
      scorer.prepare(window);
      found = search(window, j, priors, scorer, here, to_support);
    }
    if (found.empty()) {
      here.beam = 1e30f;
      window.pinned.clear();
      scorer.prepare(window);
      scorer.set_patient(true);
      found = search(window, j, priors, scorer, here, to_support);
      scorer.set_patient(false);
    }
    if (found.empty()) throw Error(ErrorKind::usage, "", "no alignment satisfies the anchors and forbidden pairs");
    if (to_support != nullptr) {
      const std::uint32_t at = i - block.i_begin;
      std::copy(here_support.low.begin(), here_support.low.end(), support.low.begin() + at);
      std::copy(here_support.high.begin(), here_support.high.end(), support.high.begin() + at);
      std::copy(here_support.pinned.begin(), here_support.pinned.end(), support.pinned.begin() + at);
    }
    const std::uint32_t keep = last ? end : end - window_overlap;
    for (const FoundBead& bead : found) {
      if (bead.i + bead.a > keep) break;
      ScoredBead scored;
      scored.found = bead;
      if (pass != Pass::first && bead.a > 0 && bead.b > 0) {
        scored.evidence = scorer.evidence(bead.i, bead.a, bead.j, bead.b);
        scored.crossing = bead.a == 2 && bead.b == 2 && scorer.crossing(bead.i, bead.j);
      }
      out.push_back(scored);
      i = bead.i + bead.a;
      j = bead.j + bead.b;
    }
    progress.report(i / total_rows);
  }
}

/// The caller's demands with the sides in our order.
struct Demands {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors;    // sorted
  std::vector<std::pair<std::uint32_t, std::uint32_t>> forbidden;  // sorted
  std::vector<Block> blocks;                                       // to be aligned, in order
  std::vector<FoundBead> kept;                                     // in order, between the blocks
};

[[noreturn]] void refuse(Message message) { throw Error(ErrorKind::usage, "", std::move(message)); }

Demands read_demands(const Document& source, const Document& target, const AlignOptions& options, bool mirrored) {
  const auto n = static_cast<std::uint32_t>(source.sentences.size());
  const auto m = static_cast<std::uint32_t>(target.sentences.size());
  Demands out;
  const auto turned = [&](const std::vector<SentencePair>& pairs, const char* beyond_end, std::uint32_t beyond) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> to;
    for (const SentencePair& pair : pairs) {
      if (pair.source >= n + beyond || pair.target >= m + beyond)
        refuse({beyond_end, {counted(pair.source), counted(pair.target), counted(n), counted(m)}});
      to.emplace_back(mirrored ? pair.target : pair.source, mirrored ? pair.source : pair.target);
    }
    std::sort(to.begin(), to.end());
    to.erase(std::unique(to.begin(), to.end()), to.end());
    return to;
  };
  out.anchors = turned(
      options.anchors, "an anchor of source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 0);
  out.forbidden = turned(
      options.forbidden,
      "a forbidden pair of source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> boundaries = turned(
      options.boundaries, "a boundary at source sentence {0} and target sentence {1}, where there are {2} and {3} sentences", 1);
  if (options.hard_paragraphs) {
    const auto starts = [](const Document& document) {
      std::vector<std::uint32_t> begin;
      for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
        if (s == 0 || document.sentences[s].paragraph != document.sentences[s - 1].paragraph) begin.push_back(s);
      return begin;
    };
    const std::vector<std::uint32_t> of_source = starts(source);
    const std::vector<std::uint32_t> of_target = starts(target);
    if (of_source.size() != of_target.size())
      refuse({"the source has {0} paragraphs and the target {1}, so the n-th cannot translate the n-th",
              {counted(of_source.size()), counted(of_target.size())}});
    for (std::size_t k = 1; k < of_source.size(); ++k)
      boundaries.emplace_back(mirrored ? of_target[k] : of_source[k], mirrored ? of_source[k] : of_target[k]);
    std::sort(boundaries.begin(), boundaries.end());
    boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
  }
  for (std::size_t k = 1; k < boundaries.size(); ++k)
    if (boundaries[k].second < boundaries[k - 1].second) refuse("boundaries cross each other");
  for (const Bead& bead : options.kept) {
    if (bead.source.end > n || bead.target.end > m || bead.source.begin > bead.source.end ||
        bead.target.begin > bead.target.end)
      refuse({"a kept bead ends at source sentence {0} and target sentence {1}, where there are {2} and {3} sentences",
              {counted(bead.source.end), counted(bead.target.end), counted(n), counted(m)}});
    const SentenceRange in_a = mirrored ? bead.target : bead.source;
    const SentenceRange in_b = mirrored ? bead.source : bead.target;
    out.kept.push_back({in_a.begin, in_a.size(), in_b.begin, in_b.size(), 1.0f});
  }
  std::sort(out.kept.begin(), out.kept.end(), [](const FoundBead& x, const FoundBead& y) {
    return std::pair(x.i, x.j) != std::pair(y.i, y.j) ? std::pair(x.i, x.j) < std::pair(y.i, y.j)
                                                      : std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  const std::uint32_t rows = mirrored ? m : n;
  const std::uint32_t columns = mirrored ? n : m;
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
      if (bi > i || bj > j) out.blocks.push_back({i, bi, j, bj});
      i = bi;
      j = bj;
    }
    if (i_end > i || j_end > j) out.blocks.push_back({i, i_end, j, j_end});
  };
  for (const FoundBead& bead : out.kept) {
    if (bead.i < i || bead.j < j) refuse("kept beads cross or overlap each other");
    free_until(bead.i, bead.j);
    i = bead.i + bead.a;
    j = bead.j + bead.b;
  }
  free_until(rows, columns);
  return out;
}

/// Bends the corridor so that every path puts each anchor's sentences into one bead.
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

/// Chain points that stand against an anchor go, and the anchors come in.
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

/// Log likelihood ratio of a cosine, by the cosines of sentences that have nothing to do with each other.
class VectorSimilarity {
 public:
  VectorSimilarity(const Document& source, const Document& target, const SentenceVectors& of_source,
                   const SentenceVectors& of_target)
      : source_(source), target_(target), of_source_(of_source), of_target_(of_target) {
    if (of_source.dimension() != of_target.dimension())
      refuse({"the vectors of the source have dimension {0}, those of the target {1}",
              {counted(of_source.dimension()), counted(of_target.dimension())}});
    double sum = 0, square = 0, count = 0;
    for (std::size_t k = 0; k < 500 && of_source.size() > 0 && of_target.size() > 0; ++k) {
      const double x = dot(of_source.row(k * 7919 % of_source.size()), of_target.row((k * 104729 + 13) % of_target.size()));
      sum += x;
      square += x * x;
      count += 1;
    }
    mean_ = count > 0 ? sum / count : 0;
    const double variance = count > 0 ? square / count - mean_ * mean_ : 0;
    deviation_ = std::max(0.02, variance > 0 ? std::sqrt(variance) : 0);
  }
  float operator()(SentenceRange source, SentenceRange target) {
    const std::span<const float> x = of_source_.find(join(source_, source, run_));
    const std::span<const float> y = of_target_.find(join(target_, target, run_));
    if (x.empty() || y.empty()) return 0;
    return static_cast<float>(std::clamp((dot(x, y) - mean_) / deviation_ * 1.5 - 4, -5.0, 6.0));
  }

 private:
  static double dot(std::span<const float> x, std::span<const float> y) {
    double sum = 0;
    for (std::size_t k = 0; k < x.size() && k < y.size(); ++k) sum += static_cast<double>(x[k]) * static_cast<double>(y[k]);
    return sum;
  }
  static std::string_view join(const Document& document, SentenceRange range, std::string& out) {
    out.clear();
    for (std::uint32_t s = range.begin; s < range.end; ++s) {
      if (s > range.begin) out += ' ';
      out += document.written(s);
    }
    return out;
  }
  const Document& source_;
  const Document& target_;
  const SentenceVectors& of_source_;
  const SentenceVectors& of_target_;
  double mean_ = 0, deviation_ = 1;
  std::string run_;
};

}  // namespace

namespace alignment {

std::vector<Bead> run(const Document& source, const Document& target, const AlignOptions& options,
                      const RunSettings& run_settings) {
  const bool mirrored = source.language == Language::arabic && target.language == Language::english;
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin();
  const NameModel& names = options.names != nullptr ? *options.names : NameModel::builtin();
  const Demands demands = read_demands(source, target, options, mirrored);
  if ((options.source_vectors != nullptr) != (options.target_vectors != nullptr))
    refuse("vectors are given for one side only");
  Progress progress(options.progress, 2.3);
  progress.report(0);
  const Side a = read_side(mirrored ? target : source, lexicon);
  progress.report(0.05);
  const Side b = read_side(mirrored ? source : target, lexicon);
  progress.report(0.1);
  std::vector<RawLink> raw = find_links(a, b, lexicon, names);
  std::erase_if(raw, [&](const RawLink& link) {
    switch (link.link.kind) {
      case LinkKind::lexicon: return !run_settings.use_lexicon;
      case LinkKind::number: return !run_settings.use_numbers;
      case LinkKind::name: return !run_settings.use_names;
      case LinkKind::copy: return !run_settings.use_copies;
      case LinkKind::mark: return !run_settings.use_marks;
      case LinkKind::learned: return false;
    }
    return false;
  });
  Links links = sort_links(raw, a.features.size());
  const Weights& weights = run_settings.weights;
  Model model = default_model();
  set_explained(a, b, links, weights.explained, model);

  EvidenceScorer::Caller caller;
  std::optional<VectorSimilarity> vectors;
  if (options.source_vectors != nullptr) vectors.emplace(source, target, *options.source_vectors, *options.target_vectors);
  if (options.similarity || vectors || !demands.forbidden.empty()) {
    caller = [&](std::uint32_t i, std::uint32_t ra, std::uint32_t j, std::uint32_t rb) {
      if (!demands.forbidden.empty()) {
        for (auto at = std::lower_bound(demands.forbidden.begin(), demands.forbidden.end(), std::pair(i, j));
             at != demands.forbidden.end() && at->first < i + ra; ++at)
          if (at->second >= j && at->second < j + rb) return -std::numeric_limits<float>::infinity();
      }
      const SentenceRange in_a{i, i + ra};
      const SentenceRange in_b{j, j + rb};
      float sum = 0;
      if (options.similarity) sum += options.similarity(mirrored ? in_b : in_a, mirrored ? in_a : in_b);
      if (vectors) sum += (*vectors)(mirrored ? in_b : in_a, mirrored ? in_a : in_b);
      return sum;
    };
  }

  SearchSettings settings = run_settings.search;
  settings.score_only_ways = static_cast<bool>(caller);  // who may forbid a bead
  const double rows = a.size() + 1.0;
  const bool learn = options.learn && a.size() >= 40 && b.size() >= 40;
  const bool coarse = !options.similarity && !vectors;
  EvidenceScorer scorer(a, b, links, model, weights);
  scorer.set_caller(caller);
  std::vector<Corridor> corridors;
  std::vector<ScoredBead> found;
  bool widened = false;
  for (const Block& block : demands.blocks) {
    std::vector<ChainPoint> chain;
    if (run_settings.use_chain) chain = find_chain(a, b, links, block);
    add_anchors(demands, block, chain);
    Corridor corridor = make_corridor(chain, block);
    demand_anchors(demands, block, corridor);
    Corridor support;
    std::vector<ScoredBead> part;
    search_block(block, corridor, model.priors, scorer, settings, progress, rows, learn ? Pass::first : Pass::only, coarse,
                 part, support);
    narrow_corridor(support, 2, corridor);
    std::vector<FoundBead> beads;
    for (const ScoredBead& one : part) beads.push_back(one.found);
    widened = widen_corridor(beads, block, corridor) || widened;
    demand_anchors(demands, block, corridor);
    found.insert(found.end(), part.begin(), part.end());
    corridors.push_back(std::move(corridor));
  }
  progress.next_pass();
  if (learn) {
    std::vector<FoundBead> teachers;
    teachers.reserve(found.size() + demands.kept.size());
    for (const ScoredBead& one : found) teachers.push_back(one.found);
    teachers.insert(teachers.end(), demands.kept.begin(), demands.kept.end());
    learn_shapes(a, b, teachers, model);
    learn_words(a, b, links, teachers, raw);
    links = sort_links(std::move(raw), a.features.size());
    set_explained(a, b, links, weights.explained, model);
    learn_explained(a, b, links, teachers, model);
    scorer.learned();
  }
  if (learn || widened) {
    found.clear();
    Corridor unused;
    for (std::size_t k = 0; k < demands.blocks.size(); ++k)
      search_block(demands.blocks[k], corridors[k], model.priors, scorer, settings, progress, rows, Pass::last, coarse, found,
                   unused);
  }
  progress.next_pass();
  corridors.clear();
  if (demands.blocks.size() == 1 && demands.anchors.empty() && !caller) join_gaps(content_hashes(a), content_hashes(b), found);

  std::vector<Bead> beads;
  beads.reserve(found.size() + demands.kept.size());
  for (std::size_t at = 0; at < found.size(); ++at) {
    const FoundBead& one = found[at].found;
    Bead bead;
    const SentenceRange in_a{one.i, one.i + one.a};
    const SentenceRange in_b{one.j, one.j + one.b};
    bead.source = mirrored ? in_b : in_a;
    bead.target = mirrored ? in_a : in_b;
    bead.evidence = found[at].evidence;
    bead.crossing = found[at].crossing;
    const std::size_t tokens = a.document->token_begin[one.i + one.a] - a.document->token_begin[one.i] +
                               b.document->token_begin[one.j + one.b] - b.document->token_begin[one.j];
    bead.score = run_settings.calibrate ? calibrated(found, at, static_cast<float>(tokens)) : one.posterior;
    beads.push_back(bead);
  }
  for (const FoundBead& one : demands.kept) {
    for (const Bead& bead : options.kept) {
      const SentenceRange in_a{one.i, one.i + one.a};
      const SentenceRange in_b{one.j, one.j + one.b};
      if (bead.source == (mirrored ? in_b : in_a) && bead.target == (mirrored ? in_a : in_b)) {
        beads.push_back(bead);
        break;
      }
    }
  }
  if (!demands.kept.empty())
    std::stable_sort(beads.begin(), beads.end(), [](const Bead& x, const Bead& y) {
      return x.source.begin + x.target.begin != y.source.begin + y.target.begin
                 ? x.source.begin + x.target.begin < y.source.begin + y.target.begin
                 : x.source.end + x.target.end < y.source.end + y.target.end;
    });
  progress.report(0.3);
  return beads;
}

}  // namespace alignment

std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions& options) {
  return run(source, target, options, {});
}

}  // namespace muwazi::inline v0
