// SPDX-License-Identifier: Apache-2.0
// Words of several senses that were rendered in the wrong one.
//
//     The judge handed down a life sentence.     company: judge, hand, life
//                                  --------
//     jumla   word, grammar, phrase, verb        the sense of the rendering: far from the company
//     hukm    prison, judge, court, convict      another sense of "sentence": near it, and not in the translation
//
// data/senses.tsv names the senses with their renderings and what they go with; data/word_vectors.tsv says how near the company
// is to each. A pair without such a word costs a look at a hash table for each of its English words.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "check_context.hpp"
#include "meaning_data.hpp"
#include "one_of.hpp"
#include "sentence_data.hpp"
#include "stem.hpp"
#include "word_table.hpp"
#include "word_vectors.hpp"

namespace muwazi::inline v0 {
namespace {

/// data/senses.tsv.
class Senses {
 public:
  struct Sense {
    Company company;
    std::string rendering;   ///< the first one, as the table has it
    std::string plural;      ///< likewise, for an English plural; empty where the table has none
    bool adjective = false;  ///< so that a plural has another sense
  };
  /// Senses [begin, end) of the table belong to one word.
  struct Word {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
    std::uint32_t general = 0;  ///< those that go with anything, as bits from `begin` on
    bool verbal_noun = false;   ///< "hearing": its verb is another word
  };

  static const Senses& builtin() {
    static const Senses made;
    return made;
  }
  /// The word with this stem; nullptr for words of one sense.
  [[nodiscard]] const Word* find(std::string_view english_stem) const {
    return words_.find(english_stem);
  }
  [[nodiscard]] const Sense& operator[](std::size_t sense) const { return senses_[sense]; }
  /// What an Arabic word may render, with more and more clitics off, and last by its stem; nullptr where that is nothing.
  using Rendering = std::array<const std::vector<std::uint16_t>*, 4>;
  [[nodiscard]] Rendering rendering(std::string_view key, std::string_view stem) const {
    Rendering out{};
    for (std::size_t cut = 0; cut + 1 < out.size(); ++cut) {
      out[cut] = renderings_.find(key);
      const std::string_view rest = without_proclitic(key, 4);
      if (rest.size() == key.size()) break;
      key = rest;
    }
    if (!stem.empty()) out.back() = renderings_.find(stem);
    return out;
  }
  /// The senses of `word` that this Arabic word renders, as bits from word.begin on. Clitics are taken off as far as need be.
  static std::uint32_t senses_of(const Word& word, const Rendering& rendering) {
    for (const auto* found : rendering) {
      std::uint32_t out = 0;
      if (found != nullptr)
        for (const std::uint16_t sense : *found)
          if (sense >= word.begin && sense < word.end) out |= 1u << (sense - word.begin);
      if (out != 0) return out;
    }
    return 0;
  }

 private:
  Senses() {
    const Lexicon& lexicon = Lexicon::builtin();
    const WordVectors& vectors = WordVectors::builtin();
    std::string stem;
    std::string key;
    constexpr std::string_view mark = " (adj)";
    for_each_row(senses_table(), [&](std::string_view english, std::string_view rest) {
      const bool adjective = english.ends_with(mark);
      if (adjective) english.remove_suffix(mark.size());
      lexicon.spell_stem(english, Language::english, stem);
      const auto id = static_cast<std::uint16_t>(senses_.size());
      Word& word = words_[stem];
      if (word.end == 0) {
        word.begin = id;
        word.verbal_noun = english.ends_with("ing");
      }
      word.end = static_cast<std::uint16_t>(id + 1);
      Sense& sense = senses_.emplace_back();
      sense.adjective = adjective;
      const std::size_t tab = rest.find('\t');
      for_each_part(rest.substr(0, tab), ' ', [&](std::string_view cue) {
        if (cue == "*") word.general |= 1u << (id - word.begin);
        lexicon.spell_stem(cue, Language::english, stem);
        if (const WordVector* vector = vectors.find(stem); vector != nullptr) sense.company.add(*vector, 1);
      });
      for_each_part(rest.substr(tab + 1), ' ', [&](std::string_view rendering) {
        const bool plural = rendering.starts_with('+');
        if (plural) rendering.remove_prefix(1);
        if (plural) sense.plural = rendering;
        if (sense.rendering.empty()) sense.rendering = rendering;
        matching_key(rendering, key);
        renderings_[key].push_back(id);
      });
    });
  }
  std::vector<Sense> senses_;
  WordTable<Word> words_;
  WordTable<std::vector<std::uint16_t>> renderings_;
};

/// Whether some other word of the English side may be what the Arabic stem renders.
bool renders_another(const CheckContext& context, const BeadSide& english, StemId word, StemId arabic) {
  constexpr float least = 0.02f;
  if (arabic == no_stem) return false;
  const auto stems = english.stems();
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (stems[i] == no_stem || stems[i] == word || english.is_function_word(i)) continue;
    if (context.lexicon.probability(stems[i], Language::english, arabic) > least ||
        context.lexicon.probability(arabic, Language::arabic, stems[i]) > least)
      return true;
  }
  return false;
}

/// The content words of a side but one, those near it counting most.
Company company_of(const CheckContext& context, const BeadSide& english, std::size_t word, std::size_t& words) {
  const WordVectors& vectors = WordVectors::builtin();
  Company out;
  words = 0;
  const auto stems = english.stems();
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (stems[i] == no_stem || stems[i] == stems[word] || english.is_function_word(i)) continue;
    const WordVector* vector = vectors.find(context.lexicon.spelling(stems[i], Language::english));
    if (vector == nullptr) continue;
    const auto distance = static_cast<float>(i > word ? i - word : word - i);
    constexpr float reach = 4;  // tokens at which a word counts half; 3 to 12 do about as well
    out.add(*vector, reach / (reach + distance));
    ++words;
  }
  return out;
}

struct Rendered {
  std::uint32_t senses = 0;  ///< as Senses::senses_of() has them; 0 where the word is not rendered
  std::size_t token = 0;     ///< of the Arabic side
};

/// What the words of a pair's Arabic side may render; empty of other tokens.
std::vector<Senses::Rendering> renderings_of(const CheckContext& context, const PairView& pair, const Senses& senses) {
  const auto arabic = pair.arabic.tokens();
  std::vector<Senses::Rendering> out(arabic.size());
  for (std::size_t i = 0; i < arabic.size(); ++i)
    if (arabic[i].kind == TokenKind::word && arabic[i].script == TokenScript::arabic)
      out[i] = senses.rendering(pair.arabic.key(i), context.lexicon.spelling(pair.arabic.stem(i), Language::arabic));
  return out;
}

/// The sense in which the Arabic side renders the word, at the word nearest to its place; none where it has two.
Rendered rendered(const PairView& pair, const std::vector<Senses::Rendering>& renderings, const Senses::Word& word, std::size_t token) {
  const auto place = [](std::size_t at, std::size_t count) { return (static_cast<double>(at) + 0.5) / static_cast<double>(count); };
  const double wanted = place(token, pair.english.tokens().size());
  constexpr double farthest = 0.4;
  Rendered out;
  double nearest = farthest;
  for (std::size_t i = 0; i < renderings.size(); ++i) {
    const std::uint32_t rendering = Senses::senses_of(word, renderings[i]);
    if (rendering == 0) continue;
    if (out.senses != 0 && rendering != out.senses) return {};
    out.senses = rendering;
    if (const double distance = std::abs(place(i, renderings.size()) - wanted); distance < nearest) {
      nearest = distance;
      out.token = i;
    }
  }
  return nearest < farthest ? out : Rendered();
}

}  // namespace

void check_sense(const CheckContext& context, const PairView& pair, Findings& findings) {
  // How well the company fits another sense, and how much better than the one rendered. Chosen on tico19 and the guides, where
  // it flags none of 1,195 right renderings and four in ten of those exchanged; a tenth less flags three right ones.
  constexpr float least_fit = 0.33f;
  constexpr float least_gain = 0.15f;
  constexpr float least_of_both = 0.68f;
  constexpr std::size_t least_company = 3;  // words; a label ("Run in a terminal") leaves its sense to its place
  constexpr float least_of_few = 1.03f;     // of fewer; beer and wine tell what a bar is
  // Of a rendering in a sense that goes with anything, the most that its own company may fit, and the least of both. Of the right
  // ones on those texts and pud none has more than 0.81.
  constexpr float most_of_general = 0.2f;
  constexpr float least_of_general = 0.95f;
  const Senses& senses = Senses::builtin();
  const auto tokens = pair.english.tokens();
  std::vector<Senses::Rendering> renderings;  // made for the first word of the table
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const StemId stem = pair.english.stem(i);
    if (stem == no_stem || (tokens[i].capitalized && (i > 0 || (tokens.size() > 1 && tokens[1].capitalized)))) continue;
    const Senses::Word* word = senses.find(context.lexicon.spelling(stem, Language::english));
    if (word == nullptr || pair.english.key(i).ends_with("ly")) continue;  // "currently" has one sense
    // "Heard" has the stem of "hearing".
    if (word->verbal_noun && pair.english.key(i).find("ing") == std::string_view::npos) continue;
    if (renderings.empty()) renderings = renderings_of(context, pair, senses);
    const Rendered chosen = rendered(pair, renderings, *word, i);
    if (chosen.senses == 0) continue;
    const bool general = (chosen.senses & word->general) != 0;
    if (renders_another(context, pair.english, stem, pair.arabic.stem(chosen.token))) continue;
    std::size_t words = 0;
    const Company company = company_of(context, pair.english, i, words);
    const bool plural = pair.english.key(i).ends_with('s') && !pair.english.key(i).ends_with("ss");
    // "He claims": a verb.
    const bool verb = i > 0 && is_one_of(pair.english.key(i - 1), {"he", "she", "it", "who", "which", "that"});
    float own = -1;
    float most = -1;
    std::size_t better = word->begin;
    for (std::size_t sense = word->begin; sense < word->end; ++sense) {
      const float fits = fit(senses[sense].company, company);
      if (chosen.senses >> (sense - word->begin) & 1u)
        own = std::max(own, fits);
      else if (fits > most && !(plural && senses[sense].adjective))
        most = fits, better = sense;
    }
    const float both = most + (most - own);
    if (most < least_fit || most - own < least_gain || both < (words < least_company ? least_of_few : least_of_both)) continue;
    if (general && (own > most_of_general || both < least_of_general)) continue;
    const ByteRange english = tokens[i].range;
    const ByteRange arabic = pair.arabic.tokens()[chosen.token].range;
    const auto in_english = quote(pair.english.text(english));
    const auto in_arabic = quote(pair.arabic.text(arabic));
    const std::string& proposal = plural && !verb && !senses[better].plural.empty() ? senses[better].plural : senses[better].rendering;
    const double confidence = std::min(0.6 + 0.7 * static_cast<double>(both - least_of_both), 0.95);
    findings.add(pair, "term.sense", confidence, english, arabic,
                 {"{0} has another sense here than {1}",
                  {pair.english_is_source ? in_english : in_arabic, pair.english_is_source ? in_arabic : in_english}},
                 pair.english_is_source ? std::vector{proposal} : std::vector<std::string>());
  }
}

}  // namespace muwazi::inline v0
