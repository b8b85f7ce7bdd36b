// SPDX-License-Identifier: Apache-2.0
// What the subcommands share: exit statuses, files in and out, and the function that each adds itself with.
#ifndef MUWAZI_CLI_COMMANDS_HPP
#define MUWAZI_CLI_COMMANDS_HPP

#include <CLI/CLI.hpp>
#include <functional>
#include <iosfwd>
#include <string>

namespace muwazi::cli {

/// Exit statuses of the command.
enum class Status { nothing_found = 0, findings = 1, usage = 2, unusable = 3 };

/// What main() runs after the command line is read; a subcommand sets it from its callback.
using Job = std::function<Status()>;

/// The bytes of a file, or of standard input for "-". Throws Error{file} with the reason.
std::string read_input(const std::string& path);

/// Writes through `writer` to standard output for "-" or "", else to a temporary file beside `path` that is renamed
/// when all is written. Throws Error{file}; leaves no partial file.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& writer);

void add_align(CLI::App& app, Job& job);
void add_numbers(CLI::App& app, Job& job);

}  // namespace muwazi::cli

#endif
