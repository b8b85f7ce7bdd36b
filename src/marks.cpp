// SPDX-License-Identifier: Apache-2.0
// Where the findings of a review stand in the sentences as they were written.
#include "marks.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

bool in_word(char32_t c) noexcept {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (c == 0x200C || c == 0x200D || c == 0x0640) return true;
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) || (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0;
}

/// Start of the character that ends at byte `end`, which is above 0.
std::uint32_t before(std::string_view text, std::uint32_t end) noexcept {
  std::uint32_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

bool word_at(std::string_view text, std::uint32_t at) noexcept {
  std::uint32_t size = 1;
  return in_word(code_point_at(text, at, size));
}

}  // namespace

ByteRange derived_range(const OffsetMap& map, ByteRange origin) noexcept {
  const std::vector<OffsetMap::Run>& runs = map.runs();
  if (runs.empty()) return {};
  // `up`: to the end of the unit that the byte offset lies in, else to its start.
  const auto derived = [&](std::uint32_t offset, bool up) -> std::uint32_t {
    auto next = std::upper_bound(runs.begin(), runs.end(), offset,
                                 [](std::uint32_t at, const OffsetMap::Run& run) { return at < run.origin; });
    // An end that lies exactly where a run begins is the end of the run before.
    if (up)
      while (next != runs.begin() && std::prev(next)->origin == offset) --next;
    if (next == runs.begin()) return 0;
    const OffsetMap::Run& run = *std::prev(next);
    const std::uint32_t limit = next == runs.end() ? map.size() : next->derived;
    const std::uint64_t unit = std::max<std::uint32_t>(run.origin_unit, 1);
    const std::uint64_t inside = offset - run.origin;
    const std::uint64_t units = (inside + (up ? unit - 1 : 0)) / unit;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(limit, run.derived + units * run.derived_unit));
  };
  ByteRange result{derived(origin.begin, false), derived(origin.end, true)};
  result.end = std::max(result.begin, result.end);
  return result;
}

ByteRange whole_words(std::string_view text, ByteRange range) noexcept {
  const auto size = static_cast<std::uint32_t>(text.size());
  range.begin = std::min(range.begin, size);
  range.end = std::clamp(range.end, range.begin, size);
  const auto inside_character = [&](std::uint32_t at) {
    return at > 0 && at < size && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (inside_character(range.begin)) --range.begin;
  while (inside_character(range.end)) ++range.end;
  if (range.begin < size && word_at(text, range.begin))
    while (range.begin > 0 && word_at(text, before(text, range.begin))) range.begin = before(text, range.begin);
  if (range.end > 0 && range.end > range.begin && word_at(text, before(text, range.end))) {
    while (range.end < size && word_at(text, range.end)) {
      std::uint32_t bytes = 1;
      code_point_at(text, range.end, bytes);
      range.end += bytes;
    }
  }
  return range;
}

Marks::Marks(const Review& review, Side side) : document_(side == Side::source ? &review.source : &review.target) {
  const std::vector<Sentence>& sentences = document_->sentences;
  const auto count = static_cast<std::uint32_t>(sentences.size());
  for (std::uint32_t f = 0; f < review.findings.size(); ++f) {
    const Finding& finding = review.findings[f];
    const std::optional<Span>& span = side == Side::source ? finding.source : finding.target;
    if (!span) continue;
    const ByteRange place = derived_range(document_->text.map, span->bytes);
    // From the first sentence that ends behind the place's start; a place may reach over several beads.
    const auto first = std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
      return document_->decoded(sentence.range).end <= place.begin;
    });
    for (auto i = static_cast<std::uint32_t>(first - sentences.begin()); i < count; ++i) {
      const ByteRange sentence = document_->decoded(sentences[i].range);
      if (sentence.begin >= std::max(place.end, place.begin + 1)) break;
      ByteRange mark{std::max(place.begin, sentence.begin), std::min(place.end, sentence.end)};
      mark.end = std::max(mark.begin, mark.end);
      mark = whole_words(document_->text.utf8, mark);
      mark.begin = std::max(mark.begin, sentence.begin);
      mark.end = std::min(mark.end, sentence.end);
      if (mark.begin < mark.end) marks_.push_back({i, mark, f});
    }
  }
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
    return a.sentence != b.sentence ? a.sentence < b.sentence : a.range.begin < b.range.begin;
  });
}

bool Marks::any(std::uint32_t sentence) const noexcept {
  const auto at = std::partition_point(marks_.begin(), marks_.end(),
                                       [&](const Mark& mark) { return mark.sentence < sentence; });
  return at != marks_.end() && at->sentence == sentence;
}

void Marks::pieces(std::uint32_t sentence, std::vector<Piece>& pieces) const {
  pieces.clear();
  const std::string_view text = document_->text.utf8;
  const ByteRange whole = document_->decoded(document_->sentences[sentence].range);
  const auto begin = std::partition_point(marks_.begin(), marks_.end(),
                                          [&](const Mark& mark) { return mark.sentence < sentence; });
  const auto end = std::find_if(begin, marks_.end(), [&](const Mark& mark) { return mark.sentence != sentence; });
  if (begin == end) {
    if (!whole.empty()) pieces.push_back({whole.in(text), {}});
    return;
  }
  std::vector<std::uint32_t> cuts{whole.begin, whole.end};
  for (auto mark = begin; mark != end; ++mark) {
    cuts.push_back(mark->range.begin);
    cuts.push_back(mark->range.end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  // Marks that start at or before the cut and are not over yet.
  std::vector<const Mark*> open;
  auto next = begin;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    for (; next != end && next->range.begin <= cuts[i]; ++next) open.push_back(&*next);
    std::erase_if(open, [&](const Mark* mark) { return mark->range.end <= cuts[i]; });
    Piece piece{ByteRange{cuts[i], cuts[i + 1]}.in(text), {}};
    for (const Mark* mark : open) piece.findings.push_back(mark->finding);
    std::sort(piece.findings.begin(), piece.findings.end());
    pieces.push_back(std::move(piece));
  }
}

}  // namespace muwazi::inline v0
