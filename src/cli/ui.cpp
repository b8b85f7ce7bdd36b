// SPDX-License-Identifier: Apache-2.0
// The language of the command's messages, by option or by the environment.
#include "ui.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <numeric>
#include <string_view>
#include <utility>

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
      ->check(one_of({"en", "ar"}));
  command.add_option("--digits", digits, "Digits of the report's own numbers in Arabic: western or arabic")
      ->check(one_of({"western", "arabic"}));
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
      ->check(one_of({"critical", "major", "minor", "info", "never"}));
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

MessageStyle style_of_arguments(int count, const char* const* arguments) {
  MessageStyle style;
  style.language = language_of_environment();
  const auto value_of = [&](int i, std::string_view option) -> std::string_view {
    const std::string_view argument = arguments[i];
    if (argument == option) return i + 1 < count ? arguments[i + 1] : "";
    const bool joined = argument.starts_with(option) && argument.substr(option.size()).starts_with('=');
    return joined ? argument.substr(option.size() + 1) : "";
  };
  for (int i = 1; i < count; ++i) {
    const std::string_view ui = value_of(i, "--ui");
    if (ui == "ar") style.language = Language::arabic;
    if (ui == "en") style.language = Language::english;
    const std::string_view digits = value_of(i, "--digits");
    if (!digits.empty()) style.digits = digits == "arabic" ? Digits::arabic_indic : Digits::western;
  }
  style.isolate = style.language == Language::arabic;
  return style;
}

namespace {

MessageStyle& current_style() {
  static MessageStyle style;
  return style;
}

}  // namespace

void set_message_style(const MessageStyle& style) { current_style() = style; }
const MessageStyle& message_style() { return current_style(); }

void tell(const std::string& place, const Message& message) {
  const MessageStyle& style = message_style();
  std::string line = "muwazi: ";
  if (!place.empty()) {
    constexpr std::string_view standard = "standard input";
    const bool has_name = !place.starts_with(standard);
    const std::string shown = has_name ? place : localize("standard input", style) + place.substr(standard.size());
    line += style.isolate ? "\u2068" + shown + "\u2069: " : shown + ": ";
  }
  line += localize(message, style);
  line += '\n';
  std::cerr << line;
}

void add_ui(CLI::App& app) {
  for (CLI::App* const command : app.get_subcommands([](CLI::App*) { return true; })) {
    if (!command->get_subcommands([](CLI::App*) { return true; }).empty()) {
      add_ui(*command);
    } else if (command->get_option_no_throw("--ui") == nullptr) {
      // style_of_arguments() has read them; here they are only known, checked and told of by help.
      const auto ui = std::make_shared<UiOptions>();
      ui->add_to(*command);
      command->parse_complete_callback([ui] {});  // keeps what the options write to
    }
  }
}

CLI::Validator one_of(std::vector<std::string> values) {
  std::string shown = "{" + CLI::detail::join(values, ",") + "}";
  return CLI::IsMember(std::move(values)).description(std::move(shown));
}

CLI::Validator between(double least, double most) {
  return CLI::Range(least, most).description(fmt::format("{{{}..{}}}", least, most));
}

void translate_help(CLI::App& app, Language language) {
  if (language == Language::english) return;
  const auto say = [&](const std::string& english) {
    return english.empty() ? english : localize(Message(english.c_str()), {language});
  };
  // Words of CLI11's own.
  for (const char* const label : {"Usage", "Options", "OPTIONS", "Subcommands", "SUBCOMMAND", "Positionals", "REQUIRED", "Excludes"})
    app.get_formatter()->label(label, say(label));
  if (CLI::Option* const help = app.get_help_ptr(); help != nullptr) help->description(say("Print this help message and exit"));
  if (CLI::Option* const version = app.get_version_ptr(); version != nullptr)
    version->description(say("Display program version information and exit"));
  app.description(say(app.get_description()));
  app.footer(say(app.get_footer()));
  for (CLI::Option* const option : app.get_options()) {
    option->description(say(option->get_description()));
    option->group(say(option->get_group()));
    const std::string type = option->get_type_name();
    for (const char* const known : {"TEXT", "FLOAT", "INT", "UINT"})
      if (type.substr(0, type.find(':')) == known) option->type_name(say(known));
  }
  for (CLI::App* const command : app.get_subcommands([](CLI::App*) { return true; })) {
    command->group(say(command->get_group()));
    translate_help(*command, language);
  }
}

namespace {

/// A text of CLI11, in which values stand between fixed words: "Could not convert: --threads = many".
class Said {
 public:
  explicit Said(std::string text) : text_(std::move(text)) {}

  /// Takes what stands before `words`, or all where they are not there.
  MessageArgument before(std::string_view words) {
    const std::size_t at = text_.find(words);
    const std::string taken = text_.substr(0, at);
    text_ = at == std::string::npos ? "" : text_.substr(at + words.size());
    return quote(taken);
  }
  /// Passes over everything up to and with `words`; false where they are not there.
  bool skip(std::string_view words) {
    const std::size_t at = text_.find(words);
    if (at == std::string::npos) return false;
    text_.erase(0, at + words.size());
    return true;
  }
  MessageArgument rest() { return quote(std::exchange(text_, {})); }
  [[nodiscard]] bool holds(std::string_view words) const { return text_.find(words) != std::string::npos; }

 private:
  std::string text_;
};

/// "40.000000" as "40".
MessageArgument plain_number(MessageArgument number) {
  std::string& text = number.text;
  if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return number;
}

/// How many letters part two words: put in, taken out, exchanged.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(row[j], std::min({row[j - 1] + 1, row[j] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

/// The one that is written most like `word`; empty where more than a third of its letters would have to change.
std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::size_t least = std::min<std::size_t>(word.size(), 64) / 3 + 1;
  std::string best;
  if (word.size() > 64) return best;
  for (const std::string& one : known)
    if (const std::size_t distance = edit_distance(word, one); distance < least) least = distance, best = one;
  return best;
}

/// The subcommand that was reached when the command line was read so far.
CLI::App& reached(CLI::App& app) {
  const std::vector<CLI::App*> parsed = app.get_subcommands();
  return parsed.empty() ? app : reached(*parsed.front());
}

/// A word that is no command, or an option that the command does not have.
Message unknown_message(CLI::App& command, const std::string& word) {
  std::vector<std::string> known;
  const bool is_option = word.starts_with('-');
  if (is_option)
    for (const CLI::Option* const option : command.get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  else
    for (const CLI::App* const one : command.get_subcommands([](CLI::App*) { return true; })) known.push_back(one->get_name());
  const std::string near = nearest(word.substr(0, word.find('=')), known);
  if (is_option) {
    if (near.empty()) return {"there is no option '{0}'", {quote(word)}};
    return {"there is no option '{0}'; the nearest is '{1}'", {quote(word), quote(near)}};
  }
  if (near.empty()) return {"there is no command '{0}'", {quote(word)}};
  return {"there is no command '{0}'; the nearest is '{1}'", {quote(word), quote(near)}};
}

/// A value that one of our validators refused: "--ui: fr not in {en,ar}", "--width: Value 7 not in range 40 to 1000".
Message validation_message(Said said) {
  const MessageArgument option = said.before(": ");
  if (said.holds(" not in range ")) {  // no message
    said.skip("Value ");
    const MessageArgument value = said.before(" not in range ");  // no message
    const MessageArgument least = plain_number(said.before(" to "));
    return {"{0} takes a number from {2} to {3}, not '{1}'", {option, value, least, plain_number(said.rest())}};
  }
  if (said.holds(" not in {")) {
    const MessageArgument value = said.before(" not in {");
    std::string known = said.before("}").text;
    std::vector<std::string> values = CLI::detail::split(known, ',');
    const std::vector<std::string_view> views(values.begin(), values.end());
    return {"'{1}' is not a value of {0}; known are {2}", {option, value, listed(views)}};
  }
  return {"{0} has a value that does not fit", {option}};
}

}  // namespace

Message usage_message(CLI::App& app, const CLI::ParseError& error) {
  Said said(error.what());
  CLI::App& command = reached(app);
  const std::vector<std::string> extra = app.remaining(true);
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); };
  // A command that is misspelt knows none of its options; of an option that is misspelt the value was taken for something else.
  const bool lacks_command = command.get_subcommands().empty() && !command.get_subcommands([](CLI::App*) { return true; }).empty();
  const auto first_word = std::find_if_not(extra.begin(), extra.end(), is_option);
  if (lacks_command && first_word != extra.end()) return unknown_message(command, *first_word);
  const auto misspelt = std::find_if(extra.begin(), extra.end(), is_option);
  if (misspelt != extra.end()) return unknown_message(command, *misspelt);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    said.skip("not expected: ");
    return {"not known here: {0}", {said.rest()}};
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (said.holds("subcommand")) return "a command is missing";
    return {"this is missing: {0}", {said.before(" is required")}};
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return validation_message(std::move(said));
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
    if (!said.skip("Could not convert: "))  // no message
      return {"{0} takes no value", {said.before(": ")}};
    const MessageArgument option = said.before(" = ");
    return {"{0} takes no value like '{1}'", {option, said.rest()}};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    constexpr std::string_view overridden = " was given a disallowed flag override";  // no message
    if (said.holds(overridden)) return {"{0} takes no value", {said.before(overridden)}};
    if (said.holds(": At Most ")) return {"{0} is given too often", {said.before(": ")}};
    if (said.holds(": ")) return {"{0} needs a value", {said.before(": ")}};
  }
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    const MessageArgument option = said.before(" requires ");
    return {"{0} is of use only with {1}", {option, said.rest()}};
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const MessageArgument option = said.before(" excludes ");
    return {"{0} and {1} exclude each other", {option, said.rest()}};
  }
  return "the command line is not understood";
}

}  // namespace muwazi::cli
