// SPDX-License-Identifier: Apache-2.0
// Fuzz target: settings files, baselines and termbases. The first byte chooses the reader. What is read is taken by a
// reviewer or refused with an Error; nothing else may happen.
#include <muwazi/error.hpp>
#include <muwazi/review.hpp>
#include <muwazi/settings.hpp>

#include <sstream>

#include "fuzz.hpp"

using namespace muwazi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::input_of(data, size);
  const unsigned choice = fuzz::take(input) & 3;
  std::istringstream in{std::string(input)};
  ReviewOptions options;
  try {
    if (choice == 0) read_settings(in, "s", options.check);
    if (choice == 1) options.check.baseline = read_baseline(in, "s");
    if (choice == 2) options.check.terms = read_tsv_terms(in, "s");
    if (choice == 3) options.check.terms = read_tbx_terms(in, "s");
  } catch (const Error& error) {
    fuzz::claim(error.kind() == ErrorKind::format, "a bad file is an error of form");
    fuzz::claim(std::string_view(error.what()).starts_with("s:"), "an error has its line");
    fuzz::claim(options.check.rules.empty() && options.check.suppressions.empty(), "a bad file changes nothing");
    return 0;
  }
  for (const RuleSetting& setting : options.check.rules) fuzz::claim(!setting.rule.empty(), "a setting has its rule");
  const Reviewer reviewer(options);
  (void)reviewer.check_pair("It cost 45 dollars, the API said.", "\u0643\u0644\u0641 54 \u062F\u0648\u0644\u0627\u0631\u0627.");
  return 0;
}
