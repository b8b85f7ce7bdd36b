// SPDX-License-Identifier: Apache-2.0
// Reads users' lists of names (TSV, TBX) and prepares them.
#include <muwazi/error.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/token.hpp>

#include <algorithm>
#include <fstream>

#include "name_judge.hpp"
#include "name_list_index.hpp"
#include "tbx.hpp"
#include "xml_reader.hpp"

namespace muwazi::inline v0 {
namespace {

[[noreturn]] void fail(std::string_view name, std::size_t line, Message message) {
  throw Error(ErrorKind::format, std::string(name) + ":" + std::to_string(line), std::move(message));
}

constexpr std::string_view statuses[] = {"approved", "forbidden", "ignore"};

std::string trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// Keys of the words of an English name.
std::vector<std::string> english_keys(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::string> keys;
  std::string key;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    matching_key(token.range.in(text), key);
    if (!key.empty()) keys.push_back(key);
  }
  return keys;
}

/// Gathers the terms of one entry after the other.
class TermbaseReader : public XmlHandler {
 public:
  TermbaseReader(std::string_view name, std::vector<NameListEntry>& entries) : name_(name), entries_(entries) {}

  void start(std::string_view element, const XmlAttributes& attributes, std::size_t line) override {
    text_.clear();
    if (element == "termEntry" || element == "conceptEntry") {
      terms_[0].clear();
      terms_[1].clear();
      seen_entry_ = true;
      entry_line_ = line;
    } else if (element == "langSet" || element == "langSec") {
      const std::string_view language = attributes["xml:lang"].empty() ? attributes["lang"] : attributes["xml:lang"];
      const std::string_view primary = language.substr(0, language.find_first_of("-_"));
      side_ = primary == "en" || primary == "EN" ? 0 : primary == "ar" || primary == "AR" ? 1 : 2;
    } else if (element == "tig" || element == "ntig" || element == "termSec") {
      open_ = Term();
    } else if (element == "termNote") {
      status_ = attributes["type"] == "administrativeStatus";
    } else if (element == "administrativeStatus") {
      status_ = true;  // the "DCT" style names elements by their category
    }
  }

  void end(std::string_view element) override {
    if (element == "term") {
      open_.text = trimmed(text_);
    } else if ((element == "termNote" || element == "administrativeStatus") && status_) {
      const std::string status = trimmed(text_);
      open_.forbidden = status.starts_with("deprecatedTerm") || status.starts_with("supersededTerm");
      status_ = false;
    } else if (element == "tig" || element == "ntig" || element == "termSec") {
      if (side_ < 2 && !open_.text.empty()) terms_[side_].push_back(open_);
      open_ = Term();
    } else if (element == "termEntry" || element == "conceptEntry") {
      if (terms_[0].size() * terms_[1].size() > most_pairs_of_terms)
        throw Error(ErrorKind::resource, std::string(name_) + ":" + std::to_string(entry_line_),
                    "a concept with more than 1,000 pairs of terms");
      for (const Term& english : terms_[0]) {
        if (english.forbidden) continue;
        for (const Term& arabic : terms_[1]) {
          entries_.push_back({english.text, arabic.text, arabic.forbidden ? NameStatus::forbidden : NameStatus::approved});
        }
      }
    }
    text_.clear();
  }

  void text(std::string_view utf8) override { text_ += utf8; }

  void finish() const {
    if (!seen_entry_) fail(name_, 1, "no termEntry or conceptEntry: not a TBX termbase");
  }

 private:
  struct Term {
    std::string text;
    bool forbidden = false;
  };
  std::string_view name_;
  std::vector<NameListEntry>& entries_;
  std::vector<Term> terms_[2];
  Term open_;
  std::string text_;
  std::size_t side_ = 2;
  std::size_t entry_line_ = 0;  ///< where the entry began
  bool status_ = false;
  bool seen_entry_ = false;
};

}  // namespace

std::vector<NameListEntry> read_name_list_tsv(std::istream& in, std::string_view name) {
  std::vector<NameListEntry> entries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> columns;
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      columns.push_back(trimmed(std::string_view(line).substr(at, end - at)));
      if (end == line.size()) break;
      at = end + 1;
    }
    if (columns.size() < 2) fail(name, number, "a line needs an English and an Arabic column, parted by a tab");
    NameListEntry entry{columns[0], columns[1], NameStatus::approved};
    if (columns.size() > 2 && !columns[2].empty()) {
      if (columns[2] == "approved") {
        entry.status = NameStatus::approved;
      } else if (columns[2] == "forbidden") {
        entry.status = NameStatus::forbidden;
      } else if (columns[2] == "ignore" || columns[2] == "ignored") {
        entry.status = NameStatus::ignored;
      } else {
        fail(name, number, {"'{0}' is not a status; known are {1}", {quote(columns[2]), listed(statuses)}});
      }
    }
    if (english_keys(entry.english).empty()) fail(name, number, "no word in the English column");
    if (entry.status != NameStatus::ignored && names::arabic_parts(entry.arabic).empty()) {
      fail(name, number, "no Arabic word in the Arabic column");
    }
    entries.push_back(std::move(entry));
  }
  if (in.bad()) throw Error(ErrorKind::file, std::string(name), "cannot be read");
  return entries;
}

std::vector<NameListEntry> read_name_list_tbx(std::istream& in, std::string_view name) {
  std::vector<NameListEntry> entries;
  TermbaseReader reader(name, entries);
  read_xml(in, name, reader);
  reader.finish();
  std::erase_if(entries, [](const NameListEntry& entry) {
    return english_keys(entry.english).empty() || names::arabic_parts(entry.arabic).empty();
  });
  return entries;
}

std::vector<NameListEntry> read_name_list(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::file, path, "cannot be opened");
  const bool tbx = path.ends_with(".tbx") || path.ends_with(".tbxm") || path.ends_with(".xml");
  return tbx ? read_name_list_tbx(in, path) : read_name_list_tsv(in, path);
}

NameList::NameList(const std::vector<NameListEntry>& entries) {
  auto index = std::make_unique<Index>();
  std::map<std::vector<std::string>, std::size_t> known;
  for (const NameListEntry& entry : entries) {
    std::vector<std::string> keys = english_keys(entry.english);
    if (keys.empty()) continue;
    const auto [place, fresh] = known.emplace(keys, index->names.size());
    if (fresh) {
      index->by_first[keys[0]].push_back(index->names.size());
      ListedName name;
      name.text = entry.english;
      name.keys = std::move(keys);
      index->names.push_back(std::move(name));
    }
    ListedName& name = index->names[place->second];
    if (entry.status == NameStatus::ignored) {
      name.ignored = true;
      continue;
    }
    ListedSpelling spelling;
    spelling.text = entry.arabic;
    for (const names::Part& part : names::arabic_parts(entry.arabic)) spelling.keys.push_back(names::bare_key(part.letters));
    if (spelling.keys.empty()) continue;
    (entry.status == NameStatus::approved ? name.approved : name.forbidden).push_back(std::move(spelling));
  }
  // Longer names first, so that "New York Times" is not taken for "New York".
  for (auto& [key, names] : index->by_first) {
    std::stable_sort(names.begin(), names.end(), [&](std::size_t a, std::size_t b) {
      return index->names[a].keys.size() > index->names[b].keys.size();
    });
  }
  index_ = std::move(index);
}

NameList::~NameList() = default;
NameList::NameList(NameList&&) noexcept = default;
NameList& NameList::operator=(NameList&&) noexcept = default;

std::size_t NameList::size() const noexcept { return index_->names.size(); }

}  // namespace muwazi::inline v0
