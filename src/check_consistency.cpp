// SPDX-License-Identifier: Apache-2.0
// Rare words of the source that one text translates in two ways.
//
// Only words are looked at that general text hardly has: they are likely to be terms. A word counts where exactly one word
// of the target's sentence translates it, so that each occurrence has one rendering:
//
//     the valve of the pump ... the valve ... the valve ... the valve      A   A   A   B: B is reported
#include <algorithm>
#include <map>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {
namespace {

/// How often general text may have a word that is held to one translation: once in 2^15 words.
constexpr float rare_bits = 15;
/// Occurrences that one rendering must have, and how many times those of another.
constexpr std::size_t least_majority = 3;
constexpr std::size_t majority_factor = 3;

struct Occurrence {
  std::uint32_t bead = 0;
  StemId rendering = no_stem;
  ByteRange source;
  ByteRange target;
};

TokenScript script_of(Language language) {
  return language == Language::english ? TokenScript::latin : TokenScript::arabic;
}

/// The letters of a word that its family shares: long vowels, hamza and teh marbuta go, so do the prefixes m- and t-.
std::string skeleton(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::string_view letter = word.substr(at, 2);
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      if (std::string_view("aeiouy").find(word[at]) == std::string_view::npos) out += word[at];
      continue;
    }
    static constexpr std::string_view weak[] = {"\u0627", "\u0648", "\u064A", "\u0647", "\u0621", "\u062A", "\u0645", "\u0646"};
    if (std::find(std::begin(weak), std::end(weak), letter) == std::end(weak)) out += letter;
    ++at;
  }
  return out;
}

bool same_family(std::string_view a, std::string_view b) {
  const std::string first = skeleton(a);
  const std::string second = skeleton(b);
  return first == second || (std::min(first.size(), second.size()) >= 4 &&
                             (first.find(second) != std::string::npos || second.find(first) != std::string::npos));
}

/// The one word of the target that translates `stem`, if there is exactly one and no other word of the source claims it.
const Token* only_rendering(const Lexicon& lexicon, StemId stem, Language from, const std::vector<StemId>& own,
                            std::span<const Token> tokens, const std::vector<StemId>& there, StemId& rendering) {
  const Token* found = nullptr;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (there[i] == no_stem) continue;
    const float probability = lexicon.probability(stem, from, there[i]);
    if (probability < 0.02f) continue;
    const bool claimed = std::any_of(own.begin(), own.end(), [&](StemId rival) {
      return rival != stem && rival != no_stem && lexicon.probability(rival, from, there[i]) > probability / 2;
    });
    if (claimed) continue;
    if (found != nullptr) return nullptr;
    found = &tokens[i];
    rendering = there[i];
  }
  return found;
}

}  // namespace

void check_consistency(const CheckContext& context, Findings& findings) {
  if (context.beads.size() <= least_majority) return;
  const Language from = context.source.language;
  const Language to = context.target.language;
  const Lexicon& lexicon = context.lexicon;
  std::map<StemId, std::vector<Occurrence>> terms;
  std::vector<StemId> own;
  std::vector<StemId> there;
  for (std::uint32_t bead = 0; bead < context.beads.size(); ++bead) {
    if (context.beads[bead].is_gap()) continue;
    const PairView pair = context.pair(bead);
    const auto stems_of = [&](const BeadSide& side, Language language, std::vector<StemId>& stems) {
      stems.clear();
      for (const Token& token : side.tokens())
        stems.push_back(token.kind == TokenKind::word && token.script == script_of(language)
                            ? lexicon.stem(side.text(token), language)
                            : no_stem);
    };
    stems_of(pair.source(), from, own);
    const auto rare = [&](std::size_t i) {
      const Token& token = pair.source().tokens()[i];
      return own[i] != no_stem && lexicon.bits(own[i], from) >= rare_bits && !token.capitalized &&
             !lexicon.is_function_word(own[i], from) && std::count(own.begin(), own.end(), own[i]) == 1;
    };
    bool read = false;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (!rare(i)) continue;
      if (!read) stems_of(pair.target(), to, there);
      read = true;
      Occurrence occurrence;
      const Token* token = only_rendering(lexicon, own[i], from, own, pair.target().tokens(), there, occurrence.rendering);
      if (token == nullptr) continue;
      occurrence.bead = bead;
      occurrence.source = pair.source().tokens()[i].range;
      occurrence.target = token->range;
      terms[own[i]].push_back(occurrence);
    }
  }
  for (const auto& [stem, all] : terms) {
    if (all.size() <= least_majority) continue;
    std::map<StemId, std::size_t> counts;
    for (const Occurrence& one : all) ++counts[one.rendering];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second < least_majority || (all.size() - most->second) * majority_factor > most->second) continue;
    const std::string_view usual = lexicon.spelling(most->first, to);
    const auto example = std::find_if(all.begin(), all.end(), [&](const Occurrence& one) { return one.rendering == most->first; });
    for (const Occurrence& one : all) {
      if (one.rendering == most->first || same_family(usual, lexicon.spelling(one.rendering, to))) continue;
      Draft draft;
      draft.rule = "consistency.term";
      draft.bead = one.bead;
      draft.confidence = 0.6;
      draft.source = one.source;
      draft.target = one.target;
      const auto words = [](const Document& document, ByteRange range) { return range.in(document.normalized.utf8); };
      draft.message = {"{0} is {1} in {2} other sentence", "{0} is {1} in {2} other sentences",
                       {quote(words(context.source, one.source)), quote(words(context.target, example->target)),
                        counted(most->second)}};
      draft.suggestions.emplace_back(words(context.target, example->target));
      findings.add(std::move(draft));
    }
  }
}

}  // namespace muwazi::inline v0
