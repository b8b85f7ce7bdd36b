// SPDX-License-Identifier: Apache-2.0
// The report of review and check: its format, and what of it a person asked to see.
#ifndef MUWAZI_CLI_REPORT_HPP
#define MUWAZI_CLI_REPORT_HPP

#include <muwazi/review.hpp>

#include <iosfwd>
#include <string>
#include <vector>

#include "ui.hpp"

namespace muwazi::cli {

struct ReportOptions {
  std::string format;  ///< the default, until the command line is read
  bool summary = false;
  int width = 0;  ///< columns; 0: of the terminal
  std::string color = "auto";
  UiOptions ui{};
  std::string title{};  ///< of the page; empty: the names of the two documents

  /// Adds --format with these formats, which `description` lists for people, and the options of the report as text.
  void add_to(CLI::App& command, std::vector<std::string> formats, const std::string& description);
  /// Writes the report. `output` is where it goes: "-" may be a terminal.
  void write(std::ostream& out, const Review& review, const std::string& output) const;
};

}  // namespace muwazi::cli

#endif
