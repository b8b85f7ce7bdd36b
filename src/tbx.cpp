// SPDX-License-Identifier: Apache-2.0
// Reads TBX with pugixml.
#include "tbx.hpp"

#include <muwazi/error.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <istream>
#include <iterator>

namespace muwazi::inline v0 {
namespace {

std::string trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

/// Walks entries, languages and terms wherever they lie below the root.
struct Walker : pugi::xml_tree_walker {
  std::vector<TbxConcept> concepts;
  std::vector<TbxTerm>* terms = nullptr;  ///< of the language at hand
  bool seen_entry = false;

  bool for_each(pugi::xml_node& node) override {
    const std::string_view element = node.name();
    if (element == "termEntry" || element == "conceptEntry") {
      concepts.emplace_back();
      terms = nullptr;
      seen_entry = true;
    } else if ((element == "langSet" || element == "langSec") && seen_entry) {
      const std::string_view tag = node.attribute("xml:lang").value();
      const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
      terms = language == "en" || language == "EN"   ? &concepts.back().english
              : language == "ar" || language == "AR" ? &concepts.back().arabic
                                                     : nullptr;
    } else if (element == "term" && terms != nullptr) {
      if (std::string text = trimmed(node.text().get()); !text.empty()) terms->push_back({std::move(text), false});
    } else if (terms != nullptr && !terms->empty() &&
               (local_name(element) == "administrativeStatus" ||
                std::string_view(node.attribute("type").value()) == "administrativeStatus")) {
      const std::string_view status = node.text().get();
      if (status.find("deprecated") != status.npos || status.find("superseded") != status.npos)
        terms->back().deprecated = true;  // a term's notes stand behind it
    }
    return true;
  }
};

}  // namespace

std::vector<TbxConcept> read_tbx(std::istream& in, std::string_view name) {
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto fail = [&](std::size_t line, const char* message) {
    throw Error(ErrorKind::format, std::string(name) + ':' + std::to_string(line), message);
  };
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size()); !parsed) {
    const auto end = bytes.begin() + std::clamp<std::ptrdiff_t>(parsed.offset, 0, static_cast<std::ptrdiff_t>(bytes.size()));
    fail(1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n')), parsed.description());
  }
  Walker walker;
  document.traverse(walker);
  if (!walker.seen_entry) fail(1, "no termEntry or conceptEntry: not a TBX termbase");
  std::erase_if(walker.concepts, [](const TbxConcept& c) { return c.english.empty() || c.arabic.empty(); });
  return std::move(walker.concepts);
}

}  // namespace muwazi::inline v0
