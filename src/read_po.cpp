// SPDX-License-Identifier: Apache-2.0
// Reader of gettext PO files (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html).
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>

#include <charconv>
#include <istream>

namespace muwazi::inline v0 {
namespace {

class PoReader {
 public:
  PoReader(std::string_view name, const ReadOptions& options, const UnitSink& sink)
      : name_(name), options_(options), sink_(sink) {
    result_.source_language = options.source_language.value_or(Language::english);
  }

  UnitsRead read(std::istream& in) {
    std::string line;
    while (std::getline(in, line)) {
      ++line_;
      std::string_view rest = line;
      if (line_ == 1 && rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
      while (!rest.empty() && (rest.back() == '\r' || rest.back() == ' ' || rest.back() == '\t')) rest.remove_suffix(1);
      while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
      if (rest.empty() || rest.starts_with('#')) continue;
      if (rest.starts_with('"')) {
        if (into_ == nullptr) fail("a string that belongs to nothing");
      } else {
        keyword(rest);
      }
      string(rest);
    }
    if (in.bad()) throw Error(ErrorKind::file, std::string(name_), "cannot be read");
    finish();
    return result_;
  }

 private:
  struct Entry {
    std::size_t line = 0;
    std::optional<std::string> context;
    std::optional<std::string> id;
    std::optional<std::string> plural;
    std::vector<std::string> forms;
  };

  [[noreturn]] void fail(Message message, std::size_t line = 0) const {
    throw Error(ErrorKind::format, std::string(name_) + ":" + std::to_string(line > 0 ? line : line_), std::move(message));
  }

  /// Entries in whose place translators put their own names: GNOME's and KDE's.
  static bool asks_for_translators(const Entry& entry) {
    return *entry.id == "translator-credits" || *entry.id == "translator_credits" ||
           (entry.context && (*entry.context == "NAME OF TRANSLATORS" || *entry.context == "EMAIL OF TRANSLATORS"));
  }

  /// Takes the keyword off the line and points into_ to where its string goes.
  void keyword(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_of(" \t\""), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (word == "msgctxt") {
      finish();
      entry_.line = line_;
      into_ = &entry_.context.emplace();
    } else if (word == "msgid") {
      if (entry_.id) finish();
      if (entry_.line == 0) entry_.line = line_;
      into_ = &entry_.id.emplace();
    } else if (word == "msgid_plural") {
      if (!entry_.id || entry_.plural || !entry_.forms.empty()) fail("msgid_plural does not follow msgid");
      into_ = &entry_.plural.emplace();
    } else if (word.starts_with("msgstr")) {
      if (!entry_.id) fail("msgstr does not follow msgid");
      std::size_t form = 0;
      std::string_view index = word.substr(6);
      if (!index.empty()) {
        if (!index.starts_with('[') || !index.ends_with(']')) fail("a keyword that is not known");
        index = index.substr(1, index.size() - 2);
        const auto result = std::from_chars(index.data(), index.data() + index.size(), form);
        if (result.ec != std::errc() || result.ptr != index.data() + index.size()) fail("a keyword that is not known");
        if (!entry_.plural) fail("msgstr[N] without msgid_plural");
      } else if (entry_.plural) {
        fail("msgstr without [N] in a plural entry");
      }
      if (form != entry_.forms.size()) fail("a plural form out of order");
      into_ = &entry_.forms.emplace_back();
    } else {
      fail("a keyword that is not known");
    }
    rest.remove_prefix(end);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
  }

  void string(std::string_view rest) {
    if (rest.size() < 2 || rest.front() != '"') fail("a string in quotes is missing");
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] != '\\') {
        into_->push_back(rest[i]);
        continue;
      }
      if (++i == rest.size()) break;
      switch (rest[i]) {
        case 'n': into_->push_back('\n'); break;
        case 't': into_->push_back('\t'); break;
        case 'r': into_->push_back('\r'); break;
        case 'a': into_->push_back('\a'); break;
        case 'b': into_->push_back('\b'); break;
        case 'f': into_->push_back('\f'); break;
        case 'v': into_->push_back('\v'); break;
        case '"':
        case '\'':
        case '?':
        case '\\': into_->push_back(rest[i]); break;
        case 'x': {
          unsigned value = 0;
          const auto result = std::from_chars(rest.data() + i + 1, rest.data() + std::min(i + 3, rest.size()), value, 16);
          if (result.ec != std::errc()) fail("an escape that is not known");
          into_->push_back(static_cast<char>(value));
          i = static_cast<std::size_t>(result.ptr - rest.data()) - 1;
          break;
        }
        default: {
          unsigned value = 0;
          const auto result = std::from_chars(rest.data() + i, rest.data() + std::min(i + 3, rest.size()), value, 8);
          if (result.ec != std::errc() || value > 255) fail("an escape that is not known");
          into_->push_back(static_cast<char>(value));
          i = static_cast<std::size_t>(result.ptr - rest.data()) - 1;
        }
      }
    }
    if (i + 1 != rest.size()) fail(i >= rest.size() ? "a string that does not end" : "text behind a string");
  }

  void finish() {
    into_ = nullptr;
    Entry entry = std::move(entry_);
    entry_ = {};
    if (!entry.id) {
      if (entry.context) fail("msgctxt without msgid", entry.line);
      return;
    }
    if (entry.forms.empty()) fail("msgid without msgstr", entry.line);
    if (entry.id->empty() && !entry.context) return header(entry.forms.front());
    if (entry.plural && plural_forms_ > 0 && entry.forms.size() != plural_forms_)
      fail({"number of plural forms: {0}; the header promises {1}",
            {counted(entry.forms.size()), counted(plural_forms_)}},
           entry.line);
    if (asks_for_translators(entry)) {
      ++result_.skipped;
      return;
    }
    const std::string id = entry.context ? *entry.context : *entry.id;
    if (entry.plural) {
      // The form for one is the first, but the second where the language has one for none, as Arabic.
      const std::size_t one = entry.forms.size() == 6 ? 1 : 0;
      give(*entry.id, entry.forms[one], id, entry.line, MessageNumber::one);
      give(*entry.plural, entry.forms.back(), id, entry.line, MessageNumber::any);
    } else {
      give(*entry.id, entry.forms.front(), id, entry.line, MessageNumber::any);
    }
  }

  void give(const std::string& source, const std::string& target, const std::string& id, std::size_t line, MessageNumber number) {
    if (target.empty()) {
      ++result_.skipped;
      return;
    }
    ++result_.units;
    sink_({source, target, id, std::nullopt, line, number});
  }

  void header(std::string_view text) {
    const auto field = [&](std::string_view key) -> std::string_view {
      for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.starts_with(key)) continue;
        std::string_view value = line.substr(key.size());
        while (value.starts_with(' ')) value.remove_prefix(1);
        return value;
      }
      return {};
    };
    if (!options_.source_language && field("Language:").starts_with("en")) result_.source_language = Language::arabic;
    const std::string_view forms = field("Plural-Forms:");
    if (const std::size_t at = forms.find("nplurals="); at != forms.npos)
      std::from_chars(forms.data() + at + 9, forms.data() + forms.size(), plural_forms_);
    const std::string_view type = field("Content-Type:");
    if (const std::size_t at = type.find("charset="); at != type.npos) {
      std::string charset(type.substr(at + 8));
      for (char& c : charset)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (charset != "utf-8" && charset != "utf8" && charset != "us-ascii" && charset != "ascii" && charset != "charset")
        fail({"PO files are read in UTF-8, not in {0}", {quote(charset)}});
    }
  }

  std::string_view name_;
  const ReadOptions& options_;
  const UnitSink& sink_;
  UnitsRead result_;
  std::size_t line_ = 0;
  std::size_t plural_forms_ = 0;
  Entry entry_;
  std::string* into_ = nullptr;
};

}  // namespace

UnitsRead read_po(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  return PoReader(name, options, sink).read(in);
}

}  // namespace muwazi::inline v0
