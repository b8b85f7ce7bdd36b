// SPDX-License-Identifier: Apache-2.0
// How the target is written: stray tatweel, Persian letters, presentation forms, mixed digits, mojibake, bidi controls.
//
// These look at the text as the caller wrote it, before normalisation mends it. What the source has too is its own
// business and is left alone.
#include <fmt/format.h>
#include <unicode/ubidi.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "arabic.hpp"
#include "check_context.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// Letters that Persian and Urdu keyboards type for Arabic ones, and what Arabic has in their place. Peh, tcheh, jeh, veh
/// and gaf are not among them: Arabic writes foreign names with them.
constexpr char32_t arabic_for(char32_t c) noexcept {
  switch (c) {
    case arabic::keheh: return arabic::kaf;
    case arabic::farsi_yeh: return arabic::yeh;
    case 0x06C0: case 0x06C1: case 0x06D5: case 0x06BE: return arabic::heh;
    case 0x06C2: case 0x06C3: return arabic::teh_marbuta;
    case 0x06D2: return arabic::yeh;
    case 0x06A7: case 0x06A8: return arabic::qaf;
    default: return 0;
  }
}

/// Presentation forms that are written on purpose: honorifics, the ornate brackets, the rial and currency signs.
bool is_ornament(char32_t c) noexcept { return (c >= 0xFD3E && c <= 0xFD4F) || (c >= 0xFDF0 && c <= 0xFDFF) || c == 0xFEFF; }

bool is_presentation_form(char32_t c) noexcept {
  return ((c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)) && !is_ornament(c);
}

/// The text of a side as it was written, and where it begins in the decoded text.
struct Written {
  std::uint32_t begin;
  std::string_view text;
};

Written written(const BeadSide& side) {
  const ByteRange range = side.document->decoded(side.range);
  return {range.begin, range.in(side.document->text.utf8)};
}

/// Whether a text has bytes that any of these checks would look at twice; most English text has none.
bool has_arabic_or_beyond(std::string_view text) noexcept {
  for (const char c : text)
    if (static_cast<signed char>(c) < 0) return true;
  return false;
}

/// Whether a text is of ASCII and of letters, marks, digits and punctuation of the Arabic block that no trait is about: nearly
/// every translation is, or was one until a quotation mark.
bool is_plain(std::string_view text) noexcept {
  static constexpr auto plain = [] {
    std::array<bool, 256> out{};  // of U+0600 to U+06FF
    for (char32_t c = 0x0600; c < 0x0700; ++c) out[c - 0x0600] = c != arabic::tatweel && arabic_for(c) == 0;
    return out;
  }();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (lead < 0xD8 || lead > 0xDB || ++at == text.size()) return false;
    if (!plain[(lead & 3u) << 6 | (static_cast<unsigned char>(text[at]) & 0x3Fu)]) return false;
  }
  return true;
}

/// What one reading of a text finds. Ranges are in the decoded text, of the first case; counts are of all.
struct Traits {
  struct Trait {
    std::size_t count = 0;
    ByteRange first;
    void note(std::uint32_t begin, std::uint32_t end) {
      if (count++ == 0) first = {begin, end};
    }
  };
  Trait tatweel, persian, presentation, replacement, mojibake, override_control;
  char32_t persian_letter = 0;
  int isolates = 0;    ///< opened and not closed
  int embeddings = 0;  ///< opened and not closed
  bool bad_close = false;
  ByteRange control;
};

/// UTF-8 read as windows-1252 or 1256: a lead byte's letter followed by a continuation byte's. Two such pairs in a row
/// are no word of any language.
bool mojibake_pair(char32_t a, char32_t b) noexcept {
  const bool lead = a == 0xD8 || a == 0xD9 || a == 0xDA || a == 0xDB || a == 0xC3 || a == 0xC2;
  const bool trail = (b >= 0x80 && b <= 0xBF) || b == 0x2026 || b == 0x201E || b == 0x2020 || b == 0x2021 || b == 0x02C6 ||
                     b == 0x2030 || b == 0x0160 || b == 0x2039 || b == 0x0152 || b == 0x017D || b == 0x2018 ||
                     b == 0x2019 || b == 0x201C || b == 0x201D || b == 0x2022 || b == 0x2013 || b == 0x2014 ||
                     b == 0x02DC || b == 0x2122 || b == 0x0161 || b == 0x203A || b == 0x0153 || b == 0x017E ||
                     b == 0x0178 || b == 0x0192;
  return lead && trail;
}

Traits read_traits(const Written& in) {
  Traits out;
  char32_t before = 0;
  std::size_t pairs = 0;
  std::uint32_t pairs_begin = 0;
  for (std::size_t at = 0; at < in.text.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(in.text, at, size);
    const auto begin = in.begin + static_cast<std::uint32_t>(at);
    const std::uint32_t end = begin + size;
    if (c >= 0x80) {
      if (c == arabic::tatweel && arabic::is_letter(before) && at + size < in.text.size()) {
        std::uint32_t next_size = 1;
        std::size_t next = at + size;
        char32_t after = code_point_at(in.text, next, next_size);
        while (after == arabic::tatweel && (next += next_size) < in.text.size())
          after = code_point_at(in.text, next, next_size);
        if (arabic::is_letter(after)) out.tatweel.note(begin, end);
      } else if (const char32_t letter = arabic_for(c); letter != 0) {
        if (out.persian.count == 0) out.persian_letter = letter;
        out.persian.note(begin, end);
      } else if (is_presentation_form(c)) {
        out.presentation.note(begin, end);
      } else if (c == replacement_character) {
        out.replacement.note(begin, end);
      } else if (c == 0x202D || c == 0x202E) {
        out.override_control.note(begin, end);
        ++out.embeddings;
        out.control = {begin, end};
      } else if (c == 0x202A || c == 0x202B) {
        ++out.embeddings;
        out.control = {begin, end};
      } else if (c == 0x202C) {
        if (--out.embeddings < 0) out.bad_close = true, out.control = {begin, end};
      } else if (c >= 0x2066 && c <= 0x2068) {
        ++out.isolates;
        out.control = {begin, end};
      } else if (c == 0x2069) {
        if (--out.isolates < 0) out.bad_close = true, out.control = {begin, end};
      }
      if (mojibake_pair(before, c)) {
        if (pairs++ == 0) pairs_begin = begin - (before < 0x800 ? 2 : 3);
        if (pairs == 2) out.mojibake.note(pairs_begin, end);
        before = 0;
        at += size;
        continue;
      }
      if (!(c == 0xD8 || c == 0xD9 || c == 0xDA || c == 0xDB || c == 0xC3 || c == 0xC2)) pairs = 0;
    } else if (c != ' ') {
      pairs = 0;
    }
    before = c;
    at += size;
  }
  return out;
}

/// A telephone number or code of several groups of digits in the decoded text: "+1 202-555-0100", "978-3-16-148410-0".
struct Groups {
  ByteRange range;      ///< from the plus sign or first digit to the last digit
  std::string digits;   ///< ASCII
  std::size_t count = 0;
  bool plus = false;
};

/// Calls `visit` for each run of at least seven digits in groups, or behind a plus sign. Dates and ranges of years are none.
template <typename Visit>
void for_groups(std::string_view text, Visit&& visit) {
  constexpr std::size_t fewest_digits = 7;
  if (arabic::count_digits(text) < fewest_digits) return;
  const auto digit_at = [&](std::size_t at, std::uint32_t& size) {
    if (at >= text.size()) return -1;
    const auto lead = static_cast<unsigned char>(text[at]);
    size = 1;
    if (lead < 0x80) return lead >= '0' && lead <= '9' ? lead - '0' : -1;
    if (lead != 0xD9 && lead != 0xDB) return -1;
    return arabic::digit_value(code_point_at(text, at, size));
  };
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    Groups groups;
    groups.plus = text[at] == '+' && digit_at(at + 1, size) >= 0;
    if (!groups.plus && digit_at(at, size) < 0) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at += groups.plus;
    std::vector<std::size_t> lengths;
    for (;;) {
      std::size_t length = 0;
      for (int digit = 0; (digit = digit_at(at, size)) >= 0; at += size, ++length)
        groups.digits += static_cast<char>('0' + digit);
      if (length == 0) break;
      lengths.push_back(length);
      end = at;
      while (at < text.size() && at - end < 3 && (text[at] == '-' || text[at] == ' ' || text[at] == '(' || text[at] == ')')) ++at;
      if (at == end) break;
    }
    groups.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    groups.count = lengths.size();
    const bool date = lengths.size() == 3 && (lengths[0] == 4 || lengths[2] == 4) && groups.digits.size() <= 8;
    const bool long_enough = groups.digits.size() >= fewest_digits && groups.digits.size() <= 15;
    if (long_enough && !date && (groups.plus || groups.count >= 3)) visit(groups);
    at = std::max(at, begin + 1);
  }
}

/// The order in which the Unicode Bidirectional Algorithm (UAX #9, https://www.unicode.org/reports/tr9/) shows a right-to-left
/// paragraph.
class VisualOrder {
 public:
  explicit VisualOrder(std::string_view paragraph) {
    std::u16string utf16;
    unit_.reserve(paragraph.size());
    for (std::size_t at = 0; at < paragraph.size();) {
      std::uint32_t size = 1;
      const char32_t c = code_point_at(paragraph, at, size);
      unit_.resize(unit_.size() + size, static_cast<std::int32_t>(utf16.size()));
      if (c >= 0x10000) {
        utf16 += static_cast<char16_t>(0xD7C0 + (c >> 10));
        utf16 += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
      } else {
        utf16 += static_cast<char16_t>(c);
      }
      at += size;
    }
    const std::unique_ptr<UBiDi, void (*)(UBiDi*)> bidi(ubidi_open(), ubidi_close);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), utf16.data(), static_cast<int32_t>(utf16.size()), UBIDI_RTL, nullptr, &status);
    place_.resize(utf16.size());
    ubidi_getLogicalMap(bidi.get(), place_.data(), &status);
    if (U_FAILURE(status) != 0) place_.clear();
  }
  /// Whether a range of digits is shown with its first part to the right of its last, as a reader of digits does not read.
  [[nodiscard]] bool reads_backwards(ByteRange range) const {
    if (place_.empty()) return false;
    const auto place = [&](std::uint32_t byte) { return place_[static_cast<std::size_t>(unit_[byte])]; };
    return place(range.begin) > place(range.end - 1);
  }

 private:
  std::vector<std::int32_t> unit_;   ///< of each byte of the paragraph, its UTF-16 unit
  std::vector<std::int32_t> place_;  ///< of each unit, its place from the left; empty where ICU failed
};

/// Numbers of several groups that the target shows in another order than the source.
void check_visual_order(const PairView& pair, const Written& there, Findings& findings) {
  std::optional<std::unordered_set<std::string>> in_source;
  std::optional<VisualOrder> order;
  for_groups(there.text, [&](const Groups& target) {
    if (!in_source) for_groups(written(pair.source()).text, [&, &known = in_source.emplace()](const Groups& source) { known.insert(source.digits); });
    if (!in_source->contains(target.digits)) return;
    if (!order) order.emplace(there.text);
    if (!order->reads_backwards(target.range)) return;
    findings.add_decoded("script.visual_order", pair.index, 0.8, false,
                         {there.begin + target.range.begin, there.begin + target.range.end},
                         "the groups of this number are shown from right to left; a left-to-right mark (U+200E) before it keeps their order");
  });
}

/// A range of the normalised text as it is written, with the spaces that were put into the parted words.
std::string written_apart(const Document& document, ByteRange range, std::span<const PartedWord> parted) {
  std::string out;
  std::uint32_t copied = document.decoded(range).begin;
  const auto copy_to = [&](std::uint32_t end) {
    out += ByteRange{copied, end}.in(document.text.utf8);
    copied = end;
  };
  for (const PartedWord& word : parted)
    for (std::uint32_t at = word.range.begin; at < word.range.end; ++at) {
      if (document.normalized.utf8[at] != ' ') continue;
      copy_to(document.decoded({at + 1, at + 2}).begin);
      out += ' ';
    }
  copy_to(document.decoded(range).end);
  return out;
}

/// Whether a parted word is an English one as it sounds, and no words that were run together ("al-'ithiriyum" for Ethereum). One whose
/// beginning sounds so no less is a name, and what follows was run together with it.
bool renders_by_sound(const CheckContext& context, const PairView& pair, ByteRange word) {
  constexpr float likely = 1;  // natural log odds
  constexpr std::size_t shortest = 5;
  std::string together(pair.arabic.text(word));
  std::erase(together, ' ');
  const auto tokens = pair.english.tokens();
  constexpr std::size_t longest = 64, letter = 2;  // bytes
  if (together.size() > longest) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.kind != TokenKind::word || token.range.size() < shortest) return false;
    const std::string_view english = pair.english.text(token), word_there = together;
    const auto whole = context.names.log_odds(english, word_there);
    if (whole <= likely) return false;
    for (std::size_t end = 2 * word_there.size() / 3 / letter * letter; end < word_there.size(); end += letter) {
      if (context.names.log_odds(english, word_there.substr(0, end)) >= whole) return false;
    }
    return true;
  });
}

/// Arabic words of the target that were run together: neighbours, with a mark or a space between them, in one finding.
void check_spacing(const CheckContext& context, const PairView& pair, Findings& findings) {
  const BeadSide& target = pair.target();
  constexpr std::uint32_t between = 3;  // bytes: an Arabic comma and a space
  const std::span<const PartedWord> parted = context.parted_in(target);
  for (std::size_t one = 0; one < parted.size();) {
    const std::size_t first = one;
    ByteRange run = parted[first].range;
    bool certain = parted[first].certain;
    for (++one; one < parted.size() && parted[one].range.begin - run.end <= between; ++one) {
      run.end = parted[one].range.end;
      certain = certain || parted[one].certain;
    }
    if (!certain || (one == first + 1 && renders_by_sound(context, pair, run))) continue;
    findings.add({"script.spacing", pair.index, 0.85, std::nullopt, run, "spaces between words are missing",
                  {written_apart(*target.document, run, parted.subspan(first, one - first))}, std::nullopt});
  }
}

}  // namespace

void check_script(const CheckContext& context, const PairView& pair, Findings& findings) {
  const BeadSide& target = pair.target();
  if (!context.parted.empty() && pair.english_is_source) check_spacing(context, pair, findings);
  const Written there = written(target);
  if (!has_arabic_or_beyond(there.text)) return;
  if (target.document->language == Language::arabic) check_visual_order(pair, there, findings);
  if (is_plain(there.text)) return;
  const Traits now = read_traits(there);
  const bool clean = now.tatweel.count + now.persian.count + now.presentation.count + now.replacement.count +
                             now.mojibake.count + now.override_control.count ==
                         0 &&
                     now.isolates == 0 && now.embeddings == 0 && !now.bad_close;
  if (clean) return;
  const Traits before = read_traits(written(pair.source()));
  const auto report = [&](std::string_view rule, double confidence, ByteRange place, Message message) {
    findings.add_decoded(rule, pair.index, confidence, false, place, std::move(message));
  };
  if (now.tatweel.count > 0 && target.document->language == Language::arabic)
    report("script.tatweel", 0.9, now.tatweel.first, "a word is stretched with tatweel (U+0640)");
  if (now.persian.count > 0 && target.document->language == Language::arabic)
    report("script.persian_letter", 0.95, now.persian.first,
           Message("a Persian or Urdu letter stands for {0}",
                   {quote(fmt::format("U+{:04X}", static_cast<std::uint32_t>(now.persian_letter)))}));
  if (now.presentation.count > 0 && before.presentation.count == 0)
    report("script.presentation_form", 0.95, now.presentation.first,
           "Arabic presentation forms instead of letters: the text cannot be searched");
  if (now.replacement.count > before.replacement.count)
    report("script.replacement", 0.97, now.replacement.first, "a replacement character: text was lost in a conversion");
  if (now.mojibake.count > 0 && before.mojibake.count == 0)
    report("script.mojibake", 0.97, now.mojibake.first, "UTF-8 that was read in another encoding");
  if (now.override_control.count > 0 && before.override_control.count == 0)
    report("script.bidi", 0.9, now.override_control.first, "a bidi override forces the order in which this is shown");
  else if ((now.isolates != 0 || now.embeddings != 0 || now.bad_close) &&
           !(before.isolates != 0 || before.embeddings != 0 || before.bad_close))
    report("script.bidi", 0.8, now.control, "a bidi control is not closed or not opened");
}

namespace {

/// Whether digits at `at` belong to a name of letters ("UTF-8"), a tag or an argument (%1) that the source has too.
bool is_of_code(std::string_view text, std::uint32_t at, std::string_view source) {
  constexpr std::size_t longest_tag = 400;  // bytes
  if (at == 0) return false;
  const auto is_latin = [](char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; };
  if (text[at - 1] == '-' && at > 1 && is_latin(text[at - 2])) return true;
  if (text[at - 1] == '%' && text[at] != '0' && source.find(text.substr(at - 1, 2)) != std::string_view::npos) return true;
  const std::string_view before = text.substr(at > longest_tag ? at - longest_tag : 0, std::min<std::size_t>(at, longest_tag));
  const std::size_t angle = before.find_last_of("<>\n");
  return angle != std::string_view::npos && before[angle] == '<' && angle + 1 < before.size() &&
         (is_latin(before[angle + 1]) || before[angle + 1] == '/' || before[angle + 1] == '!');
}

}  // namespace

void check_mixed_digits(const CheckContext& context, Findings& findings) {
  if (!context.english_is_source) return;
  const Document& document = context.target;
  std::array<std::size_t, 3> counts{};
  std::array<ByteRange, 3> first{};
  const auto system_of = [](char32_t c) { return c < 0x80 ? 0 : c < 0x06F0 ? 1 : 2; };
  const std::string_view text = document.normalized.utf8;
  const auto count = [&](bool without_code) {
    counts = {};
    for (const Token& token : document.tokens) {
      if (token.kind != TokenKind::number) continue;
      // Digits within a Latin word or code are that word's own.
      const auto latin_beside = [&](std::size_t at) {
        return at < text.size() && static_cast<unsigned char>((text[at] | 0x20) - 'a') < 26;
      };
      if ((token.range.begin > 0 && latin_beside(token.range.begin - 1)) || latin_beside(token.range.end)) continue;
      if (without_code && is_of_code(text, token.range.begin, context.source.normalized.utf8)) continue;
      std::uint32_t size = 1;
      const char32_t digit = code_point_at(text, token.range.begin, size);
      if (arabic::digit_value(digit) < 0) continue;
      const auto system = static_cast<std::size_t>(system_of(digit));
      if (counts[system]++ == 0) first[system] = token.range;
    }
  };
  count(false);
  // Nearly every text has one system, and is looked at no closer.
  if (std::count(counts.begin(), counts.end(), 0u) + 1 >= static_cast<std::ptrdiff_t>(counts.size())) return;
  count(true);
  std::size_t most = 0;
  for (std::size_t i = 1; i < counts.size(); ++i)
    if (counts[i] > counts[most]) most = i;
  constexpr std::array<std::string_view, 3> names = {"0-9", "U+0660-0669", "U+06F0-06F9"};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i == most || counts[i] == 0) continue;
    // An Arabic text keeps 0-9 in addresses and codes, so only a clear habit makes these the odd ones out.
    if (i == 0 && counts[most] < 3) continue;
    Draft draft;
    draft.rule = "script.digits";
    draft.target = first[i];
    draft.confidence = 0.8;
    for (std::uint32_t b = 0; b < context.beads.size(); ++b) {
      const SentenceRange own = context.beads[b].target;
      if (own.empty()) continue;
      if (document.sentences[own.end - 1].range.end > first[i].begin) {
        draft.bead = b;
        break;
      }
    }
    draft.message = {"{0} number is written in the digits {1}, {2} in {3}", "{0} numbers are written in the digits {1}, {2} in {3}",
                     {counted(counts[i]), quote(names[i]), counted(counts[most]), quote(names[most])}};
    findings.add(std::move(draft));
  }
}

}  // namespace muwazi::inline v0
