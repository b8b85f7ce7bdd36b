// SPDX-License-Identifier: Apache-2.0
// Claims about stems, translations, tables and users' word lists.
#include <muwazi/error.hpp>
#include <muwazi/lexicon.hpp>
#include <muwazi/token.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libstemmer.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "stem.hpp"

namespace {

using muwazi::Language;
using muwazi::Lexicon;

constexpr Language english = Language::english;
constexpr Language arabic = Language::arabic;

/// The stem of a word in a block of exactly its size, so that a sanitizer sees a read past its end.
muwazi::StemId stem_of(const Lexicon& lexicon, std::string_view word, Language language) {
  const std::unique_ptr<char[]> block(new char[word.size()]);
  word.copy(block.get(), word.size());
  return lexicon.stem({block.get(), word.size()}, language);
}

std::string english_stem(std::string word) {
  word += '\0';
  word.resize(muwazi::english_stem(word.data(), word.size() - 1));
  return word;
}

TEST(Lexicon, same_stem_for_forms_of_a_word) {
  const Lexicon& lexicon = Lexicon::builtin();
  if (lexicon.size(arabic) == 0) GTEST_SKIP() << "built without the lexicon";
  const struct {
    const char* word;
    const char* same_as;
  } rows[] = {
      {"والوزير", "وزير"},      {"للوزير", "وزير"},        {"وزيرها", "وزير"},        {"الوزيران", "وزير"},
      {"والوزراء", "وزراء"},    {"بالوزراء", "وزراء"},     {"المدرسة", "مدرسة"},      {"مدرستها", "مدرسة"},
      {"ومدرستهم", "مدرسة"},    {"للبنك", "بنك"},          {"وبنك", "بنك"},           {"وقتها", "وقت"},
      {"الوقت", "وقت"},         {"بكتابها", "كتاب"},       {"سيستخدمون", "استخدم"},
      {"استخدمت", "استخدم"},    {"الحكومات", "حكومة"},     {"حكومتنا", "حكومة"},      {"والحكومة", "حكومة"},
      {"بفلسطين", "فلسطين"},    {"ولبنان", "لبنان"},       {"الاقتصادية", "اقتصادي"}, {"ولايات", "ولاية"},
  };
  for (const auto& row : rows) {
    EXPECT_NE(stem_of(lexicon, row.word, arabic), muwazi::no_stem) << row.word;
    EXPECT_EQ(lexicon.spelling(stem_of(lexicon, row.word, arabic), arabic),
              lexicon.spelling(stem_of(lexicon, row.same_as, arabic), arabic))
        << row.word;
  }
}

TEST(Lexicon, does_not_eat_roots) {
  const Lexicon& lexicon = Lexicon::builtin();
  if (lexicon.size(arabic) == 0) GTEST_SKIP() << "built without the lexicon";
  const char* words[] = {"فلسطين", "وزير", "وقت", "بنك", "لبنان", "كتاب", "ولاية", "فريق", "كلام", "بلد", "والد", "سلام"};
  std::string key;
  for (const char* word : words) {
    muwazi::matching_key(word, key);
    EXPECT_EQ(lexicon.spelling(stem_of(lexicon, word, arabic), arabic), key) << word;
  }
}

TEST(Lexicon, translates_both_ways) {
  const Lexicon& lexicon = Lexicon::builtin();
  if (lexicon.size(arabic) == 0) GTEST_SKIP() << "built without the lexicon";
  const struct {
    const char* english;
    const char* arabic;
    const char* wrong;
  } rows[] = {
      {"ministers", "الوزراء", "الكتب"}, {"government", "والحكومة", "الطقس"}, {"wrote", "كتبت", "ذهبت"},
      {"Syrian", "السوري", "الياباني"},  {"schools", "المدارس", "المطارات"},  {"went", "ذهب", "كتب"},
  };
  for (const auto& row : rows) {
    const muwazi::StemId e = stem_of(lexicon, row.english, english);
    const muwazi::StemId a = stem_of(lexicon, row.arabic, arabic);
    EXPECT_GT(lexicon.probability(e, english, a), 0.02f) << row.english;
    EXPECT_GT(lexicon.probability(a, arabic, e), 0.02f) << row.english;
    EXPECT_LT(lexicon.probability(e, english, stem_of(lexicon, row.wrong, arabic)), 0.005f) << row.english;
  }
}

TEST(Lexicon, links_are_sorted_and_within_bounds) {
  const Lexicon& lexicon = Lexicon::builtin();
  for (const Language language : {english, arabic}) {
    const Language other = language == english ? arabic : english;
    for (muwazi::StemId id = 1; id <= lexicon.size(language); ++id) {
      float last = 1;
      for (const muwazi::Translation translation : lexicon.translations(id, language)) {
        ASSERT_GE(translation.stem, 1u);
        ASSERT_LE(translation.stem, lexicon.size(other));
        ASSERT_LE(translation.probability(), last);
        last = translation.probability();
      }
      ASSERT_FALSE(lexicon.spelling(id, language).empty());
    }
  }
}

TEST(Lexicon, unknown_words_have_no_stem) {
  const Lexicon& lexicon = Lexicon::builtin();
  for (const char* word : {"", "qqzzxqv", "'", "\xff\xfe", "日本語", "\xd8"}) {
    EXPECT_EQ(stem_of(lexicon, word, english), muwazi::no_stem) << word;
    EXPECT_EQ(stem_of(lexicon, word, arabic), muwazi::no_stem) << word;
  }
  EXPECT_EQ(stem_of(lexicon, std::string(100000, 'a'), english), muwazi::no_stem);
  EXPECT_TRUE(lexicon.translations(muwazi::no_stem, english).empty());
  EXPECT_TRUE(lexicon.spelling(muwazi::no_stem, english).empty());
}

TEST(Stem, english_agrees_with_snowball) {
  std::ifstream in(std::string(MUWAZI_TEST_DIR) + "/../data/lexicon.tsv");
  sb_stemmer* oracle = sb_stemmer_new("english", nullptr);
  ASSERT_NE(oracle, nullptr);
  std::size_t checked = 0, wrong = 0;
  const auto check = [&](const std::string& word) {
    const auto* out = sb_stemmer_stem(oracle, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    const std::string expected(reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(oracle)));
    ++checked;
    if (english_stem(word) != expected && ++wrong < 10) ADD_FAILURE() << word << ": " << english_stem(word) << " is not " << expected;
  };
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with("word\ten\t")) continue;
    const std::string word = line.substr(8, line.find('\t', 8) - 8);
    check(word);
    // Derived forms, so that every rule is met.
    for (const char* ending : {"s", "es", "ed", "ing", "ly", "edly", "ness", "ation", "ational", "ization", "'s", "ied", "able", "ement", "y"}) {
      check(word + ending);
    }
  }
  EXPECT_EQ(wrong, 0u);
  EXPECT_GT(checked, 1000u);
  sb_stemmer_delete(oracle);
}

TEST(Stem, fold_is_the_matching_key) {
  const char* words[] = {"Élysée", "Straße", "don’t", "أحمد", "مُحَمَّد", "مدرسة", "على", "مـحـمد", "گروه", "کتاب", "شئون", "مؤتمر", "H1N1", "ﷺ"};
  std::string key;
  for (const char* word : words) {
    muwazi::matching_key(word, key);
    muwazi::WordKey folded;
    if (!muwazi::fold_word(word, folded)) continue;
    EXPECT_EQ(folded.view(), key) << word;
  }
}

TEST(Lexicon, own_entries_come_on_top) {
  const muwazi::LexiconEntry entries[] = {{"widget", "ودجة", 0.9f}, {"flux capacitor", "مكثف التدفق", 0.8f}};
  const Lexicon& base = Lexicon::builtin();
  const Lexicon mine = base.with(entries);
  const auto e = stem_of(mine, "widgets", english);
  const auto a = stem_of(mine, "ودجة", arabic);
  EXPECT_NEAR(mine.probability(e, english, a), 0.9f, 0.03f);
  const muwazi::StemId stems[] = {stem_of(mine, "flux", english), stem_of(mine, "capacitors", english), 0};
  const muwazi::PhraseMatch match = mine.phrase(stems, english);
  EXPECT_EQ(match.length, 2u);
  EXPECT_EQ(mine.translations(match.stem, english).size(), 1u);
  if (base.size(english) > 0) {
    const auto minister = stem_of(base, "minister", english);
    EXPECT_EQ(stem_of(mine, "minister", english), minister);
    EXPECT_EQ(mine.translations(minister, english).size(), base.translations(minister, english).size());
  }
}

/// What a reader makes of a text, or the message that it throws.
template <class Reader>
std::string read_as_text(Reader reader, const std::string& text) {
  std::istringstream in(text);
  try {
    std::string out;
    for (const muwazi::LexiconEntry& entry : reader(in, "t")) {
      out += entry.english + "=" + entry.arabic + "=" + std::to_string(static_cast<int>(entry.probability * 100 + 0.5f)) + ";";
    }
    return out;
  } catch (const muwazi::Error& error) {
    return error.what();
  }
}

TEST(LexiconReaders, tsv) {
  const struct {
    const char* text;
    const char* result;
  } rows[] = {
      {"", ""},
      {"\xEF\xBB\xBF# comment\r\nred tape\tروتين حكومي\r\n", "red tape=روتين حكومي=50;"},
      {"tape\tشريط\t0.25\n", "tape=شريط=25;"},
      {"tape\tشريط\t1\tnote\n", "tape=شريط=100;"},
      {"tape\n", "t:1: a line needs at least two columns"},
      {"tape\t\n", "t:1: an empty column"},
      {"\ntape\tشريط\t1.5\n", "t:2: not a probability: 1.5"},
      {"tape\tشريط\tmuch\n", "t:1: not a probability: much"},
      {"tape\tشريط\t\n", "t:1: not a probability: "},
  };
  for (const auto& row : rows) EXPECT_EQ(read_as_text(muwazi::read_tsv_entries, row.text), row.result) << row.text;
}

TEST(LexiconReaders, hunalign_dic_in_either_order) {
  EXPECT_EQ(read_as_text(muwazi::read_dic_entries, "شريط @ tape\nribbon @ شريط\n"), "tape=شريط=80;ribbon=شريط=80;");
  EXPECT_EQ(read_as_text(muwazi::read_dic_entries, "شريط @ tape\nلاصق @ tape\n"), "tape=شريط=40;tape=لاصق=40;");
  EXPECT_EQ(read_as_text(muwazi::read_dic_entries, "شريط tape\n"), "t:1: a line needs \" @ \" between its two sides");
}

TEST(LexiconReaders, tbx_old_and_new) {
  EXPECT_EQ(read_as_text(muwazi::read_tbx_entries,
                         "<martif><text><body><termEntry><langSet xml:lang='en-GB'><tig><term>tape</term></tig></langSet>"
                         "<langSet xml:lang='fr'><tig><term>ruban</term></tig></langSet>"
                         "<langSet xml:lang='ar'><tig><term>شريط</term></tig></langSet></termEntry></body></text></martif>"),
            "tape=شريط=90;");
  EXPECT_EQ(read_as_text(muwazi::read_tbx_entries,
                         "<tbx><text><body><conceptEntry><langSec xml:lang='ar'><termSec><term>شريط</term></termSec>"
                         "<termSec><term>رباط</term></termSec></langSec><langSec xml:lang='en'><termSec><term>tape</term>"
                         "</termSec></langSec></conceptEntry></body></text></tbx>"),
            "tape=شريط=45;tape=رباط=45;");
  EXPECT_EQ(read_as_text(muwazi::read_tbx_entries, "<html/>"), "t:1: no termEntry or conceptEntry: not a TBX termbase");
  EXPECT_THAT(read_as_text(muwazi::read_tbx_entries, "<a>\n<b>\n</a>"), testing::StartsWith("t:3: "));
}

TEST(LexiconReaders, dictd) {
  const std::string dictionary = "tape /teip/\n1. شريط\n2. رباط - للعقد\nred (colour)\nأحمر، قان\n";
  const auto read = [&](const std::string& index, const std::string& text) {
    return read_as_text(
        [&](std::istream& in, std::string_view name) {
          std::istringstream words(text);
          return muwazi::read_dictd_entries(in, words, name);
        },
        index);
  };
  const std::size_t red = dictionary.find("red");
  const auto digit = [](std::size_t n) {
    return std::string(1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[n]);
  };
  const std::size_t rest = dictionary.size() - red;
  EXPECT_EQ(read("00databaseinfo\tA\tB\ntape\tA\t" + digit(red) + "\nred\t" + digit(red) + "\t" + digit(rest) + "\n", dictionary),
            "tape=شريط=40;tape=رباط=40;red=أحمر=40;red=قان=40;");
  EXPECT_EQ(read("tape\tA\n", dictionary), "t:1: an index line needs three columns");
  EXPECT_EQ(read("tape\tA\t?\n", dictionary), "t:1: not a number in base 64");
  EXPECT_THAT(read("tape\tA\tBAAA\n", dictionary), testing::HasSubstr("an entry from byte 0 to byte 262144, where the dictionary ends at byte"));
  EXPECT_EQ(read("tape\tA\tB\n", "\x1F\x8B damaged"), "t: the compressed data are damaged or cut off");
}

TEST(LexiconReaders, missing_file_is_an_error) {
  EXPECT_THROW(muwazi::read_lexicon_entries("/no/such/file.dic"), muwazi::Error);
  EXPECT_THROW(muwazi::read_lexicon_entries("/no/such/file.dict.dz"), muwazi::Error);
}

TEST(Lexicon, bad_table_lines_are_named) {
  const struct {
    const char* text;
    const char* message;
  } rows[] = {
      {"stem\ten\tminist\t10\n", nullptr},
      {"# only a comment\n\n", nullptr},
      {"nonsense\n", "t:1: a line begins with stem, word or pair"},
      {"stem\tfr\tministre\t10\n", "t:1: the second column has to be en or ar"},
      {"stem\ten\tminist\t10\nstem\ten\tminist\t10\n", "t:2: a stem twice: minist"},
      {"stem\ten\tminist\tten\n", "t:1: not a number: ten"},
      {"stem\ten\tminist\t10\npair\tminist\tوزير\t0.5\t0.5\n", "t:2: no such stem: وزير"},
      {"stem\ten\ta\t1\nstem\tar\tا\t1\npair\ta\tا\t1.5\t0.5\n", "t:3: a probability above 1"},
  };
  for (const auto& row : rows) {
    std::istringstream in(row.text);
    try {
      Lexicon::read_table(in, "t");
      EXPECT_EQ(row.message, nullptr) << row.text;
    } catch (const muwazi::Error& error) {
      EXPECT_EQ(error.kind(), muwazi::ErrorKind::format);
      ASSERT_NE(row.message, nullptr) << error.what();
      EXPECT_STREQ(error.what(), row.message);
    }
  }
}

}  // namespace
