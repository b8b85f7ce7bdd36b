// SPDX-License-Identifier: Apache-2.0
// muwazi align: which sentences of two texts translate which.
#include <muwazi/review.hpp>
#include <muwazi/write.hpp>

#include "commands.hpp"

namespace muwazi::cli {

void add_align(CLI::App& app, Job& job) {
  struct Options {
    std::string source, target, format = "beads", output = "-";
    bool lines = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("align", "Align two texts sentence by sentence");
  command->add_option("SOURCE", options->source, "source text, - for standard input")->required();
  command->add_option("TARGET", options->target, "its translation")->required();
  command->add_flag("--lines", options->lines, "the input holds one sentence a line");
  command->add_option("--format", options->format, "beads, tsv, jsonl or tmx")
      ->check(CLI::IsMember({"beads", "tsv", "jsonl", "tmx"}));
  command->add_option("--output,-o", options->output, "file to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      ReviewOptions review_options;
      review_options.source_name = options->source;
      review_options.target_name = options->target;
      review_options.sentences.one_per_line = options->lines;
      review_options.sentences.keep_empty_lines = options->lines;
      const Reviewer reviewer(review_options);
      const Review review = reviewer.align(read_input(options->source), read_input(options->target));
      write_output(options->output, [&](std::ostream& out) {
        if (options->format == "tsv") return write_tsv(out, review);
        if (options->format == "jsonl") return write_alignment_jsonl(out, review);
        if (options->format == "tmx") return write_tmx(out, review);
        write_beads(out, review);
      });
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
