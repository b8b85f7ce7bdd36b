// SPDX-License-Identifier: Apache-2.0
// muwazi fix: puts proposals of the review into the target.
#include <muwazi/error.hpp>
#include <muwazi/fix.hpp>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <string_view>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

/// Whether `text` is a fingerprint, as baselines have it, and which.
std::optional<std::uint64_t> fingerprint(std::string_view text) {
  constexpr std::size_t digits = 16;
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, digits);
  if (text.size() != digits || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

/// "3" or "3:2": finding and proposal, both counted from 1.
AcceptedFix accepted_fix(const std::string& text) {
  AcceptedFix out;
  const char* const end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, out.finding);
  std::uint32_t proposal = 1;
  if (error == std::errc() && at != end && *at == ':') {
    const auto second = std::from_chars(at + 1, end, proposal);
    at = second.ptr;
    error = second.ec;
  }
  if (error != std::errc() || at != end || out.finding == 0 || proposal == 0)
    throw Error(ErrorKind::usage, "",
                {"--accept takes the number of a finding, FINDING:PROPOSAL or a fingerprint, not '{0}'", {quote(text)}});
  --out.finding;
  out.suggestion = proposal - 1;
  return out;
}

const char* outcome_message(FixOutcome outcome) {
  switch (outcome) {
    case FixOutcome::applied: return "{0}: {1} became {2}";
    case FixOutcome::not_accepted: return "{0}: left, less sure than asked";
    case FixOutcome::no_proposal: return "{0}: left, nothing is proposed";
    case FixOutcome::overlapping: return "{0}: left, a surer proposal changes the same words";
    case FixOutcome::unwritable: return "{0}: left, the encoding of the text has no such letters";
    case FixOutcome::unfit: return "{0}: left, no proposal fits where it would stand";
    case FixOutcome::unsettled: return "{0}: left, {2} for {1} would be called wrong in its turn";
  }
  return "{0}";  // no message
}

}  // namespace

void add_fix(CLI::App& app, Job& job) {
  struct Options : PairOptions {
    std::string output = "-";
    bool in_place = false;
    bool quiet = false;
    FixOptions fix;
    std::vector<std::string> accepted;
    RuleOptions rules;
    UiOptions ui;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("fix", "Put the proposals of a review into the translation");
  options->add_to(*command);
  CLI::Option* const output = command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_flag("--in-place,-i", options->in_place, "Write the corrected text over TARGET")->excludes(output);
  command->add_option("--sure", options->fix.min_confidence, "Take the proposals of findings from this probability on (0.75)")
      ->check(between(0, 1));
  command
      ->add_option("--accept", options->accepted,
                   "Take these only: number of a finding in the review, FINDING:PROPOSAL, or a baseline's fingerprint")
      ->delimiter(',')
      ->allow_extra_args(false);
  options->rules.add_to(*command);
  command->remove_option(command->get_option("--write-baseline"));
  command->add_flag("--quiet,-q", options->quiet, "Say nothing of what was done");
  options->ui.add_to(*command);
  command->callback([options, &job] {
    job = [options] {
      if (options->in_place && options->target == "-")
        throw Error(ErrorKind::usage, "", "standard input cannot be corrected in place");
      ReviewOptions review_options = options->review_options();
      review_options.check = options->rules.check_options();
      if (!options->quiet) review_options.align.progress = progress_meter("aligning");
      const Reviewer reviewer(review_options);
      if (options->from != "automatic" && options->from != "text")
        throw Error(ErrorKind::usage, "", "proposals are put into texts as they stand: --from is text here");
      const std::string source = read_input(options->source);
      const std::string target = read_input(options->target);
      for (const auto& [bytes, name] : {std::pair{&source, &options->source}, {&target, &options->target}}) {
        const DocumentKind kind = detect_kind(*bytes, *name);
        if (kind == DocumentKind::docx || kind == DocumentKind::odt || kind == DocumentKind::epub)
          throw Error(ErrorKind::format, *name, "is not a text that proposals can be put into");
      }
      std::vector<std::uint64_t> prints;
      for (const std::string& one : options->accepted) {
        if (const auto print = fingerprint(one))
          prints.push_back(*print);
        else
          options->fix.accepted.push_back(accepted_fix(one));
      }
      if (!prints.empty()) {
        const Review review = reviewer.review(source, target);
        for (std::uint32_t f = 0; f < review.findings.size(); ++f)
          if (std::find(prints.begin(), prints.end(), review.findings[f].fingerprint) != prints.end())
            options->fix.accepted.push_back({f, 0});
        // What was mended before has no finding any more.
        if (options->fix.accepted.empty()) options->fix.min_confidence = 2;
      }
      const Fixed fixed = fix(reviewer, source, target, options->fix);
      write_output(options->in_place ? options->target : options->output,
                   [&](std::ostream& out) { out.write(fixed.target.data(), static_cast<std::streamsize>(fixed.target.size())); });
      if (options->quiet) return Status::nothing_found;
      MessageStyle style = options->ui.style();
      style.isolate = true;
      for (const Fix& one : fixed.fixes)
        std::cerr << localize({outcome_message(one.outcome), {quote("#" + std::to_string(one.finding + 1)), quote(one.before), quote(one.after)}},
                              style)
                  << '\n';
      std::cerr << localize({"{0} proposal applied", "{0} proposals applied", {counted(fixed.applied())}}, style) << '\n';
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
