// SPDX-License-Identifier: Apache-2.0
// The fold of lexicon keys, and the lists of Arabic clitics and endings.
#include "stem.hpp"

#include <muwazi/lexicon.hpp>

#include <cstring>

#include "arabic.hpp"
#include "latin.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

/// What becomes of U+0600..U+06FF: the low byte of the folded letter, 0 where the character goes, 0xFF where it has no key.
constexpr auto arabic_folds = [] {
  std::array<std::uint8_t, 256> table{};
  for (char32_t c = 0x600; c < 0x700; ++c) {
    char32_t to = c;
    switch (c) {
      case arabic::alef_madda: case arabic::alef_hamza_above: case arabic::alef_hamza_below: case arabic::alef_wasla:
        to = arabic::alef;
        break;
      case arabic::waw_hamza: to = arabic::waw; break;
      case arabic::yeh_hamza: case arabic::alef_maqsura: case arabic::farsi_yeh: to = arabic::yeh; break;
      case arabic::teh_marbuta: to = arabic::heh; break;
      case arabic::keheh: to = arabic::kaf; break;
      case arabic::tatweel: to = 0x600; break;
      default: to = arabic::is_mark(c) ? 0x600 : arabic::is_letter(c) ? c : 0x6FF; break;
    }
    table[c - 0x600] = static_cast<std::uint8_t>(to - 0x600);
  }
  return table;
}();

}  // namespace

bool fold_word(std::string_view word, WordKey& key) noexcept {
  char* out = key.bytes.data();
  char* const end = out + WordKey::capacity;
  key.arabic = false;
  const std::size_t size = word.size();
  for (std::size_t at = 0; at < size;) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (end - out < 2) return false;
    if (lead < 0x80) {
      *out++ = static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead | 0x20 : lead);
      ++at;
      continue;
    }
    if (lead >= 0xD8 && lead <= 0xDB && at + 1 < size && (static_cast<unsigned char>(word[at + 1]) & 0xC0) == 0x80) {
      const unsigned index = (lead & 3u) << 6 | (static_cast<unsigned char>(word[at + 1]) & 0x3Fu);
      at += 2;
      const std::uint8_t to = arabic_folds[index];
      if (to == 0) continue;
      if (to == 0xFF) return false;
      *out++ = static_cast<char>(0xD8 | to >> 6);
      *out++ = static_cast<char>(0x80 | (to & 0x3F));
      key.arabic = true;
      continue;
    }
    std::uint32_t step = 1;
    const char32_t c = code_point_at(word, at, step);
    at += step;
    if (c == 0x200C || c == 0x200D || c == 0xAD) continue;
    if (c == 0x2018 || c == 0x2019 || (c >= 0x02BB && c <= 0x02BF && c != 0x02BD)) {
      *out++ = '\'';
      continue;
    }
    const std::string_view base = latin_base(c);
    if (base.empty()) return false;
    for (const char letter : base) *out++ = letter;
  }
  key.size = static_cast<std::uint32_t>(out - key.bytes.data());
  std::memset(out, 0, 8);
  return key.size > 0;
}

// Costs, in sixteenths of a bit, were set by hand so that the analyses of about 200 frequent words come out right with
// the vocabulary of the lexicon: raising one keeps more words whole, lowering it parts more of them.
//
// N noun, D definite, P perfect, I imperfect.
namespace {
constexpr std::uint8_t N = affix_noun, D = affix_definite, P = affix_perfect, I = affix_imperfect;
}  // namespace

const Affix arabic_prefixes[] = {
    {"", N | P, 0},
    {"\u0627\u0644", D, 4},                           // al
    {"\u0648", N | P, 24},                            // wa
    {"\u0648\u0627\u0644", D, 8},                     // wal
    {"\u0641", N | P, 40},                            // fa
    {"\u0641\u0627\u0644", D, 16},                    // fal
    {"\u0628\u0627\u0644", D, 10},                    // bil
    {"\u0648\u0628\u0627\u0644", D, 16},              // wabil
    {"\u0641\u0628\u0627\u0644", D, 24},              // fabil
    {"\u0643\u0627\u0644", D, 20},                    // kal
    {"\u0648\u0643\u0627\u0644", D, 28},              // wakal
    {"\u0644\u0644", D, 10},                          // lil
    {"\u0648\u0644\u0644", D, 16},                    // walil
    {"\u0641\u0644\u0644", D, 24},                    // falil
    {"\u0644", N, 30},                                // li
    {"\u0648\u0644", N, 44},                          // wali
    {"\u0641\u0644", N, 56},                          // fali
    {"\u0628", N, 30},                                // bi
    {"\u0648\u0628", N, 40},                          // wabi
    {"\u0641\u0628", N, 56},                          // fabi
    {"\u0643", N, 48},                                // ka
    {"\u0648\u0643", N, 64},                          // waka
    {"\u064A", I, 16},                                // ya
    {"\u062A", I, 24},                                // ta
    {"\u0646", I, 32},                                // na
    {"\u0627", I, 40},                                // a-
    {"\u0648\u064A", I, 24},                          // wa + ya
    {"\u0648\u062A", I, 32},                          //
    {"\u0648\u0646", I, 48},                          //
    {"\u0648\u0627", I, 56},                          //
    {"\u0641\u064A", I, 40},                          // fa + ya
    {"\u0641\u062A", I, 48},                          //
    {"\u0641\u0646", I, 64},                          //
    {"\u0633\u064A", I, 16},                          // future sa + ya
    {"\u0633\u062A", I, 24},                          //
    {"\u0633\u0646", I, 40},                          //
    {"\u0633\u0627", I, 48},                          //
    {"\u0648\u0633\u064A", I, 24},                    //
    {"\u0648\u0633\u062A", I, 32},                    //
    {"\u0648\u0633\u0646", I, 48},                    //
    {"\u0641\u0633\u064A", I, 40},                    //
    {"\u0641\u0633\u062A", I, 48},                    //
    {"\u0644\u064A", I, 32},                          // li + ya
    {"\u0644\u062A", I, 36},                          //
    {"\u0644\u0646", I, 44},                          //
    {"\u0648\u0644\u064A", I, 44},                    //
    {"\u0648\u0644\u062A", I, 48},                    //
};
const std::size_t arabic_prefix_count = std::size(arabic_prefixes);

const Affix arabic_suffixes[] = {
    {"", N | D | P | I, 0},
    {"\u0647", N | D | P | I, 12},                    // ta marbuta, or his
    {"\u0627\u062A", N | D, 10},                      // -at
    {"\u064A\u0646", N | D | I, 28},                  // -in, -ayn
    {"\u0648\u0646", N | D | I, 24},                  // -un
    {"\u0627\u0646", N | D | I, 44},                  // -an
    {"\u062A\u064A\u0646", N | D, 16},                // -tayn
    {"\u062A\u0627\u0646", N | D | I, 20},            // -tan
    {"\u064A", N | D | I, 56},                        // nisba, my, fem. imperative
    {"\u064A\u0647", N | D, 56},                      // -iyya
    {"\u064A\u0648\u0646", N | D, 64},                // -iyyun
    {"\u064A\u064A\u0646", N | D, 64},                // -iyyin
    {"\u064A\u0627\u062A", N | D, 64},                // -iyyat
    {"\u0627", N | P | I, 16},                        // tanween, dual
    {"\u0647\u0627", N | P | I, 12},                  // her
    {"\u0647\u0645", N | P | I, 12},                  // their
    {"\u0647\u0646", N | P | I, 24},                  // their (f.)
    {"\u0647\u0645\u0627", N | P | I, 16},            // their (dual)
    {"\u0643", N | P | I, 28},                        // your
    {"\u0643\u0645", N | P | I, 20},                  // your (pl.)
    {"\u0646\u0627", N | P | I, 16},                  // our; we did
    {"\u0646\u064A", P | I, 24},                      // me
    {"\u0627\u062A\u0647", N, 16},                    // -atihi
    {"\u0627\u062A\u0647\u0627", N, 16},              //
    {"\u0627\u062A\u0647\u0645", N, 16},              //
    {"\u0627\u062A\u0646\u0627", N, 20},              //
    {"\u0627\u062A\u064A", N, 28},                    //
    {"\u0627\u062A\u0643", N, 28},                    //
    {"\u0627\u062A\u0643\u0645", N, 28},              //
    {"\u0627\u062A\u0647\u0645\u0627", N, 24},        //
    {"\u062A", P, 12},                                // she did, I did
    {"\u062A\u0645", P, 24},                          // you did
    {"\u0648\u0627", P | I, 10},                      // they did
    {"\u062A\u0627", P, 24},                          // they two (f.) did
    {"\u0646", P | I, 40},                            // they (f.)
    {"\u0648\u0647", P | I, 24},                      // they ... him
    {"\u0648\u0647\u0627", P | I, 24},                //
    {"\u0648\u0647\u0645", P | I, 24},                //
    {"\u0648\u0646\u0647", I, 24},                    //
    {"\u0648\u0646\u0647\u0627", I, 24},              //
    {"\u0648\u0646\u0647\u0645", I, 24},              //
    {"\u062A\u0647", P, 16},                          // she ... him (nouns: ta marbuta is put back)
    {"\u062A\u0647\u0627", P, 16},                    //
    {"\u062A\u0647\u0645", P, 16},                    //
    {"\u064A\u0627", N, 40},                          // -iyyan
    {"\u0648", N | I, 24},                            // masculine plural before a genitive
};
const std::size_t arabic_suffix_count = std::size(arabic_suffixes);

std::string_view without_proclitic(std::string_view key, std::size_t least) noexcept {
  for (const std::string_view proclitic : {"\u0627\u0644", "\u0648", "\u0641", "\u0628", "\u0644", "\u0643"})
    if (key.starts_with(proclitic) && key.size() >= proclitic.size() + least) return key.substr(proclitic.size());
  return key;
}

std::size_t arabic_proclitic(std::string_view key) noexcept {
  if (key.size() < 8) return 0;
  const auto at = [&](std::size_t letter) -> char32_t {
    const std::size_t i = 2 * letter;
    if (i + 1 >= key.size()) return 0;
    return (static_cast<unsigned char>(key[i]) & 0x1Fu) << 6 | (static_cast<unsigned char>(key[i + 1]) & 0x3Fu);
  };
  std::size_t letters = 0;
  if (at(0) == arabic::waw || at(0) == arabic::feh) letters = 1;
  const char32_t next = at(letters);
  if (next == arabic::alef && at(letters + 1) == arabic::lam) {
    letters += 2;
  } else if ((next == arabic::beh || next == arabic::kaf) && at(letters + 1) == arabic::alef &&
             at(letters + 2) == arabic::lam) {
    letters += 3;
  } else if (next == arabic::lam && at(letters + 1) == arabic::lam) {
    letters += 2;
  } else if (letters == 0 && (next == arabic::beh || next == arabic::lam)) {
    letters = 1;
  }
  return key.size() >= 2 * letters + 6 ? 2 * letters : 0;
}

void arabic_light_stem(std::string_view word, std::string& stem) {
  WordKey key;
  if (!fold_word(word, key) || !key.arabic) {
    stem.assign(word);
    return;
  }
  // Without a vocabulary only what is safe goes: the article with what stands before it, a few endings of long words.
  std::string_view rest = key.view();
  bool definite = false;
  for (std::size_t p = 0; p < arabic_prefix_count; ++p) {
    const Affix& prefix = arabic_prefixes[p];
    if (prefix.kind == affix_definite && key.view().starts_with(prefix.text) &&
        key.size >= prefix.text.size() + 6 && key.size - prefix.text.size() < rest.size()) {
      rest = key.view().substr(prefix.text.size());
      definite = true;
    }
  }
  static constexpr std::string_view plain[] = {"\u064A\u064A\u0646", "\u064A\u0648\u0646", "\u0627\u062A\u0647\u0627",
                                        "\u0627\u062A\u0647\u0645", "\u0627\u062A\u0647", "\u0627\u062A",
                                        "\u0648\u0646", "\u0647\u0627", "\u0647\u0645", "\u0648\u0627",
                                        "\u064A\u0647", "\u0647"};
  static constexpr std::string_view after_article[] = {"\u062A\u064A\u0646", "\u064A\u0646"};
  const auto cut = [&](std::string_view suffix, std::size_t letters) {
    if (!rest.ends_with(suffix) || rest.size() < suffix.size() + 2 * letters) return false;
    rest.remove_suffix(suffix.size());
    return true;
  };
  bool done = false;
  if (definite) {
    for (const std::string_view suffix : after_article) done = done || cut(suffix, 4);
  }
  for (const std::string_view suffix : plain) done = done || cut(suffix, 3);
  stem.assign(rest);
}

}  // namespace muwazi::inline v0
