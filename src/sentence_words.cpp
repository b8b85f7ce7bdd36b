// SPDX-License-Identifier: Apache-2.0
// Reads data/abbreviations.tsv.
#include "sentence_words.hpp"

#include <cstring>

#include "arabic.hpp"
#include "sentence_data.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0::sentences {

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

SentenceWords::SentenceWords(const std::vector<std::string>& more) {
  for_each_row(abbreviations_table, [&](std::string_view what, std::string_view words) {
    for_each_part(words, ' ', [&](std::string_view word) {
      if (what == "never") add(word, AbbreviationClass::never);
      if (what == "maybe") add(word, AbbreviationClass::maybe);
      if (what == "letter") add(word, AbbreviationClass::letter);
      if (what == "number") add(word, AbbreviationClass::number);
      if (what == "clock") add(word, AbbreviationClass::clock);
      if (what == "starter") starters_.emplace(word);
      if (what == "zone") zones_.emplace(word);
      if (what == "spoken") spoken_.emplace(word);
    });
  });
  for (std::string_view word : more) {
    while (word.ends_with('.')) word.remove_suffix(1);
    add(word, AbbreviationClass::never);
  }
}

void SentenceWords::add(std::string_view word, AbbreviationClass what) {
  const Key key = make_key(word);
  if (!key.fits || key.size == 0) return;
  const bool capital = word[0] >= 'A' && word[0] <= 'Z' && what != AbbreviationClass::never;
  abbreviations_.insert_or_assign(std::string(key.view()), Abbreviation{what, capital});
}

const Abbreviation* SentenceWords::behind_conjunction(const Key& key) const {
  constexpr std::string_view conjunction = "\u0648";
  return key.view().starts_with(conjunction) ? find(key.view().substr(conjunction.size())) : nullptr;
}

}  // namespace muwazi::inline v0::sentences
