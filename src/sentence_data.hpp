// SPDX-License-Identifier: Apache-2.0
// The tables of data/ that splitting and roles are decided by, as text, and a reader for their form.
#ifndef MUWAZI_SRC_SENTENCE_DATA_HPP
#define MUWAZI_SRC_SENTENCE_DATA_HPP

#include <string_view>

namespace muwazi::inline v0 {

extern const std::string_view abbreviations_table;
extern const std::string_view roles_table;

/// Calls `row(first, second)` for each line "first <tab> second" of a table; comments and empty lines are left out.
template <class Row>
void for_each_row(std::string_view table, Row row) {
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(line.size() < table.size() ? line.size() + 1 : line.size());
    const std::size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != line.npos) row(line.substr(0, tab), line.substr(tab + 1));
  }
}

/// Calls `item(word)` for each part of `text` between separators; empty parts are left out.
template <class Item>
void for_each_part(std::string_view text, char separator, Item item) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(part.size() < text.size() ? part.size() + 1 : part.size());
    if (!part.empty()) item(part);
  }
}

}  // namespace muwazi::inline v0

#endif
