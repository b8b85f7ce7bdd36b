// SPDX-License-Identifier: Apache-2.0
// muwazi learn lexicon: word lists and parallel texts become the table of data/lexicon.tsv.
#include <muwazi/error.hpp>
#include <muwazi/learn.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include <pugixml.hpp>

#include "commands.hpp"
#include "files.hpp"

namespace muwazi::cli {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    std::string part = text.substr(from, at == std::string::npos ? at : at - from);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    if (at == std::string::npos) break;
    from = at + 1;
  }
  return parts;
}

/// English, Arabic renderings parted by commas, the first counting most; or a kind in the second column: data/lexicon_core.tsv.
void read_core(const std::string& path, LexiconTraining& training) {
  read_columns(path, 2, [&](const std::vector<std::string>& columns, const std::string&) {
    const std::string renderings = columns[columns[1] == "form" || columns[1] == "function" ? columns.size() - 1 : 1];
    if (columns[1] == "form") {
      for (const std::string& word : split(renderings, ',')) training.english_forms.push_back({word, columns[0]});
      return;
    }
    if (columns[1] == "function") {
      if (columns[0] == "ar") {
        for (const std::string& word : split(renderings, ',')) training.arabic_function_words.push_back(word);
        return;
      }
      training.english_function_words.push_back(columns[0]);
      if (columns.size() < 3) return;
    }
    float weight = 8;
    for (const std::string& arabic : split(renderings, ',')) {
      training.entries.push_back({columns[0], arabic, weight, true, true});
      weight = std::max(2.0f, weight * 0.75f);
    }
  });
}

/// A dictionary of one pair a line. Each headword has about the same weight in all, however many candidates it has.
void read_dictionary(const std::string& path, float weight, bool all_phrases, LexiconTraining& training) {
  struct Row {
    std::string english, arabic;
    bool phrase;
  };
  std::vector<Row> rows;
  std::map<std::string, int> candidates;
  read_columns(path, 3, [&](const std::vector<std::string>& columns, const std::string&) {
    rows.push_back({columns[0], columns[2], all_phrases || (columns.size() > 3 && columns[3] != "arb")});
    ++candidates[columns[0]];
  });
  for (const Row& row : rows) {
    const float share = weight / std::sqrt(static_cast<float>(candidates[row.english]));
    training.entries.push_back({row.english, row.arabic, share, true, row.phrase});
  }
}

void read_names(const std::string& path, LexiconTraining& training) {
  read_columns(path, 2, [&](const std::vector<std::string>& columns, const std::string&) {
    int count = 0;
    if (columns.size() > 2) count = std::atoi(columns[2].c_str());
    if (count < 5) return;
    training.entries.push_back({columns[0], columns[1], std::min(2.0f, 0.1f * static_cast<float>(count)), true, false});
  });
}

void read_parallel(const std::string& path, LexiconTraining& training) {
  read_columns(path, 3, [&](const std::vector<std::string>& columns, const std::string&) {
    training.pairs.push_back({columns[1], columns[2], 1});
  });
}

/// Text leaves of a CLDR file by path: element names with their type, number and count. Alternatives are left out.
void collect_leaves(const pugi::xml_node& node, const std::string& path, std::map<std::string, std::string>& leaves) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element || child.attribute("alt") || child.attribute("yeartype")) continue;
    std::string here = path + '/' + child.name();
    for (const char* attribute : {"type", "count", "cp"}) {
      if (const auto value = child.attribute(attribute)) here += std::string("[") + value.value() + ']';
    }
    if (child.first_child().type() == pugi::node_pcdata) leaves.emplace(here, child.child_value());
    collect_leaves(child, here, leaves);
  }
}

/// The names that CLDR has in both languages: territories, languages, cities, subdivisions, months, units, currencies, emoji.
void read_cldr(const std::string& directory, LexiconTraining& training) {
  struct Section {
    const char* file;
    const char* part;  ///< what the path has to hold
    float weight;
  };
  constexpr Section sections[] = {
      {"main", "/languages/", 3},         {"main", "/scripts/", 2},       {"main", "/territories/", 6},
      {"main", "[gregorian]/months/", 6}, {"main", "/days/", 6},          {"main", "/exemplarCity", 3},
      {"main", "/fields/", 3},            {"main", "/unitLength[long]/", 3}, {"main", "/currencies/", 2},
      {"subdivisions", "", 1},            {"annotations", "[tts]", 2}};
  for (const char* file : {"main", "subdivisions", "annotations"}) {
    std::map<std::string, std::string> leaves[2];
    for (int side = 0; side < 2; ++side) {
      const std::string path = directory + '/' + file + (side == 0 ? "/en.xml" : "/ar.xml");
      pugi::xml_document document;
      const auto loaded = document.load_file(path.c_str());
      if (!loaded) throw Error(ErrorKind::file, path, {"cannot be read: {0}", {quote(loaded.description())}});
      collect_leaves(document, "", leaves[side]);
    }
    for (auto& [path, english] : leaves[0]) {
      const auto arabic = leaves[1].find(path);
      if (arabic == leaves[1].end() || path.find("/relative") != std::string::npos) continue;
      for (const Section& section : sections) {
        if (std::string_view(section.file) != file || path.find(section.part) == std::string::npos) continue;
        training.entries.push_back({english, arabic->second, section.weight, file != std::string_view("subdivisions"), true});
        break;
      }
    }
  }
}

/// A compiled message catalogue (GNU .mo): English messages and their Arabic. Plural forms: the first English and the last
/// Arabic form. Layout: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
void read_catalogue(const std::string& path, LexiconTraining& training) {
  const std::string bytes = read_input(path);
  const auto word = [&](std::size_t at) -> std::size_t {
    if (at + 4 > bytes.size()) throw Error(ErrorKind::format, path, "the catalogue is cut off");
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
  };
  if (word(0) != 0x950412DE) throw Error(ErrorKind::format, path, "not a little-endian message catalogue");
  const std::size_t count = word(8), english_at = word(12), arabic_at = word(16);
  const auto text = [&](std::size_t table, std::size_t index) {
    const std::size_t size = word(table + 8 * index), at = word(table + 8 * index + 4);
    if (at > bytes.size() || size > bytes.size() - at) throw Error(ErrorKind::format, path, "a message lies outside");
    return bytes.substr(at, size);
  };
  const auto tidy = [](std::string message) {
    // Accelerators and markup are no words; a line break is a space.
    std::string out;
    bool in_tag = false;
    for (std::size_t i = 0; i < message.size(); ++i) {
      const char c = message[i];
      if (c == '<') in_tag = message.find('>', i) != std::string::npos;
      if (!in_tag && (c == '_' || c == '&' || c == '~')) continue;
      if (!in_tag) out += c == '\n' || c == '\t' ? ' ' : c;
      if (c == '>') in_tag = false;
    }
    return out;
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string english = text(english_at, i), arabic = text(arabic_at, i);
    if (const std::size_t context = english.find('\4'); context != std::string::npos) english.erase(0, context + 1);
    english.erase(std::min(english.find('\0'), english.size()));
    if (const std::size_t last = arabic.rfind('\0'); last != std::string::npos) arabic.erase(0, last + 1);
    if (english.empty() || arabic.empty() || english == arabic || english.size() > 600) continue;
    training.pairs.push_back({tidy(english), tidy(arabic), 0.5f});
  }
}

/// Two folders of HTML files with equal names, one a translation of the other (debian-handbook): the n-th paragraph of a file
/// beside the n-th of its counterpart, where both have equally many. Paragraphs that are not translated are passed over.
void read_html_folders(const std::string& english_folder, const std::string& arabic_folder, LexiconTraining& training) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(english_folder, error)) {
    if (entry.path().extension() == ".html") names.push_back(entry.path().filename().string());
  }
  if (error) throw Error(ErrorKind::file, english_folder, {"cannot be read: {0}", {system_reason(error.value())}});
  std::sort(names.begin(), names.end());
  const auto paragraphs = [](const std::string& html) {
    std::vector<std::string> found;
    constexpr std::string_view begin = "<div class=\"para\">";
    for (std::size_t at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
      const std::size_t end = std::min(html.find("</div>", at), html.size());
      std::string text;
      for (std::size_t i = at; i < end; ++i) {
        if (html[i] == '<') i = std::min(html.find('>', i), end);
        else if (html[i] == '&') { i = std::min(html.find(';', i), end); text += ' '; }
        else text += html[i] == '\n' || html[i] == '\t' ? ' ' : html[i];
      }
      found.push_back(std::move(text));
    }
    return found;
  };
  for (const std::string& name : names) {
    const std::string arabic_path = arabic_folder + '/' + name;
    if (!std::filesystem::exists(arabic_path)) continue;
    const auto english = paragraphs(read_input(english_folder + '/' + name));
    const auto arabic = paragraphs(read_input(arabic_path));
    if (english.size() != arabic.size()) continue;
    for (std::size_t i = 0; i < english.size(); ++i) {
      if (english[i] != arabic[i]) training.pairs.push_back({english[i], arabic[i], 0.7f});
    }
  }
}

void add_lexicon(CLI::App& learn, Job& job) {
  struct Options {
    std::vector<std::string> core, wiktionary, wordnet, names, cldr, parallel, catalogues, html;
    std::string output = "-";
    LexiconLearnOptions learning;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = learn.add_subcommand("lexicon", "Learn the table of data/lexicon.tsv");
  command->add_option("--core", options->core, "own word list: English, part of speech, Arabic renderings");
  command->add_option("--wiktionary", options->wiktionary, "word list: English, part of speech, Arabic, sense");
  command->add_option("--wordnet", options->wordnet, "word list: English, part of speech, Arabic, source");
  command->add_option("--names", options->names, "names: English, Arabic, count");
  command->add_option("--parallel", options->parallel, "parallel text: document, English, Arabic");
  command->add_option("--catalogue", options->catalogues, "compiled Arabic message catalogue (.mo)");
  command->add_option("--html", options->html, "two folders of HTML: English, Arabic")->expected(2);
  command->add_option("--cldr", options->cldr, "folder `common` of CLDR");
  command->add_option("--rounds", options->learning.rounds, "rounds of expectation-maximisation")->capture_default_str();
  command->add_option("--prior", options->learning.prior_weight, "weight of the word lists")->capture_default_str();
  command->add_option("--diagonal", options->learning.diagonal, "pull to the diagonal")->capture_default_str();
  command->add_option("--dampening", options->learning.dampening, "exponent of counts in texts")->capture_default_str();
  command->add_option("--header", options->learning.header, "a line for the head of the table");
  command->add_option("--output,-o", options->output, "table to write, - for standard output");
  command->callback([options, &job] {
    job = [options] {
      LexiconTraining training;
      for (const std::string& path : options->core) read_core(path, training);
      for (const std::string& path : options->wiktionary) read_dictionary(path, 2, true, training);
      for (const std::string& path : options->wordnet) read_dictionary(path, 1, false, training);
      for (const std::string& path : options->names) read_names(path, training);
      for (const std::string& path : options->cldr) read_cldr(path, training);
      for (const std::string& path : options->catalogues) read_catalogue(path, training);
      if (options->html.size() == 2) read_html_folders(options->html[0], options->html[1], training);
      for (const std::string& path : options->parallel) read_parallel(path, training);
      write_output(options->output, [&](std::ostream& out) { learn_lexicon(training, options->learning, out); });
      return Status::nothing_found;
    };
  });
}

}  // namespace

void add_learn(CLI::App& app, Job& job) {
  CLI::App* learn = nullptr;  // shared with the other tables' subcommands
  try {
    learn = app.get_subcommand("learn");
  } catch (const CLI::OptionNotFound&) {
    learn = app.add_subcommand("learn", "Make the tables in data/ anew");
    learn->require_subcommand(1);
  }
  add_lexicon(*learn, job);
}

}  // namespace muwazi::cli
