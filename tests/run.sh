#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every test: installs what is missing, builds every way that matters, ends with ctest's summary of the release build.
#
#   sh tests/run.sh            everything, about 25 minutes on two cores
#   sh tests/run.sh --quick    the release build and its tests only
#
# In order, each stopping the run when it fails:
#   asan      the second compiler, clang, under AddressSanitizer and UBSan: all unit tests, from inputs of exactly their size
#   fuzz      each fuzz target of that build 20 seconds on its corpus and new input
#   shared    the shared library and its package tests, the Debian packages
#   release   all tests, among them quality floors, the static package, the three ways to use the library; twice, in the
#             plainest locale and in an Arabic one, with the same bytes out
set -eu
cd "$(dirname "$0")/.."
. cmake/setup.sh

quick=no
[ "${1:-}" = "--quick" ] && quick=yes
# shellcheck disable=SC2086
muwazi_need $muwazi_build_packages $muwazi_test_packages
MUWAZI_ALL_VALIDATORS=1  # they are installed now: formats_test has no reason to skip one
export MUWAZI_ALL_VALIDATORS
jobs=$(muwazi_jobs)
if command -v ccache >/dev/null 2>&1; then
  CMAKE_CXX_COMPILER_LAUNCHER=ccache
  export CMAKE_CXX_COMPILER_LAUNCHER
fi

say() { printf '\n== %s (%s)\n' "$1" "$(date -u +%H:%M:%S)"; }

# build PRESET [CMAKE_OPTION...]
build() {
  preset=$1
  shift
  say "building: $preset"
  cmake --preset "$preset" "$@" >"build/$preset.configure.log" 2>&1 || { cat "build/$preset.configure.log"; return 1; }
  cmake --build --preset "$preset" --parallel "$jobs"
}

mkdir -p build
if [ $quick = no ]; then
  build asan -DMUWAZI_FUZZ_SECONDS=20
  say "testing: asan"
  ctest --preset asan --parallel "$jobs"
  say "fuzzing"
  ctest --preset fuzz --parallel "$jobs"

  build shared
  say "testing: shared"
  ctest --preset shared --parallel "$jobs" --label-regex package
fi

build release
say "testing: release"

# The same tests in the plainest locale and in an Arabic one, generated here where the system has none.
arabic=""
if locale -a 2>/dev/null | grep -qi '^ar_EG\.utf-\?8$'; then
  arabic=ar_EG.UTF-8
elif command -v localedef >/dev/null 2>&1 && mkdir -p build/locale &&
  localedef -i ar_EG -f UTF-8 build/locale/ar_EG.UTF-8 2>build/locale.log; then
  LOCPATH="$(pwd)/build/locale"
  export LOCPATH
  arabic=ar_EG.UTF-8
fi
muwazi=build/release/src/cli/muwazi
[ -n "$arabic" ] || { echo "No Arabic locale and none could be made" >&2; exit 1; }
for locale in C "$arabic"; do
  for format in text jsonl tsv html; do
    LC_ALL=$locale "$muwazi" review examples/sample/news.en.txt examples/sample/news.ar.txt --ui en --format $format \
      >"build/review.$locale.$format" || [ $? -eq 1 ]
  done
done
for format in text jsonl tsv html; do
  cmp "build/review.C.$format" "build/review.$arabic.$format" || {
    echo "The output depends on the locale: $format" >&2
    exit 1
  }
done
echo "The review's output is the same in the locales C and $arabic."
LC_ALL=$arabic ctest --preset release --parallel "$jobs" --label-exclude 'quality|package' --quiet
LC_ALL=C ctest --preset release --parallel "$jobs"
