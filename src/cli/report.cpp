// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <muwazi/write.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <ostream>
#include <utility>

namespace muwazi::cli {
namespace {

/// Colour and width of the terminal that standard output is; plain and 80 columns where it is none.
TextStyle terminal_style(const std::string& output) {
  TextStyle style;
  if (output != "-" || ::isatty(STDOUT_FILENO) == 0) return style;
  style.color = true;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col;
  return style;
}

}  // namespace

void ReportOptions::add_to(CLI::App& command, std::vector<std::string> formats, const std::string& description) {
  command.add_option("--format", format, description)->check(one_of(std::move(formats)));
  ui.add_to(command);
  command.add_flag("--summary", summary, "text: the closing figures only");
  command.add_option("--width", width, "text: columns; without it, those of the terminal, else 80")->check(between(40, 1000));
  command.add_option("--color", color, "text: auto, always or never")->check(one_of({"auto", "always", "never"}));
}

void ReportOptions::write(std::ostream& out, const Review& review, const std::string& output) const {
  const MessageStyle said = ui.style();
  if (format == "jsonl") return write_jsonl(out, review);
  if (format == "html")
    return write_html(out, review, {.ui = said.language, .title = title, .gold = {}, .digits = said.digits});
  if (format == "sarif") return write_sarif(out, review, {said.language, said.digits});
  if (format == "checkstyle") return write_checkstyle(out, review, {said.language, said.digits});
  if (format == "tsv") return write_tsv(out, review, {.columns = TsvColumns::findings});
  if (format == "csv") return write_csv(out, review);
  if (format == "tmx") return write_tmx(out, review);
  if (format == "xliff") return write_xliff(out, review);
  if (format == "xliff12") return write_xliff(out, review, {XliffVersion::v1_2});
  if (format == "po") return write_po(out, review);
  if (format == "svg") return write_svg(out, review);
  TextStyle style = terminal_style(output);
  style.ui = said.language;
  style.digits = said.digits;
  if (width > 0) style.width = width;
  if (color != "auto") style.color = color == "always";
  if (summary) style.detail = TextDetail::summary;
  write_text(out, review, style);
}

}  // namespace muwazi::cli
