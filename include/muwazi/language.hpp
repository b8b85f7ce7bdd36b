// SPDX-License-Identifier: Apache-2.0
// The two languages of the library.
//
//     muwazi::localize(note, {muwazi::Language::arabic});   // a message in Arabic, see message.hpp
#ifndef MUWAZI_LANGUAGE_HPP
#define MUWAZI_LANGUAGE_HPP

#include <cstdint>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// The two languages that the library knows, as the language of a text and as the one that messages are told in.
enum class Language : std::uint8_t { english, arabic };

}  // namespace muwazi::inline v0

#endif
