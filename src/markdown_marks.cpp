// SPDX-License-Identifier: Apache-2.0
// One scan over a paragraph; each kind of mark is read by a function of its own.
#include "markdown_marks.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include <unicode/uchar.h>

#include "utf8.hpp"

namespace muwazi::inline v0::markdown {
namespace {

constexpr bool is_punctuation(char c) noexcept {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
constexpr bool is_break(char c) noexcept { return is_space(c) || c == '\n' || c == '\v'; }

/// What stands beside a run of emphasis marks: https://spec.commonmark.org/0.30/#delimiter-run.
enum class Beside : unsigned char { space, punctuation, word };

Beside kind_of(char32_t c) noexcept {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_break(ascii) ? Beside::space : is_punctuation(ascii) ? Beside::punctuation : Beside::word;
  }
  const auto point = static_cast<UChar32>(c);
  return u_isUWhiteSpace(point) != 0 ? Beside::space : u_ispunct(point) != 0 ? Beside::punctuation : Beside::word;
}

class MarkFinder {
 public:
  explicit MarkFinder(std::string_view text) : text_(text), marks_(text.size(), 0) {
    no_paren_ = no_angle_ = no_brace_ = text.size();
  }

  std::vector<char> run() {
    while (at_ < text_.size()) step();
    return std::move(marks_);
  }

 private:
  void step() {
    switch (text_[at_]) {
      case '\\': return escape();
      case '`': return code();
      case '<': return tag();
      case '[': return brackets_.push_back(at_++);
      case ']': return link();
      case '{': return comment();
      case '*': case '_': case '~': return emphasis();
      default: ++at_;
    }
  }

  [[nodiscard]] char behind(std::size_t at) const { return at + 1 < text_.size() ? text_[at + 1] : '\0'; }
  /// How many times the character at a place stands there.
  [[nodiscard]] std::size_t run_at(std::size_t at) const { return std::min(text_.find_first_not_of(text_[at], at), text_.size()) - at; }
  void mark(std::size_t begin, std::size_t end) {
    std::fill(marks_.begin() + static_cast<std::ptrdiff_t>(begin), marks_.begin() + static_cast<std::ptrdiff_t>(end), char{1});
  }

  void escape() {
    if (!is_punctuation(behind(at_))) {
      ++at_;
      return;
    }
    mark(at_, at_ + 1);
    at_ += 2;
  }

  void code() {
    const std::size_t run = run_at(at_);
    const std::size_t close = closing_ticks(at_, run);
    if (close < text_.size()) {
      mark(at_, at_ + run);
      mark(close, close + run);
      at_ = close;
    }
    at_ += run;
  }

  /// The run of ticks that is as long as the one at `open`; the end of the text where there is none.
  std::size_t closing_ticks(std::size_t open, std::size_t run) {
    constexpr std::size_t longest = 64;
    const std::size_t none = text_.size();
    if (run >= longest) return none;
    if (no_ticks_.size() <= run) no_ticks_.resize(run + 1, none);
    if (open >= no_ticks_[run]) return none;
    for (std::size_t close = text_.find('`', open + run); close != text_.npos; close = text_.find('`', close)) {
      const std::size_t there = run_at(close);
      if (there == run) return close;
      close += there;
    }
    no_ticks_[run] = open;
    return none;
  }

  /// A tag goes; of an address in angle brackets these go.
  void tag() {
    const char next = behind(at_);
    if (!is_letter(next) && next != '/' && next != '!') {
      ++at_;
      return;
    }
    const std::size_t end = at_ < no_angle_ ? text_.find('>', at_) : text_.npos;
    if (end == text_.npos) {
      no_angle_ = std::min(no_angle_, at_++);
      return;
    }
    if (is_address(text_.substr(at_ + 1, end - at_ - 1))) {
      mark(at_, at_ + 1);
      mark(end, end + 1);
    } else {
      mark(at_, end + 1);
    }
    at_ = end + 1;
  }

  static bool is_address(std::string_view inside) {
    if (inside.find_first_of(" \n") != inside.npos) return false;
    return inside.find("://") != inside.npos || inside.starts_with("mailto:") ||
           (inside.find('@') != inside.npos && inside.find('=') == inside.npos);
  }

  /// The text of a link or picture stays: [text](address), [text][name], ![text](address). The mark of a footnote goes.
  void link() {
    const std::size_t close = at_++;
    if (brackets_.empty()) return;
    const std::size_t open = brackets_.back();
    brackets_.pop_back();
    const bool picture = open > 0 && text_[open - 1] == '!' && marks_[open - 1] == 0;
    const auto take = [&](std::size_t end) {
      mark(picture ? open - 1 : open, open + 1);
      mark(close, end);
      at_ = end;
    };
    if (behind(close) == '(' && at_ < no_paren_) {
      if (const std::size_t end = closing_paren(at_); end < text_.size())
        take(end + 1);
      else
        no_paren_ = at_;
    } else if (behind(close) == '[') {
      constexpr std::size_t longest_name = 1000;
      const std::size_t end = text_.find(']', at_);
      if (end != text_.npos && end - at_ < longest_name) take(end + 1);
    } else if (behind(open) == '^') {
      mark(open, close + 1);
    }
  }

  /// The bracket that closes the one at `open`; the end of the text or more where there is none.
  [[nodiscard]] std::size_t closing_paren(std::size_t open) const {
    int depth = 0;
    std::size_t close = open;
    for (; close < text_.size(); ++close) {
      if (text_[close] == '\\')
        ++close;
      else if (text_[close] == '(')
        ++depth;
      else if (text_[close] == ')' && --depth == 0)
        break;
    }
    return close;
  }

  /// A comment of MDX.
  void comment() {
    if (behind(at_) != '/' || at_ >= no_brace_) {
      ++at_;
      return;
    }
    constexpr std::string_view closing = "*/}";
    const std::size_t end = text_.find(closing, at_);
    if (end == text_.npos) {
      no_brace_ = at_++;
      return;
    }
    mark(at_, end + closing.size());
    at_ = end + closing.size();
  }

  void emphasis() {
    const char c = text_[at_];
    const std::size_t run = run_at(at_);
    if (c == '_')
      underscores(run);
    else if (is_emphasis(c, run))
      mark(at_, at_ + run);
    at_ += run;
  }

  /// Underscores stand within many a name, so that only those go that CommonMark pairs: an opening one with a closing one, both
  /// outside words.
  void underscores(std::size_t run) {
    const Beside before = before_run();
    const Beside after = behind_run(at_ + run);
    const bool left_flanking = after != Beside::space && (after == Beside::word || before != Beside::word);
    const bool right_flanking = before != Beside::space && (before == Beside::word || after != Beside::word);
    const bool opens = left_flanking && (!right_flanking || before == Beside::punctuation);
    const bool closes = right_flanking && (!left_flanking || after == Beside::punctuation);
    std::size_t rest = run;
    while (closes && rest > 0 && !underscores_.empty()) {
      Run& open = underscores_.back();
      const std::size_t paired = std::min(open.size, rest);
      mark(open.begin + open.size - paired, open.begin + open.size);
      mark(at_ + run - rest, at_ + run - rest + paired);
      open.size -= paired;
      rest -= paired;
      if (open.size == 0) underscores_.pop_back();
    }
    if (opens && rest > 0) underscores_.push_back({at_ + run - rest, rest});
  }

  [[nodiscard]] Beside before_run() const {
    if (at_ == 0) return Beside::space;
    std::size_t begin = at_ - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80 && at_ - begin < 4) --begin;
    std::uint32_t size = 1;
    return kind_of(code_point_at(text_, begin, size));
  }
  [[nodiscard]] Beside behind_run(std::size_t end) const {
    if (end >= text_.size()) return Beside::space;
    std::uint32_t size = 1;
    return kind_of(code_point_at(text_, end, size));
  }

  /// Whether a run of "*" or "~" is taken off. Where one is not closed, it is so all the same.
  [[nodiscard]] bool is_emphasis(char c, std::size_t run) const {
    const std::size_t end = at_ + run;
    const bool first = at_ == 0;
    const bool last = end == text_.size();
    const bool space_before = first || is_break(text_[at_ - 1]);
    const bool space_after = last || is_break(text_[end]);
    if ((space_before && space_after) || run > 3) return false;
    if (c == '~') return run == 2;
    if (first || last) return true;
    return !(run == 1 && is_digit(text_[at_ - 1]) && is_digit(text_[end]));  // "2*3"
  }

  std::string_view text_;
  std::vector<char> marks_;
  std::size_t at_ = 0;
  std::vector<std::size_t> brackets_;  // places of "[" that are open
  /// A run of underscores that is open, or what is left of it.
  struct Run {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  std::vector<Run> underscores_;
  // Beyond these there is no closing mark, so that looking for one is linear over all.
  std::size_t no_paren_, no_angle_, no_brace_;
  std::vector<std::size_t> no_ticks_;  // ... by the length of the run
};

}  // namespace

std::vector<char> find_marks(std::string_view paragraph) { return MarkFinder(paragraph).run(); }

}  // namespace muwazi::inline v0::markdown
