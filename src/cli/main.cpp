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
  add_check(app, job);
  add_fix(app, job);
  add_match(app, job);
  add_segment(app, job);
  add_numbers(app, job);
  add_names(app, job);
  add_rules(app, job);
  add_learn(app, job);
  add_learn_names(app, job);
  add_ui(app);
  set_message_style(style_of_arguments(argc, argv));
  translate_help(app, message_style().language);
  try {
    app.parse(argc, argv);
    return static_cast<int>(job());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help and the version
    tell("", usage_message(app, error));
    std::cerr << muwazi::localize("`muwazi COMMAND --help` tells more.", message_style()) << '\n';
    return static_cast<int>(Status::usage);
  } catch (const muwazi::Error& error) {
    tell(error.place(), error.message());
    return static_cast<int>(error.kind() == muwazi::ErrorKind::usage ? Status::usage : Status::unusable);
  } catch (const std::bad_alloc&) {
    tell("", "out of memory");
    return static_cast<int>(Status::unusable);
  }
}
