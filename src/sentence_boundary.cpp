// SPDX-License-Identifier: Apache-2.0
// The marks around a stop, the word before it and what follows, and the rules that they decide.
#include "sentence_boundary.hpp"

#include <algorithm>

namespace muwazi::inline v0::sentences {
namespace {

constexpr std::size_t longest_quote = 2000;  // bytes that are searched for the quotation mark that opened

/// Whether a letter and its marks are all that an Arabic word has.
bool is_single(std::string_view word, char32_t first, std::uint32_t size) {
  return size == word.size() || (word.size() <= size + 2 && arabic::is_letter(first) && make_key(word).size == size);
}

}  // namespace

std::size_t BoundaryFinder::skip_spaces(std::size_t from) const {
  std::uint32_t size = 1;
  for (; from < text_.size(); from += size) {
    const char32_t c = at(from, size);
    if (!is_space(c) && !is_control(c)) break;
  }
  return from;
}

std::size_t BoundaryFinder::skip_controls(std::size_t from) const {
  std::uint32_t size = 1;
  while (from < text_.size() && is_control(at(from, size))) from += size;
  return from;
}

// --- What closes a sentence --------------------------------------------------------------------------------------------

BoundaryFinder::Stops BoundaryFinder::read_stops(std::size_t stop) const {
  Stops stops;
  stops.begin = stops.end = stop;
  while (stops.end < text_.size() && take(stops, stops.end)) {
  }
  return stops;
}

bool BoundaryFinder::take(Stops& stops, std::size_t& byte) const {
  std::uint32_t size = 1;
  const char32_t c = at(byte, size);
  const std::size_t after = byte + size;
  if (is_stop(c)) {
    if (c == U'.' && byte > stops.begin && (is_letter(at(after)) || is_digit(at(after))) && stops.closed) return false;
    ++stops.count;
    stops.strong |= c != U'.';
    byte = after;
    return true;
  }
  if (is_control(c)) return take_control(byte, after);
  if (is_closing_bracket(c)) {
    stops.closed = true;
    byte = after;
    return true;
  }
  if (is_quote(c)) return take_quote(stops, byte, c, after);
  if (c == U'*' || c == U'_') return take_emphasis(byte, after);
  if (c == U'[') return take_footnote(stops, byte, after);
  return is_space(c) && take_spaces(stops, byte, after);
}

bool BoundaryFinder::take_control(std::size_t& byte, std::size_t after) const {
  byte = skip_controls(after);
  const char32_t next = at(byte);
  return byte < text_.size() && (is_stop(next) || is_closing_bracket(next) || is_quote(next));
}

/// A quote right behind the stop closes, unless a word follows it at once.
bool BoundaryFinder::take_quote(Stops& stops, std::size_t& byte, char32_t quote, std::size_t after) const {
  const std::size_t behind = skip_controls(after);
  const char32_t next = at(behind);
  if (behind < text_.size() && (is_letter(next) || is_digit(next))) {
    if (is_straight_quote(quote)) {
      const std::size_t from = byte - std::min(byte - sentence_, longest_quote);
      const auto marks = std::ranges::count(text_.substr(from, byte - from), static_cast<char>(quote & 0x7F));
      if (marks % 2 == 0) return false;  // opens
    } else if (quote == 0xAB || quote == 0x201C || quote == 0x2018 || quote == 0x201E || quote == 0x2039) {
      return false;
    }
  }
  stops.closed = stops.closed_quote = true;
  byte = after;
  return true;
}

/// Markdown: "**First.** Second"
bool BoundaryFinder::take_emphasis(std::size_t& byte, std::size_t after) const {
  std::size_t behind = after;
  while (behind < text_.size() && (text_[behind] == '*' || text_[behind] == '_')) ++behind;
  const char32_t next = at(behind);
  if (behind < text_.size() && !is_space(next) && !is_closing_bracket(next) && !is_quote(next) && !is_stop(next)) return false;
  byte = behind;
  return true;
}

/// A footnote mark: [1], [12], [a]
bool BoundaryFinder::take_footnote(Stops& stops, std::size_t& byte, std::size_t after) const {
  constexpr std::size_t longest = 6;
  std::size_t inner = after;
  while (inner < text_.size() && inner - after < longest) {
    const auto c = static_cast<unsigned char>(text_[inner]);
    if (!is_digit(c) && !(inner == after && is_letter(c))) break;
    ++inner;
  }
  if (inner == after || inner >= text_.size() || text_[inner] != ']') return false;
  stops.closed = true;
  byte = inner + 1;
  return true;
}

/// Spaces before another stop or closing mark that stands by itself.
bool BoundaryFinder::take_spaces(const Stops& stops, std::size_t& byte, std::size_t after) const {
  const std::size_t behind = skip_spaces(after);
  if (behind >= text_.size()) return false;
  std::uint32_t size = 1;
  const char32_t mark = at(behind, size);
  const std::size_t beyond = behind + size;
  const char32_t next = at(beyond);
  const bool alone =
      beyond >= text_.size() || is_space(next) || is_stop(next) || is_closing_bracket(next) || is_quote(next);
  const bool quote = is_straight_quote(mark) || mark == 0x201D || mark == 0x201C;
  if (!(is_stop(mark) && alone) && mark != 0xBB && !is_closing_bracket(mark) &&
      !(quote && (alone || continues(next)) && !stops.closed_quote))
    return false;
  byte = behind;
  return true;
}

// --- What follows ------------------------------------------------------------------------------------------------------

bool BoundaryFinder::read_follower(const Stops& stops, Follower& follower) const {
  std::uint32_t size = 1;
  follower.gap = skip_spaces(stops.end);
  if (follower.gap >= text_.size()) return false;  // the paragraph ends here anyway
  for (std::size_t i = stops.end; i < follower.gap && !follower.spaced; i += size) follower.spaced = is_space(at(i, size));
  follower.mark = follower.first = at(follower.gap, follower.mark_size);
  if (continues(follower.mark)) return false;
  constexpr int most_marks = 8;
  follower.word = follower.gap;
  for (int i = 0; i < most_marks && follower.word < text_.size(); ++i) {
    const char32_t c = follower.first = at(follower.word, size);
    if (is_letter(c) || is_digit(c) || is_stop(c)) break;
    follower.quoted |= is_quote(c);
    follower.opened |= is_quote(c) || is_opening_bracket(c);
    follower.code |= c == U'`';
    follower.word += size;
  }
  return follower.word < text_.size();
}

/// Whether there is something to end: not in "... and then", "!!!".
bool BoundaryFinder::has_words(std::size_t stop) {
  std::uint32_t size = 1;
  for (; wordless_ < stop; wordless_ += size) {
    const char32_t c = at(wordless_, size);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

/// No space behind the stop. Arabic is often typed so: a sentence ends where words stand on both sides.
bool BoundaryFinder::ends_without_space(const Stops& stops, const Follower& follower) const {
  const char32_t mark = follower.mark;
  if (arabic::is_letter(mark) || (follower.opened && arabic::is_letter(follower.first) && is_directed_quote(mark)))
    return stops.strong || stops.closed || stops.count > 1 || arabic_words_meet(stops.begin, follower.word);
  if ((stops.closed && is_upper(mark)) || (is_directed_quote(mark) && is_upper(follower.first))) return true;
  // "(in 2020).Others": no word before the stop that a dotted name could go on with.
  if (!is_upper(mark) || stops.begin == begin_) return false;
  const char before = text_[stops.begin - 1];
  if (before != ')' && before != '"' && !is_digit(static_cast<unsigned char>(before))) return false;
  const std::size_t second = follower.gap + follower.mark_size;
  return second < text_.size() && is_lower(at(second));
}

/// Whether Arabic words of two letters and more stand on both sides of a stop, or what is no single letter before it.
bool BoundaryFinder::arabic_words_meet(std::size_t stop, std::size_t next) const {
  constexpr std::size_t least = 2;
  std::size_t letters = 0;
  for (std::size_t back = stop; back > begin_ && letters < least;) {
    back = step_back(text_, back, begin_);
    const char32_t c = at(back);
    if (!arabic::is_letter(c) && !arabic::is_mark(c)) {
      if (letters == 0 && (is_quote(c) || is_closing_bracket(c) || is_digit(c) || is_letter(c))) letters = least;
      break;
    }
    letters += arabic::is_letter(c);
  }
  if (letters < least) return false;
  letters = 0;
  std::uint32_t size = 1;
  for (std::size_t ahead = next; ahead < text_.size() && letters < least; ahead += size) {
    const char32_t c = at(ahead, size);
    if (!arabic::is_letter(c) && !arabic::is_mark(c)) break;
    letters += arabic::is_letter(c);
  }
  return letters >= least;
}

/// In English what goes on in lower case goes on; in Arabic only behind a Latin word; code is lower case anywhere.
bool BoundaryFinder::ends_before_lower(const Stops& stops, const Follower& follower) const {
  if (follower.code) return !stops.may_abbreviate() || !suppressed(stops.begin, follower);
  if (language_ == Language::english) return false;
  constexpr std::size_t reach = 16;  // bytes
  for (std::size_t back = stops.begin; back > begin_ && stops.begin - back <= reach;) {
    back = step_back(text_, back, begin_);
    const char32_t c = at(back);
    if (is_letter(c)) return arabic::is_letter(c);
  }
  return false;
}

bool BoundaryFinder::closes_paragraph(const Follower& follower) const {
  constexpr std::size_t longest = 200;  // bytes
  std::uint32_t size = 1;
  for (std::size_t i = follower.gap + follower.mark_size; i < text_.size() && i - follower.gap < longest; i += size) {
    const char32_t c = at(i, size);
    if (is_closing_bracket(c)) {
      std::size_t behind = skip_spaces(i + size);
      std::uint32_t quote = 1;
      if (is_quote(at(behind, quote))) behind = skip_spaces(behind + quote);
      return behind >= text_.size();
    }
    if (is_stop(c) && (i + 1 >= text_.size() || is_space(at(i + 1)))) return false;
  }
  return false;
}

/// Quoted speech that a verb of saying follows: «...؟» سأل. In English the verb is in lower case.
bool BoundaryFinder::is_spoken_on(const Stops& stops, const Follower& follower) const {
  if (!stops.closed_quote || !stops.strong || !arabic::is_letter(follower.first) || follower.word != follower.gap) return false;
  constexpr std::size_t longest = 24;  // bytes
  std::uint32_t size = 1;
  std::size_t end = follower.word;
  while (end < text_.size() && end - follower.word < longest && is_letter(at(end, size))) end += size;
  return words_.is_spoken(text_.substr(follower.word, end - follower.word));
}

/// "J. (John)": a stop inside closing marks may still be an abbreviation's: "(the U.S.) The".
bool BoundaryFinder::is_bracketed_abbreviation(const Stops& stops, const Follower& follower) const {
  constexpr std::size_t longest = 8;  // bytes
  if (text_[stops.begin] != '.') return false;
  std::size_t word = stops.begin;
  while (word > begin_ && stops.begin - word < longest && text_[word - 1] != ' ' && text_[word - 1] != '(') --word;
  return word > begin_ && text_[word - 1] == '(' && suppressed(stops.begin, follower) && !is_starter(follower.word);
}

bool BoundaryFinder::boundary(std::size_t stop, std::size_t& end) {
  const Stops stops = read_stops(stop);
  end = stops.end;
  Follower follower;
  if (!read_follower(stops, follower) || !has_words(stop)) return false;
  if (!follower.spaced && !ends_without_space(stops, follower)) return false;
  if (is_lower(follower.first)) return ends_before_lower(stops, follower);
  // "[Photo: AFP]", "(Reuters)" belong to what stands before them.
  if (is_opening_bracket(follower.mark) && closes_paragraph(follower)) {
    end = text_.size();
    return false;
  }
  if (stops.may_abbreviate()) {
    if (!stops.closed && suppressed(stop, follower)) return false;
    if (stops.closed && !stops.closed_quote && is_bracketed_abbreviation(stops, follower)) return false;
  }
  return !is_spoken_on(stops, follower);
}

// --- The word before the stop ------------------------------------------------------------------------------------------

bool BoundaryFinder::is_starter(std::size_t byte) const {
  constexpr std::size_t longest = 32;  // bytes
  std::size_t end = byte;
  std::uint32_t size = 1;
  for (; end < text_.size() && end - byte < longest; end += size) {
    const char32_t c = at(end, size);
    if (!is_letter(c) && c != U'\'' && c != 0x2019 && !arabic::is_mark(c)) break;
  }
  const std::string_view word = text_.substr(byte, end - byte);
  if (word.size() == 1 && end < text_.size() && text_[end] == '.') return false;
  // Arabic sentences begin with the conjunction "wa" more often than with anything else.
  return words_.starts(word) || (word.size() >= 6 && word.starts_with("\u0648"));
}

/// Back to a space, bracket, quote or dash. False where there is no word, or one of 40 bytes and more.
bool BoundaryFinder::read_word_before(std::size_t stop, WordBefore& word) const {
  constexpr std::size_t longest = 40;
  word.begin = stop;
  while (word.begin > begin_ && stop - word.begin < longest) {
    const std::size_t last = step_back(text_, word.begin, begin_);
    const char32_t c = at(last);
    if (is_control(c) && word.begin == stop) return false;
    if (!is_letter(c) && !is_digit(c) && c != U'.' && c != U'\'' && c != 0x2019 && c != arabic::tatweel &&
        !arabic::is_mark(c) && c != U'&')
      break;
    word.begin = last;
  }
  if (stop - word.begin >= longest) return false;
  const auto begins_with = [&](std::string_view mark) { return text_.substr(word.begin, stop - word.begin).starts_with(mark); };
  while (begins_with("'") || begins_with(".")) ++word.begin;
  constexpr std::string_view apostrophe = "\u2019";
  if (begins_with(apostrophe)) word.begin += apostrophe.size();
  word.text = text_.substr(word.begin, stop - word.begin);
  if (word.text.empty()) return false;
  std::uint32_t size = 1;
  word.first = code_point_at(word.text, 0, size);
  word.single = is_single(word.text, word.first, size);
  word.before = word.begin;
  while (word.before > begin_ && text_[word.before - 1] == ' ') --word.before;
  if (word.before > begin_) word.previous = at(step_back(text_, word.before, begin_));
  return true;
}

/// "1. Wash", "IV. The war", "a. Salt" and their Arabic likes at the beginning of a sentence.
bool BoundaryFinder::is_list_number(const WordBefore& word) const {
  if (word.before > sentence_) return false;
  const std::string_view text = word.text;
  if (text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return true;
  if (text.find_first_not_of("IVXLC") == text.npos && text.size() <= 6) return true;
  if (word.single && is_letter(word.first)) return true;
  std::size_t digits = 0;
  std::uint32_t size = 1;
  while (digits < text.size() && arabic::digit_value(code_point_at(text, digits, size)) >= 0) digits += size;
  return digits == text.size() && digits <= 6;
}

bool BoundaryFinder::follows_letter_abbreviation(const WordBefore& word) const {
  constexpr std::size_t longest = 16;  // bytes
  std::size_t first = word.before;
  while (first > begin_ && text_[first - 1] != ' ' && word.before - first < longest) --first;
  const Key key = make_key(text_.substr(first, word.before - first));
  const Abbreviation* known = key.fits ? words_.abbreviation(key) : nullptr;
  return known != nullptr && known->what == AbbreviationClass::letter;
}

bool BoundaryFinder::goes_on_behind(const Abbreviation& abbreviation, const WordBefore& word, const Follower& follower) const {
  switch (abbreviation.what) {
    case AbbreviationClass::never:
      // A single Arabic letter after a number is a unit or an era: "in 622 M."
      return !(word.single && arabic::digit_value(word.previous) >= 0);
    case AbbreviationClass::letter: return !follows_letter_abbreviation(word) && !is_starter(follower.word);
    case AbbreviationClass::maybe: return is_digit(follower.first) || !(is_starter(follower.word) || follower.quoted);
    case AbbreviationClass::number: return is_digit(follower.first);
    case AbbreviationClass::clock: {
      if (is_digit(follower.first)) return true;
      std::size_t end = follower.word;
      while (end < text_.size() && is_letter(static_cast<unsigned char>(text_[end]))) ++end;
      return words_.is_zone(text_.substr(follower.word, end - follower.word));
    }
  }
  return false;
}

/// Letters with dots between them: U.S., Ph.D., and Arabic ones.
bool BoundaryFinder::is_dotted(std::string_view word) {
  if (word.find('.') == word.npos) return false;
  std::size_t letters = 0;
  std::size_t run = 0;
  std::uint32_t size = 1;
  for (std::size_t byte = 0; byte < word.size(); byte += size) {
    const char32_t c = code_point_at(word, byte, size);
    if (c == U'.') {
      run = 0;
    } else if (is_letter(c)) {
      if (++run > 1) return false;
      ++letters;
    } else if (!arabic::is_mark(c) && c != arabic::tatweel) {
      return false;
    }
  }
  return letters >= 2;
}

bool BoundaryFinder::suppressed(std::size_t stop, const Follower& follower) const {
  WordBefore word;
  if (!read_word_before(stop, word)) return false;
  if (is_list_number(word)) return true;
  const bool initial = word.single && is_upper(word.first);
  const bool arabic_letter = word.single && arabic::is_letter(word.first);
  if (const Key key = make_key(word.text); key.fits && !initial) {
    const Abbreviation* found = words_.abbreviation(key);
    if (found == nullptr) {
      found = words_.behind_conjunction(key);
      if (found != nullptr && found->what != AbbreviationClass::never) found = nullptr;
    }
    // A single Arabic letter that no number follows may yet be an initial.
    const bool undecided = found != nullptr && found->what == AbbreviationClass::number && arabic_letter && !is_digit(follower.first);
    if (found != nullptr && (!found->capital || is_upper(word.first)) && !undecided) return goes_on_behind(*found, word, follower);
  }
  const bool behind_number = arabic::digit_value(word.previous) >= 0;
  // An initial: "J. R. R. Tolkien", but "Vitamin C. The" and, before an Arabic letter, the end of a sentence.
  if (initial)
    return !arabic::is_letter(follower.first) && !behind_number && word.previous != 0xB0 && !is_starter(follower.word) &&
           !follower.quoted && !is_digit(follower.first);
  // An initial or a title; after another single letter (agencies: "a f b.") or a number a sentence may well end.
  if (arabic_letter) return !behind_number && !is_starter(follower.word);
  return is_dotted(word.text) && !is_starter(follower.word) && !follower.quoted;
}

}  // namespace muwazi::inline v0::sentences
