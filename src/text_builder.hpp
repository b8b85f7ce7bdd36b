// SPDX-License-Identifier: Apache-2.0
// Builds a running text out of pieces of a file, with the map back: spaces collapse, paragraphs are parted by an empty line.
#ifndef MUWAZI_SRC_TEXT_BUILDER_HPP
#define MUWAZI_SRC_TEXT_BUILDER_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

class TextBuilder {
 public:
  /// Appends text that stands in the origin at [begin, end): byte for byte where the sizes are the same, else as one unit.
  /// Pending breaks are written first. Ranges should come in order; one that does not is moved behind the last.
  /// No-break spaces alone at the start of a line stand for an empty one, and are left out.
  void put(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    if (text.empty() || ((pending_ >= Pending::line || text_.empty()) && is_blank(text))) return;
    flush(begin);
    if (in_heading_ && headings_.back().end == 0) headings_.back().begin = static_cast<std::uint32_t>(text_.size());
    append(text, begin, end);
    if (in_heading_) headings_.back().end = static_cast<std::uint32_t>(text_.size());
  }

  /// What is put between these is a heading.
  void heading_begin() {
    headings_.push_back({0, 0});
    in_heading_ = true;
  }
  void heading_end() {
    if (headings_.back().end == 0) headings_.pop_back();
    in_heading_ = false;
  }

  /// White space that counts as one space, none at the start of a line.
  void space() { pending_ = std::max(pending_, Pending::space); }
  void line_end() { pending_ = std::max(pending_, Pending::line); }
  void paragraph_end() { pending_ = std::max(pending_, Pending::paragraph); }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  /// The text, which ends in a line end unless it is empty. `origin_size` in bytes.
  void finish(std::uint32_t origin_size) {
    if (!text_.empty()) append("\n", origin_size, origin_size);
    pending_ = Pending::none;
  }
  [[nodiscard]] std::string take_text() { return std::move(text_); }
  /// Headings with text, in order; ranges in the text.
  [[nodiscard]] std::vector<ByteRange> take_headings() { return std::move(headings_); }
  [[nodiscard]] OffsetMap take_map() { return std::move(map_); }

  /// Whether there is nothing but no-break spaces.
  static bool is_blank(std::string_view text) {
    while (text.starts_with("\xC2\xA0")) text.remove_prefix(2);
    return text.empty();
  }

 private:
  enum class Pending : std::uint8_t { none, space, line, paragraph };

  void flush(std::uint32_t next) {
    const Pending pending = std::exchange(pending_, Pending::none);
    if (pending == Pending::none || text_.empty()) return;
    static constexpr std::string_view breaks[] = {"", " ", "\n", "\n\n"};
    append(breaks[static_cast<std::size_t>(pending)], end_, std::max(next, end_));
  }

  void append(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    begin = std::max(begin, end_);
    end = std::max(end, begin);
    const auto size = static_cast<std::uint32_t>(text.size());
    if (end - begin == size)
      map_.append(begin, size, 1, 1);
    else
      map_.append(begin, size, size, end - begin);
    text_ += text;
    end_ = end;
  }

  std::string text_;
  OffsetMap map_;
  std::vector<ByteRange> headings_;
  bool in_heading_ = false;
  std::uint32_t end_ = 0;  ///< of the origin that was used
  Pending pending_ = Pending::none;
};

}  // namespace muwazi::inline v0

#endif
