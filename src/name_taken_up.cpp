// SPDX-License-Identifier: Apache-2.0
// Names that a translation takes up by what they name: "the bloc" for the European Union, "the singer" for who sings.
#include <algorithm>

#include "name_judge.hpp"
#include "name_ties.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {
namespace {

using name_words::contains;
using name_words::sorted;

/// Whether an English word says what a thing of the type is. Countries and cities are english_implies()'s.
bool is_kind(EntryType type, std::string_view key) {
  static constexpr auto bodies = sorted(std::to_array<std::string_view>(
      {"agency", "alliance", "assembly", "association", "bank", "bloc", "body", "chamber", "charity", "commission", "committee", "council", "court",
       "federation", "foundation", "fund", "group", "institution", "lender", "ministry", "movement", "organisation", "organization", "parliament", "regulator",
       "tribunal", "union", "watchdog"}));
  static constexpr auto forces = sorted(std::to_array<std::string_view>(
      {"army", "extremists", "faction", "fighters", "force", "forces", "group", "insurgents", "jihadists", "militants", "militia", "movement", "organisation",
       "organization", "rebels"}));
  static constexpr auto firms = sorted(std::to_array<std::string_view>(
      {"airline", "app", "automaker", "bank", "brand", "brewer", "broadcaster", "carmaker", "carrier", "chain", "channel", "chipmaker", "company", "conglomerate",
       "daily", "developer", "firm", "giant", "group", "insurer", "lender", "magazine", "maker", "manufacturer", "network", "newspaper", "operator", "outlet",
       "paper", "platform", "publisher", "retailer", "site", "startup", "station", "studio", "supermarket", "tabloid", "website", "weekly"}));
  static constexpr auto clubs = sorted(std::to_array<std::string_view>({"champions", "club", "hosts", "outfit", "side", "team", "visitors"}));
  static constexpr auto schools = sorted(std::to_array<std::string_view>({"academy", "college", "institute", "institution", "school", "university"}));
  static constexpr auto places = sorted(std::to_array<std::string_view>(
      {"archipelago", "canal", "desert", "enclave", "gulf", "island", "islands", "lake", "mountain", "mountains", "peak", "peninsula", "river", "strait", "strip", "summit", "territory", "valley", "volcano", "waterway"}));
  switch (type) {
    case EntryType::organization: case EntryType::government: return contains(bodies, key);
    case EntryType::armed: return contains(forces, key);
    case EntryType::party: return key == "party" || key == "movement";
    case EntryType::company: case EntryType::media: return contains(firms, key);
    case EntryType::club: return contains(clubs, key);
    case EntryType::school: return contains(schools, key);
    case EntryType::place: case EntryType::water: case EntryType::mountain: case EntryType::island: return contains(places, key);
    case EntryType::person: case EntryType::given: case EntryType::family: return name_words::is_role(key);
    default: return false;
  }
}

}  // namespace

bool SentenceJudge::is_definite(std::uint32_t token) const {
  constexpr std::uint32_t farthest = 6;  // tokens: "the former first minister", "the Turin-based carmaker"
  std::string key;
  for (std::uint32_t step = 1; step <= farthest && step <= token; ++step) {
    const std::uint32_t at = token - step;
    const Token& before = english_tokens_[at];
    if (before.glued && before.range.in(english_) == "-") continue;
    if (before.kind != TokenKind::word) return false;
    matching_key(before.range.in(english_), key);
    if (is_one_of(key, {"the", "this", "that", "its", "their", "his", "her", "our"})) return true;
    if (key == "former") continue;
    const bool hyphen = at + 1 < token && english_tokens_[at + 1].glued && english_tokens_[at + 1].range.in(english_) == "-";
    if (!hyphen && (name_words::is_function(key) || (before.capitalized && !is_adjective_of_land(at)))) return false;
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
  constexpr std::uint32_t reach = 4;  // words before the name that say what it is
  std::uint32_t lead = first;
  const auto is_function = [&](const ArabicWord& word) { return word.stem != no_stem && lexicon_.is_function_word(word.stem, Language::arabic); };
  while (lead > 0 && first - lead < reach && words_[lead - 1].token + 1 == words_[lead].token && !is_function(words_[lead - 1])) --lead;
  const bool person = std::any_of(postings.begin(), postings.end(), [&](const Posting posting) { return world_.name_type(posting.entry) == NameType::person; });
  std::string key;
  for (std::uint32_t t = 0; t < english_tokens_.size(); ++t) {
    const Token& token = english_tokens_[t];
    if (english_words_[t].letters.empty()) continue;
    if (person && names_person_by_land(t)) {
      const GazetteerHit& land = *english_hit(t);
      if (std::none_of(hits_.begin(), hits_.end(), [&](const ArabicHit& other) { return share_concept(land.postings, other.hit.postings); })) return true;
    }
    if (token.capitalized) continue;
    matching_key(token.range.in(english_), key);
    if (key.ends_with("'s")) key.resize(key.size() - 2);
    const auto says = [&](const Posting posting) {
      if (posting.weak || posting.derivation() != Derivation::name) return false;
      return is_kind(world_.type(posting.entry), key);
    };
    if (std::none_of(postings.begin(), postings.end(), says) || !is_definite(t) || is_named_behind(t)) continue;
    bool elsewhere = false;
    for (std::uint32_t w = 0; w < words_.size() && !elsewhere; ++w) elsewhere = (w < lead || w >= end) && translates(t, w);
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
      if (visit(std::string_view(key))) return true;
    }
  }
  return false;
}

bool SentenceJudge::is_called_otherwise(std::span<const Posting> postings) const {
  const NameTies& ties = NameTies::builtin();
  return any_capital_phrase([&](std::string_view phrase) {
    const std::vector<std::string>* const names = ties.names_of(phrase);
    return names != nullptr && std::any_of(names->begin(), names->end(), [&](const std::string& name) {
      return share_concept(world_.find(name, Language::english), postings);
    });
  });
}

bool SentenceJudge::is_of_named_land(const ArabicHit& hit) const {
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
  return any_capital_phrase([&](std::string_view phrase) {
    const std::vector<std::string>* const of = ties.lands_of(phrase);
    return of != nullptr && std::any_of(of->begin(), of->end(), [&](const std::string& land) {
      return share_concept(world_.find(land, Language::english), lands);
    });
  });
}

bool SentenceJudge::is_left(const ArabicHit& hit) const {
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
    for (const Posting ours : postings)
      for (const Posting theirs : hit.hit.postings)
        if (is_seat(ours, theirs)) return true;
  }
  return false;
}

bool SentenceJudge::names_person_by_land(std::uint32_t token) const {
  if (token == 0 || !is_adjective_of_land(token)) return false;
  std::string key;
  matching_key(english_tokens_[token - 1].range.in(english_), key);
  if (key != "the") return false;
  const std::size_t next = token + 1u;
  if (next >= english_tokens_.size()) return true;
  if (english_tokens_[next].kind != TokenKind::word) return is_one_of(english_tokens_[next].range.in(english_), {".", ",", ";", ":", "!", "?", ")"});
  matching_key(english_tokens_[next].range.in(english_), key);
  static constexpr auto verbs = sorted(std::to_array<std::string_view>(
      {"beat", "came", "fought", "gave", "hit", "led", "left", "lost", "made", "put", "ran", "sang", "says", "set", "shot", "spoke", "told", "took", "went", "won"}));
  return name_words::is_function(key) || contains(verbs, key) || key.ends_with("ed");
}

bool SentenceJudge::is_person_by_land(const Name& name) const {
  return name.token_count == 1 && names_person_by_land(name.first_token) && std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) {
    return world_.name_type(hit.hit.postings[0].entry) == NameType::person && !hit.hit.postings[0].common && !has_english(hit);
  });
}

bool SentenceJudge::is_base(const Name& name) const {
  std::size_t behind = name.first_token + name.token_count;
  if (behind >= english_tokens_.size()) return false;
  std::string key;
  if (is_adjective_of_land(name.first_token)) return false;
  const bool hyphen = english_tokens_[behind].glued && english_tokens_[behind].range.in(english_) == "-";
  if (hyphen && ++behind >= english_tokens_.size()) return false;
  if (english_tokens_[behind].kind != TokenKind::word || english_tokens_[behind].capitalized) return false;
  matching_key(english_tokens_[behind].range.in(english_), key);
  if (hyphen && key != "based" && key != "headquartered") return false;
  return std::any_of(hits_.begin(), hits_.end(), [&](const ArabicHit& hit) {
    const EntryType type = world_.type(hit.hit.postings[0].entry);
    return world_.name_type(hit.hit.postings[0].entry) == NameType::organization && (hyphen || is_kind(type, key)) && !has_english(hit);
  });
}

}  // namespace muwazi::inline v0::names
