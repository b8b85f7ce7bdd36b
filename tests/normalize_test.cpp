// SPDX-License-Identifier: Apache-2.0
// Claims about normalisation: each fold does what its comment says, ICU agrees, twice is once, and the map holds.
#include <muwazi/normalize.hpp>
#include <muwazi/token.hpp>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

#include "utf8.hpp"

namespace {

using muwazi::ByteRange;
using muwazi::NormalizedText;
using muwazi::NormalizeOptions;
using Member = bool NormalizeOptions::*;

const struct {
  const char* name;
  Member member;
} all_options[] = {
    {"nfc", &NormalizeOptions::nfc},
    {"nfkc", &NormalizeOptions::nfkc},
    {"presentation_forms", &NormalizeOptions::presentation_forms},
    {"tatweel", &NormalizeOptions::tatweel},
    {"harakat", &NormalizeOptions::harakat},
    {"hamza_seats", &NormalizeOptions::hamza_seats},
    {"alef_maqsura", &NormalizeOptions::alef_maqsura},
    {"ta_marbuta", &NormalizeOptions::ta_marbuta},
    {"persian_letters", &NormalizeOptions::persian_letters},
    {"digits", &NormalizeOptions::digits},
    {"arabic_punctuation", &NormalizeOptions::arabic_punctuation},
    {"quotes", &NormalizeOptions::quotes},
    {"dashes", &NormalizeOptions::dashes},
    {"spaces", &NormalizeOptions::spaces},
    {"zero_width", &NormalizeOptions::zero_width},
    {"bidi_controls", &NormalizeOptions::bidi_controls},
    {"case_fold", &NormalizeOptions::case_fold},
    {"contractions", &NormalizeOptions::contractions},
    {"hyphens", &NormalizeOptions::hyphens},
    {"latin_diacritics", &NormalizeOptions::latin_diacritics},
};

NormalizeOptions only(std::initializer_list<Member> members) {
  NormalizeOptions options;
  for (const Member member : members) options.*member = true;
  return options;
}

std::string names_of(const NormalizeOptions& options) {
  std::string out;
  for (const auto& option : all_options)
    if (options.*option.member) out.append(option.name).append(1, ' ');
  return out;
}

/// Normalises from a block of exactly the input's size, so that a sanitizer sees a read past its end.
NormalizedText normalized(const std::string& text, const NormalizeOptions& options) {
  const std::unique_ptr<char[]> block(new char[text.size()]);
  text.copy(block.get(), text.size());
  return muwazi::normalize({block.get(), text.size()}, options);
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    muwazi::code_point_at(text, at, size);
    out.push_back(text.substr(at, size));
    at += size;
  }
  return out;
}

bool on_boundary(const std::string& text, std::size_t at) {
  // Counted from the start, so that ill-formed bytes are single ones.
  std::size_t i = 0;
  while (i < at) {
    std::uint32_t size = 1;
    muwazi::code_point_at(text, i, size);
    i += size;
  }
  return i == at;
}

/// The result is covered by the map, in order, on character boundaries of the source.
void check_map(const std::string& source, const NormalizedText& out) {
  ASSERT_EQ(out.map.size(), out.utf8.size());
  std::uint32_t at = 0, last = 0, first_begin = 0;
  for (const std::string& c : characters(out.utf8)) {
    const auto end = at + static_cast<std::uint32_t>(c.size());
    const ByteRange origin = out.map.origin({at, end});
    ASSERT_LT(origin.begin, origin.end) << source;
    ASSERT_LE(last, origin.end) << source;
    ASSERT_LE(origin.end, source.size()) << source;
    ASSERT_TRUE(on_boundary(source, origin.begin)) << source << " at " << at;
    ASSERT_TRUE(on_boundary(source, origin.end)) << source << " at " << at;
    if (at == 0) first_begin = origin.begin;
    last = origin.end;
    at = end;
  }
  if (out.utf8.empty()) return;
  // Nothing in the middle or at the end is lost.
  const ByteRange all = out.map.origin({0, out.map.size()});
  ASSERT_EQ(all.begin, first_begin);
  ASSERT_EQ(all.end, source.size());
}

void check_twice(const std::string& source, const NormalizeOptions& options) {
  const NormalizedText once = normalized(source, options);
  const NormalizedText twice = normalized(once.utf8, options);
  ASSERT_EQ(once.utf8, twice.utf8) << names_of(options) << "on " << source;
  if (!once.utf8.empty()) {
    ASSERT_EQ(twice.map.runs().size(), 1u) << names_of(options) << "on " << source;
  }
  check_map(source, once);
}

struct Row {
  const char* text;
  const char* result;
};

void check_rows(const NormalizeOptions& options, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(normalized(row.text, options).utf8, row.result) << names_of(options) << "on " << row.text;
    check_twice(row.text, options);
  }
}

// ------------------------------------------------------------------------------------------------ each fold

TEST(Normalize, nothing_on_changes_nothing) {
  const std::string text = "Straße «أَحـمد» 'x' \xFF ﷺ e\u0301";
  const NormalizedText out = normalized(text, {});
  EXPECT_EQ(out.utf8, text);
  EXPECT_EQ(out.map.runs().size(), 1u);
  EXPECT_TRUE(normalized("", NormalizeOptions::matching()).utf8.empty());
}

TEST(Normalize, tatweel_goes) { check_rows(only({&NormalizeOptions::tatweel}), {{"مـحـــمد", "محمد"}, {"ـ", ""}}); }

TEST(Normalize, harakat_go_and_letters_stay) {
  check_rows(only({&NormalizeOptions::harakat}),
             {{"مُحَمَّدٌ", "محمد"}, {"رَحْمٰن", "رحمن"}, {"مؤخرًا", "مؤخرا"}, {"أحمد آل ئ", "أحمد آل ئ"}, {"قُرْءَانࣰ", "قرءان"}});
}

TEST(Normalize, hamza_seats_become_bare_letters) {
  check_rows(only({&NormalizeOptions::hamza_seats}),
             {{"أإآٱ ؤ ئ ء", "اااا و ي ء"}, {"ا\u0654ل", "ال"}, {"مسؤول", "مسوول"}});
}

TEST(Normalize, alef_maqsura_and_ta_marbuta_are_separate_folds) {
  check_rows(only({&NormalizeOptions::alef_maqsura}), {{"على مدرسة", "علي مدرسة"}});
  check_rows(only({&NormalizeOptions::ta_marbuta}), {{"على مدرسة", "على مدرسه"}});
}

TEST(Normalize, persian_letters_become_arabic_but_foreign_sounds_stay) {
  check_rows(only({&NormalizeOptions::persian_letters}),
             {{"کتاب ایران ہھۀە ۃ", "كتاب ايران هههه ة"}, {"پچژگڤ", "پچژگڤ"}, {"كتاب يد", "كتاب يد"}});
}

TEST(Normalize, digits_of_both_arabic_sets_become_ascii) {
  check_rows(only({&NormalizeOptions::digits}), {{"٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ١٬٢٣٤٫٥", "0123456789 0123456789 1٬234٫5"}});
}

TEST(Normalize, arabic_punctuation_becomes_ascii) {
  check_rows(only({&NormalizeOptions::arabic_punctuation}), {{"أ، ب؛ ج؟ ٪ ٫ ٬", "أ, ب; ج? % . ,"}, {"a, b?", "a, b?"}});
}

TEST(Normalize, quotes_become_typewriter_quotes) {
  check_rows(only({&NormalizeOptions::quotes}),
             {{"“a” „b‟ «c» ‹d›", "\"a\" \"b\" \"c\" \"d\""}, {"‘a’ ‚b‛ Hayʼat", "'a' 'b' Hay'at"}, {"5′ `", "5′ `"}});
}

TEST(Normalize, dashes_become_hyphens) {
  check_rows(only({&NormalizeOptions::dashes}), {{"a‐b‑c‒d–e—f―g −5", "a-b-c-d-e-f-g -5"}, {"_ ~ ـ", "_ ~ ـ"}});
}

TEST(Normalize, spaces_become_plain_and_line_ends_stay) {
  check_rows(only({&NormalizeOptions::spaces}),
             {{"a\u00A0b\u2003\u2009c\u202Fd\u3000e", "a b  c d e"},
              {"a\tb\nc\r\nd\u2028e\u2029f\u0085g\vh\fi", "a\tb\nc\r\nd\u2028e\u2029f\u0085g\vh\fi"}});
}

TEST(Normalize, zero_width_and_bidi_controls_are_separate_folds) {
  check_rows(only({&NormalizeOptions::zero_width}),
             {{"\uFEFFa\u200Bb\u200Cc\u200Dd\u2060e\u00ADf", "abcdef"}, {"a\u200Fb", "a\u200Fb"}});
  check_rows(only({&NormalizeOptions::bidi_controls}),
             {{"\u200Fa\u200Eb\u061Cc\u202Ad\u202Ee\u2066f\u2069", "abcdef"}, {"a\u200Db", "a\u200Db"}});
}

TEST(Normalize, presentation_forms_are_spelled_out) {
  check_rows(only({&NormalizeOptions::presentation_forms}),
             {{"ﻣﺤﻤﺪ ﻻ ﻹ ﻵ", "محمد لا لإ لآ"},
              {"ﷺ", "صلى الله عليه وسلم"},
              {"ﷲ", "الله"},
              {"ﭘﭽﮊ", "پچژ"},
              {"\uFD3E\uFD3F \uFDFD \uFEFF", "\uFD3E\uFD3F \uFDFD \uFEFF"}});
}

TEST(Normalize, case_folding_is_full) {
  check_rows(only({&NormalizeOptions::case_fold}),
             {{"STRASSE Straße ẞ", "strasse strasse ss"}, {"ΣΑΣ ПРИВЕТ", "σασ привет"}, {"İ", "i\u0307"}, {"\U00010400", "\U00010428"}});
}

TEST(Normalize, latin_diacritics_go_and_capitals_stay) {
  check_rows(only({&NormalizeOptions::latin_diacritics}),
             {{"Élysée Łódź Ægir œuvre ß", "Elysee Lodz AEgir oeuvre ss"}, {"e\u0301 E\u0323\u0302x", "e Ex"}, {"й и\u0306 أ", "й и\u0306 أ"}});
}

TEST(Normalize, contractions_are_expanded_where_they_mean_one_thing) {
  check_rows(only({&NormalizeOptions::contractions}),
             {{"I don't, you DON’T; we can't and won't. Won't? SHAN'T!", "I do not, you DO NOT; we cannot and will not. Will not? SHALL NOT!"},
              {"I'm they're I've she'll it's let's", "I am they are I have she will it is let us"},
              {"shouldn't've they'll've", "should not have they will have"},
              {"Sam's dog, the dogs', rock 'n' roll, o'clock, I'd, he'd've", "Sam's dog, the dogs', rock 'n' roll, o'clock, I'd, he'd've"},
              {"xdon't don'ts 'don't' don't' éi'm", "xdon't don'ts 'don't' don't' éi'm"}});
}

TEST(Normalize, hyphens_between_letters_become_spaces) {
  check_rows(only({&NormalizeOptions::hyphens}),
             {{"al-Qaeda-led co‑operate", "al Qaeda led co operate"}, {"COVID-19 -a b- a--b 1-2", "COVID-19 -a b- a--b 1-2"},
              {"أنجلو-ساكسوني", "أنجلو ساكسوني"}});
}

TEST(Normalize, analysis_keeps_what_later_stages_read) {
  check_rows(NormalizeOptions::analysis(),
             {{"Don’t “go” to the Café, said Straße 5", "Don’t “go” to the Café, said Straße 5"},
              {"أُعْلِنَ في مـدرسة على ١٢٫٥٪ «قول»، ثم؟", "أعلن في مدرسة على ١٢٫٥٪ «قول»، ثم؟"},
              {"e\u0301 ا\u0653 ا\u064E\u0654", "é آ أ"},
              {"2010–12\u00A0km \u200Fکتاب ﻻ", "2010-12 km كتاب لا"},
              {"line\nline\r\n\tx", "line\nline\r\n\tx"}});
}

TEST(Normalize, matching_joins_the_spellings_of_a_word) {
  const std::initializer_list<std::initializer_list<const char*>> words = {
      {"أحمد", "احمد", "أَحـمد", "ا\u0654حمد", "ﺃﺣﻤﺪ"}, {"مدرسة", "مدرسه", "مدرسۃ"},         {"على", "علي", "علی"},
      {"Élysée", "ELYSEE", "E\u0301lyse\u0301e"},         {"Hay’at", "hayʼat", "Hay'at"}, {"١٢", "12", "۱۲"},
      {"ﬁle", "FILE"}};
  for (const auto& spellings : words) {
    const std::string first = normalized(*spellings.begin(), NormalizeOptions::matching()).utf8;
    for (const char* spelling : spellings) {
      EXPECT_EQ(normalized(spelling, NormalizeOptions::matching()).utf8, first) << spelling;
      check_twice(spelling, NormalizeOptions::matching());
    }
  }
}

// ------------------------------------------------------------------------------------------------ the map

TEST(Normalize, dropped_marks_belong_to_the_letter_before) {
  const std::string text = "مَدْرَسـَة";
  const NormalizedText out = normalized(text, NormalizeOptions::analysis());
  const std::vector<std::string> letters = characters(out.utf8), expected = {"مَ", "دْ", "رَ", "سـَ", "ة"};
  ASSERT_EQ(letters.size(), expected.size());
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto end = at + static_cast<std::uint32_t>(letters[i].size());
    EXPECT_EQ(out.map.origin({at, end}).in(text), expected[i]);
    at = end;
  }
}

TEST(Normalize, what_is_dropped_at_the_start_belongs_to_nothing) {
  const NormalizedText out = normalized("\u200Fab", NormalizeOptions::analysis());
  EXPECT_EQ(out.map.origin({0, 1}), (ByteRange{3, 4}));
}

TEST(Normalize, letters_of_a_ligature_share_its_source) {
  const NormalizedText out = normalized("xﻻy", NormalizeOptions::analysis());
  EXPECT_EQ(out.utf8, "xلاy");
  EXPECT_EQ(out.map.origin({1, 3}), (ByteRange{1, 4}));
  EXPECT_EQ(out.map.origin({3, 5}), (ByteRange{1, 4}));
  EXPECT_EQ(out.map.origin({5, 6}), (ByteRange{4, 5}));
}

TEST(Normalize, untouched_text_costs_one_run) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "نص عربي بلا شكل، and English text. ";
  EXPECT_EQ(normalized(text, NormalizeOptions::analysis()).map.runs().size(), 1u);
}

// ------------------------------------------------------------------------------------------------ oracles

std::string icu(const std::string& utf8, const char* form, bool fold) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  if (fold) text.foldCase();
  if (*form != 0) {
    const icu::Normalizer2* normalizer =
        std::string(form) == "nfc" ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFKCInstance(status);
    text = normalizer->normalize(text, status);
  }
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Random text of characters that meet in interesting ways.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : engine_(seed) {
    for (const char32_t c : U"aAeEiIjsSzdDnN oO'-.’“«»–\u00A0éÉǰİıßẞŉſ가각\u1100\u1161\u11A8"
                            U"اأإآٱءؤئوىيةهلمنبکیہھۀۃ٠١۵،؛؟٪٫٬ـ"
                            U"\u064B\u064E\u0651\u0652\u0653\u0654\u0655\u0656\u0670\u06D6\u06DF\u08F0\u0610"
                            U"\u0300\u0301\u0307\u030C\u0323\u0327\u0328\u0338\u0345\u034F\u0360"
                            U"\u200B\u200C\u200D\u200E\u200F\u061C\u202B\u2066\u2069\uFEFF\u00AD\u2060"
                            U"ﻻﻹﷺﷲﹰﱞﺃﭘ½²№ﬁÅΩ\u2126\u212A\u212Bαάσς\u0390\u1FB3\u1100\u09C7\u09BE\u0DD9\u0DCA"
                            U"\U0001D15E\U00010400\U0001F600\U0001D400\n\t𝟏") {
      if (c != 0) pool_.push_back(c);
    }
  }
  std::string operator()(std::size_t length, bool hostile = false) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      const auto dice = engine_() % 100;
      if (hostile && dice < 15) {
        out += static_cast<char>(engine_());
      } else if (dice < 85) {
        muwazi::append_code_point(out, pool_[engine_() % pool_.size()]);
      } else if (dice < 97) {
        char32_t c = 0;
        do c = static_cast<char32_t>(engine_() % (dice < 95 ? 0x10000 : 0x20000));
        while (c >= 0xD800 && c < 0xE000);
        muwazi::append_code_point(out, c);
      } else {
        static const char* const words[] = {"don't", "can’t", "I'm", "it's", "al-Sham", "word", "كلمة", "won't've"};
        out += words[engine_() % std::size(words)];
      }
    }
    return out;
  }
  std::size_t below(std::size_t end) { return engine_() % end; }
  NormalizeOptions options(unsigned one_in) {
    NormalizeOptions options;
    for (const auto& option : all_options) options.*option.member = engine_() % one_in == 0;
    return options;
  }

 private:
  std::mt19937 engine_;
  std::vector<char32_t> pool_;
};

TEST(Normalize, agrees_with_icu_on_every_code_point) {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "x";
    muwazi::append_code_point(text, c);
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::nfc})).utf8, icu(text, "nfc", false)) << std::hex << +c;
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::nfkc})).utf8, icu(text, "nfkc", false)) << std::hex << +c;
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::case_fold})).utf8, icu(text, "", true)) << std::hex << +c;
  }
}

TEST(Normalize, agrees_with_icu_on_random_text) {
  RandomText random(21);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random(1 + random.below(24));
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::nfc})).utf8, icu(text, "nfc", false)) << text;
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::nfkc})).utf8, icu(text, "nfkc", false)) << text;
    ASSERT_EQ(normalized(text, only({&NormalizeOptions::case_fold})).utf8, icu(text, "", true)) << text;
  }
}

TEST(Normalize, composed_results_are_composed_whatever_else_is_on) {
  RandomText random(22);
  for (int round = 0; round < 4000; ++round) {
    NormalizeOptions options = random.options(2);
    options.nfc = true;
    const std::string out = normalized(random(1 + random.below(24)), options).utf8;
    ASSERT_EQ(icu(out, options.nfkc ? "nfkc" : "nfc", false), out) << names_of(options);
  }
}

TEST(Normalize, twice_is_once_for_every_option_and_pair) {
  RandomText random(23);
  for (const auto& first : all_options)
    for (const auto& second : all_options)
      for (int round = 0; round < 12; ++round)
        ASSERT_NO_FATAL_FAILURE(
            check_twice(random(1 + random.below(40), round % 2 == 0), only({first.member, second.member})));
}

TEST(Normalize, twice_is_once_for_random_sets_and_hostile_text) {
  RandomText random(24);
  for (int round = 0; round < 6000; ++round)
    ASSERT_NO_FATAL_FAILURE(check_twice(random(1 + random.below(30), round % 3 == 0), random.options(static_cast<unsigned>(2 + round % 3))));
}

TEST(Normalize, twice_is_once_for_the_presets_on_every_code_point) {
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "ا";
    muwazi::append_code_point(text, c);
    text += "a";
    muwazi::append_code_point(text, c);
    text += "'";
    ASSERT_NO_FATAL_FAILURE(check_twice(text, NormalizeOptions::analysis())) << std::hex << +c;
    ASSERT_NO_FATAL_FAILURE(check_twice(text, NormalizeOptions::matching())) << std::hex << +c;
  }
}

TEST(Normalize, stretches_are_normalised_as_their_whole) {
  // The folds of stage one look no further than a stretch: cutting at a plain character changes nothing.
  RandomText random(25);
  for (int round = 0; round < 2000; ++round) {
    const std::string left = random(1 + random.below(12)), right = random(1 + random.below(12));
    for (const NormalizeOptions& options : {NormalizeOptions::analysis(), NormalizeOptions::matching()})
      ASSERT_EQ(normalized(left + "." + right, options).utf8,
                normalized(left + ".", options).utf8 + normalized("." + right, options).utf8.substr(1))
          << left << " | " << right;
  }
}

TEST(Normalize, long_runs_of_marks_take_linear_time) {
  std::string text = "x";
  for (int i = 0; i < 100000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  const NormalizedText out = normalized(text, NormalizeOptions::analysis());
  EXPECT_EQ(out.utf8.size(), text.size());
}

// ------------------------------------------------------------------------------------------------ matching keys

TEST(MatchingKey, is_the_matching_normalisation_of_a_word) {
  std::string key;
  const auto check = [&key](const std::string& word) {
    muwazi::matching_key(word, key);
    ASSERT_EQ(key, normalized(word, NormalizeOptions::matching()).utf8) << word;
  };
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string word = "با";
    muwazi::append_code_point(word, c);
    ASSERT_NO_FATAL_FAILURE(check(word)) << std::hex << +c;
    word = "Ab";
    muwazi::append_code_point(word, c);
    word += "c";
    ASSERT_NO_FATAL_FAILURE(check(word)) << std::hex << +c;
  }
  RandomText random(26);
  for (int round = 0; round < 4000; ++round) ASSERT_NO_FATAL_FAILURE(check(random(1 + random.below(10), round % 3 == 0)));
}

}  // namespace
