# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of pvbench in bash.  Commands, options and cases are those that the tool itself tells
# of, so that none of them can be out of date here.

# What begins with the word that is typed, of the lines on stdin.
_pvbench_offer() {
    local line
    while IFS= read -r line; do
        [[ $line == "$2"* ]] && COMPREPLY+=("$1$line")
    done
}

# A run is a whole word; any other folder is the way to one, and gets a slash.
_pvbench_files() {
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$1")
    [[ ${#COMPREPLY[@]} -eq 1 && -e ${COMPREPLY[0]}/run.json ]] || compopt -o filenames 2>/dev/null
}

_pvbench() {
    local tool=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} done=''
    COMPREPLY=()
    # bash takes "--cases=x" for three words.
    [[ $before != = ]] || before=${COMP_WORDS[COMP_CWORD - 2]}
    if [[ $COMP_CWORD -eq 1 || $COMP_CWORD -eq 2 && $command == help ]]; then
        _pvbench_offer '' "$word" < <("$tool" help 2>/dev/null | sed -n 's/^  \([a-z-]*\)  .*/\1/p')
    elif [[ $before == --cases || $before == --skip || $before == --case || $before == --explain ||
        $command == list && $word != -* ]]; then
        # Of a list with commas the last name is the one that is typed.
        [[ $word != *,* ]] || done=${word%,*},
        _pvbench_offer "$done" "${word##*,}" \
            < <("$tool" list --json 2>/dev/null | sed -n 's/^ *"name": "\(.*\)",*$/\1/p')
    elif [[ $word == -* ]]; then
        _pvbench_offer '' "$word" < <("$tool" help "$command" 2>/dev/null | sed -n 's/^  \(--[a-z-]*\) .*/\1/p' | sort -u)
    else
        _pvbench_files "$word"
    fi
}

complete -F _pvbench pvbench
