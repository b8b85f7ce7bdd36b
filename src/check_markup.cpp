// SPDX-License-Identifier: Apache-2.0
// What a program reads within a text and a translator has to keep: placeholders, tags, code spans, links, addresses.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

enum class MarkupKind : std::uint8_t { placeholder, tag, code, link, file };

struct Markup {
  MarkupKind kind;
  ByteRange range;  ///< within the side's text
  std::string_view text;
};

constexpr bool is_alpha(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
constexpr bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool is_name(char c) { return is_alpha(c) || is_digit(c) || c == '_'; }

/// Length of a printf conversion such as %s, %1$d, %-5.2f, %lu, %Id, %(name)s or %@ at the start of `text`, 0 for none.
std::size_t printf_length(std::string_view text) {
  std::size_t i = 1;
  const auto skip = [&](auto accept) {
    while (i < text.size() && accept(text[i])) ++i;
  };
  if (i < text.size() && text[i] == '(') {
    const std::size_t close = text.substr(0, i + 41).find(')', i);
    if (close == std::string_view::npos) return 0;
    i = close + 1;
  }
  const std::size_t number = i;
  skip(is_digit);
  if (i < text.size() && text[i] == '$') ++i;
  else i = number;
  skip([](char c) { return c == '-' || c == '+' || c == '#' || c == '0' || c == 'I' || c == '\''; });
  skip([](char c) { return is_digit(c) || c == '.' || c == '*'; });
  skip([](char c) { return c == 'l' || c == 'h' || c == 'z' || c == 'q'; });
  if (i >= text.size() || std::string_view("sdiufgexXcp@").find(text[i]) == std::string_view::npos) return 0;
  // "100%s" in prose hardly occurs, "50% discount" does: the conversion must not run on into a word, but for one with a width or
  // precision ("%02dh", "%.2fs").
  const bool exact = text[1] == '0' || text[1] == '.';
  if (i + 1 < text.size() && is_name(text[i + 1]) && !exact) return 0;
  return i + 1;
}

/// Length of a tag (<b>, </a>, <img src="x"/>, <1>) at the start of `text`, 0 for none.
std::size_t tag_length(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size() || !is_name(text[i])) return 0;
  const std::size_t close = text.substr(0, 401).find('>', i);
  if (close == std::string_view::npos) return 0;
  const std::string_view inner = text.substr(i, close - i);
  return inner.find('<') == std::string_view::npos && inner.find('\n') == std::string_view::npos ? close + 1 : 0;
}

/// Tags that one script needs and the other does not: <bdi>, <bdo>, <span dir="ltr"> and their ends.
bool sets_direction(std::string_view tag) {
  return (tag.starts_with("<span") && tag.find(" dir=") != std::string_view::npos) || tag.starts_with("<bd") || tag.starts_with("</bd") ||
         tag == "</span>";
}

/// Length of {0}, {}, {name}, {{ name | filter }}, ${name}, %{name} and of the head of {count, plural, ...} at the start of
/// `text`, 0 for none. Not {several words}.
std::size_t brace_length(std::string_view text) {
  std::size_t i = text[0] == '{' ? 0 : 1;
  if (i >= text.size() || text[i] != '{') return 0;
  std::size_t depth = 0;
  while (i < text.size() && text[i] == '{' && depth <= 2) ++i, ++depth;
  if (depth > 2) return 0;
  const std::size_t inner = i;
  if (depth == 2 && i < text.size() && text[i] == ' ') {
    const std::size_t close = text.substr(0, 80).find("}}", i);
    return close == std::string_view::npos ? 0 : close + 2;
  }
  while (i < text.size() && (is_name(text[i]) || text[i] == '.' || text[i] == '-')) ++i;
  if (i - inner > 60 || (i == inner && depth > 1)) return 0;
  if (depth == 1 && i > inner && i < text.size() && text[i] == ',') {
    // ICU messages: the forms behind the head differ from language to language, the head does not.
    std::size_t word = i + 1;
    while (word < text.size() && text[word] == ' ') ++word;
    std::size_t end = word;
    while (end < text.size() && is_alpha(text[end])) ++end;
    static constexpr std::string_view kinds[] = {"plural", "select", "selectordinal", "number", "date", "time"};
    const bool known = std::find(std::begin(kinds), std::end(kinds), text.substr(word, end - word)) != std::end(kinds);
    return known ? end : 0;
  }
  for (std::size_t k = 0; k < depth; ++k, ++i)
    if (i >= text.size() || text[i] != '}') return 0;
  return i;
}

/// Length of a template's <%= name %> or {% tag %} at the start of `text`, 0 for none.
std::size_t template_length(std::string_view text) {
  const std::string_view end = text[0] == '<' ? "%>" : "%}";
  if (text.size() < 4 || text[1] != '%') return 0;
  const std::size_t close = text.substr(0, 120).find(end, 2);
  return close == std::string_view::npos ? 0 : close + 2;
}

/// Qt's %1 to %99 and %L1 to %L99 (in the digits of the reader's country) at the start of `text`, 0 for none. Where `before_letters`
/// is set, also those that a letter follows, as in "%1x%2".
std::size_t qt_length(std::string_view text, bool before_letters = false) {
  const std::size_t first = text.size() > 2 && text[1] == 'L' ? 2 : 1;
  std::size_t i = first;
  while (i < text.size() && i < first + 2 && is_digit(text[i])) ++i;
  if (i == first || text[first] == '0') return 0;
  if (i < text.size() && (text[i] == '$' || is_digit(text[i]) || (!before_letters && is_name(text[i])))) return 0;
  return i;
}

/// Whether a text counts its arguments as Qt does: "%1" or "%2" stands in it, and no letter behind.
bool is_of_qt(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
    if (!(at > 0 && is_digit(text[at - 1])) && qt_length(text.substr(at)) == 2) return true;
  return false;
}

/// Endings of files that a text may name.
constexpr std::string_view file_endings[] = {
    "bash", "bat", "bin", "bz2", "cfg", "cmake", "conf", "cpp", "css",  "csv",  "deb", "dll", "doc",  "docx", "exe", "gif",
    "gz",   "hpp", "htm", "html", "ini", "iso",  "jar", "java", "jpeg", "jpg",  "json", "jsx", "key",  "lock", "log", "md",
    "mp3",  "mp4", "odt", "pdf", "pem", "php",  "png", "pot",  "pptx", "ps1",  "py",   "rb",  "rpm",  "rst",  "rtf", "scss",
    "sh",   "sql", "svg", "tar", "tex", "tmx",  "toml", "ts",  "tsv",  "tsx",  "txt",  "vue", "xls",  "xlsx", "xml", "xsl",
    "xz",   "yaml", "yml", "zip"};
static_assert(std::is_sorted(std::begin(file_endings), std::end(file_endings)));

constexpr bool is_path(char c) { return is_name(c) || c == '.' || c == '-' || c == '/' || c == '~' || c == '+'; }

/// False where neither a slash nor a full stop before a letter stands: in most sentences.
bool may_name_files(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return true;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1))
    if (dot + 1 < text.size() && is_alpha(text[dot + 1])) return true;
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
    const bool path = word.starts_with('/') && std::count(word.begin(), word.end(), '/') >= 2 && word.size() >= 5 && is_alpha(word[1]);
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

/// Whether a conversion of printf is nothing but the sign, figures and a letter: "%2x", which is Qt's argument and a letter elsewhere.
bool may_be_of_qt(std::string_view conversion) {
  return conversion.size() >= 3 && conversion[1] != '0' && is_alpha(conversion.back()) &&
         std::all_of(conversion.begin() + 1, conversion.end() - 1, is_digit);
}

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
          if (at > 0 && is_digit(text[at - 1])) size = 0;  // 50 % d...
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
      if (is_name(before) || static_cast<unsigned char>(before) >= 0x80) continue;
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

/// A link without the brackets that Markdown puts round it and without a slash at its end.
std::string_view address_of(std::string_view link) {
  if (link.starts_with('(') && link.ends_with(')')) link = link.substr(1, link.size() - 2);
  while (link.ends_with('/')) link.remove_suffix(1);
  return link;
}

/// Whether one address is the other's page in another language: en.example.org beside ar.example.org, /en/ beside /ar/.
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

/// What two standings of one piece of markup share: a code span's content, a tag's name, a link without final slash.
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
        if (is_name(c)) out += c;
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
      if (out.starts_with("%L") && out.size() > 2 && is_digit(out[2])) out.erase(1, 1);
      return out;
    }
    case MarkupKind::file: break;
  }
  return std::string(text);
}

/// The address of <a href="address">; empty for another tag.
std::string_view link_of(std::string_view tag) {
  const std::size_t at = tag.find("href=");
  if (!tag.starts_with("<a ") || at == std::string_view::npos || at + 6 >= tag.size()) return {};
  const std::string_view rest = tag.substr(at + 6);
  return rest.substr(0, rest.find_first_of("\"' >"));
}

/// A placeholder that takes the next argument, whatever it is: %s, %d, {}; not %1$s, {0} or {name}.
bool is_unnumbered(std::string_view text) {
  return text == "{}" || (text.starts_with('%') && text.size() >= 2 && text.find('$') == std::string_view::npos &&
                          text[1] != '(' && text[1] != '{' && !is_digit(text.back()));
}

/// The tag, if any, that keeps a text's tags from closing one another in order. Void elements and <x/> stand alone.
const Markup* broken_tag(const std::vector<Markup>& all) {
  static constexpr std::string_view alone[] = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "li", "source", "wbr"};
  std::vector<const Markup*> open;
  const auto name = [](std::string_view tag) {
    tag.remove_prefix(tag[1] == '/' ? 2 : 1);
    return tag.substr(0, tag.find_first_of(" \t/>"));
  };
  for (const Markup& markup : all) {
    if (markup.kind != MarkupKind::tag || markup.text.ends_with("/>")) continue;
    const std::string_view own = name(markup.text);
    if (own.front() >= 'A' && own.front() <= 'Z') continue;  // a component that the text speaks of
    if (std::find(std::begin(alone), std::end(alone), own) != std::end(alone)) continue;
    if (markup.text[1] != '/') {
      open.push_back(&markup);
    } else {
      if (open.empty() || name(open.back()->text) != own) return &markup;
      open.pop_back();
    }
  }
  return open.empty() ? nullptr : open.back();
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// Faults of form in a target whose pieces are all there: arguments out of order, tags that do not close, links torn apart.
void check_form(const PairView& pair, const std::vector<Markup>& from, const std::vector<Markup>& to, bool all_found,
                Findings& findings) {
  const BeadSide& target = pair.target();
  const auto report = [&](std::string_view rule, double confidence, std::uint32_t begin, std::uint32_t end, Message message) {
    Draft draft;
    draft.rule = rule;
    draft.bead = pair.index;
    draft.confidence = confidence;
    draft.target = ByteRange{target.range.begin + begin, target.range.begin + end};
    draft.message = std::move(message);
    findings.add(std::move(draft));
  };
  const auto in_order = [](const std::vector<Markup>& all) {
    std::vector<const Markup*> out;
    for (const Markup& markup : all)
      if (markup.kind == MarkupKind::placeholder && is_unnumbered(markup.text)) out.push_back(&markup);
    return out;
  };
  const std::vector<const Markup*> wanted = in_order(from);
  const std::vector<const Markup*> given = in_order(to);
  if (all_found && wanted.size() == given.size())
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (identity(*wanted[i]) == identity(*given[i]) || given[i]->text == "%.0s") continue;
      report("markup.placeholder", 0.9, given[i]->range.begin, given[i]->range.end,
             {"{0} stands where the source has {1}, and arguments are taken in order", {quote(given[i]->text), quote(wanted[i]->text)}});
      break;
    }
  if (all_found && broken_tag(from) == nullptr)
    if (const Markup* tag = broken_tag(to); tag != nullptr)
      report("markup.tag", 0.8, tag->range.begin, tag->range.end, {"{0} has no partner", {quote(tag->text)}});
  // <a href="x>: an attribute that does not end where the source's all do.
  const auto is_torn = [](const Markup& markup) {
    return markup.kind == MarkupKind::tag && std::count(markup.text.begin(), markup.text.end(), '"') % 2 != 0;
  };
  if (std::none_of(from.begin(), from.end(), is_torn))
    if (const auto tag = std::find_if(to.begin(), to.end(), is_torn); tag != to.end())
      report("markup.tag", 0.85, tag->range.begin, tag->range.end, {"{0} lacks a quotation mark", {quote(tag->text)}});
  // "[words] (address)" is no Markdown link.
  const std::string_view there = target.text();
  constexpr std::string_view torn = "] (";
  if (count_of(there, torn) > count_of(pair.source().text(), torn) && count_of(there, "](") < count_of(pair.source().text(), "]("))
    if (const std::size_t at = there.find(torn); at != std::string_view::npos)
      report("markup.link", 0.85, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + torn.size()),
             "a space tears the link's words from its address");
}

/// Pieces of a side by what they are: of those that were not yet taken, the first one.
class Pieces {
 public:
  explicit Pieces(const std::vector<Markup>& all) : used(all.size()), all_(all) {
    ids.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      ids.push_back(identity(all[i]));
      by_id_[static_cast<std::size_t>(all[i].kind)][ids.back()].places.push_back(i);
    }
  }
  /// Takes the first free piece with this identity; false where there is none.
  bool take(MarkupKind kind, const std::string& id) {
    auto& known = by_id_[static_cast<std::size_t>(kind)];
    const auto found = known.find(id);
    if (found == known.end()) return false;
    auto& [places, next] = found->second;
    while (next < places.size() && used[places[next]]) ++next;
    if (next == places.size()) return false;
    used[places[next]] = 1;
    return true;
  }
  /// Takes the first free piece of the kind that `wanted`, identities of the other side, does not hold; nullptr for none.
  const Markup* take_unwanted(MarkupKind kind, const std::unordered_set<std::string>& wanted) {
    std::size_t& next = unwanted_[static_cast<std::size_t>(kind)];
    for (; next < all_.size(); ++next) {
      if (used[next] || all_[next].kind != kind || wanted.contains(ids[next])) continue;
      used[next] = 1;
      return &all_[next];
    }
    return nullptr;
  }

  std::vector<char> used;        ///< of each piece, whether it was taken
  std::vector<std::string> ids;  ///< of each piece, see identity()

 private:
  struct Places {
    std::vector<std::size_t> places;
    std::size_t next = 0;  ///< those before are taken
  };
  static constexpr std::size_t kinds = static_cast<std::size_t>(MarkupKind::file) + 1;
  const std::vector<Markup>& all_;
  std::array<std::unordered_map<std::string, Places>, kinds> by_id_;
  std::array<std::size_t, kinds> unwanted_{};  ///< where take_unwanted() goes on; those before are taken or wanted
};

/// Whether a text has an argument of Qt, plain or in the digits of the reader; `id` is its identity, "%1".
bool has_argument(std::string_view text, const std::string& id) {
  if (id.size() < 2 || id[0] != '%' || !is_digit(id[1])) return false;
  for (const std::string& form : {id, "%L" + id.substr(1)})
    for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1))
      if (at + form.size() >= text.size() || !is_digit(text[at + form.size()])) return true;
  return false;
}

/// Where an argument of Qt stands with its sign behind the number ("1%" for "%1"), as it is shown in a line that runs from the right;
/// empty where it does not. `id` is its identity.
ByteRange turned_argument(std::string_view text, const std::string& id) {
  if (id.size() < 2 || id[0] != '%' || !is_digit(id[1])) return {};
  const std::string turned = id.substr(1) + "%";
  for (std::size_t at = text.find(turned); at != std::string_view::npos; at = text.find(turned, at + 1))
    if (at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != ','))
      return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + turned.size())};
  return {};
}

/// Quotation marks of a text that stand outside its tags; `all` are its pieces.
std::size_t quotation_marks(std::string_view text, const std::vector<Markup>& all) {
  static constexpr std::string_view marks[] = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018", "\u2019"};
  std::size_t count = 0;
  for (const std::string_view mark : marks) count += count_of(text, mark);
  for (const Markup& markup : all)
    if (markup.kind == MarkupKind::tag) count -= count_of(markup.text, "\"");
  return count;
}

/// Whether a byte begins an Arabic letter.
constexpr bool begins_arabic(char c) { return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB; }

/// Whether a text has a hashtag in Arabic letters.
bool has_own_hashtag(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('#', at + 1))
    if (begins_arabic(text[at + 1])) return true;
  return false;
}

/// Whether a tag may be words in angle brackets that stand for a value ("<unknown>", "<not set>").
bool may_be_value(std::string_view tag) {
  const std::string_view words = tag.substr(1, tag.size() - 2);
  return words.size() >= 3 && std::all_of(words.begin(), words.end(), [](char c) { return is_alpha(c) || c == '-' || c == '_' || c == ' '; });
}

/// Whether a text has words in Arabic letters in angle brackets.
bool has_own_value(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at + 1))
    if (begins_arabic(text[at + 1])) return text.find('>', at) != std::string_view::npos;
  return false;
}

/// Whether a tag says by its shape of letters what Arabic, which has no italics, says by quotation marks.
bool is_of_quotation(const std::string& name) { return name == "q>" || name == "i>" || name == "em>" || name == "cite>"; }

/// Whether Arabic says that there is one of something, and English has no word for one.
bool says_one(const PairView& pair) {
  for (std::size_t i = 0; i < pair.english.tokens().size(); ++i)
    if (pair.english.key(i) == "one" || pair.english.key(i) == "single") return false;
  for (std::size_t i = 0; i < pair.arabic.tokens().size(); ++i) {
    const std::string_view key = pair.arabic.key(i);
    if (key == "\u0648\u0627\u062D\u062F" || key == "\u0648\u0627\u062D\u062F\u0647" || key == "\u0648\u0627\u062D\u062F\u0629") return true;
  }
  return false;
}

/// Whether a placeholder of the English source counts things in the singular: "%d file".
bool counts_in_singular(const BeadSide& english, const Markup& placeholder) {
  if (placeholder.text == "%s" || placeholder.text == "%@") return false;
  const std::string_view text = english.text();
  std::size_t at = placeholder.range.end;
  if (at >= text.size() || text[at] != ' ') return false;
  const std::size_t begin = ++at;
  while (at < text.size() && is_alpha(text[at])) ++at;
  const std::string_view noun = text.substr(begin, at - begin);
  return noun.size() >= 3 && !noun.ends_with('s') && (at >= text.size() || text[at] != '(');
}

/// What is asked of both texts where a piece is missing, and looked for once.
class Excuses {
 public:
  Excuses(const PairView& pair, const std::vector<Markup>& from, const std::vector<Markup>& to) : pair_(pair), from_(from), to_(to) {}

  /// Whether the count of things that a placeholder gives may be left out, since there is one of them: the pair is a message's form
  /// for one, or English has it before a noun in the singular and Arabic says "one".
  bool may_be_one(const Markup& placeholder) {
    if (pair_.bead != nullptr && pair_.bead->number == MessageNumber::one) return true;
    if (!pair_.english_is_source || !counts_in_singular(pair_.english, placeholder)) return false;
    if (!one_) one_ = says_one(pair_);
    return *one_;
  }
  /// Whether the translation has a pair of quotation marks more.
  bool is_quoted() {
    if (!quoted_) quoted_ = quotation_marks(pair_.target().text(), to_) >= quotation_marks(pair_.source().text(), from_) + 2;
    return *quoted_;
  }
  /// Whether a tag without an end is a value, and the translation has one of its own.
  bool is_value(std::string_view tag) {
    if (!may_be_value(tag)) return false;
    if (!value_) {
      value_ = has_own_value(pair_.target().text());
      for (const Markup& markup : from_)
        if (*value_ && markup.kind == MarkupKind::tag && markup.text[1] == '/') ends_.insert(std::string(markup.text.substr(2)));
    }
    return *value_ && !ends_.contains(std::string(tag.substr(1)));
  }

 private:
  const PairView& pair_;
  const std::vector<Markup>& from_;
  const std::vector<Markup>& to_;
  std::optional<bool> one_, quoted_, value_;
  std::unordered_set<std::string> ends_;  ///< of the source's tags
};

/// Whether looking for each piece of one side in the other would take more than some second.
bool too_much(std::size_t from, std::size_t to, std::size_t source_bytes, std::size_t target_bytes) noexcept {
  constexpr std::size_t most = std::size_t{1} << 30;
  return from * (target_bytes + to) + to * source_bytes > most;
}

}  // namespace

void check_markup(const CheckContext&, const PairView& pair, Findings& findings) {
  const BeadSide& source = pair.source();
  const BeadSide& target = pair.target();
  const bool of_qt = is_of_qt(pair.english.text());
  const std::vector<Markup> from = markup_of(source, of_qt);
  const std::vector<Markup> to = markup_of(target, of_qt);
  if (from.empty() && to.empty()) return;
  if (too_much(from.size(), to.size(), source.text().size(), target.text().size()))
    return findings.add_too_long(pair, "the pair is too long for some of the checks: placeholders, tags, links and files were not looked at");
  Pieces there(to);
  std::unordered_set<std::string> wanted;  // made where something is missing
  const auto rule_of = [](MarkupKind kind) -> std::string_view {
    switch (kind) {
      case MarkupKind::placeholder: return "markup.placeholder";
      case MarkupKind::tag: return "markup.tag";
      case MarkupKind::code: return "markup.code";
      case MarkupKind::file: return "markup.file";
      case MarkupKind::link: break;
    }
    return "markup.link";
  };
  const std::string_view target_text = target.text();
  bool all_found = true;
  std::unordered_map<std::string, std::size_t> lost_tags;
  std::unordered_set<std::string> lost_links;
  Excuses excuses(pair, from, to);
  bool one_told = false;         // the count was put in words: "one file"
  std::uint32_t lost_until = 0;  // end of the tag that was lost last: what stands in it is lost with it
  for (const Markup& markup : from) {
    const std::string id = identity(markup);
    if (there.take(markup.kind, id) || markup.range.end <= lost_until) continue;
    if (markup.kind == MarkupKind::tag) {
      // An opening tag and its end are one loss; a link may be written in Markdown instead; a tag that the text speaks of
      // may stand in another kind of quotation marks.
      const bool closing = markup.text[1] == '/';
      const std::string name = closing ? id.substr(2) : id.substr(1, id.find_first_of("> ", 1) - 1) + ">";
      if (closing) {
        const auto opened = lost_tags.find(name);
        if (opened != lost_tags.end() && opened->second > 0) {
          --opened->second;
          continue;
        }
      } else {
        ++lost_tags[name];
        if (is_of_quotation(name) && excuses.is_quoted()) continue;
        if (excuses.is_value(markup.text)) {
          --lost_tags[name];
          continue;
        }
        const std::string_view address = link_of(markup.text);
        if (!address.empty() && target_text.find(address) != std::string_view::npos) continue;
      }
      if (target_text.find(markup.text) != std::string_view::npos && std::none_of(to.begin(), to.end(), [&](const Markup& other) {
            return other.kind == MarkupKind::tag && other.text == markup.text;
          }))
        continue;
    }
    // A hashtag may be translated.
    if (markup.kind == MarkupKind::link && markup.text.starts_with('#') && has_own_hashtag(target_text)) continue;
    // A code span may lose its marks and a link its place in brackets, as long as the words are there.
    std::string_view bare = markup.text;
    if (markup.kind == MarkupKind::code) {
      while (bare.starts_with('`')) bare.remove_prefix(1);
      while (bare.ends_with('`')) bare.remove_suffix(1);
    } else if (markup.kind == MarkupKind::link) {
      bare = address_of(bare);
      const auto translated = std::find_if(to.begin(), to.end(), [&](const Markup& other) {
        return other.kind == MarkupKind::link && !there.used[static_cast<std::size_t>(&other - to.data())] &&
               differ_by_language(bare, address_of(other.text));
      });
      if (translated != to.end()) {
        there.used[static_cast<std::size_t>(translated - to.begin())] = 1;
        continue;
      }
    }
    // Arguments that are taken in order are as many as in the source: one that stands for another says nothing of this one.
    const bool counted = markup.kind == MarkupKind::placeholder && is_unnumbered(markup.text);
    const auto taken = static_cast<std::size_t>(!counted ? 0 : std::count_if(to.begin(), to.end(), [&](const Markup& other) {
      return there.used[static_cast<std::size_t>(&other - to.data())] && other.text == markup.text;
    }));
    if (markup.kind != MarkupKind::tag && !bare.empty() && count_of(target_text, bare) > taken) continue;
    // Arabic text is not read for the arguments of Qt, which may be shown in the digits of its reader.
    if (of_qt && markup.kind == MarkupKind::placeholder && has_argument(target_text, id)) continue;
    if (markup.kind == MarkupKind::placeholder && !one_told && excuses.may_be_one(markup)) {
      one_told = true;
      continue;
    }
    if (markup.kind == MarkupKind::code &&
        (bare.find(' ') != std::string_view::npos || bare.find_first_of("(){}[]<>=.;/_-") == std::string_view::npos))
      continue;  // words in code marks may be translated
    all_found = false;
    if (markup.kind == MarkupKind::tag) lost_until = markup.range.end;
    // A handle that stands three times is one loss.
    if (markup.kind == MarkupKind::link && !lost_links.insert(id).second) continue;
    Draft draft;
    draft.rule = rule_of(markup.kind);
    draft.bead = pair.index;
    draft.source = ByteRange{source.range.begin + markup.range.begin, source.range.begin + markup.range.end};
    draft.confidence = markup.kind == MarkupKind::placeholder ? 0.95 : markup.kind == MarkupKind::code ? 0.8 : 0.7;
    draft.message = {"{0} is missing in the translation", {quote(markup.text)}};
    // The nearest unused piece of the same kind is what it was changed to.
    if (const ByteRange turned = turned_argument(target_text, id); of_qt && !turned.empty()) {
      draft.target = ByteRange{target.range.begin + turned.begin, target.range.begin + turned.end};
      draft.message = {"{0} became {1}", {quote(markup.text), quote(turned.in(target_text))}};
      draft.suggestions.emplace_back(markup.text);
      findings.add(std::move(draft));
      continue;
    }
    if (wanted.empty())
      for (const Markup& other : from) wanted.insert(identity(other));
    if (const Markup* changed = there.take_unwanted(markup.kind, wanted); changed != nullptr) {
      draft.target = ByteRange{target.range.begin + changed->range.begin, target.range.begin + changed->range.end};
      draft.message = {"{0} became {1}", {quote(markup.text), quote(changed->text)}};
      draft.suggestions.emplace_back(markup.text);
    }
    findings.add(std::move(draft));
  }
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (there.used[i] || to[i].kind != MarkupKind::placeholder) continue;
    if (to[i].text == "%.0s" && one_told) continue;  // takes an argument and prints nothing
    if (source.text().find(to[i].text) != std::string_view::npos && there.ids[i].size() < 3) continue;  // {} of a code span
    if (of_qt && has_argument(source.text(), there.ids[i])) continue;
    Draft draft;
    draft.rule = "markup.placeholder";
    draft.bead = pair.index;
    draft.target = ByteRange{target.range.begin + to[i].range.begin, target.range.begin + to[i].range.end};
    draft.confidence = 0.9;
    draft.message = {"{0} is not in the source", {quote(to[i].text)}};
    findings.add(std::move(draft));
    all_found = false;
  }
  check_form(pair, from, to, all_found, findings);
}

}  // namespace muwazi::inline v0
