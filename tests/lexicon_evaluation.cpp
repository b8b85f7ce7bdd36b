// SPDX-License-Identifier: Apache-2.0
// How good a lexicon is by itself, on a parallel text that it was not learned from.
//
//     lexicon_evaluation PARALLEL.tsv [TABLE.tsv] [--misses N]     columns: document, English, Arabic; default: the library's table
//
// Prints a line of figures: share of English and Arabic content words that have a stem; share of English content words with
// a translation in the Arabic sentence that translates theirs (and, as noise, in the sentence after the next); mean rank of
// the best such translation; share of sentences whose translation scores highest among the 41 Arabic sentences around it, by
// the lexicon alone; nanoseconds of processor time a stem() call. --misses lists the English words that most often lack a translation.
#include <muwazi/error.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/token.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using muwazi::Language;
using muwazi::Lexicon;
using muwazi::StemId;

struct Side {
  std::string text;
  std::vector<muwazi::Token> tokens;
  std::vector<StemId> stems;  ///< of the content words that are known
  std::vector<StemId> phrases;
  std::size_t words = 0;      ///< content words, known or not
};

bool is_content(const Lexicon& lexicon, StemId stem, Language language) {
  return stem == muwazi::no_stem || !lexicon.is_function_word(stem, language);
}

void analyse(const Lexicon& lexicon, Language language, Side& side) {
  muwazi::tokenize(side.text, {0, static_cast<std::uint32_t>(side.text.size())}, side.tokens);
  const auto script = language == Language::english ? muwazi::TokenScript::latin : muwazi::TokenScript::arabic;
  for (const muwazi::Token& token : side.tokens) {
    if (token.kind != muwazi::TokenKind::word || token.script != script) continue;
    const StemId stem = lexicon.stem(token.range.in(side.text), language);
    if (!is_content(lexicon, stem, language)) continue;
    ++side.words;
    if (stem) side.stems.push_back(stem);
  }
  // Phrases count beside their words, over all words of the sentence.
  std::vector<StemId> all;
  for (const muwazi::Token& token : side.tokens) {
    all.push_back(token.kind == muwazi::TokenKind::word ? lexicon.stem(token.range.in(side.text), language) : muwazi::no_stem);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (const auto match = lexicon.phrase(std::span(all).subspan(i), language); match.length) side.phrases.push_back(match.stem);
  }
}

/// Rank of the best translation of `stem` among `others`, 0 where there is none.
std::size_t best_rank(const Lexicon& lexicon, StemId stem, const std::vector<StemId>& others) {
  std::size_t rank = 0;
  for (const muwazi::Translation translation : lexicon.translations(stem, Language::english)) {
    ++rank;
    if (std::find(others.begin(), others.end(), StemId{translation.stem}) != others.end()) return rank;
  }
  return 0;
}

double score(const Lexicon& lexicon, const Side& english, const Side& arabic) {
  double sum = 0;
  const auto add = [&](const std::vector<StemId>& from, Language language, const std::vector<StemId>& to, double size) {
    const Language other = language == Language::english ? Language::arabic : Language::english;
    for (const StemId stem : from) {
      double best = 0;
      for (const muwazi::Translation translation : lexicon.translations(stem, language)) {
        if (std::find(to.begin(), to.end(), StemId{translation.stem}) == to.end()) continue;
        best = std::max(best, translation.probability() * std::exp2(double{lexicon.bits(translation.stem, other)}));
      }
      sum += std::log2(1 + best / size) / size;
    }
  };
  add(english.stems, Language::english, arabic.stems, static_cast<double>(arabic.words + 3));
  add(arabic.stems, Language::arabic, english.stems, static_cast<double>(english.words + 3));
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths;
  std::size_t misses = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--misses") == 0 && i + 1 < argc) misses = static_cast<std::size_t>(std::atoi(argv[++i]));
    else paths.emplace_back(argv[i]);
  }
  if (paths.empty() || paths.size() > 2) {
    std::cerr << "usage: lexicon_evaluation PARALLEL.tsv [TABLE.tsv] [--misses N]\n";
    return 2;
  }
  try {
    Lexicon lexicon = Lexicon::builtin();
    if (paths.size() == 2) {
      std::ifstream table(paths[1], std::ios::binary);
      lexicon = Lexicon::read_table(table, paths[1]);
    }
    std::vector<Side> english, arabic;
    std::ifstream in(paths[0], std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (second == std::string::npos) continue;
      english.emplace_back().text = line.substr(first + 1, second - first - 1);
      arabic.emplace_back().text = line.substr(second + 1, line.find('\t', second + 1) - second - 1);
      analyse(lexicon, Language::english, english.back());
      analyse(lexicon, Language::arabic, arabic.back());
    }
    std::size_t english_words = 0, english_known = 0, arabic_words = 0, arabic_known = 0, linked = 0, noise = 0, won = 0, by_phrase = 0;
    double ranks = 0;
    std::map<std::string, std::pair<int, int>> missed;
    std::string spelled;
    for (std::size_t s = 0; s < english.size(); ++s) {
      english_words += english[s].words;
      arabic_words += arabic[s].words;
      english_known += english[s].stems.size();
      arabic_known += arabic[s].stems.size();
      for (const StemId stem : english[s].stems) {
        const std::size_t rank = best_rank(lexicon, stem, arabic[s].stems);
        if (!rank && best_rank(lexicon, stem, arabic[s].phrases)) ++by_phrase;
        if (rank) {
          ++linked;
          ranks += static_cast<double>(rank);
        }
        if (best_rank(lexicon, stem, arabic[(s + 2) % arabic.size()].stems)) ++noise;
      }
      if (misses) {
        for (const muwazi::Token& token : english[s].tokens) {
          if (token.kind != muwazi::TokenKind::word || token.script != muwazi::TokenScript::latin) continue;
          const StemId stem = lexicon.stem(token.range.in(english[s].text), Language::english);
          if (!is_content(lexicon, stem, Language::english)) continue;
          lexicon.spell_stem(token.range.in(english[s].text), Language::english, spelled);
          auto& counts = missed[spelled];
          ++counts.second;
          if (!stem || !best_rank(lexicon, stem, arabic[s].stems)) ++counts.first;
        }
      }
      const double right = score(lexicon, english[s], arabic[s]);
      bool best = true;
      for (std::size_t o = s < 20 ? 0 : s - 20; o <= std::min(s + 20, arabic.size() - 1) && best; ++o) {
        if (o != s && arabic[o].text != arabic[s].text) best = score(lexicon, english[s], arabic[o]) < right;
      }
      if (best) ++won;
    }
    const std::clock_t start = std::clock();  // of the processor, which others may use too
    std::size_t calls = 0, found = 0;
    for (int round = 0; round < 5; ++round) {
      for (const std::vector<Side>* sides : {&english, &arabic}) {
        const Language language = sides == &english ? Language::english : Language::arabic;
        for (const Side& side : *sides) {
          for (const muwazi::Token& token : side.tokens) {
            if (token.kind != muwazi::TokenKind::word) continue;
            ++calls;
            found += lexicon.stem(token.range.in(side.text), language) != muwazi::no_stem;
          }
        }
      }
    }
    const double time = 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const auto percent = [](std::size_t part, std::size_t whole) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
    };
    std::printf("known en %.1f %% ar %.1f %%  linked %.1f + %.1f %%  noise %.1f %%  mean rank %.2f  retrieval %.1f %%  stem %.0f ns (%.0f %%)\n",
                percent(english_known, english_words), percent(arabic_known, arabic_words), percent(linked, english_words), percent(by_phrase, english_words),
                percent(noise, english_words), ranks / static_cast<double>(std::max<std::size_t>(linked, 1)),
                percent(won, english.size()), time / static_cast<double>(std::max<std::size_t>(calls, 1)),
                percent(found, calls));
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto& [word, counts] : missed) {
      sorted.push_back({-counts.first, word + ' ' + std::to_string(counts.first) + '/' + std::to_string(counts.second)});
    }
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < std::min(misses, sorted.size()); ++i) std::printf("%s\n", sorted[i].second.c_str());
  } catch (const muwazi::Error& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
  return 0;
}
