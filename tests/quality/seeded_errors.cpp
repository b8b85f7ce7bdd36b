// SPDX-License-Identifier: Apache-2.0
// Measures recall: errors are made in good pairs, one a pair, and the review has to find them with the right kind.
//
//     seeded_errors [--data DIR] [--lexicon TABLE] [--set pud,tico19,react-docs] [--list ERROR] [--floors FILE]
//
// Every error is made by a rule from the pairs themselves (nothing of theirs is kept here); the generator is seeded with a
// constant, so that each run makes the same ones. An error counts as found where a finding of one of the kinds named in
// `errors` is there that the pair without the error does not have, and is marked where at least half of the words that such a
// finding points at are among those that were put in or changed (where it is known which these are). --lexicon takes a table that was learned without the set, which is what figures are to be taken with.
#include "seeds.hpp"

#include <muwazi/review.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace seeds;
using muwazi::Finding;
using muwazi::FindingKind;

/// A pair with an error in it. `part` is the text that was put in or changed on the Arabic (or English) side.
struct Made {
  Pair pair;
  std::string part;  ///< words that a finding should touch on either side; empty: anywhere
  bool whole = false;  ///< found as well by a finding that takes in most of `part`, or of a whole side, though a lesser one went
};

using Maker = std::function<std::optional<Made>(const std::vector<Pair>&, std::size_t, Random&)>;

struct Error {
  const char* name;
  std::vector<FindingKind> kinds;
  double asked;  ///< share that is to be found
  Maker make;
  /// Made in the translation, whichever language that is: from Arabic, the maker gets its pairs with the sides exchanged.
  bool in_target = false;
};

/// Whether the Arabic of a text, or the English, holds words that were translated: what has none in its translation's own script
/// (code, names, what stands in English already) is not put wrong by being left as it is.
bool translated(const std::string& source, const std::string& target) {
  const std::string& arabic = arabic_words(source) > arabic_words(target) ? source : target;
  return arabic_words(arabic) > 0 && words_to_read(source) > 0;
}

/// Whether a clause is one for the reader, four of its words no code, mark or address, and is not cut within code or a tag.
bool is_text(const std::vector<std::string>& words, std::pair<std::size_t, std::size_t> clause) {
  constexpr std::size_t least_words = 4;
  const std::string part = join(words, clause.first, clause.second);
  return words_to_read(part) >= least_words && outside_markup(join(words, 0, clause.first)) && outside_markup(part);
}

std::vector<Error> errors() {
  using enum FindingKind;
  std::vector<Error> out;
  out.push_back({"clause dropped (Arabic)", {omission, alignment}, 0.80, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    const auto words = words_of(pairs[i].arabic);
    const auto clause = pick_clause(words, random);
    if (!clause || !is_text(words, *clause)) return std::nullopt;
    return Made{{pairs[i].english, without(words, *clause)}, ""};
  }});
  out.push_back({"clause added (Arabic)", {addition, alignment}, 0.80, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    const auto words = words_of(pairs[i].english);
    const auto clause = pick_clause(words, random);
    if (!clause || !is_text(words, *clause) || arabic_words(pairs[i].arabic) == 0) return std::nullopt;
    return Made{{without(words, *clause), pairs[i].arabic}, ""};
  }});
  out.push_back({"foreign clause added", {addition, alignment}, 0.80, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    const auto words = words_of(pairs[i].arabic);
    const auto others = words_of(pairs[(i + 7) % pairs.size()].arabic);
    const auto clause = pick_clause(others, random);
    const auto place = clauses(words);
    if (!clause || !is_text(others, *clause) || place.size() < 2) return std::nullopt;
    const std::string part = join(others, clause->first, clause->second);
    return Made{{pairs[i].english, join(words, 0, place[0].second) + " " + part + " " + join(words, place[0].second, words.size())}, part};
  }, true});
  out.push_back({"third left untranslated", {untranslated}, 0.98, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    const auto english = words_of(pairs[i].english);
    const auto arabic = words_of(pairs[i].arabic);
    if (english.size() < 9 || arabic.size() < 6) return std::nullopt;
    const std::string part = join(english, english.size() / 3, english.size() * 2 / 3);
    // Only words that were translated can be left untranslated: no code, no names, nothing that stands in English already. Marks of
    // headings and lists are no words.
    if (words_to_read(part) < 3 || !translated(part, join(arabic, arabic.size() / 3, arabic.size() * 2 / 3))) return std::nullopt;
    if (!outside_markup(join(english, 0, english.size() / 3)) || !outside_markup(part)) return std::nullopt;
    return Made{{pairs[i].english, join(arabic, 0, arabic.size() / 3) + " " + part + " " + join(arabic, arabic.size() * 2 / 3, arabic.size())}, part, true};
  }, true});
  out.push_back({"sentence untranslated", {untranslated}, 1.0, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    if (words_to_read(pairs[i].english) < 4 || !translated(pairs[i].english, pairs[i].arabic) || cites_titles(pairs[i].english)) return std::nullopt;
    return Made{{pairs[i].english, pairs[i].english}, "", true};
  }, true});
  out.push_back({"negation removed", {negation}, 0.75, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    auto words = words_of(pairs[i].english);
    const std::size_t at = find_not(words);
    // What stands in English on both sides is no translation.
    if (at == words.size() || arabic_words(pairs[i].arabic) == 0) return std::nullopt;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
    return Made{{join(words, 0, words.size()), pairs[i].arabic}, ""};
  }});
  out.push_back({"negation lost in Arabic", {negation}, 0.75, [denials = seeds::EnglishDenials()](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    // An Arabic denial that renders none ("a dead-end host", "the jury is still out") may be left out by another translator.
    if (!denials.any(pairs[i].english)) return std::nullopt;
    auto words = words_of(pairs[i].arabic);
    const std::size_t at = find_denial(words, {"\u0644\u0645", "\u0644\u0646", "\u0644\u0627", "\u0644\u064A\u0633", "\u0644\u064A\u0633\u062A", "\u0648\u0644\u0645", "\u0648\u0644\u0627"});
    if (at == words.size() || denies_nothing(words, at)) return std::nullopt;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
    return Made{{pairs[i].english, join(words, 0, words.size())}, ""};
  }});
  out.push_back({"negation added", {negation}, 0.75, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    auto words = words_of(pairs[i].english);
    const std::size_t at = find_word(words, {"is", "are", "was", "were", "will", "can", "has", "have", "should", "would"});
    if (at == words.size() || find_word(words, {"not", "no", "never"}) < words.size()) return std::nullopt;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, "not");
    return Made{{join(words, 0, words.size()), pairs[i].arabic}, ""};
  }});
  out.push_back({"direction turned", {negation}, 0.75, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    constexpr std::pair<const char*, const char*> opposites[] = {
        {"before", "after"}, {"after", "before"}, {"increased", "decreased"}, {"increase", "decrease"}, {"decrease", "increase"},
        {"north", "south"}, {"south", "north"}, {"east", "west"}, {"west", "east"}, {"northern", "southern"}, {"southern", "northern"},
        {"won", "lost"}, {"lost", "won"}, {"bought", "sold"}, {"sold", "bought"}, {"confirmed", "denied"}, {"denied", "confirmed"},
        {"success", "failure"}, {"strong", "weak"}, {"positive", "negative"}, {"easy", "difficult"}, {"peace", "war"}, {"war", "peace"},
        {"summer", "winter"}, {"winter", "summer"}, {"inside", "outside"}, {"outside", "inside"}, {"rich", "poor"}, {"poor", "rich"}};
    auto words = words_of(pairs[i].english);
    for (std::string& word : words)
      for (const auto& [one, other] : opposites)
        if (word == one) {
          word = other;
          return Made{{join(words, 0, words.size()), pairs[i].arabic}, other};
        }
    return std::nullopt;
  }});
  out.push_back({"opposite in Arabic", {negation}, 0.75, [opposites = seeds::Opposites()](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    if (auto made = opposites.exchange(pairs[i], random)) return Made{made->first, made->second};
    return std::nullopt;
  }});
  out.push_back({"word in another sense", {term}, 0.20, [senses = seeds::Senses()](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    if (auto made = senses.exchange(pairs[i], random)) return Made{made->first, made->second};
    return std::nullopt;
  }});
  out.push_back({"other sentence", {alignment, omission, addition}, 0.97, [](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
    const std::string& other = pairs[(i + 1) % pairs.size()].arabic;
    if (words_to_read(pairs[i].english) < 6 || words_to_read(other) < 5 || arabic_words(other) == 0) return std::nullopt;
    if (nearly_the_same(pairs[i].english, pairs[(i + 1) % pairs.size()].english)) return std::nullopt;
    return Made{{pairs[i].english, other}, "", true};
  }});
  out.push_back({"phrase doubled", {repetition}, 0.97, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    const auto words = words_of(pairs[i].arabic);
    if (words.size() < 8) return std::nullopt;
    const std::size_t size = 2 + random.below(3);
    const std::size_t at = random.below(words.size() - size);
    const std::string part = join(words, at, at + size);
    if (part.find_first_of(".,:;()\"") != std::string::npos || part.find("\u060C") != std::string::npos) return std::nullopt;
    // A phrase has two words at least, and does not begin or end within code or a tag.
    if (std::count_if(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(at + size), has_letter) < 2 ||
        !outside_markup(join(words, 0, at)) || !outside_markup(part))
      return std::nullopt;
    return Made{{pairs[i].english, join(words, 0, at + size) + " " + part + " " + join(words, at + size, words.size())}, part};
  }, true});
  for (const char* mark : {"(", ")", "\"", "["}) {
    // A quotation mark of a tag's attribute is missed as markup, whose kind is omission.
    out.push_back({mark[0] == '"' ? "quote lost" : "bracket lost", {punctuation, omission}, 0.90, [mark](const auto& pairs, std::size_t i, Random&) -> std::optional<Made> {
      const std::size_t at = pairs[i].arabic.find(mark);
      const auto count = [&](const std::string& text, char c) { return std::count(text.begin(), text.end(), c); };
      const Pair& pair = pairs[i];
      if (at == std::string::npos || count(pair.arabic, '(') != count(pair.arabic, ')') ||
          count(pair.english, '(') != count(pair.english, ')') || count(pair.arabic, '"') % 2 != 0 ||
          count(pair.english, '"') % 2 != 0)
        return std::nullopt;
      std::string arabic = pair.arabic;
      arabic.erase(at, 1);
      return Made{{pair.english, arabic}, ""};
    }, true});
  }
  out.push_back({"placeholder lost", {omission}, 0.99, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    constexpr const char* placeholders[] = {"{0}", "%s", "%1$d", "{{name}}", "${count}", "%(user)s", "{file_name}"};
    const std::string mark = placeholders[random.below(std::size(placeholders))];
    auto english = words_of(pairs[i].english);
    if (english.size() < 4) return std::nullopt;
    english.insert(english.begin() + 2, mark);
    return Made{{join(english, 0, english.size()), pairs[i].arabic}, mark};
  }, true});
  out.push_back({"placeholder changed", {omission, addition}, 0.99, [](const auto& pairs, std::size_t i, Random& random) -> std::optional<Made> {
    constexpr std::pair<const char*, const char*> placeholders[] = {
        {"{0}", "{1}"}, {"%s", "%d"}, {"{{name}}", "{{nam}}"}, {"${count}", "{count}"}, {"%(user)s", "%(user)d"}};
    const auto& mark = placeholders[random.below(std::size(placeholders))];
    auto english = words_of(pairs[i].english);
    auto arabic = words_of(pairs[i].arabic);
    if (english.size() < 4 || arabic.size() < 3) return std::nullopt;
    english.insert(english.begin() + 2, mark.first);
    arabic.insert(arabic.begin() + 1, mark.second);
    return Made{{join(english, 0, english.size()), join(arabic, 0, arabic.size())}, mark.first};
  }, true});
  return out;
}

/// Whether at least half of the words that a finding points at, on one of the sides, are among those of `part`.
bool marks(const Finding& finding, const std::string& part) {
  const auto wanted = words_of(part);
  const auto fits = [&](const std::optional<muwazi::Span>& span) {
    if (!span) return false;
    const auto words = words_of(span->text);
    const auto among = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return one.find(word) != std::string::npos; });
    });
    return among > 0 && 2 * static_cast<std::size_t>(among) >= words.size();
  };
  return fits(finding.source) || fits(finding.target);
}

bool of_kinds(const Finding& finding, const std::vector<FindingKind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), finding.kind) != kinds.end();
}

}  // namespace

int main(int argc, char** argv) {
  const seeds::Arguments given(argc, argv, MUWAZI_SHARED_DIR, "pud,tico19,react-docs");
  const auto& [data, sets, table, list, floors_path] = given;
  seeds::Floors floors(floors_path, "seeded_errors");
  muwazi::ReviewOptions options;
  std::optional<muwazi::Lexicon> lexicon;
  if (!table.empty()) {
    std::ifstream in(table, std::ios::binary);
    options.check.lexicon = &lexicon.emplace(muwazi::Lexicon::read_table(in, table));
  }
  std::istringstream names(sets);
  for (std::string name; std::getline(names, name, ',');) {
    const std::vector<Pair> pairs = read_pairs(data + "/data/parallel/" + name + ".tsv");
    if (pairs.empty()) {
      std::printf("seeded_errors: skipped, no %s in %s\n", name.c_str(), data.c_str());
      continue;
    }
    for (const bool reversed : {false, true}) {
      options.source_language = reversed ? muwazi::Language::arabic : muwazi::Language::english;
      const muwazi::Reviewer reviewer(options);
      const auto findings_of = [&](const Pair& pair) {
        return reviewer.check_pair(reversed ? pair.arabic : pair.english, reversed ? pair.english : pair.arabic).findings;
      };
      const std::set<std::size_t> strangers = out_of_step(name);
      std::vector<std::vector<Finding>> before;
      for (const Pair& pair : pairs) before.push_back(findings_of(pair));
      struct Row {
        std::size_t made = 0, found = 0;
        std::size_t known = 0, marked = 0;  // of those found: where the words are known, and where they are marked
        double asked = 0;
      };
      std::map<std::string, Row> rows;
      std::vector<Pair> exchanged;
      for (const Pair& pair : pairs) exchanged.push_back({pair.arabic, pair.english});
      std::vector<std::string> order;
      for (const Error& error : errors()) {
        Random random(20240607);
        auto& row = rows[error.name];
        if (row.made == 0 && std::find(order.begin(), order.end(), error.name) == order.end()) order.push_back(error.name);
        row.asked = error.asked;
        // What is an omission in one direction is an addition in the other.
        std::vector<FindingKind> kinds = error.kinds;
        const bool exchange = reversed && error.in_target;
        if (reversed && !error.in_target)
          for (FindingKind& kind : kinds)
            kind = kind == FindingKind::omission ? FindingKind::addition : kind == FindingKind::addition ? FindingKind::omission : kind;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
          auto made = error.make(exchange ? exchanged : pairs, i, random);
          if (!made || strangers.contains(i)) continue;
          if (exchange) std::swap(made->pair.english, made->pair.arabic);
          const auto after = findings_of(made->pair);
          const auto count = [&](const std::vector<Finding>& all) {
            return std::count_if(all.begin(), all.end(), [&](const Finding& f) { return of_kinds(f, kinds); });
          };
          // Where the words are known, a finding that marks them counts though another one went.
          const auto marked_in = [&](const std::vector<Finding>& all) {
            return !made->part.empty() && std::any_of(all.begin(), all.end(), [&](const Finding& f) { return of_kinds(f, kinds) && marks(f, made->part); });
          };
          const auto marks_all = [&](const std::vector<Finding>& all) {
            const std::size_t target = !made->part.empty() ? made->part.size() : (reversed ? made->pair.english : made->pair.arabic).size();
            const std::size_t source = (reversed ? made->pair.arabic : made->pair.english).size();
            return made->whole && std::any_of(all.begin(), all.end(), [&](const Finding& f) {
              return of_kinds(f, kinds) && ((f.target && 2 * f.target->text.size() > target) || (f.source && 2 * f.source->text.size() > source));
            });
          };
          const bool found = count(after) > count(before[i]) || (marked_in(after) && !marked_in(before[i])) || (marks_all(after) && !marks_all(before[i]));
          ++row.made;
          row.found += found;
          if (found && !made->part.empty()) {
            ++row.known;
            row.marked += marked_in(after);
          }
          if (!found && list == error.name)
            std::printf("  missed %s\n    %s\n    %s\n", error.name, made->pair.english.c_str(), made->pair.arabic.c_str());
        }
      }
      std::printf("%s %s\n", name.c_str(), reversed ? "ar-en" : "en-ar");
      for (const std::string& error : order) {
        const Row& row = rows[error];
        if (row.made == 0) continue;
        std::printf("  %-26s %5zu made  %5.1f %% found  (asked %.0f %%)", error.c_str(), row.made,
                    100.0 * static_cast<double>(row.found) / static_cast<double>(row.made), 100 * row.asked);
        if (row.known > 0) std::printf("  %5.1f %% of these marked", 100.0 * static_cast<double>(row.marked) / static_cast<double>(row.known));
        std::printf("\n");
        floors.check(name, reversed ? "ar-en" : "en-ar", error, 100.0 * static_cast<double>(row.found) / static_cast<double>(row.made));
      }
    }
  }
  return floors.status();
}
