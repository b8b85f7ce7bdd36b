// SPDX-License-Identifier: Apache-2.0
// Tells what a file holds and hands it to the extractor of its kind.
#include <muwazi/error.hpp>
#include <muwazi/extract.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "extract_formats.hpp"
#include "read_subtitles.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Whether `text` begins with `prefix`, which is in lower case, whatever the case.
bool begins(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// What the ending of a file name says; automatic for an ending that is not known, or none.
DocumentKind kind_by_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != name.npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos) return DocumentKind::automatic;
  const std::string_view ending = name.substr(dot + 1);
  static constexpr std::pair<std::string_view, DocumentKind> endings[] = {
      {"txt", DocumentKind::text},      {"text", DocumentKind::text},     {"md", DocumentKind::markdown},
      {"markdown", DocumentKind::markdown}, {"mdx", DocumentKind::markdown}, {"html", DocumentKind::html},
      {"htm", DocumentKind::html},      {"xhtml", DocumentKind::html},    {"docx", DocumentKind::docx},
      {"odt", DocumentKind::odt},       {"epub", DocumentKind::epub},     {"srt", DocumentKind::subtitles},
      {"vtt", DocumentKind::subtitles},
  };
  for (const auto& [known, kind] : endings)
    if (ending.size() == known.size() && begins(ending, known)) return kind;
  return DocumentKind::automatic;
}

constexpr bool is_package(DocumentKind kind) noexcept {
  return kind == DocumentKind::docx || kind == DocumentKind::odt || kind == DocumentKind::epub;
}

/// The name of a kind for messages.
constexpr std::string_view shown(DocumentKind kind) noexcept {
  constexpr std::string_view names[] = {"text", "text", "Markdown", "HTML", "DOCX", "ODT", "EPUB", "subtitles"};
  return names[static_cast<std::size_t>(kind)];
}

/// What a file is that holds no text for us; empty for others.
std::string_view foreign(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::pair<std::string_view, std::string_view> marks[] = {
      {"%PDF-"sv, "a PDF"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "encrypted or an old Office file (OLE)"},
      {"{\\rtf"sv, "RTF"},
      {"\x1F\x8B\x08"sv, "compressed by gzip"},
      {"\xFD" "7zXZ\0"sv, "compressed by xz"},
      {"BZh91AY&SY"sv, "compressed by bzip2"},
      {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
      {"Rar!\x1A\x07"sv, "a RAR archive"},
      {"\x89PNG\r\n\x1A\n"sv, "a picture (PNG)"},
      {"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
      {"GIF89a"sv, "a picture (GIF)"},
      {"GIF87a"sv, "a picture (GIF)"},
      {"\x7F" "ELF"sv, "a program (ELF)"},
  };
  for (const auto& [mark, what] : marks)
    if (bytes.starts_with(mark)) return what;
  return {};
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

/// Whether a text begins as HTML pages do: <!doctype html> or <html>, perhaps behind an XML declaration and comments.
bool looks_like_html(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (int i = 0; i < 10; ++i) {
    skip_spaces(head);
    const std::string_view end = head.starts_with("<!--") ? "-->" : head.starts_with("<?xml") ? "?>" : "";
    if (end.empty()) break;
    const std::size_t at = head.find(end);
    if (at == head.npos) return false;
    head.remove_prefix(at + end.size());
  }
  if (begins(head, "<!doctype html")) return true;
  return begins(head, "<html") && head.size() > 5 && (is_space(head[5]) || head[5] == '>');
}

bool looks_like_subtitles(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 200);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("WEBVTT") && (head.size() == 6 || is_space(head[6]))) return true;
  skip_spaces(head);
  std::size_t digits = 0;
  while (digits < head.size() && head[digits] >= '0' && head[digits] <= '9') ++digits;
  if (digits == 0) return false;
  head.remove_prefix(digits);
  skip_spaces(head);
  const std::size_t end = std::min(head.find_first_of("\r\n"), head.size());
  const std::string_view line = head.substr(0, end);
  return line.size() >= 29 && line.find_first_not_of("0123456789:,.-> ") == line.npos && line.find("-->") != line.npos;
}

ExtractedText built(DocumentKind kind, TextBuilder& builder, Text&& file) {
  builder.finish(static_cast<std::uint32_t>(file.utf8.size()));
  ExtractedText out;
  out.kind = kind;
  out.text.utf8 = builder.take_text();
  out.text.encoding = file.encoding;
  out.text.encoding_confidence = file.encoding_confidence;
  out.text.issues = file.issues;
  out.text.map = builder.take_map().after(file.map);
  out.headings = builder.take_headings();
  out.file = std::move(file);
  return out;
}

}  // namespace

std::string_view document_kind_name(DocumentKind kind) noexcept {
  constexpr std::string_view names[] = {"automatic", "text", "markdown", "html", "docx", "odt", "epub", "subtitles"};
  return names[static_cast<std::size_t>(kind)];
}

bool can_extract(DocumentKind kind) noexcept {
#ifdef MUWAZI_WITH_GUMBO
  constexpr bool html = true;
#else
  constexpr bool html = false;
#endif
#if defined(MUWAZI_WITH_LIBARCHIVE) && defined(MUWAZI_WITH_EXPAT)
  constexpr bool package = true;
#else
  constexpr bool package = false;
#endif
  switch (kind) {
    case DocumentKind::html: return html;
    case DocumentKind::docx:
    case DocumentKind::odt: return package;
    case DocumentKind::epub: return package && html;
    default: return true;
  }
}

DocumentKind detect_kind(std::string_view bytes, std::string_view name) {
  const DocumentKind by_name = kind_by_name(name);
  const auto fail = [&](std::string_view is) {
    throw Error(ErrorKind::format, std::string(name),
                {"is {0}, not {1} as its name says", {catalogue_word(is), catalogue_word(shown(by_name))}});
  };
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    const DocumentKind kind = package_kind(bytes, name);
    if (by_name != DocumentKind::automatic && by_name != kind) fail(shown(kind));
    return kind;
  }
  if (const std::string_view what = foreign(bytes); !what.empty()) {
    if (by_name != DocumentKind::automatic) fail(what);
    throw Error(ErrorKind::format, std::string(name), {"is {0}, not a text", {catalogue_word(what)}});
  }
  if (is_package(by_name)) fail(bytes.empty() ? "empty" : looks_like_html(bytes) ? "HTML" : "no ZIP archive");
  if (by_name != DocumentKind::automatic) return by_name;
  if (looks_like_html(bytes)) return DocumentKind::html;
  if (looks_like_subtitles(bytes)) return DocumentKind::subtitles;
  return DocumentKind::text;
}

ExtractedText extract_text(std::string_view bytes, std::string_view name, const ExtractOptions& options) {
  const DocumentKind kind = options.kind == DocumentKind::automatic ? detect_kind(bytes, name) : options.kind;
  if (!can_extract(kind))
    throw Error(ErrorKind::resource, std::string(name), {"this build of the library cannot read {0}", {catalogue_word(shown(kind))}});
  ExtractedText out;
  out.kind = kind;
  TextBuilder builder;
  switch (kind) {
    case DocumentKind::docx:
    case DocumentKind::odt:
    case DocumentKind::epub: {
      out.text.utf8 = extract_package(bytes, name, kind, options);
      if (out.text.utf8.size() > UINT32_MAX)
        throw Error(ErrorKind::resource, std::string(name), "a text of 4 GiB or more");
      out.text.map.append(0, static_cast<std::uint32_t>(out.text.utf8.size()), 1, 1);
      return out;
    }
    case DocumentKind::markdown: {
      Text file = decode(bytes, options.decode);
      extract_markdown(builder, file.utf8, options.inline_markup);
      return built(kind, builder, std::move(file));
    }
    case DocumentKind::html: {
      DecodeOptions decoding = options.decode;
      if (decoding.encoding == Encoding::automatic) decoding.encoding = html_encoding(bytes);
      Text file = decode(bytes, decoding);
      extract_html(builder, file.utf8, name, options.furniture);
      return built(kind, builder, std::move(file));
    }
    case DocumentKind::subtitles: {
      Text file = decode(bytes, options.decode);
      std::vector<TextIssue> issues;
      Subtitles subtitles = parse_subtitles(file.utf8, name, issues);
      out.text.utf8 = std::move(subtitles.text);
      out.text.encoding = file.encoding;
      out.text.encoding_confidence = file.encoding_confidence;
      out.text.issues = file.issues;
      for (TextIssue& issue : issues) {
        issue.range = file.map.origin(issue.range);
        out.text.issues.push_back(std::move(issue));
      }
      std::stable_sort(out.text.issues.begin(), out.text.issues.end(),
                       [](const TextIssue& x, const TextIssue& y) { return x.range.begin < y.range.begin; });
      out.text.map = subtitles.map.after(file.map);
      out.file = std::move(file);
      return out;
    }
    case DocumentKind::automatic:
    case DocumentKind::text: break;
  }
  out.text = decode(bytes, options.decode);
  return out;
}

/// By a byte-order mark where there is one (decode() knows it), else by <meta charset="..."> or content="...; charset=...".
Encoding html_encoding(std::string_view bytes) noexcept {
  if (bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Encoding::automatic;
  const std::string_view head = bytes.substr(0, 1024);
  for (std::size_t at = head.find('<'); at != head.npos; at = head.find('<', at + 1)) {
    if (!begins(head.substr(at), "<meta")) continue;
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    for (std::size_t i = 0; i + 8 < tag.size(); ++i) {
      if (!begins(tag.substr(i), "charset")) continue;
      std::string_view value = tag.substr(i + 7);
      skip_spaces(value);
      if (!value.starts_with('=')) continue;
      value.remove_prefix(1);
      skip_spaces(value);
      if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
      static constexpr std::pair<std::string_view, Encoding> names[] = {
          {"windows-1256", Encoding::windows1256}, {"cp1256", Encoding::windows1256},
          {"iso-8859-6", Encoding::iso8859_6},     {"windows-1252", Encoding::windows1252},
          {"iso-8859-1", Encoding::windows1252},  // as browsers do
      };
      for (const auto& [known, encoding] : names)
        if (begins(value, known)) return encoding;
      return Encoding::automatic;
    }
  }
  return Encoding::automatic;
}

}  // namespace muwazi::inline v0
