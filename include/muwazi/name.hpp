// SPDX-License-Identifier: Apache-2.0
// Names: found in either language, judged against each other, and the right spelling proposed.
//
//     const muwazi::NameModel& model = muwazi::NameModel::builtin();
//     model.score("Saladin", "\u0635\u0644\u0627\u062D \u0627\u0644\u062F\u064A\u0646");   // near 1: one name
//     model.score("Bush", "\u0634\u062C\u064A\u0631\u0629");                             // near 0: a shrub
//     for (const std::string& spelling : model.propose("Deir ez-Zor", 3)) std::cout << spelling << '\n';
//
//     for (const muwazi::JudgedName& one : model.judge_names(english, english_tokens, arabic, arabic_tokens))
//       if (one.judgement.verdict == muwazi::NameVerdict::wrong)
//         std::cout << one.judgement.range.in(arabic) << ": " << muwazi::localize(one.judgement.reason) << '\n';
//
// What is known comes first: the gazetteer (countries, cities, organisations, persons, exonyms such as Cologne), then
// 60,000 confirmed names, then a pair n-gram model of how English and Arabic letters go together. A name is said to be
// wrong only on evidence: a word that is nearly a known form, a form spelled by its English sound where Arabic has one of
// its own, another name that nothing else in the sentence accounts for, or nothing at all where such a name is always
// written. A name translated by its meaning, a nationality in place of a country, a surname in place of the full name and
// an acronym in place of its expansion are right. Where there is no evidence the verdict is `right` with a score of 0.5.
#ifndef MUWAZI_NAME_HPP
#define MUWAZI_NAME_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/message.hpp>
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

/// What is made of a name.
enum class NameVerdict : std::uint8_t {
  right,      ///< rendered, or nothing tells against it
  variant,    ///< a spelling that is in use beside the usual one
  unusual,    ///< worth a look, no error: the spelling is rare, or a firm's name stands in Latin letters
  wrong,      ///< another name, or a spelling that is not Arabic's
  missing,    ///< nothing renders it
  latin,      ///< left in Latin letters
  translated  ///< a name taken for a word
};

MUWAZI_EXPORT std::string_view name_verdict_name(NameVerdict verdict) noexcept;

/// A judgement of one name.
struct NameJudgement {
  NameVerdict verdict = NameVerdict::right;
  double score = 0;                      ///< probability that the two are one name; 0.5 where nothing is known
  ByteRange range;                       ///< bytes of the Arabic text, whole words; empty where nothing stands for it
  Message reason;                        ///< localize() says it
  std::vector<std::string> suggestions;  ///< Arabic, best first, up to three; empty where no form is known or likely
  ByteRange english;                     ///< bytes of the English text: the name, and what is judged with it ("Saladin province")
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

  /// Probability in [0, 1] that the two spell one name: each a name of one word or several, articles and hyphens as they
  /// come. Calibrated on held-out names against random and nearest others (see name_learn.hpp); a name that is known with other
  /// spellings only is compared with slips of the pen as well, and where the gazetteer has forms of a place or an
  /// organisation, sound does not help against them. Words beyond the twelfth and letters beyond the thirty-second do not
  /// count. Some five microseconds a word, less where nothing fits.
  [[nodiscard]] double score(std::string_view english, std::string_view arabic) const;

  /// For aligners: log odds (natural) that an Arabic word renders an English name token, over chance; at most 0 where
  /// there is no resemblance. Both are matching keys or plain tokens. At least a million a second on one core.
  [[nodiscard]] float log_odds(std::string_view english_token, std::string_view arabic_token) const noexcept;

  /// The most probable Arabic spellings of an English name, best first: the gazetteer's, then listed ones, then by sound. Some
  /// milliseconds a word.
  [[nodiscard]] std::vector<std::string> propose(std::string_view english, std::size_t count) const;
  /// The most probable English spellings of an Arabic name, best first.
  [[nodiscard]] std::vector<std::string> propose_english(std::string_view arabic, std::size_t count) const;

  /// As `muwazi names` does: one English name against one Arabic name.
  [[nodiscard]] NameJudgement judge(std::string_view english, std::string_view arabic) const;

  /// One name of the English sentence (from find_names()) against the whole Arabic sentence that goes with it. `tokens` are
  /// the sentences' tokens, their ranges within the texts, which may be longer than the sentence. Prepares both sentences:
  /// for more than one name, judge_names() is cheaper, and knows what renders the others.
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
