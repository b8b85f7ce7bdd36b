// SPDX-License-Identifier: Apache-2.0
// Sentence boundaries and roles: a scanner that looks for stops byte by byte and asks rules only there.
//
// The rules are those of UAX #29 (sentences) with abbreviations suppressed, as ICU's FilteredBreakIterator has them,
// but for what the header of sentence.hpp lists; the tests hold the two against each other. ICU itself would cost as
// much as everything else that the library does with a text.
#include <muwazi/sentence.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include <muwazi/error.hpp>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "role.hpp"
#include "sentence_boundary.hpp"
#include "sentence_data.hpp"
#include "sentence_lines.hpp"
#include "sentence_marks.hpp"
#include "sentence_words.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
using namespace sentences;

struct SentenceSplitter::Engine {
  Engine(Language chosen, SentenceOptions given);

  [[nodiscard]] std::vector<Sentence> split_lines(std::string_view text) const;
  [[nodiscard]] std::vector<Sentence> split_text(std::string_view text) const;
  void split_paragraph(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t paragraph,
                       std::vector<Sentence>& out) const;
  [[nodiscard]] std::optional<SentenceRole> user_role(std::string_view line) const;
  void give_roles(std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& paragraphs,
                  std::vector<Sentence>& sentences) const;

  Language language;
  SentenceOptions options;
  LineRoles lines;
  SentenceWords words;
  std::vector<std::pair<SentenceRole, icu::RegexPattern*>> user_rules;
  std::vector<std::unique_ptr<icu::RegexPattern>> user_patterns;
};

SentenceSplitter::Engine::Engine(Language chosen, SentenceOptions given)
    : language(chosen), options(std::move(given)), words(options.abbreviations) {
  for (const RoleRule& rule : options.role_rules) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(rule.pattern), UREGEX_CASE_INSENSITIVE, where, status));
    if (U_FAILURE(status) || !pattern)
      throw Error(ErrorKind::format, rule.pattern,
                  {"the pattern of a role is not a regular expression: {0} at character {1}",
                   {quote(u_errorName(status)), counted(static_cast<std::uint64_t>(std::max(where.offset, 0)))}});
    user_rules.emplace_back(rule.role, pattern.get());
    user_patterns.push_back(std::move(pattern));
  }
}

void SentenceSplitter::Engine::split_paragraph(std::string_view text, std::size_t begin, std::size_t end,
                                               std::uint32_t paragraph, std::vector<Sentence>& out) const {
  const std::string_view view = text.substr(0, end);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  BoundaryFinder finder(words, language, view, begin);
  const auto emit = [&](std::size_t to) {
    std::size_t from = finder.sentence();
    std::size_t until = to;
    trim(view, from, until);
    if (from < until)
      out.push_back(
          {{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(until)}, paragraph, SentenceRole::body});
    finder.begin_sentence(to);
  };
  for (std::size_t i = begin; i < end;) {
    if ((byte_marks[bytes[i]] & stop_mark) == 0) {
      ++i;
      continue;
    }
    std::size_t stop = i;
    if (bytes[i] == 0x9F) {
      if (i == begin || bytes[i - 1] != 0xD8) {
        ++i;
        continue;
      }
      stop = i - 1;
    } else if (bytes[i] >= 0x80) {
      std::uint32_t size = 1;
      if (!is_stop(code_point_at(view, i, size))) {
        i += size;
        continue;
      }
    }
    std::size_t after = i + 1;
    if (finder.boundary(stop, after)) emit(after);
    i = std::max(after, i + 1);
  }
  emit(end);
}

std::vector<Sentence> SentenceSplitter::Engine::split_lines(std::string_view text) const {
  std::vector<Sentence> out;
  out.reserve(text.size() / 128 + 1);
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
    const std::size_t line_end =
        found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
    std::size_t begin = at;
    std::size_t end = line_end;
    trim(text, begin, end);
    if (begin < end || options.keep_empty_lines)
      out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, number, SentenceRole::body});
    at = line_end + 1;
  }
  if (!user_rules.empty())
    for (Sentence& sentence : out)
      if (const auto role = user_role(sentence.range.in(text))) sentence.role = *role;
  return out;
}

std::vector<Sentence> SentenceSplitter::Engine::split_text(std::string_view text) const {
  std::vector<Sentence> out;
  out.reserve(text.size() / 160 + 1);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> paragraphs;  // first sentence, lines
  Line line = line_at(text, 0);
  const Shape shape = line.next >= text.size() ? Shape{} : shape_of(text, language);
  std::uint32_t paragraph = 0;
  while (line.begin < text.size()) {
    const std::size_t begin = line.begin;
    std::uint32_t lines_in = 1;
    if (shape.width != 0) {
      while (line.next < text.size()) {
        const Line next = line_at(text, line.next);
        std::size_t from = next.begin;
        std::size_t until = next.end;
        trim(text, from, until);
        std::size_t here = line.begin;
        std::size_t here_end = line.end;
        trim(text, here, here_end);
        if (from >= until || here >= here_end || !goes_on(text, line, next, shape)) break;
        line = next;
        ++lines_in;
      }
    }
    const std::size_t before = out.size();
    std::size_t from = begin;
    std::size_t until = line.end;
    trim(text, from, until);
    split_paragraph(text, from, until, paragraph, out);
    if (out.size() > before) {
      paragraphs.emplace_back(static_cast<std::uint32_t>(before), lines_in);
      ++paragraph;
    }
    line = line_at(text, line.next);
  }
  give_roles(text, paragraphs, out);
  return out;
}

// --- Roles -----------------------------------------------------------------------------------------------------------

std::optional<SentenceRole> SentenceSplitter::Engine::user_role(std::string_view line) const {
  if (user_rules.empty() || line.size() > 4000) return std::nullopt;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8({line.data(), static_cast<std::int32_t>(line.size())});
  for (const auto& [role, pattern] : user_rules) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(text, status));
    if (U_FAILURE(status) || !matcher) continue;
    matcher->setTimeLimit(100, status);  // ICU's unit: about 10,000 steps each; a pattern that runs away does not match
    if (matcher->matches(status) && U_SUCCESS(status)) return role;
  }
  return std::nullopt;
}

void SentenceSplitter::Engine::give_roles(std::string_view text,
                                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& paragraphs,
                                          std::vector<Sentence>& sentences) const {
  constexpr std::size_t longest_headline = 150;  // code points; news headlines run to about 110
  std::vector<std::uint32_t> headlines;
  std::size_t headline_bytes = 0;
  bool after_date = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::uint32_t first = paragraphs[i].first;
    const std::uint32_t last =
        i + 1 < paragraphs.size() ? paragraphs[i + 1].first : static_cast<std::uint32_t>(sentences.size());
    const bool was_after_date = std::exchange(after_date, false);
    if (paragraphs[i].second != 1) continue;
    const std::string_view line =
        text.substr(sentences[first].range.begin, sentences[last - 1].range.end - sentences[first].range.begin);
    const auto give = [&](SentenceRole role) {
      for (std::uint32_t s = first; s < last; ++s) sentences[s].role = role;
    };
    if (const auto role = user_role(line)) {
      give(*role);
      continue;
    }
    if (!options.builtin_rules) continue;
    if (line[0] == '#') {  // Markdown
      const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
      if (level <= 6 && level < line.size() && line[level] == ' ') {
        give(SentenceRole::headline);
        continue;
      }
    }
    if (const auto role = lines.role(line)) {
      give(*role);
      after_date = *role == SentenceRole::furniture && lines.is_date(line);
      continue;
    }
    if (last - first != 1 || line.size() > longest_headline * 4 || ends_with_stop(line) || list_mark(line) != 0)
      continue;
    if (line.ends_with(',') || line.ends_with(';') || line.ends_with(':') || line.ends_with("\xD8\x8C") ||
        line.ends_with("\xD8\x9B"))
      continue;
    if (count_code_points(line) > longest_headline) continue;
    // "Baghdad - Hamza Mustafa" under the date of an article.
    if (was_after_date && line.size() < 80 &&
        (line.find(" - ") != line.npos || line.find(" \xE2\x80\x93 ") != line.npos ||
         line.find(" \xE2\x80\x94 ") != line.npos)) {
      std::size_t count = 0;
      bool names = true;
      for_each_part(line, ' ', [&](std::string_view word) {
        std::uint32_t size = 1;
        const char32_t c = code_point_at(word, 0, size);
        if (!is_letter(c)) return;
        ++count;
        names = names && !is_lower(c);
      });
      if (names && count <= 6) {
        give(SentenceRole::furniture);
        continue;
      }
    }
    headlines.push_back(first);
    headline_bytes += line.size();
  }
  // A text most of which has no stops (a list, subtitles, segments of a memory) has no headlines.
  if (paragraphs.size() < 2 || headline_bytes * 2 > text.size()) return;
  for (const std::uint32_t sentence : headlines) sentences[sentence].role = SentenceRole::headline;
}

// --- The class -------------------------------------------------------------------------------------------------------

SentenceSplitter::SentenceSplitter(Language language, SentenceOptions options)
    : engine_(std::make_unique<const Engine>(language, std::move(options))) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Sentence> SentenceSplitter::split(std::string_view utf8) const {
  return engine_->options.one_per_line ? engine_->split_lines(utf8) : engine_->split_text(utf8);
}

std::vector<Sentence> split_sentences(std::string_view utf8, Language language, const SentenceOptions& options) {
  return SentenceSplitter(language, options).split(utf8);
}

}  // namespace muwazi::inline v0
