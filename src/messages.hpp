// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read. The English text is the key.
#ifndef MUWAZI_SRC_MESSAGES_HPP
#define MUWAZI_SRC_MESSAGES_HPP

#include <muwazi/message.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muwazi::inline v0 {

struct Finding;

/// `english` in the language `ui`; itself where there is no translation. Valid as long as `english` is.
std::string_view message(Language ui, std::string_view english);

/// The message in English. Needs no catalogue.
std::string english_text(const Message& message);

/// The number that chooses between the forms of a message; nothing where none does.
std::optional<std::uint64_t> deciding_number(const Message& message);

/// What a finding says in the language of a report; one made by hand has only its English.
std::string said(const Finding& finding, const MessageStyle& style);

/// What an argument of the kind `listed` holds.
std::vector<std::string_view> listed_items(std::string_view text);

/// The comma that parts the items of a list, with its space.
std::string_view list_comma(Language ui);

/// Cuts a form of a message at its placeholders and gives text and arguments in turn. A brace that belongs to no
/// placeholder and a placeholder without an argument are text.
template <typename OnText, typename OnArgument>
void for_each_part(std::string_view form, std::span<const MessageArgument> arguments, const OnText& on_text,
                   const OnArgument& on_argument) {
  std::size_t begin = 0;
  for (std::size_t at = form.find('{'); at < form.size(); at = form.find('{', at)) {
    std::size_t index = 0;
    const char* const end = form.data() + form.size();
    const auto [close, error] = std::from_chars(form.data() + at + 1, end, index);
    if (error != std::errc() || close == end || *close != '}' || index >= arguments.size()) {
      ++at;
      continue;
    }
    on_text(form.substr(begin, at - begin));
    on_argument(arguments[index]);
    begin = at = static_cast<std::size_t>(close - form.data()) + 1;
  }
  on_text(form.substr(std::min(begin, form.size())));
}

/// A stretch of a message in words.
struct MessagePiece {
  std::string text;
  bool quoted = false;  ///< an argument that is written as it is in the texts
  bool foreign = false;  ///< the catalogue does not know the message: the piece is English
};

/// The message in words, piece by piece, for writers that set quoted fragments apart.
std::vector<MessagePiece> message_pieces(const Message& message, const MessageStyle& style);

/// A number in the digits of the style: Arabic-Indic ones, and their decimal separator, in Arabic only.
std::string localized_digits(std::string_view ascii, const MessageStyle& style);

/// The form of a message that goes with the number `n`, by the plural rules of the language. "{0}" in it stands for the
/// number; Arabic forms for one and two may do without.
std::string_view plural_message(Language ui, std::string_view one, std::string_view many, std::uint64_t n);

}  // namespace muwazi::inline v0

#endif
