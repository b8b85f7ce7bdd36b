// SPDX-License-Identifier: Apache-2.0
// Bytes a second for each stage, and what the whole costs in passes of ICU's word-break iterator over the same text.
//
//   muwazi_benchmark [SOURCE TARGET] [Google Benchmark's options]
//
// Without files it takes the aligned set tico19.clean of the shared data where that is there, else the sample pair. The
// ratio is of the shortest times taken in the same run, so that it holds from one machine to the next and beside other
// work; look at the counter "icu_passes" of each line. English and Arabic are measured together, as a review reads both.
#include <benchmark/benchmark.h>
#include <muwazi/muwazi.hpp>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <limits>
#include <memory>
#include <sstream>

namespace {

struct Texts {
  std::string english;
  std::string arabic;
  [[nodiscard]] std::size_t bytes() const { return english.size() + arabic.size(); }
};

Texts texts;
double icu_seconds = 0;  // of one pass over both texts

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::size_t icu_word_breaks(const std::string& text, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale(locale), status));
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words->setText(view, status);
  std::size_t count = 0;
  while (words->next() != icu::BreakIterator::DONE) ++count;
  utext_close(view);
  return count;
}

void icu_pass() { benchmark::DoNotOptimize(icu_word_breaks(texts.english, "en") + icu_word_breaks(texts.arabic, "ar")); }

template <typename Function>
double seconds_of(Function function) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  function();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <typename Function>
void measure(benchmark::State& state, Function function) {
  double best = std::numeric_limits<double>::infinity();
  for (auto _ : state) best = std::min(best, seconds_of(function));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.bytes()));
  state.counters["icu_passes"] = best / icu_seconds;
}

const muwazi::SentenceSplitter& splitter(muwazi::Language language) {
  static const muwazi::SentenceSplitter english(muwazi::Language::english);
  static const muwazi::SentenceSplitter arabic(muwazi::Language::arabic);
  return language == muwazi::Language::english ? english : arabic;
}

muwazi::Document analyzed(muwazi::Language language) {
  const std::string& text = language == muwazi::Language::english ? texts.english : texts.arabic;
  return muwazi::analyze(muwazi::decode(text), language, splitter(language));
}

template <typename Function>
void for_both(const muwazi::Document& english, const muwazi::Document& arabic, Function function) {
  for (const muwazi::Document* document : {&english, &arabic}) function(*document);
}

void register_benchmarks() {
  const auto add = [](const char* name, auto function) {
    benchmark::RegisterBenchmark(name, [function](benchmark::State& state) { measure(state, function); })
        ->Unit(benchmark::kMillisecond);
  };
  using muwazi::Language;
  static const muwazi::Document english = analyzed(Language::english);
  static const muwazi::Document arabic = analyzed(Language::arabic);
  static const std::vector<muwazi::Bead> beads = muwazi::align(english, arabic);
  static const muwazi::Reviewer reviewer;

  add("icu_word_breaks", icu_pass);
  add("decode", [] {
    benchmark::DoNotOptimize(muwazi::decode(texts.english));
    benchmark::DoNotOptimize(muwazi::decode(texts.arabic));
  });
  add("normalize", [] {
    for_both(english, arabic, [](const muwazi::Document& d) { benchmark::DoNotOptimize(muwazi::normalize(d.text.utf8)); });
  });
  add("split_sentences", [] {
    for_both(english, arabic, [](const muwazi::Document& d) {
      benchmark::DoNotOptimize(splitter(d.language).split(d.normalized.utf8));
    });
  });
  add("tokenize", [] {
    for_both(english, arabic, [](const muwazi::Document& d) {
      std::vector<muwazi::Token> tokens;
      muwazi::tokenize(d.normalized.utf8, {0, static_cast<std::uint32_t>(d.normalized.utf8.size())}, tokens);
      benchmark::DoNotOptimize(tokens);
    });
  });
  add("find_quantities", [] {
    for_both(english, arabic, [](const muwazi::Document& d) {
      for (std::size_t i = 0; i < d.sentences.size(); ++i)
        benchmark::DoNotOptimize(muwazi::find_quantities(d.sentence(i), d.language));
    });
  });
  add("find_names", [] {
    for (std::size_t i = 0; i < english.sentences.size(); ++i)
      benchmark::DoNotOptimize(muwazi::find_names(english.normalized.utf8, english.tokens_of(i), Language::english));
  });
  add("analyze", [] {
    benchmark::DoNotOptimize(analyzed(Language::english));
    benchmark::DoNotOptimize(analyzed(Language::arabic));
  });
  add("align", [] { benchmark::DoNotOptimize(muwazi::align(english, arabic)); });
  add("check", [] { benchmark::DoNotOptimize(muwazi::check(english, arabic, beads)); });
  add("review", [] { benchmark::DoNotOptimize(reviewer.review(texts.english, texts.arabic)); });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::string shared = std::string(MUWAZI_SHARED_DIR) + "/data/align/tico19.clean";
  const std::string sample = MUWAZI_SAMPLE_DIR "/news";
  texts = argc == 3                 ? Texts{read(argv[1]), read(argv[2])}
          : std::ifstream(shared + ".en") ? Texts{read(shared + ".en"), read(shared + ".ar")}
                                    : Texts{read(sample + ".en.txt"), read(sample + ".ar.txt")};
  if (texts.bytes() == 0) {
    std::cerr << "no text to measure with\n";
    return 2;
  }
  icu_seconds = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 20; ++i) icu_seconds = std::min(icu_seconds, seconds_of(icu_pass));
  register_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
}
