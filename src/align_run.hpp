// SPDX-License-Identifier: Apache-2.0
// align() with its inner settings open, for the quality run: what each part brings, and how the constants were chosen.
#ifndef MUWAZI_SRC_ALIGN_RUN_HPP
#define MUWAZI_SRC_ALIGN_RUN_HPP

#include <vector>

#include <muwazi/align.hpp>

#include "align_score.hpp"
#include "align_search.hpp"

namespace muwazi::inline v0::alignment {

struct RunSettings {
  Weights weights;
  SearchSettings search;
  bool use_chain = true;        ///< false: the corridor is open as far as its size allows
  bool calibrate = true;        ///< false: Bead::score is the search's own posterior
  bool use_lexicon = true;
  bool use_numbers = true;
  bool use_names = true;
  bool use_copies = true;
  bool use_marks = true;
};

MUWAZI_EXPORT std::vector<Bead> run(const Document& source, const Document& target, const AlignOptions& options,
                                    const RunSettings& settings);

}  // namespace muwazi::inline v0::alignment

#endif
