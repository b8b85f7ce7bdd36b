// SPDX-License-Identifier: Apache-2.0
// Escaping for every format that is written. All functions append to `out`, take any bytes, and give well-formed UTF-8:
// bytes that are not become U+FFFD. Linear; plain runs are copied whole.
#ifndef MUWAZI_SRC_ESCAPE_HPP
#define MUWAZI_SRC_ESCAPE_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace muwazi::inline v0 {

/// A JSON string with its quotes (RFC 8259). Control characters and the line ends of Unicode (U+0085, U+2028, U+2029) are
/// escaped too, so that a record is one line for every reader of lines.
void append_json(std::string& out, std::string_view text);

/// What stands for a character that XML 1.0 does not allow (U+0000..8, B, C, E..1F, FFFE, FFFF).
enum class IllegalXml : std::uint8_t {
  replace,          ///< U+FFFD
  tmx_placeholder,  ///< <ph type="x-cp-0007"/>; for the content of TMX segments
  xliff_x,          ///< <x id="cp-0007" ctype="x-cp-0007"/>; for the content of XLIFF 1.2 segments
  xliff_cp          ///< <cp hex="0007"/>; for the content of XLIFF 2 segments
};

/// Text of an XML element. CR is written as a reference, since a parser would make it LF.
void append_xml(std::string& out, std::string_view text, IllegalXml illegal = IllegalXml::replace);

/// The value of an XML attribute, without its quotes. Tab, LF and CR are written as references.
void append_xml_attribute(std::string& out, std::string_view text);

/// Text of an HTML element or of a quoted attribute. Control characters are shown by their pictures (U+2400 on).
void append_html(std::string& out, std::string_view text);

/// A column of a tab-separated line: tabs and line ends of every kind, CR LF being one, become a space.
void append_tsv(std::string& out, std::string_view text);

/// The same without loss: \t, \n, \r and \\ for tab, LF, CR and backslash, everything else as it stands.
void append_tsv_escaped(std::string& out, std::string_view text);

/// Text on one line: LF, CR and CR LF become a space, everything else stays.
void append_line(std::string& out, std::string_view text);

/// A field of comma-separated values (RFC 4180), in quotes where it needs them. Line ends inside are kept.
void append_csv(std::string& out, std::string_view text);

/// Text for a terminal: control characters are shown by their pictures so that no text can steer the terminal; bidi
/// embeddings, overrides and isolates are dropped so that none can reorder what surrounds it; line ends become spaces.
void append_terminal(std::string& out, std::string_view text);

/// A C-like string with its quotes, as gettext PO files have it.
void append_po(std::string& out, std::string_view text);

/// A path as a URI reference (RFC 3986): everything but unreserved characters and '/' is percent-encoded, byte by byte.
void append_uri(std::string& out, std::string_view path);

}  // namespace muwazi::inline v0

#endif
