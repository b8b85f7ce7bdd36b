// SPDX-License-Identifier: Apache-2.0
// Names found in one sentence of either language: capitals, titles, particles and the gazetteer.
#include <muwazi/name.hpp>

#include <algorithm>
#include <array>
#include <optional>

#include <muwazi/lexicon.hpp>

#include "gazetteer.hpp"
#include "gazetteer_format.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"

namespace muwazi::inline v0 {
namespace {

/// How far an English sentence's capitals are evidence.
enum class Capitals : std::uint8_t { none, normal, title, all };

/// What a token is to the finder.
enum Mark : std::uint8_t {
  not_word,
  lower,        // a word without a capital
  function,     // capitalised, but a word of grammar, a weekday, a month
  start_word,   // capitalised at the start of a sentence or quotation, and an everyday word: no evidence
  name_like     // capitalised without another reason
};

bool has_lower(std::string_view word) noexcept {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
}

bool is_upper_word(std::string_view word) noexcept {
  const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return letters >= 2 && !has_lower(word);
}

/// More than half of the letters are capitals, and at least two: NATO, CoV.
bool is_acronym_word(std::string_view word) noexcept {
  const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && static_cast<std::size_t>(capitals) * 2 > word.size();
}

class EnglishFinder {
 public:
  /// `hits` are those of the gazetteer's scan.
  EnglishFinder(std::string_view text, std::span<const Token> tokens, std::span<const GazetteerHit> hits)
      : text_(text), tokens_(tokens), world_(Gazetteer::builtin()), hits_(hits) {}

  std::vector<Name> run() {
    survey();
    hit_at_.assign(tokens_.size(), -1);
    for (std::size_t i = 0; i < hits_.size(); ++i) hit_at_[hits_[i].first_token] = static_cast<std::int32_t>(i);
    for (std::size_t at = 0; at < tokens_.size();) at = step(at);
    return std::move(names_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const { return tokens_[i].range.in(text_); }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::punctuation && word(i) == mark;
  }
  [[nodiscard]] bool is_possessive(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::word && tokens_[i].glued && tokens_[i].range.size() <= 4 &&
           !tokens_[i].capitalized && (word(i) == "'s" || word(i) == "\u2019s" || word(i) == "'S" || word(i) == "\u2019S");
  }

  /// The token's key into key_.
  std::string_view key_of(std::size_t i) {
    matching_key(word(i), key_);
    return key_;
  }

  /// What the sentence's capitals are worth, and each token's mark.
  void survey() {
    capitals_ = weigh_capitals();
    marks_.assign(tokens_.size(), not_word);
    bool start = true;  // of a sentence or quotation: the next capital is no evidence
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.kind != TokenKind::word) {
        start = starts_behind(i, start);
      } else if (token.script != TokenScript::latin) {
        start = false;
      } else if (!token.capitalized) {
        marks_[i] = has_inner_capital(i) && capitals_ != Capitals::all ? name_like : lower;
        start = false;
      } else if (token.glued && i > 0 && tokens_[i - 1].kind == TokenKind::number && token.range.size() <= 2) {
        marks_[i] = function;  // 2C, 5G
      } else {
        marks_[i] = mark_of_capital(i, start);
        start = false;
      }
    }
  }

  [[nodiscard]] bool is_latin_word(std::size_t i) const {
    return tokens_[i].kind == TokenKind::word && tokens_[i].script == TokenScript::latin && !is_possessive(i);
  }

  Capitals weigh_capitals() {
    std::size_t words = 0, capitalized = 0, upper = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_latin_word(i)) continue;
      ++words;
      capitalized += tokens_[i].capitalized;
      upper += tokens_[i].capitalized && is_upper_word(word(i));
    }
    if (capitalized == 0) return Capitals::none;
    if (words >= 3 && upper * 10 >= words * 7) return Capitals::all;
    // Only where capitals are many does it matter whether all words of weight have one.
    return capitalized * 2 >= words && is_headline() ? Capitals::title : Capitals::normal;
  }

  /// Whether the words of weight behind the first have capitals, all but one in 25.
  bool is_headline() {
    std::size_t long_words = 0, long_capitalized = 0;
    bool first = true;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_latin_word(i)) continue;
      if (!first && tokens_[i].range.size() > 2 && !name_words::is_function(key_of(i))) {
        ++long_words;
        long_capitalized += tokens_[i].capitalized;
      }
      first = false;
    }
    return long_words >= 3 && long_capitalized * 25 >= long_words * 24;
  }

  /// Whether a sentence, a quotation or a line's text starts behind what is no word.
  bool starts_behind(std::size_t i, bool start) {
    const Token& token = tokens_[i];
    const std::string_view w = word(i);
    const bool ascii = w.size() == 1;
    if (ascii && w[0] == '.' && i > 0 && tokens_[i - 1].kind == TokenKind::word &&
        (tokens_[i - 1].range.size() == 1 || name_words::is_title(key_of(i - 1)) || name_words::is_abbreviation(key_))) {
      return start;  // "Mr. Brown", "J. Smith", "St. Louis"
    }
    if (ascii ? std::string_view(":\".!?").find(w[0]) != std::string_view::npos
              : w == "\u201C" || w == "\u2018" || w == "\u2022" || w == "\u2026" || w == "\u00AB") {
      return true;
    }
    if (w == "'" && (i + 1 < tokens_.size() && tokens_[i + 1].glued) && !token.glued) return true;
    if (token.kind == TokenKind::number && i == 0) return true;
    if (ascii && std::string_view("*#_|>~").find(w[0]) != std::string_view::npos) {
      // Marks of lists, headings and emphasis: a bullet starts, the others change nothing.
      const bool bullet = !token.glued && i + 1 < tokens_.size() && !tokens_[i + 1].glued;
      return start || bullet || w[0] == '#' || w[0] == '|';
    }
    return w == "(" || w == "[" ? start : start && i < 2;
  }

  /// Names with a capital inside: iPhone, eBay.
  [[nodiscard]] bool has_inner_capital(std::size_t i) const {
    const std::string_view w = word(i);
    return !is_possessive(i) && w.size() > 2 && std::any_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  Mark mark_of_capital(std::size_t i, bool start) {
    const std::string_view w = word(i);
    const std::string_view key = key_of(i);
    // "Theresa May": a month directly behind a name is one; decided in is_month_as_family_name().
    if (name_words::is_function(key) || name_words::is_time(key)) return function;
    if (is_upper_word(w) && name_words::is_common_acronym(w)) return function;
    if (capitals_ == Capitals::normal && !start) return is_upper_word(w) && w.size() > 4 && common(key) ? start_word : name_like;
    return common(key) ? start_word : name_like;
  }

  [[nodiscard]] bool common(std::string_view key) const { return world_.is_common_english(key); }

  [[nodiscard]] const GazetteerHit* hit(std::size_t i) const {
    return i < tokens_.size() && hit_at_[i] >= 0 ? &hits_[static_cast<std::size_t>(hit_at_[i])] : nullptr;
  }

  /// Whether a hit stands on its own: more than an everyday word at a place where capitals say nothing.
  [[nodiscard]] bool trusted(const GazetteerHit& h) {
    if (h.token_count > 1) {
      // A phrase of everyday words needs its capitals.
      return true;
    }
    const Posting& p = h.postings[0];
    if (marks_[h.first_token] == name_like) return true;
    if (marks_[h.first_token] == function) return false;
    if (capitals_ == Capitals::all && p.acronym && p.common) return false;
    if (p.acronym) return true;
    if (!p.common) return !p.weak;
    // The bird, where the text goes on to speak of turkeys.
    if (capitals_ == Capitals::normal && stands_in_lower_case(h.first_token)) return false;
    // China, Ford, Amazon: in a dictionary in lower case too, but rarely so.
    matching_key(word(h.first_token), key_);
    return capitals_ == Capitals::normal && !p.weak && !name_words::is_everyday(key_) && spelled_as(h, word(h.first_token));
  }

  /// The word, or its plural, stands in the text without a capital.
  [[nodiscard]] bool stands_in_lower_case(std::size_t at) const {
    const std::string_view name = word(at);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view other = word(i);
      if (tokens_[i].kind != TokenKind::word || tokens_[i].capitalized || other.size() < name.size() || other.size() > name.size() + 1) continue;
      if (other.size() > name.size() && other.back() != 's') continue;
      if (other.substr(1, name.size() - 1) == name.substr(1) && (other[0] ^ 0x20) == name[0]) return true;
    }
    return false;
  }

  /// One of a hit's meanings is written with plain letters: what begins a sentence as "Store" is no "\u0160tore".
  [[nodiscard]] bool spelled_as(const GazetteerHit& h, std::string_view written) const {
    const bool plain = std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const auto is_plain = [&](Posting p) {
      const std::string_view spelling = world_.english(p.entry, 0).spelling;
      return std::all_of(spelling.begin(), spelling.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    return !plain || std::any_of(h.postings.begin(), h.postings.end(), is_plain);
  }

  /// One of a hit's meanings is a community or an adjective: "Kurdish", "French".
  [[nodiscard]] bool is_people(const GazetteerHit& h) const {
    return std::any_of(h.postings.begin(), h.postings.end(), [&](Posting p) {
      return p.derivation() != Derivation::name || world_.type(p.entry) == EntryType::people;
    });
  }

  [[nodiscard]] bool has_type(const GazetteerHit& h, std::initializer_list<EntryType> types) const {
    return std::any_of(h.postings.begin(), h.postings.end(), [&](Posting p) {
      return std::find(types.begin(), types.end(), world_.type(p.entry)) != types.end();
    });
  }

  /// Is there a word at `i` that can be part of a name that has begun?
  [[nodiscard]] bool continues(std::size_t i) const {
    return i < tokens_.size() && (marks_[i] == name_like || marks_[i] == start_word);
  }

  std::size_t step(std::size_t at) {
    if (hit_at_[at] < 0 && marks_[at] != name_like && marks_[at] != start_word) return at + 1;
    const GazetteerHit* h = hit(at);
    if (h && !trusted(*h)) {
      // "Mark Smith", "Grant said": an everyday word that is a given name counts before another name.
      const std::size_t next = h->first_token + h->token_count;
      const bool person = has_type(*h, {EntryType::given}) && next < tokens_.size() && marks_[next] == name_like &&
                          capitals_ == Capitals::normal;
      if (!person) h = nullptr;
    }
    const bool title = tokens_[at].kind == TokenKind::word && tokens_[at].capitalized && is_title(at);
    if (title) return take_title(at);
    bool begins = h != nullptr || marks_[at] == name_like;
    if (!begins && marks_[at] == start_word && capitals_ == Capitals::normal) {
      // "Royal Navy ships", "Capitol Hill is": everyday words that begin a name of an institution or a place.
      begins = institution_follows(at);
    }
    if (!begins) return at + 1;
    return take_name(at, h);
  }

  /// An everyday word at the start, and behind it a capital word that ends an institution's or a place's name.
  bool institution_follows(std::size_t at) {
    std::size_t i = at + 1;
    for (std::size_t n = 0; n < 3 && i < tokens_.size() && marks_[i] == name_like; ++n, ++i) {
      if (hit(i) && hit(i)->token_count > 1) return false;
      const auto head = name_words::head_type(key_of(i));
      if (head != NameType::unknown) return true;
    }
    // "University of X", "Ministry of X".
    if (i == at + 1 && i + 1 < tokens_.size() && marks_[i] == lower && word(i) == "of") {
      return name_words::head_type(key_of(at)) != NameType::unknown &&
             (marks_[i + 1] == name_like || hit(i + 1) != nullptr);
    }
    return false;
  }

  bool is_title(std::size_t at) {
    if (marks_[at] == function) return false;
    return name_words::is_title(key_of(at));
  }

  /// Titles before a person: skipped, and what follows is a person.
  std::size_t take_title(std::size_t at) {
    std::size_t i = at + 1;
    if (is_mark(i, ".") && tokens_[i].glued) ++i;
    if (i < tokens_.size() && marks_[i] == lower && word(i) == "-" ) ++i;
    after_title_ = i;
    // "President of X", "Prime Minister", "King's College": no name by itself.
    const GazetteerHit* h = hit(at);
    if (h && h->token_count > 1 && !has_type(*h, {EntryType::title})) return take_name(at, h);
    if (i < tokens_.size() && marks_[i] == name_like && !is_title(i) &&
        name_words::head_type(key_of(i)) == NameType::organization) {
      return take_name(at, nullptr);  // "General Assembly", "Queen Bank"
    }
    return i;
  }

  [[nodiscard]] bool is_country_like(const GazetteerHit& h) const {
    const Posting& p = h.postings[0];
    const NameType type = world_.name_type(p.entry);
    return type == NameType::place || p.derivation() != Derivation::name || type == NameType::people;
  }

  /// A name whose words are being taken, and what they have said of its type so far.
  struct Open {
    std::size_t begin = 0, end = 0;  ///< tokens
    const GazetteerHit* first_hit = nullptr;
    const GazetteerHit* last_hit = nullptr;
    NameType head = NameType::unknown;    ///< by its last word, or by that before "of"
    NameType by_hit = NameType::unknown;  ///< by the gazetteer
    bool given = false;                   ///< a given name is in it
    bool of_head = false;                 ///< its last word takes "of"
    std::size_t pieces = 0, hits = 0;
  };

  std::size_t take_name(std::size_t at, const GazetteerHit* first_hit) {
    Open name;
    name.begin = name.end = at;
    name.first_hit = first_hit;
    take_piece(name, at);
    while (const std::optional<std::size_t> next = next_piece(name)) take_piece(name, *next);
    if (is_common_noun(name)) return name.end;
    names_.push_back({{tokens_[at].range.begin, tokens_[name.end - 1].range.end},
                      static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name.end - at), type_of(name)});
    return name.end;
  }

  /// A word, or a phrase of the gazetteer, becomes the name's next piece.
  void take_piece(Open& name, std::size_t where) {
    const bool first = where == name.begin;
    const GazetteerHit* h = first ? name.first_hit : hit(where);
    if (h && !first && h->token_count == 1 && marks_[where] != name_like && !trusted(*h)) h = nullptr;
    name.last_hit = h;
    name.hits += h != nullptr;
    if (h) {
      const Posting& p = h->postings[0];
      NameType type = p.derivation() == Derivation::name ? world_.name_type(p.entry) : NameType::people;
      if (type == NameType::language && is_people(*h)) type = NameType::people;
      if (name.by_hit == NameType::unknown || (type != NameType::people && name.by_hit != NameType::person)) name.by_hit = type;
      name.given = name.given || has_type(*h, {EntryType::given});
      name.end = h->first_token + h->token_count;
    } else {
      name.end = where + 1;
      if (name.pieces == 0) name.by_hit = NameType::unknown;
    }
    const NameType own = name_words::head_type(key_of(name.end - 1));
    if (own != NameType::unknown && (name.end - 1 > name.begin || own == NameType::organization)) name.head = own;
    name.of_head = name_words::takes_of(key_);
    ++name.pieces;
  }

  /// The token where the name goes on; none where it ends.
  std::optional<std::size_t> next_piece(const Open& name) {
    const std::size_t i = name.end;
    if (i >= tokens_.size()) return std::nullopt;
    if (tokens_[i].kind == TokenKind::punctuation) return piece_behind_mark(name);
    if (tokens_[i].kind != TokenKind::word || is_possessive(i)) return std::nullopt;
    const bool counts = capitals_ != Capitals::title && capitals_ != Capitals::all;
    if (marks_[i] == name_like || (marks_[i] == start_word && counts)) {
      return begins_another(name) ? std::nullopt : std::optional(i);
    }
    if (is_month_as_family_name(name)) return i;
    return marks_[i] == lower || marks_[i] == function ? piece_behind_particle(name) : std::nullopt;
  }

  [[nodiscard]] static bool is_mark_text(std::string_view text, char mark) { return text.size() == 1 && text[0] == mark; }

  /// Behind a hyphen, the dot of an initial or abbreviation, or an ampersand.
  std::optional<std::size_t> piece_behind_mark(const Open& name) {
    const std::size_t mark = name.end, next = mark + 1;
    if (next >= tokens_.size()) return std::nullopt;
    if (is_mark_text(word(mark), '&')) return marks_[next] == name_like ? std::optional(next) : std::nullopt;
    if (!tokens_[mark].glued) return std::nullopt;
    if (is_mark_text(word(mark), '-') && tokens_[next].glued) {
      // "Iraq-Syria" are two names, "Jean-Claude" and "Ez-Zor" one, "Alawite-minority" ends.
      const bool two = name.last_hit && is_country_like(*name.last_hit) && hit(next) && is_country_like(*hit(next));
      return continues(next) && !two ? std::optional(next) : std::nullopt;
    }
    if (!is_mark_text(word(mark), '.')) return std::nullopt;
    const bool initial = tokens_[mark - 1].range.size() == 1;
    if (tokens_[next].glued) {
      return initial && tokens_[next].capitalized ? std::optional(next) : std::nullopt;  // J.K. Rowling
    }
    // "St.": the dot belongs to the name where the name goes on.
    if (!initial && !name_words::is_abbreviation(key_of(mark - 1))) return std::nullopt;
    if (!continues(next) && !hit(next)) return std::nullopt;
    return marks_[next] == start_word && !initial ? std::nullopt : std::optional(next);
  }

  /// Whether the capital word behind a name begins another one.
  bool begins_another(const Open& name) {
    const std::size_t i = name.end;
    const bool country = name.last_hit && is_country_like(*name.last_hit);
    if (is_title(i) && name.head == NameType::unknown && name.pieces > 0) {
      // "British Prime Minister Theresa May" parts before the title; "Martin Luther King" does not.
      if (country || name.last_hit == nullptr || name.by_hit != NameType::person) return true;
    }
    // "Russian Vladimir Putin"
    const GazetteerHit* next = hit(i);
    return country && next && has_type(*next, {EntryType::given, EntryType::person}) &&
           name.last_hit->postings[0].derivation() != Derivation::name;
  }

  /// Theresa May
  bool is_month_as_family_name(const Open& name) {
    const std::size_t i = name.end;
    if (marks_[i] != function || !name.given || name.by_hit != NameType::person || capitals_ != Capitals::normal) return false;
    if (i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::number) return false;
    return key_of(i) == "may" || name_words::is_time(key_);
  }

  /// Behind particles and "of" between capitals.
  std::optional<std::size_t> piece_behind_particle(const Open& name) {
    const std::size_t i = name.end;
    std::size_t next = i + 1;
    const auto capital = [&] {
      return next < tokens_.size() && tokens_[next].capitalized && (marks_[next] == name_like || hit(next));
    };
    const auto is_lower = [&] { return next < tokens_.size() && marks_[next] == lower; };
    const std::string_view key = key_of(i);
    if (name_words::is_particle(key)) {
      if (is_lower() && name_words::is_particle(key_of(next))) ++next;
      if (is_mark(next, "-") && next + 1 < tokens_.size()) ++next;
      return capital() ? std::optional(next) : std::nullopt;
    }
    if (key == "of" && (name.of_head || name.head == NameType::organization)) {
      if (is_lower() && word(next) == "the") ++next;
      return capital() ? std::optional(next) : std::nullopt;
    }
    if ((key == "for" || key == "and") && name.head == NameType::organization) {
      const bool plain = next < tokens_.size() && marks_[next] == name_like && capitals_ == Capitals::normal && !hit(next);
      if (plain && (key == "for" || and_inside(name.begin, i))) return next;
    }
    return std::nullopt;
  }

  /// "the Government", "the River": a common noun with a capital. "A Dream of Spring": a title that is translated.
  bool is_common_noun(const Open& name) {
    if (name.hits > 0 || !everyday_words(name.begin, name.end)) return false;
    return name.end == name.begin + 1 ? head_of(name.begin) != NameType::unknown : quoted(name.begin);
  }

  /// SARS-CoV, M.A.
  bool is_acronym(const Open& name) {
    const std::size_t count = name.end - name.begin;
    const bool dotted = is_mark(name.begin + 1, ".");
    if (capitals_ == Capitals::all) return false;
    if (count != 1 && !(count == 3 && is_mark(name.begin + 1, "-")) && !dotted) return false;
    for (std::size_t t = name.begin; t < name.end; ++t) {
      if (tokens_[t].kind == TokenKind::word && !is_acronym_word(word(t)) && !(dotted && word(t).size() == 1)) return false;
    }
    return true;
  }

  /// By the title before it, the gazetteer, its last word, the word behind it.
  NameType type_of(const Open& name) {
    const bool country = name.first_hit && has_type(*name.first_hit, {EntryType::country});
    if (after_title_ == name.begin && name.begin != 0 && name.head != NameType::organization && name.by_hit != NameType::people &&
        !country) {
      return NameType::person;
    }
    if (name.by_hit != NameType::place && is_acronym(name)) return NameType::acronym;
    if (name.head != NameType::unknown && name.pieces > 1) return name.head;
    if (name.given && name.pieces > 1) return NameType::person;
    if (name.by_hit != NameType::unknown && name.by_hit != NameType::person) return name.by_hit;
    const bool place_follows = name.end < tokens_.size() && marks_[name.end] == lower && head_of(name.end) == NameType::place;
    return place_follows ? NameType::place : name.by_hit;
  }

  NameType head_of(std::size_t i) { return name_words::head_type(key_of(i)); }

  /// All words of [begin, end) are in the dictionary in lower case.
  bool everyday_words(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (tokens_[i].kind == TokenKind::word && (is_upper_word(word(i)) || !common(key_of(i)))) return false;
    }
    return true;
  }

  /// A quotation mark stands before, with at most two words of grammar between.
  bool quoted(std::size_t at) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
      const std::string_view w = word(at - back);
      if (w == "\"" || w == "\u201C" || w == "\u2018" || w == "'" || w == "\u00AB") return true;
      if (marks_[at - back] != function) return false;
    }
    return false;
  }

  /// "Department of Health and Human Services": an "of" or "for" stands between the name's start and here.
  bool and_inside(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (marks_[i] == lower && (word(i) == "of" || word(i) == "for")) return true;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  const Gazetteer& world_;
  std::string key_;
  Capitals capitals_ = Capitals::normal;
  std::vector<std::uint8_t> marks_;
  std::vector<std::int32_t> hit_at_;
  std::span<const GazetteerHit> hits_;
  std::vector<Name> names_;
  std::size_t after_title_ = 0;
};

/// Arabic titles that stand before a person, as matching keys.
bool is_arabic_title(std::string_view key) noexcept {
  static constexpr auto titles = name_words::sorted(std::to_array<std::string_view>({
      "\u0627\u0644\u0633\u064A\u062F",                          // as-sayyid
      "\u0627\u0644\u0633\u064A\u062F\u0647",                    // as-sayyida
      "\u0627\u0644\u0631\u064A\u064A\u0633",                    // ar-ra'is
      "\u0627\u0644\u062F\u0643\u062A\u0648\u0631",              // ad-duktur
      "\u0627\u0644\u062F\u0643\u062A\u0648\u0631\u0647",
      "\u0627\u0644\u0634\u064A\u062E",                          // ash-shaykh
      "\u0627\u0644\u0627\u0633\u062A\u0627\u0630",              // al-ustadh
      "\u0627\u0644\u0645\u0647\u0646\u062F\u0633",              // al-muhandis
      "\u0627\u0644\u0644\u0648\u0627\u0621",                    // al-liwa'
      "\u0627\u0644\u0639\u0645\u064A\u062F",                    // al-'amid
      "\u0627\u0644\u0639\u0642\u064A\u062F",                    // al-'aqid
      "\u0627\u0644\u0641\u0631\u064A\u0642",                    // al-fariq
      "\u0627\u0644\u062C\u0646\u0631\u0627\u0644",              // al-jiniral
      "\u0627\u0644\u0646\u0627\u064A\u0628",                    // an-na'ib
      "\u0627\u0644\u0648\u0632\u064A\u0631",                    // al-wazir
      "\u0627\u0644\u0645\u0644\u0643",                          // al-malik
      "\u0627\u0644\u0645\u0644\u0643\u0647",
      "\u0627\u0644\u0627\u0645\u064A\u0631",                    // al-amir
      "\u0627\u0644\u0627\u0645\u064A\u0631\u0647",
      "\u0627\u0644\u0633\u0644\u0637\u0627\u0646",              // as-sultan
      "\u0627\u0644\u0627\u0645\u0627\u0645",                    // al-imam
      "\u0627\u0644\u0628\u0627\u0628\u0627",                    // al-baba
      "\u0627\u0644\u062D\u0627\u062C",                          // al-hajj
      "\u0627\u0644\u0642\u062F\u064A\u0633",                    // al-qiddis
      "\u0627\u0644\u0646\u0628\u064A",                          // an-nabi
      "\u0627\u0644\u0645\u0644\u0627",                          // al-mulla
      "\u0627\u0644\u0644\u0648\u0631\u062F",                    // al-lurd
      "\u0627\u0644\u0627\u0645\u0628\u0631\u0627\u0637\u0648\u0631",
      "\u0627\u0644\u0642\u064A\u0635\u0631",
      "\u0627\u0644\u0642\u0627\u0636\u064A",
      "\u0627\u0644\u0633\u0641\u064A\u0631",
      "\u0627\u0644\u0628\u0631\u0648\u0641\u064A\u0633\u0648\u0631",
      "\u0627\u0644\u0627\u0646\u0633\u0647"}));              // al-anisa
  return name_words::contains(titles, key);
}

/// Parts that begin or join Arabic names: ibn, bin, bint, abu, umm, al (family), abd.
bool is_arabic_particle(std::string_view key) noexcept {
  static constexpr auto particles = name_words::sorted(std::to_array<std::string_view>({
      "\u0627\u0628\u0646", "\u0628\u0646", "\u0628\u0646\u062A", "\u0627\u0628\u0648", "\u0627\u0628\u064A",
      "\u0627\u0628\u0627", "\u0627\u0645", "\u0627\u0644", "\u0639\u0628\u062F"}));
  return name_words::contains(particles, key);
}

/// Heads of titles in construct, whose rest says of what: minister of finance, president of the republic.
bool is_arabic_office(std::string_view key) noexcept {
  static constexpr auto offices = name_words::sorted(std::to_array<std::string_view>({
      "\u0648\u0632\u064A\u0631", "\u0648\u0632\u064A\u0631\u0647",                          // wazir
      "\u0631\u064A\u064A\u0633", "\u0631\u064A\u064A\u0633\u0647",                          // ra'is
      "\u0645\u0644\u0643", "\u0645\u0644\u0643\u0647", "\u0627\u0645\u064A\u0631", "\u0627\u0645\u064A\u0631\u0647",  // malik, amir
      "\u0633\u0644\u0637\u0627\u0646", "\u0633\u0641\u064A\u0631", "\u0633\u0641\u064A\u0631\u0647",         // sultan, safir
      "\u0645\u062D\u0627\u0641\u0638", "\u0639\u0645\u062F\u0647", "\u062D\u0627\u0643\u0645",               // muhafiz, 'umda, hakim
      "\u0642\u0627\u064A\u062F", "\u0632\u0639\u064A\u0645", "\u0634\u064A\u062E",                         // qa'id, za'im, shaykh
      "\u0645\u062F\u064A\u0631", "\u0645\u062F\u064A\u0631\u0647", "\u0646\u0627\u064A\u0628"}));              // mudir, na'ib
  return name_words::contains(offices, key);
}

/// Verbs of saying, whose subject stands behind them.
bool is_arabic_speech(std::string_view key) noexcept {
  static constexpr auto verbs = name_words::sorted(std::to_array<std::string_view>({
      "\u0642\u0627\u0644", "\u0642\u0627\u0644\u062A", "\u064A\u0642\u0648\u0644", "\u062A\u0642\u0648\u0644",  // qala
      "\u0635\u0631\u062D", "\u0635\u0631\u062D\u062A", "\u0627\u0643\u062F", "\u0627\u0643\u062F\u062A",         // sarraha, akkada
      "\u0627\u0636\u0627\u0641", "\u0627\u0636\u0627\u0641\u062A", "\u0627\u0648\u0636\u062D",               // adafa, awdaha
      "\u0627\u0648\u0636\u062D\u062A", "\u0627\u0639\u0644\u0646", "\u0627\u0639\u0644\u0646\u062A"}));        // a'lana
  return name_words::contains(verbs, key);
}

class ArabicFinder {
 public:
  ArabicFinder(std::string_view text, std::span<const Token> tokens, std::span<const StemId> stems)
      : text_(text), tokens_(tokens), stems_(stems), world_(Gazetteer::builtin()), lexicon_(Lexicon::builtin()) {}

  std::vector<Name> run() {
    std::vector<GazetteerHit> hits;
    world_.scan(text_, tokens_, Language::arabic, hits);
    std::size_t next_hit = 0;
    for (std::uint32_t at = 0; at < tokens_.size();) {
      if (next_hit < hits.size() && hits[next_hit].first_token == at) {
        take_hit(hits[next_hit]);
        at += hits[next_hit++].token_count;
      } else {
        take_word(at++);
      }
    }
    lend_certainty();
    return join();
  }

 private:
  /// What may be a name or a part of one. Those that are not `sure` need a sure neighbour.
  struct Piece {
    std::uint32_t begin, end;  // tokens
    ByteRange range;
    NameType type;
    bool sure, person;
  };
  /// What stands before a word and makes a name of it.
  enum class Before : std::uint8_t {
    nothing,
    title,     // the sheikh
    office,    // the minister of ...: further words may say of what
    speech,    // a verb of saying
    particle,  // son of
    person     // another part of the name
  };

  [[nodiscard]] bool person_before() const { return before_ == Before::title || before_ == Before::office || before_ == Before::particle; }

  void take_hit(const GazetteerHit& hit) {
    const Posting& p = hit.postings[0];
    NameType type = p.derivation() == Derivation::name ? world_.name_type(p.entry) : NameType::people;
    const bool people = std::any_of(hit.postings.begin(), hit.postings.end(), [&](Posting q) {
      return q.derivation() != Derivation::name || world_.type(q.entry) == EntryType::people;
    });
    if (type == NameType::language && people) type = NameType::people;
    const bool person = std::any_of(hit.postings.begin(), hit.postings.end(), [&](Posting q) {
      return q.derivation() == Derivation::name && world_.name_type(q.entry) == NameType::person;
    });
    const bool everyday = hit.token_count == 1 && (p.common || p.weak);
    const bool title_word = everyday && is_title(hit.first_token);
    const bool office_word = everyday && !title_word && is_arabic_office(key_);
    const bool lent = person_before() && person && !title_word && !office_word;
    const bool with_particle = before_ == Before::particle && person && hit.range.begin == tokens_[hit.first_token].range.begin;
    const std::uint32_t begin = with_particle ? particle_ : hit.first_token;
    pieces_.push_back({begin, hit.first_token + hit.token_count, {with_particle ? tokens_[begin].range.begin : hit.range.begin, hit.range.end},
                       type, !everyday || lent, person && !title_word && !office_word});
    if (title_word || office_word) {
      begin_title(title_word ? Before::title : Before::office);
    } else if (!goes_on_with_title(type != NameType::person)) {
      before_ = type == NameType::person && pieces_.back().sure ? Before::person : Before::nothing;
    }
  }

  void take_word(std::uint32_t at) {
    const Token& token = tokens_[at];
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic) {
      before_ = Before::nothing;
      return;
    }
    if (is_title(at)) return begin_title(Before::title);
    if (is_arabic_office(key_)) return begin_title(Before::office);
    if (is_arabic_speech(key_)) {
      before_ = Before::speech;
      return;
    }
    const bool particle = is_arabic_particle(key_) && token.range.size() > 4;
    if (before_ == Before::particle) {
      pieces_.push_back({particle_, at + 1, {tokens_[particle_].range.begin, token.range.end}, NameType::person, true, true});
      before_ = Before::nothing;
    } else if (!particle && is_stranger(at)) {
      const bool called = before_ != Before::nothing;
      pieces_.push_back({at, at + 1, token.range, called ? NameType::person : NameType::unknown, true, called});
      before_ = called ? Before::person : Before::nothing;
    } else if (particle) {
      before_ = Before::particle;
      particle_ = at;
    } else if (!goes_on_with_title(!unknown(at))) {
      before_ = Before::nothing;
    }
  }

  /// A word that no lexicon knows, and that looks foreign or stands where a name does.
  [[nodiscard]] bool is_stranger(std::uint32_t at) const {
    if (!unknown(at)) return false;
    if (person_before()) return true;
    return looks_foreign() || (before_ != Before::nothing && !has_grammar());
  }

  void begin_title(Before what) {
    before_ = what;
    title_words_ = 0;
  }
  /// "the French president X", "the minister of finance X": known words may stand between a title and the name.
  bool goes_on_with_title(bool known) {
    const std::size_t most = before_ == Before::office ? 3 : before_ == Before::title ? 1 : 0;
    return known && ++title_words_ <= most;
  }

  /// A name that is an everyday word as well counts beside a person: forwards, then backwards.
  void lend_certainty() {
    const auto lend = [](Piece& piece, const Piece& neighbour, bool touches) {
      if (!piece.sure && piece.person && neighbour.sure && neighbour.person && touches) piece.sure = true;
    };
    for (std::size_t i = 1; i < pieces_.size(); ++i) lend(pieces_[i], pieces_[i - 1], pieces_[i - 1].end == pieces_[i].begin);
    for (std::size_t i = pieces_.size(); i-- > 1;) lend(pieces_[i - 1], pieces_[i], pieces_[i - 1].end == pieces_[i].begin);
  }

  /// First and family name, a name whose other part no table knows, and words that no table knows side by side.
  [[nodiscard]] std::vector<Name> join() const {
    std::vector<Name> names;
    bool open_person = false;
    std::uint32_t open_end = 0;
    for (const Piece& piece : pieces_) {
      if (!piece.sure) continue;
      const bool whole = piece.range.begin == tokens_[piece.begin].range.begin;  // no clitic before it
      const bool part = (piece.person && piece.type == NameType::person) || piece.type == NameType::unknown;
      if (!names.empty() && open_person && piece.begin == open_end && part && whole) {
        names.back().range.end = piece.range.end;
        names.back().token_count = piece.end - names.back().first_token;
        names.back().type = names.back().type == NameType::unknown ? NameType::person : names.back().type;
      } else {
        names.push_back({piece.range, piece.begin, piece.end - piece.begin, piece.type});
        open_person = part || (piece.person && piece.type != NameType::place);
      }
      open_end = piece.end;
    }
    return names;
  }

  /// The token's key, behind a conjunction; true where that is a title.
  bool is_title(std::uint32_t at) {
    const std::string_view article = gazetteer_format::ar_al;
    gazetteer_format::arabic_key(tokens_[at].range.in(text_), key_);
    const std::string_view key = key_;
    if (key.size() < 10) return false;
    if (key.starts_with(article)) return is_arabic_title(key);
    return key.size() > 8 && (key.starts_with(gazetteer_format::ar_waw) || key.starts_with(gazetteer_format::ar_lam)) &&
           key.substr(2).starts_with(article) && is_arabic_title(key.substr(2));
  }

  /// No lexicon knows the word. Without a lexicon nothing is known about any word. Behind a title three letters are enough.
  [[nodiscard]] bool unknown(std::uint32_t at) const {
    const std::size_t least = person_before() ? 6 : 8;
    if (lexicon_.size(Language::arabic) == 0 || tokens_[at].range.size() < least) return false;
    return (stems_.empty() ? lexicon_.stem(tokens_[at].range.in(text_), Language::arabic) : stems_[at]) == no_stem;
  }

  /// key_ begins with an article, or ends as verbs and words with a pronoun do.
  [[nodiscard]] bool has_grammar() const {
    const std::string_view key = key_;
    if (key.starts_with("\u0627\u0644") || key.starts_with("\u0644\u0644")) return true;
    for (const std::string_view ending : {"\u0648\u0627", "\u0647\u0627", "\u0647\u0645", "\u062A\u0647", "\u0627\u062A"}) {
      if (key.ends_with(ending)) return true;
    }
    return false;
  }

  /// key_ bears no article and no ending of Arabic inflection, and letters that foreign names have.
  [[nodiscard]] bool looks_foreign() const {
    const std::string_view key = key_;
    if (key.size() < 10 || key.starts_with("\u0627\u0644") || key.starts_with("\u0648\u0627\u0644") ||
        key.starts_with("\u0628\u0627\u0644") || key.starts_with("\u0644\u0644") || key.starts_with("\u064A") ||
        key.starts_with("\u062A") || key.starts_with("\u0633\u064A")) {
      return false;
    }
    for (const std::string_view ending : {"\u0648\u0627", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u064A\u0646",
                                          "\u0627\u062A", "\u062A\u0647", "\u0627\u0647", "\u064A\u0647"}) {
      if (key.ends_with(ending)) return false;
    }
    // Emphatics and gutturals of Arabic are rare in foreign names; long vowels are many.
    std::size_t vowels = 0;
    for (std::size_t i = 0; i + 1 < key.size(); i += 2) {
      const std::string_view letter = key.substr(i, 2);
      if (letter == "\u0639" || letter == "\u062D" || letter == "\u0635" || letter == "\u0636" || letter == "\u0637" ||
          letter == "\u0638" || letter == "\u0642" || letter == "\u0630" || letter == "\u062B") {
        return false;
      }
      if (letter == "\u0627" || letter == "\u0648" || letter == "\u064A") ++vowels;
    }
    return vowels >= 2 || key.size() >= 14;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const StemId> stems_;  ///< of the tokens, where they are known
  const Gazetteer& world_;
  const Lexicon& lexicon_;
  std::vector<Piece> pieces_;
  Before before_ = Before::nothing;
  std::size_t title_words_ = 0;  ///< known words behind a title
  std::uint32_t particle_ = 0;   ///< the token before, where it is a particle
  std::string key_;
};

}  // namespace

std::string_view name_type_name(NameType type) noexcept {
  switch (type) {
    case NameType::unknown: return "unknown";
    case NameType::person: return "person";
    case NameType::place: return "place";
    case NameType::organization: return "organization";
    case NameType::people: return "people";
    case NameType::acronym: return "acronym";
    case NameType::language: return "language";
    case NameType::title: return "title";
    case NameType::event: return "event";
    case NameType::work: return "work";
  }
  return "unknown";
}

std::vector<Name> find_names(std::string_view text, std::span<const Token> tokens, Language language) {
  if (tokens.empty()) return {};
  if (language == Language::arabic) return names::find_arabic_names(text, tokens, {});
  std::vector<GazetteerHit> hits;
  return names::find_english_names(text, tokens, hits);
}

std::vector<Name> names::find_arabic_names(std::string_view text, std::span<const Token> tokens, std::span<const StemId> stems) {
  return tokens.empty() ? std::vector<Name>() : ArabicFinder(text, tokens, stems).run();
}

std::vector<Name> names::find_english_names(std::string_view text, std::span<const Token> tokens, std::vector<GazetteerHit>& hits) {
  hits.reserve(8);
  Gazetteer::builtin().scan(text, tokens, Language::english, hits);
  return EnglishFinder(text, tokens, hits).run();
}

}  // namespace muwazi::inline v0
