// SPDX-License-Identifier: Apache-2.0
// The command `muwazi`: reads the command line, runs one subcommand, turns errors into exit statuses.
#include <muwazi/config.hpp>
#include <muwazi/error.hpp>

#include <csignal>
#include <iostream>
#include <new>

#include "commands.hpp"
#include "ui.hpp"

int main(int argc, char** argv) {
  using namespace muwazi::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error with a message, like a full disk
  CLI::App app("Aligns English and Arabic translations and says where a translation is wrong.", "muwazi");
  app.require_subcommand(1);
  app.set_version_flag("--version", "muwazi " MUWAZI_VERSION_STRING);
  app.footer(
      "Exit status: 0 nothing found, 1 findings, 2 wrong usage, 3 a file or resource could not be used.\n"
      "- stands for standard input or output. `muwazi COMMAND --help` tells more.");
  Job job;
  add_review(app, job);
  add_align(app, job);
  add_fix(app, job);
  add_numbers(app, job);
  add_check(app, job);
  add_match(app, job);
  add_segment(app, job);
  add_names(app, job);
  add_rules(app, job);
  add_learn(app, job);
  add_learn_names(app, job);
  const muwazi::Language language = language_of_arguments(argc, argv);
  translate_help(app, language);
  app.failure_message([&](const CLI::App*, const CLI::Error& error) {
    const auto* const wrong = dynamic_cast<const CLI::ParseError*>(&error);
    return "muwazi: " + (wrong == nullptr ? std::string(error.what()) : usage_message(*wrong, language)) + '\n' +
           muwazi::localize("`muwazi COMMAND --help` tells more.", {language}) + '\n';
  });
  try {
    app.parse(argc, argv);
    return static_cast<int>(job());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Status::usage);
  } catch (const muwazi::Error& error) {
    std::cerr << "muwazi: " << error.what() << '\n';
    return static_cast<int>(error.kind() == muwazi::ErrorKind::usage ? Status::usage : Status::unusable);
  } catch (const std::bad_alloc&) {
    std::cerr << "muwazi: out of memory\n";
    return static_cast<int>(Status::unusable);
  }
}
