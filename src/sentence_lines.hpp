// SPDX-License-Identifier: Apache-2.0
// Lines of plain text: which begin a list item, which are hard-wrapped and go on.
#ifndef MUWAZI_SRC_SENTENCE_LINES_HPP
#define MUWAZI_SRC_SENTENCE_LINES_HPP

#include <cstddef>
#include <string_view>

#include <muwazi/language.hpp>

#include "sentence_marks.hpp"

namespace muwazi::inline v0::sentences {

/// A bullet or a number with a dot or bracket at the beginning of a line; its length in bytes with the spaces behind it.
std::size_t list_mark(std::string_view line);

/// Whether a line ends with a stop, closing marks aside.
bool ends_with_stop(std::string_view line);

/// Hard-wrapped text: how wide it was set.
struct Shape {
  std::size_t width = 0;  ///< code points; 0: a line is a paragraph
};

/// The rule. Look at pairs of neighbouring lines that both hold something (the first 2,000). A text is hard-wrapped when
/// hardly any such line is longer than 132 characters, the longest is 40 or longer, and nearly every first line of a
/// pair is full: the next line's first word would not have fitted within the longest line; when at least a third of them
/// end without a stop; and, in English, at least a third of the lines that follow begin with a lower-case letter (in
/// Arabic there are at least four pairs instead). Tuned on plain-text books and e-mails of both languages against files
/// of one paragraph, sentence or headline a line.
Shape shape_of(std::string_view text, Language language);

/// Whether the line `next` of a hard-wrapped text goes on the paragraph that `line` belongs to.
bool goes_on(std::string_view text, const Line& line, const Line& next, Shape shape);

}  // namespace muwazi::inline v0::sentences

#endif
