// SPDX-License-Identifier: Apache-2.0
// The pieces of a text that a translator has to keep: placeholders, tags, code spans, links, files.
#ifndef MUWAZI_SRC_MARKUP_HPP
#define MUWAZI_SRC_MARKUP_HPP

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check_context.hpp"

namespace muwazi::inline v0 {

enum class MarkupKind : std::uint8_t { placeholder, tag, code, link, file };

struct Markup {
  MarkupKind kind;
  ByteRange range;  ///< within the side's text
  std::string_view text;
};

/// The pieces of a side: placeholders, tags and code spans first, then links, then files, each in the order of the text. `of_qt` is set
/// where the English has arguments of Qt.
std::vector<Markup> markup_of(const BeadSide& side, bool of_qt);

/// What two standings of one piece of markup share: a code span's content, a tag's name, a link without final slash.
std::string identity(const Markup& markup);

/// A link without the brackets that Markdown puts round it and without a slash at its end.
std::string_view address_of(std::string_view link);

/// Whether one address is the other's page in another language: en.example.org beside ar.example.org, /en/ beside /ar/.
bool differ_by_language(std::string_view a, std::string_view b);

/// The address of <a href="address">; empty for another tag.
std::string_view link_of(std::string_view tag);

/// A placeholder that takes the next argument, whatever it is: %s, %d, {}; not %1$s, {0} or {name}.
bool is_unnumbered(std::string_view text);

/// Pieces of a side by what they are: of those that were not yet taken, the first one.
class Pieces {
 public:
  explicit Pieces(const std::vector<Markup>& all) : used(all.size()), all_(all) {
    ids.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      ids.push_back(identity(all[i]));
      by_id_[static_cast<std::size_t>(all[i].kind)][ids.back()].places.push_back(i);
    }
  }
  /// Takes the first free piece with this identity; false where there is none.
  bool take(MarkupKind kind, const std::string& id) {
    auto& known = by_id_[static_cast<std::size_t>(kind)];
    const auto found = known.find(id);
    if (found == known.end()) return false;
    auto& [places, next] = found->second;
    while (next < places.size() && used[places[next]]) ++next;
    if (next == places.size()) return false;
    used[places[next]] = 1;
    return true;
  }
  /// Takes the first free piece of the kind that `wanted`, identities of the other side, does not hold; nullptr for none.
  const Markup* take_unwanted(MarkupKind kind, const std::unordered_set<std::string>& wanted) {
    std::size_t& next = unwanted_[static_cast<std::size_t>(kind)];
    for (; next < all_.size(); ++next) {
      if (used[next] || all_[next].kind != kind || wanted.contains(ids[next])) continue;
      used[next] = 1;
      return &all_[next];
    }
    return nullptr;
  }

  std::vector<char> used;        ///< of each piece, whether it was taken
  std::vector<std::string> ids;  ///< of each piece, see identity()

 private:
  struct Places {
    std::vector<std::size_t> places;
    std::size_t next = 0;  ///< those before are taken
  };
  static constexpr std::size_t kinds = static_cast<std::size_t>(MarkupKind::file) + 1;
  const std::vector<Markup>& all_;
  std::array<std::unordered_map<std::string, Places>, kinds> by_id_;
  std::array<std::size_t, kinds> unwanted_{};  ///< where take_unwanted() goes on; those before are taken or wanted
};

}  // namespace muwazi::inline v0

#endif
