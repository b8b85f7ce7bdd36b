// SPDX-License-Identifier: Apache-2.0
// Packs data/gazetteer_*.tsv and the list of common English words into the table that gazetteer.cpp reads in place.
//
//     pack_gazetteer OUTPUT TABLE.tsv... COMMON.words
//
// A line of a table is: type <tab> English forms <tab> Arabic forms [<tab> attributes]; forms are parted by "|", the usual
// one first. Attributes are parted by ";": dem= English adjectives, adj= Arabic adjectives (masculine singular, no
// article; "-" for none), ppl= Arabic people (plurals that no rule gives). Lines with # are comments. The first table
// wins where tables differ in type; forms are joined. A file whose name holds "common" lists words, one a line; one whose name
// holds "seats" says which place stands for which country, a pair of English names a line.
//
// What is derived here rather than listed: Arabic adjectives of places (nisba), English plurals of demonyms, Abd al- written
// in one word or two, Abu in its three cases, sound plurals in -un and -in, names without their article.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <muwazi/token.hpp>

#include "gazetteer.hpp"
#include "gazetteer_format.hpp"

namespace {

using namespace muwazi;
using namespace muwazi::gazetteer_format;

struct Form {
  std::string spelling;
  std::string key;
};

struct Source {
  EntryType type = EntryType::place;
  std::vector<Form> english, english_derived, arabic, arabic_derived, arabic_loose;
  std::vector<Form> arabic_people;
  bool no_adjective = false;
  bool arabic_origin = false;
  bool own = false;  // from the table that is written by hand
};

[[noreturn]] void fail(const std::string& place, const std::string& message) {
  std::cerr << place << ": " << message << '\n';
  std::exit(1);
}

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Units of an English phrase; empty where a part of it is no unit.
std::vector<std::string> english_units(const std::string& phrase, bool* acronym = nullptr) {
  std::vector<Token> tokens;
  tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
  std::vector<std::string> units;
  std::string key;
  bool upper = true;
  for (std::size_t at = 0; at < tokens.size();) {
    const EnglishUnit unit = english_unit(phrase, tokens, at, key, at == 0);
    if (!unit.ok) {
      // Marks at the end of a phrase ("D.C.") are left out; within one they would never match.
      if (at + 1 == tokens.size() && tokens[at].kind == TokenKind::punctuation) break;
      return {};
    }
    upper = upper && unit.upper;
    units.push_back(key);
    at = unit.next;
  }
  if (acronym) *acronym = upper && units.size() == 1;
  return units;
}

std::vector<std::string> arabic_units(const std::string& phrase) {
  std::vector<Token> tokens;
  tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
  std::vector<std::string> units;
  std::string key;
  for (std::size_t at = 0; at < tokens.size();) {
    const ArabicUnit unit = arabic_unit(phrase, tokens, at, key, at == 0);
    if (!unit.ok) return {};
    units.push_back(key);
    at = unit.next;
  }
  return units;
}

std::string join(const std::vector<std::string>& units) {
  std::string out;
  for (const std::string& unit : units) {
    if (!out.empty()) out += ' ';
    out += unit;
  }
  return out;
}

bool is_place(EntryType type) { return type <= EntryType::island || type == EntryType::state; }

/// Whether an Arabic spelling begins with the article; the folded key of "Albania" in Arabic only looks as if it did.
bool has_article(std::string_view spelling) { return spelling.starts_with(ar_al); }

/// The Arabic adjective of a place's one-word name, by rule: its key, and its spelling, which keeps the seats of hamza.
void derive_nisba(const Form& form, std::vector<Form>& out) {
  std::string base = form.key;
  std::size_t front = 0, back = 0;  // bytes cut off
  if (has_article(form.spelling) && base.size() >= 10) front = 4;
  base.erase(0, front);
  const auto ends = [&](std::string_view s) { return base.size() > s.size() + 2 && base.ends_with(s); };
  if (ends("\u064A\u0627") || ends("\u064A\u0647")) {
    back = 4;
  } else if (ends("\u0627\u0621")) {
    return;  // listed: Sanaa -> san'ani
  } else if (ends("\u0627") || ends("\u0647")) {
    back = 2;
  } else if (ends("\u0648") || ends("\u064A")) {
    return;
  }
  base.resize(base.size() - back);
  if (base.size() < 6) return;  // shorter than three letters: too many chance matches
  const bool parallel = form.spelling.size() == form.key.size();  // no marks: letter for letter
  const std::string stem = parallel ? form.spelling.substr(front, form.spelling.size() - front - back) : base;
  out.push_back({stem + std::string(ar_yeh), base + std::string(ar_yeh)});
}

struct Builder {
  std::vector<Source> entries;
  std::unordered_map<std::string, std::vector<std::size_t>> by_english;  // English key -> entries
  std::unordered_set<std::string> derived;  // English adjectives
  std::unordered_set<std::string> common;
  std::unordered_set<std::string> common_arabic;
  std::vector<SeatPair> seats;

  /// A line of the seats; both names have to be known.
  void read_seat(const std::string& line, const std::string& place) {
    const auto entries_of = [&](const std::string& name) {
      const auto found = by_english.find(join(english_units(name)));
      if (found == by_english.end()) fail(place, "no table has the name " + name);
      return found->second;
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) fail(place, "a line needs two columns");
    for (const std::size_t seat : entries_of(line.substr(0, tab))) {
      for (const std::size_t country : entries_of(line.substr(tab + 1))) {
        if (seat != country) seats.push_back({static_cast<EntryId>(seat), static_cast<EntryId>(country)});
      }
    }
  }

  void add_form(std::vector<Form>& forms, const std::string& spelling, const std::string& key) {
    for (const Form& form : forms) {
      if (form.key == key) return;
    }
    forms.push_back({spelling, key});
  }

  /// `strict`: a table of our own, where a form that can never match is a mistake.
  void read_line(const std::string& line, const std::string& place, bool strict) {
    std::vector<std::string> columns;
    for (std::size_t at = 0;;) {
      const std::size_t end = line.find('\t', at);
      columns.push_back(line.substr(at, end - at));
      if (end == std::string::npos) break;
      at = end + 1;
    }
    if (columns.size() < 3) fail(place, "a line needs at least three columns");
    if (columns.size() > 4) fail(place, "a column behind the attributes, which are parted by ';'");
    const auto* type = std::find(entry_type_names.begin(), entry_type_names.end(), columns[0]);
    if (type == entry_type_names.end()) fail(place, "unknown type " + columns[0]);
    Source entry;
    entry.own = strict;
    entry.type = static_cast<EntryType>(type - entry_type_names.begin());
    read_forms(columns[1], false, place, strict, entry.english);
    read_forms(columns[2], true, place, strict, entry.arabic);
    if (entry.english.empty() || entry.arabic.empty()) {
      if (strict) fail(place, "an empty column");
      return;
    }
    if (columns.size() > 3) read_attributes(columns[3], place, entry);
    // What our own table knows as an adjective is no name of another one ("American").
    if (!strict && derived.contains(entry.english[0].key)) return;
    for (const Form& form : entry.english_derived) {
      derived.insert(form.key);
      derived.insert(form.key + "s");
    }
    if (join_earlier(entry)) return;
    for (const Form& form : entry.english) by_english[form.key].push_back(entries.size());
    entries.push_back(std::move(entry));
  }

  /// Forms parted by "|". What is no phrase is a mistake where `strict`, and left out elsewhere.
  void read_forms(const std::string& column, bool arabic, const std::string& place, bool strict, std::vector<Form>& out) {
    for (const std::string& form : split(column, '|')) {
      const auto units = arabic ? arabic_units(form) : english_units(form);
      if (units.empty() || units.size() > max_phrase_units) {
        if (strict) fail(place, std::string(arabic ? "not an Arabic phrase: " : "not an English phrase: ") + form);
        continue;
      }
      add_form(out, form, join(units));
    }
  }

  void read_attributes(const std::string& column, const std::string& place, Source& entry) {
    for (const std::string& attribute : split(column, ';')) {
      const std::size_t equals = attribute.find('=');
      const std::string name = attribute.substr(0, equals);
      const std::string value = equals == std::string::npos ? std::string() : attribute.substr(equals + 1);
      if (name == "dem") {
        read_forms(value, false, place, true, entry.english_derived);
      } else if (name == "adj" && value == "-") {
        entry.no_adjective = true;
      } else if (name == "adj") {
        read_forms(value, true, place, true, entry.arabic_derived);
      } else if (name == "also") {
        read_forms(value, true, place, true, entry.arabic_loose);
      } else if (name == "origin" && value == "arabic") {
        entry.arabic_origin = true;
      } else if (name == "ppl") {
        read_forms(value, true, place, true, entry.arabic_people);
      } else {
        fail(place, "unknown attribute " + name);
      }
    }
  }

  /// Joins an entry with an earlier one that shares an English and an Arabic form; false where there is none.
  bool join_earlier(const Source& entry) {
    std::vector<std::size_t> same;
    for (const Form& form : entry.english) {
      const auto it = by_english.find(form.key);
      if (it != by_english.end()) same.insert(same.end(), it->second.begin(), it->second.end());
    }
    for (const std::size_t index : same) {
      Source& other = entries[index];
      const bool shares = std::any_of(entry.arabic.begin(), entry.arabic.end(), [&](const Form& form) {
        return std::any_of(other.arabic.begin(), other.arabic.end(), [&](const Form& f) { return f.key == form.key; });
      });
      if (!shares) continue;
      for (const Form& form : entry.english) {
        add_form(other.english, form.spelling, form.key);
        by_english[form.key].push_back(index);
      }
      for (const Form& form : entry.arabic) add_form(other.arabic, form.spelling, form.key);
      for (const Form& form : entry.english_derived) add_form(other.english_derived, form.spelling, form.key);
      for (const Form& form : entry.arabic_derived) add_form(other.arabic_derived, form.spelling, form.key);
      for (const Form& form : entry.arabic_loose) add_form(other.arabic_loose, form.spelling, form.key);
      for (const Form& form : entry.arabic_people) add_form(other.arabic_people, form.spelling, form.key);
      other.no_adjective = other.no_adjective || entry.no_adjective;
      other.arabic_origin = other.arabic_origin || entry.arabic_origin;
      return true;
    }
    return false;
  }
};

struct Phrase {
  std::vector<Posting> postings;
  bool longer = false;
};

class Index {
 public:
  void add(std::uint64_t seed, const std::vector<std::string>& units, Posting posting) {
    if (units.empty() || units.size() > max_phrase_units) return;
    std::uint64_t h = seed;
    for (std::size_t i = 0; i < units.size(); ++i) {
      h = extend(h, unit_hash(units[i]));
      if (i == 0 && (seed == arabic_seed || seed == adjective_seed)) {
        filter_[filter_place(h) / 32] |= 1u << (filter_place(h) % 32);
      }
      if (i + 1 < units.size()) phrases_[h].longer = true;
    }
    auto& list = phrases_[h].postings;
    for (Posting& other : list) {
      if (other.entry == posting.entry) {  // one meaning once: a name before an adjective, a full form before a weak one
        if (posting.derivation_ < other.derivation_) other.derivation_ = posting.derivation_;
        other.weak = other.weak && posting.weak;
        return;
      }
    }
    if (list.size() < 15) list.push_back(posting);
  }
  [[nodiscard]] const std::map<std::uint64_t, Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] const std::vector<std::uint32_t>& filter() const { return filter_; }

 private:
  std::map<std::uint64_t, Phrase> phrases_;
  std::vector<std::uint32_t> filter_ = std::vector<std::uint32_t>(filter_bits / 32, 0);
};

std::vector<std::string> units_of(const std::string& key) { return split(key, ' '); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Spellings of an Arabic key that mean the same: Abd al-X in one word, Abu in its cases, plurals in their cases.
std::vector<std::string> arabic_variants(const std::string& key, bool plural) {
  std::set<std::string> out{key};
  const auto with = [&](std::string_view from, std::string_view to, bool start_only) {
    const std::set<std::string> now = out;
    for (const std::string& form : now) {
      const std::string padded = std::string(" ").append(form);
      const std::string pattern = std::string(" ").append(from);
      if (start_only ? padded.starts_with(pattern) : padded.find(pattern) != std::string::npos) {
        out.insert(replaced(padded, pattern, std::string(" ").append(to)).substr(1));
      }
    }
  };
  with("\u0639\u0628\u062F \u0627\u0644", "\u0639\u0628\u062F\u0627\u0644", false);  // abd al- -> abdal-
  with("\u0639\u0628\u062F\u0627\u0644", "\u0639\u0628\u062F \u0627\u0644", false);
  with("\u0627\u0628\u0648 ", "\u0627\u0628\u064A ", false);                             // abu -> abi, aba, abu-
  with("\u0627\u0628\u0648 ", "\u0627\u0628\u0627 ", true);
  with("\u0627\u0628\u0648 ", "\u0627\u0628\u0648", true);
  with("\u0627\u0628\u0646 ", "\u0628\u0646 ", false);                                   // ibn -> bin
  with("\u0628\u0646 ", "\u0627\u0628\u0646 ", false);
  with("\u0628\u0646\u0648 ", "\u0628\u0646\u064A ", true);
  if (plural) {
    const std::set<std::string> now = out;
    for (const std::string& form : now) {
      auto units = units_of(form);
      bool changed = false;
      for (std::string& unit : units) {
        if (unit.size() >= 12 && unit.ends_with("\u0648\u0646")) {
          unit.replace(unit.size() - 4, 2, ar_yeh);
          changed = true;
        }
      }
      if (changed) out.insert(join(units));
    }
  }
  out.erase(key);
  std::vector<std::string> list{key};
  list.insert(list.end(), out.begin(), out.end());
  return list;
}

/// Reads the tables in the order of the command line.
Builder read_tables(const std::vector<std::string>& paths) {
  Builder builder;
  for (const std::string& path : paths) {
    std::ifstream in(path);
    if (!in) fail(path, "cannot be opened");
    const std::string file = path.substr(path.rfind('/') + 1);
    std::string line;
    int number = 0;
    while (std::getline(in, line)) {
      ++number;
      if (line.empty() || line[0] == '#') continue;
      if (file.find("english_common") != std::string::npos) {
        builder.common.insert(line);
      } else if (file.find("arabic_common") != std::string::npos) {
        builder.common_arabic.insert(line);
      } else if (file.find("seats") != std::string::npos) {
        builder.read_seat(line, path + ":" + std::to_string(number));
      } else {
        builder.read_line(line, path + ":" + std::to_string(number), file.find("world") != std::string::npos);
      }
    }
  }
  if (builder.entries.size() >= (1u << 20)) fail("pack_gazetteer", "too many entries");
  std::sort(builder.seats.begin(), builder.seats.end());
  builder.seats.erase(std::unique(builder.seats.begin(), builder.seats.end()), builder.seats.end());
  return builder;
}

/// Entries that one English phrase may mean are one concept: sets of entries, each known by its first one.
class Concepts {
 public:
  explicit Concepts(const std::vector<Source>& entries) : entries_(entries), parent_(entries.size()) {
    for (std::size_t i = 0; i < parent_.size(); ++i) parent_[i] = i;
    join_names();
    join_adjectives();
  }
  [[nodiscard]] std::size_t root(std::size_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }

 private:
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }
  void join_names() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      for (const Form& form : entries_[i].english) {
        const auto [it, fresh] = first_.emplace(form.key, i);
        if (!fresh) join(it->second, i);
      }
    }
  }
  /// An adjective and the people or language of the same name: Syrian, Syrians, Egyptians, French.
  void join_adjectives() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].own || !is_place(entries_[i].type)) continue;
      for (const Form& form : entries_[i].english_derived) {
        for (const std::string& key : {form.key, form.key + "s"}) {
          const auto it = first_.find(key);
          if (it == first_.end()) continue;
          const EntryType type = entries_[it->second].type;
          if (type == EntryType::people || type == EntryType::language || type == EntryType::state) join(it->second, i);
        }
      }
    }
  }

  const std::vector<Source>& entries_;
  std::vector<std::size_t> parent_;
  std::unordered_map<std::string, std::size_t> first_;  // English key -> first entry that has it
};

/// Enters the forms of the entries, and what is derived from them, into the index.
class Indexer {
 public:
  explicit Indexer(Builder& builder) : builder_(builder) {
    for (entry_ = 0; entry_ < builder.entries.size(); ++entry_) {
      add_english_forms();
      add_arabic_forms();
    }
  }
  [[nodiscard]] const Index& index() const { return index_; }

 private:
  [[nodiscard]] Source& entry() { return builder_.entries[entry_]; }
  [[nodiscard]] Posting posting(Derivation derivation) const {
    Posting out{};
    out.entry = static_cast<std::uint32_t>(entry_) & 0xFFFFFu;
    out.derivation_ = static_cast<std::uint32_t>(derivation) & 3u;
    return out;
  }
  [[nodiscard]] bool is_common(const std::vector<std::string>& units) const {
    return units.size() == 1 && builder_.common.contains(units[0]);
  }
  /// Arabic words that are everyday words as well; short words of tables that are not our own are taken to be.
  [[nodiscard]] bool is_everyday(const std::vector<std::string>& units) {
    if (units.size() != 1 || entry().type == EntryType::country) return false;
    return builder_.common_arabic.contains(units[0]) || units[0].size() <= 4 || (!entry().own && units[0].size() <= 6);
  }
  [[nodiscard]] bool is_type(std::initializer_list<EntryType> types) {
    return std::find(types.begin(), types.end(), entry().type) != types.end();
  }

  void add_english_forms() {
    for (const Form& form : entry().english) add_english(form, Derivation::name);
    const std::vector<Form> adjectives = entry().english_derived;
    for (const Form& form : adjectives) {
      add_english(form, Derivation::adjective);
      add_people(form);
    }
  }

  void add_english(const Form& form, Derivation derivation) {
    bool acronym = false;
    const auto units = english_units(form.spelling, &acronym);
    Posting p = posting(derivation);
    p.common = is_common(units);
    if (acronym) {
      p.acronym = 1;
      index_.add(acronym_seed, units, p);
      return;
    }
    index_.add(english_seed, units, p);
    if (derivation == Derivation::name) p = add_without_article(units, p);
    if (derivation == Derivation::name && std::find(units.begin(), units.end(), "al") != units.end()) add_with_article(form, units, p);
    auto other = units;
    bool changed = false;
    for (std::string& unit : other) {
      if (unit == "saint") unit = "st", changed = true;
      else if (unit == "mount") unit = "mt", changed = true;
    }
    if (changed) index_.add(english_seed, other, p);
  }

  /// A name behind its article; what else is derived from such a name is weak too.
  Posting add_without_article(const std::vector<std::string>& units, Posting p) {
    if (units.size() < 2 || units[0] != "al" || units[1].size() < 4) return p;
    p.weak = 1;
    const std::vector<std::string> bare(units.begin() + 1, units.end());
    p.common = is_common(bare);
    if (!p.common) index_.add(english_seed, bare, p);
    p.common = 0;
    return p;
  }

  /// The article as it is written, and in one word with what follows: Ez Zor, Albukamal.
  void add_with_article(const Form& form, const std::vector<std::string>& units, Posting p) {
    p.weak = 1;
    std::vector<std::string> written, joined;
    std::vector<Token> tokens;
    tokenize(form.spelling, {0, static_cast<std::uint32_t>(form.spelling.size())}, tokens);
    bool after_article = false;
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      std::string key;
      matching_key(token.range.in(form.spelling), key);
      std::erase(key, '\'');
      written.push_back(key);
      if (after_article) {
        joined.back() += key;
      } else {
        joined.push_back(key);
      }
      after_article = is_article(key);
    }
    if (written != units) index_.add(english_seed, written, p);
    p.common = is_common(joined);
    if (joined != written && joined.back().size() >= 5) index_.add(english_seed, joined, p);
  }

  /// The plural of a demonym, and those in -man: Syrians, Englishmen.
  void add_people(const Form& form) {
    const std::string& s = form.spelling;
    const auto ends = [&](std::string_view e) { return s.ends_with(e); };
    if (!(ends("s") || ends("ch") || ends("sh") || ends("ese") || ends("x") || ends("z"))) {
      const bool man = ends("man");
      add_english({man ? s.substr(0, s.size() - 2) + "en" : s + "s", man ? form.key.substr(0, form.key.size() - 2) + "en" : form.key + "s"},
                  Derivation::people);
    }
    if (ends("sh") || ends("ch")) {
      add_english({s + "man", form.key + "man"}, Derivation::people);
      add_english({s + "men", form.key + "men"}, Derivation::people);
    }
  }

  void add_arabic_forms() {
    const bool optional_article =
        is_type({EntryType::people, EntryType::religion, EntryType::title, EntryType::product, EntryType::company});
    for (const Form& form : entry().arabic) add_arabic(form, Derivation::name, optional_article);
    for (const Form& form : entry().arabic_people) add_arabic(form, Derivation::people, true);
    for (const Form& form : entry().arabic_derived) add_adjective(form.key, false);
    if (entry().no_adjective) return;
    if (is_place(entry().type) && entry().arabic_derived.empty()) add_derived_adjectives();
    if (is_type({EntryType::people, EntryType::religion, EntryType::state})) add_community_adjectives();
  }

  [[nodiscard]] bool has_plural() {
    return is_type({EntryType::people, EntryType::religion, EntryType::armed, EntryType::party, EntryType::organization, EntryType::state});
  }

  /// `optional`: with and without the article.
  void add_arabic(const Form& form, Derivation derivation, bool optional) {
    const std::vector<std::string> written = split(form.spelling, ' ');
    for (const std::string& variant : arabic_variants(form.key, has_plural())) {
      auto units = units_of(variant);
      Posting p = posting(derivation);
      p.article = optional ? 2u : units[0].starts_with(ar_al) ? 1u : 0u;
      p.common = is_everyday(units);
      index_.add(arabic_seed, units, p);
      if (!optional) continue;
      for (std::size_t u = 0; u < units.size(); ++u) {
        const bool article = units[u].starts_with(ar_al) && units[u].size() >= 10 && u < written.size() && has_article(written[u]);
        if (article) units[u].erase(0, 4);
      }
      p.common = is_everyday(units);
      index_.add(arabic_seed, units, p);
      for (std::string& unit : units) unit.insert(0, ar_al);
      index_.add(arabic_seed, units, p);
    }
  }

  void add_adjective(const std::string& key, bool weak) {
    auto units = units_of(key);
    Posting p = posting(Derivation::adjective);
    p.weak = weak;
    p.article = 2;
    if (nisba_stem(units[0]).empty()) {
      add_phrase_adjective(std::move(units), p);
      return;
    }
    for (std::string& unit : units) {
      if (const auto stem = nisba_stem(unit); !stem.empty()) unit = std::string(stem);
    }
    p.common = units.size() == 1 && builder_.common_arabic.contains(units[0]);
    index_.add(adjective_seed, units, p);
  }

  /// The first word does not inflect (south African): all forms of the last one, as a name.
  void add_phrase_adjective(std::vector<std::string> units, Posting p) {
    if (units.size() < 2 || nisba_stem(units.back()).empty()) return;
    const std::string last(nisba_stem(units.back()));
    for (const std::string_view ending : {"", "\u0647", "\u0648\u0646", "\u064A\u0646", "\u0627\u062A", "\u0627"}) {
      units.back() = last + std::string(ending);
      index_.add(arabic_seed, units, p);
      units[0].insert(0, ar_al);
      index_.add(arabic_seed, units, p);
      units[0].erase(0, 4);
    }
  }

  void add_derived_adjectives() {
    std::vector<Form> derived;
    for (const Form& form : entry().arabic) {
      if (form.key.find(' ') == std::string::npos) derive_nisba(form, derived);
    }
    const bool country = entry().type == EntryType::country;
    for (const Form& form : derived) {
      add_adjective(form.key, !country);
      if (country) entry().arabic_derived.push_back(form);
    }
  }

  /// Communities: the adjective behind a sound plural (alawiyyun -> alawi), and collectives in -iyya.
  void add_community_adjectives() {
    for (const Form& form : entry().arabic) {
      if (form.key.find(' ') != std::string::npos) continue;
      const std::string base = has_article(form.spelling) ? form.key.substr(4) : form.key;
      if (!base.ends_with("\u0646") && !base.ends_with(ar_heh)) continue;
      const auto stem = nisba_stem(base);
      if (stem.empty() || stem.size() > base.size()) continue;
      if (entry().arabic_derived.empty()) entry().arabic_derived.push_back({std::string(stem), std::string(stem)});
      add_adjective(std::string(stem), false);
    }
  }

  Builder& builder_;
  Index index_;
  std::size_t entry_ = 0;
};

/// Entries, their forms and the strings of those, each string once.
struct PackedEntries {
  std::vector<PackedEntry> entries;
  std::vector<PackedForm> forms;
  std::string strings;
};

class EntryPacker {
 public:
  EntryPacker(const std::vector<Source>& entries, const Concepts& concepts) {
    for (std::size_t i = 0; i < entries.size(); ++i) add(entries[i], entries[concepts.root(i)]);
  }
  [[nodiscard]] const PackedEntries& packed() const { return packed_; }

 private:
  void add(const Source& entry, const Source& root) {
    PackedEntry p{};
    p.type = static_cast<std::uint8_t>(entry.type);
    p.concept_key = english_seed;
    for (const std::string& unit : units_of(root.english[0].key)) p.concept_key = extend(p.concept_key, unit_hash(unit));
    p.english = static_cast<std::uint32_t>(packed_.forms.size());
    p.english_names = add_forms(entry.english);
    p.english_count = static_cast<std::uint8_t>(p.english_names + add_forms(entry.english_derived));
    p.arabic = static_cast<std::uint32_t>(packed_.forms.size());
    p.arabic_names = add_forms(entry.arabic);
    p.arabic_count = static_cast<std::uint8_t>(p.arabic_names + add_forms(entry.arabic_derived));
    p.arabic_loose = add_forms(entry.arabic_loose);
    p.arabic_origin = entry.arabic_origin;
    packed_.entries.push_back(p);
  }
  std::uint8_t add_forms(const std::vector<Form>& list) {
    constexpr std::size_t most = 100;
    const std::size_t count = std::min(list.size(), most);
    for (std::size_t i = 0; i < count; ++i) {
      const Form& form = list[i];
      if (form.spelling.size() > longest_form || form.key.size() > longest_form) fail(form.spelling, "is too long");
      PackedForm packed{};
      packed.spelling = offset_of(form.spelling) & longest_strings;
      packed.spelling_size = static_cast<std::uint8_t>(form.spelling.size());
      packed.key = offset_of(form.key) & longest_strings;
      packed.key_size = static_cast<std::uint8_t>(form.key.size());
      packed_.forms.push_back(packed);
    }
    return static_cast<std::uint8_t>(count);
  }
  std::uint32_t offset_of(const std::string& text) {
    const auto [it, fresh] = pool_.emplace(text, static_cast<std::uint32_t>(packed_.strings.size()));
    if (fresh) packed_.strings += text;
    if (packed_.strings.size() > longest_strings) fail("the strings", "are too long");
    return it->second;
  }

  PackedEntries packed_;
  std::unordered_map<std::string, std::uint32_t> pool_;
};

/// Open addressing with a third of the slots free.
std::uint32_t slots_for(std::size_t count) { return static_cast<std::uint32_t>(count * 4 / 3 + 64); }

struct PackedPhrases {
  std::vector<std::uint32_t> postings{0};  // group 0: none
  std::vector<Slot> slots;
};

PackedPhrases pack_phrases(const Index& index) {
  PackedPhrases out;
  const std::uint32_t count = slots_for(index.phrases().size());
  out.slots.assign(count, Slot{0, 0});
  for (const auto& [hash, phrase] : index.phrases()) {
    std::uint32_t group = 0;
    if (!phrase.postings.empty()) {
      group = static_cast<std::uint32_t>(out.postings.size());
      out.postings.push_back(static_cast<std::uint32_t>(phrase.postings.size()));
      auto sorted = phrase.postings;
      std::stable_sort(sorted.begin(), sorted.end(), [](Posting a, Posting b) {
        return a.weak != b.weak ? a.weak < b.weak : a.derivation_ != b.derivation_ ? a.derivation_ < b.derivation_
                                                                                   : a.entry < b.entry;
      });
      for (const Posting p : sorted) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &p, sizeof bits);
        out.postings.push_back(bits);
      }
    }
    std::uint32_t at = place_of(hash, count);
    while (out.slots[at].value != 0) at = at + 1 == count ? 0 : at + 1;
    out.slots[at] = {static_cast<std::uint32_t>(hash >> 32), 1u + (group << 1 | (phrase.longer ? 1u : 0u))};
  }
  return out;
}

/// Sixteen bits of each common word's hash.
std::vector<std::uint16_t> pack_common(const std::unordered_set<std::string>& words) {
  const std::uint32_t count = slots_for(words.size());
  std::vector<std::uint16_t> out(count, 0);
  const std::set<std::string> sorted(words.begin(), words.end());
  for (const std::string& word : sorted) {
    const std::uint64_t h = extend(0, unit_hash(word));
    const auto check = static_cast<std::uint16_t>((h >> 48) | 1u);
    std::uint32_t at = place_of(h, count);
    while (out[at] != 0 && out[at] != check) at = at + 1 == count ? 0 : at + 1;
    out[at] = check;
  }
  return out;
}

/// The table's file: the header, then its parts, each at a multiple of 16 bytes.
class TableFile {
 public:
  template <typename T>
  std::uint32_t place(const std::vector<T>& part) {
    return place(part.data(), part.size() * sizeof(T));
  }
  std::uint32_t place(const void* data, std::size_t size) {
    parts_.push_back({data, size, size_});
    size_ = (size_ + size + 15) / 16 * 16;
    return static_cast<std::uint32_t>(parts_.back().offset);
  }
  [[nodiscard]] std::size_t size() const { return size_; }

  void write(const std::string& path, const TableHeader& header) const {
    std::string bytes(size_, '\0');
    std::memcpy(bytes.data(), &header, sizeof header);
    for (const Part& part : parts_) {
      if (part.size > 0) std::memcpy(bytes.data() + part.offset, part.data, part.size);
    }
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) fail(path, "cannot be written");
  }

 private:
  struct Part {
    const void* data;
    std::size_t size, offset;
  };
  std::vector<Part> parts_;
  std::size_t size_ = (sizeof(TableHeader) + 15) / 16 * 16;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) fail("pack_gazetteer", "usage: pack_gazetteer OUTPUT TABLE.tsv... COMMON.words");
  Builder builder = read_tables(std::vector<std::string>(argv + 2, argv + argc));
  const Concepts concepts(builder.entries);
  const Indexer indexer(builder);
  const Index& index = indexer.index();
  const EntryPacker packer(builder.entries, concepts);
  const PackedEntries& packed = packer.packed();
  const PackedPhrases phrases = pack_phrases(index);
  const std::vector<std::uint16_t> common = pack_common(builder.common);

  TableFile file;
  TableHeader header{};
  header.magic = magic;
  header.version = version;
  header.entry_count = static_cast<std::uint32_t>(packed.entries.size());
  header.slot_count = static_cast<std::uint32_t>(phrases.slots.size());
  header.common_count = static_cast<std::uint32_t>(common.size());
  header.entries = file.place(packed.entries);
  header.forms = file.place(packed.forms);
  header.slots = file.place(phrases.slots);
  header.filter = file.place(index.filter().data(), filter_bits / 8);
  header.postings = file.place(phrases.postings);
  header.common = file.place(common);
  header.seats = file.place(builder.seats);
  header.seat_count = static_cast<std::uint32_t>(builder.seats.size());
  header.strings = file.place(packed.strings.data(), packed.strings.size());
  header.size = static_cast<std::uint32_t>(file.size());
  file.write(argv[1], header);
  std::printf("%zu entries, %zu forms, %zu phrases in %zu slots, %zu common words, %zu bytes\n", packed.entries.size(),
              packed.forms.size(), index.phrases().size(), phrases.slots.size(), builder.common.size(), file.size());
  return 0;
}
