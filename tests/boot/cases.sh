# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Logs that a gate once called the same, and that are not: nothing is booted.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

data=$top/tests/data
cases=$data/cases

# insns NAME: the stored log is the base.
insns() {
    "$pvbench" gate "$data/xen-4.17-quick.log" "$cases/gate-$1.log.gz"
}

# cycles NAME: ten boots, and the floors of their host.
cycles() {
    "$pvbench" gate "$cases/gate-cyc-base.log.gz" "$cases/gate-$1.log.gz" --floors "$cases/gate-floors.json"
}

# either ONE OTHER TEXT COMMAND...: one of two exit statuses, where both say what is wrong.
either() {
    one=$1
    other=$2
    text=$3
    shift 3
    got=0
    "$@" >"$work/out" 2>&1 || got=$?
    if [ "$got" -eq "$one" ] || [ "$got" -eq "$other" ]; then
        ok "$text"
    else
        not_ok "$text (exit status $got, neither $one nor $other)"
        sed 's/^/#   /' "$work/out" | tail -n 20
    fi
}

status 0 'the log that all of them were made of is the same as itself' \
    "$pvbench" gate "$data/xen-4.17-quick.log" "$data/xen-4.17-quick.log"
status 0 'and so are ten boots in cycles' cycles cyc-base

status 3 '9 of 20 samples ten times as slow are no price' insns half-slow
says '^gate: inconclusive \(exit status 3\)$' '  and inconclusive'
says 'no clear mode' '  for want of a clear mode'
status 5 'a multicall of 64 that is slower' insns multi64-slow
says '^gate: slower \(exit status 5\)$' '  is slower'
status 3 'one that the plan promises, and that is left out' insns multi64-missing
says 'n=64' '  is named'
status 3 '9999 cases announced, of which 32 came' insns plan-9999
says '(^|[^0-9.])9999([^0-9]|$)' '  are counted'
says 'partial' '  and the boot is partial'
status 3 'one sample of twenty' insns one-sample
says '(^|[^0-9])1 (sample )?of 20( |$)' '  is said to be one of twenty'
status 3 'a case in one boot of ten' insns insns-case-in-1-of-10
says '(^|[^0-9])1 of 10( |$)|9 of 10' '  is said to be so'
either 5 3 'a case that stands twice, first wrong and then ok' insns status-twice-wrong
says 'stands twice|wrong or faulted' '  is wrong, or said to stand there twice'
status 3 'boots of two Xens, behind one without facts' insns boots-of-two-xens
says '^pvbench: .*boots are not of the same thing' '  are no run'
status 3 'the head of one boot with the tail of another' insns glued
says 'partial' '  is partial'

either 5 3 '17 times as slow, with a clock of its own that says this is noise' cycles cyc-17x-quantum
says 'clock.quantum is 1 in ' '  is refused for that clock'
status 4 'controls that fail, with a clock of infinite steps' cycles cyc-broken-controls-q-inf
says 'clock.quantum is 1 in ' '  is refused for that clock'


# ---- Xen's words: shown, and held against the log of which they were made ----

# log COMMAND NAME [ARGUMENT...]
log() {
    command=$1
    name=$2
    shift 2
    if [ "$command" = gate ]; then
        "$pvbench" gate "$data/xen-4.17-quick.log" "$cases/log-$name.gz" "$@"
    else
        "$pvbench" show "$cases/log-$name.gz" "$@"
    fi
}

status 3 'two settings of 4.10.1, by its words for them' \
    "$pvbench" gate "$cases/log-facts-xen-4.10.1-bti.gz" "$cases/log-facts-xen-4.10.1-bti-other.gz"
says 'boot\.spec-ctrl\.settings is Thunk RETPOLINE, .*and Thunk JMP' '  the mitigations are named'
says 'boot\.xpti is enabled in .*and disabled in' '  and XPTI'
status 0 'weak hardware with SMT, on XCP-ng' log show facts-xcp-ng-4.13.5 --facts
says '^  boot\.smt +Booted on L1TF-vulnerable hardware with SMT' '  is a fact'
says 'Xen says: Booted on L1TF-vulnerable' '  and a warning'
status 0 'a Xen without 32-bit guests for CET' log show facts-alpine-4.19.1-dmesg --facts
says '^  boot\.pv32 +Disabling PV32 due to CET$' '  is a fact'
status 0 "another domain's crash" log show ends-xcp-ng-d11-crash
says '^Warnings$' '  is shown'
check '  without a word of it' sh -c "! grep -q 'Xen says' '$work/out'"
status 0 '  nor is it a matter for a gate' log gate ends-xcp-ng-d11-crash
status 6 "dom0's own" log show ends-dom0-crash-4.22-cut
says 'Xen says: Domain 0 \(vcpu#0\) crashed on cpu#0' "  in Xen's words"
status 6 '  which a gate says, too' log gate ends-dom0-crash-4.22-cut
status 0 'an UBSAN report of Xen' log show ends-ubsan-in-middle
says 'Xen says: UBSAN: Undefined behaviour in$|Xen says: UBSAN: Undefined behaviour in arch' '  is a warning'
status 0 '  and no more for a gate' log gate ends-ubsan-in-middle

finish
