// SPDX-License-Identifier: Apache-2.0
// Writer of subtitles: SRT, and WebVTT (https://www.w3.org/TR/webvtt1/).
#include <muwazi/write.hpp>

#include <algorithm>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {
namespace {

/// "01:02:03,456".
void append_time(std::string& out, std::int64_t milliseconds, char point) {
  milliseconds = std::max<std::int64_t>(milliseconds, 0);
  const auto digits = [&](std::int64_t value, int least) {
    const std::string text = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, least - static_cast<int>(text.size()))), '0').append(text);
  };
  digits(milliseconds / 3600000, 2);
  out += ':';
  digits(milliseconds / 60000 % 60, 2);
  out += ':';
  digits(milliseconds / 1000 % 60, 2);
  out += point;
  digits(milliseconds % 1000, 3);
}

/// Text on one line; with escapes for WebVTT.
void append_cue_text(std::string& out, std::string_view text, bool vtt) {
  std::string plain;
  append_line(plain, text);
  for (const char c : plain) {
    if (vtt && (c == '&' || c == '<' || c == '>'))
      out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
    else
      out += c;
  }
}

}  // namespace

void write_subtitles(std::ostream& out, const Subtitles& subtitles, SubtitleForm form) {
  Sink sink(out);
  std::string& text = sink.text;
  const bool vtt = form == SubtitleForm::webvtt;
  if (vtt) text += "WEBVTT\n\n";
  for (std::size_t i = 0; i < subtitles.cues.size(); ++i) {
    const Cue& cue = subtitles.cues[i];
    const bool number = !cue.id.empty() && cue.id.find_first_not_of("0123456789") == std::string::npos;
    // A name that would be taken for something else is no name.
    if (number || (vtt && !cue.id.empty() && cue.id.find("-->") == std::string::npos && !cue.id.starts_with("NOTE") &&
                   !cue.id.starts_with("STYLE") && !cue.id.starts_with("REGION")))
      append_line(text, cue.id);
    else
      append_integer(text, i + 1);
    text += '\n';
    append_time(text, cue.begin, vtt ? '.' : ',');
    text += " --> ";
    append_time(text, cue.end, vtt ? '.' : ',');
    text += '\n';
    append_cue_text(text, cue.text.in(subtitles.text), vtt);
    text += "\n\n";
    sink.drain();
  }
  sink.flush();
}

}  // namespace muwazi::inline v0
