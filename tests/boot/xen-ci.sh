# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The image where Xen's own CI boots PV test images (automation/scripts/include/xtf-x86_64): as dom0
# of all memory, with two CPUs, without an option, without icount; and what the last line says.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

xen=$("$top/scripts/get-xen" 4.17)

# as_ci NAME [WORD...]: what that script types, within the shortest time that it has given.
as_ci() {
    name=$1
    shift
    timeout 60 qemu-system-x86_64 -no-reboot -nographic -monitor none -serial stdio -m 2048 -smp 2 \
        -kernel "$xen" -initrd "$image${*:+ $*}" \
        -append 'loglvl=all noreboot console_timestamps=boot console=com1' \
        </dev/null >"$work/$name.log" 2>"$work/$name.err"
}

# verdict LOG WORD: the kernel's last line is that, and it has no other like it.
verdict() {
    tr -d '\r' <"$1" | grep -v '^(XEN)' | tail -n 1 | grep -qx "Test result: $2" &&
        [ "$(grep -c 'Test result' "$1")" -eq 1 ]
}

status 0 'the pv64 image boots as that script boots it, and ends by itself' as_ci plain
check '  its last line is Test result: SUCCESS' verdict "$work/plain.log" SUCCESS
check '  it had no options' grep -q 'key=guest.command-line value= ' "$work/plain.log"
check '  it had two vCPUs' grep -q 'key=guest.vcpus value=2 ' "$work/plain.log"
check '  it ran the short plan' grep -q 'plan unit=cycles .* samples=10 ' "$work/plain.log"
status 0 '  and the log shows well' "$pvbench" show "$work/plain.log"
says '^pv64 .*1 boot: 1 complete' '  as one boot that is complete'
says '^[0-9]+ cases: [0-9]+ ok, [0-9]+ absent$' '  with every case'

status 0 'a wrong result there' as_ci wrong brief cases=selftest/wrong,,xen_version/version
check '  is Test result: FAILURE' verdict "$work/wrong.log" FAILURE
status 5 '  and exit status 5' "$pvbench" show "$work/wrong.log"
sed 's/^Test result: FAILURE/Test result: SUCCESS/' "$work/wrong.log" >"$work/forged.log"
check '  (a log that says otherwise)' verdict "$work/forged.log" SUCCESS
status 5 '  whatever its last line says' "$pvbench" show "$work/forged.log"
sed '/ end /d' "$work/plain.log" >"$work/cut.log"
status 3 'a log that says SUCCESS without its end record is partial' "$pvbench" show "$work/cut.log"

# ---- the other words, in boots by pvbench run ----

# ends WORD STATUS TEXT ARGUMENTS...
ends() {
    word=$1
    want=$2
    text=$3
    shift 3
    status "$want" "$text" run "$word-$want" --quick "$@"
    check "  is Test result: $word" verdict "$work/$word-$want/boot-1.log" "$word"
}
ends SUCCESS 0 'a boot that is good' --cases xen_version/version
ends FAILURE 5 'a case that faults' --cases selftest/fault
ends ERROR 4 'controls that fail' --cases xen_version/version --kernel-args break=twin
status 4 'an option that there is not' run option --quick --kernel-args nonsense=1
check '  is Test result: ERROR' verdict "$work/option/boot-1.log" ERROR
ends CRASH 6 'a crash' --cases selftest/crash
ends SKIP 0 'a boot that measures nothing but its controls' --cases xen_version/version \
    --kernel-args omit=xen_version/version

finish
