// SPDX-License-Identifier: Apache-2.0
// Termbases in TBX, as far as English and Arabic terms go.
#ifndef MUWAZI_SRC_TBX_HPP
#define MUWAZI_SRC_TBX_HPP

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

struct TbxTerm {
  std::string text;
  bool deprecated = false;  ///< its administrative status is deprecated or superseded
};

/// The terms of one concept.
struct TbxConcept {
  std::vector<TbxTerm> english;
  std::vector<TbxTerm> arabic;
};

/// Pairs of terms that a concept may give. Real ones have a handful; without a bound the product of its two languages would
/// let a small file ask for any amount of memory.
inline constexpr std::size_t most_pairs_of_terms = 1000;

/// Reads TBX-Basic of both editions: termEntry/langSet (ISO 30042:2008) and conceptEntry/langSec (ISO 30042:2019, in its
/// DCA and DCT styles). Concepts without a term in either language are left out. Throws
/// Error{format} with name:line, and Error{resource} for a concept of more than most_pairs_of_terms.
std::vector<TbxConcept> read_tbx(std::istream& in, std::string_view name);

}  // namespace muwazi::inline v0

#endif
