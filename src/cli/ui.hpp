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

/// The language and the digits that --ui and --digits among the arguments ask for, else the environment's language: for
/// what is said before and while the arguments are read, and by subcommands that have no report of their own.
MessageStyle style_of_arguments(int count, const char* const* arguments);

/// The style of everything that the command says on standard error. Set by main() before anything is said.
void set_message_style(const MessageStyle& style);
const MessageStyle& message_style();

/// Says a line on standard error: "muwazi: PLACE: MESSAGE", without the place where that is empty.
void tell(const std::string& place, const Message& message);

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

/// The values that an option may have, as CLI::IsMember has it, and a range of numbers; help shows them without words.
CLI::Validator one_of(std::vector<std::string> values);
CLI::Validator between(double least, double most);

/// Adds --ui and --digits to the subcommands that have none.
void add_ui(CLI::App& app);

/// What is wrong with the command line that `app` has read, told by the kind of the error; none of CLI11's own words.
Message usage_message(CLI::App& app, const CLI::ParseError& error);

}  // namespace muwazi::cli

#endif
