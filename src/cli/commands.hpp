// SPDX-License-Identifier: Apache-2.0
// What the subcommands share: exit statuses, options, and the function that each adds itself with.
#ifndef MUWAZI_CLI_COMMANDS_HPP
#define MUWAZI_CLI_COMMANDS_HPP

#include <muwazi/review.hpp>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muwazi::cli {

/// Exit statuses of the command.
enum class Status { nothing_found = 0, findings = 1, usage = 2, unusable = 3 };

/// What main() runs after the command line is read; a subcommand sets it from its callback.
using Job = std::function<Status()>;

/// Options that every subcommand that reads two texts has.
struct PairOptions {
  std::string source;
  std::string target;
  std::string source_encoding = "automatic";
  std::string target_encoding = "automatic";
  std::string source_language;  ///< "en", "ar" or empty
  bool lines = false;
  std::string from = "automatic";  ///< what the files hold, as document_kind_name() says it

  void add_to(CLI::App& command);
  /// Review options with languages, encodings and names set.
  [[nodiscard]] ReviewOptions review_options() const;
  /// The running texts of both files.
  [[nodiscard]] ExtractedText source_text() const;
  [[nodiscard]] ExtractedText target_text() const;
};

/// Options of every subcommand that checks: which rules run, and what is not to be reported.
struct RuleOptions {
  std::optional<double> min_confidence;
  std::vector<std::string> disabled;
  std::vector<std::string> enabled;
  std::vector<std::string> rules;     ///< settings files
  std::vector<std::string> suppress;  ///< settings files, read after `rules`
  std::vector<std::string> terms;     ///< termbases, TBX by their ending, else TSV
  std::string names_list;             ///< the user's own names, TSV or TBX
  std::string baseline;
  std::string write_baseline;

  void add_to(CLI::App& command);
  /// Check options with the files read. Throws Error{file} and Error{format}.
  [[nodiscard]] CheckOptions check_options() const;
};

/// What was known before is taken out of findings, and what a run found is kept as the next baseline.
class BaselineFilter {
 public:
  /// Takes the baseline out of `check`, so that known findings still get into the file to be written.
  BaselineFilter(const RuleOptions& options, CheckOptions& check);

  /// Removes known findings and gives the lines that --write-baseline gets for all of them.
  [[nodiscard]] std::string filter(std::vector<Finding>& findings) const;
  [[nodiscard]] const std::string& file() const noexcept { return file_; }

 private:
  std::string file_;  ///< empty: none is written
  std::vector<std::uint64_t> known_;
};

/// The encoding of a name as encoding_name() gives it. Throws Error{usage}.
Encoding encoding_by_name(const std::string& name);

/// Adds the option --from, which says what the files hold, to a command.
void add_from(CLI::App& command, std::string& from);

/// The running text of a file; `from` as add_from() takes it.
ExtractedText read_document(const std::string& path, const std::string& from, const std::string& encoding);

/// "en" or "ar". Throws Error{usage} for another.
Language language_by_code(const std::string& code);

/// Shows the share of the work done on standard error where that is a terminal; an empty function elsewhere.
std::function<bool(double)> progress_meter(const Message& message);

/// Prints notes and the encoding issues of both sides for a person, on standard error.
void print_notes(const Review& review);

void add_align(CLI::App& app, Job& job);
void add_check(CLI::App& app, Job& job);
void add_fix(CLI::App& app, Job& job);
void add_learn(CLI::App& app, Job& job);
void add_learn_names(CLI::App& app, Job& job);  // after add_learn()
void add_match(CLI::App& app, Job& job);
void add_names(CLI::App& app, Job& job);
void add_numbers(CLI::App& app, Job& job);
void add_review(CLI::App& app, Job& job);
void add_rules(CLI::App& app, Job& job);
void add_segment(CLI::App& app, Job& job);

}  // namespace muwazi::cli

#endif
