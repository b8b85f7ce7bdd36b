// SPDX-License-Identifier: Apache-2.0
// The names of an Arabic source, looked for in its English translation: left in Arabic letters, misspelt, or gone.
//
// The verdicts of name_verdict.cpp begin at the English names. Where English is the translation they do not see a name that is
// no longer there, nor one that no list knows any more because a letter of it is wrong; here the Arabic names are what has to
// be accounted for.
#include <algorithm>

#include "name_forms.hpp"
#include "brackets.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {
namespace {

/// Words of an English phrase without its particles, as they are looked up.
std::vector<Letters> phrase_keys(std::string_view phrase) {
  std::vector<Letters> out;
  for (const Part& part : english_parts(phrase)) out.push_back(english_key(part.letters));
  return out;
}

constexpr bool is_english_vowel(Letter l) noexcept {
  const char c = static_cast<char>('a' + l - 1);
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w' || c == 'h';
}

/// Consonants of an English spelling, those made one that spellings of one name exchange: Katar, Qatar; Zerxes, Xerxes.
Letters english_consonants(const Letters& key) noexcept {
  const auto at = [](char c) { return static_cast<Letter>(c - 'a' + 1); };
  Letters out;
  Letter last = 0;
  for (std::size_t i = 0; i < key.size; ++i) {
    Letter l = key[i];
    const Letter next = i + 1 < key.size ? key[i + 1] : Letter{0};
    if (l == at('c') && (next == at('e') || next == at('i') || next == at('y'))) l = at('s');  // defence, defense
    if (l == at('p') && i + 1 < key.size && key[i + 1] == at('h')) l = at('f');
    if (l == at('q') || l == at('c') || l == at('g') || l == at('x')) l = at('k');
    if (l == at('z') || l == at('s')) l = at('s');
    if (l == at('j')) l = at('k');  // Guangzhou, Jiangsu: read in many ways
    if (l == at('v')) l = at('f');
    if (is_english_vowel(l)) {
      last = 0;
      continue;
    }
    // Doubled letters are one.
    if (l != last) out.push(l);
    last = l;
  }
  return out;
}

/// Whether one of two words is the other with an ending: Florida, Floridian; Iraq, Iraqis.
bool only_ending_differs(const Letters& a, const Letters& b) noexcept {
  std::size_t same = 0;
  while (same < a.size && same < b.size && a[same] == b[same]) ++same;
  const std::size_t shorter = std::min(a.size, b.size);
  if (same < 3 || same + 1 < shorter) return false;
  // A plural of one: the Baltic state.
  if (b.size < a.size) return same == b.size && a.size == b.size + 1u && a[a.size - 1u] == static_cast<Letter>('s' - 'a' + 1);
  return b.size > a.size || is_english_vowel(a[a.size - 1u]) || is_english_vowel(b[b.size - 1u]);
}

}  // namespace

/// The names of the Arabic sentence against the English one.
class SentenceJudge::FromArabic {
 public:
  FromArabic(const SentenceJudge& sentence, std::span<const JudgedName> judged) : s_(sentence), judged_(judged) {
    for (std::uint32_t t = 0; t < s_.english_tokens_.size(); ++t) {
      keys_.push_back(english_key(s_.english_words_[t].letters));
      const Token& token = s_.english_tokens_[t];
      if (!keys_.back().empty()) english_.push_back(t);
      if (token.kind == TokenKind::word && token.script == TokenScript::arabic) foreign_.push_back(t);
    }
    settled_ = std::all_of(judged.begin(), judged.end(), [](const JudgedName& one) {
      return one.judgement.verdict == NameVerdict::right && one.judgement.score > 0.9;
    });
  }

  /// Whether a candidate is no name after all, or has its English in one of the ways that a translator has for it.
  bool excuses(const MissingCandidate& candidate) {
    const Name name{candidate.arabic, candidate.first_token, candidate.token_count, candidate.type};
    if (!enclose(name)) return true;
    for (const ArabicHit& hit : s_.hits_) {
      if (is_inside(hit) && (names_a_thing(hit) || measures_out(hit) || is_land_of_firm(hit))) return true;
    }
    return is_spelled_otherwise(name) || is_accounted(name, name.type == NameType::person || name.type == NameType::unknown);
  }

  std::vector<SourceFault> run(std::span<const Name> names) {
    for (const Name& name : names) judge(name);
    // Words that only the lexicon and the lists together know as names, where something may be said of them.
    bool doubtful = !foreign_.empty();
    for (const std::uint32_t t : english_) doubtful = doubtful || may_be_slip(t);
    if (!doubtful && !settled_) return std::move(faults_);
    auto next = names.begin();
    for (const ArabicWord& word : s_.words_) {
      if (!doubtful && word.part.letters.size < long_word) continue;
      while (next != names.end() && next->first_token + next->token_count <= word.token) ++next;
      const bool inside = next != names.end() && next->first_token <= word.token;
      if (!inside && is_listed_name(word)) judge({word.part.range, word.token, 1, NameType::unknown});
    }
    return std::move(faults_);
  }

 private:
  static constexpr std::size_t long_word = 5;  ///< letters of a single word that may be said to be gone though no list of places has it

  /// A spelling that the English text may have for a name.
  using Form = std::vector<Letters>;

  /// Finds the words of a name; false where it has none.
  bool enclose(const Name& name) {
    first_ = 0;
    while (first_ < s_.words_.size() && s_.words_[first_].token < name.first_token) ++first_;
    end_ = first_;
    while (end_ < s_.words_.size() && s_.words_[end_].token < name.first_token + name.token_count) ++end_;
    return first_ < end_;
  }

  void judge(const Name& name) {
    if (!enclose(name) || is_judged(name.range)) return;
    if (copied(name) || misspelt(name)) return;
    gone(name);
  }

  /// Whether a verdict on an English name has marked these words already.
  bool is_judged(ByteRange range) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      return one.judgement.verdict != NameVerdict::right && !one.judgement.range.empty() && one.judgement.range.overlaps(range);
    });
  }

  void fault(NameVerdict verdict, double score, const Name& name, ByteRange english, Message reason) {
    faults_.push_back({verdict, score, name.range, english, std::move(reason), suggestions_});
    suggestions_.clear();
  }

  // A word of the name stands in Arabic letters in the English text, not as a gloss in brackets.
  bool copied(const Name& name) {
    for (const std::uint32_t t : foreign_) {
      const Letters there = arabic_letters(s_.english_tokens_[t].range.in(s_.english_));
      if (there.size < 3 || is_quoted(t)) continue;
      for (std::uint32_t w = first_; w < end_; ++w) {
        if (!same_word(s_.words_[w], there) || is_gloss(t, w)) continue;
        fault(NameVerdict::latin, 0.1, name, s_.english_tokens_[t].range, "the name stands in Arabic letters");
        return true;
      }
    }
    return false;
  }

  /// Whether an English word in brackets is there for the Arabic one, which itself is in none.
  bool is_gloss(std::uint32_t token, std::uint32_t word) const {
    if (!s_.in_round_brackets(token)) return false;
    return open_brackets(s_.arabic_, s_.arabic_tokens_.first(s_.words_[word].token)) == 0;
  }

  bool is_quoted(std::uint32_t token) const {
    if (token == 0) return false;
    const std::string_view mark = s_.english_tokens_[token - 1].range.in(s_.english_);
    return mark == "\"" || mark == "\u201C" || mark == "\u00AB" || mark == "'" || mark == "\u2018";
  }

  static bool same_word(const ArabicWord& word, const Letters& there) {
    const Letters key = bare_key(there);
    for (std::size_t k = 0; k < word.readings.size; ++k) {
      if (bare_key(word.readings.at[k]) == key) return true;
    }
    return arabic_key(word.part.letters) == arabic_key(there);
  }

  // A word of the English text is nearly a known form of the name.
  bool misspelt(const Name& name) {
    for (const ArabicHit& hit : s_.hits_) {
      if (!is_inside(hit) || hit.hit.postings[0].common) continue;
      // Of several words one may stand for all, and the others be misspelt beside it.
      if (stands_as_whole(hit)) continue;
      const std::vector<Form> forms = forms_of(hit);
      if (misspelt_in_phrase(name, forms)) return true;
      if (std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return stands(form); })) continue;
      if (misspelt(name, forms, hit.first_word, hit.word_count)) return true;
    }
    for (std::uint32_t w = first_; w < end_; ++w) {
      const std::vector<Form> forms = listed_forms(w);
      if (std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return stands(form); })) continue;
      if (misspelt(name, forms, w, 1)) return true;
    }
    return false;
  }

  /// Whether a hit is of words of the name that is judged.
  bool is_inside(const ArabicHit& hit) const { return hit.first_word >= first_ && hit.first_word + hit.word_count <= end_; }

  bool stands_as_whole(const ArabicHit& hit) const {
    return std::any_of(s_.english_hits_.begin(), s_.english_hits_.end(), [&](const GazetteerHit& ours) {
      return (ours.token_count > 1 || hit.word_count == 1) && s_.share_concept(ours.postings, hit.hit.postings);
    });
  }

  // All words of a known form stand in their order but for one that is nearly the form's: United Sates.
  bool misspelt_in_phrase(const Name& name, const std::vector<Form>& forms) {
    if (std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return form.size() > 1 && stands(form); })) return false;
    for (const Form& form : forms) {
      const std::optional<std::uint32_t> token = form.size() > 1 ? slip_in_phrase(form) : std::nullopt;
      if (!token) continue;
      suggestions_ = {spelled_[static_cast<std::size_t>(&form - forms.data())]};
      fault(NameVerdict::wrong, 0.2, name, s_.english_tokens_[*token].range, "nearly a known spelling, but not one");
      return true;
    }
    return false;
  }

  std::optional<std::uint32_t> slip_in_phrase(const Form& form) const {
    for (std::size_t first = 0; first + form.size() <= english_.size(); ++first) {
      std::size_t differing = 0, where = 0;
      for (std::size_t k = 0; k < form.size() && differing < 2; ++k) {
        if (keys_[english_[first + k]] == form[k]) continue;
        ++differing;
        where = k;
      }
      if (differing != 1) continue;
      const std::uint32_t token = english_[first + where];
      // Nothing but hyphens between them.
      if (english_[first + form.size() - 1] - english_[first] > 2 * form.size()) continue;
      const Letters &there = keys_[token], &wanted = form[where];
      const Token& written = s_.english_tokens_[token];
      if (!written.capitalized || there.size < 3 || wanted.size < 4 || name_words::is_upper(written.range.in(s_.english_))) continue;
      if (only_ending_differs(wanted, there) || english_consonants(there) == english_consonants(wanted)) continue;
      if (EditDistance(wanted).to(there) == 1 && !is_rendered_elsewhere(token)) return token;
    }
    return std::nullopt;
  }

  /// Whether an English word is a name that has its Arabic one outside the name that is judged.
  bool is_rendered_elsewhere(std::uint32_t token) const {
    const GazetteerHit* hit = s_.english_hit(token);
    return hit != nullptr && hit->token_count == 1 && std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& other) {
      return !is_inside(other) && s_.share_concept(hit->postings, other.hit.postings);
    });
  }

  bool misspelt(const Name& name, const std::vector<Form>& forms, std::uint32_t word, std::uint32_t count) {
    for (const Form& form : forms) {
      const std::optional<std::uint32_t> token = slip(form, word, count);
      if (!token) continue;
      suggestions_ = {spelled_[static_cast<std::size_t>(&form - forms.data())]};
      fault(NameVerdict::wrong, 0.2, name, s_.english_tokens_[*token].range, "nearly a known spelling, but not one");
      return true;
    }
    return false;
  }

  /// English spellings of the entries; spelled_ as they are written.
  std::vector<Form> forms_of(const ArabicHit& hit) {
    std::vector<Form> out;
    spelled_.clear();
    for (const Posting posting : hit.hit.postings) {
      if (posting.weak) continue;
      for (std::size_t i = 0; i < s_.world_.english_count(posting.entry); ++i) {
        const std::string_view spelling = s_.world_.english(posting.entry, i).spelling;
        out.push_back(phrase_keys(spelling));
        spelled_.emplace_back(spelling);
      }
    }
    return out;
  }

  /// English spellings of a word in the name table; none for everyday words.
  std::vector<Form> listed_forms(std::uint32_t word) {
    std::vector<Form> out;
    spelled_.clear();
    if (!s_.name_like(word)) return out;
    const Readings& readings = s_.words_[word].readings;
    for (std::size_t k = 0; k < readings.size; ++k) {
      s_.table_.visit_arabic(arabic_key(readings.at[k]), [&](std::uint32_t, const NameRow& row) {
        // A pair seen once whose letters do not fit well is as likely a slip of the list.
        const auto length = static_cast<float>(std::max(row.english.size, row.arabic.size));
        if (row.count < 2 && row.joint < -2.6f * length) return;
        out.push_back({english_key(row.english)});
        std::string spelled = english_text(out.back()[0]);
        if (!spelled.empty() && spelled[0] >= 'a' && spelled[0] <= 'z') spelled[0] = static_cast<char>(spelled[0] - 'a' + 'A');
        spelled_.push_back(std::move(spelled));
      });
    }
    return out;
  }

  /// Whether all words of a form stand in the English text, in any order.
  bool stands(const Form& form) const {
    return !form.empty() && std::all_of(form.begin(), form.end(), [&](const Letters& word) {
      return std::any_of(keys_.begin(), keys_.end(), [&](const Letters& key) { return key == word || is_possessive_of(key, word); });
    });
  }
  static bool is_possessive_of(const Letters& key, const Letters& word) {
    if (key.size != word.size + 1u || key[word.size] != static_cast<Letter>('s' - 'a' + 1)) return false;
    for (std::size_t i = 0; i < word.size; ++i) {
      if (key[i] != word[i]) return false;
    }
    return true;
  }

  /// The token that is one word of a form but for a slip, where the form's other words stand beside it.
  std::optional<std::uint32_t> slip(const Form& form, std::uint32_t word, std::uint32_t count) const {
    for (std::uint32_t t = 0; t < keys_.size(); ++t) {
      if (!may_be_slip(t)) continue;
      for (std::size_t k = 0; k < form.size(); ++k) {
        if (is_slip(keys_[t], form[k]) && others_stand(form, k) && !is_spelling(t, form[k], word, count)) return t;
      }
    }
    return std::nullopt;
  }

  /// A capital word that no list knows.
  bool may_be_slip(std::uint32_t token) const {
    const Token& there = s_.english_tokens_[token];
    if (!there.capitalized || keys_[token].size < 3 || s_.world_.is_common_english(there.range.in(s_.english_))) return false;
    const bool known = std::any_of(s_.english_hits_.begin(), s_.english_hits_.end(), [&](const GazetteerHit& hit) {
      return token >= hit.first_token && token < hit.first_token + hit.token_count;
    });
    const bool marked = std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      return one.judgement.verdict != NameVerdict::right && one.name.range.overlaps(there.range);
    });
    return !known && !marked && !name_words::is_upper(there.range.in(s_.english_));
  }

  static bool is_slip(const Letters& there, const Letters& wanted) {
    if (wanted.size < 4 || there == wanted || only_ending_differs(wanted, there)) return false;
    return EditDistance(wanted).to(there) == 1 && !(english_consonants(there) == english_consonants(wanted));
  }

  bool others_stand(const Form& form, std::size_t except) const {
    for (std::size_t k = 0; k < form.size(); ++k) {
      if (k != except && std::find(keys_.begin(), keys_.end(), form[k]) == keys_.end()) return false;
    }
    return true;
  }

  /// Whether the word spells the Arabic about as well as the form does, or is the rendering of another word.
  bool is_spelling(std::uint32_t token, const Letters& wanted, std::uint32_t word, std::uint32_t count) const {
    constexpr float as_good = 1.5f, sure = 3.0f, another = 0.0f;
    const Letters& there = keys_[token];
    for (std::uint32_t w = word; w < word + count; ++w) {
      if (part_log_odds(s_.table_, s_.english_words_[token], s_.words_[w].part, true) > sure) return true;
      if (w > 0 && spells_both(token, w - 1)) return true;
      if (spells_both(token, w)) return true;
      const Readings& readings = s_.words_[w].readings;
      for (std::size_t k = 0; k < readings.size; ++k) {
        const float own = joint_log_probability(s_.table_, there, readings.at[k]);
        const float known = joint_log_probability(s_.table_, wanted, readings.at[k]);
        const bool sounds_alike = known > -3.2f * static_cast<float>(wanted.size);
        if (sounds_alike && known - own < as_good) return true;
      }
    }
    for (std::uint32_t w = 0; w < s_.words_.size(); ++w) {
      if (w >= first_ && w < end_) continue;
      if (part_log_odds(s_.table_, s_.english_words_[token], s_.words_[w].part, true) > another) return true;
    }
    return false;
  }

  /// Whether an English word is two Arabic ones: Qingming.
  bool spells_both(std::uint32_t token, std::uint32_t word) const {
    if (word + 1 >= s_.words_.size() || s_.words_[word].token + 1 != s_.words_[word + 1].token) return false;
    Part both = s_.words_[word].part;
    const Letters& more = s_.words_[word + 1].part.letters;
    for (std::size_t i = 0; i < more.size; ++i) both.letters.push(more[i]);
    return part_log_odds(s_.table_, s_.english_words_[token], both, true) > 0;
  }

  /// Whether a word has an alef, waw or yeh with its hamza where no spelling of the name has one: "bi-awwal" is no Powell, "fa's" no Fez and
  /// "yu'nis" no Younis. All are found without their hamza, which many leave out, but nobody adds. Likewise what ends in heh where the name has
  /// a teh marbuta, and in yeh or alef maqsura where it has the other, in a text that tells the two apart: "nadihi" (his club) is no Nadia,
  /// "silmi" (peaceful) no Salma.
  bool is_spelled_otherwise(const Name& name) const {
    constexpr std::string_view hamzas[] = {"\u0623", "\u0624", "\u0626"};
    constexpr std::string_view teh_marbuta = "\u0629", heh = "\u0647", yeh = "\u064A", alef_maqsura = "\u0649";
    const auto count = [&](std::string_view text) {
      std::size_t out = 0;
      for (const std::string_view hamza : hamzas) {
        for (std::size_t at = text.find(hamza); at != std::string_view::npos; at = text.find(hamza, at + hamza.size())) ++out;
      }
      return out;
    };
    const std::string_view own = name.range.in(s_.arabic_);
    const Letters own_key = arabic_key(arabic_letters(own));
    const std::size_t own_hamzas = count(own);
    const std::string_view last = own.substr(own.size() - std::min(own.size(), heh.size()));
    const std::string_view other = last == heh ? teh_marbuta : last == yeh ? alef_maqsura : last == alef_maqsura ? yeh : std::string_view();
    if (own_hamzas == 0 && other.empty()) return false;
    bool known = false, ends_so = false, ends_otherwise = false;
    std::size_t most = 0;
    for (const ArabicHit& hit : s_.hits_) {
      if (hit.first_word != first_ || hit.word_count != end_ - first_) continue;
      for (const Posting posting : hit.hit.postings)
        for (std::size_t i = 0; i < s_.world_.arabic_count(posting.entry); ++i) {
          const std::string_view spelling = s_.world_.arabic(posting.entry, i).spelling;
          known = true;
          most = std::max(most, count(spelling));
          if (other.empty() || !(arabic_key(arabic_letters(spelling)) == own_key)) continue;
          (spelling.ends_with(other) ? ends_otherwise : ends_so) = true;
        }
    }
    if (!known) return false;
    if (own_hamzas > most) return true;
    const auto ends_in_other = [&](const ArabicWord& word) { return word.part.range.in(s_.arabic_).ends_with(other); };
    return ends_otherwise && !ends_so && std::any_of(s_.words_.begin(), s_.words_.end(), ends_in_other);
  }

  // Nothing in the English text accounts for the name.
  void gone(const Name& name) {
    for (const ArabicHit& hit : s_.hits_) {
      if (is_inside(hit) && stands_as_whole(hit)) return;
    }
    if (!has_to_stand(name) || has_grammar() || is_spelled_otherwise(name) || is_accounted(name)) return;
    suggestions_.clear();
    for (const ArabicHit& hit : s_.hits_) {
      if (!is_inside(hit)) continue;
      const std::vector<Form> forms = forms_of(hit);
      if (std::any_of(forms.begin(), forms.end(), [&](const Form& form) { return stands(form); })) return;
      if (hit.first_word == first_ && hit.word_count == end_ - first_ && !spelled_.empty()) suggestions_ = {spelled_[0]};
    }
    fault(NameVerdict::missing, 0.35, name, {}, "the name is missing");
  }

  /// Whether words of the English text that render no other name render this one, or most of it.
  /// `beside`: a rest of another name is accounted for as well.
  bool is_accounted(const Name& name, bool beside = true) const {
    bool listed = false;
    for (const ArabicHit& hit : s_.hits_) {
      if (!is_inside(hit)) continue;
      listed = true;
      if (is_party_spoken_of(hit) || s_.is_left(hit) || s_.is_called_otherwise(hit.hit.postings)) return true;
      if (hit.first_word == first_ && hit.word_count == end_ - first_ && (s_.is_of_named_land(hit) || is_of_office(hit) || is_of_apposed_office(hit))) return true;
      if (!s_.is_inside_another(hit) && s_.is_taken_up(hit.first_word, hit.first_word + hit.word_count, hit.hit.postings)) return true;
      for (const GazetteerHit& ours : s_.english_hits_) {
        if (s_.share_concept(ours.postings, hit.hit.postings) || part_shares_concept(ours, hit) || is_spoken_of(ours, hit)) return true;
        if (s_.is_within_form(hit, ours)) return true;
      }
    }
    if (is_part_of_longer() || (beside && is_rest_of_another(name)) || stands_in_arabic() || is_zone() || is_of_quarter() || is_shortened(name) ||
        is_apposed_nationality() || is_given_name_added(name)) {
      return true;
    }
    std::size_t words = 0, rendered = 0;
    for (std::uint32_t w = first_; w < end_; ++w) {
      ++words;
      rendered += is_rendered(w, name, listed);
    }
    if (name.type == NameType::person || name.type == NameType::event || name.type == NameType::people) return rendered > 0;
    if (name.type == NameType::organization && stands_by_head()) return true;
    return rendered * 5 >= words * 3;
  }

  /// Whether it is a party, and the English speaks of it by its adjective or its members: "Democratic names", "the Conservatives".
  bool is_party_spoken_of(const ArabicHit& hit) const {
    constexpr std::size_t telling = 5;  // letters that the words share
    const auto begins_alike = [&](std::string_view party) {
      std::string key;
      return party.size() > telling && std::any_of(english_.begin(), english_.end(), [&](std::uint32_t t) {
        if (!s_.english_tokens_[t].capitalized) return false;
        matching_key(s_.english_tokens_[t].range.in(s_.english_), key);
        return key.size() > telling && key.compare(0, telling, party, 0, telling) == 0;
      });
    };
    return std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting posting) {
      if (s_.world_.type(posting.entry) != EntryType::party) return false;
      for (std::size_t i = 0; i < s_.world_.english_count(posting.entry); ++i)
        if (begins_alike(s_.world_.english(posting.entry, i).key)) return true;
      return false;
    });
  }

  /// Whether the English speaks of a country by its capital, or of the capital by the country, and has not both of them.
  bool is_spoken_of(const GazetteerHit& ours, const ArabicHit& hit) const {
    const bool seat = std::any_of(ours.postings.begin(), ours.postings.end(), [&](const Posting a) {
      return std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting b) { return s_.is_seat(a, b); });
    });
    return seat && std::none_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& other) {
      return s_.share_concept(ours.postings, other.hit.postings);
    });
  }

  /// Whether the English says the word for its kind alone: "the ministry".
  bool stands_by_head() const {
    std::string key;
    for (std::uint32_t t = 1; t < s_.english_tokens_.size(); ++t) {
      if (s_.english_words_[t].letters.empty() || s_.english_tokens_[t].capitalized || !s_.translates(t, first_)) continue;
      matching_key(s_.english_tokens_[t - 1].range.in(s_.english_), key);
      if (key == "the" || key == "this" || key == "that" || key == "its" || key == "their") return true;
    }
    return false;
  }

  /// Whether a word of a longer English name is of one thing with the Arabic one: China Eastern Airlines.
  bool part_shares_concept(const GazetteerHit& ours, const ArabicHit& hit) const {
    if (ours.token_count < 2) return false;
    for (std::uint32_t t = ours.first_token; t < ours.first_token + ours.token_count; ++t) {
      const Token& token = s_.english_tokens_[t];
      if (!token.capitalized) continue;
      if (s_.share_concept(s_.world_.find(token.range.in(s_.english_), Language::english), hit.hit.postings)) return true;
    }
    return false;
  }

  /// Whether a word beside the name is translated in an English name, which then may be another one of the same: the Wuhan market, the
  /// Huanan Seafood Market.
  bool is_part_of_longer() const {
    const auto is_translated_in_name = [&](std::uint32_t word) {
      return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
        if (one.name.token_count < 2 || is_settled(one) || is_made_of_words(one.name)) return false;
        for (std::uint32_t t = one.name.first_token; t < one.name.first_token + one.name.token_count; ++t) {
          if (!s_.english_words_[t].letters.empty() && s_.english_tokens_[t].capitalized && s_.translates(t, word)) return true;
        }
        return false;
      });
    };
    if (first_ > 0 && s_.words_[first_ - 1].token + 1 == s_.words_[first_].token && is_translated_in_name(first_ - 1)) return true;
    return end_ < s_.words_.size() && s_.words_[end_ - 1].token + 1 == s_.words_[end_].token && is_translated_in_name(end_);
  }

  /// Whether it touches the rendering of an English name that has more words than were found: Selahattin beside a family name.
  bool is_rest_of_another(const Name& name) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      const ByteRange there = one.judgement.range;
      if (is_end_of_word_beside(one, name)) return true;
      if (there.empty() || there.overlaps(name.range) || (there.end + 1 != name.range.begin && name.range.end + 1 != there.begin)) return false;
      const WordCounts words = s_.count_words(one);
      return words.english > words.arabic;
    });
  }

  /// Whether it is the end of a word, what stands before it taken for a preposition, among the words of an English name of several that has
  /// its Arabic one: "layf" (Live), no "li-Ayf" (for Eve).
  bool is_end_of_word_beside(const JudgedName& one, const Name& name) const {
    if (end_ - first_ != 1 || name.range.begin <= s_.words_[first_].part.range.begin || !is_settled(one)) return false;
    const ByteRange there = one.judgement.range;
    const Letters whole = consonants(s_.words_[first_].part.letters);
    bool spelled = false;
    for (std::uint32_t t = one.name.first_token; t < one.name.first_token + one.name.token_count && !spelled; ++t) {
      const Letters& english = s_.english_words_[t].letters;
      if (english.size < 3) continue;
      for (const auto& proposed : propose_spellings(s_.table_, english, 1)) spelled = consonants(proposed.letters) == whole;
    }
    if (!spelled) return false;
    const WordCounts words = s_.count_words(one);
    for (std::uint32_t w = first_; w > 0 && first_ - w + 1 + words.arabic <= words.english; --w) {
      if (s_.words_[w - 1].token + 1 != s_.words_[w].token) return false;
      if (s_.words_[w - 1].part.range.overlaps(there)) return true;
    }
    return false;
  }

  /// Whether English has the beginning of it only: "Livi" for Livingston, "Euro-" before a hyphen for European.
  bool is_shortened(const Name& name) const {
    if (end_ - first_ != 1) return false;
    const Letters own = consonants(without_article(s_.words_[first_].part.letters));
    for (const std::uint32_t t : english_) {
      const Token& token = s_.english_tokens_[t];
      const Letters& key = keys_[t];
      constexpr std::size_t telling = 4;
      if (!token.capitalized || key.size < telling || renders_another(t, name)) continue;
      const bool hyphen = t + 1 < s_.english_tokens_.size() && s_.english_tokens_[t + 1].glued && s_.english_tokens_[t + 1].range.in(s_.english_) == "-";
      if (hyphen && begins_english(key)) return true;
      if (s_.english_hit(t) != nullptr || s_.world_.is_common_english(token.range.in(s_.english_))) continue;
      for (const auto& proposed : propose_spellings(s_.table_, s_.english_words_[t].letters, 1)) {
        const Letters there = consonants(proposed.letters);
        std::size_t same = 0;
        while (same < there.size && same < own.size && there[same] == own[same]) ++same;
        if (same >= 2 && same == there.size && same < own.size) return true;
      }
    }
    return false;
  }

  /// Whether an English form of the name begins with these letters.
  bool begins_english(const Letters& key) const {
    return std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& hit) {
      if (!is_inside(hit)) return false;
      for (const Posting posting : hit.hit.postings) {
        for (std::size_t i = 0; i < s_.world_.english_count(posting.entry); ++i) {
          const Letters form = english_key(english_letters(s_.world_.english(posting.entry, i).spelling));
          std::size_t same = 0;
          while (same < key.size && same < form.size && key[same] == form[same]) ++same;
          if (same == key.size) return true;
        }
      }
      return false;
    });
  }

  /// Whether it is the country of a part of it that English names by the quarter alone: the Southwest, the Midwest.
  bool is_of_quarter() const {
    if (first_ == 0 || s_.words_[first_ - 1].token + 1 != s_.words_[first_].token) return false;
    const Readings& before = s_.words_[first_ - 1].readings;
    bool quarter = false;
    for (std::size_t k = 0; k < before.size; ++k) {
      quarter = quarter || is_one_of(arabic_text(arabic_key(before.at[k])), {"\u0634\u0645\u0627\u0644", "\u062C\u0646\u0648\u0628", "\u0634\u0631\u0642",
                                                                             "\u063A\u0631\u0628", "\u0648\u0633\u0637"});
    }
    return quarter && std::any_of(s_.english_tokens_.begin(), s_.english_tokens_.end(), [&](const Token& token) {
      return is_one_of(token.range.in(s_.english_), {"Midwest", "Northeast", "Northwest", "Southeast", "Southwest"});
    });
  }

  /// Whether it is the place of a time zone ("bi-tawqit Ghrinitsh", "bit-tawqit as-sayfi li-Britaniya"), which English may have by its
  /// letters.
  bool is_zone() const {
    constexpr std::uint32_t farthest = 3;  // words: "summer" or "eastern" stands between them
    const Letters time = arabic_letters("\u062A\u0648\u0642\u064A\u062A");
    bool named = false;
    for (std::uint32_t w = first_; w > 0 && first_ - w < farthest && !named; --w) {
      if (s_.words_[w - 1].token + 1 != s_.words_[w].token) break;
      const Readings& before = s_.words_[w - 1].readings;
      for (std::size_t k = 0; k < before.size; ++k) named = named || before.at[k] == time;
    }
    return named && std::any_of(s_.english_tokens_.begin(), s_.english_tokens_.end(), [&](const Token& token) {
      const std::string_view text = token.range.in(s_.english_);
      constexpr std::size_t longest = 4;
      return text.size() >= 2 && text.size() <= longest && name_words::is_upper(text) && (text.back() == 'T' || text == "UTC");
    });
  }

  /// Whether it is the nationality of the person behind it, whom English names without: "ar-ra'is al-faransi" before a name. What
  /// English says of the person's country by another word is no matter.
  bool is_apposed_nationality() const {
    if (end_ >= s_.words_.size()) return false;
    const bool nationality = std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& hit) {
      return hit.first_word == first_ && hit.word_count == end_ - first_ &&
             (hit.hit.postings[0].derivation() == Derivation::adjective || is_country_adjective(hit.hit.postings[0].entry));
    });
    return nationality && begins_person(end_, !s_.follows_article(first_));
  }

  /// Whether a person stands from a word on whom the English names or takes up, be it behind one more adjective ("the former French
  /// president") or by more given names than the English has.
  /// `unknown`: who is not known as a person may be one.
  bool begins_person(std::uint32_t word, bool unknown) const {
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t at = word; at < s_.words_.size() && at < word + reach; ++at) {
      if (s_.words_[at - 1u].token + 1 != s_.words_[at].token) return false;
      const std::uint32_t begin = s_.words_[at].part.range.begin;
      const auto is_named = [&](const JudgedName& one) {
        const bool person = one.name.type == NameType::person || (unknown && one.name.type == NameType::unknown);
        return one.judgement.verdict == NameVerdict::right && person && one.judgement.range.begin == begin;
      };
      const auto is_taken_up = [&](const ArabicHit& hit) {
        return hit.first_word == at && s_.world_.name_type(hit.hit.postings[0].entry) == NameType::person &&
               s_.is_taken_up(at, at + hit.word_count, hit.hit.postings);
      };
      if (std::any_of(judged_.begin(), judged_.end(), is_named) || std::any_of(s_.hits_.begin(), s_.hits_.end(), is_taken_up)) return true;
      const Letters& between = s_.words_[at].part.letters;
      const bool adjective = is_one_of(arabic_text(arabic_key(without_article(between))), {"\u0633\u0627\u0628\u0642", "\u0633\u0627\u0628\u0642\u0647", "\u0631\u0627\u062D\u0644", "\u0631\u0627\u062D\u0644\u0647", "\u0634\u0627\u0628", "\u0634\u0627\u0628\u0647"});
      const bool given = s_.is_listed(between) || (unknown && s_.words_[at].stem == no_stem);
      if (!adjective && (without_article(between).size < between.size || !given)) return false;
    }
    return false;
  }

  /// Whether it is the body or place of an office that stands before a person, whom the English names without it: "the founder of Facebook".
  bool is_of_apposed_office(const ArabicHit& hit) const {
    constexpr std::uint32_t reach = 3;  // words: "the secretary general of the United Nations"
    if (hit.hit.postings[0].derivation() != Derivation::name || !begins_person(end_, false)) return false;
    for (std::uint32_t w = first_; w > 0 && first_ - w < reach; --w) {
      if (s_.words_[w - 1].token + 1 != s_.words_[w].token) return false;
      if (s_.is_unrendered_role(w - 1)) return true;
    }
    return false;
  }

  /// Whether it is the adjective of a country right behind a firm or club that the English names.
  bool is_land_of_firm(const ArabicHit& hit) const {
    if (hit.hit.postings[0].derivation() == Derivation::name && !is_country_adjective(hit.hit.postings[0].entry)) return false;
    return s_.follows_organization(hit) && std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& body) {
      const EntryType type = s_.world_.type(body.hit.postings[0].entry);
      return body.first_word + body.word_count == hit.first_word && (type == EntryType::company || type == EntryType::club) && s_.has_english(body);
    });
  }

  /// Whether it is the land of an office by which the Arabic calls a person whom the English names: "the Hungarian prime minister" for Orban.
  bool is_of_office(const ArabicHit& hit) const {
    return s_.is_office_of_land(hit) && std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      const bool unknown = one.name.type == NameType::unknown && !is_listed(one.name) && !is_made_of_words(one.name);
      return (one.name.type == NameType::person || unknown) && !is_settled(one);
    });
  }

  /// Whether it is a given name right before the last name of a person whom the English calls by that alone.
  bool is_given_name_added(const Name& name) const {
    if (end_ >= s_.words_.size() || s_.words_[end_ - 1u].token + 1 != s_.words_[end_].token) return false;
    if (name.type != NameType::person && name.type != NameType::unknown) return false;
    if (without_article(s_.words_[first_].part.letters).size < s_.words_[first_].part.letters.size) return false;
    const std::uint32_t begin = s_.words_[end_].part.range.begin;
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      const bool person = one.name.type == NameType::person || one.name.type == NameType::unknown;
      return is_settled(one) && person && one.name.token_count == 1 && one.judgement.range.begin == begin;
    });
  }

  /// Whether a word of the name stands in the English text as it is, in brackets or quotation marks: "the word X".
  bool stands_in_arabic() const {
    return std::any_of(foreign_.begin(), foreign_.end(), [&](std::uint32_t t) {
      const Letters there = arabic_letters(s_.english_tokens_[t].range.in(s_.english_));
      for (std::uint32_t w = first_; w < end_; ++w) {
        if (same_word(s_.words_[w], there) && (is_gloss(t, w) || is_quoted(t))) return true;
      }
      return false;
    });
  }

  bool is_rendered(std::uint32_t word, const Name& name, bool listed) const {
    for (std::uint32_t t = 0; t < s_.english_tokens_.size(); ++t) {
      if (!s_.english_words_[t].letters.empty() && renders(t, word, name, listed)) return true;
    }
    if (is_country_spoken_of(word) || s_.is_plural_of_translated(s_.words_[word])) return true;
    const StemId stem = s_.words_[word].stem;
    constexpr float often = 0.02f;  // a translation
    return stem != no_stem && std::any_of(s_.english_stems_.begin() + static_cast<std::ptrdiff_t>(s_.single_stems_), s_.english_stems_.end(), [&](StemId phrase) {
      return s_.lexicon_.probability(phrase, Language::english, stem) > often;
    });
  }

  /// Whether it is the adjective of a country that the English names: "al-jaysh as-sudani" and "Sudan's army".
  bool is_country_spoken_of(std::uint32_t word) const {
    // With its article it may be a family's name.
    const auto postings = s_.world_.find(arabic_text(without_article(s_.words_[word].part.letters)), Language::arabic);
    return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
      return posting.derivation() != Derivation::name && std::any_of(s_.english_hits_.begin(), s_.english_hits_.end(), [&](const GazetteerHit& ours) {
        return s_.share_concept(ours.postings, {&posting, 1});
      });
    });
  }

  /// Whether an English word renders an Arabic one of the name. One that belongs to another name has to do so surely.
  bool renders(std::uint32_t token, std::uint32_t word, const Name& name, bool listed) const {
    constexpr float mostly = 0.3f, often = 0.05f, sure = 3.0f;
    const Token& there = s_.english_tokens_[token];
    const std::string_view text = there.range.in(s_.english_);
    const ArabicWord& own = s_.words_[word];
    const bool another = renders_another(token, name);
    const StemId stem = s_.lexicon_.stem(text, Language::english);
    if (stem != no_stem && own.stem != no_stem) {
      // What a lexicon learned says of a person's name is often a word that stood near it.
      const float enough = another || (listed && name.type == NameType::person) ? mostly : often;
      if (s_.lexicon_.probability(own.stem, Language::arabic, stem) > enough || s_.lexicon_.probability(stem, Language::english, own.stem) > enough) return true;
    }
    if (another) {
      return s_.sounds_as(token, own) && part_log_odds(s_.table_, s_.english_words_[token], own.part, true) > sure;
    }
    // What begins a sentence and is an everyday word.
    const bool before_name = token + 1 < s_.english_tokens_.size() && is_inside_name(token + 1);
    if (there.capitalized && !is_inside_name(token) && !before_name && s_.world_.is_common_english(text))
      return own.stem == no_stem && s_.english_words_[token].letters.size > 4 && part_log_odds(s_.table_, s_.english_words_[token], own.part, true) > sure;
    if (s_.sounds_as(token, own)) return true;
    // What the Arabic took for a name is a word: "series".
    constexpr float likely = 2.0f;
    return !there.capitalized && s_.english_words_[token].letters.size > 4 && part_log_odds(s_.table_, s_.english_words_[token], own.part, true) > likely;
  }

  bool is_inside_name(std::uint32_t token) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      return token >= one.name.first_token && token < one.name.first_token + one.name.token_count;
    });
  }

  /// Whether an English word belongs to a name that stands for other Arabic words, and not for ones that touch these.
  bool renders_another(std::uint32_t token, const Name& name) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      if (token < one.name.first_token || token >= one.name.first_token + one.name.token_count) return false;
      const ByteRange there = one.judgement.range;
      return is_settled(one) && (there.end + 1 < name.range.begin || name.range.end + 1 < there.begin);
    });
  }

  /// Whether the words are a name for certain, and one that a translation has to have.
  bool has_to_stand(const Name& name) {
    bool known = false;
    for (const ArabicHit& hit : s_.hits_) {
      if (!is_inside(hit) || s_.is_inside_another(hit)) continue;
      known = true;
      if (has_to_stand(hit)) return nothing_else_stands(s_.world_.name_type(hit.hit.postings[0].entry));
    }
    // Nobody knows it, but a title or a particle stands before it, or it is spelled in several words of no language.
    if (known || !settled_) return false;
    const auto own = std::span(s_.words_).subspan(first_, end_ - first_);
    const auto strange = std::count_if(own.begin(), own.end(), [&](const ArabicWord& word) {
      const Letter first = word.part.letters[0];
      // What begins as a verb does is a name only where lists have it.
      return word.stem == no_stem && !word.vocalized && ((first != letter::yeh && first != letter::teh) || s_.is_listed(word.part.letters));
    });
    if (end_ - first_ > 1) return name.type == NameType::person && strange > 0;
    return (strange > 0 && is_often_a_name(s_.words_[first_])) || is_mostly_a_name(s_.words_[first_]);
  }

  bool has_grammar() const {
    return std::any_of(s_.words_.begin() + first_, s_.words_.begin() + end_, [](const ArabicWord& word) { return is_grammar(word.part.letters); });
  }

  bool is_often_a_name(const ArabicWord& word) const {
    constexpr std::uint32_t often = 3;
    // What ends as a noun's accusative or a verb's feminine does is as likely one.
    const Letter last = word.part.letters[word.part.letters.size - 1u];
    return s_.times_listed(word.part.letters) >= often && word.part.letters.size >= 4 && last != letter::alef && last != letter::teh;
  }

  /// Whether the name table has a word and no lexicon knows it, or it translates the word by that name for the most part.
  bool is_listed_name(const ArabicWord& word) const {
    constexpr std::uint32_t often = 3;
    constexpr float rare_word = 13;  // bits
    const Letters& letters = word.part.letters;
    if (letters.size < 3 || (word.stem != no_stem && s_.lexicon_.bits(word.stem, Language::arabic) < rare_word)) return false;
    if (word.stem != no_stem) return is_translated_by_name(word);
    if (letters.size < 4 || without_article(letters).size < letters.size || s_.lexicon_.size(Language::arabic) == 0) return false;
    return s_.times_listed(letters) >= often;
  }

  bool is_translated_by_name(const ArabicWord& word) const {
    constexpr float mostly = 0.4f, half = 0.2f;
    const std::span<const Translation> translations = s_.lexicon_.translations(word.stem, Language::arabic);
    if (translations.empty() || translations[0].probability() < half) return false;
    float known = 0;
    s_.table_.visit_arabic(arabic_key(word.part.letters), [&](std::uint32_t, const NameRow& row) {
      const std::string english = english_text(row.english);
      if (!s_.world_.is_common_english(english))
        known += s_.lexicon_.probability(word.stem, Language::arabic, s_.lexicon_.stem(english, Language::english));
    });
    return known >= mostly;
  }

  /// Whether a word that the lexicon knows is a name, and no form of another word looks like it.
  bool is_mostly_a_name(const ArabicWord& word) const {
    const Letters& letters = word.part.letters;
    if (word.stem == no_stem || word.glued || letters.size < long_word || letters[letters.size - 1u] == letter::yeh) return false;
    return is_translated_by_name(word);
  }

  bool has_to_stand(const ArabicHit& hit) {
    constexpr float rare_word = 12;  // bits
    if (names_a_thing(hit) || measures_out(hit)) return false;
    if (!s_.is_certain(hit) || s_.is_spelled_acronym(hit) || s_.any_initials(hit) || s_.is_within_rendered(hit) || s_.is_combined(hit)) return false;
    const Posting& posting = hit.hit.postings[0];
    const EntryType type = s_.world_.type(posting.entry);
    const StemId stem = s_.words_[hit.first_word].stem;
    const bool rare = stem == no_stem || s_.lexicon_.bits(stem, Language::arabic) >= rare_word;
    const bool known = hit.word_count == 1 && s_.is_known_as(s_.words_[hit.first_word], hit.hit.postings);
    const auto implied = [&](EntryType as) { return s_.english_implies(as, &hit); };
    if (posting.derivation() != Derivation::name || is_country_adjective(posting.entry)) {
      const bool country = type == EntryType::country || type == EntryType::language;
      return (country || (known && settled_)) && !implied(EntryType::people) && !s_.follows_organization(hit);
    }
    switch (type) {
      case EntryType::country: case EntryType::region: case EntryType::city: case EntryType::island: return !implied(type);
      case EntryType::place: case EntryType::water: case EntryType::mountain: return (hit.word_count > 1 || known) && !implied(type);
      case EntryType::people: return hit.word_count == 1 && rare && !implied(type);
      case EntryType::person: return hit.word_count > 1 || rare;
      case EntryType::given: case EntryType::family: return end_ - first_ > 1 || (rare && settled_ && !is_in_construct(hit));
      case EntryType::event: case EntryType::state: return hit.word_count > 1 && settled_ && !stands_in_part(hit);
      case EntryType::organization: case EntryType::armed: case EntryType::party: case EntryType::school:
        return (hit.word_count > 1 || stem == no_stem) && !is_headed(hit) && !implied(EntryType::people);
      case EntryType::company: case EntryType::media: return (hit.word_count > 1 || rare) && !implied(EntryType::people);
      default: return false;
    }
  }

  /// "Shariba kuban min al-halib": a cup of milk, not Cuba. No preposition stands before what is in the accusative.
  bool measures_out(const ArabicHit& hit) const {
    if (hit.word_count != 1 || hit.first_word + 1u >= s_.words_.size() || !s_.is_accusative(s_.words_[hit.first_word])) return false;
    constexpr std::string_view of = "\u0645\u0646";
    const auto key_of = [&](std::size_t word) { return arabic_text(arabic_key(s_.words_[word].part.letters)); };
    if (key_of(hit.first_word + 1u) != of || hit.hit.preposition != AttachedPreposition::none) return false;
    if (hit.first_word == 0) return true;
    return !is_one_of(key_of(hit.first_word - 1u), {"\u0627\u0644\u064A", "\u0641\u064A", "\u0645\u0646", "\u0639\u0646", "\u0639\u0644\u064A", "\u0646\u062D\u0648"});
  }

  /// Things that Arabic calls by a country, and English does not, and words that are written as a name is.
  bool names_a_thing(const ArabicHit& hit) const { return s_.is_homograph(hit); }

  /// Whether a long word of one of its English forms is there: "the coronavirus".
  bool stands_in_part(const ArabicHit& hit) {
    constexpr std::size_t telling = 8;  // letters
    const std::vector<Form> forms = forms_of(hit);
    return std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
      return std::any_of(form.begin(), form.end(), [&](const Letters& word) {
        return word.size >= telling && std::find(keys_.begin(), keys_.end(), word) != keys_.end();
      });
    });
  }

  /// The name of a language is its country's adjective as well.
  bool is_country_adjective(EntryId entry) const {
    if (s_.world_.type(entry) != EntryType::language) return false;
    const std::span<const Posting> postings = s_.world_.find(s_.world_.english(entry, 0).spelling, Language::english);
    return std::any_of(postings.begin(), postings.end(), [&](const Posting posting) {
      return posting.derivation() != Derivation::name && s_.world_.type(posting.entry) == EntryType::country;
    });
  }

  /// Behind a word without the article, which it then defines: the sole is "Moses' fish".
  bool is_in_construct(const ArabicHit& hit) const {
    if (hit.first_word == 0) return false;
    const ArabicWord& before = s_.words_[hit.first_word - 1];
    const bool touches = before.token + 1 == s_.words_[hit.first_word].token;
    return touches && before.stem != no_stem && !s_.lexicon_.is_function_word(before.stem, Language::arabic) &&
           without_article(before.part.letters).size == before.part.letters.size && hit.hit.preposition == AttachedPreposition::none &&
           !hit.hit.conjunction;
  }

  /// Behind the word for its head: "the head of the State Council" is a premier.
  bool is_headed(const ArabicHit& hit) const {
    if (hit.first_word == 0) return false;
    const std::string head = arabic_text(arabic_key(s_.words_[hit.first_word - 1].part.letters));
    static constexpr std::string_view heads[] = {"\u0631\u064A\u064A\u0633", "\u0631\u064A\u064A\u0633\u0647", "\u0627\u0645\u064A\u0646", "\u0639\u0636\u0648"};
    return std::find(std::begin(heads), std::end(heads), head) != std::end(heads);
  }

  /// Whether no English name may stand for it under another name ("the Commonwealth"): each has its Arabic one, or is of another
  /// kind, or is translated.
  bool nothing_else_stands(NameType type) const {
    if (settled_) return true;
    return std::all_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      if (!may_be_called(one.name.type, type) || !one.judgement.range.empty()) return true;
      if (one.judgement.verdict == NameVerdict::missing) return false;
      if (has_digit(one.name.range.in(s_.english_)) || is_translated(one.name) || !s_.stands_in_latin(one.name).empty()) return true;
      return type != NameType::person && !is_listed(one.name) && !is_made_of_words(one.name);
    });
  }

  bool is_listed(const Name& name) const { return !s_.world_.find(name.range.in(s_.english_), Language::english).empty(); }

  bool is_made_of_words(const Name& name) const {
    for (std::uint32_t t = name.first_token; t < name.first_token + name.token_count; ++t) {
      if (!s_.english_words_[t].letters.empty() && !s_.world_.is_common_english(s_.english_tokens_[t].range.in(s_.english_))) return false;
    }
    return true;
  }

  /// Whether a name of a kind may be said for one of another kind.
  static bool may_be_called(NameType said, NameType meant) {
    if (said == NameType::unknown || said == NameType::acronym || said == meant) return true;
    const bool person = meant == NameType::person;
    return (said == NameType::person || said == NameType::title) == person && said != NameType::event && said != NameType::work &&
           said != NameType::language;
  }

  static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  /// Whether half of a name's words of weight are translated by words of the Arabic sentence.
  bool is_translated(const Name& name) const {
    std::size_t words = 0, translated = 0;
    std::string key;
    for (std::uint32_t t = name.first_token; t < name.first_token + name.token_count; ++t) {
      if (s_.english_words_[t].letters.empty()) continue;
      matching_key(s_.english_tokens_[t].range.in(s_.english_), key);
      if (name_words::is_ignorable(key)) continue;
      ++words;
      for (std::uint32_t w = 0; w < s_.words_.size(); ++w) {
        if (!s_.translates(t, w)) continue;
        ++translated;
        break;
      }
    }
    return translated > 0 && translated * 2 >= words;
  }

  const SentenceJudge& s_;
  std::span<const JudgedName> judged_;
  std::vector<Letters> keys_;            ///< of each English token
  std::vector<std::uint32_t> english_;   ///< tokens that are words of the English text
  std::vector<std::uint32_t> foreign_;   ///< tokens in Arabic letters of the English text
  bool settled_ = false;                 ///< every English name has its Arabic one
  std::uint32_t first_ = 0, end_ = 0;    ///< words of the name that is judged
  std::vector<std::string> spelled_, suggestions_;
  std::vector<SourceFault> faults_;
};

std::vector<SourceFault> SentenceJudge::judge_source(std::span<const JudgedName> judged, std::span<const Name> names,
                                                     std::vector<MissingCandidate>& missing) const {
  FromArabic judge(*this, judged);
  std::erase_if(missing, [&](const MissingCandidate& candidate) { return judge.excuses(candidate); });
  return judge.run(names);
}

}  // namespace muwazi::inline v0::names
