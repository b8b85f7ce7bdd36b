#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Claims about the command on good and bad input: exit statuses, messages with their place, no partial files.
#
#   sh command_test.sh MUWAZI SAMPLE_FOLDER
set -u
muwazi=$1
sample=$2
# English messages, whatever the locale is otherwise.
LANG=${LC_ALL:-${LANG:-C}}
LC_MESSAGES=C
unset LC_ALL
export LANG LC_MESSAGES
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
claim misspelt_option_is_told_with_the_nearest 2 "no option '--formt'; the nearest is '--format'" "$muwazi" review "$en" "$ar" --formt html
claim misspelt_option_is_told_before_what_it_hides 2 "no option '--outptu=x'; the nearest is '--output'" "$muwazi" review "$en" --outptu=x
claim unknown_command_is_told 2 "no command 'translate'$" "$muwazi" translate
claim misspelt_command_is_told_with_the_nearest 2 "no command 'reveiw'; the nearest is 'review'" "$muwazi" reveiw "$en" "$ar"
claim misspelt_command_is_told_before_its_options 2 "no command 'reveiw'" "$muwazi" reveiw --format html "$en" "$ar"
claim misspelt_thing_to_learn_is_told 2 "no command 'lexikon'; the nearest is 'lexicon'" "$muwazi" learn lexikon
claim no_command_is_told 2 'a command is missing' "$muwazi"
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
cp "$ar" kept.ar
claim review_does_not_replace_its_input 2 'is read by this command' "$muwazi" review "$en" kept.ar --output kept.ar
ln -sf kept.ar link.ar
claim review_does_not_replace_its_input_by_a_link 2 'is read by this command' "$muwazi" review "$en" kept.ar --output link.ar
cmp -s "$ar" kept.ar || { echo 'FAILED review_does_not_replace_its_input: it changed'; failures=$((failures + 1)); }
printf 'It cost 45 dollars.\tكلف 54 دولارا.\n' >kept.tsv
for command in check names segment 'numbers --lang en'; do
  # shellcheck disable=SC2086
  claim "${command%% *}_does_not_replace_its_input" 2 'is read by this command' "$muwazi" $command kept.tsv --output kept.tsv
done
claim check_does_not_replace_its_input_by_a_baseline 2 'is read by this command' "$muwazi" check kept.tsv --write-baseline kept.tsv
[ "$(wc -l <kept.tsv)" -eq 1 ] || { echo 'FAILED check_does_not_replace_its_input: it changed'; failures=$((failures + 1)); }
claim check_refuses_gzip 3 'is compressed by gzip, not a text' sh -c 'gzip -c kept.tsv | "$1" check -' sh "$muwazi"
claim check_refuses_utf16_without_a_mark 3 'is UTF-16' sh -c 'iconv -f UTF-8 -t UTF-16LE kept.tsv | "$1" check -' sh "$muwazi"
rm -f kept.ar link.ar kept.tsv
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

# A quotation that goes on in the next pair, and one that does not.
printf 'قال الراعي: "البئر جافة".\tThe shepherd said: "The well is dry.\nونحمل "الماء" من الوادي.\tWe carry water from the valley."\n' >goes_on
claim a_quotation_goes_on_in_the_next_pair 0 '' "$muwazi" check goes_on
sed -n 2p goes_on >turned
sed -n 1p goes_on >alone
cat alone >>turned
# What opens it has no partner in its source either.
printf 'قال الراعي: "البئر جافة.\tThe shepherd said: "The well is dry.\nونحمل "الماء" من الوادي.\tWe carry water from the valley."\n' >left_open
claim a_quotation_goes_on_from_one_that_is_open_on_both_sides 0 '' "$muwazi" check left_open
for file in turned alone; do claim "a_quotation_is_left_open_$file" 1 '' "$muwazi" check "$file"; done

cut -f 1 wrong >wrong.en
cut -f 2 wrong >wrong.ar
"$muwazi" check wrong >wrong.findings
for form in tmx xliff xliff12 po csv jsonl; do
  command=review
  [ $form = jsonl ] && command=align
  "$muwazi" $command --lines wrong.en wrong.ar --format $form --output "units.${form%12}" 2>err
  "$muwazi" check "units.${form%12}" >out 2>err
  grep -q 'this build of the library cannot read XML' err && continue
  claim "check_reads_$form" 1 '' "$muwazi" check "units.${form%12}"
  cmp -s out wrong.findings || { echo "FAILED check_reads_$form: other findings than of the TSV"; failures=$((failures + 1)); }
  "$muwazi" check - --from "${form%12}" <"units.${form%12}" >out 2>err
  cmp -s out wrong.findings || { echo "FAILED check_reads_$form: other findings from a pipe"; failures=$((failures + 1)); }
done
printf '<tmx><body>\n<tu>' >broken.tmx

# Reports of check that show all pairs: with a header, an empty line, a pair without text, spaces and a byte that is no UTF-8.
printf 'source\ttarget\nThe road is closed.\tالطريق مغلق.\n\n\t\n  \377 It cost 45 dollars.\t \302\240\377 كلف 54 دولارا.\n' >whole
for form in text html tsv csv tmx xliff xliff12 po; do
  claim "check_writes_$form" 1 '' "$muwazi" check whole --format $form --output whole.out
  grep -q 'digits changed places' whole.out || { echo "FAILED check_writes_$form: no finding"; failures=$((failures + 1)); }
  grep -q 'The road is closed' whole.out || [ $form = text ] || { echo "FAILED check_writes_$form: a good pair is missing"; failures=$((failures + 1)); }
done
"$muwazi" check whole --format text --color never >out 2>err
grep -q 'It cost ⟦45 dollars⟧' out && grep -q '⟦54 دولارا⟧' out && grep -q '^2 pairs' out || { echo 'FAILED check_marks_the_words: other words'; failures=$((failures + 1)); }
claim check_knows_no_sarif 2 "'sarif' is not a value" "$muwazi" check whole --format sarif
claim check_fails_on_a_severity 1 '' "$muwazi" check wrong --fail-on major
claim check_fails_on_no_lower_severity 0 '' "$muwazi" check wrong --fail-on critical
claim check_never_fails 0 '' "$muwazi" check wrong --fail-on never --format text
printf '<tmx><body>\n<tu>' >kept.out
claim check_keeps_the_old_report 3 'broken.tmx:2: \|cannot read XML' "$muwazi" check broken.tmx --format html --output kept.out
cmp -s kept.out broken.tmx || { echo 'FAILED check_keeps_the_old_report: it changed'; failures=$((failures + 1)); }
claim broken_memory_has_a_line 3 'broken.tmx:2: \|cannot read XML' "$muwazi" check broken.tmx
claim unknown_form_is_usage 2 'nonsense' "$muwazi" check --from nonsense wrong
claim columns_beyond_two_are_counted 3 'pairs: 1 line has more than two columns' "$muwazi" check pairs

# A header is no pair, and says where the columns are; many lines of the same kind are one note.
for header in 'source\ttarget' 'en\tar' 'English\tArabic'; do
  printf "$header"'\nThe road is closed.\tالطريق مغلق.\n' >headed
  claim header_is_no_pair 0 'headed:1: is a header, not a pair' "$muwazi" check headed
done
printf 'id\tArabic\tEnglish\n1\tكلف 54 دولارا.\tIt cost 45 dollars.\n' >headed
claim header_names_the_columns 1 'column 2 is the source, column 3 the target' "$muwazi" check headed
grep -q '"pair":1,"kind":"number"' out || { echo 'FAILED header_names_the_columns: no number in pair 1'; failures=$((failures + 1)); }
printf 'Arabic\tالعربية\nThe road is closed.\tالطريق مغلق.\n' >unheaded
claim pair_of_header_words_is_a_pair 0 '' "$muwazi" check unheaded
[ ! -s err ] || { echo 'FAILED pair_of_header_words_is_a_pair: a note'; failures=$((failures + 1)); }
for i in 1 2 3 4 5 6; do printf 'The road is closed.\tالطريق مغلق.\tnote %s\n' $i; done >wide
claim wide_lines_are_one_note 0 'wide: 6 lines have more than two columns' "$muwazi" check wide
[ "$(wc -l <err)" -eq 1 ] || { echo 'FAILED wide_lines_are_one_note: more than one'; failures=$((failures + 1)); }

# Rules, suppressions, baselines.
claim rules_are_listed 0 '' "$muwazi" rules
grep -q "^number.value.number.major.on" out || { echo 'FAILED rules_are_listed'; failures=$((failures + 1)); }
printf '[rules]\nnumber.value = false\n' >off.toml
claim rules_switch_a_check_off 0 '' "$muwazi" check --rules off.toml wrong
printf '# a comment\n[rules]\nnumber.valeu = false\n' >typo.toml
claim unknown_rule_has_a_line 3 "typo.toml:3: unknown rule 'number.valeu'; the nearest is 'number.value'" "$muwazi" check --rules typo.toml wrong
printf '[rules.name]\nseverity = 3\n' >type.toml
claim wrong_type_has_a_line 3 "type.toml:2: 'severity' has to be" "$muwazi" check --rules type.toml wrong
printf '[rules\n' >broken.toml
claim broken_settings_have_a_line 3 'broken.toml:1: ' "$muwazi" review --rules broken.toml "$en" "$ar"
printf '[[suppress]]\nrule = "number."\ntext = "54"\npair = 0\nreason = "so it is"\n' >ignore.toml
claim suppression_hides_a_finding 0 '' "$muwazi" check --suppress ignore.toml wrong
printf '[[suppress]]\npair = 1\n' >other.toml
claim suppression_of_another_pair_does_not 1 '' "$muwazi" check --suppress other.toml wrong
claim baseline_is_written 1 '' "$muwazi" check wrong --write-baseline known
claim baseline_hides_what_is_known 0 '' "$muwazi" check wrong --baseline known
printf 'The road is closed.\tالطريق مغلق.\nIt cost 45 dollars.\tكلف 54 دولارا.\nHe paid 12 dollars.\tدفع 21 دولارا.\n' >later
claim baseline_lets_new_findings_through 1 '' "$muwazi" check later --baseline known
[ "$(wc -l <out)" -eq 1 ] && grep -q '"pair":2' out || { echo 'FAILED baseline_lets_new_findings_through'; failures=$((failures + 1)); }
claim review_has_a_baseline 1 '' "$muwazi" review "$en" "$ar" --write-baseline known
claim review_reports_what_is_new 0 '' "$muwazi" review "$en" "$ar" --baseline known
printf '# muwazi\nzz\n' >bad
claim bad_baseline_has_a_line 3 'bad:2: ' "$muwazi" check wrong --baseline bad

printf 'dollar\tدرهم\trequired\n' >terms.tsv
claim termbase_is_held_to 1 '' "$muwazi" check --terms terms.tsv --disable number. wrong
grep -q '"kind":"term","rule":"term.required"' out || { echo 'FAILED termbase_is_held_to'; failures=$((failures + 1)); }
printf 'dollar\tدولار\n' >terms.tsv
claim termbase_finds_clitics_and_endings 0 '' "$muwazi" check --terms terms.tsv --disable number. wrong
printf '\nword\n' >terms.tsv
claim bad_termbase_has_a_line 3 'terms.tsv:2: ' "$muwazi" check --terms terms.tsv wrong
printf '<tbx>\n<term>\n' >terms.tbx
claim broken_tbx_has_a_line 3 'terms.tbx:' "$muwazi" check --terms terms.tbx wrong

# What no pair should be. Nothing is lost: the pair behind it is checked.
head -c 20000000 /dev/zero | tr '\0' x >huge
printf '\nIt cost 45 dollars.\tكلف 54 دولارا.\n' >>huge
claim huge_line_is_named 3 'huge:1: longer than' "$muwazi" check huge
grep -q '"pair":1' out || { echo 'FAILED huge_line_is_named: the next line is lost'; failures=$((failures + 1)); }
printf 'It cost 45 dollars.\tكلف 54 دولارا.' >unended
claim last_line_needs_no_end 1 '' "$muwazi" check unended
printf '\357\273\277It cost 45 dollars.\tكلف 54 دولارا.\r\n\t\r\nThe road is closed.\t\n\tالطريق مغلق.\n\000\t\000\nIt cost 45 dollars.\tكلف 54 دولارا.\r\n' >odd
claim odd_lines_go_on 1 '' "$muwazi" check odd
for pair in 0 2 3 5; do
  grep -q "\"pair\":$pair," out || { echo "FAILED odd_lines_go_on: nothing in pair $pair"; failures=$((failures + 1)); }
done

# Reports: how much, in which language, and which findings count.
expect() {  # NAME FILE WORDS: the file holds the words
  grep -q -- "$3" "$2" || { echo "FAILED $1: $2 lacks '$3'"; failures=$((failures + 1)); }
}
claim quiet_says_nothing 1 '' "$muwazi" review --quiet "$en" "$ar"
[ ! -s out ] && [ ! -s err ] || { echo 'FAILED quiet_says_nothing'; failures=$((failures + 1)); }
claim summary_is_short 1 '' "$muwazi" review --summary "$en" "$ar"
[ "$(wc -l <out)" -lt 10 ] || { echo 'FAILED summary_is_short'; failures=$((failures + 1)); }
claim nothing_critical_is_fine 0 '' "$muwazi" review --fail-on critical "$en" "$ar"
claim major_findings_count 1 '' "$muwazi" review --fail-on major "$en" "$ar"
claim never_fails 0 '' "$muwazi" review --fail-on never "$en" "$ar"
claim unknown_severity_is_usage 2 'fail-on' "$muwazi" review --fail-on awful "$en" "$ar"
claim arabic_by_option 1 '' "$muwazi" review --ui ar "$en" "$ar"
expect arabic_by_option out 'المقترح'
claim arabic_digits_by_option 1 '' "$muwazi" review --ui ar --digits arabic --summary "$en" "$ar"
expect arabic_digits_by_option out '٠\|١\|٢\|٣\|٤\|٥\|٦\|٧\|٨\|٩'
claim arabic_by_locale 1 '' env LC_ALL=ar_EG.UTF-8 "$muwazi" review "$en" "$ar"
expect arabic_by_locale out 'المقترح'
claim option_beats_locale 1 '' env LC_ALL=ar_EG.UTF-8 "$muwazi" review --ui en "$en" "$ar"
expect option_beats_locale out 'proposed'
claim help_in_arabic 0 '' env LC_ALL=ar_EG.UTF-8 "$muwazi" review --help
expect help_in_arabic out 'يحاذي'
for width in 40 80 200; do
  claim "width_$width" 1 '' "$muwazi" review --width $width --color never "$en" "$ar"
done

# muwazi fix: the sample's faults mended, the rest byte for byte, twice as once.
claim fix_writes 0 'applied' "$muwazi" fix "$en" "$ar" --output once
cmp -s "$ar" once && { echo 'FAILED fix_writes: nothing changed'; failures=$((failures + 1)); }
claim fix_again_changes_nothing 0 '0 proposals applied' "$muwazi" fix "$en" once --output twice
cmp once twice || failures=$((failures + 1))
cp "$ar" copy
claim fix_in_place 0 '' "$muwazi" fix --quiet --in-place "$en" copy
cmp once copy || failures=$((failures + 1))
claim fix_nothing_below_the_bound 0 '0 proposals applied' "$muwazi" fix --sure 1 "$en" "$ar" --output same
cmp "$ar" same || failures=$((failures + 1))
claim fix_unknown_finding_is_usage 2 'no finding 900' "$muwazi" fix --accept 900 "$en" "$ar"
claim fix_bad_number_is_usage 2 'accept takes' "$muwazi" fix --accept x "$en" "$ar"
claim fix_mended_fingerprint_is_nothing 0 '0 proposals applied' "$muwazi" fix --accept 00000000000000aa "$en" "$ar"
claim fix_missing_target_leaves_nothing 3 'cannot be opened' "$muwazi" fix "$en" nowhere --output left
[ ! -e left ] || { echo 'FAILED fix_missing_target_leaves_nothing'; failures=$((failures + 1)); }

# An alignment that a person has corrected is kept; what it leaves out is aligned anew.
printf 'The port was closed.\nNobody came.\nThe ships left.\nThe end.\n' >four.en
printf 'أُغلق الميناء.\nلم يأت أحد.\nغادرت السفن.\nالنهاية.\n' >four.ar
printf '[0,1]:[0]\n[2]:[1,2]\n' >kept
claim keep_by_beads 0 '' "$muwazi" align --lines --keep kept four.en four.ar --format beads
[ "$(cat out)" = "[0,1]:[0]
[2]:[1,2]
[3]:[3]" ] || { echo 'FAILED keep_by_beads'; cat out; failures=$((failures + 1)); }
for format in tsv jsonl opus intertext; do
  "$muwazi" align --lines --keep kept four.en four.ar --format $format --output "kept.$format" 2>/dev/null
  claim "keep_by_$format" 0 '' "$muwazi" align --lines --keep "kept.$format" four.en four.ar --format beads
  sed -n 2p out | grep -qF '[2]:[1,2]' || { echo "FAILED keep_by_$format"; cat out; failures=$((failures + 1)); }
done
printf '[0]:[0]\n[0]:[1]\n' >kept
claim keep_takes_a_sentence_once 3 'kept:2: ' "$muwazi" align --lines --keep kept four.en four.ar
printf '[0]:[9]\n' >kept
claim keep_beyond_the_text_is_told 3 'kept: .*there are 4 and 4' "$muwazi" align --lines --keep kept four.en four.ar
printf 'no alignment\n' >kept
claim keep_of_no_alignment_is_told 3 'kept: is not an alignment' "$muwazi" align --lines --keep kept four.en four.ar
claim keep_missing_is_told 3 'nowhere: cannot be opened' "$muwazi" align --keep nowhere four.en four.ar

# names and match: what they say and how they end.
printf 'Saladin\tصلاح الدين\nLondon\tلندن\n' >good.names
claim right_names_are_0 0 '' "$muwazi" names good.names
[ "$(wc -l <out)" -eq 2 ] || { echo 'FAILED right_names_are_0: not a line for each'; failures=$((failures + 1)); }
printf 'Saladin\tصلاحه\n' >bad.names
claim wrong_names_are_1 1 '' "$muwazi" names bad.names
expect wrong_names_are_1 out '"verdict":"wrong"'
printf 'Saladin\tصلاح الدين\nno tab\n' >odd.names
claim names_without_a_tab_are_told 3 'odd.names:2: ' "$muwazi" names odd.names
claim names_missing_are_told 3 'nowhere: cannot be opened' "$muwazi" names nowhere
claim no_names_are_0 0 '' "$muwazi" names empty
mkdir one other none
cp "$en" one/a.txt
cp "$ar" other/b.txt
claim match_finds 0 '' "$muwazi" match one other
grep -q 'a.txt.*b.txt' out || { echo 'FAILED match_finds'; cat out; failures=$((failures + 1)); }
claim match_of_nothing_is_0 0 '' "$muwazi" match one none
tail -n 1 out | grep -q '^a.txt		$' || { echo 'FAILED match_of_nothing_is_0: something found'; failures=$((failures + 1)); }
claim match_without_a_folder_is_told 3 'nowhere: cannot be read' "$muwazi" match nowhere other
claim match_of_a_file_is_told 3 'cannot be read' "$muwazi" match "$en" other
printf '%%PDF-1.7' >one/scan.pdf
claim match_goes_on_past_what_is_no_text 3 'scan.pdf' "$muwazi" match one other
grep -q 'a.txt.*b.txt' out || { echo 'FAILED match_goes_on_past_what_is_no_text'; failures=$((failures + 1)); }

# Files that are not what they seem.
printf '\377\376T\000h\000e\000 \000\000\330x\000' >lone.en
claim lone_surrogate_goes_on 1 'byte' "$muwazi" review lone.en "$ar"
printf 'Cut in a letter: \330' >cut.ar
claim truncated_utf8_goes_on 1 'byte' "$muwazi" review --target-encoding UTF-8 "$en" cut.ar
printf ' \n\t\r\n \302\240\n' >spaces
claim only_spaces_go_on 1 '' "$muwazi" review "$en" spaces
claim only_spaces_find_nothing 0 '' "$muwazi" review spaces spaces
printf 'Share this article\nRead more\nAccept cookies\n' >furniture
claim only_furniture_goes_on 1 '' "$muwazi" review furniture "$ar"
printf '%%PDF-1.7\n' >paper.pdf
claim pdf_is_told 3 'paper.pdf: is a PDF' "$muwazi" review paper.pdf "$ar"
printf 'PK\003\004rest' >broken.docx
claim broken_archive_is_told 3 'broken.docx' "$muwazi" review broken.docx "$ar"
printf '1\n00:00:05,000 --> 00:00:02,000\nA cue.\n\nnot a time\nx\n' >bad.srt
claim broken_subtitles_have_a_line 3 'bad.srt:6: ' "$muwazi" review bad.srt "$ar"
if [ "$(id -u)" -ne 0 ]; then
  cp "$en" locked && chmod 000 locked
  claim unreadable_file_is_told 3 'locked: cannot be opened' "$muwazi" review locked "$ar"
fi

# What is wrong with a command line or a file, in Arabic and in nothing else: what is Latin was given by the user.
in_arabic() {  # NAME STATUS WORDS ALLOWED COMMAND...: ALLOWED is what may stand in Latin letters, a pattern
  name=$1 status=$2 words=$3 allowed=$4
  shift 4
  claim "$name" "$status" "$words" "$@"
  sed -e 's/^muwazi: //' -e 's/`muwazi COMMAND --help`//' -e "s/$allowed//g" err | grep -q '[A-Za-z]\{2,\}' &&
    { echo "FAILED $name: Latin words among the Arabic:"; cat err; failures=$((failures + 1)); }
  return 0
}
in_arabic conversion_in_arabic 2 'لا تصلح' 'many\|--threads' "$muwazi" check --ui ar --threads many wrong
in_arabic range_in_arabic 2 'عددًا من' '--width' "$muwazi" review --ui ar --width 7 "$en" "$ar"
in_arabic value_in_arabic 2 'ليست' 'awful\|--fail-on\|critical\|major\|minor\|info\|never' "$muwazi" review --ui ar --fail-on awful "$en" "$ar"
in_arabic missing_value_in_arabic 2 'تنقص' '--output' "$muwazi" review --ui ar "$en" "$ar" --output
in_arabic exclusion_in_arabic 2 'لا يجتمع' '--[a-z-]*' "$muwazi" fix --ui ar --in-place --output x "$en" "$ar"
in_arabic missing_file_in_arabic 3 'لا ملف ولا مجلد' 'nowhere.txt' env LC_ALL=ar_EG.UTF-8 "$muwazi" align nowhere.txt "$ar"
in_arabic no_tab_in_arabic 3 'لا علامة جدولة' 'pairs' "$muwazi" check --ui ar pairs
in_arabic pipe_in_arabic 3 'الدخل القياسي' 'none' sh -c 'printf "no tab\n" | "$1" check --ui ar -' sh "$muwazi"
in_arabic unknown_rule_in_arabic 3 'مجهولة' 'typo.toml\|number.valeu\|number.value' "$muwazi" check --ui ar --rules typo.toml wrong
claim errors_in_english_by_option 3 'cannot be opened: No such file' env LC_ALL=ar_EG.UTF-8 "$muwazi" align --ui en nowhere.txt "$ar"
claim sarif_in_arabic 1 '' "$muwazi" review --ui ar --format sarif "$en" "$ar"
expect sarif_in_arabic out '"language":"ar"'
# Help: no description is left in English.
for command in review align check fix match segment numbers names rules 'learn lexicon' 'learn names'; do
  # shellcheck disable=SC2086
  claim "help_of_$command" 0 '' "$muwazi" $command --ui ar --help
  sed 's/muwazi [a-z ]*//' out | grep '[a-z]\{3,\} [a-z]\{2,\} [a-z]\{3,\}' >english &&
    { echo "FAILED help_of_$command: English in it:"; cat english; failures=$((failures + 1)); }
done

claim usage_in_arabic 2 'لا يوجد خيار اسمه .*nonsense' "$muwazi" review --ui ar --nonsense "$en" "$ar"
claim missing_argument_in_arabic 2 'ينقص: .*TARGET' env LC_ALL=ar_EG.UTF-8 "$muwazi" review "$en"
claim missing_command_in_arabic 2 'لم يُذكر أمر' env LC_ALL=ar_EG.UTF-8 "$muwazi"

[ "$failures" -eq 0 ] && echo 'all claims held'
exit "$failures"
