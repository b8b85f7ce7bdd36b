// SPDX-License-Identifier: Apache-2.0
// Punctuation as equivalence, not as equality: questions, brackets and quotation marks that lost their partner.
#include <algorithm>
#include <array>
#include <string_view>

#include "arabic.hpp"
#include "check_context.hpp"
#include "one_of.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// Marks of a side, counted in one pass over its tokens.
struct Marks {
  std::size_t questions = 0;
  bool ends_in_question = false;
  std::optional<ByteRange> question;    ///< the last question mark
  std::optional<ByteRange> last_word;   ///< or number
  bool exclaims = false;                ///< has an exclamation mark: "what a question!" may ask and exclaim
  std::size_t straight_quotes = 0;
  std::size_t curly_quotes = 0;
  std::size_t quoted_words = 0;         ///< of the longest quotation that is opened and closed
  ByteRange quotation;                  ///< where that stands, with its marks
  bool spoken = false;                  ///< it ends in a comma, or asks or exclaims: no title
  bool punctuated = false;              ///< has any mark at all; old texts have none
  std::optional<ByteRange> last_straight_quote;
  std::array<int, 4> open{};  ///< round, square, curly brackets, guillemets: opened and not closed
  std::array<bool, 4> broken{};
  std::array<std::optional<ByteRange>, 4> odd;  ///< the mark without partner
  bool code = false;
  std::size_t rounds = 0;               ///< pairs of round brackets
  std::size_t list_marks = 0;           ///< closing brackets behind a letter or number that begins a point of a list
  std::optional<ByteRange> list_mark;   ///< the last of them
};

/// Whether a token can stand before the bracket of a list mark: one letter, a number below 100, a small Roman numeral.
bool is_list_label(const Token& token, std::string_view text) {
  if (token.kind == TokenKind::number) return text.size() <= 2 || (text.size() <= 4 && static_cast<unsigned char>(text[0]) >= 0x80);
  if (token.kind != TokenKind::word) return false;
  if (text.find_first_not_of("ivxIVX") == std::string_view::npos) return text.size() <= 4;
  return text.size() <= (static_cast<unsigned char>(text[0]) < 0x80 ? 1u : 2u);
}

/// English words that report a question without asking one.
bool is_question_word(std::string_view key) {
  static constexpr std::string_view words[] = {"ask", "asked", "asking", "asks", "how", "if", "question", "questions", "what", "when", "where",
                                        "whether", "which", "who", "whom", "whose", "why", "wonder", "wondered", "wondering"};
  static_assert(std::is_sorted(std::begin(words), std::end(words)));
  return std::binary_search(std::begin(words), std::end(words), key);
}

/// Whether a side has a word that a question can be reported with: whether, how.
bool asks_indirectly(const BeadSide& side) {
  for (std::size_t i = 0; i < side.tokens().size(); ++i)
    if (is_question_word(side.key(i))) return true;
  return false;
}

/// "The question is whether", "'amma idha kan": a question that is reported needs no mark.
bool reports_question(const BeadSide& side) {
  for (std::size_t i = 0; i < side.tokens().size(); ++i) {
    if (side.key(i) == "whether") return true;
    if (i > 0 && side.key(i) == "\u0627\u0630\u0627" && is_one_of(side.key(i - 1), {"\u0645\u0627", "\u0639\u0645\u0627", "\u0641\u064A\u0645\u0627", "\u0628\u0645\u0627"})) return true;
  }
  return false;
}

/// "Why the river is rising": English headlines ask without a mark, and without the order of words of a question.
bool headline_question(const BeadSide& english) {
  const auto tokens = english.tokens();
  if (tokens.size() < 3 || tokens.back().kind == TokenKind::punctuation) return false;
  static constexpr std::string_view words[] = {"how", "what", "when", "where", "which", "who", "why"};
  return std::find(std::begin(words), std::end(words), english.key(0)) != std::end(words);
}

/// The mark that ends a text, brackets and quotation marks behind it left out; 0 where a word does.
char32_t last_mark(const BeadSide& side) {
  const auto tokens = side.tokens();
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (tokens[i].kind != TokenKind::punctuation) return 0;
    std::uint32_t size = 1;
    const char32_t c = code_point_at(side.text(tokens[i]), 0, size);
    constexpr std::u32string_view closing = U")]}\"'\u00BB\u201C\u201D\u2019*_";
    if (closing.find(c) == std::u32string_view::npos) return c;
  }
  return 0;
}

/// "Whereas ...,", "Recalling its resolution ...,": English ends the recitals of a legal text with a comma.
bool is_recital(const BeadSide& english) {
  static constexpr std::string_view words[] = {"acknowledging", "affirming", "bearing", "considering", "convinced", "emphasizing", "mindful",
                                               "noting", "reaffirming", "recalling", "recognising", "recognizing", "stressing", "whereas"};
  static_assert(std::is_sorted(std::begin(words), std::end(words)));
  return !english.tokens().empty() && std::binary_search(std::begin(words), std::end(words), english.key(0));
}

/// Whether a text begins with a bullet and a space.
bool begins_with_bullet(std::string_view text) {
  for (const std::string_view bullet : {"* ", "- ", "+ ", "\u2022 ", "\u2013 ", "\u2014 ", "\u25AA ", "\u25CF ", "\u25E6 "})
    if (text.starts_with(bullet)) return true;
  return false;
}

/// The single marks of an English text that open or close a quotation: 'so', and not what stands in I'm, the dogs', rock 'n' roll.
/// What opens stands before a word and behind no other; what closes stands behind a word or mark and before none. Behind an s it
/// closes only where nothing else does; a mark that closes nothing is one where a comma or a stop stands before it.
std::size_t count_single_quotes(const BeadSide& side) {
  if (side.document->language != Language::english) return 0;
  const auto tokens = side.tokens();
  const auto mark = [&](std::size_t i) {
    return (tokens[i].kind == TokenKind::punctuation || tokens[i].kind == TokenKind::symbol) && is_one_of(side.text(tokens[i]), {"'", "\u2018", "\u2019"});
  };
  std::size_t count = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!mark(i)) continue;
    const bool behind_space = i == 0 || !tokens[i].glued || is_one_of(side.text(tokens[i - 1]), {"(", "[", "\"", "\u201C", "\u2018"});
    const bool before_space = i + 1 == tokens.size() || !tokens[i + 1].glued || tokens[i + 1].kind == TokenKind::punctuation;
    if (behind_space && !before_space) {
      const std::string_view next = side.key(i + 1);
      if (tokens[i + 1].kind == TokenKind::number || is_one_of(next, {"em", "tis", "twas", "til", "till", "cause", "bout", "round", "n"})) continue;
      ++open, ++count;
    } else if (!behind_space && before_space) {
      const std::string_view before = side.text(tokens[i - 1]);
      const bool behind_mark = tokens[i - 1].kind == TokenKind::punctuation && is_one_of(before, {",", ".", "?", "!", "\u2026"});
      if (open == 0 && !behind_mark) continue;
      const bool possessive = before.ends_with('s') && !(i + 1 == tokens.size() || tokens[i + 1].kind == TokenKind::punctuation);
      if (open > 0 && possessive) continue;
      open -= open > 0;
      ++count;
    }
  }
  return count;
}

constexpr std::size_t round = 0;
constexpr std::size_t square = 1;
constexpr std::size_t curly = 2;
constexpr std::size_t angle_quote = 3;

Marks marks_of(const BeadSide& side) {
  Marks out;
  const auto tokens = side.tokens();
  std::array<std::optional<ByteRange>, 4> last_open;
  std::size_t words = 0;
  std::size_t quote_at = 0;  // words before the quotation that is open
  std::uint32_t quote_begin = 0;
  bool quoting = false;
  const auto quote_mark = [&](ByteRange mark, bool opens, bool closes) {
    if (quoting && closes) {
      if (words - quote_at > out.quoted_words) {
        out.quoted_words = words - quote_at;
        out.quotation = {quote_begin, mark.end};
        const char last = mark.begin > quote_begin + 1 ? side.document->normalized.utf8[mark.begin - 1] : ' ';
        out.spoken = last == ',' || last == '!' || last == '?';
      }
      quoting = false;
    } else if (opens) {
      quote_at = words;
      quote_begin = mark.begin;
      quoting = true;
    }
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol) {
      out.ends_in_question = false;
      out.last_word = token.range;
      words += token.kind == TokenKind::word;
      continue;
    }
    out.punctuated = true;
    std::uint32_t size = 1;
    const std::string_view text = side.text(token);
    const char32_t c = code_point_at(text, 0, size);
    const auto open = [&](std::size_t kind) {
      ++out.open[kind];
      last_open[kind] = token.range;
    };
    const auto close = [&](std::size_t kind) {
      if (out.open[kind] > 0) {
        --out.open[kind];
        out.rounds += kind == round;
        return;
      }
      // "a)" and "1)" begin a point of a list and have no partner.
      if (kind == round && i > 0 && token.glued && (i == 1 || !tokens[i - 1].glued) &&
          is_list_label(tokens[i - 1], side.text(tokens[i - 1]))) {
        ++out.list_marks;
        out.list_mark = token.range;
        return;
      }
      out.broken[kind] = true;
      out.odd[kind] = token.range;
    };
    switch (c) {
      case U'?': case arabic::question_mark: ++out.questions; out.ends_in_question = true; out.question = token.range; break;
      case U'!': out.exclaims = true; break;
      case U'(': case 0xFD3F: open(round); break;
      case U')': case 0xFD3E: close(round); break;
      case U'[': open(square); break;
      case U']': close(square); break;
      case U'{': open(curly); break;
      case U'}': close(curly); break;
      case 0xAB: open(angle_quote); quote_mark(token.range, true, false); break;
      case 0xBB: close(angle_quote); quote_mark(token.range, false, true); break;
      case 0x201C: case 0x201D: case 0x201E:  // Arabic takes either for the opening one
        ++out.curly_quotes;
        quote_mark(token.range, true, true);
        break;
      case U'"':
        // 5'10" and 12" are inches, unless a quotation is open.
        if (out.straight_quotes % 2 == 0 && i > 0 && token.glued && tokens[i - 1].kind == TokenKind::number) break;
        ++out.straight_quotes;
        quote_mark(token.range, true, true);
        out.last_straight_quote = token.range;
        break;
      case U'`': case U'<': case U'>': case U'=': case U'\\': case U'|': case U'$': out.code = true; break;
      default: break;
    }
  }
  for (std::size_t kind = 0; kind < out.open.size(); ++kind) {
    if (out.open[kind] == 0) continue;
    out.broken[kind] = true;
    if (!out.odd[kind]) out.odd[kind] = last_open[kind];
  }
  return out;
}

/// The first code span whose brackets do not come in pairs; nothing where all do. Their order is not looked at, since
/// right-to-left editing moves brackets about.
std::optional<ByteRange> unpaired_code(const BeadSide& side) {
  for (const Token& token : side.tokens()) {
    if (token.kind != TokenKind::code) continue;
    const std::string_view text = side.text(token);
    for (const std::string_view pair : {"()", "[]", "{}"})
      if (std::count(text.begin(), text.end(), pair[0]) != std::count(text.begin(), text.end(), pair[1])) return token.range;
  }
  return std::nullopt;
}

/// Whether a text has words that make speech indirect.
bool reports_speech(const BeadSide& side) {
  static constexpr std::string_view words[] = {"\u0627\u0646", "\u0628\u0627\u0646", "\u0627\u0646\u0647", "\u0627\u0646\u0647\u0627", "\u0627\u0646\u0647\u0645", "\u0628\u0627\u0646\u0647",
                                        "\u0628\u0627\u0646\u0647\u0627", "that", "whether"};
  for (std::size_t i = 0; i < side.tokens().size(); ++i)
    if (std::find(std::begin(words), std::end(words), side.key(i)) != std::end(words)) return true;
  return false;
}

/// Marks that part text from text: the signs that open and close, which are one and the same for straight quotation marks.
struct Pairing {
  std::u32string_view opening, closing;
};
constexpr Pairing pairings[] = {{U"(\uFD3F", U")\uFD3E"}, {U"[", U"]"}, {U"{", U"}"}, {U"\u00AB", U"\u00BB"}, {U"\"", U"\""}};
constexpr std::size_t straight = 4;

/// What a token of a document does for a pairing: 1 opens, -1 closes, 0 neither. A straight quotation mark closes where it is glued to
/// what stands before it, unless that opens something itself.
int turn_of(const Document& document, std::size_t token, const Pairing& pairing) {
  const Token& mark = document.tokens[token];
  if (mark.kind != TokenKind::punctuation && mark.kind != TokenKind::symbol) return 0;
  const std::string_view text = document.normalized.utf8;
  const auto sign = [&](std::size_t i) {
    std::uint32_t size = 1;
    return code_point_at(document.tokens[i].range.in(text), 0, size);
  };
  const char32_t c = sign(token);
  const bool opens = pairing.opening.find(c) != std::u32string_view::npos;
  const bool closes = pairing.closing.find(c) != std::u32string_view::npos;
  if (opens != closes) return opens ? 1 : -1;
  if (!opens) return 0;
  constexpr std::u32string_view before_quotation = U"([{:\u00AB\u2014";
  if (token == 0 || !mark.glued || before_quotation.find(sign(token - 1)) != std::u32string_view::npos) return 1;
  return -1;
}

/// Whether what one bead opens or closes is closed or opened in another sentence of the same paragraph, as a quotation of several
/// sentences is in one language where the other sets each of them in marks of its own.
bool partner_in_paragraph(const BeadSide& side, const Pairing& pairing) {
  const Document& document = *side.document;
  int open = 0;
  bool closed_early = false;
  for (std::size_t i = 0; i < side.tokens().size(); ++i) {
    const int turn = turn_of(document, side.first_token() + i, pairing);
    if (turn < 0 && open == 0) closed_early = true;
    open = std::max(0, open + turn);
  }
  constexpr std::size_t reach = 32;  // sentences
  const std::size_t paragraph = document.sentences[side.sentences.begin].paragraph;
  if (document.sentences[side.sentences.end - 1].paragraph != paragraph || closed_early == (open > 0)) return false;
  for (std::size_t n = 1; n <= reach; ++n) {
    const std::size_t sentence = open > 0 ? side.sentences.end + n - 1 : side.sentences.begin - n;
    if (sentence >= document.sentences.size() || document.sentences[sentence].paragraph != paragraph) return false;
    const std::size_t from = document.token_begin[sentence];
    const std::size_t to = document.token_begin[sentence + 1];
    for (std::size_t k = 0; k < to - from; ++k) {
      const int turn = turn_of(document, open > 0 ? from + k : to - 1 - k, pairing);
      if (turn != 0) return turn == (open > 0 ? -1 : 1);
    }
  }
  return false;
}

/// Whether single quotation marks of an English side are opened and not closed, or closed and not opened: "'I saw it, he said.", whose
/// quotation goes on in the next sentence. Where none is open, what stands behind a letter is as likely an apostrophe.
bool goes_on_in_single_quotes(const BeadSide& english) {
  const auto tokens = english.tokens();
  const std::string_view text = english.document->normalized.utf8;
  bool open = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_one_of(english.text(tokens[i]), {"'", "\u2018", "\u2019"})) continue;
    const bool glued_behind = i + 1 < tokens.size() && tokens[i + 1].glued;
    const bool behind_mark = i > 0 && is_one_of(english.text(tokens[i - 1]), {"\"", "(", "["});
    if (!open && (!tokens[i].glued || behind_mark)) {
      open = glued_behind;
      continue;
    }
    const bool ends = !glued_behind || tokens[i + 1].kind == TokenKind::punctuation;
    if (!tokens[i].glued || !ends) continue;
    const char before = text[tokens[i].range.begin - 1];
    if (!open && (before == '.' || before == ',' || before == '!' || before == '?')) return true;
    open = false;
  }
  return open;
}

/// What the one quotation mark of a side does: 1 where it opens, -1 where it closes; 0 where it may be either, and where there are
/// more or none.
int only_quotation_mark(const BeadSide& side) {
  const auto tokens = side.tokens();
  std::size_t at = tokens.size();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_one_of(side.text(tokens[i]), {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"})) continue;
    if (at < tokens.size()) return 0;
    at = i;
  }
  if (at == tokens.size()) return 0;
  const bool behind_space = at == 0 || !tokens[at].glued || is_one_of(side.text(tokens[at - 1]), {"(", "[", ":"});
  const bool before_space = at + 1 == tokens.size() || !tokens[at + 1].glued || tokens[at + 1].kind == TokenKind::punctuation;
  return behind_space == before_space ? 0 : behind_space ? 1 : -1;
}

/// Whether a side denies something outright.
bool denies(const BeadSide& side) {
  for (std::size_t i = 0; i < side.tokens().size(); ++i)
    if (side.tokens()[i].kind == TokenKind::word && side.facts(i).denial == Denial::plain) return true;
  return false;
}

/// "Who cares?" and "nobody cares": a question that asks for a no, and a statement that denies.
bool asks_for_a_no(const BeadSide& question, const BeadSide& statement) {
  return !denies(question) && denies(statement) && !question.tokens().empty() &&
         is_one_of(question.key(0), {"who", "what", "what's", "how", "where", "why", "when", "since", "\u0645\u0646", "\u0648\u0645\u0646", "\u0641\u0645\u0646", "\u0645\u0627",
                                     "\u0648\u0645\u0627", "\u0643\u064A\u0641", "\u0641\u0643\u064A\u0641", "\u0627\u064A\u0646", "\u0645\u062A\u064A", "\u0644\u0645\u0627\u0630\u0627"});
}

bool ends_with_colon(const BeadSide& side) { return side.text().ends_with(':'); }

}  // namespace

void check_punctuation(const CheckContext&, const PairView& pair, Findings& findings) {
  const Marks source = marks_of(pair.source());
  const Marks target = marks_of(pair.target());
  const auto report = [&](std::string_view rule, double confidence, std::optional<ByteRange> place, Message message) {
    Draft draft;
    draft.rule = rule;
    draft.bead = pair.index;
    draft.confidence = confidence;
    draft.target = place;
    draft.message = std::move(message);
    findings.add(std::move(draft));
  };
  const bool headline = !pair.english_is_source && headline_question(pair.english);
  // "Why don't you sit down?", "why not ask him?" bid.
  const auto bids = [](const BeadSide& english) {
    return english.tokens().size() > 2 && english.key(0) == "why" && is_one_of(english.key(1), {"don't", "not"});
  };
  // "Isn't it lovely?" may exclaim.
  const bool rhetorical = !pair.english.tokens().empty() && pair.english.key(0).ends_with("n't");
  const bool exclaimed = (source.exclaims && target.exclaims) || (rhetorical && (pair.english_is_source ? target : source).exclaims);
  if (source.ends_in_question && target.questions == 0 && !exclaimed && !(pair.english_is_source && bids(pair.english)) && !headline && !source.code && pair.source().sentences.size() == 1 &&
      !ends_with_colon(pair.target()) && !reports_question(pair.target()) && !asks_for_a_no(pair.source(), pair.target())) {
    // Where the mark is to stand: behind the last word, not behind a bracket or full stop.
    if (!pair.target().tokens().empty())
      report("punctuation.question", 0.75, target.last_word ? target.last_word : std::optional(pair.target().tokens().back().range),
             "the source asks, the translation has no question mark");
  }
  if (target.ends_in_question && source.questions == 0 && !exclaimed && !(!pair.english_is_source && bids(pair.english)) && !target.code && !asks_indirectly(pair.target()) &&
      !asks_indirectly(pair.source()) && !asks_for_a_no(pair.target(), pair.source())) {
    report("punctuation.question", 0.6, target.question, "the translation asks, the source does not");
  }
  const char32_t end = last_mark(pair.source());
  const char32_t end_there = last_mark(pair.target());
  const bool ended = end == U'.' || end == U'!' || end == U'?' || end == arabic::question_mark;
  if (ended && (pair.english_is_source || !is_recital(pair.english)) && (end_there == U',' || end_there == arabic::comma || end_there == arabic::semicolon))
    report("punctuation.end", 0.7, pair.target().tokens().back().range, "the source ends its sentence, the translation does not");
  if (begins_with_bullet(pair.source().text()) && !begins_with_bullet(pair.target().text()) && !pair.target().tokens().empty())
    report("punctuation.list", 0.7, pair.target().tokens().front().range, "the mark of a list item is missing");
  // Names and titles lose their marks freely and speech may be reported, but not words that stay somebody's own.
  constexpr std::size_t least_quoted = 6;
  constexpr std::size_t least_spoken = 4;  // "We are leaving now," she said
  if (source.quoted_words >= (source.spoken ? least_spoken : least_quoted) && target.quoted_words == 0 &&
      target.straight_quotes + target.curly_quotes == 0 && !target.broken[angle_quote] && target.punctuated &&
      !reports_speech(pair.target()) && count_single_quotes(pair.target()) == 0) {
    Draft draft;
    draft.rule = "punctuation.quotation";
    draft.bead = pair.index;
    draft.confidence = 0.7;
    draft.source = source.quotation;
    draft.message = "a quotation lost its marks";
    findings.add(std::move(draft));
  }
  constexpr std::array<const char*, 4> names = {"a bracket has no partner", "a square bracket has no partner",
                                                "a curly bracket has no partner", "a quotation mark has no partner"};
  for (std::size_t kind = 0; kind < names.size(); ++kind) {
    if (!target.broken[kind] || source.broken[kind] || partner_in_paragraph(pair.target(), pairings[kind])) continue;
    report("punctuation.unpaired", 0.85, target.odd[kind], names[kind]);
  }
  if (const std::optional<ByteRange> code = unpaired_code(pair.target()); code && !unpaired_code(pair.source()))
    report("punctuation.unpaired", 0.85, code, "a bracket has no partner");
  // What looks like a list mark is the rest of a pair that the source has whole.
  if (target.list_marks > source.list_marks && target.rounds < source.rounds && !target.broken[round] && !source.broken[round])
    report("punctuation.unpaired", 0.8, target.list_mark, "a bracket has no partner");
  // A quotation that goes on in the next sentence is open in the source too.
  if (target.straight_quotes % 2 == 1 && (target.straight_quotes + target.curly_quotes) % 2 == 1 &&
      (source.straight_quotes + source.curly_quotes) % 2 == 0 && !partner_in_paragraph(pair.target(), pairings[straight]) &&
      !(pair.english_is_source && goes_on_in_single_quotes(pair.english)))
    report("punctuation.unpaired", 0.8, target.last_straight_quote, "a quotation mark has no partner");
  // The source closes a quotation of the sentence before; the translation opens one and does not close it.
  if (target.straight_quotes == 1 && only_quotation_mark(pair.source()) < 0 && only_quotation_mark(pair.target()) > 0 &&
      !partner_in_paragraph(pair.target(), pairings[straight]))
    report("punctuation.unpaired", 0.75, target.last_straight_quote, "a quotation mark has no partner");
}

}  // namespace muwazi::inline v0
