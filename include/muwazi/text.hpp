// SPDX-License-Identifier: Apache-2.0
// Bytes in any encoding become UTF-8 that remembers where each byte came from.
//
//     muwazi::Text text = muwazi::decode(bytes);              // encoding by BOM, else guessed
//     for (const auto& issue : text.issues)                    // ill-formed bytes, each with its range
//       std::cerr << issue.range.begin << ": " << issue.message << '\n';
//     muwazi::ByteRange there = text.map.origin({0, 5});       // the bytes of the caller behind text.utf8[0, 5)
//
//     muwazi::DecodeOptions options;
//     options.encoding = muwazi::Encoding::windows1256;           // the caller knows better
//
// decode() never throws on what a text holds: ill-formed bytes become U+FFFD and an issue, and the text goes on.
//
//     "caf\xC3\xA9 \xFF!"      ->  text "caf\u00E9 \uFFFD!", issues: guessed (UTF-8, 0.5) and ill_formed [6, 7)
//     "\xC7\xE1\xED\xE6\xE3"    ->  guessed: windows-1256 ("today" in Arabic), issue `guessed`, a confidence below 1
#ifndef MUWAZI_TEXT_HPP
#define MUWAZI_TEXT_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/language.hpp>
#include <muwazi/message.hpp>

namespace muwazi::inline v0 {

/// A half-open range of bytes, [begin, end), 0-based. Texts are smaller than 4 GiB (decode() throws Error{resource}
/// for a larger one), so that a range takes eight bytes and a million sentences fit in memory.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin >= end; }
  [[nodiscard]] constexpr bool contains(ByteRange other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(ByteRange other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  /// The bytes of `text` in this range; valid as long as `text` is. The range must lie within the text.
  [[nodiscard]] constexpr std::string_view in(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr auto operator<=>(ByteRange, ByteRange) = default;
  friend constexpr bool operator==(ByteRange, ByteRange) = default;
};

/// A map from the bytes of a derived text back to the bytes of the text that it was made from.
///
///     origin    | م | ـ | ح | َ | م | د |        tatweel and fatha go
///     derived   | م | ح | م | د |
///     run         A   B   .   C .               A {d 0, o 0, 2:4}  B {d 2, o 4, 2:4}  C {d 4, o 8, 2:2}
///
/// It is a sorted list of runs. Within a run, every `derived_unit` bytes of the derived text stand for `origin_unit`
/// bytes of the origin, so untouched text is one run of 1:1 however long it is. Bytes that were deleted belong to the
/// unit before them (a mark to its letter), or to no unit at the start of a text.
class MUWAZI_EXPORT OffsetMap {
 public:
  struct Run {
    std::uint32_t derived = 0;       ///< first byte of the run in the derived text
    std::uint32_t origin = 0;        ///< first byte of the run in the origin
    std::uint32_t derived_unit = 1;  ///< bytes, at least 1
    std::uint32_t origin_unit = 1;   ///< bytes
    friend bool operator==(const Run&, const Run&) = default;
  };

  /// Records that the next `derived_size` bytes of the derived text, in units of `derived_unit`, stand for the origin's
  /// bytes from `origin` on in units of `origin_unit`. `derived_size` is a multiple of `derived_unit`, which is at
  /// least 1; `origin` is not below what was recorded before. Runs that continue each other are merged. Amortised O(1).
  void append(std::uint32_t origin, std::uint32_t derived_size, std::uint32_t derived_unit, std::uint32_t origin_unit);

  /// The origin's bytes behind a range of the derived text: from the start of the first unit touched to the end of the
  /// last. An empty range maps to the empty range at the unit's start, at the end of the text to its end; what lies
  /// behind the end of the text counts as the end. O(log runs). May be called from several threads.
  [[nodiscard]] ByteRange origin(ByteRange derived) const noexcept;

  /// This map (derived -> middle) and `earlier` (middle -> origin) as one (derived -> origin). O(runs of both); units
  /// that straddle the other map's runs or units are gone through one by one.
  [[nodiscard]] OffsetMap after(const OffsetMap& earlier) const;

  [[nodiscard]] const std::vector<Run>& runs() const noexcept { return runs_; }
  /// Length of the derived text in bytes.
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  std::vector<Run> runs_;
  std::uint32_t size_ = 0;
};

/// The encodings that decode() reads.
enum class Encoding : std::uint8_t {
  automatic,  ///< by byte-order mark, else UTF-8 if well formed, else a guess
  utf8,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  windows1256,  ///< Arabic, Microsoft
  iso8859_6,    ///< Arabic, ISO
  windows1252   ///< Western European, Microsoft
};

/// The IANA name, such as "windows-1256"; "automatic" for Encoding::automatic. Static storage.
MUWAZI_EXPORT std::string_view encoding_name(Encoding encoding) noexcept;

enum class TextIssueKind : std::uint8_t {
  ill_formed,      ///< bytes that the encoding does not allow (one issue for each maximal run)
  truncated,       ///< the text ends inside a character
  lone_surrogate,  ///< half of a UTF-16 pair
  nul,             ///< U+0000 (one issue for each run)
  unassigned,      ///< a byte that the legacy encoding leaves undefined (one issue for each)
  guessed,         ///< not a fault: the encoding was guessed; the range is empty
  cue_times        ///< of subtitles: a cue that ends before it begins or, in SRT, begins before the one in front has ended
};

/// Something that is wrong with the bytes, or with the times of subtitles. `range` is in the caller's bytes.
struct TextIssue {
  TextIssueKind kind = TextIssueKind::ill_formed;
  ByteRange range;
  std::string message;  ///< English, one line, without a final stop
  Message wording{};    ///< `message` as template and arguments, for localize()
  friend bool operator==(const TextIssue&, const TextIssue&) = default;
};

/// A decoded text: well-formed UTF-8 without byte-order mark.
struct Text {
  std::string utf8;
  Encoding encoding = Encoding::utf8;  ///< never `automatic`
  float encoding_confidence = 1;       ///< probability in [0, 1]; 1 where a BOM or the caller says so
  std::vector<TextIssue> issues;       ///< by position
  OffsetMap map;                       ///< utf8 -> the caller's bytes
  friend bool operator==(const Text&, const Text&) = default;
};

struct DecodeOptions {
  Encoding encoding = Encoding::automatic;
  std::size_t max_issues = 1000;  ///< further faults are counted in one last issue, which spans them
};

/// Decodes `bytes`. UTF-8: each maximal subpart of an ill-formed sequence becomes one U+FFFD (Unicode 15, section 3.9,
/// as in the WHATWG Encoding Standard). NUL becomes U+FFFD too, as in HTML and CommonMark: C strings, XML and terminals
/// choke on it. A byte-order mark at the start is taken off. Other control characters stay.
///
/// With Encoding::automatic: a byte-order mark decides; else, if all of it is well-formed UTF-8, it is that; else the
/// places of NULs give UTF-16 and UTF-32 away, and mostly well-formed UTF-8 stays UTF-8. What is left is one of the
/// legacy encodings, by how often which Arabic letter occurs and what stands beside high bytes, with the n-grams of
/// ICU's detector as a second opinion. A guess looks at 16 KiB of the text, says so in an issue and gives its
/// probability. Taken one by one, the 3,071 Arabic sentences of TICO-19 in windows-1256 and in ISO-8859-6 and the 107
/// English ones that need windows-1252 are all guessed right (mean probability 0.98 and 0.96); cut to 16 bytes, 99.9 %,
/// 97.6 % and 100 %.
///
/// The result's map covers all of its text. Never throws on what the bytes hold; throws Error{resource} if they, or
/// their UTF-8, have 4 GiB or more, or if Boost.Locale lacks a legacy encoding. Linear: well-formed UTF-8 is validated
/// at more than a gigabyte a second and copied once. May be called from any thread.
MUWAZI_EXPORT Text decode(std::string_view bytes, const DecodeOptions& options = {});

/// Converts byte offsets of a UTF-8 text into the offsets that editors use. Holds a view of the text, which has to
/// outlive it; may be shared between threads.
class MUWAZI_EXPORT OffsetConverter {
 public:
  explicit OffsetConverter(std::string_view utf8);
  /// UTF-16 code units (LSP, JavaScript, Java, Qt) before the byte offset. An offset inside a character counts as the
  /// character's start, one behind the text as its end. Constant time, by a table of blocks of 256 bytes.
  [[nodiscard]] std::size_t utf16(std::size_t byte_offset) const noexcept;
  /// Unicode code points (Python, Swift's unicodeScalars) before the byte offset.
  [[nodiscard]] std::size_t code_points(std::size_t byte_offset) const noexcept;

 private:
  std::string_view utf8_;
  std::vector<std::uint32_t> utf16_blocks_;
  std::vector<std::uint32_t> code_point_blocks_;
};

}  // namespace muwazi::inline v0

#endif
