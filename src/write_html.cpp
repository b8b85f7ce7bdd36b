// SPDX-License-Identifier: Apache-2.0
// Writer.
#include <muwazi/write.hpp>

namespace muwazi::inline v0 {

void write_html(std::ostream&, const Review&, const HtmlStyle&) {}

}  // namespace muwazi::inline v0
