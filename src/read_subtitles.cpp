// SPDX-License-Identifier: Apache-2.0
// Readers of subtitles, SRT and WebVTT (https://www.w3.org/TR/webvtt1/), as running text with the times of its pieces.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>

#include <istream>
#include <iterator>
#include <tuple>

#include "read_subtitles.hpp"
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

/// What is wrong with the times of a cue; nullptr where nothing is. `before` is the cue in front that it has to wait for.
const char* fault_of_times(const Cue& cue, const Cue* before) noexcept {
  if (cue.end < cue.begin) return "the cue ends before it begins";
  if (before != nullptr && cue.begin < before->end) return "the cue begins before the one in front of it has ended";
  return nullptr;
}

/// A text and where its bytes come from.
class MappedText {
 public:
  MappedText(std::string& text, OffsetMap& map) : text_(text), map_(map) {}
  void put(std::string_view bytes, std::size_t begin, std::size_t size) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    map_.append(static_cast<std::uint32_t>(begin), length, length == size ? 1 : length,
                length == size ? 1 : static_cast<std::uint32_t>(size));
    text_ += bytes;
  }

 private:
  std::string& text_;
  OffsetMap& map_;
};

/// Appends a line of a cue without its tags: <...> that begins like a tag, and {\...}. The line begins at byte `at`.
void append_plain(MappedText& out, std::string_view line, std::size_t at, bool vtt) {
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
        out.put(text, at + i, name.size());
        i += name.size() - 1;
        found = true;
        break;
      }
      if (found) continue;
    }
    out.put(line.substr(i, 1), at + i, 1);
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

Subtitles parse_subtitles(std::string_view all, std::string_view name, std::vector<TextIssue>& issues) {
  Subtitles out;
  MappedText text(out.text, out.map);
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
      cue.id = line;
      if (!next(line) || !take_times(line, cue))
        throw Error(ErrorKind::format, std::string(name) + ":" + std::to_string(number), "a cue without a line of times");
    }
    if (const char* const fault = fault_of_times(cue, vtt || out.cues.empty() ? nullptr : &out.cues.back()); fault != nullptr) {
      const auto at = static_cast<std::uint32_t>(line.data() - all.data());
      issues.push_back({TextIssueKind::cue_times, {at, at + static_cast<std::uint32_t>(line.size())}, fault, fault});
    }
    const std::size_t begin = out.text.size();
    std::size_t end = static_cast<std::size_t>(line.data() - all.data()) + line.size();
    for (bool more = next(line); more && !blank(line); more = next(line)) {
      const auto at = static_cast<std::size_t>(line.data() - all.data());
      if (out.text.size() > begin) text.put(" ", end, at - end);
      append_plain(text, line, at, vtt);
      end = at + line.size();
    }
    cue.text = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.text.size())};
    const std::size_t left = std::min<std::size_t>(1, all.size() - end);
    text.put(ends_sentence(std::string_view(out.text).substr(begin)) ? "\n" : " ", end, left);
    out.cues.push_back(std::move(cue));
  }
  return out;
}

Subtitles read_subtitles(std::istream& in, std::string_view name) {
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw Error(ErrorKind::file, std::string(name), "cannot be read");
  const Text file = decode(bytes);
  std::vector<TextIssue> issues;  // a caller who has the cues sees their times
  Subtitles out = parse_subtitles(file.utf8, name, issues);
  out.map = out.map.after(file.map);
  return out;
}

namespace {

/// When a range of the text begins and ends, from the times of its cues; within a cue by the share of its text.
std::pair<std::int64_t, std::int64_t> times_of(const Subtitles& subtitles, ByteRange range, std::size_t& at) {
  const std::vector<Cue>& cues = subtitles.cues;
  while (at < cues.size() && cues[at].text.end <= range.begin) ++at;
  std::int64_t begin = INT64_MAX;
  std::int64_t end = INT64_MIN;
  for (std::size_t i = at; i < cues.size() && cues[i].text.begin < range.end; ++i) {
    const Cue& cue = cues[i];
    if (cue.text.empty()) continue;
    const auto share = [&](std::uint32_t byte) {
      return cue.begin + (cue.end - cue.begin) * static_cast<std::int64_t>(byte - cue.text.begin) / cue.text.size();
    };
    begin = std::min(begin, share(std::max(cue.text.begin, range.begin)));
    end = std::max(end, share(std::min(cue.text.end, range.end)));
  }
  if (begin == INT64_MAX) begin = end = at > 0 ? cues[at - 1].end : 0;
  return {begin, end};
}

}  // namespace

SubtitlePair pair_subtitles(const Review& review, const Subtitles& source, const Subtitles& target) {
  SubtitlePair out;
  std::size_t source_at = 0;
  std::size_t target_at = 0;
  const auto add = [](Subtitles& side, const Document& document, SentenceRange run, const Subtitles& from, std::size_t& at,
                      std::size_t bead) {
    if (run.empty()) return;
    const ByteRange range{document.decoded(document.sentences[run.begin].range).begin,
                          document.decoded(document.sentences[run.end - 1].range).end};
    Cue cue;
    std::tie(cue.begin, cue.end) = times_of(from, range, at);
    cue.id = std::to_string(bead + 1);
    cue.text.begin = static_cast<std::uint32_t>(side.text.size());
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      if (i > run.begin) side.text += ' ';
      side.text += document.written(i);
    }
    cue.text.end = static_cast<std::uint32_t>(side.text.size());
    side.text += '\n';
    side.cues.push_back(std::move(cue));
  };
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    add(out.source, review.source, review.beads[b].source, source, source_at, b);
    add(out.target, review.target, review.beads[b].target, target, target_at, b);
  }
  for (Subtitles* side : {&out.source, &out.target}) side->map.append(0, static_cast<std::uint32_t>(side->text.size()), 1, 1);
  return out;
}

}  // namespace muwazi::inline v0
