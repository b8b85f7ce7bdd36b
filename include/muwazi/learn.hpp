// SPDX-License-Identifier: Apache-2.0
// Learning the lexicon: word lists and parallel texts in, a table in the form of data/lexicon.tsv out.
//
//     muwazi::LexiconTraining training;
//     training.entries.push_back({"minister", "\u0648\u0632\u064A\u0631", 4});                    // a dictionary
//     training.pairs.push_back({"The minister resigned.", "\u0627\u0633\u062A\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064A\u0631."});  // a parallel text
//     muwazi::learn_lexicon(training, {}, std::cout);
//
// The command is `muwazi learn lexicon`. What is learned is p(Arabic stem | English stem) and the reverse, by IBM Model 2 with
// a prior on the diagonal in both directions, symmetrised by agreement, where the dictionaries are the prior of the translation
// table. Sources: Brown et al. 1993; Dyer, Chahuneau and Smith 2013 ("A Simple, Fast, and Effective Reparameterization of
// IBM Model 2"); Liang, Taskar and Klein 2006 ("Alignment by Agreement").
#ifndef MUWAZI_LEARN_HPP
#define MUWAZI_LEARN_HPP

#include <iosfwd>
#include <string>
#include <vector>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// What a lexicon is learned from. Texts are UTF-8 as they stand in their files.
struct LexiconTraining {
  /// A dictionary's entry; either side may hold several words.
  struct Entry {
    std::string english{};
    std::string arabic{};
    float weight = 1;     ///< what it counts beside one clear sighting in a parallel text
    bool lemma = true;    ///< whether the Arabic is a word of its own, that is not to be parted further
    bool phrase = false;  ///< whether an entry of several words is to be found as a phrase
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  /// A sentence or paragraph and its translation.
  struct Pair {
    std::string english{};
    std::string arabic{};
    float weight = 1;
    friend bool operator==(const Pair&, const Pair&) = default;
  };
  /// An irregular English form and the word that it is a form of: went, go.
  struct Form {
    std::string word;
    std::string lemma;
    friend bool operator==(const Form&, const Form&) = default;
  };
  std::vector<Entry> entries;
  std::vector<Pair> pairs;
  std::vector<Form> english_forms;
  std::vector<std::string> english_function_words;
  std::vector<std::string> arabic_function_words;
};

/// What shapes the table. Tuned on pud with a lexicon learned without it (tests/lexicon_evaluation.cpp).
struct LexiconLearnOptions {
  unsigned rounds = 5;               ///< of expectation-maximisation, each direction
  double prior_weight = 1;           ///< multiplies every dictionary weight in the translation table
  double diagonal = 4;               ///< how much the alignment keeps to the diagonal; 0 is Model 1
  double dampening = 0.7;            ///< exponent of a link's count in the texts, beside the word lists' weights
  double empty_word = 0.08;          ///< probability that a word translates nothing
  double least_count = 0.4;          ///< sightings (dampened) that a link needs that no word list has
  double least_probability = 0.015;   ///< links below it in both directions are left out
  std::size_t most_links = 12;       ///< of a stem
  std::vector<std::string> header{};   ///< lines for the head of the table, without "# "
};

/// Learns a lexicon and writes its table. Deterministic: the same training in the same order gives the same bytes. Some
/// 10 s and 500 MB for 100,000 short pairs.
MUWAZI_EXPORT void learn_lexicon(const LexiconTraining& training, const LexiconLearnOptions& options, std::ostream& out);

}  // namespace muwazi::inline v0

#endif
