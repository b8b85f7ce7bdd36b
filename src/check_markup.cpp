// SPDX-License-Identifier: Apache-2.0
// What a program reads within a text and a translator has to keep: placeholders, tags, code spans, links, addresses.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check_context.hpp"
#include "markup.hpp"
#include "placeholder.hpp"

namespace muwazi::inline v0 {
namespace {

/// The tag, if any, that keeps a text's tags from closing one another in order. Void elements and <x/> stand alone.
const Markup* broken_tag(const std::vector<Markup>& all) {
  static constexpr std::string_view alone[] = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "li", "source", "wbr"};
  std::vector<const Markup*> open;
  const auto name = [](std::string_view tag) {
    tag.remove_prefix(tag[1] == '/' ? 2 : 1);
    return tag.substr(0, tag.find_first_of(" \t/>"));
  };
  for (const Markup& markup : all) {
    if (markup.kind != MarkupKind::tag || markup.text.ends_with("/>")) continue;
    const std::string_view own = name(markup.text);
    if (own.front() >= 'A' && own.front() <= 'Z') continue;  // a component that the text speaks of
    if (std::find(std::begin(alone), std::end(alone), own) != std::end(alone)) continue;
    if (markup.text[1] != '/') {
      open.push_back(&markup);
    } else {
      if (open.empty() || name(open.back()->text) != own) return &markup;
      open.pop_back();
    }
  }
  return open.empty() ? nullptr : open.back();
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// Faults of form in a target whose pieces are all there: arguments out of order, tags that do not close, links torn apart.
void check_form(const PairView& pair, const std::vector<Markup>& from, const std::vector<Markup>& to, bool all_found,
                Findings& findings) {
  const BeadSide& target = pair.target();
  const auto report = [&](std::string_view rule, double confidence, std::uint32_t begin, std::uint32_t end, Message message) {
    Draft draft;
    draft.rule = rule;
    draft.bead = pair.index;
    draft.confidence = confidence;
    draft.target = ByteRange{target.range.begin + begin, target.range.begin + end};
    draft.message = std::move(message);
    findings.add(std::move(draft));
  };
  const auto in_order = [](const std::vector<Markup>& all) {
    std::vector<const Markup*> out;
    for (const Markup& markup : all)
      if (markup.kind == MarkupKind::placeholder && is_unnumbered(markup.text)) out.push_back(&markup);
    return out;
  };
  const std::vector<const Markup*> wanted = in_order(from);
  const std::vector<const Markup*> given = in_order(to);
  if (all_found && wanted.size() == given.size())
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (identity(*wanted[i]) == identity(*given[i]) || given[i]->text == "%.0s") continue;
      report("markup.placeholder", 0.9, given[i]->range.begin, given[i]->range.end,
             {"{0} stands where the source has {1}, and arguments are taken in order", {quote(given[i]->text), quote(wanted[i]->text)}});
      break;
    }
  if (all_found && broken_tag(from) == nullptr)
    if (const Markup* tag = broken_tag(to); tag != nullptr)
      report("markup.tag", 0.8, tag->range.begin, tag->range.end, {"{0} has no partner", {quote(tag->text)}});
  // <a href="x>: an attribute that does not end where the source's all do.
  const auto is_torn = [](const Markup& markup) {
    return markup.kind == MarkupKind::tag && std::count(markup.text.begin(), markup.text.end(), '"') % 2 != 0;
  };
  if (std::none_of(from.begin(), from.end(), is_torn))
    if (const auto tag = std::find_if(to.begin(), to.end(), is_torn); tag != to.end())
      report("markup.tag", 0.85, tag->range.begin, tag->range.end, {"{0} lacks a quotation mark", {quote(tag->text)}});
  // "[words] (address)" is no Markdown link.
  const std::string_view there = target.text();
  constexpr std::string_view torn = "] (";
  if (count_of(there, torn) > count_of(pair.source().text(), torn) && count_of(there, "](") < count_of(pair.source().text(), "]("))
    if (const std::size_t at = there.find(torn); at != std::string_view::npos)
      report("markup.link", 0.85, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + torn.size()),
             "a space tears the link's words from its address");
}

/// Whether a text has an argument of Qt, plain or in the digits of the reader; `id` is its identity, "%1".
bool has_argument(std::string_view text, const std::string& id) {
  if (id.size() < 2 || id[0] != '%' || !is_ascii_digit(id[1])) return false;
  for (const std::string& form : {id, "%L" + id.substr(1)})
    for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1))
      if (at + form.size() >= text.size() || !is_ascii_digit(text[at + form.size()])) return true;
  return false;
}

/// Where an argument of Qt stands with its sign behind the number ("1%" for "%1"), as it is shown in a line that runs from the right;
/// empty where it does not. `id` is its identity.
ByteRange turned_argument(std::string_view text, const std::string& id) {
  if (id.size() < 2 || id[0] != '%' || !is_ascii_digit(id[1])) return {};
  const std::string turned = id.substr(1) + "%";
  for (std::size_t at = text.find(turned); at != std::string_view::npos; at = text.find(turned, at + 1))
    if (at == 0 || (!is_ascii_digit(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != ','))
      return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + turned.size())};
  return {};
}

/// Quotation marks of a text that stand outside its tags; `all` are its pieces.
std::size_t quotation_marks(std::string_view text, const std::vector<Markup>& all) {
  static constexpr std::string_view marks[] = {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018", "\u2019"};
  std::size_t count = 0;
  for (const std::string_view mark : marks) count += count_of(text, mark);
  for (const Markup& markup : all)
    if (markup.kind == MarkupKind::tag) count -= count_of(markup.text, "\"");
  return count;
}

/// Whether a byte begins an Arabic letter.
constexpr bool begins_arabic(char c) { return static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB; }

/// Whether a text has a hashtag in Arabic letters.
bool has_own_hashtag(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('#', at + 1))
    if (begins_arabic(text[at + 1])) return true;
  return false;
}

/// Whether a tag may be words in angle brackets that stand for a value ("<unknown>", "<not set>").
bool may_be_value(std::string_view tag) {
  const std::string_view words = tag.substr(1, tag.size() - 2);
  return words.size() >= 3 && std::all_of(words.begin(), words.end(), [](char c) { return is_ascii_letter(c) || c == '-' || c == '_' || c == ' '; });
}

/// Whether a text has words in Arabic letters in angle brackets.
bool has_own_value(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at + 1))
    if (begins_arabic(text[at + 1])) return text.find('>', at) != std::string_view::npos;
  return false;
}

/// Whether a tag says by its shape of letters what Arabic, which has no italics, says by quotation marks.
bool is_of_quotation(const std::string& name) { return name == "q>" || name == "i>" || name == "em>" || name == "cite>"; }

/// Whether Arabic says that there is one of something, and English has no word for one.
bool says_one(const PairView& pair) {
  for (std::size_t i = 0; i < pair.english.tokens().size(); ++i)
    if (pair.english.key(i) == "one" || pair.english.key(i) == "single") return false;
  for (std::size_t i = 0; i < pair.arabic.tokens().size(); ++i) {
    const std::string_view key = pair.arabic.key(i);
    if (key == "\u0648\u0627\u062D\u062F" || key == "\u0648\u0627\u062D\u062F\u0647" || key == "\u0648\u0627\u062D\u062F\u0629") return true;
  }
  return false;
}

/// Whether a placeholder of the English source counts things in the singular: "%d file".
bool counts_in_singular(const BeadSide& english, const Markup& placeholder) {
  if (placeholder.text == "%s" || placeholder.text == "%@") return false;
  const std::string_view text = english.text();
  std::size_t at = placeholder.range.end;
  if (at >= text.size() || text[at] != ' ') return false;
  const std::size_t begin = ++at;
  while (at < text.size() && is_ascii_letter(text[at])) ++at;
  const std::string_view noun = text.substr(begin, at - begin);
  return noun.size() >= 3 && !noun.ends_with('s') && (at >= text.size() || text[at] != '(');
}

/// What is asked of both texts where a piece is missing, and looked for once.
class Excuses {
 public:
  Excuses(const PairView& pair, const std::vector<Markup>& from, const std::vector<Markup>& to) : pair_(pair), from_(from), to_(to) {}

  /// Whether the count of things that a placeholder gives may be left out, since there is one of them: the pair is a message's form
  /// for one, or English has it before a noun in the singular and Arabic says "one".
  bool may_be_one(const Markup& placeholder) {
    if (pair_.bead != nullptr && pair_.bead->number == MessageNumber::one) return true;
    if (!pair_.english_is_source || !counts_in_singular(pair_.english, placeholder)) return false;
    if (!one_) one_ = says_one(pair_);
    return *one_;
  }
  /// Whether the translation has a pair of quotation marks more.
  bool is_quoted() {
    if (!quoted_) quoted_ = quotation_marks(pair_.target().text(), to_) >= quotation_marks(pair_.source().text(), from_) + 2;
    return *quoted_;
  }
  /// Whether a tag without an end is a value, and the translation has one of its own.
  bool is_value(std::string_view tag) {
    if (!may_be_value(tag)) return false;
    if (!value_) {
      value_ = has_own_value(pair_.target().text());
      for (const Markup& markup : from_)
        if (*value_ && markup.kind == MarkupKind::tag && markup.text[1] == '/') ends_.insert(std::string(markup.text.substr(2)));
    }
    return *value_ && !ends_.contains(std::string(tag.substr(1)));
  }

 private:
  const PairView& pair_;
  const std::vector<Markup>& from_;
  const std::vector<Markup>& to_;
  std::optional<bool> one_, quoted_, value_;
  std::unordered_set<std::string> ends_;  ///< of the source's tags
};

/// Whether looking for each piece of one side in the other would take more than some second.
bool too_much(std::size_t from, std::size_t to, std::size_t source_bytes, std::size_t target_bytes) noexcept {
  constexpr std::size_t most = std::size_t{1} << 30;
  return from * (target_bytes + to) + to * source_bytes > most;
}

std::string_view rule_of(MarkupKind kind) {
  switch (kind) {
    case MarkupKind::placeholder: return "markup.placeholder";
    case MarkupKind::tag: return "markup.tag";
    case MarkupKind::code: return "markup.code";
    case MarkupKind::file: return "markup.file";
    case MarkupKind::link: break;
  }
  return "markup.link";
}

/// What of a piece the translation has to keep, where the marks round it may go: a code span's words, a link's address.
std::string_view content_of(const Markup& markup) {
  std::string_view content = markup.text;
  if (markup.kind == MarkupKind::link) return address_of(content);
  if (markup.kind == MarkupKind::code) {
    while (content.starts_with('`')) content.remove_prefix(1);
    while (content.ends_with('`')) content.remove_suffix(1);
  }
  return content;
}

/// One pair's pieces, looked for on the other side.
class MarkupCheck {
 public:
  MarkupCheck(const PairView& pair, const std::vector<Markup>& from, const std::vector<Markup>& to, bool of_qt, Findings& findings)
      : pair_(pair), from_(from), to_(to), of_qt_(of_qt), findings_(findings), there_(to), excuses_(pair, from, to),
        target_text_(pair.target().text()) {}

  void run() {
    for (const Markup& markup : from_) look_for(markup);
    for (std::size_t i = 0; i < to_.size(); ++i)
      if (is_added(i)) report_added(to_[i]);
    check_form(pair_, from_, to_, all_found_, findings_);
  }

 private:
  void look_for(const Markup& markup) {
    const std::string id = identity(markup);
    if (there_.take(markup.kind, id) || markup.range.end <= lost_until_) return;
    if (markup.kind == MarkupKind::tag && is_tag_excused(markup, id)) return;
    // A hashtag may be translated.
    if (markup.kind == MarkupKind::link && markup.text.starts_with('#') && has_own_hashtag(target_text_)) return;
    const std::string_view content = content_of(markup);
    if (markup.kind == MarkupKind::link && take_page_of_other_language(content)) return;
    if (markup.kind != MarkupKind::tag && !content.empty() && count_of(target_text_, content) > taken_like(markup)) return;
    // Arabic text is not read for the arguments of Qt, which may be shown in the digits of its reader.
    if (of_qt_ && markup.kind == MarkupKind::placeholder && has_argument(target_text_, id)) return;
    if (markup.kind == MarkupKind::placeholder && !one_told_ && excuses_.may_be_one(markup)) {
      one_told_ = true;
      return;
    }
    if (markup.kind == MarkupKind::code &&
        (content.find(' ') != std::string_view::npos || content.find_first_of("(){}[]<>=.;/_-") == std::string_view::npos))
      return;  // words in code marks may be translated
    all_found_ = false;
    if (markup.kind == MarkupKind::tag) lost_until_ = markup.range.end;
    // A handle that stands three times is one loss.
    if (markup.kind == MarkupKind::link && !lost_links_.insert(id).second) return;
    report_lost(markup, id);
  }

  /// An opening tag and its end are one loss; a link may be written in Markdown instead; a tag that the text speaks of may stand in
  /// another kind of quotation marks.
  bool is_tag_excused(const Markup& markup, const std::string& id) {
    const bool closing = markup.text[1] == '/';
    const std::string name = closing ? id.substr(2) : id.substr(1, id.find_first_of("> ", 1) - 1) + ">";
    if (closing) {
      const auto opened = lost_tags_.find(name);
      if (opened != lost_tags_.end() && opened->second > 0) {
        --opened->second;
        return true;
      }
    } else {
      ++lost_tags_[name];
      if (is_of_quotation(name) && excuses_.is_quoted()) return true;
      if (excuses_.is_value(markup.text)) {
        --lost_tags_[name];
        return true;
      }
      const std::string_view address = link_of(markup.text);
      if (!address.empty() && target_text_.find(address) != std::string_view::npos) return true;
    }
    return target_text_.find(markup.text) != std::string_view::npos && std::none_of(to_.begin(), to_.end(), [&](const Markup& other) {
             return other.kind == MarkupKind::tag && other.text == markup.text;
           });
  }

  /// Takes a free link to the page that `address` is in the other language; false where there is none.
  bool take_page_of_other_language(std::string_view address) {
    for (std::size_t i = 0; i < to_.size(); ++i)
      if (to_[i].kind == MarkupKind::link && !there_.used[i] && differ_by_language(address, address_of(to_[i].text))) {
        there_.used[i] = 1;
        return true;
      }
    return false;
  }

  /// Pieces of the translation like this one that stand for others of the source. Arguments that are taken in order are as many as in
  /// the source: one that stands for another says nothing of this one.
  [[nodiscard]] std::size_t taken_like(const Markup& markup) const {
    if (markup.kind != MarkupKind::placeholder || !is_unnumbered(markup.text)) return 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < to_.size(); ++i)
      if (there_.used[i] && to_[i].text == markup.text) ++count;
    return count;
  }

  void report_lost(const Markup& markup, const std::string& id) {
    const ByteRange source = pair_.source().range;
    Draft draft;
    draft.rule = rule_of(markup.kind);
    draft.bead = pair_.index;
    draft.source = ByteRange{source.begin + markup.range.begin, source.begin + markup.range.end};
    draft.confidence = markup.kind == MarkupKind::placeholder ? 0.95 : markup.kind == MarkupKind::code ? 0.8 : 0.7;
    draft.message = {"{0} is missing in the translation", {quote(markup.text)}};
    if (const auto changed = changed_into(markup, id)) {
      draft.target = ByteRange{pair_.target().range.begin + changed->begin, pair_.target().range.begin + changed->end};
      draft.message = {"{0} became {1}", {quote(markup.text), quote(changed->in(target_text_))}};
      draft.suggestions.emplace_back(markup.text);
    }
    findings_.add(std::move(draft));
  }

  /// What a lost piece was changed to: an argument of Qt turned about, or the first free piece of the kind that is none of the source's.
  std::optional<ByteRange> changed_into(const Markup& markup, const std::string& id) {
    if (const ByteRange turned = turned_argument(target_text_, id); of_qt_ && !turned.empty()) return turned;
    if (wanted_.empty())
      for (const Markup& other : from_) wanted_.insert(identity(other));
    const Markup* changed = there_.take_unwanted(markup.kind, wanted_);
    return changed != nullptr ? std::optional(changed->range) : std::nullopt;
  }

  /// Whether a piece of the translation is a placeholder that the source does not have.
  [[nodiscard]] bool is_added(std::size_t i) const {
    if (there_.used[i] || to_[i].kind != MarkupKind::placeholder) return false;
    if (to_[i].text == "%.0s" && one_told_) return false;  // takes an argument and prints nothing
    const std::string_view source = pair_.source().text();
    if (source.find(to_[i].text) != std::string_view::npos && there_.ids[i].size() < 3) return false;  // {} of a code span
    return !(of_qt_ && has_argument(source, there_.ids[i]));
  }

  void report_added(const Markup& markup) {
    const ByteRange target = pair_.target().range;
    Draft draft;
    draft.rule = "markup.placeholder";
    draft.bead = pair_.index;
    draft.target = ByteRange{target.begin + markup.range.begin, target.begin + markup.range.end};
    draft.confidence = 0.9;
    draft.message = {"{0} is not in the source", {quote(markup.text)}};
    findings_.add(std::move(draft));
    all_found_ = false;
  }

  const PairView& pair_;
  const std::vector<Markup>& from_;
  const std::vector<Markup>& to_;
  const bool of_qt_;
  Findings& findings_;
  Pieces there_;
  Excuses excuses_;
  const std::string_view target_text_;
  std::unordered_set<std::string> wanted_;  ///< identities of the source's pieces; made where something is missing
  std::unordered_map<std::string, std::size_t> lost_tags_;
  std::unordered_set<std::string> lost_links_;
  bool all_found_ = true;
  bool one_told_ = false;         ///< the count was put in words: "one file"
  std::uint32_t lost_until_ = 0;  ///< end of the tag that was lost last: what stands in it is lost with it
};

}  // namespace

void check_markup(const CheckContext&, const PairView& pair, Findings& findings) {
  const bool of_qt = is_of_qt(pair.english.text());
  const std::vector<Markup> from = markup_of(pair.source(), of_qt);
  const std::vector<Markup> to = markup_of(pair.target(), of_qt);
  if (from.empty() && to.empty()) return;
  if (too_much(from.size(), to.size(), pair.source().text().size(), pair.target().text().size()))
    return findings.add_too_long(pair, "the pair is too long for some of the checks: placeholders, tags, links and files were not looked at");
  MarkupCheck(pair, from, to, of_qt, findings).run();
}

}  // namespace muwazi::inline v0
