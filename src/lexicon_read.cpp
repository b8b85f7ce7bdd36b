// SPDX-License-Identifier: Apache-2.0
// Readers of users' word lists: TSV, hunalign's .dic, dictd, TBX.
#include <muwazi/error.hpp>
#include <muwazi/lexicon.hpp>

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <istream>
#include <iterator>
#include <unordered_map>

#include "arabic.hpp"
#include "tbx.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

[[noreturn]] void fail(std::string_view name, std::size_t line, Message message) {
  throw Error(ErrorKind::format, std::string(name) + ':' + std::to_string(line), std::move(message));
}

std::string trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

bool holds_arabic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    if (arabic::is_letter(code_point_at(text, at, size))) return true;
    at += size;
  }
  return false;
}

/// Calls `visit(std::string_view line, std::size_t number)` for each line that is neither empty nor a comment.
template <class Visit>
void for_each_line(std::istream& in, Visit&& visit) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && line[0] != '#') visit(std::string_view(line), number);
  }
}

/// Gives each entry of an English headword an equal share of what a dictionary is trusted with.
void share_probability(std::vector<LexiconEntry>& entries) {
  constexpr float trust = 0.8f;
  std::unordered_map<std::string_view, int> count;
  for (const LexiconEntry& entry : entries) ++count[entry.english];
  for (LexiconEntry& entry : entries) entry.probability = trust / static_cast<float>(count[entry.english]);
}

std::string read_all(std::istream& in) { return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}; }

/// The bytes behind a gzip or dictzip file; other bytes as they are.
std::string gunzip(std::string bytes, std::string_view name) {
  if (bytes.size() < 2 || bytes[0] != '\x1F' || bytes[1] != '\x8B') return bytes;
  constexpr std::size_t limit = std::size_t{1} << 30;
  if (bytes.size() >= limit) throw Error(ErrorKind::resource, std::string(name), "more than 1 GiB");
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw Error(ErrorKind::resource, std::string(name), "zlib cannot start");
  struct Guard {
    z_stream* stream;
    ~Guard() { inflateEnd(stream); }
  } guard{&stream};
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out, block(std::size_t{1} << 16, '\0');
  int result = Z_OK;
  while (result != Z_STREAM_END) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) {
      throw Error(ErrorKind::format, std::string(name), "the compressed data are damaged or cut off");
    }
    out.append(block, 0, block.size() - stream.avail_out);
    if (out.size() > limit) throw Error(ErrorKind::resource, std::string(name), "more than 1 GiB");
  }
  return out;
}

/// A number of a dictd index: digits of base 64, most significant first. False for another character.
bool base64_number(std::string_view text, std::uint64_t& number) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  number = 0;
  if (text.empty() || text.size() > 10) return false;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) return false;
    number = number * 64 + digit;
  }
  return true;
}

}  // namespace

std::vector<LexiconEntry> read_tsv_entries(std::istream& in, std::string_view name) {
  std::vector<LexiconEntry> entries;
  for_each_line(in, [&](std::string_view line, std::size_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) fail(name, number, "a line needs at least two columns");
    LexiconEntry entry;
    entry.english = trimmed(line.substr(0, tab));
    std::string_view rest = line.substr(tab + 1);
    const std::size_t second = rest.find('\t');
    entry.arabic = trimmed(rest.substr(0, second));
    if (entry.english.empty() || entry.arabic.empty()) fail(name, number, "an empty column");
    if (second != std::string_view::npos) {
      const std::string_view text = rest.substr(second + 1, rest.find('\t', second + 1) - second - 1);
      double value = 0, scale = 0;
      for (const char c : text) {
        if (c == '.' && scale == 0) scale = 1;
        else if (c >= '0' && c <= '9') value = value * 10 + (c - '0'), scale *= 10;
        else fail(name, number, {"not a probability: {0}", {quote(text)}});
      }
      if (scale > 1) value /= scale;
      if (text.empty() || !(value > 0 && value <= 1)) fail(name, number, {"not a probability: {0}", {quote(text)}});
      entry.probability = static_cast<float>(value);
    }
    entries.push_back(std::move(entry));
  });
  return entries;
}

std::vector<LexiconEntry> read_dic_entries(std::istream& in, std::string_view name) {
  std::vector<LexiconEntry> entries;
  for_each_line(in, [&](std::string_view line, std::size_t number) {
    const std::size_t at = line.find(" @ ");
    if (at == std::string_view::npos) fail(name, number, "a line needs \" @ \" between its two sides");
    LexiconEntry entry{trimmed(line.substr(at + 3)), trimmed(line.substr(0, at)), 0.5f};
    if (holds_arabic(entry.english) && !holds_arabic(entry.arabic)) std::swap(entry.english, entry.arabic);
    if (entry.english.empty() || entry.arabic.empty()) fail(name, number, "an empty side");
    entries.push_back(std::move(entry));
  });
  share_probability(entries);
  return entries;
}

std::vector<LexiconEntry> read_dictd_entries(std::istream& index, std::istream& dictionary, std::string_view name) {
  const std::string text = gunzip(read_all(dictionary), name);
  std::vector<LexiconEntry> entries;
  std::string line;
  for (std::size_t number = 1; std::getline(index, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    std::uint64_t begin = 0, size = 0;
    if (second == std::string::npos) fail(name, number, "an index line needs three columns");
    const std::string_view view = line;
    if (!base64_number(view.substr(first + 1, second - first - 1), begin) ||
        !base64_number(view.substr(second + 1, view.find('\t', second + 1) - second - 1), size)) {
      fail(name, number, "not a number in base 64");
    }
    if (begin > text.size() || size > text.size() - begin) {
      fail(name, number, {"an entry from byte {0} to byte {1}, where the dictionary ends at byte {2}",
                          {counted(begin), counted(begin + size), counted(text.size())}});
    }
    const std::string word = line.substr(0, first);
    if (word.starts_with("00database") || word.starts_with("00-database")) continue;
    // Line by line, renderings parted by commas; what stands behind a dash or in brackets explains.
    std::string_view entry = std::string_view(text).substr(begin, size);
    std::string piece;
    const auto finish = [&] {
      std::string arabic = trimmed(piece);
      piece.clear();
      const std::size_t from = arabic.find_first_not_of("0123456789. ");
      arabic.erase(0, std::min(from, arabic.size()));
      if (const std::size_t dash = arabic.find(" - "); dash != std::string::npos) arabic.resize(dash);
      if (arabic.empty() || !holds_arabic(arabic) || std::count(arabic.begin(), arabic.end(), ' ') > 3) return;
      entries.push_back({word, std::move(arabic), 0.5f});
    };
    int depth = 0;
    for (std::size_t at = 0; at < entry.size(); ++at) {
      const char c = entry[at];
      if (c == '(' || c == '[') ++depth;
      else if (c == ')' || c == ']') depth = std::max(0, depth - 1);
      else if (c == '\n' || c == ',' || c == ';') finish(), depth = c == '\n' ? 0 : depth;
      else if (entry.substr(at).starts_with("\u060C") || entry.substr(at).starts_with("\u061B")) finish(), ++at;
      else if (depth == 0) piece += c;
    }
    finish();
  }
  share_probability(entries);
  return entries;
}

std::vector<LexiconEntry> read_tbx_entries(std::istream& in, std::string_view name) {
  std::vector<LexiconEntry> entries;
  for (const TbxConcept& concept_entry : read_tbx(in, name)) {
    const auto& arabic_terms = concept_entry.arabic;
    const float probability = 0.9f / static_cast<float>(std::max<std::size_t>(1, arabic_terms.size()));
    for (const TbxTerm& english : concept_entry.english)
      for (const TbxTerm& arabic : arabic_terms) entries.push_back({english.text, arabic.text, probability});
  }
  return entries;
}

std::vector<LexiconEntry> read_lexicon_entries(const std::string& path) {
  const auto open = [](const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, file, "cannot be opened");
    return in;
  };
  const auto is = [&](std::string_view extension) { return std::string_view(path).ends_with(extension); };
  if (is(".dic")) {
    auto in = open(path);
    return read_dic_entries(in, path);
  }
  if (is(".tbx") || is(".tbxm") || is(".xml")) {
    auto in = open(path);
    return read_tbx_entries(in, path);
  }
  if (is(".index") || is(".dict") || is(".dict.dz")) {
    const std::string stem = path.substr(0, path.size() - (is(".index") ? 6 : is(".dict") ? 5 : 8));
    auto index = open(stem + ".index");
    std::ifstream dictionary(stem + ".dict.dz", std::ios::binary);
    if (!dictionary) dictionary = open(stem + ".dict");
    return read_dictd_entries(index, dictionary, stem + ".index");
  }
  auto in = open(path);
  return read_tsv_entries(in, path);
}

Lexicon Lexicon::read_tsv(std::istream& in, std::string_view name, const Lexicon* base) {
  return (base ? *base : builtin()).with(read_tsv_entries(in, name));
}

}  // namespace muwazi::inline v0
