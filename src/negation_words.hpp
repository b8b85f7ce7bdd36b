// SPDX-License-Identifier: Apache-2.0
// data/negation.tsv, and the denials of a side by it.
#ifndef MUWAZI_SRC_NEGATION_WORDS_HPP
#define MUWAZI_SRC_NEGATION_WORDS_HPP

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "check_context.hpp"
#include "stem.hpp"
#include "word_facts.hpp"
#include "word_table.hpp"

namespace muwazi::inline v0 {

/// data/negation.tsv, by matching keys.
class NegationWords {
 public:
  static const NegationWords& builtin() {
    static const NegationWords made;
    return made;
  }
  [[nodiscard]] Denial english(std::string_view key) const {
    if (key.ends_with("n't")) return Denial::plain;
    if (key.ends_with("lessly") || (key.ends_with("proof") && key.size() > 8)) return Denial::implied;  // "waterproof"
    if (const Denial cue = find(denials_.english, key); cue != Denial::none) return cue;
    if (const auto* open = english_open_.find(key.substr(0, open_letters)))
      for (const Open& entry : *open)
        if (key.starts_with(entry.beginning)) return entry.cue;
    // "Inextricably", "immovable": none that has this ending and beginning says anything else, but for those that name a use.
    static constexpr std::string_view prefixes[] = {"in", "im", "il", "ir"};
    static constexpr std::string_view endings[] = {"able", "ably", "ible", "ibly"};
    const auto begins = [&](std::string_view prefix) { return key.starts_with(prefix); };
    const auto ends = [&](std::string_view ending) { return key.ends_with(ending); };
    if (key.size() > 9 && std::any_of(std::begin(prefixes), std::end(prefixes), begins) && std::any_of(std::begin(endings), std::end(endings), ends))
      return Denial::implied;
    static constexpr std::string_view not_negative[] = {"unanim", "under", "unemploy", "unif", "union", "uniqu", "unit", "univers", "until"};
    const bool un = key.starts_with("un") && key.size() > 5 &&
                    std::none_of(std::begin(not_negative), std::end(not_negative),
                                 [&](std::string_view word) { return key.starts_with(word); });
    return un || key.starts_with("non") || (key.ends_with("less") && key.size() > 5) ? Denial::implied : Denial::none;
  }
  /// `stem` is the spelling of the word's stem.
  [[nodiscard]] Denial arabic(std::string_view key, std::string_view stem) const {
    Denial best = find_arabic(key);
    std::string_view bare = key;
    for (int cut = 0; cut < 2 && best == Denial::none; ++cut) {
      bare = without_proclitic(bare, 4);
      if (bare.size() == key.size()) break;
      best = find_arabic(bare);
      // Two letters may begin a word, and other letters than a conjunction end one ("kalm", a kilometre).
      const bool joined = key.starts_with("\u0648") || key.starts_with("\u0641");
      if (best == Denial::plain && (bare.size() < 4 || (bare.size() == 4 && !joined))) best = Denial::none;
    }
    if (best == Denial::none) {
      best = find_arabic(stem);
      if (best == Denial::plain) best = Denial::none;  // a stem of two letters says little
    }
    return best == Denial::implied && is_alike(key) ? Denial::none : best;
  }
  [[nodiscard]] bool idle(bool arabic, std::string_view key) const { return idle_.of(arabic).contains(key); }
  [[nodiscard]] bool except(bool arabic, std::string_view key) const { return except_.of(arabic).contains(key); }
  [[nodiscard]] bool before(bool arabic, std::string_view key) const { return before_.of(arabic).contains(key); }
  [[nodiscard]] bool contrast(std::string_view arabic_key) const { return contrast_.arabic.contains(arabic_key); }
  [[nodiscard]] bool restricts(std::string_view english_key) const { return restrict_.english.contains(english_key); }
  [[nodiscard]] bool needy(bool arabic, std::string_view key) const { return needy_.of(arabic).contains(key); }
  [[nodiscard]] bool polar(bool arabic, std::string_view key) const { return polar_.of(arabic).contains(key); }
  [[nodiscard]] bool bound(bool arabic, std::string_view key) const { return bound_.of(arabic).contains(key); }
  [[nodiscard]] bool object(std::string_view arabic_key) const { return object_.arabic.contains(arabic_key); }
  /// Words that deny by their meaning so fully that to deny them affirms: "fail", "without", "faarigh".
  [[nodiscard]] bool turns(bool arabic, std::string_view key, Denial denial) const {
    if (turn_.of(arabic).contains(key)) return true;
    if (denial != Denial::implied) return denial == Denial::affix;
    if (!arabic) return !weak_.english.contains(key) && !key.starts_with("over");
    if (weak_.arabic.contains(key)) return false;
    const std::string_view bare = without_proclitic(key, 4);
    return bare.size() == key.size() || !weak_.arabic.contains(bare);
  }
  [[nodiscard]] bool outright(bool arabic, std::string_view key) const {
    if (!arabic) return outright_.english.contains(key);
    return outright_.arabic.contains(key) || outright_.arabic.contains(without_proclitic(key, 4));
  }
  [[nodiscard]] bool universal(bool arabic, std::string_view key) const {
    if (!arabic) return all_.english.contains(key);
    return all_.arabic.contains(key) || all_.arabic.contains(without_proclitic(key, 4));
  }
  [[nodiscard]] bool licence(std::string_view arabic_key) const { return licence_.arabic.contains(arabic_key); }

 private:
  using Map = WordTable<Denial>;
  /// A list of each language.
  struct Lists {
    Map english, arabic;
    [[nodiscard]] const Map& of(bool is_arabic) const { return is_arabic ? arabic : english; }
    [[nodiscard]] Map& of(bool is_arabic) { return is_arabic ? arabic : english; }
  };
  /// An entry with an open ending.
  struct Open {
    std::string beginning;
    Denial cue = Denial::none;
  };
  static constexpr std::size_t open_letters = 3;  ///< the least that stands before an open ending

  static Denial find(const Map& map, std::string_view key) {
    const Denial* cue = map.find(key);
    return cue == nullptr ? Denial::none : *cue;
  }
  /// Whether an Arabic word is of those that look like forms of others.
  [[nodiscard]] bool is_alike(std::string_view key) const;
  /// Of an Arabic word as listed, or of one that it is a form of.
  [[nodiscard]] Denial find_arabic(std::string_view key) const;
  static void add(Map& map, std::string_view key, Denial cue) {
    if (Denial& there = map[key]; there == Denial::none) there = cue;
  }

  NegationWords();
  /// The lists that a row of the table belongs to, by its second column.
  [[nodiscard]] Lists& lists_of(std::string_view what);
  /// An English entry with an open ending.
  void add_open(std::string_view beginning, Denial cue);

  WordTable<std::vector<Open>> english_open_;  ///< by their first letters, the longest first
  /// Words that deny, and how; each other list is a set.
  Lists denials_;
  Map arabic_inflecting_;  ///< listed words that deny with the endings of nouns and verbs too
  Lists idle_, before_, except_, needy_, polar_, bound_, turn_, weak_, all_, outright_;
  Lists contrast_, licence_, object_, alike_;  ///< of Arabic alone
  Lists restrict_;                             ///< of English alone
};

/// A cue of a side.
struct DenialCue {
  std::size_t token = 0;
  Denial cue = Denial::none;
  bool idle = false;
  bool prefixed = false;  ///< English: denies what is left without its prefix or "-less"
  bool bound = false;  ///< renders a word of the other side that denies or restricts too
  [[nodiscard]] bool denies() const noexcept { return cue >= Denial::affix || prefixed; }
};

/// Whether an Arabic key may be an imperfect in the plural without its nun, as it stands behind "lam" and "lan".
inline bool is_bare_plural(std::string_view key) noexcept {
  return key.size() >= 10 && key.starts_with("\u064A") && key.ends_with("\u0648\u0627");
}

/// Whether an Arabic key begins as "la" written together with an imperfect does ("layumkin"), and does not end as names do.
inline bool is_joined_denial(std::string_view key) noexcept {
  constexpr std::size_t least = 4 + 6;  // "la" and three letters
  if (key.size() < least || !key.starts_with("\u0644\u0627") || key.ends_with("\u064A\u0627")) return false;
  const std::string_view verb = key.substr(4);
  return verb.starts_with("\u064A") || verb.starts_with("\u062A") || verb.starts_with("\u0646");
}

/// What is left of an English word without the prefix or ending that denies it; empty where there is none.
std::string_view denied_base(std::string_view key) noexcept;

/// Whether a word denies by its meaning so fully that to deny it affirms (NegationWords::turns()); "rule out" is one as well.
bool turns_at(const BeadSide& side, bool arabic, std::size_t token);

/// Whether a word says no more than that something is not so (NegationWords::outright()); "little" and "few" without an article,
/// "less than" before an adjective and "run out" do as well.
bool outright_at(const BeadSide& side, bool arabic, std::size_t token);

/// In order of their tokens.
std::vector<DenialCue> denial_cues(const BeadSide& side, bool arabic);

}  // namespace muwazi::inline v0

#endif
