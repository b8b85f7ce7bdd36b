// SPDX-License-Identifier: Apache-2.0
// Undoes the inflection of Arabic words, so that a table need not hold their forms.
#ifndef MUWAZI_SRC_INFLECTION_HPP
#define MUWAZI_SRC_INFLECTION_HPP

#include <cstddef>
#include <span>
#include <string_view>

#include <muwazi/config.hpp>

namespace muwazi::inline v0 {

/// Calls `visit` with what is left of a matching key without one of the prefixes, one of the endings, or one of each, where that is
/// at least six bytes: shorter words are left by chance.
template <class Visit>
void for_each_uninflected(std::string_view key, std::span<const std::string_view> prefixes, std::span<const std::string_view> endings,
                          Visit&& visit) {
  constexpr std::size_t least = 6;
  if (key.size() <= least) return;
  // Letters begin with one of a few bytes, so that their second one is looked at first.
  const auto visit_behind_prefixes = [&](std::string_view form) {
    for (const std::string_view prefix : prefixes)
      if (form[1] == prefix[1] && form.size() >= prefix.size() + least && form.starts_with(prefix)) visit(form.substr(prefix.size()));
  };
  visit_behind_prefixes(key);
  for (const std::string_view ending : endings) {
    if (key.back() != ending.back() || key.size() < least + ending.size() || !key.ends_with(ending)) continue;
    const std::string_view form = key.substr(0, key.size() - ending.size());
    visit(form);
    visit_behind_prefixes(form);
  }
}

}  // namespace muwazi::inline v0

#endif
