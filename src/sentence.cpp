// SPDX-License-Identifier: Apache-2.0
// Sentence boundaries and roles.
#include <muwazi/sentence.hpp>
#include <algorithm>

namespace muwazi::inline v0 {

struct SentenceSplitter::Engine {
  SentenceOptions options;
};

SentenceSplitter::SentenceSplitter(Language, SentenceOptions options)
    : engine_(std::make_unique<const Engine>(Engine{std::move(options)})) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Sentence> SentenceSplitter::split(std::string_view utf8) const {
  std::vector<Sentence> out;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', at), utf8.size());
    if (end > at || engine_->options.keep_empty_lines)
      out.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                     static_cast<std::uint32_t>(out.size()), SentenceRole::body});
    at = end + 1;
  }
  return out;
}

std::vector<Sentence> split_sentences(std::string_view utf8, Language language, const SentenceOptions& options) {
  return SentenceSplitter(language, options).split(utf8);
}

}  // namespace muwazi::inline v0
