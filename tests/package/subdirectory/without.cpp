// SPDX-License-Identifier: Apache-2.0
// The library without its optional parts: what they would read is refused with a clear error, everything else works.
#include <muwazi/muwazi.hpp>

#include <iostream>
#include <sstream>
#include <string>

namespace {

int wrong = 0;

/// Runs `read`, which has to end in an error of kind resource that names what is missing.
template <typename Function>
void refused(const char* what, Function read) {
  try {
    read();
    std::cout << what << " was read\n";
  } catch (const muwazi::Error& error) {
    std::cout << what << ": " << error.what() << '\n';
    if (error.kind() == muwazi::ErrorKind::resource && std::string(error.what()).find("cannot read") != std::string::npos) return;
  }
  ++wrong;
}

}  // namespace

int main() {
  const auto extract = [](const char* bytes, muwazi::DocumentKind kind) {
    muwazi::ExtractOptions options;
    options.kind = kind;
    (void)muwazi::extract_text(bytes, "sample", options);
  };
  refused("HTML", [&] { extract("<p>Good morning.</p>", muwazi::DocumentKind::html); });
  refused("DOCX", [&] { extract("PK\x03\x04", muwazi::DocumentKind::docx); });
  refused("TMX", [] {
    std::istringstream in("<tmx version=\"1.4\"><body></body></tmx>");
    muwazi::read_tmx(in, "sample.tmx", {}, [](muwazi::TranslationUnit&&) {});
  });
  extract("# Good morning\n\nThe ferry leaves at nine.\n", muwazi::DocumentKind::markdown);
  const muwazi::Reviewer reviewer;
  if (reviewer.check_pair("They found 48 cars.", "عثروا على 84 سيارة.").findings.empty()) ++wrong;
  return wrong;
}
