// SPDX-License-Identifier: Apache-2.0
// The message of an Error.
#include <muwazi/error.hpp>

namespace muwazi::inline v0 {

Error::Error(ErrorKind kind, std::string place, const std::string& message)
    : std::runtime_error(place.empty() ? message : place + ": " + message), kind_(kind), place_(std::move(place)) {}

Error::~Error() = default;

}  // namespace muwazi::inline v0
