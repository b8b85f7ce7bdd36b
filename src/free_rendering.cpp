// SPDX-License-Identifier: Apache-2.0
#include "free_rendering.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <muwazi/token.hpp>

#include "gazetteer.hpp"
#include "meaning_data.hpp"
#include "sentence_data.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view article = "\u0627\u0644";
constexpr std::string_view conjunctions[] = {"", "\u0648", "\u0641"};
/// Prepositions of one letter and the article, together.
constexpr std::string_view proclitics[] = {"", "\u0628", "\u0644", "\u0643", "\u0627\u0644", "\u0628\u0627\u0644", "\u0644\u0644", "\u0643\u0627\u0644"};

/// Why a word may stand there without a counterpart; see data/expansions.tsv.
enum Custom : std::uint8_t { custom_says = 1, custom_light = 2, custom_head = 4, custom_age = 8 };

class Expansions {
 public:
  static const Expansions& builtin() {
    static const Expansions made;
    return made;
  }
  /// Bits of Custom of a word with this matching key.
  [[nodiscard]] std::uint8_t of(std::string_view key, Language language) const {
    if (language == Language::english) return find(key);
    std::uint8_t out = 0;
    for (const std::string_view conjunction : conjunctions) {
      if (!key.starts_with(conjunction)) continue;
      const std::string_view word = key.substr(conjunction.size());
      for (const std::string_view proclitic : proclitics)
        if (word.starts_with(proclitic)) out = static_cast<std::uint8_t>(out | find(word.substr(proclitic.size())));
    }
    return out;
  }

 private:
  using Words = std::unordered_map<std::string, std::uint8_t>;
  Expansions() {
    for_each_row(expansions_table(), [&](std::string_view what, std::string_view words) {
      const Custom custom = what == "says" ? custom_says : what == "light" ? custom_light : what == "head" ? custom_head : custom_age;
      for_each_part(words, ' ', [&](std::string_view word) {
        const bool open = word.ends_with('-');
        if (open) word.remove_suffix(1);
        std::string key;
        matching_key(word, key);
        std::uint8_t& customs = (open ? open_ : whole_)[key];
        customs = static_cast<std::uint8_t>(customs | custom);
      });
    });
  }
  [[nodiscard]] std::uint8_t find(std::string_view word) const {
    std::uint8_t out = 0;
    if (const auto found = whole_.find(std::string(word)); found != whole_.end()) out = found->second;
    for (const auto& [beginning, customs] : open_)
      if (word.starts_with(beginning)) out = static_cast<std::uint8_t>(out | customs);
    return out;
  }
  Words whole_;
  Words open_;  ///< whatever follows
};

/// Half accounts for a word: its counterpart may be there. Anything from 0.3 to 0.8 tells the same findings.
void excuse(WordAccount& word) {
  constexpr float accounted = 0.5f;
  constexpr std::uint8_t bin = 4;
  constexpr float odds = -0.5f;
  word.accounted = std::max(word.accounted, accounted);
  word.bin = std::max(word.bin, bin);
  word.odds = std::min(word.odds, odds);
}

bool lacks_counterpart(const WordAccount& word) noexcept { return word.content() && word.absent(); }

class FreeAccounts {
 public:
  FreeAccounts(const CheckContext& context, const PairView& pair, PairAccounts accounts)
      : lexicon_(context.lexicon), pair_(pair), accounts_(std::move(accounts)),
        english_(customs_of(pair.english, accounts_.english, Language::english)),
        arabic_(customs_of(pair.arabic, accounts_.arabic, Language::arabic)) {}

  PairAccounts made(Freedom freedom) {
    account_for_names();
    account_for_speech();
    account_for_ages();
    if (freedom >= Freedom::customs) account_for_customs();
    if (freedom >= Freedom::words) account_for_compounds();
    account_for_verbs();
    return std::move(accounts_);
  }

 private:
  using Customs = std::vector<std::uint8_t>;

  static Customs customs_of(const BeadSide& side, const std::vector<WordAccount>& words, Language language) {
    Customs out;
    out.reserve(words.size());
    for (const WordAccount& word : words) out.push_back(Expansions::builtin().of(side.key(word.token), language));
    return out;
  }

  static void excuse_within(std::vector<WordAccount>& words, std::size_t first_token, std::size_t end_token) {
    for (WordAccount& word : words)
      if (word.token >= first_token && word.token < end_token) excuse(word);
  }

  /// A name here and another form of it there, one of them of several words: "Brexit" is five in Arabic.
  void account_for_names() {
    const Gazetteer& world = Gazetteer::builtin();
    std::vector<GazetteerHit> here;
    std::vector<GazetteerHit> there;
    world.match_all(pair_.english.document->normalized.utf8, pair_.english.tokens(), Language::english, here);
    world.match_all(pair_.arabic.document->normalized.utf8, pair_.arabic.tokens(), Language::arabic, there);
    const auto account = [&](const GazetteerHit& english, std::size_t first, std::size_t count) {
      excuse_within(accounts_.english, english.first_token, english.first_token + english.token_count);
      excuse_within(accounts_.arabic, first, first + count);
    };
    for (const GazetteerHit& english : here)
      for (const GazetteerHit& arabic : there) {
        if (english.token_count < 2 && arabic.token_count < 2) continue;
        const bool same = std::any_of(english.postings.begin(), english.postings.end(), [&](const Posting& a) {
          return std::any_of(arabic.postings.begin(), arabic.postings.end(), [&](const Posting& b) { return a.entry == b.entry; });
        });
        if (same) account(english, arabic.first_token, arabic.token_count);
      }
    // What renders a name and other things too leads to no entry.
    std::size_t looked_for = 0;
    for (const GazetteerHit& english : here)
      for (const Posting& posting : english.postings) {
        const std::size_t loose = world.arabic_loose_count(posting.entry);
        if (loose == 0 || ++looked_for > most_looked_for) continue;
        for (std::size_t k = 0; k < loose; ++k) {
          const std::string_view form = world.arabic(posting.entry, world.arabic_count(posting.entry) + k).key;
          for (std::size_t at = 0; at < pair_.arabic.tokens().size(); ++at)
            if (const std::size_t count = tokens_of(form, at); count > 1) account(english, at, count);
        }
      }
  }

  /// How many tokens a phrase covers where it stands at one of the Arabic side, its first word behind proclitics or none; 0: it does not.
  [[nodiscard]] std::size_t tokens_of(std::string_view phrase, std::size_t at) const {
    std::size_t count = 0;
    while (!phrase.empty()) {
      if (at + count >= pair_.arabic.tokens().size()) return 0;
      const std::string_view word = phrase.substr(0, phrase.find(' '));
      phrase.remove_prefix(std::min(phrase.size(), word.size() + 1));
      const std::string_view key = pair_.arabic.key(at + count);
      if (key != word && (count > 0 || !bears_proclitics(key, word))) return 0;
      ++count;
    }
    return count;
  }

  /// Whether a token is a word behind proclitics: "lil-khuruj" for "al-khuruj".
  static bool bears_proclitics(std::string_view key, std::string_view word) {
    if (word.starts_with(article)) word.remove_prefix(article.size());
    if (!key.ends_with(word)) return false;
    std::string_view letters = key.substr(0, key.size() - word.size());
    if (letters.starts_with(conjunctions[1]) || letters.starts_with(conjunctions[2])) letters.remove_prefix(conjunctions[1].size());
    return std::find(std::begin(proclitics), std::end(proclitics), letters) != std::end(proclitics);
  }

  /// Who said it stands at the end of an English sentence and at the head of an Arabic one, too far for the verbs to be each other's.
  void account_for_speech() {
    const auto speaks = [](const Customs& customs) {
      return std::any_of(customs.begin(), customs.end(), [](std::uint8_t custom) { return (custom & custom_says) != 0; });
    };
    if (!speaks(english_) || !speaks(arabic_)) return;
    for (std::size_t i = 0; i < english_.size(); ++i)
      if ((english_[i] & custom_says) != 0) excuse(accounts_.english[i]);
    for (std::size_t i = 0; i < arabic_.size(); ++i)
      if ((arabic_[i] & custom_says) != 0) excuse(accounts_.arabic[i]);
  }

  /// "Lena, 24," is "Lena, who is aged 24 years" in Arabic.
  void account_for_ages() {
    constexpr std::size_t reach = 3;  // words before the number
    auto& words = accounts_.arabic;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].knowledge != Knowledge::number || words[i].absent()) continue;
      for (std::size_t before = i - std::min(i, reach); before < i; ++before)
        if ((arabic_[before] & custom_age) != 0) excuse(words[before]);
    }
  }

  void account_for_customs() {
    auto& words = accounts_.arabic;
    const auto customary = [&](std::size_t i, std::uint8_t customs) { return lacks_counterpart(words[i]) && (arabic_[i] & customs) != 0; };
    std::vector<std::size_t> excused;
    std::size_t next = words.size();  // the first word behind that says something of itself
    for (std::size_t i = words.size(); i > 0; --i) {
      const std::size_t at = i - 1;
      if (!words[at].content()) continue;
      if (!customary(at, custom_light | custom_head)) {
        next = at;
        continue;
      }
      const bool light = customary(at, custom_light);
      const bool before = next < words.size() && !words[next].absent() && (light || is_fixed(words[next]));
      const bool behind = light && at > 0 && words[at - 1].content() && !words[at - 1].absent();  // an adjective of its noun
      if (before || behind) excused.push_back(at);
    }
    for (const std::size_t i : excused) excuse(words[i]);
  }

  /// Whether an Arabic word is, or renders, a name or a number.
  [[nodiscard]] bool is_fixed(const WordAccount& word) const {
    const auto fixed = [](Knowledge knowledge) { return knowledge == Knowledge::name || knowledge == Knowledge::number; };
    return fixed(word.knowledge) || (word.partner >= 0 && fixed(accounts_.english[static_cast<std::size_t>(word.partner)].knowledge));
  }

  /// Excuses the words without counterpart of the other language that the lexicon links to a stem; whether there are any.
  bool excuse_linked(StemId stem, Language language) {
    constexpr float least = 0.02f;   // probability
    constexpr std::size_t most = 128;  // words that are looked at
    if (stem == no_stem) return false;
    const Language other = language == Language::english ? Language::arabic : Language::english;
    std::size_t looked_at = 0;
    bool out = false;
    for (WordAccount& word : other == Language::english ? accounts_.english : accounts_.arabic) {
      if (!lacks_counterpart(word) || word.stem == no_stem) continue;
      if (++looked_at > most) break;
      if (lexicon_.probability(stem, language, word.stem) < least && lexicon_.probability(word.stem, other, stem) < least) continue;
      excuse(word);
      out = true;
    }
    return out;
  }

  void account_for_compounds() {
    constexpr std::size_t least = 3;     // letters of a part
    constexpr std::size_t longest = 24;  // letters of a word
    std::size_t looked_for = 0;
    for (WordAccount& word : accounts_.english) {
      if (!lacks_counterpart(word) || word.stem != no_stem) continue;
      const std::string_view key = pair_.english.key(word.token);
      if (key.size() < 2 * least || key.size() > longest) continue;
      if (++looked_for > most_looked_for) break;
      const auto stem = [&](std::string_view part) { return lexicon_.stem(part, Language::english); };
      bool found = key.ends_with("ly") && excuse_linked(stem(key.substr(0, key.size() - 2)), Language::english);
      for (std::size_t at = least; at + least <= key.size() && !found; ++at) {
        const StemId first = stem(key.substr(0, at));
        const StemId second = stem(key.substr(at));
        if (first == no_stem || second == no_stem) continue;
        const bool by_first = excuse_linked(first, Language::english);
        found = excuse_linked(second, Language::english) || by_first;
      }
      if (found) excuse(word);
    }
  }

  /// "They will say" has the letters of "colon": an Arabic verb in the imperfect without its clitics and ending, as another word.
  void account_for_verbs() {
    constexpr std::string_view before[] = {"", "\u0633", "\u0648", "\u0641", "\u0648\u0633", "\u0641\u0633", "\u0644"};
    constexpr std::string_view ends[] = {"", "\u0648\u0646", "\u0648\u0627", "\u064A\u0646", "\u0627\u0646", "\u0647", "\u0647\u0627", "\u0647\u0645"};
    constexpr std::size_t least = 6;  // bytes of what is left
    std::size_t looked_for = 0;
    for (WordAccount& word : accounts_.arabic) {
      if (!lacks_counterpart(word)) continue;
      if (++looked_for > most_looked_for) break;
      const std::string_view key = pair_.arabic.key(word.token);
      bool found = false;
      for (const std::string_view clitics : before) {
        if (!key.starts_with(clitics)) continue;
        const std::string_view verb = key.substr(clitics.size());
        if (!verb.starts_with("\u064A") && !verb.starts_with("\u062A") && !verb.starts_with("\u0646")) continue;
        for (const std::string_view end : ends) {
          if (found || (clitics.empty() && end.empty()) || verb.size() < end.size() + least || !verb.ends_with(end)) continue;
          const StemId stem = lexicon_.stem(verb.substr(0, verb.size() - end.size()), Language::arabic);
          found = stem != word.stem && excuse_linked(stem, Language::arabic);
        }
      }
      if (found) excuse(word);
    }
  }

  static constexpr std::size_t most_looked_for = 32;  ///< names or words of a pair that cost more than their length

  const Lexicon& lexicon_;
  const PairView& pair_;
  PairAccounts accounts_;
  Customs english_;
  Customs arabic_;
};

}  // namespace

PairAccounts account_freely(const CheckContext& context, const PairView& pair, PairAccounts accounts, Freedom freedom) {
  return FreeAccounts(context, pair, std::move(accounts)).made(freedom);
}

}  // namespace muwazi::inline v0
