// SPDX-License-Identifier: Apache-2.0
// Learning the name table from pairs of names.
#ifndef MUWAZI_SRC_NAME_LEARN_HPP
#define MUWAZI_SRC_NAME_LEARN_HPP

#include <vector>

#include "name_table_builder.hpp"

namespace muwazi::inline v0::names {

/// Aligns the letters of each pair by expectation maximisation over units (shapes of name_table.hpp), `rounds` rounds, and
/// keeps each pair's most probable path; pairs without a path, or whose path is less probable a letter than
/// exp(-`worst`), are taken out: they are not one name. Deterministic.
void align_letters(std::vector<AlignedName>& names, int rounds = 8, double worst = 6.5);

/// What measure() finds on names that the table was not made from.
struct Quality {
  std::size_t names = 0;
  double auc_random = 0;   ///< area under the ROC curve against a random other name
  double auc_nearest = 0;  ///< ... against the other name of the list whose Arabic is nearest by edit distance
  double top1 = 0, top5 = 0;  ///< share of names whose listed spelling is proposed first, or among the first five
};

/// Every `step`-th name of `held_out` against all names of `list`.
Quality measure(const NameTable& table, const std::vector<AlignedName>& held_out, const std::vector<AlignedName>& list,
                std::size_t step);

/// A table and what was learned from the same names beside its counts. It is in the table.
struct Learned {
  std::vector<unsigned char> bytes;
  NameWeights weights;  ///< without `weights` and `order_layer`
  std::vector<float> rank_weights;
};

/// The table of aligned names; without the weights of the score. `passes` of the network over the names.
Learned learn_table(const std::vector<AlignedName>& aligned, int passes);

/// The layer that orders proposals: conditional likelihood of the listed spelling among those of ranked_spellings(), on names that the
/// table was not made from. The table has its other weights.
std::vector<float> fit_order_layer(const NameTable& table, const std::vector<AlignedName>& held_out);

/// Weights of the score (name_score.hpp), by logistic regression (Newton's method) on names that the table was not made from: each
/// with its own spelling beside a random other one, the nearest other one, and for the second weighing its own with a
/// letter lost, changed or added.
std::vector<float> fit_weights(const NameTable& table, const std::vector<AlignedName>& held_out,
                               const std::vector<AlignedName>& list);

}  // namespace muwazi::inline v0::names

#endif
