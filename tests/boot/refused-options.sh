# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Options by which nothing can be measured: one line that says why and what to do, and no run is kept.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# A QEMU that starts, and cannot go on, as of a device whose reads stand in the middle of a counted block.
mkdir "$work/bin" "$work/none"
cat >"$work/bin/qemu-system-x86_64" <<'END'
#!/bin/sh
case "$*" in *--version*) echo 'QEMU emulator version 7.2.22' && exit 0 ;; esac
case "$*" in *-machine\ help*) echo 'pc                   Standard PC (alias of pc-i440fx-7.2)' && exit 0 ;; esac
echo "qemu-system-x86_64: warning: TCG doesn't support requested feature" >&2
printf '(XEN) Xen version 4.17.5\r\n(XEN) Brought up 1 CPUs\r\n'
echo 'qemu-system-x86_64: Bad icount read' >&2
exit 1
END
chmod 755 "$work/bin/qemu-system-x86_64"
status 4 'an option by which QEMU cannot count' \
    "$pvbench" run --xen 4.17 --qemu "$work/bin" --cases xen_version/version --out "$work/uncounted"
says '^pvbench run: QEMU cannot count instructions with these options: it says "qemu-system-x86_64: Bad icount read"; leave ' \
    '  is said to be one, by the last line of QEMU'
says 'leave --qemu-arg, --cpu or --vcpus out' '  and that an option is the reason'
status 4 'a CPU with x2APIC' env PVBENCH_QEMU="$work/bin/qemu-system-x86_64" \
    "$pvbench" run --xen 4.17 --cpu qemu64,+x2apic --cases xen_version/version --out "$work/uncounted"
says 'leave x2apic in --cpu out' '  is said to be the reason'

# Which QEMU it is: a program, a folder that has it, or neither.
refused_qemu() {
    status 4 "$1" "$pvbench" run --xen 4.17 --qemu "$2" --cases xen_version/version --out "$work/uncounted"
    says "^pvbench run: $3" '  is said to be none'
}
refused_qemu 'a folder without QEMU' "$work/none" "cannot run $work/none/qemu-system-x86_64: --qemu and PVBENCH_QEMU take "
refused_qemu 'a name that nothing has' "$work/qemu" "cannot run $work/qemu: --qemu and "
refused_qemu 'another program' /bin/true '/bin/true is no QEMU: '
printf '#!/bin/sh\necho "QEMU emulator version 10.0.13"; echo "virt  a machine"\n' >"$work/qemu-system-arm"
chmod 755 "$work/qemu-system-arm"
refused_qemu 'a QEMU of another machine' "$work/qemu-system-arm" "$work/qemu-system-arm emulates no PC"
check '  and no run is kept' test ! -e "$work/uncounted"

status 4 'a dom0 that is to be PVH' \
    "$pvbench" run --xen 4.17 --xen-args dom0=pvh --cases xen_version/version --out "$work/pvh"
says '^pvbench run: this Xen does not take the pv64 image .*it says ".*(PVH|Error creating d0).*"; .*use --xen-args dom0=pv' '  is refused, with what to do'
check '  and no run is kept' test ! -e "$work/pvh"

status 4 'a scheduler that this Xen was built without' \
    "$pvbench" run --xen 4.17 --xen-args sched=rtds --cases xen_version/version --out "$work/rtds"
says '^pvbench run: this Xen cannot do what its option sched= tells it to: it says "Could not find scheduler: rtds"; leave sched=' \
    '  is refused: Xen would go on with another'
check '  and no run is kept' test ! -e "$work/rtds"
status 4 'a dom0 into which the image does not fit' \
    "$pvbench" run --xen 4.17 --xen-args dom0_mem=8M,max:8M --cases xen_version/version --out "$work/small"
says 'its option dom0_mem= .*too small' '  is refused'
for words in sched=credit 'dom0_mem=64M,max:64M' 'dom0_mem=min:16M' 'dom0_mem=-128M' 'dom0_max_vcpus=1-1 dom0_vcpus_pin'; do
    status 0 "$words: measured" \
        "$pvbench" run --quick --no-plots --xen 4.17 --xen-args "$words" --cases 'xen_version/version,memory_op/current-*' --out "$work/$words"
    check '  by the Xen that was told so' jq -e --arg words "$words" \
        '.facts."run.xen-args" | endswith($words)' "$work/$words/run.json"
done
check 'and the scheduler is the one that was asked for' \
    jq -e '.boots[0].facts."boot.scheduler" | endswith("(credit)")' "$work/sched=credit/run.json"

# QEMU before 9.1 cannot carry out an IRET of ring 3 where there is SMAP; what it can is measured.
status 0 'a CPU with SMAP' \
    "$pvbench" run --quick --no-plots --xen 4.17 --cpu qemu64,+smap --cases 'iret/*' --out "$work/smap"
check '  the instruction is skipped, with the reason, or is measured' \
    jq -e '[.cases[] | select(.name == "iret/instruction") | .boots[]]
           | map(.status == "ok" or (.why // "" | test("^faults in QEMU before 9.1"))) == [true]' "$work/smap/run.json"

finish
