// SPDX-License-Identifier: Apache-2.0
// The gazetteer: names of the world in English and Arabic, compiled in, found in token sequences of either language.
//
//     const Gazetteer& world = Gazetteer::builtin();
//     std::vector<GazetteerHit> hits;
//     world.scan(sentence, tokens, Language::english, hits);      // longest matches, in order, not overlapping
//     for (const GazetteerHit& hit : hits)
//       for (const Posting posting : hit.postings)                // most hits have one meaning, some several
//         for (std::size_t i = 0; i < world.arabic_count(posting.entry); ++i)
//           use(world.arabic(posting.entry, i).spelling);         // accepted Arabic forms, the usual one first
//
// "Syrians" and the Arabic for "the Syrian (f.)" both lead to the entry of Syria, as derivations: equal concept_key().
// English matches fold case, diacritics, apostrophes and hyphens ("Deir ez-Zor" = "Deir Ez Zor"), and the assimilated
// article ("ash-Sham" = "al-Sham"); an acronym matches in capitals only ("WHO", not "who"). Arabic matches take the
// clitics w- f- b- k- l- off the first word, and article and inflection off adjectives (nisba).
//
// The table is read in place: no start-up cost, no allocation, any number of threads. Nothing here throws.
#ifndef MUWAZI_SRC_GAZETTEER_HPP
#define MUWAZI_SRC_GAZETTEER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/name.hpp>
#include <muwazi/text.hpp>
#include <muwazi/token.hpp>

namespace muwazi::inline v0 {

/// What an entry names. The words in data/gazetteer_*.tsv are these.
enum class EntryType : std::uint8_t {
  country, region, city, place, water, mountain, island,                 // places
  organization, government, armed, party, company, media, school, club,  // organisations
  people, religion,                                                      // communities
  person, given, family,                                                 // whole names of persons; parts of names
  language, script, state, event, title, currency, product
};

/// The words that stand in the tables, in the order of EntryType.
inline constexpr std::array<std::string_view, 27> entry_type_names = {
    "country", "region",  "city",  "place",  "water",  "mountain", "island",   "organization", "government",
    "armed",   "party",   "company", "media", "school", "club",    "people",   "religion",     "person",
    "given",   "family",  "language", "script", "state", "event",  "title",    "currency",     "product"};

/// How a phrase comes from its entry: Syria, Syrian, Syrians.
enum class Derivation : std::uint8_t { name, adjective, people };

using EntryId = std::uint32_t;

/// One meaning of a phrase. Four bytes, part of the table.
struct Posting {
  std::uint32_t entry : 20;       ///< EntryId
  std::uint32_t derivation_ : 2;  ///< Derivation
  std::uint32_t article : 2;      ///< Arabic: 0 no article, 1 with the article, 2 with or without
  std::uint32_t acronym : 1;      ///< English: matches in capitals only
  std::uint32_t common : 1;       ///< the phrase is an everyday word as well; without further evidence it is not a name
  std::uint32_t weak : 1;         ///< a shortened or derived spelling, such as one without its article
  std::uint32_t spare : 5;
  [[nodiscard]] Derivation derivation() const noexcept { return static_cast<Derivation>(derivation_); }
};

/// One spelling of an entry. Views into the table: valid for ever.
struct EntryForm {
  std::string_view spelling;  ///< as people write it
  std::string_view key;       ///< matching keys of its tokens, joined by single spaces; hyphens and apostrophes gone
};

/// A preposition of one letter, written as part of the Arabic word behind it.
enum class AttachedPreposition : std::uint8_t { none, beh, kaf, lam };

/// A place in a sentence where a phrase of the gazetteer stands.
struct GazetteerHit {
  std::uint32_t first_token = 0;  ///< index of the sentence's tokens
  std::uint32_t token_count = 0;  ///< tokens of any kind, hyphens within included
  ByteRange range;                ///< in the sentence's text; Arabic clitics w- f- b- k- l- are left out, al- is in
  std::span<const Posting> postings;  ///< never empty; valid for ever
  bool conjunction = false;           ///< Arabic: w- or f- was taken off
  AttachedPreposition preposition = AttachedPreposition::none;  ///< Arabic: which of b-, k- and l- was taken off
  bool article = false;               ///< Arabic: the first word bears the article
};

class Gazetteer {
 public:
  /// The library's own.
  static const Gazetteer& builtin() noexcept;

  /// Number of entries; ids run from 0 to size() - 1.
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] EntryType type(EntryId entry) const noexcept;
  /// The public type that goes with an entry's own: place, organization, people, person, ...
  [[nodiscard]] NameType name_type(EntryId entry) const noexcept;

  /// Equal for entries that one English phrase may mean, the same in every build with the same tables: an aligner's
  /// anchors. An Arabic phrase may lead to several. Given and family names are entries like others; see type().
  [[nodiscard]] std::uint64_t concept_key(EntryId entry) const noexcept;

  /// English spellings, the usual one first; at least one. Adjectives and people ("Syrian", "Syrians") stand after the
  /// names, from english_name_count() on.
  [[nodiscard]] std::size_t english_count(EntryId entry) const noexcept;
  [[nodiscard]] std::size_t english_name_count(EntryId entry) const noexcept;
  [[nodiscard]] EntryForm english(EntryId entry, std::size_t index) const noexcept;

  /// Arabic spellings, the usual one first; at least one. Adjectives (masculine singular, without article) stand after
  /// the names, from arabic_name_count() on.
  [[nodiscard]] std::size_t arabic_count(EntryId entry) const noexcept;
  [[nodiscard]] std::size_t arabic_name_count(EntryId entry) const noexcept;
  [[nodiscard]] EntryForm arabic(EntryId entry, std::size_t index) const noexcept;
  /// How many Arabic spellings stand behind arabic_count(), for arabic(): what renders the name and names other things as well, so that
  /// no Arabic phrase leads to the entry by it ("the British government" for Downing Street, "the Old Lady" for Juventus).
  [[nodiscard]] std::size_t arabic_loose_count(EntryId entry) const noexcept;
  /// Whether the name is Arabic itself (Mosul, Khamis Mushait): what its English sound would give is no second spelling of it.
  [[nodiscard]] bool is_of_arabic_origin(EntryId entry) const noexcept;

  /// Whether a place is one by which a country, or an organisation, is spoken of: its capital, the seat of its government. O(log n).
  [[nodiscard]] bool is_seat_of(EntryId seat, EntryId country) const noexcept;

  /// All meanings of a whole phrase, as it would stand in a text (tokenised here); empty where there are none. An Arabic
  /// phrase may bear clitics and inflection. Linear in the phrase.
  [[nodiscard]] std::span<const Posting> find(std::string_view phrase, Language language) const;

  /// The longest match that begins at token `at`; token_count is 0 where none does. `capitals` says whether English
  /// text has them: where it has, a match has to begin with one. Bounded time.
  [[nodiscard]] GazetteerHit match(std::string_view text, std::span<const Token> tokens, std::size_t at,
                                   Language language, bool capitals = true) const;

  /// False where match() finds nothing at an Arabic word with this spelling, whatever stands behind it.
  [[nodiscard]] bool may_begin_arabic(std::string_view word) const;

  /// Appends the longest match at every token where one begins, so that they may overlap. Linear.
  void match_all(std::string_view text, std::span<const Token> tokens, Language language, std::vector<GazetteerHit>& hits) const;

  /// Appends the longest matches of a sentence, leftmost first, not overlapping. English phrases that are everyday
  /// words as well are left out where the text has no capitals. Linear.
  void scan(std::string_view text, std::span<const Token> tokens, Language language,
            std::vector<GazetteerHit>& hits) const;

  /// Whether an English word (any case) is one that texts write in lower case: "border", "today", "will".
  [[nodiscard]] bool is_common_english(std::string_view word) const;
};

}  // namespace muwazi::inline v0

#endif
