// SPDX-License-Identifier: Apache-2.0
// data/denials.tsv: denials that good translations say in other words, by what stands around them on both sides.
//
//     The shop no longer sells maps.           en   is no_longer    has توقف-
//              --
//     tawaqqafa l-matjar 'an bay' al-khara'it  the row holds: nothing was lost
#ifndef MUWAZI_SRC_DENIAL_TABLE_HPP
#define MUWAZI_SRC_DENIAL_TABLE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coverage.hpp"

namespace muwazi::inline v0 {

/// A denial on its side, and the other side.
struct DenialPlace {
  const BeadSide& own;
  const BeadSide& other;
  const std::vector<WordAccount>& words;  ///< of the denial's side
  const std::vector<WordAccount>& there;  ///< of the other side
  bool arabic = false;                    ///< the language of the denial
  std::size_t at = 0;                     ///< its token
  std::optional<std::size_t> partner;     ///< token of the other side that renders what is denied
};

/// Whether a mark parts what stands behind it from a denial before it.
bool parts_from_denial(const BeadSide& side, std::size_t token);

/// data/denials.tsv, read once. Looked at for denials that are about to be reported only.
class DenialTable {
 public:
  static const DenialTable& builtin();
  /// Whether some row of the table holds for a denial.
  [[nodiscard]] bool explains(const DenialPlace& denial) const;

 private:
  /// A word of the table, by its matching key.
  struct Pattern {
    std::string key;
    bool any_beginning = false;
    bool any_ending = false;
    /// Open endings of Arabic match behind one conjunction, preposition or article too.
    [[nodiscard]] bool matches(std::string_view word, bool arabic) const;
  };
  /// One word of a phrase: one of several, any, or any number of them.
  struct Element {
    enum class Kind : std::uint8_t { one_of, any, gap } kind = Kind::one_of;
    std::vector<Pattern> patterns;
  };
  using Phrase = std::vector<Element>;
  enum class Where : std::uint8_t { is, before, behind, has, lacks, few, among, opens, asks, left, by, again, undoes };
  struct Condition {
    Where where = Where::has;
    std::size_t reach = 0;  ///< tokens
    std::vector<Phrase> phrases;
  };
  struct Row {
    bool arabic = false;
    std::vector<Condition> own;
    std::vector<Condition> other;
  };

  DenialTable();
  static Phrase read_phrase(std::string_view text);
  static std::vector<Condition> read_conditions(std::string_view text);
  /// Whether a phrase stands at a token of a side, from element `from` on.
  static bool stands(const Phrase& phrase, std::size_t from, const BeadSide& side, bool arabic, std::size_t token);
  static bool holds(const Condition& condition, const DenialPlace& denial, bool of_own);

  std::vector<Row> rows_;
};

}  // namespace muwazi::inline v0

#endif
