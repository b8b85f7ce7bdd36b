// SPDX-License-Identifier: Apache-2.0
// What is said to people, kept as a template and its arguments, so that it can be said in the language of whoever reads it.
//
//     for (const muwazi::Finding& finding : review.findings) {
//       std::cout << finding.message << '\n';                                          // "618 became 681"
//       std::cout << muwazi::localize(finding.wording, {Language::arabic}) << '\n';    // the same in Arabic
//     }
//
// A check of your own says it in the same form:
//
//     Message said{"{0} became {1}", {quote("618"), quote("681")}};
//     localize(said);                                                  // "618 became 681"
//     Message gaps{"{0} sentence is missing", "{0} sentences are missing", {counted(3)}};
//     localize(gaps);                                                  // "3 sentences are missing"
//     localize(gaps, {Language::arabic});      // the English again: the catalogue has no such message. It never fails.
#ifndef MUWAZI_MESSAGE_HPP
#define MUWAZI_MESSAGE_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muwazi/config.hpp>
#include <muwazi/language.hpp>

namespace muwazi::inline v0 {

/// What a message says about one thing; decides how it is written.
struct MessageArgument {
  enum class Kind : std::uint8_t {
    quote,   ///< words of the texts, a name, a file: written as they are, set apart where scripts mix
    word,    ///< English words of the catalogue ("length"), which are translated too
    counted, ///< a whole number in ASCII digits: the first of these chooses the plural form
    listed   ///< quotes, each ended by a LF, which are parted by the comma of the language
  };
  Kind kind = Kind::quote;
  std::string text;
  friend bool operator==(const MessageArgument&, const MessageArgument&) = default;
};

/// Arguments of a message. `english` of catalogue_word() has to stand in the catalogue, as the message itself.
MUWAZI_EXPORT MessageArgument quote(std::string_view text);
MUWAZI_EXPORT MessageArgument catalogue_word(std::string_view english);
MUWAZI_EXPORT MessageArgument counted(std::uint64_t number);
/// Several quotes, "a, b, c" in English; a line end in one of them becomes a space.
MUWAZI_EXPORT MessageArgument listed(std::span<const std::string_view> items);

/// A message. The English text is the template and the catalogue's key at once: a whole sentence, one line, without a
/// final stop, with {0}, {1} ... where the arguments go. It is never glued together from parts, since other languages put
/// the parts in another order and bend them.
struct Message {
  std::string_view text;    ///< for the number 1 where a number decides; static storage, as a rule a literal
  std::string_view plural;  ///< for the other numbers; empty where no number decides; static storage
  std::vector<MessageArgument> arguments;

  Message() = default;
  /// A literal, implicitly, so that a message without arguments is just written down.
  Message(const char* literal) : text(literal) {}
  Message(const char* literal, std::vector<MessageArgument> with) : text(literal), arguments(std::move(with)) {}
  Message(const char* one, const char* other, std::vector<MessageArgument> with)
      : text(one), plural(other), arguments(std::move(with)) {}

  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
  friend bool operator==(const Message&, const Message&) = default;
};

/// The digits of the numbers in messages; numbers that are quoted from the texts stay as they are written there.
enum class Digits : std::uint8_t {
  western,      ///< 0123456789
  arabic_indic  ///< U+0660 .. U+0669, in Arabic messages
};

struct MessageStyle {
  Language language = Language::english;
  Digits digits = Digits::western;
  bool isolate = false;  ///< each quoted argument between U+2068 and U+2069, for plain text that a bidi display shows
};

/// The message in words: by the catalogue that is compiled in, with the plural form that the language wants (Arabic has
/// six). In English where the catalogue does not know the message. A placeholder without an argument stays. Never reads
/// the environment; the same in every locale. May be called from several threads.
MUWAZI_EXPORT std::string localize(const Message& message, const MessageStyle& style = {});

}  // namespace muwazi::inline v0

#endif
