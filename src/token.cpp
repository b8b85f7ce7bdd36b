// SPDX-License-Identifier: Apache-2.0
// The tokeniser: one pass over UTF-8 with a table for ASCII and ranges for the rest.
#include <muwazi/normalize.hpp>
#include <muwazi/token.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "arabic.hpp"
#include "fold.hpp"
#include "latin.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

enum class CharClass : std::uint8_t { space, letter, upper, mark, digit, apostrophe, punctuation, symbol, joiner };

struct Char {
  char32_t c = 0;
  std::uint32_t size = 1;
  CharClass kind = CharClass::space;
  TokenScript script = TokenScript::none;
};

/// What a code point is to the tokeniser, by ICU's general categories and a few decisions of our own.
Char classify(char32_t c) noexcept {
  Char out;
  out.c = c;
  const auto point = static_cast<UChar32>(c);
  const auto mask = U_MASK(u_charType(point));
  if (arabic::is_letter(c)) {
    out.kind = CharClass::letter;
    out.script = TokenScript::arabic;
  } else if (arabic::is_mark(c) || c == arabic::tatweel) {
    out.kind = CharClass::mark;
  } else if (arabic::digit_value(c) >= 0) {
    out.kind = CharClass::digit;
  } else if (c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x02BE || c == 0x02BF) {
    out.kind = CharClass::apostrophe;
  } else if (c == 0x200C || c == 0x200D || c == 0xAD) {
    out.kind = CharClass::joiner;
  } else if (c == 0x200B || (mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK))) {
    out.kind = CharClass::space;
  } else if (mask & U_GC_L_MASK) {
    out.kind = (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) ? CharClass::upper : CharClass::letter;
    const bool latin = c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
    out.script = latin ? TokenScript::latin : TokenScript::other;
  } else if (mask & U_GC_M_MASK) {
    out.kind = CharClass::mark;
  } else if (mask & U_GC_ND_MASK) {
    out.kind = CharClass::digit;
  } else if (mask & U_GC_P_MASK) {
    out.kind = CharClass::punctuation;
  } else {
    out.kind = CharClass::symbol;
  }
  return out;
}

/// The code points of one and two bytes, classified once: nearly all of English and Arabic.
struct ClassTable {
  std::array<CharClass, 0x800> kind{};
  std::array<TokenScript, 0x800> script{};

  ClassTable() {
    for (char32_t c = 0; c < 0x800; ++c) {
      const Char known = classify(c);
      kind[c] = known.kind;
      script[c] = known.script;
    }
  }
};

const ClassTable& classes() {
  static const ClassTable table;
  return table;
}

/// Reads characters of one text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), table_(classes()) {}

  [[nodiscard]] Char operator()(std::size_t at) const noexcept {
    Char out;
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) {
      out.c = lead;
    } else {
      out.c = code_point_at(text_, at, out.size);
      if (out.c >= 0x800) {
        const std::uint32_t size = out.size;
        out = classify(out.c);
        out.size = size;
        return out;
      }
    }
    out.kind = table_.kind[out.c];
    out.script = table_.script[out.c];
    return out;
  }

  /// The end of the run of letters of `script`, and marks, that goes on at `at`. The fast way through a word.
  [[nodiscard]] std::size_t skip_letters(std::size_t at, TokenScript script) const noexcept {
    const std::size_t end = text_.size();
    while (at < end) {
      const auto lead = static_cast<unsigned char>(text_[at]);
      char32_t c = lead;
      std::size_t size = 1;
      if (lead >= 0xC2 && lead <= 0xDF && at + 1 < end) {
        const auto trail = static_cast<unsigned char>(text_[at + 1]);
        if ((trail & 0xC0) != 0x80) break;
        c = (c & 0x1F) << 6 | (trail & 0x3Fu);
        size = 2;
      } else if (lead >= 0x80) {
        break;
      }
      const CharClass kind = table_.kind[c];
      if (kind > CharClass::mark || kind == CharClass::space) break;
      if (kind != CharClass::mark && table_.script[c] != script) break;
      at += size;
    }
    return at;
  }

 private:
  std::string_view text_;
  const ClassTable& table_;
};

constexpr bool is_letter(CharClass kind) { return kind == CharClass::letter || kind == CharClass::upper; }

/// End of a URL, e-mail address, @handle or #tag that begins at `at`, or `at` where none does.
std::size_t link_end(std::string_view text, std::size_t at, std::size_t end) noexcept {
  const std::string_view rest = text.substr(at, end - at);
  const auto is_link_byte = [](unsigned char c) {
    return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '`' && c != '|' && c != '\\' && c != '^' &&
           c != '{' && c != '}';
  };
  const auto run = [&](std::size_t from, auto accept) {
    std::size_t i = from;
    while (i < rest.size() && accept(static_cast<unsigned char>(rest[i]))) ++i;
    return i;
  };
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
      rest.starts_with("mailto:") || rest.starts_with("ftp://")) {
    int depth = 0;
    std::size_t i = 0;
    for (; i < rest.size() && is_link_byte(static_cast<unsigned char>(rest[i])); ++i) {
      if (rest[i] == '(' || rest[i] == '[') ++depth;
      if ((rest[i] == ')' || rest[i] == ']') && --depth < 0) break;
    }
    while (i > 0 && std::string_view(".,;:!?'*_").find(rest[i - 1]) != std::string_view::npos) --i;
    return at + i;
  }
  const auto is_name = [](unsigned char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
  };
  if (rest.size() > 1 && (rest[0] == '@' || rest[0] == '#') && is_name(static_cast<unsigned char>(rest[1])) &&
      !(rest[0] == '#' && rest[1] >= '0' && rest[1] <= '9')) {
    return at + run(1, is_name);
  }
  if (rest[0] < 0 || !is_name(static_cast<unsigned char>(rest[0]))) return at;
  // An e-mail address: local part of at most 64 bytes (RFC 5321, section 4.5.3.1), @, a domain with a dot.
  const auto is_local = [&](char c) {
    return is_name(static_cast<unsigned char>(c)) || c == '.' || c == '+' || c == '-';
  };
  std::size_t local = 0;
  while (local <= 64 && local < rest.size() && is_local(rest[local])) ++local;
  if (local > 64 || local >= rest.size() || rest[local] != '@') return at;
  std::size_t domain = run(local + 1, [&](unsigned char c) { return is_name(c) || c == '.' || c == '-'; });
  while (domain > local && (rest[domain - 1] == '.' || rest[domain - 1] == '-')) --domain;
  const std::string_view host = rest.substr(local + 1, domain > local + 1 ? domain - local - 1 : 0);
  return host.find('.') == std::string_view::npos ? at : at + domain;
}

constexpr std::size_t longest_markup = 1000;  // bytes; further than this a lone "<" or "`" is not looked after

/// End of a tag, code span, Markdown link target or anchor that begins at `at`, or `at` where none does. `kind` is set.
std::size_t markup_end(std::string_view text, std::size_t at, TokenKind& kind) noexcept {
  const std::string_view rest = text.substr(at, longest_markup);
  const auto name_at = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(i < rest.size() ? rest[i] | 0x20 : 0);
    return c >= 'a' && c <= 'z';
  };
  switch (rest[0]) {
    case '<': {
      if (!name_at(rest.size() > 1 && rest[1] == '/' ? 2 : 1) && !rest.starts_with("<!--")) return at;
      const std::size_t close = rest.find('>');
      if (close == std::string_view::npos || rest.substr(1, close - 1).find('<') != std::string_view::npos) return at;
      kind = TokenKind::markup;
      return at + close + 1;
    }
    case '`': {
      // A run of ticks opens at its first one, and one that opened nothing is not tried again.
      const std::size_t ticks = std::min(rest.find_first_not_of('`'), rest.size());
      if (ticks > 16 || (at > 0 && text[at - 1] == '`')) return at;
      const std::size_t close = rest.find(rest.substr(0, ticks), ticks);
      if (close == std::string_view::npos || rest.substr(0, close).find('\n') != std::string_view::npos) return at;
      kind = TokenKind::code;
      return at + close + ticks;
    }
    case '(': {
      if (at == 0 || text[at - 1] != ']') return at;
      int depth = 0;
      for (std::size_t i = 0; i < rest.size() && static_cast<unsigned char>(rest[i]) > 0x20; ++i) {
        if (i > 0 && rest[i] == '(' && rest[i - 1] == ']') return at;  // another link, so this one did not close
        depth += rest[i] == '(' ? 1 : rest[i] == ')' ? -1 : 0;
        if (depth > 0) continue;
        kind = TokenKind::link;
        return at + i + 1;
      }
      return at;
    }
    case '{': {
      if (rest.size() < 2 || rest[1] != '#') return at;
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos || rest.substr(1, close - 1).find_first_of("{ \n") != std::string_view::npos)
        return at;
      kind = TokenKind::link;
      return at + close + 1;
    }
    default: return at;
  }
}

}  // namespace

void tokenize(std::string_view text, ByteRange range, std::vector<Token>& tokens) {
  std::size_t at = range.begin;
  const std::size_t end = range.end;
  const std::string_view view = text.substr(0, end);
  const Reader reader(view);
  bool glued = false;
  const bool email_possible = view.find('@', at) != std::string_view::npos;
  while (at < end) {
    if (view[at] == ' ') {
      glued = false;
      ++at;
      continue;
    }
    const Char first = reader(at);
    if (first.kind == CharClass::space || first.kind == CharClass::joiner) {
      glued = glued && first.kind == CharClass::joiner;
      at += first.size;
      continue;
    }
    Token token;
    token.range.begin = static_cast<std::uint32_t>(at);
    token.glued = glued;
    token.script = first.script;
    glued = true;
    std::size_t i = at + first.size;
    const bool link_start = first.c < 0x80 && (first.c == 'h' || first.c == 'w' || first.c == 'm' || first.c == 'f' ||
                                               first.c == '@' || first.c == '#' || email_possible);
    if (const std::size_t markup = markup_end(view, at, token.kind); markup > at) {
      i = markup;
    } else if (const std::size_t link = link_start && !(token.glued && is_letter(first.kind)) ? link_end(view, at, end) : at;
        link > at) {
      token.kind = TokenKind::link;
      i = link;
    } else if (is_letter(first.kind)) {
      token.kind = TokenKind::word;
      token.capitalized = first.kind == CharClass::upper;
      while ((i = reader.skip_letters(i, token.script)) < end) {
        if (view[i] == ' ') break;
        const Char next = reader(i);
        if (is_letter(next.kind)) {
          if (next.script != token.script) break;
        } else if (next.kind == CharClass::apostrophe) {
          // An apostrophe between letters belongs to the word, but 's at the end of one begins a token of its own.
          if (i + next.size >= end) break;
          const Char after = reader(i + next.size);
          if (!is_letter(after.kind) || after.script != token.script) break;
          if (after.c == 's' || after.c == 'S') {
            const std::size_t behind = i + next.size + after.size;
            if (behind >= end || !is_letter(reader(behind).kind)) break;
          }
        } else if (next.kind != CharClass::mark && next.kind != CharClass::digit && next.kind != CharClass::joiner) {
          break;
        }
        i += next.size;
      }
    } else if (first.kind == CharClass::digit) {
      token.kind = TokenKind::number;
      while (i < end) {
        const Char next = reader(i);
        if (next.kind == CharClass::digit) {
          i += next.size;
          continue;
        }
        const bool separator = next.c == '.' || next.c == ',' || next.c == arabic::decimal_separator ||
                               next.c == arabic::thousands_separator || next.c == arabic::comma;
        if (!separator || i + next.size >= end || reader(i + next.size).kind != CharClass::digit) break;
        i += next.size;
      }
    } else if (first.kind == CharClass::apostrophe) {
      token.kind = TokenKind::punctuation;
      if (token.glued && i < end && (view[i] == 's' || view[i] == 'S') && !tokens.empty() &&
          tokens.back().range.end == token.range.begin && tokens.back().kind == TokenKind::word &&
          (i + 1 >= end || !is_letter(reader(i + 1).kind))) {
        token.kind = TokenKind::word;  // the English possessive
        token.script = TokenScript::latin;
        ++i;
      }
    } else {
      token.kind = first.kind == CharClass::symbol ? TokenKind::symbol : TokenKind::punctuation;
      if (first.kind == CharClass::mark) token.kind = TokenKind::symbol;
    }
    token.range.end = static_cast<std::uint32_t>(i);
    tokens.push_back(token);
    at = i;
  }
}

namespace {

/// What becomes of U+0600..U+06FF in a matching key: a code point, 0 (dropped) or odd_character.
constexpr char16_t odd_character = 0xFFFF;

constexpr auto arabic_keys = [] {
  std::array<char16_t, 256> keys{};
  for (char32_t c = 0x0600; c < 0x0700; ++c) {
    char32_t to = c;
    for (bool changed = true; changed && to != 0;) {
      changed = false;
      if (const fold::Rows rows = fold::rows_of(to); rows.begin() != rows.end()) {
        to = rows.begin()->to;
        changed = true;
      }
    }
    keys[c - 0x0600] = static_cast<char16_t>(to);
  }
  for (char32_t c = 0x0675; c <= 0x0678; ++c) keys[c - 0x0600] = odd_character;  // compatibility characters
  return keys;
}();

}  // namespace

void matching_key(std::string_view word, std::string& key) {
  // Nearly every word is of ASCII or Arabic letters and short: its key, no longer than itself, is made on the stack.
  constexpr std::size_t longest = 64;
  if (word.size() <= longest) {
    std::array<char, longest> made;
    char* out = made.data();
    std::size_t at = 0;
    while (at < word.size()) {
      const auto lead = static_cast<unsigned char>(word[at]);
      if (lead < 0x80) {
        *out++ = static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead | 0x20 : lead);
        ++at;
        continue;
      }
      if (lead < 0xD8 || lead > 0xDB || at + 1 >= word.size()) break;
      const auto next = static_cast<unsigned char>(word[at + 1]);
      if ((next & 0xC0) != 0x80) break;
      const char16_t to = arabic_keys[(lead & 3u) << 6 | (next & 0x3Fu)];
      if (to >= 0x800) break;
      at += 2;
      if (to == 0) continue;
      if (to >= 0x80) {
        *out++ = static_cast<char>(0xC0 | to >> 6);
        *out++ = static_cast<char>(0x80 | (to & 0x3F));
      } else {
        *out++ = static_cast<char>(to);
      }
    }
    if (at == word.size()) {
      key.assign(made.data(), out);
      return;
    }
  }
  key.clear();
  for (std::size_t at = 0; at < word.size();) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (lead < 0x80) {
      key += static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead | 0x20 : lead);
      ++at;
      continue;
    }
    std::uint32_t size = 1;
    const char32_t c = code_point_at(word, at, size);
    at += size;
    if (c >= 0x0600 && c < 0x0700) {
      const char16_t to = arabic_keys[c - 0x0600];
      if (to != odd_character) {
        if (to != 0) append_code_point(key, to);
        continue;
      }
    } else if (c == 0x2018 || c == 0x2019 || c == 0x02BC) {
      key += '\'';
      continue;
    } else if (const std::string_view base = latin_base(c); !base.empty()) {
      key += base;
      continue;
    }
    // Combining marks, compatibility characters, other scripts: rare, so the long way round.
    key = normalize(word, NormalizeOptions::matching()).utf8;
    return;
  }
}

}  // namespace muwazi::inline v0
