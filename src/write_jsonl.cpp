// SPDX-License-Identifier: Apache-2.0
// Writers of findings and beads as JSON, one object a line.
#include <muwazi/write.hpp>

namespace muwazi::inline v0 {

void write_jsonl(std::ostream&, const Review&) {}
void write_alignment_jsonl(std::ostream&, const Review&) {}

}  // namespace muwazi::inline v0
