// SPDX-License-Identifier: Apache-2.0
// A direction that was turned round: what the source lets rise falls in the translation.
//
// data/opposites.tsv names opposites with their Arabic. A finding needs both halves of the evidence: a word of one side of a row
// with its opposite in the other language, and nothing of its own side there, nor of the opposite here; the two stand at about
// the same place, nothing else renders either, and no denial stands beside them ("not easy" is difficult).
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check_context.hpp"
#include "coverage.hpp"
#include "inflection.hpp"
#include "meaning_data.hpp"
#include "negation_evidence.hpp"
#include "sentence_data.hpp"
#include "stem.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0 {
namespace {

/// data/opposites.tsv by matching keys; a word may stand in several rows.
class Opposites {
 public:
  struct Entry {
    std::uint16_t row;
    bool second;
    bool excuse;  ///< explains a word of its side and turns nothing round
  };
  struct Hit {
    std::size_t token = 0;
    std::size_t tokens = 1;
    Entry entry{};
  };

  static const Opposites& builtin() {
    static const Opposites made;
    return made;
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  [[nodiscard]] std::vector<Hit> of(const BeadSide& side, bool arabic) const {
    std::vector<Hit> out;
    const auto tokens = side.tokens();
    std::string phrase;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!side.facts(i).opposite) continue;
      const std::string_view key = side.key(i);
      for (const Entry& entry : entries_of(arabic, key)) out.push_back({i, 1, entry});
      if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::word) continue;
      phrase.assign(phrase_begin(arabic, key)).append("_").append(side.key(i + 1));
      const Word* whole = (arabic ? arabic_ : english_).find(phrase);
      if (whole != nullptr) for (const Listed& listed : whole->entries) out.push_back({i, 2, listed.entry});
    }
    return out;
  }
  [[nodiscard]] bool may_have(bool arabic, std::string_view key) const {
    if (phrase_begins_.contains(phrase_begin(arabic, key))) return true;
    bool found = false;
    for_each_reading(arabic, key, [&](std::string_view reading) {
      for_each_word(arabic, reading, [&](const Word& word) { found = found || !word.entries.empty(); });
      return found;
    });
    return found;
  }

 private:
  /// The key of a word at the beginning of a phrase, without a conjunction.
  static std::string_view phrase_begin(bool arabic, std::string_view key) noexcept {
    return arabic && key.starts_with("\u0648") && key.size() > 4 ? key.substr(2) : key;
  }

  struct Listed {
    std::uint32_t place;  ///< in the order of the table
    Entry entry;
  };
  /// A word or phrase of the table, in each row and side that has it.
  struct Word {
    std::vector<Listed> entries;
    bool inflects = false;  ///< Arabic: stands with endings and the prefixes of the imperfect too
  };

  Opposites() {
    for_each_row(opposites_table(), [&](std::string_view first, std::string_view rest) {
      std::size_t column = 1;
      add_words(first, false, false);
      while (true) {
        const std::string_view part = rest.substr(0, rest.find('\t'));
        add_words(part, column >= 2, column % 2 != 0);
        ++column;
        if (part.size() >= rest.size()) break;
        rest.remove_prefix(part.size() + 1);
      }
      ++rows_;
    });
  }
  /// Calls `visit` with each word of the table that the key is, or is a form of.
  template <class Visit>
  void for_each_word(bool arabic, std::string_view key, Visit&& visit) const {
    if (const Word* word = (arabic ? arabic_ : english_).find(key); word != nullptr) visit(*word);
    if (!arabic) return;
    static constexpr std::string_view prefixes[] = {"\u064A", "\u062A", "\u0633\u064A", "\u0633\u062A"};
    static constexpr std::string_view endings[] = {"\u062A", "\u0627", "\u0648\u0627", "\u0648\u0646", "\u064A\u0646", "\u0627\u062A",
                                                   "\u0647", "\u0647\u0627", "\u0647\u0645", "\u062A\u0647"};
    for_each_uninflected(key, prefixes, endings, [&](std::string_view base) {
      if (const Word* word = arabic_.find(base); word != nullptr && word->inflects) visit(*word);
    });
  }
  /// Calls `visit` with the key, and with an Arabic one without its proclitics, until it returns true.
  template <class Visit>
  static void for_each_reading(bool arabic, std::string_view key, Visit&& visit) {
    for (int cut = 0; cut < 3; ++cut) {
      if (visit(key) || !arabic) return;
      const std::string_view rest = without_proclitic(key, 6);
      if (rest.size() == key.size()) return;
      key = rest;
    }
  }
  /// The entries of a word, in the order of the table; of one row and side the first. Of an Arabic one without its proclitics where
  /// it has none as it stands.
  [[nodiscard]] std::vector<Entry> entries_of(bool arabic, std::string_view key) const {
    std::vector<Listed> found;
    for_each_reading(arabic, key, [&](std::string_view reading) {
      for_each_word(arabic, reading, [&](const Word& word) { found.insert(found.end(), word.entries.begin(), word.entries.end()); });
      return !found.empty();
    });
    std::sort(found.begin(), found.end(), [](const Listed& a, const Listed& b) { return a.place < b.place; });
    std::vector<Entry> out;
    for (const Listed& listed : found)
      if (std::none_of(out.begin(), out.end(), [&](const Entry& had) { return same_side(had, listed.entry); })) out.push_back(listed.entry);
    return out;
  }
  static bool same_side(const Entry& a, const Entry& b) noexcept { return a.row == b.row && a.second == b.second; }

  void add(bool arabic, std::string_view key, Entry entry) {
    std::vector<Listed>& entries = (arabic ? arabic_ : english_)[key].entries;
    if (std::none_of(entries.begin(), entries.end(), [&](const Listed& had) { return same_side(had.entry, entry); }))
      entries.push_back({places_++, entry});
  }
  void add_words(std::string_view words, bool arabic, bool second) {
    for_each_part(words, ' ', [&](std::string_view word) {
      const Entry entry{static_cast<std::uint16_t>(rows_), second, word.starts_with('~')};
      if (entry.excuse) word.remove_prefix(1);
      std::string key;
      std::string part;
      for_each_part(word, '_', [&](std::string_view one) {
        matching_key(one, part);
        key.append(key.empty() ? "" : "_").append(part);
      });
      add(arabic, key, entry);
      if (const std::size_t first = key.find('_'); first != std::string::npos) {
        phrase_begins_[key.substr(0, first)] = true;
        return;
      }
      if (arabic) {
        arabic_[key].inflects = true;
        return;
      }
      const std::string stem = key.ends_with('e') ? key.substr(0, key.size() - 1) : key;
      add(false, key + 's', entry);
      add(false, stem + "ed", entry);
      add(false, stem + "ing", entry);
    });
  }

  std::size_t rows_ = 0;
  std::uint32_t places_ = 0;
  WordTable<Word> english_, arabic_;
  WordTable<bool> phrase_begins_;  ///< first words of the phrases, of either language
};

using Hit = Opposites::Hit;

/// Whether a word of the side is rendered by another word than one of `partners`.
bool rendered_otherwise(const std::vector<WordAccount>& words, const std::vector<WordAccount>& there, const Hit& hit,
                        const std::vector<std::size_t>& partners) {
  for (const WordAccount& word : words) {
    if (word.token < hit.token || word.token >= hit.token + hit.tokens) continue;
    if (word.partner < 0 || word.accounted < 0.5f) continue;
    const std::size_t at = there[static_cast<std::size_t>(word.partner)].token;
    if (std::find(partners.begin(), partners.end(), at) == partners.end()) return true;
  }
  return false;
}

/// Whether the side of the row that `entry` is of stands oftener in English than Arabic can account for, and its opposite oftener
/// in Arabic than English can. Words that only excuse account for each other first, and then for what is left.
bool turned(const std::vector<Hit>& english, const std::vector<Hit>& arabic, const Opposites::Entry& entry) {
  const auto count = [&](const std::vector<Hit>& hits, bool second, bool excuse) {
    return std::count_if(hits.begin(), hits.end(), [&](const Hit& hit) {
      return hit.entry.row == entry.row && hit.entry.second == second && hit.entry.excuse == excuse;
    });
  };
  const auto left_over = [&](const std::vector<Hit>& here, const std::vector<Hit>& there, bool second) {
    const auto excuses = std::max<std::ptrdiff_t>(count(there, second, true) - count(here, second, true), 0);
    return count(here, second, false) > count(there, second, false) + excuses;
  };
  return left_over(english, arabic, entry.second) && left_over(arabic, english, !entry.second);
}

/// Of the words of a side that are in the row, the tokens.
std::vector<std::size_t> tokens_of(const std::vector<Hit>& hits, std::size_t row) {
  std::vector<std::size_t> out;
  for (const Hit& hit : hits)
    if (hit.entry.row == row)
      for (std::size_t t = 0; t < hit.tokens; ++t) out.push_back(hit.token + t);
  return out;
}

/// The Arabic opposite that stands where `here` should be rendered; nullptr where a word of its own side stands nearer, or none near.
const Hit* opposite_of(const Hit& here, const std::vector<Hit>& arabic, const PairView& pair) {
  constexpr double farthest = 0.5;  // of the sentence
  const auto place = [](const Hit& hit, const BeadSide& side) {
    return (static_cast<double>(hit.token) + 0.5) / static_cast<double>(side.tokens().size());
  };
  const Hit* nearest = nullptr;
  double least = farthest;
  double least_own = 1;
  for (const Hit& hit : arabic) {
    if (hit.entry.row != here.entry.row) continue;
    const double away = std::abs(place(here, pair.english) - place(hit, pair.arabic));
    if (hit.entry.second == here.entry.second) {
      least_own = std::min(least_own, away);
    } else if (!hit.entry.excuse) {
      const bool phrases = here.tokens > 1 && hit.tokens > 1;  // "at least" may stand at either end
      if (away < least || (phrases && nearest == nullptr)) least = std::min(away, farthest), nearest = &hit;
    }
  }
  return least_own < least ? nullptr : nearest;
}

bool denied(const std::vector<std::size_t>& denials, const Hit& hit) {
  constexpr std::size_t reach = 3;
  return std::any_of(denials.begin(), denials.end(), [&](std::size_t at) {
    if (at >= hit.token && at < hit.token + hit.tokens) return false;  // of the word itself
    return at < hit.token ? hit.token - at <= reach : at - hit.token <= reach;
  });
}

}  // namespace

bool may_be_opposite(std::string_view key, Language language) {
  return Opposites::builtin().may_have(language == Language::arabic, key);
}

bool says_opposite(const PairView& pair, bool of_english, std::size_t from, std::size_t to) {
  const Opposites& opposites = Opposites::builtin();
  const auto own = opposites.of(of_english ? pair.english : pair.arabic, !of_english);
  if (own.empty()) return false;
  const auto other = opposites.of(of_english ? pair.arabic : pair.english, of_english);
  const auto has = [&](std::uint16_t row, bool second) {
    return std::any_of(other.begin(), other.end(), [&](const Hit& hit) { return hit.entry.row == row && hit.entry.second == second; });
  };
  return std::any_of(own.begin(), own.end(), [&](const Hit& hit) {
    return hit.token >= from && hit.token < to && has(hit.entry.row, !hit.entry.second) && !has(hit.entry.row, hit.entry.second);
  });
}

void check_direction(const CheckContext& context, const PairView& pair, Findings& findings) {
  const Opposites& opposites = Opposites::builtin();
  const auto english = opposites.of(pair.english, false);
  if (english.empty()) return;
  const auto arabic = opposites.of(pair.arabic, true);
  if (arabic.empty()) return;
  const auto range = [](const BeadSide& side, const Hit& hit) {
    return ByteRange{side.tokens()[hit.token].range.begin, side.tokens()[hit.token + hit.tokens - 1].range.end};
  };
  std::optional<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> denials;  // of both sides
  for (const Hit& here : english) {
    if (here.entry.excuse || !turned(english, arabic, here.entry)) continue;
    const Hit* there = opposite_of(here, arabic, pair);
    if (there == nullptr) continue;
    const PairAccounts& accounts = accounts_of(context, pair);
    const std::size_t row = here.entry.row;
    if (rendered_otherwise(accounts.english, accounts.arabic, here, tokens_of(arabic, row)) ||
        rendered_otherwise(accounts.arabic, accounts.english, *there, tokens_of(english, row)))
      continue;
    if (!denials) denials = {denial_tokens(pair.english, false), denial_tokens(pair.arabic, true)};
    if (denied(denials->first, here) || denied(denials->second, *there)) continue;
    const ByteRange in_english = range(pair.english, here);
    const ByteRange in_arabic = range(pair.arabic, *there);
    const auto e = quote(pair.english.text(in_english));
    const auto a = quote(pair.arabic.text(in_arabic));
    findings.add(pair, "negation.reversed", 0.8, in_english, in_arabic,
                 {"{0} became its opposite, {1}", {pair.english_is_source ? e : a, pair.english_is_source ? a : e}});
    return;
  }
}

}  // namespace muwazi::inline v0
