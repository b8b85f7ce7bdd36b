// SPDX-License-Identifier: Apache-2.0
// Writer of a picture of the alignment: a dot plot, the sentences of the source along the top and of the target down the
// side. A bead is a filled rectangle, darker the surer it is; a gap is a bar on its axis; a bead of the gold alignment, when
// one is given, is an outline around it.
#include <fmt/format.h>
#include <muwazi/write.hpp>

#include <algorithm>

#include "escape.hpp"
#include "sink.hpp"

namespace muwazi::inline v0 {

void write_svg(std::ostream& out, const Review& review, const SvgStyle& style) {
  Sink sink(out);
  std::string& text = sink.text;
  const auto put = [&]<typename... Values>(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text), format, std::forward<Values>(values)...);
  };
  // The axes are long enough for the texts, and for beads put together without them.
  std::size_t columns = std::max<std::size_t>(review.source.sentences.size(), 1);
  std::size_t rows = std::max<std::size_t>(review.target.sentences.size(), 1);
  for (const auto beads : {std::span<const Bead>(review.beads), style.gold})
    for (const Bead& bead : beads) {
      columns = std::max<std::size_t>(columns, bead.source.end);
      rows = std::max<std::size_t>(rows, bead.target.end);
    }
  const double unit = std::clamp(900.0 / static_cast<double>(std::max(columns, rows)), 0.02, 24.0);
  const double width = static_cast<double>(columns) * unit;
  const double height = static_cast<double>(rows) * unit;
  constexpr double margin = 28;
  put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"", width + 2 * margin,
      height + 2 * margin);
  append_xml_attribute(text, review.source.name);
  text += " / ";
  append_xml_attribute(text, review.target.name);
  put("\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fffefb\"/>\n<g transform=\"translate({0:.0f} {0:.0f})\">\n"
      "<rect width=\"{1:.2f}\" height=\"{2:.2f}\" fill=\"none\" stroke=\"#8a8d88\"/>\n",
      margin, width, height);
  // A line and its number at round steps.
  const auto ticks = [&](std::size_t count, bool across) {
    std::size_t step = 1;  // 1, 2, 5, 10, 20, 50 ...
    for (std::size_t power = 1; static_cast<double>(step) * unit < 45;)
      step == power ? step = 2 * power : step == 2 * power ? step = 5 * power : step = power *= 10;
    for (std::size_t i = 0; i <= count; i += step) {
      const double at = static_cast<double>(i) * unit;
      if (across)
        put("<path d=\"M{0:.2f} 0V{1:.2f}\" stroke=\"#d9d6cc\" stroke-width=\".5\"/><text x=\"{0:.2f}\" y=\"-6\" "
            "text-anchor=\"middle\" font-size=\"10\" font-family=\"sans-serif\" fill=\"#545c64\">{2}</text>\n",
            at, height, i);
      else
        put("<path d=\"M0 {0:.2f}H{1:.2f}\" stroke=\"#d9d6cc\" stroke-width=\".5\"/><text x=\"-5\" y=\"{2:.2f}\" "
            "text-anchor=\"end\" font-size=\"10\" font-family=\"sans-serif\" fill=\"#545c64\">{3}</text>\n",
            at, width, at + 3.5, i);
    }
  };
  ticks(columns, true);
  ticks(rows, false);
  const auto rectangle = [&](const Bead& bead, std::string_view look) {
    const double x = bead.source.begin * unit;
    const double y = bead.target.begin * unit;
    const double least = std::max(unit * 0.12, 0.8);
    put("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" {}/>\n", x, y,
        bead.source.empty() ? least : bead.source.size() * unit, bead.target.empty() ? least : bead.target.size() * unit,
        look);
    sink.drain();
  };
  for (std::size_t b = 0; b < review.beads.size(); ++b) {
    const Bead& bead = review.beads[b];
    if (bead.is_gap()) {
      rectangle(bead, "fill=\"#7a5200\"");
    } else {
      const double score = bead.score >= 0 ? std::min(static_cast<double>(bead.score), 1.0) : 0.0;
      rectangle(bead, fmt::format("fill=\"#0d5a70\" fill-opacity=\"{:.2f}\"", 0.3 + 0.7 * score));
    }
  }
  for (const Bead& bead : style.gold)
    rectangle(bead, "fill=\"none\" stroke=\"#ab2318\" stroke-width=\"1\"");
  text += "</g>\n</svg>\n";
  sink.flush();
}

}  // namespace muwazi::inline v0
