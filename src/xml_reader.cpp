// SPDX-License-Identifier: Apache-2.0
// Reads XML from a stream by expat, where the library was built with it.
#include "xml_reader.hpp"

#include <muwazi/error.hpp>

#ifdef MUWAZI_WITH_EXPAT

#include <expat.h>

#include <exception>
#include <memory>

namespace muwazi::inline v0 {
namespace {

constexpr int deepest = 200;

/// What the callbacks share. They are called from C and must not throw through it.
struct Parsing {
  XML_Parser parser;
  XmlHandler& handler;
  std::string_view name;
  int depth = 0;
  std::exception_ptr failure;

  [[nodiscard]] std::size_t line() const { return static_cast<std::size_t>(XML_GetCurrentLineNumber(parser)); }
  [[nodiscard]] std::string place() const { return std::string(name) + ":" + std::to_string(line()); }

  template <typename Action>
  void guarded(Action action) noexcept {
    if (failure) return;
    try {
      action();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

/// What expat stumbled over, in its own words for the errors that a file can cause.
Message reason(XML_Error code) {
  switch (code) {
    case XML_ERROR_NO_MEMORY: return "out of memory";
    case XML_ERROR_SYNTAX: return "syntax error";
    case XML_ERROR_NO_ELEMENTS: return "no element found";
    case XML_ERROR_INVALID_TOKEN: return "not well-formed (invalid token)";
    case XML_ERROR_UNCLOSED_TOKEN: return "unclosed token";
    case XML_ERROR_PARTIAL_CHAR: return "partial character";
    case XML_ERROR_TAG_MISMATCH: return "mismatched tag";
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return "duplicate attribute";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return "junk after document element";
    case XML_ERROR_UNDEFINED_ENTITY: return "undefined entity";
    case XML_ERROR_RECURSIVE_ENTITY_REF: return "recursive entity reference";
    case XML_ERROR_ASYNC_ENTITY: return "asynchronous entity";
    case XML_ERROR_BAD_CHAR_REF: return "reference to invalid character number";
    case XML_ERROR_MISPLACED_XML_PI: return "XML or text declaration not at start of entity";
    case XML_ERROR_UNKNOWN_ENCODING: return "unknown encoding";
    case XML_ERROR_INCORRECT_ENCODING: return "encoding specified in XML declaration is incorrect";
    case XML_ERROR_UNCLOSED_CDATA_SECTION: return "unclosed CDATA section";
    case XML_ERROR_XML_DECL: return "XML declaration not well-formed";
    default: return {"not well-formed XML; expat says: {0}", {quote(XML_ErrorString(code))}};
  }
}

Parsing& parsing(void* data) { return *static_cast<Parsing*>(data); }

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  Parsing& self = parsing(data);
  self.guarded([&] {
    if (++self.depth > deepest)
      throw Error(ErrorKind::resource, self.place(), "elements are nested more than 200 deep");
    self.handler.start(local(name), XmlAttributes(attributes), self.line());
  });
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  Parsing& self = parsing(data);
  self.guarded([&] {
    --self.depth;
    self.handler.end(local(name));
  });
}

void XMLCALL on_text(void* data, const XML_Char* text, int size) {
  Parsing& self = parsing(data);
  self.guarded([&] { self.handler.text({text, static_cast<std::size_t>(size)}); });
}

void XMLCALL on_entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                       const XML_Char*, const XML_Char*) {
  Parsing& self = parsing(data);
  self.guarded([&] { throw Error(ErrorKind::format, self.place(), "declarations of entities are not read"); });
}

void XMLCALL on_skipped(void* data, const XML_Char* entity, int) {
  Parsing& self = parsing(data);
  self.guarded([&] { throw Error(ErrorKind::format, self.place(), {"unknown entity &{0};", {quote(entity)}}); });
}

}  // namespace

void read_xml(std::istream& in, std::string_view name, XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  if (parser == nullptr) throw Error(ErrorKind::resource, std::string(name), "no memory for an XML parser");
  Parsing self{parser.get(), handler, name, 0, nullptr};
  XML_SetUserData(parser.get(), &self);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetEntityDeclHandler(parser.get(), on_entity);
  XML_SetSkippedEntityHandler(parser.get(), on_skipped);
  constexpr int piece = 1 << 16;
  for (bool last = false; !last;) {
    void* buffer = XML_GetBuffer(parser.get(), piece);
    if (buffer == nullptr) throw Error(ErrorKind::resource, std::string(name), "no memory for the XML parser");
    in.read(static_cast<char*>(buffer), piece);
    if (in.bad()) throw Error(ErrorKind::file, std::string(name), "cannot be read");
    last = in.gcount() < piece;
    const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(in.gcount()), last);
    if (self.failure) std::rethrow_exception(self.failure);
    if (status != XML_STATUS_OK)
      throw Error(ErrorKind::format, self.place(), reason(XML_GetErrorCode(parser.get())));
  }
}

}  // namespace muwazi::inline v0

#else

namespace muwazi::inline v0 {

void read_xml(std::istream&, std::string_view name, XmlHandler&) {
  throw Error(ErrorKind::resource, std::string(name), "this build of the library cannot read XML");
}

}  // namespace muwazi::inline v0

#endif
