// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share: claims that end the run when they are false, and checks of texts and maps.
#ifndef MUWAZI_TESTS_FUZZ_FUZZ_HPP
#define MUWAZI_TESTS_FUZZ_FUZZ_HPP

#include <muwazi/text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace muwazi::fuzz {

/// Ends the program when a claim is false, in release builds too.
inline void claim(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: not true: %s\n", what);
  std::abort();
}

/// Takes the first byte off the input, 0 when there is none.
inline unsigned take(std::string_view& input) {
  if (input.empty()) return 0;
  const auto byte = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  return byte;
}

inline std::string_view input_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, at, size);
    if (size == 1 && c >= 0x80) return false;
    at += size;
  }
  return true;
}

/// Marks the offsets at which a character begins, and the end; ill-formed bytes count as characters of one byte.
inline std::vector<bool> boundaries(std::string_view text) {
  std::vector<bool> out(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    out[at] = true;
    std::uint32_t size = 1;
    code_point_at(text, at, size);
    at += size;
  }
  out[text.size()] = true;
  return out;
}

/// Claims that `map` covers `derived` and goes to `origin_size` bytes, in order; marks in the result where characters of
/// the derived text begin and end in the origin.
inline std::vector<bool> check_map(const OffsetMap& map, std::string_view derived, std::size_t origin_size) {
  std::vector<bool> marks(origin_size + 1);
  marks[origin_size] = true;
  claim(map.size() == derived.size(), "the map covers the text");
  std::uint32_t last_end = 0;
  for (std::uint32_t at = 0; at < derived.size();) {
    std::uint32_t size = 1;
    code_point_at(derived, at, size);
    const ByteRange origin = map.origin({at, at + size});
    claim(origin.begin < origin.end, "each character has a source");
    claim(origin.end <= origin_size, "sources lie inside the origin");
    claim(origin.end >= last_end, "sources come in order");
    marks[origin.begin] = marks[origin.end] = true;
    last_end = origin.end;
    at += size;
  }
  return marks;
}

/// Space, line end or control: what may stand between sentences.
inline bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x061C || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
         c == 0xFEFF;
}

}  // namespace muwazi::fuzz

#endif
