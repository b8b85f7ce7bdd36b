// SPDX-License-Identifier: Apache-2.0
// Words left in the other language: runs of Latin words in Arabic, of Arabic words in English, whole sentences.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "brackets.hpp"
#include "check_context.hpp"
#include "gazetteer.hpp"
#include "one_of.hpp"
#include "stem.hpp"

namespace muwazi::inline v0 {
namespace {

/// Words that join the parts of names and titles; a run of capitalised words and these is a name, not prose.
bool joins_names(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {"a", "an", "and", "at", "by", "de", "del", "der", "di", "du", "for", "from", "in",
                                        "la", "le", "of", "on", "the", "to", "van", "von", "with"};
  return std::binary_search(std::begin(words), std::end(words), key);
}

/// Words that hardly a name, brand, command or formula holds: where they stand among Latin words, the words are prose.
bool is_english_prose(std::string_view key) noexcept {
  static constexpr std::string_view words[] = {
      "a", "about", "after", "also", "although", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
      "being", "between", "but", "by", "can", "could", "did", "do", "does", "during", "each", "for", "from", "had", "has",
      "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "many", "may", "more", "most", "must",
      "no", "not", "of", "on", "or", "other", "our", "out", "over", "she", "should", "since", "so", "some", "such", "than",
      "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "under", "until",
      "was", "we", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your"};
  return std::binary_search(std::begin(words), std::end(words), key);
}

constexpr std::size_t least_prose = 3;  ///< words

/// A run of words in the wrong script, marks between them included.
struct Run {
  std::size_t first = 0;  ///< token
  std::size_t last = 0;   ///< token, included
  std::size_t words = 0;
  std::size_t lower_case = 0;  ///< lower-case words that do not join names
  std::size_t prose = 0;
  std::size_t firm = 0;      ///< of these, words that join no names either
  std::size_t capitals = 0;  ///< words of prose in capitals, which among others are acronyms ("AS & A levels")
  bool joined = false;       ///< goes on over a link, a tag, a bullet or several marks: perhaps items of a list
  bool clear = false;        ///< a part of it that does not go on so is prose by itself
  bool in_brackets = false;  ///< a gloss: (code of conduct)

  [[nodiscard]] bool is_prose(bool begins_small) const noexcept {
    return words >= least_prose && (lower_case >= 3 || (lower_case >= 2 && begins_small) || (prose > capitals && lower_case >= 1));
  }
};

/// Whether the token at `at` is one of some marks of one byte.
bool is_mark(const BeadSide& side, std::size_t at, std::string_view marks) {
  const auto tokens = side.tokens();
  return at < tokens.size() && tokens[at].range.size() == 1 && marks.find(side.text(tokens[at])) != std::string_view::npos;
}

/// Marks between words of a run: those of a sentence, and with those of Markdown too ("** When `x` is", "_how_ [it](#it)").
constexpr std::size_t few_marks = 2;
constexpr std::size_t most_marks = 6;

template <typename Function>
void for_each_run(const BeadSide& side, TokenScript script, Function function) {
  const auto tokens = side.tokens();
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word || tokens[i].script != script) continue;
    Run run;
    run.first = run.last = i;
    Run part = run;  // since it last went on over more than marks of a sentence or code
    const auto in_brackets = [&](const Run& words) {
      return words.first > 0 && is_mark(side, words.first - 1, "([") && is_mark(side, words.last + 1, ")]");
    };
    const auto end_part = [&] {
      part.last = run.last;
      run.clear = run.clear || (part.is_prose(!tokens[part.first].capitalized) && !in_brackets(part));
      run.capitals += part.capitals;
      run.words += part.words;
      run.lower_case += part.lower_case;
      run.prose += part.prose;
      run.firm += part.firm;
    };
    bool over_item = false;
    bool brackets = false;
    for (std::size_t j = i; j < tokens.size(); ++j) {
      if (tokens[j].kind != TokenKind::word) {
        if (j - run.last > most_marks) break;
        const bool bullet = !tokens[j].glued && j + 1 < tokens.size() && !tokens[j + 1].glued && is_mark(side, j, "*");
        over_item = over_item || bullet || tokens[j].kind == TokenKind::link || tokens[j].kind == TokenKind::markup || tokens[j].kind == TokenKind::symbol;
        continue;
      }
      if (tokens[j].script != script) break;
      for (std::size_t mark = run.last + 1; mark < j; ++mark) brackets = brackets || side.text(tokens[mark]) == "(";
      if (over_item || j - run.last > few_marks + 1) {
        run.joined = true;
        end_part();
        part = Run();
        part.first = j;
        over_item = false;
      }
      // Words joined by hyphens, slashes or full stops are one: up-to-date, docs/index.html.
      const bool joined = j > i && tokens[j].glued && tokens[j - 1].glued;
      run.last = j;
      if (joined) continue;
      ++part.words;
      matching_key(side.text(tokens[j]), key);
      part.lower_case += !tokens[j].capitalized && key.size() > 1 && !joins_names(key);
      // An article stands before a word, a letter alone anywhere.
      const bool prose = is_english_prose(key) && (key.size() > 1 || (j + 1 < tokens.size() && tokens[j + 1].kind == TokenKind::word));
      part.prose += prose;
      part.firm += prose && !joins_names(key);
      const std::string_view word = side.text(tokens[j]);
      part.capitals += prose && tokens[j].capitalized && (word.size() > 1 ? word[1] >= 'A' && word[1] <= 'Z' : j > run.first);
    }
    end_part();
    run.in_brackets = !brackets && in_brackets(run);
    function(run);
    i = run.last;
  }
}

/// The words of a side, sorted; made where they are asked for first.
using Keys = std::optional<std::vector<std::string>>;

/// How many of the words [first, last] the other side, whose words are `keys`, holds as well.
std::size_t shared_words(const BeadSide& side, std::size_t first, std::size_t last, const BeadSide& other, Keys& keys) {
  std::string key;
  if (!keys) {
    keys.emplace();
    for (const Token& token : other.tokens()) {
      if (token.kind != TokenKind::word) continue;
      matching_key(other.text(token), key);
      keys->push_back(key);
    }
    std::sort(keys->begin(), keys->end());
  }
  const auto tokens = side.tokens();
  std::size_t found = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    matching_key(side.text(tokens[i]), key);
    found += std::binary_search(keys->begin(), keys->end(), key);
  }
  return found;
}

/// Whether the other side holds the same words, so that they were carried over rather than quoted from elsewhere.
bool carried_over(const BeadSide& side, const Run& run, const BeadSide& other, Keys& keys) {
  return shared_words(side, run.first, run.last, other, keys) * 4 >= run.words * 3;
}

/// Whether a side is no more than a Latin name with its Arabic in brackets.
bool is_bracketed_gloss(const BeadSide& side) {
  const auto tokens = side.tokens();
  return tokens.size() >= 3 && side.text(tokens.back()) == ")" && tokens.front().kind == TokenKind::word && tokens.front().script == TokenScript::latin;
}

/// Whether a side is a style sheet, a script or a comment of HTML, which no reader sees.
bool is_hidden(const BeadSide& side) {
  const Token& first = side.tokens().front();
  const std::string_view text = side.text(first);
  return first.kind == TokenKind::markup && (text.starts_with("<style") || text.starts_with("<script") || text.starts_with("<!--"));
}

/// Whether a line without words of prose is one that is typed at a shell's prompt, or one of SQL.
bool is_typed(const BeadSide& side, std::size_t prose) {
  const auto tokens = side.tokens();
  const std::string_view first = side.text(tokens.front());
  if (prose == 0 && is_one_of(first, {"apt", "aptitude", "brew", "bundle", "cargo", "cd", "chmod", "chown", "cmake", "composer", "cp", "curl", "docker", "git",
                                      "go", "grep", "gulp", "kubectl", "ls", "make", "mkdir", "mv", "node", "npm", "npx", "php", "pip", "python", "rails",
                                      "rm", "rsync", "ruby", "scp", "ssh", "sudo", "svn", "systemctl", "tar", "wget", "yarn"}))
    return true;
  if (!is_one_of(first, {"ALTER", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "SELECT", "UPDATE"})) return false;
  return std::any_of(tokens.begin() + 1, tokens.end(), [&](const Token& token) { return is_one_of(side.text(token), {"FROM", "INTO", "ON", "SET", "TABLE", "VIEW", "DATABASE"}); }) &&
         std::any_of(tokens.begin() + 1, tokens.end(), [&](const Token& token) { return token.kind == TokenKind::word && !token.capitalized; });
}

/// Whether a line is an entry of a list of references, which stay in their language: it begins with a name and its initials ("Barnes J,",
/// "Barnes, J.") and has a year.
bool is_reference(const BeadSide& side) {
  const auto tokens = side.tokens();
  std::size_t at = 0;
  while (at < tokens.size() && (tokens[at].kind == TokenKind::number || is_mark(side, at, "[].-*)"))) ++at;  // "1."
  const auto initials = [&](std::size_t i) {
    const std::string_view word = i < tokens.size() && tokens[i].kind == TokenKind::word ? side.text(tokens[i]) : std::string_view();
    return !word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  const auto named = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == TokenKind::word && tokens[i].capitalized && tokens[i].range.size() > 1; };
  if (!named(at)) return false;
  const bool vancouver = initials(at + 1) && !initials(at) && (is_mark(side, at + 2, ",") || is_mark(side, at + 2, "."));
  const bool apa = is_mark(side, at + 1, ",") && initials(at + 2) && is_mark(side, at + 3, ".");
  if (!vancouver && !apa) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const std::string_view text = side.text(token);
    return token.kind == TokenKind::number && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
  });
}

/// Words of a side by script.
std::size_t words_in(const BeadSide& side, TokenScript script) {
  return static_cast<std::size_t>(std::count_if(side.tokens().begin(), side.tokens().end(), [&](const Token& token) {
    return token.kind == TokenKind::word && token.script == script;
  }));
}

/// Whether a run begins or ends as no name does: with a preposition or "and", or before Arabic with an article as well ("Repairs of the",
/// "for the Liberation of", "the Macedonian and").
bool is_fragment(const BeadSide& side, const Run& run) {
  const auto tokens = side.tokens();
  const auto is = [&](std::size_t at, std::initializer_list<std::string_view> words) { return !tokens[at].capitalized && is_one_of(side.text(tokens[at]), words); };
  // "plug in", "sign on": a name may end so.
  return is(run.first, {"and", "at", "by", "for", "from", "in", "of", "on", "to", "with"}) ||
         (run.last + 1 < tokens.size() && tokens[run.last + 1].kind == TokenKind::word && is(run.last, {"a", "an", "and", "at", "by", "for", "from", "of", "the", "to", "with"}));
}

/// Whether a mark of code (braces, an angle bracket, an equals sign, an underscore within a name) stands in or beside the run.
bool looks_like_code(const BeadSide& side, const Run& run) {
  const auto tokens = side.tokens();
  const std::size_t from = run.first > 0 ? run.first - 1 : 0;
  const std::size_t to = std::min(run.last + 2, tokens.size());
  for (std::size_t i = from; i < to; ++i) {
    if (tokens[i].kind == TokenKind::code || tokens[i].kind == TokenKind::markup || tokens[i].kind == TokenKind::link) continue;
    const std::string_view text = side.text(tokens[i]);
    if (text == "$" && i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::number) continue;  // money
    // "> " quotes.
    if (text.find_first_of("{}<=\\$") != std::string_view::npos || (text == ">" && tokens[i].glued)) return true;
    if (text == "_" && tokens[i].glued && i + 1 < tokens.size() && tokens[i + 1].glued) return true;
  }
  return false;
}

/// Whether a side has marks or names of a program, among which words of English are at home.
bool is_technical(const BeadSide& side) {
  return std::any_of(side.tokens().begin(), side.tokens().end(), [&](const Token& token) {
    return token.kind == TokenKind::code || side.text(token).find_first_of("`{}<>=_\\$#@/*%") != std::string_view::npos;
  });
}

/// A bare article or preposition ("al- community", tatweels are folded away), by which a writer takes an English word into Arabic
/// on purpose.
bool is_carrier(const BeadSide& side, std::size_t at) {
  static constexpr std::string_view carriers[] = {"\u0627\u0644", "\u0628\u0627\u0644", "\u0643\u0627\u0644", "\u0648\u0627\u0644", "\u0644\u0644",
                                           "\u0628", "\u0643", "\u0644"};
  return std::find(std::begin(carriers), std::end(carriers), side.key(at)) != std::end(carriers);
}

/// Whether Latin words gloss what stands before them without brackets: "al-maraaji' refs", "nuqat sari'a bullet points".
bool glosses(const CheckContext& context, const BeadSide& side, const Run& run) {
  constexpr std::string_view article = "\u0627\u0644";
  constexpr std::size_t reach = 3;     // tokens before the run
  constexpr float often = 0.02f;  // a translation
  const std::string_view before = side.key(run.first - 1);
  if (before.size() > 2 * article.size() && before.starts_with(article)) return true;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    const StemId stem = context.lexicon.stem(side.text(side.tokens()[i]), Language::english);
    for (std::size_t t = run.first; stem != no_stem && t > 0 && run.first - t < reach; --t)
      if (side.stem(t - 1) != no_stem && context.lexicon.probability(stem, Language::english, side.stem(t - 1)) > often) return true;
  }
  return false;
}

/// A noun of which what stands behind in Latin letters is the name: "the file interfaces", "the word river", "the command top". Keys, without
/// conjunctions, prepositions and the article.
bool introduces_name(std::string_view key) {
  static constexpr std::string_view nouns[] = {
      "\u0627\u062F\u0627\u0647",                          // tool
      "\u0627\u0645\u062A\u062F\u0627\u062F",              // extension
      "\u0627\u0645\u0631",                                // command
      "\u0627\u0648\u0627\u0645\u0631",                    // commands
      "\u0628\u0631\u0646\u0627\u0645\u062C",              // program
      "\u062A\u0637\u0628\u064A\u0642",                    // application
      "\u062D\u0632\u0645\u0647",                          // package
      "\u062D\u0642\u0644",                                // field
      "\u062E\u062F\u0645\u0647",                          // service
      "\u062E\u064A\u0627\u0631",                          // option
      "\u062F\u0627\u0644\u0647",                          // function
      "\u062F\u0644\u064A\u0644",                          // directory
      "\u0632\u0631",                                      // button
      "\u0635\u0646\u0641",                                // class
      "\u0643\u0644\u0645\u0647",                          // word
      "\u0644\u063A\u0647",                                // language
      "\u0645\u062A\u063A\u064A\u0631",                    // variable
      "\u0645\u062C\u0644\u062F",                          // folder
      "\u0645\u0633\u062A\u062E\u062F\u0645",              // user
      "\u0645\u0635\u0637\u0644\u062D",                    // term
      "\u0645\u0641\u062A\u0627\u062D",                    // key
      "\u0645\u0643\u062A\u0628\u0647",                    // library
      "\u0645\u0644\u0641",                                // file
      "\u0648\u062D\u062F\u0647",                          // module
  };
  for (int cut = 0; cut < 3; ++cut) {
    if (std::binary_search(std::begin(nouns), std::end(nouns), key)) return true;
    const std::string_view rest = without_proclitic(key, 4);
    if (rest.size() == key.size()) return false;
    key = rest;
  }
  return false;
}

/// Whether a run in quotation marks is the title of a work, by the Arabic noun before it: "the song 'I Will Wait'". Titles may stay.
bool is_title_of_work(const BeadSide& side, const Run& run) {
  static constexpr std::string_view works[] = {
      "\u0627\u063A\u0646\u064A\u0647",              // song
      "\u0627\u063A\u0627\u0646\u064A",              // songs
      "\u0627\u0644\u0628\u0648\u0645",              // album
      "\u0628\u0631\u0646\u0627\u0645\u062C",        // programme
      "\u0641\u064A\u0644\u0645",                    // film
      "\u0641\u0644\u0645",                          // film
      "\u0642\u0635\u064A\u062F\u0647",              // poem
      "\u0643\u062A\u0627\u0628",                    // book
      "\u0643\u062A\u0628",                          // books
      "\u0645\u0633\u0631\u062D\u064A\u0647",        // play
      "\u0645\u0633\u0644\u0633\u0644",              // series
      "\u0645\u062C\u0644\u0647",                    // magazine
      "\u0631\u0648\u0627\u064A\u0647",              // novel
      "\u0635\u062D\u064A\u0641\u0647",              // newspaper
  };
  static constexpr std::string_view quotes[] = {"\"", "'", "\u201C", "\u201D", "\u2018", "\u2019", "\u00AB", "\u00BB"};
  constexpr std::size_t reach = 2;  // tokens before the mark
  const auto tokens = side.tokens();
  const auto is_quote = [&](std::size_t at) {
    return at < tokens.size() && std::find(std::begin(quotes), std::end(quotes), side.text(tokens[at])) != std::end(quotes);
  };
  if (run.first < 2 || !is_quote(run.first - 1) || !(is_quote(run.last + 1) || is_quote(run.last + 2))) return false;
  for (std::size_t back = 1; back <= reach && back + 1 <= run.first; ++back) {
    std::string_view key = side.key(run.first - 1 - back);
    for (int cut = 0; cut < 3; ++cut) {
      if (std::find(std::begin(works), std::end(works), key) != std::end(works)) return true;
      const std::string_view rest = without_proclitic(key, 4);
      if (rest.size() == key.size()) break;
      key = rest;
    }
  }
  return false;
}

/// Whether a run without words of prose is a command: it has an option ("ls -l", "info -a"), or a noun for commands stands a few words before.
bool is_command(const BeadSide& side, const Run& run) {
  constexpr std::size_t reach = 3;  // tokens before the run
  const auto tokens = side.tokens();
  std::size_t options = 0;
  for (std::size_t i = run.first + 1; i < run.last; ++i)
    options += side.text(tokens[i]) == "-" && !tokens[i].glued && tokens[i + 1].glued && (side.text(tokens[i + 1]) != "-" || (i + 2 <= run.last && tokens[i + 2].glued));
  if (run.prose > options) return false;  // the letter of an option may be a word
  if (options > 0) return true;
  constexpr std::size_t longest = 5;  // words of a command without options
  if (run.prose > 0 || run.words > longest) return false;
  for (std::size_t i = run.first; i < run.last; ++i)
    if (side.text(tokens[i]) == ",") return false;
  for (std::size_t back = 1; back <= reach && back <= run.first; ++back) {
    std::string_view key = side.key(run.first - back);
    for (int cut = 0; cut < 3; ++cut) {
      if (key == "\u0627\u0645\u0631" || key == "\u0627\u0648\u0627\u0645\u0631") return true;
      const std::string_view rest = without_proclitic(key, 4);
      if (rest.size() == key.size()) break;
      key = rest;
    }
  }
  return false;
}

/// Whether a mark stands between any two words of a run, not all of which are everyday ones: a list of names ("rw, exec, auto").
bool is_list_of_names(const BeadSide& side, const Run& run) {
  const auto tokens = side.tokens();
  if (run.prose > 0) return false;
  bool everyday = true;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    if (i < run.last && tokens[i + 1].kind == TokenKind::word) return false;
    everyday = everyday && Gazetteer::builtin().is_common_english(side.key(i));
  }
  return !everyday;
}

/// One or two words of everyday English in an Arabic sentence, which stand in the source as they are and which the lexicon
/// translates well: no brand, no code, no gloss, nothing that Arabic writes in Latin letters.
bool is_stray(const CheckContext& context, const PairView& pair, const BeadSide& side, const BeadSide& other, const Run& run, std::size_t foreign_words, std::size_t own_words) {
  constexpr std::size_t least_letters = 4;
  if (run.words > 2 || foreign_words > run.words || own_words < 3 || run.in_brackets || pair.source().document->sentences.size() > 1) return false;
  const auto tokens = side.tokens();
  const auto marked = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].kind != TokenKind::word && side.text(tokens[at]).find_first_of(".,:;?!\u060C") == std::string_view::npos;
  };
  if ((run.first > 0 && marked(run.first - 1)) || marked(run.last + 1) || run.last - run.first + 1 != run.words) return false;
  if (run.first > 0 && (is_carrier(side, run.first - 1) || introduces_name(side.key(run.first - 1)) || glosses(context, side, run))) return false;
  if (run.first > 0 && tokens[run.first].glued && side.text(tokens[run.first - 1]) == ".") return false;  // ".desktop"
  // Of what begins both sides in small letters both speak as of a name: "user lets all users mount".
  if (run.first == 0 && !other.tokens().empty() && other.text(other.tokens().front()) == side.text(tokens.front())) return false;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    const std::string_view word = side.text(tokens[i]);
    if (word.size() + (run.words > 1) < least_letters || std::any_of(word.begin(), word.end(), [](char c) { return c < 'a' || c > 'z'; })) return false;
    if (!Gazetteer::builtin().is_common_english(word)) return false;
    const auto source = other.tokens();
    bool known = false;
    for (std::size_t t = 0; t < source.size(); ++t)
      known = known || (other.text(source[t]) == word && other.facts(t).knowledge >= Knowledge::poor_common);
    if (!known) return false;
  }
  return !is_technical(side) && !is_technical(other);
}

/// Pronouns beside the words of is_english_prose(): written small, no name has them ("Contact us").
bool is_small_pronoun(std::string_view key) {
  return is_one_of(key, {"anyone", "anything", "everyone", "everything", "hers", "him", "me", "mine", "my", "myself", "nobody", "nothing", "ours", "someone",
                         "something", "theirs", "us", "yours", "yourself"});
}

/// Whether a run of one to three words between Arabic ones is of words that no name, command or language of programs has by themselves
/// ("however", "because of", "in the").
bool is_stray_grammar(const BeadSide& side, const Run& run, std::size_t own_words) {
  constexpr std::size_t longest = 3;
  static constexpr std::string_view words[] = {"about", "according", "although", "because", "between", "despite", "during", "furthermore", "hence", "however",
                                        "instead", "meanwhile", "moreover", "nevertheless", "perhaps", "please", "shall", "should", "somehow", "thank", "thanks",
                                        "their", "them", "therefore", "these", "they", "those", "thus", "toward", "towards", "unfortunately", "usually",
                                        "very", "whereas", "whether", "whose", "would", "your"};
  if (run.words > longest || own_words < 3 || run.in_brackets || run.last - run.first + 1 != run.words) return false;
  const auto tokens = side.tokens();
  const auto beside = [&](std::size_t at) {
    return tokens[at].kind == TokenKind::word || tokens[at].kind == TokenKind::number || is_one_of(side.text(tokens[at]), {",", ".", "!", "?", "\u060C", "\u061F"});
  };
  if ((run.first > 0 && (!beside(run.first - 1) || introduces_name(side.key(run.first - 1)))) || (run.last + 1 < tokens.size() && !beside(run.last + 1))) return false;
  bool firm = false;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    if (tokens[i].capitalized && i > 0) return false;
    const std::string_view key = side.key(i);
    const bool grammar = std::binary_search(std::begin(words), std::end(words), key);
    if (!grammar && !is_english_prose(key) && !is_small_pronoun(key)) return false;
    firm = firm || grammar || (i > run.first && key == "the" && is_one_of(side.key(i - 1), {"about", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with"}));
  }
  return firm && !is_technical(side);
}

/// Endings of words that hardly stand in the name of a product: "accessing", "detailed", "comparison"; plurals.
bool has_plain_ending(std::string_view key) {
  static constexpr std::string_view endings[] = {"ing", "ed", "ment", "ness", "ity", "ance", "ence", "tion", "sion", "ison", "able", "ible"};
  // "The Free Software Foundation".
  static constexpr std::string_view bodies[] = {"association", "conference", "corporation", "department", "federation", "foundation", "government",
                                                "institution", "organisation", "organization", "parliament", "television", "united", "university"};
  if (std::binary_search(std::begin(bodies), std::end(bodies), key)) return false;
  if (key.ends_with('s') && !key.ends_with("ss")) return true;
  constexpr std::size_t least_stem = 3;
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return key.size() >= ending.size() + least_stem && key.ends_with(ending); });
}

/// Particles that end what is said of a key or a link ("Sign in", "Save as"), and no name.
bool ends_phrasal_verb(std::string_view key) { return is_one_of(key, {"as", "by", "for", "from", "in", "off", "on", "out", "to", "up", "with"}); }

/// What headings of documents, fields of forms and labels of programs are about, by their last word, and brands hardly are.
bool heads_label(std::string_view key) {
  static constexpr std::string_view words[] = {
      "acknowledgements", "acknowledgments", "activities", "address", "addresses", "advantages", "agenda", "aims", "answers", "applicants", "arguments",
      "assumptions", "attachments", "availability", "background", "behavior", "behaviour", "benefits", "bibliography", "candidates", "categories",
      "causes", "challenges", "changes", "characteristics", "choices", "comments", "comparison", "conclusion", "conclusions", "conditions", "configuration",
      "considerations", "contents", "contributors", "costs", "dates", "definition", "definitions", "description", "descriptions", "details", "differences",
      "disadvantages", "documentation", "duration", "employees", "equipment", "error", "errors", "examples", "exceptions", "exercises", "expenses",
      "explanation", "factors", "features", "fees", "filename", "findings", "functions", "goals", "guidelines", "headings", "hours", "implementation",
      "implications", "information", "ingredients", "installation", "instructions", "introduction", "issues", "limitations", "limits", "materials",
      "measures", "members", "messages", "methodology", "methods", "minutes", "mistakes", "modifications", "names", "notes", "notifications",
      "objectives", "occupation", "operations", "options", "organizers", "orientation", "outcomes", "overview", "paragraphs", "parameters", "participants",
      "password", "payments", "permissions", "policy", "preferences", "prerequisites", "prices", "principles", "problems", "procedure", "procedures",
      "properties", "purpose", "qualifications", "questions", "quotations", "reasons", "recommendations", "references", "registration", "remarks",
      "requirements", "responsibilities", "restrictions", "results", "reviews", "rules", "safety", "schedule", "scope", "selection", "settings",
      "shortcuts", "solutions", "sources", "specifications", "statistics", "steps", "strengths", "suggestions", "summary", "symptoms", "terms",
      "thickness", "topics", "transactions", "troubleshooting", "username", "values", "warnings", "weaknesses", "width"};
  return std::binary_search(std::begin(words), std::end(words), key);
}

/// What labels of programs and forms begin with when they ask for something or say that it failed, and brands hardly do.
bool opens_label(std::string_view key) {
  return is_one_of(key, {"cannot", "choose", "configure", "delete", "disable", "edit", "enable", "enter", "hide", "insert", "invalid", "manage", "please",
                         "remove", "rename", "select", "specify", "submit", "unable", "upload"});
}

/// Words of a heading, a label or the text of a link, by what they say about it: a name that is kept, or English that was left.
class Label {
 public:
  explicit Label(const CheckContext& context) : context_(context) {}

  /// Takes a word; false where no name and no English text has it.
  bool add(const BeadSide& side, std::size_t at) {
    constexpr std::size_t least_letters = 4;
    constexpr std::size_t least_unknown = 7;  // of a word that is in no list and yet none of a brand ("toolchains")
    const Token& token = side.tokens()[at];
    if (token.script != TokenScript::latin || (!begun_ && !token.capitalized)) return false;
    const std::string_view word = side.text(token);
    const std::string_view key = side.key(at);
    const bool first = !begun_;
    begun_ = true;
    ++words_;
    last_ = key;
    ends_small_ = !token.capitalized;
    opens_ = opens_ || (first && opens_label(key));
    speaks_ = speaks_ || (!first && !token.capitalized && !joins_names(key) && (is_english_prose(key) || is_small_pronoun(key)));
    if (joins_names(key)) {
      ordered_ = ordered_ || (words_ == 2 && verb_ && key == "the");
      placed_ = placed_ || (product_ && key == "in" && at + 1 < side.tokens().size() && side.tokens()[at + 1].capitalized);
      product_ = false;
      ++joining_;
      return true;
    }
    product_ = has_inner_capital(word);
    if (word.front() == '\'' && at > 0 && is_one_of(side.key(at - 1), {"here", "how", "it", "let", "that", "there", "what", "who"})) plain_ += 2;
    if (key.size() < 2 || word.front() == '\'') return true;
    if (is_english_prose(key) || word.find('\'') != std::string_view::npos) {
      plain_ += 2;
      return true;
    }
    const bool coded = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
                       std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!Gazetteer::builtin().is_common_english(key)) {
      ++(coded ? coded_ : unknown_);
      plain_ += key.size() >= least_unknown && !coded && has_plain_ending(key);
      return true;
    }
    ++common_;
    plain_ += has_plain_ending(key);
    gerund_ = gerund_ || (first && is_gerund(key));
    verb_ = verb_ || first;
    small_ = small_ || !token.capitalized;
    const StemId stem = context_.lexicon.stem(word, Language::english);
    translated_ += key.size() >= least_letters && stem != no_stem && !context_.lexicon.translations(stem, Language::english).empty();
    return true;
  }

  [[nodiscard]] bool begun() const noexcept { return begun_; }

  /// Every word is an everyday one and two have translations. One word at least is written small, or three have translations and two of
  /// them has_plain_ending() ("Signing of Revised Agreements"), or heads_label() or opens_label(). Where a pronoun or the like is written
  /// small, or a particle ends what one is to do, one everyday word is enough.
  [[nodiscard]] bool is_everyday() const noexcept {
    if (unknown_ + coded_ > 0) return false;
    if (translated_ >= 2 && (small_ || (translated_ >= 3 && plain_ >= 2) || opens_)) return true;
    if (translated_ >= 1 && common_ >= 2 && heads_label(last_)) return true;
    return common_ > 0 && (speaks_ || (words_ >= 2 && ends_small_ && ends_phrasal_verb(last_)));
  }
  /// In a heading of Markdown all may have capitals: a function word or one plain ending does as well, and two allow for others that no
  /// list has ("Bind in Constructor"). A product in a product ("FarmOS in Firefox") is no name either.
  [[nodiscard]] bool is_everyday_heading() const noexcept {
    const std::size_t plain = plain_ + (joining_ > 0);
    if (placed_) return true;
    return unknown_ == 0 ? (small_ || plain > 0) && translated_ + (plain > 1) >= 2 : plain >= 2 && common_ > 0 && translated_ > 0;
  }
  /// In the text of a link acronyms may stand among everyday words, where it says what one does ("Using CSV to Export Results", "Clean the Filter
  /// Basket").
  [[nodiscard]] bool is_everyday_link() const noexcept {
    return is_everyday() || (unknown_ == 0 && translated_ >= 2 && ((gerund_ && joining_ > 0) || (ordered_ && translated_ >= 3)));
  }

 private:
  static bool has_inner_capital(std::string_view word) {
    const auto small = std::find_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return std::any_of(small, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  static bool is_gerund(std::string_view key) {
    constexpr std::size_t least_letters = 5;
    return key.size() >= least_letters && key.ends_with("ing") && !key.ends_with("thing") &&
           !is_one_of(key, {"bring", "cling", "evening", "fling", "morning", "sling", "spring", "sting", "string", "swing"});
  }

  const CheckContext& context_;
  bool begun_ = false;
  bool small_ = false;
  bool gerund_ = false;         ///< the first word is one
  bool verb_ = false;           ///< the first word is an everyday one, in front of "the" a verb
  bool ordered_ = false;        ///< it stands before "the"
  bool product_ = false;        ///< the last word has a capital within: "FarmOS"
  bool placed_ = false;         ///< "in" stands between such a word and another with a capital
  bool ends_small_ = false;     ///< the last word is written small
  bool opens_ = false;          ///< the first word opens_label()
  bool speaks_ = false;         ///< a word behind it is one of prose, or a pronoun, and written small
  std::string_view last_;       ///< the key of the last word
  std::size_t words_ = 0;
  std::size_t plain_ = 0;       ///< signs of prose
  std::size_t joining_ = 0;     ///< words that stand in names as well
  std::size_t common_ = 0;
  std::size_t coded_ = 0;       ///< acronyms and words with digits that no list has
  std::size_t unknown_ = 0;     ///< others that no list has
  std::size_t translated_ = 0;
};

/// Whether a word at the end says that a line in capitals is the name of a body, a publisher or a brand.
bool ends_as_name(std::string_view key) {
  static constexpr std::string_view words[] = {"airlines", "association", "consortium", "corporation", "entertainment", "federation", "films", "foundation",
                                               "inc", "industries", "initiative", "institute", "laboratories", "labs", "league", "llc", "ltd",
                                               "magazine", "museum", "orchestra", "press", "productions", "review", "society", "software",
                                               "studio", "studios", "suite", "technologies", "times", "tribune", "university"};
  return std::binary_search(std::begin(words), std::end(words), key);
}

/// Whether a side of a few words is a heading or a label of everyday English, and hardly a name, a command or a brand: it begins
/// with a capital, and see Label.
bool is_everyday_english(const CheckContext& context, const BeadSide& side) {
  const auto tokens = side.tokens();
  const bool heading = !tokens.empty() && side.text(tokens.front()).starts_with('#');
  Label label(context);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view word = side.text(token);
    if (word.starts_with("{#")) continue;  // the anchor of a heading
    if (token.kind == TokenKind::code && (heading || label.begun())) continue;
    if (token.kind == TokenKind::link && heading && word.starts_with('(')) continue;
    if (token.kind == TokenKind::code || token.kind == TokenKind::link || token.kind == TokenKind::markup) return false;
    if (token.kind != TokenKind::word) {
      if (word.find_first_of("`{}<>=_\\$/@*|") != std::string_view::npos) return false;
      continue;
    }
    if (!label.add(side, i)) return false;
  }
  if (!(heading ? label.is_everyday_heading() : label.is_everyday())) return false;
  // Names that are known, and what others are called by their last word.
  std::size_t first = heading ? 1 : 0;
  std::size_t last = tokens.size();
  while (last > first && tokens[last - 1].kind != TokenKind::word) --last;
  while (first < last && tokens[first].kind != TokenKind::word) ++first;
  if (first == last) return false;
  return !ends_as_name(side.key(last - 1)) &&
         Gazetteer::builtin().find(side.text(ByteRange{tokens[first].range.begin, tokens[last - 1].range.end}), Language::english).empty();
}

/// Whether the text of a link of Markdown is everyday English, the name of a site before or behind a dash left out ("Farm Weekly - Feeding
/// Young Goats"). What leads to a heading of the same page is one.
bool has_everyday_link(const CheckContext& context, const BeadSide& side) {
  const auto tokens = side.tokens();
  for (std::size_t open = 0; open < tokens.size(); ++open) {
    if (!is_mark(side, open, "[") || (open > 0 && is_mark(side, open - 1, "!"))) continue;  // what stands for an image is hardly seen
    std::size_t close = open + 1;
    while (close < tokens.size() && !is_mark(side, close, "[]")) ++close;
    if (close + 1 >= tokens.size() || !is_mark(side, close, "]") || !side.text(tokens[close + 1]).starts_with('(')) continue;
    const std::string_view target = side.text(tokens[close + 1]);
    const bool same_page = target.starts_with("(#") || (target == "(" && close + 2 < tokens.size() && side.text(tokens[close + 2]).starts_with('#'));
    for (std::size_t from = open + 1; from < close;) {
      std::size_t to = from;
      while (to < close && !(!tokens[to].glued && is_one_of(side.text(tokens[to]), {"-", "\u2013", "\u2014", "|"}))) ++to;
      Label label(context);
      bool text = true;
      for (std::size_t i = from; i < to && text; ++i)
        text = tokens[i].kind == TokenKind::word ? label.add(side, i) : tokens[i].kind == TokenKind::punctuation || tokens[i].kind == TokenKind::number;
      if (text && (same_page ? label.is_everyday_heading() : label.is_everyday_link())) return true;
      from = to + 1;
    }
    open = close;
  }
  return false;
}

/// Whether a side is a line of a form, a letter or a by-line: what is said of each field before its colon is a word of the language
/// ("Author: ...", "SENT TO: ...", "Written by ..."), whatever names stand behind it.
bool has_label(const BeadSide& side) {
  static constexpr std::string_view fields[] = {"address", "approved", "attachment", "attachments", "attendees", "author", "authors", "by", "chairman",
                                                "contact", "date", "deadline", "director", "duration", "editor", "editors", "enclosed", "from",
                                                "interviewer", "location", "moderator", "occupation", "participants", "photo", "photographer", "place",
                                                "prepared", "presenter", "producer", "profession", "published", "publisher", "received", "recipient", "reviewed",
                                                "sender", "sent", "signature", "signed", "source", "sources", "speaker", "speakers", "subject", "time", "to", "translated",
                                                "translator", "updated", "venue", "when", "where", "written"};
  constexpr std::size_t longest = 4;  // tokens before the colon
  const auto tokens = side.tokens();
  const auto is = [&](std::size_t at, std::initializer_list<std::string_view> words) { return at < tokens.size() && is_one_of(side.key(at), words); };
  if (is(0, {"compiled", "directed", "edited", "illustrated", "narrated", "photographed", "posted", "prepared", "presented", "produced", "published",
             "reported", "reviewed", "translated", "written"}) && tokens.size() > 2 && side.text(tokens[1]) == "by" && tokens[2].capitalized)
    return true;
  if (!tokens.front().capitalized) return false;  // "from: number"
  std::size_t colon = 0;
  while (colon < tokens.size() && colon <= longest && !is_mark(side, colon, ":")) ++colon;
  if (colon == 0 || colon > longest || colon + 1 >= tokens.size() || tokens[colon + 1].glued) return false;
  bool field = false;
  for (std::size_t i = 0; i < colon; ++i) {
    if (tokens[i].kind != TokenKind::word) {
      if (!is_mark(side, i, "/")) return false;
      continue;
    }
    const std::string_view key = side.key(i);
    if (!joins_names(key) && !Gazetteer::builtin().is_common_english(key)) return false;
    field = field || std::binary_search(std::begin(fields), std::end(fields), key);
  }
  return field;
}

/// Whether the run ends with "etc" behind a comma or a word, which Arabic has a word for, among whatever names.
bool ends_with_et_cetera(const BeadSide& side, const Run& run) {
  const auto tokens = side.tokens();
  return side.text(tokens[run.last]) == "etc" && run.last > 0 && !tokens[run.last].glued && (tokens[run.last - 1].kind == TokenKind::word || is_mark(side, run.last - 1, ",")) &&
         !is_mark(side, run.last + 1, "/\\");
}

/// Whether Arabic words are what an English sentence speaks about: in quotation marks or brackets, beside a gloss, behind "the word".
bool is_mentioned(const BeadSide& side, const Run& run) {
  constexpr std::size_t reach = 3;  // tokens before the run
  static constexpr std::string_view cues[] = {"adjective", "arabic", "article", "called", "character", "expression", "letter", "letters", "meaning", "means",
                                       "name", "named", "noun", "particle", "phrase", "plural", "prefix", "pronounced", "reads", "root", "singular",
                                       "spelled", "suffix", "term", "verb", "word", "words", "written"};
  static constexpr std::string_view opening[] = {"(", "[", "\"", "'", "\u201C", "\u2018", "\u00AB", "*", "_", "/", "<"};
  const auto tokens = side.tokens();
  const auto is_one_of = [](std::span<const std::string_view> list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); };
  if (run.last + 1 < tokens.size() && is_one_of(opening, side.text(tokens[run.last + 1]))) return true;
  std::string key;
  for (std::size_t back = 1; back <= reach && back <= run.first; ++back) {
    const Token& token = tokens[run.first - back];
    matching_key(side.text(token), key);
    if (is_one_of(cues, key) || (token.kind != TokenKind::word && is_one_of(opening, side.text(token)))) return true;
  }
  return open_brackets(side.document->normalized.utf8, tokens.first(run.first)) > 0;
}

/// Whether words of the run are a name in the Arabic source, which the check of names reports.
bool is_name_of(const BeadSide& side, const Run& run, const BeadSide& arabic) {
  const auto tokens = arabic.tokens();
  std::string key, there;
  for (const Name& name : find_names(arabic.document->normalized.utf8, tokens, Language::arabic)) {
    for (std::size_t t = name.first_token; t < name.first_token + name.token_count; ++t) {
      matching_key(arabic.text(tokens[t]), there);
      for (std::size_t i = run.first; i <= run.last; ++i) {
        matching_key(side.text(side.tokens()[i]), key);
        if (key == there) return true;
      }
    }
  }
  return false;
}

/// Whether words were written as one of the signs that English texts have for them too: salla 'llah 'alayhi wa-sallam (U+FDFA),
/// jalla jalaluh (U+FDFB), the basmala (U+FDFD).
bool is_honorific_sign(const BeadSide& side, ByteRange range) {
  std::string_view written = side.document->decoded(range).in(side.document->text.utf8);
  bool sign = false;
  while (!written.empty()) {
    const bool space = written.front() == ' ';
    if (!space && !written.starts_with("\uFDFA") && !written.starts_with("\uFDFB") && !written.starts_with("\uFDFD")) return false;
    sign = sign || !space;
    written.remove_prefix(space ? 1 : 3);
  }
  return sign;
}

/// Whether both sides are one Arabic word and no more than marks beside it, which the lexicon translates and which is no name.
bool is_whole_word(const CheckContext& context, const BeadSide& side, const BeadSide& arabic) {
  constexpr std::size_t least_bytes = 6;  // three letters
  const auto word_of = [](const BeadSide& one) {
    std::size_t word = one.tokens().size();
    for (std::size_t i = 0; i < one.tokens().size(); ++i) {
      const TokenKind kind = one.tokens()[i].kind;
      if (kind == TokenKind::punctuation) continue;
      if (kind != TokenKind::word || word < one.tokens().size()) return one.tokens().size();
      word = i;
    }
    return word;
  };
  const std::size_t here = word_of(side);
  const std::size_t there = word_of(arabic);
  if (here == side.tokens().size() || there == arabic.tokens().size() || side.key(here) != arabic.key(there)) return false;
  const std::string_view word = side.text(side.tokens()[here]);
  const StemId stem = context.lexicon.stem(word, Language::arabic);
  if (word.size() < least_bytes || stem == no_stem || context.lexicon.translations(stem, Language::arabic).empty()) return false;
  return arabic.facts(there).knowledge >= Knowledge::poor_common && Gazetteer::builtin().find(word, Language::arabic).empty();
}

void check_side(const CheckContext& context, const PairView& pair, const BeadSide& side, const BeadSide& other, TokenScript foreign, bool is_target,
                Findings& findings) {
  const TokenScript own = foreign == TokenScript::latin ? TokenScript::arabic : TokenScript::latin;
  const std::size_t own_words = words_in(side, own);
  const auto report = [&](std::string_view rule, double confidence, ByteRange range, Message message) {
    const bool side_is_english = own == TokenScript::latin;
    findings.add(pair, rule, confidence, side_is_english ? std::optional(range) : std::nullopt,
                 side_is_english ? std::nullopt : std::optional(range), std::move(message));
  };
  if (!is_target) return;
  const std::size_t foreign_words = words_in(side, foreign);
  if (foreign_words == 0) return;
  const bool english = foreign == TokenScript::latin;
  const bool heading = side.text(side.tokens().front()).starts_with('#');
  Keys keys;
  const auto report_run = [&](double confidence, ByteRange range, std::size_t words) {
    report("untranslated.run", confidence, range,
           english ? Message("{0} word is left in English", "{0} words are left in English", {counted(words)})
                   : Message("{0} word is left in Arabic", "{0} words are left in Arabic", {counted(words)}));
  };
  Run all;
  all.last = side.tokens().size() - 1;
  all.words = foreign_words;
  // In English nothing is written in Arabic letters alone, and Latin words that the source has do not make it English.
  if (!english && foreign_words + own_words >= 2 && !is_bracketed_gloss(side) &&
      shared_words(side, 0, side.tokens().size() - 1, other, keys) == foreign_words + own_words)
    return report("untranslated.sentence", 0.98, side.range, "the sentence is left in Arabic");
  if (!english && foreign_words == 1 && own_words == 0 && is_whole_word(context, side, other)) return report_run(0.85, side.range, 1);
  if (own_words == 0 && foreign_words >= 3 && !is_hidden(side)) {
    std::size_t prose = 0;
    std::size_t firm = 0;
    std::size_t lower = 0;
    for_each_run(side, foreign, [&](const Run& run) {
      prose += run.prose;
      firm += run.firm;
      lower += run.lower_case;
    });
    // Also in title case and in capitals, where small words tell prose from a name.
    const bool sentence = foreign == TokenScript::arabic || (lower >= 2 && (prose >= 1 || foreign_words >= 4)) || lower >= 3 ||
                          (prose >= 2 && foreign_words >= 6) || (firm >= 1 && prose >= 2 && lower >= 1 && foreign_words >= 4) ||
                          (firm >= 2 && prose >= 3 && foreign_words >= 5);
    if (english && (is_typed(side, prose) || is_reference(side))) return;
    if (sentence && carried_over(side, all, other, keys))
      return report("untranslated.sentence", 0.98, side.range, english ? "the sentence is left in English" : "the sentence is left in Arabic");
  }
  if (english && own_words == 0 && foreign_words >= 2 && (is_everyday_english(context, side) || has_everyday_link(context, side) || has_label(side)) &&
      carried_over(side, all, other, keys))
    return report_run(0.85, side.range, foreign_words);
  for_each_run(side, foreign, [&](const Run& run) {
    const auto tokens = side.tokens();
    const ByteRange range{tokens[run.first].range.begin, tokens[run.last].range.end};
    if (foreign == TokenScript::arabic) {
      if (is_honorific_sign(side, range)) return;
      // Arabic words in an English text are rare and mostly glosses. A name left in Arabic is no word left in it.
      constexpr std::size_t surely = 3;
      const bool few = run.words < surely;
      // Beside one or two English words they may be what these speak about, but hardly within the sentence.
      const bool within = own_words >= 2 && (run.first == 0 || side.tokens()[run.first - 1].kind == TokenKind::word || side.tokens()[run.first - 1].kind == TokenKind::number) &&
                          context.lexicon.stem(side.text(tokens[run.first]), Language::arabic) != no_stem;
      if (few && ((own_words < surely && !within) || run.in_brackets || is_mentioned(side, run) || looks_like_code(side, run))) return;
      if (!carried_over(side, run, other, keys) || (few && is_name_of(side, run, other))) return;
      return report_run(few ? 0.8 : 0.9, range, run.words);
    }
    const auto report_last = [&] {
      Run last = run;
      last.first = run.last;
      last.words = 1;
      if (ends_with_et_cetera(side, run) && carried_over(side, last, other, keys)) report_run(0.8, tokens[run.last].range, 1);
    };
    if (is_stray_grammar(side, run, own_words) && carried_over(side, run, other, keys)) return report_run(0.85, range, run.words);
    if (is_stray(context, pair, side, other, run, foreign_words, own_words)) return report_run(0.8, range, run.words);
    // A list of names ("[webpack](...), [babel](...)") has no words of prose, and the words of a heading may all have capitals.
    const bool evident = run.prose >= 2 && run.firm >= 1 && run.lower_case >= 4;
    const bool prose = run.clear || evident || is_fragment(side, run) || (run.firm >= 1 && (heading || (run.joined && run.lower_case >= 1)));
    if (run.words < least_prose || !prose || run.in_brackets || (!evident && looks_like_code(side, run))) return report_last();
    if (is_command(side, run) || is_list_of_names(side, run) || is_title_of_work(side, run)) return report_last();
    if (carried_over(side, run, other, keys)) report_run(0.95, range, run.words);
  });
}

}  // namespace

void check_untranslated(const CheckContext& context, const PairView& pair, Findings& findings) {
  check_side(context, pair, pair.arabic, pair.english, TokenScript::latin, pair.english_is_source, findings);
  check_side(context, pair, pair.english, pair.arabic, TokenScript::arabic, !pair.english_is_source, findings);
}

}  // namespace muwazi::inline v0
