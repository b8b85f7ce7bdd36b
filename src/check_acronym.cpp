// SPDX-License-Identifier: Apache-2.0
// Acronyms of organisations that stand bare in an Arabic text although the text itself spells them out.
//
// English says "the Joint Committee (JC)" once and "the JC" after that. Arabic says the whole name again or a short form of
// it; Latin letters in brackets behind the name are right, Latin letters in its place are not. Acronyms of science and
// technology (DNA, GPS) are kept in Arabic, so only those are looked at whose expansion in the text is an organisation, and
// those that name one well-known body whatever the text is about (UN, IMF), where nothing but acronyms stands in Latin letters.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acronym.hpp"
#include "check_context.hpp"
#include "gazetteer.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

bool is_mark(const Document& document, std::span<const Token> tokens, std::size_t at, char mark) {
  return at < tokens.size() && tokens[at].range.size() == 1 && document.normalized.utf8[tokens[at].range.begin] == mark;
}

/// Head nouns of organisations, as matching keys, sorted.
bool names_organization(std::string_view key) noexcept {
  static constexpr std::string_view heads[] = {
      "academy",    "administration", "agency",    "alliance",   "army",        "assembly",   "association", "authority",
      "bank",       "board",          "bureau",    "center",     "centre",      "club",       "coalition",   "college",
      "command",    "commission",     "committee", "company",    "confederation", "congress", "corporation", "corps",
      "council",    "court",          "department", "directorate", "federation", "force",     "forces",      "foundation",
      "front",      "fund",           "government", "group",     "guard",       "headquarters", "institute", "institution",
      "league",     "ministry",       "mission",   "movement",   "network",     "observatory", "office",     "organisation",
      "organization", "parliament",   "party",     "police",     "programme",   "secretariat", "service",    "services",
      "society",    "state",          "syndicate", "tribunal",   "union",       "university", "unions"};
  return std::binary_search(std::begin(heads), std::end(heads), key);
}

/// The words of a side that stand alone in brackets, with their tokens, those of one spelling in order.
std::multimap<std::string_view, std::size_t> bracketed_words(const BeadSide& side) {
  std::multimap<std::string_view, std::size_t> out;
  const auto tokens = side.tokens();
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i)
    if (in_brackets(*side.document, tokens, i)) out.emplace(side.text(tokens[i]), i);
  return out;
}

/// The Arabic words before "(ACRONYM)" that stand for the expansion: from the first to the last that translates one of its
/// words, at most ten words back. Empty where all but one of the words are not found.
std::string arabic_before(const CheckContext& context, std::span<const Token> expansion, std::span<const Token> tokens,
                          std::size_t bracket) {
  constexpr std::size_t farthest = 10;
  const Document& arabic = context.arabic();
  std::vector<StemId> wanted;
  std::size_t words = 0;
  for (const Token& token : expansion) {
    if (!token.capitalized) continue;
    ++words;
    wanted.push_back(context.lexicon.stem(token.range.in(context.english().normalized.utf8), Language::english));
  }
  std::size_t first = bracket;
  std::size_t last = bracket;
  std::size_t found = 0;
  for (std::size_t at = bracket; at > 0 && bracket - at < farthest;) {
    const Token& token = tokens[--at];
    if (token.kind != TokenKind::word || token.script != TokenScript::arabic) break;
    const StemId stem = context.lexicon.stem(token.range.in(arabic.normalized.utf8), Language::arabic);
    const auto hit = std::find_if(wanted.begin(), wanted.end(), [&](StemId english) {
      return english != no_stem && stem != no_stem &&
             (context.lexicon.probability(english, Language::english, stem) > 0 ||
              context.lexicon.probability(stem, Language::arabic, english) > 0);
    });
    if (hit == wanted.end()) continue;
    wanted.erase(hit);  // each word is accounted for once
    if (found++ == 0) last = at;
    first = at;
  }
  if (found == 0 || found + 1 < words) return {};
  return std::string(ByteRange{tokens[first].range.begin, tokens[last].range.end}.in(arabic.normalized.utf8));
}

/// The bodies that an acronym names; empty where the letters stand for other things too, as they do in texts of their own fields
/// (ICC a colour profile, GCC a compiler, IRC a network).
std::span<const Posting> bodies_of(std::string_view acronym) {
  static constexpr std::string_view plain[] = {"ASEAN",  "CENTCOM", "CIA",    "ECOWAS", "EU",   "FBI",    "FIFA",   "HTS",    "IAEA",   "ICJ",
                                               "ICRC",   "IDF",     "IMF",    "IRGC",   "ISIL", "ISIS",   "KGB",    "NASA",   "NATO",   "OECD",
                                               "OPCW",   "OPEC",    "OSCE",   "PKK",    "UEFA", "UN",     "UNAMA",  "UNDP",   "UNESCO", "UNHCR",
                                               "UNICEF", "UNIFIL",  "UNRWA",  "UNSC",   "UNSMIL", "USAID", "YPG"};
  static_assert(std::is_sorted(std::begin(plain), std::end(plain)));
  if (!std::binary_search(std::begin(plain), std::end(plain), acronym)) return {};
  return Gazetteer::builtin().find(acronym, Language::english);
}

/// Acronyms of well-known bodies in an Arabic sentence that has no other Latin letters.
void check_known_bodies(const PairView& pair, const Document& arabic, Findings& findings) {
  constexpr std::size_t most = 4;  // more of them make a list, or technical prose
  const auto tokens = pair.arabic.tokens(), english = pair.english.tokens();
  std::vector<std::size_t> bare;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].script != TokenScript::latin) continue;
    if (!is_acronym(pair.arabic.text(tokens[i])) || bare.size() == most) return;
    if (!in_brackets(arabic, tokens, i)) bare.push_back(i);
  }
  if (bare.empty()) return;
  const Gazetteer& world = Gazetteer::builtin();
  std::vector<GazetteerHit> hits;
  world.scan(arabic.normalized.utf8, tokens, Language::arabic, hits);
  for (const std::size_t i : bare) {
    const std::string_view acronym = pair.arabic.text(tokens[i]);
    const auto there = std::find_if(english.begin(), english.end(), [&](const Token& one) { return pair.english.text(one) == acronym; });
    const std::span<const Posting> bodies = bodies_of(acronym);
    if (there == english.end() || bodies.empty()) continue;
    // Beside the name the letters are its gloss.
    const bool named = std::any_of(hits.begin(), hits.end(), [&](const GazetteerHit& hit) {
      return std::any_of(hit.postings.begin(), hit.postings.end(), [&](const Posting& one) {
        return std::any_of(bodies.begin(), bodies.end(),
                           [&](const Posting& body) { return world.concept_key(body.entry) == world.concept_key(one.entry); });
      });
    });
    if (named) continue;
    std::vector<std::string> proposals;
    for (const Posting& body : bodies) {
      for (std::size_t k = 0; k < world.arabic_name_count(body.entry) && proposals.size() < 3; ++k)
        proposals.emplace_back(world.arabic(body.entry, k).spelling);
    }
    findings.add(pair, "name.acronym", 0.8, there->range, tokens[i].range,
                 {"{0} stands bare in Latin letters; Arabic has a name for it", {quote(acronym)}}, std::move(proposals));
  }
}

}  // namespace

bool is_acronym(std::string_view text) noexcept {
  return text.size() >= 2 && text.size() <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

bool in_brackets(const Document& document, std::span<const Token> tokens, std::size_t at) {
  return at > 0 && is_mark(document, tokens, at - 1, '(') && is_mark(document, tokens, at + 1, ')');
}

std::span<const Token> expansion_before(const Document& document, std::span<const Token> tokens, std::size_t bracket,
                                        std::string_view acronym) {
  std::size_t letter = acronym.size();
  std::size_t at = bracket;
  while (letter > 0 && at > 0) {
    const Token& token = tokens[--at];
    if (token.kind != TokenKind::word) {
      if (token.kind == TokenKind::punctuation && is_mark(document, tokens, at, '-')) continue;
      return {};
    }
    if (!token.capitalized) {
      if (token.range.size() > 4) return {};
      continue;  // of, the, for
    }
    if (document.normalized.utf8[token.range.begin] != acronym[letter - 1]) return {};
    --letter;
  }
  return letter == 0 ? tokens.subspan(at, bracket - at) : std::span<const Token>();
}

void check_acronyms(const CheckContext& context, Findings& findings) {
  if (!context.english_is_source) return;
  const Document& english = context.english();
  const Document& arabic = context.arabic();
  std::map<std::string, std::string, std::less<>> known;  // acronym -> its Arabic expansion in the text, may be empty
  std::string key;
  for (std::uint32_t bead = 0; bead < context.beads.size(); ++bead) {
    const PairView pair = context.pair(bead);
    if (pair.english.empty()) continue;
    const auto tokens = pair.english.tokens();
    std::optional<std::multimap<std::string_view, std::size_t>> bracketed;  // words of the Arabic side
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      const std::string_view text = pair.english.text(tokens[i]);
      if (!is_acronym(text) || !in_brackets(english, tokens, i)) continue;
      const auto expansion = expansion_before(english, tokens, i - 1, text);
      bool organization = false;
      for (const Token& token : expansion) {
        if (!token.capitalized) continue;
        matching_key(pair.english.text(token), key);
        organization = organization || names_organization(key);
      }
      if (!organization) continue;
      std::string& arabic_form = known[std::string(text)];
      if (!arabic_form.empty() || pair.arabic.empty()) continue;
      const auto there = pair.arabic.tokens();
      if (!bracketed) bracketed = bracketed_words(pair.arabic);
      const auto [first, last] = bracketed->equal_range(text);
      std::size_t left = 64;  // places that are looked at, so that a text of acronyms takes no square time
      for (auto found = first; found != last && arabic_form.empty() && left > 0; ++found, --left)
        arabic_form = arabic_before(context, expansion, there, found->second - 1);
    }
  }
  for (std::uint32_t bead = 0; bead < context.beads.size(); ++bead) {
    const PairView pair = context.pair(bead);
    if (!pair.arabic.empty() && !pair.english.empty()) check_known_bodies(pair, arabic, findings);
  }
  if (known.empty()) return;
  for (std::uint32_t bead = 0; bead < context.beads.size(); ++bead) {
    const PairView pair = context.pair(bead);
    if (pair.arabic.empty() || pair.english.empty()) continue;
    const auto tokens = pair.arabic.tokens();
    std::map<std::string_view, std::optional<ByteRange>> english_places;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].script != TokenScript::latin || in_brackets(arabic, tokens, i)) continue;
      const auto entry = known.find(pair.arabic.text(tokens[i]));
      if (entry == known.end()) continue;
      const auto [place, fresh] = english_places.try_emplace(entry->first);
      if (fresh)
        for (const Token& token : pair.english.tokens())
          if (!place->second && pair.english.text(token) == entry->first) place->second = token.range;
      const std::optional<ByteRange>& english_place = place->second;
      std::vector<std::string> proposals;
      if (!entry->second.empty()) proposals.push_back(entry->second);
      findings.add(pair, "name.acronym", 0.85, english_place, tokens[i].range,
                   {"{0} stands bare in Latin letters, although the text spells it out", {quote(entry->first)}},
                   std::move(proposals));
    }
  }
}

}  // namespace muwazi::inline v0
