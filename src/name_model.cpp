// SPDX-License-Identifier: Apache-2.0
// The name model: table and pair model behind the public interface.
#include <muwazi/name.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

#include "name_judge.hpp"
#include "name_phrase.hpp"

extern "C" const unsigned char muwazi_table_names[];

namespace muwazi::inline v0 {
namespace names {

const NameTable& builtin_table() noexcept {
  static const NameTable table(muwazi_table_names);
  return table;
}

}  // namespace names

namespace {

/// Sorts by value and drops what stands there a second time.
void best_first(std::vector<std::pair<float, std::string>>& list) {
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::pair<float, std::string>> kept;
  for (auto& item : list) {
    if (std::none_of(kept.begin(), kept.end(), [&](const auto& other) { return other.second == item.second; })) {
      kept.push_back(std::move(item));
    }
    if (kept.size() >= 30) break;
  }
  list = std::move(kept);
}

double probability(float log_odds) { return 1 / (1 + std::exp(-static_cast<double>(log_odds))); }

}  // namespace

std::string_view name_verdict_name(NameVerdict verdict) noexcept {
  switch (verdict) {
    case NameVerdict::right: return "right";
    case NameVerdict::variant: return "variant";
    case NameVerdict::unusual: return "unusual";
    case NameVerdict::wrong: return "wrong";
    case NameVerdict::missing: return "missing";
    case NameVerdict::latin: return "latin";
    case NameVerdict::translated: return "translated";
  }
  return "right";
}

const NameModel& NameModel::builtin() noexcept {
  static const NameModel model;
  return model;
}

double NameModel::score(std::string_view english, std::string_view arabic) const {
  return probability(
      names::phrase_log_odds(names::builtin_table(), names::english_parts(english), names::arabic_parts(arabic)));
}

float NameModel::log_odds(std::string_view english_token, std::string_view arabic_token) const noexcept {
  using namespace names;
  constexpr float none = 0;
  const NameTable& table = builtin_table();
  const Letters english = english_letters(english_token);
  const Letters word = arabic_letters(arabic_token);
  if (english.size < 2 || word.size < 2) return none;
  const Letters heard = sounds(english);
  float best = -100;
  const auto compare = [&](const Letters& letters, float cost) {
    if (letters.size < 2 || letters.size > heard.size * 2u + 1u || heard.size > letters.size * 2u + 2u) return;
    const float likeness = names::likeness(table, heard, letters);
    best = std::max(best, likeness_log_odds(table, likeness, std::max(heard.size, letters.size)) - cost);
  };
  compare(word, 0);
  std::size_t from = 0;
  const auto without = [&](std::size_t count) {
    Letters out;
    for (std::size_t i = count; i < word.size; ++i) out.push(word[i]);
    return out;
  };
  // Clitics, then the article; each reading more is a chance more, and costs.
  if (word.size > 3 && (word[0] == letter::waw || word[0] == letter::feh)) compare(without(from = 1), 0.5f);
  if (word.size > from + 3 && (word[from] == letter::beh || word[from] == letter::kaf || word[from] == letter::lam)) {
    ++from;
    if (word[from - 1] == letter::lam && word[from] == letter::lam) ++from;
    compare(without(from), 0.5f);
  }
  if (word.size > from + 3 && word[from] == letter::alef && word[from + 1] == letter::lam) {
    compare(without(from + 2), 0.5f);
  }
  return std::max(best, none);
}

std::vector<std::string> NameModel::propose(std::string_view english, std::size_t count) const {
  using namespace names;
  const NameTable& table = builtin_table();
  std::vector<Part> parts = english_parts(english);
  std::vector<std::pair<float, std::string>> phrases = {{0.0f, ""}};
  for (const Part& part : parts) {
    // Listed spellings first, by how often they were seen; then the model's.
    std::vector<std::pair<float, Letters>> spelled;
    const Letters key = english_key(part.letters);
    if (std::uint32_t at = table.find_english(key); at != no_entry) {
      while (at < table.rows_size()) {
        const NameRow row = table.row(at, &at);
        if (!(english_key(row.english) == key)) break;
        spelled.emplace_back(std::log(static_cast<float>(row.count)), row.arabic);
      }
    }
    const auto proposals = propose_spellings(table, part.letters, std::max<std::size_t>(count, 5));
    for (const Spelling& spelling : proposals) {
      const bool listed = std::any_of(spelled.begin(), spelled.end(),
                                      [&](const auto& known) { return known.second == spelling.letters; });
      // Behind every listed spelling, in the model's own order.
      if (!listed) {
        spelled.emplace_back(spelling.log_probability - proposals[0].log_probability - (spelled.empty() ? 0.0f : 2.0f),
                             spelling.letters);
      }
    }
    std::stable_sort(spelled.begin(), spelled.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::pair<float, Letters>> once;
    for (const auto& item : spelled) {
      if (std::none_of(once.begin(), once.end(), [&](const auto& other) { return other.second == item.second; })) {
        once.push_back(item);
      }
    }
    spelled = std::move(once);
    if (spelled.size() > count) spelled.resize(count);
    std::vector<std::pair<float, std::string>> longer;
    for (const auto& [value, text] : phrases) {
      for (const auto& [own, letters] : spelled) {
        std::string next = text.empty() ? text : text + ' ';
        const bool written = letters.size > 2 && letters[0] == letter::alef && letters[1] == letter::lam;
        if (part.article && !written) {
          append_arabic(next, letter::alef);
          append_arabic(next, letter::lam);
        }
        next += arabic_text(letters);
        longer.emplace_back(value + own - spelled[0].first, std::move(next));
      }
    }
    best_first(longer);
    if (longer.size() > count) longer.resize(count);
    if (!longer.empty()) phrases = std::move(longer);
  }
  std::vector<std::string> out;
  for (auto& [value, text] : phrases) {
    if (!text.empty()) out.push_back(std::move(text));
  }
  if (out.size() > count) out.resize(count);
  return out;
}

std::vector<std::string> NameModel::propose_english(std::string_view arabic, std::size_t count) const {
  using namespace names;
  const NameTable& table = builtin_table();
  std::vector<std::pair<float, std::string>> phrases = {{0.0f, ""}};
  for (const Part& part : arabic_parts(arabic)) {
    std::vector<std::pair<float, std::string>> spelled;
    const auto collect = [&](const Letters& letters, const std::string& prefix, float cost) {
      table.visit_arabic(arabic_key(letters), [&](std::uint32_t, const NameRow& row) {
        spelled.emplace_back(std::log(static_cast<float>(row.count)) - cost, prefix + english_text(row.english));
      });
      if (!spelled.empty() && cost > 0) return;
      float first = 0;
      for (const Spelling& spelling : spellings(table, letters, false, std::max<std::size_t>(count, 5), 20)) {
        if (first == 0) first = spelling.log_probability;
        spelled.emplace_back(spelling.log_probability - first - 2 - cost, prefix + english_text(spelling.letters));
      }
    };
    collect(part.letters, "", 0);
    if (part.article) {
      Letters rest;
      for (std::size_t i = 2; i < part.letters.size; ++i) rest.push(part.letters[i]);
      collect(rest, "al-", 0.5f);
    }
    std::stable_sort(spelled.begin(), spelled.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::pair<float, std::string>> longer;
    for (const auto& [value, text] : phrases) {
      std::vector<std::string> seen;
      for (const auto& [own, word] : spelled) {
        if (seen.size() >= count) break;
        if (std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
        seen.push_back(word);
        std::string capital = word;
        const std::size_t at = capital.starts_with("al-") ? 3 : 0;
        if (capital[0] >= 'a' && capital[0] <= 'z') capital[0] = static_cast<char>(capital[0] - 32);
        if (at != 0 && capital[at] >= 'a' && capital[at] <= 'z') capital[at] = static_cast<char>(capital[at] - 32);
        longer.emplace_back(value + own - spelled[0].first, (text.empty() ? text : text + ' ') + capital);
      }
    }
    best_first(longer);
    if (longer.size() > count) longer.resize(count);
    if (!longer.empty()) phrases = std::move(longer);
  }
  std::vector<std::string> out;
  for (auto& [value, text] : phrases) {
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

NameJudgement NameModel::judge(std::string_view english, std::string_view arabic) const {
  NameJudgement out;
  out.range = {0, static_cast<std::uint32_t>(arabic.size())};
  out.score = score(english, arabic);
  out.suggestions = propose(english, 3);
  const bool first = !out.suggestions.empty() && out.suggestions[0] == arabic;
  if (names::arabic_parts(arabic).empty()) {
    const bool latin = !names::english_parts(arabic).empty();
    out.verdict = latin ? NameVerdict::latin : NameVerdict::missing;
    out.reason = latin ? "the name stands in Latin letters" : "there is no Arabic name";
    out.score = 0;
  } else if (out.score >= 0.9 || first) {
    out.verdict = first ? NameVerdict::right : NameVerdict::variant;
    out.reason = first ? "the usual spelling" : "a spelling in use, or one that fits the sound";
    out.score = std::max(out.score, 0.9);
  } else if (out.score >= 0.4) {
    out.verdict = NameVerdict::unusual;
    out.reason = "the sound fits, but the spelling is not the usual one";
  } else {
    out.verdict = NameVerdict::wrong;
    out.reason = "the two do not sound like one name";
  }
  if (out.verdict == NameVerdict::right) out.suggestions.clear();
  std::erase(out.suggestions, std::string(arabic));
  return out;
}

NameJudgement NameModel::judge_in(std::string_view english_sentence, std::span<const Token> english_tokens,
                                  const Name& name, std::string_view arabic_sentence,
                                  std::span<const Token> arabic_tokens) const {
  return names::SentenceJudge(english_sentence, english_tokens, arabic_sentence, arabic_tokens).judge({&name, 1}, 0);
}

std::vector<JudgedName> NameModel::judge_names(std::string_view english_sentence, std::span<const Token> english_tokens,
                                               std::string_view arabic_sentence,
                                               std::span<const Token> arabic_tokens) const {
  return names::judge_pair(english_sentence, english_tokens, arabic_sentence, arabic_tokens, {}, nullptr);
}

}  // namespace muwazi::inline v0
