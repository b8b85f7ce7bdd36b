// SPDX-License-Identifier: Apache-2.0
// muwazi names: English and Arabic names, one pair a line, judged; JSONL out.
#include <muwazi/name.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>
#include <ostream>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {

void add_names(CLI::App& app, Job& job) {
  struct Options {
    std::string file, output = "-";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("names", "Judge pairs of names: English, tab, Arabic a line; JSONL");
  command->add_option("NAMES", options->file, "Pairs of names, - for standard input")->required();
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      bool found = false;
      bool unusable = false;
      LineReader lines(options->file);
      write_output(options->output, [&](std::ostream& out) {
        std::string_view line;
        for (std::size_t number = 0; lines.next(line); ++number) {
          const std::size_t tab = line.find('\t');
          if (tab == std::string_view::npos) {
            if (line.empty()) continue;
            tell((options->file == "-" ? "standard input" : options->file) + ':' + std::to_string(number + 1),
                 "no tab between the names; not judged");
            unusable = true;
            continue;
          }
          const std::string_view english = line.substr(0, tab);
          std::string_view arabic = line.substr(tab + 1);
          arabic = arabic.substr(0, arabic.find('\t'));
          const NameJudgement judgement = NameModel::builtin().judge(english, arabic);
          found = found || (judgement.verdict != NameVerdict::right && judgement.verdict != NameVerdict::variant);
          nlohmann::ordered_json row = {{"line", number},
                                        {"english", english},
                                        {"arabic", arabic},
                                        {"score", std::round(judgement.score * 10000) / 10000},
                                        {"verdict", name_verdict_name(judgement.verdict)},
                                        {"reason", localize(judgement.reason)},
                                        {"suggestions", judgement.suggestions}};
          out << row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        }
      }, {options->file});
      if (unusable) return Status::unusable;
      return found ? Status::findings : Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
