// SPDX-License-Identifier: Apache-2.0
// muwazi check: findings for pairs that are already aligned, streamed in bounded memory over all cores.
#include <muwazi/error.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/write.hpp>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {
namespace {

struct Options {
  std::string file;
  std::string output = "-";
  std::string source_language;
  double min_confidence = CheckOptions().min_confidence;
  std::vector<std::string> disabled;
  std::vector<std::string> enabled;
  std::string lexicon;
  std::string names_list;
  unsigned threads = 0;
};

constexpr std::size_t batch_pairs = 256;

/// Consecutive lines, and what was found in them.
struct Batch {
  std::uint32_t first_line = 0;
  std::vector<std::string> lines;
  std::string findings;
  std::string complaints;
  std::size_t count = 0;
};

/// Lines of the file as UTF-8, without byte-order mark. UTF-16 is refused, since its lines cannot be cut as bytes.
/// The first lines are kept, so that the language of the source can be told before any pair is checked.
class PairLines {
 public:
  explicit PairLines(const std::string& path) : reader_(path) {
    std::string_view line;
    while (first_.size() < first_lines && reader_.next(line)) {
      if (first_.empty()) {
        if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF"))
          throw Error(ErrorKind::format, path, "is UTF-16; pairs are read as UTF-8");
        if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      }
      first_.emplace_back(line);
    }
  }

  /// The language of the first column, by the letters of the first lines.
  [[nodiscard]] Language source_language() const {
    std::string source;
    std::string target;
    for (const std::string& line : first_) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) continue;
      source += line.substr(0, tab);
      target += line.substr(tab + 1);
    }
    const std::optional<Language> left = detect_language(source);
    const std::optional<Language> right = detect_language(target);
    return left == Language::arabic && right != Language::arabic ? Language::arabic : Language::english;
  }

  bool next(std::string_view& line) {
    if (at_ == first_.size()) return reader_.next(line);
    line = first_[at_++];
    return true;
  }

 private:
  static constexpr std::size_t first_lines = 500;
  LineReader reader_;
  std::vector<std::string> first_;
  std::size_t at_ = 0;
};

void check_line(const Reviewer& reviewer, std::string_view line, std::uint32_t number, const std::string& name,
                Batch& batch, std::ostream& out) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    if (line.empty()) return;
    batch.complaints += name + ":" + std::to_string(number + 1) + ": no tab between source and target; not checked\n";
    return;
  }
  const std::string_view source = line.substr(0, tab);
  std::string_view target = line.substr(tab + 1);
  if (const std::size_t next_tab = target.find('\t'); next_tab != std::string_view::npos)
    target = target.substr(0, next_tab);  // further columns are the caller's own
  if (number == 0 && source == "source" && target == "target") return;
  Review review = reviewer.check_pair(source, target);
  for (Finding& finding : review.findings) finding.bead = number;
  batch.count += review.findings.size();
  write_jsonl(out, review);
}

Status run(const Options& options) {
  ReviewOptions review_options;
  PairLines lines(options.file);
  review_options.source_language =
      options.source_language.empty() ? lines.source_language() : language_by_code(options.source_language);
  review_options.source_decode.encoding = review_options.target_decode.encoding = Encoding::utf8;
  review_options.check.min_confidence = options.min_confidence;
  review_options.check.disabled_rules = options.disabled;
  review_options.check.enabled_rules = options.enabled;
  std::optional<Lexicon> lexicon;
  if (!options.lexicon.empty()) {
    std::ifstream in(options.lexicon, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, options.lexicon, "cannot be opened");
    review_options.check.lexicon = &lexicon.emplace(Lexicon::read_table(in, options.lexicon));
  }
  std::optional<NameList> names_list;
  if (!options.names_list.empty())
    review_options.check.name_list = &names_list.emplace(read_name_list(options.names_list));
  const Reviewer reviewer(review_options);
  const std::string name = options.file == "-" ? "standard input" : options.file;

  const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                    options.threads > 0 ? options.threads
                                                        : tbb::global_control::active_value(
                                                              tbb::global_control::max_allowed_parallelism));
  std::size_t findings = 0;
  bool unusable = false;
  std::uint32_t line_number = 0;
  write_output(options.output, [&](std::ostream& out) {
    const auto read = [&](tbb::flow_control& flow) {
      auto batch = std::make_shared<Batch>();
      batch->first_line = line_number;
      std::string_view line;
      while (batch->lines.size() < batch_pairs && lines.next(line)) batch->lines.emplace_back(line);
      line_number += static_cast<std::uint32_t>(batch->lines.size());
      if (batch->lines.empty()) flow.stop();
      return batch;
    };
    const auto work = [&](std::shared_ptr<Batch> batch) {
      std::ostringstream text;
      for (std::size_t i = 0; i < batch->lines.size(); ++i)
        check_line(reviewer, batch->lines[i], batch->first_line + static_cast<std::uint32_t>(i), name, *batch, text);
      batch->findings = std::move(text).str();
      return batch;
    };
    const auto write = [&](const std::shared_ptr<Batch>& batch) {
      out << batch->findings;
      std::cerr << batch->complaints;
      unusable = unusable || !batch->complaints.empty();
      findings += batch->count;
    };
    using Pointer = std::shared_ptr<Batch>;
    tbb::parallel_pipeline(16, tbb::make_filter<void, Pointer>(tbb::filter_mode::serial_in_order, read) &
                                   tbb::make_filter<Pointer, Pointer>(tbb::filter_mode::parallel, work) &
                                   tbb::make_filter<Pointer, void>(tbb::filter_mode::serial_in_order, write));
  });
  if (unusable) return Status::unusable;
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
  command->add_option("--min-confidence", options->min_confidence, "Report findings from this probability on")
      ->check(CLI::Range(0.0, 1.0));
  command->add_option("--disable", options->disabled, "Rule that is not run; 'name.' names all that begin so")->allow_extra_args(false);
  command->add_option("--enable", options->enabled, "Rule to run that is off by default")->allow_extra_args(false);
  command->add_option("--table", options->lexicon, "A whole lexicon in the form of data/lexicon.tsv, instead of the library's");
  command->add_option("--names-list", options->names_list,
                      "Your own names, TSV (English, Arabic, approved|forbidden|ignore) or TBX; they win over the library's");
  command->add_option("--threads", options->threads, "Threads; 0 for one a core");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace muwazi::cli
