// SPDX-License-Identifier: Apache-2.0
// Learning from the text at hand.
#include "align_learn.hpp"

#include <algorithm>
#include <span>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {

namespace {

/// Features without a link: the other text has nothing at all that could render them, and where a sentence holds one that says so
/// the more, the surer it would have been found. Long texts have links of nearly all words, so that this tells in short ones: a
/// list that lacks a number, lines that are equal but for names.
void set_unlinked(const Side& side, std::vector<float>& explained) {
  const auto of = [](const Feature& feature) {
    switch (feature.kind) {
      case FeatureKind::number: return 0.9f;
      case FeatureKind::latin: return 0.5f;
      case FeatureKind::mark: return 0.0f;
      case FeatureKind::word: return feature.stem != no_stem ? 0.35f : feature.capitalized ? 0.4f : 0.0f;
    }
    return 0.0f;
  };
  for (std::size_t f = 0; f < explained.size(); ++f)
    if (explained[f] == 0) explained[f] = of(side.features[f]);
}

}  // namespace

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
  set_unlinked(a, model.explained_a);
  set_unlinked(b, model.explained_b);
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
  for (const FoundBead& bead : beads) {
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

/// A pair of words that stand in one bead: x of side A and y of side B.
struct WordPair {
  std::uint32_t x = 0, y = 0;
};

/// The pairs of one bead after the other, each by x, then y.
struct Meetings {
  std::vector<WordPair> pairs;
  std::vector<std::uint32_t> bead_end;  // where the pairs of each bead end
};

/// Pairs that a link joins, and pairs of what is left: words that a link of weight explains within the bead are not looked for
/// elsewhere in it (competitive linking, Melamed 2000). Features met once teach nothing beyond what the bead itself says, and
/// words that are everywhere say little and would make most of the pairs; both keep what the lexicon says.
Meetings find_meetings(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads) {
  constexpr float of_weight = 0.1f;
  const std::uint32_t most_a = std::max(30u, a.size() / share_of_sentences);
  const std::uint32_t most_b = std::max(30u, b.size() / share_of_sentences);
  const auto usable = [](const Feature& feature, std::uint32_t most) {
    return feature.sentences >= 2 && feature.sentences <= most && feature.kind != FeatureKind::mark;
  };
  Meetings out;
  std::vector<std::uint32_t> here(b.features.size(), 0), explained(b.features.size(), 0);  // the last bead, counted from 1
  struct WordOfA {
    std::uint32_t x;
    bool left;
  };
  std::vector<WordOfA> words_a;
  std::vector<std::uint32_t> left_b, of_x;
  std::uint32_t now = 0;
  for (const FoundBead& bead : beads) {
    ++now;
    const std::span<const std::uint32_t> words_b(b.words.data() + b.begin[bead.j], b.words.data() + b.begin[bead.j + bead.b]);
    for (const std::uint32_t y : words_b)
      if (usable(b.features[y], most_b)) here[y] = now;
    words_a.clear();
    for (std::uint32_t k = a.begin[bead.i]; k < a.begin[bead.i + bead.a]; ++k)
      if (usable(a.features[a.words[k]], most_a)) words_a.push_back({a.words[k], true});
    const auto by_x = [](const WordOfA& word, const WordOfA& other) { return word.x < other.x; };
    std::sort(words_a.begin(), words_a.end(), by_x);
    words_a.erase(std::unique(words_a.begin(), words_a.end(), [](const WordOfA& w, const WordOfA& o) { return w.x == o.x; }),
                  words_a.end());
    for (WordOfA& word : words_a)
      for (const Link& link : links.of(word.x)) {
        if (here[link.b] != now || (link.b_given_a < of_weight && link.a_given_b < of_weight)) continue;
        word.left = false;
        explained[link.b] = now;
      }
    left_b.clear();
    for (const std::uint32_t y : words_b)
      if (here[y] == now && explained[y] != now) left_b.push_back(y);
    std::sort(left_b.begin(), left_b.end());
    left_b.erase(std::unique(left_b.begin(), left_b.end()), left_b.end());
    for (const WordOfA& word : words_a) {
      of_x.clear();
      for (const Link& link : links.of(word.x))
        if (here[link.b] == now && !(word.left && explained[link.b] != now)) of_x.push_back(link.b);
      if (word.left) {
        const auto linked = static_cast<std::ptrdiff_t>(of_x.size());
        of_x.insert(of_x.end(), left_b.begin(), left_b.end());
        std::inplace_merge(of_x.begin(), of_x.begin() + linked, of_x.end());
      }
      for (const std::uint32_t y : of_x) out.pairs.push_back({word.x, y});
    }
    out.bead_end.push_back(static_cast<std::uint32_t>(out.pairs.size()));
  }
  return out;
}

/// A pair of words whose probabilities are learned.
struct Slot {
  std::uint32_t x = 0, y = 0;
  float ba = 0, ab = 0;  // p(y|x), p(x|y)
  float count_ba = 0, count_ab = 0;
  float prior_ba = 0, prior_ab = 0;  // those of the link
  bool linked = false;
};

/// Slots by x, then y, and in the place of the pairs of each bead the slots that they have.
struct Slots {
  std::vector<Slot> slots;
  std::vector<std::uint32_t> index;
  std::vector<std::uint32_t> bead_end;
};

/// Pairs that meet in one bead only, and that no link knows, teach nothing and get no slot; they are the most by far.
Slots make_slots(const Side& a, const Side& b, const Links& links, const Meetings& meetings) {
  constexpr std::uint32_t no_slot = 0xFFFFFFFFu;
  Slots out;
  // The meetings of each x together, in their order.
  std::vector<std::uint32_t> begin(a.features.size() + 1, 0);
  for (const WordPair& pair : meetings.pairs) ++begin[pair.x + 1];
  for (std::size_t x = 0; x < a.features.size(); ++x) begin[x + 1] += begin[x];
  std::vector<std::uint32_t> by_x(meetings.pairs.size());
  for (std::uint32_t k = 0; k < by_x.size(); ++k) by_x[begin[meetings.pairs[k].x]++] = k;  // begin becomes end
  std::vector<std::uint32_t> met(b.features.size(), 0), slot_of(b.features.size(), no_slot);
  std::vector<std::uint32_t> slot_of_pair(meetings.pairs.size());
  std::vector<std::uint32_t> ys;
  for (std::uint32_t x = 0, first = 0; x < a.features.size(); first = begin[x++]) {
    const std::span<const std::uint32_t> mine(by_x.data() + first, by_x.data() + begin[x]);
    if (mine.empty()) continue;
    ys.clear();
    for (const std::uint32_t k : mine)
      if (met[meetings.pairs[k].y]++ == 0) ys.push_back(meetings.pairs[k].y);
    std::sort(ys.begin(), ys.end());
    std::span<const Link> known = links.of(x);
    for (const std::uint32_t y : ys) {
      while (!known.empty() && known.front().b < y) known = known.subspan(1);
      Slot slot;
      slot.x = x;
      slot.y = y;
      slot.linked = !known.empty() && known.front().b == y;
      const bool kept = slot.linked || met[y] >= 2;
      met[y] = 0;
      slot_of[y] = kept ? static_cast<std::uint32_t>(out.slots.size()) : no_slot;
      if (!kept) continue;
      slot.prior_ba = slot.linked ? known.front().b_given_a : 0;
      slot.prior_ab = slot.linked ? known.front().a_given_b : 0;
      slot.ba = slot.prior_ba * 0.7f + 0.3f / static_cast<float>(b.features.size());
      slot.ab = slot.prior_ab * 0.7f + 0.3f / static_cast<float>(a.features.size());
      out.slots.push_back(slot);
    }
    for (const std::uint32_t k : mine) slot_of_pair[k] = slot_of[meetings.pairs[k].y];
  }
  std::uint32_t from = 0;
  for (const std::uint32_t end : meetings.bead_end) {
    for (; from < end; ++from)
      if (slot_of_pair[from] != no_slot) out.index.push_back(slot_of_pair[from]);
    out.bead_end.push_back(static_cast<std::uint32_t>(out.index.size()));
  }
  return out;
}

/// Expectation maximisation (IBM Model 1, both ways), the lexicon's probabilities being a prior.
void maximise(const Side& a, const Side& b, Slots& learned) {
  constexpr int rounds = 4;
  constexpr float empty_word = 0.2f * 10;  // weight of the empty word, in words
  constexpr float prior = 2.0f;            // what the lexicon is worth, in occurrences
  const auto background = [](const Side& side) {
    const auto words = static_cast<float>(side.words.size());
    std::vector<float> out(side.features.size());
    for (std::size_t f = 0; f < out.size(); ++f) out[f] = empty_word * static_cast<float>(side.features[f].sentences) / words;
    return out;
  };
  const std::vector<float> background_a = background(a), background_b = background(b);
  std::vector<float> total_a(a.features.size()), total_b(b.features.size());
  std::vector<float> sum_a(a.features.size(), 0), sum_b(b.features.size(), 0);
  std::vector<Slot>& slots = learned.slots;
  for (int round = 0; round < rounds; ++round) {
    for (Slot& slot : slots) slot.count_ba = slot.count_ab = 0;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : learned.bead_end) {
      const std::span<const std::uint32_t> here(learned.index.data() + begin, learned.index.data() + end);
      for (const std::uint32_t k : here) {
        sum_b[slots[k].y] += slots[k].ba;
        sum_a[slots[k].x] += slots[k].ab;
      }
      for (const std::uint32_t k : here) {
        Slot& slot = slots[k];
        slot.count_ba += slot.ba / (sum_b[slot.y] + background_b[slot.y]);
        slot.count_ab += slot.ab / (sum_a[slot.x] + background_a[slot.x]);
      }
      for (const std::uint32_t k : here) {
        sum_b[slots[k].y] = 0;
        sum_a[slots[k].x] = 0;
      }
      begin = end;
    }
    std::fill(total_a.begin(), total_a.end(), prior + 0.5f);
    std::fill(total_b.begin(), total_b.end(), prior + 0.5f);
    for (const Slot& slot : slots) {
      total_a[slot.x] += slot.count_ba;
      total_b[slot.y] += slot.count_ab;
    }
    for (Slot& slot : slots) {
      slot.ba = (slot.count_ba + prior * slot.prior_ba) / total_a[slot.x];
      slot.ab = (slot.count_ab + prior * slot.prior_ab) / total_b[slot.y];
    }
  }
}

}  // namespace

void learn_words(const Side& a, const Side& b, const Links& links, const std::vector<FoundBead>& beads,
                 std::vector<RawLink>& raw) {
  const std::vector<FoundBead> from = teachers(a, b, beads, 0.6f);
  if (from.size() < 30) return;
  Slots learned = make_slots(a, b, links, find_meetings(a, b, links, from));
  maximise(a, b, learned);
  // A new pair has to account for one meeting in full, and to be more than a chance rendering both ways.
  const auto holds = [](const Slot& slot) {
    return slot.count_ba >= 1.0f && slot.count_ab >= 1.0f && slot.ba > 0.03f && slot.ab > 0.03f;
  };
  for (const Slot& slot : learned.slots)
    if (slot.linked || holds(slot)) raw.push_back({slot.x, {slot.y, slot.ba, slot.ab, LinkKind::learned}});
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
