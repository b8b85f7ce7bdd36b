// SPDX-License-Identifier: Apache-2.0
// The header of a table of pairs: which column is the source, which the target.
#include <muwazi/read.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace muwazi::inline v0 {
namespace {

enum class ColumnName : std::uint8_t { other, source, target, english, arabic };

struct KnownName {
  std::string_view name;
  ColumnName means;
};

// In lower case, words parted by one hyphen.
constexpr KnownName known_names[] = {
    {"source", ColumnName::source},
    {"source-text", ColumnName::source},
    {"source-segment", ColumnName::source},
    {"source-sentence", ColumnName::source},
    {"src", ColumnName::source},
    {"original", ColumnName::source},
    {"\u0627\u0644\u0645\u0635\u062F\u0631", ColumnName::source},
    {"\u0627\u0644\u0646\u0635-\u0627\u0644\u0645\u0635\u062F\u0631", ColumnName::source},
    {"\u0627\u0644\u0623\u0635\u0644", ColumnName::source},
    {"\u0627\u0644\u0646\u0635-\u0627\u0644\u0623\u0635\u0644\u064A", ColumnName::source},
    {"target", ColumnName::target},
    {"target-text", ColumnName::target},
    {"target-segment", ColumnName::target},
    {"target-sentence", ColumnName::target},
    {"tgt", ColumnName::target},
    {"trg", ColumnName::target},
    {"translation", ColumnName::target},
    {"\u0627\u0644\u0647\u062F\u0641", ColumnName::target},
    {"\u0627\u0644\u0646\u0635-\u0627\u0644\u0647\u062F\u0641", ColumnName::target},
    {"\u0627\u0644\u062A\u0631\u062C\u0645\u0629", ColumnName::target},
    {"en", ColumnName::english},
    {"eng", ColumnName::english},
    {"english", ColumnName::english},
    {"english-text", ColumnName::english},
    {"\u0627\u0644\u0625\u0646\u062C\u0644\u064A\u0632\u064A\u0629", ColumnName::english},
    {"\u0627\u0644\u0627\u0646\u062C\u0644\u064A\u0632\u064A\u0629", ColumnName::english},
    {"\u0625\u0646\u062C\u0644\u064A\u0632\u064A", ColumnName::english},
    {"\u0627\u0644\u0646\u0635-\u0627\u0644\u0625\u0646\u062C\u0644\u064A\u0632\u064A", ColumnName::english},
    {"ar", ColumnName::arabic},
    {"ara", ColumnName::arabic},
    {"arb", ColumnName::arabic},
    {"arabic", ColumnName::arabic},
    {"arabic-text", ColumnName::arabic},
    {"\u0627\u0644\u0639\u0631\u0628\u064A\u0629", ColumnName::arabic},
    {"\u0639\u0631\u0628\u064A", ColumnName::arabic},
    {"\u0627\u0644\u0646\u0635-\u0627\u0644\u0639\u0631\u0628\u064A", ColumnName::arabic},
};

/// "English_Text " as "english-text".
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool gap = c == ' ' || c == '_' || c == '-';
    if (!gap) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (gap && !out.empty() && out.back() != '-') out += '-';
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

/// Whether a folded name is a tag of the language with a script or a region behind, as "en-gb" and "ar-arab-eg".
bool is_tag(std::string_view name, std::string_view language) {
  if (!name.starts_with(language) || name.size() <= language.size() || name[language.size()] != '-') return false;
  std::size_t length = 0;
  for (const char c : name.substr(language.size())) {
    if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 4) return false;
  }
  return length >= 2;
}

ColumnName meaning_of(std::string_view name) {
  constexpr std::size_t longest = 64;  // bytes; what is longer is a text
  if (name.size() > longest) return ColumnName::other;
  const std::string key = folded(name);
  const auto* const known = std::find_if(std::begin(known_names), std::end(known_names),
                                         [&](const KnownName& one) { return one.name == key; });
  if (known != std::end(known_names)) return known->means;
  if (is_tag(key, "en")) return ColumnName::english;
  return is_tag(key, "ar") ? ColumnName::arabic : ColumnName::other;
}

}  // namespace

std::optional<PairColumns> pair_columns(std::span<const std::string_view> names) {
  std::optional<std::size_t> first[5];  // by ColumnName
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& place = first[static_cast<std::size_t>(meaning_of(names[i]))];
    if (!place) place = i;
  }
  const auto at = [&](ColumnName name) { return first[static_cast<std::size_t>(name)]; };
  if (at(ColumnName::source) && at(ColumnName::target))
    return PairColumns{*at(ColumnName::source), *at(ColumnName::target), std::nullopt};
  if (!at(ColumnName::english) || !at(ColumnName::arabic)) return std::nullopt;
  const auto [source, target] = std::minmax({*at(ColumnName::english), *at(ColumnName::arabic)});
  return PairColumns{source, target, source == *at(ColumnName::english) ? Language::english : Language::arabic};
}

}  // namespace muwazi::inline v0
