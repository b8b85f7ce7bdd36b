// SPDX-License-Identifier: Apache-2.0
// muwazi match: which document of one folder translates which of another.
#include <muwazi/error.hpp>
#include <muwazi/match.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <ostream>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

/// The regular files of a folder, by name; hidden ones are left out. Throws Error{file}.
std::vector<std::string> files_of(const std::string& folder) {
  std::error_code failure;
  std::vector<std::string> out;
  std::filesystem::directory_iterator entries(folder, failure);
  if (failure) throw Error(ErrorKind::file, folder, {"cannot be read: {0}", {system_reason(failure.value())}});
  for (const auto& entry : entries) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(failure) && !name.starts_with('.')) out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The texts of the files. A file that holds none is named on standard error and taken out of the list.
std::vector<Text> texts_of(std::vector<std::string>& files) {
  std::vector<Text> out;
  std::vector<std::string> read;
  for (const std::string& file : files) {
    try {
      out.push_back(read_document(file, "automatic", "automatic").text);
      read.push_back(file);
    } catch (const Error& error) {
      tell(error.place(), error.message());
      tell(file, "is left out");
    }
  }
  files = std::move(read);
  return out;
}

std::vector<Document> documents_of(const std::vector<std::string>& files, std::vector<Text> texts, Language language) {
  const SentenceSplitter splitter(language);
  std::vector<Document> out;
  for (std::size_t i = 0; i < files.size(); ++i) {
    out.push_back(analyze(std::move(texts[i]), language, splitter));
    out.back().name = std::filesystem::path(files[i]).filename().string();
  }
  return out;
}

/// The language of most texts of a folder.
Language language_of(const std::vector<Text>& texts) {
  std::size_t arabic = 0;
  for (const Text& text : texts) arabic += detect_language(text.utf8) == Language::arabic;
  return arabic * 2 > texts.size() ? Language::arabic : Language::english;
}

}  // namespace

void add_match(CLI::App& app, Job& job) {
  struct Options {
    std::string source;
    std::string target;
    std::string output = "-";
    double min_score = MatchOptions().min_score;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("match", "Find which document of one folder translates which of another");
  command->add_option("SOURCE_DIR", options->source, "Folder of texts in one language")->required();
  command->add_option("TARGET_DIR", options->target, "Folder of texts in the other")->required();
  command->add_option("--min-score", options->min_score, "Report pairs from this probability on")
      ->check(between(0, 1));
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      std::vector<std::string> source_files = files_of(options->source);
      std::vector<std::string> target_files = files_of(options->target);
      const std::size_t files = source_files.size() + target_files.size();
      std::vector<Text> source_texts = texts_of(source_files);
      std::vector<Text> target_texts = texts_of(target_files);
      const Language source_language = language_of(source_texts);
      const Language target_language = language_of(target_texts);
      const auto sources = documents_of(source_files, std::move(source_texts), source_language);
      const auto targets = documents_of(target_files, std::move(target_texts), target_language);
      MatchOptions match_options;
      match_options.min_score = options->min_score;
      const auto matches = match(sources, targets, match_options);
      write_output(options->output, [&](std::ostream& out) {
        out << "source\ttarget\tscore\n";
        std::vector<char> matched(targets.size());
        std::size_t next = 0;
        for (std::uint32_t s = 0; s < sources.size(); ++s) {
          if (next < matches.size() && matches[next].source == s) {
            char score[16];
            std::snprintf(score, sizeof score, "%d.%04d", static_cast<int>(matches[next].score * 1e4) / 10000,
                          static_cast<int>(matches[next].score * 1e4) % 10000);
            out << sources[s].name << '\t' << targets[matches[next].target].name << '\t' << score << '\n';
            matched[matches[next++].target] = 1;
          } else {
            out << sources[s].name << "\t\t\n";
          }
        }
        for (std::size_t t = 0; t < targets.size(); ++t)
          if (!matched[t]) out << '\t' << targets[t].name << "\t\n";
      });
      return sources.size() + targets.size() == files ? Status::nothing_found : Status::unusable;
    };
  });
}

}  // namespace muwazi::cli
