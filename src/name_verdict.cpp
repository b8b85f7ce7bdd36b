// SPDX-License-Identifier: Apache-2.0
// What is made of one name: the steps from what was found of it to a verdict, one function each, in two tables.
//
// A name is parted into words and phrases of the gazetteer, each is looked for in the Arabic sentence (name_match.cpp), and
// then the steps are tried in order. A step settles the verdict or leaves it to the next one; the order is part of the
// rules, since each step may rely on what those before it have ruled out.
#include <algorithm>

#include "name_forms.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"
#include "one_of.hpp"

namespace muwazi::inline v0::names {
namespace {

// Thresholds in nats of log odds. Tuned on the odd sentences of PUD and TICO-19 and the seeded errors in them
// (tests/name_evaluation.cpp reports on the even ones); each says what rises when it does.
constexpr float gap_near = 2.0f;       // how far a spelling with another consonant may stay behind the known form: lower finds more
constexpr float gap_wrong = 4.5f;      // the same behind the listed one
constexpr float sounds_otherwise = -4.0f;  // what an unknown family name surely does not sound like: higher finds more
constexpr std::size_t least_unknown_letters = 4;
constexpr float sure_by_sound = 3.0f;  // another good rendering of the sound; PUD and TICO-19 have no typing slip above it

/// What to do when a step is through.
enum class Next : std::uint8_t {
  step,    ///< the next step
  part,    ///< the next part of the name: this one needs no further look
  settled  ///< nothing: the verdict stands
};

bool is_place(EntryType type) noexcept {
  return type == EntryType::country || type == EntryType::region || type == EntryType::city || type == EntryType::place;
}

bool holds_space(std::string_view text) noexcept { return text.find(' ') != std::string_view::npos; }

/// The Arabic letter that a foreign name has for the vowel after its first consonant: of a, o and u that stand alone; 0 for others.
Letter opening_vowel(const Letters& english) {
  const auto at = [&](std::size_t i) { return i < english.size ? static_cast<char>('a' + base_letter(english[i]) - 1) : ' '; };
  const auto is_vowel = [](char one) { return std::string_view("aeiouy").find(one) != std::string_view::npos; };
  const std::size_t vowel = at(1) == 'h' ? 2 : 1;  // kh, sh, th
  if ((is_vowel(at(0)) && at(0) != 'y') || is_vowel(at(vowel + 1))) return 0;
  if (at(vowel) == 'a') return letter::alef;
  return at(vowel) == 'o' || at(vowel) == 'u' ? letter::waw : Letter(0);
}

/// Whether the name has a letter that no Arabic name has.
bool is_foreign(const Letters& english) {
  for (std::size_t i = 0; i < english.size; ++i) {
    if (std::string_view("pvx").find(static_cast<char>('a' + base_letter(english[i]) - 1)) != std::string_view::npos) return true;
  }
  return false;
}

/// Whether lists of names have the English name often, and with this spelling alone. `key` is an arabic_key().
bool spelled_one_way(const NameTable& table, const Letters& english, const Letters& key) {
  constexpr std::uint32_t often = 6;
  std::uint32_t seen = 0;
  bool alone = true;
  table.visit_english(english_key(english), [&](const NameRow& row) {
    alone = alone && has_arabic_key(without_article(row.arabic), key);
    seen += row.count;
  });
  return alone && seen >= often;
}

}  // namespace

/// One name while it is judged: what was found of it, and the judgement so far.
class SentenceJudge::Case {
 public:
  Case(const SentenceJudge& sentence, const Name& name) : sentence_(sentence), words_(sentence.words_), name_(name) {
    // In a text full of Latin words, as technical ones are, a name in Latin letters is no fault, and a brand not worth a word.
    constexpr std::size_t many = 4, most = 7;
    free_ = name.type == NameType::work || name.type == NameType::event || name.type == NameType::title || sentence.is_quoted_title(name);
    technical_ = sentence.latin_.size() > name.token_count + many;
    all_latin_ = sentence.latin_.size() > name.token_count + most;
    out_.verdict = NameVerdict::right;
    out_.score = 0.5;
    out_.reason = "nothing tells against it";
  }

  NameJudgement run();
  [[nodiscard]] const std::vector<Element>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }

 private:
  // Before the verdict.
  void find_parts();
  bool find_word_by_word(std::size_t part);
  void count_matches();
  void score_matches();

  // Steps for the name as a whole; true settles it.
  bool article_spelled_out();
  bool town_translated();
  bool whole_in_latin();
  [[nodiscard]] bool names_a_language() const;
  [[nodiscard]] bool speaks_of_land(const Element& element) const;
  bool any_part();
  bool resembles_in_part();

  // Steps for one part.
  Next known_form(std::size_t part);
  Next nothing_known(std::size_t part);
  Next sound_of_arabic_name(std::size_t part);
  Next slip_of_known_form(std::size_t part);
  Next sound_of_another_spelling(std::size_t part);
  Next taken_for_word(std::size_t part);
  Next word_in_latin(std::size_t part);
  Next need_not_stand(std::size_t part);
  Next may_be_rendered(std::size_t part);
  Next given_name_stands(std::size_t part);
  Next another_of_its_kind(std::size_t part);
  Next one_word_is_another(std::size_t part);
  Next half_is_lost(std::size_t part);
  Next another_name(std::size_t part);
  Next missing(std::size_t part);

  // What the steps ask.
  bool lonely() const { return exact_ + sound_ + meaning_ == 0; }  ///< no part of the name is there
  bool only_kind_stands() const;
  static bool strong(const Element& e) { return e.country || e.place || e.people || e.person; }
  bool article_before_attached(const Element& element, const Found& found);
  bool stands_beside(ByteRange there) const;
  bool quoted_until(std::uint32_t at) const;
  bool acceptable(const Element& element, const Found& found, const Near& near) const;
  bool is_another_place(const Element& element, std::uint32_t first, std::uint32_t count) const;
  bool lends_vowel(const Element& element, const Near& near) const;
  bool usual_spelling(const Element& element, const Found& found, const Near& near) const;
  bool spells_word_of_phrase(const Element& element, const Near& near) const;
  bool no_spelling_of_it(const Element& element, const Near& near) const;
  bool counts_against(const ArabicHit& hit, const Element& element) const;
  bool is_anothers_seat(const ArabicHit& hit) const;
  bool is_within_body(const ArabicHit& hit) const;
  std::optional<std::uint32_t> stranger_beside(std::size_t neighbour, std::size_t part) const;
  bool begins_form(const Letters& there, const Letters& first) const;
  bool is_well_known_name(std::uint32_t word) const;

  // How a fault is put down.
  void fault(NameVerdict verdict, double score, ByteRange range, Message reason);
  bool grow_over_name(ByteRange& range) const;

  const SentenceJudge& sentence_;
  const std::vector<ArabicWord>& words_;
  const Name& name_;
  std::vector<Element> parts_;
  std::vector<Found> found_;               ///< of each part
  std::optional<Element> whole_;           ///< a phrase that is looked for word by word
  WordSpan translated_;                    ///< where a town's name is translated
  WordSpan article_;                       ///< where the Arabic article is spelled as a foreign syllable
  std::size_t exact_ = 0, sound_ = 0, meaning_ = 0;  ///< parts that are there, by how they were found
  bool free_ = false;                      ///< a title of a work, an event: rendered in many ways
  bool technical_ = false, all_latin_ = false;
  NameJudgement out_;
};

NameJudgement SentenceJudge::judge(std::span<const Name> all, std::size_t which) const {
  const Name& name = all[which];
  Case one(*this, name);
  NameJudgement out = one.run();
  note_renderings(one.parts(), one.found());
  if (out.english.empty()) out.english = name.range;
  if (out.verdict == NameVerdict::wrong) grow_to_head(name, out);
  return out;
}

NameJudgement SentenceJudge::Case::run() {
  if (name_.first_token + name_.token_count > sentence_.english_tokens_.size() || words_.empty()) return out_;
  if (sentence_.in_formula(name_)) return out_;
  parts_ = sentence_.elements(name_, no_split);
  if (parts_.empty()) return out_;
  find_parts();
  count_matches();
  score_matches();
  using Step = bool (Case::*)();
  static constexpr Step steps[] = {
      &Case::article_spelled_out, &Case::town_translated, &Case::whole_in_latin, &Case::any_part, &Case::resembles_in_part};
  for (const Step step : steps) {
    if ((this->*step)()) break;
  }
  return std::move(out_);
}

bool SentenceJudge::Case::any_part() {
  using Step = Next (Case::*)(std::size_t);
  static constexpr Step steps[] = {&Case::known_form,
                                   &Case::nothing_known,
                                   &Case::sound_of_arabic_name,
                                   &Case::slip_of_known_form,
                                   &Case::sound_of_another_spelling,
                                   &Case::taken_for_word,
                                   &Case::word_in_latin,
                                   &Case::need_not_stand,
                                   &Case::may_be_rendered,
                                   &Case::given_name_stands,
                                   &Case::another_of_its_kind,
                                   &Case::one_word_is_another,
                                   &Case::half_is_lost,
                                   &Case::another_name,
                                   &Case::missing};
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    for (const Step step : steps) {
      const Next next = (this->*step)(part);
      if (next == Next::settled) return true;
      if (next == Next::part) break;
    }
  }
  return false;
}

// Before the verdict.

void SentenceJudge::Case::find_parts() {
  found_.assign(parts_.size(), Found{});
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Element& element = parts_[i];
    Found& found = found_[i];
    found = sentence_.find(element);
    if (found.match == Match::sound && !element.forms.empty() && !element.person &&
        sentence_.any_explained(found.first_word, found.word_count, &name_)) {
      found = Found{};  // it sounds like this name, and is another's
    }
    if (found.match == Match::sound && is_another_place(element, found.first_word, found.word_count)) found = Found{};
    const bool phrase = !element.single && (!element.country || element.people);
    if (phrase && element.place && (found.match == Match::none || found.match == Match::meaning) && sentence_.town_by_meaning(element, translated_)) {
      found = Found{};
      continue;
    }
    if (found.match != Match::none || !phrase) continue;
    if (element.place || element.person || element.people) {
      if (sentence_.spelled_out(element, article_)) continue;
      // Not there as a whole, nor with a slip in one word of it: word by word.
      const Near near = sentence_.near_form(element, name_);
      if (near.size > 1 && (near.sounds > 0 || (element.arabic_origin && !differs_in_writing(near.reading, near.wanted)))) continue;
      if (find_word_by_word(i)) return;
    }
    sentence_.find_words(parts_[i], found_[i]);
  }
}

/// Parts a phrase into its words and looks for all parts of the name anew; false where the phrase is none to be parted.
bool SentenceJudge::Case::find_word_by_word(std::size_t part) {
  constexpr std::uint32_t longest = 7;  // tokens
  if (parts_[part].country || parts_[part].token_count > longest) return false;
  whole_ = parts_[part];
  std::vector<Element> words = sentence_.elements(name_, whole_->first_token);
  std::vector<Found> found(words.size());
  for (std::size_t k = 0; k < words.size(); ++k) {
    found[k] = sentence_.find(words[k]);
    if (!words[k].single && found[k].match == Match::none) sentence_.find_words(words[k], found[k]);
    if (found[k].match == Match::exact && sentence_.claimed(found[k].first_word, found[k].word_count, name_)) found[k] = Found{};
  }
  if (std::any_of(found.begin(), found.end(), [](const Found& f) { return f.match != Match::none; })) {
    parts_ = std::move(words);
    found_ = std::move(found);
  } else {
    // Not a word of it: the phrase is judged as a whole.
    found_.assign(parts_.size(), Found{});
  }
  return true;
}

void SentenceJudge::Case::count_matches() {
  for (const Found& f : found_) {
    exact_ += f.match == Match::exact;
    sound_ += f.match == Match::sound;
    meaning_ += f.match == Match::meaning;
    if (f.match == Match::none || f.match == Match::meaning) continue;
    const ByteRange own = sentence_.place(f.first_word, f.word_count);
    if (out_.range.empty() || (f.match == Match::exact && exact_ == 1)) out_.range = own;
  }
}

void SentenceJudge::Case::score_matches() {
  if (lonely()) return;
  out_.score = exact_ == parts_.size() ? 0.99 : exact_ > 0 ? 0.985 : sound_ > 0 ? 0.95 : 0.7;
  out_.reason = exact_ > 0 ? "a known spelling" : sound_ > 0 ? "the sound fits" : "translated by meaning";
}

void SentenceJudge::note_renderings(const std::vector<Element>& parts, const std::vector<Found>& found) const {
  if (renderings == nullptr) return;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Element& element = parts[i];
    const Found& f = found[i];
    if (!element.single || element.people || element.country || element.part.letters.size < 3 || f.word_count != 1) continue;
    if (f.match != Match::exact && !(f.match == Match::sound && words_[f.first_word].stem == no_stem)) continue;
    renderings->push_back({element.part.range, place(f.first_word, 1), english_text(english_key(element.part.letters)),
                           words_[f.first_word].part.letters, f.match == Match::exact, f.odds});
  }
}

// How a fault is put down.

void SentenceJudge::Case::fault(NameVerdict verdict, double score, ByteRange range, Message reason) {
  const bool grown = verdict == NameVerdict::wrong && !range.empty() && grow_over_name(range);
  out_.verdict = verdict;
  out_.score = score;
  out_.range = range;
  out_.reason = std::move(reason);
  out_.suggestions = sentence_.proposals(whole_ ? std::vector<Element>{*whole_} : parts_);
  const std::string_view there = range.in(sentence_.arabic_);
  if ((grown && whole_) || (name_.token_count > 1 && holds_space(there))) {
    // What covers the whole place first.
    std::stable_partition(out_.suggestions.begin(), out_.suggestions.end(), holds_space);
  }
  std::erase(out_.suggestions, there);
}

/// The whole name, where its other words stand beside the place.
bool SentenceJudge::Case::grow_over_name(ByteRange& range) const {
  bool grown = false;
  for (const Found& f : found_) {
    if (f.match == Match::none || f.match == Match::meaning) continue;
    const ByteRange other = sentence_.place(f.first_word, f.word_count);
    if (range.overlaps(other)) continue;
    if (other.end + 1 == range.begin) {
      range.begin = other.begin;
      grown = true;
    } else if (range.end + 1 == other.begin) {
      range.end = other.end;
      grown = true;
    }
  }
  return grown;
}

// Steps for the name as a whole.

bool SentenceJudge::Case::article_spelled_out() {
  for (std::size_t i = 0; i < parts_.size() && article_.count == 0; ++i) {
    const Found& f = found_[i];
    if (f.match != Match::exact || f.word_count == 0 || words_[f.first_word].part.letters.empty()) continue;
    article_before_attached(parts_[i], f);
  }
  if (article_.count == 0) return false;
  fault(NameVerdict::wrong, 0.15, sentence_.place(article_.first, article_.count),
        "the Arabic article is spelled out as a foreign syllable");
  return true;
}

bool SentenceJudge::Case::town_translated() {
  if (translated_.count == 0) return false;
  fault(NameVerdict::translated, 0.2, sentence_.place(translated_.first, translated_.count), "a name was translated as a word");
  return true;
}

/// Whether the article stands as a word of its own before, or as the first word of, what has it attached; fills article_.
bool SentenceJudge::Case::article_before_attached(const Element& element, const Found& found) {
  for (const std::uint32_t first : {found.first_word, found.first_word - 1}) {
    if (first >= words_.size() || first + 1 >= words_.size() || words_[first].token + 1 != words_[first + 1].token) continue;
    const std::uint32_t last = found.first_word + found.word_count;
    if (last < first + 2 || !spells_out_article(sentence_.place(first, last - first).in(sentence_.arabic_))) continue;
    const bool attached = std::any_of(element.forms.begin(), element.forms.end(), [](std::string_view form) {
      return arabic_letters(form).size > 2 && form.starts_with("\u0627\u0644") && !spells_out_article(form);
    });
    const bool apart = std::any_of(element.forms.begin(), element.forms.end(), spells_out_article);
    if (attached && !apart) article_ = {first, last - first};
  }
  return article_.count > 0;
}

/// "Java", "Python" in what speaks of programs: languages for them keep their letters, as places and people do not.
bool SentenceJudge::Case::names_a_language() const {
  if (!is_one_of(name_.range.in(sentence_.english_), {"Ada", "Basic", "Dart", "Delphi", "Elixir", "Erlang", "Go", "Haskell", "Java", "Julia",
                                                      "Kotlin", "Lua", "Pascal", "Perl", "Python", "Ruby", "Rust", "Scala", "Swift"}))
    return false;
  std::string key;
  return std::any_of(sentence_.english_tokens_.begin(), sentence_.english_tokens_.end(), [&](const Token& token) {
    if (token.kind != TokenKind::word) return false;
    matching_key(token.range.in(sentence_.english_), key);
    return is_one_of(key, {"api", "application", "applications", "class", "classes", "code", "compiler", "developer", "developers", "framework", "function",
                           "functions", "html", "javascript", "language", "languages", "library", "libraries", "module", "package", "program", "programs",
                           "programmer", "programmers", "programming", "runtime", "script", "scripts", "server", "software", "syntax", "web"});
  });
}

/// The whole name in Latin letters, where Arabic has a form of its own.
bool SentenceJudge::Case::whole_in_latin() {
  const ByteRange there = sentence_.stands_in_latin(name_);
  if (there.empty()) return false;
  bool known = true, product = false, brand = name_.type == NameType::work, acronym = true;
  for (const Element& element : parts_) {
    known = known && (!element.forms.empty() || (!element.listed.empty() && name_.type == NameType::person));
    product = product || element.product;
    brand = brand || element.brand;
    acronym = acronym && (element.acronym || (element.single && name_words::is_upper(element.part.range.in(sentence_.english_))));
  }
  if (!known || product || acronym || (all_latin_ && brand) || stands_beside(there) || names_a_language()) return false;
  const bool usual = brand || technical_ || quoted_until(there.end);
  fault(usual ? NameVerdict::unusual : NameVerdict::latin, usual ? 0.4 : 0.1, there,
        usual ? "stands in Latin letters; Arabic has a form of its own" : "the name stands in Latin letters");
  return true;
}

/// Whether a part of the name that was found stands directly beside a place: a form in Arabic letters, and the original.
bool SentenceJudge::Case::stands_beside(ByteRange there) const {
  return std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
    if (f.match != Match::exact && f.match != Match::sound) return false;
    const ByteRange other = sentence_.place(f.first_word, f.word_count);
    return (other.end <= there.begin ? there.begin - other.end : other.begin - there.end) <= 2;
  });
}

bool SentenceJudge::Case::quoted_until(std::uint32_t at) const {
  const std::string_view rest = at < sentence_.arabic_.size() ? sentence_.arabic_.substr(at) : std::string_view();
  return rest.starts_with('"') || rest.starts_with("\u00BB") || rest.starts_with("\u201D");
}

/// A name that nobody knows, and a word that resembles it in part.
bool SentenceJudge::Case::resembles_in_part() {
  if (!lonely() || out_.verdict != NameVerdict::right || free_ || name_.type == NameType::acronym) return false;
  std::size_t chief = 0;
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    if (found_[i].odds > found_[chief].odds) chief = i;
  }
  const Element& element = parts_[chief];
  const Found& f = found_[chief];
  if (f.word_count == 0 || !element.single || element.common) return false;
  const ArabicWord& word = words_[f.first_word];
  if (word.stem != no_stem || word.vocalized || f.odds >= -3 || sentence_.explained(f.first_word, &name_)) return false;
  const auto proposed = propose_spellings(sentence_.table_, element.part.letters, 1);
  if (proposed.empty()) return false;
  const Letters bare = without_article(word.part.letters);
  const Letters there = consonants(bare), wanted = consonants(proposed[0].letters);
  const std::size_t common = common_letters(there, wanted), longest = std::max(there.size, wanted.size);
  if (common < 2 || common * 2 < longest || inflected(arabic_key(bare), arabic_key(proposed[0].letters))) return false;
  fault(NameVerdict::wrong, 0.3, sentence_.place(f.first_word, f.word_count), "resembles the name only in part");
  return true;
}

// Steps for one part.

Next SentenceJudge::Case::known_form(std::size_t part) {
  const Element& element = parts_[part];
  const Found& f = found_[part];
  if (f.match != Match::exact) return Next::step;
  if (element.country && (sentence_.bare_beside_adjective(element, out_) || sentence_.exchanged(element, name_, out_))) {
    return Next::settled;
  }
  if (!sentence_.longer_form(element, f, name_, out_) && !sentence_.misspelt_head(element, f, out_)) return Next::part;
  out_.suggestions = sentence_.proposals(parts_);
  return Next::settled;
}

Next SentenceJudge::Case::nothing_known(std::size_t part) {
  const Element& element = parts_[part];
  if (!element.forms.empty() || !element.listed.empty()) return Next::step;
  // A family name that no list has: what stands behind the given name is a known name of quite another sound.
  const bool person = name_.type == NameType::person || name_.type == NameType::unknown;
  const bool family = person && parts_.size() == 2 && part == 1 && element.single && !element.common;
  if (!family || found_[part].match != Match::none || element.part.letters.size < least_unknown_letters) return Next::part;
  const std::optional<std::uint32_t> word = stranger_beside(0, part);
  if (!word || *word < found_[0].first_word || !is_well_known_name(*word)) return Next::part;
  if (part_log_odds(sentence_.table_, element.part, words_[*word].part, false) > sounds_otherwise) return Next::part;
  const std::uint32_t from = found_[0].first_word;
  fault(NameVerdict::wrong, 0.3, sentence_.place(from, *word + 1 - from), "one word of the name is another");
  return Next::settled;
}

/// An Arabic name that is spelled by its English sound: Mosul with a waw.
Next SentenceJudge::Case::sound_of_arabic_name(std::size_t part) {
  const Element& element = parts_[part];
  const Found& f = found_[part];
  constexpr float heard = 1.0f;  // in a name of one spelling less is enough than for other_reading() and the like
  const Element& known = whole_ ? *whole_ : element;
  if (!known.arabic_origin || !element.single || f.match != Match::sound || f.word_count != 1 || f.odds < heard) return Next::step;
  const ArabicWord& word = words_[f.first_word];
  if (word.stem != no_stem || word.vocalized) return Next::step;
  const bool written_otherwise = std::any_of(known.forms.begin(), known.forms.end(), [&](std::string_view form) {
    const std::vector<Part> wanted = arabic_parts(form);
    return std::any_of(wanted.begin(), wanted.end(), [&](const Part& one) {
      for (std::size_t k = 0; k < word.readings.size; ++k) {
        if (differs_in_writing(without_article(word.readings.at[k]), without_article(one.letters))) return true;
      }
      return false;
    });
  });
  if (written_otherwise) return Next::step;
  fault(NameVerdict::wrong, 0.15, sentence_.place(f.first_word, f.word_count), "spelled by its English sound; Arabic has a spelling of its own");
  return Next::settled;
}

/// A word that is nearly the known form.
Next SentenceJudge::Case::slip_of_known_form(std::size_t part) {
  const Element& element = parts_[part];
  if (found_[part].seat) return Next::part;
  const Near near = sentence_.near_form(element, name_);
  if (near.size == 0) return Next::step;
  if (acceptable(element, found_[part], near)) {
    sound_ += found_[part].match == Match::none;
    return Next::part;
  }
  fault(NameVerdict::wrong, 0.15, sentence_.place(near.first, near.size), "nearly a known spelling, but not one");
  if (element.people && near.size == 1) {
    for (std::string& form : out_.suggestions) form = inflected_like(form, words_[near.word].part.letters);
  }
  return Next::settled;
}

/// Whether the words are the name of another country or city, and of no thing that the element may be: Niger and Nigeria, Geneva and
/// Genoa sound alike.
bool SentenceJudge::Case::is_another_place(const Element& element, std::uint32_t first, std::uint32_t count) const {
  if (!element.country && !element.place && !element.people) return false;
  return std::any_of(sentence_.hits_.begin(), sentence_.hits_.end(), [&](const ArabicHit& hit) {
    if (hit.first_word != first || hit.word_count != count || !sentence_.is_certain(hit)) return false;
    const bool place = std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting& posting) {
      const EntryType type = sentence_.world_.type(posting.entry);
      return type == EntryType::country || (type == EntryType::city && posting.derivation() == Derivation::name);
    });
    return place && !sentence_.share_concept(element.postings, hit.hit.postings);
  });
}

/// Whether what differs from a known form a little is another spelling of the name.
bool SentenceJudge::Case::acceptable(const Element& element, const Found& found, const Near& near) const {
  if (near.size == 1 && is_another_place(element, near.word, 1)) return false;
  if (element.arabic_origin) return differs_in_writing(without_article(near.reading), without_article(near.wanted));
  bool likely = near.sounds == 0;
  if (!likely && near.parts > 1) {
    likely = !element.country && spells_word_of_phrase(element, near);
  } else if (!likely) {
    likely = element.single && usual_spelling(element, found, near);
  }
  return likely && !no_spelling_of_it(element, near) && !lends_vowel(element, near);
}

/// Whether the word writes the short vowel of the first syllable of an Arabic name as English does, Karim or Huda: Arabic, which
/// leaves it unwritten, has one spelling of such a name.
bool SentenceJudge::Case::lends_vowel(const Element& element, const Near& near) const {
  if (near.sounds > 0 || near.reading.size <= near.wanted.size || near.wanted.size < 3) return false;
  const auto is_long = [](Letter one) { return one == letter::alef || one == letter::waw || one == letter::yeh || one == letter::alef_maqsura; };
  const Letter lent = near.reading[1];
  if (near.reading[0] != near.wanted[0] || is_long(near.wanted[0]) || is_long(near.wanted[1])) return false;
  if (lent != letter::alef && lent != letter::waw) return false;
  if (near.wanted[near.wanted.size - 1u] == letter::alef) return false;  // Tamara: a foreign name
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    const Letters& english = sentence_.english_words_[t].letters;
    if (opening_vowel(english) != lent || is_foreign(english)) continue;
    // Foreign names seldom leave an a unwritten, but an o or u at times: Ruslan.
    if (element.person || (lent == letter::alef && spelled_one_way(sentence_.table_, english, near.wanted))) return true;
  }
  return false;
}

/// The same for a name of one word, where a consonant differs.
bool SentenceJudge::Case::usual_spelling(const Element& element, const Found& found, const Near& near) const {
  const NameTable& table = sentence_.table_;
  Part reading;
  reading.letters = near.reading;
  const float here = joint_log_probability(table, element.part.letters, near.reading);
  const float known = joint_log_probability(table, element.part.letters, near.wanted);
  bool listed = false;
  table.visit_arabic(arabic_key(near.reading), [&](std::uint32_t, const NameRow&) { listed = true; });
  const float gap = known - here;
  const bool exonym = known < -3.2f * static_cast<float>(element.part.letters.size);
  const float least = found.match == Match::sound && found.odds > 1 ? 1.5f : 0.0f;
  const float limit = strong(element) ? least : listed ? gap_wrong : gap_near;
  // Likelier than the known form, which is an exonym; that does not make it likely.
  const auto likely = [&] { return gap >= 0 || part_log_odds(table, element.part, reading, false) > 0; };
  if (near.sounds <= 1 && gap < limit && !(strong(element) && exonym) && likely()) return true;
  if (words_[near.word].stem != no_stem && found.match == Match::sound && found.first_word != near.first) return true;
  if (element.country) return false;
  if (name_.type == NameType::person && has_silent_end(element.part.letters, near.reading, near.wanted)) return true;
  if (other_reading(element.part.letters, near.reading, near.wanted)) return true;
  if (lacks_silent_letter(element.part.letters, near.reading, near.wanted)) return true;
  // Lists know one spelling of a town or a person, writers several.
  return !loses_consonant(near.reading, near.wanted) && part_log_odds(table, element.part, reading, false) > sure_by_sound;
}

/// The same for one word of a phrase.
bool SentenceJudge::Case::spells_word_of_phrase(const Element& element, const Near& near) const {
  if (loses_consonant(near.reading, near.wanted)) return false;
  if (count_gutturals(near.reading) != count_gutturals(near.wanted)) return false;  // another name
  Part reading;
  reading.letters = near.reading;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    const Part& word = sentence_.english_words_[t];
    if (word.letters.size < 2) continue;
    if (part_log_odds(sentence_.table_, word, reading, false) > sure_by_sound) return true;
    if (other_reading(word.letters, near.reading, near.wanted)) return true;
  }
  return false;
}

/// Whether what looks like another spelling is none: another name, the article without its lam, another guttural.
bool SentenceJudge::Case::no_spelling_of_it(const Element& element, const Near& near) const {
  if (near.change == 0) return false;
  if ((element.person || element.part.article) && sentence_.is_other_name(element, near)) return true;
  const Letters bare = without_article(near.wanted);
  if (near.change == 1 && bare.size < near.wanted.size && near.reading[0] == letter::alef &&
      arabic_key(drop(near.reading, 1)) == arabic_key(bare)) {
    return true;
  }
  return count_gutturals(near.wanted) != count_gutturals(near.reading) && !inflected(near.reading, near.wanted) &&
         (words_[near.word].stem == no_stem || near.parts > 1);
}

/// A word that fits by sound, where another spelling is known.
Next SentenceJudge::Case::sound_of_another_spelling(std::size_t part) {
  const Element& element = parts_[part];
  const Found& f = found_[part];
  if (f.match != Match::sound) return Next::step;
  if (!element.single || f.word_count != 1) return Next::part;
  const ArabicWord& word = words_[f.first_word];
  if (word.stem != no_stem) return Next::part;
  const auto joint = [&](const Letters& form) { return joint_log_probability(sentence_.table_, element.part.letters, form); };
  float best_known = -1e9f, own = -1e9f;
  std::size_t gutturals = 0, own_gutturals = 0;
  const auto compare = [&](const Letters& form) {
    const float here = joint(without_article(form));
    if (here <= best_known) return;
    best_known = here;
    gutturals = count_gutturals(form);
  };
  for (const Letters& form : element.listed) compare(form);
  for (const std::string_view form : element.forms) compare(arabic_letters(form));
  for (std::size_t k = 0; k < word.readings.size; ++k) {
    own = std::max(own, joint(word.readings.at[k]));
    own_gutturals = std::max(own_gutturals, count_gutturals(word.readings.at[k]));
  }
  const ByteRange there = sentence_.place(f.first_word, f.word_count);
  if (gutturals > own_gutturals) {
    fault(NameVerdict::wrong, 0.15, there, "spelled by its English sound; Arabic has a spelling of its own");
    return Next::settled;
  }
  if (best_known - own > gap_wrong) {
    fault(NameVerdict::wrong, 0.2, there, "not the spelling that is known");
    return Next::settled;
  }
  return Next::part;
}

Next SentenceJudge::Case::taken_for_word(std::size_t part) {
  if (const auto word = sentence_.taken_for_word(name_, parts_, found_, part)) {
    fault(NameVerdict::translated, 0.2, sentence_.place(*word, 1), "a name was translated as a word");
    return Next::settled;
  }
  const Element& element = parts_[part];
  if (found_[part].match != Match::meaning || element.country) return Next::step;
  // "Sea" and "north" stand there for another reason, and so does another sea for none.
  const Element& phrase = whole_ ? *whole_ : element;
  if (phrase.place && !phrase.single && !found_[part].seat && exact_ + sound_ == 0) {
    for (const ArabicHit& hit : sentence_.hits_) {
      if (!sentence_.is_certain(hit) || !counts_against(hit, phrase)) continue;
      fault(NameVerdict::wrong, 0.2, hit.hit.range, "another name stands in its place");
      return Next::settled;
    }
  }
  return Next::part;
}

Next SentenceJudge::Case::word_in_latin(std::size_t part) {
  const Element& element = parts_[part];
  bool mention = false;
  const std::string_view word = sentence_.latin_copy(element, mention);
  if (word.empty()) return Next::step;
  if (mention || names_a_language()) return Next::settled;
  const auto at = static_cast<std::uint32_t>(word.data() - sentence_.arabic_.data());
  const ByteRange there{at, at + static_cast<std::uint32_t>(word.size())};
  const bool acronym = !element.country && (name_.type == NameType::acronym || element.acronym || name_words::is_upper(word));
  bool others = false;  // a word of the name that stands in Latin letters and that nobody knows: a firm, a product
  for (std::size_t k = 0; k < parts_.size(); ++k) {
    others = others || (found_[k].match == Match::none && parts_[k].forms.empty() && parts_[k].listed.empty());
  }
  const bool nobody = element.forms.empty() && name_.type != NameType::person;
  const bool usual = acronym || others || nobody || name_.type == NameType::organization || element.organization;
  if (!usual) {
    fault(NameVerdict::latin, 0.1, there, "the name stands in Latin letters");
  } else if (!acronym && !others && !element.common && !element.product && !all_latin_) {
    fault(NameVerdict::unusual, 0.4, there, "stands in Latin letters; Arabic has a form of its own");
  }
  return Next::settled;
}

/// "A third of the land on Earth", "life on Earth": the dry land, the world, the planet.
bool SentenceJudge::Case::speaks_of_land(const Element& element) const {
  if (element.part.range.in(sentence_.english_) != "Earth") return false;
  return std::any_of(sentence_.words_.begin(), sentence_.words_.end(), [](const ArabicWord& word) {
    for (std::size_t k = 0; k < word.readings.size; ++k) {
      const std::string key = arabic_text(arabic_key(word.readings.at[k]));
      if (is_one_of(key, {"\u0627\u0644\u064A\u0627\u0628\u0633\u0647", "\u0627\u0644\u0639\u0627\u0644\u0645", "\u0627\u0644\u0643\u0648\u0643\u0628",
                          "\u0643\u0648\u0643\u0628\u0646\u0627", "\u0627\u0644\u0645\u0639\u0645\u0648\u0631\u0647", "\u0627\u0644\u0628\u0633\u064A\u0637\u0647"}))
        return true;
    }
    return false;
  });
}

/// Nothing renders it, and nothing has to.
Next SentenceJudge::Case::need_not_stand(std::size_t part) {
  const Element& element = parts_[part];
  if (free_ || name_.type == NameType::acronym || sentence_.in_brackets(name_) || speaks_of_land(element)) return Next::part;
  if (lonely() && (sentence_.is_base(name_) || (element.place && sentence_.is_capital_by_land(element.postings)))) return Next::part;
  if (lonely() && (element.country || element.organization) && sentence_.is_person_by_land(name_)) return Next::part;
  if (lonely() && name_.type == NameType::person && (sentence_.is_called_by_office() || sentence_.is_coach_of_club(name_))) return Next::part;
  if (lonely() && sentence_.is_kind_alone(element.postings)) return Next::part;
  if (element.common && (element.forms.empty() || parts_.size() > 1)) return Next::part;
  if (element.common && element.single && !strong(element) && !element.organization) return Next::part;
  if (element.acronym && name_.token_count > element.token_count) return Next::part;
  if (!strong(element) && !lonely() && parts_.size() > 1 && name_.type != NameType::person) return Next::part;
  return Next::step;
}

/// A word may well render it, though no list has it.
Next SentenceJudge::Case::may_be_rendered(std::size_t part) {
  const Element& element = parts_[part];
  const Found& f = found_[part];
  if (element.country || !lonely()) return Next::step;
  if (f.word_count > 0) {
    const float enough = words_[f.first_word].stem == no_stem ? sound_enough : strong(element) ? 2.0f : 0.5f;
    if (f.odds > enough) return Next::part;
  }
  return sentence_.resembled(element, name_) ? Next::part : Next::step;
}

/// Whether all that is there of a name of several words is the word for its kind, which may be that of another: "river".
bool SentenceJudge::Case::only_kind_stands() const {
  if (exact_ + sound_ > 0) return false;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (found_[i].match == Match::none) continue;
    std::string key;
    matching_key(parts_[i].part.range.in(sentence_.english_), key);
    if (!parts_[i].single || found_[i].seat || name_words::head_type(key) == NameType::unknown) return false;
  }
  return true;
}

/// A well-known person by the family name in English, and by the given name in Arabic.
Next SentenceJudge::Case::given_name_stands(std::size_t part) {
  const Element& element = parts_[part];
  if (!element.person || !element.single || parts_.size() > 1) return Next::step;
  for (const std::string_view form : element.forms) {
    const std::vector<Part> wanted = arabic_parts(form);
    if (wanted.size() < 2) continue;
    const Letters given = arabic_key(wanted[0].letters);
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      const Readings& readings = words_[w].readings;
      bool same = false;
      for (std::size_t k = 0; k < readings.size && !same; ++k) same = has_arabic_key(readings.at[k], given);
      if (!same || !sentence_.name_like(w) || sentence_.explained(w, &name_)) continue;
      fault(NameVerdict::unusual, 0.4, sentence_.place(w, 1), "English has the family name, Arabic the given one");
      return Next::settled;
    }
  }
  return Next::step;
}

/// Another name of its kind in its place; countries for a country first.
Next SentenceJudge::Case::another_of_its_kind(std::size_t part) {
  const Element& element = parts_[part];
  if (!strong(element) || (!lonely() && !element.country && !only_kind_stands())) return Next::step;
  for (const bool countries : {true, false}) {
    for (const ArabicHit& hit : sentence_.hits_) {
      if (countries && !(element.country && sentence_.world_.type(hit.hit.postings[0].entry) == EntryType::country)) continue;
      if (!counts_against(hit, element)) continue;
      fault(NameVerdict::wrong, 0.1, hit.hit.range, "another name stands in its place");
      return Next::settled;
    }
  }
  return Next::step;
}

/// Whether a name of the Arabic sentence is of the element's kind, and nothing else of the English sentence calls for it.
bool SentenceJudge::Case::counts_against(const ArabicHit& hit, const Element& element) const {
  const Posting& posting = hit.hit.postings[0];
  if (posting.common || posting.weak) return false;
  if (is_place(sentence_.world_.type(posting.entry)) != (element.country || element.place)) return false;
  const StemId stem = words_[hit.first_word].stem;
  if (hit.word_count == 1 && stem != no_stem && !element.country && sentence_.lexicon_.bits(stem, Language::arabic) < 13) return false;
  return !sentence_.any_explained(hit.first_word, hit.word_count, &name_) && !is_anothers_seat(hit) && !is_within_body(hit);
}

/// Whether it stands in the name of a body, as the Emirates in that of an airline.
bool SentenceJudge::Case::is_within_body(const ArabicHit& hit) const {
  return std::any_of(sentence_.hits_.begin(), sentence_.hits_.end(), [&](const ArabicHit& other) {
    return holds(other, hit) && sentence_.world_.name_type(other.hit.postings[0].entry) == NameType::organization;
  });
}

/// Whether it is a country of which the English speaks by its capital, or the capital of one that the English names.
bool SentenceJudge::Case::is_anothers_seat(const ArabicHit& hit) const {
  return std::any_of(sentence_.english_hits_.begin(), sentence_.english_hits_.end(), [&](const GazetteerHit& ours) {
    if (ours.range.overlaps(name_.range)) return false;
    return std::any_of(ours.postings.begin(), ours.postings.end(), [&](const Posting a) {
      return std::any_of(hit.hit.postings.begin(), hit.hit.postings.end(), [&](const Posting b) { return sentence_.is_seat(a, b); });
    });
  });
}

/// Beside a word of the name that is there, one that has no counterpart; or the family name is gone. A word for its kind is no word of it.
Next SentenceJudge::Case::one_word_is_another(std::size_t part) {
  if (lonely() || (strong(parts_[part]) && only_kind_stands())) return Next::step;
  for (const std::size_t neighbour : {part - 1, part + 1}) {
    const std::optional<std::uint32_t> word = stranger_beside(neighbour, part);
    if (!word) continue;
    const Found& n = found_[neighbour];
    const std::uint32_t from = std::min(*word, n.first_word), to = std::max(*word + 1, n.first_word + n.word_count);
    fault(NameVerdict::wrong, 0.25, sentence_.place(from, to - from), "one word of the name is another");
    return Next::settled;
  }
  const bool family = name_.type == NameType::person && parts_.size() >= 2 && part + 1 == parts_.size() && !parts_[part].common;
  if (!family || found_[0].match != Match::exact) return Next::part;
  fault(NameVerdict::missing, 0.35, sentence_.place(found_[0].first_word, found_[0].word_count), "the family name is missing");
  return Next::settled;
}

/// The word that stands where the part should, beside the neighbour, and that nothing accounts for.
std::optional<std::uint32_t> SentenceJudge::Case::stranger_beside(std::size_t neighbour, std::size_t part) const {
  if (neighbour >= parts_.size() || parts_.size() > 3) return std::nullopt;
  const Found& n = found_[neighbour];
  if (n.match != Match::exact && n.match != Match::sound) return std::nullopt;
  const bool behind = neighbour < part;
  const std::uint32_t last = n.first_word + n.word_count - 1;
  if (behind ? last + 1 >= words_.size() : n.first_word == 0) return std::nullopt;
  const std::uint32_t word = behind ? last + 1 : n.first_word - 1;
  const bool touches = behind ? words_[last].token + 1 == words_[word].token : words_[word].token + 1 == words_[n.first_word].token;
  if (!touches || !sentence_.name_like(word) || sentence_.explained(word, &name_)) return std::nullopt;
  return word;
}

/// Half of a name of two words.
Next SentenceJudge::Case::half_is_lost(std::size_t part) {
  const Element& element = parts_[part];
  if (element.country || element.organization) return Next::step;
  for (const std::string_view form : element.forms) {
    const std::vector<Part> wanted = arabic_parts(form);
    if (wanted.size() != 2) continue;
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      if (!begins_form(words_[w].part.letters, wanted[0].letters)) continue;
      // Not the word for a river, a city, an island.
      const StemId stem = words_[w].stem;
      if (stem != no_stem && sentence_.lexicon_.bits(stem, Language::arabic) < 12.5f) continue;
      fault(NameVerdict::wrong, 0.2, sentence_.place(w, 1), "part of the name is lost");
      return Next::settled;
    }
  }
  return Next::step;
}

/// Whether a word is the first one of a form, with an ending of two letters at most.
bool SentenceJudge::Case::begins_form(const Letters& there, const Letters& first) const {
  std::size_t same = 0;
  while (same < there.size && same < first.size && there[same] == first[same]) ++same;
  return same >= 4 && same >= first.size && there.size <= same + 2;
}

/// Any name that lists know, and that nothing accounts for.
Next SentenceJudge::Case::another_name(std::size_t part) {
  const Element& element = parts_[part];
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    if (words_[w].part.letters.size < 3 || !sentence_.name_like(w) || !is_well_known_name(w)) continue;
    if (sentence_.is_plain_word(w) || sentence_.explained(w, &name_)) continue;
    // A people or a faith is no bare name in Arabic but an adjective.
    if (element.people && !has_nisba(words_[w].part.letters)) continue;
    if (words_[w].stem != no_stem && sentence_.lexicon_.bits(words_[w].stem, Language::arabic) < 14) continue;
    fault(NameVerdict::wrong, 0.3, sentence_.place(w, 1), "another name stands in its place");
    return Next::settled;
  }
  return Next::step;
}

/// Whether the name table has a word; what looks like a verb in the imperfect has to be there often.
bool SentenceJudge::Case::is_well_known_name(std::uint32_t word) const {
  const Letter first = words_[word].part.letters[0];
  const std::uint32_t enough = first == letter::yeh || first == letter::teh ? 10 : 1;
  const Readings& readings = words_[word].readings;
  std::uint32_t seen = 0;
  for (std::size_t k = 0; k < readings.size && seen == 0; ++k) seen = sentence_.times_listed(readings.at[k]);
  return seen >= enough;
}

Next SentenceJudge::Case::missing(std::size_t part) {
  const Element& element = parts_[part];
  if (parts_.size() > 1 && !strong(element)) return Next::part;
  if (element.people && !element.country && !element.place) return Next::part;
  fault(NameVerdict::missing, 0.3, {}, "the name is missing");
  return Next::settled;
}

}  // namespace muwazi::inline v0::names
