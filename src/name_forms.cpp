// SPDX-License-Identifier: Apache-2.0
// Arabic spellings compared letter by letter.
#include "name_forms.hpp"

#include <algorithm>
#include <string>

#include "arabic.hpp"
#include "name_table.hpp"

namespace muwazi::inline v0::names {
namespace {

constexpr bool is_vowel(Letter l) noexcept {
  return l <= letter::alef || l == letter::waw || l == letter::yeh || l == letter::teh_marbuta ||
         l == letter::alef_maqsura;
}

/// Whether a z is read as German and Italian read it: Zimmer, Pizza with teh and seen where the other spelling has a zain.
bool z_read_as_ts(const Letters& there, const Letters& wanted) noexcept {
  if (there.size != wanted.size + 1) return false;
  std::size_t at = 0;
  while (at < wanted.size && there[at] == wanted[at]) ++at;
  if (at == wanted.size || there[at] != letter::teh || there[at + 1] != letter::seen || wanted[at] != arabic_letter(arabic::zain)) {
    return false;
  }
  for (std::size_t i = at + 1; i < wanted.size; ++i) {
    if (there[i + 1] != wanted[i]) return false;
  }
  return true;
}

/// A spelling with what languages read ch as made one: sheen with teh beside it, sheen, khah, kaf. Munich, Richthofen,
/// Machiavelli, Chavez.
Letters fold_ch(const Letters& word) noexcept {
  constexpr Letter sheen = arabic_letter(arabic::sheen), khah = arabic_letter(arabic::khah);
  Letters out;
  for (std::size_t i = 0; i < word.size; ++i) {
    const bool beside = (i > 0 && word[i - 1] == sheen) || (i + 1 < word.size && word[i + 1] == sheen);
    if (word[i] == letter::teh && beside) continue;
    out.push(word[i] == khah || word[i] == letter::kaf ? sheen : word[i]);
  }
  return out;
}
bool has_ch(const Letters& english) noexcept {
  for (std::size_t i = 0; i + 1 < english.size; ++i) {
    if (english[i] == 'c' - 'a' + 1 && english[i + 1] == 'h' - 'a' + 1) return true;
  }
  return false;
}

}  // namespace

Letters consonants(const Letters& word) noexcept {
  Letters out;
  for (std::size_t i = 0; i < word.size; ++i) {
    const Letter l = word[i];
    if (is_vowel(l) || (l == letter::heh && i + 1u == word.size)) continue;
    Letter c = l;
    switch (arabic_alphabet[l - 1u]) {
      case arabic::tah: c = arabic_letter(arabic::teh); break;
      case arabic::sad: case arabic::zain: case arabic::thal: case arabic::zah: c = letter::seen; break;
      case arabic::dad: c = arabic_letter(arabic::dal); break;
      case arabic::theh: c = letter::teh; break;
      case arabic::ghain: case arabic::gaf: case arabic::qaf: case arabic::jeem: c = letter::kaf; break;
      case arabic::veh: c = letter::feh; break;
      case arabic::peh: c = letter::beh; break;
      case arabic::tcheh: case arabic::jeh: c = arabic_letter(arabic::sheen); break;
      default: break;
    }
    out.push(c);
  }
  return out;
}

bool is_saint(const Letters& a, const Letters& b) noexcept {
  const auto saint = [](const Letters& l) {
    return l.size >= 3 && l.size <= 4 && l[0] == letter::seen && l[1] == letter::alef && l[2] == letter::noon &&
           (l.size == 3 || l[3] == letter::teh);
  };
  return saint(a) && saint(b);
}

std::size_t count_gutturals(const Letters& word) noexcept {
  std::size_t out = 0;
  for (std::size_t i = 0; i < word.size; ++i) out += word[i] == letter::ain || word[i] == letter::hah;
  return out;
}

Letters without_article(const Letters& word) noexcept {
  if (word.size <= 3 || word[0] != letter::alef || word[1] != letter::lam) return word;
  Letters out;
  for (std::size_t i = 2; i < word.size; ++i) out.push(word[i]);
  return out;
}

std::string inflected_like(const std::string& adjective, const Letters& there) {
  std::string out = adjective;
  const Letters own = arabic_letters(adjective);
  if (own.empty() || own[own.size - 1u] != letter::yeh || adjective.find(' ') != std::string::npos || there.size < 4) return out;
  const Letter last = there[there.size - 1u], before = there[there.size - 2u];
  if (last == letter::teh_marbuta) {
    append_arabic(out, letter::teh_marbuta);
  } else if (last == letter::noon && (before == letter::yeh || before == letter::waw)) {
    append_arabic(out, before);
    append_arabic(out, last);
  } else if (last == letter::teh && before == letter::alef) {
    append_arabic(out, before);
    append_arabic(out, last);
  }
  if (without_article(there).size < there.size && without_article(own).size == own.size) out.insert(0, article_text);
  return out;
}

bool loses_consonant(const Letters& there, const Letters& wanted) noexcept {
  const Letters a = consonants(without_article(there)), b = consonants(without_article(wanted));
  if (a.size + 1 != b.size || b.size < 2) return false;
  std::size_t same = 0;
  while (same < a.size && a[same] == b[same]) ++same;
  if (same + 1 == b.size) return false;
  for (std::size_t i = same; i < a.size; ++i) {
    if (a[i] != b[i + 1]) return false;
  }
  return true;
}

bool has_silent_end(const Letters& english, const Letters& there, const Letters& wanted) noexcept {
  if (there.size + 1u != wanted.size || english.size < 5) return false;
  for (std::size_t i = 0; i < there.size; ++i) {
    if (there[i] != wanted[i]) return false;
  }
  const auto from_end = [&](std::size_t back) { return static_cast<char>('a' + base_letter(english[english.size - back]) - 1); };
  // French d and t behind r or a vowel that is written with an a, e, o or u: Gillard, Robert, Poulet.
  const bool silent = from_end(1) == 'd' || from_end(1) == 't';
  return silent && std::string_view("raeou").find(from_end(2)) != std::string_view::npos && from_end(3) != 'o' && from_end(3) != 'e';
}

bool lacks_silent_letter(const Letters& english, const Letters& there, const Letters& wanted) noexcept {
  const Letters a = consonants(without_article(there)), b = consonants(without_article(wanted));
  if (a.size + 1 != b.size || a.size < 2) return false;
  std::size_t at = 0;
  while (at < a.size && a[at] == b[at]) ++at;
  for (std::size_t i = at; i < a.size; ++i) {
    if (a[i] != b[i + 1]) return false;
  }
  const Letter lost = b[at];
  std::string name;
  for (std::size_t i = 0; i < english.size; ++i) name += static_cast<char>('a' + base_letter(english[i]) - 1);
  if (lost == letter::beh) return name.ends_with("mb") || name.ends_with("mbs");
  if (lost == letter::kaf && at == 0) return name.starts_with("kn") || name.starts_with("gn");
  return lost == letter::kaf && (name.ends_with("gh") || name.ends_with("ghs") || name.ends_with("ghes") || name.find("ght") != std::string::npos);
}

bool other_reading(const Letters& english, const Letters& there, const Letters& wanted) noexcept {
  if (z_read_as_ts(there, wanted)) return true;
  if (has_ch(english) && fold_ch(there) == fold_ch(wanted)) return true;
  if (there.size != wanted.size) return false;
  std::size_t at = there.size, differing = 0;
  for (std::size_t i = 0; i < there.size; ++i) {
    if (there[i] == wanted[i]) continue;
    ++differing;
    at = i;
  }
  if (differing != 1) return false;
  struct Row {
    char english;
    std::u32string_view arabic;
  };
  static constexpr Row rows[] = {{'j', U"\u062C\u064A\u062E"}, {'g', U"\u062C\u062E"}, {'x', U"\u062E\u0634\u0633\u0632"}, {'w', U"\u0641\u0648"}, {'z', U"\u0632\u0633"}};
  for (const Row& row : rows) {
    bool has = false, a = false, b = false;
    for (std::size_t i = 0; i < english.size; ++i) has = has || english[i] == row.english - 'a' + 1;
    for (const char32_t c : row.arabic) {
      a = a || there[at] == arabic_letter(c);
      b = b || wanted[at] == arabic_letter(c);
    }
    if (has && a && b) return true;
  }
  return false;
}

bool has_nisba(const Letters& word) noexcept {
  const auto from_end = [&word](std::size_t n) { return n <= word.size ? word[word.size - n] : Letter{0}; };
  const Letter last = from_end(1), before = from_end(2);
  return last == letter::yeh || (before == letter::yeh && (last == letter::teh_marbuta || last == letter::alef)) ||
         (from_end(3) == letter::yeh && (before == letter::waw || before == letter::yeh || before == letter::alef));
}

Letters drop(const Letters& word, std::size_t count) noexcept {
  Letters out;
  for (std::size_t i = count; i < word.size; ++i) out.push(word[i]);
  return out;
}

bool is_vocalized(std::string_view word, const Letters& letters) noexcept {
  if (word.size() < 2u * letters.size + 4u) return false;  // no room for two marks beside the letters
  std::size_t marks = 0;
  for (std::size_t at = 0; at < word.size();) {
    std::uint32_t size = 1;
    marks += arabic::is_mark(code_point_at(word, at, size));
    at += size;
  }
  return marks >= 2 && marks * 2 >= letters.size;
}

bool is_grammar(const Letters& word) {
  static constexpr std::u32string_view bases[] = {
      U"\u0627\u0646", U"\u0644\u0643\u0646", U"\u0643\u0627\u0646", U"\u0644\u0639\u0644", U"\u0644\u064A\u062A", U"\u0627\u0644\u064A",
      U"\u0639\u0644\u064A", U"\u0641\u064A", U"\u0645\u0646", U"\u0639\u0646", U"\u0645\u0639", U"\u0639\u0646\u062F", U"\u0644\u062F\u064A",
      U"\u0628\u064A\u0646", U"\u0642\u0628\u0644", U"\u0628\u0639\u062F", U"\u0641\u0648\u0642", U"\u062A\u062D\u062A", U"\u0627\u0645\u0627\u0645",
      U"\u0648\u0631\u0627\u0621", U"\u062E\u0644\u0641", U"\u062D\u0648\u0644", U"\u062F\u0648\u0646", U"\u063A\u064A\u0631", U"\u0643\u0644",
      U"\u0628\u0639\u0636", U"\u0627\u064A", U"\u0627\u064A\u0627", U"\u0644", U"\u0628", U"\u0627\u0630\u0627", U"\u0627\u0630", U"\u0647\u0648",
      U"\u0647\u064A", U"\u0630\u0644\u0643", U"\u0647\u0630\u0627", U"\u0627\u0644\u0630\u064A", U"\u0627\u0644\u062A\u064A"};
  static constexpr std::u32string_view pronouns[] = {
      U"", U"\u064A", U"\u0646\u064A", U"\u0643", U"\u0643\u0645", U"\u0643\u0645\u0627", U"\u0643\u0646", U"\u0647", U"\u0647\u0627",
      U"\u0647\u0645", U"\u0647\u0645\u0627", U"\u0647\u0646", U"\u0646\u0627", U"\u0627"};
  const Letters key = arabic_key(word);
  const auto same_at = [&](std::size_t from, std::u32string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      Letters one;
      one.push(arabic_letter(text[i]));
      const Letters folded = arabic_key(one);
      if (from + i >= key.size || folded.empty() || key[from + i] != folded[0]) return false;
    }
    return true;
  };
  for (std::size_t from = 0; from < 2 && from < key.size; ++from) {
    if (from == 1 && key[0] != letter::waw && key[0] != letter::feh) break;
    for (const std::u32string_view base : bases) {
      if (!same_at(from, base)) continue;
      for (const std::u32string_view pronoun : pronouns) {
        if (from + base.size() + pronoun.size() == key.size && same_at(from + base.size(), pronoun)) return true;
      }
    }
  }
  return false;
}

bool inflected(const Letters& there, const Letters& wanted) noexcept {
  std::size_t same = 0;
  while (same < there.size && same < wanted.size && there[same] == wanted[same]) ++same;
  if (same < 3 || same + 1 < wanted.size || there.size > same + 5) return false;
  for (std::size_t i = same; i < wanted.size; ++i) {
    if (!is_vowel(wanted[i]) && wanted[i] != letter::heh) return false;
  }
  for (std::size_t i = same; i < there.size; ++i) {
    const Letter l = there[i];
    const bool pronoun = same >= 4 && (l == letter::kaf || l == arabic_letter(arabic::meem));
    if (!is_vowel(l) && l != letter::heh && l != letter::teh && l != letter::noon && !pronoun) return false;
  }
  return there.size == same || there[same] == letter::yeh || there[same] == letter::alef || there[same] == letter::waw ||
         there[same] == letter::heh;
}

bool differs_in_writing(const Letters& there, const Letters& wanted) noexcept {
  const auto plain = [](const Letters& word) {
    Letters bare;
    for (std::size_t i = 0; i < word.size; ++i) {
      if (word[i] != letter::hamza) bare.push(word[i]);
    }
    Letters out = arabic_key(bare);
    while (out.size > 2 && (out[out.size - 1u] == letter::alef || out[out.size - 1u] == letter::heh)) --out.size;
    return out;
  };
  return plain(there) == plain(wanted) || inflected(arabic_key(there), arabic_key(wanted));
}

std::size_t common_letters(const Letters& a, const Letters& b) noexcept {
  std::array<std::uint8_t, max_letters + 1> row{};
  for (std::size_t i = 0; i < a.size; ++i) {
    std::uint8_t diagonal = 0;
    for (std::size_t j = 0; j < b.size; ++j) {
      const std::uint8_t up = row[j + 1];
      row[j + 1] = a[i] == b[j] ? static_cast<std::uint8_t>(diagonal + 1) : std::max(up, row[j]);
      diagonal = up;
    }
  }
  return row[b.size];
}

Readings readings(const Letters& word) noexcept {
  Readings out;
  const auto add = [&](const Letters& letters, bool clitic, bool bare) {
    out.clitic[out.size] = clitic;
    out.bare[out.size] = bare;
    out.at[out.size++] = letters;
  };
  add(word, false, false);
  std::size_t from = 0;
  const bool foreign_article = word.size == 3 && word[2] == letter::lam && folded_letters[word[1]] == letter::alef;
  if ((word.size > 3 || foreign_article) && (word[0] == letter::waw || word[0] == letter::feh)) add(drop(word, from = 1), true, false);
  if (word.size > from + 3 && (word[from] == letter::beh || word[from] == letter::kaf || word[from] == letter::lam)) {
    if (word[from] == letter::lam && word[from + 1] == letter::lam) {
      Letters with_article;
      with_article.push(letter::alef);
      for (std::size_t i = from; i < word.size; ++i) with_article.push(word[i]);
      add(with_article, true, false);
    }
    add(drop(word, from + 1), true, false);
  }
  const std::size_t so_far = out.size;
  for (std::size_t k = 0; k < so_far && out.size < out.at.size(); ++k) {
    const Letters bare = without_article(out.at[k]);
    if (bare.size != out.at[k].size) add(bare, out.clitic[k], true);
  }
  return out;
}

Letters bare_key(const Letters& word) noexcept { return arabic_key(without_article(word)); }

}  // namespace muwazi::inline v0::names
