// SPDX-License-Identifier: Apache-2.0
// muwazi numbers: the quantities of each line of a text, as JSON lines.
#include <muwazi/normalize.hpp>
#include <muwazi/quantity.hpp>
#include <muwazi/text.hpp>

#include <ostream>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

void write_json_string(std::ostream& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out << '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out << '\\' << c;
    } else if (byte < 0x20) {
      out << "\\u00" << hex[byte >> 4] << hex[byte & 15];
    } else {
      out << c;
    }
  }
  out << '"';
}

void write_quantities(std::ostream& out, std::string_view input, Language language) {
  const Text text = decode(input);
  std::size_t line = 0;
  std::uint32_t line_origin = 0;
  for (std::size_t begin = 0; begin < text.utf8.size(); ++line) {
    std::size_t end = text.utf8.find('\n', begin);
    const std::size_t next = end == std::string::npos ? text.utf8.size() : end + 1;
    if (end == std::string::npos) end = text.utf8.size();
    if (end > begin && text.utf8[end - 1] == '\r') --end;
    const std::string_view content = std::string_view(text.utf8).substr(begin, end - begin);
    line_origin = text.map.origin({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)}).begin;
    const NormalizedText normal = normalize(content);
    for (const Quantity& q : find_quantities(normal.utf8, language)) {
      const ByteRange here = normal.map.origin(q.range);
      const auto base = static_cast<std::uint32_t>(begin);
      const ByteRange origin = text.map.origin({base + here.begin, base + here.end});
      out << "{\"line\":" << line << ",\"begin\":" << origin.begin - line_origin
          << ",\"end\":" << origin.end - line_origin << ",\"text\":";
      write_json_string(out, here.in(content));
      out << ",\"type\":\"" << quantity_type_name(q.type) << "\",\"value\":";
      write_json_string(out, q.value);
      out << ",\"unit\":";
      if (q.unit.empty()) {
        out << "null";
      } else {
        write_json_string(out, q.unit);
      }
      out << "}\n";
    }
    begin = next;
  }
}

}  // namespace

void add_numbers(CLI::App& app, Job& job) {
  struct Options {
    std::string file, language, output = "-";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("numbers", "List the numbers, dates and measures of each line as JSON lines");
  command->add_option("FILE", options->file, "Text, one sentence a line, - for standard input")->required();
  command->add_option("--lang", options->language, "en or ar")->required()->check(one_of({"en", "ar"}));
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      const std::string input = read_input(options->file);
      const Language language = options->language == "ar" ? Language::arabic : Language::english;
      write_output(options->output, [&](std::ostream& out) { write_quantities(out, input, language); }, {options->file});
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
