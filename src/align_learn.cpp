// SPDX-License-Identifier: Apache-2.0
// Learning from the text at hand.
#include "align_learn.hpp"

#include <algorithm>
#include <span>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {

void set_explained(const Side& a, const Side& b, const Links& links, float weight, Model& model) {
  model.explained_a.assign(a.features.size(), 0.0f);
  model.explained_b.assign(b.features.size(), 0.0f);
  const auto of_kind = [&](FeatureKind kind) {
    switch (kind) {
      case FeatureKind::number: return 0.75f;
      case FeatureKind::latin: return 0.7f;
      case FeatureKind::mark: return 0.5f;
      case FeatureKind::word: return weight;
    }
    return weight;
  };
  for (std::uint32_t f = 0; f < a.features.size(); ++f) {
    for (const Link& link : links.of(f)) {
      if (link.a_given_b > 0) model.explained_a[f] = of_kind(b.features[link.b].kind == FeatureKind::word ? FeatureKind::word : b.features[link.b].kind);
      if (link.b_given_a > 0) model.explained_b[link.b] = of_kind(b.features[link.b].kind);
    }
  }
}

void learn_shapes(const Side& a, const Side& b, const std::vector<FoundBead>& beads, Model& model) {
  const Model prior = default_model();
  double count[max_run + 1][max_run + 1] = {};
  constexpr double strength = 30;
  double matches = 0;
  double opens = 0, extends = 0, closes = 0;
  double square = 0, weight = 0, mean = 0;
  bool behind_gap = false;
  for (const FoundBead& bead : beads) {
    const auto p = static_cast<double>(bead.posterior);
    if (bead.a == 0 || bead.b == 0) {
      (behind_gap ? extends : opens) += p;
      behind_gap = true;
      continue;
    }
    if (behind_gap) closes += p;
    behind_gap = false;
    matches += p;
    count[bead.a][bead.b] += p;
  }
  // A shape and its mirror lend each other a fifth: translators both join and split.
  double total = 0;
  double smoothed[max_run + 1][max_run + 1] = {};
  for (unsigned x = 1; x <= max_run; ++x)
    for (unsigned y = 1; y <= max_run; ++y) {
      const auto before = static_cast<double>(fast_exp(prior.priors.match[x][y]));
      // Beads of several sentences on both sides feed upon themselves: what they swallow makes them likelier.
      const double trust = x >= 2 && y >= 2 ? 0.3 : 1.0;
      smoothed[x][y] = trust * (0.8 * count[x][y] + 0.2 * count[y][x]) + strength * before;
      total += smoothed[x][y];
    }
  const double open = (opens + strength * 0.04) / (matches + opens + strength);
  const double extend = std::min(0.9, (extends + strength * 0.35) / (extends + closes + strength));
  for (unsigned x = 1; x <= max_run; ++x)
    for (unsigned y = 1; y <= max_run; ++y)
      model.priors.match[x][y] = fast_log(static_cast<float>((1 - open) * smoothed[x][y] / total));
  model.priors.gap_open = fast_log(static_cast<float>(open / 2));
  model.priors.gap_extend = fast_log(static_cast<float>(extend));
  model.priors.match_after_gap = fast_log(static_cast<float>(1 - extend));

  // Lengths: the mean of the log ratio weighted by how much a bead says, then the spread around it.
  std::vector<std::pair<float, float>> ratios;  // log ratio, mean letters
  std::uint32_t at_a = 0;
  for (const FoundBead& bead : beads) {
    (void)at_a;
    if (bead.a == 0 || bead.b == 0 || bead.posterior < 0.6f) continue;
    float la = 1, lb = 1;
    for (std::uint32_t k = 0; k < bead.a; ++k) la += a.length[bead.i + k];
    for (std::uint32_t k = 0; k < bead.b; ++k) lb += b.length[bead.j + k];
    if (la < 3 || lb < 3) continue;
    ratios.emplace_back(fast_log(lb / la), 0.5f * (la + lb));
  }
  if (ratios.size() < 20) return;
  for (const auto& [ratio, letters] : ratios) {
    const double w = 1.0 / static_cast<double>(model.length_floor + model.length_short / letters);
    mean += w * static_cast<double>(ratio);
    weight += w;
  }
  const double anchor = 20.0 / 0.05;
  model.length_mean = static_cast<float>((mean + anchor * static_cast<double>(model.length_mean)) / (weight + anchor));
  for (const auto& [ratio, letters] : ratios) {
    const auto x = static_cast<double>(ratio - model.length_mean);
    square += std::min(9.0, x * x / static_cast<double>(model.length_floor + model.length_short / letters));
  }
  const double scale = (square + 30) / (static_cast<double>(ratios.size()) + 30);
  model.length_floor *= static_cast<float>(scale);
  model.length_short *= static_cast<float>(scale);
}

namespace {

constexpr std::uint32_t most_words = 120;      // beads longer than this teach nothing
constexpr std::uint32_t share_of_sentences = 25;  // words in more than one of so many sentences are not learned
constexpr std::size_t most_beads = 20000;      // and no more are looked at, evenly spread

std::vector<FoundBead> teachers(const Side& a, const Side& b, const std::vector<FoundBead>& beads, float least) {
  std::vector<FoundBead> out;
  for (const FoundBead& bead : beads) {
    if (bead.a == 0 || bead.b == 0 || bead.posterior < least) continue;
    if (a.begin[bead.i + bead.a] - a.begin[bead.i] > most_words || b.begin[bead.j + bead.b] - b.begin[bead.j] > most_words)
      continue;
    out.push_back(bead);
  }
  if (out.size() > most_beads) {
    std::vector<FoundBead> some;
    for (std::size_t k = 0; k < most_beads; ++k) some.push_back(out[k * out.size() / most_beads]);
    out.swap(some);
  }
  return out;
}

}  // namespace

void learn_words(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads,
                 std::vector<RawLink>& raw) {
  const std::vector<FoundBead> from = teachers(a, b, beads, 0.6f);
  if (from.size() < 30) return;
  // Pairs of words that stand in one bead, with the links' probability where there is one. Features met once teach
  // nothing beyond what the bead itself says.
  struct Slot {
    std::uint32_t a = 0, b = 0;
    float ba = 0, ab = 0;  // p(b|a), p(a|b)
    float count_ba = 0, count_ab = 0;
    float prior_ba = 0, prior_ab = 0;
    bool linked = false;
  };
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> bead_end;
  // Words that are everywhere say little and would make most of the pairs; they keep what the lexicon says.
  const std::uint32_t most_a = std::max(30u, a.size() / share_of_sentences);
  const std::uint32_t most_b = std::max(30u, b.size() / share_of_sentences);
  const auto usable = [](const Feature& feature, std::uint32_t most) {
    return feature.sentences >= 2 && feature.sentences <= most && feature.kind != FeatureKind::mark;
  };
  // Words that a link of weight explains within the bead are not looked for elsewhere in it (competitive linking, Melamed
  // 2000): what is left on both sides makes the new pairs.
  constexpr float of_weight = 0.1f;
  std::vector<std::uint32_t> stamp(b.features.size(), 0), explained(b.features.size(), 0);
  std::vector<std::uint32_t> left_a, left_b;
  std::uint32_t now = 0;
  for (const FoundBead& bead : from) {
    ++now;
    const std::span<const std::uint32_t> words_b(b.words.data() + b.begin[bead.j], b.words.data() + b.begin[bead.j + bead.b]);
    for (const std::uint32_t y : words_b) stamp[y] = usable(b.features[y], most_b) ? now : 0;
    left_a.clear();
    left_b.clear();
    for (std::uint32_t k = a.begin[bead.i]; k < a.begin[bead.i + bead.a]; ++k) {
      const std::uint32_t x = a.words[k];
      if (!usable(a.features[x], most_a)) continue;
      bool done = false;
      for (const Link& link : links.of(x)) {
        if (stamp[link.b] != now) continue;
        keys.push_back(std::uint64_t{x} << 32 | link.b);
        if (link.b_given_a < of_weight && link.a_given_b < of_weight) continue;
        done = true;
        explained[link.b] = now;
      }
      if (!done) left_a.push_back(x);
    }
    for (const std::uint32_t y : words_b)
      if (stamp[y] == now && explained[y] != now) left_b.push_back(y);
    for (const std::uint32_t x : left_a)
      for (const std::uint32_t y : left_b) keys.push_back(std::uint64_t{x} << 32 | y);
    // Weak links of words that are left have been met twice now.
    const auto first = keys.begin() + (bead_end.empty() ? 0 : bead_end.back());
    std::sort(first, keys.end());
    keys.erase(std::unique(first, keys.end()), keys.end());
    bead_end.push_back(static_cast<std::uint32_t>(keys.size()));
  }
  // Pairs that meet in one bead only, and that no link knows, teach nothing; they are the most by far.
  std::vector<std::uint64_t> distinct = keys;
  std::sort(distinct.begin(), distinct.end());
  std::vector<Slot> slots;
  std::size_t kept = 0;
  for (std::size_t k = 0; k < distinct.size();) {
    std::size_t end = k + 1;
    while (end < distinct.size() && distinct[end] == distinct[k]) ++end;
    Slot slot;
    const std::uint64_t key = distinct[k];
    const std::size_t met = end - k;
    k = end;
    slot.a = static_cast<std::uint32_t>(key >> 32);
    slot.b = static_cast<std::uint32_t>(key);
    const std::span<const Link> known = links.of(slot.a);
    const auto at = std::lower_bound(known.begin(), known.end(), slot.b, [](const Link& l, std::uint32_t f) { return l.b < f; });
    slot.linked = at != known.end() && at->b == slot.b;
    slot.prior_ba = slot.linked ? at->b_given_a : 0;
    slot.prior_ab = slot.linked ? at->a_given_b : 0;
    slot.ba = slot.prior_ba * 0.7f + 0.3f / static_cast<float>(b.features.size());
    slot.ab = slot.prior_ab * 0.7f + 0.3f / static_cast<float>(a.features.size());
    if (!slot.linked && met < 2) continue;
    distinct[kept++] = key;
    slots.push_back(slot);
  }
  distinct.resize(kept);
  std::vector<std::uint32_t> index;
  index.reserve(keys.size() / 4);
  std::uint32_t from_key = 0;
  for (std::uint32_t& end : bead_end) {
    for (std::uint32_t k = from_key; k < end; ++k) {
      const auto at = std::lower_bound(distinct.begin(), distinct.end(), keys[k]);
      if (at != distinct.end() && *at == keys[k]) index.push_back(static_cast<std::uint32_t>(at - distinct.begin()));
    }
    from_key = end;
    end = static_cast<std::uint32_t>(index.size());
  }
  std::vector<float> total_a(a.features.size()), total_b(b.features.size());
  std::vector<float> sum_a(a.features.size(), 0), sum_b(b.features.size(), 0);
  const float null_a = 0.2f, null_b = 0.2f;  // weight of the empty word, in words
  const auto words_a = static_cast<float>(a.words.size()), words_b = static_cast<float>(b.words.size());
  for (int round = 0; round < 4; ++round) {
    for (Slot& slot : slots) slot.count_ba = slot.count_ab = 0;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : bead_end) {
      for (std::uint32_t k = begin; k < end; ++k) {
        const Slot& slot = slots[index[k]];
        sum_b[slot.b] += slot.ba;
        sum_a[slot.a] += slot.ab;
      }
      for (std::uint32_t k = begin; k < end; ++k) {
        Slot& slot = slots[index[k]];
        const float background_b = null_b * static_cast<float>(b.features[slot.b].sentences) / words_b * 10;
        const float background_a = null_a * static_cast<float>(a.features[slot.a].sentences) / words_a * 10;
        slot.count_ba += slot.ba / (sum_b[slot.b] + background_b);
        slot.count_ab += slot.ab / (sum_a[slot.a] + background_a);
      }
      for (std::uint32_t k = begin; k < end; ++k) {
        sum_b[slots[index[k]].b] = 0;
        sum_a[slots[index[k]].a] = 0;
      }
      begin = end;
    }
    // Maximisation with the lexicon's probabilities as a prior worth two occurrences.
    constexpr float prior = 2.0f;
    std::fill(total_a.begin(), total_a.end(), prior + 0.5f);
    std::fill(total_b.begin(), total_b.end(), prior + 0.5f);
    for (const Slot& slot : slots) {
      total_a[slot.a] += slot.count_ba;
      total_b[slot.b] += slot.count_ab;
    }
    for (Slot& slot : slots) {
      slot.ba = (slot.count_ba + prior * slot.prior_ba) / total_a[slot.a];
      slot.ab = (slot.count_ab + prior * slot.prior_ab) / total_b[slot.b];
    }
  }
  for (const Slot& slot : slots) {
    if (slot.linked) {
      raw.push_back({slot.a, {slot.b, slot.ba, slot.ab, LinkKind::learned}});
    } else if (slot.count_ba >= 1.0f && slot.count_ab >= 1.0f && slot.ba > 0.03f && slot.ab > 0.03f) {
      raw.push_back({slot.a, {slot.b, slot.ba, slot.ab, LinkKind::learned}});
    }
  }
}

void learn_explained(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads, Model& model) {
  std::vector<float> met_a(a.features.size(), 0), met_b(b.features.size(), 0);
  std::vector<float> found_a(a.features.size(), 0), found_b(b.features.size(), 0);
  std::vector<std::uint32_t> stamp_a(a.features.size(), 0), stamp_b(b.features.size(), 0), here_b(b.features.size(), 0);
  std::uint32_t stamp = 0;
  for (const FoundBead& bead : teachers(a, b, beads, 0.6f)) {
    ++stamp;
    for (std::uint32_t y = b.begin[bead.j]; y < b.begin[bead.j + bead.b]; ++y) {
      here_b[b.words[y]] = stamp;
      met_b[b.words[y]] += 1;
    }
    for (std::uint32_t x = a.begin[bead.i]; x < a.begin[bead.i + bead.a]; ++x) {
      const std::uint32_t word = a.words[x];
      met_a[word] += 1;
      for (const Link& link : links.of(word)) {
        if (here_b[link.b] != stamp) continue;
        if (link.a_given_b > 0 && stamp_a[word] != stamp) {
          stamp_a[word] = stamp;
          found_a[word] += 1;
        }
        if (link.b_given_a > 0 && stamp_b[link.b] != stamp) {
          stamp_b[link.b] = stamp;
          found_b[link.b] += 1;
        }
      }
    }
  }
  constexpr float strength = 4;
  for (std::size_t f = 0; f < met_a.size(); ++f)
    if (model.explained_a[f] > 0)
      model.explained_a[f] = std::clamp((found_a[f] + strength * model.explained_a[f]) / (met_a[f] + strength), 0.02f, 0.95f);
  for (std::size_t f = 0; f < met_b.size(); ++f)
    if (model.explained_b[f] > 0)
      model.explained_b[f] = std::clamp((found_b[f] + strength * model.explained_b[f]) / (met_b[f] + strength), 0.02f, 0.95f);
}

}  // namespace muwazi::inline v0::alignment
