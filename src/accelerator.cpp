// SPDX-License-Identifier: Apache-2.0
// Marks of keys within words: where they stand, and texts read without them.
#include "accelerator.hpp"

#include <string>

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t longest_label = 300;  ///< bytes; what has a key is short

constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// A byte of an Arabic letter: of the block U+0600 to U+06FF, which in UTF-8 are pairs of D8 to DB and 80 to BF.
constexpr bool begins_arabic(char c) { return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB; }
constexpr bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The only `mark` of a text; nothing for none or several.
std::optional<std::size_t> only(char mark, std::string_view text) noexcept {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos || text.find(mark, at + 1) != std::string_view::npos) return std::nullopt;
  return at;
}

/// The word round `at`, between spaces.
std::string_view word_at(std::string_view text, std::size_t at) noexcept {
  std::size_t begin = at;
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// Whether a word has what addresses, identifiers and arguments have, but no label.
bool is_code(std::string_view word) noexcept {
  while (!word.empty() && std::string_view(".:,;!?)").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word.find_first_of("0123456789/\\.@#$={}[]<>|*%:;") != std::string_view::npos;
}

}  // namespace

Accelerators find_accelerators(std::string_view english, std::string_view arabic) noexcept {
  Accelerators out;
  if (english.size() > longest_label || arabic.size() > 2 * longest_label) return out;
  for (const char mark : {'_', '&', '~'}) {
    const std::optional<std::size_t> here = only(mark, english);
    if (!here || *here + 1 >= english.size() || !(is_small(english[*here + 1]) || is_capital(english[*here + 1]))) continue;
    // "H_eight": one capital before the mark, and the word begins with it.
    const bool behind_first = *here > 0 && is_capital(english[*here - 1]) && (*here == 1 || is_space(english[*here - 2]));
    const bool within = *here > 0 && (is_small(english[*here - 1]) || behind_first);
    if (*here > 0 && !within && !is_space(english[*here - 1]) && std::string_view("(\"'<>[").find(english[*here - 1]) == std::string_view::npos) continue;
    const std::string_view word = word_at(english, *here);
    if ((within && !is_small(english[*here + 1])) || is_code(word)) continue;
    const std::optional<std::size_t> there = only(mark, arabic);
    if (!there && arabic.find(mark) != std::string_view::npos) continue;
    // An identifier stands in the translation as it is.
    if (within && arabic.find(word) != std::string_view::npos) continue;
    const bool arabic_behind = there && *there + 1 < arabic.size() && begins_arabic(arabic[*there + 1]);
    // Where the translation has no such mark, a capital tells a label from an identifier.
    if (within && (arabic_behind || is_capital(word.front()))) out.english = static_cast<std::uint32_t>(*here);
    if (arabic_behind && *there > 0 && is_trail(arabic[*there - 1]) && !is_code(word_at(arabic, *there)))
      out.arabic = static_cast<std::uint32_t>(*there);
    if (out.english || out.arabic) break;
  }
  return out;
}

Document analyze_without(Text text, Language language, const SentenceSplitter& splitter, std::uint32_t left_out) {
  Document document;
  document.language = language;
  document.text = std::move(text);
  std::string rest = document.text.utf8;
  rest.erase(left_out, 1);
  // The mark belongs to the letter before it.
  std::uint32_t letter = left_out;
  while (letter > 0 && is_trail(document.text.utf8[letter - 1])) --letter;
  if (letter > 0) --letter;
  OffsetMap map;
  map.append(0, letter, 1, 1);
  map.append(letter, left_out - letter, left_out - letter, left_out - letter + 1);
  map.append(left_out + 1, static_cast<std::uint32_t>(rest.size()) - left_out, 1, 1);
  document.normalized = normalize(rest, NormalizeOptions::analysis());
  document.normalized.map = document.normalized.map.after(map);
  split_and_scan(document, splitter);
  return document;
}

}  // namespace muwazi::inline v0
