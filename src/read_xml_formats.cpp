// SPDX-License-Identifier: Apache-2.0
// Readers of the XML formats: TMX, XLIFF, XCES.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>

#include <charconv>

#include "read_beads.hpp"
#include "utf8.hpp"
#include "xml_reader.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t largest_unit = std::size_t{256} << 20;

std::string at(std::string_view name, std::size_t line) { return std::string(name) + ":" + std::to_string(line); }

/// The language of a tag such as "en", "en-GB", "AR_EG"; nothing for others.
std::optional<Language> language_of(std::string_view tag) {
  if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-' && tag[2] != '_')) return std::nullopt;
  const auto lower = [](char c) { return static_cast<char>(c | 0x20); };
  if (lower(tag[0]) == 'e' && lower(tag[1]) == 'n') return Language::english;
  if (lower(tag[0]) == 'a' && lower(tag[1]) == 'r') return Language::arabic;
  return std::nullopt;
}

/// The code point of "x-cp-0007" or of "0007"; nothing for anything else.
std::optional<char32_t> named_code_point(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  std::uint32_t c = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), c, 16);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || text.empty() || c > 0x10FFFF ||
      (c >= 0xD800 && c <= 0xDFFF))
    return std::nullopt;
  return static_cast<char32_t>(c);
}

std::optional<double> number(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What TMX and XLIFF share: a place that text goes to, and inline codes in which it does not.
class UnitHandler : public XmlHandler {
 public:
  UnitHandler(std::string_view name, const ReadOptions& options, const UnitSink& sink)
      : name_(name), options_(options), sink_(sink) {}

  void text(std::string_view utf8) override {
    if (into_ == nullptr || code_ > 0) return;
    if (into_->size() + utf8.size() > largest_unit)
      throw Error(ErrorKind::resource, at(name_, unit_.line), "a unit of more than 256 MiB");
    into_->append(utf8);
  }

  UnitsRead result() const { return result_; }

 protected:
  void append(char32_t c) {
    if (into_ != nullptr && code_ == 0) append_code_point(*into_, c);
  }
  void give() {
    ++result_.units;
    sink_(std::move(unit_));
    unit_ = {};
  }

  std::string_view name_;
  const ReadOptions& options_;
  const UnitSink& sink_;
  UnitsRead result_;
  TranslationUnit unit_;
  std::string* into_ = nullptr;  ///< where text goes; nullptr: nowhere
  int code_ = 0;                 ///< depth of elements that hold native codes
};

class TmxHandler : public UnitHandler {
 public:
  using UnitHandler::UnitHandler;

  void start(std::string_view name, const XmlAttributes& attributes, std::size_t line) override {
    if (!root_) {
      if (name != "tmx") throw Error(ErrorKind::format, at(name_, line), "the root element is not <tmx>");
      const std::string_view version = attributes["version"];
      if (!version.empty() && !version.starts_with("1."))
        throw Error(ErrorKind::format, at(name_, line), "TMX of a version other than 1");
      root_ = true;
      if (options_.source_language) result_.source_language = *options_.source_language;
    } else if (name == "header") {
      header_language(attributes["srclang"]);
    } else if (name == "tu") {
      unit_ = {};
      unit_.id = attributes["tuid"];
      unit_.line = line;
      english_.reset();
      arabic_.reset();
      // A unit may have a source language of its own, but a file has to have one for all.
      if (result_.units + result_.skipped == 0) header_language(attributes["srclang"]);
    } else if (name == "tuv") {
      const std::string_view tag = attributes["xml:lang"].empty() ? attributes["lang"] : attributes["xml:lang"];
      variant_ = language_of(tag);
    } else if (name == "seg") {
      std::optional<std::string>* side = !variant_ ? nullptr : *variant_ == Language::english ? &english_ : &arabic_;
      if (side != nullptr && !*side) into_ = &side->emplace();
    } else if (name == "prop" && attributes["type"] == "x-muwazi-score") {
      score_.clear();
      into_ = &score_;
    } else if (into_ != nullptr) {
      inline_start(name, attributes);
    }
  }

  void end(std::string_view name) override {
    if (name == "tu") {
      if (english_ && arabic_) {
        const bool english_source = result_.source_language == Language::english;
        unit_.source = std::move(english_source ? *english_ : *arabic_);
        unit_.target = std::move(english_source ? *arabic_ : *english_);
        give();
      } else {
        ++result_.skipped;
      }
    } else if (name == "seg") {
      into_ = nullptr;
      code_ = 0;
    } else if (name == "prop" && into_ == &score_) {
      into_ = nullptr;
      unit_.score = number(score_);
    } else if (into_ != nullptr && is_code(name)) {
      --code_;
    } else if (into_ != nullptr && name == "sub") {
      code_ = outer_.empty() ? code_ : outer_.back();
      if (!outer_.empty()) outer_.pop_back();
    }
  }

 private:
  void header_language(std::string_view tag) {
    if (options_.source_language) return;
    if (const auto language = language_of(tag)) result_.source_language = *language;
  }

  static bool is_code(std::string_view name) {
    return name == "bpt" || name == "ept" || name == "it" || name == "ph" || name == "ut";
  }

  void inline_start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "ph")
      if (const auto c = named_code_point(attributes["type"], "x-cp-")) append(*c);
    if (is_code(name)) ++code_;
    if (name == "sub") {  // text within a code
      outer_.push_back(code_);
      code_ = 0;
    }
  }

  bool root_ = false;
  std::optional<Language> variant_;
  std::optional<std::string> english_;
  std::optional<std::string> arabic_;
  std::string score_;
  std::vector<int> outer_;  ///< code_ around each open <sub>
};

class XliffHandler : public UnitHandler {
 public:
  using UnitHandler::UnitHandler;

  void start(std::string_view name, const XmlAttributes& attributes, std::size_t line) override {
    if (!root_) {
      if (name != "xliff") throw Error(ErrorKind::format, at(name_, line), "the root element is not <xliff>");
      const std::string_view version = attributes["version"];
      old_ = version.starts_with("1.");
      if (!old_ && !version.starts_with("2."))
        throw Error(ErrorKind::format, at(name_, line), "XLIFF of a version other than 1 and 2");
      root_ = true;
      languages(attributes["srcLang"], attributes["trgLang"], line);
    } else if (name == "file") {
      languages(attributes["source-language"], attributes["target-language"], line);
    } else if (name == "alt-trans" || name == "matches" || name == "glossary") {
      ++aside_;
    } else if (aside_ > 0) {
      return;
    } else if (name == "unit" || name == "trans-unit") {
      unit_id_ = attributes["id"];
      begin(unit_id_, line);
    } else if (name == "segment") {
      begin(attributes["id"].empty() ? unit_id_ : unit_id_ + "/" + std::string(attributes["id"]), line);
    } else if (name == "source" || name == "target") {
      into_ = name == "source" ? &unit_.source : &unit_.target;
      into_->clear();
      has_target_ = has_target_ || name == "target";
    } else if (into_ != nullptr) {
      if (name == "cp")
        if (const auto c = named_code_point(attributes["hex"], "")) append(*c);
      if (name == "x")
        if (const auto c = named_code_point(attributes["ctype"], "x-cp-")) append(*c);
      code_ += old_ && is_code(name);
    }
  }

  void end(std::string_view name) override {
    if (name == "alt-trans" || name == "matches" || name == "glossary") {
      --aside_;
    } else if (aside_ > 0) {
      return;
    } else if (name == "source" || name == "target") {
      into_ = nullptr;
      code_ = 0;
    } else if (into_ != nullptr) {
      code_ -= old_ && is_code(name);
    } else if (name == (old_ ? "trans-unit" : "segment")) {
      if (has_target_)
        give();
      else
        ++result_.skipped;
    }
  }

 private:
  static bool is_code(std::string_view name) {
    return name == "bpt" || name == "ept" || name == "it" || name == "ph";
  }

  void begin(std::string id, std::size_t line) {
    unit_ = {};
    unit_.id = std::move(id);
    unit_.line = line;
    has_target_ = false;
  }

  void languages(std::string_view source, std::string_view target, std::size_t line) {
    if (options_.source_language) {
      result_.source_language = *options_.source_language;
      return;
    }
    if (source.empty()) return;
    const auto from = language_of(source);
    const auto to = language_of(target);
    if (!from || (to && *from == *to))
      throw Error(ErrorKind::format, at(name_, line), "the languages are not English and Arabic");
    result_.source_language = *from;
  }

  bool root_ = false;
  bool old_ = false;
  bool has_target_ = false;
  int aside_ = 0;
  std::string unit_id_;
};

class XcesHandler : public XmlHandler {
 public:
  XcesHandler(std::string_view name, bool partial) : partial_(partial), beads_(name, partial), by_hand_(name, true) {}

  void start(std::string_view name, const XmlAttributes& attributes, std::size_t line) override {
    if (name != "link") return;
    const std::string_view targets = attributes["xtargets"];
    const std::size_t middle = targets.find(';');
    if (middle == targets.npos) throw Error(ErrorKind::format, beads_.place(line), "a link without ; in xtargets");
    std::string_view source = targets.substr(0, middle);
    std::string_view target = targets.substr(middle + 1);
    // InterText names the translation first; it has a status and never a certainty.
    if (!attributes["status"].empty() || !attributes["type"].empty()) std::swap(source, target);
    const std::vector<std::uint32_t> source_ids = ids(source, line);
    const std::vector<std::uint32_t> target_ids = ids(target, line);
    const double score = number(attributes["certainty"]).value_or(1);
    beads_.add(source_ids, target_ids, score, line);
    if (partial_ && attributes["status"] == "man") by_hand_.add(source_ids, target_ids, score, line);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<Bead> take() {
    std::vector<Bead> by_hand = by_hand_.take();
    return by_hand.empty() ? beads_.take() : by_hand;
  }

 private:
  /// 0-based numbers of "1 2", "s1 s2" or "1:1 1:2".
  std::vector<std::uint32_t> ids(std::string_view list, std::size_t line) const {
    std::vector<std::uint32_t> out;
    while (!list.empty()) {
      const std::size_t space = std::min(list.find(' '), list.size());
      const std::string_view id = list.substr(0, space);
      list.remove_prefix(std::min(space + 1, list.size()));
      if (id.empty()) continue;
      const std::size_t digits = id.find_last_not_of("0123456789") + 1;
      std::uint32_t value = 0;
      const auto result = std::from_chars(id.data() + digits, id.data() + id.size(), value);
      if (result.ec != std::errc() || value == 0)
        throw Error(ErrorKind::format, beads_.place(line), "a sentence that is not numbered from 1");
      out.push_back(value - 1);
    }
    return out;
  }

  bool partial_;
  BeadList beads_;
  BeadList by_hand_;
};

}  // namespace

UnitsRead read_tmx(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  TmxHandler handler(name, options, sink);
  read_xml(in, name, handler);
  return handler.result();
}

UnitsRead read_xliff(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  XliffHandler handler(name, options, sink);
  read_xml(in, name, handler);
  return handler.result();
}

std::vector<Bead> read_xces(std::istream& in, std::string_view name, const BeadsReadOptions& options) {
  XcesHandler handler(name, options.partial);
  read_xml(in, name, handler);
  return handler.take();
}

}  // namespace muwazi::inline v0
