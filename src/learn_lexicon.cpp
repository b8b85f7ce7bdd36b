// SPDX-License-Identifier: Apache-2.0
// Learning the lexicon: stems from the vocabulary, probabilities by expectation-maximisation, the table as text.
#include <muwazi/learn.hpp>

#include <muwazi/lexicon.hpp>
#include <muwazi/token.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <unordered_map>
#include <unordered_set>

#include "lexicon_table.hpp"
#include "stem.hpp"

namespace muwazi::inline v0 {
namespace {

using Id = std::uint32_t;

/// Strings and their numbers from 1 on, in order of first sight.
class Interned {
 public:
  Id operator()(std::string_view text) {
    const auto [at, fresh] = ids_.emplace(std::string(text), static_cast<Id>(texts_.size() + 1));
    if (fresh) texts_.push_back(&at->first);
    return at->second;
  }
  [[nodiscard]] Id find(std::string_view text) const {
    const auto at = ids_.find(std::string(text));
    return at == ids_.end() ? 0 : at->second;
  }
  [[nodiscard]] const std::string& operator[](Id id) const { return *texts_[id - 1]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, Id> ids_;
  std::vector<const std::string*> texts_;
};

constexpr std::uint64_t cell(Id english, Id arabic) { return std::uint64_t{english} << 32 | arabic; }

/// A sparse table of counts or probabilities, with the sum of each row.
struct Counts {
  std::unordered_map<std::uint64_t, double> cells;
  std::vector<double> sums;
};

struct Sentences {
  std::vector<Id> english, arabic;
  double weight = 1;
};

class Learner {
 public:
  Learner(const LexiconTraining& training, const LexiconLearnOptions& options) : training_(training), options_(options) {}

  void run(std::ostream& out) {
    read_vocabulary();
    choose_arabic_stems();
    read_pairs();
    // P(Arabic | English), then the reverse; each table's rows are of the language that is given.
    train(true);
    train(false);
    agree();
    write(out);
  }

 private:
  struct WordInfo {
    double count = 0;     ///< in the parallel texts
    double lemma = 0;     ///< weight as a word of its own in dictionaries
    Id stem = 0;
  };

  /// The folded words of a text. `visit(std::string_view key)`.
  template <class Visit>
  void words(const std::string& text, bool arabic, Visit&& visit) {
    tokens_.clear();
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens_);
    WordKey key;
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::word) continue;
      if (token.script != (arabic ? TokenScript::arabic : TokenScript::latin)) continue;
      if (!fold_word(token.range.in(text), key) || key.arabic != arabic) continue;
      visit(key.view());
    }
  }

  [[nodiscard]] std::string english_stem_of(std::string_view key) const {
    const auto at = irregular_.find(std::string(key));
    std::string word(at == irregular_.end() ? key : std::string_view(at->second));
    word += '\0';
    word.resize(english_stem(word.data(), word.size() - 1));
    return word;
  }

  Id english_word(std::string_view key) {
    const Id id = english_words_(key);
    if (english_info_.size() <= id) english_info_.resize(id + 1);
    if (!english_info_[id].stem) english_info_[id].stem = english_stems_(english_stem_of(key));
    return id;
  }
  Id arabic_word(std::string_view key) {
    const Id id = arabic_words_(key);
    if (arabic_info_.size() <= id) arabic_info_.resize(id + 1);
    return id;
  }

  /// The words as dictionaries list them: the article that some carry is no part of them.
  static std::string_view without_article(std::string_view key) {
    constexpr std::string_view article = "\u0627\u0644";
    return key.starts_with(article) && key.size() >= 10 ? key.substr(article.size()) : key;
  }

  void read_vocabulary() {
    for (const LexiconTraining::Form& form : training_.english_forms) irregular_.emplace(form.word, form.lemma);
    for (const std::string& word : training_.english_function_words) {
      words(word, false, [&](std::string_view key) { english_function_.insert(english_info_at(key).stem); });
    }
    for (const std::string& word : training_.arabic_function_words) {
      words(word, true, [&](std::string_view key) {
        const Id id = arabic_word(key);
        arabic_info_[id].lemma += 10;
        arabic_function_words_.insert(id);
      });
    }
    for (const LexiconTraining::Entry& entry : training_.entries) {
      std::size_t count = 0;
      words(entry.arabic, true, [&](std::string_view) { ++count; });
      words(entry.arabic, true, [&](std::string_view key) {
        const bool known = arabic_function_words_.contains(arabic_words_.find(key));
        const Id id = arabic_word(known ? key : without_article(key));
        if (entry.lemma && !known) arabic_info_[id].lemma += count == 1 ? entry.weight : 0.05 * entry.weight;
      });
      Id english = 0;
      std::size_t english_count = 0;
      words(entry.english, false, [&](std::string_view key) {
        english = english_info_at(key).stem;
        ++english_count;
      });
      if (count == 1 && english_count == 1 && entry.lemma) {
        words(entry.arabic, true, [&](std::string_view key) {
          const Id id = arabic_words_.find(key);
          senses_[id ? id : arabic_words_.find(without_article(key))].insert(english);
        });
      }
    }
    for (const LexiconTraining::Pair& pair : training_.pairs) {
      words(pair.english, false, [&](std::string_view key) { english_info_[english_word(key)].count += pair.weight; });
      words(pair.arabic, true, [&](std::string_view key) { arabic_info_[arabic_word(key)].count += pair.weight; });
    }
  }
  WordInfo& english_info_at(std::string_view key) {
    const Id id = english_word(key);
    return english_info_[id];
  }

  /// A word that dictionaries list, or the word that it is the feminine or plural of: where that is listed too and shares
  /// some of its translations (large: kabir, kabira; but not teacher and school: mudarris, madrasa).
  std::string base_form(Id id) {
    const std::string& word = arabic_words_[id];
    const auto own = senses_.find(id);
    if (own == senses_.end() || arabic_function_words_.contains(id)) return word;
    std::string best = word;
    double most = 0.2;
    arabic_candidates(word, [&](std::string_view stem, unsigned cost) {
      const Id base = arabic_words_.find(stem);
      if (!base || cost > 48 || !word.starts_with(stem.substr(0, stem.size() - 2)) || stem.size() < 6) return;
      const auto other = senses_.find(base);
      if (other == senses_.end() || arabic_info_[base].lemma < 0.5) return;
      std::size_t shared = 0;
      for (const Id sense : own->second) shared += other->second.contains(sense);
      const double share = static_cast<double>(shared) /
                           static_cast<double>(std::min(own->second.size(), other->second.size()));
      if (share > most || (share == most && stem < best)) {
        most = share;
        best = stem;
      }
    });
    return best;
  }

  /// Each Arabic word's stem: itself where a dictionary lists it, else the analysis whose stem is most at home in the data.
  void choose_arabic_stems() {
    const std::size_t known_words = arabic_words_.size();
    // How many word forms could be made of a stem: half a form where taking the rest off costs much.
    std::unordered_map<std::string, double> support;
    for (Id id = 1; id <= known_words; ++id) {
      std::unordered_map<std::string, unsigned> best;
      arabic_candidates(arabic_words_[id], [&](std::string_view stem, unsigned cost) {
        const auto [at, fresh] = best.emplace(stem, cost);
        if (!fresh) at->second = std::min(at->second, cost);
      });
      for (const auto& [stem, cost] : best) support[stem] += std::exp2(-static_cast<double>(cost) / 32);
    }
    std::vector<std::string> stems(known_words + 1);
    for (Id id = 1; id <= known_words; ++id) {
      const std::string& word = arabic_words_[id];
      if (arabic_info_[id].lemma >= 0.5) {
        stems[id] = base_form(id);
        continue;
      }
      double best = 0;
      std::string chosen;
      arabic_candidates(word, [&](std::string_view stem, unsigned cost) {
        const Id as_word = arabic_words_.find(stem);
        // A function word takes a conjunction, but no endings.
        if (as_word && arabic_function_words_.contains(as_word) && !word.ends_with(stem)) return;
        const double lemma = as_word ? arabic_info_[as_word].lemma : 0;
        const double count = as_word ? arabic_info_[as_word].count : 0;
        const double forms = support[std::string(stem)];
        if (lemma <= 0 && count <= 0 && (forms < 1.5 || stem.size() < 6)) return;
        const double score = std::log2(0.1 + (lemma > 0 ? 8 + lemma : 0) + 0.5 * count + 0.5 * forms) -
                             static_cast<double>(cost) / 16 + 4;
        if (score > best || (score == best && stem < chosen)) {
          best = score;
          chosen = stem;
        }
      });
      if (chosen.empty()) arabic_light_stem(word, chosen);
      stems[id] = chosen;
    }
    // A stem that is a word with a stem of its own goes to that one (at most three steps).
    for (Id id = 1; id <= known_words; ++id) {
      std::string stem = stems[id];
      for (int step = 0; step < 3; ++step) {
        const Id as_word = arabic_words_.find(stem);
        if (!as_word || stems[as_word] == stem) break;
        stem = stems[as_word];
      }
      arabic_info_[id].stem = arabic_stems_(stem);
    }
    for (const Id word : arabic_function_words_) arabic_function_.insert(arabic_info_[word].stem);
  }

  void read_pairs() {
    const auto stems_of = [&](const std::string& text, bool arabic, std::vector<Id>& stems) {
      words(text, arabic, [&](std::string_view key) {
        if (!arabic) {
          stems.push_back(english_info_[english_words_.find(key)].stem);
          return;
        }
        Id id = arabic_words_.find(key);
        if (!id) id = arabic_words_.find(without_article(key));
        if (id) stems.push_back(arabic_info_[id].stem);
      });
    };
    for (const LexiconTraining::Entry& entry : training_.entries) {
      Sentences both;
      stems_of(entry.english, false, both.english);
      stems_of(entry.arabic, true, both.arabic);
      if (both.english.empty() || both.arabic.empty()) continue;
      both.weight = entry.weight * options_.prior_weight;
      const auto phrase = [&](const std::vector<Id>& stems, Interned& names) {
        if (stems.size() == 1) return stems[0];
        std::string spelling;
        for (const Id stem : stems) {
          if (!spelling.empty()) spelling += ' ';
          spelling += names[stem];
        }
        return names(spelling);
      };
      if (both.english.size() == 1 && both.arabic.size() == 1) {
        prior_[cell(both.english[0], both.arabic[0])] += both.weight;
        continue;
      }
      if (entry.phrase && both.english.size() <= lexicon_table::max_phrase_stems &&
          both.arabic.size() <= lexicon_table::max_phrase_stems) {
        phrases_[cell(phrase(both.english, english_stems_), phrase(both.arabic, arabic_stems_))] += both.weight;
      }
      if (both.english.size() <= 6 && both.arabic.size() <= 6) {
        both.weight *= 0.3;
        sentences_.push_back(std::move(both));
      }
    }
    corpus_begin_ = sentences_.size();
    for (const LexiconTraining::Pair& pair : training_.pairs) {
      Sentences both;
      stems_of(pair.english, false, both.english);
      stems_of(pair.arabic, true, both.arabic);
      both.weight = pair.weight;
      if (both.english.empty() || both.arabic.empty()) continue;
      for (const Id stem : both.english) english_count_[stem] += pair.weight;
      for (const Id stem : both.arabic) arabic_count_[stem] += pair.weight;
      if (both.english.size() > 150 || both.arabic.size() > 150) continue;
      sentences_.push_back(std::move(both));
    }
    // Function words draw little of a dictionary's weight and none of its rarer senses.
  }

  /// Weight of word i of `given` (i of n) for word j of m: a prior on the diagonal.
  [[nodiscard]] double position(std::size_t i, std::size_t n, std::size_t j, std::size_t m) const {
    const double distance = std::abs((static_cast<double>(i) + 0.5) / static_cast<double>(n) -
                                     (static_cast<double>(j) + 0.5) / static_cast<double>(m));
    return std::exp(-options_.diagonal * distance);
  }

  /// Posterior of each pair of words of a sentence pair: result[j * n + i], for target j given source words i.
  void posteriors(const Sentences& both, bool to_arabic, std::vector<double>& result) const {
    const auto& given = to_arabic ? both.english : both.arabic;
    const auto& made = to_arabic ? both.arabic : both.english;
    const Counts& model = to_arabic ? to_arabic_ : to_english_;
    const std::size_t n = given.size(), m = made.size();
    result.assign(n * m, 0);
    for (std::size_t j = 0; j < m; ++j) {
      double places = 0;
      for (std::size_t i = 0; i < n; ++i) places += position(i, n, j, m);
      double sum = options_.empty_word * empty_probability(made[j], to_arabic);
      for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t key = to_arabic ? cell(given[i], made[j]) : cell(made[j], given[i]);
        const auto at = model.cells.find(key);
        const double t = at == model.cells.end() ? 1e-9 : std::max(at->second, 1e-9);
        const double p = (1 - options_.empty_word) * position(i, n, j, m) / places * t;
        result[j * n + i] = p;
        sum += p;
      }
      for (std::size_t i = 0; i < n; ++i) result[j * n + i] /= sum;
    }
  }
  /// The empty word makes each word as often as the text has it.
  [[nodiscard]] double empty_probability(Id stem, bool arabic) const {
    const auto& counts = arabic ? arabic_count_ : english_count_;
    const auto at = counts.find(stem);
    return ((at == counts.end() ? 0 : at->second) + 0.5) / (total(arabic) + 1000);
  }
  [[nodiscard]] double total(bool arabic) const {
    double& sum = totals_[arabic ? 1 : 0];
    if (sum == 0) {
      std::vector<std::pair<Id, double>> sorted((arabic ? arabic_count_ : english_count_).begin(),
                                                (arabic ? arabic_count_ : english_count_).end());
      std::sort(sorted.begin(), sorted.end());
      for (const auto& [stem, count] : sorted) sum += count;
    }
    return sum;
  }

  void train(bool to_arabic) {
    Counts& model = to_arabic ? to_arabic_ : to_english_;
    const std::size_t rows = (to_arabic ? english_stems_ : arabic_stems_).size() + 1;
    // Dictionary entries as prior counts. A function word's are not scaled; its text speaks louder anyway.
    const auto add_prior = [&](Counts& counts) {
      for (const auto& [key, weight] : sorted_prior()) {
        counts.cells[key] += weight;
        counts.sums[to_arabic ? key >> 32 : key & 0xFFFFFFFF] += weight;
      }
    };
    // Round 0: every pair of words of a sentence pair is equally likely, dictionary entries ten times more.
    Counts first;
    first.sums.assign(rows, 0);
    std::unordered_map<std::uint64_t, double>& cells = first.cells;
    for (const Sentences& both : sentences_) {
      for (const Id e : both.english) {
        for (const Id a : both.arabic) {
          const double amount =
              both.weight / static_cast<double>(to_arabic ? both.english.size() : both.arabic.size());
          cells[cell(e, a)] += amount;
          first.sums[to_arabic ? e : a] += amount;
        }
      }
    }
    add_prior(first);
    normalise(first, to_arabic);
    model = std::move(first);
    std::vector<double> posterior;
    for (unsigned round = 0; round < options_.rounds; ++round) {
      Counts next;
      next.sums.assign(rows, 0);
      next.cells.reserve(model.cells.size());
      for (const Sentences& both : sentences_) {
        posteriors(both, to_arabic, posterior);
        const auto& given = to_arabic ? both.english : both.arabic;
        const auto& made = to_arabic ? both.arabic : both.english;
        for (std::size_t j = 0; j < made.size(); ++j) {
          for (std::size_t i = 0; i < given.size(); ++i) {
            const double amount = posterior[j * given.size() + i] * both.weight;
            if (amount < 1e-6) continue;
            next.cells[to_arabic ? cell(given[i], made[j]) : cell(made[j], given[i])] += amount;
            next.sums[given[i]] += amount;
          }
        }
      }
      add_prior(next);
      normalise(next, to_arabic);
      model = std::move(next);
    }
  }
  [[nodiscard]] const std::vector<std::pair<std::uint64_t, double>>& sorted_prior() {
    if (sorted_prior_.empty()) {
      sorted_prior_.assign(prior_.begin(), prior_.end());
      std::sort(sorted_prior_.begin(), sorted_prior_.end());
    }
    return sorted_prior_;
  }
  static void normalise(Counts& counts, bool to_arabic) {
    for (auto& [key, value] : counts.cells) value /= counts.sums[to_arabic ? key >> 32 : key & 0xFFFFFFFF] + 0.1;
  }

  /// Counts that both directions agree on, and the dictionaries: joint_.
  void agree() {
    std::vector<double> forward, backward;
    for (const Sentences& both : sentences_) {
      posteriors(both, true, forward);
      posteriors(both, false, backward);
      const std::size_t n = both.english.size(), m = both.arabic.size();
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
          const double p = forward[j * n + i] * backward[i * m + j];
          if (p > 0.02) joint_[cell(both.english[i], both.arabic[j])] += p * both.weight;
        }
      }
    }
    for (auto& [key, count] : joint_) count = std::pow(count, options_.dampening);
    for (const auto& [key, weight] : sorted_prior()) joint_[key] += weight;
    for (const auto& [key, weight] : phrases_) joint_[key] += weight;
  }

  void write(std::ostream& out) {
    struct Link {
      Id english, arabic;
      double count, to_arabic, to_english;
    };
    std::vector<Link> links;
    std::unordered_map<Id, double> english_sum, arabic_sum;
    std::vector<std::pair<std::uint64_t, double>> joint(joint_.begin(), joint_.end());
    std::sort(joint.begin(), joint.end());
    for (const auto& [key, count] : joint) {
      english_sum[static_cast<Id>(key >> 32)] += count;
      arabic_sum[static_cast<Id>(key & 0xFFFFFFFF)] += count;
    }
    for (const auto& [key, count] : joint) {
      const auto e = static_cast<Id>(key >> 32), a = static_cast<Id>(key & 0xFFFFFFFF);
      const bool listed = prior_.contains(key) || phrases_.contains(key);
      if (!listed && count < options_.least_count) continue;
      const double p = count / (english_sum[e] + 0.5), q = count / (arabic_sum[a] + 0.5);
      if (std::max(p, q) < options_.least_probability) continue;
      links.push_back({e, a, count, p, q});
    }
    // The strongest links of each stem; a link stays where either of its stems keeps it.
    std::unordered_set<std::uint64_t> kept;
    const auto keep_best = [&](bool by_english) {
      std::map<Id, std::vector<const Link*>> rows;
      for (const Link& link : links) rows[by_english ? link.english : link.arabic].push_back(&link);
      for (auto& [stem, row] : rows) {
        std::sort(row.begin(), row.end(), [&](const Link* a, const Link* b) {
          const double p = by_english ? a->to_arabic : a->to_english, q = by_english ? b->to_arabic : b->to_english;
          return p != q ? p > q : cell(a->english, a->arabic) < cell(b->english, b->arabic);
        });
        if (row.size() > options_.most_links) row.resize(options_.most_links);
        for (const Link* link : row) kept.insert(cell(link->english, link->arabic));
      }
    };
    keep_best(true);
    keep_best(false);
    std::unordered_set<Id> used[2] = {english_function_, arabic_function_};
    std::vector<std::string> lines;
    for (const Link& link : links) {
      if (!kept.contains(cell(link.english, link.arabic))) continue;
      used[0].insert(link.english);
      used[1].insert(link.arabic);
      lines.push_back(fmt::format("pair\t{}\t{}\t{:.4f}\t{:.4f}", english_stems_[link.english],
                                  arabic_stems_[link.arabic], std::min(link.to_arabic, 1.0),
                                  std::min(link.to_english, 1.0)));
    }
    // The parts of a phrase have to be stems, or it could not be found.
    for (std::size_t side = 0; side < 2; ++side) {
      Interned& names = side == 0 ? english_stems_ : arabic_stems_;
      std::vector<Id> phrases;
      for (const Id stem : used[side]) {
        if (names[stem].find(' ') != std::string::npos) phrases.push_back(stem);
      }
      for (const Id stem : phrases) {
        std::string_view rest = names[stem];
        while (!rest.empty()) {
          const std::size_t space = rest.find(' ');
          used[side].insert(names.find(rest.substr(0, space)));
          rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
        }
      }
    }
    for (std::size_t side = 0; side < 2; ++side) {
      const Interned& names = side == 0 ? english_stems_ : arabic_stems_;
      const auto& counts = side == 0 ? english_count_ : arabic_count_;
      const auto& function = side == 0 ? english_function_ : arabic_function_;
      const auto& sums = side == 0 ? english_sum : arabic_sum;
      const std::string_view language = side == 0 ? "en" : "ar";
      for (const Id stem : used[side]) {
        const auto at = counts.find(stem);
        // A dictionary's word that no text has counts a little by how much dictionaries say of it.
        const auto said = sums.find(stem);
        const double count = (at == counts.end() ? 0 : at->second) + 0.25 +
                             0.02 * (said == sums.end() ? 0 : std::min(said->second, 20.0));
        lines.push_back(fmt::format("stem\t{}\t{}\t{:.2f}{}", language, names[stem],
                                    std::log2((total(side == 1) + 5000) / count), function.contains(stem) ? "\tf" : ""));
      }
      const Interned& word_names = side == 0 ? english_words_ : arabic_words_;
      const auto& info = side == 0 ? english_info_ : arabic_info_;
      for (Id id = 1; id <= word_names.size(); ++id) {
        if (!used[side].contains(info[id].stem) || word_names[id] == names[info[id].stem]) continue;
        // An English form that no text has is left to the stemmer, which is quick.
        if (side == 0 && info[id].count < 1 && !irregular_.contains(word_names[id])) continue;
        lines.push_back(fmt::format("word\t{}\t{}\t{}", language, word_names[id], names[info[id].stem]));
      }
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : options_.header) out << "# " << line << '\n';
    for (const std::string& line : lines) out << line << '\n';
  }

  const LexiconTraining& training_;
  const LexiconLearnOptions& options_;
  std::vector<Token> tokens_;
  std::unordered_map<std::string, std::string> irregular_;
  Interned english_words_, arabic_words_, english_stems_, arabic_stems_;
  std::vector<WordInfo> english_info_, arabic_info_;
  std::unordered_set<Id> english_function_, arabic_function_, arabic_function_words_;
  std::unordered_map<Id, std::unordered_set<Id>> senses_;  ///< English stems of an Arabic word in dictionaries
  std::unordered_map<Id, double> english_count_, arabic_count_;
  mutable double totals_[2] = {0, 0};
  std::unordered_map<std::uint64_t, double> prior_, phrases_, joint_;
  std::vector<std::pair<std::uint64_t, double>> sorted_prior_;
  std::vector<Sentences> sentences_;
  std::size_t corpus_begin_ = 0;
  Counts to_arabic_, to_english_;
};

}  // namespace

void learn_lexicon(const LexiconTraining& training, const LexiconLearnOptions& options, std::ostream& out) {
  Learner(training, options).run(out);
}

}  // namespace muwazi::inline v0
