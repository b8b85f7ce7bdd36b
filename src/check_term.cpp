// SPDX-License-Identifier: Apache-2.0
// Holds a translation to the user's termbase: what it has to say, and what it must not.
#include <algorithm>

#include "stem.hpp"
#include "term_index.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr Language other(Language language) noexcept {
  return language == Language::english ? Language::arabic : Language::english;
}

/// The words of a text without what stands between them. A hyphen within a word parts two.
void words_of(std::string_view text, std::span<const Token> tokens, std::vector<std::pair<const Token*, bool>>& words) {
  bool joined = false;  // nothing but a hyphen stands before
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::code) {
      words.emplace_back(&token, joined);
      joined = true;
    } else if (token.range.in(text) != "-") {
      joined = false;
    }
  }
}

}  // namespace

TermIndex::TermIndex(std::span<const Term> terms, const Lexicon& lexicon) : lexicon_(lexicon) {
  for (const Term& term : terms) {
    if (term.english.empty() || term.arabic.empty()) {
      const Language language = term.english.empty() ? Language::arabic : Language::english;
      const std::string& text = term.english.empty() ? term.arabic : term.english;
      if (text.empty()) continue;
      const std::uint32_t id = add_form(language, text);
      Side& side = sides_[index(language)];
      side.forms[id].banned = side.bans = true;
      continue;
    }
    const std::uint32_t english = add_form(Language::english, term.english);
    const std::uint32_t arabic = add_form(Language::arabic, term.arabic);
    Form& english_form = sides_[0].forms[english];
    Form& arabic_form = sides_[1].forms[arabic];
    (term.arabic_forbidden ? english_form.forbidden : english_form.wanted).push_back(arabic);
    (term.english_forbidden ? arabic_form.forbidden : arabic_form.wanted).push_back(english);
  }
  for (Side& side : sides_) {
    for (std::uint32_t id = 0; id < side.forms.size(); ++id)
      if (!side.forms[id].words.empty())
        for (const std::string& key : side.forms[id].words.front()) side.by_first[key].push_back(id);
    for (auto& [key, ids] : side.by_first) {
      std::stable_sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
        return side.forms[a].words.size() > side.forms[b].words.size();
      });
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
  }
}

void TermIndex::keys_of(std::string_view word, Language language, std::vector<std::string>& keys) const {
  keys.assign(3, {});
  lexicon_.spell_stem(word, language, keys[0]);
  matching_key(word, keys[1]);
  if (language == Language::arabic) {
    keys[1].erase(0, arabic_proclitic(keys[1]));
    arabic_light_stem(word, keys[2]);
  } else {
    keys[2] = keys[0];
  }
}

std::uint32_t TermIndex::add_form(Language language, const std::string& text) {
  Side& side = sides_[index(language)];
  if (const auto known = side.by_text.find(text); known != side.by_text.end()) return known->second.front();
  Form form;
  form.text = text;
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::pair<const Token*, bool>> words;
  words_of(text, tokens, words);
  for (const auto& [token, joined] : words) {
    const std::string_view word = token->range.in(text);
    keys_of(word, language, form.words.emplace_back());
    form.exact = form.exact || std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  const auto id = static_cast<std::uint32_t>(side.forms.size());
  side.forms.push_back(std::move(form));
  side.by_text[text].push_back(id);
  return id;
}

std::vector<TermIndex::Match> TermIndex::find(const BeadSide& side, Likeness likeness) const {
  std::vector<Match> out;
  const Language language = side.document->language;
  const Side& own = sides_[index(language)];
  if (own.forms.empty()) return out;
  std::vector<std::pair<const Token*, bool>> words;
  words_of(side.document->normalized.utf8, side.tokens(), words);
  std::vector<std::vector<std::string>> keys(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) keys_of(side.text(*words[i].first), language, keys[i]);
  const std::size_t used = likeness == Likeness::stem ? 2 : 3;
  const auto alike = [&](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t k = 0; k < used; ++k)
      if (!a[k].empty() && a[k] == b[k]) return true;
    return false;
  };
  const auto matches_at = [&](const Form& form, std::size_t at) {
    if (form.words.size() > words.size() - at) return false;
    for (std::size_t i = 0; i < form.words.size(); ++i) {
      if (i > 0 && !words[at + i].second) return false;
      if (!alike(form.words[i], keys[at + i])) return false;
    }
    if (!form.exact) return true;
    const std::string_view written =
        side.text(ByteRange{words[at].first->range.begin, words[at + form.words.size() - 1].first->range.end});
    return written == form.text || (written.ends_with('s') && written.substr(0, written.size() - 1) == form.text);
  };
  std::vector<std::uint32_t> tried;
  for (std::size_t at = 0; at < words.size(); ++at) {
    tried.clear();
    for (std::size_t k = 0; k < used; ++k) {
      const auto candidates = own.by_first.find(keys[at][k]);
      if (candidates == own.by_first.end()) continue;
      for (const std::uint32_t id : candidates->second) {
        if (std::find(tried.begin(), tried.end(), id) != tried.end()) continue;
        tried.push_back(id);
        if (!matches_at(own.forms[id], at)) continue;
        const Token* last = words[at + own.forms[id].words.size() - 1].first;
        out.push_back({id, {words[at].first->range.begin, last->range.end}});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  return out;
}

void check_terms(const CheckContext& context, const PairView& pair, Findings& findings) {
  if (context.terms == nullptr) return;
  const TermIndex& index = *context.terms;
  const Language from = context.source.language;
  const Language to = other(from);
  std::vector<TermIndex::Match> terms = index.find(pair.source(), TermIndex::Likeness::stem);
  // A term within a longer one is not meant.
  std::uint32_t covered = 0;
  std::erase_if(terms, [&](const TermIndex::Match& match) {
    if (match.range.end <= covered) return true;
    covered = std::max(covered, match.range.end);
    return false;
  });
  if (terms.empty() && !index.bans(to)) return;
  const std::vector<TermIndex::Match> there = index.find(pair.target(), TermIndex::Likeness::stem);
  const std::vector<TermIndex::Match> loosely = index.find(pair.target(), TermIndex::Likeness::light_stem);
  std::vector<ByteRange> right;  // where the target has what is wanted
  for (const TermIndex::Match& term : terms)
    for (const std::uint32_t wanted : index.form(from, term.form).wanted)
      for (const TermIndex::Match& match : loosely)
        if (match.form == wanted) right.push_back(match.range);
  const auto within_right = [&](ByteRange range) {
    return std::any_of(right.begin(), right.end(),
                       [&](ByteRange wanted) { return wanted.contains(range) && wanted.size() > range.size(); });
  };
  const auto report = [&](std::string_view rule, double confidence, std::optional<ByteRange> source,
                          std::optional<ByteRange> target, Message message, const std::vector<std::uint32_t>& wanted) {
    Draft draft;
    draft.rule = rule;
    draft.bead = pair.index;
    draft.confidence = confidence;
    draft.source = source;
    draft.target = target;
    draft.message = std::move(message);
    for (const std::uint32_t id : wanted) draft.suggestions.push_back(index.form(to, id).text);
    findings.add(std::move(draft));
  };
  std::vector<std::uint32_t> seen;
  for (const TermIndex::Match& term : terms) {
    if (std::find(seen.begin(), seen.end(), term.form) != seen.end()) continue;
    seen.push_back(term.form);
    const TermIndex::Form& form = index.form(from, term.form);
    bool told = false;
    for (const TermIndex::Match& match : there) {
      if (std::find(form.forbidden.begin(), form.forbidden.end(), match.form) == form.forbidden.end()) continue;
      if (within_right(match.range)) continue;
      report("term.forbidden", 0.95, term.range, match.range,
             {"the termbase forbids {0} for {1}", {quote(index.form(to, match.form).text), quote(form.text)}}, form.wanted);
      told = true;
    }
    if (told || form.wanted.empty()) continue;
    const bool found = std::any_of(loosely.begin(), loosely.end(), [&](const TermIndex::Match& match) {
      return std::find(form.wanted.begin(), form.wanted.end(), match.form) != form.wanted.end();
    });
    if (found) continue;
    report("term.required", 0.9, term.range, std::nullopt,
           {"the termbase asks for {0}", {quote(index.form(to, form.wanted.front()).text)}}, form.wanted);
  }
  for (const TermIndex::Match& match : there) {
    const TermIndex::Form& form = index.form(to, match.form);
    if (form.banned && !within_right(match.range))
      report("term.forbidden", 0.95, std::nullopt, match.range, {"the termbase forbids {0}", {quote(form.text)}}, {});
  }
}

}  // namespace muwazi::inline v0
