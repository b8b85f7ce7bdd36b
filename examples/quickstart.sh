#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a fresh clone to a review: installs what is missing, builds, reviews the sample pair on the screen and as a page.
#
#   sh examples/quickstart.sh
#
# Needs Debian 12 or the like for the installing; elsewhere install the packages that it names first.
set -eu
cd "$(dirname "$0")/.."
. cmake/setup.sh

# shellcheck disable=SC2086
muwazi_need $muwazi_build_packages
cmake --preset release -DMUWAZI_BUILD_TESTS=OFF -DMUWAZI_BUILD_EXAMPLES=OFF -B build/quickstart >/dev/null
cmake --build build/quickstart --parallel "$(muwazi_jobs)"

muwazi=build/quickstart/src/cli/muwazi
source=examples/sample/news.en.txt
target=examples/sample/news.ar.txt
# Exit status 1 says that something was found, as it should be here.
"$muwazi" review "$source" "$target" || [ $? -eq 1 ]
"$muwazi" review "$source" "$target" --format html --output build/quickstart/review.html || [ $? -eq 1 ]
echo
echo "The same as a page: $(pwd)/build/quickstart/review.html"
