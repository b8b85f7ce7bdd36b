// SPDX-License-Identifier: Apache-2.0
// What a check sees: the two texts by language, the beads, and the place to put findings.
#ifndef MUWAZI_SRC_CHECK_CONTEXT_HPP
#define MUWAZI_SRC_CHECK_CONTEXT_HPP

#include <muwazi/check.hpp>
#include <muwazi/name.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document_words.hpp"
#include "name_note.hpp"
#include "spacing.hpp"

namespace muwazi::inline v0 {

/// One side of a bead: consecutive sentences of one document. Ranges are in the document's normalised text.
struct BeadSide {
  const Document* document = nullptr;
  const DocumentWords* words = nullptr;
  SentenceRange sentences;
  ByteRange range;  ///< from the first sentence's begin to the last one's end; empty for a gap

  [[nodiscard]] bool empty() const noexcept { return sentences.empty(); }
  [[nodiscard]] std::string_view text() const { return range.in(document->normalized.utf8); }
  [[nodiscard]] std::string_view text(ByteRange part) const { return part.in(document->normalized.utf8); }
  [[nodiscard]] std::string_view text(const Token& token) const { return text(token.range); }
  [[nodiscard]] std::span<const Token> tokens() const {
    return {document->tokens.data() + document->token_begin[sentences.begin],
            document->tokens.data() + document->token_begin[sentences.end]};
  }
  /// Index of tokens()[0] among the document's tokens.
  [[nodiscard]] std::size_t first_token() const { return document->token_begin[sentences.begin]; }
  /// Matching key, stem and class of tokens()[i]; see DocumentWords.
  [[nodiscard]] std::string_view key(std::size_t i) const { return words->key(first_token() + i); }
  [[nodiscard]] StemId stem(std::size_t i) const { return words->stem(first_token() + i); }
  /// Stems of tokens().
  [[nodiscard]] std::span<const StemId> stems() const { return words->stems(first_token(), tokens().size()); }
  [[nodiscard]] bool is_function_word(std::size_t i) const { return words->is_function_word(first_token() + i); }
  /// What is known of tokens()[i] by itself, where it is a word of the document's script.
  [[nodiscard]] const WordFacts& facts(std::size_t i) const { return words->facts(first_token() + i); }
  /// Facts of tokens().
  [[nodiscard]] std::span<const WordFacts> facts() const { return words->facts(first_token(), tokens().size()); }
  [[nodiscard]] std::span<const Quantity> quantities() const {
    return {document->quantities.data() + document->quantity_begin[sentences.begin],
            document->quantities.data() + document->quantity_begin[sentences.end]};
  }
};

struct PairAccounts;

/// From the first sentence's begin to the last one's end, of at least one sentence; in the normalised text.
inline ByteRange range_of(const Document& document, SentenceRange sentences) {
  return {document.sentences[sentences.begin].range.begin, document.sentences[sentences.end - 1].range.end};
}

/// A bead with its sides by language.
struct PairView {
  std::uint32_t index = 0;
  const Bead* bead = nullptr;
  BeadSide english;
  BeadSide arabic;
  bool english_is_source = true;
  mutable std::shared_ptr<const PairAccounts> accounts;  ///< made by accounts_of() where a check asks first

  [[nodiscard]] const BeadSide& source() const noexcept { return english_is_source ? english : arabic; }
  [[nodiscard]] const BeadSide& target() const noexcept { return english_is_source ? arabic : english; }
};

class TermIndex;
struct MovedPassage;

/// The whole of what is checked; made once a call of check().
struct CheckContext {
  const Document& source;
  const Document& target;
  std::span<const Bead> beads;
  const Lexicon& lexicon;
  const NameModel& names;
  bool english_is_source;
  const TermIndex* terms = nullptr;  ///< of the user's termbase; nullptr: there is none
  const NameList* name_list = nullptr;                   ///< the user's own names
  std::vector<names::NameNote>* name_notes = nullptr;    ///< where check_names() notes what renders what, in a text of several beads
  WordCaches* caches = nullptr;                          ///< of words seen in other texts with this lexicon
  std::span<const PartedWord> parted{};  ///< words of the Arabic text that stand apart here and together in the caller's text
  DocumentWords source_words{source, lexicon, caches != nullptr ? &caches->of(source.language) : nullptr};
  DocumentWords target_words{target, lexicon, caches != nullptr ? &caches->of(target.language) : nullptr};
  mutable std::shared_ptr<const std::vector<MovedPassage>> moved{};  ///< made by moved_passages() where a check asks first

  [[nodiscard]] const Document& english() const noexcept { return english_is_source ? source : target; }
  [[nodiscard]] const Document& arabic() const noexcept { return english_is_source ? target : source; }
  [[nodiscard]] PairView pair(std::uint32_t bead) const;
  /// The words of an Arabic side that were parted.
  [[nodiscard]] std::span<const PartedWord> parted_in(const BeadSide& arabic) const;
  /// Any sentences of the two texts side by side; PairView::bead is nullptr.
  [[nodiscard]] PairView pair(SentenceRange source_sentences, SentenceRange target_sentences) const;
};

/// What a check says. Ranges are in the normalised text of the side; nothing where there is nothing to point at.
struct Draft {
  std::string_view rule;
  std::uint32_t bead = 0;
  double confidence = 0;
  std::optional<ByteRange> source;
  std::optional<ByteRange> target;
  Message message;  ///< "{0} became {1}" and its arguments; its Arabic stands in data/messages/ar.po
  std::vector<std::string> suggestions;
  std::optional<Severity> severity;  ///< nothing: the rule's own
};

class CheckPlan;

/// Takes the findings of a check; those of rules that are switched off and those that are not sure enough go.
class Findings {
 public:
  Findings(const CheckContext& context, const CheckPlan& plan) : context_(context), plan_(plan) {}

  void add(Draft draft);
  /// As add(), with the ranges given by language.
  void add(const PairView& pair, std::string_view rule, double confidence, std::optional<ByteRange> english,
           std::optional<ByteRange> arabic, Message message, std::vector<std::string> suggestions = {},
           std::optional<Severity> severity = std::nullopt);
  /// A finding at bytes of the caller that need not have come through to the text.
  void add_raw(std::string_view rule, std::uint32_t bead, double confidence, bool of_source, ByteRange bytes,
               Message message);
  /// A finding at a range of the decoded text (Text::utf8).
  void add_decoded(std::string_view rule, std::uint32_t bead, double confidence, bool of_source, ByteRange range,
                   Message message);
  /// Says that a check passed a long pair over; at the first words of the pair. `message` names what was not looked at.
  void add_too_long(const PairView& pair, Message message);
  [[nodiscard]] bool enabled(std::string_view rule) const noexcept;
  /// The findings by bead and place.
  [[nodiscard]] std::vector<Finding> take();

 private:
  [[nodiscard]] std::uint64_t fingerprint(const Finding& finding);
  /// Takes findings away that another finding of their bead explains. The findings are in order of bead.
  void drop_explained();
  void drop_within_clauses();

  const CheckContext& context_;
  const CheckPlan& plan_;
  std::vector<Finding> findings_;
  std::optional<std::uint32_t> long_bead_;  ///< the last bead whose sentences have a hash of their own
  std::uint64_t long_bead_hash_ = 0;
};

/// Looks at one bead that has both sides.
using PairCheck = void (*)(const CheckContext& context, const PairView& pair, Findings& findings);
/// A pair of more words is not held against itself word by word: time and memory would grow with its square. It is no pair of
/// sentences, and the checks that do so say that they passed it over (rule alignment.length).
inline constexpr std::size_t most_words = 4096;                           ///< tokens of one side
inline constexpr std::size_t most_word_pairs = std::size_t{1} << 22;  ///< tokens of one side times those of the other: some 2,000 each

/// Looks at the whole of both texts.
using DocumentCheck = void (*)(const CheckContext& context, Findings& findings);

/// Options read once for many pairs: which checks run, from which probability on a rule reports, and how severe it is.
/// Immutable; may be shared between threads.
class CheckPlan {
 public:
  /// `options` is kept by reference. Throws Error{usage} as check() does.
  explicit CheckPlan(const CheckOptions& options);

  /// As check().
  [[nodiscard]] std::vector<Finding> run(const Document& source, const Document& target, std::span<const Bead> beads) const;

 private:
  [[nodiscard]] std::vector<Finding> run(const CheckContext& context) const;
  /// Runs the checks of pairs, but for a long pair those that hold each word against each.
  void check_pair(const CheckContext& context, const PairView& pair, Findings& findings) const;

  friend class Findings;
  struct Rule {
    bool enabled = true;
    double min_confidence = 0;
    std::optional<Severity> severity;
  };
  const CheckOptions& options_;
  std::vector<Rule> rules_;  ///< one for each row of rules()
  std::vector<PairCheck> pair_checks_;
  std::vector<DocumentCheck> document_checks_;
  std::vector<std::uint64_t> baseline_;  ///< sorted
  std::shared_ptr<const TermIndex> terms_;
  WordCachePool caches_;
};

void check_quantities(const CheckContext& context, const PairView& pair, Findings& findings);
void check_names(const CheckContext& context, const PairView& pair, Findings& findings);
void check_untranslated(const CheckContext& context, const PairView& pair, Findings& findings);
void check_doubled_words(const CheckContext& context, const PairView& pair, Findings& findings);
void check_script(const CheckContext& context, const PairView& pair, Findings& findings);
void check_punctuation(const CheckContext& context, const PairView& pair, Findings& findings);
void check_markup(const CheckContext& context, const PairView& pair, Findings& findings);
void check_negation(const CheckContext& context, const PairView& pair, Findings& findings);
void check_direction(const CheckContext& context, const PairView& pair, Findings& findings);
void check_meaning(const CheckContext& context, const PairView& pair, Findings& findings);
void check_sense(const CheckContext& context, const PairView& pair, Findings& findings);
void check_terms(const CheckContext& context, const PairView& pair, Findings& findings);
void check_again(const CheckContext& context, const PairView& pair, Findings& findings);
void check_instruction(const CheckContext& context, const PairView& pair, Findings& findings);
void check_preposition(const CheckContext& context, const PairView& pair, Findings& findings);
void check_grammar(const CheckContext& context, const PairView& pair, Findings& findings);
void check_consistency(const CheckContext& context, Findings& findings);
void check_name_consistency(const CheckContext& context, Findings& findings);
void check_acronyms(const CheckContext& context, Findings& findings);
void check_mixed_digits(const CheckContext& context, Findings& findings);
void check_order(const CheckContext& context, Findings& findings);
void check_gaps(const CheckContext& context, Findings& findings);
void check_repeated_sentences(const CheckContext& context, Findings& findings);
void check_encoding(const CheckContext& context, Findings& findings);

}  // namespace muwazi::inline v0

#endif
