// SPDX-License-Identifier: Apache-2.0
// Sentences in another order than the source's: two that changed places in one bead, and passages that moved.
#include "check_order.hpp"

#include <algorithm>
#include <cmath>

#include "meaning_evidence.hpp"

namespace muwazi::inline v0 {
namespace {

/// Words of a sentence in the document's own script.
std::ptrdiff_t words_of(const Document& document, std::uint32_t sentence) {
  const auto tokens = document.tokens_of(sentence);
  return std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::word; });
}

/// Probability that sentences translate each other, for as many that do as that do not; 0 where they are too short to tell.
double belong_together(const CheckContext& context, SentenceRange source, SentenceRange target) {
  constexpr std::size_t least_words = 3;  // content words of a side
  const PairView pair = context.pair(source, target);
  const PairAccounts& accounts = accounts_of(context, pair);
  if (content_words(accounts.english) < least_words || content_words(accounts.arabic) < least_words) return 0;
  return 1 / (1 + std::exp(meaning_nets.pair(pair_evidence(context, pair, accounts))));
}

/// Consecutive sentences of one side that are gaps.
struct Gap {
  std::uint32_t bead = 0;  ///< the first
  std::uint32_t place = 0; ///< beads with two sides before it
  SentenceRange sentences;
};

std::vector<Gap> gaps_of(const CheckContext& context, bool of_source) {
  const Document& document = of_source ? context.source : context.target;
  std::vector<Gap> out;
  std::uint32_t place = 0;
  for (std::uint32_t i = 0; i < context.beads.size(); ++i) {
    const Bead& bead = context.beads[i];
    if (!bead.is_gap()) {
      ++place;
      continue;
    }
    const SentenceRange own = of_source ? bead.source : bead.target;
    for (std::uint32_t s = own.begin; s < own.end; ++s) {
      if (document.sentences[s].role == SentenceRole::furniture) continue;
      if (!out.empty() && out.back().sentences.end == s && out.back().place == place)
        out.back().sentences.end = s + 1;
      else
        out.push_back({i, place, {s, s + 1}});
    }
  }
  return out;
}

std::vector<MovedPassage> find_moved(const CheckContext& context) {
  // How far a passage may move and how long it may be: translators exchange neighbours; whole sections are the aligner's.
  constexpr std::uint32_t farthest = 4;
  constexpr std::uint32_t longest = 8;
  // Two gaps so near are taken for translations of each other from this probability on: the net gives most true pairs 0.95
  // and more. Lower, more is found, and more that only sounds alike.
  constexpr double alike = 0.82;
  std::vector<MovedPassage> out;
  if (context.lexicon.size(Language::english) == 0) return out;
  const std::vector<Gap> targets = gaps_of(context, false);
  if (targets.empty()) return out;
  std::vector<bool> used(targets.size());
  std::size_t from = 0;
  for (const Gap& gap : gaps_of(context, true)) {
    while (from < targets.size() && targets[from].place + farthest < gap.place) ++from;
    if (gap.sentences.size() > longest) continue;
    std::size_t best = targets.size();
    double most = alike;
    for (std::size_t t = from; t < targets.size() && targets[t].place <= gap.place + farthest; ++t) {
      if (used[t] || targets[t].sentences.size() > longest) continue;
      const double probability = belong_together(context, gap.sentences, targets[t].sentences);
      if (probability <= most) continue;
      most = probability;
      best = t;
    }
    if (best == targets.size()) continue;
    used[best] = true;
    out.push_back({std::min(gap.bead, targets[best].bead), gap.sentences, targets[best].sentences,
                   std::min(most, 0.95)});
  }
  return out;
}

}  // namespace

const std::vector<MovedPassage>& moved_passages(const CheckContext& context) {
  if (!context.moved) context.moved = std::make_shared<const std::vector<MovedPassage>>(find_moved(context));
  return *context.moved;
}

void check_order(const CheckContext& context, Findings& findings) {
  constexpr std::ptrdiff_t least_words = 3;
  for (const MovedPassage& moved : moved_passages(context)) {
    Draft draft;
    draft.rule = "alignment.order";
    draft.bead = moved.bead;
    draft.confidence = moved.confidence;
    draft.source = range_of(context.source, moved.source);
    draft.target = range_of(context.target, moved.target);
    draft.message = "this stands in another place in the translation";
    findings.add(std::move(draft));
  }
  for (std::uint32_t i = 0; i < context.beads.size(); ++i) {
    const Bead& bead = context.beads[i];
    if (!bead.crossing || bead.source.size() != 2 || bead.target.size() != 2) continue;
    // Captions and menus come in any order.
    const auto is_text = [&](const Document& document, std::uint32_t sentence) {
      const SentenceRole role = document.sentences[sentence].role;
      return role != SentenceRole::furniture && role != SentenceRole::caption && words_of(document, sentence) >= least_words;
    };
    bool text = true;
    for (std::uint32_t s = 0; s < 2; ++s)
      text = text && is_text(context.source, bead.source.begin + s) && is_text(context.target, bead.target.begin + s);
    if (!text) continue;
    Draft draft;
    draft.rule = "alignment.order";
    draft.bead = i;
    // The score is of the bead's exact shape; that the sentences go together crosswise may be surer than that.
    const std::uint32_t s = bead.source.begin;
    const std::uint32_t t = bead.target.begin;
    const double crosswise = std::min(belong_together(context, {s, s + 1}, {t + 1, t + 2}), belong_together(context, {s + 1, s + 2}, {t, t + 1}));
    draft.confidence = std::clamp(std::max(static_cast<double>(bead.score), crosswise), 0.0, 0.95);
    draft.source = range_of(context.source, bead.source);
    draft.target = range_of(context.target, bead.target);
    draft.message = "these two sentences changed places in the translation";
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
