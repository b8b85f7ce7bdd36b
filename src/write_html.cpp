// SPDX-License-Identifier: Apache-2.0
// Writer of the review page. Its frame, style and script are src/html/; what depends on the review is made here.
//
// A pair is a list item: its number and shape, the sentences of both sides with the findings marked, and a card for each
// finding. The English column stands left and the Arabic one right, which is where their scripts start from; whatever else
// follows the direction of the page's own language. Every cell says its language and direction, every inserted fragment
// stands in a <bdi>, and the policy in the page's head names the one style and the one script that it allows.
//
// Pairs stand in blocks, a list each, of one or two screens. A browser lays out the blocks that can be seen and takes the
// others to have the height that the style sheet gives them, so that a text of thousands of pairs opens as fast as its
// markup can be parsed. For the same reason there is no more markup than is needed: a <details> in every card alone took a
// quarter of that time.
#include <fmt/format.h>
#include <muwazi/write.hpp>

#include <algorithm>
#include <array>

#include "dot_plot.hpp"
#include "escape.hpp"
#include "marks.hpp"
#include "messages.hpp"
#include "sink.hpp"

extern "C" const unsigned char muwazi_table_page[];
extern "C" const unsigned char muwazi_table_page_end[];

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t severities = 4;
constexpr std::size_t kinds = static_cast<std::size_t>(FindingKind::grammar) + 1;
/// Height of the map in its own units; rows say their place in it.
constexpr double map_height = 10000;
/// Beads below are shown as uncertain.
constexpr float low_score = 0.5F;
/// Fragments from here on, in bytes, are set as blocks of their own, and those above `longest_fragment` are cut.
constexpr std::size_t long_fragment = 60;
constexpr std::size_t longest_fragment = 160;
/// Height of a block of pairs in rem, as far as it can be reckoned: it ends at the next pair with findings from here on, as
/// cards hang down within their block only, and at `tallest_block` in any case. The style sheet gives unseen blocks a height
/// of between the two.
constexpr double tall_block = 120;
constexpr double tallest_block = 160;
/// How many pairs the cards of one may stand beside; the style sheet has a class for each.
constexpr std::size_t longest_span = 12;

constexpr std::string_view code(Language language) noexcept { return language == Language::english ? "en" : "ar"; }
constexpr std::string_view direction(Language language) noexcept {
  return language == Language::english ? "ltr" : "rtl";
}

std::size_t index(Severity severity) noexcept { return std::min<std::size_t>(static_cast<std::size_t>(severity), 3); }
std::size_t index(FindingKind kind) noexcept { return std::min(static_cast<std::size_t>(kind), kinds - 1); }

class Page {
 public:
  Page(std::ostream& out, const Review& review, const HtmlStyle& style)
      : review_(review),
        style_(style),
        source_marks_(review, Marks::Side::source),
        target_marks_(review, Marks::Side::target),
        of_bead_(review.beads.size()),
        sink_(out),
        text_(sink_.text) {
    for (std::uint32_t f = 0; f < review.findings.size(); ++f) {
      const Finding& finding = review.findings[f];
      if (finding.bead < of_bead_.size()) of_bead_[finding.bead].push_back(f);
      ++count_[index(finding.kind)][index(finding.severity)];
    }
    place_rows();
  }

  void write() {
    const std::string_view page(reinterpret_cast<const char*>(muwazi_table_page),
                                static_cast<std::size_t>(muwazi_table_page_end - muwazi_table_page));
    for (std::size_t at = 0;;) {
      const std::size_t open = page.find("{{", at);
      text_ += page.substr(at, open - at);
      if (open == page.npos) break;
      std::size_t close = page.find("}}", open);
      while (page[close + 2] == '}') ++close;
      fill(page.substr(open + 2, close - open - 2));
      at = close + 2;
      sink_.drain();
    }
    sink_.flush();
  }

 private:
  std::string_view say(std::string_view english) const { return message(style_.ui, english); }
  MessageStyle style() const { return {style_.ui, style_.digits, false}; }
  /// A number of the page's own, in the reader's digits.
  std::string digits(std::string_view ascii) const { return localized_digits(ascii, style()); }
  std::string digits(std::size_t number) const { return digits(std::to_string(number)); }
  void tell(std::string_view english) { append_html(text_, say(english)); }
  template <typename... Values>
  void tell(std::string_view english, const Values&... values) {
    append_html(text_, fmt::format(fmt::runtime(say(english)), values...));
  }
  template <typename... Values>
  void put(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }
  void bdi(std::string_view fragment, Language language) {
    put("<bdi{} lang=\"{}\" dir=\"{}\">", fragment.size() >= long_fragment ? " class=\"long\"" : "", code(language),
        direction(language));
    append_html(text_, fragment);
    text_ += "</bdi>";
  }
  void bdi(std::string_view fragment) {
    text_ += "<bdi>";
    append_html(text_, fragment);
    text_ += "</bdi>";
  }

  /// A message in the page's language, what it quotes in isolates of its own.
  void put_message(const Message& message) {
    for (const MessagePiece& piece : message_pieces(message, style())) {
      if (piece.quoted)
        bdi(piece.text);
      else if (piece.foreign)
        bdi(piece.text, Language::english);
      else
        append_html(text_, piece.text);
    }
  }

  void fill(std::string_view key) {
    if (key.starts_with("t:")) return tell(key.substr(2));
    if (key == "lang") text_ += code(style_.ui);
    if (key == "dir") text_ += direction(style_.ui);
    if (key == "digits") text_ += digits("0123456789");
    if (key == "version") text_ += MUWAZI_VERSION_STRING;
    if (key == "title") title();
    if (key == "heading") heading();
    if (key == "way") {
      tell(review_.source.language == Language::english ? "English original, Arabic translation"
                                                        : "Arabic original, English translation");
    }
    if (key == "body-class" && review_.findings.empty()) text_ += "no-findings";
    if (key == "skip-to-finding" && !review_.findings.empty()) {
      text_ += "<a class=\"skip\" href=\"#f1\">";
      tell("Skip to the first finding");
      text_ += "</a>\n";
    }
    if (key == "notes") notes();
    if (key == "statistics") statistics();
    if (key == "filters") filters();
    if (key == "map") map();
    if (key == "plot") append_dot_plot(text_, review_, style_.gold, say("Alignment picture"));
    if (key == "heads") heads();
    if (key == "blocks") blocks();
    if (key == "rules") used_rules();
  }

  /// A file's name without its folders.
  static std::string_view base_name(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    return slash == name.npos || slash + 1 == name.size() ? name : name.substr(slash + 1);
  }

  void title() {
    if (!style_.title.empty()) return append_html(text_, style_.title);
    append_html(text_, base_name(review_.source.name));
    text_ += " \xE2\x80\x93 ";
    append_html(text_, base_name(review_.target.name));
  }
  void heading() {
    if (!style_.title.empty()) return bdi(style_.title);
    bdi(base_name(review_.source.name));
    text_ += " \xE2\x80\x93 ";
    bdi(base_name(review_.target.name));
  }

  void notes() {
    if (review_.notes.empty()) return;
    text_ += "<section aria-label=\"";
    tell("Notes");
    text_ += "\">\n";
    for (const Message& note : review_.notes) {
      text_ += "<p class=\"note\">";
      put_message(note);
      text_ += "</p>\n";
    }
    text_ += "</section>\n";
  }

  void figure(std::string_view english, std::size_t number) {
    text_ += "<div><dt>";
    tell(english);
    put("</dt><dd>{}</dd></div>\n", digits(number));
  }

  void statistics() {
    std::size_t gaps = 0;
    std::size_t joins = 0;
    for (const Bead& bead : review_.beads) {
      gaps += bead.is_gap();
      joins += !bead.is_gap() && bead.source.size() + bead.target.size() > 2;
    }
    text_ += "<dl class=\"figures\">\n";
    figure("Sentences of the original", review_.source.sentences.size());
    figure("Sentences of the translation", review_.target.sentences.size());
    figure("Pairs", review_.beads.size());
    figure("Joined or split", joins);
    figure("Gaps", gaps);
    figure("Findings", review_.findings.size());
    text_ += "</dl>\n";
    if (review_.findings.empty()) return;
    // It scrolls on a narrow screen, so the keyboard has to reach it.
    text_ += "<div class=\"matrix-frame\" tabindex=\"0\" role=\"region\" aria-labelledby=\"matrix-title\"><table class=\"matrix\">"
             "<caption id=\"matrix-title\">";
    tell("Findings by kind and severity");
    text_ += "</caption>\n<thead><tr><th scope=\"col\">";
    tell("Kind");
    text_ += "</th>";
    std::array<std::size_t, severities> sums{};
    for (std::size_t s = severities; s-- > 0;) {
      text_ += "<th scope=\"col\">";
      severity(static_cast<Severity>(s));
      text_ += "</th>";
    }
    text_ += "</tr></thead>\n<tbody>\n";
    for (std::size_t k = 0; k < kinds; ++k) {
      if (of_kind(k) == 0) continue;
      text_ += "<tr><th scope=\"row\">";
      tell(finding_kind_name(static_cast<FindingKind>(k)));
      text_ += "</th>";
      for (std::size_t s = severities; s-- > 0;) {
        sums[s] += count_[k][s];
        if (count_[k][s] == 0)
          text_ += "<td></td>";
        else
          put("<td>{}</td>", digits(count_[k][s]));
      }
      text_ += "</tr>\n";
    }
    text_ += "</tbody>\n<tfoot><tr><th scope=\"row\">";
    tell("All");
    text_ += "</th>";
    for (std::size_t s = severities; s-- > 0;) put("<td>{}</td>", digits(sums[s]));
    text_ += "</tr></tfoot>\n</table></div>\n";
  }

  std::size_t of_kind(std::size_t kind) const {
    std::size_t sum = 0;
    for (const std::size_t n : count_[kind]) sum += n;
    return sum;
  }
  std::size_t of_severity(std::size_t s) const {
    std::size_t sum = 0;
    for (const auto& row : count_) sum += row[s];
    return sum;
  }

  void severity(Severity value) {
    put("<span class=\"sev {}\">", severity_name(value));
    tell(severity_name(value));
    text_ += "</span>";
  }

  void filters() {
    text_ += "<fieldset><legend>";
    tell("Severity");
    text_ += "</legend>\n";
    for (std::size_t s = severities; s-- > 0;) {
      if (of_severity(s) == 0) continue;
      put("<label><input type=\"checkbox\" value=\"{}\" checked> ", severity_name(static_cast<Severity>(s)));
      severity(static_cast<Severity>(s));
      put("<span class=\"n\">{}</span></label>\n", digits(of_severity(s)));
    }
    text_ += "</fieldset>\n<fieldset><legend>";
    tell("Kind");
    text_ += "</legend>\n";
    for (std::size_t k = 0; k < kinds; ++k) {
      if (of_kind(k) == 0) continue;
      put("<label><input type=\"checkbox\" value=\"{}\" checked> ", finding_kind_name(static_cast<FindingKind>(k)));
      tell(finding_kind_name(static_cast<FindingKind>(k)));
      put("<span class=\"n\">{}</span></label>\n", digits(of_kind(k)));
    }
    text_ += "</fieldset>";
  }

  /// Length of a sentence as it takes room on the page: Arabic letters have two bytes.
  static double room(const Document& document, std::uint32_t sentence) {
    const auto bytes = static_cast<double>(document.written(sentence).size());
    return 24 + (document.language == Language::arabic ? bytes * 0.6 : bytes);
  }
  static double room(const Document& document, SentenceRange run) {
    double sum = 0;
    for (std::uint32_t i = run.begin; i < run.end; ++i) sum += room(document, i);
    return sum;
  }

  /// Gives every bead its place on the map, by the height that its row will about have.
  void place_rows() {
    place_.assign(1, 0);
    for (const Bead& bead : review_.beads)
      place_.push_back(place_.back() +
                       std::max({20.0, room(review_.source, bead.source), room(review_.target, bead.target)}));
    const double scale = place_.back() > 0 ? map_height / place_.back() : 1;
    for (double& y : place_) y *= scale;
  }

  static void rectangle(std::string& path, int x, int width, double y, double height) {
    path += fmt::format("M{} {:.0f}h{}v{:.0f}h-{}z", x, y, width, std::max(height, 1.0), width);
  }

  void map() {
    std::string body;
    std::string furniture;
    std::string gaps;
    std::array<std::string, severities> ticks;
    const auto side = [&](const Document& document, SentenceRange run, double y, double height) {
      const int x = document.language == Language::english ? 8 : 54;
      if (run.empty()) {
        rectangle(gaps, x, 38, y, height * 0.86);
        return;
      }
      const double sum = room(document, run);
      for (std::uint32_t i = run.begin; i < run.end; ++i) {
        const double share = height * room(document, i) / sum;
        const bool aside = document.sentences[i].role == SentenceRole::furniture;
        rectangle(aside ? furniture : body, x, 38, y, share * 0.86);
        y += share;
      }
    };
    for (std::size_t b = 0; b < review_.beads.size(); ++b) {
      const Bead& bead = review_.beads[b];
      const double height = place_[b + 1] - place_[b];
      side(review_.source, bead.source, place_[b], height);
      side(review_.target, bead.target, place_[b], height);
      double y = place_[b];
      const double step = std::min(height * 0.86 / static_cast<double>(std::max<std::size_t>(of_bead_[b].size(), 1)), 110.0);
      for (const std::uint32_t f : of_bead_[b]) {
        const Finding& finding = review_.findings[f];
        const bool left = review_.source.language == Language::english ? finding.source.has_value()
                                                                       : finding.target.has_value();
        const bool right = review_.source.language == Language::english ? finding.target.has_value()
                                                                        : finding.source.has_value();
        std::string& path = ticks[index(finding.severity)];
        const double tall = std::max(step * 0.7, 18.0);
        if (left || !right) rectangle(path, 8, 38, y, tall);
        if (right || !left) rectangle(path, 54, 38, y, tall);
        y += step;
      }
    }
    put("<svg viewBox=\"0 0 100 {:.0f}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"", map_height);
    tell("{0} pairs from top to bottom, the English text left and the Arabic text right; gaps and findings are coloured",
         digits(review_.beads.size()));
    text_ += "\">";
    const auto draw = [&](std::string_view name, const std::string& path) {
      if (!path.empty()) put("<path class=\"{}\" d=\"{}\"/>", name, path);
    };
    draw("text", body);
    draw("aside", furniture);
    draw("gap", gaps);
    for (std::size_t s = 0; s < severities; ++s) draw(severity_name(static_cast<Severity>(s)), ticks[s]);
    text_ += "</svg>";
  }

  void heads() {
    text_ += "<div class=\"pair\">";
    const auto head = [&](const Document& document, std::string_view what) {
      put("<span class=\"{}\"><span dir=\"{}\">", code(document.language), direction(style_.ui));
      tell(what);
      text_ += ": ";
      bdi(base_name(document.name));
      text_ += "</span></span>";
    };
    const bool english_source = review_.source.language == Language::english;
    head(review_.source, english_source ? "English original" : "Arabic original");
    head(review_.target, english_source ? "Arabic translation" : "English translation");
    text_ += "</div>";
    if (review_.findings.empty()) return;
    text_ += "\n<div class=\"legend\">";
    tell("Findings, and how sure they are");
    text_ += "</div>";
  }

  void blocks() {
    const auto count = static_cast<std::uint32_t>(review_.beads.size());
    for (std::uint32_t begin = 0; begin < count;) {
      const std::uint32_t end = block_end(begin);
      text_ += "<ol class=\"block\" aria-label=\"";
      tell("Pairs {0} to {1}", digits(begin + 1), digits(end));
      text_ += "\" data-y=\"";
      for (std::uint32_t b = begin; b < end; ++b) put("{:.0f} ", place_[b]);
      put("{:.0f}\">\n", place_[end]);
      for (std::uint32_t b = begin; b < end; ++b) row(b, end);
      text_ += "</ol>\n";
      begin = end;
    }
  }

  /// The end of the block that begins with a bead.
  [[nodiscard]] std::uint32_t block_end(std::uint32_t begin) const {
    const auto count = static_cast<std::uint32_t>(review_.beads.size());
    double height = 0;
    std::uint32_t b = begin;
    for (; b < count && height < tallest_block; ++b) {
      if (height >= tall_block && !of_bead_[b].empty()) break;
      height += row_height(b);
    }
    return b;
  }

  /// About the height in rem of a row in a window of 1,600 pixels: that of its lines, or of its cards where they are taller.
  [[nodiscard]] double row_height(std::uint32_t b) const {
    constexpr double of_card = 5;
    constexpr double of_one_line = 3.7;
    constexpr double of_frame = 1;
    constexpr double of_letter = 0.05;
    const Bead& bead = review_.beads[b];
    return std::max({of_one_line, of_frame + of_letter * std::max(room(review_.source, bead.source), room(review_.target, bead.target)),
                     of_card * static_cast<double>(of_bead_[b].size())});
  }

  /// A pair and its cards, within the block that ends before the bead `end`.
  void row(std::uint32_t b, std::uint32_t end) {
    const Bead& bead = review_.beads[b];
    put("<li class=\"row{}\"><div class=\"pair\" id=\"b{}\"><div class=\"join\"><a href=\"#b{}\" aria-label=\"",
        bead.is_gap() ? " gap" : "", b, b);
    tell("Pair {0}", digits(b + 1));
    put("\">{}</a>", digits(b + 1));
    if (!bead.is_gap() && bead.source.size() + bead.target.size() > 2)
      put("<span class=\"shape\">{}:{}</span>", digits(bead.source.size()), digits(bead.target.size()));
    std::string score;
    append_decimal(score, static_cast<double>(std::clamp(bead.score, 0.0F, 1.0F)), 2);
    if (score != "1") {
      put("<span class=\"score{}\" title=\"", bead.score < low_score ? " low" : "");
      tell("score");
      text_ += "\">";
      text_ += digits(score);
      text_ += "</span>";
    }
    text_ += "</div>\n";
    // What a page has around its article is not missed.
    const bool aside = is_aside(review_.source, bead.source) && is_aside(review_.target, bead.target);
    const bool furniture = is_furniture(review_.source, bead.source) && is_furniture(review_.target, bead.target);
    const Missing missing = furniture ? Missing::furniture : aside ? Missing::aside : Missing::text;
    side(review_.source, source_marks_, bead.source, "src", missing);
    side(review_.target, target_marks_, bead.target, "tgt", missing);
    text_ += "</div>";
    if (!of_bead_[b].empty()) {
      const std::size_t span = span_of(b, end);
      if (span > 1)
        put("\n<div class=\"cards span{}\">", span);
      else
        text_ += "\n<div class=\"cards\">";
      for (const std::uint32_t f : of_bead_[b]) card(f);
      text_ += "</div>";
    }
    text_ += "</li>\n";
    sink_.drain();
  }

  /// How many rows the cards of a bead stand beside: its own and those behind it that have none.
  [[nodiscard]] std::size_t span_of(std::uint32_t b, std::uint32_t end) const {
    std::size_t span = 1;
    while (b + span < end && of_bead_[b + span].empty() && span < longest_span) ++span;
    return span;
  }

  static bool is_furniture(const Document& document, SentenceRange run) {
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      if (document.sentences[i].role != SentenceRole::furniture) return false;
    return true;
  }
  static bool is_aside(const Document& document, SentenceRange run) {
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      if (document.sentences[i].role != SentenceRole::furniture && document.sentences[i].role != SentenceRole::caption)
        return false;
    return true;
  }

  /// What it is that a side without sentences lacks.
  enum class Missing : std::uint8_t { text, aside, furniture };

  void side(const Document& document, const Marks& marks, SentenceRange run, std::string_view name, Missing missing) {
    if (run.empty()) {
      put("<div class=\"cell {} {} none{}\" dir=\"{}\">", name, code(document.language),
          missing == Missing::text ? "" : " aside", direction(style_.ui));
      const bool of_source = name == "src";
      if (missing == Missing::furniture)
        tell("text of the web page, not of the article");
      else if (missing == Missing::aside)
        tell(of_source ? "caption of a picture, not in the original" : "caption of a picture, not translated");
      else
        tell(of_source ? "not in the original" : "not translated");
      text_ += "</div>\n";
      return;
    }
    put("<div class=\"cell {} {}\" lang=\"{}\" dir=\"{}\">", name, code(document.language), code(document.language),
        direction(document.language));
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      static constexpr std::string_view roles[] = {"", " headline", " caption", " furniture"};
      put("<p class=\"s{}\">", roles[std::min<std::size_t>(static_cast<std::size_t>(document.sentences[i].role), 3)]);
      if (marks.any(i)) {
        marks.pieces(i, pieces_);
        for (const Piece& piece : pieces_) marked(piece);
      } else {
        append_html(text_, document.written(i));
      }
      text_ += "</p>";
    }
    text_ += "</div>\n";
  }

  void marked(const Piece& piece) {
    if (piece.findings.empty()) return append_html(text_, piece.text);
    std::uint32_t worst = piece.findings.front();
    for (const std::uint32_t f : piece.findings)
      if (review_.findings[f].severity > review_.findings[worst].severity) worst = f;
    put("<mark class=\"{}{}\" data-f=\"", severity_name(review_.findings[worst].severity),
        piece.text.size() >= long_fragment ? " long" : "");
    for (std::size_t i = 0; i < piece.findings.size(); ++i) put("{}{}", i > 0 ? " " : "", piece.findings[i] + 1);
    put("\"><a href=\"#f{}\" data-n=\"", worst + 1);
    for (std::size_t i = 0; i < piece.findings.size(); ++i) put("{}{}", i > 0 ? "," : "", digits(piece.findings[i] + 1));
    text_ += "\">";
    append_html(text_, piece.text);
    text_ += "</a></mark>";
  }

  /// Whether the words of a finding are all of a bead's side.
  static bool whole(const Document& document, SentenceRange run, const Span& span) {
    return run.size() == 1 && run.end <= document.sentences.size() &&
           document.origin(document.sentences[run.begin].range) == span.bytes;
  }

  /// The words that a finding points at on one side, cut where they are many.
  void words(const Document& document, SentenceRange run, const std::optional<Span>& span) {
    if (!span || span->text.empty()) return;
    if (whole(document, run, *span)) return;  // it is marked as a whole; nobody wants to read it again
    if (span->text.size() <= longest_fragment) return bdi(span->text, document.language);
    std::size_t cut = longest_fragment;
    while (cut > 0 && (static_cast<unsigned char>(span->text[cut]) & 0xC0) == 0x80) --cut;
    const std::size_t space = span->text.rfind(' ', cut);
    bdi(span->text.substr(0, space != std::string::npos && space > 0 ? space : cut) + " \xE2\x80\xA6", document.language);
  }

  /// Whether the message of a finding quotes something itself.
  static bool quotes(const Finding& finding) {
    return std::ranges::any_of(finding.wording.arguments, [](const MessageArgument& argument) {
      return argument.kind == MessageArgument::Kind::quote || argument.kind == MessageArgument::Kind::listed;
    });
  }

  void card(std::uint32_t f) {
    const Finding& finding = review_.findings[f];
    const Bead& bead = review_.beads[finding.bead];
    const double confidence = finding.confidence >= 0 ? std::min(finding.confidence, 1.0) : 0.0;
    put("<article class=\"card {}\" id=\"f{}\" tabindex=\"-1\" data-kind=\"{}\"><h3>", severity_name(finding.severity), f + 1,
        finding_kind_name(finding.kind));
    severity(finding.severity);
    put("<a class=\"rule\" href=\"#r{}\">", rule_index(finding.rule) + 1);
    tell(finding_kind_name(finding.kind));
    text_ += "</a><span class=\"sure\" title=\"";
    tell("confidence");
    text_ += "\">";
    tell("{0}%", digits(static_cast<std::size_t>(confidence * 100 + 0.5)));
    put("</span><a class=\"number\" href=\"#f{}\" aria-label=\"", f + 1);
    tell("Link to finding {0}", digits(f + 1));
    put("\">{}</a></h3>", digits(f + 1));
    if (!quotes(finding)) {
      const std::size_t before = text_.size();
      text_ += "<p class=\"words\">";
      const std::size_t open = text_.size();
      words(review_.source, bead.source, finding.source);
      if (!finding.source || !finding.target || finding.source->text != finding.target->text)
        words(review_.target, bead.target, finding.target);
      if (text_.size() == open)
        text_.resize(before);
      else
        text_ += "</p>";
    }
    text_ += "<p class=\"what\">";
    if (finding.wording.empty())
      bdi(finding.message, Language::english);
    else
      put_message(finding.wording);
    text_ += "</p>";
    if (!finding.suggestions.empty()) {
      text_ += "<dl class=\"proposed\"><dt>";
      tell("Proposed");
      text_ += "</dt>";
      for (const std::string& suggestion : finding.suggestions) {
        text_ += "<dd>";
        bdi(suggestion, review_.target.language);
        text_ += "<button type=\"button\" class=\"copy\">";
        tell("Copy");
        text_ += "</button></dd>";
      }
      text_ += "</dl>";
    }
    text_ += "</article>\n";
  }

  /// The place of a rule among those that have findings here, in the order in which they are first met.
  std::size_t rule_index(std::string_view rule) {
    const auto found = std::ranges::find(used_rules_, rule);
    if (found != used_rules_.end()) return static_cast<std::size_t>(found - used_rules_.begin());
    used_rules_.push_back(rule);
    return used_rules_.size() - 1;
  }

  /// What each rule with findings looks for: cards link here.
  void used_rules() {
    if (used_rules_.empty()) return;
    text_ += "<section class=\"rules\" aria-labelledby=\"rules-title\">\n<h2 id=\"rules-title\">";
    tell("Rules of these findings");
    text_ += "</h2>\n<dl>\n";
    for (std::size_t r = 0; r < used_rules_.size(); ++r) {
      put("<div id=\"r{}\"><dt><code dir=\"ltr\">", r + 1);
      append_html(text_, used_rules_[r]);
      text_ += "</code></dt><dd>";
      const auto info = std::ranges::find(rules(), used_rules_[r], &RuleInfo::id);
      if (info != rules().end()) tell(info->summary);
      text_ += "</dd></div>\n";
    }
    text_ += "</dl>\n</section>\n";
  }

  const Review& review_;
  const HtmlStyle& style_;
  Marks source_marks_;
  Marks target_marks_;
  std::vector<std::vector<std::uint32_t>> of_bead_;  ///< findings of each bead
  std::array<std::array<std::size_t, severities>, kinds> count_{};
  std::vector<double> place_;  ///< top of each bead on the map, and the bottom of the last
  std::vector<std::string_view> used_rules_;  ///< rules of the cards that are written
  std::vector<Piece> pieces_;
  Sink sink_;
  std::string& text_;
};

}  // namespace

void write_html(std::ostream& out, const Review& review, const HtmlStyle& style) { Page(out, review, style).write(); }

}  // namespace muwazi::inline v0
