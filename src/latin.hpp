// SPDX-License-Identifier: Apache-2.0
// Base letters of Latin letters with diacritics, as lower-case ASCII: U+00C0..U+024F and U+1E00..U+1EFF.
//
// From the decompositions of UnicodeData.txt (Unicode 15), with the letters that do not decompose (ae, o-slash, eth ...)
// spelled as libraries' catalogues do.
#ifndef MUWAZI_SRC_LATIN_HPP
#define MUWAZI_SRC_LATIN_HPP

#include <string_view>

namespace muwazi::inline v0 {

/// The base letters of `c`: one or two lower-case ASCII letters, empty where there are none. Static storage.
constexpr std::string_view latin_base(char32_t c) noexcept {
  constexpr std::string_view block0 =
      "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i "
      "d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
      "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l     l l n n n n n n   n n o o o o "
      "o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
      "                              e                                 o o                           u "
      "u                                       dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u   a a "
      "a a         g g k k o o o o     j dzdzdzg g     n n a a         a a a a e e e e i i i i o o o o "
      "r r r r u u u u s s t t     h h             a a e e o o o o o o o o y y                         "
      "                                ";
  constexpr std::string_view block1 =
      "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i "
      "k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r "
      "s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y "
      "z z z z z z h t w y   s         a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e "
      "e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u "
      "u u y y y y y y y y             ";
  const auto in = [](std::string_view block, char32_t index) {
    const std::string_view pair = block.substr(index * 2, 2);
    return pair.substr(0, pair[0] == ' ' ? 0 : pair[1] == ' ' ? 1 : 2);
  };
  if (c >= 0xC0 && c <= 0x24F) return in(block0, c - 0xC0);
  if (c >= 0x1E00 && c <= 0x1EFF) return in(block1, c - 0x1E00);
  return {};
}

}  // namespace muwazi::inline v0

#endif
