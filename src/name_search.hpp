// SPDX-License-Identifier: Apache-2.0
// Paths through the pair model: the probability of two spellings together, and the best spellings of a name.
#ifndef MUWAZI_SRC_NAME_SEARCH_HPP
#define MUWAZI_SRC_NAME_SEARCH_HPP

#include <cstddef>
#include <vector>

#include "name_layer.hpp"
#include "name_table.hpp"

namespace muwazi::inline v0::names {

/// Natural logarithm of the joint probability of two spellings, by beam search over their paths. Letters that no unit of
/// the model pairs cost `slip_cost` each, so that the result is finite for any two names. No allocation;
/// O(letters of one x letters of the other).
float joint_log_probability(const NameTable& table, const Letters& english, const Letters& arabic) noexcept;

/// A spelling that the model proposes.
struct Spelling {
  Letters letters;
  float log_probability = 0;  ///< natural logarithm of the joint probability with the name asked for
};

/// The most probable Arabic (`to_arabic`) or English spellings of a name, best first, at most `count`. Beginnings that fall behind
/// others of as many letters by `window` nats are left out.
std::vector<Spelling> spellings(const NameTable& table, const Letters& name, bool to_arabic, std::size_t count,
                                std::size_t beam = 40, float window = 1e30f);

/// A spelling that may be proposed, and what orders it:
///
///     0 its worth by the weights of rank_evidence() and the letters' ranks (name_score.hpp), over the best one's
///     1 logarithm of its probability by the network      3 the same, over the best one's
///     2 sum of its letters' features                     4 and more: rank_evidence()
struct RankedSpelling {
  Letters letters;
  OrderLayer::Inputs evidence{};
};

/// What propose_spellings() chooses from: spellings() into Arabic, and those that the network finds; in no order.
std::vector<RankedSpelling> ranked_spellings(const NameTable& table, const Letters& english);

/// The most probable Arabic spellings of a name, best first, at most `count`: ranked_spellings() in the order that a layer learned, by
/// what is known of the letters on both sides, by the names that are known to be spelled so, and by the network that reads the whole
/// name; `log_probability` is that of a choice among them, up to a constant. Some milliseconds.
std::vector<Spelling> propose_spellings(const NameTable& table, const Letters& english, std::size_t count);

}  // namespace muwazi::inline v0::names

#endif
