// SPDX-License-Identifier: Apache-2.0
// muwazi check: findings for pairs that are already aligned, streamed in bounded memory over all cores.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>
#include <muwazi/write.hpp>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <utility>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {
namespace {

struct Options {
  std::string file;
  std::string from = "automatic";
  std::string output = "-";
  std::string source_language;
  RuleOptions rules;
  std::string lexicon;
  unsigned threads = 0;
};

/// Consecutive lines, and what was found in them.
struct Batch {
  LineBlock block;
  std::string findings;
  std::string baseline;
  std::vector<std::string> complaints;  ///< lines that could not be checked
  std::vector<std::string> notes;       ///< lines that were, and may not be what they should be
  std::size_t count = 0;
};

/// Which side is Arabic, by the letters of the first pairs.
Language source_language_of(std::string_view sources, std::string_view targets) {
  return detect_language(sources) == Language::arabic && detect_language(targets) != Language::arabic ? Language::arabic
                                                                                                     : Language::english;
}

/// Lines of the file as UTF-8, without byte-order mark. UTF-16 is refused, since its lines cannot be cut as bytes.
/// The first lines are kept, so that the language of the source can be told before any pair is checked.
class PairLines {
 public:
  explicit PairLines(const std::string& path) : reader_(path) {
    LineBlock block;
    std::uint64_t lines = 0;
    std::size_t bytes = 0;
    while (lines < first_lines && bytes < first_bytes && reader_.next(block)) {
      if (first_.empty()) {
        if (block.text.starts_with("\xFF\xFE") || block.text.starts_with("\xFE\xFF"))
          throw Error(ErrorKind::format, path, "is UTF-16; pairs are read as UTF-8");
        if (block.text.starts_with("\xEF\xBB\xBF")) block.text.erase(0, 3);
      }
      lines += block.lines;
      bytes += block.text.size();
      first_.push_back(std::exchange(block, {}));
    }
  }

  /// The language of the first column, by the letters of the first lines.
  [[nodiscard]] Language source_language() const {
    std::string source;
    std::string target;
    for (const LineBlock& block : first_)
      for (std::size_t at = 0; at < block.text.size();) {
        const std::size_t end = std::min(block.text.find('\n', at), block.text.size());
        const std::string_view line = std::string_view(block.text).substr(at, end - at);
        at = end + 1;
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) continue;
        source += line.substr(0, tab);
        target += line.substr(tab + 1);
      }
    return source_language_of(source, target);
  }

  [[nodiscard]] double share() const noexcept { return reader_.share(); }

  bool next(LineBlock& block) {
    if (first_.empty()) return reader_.next(block);
    block = std::move(first_.front());
    first_.pop_front();
    return true;
  }

 private:
  static constexpr std::uint64_t first_lines = 500;
  static constexpr std::size_t first_bytes = std::size_t{1} << 20;
  LineBlocks reader_;
  std::deque<LineBlock> first_;
};

/// Checks the lines of a file. Shared between threads.
class PairChecker {
 public:
  PairChecker(std::string name, ReviewOptions options, const RuleOptions& rules)
      : name_(std::move(name)),
        baseline_(rules, options.check),
        // Pairs are numbered by line, so that suppressions by pair wait until the number is known.
        suppressions_(std::exchange(options.check.suppressions, {})),
        reviewer_(std::move(options)) {
    std::vector<Finding> none;
    suppress(none, suppressions_);
  }

  [[nodiscard]] const BaselineFilter& baseline() const noexcept { return baseline_; }

  void operator()(Batch& batch) const {
    const std::string_view text = batch.block.text;
    std::uint64_t number = batch.block.first_line;
    Review found;
    for (std::size_t at = 0; at < text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      check_line(line, number, batch, found.findings);
    }
    for (const std::uint64_t line : batch.block.too_long)
      batch.complaints.push_back(place(line) + "longer than 16 MiB; not checked");
    write_findings(batch, found);
  }

  /// Checks units of a file that is no table, the first of which is pair `number` of it.
  void operator()(Batch& batch, const std::vector<TranslationUnit>& units, std::uint64_t number) const {
    Review found;
    for (const TranslationUnit& unit : units) check_pair(unit.source, unit.target, number++, found.findings);
    write_findings(batch, found);
  }

 private:
  void write_findings(Batch& batch, Review& found) const {
    batch.baseline = baseline_.filter(found.findings);
    batch.count = found.findings.size();
    if (found.findings.empty()) return;
    std::ostringstream out;
    write_jsonl(out, found);
    batch.findings = std::move(out).str();
  }

  [[nodiscard]] std::string place(std::uint64_t line) const { return name_ + ':' + std::to_string(line + 1) + ": "; }

  void check_line(std::string_view line, std::uint64_t number, Batch& batch, std::vector<Finding>& findings) const {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      if (!line.empty()) batch.complaints.push_back(place(number) + "no tab between source and target; not checked");
      return;
    }
    const std::string_view source = line.substr(0, tab);
    std::string_view target = line.substr(tab + 1);
    if (const std::size_t next_tab = target.find('\t'); next_tab != std::string_view::npos) {
      batch.notes.push_back(place(number) + std::to_string(std::count(line.begin(), line.end(), '\t') + 1) +
                            " columns; the first two are source and target, the others are passed over");
      target = target.substr(0, next_tab);
    }
    if (number == 0 && source == "source" && target == "target") return;
    check_pair(source, target, number, findings);
  }

  void check_pair(std::string_view source, std::string_view target, std::uint64_t number, std::vector<Finding>& findings) const {
    Review review = reviewer_.check_pair(source, target);
    if (review.findings.empty()) return;
    for (Finding& finding : review.findings) finding.bead = static_cast<std::uint32_t>(number);
    suppress(review.findings, suppressions_);
    findings.insert(findings.end(), std::make_move_iterator(review.findings.begin()),
                    std::make_move_iterator(review.findings.end()));
  }

  std::string name_;
  BaselineFilter baseline_;
  std::vector<Suppression> suppressions_;
  Reviewer reviewer_;
};

/// Messages on lines, of which only the first are shown: a file of the wrong form has millions of them.
class LineMessages {
 public:
  void show(const std::vector<std::string>& messages) {
    for (const std::string& message : messages)
      if (count_++ < shown) std::cerr << message << '\n';
  }
  void finish() const {
    if (count_ > shown) std::cerr << "muwazi: " << count_ - shown << " more such lines\n";
  }
  [[nodiscard]] bool any() const noexcept { return count_ > 0; }

 private:
  static constexpr std::uint64_t shown = 20;
  std::uint64_t count_ = 0;
};

/// What a file of pairs may be, by name and the endings that it usually has.
struct PairFormat {
  std::string_view name;
  std::string_view endings;  ///< parted by spaces
  UnitsRead (*read)(std::istream&, std::string_view, const ReadOptions&, const UnitSink&);  ///< nullptr: lines with tabs
};
constexpr PairFormat formats[] = {{"tsv", ".tsv .txt .tab", nullptr},
                                  {"tmx", ".tmx", read_tmx},
                                  {"xliff", ".xlf .xliff .sdlxliff .mxliff", read_xliff},
                                  {"po", ".po .pot", read_po},
                                  {"csv", ".csv", read_csv},
                                  {"jsonl", ".jsonl .ndjson", read_jsonl}};

const PairFormat& format_of(const std::string& path, const std::string& from) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  for (const PairFormat& format : formats) {
    if (from == format.name) return format;
    if (from != "automatic" || ending.empty()) continue;
    const std::string endings = std::string(format.endings) + ' ';
    if (endings.find(ending + ' ') != std::string::npos) return format;
  }
  return formats[0];
}

/// What both ways of reading share: where findings go, and what is counted.
struct Sinks {
  std::ostream& out;
  std::ostream* baseline;
  std::size_t& findings;
  LineMessages& complaints;
  LineMessages& notes;

  void take(const Batch& batch) const {
    out << batch.findings;
    if (baseline != nullptr) *baseline << batch.baseline;
    complaints.show(batch.complaints);
    notes.show(batch.notes);
    findings += batch.count;
  }
};

void check_lines(PairLines& lines, const PairChecker& checker, std::size_t threads, const Sinks& sinks) {
  using Pointer = std::shared_ptr<Batch>;
  const auto meter = progress_meter("checking");
  const auto read = [&](tbb::flow_control& flow) {
    auto batch = std::make_shared<Batch>();
    if (!lines.next(batch->block)) flow.stop();
    if (meter && lines.share() > 0) meter(lines.share());
    return batch;
  };
  const auto work = [&](Pointer batch) {
    checker(*batch);
    batch->block.text = {};
    return batch;
  };
  const auto write = [&](const Pointer& batch) { sinks.take(*batch); };
  tbb::parallel_pipeline(4 * threads, tbb::make_filter<void, Pointer>(tbb::filter_mode::serial_in_order, read) &
                                          tbb::make_filter<Pointer, Pointer>(tbb::filter_mode::parallel, work) &
                                          tbb::make_filter<Pointer, void>(tbb::filter_mode::serial_in_order, write));
}

/// Units that a reader pushes are collected, checked over all threads, and written, some hundred or some MiB at a time.
class UnitPipe {
 public:
  /// `make` gets the first units, by which the languages can be told, and is called once.
  using MakeChecker = std::function<std::unique_ptr<PairChecker>(const std::vector<TranslationUnit>&)>;
  UnitPipe(MakeChecker make, const Sinks& sinks) : make_(std::move(make)), sinks_(sinks) {}

  void take(TranslationUnit&& unit) {
    bytes_ += unit.source.size() + unit.target.size();
    units_.push_back(std::move(unit));
    if (units_.size() >= most_units || bytes_ >= most_bytes) flush();
  }
  void flush() {
    if (!checker_) checker_ = make_(units_);
    const std::size_t parts = (units_.size() + part - 1) / part;
    std::vector<Batch> batches(parts);
    tbb::parallel_for(std::size_t{0}, parts, [&](std::size_t i) {
      const auto begin = units_.begin() + static_cast<std::ptrdiff_t>(i * part);
      const auto end = units_.begin() + static_cast<std::ptrdiff_t>(std::min(units_.size(), (i + 1) * part));
      const std::vector<TranslationUnit> own(std::make_move_iterator(begin), std::make_move_iterator(end));
      (*checker_)(batches[i], own, first_ + i * part);
    });
    for (const Batch& batch : batches) sinks_.take(batch);
    first_ += units_.size();
    units_.clear();
    bytes_ = 0;
  }

 private:
  static constexpr std::size_t most_units = 2048;
  static constexpr std::size_t most_bytes = std::size_t{4} << 20;
  static constexpr std::size_t part = 32;  ///< units that one thread takes at a time
  MakeChecker make_;
  const Sinks& sinks_;
  std::unique_ptr<PairChecker> checker_;
  std::vector<TranslationUnit> units_;
  std::size_t bytes_ = 0;
  std::uint64_t first_ = 0;
};

void check_units(const PairFormat& format, const Options& options, const UnitPipe::MakeChecker& make, const Sinks& sinks) {
  std::ifstream file;
  if (options.file != "-") {
    std::error_code ignored;
    if (std::filesystem::is_directory(options.file, ignored)) throw Error(ErrorKind::file, options.file, "is a directory");
    file.open(options.file, std::ios::binary);
    if (!file) throw Error(ErrorKind::file, options.file, "cannot be opened");
  }
  ReadOptions reading;
  if (!options.source_language.empty()) reading.source_language = language_by_code(options.source_language);
  UnitPipe pipe(make, sinks);
  const std::string name = options.file == "-" ? "standard input" : options.file;
  format.read(options.file == "-" ? std::cin : file, name, reading, [&](TranslationUnit&& unit) { pipe.take(std::move(unit)); });
  pipe.flush();
}

Status run(const Options& options) {
  const PairFormat& format = format_of(options.file, options.from);
  ReviewOptions review_options;
  review_options.source_decode.encoding = review_options.target_decode.encoding = Encoding::utf8;
  review_options.check = options.rules.check_options();
  if (!options.source_language.empty()) review_options.source_language = language_by_code(options.source_language);
  std::optional<Lexicon> lexicon;
  if (!options.lexicon.empty()) {
    std::ifstream in(options.lexicon, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, options.lexicon, "cannot be opened");
    review_options.check.lexicon = &lexicon.emplace(Lexicon::read_table(in, options.lexicon));
  }
  const std::string name = options.file == "-" ? "standard input" : options.file;
  std::optional<PairLines> lines;
  if (format.read == nullptr) {
    lines.emplace(options.file);
    if (options.source_language.empty()) review_options.source_language = lines->source_language();
  }
  // Of units the languages are known when the first ones are there; the rules are wanted before, for their errors.
  const PairChecker checker(name, review_options, options.rules);

  const std::size_t threads = options.threads > 0 ? options.threads
                                                  : tbb::global_control::active_value(
                                                        tbb::global_control::max_allowed_parallelism);
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t findings = 0;
  LineMessages complaints;
  LineMessages notes;
  const auto check_all = [&](std::ostream& out, std::ostream* baseline) {
    const Sinks sinks{out, baseline, findings, complaints, notes};
    if (lines) return check_lines(*lines, checker, threads, sinks);
    const auto make = [&](const std::vector<TranslationUnit>& first) {
      ReviewOptions own = review_options;
      if (options.source_language.empty()) {
        std::string sources;
        std::string targets;
        for (const TranslationUnit& unit : first) {
          sources += unit.source;
          targets += unit.target;
        }
        own.source_language = source_language_of(sources, targets);
      }
      return std::make_unique<PairChecker>(name, std::move(own), options.rules);
    };
    check_units(format, options, make, sinks);
  };
  write_output(options.output, [&](std::ostream& out) {
    if (checker.baseline().file().empty()) return check_all(out, nullptr);
    write_output(checker.baseline().file(), [&](std::ostream& baseline) { check_all(out, &baseline); });
  });
  complaints.finish();
  notes.finish();
  if (complaints.any()) return Status::unusable;
  return findings > 0 ? Status::findings : Status::nothing_found;
}

}  // namespace

void add_check(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Check pairs that are already aligned; writes JSONL");
  command->add_option("PAIRS", options->file, "Pairs: source<tab>target a line, UTF-8, or a translation memory; - for standard input")->required();
  command
      ->add_option("--from", options->from,
                   "What the file holds: tsv, tmx, xliff, po, csv or jsonl; without it, by its ending, else tsv")
      ->check(CLI::IsMember({"automatic", "tsv", "tmx", "xliff", "po", "csv", "jsonl"}));
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_option("--source-language", options->source_language,
                      "en or ar; without it, by the script of the first lines");
  options->rules.add_to(*command);
  command->add_option("--table", options->lexicon, "A whole lexicon in the form of data/lexicon.tsv, instead of the library's");
  command->add_option("--threads", options->threads, "Threads; 0 for one a core");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace muwazi::cli
