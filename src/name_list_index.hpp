// SPDX-License-Identifier: Apache-2.0
// A user's list of names as the checks ask it: by the key of an English name's first word.
#ifndef MUWAZI_SRC_NAME_LIST_INDEX_HPP
#define MUWAZI_SRC_NAME_LIST_INDEX_HPP

#include <muwazi/name_list.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "name_letters.hpp"

namespace muwazi::inline v0 {

/// An Arabic spelling: as written, and the folded letters of its words without their article.
struct ListedSpelling {
  std::string text;
  std::vector<names::Letters> keys;
};

/// One English name and all that the list says of it.
struct ListedName {
  std::string text;               ///< as written
  std::vector<std::string> keys;  ///< matching keys of its words
  std::vector<ListedSpelling> approved, forbidden;
  bool ignored = false;
};

struct NameList::Index {
  std::vector<ListedName> names;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_first;  ///< key of the first word -> names
};

}  // namespace muwazi::inline v0

#endif
