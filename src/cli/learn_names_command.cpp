// SPDX-License-Identifier: Apache-2.0
// muwazi learn names: lists of names become the table of data/names.tsv.
#include <muwazi/error.hpp>
#include <muwazi/name_learn.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

void read_pairs(const std::string& path, bool measured, std::vector<NamePair>& pairs) {
  read_columns(path, 2, [&](const std::vector<std::string>& columns, const std::string&) {
    NamePair pair;
    pair.english = columns[0];
    pair.arabic = columns[1];
    if (columns.size() > 2) pair.count = static_cast<std::uint32_t>(std::strtoul(columns[2].c_str(), nullptr, 10));
    pair.measured = measured;
    pairs.push_back(std::move(pair));
  });
}

void report(const char* what, const NameQuality& quality) {
  const auto figure = [](double value) { return quote(fmt::format("{:.6g}", value)); };
  tell("", {"{0}, {1} in all: area under the curve {2} against random others, {3} against the nearest; first proposal right {4} %, "
            "one of five {5} %",
            {catalogue_word(what), counted(quality.names), figure(quality.auc_random), figure(quality.auc_nearest),
             figure(100 * quality.first_proposal), figure(100 * quality.five_proposals)}});
}

}  // namespace

void add_learn_names(CLI::App& app, Job& job) {
  struct Options {
    std::vector<std::string> files, more, elsewhere;
    std::string output = "-", header;
    NameLearnOptions learning;
  };
  auto options = std::make_shared<Options>();
  CLI::App* learn = nullptr;
  try {
    learn = app.get_subcommand("learn");
  } catch (const CLI::OptionNotFound&) {
    learn = app.add_subcommand("learn", "Make the tables in data/ anew");
    learn->require_subcommand(1);
  }
  CLI::App* command = learn->add_subcommand("names", "Learn the table of data/names.tsv, and report on held-out names");
  command->add_option("NAMES", options->files, "Names, one a line: English, Arabic, count")->required();
  command->add_option("--more", options->more, "Names to learn from that are not reported on");
  command->add_option("--elsewhere", options->elsewhere, "Names of another list, to report on only");
  command->add_option("--rounds", options->learning.rounds, "Rounds of expectation maximisation")->capture_default_str();
  command->add_option("--passes", options->learning.passes, "Passes of the network over the names")->capture_default_str();
  command->add_option("--step", options->learning.measure_step, "Report on one name in so many")->capture_default_str();
  command->add_option("--header", options->header, "File with the comment for the head of the table");
  command->add_option("--output,-o", options->output, "Table to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      std::vector<NamePair> pairs;
      for (const std::string& path : options->files) read_pairs(path, true, pairs);
      for (const std::string& path : options->more) read_pairs(path, false, pairs);
      for (const std::string& path : options->elsewhere) read_pairs(path, true, options->learning.elsewhere);
      const LearnedNames learned = learn_names(pairs, options->learning);
      report("held-out names", learned.quality);
      report("of which one name on both sides", learned.aligned);
      if (learned.elsewhere.names > 0) report("names from elsewhere", learned.elsewhere);
      tell("", {"{0} pair left out, whose letters cannot be aligned", "{0} pairs left out, whose letters cannot be aligned",
                {counted(learned.dropped)}});
      write_output(options->output, [&](std::ostream& out) {
        if (!options->header.empty()) out << read_input(options->header);
        out << learned.table;
      });
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
