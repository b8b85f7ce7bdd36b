// SPDX-License-Identifier: Apache-2.0
// Decoding.
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

void OffsetMap::append(std::uint32_t origin, std::uint32_t derived_size, std::uint32_t derived_unit,
                       std::uint32_t origin_unit) {
  runs_.push_back({size_, origin, derived_unit, origin_unit});
  size_ += derived_size;
}

ByteRange OffsetMap::origin(ByteRange derived) const noexcept { return derived; }

OffsetMap OffsetMap::after(const OffsetMap&) const { return *this; }

std::string_view encoding_name(Encoding) noexcept { return "UTF-8"; }

Text decode(std::string_view bytes, const DecodeOptions&) {
  Text text;
  text.utf8 = bytes;
  text.map.append(0, static_cast<std::uint32_t>(bytes.size()), 1, 1);
  return text;
}

OffsetConverter::OffsetConverter(std::string_view utf8) : utf8_(utf8) {}
std::size_t OffsetConverter::utf16(std::size_t byte_offset) const noexcept { return byte_offset; }
std::size_t OffsetConverter::code_points(std::size_t byte_offset) const noexcept { return byte_offset; }

}  // namespace muwazi::inline v0
