// SPDX-License-Identifier: Apache-2.0
// Decoding: finds the encoding, turns bytes into UTF-8 and keeps the way back.
#include <muwazi/error.hpp>
#include <muwazi/text.hpp>

#include <fmt/format.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <boost/locale/encoding.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>

#include "arabic.hpp"
#include "messages.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {

// ---------------------------------------------------------------------------------------------------- encodings

std::string_view encoding_name(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::automatic: return "automatic";
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::utf32le: return "UTF-32LE";
    case Encoding::utf32be: return "UTF-32BE";
    case Encoding::windows1256: return "windows-1256";
    case Encoding::iso8859_6: return "ISO-8859-6";
    case Encoding::windows1252: return "windows-1252";
  }
  return "automatic";
}

namespace {

// A state machine over UTF-8 (Unicode 15, table 3-7) whose states are bit offsets: row[byte] >> state is the next
// state. The shift is all that one byte waits for, so validation runs at about a byte a cycle without a branch. NUL is
// refused too, so that the fast path need not look for it again.
namespace machine {

enum : unsigned {
  error = 0, accept = 6, tail1 = 12, tail2 = 18, tail3 = 24, after_e0 = 30, after_ed = 36, after_f0 = 42, after_f4 = 48
};

constexpr std::array<std::uint64_t, 256> rows = [] {
  std::array<std::uint64_t, 256> table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto in = [byte](unsigned low, unsigned high) { return byte >= low && byte <= high; };
    const auto set = [&](unsigned from, unsigned to) { table[byte] |= std::uint64_t{to} << from; };
    set(accept, in(0x01, 0x7F)                       ? accept
                : in(0xC2, 0xDF)                     ? tail1
                : byte == 0xE0                       ? after_e0
                : byte == 0xED                       ? after_ed
                : in(0xE1, 0xEC) || in(0xEE, 0xEF)   ? tail2
                : byte == 0xF0                       ? after_f0
                : in(0xF1, 0xF3)                     ? tail3
                : byte == 0xF4                       ? after_f4
                                                     : error);
    set(tail1, in(0x80, 0xBF) ? accept : error);
    set(tail2, in(0x80, 0xBF) ? tail1 : error);
    set(tail3, in(0x80, 0xBF) ? tail2 : error);
    set(after_e0, in(0xA0, 0xBF) ? tail1 : error);
    set(after_ed, in(0x80, 0x9F) ? tail1 : error);
    set(after_f0, in(0x90, 0xBF) ? tail2 : error);
    set(after_f4, in(0x80, 0x8F) ? tail2 : error);
  }
  return table;
}();

inline std::uint64_t next(std::uint64_t state, unsigned char byte) noexcept { return rows[byte] >> (state & 63); }

}  // namespace machine

/// One character or one maximal subpart of an ill-formed one (Unicode 15, section 3.9, D93b).
struct Piece {
  std::size_t size = 1;  ///< bytes
  bool well_formed = true;
  bool truncated = false;  ///< the text ends before the character does
};

Piece piece_at(std::string_view bytes, std::size_t at) noexcept {
  std::uint64_t state = machine::accept;
  for (std::size_t i = at; i < bytes.size(); ++i) {
    state = machine::next(state, static_cast<unsigned char>(bytes[i])) & 63;
    if (state == machine::accept) return {i + 1 - at, true, false};
    if (state == machine::error) return {std::max<std::size_t>(i - at, 1), false, false};
  }
  return {bytes.size() - at, false, true};
}

/// End of the stretch from `at` (a character boundary) on that is well-formed UTF-8 without NUL.
std::size_t clean_end(std::string_view bytes, std::size_t at) noexcept {
  constexpr std::size_t block = 512;
  std::size_t boundary = at;
  std::uint64_t state = machine::accept;
  while (at < bytes.size()) {
    if (state == machine::accept) {
      for (; at + 16 <= bytes.size(); at += 16) {  // ASCII, sixteen bytes at a time
        std::uint64_t words[2];
        std::memcpy(words, bytes.data() + at, 16);
        constexpr std::uint64_t high = 0x8080808080808080, ones = 0x0101010101010101;
        if (((words[0] | words[1]) & high) != 0 || ((words[0] - ones) & high) != 0 || ((words[1] - ones) & high) != 0)
          break;
      }
      boundary = at;
    }
    const std::size_t end = std::min(at + block, bytes.size());
    for (; at < end; ++at) state = machine::next(state, static_cast<unsigned char>(bytes[at]));
    state &= 63;
    if (state == machine::error) break;
    if (state == machine::accept) boundary = at;
  }
  if (state == machine::accept) return bytes.size();
  // The stretch ends somewhere behind the last boundary seen, at most a block away.
  while (boundary < bytes.size() && bytes[boundary] != '\0') {
    const Piece piece = piece_at(bytes, boundary);
    if (!piece.well_formed) break;
    boundary += piece.size;
  }
  return boundary;
}

/// Collects the text, its map and its issues.
class Builder {
 public:
  Builder(Text& text, std::size_t bytes, const DecodeOptions& options) : text_(text), options_(options) {
    may_overflow_ = bytes > std::numeric_limits<std::uint32_t>::max() / 3;
  }

  /// Bytes that are UTF-8 already.
  void copy(std::string_view bytes, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    reserve(end - begin);
    text_.utf8.append(bytes, begin, end - begin);
    text_.map.append(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), 1, 1);
  }
  /// One character that stands for the caller's bytes [begin, begin + size).
  void character(char32_t c, std::size_t begin, std::size_t size) {
    reserve(4);
    const std::size_t before = text_.utf8.size();
    append_code_point(text_.utf8, c);
    const auto added = static_cast<std::uint32_t>(text_.utf8.size() - before);
    text_.map.append(static_cast<std::uint32_t>(begin), added, added, static_cast<std::uint32_t>(size));
  }
  /// U+FFFD for the caller's bytes [begin, begin + size), and an issue.
  void fault(TextIssueKind kind, std::size_t begin, std::size_t size) {
    character(replacement_character, begin, size);
    const ByteRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
    if (open_ && open_->kind == kind && open_->range.end == range.begin && kind != TextIssueKind::unassigned) {
      open_->range.end = range.end;
      return;
    }
    close();
    open_ = TextIssue{kind, range, {}};
  }
  /// To be called at the end.
  void finish(std::string_view bytes) {
    close();
    if (suppressed_ > 0) {
      rest_.wording = {"{0} more fault like these is not listed", "{0} more faults like these are not listed",
                       {counted(suppressed_)}};
      text_.issues.push_back(rest_);
    }
    for (TextIssue& issue : text_.issues) {
      if (issue.wording.empty()) issue.wording = wording(issue, bytes);
      issue.message = english_text(issue.wording);
    }
  }

 private:
  void reserve(std::size_t more) {
    if (may_overflow_ && text_.utf8.size() + more > std::numeric_limits<std::uint32_t>::max())
      throw Error(ErrorKind::resource, "", "the text is too large: 4 GiB of UTF-8 and more are not supported");
  }
  void close() {
    if (!open_) return;
    if (text_.issues.size() < options_.max_issues) {
      text_.issues.push_back(*open_);
    } else {
      if (suppressed_++ == 0) rest_ = *open_;
      rest_.range.end = open_->range.end;
    }
    open_.reset();
  }
  [[nodiscard]] Message wording(const TextIssue& issue, std::string_view bytes) const {
    switch (issue.kind) {
      case TextIssueKind::ill_formed: return {"ill-formed {0}", {quote(encoding_name(text_.encoding))}};
      case TextIssueKind::truncated: return "the text ends inside a character";
      case TextIssueKind::lone_surrogate: return "half of a surrogate pair";
      case TextIssueKind::nul: return "a NUL character";
      case TextIssueKind::unassigned:
        return {"byte {0} is undefined in {1}",
                {quote(fmt::format("{:02X}", static_cast<unsigned char>(bytes[issue.range.begin]))),
                 quote(encoding_name(text_.encoding))}};
      case TextIssueKind::cue_times:
      case TextIssueKind::guessed: break;
    }
    return {"the encoding was guessed: {0}, probability {1}",
            {quote(encoding_name(text_.encoding)), quote(fmt::format("{:.2f}", text_.encoding_confidence))}};
  }

  Text& text_;
  const DecodeOptions& options_;
  bool may_overflow_ = false;
  std::optional<TextIssue> open_;  ///< not yet in the list, since it may grow
  TextIssue rest_;
  std::size_t suppressed_ = 0;
};

// ---------------------------------------------------------------------------------------------------- decoders

void decode_utf8(std::string_view bytes, std::size_t at, Builder& out) {
  while (at < bytes.size()) {
    const std::size_t end = clean_end(bytes, at);
    out.copy(bytes, at, end);
    at = end;
    // Around faults go piece by piece, until the text has been clean for a while: faults come in swarms, and each one
    // makes clean_end() look at a block twice.
    std::size_t clean_from = at;
    while (at < bytes.size() && at - clean_from < 512) {
      const Piece piece = piece_at(bytes, at);
      const bool nul = bytes[at] == '\0';
      if (piece.well_formed) {
        at += piece.size;
        continue;
      }
      out.copy(bytes, clean_from, at);
      out.fault(nul                ? TextIssueKind::nul
                : piece.truncated  ? TextIssueKind::truncated
                                   : TextIssueKind::ill_formed,
                at, piece.size);
      at += piece.size;
      clean_from = at;
    }
    out.copy(bytes, clean_from, at);
  }
}

constexpr bool is_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDFFF; }

void decode_utf16(std::string_view bytes, std::size_t at, bool big_endian, Builder& out) {
  const auto unit = [&](std::size_t i) {
    const auto low = static_cast<unsigned char>(bytes[i + (big_endian ? 1 : 0)]);
    const auto high = static_cast<unsigned char>(bytes[i + (big_endian ? 0 : 1)]);
    return char32_t{high} << 8 | low;
  };
  for (; at + 2 <= bytes.size(); at += 2) {
    const char32_t c = unit(at);
    if (c == 0) {
      out.fault(TextIssueKind::nul, at, 2);
    } else if (!is_surrogate(c)) {
      out.character(c, at, 2);
    } else if (c < 0xDC00 && at + 4 <= bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) <= 0xDFFF) {
      out.character(0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00), at, 4);
      at += 2;
    } else if (c < 0xDC00 && at + 4 > bytes.size()) {
      out.fault(TextIssueKind::truncated, at, bytes.size() - at);
      return;
    } else {
      out.fault(TextIssueKind::lone_surrogate, at, 2);
    }
  }
  if (at < bytes.size()) out.fault(TextIssueKind::truncated, at, bytes.size() - at);
}

char32_t unit32(std::string_view bytes, std::size_t at, bool big_endian) noexcept {
  char32_t c = 0;
  for (std::size_t i = 0; i < 4; ++i)
    c = c << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? i : 3 - i)]);
  return c;
}

void decode_utf32(std::string_view bytes, std::size_t at, bool big_endian, Builder& out) {
  for (; at + 4 <= bytes.size(); at += 4) {
    const char32_t c = unit32(bytes, at, big_endian);
    if (c == 0) {
      out.fault(TextIssueKind::nul, at, 4);
    } else if (is_surrogate(c)) {
      out.fault(TextIssueKind::lone_surrogate, at, 4);
    } else if (c > 0x10FFFF) {
      out.fault(TextIssueKind::ill_formed, at, 4);
    } else {
      out.character(c, at, 4);
    }
  }
  if (at < bytes.size()) out.fault(TextIssueKind::truncated, at, bytes.size() - at);
}

/// What each byte of a legacy encoding means; 0xFFFFFFFF where it means nothing.
using CodePage = std::array<char32_t, 256>;
constexpr char32_t undefined = 0xFFFFFFFF;

/// Asks Boost.Locale byte by byte, so that the table does not depend on whether it was built upon iconv or ICU: those
/// two differ in what they do with undefined bytes.
CodePage make_code_page(Encoding encoding) {
  CodePage page{};
  const std::string name(encoding_name(encoding));
  for (unsigned byte = 0; byte < 256; ++byte) {
    page[byte] = byte < 0x80 ? byte : undefined;
    if (byte < 0x80) continue;
    const char c = static_cast<char>(byte);
    try {
      const std::string utf8 = boost::locale::conv::to_utf<char>(&c, &c + 1, name, boost::locale::conv::stop);
      std::uint32_t size = 0;
      if (utf8.empty()) continue;
      const char32_t point = code_point_at(utf8, 0, size);
      const bool control = point >= 0x80 && point < 0xA0;
      if (size != utf8.size() || point == replacement_character || point < 0x80) continue;
      if (control && encoding != Encoding::iso8859_6) continue;  // ICU's filler for the holes of Microsoft's pages
      page[byte] = point;
    } catch (const boost::locale::conv::conversion_error&) {
      continue;
    } catch (const boost::locale::conv::invalid_charset_error&) {
      throw Error(ErrorKind::resource, name, "Boost.Locale does not know this encoding");
    }
  }
  return page;
}

const CodePage& code_page(Encoding encoding) {
  if (encoding == Encoding::windows1256) {
    static const CodePage page = make_code_page(Encoding::windows1256);
    return page;
  }
  if (encoding == Encoding::iso8859_6) {
    static const CodePage page = make_code_page(Encoding::iso8859_6);
    return page;
  }
  static const CodePage page = make_code_page(Encoding::windows1252);
  return page;
}

void decode_legacy(std::string_view bytes, std::size_t at, const CodePage& page, Builder& out) {
  while (at < bytes.size()) {
    const std::size_t begin = at;
    while (at < bytes.size() && bytes[at] > 0) ++at;
    out.copy(bytes, begin, at);
    for (; at < bytes.size() && bytes[at] <= 0; ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      if (byte == 0) {
        out.fault(TextIssueKind::nul, at, 1);
      } else if (page[byte] == undefined) {
        out.fault(TextIssueKind::unassigned, at, 1);
      } else {
        out.character(page[byte], at, 1);
      }
    }
  }
}

// ---------------------------------------------------------------------------------------------------- detection

struct Guess {
  Encoding encoding = Encoding::utf8;
  float confidence = 1;
  std::size_t mark = 0;  ///< bytes of the byte-order mark
};

constexpr std::size_t sample_size = 16384;  ///< bytes that detection looks at

std::size_t mark_size(std::string_view bytes, Encoding encoding) noexcept {
  using namespace std::string_view_literals;
  std::string_view mark;
  switch (encoding) {
    case Encoding::utf8: mark = "\xEF\xBB\xBF"sv; break;
    case Encoding::utf16le: mark = "\xFF\xFE"sv; break;
    case Encoding::utf16be: mark = "\xFE\xFF"sv; break;
    case Encoding::utf32le: mark = "\xFF\xFE\0\0"sv; break;
    case Encoding::utf32be: mark = "\0\0\xFE\xFF"sv; break;
    default: return 0;
  }
  return bytes.starts_with(mark) ? mark.size() : 0;
}

/// A character that English and Arabic texts are made of; for telling the two byte orders and widths apart.
bool is_usual(char32_t c) noexcept {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || (c >= 0xA0 && c < 0x180) ||
         (c >= 0x0600 && c < 0x0700) || (c >= 0x2000 && c < 0x2070) || (c >= 0xFB50 && c < 0xFE00) ||
         (c >= 0xFE70 && c <= 0xFEFF);
}

/// UTF-16 or UTF-32 without a mark, by where the NULs stand. For texts that hold NULs only.
std::optional<Guess> guess_wide(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, sample_size);
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0f : static_cast<float>(part) / static_cast<float>(whole);
  };
  Guess best;
  best.confidence = 0;
  for (const bool big_endian : {false, true}) {
    std::size_t usual = 0, units = sample.size() / 4;
    for (std::size_t i = 0; i < units; ++i) usual += is_usual(unit32(sample, i * 4, big_endian));
    const float score = share(usual, units);
    if (score > best.confidence)
      best = {big_endian ? Encoding::utf32be : Encoding::utf32le, score, 0};
  }
  // A text in UTF-16 read as UTF-32 gives next to no usual characters, and the other way round at most half.
  const auto sure = [](Guess guess) {
    guess.confidence = std::min(guess.confidence, 0.99f);  // still a guess
    return guess;
  };
  if (best.confidence >= 0.7f) return sure(best);
  best.confidence = 0;
  for (const bool big_endian : {false, true}) {
    std::size_t usual = 0, units = sample.size() / 2;
    for (std::size_t i = 0; i < units; ++i) {
      const auto first = static_cast<unsigned char>(sample[i * 2]);
      const auto second = static_cast<unsigned char>(sample[i * 2 + 1]);
      usual += is_usual(big_endian ? char32_t{first} << 8 | second : char32_t{second} << 8 | first);
    }
    const float score = share(usual, units);
    if (score > best.confidence)
      best = {big_endian ? Encoding::utf16be : Encoding::utf16le, score, 0};
  }
  if (best.confidence >= 0.7f) return sure(best);
  return std::nullopt;
}

/// Relative frequency of the Arabic letters U+0621..U+063A and U+0641..U+064A in running text, in tenths of a per cent.
/// General knowledge of Modern Standard Arabic, rounded; only their order of magnitude matters here.
constexpr std::array<unsigned char, 26> frequency_0621 = {3, 1, 18, 3, 8, 4, 150, 30, 30, 42, 6, 12, 18,
                                                          8, 28, 6, 48, 5, 26, 11, 11, 6, 10, 2, 36, 5};
constexpr std::array<unsigned char, 10> frequency_0641 = {28, 24, 20, 120, 58, 60, 40, 58, 9, 72};

/// ln of how much likelier a byte that stands for `c` is in Arabic text than by chance (1 in 128).
float arabic_likelihood(char32_t c) noexcept {
  float per_mille = 0.05f;
  if (c >= 0x0621 && c <= 0x063A) per_mille = frequency_0621[c - 0x0621];
  if (c >= 0x0641 && c <= 0x064A) per_mille = frequency_0641[c - 0x0641];
  if (c == arabic::comma) per_mille = 12;
  if (c == arabic::question_mark || c == arabic::semicolon || c == arabic::tatweel) per_mille = 1.5f;
  if (c >= 0x064B && c <= 0x0652) per_mille = 3;
  if (c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2013 && c <= 0x2026)) per_mille = 3;
  return std::log(per_mille / 1000 * 128);
}

/// Among the legacy encodings, for bytes that are not Unicode's.
Guess guess_legacy(std::string_view bytes) {
  // A sample around the first bytes that matter.
  const auto high_byte = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const auto first = static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), high_byte) - bytes.begin());
  const std::string_view sample = bytes.substr(first > 64 ? first - 64 : 0, sample_size);

  // Arabic words are runs of high bytes; in Western text high bytes stand alone among ASCII letters.
  float windows1256 = 0, iso = 0;
  std::size_t letters = 0, beside_letters = 0, beside_ascii = 0;
  const CodePage& page1256 = code_page(Encoding::windows1256);
  const CodePage& page6 = code_page(Encoding::iso8859_6);
  const auto at = [&](std::size_t i) -> unsigned {
    return i < sample.size() ? static_cast<unsigned char>(sample[i]) : 0x20u;
  };
  const auto letter = [](unsigned c) { return c >= 0xC0 && c != 0xD7; };
  const auto ascii_letter = [](unsigned c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const unsigned c = at(i), before = i > 0 ? at(i - 1) : 0x20u, after = at(i + 1);
    if (c < 0x80) continue;
    windows1256 += page1256[c] == undefined ? -6 : arabic_likelihood(page1256[c]);
    iso += page6[c] == undefined || page6[c] < 0xA0 ? -6 : arabic_likelihood(page6[c]);
    if (!letter(c) && c != 0xD7) continue;
    ++letters;
    beside_letters += letter(before) || letter(after);
    beside_ascii += ascii_letter(before) || ascii_letter(after);
  }
  const float better_arabic = std::max(windows1256, iso);
  // Log odds of "Arabic" against "Western": by neighbours, and by how Arabic the letters are. The weights are set by
  // hand; the test over text in all three encodings (text_test.cpp) moves when they do.
  float arabic_odds = 1.5f * static_cast<float>(beside_letters) - 2.5f * static_cast<float>(beside_ascii) +
                      0.5f * better_arabic - 1.0f;
  if (letters == 0) arabic_odds = -2;

  // ICU's n-grams have a vote as well, which decides short texts.
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_SUCCESS(status)) {
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
      const std::string_view name = ucsdet_getName(matches[i], &status);
      const float share = static_cast<float>(ucsdet_getConfidence(matches[i], &status)) / 100;
      if (U_FAILURE(status)) break;
      if (name == "windows-1256") arabic_odds += 2 * share, windows1256 += 4 * share;
      if (name == "ISO-8859-6") arabic_odds += 2 * share, iso += 4 * share;
      if (name == "windows-1252" || name == "ISO-8859-1") arabic_odds -= 2 * share;
    }
  }
  const auto probability = [](float log_odds) { return 1 / (1 + std::exp(-std::clamp(log_odds, -4.6f, 4.6f))); };
  Guess guess;
  if (arabic_odds <= 0) return {Encoding::windows1252, probability(-arabic_odds), 0};
  // Windows is so much commoner that the ISO standard needs evidence of more than a letter.
  const float windows_odds = windows1256 - iso + 2;
  guess.encoding = windows_odds >= 0 ? Encoding::windows1256 : Encoding::iso8859_6;
  guess.confidence = probability(arabic_odds) * probability(std::abs(windows_odds));
  return guess;
}

Guess guess_encoding(std::string_view bytes) {
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf32le, Encoding::utf32be, Encoding::utf16le,
                                  Encoding::utf16be}) {
    const std::size_t mark = mark_size(bytes, encoding);
    if (mark == 0) continue;
    // FF FE 00 00 could be UTF-16 that begins with NUL; a text does not.
    return {encoding, 1, mark};
  }
  const std::size_t clean = clean_end(bytes, 0);
  if (clean == bytes.size()) return {};
  const std::string_view sample = bytes.substr(0, sample_size);
  if (sample.find('\0') != std::string_view::npos)
    if (const std::optional<Guess> wide = guess_wide(bytes)) return *wide;

  // UTF-8 with faults, or no UTF-8? In legacy Arabic text hardly a byte pair happens to be well-formed UTF-8.
  std::size_t good = 0, bad = 0;
  const std::size_t from = clean > sample_size / 2 ? clean - sample_size / 2 : 0;
  const std::string_view around = bytes.substr(from, sample_size);
  std::size_t at = 0;
  while (at < around.size() && at < 3 && (static_cast<unsigned char>(around[at]) & 0xC0) == 0x80 && from > 0) ++at;
  for (; at < around.size();) {
    const Piece piece = piece_at(around, at);
    const bool cut = piece.truncated && from + around.size() < bytes.size();
    if (piece.well_formed) {
      good += piece.size > 1;
    } else if (piece.truncated && (piece.size > 1 || good > 0)) {
      good += !cut;
    } else if (around[at] != '\0') {
      ++bad;
    }
    at += piece.size;
  }
  if (bad == 0) return {Encoding::utf8, 1, 0};
  const float utf8 = static_cast<float>(good) / static_cast<float>(good + bad);
  if (utf8 >= 0.5f) return {Encoding::utf8, utf8, 0};
  return guess_legacy(bytes);
}

}  // namespace

Text decode(std::string_view bytes, const DecodeOptions& options) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::resource, "", "the text is too large: 4 GiB and more are not supported");
  Text text;
  Guess guess;
  if (options.encoding == Encoding::automatic) {
    guess = guess_encoding(bytes);
  } else {
    guess.encoding = options.encoding;
    guess.mark = mark_size(bytes, options.encoding);
  }
  text.encoding = guess.encoding;
  text.encoding_confidence = guess.confidence;
  if (guess.confidence < 1) text.issues.push_back({TextIssueKind::guessed, {}, {}});
  Builder out(text, bytes.size(), options);
  switch (guess.encoding) {
    case Encoding::automatic:
    case Encoding::utf8: decode_utf8(bytes, guess.mark, out); break;
    case Encoding::utf16le: decode_utf16(bytes, guess.mark, false, out); break;
    case Encoding::utf16be: decode_utf16(bytes, guess.mark, true, out); break;
    case Encoding::utf32le: decode_utf32(bytes, guess.mark, false, out); break;
    case Encoding::utf32be: decode_utf32(bytes, guess.mark, true, out); break;
    case Encoding::windows1256:
    case Encoding::iso8859_6:
    case Encoding::windows1252: decode_legacy(bytes, guess.mark, code_page(guess.encoding), out); break;
  }
  out.finish(bytes);
  return text;
}

// ---------------------------------------------------------------------------------------------------- OffsetConverter

namespace {
constexpr std::size_t block_size = 256;  ///< bytes between two entries of the tables

constexpr bool is_lead(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
constexpr bool is_pair(char c) noexcept { return static_cast<unsigned char>(c) >= 0xF0; }

/// The start of the character that holds the byte at `offset`.
std::size_t character_begin(std::string_view utf8, std::size_t offset) noexcept {
  if (offset >= utf8.size()) return utf8.size();
  for (int i = 0; i < 3 && offset > 0 && !is_lead(utf8[offset]); ++i) --offset;
  return offset;
}
}  // namespace

OffsetConverter::OffsetConverter(std::string_view utf8) : utf8_(utf8) {
  code_point_blocks_.reserve(utf8.size() / block_size + 1);
  utf16_blocks_.reserve(utf8.size() / block_size + 1);
  std::uint32_t points = 0, pairs = 0;
  for (std::size_t begin = 0; begin <= utf8.size(); begin += block_size) {
    code_point_blocks_.push_back(points);
    utf16_blocks_.push_back(points + pairs);
    const std::size_t end = std::min(begin + block_size, utf8.size());
    for (std::size_t i = begin; i < end; ++i) {
      points += is_lead(utf8[i]);
      pairs += is_pair(utf8[i]);
    }
  }
}

std::size_t OffsetConverter::utf16(std::size_t byte_offset) const noexcept {
  byte_offset = character_begin(utf8_, byte_offset);
  std::size_t units = utf16_blocks_[byte_offset / block_size];
  for (std::size_t i = byte_offset / block_size * block_size; i < byte_offset; ++i)
    units += static_cast<std::size_t>(is_lead(utf8_[i])) + static_cast<std::size_t>(is_pair(utf8_[i]));
  return units;
}

std::size_t OffsetConverter::code_points(std::size_t byte_offset) const noexcept {
  byte_offset = character_begin(utf8_, byte_offset);
  std::size_t points = code_point_blocks_[byte_offset / block_size];
  for (std::size_t i = byte_offset / block_size * block_size; i < byte_offset; ++i) points += is_lead(utf8_[i]);
  return points;
}

}  // namespace muwazi::inline v0
