// SPDX-License-Identifier: Apache-2.0
// Sentence boundaries and roles: a scanner that looks for stops byte by byte and asks rules only there.
//
// The rules are those of UAX #29 (sentences) with abbreviations suppressed, as ICU's FilteredBreakIterator has them,
// but for what the header of sentence.hpp lists; the tests hold the two against each other. ICU itself would cost as
// much as everything else that the library does with a text.
#include <muwazi/sentence.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include <muwazi/error.hpp>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "arabic.hpp"
#include "role.hpp"
#include "sentence_data.hpp"
#include "string_hash.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

// What an abbreviation does before the next word; see data/abbreviations.tsv.
enum class AbbreviationClass : std::uint8_t { never, maybe, letter, number, clock };

struct Abbreviation {
  AbbreviationClass what = AbbreviationClass::maybe;
  bool capital = false;  // the text has to have a capital where the table has one
};

template <class Value>
using Table = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

// A short key on the stack: an abbreviation in lower case without tatweel and marks.
struct Key {
  std::array<char, 48> bytes;
  std::size_t size = 0;
  bool fits = true;
  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

Key make_key(std::string_view word) {
  Key key;
  for (std::size_t at = 0; at < word.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(word, at, size);
    if (arabic::is_mark(c) || c == arabic::tatweel) {
      at += size;
      continue;
    }
    if (key.size + size > key.bytes.size()) {
      key.fits = false;
      return key;
    }
    if (c < 0x80) {
      key.bytes[key.size++] = static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
    } else {
      std::memcpy(key.bytes.data() + key.size, word.data() + at, size);
      key.size += size;
    }
    at += size;
  }
  return key;
}

bool is_lower(char32_t c) {
  return c < 0x80 ? c >= U'a' && c <= U'z' : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_LOWERCASE) != 0;
}
bool is_upper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= U'a' && (c | 0x20) <= U'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c < 0x80 ? c >= U'0' && c <= U'9' : u_isdigit(static_cast<UChar32>(c)) != 0; }

// Directional and zero-width controls: between two characters they count as not there.
bool is_control(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x061C ||
         c == 0xFEFF || c == 0xAD;
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}
bool is_stop(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case arabic::question_mark:
    case 0x06D4:
    case 0x2026:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F: return true;
    default: return false;
  }
}
bool is_closing_bracket(char32_t c) { return c == U')' || c == U']' || c == U'}' || c == 0xFD3E; }
bool is_opening_bracket(char32_t c) { return c == U'(' || c == U'[' || c == U'{' || c == 0xFD3F; }
// Typographic quotes; which of them open differs from text to text, so that the place decides.
bool is_directed_quote(char32_t c) {
  return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}
bool is_straight_quote(char32_t c) { return c == U'"' || c == U'\'' || c == 0xFF02; }
bool is_quote(char32_t c) { return is_straight_quote(c) || is_directed_quote(c); }
// UAX #29 SContinue and the Arabic semicolon: what goes on after a stop.
bool continues(char32_t c) {
  switch (c) {
    case U',':
    case U'-':
    case U':':
    case U';':
    case arabic::comma:
    case arabic::semicolon:
    case 0x060D:
    case 0x2013:
    case 0x2014:
    case 0x3001:
    case 0xFF0C:
    case 0xFF0D:
    case 0xFF1A:
    case 0xFF64: return true;
    default: return false;
  }
}

// What a byte may begin or end, for the two loops that look at every byte.
enum ByteMark : std::uint8_t { no_mark = 0, line_mark = 1, stop_mark = 2 };
constexpr std::array<std::uint8_t, 256> byte_marks = [] {
  std::array<std::uint8_t, 256> marks{};
  for (const char c : {'\n', '\r', '\v', '\f'}) marks[static_cast<unsigned char>(c)] = line_mark;
  marks[0xC2] = line_mark;              // U+0085
  marks[0xE2] = line_mark | stop_mark;  // U+2028, U+2029; U+2026, U+203C ...
  for (const char c : {'.', '!', '?'}) marks[static_cast<unsigned char>(c)] = stop_mark;
  marks[0x9F] = stop_mark;  // second byte of U+061F: the first is common in Arabic
  for (const int c : {0xDB, 0xE3, 0xEF}) marks[static_cast<unsigned char>(c)] = stop_mark;
  return marks;
}();

// Where the scanner stands in a paragraph.
struct Scan {
  std::size_t sentence = 0;  // where the sentence began
  std::size_t wordless = 0;  // from there to here there is no letter and no digit
};

constexpr std::size_t longest_quote = 2000;  // bytes that are searched for the quotation mark that opened

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;   // without the line end
  std::size_t next = 0;  // where the next line begins
};

// The line that begins at `at`: up to LF, CR, CR LF, VT, FF, U+0085, U+2028, U+2029 or the end.
Line line_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t i = at; i < size; ++i) {
    if ((byte_marks[bytes[i]] & line_mark) == 0) continue;
    switch (bytes[i]) {
      case '\r': return {at, i, i + 1 < size && bytes[i + 1] == '\n' ? i + 2 : i + 1};
      case 0xC2:
        if (i + 1 < size && bytes[i + 1] == 0x85) return {at, i, i + 2};
        break;
      case 0xE2:
        if (i + 2 < size && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9))
          return {at, i, i + 3};
        break;
      default: return {at, i, i + 1};
    }
  }
  return {at, size, size};
}

// Takes spaces and controls off both ends of [begin, end). A range of nothing else becomes empty.
void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text.substr(0, end), begin, size);
    if (!is_space(c) && !is_control(c)) break;
    begin += size;
  }
  while (begin < end) {
    std::size_t last = end - 1;
    while (last > begin && end - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text.substr(0, end), last, size);
    if (last + size != end || (!is_space(c) && !is_control(c))) break;
    end = last;
  }
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A bullet or a number with a dot or bracket at the beginning of a line; its length in bytes with the spaces behind it.
std::size_t list_mark(std::string_view line) {
  std::uint32_t size = 1;
  if (line.empty()) return 0;
  const char32_t first = code_point_at(line, 0, size);
  std::size_t at = 0;
  if (first == U'-' || first == U'*' || first == U'+' || first == 0x2022 || first == 0x25CF || first == 0x25AA ||
      first == 0x2023 || first == 0x25E6 || first == 0x2013 || first == 0x2014) {
    at = size;
  } else {
    while (at < line.size() && at < 8) {
      const char32_t c = code_point_at(line, at, size);
      if (!is_digit(c)) break;
      at += size;
    }
    if (at == 0 && is_letter(first)) {
      code_point_at(line, 0, size);
      at = size;
    }
    if (at == 0 || at >= line.size()) return 0;
    if (line[at] != '.' && line[at] != ')' && line[at] != '-') return 0;
    ++at;
  }
  if (at >= line.size() || line[at] != ' ') return 0;
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

bool ends_with_stop(std::string_view line) {
  while (!line.empty()) {
    std::size_t last = line.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(line[last]) & 0xC0) == 0x80) --last;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(line, last, size);
    if (is_stop(c)) return true;
    if (!is_quote(c) && !is_closing_bracket(c)) return false;
    line = line.substr(0, last);
  }
  return false;
}

// Hard-wrapped text: how wide it was set.
//
// The rule. Look at pairs of neighbouring lines that both hold something (the first 2,000). A text is hard-wrapped when
// hardly any such line is longer than 132 characters, the longest is 40 or longer, and nearly every first line of a
// pair is full: the next line's first word would not have fitted within the longest line; when at least a third of them
// end without a stop; and, in English, at least a third of the lines that follow begin with a lower-case letter (in
// Arabic there are at least four pairs instead). Tuned on plain-text books and e-mails of both languages against files
// of one paragraph, sentence or headline a line.
struct Shape {
  std::size_t width = 0;  // code points; 0: a line is a paragraph
};

Shape shape_of(std::string_view text, Language language) {
  constexpr std::size_t max_lines = 2000;
  constexpr std::size_t max_width = 132;
  struct Pair {
    std::size_t length;
    std::size_t next_word;
    bool stop;
    bool lower;
  };
  std::vector<Pair> pairs;
  std::string_view previous;
  std::size_t long_lines = 0;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size() && lines < max_lines; ++lines) {
    const Line line = line_at(text, at);
    std::size_t begin = line.begin;
    std::size_t end = line.end;
    trim(text, begin, end);
    const std::string_view now = text.substr(begin, end - begin);
    if (!previous.empty() && !now.empty()) {
      // Longer than 132 characters for sure, in any script.
      const std::size_t length = previous.size() > max_width * 4 ? max_width + 1 : count_code_points(previous);
      if (length > max_width && ++long_lines > 2 + pairs.size() / 20) return {};
      std::uint32_t size = 1;
      pairs.push_back({length, count_code_points(now.substr(0, now.find(' '))), ends_with_stop(previous),
                       is_lower(code_point_at(now, 0, size))});
    }
    previous = now;
    at = line.next;
  }
  if (pairs.empty()) return {};
  std::size_t width = 0;
  for (const Pair& pair : pairs)
    if (pair.length <= max_width) width = std::max(width, pair.length);
  if (width < 40 || long_lines * 20 > pairs.size()) return {};
  std::size_t full = 0;
  std::size_t unstopped = 0;
  std::size_t lower = 0;
  for (const Pair& pair : pairs) {
    full += pair.length + 1 + pair.next_word > width;
    unstopped += !pair.stop;
    lower += pair.lower;
  }
  if (full * 10 < pairs.size() * 7 || unstopped * 3 < pairs.size()) return {};
  if (language == Language::english ? lower * 3 < pairs.size() : pairs.size() < 4) return {};
  return {width};
}

// Whether the line `next` of a hard-wrapped text goes on the paragraph that `line` belongs to.
bool goes_on(std::string_view text, const Line& line, const Line& next, Shape shape) {
  const std::string_view now = text.substr(line.begin, line.end - line.begin);
  const std::string_view then = text.substr(next.begin, next.end - next.begin);
  const auto indent = [](std::string_view s) { return std::min(s.find_first_not_of(" \t"), s.size()); };
  const std::size_t now_indent = indent(now);
  const std::size_t then_indent = indent(then);
  std::size_t begin = 0;
  std::size_t end = now.size();
  trim(now, begin, end);
  const std::string_view trimmed = now.substr(begin, end - begin);
  const std::string_view follows = then.substr(then_indent);
  const std::size_t mark = list_mark(follows);
  const bool in_list = list_mark(trimmed) != 0;
  if (then_indent > now_indent && !in_list) return false;
  if (mark != 0 &&
      (is_digit(static_cast<unsigned char>(follows[0])) || !is_letter(static_cast<unsigned char>(follows[0]))))
    return false;
  const std::size_t length = count_code_points(now.substr(0, end));
  const std::size_t word = count_code_points(follows.substr(0, follows.find_first_of(" \t")));
  if (length + 1 + word > shape.width) return true;
  std::uint32_t size = 1;
  const bool lower = !follows.empty() && is_lower(code_point_at(follows, 0, size));
  return !ends_with_stop(trimmed) && (lower || length * 10 >= shape.width * 7);
}

}  // namespace

struct SentenceSplitter::Engine {
  Engine(Language chosen, SentenceOptions given);

  [[nodiscard]] std::vector<Sentence> split_lines(std::string_view text) const;
  [[nodiscard]] std::vector<Sentence> split_text(std::string_view text) const;
  void split_paragraph(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t paragraph,
                       std::vector<Sentence>& out) const;
  [[nodiscard]] bool boundary(std::string_view text, std::size_t begin, Scan& scan, std::size_t stop,
                              std::size_t& end) const;
  [[nodiscard]] bool suppressed(std::string_view text, std::size_t begin, std::size_t sentence, std::size_t stop,
                                std::size_t next, bool quoted) const;
  [[nodiscard]] bool is_starter(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::optional<SentenceRole> user_role(std::string_view line) const;
  void give_roles(std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& paragraphs,
                  std::vector<Sentence>& sentences) const;

  Language language;
  SentenceOptions options;
  LineRoles lines;
  Table<Abbreviation> abbreviations;  // keys in lower case, without the last stop
  Table<bool> starters;
  Table<bool> zones;
  Table<bool> spoken;
  std::vector<std::pair<SentenceRole, icu::RegexPattern*>> user_rules;
  std::vector<std::unique_ptr<icu::RegexPattern>> user_patterns;
};

SentenceSplitter::Engine::Engine(Language chosen, SentenceOptions given) : language(chosen), options(std::move(given)) {
  const auto add = [&](std::string_view word, AbbreviationClass what) {
    const Key key = make_key(word);
    if (key.fits && key.size > 0)
      abbreviations.insert_or_assign(std::string(key.view()), Abbreviation{what, word[0] >= 'A' && word[0] <= 'Z' &&
                                                                                     what != AbbreviationClass::never});
  };
  for_each_row(abbreviations_table, [&](std::string_view what, std::string_view words) {
    for_each_part(words, ' ', [&](std::string_view word) {
      if (what == "never") add(word, AbbreviationClass::never);
      if (what == "maybe") add(word, AbbreviationClass::maybe);
      if (what == "letter") add(word, AbbreviationClass::letter);
      if (what == "number") add(word, AbbreviationClass::number);
      if (what == "clock") add(word, AbbreviationClass::clock);
      if (what == "starter") starters.emplace(word, true);
      if (what == "zone") zones.emplace(word, true);
      if (what == "spoken") spoken.emplace(word, true);
    });
  });
  for (std::string_view word : options.abbreviations) {
    while (word.ends_with('.')) word.remove_suffix(1);
    add(word, AbbreviationClass::never);
  }
  for (const RoleRule& rule : options.role_rules) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(rule.pattern), UREGEX_CASE_INSENSITIVE, where, status));
    if (U_FAILURE(status) || !pattern)
      throw Error(ErrorKind::format, rule.pattern,
                  {"the pattern of a role is no regular expression: {0} at character {1}",
                   {quote(u_errorName(status)), counted(static_cast<std::uint64_t>(std::max(where.offset, 0)))}});
    user_rules.emplace_back(rule.role, pattern.get());
    user_patterns.push_back(std::move(pattern));
  }
}

// --- Boundaries ------------------------------------------------------------------------------------------------------

// Whether the word at byte `at` is one that begins sentences. A single letter with a stop ("A.") is an initial.
bool SentenceSplitter::Engine::is_starter(std::string_view text, std::size_t at) const {
  std::size_t end = at;
  while (end < text.size() && end - at < 32) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, end, size);
    if (!is_letter(c) && c != U'\'' && c != 0x2019 && !arabic::is_mark(c)) break;
    end += size;
  }
  const std::string_view word = text.substr(at, end - at);
  if (word.size() == 1 && end < text.size() && text[end] == '.') return false;
  if (starters.contains(word)) return true;
  // Arabic sentences begin with the conjunction "wa" more often than with anything else.
  return word.size() >= 6 && word.starts_with("\xD9\x88");
}

// Whether the single stop at `stop` belongs to an abbreviation, initial or list number, so that no sentence ends there.
// `begin` is where the paragraph begins, `sentence` where the sentence does, `next` the first letter or digit of what
// follows; `quoted` says that a quotation mark opens before it.
bool SentenceSplitter::Engine::suppressed(std::string_view text, std::size_t begin, std::size_t sentence,
                                          std::size_t stop, std::size_t next, bool quoted) const {
  // The word before the stop: back to a space, bracket, quote or dash; at most 40 bytes.
  constexpr std::size_t longest = 40;
  std::size_t word_begin = stop;
  while (word_begin > begin && stop - word_begin < longest) {
    std::size_t last = word_begin - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, last, size);
    if (is_control(c)) {
      if (word_begin == stop) return false;
      break;
    }
    if (!is_letter(c) && !is_digit(c) && c != U'.' && c != U'\'' && c != 0x2019 && c != arabic::tatweel &&
        !arabic::is_mark(c) && c != U'&')
      break;
    word_begin = last;
  }
  if (stop - word_begin >= longest) return false;
  std::string_view word = text.substr(word_begin, stop - word_begin);
  while (!word.empty() && (word[0] == '\'' || word[0] == '.')) word.remove_prefix(1), ++word_begin;
  if (word.starts_with("\xE2\x80\x99")) word.remove_prefix(3), word_begin += 3;
  if (word.empty()) return false;

  std::uint32_t size = 1;
  const char32_t following = next < text.size() ? code_point_at(text, next, size) : 0;
  const char32_t first = code_point_at(word, 0, size);
  const bool single =
      size == word.size() || (word.size() <= size + 2 && arabic::is_letter(first) && make_key(word).size == size);

  // The word before that one.
  std::size_t before = word_begin;
  while (before > begin && text[before - 1] == ' ') --before;
  const bool at_start = before <= sentence;
  std::uint32_t previous_size = 1;
  char32_t previous = 0;
  if (before > begin) {
    std::size_t last = before - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    previous = code_point_at(text, last, previous_size);
  }

  // "1. Wash", "IV. The war", "a. Salt" and their Arabic likes at the beginning of a sentence.
  if (at_start) {
    if (word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) return true;
    if (word.find_first_not_of("IVXLC") == word.npos && word.size() <= 6) return true;
    if (single && is_letter(first)) return true;
    std::size_t at = 0;
    while (at < word.size() && arabic::digit_value(code_point_at(word, at, size)) >= 0) at += size;
    if (at == word.size() && at <= 6) return true;
  }

  const bool initial = single && is_upper(first);
  const Key key = make_key(word);
  auto found = key.fits && !initial ? abbreviations.find(key.view()) : abbreviations.end();
  if (found == abbreviations.end() && key.fits && key.view().starts_with("\xD9\x88")) {  // "and Dr."
    found = abbreviations.find(key.view().substr(2));
    if (found != abbreviations.end() && found->second.what != AbbreviationClass::never) found = abbreviations.end();
  }
  if (found != abbreviations.end() && (!found->second.capital || is_upper(first))) {
    switch (found->second.what) {
      case AbbreviationClass::never:
        // A single Arabic letter after a number is a unit or an era: "in 622 M."
        return !(single && arabic::digit_value(previous) >= 0);
      case AbbreviationClass::letter: {
        std::size_t last = before;
        while (last > begin && text[last - 1] != ' ' && before - last < 16) --last;
        const Key other = make_key(text.substr(last, before - last));
        const auto known = other.fits ? abbreviations.find(other.view()) : abbreviations.end();
        if (known != abbreviations.end() && known->second.what == AbbreviationClass::letter) return false;
        return !is_starter(text, next);
      }
      case AbbreviationClass::maybe: return is_digit(following) || !(is_starter(text, next) || quoted);
      case AbbreviationClass::number:
        if (is_digit(following)) return true;
        if (single && arabic::is_letter(first)) break;  // else an initial
        return false;
      case AbbreviationClass::clock: {
        if (is_digit(following)) return true;
        std::size_t end = next;
        while (end < text.size() && is_letter(static_cast<unsigned char>(text[end]))) ++end;
        return zones.contains(text.substr(next, end - next));
      }
    }
  }
  const bool arabic_follows = arabic::is_letter(following);
  if (initial) {
    // An initial: "J. R. R. Tolkien", but "Vitamin C. The" and, before an Arabic letter, the end of a sentence.
    if (arabic_follows || arabic::digit_value(previous) >= 0 || previous == 0xB0) return false;
    return !is_starter(text, next) && !quoted && !is_digit(following);
  }
  if (single && arabic::is_letter(first)) {
    // An initial or a title; after another single letter (agencies: "a f b.") or a number a sentence may well end.
    return arabic::digit_value(previous) < 0 && !is_starter(text, next);
  }
  if (word.find('.') != word.npos) {
    // Letters with dots between them: U.S., Ph.D., and Arabic ones.
    std::size_t letters = 0;
    std::size_t longest_run = 0;
    std::size_t run = 0;
    for (std::size_t at = 0; at < word.size(); at += size) {
      const char32_t c = code_point_at(word, at, size);
      if (c == U'.') {
        run = 0;
      } else if (is_letter(c)) {
        longest_run = std::max(longest_run, ++run);
        ++letters;
      } else if (!arabic::is_mark(c) && c != arabic::tatweel) {
        return false;
      }
    }
    if (letters >= 2 && longest_run <= 1) return !(is_starter(text, next) || quoted);
  }
  return false;
}

// Looks at the stop at byte `stop` of a paragraph that ends where `text` ends. `end` receives where the stops and
// closing marks end; the result says whether a sentence ends there.
bool SentenceSplitter::Engine::boundary(std::string_view text, std::size_t begin, Scan& scan, std::size_t stop,
                                        std::size_t& end) const {
  const std::size_t size = text.size();
  std::uint32_t length = 1;
  const auto peek = [&](std::size_t at) { return at < size ? code_point_at(text, at, length) : char32_t{0}; };
  const auto skip_spaces = [&](std::size_t at) {
    while (at < size) {
      const char32_t c = code_point_at(text, at, length);
      if (!is_space(c) && !is_control(c)) break;
      at += length;
    }
    return at;
  };
  const auto skip_controls = [&](std::size_t at) {
    while (at < size && is_control(code_point_at(text, at, length))) at += length;
    return at;
  };

  // Stops and what closes after them, also with spaces between: "?!", ". . .", .”. and « ... . »
  std::size_t stops = 0;
  bool strong = false;  // a stop that no abbreviation has
  bool closed = false;
  bool closed_quote = false;
  std::size_t at = stop;
  while (at < size) {
    const char32_t c = code_point_at(text, at, length);
    const std::size_t after = at + length;
    if (is_stop(c)) {
      if (c == U'.' && at > stop && (is_letter(peek(after)) || is_digit(peek(after))) && closed) break;
      ++stops;
      strong |= c != U'.';
      at = after;
      continue;
    }
    if (is_control(c)) {
      const std::size_t behind = skip_controls(after);
      const char32_t d = peek(behind);
      if (behind < size && (is_stop(d) || is_closing_bracket(d) || is_quote(d))) {
        at = behind;
        continue;
      }
      at = behind;
      break;
    }
    if (is_closing_bracket(c)) {
      closed = true;
      at = after;
      continue;
    }
    if (is_quote(c)) {
      // A quote right behind the stop closes, unless a word follows it at once.
      const std::size_t behind = skip_controls(after);
      const char32_t d = peek(behind);
      if (behind < size && (is_letter(d) || is_digit(d))) {
        if (is_straight_quote(c)) {
          const std::size_t from = at - std::min(at - scan.sentence, longest_quote);
          const auto marks = std::ranges::count(text.substr(from, at - from), static_cast<char>(c & 0x7F));
          if (marks % 2 == 0) break;  // opens
        } else if (c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x2039) {
          break;
        }
      }
      closed = closed_quote = true;
      at = after;
      continue;
    }
    if (c == U'*' || c == U'_') {
      // Markdown: "**First.** Second"
      std::size_t behind = after;
      while (behind < size && (text[behind] == '*' || text[behind] == '_')) ++behind;
      const char32_t d = peek(behind);
      if (behind < size && !is_space(d) && !is_closing_bracket(d) && !is_quote(d) && !is_stop(d)) break;
      at = behind;
      continue;
    }
    if (c == U'[') {
      // A footnote mark: [1], [12], [a]
      std::size_t inner = after;
      while (inner < size && inner - after < 6 &&
             (is_digit(static_cast<unsigned char>(text[inner])) ||
              (inner == after && is_letter(static_cast<unsigned char>(text[inner])))))
        ++inner;
      if (inner > after && inner < size && text[inner] == ']') {
        closed = true;
        at = inner + 1;
        continue;
      }
      break;
    }
    if (is_space(c)) {
      const std::size_t behind = skip_spaces(after);
      if (behind >= size) break;
      const char32_t d = code_point_at(text, behind, length);
      const std::size_t beyond = behind + length;
      const char32_t e = peek(beyond);
      const bool free_after = beyond >= size || is_space(e) || is_stop(e) || is_closing_bracket(e) || is_quote(e);
      if (is_stop(d) && free_after) {
        at = behind;
        continue;
      }
      if (d == 0xBB || is_closing_bracket(d) ||
          ((is_straight_quote(d) || d == 0x201D || d == 0x201C) && (free_after || continues(e)) && !closed_quote)) {
        at = behind;
        continue;
      }
    }
    break;
  }
  end = at;
  const std::size_t gap = skip_spaces(at);
  if (gap >= size) return false;  // the paragraph ends here anyway
  bool spaced = false;
  for (std::size_t i = at; i < gap && !spaced; i += length) spaced = is_space(code_point_at(text, i, length));
  const char32_t here = code_point_at(text, gap, length);
  const std::uint32_t here_length = length;
  if (continues(here)) return false;

  // Nothing to end yet: "... and then", "!!!".
  for (; scan.wordless < stop; scan.wordless += length) {
    const char32_t c = code_point_at(text, scan.wordless, length);
    if (is_letter(c) || is_digit(c)) break;
  }
  if (scan.wordless >= stop) return false;

  // The first letter or digit of what follows, behind opening marks.
  std::size_t next = gap;
  char32_t c = here;
  bool opened = false;
  bool quoted = false;
  bool code = false;
  for (int i = 0; i < 8 && next < size; ++i) {
    c = code_point_at(text, next, length);
    if (is_letter(c) || is_digit(c)) break;
    if (is_stop(c)) break;
    quoted |= is_quote(c);
    opened |= is_quote(c) || is_opening_bracket(c);
    code |= c == U'`';
    next += length;
  }
  if (next >= size) return false;

  const bool arabic_next = arabic::is_letter(c);
  if (!spaced) {
    // No space behind the stop. Arabic is often typed so: a sentence ends where words stand on both sides.
    if (arabic::is_letter(here) || (opened && arabic_next && is_directed_quote(here))) {
      if (strong || closed || stops > 1) {
        // falls through to the checks below
      } else {
        std::size_t back = stop;
        std::size_t letters = 0;
        while (back > begin && letters < 2) {
          std::size_t last = back - 1;
          while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
          const char32_t p = code_point_at(text, last, length);
          if (letters == 0 && !arabic::is_letter(p) &&
              (is_quote(p) || is_closing_bracket(p) || is_digit(p) || is_letter(p)))
            letters = 2;
          if (!arabic::is_letter(p) && !arabic::is_mark(p)) break;
          letters += arabic::is_letter(p);
          back = last;
        }
        if (letters < 2) return false;
        std::size_t ahead = next;
        letters = 0;
        while (ahead < size && letters < 2) {
          const char32_t p = code_point_at(text, ahead, length);
          if (!arabic::is_letter(p) && !arabic::is_mark(p)) break;
          letters += arabic::is_letter(p);
          ahead += length;
        }
        if (letters < 2) return false;
      }
    } else if (!(closed && is_upper(here)) && !(is_directed_quote(here) && is_upper(c))) {
      // "(in 2020).Others": no word before the stop that a dotted name could go on with.
      if (!is_upper(here) || stop == begin) return false;
      const char before = text[stop - 1];
      if (before != ')' && before != '"' && !is_digit(static_cast<unsigned char>(before))) return false;
      if (gap + here_length >= size || !is_lower(code_point_at(text, gap + here_length, length))) return false;
    }
  }

  if (is_lower(c)) {
    // In English what goes on in lower case goes on; in Arabic only behind a Latin word; code is lower case anywhere.
    if (code) {
      if (stops == 1 && !strong && suppressed(text, begin, scan.sentence, stop, next, quoted)) return false;
      return true;
    }
    if (language == Language::english) return false;
    std::size_t last = stop;
    while (last > begin) {
      --last;
      while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
      const char32_t p = code_point_at(text, last, length);
      if (is_letter(p)) return arabic::is_letter(p);
      if (stop - last > 16) break;
    }
    return false;
  }

  // A bracket that closes the paragraph, with no stop in it, belongs to what stands before it: "[Photo: AFP]",
  // "(Reuters)".
  if (is_opening_bracket(here)) {
    std::size_t i = gap + here_length;
    while (i < size && i - gap < 200) {
      const char32_t p = code_point_at(text, i, length);
      if (is_closing_bracket(p)) {
        std::size_t behind = skip_spaces(i + length);
        if (behind < size && is_quote(code_point_at(text, behind, length))) behind = skip_spaces(behind + length);
        if (behind >= size) {
          end = size;
          return false;
        }
        break;
      }
      if (is_stop(p) && (i + 1 >= size || is_space(peek(i + 1)))) break;
      code_point_at(text, i, length);
      i += length;
    }
  }

  if (stops == 1 && !strong && !closed && suppressed(text, begin, scan.sentence, stop, next, quoted)) return false;
  // "J. (John)": a stop inside closing marks may still be an abbreviation's: "(the U.S.) The".
  if (stops == 1 && !strong && closed && !closed_quote && text[stop] == '.') {
    std::size_t word = stop;
    while (word > begin && stop - word < 8 && text[word - 1] != ' ' && text[word - 1] != '(') --word;
    if (word > begin && text[word - 1] == '(' && suppressed(text, begin, scan.sentence, stop, next, quoted) &&
        !is_starter(text, next))
      return false;
  }
  // Quoted speech that a verb of saying follows: «...؟» سأل. In English the verb is in lower case.
  if (closed_quote && strong && arabic_next && next == gap) {
    std::size_t word_end = next;
    while (word_end < size && word_end - next < 24 && is_letter(code_point_at(text, word_end, length)))
      word_end += length;
    if (spoken.contains(text.substr(next, word_end - next))) return false;
  }
  return true;
}

void SentenceSplitter::Engine::split_paragraph(std::string_view text, std::size_t begin, std::size_t end,
                                               std::uint32_t paragraph, std::vector<Sentence>& out) const {
  const std::string_view view = text.substr(0, end);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  Scan scan{begin, begin};
  const auto emit = [&](std::size_t to) {
    std::size_t from = scan.sentence;
    std::size_t until = to;
    trim(view, from, until);
    if (from < until)
      out.push_back(
          {{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(until)}, paragraph, SentenceRole::body});
    scan = {to, to};
  };
  for (std::size_t i = begin; i < end;) {
    if ((byte_marks[bytes[i]] & stop_mark) == 0) {
      ++i;
      continue;
    }
    std::size_t stop = i;
    if (bytes[i] == 0x9F) {
      if (i == begin || bytes[i - 1] != 0xD8) {
        ++i;
        continue;
      }
      stop = i - 1;
    } else if (bytes[i] >= 0x80) {
      std::uint32_t size = 1;
      if (!is_stop(code_point_at(view, i, size))) {
        i += size;
        continue;
      }
    }
    std::size_t after = i + 1;
    if (boundary(view, begin, scan, stop, after)) emit(after);
    i = std::max(after, i + 1);
  }
  emit(end);
}

std::vector<Sentence> SentenceSplitter::Engine::split_lines(std::string_view text) const {
  std::vector<Sentence> out;
  out.reserve(text.size() / 128 + 1);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
    const std::size_t line_end =
        found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
    std::size_t begin = at;
    std::size_t end = line_end;
    trim(text, begin, end);
    if (begin < end || options.keep_empty_lines)
      out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, number, SentenceRole::body});
    at = line_end + 1;
  }
  if (!user_rules.empty())
    for (Sentence& sentence : out)
      if (const auto role = user_role(sentence.range.in(text))) sentence.role = *role;
  return out;
}

std::vector<Sentence> SentenceSplitter::Engine::split_text(std::string_view text) const {
  std::vector<Sentence> out;
  out.reserve(text.size() / 160 + 1);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> paragraphs;  // first sentence, lines
  Line line = line_at(text, 0);
  const Shape shape = line.next >= text.size() ? Shape{} : shape_of(text, language);
  std::uint32_t paragraph = 0;
  while (line.begin < text.size()) {
    const std::size_t begin = line.begin;
    std::uint32_t lines_in = 1;
    if (shape.width != 0) {
      while (line.next < text.size()) {
        const Line next = line_at(text, line.next);
        std::size_t from = next.begin;
        std::size_t until = next.end;
        trim(text, from, until);
        std::size_t here = line.begin;
        std::size_t here_end = line.end;
        trim(text, here, here_end);
        if (from >= until || here >= here_end || !goes_on(text, line, next, shape)) break;
        line = next;
        ++lines_in;
      }
    }
    const std::size_t before = out.size();
    std::size_t from = begin;
    std::size_t until = line.end;
    trim(text, from, until);
    split_paragraph(text, from, until, paragraph, out);
    if (out.size() > before) {
      paragraphs.emplace_back(static_cast<std::uint32_t>(before), lines_in);
      ++paragraph;
    }
    line = line_at(text, line.next);
  }
  give_roles(text, paragraphs, out);
  return out;
}

// --- Roles -----------------------------------------------------------------------------------------------------------

std::optional<SentenceRole> SentenceSplitter::Engine::user_role(std::string_view line) const {
  if (user_rules.empty() || line.size() > 4000) return std::nullopt;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8({line.data(), static_cast<std::int32_t>(line.size())});
  for (const auto& [role, pattern] : user_rules) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(text, status));
    if (U_FAILURE(status) || !matcher) continue;
    matcher->setTimeLimit(100, status);  // ICU's unit: about 10,000 steps each; a pattern that runs away does not match
    if (matcher->matches(status) && U_SUCCESS(status)) return role;
  }
  return std::nullopt;
}

void SentenceSplitter::Engine::give_roles(std::string_view text,
                                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& paragraphs,
                                          std::vector<Sentence>& sentences) const {
  constexpr std::size_t longest_headline = 150;  // code points; news headlines run to about 110
  std::vector<std::uint32_t> headlines;
  std::size_t headline_bytes = 0;
  bool after_date = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::uint32_t first = paragraphs[i].first;
    const std::uint32_t last =
        i + 1 < paragraphs.size() ? paragraphs[i + 1].first : static_cast<std::uint32_t>(sentences.size());
    const bool was_after_date = std::exchange(after_date, false);
    if (paragraphs[i].second != 1) continue;
    const std::string_view line =
        text.substr(sentences[first].range.begin, sentences[last - 1].range.end - sentences[first].range.begin);
    const auto give = [&](SentenceRole role) {
      for (std::uint32_t s = first; s < last; ++s) sentences[s].role = role;
    };
    if (const auto role = user_role(line)) {
      give(*role);
      continue;
    }
    if (!options.builtin_rules) continue;
    if (line[0] == '#') {  // Markdown
      const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
      if (level <= 6 && level < line.size() && line[level] == ' ') {
        give(SentenceRole::headline);
        continue;
      }
    }
    if (const auto role = lines.role(line)) {
      give(*role);
      after_date = *role == SentenceRole::furniture && lines.is_date(line);
      continue;
    }
    if (last - first != 1 || line.size() > longest_headline * 4 || ends_with_stop(line) || list_mark(line) != 0)
      continue;
    if (line.ends_with(',') || line.ends_with(';') || line.ends_with(':') || line.ends_with("\xD8\x8C") ||
        line.ends_with("\xD8\x9B"))
      continue;
    if (count_code_points(line) > longest_headline) continue;
    // "Baghdad - Hamza Mustafa" under the date of an article.
    if (was_after_date && line.size() < 80 &&
        (line.find(" - ") != line.npos || line.find(" \xE2\x80\x93 ") != line.npos ||
         line.find(" \xE2\x80\x94 ") != line.npos)) {
      std::size_t words = 0;
      bool names = true;
      for_each_part(line, ' ', [&](std::string_view word) {
        std::uint32_t size = 1;
        const char32_t c = code_point_at(word, 0, size);
        if (!is_letter(c)) return;
        ++words;
        names = names && !is_lower(c);
      });
      if (names && words <= 6) {
        give(SentenceRole::furniture);
        continue;
      }
    }
    headlines.push_back(first);
    headline_bytes += line.size();
  }
  // A text most of which has no stops (a list, subtitles, segments of a memory) has no headlines.
  if (paragraphs.size() < 2 || headline_bytes * 2 > text.size()) return;
  for (const std::uint32_t sentence : headlines) sentences[sentence].role = SentenceRole::headline;
}

// --- The class -------------------------------------------------------------------------------------------------------

SentenceSplitter::SentenceSplitter(Language language, SentenceOptions options)
    : engine_(std::make_unique<const Engine>(language, std::move(options))) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Sentence> SentenceSplitter::split(std::string_view utf8) const {
  return engine_->options.one_per_line ? engine_->split_lines(utf8) : engine_->split_text(utf8);
}

std::vector<Sentence> split_sentences(std::string_view utf8, Language language, const SentenceOptions& options) {
  return SentenceSplitter(language, options).split(utf8);
}

}  // namespace muwazi::inline v0
