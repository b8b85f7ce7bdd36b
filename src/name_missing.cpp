// SPDX-License-Identifier: Apache-2.0
// Names of an Arabic source that its English translation may lack: candidates and their features.
#include "name_missing.hpp"

#include <algorithm>
#include <cmath>

#include "check_context.hpp"
#include "coverage.hpp"
#include "name_forms.hpp"
#include "name_judge.hpp"
#include "name_letter_weights.hpp"
#include "name_missing_weights.hpp"
#include "name_ties.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {

const NameLetterWeights& name_letter_weights = builtin_name_letter_weights;
const MissingNameNet& missing_name_net = builtin_missing_name_net;

namespace {

/// Features, in the order of the net.
enum Feature : std::size_t {
  // What it is by the gazetteer: one of these, or none.
  country, nationality, place, people, person, part_of_person, company, organization, other_entry, unlisted_unknown, unlisted_known,
  certain, everyday,
  // What the lexicon, the lists and its letters say.
  translated_by_names, translated_by_words, rarity, listed, letters, words, article, nisba, verb_prefix, inflection, letters_of_names, clitic,
  // Where it stands.
  found_as_name, called_as_person,
  // What may render it in the English text.
  lexical_small, lexical_capital, lexical_taken, sound_small, sound_capital, stands, surplus, rest_of_longer, beside_open_name,
  open_names, unknown_acronym, pronoun,
  // By the words around it; see weigh_by_coverage().
  accounted, account_odds, arabic_accounted, english_accounted, left_accounted, right_accounted, neighbours_touch, left_over_between, left_over_capitals,
  length_ratio, partner_capital, text_length, last_word, behind_definite, least_accounted, behind_organization, part_stands, form_stands,
  feature_count
};
static_assert(feature_count == missing_name_features);

}  // namespace

/// The candidates among the words of the Arabic sentence.
class SentenceJudge::Missing {
 public:
  Missing(const SentenceJudge& sentence, std::span<const JudgedName> judged, const PairAccounts& accounts)
      : s_(sentence), judged_(judged), accounted_(sentence.arabic_tokens_.size(), 1.0f) {
    for (const WordAccount& word : accounts.arabic) accounted_[word.token] = word.accounted;
  }

  std::vector<MissingCandidate> run(std::span<const Name> names) {
    taken_.assign(s_.words_.size(), false);
    for (const ArabicHit& hit : s_.hits_) {
      if (!s_.is_inside_another(hit)) consider(hit.first_word, hit.first_word + hit.word_count, &hit, names);
    }
    for (std::uint32_t w = 0; w < s_.words_.size(); ++w) {
      if (!taken_[w]) consider(w, w + 1, nullptr, names);
    }
    return std::move(out_);
  }

 private:
  struct EnglishWord {
    std::uint32_t token = 0;
    bool capital = false, function = false;
    StemId stem = no_stem;
    Letters heard;
    const JudgedName* name = nullptr;
  };

  /// The words of the English text, prepared when the first candidate asks for them.
  void prepare() {
    if (prepared_) return;
    prepared_ = true;
    std::string key;
    for (std::uint32_t t = 0; t < s_.english_tokens_.size(); ++t) {
      if (s_.english_words_[t].letters.empty()) continue;
      EnglishWord word;
      word.token = t;
      word.capital = s_.english_tokens_[t].capitalized;
      matching_key(s_.english_tokens_[t].range.in(s_.english_), key);
      word.function = name_words::is_function(key);
      word.stem = s_.lexicon_.stem(s_.english_tokens_[t].range.in(s_.english_), Language::english);
      word.heard = sounds(s_.english_words_[t].letters);
      for (const JudgedName& one : judged_) {
        if (t >= one.name.first_token && t < one.name.first_token + one.name.token_count) word.name = &one;
      }
      if (is_pronoun(key)) pronouns_ = true;
      if (is_one_of(key, {"him", "her", "them", "his", "their", "himself", "herself"})) attached_ = true;
      english_.push_back(word);
    }
    for (const JudgedName& one : judged_) open_names_ += !is_settled(one) && !has_digit(one.name);
  }

  /// Whether a word has the pattern of a verbal noun of the eighth, seventh or tenth form: ifti'al, infi'al, istif'al.
  static bool is_verbal_noun(const ArabicWord& word) {
    for (std::size_t k = 0; k < word.readings.size; ++k) {
      const Letters key = arabic_key(without_article(word.readings.at[k]));
      if (key.size < 6 || key[0] != letter::alef || key[key.size - 2u] != letter::alef) continue;
      const bool eighth = key.size == 6 && key[2] == letter::teh;
      const bool seventh = key.size == 6 && key[1] == letter::noon;
      const bool tenth = key.size == 7 && key[1] == letter::seen && key[2] == letter::teh;
      if (eighth || seventh || tenth) return true;
    }
    return false;
  }

  static bool is_pronoun(std::string_view key) {
    static constexpr auto words = name_words::sorted(std::to_array<std::string_view>(
        {"he", "her", "hers", "him", "himself", "herself", "his", "it", "its", "she", "their", "them", "they", "those", "who", "whom"}));
    return name_words::contains(words, key);
  }

  bool has_digit(const Name& name) const {
    const std::string_view text = name.range.in(s_.english_);
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  const Name* name_of(std::span<const Name> names, std::uint32_t word) const {
    const std::uint32_t token = s_.words_[word].token;
    for (const Name& name : names) {
      if (token >= name.first_token && token < name.first_token + name.token_count) return &name;
    }
    return nullptr;
  }

  /// Whether an English word is a name and nothing else.
  bool is_name_word(std::string_view english) const {
    if (s_.world_.is_common_english(english)) return false;
    bool listed = false;
    s_.table_.visit_english(english_key(english_letters(english)), [&](const NameRow&) { listed = true; });
    return listed || !s_.world_.find(english, Language::english).empty();
  }

  /// Whether one of the likeliest translations of a word is a name.
  bool may_mean_name(const ArabicWord& word) const {
    constexpr std::size_t looked_at = 3;
    constexpr float enough = 0.15f;
    const auto translations = s_.lexicon_.translations(word.stem, Language::arabic);
    float sum = 0;
    for (const Translation& translation : translations.first(std::min(looked_at, translations.size()))) {
      if (translation.probability() < 0.04f) break;
      if (is_name_word(s_.lexicon_.spelling(translation.stem, Language::english))) sum += translation.probability();
      if (sum >= enough) return true;
    }
    return false;
  }

  /// The shares of a word's translations that are names, and that are everyday words.
  std::pair<float, float> shares(const ArabicWord& word) const {
    std::pair<float, float> out{0, 0};
    if (word.stem == no_stem) return out;
    constexpr std::size_t most = 12;
    std::size_t looked = 0;
    for (const Translation& translation : s_.lexicon_.translations(word.stem, Language::arabic)) {
      if (++looked > most) break;
      const std::string_view spelling = s_.lexicon_.spelling(translation.stem, Language::english);
      (is_name_word(spelling) ? out.first : out.second) += translation.probability();
    }
    return out;
  }

  /// How well English words of three kinds render the words of a candidate: small ones, capital ones that no other name has, and those
  /// of names that have their Arabic.
  struct Renderings {
    float lexical[3] = {0, 0, 0};   ///< probability by the lexicon
    float sound[2] = {-4, -4};      ///< log odds; names that have their Arabic are not asked
  };

  Renderings renderings_of(const ArabicWord& word, const ByteRange& range) const {
    Renderings out;
    for (const EnglishWord& one : english_) {
      std::size_t kind = one.capital ? 1 : 0;
      if (one.name != nullptr && is_settled(*one.name)) {
        const ByteRange there = one.name->judgement.range;
        if (there.end + 1 < range.begin || range.end + 1 < there.begin) kind = 2;
      }
      if (one.stem != no_stem && word.stem != no_stem && !one.function) {
        const float p = std::max(s_.lexicon_.probability(word.stem, Language::arabic, one.stem), s_.lexicon_.probability(one.stem, Language::english, word.stem));
        out.lexical[kind] = std::max(out.lexical[kind], p);
      }
      if (one.function || one.heard.empty() || kind == 2) continue;
      if (kind == 0 && s_.english_words_[one.token].letters.size < 5) continue;
      for (std::size_t k = 0; k < word.readings.size; ++k) {
        const Letters& reading = word.readings.at[k];
        if (reading.size < 2 || reading.size > one.heard.size * 2u + 2u || one.heard.size > reading.size * 2u + 2u) continue;
        if (likeness_log_odds(s_.table_, likeness(s_.table_, one.heard, reading), std::max(one.heard.size, reading.size)) < -1) continue;
        out.sound[kind] = std::max(out.sound[kind], std::clamp(part_log_odds(s_.table_, s_.english_words_[one.token], word.part, true), -4.0f, 4.0f));
        break;
      }
    }
    return out;
  }

  /// Whether words may be a name that is not rendered, as far as is told at little cost.
  bool may_be_lost(std::uint32_t first, std::uint32_t end, bool entry) const {
    const auto rendered = [&](const ArabicWord& word) { return accounted_[word.token] >= surely_accounted; };
    if (std::all_of(s_.words_.begin() + first, s_.words_.begin() + end, rendered)) return false;
    const ArabicWord& word = s_.words_[first];
    if (word.vocalized) return false;
    if (end - first > 1) return true;
    constexpr float rare_word = 11;  // bits
    const std::size_t size = word.part.letters.size;
    if (word.stem == no_stem) {
      if (size < 2 || (!entry && (size < 3 || (size < 4 && !s_.is_listed(word.part.letters))))) return false;
    } else if (size < 2 || s_.lexicon_.is_function_word(word.stem, Language::arabic) ||
               (!entry && s_.lexicon_.bits(word.stem, Language::arabic) < rare_word)) {
      return false;
    }
    return true;
  }

  void consider(std::uint32_t first, std::uint32_t end, const ArabicHit* hit, std::span<const Name> names) {
    const ArabicWord& word = s_.words_[first];
    const bool single = end - first == 1;
    const bool entry = hit != nullptr && !hit->hit.postings[0].common;
    if (!may_be_lost(first, end, entry)) return;
    const ByteRange range = hit != nullptr ? hit->hit.range : word.part.range;
    const Name* const name = name_of(names, first);
    const float bits = word.stem == no_stem ? 0 : s_.lexicon_.bits(word.stem, Language::arabic);
    if (hit != nullptr && (is_headed(first) || is_said_in_many_ways(*hit))) return;
    const float spelled_as_name = odds_of_letters(first, end);
    constexpr float hardly = -2;
    if (!entry && name == nullptr && single) {
      if (word.stem == no_stem ? spelled_as_name < hardly : !may_mean_name(word)) return;
    }
    if (single && is_grammar(word.part.letters)) return;
    const std::uint32_t times = single ? s_.times_listed(word.part.letters) : 0;
    if (!entry && single && times == 0 && is_verbal_noun(word)) return;
    for (const JudgedName& one : judged_) {
      if (one.judgement.verdict != NameVerdict::right && !one.judgement.range.empty() && one.judgement.range.overlaps(range)) return;
    }
    if (hit != nullptr && s_.any_initials(*hit)) return settle(first, end);
    MissingCandidate found;
    auto& f = found.features;
    // Rendered?
    std::size_t ours = 0, theirs = 0;
    if (hit != nullptr) {
      const Mentions mentions = s_.mentions_of(*hit);
      ours = mentions.arabic;
      theirs = mentions.english;
      if (theirs >= ours || s_.is_within_rendered(*hit) || s_.is_combined(*hit)) return settle(first, end);
    }
    prepare();
    f[stands] = theirs > 0;
    f[surplus] = static_cast<float>(std::min<std::size_t>(ours - std::min(ours, theirs), 3));
    Renderings all;
    std::size_t rendered = 0;
    const std::uint32_t count = end - first;
    for (std::uint32_t w = first; w < end; ++w) {
      const Renderings one = renderings_of(s_.words_[w], range);
      rendered += one.lexical[0] > 0.3f || one.lexical[1] > 0.3f || one.sound[1] > 2.5f;
      for (std::size_t k = 0; k < 3; ++k) all.lexical[k] += one.lexical[k] / static_cast<float>(count);
      for (std::size_t k = 0; k < 2; ++k) all.sound[k] = (w == first ? 0 : all.sound[k]) + one.sound[k] / static_cast<float>(count);
    }
    if (theirs == 0 && rendered * 2 > count) return settle(first, end);
    std::pair<float, float> share = shares(word);
    for (std::uint32_t w = first + 1; w < end; ++w) {
      const auto more = shares(s_.words_[w]);
      share.first = std::max(share.first, more.first);
      share.second = std::max(share.second, more.second);
    }
    f[lexical_small] = std::sqrt(all.lexical[0]);
    f[lexical_capital] = std::sqrt(all.lexical[1]);
    f[lexical_taken] = std::sqrt(all.lexical[2]);
    f[sound_small] = all.sound[0];
    f[sound_capital] = all.sound[1];
    EntryType type = EntryType::person;
    if (hit != nullptr) {
      const Posting& posting = hit->hit.postings[0];
      type = s_.world_.type(posting.entry);
      f[kind_of(type, posting.derivation())] = 1;
      f[certain] = s_.is_certain(*hit);
      f[behind_organization] = s_.follows_organization(*hit);
      f[form_stands] = form_stands_of(posting.entry);
      if (f[form_stands] >= 1 && theirs == 0) return settle(first, end);
      f[part_stands] = part_stands_of(*hit);
      f[everyday] = posting.common || posting.weak;
      f[clitic] = hit->hit.conjunction || hit->hit.preposition != AttachedPreposition::none;
      if (s_.english_implies(type, hit)) return settle(first, end);
      const std::size_t index = posting.derivation() == Derivation::name ? 0 : std::min(s_.world_.english_name_count(posting.entry), s_.world_.english_count(posting.entry) - 1);
      found.suggestions.emplace_back(s_.world_.english(posting.entry, index).spelling);
    } else {
      f[word.stem == no_stem ? unlisted_unknown : unlisted_known] = 1;
    }
    const Letters& spelled = word.part.letters;
    const Letters bare = without_article(spelled);
    f[translated_by_names] = share.first;
    f[translated_by_words] = share.second;
    f[rarity] = bits / 16;
    f[listed] = std::log1p(static_cast<float>(times)) / 3;
    f[letters] = static_cast<float>(spelled.size) / 8;
    f[words] = static_cast<float>(std::min<std::uint32_t>(count, 4));
    f[article] = bare.size < spelled.size;
    f[nisba] = has_nisba(spelled);
    const Letter begins = spelled[0], last = spelled[spelled.size - 1u], before = spelled.size > 1 ? spelled[spelled.size - 2u] : Letter{0};
    f[verb_prefix] = begins == letter::yeh || begins == letter::teh;
    f[inflection] = last == letter::teh_marbuta || last == letter::heh || last == letter::alef || last == letter::teh ||
                    (last == letter::noon && (before == letter::yeh || before == letter::waw || before == letter::alef));
    f[letters_of_names] = spelled_as_name;
    f[found_as_name] = name != nullptr;
    f[called_as_person] = name != nullptr && name->type == NameType::person;
    f[beside_open_name] = is_beside_open_name(range);
    f[rest_of_longer] = is_rest_of_longer(range);
    f[open_names] = static_cast<float>(std::min<std::size_t>(open_names_, 3));
    f[unknown_acronym] = has_unknown_acronym();
    f[pronoun] = pronouns_;
    f[behind_definite] = first > 0 && f[article] == 0 && s_.follows_article(first);
    f[last_word] = end == s_.words_.size();
    found.may_be_person = hit == nullptr || std::any_of(hit->hit.postings.begin(), hit->hit.postings.end(), [&](const Posting posting) {
      return !posting.weak && s_.world_.name_type(posting.entry) == NameType::person;
    });
    found.type = hit != nullptr ? s_.world_.name_type(hit->hit.postings[0].entry) : name != nullptr ? name->type : NameType::unknown;
    found.spoken_of = attached_ && !has_attached_pronoun();
    found.arabic = range;
    found.first_token = word.token;
    found.token_count = s_.words_[end - 1].token + 1 - word.token;
    settle(first, end);
    out_.push_back(std::move(found));
  }

  /// The most name-like word's, with or without its clitics.
  float odds_of_letters(std::uint32_t first, std::uint32_t end) const {
    float most = -8;
    for (std::uint32_t w = first; w < end; ++w) {
      const Readings& readings = s_.words_[w].readings;
      for (std::size_t k = 0; k < readings.size; ++k) {
        constexpr float clitic = 2;
        most = std::max(most, name_letter_odds(name_letter_weights, readings.at[k]) - (k > 0 ? clitic : 0));
      }
    }
    return std::min(most, 8.0f);
  }

  void settle(std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t w = first; w < end; ++w) taken_[w] = true;
  }

  static Feature kind_of(EntryType type, Derivation derivation) {
    if (derivation != Derivation::name || type == EntryType::language) return nationality;
    switch (type) {
      case EntryType::country: return country;
      case EntryType::region: case EntryType::city: case EntryType::place: case EntryType::water: case EntryType::mountain: case EntryType::island: return Feature::place;
      case EntryType::people: case EntryType::religion: return people;
      case EntryType::person: return person;
      case EntryType::given: case EntryType::family: return part_of_person;
      case EntryType::company: case EntryType::media: case EntryType::club: case EntryType::product: return company;
      case EntryType::organization: case EntryType::government: case EntryType::armed: case EntryType::party: case EntryType::school: return organization;
      default: return other_entry;
    }
  }

  /// Behind the word for its head: "the head of the State Council" is a premier.
  bool is_headed(std::uint32_t word) const {
    if (word == 0 || s_.words_[word - 1].token + 1 != s_.words_[word].token) return false;
    return is_one_of(arabic_text(arabic_key(s_.words_[word - 1].part.letters)), {"\u0631\u064A\u064A\u0633", "\u0631\u064A\u064A\u0633\u0647", "\u0627\u0645\u064A\u0646", "\u0639\u0636\u0648"});
  }

  /// Bodies of a state, its forces, religions, titles and money have many names in both languages, and acronyms in the names of their letters begin many a longer one.
  bool is_said_in_many_ways(const ArabicHit& hit) const {
    if (s_.is_spelled_acronym(hit)) return true;
    const EntryType type = s_.world_.type(hit.hit.postings[0].entry);
    return hit.hit.postings[0].derivation() == Derivation::name &&
           (type == EntryType::government || type == EntryType::armed || type == EntryType::title || type == EntryType::currency || type == EntryType::script ||
            type == EntryType::religion);
  }

  /// Whether a shorter name within it has its English: Oman, of the Sultanate of Oman.
  bool part_stands_of(const ArabicHit& hit) const {
    return std::any_of(s_.hits_.begin(), s_.hits_.end(), [&](const ArabicHit& part) { return holds(hit, part) && s_.has_english(part); });
  }

  /// Whether a capital word that no list has is another with an ending: Alpine, of the Alps.
  bool is_derived(std::uint32_t token, const Letters& own, const Letters& key) const {
    if (key.size < 4 || own.size <= key.size || !s_.english_tokens_[token].capitalized || s_.english_hit(token) != nullptr) return false;
    return std::equal(key.at.begin(), key.at.begin() + key.size - 1, own.at.begin());
  }

  /// The most of the words of one of its English spellings that stand in the English text, in small letters or in the plural as well.
  float form_stands_of(EntryId entry) const {
    float most = 0;
    for (std::size_t i = 0; i < s_.world_.english_count(entry); ++i) {
      std::size_t all = 0, there = 0;
      for (const Part& part : english_parts(s_.world_.english(entry, i).spelling)) {
        if (part.letters.size < 3) continue;
        ++all;
        const Letters key = english_key(part.letters);
        there += std::any_of(english_.begin(), english_.end(), [&](const EnglishWord& one) {
          Letters own = english_key(s_.english_words_[one.token].letters);
          if (own.size == key.size + 1u && own[key.size] == static_cast<Letter>('s' - 'a' + 1)) --own.size;  // several of them
          return own == key || is_derived(one.token, own, key);
        });
      }
      if (all > 0) most = std::max(most, static_cast<float>(there) / static_cast<float>(all));
    }
    return most;
  }

  /// Whether it touches the Arabic of an English name that has more words than were found.
  bool is_rest_of_longer(ByteRange range) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const JudgedName& one) {
      const ByteRange there = one.judgement.range;
      if (there.empty() || (there.end + 1 != range.begin && range.end + 1 != there.begin)) return false;
      const WordCounts words = s_.count_words(one);
      return words.english > words.arabic;
    });
  }

  /// Whether a word beside it is translated in an English name that has no Arabic for certain.
  bool is_beside_open_name(ByteRange range) const {
    for (std::uint32_t w = 0; w < s_.words_.size(); ++w) {
      const ByteRange there = s_.words_[w].part.range;
      if (there.end + 1 != range.begin && range.end + 1 != there.begin) continue;
      for (const EnglishWord& one : english_) {
        if (one.name != nullptr && one.name->name.token_count > 1 && !is_settled(*one.name) && s_.translates(one.token, w)) return true;
      }
    }
    return false;
  }

  /// Whether an Arabic word ends as one with a pronoun does. Its letters tell heh from teh marbuta.
  bool has_attached_pronoun() const {
    return std::any_of(s_.words_.begin(), s_.words_.end(), [](const ArabicWord& word) {
      const Letters& l = word.part.letters;
      if (l.size < 3) return false;
      const Letter last = l[l.size - 1u], before = l[l.size - 2u];
      return last == letter::heh || (before == letter::heh && (last == letter::alef || last == letter::noon || last == arabic_letter(arabic::meem)));
    });
  }

  bool has_unknown_acronym() const {
    return std::any_of(english_.begin(), english_.end(), [&](const EnglishWord& one) {
      return name_words::is_upper(s_.english_tokens_[one.token].range.in(s_.english_)) && s_.english_hit(one.token) == nullptr;
    });
  }

  const SentenceJudge& s_;
  std::span<const JudgedName> judged_;
  std::vector<float> accounted_;  ///< of each Arabic token; 1 of what is no word
  std::vector<EnglishWord> english_;
  bool prepared_ = false;
  std::vector<bool> taken_;  ///< words of candidates and of what is rendered
  bool pronouns_ = false;
  bool attached_ = false;  ///< pronouns that Arabic attaches to a word, if it has them
  std::size_t open_names_ = 0;
  std::vector<MissingCandidate> out_;
};

std::vector<MissingCandidate> SentenceJudge::missing(std::span<const JudgedName> judged, std::span<const Name> names,
                                                     const PairAccounts& accounts) const {
  return Missing(*this, judged, accounts).run(names);
}

bool has_unaccounted_word(const PairAccounts& accounts) noexcept {
  return std::any_of(accounts.arabic.begin(), accounts.arabic.end(), [](const WordAccount& word) { return word.accounted < surely_accounted; });
}

std::vector<MissingCandidate> missing_names(const CheckContext& context, const PairView& pair) {
  PairWords words;
  words.lexicon = &context.lexicon;
  words.english = pair.english.stems();
  words.arabic = pair.arabic.stems();
  words.arabic_facts = pair.arabic.facts();
  words.arabic_is_source = true;
  words.accounts = &accounts_of(context, pair);
  words.any_missing = true;
  PairNotes notes;
  judge_pair(pair.english.document->normalized.utf8, pair.english.tokens(), pair.arabic.document->normalized.utf8, pair.arabic.tokens(), words, &notes);
  return std::move(notes.missing);
}

namespace {

/// Whether a pronoun that may stand for a person does so beside a verb that goes with the candidate: "he arrived" for the verb and a name
/// behind it. `left` and `right` are the places of what renders the words beside the name, or the end.
bool is_said_by_pronoun(std::string_view text, std::span<const Token> tokens, std::size_t left, std::size_t right) {
  constexpr std::size_t reach = 2;  // "he had arrived"
  std::string key;
  const auto is_one = [&](std::size_t at, std::initializer_list<std::string_view> words) {
    if (at >= tokens.size() || tokens[at].kind != TokenKind::word) return false;
    matching_key(tokens[at].range.in(text), key);
    return is_one_of(key, words);
  };
  for (std::size_t step = 1; step <= reach && step <= left && left < tokens.size(); ++step) {
    if (is_one(left - step, {"he", "she", "they"})) return true;
  }
  if (left < tokens.size() && is_one(left + 1, {"him", "her", "them"})) return true;
  return right > 0 && right < tokens.size() && is_one(right - 1, {"he", "she", "they"});
}

/// Whether the English begins with who speaks or acts as a pronoun, and the Arabic with the candidate, perhaps behind its verb or title.
bool begins_with_pronoun(const PairAccounts& accounts, std::string_view text, std::span<const Token> tokens, const MissingCandidate& candidate) {
  constexpr std::ptrdiff_t reach = 2;
  const auto before = std::count_if(accounts.arabic.begin(), accounts.arabic.end(),
                                    [&](const WordAccount& word) { return word.token < candidate.first_token; });
  if (before > reach) return false;
  const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::word; });
  if (first == tokens.end()) return false;
  std::string key;
  matching_key(first->range.in(text), key);
  return is_one_of(key, {"he", "she"});
}

/// Whether what begins at a token says more of the name before it: "Smith, the minister".
bool is_apposition(std::string_view text, std::span<const Token> tokens, std::size_t at) {
  return at >= 2 && tokens[at - 1].range.in(text) == "," && tokens[at - 2].capitalized;
}

/// Whether the English speaks of somebody by what he or she is, where no word of the Arabic says so: "the president", "the former coach".
bool is_said_by_role(const PairAccounts& accounts, std::string_view text, std::span<const Token> tokens) {
  constexpr float hardly_accounted = 0.4f;
  constexpr std::uint32_t words_between = 2;  // "the former first minister"
  std::string key;
  for (const WordAccount& word : accounts.english) {
    if (word.token == 0 || word.accounted >= hardly_accounted || tokens[word.token].capitalized) continue;
    matching_key(tokens[word.token].range.in(text), key);
    if (!NameTies::builtin().is_kind(EntryType::person, key)) continue;
    for (std::uint32_t step = 1; step <= words_between + 1 && step <= word.token; ++step) {
      const Token& before = tokens[word.token - step];
      if (before.kind != TokenKind::word) break;
      matching_key(before.range.in(text), key);
      if (key == "the" && !is_apposition(text, tokens, word.token - step)) return true;
    }
  }
  return false;
}

}  // namespace

void weigh_by_coverage(const PairAccounts& accounts, std::string_view text, std::span<const Token> tokens, MissingCandidate& candidate) {
  auto& f = candidate.features;
  const std::uint32_t begin = candidate.first_token, end = begin + candidate.token_count;
  float sum = 0, all = 0;
  std::int32_t left = -1, right = -1;  // what renders the words beside it
  f[account_odds] = 4;
  f[least_accounted] = 1;
  for (const WordAccount& word : accounts.arabic) {
    if (word.token >= begin && word.token < end) {
      if (word.accounted >= f[accounted]) {
        f[accounted] = word.accounted;
        f[partner_capital] = word.partner >= 0 && tokens[accounts.english[static_cast<std::size_t>(word.partner)].token].capitalized;
      }
      f[account_odds] = std::min(f[account_odds], word.odds);
      f[least_accounted] = std::min(f[least_accounted], word.accounted);
      continue;
    }
    if (word.content()) {
      sum += word.accounted;
      ++all;
      if (word.token < begin) {
        f[left_accounted] = word.accounted;
        left = word.accounted > 0.5f ? word.partner : -1;
      } else if (f[right_accounted] == 0 && right < 0) {
        f[right_accounted] = word.accounted;
        right = word.accounted > 0.5f ? word.partner : -1;
      }
    }
  }
  f[arabic_accounted] = all > 0 ? sum / all : 0.5f;
  f[text_length] = std::log1p(all) / 3;
  float there = 0, content = 0, capitals = 0;
  for (const WordAccount& word : accounts.english) {
    if (!word.content()) continue;
    ++content;
    there += word.accounted;
    capitals += word.token > 0 && tokens[word.token].capitalized && word.accounted < 0.4f;
  }
  f[english_accounted] = content > 0 ? there / content : 0.5f;
  f[length_ratio] = std::clamp(std::log((content + 1) / (all + 1)), -1.0f, 1.0f);
  f[left_over_capitals] = std::min(capitals, 3.0f);
  if (left >= 0 && right >= 0 && left != right) {
    float between = 0;
    for (std::int32_t e = std::min(left, right) + 1; e < std::max(left, right); ++e) {
      const WordAccount& word = accounts.english[static_cast<std::size_t>(e)];
      between += word.content() && word.accounted < 0.4f;
    }
    f[left_over_between] = std::min(between, 3.0f);
    f[neighbours_touch] = std::abs(left - right) <= 2;
  }
  candidate.odds = missing_name_net(f);
  const auto token_of = [&](std::int32_t word) { return word < 0 ? tokens.size() : accounts.english[static_cast<std::size_t>(word)].token; };
  candidate.spoken_of = candidate.may_be_person && (candidate.spoken_of || is_said_by_pronoun(text, tokens, token_of(left), token_of(right)) ||
                                          begins_with_pronoun(accounts, text, tokens, candidate) || is_said_by_role(accounts, text, tokens));
}

}  // namespace muwazi::inline v0::names
