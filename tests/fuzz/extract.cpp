// SPDX-License-Identifier: Apache-2.0
// Fuzz target: running text out of any bytes, read as each kind of document. The first byte chooses the kind and the options.
#include <muwazi/error.hpp>
#include <muwazi/extract.hpp>

#include "fuzz.hpp"

using namespace muwazi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  constexpr DocumentKind kinds[] = {DocumentKind::automatic, DocumentKind::text, DocumentKind::markdown, DocumentKind::html,
                                    DocumentKind::docx, DocumentKind::odt, DocumentKind::epub, DocumentKind::subtitles};
  std::string_view bytes = fuzz::input_of(data, size);
  const std::size_t choice = fuzz::take(bytes);
  ExtractOptions options;
  options.kind = kinds[choice % std::size(kinds)];
  options.furniture = (choice & 16) != 0;
  options.inline_markup = (choice & 32) != 0;
  options.max_bytes = std::size_t{1} << 20;
  try {
    const ExtractedText extracted = extract_text(bytes, "fuzz", options);
    const std::string& text = extracted.text.utf8;
    claim(extracted.kind != DocumentKind::automatic, "the kind is known");
    claim(extracted.text.map.size() == text.size(), "the map covers the text");
    const std::size_t whole = extracted.file ? bytes.size() : std::max(bytes.size(), text.size());
    for (std::uint32_t at = 0; at < text.size();) {
      std::uint32_t length = 1;
      code_point_at(text, at, length);
      claim(at + length <= text.size(), "the text is well-formed");
      const ByteRange origin = extracted.text.map.origin({at, at + length});
      claim(origin.begin <= origin.end && origin.end <= whole, "every character comes from somewhere");
      at += length;
    }
  } catch (const Error& error) {
    claim(error.kind() == ErrorKind::format || error.kind() == ErrorKind::resource, "the error is the file's or a limit's");
  }
  return 0;
}
