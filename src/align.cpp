// SPDX-License-Identifier: Apache-2.0
// Alignment: evidence, chain, search, learning, search.
#include <muwazi/align.hpp>
#include <muwazi/error.hpp>

#include <algorithm>

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
constexpr std::uint32_t window_overlap = 150; // rows of a window that are searched again by the next

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

/// Searches one block window by window.
void search_block(const Block& block, const Corridor& corridor, const Priors& priors, EvidenceScorer& scorer,
                  const SearchSettings& settings, const Progress& progress, double total_rows,
                  std::vector<FoundBead>& out, Corridor* support) {
  if (support != nullptr) *support = corridor;
  Corridor here_support;
  std::uint32_t i = block.i_begin;
  std::uint32_t j = block.j_begin;
  while (i < block.i_end || j < block.j_end) {
    const std::uint32_t rest = block.i_end - i;
    const bool last = rest <= window_rows + window_overlap;
    const std::uint32_t end = last ? block.i_end : i + window_rows;
    Corridor window;
    window.row_begin = i;
    window.low.assign(corridor.low.begin() + (i - block.i_begin), corridor.low.begin() + (end - block.i_begin) + 1);
    window.high.assign(corridor.high.begin() + (i - block.i_begin), corridor.high.begin() + (end - block.i_begin) + 1);
    for (std::uint32_t& low : window.low) low = std::max(low, j);
    for (std::uint32_t& high : window.high) high = std::max(high, j);
    window.low[0] = j;
    scorer.prepare(window);
    SearchSettings here = settings;
    here.open_end = !last;
    std::vector<FoundBead> found = search(window, j, priors, scorer, here, support != nullptr ? &here_support : nullptr);
    if (found.empty()) {
      here.beam = 1e30f;
      found = search(window, j, priors, scorer, here, support != nullptr ? &here_support : nullptr);
    }
    if (found.empty()) throw Error(ErrorKind::usage, "", "no alignment satisfies the anchors and forbidden pairs");
    if (support != nullptr) {
      const std::uint32_t at = i - block.i_begin;
      std::copy(here_support.low.begin(), here_support.low.end(), support->low.begin() + at);
      std::copy(here_support.high.begin(), here_support.high.end(), support->high.begin() + at);
    }
    const std::uint32_t keep = last ? end : end - window_overlap;
    for (const FoundBead& bead : found) {
      if (bead.i + bead.a > keep) break;
      out.push_back(bead);
      i = bead.i + bead.a;
      j = bead.j + bead.b;
    }
    progress.report(i / total_rows);
  }
}

}  // namespace

namespace alignment {

std::vector<Bead> run(const Document& source, const Document& target, const AlignOptions& options,
                      const RunSettings& run_settings) {
  const bool mirrored = source.language == Language::arabic && target.language == Language::english;
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : Lexicon::builtin();
  const NameModel& names = options.names != nullptr ? *options.names : NameModel::builtin();
  Progress progress(options.progress, 2.2);
  progress.report(0);
  const Side a = read_side(mirrored ? target : source, lexicon);
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

  const Block whole{0, a.size(), 0, b.size()};
  const SearchSettings& settings = run_settings.search;
  std::vector<FoundBead> found;
  Corridor support;
  const double rows = a.size() + 1.0;
  const std::vector<ChainPoint> chain =
      run_settings.use_chain ? find_chain(a, b, links, whole) : std::vector<ChainPoint>{};
  Corridor corridor = make_corridor(chain, whole, 5);
  {
    EvidenceScorer scorer(a, b, links, model, weights);
    search_block(whole, corridor, model.priors, scorer, settings, progress, rows, found, &support);
  }
  progress.next_pass();
  narrow_corridor(support, 2, corridor);
  const bool widened = widen_corridor(found, whole, corridor);
  const bool learn = options.learn && a.size() >= 40 && b.size() >= 40;
  if (learn) {
    learn_shapes(a, b, found, model);
    learn_words(a, b, links, found, raw);
    links = sort_links(std::move(raw), a.features.size());
    set_explained(a, b, links, weights.explained, model);
    learn_explained(a, b, links, found, model);
  }
  if (learn || widened) {
    found.clear();
    EvidenceScorer scorer(a, b, links, model, weights);
    search_block(whole, corridor, model.priors, scorer, settings, progress, rows, found, nullptr);
  }
  EvidenceScorer scorer(a, b, links, model, weights);
  std::vector<Bead> beads;
  beads.reserve(found.size());
  for (const FoundBead& one : found) {
    Bead bead;
    const SentenceRange in_a{one.i, one.i + one.a};
    const SentenceRange in_b{one.j, one.j + one.b};
    bead.source = mirrored ? in_b : in_a;
    bead.target = mirrored ? in_a : in_b;
    bead.score = one.posterior;
    beads.push_back(bead);
  }
  progress.report(2.2);
  return beads;
}

}  // namespace alignment

std::vector<Bead> align(const Document& source, const Document& target, const AlignOptions& options) {
  return run(source, target, options, {});
}

}  // namespace muwazi::inline v0
