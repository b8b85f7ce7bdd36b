// SPDX-License-Identifier: Apache-2.0
// Reads data/roles.tsv and matches lines against its patterns.
#include "role.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "arabic.hpp"
#include "sentence_data.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t max_line = 800;  // bytes

bool is_space_char(char32_t c) { return c <= 0x20 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

// What stands between words: spaces, bars, slashes (not between digits) and invisible controls.
bool parts_words(char32_t c) {
  return is_space_char(c) || c == U'|' || c == 0x00B7 || c == 0x2022 || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0xFEFF;
}

bool is_trimmed(char32_t c) {
  return c != U'@' && c != U'&' && c != 0xA9 && u_ispunct(static_cast<UChar32>(c)) != 0;
}

// Lower case; Arabic without marks, tatweel, hamza on alef; alef maqsura as yeh, ta marbuta as heh.
void append_folded(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
    return;
  }
  if (arabic::is_mark(c) || c == arabic::tatweel) return;
  switch (c) {
    case arabic::alef_hamza_above:
    case arabic::alef_hamza_below:
    case arabic::alef_madda:
    case arabic::alef_wasla: c = arabic::alef; break;
    case arabic::alef_maqsura:
    case arabic::farsi_yeh: c = arabic::yeh; break;
    case arabic::teh_marbuta: c = arabic::heh; break;
    case 0x2018:
    case 0x2019: c = U'\''; break;
    default: c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); break;
  }
  append_code_point(out, c);
}

void fold(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, at, size);
    append_folded(out, c);
    at += size;
  }
}

// The next raw word at or after `at`, without the punctuation around it; `at` moves behind it. Empty at the end.
// `colon` tells whether a colon was trimmed off its end.
std::string_view next_word(std::string_view text, std::size_t& at, bool& colon) {
  colon = false;
  while (at < text.size()) {
    std::uint32_t size = 1;
    char32_t c = code_point_at(text, at, size);
    if (parts_words(c) || is_trimmed(c)) {
      at += size;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at;  // behind the last character that is not trimmed
    bool digit_before = false;
    while (at < text.size()) {
      c = code_point_at(text, at, size);
      if (parts_words(c)) break;
      if (c == U'/' && !digit_before) break;
      if (c == 0xA9 && at > begin) break;
      digit_before = arabic::digit_value(c) >= 0;
      at += size;
      if (!is_trimmed(c)) {
        end = at;
        colon = false;
      } else if (c == U':') {
        colon = true;
      }
      if (c == 0xA9) break;
    }
    if (!colon && at < text.size()) {  // "Tags : Iraq"
      std::size_t ahead = at;
      while (ahead < text.size() && text[ahead] == ' ') ++ahead;
      colon = ahead < text.size() && text[ahead] == ':';
    }
    return text.substr(begin, end - begin);
  }
  return {};
}

std::string_view last_word(std::string_view text) {
  // The last word starts at most 64 bytes before the end where it matters.
  std::size_t at = text.size() > 64 ? text.size() - 64 : 0;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  std::string_view last;
  bool colon = false;
  for (std::string_view word = next_word(text, at, colon); !word.empty(); word = next_word(text, at, colon)) last = word;
  return last;
}

}  // namespace

std::uint16_t LineRoles::intern(std::string_view word) {
  std::string key;
  fold(word, key);
  return ids_.try_emplace(std::move(key), static_cast<std::uint16_t>(ids_.size() + 1)).first->second;
}

LineRoles::LineRoles() {
  std::vector<std::uint16_t> dates;
  for_each_row(roles_table, [&](std::string_view what, std::string_view text) {
    if (what == "date") {
      for_each_part(text, ' ', [&](std::string_view word) { dates.push_back(intern(word)); });
      return;
    }
    Pattern pattern;
    pattern.role = what == "furniture" ? SentenceRole::furniture : SentenceRole::caption;
    for_each_part(text, ' ', [&](std::string_view part) {
      Item item;
      if (part.size() > 1 && part.ends_with('?')) {
        item.optional = true;
        part.remove_suffix(1);
      }
      if (part == "#") {
        item.kind = ItemKind::number;
      } else if (part == "@") {
        item.kind = ItemKind::address;
      } else if (part == "*") {
        item.kind = ItemKind::any;
      } else if (part == "*name") {
        item.kind = ItemKind::name;
      } else if (part == ":") {
        item.kind = ItemKind::colon;
      } else if (part == "%") {
        item.kind = ItemKind::date;
      } else {
        for_each_part(part, '|', [&](std::string_view word) {
          if (word == "#")
            item.number_too = true;
          else
            item.words.push_back(intern(word));
        });
        std::ranges::sort(item.words);
      }
      pattern.items.push_back(std::move(item));
    });
    const auto index = static_cast<std::uint16_t>(patterns_.size());
    patterns_.push_back(std::move(pattern));
    const std::vector<Item>& items = patterns_.back().items;
    if (what == "credit") {
      credits_.push_back(index);
      return;
    }
    if (items.front().kind == ItemKind::any) {
      for (const std::uint16_t id : items.back().words) by_last_[id].push_back(index);
      return;
    }
    // Every word that the line may begin with: the first item's, and the next one's as long as items are optional.
    for (const Item& item : items) {
      if (item.kind == ItemKind::words)
        for (const std::uint16_t id : item.words) by_first_[id].push_back(index);
      else
        by_number_.push_back(index);
      if (!item.optional) break;
    }
  });
  date_words_.resize(ids_.size() + 1);
  for (const std::uint16_t id : dates) date_words_[id] = true;
}

LineRoles::Word LineRoles::classify(std::string_view raw) const {
  Word word;
  std::string key;
  fold(raw, key);
  const auto found = ids_.find(std::string_view(key));
  word.id = found == ids_.end() ? std::uint16_t{0} : found->second;
  std::uint32_t size = 1;
  const char32_t first = code_point_at(raw, 0, size);
  word.number = arabic::digit_value(first) >= 0;
  if (word.number) {
    const auto separators = std::ranges::count_if(raw, [](char c) { return c == '/' || c == '-' || c == '.'; });
    word.full_date = separators == 2 || raw.find(':') != raw.npos;
  }
  word.address = raw.find('@') != raw.npos || raw.find("://") != raw.npos || raw.starts_with("www.");
  word.capitalized = u_isupper(static_cast<UChar32>(first)) != 0;
  word.caseless = arabic::is_letter(first);
  return word;
}

bool LineRoles::read(std::string_view text, Line& line) const {
  line.size = 0;
  for (std::size_t at = 0; at < text.size();) {
    bool colon = false;
    const std::string_view raw = next_word(text, at, colon);
    if (raw.empty()) break;
    if (line.size == line.words.size()) return false;
    Word word = classify(raw);
    word.colon = colon;
    line.words[line.size++] = word;
  }
  line.stop = text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("\xD8\x9F");
  if (text.ends_with("..")) line.stop = false;
  return line.size > 0;
}

bool LineRoles::is_date_word(const Word& word) const { return word.number || date_words_[word.id]; }

bool LineRoles::matches(const Pattern& pattern, std::size_t item, const Line& line, std::size_t word) const {
  if (item == pattern.items.size()) return word == line.size;
  const Item& here = pattern.items[item];
  switch (here.kind) {
    case ItemKind::colon:
      return word > 0 && line.words[word - 1].colon && matches(pattern, item + 1, line, word);
    case ItemKind::any:
      if (item + 1 == pattern.items.size()) return true;
      for (std::size_t end = word; end <= line.size; ++end)
        if (matches(pattern, item + 1, line, end)) return true;
      return false;
    case ItemKind::name: {
      if (line.stop || word == line.size || line.size - word > 6) return false;
      for (std::size_t i = word; i < line.size; ++i) {
        const Word& w = line.words[i];
        const bool small = w.id != 0 && !w.number && !w.capitalized;  // "and", "of" are in the table through patterns
        if (!w.capitalized && !w.caseless && !w.address && !(small && i > word)) return false;
      }
      return item + 1 == pattern.items.size();
    }
    case ItemKind::date: {
      std::size_t end = word;
      bool digits = false;
      bool named = false;
      while (end < line.size && is_date_word(line.words[end])) {
        digits |= line.words[end].number;
        named |= line.words[end].full_date || !line.words[end].number;
        ++end;
      }
      return digits && named && matches(pattern, item + 1, line, end);
    }
    case ItemKind::number:
    case ItemKind::address:
    case ItemKind::words: {
      if (word < line.size) {
        const Word& w = line.words[word];
        const bool fits = here.kind == ItemKind::number    ? w.number
                          : here.kind == ItemKind::address ? w.address
                                                           : (here.number_too && w.number) ||
                                                                 (w.id != 0 && std::ranges::binary_search(here.words, w.id));
        if (fits && matches(pattern, item + 1, line, word + 1)) return true;
      }
      return here.optional && matches(pattern, item + 1, line, word);
    }
  }
  return false;
}

std::optional<SentenceRole> LineRoles::try_patterns(const std::vector<std::uint16_t>& candidates,
                                                    const Line& line) const {
  for (const std::uint16_t index : candidates)
    if (matches(patterns_[index], 0, line, 0)) return patterns_[index].role;
  return std::nullopt;
}

std::optional<SentenceRole> LineRoles::role(std::string_view text) const {
  if (text.size() > max_line) return std::nullopt;
  std::size_t at = 0;
  bool colon = false;
  const std::string_view first_raw = next_word(text, at, colon);
  if (first_raw.empty()) return std::nullopt;
  const Word first = classify(first_raw);
  const std::string_view last_raw = last_word(text);
  const std::uint16_t last = last_raw.empty() ? std::uint16_t{0} : classify(last_raw).id;
  const auto by_first = first.id != 0 ? by_first_.find(first.id) : by_first_.end();
  const auto by_last = last != 0 ? by_last_.find(last) : by_last_.end();
  const bool number = is_date_word(first);
  const bool bracket = text.ends_with(']') || text.ends_with(')');
  if (by_first == by_first_.end() && by_last == by_last_.end() && !number && !bracket) return std::nullopt;

  Line line;
  if (!read(text, line)) return std::nullopt;
  if (by_first != by_first_.end())
    if (const auto found = try_patterns(by_first->second, line)) return found;
  if (number)
    if (const auto found = try_patterns(by_number_, line)) return found;
  if (by_last != by_last_.end())
    if (const auto found = try_patterns(by_last->second, line)) return found;
  if (bracket) {
    const std::size_t open = text.rfind(text.back() == ']' ? '[' : '(');
    if (open != text.npos && read(text.substr(open + 1, text.size() - open - 2), line))
      return try_patterns(credits_, line);
  }
  return std::nullopt;
}

bool LineRoles::is_date(std::string_view text) const {
  if (text.size() > max_line) return false;
  Line line;
  if (!read(text, line)) return false;
  bool digits = false;
  bool named = false;
  for (std::size_t i = 0; i < line.size; ++i) {
    if (!is_date_word(line.words[i])) return false;
    digits |= line.words[i].number;
    named |= line.words[i].full_date || !line.words[i].number;
  }
  return digits && named;
}

}  // namespace muwazi::inline v0
