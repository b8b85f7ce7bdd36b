// SPDX-License-Identifier: Apache-2.0
// What a program reads within a text and a translator has to keep: placeholders, tags, code spans, links, addresses.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

enum class MarkupKind : std::uint8_t { placeholder, tag, code, link };

struct Markup {
  MarkupKind kind;
  ByteRange range;  ///< within the side's text
  std::string_view text;
};

constexpr bool is_alpha(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
constexpr bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool is_name(char c) { return is_alpha(c) || is_digit(c) || c == '_'; }

/// Length of a printf conversion such as %s, %1$d, %-5.2f, %lu, %(name)s or %@ at the start of `text`, 0 for none.
std::size_t printf_length(std::string_view text) {
  std::size_t i = 1;
  const auto skip = [&](auto accept) {
    while (i < text.size() && accept(text[i])) ++i;
  };
  if (i < text.size() && text[i] == '(') {
    const std::size_t close = text.find(')', i);
    if (close == std::string_view::npos || close - i > 40) return 0;
    i = close + 1;
  }
  skip(is_digit);
  if (i < text.size() && text[i] == '$') ++i;
  skip([](char c) { return c == '-' || c == '+' || c == '#' || c == '0'; });
  skip([](char c) { return is_digit(c) || c == '.' || c == '*'; });
  skip([](char c) { return c == 'l' || c == 'h' || c == 'z' || c == 'q'; });
  if (i >= text.size() || std::string_view("sdiufgexXcp@").find(text[i]) == std::string_view::npos) return 0;
  // "100%s" in prose hardly occurs, "50% discount" does: the conversion must not run on into a word.
  if (i + 1 < text.size() && is_name(text[i + 1])) return 0;
  return i + 1;
}

/// Length of a tag (<b>, </a>, <img src="x"/>, <1>) at the start of `text`, 0 for none.
std::size_t tag_length(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size() || !is_name(text[i])) return 0;
  const std::size_t close = text.find('>', i);
  if (close == std::string_view::npos || close > 400) return 0;
  const std::string_view inner = text.substr(i, close - i);
  return inner.find('<') == std::string_view::npos && inner.find('\n') == std::string_view::npos ? close + 1 : 0;
}

/// Tags that one script needs and the other does not: <bdi>, <bdo>, <span dir="ltr"> and their ends.
bool sets_direction(std::string_view tag) {
  return (tag.starts_with("<span") && tag.find(" dir=") != std::string_view::npos) || tag.starts_with("<bd") || tag.starts_with("</bd") ||
         tag == "</span>";
}

/// Length of {0}, {name}, {{name}}, ${name}, %{name} at the start of `text`, 0 for none. Not {several words}.
std::size_t brace_length(std::string_view text) {
  std::size_t i = text[0] == '{' ? 0 : 1;
  if (i >= text.size() || text[i] != '{') return 0;
  std::size_t depth = 0;
  while (i < text.size() && text[i] == '{') ++i, ++depth;
  if (depth > 2) return 0;
  const std::size_t inner = i;
  while (i < text.size() && (is_name(text[i]) || text[i] == '.' || text[i] == '-')) ++i;
  if (i == inner || i - inner > 60) return 0;
  for (std::size_t k = 0; k < depth; ++k, ++i)
    if (i >= text.size() || text[i] != '}') return 0;
  return i;
}

std::vector<Markup> markup_of(const BeadSide& side) {
  std::vector<Markup> out;
  const std::string_view text = side.text();
  if (text.find_first_of("%{}<`@:$") == std::string_view::npos) return out;
  const auto add = [&](MarkupKind kind, std::size_t at, std::size_t size) {
    out.push_back({kind,
                   {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)},
                   text.substr(at, size)});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t size = 0;
    switch (text[at]) {
      case '%':
        if ((size = brace_length(rest)) > 0 || (size = printf_length(rest)) > 0) {
          if (at > 0 && is_digit(text[at - 1])) size = 0;  // 50 % d...
          if (size > 0) add(MarkupKind::placeholder, at, size);
        }
        break;
      case '$':
      case '{':
        if ((size = brace_length(rest)) > 0) add(MarkupKind::placeholder, at, size);
        break;
      case '<':
        if ((size = tag_length(rest)) > 0 && !sets_direction(rest.substr(0, size))) add(MarkupKind::tag, at, size);
        break;
      case '`': {
        std::size_t ticks = 0;
        while (ticks < rest.size() && rest[ticks] == '`') ++ticks;
        const std::size_t close = rest.find(rest.substr(0, ticks), ticks);
        if (close != std::string_view::npos && close - ticks < 200) {
          size = close + ticks;
          add(MarkupKind::code, at, size);
        } else {
          size = ticks;
        }
        break;
      }
      default: break;
    }
    at += size > 0 ? size : 1;
  }
  for (const Token& token : side.tokens()) {
    if (token.kind != TokenKind::link || token.range.size() < 4) continue;
    const std::uint32_t begin = token.range.begin - side.range.begin;
    if (token.kind == TokenKind::link && side.text(token).starts_with("{#")) continue;
    const bool inside = std::any_of(out.begin(), out.end(), [&](const Markup& m) {
      return m.range.overlaps({begin, begin + token.range.size()});
    });
    if (!inside) add(MarkupKind::link, begin, token.range.size());
  }
  return out;
}

/// What two standings of one piece of markup share: a code span's content, a tag's name, a link without final slash.
std::string identity(const Markup& markup) {
  std::string_view text = markup.text;
  switch (markup.kind) {
    case MarkupKind::tag: {
      const std::size_t end = text.find_first_of(" \t/>", 2);
      return std::string(text.substr(0, end)) + ">";
    }
    case MarkupKind::link:
      while (text.ends_with('/')) text.remove_suffix(1);
      if (const std::size_t anchor = text.find('#'); anchor != std::string_view::npos && anchor > 0)
        text = text.substr(0, anchor);
      return std::string(text);
    case MarkupKind::code: {
      // Space and bracket order inside a code span are often touched by bidi editing; letters and digits are not.
      std::string out = "`";
      for (const char c : text)
        if (is_name(c)) out += c;
      std::sort(out.begin(), out.end());
      return out;
    }
    case MarkupKind::placeholder: break;
  }
  return std::string(text);
}

}  // namespace

void check_markup(const CheckContext&, const PairView& pair, Findings& findings) {
  const BeadSide& source = pair.source();
  const BeadSide& target = pair.target();
  const std::vector<Markup> from = markup_of(source);
  const std::vector<Markup> to = markup_of(target);
  if (from.empty() && to.empty()) return;
  std::vector<std::string> target_ids;
  target_ids.reserve(to.size());
  for (const Markup& markup : to) target_ids.push_back(identity(markup));
  std::vector<char> used(to.size());
  const auto rule_of = [](MarkupKind kind) -> std::string_view {
    switch (kind) {
      case MarkupKind::placeholder: return "markup.placeholder";
      case MarkupKind::tag: return "markup.tag";
      case MarkupKind::code: return "markup.code";
      case MarkupKind::link: break;
    }
    return "markup.link";
  };
  const std::string_view target_text = target.text();
  for (const Markup& markup : from) {
    const std::string id = identity(markup);
    std::size_t match = to.size();
    for (std::size_t i = 0; i < to.size() && match == to.size(); ++i)
      if (!used[i] && to[i].kind == markup.kind && target_ids[i] == id) match = i;
    if (match < to.size()) {
      used[match] = 1;
      continue;
    }
    // A code span may lose its marks and a link its place in brackets, as long as the words are there.
    std::string_view bare = markup.text;
    if (markup.kind == MarkupKind::code) {
      while (bare.starts_with('`')) bare.remove_prefix(1);
      while (bare.ends_with('`')) bare.remove_suffix(1);
    }
    if (markup.kind != MarkupKind::tag && !bare.empty() && target_text.find(bare) != std::string_view::npos) continue;
    if (markup.kind == MarkupKind::code &&
        (bare.find(' ') != std::string_view::npos || bare.find_first_of("(){}[]<>=.;/_-") == std::string_view::npos))
      continue;  // words in code marks may be translated
    Draft draft;
    draft.rule = rule_of(markup.kind);
    draft.bead = pair.index;
    draft.source = ByteRange{source.range.begin + markup.range.begin, source.range.begin + markup.range.end};
    draft.confidence = markup.kind == MarkupKind::placeholder ? 0.95 : markup.kind == MarkupKind::code ? 0.8 : 0.7;
    draft.message = {"{0} is missing in the translation", {quote(markup.text)}};
    // The nearest unused piece of the same kind is what it was changed to.
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (used[i] || to[i].kind != markup.kind) continue;
      const bool wanted = std::any_of(from.begin(), from.end(),
                                      [&](const Markup& other) { return identity(other) == target_ids[i]; });
      if (wanted) continue;
      used[i] = 1;
      draft.target = ByteRange{target.range.begin + to[i].range.begin, target.range.begin + to[i].range.end};
      draft.message = {"{0} became {1}", {quote(markup.text), quote(to[i].text)}};
      draft.suggestions.emplace_back(markup.text);
      break;
    }
    findings.add(std::move(draft));
  }
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (used[i] || to[i].kind != MarkupKind::placeholder) continue;
    Draft draft;
    draft.rule = "markup.placeholder";
    draft.bead = pair.index;
    draft.target = ByteRange{target.range.begin + to[i].range.begin, target.range.begin + to[i].range.end};
    draft.confidence = 0.9;
    draft.message = {"{0} is not in the source", {quote(to[i].text)}};
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
