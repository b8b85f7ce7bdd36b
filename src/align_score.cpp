// SPDX-License-Identifier: Apache-2.0
// Scores beads by words, numbers, marks and lengths.
#include "align_score.hpp"

#include <algorithm>
#include <cassert>

#include "align_math.hpp"

namespace muwazi::inline v0::alignment {

Model default_model() {
  Model model;
  for (unsigned a = 1; a <= max_run; ++a)
    for (unsigned b = 1; b <= max_run; ++b) {
      const unsigned more = std::max(a, b);
      const unsigned less = std::min(a, b);
      float p = 0;
      if (less == 1) {
        constexpr float runs[max_run + 1] = {0, 0.80f, 0.05f, 0.015f, 0.006f, 0.003f, 0.0015f, 0.0008f, 0.0004f};
        p = runs[more];
      } else if (less == 2) {
        constexpr float runs[max_run + 1] = {0, 0, 0.006f, 0.002f, 0.001f, 0.0005f, 0.0003f, 0.0002f, 0.0001f};
        p = runs[more];
      } else {
        p = 0.0003f;
      }
      model.priors.match[a][b] = fast_log(p);
    }
  model.priors.gap_open = fast_log(0.02f);
  model.priors.gap_extend = fast_log(0.35f);
  model.priors.match_after_gap = fast_log(0.65f);
  return model;
}

namespace {

/// Which sentences are among `count` and one more within `near` and one that hold the same. `same`: sentences by what they hold.
std::vector<std::uint8_t> recurring(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& same, std::size_t count,
                                    std::uint32_t near) {
  std::vector<std::uint8_t> out(same.size(), 0);
  for (std::size_t k = count; k < same.size(); ++k) {
    const auto& [hash, s] = same[k];
    const auto& [hash_before, before] = same[k - count];
    if (hash != hash_before || s - before > near) continue;
    for (std::size_t within = k - count; within <= k; ++within) out[same[within].second] = 1;
  }
  return out;
}

}  // namespace

EvidenceScorer::Recurrence EvidenceScorer::find_recurrence(const Side& side) {
  const std::vector<std::uint64_t> hashes = content_hashes(side);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> same(side.size());
  for (std::uint32_t s = 0; s < side.size(); ++s) same[s] = {hashes[s], s};
  std::sort(same.begin(), same.end());
  return {recurring(same, 4, 40), recurring(same, 6, 8)};
}

EvidenceScorer::EvidenceScorer(const Side& a, const Side& b, const Links& links, const Model& model,
                               const Weights& weights)
    : a_(a), b_(b), links_(links), model_(model), weights_(weights), posted_(b.features.size()) {
  // The background of a word is its frequency in the text, mixed with that in the sentences around: the bead has to be
  // told from its neighbours, which speak of the same things.
  const auto background = [&](const Side& side) {
    std::vector<float> out(side.words.size());
    const auto total = static_cast<float>(side.words.size()) + 200.0f;
    std::vector<std::uint32_t> first(side.features.size(), 0), last(side.features.size(), 0);
    const std::uint32_t around = weights.around;
    for (std::uint32_t s = 0; s < side.size(); ++s) {
      const std::uint32_t low = s > around ? s - around : 0;
      const std::uint32_t high = std::min(side.size(), s + around + 1);
      const auto words = static_cast<float>(side.begin[high] - side.begin[low]) + 20.0f;
      for (std::uint32_t k = side.begin[s]; k < side.begin[s + 1]; ++k) {
        const std::uint32_t word = side.words[k];
        const std::span<const std::uint32_t> places = side.occurrences_of(word);
        while (places[first[word]] < low) ++first[word];
        while (last[word] < places.size() && places[last[word]] < high) ++last[word];
        const float global = (static_cast<float>(places.size()) + 0.5f) / total;
        const float local = static_cast<float>(last[word] - first[word]) / words;
        out[k] = 1.0f / ((1.0f - weights.nearby) * global + weights.nearby * local);
      }
    }
    return out;
  };
  for (std::size_t k = 0; k < kernel_.size(); ++k) {
    // Cauchy's distribution and its integral from the middle.
    const float far = (static_cast<float>(k) + 0.25f) / weights.drift;
    kernel_[k] = 0.31830989f / (weights.drift * (1.0f + far * far));
    integral_[k] = k == 0 ? 0.5f * kernel_[0] : integral_[k - 1] + 0.5f * (kernel_[k - 1] + kernel_[k]);
  }
  most_factor_ = fast_exp(weights.cap);
  log_loose_ = fast_log(weights.loose);
  recurrence_a_ = find_recurrence(a);
  recurrence_b_ = find_recurrence(b);
  rarity_a_ = background(a);
  rarity_b_ = background(b);
  const auto letters = [](const Side& side) {
    std::vector<double> out(side.size() + 1, 0);
    for (std::uint32_t s = 0; s < side.size(); ++s) out[s + 1] = out[s] + static_cast<double>(side.length[s]);
    return out;
  };
  const auto edges = [](const Side& side) {
    std::vector<std::uint32_t> out(side.size(), 0);
    const std::vector<Sentence>& sentences = side.document->sentences;
    const auto is_headline = [&](std::uint32_t s) { return sentences[s].role == SentenceRole::headline; };
    for (std::uint32_t s = 1; s < side.size(); ++s)
      out[s] = out[s - 1] + ((is_headline(s - 1) || is_headline(s)) && sentences[s - 1].paragraph != sentences[s].paragraph);
    return out;
  };
  edges_a_ = edges(a);
  edges_b_ = edges(b);
  letters_a_ = letters(a);
  letters_b_ = letters(b);
  // Seen from a word of the other side, a word is one of those of the sentence.
  const auto clearly = [&](const Side& side) {
    std::vector<float> out(side.size());
    for (std::uint32_t s = 0; s < side.size(); ++s) out[s] = weights.strong * static_cast<float>(side.words_of(s).size() + 2);
    return out;
  };
  clearly_a_ = clearly(a);
  clearly_b_ = clearly(b);
  learned();
}

/// What a word's rarity there counts for: in a sentence that recurs, nothing where not even the best of its links would make the
/// word likelier than it is in the sentences around. Such a word is neither found nor missed.
void EvidenceScorer::weigh(const Side& side, const Recurrence& recurrence, const std::vector<float>& best,
                           const std::vector<float>& rarity, std::vector<float>& background, std::vector<float>& most) const {
  background.resize(side.words.size());
  most.assign(side.features.size(), 0.0f);
  for (std::uint32_t s = 0; s < side.size(); ++s) {
    const float least = recurrence.often[s] != 0 ? weights_.dull * static_cast<float>(side.words_of(s).size()) : 0.0f;
    for (std::uint32_t k = side.begin[s]; k < side.begin[s + 1]; ++k) {
      const std::uint32_t word = side.words[k];
      background[k] = best[word] * rarity[k] < least ? 0.0f : rarity[k];
      most[word] = std::max(most[word], background[k]);
    }
  }
}

void EvidenceScorer::learned() {
  // Where beads of a shape have turned out to be rarer, more words have to reach across for one to be likely.
  const Priors before = default_model().priors;
  for (std::uint32_t a = 1; a <= max_run; ++a)
    for (std::uint32_t b = 1; b <= max_run; ++b)
      across_[a][b] = weights_.across + static_cast<std::uint32_t>(
                                            std::max(0.0f, before.match[a][b] - model_.priors.match[a][b]) / weights_.worth);
  std::vector<float> best_a(a_.features.size(), 0.0f), best_b(b_.features.size(), 0.0f);
  for (std::uint32_t f = 0; f < a_.features.size(); ++f)
    for (const Link& link : links_.of(f)) {
      best_a[f] = std::max(best_a[f], link.a_given_b);
      best_b[link.b] = std::max(best_b[link.b], link.b_given_a);
    }
  weigh(a_, recurrence_a_, best_a, rarity_a_, background_a_, most_a_);
  weigh(b_, recurrence_b_, best_b, rarity_b_, background_b_, most_b_);
  clear_.clear();
  clear_begin_.assign(a_.features.size() + 1, 0);
  for (std::uint32_t f = 0; f < a_.features.size(); ++f) {
    for (const Link& link : links_.of(f)) {
      const float b_most = link.b_given_a * most_b_[link.b];
      if (link.a_given_b * most_a_[f] + b_most >= weights_.faint)
        clear_.push_back({link.b, link.b_given_a, link.a_given_b, b_most});
    }
    clear_begin_[f + 1] = static_cast<std::uint32_t>(clear_.size());
  }
  const auto odds = [](const std::vector<float>& explained, std::vector<float>& out) {
    out.resize(explained.size());
    for (std::size_t f = 0; f < out.size(); ++f) out[f] = explained[f] / (1.0f - explained[f]);
  };
  odds(model_.explained_a, odds_a_);
  odds(model_.explained_b, odds_b_);
  std::vector<float> cost;
  const auto base = [&](const Side& side, const std::vector<float>& explained, const std::vector<float>& background,
                        std::vector<double>& out) {
    out.assign(side.size() + 1, 0);
    cost.resize(side.features.size());
    for (std::size_t f = 0; f < cost.size(); ++f) cost[f] = explained[f] > 0 ? fast_log(1.0f - explained[f]) : 0.0f;
    for (std::uint32_t s = 0; s < side.size(); ++s) {
      double sum = 0;
      for (std::uint32_t k = side.begin[s]; k < side.begin[s + 1]; ++k)
        if (background[k] > 0) sum += static_cast<double>(cost[side.words[k]]);
      out[s + 1] = out[s] + sum;
    }
  };
  base(a_, model_.explained_a, background_a_, base_a_);
  base(b_, model_.explained_b, background_b_, base_b_);
}

void EvidenceScorer::index_columns(std::uint32_t low, std::uint32_t high) {
  for (std::uint32_t k = b_.begin[indexed_low_]; k < b_.begin[indexed_high_]; ++k) posted_[b_.words[k]] = {};
  indexed_low_ = low;
  indexed_high_ = std::max(low, high);
  const std::uint32_t first = b_.begin[indexed_low_];
  const std::uint32_t last = b_.begin[indexed_high_];
  constexpr std::uint32_t counting = 0x80000000u;  // `end` is a count yet
  for (std::uint32_t k = first; k < last; ++k) {
    PostingRange& range = posted_[b_.words[k]];
    range.end = (range.end | counting) + 1;
  }
  postings_.resize(last - first);
  std::uint32_t next = 0;
  for (std::uint32_t s = indexed_low_; s < indexed_high_; ++s)
    for (std::uint32_t k = b_.begin[s]; k < b_.begin[s + 1]; ++k) {
      PostingRange& range = posted_[b_.words[k]];
      if ((range.end & counting) != 0) {
        const std::uint32_t count = range.end & ~counting;
        range.begin = range.end = next;
        next += count;
      }
      postings_[range.end++] = {s, k};
    }
  for (std::uint32_t k = last; k-- > first;) posted_[b_.words[k]].end = posted_[b_.words[k]].begin;
  looked_low_ = looked_high_ = indexed_low_;
}

void EvidenceScorer::look_at(std::uint32_t low, std::uint32_t high) {
  for (; looked_high_ < high; ++looked_high_)
    for (const std::uint32_t word : b_.words_of(looked_high_)) ++posted_[word].end;
  for (; looked_low_ < low && looked_low_ < looked_high_; ++looked_low_)
    for (const std::uint32_t word : b_.words_of(looked_low_)) ++posted_[word].begin;
}

/// Sets the columns of each row of pairs: those that beads within the corridor hold. No bead reaches across a pinned row.
void EvidenceScorer::find_reach(const Corridor& corridor) {
  const auto boundaries = static_cast<std::uint32_t>(corridor.low.size());
  const auto pinned = [&](std::uint32_t r) { return !corridor.pinned.empty() && corridor.pinned[r] != 0; };
  for (Row& row : rows_) row = {0xFFFFFFFFu, 0, 0};
  for (std::uint32_t from = 0; from + 1 < boundaries; ++from)
    for (std::uint32_t a = 1; a <= max_run && from + a < boundaries; ++a) {
      const std::uint32_t to = from + a;
      const std::uint32_t most = most_with(a);
      if (corridor.low[to] > corridor.high[to]) continue;  // no boundary can be there, and no pin
      // Of beads of this height: the first and last column that they may begin with.
      const std::uint32_t first = std::max(corridor.low[from], corridor.low[to] - std::min(corridor.low[to], most));
      const std::uint32_t behind = std::min(corridor.high[from] + 1, corridor.high[to]);
      for (std::uint32_t r = from; first < behind && r < to; ++r) {
        rows_[r].low = std::min(rows_[r].low, first);
        rows_[r].high = std::max(rows_[r].high, std::min(corridor.high[to], behind - 1 + most));
      }
      if (pinned(to)) break;
    }
  // Neither end may fall from row to row.
  for (std::uint32_t r = 1; r + 1 < boundaries; ++r) rows_[r].high = std::max(rows_[r].high, rows_[r - 1].high);
  for (std::uint32_t r = boundaries - 1, low = 0xFFFFFFFFu; r-- > 0;) {
    low = std::min(low, rows_[r].low);
    rows_[r].low = std::min(low, rows_[r].high);
  }
}

void EvidenceScorer::prepare(const Corridor& corridor, bool only_ways) {
  row_begin_ = corridor.row_begin;
  rows_.resize(corridor.low.empty() ? 0 : corridor.low.size() - 1);
  hits_.clear();
  pairs_.clear();
  if (rows_.empty()) return;
  find_reach(corridor);
  std::uint32_t total = 0;
  for (Row& row : rows_) {
    row.pair_begin = total;
    total += row.high - row.low;
  }
  pairs_.resize(total);
  // Room for the usual number of hits, so that they need not move; pages that stay empty cost nothing.
  constexpr std::size_t usual_hits = 16, most_room = 1u << 20;
  hits_.reserve(std::min(usual_hits * total, most_room));
  index_columns(rows_.front().low, rows_.back().high);
  for (std::uint32_t r = 0; r < rows_.size(); ++r)
    if (only_ways || !corridor.has_one_way(r)) make_row(rows_[r], row_begin_ + r);
}

float EvidenceScorer::ending_score(std::uint32_t i, std::uint32_t j) const noexcept {
  const Ending x = a_.ending[i];
  const Ending y = b_.ending[j];
  if (x == y) return x == Ending::comma ? weights_.ending_agrees : 0.0f;
  if (x == Ending::comma || y == Ending::comma) return -(x == Ending::stop || y == Ending::stop ? 1.0f : 0.3f) * weights_.ending_differs;
  return -0.1f * weights_.ending_differs;
}

bool EvidenceScorer::crossing(std::uint32_t i, std::uint32_t j) {
  const double straight = match(i, 1, j, 1) + match(i + 1, 1, j + 1, 1);
  const double first = match(i, 1, j + 1, 1);
  const double second = match(i + 1, 1, j, 1);
  return first > 0 && second > 0 && first + second > straight + 3;
}

void EvidenceScorer::make_row(const Row& row, std::uint32_t i) {
  look_at(row.low, row.high);
  Pair* const cells = pairs_.data() + row.pair_begin;
  const float clearly_a = clearly_a_[i];
  const auto take = [&](std::uint32_t place, std::uint32_t, std::uint32_t, const Posting& at, float b_ratio, float a_ratio) {
    const std::uint32_t place_b = at.word - b_.begin[at.sentence];
    if (place_b >= 0xFFFFu) return;
    const std::uint32_t column = at.sentence - row.low;
    cells[column].strong += b_ratio > clearly_a || a_ratio > clearly_b_[at.sentence];
    ++cells[column].end;
    found_.push_back({column, {static_cast<std::uint16_t>(place), static_cast<std::uint16_t>(place_b), b_ratio, a_ratio}});
  };
  found_.clear();
  for_hits(i, weights_.faint, take);
  // Those of each column together.
  auto next = static_cast<std::uint32_t>(hits_.size());
  hits_.resize(hits_.size() + found_.size());
  for (std::uint32_t k = 0; k < row.high - row.low; ++k) {
    cells[k].begin = next;
    next += cells[k].end;
    cells[k].end = cells[k].begin;
  }
  Hit* const hits = hits_.data();
  for (const Found& one : found_) hits[cells[one.column].end++] = one.hit;
}

double EvidenceScorer::length_score(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const {
  const auto la = static_cast<float>(letters_a_[i + a] - letters_a_[i]) + 1.0f;
  const auto lb = static_cast<float>(letters_b_[j + b] - letters_b_[j]) + 1.0f;
  const float x = fast_log(lb / la) - model_.length_mean;
  const float variance = model_.length_floor + model_.length_short / (0.5f * (la + lb));
  // Background: lengths of sentences in general spread over a log of standard deviation 0.8 or so. Student-like tails,
  // since translators do add and leave out: (0.9 / variance)^(1/2) * (1 + x^2 / (4 variance))^(-5/2).
  const float tail = 1.0f + 0.25f * x * x / variance;
  const float tail_twice = tail * tail;
  const float score = weights_.length * std::min(2.0f, -0.5f * fast_log(variance / 0.9f * tail_twice * tail_twice * tail));
  // Lengths must not put lines that stand over and over together by twos and threes.
  if (!repeated(i, a, j, b)) return static_cast<double>(score);
  return static_cast<double>(a == 1 && b == 1 ? std::max(0.0f, score) : std::min(0.0f, score));
}

template <class Account>
void EvidenceScorer::account(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b, Account&& each) {
  const std::uint32_t first_a = a_.begin[i];
  const std::uint32_t first_b = b_.begin[j];
  const std::uint32_t size_a = a_.begin[i + a] - first_a;
  const std::uint32_t size_b = b_.begin[j + b] - first_b;
  if (sum_a_.size() < size_a) {
    sum_a_.resize(size_a);
    touched_a_.resize(size_a);
  }
  if (sum_b_.size() < size_b) {
    sum_b_.resize(size_b);
    touched_b_.resize(size_b);
  }
  // Plain pointers: the sums could be part of the tables, for all that the compiler knows.
  Sum* const sum_a = sum_a_.data();
  Sum* const sum_b = sum_b_.data();
  std::uint32_t* touched_a = touched_a_.data();
  std::uint32_t* touched_b = touched_b_.data();
  const Hit* const hits = hits_.data();
  // Where a word's rendering is to be expected: anywhere (Model 1), or about as far into the other side.
  const float even_a = (1.0f - weights_.place) / static_cast<float>(size_a + 2);
  const float even_b = (1.0f - weights_.place) / static_cast<float>(size_b + 2);
  const float a_over_b = static_cast<float>(size_a) / static_cast<float>(std::max(size_b, 1u));
  const float b_over_a = static_cast<float>(size_b) / static_cast<float>(std::max(size_a, 1u));
  for (std::uint32_t p = 0; p < a; ++p) {
    const std::uint32_t at_a = a_.begin[i + p] - first_a;
    for (std::uint32_t q = 0; q < b; ++q) {
      const Pair& cell = pair(i + p, j + q);
      const std::uint32_t at_b = b_.begin[j + q] - first_b;
      for (const Hit *hit = hits + cell.begin, *end = hits + cell.end; hit != end; ++hit) {
        const std::uint32_t word_a = at_a + hit->place_a;
        const std::uint32_t word_b = at_b + hit->place_b;
        Sum& in_a = sum_a[word_a];
        Sum& in_b = sum_b[word_b];
        if (in_a.even == 0) *touched_a++ = word_a;
        if (in_b.even == 0) *touched_b++ = word_b;
        const auto place_a = static_cast<float>(word_a);
        const auto place_b = static_cast<float>(word_b);
        in_a.even += hit->a_ratio + 1e-9f;
        in_a.near += hit->a_ratio * kernel(place_b - place_a * b_over_a);
        in_b.even += hit->b_ratio + 1e-9f;
        in_b.near += hit->b_ratio * kernel(place_a - place_b * a_over_b);
      }
    }
  }
  for (const std::uint32_t* at = touched_b_.data(); at != touched_b; ++at) {
    const std::uint32_t word = b_.words[first_b + *at];
    each(b_.features[word].kind,
         odds_b_[word] * received(sum_b[*at], even_a, static_cast<float>(*at) * a_over_b, static_cast<float>(size_a)));
    sum_b[*at] = {};
  }
  for (const std::uint32_t* at = touched_a_.data(); at != touched_a; ++at) {
    const std::uint32_t word = a_.words[first_a + *at];
    each(a_.features[word].kind,
         odds_a_[word] * received(sum_a[*at], even_b, static_cast<float>(*at) * b_over_a, static_cast<float>(size_b)));
    sum_a[*at] = {};
  }
}

/// Whether a bead of several sentences on both sides is more than two beads put together: at each place where it could be
/// parted, words reach across. Spares the account of most such beads.
bool EvidenceScorer::holds_together(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) {
  // total[p][q]: clear words between the first p and the first q sentences.
  std::array<std::array<std::uint32_t, max_run + 1>, max_run + 1> total{};
  for (std::uint32_t p = 0; p < a; ++p)
    for (std::uint32_t q = 0; q < b; ++q)
      total[p + 1][q + 1] = pair(i + p, j + q).strong + total[p][q + 1] + total[p + 1][q] - total[p][q];
  for (std::uint32_t p = 1; p < a; ++p)
    for (std::uint32_t q = 1; q < b; ++q)
      if (total[p][b] + total[a][q] - 2 * total[p][q] < across_[a][b]) return false;
  return true;
}

/// Free translations: a small share of beads where words find far less than they should. Keeps many missing words, which
/// go together, from being counted as so many independent witnesses.
double EvidenceScorer::soften(float words, std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const {
  const auto count = static_cast<float>(a_.begin[i + a] - a_.begin[i] + b_.begin[j + b] - b_.begin[j]);
  const float tight = weights_.words * words;
  const float loose = log_loose_ - weights_.loose_word * count;
  const float difference = loose - tight;
  if (difference < -10.0f) return static_cast<double>(tight);
  return static_cast<double>(difference > 20.0f ? loose : tight + fast_log(1.0f + fast_exp(difference)));
}

double EvidenceScorer::parts_score(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) const noexcept {
  const bool over_a = edges_a_[i + a - 1] != edges_a_[i];
  const bool over_b = edges_b_[j + b - 1] != edges_b_[j];
  return over_a != over_b ? -static_cast<double>(weights_.parts) : 0.0;
}

double EvidenceScorer::match(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) {
  const double length = length_score(i, a, j, b);
  if (length < static_cast<double>(weights_.hopeless) && (a > 1 || b > 1) && !patient_) return minus_infinity;
  if (a > 1 && b > 1 && !caller_ && !patient_ && !holds_together(i, a, j, b)) return minus_infinity;
  double caller = 0;
  if (caller_) {
    caller = static_cast<double>(caller_(i, a, j, b));
    if (caller == minus_infinity) return caller;
  }
  float words = static_cast<float>(base_a_[i + a] - base_a_[i] + base_b_[j + b] - base_b_[j]);
  // The logarithm of a product of factors that the cap keeps small enough for a double.
  const float most = most_factor_;
  double product = 1;
  account(i, a, j, b, [&](FeatureKind, float found) {
    product *= static_cast<double>(std::min(most, 1.0f + found));
    if (product > 1e30) {
      words += fast_log(static_cast<float>(product));
      product = 1;
    }
  });
  words += fast_log(static_cast<float>(product));
  double lexical = soften(words, i, a, j, b);
  if (a == 1 && b == 1 && repeated(i, 1, j, 1)) lexical = std::max(0.0, lexical);
  return length + caller + lexical + static_cast<double>(ending_score(i + a - 1, j + b - 1)) + parts_score(i, a, j, b);
}

double EvidenceScorer::gap_a(std::uint32_t i) {
  return a_.document->sentences[i].role == SentenceRole::furniture ? 3.0 : 0.0;
}
double EvidenceScorer::gap_b(std::uint32_t j) {
  return b_.document->sentences[j].role == SentenceRole::furniture ? 3.0 : 0.0;
}

BeadEvidence EvidenceScorer::evidence(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) {
  BeadEvidence out;
  if (a == 0 || b == 0) return out;
  out.length = static_cast<float>(length_score(i, a, j, b));
  if (caller_) out.caller = caller_(i, a, j, b);
  out.punctuation = ending_score(i + a - 1, j + b - 1);
  out.position = model_.priors.match[a][b] + static_cast<float>(parts_score(i, a, j, b));
  out.lexicon = weights_.words * static_cast<float>(base_a_[i + a] - base_a_[i] + base_b_[j + b] - base_b_[j]);
  account(i, a, j, b, [&](FeatureKind kind, float found) {
    const float gain = weights_.words * fast_log(std::min(most_factor_, 1.0f + found));
    switch (kind) {
      case FeatureKind::number: out.numbers += gain; break;
      case FeatureKind::mark: out.punctuation += gain; break;
      case FeatureKind::latin: out.names += gain; break;
      case FeatureKind::word: out.lexicon += gain; break;
    }
  });
  return out;
}

}  // namespace muwazi::inline v0::alignment
