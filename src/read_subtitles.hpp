// SPDX-License-Identifier: Apache-2.0
// Subtitles out of a decoded text, for read_subtitles() and extract_text().
#ifndef MUWAZI_SRC_READ_SUBTITLES_HPP
#define MUWAZI_SRC_READ_SUBTITLES_HPP

#include <string_view>
#include <vector>

#include <muwazi/read.hpp>
#include <muwazi/text.hpp>

namespace muwazi::inline v0 {

/// As read_subtitles(); the map goes to `utf8`. Lines of times that cannot be meant go to `issues`, their ranges in `utf8`.
Subtitles parse_subtitles(std::string_view utf8, std::string_view name, std::vector<TextIssue>& issues);

}  // namespace muwazi::inline v0

#endif
