# SPDX-License-Identifier: Apache-2.0
# Bash completion of the command muwazi. Everything that it proposes stands in this file.

_muwazi() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command="" word formats options
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      review | align | check | fix | match | segment | numbers | names | rules | learn) command=$word && break ;;
    esac
  done
  if [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "review align check fix match segment numbers names rules learn --help --version" -- "$current")
    return
  fi

  case $command in
    review) formats="text jsonl html sarif checkstyle tsv csv tmx xliff xliff12 po svg" ;;
    align) formats="beads vecalign ladder opus intertext tsv csv jsonl tmx xliff xliff12 po svg moses srt vtt" ;;
    check) formats="jsonl text html tsv csv tmx xliff xliff12 po" ;;
    *) formats="" ;;
  esac
  case $previous in
    --format) mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$current") && return ;;
    --from)
      [[ $command == check ]] && mapfile -t COMPREPLY < <(compgen -W "automatic tsv tmx xliff po csv jsonl" -- "$current") && return
      mapfile -t COMPREPLY < <(compgen -W "automatic text markdown html docx odt epub subtitles" -- "$current") && return
      ;;
    --lang | --source-language | --ui) mapfile -t COMPREPLY < <(compgen -W "en ar" -- "$current") && return ;;
    --encoding | --source-encoding | --target-encoding)
      mapfile -t COMPREPLY < <(compgen -W "automatic UTF-8 UTF-16LE UTF-16BE UTF-32LE UTF-32BE windows-1256 ISO-8859-6 \
windows-1252" -- "$current") && return
      ;;
    --digits) mapfile -t COMPREPLY < <(compgen -W "western arabic" -- "$current") && return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current") && return ;;
    --fail-on) mapfile -t COMPREPLY < <(compgen -W "critical major minor info never" -- "$current") && return ;;
    --min-confidence | --sure | --accept | --width | --threads | --disable | --enable) return ;;
  esac
  if [[ $current == -* ]]; then
    local pair="--lines --from --source-language --source-encoding --target-encoding --format --output"
    local rules="--min-confidence --disable --enable --rules --suppress --terms --names-list --baseline --write-baseline"
    case $command in
      review) options="$pair --ui --digits --summary --quiet --width --color --fail-on $rules" ;;
      fix) options="${pair/--format /} --in-place --sure --accept --quiet --ui --digits ${rules/ --write-baseline/}" ;;
      align) options="$pair --no-header --no-learning --paragraphs --lexicon --table --anchors --keep --source-vectors \
--target-vectors --ui --digits" ;;
      check) options="--from --format --output --source-language --ui --digits --summary --width --color --fail-on $rules --table \
--threads" ;;
      segment) options="--lang --from --encoding --output --ui --digits" ;;
      numbers) options="--lang --output --ui --digits" ;;
      names) options="--output --ui --digits" ;;
      rules) options="--output --ui --digits" ;;
      match) options="--min-score --output --ui --digits" ;;
      *) options="" ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$current")
    return
  fi
  if [[ $command == learn && $previous == learn ]]; then
    mapfile -t COMPREPLY < <(compgen -W "lexicon names" -- "$current")
    return
  fi
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -F _muwazi muwazi
