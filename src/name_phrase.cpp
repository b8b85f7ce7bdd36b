// SPDX-License-Identifier: Apache-2.0
// Names of several words.
#include "name_phrase.hpp"

#include <algorithm>

namespace muwazi::inline v0::names {
namespace {

constexpr float nothing = -8;

/// The Arabic article as English writes it: before a hyphen or a space; assimilated forms only before a hyphen.
bool is_article(std::string_view word, bool hyphen) {
  if (word.size() < 2 || word.size() > 4) return false;
  std::array<char, 4> lower{};
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = static_cast<char>(word[i] | 0x20);
  const std::string_view key(lower.data(), word.size());
  if (key == "al" || key == "el") return true;
  if (!hyphen) return key == "ez" || key == "ash" || key == "ad" || key == "ul" || key == "az";
  static constexpr std::string_view assimilated[] = {"ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er",
                                              "es", "ez", "ul", "ud", "ur", "us", "il", "il"};
  return std::find(std::begin(assimilated), std::end(assimilated), key) != std::end(assimilated);
}

bool is_hyphen(std::string_view text, std::size_t at, std::size_t& size) {
  size = 1;
  if (text[at] == '-') return true;
  if (text.substr(at).starts_with("\xE2\x80\x90") || text.substr(at).starts_with("\xE2\x80\x91") ||
      text.substr(at).starts_with("\xE2\x80\x93")) {
    size = 3;
    return true;
  }
  return false;
}

/// `letters` from `from` on.
Letters tail(const Letters& letters, std::size_t from) {
  Letters out;
  for (std::size_t i = from; i < letters.size; ++i) out.push(letters[i]);
  return out;
}

float pair_log_odds(const NameTable& table, const Letters& english, const Letters& arabic, Against against) {
  if (english.empty() || arabic.empty()) return nothing;
  // A length that no rendering has: not worth the comparison.
  if (arabic.size > english.size * 2 + 2 || english.size > arabic.size * 3 + 2) return nothing;
  // A listed pair needs no more evidence. Most comparisons are of names that have nothing in common: the quick likeness settles
  // those.
  constexpr float listed_odds = 5, hopeless = -5;
  bool listed = false;
  const Letters key = english_key(english);
  table.visit_arabic(arabic_key(arabic), [&](std::uint32_t, const NameRow& row) { listed = listed || english_key(row.english) == key; });
  if (listed) return listed_odds;
  const Letters heard = sounds(english);
  if (!heard.empty() && likeness_log_odds(table, likeness(table, heard, arabic), std::max(heard.size, arabic.size)) < hopeless) {
    return hopeless;
  }
  return token_log_odds(table, english, arabic, against);
}

}  // namespace

std::vector<Part> english_parts(std::string_view name, std::uint32_t begin) {
  std::vector<Part> out;
  bool article = false;
  std::size_t article_at = 0;
  for (std::size_t at = 0; at < name.size() && out.size() < max_parts;) {
    std::size_t size = 1;
    if (static_cast<unsigned char>(name[at]) <= 0x20 || is_hyphen(name, at, size)) {
      at += size;
      continue;
    }
    const std::size_t start = at;
    std::size_t hyphen = 0;
    while (at < name.size() && static_cast<unsigned char>(name[at]) > 0x20 && !is_hyphen(name, at, hyphen)) {
      std::uint32_t step = 1;
      code_point_at(name, at, step);
      at += step;
    }
    std::string_view word = name.substr(start, at - start);
    if (word == "'s" || word == "\xE2\x80\x99s") continue;
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.ends_with("\xE2\x80\x99s")) word.remove_suffix(4);
    std::size_t after = 0;
    const bool hyphenated = at < name.size() && is_hyphen(name, at, after);
    if (!article && at + 1 < name.size() && is_article(word, hyphenated)) {
      article = true;
      article_at = start;
      continue;
    }
    Part part;
    part.letters = english_letters(word);
    if (part.letters.empty()) continue;
    part.article = article;
    part.range = {begin + static_cast<std::uint32_t>(article ? article_at : start),
                  begin + static_cast<std::uint32_t>(start + word.size())};
    article = false;
    out.push_back(part);
  }
  return out;
}

std::vector<Part> arabic_parts(std::string_view name, std::uint32_t begin) {
  std::vector<Part> out;
  for (std::size_t at = 0; at < name.size() && out.size() < max_parts;) {
    std::size_t size = 1;
    if (static_cast<unsigned char>(name[at]) <= 0x20 || is_hyphen(name, at, size)) {
      at += size;
      continue;
    }
    const std::size_t start = at;
    while (at < name.size() && static_cast<unsigned char>(name[at]) > 0x20 && !is_hyphen(name, at, size)) {
      std::uint32_t step = 1;
      code_point_at(name, at, step);
      at += step;
    }
    Part part;
    part.letters = arabic_letters(name.substr(start, at - start));
    if (part.letters.empty()) continue;
    part.article = part.letters.size > 3 && part.letters[0] == letter::alef && part.letters[1] == letter::lam;
    part.range = {begin + static_cast<std::uint32_t>(start), begin + static_cast<std::uint32_t>(at)};
    out.push_back(part);
  }
  return out;
}

float part_log_odds(const NameTable& table, const Part& english, const Part& arabic, bool clitics, Against against) {
  float best = nothing;
  const auto try_word = [&](const Letters& word, float cost) {
    const bool has_article = word.size > 3 && word[0] == letter::alef && word[1] == letter::lam;
    if (english.article) {
      if (has_article) {
        best = std::max(best, pair_log_odds(table, english.letters, tail(word, 2), against) - cost - 0.5f);
      } else {
        best = std::max(best, pair_log_odds(table, english.letters, word, against) - cost - 1.5f);
        Letters whole;
        whole.push(1);
        whole.push(12);
        for (std::size_t i = 0; i < english.letters.size; ++i) whole.push(english.letters[i]);
        best = std::max(best, pair_log_odds(table, whole, word, against) - cost);
      }
      return;
    }
    best = std::max(best, pair_log_odds(table, english.letters, word, against) - cost);
    if (has_article && best < 4) {
      best = std::max(best, pair_log_odds(table, english.letters, tail(word, 2), against) - cost - 0.5f);
    }
  };
  try_word(arabic.letters, 0);
  if (!clitics || best > 3) return best;
  const Letters& word = arabic.letters;
  const auto is_conjunction = [](Letter l) { return l == letter::waw || l == letter::feh; };
  const auto is_preposition = [](Letter l) { return l == letter::beh || l == letter::kaf || l == letter::lam; };
  std::size_t from = 0;
  if (word.size > 3 && is_conjunction(word[0])) {
    from = 1;
    try_word(tail(word, from), 0.5f);
  }
  if (word.size > from + 3 && is_preposition(word[from])) {
    // li + al- is written lam lam.
    if (word[from] == letter::lam && word[from + 1] == letter::lam) {
      Letters with_article;
      with_article.push(letter::alef);
      for (std::size_t i = from; i < word.size; ++i) with_article.push(word[i]);
      try_word(with_article, 0.5f);
    }
    try_word(tail(word, from + 1), 0.5f);
  }
  return best;
}

float phrase_log_odds(const NameTable& table, const std::vector<Part>& english, const std::vector<Part>& arabic,
                      Against against) {
  const std::size_t n = std::min(english.size(), max_parts), m = std::min(arabic.size(), max_parts);
  if (n == 0 || m == 0) return nothing;
  if (n == 1 && m == 1) return part_log_odds(table, english[0], arabic[0], false, against);
  const auto joined = [](const std::vector<Part>& parts, std::size_t at, std::size_t count) {
    Part out = parts[at];
    for (std::size_t k = 1; k < count; ++k) {
      if (parts[at + k].article) {
        out.letters.push(1);
        out.letters.push(12);
      }
      for (std::size_t i = 0; i < parts[at + k].letters.size; ++i) out.letters.push(parts[at + k].letters[i]);
    }
    return out;
  };
  // The weakest link decides; the others lend it a little. A path keeps (weakest, sum of the others).
  struct Path {
    float weakest = 1e9f, others = 0;
    bool reached = false;
    [[nodiscard]] float value() const { return weakest + 0.25f * others; }
    [[nodiscard]] Path with(float odds) const {
      Path out = *this;
      out.reached = true;
      if (odds < weakest) {
        if (weakest < 1e8f) out.others += std::clamp(weakest, -4.0f, 4.0f);
        out.weakest = odds;
      } else {
        out.others += std::clamp(odds, -4.0f, 4.0f);
      }
      return out;
    }
  };
  std::array<std::array<Path, max_parts + 1>, max_parts + 1> paths{};
  paths[0][0].reached = true;
  const auto offer = [](Path& to, const Path& path) {
    if (!to.reached || path.value() > to.value()) to = path;
  };
  constexpr float unmatched = -2.5f;
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = 0; j <= m; ++j) {
      const Path path = paths[i][j];
      if (!path.reached) continue;
      const auto step = [&](std::size_t e, std::size_t a) {
        if (i + e > n || j + a > m) return;
        const float odds = part_log_odds(table, joined(english, i, e), joined(arabic, j, a), false, against);
        offer(paths[i + e][j + a], path.with(odds));
      };
      step(1, 1);
      step(1, 2);
      step(2, 1);
      if (n > 1 || m > 1) {
        if (i < n) offer(paths[i + 1][j], path.with(unmatched));
        if (j < m) offer(paths[i][j + 1], path.with(unmatched));
      }
    }
  }
  return paths[n][m].value();
}

bool spells_out_article(std::string_view phrase) {
  for (const std::string_view article : {"\u0627\u0644", "\u0623\u0644", "\u0625\u0644"}) {
    if (phrase.size() > article.size() && phrase.starts_with(article) && (phrase[article.size()] == ' ' || phrase[article.size()] == '-')) return true;
  }
  return false;
}

}  // namespace muwazi::inline v0::names
