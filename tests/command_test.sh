#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Claims about the command on good and bad input: exit statuses, messages with their place, no partial files.
#
#   sh command_test.sh MUWAZI SAMPLE_FOLDER
set -u
muwazi=$1
sample=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

# claim NAME WANTED_STATUS WANTED_WORDS COMMAND...: the status is the one wanted and standard error holds the words.
claim() {
  name=$1 status=$2 words=$3
  shift 3
  "$@" >out 2>err </dev/null
  got=$?
  if [ "$got" -ne "$status" ] || { [ -n "$words" ] && ! grep -q -- "$words" err; }; then
    echo "FAILED $name: status $got, wanted $status; standard error, wanted '$words':"
    head -3 err
    failures=$((failures + 1))
  fi
}

en=$sample/news.en.txt
ar=$sample/news.ar.txt
claim review_finds_faults 1 '' "$muwazi" review "$en" "$ar"
claim align_exits_with_0 0 '' "$muwazi" align "$en" "$ar"
claim missing_file_is_named 3 'nowhere.txt: cannot be opened: No such file' "$muwazi" align nowhere.txt "$ar"
claim directory_is_told 3 'is a directory' "$muwazi" align "$folder" "$ar"
claim unknown_option_is_usage 2 'nonsense' "$muwazi" align --nonsense "$en" "$ar"
claim unknown_rule_is_usage 2 "unknown rule 'nonsense'" "$muwazi" review --disable nonsense "$en" "$ar"
claim unknown_encoding_is_usage 2 'unknown encoding' "$muwazi" review --source-encoding klingon "$en" "$ar"
claim two_standard_inputs_are_usage 2 'standard input' "$muwazi" review - -
claim sides_exchanged_goes_on 1 'exchanged' "$muwazi" review --source-language en "$ar" "$en"
claim both_one_language_goes_on 1 'both sides are English' "$muwazi" review "$en" "$en"
: >empty
claim empty_source_goes_on 1 '' "$muwazi" review empty "$ar"
claim both_empty_find_nothing 0 '' "$muwazi" review empty empty
printf 'caf\351 \377\376 \000 end' >binary
claim binary_goes_on 1 '' "$muwazi" review --source-encoding UTF-8 binary "$ar"
grep -q 'byte' err || { echo 'FAILED binary_goes_on: no place in the message'; failures=$((failures + 1)); }

claim output_is_written 0 '' "$muwazi" align "$en" "$ar" --output beads
[ -s beads ] || { echo 'FAILED output_is_written: nothing there'; failures=$((failures + 1)); }
claim no_folder_no_output 3 'no/such/folder' "$muwazi" align "$en" "$ar" --output no/such/folder
printf kept >old
claim failure_keeps_the_old_file 3 'nowhere' "$muwazi" align nowhere.txt "$ar" --output old
[ "$(cat old)" = kept ] || { echo 'FAILED failure_keeps_the_old_file: it changed'; failures=$((failures + 1)); }
if [ -w /dev/full ]; then
  claim full_disk_is_told 3 'cannot be written: No space left' "$muwazi" align "$en" "$ar" --output /dev/full
fi
# shellcheck disable=SC2016
claim closed_pipe_is_told 0 'cannot be written: Broken pipe' sh -c '(sleep 1; "$1" align "$2" "$3"; echo $? >status) | true' \
  sh "$muwazi" "$en" "$ar"
[ "$(cat status)" = 3 ] || { echo "FAILED closed_pipe: status $(cat status)"; failures=$((failures + 1)); }
left=$(find . -name '*.??????' | wc -l)
[ "$left" -eq 0 ] || { echo "FAILED: $left temporary files left"; failures=$((failures + 1)); }

printf 'The road is closed.\t\330\247\nno tab here\n\nTwo.\tTwo.\tmore\tcolumns\n' >pairs
claim lines_without_a_tab_are_named 3 'pairs:2: no tab' "$muwazi" check pairs
printf 'It cost 45 dollars.\tكلف 54 دولارا.\n' >wrong
claim check_finds 1 '' "$muwazi" check wrong
grep -q '"pair":0,"kind":"number"' out || { echo 'FAILED check_finds: no number'; failures=$((failures + 1)); }

[ "$failures" -eq 0 ] && echo 'all claims held'
exit "$failures"
