// SPDX-License-Identifier: Apache-2.0
// The names of one pair of sentences, judged together: both sentences prepared, and names parted into what can be looked for.
#include "name_judge.hpp"

#include <algorithm>
#include <utility>

#include "homograph.hpp"
#include "name_words.hpp"

namespace muwazi::inline v0::names {
namespace {

/// A name of a place, or of a person in several words, that is nothing else.
bool is_sure(const Gazetteer& world, std::span<const Posting> postings, std::size_t words) {
  return std::all_of(postings.begin(), postings.end(), [&](Posting posting) {
    const EntryType type = world.type(posting.entry);
    return !posting.common && !posting.weak && posting.derivation() == Derivation::name &&
           (type == EntryType::country || type == EntryType::city || type == EntryType::region ||
            (type == EntryType::person && words > 1));
  });
}

/// The longest match of the gazetteer at every Arabic word where one begins.
std::vector<GazetteerHit> arabic_matches(const Gazetteer& world, std::string_view arabic, std::span<const Token> tokens,
                                         std::span<const WordFacts> facts) {
  std::vector<GazetteerHit> hits;
  if (facts.empty()) {
    world.match_all(arabic, tokens, Language::arabic, hits);
    return hits;
  }
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!facts[at].may_begin_name) continue;
    if (const GazetteerHit hit = world.match(arabic, tokens, at, Language::arabic); hit.token_count > 0) hits.push_back(hit);
  }
  return hits;
}

/// Whether an Arabic text has a name that a text without any has to account for.
bool has_sure_name(std::string_view arabic, std::span<const Token> tokens, const PairWords& words) {
  if (words.arabic_is_source) {
    return (words.accounts != nullptr && has_unaccounted_word(*words.accounts)) || !find_arabic_names(arabic, tokens, words.arabic).empty();
  }
  const Gazetteer& world = Gazetteer::builtin();
  const std::vector<GazetteerHit> hits = arabic_matches(world, arabic, tokens, words.arabic_facts);
  return std::any_of(hits.begin(), hits.end(), [&](const GazetteerHit& hit) { return is_sure(world, hit.postings, hit.token_count); });
}

/// Whether Arabic words stand within the longer rendering of an English name, which says all of them: the English league, in what the Premier
/// League is called.
bool is_within_rendering(std::span<const JudgedName> judged, ByteRange arabic) {
  return std::any_of(judged.begin(), judged.end(), [&](const JudgedName& one) {
    const ByteRange there = one.judgement.range;
    return is_settled(one) && there.begin <= arabic.begin && arabic.end <= there.end && there.size() > arabic.size();
  });
}

}  // namespace

std::vector<ArabicWord> arabic_words(std::string_view arabic, std::span<const Token> tokens, std::span<const StemId> stems) {
  std::vector<ArabicWord> out;
  out.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic) continue;
    const std::string_view text = token.range.in(arabic);
    const Letters letters = arabic_letters(text);
    if (letters.empty()) continue;
    ArabicWord& word = out.emplace_back();
    word.part.letters = letters;
    word.token = static_cast<std::uint32_t>(i);
    word.part.range = token.range;
    word.readings = readings(word.part.letters);
    if (!stems.empty()) word.stem = stems[i];
    word.glued = token.glued;
    word.vocalized = is_vocalized(text, word.part.letters);
  }
  return out;
}

std::vector<JudgedName> judge_pair(std::string_view english, std::span<const Token> english_tokens, std::string_view arabic,
                                   std::span<const Token> arabic_tokens, const PairWords& words, PairNotes* notes) {
  std::vector<JudgedName> out;
  std::vector<GazetteerHit> english_hits;
  const std::vector<Name> names = find_english_names(english, english_tokens, english_hits);
  if (names.empty() && (notes == nullptr || !has_sure_name(arabic, arabic_tokens, words))) return out;
  SentenceJudge judge(english, english_tokens, arabic, arabic_tokens, words, std::move(english_hits));
  if (notes != nullptr) judge.renderings = &notes->renderings;
  out.reserve(names.size());
  bool settled = true;  // every English name has its Arabic one
  for (std::size_t i = 0; i < names.size(); ++i) {
    out.push_back({names[i], judge.judge(names, i)});
    settled = settled && out.back().judgement.verdict == NameVerdict::right && out.back().judgement.score > 0.9;
  }
  if (notes != nullptr && words.arabic_is_source) {
    const std::vector<Name> there = find_arabic_names(arabic, arabic_tokens, words.arabic);
    std::vector<ByteRange> spoken_of;  // otherwise than by their names
    if (words.accounts != nullptr) {
      notes->missing = judge.missing(out, there, *words.accounts);
      for (MissingCandidate& candidate : notes->missing) weigh_by_coverage(*words.accounts, english, english_tokens, candidate);
      for (const MissingCandidate& candidate : notes->missing) {
        if (candidate.spoken_of) spoken_of.push_back(candidate.arabic);
      }
      const auto is_no_loss = [](const MissingCandidate& candidate) { return candidate.odds < lost_name || candidate.spoken_of; };
      if (!words.any_missing) std::erase_if(notes->missing, is_no_loss);
    }
    std::erase_if(notes->missing, [&](const MissingCandidate& candidate) { return is_within_rendering(out, candidate.arabic); });
    notes->source_faults = judge.judge_source(out, there, notes->missing);
    std::erase_if(notes->source_faults, [&](const SourceFault& fault) {
      const auto is_spoken_of = [&](ByteRange name) { return name.overlaps(fault.arabic); };
      return fault.verdict == NameVerdict::missing &&
             (std::any_of(spoken_of.begin(), spoken_of.end(), is_spoken_of) || is_within_rendering(out, fault.arabic));
    });
  } else if (notes != nullptr && settled) {
    notes->unaccounted = judge.unaccounted();
    std::erase_if(notes->unaccounted, [&](ByteRange name) { return is_within_rendering(out, name); });
  }
  return out;
}

std::vector<ByteRange> SentenceJudge::unaccounted() const {
  std::vector<ByteRange> out;
  for (const ArabicHit& hit : hits_) {
    if (!is_sure(world_, hit.hit.postings, hit.word_count) || !is_certain(hit)) continue;
    if (hit.word_count == 1 && words_[hit.first_word].part.letters.size < 5) continue;
    if (any_explained(hit.first_word, hit.word_count, nullptr) || is_homograph(hit) || is_inside_another(hit)) continue;
    if (is_taken_up(hit.first_word, hit.first_word + hit.word_count, hit.hit.postings) || is_called_otherwise(hit.hit.postings)) continue;
    const EntryType type = world_.type(hit.hit.postings[0].entry);
    if (type != EntryType::person && (english_implies(EntryType::country) || english_implies(EntryType::city))) return {};
    out.push_back(hit.hit.range);
  }
  return out;
}

bool SentenceJudge::is_certain(const ArabicHit& hit) const {
  const Posting& posting = hit.hit.postings[0];
  const ArabicWord& word = words_[hit.first_word];
  if (posting.common || posting.weak || word.vocalized) return false;
  if (hit.word_count > 1) return true;
  const EntryType type = world_.type(posting.entry);
  const Letters letters = arabic_letters(hit.hit.range.in(arabic_));
  if (letters.size < 2) return false;
  const Letter last = letters[letters.size - 1u], before = letters[letters.size - 2u];
  // A verb of the past in the feminine: "she sang" is no Ghent.
  if (letters.size <= 3 && last == letter::teh && type != EntryType::country) return false;
  // "Secretive" and "ambushes", which begin with kaf, are no "as Touma" and no "as Mayenne": a text seldom likens something to a town.
  if (hit.hit.preposition == AttachedPreposition::kaf && type != EntryType::country) return false;
  // "New France", with feh, is no "and Rance"; "wazira" (a minister) no "and Zira", "bakira" (early) no "in Accra".
  if ((hit.hit.conjunction || hit.hit.preposition != AttachedPreposition::none) && type != EntryType::country &&
      (is_listed(word.part.letters) || is_accusative(word))) {
    return false;
  }
  const bool known = is_known_as(word, hit.hit.postings);
  if (!known && word.stem != no_stem && type != EntryType::country && posting.derivation() == Derivation::name &&
      (lexicon_.bits(word.stem, Language::arabic) < 13 || is_another_word(word, hit.hit.postings))) {
    return false;
  }
  // What could be a dual, a plural or a feminine of the language: the two seas, the lakes, the compelling one.
  if (posting.derivation() != Derivation::name) return true;
  const bool article = bare_key(letters).size < letters.size;
  const bool plural = last == letter::noon && (before == letter::yeh || before == letter::alef);
  if (type == EntryType::country) {
    // China ends as a dual does; there is no word that it would be the dual of.
    return !(plural && before == letter::yeh && article) || !is_word_with_ending(letters, 2);
  }
  if (type == EntryType::language) return known;  // the country's adjective as well
  if (plural) return known && !is_word_with_ending(letters, 2);
  if (article && last == letter::teh_marbuta) return known && !follows_article(hit.first_word);
  return !(last == letter::teh && before == letter::alef);
}

bool SentenceJudge::is_homograph(const ArabicHit& hit) const {
  if (hit.word_count != 1) return false;
  const auto key_of = [](const Letters& word) { return arabic_text(arabic_key(without_article(word))); };
  constexpr std::string_view alef = "\u0627";  // of the accusative
  const auto is_among = [&](std::size_t word, const std::vector<std::string>& words) {
    if (word >= words_.size() || words.empty()) return false;
    const Readings& readings = words_[word].readings;
    for (std::size_t k = 0; k < readings.size; ++k) {
      const std::string key = key_of(readings.at[k]);
      for (const std::string& one : words)
        if (key.starts_with(one) && (key.size() == one.size() || std::string_view(key).substr(one.size()) == alef)) return true;
    }
    return false;
  };
  const auto in_english = [&](const std::vector<std::string>& words) {
    std::string key;
    return !words.empty() && std::any_of(english_tokens_.begin(), english_tokens_.end(), [&](const Token& token) {
      if (token.kind != TokenKind::word) return false;
      matching_key(token.range.in(english_), key);
      return std::find(words.begin(), words.end(), key) != words.end();
    });
  };
  const Readings& readings = words_[hit.first_word].readings;
  for (std::size_t k = 0; k < readings.size; ++k) {
    std::string key = key_of(readings.at[k]);
    const HomographCompany* company = Homographs::builtin().find(key);
    if (company == nullptr && key.ends_with(alef)) {
      key.resize(key.size() - alef.size());
      company = Homographs::builtin().find(key);
    }
    if (company == nullptr) continue;
    if (hit.first_word > 0 && is_among(hit.first_word - 1u, company->before)) return true;
    if (is_among(hit.first_word + 1u, company->behind) || in_english(company->english)) return true;
  }
  return false;
}

bool SentenceJudge::is_accusative(const ArabicWord& word) const {
  constexpr std::string_view alef = "\u0627";
  constexpr std::size_t two_letters = 4;  // bytes
  const std::string whole = arabic_text(arabic_key(word.part.letters));
  if (whole.size() < 4 * alef.size() || !whole.ends_with(alef)) return false;
  const std::string_view noun = std::string_view(whole).substr(0, whole.size() - alef.size());
  const StemId stem = lexicon_.stem(noun, Language::arabic);
  return stem != no_stem && lexicon_.spelling(stem, Language::arabic).substr(0, two_letters) == noun.substr(0, two_letters);
}

bool SentenceJudge::follows_article(std::uint32_t word) const {
  if (word == 0 || words_[word - 1].token + 1 != words_[word].token) return false;
  const Letters& before = words_[word - 1].part.letters;
  return without_article(before).size < before.size;
}

bool SentenceJudge::is_listed(const Letters& word) const {
  bool listed = false;
  table_.visit_arabic(arabic_key(word), [&](std::uint32_t, const NameRow&) { listed = true; });
  return listed;
}

std::uint32_t SentenceJudge::times_listed(const Letters& word) const {
  std::uint32_t times = 0;
  table_.visit_arabic(arabic_key(word), [&](std::uint32_t, const NameRow& row) { times += row.count; });
  return times;
}

float SentenceJudge::share_as(const ArabicWord& word, std::span<const Posting> postings) const {
  if (word.stem == no_stem) return 0;
  float sum = 0;
  std::vector<StemId> seen;
  for (const Posting posting : postings) {
    for (std::size_t i = 0; i < world_.english_count(posting.entry); ++i) {
      const StemId stem = lexicon_.stem(world_.english(posting.entry, i).key, Language::english);
      if (stem == no_stem || std::find(seen.begin(), seen.end(), stem) != seen.end()) continue;
      seen.push_back(stem);
      sum += lexicon_.probability(word.stem, Language::arabic, stem);
    }
  }
  return sum;
}

bool SentenceJudge::is_known_as(const ArabicWord& word, std::span<const Posting> postings) const {
  constexpr float mostly = 0.5f;
  return share_as(word, postings) >= mostly;
}

bool SentenceJudge::is_another_word(const ArabicWord& word, std::span<const Posting> postings) const {
  constexpr float hardly = 0.05f, often = 0.2f;
  const auto translations = lexicon_.translations(word.stem, Language::arabic);
  return !translations.empty() && translations[0].probability() >= often && share_as(word, postings) < hardly;
}

bool SentenceJudge::is_plain_word(std::uint32_t word) const {
  constexpr float hardly = 0.05f, often = 0.2f;
  const ArabicWord& own = words_[word];
  if (own.stem == no_stem) return false;
  const auto holds = [&](const ArabicHit& hit) { return word >= hit.first_word && word < hit.first_word + hit.word_count; };
  if (std::any_of(hits_.begin(), hits_.end(), holds)) return false;
  const std::span<const Translation> translations = lexicon_.translations(own.stem, Language::arabic);
  if (translations.empty() || translations[0].probability() < often) return false;
  float names = 0;
  table_.visit_arabic(arabic_key(own.part.letters), [&](std::uint32_t, const NameRow& row) {
    const StemId stem = lexicon_.stem(english_text(row.english), Language::english);
    if (stem != no_stem) names += lexicon_.probability(own.stem, Language::arabic, stem);
  });
  return names < hardly;
}

bool SentenceJudge::is_word_with_ending(const Letters& word, std::size_t ending) const {
  Letters base;
  for (std::size_t i = 0; i + ending < word.size; ++i) base.push(word[i]);
  base = without_article(base);
  if (base.size <= 2) return false;
  const StemId stem = lexicon_.stem(arabic_text(base), Language::arabic);
  // The word itself, not what is left of it without its own first or last letters.
  return stem != no_stem && arabic_key(arabic_letters(lexicon_.spelling(stem, Language::arabic))) == arabic_key(base);
}

bool SentenceJudge::is_existential(std::uint32_t token) const {
  static constexpr auto verbs = name_words::sorted(std::to_array<std::string_view>(
      {"are", "can", "could", "exist", "exists", "had", "has", "have", "is", "may", "might", "must", "seem", "seemed", "seems", "should", "was", "were",
       "will", "would"}));
  if (token + 1 >= english_tokens_.size()) return false;
  std::string key;
  matching_key(english_tokens_[token].range.in(english_), key);
  if (key != "there") return false;
  matching_key(english_tokens_[token + 1].range.in(english_), key);
  return name_words::contains(verbs, key);
}

const GazetteerHit* SentenceJudge::english_hit(std::uint32_t token) const {
  for (const GazetteerHit& one : english_hits_) {
    if (token >= one.first_token && token < one.first_token + one.token_count) return &one;
  }
  return nullptr;
}

bool SentenceJudge::is_unknown_acronym(std::uint32_t token, EntryType type) const {
  // Those of a virus and the like are what they are.
  const GazetteerHit* known = english_hit(token);
  return known == nullptr || (type == EntryType::people && world_.name_type(known->postings[0].entry) == NameType::organization);
}

bool SentenceJudge::holds_initials(std::uint32_t token, const ArabicHit& hit) const {
  const std::string_view acronym = english_tokens_[token].range.in(english_);
  if (const GazetteerHit* known = english_hit(token)) {
    // MERS, of the Middle East: a longer spelling of it has the name in it.
    for (const Posting theirs : known->postings) {
      for (std::size_t i = 0; i < world_.arabic_count(theirs.entry); ++i) {
        for (const Posting ours : hit.hit.postings) {
          if (world_.arabic(theirs.entry, i).key.find(world_.arabic(ours.entry, 0).key) != std::string_view::npos) return true;
        }
      }
    }
    return false;
  }
  // Part of a longer one that is a code (SARS-CoV-2), or carried over as it is.
  const auto is_code = [&](std::uint32_t at) {
    const std::string_view text = english_tokens_[at].range.in(english_);
    return english_tokens_[at].kind == TokenKind::number || (english_tokens_[at].capitalized && !name_words::is_upper(text));
  };
  const auto hyphen = [&](std::uint32_t at) { return english_tokens_[at].glued && english_tokens_[at].range.in(english_) == "-"; };
  const std::uint32_t end = static_cast<std::uint32_t>(english_tokens_.size());
  if ((token > 1 && hyphen(token - 1) && is_code(token - 2)) || (token + 2 < end && hyphen(token + 1) && is_code(token + 2))) return false;
  const auto carried = std::count_if(latin_.begin(), latin_.end(), [&](const LatinWord& latin) { return latin.text == acronym; });
  const auto here = std::count_if(english_tokens_.begin(), english_tokens_.end(), [&](const Token& one) { return one.range.in(english_) == acronym; });
  if (carried >= here) return false;
  return are_initials(acronym, hit);
}

bool SentenceJudge::are_initials(std::string_view acronym, const ArabicHit& hit) const {
  return std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting posting) {
    const std::string_view key = world_.english(posting.entry, 0).key;
    std::size_t at = 0, words = 0;
    for (std::size_t i = 0; i < key.size(); ++i) {
      if ((i > 0 && key[i - 1] != ' ') || key.substr(i) == "s") continue;
      at = acronym.find(static_cast<char>(key[i] - 'a' + 'A'), at);
      if (at == std::string_view::npos) return false;
      ++at;
      ++words;
    }
    // PCR is what it is, whatever begins with a C; BA may be a degree or an airline.
    return words == acronym.size() || !name_words::is_common_acronym(acronym);
  });
}

bool SentenceJudge::is_within_form(const ArabicHit& hit, const GazetteerHit& ours) const {
  const auto has_words = [](std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
      const std::size_t end = at + words.size();
      if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
    }
    return false;
  };
  const auto holds = [&](const Posting theirs) {
    for (std::size_t i = 0; i < world_.arabic_count(theirs.entry); ++i) {
      const std::string_view longer = world_.arabic(theirs.entry, i).key;
      for (const Posting own : hit.hit.postings) {
        for (std::size_t k = 0; k < world_.arabic_name_count(own.entry); ++k) {
          const std::string_view key = world_.arabic(own.entry, k).key;
          if (key.size() < longer.size() && has_words(longer, key)) return true;
        }
      }
    }
    return false;
  };
  return std::any_of(ours.postings.begin(), ours.postings.end(), holds) && std::none_of(hits_.begin(), hits_.end(), [&](const ArabicHit& other) {
    return !other.hit.range.overlaps(hit.hit.range) && share_concept(ours.postings, other.hit.postings);
  });
}

bool SentenceJudge::any_initials(const ArabicHit& hit) const {
  std::string letters;  // B.C., S&P
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    const std::string_view text = english_tokens_[t].range.in(english_);
    if (!english_words_[t].letters.empty() && name_words::is_upper(text) && holds_initials(t, hit)) return true;
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') {
      letters += text;
    } else if (text != "." && text != "&" && text != "&amp;") {
      letters.clear();
    }
    if (letters.size() > 1 && are_initials(letters, hit)) return true;
  }
  return false;
}

bool SentenceJudge::is_within_rendered(const ArabicHit& hit) const {
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& part) {
    if (!share_concept(part.hit.postings, hit.hit.postings)) return false;
    return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& whole) { return holds(whole, part) && has_english(whole); });
  });
}

bool SentenceJudge::is_combined(const ArabicHit& hit) const {
  constexpr std::size_t least_rest = 4;  // letters of the word behind the form
  std::size_t combined = 0;
  std::string key;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    if (english_words_[t].letters.empty() || english_hit(t) != nullptr) continue;  // "Indonesia" is no land of India
    matching_key(english_tokens_[t].range.in(english_), key);
    const bool hyphen = t + 1 < english_tokens_.size() && english_tokens_[t + 1].glued && english_tokens_[t + 1].range.in(english_) == "-";
    for (const auto& [form, names] : name_words::combining_forms) {
      if (!std::string_view(key).starts_with(form) || (key.size() == form.size() ? !hyphen : key.size() < form.size() + least_rest)) continue;
      for (const std::string_view name : names) {
        if (!name.empty() && share_concept(world_.find(name, Language::english), hit.hit.postings)) {
          ++combined;
          break;
        }
      }
    }
  }
  if (combined == 0) return false;
  const Mentions mentions = mentions_of(hit);
  return mentions.english + combined >= mentions.arabic;
}

bool SentenceJudge::english_implies(EntryType type, const ArabicHit* hit) const {
  // The nation, its capital, the island: Arabic may name what English does not.
  static constexpr auto anywhere = name_words::sorted(std::to_array<std::string_view>({"country", "here", "home", "homeland", "there"}));
  static constexpr auto countries = name_words::sorted(std::to_array<std::string_view>(
      {"domestic", "emirate", "government", "kingdom", "nation", "national", "peninsula", "republic", "state"}));
  static constexpr auto cities = name_words::sorted(
      std::to_array<std::string_view>({"capital", "city", "county", "island", "province", "region", "state", "town", "village"}));
  const bool country = type == EntryType::country || type == EntryType::people;
  // "MSPs", "TDs": those who hold an office, whose country or body Arabic spells out.
  const auto holds_office = [&](std::uint32_t t, std::string_view word) {
    constexpr std::size_t shortest = 3, longest = 5;
    if (!country || hit == nullptr || word.size() < shortest || word.size() > longest || word.back() != 's') return false;
    word.remove_suffix(1);
    return name_words::is_upper(word) && english_hit(t) == nullptr &&
           std::none_of(latin_.begin(), latin_.end(), [&](const LatinWord& latin) { return latin.text.starts_with(word); });
  };
  const auto implies = [&](std::string_view word) {
    return name_words::contains(anywhere, word) || (country ? name_words::contains(countries, word) : name_words::contains(cities, word));
  };
  std::string key;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    if (english_words_[t].letters.empty()) continue;
    const std::string_view word = english_tokens_[t].range.in(english_);
    if (name_words::is_upper(word) && (hit != nullptr ? holds_initials(t, *hit) : is_unknown_acronym(t, type))) return true;
    if (is_existential(t)) continue;
    if (holds_office(t, word)) return true;
    matching_key(word, key);
    if (key.ends_with("'s")) key.resize(key.size() - 2);
    const bool plural = key.size() > 4 && key.ends_with('s') && implies(std::string_view(key).substr(0, key.size() - 1));
    // Where the word has its own translation, it does not stand for the name.
    const auto rendered = [&](const ArabicWord& one) { return translates(t, static_cast<std::uint32_t>(&one - words_.data())); };
    if ((plural || implies(key)) && std::none_of(words_.begin(), words_.end(), rendered)) return true;
  }
  return false;
}

SentenceJudge::SentenceJudge(std::string_view english, std::span<const Token> english_tokens, std::string_view arabic,
                             std::span<const Token> arabic_tokens, const PairWords& words, std::vector<GazetteerHit> english_hits)
    : english_(english),
      arabic_(arabic),
      english_tokens_(english_tokens),
      arabic_tokens_(arabic_tokens),
      table_(builtin_table()),
      world_(Gazetteer::builtin()),
      lexicon_(words.lexicon != nullptr ? *words.lexicon : Lexicon::builtin()),
      english_hits_(std::move(english_hits)) {
  prepare(words);
}

void SentenceJudge::prepare(const PairWords& words) {
  const auto stem_of = [&](std::span<const StemId> stems, std::size_t token, std::string_view text, Language language) {
    return words.lexicon != nullptr && token < stems.size() ? stems[token] : lexicon_.stem(text, language);
  };
  words_ = arabic_words(arabic_, arabic_tokens_);
  std::vector<std::uint32_t> word_of(arabic_tokens_.size() + 1, 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < arabic_tokens_.size(); ++i) {
    word_of[i] = next;
    const Token& token = arabic_tokens_[i];
    const std::string_view text = token.range.in(arabic_);
    if (token.kind == TokenKind::link || token.script == TokenScript::latin) latin_.push_back({text, static_cast<std::uint32_t>(i)});
    if (next < words_.size() && words_[next].token == i) words_[next++].stem = stem_of(words.arabic, i, text, Language::arabic);
  }
  word_of[arabic_tokens_.size()] = static_cast<std::uint32_t>(words_.size());
  for (const GazetteerHit& hit : arabic_matches(world_, arabic_, arabic_tokens_, words.arabic_facts)) {
    const std::uint32_t w = word_of[hit.first_token];
    if (w >= words_.size() || words_[w].token != hit.first_token) continue;
    ArabicHit found;
    found.hit = hit;
    if (found.hit.token_count == 1 && words_[w].stem != no_stem && words_[w].part.letters.size <= 4 &&
        (lexicon_.bits(words_[w].stem, Language::arabic) < 10 ||
         lexicon_.is_function_word(words_[w].stem, Language::arabic))) {
      continue;  // a word of grammar
    }
    found.first_word = w;
    found.word_count = std::max(1u, word_of[found.hit.first_token + found.hit.token_count] - w);
    hits_.push_back(found);
  }
  english_words_.resize(english_tokens_.size());
  for (std::size_t i = 0; i < english_tokens_.size(); ++i) {
    const Token& token = english_tokens_[i];
    if (token.kind != TokenKind::word || token.script != TokenScript::latin) continue;
    english_words_[i].letters = english_letters(token.range.in(english_));
    english_words_[i].range = token.range;
    const StemId stem = stem_of(words.english, i, token.range.in(english_), Language::english);
    if (stem != no_stem) english_stems_.push_back(stem);
  }
  single_stems_ = english_stems_.size();
  for (std::size_t i = 0; i < english_stems_.size(); ++i) {
    const PhraseMatch phrase =
        lexicon_.phrase(std::span(english_stems_).subspan(i, std::min<std::size_t>(5, english_stems_.size() - i)), Language::english);
    if (phrase.stem != no_stem && english_stems_.size() < 2 * english_tokens_.size()) english_stems_.push_back(phrase.stem);
  }
}

void SentenceJudge::describe(Element& element) const {
  std::string key;
  for (const Posting posting : element.postings) {
    const EntryType type = world_.type(posting.entry);
    switch (type) {
      case EntryType::country: element.country = true; break;
      case EntryType::region: case EntryType::city: case EntryType::place: case EntryType::water: case EntryType::mountain:
      case EntryType::island: element.place = true; break;
      case EntryType::people: case EntryType::religion: element.people = true; break;
      case EntryType::person: case EntryType::given: case EntryType::family: element.person = true; break;
      case EntryType::company: case EntryType::media: case EntryType::club: case EntryType::school:
        element.organization = element.brand = true;
        break;
      case EntryType::product: case EntryType::script: element.organization = element.product = true; break;
      default: element.organization = true; break;
    }
    const std::size_t names = world_.arabic_name_count(posting.entry), all = world_.arabic_count(posting.entry);
    for (std::size_t i = 0; i < all + world_.arabic_loose_count(posting.entry); ++i) element.forms.push_back(world_.arabic(posting.entry, i).spelling);
    const bool adjective = posting.derivation() == Derivation::adjective && all > names;
    // "Kurdish", "Alawite": one of them, or their adjective; "Kurds" are the people.
    const std::string_view phrase = element.part.range.in(english_);
    const bool one_of_them = !adjective && type == EntryType::people && !phrase.ends_with('s') && all > names;
    for (std::size_t i = adjective || one_of_them ? names : 0; i < (adjective || one_of_them ? all : names); ++i) {
      element.proposed.push_back(world_.arabic(posting.entry, i).spelling);
    }
    if (one_of_them) element.proposed.push_back(world_.arabic(posting.entry, 0).spelling);
    if (posting.derivation() != Derivation::name) element.people = true;
    element.acronym = element.acronym || posting.acronym;
    element.arabic_origin = element.arabic_origin || (posting.derivation() == Derivation::name && world_.is_of_arabic_origin(posting.entry));
  }
  element.arabic_origin = element.arabic_origin && !element.people && !(element.person && element.token_count == 1);
  if (element.country) {
    // Arabic has one word for "Chinese" the adjective and the language.
    for (const Posting posting : element.postings) {
      for (std::size_t i = world_.english_name_count(posting.entry); i < world_.english_count(posting.entry); ++i) {
        for (const Posting other : world_.find(world_.english(posting.entry, i).spelling, Language::english)) {
          if (world_.name_type(other.entry) == NameType::language) element.related.push_back(world_.concept_key(other.entry));
        }
      }
    }
  }
  if (!element.single) {
    // "Black Sea", "White House": words that may be translated.
    element.common_words = true;
    for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
      if (english_words_[t].letters.empty()) continue;
      matching_key(english_words_[t].range.in(english_), key);
      element.common_words = element.common_words && (name_words::is_ignorable(key) || world_.is_common_english(key));
    }
    return;
  }
  const Letters letters = english_key(element.part.letters);
  table_.visit_english(letters, [&](const NameRow& row) {
    // A pair seen once whose letters hardly fit is as likely two names as one.
    const auto length = static_cast<float>(std::max(row.english.size, row.arabic.size));
    if (row.count >= 2 || row.joint >= -4.2f * length) element.listed.push_back(row.arabic);
  });
  matching_key(element.part.range.in(english_), key);
  element.common = world_.is_common_english(key);
}

std::vector<SentenceJudge::Element> SentenceJudge::elements(const Name& name, std::uint32_t split) const {
  std::vector<Element> out;
  const std::uint32_t end = std::min<std::uint32_t>(name.first_token + name.token_count,
                                                    static_cast<std::uint32_t>(english_tokens_.size()));
  std::string key;
  bool article = false;
  std::uint32_t article_at = 0;
  for (std::uint32_t at = name.first_token; at < end;) {
    const GazetteerHit* hit = nullptr;
    for (const GazetteerHit& candidate : english_hits_) {
      if (candidate.first_token == at && candidate.first_token + candidate.token_count <= end) hit = &candidate;
    }
    if (hit != nullptr && hit->token_count > 1 && at == split) hit = nullptr;
    Element element;
    element.first_token = at;
    if (hit != nullptr && !article) {
      element.token_count = hit->token_count;
      element.postings = hit->postings;
      if (hit->token_count == 1) {
        element.single = true;
        element.part = english_words_[at];
      }
      element.part.range = hit->range;
      describe(element);
      bool digits = false;
      for (const char c : hit->range.in(english_)) digits = digits || (c >= '0' && c <= '9');
      if (!digits && !(element.single && element.part.letters.size < 2)) out.push_back(std::move(element));
      at += hit->token_count;
      continue;
    }
    const Part& part = english_words_[at];
    if (part.letters.empty()) {
      ++at;
      continue;
    }
    matching_key(part.range.in(english_), key);
    const bool hyphen = at + 2 < end && english_tokens_[at + 1].range.in(english_) == "-" && english_tokens_[at + 1].glued;
    const bool is_article = key == "al" || key == "el" || (hyphen && key.size() <= 3 && name_words::is_particle(key));
    if (is_article && !article && at + 1 < end) {
      article = true;
      article_at = at;
      ++at;
      continue;
    }
    if (!article && name_words::is_ignorable(key) && !(key.size() >= 2 && name.token_count == 1)) {
      ++at;
      continue;
    }
    element.token_count = 1;
    element.part = part;
    element.single = true;
    element.part.article = article;
    if (article) {
      element.first_token = article_at;
      element.token_count = at + 1 - article_at;
      element.part.range.begin = english_tokens_[article_at].range.begin;
    }
    article = false;
    if (split != no_split) {
      element.postings = world_.find(english_.substr(element.part.range.begin, element.part.range.size()), Language::english);
    }
    describe(element);
    // Not a name, or too short to say anything of: N95, S1, Jr.
    bool digits = false;
    for (const char c : part.range.in(english_)) digits = digits || (c >= '0' && c <= '9');
    if (!digits && (part.letters.size > 2 || !element.forms.empty())) out.push_back(std::move(element));
    ++at;
  }
  return out;
}

std::vector<std::string> SentenceJudge::spellings(const Element& element) const {
  std::vector<std::string> out(element.proposed.begin(), element.proposed.end());
  if (out.empty()) return NameModel::builtin().propose(element.part.range.in(english_), 3);
  if (element.token_count != 1) return out;
  const auto one_word = [](const std::string& form) { return form.find(' ') == form.npos; };
  if (element.person) {
    // A person by the last name alone: which given name it would be is not said, and another one may be meant.
    const bool last_name = std::any_of(out.begin(), out.end(), [&](const std::string& last) {
      return one_word(last) && std::any_of(out.begin(), out.end(), [&](const std::string& full) { return full.ends_with(' ' + last); });
    });
    if (last_name) std::stable_partition(out.begin(), out.end(), one_word);
  } else if (element.country && !element.people && !element.acronym && out.size() > 1) {
    // A country of two names, by the one that sounds so: Britain is not called the United Kingdom.
    std::string key;
    matching_key(element.part.range.in(english_), key);
    const auto sounds = [&](const std::string& form) { return one_word(form) && NameModel::builtin().log_odds(key, form) > 3; };
    if (!sounds(out[0]) && NameModel::builtin().log_odds(key, out[0].substr(0, out[0].find(' '))) <= 0)
      std::stable_partition(out.begin(), out.end(), sounds);
  }
  return out;
}

std::vector<std::string> SentenceJudge::proposals(const std::vector<Element>& elements) const {
  std::vector<std::string> out;
  if (elements.size() == 1 && !elements[0].proposed.empty()) {
    for (std::string& form : spellings(elements[0])) {
      if (std::find(out.begin(), out.end(), form) == out.end()) out.push_back(std::move(form));
    }
  }
  if (out.size() < 3) {
    // Word by word: the gazetteer's form where there is one, else what the model proposes.
    std::vector<std::string> phrases(1);
    for (const Element& element : elements) {
      const std::vector<std::string> spelled = spellings(element);
      if (spelled.empty()) continue;
      std::vector<std::string> longer;
      for (const std::string& own : spelled) {
        for (const std::string& phrase : phrases) {
          if (longer.size() == 3) continue;
          // A form may be the whole name: what stands before it is there already.
          longer.push_back(phrase.empty() || own.starts_with(phrase + ' ') ? own : phrase + ' ' + own);
        }
      }
      phrases = std::move(longer);
    }
    for (std::string& phrase : phrases) {
      if (!phrase.empty() && std::find(out.begin(), out.end(), phrase) == out.end()) out.push_back(std::move(phrase));
    }
  }
  if (out.size() > 3) out.resize(3);
  return out;
}

ByteRange SentenceJudge::place(std::uint32_t first, std::uint32_t count) const {
  return {words_[first].part.range.begin, words_[first + count - 1].part.range.end};
}

}  // namespace muwazi::inline v0::names
