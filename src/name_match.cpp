// SPDX-License-Identifier: Apache-2.0
// Where the Arabic sentence renders a word or phrase of an English name: by a known form, by sound, by meaning, nearly.
#include <algorithm>

#include "gazetteer_format.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {
namespace {

// Natural log odds of a word that the lexicon knows; the threshold of the others is in the header.
constexpr float common_enough = 3.0f;  // higher finds more errors, and more false ones

}  // namespace

SentenceJudge::Found SentenceJudge::find(const Element& element) const {
  Found found;
  if (find_forms(element, found)) return found;
  found = find_sound(element);
  if (found.match == Match::none && !find_meaning(element, found)) find_seat(element, found);
  return found;
}

bool SentenceJudge::find_seat(const Element& element, Found& found) const {
  for (const ArabicHit& hit : hits_) {
    const auto stands_for = [&](const Posting ours) {
      return std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting theirs) { return is_seat(ours, theirs); });
    };
    if (std::none_of(element.postings.begin(), element.postings.end(), stands_for)) continue;
    // Where English has its name too, it is that name's.
    if (has_english(hit)) continue;
    found.match = Match::meaning;
    found.first_word = hit.first_word;
    found.word_count = hit.word_count;
    found.seat = true;
    return true;
  }
  return false;
}

bool SentenceJudge::is_seat(const Posting& a, const Posting& b) const {
  if (world_.is_seat_of(a.entry, b.entry) || world_.is_seat_of(b.entry, a.entry)) return true;
  // The Arabic name of a language is its country's adjective as well.
  if (world_.type(b.entry) != EntryType::language) return false;
  const std::span<const Posting> countries = world_.find(world_.english(b.entry, 0).spelling, Language::english);
  return std::any_of(countries.begin(), countries.end(), [&](const Posting country) { return world_.is_seat_of(a.entry, country.entry); });
}

bool SentenceJudge::find_forms(const Element& element, Found& found) const {
  for (const ArabicHit& hit : hits_) {
    for (const Posting theirs : hit.hit.postings) {
      for (const Posting ours : element.postings) {
        const std::uint64_t key = world_.concept_key(theirs.entry);
        if (ours.entry != theirs.entry && world_.concept_key(ours.entry) != key &&
            std::find(element.related.begin(), element.related.end(), key) == element.related.end()) {
          continue;
        }
        found.match = Match::exact;
        found.first_word = hit.first_word;
        found.word_count = hit.word_count;
        found.odds = 8;
        return true;
      }
    }
  }
  // Forms that a longer match of the gazetteer hides, and spellings of the name table.
  const auto same = [&](const Letters& key, std::uint32_t word, bool first) {
    const Readings& all = words_[word].readings;
    for (std::size_t k = 0; k < all.size; ++k) {
      if ((first || !all.clitic[k]) && has_arabic_key(all.at[k], key)) return true;
    }
    return false;
  };
  std::vector<Letters> keys;
  for (const std::string_view form : element.forms) {
    const std::vector<Part> parts = arabic_parts(form);
    if (parts.empty()) continue;
    keys.clear();
    for (const Part& part : parts) keys.push_back(arabic_key(without_article(part.letters)));
    for (std::uint32_t w = 0; w + parts.size() <= words_.size(); ++w) {
      bool all = true;
      for (std::size_t k = 0; k < parts.size() && all; ++k) {
        all = same(keys[k], w + static_cast<std::uint32_t>(k), k == 0);
      }
      if (!all) continue;
      found = {Match::exact, w, static_cast<std::uint32_t>(parts.size()), 8};
      return true;
    }
  }
  for (const Letters& form : element.listed) {
    const Letters key = arabic_key(without_article(form));
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (!same(key, w, true)) continue;
      found = {Match::exact, w, 1, 7};
      return true;
    }
  }
  return false;
}

SentenceJudge::Found SentenceJudge::find_sound(const Element& element) const {
  Found out;
  Part english = element.part;
  const bool phrase = !element.single;
  if (phrase) {
    // A phrase: its words in one.
    english = Part{};
    for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
      for (std::size_t i = 0; i < english_words_[t].letters.size; ++i) english.letters.push(english_words_[t].letters[i]);
    }
  }
  if (english.letters.size < 2) return out;
  const Letters heard = sounds(english.letters);
  const LikenessBound bound(table_, heard);
  // The quick likeness picks the words, and the reading of each, that are worth the model.
  struct Candidate {
    float odds;
    std::uint32_t first, count;
    std::uint8_t reading;
  };
  constexpr std::size_t most = 2;
  std::array<Candidate, most> best{};
  std::size_t size = 0;
  const auto offer = [&](const Letters& letters, std::uint32_t first, std::uint32_t count, std::size_t reading, float least) {
    if (letters.size < 2 || letters.size > heard.size * 2u + 2u || heard.size > letters.size * 2u + 2u) return;
    // What cannot be better than the worst that is kept would change nothing.
    if (size == most) least = std::max(least, std::min(best[0].odds, best[1].odds));
    if (bound.log_odds(letters) < least) return;
    const float odds = likeness_log_odds(table_, likeness(table_, heard, letters), std::max(heard.size, letters.size));
    if (odds < least) return;
    const Candidate candidate{odds, first, count, static_cast<std::uint8_t>(reading)};
    for (std::size_t k = 0; k < size; ++k) {
      if (best[k].first == first && best[k].count == count) {
        if (best[k].odds < odds) best[k] = candidate;
        return;
      }
    }
    if (size < most) {
      best[size++] = candidate;
    } else {
      auto& worst = *std::min_element(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.odds < b.odds; });
      if (worst.odds < odds) worst = candidate;
    }
  };
  // A word of the language has to fit well before it counts, so a poor likeness is not worth a closer look.
  constexpr float worth = -4, worth_known = -1;
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    const Readings& all = words_[w].readings;
    const float least = words_[w].stem == no_stem ? worth : worth_known;
    for (std::size_t k = 0; k < all.size; ++k) offer(all.at[k], w, 1, k, least);
    if (!phrase && w + 1 < words_.size() && words_[w + 1].token == words_[w].token + 1 && words_[w].part.letters.size <= 5) {
      Letters joined = words_[w].part.letters;
      for (std::size_t i = 0; i < words_[w + 1].part.letters.size; ++i) joined.push(words_[w + 1].part.letters[i]);
      offer(joined, w, 2, 0, words_[w].stem == no_stem || words_[w + 1].stem == no_stem ? worth : worth_known);
    }
  }
  for (std::size_t k = 1; k < size; ++k) {
    for (std::size_t j = k; j > 0 && best[j].odds > best[j - 1].odds; --j) std::swap(best[j], best[j - 1]);
  }
  for (std::size_t k = 0; k < size; ++k) {
    // The others only where they are not far behind, and the best one left a doubt.
    constexpr float behind = 3, settled = 3;
    if (k > 0 && (best[k].odds < best[0].odds - behind || out.odds > settled)) break;
    const Readings& all = words_[best[k].first].readings;
    const std::size_t r = best[k].reading;
    Part arabic;
    arabic.letters = all.at[r];
    for (std::uint32_t j = 1; j < best[k].count; ++j) {
      const Letters& more = words_[best[k].first + j].part.letters;
      for (std::size_t i = 0; i < more.size; ++i) arabic.letters.push(more[i]);
    }
    Part own = english;
    float cost = (all.clitic[r] ? 0.5f : 0.0f) + (best[k].count > 1 ? 1.0f : 0.0f);
    if (all.bare[r]) {
      if (!own.article) cost += 0.5f;
      own.article = false;
    }
    const float odds = part_log_odds(table_, own, arabic, false) - cost;
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

bool SentenceJudge::find_meaning(const Element& element, Found& found) const {
  // What the lexicon says of a proper name is the name itself, or a slip of its learning.
  const bool known = !element.forms.empty() || !element.listed.empty();
  if (known && element.single && !element.common && !element.organization) return false;
  if (element.country) return false;
  if (known && (element.person || element.place) && !element.common_words) return false;
  std::vector<StemId> stems;
  std::string key;
  std::size_t content = 0;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    matching_key(english_tokens_[t].range.in(english_), key);
    if (!element.single && name_words::is_ignorable(key)) continue;
    ++content;
    const StemId stem = lexicon_.stem(english_words_[t].range.in(english_), Language::english);
    if (stem != no_stem) stems.push_back(stem);
  }
  const auto render = [&](StemId stem) {
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].stem == no_stem) continue;
      if (lexicon_.probability(stem, Language::english, words_[w].stem) < 0.02f) continue;
      found.match = Match::meaning;
      found.first_word = w;
      found.word_count = 1;
      return true;
    }
    return false;
  };
  if (stems.size() > 1) {
    const PhraseMatch phrase = lexicon_.phrase(stems, Language::english);
    if (phrase.stem != no_stem && render(phrase.stem)) return true;
  }
  // Most words of a phrase have to be there: one of them stands in many a sentence for another reason.
  std::size_t rendered = 0;
  for (const StemId stem : stems) rendered += render(stem);
  if (rendered > 0 && rendered * 5 >= content * 3) return true;
  found = Found{};
  return false;
}

void SentenceJudge::find_words(const Element& element, Found& found) const {
  // Most of its words have to be there: one of them stands in many a sentence for another reason.
  std::size_t words = 0, there = 0;
  Found best;
  std::string key;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    matching_key(english_tokens_[t].range.in(english_), key);
    if (name_words::is_ignorable(key)) continue;
    Element word;
    word.first_token = t;
    word.token_count = 1;
    word.part = english_words_[t];
    word.single = true;
    word.postings = world_.find(english_words_[t].range.in(english_), Language::english);
    describe(word);
    const Found own = find(word);
    ++words;
    if (own.match == Match::none || (own.match == Match::meaning && !word.common && element.place)) continue;
    ++there;
    best = own;
    if (best.match == Match::exact) best.match = Match::sound;
  }
  const std::size_t least = element.people || element.country ? (words + 1) / 2 : (words * 3 + 4) / 5;
  if (there > 0 && there >= least) found = best;
}

bool SentenceJudge::town_by_meaning(const Element& element, WordSpan& window) const {
  constexpr std::size_t most = 4;
  const auto is_city = [&](const Posting& posting) { return world_.type(posting.entry) == EntryType::city; };
  const bool town = std::any_of(element.postings.begin(), element.postings.end(), is_city) &&
                    std::all_of(element.postings.begin(), element.postings.end(), [&](const Posting& posting) {
                      return posting.derivation() == Derivation::name && (is_city(posting) || world_.type(posting.entry) == EntryType::region);
                    });
  if (!town || element.country) return false;
  std::vector<std::uint32_t> wanted;
  std::string key;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    matching_key(english_tokens_[t].range.in(english_), key);
    if (name_words::is_ignorable(key)) return false;
    // What says which part of a town or land: it is translated as often as not.
    if (is_one_of(key, {"central", "city", "east", "eastern", "greater", "lower", "new", "north", "northern", "old", "saint", "south",
                        "southern", "st", "state", "town", "upper", "west", "western"}))
      return false;
    wanted.push_back(t);
  }
  if (wanted.size() < 2 || wanted.size() > most || wanted.size() > words_.size()) return false;
  const auto in_a_form = [&](std::uint32_t word) {
    return std::any_of(element.forms.begin(), element.forms.end(), [&](std::string_view form) {
      const std::vector<Part> parts = arabic_parts(form);
      return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return lexicon_.stem(part.range.in(form), Language::arabic) == words_[word].stem;
      });
    });
  };
  const auto spelled = [&](std::uint32_t token, std::uint32_t word) {
    return english_words_[token].letters.size > 2 && part_log_odds(table_, english_words_[token], words_[word].part, true) > 0;
  };
  for (std::uint32_t first = 0; first + wanted.size() <= words_.size(); ++first) {
    std::uint32_t used = 0;
    std::size_t found = 0, meant = 0;
    for (const std::uint32_t token : wanted) {
      for (std::uint32_t k = 0; k < wanted.size(); ++k) {
        const std::uint32_t word = first + k;
        const bool sound = spelled(token, word), meaning = !sound && translates(token, word);
        if ((used >> k & 1u) != 0 || (!meaning && !sound)) continue;
        if (meaning && in_a_form(word)) return false;
        used |= 1u << k;
        ++found;
        meant += meaning;
        break;
      }
    }
    const std::uint32_t last = first + static_cast<std::uint32_t>(wanted.size()) - 1;
    if (found < wanted.size() || meant == 0 || words_[last].token != words_[first].token + wanted.size() - 1) continue;
    window = {first, static_cast<std::uint32_t>(wanted.size())};
    return true;
  }
  return false;
}

bool SentenceJudge::spelled_out(const Element& element, WordSpan& window) const {
  // Words of the name that are there one by one, with a word between them where English has the Arabic article.
  std::uint32_t first = 0, last = 0;
  bool any = false, article = false, leading = false;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    std::string key;
    matching_key(english_tokens_[t].range.in(english_), key);
    if (name_words::is_particle(key) && key.size() <= 3) {
      if (!gazetteer_format::is_article(key)) return false;  // "de" and "van" are spelled as words of their own
      (any ? article : leading) = true;
      continue;
    }
    Element word;
    word.first_token = t;
    word.token_count = 1;
    word.part = english_words_[t];
    word.single = true;
    describe(word);
    Found own;
    if (!find_forms(word, own)) {
      own = find_sound(word);
      if (own.odds < sound_enough) return false;
    }
    if (!any) {
      first = own.first_word;
    } else if (own.first_word != last + (article ? 1 : 0)) {
      return false;
    }
    last = own.first_word + own.word_count;
    any = true;
  }
  if (article && last <= words_.size() && last - first >= 3) {
    window = {first, last - first};
    return true;
  }
  // "El Geneina" with the article as a word of its own, where Arabic has it at the name.
  if (!leading || !any || first == 0 || words_[first - 1].token + 1 != words_[first].token) return false;
  const Letters& before = words_[first - 1].part.letters;
  const bool syllable = before.size == 2 && arabic_key(before)[0] == letter::alef && before[1] == letter::lam;
  const bool has_article = std::any_of(element.forms.begin(), element.forms.end(), [](std::string_view form) {
    const Letters letters = arabic_letters(form);
    return without_article(letters).size < letters.size && letters[0] == letter::alef;
  });
  if (!syllable || !has_article) return false;
  window = {first - 1, last - first + 1};
  return true;
}

SentenceJudge::WordCounts SentenceJudge::count_words(const JudgedName& one) const {
  WordCounts out;
  for (std::uint32_t t = one.name.first_token; t < one.name.first_token + one.name.token_count; ++t) out.english += !english_words_[t].letters.empty();
  for (const ArabicWord& word : words_) out.arabic += word.part.range.overlaps(one.judgement.range);
  return out;
}

bool SentenceJudge::has_english(const ArabicHit& hit) const {
  return std::any_of(english_hits_.begin(), english_hits_.end(),
                     [&](const GazetteerHit& ours) { return share_concept(ours.postings, hit.hit.postings); });
}

SentenceJudge::Mentions SentenceJudge::mentions_of(const ArabicHit& hit) const {
  Mentions out;
  for (const ArabicHit& other : hits_) out.arabic += !is_inside_another(other) && share_concept(other.hit.postings, hit.hit.postings);
  for (const GazetteerHit& other : english_hits_) out.english += share_concept(other.postings, hit.hit.postings);
  return out;
}

bool SentenceJudge::is_inside_another(const ArabicHit& hit) const {
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& other) { return holds(other, hit); });
}

bool SentenceJudge::follows_organization(const ArabicHit& hit) const {
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& other) {
    return other.first_word + other.word_count == hit.first_word && world_.name_type(other.hit.postings[0].entry) == NameType::organization;
  });
}

bool SentenceJudge::is_spelled_acronym(const ArabicHit& hit) const {
  constexpr std::size_t longest = 3;  // letters
  const std::string_view spelling = world_.english(hit.hit.postings[0].entry, 0).spelling;
  return spelling.size() <= longest && name_words::is_upper(spelling);
}

bool SentenceJudge::share_concept(std::span<const Posting> a, std::span<const Posting> b) const {
  return std::any_of(a.begin(), a.end(), [&](const Posting& x) {
    return std::any_of(b.begin(), b.end(), [&](const Posting& y) { return world_.concept_key(x.entry) == world_.concept_key(y.entry); });
  });
}

bool SentenceJudge::is_plural_of_translated(const ArabicWord& word) const {
  constexpr float often = 0.02f;  // a translation
  for (std::size_t k = 0; k < word.readings.size; ++k) {
    // The plurals of three consonants that add a waw or an alef: suyul, jibal, ashjar.
    const Letters key = arabic_key(word.readings.at[k]);
    const bool alef_first = key.size == 5 && key[0] == letter::alef && key[3] == letter::alef;
    if (!alef_first && (key.size != 4 || (key[2] != letter::waw && key[2] != letter::alef))) continue;
    Letters noun;
    const std::size_t added = alef_first ? 3 : 2;
    for (std::size_t i = alef_first ? 1 : 0; i < key.size; ++i) {
      if (i != added) noun.push(key[i]);
    }
    const StemId stem = lexicon_.stem(arabic_text(noun), Language::arabic);
    if (stem == no_stem || arabic_key(arabic_letters(lexicon_.spelling(stem, Language::arabic))) != noun) continue;
    for (const StemId english : english_stems_) {
      if (lexicon_.probability(english, Language::english, stem) > often) return true;
    }
  }
  return false;
}

bool SentenceJudge::explained(std::uint32_t word, const Name* except) const {
  const ArabicWord& w = words_[word];
  // A word of the name, or the same word where it stands again: the Colorado Rockies, the Rockies.
  const auto inside = [&](std::uint32_t token) {
    if (except == nullptr) return false;
    for (std::uint32_t t = except->first_token; t < except->first_token + except->token_count; ++t) {
      if (t == token || (english_words_[t].letters.size > 2 && english_words_[t].letters == english_words_[token].letters)) return true;
    }
    return false;
  };
  if (w.stem != no_stem) {
    for (const StemId stem : english_stems_) {
      if (lexicon_.probability(stem, Language::english, w.stem) > 0.02f) return true;
    }
  }
  for (const ArabicHit& hit : hits_) {
    if (word < hit.first_word || word >= hit.first_word + hit.word_count) continue;
    for (const GazetteerHit& ours : english_hits_) {
      if (share_concept(ours.postings, hit.hit.postings)) return true;
    }
  }
  for (std::uint32_t t = 0; t < english_words_.size(); ++t) {
    if (!inside(t) && sounds_as(t, w)) return true;
  }
  return is_plural_of_translated(w);
}

bool SentenceJudge::sounds_as(std::uint32_t token, const ArabicWord& word) const {
  if (english_words_[token].letters.size < 2) return false;
  const Letters heard = sounds(english_words_[token].letters);
  for (std::size_t k = 0; k < word.readings.size; ++k) {
    const Letters& reading = word.readings.at[k];
    if (reading.size < 2 || reading.size > heard.size * 2u + 2u || heard.size > reading.size * 2u + 2u) continue;
    if (likeness_log_odds(table_, likeness(table_, heard, reading), std::max(heard.size, reading.size)) < -1) continue;
    // "flew" is translated, whatever it sounds like.
    const std::string_view text = english_tokens_[token].range.in(english_);
    if (!english_tokens_[token].capitalized && lexicon_.stem(text, Language::english) != no_stem) return false;
    return part_log_odds(table_, english_words_[token], word.part, true) > -1;
  }
  return false;
}

bool SentenceJudge::any_explained(std::uint32_t first, std::uint32_t count, const Name* except) const {
  for (std::uint32_t w = first; w < first + count && w < words_.size(); ++w) {
    if (explained(w, except)) return true;
  }
  return false;
}

bool SentenceJudge::claimed(std::uint32_t first, std::uint32_t count, const Name& name) const {
  for (const ArabicHit& hit : hits_) {
    if (hit.word_count <= count || first < hit.first_word || first + count > hit.first_word + hit.word_count) continue;
    bool ours = false, theirs = false;
    for (const GazetteerHit& english : english_hits_) {
      if (share_concept(english.postings, hit.hit.postings)) (english.range.overlaps(name.range) ? ours : theirs) = true;
    }
    if (theirs && !ours) return true;
  }
  return false;
}

SentenceJudge::Near SentenceJudge::near_form(const Element& element, const Name& name) const {
  Near best;
  std::vector<Letters> keys;
  const auto consider = [&](const std::vector<Part>& form) {
    const std::size_t n = form.size();
    if (n == 0 || n > words_.size()) return;
    keys.clear();
    for (const Part& part : form) keys.push_back(arabic_key(without_article(part.letters)));
    for (std::uint32_t w = 0; w + n <= words_.size(); ++w) {
      // One word of the window may differ, and by little.
      std::size_t strange = n, differing = 0;
      for (std::size_t k = 0; k < n && differing < 2; ++k) {
        bool same = false;
        const Readings& all = words_[w + k].readings;
        for (std::size_t r = 0; r < all.size && !same; ++r) same = (k == 0 || !all.clitic[r]) && has_arabic_key(all.at[r], keys[k]);
        if (!same) {
          ++differing;
          strange = k;
        }
      }
      if (differing != 1) continue;
      const std::uint32_t at = w + static_cast<std::uint32_t>(strange);
      const Letters& wanted = keys[strange];
      if (wanted.size < 3) continue;
      const Readings& all = words_[at].readings;
      for (std::size_t r = 0; r < all.size; ++r) {
        if (strange != 0 && all.clitic[r]) continue;
        const Letters there = arabic_key(without_article(all.at[r]));
        const std::size_t common = common_letters(there, wanted);
        const std::size_t longest = std::max(there.size, wanted.size), change = longest - common;
        const bool ending = inflected(there, wanted);
        const bool people = element.people && change <= 5 && there.size > wanted.size && common * 4 >= wanted.size * 3u;
        if (there.size < 2 || (!people && (change > 2 || (change * 3 > longest + 1 && (n == 1 || change * 2 > longest))) && !ending)) continue;
        const Letters a = consonants(there), b = consonants(wanted);
        std::size_t sounds = std::max(a.size, b.size) - common_letters(a, b);
        if (ending || is_saint(wanted, there)) sounds = 0;
        if (element.people && n == 1 && sounds > 0 && a.size > b.size && b.size >= 3) {
          // The plural of people: consonants and -n or -t.
          bool plural = true;
          for (std::size_t k = 0; k < a.size && plural; ++k) {
            plural = k < b.size ? a[k] == b[k] : a[k] == letter::noon || a[k] == letter::teh;
          }
          if (plural) sounds = 0;
        }
        const bool tie = best.sounds == sounds && best.change == change;
        if (best.size > 0 && (best.sounds < sounds || (best.sounds == sounds && best.change < change) || (tie && best.size >= n))) continue;
        best = {w, static_cast<std::uint32_t>(n), at, change, sounds, all.at[r], form[strange].letters, n};
      }
    }
  };
  for (const std::string_view form : element.forms) consider(arabic_parts(form));
  for (const Letters& form : element.listed) {
    Part part;
    part.letters = form;
    consider({part});
  }
  if (best.size > 0 && best.sounds == 0 && best.change > 0 && best.wanted.size < 6 && words_[best.word].stem != no_stem &&
      lexicon_.bits(words_[best.word].stem, Language::arabic) < 13 &&
      lexicon_.stem(arabic_text(best.wanted), Language::arabic) != words_[best.word].stem) {
    best.size = 0;  // an everyday word that looks like it
  }
  if (best.size > 0 && best.sounds > 0) {
    // A word of the language may resemble a name by chance.
    // Two letters of a name are seldom mistaken so that a word of the language comes of it.
    if (words_[best.word].stem != no_stem && (best.wanted.size < 5 || best.change > 1) && best.parts == 1) best.size = 0;
    if (best.size > 0 && explained(best.word, &name)) best.size = 0;
  }
  return best;
}

bool SentenceJudge::is_other_name(const Element& element, const Near& near) const {
  const Letters there = arabic_key(without_article(near.reading)), wanted = arabic_key(without_article(near.wanted));
  if (inflected(there, wanted) || there == wanted) return false;
  // A spelling that lists have for other names, and not for this one: Hussein and the Arabic for Hassan.
  std::uint32_t seen = 0;
  bool own = false;
  table_.visit_arabic(there, [&](std::uint32_t, const NameRow& row) {
    seen += row.count;
    for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
      own = own || (english_words_[t].letters.size > 1 && english_key(english_words_[t].letters) == english_key(row.english));
    }
  });
  constexpr std::uint32_t well_known = 20;
  if (own) return false;
  if (seen >= well_known) return true;
  // An Arabic name with a short vowel written as a long one, which nobody writes: al-Burhan.
  if (seen > 0 || words_[near.word].stem != no_stem || there.size != wanted.size + 1u) return false;
  const bool arabic_name = element.part.article || count_gutturals(near.wanted) > 0 || without_article(near.wanted).size < near.wanted.size;
  std::size_t same = 0;
  while (same < wanted.size && there[same] == wanted[same]) ++same;
  for (std::size_t i = same; i < wanted.size; ++i) {
    if (there[i + 1] != wanted[i]) return false;
  }
  return arabic_name && same > 0 && same < wanted.size && (there[same] == letter::waw || there[same] == letter::yeh);
}

bool SentenceJudge::name_like(std::uint32_t word) const {
  if (words_[word].vocalized || is_grammar(words_[word].part.letters)) return false;
  if (words_[word].stem == no_stem) return true;
  for (const ArabicHit& hit : hits_) {
    if (word >= hit.first_word && word < hit.first_word + hit.word_count) {
      const Posting& posting = hit.hit.postings[0];
      if (!posting.common && !posting.weak) return true;
    }
  }
  const std::uint32_t seen = times_listed(words_[word].part.letters);
  return seen >= 3 || (seen > 0 && lexicon_.bits(words_[word].stem, Language::arabic) > 14);
}

bool SentenceJudge::resembled(const Element& element, const Name& name) const {
  const auto like = [&](const Letters& form) {
    const Letters wanted = consonants(without_article(form));
    if (wanted.size < 3) return false;
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].stem != no_stem) continue;
      const Letters there = consonants(without_article(words_[w].part.letters));
      const std::size_t longest = std::max(there.size, wanted.size);
      if (common_letters(there, wanted) * 3 >= longest * 2 && !explained(w, &name)) return true;
    }
    return false;
  };
  for (const Letters& form : element.listed) {
    if (like(form)) return true;
  }
  for (const std::string_view form : element.forms) {
    const Letters letters = arabic_letters(form);
    if (form.find(' ') == std::string_view::npos && like(letters)) return true;
  }
  return false;
}

}  // namespace muwazi::inline v0::names
