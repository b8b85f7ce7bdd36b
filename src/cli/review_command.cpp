// SPDX-License-Identifier: Apache-2.0
// muwazi review: aligns two texts and reports what is wrong with the translation.
#include <muwazi/write.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

/// Colour and width of the terminal that standard output is; plain and 80 columns where it is none.
TextStyle terminal_style(const std::string& output) {
  TextStyle style;
  if (output != "-" || ::isatty(STDOUT_FILENO) == 0) return style;
  style.color = true;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col;
  return style;
}

}  // namespace

void add_review(CLI::App& app, Job& job) {
  struct Options : PairOptions {
    std::string format = "text";
    std::string output = "-";
    bool summary = false;
    bool quiet = false;
    int width = 0;
    std::string color = "auto";
    UiOptions ui;
    FailOption fail;
    RuleOptions rules;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("review", "Align two texts and report what is wrong with the translation");
  options->add_to(*command);
  command
      ->add_option("--format", options->format,
                   "text, jsonl, html, sarif, checkstyle, tsv, csv, tmx, xliff (2.1), xliff12, po or svg")
      ->check(one_of({"text", "jsonl", "html", "sarif", "checkstyle", "tsv", "csv", "tmx", "xliff", "xliff12", "po",
                             "svg"}));
  options->ui.add_to(*command);
  command->add_flag("--summary", options->summary, "text: the closing figures only");
  command->add_flag("--quiet,-q", options->quiet, "No report as text, no notes, no progress: the exit status tells");
  command->add_option("--width", options->width, "text: columns; without it, those of the terminal, else 80")
      ->check(between(40, 1000));
  command->add_option("--color", options->color, "text: auto, always or never")
      ->check(one_of({"auto", "always", "never"}));
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
      const MessageStyle ui = options->ui.style();
      if (!options->quiet) print_notes(review);
      const bool silent = options->quiet && options->format == "text" && options->output == "-";
      if (!silent) write_output(options->output, [&](std::ostream& out) {
        if (options->format == "jsonl") return write_jsonl(out, review);
        if (options->format == "html")
          return write_html(out, review, {.ui = ui.language, .title = {}, .gold = {}, .digits = ui.digits});
        if (options->format == "sarif") return write_sarif(out, review, {ui.language, ui.digits});
        if (options->format == "checkstyle") return write_checkstyle(out, review, {ui.language, ui.digits});
        if (options->format == "tsv") return write_tsv(out, review, {.columns = TsvColumns::findings});
        if (options->format == "csv") return write_csv(out, review);
        if (options->format == "tmx") return write_tmx(out, review);
        if (options->format == "xliff") return write_xliff(out, review);
        if (options->format == "xliff12") return write_xliff(out, review, {XliffVersion::v1_2});
        if (options->format == "po") return write_po(out, review);
        if (options->format == "svg") return write_svg(out, review);
        TextStyle style = terminal_style(options->output);
        style.ui = ui.language;
        style.digits = ui.digits;
        if (options->width > 0) style.width = options->width;
        if (options->color != "auto") style.color = options->color == "always";
        if (options->summary) style.detail = TextDetail::summary;
        write_text(out, review, style);
      }, {options->source, options->target});
      return options->fail.status(review.findings);
    };
  });
}

}  // namespace muwazi::cli
