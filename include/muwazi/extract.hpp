// SPDX-License-Identifier: Apache-2.0
// Running text out of documents: Markdown, HTML, DOCX, ODT, EPUB, subtitles.
//
//     muwazi::ExtractedText english = muwazi::extract_text(bytes, "article.html");   // kind by content and name
//     muwazi::ExtractedText arabic = muwazi::extract_text(other_bytes, "article.ar.docx");
//     muwazi::Review review = muwazi::Reviewer().review(std::move(english), std::move(arabic));
//
//     muwazi::extract_text(bytes, "report.docx")   // throws Error{format}: "report.docx: is encrypted or an old Office file
//                                                  // (OLE), not DOCX as its name says"
//
// A paragraph of the document is a paragraph of the text, parted from the next by an empty line; a forced line break is a
// line end. Tables give a paragraph a cell. What is no running text is left out:
//
//     Markdown   code blocks, front matter (but its title, its description and whole sentences), comments, link definitions, lines of tags;
//                of links the address, of emphasis the marks; a list's and a quotation's marks
//     HTML       scripts, styles, forms' fields, hidden elements, and furniture: navigation, asides, footers, site headers, what
//                class, id or role call menu, share, related, cookie and the like, and blocks that are all links. Where the page
//                has one <main> or one <article> with most of the text, the rest is left out
//     DOCX, ODT  deleted text of tracked changes, comments, fields' codes, page headers and footers; notes stand behind the body
//                (ODT: behind their paragraph)
//     EPUB       what is not in the reading order (spine), and the table of contents; pages as for HTML, furniture kept
//
// Positions. For text, Markdown, HTML and subtitles the map of the text goes to the caller's bytes, so that a finding
// points into the file; ranges in an inline tag's or entity's neighbourhood may take the tag along. For DOCX, ODT and EPUB,
// which are ZIP archives, "the caller's bytes" of every range are those of the extracted text itself.
//
// Files are data of others. Nothing is unpacked to disk or fetched, no path out of the archive is followed, and names
// that occur twice in an archive are refused. Limits, each an Error{resource}: ExtractOptions::max_bytes of unpacked
// parts, 65,536 entries an archive, XML nested 200 deep, HTML with 2,000 elements open at once or one that needs more than 64 times
// its size and 64 MiB to parse. Broken, truncated and encrypted archives, and files of another kind than their name says,
// are Error{format} with the file's name and, within an archive, the entry: "book.epub!OEBPS/ch1.xhtml: ...".
//
// Each kind is an optional part of the build: HTML needs gumbo, DOCX and ODT libarchive and expat, EPUB all three.
#ifndef MUWAZI_EXTRACT_HPP
#define MUWAZI_EXTRACT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// What a file holds.
enum class DocumentKind : std::uint8_t {
  automatic,  ///< by content, then by the ending of the name
  text,       ///< plain text
  markdown,   ///< CommonMark with tables, footnotes and front matter
  html,
  docx,       ///< Office Open XML text
  odt,        ///< OpenDocument text
  epub,       ///< EPUB 2 and 3
  subtitles   ///< SRT or WebVTT; see read_subtitles()
};

/// "text", "markdown", "html", "docx", "odt", "epub", "subtitles", "automatic". Static storage.
MUWAZI_EXPORT std::string_view document_kind_name(DocumentKind kind) noexcept;

struct ExtractOptions {
  DocumentKind kind = DocumentKind::automatic;
  DecodeOptions decode = {};  ///< of text, Markdown, HTML (before what its <meta charset> says) and subtitles
  bool furniture = false;      ///< HTML: keep navigation, asides, footers and the like
  bool inline_markup = false;  ///< Markdown: keep emphasis, links, code marks and tags within a paragraph
  std::size_t max_bytes = std::size_t{256} << 20;  ///< DOCX, ODT, EPUB: of all parts that are read, unpacked
};

/// The running text of a document.
struct ExtractedText {
  DocumentKind kind = DocumentKind::text;  ///< never `automatic`
  Text text;                 ///< the map goes to the caller's bytes, for DOCX, ODT and EPUB to `utf8` itself
  std::optional<Text> file;  ///< the whole decoded file, for Markdown, HTML and subtitles: lines and columns count in it
  std::vector<ByteRange> headings = {};  ///< Markdown: its title and headings, in order; ranges in text.utf8
};

/// What the bytes are: a container or HTML by content; else what the ending of `name` says; else subtitles by content; else text.
/// Throws Error{format} for a PDF, an image, a compressed file, an OLE file or RTF, and where the content is a container
/// of another kind than the ending says, or none where it names one. Looks at no more than the first 4 KiB and an archive's
/// directory.
MUWAZI_EXPORT DocumentKind detect_kind(std::string_view bytes, std::string_view name);

/// Whether this build reads a kind.
MUWAZI_EXPORT bool can_extract(DocumentKind kind) noexcept;

/// The running text of `bytes`. `name` stands in messages and gives the kind away by its ending (.md, .markdown, .html, .htm,
/// .xhtml, .docx, .odt, .epub, .srt, .vtt). Throws Error{format} and Error{resource} as above, and Error{resource} for a kind
/// that this build cannot read. Linear in the (unpacked) bytes. May be called from any thread.
MUWAZI_EXPORT ExtractedText extract_text(std::string_view bytes, std::string_view name, const ExtractOptions& options = {});

}  // namespace muwazi::inline v0

#endif
