// SPDX-License-Identifier: Apache-2.0
// Lines and columns of a document, for formats that point at places as editors do.
#ifndef MUWAZI_SRC_LINE_PLACES_HPP
#define MUWAZI_SRC_LINE_PLACES_HPP

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <muwazi/document.hpp>

#include "marks.hpp"

namespace muwazi::inline v0 {

/// Lines and columns of a document, which has to outlive it, or of the file that its text was extracted from. Lines end in LF, CR LF or CR.
class LinePlaces {
 public:
  explicit LinePlaces(const Document& document)
      : file_(document.file ? &*document.file : &document.text), offsets_(file_->utf8) {
    const std::string_view text = file_->utf8;
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) starts_.push_back(i + 1);
  }

  struct Place {
    std::size_t line = 1;    ///< 1-based
    std::size_t column = 1;  ///< 1-based, in UTF-16 code units
  };

  /// Where a range of the caller's bytes begins and ends (behind its last character). O(log lines).
  [[nodiscard]] std::pair<Place, Place> of(ByteRange origin) const {
    const ByteRange range = derived_range(file_->map, origin);
    return {at(range.begin), at(range.end)};
  }

 private:
  [[nodiscard]] Place at(std::size_t byte) const {
    byte = std::min(byte, file_->utf8.size());
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), byte);
    return {static_cast<std::size_t>(next - starts_.begin()), offsets_.utf16(byte) - offsets_.utf16(*(next - 1)) + 1};
  }

  const Text* file_;
  OffsetConverter offsets_;
  std::vector<std::size_t> starts_;
};

}  // namespace muwazi::inline v0

#endif
