// SPDX-License-Identifier: Apache-2.0
// What a translation editor does: it asks about the pair while its user types and when the translation is done, underlines what is
// told in its own offsets, and puts a proposal in.
#include <muwazi/fix.hpp>
#include <muwazi/review.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

namespace {

/// Ranges are bytes of what was handed in; most editors count UTF-16 code units.
void underline(const muwazi::Review& pair, std::string_view arabic) {
  const muwazi::OffsetConverter place(arabic);
  for (const muwazi::Finding& finding : pair.findings) {
    if (finding.target)
      std::cout << "  " << place.utf16(finding.target->bytes.begin) << ".." << place.utf16(finding.target->bytes.end);
    else
      std::cout << "  whole pair";
    std::cout << ": " << finding.message << '\n';
  }
}

}  // namespace

int main() {
  // One for all pairs and threads; the language is what the project says, as the first letters of a target tell little.
  const muwazi::Reviewer reviewer({.source_language = muwazi::Language::english});
  const std::string_view english = "The convoy left Deir ez-Zor at noon with 618 families.";
  std::string arabic = "غادرت القافلة دير إز زور ظهرا وعلى متنها 681 عائلة.";

  for (const std::string_view until : {"دير", "ظهرا", "681", "عائلة"}) {
    const std::string typed = arabic.substr(0, arabic.find(until) + until.size());
    std::cout << "typed up to " << until << '\n';
    underline(reviewer.check_typed(english, typed), typed);
  }

  muwazi::Review pair = reviewer.check_pair(english, arabic);
  std::cout << "done\n";
  underline(pair, arabic);

  // The user takes the first proposal of each: the last one first, so that the places before it stay right.
  for (std::size_t i = pair.findings.size(); i-- > 0;) {
    const auto fix = muwazi::replacement(pair, {.finding = static_cast<std::uint32_t>(i), .suggestion = 0});
    if (fix) arabic.replace(fix->target.begin, fix->target.size(), fix->text);
  }
  std::cout << "corrected: " << arabic << '\n';
  pair = reviewer.check_pair(english, arabic);
  underline(pair, arabic);
  return pair.findings.empty() ? 0 : 1;
}
