// SPDX-License-Identifier: Apache-2.0
// The gazetteer's table, read in place.
#include "gazetteer.hpp"

#include <algorithm>
#include <array>

#include "arabic.hpp"
#include "gazetteer_format.hpp"

extern "C" const unsigned char muwazi_table_gazetteer[];

namespace muwazi::inline v0 {
namespace {

using namespace gazetteer_format;

const TableHeader& header() noexcept { return *reinterpret_cast<const TableHeader*>(muwazi_table_gazetteer); }

template <class T>
const T* at_offset(std::uint32_t offset) noexcept {
  return reinterpret_cast<const T*>(muwazi_table_gazetteer + offset);
}

const PackedEntry& packed(EntryId entry) noexcept { return at_offset<PackedEntry>(header().entries)[entry]; }

EntryForm form_at(std::uint32_t index) noexcept {
  const PackedForm& form = at_offset<PackedForm>(header().forms)[index];
  const char* strings = at_offset<char>(header().strings);
  return {{strings + form.spelling, form.spelling_size}, {strings + form.key, form.key_size}};
}

struct Found {
  std::span<const Posting> postings;
  bool longer = false;
};

Found look_up(std::uint64_t hash) noexcept {
  const TableHeader& h = header();
  const Slot* slots = at_offset<Slot>(h.slots);
  const auto check = static_cast<std::uint32_t>(hash >> 32);
  for (std::uint32_t i = place_of(hash, h.slot_count);; i = i + 1 == h.slot_count ? 0 : i + 1) {
    const Slot& slot = slots[i];
    if (slot.value == 0) return {};
    if (slot.check != check) continue;
    const std::uint32_t value = slot.value - 1;
    Found found;
    found.longer = (value & 1) != 0;
    if (const std::uint32_t group = value >> 1; group != 0) {
      const auto* words = at_offset<std::uint32_t>(h.postings) + group;
      found.postings = {reinterpret_cast<const Posting*>(words + 1), words[0]};
    }
    return found;
  }
}

/// Up to four ASCII letters as a number.
constexpr std::uint32_t packed_letters(std::string_view word) noexcept {
  std::uint32_t out = 0;
  for (const char c : word) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

/// Particles that begin a name in lower case. Most words of a text are asked for, so that all are compared at once.
bool is_particle(std::string_view key) noexcept {
  static constexpr auto particles = [] {
    constexpr std::string_view words[] = {"abu", "al", "am", "at", "bin", "bint", "da", "de", "del", "den", "di",
                                          "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "umm", "van", "von"};
    std::array<std::uint32_t, std::size(words)> out{};
    std::transform(std::begin(words), std::end(words), out.begin(), packed_letters);
    return out;
  }();
  if (key.size() > 4) return false;
  const std::uint32_t wanted = packed_letters(key);
  std::uint32_t found = 0;
  for (const std::uint32_t particle : particles) found |= static_cast<std::uint32_t>(particle == wanted);
  return found != 0;
}

bool has_inner_capital(std::string_view word) noexcept {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

GazetteerHit match_english(std::string_view text, std::span<const Token> tokens, std::size_t at, bool capitals,
                           bool common_too, std::string& key) {
  GazetteerHit hit;
  if (capitals && !tokens[at].capitalized) {
    // Most words of a text: no capital, no particle, no capital inside.
    const std::string_view word = tokens[at].range.in(text);
    if (!(word.size() <= 4 && is_particle(word)) && !has_inner_capital(word)) return hit;
  }
  EnglishUnit unit = english_unit(text, tokens, at, key, true);
  if (!unit.ok || tokens[at].kind != TokenKind::word) return hit;
  bool need_second_capital = false;
  if (capitals && !unit.capitalized) {
    if (is_particle(key)) {
      need_second_capital = true;
    } else if (!has_inner_capital(tokens[at].range.in(text))) {
      return hit;
    }
  }
  const auto take = [&](std::span<const Posting> postings, std::uint32_t next) {
    hit.first_token = static_cast<std::uint32_t>(at);
    hit.token_count = next - hit.first_token;
    hit.range = {tokens[at].range.begin, tokens[next - 1].range.end};
    hit.postings = postings;
  };
  if (unit.upper) {
    if (const Found found = look_up(acronym_hash(key)); !found.postings.empty()) take(found.postings, unit.next);
  }
  std::uint64_t hash = english_seed;
  for (std::size_t units = 0; units < max_phrase_units; ++units) {
    hash = extend(hash, unit_hash(key));
    const Found found = look_up(hash);
    if (!found.postings.empty() && unit.next - at > hit.token_count &&
        !(units == 0 && (need_second_capital || (!common_too && !capitals && found.postings[0].common)))) {
      take(found.postings, unit.next);
    }
    if (!found.longer) break;
    unit = english_unit(text, tokens, unit.next, key, false);
    if (!unit.ok || (units == 0 && need_second_capital && !unit.capitalized)) break;
  }
  return hit;
}

/// The letter at byte `at` of a key; both bytes have to be there. Cheaper than comparing views.
bool is_letter_at(std::string_view key, std::size_t at, std::string_view letter) noexcept {
  return key[at] == letter[0] && key[at + 1] == letter[1];
}

bool begins_with_al(std::string_view key) noexcept {
  return key.size() >= 4 && is_letter_at(key, 0, ar_alef) && is_letter_at(key, 2, ar_lam);
}

struct Clitics {
  std::uint32_t bytes = 0;  // of the key
  bool conjunction = false;
  AttachedPreposition preposition = AttachedPreposition::none;
};

/// Calls `visit(hash, adjective, clitics, article)` with each hash by which an entry may begin with an Arabic word: with and without
/// its clitics, as a name and as an adjective. `whole` is the word's key, `written` its spelling.
template <class Visit>
void for_each_beginning(std::string_view written, std::string_view whole, std::string& scratch, Visit&& visit_all) {
  std::array<Clitics, 4> ways;
  std::size_t way_count = 0;
  ways[way_count++] = {};
  const auto starts = [&](std::size_t from, std::string_view letter) {
    return whole.size() >= from + 8 && is_letter_at(whole, from, letter);  // three letters have to be left
  };
  const auto preposition = [&](std::size_t from) {
    if (starts(from, ar_lam)) return AttachedPreposition::lam;
    if (starts(from, ar_beh)) return AttachedPreposition::beh;
    return starts(from, ar_kaf) ? AttachedPreposition::kaf : AttachedPreposition::none;
  };
  if (const auto first_letter = preposition(0); first_letter != AttachedPreposition::none) ways[way_count++] = {2, false, first_letter};
  if (starts(0, ar_waw) || starts(0, ar_feh)) {
    ways[way_count++] = {2, true, AttachedPreposition::none};
    if (const auto second = preposition(2); second != AttachedPreposition::none) ways[way_count++] = {4, true, second};
  }
  const auto* filter = at_offset<std::uint32_t>(header().filter);
  const auto visit = [&](std::uint64_t hash, bool adjective, const Clitics& way, bool article) {
    if (filter[filter_place(hash) / 32] >> (filter_place(hash) % 32) & 1u) visit_all(hash, adjective, way, article);
  };
  // Tanween on the last alef: an Arabic noun or adjective, not the foreign name that looks like it (Cuba, a cup).
  const bool indefinite = written.ends_with("\u064B\u0627") || written.ends_with("\u0627\u064B");
  for (std::size_t i = 0; i < way_count; ++i) {
    std::string_view word = whole.substr(ways[i].bytes);
    if (!indefinite) visit(extend(arabic_seed, unit_hash(word)), false, ways[i], begins_with_al(word));
    if (const auto stem = nisba_stem(word); !stem.empty()) {
      // With its first letters too, which are an article or look like one ("Albanian").
      visit(extend(adjective_seed, unit_hash(stem)), true, ways[i], false);
    }
    bool article = begins_with_al(word) && word.size() >= 10;
    std::string_view base = article ? word.substr(4) : word;
    if (ways[i].preposition == AttachedPreposition::lam && word.size() >= 2 && is_letter_at(word, 0, ar_lam)) {
      // l- before the article: the alef is not written.
      scratch.assign(ar_alef);
      scratch += word;
      visit(extend(arabic_seed, unit_hash(scratch)), false, ways[i], true);
      article = true;
      base = word.substr(2);
    }
    if (!article) continue;
    if (const auto stem = nisba_stem(base); !stem.empty()) {
      visit(extend(adjective_seed, unit_hash(stem)), true, ways[i], true);
    }
  }
}

GazetteerHit match_arabic(std::string_view text, std::span<const Token> tokens, std::size_t at, std::string& key,
                          std::string& scratch) {
  GazetteerHit hit;
  const ArabicUnit first = arabic_unit(text, tokens, at, key, true);
  if (!first.ok || tokens[at].kind != TokenKind::word) return hit;
  const auto take = [&](std::span<const Posting> postings, std::uint32_t next, const Clitics& way, bool article) {
    hit.first_token = static_cast<std::uint32_t>(at);
    hit.token_count = next - hit.first_token;
    std::uint32_t begin = tokens[at].range.begin;
    // The clitics' letters in the text may bear marks: step over as many letters as were taken off.
    for (std::uint32_t letters = way.bytes / 2; letters > 0 && begin < tokens[at].range.end;) {
      std::uint32_t size = 1;
      (void)code_point_at(text, begin, size);
      begin += size;
      --letters;
      while (begin < tokens[at].range.end) {
        const char32_t c = code_point_at(text, begin, size);
        if (!arabic::is_mark(c) && c != arabic::tatweel) break;
        begin += size;
      }
    }
    hit.range = {begin, tokens[next - 1].range.end};
    hit.postings = postings;
    hit.conjunction = way.conjunction;
    hit.preposition = way.preposition;
    hit.article = article;
  };
  // Follows one path through the table from a first word's hash.
  for_each_beginning(tokens[at].range.in(text), key, scratch, [&](std::uint64_t hash, bool adjective, const Clitics& way, bool article) {
    std::uint32_t next = first.next;
    for (std::size_t units = 0; units < max_phrase_units; ++units) {
      const Found found = look_up(hash);
      if (!found.postings.empty() && next - at > hit.token_count) take(found.postings, next, way, article);
      if (!found.longer) return;
      const ArabicUnit unit = arabic_unit(text, tokens, next, scratch, false);
      if (!unit.ok) return;
      std::string_view word = scratch;
      if (adjective) {
        if (begins_with_al(word) && word.size() >= 10) word.remove_prefix(4);
        if (const auto stem = nisba_stem(word); !stem.empty()) word = stem;
      }
      hash = extend(hash, unit_hash(word));
      next = unit.next;
    }
  });
  return hit;
}

}  // namespace

const Gazetteer& Gazetteer::builtin() noexcept {
  static constexpr Gazetteer gazetteer;
  return gazetteer;
}

std::size_t Gazetteer::size() const noexcept { return header().entry_count; }

EntryType Gazetteer::type(EntryId entry) const noexcept { return static_cast<EntryType>(packed(entry).type); }

NameType Gazetteer::name_type(EntryId entry) const noexcept {
  switch (type(entry)) {
    case EntryType::country:
    case EntryType::region:
    case EntryType::city:
    case EntryType::place:
    case EntryType::water:
    case EntryType::mountain:
    case EntryType::island:
    case EntryType::state: return NameType::place;
    case EntryType::organization:
    case EntryType::government:
    case EntryType::armed:
    case EntryType::party:
    case EntryType::company:
    case EntryType::media:
    case EntryType::school:
    case EntryType::club: return NameType::organization;
    case EntryType::people:
    case EntryType::religion: return NameType::people;
    case EntryType::person:
    case EntryType::given:
    case EntryType::family: return NameType::person;
    case EntryType::language:
    case EntryType::script: return NameType::language;
    case EntryType::event: return NameType::event;
    case EntryType::title: return NameType::title;
    case EntryType::currency:
    case EntryType::product: return NameType::work;
  }
  return NameType::unknown;
}

std::uint64_t Gazetteer::concept_key(EntryId entry) const noexcept { return packed(entry).concept_key; }
std::size_t Gazetteer::english_count(EntryId entry) const noexcept { return packed(entry).english_count; }
std::size_t Gazetteer::english_name_count(EntryId entry) const noexcept { return packed(entry).english_names; }
EntryForm Gazetteer::english(EntryId entry, std::size_t index) const noexcept {
  return form_at(packed(entry).english + static_cast<std::uint32_t>(index));
}
std::size_t Gazetteer::arabic_count(EntryId entry) const noexcept { return packed(entry).arabic_count; }
std::size_t Gazetteer::arabic_loose_count(EntryId entry) const noexcept { return packed(entry).arabic_loose; }
bool Gazetteer::is_of_arabic_origin(EntryId entry) const noexcept { return packed(entry).arabic_origin != 0; }
std::size_t Gazetteer::arabic_name_count(EntryId entry) const noexcept { return packed(entry).arabic_names; }
EntryForm Gazetteer::arabic(EntryId entry, std::size_t index) const noexcept {
  return form_at(packed(entry).arabic + static_cast<std::uint32_t>(index));
}

bool Gazetteer::is_seat_of(EntryId seat, EntryId country) const noexcept {
  const auto* seats = at_offset<SeatPair>(header().seats);
  return std::binary_search(seats, seats + header().seat_count, SeatPair{seat, country});
}

std::span<const Posting> Gazetteer::find(std::string_view phrase, Language language) const {
  if (phrase.size() > 1024) return {};
  std::vector<Token> tokens;
  tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
  if (tokens.empty() || tokens[0].kind != TokenKind::word) return {};
  std::string key, scratch;
  const GazetteerHit hit = language == Language::english ? match_english(phrase, tokens, 0, false, true, key)
                                                         : match_arabic(phrase, tokens, 0, key, scratch);
  std::size_t words = tokens.size();
  while (words > 0 && tokens[words - 1].kind == TokenKind::punctuation && words > hit.token_count) --words;
  return hit.token_count >= words ? hit.postings : std::span<const Posting>();
}

GazetteerHit Gazetteer::match(std::string_view text, std::span<const Token> tokens, std::size_t at, Language language,
                              bool capitals) const {
  if (at >= tokens.size()) return {};
  std::string key, scratch;
  return language == Language::english ? match_english(text, tokens, at, capitals, false, key)
                                       : match_arabic(text, tokens, at, key, scratch);
}

void Gazetteer::match_all(std::string_view text, std::span<const Token> tokens, Language language,
                          std::vector<GazetteerHit>& hits) const {
  std::string key, scratch;
  bool capitals = false;
  for (const Token& token : tokens) capitals = capitals || token.capitalized;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word) continue;
    const GazetteerHit hit = language == Language::english ? match_english(text, tokens, at, capitals, false, key)
                                                           : match_arabic(text, tokens, at, key, scratch);
    if (hit.token_count > 0) hits.push_back(hit);
  }
}

void Gazetteer::scan(std::string_view text, std::span<const Token> tokens, Language language,
                     std::vector<GazetteerHit>& hits) const {
  std::string key, scratch;
  bool capitals = false;
  if (language == Language::english) {
    for (const Token& token : tokens) capitals = capitals || token.capitalized;
  }
  for (std::size_t at = 0; at < tokens.size();) {
    if (tokens[at].kind != TokenKind::word) {
      ++at;
      continue;
    }
    const GazetteerHit hit = language == Language::english ? match_english(text, tokens, at, capitals, false, key)
                                                           : match_arabic(text, tokens, at, key, scratch);
    if (hit.token_count == 0) {
      ++at;
    } else {
      hits.push_back(hit);
      at += hit.token_count;
    }
  }
}

bool Gazetteer::may_begin_arabic(std::string_view word) const {
  std::string key, scratch;
  arabic_key(word, key);
  bool found = false;
  for_each_beginning(word, key, scratch, [&](std::uint64_t hash, bool, const Clitics&, bool) {
    const Found here = look_up(hash);
    found = found || here.longer || !here.postings.empty();
  });
  return found;
}

bool Gazetteer::is_common_english(std::string_view word) const {
  if (word.empty() || word.size() > 64) return false;
  std::string key;
  matching_key(word, key);
  const TableHeader& h = header();
  const std::uint64_t hash = extend(0, unit_hash(key));
  const auto check = static_cast<std::uint16_t>((hash >> 48) | 1u);
  const auto* common = at_offset<std::uint16_t>(h.common);
  for (std::uint32_t i = place_of(hash, h.common_count); common[i] != 0; i = i + 1 == h.common_count ? 0 : i + 1) {
    if (common[i] == check) return true;
  }
  return false;
}

}  // namespace muwazi::inline v0
