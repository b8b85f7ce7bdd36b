// SPDX-License-Identifier: Apache-2.0
// The grammar of English number words and of digits mixed with them.
#include <limits>
#include <optional>

#include "quantity_scan.hpp"

namespace muwazi::inline v0::quantities {
namespace {

using Atoms = std::span<const Atom>;

struct Part {
  std::uint64_t value = 0;
  std::size_t next = 0;
  bool ordinal = false;
};

class English : AtomReader {
 public:
  using AtomReader::AtomReader;

  bool read(std::size_t at, Number& out) {
    out = Number{};
    out.first = at;
    if (!read_value(at, out)) return false;
    after_value(out);
    return out.value.valid;
  }

 private:
  /// Past a hyphen that joins two words.
  [[nodiscard]] std::size_t joined(std::size_t i) const {
    if (i + 1 < atoms_.size() && (symbol(i, '-') || symbol(i, 0x2010) || symbol(i, 0x2011)) && atoms_[i].glued &&
        atoms_[i + 1].glued) {
      return i + 1;
    }
    return i;
  }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return i < atoms_.size() ? text_.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin) : std::string_view();
  }

  /// 0 to 99 in words.
  bool small(std::size_t i, Part& out) const {
    switch (number(i)) {
      case NumberClass::zero: case NumberClass::digit: case NumberClass::ten:
        out = {value(i), i + 1, false};
        return true;
      case NumberClass::tens: {
        out = {value(i), i + 1, false};
        const std::size_t j = joined(i + 1);
        if (number(j) == NumberClass::digit) {
          out = {value(i) + value(j), j + 1, false};
        } else if (number(j) == NumberClass::ordinal && value(j) < 10 && (j != i + 1 || value(j) != 2)) {
          out = {value(i) + value(j), j + 1, true};
        }
        return true;
      }
      case NumberClass::ordinal: case NumberClass::ordinal_tens:
        out = {value(i), i + 1, true};
        return true;
      default: return false;
    }
  }

  /// 0 to 999 (and "nineteen hundred") in words.
  bool group(std::size_t i, Part& out) const {
    if (number(i) == NumberClass::hundred) {
      out = {100, i + 1, false};
    } else if (number(i) == NumberClass::ordinal_scale && value(i) == 100) {
      out = {100, i + 1, true};
      return true;
    } else if (!small(i, out)) {
      return false;
    } else {
      if (out.ordinal) return true;
      const std::size_t j = joined(out.next);
      if (number(j) == NumberClass::ordinal_scale && value(j) == 100) {
        out = {out.value * 100, j + 1, true};
        return true;
      }
      if (number(j) != NumberClass::hundred || out.value == 0) return true;
      out = {out.value * 100, j + 1, false};
    }
    std::size_t j = out.next;
    const bool conjunction = role(joined(j)) == Role::conjunction;
    if (conjunction) j = joined(joined(j) + 1);
    else j = joined(j);
    Part rest;
    if (!small(j, rest) || rest.value == 0) return true;
    // "one hundred and two hundred", "a hundred and two thousand" are two numbers.
    const std::size_t behind = joined(rest.next);
    if (!rest.ordinal && number(behind) == NumberClass::hundred) return true;
    if (conjunction && out.value == 100 && number(i) == NumberClass::hundred &&
        number(behind) == NumberClass::scale) {
      return true;
    }
    out = {out.value + rest.value, rest.next, rest.ordinal};
    return true;
  }

  [[nodiscard]] bool scale(std::size_t i, std::uint64_t& factor) const {
    if (number(i) != NumberClass::scale) return false;
    factor = value(i);
    return true;
  }

  /// A part of a cardinal: what stands before a scale, and the scale.
  struct Term {
    Decimal value;
    std::size_t next = 0;     ///< behind it
    std::uint64_t scale = 1;  ///< that it ends in
    bool ordinal = false;
    bool in_digits = false;
  };

  /// Digits, words below a thousand, with decimals ("three point five"), or nothing before a scale that is the `first` term ("a
  /// million").
  bool before_scale(std::size_t i, bool first, Term& out) const {
    out = Term{};
    Part words;
    if (digits(i)) {
      out.value = atoms_[i].value;
      out.next = i + 1;
      out.in_digits = true;
      return out.value.valid;
    }
    if (!group(i, words)) {
      out.value = Decimal::of(1);
      out.next = i;
      return first && number(i) == NumberClass::scale;
    }
    out.value = Decimal::of(words.value);
    out.next = words.next;
    out.ordinal = words.ordinal;
    if (out.ordinal || role(out.next) != Role::point || words.value >= 1000) return true;
    std::size_t j = out.next + 1;
    for (std::int32_t places = 1; places <= 9 && (number(j) == NumberClass::digit || number(j) == NumberClass::zero); ++places, ++j) {
      out.value = add(out.value, Decimal{value(j), -places, true});
      out.next = j + 1;
    }
    return true;
  }

  /// Takes the scale behind a term, which has to be less than `last`, that of the term before; false where the term belongs to
  /// another number. `first` is set for the first term, `spelled` where words stand before this one.
  bool take_scale(Term& term, std::uint64_t last, bool first, bool spelled) const {
    std::size_t j = joined(term.next);
    if (term.in_digits && symbol(j, '+') && atoms_[j].glued && number(j + 1) == NumberClass::scale) ++j;  // "300+ billion"
    std::uint64_t factor = 0;
    if (!term.ordinal && (scale(j, factor) || (term.in_digits && number(j) == NumberClass::scale_plural))) {
      if (factor == 0) factor = value(j);
      if (factor >= last || (!first && term.in_digits && spelled)) return false;
      term.value = multiply(term.value, Decimal::of(factor));
      term.next = j + 1;
      // "thousand million"
      if (std::uint64_t again = 0; scale(joined(term.next), again) && again > factor) {
        term.value = multiply(term.value, Decimal::of(again));
        term.next = joined(term.next) + 1;
        factor = again;
      }
      term.scale = factor;
      return true;
    }
    if (!term.ordinal && number(j) == NumberClass::ordinal_scale && value(j) < last) {
      term.value = multiply(term.value, Decimal::of(value(j)));
      term.next = j + 1;
      term.ordinal = true;
      return true;
    }
    return first || (!term.in_digits && term.value.to_double() < static_cast<double>(last));
  }

  /// Where the next term begins behind one that ends before `i` in the scale `last`: only words or scaled digits may follow. Empty
  /// where none does. `figures` where the number is written in them so far.
  [[nodiscard]] std::optional<std::size_t> next_term(std::size_t i, std::uint64_t last, bool figures) const {
    std::size_t k = joined(i);
    if (role(k) == Role::conjunction) k = joined(k + 1);
    std::uint64_t lower = 0;
    if (digits(k)) return scale(k + 1, lower) && lower < last ? std::optional(k) : std::nullopt;
    if (number(k) == NumberClass::scale || number(k) == NumberClass::hundred || number(k) == NumberClass::zero) return std::nullopt;
    Part ahead;
    if (!group(k, ahead) || symbol(i, ',')) return std::nullopt;
    // "1.7 million four years ago", "6 million seven-year-olds": words behind figures begin another number, if they have no scale.
    if (figures && k == joined(i) && ahead.value < 100 && number(joined(ahead.next)) != NumberClass::scale) return std::nullopt;
    if (!ahead.ordinal && scale(joined(ahead.next), lower) && lower >= last) return std::nullopt;
    if (role(joined(i)) == Role::conjunction && ahead.ordinal && ahead.value >= 100) return std::nullopt;
    return k;
  }

  /// Words, digits and scales: "two thousand and five", "1.5 million".
  bool cardinal(std::size_t at, Number& out) {
    std::size_t i = at;
    std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    bool first = true;
    bool in_figures = true;
    for (Term term; before_scale(i, first, term); first = false) {
      if (!first && term.value.mantissa == 0) break;
      if (term.in_digits && atoms_[i].named) {
        out.value = term.value;
        out.last = term.next;
        return true;
      }
      if (!take_scale(term, last, first, out.spelled)) break;
      out.value = first ? term.value : add(out.value, term.value);
      out.last = i = term.next;
      out.spelled = out.spelled || !term.in_digits || term.scale > 1;
      in_figures = in_figures && term.in_digits;
      out.scaled = out.scaled || term.scale > 1;
      last = term.scale;
      if (term.ordinal) out.type = QuantityType::ordinal;
      if (term.ordinal || term.scale == 1) return true;
      const std::optional<std::size_t> next = next_term(i, last, in_figures);
      if (!next) return true;
      i = *next;
    }
    return !first;
  }

  bool roman(std::size_t i, std::uint64_t& out) const {
    if (i >= atoms_.size() || atoms_[i].kind != AtomKind::word || !atoms_[i].capital) return false;
    const std::string_view letters = without_possessive(word(i));
    if (letters.size() > 6) return false;
    int total = 0;
    int previous = 0;
    for (std::size_t k = letters.size(); k-- > 0;) {
      int v = 0;
      switch (letters[k]) {
        case 'I': v = 1; break;
        case 'V': v = 5; break;
        case 'X': v = 10; break;
        case 'L':
          if (letters.size() < 3) return false;
          v = 50;
          break;
        default: return false;
      }
      total += v < previous ? -v : v;
      previous = v > previous ? v : previous;
    }
    // Written back, it has to be the same.
    static constexpr std::pair<int, std::string_view> steps[] = {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
    std::string_view left = letters;
    int rest = total;
    for (const auto& [v, s] : steps) {
      while (rest >= v && left.starts_with(s)) {
        rest -= v;
        left.remove_prefix(s.size());
      }
    }
    if (rest != 0 || !left.empty()) return false;
    out = static_cast<std::uint64_t>(total);
    // A numeral stands after a name or a label; "I" alone is a pronoun nearly everywhere, "V" and "X" are letters.
    if (i > 2 && atoms_[i].glued && symbol(i - 1, '-')) {  // "Phase II-III"
      std::uint64_t front = 0;
      if (roman(i - 2, front) || (word(i - 2) == "I" && atoms_[i - 3].role() == Role::label)) return true;
    }
    if (i == 0 || atoms_[i - 1].kind != AtomKind::word || atoms_[i].glued) return role(i + 1) == Role::century;
    const bool after_label = atoms_[i - 1].role() == Role::label || atoms_[i - 1].role() == Role::year_word;
    const bool after_name = atoms_[i - 1].capital && (i >= 2 || letters.size() > 1) && atoms_[i - 1].entry == nullptr;
    if (role(i + 1) == Role::century) return true;
    if (letters.size() == 1) {
      if (!(after_label && atoms_[i - 1].capital)) {
        // "Amyntas I accepted", "Philip V": after a name in mid-sentence, and not before a verb that "I" would take.
        if (letters != "V" || !after_name || symbol(i + 1, ',') || symbol(i + 1, ')') || symbol(i + 1, '.')) return false;
      }
      return letters != "I" || after_label;
    }
    return after_label || after_name;
  }

  bool read_value(std::size_t at, Number& out) {
    if (at < atoms_.size() && atoms_[at].kind == AtomKind::symbol && vulgar_fraction(atoms_[at].symbol, out)) {
      out.type = QuantityType::fraction;
      out.last = at + 1;
      return true;
    }
    if (role(at) == Role::article) return after_article(at, out);
    if (const std::optional<bool> told = other_than_cardinal(at, out)) return *told;
    if (!cardinal(at, out)) return false;
    if (year_in_words(at, out) || out.type == QuantityType::ordinal || round_number(at, out)) return true;
    if (parts_of_whole(out)) return fraction(joined(out.last), static_cast<std::uint32_t>(out.value.integer()), out);
    if (digits(at) && out.last == at + 1) fraction_in_digits(at, out);
    return true;
  }

  [[nodiscard]] bool is_ordinal(std::size_t i) const {
    const NumberClass n = number(i);
    return n == NumberClass::ordinal || n == NumberClass::ordinal_scale || n == NumberClass::ordinal_tens;
  }
  /// A word that a dozen or a couple counts: "dozen", "hundred", "million".
  [[nodiscard]] bool is_counted(std::size_t i) const {
    const NumberClass n = number(i);
    return n == NumberClass::dozen || n == NumberClass::hundred || n == NumberClass::scale;
  }

  /// "a million", "a dozen", "a couple of hundred", "a few", "a quarter": the article stands at `at`.
  bool after_article(std::size_t at, Number& out) {
    const std::size_t j = joined(at + 1);
    switch (number(j)) {
      case NumberClass::hundred: case NumberClass::scale:
        if (!cardinal(j, out)) return false;
        out.first = at;
        return true;
      case NumberClass::dozen:
        set_dozens(1, j + 1, out);
        return true;
      case NumberClass::couple:
        set_couple(j, out);
        return true;
      case NumberClass::few: return few(j, out);
      case NumberClass::fraction: {
        // "a quarter and a third", "a quarter to a half"
        const bool with_another = (role(j + 1) == Role::conjunction || (role(j + 1) == Role::to && at > 0)) &&
                                  role(j + 2) == Role::article &&
                                  (number(j + 3) == NumberClass::fraction || number(j + 3) == NumberClass::ordinal);
        return (value(j) == 2 || role(j + 1) == Role::of || changes_by(at) || with_another) && fraction(j, 1, out);
      }
      case NumberClass::ordinal: case NumberClass::ordinal_scale: case NumberClass::ordinal_tens: {
        const bool of_whole = role(j + 1) == Role::of || role(j + 1) == Role::conjunction || j + 1 >= atoms_.size() ||
                              symbol(j + 1, '.') || symbol(j + 1, ',');
        const bool of_change = changes_by(at) && (role(j + 1) == Role::to || role(j + 1) == Role::in_year || role(j + 1) == Role::from);
        return value(j) > 2 && (of_whole || of_change) && fraction(j, 1, out);
      }
      default: return false;
    }
  }

  /// "a couple", "a couple of hundred": the word stands at `at`.
  void set_couple(std::size_t at, Number& out) const {
    out.value = Decimal::of(2);
    out.implied = out.spelled = true;
    out.last = at + 1;
    if (role(out.last) == Role::of && is_counted(out.last + 1)) ++out.last;
    if (!is_counted(out.last)) return;
    out.value = multiply(out.value, Decimal::of(value(out.last)));
    out.vague = true;
    out.high = out.value.to_double() * 2;
    ++out.last;
  }

  /// Words that are no part of a cardinal: Roman numerals, "both", "twice", "dozens of thousands", "half". Empty where a cardinal may
  /// begin, else whether a number was read.
  std::optional<bool> other_than_cardinal(std::size_t at, Number& out) {
    const NumberClass here = number(at);
    const auto set_word = [&](std::uint64_t value, bool implied) {
      out.value = Decimal::of(value);
      out.implied = implied;
      out.spelled = true;
      out.last = at + 1;
      return true;
    };
    switch (here) {
      case NumberClass::none:
        if (digits(at)) return std::nullopt;
        [[fallthrough]];
      case NumberClass::suffix_scale: case NumberClass::dozen: case NumberClass::odd: case NumberClass::fraction_plural:
      case NumberClass::fraction_dual: case NumberClass::lone_one: {
        std::uint64_t numeral = 0;
        if (!roman(at, numeral)) return false;
        out.type = QuantityType::ordinal;
        return set_word(numeral, false);
      }
      case NumberClass::few: return few(at, out);
      case NumberClass::couple:  // "couple hundred"
        if (!is_counted(at + 1)) return false;
        out.value = Decimal::of(2 * value(at + 1));
        out.vague = out.spelled = true;
        out.high = out.value.to_double() * 2;
        out.last = at + 2;
        return true;
      case NumberClass::implied: {
        // "their third World Cup": not the third world
        const bool counted = value(at) == 3 && at + 1 < atoms_.size() && word(at).ends_with("World") && atoms_[at + 1].capital;
        if (counted) out.type = QuantityType::ordinal;
        return set_word(value(at), !counted);
      }
      case NumberClass::times: return set_word(value(at), value(at) < 3);
      case NumberClass::vague: case NumberClass::scale_plural: return vague(at, out);
      case NumberClass::fraction:
        // "the first half", "half-time" are no quantities; "half of", "half a", "half the" are.
        if (at > 0 && atoms_[at - 1].number() == NumberClass::ordinal) return false;
        if (symbol(at + 1, '-') && atoms_[at + 1].glued) return false;
        return (value(at) == 2 || role(at + 1) == Role::of) && fraction(at, 1, out);
      default: return std::nullopt;
    }
  }

  /// "hundreds", "tens of thousands", "hundreds to thousands".
  bool vague(std::size_t at, Number& out) const {
    Decimal base = Decimal::of(value(at));
    std::size_t i = at + 1;
    double high = 0;
    if (role(i) == Role::to && (number(i + 1) == NumberClass::scale_plural || number(i + 1) == NumberClass::vague) &&
        value(i + 1) > value(at)) {
      high = static_cast<double>(value(i + 1)) * 10;
      i += 2;
    } else if (role(i) == Role::of && number(i + 1) == NumberClass::scale_plural) {
      base = multiply(base, Decimal::of(value(i + 1)));
      i += 2;
    } else if (role(i) == Role::of && role(i + 1) == Role::of) {
      return false;
    }
    out.value = base;
    out.vague = out.spelled = true;
    out.high = high != 0 ? high : base.to_double() * 10;
    out.last = i;
    return true;
  }

  /// "nineteen eighty-four", "twenty nineteen", "nineteen oh five": `out` is the first word.
  bool year_in_words(std::size_t at, Number& out) const {
    const NumberClass here = number(at);
    if (out.last != at + 1 || (here != NumberClass::ten && !(here == NumberClass::tens && value(at) == 20))) return false;
    Part tail;
    const std::size_t j = joined(out.last);
    if (here == NumberClass::ten && word(j) == "oh" && number(joined(j + 1)) == NumberClass::digit)
      tail = {value(joined(j + 1)), joined(j + 1) + 1, false};
    else if ((number(j) != NumberClass::ten && number(j) != NumberClass::tens) || !small(j, tail) || tail.ordinal)
      return false;
    out.value = Decimal::of(value(at) * 100 + tail.value);
    out.type = QuantityType::year;
    out.last = tail.next;
    return true;
  }

  /// "two dozen", "fifty-fifty", "twenty-odd", "fifty-something": `out` is the number in front.
  bool round_number(std::size_t at, Number& out) const {
    const std::size_t j = joined(out.last);
    if (number(j) == NumberClass::dozen) {
      set_dozens(out.value.integer(), j + 1, out);
      return true;
    }
    if (j == out.last) return false;
    if (number(at) == NumberClass::tens && number(j) == NumberClass::tens && value(j) == value(at)) {
      out.implied = true;
      out.last = j + 1;
      return true;
    }
    if ((word(j) == "odd" || word(j) == "something") && out.value.is_integer() && out.value.to_double() >= 10) {
      out.vague = true;
      out.high = out.value.to_double() + (out.value.to_double() < 100 ? 9 : 99);
      out.last = j + 1;
      return true;
    }
    return false;
  }

  /// "two thirds", "one fifth of", "three-quarters": whether the number `out` counts parts of a whole.
  [[nodiscard]] bool parts_of_whole(const Number& out) const {
    if (!out.value.is_integer() || out.value.mantissa == 0 || out.value.to_double() >= 100 || out.scaled) return false;
    const std::size_t j = joined(out.last);
    const bool one = out.value.integer() == 1;
    if (number(j) == NumberClass::fraction_plural || (number(j) == NumberClass::fraction && one)) return true;
    return is_ordinal(j) && one && value(j) > 2 && (j != out.last || role(j + 1) == Role::of);
  }

  /// "3/4", "5 1/2", "5½": `out` is the digits in front.
  void fraction_in_digits(std::size_t at, Number& out) const {
    if (at > 0 && role(at - 1) == Role::label && symbol(at + 1, '/')) return;  // "page 3/10"
    if (symbol(at + 1, '/') && atoms_[at + 1].glued && digits(at + 2) && atoms_[at + 2].glued) {
      slashed(at, out);
      return;
    }
    if (at + 1 >= atoms_.size()) return;
    Number part;
    if (atoms_[at + 1].kind == AtomKind::symbol && vulgar_fraction(atoms_[at + 1].symbol, part) && part.denominator == 1) {
      out.value = add(out.value, part.value);
      out.last = at + 2;
    } else if (digits(at + 1) && symbol(at + 2, '/') && digits(at + 3) && atoms_[at + 2].glued && atoms_[at + 3].glued) {
      Number inner;
      inner.first = at + 1;
      if (slashed(at + 1, inner) && inner.denominator == 1) {
        out.value = add(out.value, inner.value);
        out.last = inner.last;
      }
    }
  }

  bool slashed(std::size_t at, Number& out) const {
    const std::uint64_t n = atoms_[at].value.valid ? atoms_[at].value.integer() : 0;
    const std::uint64_t d = atoms_[at + 2].value.valid ? atoms_[at + 2].value.integer() : 0;
    if (n == 0 || n >= d || d > 16 || atoms_[at].digits > 2) return false;
    if (symbol(at + 3, '/') && atoms_[at + 3].glued) return false;
    set_fraction(n, d, out);
    out.type = QuantityType::fraction;
    out.last = at + 3;
    return true;
  }

  /// Dozens are round: two of them may well be twenty.
  static void set_dozens(std::uint64_t dozens, std::size_t last, Number& out) {
    out.value = Decimal::of(dozens * 12);
    out.vague = out.spelled = true;
    out.high = out.value.to_double() * 1.1;
    out.last = last;
  }

  /// "rose by [a quarter]".
  bool changes_by(std::size_t article) const { return article > 0 && word(article - 1) == "by"; }

  /// "half [a million]", "quarter of", "thirds".
  bool fraction(std::size_t at, std::uint32_t numerator, Number& out) const {
    set_fraction(numerator, value(at), out);
    out.type = QuantityType::fraction;
    out.spelled = true;
    std::size_t i = at + 1;
    // "half a million", "a quarter of a million", "half a dozen"
    std::size_t j = i;
    if (role(j) == Role::of) ++j;
    if (role(j) == Role::article) {
      std::uint64_t factor = 0;
      if (scale(j + 1, factor)) {
      } else if (number(j + 1) == NumberClass::dozen || number(j + 1) == NumberClass::hundred) {
        factor = value(j + 1);
      }
      if (factor != 0 && out.denominator == 1) {
        out.value = multiply(out.value, Decimal::of(factor));
        out.type = QuantityType::cardinal;
        i = j + 2;
      } else if (factor == 0 && j + 1 < atoms_.size() && (atoms_[j + 1].unit() != 0 || role(j + 1) == Role::percent_point) && out.denominator == 1) {
        i = j + 1;  // "half an hour", "a quarter of a mile": the unit is taken by what follows
        out.type = QuantityType::decimal;
      }
    }
    out.last = i;
    return true;
  }

  bool few(std::size_t at, Number& out) const {
    std::size_t j = at + 1;
    Decimal base;
    if (number(j) == NumberClass::hundred || number(j) == NumberClass::scale || number(j) == NumberClass::dozen) {
      base = Decimal::of(value(j++));
      if (number(j) == NumberClass::scale) base = multiply(base, Decimal::of(value(j++)));
    } else if (number(j) == NumberClass::vague || number(j) == NumberClass::scale_plural) {
      base = Decimal::of(value(j++));
    } else {
      return false;
    }
    out.value = base;
    out.vague = out.spelled = true;
    out.high = base.to_double() * 10;
    out.last = j;
    return true;
  }

  /// "and a half", "and three quarters" behind a number.
  void after_value(Number& out) {
    if (out.type == QuantityType::ordinal || out.type == QuantityType::fraction || out.vague || out.denominator != 1) {
      return;
    }
    std::size_t j = joined(out.last);
    if (role(j) != Role::conjunction) return;
    j = joined(j + 1);
    std::uint32_t numerator = 1;
    if (role(j) == Role::article) {
      j = joined(j + 1);
    } else if (number(j) == NumberClass::digit) {
      numerator = static_cast<std::uint32_t>(value(j));
      j = joined(j + 1);
    } else {
      return;
    }
    const NumberClass c = number(j);
    if (c != NumberClass::fraction && !(c == NumberClass::fraction_plural && numerator > 1)) return;
    Number part;
    set_fraction(numerator, value(j), part);
    if (part.denominator != 1) return;
    if (out.scaled) {
      // "a million and a half"
      Decimal unit = out.value;
      std::uint64_t factor = 1;
      for (std::uint64_t s = 1000; s <= 1000000000000000; s *= 1000) {
        if (unit.to_double() >= static_cast<double>(s)) factor = s;
      }
      part.value = multiply(part.value, Decimal::of(factor));
    }
    out.value = add(out.value, part.value);
    out.last = j + 1;
    // "three and a half billion"
    if (std::uint64_t factor = 0; !out.scaled && scale(joined(out.last), factor)) {
      out.value = multiply(out.value, Decimal::of(factor));
      out.scaled = true;
      out.last = joined(out.last) + 1;
    }
  }

};

}  // namespace

bool read_english(std::span<const Atom> atoms, std::string_view text, std::size_t at, Number& out) {
  return English(atoms, text).read(at, out);
}

}  // namespace muwazi::inline v0::quantities
