# SPDX-License-Identifier: Apache-2.0
# Set-up that examples/quickstart.sh and tests/run.sh share; to be read by a POSIX shell from the top of the tree: . cmake/setup.sh
#
#   muwazi_need PACKAGE...   installs the Debian packages that are missing: as root, or with sudo where it asks nothing
#   muwazi_jobs              how many jobs to build with: one a core, fewer where there is less than 2 GB a job
#   muwazi_build_packages    what building takes
#   muwazi_test_packages     what the tests take besides

muwazi_build_packages="cmake ninja-build g++ pkg-config libicu-dev libboost-locale-dev libfmt-dev nlohmann-json3-dev
libstemmer-dev libcli11-dev libpugixml-dev libexpat1-dev libgumbo-dev libarchive-dev libtbb-dev zlib1g-dev
libtomlplusplus-dev"
muwazi_test_packages="libgtest-dev libgmock-dev libbenchmark-dev clang libclang-rt-14-dev dpkg-dev file locales python3
libxml2-utils gettext translate-toolkit"

muwazi_need() {
  muwazi_missing=""
  for muwazi_package in "$@"; do
    if ! dpkg-query -W -f '${Status}' "$muwazi_package" 2>/dev/null | grep -q 'install ok installed'; then
      muwazi_missing="$muwazi_missing $muwazi_package"
    fi
  done
  [ -z "$muwazi_missing" ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "These packages (Debian's names) are not known to be installed, and there is no apt-get to do it:$muwazi_missing" >&2
    echo "Going on; the build will say what it lacks." >&2
    return 0
  fi
  if [ "$(id -u)" -eq 0 ]; then
    muwazi_root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    muwazi_root="sudo"
  else
    echo "Please install as root, and run this again:" >&2
    echo "  apt-get install --no-install-recommends$muwazi_missing" >&2
    return 1
  fi
  echo "Installing:$muwazi_missing" >&2
  # shellcheck disable=SC2086  # words are wanted
  if ! $muwazi_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $muwazi_missing >&2; then
    $muwazi_root apt-get update -qq >&2 &&
      $muwazi_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $muwazi_missing >&2
  fi
}

muwazi_jobs() {
  muwazi_cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
  muwazi_memory=$(awk '/^MemAvailable:/ { print int($2 / 2097152) }' /proc/meminfo 2>/dev/null || echo 1)
  [ "${muwazi_memory:-0}" -ge 1 ] || muwazi_memory=1
  [ "$muwazi_memory" -lt "$muwazi_cores" ] && muwazi_cores=$muwazi_memory
  echo "$muwazi_cores"
}
