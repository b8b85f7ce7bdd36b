// SPDX-License-Identifier: Apache-2.0
// Running text of Markdown: CommonMark (https://spec.commonmark.org/0.30/) with tables, footnotes, front matter and the admonitions of
// documentation generators. Blocks are found line by line; within a paragraph the marks are taken off by a scan that knows
// code spans, escapes, links, tags and runs of emphasis marks, not by CommonMark's full rules of precedence.
#include <algorithm>
#include <utility>
#include <vector>

#include "extract_formats.hpp"
#include "markdown_marks.hpp"
#include "one_of.hpp"
#include "sentence_data.hpp"

namespace muwazi::inline v0 {
namespace {

using namespace markdown;

/// A piece of a line: its text is text.substr(begin, end - begin) of the whole file.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Markdown {
 public:
  Markdown(TextBuilder& out, std::string_view text, bool keep) : out_(out), text_(text), keep_(keep) {}

  void run() {
    front_matter();
    Piece line;
    while (next(line)) block(line);
    end_paragraph();
  }

 private:
  bool next(Piece& line) {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = {at_, end};
    if (line.end > line.begin && text_[line.end - 1] == '\r') --line.end;
    at_ = std::min(end + 1, text_.size());
    return true;
  }

  [[nodiscard]] std::string_view view(Piece piece) const { return text_.substr(piece.begin, piece.end - piece.begin); }

  static Piece trimmed(std::string_view text, Piece piece) {
    while (piece.begin < piece.end && is_space(text[piece.begin])) ++piece.begin;
    while (piece.begin < piece.end && is_space(text[piece.end - 1])) --piece.end;
    return piece;
  }
  [[nodiscard]] Piece trimmed(Piece piece) const { return trimmed(text_, piece); }

  /// Whether a field of front matter is for readers: a title or description, or a sentence by whatever name ("summaryPoint1: ...").
  static bool is_text_field(std::string_view key, std::string_view value) {
    constexpr std::size_t least_words = 4;
    if (is_one_of(key, {"title", "description", "summary", "subtitle"})) return true;
    // Lists for machines, and a second title that a page need not have.
    if (is_one_of(key, {"author", "authors", "tags", "keywords", "categories", "metaTitle"}) || value.find_first_of("[{&*|>!@`") == 0) return false;
    std::size_t words = 0;
    for_each_part(value, ' ', [&](std::string_view word) { words += word.find_first_of("/\\=<>{}$") == word.npos && word.find_first_not_of("0123456789.,:;-+") != word.npos; });
    return words >= least_words;
  }

  /// YAML between lines of "---" (or TOML between "+++") at the very beginning: title and the like are text.
  void front_matter() {
    const std::string_view fence = text_.starts_with("---") ? "---" : text_.starts_with("+++") ? "+++" : "";
    if (fence.empty()) return;
    const std::size_t before = at_;
    Piece line;
    next(line);
    struct Field {
      std::vector<Piece> lines;
      bool title = false;
    };
    std::vector<Field> fields;
    if (view(trimmed(line)) == fence) {
      bool block = false;  // the last field goes on in indented lines: "description: >"
      for (std::size_t lines = 0; lines < 200 && next(line); ++lines) {
        const std::string_view all = view(trimmed(line));
        if (all == fence || (fence == "---" && all == "...")) {
          for (const Field& field : fields) {
            for (const Piece value : field.lines) add(value);
            field.title ? end_heading() : end_paragraph();
          }
          return;
        }
        if (all.empty()) continue;
        if (is_space(text_[line.begin])) {
          if (block) fields.back().lines.push_back(trimmed(line));
          continue;
        }
        block = false;
        if (all.starts_with('#') || all.starts_with('-')) continue;
        const std::size_t colon = all.find(fence == "---" ? ':' : '=');
        if (colon == all.npos) break;  // no front matter, but a rule
        std::string_view key = all.substr(0, colon);
        while (!key.empty() && is_space(key.back())) key.remove_suffix(1);
        Piece value = trimmed({trimmed(line).begin + colon + 1, trimmed(line).end});
        if (value.end - value.begin >= 2 && (text_[value.begin] == '"' || text_[value.begin] == '\'') &&
            text_[value.end - 1] == text_[value.begin])
          value = {value.begin + 1, value.end - 1};
        if (value.begin == value.end || !is_text_field(key, view(value))) continue;
        block = is_one_of(view(value), {">", ">-", ">+", "|", "|-", "|+"});
        fields.emplace_back().title = key == "title";
        if (!block) fields.back().lines.push_back(value);
      }
    }
    at_ = before;
  }

  void block(Piece line) {
    if (!leave_raw(line)) return;
    Piece rest = line;
    const std::size_t indent = skip_indent(rest);
    if (fence_ != 0) return leave_fence(view(trimmed(rest)));
    if (rest.begin == rest.end) {
      end_paragraph();
      blank_ = true;
      table_ = false;
      return;
    }
    const bool after_blank = std::exchange(blank_, false);
    if (indent >= 4 && !in_list_ && paragraph_.empty()) {  // indented code
      blank_ = after_blank;
      return;
    }
    if (indent == 0 && after_blank && !list_marker(rest)) in_list_ = false;
    if (!enter_containers(rest)) return;
    const std::string_view all = view(trimmed(rest));
    if (all.empty()) return end_paragraph();
    if (quote_ && text_[trimmed(line).begin] != '>' && paragraph_.empty()) quote_ = false;
    if (enter_fence(all) || enter_raw(all, rest) || heading(all, rest)) return;
    const bool underline = !paragraph_.empty() && (all.find_first_not_of('=') == all.npos || all.find_first_not_of('-') == all.npos);
    if (underline) return end_heading();
    if (is_rule(all)) return end_paragraph();
    if (row(all, rest)) return;
    add(behind_note_mark(rest));
  }

  /// Takes the spaces at the beginning of a line off; how wide they are.
  std::size_t skip_indent(Piece& rest) const {
    std::size_t indent = 0;
    for (; rest.begin < rest.end && is_space(text_[rest.begin]); ++rest.begin)
      indent += text_[rest.begin] == '\t' ? 4 - indent % 4 : 1;
    return indent;
  }

  /// A comment may go over several lines, also within a paragraph; so may styles and scripts. False where one is open and nothing
  /// of the line stands behind it.
  bool leave_raw(Piece& line) {
    if (raw_end_.empty()) return true;
    const std::size_t end = view(line).find(raw_end_);
    if (end == std::string_view::npos) return false;
    line.begin += end + raw_end_.size();
    raw_end_ = {};
    return !view(trimmed(line)).empty();
  }

  /// True where the line is taken by a comment, a style, a script, or by what else is no text. Otherwise `rest` goes on behind that.
  bool enter_raw(std::string_view all, Piece& rest) {
    if (const std::string_view closing = raw_block(all); !closing.empty()) {
      const std::size_t end = all.find(closing, 4);
      if (end == all.npos) raw_end_ = closing;
      if (end != all.npos && end + closing.size() < all.size()) {
        rest.begin = trimmed(rest).begin + end + closing.size();
        return false;
      }
    } else if (!all.starts_with(":::") && !only_tags(all) && !is_definition(all) && !(paragraph_.empty() && is_module_line(all))) {
      return false;
    }
    end_paragraph();
    return true;
  }

  void leave_fence(std::string_view all) {
    if (all.size() >= fence_size_ && all.find_first_not_of(fence_) == all.npos) fence_ = 0;
  }

  bool enter_fence(std::string_view all) {
    if (!all.starts_with("```") && !all.starts_with("~~~")) return false;
    const std::size_t size = std::min(all.find_first_not_of(all[0]), all.size());
    if (all[0] == '`' && all.substr(size).find('`') != all.npos) return false;
    end_paragraph();
    fence_ = all[0];
    fence_size_ = size;
    return true;
  }

  /// Quotations and list items, one in another. False where the line holds nothing else.
  bool enter_containers(Piece& rest) {
    constexpr int deepest = 100;
    for (int depth = 0; depth < deepest; ++depth) {
      if (rest.begin < rest.end && text_[rest.begin] == '>') {
        if (!enter_quotation(rest)) return false;
        continue;
      }
      if (is_rule(view(trimmed(rest)))) return true;
      const std::size_t marker = list_marker(rest);
      // A number other than 1 does not begin a list in the middle of a paragraph.
      if (marker == 0 || (!paragraph_.empty() && !in_list_ && is_digit(text_[rest.begin]) &&
                          !(text_[rest.begin] == '1' && !is_digit(text_[rest.begin + 1]))))
        return true;
      enter_item(rest, marker);
      if (rest.begin == rest.end) return false;
    }
    return true;
  }

  bool enter_quotation(Piece& rest) {
    if (!quote_) end_paragraph();
    quote_ = true;
    ++rest.begin;
    skip_indent(rest);
    const bool label = view(rest).starts_with("[!") && view(trimmed(rest)).ends_with(']');  // [!NOTE]
    if (rest.begin < rest.end && !label) return true;
    end_paragraph();
    return false;
  }

  void enter_item(Piece& rest, std::size_t marker) {
    end_paragraph();
    in_list_ = true;
    rest.begin += marker;
    skip_indent(rest);
    const std::string_view all = view(rest);
    if (all.size() >= 4 && all[0] == '[' && (all[1] == ' ' || all[1] == 'x' || all[1] == 'X') && all[2] == ']' && is_space(all[3]))
      rest.begin += 4;
    skip_indent(rest);
  }

  /// "## Title", with the closing marks and the anchor that some generators take: "## Title ## {#anchor}".
  bool heading(std::string_view all, Piece rest) {
    if (all[0] != '#') return false;
    constexpr std::size_t most = 6;
    const std::size_t level = std::min(all.find_first_not_of('#'), all.size());
    if (level > most || (level < all.size() && !is_space(all[level]))) return false;
    end_paragraph();
    Piece title = trimmed({trimmed(rest).begin + level, rest.end});
    const std::size_t brace = view(title).rfind('{');
    if (brace != std::string_view::npos && view(title).ends_with('}') &&
        (view(title).substr(brace).starts_with("{#") || view(title).substr(brace).starts_with("{/*")))
      title = trimmed({title.begin, title.begin + brace});
    Piece closing = title;
    while (closing.end > closing.begin && text_[closing.end - 1] == '#') --closing.end;
    if (closing.end == closing.begin || is_space(text_[closing.end - 1])) title = trimmed(closing);
    add(title);
    end_heading();
    return true;
  }

  /// A row of a table.
  bool row(std::string_view all, Piece rest) {
    const bool divided = all.find('|') != all.npos;
    if (!table_ && !(divided && next_is_delimiter())) return false;
    if (!divided) {
      table_ = false;
      return false;
    }
    if (!table_) end_paragraph();
    const bool delimiter = table_ && is_delimiter(all);
    table_ = true;
    if (!delimiter) cells(trimmed(rest));
    return true;
  }

  /// "[^1]: the note"
  Piece behind_note_mark(Piece piece) {
    if (!view(trimmed(piece)).starts_with("[^")) return piece;
    const std::size_t colon = view(piece).find("]:");
    if (colon == std::string_view::npos) return piece;
    end_paragraph();
    piece.begin += colon + 2;
    return piece;
  }

  /// Bytes of a list marker with one space behind it, or 0: "- ", "12. ".
  [[nodiscard]] std::size_t list_marker(Piece rest) const {
    const std::string_view all = view(rest);
    std::size_t size = 0;
    if (all.starts_with('-') || all.starts_with('*') || all.starts_with('+')) {
      size = 1;
    } else {
      while (size < all.size() && size < 9 && is_digit(all[size])) ++size;
      if (size == 0 || size == all.size() || (all[size] != '.' && all[size] != ')')) return 0;
      ++size;
    }
    return size == all.size() ? size : is_space(all[size]) ? size + 1 : 0;
  }

  static bool is_rule(std::string_view all) {
    if (all.empty() || (all[0] != '-' && all[0] != '*' && all[0] != '_')) return false;
    std::size_t count = 0;
    for (const char c : all) {
      if (c != all[0] && !is_space(c)) return false;
      count += c == all[0];
    }
    return count >= 3;
  }

  /// What ends a comment, style or script that begins with this line; empty where none does.
  static std::string_view raw_block(std::string_view all) {
    if (all.starts_with("<!--")) return "-->";
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"<style", "</style>"},
                                           std::pair<std::string_view, std::string_view>{"<script", "</script>"}}) {
      if (all.starts_with(opening) && (all.size() == opening.size() || all[opening.size()] == '>' || is_space(all[opening.size()]))) {
        return closing;
      }
    }
    return {};
  }

  /// MDX: "import Tabs from '@theme/Tabs';", "export const meta = {".
  static bool is_module_line(std::string_view all) {
    const auto quoted = [&] { return all.find('\'') != all.npos || all.find('"') != all.npos; };
    if (all.starts_with("import ")) {
      const std::string_view what = all.substr(7);
      return quoted() && (what[0] == '\'' || what[0] == '"' || what.find(" from ") != what.npos) &&
             (all.ends_with(';') || all.ends_with('\'') || all.ends_with('"'));
    }
    if (!all.starts_with("export ")) return false;
    const std::string_view what = all.substr(7);
    for (const std::string_view word : {"default ", "const ", "let ", "var ", "function ", "class "}) {  // no message
      if (what.starts_with(word)) return what.find_first_of("=({;") != what.npos;
    }
    return false;
  }

  /// A line of tags alone: "</div><br/>". An address in angle brackets is text.
  static bool only_tags(std::string_view all) {
    while (!all.empty()) {
      if (all.size() < 3 || all[0] != '<' || !(is_letter(all[1]) || all[1] == '/' || all[1] == '!' || all[1] == '>')) return false;
      const std::size_t end = all.find('>');
      if (end == all.npos) return false;
      const std::string_view inside = all.substr(1, end - 1);
      if (inside.find_first_of(" \t") == inside.npos && inside.find_first_of(":@") != inside.npos) return false;
      all.remove_prefix(end + 1);
      while (!all.empty() && is_space(all.front())) all.remove_prefix(1);
    }
    return true;
  }

  /// "[name]: address"; a footnote ("[^1]: ...") is none.
  static bool is_definition(std::string_view all) {
    if (!all.starts_with('[') || all.starts_with("[^")) return false;
    const std::size_t close = all.find("]:");
    if (close == all.npos || all.substr(1, close - 1).find(']') != all.npos) return false;
    std::string_view rest = all.substr(close + 2);
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    rest.remove_prefix(end);
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    return end > 0 && (rest.empty() || rest[0] == '"' || rest[0] == '\'' || rest[0] == '(');
  }

  static bool is_delimiter(std::string_view all) {
    return all.find("--") != all.npos && all.find_first_not_of("|:- \t") == all.npos;
  }
  [[nodiscard]] bool next_is_delimiter() const {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    Piece line = trimmed({std::min(at_, end), end});
    if (line.end > line.begin && text_[line.end - 1] == '\r') --line.end;
    std::string_view all = view(trimmed(line));
    while (all.starts_with('>') || all.starts_with(' ')) all.remove_prefix(1);
    return all.find_first_of("|:") != all.npos && is_delimiter(all);
  }

  void cells(Piece row) {
    if (row.begin < row.end && text_[row.begin] == '|') ++row.begin;
    Piece cell{row.begin, row.begin};
    for (; cell.end <= row.end; ++cell.end) {
      const bool end = cell.end == row.end || (text_[cell.end] == '|' && text_[cell.end - 1] != '\\');
      if (!end) continue;
      add(trimmed(cell));
      end_paragraph();
      cell.begin = cell.end + 1;
    }
  }

  /// A line of the paragraph in hand.
  void add(Piece piece) {
    if (piece.begin < piece.end) paragraph_.push_back(piece);
  }

  /// The paragraph in hand is a heading.
  void end_heading() {
    out_.heading_begin();
    end_paragraph();
    out_.heading_end();
  }

  void end_paragraph() {
    std::vector<Piece> lines;
    lines.swap(paragraph_);
    if (!lines.empty()) {
      out_.paragraph_end();
      write(lines);
      out_.paragraph_end();
    }
    quote_ = false;
  }

  // --- within a paragraph ----------------------------------------------------------------------------------------------

  /// The lines of a paragraph as one text, each byte with its place; a line end is '\n', a forced one '\v'.
  void write(const std::vector<Piece>& lines) {
    std::string text;
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Piece whole = lines[i];
      Piece line = trimmed(whole);
      const bool last = i + 1 == lines.size();
      bool forced = whole.end - line.end >= 2 && view(whole).ends_with("  ");
      if (!last && line.end > line.begin && text_[line.end - 1] == '\\' && !keep_) {
        --line.end;
        forced = true;
      }
      for (std::size_t at = line.begin; at < line.end; ++at) {
        text += text_[at];
        places.push_back(static_cast<std::uint32_t>(at));
      }
      if (!last) {
        text += forced ? '\v' : '\n';
        places.push_back(static_cast<std::uint32_t>(line.end));
      }
    }
    const std::vector<char> marks = keep_ ? std::vector<char>(text.size(), 0) : find_marks(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (marks[i] != 0) continue;
      if (text[i] == '\n' || is_space(text[i]))
        out_.space();
      else if (text[i] == '\v')
        out_.line_end();
      else
        out_.put(std::string_view(text).substr(i, 1), places[i], places[i] + 1);
    }
  }

  TextBuilder& out_;
  std::string_view text_;
  bool keep_;
  std::size_t at_ = 0;
  std::vector<Piece> paragraph_;
  char fence_ = 0;
  std::size_t fence_size_ = 0;
  std::string_view raw_end_;  // what ends the comment, style or script that is open
  bool blank_ = true;
  bool in_list_ = false;
  bool quote_ = false;
  bool table_ = false;
};

}  // namespace

void extract_markdown(TextBuilder& out, std::string_view utf8, bool inline_markup) {
  Markdown(out, utf8, inline_markup).run();
}

}  // namespace muwazi::inline v0
