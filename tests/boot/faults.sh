# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What goes wrong in a boot: each ends with the right status, exit status and one clear line, and the
# other results are kept.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

case_status() {
    jq -r --arg name "$2" '.cases[] | select(.name == $name) | .boots[-1].status' "$work/$1/run.json"
}

# is RUN CASE STATUS
is() {
    if [ "$(case_status "$1" "$2")" = "$3" ]; then
        ok "$2 is $3"
    else
        not_ok "$2 is '$(case_status "$1" "$2")', not $3"
    fi
}

status 5 'a case that faults: exit status 5' \
    run fault --quick --cases 'xen_version/*,selftest/fault,unassigned/11'
is fault selftest/fault faulted
is fault xen_version/version ok
is fault unassigned/11 ok
says 'selftest/fault.*page fault|page fault.*selftest/fault' 'the fault is told in a line'
check 'the registers are in the log' grep -q 'PVB1 [0-9]* regs ip=ffffffff8' "$work/fault/boot-1.log"

status 5 'a wrong result: exit status 5' run wrong --quick --cases 'selftest/wrong*,stack_switch/*'
is wrong selftest/wrong wrong
is wrong selftest/wrong-entry wrong
is wrong stack_switch/same ok
check 'one bad entry of 32 makes every sample wrong, once, and its result and place are in the record' \
    jq -e '[.cases[] | select(.name == "selftest/wrong-entry") | .paths.multi[] | select(.n == 32)
            | .wrong == 1 + .warmup + .announced and .got != null and .nth == 6] | length == 2 and all' \
    "$work/wrong/run.json"

status 5 'a case that leaves something behind: exit status 5' \
    run leak --quick --kernel-args order=3 \
    --cases 'selftest/leak,unassigned/11,stack_switch/same,fpu_taskswitch/*'
is leak selftest/leak wrong
for innocent in unassigned/11 stack_switch/same fpu_taskswitch/clear fpu_taskswitch/set; do
    is leak "$innocent" ok
done

status 0 'the multicall queue: flushed when full, on demand, results counted, called back' \
    run queue --quick --cases selftest/queue
is queue selftest/queue ok

status 0 'sixteen batch sizes, and the doublings of a row that looks for splits' \
    run sizes --samples 2 --warmup 0 --batches 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 \
    --cases 'mmu_update/l1-same,unassigned/11'
is sizes unassigned/11 ok

status 6 'an exception that nothing expects: exit status 6' \
    run crash --quick --cases 'selftest/crash,xen_version/version'
is crash xen_version/version ok
says 'selftest/crash' 'the crash names its case'

status 6 'a kernel that never ends: exit status 6' \
    run hang --quick --timeout 12 --cases 'selftest/hang,xen_version/version'
is hang xen_version/version ok
says 'hung.*selftest/hang|selftest/hang.*hung' 'the hang names its case'
says 'boot 2 is made without selftest/hang' 'the boot is made again without that case'
check 'and that boot is complete' jq -e '.boots[1].outcome == "complete"' "$work/hang/run.json"

# The machine has no IOMMU.
status 6 'a Xen that panics: exit status 6' run panic --quick --xen-args iommu=required
says '[Pp]anic' 'the panic is told in a line'
check 'what Xen said is kept' grep -q 'Panic on CPU' "$work/panic/boot-1.log"

# ---- bad input: one line, exit status 4, nothing booted ----

bad() {
    status 4 "refused: pvbench $*" "$pvbench" "$@"
    if [ "$(wc -l <"$work/out")" -le 2 ] && [ -s "$work/out" ]; then
        ok '  in a line or two'
    else
        not_ok '  in a line or two'
    fi
}
echo 'this is no kernel' >"$work/bad.elf"
bad run --kernel "$work/bad.elf"
bad run --env pv16
bad run --xen 5.0
bad run --xen /nowhere/xen
bad run --unit seconds
bad run --samples 0
bad run --batches 8,1
bad run --cases 'nothing/*'
bad run --frobnicate
bad run --out "$work/fault"
bad show
bad show /nowhere
bad frobnicate

finish
