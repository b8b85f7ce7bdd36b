// SPDX-License-Identifier: Apache-2.0
// muwazi segment: the sentences of a text, one a line.
#include <muwazi/document.hpp>

#include <algorithm>
#include <ostream>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {

void add_segment(CLI::App& app, Job& job) {
  struct Options {
    std::string file;
    std::string language;
    std::string encoding = "automatic";
    std::string from = "automatic";
    std::string output = "-";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("segment", "Split a text into sentences, one a line");
  command->add_option("FILE", options->file, "Text, - for standard input")->required();
  add_from(*command, options->from);
  command->add_option("--lang", options->language, "en or ar; without it, by the script of the text");
  command->add_option("--encoding", options->encoding, "Encoding of the text");
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      const Text text = read_document(options->file, options->from, options->encoding).text;
      const Language language = options->language.empty() ? detect_language(text.utf8).value_or(Language::english)
                                                          : language_by_code(options->language);
      const NormalizedText normalized = normalize(text.utf8);
      const std::vector<Sentence> sentences = SentenceSplitter(language).split(normalized.utf8);
      write_output(options->output, [&](std::ostream& out) {
        std::string line;
        for (const Sentence& sentence : sentences) {
          line = normalized.map.origin(sentence.range).in(text.utf8);
          std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
          out << line << '\n';
        }
      }, {options->file});
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
