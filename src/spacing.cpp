// SPDX-License-Identifier: Apache-2.0
// Parts Arabic words that were run together, by the lexicon's probabilities.
#include "spacing.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "accelerator.hpp"
#include "arabic.hpp"
#include "lexicon_view.hpp"
#include "one_of.hpp"
#include "stem.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t fewest_letters = 6;   // "min al-" and the like stand in the lexicon; what is shorter is too often a name
constexpr std::size_t most_letters = 400;   // of a token; bounds the work
constexpr std::size_t longest_word = 14;    // letters of a word that is looked up
constexpr std::size_t letters_of_several = 16;  // hardly a word has as many: one of the parts may be unknown, such as a name

// In bits; see missing_spaces() for what they were chosen on. A greater space finds fewer words and fewer names.
constexpr float space = 9;         // the first space that is missing
constexpr float another_space = 2;  // each further one: who loses one loses more
constexpr float unknown_word = 14;
constexpr float unknown_letter = 4;
constexpr float inflected_word = 4;
constexpr float inflected_letter = 3;
constexpr float none = std::numeric_limits<float>::infinity();

/// A word of a parting.
struct Part {
  float cost = none;     ///< in bits
  float bits = none;     ///< of its stem in the lexicon
  bool listed = false;   ///< as it stands, but for conjunctions, prepositions and the article before it
  bool bare = false;     ///< without these, too
  bool function = false;
};

/// The readings of the parts of one word.
class Parting {
 public:
  Parting(const Lexicon& lexicon, std::string_view word, std::string_view key)
      : lexicon_(lexicon), side_(LexiconView(lexicon).of(Language::arabic)), word_(word), key_(key), letters_(key.size() / 2) {}

  /// Letters before which a word begins, but the first one; empty where the whole is more likely one word.
  [[nodiscard]] std::vector<std::size_t> read(bool among_others) const;

 private:
  struct Place {
    float cost = none;         ///< of the best reading of the letters before it
    std::uint32_t from = 0;    ///< where its last word begins
    std::uint32_t known = 0;   ///< letters of known words in it
  };

  [[nodiscard]] std::string_view key(std::size_t from, std::size_t to) const { return key_.substr(2 * from, 2 * (to - from)); }
  [[nodiscard]] std::string_view written(std::size_t letter) const { return word_.substr(2 * letter, 2); }
  /// Teh marbuta and alef maqsura stand at the end of a word.
  [[nodiscard]] bool ends_word(std::size_t letter) const { return is_one_of(written(letter), {"\u0629", "\u0649"}); }
  /// No word begins with these, or with a hamza on its seat within a word.
  [[nodiscard]] bool begins_none(std::size_t letter) const { return ends_word(letter) || is_one_of(written(letter), {"\u0621", "\u0624", "\u0626"}); }
  [[nodiscard]] Part listed(std::string_view word) const;
  [[nodiscard]] Part known(std::size_t from, std::size_t to) const;
  /// Whether a third of a long word's letters stand in words that are listed as they are, so that the rest is worth the work.
  [[nodiscard]] bool holds_listed_words() const;
  /// Whether a space is missing here whatever else the letters may be.
  [[nodiscard]] bool is_certain(std::size_t from, std::size_t at, std::size_t to) const;

  const Lexicon& lexicon_;
  LexiconSide side_;
  std::string_view word_, key_;
  std::size_t letters_;
};

/// A word that the lexicon lists as it stands. Of the words of two and three letters many are parts of names or slips, so that
/// those that are no function words weigh more.
Part Parting::listed(std::string_view word) const {
  const StemId id = word.size() < 4 ? no_stem : side_.find(lexicon_table::hash_word(word));
  if (id == no_stem) return {};
  Part part{side_.bits(id), side_.bits(id), true, true, (side_.records[id].flags & lexicon_table::flag_function) != 0};
  if (part.function) return part;
  // "Al-" and one or two letters more are the beginning of a word.
  if (word.size() <= 8 && word.starts_with("\u0627\u0644")) return {};
  part.cost += word.size() == 4 ? 8.0f : word.size() == 6 ? 2.0f : 0.0f;
  return part;
}

/// Bits of the conjunctions, prepositions and article that arabic_proclitic() takes off.
float cost_of_clitics(std::string_view clitics) {
  const float article = clitics.ends_with("\u0627\u0644") || clitics.ends_with("\u0644\u0644") ? 1.0f : 0.0f;
  const std::size_t others = clitics.size() / 2 - (article > 0 ? clitics.ends_with("\u0644\u0644") ? 1 : 2 : 0);
  return article + 3 * static_cast<float>(others);
}

Part Parting::known(std::size_t from, std::size_t to) const {
  const std::string_view part = key(from, to);
  const std::size_t letters = to - from;
  // "Al-" and alef with hamza are the beginning of a word, not "illa" or "al-an".
  if (letters == 3 && part == "\u0627\u0644\u0627" && !is_one_of(written(from + 2), {"\u0627"})) return {};
  Part best = listed(part);
  const auto consider = [&](std::string_view rest, float clitics, bool function) {
    Part other = listed(rest);
    other.cost += clitics;
    other.bare = false;
    if (other.cost < best.cost && other.function == function) best = other;
  };
  if (const std::size_t clitic = arabic_proclitic(part); clitic > 0) consider(part.substr(clitic), cost_of_clitics(part.substr(0, clitic)), false);
  // "wa-fi": a conjunction before a function word.
  if (letters >= 3 && is_one_of(part.substr(0, 2), {"\u0648", "\u0641"})) consider(part.substr(2), 4, true);
  if (best.cost < none || letters < 4) return best;
  if (const StemId id = lexicon_.stem(word_.substr(2 * from, 2 * letters), Language::arabic); id != no_stem) {
    const std::size_t stem = side_.spelling(id).size() / 2;
    const std::size_t off = letters > stem ? letters - stem : 1;
    best = {side_.bits(id) + inflected_word + inflected_letter * static_cast<float>(off), side_.bits(id), false, false, false};
  }
  return best;
}

bool Parting::holds_listed_words() const {
  constexpr std::size_t shortest = 4, longest = 8;  // letters
  std::size_t covered = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at + shortest <= letters_; ++at)
    for (std::size_t size = std::min(longest, letters_ - at); size >= shortest; --size) {
      if (side_.find(lexicon_table::hash_word(key(at, at + size))) == no_stem) continue;
      covered += at + size > end ? at + size - std::max(at, end) : 0;
      end = std::max(end, at + size);
      break;
    }
  return 3 * covered >= letters_;
}

bool Parting::is_certain(std::size_t from, std::size_t at, std::size_t to) const {
  const Part left = known(from, at);
  const Part right = known(at, to);
  const std::size_t before = at - from;
  const std::size_t behind = to - at;
  if (left.cost == none || right.cost == none || behind < 3) return false;
  if (ends_word(at - 1)) return before >= 3;
  if (!left.listed || !right.listed) return false;
  const std::string_view last = key(at, to);
  const bool article = behind >= 5 && (last.starts_with("\u0627\u0644") || last.starts_with("\u0648\u0627\u0644") || last.starts_with("\u0628\u0627\u0644"));
  const bool common = left.bits <= 14 && right.bits <= 14;
  if (article) return before >= 3 ? left.bits <= 15 && right.bits <= 16 : left.function && common;
  if (before >= 4 && behind >= 4) return common;
  if (left.function && before >= 3) return behind >= 4 && common;
  return left.function && left.bits <= 8 && behind >= 5 && right.bare && right.bits <= 12.5f;
}

std::vector<std::size_t> Parting::read(bool among_others) const {
  constexpr std::size_t long_word = 32;
  if (letters_ >= long_word && !holds_listed_words()) return {};
  const float first_space = among_others ? 2 * another_space : space;
  std::vector<Place> places(letters_ + 1);
  places[0].cost = 0;
  std::size_t barrier = 0;  // a word that ends behind it begins there or later
  for (std::size_t to = 1; to <= letters_; ++to) {
    if (to >= 2 && ends_word(to - 2)) barrier = to - 1;
    if (to < letters_ && begins_none(to)) continue;
    Place& place = places[to];
    const std::size_t first = std::max(barrier, to > longest_word ? to - longest_word : 0);
    for (std::size_t from = first; from + 2 <= to; ++from) {
      const Place& before = places[from];
      if (before.cost == none || (from == 0 && to == letters_)) continue;
      float step = from == 0 ? 0 : before.from == 0 ? first_space : another_space;
      // Within an article no word ends.
      if (from > 0 && key(from - 1, from + 1) == "\u0627\u0644") step += 4;
      const auto letters = static_cast<std::uint32_t>(to - from);
      if (const float cost = before.cost + step + known(from, to).cost; cost < place.cost)
        place = {cost, static_cast<std::uint32_t>(from), before.known + letters};
      if (letters_ >= letters_of_several && letters >= 3)
        if (const float cost = before.cost + step + unknown_word + unknown_letter * static_cast<float>(letters); cost < place.cost)
          place = {cost, static_cast<std::uint32_t>(from), before.known};
    }
  }
  const Place& whole = places[letters_];
  std::vector<std::size_t> out;
  if (whole.cost == none || whole.cost >= unknown_word + unknown_letter * static_cast<float>(letters_)) return out;
  if (3 * whole.known < 2 * letters_) return out;
  bool certain = false;
  std::size_t to = letters_;
  std::size_t inflected = 0;
  for (std::size_t at = whole.from; at > 0; at = places[at].from) {
    out.push_back(at);
    certain = certain || is_certain(places[at].from, at, to);
    inflected += !known(at, to).listed;
    to = at;
  }
  inflected += !known(0, to).listed;
  if (!among_others && (!certain || (inflected > 0 && out.size() > 1 && letters_ < letters_of_several))) out.clear();
  std::reverse(out.begin(), out.end());
  return out;
}

/// Words that are written together by custom: names with Abd, Abu and Allah, and la and ma before a verb or a noun.
bool may_stand_together(std::string_view first, std::string_view last, std::size_t parts) {
  if (parts > 2) return false;
  return is_one_of(first, {"\u0639\u0628\u062F", "\u0627\u0628\u0648", "\u0627\u0628\u064A", "\u0627\u0628\u0627", "\u0627\u0645", "\u0627\u0628\u0646", "\u0628\u0646", "\u0644\u0627", "\u0645\u0627", "\u0648\u0644\u0627", "\u0648\u0645\u0627", "\u064A\u0627"}) ||
         is_one_of(last, {"\u0627\u0644\u0644\u0647", "\u0627\u0644\u062F\u064A\u0646", "\u0627\u0644\u0627\u0633\u0644\u0627\u0645", "\u0645\u0627"});
}

}  // namespace

std::vector<std::uint32_t> missing_spaces(const Lexicon& lexicon, std::string_view word, bool among_others) {
  std::vector<std::uint32_t> out;
  if (word.size() < 2 * fewest_letters || word.size() > 2 * most_letters || word.size() % 2 != 0) return out;
  for (std::size_t at = 0; at < word.size(); at += 2) {
    const auto lead = static_cast<unsigned char>(word[at]);
    const auto trail = static_cast<unsigned char>(word[at + 1]);
    if (lead < 0xD8 || lead > 0xDB) return out;
    if (!arabic::is_letter((lead & 0x1Fu) << 6 | (trail & 0x3Fu))) return out;
  }
  std::string key;
  matching_key(word, key);
  if (key.size() != word.size()) return out;
  const std::vector<std::size_t> letters = Parting(lexicon, word, key).read(among_others);
  if (letters.empty()) return out;
  if (may_stand_together(std::string_view(key).substr(0, 2 * letters.front()), std::string_view(key).substr(2 * letters.back()), letters.size() + 1)) return out;
  for (const std::size_t letter : letters) out.push_back(static_cast<std::uint32_t>(2 * letter));
  return out;
}

SpacedDocument with_spaces(const Document& arabic, const DocumentWords& words, const Lexicon& lexicon) {
  const std::string_view text = arabic.normalized.utf8;
  SpacedDocument out;
  // The text with its spaces, and where these stand in the text without.
  std::vector<std::uint32_t> spaces;
  NormalizedText spaced;
  std::uint32_t copied = 0;
  OffsetMap map;
  const auto copy_to = [&](std::uint32_t end) {
    spaced.utf8 += text.substr(copied, end - copied);
    map.append(copied, end - copied, 1, 1);
    copied = end;
  };
  constexpr std::ptrdiff_t many = 2;  // words of a sentence that surely lack spaces, where others likely do
  const auto part = [&](ByteRange range, bool certain) {
    const std::vector<std::uint32_t> places = missing_spaces(lexicon, range.in(text), !certain);
    if (places.empty()) return;
    copy_to(range.begin);
    const auto begin = static_cast<std::uint32_t>(spaced.utf8.size());
    for (const std::uint32_t at : places) {
      copy_to(range.begin + at);
      spaces.push_back(copied);
      spaced.utf8 += ' ';
      map.append(copied, 1, 1, 0);
    }
    copy_to(range.end);
    out.parted.push_back({{begin, static_cast<std::uint32_t>(spaced.utf8.size())}, certain});
  };
  for (std::size_t sentence = 0; sentence < arabic.sentences.size(); ++sentence) {
    const std::size_t first = arabic.token_begin[sentence];
    const std::span<const WordFacts> facts = words.facts(first, arabic.token_begin[sentence + 1] - first);
    const auto glued = std::count_if(facts.begin(), facts.end(), [](const WordFacts& word) { return word.glued; });
    if (glued == 0) continue;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const Token& token = arabic.tokens[first + i];
      if (facts[i].glued)
        part(token.range, true);
      else if (glued >= many && token.kind == TokenKind::word && facts[i].stem == no_stem && !facts[i].may_begin_name)
        part(token.range, false);
    }
  }
  copy_to(static_cast<std::uint32_t>(text.size()));
  spaced.map = map.after(arabic.normalized.map);
  out.document = {arabic.language, arabic.name, arabic.text, std::move(spaced), arabic.sentences, {}, {}, {}, {}, arabic.file};
  std::size_t before = 0;
  const auto moved = [&](std::uint32_t at) {  // of places in ascending order
    while (before < spaces.size() && spaces[before] < at) ++before;
    return static_cast<std::uint32_t>(at + before);
  };
  for (Sentence& sentence : out.document.sentences) sentence.range = {moved(sentence.range.begin), moved(sentence.range.end)};
  scan_sentences(out.document);
  return out;
}

}  // namespace muwazi::inline v0
