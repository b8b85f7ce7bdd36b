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

// What stands between words: spaces, bars, bullets and invisible controls.
bool parts_words(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == U'|';
  if (c >= 0x600 && c <= 0x6FF) return c == 0x061C;
  return c == 0x00B7 || c == 0x2022 || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// What is taken off both ends of a word.
bool is_trimmed(char32_t c) {
  if (c < 0x80) {
    const bool plain = (c >= U'0' && c <= U'9') || ((c | 0x20) >= U'a' && (c | 0x20) <= U'z');
    return !plain && c != U'@' && c != U'&' && c > 0x20 && c != U'$' && c != U'+' && c != U'<' && c != U'=' &&
           c != U'^' && c != U'`' && c != U'~';
  }
  if (arabic::is_letter(c)) return false;
  return c != 0xA9 && u_ispunct(static_cast<UChar32>(c)) != 0;
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

// The last word by spaces, without the punctuation around it; empty where it is longer than 32 bytes.
std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  std::size_t at = space == text.npos ? 0 : space + 1;
  if (text.size() - at > 32) return {};
  bool colon = false;
  return next_word(text, at, colon);
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
  // A word's marks and tatweel may make it longer than its key.
  for (const auto& [word, id] : ids_)
    longest_word_ = std::max(longest_word_, std::min(word.size() * 2, std::size_t{64}));
  date_words_.resize(ids_.size() + 1);
  for (const std::uint16_t id : dates) date_words_[id] = true;
}

LineRoles::Word LineRoles::classify(std::string_view raw) const {
  Word word;
  std::uint32_t size = 1;
  const char32_t first = code_point_at(raw, 0, size);
  word.number = arabic::digit_value(first) >= 0;
  if (raw.size() <= longest_word_) {
    std::array<char, 64> key;
    std::size_t length = 0;
    bool ascii = true;
    for (const char c : raw) {
      ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      key[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    auto found = ids_.end();
    if (ascii) {
      found = ids_.find(std::string_view(key.data(), length));
    } else {
      std::string folded;
      fold(raw, folded);
      found = ids_.find(std::string_view(folded));
    }
    word.id = found == ids_.end() ? std::uint16_t{0} : found->second;
  }
  if (word.number) {
    const auto separators = std::ranges::count_if(raw, [](char c) { return c == '/' || c == '-' || c == '.'; });
    word.full_date = separators == 2 || raw.find(':') != raw.npos;
  }
  word.address = raw.find('@') != raw.npos || raw.find("://") != raw.npos || raw.starts_with("www.");
  word.capitalized = first < 0x80 ? first >= U'A' && first <= U'Z' : u_isupper(static_cast<UChar32>(first)) != 0;
  word.caseless = arabic::is_letter(first);
  return word;
}

// Whether the line has a word of that index; reads up to it. Words above the 64th are not there.
bool LineRoles::has(Line& line, std::size_t word) const {
  while (line.size <= word && line.size < line.words.size()) {
    bool colon = false;
    const std::string_view raw = next_word(line.text, line.at, colon);
    if (raw.empty()) return false;
    line.words[line.size] = classify(raw);
    line.words[line.size++].colon = colon;
  }
  return word < line.size;
}

bool LineRoles::is_date_word(const Word& word) const { return word.number || date_words_[word.id]; }

bool LineRoles::matches(const Pattern& pattern, std::size_t item, Line& line, std::size_t word) const {
  if (item == pattern.items.size()) return !has(line, word);
  const Item& here = pattern.items[item];
  switch (here.kind) {
    case ItemKind::colon: return word > 0 && line.words[word - 1].colon && matches(pattern, item + 1, line, word);
    case ItemKind::any:
      if (item + 1 == pattern.items.size()) return true;
      for (std::size_t end = word;; ++end) {
        if (matches(pattern, item + 1, line, end)) return true;
        if (!has(line, end)) return false;
      }
    case ItemKind::name: {
      const std::string_view text = line.text;
      if (!text.ends_with("..") &&
          (text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("\xD8\x9F")))
        return false;
      if (!has(line, word) || has(line, word + 6)) return false;
      for (std::size_t i = word; has(line, i); ++i) {
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
      while (has(line, end) && is_date_word(line.words[end])) {
        digits |= line.words[end].number;
        named |= line.words[end].full_date || !line.words[end].number;
        ++end;
      }
      return digits && named && matches(pattern, item + 1, line, end);
    }
    case ItemKind::number:
    case ItemKind::address:
    case ItemKind::words: {
      if (has(line, word)) {
        const Word& w = line.words[word];
        const bool fits =
            here.kind == ItemKind::number ? w.number
            : here.kind == ItemKind::address
                ? w.address
                : (here.number_too && w.number) || (w.id != 0 && std::ranges::binary_search(here.words, w.id));
        if (fits && matches(pattern, item + 1, line, word + 1)) return true;
      }
      return here.optional && matches(pattern, item + 1, line, word);
    }
  }
  return false;
}

std::optional<SentenceRole> LineRoles::try_patterns(const std::vector<std::uint16_t>& candidates, Line& line) const {
  for (const std::uint16_t index : candidates)
    if (matches(patterns_[index], 0, line, 0)) return patterns_[index].role;
  return std::nullopt;
}

std::optional<SentenceRole> LineRoles::role(std::string_view text) const {
  if (text.size() > max_line) return std::nullopt;
  Line line;
  line.text = text;
  if (!has(line, 0)) return std::nullopt;
  const Word& first = line.words[0];
  if (first.id != 0)
    if (const auto candidates = by_first_.find(first.id); candidates != by_first_.end())
      if (const auto found = try_patterns(candidates->second, line)) return found;
  if (is_date_word(first))
    if (const auto found = try_patterns(by_number_, line)) return found;
  if (const std::string_view last = last_word(text); !last.empty())
    if (const std::uint16_t id = classify(last).id; id != 0)
      if (const auto candidates = by_last_.find(id); candidates != by_last_.end())
        if (const auto found = try_patterns(candidates->second, line)) return found;
  if (text.ends_with(']') || text.ends_with(')')) {
    const std::size_t open = text.rfind(text.back() == ']' ? '[' : '(');
    if (open != text.npos) {
      Line inner;
      inner.text = text.substr(open + 1, text.size() - open - 2);
      if (has(inner, 0)) return try_patterns(credits_, inner);
    }
  }
  return std::nullopt;
}

bool LineRoles::is_date(std::string_view text) const {
  if (text.size() > max_line) return false;
  Line line;
  line.text = text;
  bool digits = false;
  bool named = false;
  for (std::size_t i = 0; has(line, i); ++i) {
    if (!is_date_word(line.words[i])) return false;
    digits |= line.words[i].number;
    named |= line.words[i].full_date || !line.words[i].number;
  }
  return digits && named;
}

}  // namespace muwazi::inline v0
