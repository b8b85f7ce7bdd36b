// SPDX-License-Identifier: Apache-2.0
// Names that a translation takes up by what they name: "the bloc" for the European Union, "the singer" for who sings.
#include <algorithm>

#include "name_judge.hpp"
#include "name_ties.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {
bool SentenceJudge::is_long() const noexcept {
  constexpr std::size_t most = 150;  // tokens of a side; 3 pairs of 4,071 of PUD and TICO-19 have more. What is asked here grows faster than they do
  return english_tokens_.size() > most || arabic_tokens_.size() > most;
}

bool SentenceJudge::is_definite(std::uint32_t token, bool by_owner) const {
  constexpr std::uint32_t farthest = 6;  // tokens: "the former first minister", "the Turin-based carmaker", "the Chelsea boss"
  std::string key;
  for (std::uint32_t step = 1; step <= farthest && step <= token; ++step) {
    const std::uint32_t at = token - step;
    const Token& before = english_tokens_[at];
    const std::string_view text = before.range.in(english_);
    if (text == "-" || text == "'s" || text == "\u2019s") {
      if (text != "-") return by_owner;
      continue;
    }
    if (before.kind != TokenKind::word) return false;
    matching_key(text, key);
    if (key.ends_with("'s")) return by_owner;
    if (is_one_of(key, {"the", "this", "that", "its", "their", "his", "her", "our"})) {
      // "Smith, the minister" says more of Smith; "in Rome, the minister" does not.
      if (at < 2 || english_tokens_[at - 1].range.in(english_) != "," || !english_tokens_[at - 2].capitalized) return true;
      const GazetteerHit* const named = english_hit(at - 2);
      return named != nullptr && world_.name_type(named->postings[0].entry) == NameType::place;
    }
    if (key != "former" && name_words::is_function(key)) return false;
  }
  return false;
}

bool SentenceJudge::is_adjective_of_land(std::uint32_t token) const {
  const GazetteerHit* const hit = english_hit(token);
  return hit != nullptr && hit->token_count == 1 && std::any_of(hit->postings.begin(), hit->postings.end(), [&](const Posting posting) {
    return posting.derivation() != Derivation::name && world_.type(posting.entry) == EntryType::country;
  });
}

bool SentenceJudge::is_named_behind(std::uint32_t token) const {
  std::size_t next = token + 1u;
  if (next >= english_tokens_.size()) return false;
  if (english_tokens_[next].range.in(english_) == ",") ++next;
  if (next >= english_tokens_.size()) return false;
  std::string key;
  matching_key(english_tokens_[next].range.in(english_), key);
  if (key == "of") ++next;
  return next < english_tokens_.size() && english_tokens_[next].kind == TokenKind::word && english_tokens_[next].capitalized;
}

bool SentenceJudge::is_taken_up(std::uint32_t first, std::uint32_t end, std::span<const Posting> postings) const {
  if (is_long()) return false;
  constexpr std::uint32_t reach = 4;  // words before the name that say what it is
  std::uint32_t lead = first;
  const auto is_function = [&](const ArabicWord& word) { return word.stem != no_stem && lexicon_.is_function_word(word.stem, Language::arabic); };
  while (lead > 0 && first - lead < reach && words_[lead - 1].token + 1 == words_[lead].token && !is_function(words_[lead - 1])) --lead;
  const bool person = std::any_of(postings.begin(), postings.end(), [&](const Posting posting) { return world_.name_type(posting.entry) == NameType::person; });
  // "Smith, the founder": Arabic says what somebody is behind the name as well.
  std::uint32_t trail = end;
  if (person && trail < words_.size() && words_[trail - 1].token + 1 == words_[trail].token && !is_function(words_[trail])) ++trail;
  std::string key;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    const Token& token = english_tokens_[t];
    if (english_words_[t].letters.empty()) continue;
    if (person && names_person_by_land(t)) {
      const GazetteerHit& land = *english_hit(t);
      const auto stands_elsewhere = [&](const ArabicHit& other) {
        return (other.first_word < lead || other.first_word >= first) && share_concept(land.postings, other.hit.postings);
      };
      if (std::none_of(hits_.begin(), hits_.end(), stands_elsewhere)) return true;
    }
    if (token.capitalized) continue;
    matching_key(token.range.in(english_), key);
    if (key.ends_with("'s")) key.resize(key.size() - 2);
    const auto says = [&](const Posting posting) {
      if (posting.weak || posting.derivation() != Derivation::name) return false;
      return NameTies::builtin().is_kind(world_.type(posting.entry), key);
    };
    if (std::none_of(postings.begin(), postings.end(), says) || !is_definite(t, person) || is_named_behind(t)) continue;
    bool elsewhere = false;
    for (std::uint32_t w = 0; w < words_.size() && !elsewhere; ++w) elsewhere = (w < lead || w >= trail) && translates(t, w);
    if (!elsewhere) return true;
  }
  return false;
}

template <typename Visit>
bool SentenceJudge::any_capital_phrase(Visit&& visit) const {
  std::string key;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    if (english_tokens_[t].kind != TokenKind::word || !english_tokens_[t].capitalized) continue;
    std::size_t words = 0;
    for (std::uint32_t end = t; end < english_tokens_.size() && words < NameTies::longest; ++end) {
      if (english_tokens_[end].kind != TokenKind::word) {
        if (english_tokens_[end].glued) continue;
        break;
      }
      ++words;
      matching_key(english_.substr(english_tokens_[t].range.begin, english_tokens_[end].range.end - english_tokens_[t].range.begin), key);
      if (visit(std::string_view(key), end + 1)) return true;
    }
  }
  return false;
}

bool SentenceJudge::is_called_otherwise(std::span<const Posting> postings) const {
  if (is_long()) return false;
  const NameTies& ties = NameTies::builtin();
  return any_capital_phrase([&](std::string_view phrase, std::uint32_t end) {
    const std::vector<std::string>* const names = ties.names_of(phrase);
    const bool goes_on = end < english_tokens_.size() && english_tokens_[end].kind == TokenKind::word && english_tokens_[end].capitalized;
    return names != nullptr && !goes_on && std::any_of(names->begin(), names->end(), [&](const std::string& name) {
      return share_concept(world_.find(name, Language::english), postings);
    });
  });
}

bool SentenceJudge::is_of_named_land(const ArabicHit& hit) const {
  if (is_long()) return false;
  std::vector<Posting> lands;
  for (const Posting posting : hit.hit.postings) {
    if (world_.type(posting.entry) == EntryType::country && posting.derivation() != Derivation::name) lands.push_back(posting);
    if (world_.type(posting.entry) != EntryType::language) continue;
    // The Arabic name of a language is its country's adjective as well.
    for (const Posting country : world_.find(world_.english(posting.entry, 0).spelling, Language::english))
      if (world_.type(country.entry) == EntryType::country) lands.push_back(country);
  }
  if (lands.empty()) return false;
  const NameTies& ties = NameTies::builtin();
  return any_capital_phrase([&](std::string_view phrase, std::uint32_t) {
    const std::vector<std::string>* const of = ties.lands_of(phrase);
    return of != nullptr && std::any_of(of->begin(), of->end(), [&](const std::string& land) {
      return share_concept(world_.find(land, Language::english), lands);
    });
  });
}

bool SentenceJudge::is_left(const ArabicHit& hit) const {
  if (is_long()) return false;
  constexpr std::uint32_t reach = 5;  // words: "leaving, of the United Kingdom, from" the European Union
  std::uint32_t word = hit.first_word;
  bool leaves = false;
  for (std::uint32_t step = 0; step < reach && word > 0 && !leaves; ++step, --word) {
    if (words_[word - 1].token + 1 != words_[word].token) return false;
    const Readings& before = words_[word - 1].readings;
    for (std::size_t k = 0; k < before.size && !leaves; ++k) {
      // Leaving, withdrawal, staying.
      leaves = is_one_of(arabic_text(arabic_key(without_article(before.at[k]))),
                         {"\u062E\u0631\u0648\u062C", "\u0627\u0646\u0633\u062D\u0627\u0628", "\u0628\u0642\u0627\u0621", "\u0628\u0642\u0627",
                          "\u0645\u063A\u0627\u062F\u0631\u0647"}) ||
               arabic_text(arabic_key(before.at[k])).starts_with("\u063A\u0627\u062F\u0631");
    }
  }
  if (!leaves) return false;
  const bool union_itself = std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting posting) {
    return share_concept({&posting, 1}, world_.find("European Union", Language::english));
  });
  const bool kingdom = std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting posting) {
    return share_concept({&posting, 1}, world_.find("United Kingdom", Language::english));
  });
  if (!union_itself && !kingdom) return false;
  std::string key;
  return std::any_of(english_tokens_.begin(), english_tokens_.end(), [&](const Token& token) {
    if (token.kind != TokenKind::word) return false;
    matching_key(token.range.in(english_), key);
    if (key.starts_with("brexit") || key.starts_with("eurosceptic") || is_one_of(key, {"remainer", "remainers", "leaver", "leavers"})) return true;
    if (is_one_of(key, {"leave", "remain"})) return token.capitalized || union_itself;
    return union_itself && is_one_of(key, {"leaving", "remaining", "out", "quit", "quitting", "withdrawal"});
  });
}

bool SentenceJudge::is_capital_by_land(std::span<const Posting> postings) const {
  constexpr std::string_view capital = "\u0639\u0627\u0635\u0645\u0647";  // as arabic_key() has it
  for (const ArabicHit& hit : hits_) {
    if (hit.first_word == 0 || words_[hit.first_word - 1].token + 1 != words_[hit.first_word].token) continue;
    const Readings& before = words_[hit.first_word - 1].readings;
    bool named = false;
    for (std::size_t k = 0; k < before.size && !named; ++k) named = arabic_text(arabic_key(without_article(before.at[k]))) == capital;
    if (!named) continue;
    const auto bare = adjectives_of(hit);
    for (const Posting ours : postings) {
      const auto is_its_land = [&](const Posting theirs) { return is_seat(ours, theirs); };
      if (std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), is_its_land) || std::any_of(bare.begin(), bare.end(), is_its_land)) return true;
    }
  }
  return false;
}

bool SentenceJudge::names_person_by_land(std::uint32_t token) const {
  constexpr std::uint32_t between = 2;  // words: "the Polish world champion", "his young Englishman"
  const GazetteerHit* const land = english_hit(token);
  const auto is_country = [&](const Posting posting) { return world_.type(posting.entry) == EntryType::country; };
  const auto is_body = [&](const Posting posting) {
    const EntryType type = world_.type(posting.entry);
    return type == EntryType::company || type == EntryType::media || type == EntryType::club;
  };
  if (land == nullptr || (std::none_of(land->postings.begin(), land->postings.end(), is_country) &&
                          std::none_of(land->postings.begin(), land->postings.end(), is_body)))
    return false;
  std::string key;
  const auto key_at = [&](std::uint32_t at) -> const std::string& {
    matching_key(english_tokens_[at].range.in(english_), key);
    return key;
  };
  // "The Indian leader", "America's top diplomat", "the Argentina captain", "the WikiLeaks founder".
  std::uint32_t behind = land->first_token + land->token_count;
  if (behind < english_tokens_.size() && is_one_of(key_at(behind), {"'s", "\u2019s"})) ++behind;
  for (std::uint32_t at = behind; at < english_tokens_.size() && at <= behind + between; ++at) {
    if (english_tokens_[at].glued && english_tokens_[at].range.in(english_) == "-") continue;
    if (english_tokens_[at].kind != TokenKind::word || english_tokens_[at].capitalized || name_words::is_function(key_at(at))) break;
    if (NameTies::builtin().is_kind(EntryType::person, key)) return !is_named_behind(at);
  }
  if (!is_adjective_of_land(token)) return false;
  // "The Serb won."
  bool definite = false;
  for (std::uint32_t step = 1; step <= between && step <= token && !definite; ++step) {
    if (english_tokens_[token - step].kind != TokenKind::word || english_tokens_[token - step].capitalized) {
      if (token != step) return false;
    }
    definite = is_one_of(key_at(token - step), {"the", "his", "her", "their"});
  }
  if (!definite) return false;
  // "The Dutchman", "the Swede": never an adjective.
  static constexpr auto nouns = name_words::sorted(std::to_array<std::string_view>(
      {"briton", "croat", "dane", "finn", "kurd", "pole", "scot", "serb", "slovak", "slovene", "spaniard", "swede", "turk"}));
  matching_key(english_tokens_[token].range.in(english_), key);
  if ((key.ends_with("man") && key != "german" && key != "roman" && key != "ottoman") || key.ends_with("woman") || name_words::contains(nouns, key)) return true;
  const std::uint32_t next = token + 1u;
  if (next >= english_tokens_.size()) return true;
  if (english_tokens_[next].kind != TokenKind::word) return is_one_of(english_tokens_[next].range.in(english_), {".", ",", ";", ":", "!", "?", ")"});
  static constexpr auto verbs = name_words::sorted(std::to_array<std::string_view>(
      {"beat", "came", "fought", "gave", "hit", "led", "left", "lost", "made", "put", "ran", "sang", "says", "set", "shot", "spoke", "told", "took", "went", "won"}));
  return name_words::is_function(key_at(next)) || name_words::contains(verbs, key) || key.ends_with("ed");
}

bool SentenceJudge::has_other_land(const Name& name) const {
  const auto is_of_land = [&](const Posting posting) {
    const EntryType type = world_.type(posting.entry);
    return type == EntryType::country || type == EntryType::language || (type == EntryType::people && posting.derivation() != Derivation::name);
  };
  const auto is_other_land = [&](const ArabicHit& hit) {
    const auto bare = adjectives_of(hit);
    const bool land = std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), is_of_land) || std::any_of(bare.begin(), bare.end(), is_of_land);
    return land && !any_explained(hit.first_word, hit.word_count, &name);
  };
  return std::any_of(hits_.begin(), hits_.end(), is_other_land);
}

bool SentenceJudge::is_person_by_land(const Name& name) const {
  if (is_long()) return false;
  if (!names_person_by_land(name.first_token)) return false;
  if (has_other_land(name)) return false;
  for (std::uint32_t w = 0; w < words_.size(); ++w)
    if (words_[w].stem == no_stem && is_listed(words_[w].part.letters) && !explained(w, &name)) return true;
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) {
    return world_.name_type(hit.hit.postings[0].entry) == NameType::person && !hit.hit.postings[0].common && !has_english(hit);
  });
}

std::span<const Posting> SentenceJudge::adjectives_of(const ArabicHit& hit) const {
  Letters adjective = without_article(words_[hit.first_word].part.letters);
  if (hit.word_count != 1 || adjective.size < 4 || adjective.size == words_[hit.first_word].part.letters.size) return {};
  if (adjective[adjective.size - 1u] == letter::teh_marbuta) --adjective.size;
  return world_.find(arabic_text(adjective), Language::arabic);
}

bool SentenceJudge::is_office_of_land(const ArabicHit& hit) const {
  if (is_long()) return false;
  constexpr std::uint32_t reach = 2;  // words: "the prime minister", which is two in Arabic
  const auto is_country = [&](const Posting posting) { return world_.type(posting.entry) == EntryType::country; };
  const auto bare = adjectives_of(hit);
  const EntryType type = world_.type(hit.hit.postings[0].entry);
  const bool land = type == EntryType::country || type == EntryType::language || std::any_of(bare.begin(), bare.end(), is_country);
  if (!land || has_english(hit) || any_explained(hit.first_word, hit.word_count, nullptr)) return false;
  for (std::uint32_t step = 1; step <= reach && step <= hit.first_word; ++step) {
    const std::uint32_t w = hit.first_word - step;
    if (words_[w].token + 1 != words_[w + 1].token) return false;
    if (is_unrendered_role(w)) return true;
  }
  return false;
}

bool SentenceJudge::is_unrendered_role(std::uint32_t word) const {
  const Readings& readings = words_[word].readings;
  bool role = false;
  for (std::size_t k = 0; k < readings.size && !role; ++k)
    role = NameTies::builtin().is_arabic_kind(EntryType::person, arabic_text(arabic_key(without_article(readings.at[k]))));
  if (!role) return false;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t)
    if (!english_words_[t].letters.empty() && translates(t, word)) return false;
  return true;
}

bool SentenceJudge::is_called_by_office() const {
  if (is_long()) return false;
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) { return is_office_of_land(hit); });
}

bool SentenceJudge::is_kind_alone(std::span<const Posting> postings) const {
  if (is_long()) return false;
  const auto is_country = [&](const Posting posting) { return world_.type(posting.entry) == EntryType::country; };
  if (std::any_of(postings.begin(), postings.end(), is_country)) {
    // Somebody's country that the English speaks of as well, or another one in its place.
    std::string word;
    for (const Token& token : english_tokens_) {
      matching_key(token.range.in(english_), word);
      if (is_one_of(word, {"country", "countries", "nation", "homeland", "land"})) return false;
    }
    for (const ArabicHit& hit : hits_)
      if (is_country(hit.hit.postings[0]) && !any_explained(hit.first_word, hit.word_count, nullptr)) return false;
  }
  constexpr std::string_view article = "\u0627\u0644";
  const NameTies& ties = NameTies::builtin();
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    const std::string own = arabic_text(arabic_key(words_[w].part.letters));
    const bool definite = own.find(article) != std::string::npos && own.find(article) <= article.size();
    const Letters& letters = words_[w].part.letters;
    const bool ends_as_noun = letters[letters.size - 1u] == letter::teh_marbuta;
    bool says = false;
    const Readings& readings = words_[w].readings;
    for (std::size_t k = 0; k < readings.size && !says; ++k) {
      const std::string key = arabic_text(arabic_key(without_article(readings.at[k])));
      // His, her, their country.
      bool owned = false;
      for (const std::string_view ending : {"\u0647", "\u0647\u0627", "\u0647\u0645"}) {
        if (ends_as_noun) break;
        if (!definite && key.size() > ending.size() + 4 && key.ends_with(ending)) {
          const std::string noun = key.substr(0, key.size() - ending.size());
          owned = owned || std::any_of(postings.begin(), postings.end(), [&](const Posting posting) {
            return world_.type(posting.entry) == EntryType::country && ties.is_arabic_kind(EntryType::country, noun);
          });
        }
      }
      says = owned || (definite && std::any_of(postings.begin(), postings.end(), [&](const Posting posting) {
        if (posting.derivation() != Derivation::name || posting.weak) return false;
        const EntryType type = world_.type(posting.entry);
        return (type == EntryType::country || world_.name_type(posting.entry) == NameType::organization) && ties.is_arabic_kind(type, key);
      }));
    }
    if (!says) continue;
    bool elsewhere = std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) { return w >= hit.first_word && w < hit.first_word + hit.word_count; });
    for (std::uint32_t t = 0; t < english_tokens_.size() && !elsewhere; ++t)
      elsewhere = !english_words_[t].letters.empty() && !english_tokens_[t].capitalized && translates(t, w);
    if (!elsewhere) return true;
  }
  return false;
}

bool SentenceJudge::is_coach_of_club(const Name& name) const {
  if (is_long()) return false;
  std::uint32_t behind = name.first_token + name.token_count;
  std::string key;
  if (behind >= english_tokens_.size() || name.type != NameType::person) return false;
  matching_key(english_tokens_[behind].range.in(english_), key);
  const bool owner = is_one_of(key, {"'s", "\u2019s", "'", "\u2019"});
  if (owner && ++behind >= english_tokens_.size()) return false;
  matching_key(english_tokens_[behind].range.in(english_), key);
  if (!is_one_of(key, {"boys", "charges", "men", "players", "side", "team"})) return false;
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) { return world_.type(hit.hit.postings[0].entry) == EntryType::club && !has_english(hit); });
}

bool SentenceJudge::is_base(const Name& name) const {
  if (is_long()) return false;
  std::size_t behind = name.first_token + name.token_count;
  if (behind >= english_tokens_.size()) return false;
  std::string key;
  const bool adjective = is_adjective_of_land(name.first_token);  // "the Swiss lender"
  const bool hyphen = english_tokens_[behind].glued && english_tokens_[behind].range.in(english_) == "-";
  if (hyphen && ++behind >= english_tokens_.size()) return false;
  if (english_tokens_[behind].kind != TokenKind::word || english_tokens_[behind].capitalized) return false;
  matching_key(english_tokens_[behind].range.in(english_), key);
  if (hyphen && key != "based" && key != "headquartered") return false;
  if (adjective && (hyphen || has_other_land(name))) return false;
  const GazetteerHit* const place = english_hit(name.first_token + name.token_count - 1u);
  const bool in_region = place != nullptr && std::all_of(place->postings.begin(), place->postings.end(), [&](const Posting posting) {
    const EntryType type = world_.type(posting.entry);
    return type == EntryType::water || type == EntryType::mountain || type == EntryType::island || type == EntryType::place;
  });
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) {
    const EntryType type = world_.type(hit.hit.postings[0].entry);
    const bool body = world_.name_type(hit.hit.postings[0].entry) == NameType::organization;
    // A country by the region that it is of: "the Gulf state".
    const bool country = in_region && type == EntryType::country && hit.hit.postings[0].derivation() == Derivation::name;
    if ((!body && !country) || !is_certain(hit)) return false;
    return ((hyphen && body) || NameTies::builtin().is_kind(type, key)) && !has_english(hit) && !is_inside_another(hit);
  });
}

}  // namespace muwazi::inline v0::names
