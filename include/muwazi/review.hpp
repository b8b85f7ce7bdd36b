// SPDX-License-Identifier: Apache-2.0
// The front door: two texts in, beads and findings out.
//
//     muwazi::Review review = muwazi::review(english_bytes, arabic_bytes);
//     muwazi::write_text(std::cout, review);
#ifndef MUWAZI_REVIEW_HPP
#define MUWAZI_REVIEW_HPP

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/align.hpp>
#include <muwazi/check.hpp>
#include <muwazi/config.hpp>
#include <muwazi/document.hpp>
#include <muwazi/extract.hpp>
#include <muwazi/message.hpp>
#include <muwazi/sentence.hpp>

namespace muwazi::inline v0 {

struct ReviewOptions {
  std::optional<Language> source_language;  ///< nothing: by the script that most letters have
  DecodeOptions source_decode;
  DecodeOptions target_decode;
  SentenceOptions sentences;  ///< for both sides
  AlignOptions align;
  CheckOptions check;
  std::string source_name = "source";  ///< for messages and writers
  std::string target_name = "target";
};

/// The whole result. A plain value; owns all that it shows.
struct Review {
  Document source;
  Document target;
  std::vector<Bead> beads;
  std::vector<Finding> findings;
  std::vector<Message> notes;  ///< what a person should know of the input: sides exchanged, both sides one language
};

/// Does reviews. Immutable once made; may be shared between threads. Make it once where many texts or pairs are reviewed.
class MUWAZI_EXPORT Reviewer {
 public:
  /// Throws Error{usage} or Error{format} for options that make no sense.
  explicit Reviewer(ReviewOptions options = {});
  ~Reviewer();
  Reviewer(Reviewer&&) noexcept;
  Reviewer& operator=(Reviewer&&) noexcept;

  /// Aligns and checks two texts.
  [[nodiscard]] Review review(std::string_view source, std::string_view target) const;
  /// Aligns only.
  [[nodiscard]] Review align(std::string_view source, std::string_view target) const;
  /// The same for texts that were extracted from documents; the decoding options are not used.
  [[nodiscard]] Review review(ExtractedText source, ExtractedText target) const;
  [[nodiscard]] Review align(ExtractedText source, ExtractedText target) const;
  /// Checks one pair that is known to belong together, as an editor does while its user types: one bead, with this number.
  [[nodiscard]] Review check_pair(std::string_view source, std::string_view target, MessageNumber number = MessageNumber::any) const;

 private:
  struct Engine;
  std::unique_ptr<const Engine> engine_;
};

/// As Reviewer{options}.review(source, target). Never throws on the content of the texts.
MUWAZI_EXPORT Review review(std::string_view source, std::string_view target, const ReviewOptions& options = {});

/// The language that most letters of a UTF-8 text are written in; nothing for a text without letters of either.
MUWAZI_EXPORT std::optional<Language> detect_language(std::string_view utf8) noexcept;

}  // namespace muwazi::inline v0

#endif
