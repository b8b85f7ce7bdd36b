// SPDX-License-Identifier: Apache-2.0
// Claims about long lines: a pair and a text of megabytes are worked through in time that grows with their length, not with its
// square, and what is passed over is told.
//
// No time is measured here. Each kind of text is a test of its own with a time limit that is some thirty times what it takes;
// work that grows with the square of the length takes hundreds of times as long. Without optimisation the texts are shorter.
#include <gtest/gtest.h>
#include <muwazi/muwazi.hpp>

#include <algorithm>
#include <functional>
#include <sstream>
#include <map>
#include <ostream>
#include <string>
#include <utility>

namespace muwazi {
namespace {

#ifdef NDEBUG
constexpr std::size_t pair_bytes = 800'000;  // of each side
constexpr std::size_t text_bytes = 2'000'000;
#else
constexpr std::size_t pair_bytes = 60'000;
constexpr std::size_t text_bytes = 200'000;
#endif

using Piece = std::function<std::string(std::size_t)>;

/// What `piece` says for 0, 1, 2 ... one behind the other, up to so many bytes.
std::string repeated(const Piece& piece, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) out += piece(i);
  return out;
}
Piece always(std::string text) {
  return [text = std::move(text)](std::size_t) { return text; };
}
std::string number(std::size_t i) { return std::to_string(i); }

struct Kind {
  const char* name;
  Piece english;
  Piece arabic;
};
void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }  // for the names that ctest shows

const Kind kinds[] = {
    {"one_word", always("table "), always("طاولة ")},
    {"prose", always("The old bridge over the river was not closed for 3 days in March, said Mr Carter. "),
     always("قال السيد كارتر إن الجسر القديم فوق النهر لم يغلق 3 أيام في مارس. ")},
    {"glosses", always("The API (NA) of the PaaS (Platform as a Service) "), always("شبكة طبقة (API) في منصة كخدمة NAT ")},
    {"numbers", [](std::size_t i) { return number(i * 7919 % 100003) + ' '; }, [](std::size_t i) { return number(i * 104729 % 100019) + ' '; }},
    {"one_number", always("17 "), always("17 ")},
    {"dates", [](std::size_t i) { return number(i % 28 + 1) + " March " + number(1900 + i % 100) + ", "; },
     [](std::size_t i) { return number(i % 27 + 1) + " أبريل " + number(1901 + i % 99) + "، "; }},
    {"shares", [](std::size_t i) { return number(i % 9 + 1) + " out of 10, "; }, [](std::size_t i) { return number(i % 90 + 10) + " كتابا، "; }},
    {"measures", [](std::size_t i) { return number(i % 90) + " degrees Fahrenheit "; }, [](std::size_t i) { return number(i % 91) + " درجة مئوية "; }},
    {"telephones", [](std::size_t i) { return "+1 202-555-" + number(i % 9000 + 1000) + ", "; },
     [](std::size_t i) { return "+1 202-555-" + number((i + 7) % 9000 + 1000) + "، "; }},
    {"names", always("Damascus "), always("بغداد ")},
    {"acronyms", always("World Trade Agency (WTA) "), always("وكالة (WTA) WTA ")},
    {"negations", always("not "), always("لم ")},
    {"directions", always("at least more before "), always("على الأكثر أقل بعد ")},
    {"senses", always("bank spring "), always("ضفة ")},
    {"brackets", always("([{"), always("}])<")},
    {"quotes", always("\"a "), always("«ب ")},
    {"scripts", always("aب"), always("بa ")},
    {"runs_in_english", always("word by word they go "), always("the words of them all here كلمة ")},
    {"placeholders", always("%s "), always("%d ")},
    {"braces", always("{"), always("{")},
    {"ticks", [](std::size_t i) { return std::string(i % 50 + 1, '`') + ' '; }, always("` ")},
    {"open_conversions", always("%("), always("<a ")},
    {"tags", always("<b>a"), always("<i>ب")},
    {"links", [](std::size_t i) { return "http://a.org/" + number(i) + ' '; }, [](std::size_t i) { return "http://b.org/" + number(i) + ' '; }},
    {"files", [](std::size_t i) { return number(i) + "a.py "; }, [](std::size_t i) { return number(i) + "b.py "; }},
    {"one_token", always("ab"), always("بم")},
    {"marks", always("."), always("؟")},
};

class LongTexts : public testing::TestWithParam<Kind> {};

bool has_rule(const std::vector<Finding>& findings, std::string_view rule) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

std::size_t written_size(const Review& review) {
  std::ostringstream out;
  write_jsonl(out, review);
  write_text(out, review);
  write_tsv(out, review);
  write_sarif(out, review);
  write_html(out, review);
  return std::move(out).str().size();
}

TEST_P(LongTexts, pair_is_checked_and_written_in_time_that_grows_with_its_length) {
  const std::string english = repeated(GetParam().english, pair_bytes);
  const std::string arabic = repeated(GetParam().arabic, pair_bytes);
  const Reviewer reviewer;
  const Review review = reviewer.check_pair(english, arabic);
  EXPECT_GT(written_size(review), 0u);
  EXPECT_FALSE(reviewer.check_pair(arabic, english).beads.empty());
}

TEST_P(LongTexts, line_is_analysed_in_time_that_grows_with_its_length) {
  for (const Language language : {Language::english, Language::arabic}) {
    const std::string text = repeated(language == Language::english ? GetParam().english : GetParam().arabic, text_bytes);
    const Document document = analyze(decode(text), language, SentenceSplitter(language));
    EXPECT_FALSE(document.sentences.empty());
    const std::string_view normalized = document.normalized.utf8;
    EXPECT_LE(find_names(normalized, document.tokens, language).size(), document.tokens.size());
    EXPECT_LE(find_quantities(normalized, language).size(), normalized.size());
  }
}

INSTANTIATE_TEST_SUITE_P(All, LongTexts, testing::ValuesIn(kinds), [](const auto& kind) { return std::string(kind.param.name); });

TEST(LongPair, says_which_checks_passed_it_over) {
  const std::string english = repeated(always("The committee met on Monday and did not agree. "), 60'000);
  const std::string arabic = repeated(always("اجتمعت اللجنة يوم الاثنين ولم تتفق. "), 60'000);
  const Review review = Reviewer().check_pair(english, arabic);
  const auto note = std::find_if(review.findings.begin(), review.findings.end(), [](const Finding& finding) { return finding.rule == "alignment.length"; });
  ASSERT_NE(note, review.findings.end());
  EXPECT_EQ(note->severity, Severity::info);
  EXPECT_EQ(note->source->text, "The");
}

TEST(LongPair, of_a_page_is_looked_at_whole) {
  const std::string english = repeated(always("The committee met on Monday and did not agree. "), 6'000);
  const std::string arabic = repeated(always("اجتمعت اللجنة يوم الاثنين ولم تتفق. "), 8'000);
  EXPECT_FALSE(has_rule(Reviewer().check_pair(english, arabic).findings, "alignment.length"));
}

TEST(LongPair, says_that_its_markup_was_passed_over) {
  const std::string english = repeated([](std::size_t i) { return "<b>" + number(i) + "</b> "; }, 400'000);
  const Review review = Reviewer().check_pair(english, repeated(always("كلمة "), 400'000));
  EXPECT_EQ(std::count_if(review.findings.begin(), review.findings.end(), [](const Finding& finding) { return finding.rule == "alignment.length"; }), 2);
}

TEST(LongPair, is_still_checked_for_all_that_takes_one_reading) {
  const std::string english = repeated(always("A plain word here. "), 60'000);
  const std::string arabic = repeated(always("كلمة عادية هنا. "), 60'000) + "كتـــاب";
  EXPECT_TRUE(has_rule(Reviewer().check_pair(english, arabic).findings, "script.tatweel"));
}

TEST(ManyNumbers, without_an_equal_are_told_in_one_finding) {
  std::string english = "The prices were";
  std::string arabic = "كانت الأسعار";
  for (int i = 0; i < 40; ++i) {
    english += ' ' + std::to_string(1013 + 37 * i) + ',';
    arabic += ' ' + std::to_string(5020 + 41 * i) + "،";
  }
  const Review review = Reviewer().check_pair(english, arabic);
  const auto many = std::count_if(review.findings.begin(), review.findings.end(), [](const Finding& finding) {
    return finding.rule == "number.value" && finding.severity == Severity::info;
  });
  EXPECT_EQ(many, 1);
}

// A fingerprint tells findings of one sentence apart and is the same wherever the sentence stands, also in a long pair.
TEST(LongPair, has_fingerprints_that_tell_its_findings_apart) {
  std::string english;
  std::string arabic;
  for (int i = 0; i < 200; ++i) {
    english += "Open <b>part " + std::to_string(i) + "</b> with %" + std::to_string(i % 40 + 1) + "$s now. ";
    arabic += "افتح الجزء الآن. ";
  }
  const Reviewer reviewer;
  const std::vector<Finding> first = reviewer.check_pair(english, arabic).findings;
  const std::vector<Finding> again = reviewer.check_pair(english, arabic).findings;
  ASSERT_GT(first.size(), 40u);
  EXPECT_EQ(first, again);
  const std::vector<Finding> other = reviewer.check_pair(english + "More.", arabic).findings;
  EXPECT_NE(first[0].fingerprint, other[0].fingerprint);
  std::map<std::string, std::uint64_t> of_placeholders;
  for (const Finding& finding : first)
    if (finding.rule == "markup.placeholder" && finding.source) of_placeholders[finding.source->text] = finding.fingerprint;
  ASSERT_GT(of_placeholders.size(), 2u);
  EXPECT_NE(of_placeholders["%1$s"], of_placeholders["%2$s"]);
}

}  // namespace
}  // namespace muwazi
