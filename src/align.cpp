// SPDX-License-Identifier: Apache-2.0
// Alignment: evidence, chain, search, learning, search.
#include <muwazi/align.hpp>
#include <muwazi/error.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "align_answer.hpp"
#include "align_chain.hpp"
#include "align_demands.hpp"
#include "align_evidence.hpp"
#include "align_learn.hpp"
#include "align_run.hpp"
#include "align_score.hpp"
#include "align_search.hpp"
#include "align_vectors.hpp"

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
// Words and lengths are learned from texts of at least so many sentences a side.
constexpr std::uint32_t least_to_learn = 40;

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

enum class Pass : std::uint8_t { first, last, only };

/// Searches blocks window by window, so that memory does not grow with the text. All passes but the last begin with coarse
/// evidence and say what had some probability; all but the first collect the evidence of their beads.
class BlockSearch {
 public:
  BlockSearch(EvidenceScorer& scorer, const Model& model, const SearchSettings& settings, const Progress& progress,
              std::uint32_t rows, bool coarse)
      : scorer_(scorer), model_(model), settings_(settings), progress_(progress), rows_(rows), coarse_(coarse) {}

  /// Appends the block's beads. `support` receives what had some probability, but in the last pass.
  void run(const Block& block, const Corridor& corridor, Pass pass, std::vector<ScoredBead>& out, Corridor& support) {
    if (pass != Pass::last) {
      support = corridor;
      support.pinned.assign(corridor.low.size(), 0);
    }
    std::uint32_t i = block.i_begin;
    std::uint32_t j = block.j_begin;
    while (i < block.i_end || j < block.j_end) {
      const std::uint32_t end = window_end(block, corridor, i);
      const bool last = end == block.i_end;
      const std::vector<FoundBead> found = search_window(window_of(block, corridor, i, end, j), j, !last, pass);
      if (pass != Pass::last) {
        const auto at = static_cast<std::ptrdiff_t>(i - block.i_begin);
        std::copy(support_.low.begin(), support_.low.end(), support.low.begin() + at);
        std::copy(support_.high.begin(), support_.high.end(), support.high.begin() + at);
        std::copy(support_.pinned.begin(), support_.pinned.end(), support.pinned.begin() + at);
      }
      const std::uint32_t keep = last ? end : end - window_overlap;
      for (const FoundBead& bead : found) {
        if (bead.i + bead.a > keep) break;
        out.push_back(scored(bead, pass));
        i = bead.i + bead.a;
        j = bead.j + bead.b;
      }
      progress_.report(i / (rows_ + 1.0));
    }
  }

 private:
  /// The last row of the window that begins with row `begin`.
  static std::uint32_t window_end(const Block& block, const Corridor& corridor, std::uint32_t begin) {
    std::uint64_t cells = 0;
    for (std::uint32_t row = begin; row < block.i_end; ++row) {
      cells += corridor.high[row - block.i_begin] + 1 - corridor.low[row - block.i_begin];
      if (row - begin < window_rows && (row - begin < least_rows || cells < window_cells)) continue;
      return block.i_end - row > window_overlap ? row : block.i_end;
    }
    return block.i_end;
  }

  /// Rows [begin, end] of the corridor, from column `column` on.
  static Corridor window_of(const Block& block, const Corridor& corridor, std::uint32_t begin, std::uint32_t end,
                            std::uint32_t column) {
    const auto first = static_cast<std::ptrdiff_t>(begin - block.i_begin);
    const auto behind = static_cast<std::ptrdiff_t>(end - block.i_begin) + 1;
    Corridor out;
    out.row_begin = begin;
    out.low.assign(corridor.low.begin() + first, corridor.low.begin() + behind);
    out.high.assign(corridor.high.begin() + first, corridor.high.begin() + behind);
    if (!corridor.pinned.empty()) out.pinned.assign(corridor.pinned.begin() + first, corridor.pinned.begin() + behind);
    for (std::uint32_t& low : out.low) low = std::max(low, column);
    for (std::uint32_t& high : out.high) high = std::max(high, column);
    out.low[0] = column;
    return out;
  }

  /// What is cheapest first: the coarse pass's narrow corridor, the same without its beam, the window, the window without a
  /// beam. One that holds no path is followed by the next.
  std::vector<FoundBead> search_window(Corridor window, std::uint32_t column, bool open_end, Pass pass) {
    Corridor* const support = pass != Pass::last ? &support_ : nullptr;
    SearchSettings here = settings_;
    here.open_end = open_end;
    const auto search_in = [&](const Corridor& corridor) {
      return search(corridor, column, model_.priors, scorer_, here, support);
    };
    const auto search_without_beam = [&](Corridor& corridor) {
      here.beam = 1e30f;
      corridor.pinned.clear();
      scorer_.prepare(corridor);
      std::vector<FoundBead> found = search_in(corridor);
      here.beam = settings_.beam;
      return found;
    };
    std::vector<FoundBead> found;
    if (Corridor narrow = window; coarse_ && pass != Pass::last && scorer_.narrow(narrow, column, open_end)) {
      if (pass == Pass::first && scorer_.share_long() < few_long) here.most_of_both = 2;
      scorer_.prepare(narrow, pass != Pass::first || settings_.score_only_ways);
      found = search_in(narrow);
      if (found.empty()) found = search_without_beam(narrow);
    }
    if (found.empty()) {
      scorer_.prepare(window);
      found = search_in(window);
    }
    if (found.empty()) {
      scorer_.set_patient(true);
      found = search_without_beam(window);
      scorer_.set_patient(false);
    }
    if (found.empty()) throw Error(ErrorKind::usage, "", "no alignment satisfies the anchors and forbidden pairs");
    return found;
  }

  [[nodiscard]] ScoredBead scored(const FoundBead& bead, Pass pass) {
    ScoredBead out;
    out.found = bead;
    if (pass != Pass::first && bead.a > 0 && bead.b > 0) {
      out.evidence = scorer_.evidence(bead.i, bead.a, bead.j, bead.b);
      out.crossing = bead.a == 2 && bead.b == 2 && scorer_.crossing(bead.i, bead.j);
    }
    return out;
  }

  EvidenceScorer& scorer_;
  const Model& model_;
  const SearchSettings& settings_;
  const Progress& progress_;
  std::uint32_t rows_;
  bool coarse_;
  Corridor support_;  // of the window searched last
};

/// Whether the quality run asked for links of this kind.
bool is_used(LinkKind kind, const RunSettings& settings) noexcept {
  switch (kind) {
    case LinkKind::lexicon: return settings.use_lexicon;
    case LinkKind::number: return settings.use_numbers;
    case LinkKind::name: return settings.use_names;
    case LinkKind::copy: return settings.use_copies;
    case LinkKind::mark: return settings.use_marks;
    case LinkKind::learned: break;
  }
  return true;
}

/// One run of align(). The sides are in the search's order: English, or else the source, is side A.
class Aligner {
 public:
  Aligner(const Document& source, const Document& target, const AlignOptions& options, const RunSettings& settings)
      : options_(options),
        settings_(settings),
        mirrored_(source.language == Language::arabic && target.language == Language::english),
        demands_(read_demands(source, target, options, mirrored_)),
        progress_(options.progress, 2.3) {
    if ((options.source_vectors != nullptr) != (options.target_vectors != nullptr))
      throw Error(ErrorKind::usage, "", "vectors are given for one side only");
    if (options.source_vectors != nullptr)
      vectors_.emplace(source, target, *options.source_vectors, *options.target_vectors);
    progress_.report(0);
    const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin();
    a_ = read_side(mirrored_ ? target : source, lexicon);
    progress_.report(0.05);
    b_ = read_side(mirrored_ ? source : target, lexicon);
    progress_.report(0.1);
    raw_ = find_links(a_, b_, lexicon, options.names != nullptr ? *options.names : NameModel::builtin());
    std::erase_if(raw_, [&](const RawLink& link) { return !is_used(link.link.kind, settings); });
    links_ = sort_links(raw_, a_.features.size());
    model_ = default_model();
    set_explained(a_, b_, links_, settings.weights.explained, model_);
  }

  std::vector<Bead> run() {
    const EvidenceScorer::Caller caller = caller_evidence();
    SearchSettings search_settings = settings_.search;
    search_settings.score_only_ways = static_cast<bool>(caller);  // who may forbid a bead
    EvidenceScorer scorer(a_, b_, links_, model_, settings_.weights);
    scorer.set_caller(caller);
    BlockSearch search(scorer, model_, search_settings, progress_, a_.size(), !options_.similarity && !vectors_);

    const bool learn = options_.learn && a_.size() >= least_to_learn && b_.size() >= least_to_learn;
    std::vector<Corridor> corridors;
    std::vector<ScoredBead> found;
    const bool widened = search_first(search, learn ? Pass::first : Pass::only, corridors, found);
    progress_.next_pass();
    if (learn) {
      learn_from(found);
      scorer.learned();
    }
    if (learn || widened) {
      found.clear();
      Corridor unused;
      for (std::size_t k = 0; k < demands_.blocks.size(); ++k)
        search.run(demands_.blocks[k], corridors[k], Pass::last, found, unused);
    }
    progress_.next_pass();
    corridors.clear();
    if (demands_.blocks.size() == 1 && demands_.anchors.empty() && !caller)
      join_gaps(content_hashes(a_), content_hashes(b_), found);
    std::vector<Bead> beads = answer(found);
    progress_.report(0.3);
    return beads;
  }

 private:
  /// What the caller knows of a bead; empty where that is nothing.
  [[nodiscard]] EvidenceScorer::Caller caller_evidence() {
    if (!options_.similarity && !vectors_ && demands_.forbidden.empty()) return {};
    return [this](std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) {
      if (demands_.forbids(i, a, j, b)) return -std::numeric_limits<float>::infinity();
      const auto [source, target] = turned({i, i + a}, {j, j + b});
      float sum = 0;
      if (options_.similarity) sum += options_.similarity(source, target);
      if (vectors_) sum += (*vectors_)(source, target);
      return sum;
    };
  }

  /// The first search of each block, with the corridor for the next. Whether one of them was opened again.
  bool search_first(BlockSearch& search, Pass pass, std::vector<Corridor>& corridors, std::vector<ScoredBead>& found) {
    bool widened = false;
    for (const Block& block : demands_.blocks) {
      std::vector<ChainPoint> chain;
      if (settings_.use_chain) chain = find_chain(a_, b_, links_, block);
      add_anchors(demands_, block, chain);
      Corridor corridor = make_corridor(chain, block);
      demand_anchors(demands_, block, corridor);
      Corridor support;
      const std::size_t before = found.size();
      search.run(block, corridor, pass, found, support);
      narrow_corridor(support, 2, corridor);
      std::vector<FoundBead> beads;
      for (std::size_t k = before; k < found.size(); ++k) beads.push_back(found[k].found);
      widened = widen_corridor(beads, block, corridor) || widened;
      demand_anchors(demands_, block, corridor);
      corridors.push_back(std::move(corridor));
    }
    return widened;
  }

  /// Shapes, lengths and words of the text at hand, from the beads of the first pass and those that the caller keeps.
  void learn_from(const std::vector<ScoredBead>& found) {
    std::vector<FoundBead> teachers;
    teachers.reserve(found.size() + demands_.kept.size());
    for (const ScoredBead& one : found) teachers.push_back(one.found);
    teachers.insert(teachers.end(), demands_.kept.begin(), demands_.kept.end());
    learn_shapes(a_, b_, teachers, model_);
    learn_words(a_, b_, links_, teachers, raw_);
    links_ = sort_links(std::move(raw_), a_.features.size());
    set_explained(a_, b_, links_, settings_.weights.explained, model_);
    learn_explained(a_, b_, links_, teachers, model_);
  }

  /// The beads in the caller's order of sides, with what is kept between them.
  [[nodiscard]] std::vector<Bead> answer(const std::vector<ScoredBead>& found) const {
    std::vector<Bead> beads;
    beads.reserve(found.size() + options_.kept.size());
    for (std::size_t at = 0; at < found.size(); ++at) {
      const FoundBead& one = found[at].found;
      Bead bead;
      std::tie(bead.source, bead.target) = turned({one.i, one.i + one.a}, {one.j, one.j + one.b});
      bead.evidence = found[at].evidence;
      bead.crossing = found[at].crossing;
      const std::size_t tokens = a_.document->token_begin[one.i + one.a] - a_.document->token_begin[one.i] +
                                 b_.document->token_begin[one.j + one.b] - b_.document->token_begin[one.j];
      bead.score = settings_.calibrate ? calibrated(found, at, static_cast<float>(tokens)) : one.posterior;
      beads.push_back(bead);
    }
    if (options_.kept.empty()) return beads;
    beads.insert(beads.end(), options_.kept.begin(), options_.kept.end());
    std::stable_sort(beads.begin(), beads.end(), [](const Bead& x, const Bead& y) {
      return x.source.begin + x.target.begin != y.source.begin + y.target.begin
                 ? x.source.begin + x.target.begin < y.source.begin + y.target.begin
                 : x.source.end + x.target.end < y.source.end + y.target.end;
    });
    return beads;
  }

  /// Ranges of sides A and B as source and target.
  [[nodiscard]] std::pair<SentenceRange, SentenceRange> turned(SentenceRange in_a, SentenceRange in_b) const noexcept {
    return mirrored_ ? std::pair(in_b, in_a) : std::pair(in_a, in_b);
  }

  const AlignOptions& options_;
  const RunSettings& settings_;
  bool mirrored_;
  Demands demands_;
  Progress progress_;
  std::optional<VectorSimilarity> vectors_;
  Side a_, b_;
  std::vector<RawLink> raw_;
  Links links_;
  Model model_;
};

}  // namespace

namespace alignment {

std::vector<Bead> run(const Document& source, const Document& target, const AlignOptions& options,
                      const RunSettings& settings) {
  return Aligner(source, target, options, settings).run();
}

}  // namespace alignment

std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions& options) {
  return run(source, target, options, {});
}

}  // namespace muwazi::inline v0
