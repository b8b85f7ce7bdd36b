// SPDX-License-Identifier: Apache-2.0
// Claims about tokens and matching keys.
#include <muwazi/token.hpp>

#include <gtest/gtest.h>

#include <memory>

namespace {

std::string tokens_of(const std::string& text) {
  // A block of exactly the input's size, so that a sanitizer sees a read past its end.
  const std::unique_ptr<char[]> block(new char[text.size()]);
  text.copy(block.get(), text.size());
  const std::string_view view(block.get(), text.size());
  std::vector<muwazi::Token> tokens;
  muwazi::tokenize(view, {0, static_cast<std::uint32_t>(view.size())}, tokens);
  std::string out;
  for (const muwazi::Token& token : tokens) {
    if (!out.empty()) out += token.glued ? "_" : " ";
    out += token.range.in(view);
    out += "wnpslmc"[static_cast<int>(token.kind)];
  }
  return out;
}

struct Row {
  const char* text;
  const char* tokens;
};

TEST(Token, splits_as_listed) {
  const Row rows[] = {
      {"", ""},
      {"   ", ""},
      {"He paid $1,234.5.", "Hew paidw $s_1,234.5n_.p"},
      {"Iraq’s Al-Qaeda-led", "Iraqw_’sw Alw_-p_Qaedaw_-p_ledw"},
      {"Hay’at Tahrir al-Sham's", "Hay’atw Tahrirw alw_-p_Shamw_'sw"},
      {"don't 'quote'", "don'tw 'p_quotew_'p"},
      {"the 618-kilometre border", "thew 618n_-p_kilometrew borderw"},
      {"13th H1N1 COVID-19", "13n_thw H1N1w COVIDw_-p_19n"},
      {"على ١٬٢٣٤٫٥ كم، ثم", "علىw ١٬٢٣٤٫٥n كمw_،p ثمw"},
      {"مؤخرًا", "مؤخرًاw"},
      {"وJOC", "وw_JOCw"},
      {"see https://a.org/x_(y), or a.b@c.org.", "seew https://a.org/x_(y)l_,p orw a.b@c.orgl_.p"},
      {"see [the docs](/a(b)/c.html#d-e) now", "seew [p_thew docsw_]p_(/a(b)/c.html#d-e)l noww"},
      {"## Title {#my-title}", "#p_#p Titlew {#my-title}l"},
      {"a <b class=\"x y\">bold</b> 3 < 4", "aw <b class=\"x y\">m_boldw_</b>m 3n <s 4n"},
      {"call `a b()` or ``x`y`` or ` alone", "callw `a b()`c orw ``x`y``c orw `s alonew"},
      {"<unclosed (x) ]( y)", "<s_unclosedw (p_xw_)p ]p_(p yw_)p"},
      {"@handle #tag #1", "@handlel #tagl #p_1n"},
      {"\xff\xfe""ab", "\xffs_\xfes_abw"},
  };
  for (const Row& row : rows) EXPECT_EQ(tokens_of(row.text), row.tokens) << row.text;
}

TEST(Token, matching_key_folds_what_spellings_differ_in) {
  const Row rows[] = {
      {"Élysée", "elysee"}, {"STRASSE", "strasse"}, {"Straße", "strasse"}, {"Łódź", "lodz"},
      {"أحمد", "احمد"},     {"مدرسة", "مدرسه"},     {"مُحَمَّد", "محمد"},       {"على", "علي"},
      {"مـحـمد", "محمد"},   {"Hay’at", "hay'at"},   {"Ğ", "g"},
  };
  std::string key;
  for (const Row& row : rows) {
    muwazi::matching_key(row.text, key);
    EXPECT_EQ(key, row.tokens) << row.text;
  }
}

}  // namespace
