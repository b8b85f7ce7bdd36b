// SPDX-License-Identifier: Apache-2.0
// Reads rules and suppressions from TOML, and reads and writes baselines.
#include <muwazi/error.hpp>
#include <muwazi/settings.hpp>

#include <fmt/format.h>

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/impl/preprocessor.h>
// toml++ 3.3 takes it for certain that what follows "[" begins a key ("[@" stops a debug build, and is undefined in another), and
// behind that has the right error for it.
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include "escape.hpp"
#include "sink.hpp"
#include "tbx.hpp"

namespace muwazi::inline v0 {
namespace {

[[noreturn]] void fail(std::string_view name, std::size_t line, const std::string& message) {
  throw Error(ErrorKind::format, fmt::format("{}:{}", name, line), message);
}

/// One settings file on its way into options.
class SettingsReader {
 public:
  SettingsReader(std::string_view name, CheckOptions& options) : name_(name), options_(options) {}

  void read(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key == "min_confidence")
        options_.min_confidence = probability(key, node);
      else if (key == "rules")
        read_rules(table_of(key, node), "");
      else if (key == "suppress")
        read_suppressions(key, node);
      else
        fail_at(key, fmt::format("unknown key '{}'; known are min_confidence, rules and suppress", key.str()));
    }
    // A group's own settings are written "name." and sort before "name.wrong".
    std::stable_sort(rules_.begin(), rules_.end(),
                     [](const RuleSetting& a, const RuleSetting& b) { return a.rule < b.rule; });
    options_.rules.insert(options_.rules.end(), std::make_move_iterator(rules_.begin()),
                          std::make_move_iterator(rules_.end()));
  }

 private:
  [[noreturn]] void fail_at(const toml::key& key, const std::string& message) const {
    fail(name_, key.source().begin.line, message);
  }

  const toml::table& table_of(const toml::key& key, const toml::node& node) const {
    if (const toml::table* table = node.as_table()) return *table;
    fail_at(key, fmt::format("{} has to be a table", key.str()));
  }

  double probability(const toml::key& key, const toml::node& node) const {
    const std::optional<double> value = node.is_number() ? node.value<double>() : std::nullopt;
    if (!value || !(*value >= 0 && *value <= 1)) fail_at(key, fmt::format("{} has to be a number from 0 to 1", key.str()));
    return *value;
  }

  std::string text(const toml::key& key, const toml::node& node) const {
    const std::optional<std::string> value = node.value_exact<std::string>();
    if (!value || value->empty()) fail_at(key, fmt::format("{} has to be a string that is not empty", key.str()));
    return *value;
  }

  Severity severity(const toml::key& key, const toml::node& node) const {
    const std::optional<std::string_view> value = node.value_exact<std::string_view>();
    for (const Severity level : {Severity::info, Severity::minor, Severity::major, Severity::critical})
      if (value && severity_name(level) == *value) return level;
    fail_at(key, "severity has to be \"info\", \"minor\", \"major\" or \"critical\"");
  }

  /// The id of a rule or the prefix of a group that a path of keys means.
  std::string rule_of(const toml::key& key, std::string_view path) const {
    for (const RuleInfo& info : rules()) {
      if (info.id == path) return std::string(path);
      if (info.id.starts_with(path) && (path.ends_with('.') || info.id[path.size()] == '.'))
        return std::string(path) + (path.ends_with('.') ? "" : ".");
    }
    fail_at(key, fmt::format("unknown rule '{}'; the nearest is '{}'", path, nearest_rule(path)));
  }

  /// The members of a table of rules or groups.
  void read_rules(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) read_rule(key, node, prefix);
  }

  void read_rule(const toml::key& key, const toml::node& node, const std::string& prefix) {
    RuleSetting setting;
    setting.rule = rule_of(key, prefix + std::string(key.str()));
    if (const std::optional<bool> on = node.value_exact<bool>()) {
      setting.enabled = *on;
      rules_.push_back(std::move(setting));
      return;
    }
    const toml::table* table = node.as_table();
    if (table == nullptr) fail_at(key, fmt::format("rule '{}' has to be true, false or a table", setting.rule));
    const bool group = setting.rule.ends_with('.');
    for (const auto& [name, value] : *table) {
      if (name == "enabled") {
        setting.enabled = value.value_exact<bool>();
        if (!setting.enabled) fail_at(name, "enabled has to be true or false");
      } else if (name == "min_confidence") {
        setting.min_confidence = probability(name, value);
      } else if (name == "severity") {
        setting.severity = severity(name, value);
      } else if (group) {
        read_rule(name, value, setting.rule);
      } else {
        fail_at(name, fmt::format("unknown setting '{}' of rule '{}'; known are enabled, min_confidence and severity",
                                  name.str(), setting.rule));
      }
    }
    if (setting.enabled || setting.min_confidence || setting.severity) rules_.push_back(std::move(setting));
  }

  void read_suppressions(const toml::key& key, const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr) fail_at(key, "suppress has to be a list of tables, each under [[suppress]]");
    for (const toml::node& entry : *array) {
      const std::size_t line = entry.source().begin.line;
      const toml::table* table = entry.as_table();
      if (table == nullptr) fail(name_, line, "suppress has to be a list of tables, each under [[suppress]]");
      Suppression suppression;
      for (const auto& [name, value] : *table) {
        if (name == "rule") {
          suppression.rule = rule_of(name, text(name, value));
        } else if (name == "pair") {
          const std::optional<std::int64_t> pair = value.value_exact<std::int64_t>();
          if (!pair || *pair < 0 || *pair > UINT32_MAX) fail_at(name, "pair has to be a number, counted from 0");
          suppression.pair = static_cast<std::uint32_t>(*pair);
        } else if (name == "text") {
          suppression.text = text(name, value);
        } else if (name != "reason") {  // for the reader of the file
          fail_at(name, fmt::format("unknown key '{}'; known are rule, pair, text and reason", name.str()));
        }
      }
      if (suppression.rule.empty() && !suppression.pair && suppression.text.empty())
        fail(name_, line, "a suppression needs a rule, a pair or a text");
      options_.suppressions.push_back(std::move(suppression));
    }
  }

  std::string_view name_;
  CheckOptions& options_;
  std::vector<RuleSetting> rules_;
};

}  // namespace

void read_settings(std::istream& in, std::string_view name, CheckOptions& options) {
  CheckOptions read = options;
  try {
    SettingsReader(name, read).read(toml::parse(in, name));
  } catch (const toml::parse_error& error) {
    fail(name, error.source().begin.line, std::string(error.description()));
  }
  options = std::move(read);
}

std::vector<std::uint64_t> read_baseline(std::istream& in, std::string_view name) {
  std::vector<std::uint64_t> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    const std::string_view digits = std::string_view(line).substr(0, line.find('\t'));
    std::uint64_t fingerprint = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), fingerprint, 16);
    if (error != std::errc() || digits.size() != 16 || end != digits.data() + digits.size())
      fail(name, number, "a line of a baseline begins with 16 hexadecimal digits");
    out.push_back(fingerprint);
  }
  return out;
}

void write_baseline(std::ostream& out, std::span<const Finding> findings) {
  Sink sink(out);
  for (const Finding& finding : findings) {
    sink.text += fmt::format("{:016x}\t{}\t", finding.fingerprint, finding.rule);
    if (finding.source) append_tsv(sink.text, finding.source->text);
    sink.text += '\t';
    if (finding.target) append_tsv(sink.text, finding.target->text);
    sink.text += '\n';
    sink.drain();
  }
  sink.flush();
}

std::vector<Term> read_tsv_terms(std::istream& in, std::string_view name) {
  std::vector<Term> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos || line[0] == '#') continue;
    std::array<std::string_view, 3> columns;
    std::string_view rest = line;
    for (std::string_view& column : columns) {
      const std::size_t tab = rest.find('\t');
      column = rest.substr(0, tab);
      rest = tab == std::string_view::npos ? std::string_view() : rest.substr(tab + 1);
      while (column.starts_with(' ')) column.remove_prefix(1);
      while (column.ends_with(' ')) column.remove_suffix(1);
    }
    const bool forbidden = columns[2] == "forbidden";
    if (!forbidden && !columns[2].empty() && columns[2] != "required")
      fail(name, number, fmt::format("'{}' is neither required nor forbidden", columns[2]));
    if ((columns[0].empty() || columns[1].empty()) && !(forbidden && columns[0].size() + columns[1].size() > 0))
      fail(name, number, "a term needs English and Arabic, parted by a tab");
    out.push_back({std::string(columns[0]), std::string(columns[1]), forbidden, forbidden});
  }
  return out;
}

std::vector<Term> read_tbx_terms(std::istream& in, std::string_view name) {
  std::vector<Term> out;
  for (const TbxConcept& one : read_tbx(in, name))
    for (const TbxTerm& english : one.english)
      for (const TbxTerm& arabic : one.arabic)
        out.push_back({english.text, arabic.text, english.deprecated, arabic.deprecated});
  return out;
}

}  // namespace muwazi::inline v0
