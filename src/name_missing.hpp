// SPDX-License-Identifier: Apache-2.0
// Names of an Arabic source that its English translation may lack: the candidates, what speaks for a loss, and the net that weighs it.
//
//     ...  zawjatuhu  Alis   ...              "... his wife ..."
//                     ^^^^ no article, no ending of Arabic, lists have it, the lexicon renders it by a name if at all;
//                          no English word renders it, and the words on both sides of it are rendered
//
// No single one of these is enough, and each has its exceptions. name_source.cpp asks for a chain of them, and is sure; here each is a
// feature, and a net says how much it weighs beside the others. What excuses a name there (its country's capital, the word for its
// kind, the rest of a longer name) excuses it here as well.
#ifndef MUWAZI_SRC_NAME_MISSING_HPP
#define MUWAZI_SRC_NAME_MISSING_HPP

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/name.hpp>
#include <muwazi/text.hpp>
#include <muwazi/token.hpp>

#include "name_table.hpp"
#include "net.hpp"

namespace muwazi::inline v0 {

struct CheckContext;
struct PairAccounts;
struct PairView;

namespace names {

inline constexpr std::size_t missing_name_features = 57;
using MissingNameNet = Net<missing_name_features, 20>;  ///< the mean of five nets of four units

/// A word that something renders with this probability is no candidate: of 1,500 seeded names that were found without this, 1 in 100 has
/// more.
inline constexpr float surely_accounted = 0.5f;

/// Odds from which on a candidate is said to be lost. Chosen on PUD and TICO-19 (tests/name_evaluation); with 4 it finds
/// some 2 % of the lost names less, and no false alarm fewer.
inline constexpr float lost_name = 2.45f;

/// Words of the Arabic text that may be a name without a counterpart.
struct MissingCandidate {
  ByteRange arabic;
  std::uint32_t first_token = 0, token_count = 0;
  NameType type = NameType::unknown;
  std::array<float, missing_name_features> features{};
  std::vector<std::string> suggestions;  ///< English
  float odds = 0;  ///< by missing_name_net
  bool may_be_person = false;  ///< one of the things that it may name
  bool spoken_of = false;  ///< it may be a person, of whom the English speaks by a pronoun or by what he or she is ("the president")
};

/// The candidates of a pair whose source is Arabic, with all of their features. What is surely rendered, and what is surely no
/// name, is not among them. For the check, and for the program that fits the net.
std::vector<MissingCandidate> missing_names(const CheckContext& context, const PairView& pair);

/// How likely an Arabic word is a name by its letters alone: groups of two and three of them, with where it begins and ends. Sixteenths
/// of a nat by a hash of the group, learned from the name table against the words of texts.
inline constexpr std::size_t letter_groups = 4096;
using NameLetterWeights = std::array<signed char, letter_groups>;
extern const NameLetterWeights& name_letter_weights;

/// The pattern of a word, as Arabic builds words from roots by: its long vowels and hamzas, and what is a prefix or an ending in the
/// first three and the last two places; all other letters are one. A hash.
constexpr std::uint32_t word_pattern(const Letters& key) noexcept {
  std::uint32_t out = key.size;
  for (std::size_t i = 0; i < key.size; ++i) {
    const Letter l = key[i];
    const bool vowel = l <= letter::alef || l == letter::waw || l == letter::yeh || l == letter::alef_maqsura;
    const bool prefix = i < 3 && (l == arabic_letter(arabic::meem) || l == letter::teh || l == letter::noon || l == letter::seen || l == letter::lam || l == letter::beh);
    const bool ending = i + 2 >= key.size && (l == letter::teh_marbuta || l == letter::heh || l == letter::teh || l == letter::noon || l == arabic_letter(arabic::meem) || l == letter::kaf);
    out = out * 47 + (vowel || prefix || ending ? l : 46u);
  }
  return mix(out) & 0x7FFFFFFF;
}

/// Calls `visit(index)` for each group of letters, the kinds of alef and the like made one.
template <typename Visit>
constexpr void visit_letter_groups(const Letters& word, Visit&& visit) {
  const Letters key = arabic_key(word);
  std::uint32_t first = 63, second = 63;
  for (std::size_t i = 0; i <= key.size; ++i) {
    const std::uint32_t third = i < key.size ? key[i] : 62u;
    visit(mix(second << 6 | third) % letter_groups);
    visit(mix(1u << 20 | first << 12 | second << 6 | third) % letter_groups);
    first = second;
    second = third;
  }
  visit(mix(1u << 31 | word_pattern(key)) % letter_groups);
}

/// Log odds (natural) that a word is a name, for as many names as words.
inline float name_letter_odds(const NameLetterWeights& weights, const Letters& word) noexcept {
  int sum = 0;
  visit_letter_groups(word, [&](std::size_t group) { sum += weights[group]; });
  return static_cast<float>(sum) / 16;
}

/// Whether a word of the Arabic side is rendered by nothing for sure.
bool has_unaccounted_word(const PairAccounts& accounts) noexcept;

/// Fills in what the words around a candidate say, by what accounts for them, and its odds; a pronoun may stand for a person.
void weigh_by_coverage(const PairAccounts& accounts, std::string_view english, std::span<const Token> tokens, MissingCandidate& candidate);

/// Log odds (natural) that a candidate is a name that was lost, for as many lost ones as others.
extern const MissingNameNet& missing_name_net;

}  // namespace names
}  // namespace muwazi::inline v0

#endif
