// SPDX-License-Identifier: Apache-2.0
// Where the findings of a review stand in the sentences as they were written: what reports mark.
//
//     sentence   He paid 618 dinars to Deir Ez-Zor.
//     findings           ~0~           ~1~~~~~~~~~          two findings, by number
//     pieces     |He paid |618| dinars to |Deir Ez-Zor|.|   {}, {0}, {}, {1}, {}
#ifndef MUWAZI_SRC_MARKS_HPP
#define MUWAZI_SRC_MARKS_HPP

#include <cstdint>
#include <string_view>
#include <vector>

#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

/// A run of a sentence that the same findings point at; `findings` holds their indices in ascending order.
struct Piece {
  std::string_view text;  ///< in Document::text.utf8
  std::vector<std::uint32_t> findings;
};

/// The bytes of a derived text behind a range of its origin: the inverse of OffsetMap::origin(). Covers every unit that
/// the range touches. O(log runs).
ByteRange derived_range(const OffsetMap& map, ByteRange origin) noexcept;

/// Widens a range of well-formed UTF-8 to whole words, so that no Arabic letter is cut from the one it joins.
ByteRange whole_words(std::string_view text, ByteRange range) noexcept;

/// The marks of one side of a review, which has to outlive it. Made in O(findings log sentences).
class Marks {
 public:
  enum class Side : std::uint8_t { source, target };
  Marks(const Review& review, Side side);

  /// The pieces of a sentence, in order; together they are Document::written(sentence). Replaces what `pieces` holds.
  void pieces(std::uint32_t sentence, std::vector<Piece>& pieces) const;
  /// Whether any finding points into the sentence.
  [[nodiscard]] bool any(std::uint32_t sentence) const noexcept;

 private:
  struct Mark {
    std::uint32_t sentence;
    ByteRange range;  ///< in text.utf8, within the sentence
    std::uint32_t finding;
  };
  const Document* document_;
  std::vector<Mark> marks_;  ///< by sentence, then place
};

}  // namespace muwazi::inline v0

#endif
