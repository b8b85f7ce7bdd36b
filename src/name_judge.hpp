// SPDX-License-Identifier: Apache-2.0
// The names of one pair of sentences, judged together: what renders one name cannot be another's fault.
#ifndef MUWAZI_SRC_NAME_JUDGE_HPP
#define MUWAZI_SRC_NAME_JUDGE_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/lexicon.hpp>
#include <muwazi/name.hpp>

#include "gazetteer.hpp"
#include "name_forms.hpp"
#include "name_missing.hpp"
#include "name_note.hpp"
#include "name_phrase.hpp"
#include "word_facts.hpp"

namespace muwazi::inline v0::names {

/// One word of the Arabic sentence, prepared.
struct ArabicWord {
  std::uint32_t token = 0;  ///< index of the sentence's tokens
  Part part;
  Readings readings;
  StemId stem = no_stem;
  bool glued = false;      ///< a hyphen joins it to the word before it
  bool vocalized = false;  ///< half of its letters or more bear a mark
};

/// One word in Latin letters of the Arabic sentence.
struct LatinWord {
  std::string_view text;
  std::uint32_t token = 0;
};

/// The Arabic words of a sentence. `stems` are those of the tokens, or none.
std::vector<ArabicWord> arabic_words(std::string_view arabic, std::span<const Token> tokens, std::span<const StemId> stems = {});

/// Stems of both sentences' tokens by a lexicon, where they are known already.
struct PairWords {
  const Lexicon* lexicon = nullptr;  ///< nullptr: the library's own, and no stems known
  std::span<const StemId> english, arabic;
  std::span<const WordFacts> arabic_facts;  ///< of the Arabic tokens; empty: not known
  const PairAccounts* accounts = nullptr;  ///< what renders each word; without it names that may be lost are not looked for
  bool any_missing = false;                ///< candidates are wanted whatever speaks against them
  bool arabic_is_source = false;  ///< the names of the Arabic text have to stand in the English one
};

/// A name of an Arabic source that its English translation does not have as it should. Ranges are bytes of the two texts; `english`
/// is empty where nothing stands for it.
struct SourceFault {
  NameVerdict verdict = NameVerdict::wrong;
  double score = 0;  ///< as NameJudgement's
  ByteRange arabic, english;
  Message reason;
  std::vector<std::string> suggestions;  ///< English
};

/// What judge_pair() says beside its judgements, for who wants to know.
struct PairNotes {
  std::vector<Rendering> renderings;   ///< what renders the words of the names that were found
  std::vector<ByteRange> unaccounted;  ///< names of the Arabic text that nothing in the English accounts for
  std::vector<SourceFault> source_faults;  ///< where Arabic is the source
  std::vector<MissingCandidate> missing;   ///< likewise: what else is lost by all that speaks for it
};

/// NameModel::judge_names(), with more to say where `notes` is not null.
std::vector<JudgedName> judge_pair(std::string_view english, std::span<const Token> english_tokens, std::string_view arabic,
                                   std::span<const Token> arabic_tokens, const PairWords& words, PairNotes* notes);

/// A place of the Arabic sentence that the gazetteer knows.
struct ArabicHit {
  GazetteerHit hit;
  std::uint32_t first_word = 0, word_count = 0;  ///< indices of words
};

/// Whether a place has all words of a shorter one.
inline bool holds(const ArabicHit& longer, const ArabicHit& shorter) noexcept {
  return longer.word_count > shorter.word_count && longer.first_word <= shorter.first_word &&
         shorter.first_word + shorter.word_count <= longer.first_word + longer.word_count;
}

/// find_names() of an English text, with what the gazetteer's scan found in it.
std::vector<Name> find_english_names(std::string_view text, std::span<const Token> tokens, std::vector<GazetteerHit>& hits);
/// find_names() of an Arabic text. `stems` are those of the tokens; empty: not known.
std::vector<Name> find_arabic_names(std::string_view text, std::span<const Token> tokens, std::span<const StemId> stems);

/// Whether an English name has its Arabic one for certain.
inline bool is_settled(const JudgedName& one) noexcept {
  return one.judgement.verdict == NameVerdict::right && one.judgement.score > 0.9 && !one.judgement.range.empty();
}

/// Judges the names of one pair. Holds views of both sentences, which have to outlive it.
class SentenceJudge {
 public:
  /// `english_hits` are those of the gazetteer's scan of the English sentence.
  SentenceJudge(std::string_view english, std::span<const Token> english_tokens, std::string_view arabic,
                std::span<const Token> arabic_tokens, const PairWords& words, std::vector<GazetteerHit> english_hits);

  /// What renders the words of the names that were judged right; filled by judge() where it is set.
  std::vector<Rendering>* renderings = nullptr;

  /// Names that the gazetteer knows in the Arabic sentence and that nothing in the English one accounts for. Only what is
  /// sure: no everyday words, no parts of names, and nothing where the English speaks of a country or place without its name.
  [[nodiscard]] std::vector<ByteRange> unaccounted() const;

  /// The names of an Arabic source (`names`) against their English translation. `judged` are the English names and their verdicts; what is
  /// excused goes from `missing`.
  [[nodiscard]] std::vector<SourceFault> judge_source(std::span<const JudgedName> judged, std::span<const Name> names,
                                                      std::vector<MissingCandidate>& missing) const;

  /// Words of an Arabic source that may be a name which the English lacks; see name_missing.hpp.
  [[nodiscard]] std::vector<MissingCandidate> missing(std::span<const JudgedName> judged, std::span<const Name> names,
                                                      const PairAccounts& accounts) const;

  /// `all` are the sentence's names, `which` the one to judge.
  [[nodiscard]] NameJudgement judge(std::span<const Name> all, std::size_t which) const;

 private:
  /// A word or gazetteer phrase of an English name.
  struct Element {
    std::uint32_t first_token = 0, token_count = 0;
    Part part;                                ///< of one word
    std::span<const Posting> postings;        ///< of a gazetteer phrase
    std::vector<std::string_view> forms;      ///< Arabic spellings of its entries
    std::vector<std::string_view> proposed;   ///< those of the kind that stands here: names, or adjectives
    std::vector<Letters> listed;              ///< Arabic spellings in the name table
    std::vector<std::uint64_t> related;       ///< concepts of languages that share the country's adjective
    bool single = false;                      ///< `part` is set
    bool common = false;                      ///< an everyday English word
    bool acronym = false;
    bool common_words = false;                ///< a phrase of everyday words
    bool country = false, place = false, people = false, person = false, organization = false;
    bool arabic_origin = false;  ///< a name that is Arabic, so that it has one spelling
    bool brand = false;    ///< a company, a medium, a club: Arabic texts often keep their Latin letters
    bool product = false;  ///< Arabic texts keep them as a rule
  };
  enum class Match : std::uint8_t { none, exact, sound, meaning };
  struct Found {
    Match match = Match::none;
    std::uint32_t first_word = 0, word_count = 0;
    float odds = -8;    ///< of the best word by sound, whether it is enough or not
    bool seat = false;  ///< a country by its capital, or the other way round
  };

  /// Words of the Arabic sentence.
  struct WordSpan {
    std::uint32_t first = 0, count = 0;
  };
  class Case;        // one name and its verdict: name_verdict.cpp
  class FromArabic;  // the names of an Arabic source: name_source.cpp
  class Missing;     // words of it that may be names and have no counterpart: name_missing.cpp

  // Natural log odds of a word by sound alone. Tuned on the odd sentences of PUD and TICO-19 and the seeded errors in them
  // (tests/name_evaluation.cpp reports on the even ones); higher finds more errors, and more false ones.
  static constexpr float sound_enough = -0.5f;

  // Both sentences prepared, names parted: name_judge.cpp.
  void prepare(const PairWords& words);
  static constexpr std::uint32_t no_split = 0xFFFFFFFF;
  /// Words and gazetteer phrases of a name; the phrase that begins at token `split` is parted into words.
  std::vector<Element> elements(const Name& name, std::uint32_t split) const;
  void describe(Element& element) const;
  std::vector<std::string> spellings(const Element& element) const;
  std::vector<std::string> proposals(const std::vector<Element>& elements) const;
  ByteRange place(std::uint32_t first, std::uint32_t count) const;

  // Where the Arabic sentence renders an element: name_match.cpp.
  Found find(const Element& element) const;
  bool find_forms(const Element& element, Found& found) const;
  Found find_sound(const Element& element) const;
  bool find_meaning(const Element& element, Found& found) const;
  /// Whether a capital stands for its country, or a country for its capital: "Riyadh said", and the Arabic for Saudi Arabia.
  bool find_seat(const Element& element, Found& found) const;
  /// Whether an English and an Arabic entry are a country and the seat of its government.
  bool is_seat(const Posting& a, const Posting& b) const;
  /// Whether words of a phrase that is not there as a whole are there one by one, any way.
  void find_words(const Element& element, Found& found) const;
  /// Whether they are there in order with the Arabic article as a word between them; `window` is where.
  bool spelled_out(const Element& element, WordSpan& window) const;
  /// Whether the words of a town's name stand there by what they mean, side by side, and no known form of it is made so: "the small
  /// rock" for Little Rock. Fills `window`.
  bool town_by_meaning(const Element& element, WordSpan& window) const;
  /// Whether some reading of one name and some reading of the other are of one thing.
  [[nodiscard]] bool share_concept(std::span<const Posting> a, std::span<const Posting> b) const;
  /// Whether the English sentence accounts for an Arabic word: by the lexicon, by sound, or by the gazetteer.
  bool explained(std::uint32_t word, const Name* except) const;
  /// Whether the word is the broken plural of a noun that an English word translates: torrents, spelled as Seoul is.
  bool is_plural_of_translated(const ArabicWord& word) const;
  /// Whether an English word may spell an Arabic one.
  bool sounds_as(std::uint32_t token, const ArabicWord& word) const;
  bool any_explained(std::uint32_t first, std::uint32_t count, const Name* except) const;
  /// Whether Arabic words belong to a longer name that another name of the English sentence accounts for.
  bool claimed(std::uint32_t first, std::uint32_t count, const Name& name) const;
  /// A window of words that is a known form of the element but for one word that differs a little.
  struct Near {
    std::uint32_t first = 0, size = 0, word = 0;  ///< window, and the word that differs
    std::size_t change = 0, sounds = 0;           ///< letters, and consonants, that differ
    Letters reading, wanted;
    std::size_t parts = 0;
  };
  Near near_form(const Element& element, const Name& name) const;
  /// Whether what is nearly the known form is another name, or no name at all.
  bool is_other_name(const Element& element, const Near& near) const;
  /// Whether an Arabic word may well be a name: no lexicon knows it, or lists of names do.
  bool name_like(std::uint32_t word) const;
  /// Whether a word of the sentence shares two thirds of the consonants of a known form.
  bool resembled(const Element& element, const Name& name) const;

  /// How many words an English name has, and how many Arabic ones were found for it.
  struct WordCounts {
    std::size_t english = 0, arabic = 0;
  };
  WordCounts count_words(const JudgedName& name) const;
  /// Whether an English name is of one thing with it.
  bool has_english(const ArabicHit& hit) const;
  /// How often the thing is named: in Arabic outside longer names, and in English.
  struct Mentions {
    std::size_t arabic = 0, english = 0;
  };
  Mentions mentions_of(const ArabicHit& hit) const;
  /// Whether a longer place of the gazetteer holds this one: "dollar" is a currency with the country's adjective in it.
  bool is_inside_another(const ArabicHit& hit) const;
  /// Whether the words before it are an organisation, whose country goes without saying: "the American FDA".
  bool follows_organization(const ArabicHit& hit) const;
  /// "RT" in the names of its letters, which begin many a longer acronym.
  bool is_spelled_acronym(const ArabicHit& hit) const;
  /// Whether a place of the gazetteer is nothing else than a name: no everyday word, no inflected word that looks like it.
  bool is_certain(const ArabicHit& hit) const;
  /// Whether what stands around a place of the gazetteer, or in the English sentence, tells that it is a word and no name, by
  /// data/homographs.tsv.
  [[nodiscard]] bool is_homograph(const ArabicHit& hit) const;
  /// Whether a word that ends in alef is one of the lexicon in the accusative, with all of its first letters.
  [[nodiscard]] bool is_accusative(const ArabicWord& word) const;
  /// Whether the word before one, beside it, bears the article, so that one with it may be its adjective.
  bool follows_article(std::uint32_t word) const;
  /// Whether the name table has a word.
  bool is_listed(const Letters& word) const;
  /// How often lists of names have a word.
  std::uint32_t times_listed(const Letters& word) const;
  /// Whether the lexicon translates a word by names of these entries and hardly by anything else.
  bool is_known_as(const ArabicWord& word, std::span<const Posting> postings) const;
  /// Whether it translates a word by something else and hardly ever by names of them: Sarthe, and the Arabic for "went".
  bool is_another_word(const ArabicWord& word, std::span<const Posting> postings) const;
  /// Whether the lexicon translates a word by words, and hardly ever by a name that lists have for it: "bayda anna", however.
  bool is_plain_word(std::uint32_t word) const;
  /// The share of a word's translations that are names of the entries, between 0 and 1.
  float share_as(const ArabicWord& word, std::span<const Posting> postings) const;
  /// Whether a word is a word of the language and an ending of so many letters.
  bool is_word_with_ending(const Letters& word, std::size_t ending) const;
  /// Whether an English word is the "there" of "there is", which speaks of no place.
  bool is_existential(std::uint32_t token) const;
  /// Whether the English speaks of a name of this type without naming it: the capital, the government, there, NYU.
  /// `hit` is the Arabic name; without it any acronym may have a name in it.
  bool english_implies(EntryType type, const ArabicHit* hit = nullptr) const;
  /// Whether the pair is too long for what follows, which bounds the work.
  bool is_long() const noexcept;
  /// Whether the English takes up what the Arabic words from `first` to `end` name by what it is, as no other Arabic word calls for: "the
  /// bloc", "the singer". `postings` are what the words name.
  bool is_taken_up(std::uint32_t first, std::uint32_t end, std::span<const Posting> postings) const;
  /// Whether an English noun is one that the text knows already: "the former minister", "its leader"; `by_owner`: "the party's leader" as well.
  bool is_definite(std::uint32_t token, bool by_owner) const;
  /// Whether a name stands right behind an English noun: "the singer Smith", "the city of Rome".
  bool is_named_behind(std::uint32_t token) const;
  /// Whether the Arabic spells out who leaves what, or stays there, and the English has a word for it: "Leavers", "Brexiteer", "out".
  bool is_left(const ArabicHit& hit) const;
  /// Whether the Arabic speaks of a capital by its country: "the Greek capital".
  bool is_capital_by_land(std::span<const Posting> postings) const;
  /// Whether an English word is the adjective of a country.
  bool is_adjective_of_land(std::uint32_t token) const;
  /// Whether it is one that stands for a person: "the Serb won".
  bool names_person_by_land(std::uint32_t token) const;
  /// Calls `visit(key, end)` for each phrase of the English that begins with a capital, until it returns true; `end` is the token behind it.
  template <typename Visit>
  bool any_capital_phrase(Visit&& visit) const;
  /// Whether the English has an epithet that stands for what is named: "the Gunners". data/epithets.tsv.
  bool is_called_otherwise(std::span<const Posting> postings) const;
  /// Whether it is the adjective of a country, and the English names something of that country: "the Senate". data/lands.tsv.
  bool is_of_named_land(const ArabicHit& hit) const;
  /// Whether the Arabic has a land that the English does not call for; `name` is the one that is judged.
  bool has_other_land(const Name& name) const;
  /// Whether an English adjective is a person of that land ("the Serb won"), and the Arabic has a person whom the English does not name.
  bool is_person_by_land(const Name& name) const;
  /// What a word with the article may be as an adjective: it may be a family's name or an airline's with it.
  std::span<const Posting> adjectives_of(const ArabicHit& hit) const;
  /// Whether it is the land of an office, and the English names neither ("the Israeli prime minister").
  bool is_office_of_land(const ArabicHit& hit) const;
  /// Whether an Arabic word says what a person is, and no English word renders it.
  bool is_unrendered_role(std::uint32_t word) const;
  /// Whether the Arabic calls somebody by such an office.
  bool is_called_by_office() const;
  /// Whether the Arabic takes up what is named by a word for what it is that no English word calls for: "the movement", "his country".
  bool is_kind_alone(std::span<const Posting> postings) const;
  /// Whether an English person is one whose club the Arabic names: "Guardiola's men".
  bool is_coach_of_club(const Name& name) const;
  /// Whether an English place is where a body has its seat ("the Turin-based club"), and the Arabic has a body that the English does not name.
  bool is_base(const Name& name) const;
  /// Whether a longer Arabic name of what an English word or phrase names has this one in it, and does not stand elsewhere: the European
  /// Union, in what Brexit is called.
  bool is_within_form(const ArabicHit& hit, const GazetteerHit& ours) const;
  /// Whether an acronym of the English sentence may have an Arabic name in it: NYU, of New York.
  bool any_initials(const ArabicHit& hit) const;
  /// Whether it is named once more within a longer name that has its English: the European Union, in what Brexit is called.
  bool is_within_rendered(const ArabicHit& hit) const;
  /// Whether an English word begins with the combining form of its land, "Eurosceptic", "Sino-Soviet", and the Arabic does not name it more often.
  bool is_combined(const ArabicHit& hit) const;
  bool holds_initials(std::uint32_t token, const ArabicHit& hit) const;
  bool are_initials(std::string_view acronym, const ArabicHit& hit) const;
  /// Whether nobody knows an acronym, or knows it as that of an organisation, which may be a people's.
  bool is_unknown_acronym(std::uint32_t token, EntryType type) const;
  /// The place of the gazetteer that an English token belongs to, or nullptr.
  const GazetteerHit* english_hit(std::uint32_t token) const;

  // What stands around a name: name_context.cpp.
  bool longer_form(const Element& element, const Found& found, const Name& name, NameJudgement& out) const;
  /// Whether the word before what was found is no word of Arabic, but nearly the head of a longer form of the name: mountains of.
  bool misspelt_head(const Element& element, const Found& found, NameJudgement& out) const;
  /// The adjective of `country`, in the gender and definiteness of the adjective `first`; empty where none is known.
  [[nodiscard]] std::string adjective_beside(std::string_view first, std::span<const Posting> country) const;
  bool bare_beside_adjective(const Element& element, NameJudgement& out) const;
  /// Whether a country that is rendered somewhere is missing where another one stands too often.
  bool exchanged(const Element& element, const Name& name, NameJudgement& out) const;
  /// The Arabic word, where a family name was taken for a word: "Mr. Bush" and a shrub behind the Arabic title.
  std::optional<std::uint32_t> taken_for_word(const Name& name, const std::vector<Element>& elements,
                                              const std::vector<Found>& found, std::size_t at) const;
  bool translates(std::uint32_t english_token, std::uint32_t word) const;
  /// A word of the element that stands in Latin letters in the Arabic sentence; empty where there is none.
  std::string_view latin_copy(const Element& element, bool& mention) const;
  /// The place where the whole name stands in Latin letters in the Arabic sentence: not in brackets or quotation marks, not
  /// beside its Arabic form, no address; empty where there is none.
  ByteRange stands_in_latin(const Name& name) const;
  /// Whether Latin words from token `first` to `last` are a mention of an original name: in brackets, code, an address.
  bool is_mention(std::uint32_t first, std::uint32_t last, std::uint32_t english_token) const;
  bool in_round_brackets(std::uint32_t english_token) const;
  /// Whether the name stands in square brackets: an addition of who translated or edited the English.
  bool in_brackets(const Name& name) const;
  /// Whether the name is all that stands between two quotation marks, is several words, and the Arabic quotes something too: a
  /// title of a work, which is translated in its own way.
  bool is_quoted_title(const Name& name) const;
  /// Whether the name is written as a formula's: "Ang(1-7)".
  bool in_formula(const Name& name) const;
  /// Adds the words for the kind of thing that the name names, where they stand beside it ("Saladin province").
  void grow_to_head(const Name& name, NameJudgement& out) const;

  void note_renderings(const std::vector<Element>& parts, const std::vector<Found>& found) const;

  std::string_view english_, arabic_;
  std::span<const Token> english_tokens_, arabic_tokens_;
  const NameTable& table_;
  const Gazetteer& world_;
  const Lexicon& lexicon_;
  std::vector<ArabicWord> words_;
  std::vector<ArabicHit> hits_;
  std::vector<StemId> english_stems_;        ///< of words, then of phrases
  std::size_t single_stems_ = 0;             ///< how many are of words
  std::vector<Part> english_words_;          ///< one for each token, empty letters where it is no word
  std::vector<LatinWord> latin_;             ///< Latin words of the Arabic sentence
  std::vector<GazetteerHit> english_hits_;
};

}  // namespace muwazi::inline v0::names

#endif
