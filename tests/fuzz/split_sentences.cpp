// SPDX-License-Identifier: Apache-2.0
// Fuzz target: sentences. The first byte of the input chooses language and options.
#include <muwazi/normalize.hpp>
#include <muwazi/sentence.hpp>

#include <memory>

#include "fuzz.hpp"

using namespace muwazi;

namespace {

/// Splitters cost milliseconds, so each kind is made once.
const SentenceSplitter& splitter(unsigned choice) {
  static std::unique_ptr<const SentenceSplitter> made[8];
  auto& slot = made[choice & 7];
  if (!slot) {
    SentenceOptions options;
    options.one_per_line = (choice & 2) != 0;
    options.keep_empty_lines = (choice & 4) != 0;
    options.abbreviations = {"approx.", "ص.ب."};
    options.role_rules = {{SentenceRole::caption, "photo: .*"}};
    slot = std::make_unique<const SentenceSplitter>((choice & 1) != 0 ? Language::arabic : Language::english, options);
  }
  return *slot;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::claim;
  std::string_view bytes = fuzz::input_of(data, size);
  const unsigned choice = fuzz::take(bytes);
  std::string text = decode(bytes, {Encoding::utf8, 10}).utf8;
  if ((choice & 8) != 0) text = normalize(text).utf8;
  const std::vector<Sentence> sentences = splitter(choice).split(text);
  const std::vector<bool> boundaries = fuzz::boundaries(text);
  const bool may_be_empty = (choice & 6) == 6;
  std::uint32_t at = 0, paragraph = 0;
  const auto blank_between = [&](std::uint32_t end) {
    while (at < end) {
      std::uint32_t length = 1;
      claim(fuzz::is_blank(code_point_at(text, at, length)), "only blanks stand between sentences");
      at += length;
    }
  };
  for (const Sentence& sentence : sentences) {
    claim(sentence.range.begin >= at && sentence.range.end >= sentence.range.begin, "sentences come in order");
    claim(sentence.range.end <= text.size(), "sentences lie inside the text");
    claim(boundaries[sentence.range.begin] && boundaries[sentence.range.end], "sentences are whole characters");
    claim(may_be_empty || !sentence.range.empty(), "sentences hold something");
    claim(sentence.paragraph >= paragraph, "paragraphs come in order");
    if (!sentence.range.empty()) {
      const std::string_view words = sentence.range.in(text);
      claim(words.front() != ' ' && words.front() != '\n' && words.back() != ' ' && words.back() != '\n',
            "sentences hold no space at either end");
    }
    paragraph = sentence.paragraph;
    blank_between(sentence.range.begin);
    at = sentence.range.end;
  }
  blank_between(static_cast<std::uint32_t>(text.size()));
  return 0;
}
