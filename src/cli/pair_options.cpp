// SPDX-License-Identifier: Apache-2.0
// Options, notes and progress that several subcommands share.
#include <muwazi/error.hpp>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {
namespace {

constexpr Encoding encodings[] = {Encoding::automatic, Encoding::utf8,        Encoding::utf16le,
                                  Encoding::utf16be,   Encoding::utf32le,     Encoding::utf32be,
                                  Encoding::windows1256, Encoding::iso8859_6, Encoding::windows1252};

}  // namespace

Encoding encoding_by_name(const std::string& name) {
  const std::string folded = CLI::detail::to_lower(name);
  std::string known;
  for (const Encoding encoding : encodings) {
    const std::string candidate(encoding_name(encoding));
    if (CLI::detail::to_lower(candidate) == folded) return encoding;
    known += (known.empty() ? "" : ", ") + candidate;
  }
  throw Error(ErrorKind::usage, "", "unknown encoding '" + name + "'; known are " + known);
}

void add_from(CLI::App& command, std::string& from) {
  std::vector<std::string> kinds;
  for (int k = 0; k <= static_cast<int>(DocumentKind::subtitles); ++k)
    kinds.emplace_back(document_kind_name(static_cast<DocumentKind>(k)));
  command
      .add_option("--from", from,
                  "What the files hold: text, markdown, html, docx, odt, epub or subtitles (SRT, WebVTT); without it, by content "
                  "and ending")
      ->check(CLI::IsMember(kinds));
}

ExtractedText read_document(const std::string& path, const std::string& from, const std::string& encoding) {
  ExtractOptions options;
  options.decode.encoding = encoding_by_name(encoding);
  for (int k = 0; k <= static_cast<int>(DocumentKind::subtitles); ++k)
    if (from == document_kind_name(static_cast<DocumentKind>(k))) options.kind = static_cast<DocumentKind>(k);
  const std::string bytes = read_input(path);
  return extract_text(bytes, path == "-" ? "standard input" : path, options);
}

Language language_by_code(const std::string& code) {
  if (code == "en") return Language::english;
  if (code == "ar") return Language::arabic;
  throw Error(ErrorKind::usage, "", "unknown language '" + code + "'; known are en and ar");
}

void PairOptions::add_to(CLI::App& command) {
  command.add_option("SOURCE", source, "Source text, - for standard input")->required();
  command.add_option("TARGET", target, "Its translation, - for standard input")->required();
  command.add_flag("--lines", lines, "Each line is one sentence and is not split");
  add_from(command, from);
  command.add_option("--source-language", source_language, "en or ar; without it, by the script of the text");
  command.add_option("--source-encoding", source_encoding, "Encoding of the source, such as UTF-8 or windows-1256");
  command.add_option("--target-encoding", target_encoding, "Encoding of the target");
}

ReviewOptions PairOptions::review_options() const {
  if (source == "-" && target == "-")
    throw Error(ErrorKind::usage, "", "only one of SOURCE and TARGET can be standard input");
  ReviewOptions options;
  if (!source_language.empty()) options.source_language = language_by_code(source_language);
  options.source_decode.encoding = encoding_by_name(source_encoding);
  options.target_decode.encoding = encoding_by_name(target_encoding);
  options.source_name = source == "-" ? "standard input" : source;
  options.target_name = target == "-" ? "standard input" : target;
  options.sentences.one_per_line = lines;
  options.sentences.keep_empty_lines = lines;
  return options;
}

ExtractedText PairOptions::source_text() const {
  return read_document(source, lines && from == "automatic" ? "text" : from, source_encoding);
}

ExtractedText PairOptions::target_text() const {
  return read_document(target, lines && from == "automatic" ? "text" : from, target_encoding);
}

std::function<bool(double)> progress_meter(const std::string& what) {
  if (::isatty(STDERR_FILENO) == 0) return {};
  using Clock = std::chrono::steady_clock;
  struct State {
    Clock::time_point started = Clock::now();
    Clock::time_point shown = Clock::now();
    ~State() {
      if (shown != started) std::fputs("\r\x1b[K", stderr);
    }
  };
  auto state = std::make_shared<State>();
  return [state, what](double share) {
    const auto now = Clock::now();
    if (now - state->started < std::chrono::seconds(1) || now - state->shown < std::chrono::milliseconds(200))
      return true;
    state->shown = now;
    std::fprintf(stderr, "\r%s %3.0f %%\x1b[K", what.c_str(), share * 100);
    return true;
  };
}

void print_notes(const Review& review) {
  for (const Message& note : review.notes) std::cerr << "muwazi: " << localize(note) << '\n';
  constexpr std::size_t shown = 5;
  for (const Document* document : {&review.source, &review.target}) {
    const auto& issues = document->text.issues;
    for (std::size_t i = 0; i < issues.size() && i < shown; ++i)
      std::cerr << "muwazi: " << document->name << ": byte " << issues[i].range.begin << ": " << issues[i].message << '\n';
    if (issues.size() > shown)
      std::cerr << "muwazi: " << document->name << ": " << issues.size() - shown << " more such places\n";
  }
}

}  // namespace muwazi::cli
