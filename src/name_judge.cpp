// SPDX-License-Identifier: Apache-2.0
// The names of one pair of sentences, judged together.
#include "name_judge.hpp"

#include <algorithm>
#include <cmath>

#include "name_words.hpp"

namespace muwazi::inline v0::names {
namespace {

// Thresholds in nats of log odds. Tuned on the odd sentences of PUD and TICO-19 and the seeded errors in them
// (tests/name_evaluation.cpp reports on the even ones); each says what rises when it does.
constexpr float sound_enough = -0.5f;     // a word by sound alone: higher finds more errors, and more false ones
constexpr float common_enough = 3.0f;     // the same for a word that the lexicon knows
constexpr float gap_wrong = 5.5f;         // how far a spelling may stay behind the listed one: lower finds more

constexpr bool is_vowel(Letter l) noexcept {
  return l <= letter::alef || l == letter::waw || l == letter::yeh || l == letter::teh_marbuta ||
         l == letter::alef_maqsura;
}

constexpr Letter hah_letter = arabic_letter(arabic::hah);

/// Consonants of an Arabic word, letters that Arabic uses for one foreign sound made one; the article goes.
Letters consonants(const Letters& word) noexcept {
  Letters out;
  const bool article = word.size > 3 && word[0] == letter::alef && word[1] == letter::lam;
  for (std::size_t i = article ? 2 : 0; i < word.size; ++i) {
    const Letter l = word[i];
    if (is_vowel(l) || (l == letter::heh && i + 1u == word.size)) continue;
    Letter c = l;
    switch (arabic_alphabet[l - 1u]) {
      case arabic::tah: c = arabic_letter(arabic::teh); break;
      case arabic::sad: c = letter::seen; break;
      case arabic::dad: c = arabic_letter(arabic::dal); break;
      case arabic::thal: case arabic::zah: c = arabic_letter(arabic::zain); break;
      case arabic::ghain: case arabic::gaf: case arabic::qaf: case arabic::jeem: c = letter::kaf; break;
      case arabic::veh: c = letter::feh; break;
      case arabic::peh: c = letter::beh; break;
      case arabic::tcheh: case arabic::jeh: c = arabic_letter(arabic::sheen); break;
      default: break;
    }
    if (out.size > 0 && out[out.size - 1u] == c) continue;
    out.push(c);
  }
  return out;
}

/// Length of the longest common subsequence.
std::size_t common_letters(const Letters& a, const Letters& b) noexcept {
  std::array<std::uint8_t, max_letters + 1> row{};
  for (std::size_t i = 0; i < a.size; ++i) {
    std::uint8_t diagonal = 0;
    for (std::size_t j = 0; j < b.size; ++j) {
      const std::uint8_t up = row[j + 1];
      row[j + 1] = a[i] == b[j] ? static_cast<std::uint8_t>(diagonal + 1) : std::max(up, row[j]);
      diagonal = up;
    }
  }
  return row[b.size];
}

std::size_t count_gutturals(const Letters& word) noexcept {
  std::size_t out = 0;
  for (std::size_t i = 0; i < word.size; ++i) out += word[i] == letter::ain || word[i] == hah_letter;
  return out;
}

Letters without_article(const Letters& word) noexcept {
  if (word.size <= 3 || word[0] != letter::alef || word[1] != letter::lam) return word;
  Letters out;
  for (std::size_t i = 2; i < word.size; ++i) out.push(word[i]);
  return out;
}

Letters drop(const Letters& word, std::size_t count) noexcept {
  Letters out;
  for (std::size_t i = count; i < word.size; ++i) out.push(word[i]);
  return out;
}

/// Readings of a word with clitics off, the word itself first.
struct Readings {
  std::array<Letters, 6> at;
  std::size_t size = 0;
};
Readings readings(const Letters& word) noexcept {
  Readings out;
  out.at[out.size++] = word;
  std::size_t from = 0;
  if (word.size > 3 && (word[0] == letter::waw || word[0] == letter::feh)) out.at[out.size++] = drop(word, from = 1);
  if (word.size > from + 3 && (word[from] == letter::beh || word[from] == letter::kaf || word[from] == letter::lam)) {
    if (word[from] == letter::lam && word[from + 1] == letter::lam) {
      Letters with_article;
      with_article.push(letter::alef);
      for (std::size_t i = from; i < word.size; ++i) with_article.push(word[i]);
      out.at[out.size++] = with_article;
    }
    out.at[out.size++] = drop(word, from + 1);
  }
  const std::size_t so_far = out.size;
  for (std::size_t k = 0; k < so_far && out.size < out.at.size(); ++k) {
    const Letters bare = without_article(out.at[k]);
    if (bare.size != out.at[k].size) out.at[out.size++] = bare;
  }
  return out;
}

bool ignorable(std::string_view key) noexcept {
  return name_words::is_function(key) || name_words::is_particle(key) || name_words::is_title(key) ||
         name_words::is_time(key) || key.size() < 2;
}

}  // namespace

SentenceJudge::SentenceJudge(std::string_view english, std::span<const Token> english_tokens, std::string_view arabic,
                             std::span<const Token> arabic_tokens)
    : english_(english),
      arabic_(arabic),
      english_tokens_(english_tokens),
      arabic_tokens_(arabic_tokens),
      table_(builtin_table()),
      world_(Gazetteer::builtin()),
      lexicon_(Lexicon::builtin()) {
  prepare();
}

void SentenceJudge::prepare() {
  std::vector<std::uint32_t> word_of(arabic_tokens_.size() + 1, 0);
  for (std::size_t i = 0; i < arabic_tokens_.size(); ++i) {
    word_of[i] = static_cast<std::uint32_t>(words_.size());
    const Token& token = arabic_tokens_[i];
    const std::string_view text = token.range.in(arabic_);
    if (token.kind == TokenKind::link || token.script == TokenScript::latin) latin_.push_back(text);
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic) continue;
    ArabicWord word;
    word.token = static_cast<std::uint32_t>(i);
    word.part.letters = arabic_letters(text);
    word.part.range = token.range;
    if (word.part.letters.empty()) continue;
    word.stem = lexicon_.stem(text, Language::arabic);
    word.glued = token.glued;
    words_.push_back(word);
  }
  word_of[arabic_tokens_.size()] = static_cast<std::uint32_t>(words_.size());
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    ArabicHit found;
    found.hit = world_.match(arabic_, arabic_tokens_, words_[w].token, Language::arabic);
    if (found.hit.token_count == 0) continue;
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
    const StemId stem = lexicon_.stem(token.range.in(english_), Language::english);
    if (stem != no_stem) english_stems_.push_back(stem);
  }
  for (std::size_t i = 0; i < english_stems_.size(); ++i) {
    const PhraseMatch phrase =
        lexicon_.phrase(std::span(english_stems_).subspan(i, std::min<std::size_t>(5, english_stems_.size() - i)), Language::english);
    if (phrase.stem != no_stem && english_stems_.size() < 2 * english_tokens_.size()) english_stems_.push_back(phrase.stem);
  }
  world_.scan(english_, english_tokens_, Language::english, english_hits_);
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
      default: element.organization = true; break;
    }
    for (std::size_t i = 0; i < world_.arabic_count(posting.entry); ++i) {
      element.forms.push_back(world_.arabic(posting.entry, i).spelling);
    }
    if (posting.derivation() != Derivation::name) element.people = true;
  }
  if (!element.single) return;
  const Letters letters = english_key(element.part.letters);
  std::uint32_t seen = 0;
  for (std::uint32_t at = table_.find_english(letters); at != no_entry && at < table_.rows_size();) {
    const NameRow row = table_.row(at, &at);
    if (!(english_key(row.english) == letters)) break;
    element.listed.push_back(row.arabic);
    seen += row.count;
  }
  matching_key(element.part.range.in(english_), key);
  element.common = world_.is_common_english(key);
  (void)seen;
}

std::vector<SentenceJudge::Element> SentenceJudge::elements(const Name& name) const {
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
      out.push_back(std::move(element));
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
    if (!article && ignorable(key) && !(key.size() >= 2 && name.token_count == 1)) {
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
    describe(element);
    out.push_back(std::move(element));
    ++at;
  }
  return out;
}

bool SentenceJudge::find_forms(const Element& element, Found& found) const {
  for (const ArabicHit& hit : hits_) {
    for (const Posting theirs : hit.hit.postings) {
      for (const Posting ours : element.postings) {
        if (ours.entry != theirs.entry && world_.concept_key(ours.entry) != world_.concept_key(theirs.entry)) continue;
        found.match = Match::exact;
        found.first_word = hit.first_word;
        found.word_count = hit.word_count;
        found.odds = 8;
        return true;
      }
    }
  }
  // Forms that a longer match of the gazetteer hides, and spellings of the name table.
  const auto same = [&](const Letters& form, std::uint32_t word, bool first) {
    const Letters key = arabic_key(without_article(form));
    if (!first) return arabic_key(without_article(words_[word].part.letters)) == key;
    const Readings all = readings(words_[word].part.letters);
    for (std::size_t k = 0; k < all.size; ++k) {
      if (arabic_key(all.at[k]) == key || arabic_key(without_article(all.at[k])) == key) return true;
    }
    return false;
  };
  for (const std::string_view form : element.forms) {
    const std::vector<Part> parts = arabic_parts(form);
    if (parts.empty()) continue;
    for (std::uint32_t w = 0; w + parts.size() <= words_.size(); ++w) {
      bool all = true;
      for (std::size_t k = 0; k < parts.size() && all; ++k) {
        all = same(parts[k].letters, w + static_cast<std::uint32_t>(k), k == 0);
      }
      if (!all) continue;
      found = {Match::exact, w, static_cast<std::uint32_t>(parts.size()), 8};
      return true;
    }
  }
  for (const Letters& form : element.listed) {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (!same(form, w, true)) continue;
      found = {Match::exact, w, 1, 7};
      return true;
    }
  }
  return false;
}

bool SentenceJudge::find_meaning(const Element& element, Found& found) const {
  std::vector<StemId> stems;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    const StemId stem = lexicon_.stem(english_words_[t].range.in(english_), Language::english);
    if (stem != no_stem) stems.push_back(stem);
  }
  if (stems.size() > 1) {
    const PhraseMatch phrase = lexicon_.phrase(stems, Language::english);
    if (phrase.stem != no_stem) stems.push_back(phrase.stem);
  }
  for (const StemId stem : stems) {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].stem == no_stem) continue;
      if (lexicon_.probability(stem, Language::english, words_[w].stem) < 0.02f) continue;
      found.match = Match::meaning;
      found.first_word = w;
      found.word_count = 1;
      return true;
    }
  }
  return false;
}

SentenceJudge::Found SentenceJudge::find_sound(const Element& element) const {
  Found out;
  Part english = element.part;
  if (!element.single) {
    // A phrase: its words in one.
    english = Part{};
    for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
      for (std::size_t i = 0; i < english_words_[t].letters.size; ++i) english.letters.push(english_words_[t].letters[i]);
    }
  }
  if (english.letters.size < 2) return out;
  const Letters heard = sounds(english.letters);
  // The quick likeness picks the words that are worth the model.
  struct Candidate {
    float odds;
    std::uint32_t first, count;
  };
  std::array<Candidate, 4> best;
  std::size_t size = 0;
  const auto offer = [&](const Letters& letters, std::uint32_t first, std::uint32_t count) {
    if (letters.size < 2 || letters.size > heard.size * 2u + 2u || heard.size > letters.size * 2u + 2u) return;
    const float odds = likeness_log_odds(table_, likeness(table_, heard, letters), std::max(heard.size, letters.size));
    if (odds < -4) return;
    for (std::size_t k = 0; k < size; ++k) {
      if (best[k].first == first && best[k].count == count) {
        best[k].odds = std::max(best[k].odds, odds);
        return;
      }
    }
    if (size < best.size()) {
      best[size++] = {odds, first, count};
    } else {
      auto& worst = *std::min_element(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.odds < b.odds; });
      if (worst.odds < odds) worst = {odds, first, count};
    }
  };
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    const Readings all = readings(words_[w].part.letters);
    for (std::size_t k = 0; k < all.size; ++k) offer(all.at[k], w, 1);
    if (w + 1 < words_.size() && words_[w + 1].token == words_[w].token + 1 && words_[w].part.letters.size <= 5) {
      Letters joined = words_[w].part.letters;
      for (std::size_t i = 0; i < words_[w + 1].part.letters.size; ++i) joined.push(words_[w + 1].part.letters[i]);
      offer(joined, w, 2);
    }
  }
  for (std::size_t k = 0; k < size; ++k) {
    Part arabic = words_[best[k].first].part;
    for (std::uint32_t j = 1; j < best[k].count; ++j) {
      const Letters& more = words_[best[k].first + j].part.letters;
      for (std::size_t i = 0; i < more.size; ++i) arabic.letters.push(more[i]);
    }
    const float odds = part_log_odds(table_, english, arabic, true) - (best[k].count > 1 ? 1.0f : 0.0f);
    if (odds > out.odds) {
      out.odds = odds;
      out.first_word = best[k].first;
      out.word_count = best[k].count;
    }
  }
  if (out.word_count > 0) {
    const bool common = words_[out.first_word].stem != no_stem &&
                        lexicon_.bits(words_[out.first_word].stem, Language::arabic) < 15;
    if (out.odds >= (common ? common_enough : sound_enough)) out.match = Match::sound;
  }
  return out;
}

SentenceJudge::Found SentenceJudge::find(const Element& element) const {
  Found found;
  if (find_forms(element, found)) return found;
  found = find_sound(element);
  if (found.match == Match::none) find_meaning(element, found);
  return found;
}

bool SentenceJudge::explained(std::uint32_t word, const Name* except) const {
  const ArabicWord& w = words_[word];
  const auto inside = [&](std::uint32_t token) {
    return except != nullptr && token >= except->first_token && token < except->first_token + except->token_count;
  };
  if (w.stem != no_stem) {
    for (const StemId stem : english_stems_) {
      if (lexicon_.probability(stem, Language::english, w.stem) > 0.004f) return true;
    }
  }
  for (const ArabicHit& hit : hits_) {
    if (word < hit.first_word || word >= hit.first_word + hit.word_count) continue;
    for (const GazetteerHit& ours : english_hits_) {
      for (const Posting a : ours.postings) {
        for (const Posting b : hit.hit.postings) {
          if (world_.concept_key(a.entry) == world_.concept_key(b.entry)) return true;
        }
      }
    }
  }
  const Readings all = readings(w.part.letters);
  for (std::uint32_t t = 0; t < english_words_.size(); ++t) {
    if (inside(t) || english_words_[t].letters.size < 2) continue;
    const Letters heard = sounds(english_words_[t].letters);
    for (std::size_t k = 0; k < all.size; ++k) {
      const Letters& reading = all.at[k];
      if (reading.size < 2 || reading.size > heard.size * 2u + 2u || heard.size > reading.size * 2u + 2u) continue;
      if (likeness_log_odds(table_, likeness(table_, heard, reading), std::max(heard.size, reading.size)) < -1) continue;
      if (part_log_odds(table_, english_words_[t], w.part, true) > -1) return true;
      break;
    }
  }
  return false;
}

std::vector<std::string> SentenceJudge::proposals(const std::vector<Element>& elements, const Name& name) const {
  std::vector<std::string> out;
  if (elements.size() == 1) {
    for (const std::string_view form : elements[0].forms) {
      if (std::find(out.begin(), out.end(), form) == out.end()) out.emplace_back(form);
    }
  }
  if (out.size() < 3) {
    // Word by word: the gazetteer's form where there is one, else what the model proposes.
    std::vector<std::string> phrases(1);
    for (const Element& element : elements) {
      std::vector<std::string> spelled;
      for (const std::string_view form : element.forms) spelled.emplace_back(form);
      if (spelled.empty()) {
        const std::string_view text = element.part.range.in(english_);
        spelled = NameModel::builtin().propose(text, 3);
      }
      if (spelled.empty()) continue;
      std::vector<std::string> longer;
      for (const std::string& own : spelled) {
        for (const std::string& phrase : phrases) {
          if (longer.size() < 3) longer.push_back(phrase.empty() ? own : phrase + ' ' + own);
        }
      }
      phrases = std::move(longer);
    }
    for (std::string& phrase : phrases) {
      if (!phrase.empty() && std::find(out.begin(), out.end(), phrase) == out.end()) out.push_back(std::move(phrase));
    }
  }
  (void)name;
  if (out.size() > 3) out.resize(3);
  return out;
}

NameJudgement SentenceJudge::judge(std::span<const Name> all, std::size_t which) {
  const Name& name = all[which];
  NameJudgement out;
  out.verdict = NameVerdict::right;
  out.score = 0.5;
  out.reason = "nothing tells against it";
  if (name.first_token + name.token_count > english_tokens_.size() || words_.empty()) return out;
  const std::vector<Element> parts = elements(name);
  if (parts.empty()) return out;

  std::vector<Found> found(parts.size());
  std::size_t exact = 0, sound = 0, meaning = 0, none = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    found[i] = find(parts[i]);
    if (found[i].match == Match::none && !parts[i].single) {
      // A phrase of the gazetteer that is not there as a whole: any of its words, any way.
      for (std::uint32_t t = parts[i].first_token; t < parts[i].first_token + parts[i].token_count; ++t) {
        std::string key;
        matching_key(english_tokens_[t].range.in(english_), key);
        if (english_words_[t].letters.empty() || ignorable(key)) continue;
        Element word;
        word.first_token = t;
        word.token_count = 1;
        word.part = english_words_[t];
        word.single = true;
        describe(word);
        const Found own = find(word);
        if (own.match != Match::none) found[i] = own;
      }
    }
    switch (found[i].match) {
      case Match::exact: ++exact; break;
      case Match::sound: ++sound; break;
      case Match::meaning: ++meaning; break;
      case Match::none: ++none; break;
    }
  }
  const auto hull = [&](std::uint32_t first, std::uint32_t count) {
    return ByteRange{words_[first].part.range.begin, words_[first + count - 1].part.range.end};
  };
  const auto fault = [&](NameVerdict verdict, double score, ByteRange range, std::string reason) {
    out.verdict = verdict;
    out.score = score;
    out.range = range;
    out.reason = std::move(reason);
    out.suggestions = proposals(parts, name);
    const std::string there(range.in(arabic_));
    std::erase(out.suggestions, there);
  };
  for (const Found& f : found) {
    if (f.match != Match::none && out.range.empty()) out.range = hull(f.first_word, f.word_count);
  }

  // A word matched by sound where another spelling is known.
  if (exact == 0 && sound > 0 && parts.size() == 1 && parts[0].single) {
    const Element& element = parts[0];
    const Found& f = found[0];
    const ArabicWord& word = words_[f.first_word];
    const bool foreign = word.stem == no_stem;
    std::vector<Letters> known = element.listed;
    for (const std::string_view form : element.forms) {
      Letters joined;
      for (const Part& part : arabic_parts(form)) {
        for (std::size_t k = 0; k < part.letters.size; ++k) joined.push(part.letters[k]);
      }
      known.push_back(joined);
    }
    if (!known.empty() && f.word_count == 1) {
      float best_known = -1e9f, own = -1e9f;
      std::size_t gutturals = max_letters;
      for (const Letters& form : known) {
        best_known = std::max(best_known, joint_log_probability(table_, element.part.letters, without_article(form)));
        gutturals = std::min(gutturals, count_gutturals(form));
      }
      const Readings all_readings = readings(word.part.letters);
      std::size_t own_gutturals = 0;
      for (std::size_t k = 0; k < all_readings.size; ++k) {
        own = std::max(own, joint_log_probability(table_, element.part.letters, all_readings.at[k]));
        own_gutturals = std::max(own_gutturals, count_gutturals(all_readings.at[k]));
      }
      if (foreign && gutturals > own_gutturals) {
        fault(NameVerdict::wrong, 0.15, hull(f.first_word, f.word_count),
              "spelled by its English sound; Arabic has a spelling of its own");
        return out;
      }
      if (best_known - own > gap_wrong && foreign) {
        fault(NameVerdict::wrong, 0.2, hull(f.first_word, f.word_count), "not the spelling that is known");
        return out;
      }
    }
  }
  if (exact + sound + meaning > 0) {
    out.score = exact > 0 ? 0.99 : sound > 0 ? 0.95 : 0.7;
    out.reason = exact > 0 ? "a known spelling" : sound > 0 ? "the sound fits" : "translated by meaning, or known as a word";
    return out;
  }

  // Nothing renders it. Latin letters?
  for (const std::string_view word : latin_) {
    for (const Element& element : parts) {
      if (!element.single || !(english_letters(word) == element.part.letters)) continue;
      out.score = 0.6;
      out.reason = "stands in Latin letters";
      const bool known = (!element.forms.empty() || !element.listed.empty()) && name.type != NameType::acronym;
      if (known && (element.country || element.place || element.people || element.person ||
                    name.type == NameType::person || name.type == NameType::place)) {
        const std::size_t at = static_cast<std::size_t>(word.data() - arabic_.data());
        fault(NameVerdict::latin, 0.1, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())},
              "the name stands in Latin letters");
      }
      return out;
    }
  }
  if (name.type == NameType::acronym || name.type == NameType::work || name.type == NameType::event ||
      name.type == NameType::title) {
    return out;
  }
  std::size_t chief = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (found[i].odds > found[chief].odds) chief = i;
  }
  const Element& element = parts[chief];
  const Found& f = found[chief];
  if (element.common && element.forms.empty()) return out;
  const bool known = !element.forms.empty() || !element.listed.empty();
  // A word that resembles it in part, and that nothing else accounts for.
  if (f.word_count > 0) {
    const ArabicWord& word = words_[f.first_word];
    Letters reference;
    if (!element.listed.empty()) {
      reference = element.listed[0];
    } else if (!element.forms.empty()) {
      const auto form = arabic_parts(element.forms[0]);
      if (!form.empty()) reference = form[0].letters;
    } else if (element.single) {
      const auto proposed = propose_spellings(table_, element.part.letters, 1);
      if (!proposed.empty()) reference = proposed[0].letters;
    }
    std::size_t common = 0, longest = 1;
    const Letters there = consonants(word.part.letters), wanted = consonants(reference);
    common = common_letters(there, wanted);
    longest = std::max<std::size_t>(1, std::max(there.size, wanted.size));
    const bool resembles = common * 2 >= longest && common >= 2;
    if (resembles && (word.stem == no_stem || known) && !explained(f.first_word, &name)) {
      fault(NameVerdict::wrong, word.stem == no_stem ? 0.2 : 0.35, hull(f.first_word, f.word_count),
            "resembles the name only in part");
      return out;
    }
  }
  if (known && (element.country || element.place || element.people || element.person || !element.listed.empty())) {
    // Another name in its place.
    for (const ArabicHit& hit : hits_) {
      const Posting& posting = hit.hit.postings[0];
      if (posting.common || posting.weak) continue;
      const EntryType type = world_.type(posting.entry);
      const bool place = type == EntryType::country || type == EntryType::region || type == EntryType::city ||
                         type == EntryType::place;
      if (place != (element.country || element.place)) continue;
      bool any = false;
      for (std::uint32_t w = hit.first_word; w < hit.first_word + hit.word_count; ++w) any = any || explained(w, &name);
      if (any) continue;
      fault(NameVerdict::wrong, 0.1, hit.hit.range, "another name stands in its place");
      return out;
    }
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].stem != no_stem || explained(w, &name)) continue;
      fault(NameVerdict::wrong, 0.3, hull(w, 1), "a word that is no rendering of it stands in its place");
      return out;
    }
    if (element.country || !element.forms.empty() || element.listed.size() > 0) {
      fault(NameVerdict::missing, 0.3, {}, "the name is missing");
      out.range = {};
    }
  }
  return out;
}

}  // namespace muwazi::inline v0::names
