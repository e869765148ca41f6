# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Two runs in turns on real boots: a base beside a new one, what differs between them, the Xen of an
# earlier run again, and nothing left behind by what cannot be booted.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cases=xen_version/version

status 0 'two sides that differ in an option of Xen' \
    run pair --quick --cases "$cases" --boots 2 --xen 4.17 --against 4.17 --against-args spec-ctrl=no \
    --report "$work/pair.html"
check '  boot in turns' test \
    "$(sed -n -E 's/^(base|new) (boot [12]) of 2: complete .*/\1 \2/p' "$work/out" | tr '\n' ,)" \
    = 'base boot 1,new boot 1,base boot 2,new boot 2,'
boots='.boots | map(.outcome) == ["complete", "complete"]'
check '  and both runs are kept, with both boots' sh -c \
    "jq -e '$boots' '$work/pair/base/run.json' && jq -e '$boots' '$work/pair/new/run.json'"
check '  whose exact counts need no turns' sh -c \
    "jq -e '.facts | has(\"run.turns\") | not' '$work/pair/base/run.json'"
says "^$cases  call  [0-9]+  [0-9]+  \\+[0-9.]+ %\$" '  what differs is shown'
says '^boot\.spec-ctrl\.pv: x None; \+ RSB: other mitigations' '  and by what'
says "^Difference, exact: \\+[0-9]+ \\(\\+[0-9.]+%\\)\$" '  and ready for a commit message'
check '  which is kept' grep -q '^Difference, exact: +' "$work/pair/ministat.txt"
check '  and for a page' grep -q "^| $cases *| call " "$work/pair/changes.md"
check '  and the page of both sides has it' grep -q '^<p class="verdict bad">B against A: 1 slower' "$work/pair.html"
says '^page for a browser: ' '  which is named'
status 5 'the same two runs at a gate' \
    "$pvbench" gate "$work/pair/base" "$work/pair/new" \
    --across boot.cmdline,boot.spec-ctrl.settings,boot.spec-ctrl.pv

# The base of that pair had an option; it gets it again, and the new side has none.
status 0 'the Xen of an earlier run, with its options again' \
    run again --quick --cases "$cases" --against "$work/pair/base"
check '  which the base has, and the new side has not' sh -c \
    "jq -e '.facts[\"run.xen-options\"] == \"spec-ctrl=no\"' '$work/again/base/run.json' &&
     jq -e '.facts | has(\"run.xen-options\") | not' '$work/again/new/run.json'"
status 0 '  and costs the same as before' \
    "$pvbench" gate "$work/pair/base" "$work/again/base"
says '^1 case: 1 same$' '  by its counts'

# In cycles the boots say which turn they had, and both sides that the turns are the same.
run cycles --quick --unit cycles --cases "$cases" --boots 2 --xen 4.17 --against 4.17 \
    >"$work/cycles.out" 2>&1
check 'the turns of two sides in cycles' test \
    "$(jq -c '.boots | map(.facts["run.turn"])' "$work/cycles/base/run.json" "$work/cycles/new/run.json" |
        tr '\n' ' ')" = '["1","3"] ["2","4"] '
check '  have one name' test \
    "$(jq -r '.facts["run.turns"] // "none"' "$work/cycles/base/run.json")" = \
    "$(jq -r '.facts["run.turns"]' "$work/cycles/new/run.json")"

# ---- what cannot be booted: a line or two, and no folder ----

# refused STATUS PATTERN OPTION...
refused() {
    want=$1
    pattern=$2
    shift 2
    status "$want" "refused: --against $*" run none/of/it --cases "$cases" --against "$@"
    says "$pattern" '  and why'
    check '  in a line or two' test "$(wc -l <"$work/out")" -le 2
    check '  with nothing left behind' test ! -e "$work/none/of/it"
}
mkdir "$work/empty"
jq 'del(.facts["run.xen", "run.xen-file", "run.xen-package"])' "$work/pair/base/run.json" >"$work/nameless.json"
jq '.facts["run.xen-file"] = "/nowhere/xen"' "$work/pair/base/run.json" >"$work/gone.json"
refused 4 '--against /nowhere/xen: it is a version of Xen .*no such file' /nowhere/xen
refused 4 'no such|neither|run.json' "$work/empty"
refused 4 "carry Xen '5\.0'" 5.0
refused 4 'does not say which Xen it was' "$work/nameless.json"
refused 4 'its Xen, /nowhere/xen, is no longer there' "$work/gone.json"
refused 4 'against-args takes printable ASCII' 4.17 --against-args "$(printf 'a\tb')"

# ---- interrupted: what was read is kept ----

# interrupt NAME COMMAND...: Ctrl-C to a pair of runs in $work/NAME as soon as the command succeeds; $got is
# its exit status.  A shell without job control has its children ignore Ctrl-C.
interrupt() {
    name=$1
    shift
    env --default-signal=INT "$pvbench" run --no-plots --out "$work/$name" --quick --cases "$cases" \
        --boots 9 --against 4.17 >"$work/$name.log" 2>&1 &
    child=$!
    await 120 "$@"
    kill -INT "$child"
    got=0
    wait "$child" || got=$?
}
interrupt cut grep -q '^base boot 1 of 9: complete' "$work/cut.log"
check 'interrupted between two boots: exit status 3' test "$got" -eq 3
check '  which is said' grep -q "^pvbench run: interrupted; what was read is kept in " "$work/cut.log"
check '  the boot that was made is kept' \
    jq -e '.boots[0].outcome == "complete" and (.boots | length) == 1' "$work/cut/base/run.json"
check '  as a run, of too few boots' jq -e '.facts["run.boots"] == "9"' "$work/cut/base/run.json"
status 3 '  which is partial for whoever reads it' "$pvbench" show "$work/cut/base"
says '1 of 9 boots' '  and says how many were meant'
interrupt first test -e "$work/first/base/boot-1.log"
check 'interrupted in the first boot of all: exit status 3' test "$got" -eq 3
check '  of the side that was not booted there is nothing' test ! -e "$work/first/new"
check '  and of the other what was read' jq -e '.boots | length == 1' "$work/first/base/run.json"

# ---- killed: the last save says how many boots were meant ----

"$pvbench" run --no-plots --out "$work/killed" --quick --cases xen_version/version --boots 3 \
    >"$work/killed.log" 2>&1 &
child=$!
await 120 test -e "$work/killed/boot-2.log"
kill -KILL "$child"
wait "$child" 2>/dev/null
status 3 'a run that was killed is partial' "$pvbench" show "$work/killed"
says '1 of 3 boots' '  and says how many boots were meant'
says 'boot-2.log lies beside the run and is not in it' '  and which log was not read'
status 3 '  a gate says so too' "$pvbench" gate "$work/killed" "$work/killed"
says 'is partial: 1 of 3 boots came' '  in its words'
finish
