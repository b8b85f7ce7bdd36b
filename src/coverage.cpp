// SPDX-License-Identifier: Apache-2.0
// Fills the matrix of evidence, lets rows and columns compete, and weighs what each word gets.
#include "coverage.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string>

#include "competition.hpp"
#include "coverage_odds.hpp"
#include "lexicon_table.hpp"
#include "lexicon_view.hpp"
#include "meaning_data.hpp"
#include "node_index.hpp"
#include "scratch.hpp"
#include "sentence_data.hpp"
#include "spelled_out.hpp"
#include "stem_paths.hpp"
#include "stem_trace.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0 {

const CoverageOdds& coverage_odds = builtin_coverage_odds;

namespace {

/// How much more than for its class it says of a stem that it is absent, or present: data/absences.tsv.
class Absences {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    float absent = 0;
    float present = 0;
  };
  Absences() {
    for_each_row(absences_table(), [&](std::string_view language, std::string_view rest) {
      const std::size_t first = rest.find('\t');
      const std::size_t second = rest.find('\t', first + 1);
      if (second == std::string_view::npos) return;
      entries_.push_back({hash(rest.substr(0, first), language == "ar"), hundredths(rest.substr(first + 1, second - first - 1)),
                         hundredths(rest.substr(second + 1))});
    });
    std::size_t size = 16;
    while (size < 2 * entries_.size()) size *= 2;
    slots_.resize(size);
    for (std::size_t row = 1; row < entries_.size(); ++row) {
      std::size_t at = entries_[row].hash & (size - 1);
      while (slots_[at] != 0) at = (at + 1) & (size - 1);
      slots_[at] = static_cast<std::uint16_t>(row);
    }
  }
  static const Absences& builtin() {
    static const Absences made;
    return made;
  }
  [[nodiscard]] std::uint16_t row(std::string_view stem, bool arabic) const noexcept {
    const std::uint64_t wanted = hash(stem, arabic);
    std::size_t at = wanted & (slots_.size() - 1);
    while (slots_[at] != 0 && entries_[slots_[at]].hash != wanted) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  /// Log odds to add for a stem of row(), 0 for row 0.
  [[nodiscard]] float of(std::uint16_t row, bool absent) const noexcept {
    return absent ? entries_[row].absent : entries_[row].present;
  }

 private:
  static std::uint64_t hash(std::string_view stem, bool arabic) noexcept {
    return lexicon_table::hash_word(stem) << 1 | arabic;
  }
  static float hundredths(std::string_view number) noexcept {
    const bool negative = number.starts_with('-');
    int out = 0;
    for (const char c : number.substr(negative)) out = c >= '0' && c <= '9' ? out * 10 + (c - '0') : out;
    return static_cast<float>(negative ? -out : out) / 100;
  }
  std::vector<Entry> entries_{Entry{}};  ///< the first is that of stems that have none
  std::vector<std::uint16_t> slots_;     ///< indices of entries by hash; 0: free
};

/// The digits of a number, also behind a conjunction ("wa-120140"); empty for what is none.
std::string_view digits_of(std::string_view key) noexcept {
  constexpr std::size_t longest = 4;  // bytes of what may stand before them
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t at = 0;
  while (at < key.size() && !digit(key[at])) {
    if (++at > longest) return {};
  }
  if (at == key.size() || (at > 0 && static_cast<unsigned char>(key[0]) < 0x80)) return {};
  const std::string_view rest = key.substr(at);
  return rest.find_first_not_of("0123456789.,") == std::string_view::npos ? rest : std::string_view();
}

/// A node of the matrix before phrases are folded into their words.
struct Node {
  StemId stem = no_stem;
  std::uint32_t first = 0;  ///< words that it covers: [first, end)
  std::uint32_t end = 0;
};

float probability(Translation link) noexcept { return lexicon_table::probabilities[link.weight]; }

constexpr std::uint32_t no_word = 0xFFFFFFFF;

struct Side {
  std::vector<WordAccount> words;
  std::vector<std::uint32_t> of_token;  ///< index of the word at a token; none: 0xFFFFFFFF
  std::vector<Node> nodes;              ///< one for each word, in order, then phrases

  void forget_words() {
    words.clear();
    of_token.assign(of_token.size(), no_word);
    nodes.clear();
  }
};

/// Whether every word that says something by itself has a capital, as in many headings: then capitals tell no names.
bool is_title(const BeadSide& side) {
  constexpr std::size_t least_words = 2;
  const auto tokens = side.tokens();
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || tokens[i].glued || tokens[i].range.size() < 2 || side.is_function_word(i)) continue;
    if (!tokens[i].capitalized) return false;
    ++words;
  }
  return words >= least_words;
}

Side read_side(const Lexicon& lexicon, const LexiconSide& view, const BeadSide& side, Language language) {
  Side out;
  const TokenScript script = language == Language::english ? TokenScript::latin : TokenScript::arabic;
  const auto tokens = side.tokens();
  out.words.reserve(tokens.size());
  out.of_token.assign(tokens.size(), no_word);
  bool sentence_start = true;
  const bool title = language == Language::english && is_title(side);
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    WordAccount word;
    word.token = i;
    if (token.kind == TokenKind::number) {
      word.knowledge = Knowledge::number;
    } else if (token.kind == TokenKind::word) {
      const bool start = sentence_start;
      sentence_start = false;
      if (token.script == TokenScript::arabic && !digits_of(side.key(i)).empty()) {
        word.knowledge = Knowledge::number;
        out.of_token[i] = static_cast<std::uint32_t>(out.words.size());
        out.words.push_back(word);
        continue;
      }
      if (side.text(token).front() == '\'') continue;
      word.stem = side.stem(i);
      const bool capital = token.capitalized && !start && !(title && side.facts(i).knowledge != Knowledge::unknown);
      const bool name = capital || (token.script == TokenScript::latin && script == TokenScript::arabic);
      word.knowledge = side.is_function_word(i) || token.range.size() < 2 ? Knowledge::function
                       : name ? Knowledge::name
                                              : side.facts(i).knowledge;
    } else {
      if (token.kind == TokenKind::punctuation)
        sentence_start = sentence_start || std::string_view(".!?:\"").find(side.text(token).front()) != std::string_view::npos;
      continue;
    }
    out.of_token[i] = static_cast<std::uint32_t>(out.words.size());
    out.words.push_back(word);
  }
  out.nodes.reserve(out.words.size() + 8);
  for (std::uint32_t w = 0; w < out.words.size(); ++w) out.nodes.push_back({out.words[w].stem, w, w + 1});
  // Phrases of the lexicon cover the content words within them.
  std::array<StemId, 5> run;
  for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    const StemId begin = side.stem(i);
    if (begin == no_stem || side.stem(i + 1) == no_stem || !view.may_begin_phrase(begin, side.stem(i + 1))) continue;
    std::size_t length = 0;
    while (length < run.size() && i + length < tokens.size() && side.stem(i + length) != no_stem) {
      run[length] = side.stem(i + length);
      ++length;
    }
    const PhraseMatch phrase = lexicon.phrase(std::span(run).first(length), language);
    if (phrase.length < 2) continue;
    std::uint32_t first = no_word;
    std::uint32_t end = 0;
    for (std::uint32_t t = i; t < i + phrase.length; ++t) {
      if (out.of_token[t] == no_word) continue;
      first = std::min(first, out.of_token[t]);
      end = out.of_token[t] + 1;
    }
    if (first != no_word) out.nodes.push_back({phrase.stem, first, end});
  }
  return out;
}

/// Consonants of a word in either script in rough classes; names that share them are looked at closely.
std::uint32_t sound_classes(std::string_view key) noexcept {
  // b p v f:1  t d th:2  j g k q gh kh h:3  s z sh ch:4  r:5  l:6  m:7  n:8; vowels, w, y go
  std::uint32_t out = 0;
  std::uint32_t last = 0;
  unsigned count = 0;
  for (std::size_t at = 0; at < key.size() && count < 7;) {
    const auto lead = static_cast<unsigned char>(key[at]);
    std::uint32_t cls = 0;
    if (lead < 0x80) {
      switch (lead) {
        case 'b': case 'p': case 'v': case 'f': cls = 1; break;
        case 't': case 'd': cls = 2; break;
        case 'g': case 'k': case 'q': case 'j': cls = 3; break;
        case 'c': cls = at + 1 < key.size() && (key[at + 1] == 'e' || key[at + 1] == 'i' || key[at + 1] == 'h') ? 4 : 3; break;
        case 's': case 'z': case 'x': cls = 4; break;
        case 'r': cls = 5; break;
        case 'l': cls = 6; break;
        case 'm': cls = 7; break;
        case 'n': cls = 8; break;
        default: break;
      }
      ++at;
    } else {
      std::uint32_t size = 1;
      const char32_t c = code_point_at(key, at, size);
      at += size;
      switch (c) {
        case 0x628: case 0x641: case 0x67E: case 0x6A4: cls = 1; break;
        case 0x62A: case 0x62F: case 0x637: case 0x636: case 0x62B: case 0x630: cls = 2; break;
        case 0x62C: case 0x643: case 0x642: case 0x63A: case 0x62E: case 0x6AF: cls = 3; break;
        case 0x633: case 0x632: case 0x634: case 0x635: case 0x638: cls = 4; break;
        case 0x631: cls = 5; break;
        case 0x644: cls = 6; break;
        case 0x645: cls = 7; break;
        case 0x646: cls = 8; break;
        default: break;
      }
    }
    if (cls == 0) {
      last = 0;
      continue;
    }
    if (cls == last) continue;
    out = out << 4 | cls;
    last = cls;
    ++count;
  }
  return out;
}

/// Whether consonants agree but for one that was put in or left out at an end (an article, an ending) or that the other lacks.
bool sounds_alike(std::uint32_t english, std::uint32_t arabic) noexcept {
  if (english == 0 || arabic == 0) return english == arabic;
  const auto agree = [english](std::uint32_t rest) {
    return rest == english || (english >> 4 != 0 && rest == english >> 4) || (rest >> 4 != 0 && rest >> 4 == english >> 4);
  };
  const auto agree_but_for_last = [&](std::uint32_t rest) { return agree(rest) || agree(rest >> 4); };
  if (agree_but_for_last(arabic)) return true;
  // A proclitic: b, l, f, k or the article's lam.
  const auto first = static_cast<unsigned>(std::bit_width(arabic) - 1) / 4;  // places behind the first consonant
  if (first > 0 && agree_but_for_last(arabic & ((1u << 4 * first) - 1))) return true;
  // Same first two.
  const auto first_two = [](std::uint32_t v) {
    const auto size = (static_cast<unsigned>(std::bit_width(v)) + 3) / 4;
    return size > 2 ? v >> 4 * (size - 2) : v;
  };
  return first_two(english) == first_two(arabic);
}

std::uint8_t bin_of(float log2_odds) noexcept {
  return static_cast<std::uint8_t>(std::clamp(log2_odds, 0.0f, static_cast<float>(cell_bins) - 1));
}

/// Words of one side times words of the other that are looked at: some 2,000 words a side. A longer pair is no sentence pair,
/// and memory and time would grow with its square.
constexpr std::size_t most_cells = std::size_t{1} << 22;

/// The matrix and the words, from one pair.
class Matrix {
 public:
  Matrix(const CheckContext& context, const PairView& pair, const CoverageOdds& odds)
      : lexicon_(context.lexicon), names_(context.names), pair_(pair), odds_(odds),
        paths_(context.caches != nullptr ? context.caches->paths : own_paths_.emplace()),
        english_(read_side(context.lexicon, lexicon_.of(Language::english), pair.english, Language::english)),
        arabic_(read_side(context.lexicon, lexicon_.of(Language::arabic), pair.arabic, Language::arabic)) {
    if (english_.words.size() * arabic_.words.size() > most_cells) {
      english_.forget_words();
      arabic_.forget_words();
    }
    rows_ = english_.words.size();
    columns_ = arabic_.words.size();
    cells_ = scratch_.filled<Cell>(rows_ * columns_);
    best_ = scratch_.filled<float>(rows_ * columns_);
    filled_ = scratch_.filled<std::uint64_t>(rows_ * columns_ / 64 + 1);
    if (rows_ == 0 || columns_ == 0) return;
    add_letters();
    add_numbers();
    add_links();
    add_synonyms_and_roots();
    add_names();
  }

  [[nodiscard]] std::span<const Cell> cells() const { return cells_; }
  [[nodiscard]] Side& english() { return english_; }
  [[nodiscard]] Side& arabic() { return arabic_; }

  /// What each word gets of its cells: all that its row has against nothing, and all that the words of its columns leave to it.
  void settle() {
    Competition competition = compete();
    competition.settle();
    weigh(english_.words, competition.row_shares(), pair_.english);
    weigh(arabic_.words, competition.column_shares(), pair_.arabic);
  }

  /// For the program that measures: see Competition.
  [[nodiscard]] std::vector<std::uint8_t> companies() { return compete().companies(); }

 private:
  [[nodiscard]] Competition compete() {
    std::size_t count = 0;
    for (const std::uint64_t bits : filled_) count += static_cast<std::size_t>(std::popcount(bits));
    const std::span<FilledCell> filled = scratch_.blank<FilledCell>(count);
    auto next = filled.begin();
    std::size_t row = 0;
    for (std::size_t at = 0; at < filled_.size(); ++at)
      for (std::uint64_t left = filled_[at]; left != 0; left &= left - 1) {
        const std::size_t cell = 64 * at + static_cast<std::size_t>(std::countr_zero(left));
        while (cell >= (row + 1) * columns_) ++row;
        *next++ = {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(cell - row * columns_), best_[cell],
                   cells_[cell].kind >= CellKind::phrase};
      }
    return Competition(english_.words, arabic_.words, filled, odds_, scratch_);
  }

  void weigh(std::vector<WordAccount>& words, const Competition::Shares& shares, const BeadSide& side) const {
    for (std::size_t i = 0; i < words.size(); ++i) weigh(words[i], shares.sums[i], shares.left[i], side);
  }

  void weigh(WordAccount& word, float sum, float left, const BeadSide& side) const {
    word.accounted = std::sqrt(sum / (1 + sum) * std::min(left, 1.0f));
    word.bin = account_bin(word.accounted);
    word.odds = odds_.word[&side == &pair_.arabic][static_cast<std::size_t>(word.knowledge)][word.bin];
    if (word.stem != no_stem && word.knowledge != Knowledge::name)
      word.odds += Absences::builtin().of(side.facts(word.token).absence, word.absent());
  }

  static std::uint8_t account_bin(float accounted) noexcept {
    constexpr float steps[] = {0.02f, 0.08f, 0.2f, 0.4f, 0.6f, 0.8f, 0.93f};
    return static_cast<std::uint8_t>(std::upper_bound(std::begin(steps), std::end(steps), accounted) - std::begin(steps));
  }

  void put(std::size_t i, std::size_t j, CellKind kind, float log2_odds) {
    const Cell cell{kind, bin_of(log2_odds)};
    const float odds = odds_.cell[static_cast<std::size_t>(kind)][cell.bin];
    float& best = best_[i * columns_ + j];
    if (odds <= best) return;
    best = odds;
    cells_[i * columns_ + j] = cell;
    filled_[(i * columns_ + j) / 64] |= std::uint64_t{1} << (i * columns_ + j) % 64;
  }

  void add_letters() {
    for (std::size_t j = 0; j < columns_; ++j) {
      const Token& token = pair_.arabic.tokens()[arabic_.words[j].token];
      if (token.kind != TokenKind::word || token.script != TokenScript::latin) continue;
      const std::string_view key = pair_.arabic.key(arabic_.words[j].token);
      for (std::size_t i = 0; i < rows_; ++i)
        if (pair_.english.key(english_.words[i].token) == key) put(i, j, CellKind::letters, static_cast<float>(key.size()));
    }
  }

  void add_numbers() {
    const auto english = pair_.english.quantities();
    const auto arabic = pair_.arabic.quantities();
    // The words that stand within a quantity, [first, last).
    const auto words_within = [](const BeadSide& side, const Side& own, const Quantity& quantity) {
      const auto range = [&](const WordAccount& word) { return side.tokens()[word.token].range; };
      const auto first = std::partition_point(own.words.begin(), own.words.end(), [&](const WordAccount& word) { return range(word).begin < quantity.range.begin; });
      const auto last = std::partition_point(first, own.words.end(), [&](const WordAccount& word) { return range(word).end <= quantity.range.end; });
      return std::pair(static_cast<std::size_t>(first - own.words.begin()), static_cast<std::size_t>(last - own.words.begin()));
    };
    std::vector<std::pair<std::size_t, std::size_t>> places;  // of the Arabic quantities
    for (const Quantity& a : arabic) places.push_back(words_within(pair_.arabic, arabic_, a));
    for (const Quantity& e : english) {
      if (e.key == 0) continue;
      const auto [first, last] = words_within(pair_.english, english_, e);
      for (std::size_t q = 0; q < arabic.size(); ++q) {
        if (arabic[q].key != e.key) continue;
        for (std::size_t i = first; i < last; ++i)
          for (std::size_t j = places[q].first; j < places[q].second; ++j) put(i, j, CellKind::number, number_length(i, j));
      }
    }
    // Digits that are no quantity of their own: the same digits.
    for (std::size_t i = 0; i < rows_; ++i) {
      if (english_.words[i].knowledge != Knowledge::number) continue;
      for (std::size_t j = 0; j < columns_; ++j)
        if (arabic_.words[j].knowledge == Knowledge::number &&
            digits_of(pair_.english.key(english_.words[i].token)) == digits_of(pair_.arabic.key(arabic_.words[j].token)))
          put(i, j, CellKind::number, number_length(i, j));
    }
  }

  /// Letters or digits of the longer one: a long number is no chance.
  [[nodiscard]] float number_length(std::size_t i, std::size_t j) const {
    return static_cast<float>(std::max(pair_.english.key(english_.words[i].token).size(),
                                       pair_.arabic.key(arabic_.words[j].token).size() / 2));
  }

  void put_nodes(std::size_t e, std::size_t a, CellKind kind, float log2_odds) {
    const Node& english = english_.nodes[e];
    const Node& arabic = arabic_.nodes[a];
    for (std::size_t i = english.first; i < english.end; ++i)
      for (std::size_t j = arabic.first; j < arabic.end; ++j) put(i, j, kind, log2_odds);
  }

  void add_links() {
    add_links(english_, Language::english, arabic_);
    add_links(arabic_, Language::arabic, english_);
  }

  void add_links(const Side& from, Language language, const Side& to) {
    const LexiconSide& own = lexicon_.of(language);
    const LexiconSide& other = lexicon_.of(language == Language::english ? Language::arabic : Language::english);
    NodeIndex index(to.nodes.size(), scratch_);
    for (std::uint32_t n = 0; n < to.nodes.size(); ++n) index.add(to.nodes[n].stem, n, 1);
    for (std::uint32_t n = 0; n < from.nodes.size(); ++n)
      for (const Translation link : own.translations(from.nodes[n].stem))
        index.find(link.stem, [&](std::uint32_t node, float) {
          const float odds = static_cast<float>(link.weight) / -16 + other.bits(link.stem);
          const bool phrase = n >= from.words.size() || node >= to.words.size();
          const CellKind kind = phrase ? CellKind::phrase : CellKind::direct;
          if (language == Language::english)
            put_nodes(n, node, kind, odds);
          else
            put_nodes(node, n, kind, odds);
        });
  }

  void add_synonyms_and_roots() {
    const LexiconSide& english = lexicon_.of(Language::english);
    const LexiconSide& arabic = lexicon_.of(Language::arabic);
    // Records of stems lie all over the table: those of the words to come are called for while one is looked at.
    const auto call_records = [&](StemId stem) {
      for (const Translation link : likely_links(arabic.translations(stem))) prefetch(&english.records[link.stem]);
    };
    // Where the Arabic words lead back to, the roots that they have, and how their English translations begin.
    NodeIndex back(columns_ * most_links, scratch_);
    NodeIndex roots(columns_, scratch_);
    NodeIndex beginnings(columns_ * most_links, scratch_);
    for (std::uint32_t n = 0; n < columns_; ++n) {
      if (n + 1 < columns_) call_records(arabic_.nodes[n + 1].stem);
      const StemId stem = arabic_.nodes[n].stem;
      if (stem == no_stem) {
        const Token& token = pair_.arabic.tokens()[arabic_.words[n].token];
        if (token.kind == TokenKind::word && token.script == TokenScript::arabic && arabic_.words[n].knowledge == Knowledge::unknown)
          roots.add(arabic_trace(pair_.arabic.key(arabic_.words[n].token)), n, 1);
        continue;
      }
      roots.add(arabic.trace(stem), n, 1);
      for (const Translation link : likely_links(arabic.translations(stem))) {
        back.add(link.stem, n, probability(link) * power_of_two(english.records[link.stem].bits));
        beginnings.add(english.trace(link.stem), n, log2_of_kin(link));
      }
    }
    const std::span<float> sums = scratch_.filled<float>(columns_);
    const std::span<std::uint32_t> touched = scratch_.blank<std::uint32_t>(columns_);
    for (std::uint32_t i = 0; i < rows_; ++i) {
      const StemId stem = english_.nodes[i].stem;
      const std::uint32_t beginning = stem != no_stem ? english.trace(stem) : english_trace(pair_.english.key(english_.words[i].token));
      beginnings.find(beginning, [&](std::uint32_t j, float log2_odds) { put(i, j, CellKind::beginning, log2_odds); });
      if (stem == no_stem) continue;
      const StemPaths& paths = paths_.of(lexicon_, stem);
      for (const StemPaths::Root& root : paths.roots)
        roots.find(root.trace, [&](std::uint32_t j, float) { put(i, j, root.trace >> 31 ? CellKind::root : CellKind::root2, root.log2_odds); });
      std::size_t touched_count = 0;
      for (const StemPaths::Synonym& synonym : paths.synonyms)
        back.find(synonym.stem, [&](std::uint32_t j, float weight) {
          if (sums[j] == 0) touched[touched_count++] = j;
          sums[j] += synonym.probability * weight;
        });
      for (const std::uint32_t j : touched.first(touched_count)) {
        put(i, j, CellKind::synonym, std::log2(sums[j]));
        sums[j] = 0;
      }
    }
  }

  static void prefetch([[maybe_unused]] const void* place) noexcept {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(place);
#endif
  }

  /// 2^(eighths / 8).
  static float power_of_two(std::uint8_t eighths) noexcept {
    static const auto values = [] {
      std::array<float, 256> out{};
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::exp2(static_cast<float>(i) / 8);
      return out;
    }();
    return values[eighths];
  }

  void add_names() {
    const std::span<std::uint32_t> sounds = scratch_.filled<std::uint32_t>(columns_);
    bool made = false;
    for (std::size_t i = 0; i < rows_; ++i) {
      const Knowledge knowledge = english_.words[i].knowledge;
      if (knowledge != Knowledge::name && knowledge != Knowledge::unknown) continue;
      if (!made) {
        for (std::size_t j = 0; j < columns_; ++j)
          if (pair_.arabic.tokens()[arabic_.words[j].token].script == TokenScript::arabic)
            sounds[j] = sound_classes(pair_.arabic.key(arabic_.words[j].token)) + 1;
        made = true;
      }
      const std::string_view key = pair_.english.key(english_.words[i].token);
      const std::uint32_t own = sound_classes(key);
      for (std::size_t j = 0; j < columns_; ++j) {
        if (sounds[j] == 0 || !sounds_alike(own, sounds[j] - 1)) continue;
        if (best_[i * columns_ + j] > 50) continue;
        const float odds = names_.log_odds(key, pair_.arabic.key(arabic_.words[j].token));
        if (odds > 0) put(i, j, CellKind::name, odds * 1.4f);
      }
    }
  }

  const LexiconView lexicon_;
  const NameModel& names_;
  const PairView& pair_;
  const CoverageOdds& odds_;
  std::optional<StemPathCache> own_paths_;  ///< where none is kept from pair to pair
  StemPathCache& paths_;
  Side english_;
  Side arabic_;
  Scratch scratch_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::span<Cell> cells_;
  std::span<float> best_;            ///< odds of the cells
  std::span<std::uint64_t> filled_;  ///< a bit for each cell that has odds: a seventh of them
};

/// "$221bn" is four words in Arabic: the words of one quantity account for each other, however many they are.
void account_for_quantities(const PairView& pair, std::vector<WordAccount>& english, std::vector<WordAccount>& arabic) {
  const auto account_within = [](const BeadSide& side, std::vector<WordAccount>& words, const Quantity& quantity) {
    for (WordAccount& word : words) {
      const ByteRange range = side.tokens()[word.token].range;
      if (range.begin >= quantity.range.begin && range.end <= quantity.range.end) account_for(word);
    }
  };
  // Their units may differ by a word: dollars and US dollars.
  const auto equal = [](const Quantity& a, const Quantity& b) {
    return a.key == b.key || (!a.vague && !b.vague && a.low == b.low && a.high == b.high && a.dimension == b.dimension && a.low >= 10);
  };
  for (const Quantity& there : pair.english.quantities()) {
    if (there.key == 0) continue;
    const auto here = pair.arabic.quantities();
    const auto same = std::find_if(here.begin(), here.end(), [&](const Quantity& quantity) { return equal(quantity, there); });
    if (same == here.end()) continue;
    account_within(pair.english, english, there);
    account_within(pair.arabic, arabic, *same);
  }
}

}  // namespace

Knowledge knowledge_of(const Lexicon& lexicon, StemId stem, Language language) {
  if (stem == no_stem) return Knowledge::unknown;
  float mass = 0;
  for (const Translation link : lexicon.translations(stem, language)) {
    mass += probability(link);
    if (mass > 0.75f) break;
  }
  const bool rare = lexicon.bits(stem, language) > 12.5f;
  if (mass > 0.75f) return rare ? Knowledge::good_rare : Knowledge::good_common;
  if (mass > 0.4f) return rare ? Knowledge::fair_rare : Knowledge::fair_common;
  return rare ? Knowledge::poor_rare : Knowledge::poor_common;
}

std::uint16_t absence_row(std::string_view stem, Language language) {
  return stem.empty() ? std::uint16_t{0} : Absences::builtin().row(stem, language == Language::arabic);
}

PairAccounts account_words(const CheckContext& context, const PairView& pair, const CoverageOdds& odds) {
  Matrix matrix(context, pair, odds);
  matrix.settle();
  account_for_quantities(pair, matrix.english().words, matrix.arabic().words);
  account_for_spelled_out(context.lexicon, pair, matrix.english().words, matrix.arabic().words);
  return {std::move(matrix.english().words), std::move(matrix.arabic().words)};
}

const PairAccounts& accounts_of(const CheckContext& context, const PairView& pair) {
  if (!pair.accounts) pair.accounts = std::make_shared<const PairAccounts>(account_words(context, pair));
  return *pair.accounts;
}

CellMatrix cells_of(const CheckContext& context, const PairView& pair, const CoverageOdds& odds) {
  Matrix matrix(context, pair, odds);
  std::vector<std::uint8_t> companies = matrix.companies();
  return {std::move(matrix.english().words), std::move(matrix.arabic().words), {matrix.cells().begin(), matrix.cells().end()}, std::move(companies)};
}

}  // namespace muwazi::inline v0
