# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the test scripts share: one line a check ("ok - …" or "not ok - …", which tests/run-all
# counts), and a folder of their own that is kept when something failed.
#
# A script sources this with $top set, runs its checks, and ends with 'finish'.

: "${top:?}"
pvbench=$top/build/pvbench
# shellcheck disable=SC2034 # for the scripts that source this
image=$top/build/pvbench-pv64.gz
# shellcheck disable=SC2034
kernel=$top/build/pvbench-pv64.elf
# The one that has a screen.
# shellcheck disable=SC2034
disc=$top/build/pvbench-pv64-disc.gz
# What jq makes pairs of a series' samples with, as docs/format.md has it: [[450, 48], [452, 2]].
# shellcheck disable=SC2034
def_pairs='def pairs: [.samples[] | split(",")[] | split("x") | map(tonumber)];'
work=$(mktemp -d "${TMPDIR:-/tmp}/pvbench-test.XXXXXX")
failed=0
export PVBENCH_HOME="$top"

ok() {
    echo "ok - $1"
}

not_ok() {
    echo "not ok - $1"
    failed=$((failed + 1))
}

# check TEXT COMMAND...: the command has to succeed.
check() {
    text=$1
    shift
    if "$@" >"$work/check.log" 2>&1; then
        ok "$text"
    else
        not_ok "$text"
        sed 's/^/#   /' "$work/check.log" | head -n 20
    fi
}

# status WANT TEXT COMMAND...: the command has to exit with this status; its output is in $work/out.
status() {
    want=$1
    text=$2
    shift 2
    got=0
    "$@" >"$work/out" 2>&1 || got=$?
    if [ "$got" -eq "$want" ]; then
        ok "$text"
    else
        not_ok "$text (exit status $got, not $want)"
        sed 's/^/#   /' "$work/out" | tail -n 20
    fi
}

# says PATTERN TEXT: the output of the last 'status' has a line like this.
says() {
    if grep -q -E -e "$1" "$work/out"; then
        ok "$2"
    else
        not_ok "$2 (no line like '$1')"
        sed 's/^/#   /' "$work/out" | tail -n 20
    fi
}

# run DIR ARGUMENTS...: a boot without plots into $work/DIR.
run() {
    out=$work/$1
    shift
    "$pvbench" run --no-plots --out "$out" "$@"
}

# The record lines of a log whose numbers have to be equal in every boot: the chain of the end record goes over
# what names the image too.
numbers_of() {
    tr -d '\r' <"$1" | grep -E '^PVB1 [0-9]+ (plan|case|skip|series|more|pairs|status|control|error|fault|regs|end) ' |
        sed 's/ chain=[0-9a-f]* #[0-9a-f]*$//'
}

# same_numbers LOG LOG: and there are some.
same_numbers() {
    numbers_of "$1" >"$work/left"
    numbers_of "$2" >"$work/right"
    [ -s "$work/left" ] && diff "$work/left" "$work/right"
}

# await SECONDS COMMAND...: as soon as the command succeeds; false where it does not in so many.
await() {
    tries=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$tries" -gt 0 ] || return 1
        tries=$((tries - 1))
        sleep 0.2
    done
}

# counted DIR ARGUMENTS...: a boot with its profile, and with what QEMU counted of each timed region in
# DIR/counts, beside what check_count is to hold against it.
counted() {
    out=$work/$1
    shift
    got=0
    PVBENCH_KEEP_REGIONS=1 "$pvbench" run --no-plots --profile --out "$out" "$@" >"$work/out" 2>&1 || got=$?
    "$top/build/tests/print_regions" "$out/boot-1.regions" >"$out/counts" || got=4
    return "$got"
}

finish() {
    if [ "$failed" -eq 0 ]; then
        rm -rf "$work"
    else
        echo "# kept for a look: $work"
    fi
    exit "$((failed > 0))"
}
