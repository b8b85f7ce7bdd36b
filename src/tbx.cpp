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

/// What pugixml stumbled over.
Message xml_reason(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_out_of_memory: return "out of memory";
    case pugi::status_unrecognized_tag: return "a tag of no known kind";
    case pugi::status_bad_pi: return "a broken declaration or processing instruction";
    case pugi::status_bad_comment: return "a broken comment";
    case pugi::status_bad_cdata: return "unclosed CDATA section";
    case pugi::status_bad_doctype: return "a broken document type declaration";
    case pugi::status_bad_start_element: return "a broken start tag";
    case pugi::status_bad_attribute: return "a broken attribute";
    case pugi::status_bad_end_element: return "a broken end tag";
    case pugi::status_end_element_mismatch: return "mismatched tag";
    case pugi::status_no_document_element: return "no element found";
    default: return "not well-formed";
  }
}

/// Walks entries, languages and terms wherever they lie below the root.
struct Walker : pugi::xml_tree_walker {
  std::vector<TbxConcept> concepts;
  std::vector<std::ptrdiff_t> begins;     ///< byte of the file where each concept begins
  std::vector<TbxTerm>* terms = nullptr;  ///< of the language at hand
  bool seen_entry = false;

  bool for_each(pugi::xml_node& node) override {
    const std::string_view element = node.name();
    if (element == "termEntry" || element == "conceptEntry") {
      concepts.emplace_back();
      begins.push_back(node.offset_debug());
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
  const auto place = [&](std::ptrdiff_t byte) {
    const auto end = bytes.begin() + std::clamp<std::ptrdiff_t>(byte, 0, static_cast<std::ptrdiff_t>(bytes.size()));
    return std::string(name) + ':' + std::to_string(1 + std::count(bytes.begin(), end, '\n'));
  };
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size()); !parsed) {
    throw Error(ErrorKind::format, place(parsed.offset), xml_reason(parsed.status));
  }
  Walker walker;
  document.traverse(walker);
  if (!walker.seen_entry) throw Error(ErrorKind::format, place(0), "no termEntry or conceptEntry: not a TBX termbase");
  for (std::size_t i = 0; i < walker.concepts.size(); ++i) {
    const TbxConcept& one = walker.concepts[i];
    if (one.english.size() * one.arabic.size() > most_pairs_of_terms)
      throw Error(ErrorKind::resource, place(walker.begins[i]), "a concept with more than 1,000 pairs of terms");
  }
  std::erase_if(walker.concepts, [](const TbxConcept& c) { return c.english.empty() || c.arabic.empty(); });
  return std::move(walker.concepts);
}

}  // namespace muwazi::inline v0
