// SPDX-License-Identifier: Apache-2.0
// Reads the evidence of two documents.
#include "align_evidence.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "align_math.hpp"
#include "arabic.hpp"
#include "utf8.hpp"

namespace muwazi::inline v0::alignment {
namespace {

constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93u;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93u;
  x ^= x >> 32;
  return x;
}

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    for (unsigned k = 0; k < 8; ++k) word |= std::uint64_t{static_cast<unsigned char>(bytes[k])} << (8 * k);
    hash = mix(hash ^ word);
    bytes.remove_prefix(8);
  }
  std::uint64_t word = 0;
  for (std::size_t k = 0; k < bytes.size(); ++k)
    word |= std::uint64_t{static_cast<unsigned char>(bytes[k])} << (8 * k);
  return mix(hash ^ word ^ 0x5851F42D4C957F2Du);
}

/// 64-bit keys to 32-bit numbers, open addressing. Keys are hashes already; 0 is not used as a key.
class HashMap {
 public:
  explicit HashMap(std::size_t expected) {
    std::size_t size = 64;
    while (size < expected * 2) size *= 2;
    slots_.resize(size);
  }
  /// The number of `key`; `fresh` is set where it was not there and `value` was put.
  std::uint32_t put(std::uint64_t key, std::uint32_t value, bool& fresh) {
    if (key == 0) key = 1;
    if ((count_ + 1) * 2 > slots_.size()) grow();
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) {
        fresh = false;
        return slots_[at].value;
      }
      if (slots_[at].key == 0) {
        slots_[at] = {key, value};
        ++count_;
        fresh = true;
        return value;
      }
    }
  }
  [[nodiscard]] const std::uint32_t* find(std::uint64_t key) const noexcept {
    if (key == 0) key = 1;
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return &slots_[at].value;
      if (slots_[at].key == 0) return nullptr;
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = slot.key & (slots_.size() - 1);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

constexpr std::uint32_t no_feature = 0xFFFFFFFFu;

/// Marks that translators keep get one code in both languages; 0 for those that say nothing.
char32_t mark_class(std::string_view token) noexcept {
  std::uint32_t size = 1;
  const char32_t c = code_point_at(token, 0, size);
  switch (c) {
    case arabic::question_mark: return U'?';
    case arabic::semicolon: return U';';
    case arabic::percent_sign: return U'%';
    case U'\u201C': case U'\u201D': case U'\u00AB': case U'\u00BB': case U'\u201E': case U'"': return U'"';
    case U'[': case U']': return U'[';
    case U'(': case U')': return U'(';
    case U'{': case U'}': return U'{';
    case U'<': case U'>': return U'<';
    case U'.': case U',': case arabic::comma: case U'\'': case U'\u2019': case U'\u2018': return 0;
    case U'-': case U'\u2013': case U'\u2014': return U'-';
    default: return c;
  }
}

/// Digits as ASCII, separators of thousands off.
std::uint64_t number_key(std::string_view token) noexcept {
  std::uint64_t hash = 0xA0761D6478BD642Fu;
  for (std::size_t at = 0; at < token.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(token, at, size);
    at += size;
    if (const int digit = arabic::digit_value(c); digit >= 0) {
      hash = mix(hash ^ static_cast<std::uint64_t>(digit + 1));
    } else if (c == U'.' || c == arabic::decimal_separator) {
      hash = mix(hash ^ 99u);
    }
  }
  return hash;
}

float letters_of(std::string_view text) noexcept {
  std::uint32_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    count += byte > 0x20 && (byte & 0xC0) != 0x80;
  }
  return static_cast<float>(count);
}

Ending ending_of(std::string_view text, std::span<const Token> tokens) noexcept {
  while (!tokens.empty()) {
    const Token& last = tokens.back();
    if (last.kind != TokenKind::punctuation && last.kind != TokenKind::symbol) return Ending::open;
    std::uint32_t size = 1;
    switch (code_point_at(last.range.in(text), 0, size)) {
      case U'.': case U'!': case U'?': case U':': case U'\u2026': case arabic::question_mark: case 0x06D4:
        return Ending::stop;
      case U',': case U';': case U'-': case U'\u2013': case U'\u2014': case arabic::comma: case arabic::semicolon:
        return Ending::comma;
      default: tokens = tokens.first(tokens.size() - 1);
    }
  }
  return Ending::open;
}

/// Whether a sentence is nothing but the attributes of a Markdown heading or paragraph, "{#name}" or "{:.note}", which belong to
/// what stands before them.
bool is_attributes(std::string_view sentence) noexcept {
  return (sentence.starts_with("{#") || sentence.starts_with("{:") || sentence.starts_with("{.")) &&
         sentence.find('}') == sentence.size() - 1;
}

/// Makes a document's features: what is alike is one feature, which each sentence has at most once.
class SideReader {
 public:
  SideReader(const Document& document, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), text_(document.normalized.utf8),
        surfaces_(std::min<std::size_t>(document.tokens.size() / 8, 100000) + 64),
        features_(std::min<std::size_t>(document.tokens.size() / 12, 50000) + 64) {
    const std::size_t count = document.sentences.size();
    side_.document = &document;
    side_.begin.reserve(count + 1);
    side_.length.reserve(count);
    side_.words.reserve(document.tokens.size());
  }

  Side read() {
    for (std::size_t s = 0; s < document_.sentences.size(); ++s) read_sentence(s);
    side_.begin.push_back(static_cast<std::uint32_t>(side_.words.size()));
    index_occurrences();
    return std::move(side_);
  }

 private:
  void read_sentence(std::size_t s) {
    side_.begin.push_back(static_cast<std::uint32_t>(side_.words.size()));
    side_.length.push_back(letters_of(document_.sentence(s)));
    if (s > 0 && is_attributes(document_.sentence(s))) side_.ending.back() = Ending::comma;
    side_.ending.push_back(ending_of(text_, document_.tokens_of(s)));
    const auto stamp = static_cast<std::uint32_t>(s + 1);
    const std::span<const Quantity> quantities = document_.quantities_of(s);
    for (const Quantity& quantity : quantities)
      if (quantity.key != 0)
        add(intern(mix(quantity.key) ^ 7, FeatureKind::number, no_stem, mix(quantity.key), quantity.range), stamp);
    std::size_t q = 0;
    for (const Token& token : document_.tokens_of(s)) {
      if (token.kind == TokenKind::number) {
        while (q < quantities.size() && quantities[q].range.end <= token.range.begin) ++q;
        if (q < quantities.size() && quantities[q].key != 0 && quantities[q].range.begin <= token.range.begin) continue;
      }
      const std::uint32_t feature = feature_at(token);
      if (feature == no_feature) continue;
      if (token.kind == TokenKind::word && !token.capitalized) side_.features[feature].capitalized = false;
      add(feature, stamp);
    }
  }

  void add(std::uint32_t feature, std::uint32_t stamp) {
    if (last_seen_[feature] == stamp) return;
    last_seen_[feature] = stamp;
    ++side_.features[feature].sentences;
    side_.words.push_back(feature);
  }

  /// The feature of a token, looked up by its bytes where they were met before.
  std::uint32_t feature_at(const Token& token) {
    const std::string_view bytes = token.range.in(text_);
    const std::uint64_t raw = hash_bytes(bytes);
    if (const std::uint32_t* known = surfaces_.find(raw)) return *known;
    const std::uint32_t feature = feature_of(token, bytes);
    bool fresh = false;
    surfaces_.put(raw, feature, fresh);
    return feature;
  }

  std::uint32_t feature_of(const Token& token, std::string_view bytes) {
    switch (token.kind) {
      case TokenKind::word: return feature_of_word(token, bytes);
      case TokenKind::number: {
        const std::uint64_t number = number_key(bytes);
        return intern(number ^ 7, FeatureKind::number, no_stem, number, token.range);
      }
      case TokenKind::link:
      case TokenKind::markup:
      case TokenKind::code: {
        const std::uint64_t match = hash_bytes(bytes);
        return intern(match ^ 5, FeatureKind::latin, no_stem, match, token.range);
      }
      case TokenKind::punctuation:
      case TokenKind::symbol: {
        const char32_t mark = mark_class(bytes);
        if (mark == 0) return no_feature;
        return intern(mix(mark + 0x20000000000u), FeatureKind::mark, no_stem, mix(mark), token.range);
      }
    }
    return no_feature;
  }

  std::uint32_t feature_of_word(const Token& token, std::string_view bytes) {
    const bool latin = token.script == TokenScript::latin;
    if (token.script == TokenScript::other || (latin && bytes.front() == '\'')) return no_feature;
    matching_key(bytes, key_);
    const std::uint64_t match = hash_bytes(key_);
    if (latin != (document_.language == Language::english)) return intern(match ^ 5, FeatureKind::latin, no_stem, match, token.range);
    if (const StemId id = lexicon_.stem(bytes, document_.language); id != no_stem)
      return intern(mix(id + 0x10000000000u), FeatureKind::word, id, match, token.range);
    if (latin) return intern(match ^ 3, FeatureKind::word, no_stem, match, token.range);
    arabic_light_stem(bytes, stem_);
    return intern(hash_bytes(stem_) ^ 3, FeatureKind::word, no_stem, match, token.range);
  }

  std::uint32_t intern(std::uint64_t identity, FeatureKind kind, StemId id, std::uint64_t match, ByteRange sample) {
    bool fresh = false;
    const auto next = static_cast<std::uint32_t>(side_.features.size());
    const std::uint32_t feature = features_.put(identity, next, fresh);
    if (fresh) {
      Feature made;
      made.kind = kind;
      made.stem = id;
      made.key = match;
      made.sample = sample;
      made.capitalized = true;
      side_.features.push_back(made);
      last_seen_.push_back(0);
    }
    return feature;
  }

  /// The sentences of each feature, in order.
  void index_occurrences() {
    side_.occurrence_begin.assign(side_.features.size() + 1, 0);
    for (const std::uint32_t word : side_.words) ++side_.occurrence_begin[word + 1];
    for (std::size_t f = 0; f < side_.features.size(); ++f) side_.occurrence_begin[f + 1] += side_.occurrence_begin[f];
    side_.occurrences.resize(side_.words.size());
    std::vector<std::uint32_t> fill(side_.occurrence_begin.begin(), side_.occurrence_begin.end() - 1);
    for (std::size_t s = 0; s < document_.sentences.size(); ++s)
      for (const std::uint32_t word : side_.words_of(s)) side_.occurrences[fill[word]++] = static_cast<std::uint32_t>(s);
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const std::string_view text_;
  Side side_;
  HashMap surfaces_;                      ///< bytes of a token -> feature
  HashMap features_;                      ///< what a feature is -> feature
  std::vector<std::uint32_t> last_seen_;  ///< feature -> sentence + 1
  std::string key_, stem_;
};

}  // namespace

Side read_side(const Document& document, const Lexicon& lexicon) { return SideReader(document, lexicon).read(); }

std::vector<std::uint64_t> content_hashes(const Side& side) {
  std::vector<std::uint64_t> out(side.size());
  for (std::uint32_t s = 0; s < side.size(); ++s) {
    out[s] = static_cast<std::uint64_t>(side.length[s]);
    for (const std::uint32_t word : side.words_of(s)) out[s] = (out[s] ^ word) * 0x9E3779B97F4A7C15u;
  }
  return out;
}

namespace {

/// Consonants that English and Arabic share, as coarse classes: enough to meet a name, judged by NameModel afterwards.
std::uint64_t skeleton_latin(std::string_view key) noexcept {
  std::uint64_t out = 0;
  unsigned last = 0;
  for (std::size_t k = 0; k < key.size(); ++k) {
    const char c = key[k];
    const char next = k + 1 < key.size() ? key[k + 1] : ' ';
    unsigned code = 0;
    switch (c) {
      case 'b': case 'p': code = 1; if (c == 'p' && next == 'h') code = 6; break;
      case 't': code = 2; if (next == 'h') code = 2; break;
      case 'd': code = 3; break;
      case 'j': case 'g': code = 4; break;
      case 'r': code = 5; break;
      case 'f': case 'v': code = 6; break;
      case 'k': case 'q': code = 7; break;
      case 'c': code = next == 'h' ? 8 : (next == 'e' || next == 'i' || next == 'y') ? 9 : 7; break;
      case 's': code = next == 'h' ? 8 : 9; break;
      case 'x': code = 7; break;
      case 'z': code = 9; break;
      case 'l': code = 10; break;
      case 'm': code = 11; break;
      case 'n': code = 12; break;
      default: break;
    }
    if (code != 0 && code != last) out = out << 4 | code;
    if (c == 'x') out = out << 4 | 9;
    last = code != 0 ? code : (c == 'h' ? last : 0);
  }
  return out;
}

std::uint64_t skeleton_arabic(std::string_view word) noexcept {
  std::uint64_t out = 0;
  unsigned last = 0;
  for (std::size_t at = 0; at < word.size();) {
    std::uint32_t size = 1;
    const char32_t c = code_point_at(word, at, size);
    at += size;
    unsigned code = 0;
    switch (c) {
      case arabic::beh: case arabic::peh: code = 1; break;
      case arabic::teh: case arabic::tah: case arabic::theh: code = 2; break;
      case arabic::dal: case arabic::dad: case arabic::thal: code = 3; break;
      case arabic::jeem: case arabic::ghain: case arabic::gaf: code = 4; break;
      case arabic::reh: code = 5; break;
      case arabic::feh: case arabic::veh: code = 6; break;
      case arabic::kaf: case arabic::qaf: case arabic::khah: code = 7; break;
      case arabic::sheen: case arabic::tcheh: code = 8; break;
      case arabic::seen: case arabic::sad: case arabic::zain: case arabic::zah: code = 9; break;
      case arabic::lam: code = 10; break;
      case arabic::meem: code = 11; break;
      case arabic::noon: code = 12; break;
      default: break;
    }
    if (code != 0 && code != last) out = out << 4 | code;
    last = code;
  }
  return out;
}

unsigned consonants_of(std::uint64_t skeleton) noexcept {
  return (static_cast<unsigned>(std::bit_width(skeleton)) + 3) / 4;
}

/// The first two consonants of a skeleton that has so many.
std::uint64_t start_of(std::uint64_t skeleton) noexcept { return skeleton >> (4 * (consonants_of(skeleton) - 2)); }

/// Links between words that are always capitalised and words that the lexicon does not know, where the name model says that
/// the two may be one name. Consonants lead from the one to the other: the first two have to be alike, and nearly their number.
void link_names(const Side& a, const Side& b, const NameModel& names, std::vector<RawLink>& out) {
  constexpr std::uint64_t two_consonants = 0x10;
  constexpr int most_heard = 64;  // words that a name is compared with, so that time stays linear
  constexpr float least_odds = 1;
  constexpr float most = 0.7f;  // probability of the rendering where the sound leaves no doubt
  struct Entry {
    std::uint64_t start;
    unsigned consonants;
    std::uint32_t feature;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries;
  const auto enter = [&](std::string_view word, std::uint32_t feature) {
    const std::uint64_t skeleton = skeleton_arabic(word);
    if (skeleton >= two_consonants) entries.push_back({start_of(skeleton), consonants_of(skeleton), feature});
  };
  for (std::uint32_t f = 0; f < b.features.size(); ++f) {
    const Feature& feature = b.features[f];
    if (feature.kind != FeatureKind::word || feature.stem != no_stem) continue;
    const std::string_view word = feature.sample.in(b.document->normalized.utf8);
    enter(word, f);
    // Without clitics: one letter (w, b, l, f, k), the article.
    if (word.size() > 8) enter(word.substr(2), f);
    if (word.size() > 10) enter(word.substr(4), f);
  }
  std::sort(entries.begin(), entries.end());
  std::string key;
  for (std::uint32_t f = 0; f < a.features.size(); ++f) {
    const Feature& feature = a.features[f];
    if (feature.kind != FeatureKind::word || !feature.capitalized) continue;
    matching_key(feature.sample.in(a.document->normalized.utf8), key);
    const std::uint64_t skeleton = skeleton_latin(key);
    if (skeleton < two_consonants) continue;
    const std::uint64_t start = start_of(skeleton);
    const unsigned consonants = consonants_of(skeleton);
    auto at = std::lower_bound(entries.begin(), entries.end(), Entry{start, consonants - 1, 0});
    for (int heard = 0; heard < most_heard && at != entries.end() && at->start == start && at->consonants <= consonants + 1;
         ++heard, ++at) {
      const float odds = names.log_odds(key, b.features[at->feature].sample.in(b.document->normalized.utf8));
      if (odds < least_odds) continue;
      const float p = most / (1.0f + fast_exp(1.0f - odds));
      out.push_back({f, {at->feature, p, p, LinkKind::name}});
    }
  }
}

}  // namespace

std::vector<RawLink> find_links(const Side& a, const Side& b, const Lexicon& lexicon, const NameModel& names) {
  std::vector<RawLink> out;
  // Lexicon, both ways.
  std::vector<std::uint32_t> by_stem_a(lexicon.size(Language::english) + 1, no_feature);
  std::vector<std::uint32_t> by_stem_b(lexicon.size(Language::arabic) + 1, no_feature);
  for (std::uint32_t f = 0; f < a.features.size(); ++f)
    if (a.features[f].stem < by_stem_a.size()) by_stem_a[a.features[f].stem] = f;
  for (std::uint32_t f = 0; f < b.features.size(); ++f)
    if (b.features[f].stem < by_stem_b.size()) by_stem_b[b.features[f].stem] = f;
  by_stem_a[0] = by_stem_b[0] = no_feature;
  for (std::uint32_t f = 0; f < a.features.size(); ++f) {
    if (a.features[f].stem == no_stem) continue;
    for (const Translation translation : lexicon.translations(a.features[f].stem, Language::english))
      if (translation.stem < by_stem_b.size() && by_stem_b[translation.stem] != no_feature)
        out.push_back({f, {by_stem_b[translation.stem], translation.probability(), 0, LinkKind::lexicon}});
  }
  for (std::uint32_t f = 0; f < b.features.size(); ++f) {
    if (b.features[f].stem == no_stem) continue;
    for (const Translation translation : lexicon.translations(b.features[f].stem, Language::arabic))
      if (translation.stem < by_stem_a.size() && by_stem_a[translation.stem] != no_feature)
        out.push_back({by_stem_a[translation.stem], {f, 0, translation.probability(), LinkKind::lexicon}});
  }
  // Equal numbers and marks, Latin words kept as they are.
  HashMap by_key(b.features.size());
  bool fresh = false;
  const auto family = [](FeatureKind kind) -> std::uint64_t {
    return kind == FeatureKind::number ? 7 : kind == FeatureKind::mark ? 11 : 5;
  };
  for (std::uint32_t f = 0; f < b.features.size(); ++f)
    if (b.features[f].kind != FeatureKind::word) by_key.put(b.features[f].key ^ family(b.features[f].kind), f, fresh);
  for (std::uint32_t f = 0; f < a.features.size(); ++f) {
    const std::uint32_t* found = by_key.find(a.features[f].key ^ family(a.features[f].kind));
    if (found == nullptr) continue;
    switch (a.features[f].kind) {
      case FeatureKind::number: out.push_back({f, {*found, 0.8f, 0.8f, LinkKind::number}}); break;
      case FeatureKind::mark: out.push_back({f, {*found, 0.5f, 0.5f, LinkKind::mark}}); break;
      default: out.push_back({f, {*found, 0.5f, 0.8f, LinkKind::copy}}); break;
    }
  }
  link_names(a, b, names, out);
  return out;
}

Links sort_links(std::vector<RawLink> raw, std::size_t features_a) {
  Links out;
  out.begin.assign(features_a + 1, 0);
  for (const RawLink& link : raw) ++out.begin[link.a + 1];
  for (std::size_t f = 0; f < features_a; ++f) out.begin[f + 1] += out.begin[f];
  out.links.resize(raw.size());
  std::vector<std::uint32_t> fill(out.begin.begin(), out.begin.end() - 1);
  for (const RawLink& link : raw) out.links[fill[link.a]++] = link.link;
  std::uint32_t write = 0;
  std::uint32_t read = 0;
  for (std::size_t f = 0; f < features_a; ++f) {
    const std::uint32_t end = out.begin[f + 1];
    std::sort(out.links.begin() + read, out.links.begin() + end,
              [](const Link& x, const Link& y) { return x.b != y.b ? x.b < y.b : x.kind < y.kind; });
    const std::uint32_t first = write;
    for (; read < end; ++read) {
      const Link link = out.links[read];
      if (write > first && out.links[write - 1].b == link.b) {
        Link& into = out.links[write - 1];
        into.b_given_a = std::max(into.b_given_a, link.b_given_a);
        into.a_given_b = std::max(into.a_given_b, link.a_given_b);
      } else {
        out.links[write++] = link;
      }
    }
    out.begin[f] = first;
  }
  out.begin[features_a] = write;
  out.links.resize(write);
  return out;
}

}  // namespace muwazi::inline v0::alignment
