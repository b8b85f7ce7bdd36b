// SPDX-License-Identifier: Apache-2.0
// Escaping for every format that is written.
#include "escape.hpp"

#include <array>

#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// Bytes that a format copies as they stand; the others are looked at one character at a time.
using PlainBytes = std::array<bool, 256>;

/// Printable ASCII without `special`, and the lead bytes of two-byte characters from U+00C0 on, which hold no character
/// that any of the formats treats differently.
constexpr PlainBytes plain_without(std::string_view special) {
  PlainBytes plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  for (std::size_t c = 0xC3; c < 0xE0; ++c) plain[c] = true;
  for (const char c : special) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}

/// Copies plain runs and calls `special(c, character)` for each other character: its code point (U+FFFD for ill-formed
/// bytes) and its bytes (well-formed ones).
template <typename Special>
void escape(std::string& out, std::string_view text, const PlainBytes& plain, Special special) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::size_t run = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (plain[lead]) {
      if (lead < 0x80) {
        ++at;
        continue;
      }
      if (at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) {
        at += 2;
        continue;
      }
    }
    out.append(text, run, at - run);
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, at, size);
    special(c, c == replacement_character && size == 1 ? replacement : text.substr(at, size));
    at += size;
    run = at;
  }
  out.append(text, run, at - run);
}

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_hex4(std::string& out, char32_t c) {
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(c >> shift) & 0xF];
}

constexpr bool is_line_end(char32_t c) noexcept {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

constexpr bool is_xml_character(char32_t c) noexcept {
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == 0x09 || c == 0x0A || c == 0x0D;
}

/// U+2400 on for the control characters of ASCII, U+FFFD for those of C1.
void append_picture(std::string& out, char32_t c) {
  append_code_point(out, c < 0x20 ? 0x2400 + c : c == 0x7F ? char32_t{0x2421} : replacement_character);
}

constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

constexpr bool is_bidi_steering(char32_t c) noexcept {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("\"\\");
  out += '"';
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '"': out += "\\\""; return;
      case '\\': out += "\\\\"; return;
      case '\n': out += "\\n"; return;
      case '\r': out += "\\r"; return;
      case '\t': out += "\\t"; return;
      default: break;
    }
    if (is_control(c) || is_line_end(c)) {
      out += "\\u";
      append_hex4(out, c);
    } else {
      out += character;
    }
  });
  out += '"';
}

void append_xml(std::string& out, std::string_view text, IllegalXml illegal) {
  static constexpr PlainBytes plain = plain_without("&<>");
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '&': out += "&amp;"; return;
      case '<': out += "&lt;"; return;
      case '>': out += "&gt;"; return;
      case '\r': out += "&#13;"; return;
      default: break;
    }
    if (is_xml_character(c)) {
      out += character;
    } else if (illegal == IllegalXml::tmx_placeholder) {
      out += "<ph type=\"x-cp-";
      append_hex4(out, c);
      out += "\"/>";
    } else if (illegal == IllegalXml::xliff_x) {
      out += "<x id=\"cp-";
      append_hex4(out, c);
      out += "\" ctype=\"x-cp-";
      append_hex4(out, c);
      out += "\"/>";
    } else if (illegal == IllegalXml::xliff_cp) {
      out += "<cp hex=\"";
      append_hex4(out, c);
      out += "\"/>";
    } else {
      append_code_point(out, replacement_character);
    }
  });
}

void append_xml_attribute(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("&<>\"'");
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '&': out += "&amp;"; return;
      case '<': out += "&lt;"; return;
      case '>': out += "&gt;"; return;
      case '"': out += "&quot;"; return;
      case '\'': out += "&#39;"; return;
      case '\t': out += "&#9;"; return;
      case '\n': out += "&#10;"; return;
      case '\r': out += "&#13;"; return;
      default: break;
    }
    if (is_xml_character(c))
      out += character;
    else
      append_code_point(out, replacement_character);
  });
}

void append_html(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("&<>\"'");
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '&': out += "&amp;"; return;
      case '<': out += "&lt;"; return;
      case '>': out += "&gt;"; return;
      case '"': out += "&quot;"; return;
      case '\'': out += "&#39;"; return;
      case '\r': out += "&#13;"; return;
      case '\t':
      case '\n': out += static_cast<char>(c); return;
      default: break;
    }
    if (is_control(c))
      append_picture(out, c);
    else
      out += character;
  });
}

void append_tsv(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("");
  bool after_cr = false;
  std::size_t after = 0;
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    const bool second_half = c == '\n' && after_cr && out.size() == after;
    if (!second_half) {
      if (c == '\t' || is_line_end(c))
        out += ' ';
      else
        out += character;
    }
    after_cr = c == '\r';
    after = out.size();
  });
}

void append_tsv_escaped(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("\\");
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '\t': out += "\\t"; return;
      case '\n': out += "\\n"; return;
      case '\r': out += "\\r"; return;
      case '\\': out += "\\\\"; return;
      default: out += character;
    }
  });
}

void append_line(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("");
  char32_t last = 0;
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    const bool second_half = c == '\n' && last == '\r' && !out.empty() && out.back() == ' ';
    if (c != '\n' && c != '\r')
      out += character;
    else if (!second_half)
      out += ' ';
    last = c;
  });
}

void append_csv(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("\"");
  const bool quoted = text.find_first_of(",;\t\"\r\n") != text.npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) out += '"';
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    if (c == '"') out += '"';
    out += character;
  });
  if (quoted) out += '"';
}

void append_terminal(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("");
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    if (c == '\t' || is_line_end(c))
      out += ' ';
    else if (is_control(c))
      append_picture(out, c);
    else if (!is_bidi_steering(c))
      out += character;
  });
}

void append_po(std::string& out, std::string_view text) {
  static constexpr PlainBytes plain = plain_without("\"\\");
  out += '"';
  escape(out, text, plain, [&](char32_t c, std::string_view character) {
    switch (c) {
      case '"': out += "\\\""; return;
      case '\\': out += "\\\\"; return;
      case '\n': out += "\\n"; return;
      case '\r': out += "\\r"; return;
      case '\t': out += "\\t"; return;
      default: break;
    }
    if (c == 0x04) {
      append_picture(out, c);  // gettext parts the context from the text by it, and refuses it within either
    } else if (c < 0x20 || c == 0x7F) {
      // Three octal digits: unlike \x, an octal escape cannot swallow a digit that follows.
      out += '\\';
      for (int shift = 6; shift >= 0; shift -= 3) out += static_cast<char>('0' + ((c >> shift) & 7));
    } else {
      out += character;
    }
  });
  out += '"';
}

void append_uri(std::string& out, std::string_view path) {
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= 'a' && byte <= 'z') || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    if (unreserved) {
      out += c;
    } else {
      out += '%';
      out += hex_digits[byte >> 4];
      out += hex_digits[byte & 0xF];
    }
  }
}

}  // namespace muwazi::inline v0
