// SPDX-License-Identifier: Apache-2.0
// The picture of an alignment, for the SVG writer and for the page.
#ifndef MUWAZI_SRC_DOT_PLOT_HPP
#define MUWAZI_SRC_DOT_PLOT_HPP

#include <span>
#include <string>
#include <string_view>

#include <muwazi/review.hpp>

namespace muwazi::inline v0 {

/// Appends an <svg> element that stands on its own. Its parts have classes (paper, grid, numbers, bead, gap, gold), so that
/// a page can give them its colours. `label` tells those who cannot see it what it is.
void append_dot_plot(std::string& out, const Review& review, std::span<const Bead> gold, std::string_view label);

}  // namespace muwazi::inline v0

#endif
