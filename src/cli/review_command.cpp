// SPDX-License-Identifier: Apache-2.0
// muwazi review: aligns two texts and reports what is wrong with the translation.
#include "commands.hpp"
#include "files.hpp"
#include "report.hpp"
#include "ui.hpp"

namespace muwazi::cli {
void add_review(CLI::App& app, Job& job) {
  struct Options : PairOptions {
    ReportOptions report{.format = "text"};
    std::string output = "-";
    bool quiet = false;
    FailOption fail;
    RuleOptions rules;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("review", "Align two texts and report what is wrong with the translation");
  options->add_to(*command);
  options->report.add_to(*command,
                         {"text", "jsonl", "html", "sarif", "checkstyle", "tsv", "csv", "tmx", "xliff", "xliff12", "po", "svg"},
                         "text, jsonl, html, sarif, checkstyle, tsv, csv, tmx, xliff (2.1), xliff12, po or svg");
  command->add_flag("--quiet,-q", options->quiet, "No report as text, no notes, no progress: the exit status tells");
  options->fail.add_to(*command);
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  options->rules.add_to(*command);
  command->callback([options, &job] {
    job = [options] {
      ReviewOptions review_options = options->review_options();
      review_options.check = options->rules.check_options();
      const BaselineFilter baseline(options->rules, review_options.check);
      if (!options->quiet) review_options.align.progress = progress_meter("aligning");
      const Reviewer reviewer(review_options);
      ExtractedText source = options->source_text();
      Review review = reviewer.review(std::move(source), options->target_text());
      const std::string known = baseline.filter(review.findings);
      if (!baseline.file().empty()) write_output(baseline.file(), [&](std::ostream& out) { out << known; });
      if (!options->quiet) print_notes(review);
      const bool silent = options->quiet && options->report.format == "text" && options->output == "-";
      if (!silent)
        write_output(options->output, [&](std::ostream& out) { options->report.write(out, review, options->output); },
                     {options->source, options->target});
      return options->fail.status(review.findings);
    };
  });
}

}  // namespace muwazi::cli
