// SPDX-License-Identifier: Apache-2.0
// The README's program: one call, one writer.
#include <muwazi/muwazi.hpp>

#include <iostream>

int main() {
  const muwazi::Review review = muwazi::review(
      "The bridge at Mosul is 618 metres long. It was built in 1958.",
      "يبلغ طول الجسر في الموصل 681 مترا. وقد بني عام 1958.");
  muwazi::write_text(std::cout, review);
}
