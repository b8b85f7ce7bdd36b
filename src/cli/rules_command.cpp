// SPDX-License-Identifier: Apache-2.0
// muwazi rules: the table of rules, for whoever writes a settings file.
#include <muwazi/check.hpp>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {

void add_rules(CLI::App& app, Job& job) {
  auto output = std::make_shared<std::string>("-");
  CLI::App* command = app.add_subcommand("rules", "List the rules that check and review know, as TSV");
  command->add_option("--output,-o", *output, "File to write, - for standard output");
  command->callback([output, &job] {
    job = [output] {
      const MessageStyle style{message_style().language, message_style().digits, false};
      write_output(*output, [&style](std::ostream& out) {
        out << "rule\tkind\tseverity\tdefault\tmqm\tsummary\n";
        for (const RuleInfo& rule : rules()) {
          Message summary;
          summary.text = rule.summary;
          out << rule.id << '\t' << finding_kind_name(rule.kind) << '\t' << severity_name(rule.severity) << '\t'
              << (rule.enabled ? "on" : "off") << '\t' << rule.mqm << '\t' << localize(summary, style) << '\n';
        }
      });
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
