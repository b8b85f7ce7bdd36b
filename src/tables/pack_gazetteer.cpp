// SPDX-License-Identifier: Apache-2.0
// Packs data/gazetteer_*.tsv and the list of common English words into the table that gazetteer.cpp reads in place.
//
//     pack_gazetteer OUTPUT TABLE.tsv... COMMON.words
//
// A line of a table is: type <tab> English forms <tab> Arabic forms [<tab> attributes]; forms are parted by "|", the usual
// one first. Attributes are parted by ";": dem= English adjectives, adj= Arabic adjectives (masculine singular, no
// article; "-" for none), ppl= Arabic people (plurals that no rule gives). Lines with # are comments. The first table
// wins where tables differ in type; forms are joined. A file whose name holds "common" lists words, one a line.
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
  std::vector<Form> english, english_derived, arabic, arabic_derived;
  std::vector<Form> arabic_people;
  bool no_adjective = false;
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
    const auto* type = std::find(entry_type_names.begin(), entry_type_names.end(), columns[0]);
    if (type == entry_type_names.end()) fail(place, "unknown type " + columns[0]);
    Source entry;
    entry.own = strict;
    entry.type = static_cast<EntryType>(type - entry_type_names.begin());
    for (const std::string& form : split(columns[1], '|')) {
      const auto units = english_units(form);
      if (units.empty() || units.size() > max_phrase_units) {
        if (strict) fail(place, "not an English phrase: " + form);
        continue;
      }
      add_form(entry.english, form, join(units));
    }
    for (const std::string& form : split(columns[2], '|')) {
      const auto units = arabic_units(form);
      if (units.empty() || units.size() > max_phrase_units) {
        if (strict) fail(place, "not an Arabic phrase: " + form);
        continue;
      }
      add_form(entry.arabic, form, join(units));
    }
    if (entry.english.empty() || entry.arabic.empty()) {
      if (strict) fail(place, "an empty column");
      return;
    }
    if (columns.size() > 3) {
      for (const std::string& attribute : split(columns[3], ';')) {
        const std::size_t equals = attribute.find('=');
        const std::string name = attribute.substr(0, equals);
        const std::string value = equals == std::string::npos ? std::string() : attribute.substr(equals + 1);
        if (name == "dem") {
          for (const std::string& form : split(value, '|')) {
            const auto units = english_units(form);
            if (units.empty()) fail(place, "not an English phrase: " + form);
            add_form(entry.english_derived, form, join(units));
          }
        } else if (name == "adj") {
          if (value == "-") entry.no_adjective = true;
          for (const std::string& form : split(value, '|')) {
            if (form == "-") continue;
            const auto units = arabic_units(form);
            if (units.empty()) fail(place, "not an Arabic phrase: " + form);
            add_form(entry.arabic_derived, form, join(units));
          }
        } else if (name == "ppl") {
          for (const std::string& form : split(value, '|')) {
            const auto units = arabic_units(form);
            if (units.empty()) fail(place, "not an Arabic phrase: " + form);
            add_form(entry.arabic_people, form, join(units));
          }
        } else {
          fail(place, "unknown attribute " + name);
        }
      }
    }
    // What our own table knows as an adjective is no name of another one ("American").
    if (!strict && derived.contains(entry.english[0].key)) return;
    for (const Form& form : entry.english_derived) {
      derived.insert(form.key);
      derived.insert(form.key + "s");
    }
    // Joined with an earlier entry that shares an English and an Arabic form.
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
      for (const Form& form : entry.arabic_people) add_form(other.arabic_people, form.spelling, form.key);
      other.no_adjective = other.no_adjective || entry.no_adjective;
      return;
    }
    for (const Form& form : entry.english) by_english[form.key].push_back(entries.size());
    entries.push_back(std::move(entry));
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

void write(std::ofstream& out, const void* data, std::size_t size) {
  out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) fail("pack_gazetteer", "usage: pack_gazetteer OUTPUT TABLE.tsv... COMMON.words");
  Builder builder;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
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
      } else {
        builder.read_line(line, path + ":" + std::to_string(number), file.find("world") != std::string::npos);
      }
    }
  }
  auto& entries = builder.entries;
  if (entries.size() >= (1u << 20)) fail("pack_gazetteer", "too many entries");

  // Entries that one English phrase may mean are one concept.
  std::vector<std::size_t> parent(entries.size());
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = i;
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  {
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (const Form& form : entries[i].english) {
        const auto [it, fresh] = seen.emplace(form.key, i);
        if (!fresh) {
          const std::size_t a = root(it->second), b = root(i);
          parent[std::max(a, b)] = std::min(a, b);
        }
      }
    }
  }

  // Arabic words that are everyday words as well; short words of tables that are not our own are taken to be.
  const auto everyday = [&](const std::vector<std::string>& units, const Source& entry) {
    if (units.size() != 1 || entry.type == EntryType::country) return false;
    return builder.common_arabic.contains(units[0]) || units[0].size() <= 4 || (!entry.own && units[0].size() <= 6);
  };

  {
    // An adjective and the people or language of the same name: Syrian, Syrians, Egyptians, French.
    std::unordered_map<std::string, std::size_t> names;
    for (std::size_t i = entries.size(); i-- > 0;) {
      for (const Form& form : entries[i].english) names[form.key] = i;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!entries[i].own || !is_place(entries[i].type)) continue;
      for (const Form& form : entries[i].english_derived) {
        for (const std::string& key : {form.key, form.key + "s"}) {
          const auto it = names.find(key);
          if (it == names.end()) continue;
          const EntryType type = entries[it->second].type;
          if (type != EntryType::people && type != EntryType::language && type != EntryType::state) continue;
          const std::size_t a = root(it->second), b = root(i);
          parent[std::max(a, b)] = std::min(a, b);
        }
      }
    }
  }

  Index index;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Source& entry = entries[i];
    Posting posting{};
    posting.entry = static_cast<std::uint32_t>(i) & 0xFFFFFu;
    const auto add_english = [&](const Form& form, Derivation derivation) {
      bool acronym = false;
      const auto units = english_units(form.spelling, &acronym);
      Posting p = posting;
      p.derivation_ = static_cast<std::uint32_t>(derivation) & 3u;
      p.common = units.size() == 1 && builder.common.contains(units[0]);
      if (acronym) {
        p.acronym = 1;
        index.add(acronym_seed, units, p);
        return;
      }
      index.add(english_seed, units, p);
      if (units.size() >= 2 && units[0] == "al" && units[1].size() >= 4 && derivation == Derivation::name) {
        p.weak = 1;
        p.common = units.size() == 2 && builder.common.contains(units[1]);
        if (!p.common) index.add(english_seed, {units.begin() + 1, units.end()}, p);
        p.common = 0;
      }
      // The article as it is written, and in one word with what follows: Ez Zor, Albukamal.
      if (std::find(units.begin(), units.end(), "al") != units.end() && derivation == Derivation::name) {
        Posting q = p;
        q.weak = 1;
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
        if (written != units) index.add(english_seed, written, q);
        q.common = joined.size() == 1 && builder.common.contains(joined[0]);
        if (joined != written && joined.back().size() >= 5) index.add(english_seed, joined, q);
      }
      auto other = units;
      bool changed = false;
      for (std::string& unit : other) {
        if (unit == "saint") unit = "st", changed = true;
        else if (unit == "mount") unit = "mt", changed = true;
      }
      if (changed) index.add(english_seed, other, p);
    };
    for (const Form& form : entry.english) add_english(form, Derivation::name);
    const std::size_t adjectives = entry.english_derived.size();
    for (std::size_t k = 0; k < adjectives; ++k) {
      const Form form = entry.english_derived[k];
      add_english(form, Derivation::adjective);
      const std::string& s = form.spelling;
      const auto ends = [&](std::string_view e) { return s.ends_with(e); };
      if (!(ends("s") || ends("ch") || ends("sh") || ends("ese") || ends("x") || ends("z"))) {
        const Form plural{ends("man") ? s.substr(0, s.size() - 2) + "en" : s + "s", form.key + "s"};
        add_english({plural.spelling, ends("man") ? form.key.substr(0, form.key.size() - 2) + "en" : plural.key},
                    Derivation::people);
      }
      if (ends("sh") || ends("ch")) {
        add_english({s + "man", form.key + "man"}, Derivation::people);
        add_english({s + "men", form.key + "men"}, Derivation::people);
      }
    }

    const bool plural = entry.type == EntryType::people || entry.type == EntryType::religion ||
                        entry.type == EntryType::armed || entry.type == EntryType::party ||
                        entry.type == EntryType::organization || entry.type == EntryType::state;
    const bool optional_article = entry.type == EntryType::people || entry.type == EntryType::religion ||
                                  entry.type == EntryType::title || entry.type == EntryType::product ||
                                  entry.type == EntryType::company;
    const auto add_arabic = [&](const Form& form, Derivation derivation, bool optional, bool weak) {
      const std::vector<std::string> written = split(form.spelling, ' ');
      for (const std::string& variant : arabic_variants(form.key, plural)) {
        auto units = units_of(variant);
        Posting p = posting;
        p.derivation_ = static_cast<std::uint32_t>(derivation) & 3u;
        p.weak = weak;
        p.article = optional ? 2u : units[0].starts_with(ar_al) ? 1u : 0u;
        p.common = everyday(units, entry);
        index.add(arabic_seed, units, p);
        if (!optional) continue;
        // With and without the article, on every word.
        std::vector<bool> articles;
        for (std::size_t u = 0; u < units.size(); ++u) {
          articles.push_back(units[u].starts_with(ar_al) && units[u].size() >= 10 && u < written.size() &&
                             has_article(written[u]));
        }
        for (std::size_t u = 0; u < units.size(); ++u) {
          if (articles[u]) units[u].erase(0, 4);
        }
        p.common = everyday(units, entry);
        index.add(arabic_seed, units, p);
        for (std::string& unit : units) unit.insert(0, ar_al);
        index.add(arabic_seed, units, p);
      }
    };
    for (const Form& form : entry.arabic) add_arabic(form, Derivation::name, optional_article, false);
    for (const Form& form : entry.arabic_people) add_arabic(form, Derivation::people, true, false);
    const auto add_adjective = [&](const std::string& key, bool weak) {
      auto units = units_of(key);
      Posting p = posting;
      p.derivation_ = static_cast<std::uint32_t>(Derivation::adjective);
      p.weak = weak;
      p.article = 2;
      if (nisba_stem(units[0]).empty()) {
        // The first word does not inflect (south African): all forms of the last one, as a name.
        if (units.size() < 2 || nisba_stem(units.back()).empty()) return;
        const std::string last(nisba_stem(units.back()));
        for (const std::string_view ending : {"", "\u0647", "\u0648\u0646", "\u064A\u0646", "\u0627\u062A", "\u0627"}) {
          units.back() = last + std::string(ending);
          index.add(arabic_seed, units, p);
          units[0].insert(0, ar_al);
          index.add(arabic_seed, units, p);
          units[0].erase(0, 4);
        }
        return;
      }
      for (std::string& unit : units) {
        if (const auto stem = nisba_stem(unit); !stem.empty()) unit = std::string(stem);
      }
      p.common = units.size() == 1 && builder.common_arabic.contains(units[0]);
      index.add(adjective_seed, units, p);
    };
    for (const Form& form : entry.arabic_derived) add_adjective(form.key, false);
    if (is_place(entry.type) && entry.arabic_derived.empty() && !entry.no_adjective) {
      std::vector<Form> derived;
      for (const Form& form : entry.arabic) {
        if (form.key.find(' ') == std::string::npos) derive_nisba(form, derived);
      }
      for (const Form& form : derived) {
        add_adjective(form.key, entry.type != EntryType::country);
        if (entry.type == EntryType::country) entry.arabic_derived.push_back(form);
      }
    }
    if (plural && !entry.no_adjective) {
      // Communities: the adjective behind a sound plural (alawiyyun -> alawi), and collectives in -iyya.
      for (const Form& form : entry.arabic) {
        if (form.key.find(' ') != std::string::npos) continue;
        const std::string base = has_article(form.spelling) ? form.key.substr(4) : form.key;
        if (entry.type != EntryType::people && entry.type != EntryType::religion && entry.type != EntryType::state) break;
        if (!base.ends_with("\u0646") && !base.ends_with(ar_heh)) continue;
        if (const auto stem = nisba_stem(base); !stem.empty() && stem.size() <= base.size()) {
          if (entry.arabic_derived.empty()) entry.arabic_derived.push_back({std::string(stem), std::string(stem)});
          add_adjective(std::string(stem), false);
        }
      }
    }
  }

  // Strings and forms.
  std::string strings;
  std::unordered_map<std::string, std::uint32_t> pool;
  const auto string_offset = [&](const std::string& s) {
    const auto [it, fresh] = pool.emplace(s, static_cast<std::uint32_t>(strings.size()));
    if (fresh) strings += s;
    return it->second;
  };
  std::vector<PackedForm> forms;
  std::vector<PackedEntry> packed;
  const auto add_forms = [&](const std::vector<Form>& list) {
    std::size_t count = 0;
    for (const Form& form : list) {
      if (count == 100) break;
      forms.push_back({string_offset(form.spelling), string_offset(form.key),
                       static_cast<std::uint16_t>(form.spelling.size()), static_cast<std::uint16_t>(form.key.size())});
      ++count;
    }
    return static_cast<std::uint8_t>(count);
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Source& entry = entries[i];
    PackedEntry p{};
    p.type = static_cast<std::uint8_t>(entry.type);
    std::uint64_t concept_hash = english_seed;
    for (const std::string& unit : units_of(entries[root(i)].english[0].key)) {
      concept_hash = extend(concept_hash, unit_hash(unit));
    }
    p.concept_key = concept_hash;
    p.english = static_cast<std::uint32_t>(forms.size());
    p.english_names = add_forms(entry.english);
    p.english_count = static_cast<std::uint8_t>(p.english_names + add_forms(entry.english_derived));
    p.arabic = static_cast<std::uint32_t>(forms.size());
    p.arabic_names = add_forms(entry.arabic);
    p.arabic_count = static_cast<std::uint8_t>(p.arabic_names + add_forms(entry.arabic_derived));
    packed.push_back(p);
  }

  // Postings and slots.
  std::vector<std::uint32_t> postings{0};  // group 0: none
  const auto slot_count = static_cast<std::uint32_t>(index.phrases().size() * 4 / 3 + 64);
  std::vector<Slot> slots(slot_count, Slot{0, 0});
  for (const auto& [hash, phrase] : index.phrases()) {
    std::uint32_t group = 0;
    if (!phrase.postings.empty()) {
      group = static_cast<std::uint32_t>(postings.size());
      postings.push_back(static_cast<std::uint32_t>(phrase.postings.size()));
      auto sorted = phrase.postings;
      std::stable_sort(sorted.begin(), sorted.end(), [](Posting a, Posting b) {
        return a.weak != b.weak ? a.weak < b.weak : a.derivation_ != b.derivation_ ? a.derivation_ < b.derivation_
                                                                                   : a.entry < b.entry;
      });
      for (const Posting p : sorted) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &p, sizeof bits);
        postings.push_back(bits);
      }
    }
    std::uint32_t at = place_of(hash, slot_count);
    while (slots[at].value != 0) at = at + 1 == slot_count ? 0 : at + 1;
    slots[at] = {static_cast<std::uint32_t>(hash >> 32), 1u + (group << 1 | (phrase.longer ? 1u : 0u))};
  }

  const auto common_count = static_cast<std::uint32_t>(builder.common.size() * 4 / 3 + 64);
  std::vector<std::uint16_t> common(common_count, 0);
  {
    const std::set<std::string> sorted(builder.common.begin(), builder.common.end());
    for (const std::string& word : sorted) {
      const std::uint64_t h = extend(0, unit_hash(word));
      const auto check = static_cast<std::uint16_t>((h >> 48) | 1u);
      std::uint32_t at = place_of(h, common_count);
      while (common[at] != 0 && common[at] != check) at = at + 1 == common_count ? 0 : at + 1;
      common[at] = check;
    }
  }

  TableHeader header{};
  header.magic = magic;
  header.version = version;
  header.entry_count = static_cast<std::uint32_t>(packed.size());
  std::size_t at = (sizeof header + 15) / 16 * 16;
  const auto place = [&](std::size_t bytes) {
    const std::size_t here = at;
    at = (at + bytes + 15) / 16 * 16;
    return static_cast<std::uint32_t>(here);
  };
  header.entries = place(packed.size() * sizeof(PackedEntry));
  header.forms = place(forms.size() * sizeof(PackedForm));
  header.slots = place(slots.size() * sizeof(Slot));
  header.slot_count = slot_count;
  header.filter = place(filter_bits / 8);
  header.postings = place(postings.size() * sizeof(std::uint32_t));
  header.common = place(common.size() * sizeof(std::uint16_t));
  header.common_count = common_count;
  header.strings = place(strings.size());
  header.size = static_cast<std::uint32_t>(at);
  std::ofstream out(argv[1], std::ios::binary);
  std::size_t written = 0;
  const auto put = [&](std::uint32_t offset, const void* data, std::size_t size) {
    static constexpr char zeros[16] = {};
    if (offset > written) write(out, zeros, offset - written);
    write(out, data, size);
    written = offset + size;
  };
  put(0, &header, sizeof header);
  put(header.entries, packed.data(), packed.size() * sizeof(PackedEntry));
  put(header.forms, forms.data(), forms.size() * sizeof(PackedForm));
  put(header.slots, slots.data(), slots.size() * sizeof(Slot));
  put(header.filter, index.filter().data(), filter_bits / 8);
  put(header.postings, postings.data(), postings.size() * sizeof(std::uint32_t));
  put(header.common, common.data(), common.size() * sizeof(std::uint16_t));
  put(header.strings, strings.data(), strings.size());
  put(header.size, nullptr, 0);
  out.close();
  if (!out) fail(argv[1], "cannot be written");
  std::printf("%zu entries, %zu forms, %zu phrases in %u slots, %zu common words, %zu bytes\n", packed.size(),
              forms.size(), index.phrases().size(), slot_count, builder.common.size(), at);
  return 0;
}
