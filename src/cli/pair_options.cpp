// SPDX-License-Identifier: Apache-2.0
// Options, notes and progress that several subcommands share.
#include <muwazi/error.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/settings.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <sstream>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

constexpr Encoding encodings[] = {Encoding::automatic, Encoding::utf8,        Encoding::utf16le,
                                  Encoding::utf16be,   Encoding::utf32le,     Encoding::utf32be,
                                  Encoding::windows1256, Encoding::iso8859_6, Encoding::windows1252};

}  // namespace

Encoding encoding_by_name(const std::string& name) {
  const std::string folded = CLI::detail::to_lower(name);
  std::vector<std::string_view> known;
  for (const Encoding encoding : encodings) {
    known.push_back(encoding_name(encoding));
    if (CLI::detail::to_lower(std::string(known.back())) == folded) return encoding;
  }
  throw Error(ErrorKind::usage, "", {"unknown encoding '{0}'; known are {1}", {quote(name), listed(known)}});
}

void add_from(CLI::App& command, std::string& from) {
  std::vector<std::string> kinds;
  for (int k = 0; k <= static_cast<int>(DocumentKind::subtitles); ++k)
    kinds.emplace_back(document_kind_name(static_cast<DocumentKind>(k)));
  command
      .add_option("--from", from,
                  "What the files hold: text, markdown, html, docx, odt, epub or subtitles (SRT, WebVTT); without it, by content "
                  "and ending")
      ->check(one_of(kinds));
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
  constexpr std::string_view known[] = {"en", "ar"};
  throw Error(ErrorKind::usage, "", {"unknown language '{0}'; known are {1}", {quote(code), listed(known)}});
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

void RuleOptions::add_to(CLI::App& command) {
  command.add_option("--min-confidence", min_confidence, "Report findings from this probability on (0.5)")
      ->check(between(0, 1));
  command.add_option("--disable", disabled, "Rule that is not run; 'name.' names all that begin so")->allow_extra_args(false);
  command.add_option("--enable", enabled, "Rule to run that is off by default")->allow_extra_args(false);
  command.add_option("--rules", rules, "Settings of rules, a TOML file; may be given several times")->allow_extra_args(false);
  command.add_option("--suppress", suppress, "Findings not to report, [[suppress]] tables in a TOML file")
      ->allow_extra_args(false);
  command.add_option("--names-list", names_list,
                     "Your own names, TSV (English, Arabic, approved|forbidden|ignore) or TBX; they win over the library's");
  command.add_option("--terms", terms, "Termbase to hold the translation to, TSV or TBX; may be given several times")
      ->allow_extra_args(false);
  command.add_option("--baseline", baseline, "Report only what is not in this file, which --write-baseline made");
  command.add_option("--write-baseline", write_baseline, "Write all findings, known ones too, as the next baseline");
}

CheckOptions RuleOptions::check_options() const {
  CheckOptions out;
  for (const auto* files : {&rules, &suppress})
    for (const std::string& file : *files) {
      std::istringstream in(read_input(file));
      read_settings(in, file, out);
    }
  if (min_confidence) out.min_confidence = *min_confidence;
  out.disabled_rules = disabled;
  out.enabled_rules = enabled;
  if (!names_list.empty()) out.name_list = std::make_shared<NameList>(read_name_list(names_list));
  for (const std::string& file : terms) {
    std::istringstream in(read_input(file));
    const bool xml = file.ends_with(".tbx") || file.ends_with(".xml") || file.ends_with(".tbxm");
    const std::vector<Term> read = xml ? read_tbx_terms(in, file) : read_tsv_terms(in, file);
    out.terms.insert(out.terms.end(), read.begin(), read.end());
  }
  if (!baseline.empty()) {
    std::istringstream in(read_input(baseline));
    out.baseline = read_baseline(in, baseline);
  }
  return out;
}

BaselineFilter::BaselineFilter(const RuleOptions& options, CheckOptions& check)
    : file_(options.write_baseline), known_(std::move(check.baseline)) {
  check.baseline.clear();
  std::sort(known_.begin(), known_.end());
}

std::string BaselineFilter::filter(std::vector<Finding>& findings) const {
  std::string lines;
  if (!file_.empty() && !findings.empty()) {
    std::ostringstream out;
    muwazi::write_baseline(out, findings);
    lines = std::move(out).str();
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return std::binary_search(known_.begin(), known_.end(), finding.fingerprint);
  });
  return lines;
}

std::function<bool(double)> progress_meter(const Message& message) {
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
  return [state, what = localize(message, message_style())](double share) {
    const auto now = Clock::now();
    if (now - state->started < std::chrono::seconds(1) || now - state->shown < std::chrono::milliseconds(200))
      return true;
    state->shown = now;
    std::fprintf(stderr, "\r%s %3.0f %%\x1b[K", what.c_str(), share * 100);
    return true;
  };
}

void print_notes(const Review& review) {
  for (const Message& note : review.notes) tell("", note);
  constexpr std::size_t shown = 5;
  for (const Document* document : {&review.source, &review.target}) {
    const auto& issues = document->text.issues;
    for (std::size_t i = 0; i < issues.size() && i < shown; ++i)
      tell(fmt::format("{}:{}", document->name, localize({"byte {0}", {counted(issues[i].range.begin)}}, message_style())),
           issues[i].wording);
    if (issues.size() > shown)
      tell(document->name, {"{0} more such place", "{0} more such places", {counted(issues.size() - shown)}});
  }
}

}  // namespace muwazi::cli
