// SPDX-License-Identifier: Apache-2.0
// Claims about what is said to people: templates and arguments, plural forms, digits, and a catalogue that is complete.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/check.hpp>
#include <muwazi/error.hpp>
#include <muwazi/message.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "messages.hpp"

namespace {

using namespace muwazi;
namespace fs = std::filesystem;

const fs::path top = fs::path(MUWAZI_TEST_DIR).parent_path();

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// ---- Templates ---------------------------------------------------------------------------------------------------------

TEST(Message, says_arguments_in_place) {
  const Message became{"{0} became {1}", {quote("618"), quote("681")}};
  EXPECT_EQ(localize(became), "618 became 681");
  EXPECT_EQ(localize(became, {Language::arabic}), "تغيّر «618» إلى «681»");
}

TEST(Message, without_arguments_is_itself) {
  const Message plain = "the headline has no translation";
  EXPECT_EQ(localize(plain), "the headline has no translation");
  EXPECT_EQ(localize(plain, {Language::arabic}), "العنوان بلا ترجمة");
}

TEST(Message, placeholder_in_an_argument_is_text) {
  EXPECT_EQ(localize({"{0} became {1}", {quote("{1}"), quote("{0}")}}), "{1} became {0}");
}

TEST(Message, braces_and_placeholders_without_argument_stay) {
  EXPECT_EQ(localize({"{0} {1} {x} {", {quote("a")}}), "a {1} {x} {");
  EXPECT_EQ(localize({"{99999999999999999999999}", {quote("a")}}), "{99999999999999999999999}");
}

TEST(Message, unknown_message_stays_english) {
  EXPECT_EQ(localize({"no catalogue has {0}", {quote("this")}}, {Language::arabic}), "no catalogue has this");
}

TEST(Message, words_of_the_catalogue_are_translated) {
  const Message said{"{0} measures {1} but is called {2}",
                     {quote("618 كيلومترا"), catalogue_word("length"), catalogue_word("area")}};
  EXPECT_EQ(localize(said), "618 كيلومترا measures length but is called area");
  EXPECT_EQ(localize(said, {Language::arabic}), "«618 كيلومترا» قياس طول لكن النص يسميه مساحة");
}

TEST(Message, quoted_arguments_can_be_isolated) {
  EXPECT_EQ(localize({"{0} became {1}", {quote("a"), quote("b")}}, {.isolate = true}), "\u2068a\u2069 became \u2068b\u2069");
}

TEST(Message, lists_are_parted_by_the_comma_of_the_language) {
  constexpr std::string_view known[] = {"approved", "forbidden"};
  const Message said{"'{0}' is not a status; known are {1}", {quote("fine"), listed(known)}};
  EXPECT_EQ(localize(said), "'fine' is not a status; known are approved, forbidden");
  EXPECT_EQ(localize(said, {Language::arabic}), "ليس «fine» حالة معروفة؛ المعروف: approved، forbidden");
  EXPECT_EQ(localize({"{0}", {listed({})}}), "");
}

// ---- Errors ------------------------------------------------------------------------------------------------------------

TEST(Error, is_told_in_either_language) {
  const Error error(ErrorKind::usage, "rules.toml:3", {"unknown rule '{0}'; the nearest is '{1}'", {quote("name.x"), quote("name.wrong")}});
  EXPECT_STREQ(error.what(), "rules.toml:3: unknown rule 'name.x'; the nearest is 'name.wrong'");
  EXPECT_EQ(localize(error), error.what());
  EXPECT_EQ(localize(error, {Language::arabic}), "rules.toml:3: القاعدة «name.x» مجهولة؛ أقرب اسم إليها «name.wrong»");
  EXPECT_EQ(localize(Error(ErrorKind::file, "", "cannot be opened"), {Language::arabic}), "تعذّر فتحه");
}

TEST(Error, of_the_library_has_its_arabic) {
  try {
    CheckOptions options;
    options.disabled_rules = {"nonsense"};
    (void)check(Document(), Document(), {}, options);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_NE(localize(error, {Language::arabic}), error.what());
    EXPECT_THAT(localize(error, {Language::arabic}), testing::HasSubstr("مجهولة"));
  }
}

// ---- Plural forms and digits -------------------------------------------------------------------------------------------

TEST(Message, plural_forms_follow_the_language) {
  const auto said = [](std::uint64_t n, MessageStyle style = {}) {
    return localize({"{0} sentence has no translation", "{0} sentences have no translation", {counted(n)}}, style);
  };
  EXPECT_EQ(said(1), "1 sentence has no translation");
  EXPECT_EQ(said(2), "2 sentences have no translation");
  const MessageStyle arabic{Language::arabic};
  EXPECT_EQ(said(1, arabic), "جملة واحدة بلا ترجمة");
  EXPECT_EQ(said(2, arabic), "جملتان بلا ترجمة");
  EXPECT_EQ(said(3, arabic), "3 جمل بلا ترجمة");
  EXPECT_EQ(said(10, arabic), "10 جمل بلا ترجمة");
  EXPECT_EQ(said(11, arabic), "11 جملة بلا ترجمة");
  EXPECT_EQ(said(100, arabic), "100 جملة بلا ترجمة");
  EXPECT_EQ(said(103, arabic), "103 جمل بلا ترجمة");
}

TEST(Message, digits_of_counts_follow_the_option_and_quoted_ones_stay) {
  const MessageStyle style{Language::arabic, Digits::arabic_indic};
  EXPECT_EQ(localize({"{0} sentence has no translation", "{0} sentences have no translation", {counted(12)}}, style),
            "١٢ جملة بلا ترجمة");
  EXPECT_EQ(localize({"{0} became {1}", {quote("618"), quote("681")}}, style), "تغيّر «618» إلى «681»");
  EXPECT_EQ(localize({"{0} sentence has no translation", "{0} sentences have no translation", {counted(12)}},
                     {Language::english, Digits::arabic_indic}),
            "12 sentences have no translation");
}

// ---- The catalogue -----------------------------------------------------------------------------------------------------

/// A string literal of a source file, adjacent ones joined.
struct Literal {
  std::string text;
  std::size_t line = 0;
  bool no_message = false;  ///< the line says so, or it includes a file
  bool told = false;        ///< an argument of what throws, tells or translates
};

std::vector<Literal> literals_of(const std::string& source) {
  std::vector<Literal> out;
  std::size_t line = 1;
  std::size_t line_begin = 0;
  bool joined = false;  // only white space and comments since the last literal
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\n') {
      ++line;
      line_begin = i + 1;
    } else if (source.compare(i, 2, "//") == 0) {
      i = source.find('\n', i) - 1;
    } else if (source.compare(i, 3, "R\"(") == 0) {
      i = source.find(")\"", i) + 1;
    } else if (c == '\'' && i > 0 && source[i - 1] >= '0' && source[i - 1] <= '9') {
      continue;  // within a number
    } else if (c == '\'' && i + 2 < source.size()) {
      i = source.find('\'', i + (source[i + 1] == '\\' ? 3 : 2));
      joined = false;
    } else if (c == '"') {
      if (!joined) out.push_back({{}, line, false});
      const std::string_view whole =
          std::string_view(source).substr(line_begin, source.find('\n', i) - line_begin);
      const std::string_view before = whole.substr(0, i - line_begin);
      static const std::regex telling("(Error|fail|fail_at|refuse|BadLine|tell|catalogue_word)\\(");
      out.back().no_message = out.back().no_message || before.find("#include") != before.npos || before.find("static_assert") != before.npos ||
                              whole.find("// no message") != whole.npos;
      out.back().told = out.back().told || std::regex_search(before.begin(), before.end(), telling);
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        const bool escaped = source[i] == '\\';
        if (escaped) ++i;
        out.back().text += escaped && source[i] == 'n' ? '\n' : source[i];
      }
      joined = true;
    } else if (c != ' ' && c != '\n') {
      joined = false;
    }
  }
  return out;
}

/// Whether a literal is a sentence said to people: it has a placeholder, or three words and more.
bool is_prose(const std::string& text) {
  static const std::regex placeholder("\\{[0-9]\\}");
  static const std::regex words("[A-Za-z]+,? [a-z]+,? [A-Za-z-]+");
  if (text.find('<') != text.npos || text.find("{0}{0}") != text.npos) return false;  // markup, rulers
  return std::regex_search(text, placeholder) || std::regex_search(text, words);
}

/// The English texts of the catalogue; without the plural ones where `singular`.
std::set<std::string> catalogue_ids(bool singular = false) {
  std::vector<std::string> ids;
  bool open = false;
  std::ifstream in(top / "data/messages/ar.po");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("msgid")) {
      open = !singular || !line.starts_with("msgid_plural");
      if (open) ids.emplace_back();
    }
    if (line.starts_with("msgstr") || line.empty()) open = false;
    if (!open || line.find('"') == line.npos) continue;
    for (std::size_t i = line.find('"') + 1; i + 1 < line.size(); ++i) {
      const bool escaped = line[i] == '\\';
      if (escaped) ++i;
      ids.back() += escaped && line[i] == 'n' ? '\n' : line[i];
    }
  }
  std::set<std::string> out(ids.begin(), ids.end());
  out.erase("");
  return out;
}

/// The files whose words a person may read: those of the library and of the command, but for tables of letters.
std::vector<fs::path> speaking_files() {
  std::vector<fs::path> out;
  for (const char* const folder : {"src", "src/cli"})
    for (const auto& entry : fs::directory_iterator(top / folder)) {
      const auto extension = entry.path().extension();
      if ((extension == ".cpp" || extension == ".hpp") && entry.path().filename() != "latin.hpp") out.push_back(entry.path());
    }
  return out;
}

TEST(Catalogue, holds_every_sentence_of_the_sources) {
  const std::set<std::string> ids = catalogue_ids();
  ASSERT_GT(ids.size(), 100U);
  std::size_t seen = 0;
  for (const fs::path& path : speaking_files()) {
    for (const Literal& literal : literals_of(bytes_of(path))) {
      const bool told = literal.told && literal.text.find(' ') != std::string::npos;
      if (literal.no_message || (!told && !is_prose(literal.text))) continue;
      ++seen;
      EXPECT_TRUE(ids.contains(literal.text))
          << path.string() << ':' << literal.line << ": \"" << literal.text
          << "\" is not in data/messages/ar.po (a literal that nobody is told ends its line with // no message)";
    }
  }
  EXPECT_GT(seen, 400U);
}

TEST(Catalogue, holds_every_sentence_of_the_page) {
  const std::set<std::string> ids = catalogue_ids();
  const std::string page = bytes_of(top / "src/html/page.html");
  static const std::regex sentence("\\{\\{t:((?:[^{}]|\\{[0-9]\\})+)\\}\\}");
  std::size_t seen = 0;
  for (auto found = std::sregex_iterator(page.begin(), page.end(), sentence); found != std::sregex_iterator(); ++found, ++seen)
    EXPECT_TRUE(ids.contains((*found)[1])) << (*found)[1];
  EXPECT_GT(seen, 15U);
}

TEST(Catalogue, knows_every_rule_kind_and_severity) {
  const std::set<std::string> ids = catalogue_ids();
  for (const RuleInfo& rule : rules()) EXPECT_TRUE(ids.contains(std::string(rule.summary))) << rule.summary;
  for (int kind = 0; kind <= static_cast<int>(FindingKind::grammar); ++kind)
    EXPECT_TRUE(ids.contains(std::string(finding_kind_name(static_cast<FindingKind>(kind)))));
  for (int severity = 0; severity < 4; ++severity)
    EXPECT_TRUE(ids.contains(std::string(severity_name(static_cast<Severity>(severity)))));
}

/// The entries of the catalogue: English texts (one, and one for many where it has one) and the Arabic forms.
struct Entry {
  std::string one, many;
  std::vector<std::string> forms;
};
std::vector<Entry> catalogue_entries() {
  std::vector<Entry> out;
  std::string* text = nullptr;
  std::ifstream in(top / "data/messages/ar.po");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("msgid_plural"))
      text = &out.back().many;
    else if (line.starts_with("msgid"))
      text = &out.emplace_back().one;
    else if (line.starts_with("msgstr"))
      text = &out.back().forms.emplace_back();
    const std::size_t begin = line.find('"');
    if (text != nullptr && !line.starts_with('#') && begin != line.npos) *text += line.substr(begin + 1, line.rfind('"') - begin - 1);
  }
  std::erase_if(out, [](const Entry& entry) { return entry.one.empty(); });
  return out;
}

std::set<std::string> placeholders(const std::string& text) {
  static const std::regex placeholder("\\{[0-9]\\}");
  return {std::sregex_token_iterator(text.begin(), text.end(), placeholder), {}};
}

TEST(Catalogue, has_the_same_placeholders_in_both_languages) {
  const std::vector<Entry> entries = catalogue_entries();
  ASSERT_GT(entries.size(), 400U);
  for (const Entry& entry : entries) {
    if (entry.many.empty()) {
      ASSERT_EQ(entry.forms.size(), 1U) << entry.one;
      EXPECT_EQ(placeholders(entry.forms[0]), placeholders(entry.one)) << entry.one;
      continue;
    }
    ASSERT_EQ(entry.forms.size(), 6U) << entry.one;
    const std::set<std::string> wanted = placeholders(entry.many);
    for (std::size_t form = 3; form < 6; ++form) EXPECT_EQ(placeholders(entry.forms[form]), wanted) << entry.forms[form];
    for (const std::string& form : entry.forms)  // none, one and two are said in words
      for (const std::string& one : placeholders(form)) EXPECT_TRUE(wanted.contains(one)) << form;
  }
}

TEST(Catalogue, has_arabic_forms_in_arabic) {
  for (const Entry& entry : catalogue_entries())
    for (const std::string& form : entry.forms)
      EXPECT_TRUE(std::any_of(form.begin(), form.end(), [](char c) { return c >= '\xD8' && c <= '\xDB'; })) << form;
}

TEST(Catalogue, is_compiled_in_whole) {
  for (const std::string& id : catalogue_ids(true)) EXPECT_NE(message(Language::arabic, id), id);
}

TEST(Catalogue, holds_nothing_that_nobody_says) {
  std::string sources;
  for (const auto& entry : fs::recursive_directory_iterator(top / "src")) {
    const auto extension = entry.path().extension();
    if (extension == ".html") sources += bytes_of(entry.path());
    if (extension != ".cpp" && extension != ".hpp") continue;
    for (const Literal& literal : literals_of(bytes_of(entry.path()))) sources += '"' + literal.text + '"';
  }
  for (const std::string& id : catalogue_ids())
    EXPECT_TRUE(sources.find('"' + id + '"') != sources.npos || sources.find("{{t:" + id + "}}") != sources.npos) << id;
}

}  // namespace
