// SPDX-License-Identifier: Apache-2.0
// Writers of an alignment for other programs: tab-separated columns and beads.
#include <muwazi/write.hpp>

#include <ostream>

namespace muwazi::inline v0 {
namespace {

void write_run(std::ostream& out, SentenceRange run) {
  out << '[';
  for (std::uint32_t i = run.begin; i < run.end; ++i) out << (i > run.begin ? "," : "") << i;
  out << ']';
}

}  // namespace

void write_tsv(std::ostream&, const Review&, const TsvStyle&) {}

void write_beads(std::ostream& out, const Review& review) {
  for (const Bead& bead : review.beads) {
    write_run(out, bead.source);
    out << ':';
    write_run(out, bead.target);
    out << '\n';
  }
}

}  // namespace muwazi::inline v0
