// SPDX-License-Identifier: Apache-2.0
// The one exception type of the library: a file, a setting or a resource that could not be used.
//
// Text is never an error: whatever bytes a text holds, decode() takes them and records what is wrong with them as
// issues (see text.hpp). What throws is a file that is not there, a termbase whose third line has no tab, an embedding
// file of the wrong size, a setting that makes no sense.
//
//     try {
//       auto lexicon = muwazi::Lexicon::read_tsv(stream, "terms.tsv");
//     } catch (const muwazi::Error& error) {
//       std::cerr << error.what() << '\n';  // terms.tsv:3: a line needs at least two columns
//       std::cerr << localize(error, {muwazi::Language::arabic, {}, true}) << '\n';   // the same in Arabic
//     }
#ifndef MUWAZI_ERROR_HPP
#define MUWAZI_ERROR_HPP

#include <cstdint>
#include <stdexcept>
#include <string>

#include <muwazi/config.hpp>
#include <muwazi/message.hpp>

namespace muwazi::inline v0 {

/// What could not be used. The command maps `usage` to exit status 2 and the rest to 3.
enum class ErrorKind : std::uint8_t {
  usage,     ///< an option or a combination of options that makes no sense
  file,      ///< a file that cannot be opened, read or written
  format,    ///< a file whose content does not have the form that it should
  resource,  ///< a table or library that is missing, or a limit that is passed
  cancelled  ///< the caller's progress callback asked to stop
};

/// Thrown for files, configuration and resources; never for the content of a text. `what()` is one line of English
/// without a final stop: "PLACE: MESSAGE", or just the message where there is no place.
class MUWAZI_EXPORT Error : public std::runtime_error {
 public:
  /// `place` names where: a file name, with ":LINE" (1-based) where there is one; may be empty. A literal is a message.
  Error(ErrorKind kind, std::string place, Message message);
  ~Error() override;

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::string& place() const noexcept { return place_; }
  /// What is wrong, without the place, as template and arguments.
  [[nodiscard]] const Message& message() const noexcept { return message_; }

 private:
  ErrorKind kind_;
  std::string place_;
  Message message_;
};

/// The error in words, place and message, as localize() says a message. In English without isolates it is `what()`.
MUWAZI_EXPORT std::string localize(const Error& error, const MessageStyle& style = {});

}  // namespace muwazi::inline v0

#endif
