// SPDX-License-Identifier: Apache-2.0
// Names over a whole document: one name that is spelled in two ways, and two names under one spelling.
//
// What the judge of each pair took for the rendering of each name word is kept and compared here. A surname that stands
// alone later is the same word as in the first full name, so the two are compared as they are. Only what is close is
// compared: a city under its old and its new name, or a king's name beside the modern one, is no slip of spelling.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check_context.hpp"
#include "name_judge.hpp"

namespace muwazi::inline v0 {
namespace {

using names::Letters;
using names::NameNote;

/// Whether two words of the text are one spelling, with different clitics, article or an ending of inflection.
bool one_spelling(const NameNote& a, const NameNote& b) {
  const names::Readings x = names::readings(a.rendering.letters), y = names::readings(b.rendering.letters);
  for (std::size_t i = 0; i < x.size; ++i) {
    for (std::size_t j = 0; j < y.size; ++j) {
      const Letters left = names::bare_key(x.at[i]), right = names::bare_key(y.at[j]);
      if (left == right || names::inflected(left, right) || names::inflected(right, left)) return true;
    }
  }
  return false;
}

/// Whether two spellings are of one sound: at least two thirds of their letters are common.
bool close(const Letters& a, const Letters& b) {
  const std::size_t longest = std::max(a.size, b.size);
  return longest >= 3 && names::common_letters(a, b) * 3 >= longest * 2;
}

}  // namespace

void check_name_consistency(const CheckContext& context, Findings& findings) {
  if (context.name_notes == nullptr || context.name_notes->size() < 2) return;
  const std::vector<NameNote>& notes = *context.name_notes;
  std::map<std::string, std::vector<std::size_t>> by_name;  // letters of the English word -> notes
  for (std::size_t i = 0; i < notes.size(); ++i) by_name[notes[i].rendering.english_key].push_back(i);
  const std::string_view arabic = context.arabic().normalized.utf8;
  const std::string_view english = context.english().normalized.utf8;

  struct Spelling {
    std::vector<std::size_t> notes;
  };
  std::map<std::string, std::vector<Spelling>> spellings;
  for (const auto& [name, list] : by_name) {
    std::vector<Spelling>& groups = spellings[name];
    for (const std::size_t note : list) {
      const auto group = std::find_if(groups.begin(), groups.end(),
                                      [&](const Spelling& own) { return one_spelling(notes[own.notes[0]], notes[note]); });
      if (group != groups.end()) {
        group->notes.push_back(note);
      } else {
        groups.push_back({{note}});
      }
    }
    if (groups.size() < 2) continue;
    // The most frequent spelling is the text's own; of equals, the first.
    const Spelling* usual = &groups[0];
    for (const Spelling& group : groups) {
      if (group.notes.size() > usual->notes.size()) usual = &group;
    }
    const NameNote& norm = notes[usual->notes[0]];
    for (const Spelling& group : groups) {
      if (&group == usual) continue;
      for (const std::size_t index : group.notes) {
        const NameNote& note = notes[index];
        if (!close(names::bare_key(note.rendering.letters), names::bare_key(norm.rendering.letters))) continue;
        const PairView pair = context.pair(note.bead);
        std::vector<std::string> proposals;
        if (context.english_is_source) proposals.emplace_back(norm.rendering.arabic.in(arabic));
        findings.add(pair, "name.inconsistent", 0.8, note.rendering.english, note.rendering.arabic,
                     Message("{0} is written {1} here and {2} elsewhere",
                             {quote(note.rendering.english.in(english)), quote(note.rendering.arabic.in(arabic)),
                              quote(norm.rendering.arabic.in(arabic))}),
                     std::move(proposals));
      }
    }
  }

  // Two names under one spelling: each has to stand in one spelling only, and the second name has to be a poor match for it.
  std::map<std::string, std::pair<std::string, std::size_t>> by_spelling;  // Arabic letters -> first name, note
  for (const auto& [name, groups] : spellings) {
    if (groups.size() != 1) continue;
    const NameNote& note = notes[groups[0].notes[0]];
    const std::string key = names::arabic_text(names::bare_key(note.rendering.letters));
    const auto [place, fresh] = by_spelling.emplace(key, std::pair(name, groups[0].notes[0]));
    if (fresh) continue;
    const NameNote& other = notes[place->second.second];
    const NameNote& worse = other.rendering.odds <= note.rendering.odds ? other : note;
    const NameNote& better = &worse == &note ? other : note;
    constexpr float poor = 1;  // natural log odds; variants of one name are far above
    if (worse.rendering.exact || worse.rendering.odds > poor) continue;
    findings.add(context.pair(worse.bead), "name.shared", 0.6, worse.rendering.english, worse.rendering.arabic,
                 Message("{0} and {1} are written alike", {quote(worse.rendering.english.in(english)),
                                                           quote(better.rendering.english.in(english))}));
  }
}

}  // namespace muwazi::inline v0
