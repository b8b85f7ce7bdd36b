// SPDX-License-Identifier: Apache-2.0
// Names: found in either language, judged against each other, and the right spelling proposed.
#ifndef MUWAZI_NAME_HPP
#define MUWAZI_NAME_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/text.hpp>
#include <muwazi/token.hpp>

namespace muwazi::inline v0 {

/// What a name names. `people` are communities and nationalities, adjectives included ("Syrian", "Alawite"); `event` are
/// wars, treaties and holidays; `work` are products, brands and titles of works.
enum class NameType : std::uint8_t {
  unknown, person, place, organization, people, acronym, language, title, event, work
};

/// The word used in reports: "person", "place". Static storage.
MUWAZI_EXPORT std::string_view name_type_name(NameType type) noexcept;

/// One name of a sentence. The range is in the sentence's text, tokens are indices of the sentence's tokens.
struct Name {
  ByteRange range;
  std::uint32_t first_token = 0;  ///< first token of the name
  std::uint32_t token_count = 0;
  NameType type = NameType::unknown;
  friend bool operator==(const Name&, const Name&) = default;
};

/// Names of one sentence, in order, not overlapping. `tokens` are the sentence's tokens, their ranges within `text`.
MUWAZI_EXPORT std::vector<Name> find_names(std::string_view text, std::span<const Token> tokens, Language language);

enum class NameVerdict : std::uint8_t { right, variant, unusual, wrong, missing, latin, translated };

MUWAZI_EXPORT std::string_view name_verdict_name(NameVerdict verdict) noexcept;

/// A judgement of one name.
struct NameJudgement {
  NameVerdict verdict = NameVerdict::right;
  double score = 0;                      ///< probability that the two are one name
  ByteRange range;                       ///< where it stands in the other sentence; empty where it is missing
  std::string reason;                    ///< English, one line
  std::vector<std::string> suggestions;  ///< best first, up to three
};

/// A name of the English sentence and what was made of it.
struct JudgedName {
  Name name;
  NameJudgement judgement;
};

/// Gazetteer and transliteration model. Immutable; may be shared between threads.
class MUWAZI_EXPORT NameModel {
 public:
  /// The library's own, compiled in.
  static const NameModel& builtin() noexcept;

  /// Probability in [0, 1] that the two spell one name.
  [[nodiscard]] double score(std::string_view english, std::string_view arabic) const;

  /// For aligners: log odds (natural) that an Arabic word renders an English name token, over chance; at most 0 where
  /// there is no resemblance. Both are matching keys or plain tokens. At least a million a second on one core.
  [[nodiscard]] float log_odds(std::string_view english_token, std::string_view arabic_token) const noexcept;

  /// The most probable Arabic spellings of an English name, best first.
  [[nodiscard]] std::vector<std::string> propose(std::string_view english, std::size_t count) const;
  /// The most probable English spellings of an Arabic name, best first.
  [[nodiscard]] std::vector<std::string> propose_english(std::string_view arabic, std::size_t count) const;

  /// As `muwazi names` does: one English name against one Arabic name.
  [[nodiscard]] NameJudgement judge(std::string_view english, std::string_view arabic) const;

  /// One name of the English sentence against the whole Arabic sentence that translates it.
  [[nodiscard]] NameJudgement judge_in(std::string_view english_sentence, std::span<const Token> english_tokens,
                                       const Name& name, std::string_view arabic_sentence,
                                       std::span<const Token> arabic_tokens) const;

  /// All names of the English sentence (find_names()) against the Arabic one, whichever of them is the translation. Finds more than
  /// judge_in() name by name would, and prepares the sentences once.
  [[nodiscard]] std::vector<JudgedName> judge_names(std::string_view english_sentence,
                                                    std::span<const Token> english_tokens,
                                                    std::string_view arabic_sentence,
                                                    std::span<const Token> arabic_tokens) const;
};

}  // namespace muwazi::inline v0

#endif
