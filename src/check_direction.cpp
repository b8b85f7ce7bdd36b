// SPDX-License-Identifier: Apache-2.0
// A direction that was turned round: what the source lets rise falls in the translation.
//
// data/opposites.tsv names opposites with their Arabic. A finding needs both halves of the evidence: a word of one side of a row
// with its opposite in the other language, and nothing of its own side there, nor of the opposite here; the two stand at about
// the same place, nothing else renders either, and no denial stands beside them ("not easy" is difficult).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check_context.hpp"
#include "coverage.hpp"
#include "inflection.hpp"
#include "meaning_data.hpp"
#include "negation_evidence.hpp"
#include "negation_words.hpp"
#include "one_of.hpp"
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
    bool excuse;    ///< explains a word of its side and turns nothing round
    bool contrary;  ///< what is not the one need not be the other
  };
  struct Hit {
    std::size_t token = 0;
    std::size_t tokens = 1;
    Entry entry{};
    std::uint32_t place = 0;  ///< of the entry, in the order of the table
  };

  static const Opposites& builtin() {
    static const Opposites made;
    return made;
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  /// The words of a side that the table has, from `least` on; where `rows` is given, in those rows that it has something of.
  [[nodiscard]] std::vector<Hit> of(const BeadSide& side, bool arabic, Opposition least = Opposition::explains,
                                    const std::vector<std::uint8_t>* rows = nullptr) const {
    std::vector<Hit> out;
    const auto tokens = side.tokens();
    const auto wanted = [&](const Listed& listed) { return rows == nullptr || (*rows)[listed.entry.row] != 0; };
    std::string phrase;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (side.facts(i).opposition < least) continue;
      const std::string_view key = side.key(i);
      const auto begin = static_cast<std::ptrdiff_t>(out.size());
      const Word* own = words(arabic).find(key);
      add_hits(arabic, key, own, i, wanted, out);
      if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::word) continue;
      const std::string_view first = phrase_begin(arabic, key);
      if (first.size() != key.size()) own = words(arabic).find(first);
      if (own == nullptr || !own->begins_phrase) continue;
      phrase.assign(first).append("_").append(side.key(i + 1));
      const Word* whole = words(arabic).find(phrase);
      if (whole == nullptr) continue;
      // In its row a phrase says something else than its words: "end up" ends nothing.
      for_each_entry(whole, [&](const Listed& listed) {
        if (!wanted(listed)) return;
        out.erase(std::remove_if(out.begin() + begin, out.end(),
                                 [&](const Hit& hit) { return hit.tokens == 1 && hit.entry.row == listed.entry.row; }),
                  out.end());
        out.push_back({i, 2, listed.entry, listed.place});
      });
    }
    return out;
  }
  [[nodiscard]] Opposition has(bool arabic, std::string_view key) const {
    if (const Word* word = words(arabic).find(phrase_begin(arabic, key)); word != nullptr && word->begins_phrase) return Opposition::turns;
    Opposition found = Opposition::none;
    for_each_reading(arabic, key, [&](std::string_view reading) {
      for_each_listed(arabic, reading, words(arabic).find(reading), [&](const Listed& listed) {
        found = std::max(found, listed.entry.excuse ? Opposition::explains : Opposition::turns);
      });
      return found != Opposition::none;
    });
    return found;
  }

 private:
  /// Whether the token ends a phrase of the row.
  static bool in_phrase(const std::vector<Hit>& hits, std::size_t token, std::uint16_t row) {
    for (auto hit = hits.rbegin(); hit != hits.rend() && hit->token + 1 >= token; ++hit)
      if (hit->tokens == 2 && hit->token + 1 == token && hit->entry.row == row) return true;
    return false;
  }
  /// The key of a word at the beginning of a phrase, without a conjunction.
  static std::string_view phrase_begin(bool arabic, std::string_view key) noexcept {
    return arabic && key.starts_with("\u0648") && key.size() > 4 ? key.substr(2) : key;
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  /// All of them stand in one list, each with its word's next: two allocations in place of thousands when the table is read.
  struct Listed {
    std::uint32_t place;  ///< in the order of the table
    Entry entry;
    bool inflects;  ///< Arabic: stands with endings and the prefixes of the imperfect too
    std::uint32_t next = none;
  };
  /// A word or phrase of the table, in each row and side that has it.
  struct Word {
    std::uint32_t first = none;  ///< of listed_
    std::uint32_t last = none;
    bool begins_phrase = false;
  };
  template <class Visit>
  void for_each_entry(const Word* word, Visit&& visit) const {
    if (word == nullptr) return;
    for (std::uint32_t i = word->first; i != none; i = listed_[i].next) visit(listed_[i]);
  }
  [[nodiscard]] const WordTable<Word>& words(bool arabic) const noexcept { return arabic ? arabic_ : english_; }

  Opposites() {
    // About what the table holds, with the forms that are made of its words.
    english_.reserve(12000);
    arabic_.reserve(6000);
    listed_.reserve(24000);
    for_each_row(opposites_table(), [&](std::string_view first, std::string_view rest) {
      std::size_t column = 1;
      contrary_ = first.starts_with('!');
      if (contrary_) first.remove_prefix(1);
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
  /// Calls `visit` with each entry of the table that the key is, or that it is a form of; `word` is what the table has of the key.
  template <class Visit>
  void for_each_listed(bool arabic, std::string_view key, const Word* word, Visit&& visit) const {
    for_each_entry(word, visit);
    if (!arabic) return;
    static constexpr std::string_view prefixes[] = {"\u064A", "\u062A", "\u0633\u064A", "\u0633\u062A"};
    static constexpr std::string_view endings[] = {"\u062A", "\u0627", "\u0648\u0627", "\u0648\u0646", "\u064A\u0646", "\u0627\u062A",
                                                   "\u0647", "\u0647\u0627", "\u0647\u0645", "\u062A\u0647"};
    for_each_uninflected(key, prefixes, endings, [&](std::string_view base) {
      const bool nominal = base.data() == key.data() && base.size() + 2 == key.size() && (key.ends_with("\u0627") || key.ends_with("\u0647"));
      for_each_entry(arabic_.find(base), [&](const Listed& listed) {
        if (listed.inflects || nominal) visit(listed);
      });
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
  /// Adds the entries of a word, in the order of the table; of one row and side the first. Of an Arabic one without its proclitics
  /// where it has none as it stands. Rows of which the word ends a phrase are left out.
  template <class Wanted>
  void add_hits(bool arabic, std::string_view key, const Word* own, std::size_t token, const Wanted& wanted, std::vector<Hit>& out) const {
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    bool found = false;
    for_each_reading(arabic, key, [&](std::string_view reading) {
      for_each_listed(arabic, reading, reading.size() == key.size() ? own : words(arabic).find(reading), [&](const Listed& listed) {
        found = true;
        if (!wanted(listed) || in_phrase(out, token, listed.entry.row)) return;
        const auto had = std::find_if(out.begin() + begin, out.end(), [&](const Hit& hit) { return same_side(hit.entry, listed.entry); });
        const Hit hit{token, 1, listed.entry, listed.place};
        if (had == out.end())
          out.push_back(hit);
        else if (listed.place < had->place)
          *had = hit;
      });
      return found;
    });
    std::sort(out.begin() + begin, out.end(), [](const Hit& a, const Hit& b) { return a.place < b.place; });
  }
  static bool same_side(const Entry& a, const Entry& b) noexcept { return a.row == b.row && a.second == b.second; }

  void add(bool arabic, std::string_view key, Entry entry, bool inflects) {
    Word& word = (arabic ? arabic_ : english_)[key];
    for (std::uint32_t i = word.first; i != none; i = listed_[i].next) {
      if (!same_side(listed_[i].entry, entry)) continue;
      listed_[i].inflects = listed_[i].inflects || inflects;
      return;
    }
    const auto at = static_cast<std::uint32_t>(listed_.size());
    (word.first == none ? word.first : listed_[word.last].next) = at;
    word.last = at;
    listed_.push_back({at, entry, inflects});
  }
  void add_words(std::string_view words, bool arabic, bool second) {
    for_each_part(words, ' ', [&](std::string_view word) {
      const Entry entry{static_cast<std::uint16_t>(rows_), second, word.starts_with('~'), contrary_};
      if (entry.excuse) word.remove_prefix(1);
      const bool as_it_stands = word.starts_with('=');
      if (as_it_stands) word.remove_prefix(1);
      std::string key;
      std::string part;
      for_each_part(word, '_', [&](std::string_view one) {
        matching_key(one, part);
        key.append(key.empty() ? "" : "_").append(part);
      });
      const std::size_t first = key.find('_');
      const bool phrase = first != std::string::npos;
      if (phrase) (arabic ? arabic_ : english_)[key.substr(0, first)].begins_phrase = true;
      add(arabic, key, entry, !phrase && !as_it_stands);
      // What stands as it is may be a verb of the imperfect, which stands for the future with a seen before it.
      const bool imperfect = arabic && as_it_stands && !phrase && key.size() >= 8 && (key.starts_with("\u064A") || key.starts_with("\u062A"));
      if (imperfect) add(true, "\u0633" + key, entry, false);
      if (phrase || as_it_stands || arabic) return;
      const std::string stem = key.ends_with('e') ? key.substr(0, key.size() - 1) : key;
      add(false, key + 's', entry, false);
      add(false, stem + "ed", entry, false);
      add(false, stem + "ing", entry, false);
    });
  }

  std::size_t rows_ = 0;
  std::vector<Listed> listed_;
  bool contrary_ = false;  ///< of the row that is read
  WordTable<Word> english_, arabic_;
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

/// How often the words of each row stand in a pair.
class Counts {
 public:
  Counts(std::size_t rows, const std::vector<Hit>& english, const std::vector<Hit>& arabic) : rows_(rows) {
    for (const Hit& hit : english) ++of(hit.entry.row, false, hit.entry.second, hit.entry.excuse);
    for (const Hit& hit : arabic) ++of(hit.entry.row, true, hit.entry.second, hit.entry.excuse);
  }
  /// Whether the side of the row that `entry` is of stands oftener in English than Arabic can account for, and its opposite oftener
  /// in Arabic than English can. Words that only excuse account for each other first, and then for what is left.
  [[nodiscard]] bool turned(const Opposites::Entry& entry) {
    const auto left_over = [&](bool arabic, bool second) {
      const std::uint32_t there = of(entry.row, !arabic, second, true);
      const std::uint32_t here = of(entry.row, arabic, second, true);
      return of(entry.row, arabic, second, false) > of(entry.row, !arabic, second, false) + (there > here ? there - here : 0);
    };
    return left_over(false, entry.second) && left_over(true, !entry.second);
  }

 private:
  std::uint32_t& of(std::size_t row, bool arabic, bool second, bool excuse) {
    return rows_[row][4u * static_cast<unsigned>(arabic) + 2u * static_cast<unsigned>(second) + static_cast<unsigned>(excuse)];
  }
  std::vector<std::array<std::uint32_t, 8>> rows_;
};

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
  constexpr double most_tokens = 18;  // in a long text; 14 to 25 do about as well
  const double longer = static_cast<double>(std::max(pair.english.tokens().size(), pair.arabic.tokens().size()));
  const double farthest = std::min(0.5, most_tokens / longer);  // of the sentence
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

/// Whether a word denies by how it is made: "unsafe", "ghayr amin".
bool denies_itself(const BeadSide& side, bool arabic, const Hit& hit) {
  const Denial denial = side.facts(hit.token).denial;
  return arabic ? denial == Denial::affix : denial == Denial::implied && !denied_base(side.key(hit.token)).empty();
}

/// Whether one of the denials of its side stands near `hit`, or before it where the other side's word denies by itself.
bool denied(const std::vector<std::size_t>& denials, const Hit& hit, const BeadSide& other, bool arabic, const Hit& opposite) {
  constexpr std::size_t reach = 3;
  const std::size_t reach_before = denies_itself(other, arabic, opposite) ? 2 * reach : reach;
  return std::any_of(denials.begin(), denials.end(), [&](std::size_t at) {
    if (at >= hit.token && at < hit.token + hit.tokens) return false;  // of the word itself
    return at < hit.token ? hit.token - at <= reach_before : at - hit.token <= reach;
  });
}

/// "The town was lost to its neighbour", which its neighbour won: the two words have each a subject of their own.
bool is_converse(const PairView& pair, const Hit& english, const Hit& arabic) {
  constexpr std::size_t reach = 8;   // tokens from "lost" to "to"
  constexpr std::size_t behind = 6;  // tokens from an Arabic verb to what it governs
  if (!is_one_of(pair.english.key(english.token), {"lose", "loses", "losing", "lost"})) return false;
  const auto has = [](const BeadSide& side, std::size_t from, std::size_t count, std::initializer_list<std::string_view> words) {
    for (std::size_t t = from; t < std::min(side.tokens().size(), from + count); ++t)
      if (side.tokens()[t].kind == TokenKind::word && is_one_of(side.key(t), words)) return true;
    return false;
  };
  // "'Ala" (over) and "'amam" (before) stand before the one that lost, or that it was lost to.
  return has(pair.english, english.token + 1, reach, {"to"}) &&
         !has(pair.arabic, arabic.token + 1, behind, {"\u0639\u0644\u064A", "\u0627\u0645\u0627\u0645"});
}

}  // namespace

Opposition opposition_of(std::string_view key, Language language) {
  return Opposites::builtin().has(language == Language::arabic, key);
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
    return hit.token >= from && hit.token < to && !hit.entry.contrary && has(hit.entry.row, !hit.entry.second) && !has(hit.entry.row, hit.entry.second);
  });
}

void check_direction(const CheckContext& context, const PairView& pair, Findings& findings) {
  const Opposites& opposites = Opposites::builtin();
  // Of each row, the sides that English has words of, a bit each. Without an opposite of one of them in Arabic nothing is turned.
  std::vector<std::uint8_t> sides(opposites.rows());
  for (const Hit& hit : opposites.of(pair.english, false, Opposition::turns))
    if (!hit.entry.excuse) sides[hit.entry.row] |= hit.entry.second ? 2 : 1;
  const auto opposed = opposites.of(pair.arabic, true, Opposition::turns, &sides);
  if (std::none_of(opposed.begin(), opposed.end(), [&](const Hit& hit) { return !hit.entry.excuse && (sides[hit.entry.row] & (hit.entry.second ? 1 : 2)) != 0; }))
    return;
  const auto english = opposites.of(pair.english, false, Opposition::explains, &sides);
  const auto arabic = opposites.of(pair.arabic, true, Opposition::explains, &sides);
  const auto range = [](const BeadSide& side, const Hit& hit) {
    return ByteRange{side.tokens()[hit.token].range.begin, side.tokens()[hit.token + hit.tokens - 1].range.end};
  };
  std::optional<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> denials;  // of both sides
  Counts counts(opposites.rows(), english, arabic);
  for (const Hit& here : english) {
    if (here.entry.excuse || !counts.turned(here.entry)) continue;
    const Hit* there = opposite_of(here, arabic, pair);
    if (there == nullptr || is_converse(pair, here, *there)) continue;
    const PairAccounts& accounts = accounts_of(context, pair);
    const std::size_t row = here.entry.row;
    if (rendered_otherwise(accounts.english, accounts.arabic, here, tokens_of(arabic, row)) ||
        rendered_otherwise(accounts.arabic, accounts.english, *there, tokens_of(english, row)))
      continue;
    if (!denials) denials = {denial_tokens(pair.english, false), denial_tokens(pair.arabic, true)};
    if (denied(denials->first, here, pair.arabic, true, *there) || denied(denials->second, *there, pair.english, false, here)) continue;
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
