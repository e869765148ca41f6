# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What bash and zsh complete: commands, options, cases, runs and files, each in a shell of its own.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

mkdir -p "$work/here/my-run" "$work/here/my-folder" "$work/bin"
mkdir -p "$work/here/odd \$run"
: >"$work/here/odd \$run/run.json.gz"
: >"$work/here/a-file"
: >"$work/here/my-run/run.json"
: >"$work/here/my-run/boot-1.log"
ln -s "$pvbench" "$work/bin/pvbench"
cd "$work/here" || exit 4
export PATH="$work/bin:$PATH"

# in_bash WORD...: what bash offers for the last word, one a line.
in_bash() {
    # shellcheck disable=SC2016 # bash expands these
    bash --norc -c '. "$1"; shift; COMP_WORDS=(pvbench "$@") COMP_CWORD=$#; _pvbench; printf "%s\n" "${COMPREPLY[@]}"' \
        bash "$top/scripts/completion/pvbench" "$@"
}

# in_zsh LINE WANT: what zsh makes of a line when TAB is pressed, in a terminal of its own; it is
# waited for until that stands there, or for a minute.
in_zsh() {
    cat >"$work/zsh" <<'END'
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z "PS1='> '; fpath=($1 \$fpath); autoload -U compinit; compinit -D -u; compdef _pvbench pvbench; unsetopt zle_bracketed_paste; print rea''dy"
while zpty -r z line; do [[ $line == *ready* ]] && break; done
zpty -w -n z "$2"$'\t'
for (( i = 0; i < 120; i++ )); do
    while zpty -r -t z part; do all+=$part; done
    shown=$(print -r -- $all | tr -d '\r' | sed 's/\x1b\[[0-9;?]*[A-Za-z]//g; s/.\x08//g')
    [[ $shown == *$3* ]] && break
    sleep 0.5
done
print -r -- $shown
zpty -d z
END
    zsh -f "$work/zsh" "$top/scripts/completion" "$1" "$2"
}


# offers SHELL PATTERN TEXT WORD...
offers() {
    shell=$1
    pattern=$2
    text=$3
    shift 3
    status 0 "$text" "$shell" "$@"
    says "$pattern" '  as it should be'
}

# COMMAND:OPTION:WORDS, of every option that takes a word out of a list; export tells of its own in the usage.
words_of() {
    words=$("$pvbench" "$1" "$2" nonsense --help 2>&1 | sed -n 's/.*nonsense: it is \([^;]*\).*/\1/p' | sed 's/, \| or /,/g')
    case $words in '' | 'a '*) ;; *) echo "$1:$2:$words" ;; esac
}
lists=$("$pvbench" help | sed -n 's/^  \([a-z-]*\)  .*/\1/p' | while read -r command; do
    "$pvbench" help "$command" | sed -n 's/^  \(--[a-z-]*\) [^ ].*/\1/p' | sort -u | while read -r option; do
        words_of "$command" "$option"
    done
done; words_of export --format)
check 'options that take a word out of a list' [ "$(echo "$lists" | grep -c '')" -eq 20 ]

if command -v bash >/dev/null; then
    offers in_bash '^show$' 'bash completes commands' sh
    check '  all of them' [ "$(in_bash '' | grep -c .)" -eq "$("$pvbench" help | grep -c '^  [a-z]')" ]
    offers in_bash '^calibrate$' '  behind help, too' help cal
    offers in_bash '^--kernel-args$' '  options of a command' run --ker
    check '  and of that one only' [ -z "$(in_bash show --ker)" ]
    offers in_bash '^xen_version/version$' '  cases' run --cases xen_version/ver
    offers in_bash '^set_gdt/empty,xen_version/version$' '  several of them' run --cases set_gdt/empty,xen_version/ver
    offers in_bash '^set_gdt/1frame$' '  as words of list' list set_gdt/1
    offers in_bash '^set_gdt/1frame$' '  behind a sign, too' run --cases = set_gdt/1
    check '    and all of them behind nothing else' \
        [ "$(in_bash run --cases =)" = "$(in_bash run --cases '')" -a "$(in_bash run --cases = | grep -c /)" -gt 500 ]
    offers in_bash '^set_gdt/empty,xen_version/version$' '    and in a list' run --cases = set_gdt/empty,xen_version/ver
    check 'nothing is offered behind help of a command' [ -z "$(in_bash help run '')" ]
    # What a command takes is what it says when it is given another word.
    for row in $lists; do
        command=${row%%:*}
        option=${row#*:}
        option=${option%%:*}
        check "  of $command $option it offers what that takes" [ "$(in_bash "$command" "$option" '' | paste -s -d ,)" = "${row##*:}" ]
        check '    behind a sign, too' [ "$(in_bash "$command" "$option" = '' | paste -s -d ,)" = "${row##*:}" ]
    done
    offers in_bash '^always_emulate$' '  one that is begun' run --tsc-mode al
    check '  no file behind what takes a number' [ -z "$(in_bash run --boots '')" ]
    check '    nor where there is nothing but options' [ "$(in_bash run '' | grep -v -c '^--')" = 0 ]
    check '  folders where a folder is meant' \
        [ "$(in_bash plot --out '' | LC_ALL=C sort | paste -s -d ,)" = 'my-folder,my-run,odd $run' ]
    offers in_bash '^a-file$' '  files where a file is' gate --policy ''
    offers in_bash '^a-file$' '    behind a sign, too' gate --policy = a-f
    offers in_bash '^my-run$' '  behind an option that takes nothing, too' show --brief my-r
    check '  what host does' [ "$(in_bash host '' | paste -s -d ,)" = prepare,status,restore ]
    offers in_bash '^my-run$' '  runs' show my-r
    offers in_bash '^odd\\ \\\$run$' '  with what the shell wants quoted' show odd
    offers in_bash '^my-run/run.json$' '  and files' show my-run/ru
else
    echo '# skipped: bash is not installed (scripts/setup test)'
fi

if command -v zsh >/dev/null; then
    offers in_zsh 'pvbench calibrate' 'zsh completes commands' 'pvbench cal' 'pvbench calibrate'
    offers in_zsh 'run --kernel-args' '  options' 'pvbench run --kernel-a' 'run --kernel-args'
    offers in_zsh 'xen_version/version' '  cases' 'pvbench run --cases xen_version/vers' 'xen_version/version'
    offers in_zsh 'cases=xen_version/version' '    behind a sign' 'pvbench run --cases=xen_version/vers' 'cases=xen_version/version'
    offers in_zsh 'cases=set_gdt/empty,xen_version/version' '    in a list' 'pvbench run --cases=set_gdt/empty,xen_version/vers' 'empty,xen_version/version'
    offers in_zsh 'tsc-mode always_emulate' '  words' 'pvbench run --tsc-mode al' 'tsc-mode always_emulate'
    offers in_zsh 'tsc-mode=native' '    behind a sign' 'pvbench run --tsc-mode=na' 'tsc-mode=native'
    offers in_zsh 'out my-folder' '  folders' 'pvbench plot --out my-f' 'out my-folder'
    offers in_zsh 'host restore' '  what host does' 'pvbench host res' 'host restore'
    offers in_zsh 'brief my-run' '  runs behind an option' 'pvbench show --brief my-r' 'brief my-run'
    offers in_zsh 'show my-run' '  runs' 'pvbench show my-r' 'show my-run'
    offers in_zsh 'my-run/run.json' '  and files' 'pvbench show my-run/ru' 'my-run/run.json'
else
    echo '# skipped: zsh is not installed (scripts/setup test)'
fi

cd / || exit 4
finish
