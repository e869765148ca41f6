# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What README.md and the documents tell people to type: each option of each command is one that its help has, and
# what stands behind one is taken.  Nothing of it is run.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cd "$top" || exit 4
# FILE: pvbench ..., of what stands between signs or in lines of their own, a line each; continued ones are one.
for file in README.md CHANGELOG.md CONTRIBUTING.md docs/*.md results/README.md results/reference/README.md; do
    {
        tr '\n' ' ' <"$file" | grep -o '`[^`]*`' | tr -d '\140' | sed 's/  */ /g'
        sed -e ':more' -e '/\\$/{N;s/\\\n *//;b more' -e '}' "$file" | grep -E '^(    |\$ )' | sed -E 's/^ *(\$ )?//'
    } | sed 's/^sudo //' | grep -E '^pvbench [a-z-]+' | sed "s|^|$file: |"
done | sed 's/ *[|&>;#].*//' | sort -u >"$work/commands"
check 'some commands stand in the documents' [ "$(grep -c '' "$work/commands")" -gt 150 ]

# option_is_told COMMAND OPTION
option_is_told() {
    [ -s "$work/help-$1" ] || "$pvbench" help "$1" >"$work/help-$1" 2>&1
    grep -q -E -e "(^| |\[)$2( |\]|\$|\.)" "$work/help-$1"
}

# Where a word stands for others, one of them; where only an option is named, nothing that it takes.
with_words() {
    printf '%s\n' "$1" | tr -d '[]' |
        sed -E 's/ENV\b/pv64/g; s/FORMAT/csv/; s/--view NAME/--view all/; s/SHARE/1%/; s/KEY/guest.role/; s/--policy FILE//; s/…|\.\.\.//g; s/ --[a-z-]+$//'
}

while IFS= read -r line; do
    file=${line%%: *}
    words=${line#*: pvbench }
    command=${words%% *}
    [ "$command" != help ] || continue
    wrong=''
    for word in $(printf '%s\n' "$words" | grep -o -E -e '(^| |\[)--[a-z][a-z-]*' | tr -d ' ['); do
        case $word in --version | --help) continue ;; esac
        option_is_told "$command" "$word" || wrong="$wrong $word"
    done
    # Scripts look at what is there; without a PATH no other command starts anything, whatever happens.
    case $command in
    iso | host) said='' ;;
    *) said=$(printf '%s --help' "$(with_words "$words")" | xargs env PATH=/nonexistent "$pvbench" 2>&1 >/dev/null) ;;
    esac
    [ -z "$wrong$said" ] || echo "$file: pvbench $words:$wrong $said"
done <"$work/commands" >"$work/wrong"
check 'their options are there, and take what they are given' sh -c '! grep . "$1"' sh "$work/wrong"

# What is counted there.
"$pvbench" list --json | jq -r '.cases[].name' >"$work/cases"
measured=$(grep -c -v -E '^(control|selftest|smp)/' "$work/cases")
check "CHANGELOG.md has $measured cases" grep -q "^- $measured cases: " CHANGELOG.md
check '  and so many of two vCPUs as there are' \
    grep -q "a secondary vCPU, and $(grep -c '^smp/' "$work/cases") cases about two vCPUs" CHANGELOG.md
check 'README.md has nine formats' test "$(sed -n '/^  [a-z]/p' "$work/help-export" | grep -c '')" = 9 -a "$(grep -c '\[nine formats\]' README.md)" = 1
check '  and each has a part of docs/export.md' sh -c 'for format in $(sed -n "s/^  \([a-z][a-z]*\) .*/\1/p" "$1"); do
    grep -q "^## .*$format" docs/export.md || { echo "$format"; exit 1; }
done' sh "$work/help-export"
has_each() {
    for word in $1; do
        grep -q -e "$2$word\>" README.md || { echo "$word" && return 1; }
    done
}
check 'README.md has each environment' has_each "$(sed -n 's/^ENV(\([a-z0-9]*\),.*/\1/p' core/env/envs.def)" ''
check '  and each command' has_each "$("$pvbench" help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')" 'pvbench '

finish
