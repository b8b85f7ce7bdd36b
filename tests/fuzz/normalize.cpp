// SPDX-License-Identifier: Apache-2.0
// Fuzz target: normalize() over any bytes. The first byte chooses a preset or, with two more, any set of options.
#include <muwazi/normalize.hpp>
#include <muwazi/token.hpp>

#include <string>

#include "fuzz.hpp"

using namespace muwazi;

namespace {

NormalizeOptions options_of(std::string_view& input) {
  const unsigned choice = fuzz::take(input);
  if (choice == 'a') return NormalizeOptions::analysis();
  if (choice == 'm') return NormalizeOptions::matching();
  const unsigned bits = choice | fuzz::take(input) << 8 | fuzz::take(input) << 16;
  NormalizeOptions options;
  bool NormalizeOptions::*const members[] = {
      &NormalizeOptions::nfc,           &NormalizeOptions::nfkc,         &NormalizeOptions::presentation_forms,
      &NormalizeOptions::tatweel,       &NormalizeOptions::harakat,      &NormalizeOptions::hamza_seats,
      &NormalizeOptions::alef_maqsura,  &NormalizeOptions::ta_marbuta,   &NormalizeOptions::persian_letters,
      &NormalizeOptions::digits,        &NormalizeOptions::quotes,       &NormalizeOptions::arabic_punctuation,
      &NormalizeOptions::dashes,        &NormalizeOptions::spaces,       &NormalizeOptions::zero_width,
      &NormalizeOptions::bidi_controls, &NormalizeOptions::case_fold,    &NormalizeOptions::contractions,
      &NormalizeOptions::hyphens,       &NormalizeOptions::latin_diacritics};
  for (unsigned i = 0; i < std::size(members); ++i) options.*members[i] = (bits >> i & 1) != 0;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view text = fuzz::input_of(data, size);
  const NormalizeOptions options = options_of(text);
  const NormalizedText once = normalize(text, options);
  const NormalizedText twice = normalize(once.utf8, options);
  claim(once.utf8 == twice.utf8, "twice is once");
  claim(twice.map.runs().size() <= 1, "what is normal already is one run");
  claim(!fuzz::is_well_formed(text) || fuzz::is_well_formed(once.utf8), "well-formed text stays so");
  const std::vector<bool> marks = fuzz::check_map(once.map, once.utf8, text.size());
  const std::vector<bool> boundaries = fuzz::boundaries(text);
  for (std::size_t i = 0; i < marks.size(); ++i) claim(!marks[i] || boundaries[i], "sources are whole characters");
  if (!once.utf8.empty())
    claim(once.map.origin({0, once.map.size()}).end == text.size(), "what is dropped belongs to what stands before");

  std::string key;
  const std::string_view word = text.substr(0, 64);
  matching_key(word, key);
  claim(key == normalize(word, NormalizeOptions::matching()).utf8, "a matching key is a matching normalisation");
  return 0;
}
