// SPDX-License-Identifier: Apache-2.0
// Fuzz target: the readers over any bytes. The first byte chooses the reader. A reader ends in a result or an Error; what it
// gives can be paired and written, and what was written can be read again.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>
#include <muwazi/write.hpp>

#include <sstream>
#include <string>

#include "fuzz.hpp"

using namespace muwazi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view input = fuzz::input_of(data, size);
  const unsigned choice = fuzz::take(input);
  std::istringstream in{std::string(input)};
  std::vector<TranslationUnit> units;
  const UnitSink keep = [&](TranslationUnit&& unit) { units.push_back(std::move(unit)); };
  std::vector<Bead> beads;
  try {
    switch (choice) {
      case 't': read_tmx(in, "input", {}, keep); break;
      case 'x': read_xliff(in, "input", {}, keep); break;
      case 'p': read_po(in, "input", {}, keep); break;
      case 'v': read_tsv(in, "input", {}, keep); break;
      case 'j': read_jsonl(in, "input", {}, keep); break;
      case 'b': beads = read_beads(in, "input"); break;
      case 'l': beads = read_ladder(in, "input"); break;
      case 'c': beads = read_xces(in, "input"); break;
      case 's': {
        const Subtitles subtitles = read_subtitles(in, "input");
        std::size_t last = 0;
        for (const Cue& cue : subtitles.cues) {
          claim(cue.text.begin >= last && cue.text.end <= subtitles.text.size(), "cues lie in the text, in order");
          last = cue.text.end;
        }
        break;
      }
      default: beads = read_tsv_beads(in, "input");
    }
  } catch (const Error& error) {
    claim(error.place().starts_with("input"), "an error has its place");
    return 0;
  }
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  for (const Bead& bead : beads) {
    claim(bead.source.begin == source && bead.target.begin == target, "each sentence once and in order");
    source = bead.source.end;
    target = bead.target.end;
  }
  if (units.empty()) return 0;
  const Review review = pair_units(units, Language::english);
  std::ostringstream out;
  write_tmx(out, review);
  std::istringstream again(out.str());
  std::size_t pairs = 0;
  for (const Bead& bead : review.beads) pairs += !bead.is_gap();
  claim(read_tmx(again, "again", {Language::english}, [](TranslationUnit&&) {}).units == pairs, "what was written is read");
  return 0;
}
