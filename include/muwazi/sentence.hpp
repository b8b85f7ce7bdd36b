// SPDX-License-Identifier: Apache-2.0
// Sentences of an English or Arabic text, and what each is: headline, body, caption or furniture of a web page.
#ifndef MUWAZI_SENTENCE_HPP
#define MUWAZI_SENTENCE_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// What a sentence is in its document.
enum class SentenceRole : std::uint8_t {
  body,
  headline,  ///< title or section heading: a line of its own without a stop, or Markdown's #
  caption,   ///< picture caption or credit
  furniture  ///< not part of the article: site name, share and cookie lines, "1 month ago", "Read more"
};

/// One sentence. Ranges are in the text that was split and hold no space at either end.
struct Sentence {
  ByteRange range;
  std::uint32_t paragraph = 0;  ///< 0-based; a line end begins a new paragraph where the text is set that way
  SentenceRole role = SentenceRole::body;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A rule that gives a role to a whole line (a paragraph of one line).
struct RoleRule {
  SentenceRole role = SentenceRole::furniture;
  std::string pattern;  ///< an ICU regular expression that has to match the whole line, case-insensitively
};

struct SentenceOptions {
  bool one_per_line = false;               ///< each non-empty line is one sentence
  bool keep_empty_lines = false;           ///< with one_per_line: an empty line is an (empty) sentence and keeps its number
  bool builtin_rules = true;               ///< roles by the library's own rules
  std::vector<std::string> abbreviations;  ///< added to the language's own: "approx.", "ص.ب."
  std::vector<RoleRule> role_rules;        ///< tried before the library's own
};

/// Splits texts of one language. Immutable once made; may be shared between threads. Making one costs milliseconds, so
/// make it once.
class MUWAZI_EXPORT SentenceSplitter {
 public:
  /// Throws Error{format} for a role rule whose pattern is not a regular expression.
  explicit SentenceSplitter(Language language, SentenceOptions options = {});
  ~SentenceSplitter();
  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;

  /// The sentences of well-formed UTF-8, in order; every byte that is not a space lies in exactly one. Linear.
  [[nodiscard]] std::vector<Sentence> split(std::string_view utf8) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

/// As SentenceSplitter{language, options}.split(utf8), for a text now and then.
MUWAZI_EXPORT std::vector<Sentence> split_sentences(std::string_view utf8, Language language,
                                                    const SentenceOptions& options = {});

}  // namespace muwazi::inline v0

#endif
