// SPDX-License-Identifier: Apache-2.0
// muwazi review: aligns two texts and reports what is wrong with the translation.
#include <muwazi/write.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.hpp"
#include "files.hpp"

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
    std::string ui = "en";
    bool summary = false;
    RuleOptions rules;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("review", "Align two texts and report what is wrong with the translation");
  options->add_to(*command);
  command
      ->add_option("--format", options->format,
                   "text, jsonl, html, sarif, checkstyle, tsv, csv, tmx, xliff (2.1), xliff12, po or svg")
      ->check(CLI::IsMember({"text", "jsonl", "html", "sarif", "checkstyle", "tsv", "csv", "tmx", "xliff", "xliff12", "po",
                             "svg"}));
  command->add_option("--ui", options->ui, "text, html: the language of the report's own words, en or ar")
      ->check(CLI::IsMember({"en", "ar"}));
  command->add_flag("--summary", options->summary, "text: the closing figures only");
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  options->rules.add_to(*command);
  command->callback([options, &job] {
    job = [options] {
      ReviewOptions review_options = options->review_options();
      review_options.check = options->rules.check_options();
      const BaselineFilter baseline(options->rules, review_options.check);
      review_options.align.progress = progress_meter("aligning");
      const Reviewer reviewer(review_options);
      ExtractedText source = options->source_text();
      Review review = reviewer.review(std::move(source), options->target_text());
      const std::string known = baseline.filter(review.findings);
      if (!baseline.file().empty()) write_output(baseline.file(), [&](std::ostream& out) { out << known; });
      print_notes(review);
      write_output(options->output, [&](std::ostream& out) {
        if (options->format == "jsonl") return write_jsonl(out, review);
        const Language ui = options->ui == "ar" ? Language::arabic : Language::english;
        if (options->format == "html") return write_html(out, review, {.ui = ui, .title = {}, .gold = {}});
        if (options->format == "sarif") return write_sarif(out, review);
        if (options->format == "checkstyle") return write_checkstyle(out, review);
        if (options->format == "tsv") return write_tsv(out, review, {.columns = TsvColumns::findings});
        if (options->format == "csv") return write_csv(out, review);
        if (options->format == "tmx") return write_tmx(out, review);
        if (options->format == "xliff") return write_xliff(out, review);
        if (options->format == "xliff12") return write_xliff(out, review, {XliffVersion::v1_2});
        if (options->format == "po") return write_po(out, review);
        if (options->format == "svg") return write_svg(out, review);
        TextStyle style = terminal_style(options->output);
        style.ui = ui;
        if (options->summary) style.detail = TextDetail::summary;
        write_text(out, review, style);
      });
      return review.findings.empty() ? Status::nothing_found : Status::findings;
    };
  });
}

}  // namespace muwazi::cli
