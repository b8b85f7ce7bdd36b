// SPDX-License-Identifier: Apache-2.0
// Computes keys and stems of a document's tokens.
#include "document_words.hpp"

#include "gazetteer.hpp"
#include "name_phrase.hpp"
#include "name_table.hpp"
#include "negation_words.hpp"
#include "spacing.hpp"

namespace muwazi::inline v0 {

namespace {

/// "Layumkin" for "la yumkin": the lexicon knows the verb, and the whole not at all, or as the verb.
bool joins_denial(const Lexicon& lexicon, std::string_view written, std::string_view key, StemId whole) {
  if (!is_joined_denial(key) || !written.starts_with("\u0644\u0627")) return false;
  const StemId verb = lexicon.stem(written.substr(4), Language::arabic);
  return verb != no_stem && (whole == no_stem || whole == verb);
}

/// Whether the table of names has an Arabic word.
bool is_listed_name(std::string_view written) {
  bool listed = false;
  names::builtin_table().visit_arabic(names::arabic_key(names::arabic_letters(written)), [&](std::uint32_t, const names::NameRow&) { listed = true; });
  return listed;
}

}  // namespace

DocumentWords::DocumentWords(const Document& document, const Lexicon& lexicon, WordCache* cache)
    : key_begin_(document.tokens.size() + 1), facts_(document.tokens.size()), stems_(document.tokens.size(), no_stem) {
  const std::string_view text = document.normalized.utf8;
  const Language language = document.language;
  const TokenScript script = language == Language::english ? TokenScript::latin : TokenScript::arabic;
  keys_.reserve(text.size());
  std::string key;
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    key_begin_[i] = static_cast<std::uint32_t>(keys_.size());
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) continue;
    const std::string_view written = token.range.in(text);
    if (token.kind != TokenKind::word || token.script != script) {
      matching_key(written, key);
      keys_ += key;
      facts_[i].opens_clause = token.kind == TokenKind::word && opens_clause(key);
      continue;
    }
    const auto make = [&](std::string& keys) {
      WordFacts facts;
      matching_key(written, key);
      keys += key;
      facts.stem = lexicon.stem(written, language);
      facts.function_word = facts.stem != no_stem && lexicon.is_function_word(facts.stem, language);
      const std::string_view stem = lexicon.spelling(facts.stem, language);
      facts.knowledge = knowledge_of(lexicon, facts.stem, language);
      facts.absence = absence_row(stem, language);
      facts.denial = denial_of(key, stem, language);
      if (language == Language::arabic && facts.denial == Denial::none && joins_denial(lexicon, written, key, facts.stem)) facts.denial = Denial::plain;
      facts.opposition = opposition_of(key, language);
      facts.may_deny = may_deny(key, facts.denial, language);
      facts.may_strand = may_strand(key, language);
      facts.opens_clause = opens_clause(key);
      if (language == Language::arabic) {
        facts.numeral = numeral_of(key);
        facts.may_begin_name = Gazetteer::builtin().may_begin_arabic(written);
        facts.glued = facts.stem == no_stem && !facts.may_begin_name && !missing_spaces(lexicon, written).empty() && !is_listed_name(written);
      }
      return facts;
    };
    facts_[i] = cache != nullptr ? cache->read(written, keys_, make) : make(keys_);
    stems_[i] = facts_[i].stem;
    glued_ = glued_ || facts_[i].glued;
  }
  key_begin_.back() = static_cast<std::uint32_t>(keys_.size());
}

}  // namespace muwazi::inline v0
