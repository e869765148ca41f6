# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A debug build of Xen, as its developers have it: it poisons what it gives out and scrubs what it takes back, checks
# itself, and says why it refuses a call. The whole list runs on it, and what it prints is told.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# It fails a test of its own in QEMU, and counts down three seconds of guest time: more than a minute on a busy host.
debug() {
    dir=$1
    shift
    run "$dir" --xen 4.17+debug --quick --timeout 400 "$@"
}

for env in pv64 pv32pae; do
    status 0 "the whole list of $env on a debug build" debug "$env" --env "$env"
    check '  which is one' jq -e '.boots[0].facts."xen.build" == "debug"' "$work/$env/run.json"
    says '^  warning: Xen build: debug\. ' '  and the diagnosis warns of it'
    check '  nothing is wrong, faulted, denied or unfinished' \
        jq -e '[.cases[] | select(any(.boots[]; .status | IN("ok", "unstable", "absent", "skipped") | not)) | .name] == []' \
        "$work/$env/run.json"
    check '  a page is what the case left in it, whatever Xen did with it before' \
        jq -e '[.cases[] | select(.name == "exception/demand-page") | .boots[].status] == ["ok"]' "$work/$env/run.json"
    check '  and Xen printed nothing while it was measured' \
        jq -e '[.cases[] | select(any(.boots[]; .printed)) | .name] == []' "$work/$env/run.json"
done

cases=memory_op/decrease-reservation-bad-frame,memory_op/no-domain
status 0 'a Xen that is told to print' debug loud --cases "$cases" --xen-args guest_loglvl=all --kernel "$disc" --kernel-args screen=summary
says '^  warning: Xen log level: guest_loglvl=all' '  is warned of by its log level'
check '  and so it is by the kernel, as a debug build and for its log level' \
    sh -c "tr -d '\r' <'$work/loud/boot-1.log' | grep -c -E '^Xen (build +warning +debug|log level +warning +guest_loglvl=all)$' | grep -q '^2$'"
says '^ *memory_op/decrease-reservation-bad-frame: Xen printed [1-9][0-9]* lines? while it was measured' \
    '  is heard while the case is measured'
check '  and in no other case' \
    jq -e '[.cases[] | select(any(.boots[]; .printed)) | .name] == ["memory_op/decrease-reservation-bad-frame"]' "$work/loud/run.json"
status 5 '  which the gate names' \
    "$pvbench" gate "$work/pv64" "$work/loud" --across boot.loglvl --cases "$cases"
says 'new: Xen printed while these were measured' '  and says why that may be'
says '^ +memory_op/decrease-reservation-bad-frame$' '  with its case'
status 3 '  and does not compare unless told to' "$pvbench" gate "$work/pv64" "$work/loud" --cases "$cases"
says 'boot.loglvl' '  by the log levels'

finish
