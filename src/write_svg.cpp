// SPDX-License-Identifier: Apache-2.0
// Writer of a picture of the alignment: a dot plot, the sentences of the source along the top and of the target down the
// side. A bead is a filled rectangle, darker the surer it is; a gap is a bar on its axis; a bead of the gold alignment, when
// one is given, is an outline around it. Rectangles of one look are one path, so that large alignments stay light.
#include <fmt/format.h>
#include <muwazi/write.hpp>

#include <algorithm>
#include <array>

#include "dot_plot.hpp"
#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {

void append_dot_plot(std::string& out, const Review& review, std::span<const Bead> gold, std::string_view label) {
  const auto put = [&]<typename... Values>(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
  };
  // The axes are long enough for the texts, and for beads put together without them.
  std::size_t columns = std::max<std::size_t>(review.source.sentences.size(), 1);
  std::size_t rows = std::max<std::size_t>(review.target.sentences.size(), 1);
  for (const auto beads : {std::span<const Bead>(review.beads), gold})
    for (const Bead& bead : beads) {
      columns = std::max<std::size_t>(columns, bead.source.end);
      rows = std::max<std::size_t>(rows, bead.target.end);
    }
  const double unit = std::clamp(900.0 / static_cast<double>(std::max(columns, rows)), 0.001, 24.0);
  const double width = static_cast<double>(columns) * unit;
  const double height = static_cast<double>(rows) * unit;
  constexpr double margin = 32;
  put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dot-plot\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"",
      width + 2 * margin, height + 2 * margin);
  append_xml_attribute(out, label);
  put("\">\n<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"#fffefb\"/>\n"
      "<g transform=\"translate({0:.0f} {0:.0f})\">\n",
      margin);
  // A line and its number at round steps: 1, 2, 5, 10, 20, 50 ...
  std::string grid;
  std::string numbers;
  const auto ticks = [&](std::size_t count, bool across) {
    std::size_t step = 1;
    for (std::size_t power = 1; static_cast<double>(step) * unit < 45;)
      step == power ? step = 2 * power : step == 2 * power ? step = 5 * power : step = power *= 10;
    for (std::size_t i = 0; i <= count; i += step) {
      const double at = static_cast<double>(i) * unit;
      if (across) {
        grid += fmt::format("M{:.1f} 0v{:.1f}", at, height);
        numbers += fmt::format("<text x=\"{:.1f}\" y=\"-6\" text-anchor=\"middle\">{}</text>", at, i);
      } else {
        grid += fmt::format("M0 {:.1f}h{:.1f}", at, width);
        numbers += fmt::format("<text x=\"-5\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>", at + 3.5, i);
      }
    }
  };
  ticks(columns, true);
  ticks(rows, false);
  put("<path class=\"grid\" d=\"{}M0 0h{:.1f}v{:.1f}h-{:.1f}z\" fill=\"none\" stroke=\"#c9c6bc\" stroke-width=\".6\"/>\n"
      "<g class=\"numbers\" font-size=\"10\" font-family=\"sans-serif\" fill=\"#545c64\">{}</g>\n",
      grid, width, height, width, numbers);
  const auto add = [&](std::string& path, const Bead& bead) {
    const double least = std::max(unit * 0.12, 0.8);
    const double wide = bead.source.empty() ? least : bead.source.size() * unit;
    const double tall = bead.target.empty() ? least : bead.target.size() * unit;
    fmt::format_to(std::back_inserter(path), "M{:.2f} {:.2f}h{:.2f}v{:.2f}h-{:.2f}z", bead.source.begin * unit,
                   bead.target.begin * unit, wide, tall, wide);
  };
  constexpr std::size_t shades = 5;
  std::array<std::string, shades> beads;
  std::string gaps;
  for (const Bead& bead : review.beads) {
    const double score = bead.score >= 0 ? std::min(static_cast<double>(bead.score), 1.0) : 0.0;
    add(bead.is_gap() ? gaps : beads[std::min(static_cast<std::size_t>(score * shades), shades - 1)], bead);
  }
  for (std::size_t shade = 0; shade < shades; ++shade)
    if (!beads[shade].empty())
      put("<path class=\"bead\" d=\"{}\" fill=\"#0d5a70\" fill-opacity=\"{:.2f}\"/>\n", beads[shade],
          0.3 + 0.7 * static_cast<double>(shade) / (shades - 1));
  if (!gaps.empty()) put("<path class=\"gap\" d=\"{}\" fill=\"#7a5200\"/>\n", gaps);
  std::string outlines;
  for (const Bead& bead : gold) add(outlines, bead);
  if (!outlines.empty()) put("<path class=\"gold\" d=\"{}\" fill=\"none\" stroke=\"#ab2318\"/>\n", outlines);
  out += "</g>\n</svg>\n";
}

void write_svg(std::ostream& out, const Review& review, const SvgStyle& style) {
  Sink sink(out);
  append_dot_plot(sink.text, review, style.gold, review.source.name + " / " + review.target.name);
  sink.flush();
}

}  // namespace muwazi::inline v0
