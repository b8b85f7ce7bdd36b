#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Validates the files that made_pages wrote by programs that are not ours: `validate.sh FOLDER`. A validator that is not
# installed is named and skipped; without any the exit status is 77.
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
have() {
  command -v "$1" >/dev/null 2>&1 || {
    echo "skipped: $1 is not installed"
    return 1
  }
}
for name in small hostile; do
  if have xmllint; then
    check xmllint --nonet --huge --noout --dtdvalid "$here/tmx14.dtd" $name.tmx
    for file in $name.xlf $name.12.xlf $name.checkstyle.xml $name.xces.xml $name.svg; do
      check xmllint --nonet --huge --noout $file
    done
  fi
  if have msgfmt; then check msgfmt -c -o /dev/null $name.po; fi
  if have python3; then
    check python3 -m json.tool $name.sarif /dev/null
    for file in $name.jsonl $name.beads.jsonl; do check python3 -m json.tool --json-lines $file /dev/null; done
    check python3 -c "import csv,sys; csv.field_size_limit(1 << 30); rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
assert {len(row) for row in rows} == {5}" $name.csv
  fi
done
[ $ran = 1 ] || exit 77
exit $failed
