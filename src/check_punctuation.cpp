// SPDX-License-Identifier: Apache-2.0
// Punctuation as equivalence, not as equality: questions, brackets and quotation marks that lost their partner.
#include <array>
#include <string_view>

#include "arabic.hpp"
#include "check_context.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// Marks of a side, counted in one pass over its tokens.
struct Marks {
  std::size_t questions = 0;
  bool ends_in_question = false;
  std::size_t straight_quotes = 0;
  std::optional<ByteRange> last_straight_quote;
  std::array<int, 4> open{};  ///< round, square, curly brackets, guillemets: opened and not closed
  std::array<bool, 4> broken{};
  std::array<std::optional<ByteRange>, 4> odd;  ///< the mark without partner
  bool code = false;
};

constexpr std::size_t round = 0;
constexpr std::size_t square = 1;
constexpr std::size_t curly = 2;
constexpr std::size_t angle_quote = 3;

Marks marks_of(const BeadSide& side) {
  Marks out;
  const auto tokens = side.tokens();
  std::array<std::optional<ByteRange>, 4> last_open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::punctuation && token.kind != TokenKind::symbol) {
      out.ends_in_question = false;
      continue;
    }
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
        return;
      }
      // "a)" and "1)" begin a point of a list and have no partner.
      const bool list_mark = kind == round && i > 0 && token.glued && (i == 1 || !tokens[i - 1].glued) &&
                             tokens[i - 1].range.size() <= 4;
      if (list_mark) return;
      out.broken[kind] = true;
      out.odd[kind] = token.range;
    };
    switch (c) {
      case U'?': case arabic::question_mark: ++out.questions; out.ends_in_question = true; break;
      case U'(': case 0xFD3F: open(round); break;
      case U')': case 0xFD3E: close(round); break;
      case U'[': open(square); break;
      case U']': close(square); break;
      case U'{': open(curly); break;
      case U'}': close(curly); break;
      case 0xAB: open(angle_quote); break;
      case 0xBB: close(angle_quote); break;
      case U'"':
        // 5'10" and 12" are inches, unless a quotation is open.
        if (out.straight_quotes % 2 == 0 && i > 0 && token.glued && tokens[i - 1].kind == TokenKind::number) break;
        ++out.straight_quotes;
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
  if (source.ends_in_question && target.questions == 0 && !source.code && pair.source().sentences.size() == 1 &&
      !ends_with_colon(pair.target())) {
    const auto tokens = pair.target().tokens();
    if (!tokens.empty())
      report("punctuation.question", 0.75, tokens.back().range, "the source asks, the translation has no question mark");
  }
  constexpr std::array<const char*, 4> names = {"a bracket has no partner", "a square bracket has no partner",
                                                "a curly bracket has no partner", "a quotation mark has no partner"};
  for (std::size_t kind = 0; kind < names.size(); ++kind) {
    if (!target.broken[kind] || source.broken[kind]) continue;
    if (source.code && kind != round) continue;
    report("punctuation.unpaired", 0.85, target.odd[kind], names[kind]);
  }
  // A quotation that goes on in the next sentence is open in the source too.
  if (target.straight_quotes % 2 == 1 && source.straight_quotes % 2 == 0 && !source.code && !target.code)
    report("punctuation.unpaired", 0.8, target.last_straight_quote, "a quotation mark has no partner");
}

}  // namespace muwazi::inline v0
