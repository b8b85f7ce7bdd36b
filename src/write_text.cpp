// SPDX-License-Identifier: Apache-2.0
// Writer of the report that a person reads on a terminal.
//
// Terminals that know bidi treat each line as a paragraph of its own, left to right unless told otherwise. So each line of
// Arabic, of the texts as of the report itself, is wrapped here, put to the right with spaces, and set in an isolate of its own.
#include <fmt/format.h>
#include <muwazi/write.hpp>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <deque>
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
constexpr std::string_view left_arrow = "\xE2\x86\x90";

/// What can be seen at once: a grapheme cluster, its width in columns, and how it is marked.
struct Cell {
  std::string_view text;
  std::int8_t width = 1;
  std::int8_t style = -1;  ///< index of `colors`, -1 for none
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

/// Marks and labels by severity from info on, then what the report itself has.
constexpr std::array<std::string_view, 10> colors = {"\x1b[4;36m", "\x1b[4;33m", "\x1b[1;4;31m", "\x1b[1;4;35m", "\x1b[36m",
                                                     "\x1b[33m",   "\x1b[1;31m", "\x1b[1;35m",   "\x1b[1m",     "\x1b[2m"};
constexpr int unstyled = -1;
constexpr int label_style = 4;  ///< and the severity
constexpr int bold = 8;
constexpr int dim = 9;
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
  std::string_view say(std::string_view english) const { return message(style_.ui, english); }
  MessageStyle message_style() const { return {style_.ui, style_.digits, false}; }
  bool right_to_left() const { return style_.ui == Language::arabic; }
  /// A number of the report's own, in the reader's digits.
  std::string digits(std::size_t number) const { return localized_digits(std::to_string(number), message_style()); }
  std::string probability(double value) const {
    std::string ascii;
    append_probability(ascii, value);
    return localized_digits(ascii, message_style());
  }
  static std::string_view code(Language language) { return language == Language::english ? "en" : "ar"; }

  // ---- A line is put together in cells_ and then wrapped and set.
  void begin_line() {
    cells_.clear();
    held_.clear();
  }
  void put(std::string_view text, int style = unstyled) {
    append_terminal(held_.emplace_back(), text);
    cutter_.cut(held_.back(), style, cells_);
  }
  void put_count(std::string_view one, std::string_view many, std::size_t n, int style = unstyled) {
    Message said;
    said.text = one;
    said.plural = many;
    said.arguments = {counted(n)};
    put(localize(said, message_style()), style);
  }
  /// A fragment of either language among words of the report, shortened to `columns`.
  void put_fragment(std::string_view text, int columns = 1 << 20, int style = unstyled) {
    if (style_.isolate) cells_.push_back({first_strong_isolate, 0, unstyled});
    const std::size_t begin = cells_.size();
    put(text, style);
    for (std::size_t i = begin; i < cells_.size(); ++i) {
      columns -= cells_[i].width;
      if (columns >= 1) continue;
      cells_.resize(i);
      cells_.push_back({ellipsis, 1, unstyled});
      break;
    }
    if (style_.isolate) cells_.push_back({pop_isolate, 0, unstyled});
  }
  void put_arrow() {
    put(" ");
    put(right_to_left() ? left_arrow : arrow);  // arrows are not mirrored with their line
    put(" ");
  }
  void end_line(std::size_t indent = 0) { lines(std::string(indent, ' '), right_to_left()); }

  void head() {
    begin_line();
    put_fragment(review_.source.name, 1 << 20, bold);
    put(fmt::format(" ({})", code(review_.source.language)), bold);
    put_arrow();
    put_fragment(review_.target.name, 1 << 20, bold);
    put(fmt::format(" ({})", code(review_.target.language)), bold);
    end_line();
    for (const Message& note : review_.notes) {
      begin_line();
      put(say("note:"));
      put(" ");
      put(localize(note, message_style()));
      end_line();
    }
  }

  void bead(std::uint32_t b, const std::vector<std::uint32_t>& findings) {
    const Bead& bead = review_.beads[b];
    std::string title = fmt::format("{0}{0} {1} {2} {3}:{4} {2} ", rule, digits(b + 1), dot, digits(bead.source.size()),
                                    digits(bead.target.size()));
    title += say("score");
    title += ' ';
    title += probability(static_cast<double>(bead.score));
    sink_.text += '\n';
    begin_line();
    put(title, dim);
    put(" ", dim);
    int used = 0;
    for (const Cell& cell : cells_) used += cell.width;
    for (; used < static_cast<int>(width_); ++used) cells_.push_back({rule, 1, dim});
    end_line();
    side(review_.source, source_marks_, bead.source);
    side(review_.target, target_marks_, bead.target);
    for (const std::uint32_t f : findings) finding(f);
  }

  void side(const Document& document, const Marks& marks, SentenceRange run) {
    if (run.empty()) {
      begin_line();
      put(say("(nothing)"), dim);
      lines(fmt::format("{}      ", code(document.language)), right_to_left());
    }
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const std::string label = fmt::format("{} {:<4} ", code(document.language), i + 1);
      cut_sentence(marks, i);
      lines(label, document.language == Language::arabic);
    }
  }

  /// Fills cells_ with a sentence and its marks.
  void cut_sentence(const Marks& marks, std::uint32_t sentence) {
    begin_line();
    marks.pieces(sentence, pieces_);
    std::size_t marked = 0;  // how many of the pieces before belong to the open mark
    for (std::size_t p = 0; p < pieces_.size(); ++p) {
      int severity = -1;
      for (const std::uint32_t f : pieces_[p].findings)
        severity = std::max(severity, static_cast<int>(review_.findings[f].severity));
      if (severity >= 0 && marked++ == 0 && !style_.color) cells_.push_back({open_mark, 1, -1});
      put(pieces_[p].text, severity);
      const bool last = p + 1 == pieces_.size() || pieces_[p + 1].findings.empty();
      if (severity >= 0 && last) {
        if (!style_.color) cells_.push_back({close_mark, 1, -1});
        marked = 0;
      }
    }
  }

  void color(int style) {
    if (style_.color) sink_.text += style < 0 ? plain : colors[static_cast<std::size_t>(style)];
  }

  /// Wraps and sets what stands in cells_, with the label before the first line and its room before the others.
  void lines(std::string_view label, bool to_the_right) {
    const int room = static_cast<int>(width_ - label.size());
    bool first = true;
    for (const auto& [begin, end] : wrap(cells_, room)) {
      if (first && label.find_first_not_of(' ') != label.npos) {
        color(dim);
        sink_.text += label;
        color(unstyled);
      } else {
        sink_.text.append(label.size(), ' ');
      }
      first = false;
      int used = 0;
      for (std::size_t i = begin; i < end; ++i) used += cells_[i].width;
      if (to_the_right) {
        sink_.text.append(static_cast<std::size_t>(std::max(0, room - used)), ' ');
        if (style_.isolate) sink_.text += right_to_left_isolate;
      }
      int open = unstyled;
      for (std::size_t i = begin; i < end; ++i) {
        if (style_.color && cells_[i].style != open) {
          if (open >= 0) color(unstyled);
          open = cells_[i].style;
          if (open >= 0) color(open);
        }
        sink_.text += cells_[i].text;
      }
      if (open >= 0) color(unstyled);
      if (to_the_right && style_.isolate) sink_.text += pop_isolate;
      sink_.text += '\n';
    }
    if (first) {
      sink_.text += label;
      sink_.text += '\n';
    }
  }

  void finding(std::uint32_t f) {
    const Finding& finding = review_.findings[f];
    const auto severity = static_cast<int>(finding.severity);
    constexpr std::size_t indent = 5;
    begin_line();
    put(fmt::format("#{} ", digits(f + 1)), label_style + severity);
    put(say(severity_name(finding.severity)), label_style + severity);
    put("  ");
    if (right_to_left())
      put_fragment(finding.rule);
    else
      put(finding.rule);
    put("  ");
    put(probability(finding.confidence));
    end_line(2);
    begin_line();
    const std::string words = said(finding, message_style());
    put(words);
    lines(std::string(indent, ' '), right_to_left() && words != finding.message);
    evidence(finding, indent);
    if (!finding.suggestions.empty()) {
      begin_line();
      put(say("proposed:"), bold);
      bool first = true;
      for (const std::string& suggestion : finding.suggestions) {
        put(first ? " " : " | ");
        first = false;
        put_fragment(suggestion);
      }
      end_line(indent);
    }
  }

  /// The words in question; once where both texts have the same, since nothing changed then.
  void evidence(const Finding& finding, std::size_t indent) {
    if (!finding.source && !finding.target) return;
    const bool both = finding.source && finding.target && finding.source->text != finding.target->text;
    const int room = (static_cast<int>(width_) - 8) / (both ? 2 : 1);
    begin_line();
    if (both) {
      put_fragment(finding.source->text, room);
      put_arrow();
      put_fragment(finding.target->text, room);
    } else {
      put_fragment(finding.source ? finding.source->text : finding.target->text, room);
    }
    end_line(indent);
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
    const std::string_view comma = list_comma(style_.ui);
    begin_line();
    put_count("{0} source sentence", "{0} source sentences", review_.source.sentences.size());
    put(comma);
    put_count("{0} target sentence", "{0} target sentences", review_.target.sentences.size());
    end_line();
    begin_line();
    put_count("{0} pair", "{0} pairs", review_.beads.size());
    put(" (");
    put(localize({"{0} one to one", {counted(one_to_one)}}, message_style()));
    put(comma);
    put_count("{0} gap", "{0} gaps", gaps);
    put(")");
    end_line();
    begin_line();
    put_count("{0} finding", "{0} findings", review_.findings.size(), bold);
    struct Counted {
      std::string_view one, many;
    };
    constexpr std::array<Counted, 4> severities = {{{"{0} info", "{0} info"},
                                                    {"{0} minor", "{0} minor"},
                                                    {"{0} major", "{0} major"},
                                                    {"{0} critical", "{0} critical"}}};
    bool first = true;
    for (std::size_t s = by_severity.size(); s-- > 0;) {
      if (by_severity[s] == 0) continue;
      put(first ? ": " : comma);
      first = false;
      put_count(severities[s].one, severities[s].many, by_severity[s], label_style + static_cast<int>(s));
    }
    end_line();
    begin_line();
    for (std::size_t k = 0; k < by_kind.size(); ++k) {
      if (by_kind[k] == 0) continue;
      if (!cells_.empty()) put(comma);
      put(fmt::format("{} {}", say(finding_kind_name(static_cast<FindingKind>(k))), digits(by_kind[k])));
    }
    if (!cells_.empty()) end_line(2);
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
  std::deque<std::string> held_;  ///< what cells_ show
};

}  // namespace

void write_text(std::ostream& out, const Review& review, const TextStyle& style) {
  Report(out, review, style).write();
}

}  // namespace muwazi::inline v0
