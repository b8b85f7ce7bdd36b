// SPDX-License-Identifier: Apache-2.0
// Comparison of quantities: a measure whose noun names another dimension.
#include "quantity_comparison.hpp"

#include <muwazi/token.hpp>

namespace muwazi::inline v0::quantities {
namespace {

bool is_pronoun(const Folded& word, unsigned size) {
  const char16_t* end = word.letters.data() + word.size;
  if (size == 1) return end[-1] == arabic::heh;
  if (size == 2) return (end[-2] == arabic::heh && (end[-1] == arabic::alef || end[-1] == arabic::meem));
  return end[-3] == arabic::heh && end[-2] == arabic::meem && end[-1] == arabic::alef;
}

std::string_view dimension_name(Dimension dimension) {
  return dimension_names[static_cast<std::size_t>(dimension)];
}

bool contradict(Dimension a, Dimension b) {
  const auto spatial = [](Dimension d) {
    return d == Dimension::length || d == Dimension::area || d == Dimension::volume || d == Dimension::mass;
  };
  return (spatial(a) || a == Dimension::speed) && (spatial(b) || b == Dimension::speed);
}

Dimension dimension_of_word(std::string_view word, Language language) {
  Folded folded;
  for (std::size_t i = 0; i < word.size();) {
    std::uint32_t size = 1;
    fold(code_point_at(word, i, size), folded);
    i += size;
  }
  if (folded.too_long || folded.size == 0) return Dimension::none;
  const auto role_at = [&](unsigned begin, unsigned size) {
    const Entry* e = find(hash_of(folded.letters.data() + begin, size), language);
    return e != nullptr && e->role == Role::dimension ? static_cast<Dimension>(e->role_value) : Dimension::none;
  };
  if (language == Language::english) return role_at(0, folded.size);
  // Clitics in front, pronouns behind ("its area").
  for (unsigned begin = 0; begin <= 3 && begin + 2 < folded.size; ++begin) {
    for (unsigned cut = 0; cut <= 3 && begin + cut + 2 < folded.size; ++cut) {
      if (begin > 0 && !is_clitic(folded, begin)) continue;
      if (cut > 0 && !is_pronoun(folded, cut)) continue;
      Dimension d = role_at(begin, folded.size - begin - cut);
      if (d == Dimension::none && cut > 0 && folded.letters[folded.size - cut - 1] == arabic::teh) {
        // ta marbuta opens before a pronoun
        Folded closed = folded;
        closed.letters[folded.size - cut - 1] = static_cast<char16_t>(arabic::heh);
        const Entry* e = find(hash_of(closed.letters.data() + begin, folded.size - begin - cut), language);
        if (e != nullptr && e->role == Role::dimension) d = static_cast<Dimension>(e->role_value);
      }
      if (d != Dimension::none) return d;
    }
  }
  return Dimension::none;
}

/// The dimension that the noun beside a measure names: the nearest one within a few words before it.
Dimension named_dimension(const Side& side, const Item& item) {
  const ByteRange range = side.of(item).range;
  const std::uint32_t reach = side.language == Language::arabic ? 50 : 30;
  std::uint32_t begin = range.begin > reach ? range.begin - reach : 0;
  const auto q = static_cast<std::size_t>(item.quantity);
  if (q > 0) begin = std::max(begin, side.quantities[q - 1].range.end);
  while (begin < range.begin && (static_cast<unsigned char>(side.text[begin]) & 0xC0) == 0x80) ++begin;
  // A whole word to begin with.
  if (begin > 0 && begin < range.begin) {
    const std::size_t space = side.text.substr(0, range.begin).find(' ', begin);
    if (space == std::string_view::npos) return Dimension::none;
    begin = static_cast<std::uint32_t>(space);
  }
  // "20 x 30 metres" is an area.
  const std::string_view before = side.text.substr(begin, range.begin - begin);
  if (before.find("\u00D7") != std::string_view::npos || before.find(" x ") != std::string_view::npos) {
    return Dimension::none;
  }
  std::vector<Token> tokens;
  if (begin < range.begin) tokenize(side.text, {begin, range.begin}, tokens);
  Dimension named = Dimension::none;
  std::size_t words = 0;
  for (std::size_t k = tokens.size(); k-- > 0 && words < 3;) {
    if (tokens[k].kind == TokenKind::punctuation && tokens[k].range.in(side.text) != "(") break;
    if (tokens[k].kind != TokenKind::word) continue;
    ++words;
    named = dimension_of_word(tokens[k].range.in(side.text), side.language);
    if (named != Dimension::none) break;
  }
  return named;
}

}  // namespace

void Comparison::compare_dimensions() {
  for (std::size_t j = 0; j < target.items.size(); ++j) {
    const Item& t = target.items[j];
    if (t.unit == 0 || t.ordinal) continue;
    const Dimension dimension = dimension_of(t.unit);
    const Dimension said = named_dimension(target, t);
    if (said == Dimension::none || said == dimension || !contradict(said, dimension)) continue;
    const Item* s = t.partner >= 0 ? &source.items[static_cast<std::size_t>(t.partner)] : nullptr;
    // The source may say it that way too.
    if (s == nullptr || s->unit == 0 || named_dimension(source, *s) == said || dimension_of(s->unit) != dimension) continue;
    report(s, &t, "dimension", QuantityFault::unit, 0.8);
    QuantityMismatch& m = out.back();
    m.message = {"{0} measures {1} but is called {2}",
                 {quote(target.written(t)), catalogue_word(dimension_name(dimension)), catalogue_word(dimension_name(said))}};
    m.suggestion.clear();
  }
}

}  // namespace muwazi::inline v0::quantities
