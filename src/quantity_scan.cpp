// SPDX-License-Identifier: Apache-2.0
// The scanner of quantities: one pass over the bytes, one table look-up a word.
#include "quantity_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>

#include "placeholder.hpp"

extern "C" {
extern const unsigned char muwazi_table_quantity[];
extern const unsigned char muwazi_table_quantity_end[];
}

namespace muwazi::inline v0::quantities {

const Header& table() noexcept { return *reinterpret_cast<const Header*>(muwazi_table_quantity); }

namespace {

const Entry* entries() noexcept {
  return reinterpret_cast<const Entry*>(muwazi_table_quantity + table().entries_at);
}

}  // namespace

const Entry* find(std::uint64_t hash, Language language) noexcept {
  const auto& slot = table().slot[language == Language::arabic ? 1 : 0];
  for (std::uint64_t at = hash & (slots - 1); slot[at] != 0; at = (at + 1) & (slots - 1)) {
    const Entry& e = entries()[slot[at] - 1];
    if (e.hash == hash) return &e;
  }
  return nullptr;
}

const Unit& unit_at(std::uint16_t unit) noexcept {
  return reinterpret_cast<const Unit*>(muwazi_table_quantity + table().units_at)[unit];
}

std::string_view unit_name(std::uint16_t unit) noexcept {
  const Unit& u = unit_at(unit);
  return {reinterpret_cast<const char*>(muwazi_table_quantity) + u.name, u.name_size};
}

std::uint16_t unit_index(std::string_view name) noexcept {
  if (name.empty()) return 0;
  // The table's own names lie in it in order.
  const std::less<const void*> before;
  if (!before(name.data(), muwazi_table_quantity) && before(name.data(), muwazi_table_quantity_end)) {
    const auto offset =
        static_cast<std::uint32_t>(reinterpret_cast<const unsigned char*>(name.data()) - muwazi_table_quantity);
    std::uint16_t low = 1;
    auto high = static_cast<std::uint16_t>(table().units);
    while (low < high) {
      const auto middle = static_cast<std::uint16_t>((low + high) / 2);
      if (unit_at(middle).name < offset) low = static_cast<std::uint16_t>(middle + 1);
      else high = middle;
    }
    return low < table().units && unit_at(low).name == offset ? low : std::uint16_t{0};
  }
  for (std::uint16_t i = 1; i < table().units; ++i) {
    if (unit_name(i) == name) return i;
  }
  return 0;
}

void Decimal::normalize() noexcept {
  if (mantissa == 0) {
    exponent = 0;
    return;
  }
  while (mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
}

double Decimal::to_double() const noexcept {
  // Powers of ten up to 10^22 are exact doubles, so equal decimals give equal doubles on every machine.
  double power = 1;
  for (int i = exponent < 0 ? -exponent : exponent; i > 0; --i) power *= 10;
  const auto m = static_cast<double>(mantissa);
  return exponent < 0 ? m / power : m * power;
}

std::uint64_t Decimal::integer() const noexcept {
  if (exponent < 0 || exponent > 18) return ~std::uint64_t{0};
  std::uint64_t out = mantissa;
  for (int i = 0; i < exponent; ++i) {
    if (out > ~std::uint64_t{0} / 10) return ~std::uint64_t{0};
    out *= 10;
  }
  return out;
}

Decimal multiply(Decimal a, Decimal b) noexcept {
  Decimal out;
  if (a.mantissa != 0 && b.mantissa > ~std::uint64_t{0} / a.mantissa) {
    out.valid = false;
    return out;
  }
  out = {a.mantissa * b.mantissa, a.exponent + b.exponent, a.valid && b.valid};
  if (out.exponent > 30 || out.exponent < -30) out.valid = false;
  out.normalize();
  return out;
}

Decimal add(Decimal a, Decimal b) noexcept {
  if (a.mantissa == 0) return b;
  if (b.mantissa == 0) return a;
  while (a.exponent > b.exponent) {
    if (a.mantissa > ~std::uint64_t{0} / 10) return {0, 0, false};
    a.mantissa *= 10;
    --a.exponent;
  }
  while (b.exponent > a.exponent) {
    if (b.mantissa > ~std::uint64_t{0} / 10) return {0, 0, false};
    b.mantissa *= 10;
    --b.exponent;
  }
  if (a.mantissa > ~std::uint64_t{0} - b.mantissa) return {0, 0, false};
  Decimal out{a.mantissa + b.mantissa, a.exponent, a.valid && b.valid};
  out.normalize();
  return out;
}

void append_decimal(std::string& out, Decimal value) {
  if (!value.valid || value.exponent > 40 || value.exponent < -40) {
    out += '0';
    return;
  }
  std::string digits = std::to_string(value.mantissa);
  if (value.exponent >= 0) {
    out += digits;
    if (value.mantissa != 0) out.append(static_cast<std::size_t>(value.exponent), '0');
    return;
  }
  const auto places = static_cast<std::size_t>(-value.exponent);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  out.append(digits, 0, digits.size() - places);
  out += '.';
  out.append(digits, digits.size() - places);
}

void set_fraction(std::uint64_t numerator, std::uint64_t denominator, Number& out) noexcept {
  std::uint64_t scale = 1;
  for (int places = 0; places <= 6; ++places, scale *= 10) {
    if (numerator * scale % denominator != 0) continue;
    out.value = Decimal{numerator * scale / denominator, -places, true};
    out.value.normalize();
    out.denominator = 1;
    return;
  }
  out.value = Decimal::of(numerator);
  out.denominator = static_cast<std::uint32_t>(denominator);
}

bool vulgar_fraction(char32_t c, Number& out) noexcept {
  struct Row {
    char32_t c;
    unsigned char numerator, denominator;
  };
  static constexpr Row rows[] = {{0xBC, 1, 4},   {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9},
                                 {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5},
                                 {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8}, {0x215C, 3, 8},
                                 {0x215D, 5, 8}, {0x215E, 7, 8}};
  for (const Row& row : rows) {
    if (row.c != c) continue;
    set_fraction(row.numerator, row.denominator, out);
    return true;
  }
  return false;
}

namespace {

struct Reader {
  std::string_view text;
  std::size_t at = 0;

  char32_t peek(std::size_t from, std::uint32_t& size) const noexcept {
    if (from >= text.size()) {
      size = 0;
      return 0;
    }
    const auto lead = static_cast<unsigned char>(text[from]);
    if (lead < 0x80) {
      size = 1;
      return lead;
    }
    // Two-byte letters are most of Arabic.
    if (lead >= 0xC2 && lead <= 0xDF && from + 1 < text.size() &&
        (static_cast<unsigned char>(text[from + 1]) & 0xC0) == 0x80) {
      size = 2;
      return (char32_t{lead} & 0x1F) << 6 | (static_cast<unsigned char>(text[from + 1]) & 0x3Fu);
    }
    return code_point_at(text, from, size);
  }
};

bool is_bidi_control(char32_t c) noexcept {
  return c == 0x200E || c == 0x200F || c == 0x61C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_space(char32_t c) noexcept {
  return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
         is_bidi_control(c) || c == 0xFEFF;
}

bool is_separator(char32_t c) noexcept {
  return c == '.' || c == ',' || c == arabic::decimal_separator || c == arabic::thousands_separator ||
         c == arabic::comma || c == '\'' || c == 0x2019 || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007;
}

/// Collects the digits of a number whose groups have been found.
struct DigitRun {
  std::uint64_t mantissa = 0;
  std::int32_t exponent = 0;
  unsigned significant = 0;
  bool overflow = false;

  void add(int digit) noexcept {
    if (significant == 0 && digit == 0) return;
    if (significant >= 18) {
      ++exponent;
      if (digit != 0) overflow = true;  // more digits than any quantity has
      return;
    }
    mantissa = mantissa * 10 + static_cast<unsigned>(digit);
    ++significant;
  }
};

struct Group {
  std::uint32_t begin, end;  // bytes
  std::uint32_t digits;
  char32_t separator;        // before it
};

/// Does the plain space at `at` part thousands? `known` where one before it did.
bool thousands_behind(const Reader& in, std::size_t at, bool known) noexcept {
  std::size_t i = at;
  unsigned groups = 0;
  bool zeros = false;
  std::uint32_t size = 0;
  while (groups < 3 && in.peek(i, size) == ' ' && size != 0) {
    std::size_t j = i + 1;
    unsigned digits = 0;
    bool all = true;
    for (int digit = 0; digits <= 3 && (digit = arabic::digit_value(in.peek(j, size))) >= 0 && size != 0; ++digits) {
      all = all && digit == 0;
      j += size;
    }
    if (digits != 3) break;
    if (groups == 0) zeros = all;
    ++groups;
    i = j;
  }
  if (groups == 0) return false;
  // What stands behind the last group: one or two decimals make it surer, a date, a time or a range less sure.
  const char32_t behind = in.peek(i, size);
  bool decimals = false;
  if (behind == ',' || behind == '.' || behind == arabic::decimal_separator) {
    std::size_t j = i + size;
    unsigned digits = 0;
    while (digits <= 3 && arabic::digit_value(in.peek(j, size)) >= 0 && size != 0) {
      j += size;
      ++digits;
    }
    if (digits > 2) return false;
    decimals = digits != 0;
  } else if (behind == ':' || behind == '-' || behind == '/') {
    return false;
  }
  return known || zeros || groups > 1 || decimals;
}

/// The groups of digits at a place, up to a bound, and what stands between them.
struct Groups {
  static constexpr std::size_t most = 12;
  std::array<Group, most> group;
  std::size_t count = 0;
  std::size_t end = 0;
  bool more = false;  ///< than the bound

  /// Are groups [from, to) all of three digits?
  [[nodiscard]] bool thousands(std::size_t from, std::size_t to) const noexcept {
    return std::all_of(group.begin() + from, group.begin() + to, [](const Group& g) { return g.digits == 3; });
  }
  /// Have groups [from, to) the same separator before them?
  [[nodiscard]] bool same_separator(std::size_t from, std::size_t to) const noexcept {
    return std::all_of(group.begin() + from, group.begin() + to, [&](const Group& g) { return g.separator == group[from].separator; });
  }
};

/// The end of the digits at `at`, with how many there are. Bidi controls inside a number say nothing.
Group digit_group(const Reader& in, std::size_t at, char32_t separator) noexcept {
  Group out{static_cast<std::uint32_t>(at), 0, 0, separator};
  std::size_t i = at;
  std::uint32_t size = 0;
  while (true) {
    const char32_t c = in.peek(i, size);
    if (size == 0) break;
    if (arabic::digit_value(c) >= 0) {
      ++out.digits;
    } else {
      std::uint32_t next = 0;
      if (!is_bidi_control(c) || arabic::digit_value(in.peek(i + size, next)) < 0 || next == 0) break;
    }
    i += size;
  }
  out.end = static_cast<std::uint32_t>(i);
  return out;
}

Groups digit_groups(const Reader& in, std::size_t at) noexcept {
  Groups out;
  std::size_t i = at;
  char32_t separator = 0;
  while (true) {
    const Group group = digit_group(in, i, separator);
    if (out.count == Groups::most) out.more = true;
    else out.group[out.count++] = group;
    i = out.end = group.end;
    std::uint32_t size = 0;
    separator = in.peek(i, size);
    if (size == 0) return out;
    if (separator == ' ') {
      // A plain space parts thousands only before exactly three digits, after one to three: where they are zeros, where
      // more such groups follow, or where decimals do. "in 20 200 were" is two numbers.
      if (out.count != 1 && out.group[out.count - 1].separator != ' ') return out;
      if (out.group[0].digits > 3 || out.more || !thousands_behind(in, i, out.count > 1)) return out;
    } else {
      std::uint32_t next = 0;
      if (!is_separator(separator) || arabic::digit_value(in.peek(i + size, next)) < 0 || next == 0) return out;
    }
    i += size;
  }
}

/// How groups of digits make a number.
struct Shape {
  std::size_t used = 1;     ///< groups that belong to the number
  std::size_t integer = 1;  ///< of these, how many stand before the decimal separator
  bool ambiguous = false;   ///< "1.234": the last separator may part thousands
  bool dotted = false;      ///< "1.2.3": no number
};

/// Two groups: "1,234", "1.5", "2,5".
Shape shape_of_two(const Reader& in, const Groups& groups, Language language, bool in_list) noexcept {
  const Group& head = groups.group[0];
  const Group& tail = groups.group[1];
  const auto zeros = [&in](const Group& group) {
    for (std::size_t b = group.begin; b < group.end;) {
      std::uint32_t size = 0;
      if (arabic::digit_value(in.peek(b, size)) > 0) return false;
      b += size;
    }
    return true;
  };
  constexpr Shape one{};
  constexpr Shape decimal{2, 1};
  constexpr Shape thousands{2, 2};
  const char32_t separator = tail.separator;
  const bool short_head = head.digits <= 3;
  const bool zero_head = head.digits == 1 && zeros(head);
  const bool three = tail.digits == 3 && short_head && !zero_head;
  switch (separator) {
    case arabic::decimal_separator: return decimal;
    case arabic::thousands_separator: case '\'': case 0x2019: case 0xA0: case 0x202F: case 0x2009: case 0x2007: case ' ':
      return three ? thousands : one;
    case '.': return {2, 1, three};
    default: break;  // a comma
  }
  if (three) {
    // A decimal of three places would hardly end in a zero.
    const std::string_view number = in.text.substr(0, tail.end);
    return {2, 2, language == Language::arabic && !number.ends_with('0') && !number.ends_with("\u0660")};
  }
  if (separator == ',' && short_head && !zero_head && (tail.digits == 2 || tail.digits == 4) && zeros(tail)) {
    return {2, 2, true};  // "100,00": thousands that a slip has cut, or a decimal
  }
  if (in_list) return one;
  if (language == Language::arabic || zero_head) {
    return tail.digits <= 3 && (separator == ',' || zero_head || tail.digits == 1 || head.digits > 2) ? decimal : one;
  }
  return tail.digits <= 2 && short_head ? decimal : one;  // in English mostly thousands that lost a digit
}

/// Three groups and more: "1,234,567", "1.234,5", "12,34,567", "192.168.0.1".
Shape shape_of_many(const Reader& in, const Groups& groups) noexcept {
  const std::size_t count = groups.count;
  const Group& head = groups.group[0];
  const char32_t first = groups.group[1].separator;
  const char32_t last = groups.group[count - 1].separator;
  const bool short_head = head.digits <= 3;
  const Shape whole{count, count};
  if (groups.same_separator(1, count)) {
    if (short_head && groups.thousands(1, count)) return whole;
    std::uint32_t size = 0;
    const bool zero_head = head.digits == 1 && arabic::digit_value(in.peek(head.begin, size)) == 0;
    if (first == ',' && head.digits <= 2 && groups.group[count - 1].digits == 3 && !zero_head &&
        std::all_of(groups.group.begin() + 1, groups.group.begin() + count - 1, [](const Group& g) { return g.digits == 2; })) {
      return whole;  // as in India
    }
    return {1, 1, false, first == '.'};
  }
  if (groups.same_separator(1, count - 1) && last != first && short_head && groups.thousands(1, count - 1) &&
      (last == '.' || last == ',' || last == arabic::decimal_separator || last == arabic::comma)) {
    return {count, count - 1};
  }
  return {1, 1, false, first == '.' || last == '.'};
}

/// Reads the digits at `at` with their separators; `in_list` where they follow a number and a comma at once. Returns the end.
std::size_t read_digits(const Reader& in, std::size_t at, Language language, bool in_list, Atom& atom) {
  const Groups groups = digit_groups(in, at);
  Shape shape;
  if (groups.count == 2) shape = shape_of_two(in, groups, language, in_list);
  else if (groups.count > 2 && !groups.more) shape = shape_of_many(in, groups);
  if (groups.more || shape.dotted) {
    atom.kind = AtomKind::code;
    return groups.end;
  }
  DigitRun run;
  std::uint32_t integer_digits = 0;
  std::uint32_t decimals = 0;
  for (std::size_t g = 0; g < shape.used; ++g) {
    for (std::size_t b = groups.group[g].begin; b < groups.group[g].end;) {
      std::uint32_t size = 0;
      const int digit = arabic::digit_value(in.peek(b, size));
      b += size;
      if (digit < 0) continue;
      ++(g < shape.integer ? integer_digits : decimals);
      run.add(digit);
    }
  }
  atom.kind = AtomKind::number;
  atom.grouped = shape.integer > 1;
  atom.ambiguous = shape.ambiguous;
  atom.digits = static_cast<std::uint8_t>(integer_digits < 255 ? integer_digits : 255);
  atom.value.mantissa = run.mantissa;
  atom.value.exponent = run.exponent - static_cast<std::int32_t>(decimals < 1000 ? decimals : 1000);
  atom.value.valid = !run.overflow && atom.value.exponent <= 30 && atom.value.exponent >= -30;
  if (!atom.value.valid) atom.value = {0, 0, false};
  atom.value.normalize();
  return groups.group[shape.used - 1].end;
}

/// What the table has for a word, and the clitics that had to come off for it.
struct Match {
  const Entry* entry = nullptr;
  bool conjunction = false;
  bool article = false;
  bool preposition = false;
};

void set(Atom& atom, const Match& match) noexcept {
  atom.entry = match.entry;
  atom.conjunction = match.conjunction;
  atom.article = match.article;
  atom.preposition = match.preposition;
}

Match look_up_english(const Folded& word, Language language) noexcept {
  const char16_t* letters = word.letters.data();
  Match out{find(hash_of(letters, word.size), language)};
  // The possessive: "June's".
  if (out.entry == nullptr && word.size > 2 && letters[word.size - 1] == 's' && letters[word.size - 2] == '\'') {
    out.entry = find(hash_of(letters, word.size - 2), language);
  }
  return out;
}

Match look_up_arabic(const Folded& word, Language language) noexcept {
  const char16_t* letters = word.letters.data();
  // Hashes of the word from each of its first letters on.
  std::array<std::uint64_t, 6> from;
  std::uint64_t h = hash_seed;
  for (unsigned i = word.size; i-- > 0;) {
    h = step(h, letters[i]);
    if (i < from.size()) from[i] = h;
  }
  Match out{find(finish(h), language)};
  if (out.entry != nullptr) return out;
  // Waw or feh, then beh, kaf or lam, then the article (which lam swallows the alef of).
  unsigned skip = 0;
  const auto letter = [&](unsigned i) { return i < word.size ? char32_t{letters[i]} : 0; };
  const auto found_at = [&](unsigned begin) {
    if (begin >= word.size || word.size - begin < 2) return false;
    out.entry = find(finish(from[begin]), language);
    return out.entry != nullptr;
  };
  if (letter(0) == arabic::waw || letter(0) == arabic::feh) {
    skip = 1;
    out.conjunction = letter(0) == arabic::waw;
    if (found_at(skip)) return out;
  }
  if (article_size(letters + skip, word.size - skip) == 2) {
    out.article = true;
    if (found_at(skip + 2)) return out;
    out.article = false;
  }
  const char32_t c = letter(skip);
  if (c == arabic::lam && letter(skip + 1) == arabic::lam) {
    out.article = out.preposition = true;
    if (found_at(skip + 2)) return out;
    out.article = out.preposition = false;
  }
  if (c == arabic::beh || c == arabic::kaf || c == arabic::lam) {
    out.preposition = true;
    if (found_at(skip + 1)) return out;
    if (article_size(letters + skip + 1, word.size - skip - 1) == 2) {
      out.article = true;
      if (found_at(skip + 3)) return out;
    }
  }
  return {};
}

/// Folding makes words alike that are not: those whose letters have to be looked at again.
bool trustworthy(const Entry& entry, std::string_view word) noexcept {
  if (entry.number == NumberClass::hundred || (entry.number == NumberClass::hundreds && entry.value == 200) ||
      (entry.number == NumberClass::vague && entry.value == 100)) {
    // "mi'a" has a hamza or an alef; without either it is "dead" or "water"
    return word.find("\u0626") != std::string_view::npos || word.find("\u0627\u064A") != std::string_view::npos;
  }
  // "Alfay" of two thousand has its hamza above; "elfish" has it below.
  if (entry.number == NumberClass::scale_dual && entry.value == 2000) return word.find("\u0625\u0644\u0641") == std::string_view::npos;
  if (entry.role == Role::month && entry.role_value == 8 && word.size() <= 8) {
    return word.find("\u0622") != std::string_view::npos || word.find("\u062A") != std::string_view::npos ||
           word.find("\u063A") != std::string_view::npos;  // not "father"
  }
  return true;
}

/// The entry of a folded word, as it is, else without clitics; `spelled` is the word before it was folded.
Match look_up(const Folded& word, std::string_view spelled, bool arabic_word, Language language) noexcept {
  if (word.too_long || word.size == 0) return {};
  Match out = language == Language::english ? look_up_english(word, language) : look_up_arabic(word, language);
  if (out.entry == nullptr || !arabic_word) return out;
  if (out.entry->number == NumberClass::digit && out.entry->value == 1 && spelled.starts_with("\u0648\u0623")) {
    // Folded, "and one of" is the same as "one".
    out.conjunction = true;
    out.entry = find(hash_of(word.letters.data() + 1, word.size - 1), language);
  }
  if (out.entry != nullptr && !trustworthy(*out.entry, spelled)) out.entry = nullptr;
  return out;
}

/// ASCII letters in lower case, 0 for every other byte.
constexpr auto ascii_letters = [] {
  std::array<unsigned char, 256> out{};
  for (unsigned c = 'a'; c <= 'z'; ++c) out[c] = static_cast<unsigned char>(c);
  for (unsigned c = 'A'; c <= 'Z'; ++c) out[c] = static_cast<unsigned char>(c | 0x20);
  return out;
}();

/// The block U+0600 folded: 0 for what is in no word, 1 for what is left out of the key.
constexpr auto arabic_letters = [] {
  std::array<char16_t, 256> out{};
  for (unsigned i = 0; i < 256; ++i) {
    const char32_t c = 0x600 + i;
    if (!is_word_char(c)) continue;
    Folded folded;
    fold(c, folded);
    out[i] = folded.size == 1 ? folded.letters[0] : char16_t{1};
  }
  return out;
}();

/// Bytes that end a word for sure when they stand behind it: 1 behind every word, 2 behind Arabic ones, 4 behind words of
/// two letters and more.
constexpr auto word_ends = [] {
  std::array<unsigned char, 256> out{};
  for (const char c : {' ', ',', ')', '-', '\n', ';', '"', '?', '!', '(', ']', '*'}) out[static_cast<unsigned char>(c)] = 7;
  for (const char c : {':', '/'}) out[static_cast<unsigned char>(c)] = 2;
  out['.'] = 4;
  return out;
}();

inline bool has_bit(const std::uint64_t* bits, std::uint32_t bit) noexcept { return (bits[bit / 64] >> bit % 64 & 1) != 0; }

/// Can the table hold an Arabic word of `size` letters (two or more) that ends in these, the last first? It may have up to
/// four letters of clitics before it.
inline bool may_be_known(const std::array<char16_t, 4>& last, std::size_t size) noexcept {
  constexpr std::size_t clitics = 4;
  const auto& filter = table().arabic_filter;
  // Without branches, which nobody could foretell.
  const bool two = has_bit(filter[0], arabic_filter_bit(0, 0, last[1], last[0])) & (size <= 2 + clitics);
  const bool three = has_bit(filter[1], arabic_filter_bit(0, last[2], last[1], last[0])) & (size - 3 <= clitics);
  const bool four = has_bit(filter[2], arabic_filter_bit(last[3], last[2], last[1], last[0])) & (size >= 4);
  return two | three | four;
}

/// The letter of the Arabic block whose two bytes stand at `at`, folded; 0 for what is in no word, 1 for a mark.
inline char16_t arabic_letter(std::string_view text, std::size_t at) noexcept {
  return arabic_letters[(static_cast<unsigned char>(text[at]) & 3u) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3Fu)];
}

/// Does a letter or mark of the Arabic block stand at `at`?
inline bool is_arabic_letter(std::string_view text, std::size_t at) noexcept {
  return at + 1 < text.size() && (static_cast<unsigned char>(text[at]) & 0xFC) == 0xD8 &&
         (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80 && arabic_letter(text, at) != 0;
}

/// The end of the run of letters and marks of the Arabic block at `at`; the common ones (U+0621 to U+065F) four at a time.
std::size_t arabic_end(std::string_view text, std::size_t at) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t each = 0x0001000100010001u;
    while (at + 8 <= text.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 8);
      // Leads D8 and D9, trails 80 to BF; with D8 the upper half of the trails, with D9 the lower.
      const std::uint64_t form = (bytes & each * 0xC0FE) ^ each * 0x80D8;
      const std::uint64_t half = (bytes >> 13 ^ bytes ^ each) & each;
      const std::uint64_t others = form | half;
      if (others != 0) {
        at += static_cast<std::size_t>(std::countr_zero(others)) / 16 * 2;
        break;
      }
      at += 8;
    }
  }
  while (is_arabic_letter(text, at)) at += 2;
  return at;
}

/// The run of ASCII letters at `at`: where it ends, and its first eight letters in lower case, a byte each.
struct LatinRun {
  std::size_t end;
  std::uint64_t first_letters = 0;
};

/// Eight bytes at a time, so that short words cost no mispredicted branch.
LatinRun latin_run(std::string_view text, std::size_t at) noexcept {
  LatinRun out{at};
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    while (out.end + 8 <= text.size()) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + out.end, 8);
      const std::uint64_t low = (bytes | ones * 0x20) & ones * 0x7F;
      const std::uint64_t from_a = low + ones * (0x80 - 'a');
      const std::uint64_t beyond_z = low + ones * (0x7F - 'z');
      const std::uint64_t others = ~(from_a & ~beyond_z & ~bytes) & ones * 0x80;
      const std::uint64_t before = (others - 1) & ~others;  // the bits below the first other, all where there is none
      if (out.end == at) out.first_letters = low & (others != 0 ? before >> 7 : before);
      if (others != 0) {
        out.end += static_cast<std::size_t>(std::countr_zero(others)) / 8;
        return out;
      }
      out.end += 8;
    }
  }
  for (; out.end < text.size(); ++out.end) {
    const std::uint64_t letter = ascii_letters[static_cast<unsigned char>(text[out.end])];
    if (letter == 0) break;
    if (out.end - at < latin_key_letters) out.first_letters |= letter << 8 * (out.end - at);
  }
  return out;
}

/// The end of a word of ASCII letters at `at` that stands alone: no Roman numeral, link, abbreviation or part of anything
/// longer; `at` where that is not sure. `match` is what the table has for it.
std::size_t plain_latin_word(std::string_view text, std::size_t at, Language language, Match& match) noexcept {
  const char first = text[at];
  if ((first == 'I' || first == 'V' || first == 'X' || first == 'L') &&
      !(at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z')) {
    return at;  // may be a Roman numeral
  }
  const LatinRun run = latin_run(text, at);
  const std::size_t end = run.end;
  const std::size_t size = end - at;
  const unsigned sure = size > 1 ? 5 : 1;
  if (end < text.size() && (word_ends[static_cast<unsigned char>(text[end])] & sure) == 0) return at;
  if (size > max_letters || (language == Language::english &&
                             !has_bit(table().latin_filter, latin_filter_bit(run.first_letters, size)))) {
    return end;
  }
  const auto letter = [&](std::size_t k) { return char16_t{ascii_letters[static_cast<unsigned char>(text[k])]}; };
  std::uint64_t h = hash_seed;
  for (std::size_t k = end; k-- > at;) h = step(h, letter(k));
  match.entry = find(finish(h), language);
  return end;
}

/// The last four letters of a word of the Arabic block, the last first and marks left out; fewer where it has no more.
struct LastLetters {
  std::array<char16_t, 4> letters{};
  std::size_t count = 0;
  bool marked = false;  ///< marks stand among them
};

LastLetters last_letters(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  LastLetters out;
  if (end - begin >= 8) {  // most words, and without marks
    for (std::size_t k = 0; k < 4; ++k) out.letters[k] = arabic_letter(text, end - 2 - 2 * k);
    out.count = 4;
    out.marked = std::min({out.letters[0], out.letters[1], out.letters[2], out.letters[3]}) == 1;
    if (!out.marked) return out;
    out = {};
  }
  for (std::size_t from = end; out.count < 4 && from > begin;) {
    from -= 2;
    const char16_t letter = arabic_letter(text, from);
    if (letter > 1) out.letters[out.count++] = letter;
    else out.marked = true;
  }
  return out;
}

/// The same for a word of the Arabic block.
std::size_t plain_arabic_word(std::string_view text, std::size_t at, Language language, Match& match) noexcept {
  const std::size_t end = arabic_end(text, at);
  if (end < text.size() && (word_ends[static_cast<unsigned char>(text[end])] & 6) == 0) return at;
  const LastLetters last = last_letters(text, at, end);
  // An article may stand apart from its digits.
  if (last.count < 2 || (last.count == 2 && last.letters[0] == arabic::lam && last.letters[1] == arabic::alef)) return at;
  const std::size_t size = last.marked ? last.count : (end - at) / 2;  // of a word with marks nobody counts the letters
  if (!may_be_known(last.letters, size)) return end;
  Folded word;
  for (std::size_t k = at; k < end; k += 2) {
    if (const char16_t letter = arabic_letter(text, k); letter > 1) word.add(letter);
  }
  match = look_up(word, text.substr(at, end - at), true, language);
  return end;
}

/// Can a quantity begin with this word, or be made of it alone?
bool begins_quantity(const Entry& entry) noexcept {
  return entry.number != NumberClass::none || entry.unit_count == 2 ||
         (entry.role >= Role::month && entry.role <= Role::weekday) ||
         (entry.role >= Role::noon && entry.role <= Role::decade_word) || (entry.continues & 2) != 0 ||
         entry.role == Role::oclock || entry.role == Role::season || entry.role == Role::relative_day ||
         (entry.role == Role::percent_point && entry.role_value == 2);
}

/// The pass over a sentence. Plain words, which most of a text is, are read in run(); the rest in other().
struct Scanner {
  std::string_view sentence;
  Language language;
  std::pmr::vector<Atom>& atoms;
  Reader in{sentence};
  std::size_t at = 0;
  std::size_t end = sentence.size();
  bool interesting = false;
  bool glued = false;
  bool in_code = false;

  void run() {
    unsigned unknown = 0;  // words in a row that are in no table
    while (at < end) {
      const auto byte = static_cast<unsigned char>(sentence[at]);
      if (byte <= 0x20) {
        ++at;
        glued = false;
        continue;
      }
      if (byte >= 0x80 || ascii_letters[byte] != 0) {
        // Of a run of unknown words only the first and the last are kept: what stands behind a number, and before one.
        Match match;
        const std::size_t next = byte < 0x80 ? plain_latin_word(sentence, at, language, match)
                                             : plain_arabic_word(sentence, at, language, match);
        if (next != at) {
          unknown = match.entry == nullptr ? unknown + 1 : 0;
          if (unknown <= 2) atoms.emplace_back();
          Atom& atom = atoms.back();
          atom.begin = static_cast<std::uint32_t>(at);
          atom.end = static_cast<std::uint32_t>(next);
          atom.glued = glued;
          atom.in_code = in_code;
          atom.capital = byte >= 'A' && byte <= 'Z';
          set(atom, match);
          interesting = interesting || (match.entry != nullptr && begins_quantity(*match.entry));
          glued = true;
          at = next;
          continue;
        }
      }
      std::uint32_t size = 1;
      const char32_t c = in.peek(at, size);
      if (is_space(c)) {
        at += size;
        glued = glued && is_bidi_control(c);
        continue;
      }
      unknown = 0;
      other(c, size);
    }
  }

#if defined(__GNUC__)
  __attribute__((noinline))
#endif
  void other(char32_t c, std::uint32_t size) {
    Atom& atom = atoms.emplace_back();
    atom.begin = static_cast<std::uint32_t>(at);
    atom.glued = glued;
    atom.in_code = in_code;
    glued = true;
    if (arabic::digit_value(c) >= 0) take_digits(atom);
    else if (is_word_char(c)) take_word(c, atom);
    else take_symbol(c, size, atom);
    atom.end = static_cast<std::uint32_t>(at);
  }

  void take_digits(Atom& atom) {
    const std::size_t start = at;
    const Atom* before = atoms.size() >= 3 ? &atoms[atoms.size() - 2] : nullptr;
    const bool glued_symbol = atom.glued && before != nullptr && before->glued && before->kind == AtomKind::symbol;
    const bool in_list = glued_symbol && atoms[atoms.size() - 3].kind == AtomKind::number &&
                         (before->symbol == ',' || before->symbol == arabic::comma);
    at = read_digits(in, at, language, in_list, atom);
    std::uint32_t size = 1;
    if (atom.kind == AtomKind::number && atom.digits > 1 && arabic::digit_value(in.peek(start, size)) == 0) {
      atom.named = true;  // "007"
    }
    const bool dash = glued_symbol && (before->symbol == '-' || before->symbol == 0x2010 || before->symbol == 0x2011 ||
                                       before->symbol == 0x2013);
    atom.named = atom.named || (dash && names_number(atoms[atoms.size() - 3]));
    interesting = interesting || atom.kind == AtomKind::number || at - start >= 8;  // "5.1.2020"
  }

  /// Do digits behind this atom and a hyphen belong to its name, as in "COVID-19"?
  [[nodiscard]] bool names_number(const Atom& atom) const {
    if (atom.kind == AtomKind::code) return true;
    if (atom.kind != AtomKind::word || !(atom.capital || language == Language::arabic)) return false;
    return atom.entry == nullptr || atom.end - atom.begin <= 1 ||
           !(atom.entry->role == Role::mid || atom.entry->role == Role::month || atom.entry->unit != 0);
  }

  void take_word(char32_t first, Atom& atom) {
    const bool arabic_word = arabic::is_letter(first);
    Folded word;
    bool digits = false;
    std::size_t i = letters_end(arabic_word, word, digits);
    if (!arabic_word && begins_link(i, word)) {
      while (i < end && static_cast<unsigned char>(sentence[i]) > 0x20) ++i;
      atom.kind = AtomKind::code;
      at = i;
      return;
    }
    if (word.size == 1 && i < end && sentence[i] == '.') i = abbreviation_end(i, arabic_word, word);
    if (digits && !arabic_word) i = version_end(i, word);
    if (arabic_word) i = power_end(i, word);
    atom.kind = digits ? AtomKind::code : AtomKind::word;
    atom.capital = first >= 'A' && first <= 'Z';
    set(atom, look_up(word, sentence.substr(at, i - at), arabic_word, language));
    if (atom.entry == nullptr && arabic_word && digits_behind_clitics(i, word, atom)) return;
    if (digits && atom.entry != nullptr) atom.kind = AtomKind::word;  // "km2"
    // A Roman numeral; one of a single letter only behind a name.
    if (atom.capital && !interesting && (word.size >= 2 || (atoms.size() >= 2 && atoms[atoms.size() - 2].capital))) {
      const std::string_view letters = without_possessive(sentence.substr(at, i - at));
      interesting = letters.find_first_not_of(letters.size() > 2 ? "IVXL" : "IVX") == std::string_view::npos;
    }
    interesting = interesting || (atom.entry != nullptr && begins_quantity(*atom.entry));
    at = i;
  }

  /// The end of an argument of printf, or in English, which has its sign for per cent behind the number, of Qt that begins here: "%d",
  /// "%1$s", "%1", "%L1"; `at` where none does. In Arabic "%1" may be one per cent.
  [[nodiscard]] std::size_t argument_end() const noexcept {
    if (sentence[at] != '%' || (at > 0 && is_ascii_digit(sentence[at - 1]))) return at;
    const std::string_view rest = sentence.substr(at, end - at);
    if (const std::size_t size = printf_length(rest); size > 0 && !may_be_of_qt(rest.substr(0, size))) return at + size;
    const std::size_t size = qt_length(rest, true);
    if (rest.size() > 1 && rest[1] == 'L') return at + size;
    const bool decimal = rest.size() > 3 && (rest[2] == '.' || rest[2] == ',') && is_ascii_digit(rest[3]);
    return language == Language::english && size == 2 && !decimal ? at + size : at;
  }

  void take_symbol(char32_t c, std::uint32_t size, Atom& atom) {
    if (const std::size_t behind = argument_end(); behind > at) {
      atom.kind = AtomKind::code;
      at = behind;
      return;
    }
    atom.kind = AtomKind::symbol;
    atom.symbol = c;
    if (c == '`') in_code = !in_code;
    if (Number fraction; c >= 0x80 && vulgar_fraction(c, fraction)) interesting = true;
    if (c == '$' || c >= 0xA2) {
      Folded symbol;
      fold(c, symbol);
      atom.entry = symbol.size == 1 ? find(hash_of(symbol.letters.data(), 1), language) : nullptr;
    }
    at += size;
  }

  [[nodiscard]] bool latin_letter_at(std::size_t i) const noexcept {
    return i < end && ascii_letters[static_cast<unsigned char>(sentence[i])] != 0;
  }

  /// The end of the word at `at`: letters of one script with their marks, in Latin words digits and apostrophes too.
  std::size_t letters_end(bool arabic_word, Folded& word, bool& digits) const {
    std::size_t i = at;
    std::uint32_t size = 1;
    for (; i < end; i += size) {
      const char32_t c = in.peek(i, size);
      if (c == '\'' || (c == 0x2019 && !arabic_word)) {
        if (!latin_letter_at(i + size)) break;
        word.add('\'');
      } else if (c >= '0' && c <= '9' && !arabic_word) {
        digits = true;
        word.add(c);
      } else if (c < 0x80) {
        if (arabic_word || ascii_letters[c] == 0) break;
        word.add(ascii_letters[c]);
      } else if (is_word_char(c) || arabic::is_mark(c)) {
        if (arabic::is_letter(c) != arabic_word && (arabic::is_letter(c) || arabic_word) && !arabic::is_mark(c) &&
            c != arabic::tatweel && c != 0xB2 && c != 0xB3) {
          break;
        }
        fold(c, word);
      } else {
        break;
      }
    }
    return i;
  }

  /// Links and addresses reach up to the next space.
  [[nodiscard]] bool begins_link(std::size_t word_end, const Folded& word) const {
    if (word_end >= end) return false;
    return sentence.substr(word_end, 3) == "://" || sentence[word_end] == '@' ||
           (word.size == 3 && sentence.substr(at, 4) == "www.");
  }

  /// Abbreviations with full stops, `i` behind the first letter: "a.m.", "B.C.", and the Arabic for "before Christ".
  std::size_t abbreviation_end(std::size_t i, bool arabic_word, Folded& word) const {
    Folded whole = word;
    std::size_t last = i;
    for (std::size_t j = i + 1; j < end && whole.size < 5; j = last) {
      if (arabic_word && sentence[j] == ' ') ++j;
      std::uint32_t size = 0;
      const char32_t letter = in.peek(j, size);
      if (size == 0 || !is_word_char(letter) || arabic::is_letter(letter) != arabic_word) break;
      j += size;
      char32_t after = in.peek(j, size);
      for (; size != 0 && (arabic::is_mark(after) || after == arabic::tatweel); after = in.peek(j, size)) j += size;
      if (size != 0 && is_word_char(after)) break;
      fold(letter, whole);
      last = j;
      if (after != '.') break;
      ++last;
    }
    if (whole.size <= 1) return i;
    word = whole;
    return last;
  }

  /// "v1.2".
  std::size_t version_end(std::size_t i, Folded& word) const {
    const auto digit = [&](std::size_t k) { return k < end && sentence[k] >= '0' && sentence[k] <= '9'; };
    while (i < end && sentence[i] == '.' && digit(i + 1)) {
      for (++i; digit(i);) ++i;
      word.too_long = true;
    }
    return i;
  }

  /// "m2", "km2" in Arabic letters.
  std::size_t power_end(std::size_t i, Folded& word) const {
    if (word.size == 0 || word.size > 4 || i >= end || (sentence[i] != '2' && sentence[i] != '3')) return i;
    std::uint32_t size = 0;
    const char32_t behind = in.peek(i + 1, size);
    if (size != 0 && (is_word_char(behind) || arabic::digit_value(behind) >= 0)) return i;
    Folded power = word;
    power.add(static_cast<unsigned char>(sentence[i]));
    if (power.too_long || find(hash_of(power.letters.data(), power.size), language) == nullptr) return i;
    word = power;
    return i + 1;
  }

  /// Clitics before digits: "w2006", "al-96", "b15000"; the article may stand apart. The number takes their place.
  bool digits_behind_clitics(std::size_t i, const Folded& word, Atom& atom) {
    if (word.size > 3) return false;
    const bool apart =
        word.size == 2 && word.letters[0] == arabic::alef && word.letters[1] == arabic::lam && i < end && sentence[i] == ' ';
    if (apart) ++i;
    std::uint32_t size = 0;
    const char32_t next = in.peek(i, size);
    if (size == 0 || arabic::digit_value(next) < 0) return false;
    Atom number;
    for (unsigned l = 0; l < word.size; ++l) {
      const char32_t letter = word.letters[l];
      if (letter == arabic::waw && l == 0) {
        number.conjunction = true;
      } else if (letter == arabic::alef || letter == arabic::lam) {
        number.article = number.article || letter == arabic::alef || l > 0;
      } else if (letter != arabic::beh && letter != arabic::kaf && letter != arabic::feh) {
        return false;
      }
    }
    number.begin = static_cast<std::uint32_t>(i);
    number.glued = atom.glued;
    number.in_code = in_code;
    number.preposition = !number.article && !number.conjunction;
    at = read_digits(in, i, language, false, number);
    interesting = interesting || number.kind == AtomKind::number;
    atom = number;
    return true;
  }
};

/// Longer forms become one atom: "kanun II", "square kilometres", "US$".
void join_longer_forms(std::string_view sentence, Language language, std::pmr::vector<Atom>& atoms) {
  const Reader in{sentence};
  const auto tail = [&](const Atom& atom) {
    Folded word;
    for (std::size_t i = atom.begin; i < atom.end;) {
      std::uint32_t size = 1;
      const char32_t c = in.peek(i, size);
      i += size;
      if (c != '.') fold(c == 0x2019 ? U'\'' : c, word);
    }
    return word.too_long ? 0 : tail_hash(word);
  };
  // A full stop ends more than an abbreviation where a capital follows.
  const auto is_last = [&](std::size_t j) { return j + 1 >= atoms.size() || atoms[j + 1].capital; };
  std::size_t out = 0;
  while (out < atoms.size() && (atoms[out].entry == nullptr || atoms[out].entry->continues == 0)) ++out;
  for (std::size_t i = out; i < atoms.size(); ++i) {
    if (out != i) atoms[out] = atoms[i];
    Atom& atom = atoms[out];
    if (atom.entry != nullptr && atom.entry->continues != 0) {
      std::uint64_t hash = atom.entry->hash;
      std::size_t j = i + 1;
      for (unsigned words = 1; words < 6 && j < atoms.size(); ++words) {
        if (atoms[j].kind == AtomKind::symbol && (atoms[j].symbol == '-' || (atoms[j].symbol == '.' && !is_last(j))) &&
            j + 1 < atoms.size() && atoms[j].glued) {
          ++j;  // "square-mile", "sq. ft"
        }
        if (atoms[j].kind == AtomKind::number || atoms[j].conjunction) break;
        hash = combine(hash, tail(atoms[j]));
        const Entry* longer = find(hash, language);
        if (longer == nullptr) break;
        ++j;
        if (longer->number != NumberClass::none || longer->role != Role::none || longer->unit != 0) {
          atom.entry = longer;
          atom.kind = AtomKind::word;
          atom.end = atoms[j - 1].end;
          i = j - 1;
        }
        if (longer->continues == 0) break;
      }
    }
    ++out;
  }
  atoms.resize(out);
}

}  // namespace

bool scan(std::string_view sentence, Language language, std::pmr::vector<Atom>& atoms) {
  Scanner scanner{sentence, language, atoms};
  scanner.run();
  if (!scanner.interesting) return false;
  join_longer_forms(sentence, language, atoms);
  return true;
}

}  // namespace muwazi::inline v0::quantities
