// SPDX-License-Identifier: Apache-2.0
// Lists of names that users bring: renderings their house approves or forbids, and names that are never to be flagged.
//
//     std::ifstream file("names.tsv");
//     muwazi::ReviewOptions options;
//     options.check.name_list = std::make_shared<muwazi::NameList>(muwazi::read_name_list_tsv(file, "names.tsv"));
//     muwazi::review(english, arabic, options);
//
// TSV, UTF-8, a name a line; empty lines and lines that begin with # do not count:
//
//     English <tab> Arabic [<tab> status]
//     Jane Roe	جين رو                       approved: one of the approved spellings has to stand in the Arabic text
//     Jane Roe	جان رو	forbidden            reported wherever it stands for the name, with the approved ones proposed
//     Acme Corp		ignore                   never reported, whatever stands for it
//
// A name may have several lines. What the list says wins over everything that the library knows of the name: where an
// approved spelling stands, nothing else is said of it. A line with fewer than two columns, or an unknown status, is an
// Error{format} with "FILE:LINE".
#ifndef MUWAZI_NAME_LIST_HPP
#define MUWAZI_NAME_LIST_HPP

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// What a list says of one spelling.
enum class NameStatus : std::uint8_t {
  approved,   ///< to be used
  forbidden,  ///< not to be used
  ignored     ///< the name is not to be looked at; the Arabic spelling does not count
};

/// One line of a list.
struct NameListEntry {
  std::string english{};
  std::string arabic{};  ///< empty for `ignored`
  NameStatus status = NameStatus::approved;
  friend bool operator==(const NameListEntry&, const NameListEntry&) = default;
};

/// Reads a list in TSV as described above. `name` stands in messages. Throws Error{format} with "NAME:LINE". Linear.
MUWAZI_EXPORT std::vector<NameListEntry> read_name_list_tsv(std::istream& in, std::string_view name);

/// Reads a termbase in TBX (TBX-Basic, ISO 30042:2008 with termEntry and langSet, or :2019 with conceptEntry and langSec):
/// each English term with each Arabic term of its entry. A term whose administrativeStatus is deprecatedTerm or
/// supersededTerm (with or without "-admn-sts") is forbidden; English terms so marked are left out. Entities are not
/// expanded and nothing else is opened. Throws Error{format} with "NAME:LINE" for what is not well-formed or no termbase, and
/// Error{resource} for a concept with more than 1,000 pairs of terms.
MUWAZI_EXPORT std::vector<NameListEntry> read_name_list_tbx(std::istream& in, std::string_view name);

/// Reads a file: TBX where its name ends in .tbx, .tbxm or .xml, else TSV. Throws Error{file} where it cannot be read.
MUWAZI_EXPORT std::vector<NameListEntry> read_name_list(const std::string& path);

/// A list made ready for checks. Immutable; may be shared between threads. English names match whole words, without regard
/// to case, diacritics and a possessive 's; Arabic ones match with the clitics w- f- b- k- l- and the article before them.
class MUWAZI_EXPORT NameList {
 public:
  explicit NameList(const std::vector<NameListEntry>& entries);
  ~NameList();
  NameList(NameList&&) noexcept;
  NameList& operator=(NameList&&) noexcept;

  /// Number of different English names.
  [[nodiscard]] std::size_t size() const noexcept;

  struct Index;
  [[nodiscard]] const Index& index() const noexcept { return *index_; }  ///< for the library's own checks

 private:
  std::unique_ptr<const Index> index_;
};

}  // namespace muwazi::inline v0

#endif
