// SPDX-License-Identifier: Apache-2.0
#include "denial_table.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "meaning_data.hpp"
#include "negation_words.hpp"
#include "one_of.hpp"
#include "sentence_data.hpp"

namespace muwazi::inline v0 {

namespace {

/// Whether an English denial is a verb or participle that undoes something ("unmount", "disconnected").
bool undoes(const BeadSide& side, std::size_t token) {
  const std::string_view key = side.key(token);
  if (side.facts(token).denial != Denial::implied || denied_base(key).empty()) return false;
  constexpr std::string_view adjectives[] = {"able", "al", "ible", "ic", "ive", "ful", "ous", "less", "ary"};
  return std::none_of(std::begin(adjectives), std::end(adjectives), [&](std::string_view ending) { return key.ends_with(ending); });
}

}  // namespace

bool parts_from_denial(const BeadSide& side, std::size_t token) {
  return side.tokens()[token].kind == TokenKind::punctuation && !is_one_of(side.text(side.tokens()[token]), {"\"", "-"});
}

const DenialTable& DenialTable::builtin() {
  static const DenialTable made;
  return made;
}

DenialTable::DenialTable() {
  for_each_row(denials_table(), [&](std::string_view language, std::string_view rest) {
    const std::size_t tab = rest.find('\t');
    assert((language == "en" || language == "ar") && tab != rest.npos);
    if (tab == rest.npos) return;
    rows_.push_back({language == "ar", read_conditions(rest.substr(0, tab)), read_conditions(rest.substr(tab + 1))});
  });
}

DenialTable::Phrase DenialTable::read_phrase(std::string_view text) {
  Phrase phrase;
  for_each_part(text, '_', [&](std::string_view word) {
    Element& element = phrase.emplace_back();
    if (word == "+") element.kind = Element::Kind::any;
    if (word == "..") element.kind = Element::Kind::gap;
    if (element.kind != Element::Kind::one_of) return;
    for_each_part(word, '|', [&](std::string_view one) {
      Pattern& pattern = element.patterns.emplace_back();
      if (one.size() > 1 && (pattern.any_ending = one.ends_with('-'))) one.remove_suffix(1);
      if (one.size() > 1 && (pattern.any_beginning = one.starts_with('-'))) one.remove_prefix(1);
      matching_key(one, pattern.key);
      if (pattern.key.empty()) pattern.key = one;  // a mark
    });
  });
  return phrase;
}

std::vector<DenialTable::Condition> DenialTable::read_conditions(std::string_view text) {
  struct Place {
    std::string_view name;
    Where where;
  };
  static constexpr Place names[] = {
      {"is", Where::is},       {"before", Where::before}, {"behind", Where::behind}, {"has", Where::has},   {"no", Where::lacks},
      {"few", Where::few},     {"among", Where::among},   {"opens", Where::opens},   {"asks", Where::asks}, {"left", Where::left},
      {"by", Where::by},       {"again", Where::again},   {"undoes", Where::undoes},
  };
  std::vector<Condition> out;
  if (text == "*") return out;
  for_each_part(text, ';', [&](std::string_view part) {
    Condition& condition = out.emplace_back();
    bool named = false;
    for_each_part(part, ' ', [&](std::string_view word) {
      if (!std::exchange(named, true)) {
        const auto* name = std::find_if(std::begin(names), std::end(names), [&](const Place& one) { return one.name == word; });
        assert(name != std::end(names));
        if (name != std::end(names)) condition.where = name->where;
      } else if (condition.phrases.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        for (const char digit : word) condition.reach = 10 * condition.reach + static_cast<std::size_t>(digit - '0');
      } else {
        condition.phrases.push_back(read_phrase(word));
      }
    });
  });
  return out;
}

bool DenialTable::Pattern::matches(std::string_view word, bool arabic) const {
  if (any_beginning) return any_ending ? word.find(key) != word.npos : word.ends_with(key);
  if (!any_ending) return word == key;
  if (word.starts_with(key)) return true;
  constexpr std::string_view clitics[] = {"\u0648", "\u0641", "\u0628", "\u0644", "\u0627\u0644"};
  return arabic && std::any_of(std::begin(clitics), std::end(clitics), [&](std::string_view clitic) {
           return word.starts_with(clitic) && word.substr(clitic.size()).starts_with(key);
         });
}

bool DenialTable::stands(const Phrase& phrase, std::size_t from, const BeadSide& side, bool arabic, std::size_t token) {
  constexpr std::size_t longest_gap = 20;  // tokens
  const auto tokens = side.tokens();
  for (std::size_t e = from; e < phrase.size(); ++e, ++token) {
    const Element& element = phrase[e];
    if (element.kind == Element::Kind::gap) {
      for (std::size_t t = token; t < std::min(tokens.size(), token + longest_gap); ++t)
        if (stands(phrase, e + 1, side, arabic, t)) return true;
      return false;
    }
    if (token >= tokens.size()) return false;
    if (element.kind == Element::Kind::any) continue;
    const std::string_view word = tokens[token].kind == TokenKind::word ? side.key(token) : side.text(tokens[token]);
    if (std::none_of(element.patterns.begin(), element.patterns.end(), [&](const Pattern& pattern) { return pattern.matches(word, arabic); })) return false;
  }
  return true;
}

bool DenialTable::holds(const Condition& condition, const DenialPlace& denial, bool of_own) {
  const BeadSide& side = of_own ? denial.own : denial.other;
  const bool arabic = of_own == denial.arabic;
  const auto tokens = side.tokens();
  const auto at = [&](std::size_t token) {
    return std::any_of(condition.phrases.begin(), condition.phrases.end(), [&](const Phrase& phrase) { return stands(phrase, 0, side, arabic, token); });
  };
  const auto within = [&](std::size_t begin, std::size_t end) {
    for (std::size_t t = begin; t < std::min(end, tokens.size()); ++t)
      if (at(t)) return true;
    return false;
  };
  const auto in_sentence = [&](std::size_t token) {
    std::size_t begin = denial.at;
    while (begin > token && !is_one_of(side.text(tokens[begin - 1]), {".", "!", "?", "\u061F", ";", "\u061B"})) --begin;
    return begin;
  };
  const auto from = [&](std::size_t token) { return token > condition.reach ? token - condition.reach : 0; };
  switch (condition.where) {
    case Where::is: return at(denial.at);
    case Where::before: return within(in_sentence(from(denial.at)), denial.at);
    case Where::behind: {
      std::size_t end = denial.at + 1;
      while (end < std::min(tokens.size(), denial.at + 1 + condition.reach) && !parts_from_denial(side, end)) ++end;
      return within(denial.at + 1, end);
    }
    case Where::has: return within(0, tokens.size());
    case Where::lacks: return !within(0, tokens.size());
    case Where::few: return tokens.size() <= condition.reach;
    case Where::among: return denial.at < condition.reach;
    case Where::opens: return !tokens.empty() && at(0);
    case Where::asks: return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return is_one_of(side.text(token), {"?", "\u061F"}); });
    case Where::left:
      return std::any_of(denial.there.begin(), denial.there.end(), [&](const WordAccount& word) {
        return (unrendered(word) || denial.words[static_cast<std::size_t>(word.partner)].token == denial.at) && at(word.token);
      });
    case Where::by: return denial.partner && within(from(*denial.partner), *denial.partner + condition.reach);
    case Where::again:
      for (std::size_t t = 0; t < denial.at; ++t)
        if (tokens[t].kind == TokenKind::word && side.facts(t).denial == Denial::plain) return true;
      return false;
    case Where::undoes: return undoes(side, denial.at);
  }
  return false;
}

bool DenialTable::explains(const DenialPlace& denial) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    const auto own_holds = [&](const Condition& condition) { return holds(condition, denial, true); };
    const auto other_holds = [&](const Condition& condition) { return holds(condition, denial, false); };
    return row.arabic == denial.arabic && std::all_of(row.own.begin(), row.own.end(), own_holds) &&
           std::all_of(row.other.begin(), row.other.end(), other_holds);
  });
}

}  // namespace muwazi::inline v0
