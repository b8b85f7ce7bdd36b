// SPDX-License-Identifier: Apache-2.0
// Claims about decoding, offset maps and offset conversion.
#include <muwazi/error.hpp>
#include <muwazi/text.hpp>

#include <gtest/gtest.h>

#include <boost/locale/encoding.hpp>
#include <memory>
#include <random>

#include "utf8.hpp"

namespace {

using muwazi::ByteRange;
using muwazi::Encoding;
using muwazi::OffsetMap;
using muwazi::Text;
using muwazi::TextIssueKind;
using namespace std::string_literals;

/// Decodes from a block of exactly the input's size, so that a sanitizer sees a read past its end.
Text decode(const std::string& bytes, const muwazi::DecodeOptions& options = {}) {
  const std::unique_ptr<char[]> block(new char[bytes.size()]);
  bytes.copy(block.get(), bytes.size());
  return muwazi::decode({block.get(), bytes.size()}, options);
}

std::string encode(const std::string& utf8, Encoding encoding) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    std::uint32_t size = 1;
    const char32_t c = muwazi::code_point_at(utf8, at, size);
    at += size;
    const auto put = [&](char32_t unit, int bytes, bool big) {
      for (int i = 0; i < bytes; ++i) out += static_cast<char>(unit >> 8 * (big ? bytes - 1 - i : i) & 0xFF);
    };
    switch (encoding) {
      case Encoding::utf16le:
      case Encoding::utf16be: {
        const bool big = encoding == Encoding::utf16be;
        if (c >= 0x10000) put(0xD800 + ((c - 0x10000) >> 10), 2, big);
        put(c >= 0x10000 ? 0xDC00 + ((c - 0x10000) & 0x3FF) : c, 2, big);
        break;
      }
      case Encoding::utf32le: put(c, 4, false); break;
      case Encoding::utf32be: put(c, 4, true); break;
      case Encoding::utf8: muwazi::append_code_point(out, c); break;
      default: {
        std::string one;
        muwazi::append_code_point(one, c);
        out += boost::locale::conv::from_utf(one, std::string(muwazi::encoding_name(encoding)), boost::locale::conv::stop);
      }
    }
  }
  return out;
}

std::string issues_of(const Text& text) {
  std::string out;
  for (const muwazi::TextIssue& issue : text.issues) {
    if (!out.empty()) out += ' ';
    out += "itsnug"[static_cast<int>(issue.kind)];
    if (issue.kind != TextIssueKind::guessed)
      out.append(std::to_string(issue.range.begin)).append(1, '-').append(std::to_string(issue.range.end));
  }
  return out;
}

struct Row {
  std::string bytes;
  std::string utf8;
  std::string issues;  ///< i ill-formed, t truncated, s surrogate, n NUL, u undefined, g guessed
};

// ------------------------------------------------------------------------------------------------ UTF-8

TEST(Decode, utf8_faults_become_one_replacement_a_maximal_subpart_and_one_issue_a_run) {
  // Unicode 15, section 3.9, tables 3-8 to 3-11 are among these.
  const Row rows[] = {
      {"", "", ""},
      {"abc", "abc", ""},
      {"سلام", "سلام", ""},
      {"\xEF\xBB\xBFسلام", "سلام", ""},
      {"a\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", "i1-9"},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", "i0-8"},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFD\x42", "i0-5 i6-8"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\uFFFD\uFFFD\uFFFD\uFFFDA", "i0-8"},
      {"سلام\xD8", "سلام\uFFFD", "t8-9"},
      {"€\xE2\x82", "€\uFFFD", "t3-5"},
      {"😀\xF0\x9F\x98", "😀\uFFFD", "t4-7"},
      {"a\0b"s, "a\uFFFD""b", "n1-2"},
      {"ab\0\0\0cd"s, "ab\uFFFD\uFFFD\uFFFD""cd", "n2-5"},
      {"س\xFFل\xD9\0م"s, "س\uFFFDل\uFFFD\uFFFDم", "i2-3 i5-6 n6-7"},
  };
  for (const Row& row : rows) {
    const Text text = decode(row.bytes, {Encoding::utf8, 1000});
    EXPECT_EQ(text.utf8, row.utf8);
    EXPECT_EQ(issues_of(text), row.issues) << row.utf8;
    EXPECT_EQ(text.encoding, Encoding::utf8);
    EXPECT_EQ(text.encoding_confidence, 1);
  }
}

TEST(Decode, well_formed_utf8_is_copied_with_a_map_of_one_run) {
  const std::string bytes = "An English line, and a سطر عربي.\n€ 😀";
  const Text text = decode(bytes);
  EXPECT_EQ(text.utf8, bytes);
  EXPECT_EQ(text.map.runs(), (std::vector<OffsetMap::Run>{{0, 0, 1, 1}}));
  EXPECT_EQ(text.map.size(), bytes.size());
}

TEST(Decode, finds_one_fault_wherever_it_stands_in_a_long_text) {
  // Around the sizes of the blocks that the fast path works in.
  for (const std::string unit : {"a", "س", "€"}) {
    std::string clean;
    while (clean.size() < 1600) clean += unit;
    for (std::size_t units = 0; units * unit.size() < clean.size(); units += 7) {
      const std::size_t at = units * unit.size();
      const Text text = decode(clean.substr(0, at) + "\xFF" + clean.substr(at), {Encoding::utf8, 10});
      EXPECT_EQ(text.utf8, clean.substr(0, at) + "\uFFFD" + clean.substr(at));
      ASSERT_EQ(text.issues.size(), 1u);
      ASSERT_EQ(text.issues[0].range, (ByteRange{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}));
    }
  }
}

/// Section 3.9 read letter by letter: the longest prefix of a well-formed sequence, or one byte.
std::string slow_utf8(const std::string& bytes) {
  const auto is_prefix = [](std::string_view s) {
    // Some well-formed sequence begins with s.
    const auto b = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    if (s.empty()) return true;
    std::size_t need = 0;
    unsigned low = 0x80, high = 0xBF;
    if (b(0) < 0x80) need = 1;
    else if (b(0) >= 0xC2 && b(0) <= 0xDF) need = 2;
    else if (b(0) >= 0xE0 && b(0) <= 0xEF) need = 3, low = b(0) == 0xE0 ? 0xA0 : 0x80, high = b(0) == 0xED ? 0x9F : 0xBF;
    else if (b(0) >= 0xF0 && b(0) <= 0xF4) need = 4, low = b(0) == 0xF0 ? 0x90 : 0x80, high = b(0) == 0xF4 ? 0x8F : 0xBF;
    if (s.size() > need) return false;
    if (s.size() > 1 && (b(1) < low || b(1) > high)) return false;
    for (std::size_t i = 2; i < s.size(); ++i)
      if (b(i) < 0x80 || b(i) > 0xBF) return false;
    return true;
  };
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t size = 1;
    while (size < 4 && at + size < bytes.size() && is_prefix(std::string_view(bytes).substr(at, size + 1))) ++size;
    const std::string piece = bytes.substr(at, size);
    std::uint32_t length = 0;
    const char32_t c = muwazi::code_point_at(piece, 0, length);
    out += length == size && (c != 0xFFFD || size == 3) && c != 0 ? piece : "\uFFFD";
    at += size;
  }
  return out;
}

/// Every byte of the text has a source range, on character boundaries of the text, in order and inside the bytes.
void check_map(const Text& text, std::size_t bytes) {
  ASSERT_EQ(text.map.size(), text.utf8.size());
  std::uint32_t last_end = 0;
  for (std::uint32_t at = 0; at < text.utf8.size();) {
    std::uint32_t size = 1;
    muwazi::code_point_at(text.utf8, at, size);
    const ByteRange origin = text.map.origin({at, at + size});
    ASSERT_LT(origin.begin, origin.end);
    ASSERT_TRUE(origin.begin >= last_end || at == 0) << at;
    ASSERT_LE(origin.end, bytes);
    last_end = origin.end;
    at += size;
  }
}

TEST(Decode, agrees_with_the_slow_reading_of_section_3_9_on_random_bytes) {
  std::mt19937 random(7);
  const std::string pieces[] = {"a", " ", "س", "€", "😀", "\xFF", "\x80", "\xE2", "\xF0", "\xE2\x82", "\xED", "\xF4",
                                "\x8F", "\xBF", "\xC1", "\n", "word", "كلمة", std::string(1, '\0'), std::string(200, 'x')};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (auto n = random() % 40; n > 0; --n) bytes += pieces[random() % std::size(pieces)];
    const Text text = decode(bytes, {Encoding::utf8, 1000});
    ASSERT_EQ(text.utf8, slow_utf8(bytes));
    check_map(text, bytes.size());
  }
}

// ------------------------------------------------------------------------------------------------ UTF-16, UTF-32

TEST(Decode, wide_encodings_are_found_with_and_without_a_mark) {
  const std::string plain = "A headline\nوعنوان بالعربية، ثم 😀 و€ 12.\n";
  for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be, Encoding::utf32le, Encoding::utf32be}) {
    for (const std::string mark : {"\uFEFF", ""}) {
      const std::string bytes = encode(mark + plain, encoding);
      const Text text = decode(bytes);
      EXPECT_EQ(text.encoding, encoding) << muwazi::encoding_name(encoding);
      EXPECT_EQ(text.utf8, plain);
      EXPECT_EQ(text.encoding_confidence == 1, !mark.empty());
      EXPECT_EQ(issues_of(text), mark.empty() ? "g" : "");
      check_map(text, bytes.size());
      const auto emoji = static_cast<std::uint32_t>(text.utf8.find("😀"));
      const ByteRange there = text.map.origin({emoji, emoji + 4});
      EXPECT_EQ(bytes.substr(there.begin, there.size()), encode("😀", encoding));
    }
  }
}

TEST(Decode, wide_encodings_have_their_own_faults) {
  const Row rows[] = {
      {"a\0\x3D\xD8 \0"s, "a\uFFFD ", "s2-4"},             // a high surrogate alone
      {"a\0\x00\xDE\0\xDE \0"s, "a\uFFFD\uFFFD ", "s2-6"}, // low ones
      {"a\0\x3D\xD8"s, "a\uFFFD", "t2-4"},                 // cut between the halves
      {"a\0\x3D\xD8\x00"s, "a\uFFFD", "t2-5"},
      {"a\0b"s, "a\uFFFD", "t2-3"},                        // an odd byte
      {"a\0\0\0b\0"s, "a\uFFFD""b", "n2-4"},
      {"\x3D\xD8\x00\xDE"s, "😀", ""},
  };
  for (const Row& row : rows) {
    const Text text = decode(row.bytes, {Encoding::utf16le, 1000});
    EXPECT_EQ(text.utf8, row.utf8);
    EXPECT_EQ(issues_of(text), row.issues) << row.utf8;
    check_map(text, row.bytes.size());
  }
  const Row wider[] = {
      {"\0\0\0a\0\x11\0\0\0\0\xD8\0"s, "a\uFFFD\uFFFD", "i4-8 s8-12"},
      {"\0\0\0a\0\0"s, "a\uFFFD", "t4-6"},
      {"\0\0\0\0\0\1\xF6\0"s, "\uFFFD😀", "n0-4"},
  };
  for (const Row& row : wider) {
    const Text text = decode(row.bytes, {Encoding::utf32be, 1000});
    EXPECT_EQ(text.utf8, row.utf8);
    EXPECT_EQ(issues_of(text), row.issues) << row.utf8;
  }
}

TEST(Decode, a_few_nuls_in_utf8_do_not_make_it_utf16) {
  const Text text = decode("A line of text\0 with a stray NUL, وسطر عربي."s);
  EXPECT_EQ(text.encoding, Encoding::utf8);
  EXPECT_EQ(issues_of(text), "n14-15");
}

// ------------------------------------------------------------------------------------------------ legacy encodings

TEST(Decode, legacy_bytes_mean_what_the_code_charts_say) {
  const struct {
    Encoding encoding;
    unsigned char byte;
    const char* utf8;
  } rows[] = {
      {Encoding::windows1256, 0x80, "€"}, {Encoding::windows1256, 0x81, "پ"}, {Encoding::windows1256, 0xA1, "،"},
      {Encoding::windows1256, 0xC7, "ا"}, {Encoding::windows1256, 0xE1, "ل"}, {Encoding::windows1256, 0xED, "ي"},
      {Encoding::windows1256, 0xE9, "é"}, {Encoding::windows1256, 0xF0, "ً"}, {Encoding::windows1256, 0xFF, "ے"},
      {Encoding::iso8859_6, 0xAC, "،"},   {Encoding::iso8859_6, 0xC7, "ا"},   {Encoding::iso8859_6, 0xE4, "ل"},
      {Encoding::iso8859_6, 0xF2, "ْ"},    {Encoding::windows1252, 0x93, "“"}, {Encoding::windows1252, 0xE9, "é"},
      {Encoding::windows1252, 0x80, "€"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(decode({static_cast<char>(row.byte)}, {row.encoding, 10}).utf8, row.utf8) << int{row.byte};
}

TEST(Decode, undefined_bytes_of_a_legacy_encoding_are_issues) {
  const Text western = decode("a\x81\x8D z", {Encoding::windows1252, 10});
  EXPECT_EQ(western.utf8, "a\uFFFD\uFFFD z");
  EXPECT_EQ(issues_of(western), "u1-2 u2-3");
  EXPECT_EQ(western.issues[0].message, "byte 81 is undefined in windows-1252");
  const Text iso = decode("\xA1\xDB\xC7", {Encoding::iso8859_6, 10});
  EXPECT_EQ(iso.utf8, "\uFFFD\uFFFDا");
  EXPECT_EQ(issues_of(iso), "u0-1 u1-2");
}

TEST(Decode, legacy_encodings_are_guessed) {
  const struct {
    Encoding encoding;
    const char* text;
  } rows[] = {
      {Encoding::windows1256, "أعلنت الحكومة أن الطريق الساحلي سيفتح في الربيع المقبل."},
      {Encoding::windows1256, "قال الوزير، في مقابلة مع BBC News، إن 45% من السكان يؤيدون الخطة."},
      {Encoding::windows1256, "مرحبا"},
      {Encoding::windows1256, "In Arabic the word is كتاب, and its plural is كتب."},
      {Encoding::iso8859_6, "أعلنت الحكومة أن الطريق الساحلي سيفتح في الربيع المقبل."},
      {Encoding::iso8859_6, "وقال مدير المدرسة إن التلاميذ عادوا إلى فصولهم بعد أسبوع من العطلة."},
      {Encoding::windows1252, "The café’s owner, Señora Núñez, said “no” – twice."},
      {Encoding::windows1252, "Le garçon déjà cité a mangé à l’hôtel Élysée."},
      {Encoding::windows1252, "It costs £45 at 20° in the shade."},
  };
  for (const auto& row : rows) {
    const std::string bytes = encode(row.text, row.encoding);
    const Text text = decode(bytes);
    EXPECT_EQ(text.encoding, row.encoding) << row.text << " as " << muwazi::encoding_name(text.encoding);
    EXPECT_LT(text.encoding_confidence, 1);
    EXPECT_GT(text.encoding_confidence, 0.5f) << row.text;
    if (text.encoding == row.encoding) {
      EXPECT_EQ(text.utf8, row.text);
    }
    EXPECT_EQ(issues_of(text), "g");
    check_map(text, bytes.size());
  }
}

TEST(Decode, utf8_with_a_few_faults_stays_utf8) {
  for (const std::string bytes : {"نص عربي سليم ثم \xFF ثم نص.", "Café, naïve, \xE9t\xE9 and عربي here"}) {
    const Text text = decode(bytes);
    EXPECT_EQ(text.encoding, Encoding::utf8);
  }
}

// ------------------------------------------------------------------------------------------------ limits

TEST(Decode, lists_no_more_issues_than_asked_and_counts_the_rest) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += "a\xFF";
  const Text text = decode(bytes, {Encoding::utf8, 10});
  ASSERT_EQ(text.issues.size(), 11u);
  EXPECT_EQ(text.issues[10].message, "90 more faults like these are not listed");
  EXPECT_EQ(text.issues[10].range, (ByteRange{21, 200}));
  EXPECT_EQ(decode(bytes, {Encoding::utf8, 100}).issues.size(), 100u);
}

TEST(Decode, binary_files_end_well) {
  std::mt19937 random(11);
  for (std::size_t size : {1u, 2u, 3u, 1000u, 50000u}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random());
    const Text text = decode(bytes);
    EXPECT_LE(text.issues.size(), 1002u);
    check_map(text, bytes.size());
  }
}

TEST(Decode, refuses_four_gibibytes) {
  // The size is looked at before the bytes are.
  const char byte = 'a';
  try {
    (void)muwazi::decode({&byte, std::size_t{1} << 32});
    FAIL();
  } catch (const muwazi::Error& error) {
    EXPECT_EQ(error.kind(), muwazi::ErrorKind::resource);
  }
}

// ------------------------------------------------------------------------------------------------ OffsetMap

/// The obvious map: for each derived byte the origin of its unit.
struct SlowMap {
  std::vector<ByteRange> bytes;
  void append(std::uint32_t origin, std::uint32_t size, std::uint32_t derived_unit, std::uint32_t origin_unit) {
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t begin = origin + i / derived_unit * origin_unit;
      bytes.push_back({begin, begin + origin_unit});
    }
  }
  [[nodiscard]] ByteRange origin(ByteRange range) const {
    if (bytes.empty()) return {};
    const std::size_t end = std::min<std::size_t>(range.end, bytes.size());
    if (range.begin >= bytes.size()) return {bytes.back().end, bytes.back().end};
    if (range.empty()) return {bytes[range.begin].begin, bytes[range.begin].begin};
    return {bytes[range.begin].begin, bytes[end - 1].end};
  }
};

struct BothMaps {
  OffsetMap map;
  SlowMap slow;
  std::uint32_t origin_size = 0;
};

BothMaps random_map(std::mt19937& engine, std::uint32_t at_least) {
  const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
  BothMaps both;
  std::uint32_t origin = random() % 3;
  while (both.map.size() < 60 || origin < at_least) {
    const std::uint32_t derived_unit = 1 + random() % 3;
    const std::uint32_t origin_unit = random() % 8 == 0 ? 0 : 1 + random() % 4;
    const std::uint32_t units = random() % 6;
    both.map.append(origin, units * derived_unit, derived_unit, origin_unit);
    both.slow.append(origin, units * derived_unit, derived_unit, origin_unit);
    origin += units * origin_unit + (random() % 5 == 0 ? random() % 3 : 0);
    if (random() % 4 == 0) {  // a long stretch of one to one
      both.map.append(origin, 20, 1, 1);
      both.slow.append(origin, 20, 1, 1);
      origin += 20;
    }
  }
  both.origin_size = origin;
  return both;
}

TEST(OffsetMap, the_drawing_in_the_header_is_true) {
  OffsetMap map;
  map.append(0, 2, 2, 4);
  map.append(4, 2, 2, 4);
  map.append(8, 2, 2, 2);
  map.append(10, 2, 2, 2);
  EXPECT_EQ(map.runs(), (std::vector<OffsetMap::Run>{{0, 0, 2, 4}, {4, 8, 2, 2}}));
  EXPECT_EQ(map.origin({0, 2}), (ByteRange{0, 4}));
  EXPECT_EQ(map.origin({2, 6}), (ByteRange{4, 10}));
  EXPECT_EQ(map.origin({3, 3}), (ByteRange{4, 4}));
  EXPECT_EQ(map.origin({8, 8}), (ByteRange{12, 12}));
  EXPECT_EQ(map.origin({0, 99}), (ByteRange{0, 12}));
}

TEST(OffsetMap, an_empty_map_gives_an_empty_range) {
  EXPECT_EQ(OffsetMap().origin({0, 0}), ByteRange());
  EXPECT_EQ(OffsetMap().origin({3, 9}), ByteRange());
  EXPECT_EQ(OffsetMap().after(OffsetMap()), OffsetMap());
}

TEST(OffsetMap, agrees_with_the_obvious_map) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const BothMaps both = random_map(random, 0);
    ASSERT_EQ(both.map.size(), both.slow.bytes.size());
    for (std::uint32_t begin = 0; begin <= both.map.size(); ++begin)
      for (std::uint32_t end = begin; end <= both.map.size(); ++end)
        ASSERT_EQ(both.map.origin({begin, end}).begin, both.slow.origin({begin, end}).begin);
    for (std::uint32_t at = 0; at < both.map.size(); ++at)
      ASSERT_EQ(both.map.origin({at, at + 1}), both.slow.origin({at, at + 1}));
  }
}

TEST(OffsetMap, composition_is_one_map_after_the_other) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const BothMaps later = random_map(random, 0);
    const BothMaps earlier = random_map(random, later.origin_size);
    const OffsetMap both = later.map.after(earlier.map);
    ASSERT_EQ(both.size(), later.map.size());
    for (std::uint32_t at = 0; at < both.size(); ++at)
      ASSERT_EQ(both.origin({at, at + 1}), earlier.map.origin(later.map.origin({at, at + 1}))) << round << ' ' << at;
  }
}

TEST(OffsetMap, composition_keeps_long_stretches_in_one_run) {
  OffsetMap one, bom;
  one.append(0, 1000000, 1, 1);
  bom.append(3, 1000000, 1, 1);
  EXPECT_EQ(one.after(bom), bom);
  OffsetMap wide;
  wide.append(0, 1000000, 2, 1);  // Arabic letters of a legacy encoding
  EXPECT_EQ(one.after(wide), wide);
}

// ------------------------------------------------------------------------------------------------ OffsetConverter

TEST(OffsetConverter, counts_what_editors_count) {
  const std::string text = "aé€😀 سلام";
  const muwazi::OffsetConverter converter(text);
  const struct {
    std::size_t byte, utf16, code_points;
  } rows[] = {{0, 0, 0}, {1, 1, 1}, {3, 2, 2}, {6, 3, 3}, {10, 5, 4}, {11, 6, 5}, {19, 10, 9}, {99, 10, 9},
              {2, 1, 1}, {8, 3, 3}};
  for (const auto& row : rows) {
    EXPECT_EQ(converter.utf16(row.byte), row.utf16) << row.byte;
    EXPECT_EQ(converter.code_points(row.byte), row.code_points) << row.byte;
  }
}

TEST(OffsetConverter, agrees_with_counting_from_the_start) {
  std::mt19937 random(9);
  const std::string pieces[] = {"a", "س", "€", "😀"};
  std::string text;
  for (int i = 0; i < 2000; ++i) text += pieces[random() % 4];
  const muwazi::OffsetConverter converter(text);
  std::size_t utf16 = 0, points = 0;
  for (std::size_t at = 0; at <= text.size();) {
    ASSERT_EQ(converter.utf16(at), utf16);
    ASSERT_EQ(converter.code_points(at), points);
    if (at == text.size()) break;
    std::uint32_t size = 1;
    utf16 += muwazi::code_point_at(text, at, size) >= 0x10000 ? 2 : 1;
    ++points;
    at += size;
  }
}

TEST(Encoding, has_iana_names) {
  EXPECT_EQ(muwazi::encoding_name(Encoding::windows1256), "windows-1256");
  EXPECT_EQ(muwazi::encoding_name(Encoding::iso8859_6), "ISO-8859-6");
  EXPECT_EQ(muwazi::encoding_name(Encoding::utf16be), "UTF-16BE");
  EXPECT_EQ(muwazi::encoding_name(Encoding::automatic), "automatic");
}

}  // namespace
