// SPDX-License-Identifier: Apache-2.0
// Fuzz target: users' lists of names. The first byte chooses the reader. What is read is a list that sentences with its own
// names are checked against, or is refused with an Error; nothing else may happen.
#include <muwazi/check.hpp>
#include <muwazi/error.hpp>
#include <muwazi/name_list.hpp>
#include <muwazi/review.hpp>

#include <sstream>

#include "fuzz.hpp"

using namespace muwazi;

namespace {

/// A list that is written as TSV and read again is the same list.
void check_written(const std::vector<NameListEntry>& entries) {
  constexpr const char* statuses[] = {"approved", "forbidden", "ignore"};
  std::string written = "# entries\n";
  for (const NameListEntry& entry : entries) {
    if (entry.english.front() == '#') return;  // would be a comment
    written += entry.english + '\t' + entry.arabic + '\t' + statuses[static_cast<std::size_t>(entry.status)] + '\n';
  }
  std::istringstream in(written);
  fuzz::claim(read_name_list_tsv(in, "n") == entries, "a list is read as it was written");
}

void check_range(const std::optional<Span>& span, std::string_view text) {
  if (!span) return;
  fuzz::claim(span->bytes.begin <= span->bytes.end && span->bytes.end <= text.size(), "a finding lies in its text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::input_of(data, size);
  const bool tbx = (fuzz::take(input) & 1) != 0;
  std::istringstream in{std::string(input)};
  std::vector<NameListEntry> entries;
  try {
    entries = tbx ? read_name_list_tbx(in, "n") : read_name_list_tsv(in, "n");
  } catch (const Error& error) {
    fuzz::claim(error.kind() == ErrorKind::format, "a bad list is an error of form");
    fuzz::claim(std::string_view(error.what()).starts_with("n:"), "an error has its line");
    return 0;
  }
  if (!tbx) check_written(entries);
  ReviewOptions options;
  options.check.name_list = std::make_shared<const NameList>(entries);
  fuzz::claim(options.check.name_list->size() <= entries.size(), "a name has one entry or several");
  const Reviewer reviewer(options);
  std::string english = "Yesterday", arabic;
  for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 4); ++i) {
    english += ' ' + entries[i].english;
    arabic += entries[entries.size() - 1 - i].arabic + ' ';
  }
  for (const Finding& finding : reviewer.check_pair(english, arabic).findings) {
    check_range(finding.source, english);
    check_range(finding.target, arabic);
  }
  return 0;
}
