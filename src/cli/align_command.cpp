// SPDX-License-Identifier: Apache-2.0
// muwazi align: which sentences of two texts translate which.
#include <muwazi/write.hpp>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {

void add_align(CLI::App& app, Job& job) {
  struct Options : PairOptions {
    std::string format = "beads";
    std::string output = "-";
    bool no_header = false;
    bool no_learning = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("align", "Align two texts sentence by sentence");
  options->add_to(*command);
  command
      ->add_option("--format", options->format,
                   "beads, vecalign, ladder, opus, intertext, tsv, csv, jsonl, tmx, xliff (2.1), xliff12, po or svg")
      ->check(CLI::IsMember({"beads", "vecalign", "ladder", "opus", "intertext", "tsv", "csv", "jsonl", "tmx", "xliff",
                             "xliff12", "po", "svg"}));
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_flag("--no-header", options->no_header, "tsv: leave out the header line");
  command->add_flag("--no-learning", options->no_learning, "Do not learn words and lengths from the texts themselves");
  command->callback([options, &job] {
    job = [options] {
      ReviewOptions review_options = options->review_options();
      review_options.align.learn = !options->no_learning;
      review_options.align.progress = progress_meter("aligning");
      const Reviewer reviewer(review_options);
      const std::string source = read_input(options->source);
      const Review review = reviewer.align(source, read_input(options->target));
      print_notes(review);
      write_output(options->output, [&](std::ostream& out) {
        if (options->format == "tsv") return write_tsv(out, review, {.header = !options->no_header});
        if (options->format == "jsonl") return write_alignment_jsonl(out, review);
        if (options->format == "tmx") return write_tmx(out, review);
        if (options->format == "vecalign") return write_beads(out, review, {BeadsColumns::cost});
        if (options->format == "ladder") return write_ladder(out, review);
        if (options->format == "opus") return write_xces(out, review);
        if (options->format == "intertext") return write_xces(out, review, {XcesForm::intertext});
        if (options->format == "csv") return write_csv(out, review);
        if (options->format == "xliff") return write_xliff(out, review);
        if (options->format == "xliff12") return write_xliff(out, review, {XliffVersion::v1_2});
        if (options->format == "po") return write_po(out, review);
        if (options->format == "svg") return write_svg(out, review);
        write_beads(out, review);
      });
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
