// SPDX-License-Identifier: Apache-2.0
// The grammar of Arabic number words (every gender, case and usual spelling) and of digits mixed with them.
//
// Arabic counts in groups below a thousand, each followed by its scale: hundreds, then units, then tens, joined by waw
// ("three hundred and five and twenty thousand"). The teens stand without waw, hundreds may be written in one word.
#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

#include "quantity_scan.hpp"

namespace muwazi::inline v0::quantities {
namespace {

using Atoms = std::span<const Atom>;

class Arabic : AtomReader {
 public:
  using AtomReader::AtomReader;

  bool read(std::size_t at, Number& out) {
    out = Number{};
    out.first = at;
    return read_value(at, out) && out.value.valid;
  }

 private:
  [[nodiscard]] bool plain(std::size_t i) const { return i < atoms_.size() && !atoms_[i].conjunction; }
  /// Where the atom that waw joins stands: `i` where it carries waw itself, `i` + 1 behind a waw that stands alone.
  [[nodiscard]] std::size_t joined(std::size_t i) const {
    if (i >= atoms_.size()) return 0;
    if (atoms_[i].conjunction) return i;
    if (atoms_[i].kind == AtomKind::word && atoms_[i].end - atoms_[i].begin == 2 &&
        text_.substr(atoms_[i].begin, 2) == "\u0648" && i + 1 < atoms_.size()) {
      return i + 1;
    }
    return 0;
  }

  /// One member of a group below a thousand at `i`: a hundred, units, teens or tens. `kind` is 100, 1, 11 or 10.
  bool member(std::size_t i, std::uint64_t& out, unsigned& kind, std::size_t& next) const {
    switch (number(i)) {
      case NumberClass::digit: {
        const std::uint64_t d = value(i);
        if (number(i + 1) == NumberClass::ten && plain(i + 1)) {
          out = 10 + d;
          kind = 11;
          next = i + 2;
        } else if (d > 2 && number(i + 1) == NumberClass::hundred && plain(i + 1) && !atoms_[i + 1].preposition) {
          out = d * 100;
          kind = 100;
          next = i + 2;
        } else {
          out = d;
          kind = 1;
          next = i + 1;
        }
        return true;
      }
      case NumberClass::lone_one:
        if (number(i + 1) == NumberClass::ten && plain(i + 1)) {
          out = 11;
          kind = 11;
          next = i + 2;
          return true;
        }
        // "ahad wa-ishrun", "ihda wa-khamsun"
        if (const std::size_t j = joined(i + 1); j != 0 && number(j) == NumberClass::tens) {
          out = 1;
          kind = 1;
          next = i + 1;
          return true;
        }
        return false;
      case NumberClass::ten:
        out = 10;
        kind = 11;
        next = i + 1;
        return true;
      case NumberClass::tens:
        out = value(i);
        kind = 10;
        next = i + 1;
        return true;
      case NumberClass::hundred:
        out = 100;
        kind = 100;
        next = i + 1;
        return true;
      case NumberClass::hundreds:
        out = value(i);
        kind = 100;
        next = i + 1;
        return true;
      default: return false;
    }
  }

  /// A group below a thousand.
  bool group(std::size_t at, std::uint64_t& out, std::size_t& next) const {
    unsigned kind = 0;
    if (!member(at, out, kind, next)) return false;
    bool units = kind == 1 || kind == 11;
    bool tens = kind == 10 || kind == 11;
    while (true) {
      std::size_t j = joined(next);
      if (j == 0 && number(next) == NumberClass::digit && value(next) == 1 && number(next + 1) == NumberClass::ten) {
        j = next;  // "and eleven" without its hamza looks like "one"
      }
      if (j == 0) return true;
      std::uint64_t more = 0;
      std::size_t behind = 0;
      unsigned more_kind = 0;
      if (!member(j, more, more_kind, behind)) return true;
      if (more_kind == 100) return true;
      if (more_kind == 1 && (units || tens)) return true;
      if (more_kind == 11 && (units || tens)) return true;
      if (more_kind == 10 && tens) return true;
      out += more;
      units = units || more_kind == 1 || more_kind == 11;
      tens = tens || more_kind == 10 || more_kind == 11;
      next = behind;
    }
  }

  [[nodiscard]] bool is_scale(std::size_t i) const {
    return number(i) == NumberClass::scale || number(i) == NumberClass::scale_plural;
  }

  /// A part of a cardinal: digits or words, and the scales behind them.
  struct Term {
    Decimal value;
    std::size_t next = 0;  ///< behind it
    double scale = 1;      ///< that it ends in
    bool in_digits = false;
    bool scaled = false;
  };

  bool term(std::size_t i, Term& out) const {
    out = Term{};
    out.next = i + 1;
    std::uint64_t words = 0;
    const bool dual = number(i) == NumberClass::scale_dual;
    bool from_scale = false;
    if (digits(i)) {
      if (!atoms_[i].value.valid) return false;
      out.value = atoms_[i].value;
      out.in_digits = true;
    } else if (dual || number(i) == NumberClass::scale) {
      out.value = Decimal::of(value(i));
      out.scale = dual ? out.value.to_double() / 2 : out.value.to_double();
      out.scaled = from_scale = true;
    } else if (group(i, words, out.next)) {
      out.value = Decimal::of(words);
    } else {
      return false;
    }
    // Nobody writes more than two or three scales in a row, and a long row must not be gone through from each word.
    for (int scales = 0; scales < 4 && !(out.in_digits && atoms_[i].named) && is_scale(out.next) && plain(out.next) &&
                         !atoms_[out.next].preposition;
         ++scales) {
      if (from_scale && value(out.next) < 1000000 && out.scale < 1000000) break;
      out.value = multiply(out.value, Decimal::of(value(out.next)));
      out.scale *= static_cast<double>(value(out.next));
      out.scaled = true;
      ++out.next;
    }
    return true;
  }

  /// Whether a term that begins at `i` adds to a number that ends in the scale `last`. Of bare digits only three may, behind a scale
  /// in words: "two thousand and 500".
  [[nodiscard]] bool adds_to(const Number& sum, double last, std::size_t i, const Term& term) const {
    if (term.scale >= last || term.value.to_double() >= last) return false;
    if (!term.in_digits || term.scaled) return true;
    return sum.spelled && last >= 1000 && sum.value.is_integer() && atoms_[i].digits <= 3 && term.value.is_integer();
  }

  /// Where the next term may begin behind one that ends before `i`, with a scale less than `last`; empty where none does.
  [[nodiscard]] std::optional<std::size_t> next_term(std::size_t i, double last) const {
    const std::size_t j = joined(i);
    if (j == 0 || number(j) == NumberClass::few || number(j) == NumberClass::odd) return std::nullopt;
    if (digits(j)) return j;
    if (number(j) == NumberClass::scale || number(j) == NumberClass::scale_dual)
      return static_cast<double>(value(j)) < last ? std::optional(j) : std::nullopt;
    std::uint64_t ahead = 0;
    std::size_t behind = 0;
    return group(j, ahead, behind) ? std::optional(j) : std::nullopt;
  }

  bool cardinal(std::size_t at, Number& out) const {
    std::size_t i = at;
    double last = std::numeric_limits<double>::max();
    bool first = true;
    for (Term part; term(i, part); first = false) {
      if (!first && !adds_to(out, last, i, part)) break;
      out.value = first ? part.value : add(out.value, part.value);
      out.last = part.next;
      out.spelled = out.spelled || !part.in_digits || part.scaled;
      out.scaled = part.scaled;
      // Only a scale, or a hundred, can be followed by more.
      if (!part.scaled && (part.in_digits || part.value.to_double() < 100)) return true;
      last = part.scaled ? part.scale : 100;
      const std::optional<std::size_t> next = next_term(out.last, last);
      if (!next) return true;
      i = *next;
    }
    return !first;
  }

  /// A year as older prose counts it, the smallest part first: "four and eighty and nine hundred and a thousand". Below a
  /// thousand only behind the word for a year.
  bool ascending_year(std::size_t at, Number& out) const {
    std::uint64_t total = 0;
    std::size_t next = at;
    if (!group(at, total, next) || total >= 100) return false;
    std::uint64_t hundreds = 0;
    std::size_t behind = 0;
    unsigned kind = 0;
    std::size_t j = joined(next);
    const bool has_hundreds = j != 0 && member(j, hundreds, kind, behind) && kind == 100;
    if (has_hundreds) {
      total += hundreds;
      next = behind;
      j = joined(next);
    }
    const bool thousand = j != 0 && number(j) == NumberClass::scale && value(j) == 1000 && !is_scale(j + 1);
    if (thousand) {
      total += 1000;
      next = j + 1;
    }
    const bool after_year = at > 0 && role(at - 1) == Role::year_word;
    if (!(has_hundreds && thousand) && !(after_year && (has_hundreds || thousand))) return false;
    out.value = Decimal::of(total);
    out.spelled = true;
    out.last = next;
    return true;
  }

  /// "twenty-two comma five": the decimals behind a whole number, a number of up to two digits, after zeros where it has them.
  void decimals_in_words(Number& out) const {
    if (!out.value.is_integer() || out.scaled || role(out.last) != Role::point) return;
    std::size_t i = out.last + 1;
    std::int32_t places = 0;
    for (; places < 6 && number(i) == NumberClass::zero; ++i) ++places;
    std::uint64_t digits = 0;
    std::size_t next = i;
    if (group(i, digits, next)) {
      if (digits >= 100) return;
      places += digits < 10 ? 1 : 2;
    } else if (places == 0) {
      return;
    }
    out.value = add(out.value, Decimal{digits, -places, true});
    out.spelled = true;
    out.last = next;
  }

  bool read_value(std::size_t at, Number& out) {
    if (at < atoms_.size() && atoms_[at].kind == AtomKind::symbol) {
      Number part;
      if (!vulgar_fraction(atoms_[at].symbol, part)) return false;
      out.value = part.value;
      out.denominator = part.denominator;
      out.type = QuantityType::fraction;
      out.last = at + 1;
      return true;
    }
    const NumberClass here = number(at);
    if (here == NumberClass::digit && value(at) >= 5 && fifth(at)) {
      set_fraction(1, value(at), out);
      out.type = QuantityType::fraction;
      out.spelled = true;
      out.last = at + 1;
      return true;
    }
    // "Wild West" in Arabic letters ends in what looks like "and six": a bare number is not followed by a quotation mark.
    if (here == NumberClass::digit && value(at) == 6 && atoms_[at].conjunction && at + 1 < atoms_.size() &&
        atoms_[at + 1].kind == AtomKind::symbol && atoms_[at + 1].glued &&
        atoms_[at].end - atoms_[at].begin <= 6) {
      return false;
    }
    if (const std::optional<bool> told = other_than_cardinal(at, out)) return *told;
    if (ascending_year(at, out)) return true;
    if (!cardinal(at, out)) return false;
    decimals_in_words(out);
    if (here == NumberClass::scale && out.last == at + 1) {
      // Without its tanween the accusative looks like the dual before a noun ("two million people").
      const std::string_view word = text_.substr(atoms_[at].begin, atoms_[at].end - atoms_[at].begin);
      if (word.ends_with("\u0627") && word.find("\u064B") == std::string_view::npos) {
        out.alternate = out.value.to_double() * 2;
      }
    }
    if (out.value.is_integer() && out.value.to_double() < 100 && !out.scaled) {
      // "three quarters", "3 quarters"
      if (number(out.last) == NumberClass::fraction_plural && plain(out.last))
        return fraction(out.last, static_cast<std::uint32_t>(out.value.integer()), out);
      if (parts_of_power(out)) return true;
    }
    if (digits(at) && out.last == at + 1 && fraction_in_digits(at, out)) return true;
    if (!and_fraction(out)) and_odd(out);
    return true;
  }

  /// Words that are no part of a cardinal: ordinals, fractions, "twice", "a few", "twenty-odd", "tens of thousands". Empty where a
  /// cardinal may begin, else whether a number was read.
  std::optional<bool> other_than_cardinal(std::size_t at, Number& out) {
    const NumberClass here = number(at);
    const auto set_word = [&](bool implied) {
      out.value = Decimal::of(value(at));
      out.implied = implied;
      out.spelled = true;
      out.last = at + 1;
      return true;
    };
    switch (here) {
      case NumberClass::none: return digits(at) ? std::nullopt : std::optional(false);
      case NumberClass::ordinal: return ordinal(at, out);
      case NumberClass::lone_one: {
        std::uint64_t words = 0;
        std::size_t next = 0;
        return group(at, words, next) ? std::nullopt : std::optional(false);
      }
      case NumberClass::fraction: case NumberClass::fraction_dual:
        // A fraction behind an ordinal ("the first half") or before one ("the second quarter") is none.
        if (atoms_[at].article && number(at + 1) == NumberClass::ordinal) return false;
        if (here == NumberClass::fraction_dual && value(at) == 5) return false;
        return fraction(at, here == NumberClass::fraction_dual ? 2 : 1, out);
      case NumberClass::implied: return set_word(true);
      case NumberClass::times: return value(at) != 1 && set_word(true);
      case NumberClass::dozen: case NumberClass::zero: return set_word(false);
      case NumberClass::few: return few(at, out);
      case NumberClass::odd: {
        // "nayyif wa-ishrun": twenty-odd
        const std::size_t j = joined(at + 1);
        Number inner;
        if (j == 0 || !cardinal(j, inner)) return false;
        out.value = inner.value;
        out.vague = out.spelled = true;
        out.high = inner.value.to_double() + 9;
        out.last = inner.last;
        return true;
      }
      case NumberClass::vague: case NumberClass::scale_plural: {
        Decimal base = Decimal::of(value(at));
        std::size_t i = at + 1;
        // "tens of thousands", "hundreds of the millions"
        for (int n = 0; n < 2; ++n) {
          std::size_t j = i;
          if (role(j) == Role::of) ++j;
          if (!is_scale(j) || !plain(j)) break;
          base = multiply(base, Decimal::of(value(j)));
          i = j + 1;
        }
        out.value = base;
        out.vague = out.spelled = true;
        out.high = base.to_double() * 10;
        out.last = i;
        return true;
      }
      default: return std::nullopt;
    }
  }

  /// "six parts of a hundred": `out` is the number in front.
  bool parts_of_power(Number& out) const {
    if (!part_word(out.last) || role(out.last + 1) != Role::of) return false;
    const std::size_t j = out.last + 2;
    const double whole = digits(j) && atoms_[j].value.valid ? atoms_[j].value.to_double()
                         : number(j) == NumberClass::hundred || number(j) == NumberClass::scale ? static_cast<double>(value(j))
                                                                                                : 0;
    static constexpr double wholes[] = {10, 100, 1000, 10000, 1e6, 1e9};
    if (std::find(std::begin(wholes), std::end(wholes), whole) == std::end(wholes)) return false;
    set_fraction(out.value.integer(), static_cast<std::uint64_t>(whole), out);
    out.type = QuantityType::fraction;
    out.last = j + 1;
    if (role(out.last) == Role::of) ++out.last;
    return true;
  }

  /// "3/4", "5 1/2", "5½": `out` is the digits in front.
  bool fraction_in_digits(std::size_t at, Number& out) {
    if (slashed(at, out)) return true;
    if (at + 1 >= atoms_.size()) return false;
    Number part;
    if (atoms_[at + 1].kind == AtomKind::symbol && vulgar_fraction(atoms_[at + 1].symbol, part) && part.denominator == 1)
      part.last = at + 2;
    else if (!digits(at + 1) || !slashed(at + 1, part) || part.denominator != 1)
      return false;
    out.value = add(out.value, part.value);
    out.last = part.last;
    return true;
  }

  /// "and a half", "and a quarter" behind `out`; of the scale where the number ends in one. Whether such words stand there.
  bool and_fraction(Number& out) const {
    const std::size_t j = joined(out.last);
    if (j == 0 || number(j) != NumberClass::fraction || value(j) == 6) return false;
    // "the first two and the third": no
    Number part;
    set_fraction(1, value(j), part);
    std::size_t next = j + 1;
    // "two million and half a million": the same sum
    if (out.scaled && is_scale(next) && plain(next)) ++next;
    if (part.denominator != 1) return true;
    if (out.scaled) {
      std::uint64_t factor = 1;
      for (std::uint64_t s = 1000; s <= 1000000000000000; s *= 1000) {
        if (out.value.to_double() >= static_cast<double>(s)) factor = s;
      }
      part.value = multiply(part.value, Decimal::of(factor));
    }
    out.value = add(out.value, part.value);
    out.last = next;
    return true;
  }

  /// "twenty and odd", "thirty and a few".
  void and_odd(Number& out) const {
    const std::size_t j = joined(out.last);
    if (j == 0 || (number(j) != NumberClass::odd && number(j) != NumberClass::few) || out.value.to_double() < 10) return;
    out.vague = true;
    out.high = out.value.to_double() + 9;
    out.last = j + 1;
  }

  /// "part", "parts": of a hundred, of a thousand.
  [[nodiscard]] bool part_word(std::size_t i) const {
    if (i >= atoms_.size() || atoms_[i].kind != AtomKind::word || atoms_[i].conjunction) return false;
    const std::string_view word = text_.substr(atoms_[i].begin, atoms_[i].end - atoms_[i].begin);
    return word == "\u062C\u0632\u0621" || word == "\u062C\u0632\u0621\u0627" || word == "\u0623\u062C\u0632\u0627\u0621";
  }

  bool few(std::size_t at, Number& out) const {
    out.value = Decimal::of(3);
    out.vague = out.spelled = true;
    out.high = 9;
    out.last = at + 1;
    const std::size_t j = joined(at + 1);
    if (number(at + 1) == NumberClass::ten && plain(at + 1)) {  // "bid'ata ashar": thirteen to nineteen
      out.value = Decimal::of(13);
      out.high = 19;
      out.last = at + 2;
    } else if (j != 0 && number(j) == NumberClass::tens) {
      out.value = Decimal::of(value(j));
      out.high = static_cast<double>(value(j) + 9);
      out.last = j + 1;
    } else if (number(at + 1) == NumberClass::vague || number(at + 1) == NumberClass::scale_plural) {
      out.value = Decimal::of(value(at + 1));
      out.high = out.value.to_double() * 10;
      out.last = at + 2;
    }
    return true;
  }

  /// "fifth", "the eleventh", "the forty-fifth", "the hundred and third".
  bool ordinal(std::size_t at, Number& out) const {
    std::uint64_t v = value(at);
    std::size_t next = at + 1;
    const bool eleven = v == 1 && is_hadi(at);
    if (number(next) == NumberClass::ten && plain(next) && (v != 1 || eleven) && v < 10) {
      v += 10;
      ++next;
    } else if (const std::size_t j = joined(next); j != 0 && number(j) == NumberClass::tens && v < 10) {
      // "the fifth and the twentieth" has both articles; so has "the fifth and the twenty men", which nobody writes.
      if (atoms_[j].article == atoms_[at].article && (v != 1 || eleven)) {
        v += value(j);
        next = j + 1;
      }
    } else if (eleven) {
      return false;
    }
    // "the fifth after the hundred"; "the fifth and the hundredth" is not usual.
    out.value = Decimal::of(v);
    out.type = QuantityType::ordinal;
    out.spelled = true;
    out.last = next;
    return true;
  }

  /// "khums" (a fifth) is told from "khams" (five) by its damma alone.
  [[nodiscard]] bool fifth(std::size_t at) const {
    std::string_view word = text_.substr(atoms_[at].begin, atoms_[at].end - atoms_[at].begin);
    const std::size_t damma = word.find("\u064F");
    if (damma == std::string_view::npos || damma < 2) return false;
    const std::string_view letter = word.substr(damma - 2, 2);
    return (letter == "\u062E" || letter == "\u0633" || letter == "\u062B" || letter == "\u062A") &&
           !word.ends_with("\u0629");
  }

  [[nodiscard]] bool is_hadi(std::size_t at) const {
    const std::string_view word = text_.substr(atoms_[at].begin, atoms_[at].end - atoms_[at].begin);
    return word.find("\u062D\u0627\u062F") != std::string_view::npos;
  }

  bool fraction(std::size_t at, std::uint64_t numerator, Number& out) const {
    set_fraction(numerator, value(at), out);
    out.type = QuantityType::fraction;
    out.spelled = true;
    out.last = at + 1;
    if (out.denominator == 1 && is_scale(at + 1) && plain(at + 1)) {
      out.value = multiply(out.value, Decimal::of(value(at + 1)));
      out.type = QuantityType::cardinal;
      out.last = at + 2;
    }
    return true;
  }

  bool slashed(std::size_t at, Number& out) const {
    if (!symbol(at + 1, '/') || !atoms_[at + 1].glued || !digits(at + 2) || !atoms_[at + 2].glued) return false;
    const std::uint64_t n = atoms_[at].value.valid ? atoms_[at].value.integer() : 0;
    const std::uint64_t d = atoms_[at + 2].value.valid ? atoms_[at + 2].value.integer() : 0;
    if (n == 0 || n >= d || d > 16 || atoms_[at].digits > 2) return false;
    if (symbol(at + 3, '/') && atoms_[at + 3].glued) return false;
    set_fraction(n, d, out);
    out.type = QuantityType::fraction;
    out.last = at + 3;
    return true;
  }

};

}  // namespace

bool read_arabic(std::span<const Atom> atoms, std::string_view text, std::size_t at, Number& out) {
  return Arabic(atoms, text).read(at, out);
}

}  // namespace muwazi::inline v0::quantities
