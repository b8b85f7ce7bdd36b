// SPDX-License-Identifier: Apache-2.0
// Packs the words of quantities: pack_quantity OUTPUT number_words.tsv units.tsv cldr_units.tsv cldr_currencies.tsv
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "../quantity_table.hpp"

namespace {

using namespace muwazi::quantities;

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == separator) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

// The words and symbols of a form, as the scanner parts a text; hyphens, full stops and spaces part words only.
std::vector<Folded> pieces(const std::string& form) {
  std::vector<Folded> out;
  bool open = false;
  for (std::size_t i = 0; i < form.size();) {
    std::uint32_t size = 1;
    const char32_t c = muwazi::code_point_at(form, i, size);
    i += size;
    if (c == '.') continue;
    if (c == ' ' || c == '-') {
      open = false;
      continue;
    }
    const bool in_word = is_word_char(c) || (c >= '0' && c <= '9') || c == '\'';
    if (!in_word || !open) out.emplace_back();
    fold(c, out.back());
    open = in_word;
  }
  return out;
}

struct Packer {
  std::map<std::uint64_t, Entry> entries[2];
  std::map<std::string, std::uint16_t> unit_ids;
  std::vector<Unit> units{1};
  std::vector<std::string> names{""};

  std::vector<std::uint32_t> latin_filter;
  std::vector<std::uint32_t> arabic_filter[arabic_filter_sets];

  void add_to_filter(const Folded& word, bool arabic) {
    if (word.too_long) return;
    if (arabic) {
      const auto letter = [&](unsigned from_end) {
        return word.size >= from_end ? word.letters[word.size - from_end] : char16_t{0};
      };
      const unsigned set = word.size <= 2 ? 0 : word.size == 3 ? 1 : 2;
      arabic_filter[set].push_back(arabic_filter_bit(letter(4), letter(3), letter(2), letter(1)));
      return;
    }
    std::uint64_t key = 0;
    for (unsigned i = 0; i < word.size; ++i) {
      if (word.letters[i] < 'a' || word.letters[i] > 'z') return;  // asked only for words of ASCII letters
      if (i < latin_key_letters) key |= std::uint64_t{word.letters[i]} << 8 * i;
    }
    latin_filter.push_back(latin_filter_bit(key, word.size));
  }

  /// `alone`: the form may be a quantity without anything beside it.
  Entry* entry(const std::string& language, const std::string& form, bool alone) {
    const std::vector<Folded> words = pieces(form);
    if (words.empty()) return nullptr;
    add_to_filter(words[0], language == "ar");
    auto& table = entries[language == "ar"];
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].too_long || words[i].size == 0) return nullptr;
      hash = i == 0 ? hash_of(words[i].letters.data(), words[i].size) : combine(hash, tail_hash(words[i]));
      Entry& e = table[hash];
      e.hash = hash;
      if (i + 1 < words.size()) e.continues |= alone ? 3 : 1;
    }
    return &table[hash];
  }

  std::uint16_t unit(const std::string& name, std::uint32_t dimension, double factor, double offset) {
    const auto [at, added] = unit_ids.try_emplace(name, static_cast<std::uint16_t>(units.size()));
    if (added) {
      Unit u;
      u.dimension = dimension;
      u.factor = factor;
      u.offset = offset;
      u.family = at->second;
      units.push_back(u);
      names.push_back(name);
    }
    return at->second;
  }

  void add_unit_form(const std::string& language, const std::string& id, int count, const std::string& form) {
    const auto at = unit_ids.find(id);
    Entry* e = entry(language, form, count == 2);
    if (at == unit_ids.end() || e == nullptr) return;
    if (e->unit == at->second || e->other_unit == at->second) return;
    if (e->unit == 0) {
      e->unit = at->second;
      e->unit_count = static_cast<std::uint8_t>(count);
    } else if (e->other_unit == 0) {
      e->other_unit = at->second;
    }
  }
};

template <std::size_t Size>
int index_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return -1;
}

template <class Row>
void for_each_row(const char* path, Row&& row) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << path << ": cannot be opened\n";
    std::exit(1);
  }
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    row(split(line, '\t'));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: pack_quantity OUTPUT number_words.tsv units.tsv cldr_units.tsv cldr_currencies.tsv\n";
    return 2;
  }
  Packer packer;
  bool good = true;
  for_each_row(argv[2], [&](const std::vector<std::string>& row) {
    if (row.size() != 4) {
      std::cerr << argv[2] << ": not four columns: " << row[0] << '\n';
      good = false;
      return;
    }
    const int number = index_of(number_class_names, row[1]);
    const int role = index_of(role_names, row[1]);
    if (number < 0 && role < 0) {
      std::cerr << argv[2] << ": no such class: " << row[1] << '\n';
      good = false;
      return;
    }
    const auto said = static_cast<Role>(role < 0 ? 0 : role);
    const bool alone = number >= 0 || (said >= Role::month && said <= Role::weekday) ||
                       (said >= Role::noon && said <= Role::decade_word) || said == Role::relative_day ||
                       (said == Role::percent_point && row[2] == "2");
    for (const std::string& form : split(row[3], '|')) {
      Entry* e = packer.entry(row[0], form, alone);
      if (e == nullptr) continue;
      if (number >= 0) {
        if (e->number != NumberClass::none) continue;
        e->number = static_cast<NumberClass>(number);
        e->value = std::stoll(row[2]);
      } else {
        if (e->role != Role::none) continue;
        e->role = static_cast<Role>(role);
        if (static_cast<Role>(role) == Role::dimension) {
          e->role_value = static_cast<std::uint8_t>(index_of(dimension_names, row[2]));
        } else {
          e->role_value = static_cast<std::uint8_t>(std::stoll(row[2]) & 0xFF);
        }
      }
    }
  });
  for_each_row(argv[3], [&](const std::vector<std::string>& row) {
    if (row[0] == "unit") {
      const int dimension = index_of(dimension_names, row[2]);
      if (dimension < 0) good = false;
      packer.unit(row[1], static_cast<std::uint32_t>(dimension), std::stod(row[3]),
                  row.size() > 4 ? std::stod(row[4]) : 0);
    }
  });
  const auto money = static_cast<std::uint32_t>(index_of(dimension_names, "money"));
  for_each_row(argv[5], [&](const std::vector<std::string>& row) {
    const std::uint16_t id = packer.unit(row[1], money, 0, 0);
    if (row[0] != "en") return;
    static const std::map<std::string, std::string> families = {
        {"dollar", "dollar"},   {"pound", "pound-money"}, {"lira", "lira"},   {"riyal", "riyal"}, {"rial", "rial"},
        {"dinar", "dinar"},     {"dirham", "dirham"},     {"franc", "franc"}, {"krone", "krone"}, {"krona", "krone"},
        {"króna", "krone"},     {"koruna", "krone"},      {"peso", "peso"},   {"rupee", "rupee"}, {"yen", "yen"},
        {"yuan", "yuan"},       {"ruble", "ruble"},       {"shekel", "shekel"}, {"rand", "rand"}, {"won", "won"},
        {"mark", "mark"}};
    const auto words = split(row[2], ' ');
    if (const auto family = families.find(words.back()); family != families.end()) {
      packer.units[id].family = packer.unit_ids.at(family->second);
    }
  });
  for_each_row(argv[3], [&](const std::vector<std::string>& row) {
    if (row[0] == "unit") return;
    for (const std::string& form : split(row[3], '|')) packer.add_unit_form(row[0], row[1], std::stoi(row[2]), form);
  });
  for_each_row(argv[4], [&](const std::vector<std::string>& row) {
    packer.add_unit_form(row[0], row[1], std::stoi(row[2]), row[3]);
  });
  for_each_row(argv[5], [&](const std::vector<std::string>& row) { packer.add_unit_form(row[0], row[1], 1, row[2]); });
  if (!good) return 1;

  std::vector<Entry> all;
  Header header;
  const auto set_bits = [](std::uint64_t* bits, const std::vector<std::uint32_t>& places) {
    for (const std::uint32_t bit : places) bits[bit / 64] |= std::uint64_t{1} << bit % 64;
  };
  set_bits(header.latin_filter, packer.latin_filter);
  for (unsigned set = 0; set < arabic_filter_sets; ++set) set_bits(header.arabic_filter[set], packer.arabic_filter[set]);
  for (int language = 0; language < 2; ++language) {
    if (packer.entries[language].size() * 2 > slots) {
      std::cerr << "too many forms for the slots\n";
      return 1;
    }
    for (const auto& [hash, e] : packer.entries[language]) {
      all.push_back(e);
      std::uint64_t at = hash & (slots - 1);
      while (header.slot[language][at] != 0) at = (at + 1) & (slots - 1);
      header.slot[language][at] = static_cast<std::uint16_t>(all.size());
    }
  }
  header.entries = static_cast<std::uint32_t>(all.size());
  header.units = static_cast<std::uint32_t>(packer.units.size());
  header.entries_at = sizeof(Header);
  header.units_at = header.entries_at + header.entries * static_cast<std::uint32_t>(sizeof(Entry));
  std::uint32_t name_at = header.units_at + header.units * static_cast<std::uint32_t>(sizeof(Unit));
  std::string strings;
  for (std::size_t i = 0; i < packer.units.size(); ++i) {
    packer.units[i].name = name_at + static_cast<std::uint32_t>(strings.size());
    packer.units[i].name_size = static_cast<std::uint16_t>(packer.names[i].size());
    strings += packer.names[i];
  }
  std::ofstream out(argv[1], std::ios::binary);
  const auto write = [&](const void* data, std::size_t size) {
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  };
  write(&header, sizeof header);
  write(all.data(), all.size() * sizeof(Entry));
  write(packer.units.data(), packer.units.size() * sizeof(Unit));
  write(strings.data(), strings.size());
  return out ? 0 : 1;
}
