# bash completion for goalpost. Installed as share/bash-completion/completions/goalpost; to try it: source this file.

# The names of the indicators of the plan on the command line. A name is the last word before the quoted title.
_goalpost_indicators() {
  local word
  for word in "${COMP_WORDS[@]:2}"; do
    [[ $word == *.goal && -r $word ]] || continue
    sed -n -E 's/^indicator[[:space:]]+//; t name
               d
               :name
               s/[[:space:]]*(#.*)?$//; s/([^[:space:]])[[:space:]]+"[^"]*"$/\1/; s/^.*[[:space:]]//; p' "$word"
    return
  done
}

# _goalpost_list VALUE WORDS: names with commas between them; completes the last one.
_goalpost_list() {
  local before=
  [[ $1 == *,* ]] && before=${1%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$2" -- "${1##*,}")
}

_goalpost() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= positional=0 i
  local commands='check compare evaluate explain format phrase rule'
  local verdicts='met missed no_data no_baseline not_applicable not_due data_error undecided not_met'
  COMPREPLY=()
  compopt +o default 2>/dev/null

  if [[ $COMP_CWORD -eq 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version --color --output" -- "$current")
    return
  fi
  command=${COMP_WORDS[1]}

  # The value of an option. `--option=value` arrives as three words.
  local option=$previous value=$current
  if [[ $previous == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $current == = ]]; then
    value=
  fi
  case $command:$option in
    evaluate:--format) mapfile -t COMPREPLY < <(compgen -W 'table csv json' -- "$value"); return ;;
    check:--dump) mapfile -t COMPREPLY < <(compgen -W 'program' -- "$value"); return ;;
    check:--format | compare:--format | explain:--format | rule:--format | phrase:--format) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$value"); return ;;
    compare:--fail-on) _goalpost_list "$value" 'tightened loosened changed new dropped'; return ;;
    evaluate:--fail-on) _goalpost_list "$value" "$verdicts"; return ;;
    evaluate:--only) _goalpost_list "$value" "$(_goalpost_indicators)"; return ;;
    explain:--indicator) mapfile -t COMPREPLY < <(compgen -W "$(_goalpost_indicators)" -- "$value"); return ;;
    *:--language) mapfile -t COMPREPLY < <(compgen -W 'en vi' -- "$value"); return ;;
    *:--color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$value"); return ;;
    *:--output) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$value"); return ;;
    *:--by | *:--period | *:--area | *:--strata | phrase:--indicator) return ;;
  esac

  if [[ $current == -* ]]; then
    local options='--help --color --output'
    case $command in
      check) options+=' --format --dump --language' ;;
      compare) options+=' --fail-on --format --language' ;;
      evaluate) options+=' --by --period --only --format --fail-on --all-rows --certainty --language' ;;
      explain) options+=' --indicator --area --period --format --certainty --language' ;;
      format) options+=' --language --check' ;;
      rule) options+=' --period --format --language' ;;
      phrase) options+=' --language --strata --indicator --format' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi

  # PLAN, then DATA.
  for ((i = 2; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --help | --all-rows | --check | --certainty) ;;
      --*) ((i++)); [[ ${COMP_WORDS[i]} == = ]] && ((i++)) ;;
      *) ((positional++)) ;;
    esac
  done
  local extension=goal
  case $command:$positional in
    check:0 | compare:0 | compare:1 | evaluate:0 | explain:0 | format:0) ;;
    check:1 | evaluate:1 | explain:1) extension=csv ;;
    *) return ;;
  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -X "!*.$extension" -- "$current"; compgen -d -- "$current")
}
complete -F _goalpost goalpost
