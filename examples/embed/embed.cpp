// SPDX-License-Identifier: Apache-2.0
// Checks one pair, as an editor does while its user types, and prints the findings as JSON lines.
#include <muwazi/muwazi.hpp>

#include <iostream>

int main() {
  const muwazi::Reviewer reviewer;
  const muwazi::Review review = reviewer.check_pair("They found 48 cars in Tikrit.", "عثروا على 84 سيارة في تكريت.");
  muwazi::write_jsonl(std::cout, review);
  return review.findings.empty() ? 1 : 0;  // 48 became 84: something has to be found
}
