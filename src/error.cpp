// SPDX-License-Identifier: Apache-2.0
// The message of an Error.
#include <muwazi/error.hpp>

#include "messages.hpp"

namespace muwazi::inline v0 {

Error::Error(ErrorKind kind, std::string place, Message message)
    : std::runtime_error(place.empty() ? english_text(message) : place + ": " + english_text(message)),
      kind_(kind),
      place_(std::move(place)),
      message_(std::move(message)) {}

Error::~Error() = default;

}  // namespace muwazi::inline v0
