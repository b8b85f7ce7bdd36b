// SPDX-License-Identifier: Apache-2.0
// Makes a review of units that belong together already.
#include <muwazi/read.hpp>

#include "escape.hpp"

namespace muwazi::inline v0 {
namespace {

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == text.npos; }

Document document_of(const std::string& text, Language language) {
  SentenceOptions options;
  options.one_per_line = true;
  options.keep_empty_lines = true;
  DecodeOptions decoding;
  decoding.encoding = Encoding::utf8;
  return analyze(decode(text, decoding), language, SentenceSplitter(language, options));
}

}  // namespace

Review pair_units(std::span<const TranslationUnit> units, Language source_language) {
  Review out;
  std::string source;
  std::string target;
  std::uint32_t source_count = 0;
  std::uint32_t target_count = 0;
  const auto add = [](std::string& all, std::uint32_t& count, std::string_view text) {
    const std::uint32_t begin = count;
    if (!blank(text)) {
      append_tsv(all, text);
      all += '\n';
      ++count;
    }
    return SentenceRange{begin, count};
  };
  for (const TranslationUnit& unit : units) {
    Bead bead;
    bead.source = add(source, source_count, unit.source);
    bead.target = add(target, target_count, unit.target);
    bead.score = static_cast<float>(unit.score.value_or(1));
    bead.number = unit.number;
    if (!bead.source.empty() || !bead.target.empty()) out.beads.push_back(bead);
  }
  out.source = document_of(source, source_language);
  out.target =
      document_of(target, source_language == Language::english ? Language::arabic : Language::english);
  out.source.name = "source";
  out.target.name = "target";
  return out;
}

}  // namespace muwazi::inline v0
