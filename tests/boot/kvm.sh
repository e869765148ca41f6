# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Cycles of the real CPU by KVM: where this machine has none, or one that Xen does not run on, a line says so and
# nothing is left; where it has, a run is measured.  Pinning is the same with an emulated CPU, and is looked at there.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
unset PVBENCH_QEMU

# The CPUs that this script may use, one a line.
allowed() {
    sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status | tr ',' '\n' |
        awk -F - '{ for (i = $1; i <= ($2 == "" ? $1 : $2); i++) print i }'
}
cpu=$(allowed | tail -n 1)

# ---- KVM ----

start=$(date +%s)
got=0
"$pvbench" run --accel kvm --pin "$cpu" --quick --no-plots --cases xen_version/version --out "$work/kvm" >"$work/out" 2>&1 || got=$?
took=$(($(date +%s) - start))
if [ "$got" -eq 0 ]; then
    ok "this machine has KVM: measured in $took s"
    check '  in cycles, on the CPU of this machine, pinned' jq -e --arg cpu "$cpu" \
        '.facts | ."run.unit" == "cycles" and ."qemu.accel" == "kvm" and ."host.pinned" == $cpu
                  and ."qemu.cpu" == "host,migratable=no,+invtsc"' "$work/kvm/run.json"
else
    check 'this machine has no KVM for Xen: exit status 4' test "$got" -eq 4
    # A minute is far more than it takes, and less than a silent boot would be waited for, with a Xen in the cache.
    check "  in seconds ($took)" test "$took" -lt 60
    says '^pvbench run: (--accel kvm: cannot open /dev/kvm: |--accel kvm: this machine is |--accel kvm: the KVM of |QEMU could not be started: )' \
        '  by the words of the system or of QEMU'
    says '(modprobe kvm_|--device /dev/kvm|usermod -aG|firmware|nesting|--on xl|no hardware behind it|QEMU has to emulate)' \
        '  why, or what to do'
    says '; leave --accel kvm away, and QEMU emulates$' '  and what to do without'
    check '  in one line' test "$(wc -l <"$work/out")" -eq 1
    check '  and nothing is left' test ! -e "$work/kvm"
fi
sed 's/^/#   /' "$work/out" | tail -n 2

# What QEMU says where another hypervisor has the CPU; asked only where /dev/kvm opens.
mkdir "$work/bin"
cat >"$work/bin/qemu-system-x86_64" <<'END'
#!/bin/sh
case "$*" in *--version*) echo 'QEMU emulator version 7.2.22' && exit 0 ;; esac
case "$*" in *-machine\ help*) echo 'pc                   Standard PC (alias of pc-i440fx-7.2)' && exit 0 ;; esac
echo 'ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy' >&2
echo 'qemu-system-x86_64: failed to initialize kvm: Device or resource busy' >&2
exit 1
END
chmod 755 "$work/bin/qemu-system-x86_64"
status 4 'a KVM that is busy' "$pvbench" run --accel kvm --xen 4.17 --qemu "$work/bin" --cases xen_version/version --out "$work/busy"
says '^pvbench run: (QEMU could not be started: .*Device or resource busy|--accel kvm: )' '  is said to be, in the words of QEMU'
check '  and nothing is left' test ! -e "$work/busy"

# ---- a CPU of its own ----

status 4 'a CPU that is not there' "$pvbench" run --unit cycles --pin 1023 --out "$work/none"
says '^pvbench run: --pin 1023: this machine has the CPUs [0-9]' '  is refused, with those that are'
check '  and nothing is left' test ! -e "$work/none"

# The thread of the vCPU, and what else QEMU has, while it runs: CPUS NAME, one a line.
watched() {
    for status in /proc/[0-9]*/task/[0-9]*/status; do
        tr '\000' ' ' <"${status%/task/*}/cmdline" 2>/dev/null | grep -q -F "$work/bin2/" || continue
        awk -F '\t' '/^Name:/ { name = $2 } /^Cpus_allowed_list:/ { print $2, name }' "$status" 2>/dev/null
    done
}
# By its folder it is told from other QEMUs of this machine.
mkdir "$work/bin2"
ln -s "$(command -v qemu-system-x86_64)" "$work/bin2/qemu-system-x86_64"
"$pvbench" run --unit cycles --pin "$cpu" --quick --no-plots --xen 4.17 --qemu "$work/bin2" \
    --cases xen_version/version --out "$work/pinned" >"$work/out" 2>&1 &
runner=$!
: >"$work/seen"
while kill -0 "$runner" 2>/dev/null; do
    watched >>"$work/seen"
    sleep 0.5
done
got=0
wait "$runner" || got=$?
check 'a run with a CPU of its own' test "$got" -eq 0
check '  whose vCPU was there' grep -qx "$cpu CPU 0/TCG" "$work/seen"
check '  and never elsewhere once it was' \
    awk -v "cpu=$cpu" '/CPU 0\/TCG$/ { if ($1 == cpu) there = 1; else if (there) exit 1 }' "$work/seen"
if [ "$(allowed | wc -l)" -gt 1 ]; then
    check '  and nothing else of QEMU' \
        sh -c "grep -v 'CPU 0/TCG' '$work/seen' | grep -q . && ! grep -v 'CPU 0/TCG' '$work/seen' | grep -q '^$cpu '"
fi
check '  is a fact of the run' jq -e --arg cpu "$cpu" '.facts."host.pinned" == $cpu' "$work/pinned/run.json"
check 'what else Linux tells of the machine, too' \
    jq -e '.facts | has("host.kernel") and has("host.cpu") and has("host.nested")' "$work/pinned/run.json"

# ---- insns ----

status 0 'a run in insns' run insns --quick --xen 4.17 --cases xen_version/version
check '  has none of that' jq -e '.facts | [has("host.pinned", "host.governor", "host.turbo", "host.smt", "host.nested", "host.microcode", "host.max-cstate")] | any | not' \
    "$work/insns/run.json"

finish
