# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The kernel's harness as a Linux program, on this machine's own processor: what it says is whole, and
# is read as any other run.  Of how long anything takes nothing is asked here: 'make silicon' does that.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# The controls, the rows of system calls, and what stands behind toll=, which has no batches.
rows=$(grep -c '^ROW(' "$top/tests/silicon/rows.def")
cases=$(($(cat "$top"/bench/cases/control*.def | grep -c "^CASE(") + rows + 1))

# json FILTER LOG: what 'show' says of it, whatever its controls came to.
json() {
    "$pvbench" show "$2" --format json >"$work/json" 2>"$work/why"
    jq -e "$1" "$work/json" >"$work/jq"
}

# whole TEXT BOOTS LOG: so many boots came to their end, by the plan, with every record.
whole() {
    check "$1: $2 boots, each whole" json ".run.boots | length == $2 and all(.outcome == \"complete\" or .outcome == \"error\")" "$3"
    check "$1: nothing is lost, damaged or beside the plan" \
        json ".run.problems == [] and (.run.boots | all(.lacks == []))" "$3"
    check "$1: every case of the plan came, and is ok" \
        json "(.cases | length) + .cases_left_out == $cases and (.cases | all(.status == \"ok\"))" "$3"
}

for bits in 64 32; do
    program=$top/build/silicon/pvbench-linux$bits
    got=0
    "$program" --cpu none 2>/dev/null || got=$?
    if [ "$bits" -eq 32 ] && [ "$got" -ne 4 ]; then
        echo "# this Linux runs no $bits-bit programs: not tried"
        continue
    fi
    status 0 "linux$bits: two boots" sh -c "for i in 1 2; do '$program' --fact run.turn=\$i --fact run.turns=t quick || exit; done >'$work/$bits.log'"
    status 0 "linux$bits: one more" sh -c "'$program' --delay 'linux/get*=100' --delay 'linux/uname=512' quick >'$work/$bits-delayed.log'"
    whole "linux$bits" 2 "$work/$bits.log"
    whole "linux$bits, delayed" 1 "$work/$bits-delayed.log"
    check "linux$bits: whatever file mode it was started with" sh -c \
        "umask 077; '$program' quick cases=linux/umask | grep -q ' status case=linux/umask status=ok '"
    check "linux$bits: it says what it is" json '.run.mode == "linux" and .run.role == "process" and .run.unit == "cycles"' "$work/$bits.log"
    check "linux$bits: the turn is a fact of each boot" \
        json '[.run.boots[].facts["run.turn"]] == ["1", "2"] and all(.run.boots[]; .facts["run.turns"] == "t")' "$work/$bits.log"
    check "linux$bits: a delay is a fact" json '.run.boots[0].facts["linux.delay"] == "linux/get*=100,linux/uname=512"' "$work/$bits-delayed.log"
    sed "60s/=/-/" "$work/$bits.log" >"$work/$bits-damaged.log"
    check "linux$bits: one damaged record is seen" json '.run.problems != []' "$work/$bits-damaged.log"
    for path in single multi 'multi fill=1'; do
        check "linux$bits: every row by path $path" \
            test "$(grep -c "series case=linux/.* path=$path n=1 " "$work/$bits-delayed.log")" -eq "$((rows + ($(echo "$path" | grep -c single))))"
    done
done

# Nothing of Linux's is a base of anything of Xen's.
reference=$top/results/reference/pv64-4.17
# How steady the core is says nothing here.
for options in '--across clock.ticks-per-cycle' '--across clock.ticks-per-cycle,guest.mode,xen,cpu.signature,guest.role'; do
    # shellcheck disable=SC2086 # options are words of their own
    "$pvbench" gate $options "$work/64.log" "$reference" >"$work/out" 2>&1
    check "the gate refuses it as a base of Xen's${options:+ with $options}" test $? -ne 0
    says 'incomparable: system is Linux in .*, and Xen in ' 'and says why'
done
status 4 'no option allows it' "$pvbench" gate --across system "$work/64.log" "$reference"
says 'across system: what Linux does in a system call is no measure of Xen' 'and says why'

program=$top/build/silicon/pvbench-linux64
status 4 'an option that there is not' "$program" --core 1 quick
says 'there is no such option: --core' 'is named'
status 4 'a delay of no row' "$program" --delay 'xen_version/*=1' quick
says '--delay takes GLOB=N' 'is named'
status 4 'a delay that is too long' "$program" --delay 'linux/*=513' quick
status 4 'a fact without a value' "$program" --fact run.turn quick
says '--fact takes KEY=VALUE: run.turn' 'is named'
"$program" samples=0 >"$work/refused.log"
check 'a word that the kernel does not take is an error of the boot' \
    json '.run.boots[0].outcome == "error"' "$work/refused.log"

finish
