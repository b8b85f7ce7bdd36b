// SPDX-License-Identifier: Apache-2.0
// The name model: table and pair model behind the public interface.
#include <muwazi/name.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

#include <muwazi/lexicon.hpp>

#include "gazetteer.hpp"
#include "name_judge.hpp"
#include "name_phrase.hpp"

extern "C" const unsigned char muwazi_table_names[];

namespace muwazi::inline v0 {
namespace names {

const NameTable& builtin_table() noexcept {
  static const NameTable table(muwazi_table_names);
  return table;
}

}  // namespace names

namespace {

/// Sorts by value and drops what stands there a second time.
void best_first(std::vector<std::pair<float, std::string>>& list) {
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::pair<float, std::string>> kept;
  for (auto& item : list) {
    if (std::none_of(kept.begin(), kept.end(), [&](const auto& other) { return other.second == item.second; })) {
      kept.push_back(std::move(item));
    }
    if (kept.size() >= 30) break;
  }
  list = std::move(kept);
}

double probability(float log_odds) { return 1 / (1 + std::exp(-static_cast<double>(log_odds))); }

/// How the gazetteer stands to a pair.
enum class Standing : std::uint8_t {
  unknown,  ///< it does not know the English
  other,    ///< it knows other Arabic for it
  variant,  ///< it knows this Arabic, and one more usual
  usual     ///< this is the usual one
};

/// Calls `visit(spelling, usual)` for each Arabic form that the gazetteer has for an English phrase, the usual ones first; stops
/// where it returns false. Forms that say more than the phrase are left out: a person's full name for the family's.
template <class Visit>
void gazetteer_forms(std::string_view english, Visit visit) {
  const Gazetteer& world = Gazetteer::builtin();
  const std::span<const Posting> postings = world.find(english, Language::english);
  const bool one_word = english.find(' ') == std::string_view::npos;
  for (const bool usual : {true, false}) {
    for (const Posting posting : postings) {
      if (posting.weak) continue;
      const bool name = posting.derivation() == Derivation::name;
      const std::size_t names = world.arabic_name_count(posting.entry);
      const std::size_t end = name ? names : world.arabic_count(posting.entry);
      const bool person = world.type(posting.entry) == EntryType::person;
      bool first = true;
      // "Kurdish", "Alawite": one of them, or their adjective, comes first; "Kurds" are the people.
      const std::size_t all = world.arabic_count(posting.entry);
      const bool one_of_them = name && world.type(posting.entry) == EntryType::people && !english.ends_with('s') && all > names;
      const std::size_t begin = name ? 0 : names;
      for (std::size_t k = begin; k < (one_of_them ? all : end); ++k) {
        const std::size_t at = one_of_them ? (k + names) % all : k;
        const std::string_view form = world.arabic(posting.entry, at).spelling;
        if (person && one_word && form.find(' ') != std::string_view::npos) continue;
        if (first == usual && !visit(form, usual)) return;
        first = false;
      }
    }
  }
}

/// The letters of a phrase under which forms are compared: no spaces, no marks, seats of hamza folded.
names::Letters phrase_key(std::string_view arabic) { return names::arabic_key(names::arabic_letters(arabic)); }

/// What the gazetteer says of a pair. `foreign`: the English names places and organisations only, and no form of theirs has the
/// consonants of the Arabic; then no likeness of sound helps (Egypt is not spelled as it sounds).
struct Known {
  Standing standing = Standing::unknown;
  bool foreign = false;
};

Known known_to_gazetteer(std::string_view english, std::string_view arabic) {
  Known out;
  const names::Letters letters = names::arabic_letters(arabic), key = names::arabic_key(letters);
  const names::Letters consonants = names::consonant_skeleton(letters);
  const bool syllable = names::spells_out_article(arabic);
  gazetteer_forms(english, [&](std::string_view form, bool usual) {
    const names::Letters other = names::arabic_letters(form);
    if (names::arabic_key(other) == key && (!syllable || names::spells_out_article(form))) {
      out.standing = usual ? Standing::usual : Standing::variant;
      return false;
    }
    if (out.standing == Standing::unknown) out.foreign = true;
    out.standing = Standing::other;
    if (names::consonant_skeleton(other) == consonants && !syllable) out.foreign = false;
    return true;
  });
  if (out.standing == Standing::other && out.foreign) {
    const Gazetteer& world = Gazetteer::builtin();
    for (const Posting posting : world.find(english, Language::english)) {
      const NameType type = world.name_type(posting.entry);
      if (type != NameType::place && type != NameType::organization) out.foreign = false;
    }
  } else {
    out.foreign = false;
  }
  return out;
}

/// Log odds of a pair that the gazetteer confirms, and the most that one has which it tells against.
constexpr float confirmed = 5, denied = -2;

/// Log odds that the two are one name, by sound, the table and the gazetteer.
float name_log_odds(const Known& known, const std::vector<names::Part>& english, const std::vector<names::Part>& arabic,
                    names::Against against) {
  if (known.standing == Standing::usual || known.standing == Standing::variant) return confirmed;
  const float sound = names::phrase_log_odds(names::builtin_table(), english, arabic, against);
  return known.foreign && sound < confirmed ? std::min(sound, denied) : sound;
}

/// The listed spellings of a name of one word that were seen as often as any; empty where the table does not know it.
std::vector<std::string> usual_forms(std::string_view english, const std::vector<names::Part>& parts) {
  std::vector<std::string> out;
  gazetteer_forms(english, [&](std::string_view form, bool usual) {
    if (usual) out.emplace_back(form);
    return usual;
  });
  if (!out.empty() || parts.size() != 1 || parts[0].article) return out;
  const names::NameTable& table = names::builtin_table();
  const names::Letters key = names::english_key(parts[0].letters);
  std::uint32_t most = 0;
  if (std::uint32_t at = table.find_english(key); at != names::no_entry) {
    while (at < table.rows_size()) {
      const names::NameRow row = table.row(at, &at);
      if (!(names::english_key(row.english) == key) || row.count < most) break;
      most = row.count;
      out.push_back(names::arabic_text(row.arabic));
    }
  }
  return out;
}

/// Whether the Arabic renders an everyday word in the English by its meaning, and not by its sound.
bool is_translated(const std::vector<names::Part>& english_parts, std::string_view english,
                   const std::vector<names::Part>& arabic_parts, std::string_view arabic) {
  // A twentieth of a word's renderings is a translation, less may be a slip of what the lexicon was learned from.
  constexpr float translation = 0.05f, no_sound = -1;
  const Lexicon& lexicon = Lexicon::builtin();
  for (const names::Part& word : english_parts) {
    if (!Gazetteer::builtin().is_common_english(word.range.in(english))) continue;
    const StemId stem = lexicon.stem(word.range.in(english), Language::english);
    if (stem == no_stem || lexicon.is_function_word(stem, Language::english)) continue;
    bool meant = false, heard = false;
    for (const names::Part& there : arabic_parts) {
      const StemId other = lexicon.stem(there.range.in(arabic), Language::arabic);
      meant = meant || (other != no_stem && std::max(lexicon.probability(stem, Language::english, other),
                                                     lexicon.probability(other, Language::arabic, stem)) >= translation);
      heard = heard || names::part_log_odds(names::builtin_table(), word, there, false) > no_sound;
    }
    if (meant && !heard) return true;
  }
  return false;
}

}  // namespace

std::string_view name_verdict_name(NameVerdict verdict) noexcept {
  switch (verdict) {
    case NameVerdict::right: return "right";
    case NameVerdict::variant: return "variant";
    case NameVerdict::unusual: return "unusual";
    case NameVerdict::wrong: return "wrong";
    case NameVerdict::missing: return "missing";
    case NameVerdict::latin: return "latin";
    case NameVerdict::translated: return "translated";
  }
  return "right";
}

const NameModel& NameModel::builtin() noexcept {
  static const NameModel model;
  return model;
}

double NameModel::score(std::string_view english, std::string_view arabic) const {
  const std::vector<names::Part> parts = names::english_parts(english), there = names::arabic_parts(arabic);
  if (parts.empty() || there.empty()) return probability(-8);
  return probability(name_log_odds(known_to_gazetteer(english, arabic), parts, there, names::Against::names));
}

float NameModel::log_odds(std::string_view english_token, std::string_view arabic_token) const noexcept {
  using namespace names;
  constexpr float none = 0;
  const NameTable& table = builtin_table();
  const Letters english = english_letters(english_token);
  const Letters word = arabic_letters(arabic_token);
  if (english.size < 2 || word.size < 2) return none;
  const Letters heard = sounds(english);
  float best = -100;
  const auto compare = [&](const Letters& letters, float cost) {
    if (letters.size < 2 || letters.size > heard.size * 2u + 1u || heard.size > letters.size * 2u + 2u) return;
    const float likeness = names::likeness(table, heard, letters);
    best = std::max(best, likeness_log_odds(table, likeness, std::max(heard.size, letters.size)) - cost);
  };
  compare(word, 0);
  std::size_t from = 0;
  const auto without = [&](std::size_t count) {
    Letters out;
    for (std::size_t i = count; i < word.size; ++i) out.push(word[i]);
    return out;
  };
  // Clitics, then the article; each reading more is a chance more, and costs.
  if (word.size > 3 && (word[0] == letter::waw || word[0] == letter::feh)) compare(without(from = 1), 0.5f);
  if (word.size > from + 3 && (word[from] == letter::beh || word[from] == letter::kaf || word[from] == letter::lam)) {
    ++from;
    if (word[from - 1] == letter::lam && word[from] == letter::lam) ++from;
    compare(without(from), 0.5f);
  }
  if (word.size > from + 3 && word[from] == letter::alef && word[from + 1] == letter::lam) {
    compare(without(from + 2), 0.5f);
  }
  return std::max(best, none);
}

namespace {

/// Whether a word has letters that only Arabic names have.
bool has_arabic_sounds(const names::Letters& word) noexcept {
  for (std::size_t i = 0; i < word.size; ++i) {
    for (const char32_t c : {arabic::hah, arabic::ain, arabic::sad, arabic::dad, arabic::zah}) {
      if (word[i] == names::arabic_letter(c)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> NameModel::propose(std::string_view english, std::size_t count) const {
  using namespace names;
  // What the gazetteer has for the whole name stands before any sound.
  std::vector<std::string> out;
  const auto add = [&](std::string text) {
    if (out.size() < count && !text.empty() && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(std::move(text));
    }
  };
  std::vector<std::string> forms;
  gazetteer_forms(english, [&](std::string_view form, bool) {
    forms.emplace_back(form);
    return true;
  });
  const NameTable& table = builtin_table();
  std::vector<Part> parts = english_parts(english);
  // A full name for a full name first.
  if (parts.size() > 1) {
    std::stable_partition(forms.begin(), forms.end(), [](const std::string& form) { return form.find(' ') != std::string::npos; });
  }
  for (std::string& form : forms) add(std::move(form));
  if (!out.empty()) {
    // Nobody writes Tripoli as it sounds, nor an Arabic name whose letters English does not have. Other persons' names have
    // several spellings.
    const auto postings = Gazetteer::builtin().find(english, Language::english);
    const bool person = std::all_of(postings.begin(), postings.end(), [](Posting posting) {
      return Gazetteer::builtin().name_type(posting.entry) == NameType::person;
    });
    if (!person || parts.size() != 1 || parts[0].article || has_arabic_sounds(arabic_letters(out[0]))) return out;
  }
  std::vector<std::pair<float, std::string>> phrases = {{0.0f, ""}};
  for (const Part& part : parts) {
    // Listed spellings first, by how often they were seen; then the model's.
    std::vector<std::pair<float, Letters>> spelled;
    const Letters key = english_key(part.letters);
    constexpr std::uint32_t rare = 50;
    std::vector<Letters> slips;
    std::uint32_t most = 0;
    if (std::uint32_t at = table.find_english(key); at != no_entry) {
      while (at < table.rows_size()) {
        const NameRow row = table.row(at, &at);
        if (!(english_key(row.english) == key)) break;
        // The most frequent one comes first; what is rare beside it is a slip, or another's name.
        most = std::max<std::uint32_t>(most, row.count);
        if (row.count * rare < most) {
          slips.push_back(row.arabic);
          continue;
        }
        spelled.emplace_back(std::log(static_cast<float>(row.count)), row.arabic);
      }
    }
    const auto proposals = propose_spellings(table, part.letters, std::max<std::size_t>(count, 5));
    for (const Spelling& spelling : proposals) {
      const bool listed = std::any_of(spelled.begin(), spelled.end(),
                                      [&](const auto& known) { return known.second == spelling.letters; });
      if (std::find(slips.begin(), slips.end(), spelling.letters) != slips.end()) continue;
      // Behind every listed spelling, in the model's own order.
      if (!listed) {
        spelled.emplace_back(spelling.log_probability - proposals[0].log_probability - (spelled.empty() ? 0.0f : 2.0f),
                             spelling.letters);
      }
    }
    std::stable_sort(spelled.begin(), spelled.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::pair<float, Letters>> once;
    for (const auto& item : spelled) {
      if (std::none_of(once.begin(), once.end(), [&](const auto& other) { return other.second == item.second; })) {
        once.push_back(item);
      }
    }
    spelled = std::move(once);
    if (spelled.size() > count) spelled.resize(count);
    std::vector<std::pair<float, std::string>> longer;
    for (const auto& [value, text] : phrases) {
      for (const auto& [own, letters] : spelled) {
        std::string next = text.empty() ? text : text + ' ';
        const bool written = letters.size > 2 && letters[0] == letter::alef && letters[1] == letter::lam;
        if (part.article && !written) {
          append_arabic(next, letter::alef);
          append_arabic(next, letter::lam);
        }
        next += arabic_text(letters);
        longer.emplace_back(value + own - spelled[0].first, std::move(next));
      }
    }
    best_first(longer);
    if (longer.size() > count) longer.resize(count);
    if (!longer.empty()) phrases = std::move(longer);
  }
  for (auto& [value, text] : phrases) add(std::move(text));
  return out;
}

std::vector<std::string> NameModel::propose_english(std::string_view arabic, std::size_t count) const {
  using namespace names;
  const NameTable& table = builtin_table();
  std::vector<std::pair<float, std::string>> phrases = {{0.0f, ""}};
  for (const Part& part : arabic_parts(arabic)) {
    std::vector<std::pair<float, std::string>> spelled;
    const auto collect = [&](const Letters& letters, const std::string& prefix, float cost) {
      table.visit_arabic(arabic_key(letters), [&](std::uint32_t, const NameRow& row) {
        spelled.emplace_back(std::log(static_cast<float>(row.count)) - cost, prefix + english_text(row.english));
      });
      if (!spelled.empty() && cost > 0) return;
      float first = 0;
      for (const Spelling& spelling : spellings(table, letters, false, std::max<std::size_t>(count, 5), 20)) {
        if (first == 0) first = spelling.log_probability;
        spelled.emplace_back(spelling.log_probability - first - 2 - cost, prefix + english_text(spelling.letters));
      }
    };
    collect(part.letters, "", 0);
    if (part.article) {
      Letters rest;
      for (std::size_t i = 2; i < part.letters.size; ++i) rest.push(part.letters[i]);
      collect(rest, "al-", 0.5f);
    }
    std::stable_sort(spelled.begin(), spelled.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::pair<float, std::string>> longer;
    for (const auto& [value, text] : phrases) {
      std::vector<std::string> seen;
      for (const auto& [own, word] : spelled) {
        if (seen.size() >= count) break;
        if (std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
        seen.push_back(word);
        std::string capital = word;
        const std::size_t at = capital.starts_with("al-") ? 3 : 0;
        if (capital[0] >= 'a' && capital[0] <= 'z') capital[0] = static_cast<char>(capital[0] - 32);
        if (at != 0 && capital[at] >= 'a' && capital[at] <= 'z') capital[at] = static_cast<char>(capital[at] - 32);
        longer.emplace_back(value + own - spelled[0].first, (text.empty() ? text : text + ' ') + capital);
      }
    }
    best_first(longer);
    if (longer.size() > count) longer.resize(count);
    if (!longer.empty()) phrases = std::move(longer);
  }
  std::vector<std::string> out;
  for (auto& [value, text] : phrases) {
    if (!text.empty()) out.push_back(std::move(text));
  }
  return out;
}

NameJudgement NameModel::judge(std::string_view english, std::string_view arabic) const {
  using names::Against;
  // Probabilities that part the verdicts. Among held-out names of the list, 0.9 lets one in a hundred of the nearest others pass.
  constexpr double sure = 0.9, possible = 0.4;
  NameJudgement out;
  out.range = {0, static_cast<std::uint32_t>(arabic.size())};
  const std::vector<names::Part> parts = names::english_parts(english), there = names::arabic_parts(arabic);
  if (there.empty() || !names::english_parts(arabic).empty()) {
    const bool latin = !names::english_parts(arabic).empty();
    out.verdict = latin ? NameVerdict::latin : NameVerdict::missing;
    out.reason = latin ? "the name stands in Latin letters" : "there is no Arabic name";
    out.suggestions = propose(english, 3);
    return out;
  }
  const Known known = known_to_gazetteer(english, arabic);
  const Standing standing = known.standing;
  const double score = probability(name_log_odds(known, parts, there, Against::names));
  // How likely it is the name as it should be written, rather than a slip of the pen.
  const double spelled = probability(name_log_odds(known, parts, there, Against::misspelling));
  out.score = score;
  if (standing == Standing::usual) {
    out.verdict = NameVerdict::right;
    out.reason = "the usual spelling";
  } else if (standing == Standing::variant) {
    out.verdict = NameVerdict::variant;
    out.reason = "a spelling in use, or one that fits the sound";
  } else if (score >= sure && spelled >= possible) {
    const std::vector<std::string> usual = usual_forms(english, parts);
    const bool other = !usual.empty() && std::find(usual.begin(), usual.end(), arabic) == usual.end();
    out.verdict = other ? NameVerdict::variant : NameVerdict::right;
    out.reason = other ? "a spelling that fits the sound beside the usual one"  // no message
                       : "the spelling fits the sound";                         // no message
  } else if (score >= possible) {
    out.verdict = NameVerdict::unusual;
    out.reason = standing == Standing::other ? "the sound fits, but the name has an Arabic form of its own"  // no message
                                             : "the sound fits, but the spelling is not the usual one";      // no message
  } else if (is_translated(parts, english, there, arabic)) {
    out.verdict = NameVerdict::translated;
    out.reason = "the name is rendered by its meaning as a word";  // no message
  } else {
    out.verdict = NameVerdict::wrong;
    out.reason = standing == Standing::other ? "the name has an Arabic form of its own"  // no message
                                             : "the two do not sound like one name";     // no message
  }
  if (out.verdict != NameVerdict::right) {
    out.suggestions = propose(english, 3);
    std::erase(out.suggestions, std::string(arabic));
    // What is proposed first is the usual spelling, whatever the odds say.
    const bool first = !out.suggestions.empty() && phrase_key(out.suggestions[0]) == phrase_key(arabic);
    if (out.verdict == NameVerdict::unusual && first) out.verdict = NameVerdict::variant;
  }
  return out;
}

NameJudgement NameModel::judge_in(std::string_view english_sentence, std::span<const Token> english_tokens,
                                  const Name& name, std::string_view arabic_sentence,
                                  std::span<const Token> arabic_tokens) const {
  std::vector<GazetteerHit> hits;
  Gazetteer::builtin().scan(english_sentence, english_tokens, Language::english, hits);
  return names::SentenceJudge(english_sentence, english_tokens, arabic_sentence, arabic_tokens, {}, std::move(hits)).judge({&name, 1}, 0);
}

std::vector<JudgedName> NameModel::judge_names(std::string_view english_sentence, std::span<const Token> english_tokens,
                                               std::string_view arabic_sentence,
                                               std::span<const Token> arabic_tokens) const {
  return names::judge_pair(english_sentence, english_tokens, arabic_sentence, arabic_tokens, {}, nullptr);
}

}  // namespace muwazi::inline v0
