// SPDX-License-Identifier: Apache-2.0
// Running text of HTML by gumbo (the tree construction of the HTML standard), where the library was built with it.
//
// Furniture. Elements that are furniture by their tag, role, hidden state, or a word of their class or id go, and so do
// lists and boxes in which most characters are links. A class or id and a share of links count only where the element
// holds less than half of the page's text, so that a wrapper called "has-sidebar" or a page of links is not lost.
#include <muwazi/error.hpp>

#include "extract_formats.hpp"
#include "one_of.hpp"

#ifdef MUWAZI_WITH_GUMBO

#include <gumbo.h>

#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <vector>

namespace muwazi::inline v0 {
namespace {

/// Memory for one parse: bounded, and freed without going down the tree, which gumbo does by recursion. gumbo does not look at
/// what its allocator returns, so that the only way out of it is a jump; no C++ object stands in between.
class ParserMemory {
 public:
  explicit ParserMemory(std::size_t limit) : left_(limit) {}
  ParserMemory(const ParserMemory&) = delete;
  ParserMemory& operator=(const ParserMemory&) = delete;
  ~ParserMemory() {
    for (Block* block = first_.next; block != nullptr;) {
      Block* next = block->next;
      std::free(block);
      block = next;
    }
  }

  std::jmp_buf exhausted;

  static void* allocate(void* self, std::size_t size) { return static_cast<ParserMemory*>(self)->take(size); }
  static void release(void* self, void* memory) { static_cast<ParserMemory*>(self)->give_back(memory); }

 private:
  struct alignas(std::max_align_t) Block {
    Block* previous = nullptr;
    Block* next = nullptr;
    std::size_t size = 0;
  };

  void* take(std::size_t size) {
    if (size > left_) std::longjmp(exhausted, 1);
    auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
    if (block == nullptr) std::longjmp(exhausted, 1);
    left_ -= size;
    block->previous = &first_;
    block->next = first_.next;
    block->size = size;
    if (first_.next != nullptr) first_.next->previous = block;
    first_.next = block;
    return block + 1;
  }
  void give_back(void* memory) {
    if (memory == nullptr) return;
    Block* block = static_cast<Block*>(memory) - 1;
    left_ += block->size;
    block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    std::free(block);
  }

  std::size_t left_;
  Block first_;
};

GumboOutput* parse(ParserMemory& memory, std::string_view utf8) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = ParserMemory::allocate;
  options.deallocator = ParserMemory::release;
  options.userdata = &memory;
  options.max_errors = 0;
  if (setjmp(memory.exhausted) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
  return gumbo_parse_with_options(&options, utf8.data(), utf8.size());
}

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter(char c) noexcept { return (lower(c) >= 'a' && lower(c) <= 'z'); }
constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// More elements open at once than any page of text has: gumbo looks through all of them again and again.
bool too_deep(std::string_view html) {
  constexpr int deepest = 2000;
  int depth = 0;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (at + 1 >= html.size()) break;
    if (html.substr(at).starts_with("<!--")) {
      at = html.find("-->", at);
      if (at == html.npos) break;
      continue;
    }
    const bool closing = html[at + 1] == '/';
    std::size_t begin = at + 1 + (closing ? 1 : 0);
    std::size_t end = begin;
    char name[12] = {};
    for (; end < html.size() && end - begin < sizeof name && (is_letter(html[end]) || (html[end] >= '0' && html[end] <= '9')); ++end)
      name[end - begin] = lower(html[end]);
    const std::string_view tag(name, end - begin);
    if (tag.empty()) continue;
    // Elements without an end, and those whose end may be left out.
    if (is_one_of(tag, {"br", "img", "hr", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "param", "source", "track",
                        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head",
                        "body", "rt", "rp", "colgroup"}))
      continue;
    if (!closing && is_one_of(tag, {"script", "style", "textarea", "title"})) {
      // What looks like tags in there is none.
      do {
        at = html.find("</", at + 2);
      } while (at != html.npos && lower(html[std::min(at + 2, html.size() - 1)]) != tag[0]);
      if (at == html.npos) break;
      continue;
    }
    if (closing)
      depth = std::max(0, depth - 1);
    else if (++depth > deepest)
      return true;
  }
  return false;
}

class Page {
 public:
  Page(TextBuilder& out, std::string_view utf8, bool furniture) : out_(out), utf8_(utf8), furniture_(furniture) {}

  void run(const GumboNode* root) {
    measure(root);
    total_ = counts_[root].text;
    const GumboNode* top = furniture_ ? root : main_of(root);
    total_ = counts_[top].text;
    write(top);
  }

 private:
  struct Counts {
    std::size_t text = 0;   ///< bytes that are no space
    std::size_t links = 0;  ///< of these within <a>
    std::size_t link_count = 0;
  };

  static bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
  static GumboTag tag_of(const GumboNode* node) { return node->v.element.tag; }
  static std::string_view attribute(const GumboNode* node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
  }
  static bool has_attribute(const GumboNode* node, const char* name) {
    return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
  }
  static const GumboVector* children_of(const GumboNode* node) {
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    return is_element(node) ? &node->v.element.children : nullptr;
  }

  /// Calls enter(node) for each node, and leave(node) for those whose enter() said true, without recursion.
  template <typename Enter, typename Leave>
  static void walk(const GumboNode* root, Enter enter, Leave leave) {
    std::vector<std::pair<const GumboNode*, unsigned>> open;
    if (!enter(root)) return;
    open.push_back({root, 0});
    while (!open.empty()) {
      auto& [node, next] = open.back();
      const GumboVector* children = children_of(node);
      if (children != nullptr && next < children->length) {
        const auto* child = static_cast<const GumboNode*>(children->data[next++]);
        if (enter(child)) open.push_back({child, 0});
      } else {
        const GumboNode* done = node;
        open.pop_back();
        leave(done);
      }
    }
  }

  /// Never text, with furniture or without.
  static bool is_no_text(const GumboNode* node) {
    if (node->v.element.tag_namespace == GUMBO_NAMESPACE_SVG) return true;
    switch (tag_of(node)) {
      case GUMBO_TAG_HEAD:
      case GUMBO_TAG_SCRIPT:
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_NOSCRIPT:
      case GUMBO_TAG_TEMPLATE:
      case GUMBO_TAG_IFRAME:
      case GUMBO_TAG_OBJECT:
      case GUMBO_TAG_AUDIO:
      case GUMBO_TAG_VIDEO:
      case GUMBO_TAG_CANVAS:
      case GUMBO_TAG_SELECT:
      case GUMBO_TAG_DATALIST:
      case GUMBO_TAG_TEXTAREA:
      case GUMBO_TAG_NOFRAMES:
      case GUMBO_TAG_NOEMBED:
      case GUMBO_TAG_RT:
      case GUMBO_TAG_RP:
      case GUMBO_TAG_DEL: return true;
      default: break;
    }
    if (has_attribute(node, "hidden")) return true;
    const std::string_view style = attribute(node, "style");
    for (const std::string_view hidden : {"display:none", "display: none", "visibility:hidden", "visibility: hidden"})
      if (style.find(hidden) != style.npos) return true;
    return false;
  }

  static bool has_word(std::string_view words, std::initializer_list<std::string_view> list) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (is_one_of(words.substr(0, end), list)) return true;
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
  }

  /// The number that leads to a note, "<sup><a href='#n1'>1</a></sup>", or from the note back: glued to a word or a
  /// figure ("in 19841") it would be read as part of it.
  bool is_note_mark(const GumboNode* node) {
    if (tag_of(node) == GUMBO_TAG_A)
      return has_word(attribute(node, "epub:type"), {"noteref", "backlink", "referrer"}) ||
             has_word(attribute(node, "role"), {"doc-noteref", "doc-backlink"});
    if (tag_of(node) != GUMBO_TAG_SUP) return false;
    const Counts counts = counts_[node];
    if (counts.link_count == 0 || counts.text > 6 * counts.link_count || counts.text > counts.links + 2 * counts.link_count) return false;
    bool to_notes = true;
    walk(
        node,
        [&](const GumboNode* part) {
          if (!is_element(part)) return false;
          if (tag_of(part) == GUMBO_TAG_A) to_notes = to_notes && attribute(part, "href").find('#') != std::string_view::npos;
          return true;
        },
        [](const GumboNode*) {});
    return to_notes;
  }

  void measure(const GumboNode* root) {
    std::vector<Counts> open(1);  // the first one for what stands around the root
    int links = 0;
    walk(
        root,
        [&](const GumboNode* node) {
          if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
            std::size_t size = 0;
            for (const char* c = node->v.text.text; *c != '\0'; ++c) size += !is_space(*c);
            open.back().text += size;
            if (links > 0) open.back().links += size;
            return false;
          }
          if (node->type != GUMBO_NODE_DOCUMENT && (!is_element(node) || is_no_text(node))) return false;
          open.emplace_back();
          if (is_element(node) && tag_of(node) == GUMBO_TAG_A) {
            ++links;
            ++open.back().link_count;
          }
          return true;
        },
        [&](const GumboNode* node) {
          const Counts done = open.back();
          open.pop_back();
          counts_[node] = done;
          if (is_element(node) && tag_of(node) == GUMBO_TAG_A) --links;
          open.back().text += done.text;
          open.back().links += done.links;
          open.back().link_count += done.link_count;
        });
  }

  /// The one <main> or the <article> that holds most of the page's text, else the page.
  const GumboNode* main_of(const GumboNode* root) {
    const GumboNode* best_main = nullptr;
    const GumboNode* best_article = nullptr;
    walk(
        root,
        [&](const GumboNode* node) {
          if (node->type == GUMBO_NODE_DOCUMENT) return true;
          if (!is_element(node) || is_no_text(node)) return false;
          const auto better = [&](const GumboNode* best) { return best == nullptr || counts_[node].text > counts_[best].text; };
          if ((tag_of(node) == GUMBO_TAG_MAIN || attribute(node, "role") == "main") && better(best_main)) best_main = node;
          if (tag_of(node) == GUMBO_TAG_ARTICLE && better(best_article)) best_article = node;
          return true;
        },
        [](const GumboNode*) {});
    if (best_main != nullptr && counts_[best_main].text > 0 && counts_[best_main].text * 5 >= total_) root = best_main;
    if (best_article != nullptr && counts_[best_article].text * 2 >= counts_[root].text && counts_[best_article].text > 0)
      root = best_article;
    return root;
  }

  /// "main-menu__item socialShare" holds the words main, menu, item, social, share.
  static bool names_furniture(std::string_view names) {
    std::string word;
    const auto known = [&] {
      return is_one_of(word, {"ad", "ads", "advert", "adverts", "advertisement", "advertising", "banner", "breadcrumb", "breadcrumbs",
                              "comments", "consent", "cookie", "cookies", "disqus", "footer", "gdpr", "masthead", "menu", "modal",
                              "nav", "navbar", "navigation", "newsletter", "outbrain", "pager", "paginator", "pagination", "popup",
                              "promo", "promoted", "recommended", "recommendations", "related", "share", "sharing", "sidebar",
                              "skip", "skiplink", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "toolbar",
                              "widget"});
    };
    for (std::size_t i = 0; i <= names.size(); ++i) {
      const bool letter = i < names.size() && is_letter(names[i]);
      const bool hump = letter && i > 0 && names[i] <= 'Z' && names[i - 1] >= 'a';
      if ((!letter || hump) && !word.empty()) {
        if (known()) return true;
        word.clear();
      }
      if (letter) word += lower(names[i]);
    }
    return false;
  }

  static bool inside(const GumboNode* node, GumboTag tag, GumboTag other) {
    for (node = node->parent; node != nullptr; node = node->parent)
      if (is_element(node) && (tag_of(node) == tag || tag_of(node) == other)) return true;
    return false;
  }

  bool holds_headline(const GumboNode* node) {
    bool found = false;
    walk(
        node,
        [&](const GumboNode* part) {
          found = found || (is_element(part) && tag_of(part) == GUMBO_TAG_H1);
          return !found && is_element(part);
        },
        [](const GumboNode*) {});
    return found;
  }

  bool is_furniture(const GumboNode* node) {
    const Counts& counts = counts_[node];
    switch (tag_of(node)) {
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_ASIDE:
      case GUMBO_TAG_FOOTER:
      case GUMBO_TAG_BUTTON: return true;
      case GUMBO_TAG_HEADER:
        if (!inside(node, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN) && !holds_headline(node)) return true;
        break;
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_HTML:
      case GUMBO_TAG_MAIN:
      case GUMBO_TAG_ARTICLE:
      case GUMBO_TAG_H1:
      case GUMBO_TAG_P: return false;
      default: break;
    }
    if (is_one_of(attribute(node, "role"), {"navigation", "banner", "contentinfo", "complementary", "search", "dialog",
                                            "alertdialog", "menu", "menubar", "toolbar", "tablist"}))
      return true;
    if (attribute(node, "aria-hidden") == "true") return true;
    if (counts.text * 2 >= total_) return false;
    if (names_furniture(attribute(node, "class")) || names_furniture(attribute(node, "id"))) return true;
    switch (tag_of(node)) {
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_SECTION:
      case GUMBO_TAG_TABLE:
        return counts.link_count >= 3 && counts.links * 10 >= counts.text * 8 && counts.text < counts.link_count * 80;
      default: return false;
    }
  }

  static bool is_block(GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_A:
      case GUMBO_TAG_ABBR:
      case GUMBO_TAG_ACRONYM:
      case GUMBO_TAG_B:
      case GUMBO_TAG_BDI:
      case GUMBO_TAG_BDO:
      case GUMBO_TAG_BIG:
      case GUMBO_TAG_CITE:
      case GUMBO_TAG_CODE:
      case GUMBO_TAG_DATA:
      case GUMBO_TAG_DFN:
      case GUMBO_TAG_EM:
      case GUMBO_TAG_FONT:
      case GUMBO_TAG_I:
      case GUMBO_TAG_IMG:
      case GUMBO_TAG_INS:
      case GUMBO_TAG_KBD:
      case GUMBO_TAG_LABEL:
      case GUMBO_TAG_MARK:
      case GUMBO_TAG_NOBR:
      case GUMBO_TAG_Q:
      case GUMBO_TAG_RUBY:
      case GUMBO_TAG_S:
      case GUMBO_TAG_SAMP:
      case GUMBO_TAG_SMALL:
      case GUMBO_TAG_SPAN:
      case GUMBO_TAG_STRIKE:
      case GUMBO_TAG_STRONG:
      case GUMBO_TAG_SUB:
      case GUMBO_TAG_SUP:
      case GUMBO_TAG_TIME:
      case GUMBO_TAG_TT:
      case GUMBO_TAG_U:
      case GUMBO_TAG_VAR:
      case GUMBO_TAG_WBR:
      case GUMBO_TAG_INPUT:
      case GUMBO_TAG_BUTTON:
      case GUMBO_TAG_SCRIPT:
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_NOSCRIPT:
      case GUMBO_TAG_TEMPLATE:
      case GUMBO_TAG_OBJECT:
      case GUMBO_TAG_AUDIO:
      case GUMBO_TAG_VIDEO:
      case GUMBO_TAG_CANVAS:
      case GUMBO_TAG_SELECT:
      case GUMBO_TAG_RT:
      case GUMBO_TAG_RP:
      case GUMBO_TAG_DEL:
      case GUMBO_TAG_UNKNOWN: return false;
      default: return true;
    }
  }

  void write(const GumboNode* top) {
    int preformatted = 0;
    walk(
        top,
        [&](const GumboNode* node) {
          switch (node->type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA: text(node->v.text, preformatted > 0); return false;
            case GUMBO_NODE_WHITESPACE:
              if (preformatted > 0)
                text(node->v.text, true);
              else
                out_.space();
              return false;
            case GUMBO_NODE_DOCUMENT: return true;
            case GUMBO_NODE_ELEMENT: break;
            default: return false;
          }
          if (is_no_text(node) || is_note_mark(node) || (!furniture_ && node != top && is_furniture(node))) {
            if (is_block(tag_of(node))) out_.paragraph_end();
            return false;
          }
          const GumboTag tag = tag_of(node);
          if (tag == GUMBO_TAG_BR) {
            out_.line_end();
            return false;
          }
          if (is_block(tag)) out_.paragraph_end();
          preformatted += tag == GUMBO_TAG_PRE;
          if (tag == GUMBO_TAG_Q) quote(node->v.element.original_tag);
          return true;
        },
        [&](const GumboNode* node) {
          if (!is_element(node)) return;
          const GumboTag tag = tag_of(node);
          if (tag == GUMBO_TAG_Q) quote(node->v.element.original_end_tag);
          preformatted -= tag == GUMBO_TAG_PRE;
          if (is_block(tag)) out_.paragraph_end();
        });
  }

  /// Browsers set <q> in quotation marks.
  void quote(const GumboStringPiece& tag) {
    const std::uint32_t begin = tag.data == nullptr ? last_ : place(tag.data);
    out_.put("\"", begin, begin + static_cast<std::uint32_t>(tag.length));
  }

  [[nodiscard]] std::uint32_t place(const char* at) const {
    if (at < utf8_.data() || at > utf8_.data() + utf8_.size()) return last_;
    return static_cast<std::uint32_t>(at - utf8_.data());
  }

  /// Text of a node beside the bytes that it was read from: the same but for references ("&amp;") and CR LF.
  void text(const GumboText& node, bool preformatted) {
    const std::string_view plain = node.text;
    std::string_view original(node.original_text.data == nullptr ? "" : node.original_text.data, node.original_text.length);
    std::uint32_t begin = place(node.original_text.data);
    if (begin + original.size() > utf8_.size()) original = {};
    if (original.starts_with("<![CDATA[")) {
      original.remove_prefix(9);
      begin += 9;
    }
    if (TextBuilder::is_blank(plain)) {
      out_.put(plain, begin, begin + static_cast<std::uint32_t>(original.size()));
      return;
    }
    std::size_t o = 0;
    for (std::size_t p = 0; p < plain.size();) {
      const char c = plain[p];
      std::size_t size = 1;      // in plain
      std::size_t o_size = 1;  // in the original
      if (o < original.size() && original[o] == '&' && !(c == '&' && (o + 1 == original.size() || is_space(original[o + 1])))) {
        std::size_t end = o + 1;
        while (end < original.size() && end - o < 40 && (is_letter(original[end]) || original[end] == '#' || (original[end] >= '0' && original[end] <= '9')))
          ++end;
        if (c == '&' && !(original.substr(o).starts_with("&amp") || original.substr(o).starts_with("&AMP") || original.substr(o).starts_with("&#"))) {
          // a bare ampersand
        } else {
          if (end < original.size() && original[end] == ';') ++end;
          o_size = end - o;
          while (p + size < plain.size() && (static_cast<unsigned char>(plain[p + size]) & 0xC0) == 0x80) ++size;
          // References to two characters are rare: the second one shows by what follows.
          if (p + size < plain.size() && end < original.size() && plain[p + size] != original[end] && original[end] != '&' &&
              static_cast<unsigned char>(plain[p + size]) >= 0x80) {
            ++size;
            while (p + size < plain.size() && (static_cast<unsigned char>(plain[p + size]) & 0xC0) == 0x80) ++size;
          }
        }
      } else if (o < original.size() && original[o] == '\r' && c == '\n') {
        o_size = o + 1 < original.size() && original[o + 1] == '\n' ? 2 : 1;
      } else if (o < original.size() && original[o] != c) {
        o_size = 0;  // out of step: what follows stands for the rest as a whole
        size = plain.size() - p;
      } else if (o >= original.size()) {
        o_size = 0;
      }
      const auto from = static_cast<std::uint32_t>(begin + std::min(o, original.size()));
      auto to = static_cast<std::uint32_t>(begin + std::min(o + o_size, original.size()));
      if (o_size == 0) to = static_cast<std::uint32_t>(begin + original.size());
      emit(plain.substr(p, size), from, to, preformatted);
      p += size;
      o = o_size == 0 ? original.size() : o + o_size;
    }
  }

  void emit(std::string_view piece, std::uint32_t from, std::uint32_t to, bool preformatted) {
    last_ = to;
    if (piece.size() > 1) return out_.put(piece, from, to);
    if (is_space(piece[0])) {
      if (preformatted && piece[0] == '\n')
        out_.line_end();
      else
        out_.space();
      return;
    }
    out_.put(piece, from, to);
  }

  TextBuilder& out_;
  std::string_view utf8_;
  bool furniture_;
  std::unordered_map<const GumboNode*, Counts> counts_;
  std::size_t total_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace

void extract_html(TextBuilder& out, std::string_view utf8, std::string_view name, bool furniture) {
  if (utf8.empty()) return;
  if (too_deep(utf8)) throw Error(ErrorKind::resource, std::string(name), "more than 2,000 HTML elements are open at once");
  ParserMemory memory((std::size_t{64} << 20) + 64 * utf8.size());
  const GumboOutput* output = parse(memory, utf8);
  if (output == nullptr) throw Error(ErrorKind::resource, std::string(name), "needs too much memory to parse as HTML");
  Page(out, utf8, furniture).run(output->root);
}

}  // namespace muwazi::inline v0

#else

namespace muwazi::inline v0 {

void extract_html(TextBuilder&, std::string_view, std::string_view name, bool) {
  throw Error(ErrorKind::resource, std::string(name), "this build of the library cannot read HTML");
}

}  // namespace muwazi::inline v0

#endif
