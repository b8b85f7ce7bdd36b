// SPDX-License-Identifier: Apache-2.0
// Running text of documents that are ZIP archives of XML: DOCX (ECMA-376), ODT (OpenDocument 1.3), EPUB (2.0.1 and 3.3).
#include <muwazi/error.hpp>

#include <algorithm>
#include <charconv>
#include <functional>
#include <istream>
#include <map>
#include <set>
#include <streambuf>
#include <vector>

#include "extract_formats.hpp"
#include "one_of.hpp"
#include "xml_reader.hpp"
#include "zip_archive.hpp"

namespace muwazi::inline v0 {
namespace {

/// A stream over bytes that it does not copy.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // never written: there is no put area
    setg(begin, begin, begin + bytes.size());
  }
};

void parse(std::string_view xml, const std::string& place, XmlHandler& handler) {
  ViewBuffer buffer(xml);
  std::istream in(&buffer);
  read_xml(in, place, handler);
}

/// Calls a function for each start of an element; for small parts such as manifests.
class Starts : public XmlHandler {
 public:
  using Action = std::function<void(std::string_view name, const XmlAttributes& attributes)>;
  explicit Starts(Action action) : action_(std::move(action)) {}
  void start(std::string_view name, const XmlAttributes& attributes, std::size_t) override { action_(name, attributes); }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  Action action_;
};

void each_start(std::string_view xml, const std::string& place, Starts::Action action) {
  Starts handler(std::move(action));
  parse(xml, place, handler);
}

/// An attribute by its name without prefix.
std::string_view local_attribute(const XmlAttributes& attributes, std::string_view name) {
  for (const std::string_view prefix : {"", "w:", "text:", "office:", "r:"}) {
    const std::string_view value = attributes[std::string(prefix).append(name)];
    if (!value.empty()) return value;
  }
  return {};
}

/// The entry that `reference` in the entry `base` names: "../text/a%20b.xhtml#part" in "OEBPS/package.opf" is
/// "text/a b.xhtml". Empty for what points out of the archive.
std::string resolved(std::string_view base, std::string_view reference) {
  reference = reference.substr(0, std::min(reference.find_first_of("#?"), reference.size()));
  if (reference.empty() || reference.find(':') != reference.npos || reference.find('\\') != reference.npos) return {};
  std::string plain;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    unsigned value = 0;
    if (reference[i] == '%' && i + 2 < reference.size()) {
      const auto result = std::from_chars(reference.data() + i + 1, reference.data() + i + 3, value, 16);
      if (result.ec == std::errc() && result.ptr == reference.data() + i + 3 && value != 0) {
        plain += static_cast<char>(value);
        i += 2;
        continue;
      }
    }
    plain += reference[i];
  }
  std::string path;
  if (!plain.starts_with('/')) {
    const std::size_t slash = base.rfind('/');
    path = slash == base.npos ? "" : base.substr(0, slash + 1);
  }
  path += plain;
  std::vector<std::string_view> parts;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (parts.empty()) return {};
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Text with the places that the builder asks for: they count in the text itself.
class Writer {
 public:
  void put(std::string_view text) {
    builder_.put(text, at_, at_ + static_cast<std::uint32_t>(text.size()));
    at_ += static_cast<std::uint32_t>(text.size());
  }
  /// White space collapses.
  void put_collapsed(std::string_view text) {
    while (!text.empty()) {
      if (is_space(text.front())) {
        builder_.space();
        text.remove_prefix(1);
        continue;
      }
      const std::size_t end = std::min(text.find_first_of(" \t\n\r"), text.size());
      put(text.substr(0, end));
      text.remove_prefix(end);
    }
  }
  void space() { builder_.space(); }
  void line_end() { builder_.line_end(); }
  void paragraph_end() { builder_.paragraph_end(); }
  std::string take() {
    builder_.finish(at_);
    return builder_.take_text();
  }

 private:
  TextBuilder builder_;
  std::uint32_t at_ = 0;
};

/// The body of word/document.xml, footnotes.xml or endnotes.xml.
class DocxHandler : public XmlHandler {
 public:
  explicit DocxHandler(Writer& out) : out_(out) {}

  void start(std::string_view name, const XmlAttributes& attributes, std::size_t) override {
    if (skip_ > 0 ||
        is_one_of(name, {"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "sdtPr", "pPr", "rPrChange"}) ||
        // Separators between text and notes are notes too.
        (is_one_of(name, {"footnote", "endnote"}) && is_one_of(local_attribute(attributes, "type"), {"separator", "continuationSeparator", "continuationNotice"}))) {
      ++skip_;
      return;
    }
    if (name == "rPr") {
      in_properties_ = true;
    } else if (in_properties_ && name == "vanish" && !is_one_of(local_attribute(attributes, "val"), {"0", "false", "off"})) {
      hidden_ = true;
    } else if (name == "r") {
      hidden_ = false;
    } else if (hidden_) {
      return;
    } else if (name == "t") {
      in_text_ = true;
    } else if (is_one_of(name, {"p", "tc", "txbxContent", "tbl"})) {
      out_.paragraph_end();
    } else if (name == "tab" || name == "ptab") {
      out_.space();
    } else if (name == "cr" || name == "br") {
      out_.line_end();
    } else if (name == "noBreakHyphen") {
      out_.put("\xE2\x80\x91");
    } else if (name == "softHyphen") {
      out_.put("\xC2\xAD");
    }
  }
  void end(std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (name == "t") in_text_ = false;
    if (name == "rPr") in_properties_ = false;
    if (name == "r") hidden_ = false;
    if (is_one_of(name, {"p", "tc", "txbxContent", "tbl"})) out_.paragraph_end();
  }
  void text(std::string_view utf8) override {
    if (in_text_ && skip_ == 0) out_.put_collapsed(utf8);
  }

 private:
  Writer& out_;
  int skip_ = 0;
  bool in_text_ = false;
  bool in_properties_ = false;
  bool hidden_ = false;
};

/// The styles of an OpenDocument text whose words a reader does not see (text:display="none"), or that are made of such a one.
class HiddenStyles {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "style") {
      style_ = attributes["style:name"];
      if (has(attributes["style:parent-style-name"])) names_.insert(style_);
    } else if (name == "text-properties" && !style_.empty()) {
      const std::string_view display = attributes["text:display"];
      if (display == "none") names_.insert(style_);
      if (display == "true") names_.erase(style_);
    }
  }
  [[nodiscard]] bool has(std::string_view name) const { return !name.empty() && names_.contains(name); }

 private:
  std::string style_;
  std::set<std::string, std::less<>> names_;
};

/// The body of an OpenDocument's content.xml.
class OdtHandler : public XmlHandler {
 public:
  /// `hidden` holds the names of styles whose text is not shown; those of this part are added.
  OdtHandler(Writer& out, HiddenStyles& hidden) : out_(&out), hidden_(&hidden) {}

  void start(std::string_view name, const XmlAttributes& attributes, std::size_t) override {
    hidden_->start(name, attributes);
    if (skip_ > 0 ||
        is_one_of(name, {"tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "table-of-content-source",
                      "scripts", "font-face-decls", "automatic-styles", "sequence-decls", "variable-decls", "desc", "title",
                      "hidden-text"}) ||
        (is_one_of(name, {"span", "p", "h"}) && hidden_->has(attributes["text:style-name"])) ||
        (name == "section" && attributes["text:display"] == "none")) {
      ++skip_;
      return;
    }
    if (name == "note") {
      // The note goes behind its paragraph.
      note_ = true;
    } else if (name == "p" || name == "h") {
      if (!note_) out_->paragraph_end();
      ++paragraph_;
    } else if (is_one_of(name, {"table-cell", "list-item", "text-box"})) {
      out_->paragraph_end();
    } else if (name == "line-break") {
      piece("\n", true);
    } else if (name == "s" || name == "tab") {
      piece(" ", true);
    }
  }
  void end(std::string_view name) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (name == "note") {
      note_ = false;
      notes_ += '\v';
    } else if (name == "p" || name == "h") {
      --paragraph_;
      if (note_) {
        notes_ += '\v';
      } else {
        out_->paragraph_end();
        flush_notes();
      }
    } else if (is_one_of(name, {"table-cell", "list-item", "text-box"})) {
      out_->paragraph_end();
    }
  }
  void text(std::string_view utf8) override {
    if (skip_ == 0 && paragraph_ > 0) piece(utf8, false);
  }

 private:
  void piece(std::string_view text, bool mark) {
    if (note_) {
      for (const char c : text) notes_ += c == '\v' ? ' ' : c;
    } else if (mark && text == "\n") {
      out_->line_end();
    } else {
      out_->put_collapsed(text);
    }
  }
  void flush_notes() {
    std::string notes;
    notes.swap(notes_);
    for (std::string_view rest = notes; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\v'), rest.size());
      out_->paragraph_end();
      out_->put_collapsed(rest.substr(0, end));
      out_->paragraph_end();
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  Writer* out_;
  HiddenStyles* hidden_;
  int skip_ = 0;
  int paragraph_ = 0;
  bool note_ = false;
  std::string notes_;
};

using Parts = std::map<std::string, std::string, std::less<>>;

const std::string& part(const Parts& parts, std::string_view entry, std::string_view name) {
  const auto found = parts.find(entry);
  if (found == parts.end()) throw Error(ErrorKind::format, std::string(name) + "!" + std::string(entry), "is missing in the archive");
  return found->second;
}

/// The entry of the main part of an Office Open XML package; empty where no relationship names one.
std::string office_document(const Parts& parts, std::string_view name) {
  std::string out;
  const auto relations = parts.find("_rels/.rels");
  if (relations == parts.end()) return out;
  each_start(relations->second, std::string(name) + "!_rels/.rels", [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "Relationship" && attributes["Type"].ends_with("/officeDocument") && out.empty() &&
        attributes["TargetMode"] != "External")
      out = resolved("", attributes["Target"]);
  });
  return out;
}

std::string docx_text(std::string_view bytes, std::string_view name, std::size_t max_bytes) {
  const Parts roots = read_zip(bytes, name, max_bytes, [](std::string_view entry) { return entry == "_rels/.rels"; });
  std::string document = office_document(roots, name);
  if (document.empty()) document = "word/document.xml";
  const std::size_t slash = document.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : document.substr(0, slash + 1);
  const std::string notes[] = {folder + "footnotes.xml", folder + "endnotes.xml"};
  const Parts parts = read_zip(bytes, name, max_bytes, [&](std::string_view entry) {
    return entry == document || entry == notes[0] || entry == notes[1];
  });
  Writer out;
  const auto read = [&](const std::string& entry) {
    DocxHandler handler(out);
    parse(part(parts, entry, name), std::string(name) + "!" + entry, handler);
    out.paragraph_end();
  };
  read(document);
  for (const std::string& entry : notes)
    if (parts.contains(entry)) read(entry);
  return out.take();
}

std::string odt_text(std::string_view bytes, std::string_view name, std::size_t max_bytes) {
  const Parts parts = read_zip(bytes, name, max_bytes, [](std::string_view entry) {
    return entry == "content.xml" || entry == "styles.xml" || entry == "META-INF/manifest.xml";
  });
  if (const auto manifest = parts.find("META-INF/manifest.xml"); manifest != parts.end())
    each_start(manifest->second, std::string(name) + "!META-INF/manifest.xml", [&](std::string_view element, const XmlAttributes&) {
      if (element == "encryption-data") throw Error(ErrorKind::format, std::string(name), "is encrypted");
    });
  HiddenStyles hidden;
  if (const auto styles = parts.find("styles.xml"); styles != parts.end())
    each_start(styles->second, std::string(name) + "!styles.xml",
               [&](std::string_view element, const XmlAttributes& attributes) { hidden.start(element, attributes); });
  Writer out;
  OdtHandler handler(out, hidden);
  parse(part(parts, "content.xml", name), std::string(name) + "!content.xml", handler);
  return out.take();
}

/// XHTML has elements that close themselves, "<a id='x'/>", which an HTML parser takes for open ones.
std::string as_html(std::string_view xhtml) {
  std::string out;
  out.reserve(xhtml.size() + xhtml.size() / 16);
  for (std::size_t at = 0; at < xhtml.size();) {
    const std::size_t open = std::min(xhtml.find('<', at), xhtml.size());
    out += xhtml.substr(at, open - at);
    at = open;
    if (at == xhtml.size()) break;
    for (const auto& [begin, end] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}) {
      if (!xhtml.substr(at).starts_with(begin)) continue;
      const std::size_t close = std::min(xhtml.find(end, at + begin.size()), xhtml.size());
      if (begin == "<![CDATA[") {
        for (const char c : xhtml.substr(at + begin.size(), close - std::min(close, at + begin.size()))) {
          if (c == '<')
            out += "&lt;";
          else if (c == '&')
            out += "&amp;";
          else
            out += c;
        }
      }
      at = std::min(close + end.size(), xhtml.size());
      break;
    }
    if (at != open) continue;
    std::size_t close = at;
    for (char quote = 0; close < xhtml.size() && (quote != 0 || xhtml[close] != '>'); ++close) {
      if (quote != 0 && xhtml[close] == quote)
        quote = 0;
      else if (quote == 0 && (xhtml[close] == '"' || xhtml[close] == '\''))
        quote = xhtml[close];
    }
    const std::string_view tag = xhtml.substr(at, close - at);
    std::string_view element = tag.substr(1);
    element = element.substr(0, std::min(element.find_first_of(" \t\r\n/"), element.size()));
    if (tag.ends_with('/') && !element.empty() &&
        !is_one_of(element, {"br", "img", "hr", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "param", "source", "track"})) {
      out += tag.substr(0, tag.size() - 1);
      out.append("></").append(element).append(">");
    } else {
      out += tag;
      if (close < xhtml.size()) out += '>';
    }
    at = std::min(close + 1, xhtml.size());
  }
  return out;
}

std::string epub_text(std::string_view bytes, std::string_view name, std::size_t max_bytes) {
  const auto place = [&](std::string_view entry) { return std::string(name) + "!" + std::string(entry); };
  constexpr std::string_view container = "META-INF/container.xml";
  constexpr std::string_view protection = "META-INF/encryption.xml";
  const Parts first = read_zip(bytes, name, max_bytes, [&](std::string_view entry) { return entry == container || entry == protection; });
  std::string package;
  each_start(part(first, container, name), place(container), [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "rootfile" && package.empty()) {
      package = resolved("", attributes["full-path"]);
      if (package.empty()) throw Error(ErrorKind::format, place(container), "names a package outside of the archive");
    }
  });
  if (package.empty()) throw Error(ErrorKind::format, place(container), "names no package");
  std::set<std::string, std::less<>> encrypted;
  if (const auto found = first.find(protection); found != first.end())
    each_start(found->second, place(protection), [&](std::string_view element, const XmlAttributes& attributes) {
      if (element == "CipherReference") encrypted.insert(resolved("", attributes["URI"]));
    });

  const Parts second = read_zip(bytes, name, max_bytes, [&](std::string_view entry) { return entry == package; });
  struct Item {
    std::string entry;
    bool text = false;
  };
  std::map<std::string, Item, std::less<>> items;
  std::vector<std::string> spine;
  each_start(part(second, package, name), place(package), [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "item") {
      const std::string_view type = attributes["media-type"];
      const std::string properties = " " + std::string(attributes["properties"]) + " ";
      const bool text = (type == "application/xhtml+xml" || type == "text/html" || type == "text/x-oeb1-document") &&
                        properties.find(" nav ") == std::string::npos;
      const std::string_view href = attributes["href"];
      std::string entry = resolved(package, href);
      if (text && entry.empty() && href.find("://") == href.npos)
        throw Error(ErrorKind::format, place(package), {"names a page outside of the archive: {0}", {quote(href.substr(0, 200))}});
      items.insert_or_assign(std::string(attributes["id"]), Item{std::move(entry), text});
    } else if (element == "itemref") {
      spine.emplace_back(attributes["idref"]);
    }
  });
  std::vector<std::string> pages;
  std::set<std::string, std::less<>> names;
  for (const std::string& id : spine) {
    const auto item = items.find(id);
    if (item == items.end()) throw Error(ErrorKind::format, place(package), {"the reading order names an unknown item: {0}", {quote(id.substr(0, 200))}});
    if (!item->second.text || item->second.entry.empty()) continue;
    if (encrypted.contains(item->second.entry)) throw Error(ErrorKind::format, place(item->second.entry), "is encrypted");
    if (names.insert(item->second.entry).second) pages.push_back(item->second.entry);
  }
  const Parts parts = read_zip(bytes, name, max_bytes, [&](std::string_view entry) { return names.contains(entry); });
  std::string out;
  for (const std::string& page : pages) {
    const std::string html = as_html(decode(part(parts, page, name)).utf8);
    TextBuilder builder;
    extract_html(builder, html, place(page), true);
    builder.finish(static_cast<std::uint32_t>(html.size()));
    if (!out.empty() && !builder.text().empty()) out += '\n';
    out += builder.text();
  }
  return out;
}

}  // namespace

DocumentKind package_kind(std::string_view bytes, std::string_view name) {
  bool word = false;
  bool office = false;
  bool book = false;
  bool content = false;
  const Parts parts = read_zip(bytes, name, std::size_t{1} << 20, [&](std::string_view entry) {
    word = word || entry == "word/document.xml";
    office = office || entry == "[Content_Types].xml";
    book = book || entry == "META-INF/container.xml";
    content = content || entry == "content.xml";
    return entry == "mimetype" || entry == "_rels/.rels";
  });
  const auto found = parts.find("mimetype");
  std::string_view type = found == parts.end() ? std::string_view() : std::string_view(found->second);
  while (!type.empty() && is_space(type.back())) type.remove_suffix(1);
  if (type == "application/epub+zip" || (type.empty() && book)) return DocumentKind::epub;
  if (type == "application/vnd.oasis.opendocument.text" || type == "application/vnd.oasis.opendocument.text-template") return DocumentKind::odt;
  if (type.starts_with("application/vnd.oasis.opendocument.") || (type.empty() && content && !office))
    throw Error(ErrorKind::format, std::string(name), "is an OpenDocument file, but no text document");
  if (office) {
    const std::string document = office_document(parts, name);
    if (word || document.starts_with("word/")) return DocumentKind::docx;
    throw Error(ErrorKind::format, std::string(name), "is an Office file, but no text document");
  }
  throw Error(ErrorKind::format, std::string(name), "is a ZIP archive, but neither DOCX nor ODT nor EPUB");
}

std::string extract_package(std::string_view bytes, std::string_view name, DocumentKind kind, const ExtractOptions& options) {
  if (kind == DocumentKind::docx) return docx_text(bytes, name, options.max_bytes);
  if (kind == DocumentKind::odt) return odt_text(bytes, name, options.max_bytes);
  return epub_text(bytes, name, options.max_bytes);
}

}  // namespace muwazi::inline v0
