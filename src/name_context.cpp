// SPDX-License-Identifier: Apache-2.0
// What stands around a name: the other words of its form, another country, Latin letters, brackets, the word for its kind.
#include <algorithm>

#include "name_forms.hpp"
#include "name_judge.hpp"
#include "name_words.hpp"

namespace muwazi::inline v0::names {

bool SentenceJudge::longer_form(const Element& element, const Found& found, const Name& name, NameJudgement& out) const {
  // "Hay'at Tahrir al-Sham" where only the last two words are right: the one before them should be the form's first.
  if (element.single) return false;
  // Only where English has a word for the one in question: "United Nations" has none for "organisation".
  std::size_t content = 0;
  std::string key;
  for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
    if (english_words_[t].letters.empty()) continue;
    matching_key(english_tokens_[t].range.in(english_), key);
    content += !name_words::is_ignorable(key);
  }
  for (const std::string_view form : element.forms) {
    const std::vector<Part> wanted = arabic_parts(form);
    if (wanted.size() != content) continue;
    if (wanted.size() != found.word_count + 1u || found.word_count < 2 || found.first_word == 0) continue;
    bool tail_matches = true;
    for (std::size_t k = 0; k < found.word_count && tail_matches; ++k) {
      tail_matches = arabic_key(without_article(wanted[k + 1].letters)) ==
                     arabic_key(without_article(words_[found.first_word + k].part.letters));
    }
    const std::uint32_t before = found.first_word - 1;
    if (!tail_matches || words_[before].token + 1 != words_[found.first_word].token) continue;
    const Letters a = consonants(without_article(words_[before].part.letters)), b = consonants(without_article(wanted[0].letters));
    const Letters own = words_[before].part.letters;
    if (arabic_key(without_article(own)) == arabic_key(without_article(wanted[0].letters))) return false;
    if (words_[before].stem != no_stem && common_letters(a, b) == 0) continue;
    if (own.size > 0 && wanted[0].letters.size > 0 && own[0] != wanted[0].letters[0] && words_[before].stem != no_stem) continue;
    if (words_[before].stem != no_stem || any_explained(before, 1, &name)) continue;
    out.verdict = NameVerdict::wrong;
    out.score = 0.2;
    out.range = place(before, found.word_count + 1);
    out.reason = "one word of the name is not what Arabic calls it";
    return true;
  }
  return false;
}

bool SentenceJudge::misspelt_head(const Element& element, const Found& found, NameJudgement& out) const {
  if (found.first_word == 0) return false;
  const ArabicWord& head = words_[found.first_word - 1];
  if (head.token + 1 != words_[found.first_word].token || head.stem != no_stem || head.vocalized) return false;
  for (const std::string_view form : element.forms) {
    const std::vector<Part> wanted = arabic_parts(form);
    if (wanted.size() != found.word_count + 1u || wanted[0].letters.size < 3) continue;
    bool tail_matches = true;
    for (std::size_t k = 0; k < found.word_count && tail_matches; ++k) {
      tail_matches = arabic_key(without_article(wanted[k + 1].letters)) ==
                     arabic_key(without_article(words_[found.first_word + k].part.letters));
    }
    if (!tail_matches) continue;
    const Letters key = arabic_key(wanted[0].letters);
    const EditDistance distance(key);
    for (std::size_t k = 0; k < head.readings.size; ++k) {
      const Letters there = arabic_key(head.readings.at[k]);
      if (distance.to(there) != 1 || consonants(there) == consonants(key)) continue;
      out.verdict = NameVerdict::wrong;
      out.score = 0.2;
      out.range = place(found.first_word - 1, found.word_count + 1);
      out.reason = "nearly a known spelling, but not one";
      return true;
    }
  }
  return false;
}

std::string SentenceJudge::adjective_beside(std::string_view first, std::span<const Posting> country) const {
  for (const Posting& posting : country) {
    const std::size_t names = world_.arabic_name_count(posting.entry);
    if (world_.arabic_count(posting.entry) <= names) continue;
    std::string adjective(world_.arabic(posting.entry, names).spelling);
    const Letters last = arabic_letters(first);
    if (!last.empty() && last[last.size - 1u] == letter::teh_marbuta) append_arabic(adjective, letter::teh_marbuta);
    if (first.starts_with(article_text) && !adjective.starts_with(article_text)) adjective.insert(0, article_text);
    return adjective;
  }
  return {};
}

bool SentenceJudge::bare_beside_adjective(const Element& element, NameJudgement& out) const {
  // "the Iraq-Syria border": two adjectives, or the two names after "between"; not an adjective and a bare name.
  const std::uint32_t after = element.first_token + element.token_count;
  if (after + 1 >= english_tokens_.size() || !english_tokens_[after].glued || !english_tokens_[after + 1].glued) return false;
  const std::string_view mark = english_tokens_[after].range.in(english_);
  if (mark != "-" && mark != "/" && mark != "\xE2\x80\x93" && mark != "\xE2\x80\x91") return false;
  const GazetteerHit* second = nullptr;
  for (const GazetteerHit& hit : english_hits_) {
    if (hit.first_token == after + 1) second = &hit;
  }
  if (second == nullptr) return false;
  const auto shares = [&](std::span<const Posting> a, std::span<const Posting> b, bool adjective) {
    for (const Posting x : a) {
      for (const Posting y : b) {
        if (world_.concept_key(x.entry) != world_.concept_key(y.entry)) continue;
        if ((y.derivation() != Derivation::name) == adjective) return true;
      }
    }
    return false;
  };
  for (const ArabicHit& left : hits_) {
    for (const ArabicHit& right : hits_) {
      if (right.first_word != left.first_word + left.word_count || right.hit.conjunction ||
          right.hit.preposition != AttachedPreposition::none) continue;
      if (words_[right.first_word].token != words_[left.first_word + left.word_count - 1].token + 1) continue;
      const auto fits = [&](std::span<const Posting> adjective, std::span<const Posting> bare) {
        return shares(adjective, left.hit.postings, true) && shares(bare, right.hit.postings, false);
      };
      const bool in_order = fits(element.postings, second->postings);
      if (!in_order && !fits(second->postings, element.postings)) continue;
      if (shares(second->postings, right.hit.postings, true) || shares(element.postings, right.hit.postings, true)) continue;
      const std::string_view first = left.hit.range.in(arabic_);
      const std::string adjective = adjective_beside(first, in_order ? second->postings : element.postings);
      // The adjective of Turkey is spelled as an older name of the country.
      if (!adjective.empty() && arabic_key(arabic_letters(adjective)) == arabic_key(arabic_letters(right.hit.range.in(arabic_)))) continue;
      out.verdict = NameVerdict::wrong;
      out.score = 0.2;
      out.range = place(left.first_word, left.word_count + right.word_count);
      out.english = {english_tokens_[element.first_token].range.begin, second->range.end};
      out.reason = "an adjective of one country beside the bare name of the other";
      if (!adjective.empty()) out.suggestions = {std::string(first) + ' ' + adjective};
      return true;
    }
  }
  return false;
}

bool SentenceJudge::exchanged(const Element& element, const Name& name, NameJudgement& out) const {
  // One country fewer than there should be, and another one more: counted over the sentence.
  std::int64_t ours = 0;
  for (const GazetteerHit& hit : english_hits_) ours += share_concept(hit.postings, element.postings);
  for (const ArabicHit& hit : hits_) ours -= share_concept(hit.hit.postings, element.postings);
  if (ours <= 0) return false;
  for (const ArabicHit& hit : hits_) {
    const Posting& posting = hit.hit.postings[0];
    if (posting.common || posting.weak) continue;
    const EntryType type = world_.type(posting.entry);
    const bool country = type == EntryType::country;
    if (!country && type != EntryType::region && type != EntryType::city) continue;
    std::int64_t theirs = 0;
    for (const ArabicHit& other : hits_) theirs += share_concept(hit.hit.postings, other.hit.postings);
    for (const GazetteerHit& other : english_hits_) theirs -= share_concept(hit.hit.postings, other.postings);
    if (theirs <= 0) continue;
    bool linked = false;
    if (theirs == 1 || !country) {
      // Nothing else in the English sentence may call for it.
      std::int64_t mentions = 0;
      for (const GazetteerHit& other : english_hits_) mentions += share_concept(hit.hit.postings, other.postings);
      linked = mentions == 0 && any_explained(hit.first_word, hit.word_count, country ? &name : nullptr);
    }
    if (!country && !linked) {
      // A town or region: its name may stand in English in another spelling.
      linked = any_explained(hit.first_word, hit.word_count, nullptr);
    }
    if (linked) continue;
    out.verdict = NameVerdict::wrong;
    out.score = 0.2;
    out.range = hit.hit.range;
    out.reason = "another country stands in its place";
    out.suggestions = proposals({element});
    return true;
  }
  return false;
}

std::optional<std::uint32_t> SentenceJudge::taken_for_word(const Name& name, const std::vector<Element>& elements,
                                                           const std::vector<Found>& found, std::size_t at) const {
  const Element& element = elements[at];
  if (name.type != NameType::person || !element.single || !element.common || found[at].match == Match::exact ||
      found[at].match == Match::sound) {
    return std::nullopt;
  }
  const auto follows = [&](std::uint32_t word) {
    return word > 0 && word < words_.size() && words_[word - 1].token + 1 == words_[word].token && translates(element.first_token, word);
  };
  if (at > 0) {
    // Behind the given name, which is spelled.
    const Found& before = found[at - 1];
    if (!elements[at - 1].single || (before.match != Match::exact && before.match != Match::sound)) return std::nullopt;
    const std::uint32_t word = before.first_word + before.word_count;
    return follows(word) ? std::optional(word) : std::nullopt;
  }
  // Behind the title.
  std::uint32_t title = name.first_token;
  while (title > 0 && english_tokens_[title - 1].kind != TokenKind::word) --title;
  if (title == 0) return std::nullopt;
  std::string key;
  matching_key(english_tokens_[title - 1].range.in(english_), key);
  if (!name_words::is_title(key)) return std::nullopt;
  for (std::uint32_t w = 1; w < words_.size(); ++w) {
    if (follows(w) && translates(title - 1, w - 1)) return w;
  }
  return std::nullopt;
}

bool SentenceJudge::translates(std::uint32_t english_token, std::uint32_t word) const {
  const StemId stem = lexicon_.stem(english_tokens_[english_token].range.in(english_), Language::english);
  return stem != no_stem && words_[word].stem != no_stem &&
         (lexicon_.probability(stem, Language::english, words_[word].stem) > 0.01f ||
          lexicon_.probability(words_[word].stem, Language::arabic, stem) > 0.01f);
}

std::string_view SentenceJudge::latin_copy(const Element& element, bool& mention) const {
  for (const LatinWord& latin : latin_) {
    const std::string_view word = latin.text;
    const Letters copied = english_letters(word);
    for (std::uint32_t t = element.first_token; t < element.first_token + element.token_count; ++t) {
      const Letters& own = english_words_[t].letters;
      if (own.size < 2 || !(copied == own)) continue;
      const bool letters = name_words::is_upper(english_tokens_[t].range.in(english_));  // the "ABC" of "ABC News"
      if (element.token_count > 1 && own.size < 4 && !element.part.article && !element.acronym && !letters) continue;
      mention = is_mention(latin.token, latin.token, element.first_token);
      return word;
    }
  }
  return {};
}

ByteRange SentenceJudge::stands_in_latin(const Name& name) const {
  std::vector<std::string_view> wanted;
  for (std::uint32_t t = name.first_token; t < name.first_token + name.token_count; ++t) {
    const Token& token = english_tokens_[t];
    if (token.kind == TokenKind::word && token.script == TokenScript::latin) wanted.push_back(token.range.in(english_));
  }
  if (wanted.empty()) return {};
  for (std::size_t i = 0; i + wanted.size() <= latin_.size(); ++i) {
    bool same = true;
    for (std::size_t k = 0; k < wanted.size() && same; ++k) {
      same = latin_[i + k].text == wanted[k] && (k == 0 || latin_[i + k].token <= latin_[i + k - 1].token + 2);
    }
    if (!same) continue;
    const std::uint32_t first = latin_[i].token, last = latin_[i + wanted.size() - 1].token;
    if (is_mention(first, last, name.first_token)) continue;
    return {arabic_tokens_[first].range.begin, arabic_tokens_[last].range.end};
  }
  return {};
}

bool SentenceJudge::is_mention(std::uint32_t first, std::uint32_t last, std::uint32_t english_token) const {
  const auto mark_at = [&](std::uint32_t token) {
    return token < arabic_tokens_.size() && arabic_tokens_[token].kind != TokenKind::word ? arabic_tokens_[token].range.in(arabic_)
                                                                                          : std::string_view();
  };
  static constexpr std::string_view marks[] = {"[", "]", "`", "<", ">", "/", "@", "#", "_"};
  const auto closes = [&](std::string_view mark) { return std::find(std::begin(marks), std::end(marks), mark) != std::end(marks); };
  // In brackets that hold no Arabic word, unless English has the name there as well.
  constexpr std::uint32_t farthest = 12;
  const auto arabic_word = [&](std::uint32_t token) { return arabic_tokens_[token].script == TokenScript::arabic; };
  bool bracketed = false;
  for (std::uint32_t t = first; t > 0 && first - t < farthest && !bracketed; --t) {
    if (mark_at(t - 1) == ")" || arabic_word(t - 1)) break;
    bracketed = mark_at(t - 1) == "(";
  }
  for (std::uint32_t t = last + 1; bracketed && t < arabic_tokens_.size() && mark_at(t) != ")"; ++t) {
    bracketed = t - last < farthest && !arabic_word(t);
  }
  if (bracketed && !in_round_brackets(english_token)) return true;
  if ((first > 0 && closes(mark_at(first - 1))) || closes(mark_at(last + 1))) return true;
  // An address.
  return last + 2 < arabic_tokens_.size() && arabic_tokens_[last + 1].glued && arabic_tokens_[last + 2].glued &&
         arabic_tokens_[last + 2].script == TokenScript::latin && mark_at(last + 1) == ".";
}

bool SentenceJudge::in_round_brackets(std::uint32_t english_token) const {
  constexpr std::uint32_t farthest = 12;
  for (std::uint32_t t = english_token; t > 0 && english_token - t < farthest; --t) {
    const std::string_view mark = english_tokens_[t - 1].range.in(english_);
    if (mark == "(") return true;
    if (mark == ")") return false;
  }
  return false;
}

bool SentenceJudge::in_brackets(const Name& name) const {
  constexpr std::uint32_t farthest = 12;
  std::uint32_t at = name.first_token;
  for (std::uint32_t steps = 0;; ++steps) {
    if (at == 0 || steps == farthest) return false;
    const std::string_view mark = english_tokens_[--at].range.in(english_);
    if (mark == "]") return false;
    if (mark == "[") break;
  }
  for (std::uint32_t k = name.first_token + name.token_count; k < english_tokens_.size() && k < name.first_token + farthest; ++k) {
    const std::string_view mark = english_tokens_[k].range.in(english_);
    if (mark == "[") return false;
    // "[text](address)" is a link, and part of the sentence.
    if (mark == "]") return k + 1 >= english_tokens_.size() || english_tokens_[k + 1].range.in(english_) != "(";
  }
  return false;
}

bool SentenceJudge::is_quoted_title(const Name& name) const {
  const std::uint32_t first = name.first_token, behind = name.first_token + name.token_count;
  if (name.token_count < 2 || first == 0 || behind >= english_tokens_.size()) return false;
  if (!world_.find(name.range.in(english_), Language::english).empty()) return false;
  const auto is_quote = [](std::string_view mark) {
    static constexpr std::string_view quotes[] = {"\"", "'", "\u2018", "\u2019", "\u201C", "\u201D", "\u00AB", "\u00BB"};
    return std::find(std::begin(quotes), std::end(quotes), mark) != std::end(quotes);
  };
  if (!is_quote(english_tokens_[first - 1].range.in(english_)) || !is_quote(english_tokens_[behind].range.in(english_))) return false;
  return std::any_of(arabic_tokens_.begin(), arabic_tokens_.end(), [&](const Token& token) { return is_quote(token.range.in(arabic_)); });
}

bool SentenceJudge::in_formula(const Name& name) const {
  const std::size_t bracket = name.first_token + name.token_count;
  if (bracket + 1 >= english_tokens_.size()) return false;
  const Token& mark = english_tokens_[bracket];
  const Token& inside = english_tokens_[bracket + 1];
  return mark.glued && mark.range.in(english_) == "(" && inside.glued && inside.kind == TokenKind::number;
}

void SentenceJudge::grow_to_head(const Name& name, NameJudgement& out) const {
  std::uint32_t head = name.first_token + name.token_count;
  while (head < english_tokens_.size() && english_tokens_[head].range.begin < out.english.end) ++head;  // the other of two countries
  if (head >= english_tokens_.size() || out.range.empty()) return;
  const std::string_view mark = english_tokens_[head].range.in(english_);
  const bool hyphen = mark == "-" || mark == "\u2010" || mark == "\u2011";
  if (hyphen && ++head >= english_tokens_.size()) return;
  const Token& token = english_tokens_[head];
  if (token.kind != TokenKind::word || token.script != TokenScript::latin || token.capitalized) return;
  std::string key;
  matching_key(token.range.in(english_), key);
  if (name_words::is_function(key)) return;
  std::uint32_t first = 0, last = 0;
  bool any = false;
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    if (!words_[w].part.range.overlaps(out.range)) continue;
    if (!any) first = w;
    last = w;
    any = true;
  }
  if (!any) return;
  const bool pair = out.english.end > name.range.end;
  const auto touches = [&](std::uint32_t a, std::uint32_t b) { return words_[a].token + 1 == words_[b].token; };
  const auto grow = [&](std::uint32_t w) {
    out.range.begin = std::min(out.range.begin, words_[w].part.range.begin);
    out.range.end = std::max(out.range.end, words_[w].part.range.end);
    out.english.end = token.range.end;
    if (pair && w < first) {
      for (std::string& form : out.suggestions) form = std::string(words_[w].part.range.in(arabic_)) + ' ' + form;
      return;
    }
    // What has the word for the kind in it first: those forms that end like another one.
    const std::vector<std::string> all = out.suggestions;
    std::stable_partition(out.suggestions.begin(), out.suggestions.end(), [&](const std::string& longer) {
      return std::any_of(all.begin(), all.end(), [&](const std::string& form) {
        return form.size() < longer.size() && longer.ends_with(form) && longer[longer.size() - form.size() - 1] == ' ';
      });
    });
  };
  if (name_words::head_type(key) == NameType::place) {
    if (first > 0 && touches(first - 1, first) && translates(head, first - 1)) grow(first - 1);
    return;
  }
  if (!hyphen) return;
  // "Alawite-minority": a word beside the name that nothing accounts for, where nothing renders the noun.
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    if (translates(head, w)) return;
  }
  if (first > 0 && touches(first - 1, first) && !explained(first - 1, nullptr)) {
    grow(first - 1);
  } else if (last + 1 < words_.size() && touches(last, last + 1) && !explained(last + 1, nullptr)) {
    grow(last + 1);
  } else {
    return;
  }
  // The minority are the people, "the Alawites"; the adjective says one of them, and cannot stand for two words.
  const std::vector<std::string> all = out.suggestions;
  std::stable_partition(out.suggestions.begin(), out.suggestions.end(), [&](std::string_view form) {
    constexpr std::string_view article = "\u0627\u0644", plural = "\u0648\u0646";
    if (!form.starts_with(article) || !form.ends_with(plural)) return false;
    const std::string_view stem = form.substr(article.size(), form.size() - article.size() - plural.size());
    return std::any_of(all.begin(), all.end(), [&](std::string_view one) {
      return one == stem || (one.starts_with(article) && one.substr(article.size()) == stem);
    });
  });
}

}  // namespace muwazi::inline v0::names
