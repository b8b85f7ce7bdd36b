// SPDX-License-Identifier: Apache-2.0
// Learning the transliteration model: pairs of names in, the table data/names.tsv out.
//
//     std::vector<muwazi::NamePair> pairs = {{"saladin", "\u0635\u0644\u0627\u062D", 3}, ...};   // tens of thousands
//     const muwazi::LearnedNames learned = muwazi::learn_names(pairs, {});
//     out << learned.table;
//     std::cerr << learned.quality.auc_nearest << '\n';
//
// The command is `muwazi learn names`. Letters are aligned by expectation maximisation, then counted as n-grams of pairs
// of letters (src/name_table.hpp has the sources); what the letters of a right and a wrong spelling are, and of a usual and an unusual
// one, is learned by regression on names that the counts were not made from (src/name_score.hpp), beside a layer of a few units, learned
// on each half of the names from counts of the other (src/name_layer.hpp). A small recurrent network learns how
// whole names are spelled (src/name_net.hpp), and a second layer orders what is proposed. Names are parted by a hash of the English token: the weights of the score
// are chosen on one tenth, by what was learned from eight; the figures are of another tenth, by what was learned from nine with these
// weights; the table that is written is learned from all.
// Deterministic: the same pairs give the same bytes.
#ifndef MUWAZI_NAME_LEARN_HPP
#define MUWAZI_NAME_LEARN_HPP

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// One name token in both languages.
struct NamePair {
  std::string english{};
  std::string arabic{};
  std::uint32_t count = 1;  ///< how often it was seen
  bool measured = true;     ///< may be drawn for choosing and reporting
};

struct NameLearnOptions {
  int rounds = 8;                ///< of expectation maximisation
  int passes = 14;               ///< of the network over all names
  bool measure = true;           ///< report on the held-out tenth
  bool table = true;             ///< make the table, too: takes more than as long again as the figures
  std::size_t measure_step = 1;  ///< report on one name in so many
  std::vector<NamePair> elsewhere{};  ///< names of another list, to report on only; those that were learned from are passed over
};

/// Figures on names that were learned nothing from.
struct NameQuality {
  std::size_t names = 0;
  double auc_random = 0;      ///< area under the ROC curve against a random other name of the list
  double auc_nearest = 0;     ///< ... against the other name whose Arabic is nearest by edit distance
  double first_proposal = 0;  ///< share of names whose listed spelling is the generator's first proposal
  double five_proposals = 0;  ///< ... is one of its first five
};

struct LearnedNames {
  std::string table;    ///< in the form of data/names.tsv, without the comment at its head
  NameQuality quality;  ///< of all held-out names
  NameQuality aligned;  ///< of those whose letters can be aligned: without pairs that are two different names
  NameQuality elsewhere;  ///< of the names of NameLearnOptions::elsewhere
  std::size_t dropped = 0;  ///< pairs whose letters cannot be aligned; they are not in the table
};

/// About a quarter of an hour for 70,000 pairs on one core, five minutes each for the weights, the figures and the table. Pairs without letters are left out. Throws nothing but std::bad_alloc.
MUWAZI_EXPORT LearnedNames learn_names(std::span<const NamePair> pairs, const NameLearnOptions& options = {});

}  // namespace muwazi::inline v0

#endif
