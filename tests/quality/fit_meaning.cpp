// SPDX-License-Identifier: Apache-2.0
// Measures the odds behind src/coverage.hpp, fits the nets of src/meaning_evidence.hpp, and prints their tables.
//
//     fit_meaning --odds PAIRS.tsv LEXICON.tsv [PAIRS.tsv LEXICON.tsv ...] > src/coverage_odds.hpp
//     fit_meaning --absences PAIRS.tsv LEXICON.tsv ... > data/absences.tsv
//     fit_meaning --nets PAIRS.tsv LEXICON.tsv ... [--report PAIRS.tsv LEXICON.tsv ...] > src/meaning_weights.hpp
//     fit_meaning --negation PAIRS.tsv LEXICON.tsv ... [--report ... [--list KIND]] > src/negation_weights.hpp
//     fit_meaning --letters PAIRS.tsv LEXICON.tsv ... > src/name_letter_weights.hpp
//     fit_meaning --names PAIRS.tsv LEXICON.tsv ... [--report ... [--list good|lost]] > src/name_missing_weights.hpp
//
// The nets are fitted with the odds that are compiled in, so the program is built anew between the two. --report names
// pairs that are not trained on: what is found there at one and two false alarms in a thousand sides is written to standard
// error.
// PAIRS.tsv are pairs of sentences that are taken to be translations (id, English, Arabic), each with a lexicon that was
// learned without them. Cells and distances: counted in the pairs and in pairs of the same English with Arabic from near by,
// so that the topic is the same and all is chance. Words: counted in pairs into which a clause of a near sentence was put;
// its words are those that nothing renders.
#include "seeds.hpp"

#include <muwazi/check.hpp>

#include <cmath>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "coverage.hpp"
#include "meaning_evidence.hpp"
#include "gazetteer.hpp"
#include "name_missing.hpp"
#include "name_phrase.hpp"
#include "negation_evidence.hpp"

namespace {

using namespace muwazi;
using seeds::Pair;
using seeds::Random;

struct Set {
  std::vector<Pair> pairs;
  Lexicon lexicon;
  std::string table;  ///< the lexicon's file
};

const SentenceSplitter& splitter(Language language) {
  static const SentenceSplitter english(Language::english, {});
  static const SentenceSplitter arabic(Language::arabic, {});
  return language == Language::english ? english : arabic;
}

/// A pair as a check sees it.
struct Prepared {
  Document english;
  Document arabic;
  std::vector<Bead> beads;
  std::unique_ptr<CheckContext> context;

  Prepared(const std::string& english_text, const std::string& arabic_text, const Lexicon& lexicon)
      : english(analyze(decode(english_text), Language::english, splitter(Language::english))),
        arabic(analyze(decode(arabic_text), Language::arabic, splitter(Language::arabic))) {
    Bead bead;
    bead.source = {0, static_cast<std::uint32_t>(english.sentences.size())};
    bead.target = {0, static_cast<std::uint32_t>(arabic.sentences.size())};
    bead.score = 1;
    beads.push_back(bead);
    context.reset(new CheckContext{english, arabic, beads, lexicon, NameModel::builtin(), true});
  }
  [[nodiscard]] bool usable() const { return !english.sentences.empty() && !arabic.sentences.empty(); }
};

using Counts = std::array<std::array<double, cell_bins>, cell_kinds>;

void fit_cells(const std::vector<Set>& sets, CoverageOdds& odds) {
  Counts real{};
  Counts chance{};
  std::array<std::array<double, near_steps>, 2> near_real{};
  std::array<std::array<double, near_steps>, 2> near_chance{};
  double cells_real = 0;
  double cells_chance = 0;
  for (const Set& set : sets)
    for (std::size_t i = 0; i < set.pairs.size(); ++i)
      for (const bool is_real : {true, false}) {
        const std::string& arabic = set.pairs[is_real ? i : (i + 3) % set.pairs.size()].arabic;
        const Prepared pair(set.pairs[i].english, arabic, set.lexicon);
        if (!pair.usable()) continue;
        const CellMatrix matrix = cells_of(*pair.context, pair.context->pair(0), odds);
        const std::size_t rows = matrix.english.size();
        const std::size_t columns = matrix.arabic.size();
        if (rows > 60 || columns > 60) continue;
        (is_real ? cells_real : cells_chance) += static_cast<double>(rows * columns);
        for (std::size_t r = 0; r < rows; ++r)
          for (std::size_t c = 0; c < columns; ++c) {
            const Cell cell = matrix.cells[r * columns + c];
            if (cell.kind == CellKind::none) continue;
            (is_real ? real : chance)[static_cast<std::size_t>(cell.kind)][cell.bin] += 1;
            if (cell.kind < CellKind::direct || (cell.bin < 7 && cell.kind < CellKind::letters) || cell.bin < 3) continue;
            const double distance = std::abs((static_cast<double>(r) + 0.5) / static_cast<double>(rows) -
                                             (static_cast<double>(c) + 0.5) / static_cast<double>(columns));
            (is_real ? near_real : near_chance)[cell.kind >= CellKind::phrase][std::min<std::size_t>(static_cast<std::size_t>(distance * near_steps), near_steps - 1)] += 1;
          }
      }
  const double scale = cells_real / cells_chance;
  for (std::size_t k = 1; k < cell_kinds; ++k) {
    // Bins are smoothed by their neighbours, so that few counts do not speak for themselves.
    for (std::size_t b = 0; b < cell_bins; ++b) {
      double r = 0;
      double c = 0;
      for (std::size_t o = b > 0 ? b - 1 : 0; o <= std::min(b + 1, cell_bins - 1); ++o) {
        const double w = o == b ? 1 : 0.3;
        r += w * real[k][o];
        c += w * chance[k][o] * scale;
      }
      odds.cell[k][b] = static_cast<float>(std::clamp((r + 0.2) / (c + 1.0) - 1, 0.0, 300.0));
      std::fprintf(stderr, "%zu/%zu: %.0f %.0f  %.2f\n", k, b, real[k][b], chance[k][b] * scale, static_cast<double>(odds.cell[k][b]));
    }
  }
  for (std::size_t c = 0; c < 2; ++c) {
    double chance_sum = 0;
    for (const double count : near_chance[c]) chance_sum += count;
    double mean = 0;
    // Steps are smoothed by their neighbours, the farther the more.
    for (std::size_t s = 0; s < near_steps; ++s) {
      double r = 0;
      double n = 0;
      const std::size_t reach = s / 4;
      for (std::size_t o = s - std::min(s, reach); o <= std::min(s + reach, near_steps - 1); ++o) {
        r += near_real[c][o] - near_chance[c][o] * scale;
        n += near_chance[c][o] * scale;
      }
      odds.near[c][s] = static_cast<float>(std::max(r / (n + 5), 0.01));
      mean += static_cast<double>(odds.near[c][s]) * near_chance[c][s] / chance_sum;
    }
    for (float& factor : odds.near[c]) factor = std::max(0.05f, static_cast<float>(factor / mean));
  }
}

/// Places of cells that are right by their kind, against those of all cells.
void fit_company(const std::vector<Set>& sets, CoverageOdds& odds) {
  using Places = std::array<std::array<std::array<double, company_bins>, far_steps>, 2>;
  Places right{};
  Places all{};
  for (const Set& set : sets)
    for (const Pair& own : set.pairs) {
      const Prepared pair(own.english, own.arabic, set.lexicon);
      if (!pair.usable()) continue;
      const CellMatrix matrix = cells_of(*pair.context, pair.context->pair(0), odds);
      const std::size_t rows = matrix.english.size();
      const std::size_t columns = matrix.arabic.size();
      if (rows > 60 || columns > 60 || rows < 4 || columns < 4) continue;
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
          if (!matrix.english[r].content() || !matrix.arabic[c].content()) continue;
          const Cell cell = matrix.cells[r * columns + c];
          const std::size_t far = far_step(std::abs((static_cast<float>(r) + 0.5f) / static_cast<float>(rows) -
                                                    (static_cast<float>(c) + 0.5f) / static_cast<float>(columns)));
          const std::size_t company = matrix.company[r * columns + c];
          for (auto& kind : all) kind[far][company] += 1;
          if (cell.kind < CellKind::direct || (cell.bin < 7 && cell.kind < CellKind::letters) || cell.bin < 3) continue;
          right[cell.kind >= CellKind::phrase][far][company] += 1;
        }
    }
  for (std::size_t k = 0; k < 2; ++k) {
    double right_sum = 0;
    double all_sum = 0;
    for (std::size_t f = 0; f < far_steps; ++f)
      for (std::size_t c = 0; c < company_bins; ++c) right_sum += right[k][f][c], all_sum += all[k][f][c];
    for (std::size_t f = 0; f < far_steps; ++f)
      for (std::size_t c = 0; c < company_bins; ++c)
        odds.company[k][f][c] = static_cast<float>(std::max(0.03, (right[k][f][c] + 1) / right_sum / ((all[k][f][c] + 20) / all_sum)));
  }
}

using WordCounts = std::array<std::array<std::array<double, account_bins>, knowledge_classes>, 2>;

void count_words(const std::vector<WordAccount>& words, std::span<const Token> tokens, ByteRange foreign, bool arabic,
                 WordCounts& rendered, WordCounts& alone) {
  for (const WordAccount& word : words) {
    const bool inside = !foreign.empty() && foreign.contains(tokens[word.token].range);
    (inside ? alone : rendered)[arabic][static_cast<std::size_t>(word.knowledge)][word.bin] += 1;
  }
}

/// The stems that are most often without counterpart, to be read.
void list_words(const std::vector<Set>& sets) {
  struct Count {
    double all = 0;
    double alone = 0;
  };
  std::map<std::string, Count> counts[2];
  for (const Set& set : sets)
    for (const Pair& own : set.pairs) {
      const Prepared pair(own.english, own.arabic, set.lexicon);
      if (!pair.usable()) continue;
      const PairAccounts accounts = account_words(*pair.context, pair.context->pair(0));
      for (const Language language : {Language::english, Language::arabic})
        for (const WordAccount& word : accounts.of(language)) {
          const bool arabic = language == Language::arabic;
          const BeadSide side = arabic ? pair.context->pair(0).arabic : pair.context->pair(0).english;
          std::string name(word.stem != no_stem ? set.lexicon.spelling(word.stem, language) : side.key(word.token));
          if (word.stem == no_stem) name += " ?";
          Count& count = counts[arabic][name];
          count.all += 1;
          if (!word.content()) continue;
          count.alone += word.absent();
        }
    }
  for (const auto& side : counts) {
    std::vector<std::pair<std::string, Count>> rows(side.begin(), side.end());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second.alone > b.second.alone; });
    for (std::size_t i = 0; i < rows.size() && i < 400; ++i)
      std::printf("%s %.0f/%.0f\n", rows[i].first.c_str(), rows[i].second.alone, rows[i].second.all);
  }
}

/// Prints data/absences.tsv: stems whose absence says more or less than that of their class.
void print_absences(const std::vector<Set>& sets) {
  struct Count {
    double all = 0;       ///< times seen
    double absent = 0;    ///< of these without counterpart
    double expected = 0;  ///< without counterpart if it were as others of its class
  };
  std::array<std::map<std::string, std::array<Count, 2>>, 2> counts;
  std::array<std::array<std::array<Count, 2>, knowledge_classes>, 2> classes{};
  for (const bool second : {false, true})
    for (const Set& set : sets)
      for (std::size_t i = 0; i < set.pairs.size(); ++i)
        for (const std::size_t chance : {0u, 1u}) {
          const Prepared pair(set.pairs[i].english, set.pairs[chance ? (i + 3) % set.pairs.size() : i].arabic, set.lexicon);
          if (!pair.usable()) continue;
          const PairAccounts accounts = account_words(*pair.context, pair.context->pair(0));
          if (accounts.english.size() > 80 || accounts.arabic.size() > 80) continue;
          for (const Language language : {Language::english, Language::arabic})
            for (const WordAccount& word : accounts.of(language)) {
              const bool arabic = language == Language::arabic;
              if (word.stem == no_stem || word.knowledge == Knowledge::name) continue;
              Count& of_class = classes[arabic][static_cast<std::size_t>(word.knowledge)][chance];
              if (!second) {
                of_class.all += 1;
                of_class.absent += word.absent();
                continue;
              }
              Count& count = counts[arabic][std::string(set.lexicon.spelling(word.stem, language))][chance];
              count.all += 1;
              count.absent += word.absent();
              count.expected += of_class.absent / of_class.all;
            }
        }
  std::printf(
      "# How much the absence of a counterpart, or its presence, says of a word more than of others of its class, in hundredths\n"
      "# of a nat. SPDX-License-Identifier: Apache-2.0. Counted in TICO-19 (CC0), opensource.guide and the React documentation\n"
      "# (CC BY 4.0) by tests/quality/fit_meaning --absences with lexicons learned without them. Not to be edited by hand.\n"
      "# language <tab> stem <tab> absent <tab> present\n");
  constexpr double prior = 8;
  for (const std::size_t arabic : {0u, 1u})
    for (const auto& [stem, count] : counts[arabic]) {
      if (count[0].all < 5) continue;
      std::array<double, 2> rate{};
      std::array<double, 2> usual{};
      for (const std::size_t chance : {0u, 1u}) {
        const double all = std::max(count[chance].all, 1.0);
        usual[chance] = std::clamp(count[chance].all > 0 ? count[chance].expected / all : 0.5, 0.01, 0.99);
        rate[chance] = (count[chance].absent + prior * usual[chance]) / (count[chance].all + prior);
      }
      const double absent = std::log(rate[1] / usual[1]) - std::log(rate[0] / usual[0]);
      const double present = std::log((1 - rate[1]) / (1 - usual[1])) - std::log((1 - rate[0]) / (1 - usual[0]));
      if (std::abs(absent) < 0.15 && std::abs(present) < 0.15) continue;
      std::printf("%s\t%s\t%.0f\t%.0f\n", arabic ? "ar" : "en", stem.c_str(), 100 * absent, 100 * present);
    }
}

void fit_words(const std::vector<Set>& sets, CoverageOdds& odds) {
  WordCounts rendered{};
  WordCounts alone{};
  Random random(77);
  for (const Set& set : sets)
    for (std::size_t i = 0; i < set.pairs.size(); ++i)
      for (const bool arabic : {false, true}) {
        const auto own = seeds::words_of(arabic ? set.pairs[i].arabic : set.pairs[i].english);
        const Pair& near = set.pairs[(i + 3) % set.pairs.size()];
        const auto others = seeds::words_of(arabic ? near.arabic : near.english);
        const auto clause = seeds::pick_clause(others, random);
        const auto places = seeds::clauses(own);
        if (!clause || places.empty() || own.size() > 60) continue;
        const std::size_t at = places[random.below(places.size())].second;
        const std::string head = seeds::join(own, 0, at);
        const std::string part = seeds::join(others, clause->first, clause->second);
        const std::string text = head + " " + part + " " + seeds::join(own, at, own.size());
        const Prepared pair(arabic ? set.pairs[i].english : text, arabic ? text : set.pairs[i].arabic, set.lexicon);
        if (!pair.usable()) continue;
        const PairView view = pair.context->pair(0);
        const PairAccounts accounts = account_words(*pair.context, view, odds);
        const BeadSide& side = arabic ? view.arabic : view.english;
        // Folding may move the words a little; the clause's own first and last words are found again by their place.
        const std::size_t begin = side.document->normalized.utf8.find(part.substr(0, std::min<std::size_t>(part.size(), 12)), head.size() > 20 ? head.size() - 20 : 0);
        if (begin == std::string::npos) continue;
        const ByteRange foreign{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
        count_words(arabic ? accounts.arabic : accounts.english, side.tokens(), foreign, arabic, rendered, alone);
      }
  for (std::size_t l = 0; l < 2; ++l)
    for (std::size_t k = 0; k < knowledge_classes; ++k) {
      double rendered_sum = 0;
      double alone_sum = 0;
      for (std::size_t b = 0; b < account_bins; ++b) {
        rendered_sum += rendered[l][k][b] + 2;
        alone_sum += alone[l][k][b] + 2;
      }
      for (std::size_t b = 0; b < account_bins; ++b)
        odds.word[l][k][b] = static_cast<float>(std::log((alone[l][k][b] + 2) / alone_sum / ((rendered[l][k][b] + 2) / rendered_sum)));
      std::fprintf(stderr, "%s knowledge %zu: %.0f rendered, %.0f alone;", l ? "ar" : "en", k, rendered_sum, alone_sum);
      for (std::size_t b = 0; b < account_bins; ++b) std::fprintf(stderr, " %.2f/%.2f", rendered[l][k][b] / rendered_sum, alone[l][k][b] / alone_sum);
      std::fprintf(stderr, "\n");
    }
}

template <std::size_t N>
void print_row(const std::array<float, N>& row) {
  std::printf("{");
  for (std::size_t i = 0; i < N; ++i) std::printf(i ? ", %.3ff" : "%.3ff", static_cast<double>(row[i]));
  std::printf("}");
}

void print(const CoverageOdds& odds) {
  std::printf(
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Measured odds behind coverage.hpp. Written by tests/quality/fit_meaning; not to be edited by hand.\n"
      "#ifndef MUWAZI_SRC_COVERAGE_ODDS_HPP\n#define MUWAZI_SRC_COVERAGE_ODDS_HPP\n\n#include \"coverage.hpp\"\n\n"
      "namespace muwazi::inline v0 {\n\ninline constexpr CoverageOdds builtin_coverage_odds = {\n    // cell\n    {{");
  for (std::size_t k = 0; k < cell_kinds; ++k) {
    if (k) std::printf(",\n      ");
    print_row(odds.cell[k]);
  }
  std::printf("}},\n    // near\n    {{");
  print_row(odds.near[0]);
  std::printf(",\n     ");
  print_row(odds.near[1]);
  std::printf("}},\n    // company\n    {{");
  for (std::size_t k = 0; k < 2; ++k) {
    std::printf(k ? ",\n      {{" : "{{");
    for (std::size_t f = 0; f < far_steps; ++f) {
      if (f) std::printf(",\n        ");
      print_row(odds.company[k][f]);
    }
    std::printf("}}");
  }
  std::printf("}},\n    // word\n    {{");
  for (std::size_t l = 0; l < 2; ++l) {
    std::printf(l ? ",\n      {{" : "{{");
    for (std::size_t k = 0; k < knowledge_classes; ++k) {
      if (k) std::printf(",\n        ");
      print_row(odds.word[l][k]);
    }
    std::printf("}}");
  }
  std::printf("}},\n};\n\n}  // namespace muwazi::inline v0\n\n#endif\n");
}


/// Log odds from which on what a net flags in a pair that is taken to be good is held to be a fault of that pair.
constexpr float surely_faulty = 2.5f;

/// Examples of a net: features, whether there is a fault, and a weight.
template <std::size_t N>
struct Example {
  std::array<float, N> features;
  bool fault;
  const char* kind;
};

Language other_than(Language language) { return language == Language::english ? Language::arabic : Language::english; }

/// What the net says of the best candidate of a side; nothing where there is none.
std::optional<ClauseEvidence> best_candidate(const Prepared& pair, Language language, const ClauseNet& net) {
  const PairView view = pair.context->pair(0);
  std::optional<ClauseEvidence> best;
  float most = 0;
  for (ClauseEvidence& candidate : clause_candidates(view, account_words(*pair.context, view), language)) {
    const float odds = net(candidate.features);
    if (best && odds <= most) continue;
    most = odds;
    best = std::move(candidate);
  }
  return best;
}

/// The pairs of a set with clauses taken out and put in, and as they are. Where one side of a faulty pair has a clause too
/// many, the other has none: that is "sound".
template <typename Visit>
void each_clause_case(const Set& set, unsigned seed, Visit&& visit) {
  Random random(seed);
  for (std::size_t i = 0; i < set.pairs.size(); ++i) {
    const Pair& own = set.pairs[i];
    {
      const Prepared pair(own.english, own.arabic, set.lexicon);
      if (pair.usable()) {
        visit(pair, Language::english, "good");
        visit(pair, Language::arabic, "good");
      }
    }
    for (const bool from_arabic : {false, true}) {
      const auto words = seeds::words_of(from_arabic ? own.arabic : own.english);
      if (const auto clause = seeds::pick_clause(words, random)) {
        const std::string rest = seeds::without(words, *clause);
        const Prepared pair(from_arabic ? own.english : rest, from_arabic ? rest : own.arabic, set.lexicon);
        const Language language = from_arabic ? Language::english : Language::arabic;
        if (pair.usable()) visit(pair, language, "dropped");
        if (pair.usable()) visit(pair, other_than(language), "sound");
      }
      const Pair& near = set.pairs[(i + 7) % set.pairs.size()];
      const auto others = seeds::words_of(from_arabic ? near.arabic : near.english);
      const auto clause = seeds::pick_clause(others, random);
      const auto places = seeds::clauses(words);
      if (!clause || places.size() < 2) continue;
      const std::string text = seeds::join(words, 0, places[0].second) + " " + seeds::join(others, clause->first, clause->second) +
                               " " + seeds::join(words, places[0].second, words.size());
      const Prepared pair(from_arabic ? own.english : text, from_arabic ? text : own.arabic, set.lexicon);
      const Language language = from_arabic ? Language::arabic : Language::english;
      if (pair.usable()) visit(pair, language, "foreign");
      if (pair.usable()) visit(pair, other_than(language), "sound");
    }
  }
}

template <typename Visit>
void each_pair_case(const Set& set, Visit&& visit) {
  for (std::size_t i = 0; i < set.pairs.size(); ++i)
    for (const std::size_t step : {0u, 1u, 2u, 9u}) {
      if (step > 0 && set.pairs[(i + step) % set.pairs.size()].arabic == set.pairs[i].arabic) continue;
      const Prepared pair(set.pairs[i].english, set.pairs[(i + step) % set.pairs.size()].arabic, set.lexicon);
      if (!pair.usable()) continue;
      const PairView view = pair.context->pair(0);
      const PairAccounts accounts = account_words(*pair.context, view);
      if (!can_be_judged(accounts)) continue;
      visit(pair_evidence(*pair.context, view, accounts), step > 0, step == 0 ? "good" : step == 1 ? "next" : "other");
    }
}

/// Adam on the cross entropy, both classes weighing the same in all, and so each kind of fault. Deterministic.
template <std::size_t N, std::size_t H>
void train(Net<N, H>& net, const std::vector<Example<N>>& examples, std::uint64_t seed = 4711) {
  const double count = static_cast<double>(examples.size());
  double faults = 0;
  for (std::size_t i = 0; i < N; ++i) {
    double sum = 0;
    double squares = 0;
    for (const auto& example : examples) {
      sum += example.features[i];
      squares += example.features[i] * example.features[i];
    }
    const double mean = sum / count;
    net.mean[i] = static_cast<float>(mean);
    net.scale[i] = static_cast<float>(1 / std::sqrt(std::max(squares / count - mean * mean, 1e-6)));
  }
  std::map<std::string, double> kinds;
  for (const auto& example : examples) {
    faults += example.fault;
    if (example.fault) kinds[example.kind] += 1;
  }
  constexpr std::size_t parameters = H * (N + 1) + H + 1 + N;
  std::vector<double> w(parameters), m(parameters), v(parameters), g(parameters);
  Random random(seed);
  for (double& weight : w) weight = (static_cast<double>(random.below(20001)) / 10000 - 1) * 0.3;
  std::vector<double> weights;
  for (const auto& example : examples)
    weights.push_back(example.fault ? 0.5 / (kinds[example.kind] * static_cast<double>(kinds.size())) : 0.5 / (count - faults));
  constexpr int rounds = 600;
  for (int round = 1; round <= rounds; ++round) {
    std::fill(g.begin(), g.end(), 0);
    for (const auto& example : examples) {
      std::array<double, N> x;
      for (std::size_t i = 0; i < N; ++i) x[i] = (example.features[i] - net.mean[i]) * net.scale[i];
      std::array<double, H> unit;
      std::array<double, H> raw;
      const double* out = w.data() + H * (N + 1);
      double sum = out[H];
      for (std::size_t i = 0; i < N; ++i) sum += out[H + 1 + i] * x[i];
      for (std::size_t h = 0; h < H; ++h) {
        const double* row = w.data() + h * (N + 1);
        raw[h] = row[N];
        for (std::size_t i = 0; i < N; ++i) raw[h] += row[i] * x[i];
        unit[h] = raw[h] / (1 + std::abs(raw[h]));
        sum += out[h] * unit[h];
      }
      const double weight = weights[static_cast<std::size_t>(&example - examples.data())];
      const double error = (1 / (1 + std::exp(-sum)) - (example.fault ? 1 : 0)) * weight;
      double* gout = g.data() + H * (N + 1);
      gout[H] += error;
      for (std::size_t i = 0; i < N; ++i) gout[H + 1 + i] += error * x[i];
      for (std::size_t h = 0; h < H; ++h) {
        gout[h] += error * unit[h];
        const double slope = 1 / ((1 + std::abs(raw[h])) * (1 + std::abs(raw[h])));
        const double back = error * out[h] * slope;
        double* grow = g.data() + h * (N + 1);
        grow[N] += back;
        for (std::size_t i = 0; i < N; ++i) grow[i] += back * x[i];
      }
    }
    const double rate = 0.03 * (round < rounds / 2 ? 1 : 0.2);
    for (std::size_t p = 0; p < parameters; ++p) {
      const double gradient = g[p] + 2e-3 * w[p];
      m[p] = 0.9 * m[p] + 0.1 * gradient;
      v[p] = 0.999 * v[p] + 0.001 * gradient * gradient;
      w[p] -= rate * (m[p] / (1 - std::pow(0.9, round))) / (std::sqrt(v[p] / (1 - std::pow(0.999, round))) + 1e-8);
    }
  }
  for (std::size_t h = 0; h < H; ++h)
    for (std::size_t i = 0; i <= N; ++i) net.hidden[h][i] = static_cast<float>(w[h * (N + 1) + i]);
  for (std::size_t i = 0; i < net.out.size(); ++i) net.out[i] = static_cast<float>(w[H * (N + 1) + i]);
}

/// The mean of nets trained from several beginnings, as one net.
template <std::size_t members, std::size_t N, std::size_t H>
void train_committee(Net<N, H>& net, const std::vector<Example<N>>& examples) {
  constexpr std::size_t units = H / members;  // of one member
  static_assert(members * units == H);
  net = {};
  for (std::size_t m = 0; m < members; ++m) {
    auto member = std::make_unique<Net<N, units>>();
    train(*member, examples, 4711 + m);
    net.mean = member->mean;
    net.scale = member->scale;
    for (std::size_t h = 0; h < units; ++h) {
      net.hidden[m * units + h] = member->hidden[h];
      net.out[m * units + h] = member->out[h] / members;
    }
    for (std::size_t i = 0; i <= N; ++i) net.out[H + i] += member->out[units + i] / members;
  }
}

/// Share found of each kind where so many good ones in a thousand are flagged.
void report(const char* name, const std::vector<std::pair<const char*, float>>& scores) {
  std::vector<float> good;
  std::map<std::string, std::vector<float>> faults;
  for (const auto& [kind, score] : scores) (std::string(kind) == "good" ? good : faults[kind]).push_back(score);
  std::sort(good.rbegin(), good.rend());
  for (const double alarms : {1.0, 2.0, 4.0, 8.0, 16.0}) {
    const auto at = static_cast<std::size_t>(alarms * static_cast<double>(good.size()) / 1000);
    const float threshold = at < good.size() ? good[at] : 0;
    std::fprintf(stderr, "%s: %.1f a thousand at %.2f:", name, alarms, static_cast<double>(threshold));
    for (const auto& [kind, all] : faults)
      std::fprintf(stderr, "  %s %.1f %%", kind.c_str(),
                   100.0 * static_cast<double>(std::count_if(all.begin(), all.end(), [&](float s) { return s > threshold; })) / static_cast<double>(all.size()));
    std::fprintf(stderr, "\n");
  }
}

void fit_clauses(const std::vector<Set>& sets, const std::vector<Set>& reports, MeaningNets& nets) {
  for (int round = 0; round < 2; ++round) {
    std::vector<Example<clause_features>> examples;
    unsigned seed = 5;
    for (const Set& set : sets)
      for (int pass = 0; pass < 3; ++pass)
        each_clause_case(set, seed++, [&](const Prepared& pair, Language language, const char* kind) {
        const bool fault = std::string(kind) != "good" && std::string(kind) != "sound";
        const auto best = best_candidate(pair, language, nets.clause);
        if (!best || (pass > 0 && std::string(kind) == "good")) return;
        // What an earlier net is sure of in pairs taken to be good is a fault of theirs.
        if (!fault && round > 0 && nets.clause(best->features) > surely_faulty) return;
        examples.push_back({best->features, fault, kind});
      });
    ClauseNet next{};
    train_committee<3>(next, examples);
    nets.clause = next;
    std::fprintf(stderr, "clauses: %zu examples\n", examples.size());
    for (const Set& set : reports) {
      std::vector<std::pair<const char*, float>> scores;
      each_clause_case(set, 99, [&](const Prepared& pair, Language language, const char* kind) {
        if (std::string(kind) == "sound") return;
        const auto best = best_candidate(pair, language, nets.clause);
        scores.emplace_back(kind, best ? nets.clause(best->features) : -20);
      });
      report("clauses", scores);
    }
  }
}

void fit_strangers(const std::vector<Set>& sets, const std::vector<Set>& reports, MeaningNets& nets) {
  std::vector<Example<pair_features>> examples;
  for (const Set& set : sets)
    each_pair_case(set, [&](const auto& features, bool fault, const char* kind) { examples.push_back({features, fault, kind}); });
  nets.pair = {};
  train_committee<3>(nets.pair, examples);
  for (const Set& set : reports) {
    std::vector<std::pair<const char*, float>> scores;
    each_pair_case(set, [&](const auto& features, bool, const char* kind) { scores.emplace_back(kind, nets.pair(features)); });
    report("pairs", scores);
  }
}

/// The pairs of a set as they are, and with a denial taken out or put in. `visit(pair, kind, of_english, token)`: a faulty
/// pair's denial that lost its answer stands on that side, at that word of the text where it was put in (else anywhere).
template <typename Visit>
void each_negation_case(const Set& set, Visit&& visit) {
  const auto taken_out = [](const std::string& text, std::initializer_list<const char*> cues) -> std::optional<std::string> {
    auto words = seeds::words_of(text);
    const std::size_t at = seeds::find_denial(words, cues);
    if (at == words.size()) return std::nullopt;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
    return seeds::join(words, 0, words.size());
  };
  for (std::size_t i = 0; i < set.pairs.size(); ++i) {
    const Pair& own = set.pairs[i];
    const auto make = [&](const std::string& english, const std::string& arabic, const char* kind, bool of_english) {
      const Prepared pair(english, arabic, set.lexicon);
      if (pair.usable()) visit(pair, kind, of_english);
    };
    make(own.english, own.arabic, "good", true);
    if (const auto english = taken_out(own.english, {"not", "never", "cannot", "no", "without"})) make(*english, own.arabic, "removed", false);
    if (const auto arabic = taken_out(own.arabic, {"\u0644\u0645", "\u0644\u0646", "\u0644\u0627", "\u0644\u064A\u0633", "\u0644\u064A\u0633\u062A", "\u0648\u0644\u0645", "\u0648\u0644\u0627", "\u063A\u064A\u0631", "\u0639\u062F\u0645", "\u062F\u0648\u0646"}))
      make(own.english, *arabic, "lost", true);
    auto words = seeds::words_of(own.english);
    const std::size_t at = seeds::find_word(words, {"is", "are", "was", "were", "will", "can", "has", "have", "should", "would"});
    if (at < words.size() && seeds::find_word(words, {"not", "no", "never"}) == words.size()) {
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, "not");
      make(seeds::join(words, 0, words.size()), own.arabic, "added", true);
    }
    // A denial before an Arabic verb in the imperfect that the text begins with or that follows a relative pronoun.
    auto there = seeds::words_of(own.arabic);
    for (std::size_t w = 0; w < there.size(); ++w) {
      const bool imperfect = (there[w].starts_with("\u064A") || there[w].starts_with("\u062A")) && there[w].size() >= 8;
      const bool place = w == 0 || there[w - 1] == "\u0627\u0644\u0630\u064A" || there[w - 1] == "\u0627\u0644\u062A\u064A" || there[w - 1] == "\u0623\u0646" || there[w - 1] == "\u0643\u0645\u0627";
      if (!imperfect || !place) continue;
      there.insert(there.begin() + static_cast<std::ptrdiff_t>(w), i % 2 ? "\u0644\u0627" : "\u0644\u0646");
      make(own.english, seeds::join(there, 0, there.size()), "added there", false);
      break;
    }
  }
}

void fit_negation(const std::vector<Set>& sets, const std::vector<Set>& reports, const std::string& listing, NegationNet& net) {
  for (int round = 0; round < 3; ++round) {
    std::vector<Example<negation_features>> examples;
    for (const Set& set : sets)
      each_negation_case(set, [&](const Prepared& pair, const char* kind, bool of_english) {
        const bool good = std::string(kind) == "good";
        const NegationEvidence* best = nullptr;
        float most = 0;
        const auto candidates = read_negations(*pair.context, pair.context->pair(0)).denials;
        for (const NegationEvidence& candidate : candidates) {
          if (good) {
            // As with clauses: a fault of the pair.
            if (round > 0 && net(candidate.features) > surely_faulty) continue;
            examples.push_back({candidate.features, false, kind});
            continue;
          }
          if (candidate.of_english != of_english) continue;
          // To begin with: what is denied is found, and no answer is near.
          const float odds = round > 0 ? net(candidate.features)
                                       : 2 * candidate.features[0] + candidate.features[3] + candidate.features[4] + 2 * candidate.features[24] - 3 * candidate.features[9];
          if (best != nullptr && odds <= most) continue;
          best = &candidate;
          most = odds;
        }
        if (best != nullptr) examples.push_back({best->features, true, kind});
      });
    NegationNet next{};
    train_committee<3>(next, examples);
    net = next;
    std::fprintf(stderr, "negation: %zu examples\n", examples.size());
  }
  if (!listing.empty())  // what is learned from, to be read: the lists of data/negation.tsv are mended by these alone
    for (const Set& set : sets)
      each_negation_case(set, [&](const Prepared& pair, const char* kind, bool) {
        if (listing != kind) return;
        const auto candidates = read_negations(*pair.context, pair.context->pair(0)).denials;
        for (const NegationEvidence& candidate : candidates) {
          const Document& side = candidate.of_english ? pair.english : pair.arabic;
          std::fprintf(stderr, "%.2f\t%s\t%s\t%s\n", static_cast<double>(net(candidate.features)),
                       std::string(candidate.cue.in(side.normalized.utf8)).c_str(), pair.english.normalized.utf8.c_str(),
                       pair.arabic.normalized.utf8.c_str());
        }
      });
  for (const Set& set : reports) {
    std::vector<std::pair<const char*, float>> scores;
    each_negation_case(set, [&](const Prepared& pair, const char* kind, bool) {
      float most = -20;
      const auto candidates = read_negations(*pair.context, pair.context->pair(0)).denials;
      for (const NegationEvidence& candidate : candidates)
        most = std::max(most, net(candidate.features));
      scores.emplace_back(kind, most);
    });
    report("negation", scores);
  }
}

/// Names of the name table against the words of lexicons and texts: logistic regression on groups of letters.
void fit_letters(const std::vector<Set>& sets, names::NameLetterWeights& weights) {
  struct Word {
    names::Letters letters;
    bool name;
  };
  std::map<std::string, bool> seen;
  std::vector<Word> words;
  std::array<double, 2> counts{};
  const auto add = [&](const names::Letters& letters, bool name) {
    if (letters.size < 3 || !seen.emplace(names::arabic_text(names::arabic_key(letters)), name).second) return;
    words.push_back({letters, name});
    ++counts[name];
  };
  const names::NameTable& table = names::builtin_table();
  const auto is_name = [&](const Lexicon& lexicon, StemId stem) {
    const auto translations = lexicon.translations(stem, Language::arabic);
    return translations.empty() || !Gazetteer::builtin().is_common_english(lexicon.spelling(translations[0].stem, Language::english));
  };
  for (const Set& set : sets) {
    for (StemId stem = 1; stem <= set.lexicon.size(Language::arabic); ++stem) {
      const std::string_view spelling = set.lexicon.spelling(stem, Language::arabic);
      if (spelling.find(' ') == std::string_view::npos && !is_name(set.lexicon, stem)) add(names::arabic_letters(spelling), false);
    }
    std::ifstream table_of(set.table);
    for (std::string line; std::getline(table_of, line);) {
      // word <tab> ar <tab> the word <tab> its stem
      if (!line.starts_with("word\tar\t")) continue;
      const std::string word = line.substr(8, line.find('\t', 8) - 8);
      const StemId stem = set.lexicon.stem(word, Language::arabic);
      if (stem != no_stem && !is_name(set.lexicon, stem)) add(names::arabic_letters(word), false);
    }
    for (const Pair& pair : set.pairs)
      for (const std::string& word : seeds::words_of(pair.arabic)) {
        const StemId stem = set.lexicon.stem(word, Language::arabic);
        if (stem != no_stem && !is_name(set.lexicon, stem)) add(names::arabic_letters(word), false);
      }
  }
  for (std::uint32_t at = 0; at < table.rows_size();) {
    const names::NameRow row = table.row(at, &at);
    if (row.count >= 2) add(row.arabic, true);
  }
  std::fprintf(stderr, "letters: %.0f names, %.0f words\n", counts[1], counts[0]);
  std::vector<double> w(names::letter_groups);
  Random random(4711);
  constexpr int rounds = 12;
  std::size_t tested = 0;
  double right = 0;
  for (int round = 0; round < rounds; ++round) {
    const double rate = 0.1 / (1 + round);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::size_t at = random.below(words.size());
      if (at % 20 == 0) continue;  // reported on
      double sum = 0;
      names::visit_letter_groups(words[at].letters, [&](std::size_t group) { sum += w[group]; });
      const double error = (words[at].name ? 1 : 0) - 1 / (1 + std::exp(-sum));
      const double weight = (counts[0] + counts[1]) / (2 * counts[words[at].name]);
      names::visit_letter_groups(words[at].letters, [&](std::size_t group) { w[group] += rate * weight * (error - 2e-3 * w[group]); });
    }
  }
  for (std::size_t g = 0; g < w.size(); ++g) weights[g] = static_cast<signed char>(std::clamp(std::lround(w[g] * 16), -127l, 127l));
  for (std::size_t at = 0; at < words.size(); at += 20) {
    ++tested;
    right += (names::name_letter_odds(weights, words[at].letters) > 0) == words[at].name;
  }
  std::fprintf(stderr, "letters: %.3f of %zu held out are right\n", right / static_cast<double>(tested), tested);
}

void print(const names::NameLetterWeights& weights) {
  std::printf(
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Weights of name_letter_odds(). Written by tests/quality/fit_meaning; not to be edited by hand.\n"
      "#ifndef MUWAZI_SRC_NAME_LETTER_WEIGHTS_HPP\n#define MUWAZI_SRC_NAME_LETTER_WEIGHTS_HPP\n\n#include \"name_missing.hpp\"\n\n"
      "namespace muwazi::inline v0::names {\n\ninline constexpr NameLetterWeights builtin_name_letter_weights = {");
  for (std::size_t g = 0; g < weights.size(); ++g) std::printf("%s%d", g % 32 == 0 ? (g ? ",\n    " : "\n    ") : ", ", weights[g]);
  std::printf("};\n\n}  // namespace muwazi::inline v0::names\n\n#endif\n");
}

/// A place of a pair where a name stands whose Arabic is known.
struct NamePlace {
  std::string english, arabic;  ///< the texts, normalised
  ByteRange here, there;
  NameType type = NameType::unknown;
};

std::vector<NamePlace> name_places(const Prepared& pair) {
  std::vector<NamePlace> out;
  const PairView view = pair.context->pair(0);
  const std::string& english = pair.english.normalized.utf8;
  const std::string& arabic = pair.arabic.normalized.utf8;
  for (const JudgedName& one : NameModel::builtin().judge_names(english, view.english.tokens(), arabic, view.arabic.tokens())) {
    if (one.judgement.score < 0.98 || one.judgement.range.empty() || one.name.type == NameType::acronym || one.name.type == NameType::language) continue;
    const std::string here(one.name.range.in(english));
    const std::string there(one.judgement.range.in(arabic));
    // Breaking one of two leaves the other.
    if (english.find(here) != english.rfind(here) || arabic.find(there) != arabic.rfind(there)) continue;
    out.push_back({english, arabic, one.name.range, one.judgement.range, one.name.type});
  }
  return out;
}

/// Arabic names that no text of the sets need have: of the name table, made of the halves of two of them, and of the gazetteer.
class OtherNames {
 public:
  OtherNames() {
    const names::NameTable& table = names::builtin_table();
    for (std::uint32_t at = 0; at < table.rows_size();) {
      const names::NameRow row = table.row(at, &at);
      if (row.arabic.size >= 3) names_.push_back(row.arabic);
    }
    const Gazetteer& world = Gazetteer::builtin();
    for (EntryId entry = 0; entry < world.size(); ++entry) {
      const std::string& spelling = entries_[world.type(entry)].emplace_back(world.arabic(entry, 0).spelling);
      if (spelling.find('-') != std::string::npos) entries_[world.type(entry)].pop_back();
      if (world.arabic_count(entry) > world.arabic_name_count(entry)) adjectives_.emplace_back(world.arabic(entry, world.arabic_name_count(entry)).spelling);
    }
  }
  std::string listed() { return names::arabic_text(names_[random_.below(names_.size())]); }
  std::string made() {
    const names::Letters& first = names_[random_.below(names_.size())];
    const names::Letters& second = names_[random_.below(names_.size())];
    names::Letters out;
    for (std::size_t i = 0; i < (first.size + 1u) / 2; ++i) out.push(first[i]);
    for (std::size_t i = second.size / 2; i < second.size; ++i) out.push(second[i]);
    return names::arabic_text(out);
  }
  /// One of the kind of what stands there.
  std::string like(const Posting& posting, bool article) {
    const bool adjective = posting.derivation() != Derivation::name;
    const auto& all = adjective ? adjectives_ : entries_[Gazetteer::builtin().type(posting.entry)];
    if (all.empty()) return {};
    const std::string name = all[random_.below(all.size())];
    return adjective && article && !name.starts_with("\u0627\u0644") ? "\u0627\u0644" + name : name;
  }

 private:
  Random random_{4711};
  std::vector<names::Letters> names_;
  std::map<EntryType, std::vector<std::string>> entries_;
  std::vector<std::string> adjectives_;
};

/// The pairs of a set as they are, and with a name taken out of the English: `visit(pair, candidate, lost)`. With `others`, other names
/// stand in the place of one-word names of persons and places as well, as a set has few.
template <typename Visit>
void each_name_case(const Set& set, OtherNames* others, Visit&& visit) {
  for (const Pair& own : set.pairs) {
    const Prepared good(own.english, own.arabic, set.lexicon);
    if (!good.usable()) continue;
    for (const auto& candidate : names::missing_names(*good.context, good.context->pair(0))) visit(good, candidate, false);
    for (const NamePlace& place : name_places(good)) {
      std::string without = place.english;
      without.erase(place.here.begin, place.here.size());
      const auto lose = [&](const std::string& arabic, ByteRange there) {
        const Prepared lost(without, arabic, set.lexicon);
        if (!lost.usable() || lost.arabic.normalized.utf8 != arabic) return;
        for (const auto& candidate : names::missing_names(*lost.context, lost.context->pair(0))) {
          if (candidate.arabic.overlaps(there)) visit(lost, candidate, true);
        }
      };
      lose(place.arabic, place.there);
      if (others == nullptr) continue;
      const std::string_view written = place.there.in(place.arabic);
      const auto postings = Gazetteer::builtin().find(written, Language::arabic);
      const bool one_word = written.find(' ') == std::string_view::npos && place.here.in(place.english).find(' ') == std::string_view::npos;
      const bool kind = place.type == NameType::unknown || place.type == NameType::person || place.type == NameType::place;
      for (std::size_t draw = 0; draw < 5; ++draw) {
        std::string name;
        if (draw < 2 && !postings.empty()) name = others->like(postings[0], written.starts_with("\u0627\u0644"));
        if (draw >= 2 && one_word && kind) name = draw < 4 ? others->listed() : others->made();
        if (name.empty()) continue;
        std::string arabic = place.arabic;
        arabic.replace(place.there.begin, place.there.size(), name);
        lose(arabic, {place.there.begin, place.there.begin + static_cast<std::uint32_t>(name.size())});
      }
    }
  }
}

void fit_names(const std::vector<Set>& sets, const std::vector<Set>& reports, const std::string& listing, names::MissingNameNet& net) {
  std::vector<Example<names::missing_name_features>> examples;
  std::size_t lost = 0;
  OtherNames others;
  for (const Set& set : sets)
    each_name_case(set, &others, [&](const Prepared&, const names::MissingCandidate& candidate, bool fault) {
      examples.push_back({candidate.features, fault, fault ? "lost" : "good"});
      lost += fault;
    });
  std::fprintf(stderr, "names: %zu examples, %zu lost\n", examples.size(), lost);
  train_committee<5>(net, examples);
  for (const Set& set : reports) {
    std::vector<std::pair<const char*, float>> scores;
    each_name_case(set, nullptr, [&](const Prepared& pair, const names::MissingCandidate& candidate, bool fault) {
      const float odds = net(candidate.features);
      scores.emplace_back(fault ? "lost" : "good", odds);
      if (listing == (fault ? "lost" : "good")) {
        std::fprintf(stderr, "%.2f\t%s\t%s\t%s", static_cast<double>(odds), std::string(candidate.arabic.in(pair.arabic.normalized.utf8)).c_str(),
                     pair.english.normalized.utf8.c_str(), pair.arabic.normalized.utf8.c_str());
        for (const float feature : candidate.features) std::fprintf(stderr, "\t%.2f", static_cast<double>(feature));
        std::fprintf(stderr, "\n");
      }
    });
    report("names", scores);
  }
}

template <std::size_t N, std::size_t H>
void print_net(const Net<N, H>& net) {
  std::printf("{");
  print_row(net.mean);
  std::printf(",\n     ");
  print_row(net.scale);
  std::printf(",\n     {{");
  for (std::size_t h = 0; h < H; ++h) {
    if (h) std::printf(",\n       ");
    print_row(net.hidden[h]);
  }
  std::printf("}},\n     ");
  print_row(net.out);
  std::printf("}");
}

void print(const NegationNet& net) {
  std::printf(
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Weights of the net of negation_evidence.hpp. Written by tests/quality/fit_meaning; not to be edited by hand.\n"
      "#ifndef MUWAZI_SRC_NEGATION_WEIGHTS_HPP\n#define MUWAZI_SRC_NEGATION_WEIGHTS_HPP\n\n#include \"negation_evidence.hpp\"\n\n"
      "namespace muwazi::inline v0 {\n\ninline constexpr NegationNet builtin_negation_net =\n    ");
  print_net(net);
  std::printf(";\n\n}  // namespace muwazi::inline v0\n\n#endif\n");
}

void print(const names::MissingNameNet& net) {
  std::printf(
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Weights of the net of name_missing.hpp. Written by tests/quality/fit_meaning; not to be edited by hand.\n"
      "#ifndef MUWAZI_SRC_NAME_MISSING_WEIGHTS_HPP\n#define MUWAZI_SRC_NAME_MISSING_WEIGHTS_HPP\n\n#include \"name_missing.hpp\"\n\n"
      "namespace muwazi::inline v0::names {\n\ninline constexpr MissingNameNet builtin_missing_name_net =\n    ");
  print_net(net);
  std::printf(";\n\n}  // namespace muwazi::inline v0::names\n\n#endif\n");
}

void print(const MeaningNets& nets) {
  std::printf(
      "// SPDX-License-Identifier: Apache-2.0\n"
      "// Weights of the nets of meaning_evidence.hpp. Written by tests/quality/fit_meaning; not to be edited by hand.\n"
      "#ifndef MUWAZI_SRC_MEANING_WEIGHTS_HPP\n#define MUWAZI_SRC_MEANING_WEIGHTS_HPP\n\n#include \"meaning_evidence.hpp\"\n\n"
      "namespace muwazi::inline v0 {\n\ninline constexpr MeaningNets builtin_meaning_nets = {\n    ");
  print_net(nets.clause);
  std::printf(",\n    ");
  print_net(nets.pair);
  std::printf(",\n};\n\n}  // namespace muwazi::inline v0\n\n#endif\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Set> sets;
  std::vector<Set> reports;
  const std::string mode = argc > 1 ? argv[1] : "";
  std::string listing;
  bool reporting = false;
  for (int i = 2; i < argc; ++i) {
    if (std::string(argv[i]) == "--report") {
      reporting = true;
      continue;
    }
    if (i + 1 >= argc) break;
    if (std::string(argv[i]) == "--list") {
      listing = argv[++i];
      continue;
    }
    const char* const table = argv[i + 1];
    std::ifstream in(table, std::ios::binary);
    Set set{seeds::read_pairs(argv[i]), std::string(table) == "builtin" ? Lexicon::builtin() : Lexicon::read_table(in, table), table};
    if (set.pairs.empty()) return std::fprintf(stderr, "no pairs in %s\n", argv[i]), 1;
    (reporting ? reports : sets).push_back(std::move(set));
    ++i;
  }
  if (sets.empty() || (mode != "--odds" && mode != "--nets" && mode != "--words" && mode != "--absences" && mode != "--negation" && mode != "--names" && mode != "--letters"))
    return std::fprintf(stderr, "usage: fit_meaning --odds|--absences|--nets|--negation|--letters|--names PAIRS.tsv LEXICON.tsv ... [--report PAIRS.tsv LEXICON.tsv ...]\n"), 2;
  if (mode == "--words") {
    list_words(sets);
  } else if (mode == "--absences") {
    print_absences(sets);
  } else if (mode == "--odds") {
    // To begin with, a kind is worth more than those before it, whatever its strength.
    auto odds = std::make_unique<CoverageOdds>();
    for (std::size_t k = 1; k < cell_kinds; ++k)
      for (std::size_t b = 0; b < cell_bins; ++b) odds->cell[k][b] = static_cast<float>(k * k) + 0.1f * static_cast<float>(b);
    for (auto& near : odds->near) near.fill(1);
    for (int round = 0; round < 2; ++round) fit_cells(sets, *odds);
    fit_company(sets, *odds);
    fit_words(sets, *odds);
    print(*odds);
  } else if (mode == "--letters") {
    auto weights = std::make_unique<names::NameLetterWeights>();
    fit_letters(sets, *weights);
    print(*weights);
  } else if (mode == "--names") {
    auto net = std::make_unique<names::MissingNameNet>();
    fit_names(sets, reports, listing, *net);
    print(*net);
  } else if (mode == "--negation") {
    auto net = std::make_unique<NegationNet>();
    fit_negation(sets, reports, listing, *net);
    print(*net);
  } else {
    auto nets = std::make_unique<MeaningNets>();
    fit_clauses(sets, reports, *nets);
    fit_strangers(sets, reports, *nets);
    print(*nets);
  }
}
