// SPDX-License-Identifier: Apache-2.0
// Readers of subtitles, SRT and WebVTT (https://www.w3.org/TR/webvtt1/), as running text with the times of its pieces.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>

#include <istream>
#include <iterator>

#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// "01:02:03,456", "02:03.456"; takes it off the text. Nothing for anything else.
std::optional<std::int64_t> take_time(std::string_view& text) {
  std::int64_t parts[4] = {};  // hours, minutes, seconds, milliseconds; minutes first where hours are missing
  std::size_t count = 0;
  bool fraction = false;
  std::size_t at = 0;
  for (;;) {
    std::int64_t value = 0;
    const std::size_t begin = at;
    while (at < text.size() && at - begin < 9 && text[at] >= '0' && text[at] <= '9') value = value * 10 + (text[at++] - '0');
    if (at == begin) return std::nullopt;
    if (fraction) {
      if (at - begin != 3) return std::nullopt;
      parts[3] = value;
      break;
    }
    if (count == 3) return std::nullopt;
    parts[count++] = value;
    if (at == text.size()) return std::nullopt;
    const char between = text[at++];
    if (between == ',' || between == '.')
      fraction = true;
    else if (between != ':')
      return std::nullopt;
  }
  if (count < 2) return std::nullopt;
  const std::int64_t hours = count == 3 ? parts[0] : 0;
  const std::int64_t minutes = parts[count - 2];
  const std::int64_t seconds = parts[count - 1];
  text.remove_prefix(at);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + parts[3];
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

bool take_times(std::string_view line, Cue& cue) {
  skip_spaces(line);
  const auto begin = take_time(line);
  if (!begin) return false;
  skip_spaces(line);
  if (!line.starts_with("-->")) return false;
  line.remove_prefix(3);
  skip_spaces(line);
  const auto end = take_time(line);
  if (!end) return false;
  cue.begin = *begin;
  cue.end = *end;
  return true;
}

/// Appends a line of a cue without its tags: <...> that begins like a tag, and {\...}.
void append_plain(std::string& out, std::string_view line, bool vtt) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '<' && i + 1 < line.size()) {
      const char next = line[i + 1];
      const std::size_t end = line.find('>', i);
      const bool tag = next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                       (vtt && next >= '0' && next <= '9');
      if (tag && end != line.npos) {
        i = end;
        continue;
      }
    }
    if (line[i] == '{' && line.substr(i).starts_with("{\\")) {
      const std::size_t end = line.find('}', i);
      if (end != line.npos) {
        i = end;
        continue;
      }
    }
    if (vtt && line[i] == '&') {
      static constexpr std::pair<std::string_view, std::string_view> escapes[] = {
          {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\xC2\xA0"},
          {"&lrm;", "\xE2\x80\x8E"}, {"&rlm;", "\xE2\x80\x8F"}};
      bool found = false;
      for (const auto& [name, text] : escapes) {
        if (!line.substr(i).starts_with(name)) continue;
        out += text;
        i += name.size() - 1;
        found = true;
        break;
      }
      if (found) continue;
    }
    out += line[i];
  }
}

bool ends_sentence(std::string_view text) {
  // Quotes and brackets may close behind the stop.
  for (;;) {
    if (text.empty()) return true;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(text, at, size);
    if (c == '.' || c == '!' || c == '?' || c == 0x61F || c == 0x2026 || c == 0x6D4) return true;
    if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019 && c != 0xBB) return false;
    text.remove_suffix(text.size() - at);
  }
}

}  // namespace

Subtitles read_subtitles(std::istream& in, std::string_view name) {
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw Error(ErrorKind::file, std::string(name), "cannot be read");
  const std::string all = decode(bytes).utf8;
  Subtitles out;
  std::string_view rest = all;
  std::size_t number = 0;
  const auto next = [&](std::string_view& line) {
    if (rest.empty()) return false;
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    line = rest.substr(0, end);
    const std::size_t skip = rest.substr(end).starts_with("\r\n") ? 2 : 1;
    rest.remove_prefix(std::min(end + skip, rest.size()));
    ++number;
    return true;
  };
  const auto blank = [](std::string_view line) { return line.find_first_not_of(" \t") == line.npos; };
  std::string_view line;
  bool vtt = false;
  for (bool first = true; next(line); first = false) {
    if (first && line.starts_with("WEBVTT")) {
      vtt = true;
      while (next(line) && !blank(line)) continue;
      continue;
    }
    if (blank(line)) continue;
    if (vtt && (line == "NOTE" || line.starts_with("NOTE ") || line.starts_with("STYLE") || line.starts_with("REGION"))) {
      while (next(line) && !blank(line)) continue;
      continue;
    }
    Cue cue;
    if (!take_times(line, cue)) {  // the number or name of the cue
      if (!next(line) || !take_times(line, cue))
        throw Error(ErrorKind::format, std::string(name) + ":" + std::to_string(number), "a cue without a line of times");
    }
    const std::size_t begin = out.text.size();
    for (bool more = next(line); more && !blank(line); more = next(line)) {
      if (out.text.size() > begin) out.text += ' ';
      append_plain(out.text, line, vtt);
    }
    cue.text = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.text.size())};
    out.text += ends_sentence(std::string_view(out.text).substr(begin)) ? '\n' : ' ';
    out.cues.push_back(cue);
  }
  return out;
}

}  // namespace muwazi::inline v0
