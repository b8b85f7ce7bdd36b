// SPDX-License-Identifier: Apache-2.0
// Writer.
#include <muwazi/write.hpp>

namespace muwazi::inline v0 {

void write_text(std::ostream&, const Review&, const TextStyle&) {}

}  // namespace muwazi::inline v0
