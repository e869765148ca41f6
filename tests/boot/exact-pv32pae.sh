# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Exact counts of the 32-bit environment with PAE, as a compat guest: the whole list, two boots equal
# to the byte, and an independent count that agrees with every timed region.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

status 0 'two boots of pv32pae on 4.17+pv32 end well' run two --env pv32pae --xen 4.17+pv32 --boots 2
check 'record lines are equal to the byte' \
    same_numbers "$work/two/boot-1.log" "$work/two/boot-2.log"
json=$work/two/run.json
check 'no case is wrong, faulted or unfinished, and none is denied to dom0' \
    jq -e '[.cases[] | select(any(.boots[]; .status | IN("ok", "unstable", "absent", "skipped") | not))
            | .name] == []' "$json"
check 'it ran as a compat guest' jq -e '.boots[0].facts."guest.mode" == "compat"' "$json"
check 'every hypercall has a case that is ok, but those that a 32-bit guest or this Xen has not got' \
    jq -e '[.cases[] | {family: (.name | split("/")[0]), ok: all(.boots[]; .status | IN("ok", "unstable"))}]
           | group_by(.family) | map(select(any(.ok) | not) | .[0].family)
           | . - ["argo_op", "set_segment_base", "xenpmu_op"] == []' "$json"
# Each is what the ABI has not got, and docs/environments.md says why.
check 'what is skipped is what a 32-bit ABI has not got' \
    jq -e '[.cases[] | select(any(.boots[]; .status == "skipped")) | .name | sub("-(single|queue)$"; "")] | unique
           | . - ["callback_op/bad-address", "context_switch/10", "context_switch/4", "context_switch/5",
                  "context_switch/9", "iret/sysret", "mmu_update/l4-clear", "mmu_update/l4-set",
                  "mmuext_op/pin-l4", "mmuext_op/unpin-l4", "nmi_op/bad-address",
                  "set_debugreg/reserved-bits", "set_debugreg/xen-address",
                  "set_trap_table/bad-address", "trap/msr-write-fs-base", "user/syscall-twice-iretq"] == []' "$json"
status 0 'the catalogue is covered, but for these' "$pvbench" coverage "$work/two"
says '^measured [0-9]+ of [0-9]+; 0 denied, .* 0 wrong or faulted, 0 missing' '  and says how far'
says '^pv32: host-tested only' '  and that no run measured pv32'

check 'a boot with its profile' counted counted --env pv32pae --xen 4.17+pv32
check 'QEMU counts the same instructions in every timed region of a boot' \
    "$top/build/tests/check_count" "$work/counted/boot-1.log" "$work/counted/counts"
sed 's/^/#   /' "$work/check.log"
check 'keeping the paths changes no number' \
    same_numbers "$work/two/boot-1.log" "$work/counted/boot-1.log"

finish
