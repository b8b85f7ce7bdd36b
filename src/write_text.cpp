// SPDX-License-Identifier: Apache-2.0
// Writer of the report that a person reads on a terminal.
//
// Terminals that know bidi treat each line as a paragraph of its own, left to right unless told otherwise. So each line of
// Arabic is wrapped here, put to the right with spaces, and set in an isolate of its own.
#include <fmt/format.h>
#include <muwazi/write.hpp>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "escape.hpp"
#include "marks.hpp"
#include "messages.hpp"
#include "sink.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view right_to_left_isolate = "\xE2\x81\xA7";
constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
constexpr std::string_view pop_isolate = "\xE2\x81\xA9";
constexpr std::string_view open_mark = "\xE2\x9F\xA6";
constexpr std::string_view close_mark = "\xE2\x9F\xA7";
constexpr std::string_view rule = "\xE2\x94\x80";
constexpr std::string_view dot = "\xC2\xB7";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::string_view arrow = "\xE2\x86\x92";

/// What can be seen at once: a grapheme cluster, its width in columns, and how it is marked.
struct Cell {
  std::string_view text;
  std::int8_t width = 1;
  std::int8_t style = -1;  ///< the severity of a mark, -1 for none
};

int columns_of(std::string_view cluster) {
  int width = 0;
  for (std::size_t at = 0; at < cluster.size();) {
    std::uint32_t size = 1;
    const auto c = static_cast<UChar32>(code_point_at(cluster, at, size));
    at += size;
    if (c == 0xFE0F) width = std::max(width, 2);  // emoji presentation
    if (c < 0x20 || c == 0xAD) continue;
    const uint32_t category = U_MASK(u_charType(c));
    if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width = std::max(width, east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1);
  }
  return width;
}

/// Cuts texts into cells. The iterator over graphemes is made once a report.
class CellCutter {
 public:
  CellCutter() {
    UErrorCode status = U_ZERO_ERROR;
    graphemes_.reset(ubrk_open(UBRK_CHARACTER, "en", nullptr, 0, &status));
    if (U_FAILURE(status)) graphemes_.reset();
  }

  /// Appends the cells of `text`, which has to outlive them.
  void cut(std::string_view text, int style, std::vector<Cell>& cells) {
    const auto add = [&](std::size_t begin, std::size_t end) {
      const std::string_view cluster = text.substr(begin, end - begin);
      cells.push_back({cluster, static_cast<std::int8_t>(columns_of(cluster)), static_cast<std::int8_t>(style)});
    };
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> view(
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), utext_close);
    if (graphemes_ != nullptr) ubrk_setUText(graphemes_.get(), view.get(), &status);
    if (graphemes_ == nullptr || U_FAILURE(status)) {  // code points will do
      for (std::size_t at = 0; at < text.size();) {
        std::uint32_t size = 1;
        code_point_at(text, at, size);
        add(at, at + size);
        at += size;
      }
      return;
    }
    std::int32_t begin = ubrk_first(graphemes_.get());
    for (std::int32_t end = ubrk_next(graphemes_.get()); end != UBRK_DONE; end = ubrk_next(graphemes_.get())) {
      add(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
      begin = end;
    }
  }

 private:
  std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> graphemes_{nullptr, ubrk_close};
};

/// Half-open ranges of cells, one a line: broken behind spaces and hyphens, inside a word only where it is wider than a
/// line. Spaces at a line's end are dropped.
std::vector<std::pair<std::size_t, std::size_t>> wrap(const std::vector<Cell>& cells, int width) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  std::size_t begin = 0;
  while (begin < cells.size()) {
    int used = 0;
    std::size_t at = begin;
    std::size_t break_at = begin;  // behind the last place where the line may end
    for (; at < cells.size(); ++at) {
      const bool space = cells[at].text == " ";
      if (used + cells[at].width > width && !space) break;
      used += cells[at].width;
      if (space || cells[at].text == "-") break_at = at + 1;
    }
    std::size_t next = at;
    if (at < cells.size() && break_at > begin) next = break_at;
    if (next == begin) next = begin + 1;
    std::size_t end = next;
    while (end > begin && cells[end - 1].text == " ") --end;
    lines.emplace_back(begin, end);
    begin = next;
  }
  return lines;
}

constexpr std::array<std::string_view, 4> mark_colors = {"\x1b[4;36m", "\x1b[4;33m", "\x1b[1;4;31m", "\x1b[1;4;35m"};
constexpr std::array<std::string_view, 4> label_colors = {"\x1b[36m", "\x1b[33m", "\x1b[1;31m", "\x1b[1;35m"};
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

class Report {
 public:
  Report(std::ostream& out, const Review& review, const TextStyle& style)
      : review_(review),
        style_(style),
        width_(static_cast<std::size_t>(std::clamp(style.width, 40, 110))),
        source_marks_(review, Marks::Side::source),
        target_marks_(review, Marks::Side::target),
        sink_(out) {}

  void write() {
    head();
    if (style_.detail != TextDetail::summary) {
      std::vector<std::vector<std::uint32_t>> of_bead(review_.beads.size());
      for (std::uint32_t f = 0; f < review_.findings.size(); ++f)
        if (review_.findings[f].bead < of_bead.size()) of_bead[review_.findings[f].bead].push_back(f);
      for (std::uint32_t b = 0; b < of_bead.size(); ++b) {
        if (of_bead[b].empty() && style_.detail != TextDetail::beads) continue;
        bead(b, of_bead[b]);
        sink_.drain();
      }
    }
    summary();
    sink_.flush();
  }

 private:
  void color(std::string_view code) {
    if (style_.color) sink_.text += code;
  }
  std::string_view say(std::string_view english) const { return message(style_.ui, english); }
  MessageStyle message_style() const { return {style_.ui, style_.digits, false}; }
  /// A number of the report's own, in the reader's digits.
  std::string digits(std::size_t number) const { return localized_digits(std::to_string(number), message_style()); }
  template <typename... Values>
  void tell(std::string_view english, const Values&... values) {
    fmt::format_to(std::back_inserter(sink_.text), fmt::runtime(say(english)), values...);
  }
  void count(std::string_view one, std::string_view many, std::size_t n) {
    fmt::format_to(std::back_inserter(sink_.text), fmt::runtime(plural_message(style_.ui, one, many, n)), digits(n));
  }
  /// A fragment of either language among words of the report.
  void fragment(std::string_view text) {
    if (style_.isolate) sink_.text += first_strong_isolate;
    append_terminal(sink_.text, text);
    if (style_.isolate) sink_.text += pop_isolate;
  }
  /// The same, shortened to `columns`.
  void fragment(std::string_view text, int columns) {
    cells_.clear();
    safe_.assign(1, {});
    append_terminal(safe_[0], text);
    cutter_.cut(safe_[0], -1, cells_);
    if (style_.isolate) sink_.text += first_strong_isolate;
    for (const Cell& cell : cells_) {
      columns -= cell.width;
      if (columns < 1) {
        sink_.text += ellipsis;
        break;
      }
      sink_.text += cell.text;
    }
    if (style_.isolate) sink_.text += pop_isolate;
  }
  static std::string_view code(Language language) { return language == Language::english ? "en" : "ar"; }

  void head() {
    color(bold);
    fragment(review_.source.name);
    sink_.text += " (";
    sink_.text += code(review_.source.language);
    sink_.text += ") ";
    sink_.text += arrow;
    sink_.text += ' ';
    fragment(review_.target.name);
    sink_.text += " (";
    sink_.text += code(review_.target.language);
    sink_.text += ")";
    color(plain);
    sink_.text += '\n';
    for (const Message& note : review_.notes) {
      sink_.text += say("note:");
      sink_.text += ' ';
      append_terminal(sink_.text, localize(note, message_style()));
      sink_.text += '\n';
    }
  }

  void bead(std::uint32_t b, const std::vector<std::uint32_t>& findings) {
    const Bead& bead = review_.beads[b];
    std::string title = fmt::format("{0}{0} {1} {2} {3}:{4} {2} ", rule, b, dot, bead.source.size(), bead.target.size());
    title += say("score");
    title += ' ';
    append_probability(title, static_cast<double>(bead.score));
    title += ' ';
    int used = 0;
    cells_.clear();
    cutter_.cut(title, -1, cells_);
    for (const Cell& cell : cells_) used += cell.width;
    sink_.text += '\n';
    color(dim);
    sink_.text += title;
    for (; used < static_cast<int>(width_); ++used) sink_.text += rule;
    color(plain);
    sink_.text += '\n';
    side(review_.source, source_marks_, bead.source);
    side(review_.target, target_marks_, bead.target);
    for (const std::uint32_t f : findings) finding(f);
  }

  void side(const Document& document, const Marks& marks, SentenceRange run) {
    if (run.empty()) {
      color(dim);
      fmt::format_to(std::back_inserter(sink_.text), "{}    ", code(document.language));
      sink_.text += say("(nothing)");
      color(plain);
      sink_.text += '\n';
    }
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const std::string label = fmt::format("{} {:<4} ", code(document.language), i);
      cut_sentence(marks, i);
      lines(label, document.language == Language::arabic);
    }
  }

  /// Fills cells_ with a sentence and its marks.
  void cut_sentence(const Marks& marks, std::uint32_t sentence) {
    cells_.clear();
    marks.pieces(sentence, pieces_);
    safe_.clear();
    safe_.reserve(pieces_.size());
    std::size_t marked = 0;  // how many of the pieces before belong to the open mark
    for (std::size_t p = 0; p < pieces_.size(); ++p) {
      int severity = -1;
      for (const std::uint32_t f : pieces_[p].findings)
        severity = std::max(severity, static_cast<int>(review_.findings[f].severity));
      if (severity >= 0 && marked++ == 0 && !style_.color) cells_.push_back({open_mark, 1, -1});
      append_terminal(safe_.emplace_back(), pieces_[p].text);
      cutter_.cut(safe_.back(), severity, cells_);
      const bool last = p + 1 == pieces_.size() || pieces_[p + 1].findings.empty();
      if (severity >= 0 && last) {
        if (!style_.color) cells_.push_back({close_mark, 1, -1});
        marked = 0;
      }
    }
  }

  void lines(std::string_view label, bool right_to_left) {
    const int room = static_cast<int>(width_ - label.size());
    bool first = true;
    for (const auto& [begin, end] : wrap(cells_, room)) {
      color(dim);
      if (first)
        sink_.text += label;
      else
        sink_.text.append(label.size(), ' ');
      color(plain);
      first = false;
      int used = 0;
      for (std::size_t i = begin; i < end; ++i) used += cells_[i].width;
      if (right_to_left) {
        sink_.text.append(static_cast<std::size_t>(std::max(0, room - used)), ' ');
        if (style_.isolate) sink_.text += right_to_left_isolate;
      }
      int open = -1;
      for (std::size_t i = begin; i < end; ++i) {
        if (style_.color && cells_[i].style != open) {
          if (open >= 0) sink_.text += plain;
          open = cells_[i].style;
          if (open >= 0) sink_.text += mark_colors[static_cast<std::size_t>(open)];
        }
        sink_.text += cells_[i].text;
      }
      if (open >= 0) sink_.text += plain;
      if (right_to_left && style_.isolate) sink_.text += pop_isolate;
      sink_.text += '\n';
    }
    if (first) {
      sink_.text += label;
      sink_.text += '\n';
    }
  }

  void finding(std::uint32_t f) {
    const Finding& finding = review_.findings[f];
    const auto severity = static_cast<std::size_t>(finding.severity);
    sink_.text += "  ";
    color(label_colors[severity]);
    fmt::format_to(std::back_inserter(sink_.text), "#{} ", f + 1);
    sink_.text += say(severity_name(finding.severity));
    color(plain);
    sink_.text += "  ";
    append_terminal(sink_.text, finding.rule);
    sink_.text += "  ";
    append_probability(sink_.text, finding.confidence);
    sink_.text += '\n';
    cells_.clear();
    safe_.assign(1, {});
    const std::string said = finding.wording.empty() ? finding.message : localize(finding.wording, message_style());
    append_terminal(safe_[0], said);
    cutter_.cut(safe_[0], -1, cells_);
    lines("     ", style_.ui == Language::arabic && said != finding.message);
    if (finding.source || finding.target) {
      sink_.text += "     ";
      const int room = (static_cast<int>(width_) - 8) / (finding.source && finding.target ? 2 : 1);
      if (finding.source) fragment(finding.source->text, room);
      if (finding.source && finding.target) {
        sink_.text += ' ';
        sink_.text += arrow;
        sink_.text += ' ';
      }
      if (finding.target) fragment(finding.target->text, room);
      sink_.text += '\n';
    }
    if (!finding.suggestions.empty()) {
      sink_.text += "     ";
      color(bold);
      sink_.text += say("proposed:");
      color(plain);
      bool first = true;
      for (const std::string& suggestion : finding.suggestions) {
        sink_.text += first ? " " : " | ";
        first = false;
        fragment(suggestion);
      }
      sink_.text += '\n';
    }
  }

  void summary() {
    std::size_t one_to_one = 0;
    std::size_t gaps = 0;
    for (const Bead& bead : review_.beads) {
      gaps += bead.is_gap();
      one_to_one += bead.source.size() == 1 && bead.target.size() == 1;
    }
    std::array<std::size_t, 4> by_severity{};
    std::array<std::size_t, static_cast<std::size_t>(FindingKind::grammar) + 1> by_kind{};
    for (const Finding& finding : review_.findings) {
      ++by_severity[static_cast<std::size_t>(finding.severity)];
      ++by_kind[static_cast<std::size_t>(finding.kind)];
    }
    sink_.text += '\n';
    count("{0} source sentence", "{0} source sentences", review_.source.sentences.size());
    sink_.text += ", ";
    count("{0} target sentence", "{0} target sentences", review_.target.sentences.size());
    sink_.text += '\n';
    count("{0} pair", "{0} pairs", review_.beads.size());
    sink_.text += " (";
    tell("{0} one to one", digits(one_to_one));
    sink_.text += ", ";
    count("{0} gap", "{0} gaps", gaps);
    sink_.text += ")\n";
    color(bold);
    count("{0} finding", "{0} findings", review_.findings.size());
    color(plain);
    bool first = true;
    for (std::size_t s = by_severity.size(); s-- > 0;) {
      if (by_severity[s] == 0) continue;
      sink_.text += first ? ": " : ", ";
      first = false;
      color(label_colors[s]);
      fmt::format_to(std::back_inserter(sink_.text), "{} {}", digits(by_severity[s]),
                     say(severity_name(static_cast<Severity>(s))));
      color(plain);
    }
    sink_.text += '\n';
    first = true;
    for (std::size_t k = 0; k < by_kind.size(); ++k) {
      if (by_kind[k] == 0) continue;
      sink_.text += first ? "  " : ", ";
      first = false;
      fmt::format_to(std::back_inserter(sink_.text), "{} {}", say(finding_kind_name(static_cast<FindingKind>(k))),
                     digits(by_kind[k]));
    }
    if (!first) sink_.text += '\n';
  }

  const Review& review_;
  const TextStyle& style_;
  std::size_t width_;
  Marks source_marks_;
  Marks target_marks_;
  Sink sink_;
  CellCutter cutter_;
  std::vector<Piece> pieces_;
  std::vector<Cell> cells_;
  std::vector<std::string> safe_;  ///< what cells_ show
};

}  // namespace

void write_text(std::ostream& out, const Review& review, const TextStyle& style) {
  Report(out, review, style).write();
}

}  // namespace muwazi::inline v0
