// SPDX-License-Identifier: Apache-2.0
// Finds stretches of words that nothing accounts for, and measures what speaks for and against their having been left out.
#include "meaning_evidence.hpp"

#include <algorithm>
#include <cmath>

#include "meaning_weights.hpp"

namespace muwazi::inline v0 {

const MeaningNets& meaning_nets = builtin_meaning_nets;

namespace {

/// Arabic letters of a translation for each English one: median of tico19 and the guides.
constexpr float usual_ratio = 0.86f;

/// Whether a token is short and has two capitals or more, or capitals and digits alone ("NATO", "HFCs", "CoV", "F1"): a
/// translation spells such words out.
bool is_acronym(std::string_view word) noexcept {
  constexpr std::size_t longest = 7;
  if (word.size() < 2 || word.size() > longest || word.front() < 'A' || word.front() > 'Z') return false;
  const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool small = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return small ? capitals >= 2 : true;
}

/// Letters of each token before it: sums over the side. An acronym that the other side does not keep counts as the words
/// that it stands for, six letters each.
struct Letters {
  std::vector<float> before;    ///< one more than tokens
  std::vector<float> acronyms;  ///< likewise of the acronyms that the other side spells out, as they are written

  Letters() = default;
  Letters(const BeadSide& side, const BeadSide& other) {
    const auto tokens = side.tokens();
    before.reserve(tokens.size() + 1);
    acronyms.reserve(tokens.size() + 1);
    float sum = 0;
    float spelled_out = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      before.push_back(sum);
      acronyms.push_back(spelled_out);
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      const auto bytes = static_cast<float>(token.range.size());
      if (token.script == TokenScript::arabic)
        sum += bytes / 2;
      else if (token.capitalized && is_acronym(side.text(token)) && !keeps(other, side.key(i))) {
        sum += 6 * bytes;
        spelled_out += bytes;
      } else
        sum += bytes;
    }
    before.push_back(sum);
    acronyms.push_back(spelled_out);
  }
  static bool keeps(const BeadSide& side, std::string_view key) {
    const auto tokens = side.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].script == TokenScript::latin && side.key(i) == key) return true;
    return false;
  }
  [[nodiscard]] float all() const noexcept { return before.back(); }
  [[nodiscard]] float of(std::size_t first, std::size_t end) const noexcept { return before[end] - before[first]; }
};

/// Words [first, end) of a side.
struct Stretch {
  std::size_t first = 0;
  std::size_t end = 0;
  float odds = 0;
};

/// The stretch with the highest sum of odds (Kadane) within [from, to).
Stretch heaviest(const std::vector<WordAccount>& words, std::size_t from, std::size_t to) {
  Stretch best;
  Stretch now{from, from, 0};
  for (std::size_t i = from; i < to; ++i) {
    if (now.odds <= 0) now = {i, i, 0};
    now.odds += words[i].odds;
    now.end = i + 1;
    if (now.odds > best.odds) best = now;
  }
  return best;
}

float sum_odds(const std::vector<WordAccount>& words, std::size_t from, std::size_t to) {
  float sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += words[i].odds;
  return sum;
}

bool parts_clauses(const BeadSide& side, const Token& token) {
  if (token.kind != TokenKind::punctuation) return false;
  const std::string_view mark = side.text(token);
  return mark == "," || mark == ";" || mark == ":" || mark == "." || mark == "(" || mark == ")" || mark == "-" ||
         mark == "\u060C" || mark == "\u061B" || mark == "\u2013" || mark == "\u2014" || mark == "?" || mark == "!" ||
         mark == "\u061F" || mark == "\"";
}

/// An opener, or an Arabic word behind a conjunction of one letter.
bool opens_clause(const BeadSide& side, std::size_t token) {
  const std::string_view key = side.key(token);
  return side.facts(token).opens_clause || (key.size() >= 8 && (key.starts_with("\u0648") || key.starts_with("\u0641")));
}

float clause_openers(const BeadSide& side) {
  float count = 0;
  const auto tokens = side.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i)
    count += tokens[i].kind == TokenKind::word && side.facts(i).opens_clause ? 1.0f : 0.0f;
  return count;
}

float clause_marks(const BeadSide& side) {
  float count = 0;
  for (const Token& token : side.tokens()) count += parts_clauses(side, token) ? 1.0f : 0.0f;
  return count;
}

/// Spread of the log ratio of lengths: wider for short texts.
float length_variance(float letters) noexcept { return 0.02f + 1.5f / std::max(letters, 10.0f); }

/// Code, tags, links and anchors, which a translation keeps.
bool is_exact(const Token& token) noexcept {
  return token.kind == TokenKind::code || token.kind == TokenKind::link || token.kind == TokenKind::markup;
}

/// One side as clause_candidates() sees it.
struct View {
  const BeadSide& side;
  const std::vector<WordAccount>& words;
  Letters letters{};       ///< this and what follows are known once counted
  float openers = 0;       ///< clause_openers()
  float fixed_absent = 0;  ///< names and numbers that nothing renders
  std::vector<std::size_t> kept{};  ///< tokens of code, tags and links that the other side has as well
  std::vector<std::size_t> lone{};  ///< and those that it has not
  /// Counts what every candidate is held against.
  void count(const BeadSide& other) {
    letters = Letters(side, other);
    openers = clause_openers(side);
    for (const WordAccount& word : words)
      fixed_absent += word.absent() && (word.knowledge == Knowledge::name || word.knowledge == Knowledge::number);
    constexpr std::size_t most = 64;  // of a side that are looked at
    std::vector<std::string_view> there;
    for (const Token& token : other.tokens())
      if (is_exact(token) && there.size() < most) there.push_back(other.text(token));
    const auto tokens = side.tokens();
    for (std::size_t i = 0; i < tokens.size() && kept.size() + lone.size() < most; ++i) {
      if (!is_exact(tokens[i])) continue;
      const auto same = std::find(there.begin(), there.end(), side.text(tokens[i]));
      (same != there.end() ? kept : lone).push_back(i);
      if (same != there.end()) there.erase(same);
    }
  }
};

/// A finding's range: the stretch, grown over function words to the marks that part clauses.
ByteRange grown(const View& own, const Stretch& stretch, std::size_t& first_token, std::size_t& end_token, float& closed) {
  const auto tokens = own.side.tokens();
  std::size_t first = own.words[stretch.first].token;
  std::size_t end = own.words[stretch.end - 1].token + 1;
  const std::size_t before = stretch.first > 0 ? own.words[stretch.first - 1].token + 1 : 0;
  const std::size_t after = stretch.end < own.words.size() ? own.words[stretch.end].token : tokens.size();
  while (first > before && tokens[first - 1].kind == TokenKind::word) --first;
  std::size_t grown_end = end;
  while (grown_end < after && tokens[grown_end].kind == TokenKind::word) ++grown_end;
  // Function words that belong to what follows stay there, unless a mark closes the clause.
  const bool marked_end = grown_end >= tokens.size() || parts_clauses(own.side, tokens[grown_end]);
  if (marked_end) end = grown_end;
  const bool marked_begin = first == 0 || parts_clauses(own.side, tokens[first - 1]);
  closed = (marked_begin ? 0.5f : 0.0f) + (marked_end ? 0.5f : 0.0f);
  first_token = first;
  end_token = end;
  return {tokens[first].range.begin, tokens[end - 1].range.end};
}

/// Latin words of the brackets that stand right behind Arabic words, or a word or two later, and say the same: "taeliq (hook into)".
float glossed_words(const BeadSide& side, std::size_t end) {
  constexpr std::size_t words_between = 2;
  const auto tokens = side.tokens();
  for (std::size_t words = 0; end < tokens.size() && words <= words_between; ++end) {
    const bool word = tokens[end].kind == TokenKind::word;
    if (!word && side.text(tokens[end]) != "\"") break;
    words += word;
  }
  if (end >= tokens.size() || side.text(tokens[end]) != "(") return 0;
  float count = 0;
  for (++end; end < tokens.size() && side.text(tokens[end]) != ")"; ++end) {
    if (tokens[end].kind != TokenKind::word) continue;
    if (tokens[end].script != TokenScript::latin) return 0;
    ++count;
  }
  return side.document->language == Language::arabic ? count : 0;
}

ClauseEvidence measured(const View& own, const View& other, const Stretch& stretch, bool arabic) {
  ClauseEvidence out;
  std::size_t first_token = 0;
  std::size_t end_token = 0;
  float closed = 0;
  out.clause = grown(own, stretch, first_token, end_token, closed);
  const std::size_t count = own.words.size();
  float well_known = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) {
    out.missing += own.words[i].content() && own.words[i].absent();
    well_known += own.words[i].absent() && own.words[i].odds > 1;
  }
  const float ratio = arabic ? 1 / usual_ratio : usual_ratio;
  const float own_letters = std::max(own.letters.all(), 1.0f);
  const float other_letters = std::max(other.letters.all(), 1.0f);
  const float gone = own.letters.of(first_token, end_token);
  const float variance = length_variance(own_letters);
  const float kept = std::log(other_letters / (own_letters * ratio));
  const float dropped = std::log(other_letters / (std::max(own_letters - gone, 3.0f) * ratio));
  const float length = std::clamp((kept * kept - dropped * dropped) / (2 * variance), -8.0f, 8.0f);

  // What of the other side is free to render the stretch: all of it, and what lies between the neighbours' partners.
  const auto free_letters = [&](std::size_t from, std::size_t to) {
    float sum = 0;
    for (std::size_t i = 0; i < other.words.size(); ++i) {
      const WordAccount& word = other.words[i];
      if (word.token < from || word.token >= to) continue;
      bool ours = word.partner < 0;
      if (!ours) {
        const auto partner = static_cast<std::size_t>(word.partner);
        ours = partner >= stretch.first && partner < stretch.end;
      }
      const float share = ours ? 1 : 1 - word.accounted;
      sum += share * other.letters.of(word.token, word.token + 1);
    }
    return sum;
  };
  const std::size_t other_tokens = other.side.tokens().size();
  const float free = free_letters(0, other_tokens);
  const auto anchor = [&](std::size_t i) -> std::int32_t {
    const WordAccount& word = own.words[i];
    return word.accounted > 0.55f && word.partner >= 0 ? static_cast<std::int32_t>(other.words[static_cast<std::size_t>(word.partner)].token) : -1;
  };
  std::int32_t left = -1;
  for (std::size_t i = stretch.first; i > 0 && left < 0; --i) left = anchor(i - 1);
  std::int32_t right = -1;
  for (std::size_t i = stretch.end; i < count && right < 0; ++i) right = anchor(i);
  std::size_t from = left < 0 ? 0 : static_cast<std::size_t>(left);
  std::size_t to = right < 0 ? other_tokens : static_cast<std::size_t>(right) + 1;
  const bool crossed = from >= to;
  if (crossed) {
    std::swap(from, to);
    --from;
  }
  const float between = free_letters(from, to);
  const float room = other.letters.of(std::min(from, other_tokens), std::min(to, other_tokens));
  const float stretch_there = gone * ratio;

  const float all = sum_odds(own.words, 0, count);
  const std::size_t rest = count - (stretch.end - stretch.first);
  const float other_all = sum_odds(other.words, 0, other.words.size());
  const Stretch worst_there = heaviest(other.words, 0, other.words.size());
  const auto stretch_words = static_cast<float>(stretch.end - stretch.first);
  auto& f = out.features;
  f[0] = std::min(stretch.odds, 30.0f);
  f[1] = std::log1p(static_cast<float>(out.missing));
  f[2] = length;
  f[3] = std::clamp(kept / std::sqrt(variance), -5.0f, 5.0f);
  f[4] = std::min(worst_there.odds, 15.0f);
  f[5] = rest > 0 ? (all - stretch.odds) / static_cast<float>(rest) : 0;
  f[6] = stretch_words / static_cast<float>(count);
  f[7] = closed;
  f[8] = std::log(static_cast<float>(count));
  f[9] = std::log((free + 4) / (stretch_there + 4));
  f[10] = std::log((between + 4) / (stretch_there + 4));
  f[11] = std::log((room + 8) / (stretch_there + 8));
  f[12] = std::log(gone + 1);
  f[13] = arabic ? 1 : 0;
  f[14] = stretch.odds / stretch_words;
  f[15] = other.words.empty() ? 0 : other_all / static_cast<float>(other.words.size());
  f[16] = crossed ? 1 : 0;
  f[17] = std::log1p(well_known);
  f[18] = std::min(other.letters.acronyms.back() / stretch_words, 2.0f);
  // Names and numbers that nothing renders, and words that are known to nobody.
  float fixed = 0;
  float absent = 0;
  float unknown = 0;
  float content = 0;
  float scattered = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) {
    const WordAccount& word = own.words[i];
    if (!word.content()) continue;
    ++content;
    absent += word.absent();
    fixed += word.absent() && (word.knowledge == Knowledge::name || word.knowledge == Knowledge::number);
    unknown += word.knowledge == Knowledge::unknown;
    if (word.partner < 0) continue;
    // What renders a word by chance stands anywhere.
    const std::size_t at = other.words[static_cast<std::size_t>(word.partner)].token;
    if (at < from || at >= to) scattered += word.accounted;
  }
  content = std::max(content, 1.0f);
  float rest_content = 0;
  float rest_accounted = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if ((i >= stretch.first && i < stretch.end) || !own.words[i].content()) continue;
    ++rest_content;
    rest_accounted += own.words[i].accounted;
  }
  f[19] = std::min(fixed, 4.0f);
  f[20] = std::clamp(clause_marks(own.side) - clause_marks(other.side), -4.0f, 4.0f);
  f[21] = (stretch.first == 0 ? 0.5f : 0.0f) + (stretch.end == count ? 0.5f : 0.0f);
  f[22] = rest_content > 0 ? rest_accounted / rest_content : 0;
  f[23] = absent / content;
  f[24] = unknown / content;
  f[25] = scattered / content;
  const auto own_tokens = own.side.tokens();
  f[26] = own_tokens[first_token].kind == TokenKind::word && opens_clause(own.side, first_token) ? 1 : 0;
  f[27] = std::clamp(own.openers - other.openers, -3.0f, 3.0f);
  float heaviest_word = 0;
  float there_free = 0;
  float there_taken = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) {
    heaviest_word = std::max(heaviest_word, own.words[i].odds);
    const WordAccount& word = own.words[i];
    if (!word.content() || word.partner < 0 || word.bin < 4) continue;
    const std::size_t at = other.words[static_cast<std::size_t>(word.partner)].token;
    there_taken += at >= from && at < to;
  }
  for (const WordAccount& word : other.words)
    if (word.token >= from && word.token < to) there_free += std::max(word.odds, 0.0f);
  f[28] = std::min(stretch.odds - heaviest_word, 25.0f);
  f[29] = std::min(there_free, 15.0f);
  f[30] = there_taken / content;
  f[31] = std::log(content);
  f[32] = std::min(std::max(heaviest(own.words, 0, stretch.first).odds, heaviest(own.words, stretch.end, count).odds), 12.0f);
  f[33] = std::min(other.fixed_absent, 4.0f);
  // An acronym about there may stand for all the words.
  constexpr std::size_t round_about = 2;
  const float spelled_out = other.letters.acronyms[std::min(to + round_about, other_tokens)] - other.letters.acronyms[from - std::min(from, round_about)];
  f[34] = std::min(spelled_out / content, 2.0f);
  // A word that is rendered where it stands again: "it" and an ellipsis stand for the words that Arabic repeats.
  float repeated = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) {
    const auto rendered_again = [&](const WordAccount& word) {
      return word.stem == own.words[i].stem && word.bin >= 5 && (word.token < first_token || word.token >= end_token);
    };
    if (own.words[i].content() && own.words[i].stem != no_stem)
      repeated += std::any_of(own.words.begin(), own.words.end(), rendered_again) ? 1.0f : 0.0f;
  }
  out.said_otherwise = 2 * (spelled_out + glossed_words(own.side, end_token) + repeated) >= content;
  float content_odds = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) content_odds += own.words[i].content() ? own.words[i].odds : 0;
  f[35] = std::min(content_odds, 25.0f);
  // How surely the content words on both sides of the stretch are rendered.
  const auto neighbour = [&](std::size_t i, bool forward) {
    while (i < count && !own.words[i].content()) forward ? ++i : --i;
    return i < count ? own.words[i].accounted : 1.0f;
  };
  f[36] = std::min(neighbour(stretch.first - 1, false), neighbour(stretch.end, true));
  const auto within = [&](const std::vector<std::size_t>& places) {
    return static_cast<float>(std::count_if(places.begin(), places.end(), [&](std::size_t at) { return at + 1 >= first_token && at <= end_token; }));
  };
  f[37] = std::min(within(own.lone), 3.0f);
  f[38] = std::min(within(own.kept), 3.0f);
  f[39] = std::min(static_cast<float>(own.lone.size()), 4.0f);
  f[40] = std::min(static_cast<float>(other.lone.size()), 4.0f);
  f[41] = std::clamp(static_cast<float>(own.side.sentences.size()) - static_cast<float>(other.side.sentences.size()), -3.0f, 3.0f);
  float known_absent = 0;
  float mutual_words = 0;
  for (std::size_t i = stretch.first; i < stretch.end; ++i) {
    const WordAccount& word = own.words[i];
    if (!word.content()) continue;
    known_absent += word.absent() && word.knowledge >= Knowledge::good_common;
    if (word.partner >= 0 && word.accounted >= 0.3f)
      mutual_words += other.words[static_cast<std::size_t>(word.partner)].partner == static_cast<std::int32_t>(i) ? 1.0f : 0.0f;
  }
  f[42] = known_absent / content;
  f[43] = mutual_words / content;
  float absent_there = 0;
  for (const WordAccount& word : other.words) absent_there += word.token >= from && word.token < to && word.content() && word.absent() ? 1.0f : 0.0f;
  f[44] = std::log1p(absent_there);
  // Were most of a side left out, the other would be much shorter.
  constexpr float most_of_side = 0.66f;
  constexpr float contradicted = -4;
  out.too_much = f[6] > most_of_side && length < contradicted;
  return out;
}

}  // namespace

/// Words that open a clause: relatives, conjunctions, prepositions that stand before whole clauses; Arabic as normalised.
bool opens_clause(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {
      "according", "after", "although", "and", "as", "because", "before", "but", "despite", "following", "if",
      "including", "once", "or", "since", "so", "than", "that", "though", "unless", "until", "when", "where", "which",
      "while", "who", "whose", "without", "\u0623\u0648", "\u0625\u0630\u0627", "\u0627\u0644\u062A\u064A",
      "\u0627\u0644\u0630\u064A", "\u0627\u0644\u0630\u064A\u0646", "\u0628\u0633\u0628\u0628", "\u0628\u0639\u062F",
      "\u0628\u0644", "\u0628\u064A\u0646\u0645\u0627", "\u062B\u0645", "\u062D\u062A\u0649", "\u062D\u0633\u0628",
      "\u062D\u064A\u062B", "\u062D\u064A\u0646", "\u0631\u063A\u0645", "\u0639\u0646\u062F\u0645\u0627",
      "\u0642\u0628\u0644", "\u0643\u0645\u0627", "\u0644\u0623\u0646", "\u0644\u0643\u0646", "\u0645\u0645\u0627",
      "\u0645\u0646\u0630", "\u0648\u0641\u0642", "\u0648\u0641\u0642\u0627", "\u0648\u0644\u0643\u0646"};
  return std::binary_search(std::begin(words), std::end(words), key);
}

std::size_t content_words(const std::vector<WordAccount>& words) noexcept {
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const WordAccount& w) { return w.content(); }));
}

bool can_be_judged(const PairAccounts& accounts) noexcept {
  constexpr std::size_t least_words = 4;
  constexpr std::size_t least_common_words = 3;
  const auto common = [](const std::vector<WordAccount>& words) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](const WordAccount& word) {
      return word.content() && word.knowledge != Knowledge::name && word.knowledge != Knowledge::number;
    }));
  };
  const std::size_t fewer = std::min(content_words(accounts.english), content_words(accounts.arabic));
  return fewer >= least_words ||
         (fewer >= least_common_words && common(accounts.english) >= least_common_words && common(accounts.arabic) >= least_common_words);
}

std::vector<ClauseEvidence> clause_candidates(const PairView& pair, const PairAccounts& accounts, Language language) {
  constexpr std::size_t least_words = 4;  // content words; below, nothing can be told
  std::vector<ClauseEvidence> out;
  const bool arabic = language == Language::arabic;
  View own{arabic ? pair.arabic : pair.english, accounts.of(language)};
  View other{arabic ? pair.english : pair.arabic, arabic ? accounts.english : accounts.arabic};
  const auto& words = own.words;
  if (content_words(words) < least_words || other.words.empty()) return out;
  bool counted = false;
  const auto consider = [&](const Stretch& stretch) {
    if (stretch.end == stretch.first || stretch.odds < 2) return;
    std::size_t missing = 0;
    for (std::size_t i = stretch.first; i < stretch.end; ++i) missing += words[i].content() && words[i].absent();
    if (missing < 2) return;
    if (!counted) {
      own.count(other.side);
      other.count(own.side);
      counted = true;
    }
    ClauseEvidence made = measured(own, other, stretch, arabic);
    if (std::none_of(out.begin(), out.end(), [&](const ClauseEvidence& had) { return had.clause == made.clause; }))
      out.push_back(std::move(made));
  };
  const Stretch best = heaviest(words, 0, words.size());
  consider(best);
  // Clauses between marks, whole: the heaviest two.
  const auto tokens = own.side.tokens();
  std::vector<Stretch> clauses;
  std::size_t first = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t next = i + 1 < words.size() ? words[i + 1].token : tokens.size();
    bool parted = i + 1 == words.size();
    for (std::size_t t = words[i].token + 1; t < next && !parted; ++t) parted = parts_clauses(own.side, tokens[t]);
    if (!parted) continue;
    clauses.push_back({first, i + 1, sum_odds(words, first, i + 1)});
    first = i + 1;
  }
  if (clauses.size() > 1) {
    std::partial_sort(clauses.begin(), clauses.begin() + 2, clauses.end(),
                      [](const Stretch& a, const Stretch& b) { return a.odds != b.odds ? a.odds > b.odds : a.first < b.first; });
    consider(clauses[0]);
    consider(clauses[1]);
  }
  return out;
}

bool surely_akin(const PairAccounts& accounts, std::size_t english_words, std::size_t arabic_words) noexcept {
  constexpr float least = 1.2f;  // log odds a content word
  return sum_odds(accounts.english, 0, accounts.english.size()) < -least * static_cast<float>(english_words) &&
         sum_odds(accounts.arabic, 0, accounts.arabic.size()) < -least * static_cast<float>(arabic_words);
}

namespace {

/// Code, tags, links and anchors, which a translation keeps.
struct Exact {
  float shared = 0;
  float of_english = 0;  ///< of that side alone
  float of_arabic = 0;
};

Exact exact_tokens(const BeadSide& english, const BeadSide& arabic) {
  constexpr std::size_t most = 64;  // of a side that are looked at
  const auto kept = [](const BeadSide& side) {
    std::vector<std::string_view> out;
    for (const Token& token : side.tokens()) {
      if (token.kind != TokenKind::code && token.kind != TokenKind::link && token.kind != TokenKind::markup) continue;
      const std::string_view text = side.text(token);
      if (out.size() < most && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
    }
    return out;
  };
  const auto here = kept(english);
  const auto there = kept(arabic);
  Exact out;
  for (const std::string_view text : here) (std::find(there.begin(), there.end(), text) != there.end() ? out.shared : out.of_english) += 1;
  out.of_arabic = static_cast<float>(there.size()) - out.shared;
  return out;
}

/// How a side begins and ends, and how many sentences it has.
struct Shape {
  char opening = ' ';  ///< a mark of Markdown: a heading, an item, a quotation; else a space
  char end = ' ';      ///< a mark that ends a sentence or opens a list, its Arabic ones as the English; else a space
  float sentences = 0;

  explicit Shape(const BeadSide& side) {
    const auto tokens = side.tokens();
    sentences = static_cast<float>(side.sentences.size());
    if (tokens.empty()) return;
    const char first = side.text(tokens.front()).front();
    if (std::string_view("#*->|").find(first) != std::string_view::npos) opening = first;
    for (std::size_t i = tokens.size(); i > 0 && end == ' '; --i) {
      const Token& token = tokens[i - 1];
      const std::string_view text = side.text(token);
      if (token.kind == TokenKind::link && text.starts_with("{#")) continue;
      if (token.kind != TokenKind::punctuation) break;
      if (text == "\u061F") end = '?';
      else if (text.size() == 1 && std::string_view(".!?:;").find(text.front()) != std::string_view::npos) end = text.front();
    }
  }
};

/// Share of the content words' bits that something renders.
float weighed_account(const Lexicon& lexicon, const std::vector<WordAccount>& words, Language language) {
  constexpr float unknown_bits = 14;
  float sum = 0;
  float all = 0;
  for (const WordAccount& word : words) {
    if (!word.content()) continue;
    const float bits = word.stem != no_stem ? lexicon.bits(word.stem, language) : unknown_bits;
    all += bits;
    sum += bits * word.accounted;
  }
  return all > 0 ? sum / all : 0;
}

/// Content words that are the likeliest to render what most likely renders them.
float mutual(const std::vector<WordAccount>& words, const std::vector<WordAccount>& others) {
  float count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].content() || words[i].partner < 0 || words[i].accounted < 0.3f) continue;
    count += others[static_cast<std::size_t>(words[i].partner)].partner == static_cast<std::int32_t>(i) ? 1.0f : 0.0f;
  }
  return count;
}

}  // namespace

std::array<float, pair_features> pair_evidence(const CheckContext& context, const PairView& pair, const PairAccounts& accounts) {
  std::array<float, pair_features> f{};
  const auto& english = accounts.english;
  const auto& arabic = accounts.arabic;
  const Letters english_letters(pair.english, pair.arabic);
  const Letters arabic_letters(pair.arabic, pair.english);
  const float english_all = sum_odds(english, 0, english.size());
  const float arabic_all = sum_odds(arabic, 0, arabic.size());
  const auto strong = [](const std::vector<WordAccount>& words) {
    return static_cast<float>(std::count_if(words.begin(), words.end(), [](const WordAccount& word) { return word.content() && word.bin >= 5; }));
  };
  const auto fixed = [](const std::vector<WordAccount>& words) {
    return static_cast<float>(std::count_if(words.begin(), words.end(), [](const WordAccount& word) {
      return word.bin >= 4 && (word.knowledge == Knowledge::number || word.knowledge == Knowledge::name);
    }));
  };
  const auto size = [](const std::vector<WordAccount>& words) { return static_cast<float>(std::max<std::size_t>(content_words(words), 1)); };
  const float ratio = std::log(std::max(arabic_letters.all(), 1.0f) / (std::max(english_letters.all(), 1.0f) * usual_ratio));
  const float z = ratio * ratio / (2 * length_variance(english_letters.all()));
  f[0] = std::clamp(english_all, -40.0f, 40.0f);
  f[1] = std::clamp(arabic_all, -40.0f, 40.0f);
  f[2] = english_all / size(english);
  f[3] = arabic_all / size(arabic);
  f[4] = strong(english) / size(english);
  f[5] = strong(arabic) / size(arabic);
  f[6] = std::log(size(english));
  f[7] = std::log(size(arabic));
  f[8] = std::min(z, 10.0f);
  f[9] = std::min(fixed(english), 4.0f);
  f[10] = std::min(strong(english), 8.0f);
  f[11] = std::min(strong(arabic), 8.0f);
  const auto count_if = [](const std::vector<WordAccount>& words, auto&& fits) {
    return static_cast<float>(std::count_if(words.begin(), words.end(), fits));
  };
  const auto mean_account = [&](const std::vector<WordAccount>& words) {
    float sum = 0;
    for (const WordAccount& word : words) sum += word.content() ? word.accounted : 0;
    return sum / size(words);
  };
  const auto absent_number = [](const WordAccount& word) { return word.absent() && word.knowledge == Knowledge::number; };
  const auto known_absent = [](const WordAccount& word) { return word.content() && word.absent() && word.odds > 1; };
  const auto rare_present = [](const WordAccount& word) { return word.bin >= 5 && word.knowledge == Knowledge::good_rare; };
  f[12] = std::min(count_if(english, [](const WordAccount& word) { return word.absent() && word.knowledge == Knowledge::name; }), 4.0f);
  f[13] = std::min(count_if(english, absent_number) + count_if(arabic, absent_number), 4.0f);
  f[14] = std::min(heaviest(english, 0, english.size()).odds, 40.0f);
  f[15] = std::min(heaviest(arabic, 0, arabic.size()).odds, 40.0f);
  f[16] = mean_account(english);
  f[17] = mean_account(arabic);
  // What renders words by chance stands in no order.
  float ordered = 0;
  float turned = 0;
  std::int32_t last = -1;
  for (const WordAccount& word : english) {
    if (!word.content() || word.partner < 0 || word.accounted < 0.3f) continue;
    if (last >= 0) (word.partner >= last ? ordered : turned) += 1;
    last = word.partner;
  }
  f[18] = (ordered - turned) / (ordered + turned + 1);
  const auto asks = [](const BeadSide& side) {
    return std::any_of(side.tokens().begin(), side.tokens().end(), [&](const Token& token) {
      const std::string_view text = side.text(token);
      return text == "?" || text == "\u061F";
    });
  };
  f[19] = asks(pair.english) != asks(pair.arabic) ? 1 : 0;
  f[20] = std::clamp(ratio, -3.0f, 3.0f);
  f[21] = std::min(count_if(english, rare_present) + count_if(arabic, rare_present), 6.0f);
  f[22] = count_if(english, known_absent) / size(english);
  f[23] = count_if(arabic, known_absent) / size(arabic);
  const Exact exact = exact_tokens(pair.english, pair.arabic);
  f[24] = std::min(exact.shared, 4.0f);
  f[25] = std::min(exact.of_english, 4.0f);
  f[26] = std::min(exact.of_arabic, 4.0f);
  const Shape here(pair.english);
  const Shape there(pair.arabic);
  f[27] = here.opening != there.opening ? 1.0f : 0.0f;
  f[28] = here.end != there.end ? 1.0f : 0.0f;
  f[29] = std::abs(std::log((1 + here.sentences) / (1 + there.sentences)));
  // Rare words say more than common ones.
  f[30] = weighed_account(context.lexicon, english, Language::english);
  f[31] = weighed_account(context.lexicon, arabic, Language::arabic);
  f[32] = mutual(english, arabic) / size(english);
  f[33] = mutual(arabic, english) / size(arabic);
  const auto well_known = [](const WordAccount& word) { return word.knowledge >= Knowledge::good_common; };
  f[34] = count_if(english, well_known) / size(english);
  f[35] = count_if(arabic, well_known) / size(arabic);
  const auto known_present = [](const WordAccount& word) { return word.bin >= 5 && word.knowledge >= Knowledge::good_common; };
  f[36] = std::min(count_if(english, known_present), 8.0f);
  f[37] = std::min(count_if(arabic, known_present), 8.0f);
  f[38] = std::min(count_if(english, known_absent), 8.0f);
  f[39] = std::min(count_if(arabic, known_absent), 8.0f);
  return f;
}

}  // namespace muwazi::inline v0
