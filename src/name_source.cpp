// SPDX-License-Identifier: Apache-2.0
// The names of an Arabic source, looked for in its English translation: left in Arabic letters, misspelt, or gone.
//
// The verdicts of name_verdict.cpp begin at the English names. Where English is the translation they do not see a name that is
// no longer there, nor one that no list knows any more because a letter of it is wrong; here the Arabic names are what has to
// be accounted for.
#include <algorithm>

#include "name_forms.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"

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
  for (std::size_t i = 0; i < key.size; ++i) {
    Letter l = key[i];
    if (l == at('p') && i + 1 < key.size && key[i + 1] == at('h')) l = at('f');
    if (l == at('q') || l == at('c') || l == at('g') || l == at('x')) l = at('k');
    if (l == at('z') || l == at('s')) l = at('s');
    if (l == at('j')) l = at('k');  // Guangzhou, Jiangsu: read in many ways
    if (l == at('v')) l = at('f');
    if (is_english_vowel(l) || (out.size > 0 && out[out.size - 1u] == l)) continue;
    out.push(l);
  }
  return out;
}

/// Whether one of two words is the other with an ending: Florida, Floridian; Iraq, Iraqis.
bool only_ending_differs(const Letters& a, const Letters& b) noexcept {
  std::size_t same = 0;
  while (same < a.size && same < b.size && a[same] == b[same]) ++same;
  const std::size_t shorter = std::min(a.size, b.size);
  if (same < 3 || same + 1 < shorter || b.size < a.size) return false;
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
      if (token.kind == TokenKind::word && token.script == TokenScript::arabic) foreign_.push_back(t);
    }
    settled_ = std::all_of(judged.begin(), judged.end(), [](const JudgedName& one) {
      return one.judgement.verdict == NameVerdict::right && one.judgement.score > 0.9;
    });
  }

  std::vector<SourceFault> run() {
    for (const Name& name : find_names(s_.arabic_, s_.arabic_tokens_, Language::arabic)) judge(name);
    return std::move(faults_);
  }

 private:
  /// A spelling that the English text may have for a name.
  using Form = std::vector<Letters>;

  void judge(const Name& name) {
    first_ = 0;
    while (first_ < s_.words_.size() && s_.words_[first_].token < name.first_token) ++first_;
    end_ = first_;
    while (end_ < s_.words_.size() && s_.words_[end_].token < name.first_token + name.token_count) ++end_;
    if (first_ == end_ || is_judged(name.range)) return;
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
      if (there.size < 3 || s_.in_round_brackets(t) || is_quoted(t)) continue;
      for (std::uint32_t w = first_; w < end_; ++w) {
        if (!same_word(s_.words_[w], there)) continue;
        fault(NameVerdict::latin, 0.1, name, s_.english_tokens_[t].range, "the name stands in Arabic letters");
        return true;
      }
    }
    return false;
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
      if (hit.first_word < first_ || hit.first_word + hit.word_count > end_ || hit.hit.postings[0].common) continue;
      const std::vector<Form> forms = forms_of(hit);
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
    constexpr std::size_t short_word = 5;
    if (wanted.size < 4 || there == wanted || only_ending_differs(wanted, there)) return false;
    const std::size_t distance = EditDistance(wanted).to(there);
    return distance <= (wanted.size > short_word ? 2u : 1u) && !(english_consonants(there) == english_consonants(wanted));
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

  // Nothing in the English text accounts for the name.
  void gone(const Name& name) {
    if (!has_to_stand(name) || s_.any_explained(first_, end_ - first_, nullptr)) return;
    for (const ArabicHit& hit : s_.hits_) {
      if (hit.first_word < first_ || hit.first_word + hit.word_count > end_) continue;
      for (const Form& form : forms_of(hit)) {
        if (stands(form)) return;
      }
    }
    suggestions_.clear();
    for (const ArabicHit& hit : s_.hits_) {
      if (hit.first_word != first_ || hit.word_count != end_ - first_) continue;
      forms_of(hit);
      if (!spelled_.empty()) suggestions_ = {spelled_[0]};
    }
    fault(NameVerdict::missing, 0.35, name, {}, "the name is missing");
  }

  /// Whether the words are a name for certain, and one that a translation has to have.
  bool has_to_stand(const Name& name) const {
    bool known = false;
    for (const ArabicHit& hit : s_.hits_) {
      if (hit.first_word < first_ || hit.first_word + hit.word_count > end_ || is_inside_another(hit)) continue;
      known = true;
      if (has_to_stand(hit)) return nothing_else_stands(hit);
    }
    // Nobody knows it, but a title or a particle stands before it, or it is spelled in several words of no language.
    if (known || !settled_) return false;
    const auto strange = std::count_if(s_.words_.begin() + first_, s_.words_.begin() + end_,
                                       [](const ArabicWord& word) { return word.stem == no_stem && !word.vocalized; });
    if (end_ - first_ > 1) return name.type == NameType::person && strange > 0;
    return strange > 0 && is_often_a_name(s_.words_[first_]);
  }

  bool is_often_a_name(const ArabicWord& word) const {
    constexpr std::uint32_t often = 3;
    std::uint32_t seen = 0;
    s_.table_.visit_arabic(arabic_key(word.part.letters), [&](std::uint32_t, const NameRow& row) { seen += row.count; });
    return seen >= often && word.part.letters.size >= 4 && word.part.letters[word.part.letters.size - 1u] != letter::alef;
  }

  /// "Dollar" is a currency with the country's adjective in it.
  bool is_inside_another(const ArabicHit& hit) const {
    return std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& other) {
      return other.word_count > hit.word_count && other.first_word <= hit.first_word &&
             hit.first_word + hit.word_count <= other.first_word + other.word_count;
    });
  }

  bool has_to_stand(const ArabicHit& hit) const {
    constexpr float rare_word = 12;  // bits
    if (!s_.is_certain(hit)) return false;
    const Posting& posting = hit.hit.postings[0];
    const EntryType type = s_.world_.type(posting.entry);
    const StemId stem = s_.words_[hit.first_word].stem;
    const bool rare = stem == no_stem || s_.lexicon_.bits(stem, Language::arabic) >= rare_word;
    if (posting.derivation() != Derivation::name) return type == EntryType::country && !s_.english_implies(EntryType::people);
    switch (type) {
      case EntryType::country: case EntryType::region: case EntryType::city: case EntryType::island: return !s_.english_implies(type);
      case EntryType::place: case EntryType::water: case EntryType::mountain: return hit.word_count > 1 && !s_.english_implies(type);
      case EntryType::people: return rare && !s_.english_implies(type);
      case EntryType::person: return hit.word_count > 1 || rare;
      case EntryType::given: case EntryType::family: return end_ - first_ > 1 || (rare && settled_ && !is_in_construct(hit));
      case EntryType::event: case EntryType::state: return hit.word_count > 1 && settled_;
      case EntryType::organization: case EntryType::armed: case EntryType::party:
        return (hit.word_count > 1 || stem == no_stem) && !is_headed(hit) && !s_.english_implies(EntryType::people);
      case EntryType::company: case EntryType::media: return (hit.word_count > 1 || rare) && !s_.english_implies(EntryType::people);
      default: return false;
    }
  }

  /// Behind a word without the article, which it then defines: the sole is "Moses' fish".
  bool is_in_construct(const ArabicHit& hit) const {
    if (hit.first_word == 0) return false;
    const ArabicWord& before = s_.words_[hit.first_word - 1];
    const bool touches = before.token + 1 == s_.words_[hit.first_word].token;
    return touches && before.stem != no_stem && !s_.lexicon_.is_function_word(before.stem, Language::arabic) &&
           without_article(before.part.letters).size == before.part.letters.size && !hit.hit.preposition && !hit.hit.conjunction;
  }

  /// Behind the word for its head: "the head of the State Council" is a premier.
  bool is_headed(const ArabicHit& hit) const {
    if (hit.first_word == 0) return false;
    const std::string head = arabic_text(arabic_key(s_.words_[hit.first_word - 1].part.letters));
    static constexpr std::string_view heads[] = {"\u0631\u064A\u064A\u0633", "\u0631\u064A\u064A\u0633\u0647", "\u0627\u0645\u064A\u0646", "\u0639\u0636\u0648"};
    return std::find(std::begin(heads), std::end(heads), head) != std::end(heads);
  }

  /// Whether no English name may stand for it under another name. One that nobody knows is spelled by its sound elsewhere; one that
  /// lists know, or that is made of everyday words, may be another name of the same ("the Commonwealth").
  bool nothing_else_stands(const ArabicHit& hit) const {
    if (settled_) return true;
    if (s_.world_.name_type(hit.hit.postings[0].entry) == NameType::person) return false;
    return std::all_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      if (one.judgement.verdict != NameVerdict::right) return false;
      if (one.judgement.score > 0.9) return true;
      for (std::uint32_t t = one.name.first_token; t < one.name.first_token + one.name.token_count; ++t) {
        const std::string_view word = s_.english_tokens_[t].range.in(s_.english_);
        if (s_.english_tokens_[t].kind == TokenKind::word && (s_.world_.is_common_english(word) || name_words::is_upper(word))) return false;
      }
      return s_.world_.find(one.name.range.in(s_.english_), Language::english).empty();
    });
  }

  const SentenceJudge& s_;
  std::span<const JudgedName> judged_;
  std::vector<Letters> keys_;            ///< of each English token
  std::vector<std::uint32_t> foreign_;   ///< tokens in Arabic letters of the English text
  bool settled_ = false;                 ///< every English name has its Arabic one
  std::uint32_t first_ = 0, end_ = 0;    ///< words of the name that is judged
  std::vector<std::string> spelled_, suggestions_;
  std::vector<SourceFault> faults_;
};

std::vector<SourceFault> SentenceJudge::judge_source(std::span<const JudgedName> judged) const { return FromArabic(*this, judged).run(); }

}  // namespace muwazi::inline v0::names
