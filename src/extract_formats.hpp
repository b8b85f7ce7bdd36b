// SPDX-License-Identifier: Apache-2.0
// The extractors of single kinds, which extract_text() chooses from.
#ifndef MUWAZI_SRC_EXTRACT_FORMATS_HPP
#define MUWAZI_SRC_EXTRACT_FORMATS_HPP

#include <string>
#include <string_view>

#include <muwazi/extract.hpp>

#include "text_builder.hpp"

namespace muwazi::inline v0 {

/// Paragraphs of Markdown; positions in `utf8`.
void extract_markdown(TextBuilder& out, std::string_view utf8, bool inline_markup);

/// Paragraphs of an HTML page; positions in `utf8`. `name` stands in errors.
void extract_html(TextBuilder& out, std::string_view utf8, std::string_view name, bool furniture);

/// The encoding that a page's <meta> names in its first 1,024 bytes; automatic where it names none that is known.
Encoding html_encoding(std::string_view bytes) noexcept;

/// Which of DOCX, ODT and EPUB a ZIP archive is. Throws Error{format} where it is none of them.
DocumentKind package_kind(std::string_view bytes, std::string_view name);

/// The text of a DOCX, ODT or EPUB.
std::string extract_package(std::string_view bytes, std::string_view name, DocumentKind kind, const ExtractOptions& options);

}  // namespace muwazi::inline v0

#endif
