// SPDX-License-Identifier: Apache-2.0
// The command `muwazi`: reads the command line, runs one subcommand, turns errors into exit statuses.
#include <muwazi/error.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

#include "commands.hpp"

namespace muwazi::cli {

std::string read_input(const std::string& path) {
  std::ostringstream out;
  if (path == "-") {
    out << std::cin.rdbuf();
  } else {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, path, "cannot be opened");
    out << in.rdbuf();
  }
  return std::move(out).str();
}

void write_output(const std::string& path, const std::function<void(std::ostream&)>& writer) {
  (void)path;
  writer(std::cout);
}

}  // namespace muwazi::cli

int main(int argc, char** argv) {
  using namespace muwazi::cli;
  CLI::App app("Aligns English and Arabic translations and says where a translation is wrong", "muwazi");
  app.require_subcommand(1);
  Job job;
  add_align(app, job);
  add_numbers(app, job);
  try {
    app.parse(argc, argv);
    return static_cast<int>(job());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Status::usage);
  } catch (const muwazi::Error& error) {
    std::cerr << "muwazi: " << error.what() << '\n';
    return static_cast<int>(error.kind() == muwazi::ErrorKind::usage ? Status::usage : Status::unusable);
  }
}
