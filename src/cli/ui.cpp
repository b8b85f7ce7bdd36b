// SPDX-License-Identifier: Apache-2.0
// The language of the command's messages, by option or by the environment.
#include "ui.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace muwazi::cli {

Language language_of_environment() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    const bool arabic = locale.starts_with("ar") && (locale.size() == 2 || locale.find_first_of("_.@") == 2);
    return arabic ? Language::arabic : Language::english;
  }
  return Language::english;
}

void UiOptions::add_to(CLI::App& command) {
  command
      .add_option("--ui", ui, "Language of the report's own words and messages, en or ar; without it, that of the locale")
      ->check(CLI::IsMember({"en", "ar"}));
  command.add_option("--digits", digits, "Digits of the report's own numbers in Arabic: western or arabic")
      ->check(CLI::IsMember({"western", "arabic"}));
}

MessageStyle UiOptions::style() const {
  MessageStyle style;
  style.language = ui.empty() ? language_of_environment() : language_by_code(ui);
  style.digits = digits == "arabic" ? Digits::arabic_indic : Digits::western;
  return style;
}

void FailOption::add_to(CLI::App& command) {
  command
      .add_option("--fail-on", severity,
                  "Exit with status 1 for findings from this severity on: critical, major, minor, info or never")
      ->check(CLI::IsMember({"critical", "major", "minor", "info", "never"}));
}

Status FailOption::status(std::span<const Finding> findings) const {
  if (severity == "never") return Status::nothing_found;
  const auto counts = [&](Severity one) {
    for (const Severity least : {Severity::info, Severity::minor, Severity::major, Severity::critical})
      if (severity_name(least) == severity) return one >= least;
    return true;
  };
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return counts(finding.severity); })
             ? Status::findings
             : Status::nothing_found;
}

Language language_of_arguments(int count, const char* const* arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--ui=ar" || (argument == "--ui" && i + 1 < count && std::string_view(arguments[i + 1]) == "ar"))
      return Language::arabic;
    if (argument == "--ui=en" || (argument == "--ui" && i + 1 < count && std::string_view(arguments[i + 1]) == "en"))
      return Language::english;
  }
  return language_of_environment();
}

void translate_help(CLI::App& app, Language language) {
  if (language == Language::english) return;
  const auto say = [&](const std::string& english) {
    return english.empty() ? english : localize(Message(english.c_str()), {language});
  };
  // Words of CLI11's own.
  for (const char* const label : {"Usage", "Options", "Subcommands", "Positionals"})
    app.get_formatter()->label(label, say(label));
  if (CLI::Option* const help = app.get_help_ptr(); help != nullptr) help->description(say("Print this help message and exit"));
  app.description(say(app.get_description()));
  app.footer(say(app.get_footer()));
  for (CLI::Option* const option : app.get_options()) option->description(say(option->get_description()));
  for (CLI::App* const command : app.get_subcommands([](CLI::App*) { return true; })) translate_help(*command, language);
}

std::string usage_message(const CLI::ParseError& error, Language language) {
  const std::string english = error.what();
  if (language == Language::english) return english;
  const auto say = [&](const Message& message) { return localize(message, {language}); };
  const auto within = [&](std::size_t begin, std::size_t end) { return quote(english.substr(begin, end - begin)); };
  constexpr std::string_view missing = " is required";
  const std::size_t colon = english.find(": ");
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && colon != std::string::npos)
    return say({"Not known here: {0}", {within(colon + 2, english.size())}});
  if (english == "A subcommand is required") return say("A command is missing");
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && english.ends_with(missing))
    return say({"This is missing: {0}", {within(0, english.size() - missing.size())}});
  return say({"This does not fit: {0}", {within(0, english.size())}});
}

}  // namespace muwazi::cli
