// SPDX-License-Identifier: Apache-2.0
// Fuzz target: decode(). The first byte of the input names the encoding.
#include <muwazi/text.hpp>

#include "fuzz.hpp"

using namespace muwazi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view bytes = fuzz::input_of(data, size);
  DecodeOptions options;
  options.encoding = static_cast<Encoding>(fuzz::take(bytes) % 9);
  options.max_issues = 20;
  const Text text = decode(bytes, options);
  claim(text == decode(bytes, options), "the same bytes give the same text");
  claim(text.encoding != Encoding::automatic, "the encoding is known");
  claim(options.encoding == Encoding::automatic || text.encoding == options.encoding, "the caller's word counts");
  claim(text.encoding_confidence > 0 && text.encoding_confidence <= 1, "the confidence is a probability");
  claim(fuzz::is_well_formed(text.utf8), "the text is well-formed");
  claim(text.utf8.find('\0') == std::string::npos, "no NUL is left");
  fuzz::check_map(text.map, text.utf8, bytes.size());
  claim(text.issues.size() <= options.max_issues + 1, "issues are capped");
  std::uint32_t last = 0;
  bool faults = false;
  for (const TextIssue& issue : text.issues) {
    claim(issue.range.begin >= last && issue.range.end >= issue.range.begin && issue.range.end <= bytes.size(),
          "issues come in order and lie inside the bytes");
    claim(!issue.message.empty() && issue.message.find('\n') == std::string::npos, "an issue says in one line what it is");
    last = issue.range.begin;
    faults = faults || issue.kind != TextIssueKind::guessed;
  }
  if (text.encoding == Encoding::utf8 && !faults)
    claim(bytes.substr(bytes.size() - text.utf8.size()) == text.utf8, "sound UTF-8 is copied");
  // What came out goes in again unchanged.
  const Text again = decode(text.utf8, {Encoding::utf8, 20});
  claim(again.issues.empty(), "the result has no faults");

  const OffsetConverter converter(text.utf8);
  std::size_t units = 0, points = 0;
  for (std::size_t at = 0; at <= text.utf8.size();) {
    claim(converter.utf16(at) == units && converter.code_points(at) == points, "offsets are counted right");
    if (at == text.utf8.size()) break;
    std::uint32_t length = 1;
    units += code_point_at(text.utf8, at, length) >= 0x10000 ? 2 : 1;
    ++points;
    at += length;
  }
  return 0;
}
