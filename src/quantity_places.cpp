// SPDX-License-Identifier: Apache-2.0
// Comparison of quantities: numbers that changed places, told by the words around them.
#include "quantity_comparison.hpp"

#include <muwazi/token.hpp>

#include <algorithm>
#include <array>
#include <vector>

#include "one_of.hpp"
#include "quantity_agree.hpp"

namespace muwazi::inline v0::quantities {
namespace {

/// Content words around a quantity up to its neighbours, each with how closely it is bound to the number: what stands
/// behind it most, what a comma parts from it least. A number in brackets belongs to what stands before them.
struct Bound {
  StemId stem;
  double weight;
};

using Context = std::vector<Bound>;

/// Does nothing but a comma or "and" stand between a quantity and the next?
bool listed(const Side& side, std::size_t q) {
  const std::uint32_t from = side.quantities[q].range.end;
  const std::uint32_t to = side.quantities[q + 1].range.begin;
  if (from > to || to - from > 8 || !side.quantities[q].unit.empty()) return false;
  std::string_view between = side.text.substr(from, to - from);
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return between == "and" || between == "," || between == "or" || between == "\u0648" || between == "\u060C" ||
         between == "\u0623\u0648";
}

const Entry* entry_of(std::string_view word, Language language) {
  Folded folded;
  for (std::size_t i = 0; i < word.size();) {
    std::uint32_t size = 1;
    fold(code_point_at(word, i, size), folded);
    i += size;
  }
  if (folded.too_long || folded.size == 0) return nullptr;
  const Entry* e = find(hash_of(folded.letters.data(), folded.size), language);
  for (unsigned clitics = 1; e == nullptr && language == Language::arabic && clitics <= 4; ++clitics) {
    if (folded.size < clitics + 2 || !is_clitic(folded, clitics)) break;
    e = find(hash_of(folded.letters.data() + clitics, folded.size - clitics), language);
  }
  return e;
}

Context context(const Side& side, const Item& item, const Lexicon& lexicon) {
  constexpr std::uint32_t reach = 70;  // bytes of Latin text; Arabic letters take two
  constexpr int words = 6;
  const std::uint32_t bytes = side.language == Language::arabic ? reach * 2 : reach;
  const ByteRange range = side.of(item).range;
  const auto q = static_cast<std::size_t>(item.quantity);
  std::uint32_t begin = range.begin > bytes ? range.begin - bytes : 0;
  std::uint32_t end = std::min(static_cast<std::uint32_t>(side.text.size()), range.end + bytes);
  bool bracket = false;
  // "paragraphs 3 and 5", "25 and 54 people": what is counted stands with the first, or the last.
  std::size_t first = q;
  std::size_t last = q;
  while (first > 0 && q - first < 8 && listed(side, first - 1)) --first;
  while (last + 1 < side.quantities.size() && last - q < 8 && listed(side, last)) ++last;
  if (first > 0) begin = std::max(begin, side.quantities[first - 1].range.end);
  if (last + 1 < side.quantities.size()) end = std::min(end, side.quantities[last + 1].range.begin);
  while (begin > 0 && begin < range.begin && (static_cast<unsigned char>(side.text[begin]) & 0xC0) == 0x80) ++begin;
  while (end > range.end && end < side.text.size() && (static_cast<unsigned char>(side.text[end]) & 0xC0) == 0x80) --end;
  Context out;
  std::vector<Token> tokens;
  const auto add = [&](const Token& token, double& weight) {
    if (token.kind == TokenKind::punctuation) {
      const std::string_view mark = token.range.in(side.text);
      if (mark == "." || mark == ";" || mark == "\u061B") weight *= 0.2;
      else if (mark == "," || mark == "\u060C" || mark == "(" || mark == ")" || mark == ":") weight *= 0.5;
      return false;
    }
    if (token.kind != TokenKind::word) return false;
    const StemId stem = lexicon.stem(token.range.in(side.text), side.language);
    if (stem != no_stem && !lexicon.is_function_word(stem, side.language)) out.push_back({stem, weight});
    weight *= 0.8;
    return true;
  };
  if (begin < range.begin) {
    tokenize(side.text, {begin, range.begin}, tokens);
    if (!tokens.empty() && tokens.back().range.in(side.text) == "(") {
      bracket = true;
      tokens.pop_back();
    }
    double weight = bracket ? 1.0 : 0.7;
    // "Article 14": nothing is bound more closely.
    if (!tokens.empty() && tokens.back().kind == TokenKind::word) {
      const Entry* label = entry_of(tokens.back().range.in(side.text), side.language);
      if (label != nullptr && label->role == Role::label) weight = 1.5;
    }
    int n = 0;
    for (std::size_t k = tokens.size(); k-- > 0 && n < words;) n += add(tokens[k], weight);
    tokens.clear();
  }
  if (range.end < end) {
    tokenize(side.text, {range.end, end}, tokens);
    double weight = bracket ? 0.4 : 1.0;
    int n = 0;
    for (std::size_t k = 0; k < tokens.size() && n < words; ++k) n += add(tokens[k], weight);
  }
  return out;
}

/// How strongly the words of two contexts translate each other, about 1 for a noun and its translation right behind both
/// numbers. Each word counts once.
double links(const Context& from, const Context& to, Language of_from, const Lexicon& lexicon) {
  double sum = 0;
  std::vector<char> used(to.size());
  for (const Bound& a : from) {
    double best = 0;
    std::size_t at = 0;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const double weight = a.weight * to[j].weight;
      if (used[j] != 0 || weight <= best) continue;
      if (lexicon.probability(a.stem, of_from, to[j].stem) < 0.02f) continue;
      best = weight;
      at = j;
    }
    if (best > 0) used[at] = 1;
    sum += best;
  }
  return sum;
}

/// Does a number stand where a year does: behind "in", "since", "the year"?
bool year_place(const Side& side, const Item& item) {
  if (item.ordinal || item.unit != 0 || item.percent || !has_digits(side.written(item))) return false;
  const ByteRange range = side.of(item).range;
  std::size_t end = range.begin;
  while (end > 0 && side.text[end - 1] == ' ') --end;
  std::size_t begin = end;
  constexpr std::size_t longest = 256;  // bytes: more than a word of the table has with all its vowel marks
  while (begin > 0 && side.text[begin - 1] != ' ' && end - begin <= longest) --begin;
  if (end - begin > longest) return false;
  const Entry* e = entry_of(side.text.substr(begin, end - begin), side.language);
  return e != nullptr && (e->role == Role::year_word || e->role == Role::in_year || e->role == Role::month);
}

/// What unit, percent sign and kind of number say about two items being one: positive for, negative against.
double tied(const Item& a, const Item& b) {
  double sum = 0;
  if (a.percent != b.percent) sum -= 2;
  else if (a.percent) sum += 2;
  if (a.unit != 0 && b.unit != 0) sum += units_agree(a, b) ? 2 : -2;
  else if (a.unit != 0 || b.unit != 0) sum -= 1;
  if (a.year != b.year) sum -= 0.5;
  if (a.ordinal != b.ordinal) sum -= 0.5;
  return sum;
}

/// Nothing but a conjunction, a comma or a dash between two quantities.
bool coordinated(const Side& side, const Item& a, const Item& b) {
  const ByteRange x = side.of(a).range;
  const ByteRange y = side.of(b).range;
  if (x.end > y.begin || y.begin - x.end > 24) return false;
  std::string_view between = side.text.substr(x.end, y.begin - x.end);
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  static constexpr std::string_view joints[] = {"and", ",", ", and", "of", "out of", "(", "/", "in", "versus", "vs", ":",
                                                "\u0648", "\u060C", "\u060C \u0648", ", \u0648", "\u0645\u0646",
                                                "\u0645\u0646 \u0623\u0635\u0644", "\u0645\u0642\u0627\u0628\u0644"};
  return std::find(std::begin(joints), std::end(joints), between) != std::end(joints);
}

/// Nothing but "or" between two quantities.
bool alternatives(const Side& side, const Item& a, const Item& b) {
  const ByteRange x = side.of(a).range;
  const ByteRange y = side.of(b).range;
  constexpr std::uint32_t longest = 8;  // bytes
  if (x.end > y.begin || y.begin - x.end > longest) return false;
  std::string_view between = side.text.substr(x.end, y.begin - x.end);
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return between == "or" || between == "\u0623\u0648";
}

/// What a change, or a comparison, makes of a number by the words before it: "to 7 %", "up from 6 %".
enum class End : std::uint8_t { none, from, to };

End end_before(const Side& side, const Item& item) {
  constexpr std::size_t reach = 3;      // words: "to a record 7 %"
  constexpr std::size_t longest = 64;   // bytes
  const std::uint32_t begin = side.of(item).range.begin;
  std::string_view before = side.text.substr(0, begin);
  const auto q = static_cast<std::size_t>(item.quantity);
  if (q > 0) before.remove_prefix(std::min<std::size_t>(before.size(), side.quantities[q - 1].range.end));
  if (before.size() > longest) before.remove_prefix(before.size() - longest);
  const auto compares = [](std::string_view rest) {
    while (rest.ends_with(' ')) rest.remove_suffix(1);
    return rest.ends_with("compared");
  };
  for (std::size_t n = 0; n < reach; ++n) {
    while (before.ends_with(' ')) before.remove_suffix(1);
    const std::size_t space = before.find_last_of(' ');
    const std::string_view word = space == std::string_view::npos ? before : before.substr(space + 1);
    if (word.empty() || word.ends_with(',') || word.ends_with('.') || word.ends_with("\u060C")) return End::none;
    before.remove_suffix(word.size());
    // "min" (from), "'an" (than), "muqabil", "muqarana" (against), "kan" (was), "ba'd" (after)
    if (is_one_of(word, {"from", "against", "\u0645\u0646", "\u0639\u0646", "\u0645\u0642\u0627\u0628\u0644", "\u0645\u0642\u0627\u0631\u0646\u0629", "\u0643\u0627\u0646", "\u0643\u0627\u0646\u062A", "\u0628\u0639\u062F"})) {
      return End::from;
    }
    if (is_one_of(word, {"to", "with"}) && compares(before)) return End::from;
    // "'ila" (to), "li-yablugh", "li-yasil" (reaching)
    if (is_one_of(word, {"to", "\u0625\u0644\u0649", "\u0627\u0644\u0649", "\u0644\u064A\u0628\u0644\u063A", "\u0644\u062A\u0628\u0644\u063A", "\u0644\u064A\u0635\u0644", "\u0644\u062A\u0635\u0644"})) return End::to;
  }
  return End::none;
}

/// As end_before(); the second end of a range goes by what stands before the first, and a year behind a number by that: "from 9 % in 2012".
End end_of(const Side& side, const Item& item) {
  const End end = end_before(side, item);
  if (&item == side.items.data()) return end;
  const Item& last = *(&item - 1);
  if (item.range && last.quantity == item.quantity) return end == End::from ? End::to : End::none;
  return end == End::none && item.year && !last.year && last.quantity + 1 == item.quantity ? end_before(side, last) : end;
}

}  // namespace

bool is_clitic(const Folded& word, unsigned size) {
  for (unsigned i = 0; i < size; ++i) {
    const char32_t c = word.letters[i];
    if (c != arabic::waw && c != arabic::feh && c != arabic::beh && c != arabic::lam && c != arabic::kaf && c != arabic::alef) {
      return false;
    }
  }
  return true;
}

double Comparison::exchanged(const Item& before, const Item& s, bool neighbours, const Lexicon& lexicon) const {
  const Item& u = target.items[static_cast<std::size_t>(before.partner)];
  const Item& t = target.items[static_cast<std::size_t>(s.partner)];
  if (before.low == s.low || t.low == u.low) return 0;
  // "7 % in May, up from 6 %" and "from 6 % to 7 % in May".
  std::array<End, 4> ends{end_of(source, s)};
  if (ends[0] != End::none) ends = {ends[0], end_of(target, t), end_of(source, before), end_of(target, u)};
  const auto differ = [](End a, End b) { return a != End::none && b != End::none && a != b; };
  const bool one_range = before.quantity == s.quantity || t.quantity == u.quantity;
  if (differ(ends[0], ends[1]) && differ(ends[2], ends[3])) return 0.8;
  if (one_range || s.month != 0 || before.month != 0) return 0;
  const bool inverted = t.quantity < u.quantity;
  if (!inverted && !neighbours) return 0;
  // What differs in kind does not change places: "third" and 4-2.
  const auto keep_kinds = [](bool one, bool its, bool other, bool others) { return one != other && one == its && other == others; };
  if (keep_kinds(s.ordinal, t.ordinal, before.ordinal, u.ordinal) || keep_kinds(s.percent, t.percent, before.percent, u.percent)) return 0;
  // A rank and a score: "number three ... 6-3".
  if ((s.range != before.range || t.range != u.range) && (s.ordinal || t.ordinal || before.ordinal || u.ordinal)) return 0;
  if (inverted && neighbours && coordinated(source, before, s) && coordinated(target, t, u)) return 0.75;
  // "Discs of 90 or 100 minutes": the noun may stand with either.
  if (!inverted && neighbours && alternatives(source, before, s) && alternatives(target, u, t)) return 0;
  const Context s_words = context(source, s, lexicon);
  const Context before_words = context(source, before, lexicon);
  const Context t_words = context(target, t, lexicon);
  const Context u_words = context(target, u, lexicon);
  const double kinds = tied(s, u) + tied(before, t) - tied(s, t) - tied(before, u);
  // Where only one of the two stands as a year does, on both sides, they have to be the same.
  double years = 0;
  const bool s_year = year_place(source, s);
  const bool t_year = year_place(target, t);
  if (s_year != year_place(source, before) && t_year != year_place(target, u)) years = s_year == t_year ? -1.5 : 1.5;
  if (inverted && ends[0] == ends[1] && ends[2] == ends[3] && differ(ends[0], ends[2])) return 0;
  const double evidence = links(s_words, u_words, source.language, lexicon) + links(before_words, t_words, source.language, lexicon) -
                          links(s_words, t_words, source.language, lexicon) - links(before_words, u_words, source.language, lexicon) + 0.5 * kinds + years;
  // Translations keep the order of numbers (all but 7 of 1,139 neighbours on pud and tico19), so that another order has to
  // be excused by the words around them, and the same order to be refuted by them.
  const double least = !inverted ? 1.2 : neighbours ? -0.5 : 0.3;
  return evidence > least ? std::clamp(0.6 + 0.15 * evidence, 0.52, 0.95) : 0;
}

void Comparison::compare_places() {
  const Lexicon& lexicon = Lexicon::builtin();
  std::array<const Item*, 2> last{};
  for (const Item& s : source.items) {
    if (!numeric(s.kind) || s.kind == ItemKind::day || s.partner < 0 || s.strength < 0.5f) continue;
    const std::array<const Item*, 2> before = last;
    last = {&s, before[0]};
    const auto was_reported = [&](const Item& item) { return reported[static_cast<std::size_t>(item.quantity)] != 0; };
    if (was_reported(s)) continue;
    for (std::size_t k = 0; k < before.size(); ++k) {
      if (before[k] == nullptr || was_reported(*before[k])) continue;
      const double confidence = exchanged(*before[k], s, k == 0, lexicon);
      if (confidence == 0) continue;
      report(before[k], &target.items[static_cast<std::size_t>(before[k]->partner)], "swapped", QuantityFault::number, confidence);
      QuantityMismatch& m = out.back();
      m.message = {"{0} and {1} changed places", {quote(source.written(*before[k])), quote(source.written(s))}};
      m.suggestion = suggest(s, target.items[static_cast<std::size_t>(before[k]->partner)]);
      last = {};
      break;
    }
  }
  compare_ends();
}

void Comparison::compare_ends() {
  for (std::size_t i = 0; i + 1 < source.items.size(); ++i) {
    const Item& a = source.items[i];
    const Item& z = source.items[i + 1];
    if (!a.range || !z.range || a.quantity != z.quantity || a.low == z.low || a.partner < 0 || z.partner < 0) continue;
    const Item& b = target.items[static_cast<std::size_t>(a.partner)];
    const Item& y = target.items[static_cast<std::size_t>(z.partner)];
    if (!b.range || b.quantity != y.quantity || b.partner < 0 || &b < &y) continue;
    if (a.unit == 0 && !a.percent && a.low < 100 && z.low < 100) continue;
    report(&a, &b, "swapped", QuantityFault::number, 0.75);
    out.back().suggestion.clear();
  }
}

bool Comparison::same_noun(const Item& s, const Item& t) const {
  const Lexicon& lexicon = Lexicon::builtin();
  return links(context(source, s, lexicon), context(target, t, lexicon), source.language, lexicon) >= 0.4;
}

}  // namespace muwazi::inline v0::quantities
