// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read.
#include "messages.hpp"

namespace muwazi::inline v0 {

std::string_view message(Language, std::string_view english) noexcept { return english; }

std::string_view plural_message(Language, std::string_view one, std::string_view many, std::uint64_t n) noexcept {
  return n == 1 ? one : many;
}

}  // namespace muwazi::inline v0
