// SPDX-License-Identifier: Apache-2.0
// Errors made in good pairs: what the programs that measure and those that fit share.
#ifndef MUWAZI_TESTS_QUALITY_SEEDS_HPP
#define MUWAZI_TESTS_QUALITY_SEEDS_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace seeds {

struct Pair {
  std::string english;
  std::string arabic;
};

/// xorshift64*: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1Dull) >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

inline std::string join(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to && i < words.size(); ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

/// Clauses of a text: runs of words between commas and the like, as word ranges.
inline std::vector<std::pair<std::size_t, std::size_t>> clauses(const std::vector<std::string>& words) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& w = words[i];
    const bool mark = w.ends_with(",") || w.ends_with("\u060C") || w.ends_with(";") || w.ends_with("\u061B") || w.ends_with(":");
    if (!mark && i + 1 < words.size()) continue;
    out.emplace_back(from, i + 1);
    from = i + 1;
  }
  return out;
}

/// A clause of four words or more that is at most six tenths of its text.
inline std::optional<std::pair<std::size_t, std::size_t>> pick_clause(const std::vector<std::string>& words, Random& random) {
  std::vector<std::pair<std::size_t, std::size_t>> fit;
  for (const auto& clause : clauses(words)) {
    const std::size_t size = clause.second - clause.first;
    if (size >= 4 && size * 10 <= words.size() * 6) fit.push_back(clause);
  }
  if (fit.empty()) return std::nullopt;
  return fit[random.below(fit.size())];
}

inline std::string without(const std::vector<std::string>& words, std::pair<std::size_t, std::size_t> clause) {
  std::string head = join(words, 0, clause.first);
  std::string tail = join(words, clause.second, words.size());
  // The sentence keeps its final stop.
  if (tail.empty() && !words.back().empty()) {
    while (!head.empty() && (head.back() == ',' || head.back() == ';' || head.back() == ':')) head.pop_back();
    if (head.ends_with("\u060C")) head.resize(head.size() - 2);
    head += words.back().ends_with(".") ? "." : "";
  }
  return head + (head.empty() || tail.empty() ? "" : " ") + tail;
}

inline std::vector<Pair> read_pairs(const std::string& path) {
  std::vector<Pair> out;
  std::ifstream in(path, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    out.push_back({line.substr(first + 1, second - first - 1), line.substr(second + 1, line.find('\t', second + 1) - second - 1)});
  }
  return out;
}

/// A text without its code spans, tags, comments, addresses, targets of links and anchors of headings: what is to be translated.
inline std::string readable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto skip_to = [&](char end) {
      const std::size_t close = text.find(end, at + 1);
      if (close == std::string::npos) return false;
      at = close + 1;
      out += ' ';
      return true;
    };
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool tag = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!';
    if (text[at] == '`' && skip_to('`')) continue;
    if (text[at] == '<' && tag && skip_to('>')) continue;
    if (text[at] == '{' && next == '#' && skip_to('}')) continue;
    if (text[at] == ']' && next == '(' && skip_to(')')) continue;
    if (text.compare(at, 4, "http") == 0 || text[at] == '@') {
      while (at < text.size() && text[at] != ' ') ++at;
      continue;
    }
    out += text[at++];
  }
  return out;
}

/// Whether a line of Markdown holds links to other sites and nothing else, each by the title of its page ("- [A Title](https://...)"). The
/// pages are not translated, so their titles may stay as they are, as those of books in a bibliography do.
inline bool cites_titles(const std::string& text) {
  std::size_t links = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '[') {
      if (std::string("-*,; .").find(text[at++]) == std::string::npos) return false;
      continue;
    }
    const std::size_t middle = text.find("](http", at);
    const std::size_t end = middle == std::string::npos ? middle : text.find(')', middle);
    if (end == std::string::npos || text.find(']', at) != middle) return false;
    at = end + 1;
    ++links;
  }
  return links > 0;
}

inline bool has_arabic_letter(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB; });
}
inline bool has_letter(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }) || has_arabic_letter(word);
}

/// Words of readable() that have a letter, or an Arabic one.
inline std::size_t words_to_read(const std::string& text) {
  const auto words = words_of(readable(text));
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), has_letter));
}
inline std::size_t arabic_words(const std::string& text) {
  const auto words = words_of(readable(text));
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), has_arabic_letter));
}

/// Whether a place of a text stands outside its code spans and tags.
inline bool outside_markup(const std::string& before) {
  const std::size_t open = before.rfind('<');
  const bool in_tag = open != std::string::npos && before.find('>', open) == std::string::npos && open + 1 < before.size() && before[open + 1] != ' ';
  return !in_tag && std::count(before.begin(), before.end(), '`') % 2 == 0;
}

/// Whether half of the content words of the longer of two English sentences stand in the other as well.
inline bool nearly_the_same(const std::string& one, const std::string& other) {
  static const std::set<std::string> idle = {"a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "having", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its", "like", "me", "my", "no", "not", "of", "on", "or", "our", "she", "should", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your"};
  const auto content = [&](const std::string& text) {
    std::set<std::string> out;
    std::string word;
    for (const char c : readable(text) + ' ') {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      else if (!word.empty()) {
        if (word.size() > 1 && !idle.contains(word)) out.insert(word);
        word.clear();
      }
    }
    return out;
  };
  const auto here = content(one);
  const auto there = content(other);
  const auto shared = static_cast<std::size_t>(std::count_if(here.begin(), here.end(), [&](const std::string& word) { return there.contains(word); }));
  return 2 * shared >= std::max(here.size(), there.size());
}

/// The pairs of a set that verdicts.tsv says are no translations of each other, by their lines: no place for an error to be made in.
inline std::set<std::size_t> out_of_step(const std::string& set) {
  std::set<std::size_t> out;
  std::ifstream in(MUWAZI_TEST_DIR "/quality/verdicts.tsv");
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) fields.push_back(cell);
    if (fields.size() >= 5 && fields[0] == set && fields[3] == "alignment.pair" && fields[4] == "true") out.insert(std::stoul(fields[2]));
  }
  return out;
}

inline std::size_t find_word(const std::vector<std::string>& words, std::initializer_list<const char*> wanted) {
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const char* word : wanted)
      if (words[i] == word) return i;
  return words.size();
}

/// The first of some Arabic denials that says something by itself: "la siyyama" (especially), "la yazal" (still), "la yaqill"
/// (at least) and the like deny nothing, and to take their first word out makes no contrary.
inline std::size_t find_denial(const std::vector<std::string>& words, std::initializer_list<const char*> wanted) {
  constexpr const char* idle[] = {"\u0633\u064A\u0645\u0627", "\u064A\u0632\u0627\u0644", "\u062A\u0632\u0627\u0644", "\u0632\u0627\u0644",
                                  "\u064A\u0632\u0644", "\u062A\u0632\u0644", "\u064A\u0642\u0644", "\u062A\u0642\u0644", "\u0628\u062F",
                                  "\u0634\u0643"};
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const char* word : wanted) {
      if (words[i] != word) continue;
      bool says_nothing = false;
      for (const char* next : idle) says_nothing = says_nothing || (i + 1 < words.size() && words[i + 1].starts_with(next));
      if (!says_nothing) return i;
    }
  return words.size();
}

/// The first "not" that turns what it stands before into its contrary: without it "not only", "not yet", "last but not least",
/// "whether or not" and "if not" say the same, or nothing.
inline std::size_t find_not(const std::vector<std::string>& words) {
  const auto is = [&](std::size_t i, std::initializer_list<const char*> wanted) {
    return i < words.size() && std::any_of(wanted.begin(), wanted.end(), [&](const char* word) { return words[i].starts_with(word) && words[i].size() <= std::string(word).size() + 1; });
  };
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == "not" && !is(i + 1, {"only", "just", "merely", "simply", "least", "yet"}) && !(i > 0 && is(i - 1, {"or", "if", "whether"}))) return i;
  return words.size();
}

/// Whether an Arabic denial goes with what stands beside it: "am la" (or not), "laysa ... faqat" (not only), as with find_not().
inline bool denies_nothing(const std::vector<std::string>& words, std::size_t denial) {
  constexpr std::size_t reach = 3;
  if (denial > 0 && words[denial - 1] == "\u0623\u0645") return true;
  for (std::size_t i = denial + 1; i < std::min(words.size(), denial + 1 + reach); ++i)
    if (words[i].starts_with("\u0641\u0642\u0637") || words[i].starts_with("\u0641\u062D\u0633\u0628")) return true;
  return false;
}

/// data/negation.tsv: whether an English text has a word that denies or restricts, be it by its meaning.
class EnglishDenials {
 public:
  EnglishDenials() {
    std::ifstream in(MUWAZI_TEST_DIR "/../data/negation.tsv", std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("en\tplain\t") && !line.starts_with("en\taffix\t") && !line.starts_with("en\timplied\t")) continue;
      for (const std::string& word : words_of(line.substr(line.rfind('\t') + 1)))
        (word.ends_with('-') ? beginnings_ : words_).insert(word.substr(0, word.size() - word.ends_with('-')));
    }
  }
  [[nodiscard]] bool any(const std::string& text) const {
    std::string word;
    for (const char c : text + ' ') {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'') {
        word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        continue;
      }
      if (word.ends_with("n't") || word.ends_with("less") || words_.contains(word) || (word.size() > 5 && (word.starts_with("un") || word.starts_with("non"))) || word == "non") return true;
      for (const std::string& beginning : beginnings_)
        if (word.starts_with(beginning)) return true;
      word.clear();
    }
    return false;
  }

 private:
  std::set<std::string> words_, beginnings_;
};

/// data/senses.tsv: the renderings of each sense of a word.
class Senses {
 public:
  Senses() {
    std::ifstream in(MUWAZI_TEST_DIR "/../data/senses.tsv", std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (line.empty() || line[0] == '#' || second == std::string::npos) continue;
      auto& renderings = by_word_[line.substr(0, std::min(first, line.find(" (")))].emplace_back(words_of(line.substr(second + 1)));
      for (std::string& rendering : renderings)
        if (rendering.starts_with('+')) rendering.erase(0, 1);
    }
  }
  /// The pair with an Arabic word in another sense, and that word; nothing where no word of the pair has several.
  [[nodiscard]] std::optional<std::pair<Pair, std::string>> exchange(const Pair& pair, Random& random) const {
    const auto english = words_of(pair.english);
    auto arabic = words_of(pair.arabic);
    for (const std::string& one : english) {
      std::string word = one.substr(0, one.find_last_not_of(".,;:!?") + 1);
      auto entry = by_word_.find(word);
      if (entry == by_word_.end() && word.ends_with('s')) entry = by_word_.find(word.substr(0, word.size() - 1));
      if (entry == by_word_.end()) continue;
      for (std::string& there : arabic)
        for (const char* prefix : {"", "\u0627\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644"})
          for (std::size_t sense = 0; sense < entry->second.size(); ++sense) {
            const auto& renderings = entry->second[sense];
            if (!there.starts_with(prefix) || std::find(renderings.begin(), renderings.end(), there.substr(std::string(prefix).size())) == renderings.end())
              continue;
            if (entry->second.size() < 2) continue;
            const std::string& other = entry->second[(sense + 1 + random.below(entry->second.size() - 1)) % entry->second.size()].front();
            if (std::find(renderings.begin(), renderings.end(), other) != renderings.end()) continue;
            there = prefix + other;
            return std::pair(Pair{pair.english, join(arabic, 0, arabic.size())}, there);
          }
    }
    return std::nullopt;
  }

 private:
  std::map<std::string, std::vector<std::vector<std::string>>> by_word_;
};

/// data/opposites.tsv: the words of each side, without those that only explain another and without phrases.
class Opposites {
 public:
  Opposites() {
    std::ifstream in(MUWAZI_TEST_DIR "/../data/opposites.tsv", std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::istringstream cells(line.substr(line[0] == '!'));
      Row row;
      std::string cell;
      for (std::size_t column = 0; column < 4 && std::getline(cells, cell, '\t'); ++column)
        for (std::string& word : words_of(cell)) {
          if (word[0] == '~' || word.find('_') != std::string::npos) continue;
          row[column].push_back(word.substr(word[0] == '='));
        }
      for (const std::string& word : row[0]) by_english_[word].emplace_back(rows_.size(), 0);
      for (const std::string& word : row[1]) by_english_[word].emplace_back(rows_.size(), 1);
      rows_.push_back(std::move(row));
    }
  }
  /// The pair with its one Arabic word of a side of a row in which its one English word stands exchanged for an opposite that is
  /// formed like it, and that word; nothing where no row has a word of both.
  [[nodiscard]] std::optional<std::pair<Pair, std::string>> exchange(const Pair& pair, Random& random) const {
    const auto english = words_of(pair.english);
    const auto arabic = words_of(pair.arabic);
    const std::size_t start = english.empty() ? 0 : random.below(english.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
      const std::string& one = english[(start + i) % english.size()];
      const auto entry = by_english_.find(one.substr(0, one.find_last_not_of(".,;:!?") + 1));
      if (entry == by_english_.end()) continue;
      for (const auto& [row, side] : entry->second) {
        const auto& own = rows_[row][2 + side];
        const auto& opposites = rows_[row][3 - side];
        if (opposites.empty()) continue;
        for (std::size_t at = 0; at < arabic.size(); ++at)
          for (const char* prefix : {"\u0627\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644", ""}) {
            if (!arabic[at].starts_with(prefix)) continue;
            const std::string word = arabic[at].substr(std::string(prefix).size());
            if (std::find(own.begin(), own.end(), word) == own.end()) continue;
            // Feminine for feminine, and a verb's ending for the same.
            const std::string ending = word.substr(word.size() - 2);
            auto other = std::find_if(opposites.begin(), opposites.end(), [&](const std::string& o) { return o.ends_with(ending); });
            if (other == opposites.end()) other = opposites.begin();
            auto exchanged = arabic;
            exchanged[at] = prefix + *other;
            return std::pair(Pair{pair.english, join(exchanged, 0, exchanged.size())}, exchanged[at]);
          }
      }
    }
    return std::nullopt;
  }

 private:
  using Row = std::array<std::vector<std::string>, 4>;
  std::vector<Row> rows_;
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> by_english_;  ///< row and side
};

/// What the programs that measure recall are called with.
struct Arguments {
  std::string data;  ///< --data
  std::string sets;  ///< --set, parted by commas
  std::string table, list, floors;  ///< --lexicon, --list, --floors; empty where they are not given

  Arguments(int argc, char** argv, std::string shared, std::string all_sets) : data(std::move(shared)), sets(std::move(all_sets)) {
    for (int i = 1; i + 1 < argc; i += 2) {
      const std::string argument = argv[i];
      (argument == "--floors" ? floors : argument == "--data" ? data : argument == "--lexicon" ? table : argument == "--set" ? sets : list) = argv[i + 1];
    }
  }
};

/// floors.tsv: set, direction, error, least share in per cent. Below one of them a run with --floors is red.
class Floors {
 public:
  /// Lines of "seeded_errors" or of "seeded_documents"; an empty path has none.
  Floors(const std::string& path, const std::string& program) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::vector<std::string> fields;
      std::istringstream cells(line);
      for (std::string cell; std::getline(cells, cell, '\t');) fields.push_back(cell);
      if (fields.size() == 5 && fields[0] == program) least_[fields[1] + '\t' + fields[2] + '\t' + fields[3]] = std::stod(fields[4]);
    }
    red_ = !path.empty() && least_.empty();
    if (red_) std::printf("no floors of %s in %s\n", program.c_str(), path.c_str());
  }
  void check(const std::string& set, const char* direction, const std::string& error, double per_cent) {
    const auto at = least_.find(set + '\t' + direction + '\t' + error);
    if (at == least_.end() || per_cent >= at->second) return;
    std::printf("%s %s, %s: %.1f %% is below its floor of %.1f %%\n", set.c_str(), direction, error.c_str(), per_cent, at->second);
    red_ = true;
  }
  [[nodiscard]] int status() const { return red_ ? 1 : 0; }

 private:
  std::map<std::string, double> least_;
  bool red_ = false;
};

}  // namespace seeds

#endif
