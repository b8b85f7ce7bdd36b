#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Validates the files that made_pages wrote by programs that are not ours: `validate.sh FOLDER`. A validator that is not
# installed is named and skipped, and without any the exit status is 77; with MUWAZI_ALL_VALIDATORS=1 in the environment, as
# tests/run.sh sets it once it has installed them, one that is missing is a failure.
here=$(dirname "$0")
cd "$1" || exit 2
here=$(cd "$OLDPWD" && cd "$here" && pwd)
failed=0
ran=0
check() {
  ran=1
  if ! "$@" >validate.log 2>&1; then
    failed=1
    echo "FAILED: $*"
    cut -c1-300 validate.log | head -5
  fi
}
missing() {
  if [ "${MUWAZI_ALL_VALIDATORS:-0}" = 1 ]; then
    failed=1
    echo "FAILED: $1 is not installed"
  else
    echo "skipped: $1 is not installed"
  fi
}
have() {
  command -v "$1" >/dev/null 2>&1 || {
    missing "$1"
    return 1
  }
}
for name in small hostile empty; do
  if have xmllint; then
    check xmllint --nonet --huge --noout --dtdvalid "$here/tmx14.dtd" $name.tmx
    check xmllint --nonet --huge --noout --relaxng "$here/xliff12.rng" $name.12.xlf
    check xmllint --nonet --huge --noout --relaxng "$here/xliff21.rng" $name.xlf
    for file in $name.checkstyle.xml $name.xces.xml $name.svg; do
      check xmllint --nonet --huge --noout $file
    done
  fi
  if have msgfmt; then check msgfmt -c -o /dev/null $name.po; fi
  if have python3; then
    check python3 -m json.tool $name.sarif /dev/null
    check python3 "$here/sarif.py" $name.sarif
    for file in $name.jsonl $name.beads.jsonl; do check python3 -m json.tool --json-lines $file /dev/null; done
    check python3 -c "import csv,sys; csv.field_size_limit(1 << 30); rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
assert {len(row) for row in rows} == {5}" $name.csv
  fi
done
# translate-toolkit is a package of Debian's own Python, which need not be the first one.
toolkit=""
for python in python3 /usr/bin/python3; do
  if [ -z "$toolkit" ] && "$python" -c 'import translate.storage.xliff' 2>/dev/null; then toolkit=$python; fi
done
if [ -n "$toolkit" ]; then
  for name in small hostile empty; do check "$toolkit" "$here/toolkit.py" . $name; done
else
  missing translate-toolkit
fi
[ $ran = 1 ] || [ $failed = 1 ] || exit 77
exit $failed
