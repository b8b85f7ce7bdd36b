// SPDX-License-Identifier: Apache-2.0
// Denials that good translations turn into affirmations, since they affirm together with what they deny.
//
//     He never failed to write.      kana yuwaazib 'ala l-kitaba          "never" and "failed" make "always"
//     I couldn't agree more.         'uwafiqu tamaman                     nothing is more than that
//     Nothing was left to chance.    kullu shay' kana mahsuban            what holds of nothing is contrary to what holds of all
//
// Each asks that the other side does not say the word under the denial with its own denial gone: "cannot be excluded" and
// "mustab'ad" (is excluded) stay contraries. What words around a denial say by themselves stands in data/denials.tsv.
#include "denial_table.hpp"
#include "negation_evidence.hpp"
#include "negation_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0 {

namespace {

/// A denial on its side, and the other side.
class Denied {
 public:
  Denied(const PairView& pair, const PairAccounts& accounts, const NegationEvidence& denial)
      : pair_(pair), arabic_(!denial.of_english),
        own_(arabic_ ? pair.arabic : pair.english),
        other_(arabic_ ? pair.english : pair.arabic),
        words_(arabic_ ? accounts.arabic : accounts.english),
        there_(arabic_ ? accounts.english : accounts.arabic),
        at_(denial.token),
        partner_(denial.partner),
        surely_(denial.features[2]) {}

  [[nodiscard]] bool excused() const {
    if (turned_by_meaning() || turned_by_denial() || holds_of_all() || denied_by_meaning() || says_opposite()) return true;
    if (commands() || has_no_count() || in_table()) return true;
    if (arabic_) return denied_by_prefix() || too_much_to() || kept_from() || in_name();
    return superlative() || left_without_hamza() || cannot() || stays_english();
  }

 private:
  [[nodiscard]] bool is_word(std::size_t i) const { return own_.tokens()[i].kind == TokenKind::word; }
  [[nodiscard]] bool breaks(std::size_t i) const { return parts_from_denial(own_, i); }
  /// "Never fail", "not unlike", "cannot be left empty", "not without".
  [[nodiscard]] bool turned_by_meaning() const {
    const std::size_t reach = arabic_ ? 6 : 3;  // verb, object, state
    for (std::size_t i = at_ + 1; i < std::min(own_.tokens().size(), at_ + 1 + reach) && !breaks(i); ++i)
      if (is_word(i) && turns_at(own_, arabic_, i)) return !kept(i);
    return false;
  }
  /// Whether the other side says this word, and so not its contrary.
  [[nodiscard]] bool kept(std::size_t token) const {
    for (const WordAccount& word : words_) {
      if (word.token != token || word.partner < 0) continue;
      const WordAccount& partner = there_[static_cast<std::size_t>(word.partner)];
      if ((partner.content() && word.accounted > 0.4f) || word.accounted > 0.8f) return true;
      if (word.accounted > 0.3f && other_.facts(partner.token).denial != Denial::none) return true;
    }
    // "Not stopped" and "lam yamna'": the lexicon need not know that the two are one.
    const auto left_over = [&](const WordAccount& one) {
      return other_.tokens()[one.token].kind == TokenKind::word && turns_at(other_, !arabic_, one.token) && unrendered(one);
    };
    const auto own = std::find_if(words_.begin(), words_.end(), [&](const WordAccount& one) { return one.token == token; });
    if (own != words_.end() && unrendered(*own) &&
        std::any_of(there_.begin(), there_.end(), left_over))
      return true;
    // "Without", "unanswered": "bila".
    const bool affix = own_.facts(token).denial == Denial::affix || (!arabic_ && !denied_base(own_.key(token)).empty());
    return affix && std::any_of(there_.begin(), there_.end(), [&](const WordAccount& word) { return other_.facts(word.token).denial == Denial::affix; });
  }

  /// "Not a day goes by that I don't", "no one left without".
  [[nodiscard]] bool turned_by_denial() const {
    for (const WordAccount& word : there_)
      if (other_.facts(word.token).denial >= Denial::affix) return false;
    constexpr std::size_t reach = 12;
    const std::size_t from = at_ > reach ? at_ - reach : 0;
    std::size_t second = own_.tokens().size();
    for (std::size_t i = from; i < std::min(own_.tokens().size(), at_ + 1 + reach); ++i)
      if (i != at_ && is_word(i) && own_.facts(i).denial >= Denial::affix) second = i;
    if (second == own_.tokens().size()) return false;
    for (std::size_t i = std::min(at_, second) + 1; i <= std::max(at_, second); ++i) {
      if (breaks(i)) return false;
      // "Neither ... nor", "no ... and no": one after the other.
      if (is_one_of(own_.key(i), {"and", "or", "nor", "but", "as", "because", "since", "so", "if", "when", "while", "although"}) || (arabic_ && own_.key(i).starts_with("\u0648"))) return false;
    }
    return true;
  }

  /// "Nothing is left to chance" and "everything is thought of".
  [[nodiscard]] bool holds_of_all() const {
    if (surely_ > 0.8f) return false;
    const NegationWords& words = NegationWords::builtin();
    if (arabic_) {
      // "La ahad", "lam yutrak shay'".
      constexpr std::size_t reach = 10;
      bool of_nothing = false;
      for (std::size_t i = at_ + 1; i < std::min(own_.tokens().size(), at_ + reach) && !breaks(i) && !of_nothing; ++i)
        of_nothing = is_one_of(own_.key(i), {"\u0627\u062D\u062F", "\u0627\u062D\u062F\u0627", "\u0634\u062E\u0635", "\u0634\u064A\u0621", "\u0634\u064A\u064A\u0627"});
      if (!of_nothing) return false;
    } else {
      const std::string_view key = own_.key(at_);
      const std::string_view next = at_ + 1 < own_.tokens().size() ? own_.key(at_ + 1) : std::string_view();
      if (!is_one_of(key, {"no", "none", "nobody", "nothing", "never", "nowhere"}) && !(key == "not" && is_one_of(next, {"a", "one"}))) return false;
    }
    const auto has_universal = [&](const BeadSide& side, bool arabic) {
      for (std::size_t i = 0; i < side.tokens().size(); ++i)
        if (side.tokens()[i].kind == TokenKind::word && words.universal(arabic, side.key(i))) return true;
      return false;
    };
    return has_universal(other_, !arabic_) && !has_universal(own_, arabic_);
  }

  /// "Could not open" and "ta'adhdhara fath": beside what is denied stands a word that denies by its meaning and renders no
  /// other one.
  [[nodiscard]] bool denied_by_meaning() const {
    // What is denied is said in other words: one of these may deny.
    if (!partner_)
      return std::any_of(there_.begin(), there_.end(), [&](const WordAccount& word) {
        return outright_at(other_, !arabic_, word.token) && (unrendered(word) || !words_[static_cast<std::size_t>(word.partner)].content());
      });
    constexpr std::ptrdiff_t reach_before = 6;  // tokens: the verb, its subject, what it denies
    constexpr std::ptrdiff_t reach_behind = 3;
    const bool prefixed = !arabic_ && own_.facts(at_).denial == Denial::implied;
    // What "stop" is rendered by does not say "not" as well.
    for (std::size_t i = at_ + 1; i < std::min(own_.tokens().size(), at_ + 1 + 3) && !breaks(i); ++i)
      if (is_word(i) && turns_at(own_, arabic_, i) && kept(i)) return false;
    const auto tokens = other_.tokens();
    const auto at = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.range.begin == partner_->begin; });
    for (const WordAccount& word : there_) {
      const auto away = (tokens.begin() + word.token) - at;
      // "Colourless and odourless": one denial may stand before both.
      if (prefixed && away < 0 && away >= -reach_before && (other_.facts(word.token).denial >= Denial::affix || outright_at(other_, !arabic_, word.token))) return true;
      if (away < -reach_before || away > reach_behind || !outright_at(other_, !arabic_, word.token)) continue;
      if (word.partner < 0 || word.accounted < 0.3f) return true;
      // "Not able" and "yata'adhdhar" are one.
      const WordAccount& partner = words_[static_cast<std::size_t>(word.partner)];
      if (!partner.content() || (partner.token >= at_ && partner.token <= at_ + 2 && own_.facts(partner.token).denial == Denial::none)) return true;
    }
    return false;
  }

  /// "Couldn't agree more", "nothing could be further from the truth".
  [[nodiscard]] bool superlative() const {
    const std::string_view key = own_.key(at_);
    const std::string_view around[] = {at_ > 0 ? own_.key(at_ - 1) : std::string_view(), at_ + 1 < own_.tokens().size() ? own_.key(at_ + 1) : std::string_view()};
    const auto modal = [](std::string_view word) { return is_one_of(word, {"could", "can", "can't", "couldn't", "cannot"}); };
    if (!modal(key) && !modal(around[0]) && !modal(around[1])) return false;
    constexpr std::size_t reach = 6;
    for (std::size_t i = at_ + 1; i < std::min(own_.tokens().size(), at_ + 1 + reach) && !breaks(i); ++i) {
      const bool bounded = is_one_of(own_.key(i - 1), {"no", "any", "much"}) || (i + 1 < own_.tokens().size() && own_.key(i + 1) == "than");
      if (is_one_of(own_.key(i), {"more", "less", "better", "worse", "further", "farther", "happier", "clearer", "simpler", "easier", "prouder", "truer"}))
        return !bounded;
    }
    return false;
  }

  /// "She is not rich" and "faqira".
  [[nodiscard]] bool says_opposite() const {
    // "None of the windows had been broken": the subject stands between.
    const bool of_subject = !arabic_ && is_one_of(own_.key(at_), {"none", "nobody", "neither"});
    const std::size_t reach = of_subject ? 6 : arabic_ ? 5 : 3;
    std::size_t end = at_ + 1;
    while (end < std::min(own_.tokens().size(), at_ + 1 + reach) && !breaks(end)) ++end;
    for (std::size_t t = at_ + 1; t < end; ++t)
      if (muwazi::says_opposite(pair_, !arabic_, t, t + 1) && !surely_rendered(t)) return true;
    return false;
  }

  /// Whether the other side has a word for this one, be it the contrary of another of its senses.
  [[nodiscard]] bool surely_rendered(std::size_t token) const {
    constexpr float surely = 0.8f;
    return std::any_of(words_.begin(), words_.end(), [&](const WordAccount& word) {
      return word.token == token && word.partner >= 0 && word.accounted > surely && there_[static_cast<std::size_t>(word.partner)].content();
    });
  }

  /// "Lam yakun al-'adad ma'rufan" and "unknown": an English prefix denies what stands behind the Arabic denial.
  [[nodiscard]] bool denied_by_prefix() const {
    constexpr std::size_t reach = 12;
    // "Non-existing" and "la wujud lah", "non-ABC" and "laysa ABC": what stands behind the hyphen.
    const auto tokens = other_.tokens();
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      if (other_.key(i) != "non" || other_.text(tokens[i + 1]) != "-" || !tokens[i + 2].glued) continue;
      const auto word = std::find_if(there_.begin(), there_.end(), [&](const WordAccount& one) { return one.token == i + 2; });
      if (word != there_.end() && !unrendered(*word)) {
        const std::size_t denied = words_[static_cast<std::size_t>(word->partner)].token;
        if (denied > at_ && denied <= at_ + reach) return true;
      }
      for (std::size_t t = at_ + 1; t < std::min(own_.tokens().size(), at_ + 1 + reach); ++t)
        if (own_.key(t) == other_.key(i + 2)) return true;
    }
    for (const WordAccount& word : there_) {
      if (other_.facts(word.token).denial != Denial::implied || denied_base(other_.key(word.token)).empty()) continue;
      if (unrendered(word)) continue;
      const std::size_t denied = words_[static_cast<std::size_t>(word.partner)].token;
      if (denied <= at_ || denied > at_ + reach) continue;
      bool other_denial = false;  // nearer to the word
      for (std::size_t i = at_ + 1; i <= denied; ++i) other_denial = other_denial || breaks(i) || (is_word(i) && own_.facts(i).denial != Denial::none);
      if (!other_denial) return true;
    }
    return false;
  }

  /// "'Alla" (that not) as it is written without its hamza: "wa-l-a yu'aththir".
  [[nodiscard]] bool left_without_hamza() const {
    constexpr std::string_view prefixes[] = {"\u064A", "\u062A", "\u0646"};
    const auto tokens = other_.tokens();
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!is_one_of(other_.text(tokens[i]), {"\u0627\u0644\u0627", "\u0648\u0627\u0644\u0627"}) || other_.key(i + 1).size() < 6) continue;
      if (std::any_of(std::begin(prefixes), std::end(prefixes), [&](std::string_view prefix) { return other_.key(i + 1).starts_with(prefix); })) return true;
    }
    return false;
  }

  /// "Don't move!" and "makanak!", "calm down!" and "la taghdab!": a command that bids the contrary in words of its own. Where the other
  /// side has what is forbidden, its denial was lost.
  [[nodiscard]] bool commands() const {
    constexpr std::size_t short_one = 7;  // tokens with marks
    if (partner_ || at_ > 0 || own_.tokens().size() > short_one || other_.tokens().size() > short_one) return false;
    if (!arabic_) return own_.key(at_) == "don't";
    if (own_.key(at_) != "\u0644\u0627" || own_.tokens().size() < 2 || !own_.key(1).starts_with("\u062A")) return false;
    return !is_one_of(other_.key(0), {"i", "you", "he", "she", "it", "we", "they", "the", "a", "an", "this", "that", "these", "those", "there", "my", "your", "his", "her", "our", "their"});
  }

  /// Whether an English word denies that something can be.
  [[nodiscard]] bool says_cannot(std::size_t i) const {
    const std::string_view key = own_.key(i);
    if (is_one_of(key, {"cannot", "can't", "couldn't", "unable", "inability"})) return true;
    // "Was not found", "have not been found".
    if (key == "not" && i + 2 < own_.tokens().size() && (own_.key(i + 1) == "found" || (own_.key(i + 1) == "been" && own_.key(i + 2) == "found"))) return true;
    return key == "not" && i > 0 && is_one_of(own_.key(i - 1), {"can", "could", "be", "able"}) &&
           (own_.key(i - 1) != "be" || (i > 1 && is_one_of(own_.key(i - 2), {"can", "could"})));
  }
  /// Words of the other side such as "ta'adhdhara" that do not render "failed", "a deficit" or the like.
  [[nodiscard]] std::ptrdiff_t failures_there() const {
    constexpr std::string_view failed = "\u062A\u0639\u0630\u0631";
    constexpr std::string_view others[] = {"\u062A\u0639\u062B\u0631", "\u0639\u062C\u0632", "\u064A\u0639\u062C\u0632", "\u062A\u0639\u062C\u0632", "\u0639\u0627\u062C\u0632", "\u0627\u0633\u062A\u062D\u0627\u0644", "\u064A\u0633\u062A\u062D\u064A\u0644", "\u0645\u0633\u062A\u062D\u064A\u0644"};
    return std::count_if(there_.begin(), there_.end(), [&](const WordAccount& word) {
      const std::string_view key = other_.key(word.token);
      const auto begins = [&](std::string_view one) { return key.starts_with(one); };
      const bool surely = key.find(failed) != std::string_view::npos;
      if (!surely && std::none_of(std::begin(others), std::end(others), begins)) return false;
      if (unrendered(word)) return true;
      const WordAccount& partner = words_[static_cast<std::size_t>(word.partner)];
      return own_.facts(partner.token).denial != Denial::implied && (surely || !partner.content());
    });
  }

  /// "Could not be opened" and "ta'adhdhara fathuh", wherever it stands: each of these for one of those, or for another denial where
  /// the denials of the other side are too few without them.
  [[nodiscard]] bool cannot() const {
    const auto outright = [](const BeadSide& side) {
      std::ptrdiff_t found = 0;
      for (std::size_t i = 0; i < side.tokens().size(); ++i) found += side.tokens()[i].kind == TokenKind::word && side.facts(i).denial >= Denial::affix ? 1 : 0;
      return found;
    };
    const std::ptrdiff_t failures = failures_there();
    if (failures == 0) return false;
    std::ptrdiff_t before = 0;
    for (std::size_t i = 0; i < at_; ++i) before += is_word(i) && says_cannot(i) ? 1 : 0;
    if (says_cannot(at_) && failures > before) return true;
    return own_.facts(at_).denial != Denial::implied && outright(other_) + failures >= outright(own_);
  }

  /// "The value must be None", "(no HTML)": the word stands in English on the other side too.
  [[nodiscard]] bool stays_english() const {
    const std::string_view key = own_.key(at_);
    const auto count = [&](const BeadSide& side) {
      std::ptrdiff_t found = 0;
      for (std::size_t i = 0; i < side.tokens().size(); ++i) found += side.tokens()[i].kind == TokenKind::word && side.key(i) == key ? 1 : 0;
      return found;
    };
    return count(other_) >= count(own_);
  }

  /// "0 errors" and "la akhta'"; "no errors" and "0".
  [[nodiscard]] bool has_no_count() const {
    if (own_.facts(at_).denial != Denial::plain || (!arabic_ && !is_one_of(own_.key(at_), {"no", "none"}))) return false;
    const auto zeros = [](const BeadSide& side) {
      std::ptrdiff_t found = 0;
      for (std::size_t i = 0; i < side.tokens().size(); ++i)
        found += is_one_of(side.text(side.tokens()[i]), {"0", "\u0660"}) || is_one_of(side.key(i), {"zero", "\u0635\u0641\u0631"}) ? 1 : 0;
      return found;
    };
    return zeros(other_) > zeros(own_);
  }

  /// "Too large to send" and "la yursal li-kibarih".
  [[nodiscard]] bool too_much_to() const {
    constexpr std::size_t reach = 8;  // tokens
    for (std::size_t i = 0; i < other_.tokens().size(); ++i) {
      if (other_.key(i) != "too" || (i > 0 && other_.facts(i - 1).denial == Denial::plain)) continue;
      for (std::size_t t = i + 1; t < std::min(other_.tokens().size(), i + 1 + reach); ++t) {
        if (other_.tokens()[t].kind == TokenKind::punctuation) break;
        if (other_.key(t) == "to" && t > i + 1) return true;
      }
    }
    return false;
  }

  /// Whether the denial stands before what renders a word of the other side.
  [[nodiscard]] bool denies_rendering(std::size_t other_token) const {
    constexpr std::size_t reach = 4;  // tokens
    return std::any_of(there_.begin(), there_.end(), [&](const WordAccount& word) {
      if (word.token != other_token || word.partner < 0) return false;
      const std::size_t denied = words_[static_cast<std::size_t>(word.partner)].token;
      return denied > at_ && denied <= at_ + reach;
    });
  }

  /// "Protected from editing" and "la yumkin ta'diluh".
  [[nodiscard]] bool kept_from() const {
    for (std::size_t i = 1; i + 1 < other_.tokens().size(); ++i)
      if (other_.key(i) == "from" && other_.key(i + 1).ends_with("ing") && other_.tokens()[i - 1].kind == TokenKind::word && denies_rendering(i + 1)) return true;
    return false;
  }

  /// "NoFax", "notBefore".
  [[nodiscard]] bool in_name() const {
    const auto tokens = other_.tokens();
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      const std::string_view text = other_.text(token);
      const std::size_t size = text.starts_with("Not") || text.starts_with("not") ? 3 : 2;
      return (text.starts_with("No") || text.starts_with("no")) && text.size() > size && text[size] >= 'A' && text[size] <= 'Z';
    });
  }

  /// What data/denials.tsv tells.
  [[nodiscard]] bool in_table() const {
    const auto tokens = other_.tokens();
    std::optional<std::size_t> partner;
    for (std::size_t i = 0; i < tokens.size() && partner_; ++i)
      if (tokens[i].range.begin == partner_->begin) partner = i;
    return DenialTable::builtin().explains({own_, other_, words_, there_, arabic_, at_, partner});
  }

  const PairView& pair_;
  bool arabic_;
  const BeadSide& own_;
  const BeadSide& other_;
  const std::vector<WordAccount>& words_;
  const std::vector<WordAccount>& there_;
  std::size_t at_;  ///< token of the denial
  std::optional<ByteRange> partner_;  ///< what the other side says of what is denied
  float surely_;                      ///< how surely it says the first word that is denied
};

}  // namespace

bool excused(const CheckContext& context, const PairView& pair, const NegationEvidence& denial) {
  return Denied(pair, accounts_of(context, pair), denial).excused();
}

}  // namespace muwazi::inline v0
