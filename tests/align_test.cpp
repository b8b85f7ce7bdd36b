// SPDX-License-Identifier: Apache-2.0
// Alignment: the search against brute force, and what holds of every alignment.
#include <muwazi/align.hpp>
#include <muwazi/error.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <tuple>

#include "align_chain.hpp"
#include "align_math.hpp"
#include "align_score.hpp"
#include "align_search.hpp"

namespace {

using namespace muwazi;
using namespace muwazi::alignment;

// ---------------------------------------------------------------------------------------------------------------------
// The oracle: every way to cut n x m sentences into beads, one after the other.

using BeadKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

/// Scores by table; what is asked for first is drawn at random.
class RandomScorer final : public BeadScorer {
 public:
  explicit RandomScorer(unsigned seed) : random_(seed) {}
  double match(std::uint32_t i, std::uint32_t a, std::uint32_t j, std::uint32_t b) override { return score({i, a, j, b}); }
  double gap_a(std::uint32_t i) override { return score({i, 1, 0, 0}); }
  double gap_b(std::uint32_t j) override { return score({0, 0, j, 1}); }

 private:
  double score(const BeadKey& key) {
    const auto [at, fresh] = scores_.try_emplace(key, 0.0);
    if (fresh) {
      at->second = static_cast<double>(random_() % 1000) / 100 - 6;
      if (random_() % 20 == 0) at->second = minus_infinity;
    }
    return at->second;
  }
  std::mt19937 random_;
  std::map<BeadKey, double> scores_;
};

class Oracle {
 public:
  Oracle(std::uint32_t n, std::uint32_t m, const Priors& priors, BeadScorer& scorer)
      : n_(n), m_(m), priors_(priors), scorer_(scorer) {
    walk(0, 0, 0, 1.0L, [&](long double weight) {
      total_ += weight;
      for (const BeadKey& bead : path_) weights_[bead] += weight;
    });
  }
  [[nodiscard]] bool possible() const { return total_ > 0; }
  double posterior(const BeadKey& bead) const {
    const auto at = weights_.find(bead);
    return at == weights_.end() ? 0 : static_cast<double>(at->second / total_);
  }
  double value(const std::vector<BeadKey>& path, const SearchSettings& settings) const {
    double sum = 0;
    for (const BeadKey& bead : path) {
      const bool gap = std::get<1>(bead) == 0 || std::get<3>(bead) == 0;
      sum += posterior(bead) - static_cast<double>(gap ? settings.gap_threshold : settings.match_threshold);
    }
    return sum;
  }
  double best(const SearchSettings& settings) {
    double out = -1e300;
    walk(0, 0, 0, 1.0L, [&](long double) { out = std::max(out, value(path_, settings)); });
    return out;
  }

 private:
  // state: 0 behind a match, 1 behind a gap of A, 2 behind a gap of B
  template <class Visit>
  void walk(std::uint32_t i, std::uint32_t j, int state, long double weight, Visit&& visit) {
    if (weight == 0) return;
    if (i == n_ && j == m_) return visit(weight);
    const auto step = [&](std::uint32_t a, std::uint32_t b, double score, int next) {
      if (score == minus_infinity) return;
      path_.push_back({i, a, j, b});
      walk(i + a, j + b, next, weight * std::exp(static_cast<long double>(score)), visit);
      path_.pop_back();
    };
    for (const Shape shape : shapes())
      if (i + shape.a <= n_ && j + shape.b <= m_)
        step(shape.a, shape.b,
             scorer_.match(i, shape.a, j, shape.b) + static_cast<double>(priors_.match[shape.a][shape.b]) +
                 (state == 0 ? 0.0 : static_cast<double>(priors_.match_after_gap)),
             0);
    if (i < n_ && state != 2)
      step(1, 0, scorer_.gap_a(i) + static_cast<double>(state == 1 ? priors_.gap_extend : priors_.gap_open), 1);
    if (j < m_) step(0, 1, scorer_.gap_b(j) + static_cast<double>(state == 2 ? priors_.gap_extend : priors_.gap_open), 2);
  }
  std::uint32_t n_, m_;
  const Priors& priors_;
  BeadScorer& scorer_;
  std::vector<BeadKey> path_;
  std::map<BeadKey, long double> weights_;
  long double total_ = 0;
};

Corridor open_corridor(std::uint32_t n, std::uint32_t m) {
  Corridor out;
  out.low.assign(n + 1, 0);
  out.high.assign(n + 1, m);
  return out;
}

TEST(AlignSearch, agrees_with_brute_force_on_everything_small) {
  const Model model = default_model();
  SearchSettings settings;
  settings.beam = 1e30f;
  unsigned seed = 1;
  int compared = 0;
  for (std::uint32_t n = 0; n <= 6; ++n) {
    for (std::uint32_t m = 0; m <= 6; ++m) {
      const int rounds = n + m > 9 ? 5 : n + m > 7 ? 20 : 40;
      for (int round = 0; round < rounds; ++round) {
        RandomScorer scorer(++seed);
        Oracle oracle(n, m, model.priors, scorer);
        const std::vector<FoundBead> found = search(open_corridor(n, m), 0, model.priors, scorer, settings);
        if (!oracle.possible() || n + m == 0) {
          EXPECT_TRUE(found.empty()) << n << " x " << m << " seed " << seed;
          continue;
        }
        ++compared;
        std::vector<BeadKey> path;
        std::uint32_t i = 0, j = 0;
        for (const FoundBead& bead : found) {
          ASSERT_EQ(bead.i, i);
          ASSERT_EQ(bead.j, j);
          path.push_back({bead.i, bead.a, bead.j, bead.b});
          EXPECT_NEAR(static_cast<double>(bead.posterior), oracle.posterior(path.back()), 2e-4) << n << " x " << m << " seed " << seed;
          i += bead.a;
          j += bead.b;
        }
        ASSERT_EQ(i, n) << "seed " << seed;
        ASSERT_EQ(j, m) << "seed " << seed;
        EXPECT_NEAR(oracle.value(path, settings), oracle.best(settings), 1e-3) << n << " x " << m << " seed " << seed;
      }
    }
  }
  EXPECT_GT(compared, 300);
}

TEST(AlignMath, logarithm_and_exponential_are_close_to_the_library_s) {
  for (const float x : {1e-20f, 0.001f, 0.5f, 0.7071f, 0.99f, 1.0f, 1.01f, 1.4143f, 2.0f, 3.0f, 1e6f, 3e30f})
    EXPECT_NEAR(fast_log(x), std::log(x), 2e-5f * std::max(1.0f, std::abs(std::log(x)))) << x;
  for (float x = -80; x < 80; x += 0.37f) EXPECT_NEAR(fast_exp(x) / std::exp(x), 1.0f, 1e-5f) << x;
  EXPECT_EQ(fast_exp(-100.0f), 0.0f);
}

// ---------------------------------------------------------------------------------------------------------------------
// The chain.

TEST(AlignChain, five_percent_of_wrong_anchors_do_not_bend_the_corridor) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    constexpr std::uint32_t n = 1000;
    std::vector<ChainPoint> candidates;
    std::vector<std::uint32_t> truth(n);
    std::uint32_t j = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      j += random() % 10 == 0 ? 2 : 1;
      truth[i] = j;
      if (random() % 3 != 0) candidates.push_back({i, j, 4});
      if (random() % 20 == 0) candidates.push_back({i, static_cast<std::uint32_t>(random() % 1100), 6});
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const ChainPoint& x, const ChainPoint& y) { return std::tie(x.i, x.j) < std::tie(y.i, y.j); });
    const Block block{0, n, 0, 1300};
    const Corridor corridor = make_corridor(heaviest_chain(candidates, 1300), block);
    std::size_t outside = 0;
    for (std::uint32_t i = 0; i < n; ++i) outside += corridor.low[i] > truth[i] || corridor.high[i] < truth[i];
    EXPECT_EQ(outside, 0u) << "round " << round;
  }
}

TEST(AlignChain, a_heavier_detour_loses_to_the_way_straight_on) {
  // Sparse right points; wrong ones beside them weigh a little more, but stand 300 columns off.
  std::vector<ChainPoint> candidates;
  for (std::uint32_t i = 0; i < 400; i += 10) {
    candidates.push_back({i, i, 3});
    if (i >= 100 && i < 140) candidates.push_back({i + 1, i + 301, 4});
  }
  const std::vector<ChainPoint> chain = heaviest_chain(candidates, 800);
  EXPECT_EQ(chain.size(), 40u);
  for (const ChainPoint& point : chain) EXPECT_EQ(point.i, point.j);
}

TEST(AlignChain, a_long_gap_is_jumped) {
  std::vector<ChainPoint> candidates;
  for (std::uint32_t i = 0; i < 200; i += 2) candidates.push_back({i, i < 100 ? i : i + 500, 3});
  EXPECT_EQ(heaviest_chain(candidates, 800).size(), 100u);
}

TEST(AlignChain, corridor_opens_where_nothing_was_found_on_both_sides) {
  const Block block{0, 40, 0, 40};
  Corridor corridor;
  corridor.low.assign(41, 0);
  corridor.high.assign(41, 40);
  for (std::uint32_t r = 0; r <= 40; ++r) corridor.low[r] = corridor.high[r] = r;
  std::vector<FoundBead> beads;
  for (std::uint32_t k = 0; k < 10; ++k) beads.push_back({k, 1, k, 1, 0.9f});
  EXPECT_FALSE(widen_corridor(beads, block, corridor));
  for (std::uint32_t k = 10; k < 20; ++k) beads.push_back({k, 1, 10, 0, 0.9f});
  EXPECT_FALSE(widen_corridor(beads, block, corridor)) << "a gap of one side is no sign of a wrong anchor";
  for (std::uint32_t k = 10; k < 20; ++k) beads.push_back({20, 0, k, 1, 0.9f});
  EXPECT_TRUE(widen_corridor(beads, block, corridor));
  EXPECT_LE(corridor.low[20], 10u);
  EXPECT_GE(corridor.high[10], 20u);
}

// ---------------------------------------------------------------------------------------------------------------------
// Whole alignments.

Document lines(const std::string& text, Language language) {
  SentenceOptions options;
  options.one_per_line = true;
  options.keep_empty_lines = true;
  return analyze(decode(text), language, SentenceSplitter(language, options));
}

const char* const english_lines =
    "The committee met in Geneva on Monday.\n"
    "It discussed the price of bread in 14 countries.\n"
    "The minister of health opened a new hospital.\n"
    "Doctors and nurses came from Egypt and Japan.\n"
    "Schools will be closed for 3 days.\n"
    "A strong earthquake hit the east of Turkey in 1999.\n"
    "Thousands of people lost their homes.\n"
    "The president thanked the army.\n";
const char* const arabic_lines =
    "اجتمعت اللجنة في جنيف يوم الاثنين.\n"
    "وناقشت سعر الخبز في 14 بلدا.\n"
    "افتتح وزير الصحة مستشفى جديدا.\n"
    "جاء الأطباء والممرضون من مصر واليابان.\n"
    "ستغلق المدارس لمدة 3 أيام.\n"
    "ضرب زلزال قوي شرق تركيا عام 1999.\n"
    "فقد آلاف الناس بيوتهم.\n"
    "شكر الرئيس الجيش.\n";

std::vector<BeadKey> keys(const std::vector<Bead>& beads) {
  std::vector<BeadKey> out;
  for (const Bead& bead : beads)
    out.push_back({bead.source.begin, bead.source.size(), bead.target.begin, bead.target.size()});
  return out;
}

void expect_partition(const std::vector<Bead>& beads, std::size_t n, std::size_t m) {
  std::uint32_t i = 0, j = 0;
  for (const Bead& bead : beads) {
    EXPECT_EQ(bead.source.begin, i);
    EXPECT_EQ(bead.target.begin, j);
    EXPECT_FALSE(bead.source.empty() && bead.target.empty());
    EXPECT_GE(bead.score, 0.0f);
    EXPECT_LE(bead.score, 1.0f);
    i = bead.source.end;
    j = bead.target.end;
  }
  EXPECT_EQ(i, n);
  EXPECT_EQ(j, m);
}

TEST(Align, sentences_that_translate_each_other_are_paired) {
  const Document english = lines(english_lines, Language::english);
  const Document arabic = lines(arabic_lines, Language::arabic);
  const std::vector<Bead> beads = align(english, arabic);
  ASSERT_EQ(beads.size(), 8u);
  for (std::uint32_t k = 0; k < 8; ++k) EXPECT_EQ(keys(beads)[k], BeadKey(k, 1, k, 1));
  EXPECT_GT(beads[1].evidence.numbers, 0.0f);
}

TEST(Align, exchanging_the_sides_mirrors_the_beads) {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    const auto some = [&](const char* text) {
      std::string out;
      std::istringstream in(text);
      for (std::string line; std::getline(in, line);) {
        if (random() % 5 == 0) continue;
        out += line;
        out += random() % 5 == 0 ? ' ' : '\n';
      }
      return out;
    };
    const Document english = lines(some(english_lines), Language::english);
    const Document arabic = lines(some(arabic_lines), Language::arabic);
    std::vector<Bead> there = align(english, arabic);
    const std::vector<Bead> back = align(arabic, english);
    expect_partition(there, english.sentences.size(), arabic.sentences.size());
    for (Bead& bead : there) std::swap(bead.source, bead.target);
    EXPECT_EQ(there, back);
  }
}

TEST(Align, empty_sides_give_gaps) {
  const Document english = lines(english_lines, Language::english);
  const Document nothing = lines("", Language::arabic);
  const std::vector<Bead> beads = align(english, nothing);
  EXPECT_EQ(beads.size(), 8u);
  expect_partition(beads, 8, 0);
  for (const Bead& bead : beads) EXPECT_TRUE(bead.is_gap());
  EXPECT_TRUE(align(lines("", Language::english), nothing).empty());
  expect_partition(align(nothing, english), 0, 8);
}

TEST(Align, hostile_texts_are_partitioned_all_the_same) {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    const auto noise = [&] {
      std::string out;
      for (auto k = random() % 400; k > 0; --k) out += static_cast<char>(random() % 7 == 0 ? '\n' : random() % 256);
      return out;
    };
    const Document english = lines(noise(), Language::english);
    const Document arabic = lines(noise(), Language::arabic);
    expect_partition(align(english, arabic), english.sentences.size(), arabic.sentences.size());
  }
  std::string same, long_line;
  for (int k = 0; k < 300; ++k) same += "yes\n";
  for (int k = 0; k < 70000; ++k) long_line += "word ";
  const Document many = lines(same, Language::english);
  const Document wide = lines(long_line, Language::arabic);
  expect_partition(align(many, wide), 300, 1);
}

TEST(Align, hard_paragraphs_are_not_crossed) {
  Document english = lines(english_lines, Language::english);
  Document arabic = lines(arabic_lines, Language::arabic);
  for (std::size_t k = 0; k < 8; ++k) {
    english.sentences[k].paragraph = k < 3 ? 0 : 1;
    arabic.sentences[k].paragraph = k < 4 ? 0 : 1;
  }
  AlignOptions options;
  options.hard_paragraphs = true;
  bool border = false;
  for (const Bead& bead : align(english, arabic, options)) {
    EXPECT_FALSE(bead.source.begin < 3 && bead.source.end > 3);
    EXPECT_FALSE(bead.target.begin < 4 && bead.target.end > 4);
    border = border || (bead.source.end == 3 && bead.target.end == 4);
  }
  EXPECT_TRUE(border);
  arabic.sentences[7].paragraph = 2;
  EXPECT_THROW(align(english, arabic, options), Error);
}

TEST(Align, anchors_stand_in_one_bead_and_forbidden_pairs_do_not) {
  const Document english = lines(english_lines, Language::english);
  const Document arabic = lines(arabic_lines, Language::arabic);
  const auto together = [](const std::vector<Bead>& beads, std::uint32_t s, std::uint32_t t) {
    for (const Bead& bead : beads)
      if (bead.source.begin <= s && s < bead.source.end && bead.target.begin <= t && t < bead.target.end) return true;
    return false;
  };
  AlignOptions options;
  options.anchors = {{2, 3}};
  std::vector<Bead> beads = align(english, arabic, options);
  EXPECT_TRUE(together(beads, 2, 3));
  expect_partition(beads, 8, 8);
  options.anchors.clear();
  options.forbidden = {{4, 4}};
  beads = align(english, arabic, options);
  EXPECT_FALSE(together(beads, 4, 4));
  expect_partition(beads, 8, 8);
  options.forbidden.clear();
  options.anchors = {{0, 1}, {2, 0}, {2, 2}};  // a 3-3 bead
  beads = align(english, arabic, options);
  EXPECT_TRUE(together(beads, 0, 1) && together(beads, 2, 0) && together(beads, 2, 2));
  options.anchors = {{0, 7}, {7, 0}};
  EXPECT_THROW(align(english, arabic, options), Error);
  options.anchors = {{8, 0}};
  EXPECT_THROW(align(english, arabic, options), Error);
}

TEST(Align, kept_beads_and_boundaries_stay) {
  const Document english = lines(english_lines, Language::english);
  const Document arabic = lines(arabic_lines, Language::arabic);
  AlignOptions options;
  Bead kept;
  kept.source = {2, 4};
  kept.target = {2, 4};
  kept.score = 0.125f;
  options.kept = {kept};
  options.boundaries = {{6, 6}};
  const std::vector<Bead> beads = align(english, arabic, options);
  expect_partition(beads, 8, 8);
  EXPECT_THAT(beads, testing::Contains(kept));
  EXPECT_EQ(beads.size(), 7u);
  options.boundaries = {{3, 7}, {5, 2}};
  EXPECT_THROW(align(english, arabic, options), Error);
  options.boundaries.clear();
  options.kept[0].target.end = 9;
  EXPECT_THROW(align(english, arabic, options), Error);
}

TEST(Align, a_caller_s_similarity_decides_where_nothing_else_does) {
  const Document english = lines("aa\nbb\ncc\n", Language::english);
  const Document arabic = lines("هه\nوو\nيي\n", Language::arabic);
  AlignOptions options;
  options.similarity = [](SentenceRange source, SentenceRange target) {
    return source == SentenceRange{0, 2} && target == SentenceRange{0, 1} ? 20.0f : 0.0f;
  };
  EXPECT_EQ(keys(align(english, arabic, options)).front(), BeadKey(0, 2, 0, 1));
  EXPECT_EQ(keys(align(english, arabic)).front(), BeadKey(0, 1, 0, 1));
}

TEST(Align, vectors_of_the_wrong_size_are_refused_with_both_numbers) {
  const std::string three = "one\ntwo\nthree\n";
  std::string bytes(3 * 2 * 4, '\0');
  const float one = 1.0f;
  for (std::size_t k = 0; k < 6; ++k) std::memcpy(bytes.data() + 4 * k, &one, 4);
  const SentenceVectors vectors = SentenceVectors::read(three, bytes, "v", 2);
  EXPECT_EQ(vectors.dimension(), 2u);
  EXPECT_EQ(vectors.find("two").size(), 2u);
  EXPECT_TRUE(vectors.find("four").empty());
  try {
    (void)SentenceVectors::read(three, std::string_view(bytes).substr(0, 20), "v.emb", 2);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("5 floats"), testing::HasSubstr("3 lines")));
  }
  EXPECT_THROW((void)SentenceVectors::read(three, std::string_view(bytes).substr(0, 23), "v.emb"), Error);
}

TEST(Align, vectors_join_the_evidence) {
  const Document english = lines("aa\nbb\n", Language::english);
  const Document arabic = lines("هه\nوو\n", Language::arabic);
  // The two English lines together are close to the first Arabic one.
  const auto pack = [](const std::vector<float>& values) {
    std::string out(values.size() * 4, '\0');
    std::memcpy(out.data(), values.data(), out.size());
    return out;
  };
  const SentenceVectors source = SentenceVectors::read("aa\nbb\naa bb\n", pack({0, 1, 0, 0, 0, 1, 1, 0, 0}), "s");
  const SentenceVectors target = SentenceVectors::read("هه\nوو\nهه وو\n", pack({1, 0, 0, 0, 0, -1, 0, -1, 0}), "t");
  AlignOptions options;
  options.source_vectors = &source;
  EXPECT_THROW(align(english, arabic, options), Error);
  options.target_vectors = &target;
  const std::vector<Bead> beads = align(english, arabic, options);
  expect_partition(beads, 2, 2);
}

TEST(Align, progress_is_told_and_can_stop) {
  const Document english = lines(english_lines, Language::english);
  const Document arabic = lines(arabic_lines, Language::arabic);
  std::vector<double> shares;
  AlignOptions options;
  options.progress = [&](double share) {
    shares.push_back(share);
    return true;
  };
  (void)align(english, arabic, options);
  ASSERT_GE(shares.size(), 3u);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_DOUBLE_EQ(shares.back(), 1.0);
  options.progress = [](double) { return false; };
  try {
    (void)align(english, arabic, options);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
  }
}

TEST(Align, long_gaps_on_one_side_are_bridged) {
  std::string english, arabic;
  std::mt19937 random(5);
  const auto number = [&] { return std::to_string(100000 + random() % 800000); };
  for (int k = 0; k < 700; ++k) {
    const std::string value = number();
    english += "The number is " + value + " today.\n";
    if (k < 200 || k >= 600) arabic += "الرقم هو " + value + " اليوم.\n";
  }
  const Document source = lines(english, Language::english);
  const Document target = lines(arabic, Language::arabic);
  const std::vector<Bead> beads = align(source, target);
  std::size_t right = 0;
  for (const Bead& bead : beads)
    if (!bead.is_gap())
      right += bead.source.size() == 1 && bead.target.size() == 1 &&
               bead.target.begin == (bead.source.begin < 200 ? bead.source.begin : bead.source.begin - 400);
  EXPECT_GE(right, 297u);
}

TEST(Align, crossing_neighbours_are_noted) {
  const Document english = lines(english_lines, Language::english);
  std::string swapped = arabic_lines;
  std::vector<std::string> rows;
  std::istringstream in(swapped);
  for (std::string line; std::getline(in, line);) rows.push_back(line);
  std::swap(rows[2], rows[3]);
  std::string text;
  for (const std::string& row : rows) text += row + '\n';
  const std::vector<Bead> beads = align(english, lines(text, Language::arabic));
  bool noted = false;
  for (const Bead& bead : beads) noted = noted || (bead.crossing && bead.source == SentenceRange{2, 4});
  EXPECT_TRUE(noted);
  for (const Bead& bead : align(english, lines(arabic_lines, Language::arabic))) EXPECT_FALSE(bead.crossing);
}

}  // namespace
