// SPDX-License-Identifier: Apache-2.0
// Fuzz target: the whole review, and every writer on its result. The first byte chooses options; the source ends at the
// first byte 0x1D.
#include <muwazi/review.hpp>
#include <muwazi/write.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "fuzz.hpp"

using namespace muwazi;
using fuzz::claim;

namespace {

/// Reviewers cost milliseconds, so each kind is made once.
const Reviewer& reviewer(unsigned choice) {
  static std::unique_ptr<const Reviewer> made[8];
  auto& slot = made[choice & 7];
  if (!slot) {
    ReviewOptions options;
    options.sentences.one_per_line = (choice & 1) != 0;
    options.sentences.keep_empty_lines = (choice & 1) != 0;
    if ((choice & 2) != 0) options.source_language = Language::arabic;
    options.align.learn = (choice & 4) != 0;
    options.check.min_confidence = 0;
    slot = std::make_unique<const Reviewer>(options);
  }
  return *slot;
}

bool is_probability(double value) { return value >= 0 && value <= 1; }

void check_document(const Document& document, std::string_view bytes) {
  claim(fuzz::is_well_formed(document.text.utf8) && fuzz::is_well_formed(document.normalized.utf8), "texts are text");
  fuzz::check_map(document.text.map, document.text.utf8, bytes.size());
  fuzz::check_map(document.normalized.map, document.normalized.utf8, document.text.utf8.size());
  const std::size_t count = document.sentences.size();
  claim(document.token_begin.size() == count + 1 && document.quantity_begin.size() == count + 1, "indices are complete");
  claim(document.token_begin.back() == document.tokens.size(), "all tokens belong to sentences");
  claim(document.quantity_begin.back() == document.quantities.size(), "all quantities belong to sentences");
  for (std::size_t i = 0; i < count; ++i) {
    for (const Token& token : document.tokens_of(i))
      claim(document.sentences[i].range.contains(token.range), "tokens lie inside their sentence");
    for (const Quantity& quantity : document.quantities_of(i))
      claim(document.sentences[i].range.contains(quantity.range), "quantities lie inside their sentence");
  }
}

void check_span(const std::optional<Span>& span, const Document& document, std::string_view bytes,
                const std::vector<bool>& marks) {
  if (!span) return;
  claim(span->bytes.begin <= span->bytes.end && span->bytes.end <= bytes.size(), "findings lie inside the caller's bytes");
  claim(marks[span->bytes.begin] && marks[span->bytes.end], "findings are whole characters");
  claim(fuzz::is_well_formed(span->text), "the words of a finding are text");
  (void)document;
}

void check_review(const Review& review, std::string_view source, std::string_view target) {
  check_document(review.source, source);
  check_document(review.target, target);
  std::uint32_t i = 0, j = 0;
  for (const Bead& bead : review.beads) {
    claim(bead.source.begin == i && bead.source.end >= i, "beads hold the source's sentences in order");
    claim(bead.target.begin == j && bead.target.end >= j, "beads hold the target's sentences in order");
    claim(!bead.source.empty() || !bead.target.empty(), "a bead holds something");
    claim(is_probability(bead.score), "scores are probabilities");
    i = bead.source.end;
    j = bead.target.end;
  }
  claim(i == review.source.sentences.size() && j == review.target.sentences.size(), "each sentence is in one bead");
  const std::vector<bool> source_marks = fuzz::check_map(review.source.text.map, review.source.text.utf8, source.size());
  const std::vector<bool> target_marks = fuzz::check_map(review.target.text.map, review.target.text.utf8, target.size());
  std::uint32_t last = 0;
  for (const Finding& finding : review.findings) {
    claim(finding.bead < review.beads.size() || review.beads.empty(), "a finding has a bead");
    claim(finding.bead >= last, "findings come in order of beads");
    claim(is_probability(finding.confidence), "confidences are probabilities");
    claim(!finding.rule.empty() && !finding.message.empty(), "a finding says what it is");
    claim(finding.message.find('\n') == std::string::npos, "a message is one line");
    claim(fuzz::is_well_formed(finding.message), "a message is text");
    for (const std::string& suggestion : finding.suggestions)
      claim(fuzz::is_well_formed(suggestion), "suggestions are text");
    check_span(finding.source, review.source, source, source_marks);
    check_span(finding.target, review.target, target, target_marks);
    last = finding.bead;
  }
}

template <typename Writer>
std::string written(Writer writer) {
  std::ostringstream out;
  writer(out);
  claim(fuzz::is_well_formed(out.str()), "writers write text");
  return std::move(out).str();
}

void check_jsonl(const std::string& lines) {
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) claim(nlohmann::json::accept(line), "each line is JSON");
}

void check_xml_characters(const std::string& text) {
  for (const char c : text)
    claim(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r', "no control characters in XML");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::input_of(data, size);
  const unsigned choice = fuzz::take(input);
  const std::size_t cut = std::min(input.find('\x1D'), input.size());
  const std::string_view source = input.substr(0, cut);
  const std::string_view target = cut < input.size() ? input.substr(cut + 1) : std::string_view();
  const Review review = reviewer(choice).review(source, target);
  check_review(review, source, target);
  if ((choice & 8) != 0) check_review(reviewer(choice).check_pair(source, target), source, target);
  if ((choice & 16) != 0) {
    check_jsonl(written([&](std::ostream& out) { write_jsonl(out, review); }));
    check_jsonl(written([&](std::ostream& out) { write_alignment_jsonl(out, review); }));
    check_xml_characters(written([&](std::ostream& out) { write_tmx(out, review); }));
    written([&](std::ostream& out) { write_html(out, review); });
    written([&](std::ostream& out) { write_text(out, review); });
    written([&](std::ostream& out) { write_beads(out, review); });
    const std::string tsv = written([&](std::ostream& out) { write_tsv(out, review); });
    claim(static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) == review.beads.size() + 1,
          "one line of TSV a bead, and a header");
  }
  return 0;
}
