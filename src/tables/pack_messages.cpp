// SPDX-License-Identifier: Apache-2.0
// Packs a catalogue of messages: `pack_messages OUTPUT LANGUAGE.po` writes the binary form of gettext (.mo) without a hash
// table. Refuses fuzzy or empty translations and placeholders ({0}) that the original does not have.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Entry {
  std::string id;
  std::string plural;
  std::vector<std::string> forms;
};

std::string unquoted(std::string_view line, const std::string& place) {
  const std::size_t begin = line.find('"');
  const std::size_t end = line.rfind('"');
  if (begin == line.npos || end <= begin) throw place + "a string in quotes is missing";
  std::string out;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (line[i] != '\\') {
      out += line[i];
      continue;
    }
    ++i;
    if (line[i] == 'n')
      out += '\n';
    else if (line[i] == '"' || line[i] == '\\')
      out += line[i];
    else
      throw place + "an escape that is not known";
  }
  return out;
}

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> out;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
    out.emplace(text.substr(at, text.find('}', at) - at));
  return out;
}

void append32(std::string& out, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

}  // namespace

int main(int count, char** arguments) try {
  const std::vector<std::string> paths(arguments + 1, arguments + count);
  if (paths.size() != 2) throw std::string("usage: pack_messages OUTPUT LANGUAGE.po");
  std::ifstream in(paths[1], std::ios::binary);
  if (!in) throw paths[1] + ": cannot be read";
  std::vector<Entry> entries;
  std::string* current = nullptr;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    const std::string place = paths[1] + ":" + std::to_string(++number) + ": ";
    if (line.starts_with("#,") && line.find("fuzzy") != line.npos) throw place + "a fuzzy translation";
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("msgid_plural")) {
      current = &entries.back().plural;
    } else if (line.starts_with("msgid")) {
      current = &entries.emplace_back().id;
    } else if (line.starts_with("msgstr")) {
      current = &entries.back().forms.emplace_back();
    } else if (!line.starts_with('"') || current == nullptr) {
      throw place + "not understood";
    }
    *current += unquoted(line, place);
  }
  std::map<std::string, std::string> catalogue;
  for (const Entry& entry : entries) {
    const std::set<std::string> allowed = placeholders(entry.plural.empty() ? entry.id : entry.plural);
    std::string forms;
    for (const std::string& form : entry.forms) {
      if (form.empty()) throw entry.id + ": not translated";
      const std::set<std::string> used = placeholders(form);
      for (const std::string& placeholder : used)
        if (!entry.id.empty() && !allowed.contains(placeholder)) throw entry.id + ": placeholder " + placeholder;
      if (entry.plural.empty() && !entry.id.empty() && used != allowed) throw entry.id + ": a placeholder is missing";
      forms += form;
      forms += '\0';
    }
    if (!entry.plural.empty() && entry.forms.size() != 6) throw entry.id + ": six plural forms are needed";
    forms.pop_back();
    const std::string id = entry.plural.empty() ? entry.id : entry.id + '\0' + entry.plural;
    if (!catalogue.emplace(id, forms).second) throw entry.id + ": stands twice";
  }
  std::string out;
  append32(out, 0x950412de);
  append32(out, 0);
  append32(out, catalogue.size());
  append32(out, 28);
  append32(out, 28 + 8 * catalogue.size());
  append32(out, 0);
  append32(out, 28 + 16 * catalogue.size());
  std::string strings;
  const std::size_t base = 28 + 16 * catalogue.size();
  for (const bool translated : {false, true})
    for (const auto& [id, forms] : catalogue) {
      const std::string& text = translated ? forms : id;
      append32(out, text.size());
      append32(out, base + strings.size());
      strings += text;
      strings += '\0';
    }
  std::ofstream file(paths[0], std::ios::binary);
  file << out << strings;
  if (!file.flush()) throw paths[0] + ": cannot be written";
  return 0;
} catch (const std::string& error) {
  std::cerr << error << '\n';
  return 1;
}
