// SPDX-License-Identifier: Apache-2.0
// muwazi check: findings for pairs that are already aligned, streamed in bounded memory over all cores.
#include <muwazi/error.hpp>
#include <muwazi/write.hpp>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <deque>
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
    const std::optional<Language> left = detect_language(source);
    const std::optional<Language> right = detect_language(target);
    return left == Language::arabic && right != Language::arabic ? Language::arabic : Language::english;
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
    batch.baseline = baseline_.filter(found.findings);
    batch.count = found.findings.size();
    if (found.findings.empty()) return;
    std::ostringstream out;
    write_jsonl(out, found);
    batch.findings = std::move(out).str();
  }

 private:
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

Status run(const Options& options) {
  ReviewOptions review_options;
  PairLines lines(options.file);
  review_options.source_language =
      options.source_language.empty() ? lines.source_language() : language_by_code(options.source_language);
  review_options.source_decode.encoding = review_options.target_decode.encoding = Encoding::utf8;
  review_options.check = options.rules.check_options();
  std::optional<Lexicon> lexicon;
  if (!options.lexicon.empty()) {
    std::ifstream in(options.lexicon, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, options.lexicon, "cannot be opened");
    review_options.check.lexicon = &lexicon.emplace(Lexicon::read_table(in, options.lexicon));
  }
  const PairChecker checker(options.file == "-" ? "standard input" : options.file, std::move(review_options), options.rules);

  const std::size_t threads = options.threads > 0 ? options.threads
                                                  : tbb::global_control::active_value(
                                                        tbb::global_control::max_allowed_parallelism);
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t findings = 0;
  LineMessages complaints;
  LineMessages notes;
  const auto meter = progress_meter("checking");
  const auto check_all = [&](std::ostream& out, std::ostream* baseline) {
    using Pointer = std::shared_ptr<Batch>;
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
    const auto write = [&](const Pointer& batch) {
      out << batch->findings;
      if (baseline != nullptr) *baseline << batch->baseline;
      complaints.show(batch->complaints);
      notes.show(batch->notes);
      findings += batch->count;
    };
    tbb::parallel_pipeline(4 * threads, tbb::make_filter<void, Pointer>(tbb::filter_mode::serial_in_order, read) &
                                            tbb::make_filter<Pointer, Pointer>(tbb::filter_mode::parallel, work) &
                                            tbb::make_filter<Pointer, void>(tbb::filter_mode::serial_in_order, write));
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
  command->add_option("PAIRS", options->file, "Pairs, source<tab>target a line, UTF-8; - for standard input")->required();
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_option("--source-language", options->source_language,
                      "en or ar; without it, by the script of the first lines");
  options->rules.add_to(*command);
  command->add_option("--table", options->lexicon, "A whole lexicon in the form of data/lexicon.tsv, instead of the library's");
  command->add_option("--threads", options->threads, "Threads; 0 for one a core");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace muwazi::cli
