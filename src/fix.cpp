// SPDX-License-Identifier: Apache-2.0
// Proposals put into the target: what hung on the old words is carried over, and the bytes around them stay.
#include <muwazi/fix.hpp>

#include <fmt/format.h>
#include <muwazi/error.hpp>
#include <muwazi/token.hpp>

#include <algorithm>
#include <array>
#include <boost/locale/encoding.hpp>
#include <optional>

#include "arabic.hpp"
#include "edit_distance.hpp"
#include "gazetteer.hpp"
#include "marks.hpp"
#include "one_of.hpp"
#include "placeholder.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {
namespace {

using Letters = std::u32string;
using LettersView = std::u32string_view;

constexpr char32_t article_letters[] = {arabic::alef, arabic::lam};
constexpr LettersView article(article_letters, 2);

Letters letters_of(std::string_view text) {
  Letters out;
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = 1;
    out += code_point_at(text, at, size);
    at += size;
  }
  return out;
}

std::string utf8_of(LettersView letters) {
  std::string out;
  for (const char32_t c : letters) append_code_point(out, c);
  return out;
}

/// Letters alike, as matching keys have them: forms of alef, vowel signs and tatweel do not differ.
Letters folded(LettersView word) {
  std::string key;
  matching_key(utf8_of(word), key);
  return letters_of(key);
}

bool is_arabic_letter(char32_t c) noexcept { return arabic::is_letter(c) || c == arabic::tatweel; }

std::size_t edit_distance(LettersView a, LettersView b) {
  std::vector<std::size_t> row(b.size() + 1);
  return muwazi::edit_distance(a, b, row);
}

/// What hangs on the front of an Arabic word.
struct Proclitics {
  char32_t conjunction = 0;  ///< w- or f-
  char32_t preposition = 0;  ///< b-, k- or l-
  bool article = false;
  std::size_t size = 0;  ///< letters of the word that they take, tatweels included

  [[nodiscard]] std::size_t count() const noexcept { return (conjunction != 0) + (preposition != 0); }
};

/// Every way to take proclitics off `word` that leaves `least` letters, the one that takes nothing first.
std::vector<Proclitics> readings(LettersView word, std::size_t least) {
  std::vector<Proclitics> out;
  const auto skip_tatweel = [&](std::size_t at) {
    while (at < word.size() && word[at] == arabic::tatweel) ++at;
    return at;
  };
  const auto with_article = [&](Proclitics reading) {
    if (reading.size + least <= word.size()) out.push_back(reading);
    std::size_t behind = 0;
    if (word.substr(std::min(reading.size, word.size())).starts_with(article)) {
      behind = reading.size + 2;
    } else if (reading.preposition == arabic::lam && reading.size < word.size() && word[reading.size] == arabic::lam) {
      behind = reading.size + 1;  // l- and the article run together
    }
    if (behind == 0) return;
    reading.article = true;
    reading.size = skip_tatweel(behind);
    if (reading.size + least <= word.size()) out.push_back(reading);
  };
  const auto with_preposition = [&](Proclitics reading) {
    with_article(reading);
    if (reading.size >= word.size()) return;
    const char32_t c = word[reading.size];
    if (c != arabic::beh && c != arabic::kaf && c != arabic::lam) return;
    reading.preposition = c;
    reading.size = skip_tatweel(reading.size + 1);
    with_article(reading);
  };
  with_preposition({});
  if (!word.empty() && (word[0] == arabic::waw || word[0] == arabic::feh)) {
    Proclitics reading;
    reading.conjunction = word[0];
    reading.size = skip_tatweel(1);
    with_preposition(reading);
  }
  return out;
}

LettersView without_article(LettersView word) {
  return word.size() > 3 && word.starts_with(article) ? word.substr(2) : word;
}

LettersView first_word(LettersView text) { return text.substr(0, text.find(U' ')); }

/// The English word in front of a place, in lower case, or the comma, where nothing but a space or an article stands between.
std::string english_before(std::string_view text, std::size_t end) {
  for (int step = 0; step < 2; ++step) {
    if (end == 0 || text[end - 1] != ' ') return {};
    --end;
    std::size_t begin = end;
    while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
    if (begin == end && end > 0 && text[end - 1] == ',') return ",";
    std::string word(text.substr(begin, end - begin));
    for (char& c : word) c = static_cast<char>(c | 0x20);
    if (word != "the" && word != "a" && word != "an") return word;
    end = begin;
  }
  return {};
}

/// What stands in front of a name that goes.
struct Front {
  std::string english;       ///< the word or comma before the name in the English source
  bool preposition = false;  ///< the Arabic word before is a preposition: no other one is joined to the name
};

/// Whether a proclitic says what stands before the English name: "and X", "to X", "W, X" of a list, whose every item Arabic
/// joins by "wa-". One proclitic and no more.
bool says(const Proclitics& proclitics, const Front& front) noexcept {
  if (proclitics.count() != 1) return false;
  switch (proclitics.preposition) {
    case arabic::lam: return is_one_of(front.english, {"to", "for", "by"});
    case arabic::beh: return is_one_of(front.english, {"in", "at", "by", "with", "on"});
    case arabic::kaf: return is_one_of(front.english, {"as", "like"});
    default: break;
  }
  return proclitics.conjunction == arabic::waw && is_one_of(front.english, {"and", ","});
}

/// The words that go, in all ways that their proclitics may be read.
struct OldWords {
  Letters first;  ///< the first of them
  std::vector<Proclitics> possible;
  GazetteerHit hit;    ///< the name that begins in the first word, if the gazetteer knows one
  std::size_t taken;   ///< letters before that name

  OldWords(std::string_view before, const Front& front) {
    const Letters text = letters_of(before);
    first = first_word(text);
    possible = readings(first, 2);
    if (front.preposition) std::erase_if(possible, [](const Proclitics& reading) { return reading.preposition != 0; });
    std::vector<Token> tokens;
    tokenize(before, {0, static_cast<std::uint32_t>(before.size())}, tokens);
    if (!tokens.empty()) hit = Gazetteer::builtin().match(before, tokens, 0, Language::arabic);
    taken = letters_of(before.substr(0, hit.range.begin)).size();
  }
  /// Whether a known name stands there with nothing before it.
  [[nodiscard]] bool known() const noexcept { return hit.token_count > 0 && hit.range.begin == 0; }
};

/// What hangs on the first of the words that go, if `after` is so near to them that it tells. The words themselves may begin with
/// the same letters, so a reading has to pay: the rest must be nearer to what comes in its place than the whole, and of a known name
/// nothing is taken unless what comes is left.
std::optional<Proclitics> told_by(LettersView after, const OldWords& old) {
  const Letters wanted = folded(without_article(first_word(after)));
  Proclitics best;
  double best_cost = 1e9;
  double best_share = 1;
  for (const Proclitics& reading : old.possible) {
    const Letters rest = folded(LettersView(old.first).substr(reading.size));
    const auto distance = static_cast<double>(edit_distance(rest, wanted));
    if (old.known() && reading.count() > 0 && distance > 0) continue;
    // "Fa-" is hardly ever joined to a name; a letter of the name's own it often is.
    const double cost = distance + 0.3 * static_cast<double>(reading.count()) + (reading.article ? 0.1 : 0.0) +
                        (reading.conjunction == arabic::feh ? 1.0 : 0.0);
    if (cost >= best_cost) continue;
    best = reading;
    best_cost = cost;
    best_share = distance / static_cast<double>(std::max({rest.size(), wanted.size(), std::size_t{1}}));
  }
  if (best_share > 0.5) return std::nullopt;
  return best;
}

/// What hangs on the first of the words that go: told by the proposal that comes, else by another one of the finding ("and Dayr
/// iz-Zur" by "Deir al-Zur", where "the governorate of Deir al-Zur" comes). Where none is near, the gazetteer says whether a known name
/// stands there with something before it, and else the English word before the name whether something has to.
Proclitics proclitics_of(std::string_view before, LettersView after, const std::vector<std::string>& proposals, const Front& front) {
  const OldWords old(before, front);
  std::optional<Proclitics> told = told_by(after, old);
  for (auto other = proposals.begin(); !told && other != proposals.end(); ++other) told = told_by(letters_of(*other), old);
  if (told) return *told;
  Proclitics plain;
  for (const Proclitics& reading : old.possible)
    if (reading.count() == 0 && reading.article) plain = reading;
  if (old.known()) return plain;
  for (const Proclitics& reading : old.possible) {
    const bool fits = old.hit.token_count == 0 ? says(reading, front)
                                               : reading.size == old.taken || (reading.article && reading.size == old.taken + 2);
    if (fits) plain = reading;
  }
  return plain;
}

/// Adjectives of origin and the names of communities: they end in -iyy, -iyya, -iyyun ...
bool is_nisba(LettersView word) {
  constexpr std::array<std::array<char32_t, 3>, 2> plurals = {{{arabic::yeh, arabic::waw, arabic::noon},
                                                               {arabic::yeh, arabic::yeh, arabic::noon}}};
  if (word.size() < 4) return false;
  if (word.back() == arabic::yeh || word.ends_with(LettersView(std::array{arabic::yeh, arabic::teh_marbuta}.data(), 2)))
    return true;
  return std::any_of(plurals.begin(), plurals.end(), [&](const auto& end) { return word.ends_with(LettersView(end.data(), 3)); });
}

/// Words that put the noun behind them into the genitive, as matching keys, sorted: prepositions, and nouns that hardly
/// stand alone ("all", "some", "most").
bool governs_genitive(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {
      "\u0627\u062B\u0646\u0627\u0621",        // during
      "\u0627\u0644\u064A",                    // to
      "\u0627\u0645\u0627\u0645",              // before
      "\u0628\u0639\u062F",                    // after
      "\u0628\u0639\u0636",                    // some
      "\u0628\u064A\u0646",                    // between
      "\u062A\u062C\u0627\u0647",              // towards
      "\u062A\u062D\u062A",                    // under
      "\u062C\u0645\u064A\u0639",              // all
      "\u062D\u0648\u0644",                    // about
      "\u062E\u0644\u0627\u0644",              // during
      "\u062F\u0648\u0646",                    // without
      "\u0636\u062F",                          // against
      "\u0639\u0628\u0631",                    // across
      "\u0639\u0644\u0649", "\u0639\u0644\u064A",  // on
      "\u0639\u0646",                          // of
      "\u0639\u0646\u062F",                    // at
      "\u063A\u064A\u0631",                    // other than
      "\u0641\u064A",                          // in
      "\u0642\u0628\u0644",                    // before
      "\u0643\u0644",                          // every
      "\u0644\u062F\u0649", "\u0644\u062F\u064A",  // with
      "\u0645\u0639",                          // with
      "\u0645\u0639\u0638\u0645",              // most
      "\u0645\u0646",                          // from
      "\u0645\u0646\u0630",                    // since
      "\u0646\u062D\u0648",                    // towards
  };
  return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

/// Whether the words that end at `end` of the text make a genitive of what follows: a preposition stands there, or one
/// with a noun between.
bool in_genitive(std::string_view text, std::size_t end) {
  // Two words back, within the sentence.
  std::array<std::string_view, 2> words;
  std::size_t at = end;
  for (std::string_view& word : words) {
    while (at > 0 && text[at - 1] == ' ') --at;
    std::size_t begin = at;
    while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80) --begin;
    word = text.substr(begin, at - begin);
    at = begin;
    if (word.empty()) break;
  }
  std::string key;
  for (const std::string_view word : words) {
    if (word.empty()) return false;
    matching_key(word, key);
    if (governs_genitive(key)) return true;
    if (word.data() != words[0].data()) return false;
    // A noun with a preposition of its own.
    const Letters letters = letters_of(word);
    if (letters.size() > 4 && letters.front() == arabic::beh && letters.back() == arabic::teh_marbuta) return true;
  }
  return false;
}

/// What stands around the words that go.
struct Surroundings {
  bool genitive = false;
  bool feminine = false;  ///< they follow a definite noun that ends in teh marbuta
};

/// The ending of an adjective and its article, as the old word had them; -iyyun as -iyyin in the genitive.
Letters inflected(Letters after, LettersView old_last, const Proclitics& front, const Surroundings& around) {
  const bool one_word = after.find(U' ') == Letters::npos;
  if (!one_word) return after;
  constexpr char32_t feminine[] = {arabic::yeh, arabic::teh_marbuta};
  constexpr char32_t nominative[] = {arabic::yeh, arabic::waw, arabic::noon};
  constexpr char32_t oblique[] = {arabic::yeh, arabic::yeh, arabic::noon};
  const auto has = [](LettersView word, LettersView end) { return word.size() > end.size() + 1 && word.ends_with(end); };
  if (after.size() > 3 && after.back() == arabic::yeh) {
    if (has(old_last, LettersView(feminine, 2)) || (old_last.size() > 3 && old_last.back() == arabic::teh_marbuta) ||
        (around.feminine && front.article && front.count() == 0))
      after += arabic::teh_marbuta;
    else if (has(old_last, LettersView(nominative, 3)))
      (after += arabic::waw) += arabic::noon;
    else if (has(old_last, LettersView(oblique, 3)))
      (after += arabic::yeh) += arabic::noon;
  }
  if (has(after, LettersView(nominative, 3)) &&
      (around.genitive || front.preposition != 0 || has(old_last, LettersView(oblique, 3))))
    after[after.size() - 2] = arabic::yeh;
  if (front.article && !after.starts_with(article) && is_nisba(after)) after.insert(0, article);
  return after;
}

/// The word that ends at `end` of the text, where nothing but spaces stands between.
Letters word_before(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80) --begin;
  return letters_of(text.substr(begin, end - begin));
}

/// Whether a word, proclitics aside, has the article: it is a noun that an adjective behind it follows.
bool has_article(LettersView word) {
  const std::vector<Proclitics> all = readings(word, 2);
  return std::any_of(all.begin(), all.end(), [](const Proclitics& reading) { return reading.article; });
}

/// A bare adjective of origin: "Alawite" without article, which says nothing of who is meant.
bool is_bare_nisba(LettersView word) {
  return word.size() > 3 && word.back() == arabic::yeh && word.find(U' ') == word.npos && !word.starts_with(article);
}

/// How a proposal fits the place of the words that go.
enum class Fit : std::uint8_t {
  good,
  doubtful,  ///< an adjective for one definite word that follows no noun: who is meant may be many
  none       ///< an adjective for a definite phrase
};

/// Whether an adjective with the article is one of a people that is proposed as well: "the Alawite" beside "the Alawites".
bool is_one_of_a_people(LettersView proposal, const std::vector<std::string>& suggestions) {
  if (!proposal.starts_with(article) || proposal.back() != arabic::yeh) return false;
  const Letters people = Letters(proposal) + arabic::waw + arabic::noon;
  return std::any_of(suggestions.begin(), suggestions.end(), [&](const std::string& one) { return letters_of(one) == people; });
}

Fit fit_of(LettersView proposal, LettersView old_words, LettersView before, const std::vector<std::string>& suggestions) {
  if (!is_bare_nisba(proposal) && !is_one_of_a_people(proposal, suggestions)) return Fit::good;
  const std::size_t space = old_words.rfind(U' ');
  const LettersView last = space == old_words.npos ? old_words : old_words.substr(space + 1);
  if (!has_article(last)) return Fit::good;
  if (space != old_words.npos) return Fit::none;
  return has_article(before) ? Fit::good : Fit::doubtful;
}

/// The new words with what hung on the old ones.
Letters joined(const Proclitics& front, LettersView after) {
  Letters out;
  if (front.conjunction != 0) out += front.conjunction;
  if (front.preposition != 0) {
    out += front.preposition;
    const bool lam = front.preposition == arabic::lam;
    if (lam && after.starts_with(article)) {
      // l + al- is written ll-, and no third lam is written before a word that begins with one.
      after.remove_prefix(after.size() > 2 && after[2] == arabic::lam ? 2 : 1);
    } else if (!after.empty() && !arabic::is_letter(after.front())) {
      out += arabic::tatweel;  // before digits and Latin letters
    }
  }
  out += after;
  return out;
}

/// The new words with the white space that stood between the old ones, so that a line end within a name stays one.
std::string spaced(std::string_view before, std::string_view after) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  std::vector<std::string_view> spaces;
  for (std::size_t at = 0; at < before.size();) {
    if (!is_space(before[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < before.size() && is_space(before[at])) ++at;
    spaces.push_back(before.substr(begin, at - begin));
  }
  std::string out;
  std::size_t next = 0;
  const auto wanted = static_cast<std::size_t>(std::count(after.begin(), after.end(), ' '));
  // With fewer words than before, a line end is worth more than a space.
  const auto broken = [](std::string_view space) { return space.find('\n') != space.npos; };
  while (spaces.size() > wanted) {
    const auto plain = std::find_if_not(spaces.begin(), spaces.end(), broken);
    spaces.erase(plain != spaces.end() ? plain : spaces.end() - 1);
  }
  for (const char c : after) {
    if (c == ' ' && next < spaces.size())
      out += spaces[next++];
    else
      out += c;
  }
  return out;
}

/// UTF-8 in the encoding of the target; nothing where it has no such letters.
std::optional<std::string> encoded(std::string_view utf8, Encoding encoding) {
  std::string out;
  const auto put = [&](std::uint32_t unit, int bytes, bool little) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(unit >> 8 * (little ? i : bytes - 1 - i) & 0xFF);
  };
  switch (encoding) {
    case Encoding::automatic:
    case Encoding::utf8: return std::string(utf8);
    case Encoding::utf16le:
    case Encoding::utf16be:
      for (const char32_t c : letters_of(utf8)) {
        const bool little = encoding == Encoding::utf16le;
        if (c >= 0x10000) put(0xD7C0 + (c >> 10), 2, little);
        put(c >= 0x10000 ? 0xDC00 + (c & 0x3FF) : c, 2, little);
      }
      return out;
    case Encoding::utf32le:
    case Encoding::utf32be:
      for (const char32_t c : letters_of(utf8)) put(c, 4, encoding == Encoding::utf32le);
      return out;
    case Encoding::windows1256:
    case Encoding::iso8859_6:
    case Encoding::windows1252: break;
  }
  try {
    return boost::locale::conv::from_utf<char>(utf8.data(), utf8.data() + utf8.size(),
                                               std::string(encoding_name(encoding)), boost::locale::conv::stop);
  } catch (const boost::locale::conv::conversion_error&) {
    return std::nullopt;
  } catch (const boost::locale::conv::invalid_charset_error&) {
    return std::nullopt;
  }
}

/// A proposal on its way into the text.
struct Change {
  std::uint32_t finding = 0;
  ByteRange target;  ///< the caller's bytes
  std::string bytes;
};

class Fixer {
 public:
  Fixer(const Document& source, const Document& target) : source_(source), document_(target) {}

  /// The first proposal that fits where the words stand; nothing where none does.
  std::optional<std::size_t> fitting(const Finding& finding) const {
    const std::string_view text = document_.text.utf8;
    const ByteRange range = derived_range(document_.text.map, finding.target->bytes);
    if (document_.language != Language::arabic || range.empty() || range.end > text.size()) return 0;
    const Letters old_words = letters_of(range.in(text));
    const Letters before = word_before(text, range.begin);
    std::optional<std::size_t> doubtful;
    for (std::size_t i = 0; i < finding.suggestions.size(); ++i) {
      const Letters proposal = letters_of(finding.suggestions[i]);
      const Fit fit = fit_of(proposal, old_words, before, finding.suggestions);
      if (fit == Fit::good && (!doubtful || LettersView(proposal).starts_with(article))) return i;
      if (fit == Fit::doubtful && !doubtful) doubtful = i;
    }
    return doubtful;
  }

  /// A proposal where it stands, unless nothing comes of it. `bend`: its endings follow the context.
  std::optional<Replacement> replacement(const Finding& finding, std::size_t suggestion, bool bend) const {
    Fix fix;
    if (!put(finding, suggestion, bend, fix) || fix.after == fix.before) return std::nullopt;
    return Replacement{fix.target, std::move(fix.after)};
  }

  /// Fills `fix` and gives the change, unless nothing comes of it.
  std::optional<Change> change(const Finding& finding, std::size_t suggestion, bool bend, Fix& fix) const {
    fix.outcome = FixOutcome::no_proposal;
    if (!put(finding, suggestion, bend, fix) || fix.after == fix.before) return std::nullopt;
    std::optional<std::string> bytes = encoded(fix.after, document_.text.encoding);
    if (!bytes) {
      fix.outcome = FixOutcome::unwritable;
      return std::nullopt;
    }
    return Change{fix.finding, fix.target, std::move(*bytes)};
  }

 private:
  /// Fills the place and the words of `fix`; whether there are any.
  bool put(const Finding& finding, std::size_t suggestion, bool bend, Fix& fix) const {
    if (!finding.target || suggestion >= finding.suggestions.size() || finding.suggestions[suggestion].empty() ||
        finding.target->bytes.empty())
      return false;
    const std::string_view text = document_.text.utf8;
    ByteRange range = derived_range(document_.text.map, finding.target->bytes);
    if (range.empty() || range.end > text.size()) return false;
    const std::string& proposal = finding.suggestions[suggestion];
    const std::string after = document_.language == Language::arabic ? arabic(range, proposal, bend, finding)
                                                                     : english(range, proposal);
    fix.target = document_.text.map.origin(range);
    fix.before = range.in(text);
    fix.after = spaced(fix.before, after);
    return true;
  }

  /// Widens `range` over proclitics that are joined to it. `bend`: endings follow the context.
  std::string arabic(ByteRange& range, std::string_view proposal, bool bend, const Finding& finding) const {
    const std::string_view text = document_.text.utf8;
    Letters after = letters_of(proposal);
    if (after.empty() || !arabic::is_letter(after.front())) {
      return std::string(proposal);  // digits, a placeholder: only what they replace goes
    }
    Proclitics front;
    // Letters of the same word before the range: "wa-", "bi-", "al-" with a tatweel, before Latin letters or digits.
    std::uint32_t begin = range.begin;
    while (begin >= 2) {
      std::uint32_t size = 1;
      if (!is_arabic_letter(code_point_at(text, begin - 2, size)) || size != 2) break;
      begin -= 2;
    }
    bool joined_before = false;
    if (begin < range.begin) {
      const Letters prefix = letters_of(ByteRange{begin, range.begin}.in(text));
      for (const Proclitics& reading : readings(prefix, 0)) {
        if (reading.size != prefix.size()) continue;
        front = reading;
        joined_before = true;
      }
    }
    if (joined_before) {
      range.begin = begin;
    } else {
      std::string key;
      matching_key(utf8_of(word_before(text, range.begin)), key);
      front = proclitics_of(range.in(text), after, finding.suggestions, {word_before_source(finding), governs_genitive(key)});
    }
    const Letters before = letters_of(range.in(text));
    LettersView old_last = before;
    old_last.remove_prefix(std::min(old_last.size(), front.size));
    if (const std::size_t space = old_last.rfind(U' '); space != old_last.npos) old_last.remove_prefix(space + 1);
    if (bend) {
      const Letters noun = word_before(text, range.begin);
      const bool feminine = !noun.empty() && noun.back() == arabic::teh_marbuta && has_article(noun);
      after = inflected(std::move(after), joined_before ? LettersView() : old_last, front,
                        {in_genitive(text, range.begin), feminine});
    }
    return utf8_of(joined(front, after));
  }

  /// The English word in front of what the finding marks in the source.
  std::string word_before_source(const Finding& finding) const {
    if (!finding.source) return {};
    const ByteRange range = derived_range(source_.text.map, finding.source->bytes);
    return range.end <= source_.text.utf8.size() ? english_before(source_.text.utf8, range.begin) : std::string();
  }

  std::string english(ByteRange range, std::string_view proposal) const {
    const std::string_view before = range.in(document_.text.utf8);
    std::string after(proposal);
    for (const std::string_view possessive : {"'s", "\u2019s"})
      if (before.ends_with(possessive) && !proposal.ends_with(possessive)) after += possessive;
    return after;
  }

  const Document& source_;
  const Document& document_;
};

Fixed apply(const Review& review, std::string_view target, const FixOptions& options, const std::vector<char>& banned) {
  Fixed out;
  const Fixer fixer(review.source, review.target);
  std::vector<Change> changes;
  for (std::uint32_t f = 0; f < review.findings.size(); ++f) {
    const Finding& finding = review.findings[f];
    Fix& fix = out.fixes.emplace_back();
    fix.finding = f;
    std::size_t suggestion = 0;
    bool accepted = finding.confidence >= options.min_confidence;
    if (!options.accepted.empty()) {
      const auto found = std::find_if(options.accepted.begin(), options.accepted.end(),
                                      [&](const AcceptedFix& one) { return one.finding == f; });
      accepted = found != options.accepted.end();
      if (accepted) suggestion = found->suggestion;
    }
    if (finding.suggestions.empty() || !finding.target) continue;
    if (!accepted) {
      fix.outcome = FixOutcome::not_accepted;
      continue;
    }
    const bool named = !options.accepted.empty();
    if (!named) {
      const std::optional<std::size_t> fitting = fixer.fitting(finding);
      if (!fitting) {
        fix.outcome = FixOutcome::unfit;
        continue;
      }
      suggestion = *fitting;
    }
    const bool bend = !named || suggestion == 0;
    if (f < banned.size() && banned[f]) {
      fixer.change(finding, suggestion, bend, fix);
      fix.outcome = FixOutcome::unsettled;
      continue;
    }
    if (std::optional<Change> change = fixer.change(finding, suggestion, bend, fix)) changes.push_back(std::move(*change));
  }
  // The surest first; what overlaps one that is in goes.
  std::stable_sort(changes.begin(), changes.end(), [&](const Change& a, const Change& b) {
    const double left = review.findings[a.finding].confidence;
    const double right = review.findings[b.finding].confidence;
    if (left != right) return left > right;
    return a.target.size() > b.target.size();
  });
  std::vector<Change> chosen;
  const auto by_place = [](const Change& a, const Change& b) { return a.target.begin < b.target.begin; };
  for (Change& change : changes) {
    const auto next = std::lower_bound(chosen.begin(), chosen.end(), change, by_place);
    const bool hits_next = next != chosen.end() && next->target.begin < change.target.end;
    const bool hits_previous = next != chosen.begin() && std::prev(next)->target.end > change.target.begin;
    Fix& fix = out.fixes[change.finding];
    fix.outcome = hits_next || hits_previous ? FixOutcome::overlapping : FixOutcome::applied;
    if (fix.outcome == FixOutcome::applied) chosen.insert(next, std::move(change));
  }
  std::size_t at = 0;
  for (const Change& change : chosen) {
    out.target += target.substr(at, change.target.begin - at);
    Fix& fix = out.fixes[change.finding];
    fix.corrected.begin = static_cast<std::uint32_t>(out.target.size());
    out.target += change.bytes;
    fix.corrected.end = static_cast<std::uint32_t>(out.target.size());
    at = change.target.end;
  }
  out.target += target.substr(at);
  return out;
}

void refuse_bad(const Review& review, const AcceptedFix& one) {
  if (one.finding >= review.findings.size())
    throw Error(ErrorKind::usage, "",
                {"there is no finding {0}; the last is {1}", {counted(one.finding + 1), counted(review.findings.size())}});
  const std::size_t proposals = review.findings[one.finding].suggestions.size();
  if (one.suggestion >= std::max<std::size_t>(proposals, 1))
    throw Error(ErrorKind::usage, "",
                {"finding {0} has no proposal {1}; its last is {2}",
                 {counted(one.finding + 1), counted(one.suggestion + 1), counted(proposals)}});
}

void refuse_bad(const Review& review, std::string_view target, const FixOptions& options) {
  const ByteRange whole = review.target.text.map.origin({0, static_cast<std::uint32_t>(review.target.text.utf8.size())});
  if (whole.end > target.size()) throw Error(ErrorKind::usage, "", "the target is not the one that was reviewed");
  for (const AcceptedFix& one : options.accepted) refuse_bad(review, one);
}

}  // namespace

std::string_view fix_outcome_name(FixOutcome outcome) noexcept {
  static constexpr std::string_view names[] = {"applied", "not accepted", "no proposal", "overlapping", "unwritable", "unsettled", "unfit"};
  return names[static_cast<std::size_t>(outcome)];
}

std::size_t Fixed::applied() const noexcept {
  return static_cast<std::size_t>(std::count_if(fixes.begin(), fixes.end(), [](const Fix& fix) {
    return fix.outcome == FixOutcome::applied;
  }));
}

Fixed fix(const Review& review, std::string_view target, const FixOptions& options) {
  refuse_bad(review, target, options);
  return apply(review, target, options, {});
}

std::optional<Replacement> replacement(const Review& review, const AcceptedFix& accepted) {
  refuse_bad(review, accepted);
  return Fixer(review.source, review.target).replacement(review.findings[accepted.finding], accepted.suggestion, accepted.suggestion == 0);
}

Fixed fix(const Reviewer& reviewer, std::string_view source, std::string_view target, const FixOptions& options) {
  const Review review = reviewer.review(source, target);
  refuse_bad(review, target, options);
  std::vector<char> banned(review.findings.size());
  FixOptions again = options;
  again.accepted.clear();
  constexpr int turns = 3;
  for (int turn = 1;; ++turn) {
    Fixed fixed = apply(review, target, options, banned);
    if (fixed.applied() == 0) return fixed;
    const Fixed second = apply(reviewer.review(source, fixed.target), fixed.target, again, {});
    bool disputed = false;
    for (const Fix& next : second.fixes) {
      if (next.outcome != FixOutcome::applied) continue;
      for (const Fix& fix : fixed.fixes) {
        if (fix.outcome != FixOutcome::applied || !fix.corrected.overlaps(next.target)) continue;
        banned[fix.finding] = 1;
        disputed = true;
      }
    }
    // Changes elsewhere are another matter where the user named his; with a bound they would come the next time.
    const bool more = options.accepted.empty() && second.applied() > 0;
    if (!disputed && !more) return fixed;
    if (turn < turns && disputed) continue;
    // No end in sight: nothing is changed, and nothing will be the next time.
    std::fill(banned.begin(), banned.end(), 1);
  }
}

}  // namespace muwazi::inline v0
