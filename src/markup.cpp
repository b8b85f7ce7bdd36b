// SPDX-License-Identifier: Apache-2.0
#include "markup.hpp"

#include <algorithm>
#include <iterator>

#include "placeholder.hpp"

namespace muwazi::inline v0 {
namespace {

/// Tags that one script needs and the other does not: <bdi>, <bdo>, <span dir="ltr"> and their ends.
bool sets_direction(std::string_view tag) {
  return (tag.starts_with("<span") && tag.find(" dir=") != std::string_view::npos) || tag.starts_with("<bd") || tag.starts_with("</bd") ||
         tag == "</span>";
}

/// Endings of files that a text may name.
constexpr std::string_view file_endings[] = {
    "bash", "bat", "bin", "bz2", "cfg", "cmake", "conf", "cpp", "css",  "csv",  "deb", "dll", "doc",  "docx", "exe", "gif",
    "gz",   "hpp", "htm", "html", "ini", "iso",  "jar", "java", "jpeg", "jpg",  "json", "jsx", "key",  "lock", "log", "md",
    "mp3",  "mp4", "odt", "pdf", "pem", "php",  "png", "pot",  "pptx", "ps1",  "py",   "rb",  "rpm",  "rst",  "rtf", "scss",
    "sh",   "sql", "svg", "tar", "tex", "tmx",  "toml", "ts",  "tsv",  "tsx",  "txt",  "vue", "xls",  "xlsx", "xml", "xsl",
    "xz",   "yaml", "yml", "zip"};
static_assert(std::is_sorted(std::begin(file_endings), std::end(file_endings)));

constexpr bool is_path(char c) { return is_identifier_byte(c) || c == '.' || c == '-' || c == '/' || c == '~' || c == '+'; }

/// False where neither a slash nor a full stop before a letter stands: in most sentences.
bool may_name_files(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return true;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1))
    if (dot + 1 < text.size() && is_ascii_letter(text[dot + 1])) return true;
  return false;
}

/// Files of the text that are named by their ending or by a path from the root: setup.py, /etc/fstab. `visit` gets begin
/// and size of each.
template <typename Visit>
void for_files(std::string_view text, Visit&& visit) {
  if (!may_name_files(text)) return;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_path(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_path(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    const bool bounded = (at == 0 || std::string_view("@:\\<").find(text[at - 1]) == std::string_view::npos) &&
                         (end == text.size() || std::string_view("@:\\>(").find(text[end]) == std::string_view::npos);
    while (!word.empty() && (word.back() == '.' || word.back() == '-' || word.back() == '/' || word.back() == '+')) word.remove_suffix(1);
    const std::size_t dot = word.rfind('.');
    const bool ending = dot != std::string_view::npos && dot > 0 &&
                        std::binary_search(std::begin(file_endings), std::end(file_endings), word.substr(dot + 1));
    const bool path = word.starts_with('/') && std::count(word.begin(), word.end(), '/') >= 2 && word.size() >= 5 && is_ascii_letter(word[1]);
    if (bounded && (ending || path)) visit(at, word.size());
    at = end;
  }
}

Markup made(std::string_view text, MarkupKind kind, std::size_t at, std::size_t size) {
  return {kind, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)}, text.substr(at, size)};
}

/// How a text's "%1" is read.
enum class PercentNumbers : std::uint8_t {
  prose,      ///< not at all: Arabic writes the sign for per cent before the number, addresses have %20
  arguments,  ///< as arguments of Qt, where printf's %1d and %2x are none
  counted     ///< as arguments of Qt, and so are those of "%1x%2", since the text has arguments that can be nothing else
};

/// Placeholders, tags and code spans: what a per cent or dollar sign, a brace, an angle bracket or a backtick begins. `of_qt` is
/// set where the English has arguments of Qt.
std::vector<Markup> placeholders_of(std::string_view text, PercentNumbers numbers, bool of_qt) {
  std::vector<Markup> out;
  const auto add = [&](MarkupKind kind, std::size_t at, std::size_t size) { out.push_back(made(text, kind, at, size)); };
  constexpr auto begins = [] {
    std::array<bool, 256> marks{};
    for (const char mark : {'%', '$', '{', '<', '`'}) marks[static_cast<unsigned char>(mark)] = true;
    return marks;
  }();
  for (std::size_t at = 0; at < text.size();) {
    if (!begins[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    std::size_t size = 0;
    switch (text[at]) {
      case '%':
        if ((size = brace_length(rest)) == 0 && (size = printf_length(rest)) > 0 && of_qt && may_be_of_qt(rest.substr(0, size))) size = 0;
        if (size == 0 && numbers != PercentNumbers::prose) size = qt_length(rest, numbers == PercentNumbers::counted);
        if (size > 0) {
          if (at > 0 && is_ascii_digit(text[at - 1])) size = 0;  // 50 % d...
          if (size > 0) add(MarkupKind::placeholder, at, size);
        }
        break;
      case '$':
      case '{':
        if ((size = brace_length(rest)) > 0 || (size = template_length(rest)) > 0) add(MarkupKind::placeholder, at, size);
        break;
      case '<':
        if ((size = template_length(rest)) > 0)
          add(MarkupKind::placeholder, at, size);
        else if ((size = tag_length(rest)) > 0 && !sets_direction(rest.substr(0, size))) add(MarkupKind::tag, at, size);
        break;
      case '`': {
        std::size_t ticks = 0;
        while (ticks < rest.size() && rest[ticks] == '`') ++ticks;
        const std::size_t close = rest.substr(0, 2 * ticks + 199).find(rest.substr(0, ticks), ticks);
        if (close != std::string_view::npos) {
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
  return out;
}

/// <a href="{url}">: a placeholder within one of the first `count` pieces, where it is a tag, is a piece too, behind the tag. Qt's
/// numbers are left out, which addresses hold as %20.
void add_placeholders_within_tags(std::vector<Markup>& all, std::size_t count) {
  const std::size_t before = all.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Markup tag = all[i];
    if (tag.kind != MarkupKind::tag || tag.text.find_first_of("%{$") == std::string_view::npos) continue;
    for (Markup within : placeholders_of(tag.text.substr(1), PercentNumbers::prose, false)) {
      if (within.kind != MarkupKind::placeholder) continue;
      within.range.begin += tag.range.begin + 1;
      within.range.end += tag.range.begin + 1;
      all.push_back(within);
    }
  }
  if (all.size() > before)
    std::stable_sort(all.begin(), all.end(), [](const Markup& x, const Markup& y) { return x.range.begin < y.range.begin; });
}

}  // namespace

std::vector<Markup> markup_of(const BeadSide& side, bool of_qt) {
  const std::string_view text = side.text();
  const PercentNumbers numbers = side.document->language != Language::english ? PercentNumbers::prose
                                 : of_qt                                      ? PercentNumbers::counted
                                                                              : PercentNumbers::arguments;
  std::vector<Markup> out = placeholders_of(text, numbers, of_qt);
  const std::size_t placeholders = out.size();
  std::size_t links = 0;  // end of the links in `out`
  const auto add = [&](MarkupKind kind, std::size_t at, std::size_t size) { out.push_back(made(text, kind, at, size)); };
  // Pieces of one kind stand in order and apart.
  const auto overlaps = [&](std::size_t begin, std::size_t end, ByteRange range) {
    const auto first = out.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = out.begin() + static_cast<std::ptrdiff_t>(end);
    const auto next = std::partition_point(first, last, [&](const Markup& m) { return m.range.end <= range.begin; });
    return next != last && next->range.overlaps(range);
  };
  const auto inside_another = [&](ByteRange range) {
    return overlaps(0, placeholders, range) || overlaps(placeholders, links, range);
  };
  for (const Token& token : side.tokens()) {
    if (token.kind != TokenKind::link || token.range.size() < 4) continue;
    const std::uint32_t begin = token.range.begin - side.range.begin;
    if (side.text(token).starts_with("{#")) continue;
    if (token.glued && (side.text(token)[0] == '#' || side.text(token)[0] == '@') && token.range.begin > 0) {
      // Only behind a space or mark does # begin a hashtag: "in C#code" it does not.
      const char before = side.document->normalized.utf8[token.range.begin - 1];
      if (is_identifier_byte(before) || static_cast<unsigned char>(before) >= 0x80) continue;
    }
    if (!overlaps(0, placeholders, {begin, begin + token.range.size()})) add(MarkupKind::link, begin, token.range.size());
  }
  links = out.size();
  for_files(text, [&](std::size_t at, std::size_t size) {
    if (!inside_another({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)})) add(MarkupKind::file, at, size);
  });
  add_placeholders_within_tags(out, placeholders);
  return out;
}

std::string_view address_of(std::string_view link) {
  if (link.starts_with('(') && link.ends_with(')')) link = link.substr(1, link.size() - 2);
  while (link.ends_with('/')) link.remove_suffix(1);
  return link;
}

bool differ_by_language(std::string_view a, std::string_view b) {
  static constexpr std::string_view languages[][2] = {{"//en.", "//ar."}, {"/en/", "/ar/"}, {"/en-US/", "/ar/"}, {"/en-us/", "/ar-sa/"}};
  const auto own_letters = [](std::string_view anchor) {
    return std::any_of(anchor.begin(), anchor.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  };
  if (a.starts_with('#') && b.starts_with('#') && own_letters(a) != own_letters(b)) return true;  // headings, translated
  const auto host_end = [](std::string_view url) { return url.find('/', std::min(url.find("//") + 2, url.size())); };
  for (const auto& [english, arabic] : languages)
    for (const auto& [first, second] : {std::pair(english, arabic), std::pair(arabic, english)}) {
      const std::size_t at = a.find(first);
      if (at == std::string_view::npos || b.find(second) != at) continue;
      // A host for each language gives its pages names of its own.
      if (first.starts_with("//")) return a.substr(at + 5, host_end(a) - at - 5) == b.substr(at + 5, host_end(b) - at - 5);
      if (a.substr(0, at) == b.substr(0, at)) return true;
    }
  return false;
}

std::string identity(const Markup& markup) {
  std::string_view text = markup.text;
  switch (markup.kind) {
    case MarkupKind::tag: {
      const std::size_t end = text.find_first_of(" \t/>", 2);
      std::string out = std::string(text.substr(0, end)) + ">";
      // Both say no more than that the text is of tags, and <html> can say that it runs from the right.
      if (out == "<html>" || out == "</html>") out.replace(out.size() - 5, 5, "qt>");
      // XLIFF's inline elements (x, g, ph, bx ...) are told apart by their ids.
      if (const std::size_t id = text.find(" id=\""); id != std::string_view::npos && end != std::string_view::npos && end <= 4)
        out += text.substr(id, text.find('"', id + 5) - id);
      return out;
    }
    case MarkupKind::link:
      text = address_of(text);
      if (const std::size_t anchor = text.find('#'); anchor != std::string_view::npos && anchor > 0)
        text = text.substr(0, anchor);
      return std::string(text);
    case MarkupKind::code: {
      // Space and bracket order inside a code span are often touched by bidi editing; letters and digits are not.
      std::string out = "`";
      for (const char c : text)
        if (is_identifier_byte(c)) out += c;
      std::sort(out.begin(), out.end());
      return out;
    }
    case MarkupKind::placeholder: {
      std::string out;  // spaces within {{ name }} and {n, plural do not matter
      for (const char c : text)
        if (c != ' ') out += c;
      // How the C library groups digits (') and whether it takes those of the reader's country (I) are the translation's own.
      if (out.starts_with('%') && !out.starts_with("%(") && !out.starts_with("%{"))
        std::erase_if(out, [](char c) { return c == 'I' || c == '\''; });
      if (out.starts_with("%L") && out.size() > 2 && is_ascii_digit(out[2])) out.erase(1, 1);
      return out;
    }
    case MarkupKind::file: break;
  }
  return std::string(text);
}

std::string_view link_of(std::string_view tag) {
  const std::size_t at = tag.find("href=");
  if (!tag.starts_with("<a ") || at == std::string_view::npos || at + 6 >= tag.size()) return {};
  const std::string_view rest = tag.substr(at + 6);
  return rest.substr(0, rest.find_first_of("\"' >"));
}

bool is_unnumbered(std::string_view text) {
  return text == "{}" || (text.starts_with('%') && text.size() >= 2 && text.find('$') == std::string_view::npos &&
                          text[1] != '(' && text[1] != '{' && !is_ascii_digit(text.back()));
}

}  // namespace muwazi::inline v0
