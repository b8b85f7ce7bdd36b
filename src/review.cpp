// SPDX-License-Identifier: Apache-2.0
// The front door: detects languages, analyses both sides, aligns and checks.
#include <muwazi/review.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "accelerator.hpp"
#include "arabic.hpp"
#include "check_context.hpp"
#include "count_bytes.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {

struct Reviewer::Engine {
  ReviewOptions options;
  SentenceSplitter english;
  SentenceSplitter arabic;
  CheckPlan plan{options.check};  ///< refers to `options`: an engine stays where it was made

  [[nodiscard]] const SentenceSplitter& splitter(Language language) const {
    return language == Language::english ? english : arabic;
  }
  [[nodiscard]] Review analyzed(Text source_text, Text target_text, bool one_pair) const;
  [[nodiscard]] Review analyzed(std::string_view source, std::string_view target, bool one_pair) const {
    return analyzed(decode(source, options.source_decode), decode(target, options.target_decode), one_pair);
  }
};

namespace {

constexpr Language other(Language language) noexcept {
  return language == Language::english ? Language::arabic : Language::english;
}

/// Letters of a text by script.
struct Letters {
  std::size_t latin = 0;
  std::size_t arabic = 0;

  explicit Letters(std::string_view utf8) noexcept {
    const auto* bytes = reinterpret_cast<const unsigned char*>(utf8.data());
    latin = count_bytes(utf8.size(), [&](std::size_t i) { return static_cast<unsigned char>((bytes[i] | 0x20) - 'a') < 26; });
    const std::size_t ascii = count_bytes(utf8.size(), [&](std::size_t i) { return bytes[i] < 0x80; });
    if (ascii == utf8.size()) return;
    for (std::size_t at = 0; at < utf8.size();) {
      if (static_cast<unsigned char>(utf8[at]) < 0x80) {
        ++at;
        continue;
      }
      std::uint32_t size = 1;
      const char32_t c = code_point_at(utf8, at, size);
      arabic += arabic::is_letter(c);
      at += size;
    }
  }

  [[nodiscard]] std::optional<Language> language() const noexcept {
    if (latin == 0 && arabic == 0) return std::nullopt;
    // Arabic texts quote Latin words far more often than English texts quote Arabic ones.
    return arabic * 2 >= latin ? Language::arabic : Language::english;
  }
  [[nodiscard]] double arabic_share() const noexcept {
    return static_cast<double>(arabic) / static_cast<double>(std::max<std::size_t>(latin + arabic, 1));
  }
};

/// In Markdown its headings are the headlines, and nothing else is.
void give_headings(const ExtractedText& extracted, Document& document) {
  if (extracted.kind != DocumentKind::markdown) return;
  auto heading = extracted.headings.begin();
  for (Sentence& sentence : document.sentences) {
    const ByteRange range = document.decoded(sentence.range);
    while (heading != extracted.headings.end() && heading->end <= range.begin) ++heading;
    const bool within = heading != extracted.headings.end() && heading->begin < range.end;
    if (within ? sentence.role == SentenceRole::body : sentence.role == SentenceRole::headline)
      sentence.role = within ? SentenceRole::headline : SentenceRole::body;
  }
}

}  // namespace

std::optional<Language> detect_language(std::string_view utf8) noexcept { return Letters(utf8).language(); }

Review Reviewer::Engine::analyzed(Text source_text, Text target_text, bool one_pair) const {
  Review out;
  const Letters source_letters(source_text.utf8);
  const Letters target_letters(target_text.utf8);
  const std::optional<Language> source_is = source_letters.language();
  const std::optional<Language> target_is = target_letters.language();
  // The side with the greater share of Arabic letters is the Arabic one, however many Latin words it quotes.
  Language language = Language::english;
  if (source_letters.arabic_share() > target_letters.arabic_share()) language = Language::arabic;
  if (source_is && target_is && *source_is == *target_is) {
    out.notes.push_back(*source_is == Language::english ? "both sides are English: nothing can be aligned by meaning"
                                                        : "both sides are Arabic: nothing can be aligned by meaning");
    if (options.source_language) language = *options.source_language;
  } else if (!source_is && !target_is) {
    language = options.source_language.value_or(Language::english);
  } else if (options.source_language && *options.source_language != language) {
    if (one_pair)
      language = *options.source_language;
    else
      out.notes.push_back(
          {language == Language::english ? "the sides look exchanged: {0} is English; reviewed as English to Arabic"
                                         : "the sides look exchanged: {0} is Arabic; reviewed as Arabic to English",
           {quote(options.source_name)}});
  }
  Accelerators keys;
  if (one_pair) {
    const bool english_first = language == Language::english;
    keys = find_accelerators(english_first ? source_text.utf8 : target_text.utf8, english_first ? target_text.utf8 : source_text.utf8);
  }
  const auto analyzed_side = [&](Text text, Language of) {
    const std::optional<std::uint32_t> key = of == Language::english ? keys.english : keys.arabic;
    return key ? analyze_without(std::move(text), of, splitter(of), *key) : analyze(std::move(text), of, splitter(of));
  };
  out.source = analyzed_side(std::move(source_text), language);
  out.target = analyzed_side(std::move(target_text), other(language));
  out.source.name = options.source_name;
  out.target.name = options.target_name;
  return out;
}

Reviewer::Reviewer(ReviewOptions options) {
  SentenceSplitter english(Language::english, options.sentences);
  SentenceSplitter arabic(Language::arabic, options.sentences);
  engine_.reset(new const Engine{std::move(options), std::move(english), std::move(arabic)});
}
Reviewer::~Reviewer() = default;
Reviewer::Reviewer(Reviewer&&) noexcept = default;
Reviewer& Reviewer::operator=(Reviewer&&) noexcept = default;

Review Reviewer::align(std::string_view source, std::string_view target) const {
  Review out = engine_->analyzed(source, target, false);
  out.beads = muwazi::align(out.source, out.target, engine_->options.align);
  return out;
}

Review Reviewer::review(std::string_view source, std::string_view target) const {
  Review out = align(source, target);
  out.findings = engine_->plan.run(out.source, out.target, out.beads);
  return out;
}

Review Reviewer::align(ExtractedText source, ExtractedText target) const {
  Review out = engine_->analyzed(std::move(source.text), std::move(target.text), false);
  give_headings(source, out.source);
  give_headings(target, out.target);
  out.source.file = std::move(source.file);
  out.target.file = std::move(target.file);
  out.beads = muwazi::align(out.source, out.target, engine_->options.align);
  return out;
}

Review Reviewer::review(ExtractedText source, ExtractedText target) const {
  Review out = align(std::move(source), std::move(target));
  out.findings = check(out.source, out.target, out.beads, engine_->options.check);
  return out;
}

Review Reviewer::check_pair(std::string_view source, std::string_view target, MessageNumber number) const {
  Review out = engine_->analyzed(source, target, true);
  Bead bead;
  bead.source = {0, static_cast<std::uint32_t>(out.source.sentences.size())};
  bead.target = {0, static_cast<std::uint32_t>(out.target.sentences.size())};
  bead.score = 1;
  bead.number = number;
  if (!bead.source.empty() || !bead.target.empty()) out.beads.push_back(bead);
  out.findings = engine_->plan.run(out.source, out.target, out.beads);
  return out;
}

namespace {

/// Whether a rule weighs the whole of both sides, so that words that are still to come may settle what it tells.
bool weighs_the_whole(std::string_view rule) noexcept {
  // Ids, or what ids begin with; "term.forbidden" is told of the words that stand there.
  static constexpr std::string_view rules[] = {"alignment.", "grammar.", "name.missing", "negation.", "omission.", "punctuation.",
                                               "term.again", "term.instruction", "term.required", "term.sense"};
  return std::any_of(std::begin(rules), std::end(rules), [&](std::string_view one) { return rule.starts_with(one); });
}

}  // namespace

Review Reviewer::check_typed(std::string_view source, std::string_view target, MessageNumber number) const {
  Review out = check_pair(source, target, number);
  const std::uint32_t last = out.target.tokens.empty() ? 0 : out.target.origin(out.target.tokens.back().range).begin;
  std::erase_if(out.findings, [&](const Finding& finding) {
    return !finding.target || finding.target->bytes.end > last || weighs_the_whole(finding.rule);
  });
  return out;
}

Review review(std::string_view source, std::string_view target, const ReviewOptions& options) {
  return Reviewer(options).review(source, target);
}

}  // namespace muwazi::inline v0
