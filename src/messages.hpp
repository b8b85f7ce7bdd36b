// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read. The English text is the key.
#ifndef MUWAZI_SRC_MESSAGES_HPP
#define MUWAZI_SRC_MESSAGES_HPP

#include <muwazi/message.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muwazi::inline v0 {

/// `english` in the language `ui`; itself where there is no translation. Valid as long as `english` is.
std::string_view message(Language ui, std::string_view english);

/// A stretch of a message in words.
struct MessagePiece {
  std::string text;
  bool quoted = false;  ///< an argument that is written as it is in the texts
  bool foreign = false;  ///< the catalogue does not know the message: the piece is English
};

/// The message in words, piece by piece, for writers that set quoted fragments apart.
std::vector<MessagePiece> message_pieces(const Message& message, const MessageStyle& style);

/// A whole number in the digits of the style: Arabic-Indic ones in Arabic only.
std::string localized_digits(std::string_view ascii, const MessageStyle& style);

/// The form of a message that goes with the number `n`, by the plural rules of the language. "{0}" in it stands for the
/// number; Arabic forms for one and two may do without.
std::string_view plural_message(Language ui, std::string_view one, std::string_view many, std::uint64_t n);

}  // namespace muwazi::inline v0

#endif
