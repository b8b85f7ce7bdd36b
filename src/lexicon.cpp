// SPDX-License-Identifier: Apache-2.0
// The lexicon.
#include <muwazi/lexicon.hpp>

#include <cmath>

namespace muwazi::inline v0 {

struct Lexicon::Storage {};

float Translation::probability() const noexcept { return std::exp2(-static_cast<float>(weight) / 16); }

const Lexicon& Lexicon::builtin() noexcept {
  static const Lexicon lexicon;
  return lexicon;
}
StemId Lexicon::stem(std::string_view, Language) const noexcept { return no_stem; }
std::span<const Translation> Lexicon::translations(StemId, Language) const noexcept { return {}; }
float Lexicon::bits(StemId, Language) const noexcept { return 0; }
std::string_view Lexicon::spelling(StemId, Language) const noexcept { return {}; }
std::size_t Lexicon::size(Language) const noexcept { return 0; }

void arabic_light_stem(std::string_view word, std::string& stem) { stem = word; }

}  // namespace muwazi::inline v0
