// SPDX-License-Identifier: Apache-2.0
// The language that the command speaks, and what of its output a person asked not to see.
#ifndef MUWAZI_CLI_UI_HPP
#define MUWAZI_CLI_UI_HPP

#include <muwazi/check.hpp>
#include <muwazi/message.hpp>

#include <CLI/CLI.hpp>
#include <span>
#include <string>

#include "commands.hpp"

namespace muwazi::cli {

/// The language that the environment asks for messages: LC_ALL, else LC_MESSAGES, else LANG, as POSIX has it.
Language language_of_environment();

/// The language of a --ui among the arguments, else that of the environment: for help, which is printed while they are read.
Language language_of_arguments(int count, const char* const* arguments);

/// --ui and --digits.
struct UiOptions {
  std::string ui;                  ///< "en", "ar"; empty: language_of_environment()
  std::string digits = "western";  ///< or "arabic"

  void add_to(CLI::App& command);
  [[nodiscard]] MessageStyle style() const;
};

/// --fail-on: from which severity on a finding makes the exit status 1.
struct FailOption {
  std::string severity = "info";  ///< "critical", "major", "minor", "info" or "never"

  void add_to(CLI::App& command);
  [[nodiscard]] Status status(std::span<const Finding> findings) const;
};

/// Puts every description of `app` and its subcommands into the language, as far as the catalogue has it.
void translate_help(CLI::App& app, Language language);

/// What is wrong with a command line, in the language of the messages; CLI11's own words in English.
std::string usage_message(const CLI::ParseError& error, Language language);

}  // namespace muwazi::cli

#endif
