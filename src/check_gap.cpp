// SPDX-License-Identifier: Apache-2.0
// Whole sentences without a counterpart: omissions, additions, and text of the web page round an article.
#include <algorithm>
#include <cmath>

#include "check_context.hpp"
#include "check_order.hpp"
#include "coverage.hpp"

namespace muwazi::inline v0 {
namespace {

/// Consecutive gaps on one side whose sentences have one role: reported once, not line by line.
struct GapRun {
  std::uint32_t first_bead = 0;
  SentenceRange sentences;
  SentenceRole role = SentenceRole::body;
  double score = 1;  ///< lowest of the beads
};

std::vector<GapRun> gap_runs(const CheckContext& context, bool of_source) {
  const Document& document = of_source ? context.source : context.target;
  std::vector<GapRun> runs;
  for (std::uint32_t i = 0; i < context.beads.size(); ++i) {
    const Bead& bead = context.beads[i];
    const SentenceRange own = of_source ? bead.source : bead.target;
    const SentenceRange other = of_source ? bead.target : bead.source;
    if (own.empty() || !other.empty()) continue;
    for (std::uint32_t s = own.begin; s < own.end; ++s) {
      const SentenceRole role = document.sentences[s].role;
      if (document.sentences[s].range.empty()) continue;
      if (!runs.empty() && runs.back().sentences.end == s && runs.back().role == role) {
        runs.back().sentences.end = s + 1;
        runs.back().score = std::min(runs.back().score, static_cast<double>(bead.score));
      } else {
        runs.push_back({i, {s, s + 1}, role, bead.score});
      }
    }
  }
  return runs;
}

/// Whether the sentences hold a word at all: "***" or "3." alone is nobody's loss.
bool has_words(const Document& document, SentenceRange sentences) {
  for (std::uint32_t s = sentences.begin; s < sentences.end; ++s) {
    const auto tokens = document.tokens_of(s);
    if (std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::word; }))
      return true;
  }
  return false;
}

/// Whether the same sentence stands elsewhere in its document within a bead, so that nothing is lost with this one.
bool stands_elsewhere(const CheckContext& context, bool of_source, std::uint32_t sentence) {
  const Document& document = of_source ? context.source : context.target;
  for (const Bead& bead : context.beads) {
    if (bead.is_gap()) continue;
    const SentenceRange own = of_source ? bead.source : bead.target;
    for (std::uint32_t s = own.begin; s < own.end; ++s)
      if (document.sentence(s) == document.sentence(sentence)) return true;
  }
  return false;
}

/// Probability that nothing in the beads round a gap renders its sentences, by their words: 0 where that cannot be told. The
/// score of a gap is lower where the aligner only doubts which of two neighbours it is.
double unaccounted(const CheckContext& context, bool of_source, const GapRun& run) {
  constexpr float most = 0.8f;
  if (context.lexicon.size(Language::english) == 0) return 0;
  SentenceRange own = run.sentences;
  SentenceRange other;
  const auto take = [&](const Bead& bead) {
    const SentenceRange here = of_source ? bead.source : bead.target;
    const SentenceRange there = of_source ? bead.target : bead.source;
    if (!here.empty()) own = {std::min(own.begin, here.begin), std::max(own.end, here.end)};
    if (!there.empty()) other = other.empty() ? there : SentenceRange{std::min(other.begin, there.begin), std::max(other.end, there.end)};
    return !bead.is_gap();
  };
  for (std::uint32_t i = run.first_bead; i-- > 0;)
    if (take(context.beads[i])) break;
  for (std::uint32_t i = run.first_bead + 1; i < context.beads.size(); ++i)
    if (take(context.beads[i])) break;
  constexpr std::uint32_t longest = 12;
  if (other.empty() || own.size() > longest || other.size() > longest) return 0;
  const PairView pair = of_source ? context.pair(own, other) : context.pair(other, own);
  const PairAccounts& accounts = accounts_of(context, pair);
  const BeadSide& side = of_source ? pair.source() : pair.target();
  const Document& document = of_source ? context.source : context.target;
  const std::uint32_t first = document.token_begin[run.sentences.begin] - document.token_begin[own.begin];
  const std::uint32_t end = document.token_begin[run.sentences.end] - document.token_begin[own.begin];
  float odds = 0;
  std::size_t words = 0;
  for (const WordAccount& word : accounts.of(side.document->language)) {
    if (word.token < first || word.token >= end) continue;
    odds += word.odds;
    words += word.content();
  }
  if (words < 3) return 0;
  // Words of a sentence go together, so that their odds count half.
  return std::min(most, 1 / (1 + std::exp(-odds / 2)));
}

}  // namespace

void check_gaps(const CheckContext& context, Findings& findings) {
  // What stands elsewhere is neither left out nor added.
  const bool order = findings.enabled("alignment.order");
  const auto moved_away = [&](bool of_source, std::uint32_t sentence) {
    if (!order) return false;
    const std::vector<MovedPassage>& moved = moved_passages(context);
    return std::any_of(moved.begin(), moved.end(), [&](const MovedPassage& passage) {
      const SentenceRange own = of_source ? passage.source : passage.target;
      return sentence >= own.begin && sentence < own.end;
    });
  };
  for (const bool of_source : {true, false}) {
    const Document& document = of_source ? context.source : context.target;
    for (const GapRun& run : gap_runs(context, of_source)) {
      if (!has_words(document, run.sentences) || moved_away(of_source, run.sentences.begin)) continue;
      const ByteRange range = range_of(document, run.sentences);
      if (run.sentences.size() == 1 && run.role != SentenceRole::furniture &&
          stands_elsewhere(context, of_source, run.sentences.begin))
        continue;  // repetition.sentence says so
      Draft draft;
      draft.bead = run.first_bead;
      (of_source ? draft.source : draft.target) = range;
      draft.confidence = std::clamp(run.score, 0.0, 0.99);
      if (run.role == SentenceRole::body && draft.confidence < 0.5 && draft.confidence > 0.2)
        draft.confidence = std::max(draft.confidence, unaccounted(context, of_source, run));
      const bool plural = run.sentences.size() > 1;
      switch (run.role) {
        case SentenceRole::furniture:
          if (of_source) continue;  // a translation does well to leave it out
          draft.rule = "addition.web_page";
          draft.confidence = std::max(draft.confidence, 0.9);
          draft.message = "text of the web page, not of the article";
          break;
        case SentenceRole::caption:
          if (of_source) continue;  // pictures are seldom carried over with their captions
          draft.rule = "addition.sentence";
          draft.severity = Severity::info;
          draft.message = "the caption is not in the source";
          break;
        case SentenceRole::headline:
          draft.rule = of_source ? "omission.headline" : "addition.sentence";
          if (!of_source) draft.severity = Severity::minor;
          draft.message = of_source ? "the headline has no translation" : "the headline is not in the source";
          break;
        case SentenceRole::body:
          draft.rule = of_source ? "omission.sentence" : "addition.sentence";
          if (of_source)
            draft.message = plural ? Message("{0} sentence has no translation", "{0} sentences have no translation",
                                             {counted(run.sentences.size())})
                                   : Message("the sentence has no translation");
          else
            draft.message = plural ? Message("{0} sentence is not in the source", "{0} sentences are not in the source",
                                             {counted(run.sentences.size())})
                                   : Message("the sentence is not in the source");
          break;
      }
      findings.add(std::move(draft));
    }
  }
}

}  // namespace muwazi::inline v0
