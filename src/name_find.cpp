// SPDX-License-Identifier: Apache-2.0
// Names found in one sentence of either language.
#include <muwazi/name.hpp>

namespace muwazi::inline v0 {

std::string_view name_type_name(NameType type) noexcept {
  switch (type) {
    case NameType::unknown: return "unknown";
    case NameType::person: return "person";
    case NameType::place: return "place";
    case NameType::organization: return "organization";
    case NameType::people: return "people";
    case NameType::acronym: return "acronym";
    case NameType::language: return "language";
    case NameType::title: return "title";
    case NameType::event: return "event";
    case NameType::work: return "work";
  }
  return "unknown";
}

std::vector<Name> find_names(std::string_view, std::span<const Token>, Language) { return {}; }

}  // namespace muwazi::inline v0
