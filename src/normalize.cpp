// SPDX-License-Identifier: Apache-2.0
// Normalisation: untouched stretches are copied, the rest goes through the folds character by character.
//
// A bitmap over the Basic Multilingual Plane says which characters an active fold could touch; all others are "plain"
// and have, if composition is on, a normalisation boundary before them. A stretch of characters that are not plain is
// either easy (each one is dropped or becomes one plain character) or goes, together with the plain character before
// it, through decomposition, canonical order, composition and folds until nothing changes any more.
#include <muwazi/error.hpp>
#include <muwazi/normalize.hpp>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <vector>

#include "arabic.hpp"
#include "fold.hpp"
#include "latin.hpp"
#include "one_of.hpp"
#include "placeholder.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {

NormalizeOptions NormalizeOptions::analysis() noexcept {
  NormalizeOptions options;
  options.nfc = true;
  options.presentation_forms = true;
  options.tatweel = true;
  options.harakat = true;
  options.persian_letters = true;
  options.dashes = true;
  options.spaces = true;
  options.zero_width = true;
  options.bidi_controls = true;
  return options;
}

NormalizeOptions NormalizeOptions::matching() noexcept {
  NormalizeOptions options = analysis();
  options.nfkc = true;
  options.hamza_seats = true;
  options.alef_maqsura = true;
  options.ta_marbuta = true;
  options.digits = true;
  options.arabic_punctuation = true;
  options.quotes = true;
  options.case_fold = true;
  options.latin_diacritics = true;
  return options;
}

namespace {

const UNormalizer2* normalizer(bool compatibility) {
  const auto get = [](bool kc) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* instance = kc ? unorm2_getNFKCInstance(&status) : unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) throw Error(ErrorKind::resource, "ICU", {"cannot be used: {0}", {quote(u_errorName(status))}});
    return instance;
  };
  static const UNormalizer2* const canonical = get(false);
  static const UNormalizer2* const compatible = get(true);
  return compatibility ? compatible : canonical;
}

// ------------------------------------------------------------------------------------------ which characters matter

/// One bit for each code point below U+10000.
using Bitmap = std::array<std::uint64_t, 1024>;

void set(Bitmap& bitmap, char32_t c) noexcept { bitmap[c >> 6] |= std::uint64_t{1} << (c & 63); }
bool test(const Bitmap& bitmap, char32_t c) noexcept { return (bitmap[c >> 6] >> (c & 63) & 1) != 0; }
void add(Bitmap& bitmap, const Bitmap& more) noexcept {
  for (std::size_t i = 0; i < bitmap.size(); ++i) bitmap[i] |= more[i];
}

/// Composition may change `c`, or join it to what stands before it.
bool composes(char32_t c, bool compatibility) {
  const auto point = static_cast<UChar32>(c);
  const UProperty check = compatibility ? UCHAR_NFKC_QUICK_CHECK : UCHAR_NFC_QUICK_CHECK;
  return !unorm2_hasBoundaryBefore(normalizer(compatibility), point) ||
         u_getIntPropertyValue(point, check) != UNORM_YES;
}

template <typename Predicate>
Bitmap make_bitmap(Predicate predicate) {
  Bitmap bitmap{};
  for (char32_t c = 0x80; c < 0x10000; ++c) {
    if (c == 0x3400) c = 0xA000;  // ideographs and
    if (c == 0xAC00) c = 0xF900;  // Hangul syllables, surrogates and private use: nothing ever happens to these
    if (predicate(c)) set(bitmap, c);
  }
  return bitmap;
}

const Bitmap& composing(bool compatibility) {
  if (compatibility) {
    static const Bitmap bitmap = make_bitmap([](char32_t c) { return composes(c, true); });
    return bitmap;
  }
  static const Bitmap bitmap = make_bitmap([](char32_t c) { return composes(c, false); });
  return bitmap;
}

constexpr bool is_presentation_form(char32_t c) noexcept {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

const Bitmap& presentation_forms() {
  static const Bitmap bitmap = [] {
    Bitmap out{};
    UChar buffer[32];
    for (char32_t c = 0xFB50; c < 0xFEFF; ++c) {
      UErrorCode status = U_ZERO_ERROR;
      if (is_presentation_form(c) &&
          unorm2_getDecomposition(normalizer(true), static_cast<UChar32>(c), buffer, 32, &status) > 0)
        set(out, c);
    }
    return out;
  }();
  return bitmap;
}

/// Full case folding as UTF-16; the length, 0 where nothing changes. `folded` has room for eight.
std::int32_t case_fold(char32_t c, UChar* folded) noexcept {
  UChar source[2];
  std::int32_t size = 0;
  U16_APPEND_UNSAFE(source, size, static_cast<UChar32>(c));
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = u_strFoldCase(folded, 8, source, size, U_FOLD_CASE_DEFAULT, &status);
  if (U_FAILURE(status) || (length == size && std::equal(folded, folded + length, source))) return 0;
  return length;
}

const Bitmap& cased() {
  static const Bitmap bitmap = [] {
    UChar folded[8];
    Bitmap out = make_bitmap([&](char32_t c) { return !U_IS_SURROGATE(c) && case_fold(c, folded) > 0; });
    for (char32_t c = 'A'; c <= 'Z'; ++c) set(out, c);
    return out;
  }();
  return bitmap;
}

/// A combining mark that latin_diacritics drops behind a Latin letter: the blocks Combining Diacritical Marks,
/// Extended, Supplement, for Symbols, and Half Marks.
constexpr bool is_diacritic(char32_t c) noexcept {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

constexpr Bitmap make_latin() {
  Bitmap bitmap{};
  for (char32_t c = 0xC0; c < 0x1F00; ++c)
    if (!latin_base(c).empty()) bitmap[c >> 6] |= std::uint64_t{1} << (c & 63);
  for (char32_t c = 0x0300; c < 0xFE30; ++c)
    if (is_diacritic(c)) bitmap[c >> 6] |= std::uint64_t{1} << (c & 63);
  return bitmap;
}

bool is_latin_letter(char32_t c) noexcept {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1E00 && c < 0x1F00);
}

/// What a set of options means for each character.
struct Plan {
  explicit Plan(const NormalizeOptions& set_options) : options(set_options) {
    options.nfc = options.nfc || options.nfkc;
    for (const fold::Row& row : fold::table)
      if (on(row.option)) set(touched, row.from);
    if (options.nfc) {
      joining = &composing(options.nfkc);
      add(touched, *joining);
    }
    if (options.presentation_forms) add(touched, presentation_forms());
    if (options.case_fold) add(touched, cased());
    if (options.latin_diacritics) {
      static const Bitmap latin = make_latin();
      add(touched, latin);
    }
    supplementary = options.nfc || options.case_fold;
  }

  [[nodiscard]] bool on(fold::Option option) const noexcept {
    switch (option) {
      case fold::Option::tatweel: return options.tatweel;
      case fold::Option::harakat: return options.harakat;
      case fold::Option::hamza_seats: return options.hamza_seats;
      case fold::Option::alef_maqsura: return options.alef_maqsura;
      case fold::Option::ta_marbuta: return options.ta_marbuta;
      case fold::Option::persian_letters: return options.persian_letters;
      case fold::Option::digits: return options.digits;
      case fold::Option::arabic_punctuation: return options.arabic_punctuation;
      case fold::Option::quotes: return options.quotes;
      case fold::Option::dashes: return options.dashes;
      case fold::Option::spaces: return options.spaces;
      case fold::Option::zero_width: return options.zero_width;
      case fold::Option::bidi_controls: return options.bidi_controls;
    }
    return false;
  }

  /// A fold or composition may change `c` or join it to what stands before it.
  [[nodiscard]] bool touches(char32_t c) const {
    if (c < 0x10000) return test(touched, c);
    if (!supplementary || c > 0x10FFFF) return false;
    UChar folded[8];
    return (options.nfc && composes(c, options.nfkc)) || (options.case_fold && case_fold(c, folded) > 0);
  }
  [[nodiscard]] bool joins(char32_t c) const {
    if (joining == nullptr || c > 0x10FFFF) return false;
    return c < 0x10000 ? test(*joining, c) : composes(c, options.nfkc);
  }

  NormalizeOptions options;
  Bitmap touched{};
  const Bitmap* joining = nullptr;  ///< the part of `touched` that composition looks at
  bool supplementary = false;
};

const Plan& analysis_plan() {
  static const Plan plan(NormalizeOptions::analysis());
  return plan;
}

const Plan& matching_plan() {
  static const Plan plan(NormalizeOptions::matching());
  return plan;
}

// ------------------------------------------------------------------------------------------ the hard way

/// A code point of the result with the source's bytes that it stands for. An ill-formed byte is 0x110000 + byte.
struct Unit {
  char32_t c = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

constexpr char32_t ill_formed = 0x110000;

class Normalizer {
 public:
  Normalizer(std::string_view text, const Plan& plan) : text_(text), plan_(plan) {}

  NormalizedText run() {
    out_.utf8.reserve(text_.size() + 8);
    std::size_t at = 0;
    std::size_t copied = 0;  // everything before is in the result
    while (true) {
      at = skip_plain(at);
      if (at >= text_.size()) break;
      const std::size_t begin = at;
      const bool easy = end_of_stretch(at);
      std::size_t before = begin;  // the plain character before the stretch
      if (begin > copied) {
        before = previous(begin);
        copy(copied, before);
      }
      const bool broken = before < begin && begin - before == 1 && static_cast<unsigned char>(text_[before]) >= 0x80;
      if (easy && !broken) {
        fold_easy(before, begin, at);
      } else {
        fold_hard(before, at);
      }
      copied = at;
    }
    copy(copied, text_.size());
    return std::move(out_);
  }

 private:
  [[nodiscard]] unsigned byte(std::size_t at) const noexcept { return static_cast<unsigned char>(text_[at]); }

  /// The first character from `at` on that is not plain, or the end. Ill-formed bytes are plain.
  [[nodiscard]] std::size_t skip_plain(std::size_t at) const {
    const std::size_t size = text_.size();
    const bool ascii_is_plain = plan_.touched[0] == 0 && plan_.touched[1] == 0;
    const auto is_trail = [](unsigned b) { return (b & 0xC0) == 0x80; };
    while (at < size) {
      const unsigned lead = byte(at);
      if (lead < 0x80) {
        if (!ascii_is_plain) {
          if (test(plan_.touched, lead)) return at;
        } else if (at + 8 < size && byte(at + 1) < 0x80) {
          for (; at + 8 < size; at += 8) {
            std::uint64_t word;
            std::memcpy(&word, text_.data() + at, 8);
            if ((word & 0x8080808080808080) != 0) break;
          }
          while (at < size && byte(at) < 0x80) ++at;
          continue;
        }
        ++at;
      } else if (lead < 0xE0) {
        if (lead < 0xC2 || at + 1 >= size || !is_trail(byte(at + 1))) {
          ++at;
        } else {
          if ((plan_.touched[lead & 0x1F] >> (byte(at + 1) & 0x3F) & 1) != 0) return at;
          at += 2;
        }
      } else if (lead < 0xF0) {
        if (at + 2 >= size || !is_trail(byte(at + 1)) || !is_trail(byte(at + 2))) {
          ++at;
        } else {
          if ((plan_.touched[(lead & 0x0F) << 6 | (byte(at + 1) & 0x3F)] >> (byte(at + 2) & 0x3F) & 1) != 0) {
            std::uint32_t length = 1;
            code_point_at(text_, at, length);
            if (length == 3) return at;
          }
          at += 3;
        }
      } else {
        std::uint32_t length = 1;
        const char32_t c = code_point_at(text_, at, length);
        if (length == 4 && plan_.supplementary && plan_.touches(c)) return at;
        at += length;
      }
    }
    return at;
  }

  /// Moves `at` to the end of the stretch of characters that are not plain; whether all of them are easy.
  bool end_of_stretch(std::size_t& at) const {
    bool easy = true;
    while (at < text_.size()) {
      std::uint32_t length = 1;
      const char32_t c = code_point_at(text_, at, length);
      if ((length == 1 && c >= 0x80) || !plan_.touches(c)) break;
      easy = easy && easy_fold(c) != hard;
      at += length;
    }
    return easy;
  }

  /// The start of the character before `at`, which is above 0; an ill-formed byte counts as one.
  [[nodiscard]] std::size_t previous(std::size_t at) const noexcept {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
      std::uint32_t length = 1;
      const char32_t c = code_point_at(text_, at - back, length);
      if (length == back && (length > 1 || c < 0x80)) return at - back;
    }
    return at - 1;
  }

  static constexpr char32_t hard = 0xFFFFFFFF;

  /// What becomes of a character whatever its neighbours are: one plain character, 0 (dropped) or `hard`.
  [[nodiscard]] char32_t easy_fold(char32_t c) const {
    for (int round = 0; round < 4; ++round) {
      if (c < 0x80) return plan_.options.case_fold && c >= 'A' && c <= 'Z' ? c | 0x20 : c;
      if (plan_.options.harakat && fold::never_composes(c)) return 0;
      if (c >= 0x10000 || plan_.joins(c)) return hard;
      if (!test(plan_.touched, c)) return c;
      const fold::Row* found = nullptr;
      for (const fold::Row& row : fold::rows_of(c))
        if (plan_.on(row.option)) {
          found = &row;
          break;
        }
      if (found == nullptr) return hard;
      if (found->to == 0) return 0;
      c = found->to;
    }
    return hard;
  }

  [[noreturn]] static void too_large() {
    throw Error(ErrorKind::resource, "", "the text is too large: its normal form has 4 GiB or more");
  }

  void copy(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    if (out_.utf8.size() + (end - begin) > std::numeric_limits<std::uint32_t>::max()) too_large();
    out_.utf8.append(text_, begin, end - begin);
    out_.map.append(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), 1, 1);
  }

  /// Records that the last `size` bytes of the result stand for the source's bytes [begin, end). `single`: one
  /// character.
  void record(std::uint32_t size, std::uint32_t begin, std::uint32_t end, bool single) {
    if (out_.utf8.size() > std::numeric_limits<std::uint32_t>::max()) too_large();
    // One character for one of the same length goes byte by byte, so that it does not break a run.
    const bool same = single && size == end - begin;
    out_.map.append(begin, size, same ? 1 : size, same ? 1 : end - begin);
  }

  void fold_easy(std::size_t before, std::size_t begin, std::size_t end) {
    // The character in hand, which takes over what is dropped behind it.
    auto held_begin = static_cast<std::uint32_t>(before);
    auto held_end = static_cast<std::uint32_t>(begin);
    auto held_size = held_end - held_begin;
    out_.utf8.append(text_, before, held_size);
    bool single = true;
    for (std::size_t at = begin; at < end;) {
      std::uint32_t length = 1;
      const char32_t folded = easy_fold(code_point_at(text_, at, length));
      at += length;
      if (folded == 0) {
        single = false;
        held_end = static_cast<std::uint32_t>(at);
        continue;
      }
      if (held_size > 0) record(held_size, held_begin, held_end, single);
      const std::size_t size_before = out_.utf8.size();
      append_code_point(out_.utf8, folded);
      held_begin = static_cast<std::uint32_t>(at - length);
      held_end = static_cast<std::uint32_t>(at);
      held_size = static_cast<std::uint32_t>(out_.utf8.size() - size_before);
      single = true;
    }
    if (held_size > 0) record(held_size, held_begin, held_end, single);
  }

  /// The folds of one character; whether it changes. Appends what it becomes to next_.
  bool fold_one(const Unit& unit) {
    const char32_t c = unit.c;
    const NormalizeOptions& options = plan_.options;
    if (c >= ill_formed || !plan_.touches(c)) {
      next_.push_back(unit);
      return false;
    }
    const auto put = [&](char32_t to) { next_.push_back({to, unit.begin, unit.end}); };
    const auto put_utf16 = [&](const UChar* from, std::int32_t length) {
      for (std::int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U16_NEXT_UNSAFE(from, i, point);
        put(static_cast<char32_t>(point));
      }
    };
    const auto drop = [&] {
      // Behind an ill-formed byte nothing is dropped: what follows could complete it to a character.
      if (!next_.empty() && next_.back().c >= ill_formed) {
        next_.push_back(unit);
        return false;
      }
      if (!next_.empty()) next_.back().end = std::max(next_.back().end, unit.end);
      return true;
    };
    if (c < 0x10000) {
      for (const fold::Row& row : fold::rows_of(c)) {
        if (!plan_.on(row.option)) continue;
        if (row.to == 0) return drop();
        put(row.to);
        return true;
      }
    }
    UChar buffer[32];
    if (options.presentation_forms && is_presentation_form(c)) {
      UErrorCode status = U_ZERO_ERROR;
      const auto form = static_cast<UChar>(c);
      const std::int32_t length = unorm2_normalize(normalizer(true), &form, 1, buffer, 32, &status);
      if (U_SUCCESS(status) && (length != 1 || buffer[0] != form)) {
        put_utf16(buffer, length);
        return true;
      }
    }
    if (options.latin_diacritics) {
      if (is_diacritic(c) && !next_.empty() && is_latin_letter(next_.back().c)) return drop();
      if (const std::string_view base = latin_base(c); !base.empty()) {
        const auto point = static_cast<UChar32>(c);
        const bool upper = u_isupper(point) != 0, title = u_istitle(point) != 0;
        for (std::size_t i = 0; i < base.size(); ++i) {
          const bool capital = upper || (title && i == 0);
          put(static_cast<char32_t>(capital ? base[i] & ~0x20 : base[i]));
        }
        return true;
      }
    }
    if (options.case_fold) {
      if (const std::int32_t length = case_fold(c, buffer); length > 0) {
        put_utf16(buffer, length);
        return true;
      }
    }
    next_.push_back(unit);
    return false;
  }

  bool fold_all() {
    next_.clear();
    bool changed = false;
    for (const Unit& unit : units_) changed = fold_one(unit) || changed;
    units_.swap(next_);
    return changed;
  }

  static std::uint8_t combining_class(char32_t c) noexcept {
    return c < 0x0300 || c >= ill_formed ? std::uint8_t{0} : u_getCombiningClass(static_cast<UChar32>(c));
  }

  /// UAX #15: decomposition, canonical order, composition. Written out, since each character has to know its source.
  void compose_all() {
    next_.clear();
    UChar buffer[32];
    const UNormalizer2* const form = normalizer(plan_.options.nfkc);
    for (const Unit& unit : units_) {
      UErrorCode status = U_ZERO_ERROR;
      const bool decomposes = unit.c >= 0x80 && unit.c < ill_formed;
      const std::int32_t length =
          decomposes ? unorm2_getDecomposition(form, static_cast<UChar32>(unit.c), buffer, 32, &status) : -1;
      if (length < 0 || U_FAILURE(status)) {
        next_.push_back(unit);
        continue;
      }
      for (std::int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U16_NEXT_UNSAFE(buffer, i, point);
        next_.push_back({static_cast<char32_t>(point), unit.begin, unit.end});
      }
    }
    const auto is_starter = [](const Unit& unit) { return combining_class(unit.c) == 0; };
    for (auto first = next_.begin(); first != next_.end();) {
      first = std::find_if_not(first, next_.end(), is_starter);
      const auto last = std::find_if(first, next_.end(), is_starter);
      if (last - first > 1)
        std::stable_sort(first, last, [](const Unit& a, const Unit& b) {
          return combining_class(a.c) < combining_class(b.c);
        });
      first = last;
    }
    units_.clear();
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t starter = none;
    std::uint8_t last_class = 0;
    for (const Unit& unit : next_) {
      const std::uint8_t its_class = combining_class(unit.c);
      if (starter != none && (last_class == 0 || last_class < its_class) && units_[starter].c < ill_formed &&
          unit.c < ill_formed) {
        const UChar32 pair = unorm2_composePair(normalizer(false), static_cast<UChar32>(units_[starter].c),
                                                static_cast<UChar32>(unit.c));
        if (pair >= 0) {
          Unit& composed = units_[starter];
          composed.c = static_cast<char32_t>(pair);
          composed.begin = std::min(composed.begin, unit.begin);
          composed.end = std::max(composed.end, unit.end);
          continue;
        }
      }
      if (its_class == 0) starter = units_.size();
      last_class = its_class;
      units_.push_back(unit);
    }
  }

  void fold_hard(std::size_t begin, std::size_t end) {
    units_.clear();
    for (std::size_t at = begin; at < end;) {
      std::uint32_t length = 1;
      char32_t c = code_point_at(text_, at, length);
      if (length == 1 && c >= 0x80) c = ill_formed + byte(at);
      units_.push_back({c, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
      at += length;
    }
    // Until nothing changes. Composition and a fold may undo each other (U+01F0 folds to j and a caron, which compose
    // to U+01F0); then the composed form stays.
    for (int round = 0; round < 16; ++round) {
      if (plan_.options.nfc) {
        compose_all();
        const bool same = seen_.size() == units_.size() && round > 0 &&
                          std::equal(units_.begin(), units_.end(), seen_.begin(),
                                     [](const Unit& unit, char32_t c) { return unit.c == c; });
        if (same) break;
        seen_.clear();
        for (const Unit& unit : units_) seen_.push_back(unit.c);
      }
      if (!fold_all()) break;
    }
    // Characters whose sources overlap (split, composed or reordered ones) make one unit of the map.
    for (std::size_t i = 0; i < units_.size();) {
      std::uint32_t from = units_[i].begin, to = units_[i].end;
      const std::size_t before = out_.utf8.size();
      std::size_t next = i;
      do {
        from = std::min(from, units_[next].begin);
        to = std::max(to, units_[next].end);
        if (units_[next].c >= ill_formed) {
          out_.utf8 += static_cast<char>(units_[next].c - ill_formed);
        } else {
          append_code_point(out_.utf8, units_[next].c);
        }
        ++next;
      } while (next < units_.size() && units_[next].begin < to);
      const auto lead = [](unsigned b) { return (b & 0xC0) != 0x80; };
      bool single = next == i + 1;
      for (std::size_t at = from + 1; single && at < to; ++at) single = !lead(byte(at));
      record(static_cast<std::uint32_t>(out_.utf8.size() - before), from, to, single);
      i = next;
    }
  }

  std::string_view text_;
  const Plan& plan_;
  NormalizedText out_;
  std::vector<Unit> units_, next_;
  std::vector<char32_t> seen_;
};

// ------------------------------------------------------------------------------------------ English words

/// The length of an apostrophe at `at`, typewriter's or typesetter's; 0 for anything else.
std::size_t apostrophe_size(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (text.substr(at, 3) == "\xE2\x80\x99") return 3;
  return text.substr(at, 2) == "\xCA\xBC" ? 2 : 0;
}

/// The length of a hyphen at `at`: U+002D, U+2010 or U+2011.
std::size_t hyphen_size(std::string_view text, std::size_t at) noexcept {
  if (text[at] == '-') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x90" || three == "\xE2\x80\x91" ? 3 : 0;
}

/// Contractions and hyphens: folds that look at words. Both leave nothing that they or any other fold would change
/// again.
class WordFolds {
 public:
  WordFolds(std::string_view text, const NormalizeOptions& options) : text_(text), options_(options) {}

  NormalizedText run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (options_.hyphens) {
        if (const std::size_t size = hyphen_size(text_, at); size > 0) {
          if (letter_before(at) && letter_after(at + size)) replace(at, at + size, " ");
          at += size;
          continue;
        }
      }
      if (options_.contractions && is_ascii_letter(text_[at])) {
        std::size_t end = at;
        while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
        if (apostrophe_size(text_, end) > 0) end = expand(at, end);
        at = end;
        continue;
      }
      ++at;
    }
    keep(text_.size());
    return std::move(out_);
  }

 private:
  [[nodiscard]] static bool is_word_part(char32_t c) noexcept {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
  }
  [[nodiscard]] char32_t before(std::size_t at) const noexcept {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
      std::uint32_t length = 1;
      const char32_t c = code_point_at(text_, at - back, length);
      if (length == back && (length > 1 || c < 0x80)) return c;
    }
    return ' ';
  }
  [[nodiscard]] bool letter_before(std::size_t at) const noexcept { return is_word_part(before(at)); }
  [[nodiscard]] bool letter_after(std::size_t at) const noexcept {
    std::uint32_t length = 1;
    return at < text_.size() && u_isalpha(static_cast<UChar32>(code_point_at(text_, at, length)));
  }
  /// A word cannot go on with what stands at `at`.
  [[nodiscard]] bool ends_word(std::size_t at) const noexcept {
    if (at >= text_.size()) return true;
    std::uint32_t length = 1;
    const char32_t c = code_point_at(text_, at, length);
    return !is_word_part(c) && !(c >= '0' && c <= '9') && apostrophe_size(text_, at) == 0;
  }

  /// Expands the word whose first letters are [begin, end), with an apostrophe at `end`; returns the end of the word.
  std::size_t expand(std::size_t begin, std::size_t end) {
    struct Part {
      std::size_t begin, end;  ///< letters behind an apostrophe
      std::size_t mark;        ///< where the apostrophe stands
    };
    std::array<Part, 3> parts{};
    std::size_t count = 0, word_end = end;
    bool known = end - begin <= 8;
    while (const std::size_t mark = apostrophe_size(text_, word_end)) {
      std::size_t at = word_end + mark;
      while (at < text_.size() && is_ascii_letter(text_[at])) ++at;
      if (at == word_end + mark) break;
      if (count < parts.size()) parts[count] = {word_end + mark, at, word_end};
      known = known && count < parts.size();
      ++count;
      word_end = at;
    }
    const char32_t left = before(begin);
    const bool stands_alone = begin == 0 || !(is_word_part(left) || (left >= '0' && left <= '9') || left == '\'' ||
                                              left == 0x2019 || left == 0x02BC);
    if (!known || count == 0 || !stands_alone || !ends_word(word_end)) return word_end;

    const auto lower = [this](std::size_t from, std::size_t to) {
      std::string word(text_.substr(from, to - from));
      for (char& c : word) c |= 0x20;
      return word;
    };
    const std::string base = lower(begin, end);
    // First find out whether all of it is known, then write.
    struct Edit {
      std::size_t begin, end;
      std::string_view to;
    };
    std::array<Edit, 4> edits{};
    std::size_t edit_count = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Part& part = parts[i];
      const std::string suffix = lower(part.begin, part.end);
      Edit edit{part.mark, part.end, {}};
      if (suffix == "t" && i == 0) {
        edit.begin = end - 1;
        edit.to = " not";
        if (base == "can") {
          edit.begin = part.mark;
          edit.to = "not";
        } else if (base == "won") {
          edits[edit_count++] = {begin, begin + 2, "will"};
        } else if (base == "shan") {
          edits[edit_count++] = {begin, begin + 3, "shall"};
        } else if (!is_one_of(base, {"aren", "couldn", "daren", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn",
                                     "mightn", "mustn", "needn", "oughtn", "shouldn", "wasn", "weren", "wouldn"})) {
          return word_end;
        }
      } else if (suffix == "m" && i == 0 && base == "i") {
        edit.to = " am";
      } else if (suffix == "re" && i == 0 && is_one_of(base, {"you", "we", "they", "who", "what", "there", "these",
                                                              "those", "how", "where", "why"})) {
        edit.to = " are";
      } else if (suffix == "ll" && i == 0 &&
                 is_one_of(base, {"i", "you", "he", "she", "it", "we", "they", "who", "what", "that", "this", "there",
                                  "these", "those"})) {
        edit.to = " will";
      } else if (suffix == "ve" &&
                 (i > 0 || is_one_of(base, {"i", "you", "we", "they", "who", "what", "there", "these", "those", "could",
                                            "should", "would", "might", "must", "may"}))) {
        edit.to = " have";
      } else if (suffix == "s" && i == 0 && base == "let") {
        edit.to = " us";
      } else if (suffix == "s" && i == 0 &&
                 is_one_of(base, {"it", "he", "she", "that", "this", "there", "here", "what", "where", "who", "how",
                                  "when", "why"})) {
        edit.to = " is";
      } else {
        return word_end;
      }
      edits[edit_count++] = edit;
    }
    for (std::size_t i = 0; i < edit_count; ++i) {
      const Edit& edit = edits[i];
      std::string to(edit.to);
      // As capital as what it replaces: WON'T, Won't, won't.
      const bool last_upper = text_[edit.end - 1] < 'a';
      const bool first_upper = is_ascii_letter(text_[edit.begin]) && text_[edit.begin] < 'a' && to[0] != ' ';
      for (char& c : to)
        if (c != ' ' && (last_upper || (first_upper && &c == &to[0]))) c = static_cast<char>(c & ~0x20);
      replace(edit.begin, edit.end, to);
    }
    return word_end;
  }

  void keep(std::size_t end) {
    out_.utf8.append(text_, kept_, end - kept_);
    out_.map.append(static_cast<std::uint32_t>(kept_), static_cast<std::uint32_t>(end - kept_), 1, 1);
    kept_ = end;
  }
  void replace(std::size_t begin, std::size_t end, std::string_view to) {
    keep(begin);
    out_.utf8 += to;
    const auto size = static_cast<std::uint32_t>(to.size());
    out_.map.append(static_cast<std::uint32_t>(begin), size, size, static_cast<std::uint32_t>(end - begin));
    kept_ = end;
  }

  std::string_view text_;
  const NormalizeOptions& options_;
  NormalizedText out_;
  std::size_t kept_ = 0;
};

}  // namespace

NormalizedText normalize(std::string_view utf8, const NormalizeOptions& options) {
  NormalizedText out;
  if (options == NormalizeOptions::analysis()) {
    out = Normalizer(utf8, analysis_plan()).run();
  } else if (options == NormalizeOptions::matching()) {
    out = Normalizer(utf8, matching_plan()).run();
  } else {
    out = Normalizer(utf8, Plan(options)).run();
  }
  if (options.contractions || options.hyphens) {
    NormalizedText words = WordFolds(out.utf8, options).run();
    words.map = words.map.after(out.map);
    out = std::move(words);
  }
  return out;
}

}  // namespace muwazi::inline v0
