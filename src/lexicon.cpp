// SPDX-License-Identifier: Apache-2.0
// The lexicon: lookups in the packed table, and a user's entries on top.
#include <muwazi/lexicon.hpp>

#include <muwazi/error.hpp>
#include <muwazi/token.hpp>

#include <cmath>
#include <istream>

#include "lexicon_table.hpp"
#include "lexicon_view.hpp"
#include "stem.hpp"

#if MUWAZI_HAS_LEXICON_TABLE
extern "C" const unsigned char muwazi_table_lexicon[];
#endif

namespace muwazi::inline v0 {

namespace {

namespace table = lexicon_table;

constexpr std::size_t side_of(Language language) noexcept { return language == Language::english ? 0 : 1; }

}  // namespace

struct Lexicon::Storage {
  using Side = LexiconSide;
  Side sides[2];
  std::vector<std::uint64_t> owned;  ///< the block, where it is not compiled in
  const unsigned char* block = nullptr;

  explicit Storage(const unsigned char* bytes) { use(bytes); }
  explicit Storage(const std::string& bytes) : owned((bytes.size() + 7) / 8) {
    std::memcpy(owned.data(), bytes.data(), bytes.size());
    use(reinterpret_cast<const unsigned char*>(owned.data()));
  }

  void use(const unsigned char* bytes) {
    block = bytes;
    const auto& header = *reinterpret_cast<const table::Header*>(bytes);
    for (std::size_t s = 0; s < 2; ++s) {
      const table::Part& part = header.parts[s];
      sides[s] = {part.stems,
                  part.slot_mask,
                  part.phrase_mask,
                  table::array_at<std::uint64_t>(bytes, part.slots),
                  table::array_at<table::Record>(bytes, part.records),
                  table::array_at<char>(bytes, part.spellings),
                  table::array_at<Translation>(bytes, part.links),
                  table::array_at<std::uint64_t>(bytes, part.phrases)};
    }
  }
};

LexiconView::LexiconView(const Lexicon& lexicon) noexcept {
  if (!lexicon.storage_) return;
  sides[0] = lexicon.storage_->sides[0];
  sides[1] = lexicon.storage_->sides[1];
}

float Translation::probability() const noexcept {
  return table::probabilities[weight];
}

const Lexicon& Lexicon::builtin() noexcept {
  static const Lexicon lexicon = [] {
    Lexicon made;
#if MUWAZI_HAS_LEXICON_TABLE
    made.storage_ = std::make_shared<const Storage>(muwazi_table_lexicon);
#endif
    return made;
  }();
  return lexicon;
}

StemId Lexicon::stem(std::string_view word, Language language) const noexcept {
  if (!storage_) return no_stem;
  const Storage::Side& side = storage_->sides[side_of(language)];
  WordKey key;
  if (!fold_word(word, key)) return no_stem;
  if (const StemId id = side.find(table::hash_word(key.view()))) return id;
  if (language == Language::english) {
    if (key.arabic) return no_stem;
    key.size = static_cast<std::uint32_t>(english_stem(key.bytes.data(), key.size));
    return key.size ? side.find(table::hash_word(key.view())) : no_stem;
  }
  if (!key.arabic) return no_stem;
  // Most words that are not listed are listed ones behind a conjunction, preposition or article.
  if (const std::size_t clitic = arabic_proclitic(key.view()); clitic) {
    const std::string_view rest = key.view().substr(clitic);
    const StemId id = side.find(table::hash_word(rest));
    if (id && (rest.size() >= 8 || (rest.size() >= 6 && side.records[id].bits < 8 * 17)) && !(side.records[id].flags & table::flag_function)) return id;
  }
  // Else the analysis that is most likely: the cost of what is taken off and of each letter of it, and a quarter of the stem's
  // bits (whole bits would prefer a frequent short stem, crowd, to the rare long one, republican).
  constexpr unsigned limit = 11 * 16;
  unsigned best_cost = limit;
  StemId best = no_stem;
  arabic_candidates(key.view(), [&](std::string_view stem, unsigned cost) {
    if (cost >= best_cost) return;
    const StemId id = side.find(table::hash_word(stem));
    if (!id) return;
    // A function word takes a conjunction, but no endings.
    if ((side.records[id].flags & table::flag_function) && !key.view().ends_with(stem)) return;
    const auto letters = key.size > stem.size() ? static_cast<unsigned>(key.size - stem.size()) / 2 : 0u;
    const unsigned total = cost + side.records[id].bits / 2u + 12 * letters;
    if (total < best_cost) {
      best_cost = total;
      best = id;
    }
  });
  return best;
}

std::span<const Translation> Lexicon::translations(StemId stem, Language language) const noexcept {
  if (!storage_ || stem == no_stem) return {};
  const Storage::Side& side = storage_->sides[side_of(language)];
  if (stem > side.stems) return {};
  return side.translations(stem);
}

float Lexicon::probability(StemId stem, Language language, StemId other) const noexcept {
  if (other == no_stem) return 0;
  for (const Translation& translation : translations(stem, language)) {
    if (translation.stem == other) return translation.probability();
  }
  return 0;
}

float Lexicon::bits(StemId stem, Language language) const noexcept {
  if (!storage_ || stem == no_stem) return 0;
  const Storage::Side& side = storage_->sides[side_of(language)];
  return stem > side.stems ? 0 : side.bits(stem);
}

bool Lexicon::is_function_word(StemId stem, Language language) const noexcept {
  if (!storage_ || stem == no_stem) return false;
  const Storage::Side& side = storage_->sides[side_of(language)];
  return stem <= side.stems && (side.records[stem].flags & table::flag_function);
}

PhraseMatch Lexicon::phrase(std::span<const StemId> stems, Language language) const noexcept {
  PhraseMatch match;
  if (!storage_ || stems.size() < 2 || stems[0] == no_stem) return match;
  const Storage::Side& side = storage_->sides[side_of(language)];
  if (stems[0] > side.stems || !side.may_begin_phrase(stems[0], stems[1])) return match;
  std::array<char, 256> key;
  std::size_t size = 0;
  for (std::size_t i = 0; i < stems.size() && i < table::max_phrase_stems; ++i) {
    const std::string_view next = spelling(stems[i], language);
    if (next.empty() || size + next.size() + 1 > key.size()) break;
    if (i > 0) key[size++] = ' ';
    std::memcpy(key.data() + size, next.data(), next.size());
    size += next.size();
    if (i == 0) continue;
    if (const StemId id = side.find(table::hash_word(key.data(), size))) {
      match = {id, static_cast<std::uint32_t>(i + 1)};
    }
  }
  return match;
}

std::string_view Lexicon::spelling(StemId stem, Language language) const noexcept {
  if (!storage_ || stem == no_stem) return {};
  const Storage::Side& side = storage_->sides[side_of(language)];
  if (stem > side.stems) return {};
  return side.spelling(stem);
}

std::size_t Lexicon::size(Language language) const noexcept {
  return storage_ ? storage_->sides[side_of(language)].stems : 0;
}

void Lexicon::spell_stem(std::string_view word, Language language, std::string& stem) const {
  if (const StemId id = this->stem(word, language)) {
    stem.assign(spelling(id, language));
    return;
  }
  WordKey key;
  if (!fold_word(word, key)) {
    matching_key(word, stem);
  } else if (key.arabic) {
    arabic_light_stem(word, stem);
  } else {
    stem.assign(key.bytes.data(), language == Language::english ? english_stem(key.bytes.data(), key.size) : key.size);
  }
}

Lexicon Lexicon::with(std::span<const LexiconEntry> entries) const {
  table::Facts facts;
  if (storage_) facts = table::unpack(storage_->block);
  // Spellings of stems that are new; words of the base go by its own stems.
  std::unordered_map<std::string, StemId> added[2];
  std::vector<Token> tokens;
  std::string spelled;
  const auto phrase_of = [&](const std::string& text, Language language) -> StemId {
    const std::size_t s = side_of(language);
    tokens.clear();
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::string whole;
    StemId only = no_stem;
    std::size_t count = 0;
    const auto intern = [&](const std::string& spelling_of, std::size_t parts) {
      const auto [at, fresh] = added[s].emplace(spelling_of, static_cast<StemId>(facts.stems[s].size() + 1));
      if (fresh) facts.stems[s].push_back({spelling_of, parts > 1 ? 20.0f : 18.0f, false});
      return at->second;
    };
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      const std::string_view word = token.range.in(text);
      if (++count > table::max_phrase_stems) return no_stem;
      only = stem(word, language);
      spell_stem(word, language, spelled);
      if (only == no_stem) {
        only = intern(spelled, 1);
        WordKey key;
        if (fold_word(word, key)) facts.forms[s].push_back({table::hash_word(key.view()), only});
      }
      if (!whole.empty()) whole += ' ';
      whole += spelled;
    }
    if (count < 2) return only;
    if (storage_) {
      if (const StemId known = storage_->sides[s].find(table::hash_word(whole))) return known;
    }
    return intern(whole, count);
  };
  struct Own {
    StemId english, arabic;
    float probability;
  };
  std::vector<Own> own;
  for (const LexiconEntry& entry : entries) {
    const StemId english = phrase_of(entry.english, Language::english);
    const StemId arabic = phrase_of(entry.arabic, Language::arabic);
    if (english && arabic) own.push_back({english, arabic, std::clamp(entry.probability, 0.001f, 1.0f)});
  }
  // The entries of a stem share its probability where they ask for more than 1; the base keeps the rest, at least half.
  for (std::size_t s = 0; s < 2; ++s) {
    std::unordered_map<StemId, float> sums;
    for (const Own& entry : own) sums[s == 0 ? entry.english : entry.arabic] += entry.probability;
    for (table::Facts::Link& link : facts.links) {
      const auto found = sums.find(s == 0 ? link.english : link.arabic);
      if (found == sums.end()) continue;
      (s == 0 ? link.arabic_given_english : link.english_given_arabic) *= std::max(0.5f, 1 - found->second);
    }
  }
  std::unordered_map<std::uint64_t, std::size_t> place;
  for (std::size_t i = 0; i < facts.links.size(); ++i) {
    place.emplace(std::uint64_t{facts.links[i].english} << 32 | facts.links[i].arabic, i);
  }
  for (const Own& entry : own) {
    const auto [at, fresh] = place.emplace(std::uint64_t{entry.english} << 32 | entry.arabic, facts.links.size());
    if (fresh) facts.links.push_back({entry.english, entry.arabic, 0, 0});
    table::Facts::Link& link = facts.links[at->second];
    link.arabic_given_english = std::max(link.arabic_given_english, entry.probability);
    link.english_given_arabic = std::max(link.english_given_arabic, entry.probability);
  }
  Lexicon result;
  result.storage_ = std::make_shared<const Storage>(table::pack(facts));
  return result;
}

Lexicon Lexicon::read_table(std::istream& in, std::string_view name) {
  try {
    Lexicon result;
    result.storage_ = std::make_shared<const Storage>(table::pack(table::read_facts(in)));
    return result;
  } catch (const table::BadLine& bad) {
    throw Error(ErrorKind::format, std::string(name) + ':' + std::to_string(bad.line), bad.message);
  }
}

}  // namespace muwazi::inline v0
