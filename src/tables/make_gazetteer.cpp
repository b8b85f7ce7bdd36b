// SPDX-License-Identifier: Apache-2.0
// Makes the gazetteer's tables that come from elsewhere. Run from the top of the tree, on Debian 12:
//
//     muwazi_make_gazetteer cldr /usr/share/unicode/cldr/common > data/gazetteer_cldr.tsv     (unicode-cldr-core 41)
//     muwazi_make_gazetteer common /usr/share/dict/american-english > data/english_common.txt  (wamerican 2020.12.07)
//     muwazi_make_gazetteer sharealike wiktionary.en-ar.tsv data/gazetteer_corrections.tsv > data/gazetteer_sharealike.tsv
//
// CLDR's XML has one element a line, which is all that is relied on. The lines come out sorted.
#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/token.hpp>

#include "arabic.hpp"
#include "utf8.hpp"

namespace {

using Names = std::map<std::string, std::vector<std::string>>;  // id -> names, the usual one first

std::string unescaped(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> entities[] = {
      {"&apos;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
  for (const auto& [from, to] : entities) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

std::string attribute(std::string_view line, std::string_view name) {
  const std::string pattern = std::string(" ").append(name).append("=\"");
  const std::size_t at = line.find(pattern);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + pattern.size();
  return std::string(line.substr(begin, line.find('"', begin) - begin));
}

/// Elements `<TAG type="ID" ...>NAME</TAG>` of a file.
Names read_elements(const std::string& path, const std::string& tag) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be opened\n";
    std::exit(3);
  }
  Names names;
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t at = line.find("<" + tag + " ");
    if (at == std::string::npos) continue;
    const std::size_t begin = line.find('>', at);
    const std::size_t end = line.find("</" + tag + ">", at);
    if (begin == std::string::npos || end == std::string::npos) continue;
    const std::string name = unescaped(line.substr(begin + 1, end - begin - 1));
    if (name.find("\xE2\x86\x91") != std::string::npos) continue;  // inherited
    const std::string menu = attribute(line, "alt");
    if (menu == "menu") continue;
    names[attribute(line, "type")].push_back(name);
  }
  return names;
}

/// Elements OUTER type="ID" that hold one INNER on a line of its own.
Names read_nested(const std::string& path, const std::string& outer, const std::string& inner) {
  std::ifstream in(path);
  Names names;
  std::string line, id;
  while (std::getline(in, line)) {
    if (line.find("<" + outer + " type=") != std::string::npos) id = attribute(line, "type");
    const std::string open = "<" + inner;
    const std::size_t at = line.find(open);
    if (at == std::string::npos || id.empty() || line.find(" count=", at) != std::string::npos) continue;
    const std::size_t begin = line.find('>', at);
    const std::size_t end = line.find("</" + inner + ">", at);
    if (begin == std::string::npos || end == std::string::npos) continue;
    names[id].push_back(unescaped(line.substr(begin + 1, end - begin - 1)));
  }
  return names;
}

/// "A - B" becomes "A-B".
std::string tight_hyphens(std::string text) {
  for (std::size_t at = 0; (at = text.find(" - ", at)) != std::string::npos;) text.erase(at + 2, 1).erase(at, 1);
  return text;
}

/// Farsi letters to Arabic ones, marks and tatweel gone, outer blanks gone.
std::string clean_arabic(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    const char32_t c = muwazi::code_point_at(text, at, size);
    at += size;
    if (muwazi::arabic::is_mark(c) || c == muwazi::arabic::tatweel || (c >= 0x200B && c <= 0x200F)) continue;
    muwazi::append_code_point(out, c == muwazi::arabic::farsi_yeh ? muwazi::arabic::yeh
                                   : c == muwazi::arabic::keheh   ? muwazi::arabic::kaf
                                   : c == U'\u06C1'               ? muwazi::arabic::heh
                                                                  : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return tight_hyphens(std::move(out));
}

/// What stands before a parenthesis or comma; empty where the name is none that a text would hold.
std::string clean_english(std::string text) {
  if (const std::size_t at = text.find_first_of("(,/"); at != std::string::npos) text.resize(at);
  if (const std::size_t at = text.find("\xE2\x80\xA0"); at != std::string::npos) text.resize(at);  // dagger
  while (!text.empty() && (text.back() == ' ' || text.back() == '\xC2' || text.back() == '\xA0')) text.pop_back();
  if (text.find_first_of("0123456789[]\"") != std::string::npos) return {};
  for (const std::string_view mark : {"\u00B2", "\u00B3", "\u00B9", "\u201C", "\u2026"}) {
    if (text.find(mark) != std::string::npos) return {};
  }
  return tight_hyphens(std::move(text));
}

bool is_arabic(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    const char32_t c = muwazi::code_point_at(text, at, size);
    at += size;
    if (!muwazi::arabic::is_letter(c) && c != U' ' && c != U'-') return false;
  }
  return true;
}

void print_header(std::string_view comment) { std::cout << comment; }

/// Kinds of province, which Arabic names of CLDR carry here and there.
constexpr std::array<std::string_view, 30> arabic_kinds = {
    "\u0645\u062D\u0627\u0641\u0638\u0629",                          // muhafaza
    "\u0627\u0644\u0645\u062D\u0627\u0641\u0638\u0629",
    "\u0648\u0644\u0627\u064A\u0629",                                // wilaya
    "\u0627\u0644\u0648\u0644\u0627\u064A\u0629",
    "\u0645\u0642\u0627\u0637\u0639\u0629",                          // muqata'a
    "\u0627\u0644\u0645\u0642\u0627\u0637\u0639\u0629",
    "\u0625\u0642\u0644\u064A\u0645",                                // iqlim
    "\u0627\u0642\u0644\u064A\u0645",
    "\u0627\u0644\u0625\u0642\u0644\u064A\u0645",
    "\u0628\u0644\u062F\u064A\u0629",                                // baladiyya
    "\u0625\u062F\u0627\u0631\u0629",                                // idara
    "\u0627\u0644\u0625\u062F\u0627\u0631\u0629",
    "\u0645\u0646\u0637\u0642\u0629",                                // mintaqa
    "\u0627\u0644\u0645\u0646\u0637\u0642\u0629",
    "\u0623\u0628\u0631\u0634\u064A\u0629",                          // parish
    "\u0643\u0627\u0646\u062A\u0648\u0646",                          // canton
    "\u0636\u0627\u062D\u064A\u0629",                                // suburb
    "\u0645\u062F\u064A\u0631\u064A\u0629",                          // mudiriyya
    "\u0634\u0639\u0628\u064A\u0629",                                // sha'biyya
    "\u0623\u0648\u0628\u0644\u0627\u0633\u062A",                    // oblast
    "\u0623\u0648\u0628\u0644\u064A\u0633",
    "\u062D\u064A",                                                  // quarter
    "\u0645\u062F\u064A\u0646\u0629",                                // city
    "\u062C\u0647\u0629",                                            // jiha
    "\u0625\u0645\u0627\u0631\u0629",                                // emirate
    "\u0627\u0645\u0627\u0631\u0629",
    "\u062F\u0627\u0626\u0631\u0629",                                // da'ira
    "\u0642\u0636\u0627\u0621",                                      // qada'
    "\u0643\u0631\u0627\u064A",                                      // krai
    "\u0643\u0648\u0645\u064A\u0648\u0646"};

constexpr std::array<std::string_view, 17> english_kinds = {
    " Province", " Governorate", " Region", " County", " District", " Division", " Municipality", " Prefecture",
    " Parish",   " Department",  " State",  " Krai",   " Oblast",   " Canton",   " Territory",    " Emirate",
    " City"};

/// Names of regions that are words of direction: of no use without their country.
bool is_generic(std::string_view name) {
  constexpr std::array<std::string_view, 32> words = {
      "Central", "Eastern", "Western", "Northern", "Southern", "North", "South", "East", "West", "Coast", "Capital",
      "Centre", "Center", "Littoral", "Oriental", "Occidental", "Nord", "Sud", "Est", "Ouest", "Norte", "Sur", "Centro",
      "Atlantic", "Pacific", "Upper", "Lower", "Federal District", "Distrito Federal", "Capital Region", "Maritime",
      "Plateaux"};
  return std::find(words.begin(), words.end(), name) != words.end() || name.find("west") == name.size() - 4 ||
         name.starts_with("North-") || name.starts_with("South-") || name.starts_with("North ") ||
         name.starts_with("South ") || name.size() < 3;
}

void add(std::set<std::string>& lines, std::string_view type, const std::vector<std::string>& english,
         const std::vector<std::string>& arabic) {
  std::string line(type);
  std::set<std::string> seen;
  char separator = '\t';
  for (const std::string& form : english) {
    if (!form.empty() && seen.insert(form).second) line += separator + form, separator = '|';
  }
  if (separator == '\t') return;
  separator = '\t';
  for (const std::string& form : arabic) {
    if (is_arabic(form) && seen.insert(form).second) line += separator + form, separator = '|';
  }
  if (separator == '|') lines.insert(line);
}

void make_cldr(const std::string& folder) {
  std::set<std::string> lines;
  const std::string en = folder + "/main/en.xml", ar = folder + "/main/ar.xml";
  const auto simple = [&](const std::string& tag, std::string_view type) {
    const Names english = read_elements(en, tag), arabic = read_elements(ar, tag);
    for (const auto& [id, names] : english) {
      const auto it = arabic.find(id);
      if (it == arabic.end() || id == "ZZ" || id == "XA" || id == "XB" || id.starts_with("Z")) {
        if (it == arabic.end() || !(id == "ZA" || id == "ZM" || id == "ZW")) continue;
      }
      std::vector<std::string> e, a;
      for (const std::string& name : names) e.push_back(clean_english(name));
      for (const std::string& name : it->second) a.push_back(clean_arabic(name));
      if (type == "language") {
        // "al-ingliziyya": texts say it with the word for language, or without the article.
        if (e[0].find(' ') != std::string::npos && id.find('_') != std::string::npos) continue;
      }
      add(lines, tag == "territory" && std::isdigit(static_cast<unsigned char>(id[0])) ? "place" : type, e, a);
    }
  };
  simple("territory", "country");
  simple("language", "language");

  {
    const Names english = read_nested(en, "currency", "displayName"), arabic = read_nested(ar, "currency", "displayName");
    for (const auto& [id, names] : english) {
      const auto it = arabic.find(id);
      if (it == arabic.end() || id[0] == 'X' || names[0].find('(') != std::string::npos || it->second[0].find('-') != std::string::npos) {
        continue;
      }
      add(lines, "currency", {clean_english(names[0])}, {clean_arabic(it->second[0])});
    }
  }
  {
    const Names english = read_nested(en, "zone", "exemplarCity"), arabic = read_nested(ar, "zone", "exemplarCity");
    for (const auto& [id, names] : arabic) {
      if (id.starts_with("Etc/") || id.starts_with("Antarctica/")) continue;
      std::string city = id.substr(id.rfind('/') + 1);
      std::replace(city.begin(), city.end(), '_', ' ');
      if (const auto it = english.find(id); it != english.end()) city = it->second[0];
      std::string place = clean_arabic(names[0]);
      // Cities given with their state.
      if (id.find('/') != id.rfind('/')) continue;
      add(lines, "city", {clean_english(city)}, {place});
    }
  }
  const Names english = read_elements(folder + "/subdivisions/en.xml", "subdivision");
  const Names arabic = read_elements(folder + "/subdivisions/ar.xml", "subdivision");
  for (const auto& [id, names] : english) {
    const auto it = arabic.find(id);
    if (it == arabic.end()) continue;
    std::vector<std::string> e, a;
    for (std::string name : names) {
      name = clean_english(name);
      if (name.empty()) continue;
      std::string bare = name;
      for (const std::string_view kind : english_kinds) {
        if (bare.ends_with(kind) && bare.size() > kind.size() + 2) bare.resize(bare.size() - kind.size());
      }
      if (is_generic(bare)) continue;
      e.push_back(bare);
    }
    for (const std::string& name : it->second) {
      const std::string whole = clean_arabic(name);
      std::string bare = whole;
      for (const std::string_view kind : arabic_kinds) {
        if (whole.starts_with(std::string(kind) + " ")) {
          bare = whole.substr(kind.size() + 1);
          break;
        }
      }
      const bool kind_only = std::find(arabic_kinds.begin(), arabic_kinds.end(), bare) != arabic_kinds.end();
      if (!kind_only) a.push_back(bare);
    }
    add(lines, "region", e, a);
  }
  print_header(
      "# SPDX-License-Identifier: Unicode-DFS-2016\n"
      "# Countries, provinces, languages, cities and currencies in English and Arabic, from CLDR 41 (main, subdivisions).\n"
      "# Copyright (c) 1991-2022 Unicode, Inc. For terms of use, see http://www.unicode.org/copyright.html\n"
      "# Made by: muwazi_make_gazetteer cldr /usr/share/unicode/cldr/common > data/gazetteer_cldr.tsv\n"
      "# type <tab> English forms <tab> Arabic forms; the word for the kind of province is taken off.\n");
  for (const std::string& line : lines) std::cout << line << '\n';
}

void make_common(const std::string& path) {
  std::ifstream in(path);
  std::set<std::string> words;
  std::string line;
  while (std::getline(in, line)) {
    if (line.size() < 2 || !std::all_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
    words.insert(line);
  }
  print_header(
      "# English words that are written in lower case, one a line: evidence that a capital at the start of a sentence is no\n"
      "# name. From SCOWL (wamerican 2020.12.07), Copyright 2000-2011 by Kevin Atkinson; permission to use, copy, modify,\n"
      "# distribute and sell these word lists and the output created from the scripts for any purpose is granted without\n"
      "# fee, provided that this notice and the copyright notice appear in all copies; provided \"as is\" without warranty.\n"
      "# Made by: muwazi_make_gazetteer common /usr/share/dict/american-english > data/english_common.txt\n");
  for (const std::string& word : words) std::cout << word << '\n';
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string::npos) return parts;
    at = end + 1;
  }
}

void make_sharealike(const std::string& wiktionary, const std::string& corrections) {
  std::map<std::string, std::pair<std::string, std::vector<std::string>>> entries;  // English -> type, Arabic
  std::string line;
  std::ifstream in(wiktionary);
  const auto has = [](const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return text.find(w) != std::string::npos; });
  };
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() < 4 || cells[1] != "prop" || cells[0].empty()) continue;
    const std::string english = clean_english(cells[0]);
    if (english.empty() || !(english[0] >= 'A' && english[0] <= 'Z')) continue;
    const std::string arabic = clean_arabic(cells[2]);
    const std::string& sense = cells[3];
    if (!is_arabic(arabic) || has(sense, {"month", "day of the week", "Month"})) continue;
    std::string type = "place";
    if (has(sense, {"given name"})) type = "given";
    else if (has(sense, {"surname"})) type = "family";
    else if (has(sense, {"language"})) type = "language";
    else if (has(sense, {"country", "republic"})) type = "country";
    else if (has(sense, {"city", "town", "capital"})) type = "city";
    else if (has(sense, {"state", "province", "region", "county"})) type = "region";
    else if (has(sense, {"island"})) type = "island";
    else if (has(sense, {"river", "sea", "ocean", "lake"})) type = "water";
    else if (has(sense, {"god", "prophet", "Bibl", "bibl", "myth", "saint", "character", "philosopher", "king"})) type = "person";
    else if (has(sense, {"constellation", "planet", "star"})) type = "place";
    else if (has(sense, {"religion", "faith"})) type = "religion";
    else if (has(sense, {"organi", "company"})) type = "organization";
    else if (has(sense, {"holiday", "festival", "war"})) type = "event";
    else if (has(sense, {"book", "Book"})) type = "product";
    auto& entry = entries[english];
    if (entry.first.empty()) entry.first = type;
    entry.second.push_back(arabic);
  }
  std::ifstream corrected(corrections);
  while (std::getline(corrected, line)) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    const auto entry = entries.find(cells[0]);
    if (cells.size() != 2 || entry == entries.end()) {
      std::cerr << corrections << ": the dictionary has no such name, or there are no two columns: " << line << '\n';
      std::exit(3);
    }
    entry->second.second = split(cells[1], '|');
  }
  std::set<std::string> lines;
  for (const auto& [english, entry] : entries) add(lines, entry.first, {english}, entry.second);
  print_header(
      "# SPDX-License-Identifier: CC-BY-SA-3.0\n"
      "# Proper nouns of the English Wiktionary (2015) with their Arabic translations; authors: Wiktionary contributors.\n"
      "# Left out of the build with MUWAZI_WITH_LEXICON=OFF.\n"
      "# Made by: muwazi_make_gazetteer sharealike wiktionary.en-ar.tsv data/gazetteer_corrections.tsv\n"
      "# The corrections are what a reader changed: edit them, not this.\n"
      "# type <tab> English <tab> Arabic forms\n");
  for (const std::string& row : lines) std::cout << row << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "cldr" && argc == 3) {
    make_cldr(argv[2]);
  } else if (mode == "common" && argc == 3) {
    make_common(argv[2]);
  } else if (mode == "sharealike" && argc == 4) {
    make_sharealike(argv[2], argv[3]);
  } else {
    std::cerr << "usage: muwazi_make_gazetteer cldr FOLDER | common WORDS | sharealike WIKTIONARY CORRECTIONS\n";
    return 2;
  }
  return 0;
}
