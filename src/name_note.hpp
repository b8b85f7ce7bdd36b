// SPDX-License-Identifier: Apache-2.0
// What rendered a name's word in one pair, kept for checks over the whole document.
#ifndef MUWAZI_SRC_NAME_NOTE_HPP
#define MUWAZI_SRC_NAME_NOTE_HPP

#include <muwazi/text.hpp>

#include <cstdint>
#include <string>

#include "name_letters.hpp"

namespace muwazi::inline v0::names {

/// One word of an English name and the Arabic word that renders it, ranges in the texts.
struct Rendering {
  ByteRange english;
  ByteRange arabic;
  std::string english_key;  ///< letters of the English word without article, lower case
  Letters letters;          ///< of the Arabic word, as it stands
  bool exact = false;       ///< a known spelling
  float odds = 0;           ///< natural log odds by sound where it is none
};

struct NameNote {
  std::uint32_t bead = 0;
  Rendering rendering;
};

}  // namespace muwazi::inline v0::names

#endif
