// SPDX-License-Identifier: Apache-2.0
// Reads XML from a stream, piece by piece, with the places of errors; opens nothing and expands nothing.
#ifndef MUWAZI_SRC_XML_READER_HPP
#define MUWAZI_SRC_XML_READER_HPP

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

namespace muwazi::inline v0 {

/// Attributes of an element; valid during start().
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value of an attribute by its name with prefix; empty where there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const noexcept {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2)
      if (name == pair[0]) return pair[1];
    return {};
  }

 private:
  const char** pairs_;
};

/// What a format does with elements. Names come without their prefix.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;
  /// `line` is 1-based.
  virtual void start(std::string_view name, const XmlAttributes& attributes, std::size_t line) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view utf8) = 0;
};

/// Reads the stream to its end. Throws Error{format} with "NAME:LINE" for what is not well-formed and for entity
/// declarations, Error{resource} for elements nested more than 200 deep, and what the handler throws.
void read_xml(std::istream& in, std::string_view name, XmlHandler& handler);

}  // namespace muwazi::inline v0

#endif
