# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# `pvbench run --on xl` in the nested test host: Xen, Debian's Linux as dom0, xl.  The whole list as a domU,
# at the same modes in two boots; a domain that crashes, hangs, is interrupted, is refused; a full disk; each
# tsc_mode; the shim.  Whatever happens, nothing is left behind.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/host.sh
. "$top/tests/host.sh"

# ---- where there is no Xen ----

status 4 'a machine without xl' env PATH=/usr/bin:/bin "$top/scripts/run-xl" --kernel "$image" --facts
check 'is one line' [ "$(wc -l <"$work/out")" -eq 1 ]
status 4 'a kernel that is not there' "$top/scripts/run-xl" --kernel "$work/none"
says "^run-xl: cannot read the kernel .*/none$" 'is named'
status 4 'words that xl would read in its own way' "$top/scripts/run-xl" --kernel "$image" --kernel-args 'a"; on_crash="destroy' --print
says '^run-xl: --kernel-args must not hold a quote or a backslash' 'are refused'
status 0 'the configuration' "$top/scripts/run-xl" --kernel "$image" --kernel-args 'cases=a/*,b quick' --cpus 2-3 --pvshim --print
says '^extra="cases=a/\*,b quick"$' 'has the words of the kernel'
says '^cpus="2-3"$' 'the pCPUs'
says '^pvshim=1$' 'and the shim'
says '^on_crash="preserve"$' 'keeps a domain that crashed, for its console'
status 0 'without words for the kernel' "$top/scripts/run-xl" --kernel "$image" --print
says '^extra="full"$' '  it has the one for the whole plan'
status 4 'pvbench without a Xen' "$pvbench" run --on xl --out "$work/none"
check 'says it in one line' [ "$(wc -l <"$work/out")" -eq 1 ]
check 'and leaves no folder' [ ! -e "$work/none" ]

# ---- in the nested host ----

# What each step says goes to a file of its own, and what it leaves of itself to one that stays empty.
cat >"$work/steps.sh" <<'end'
left() {
    xl list | grep -v -e '^Name ' -e '^Domain-0 '
    find /tmp -mindepth 1
    ps | grep -e 'run-xl' -e 'xl c[ro]' -e 'xenconsole ' | grep -v grep
    true
}
# step NAME OPTIONS: a run into /out/NAME.
step() {
    name=$1
    shift
    pvbench run --on xl --no-plots --out "/out/$name" "$@" >"/out/$name.said" 2>&1
    echo "$name: $?"
    left >"/out/$name.left"
}
# ended SIGNAL NAME OPTIONS: one that hangs in the middle, and is ended from outside.
ended() {
    signal=$1
    name=$2
    shift 2
    pvbench run --on xl --no-plots --out "/out/$name" "$@" >"/out/$name.said" 2>&1 &
    pid=$!
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        ! grep -q 'case name=selftest/hang' "/out/$name/boot-1.log" 2>/dev/null || break
        sleep 0.5
    done
    kill -s "$signal" "$pid"
    wait "$pid"
    echo "$name: $?"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(left)" ] || break
        sleep 0.5
    done
    left >"/out/$name.left"
}
end
cat >"$work/mishaps.sh" <<'end'
. /in/steps.sh
step crash --cases 'xen_version/version,selftest/crash'
step hang --cases 'xen_version/version,selftest/hang' --timeout 2
ended TERM term --cases 'xen_version/version,selftest/hang'
ended KILL kill --cases 'xen_version/version,selftest/hang'
step refused --env pv32pae
step pinned --pin 7
mkdir /small
mount -t tmpfs -o size=64k tmpfs /small
pvbench run --on xl --no-plots --quick --out /small/run >/out/full.said 2>&1
echo "full: $?"
left >/out/full.left
ls /small/run >/out/full.kept
for mode in native default always_emulate; do
    step "$mode" --quick --cases xen_version/version --tsc-mode "$mode"
done
xl create -p /in/other.cfg >/dev/null 2>&1
pvbench run --on xl --no-plots --cases selftest/crash --out /out/beside >/dev/null 2>&1
xl list other >/out/other
xl destroy other
end
guest other pv 32
# With the clock of -icount, since an emulated TSC by the clock of a busy machine fails its control.
status 0 'a nested host for mishaps' in_nested_host --icount --in "$work/steps.sh" --in "$work/mishaps.sh" --in "$work/other.cfg" \
    --out "$work/mishaps" -- sh /in/mishaps.sh
left=$work/mishaps

leaves_nothing() {
    check 'and leaves nothing behind' [ -e "$left/$1.left" -a ! -s "$left/$1.left" ]
}
# ended_as NAME STATUS TEXT PATTERN: the step's exit status, what it said, nothing left behind.
ended_as() {
    says "^$1: $2\$" "$3 ends with $2"
    check 'says why' grep -q -E -e "$4" "$left/$1.said"
    leaves_nothing "$1"
}
# has_kept NAME: what was measured before is in the run.
has_kept() {
    check 'what was measured is kept' sh -c "'$pvbench' show '$left/$1' | grep -q 'xen_version/version .* ok'"
}
ended_as crash 6 'a domain that crashes' '^boot 1 of [12]: crashed .* at: selftest/crash'
has_kept crash
check "xl's reason is in its log" grep -q -a '^(xl) domain [0-9]* has shut down: reason 3 crash$' "$left/crash/boot-1.log"
ended_as hang 6 'one that hangs' '^boot 1 of [12]: hung .* no output for 2 s at: selftest/hang'
has_kept hang
ended_as term 3 'one that is interrupted' '^boot 1 of 1: partial .* stopped \(Terminated\) at: selftest/hang'
has_kept term
says '^kill: 137$' 'a killed pvbench says nothing'
leaves_nothing kill
check 'its log is kept' grep -q -a ' status case=xen_version/version status=ok' "$left/kill/boot-1.log"
ended_as refused 4 'an image that Xen does not take' 'xl does not start the domain: guest type xen-3.0-x86_32p not supported by xen kernel'
check 'is no run' [ ! -e "$left/refused" ]
ended_as pinned 4 'a pCPU that is not there' '^run-xl: --cpus 7: this host has the pCPUs 0$'
ended_as full 4 'a full disk' '^pvbench run: cannot write /small/run/boot-1.log: No space left on device$'
check 'keeps what was written' grep -q 'boot-1.log' "$left/full.kept"
check 'a domain that is not ours is left alone' grep -q '^other ' "$left/other"

# tsc MODE WORD STATUS: the run says which clock it had.  An emulated one, on a busy emulated machine,
# may fail the kernel's own check of it: the run is then an error that says so, and is no less whole.
tsc() {
    ended_as "$1" "$3" "tsc_mode=$1" '^boot 1 of 1: (complete|error .* control chain failed)'
    check "is $2" sh -c "'$pvbench' show --facts '$left/$1' | grep -q 'clock.tsc  *$2\$'"
    case $2 in emulated) wants='  warning: time stamp counter: emulated by Xen' ;; *) wants='  ok: time stamp counter' ;; esac
    check '  as the diagnosis says' sh -c "'$pvbench' show '$left/$1' | grep -q '^$wants'"
}
tsc native native 0
tsc default emulated '[04]'
tsc always_emulate emulated '[04]'

# ---- the whole list, counted ----

cat >"$work/whole.sh" <<'end'
. /in/steps.sh
step whole --icount-shift 1
end
# Two boots of the host: in one, the second domain would find the scheduler as the first has left it.
for boot in whole again; do
    status 0 "a nested host that counts: $boot" in_nested_host --icount --in "$work/steps.sh" --in "$work/whole.sh" \
        --out "$work/$boot" -- sh /in/whole.sh
    left=$work/$boot
    ended_as whole 0 'the whole list' '^boot 1 of 1: complete'
    numbers_of "$left/whole/boot-1.log" >"$work/numbers-$boot"
done
left=$work/whole
check 'has all cases' [ "$(grep -c ' status ' "$work/numbers-whole")" -ge 400 ]
check 'none is wrong or faulted' sh -c "! grep -E 'status=(wrong|faulted)' '$work/numbers-whole'"
check 'some are denied to a domU' grep -q 'status=denied' "$work/numbers-whole"
# Which samples dom0's own work hits is a matter of when this machine gives QEMU its input.
for boot in whole again; do
    jq -c "$def_pairs"' .cases[] | .name as $case | .paths | to_entries[] | .key as $path | .value[]
           | pairs as $s | ([$s[][1]] | max) as $held
           | [$case, $path, .n, .fill,
              if $held * 10 < ([$s[][1]] | add) * 9 then null else [$s[] | select(.[1] == $held)][0][0] end]' \
        "$work/$boot/whole/run.json" >"$work/modes-$boot"
done
check 'nearly every series has a mode' \
    [ "$(grep -c 'null\]$' "$work/modes-whole")" -lt $(($(wc -l <"$work/modes-whole") / 20)) ]
grep -h 'null\]$' "$work/modes-whole" "$work/modes-again" | sed 's/,null\]$//' >"$work/unclear" || :
check 'and it is equal over two boots' sh -c '
    for boot in whole again; do grep -v -F -f "$1/unclear" "$1/modes-$boot" >"$1/clear-$boot"; done
    cmp "$1/clear-whole" "$1/clear-again"' sh "$work"
status 0 'its facts' "$pvbench" show --facts "$left/whole"
says 'guest.role +domU$' 'it is a domU'
says 'boot.cmdline +console=com1' "of a host whose command line is known"
says 'boot.spec-ctrl.pv ' 'and its mitigations'
says 'host.kernel +Linux 6\.1' "with Debian's dom0"
status 3 'beside dom0' "$pvbench" compare "$top/results/reference/pv64-4.17" "$left/whole"
says 'guest.role is dom0 .*and domU' 'what makes the difference is named'

# ---- the shim ----

# The shim emulates its guest's TSC here, so that nothing can be counted in it; but with the clock of
# -icount the cycles are steady enough for the kernel's own check of its clock.
cat >"$work/shim.sh" <<'end'
. /in/steps.sh
# In QEMU's SVM a shim does now and then not come up, and says nothing at all: then once more, three times.
# One that comes up does so in two seconds of its time, and each second that it spins takes six of ours.
shim() {
    for _ in 1 2 3 4; do
        rm -rf "/out/$1"
        step "$@" --timeout 10
        grep -q ': hung after .* the machine is starting$' "/out/$1.said" || return 0
        echo "$1: its shim did not start"
    done
}
shim pv32pae --pvshim --env pv32pae --quick
shim pv64 --against pvshim --quick --cases 'xen_version/version'
end
status 0 'a nested host with SVM' in_nested_host --icount --shim --memory 768 --in "$work/steps.sh" --in "$work/shim.sh" --out "$work/shim" -- sh /in/shim.sh
left=$work/shim
# QEMU 10 gives a guest of its SVM no address with a page fault: CR2 is 0, and Xen hands that on. Whatever looks
# at the address is faulted then, which is QEMU's. 7.2 has no such fault, and there none is let pass.
log=$left/pv32pae/boot-1.log
faulted=$(grep -a -c ' status=faulted ' "$log")
blind=0
qemu-system-x86_64 --version | grep -q 'version 7\.2\.' || blind=$(grep -a -c ' regs .*addr=0 ' "$log")
want=0
[ "$blind" -eq 0 ] || want=5
ended_as pv32pae "$want" 'the whole list of pv32pae in the shim' '^boot 1 of 1: complete'
[ "$blind" -eq 0 ] || echo "# $blind cases are faulted by page faults without an address: this QEMU loses CR2 under SVM"
check 'none is wrong' sh -c "! grep -a -q 'status=wrong' '$log'"
check 'and none faulted, but for those' [ "$faulted" -eq "$blind" ]
check 'the kernel sees what it is in' grep -q -a 'key=guest.mode value=shim ' "$left/pv32pae/boot-1.log"
check 'its mode is shim' sh -c "'$pvbench' show --facts '$left/pv32pae' | grep -q 'guest.mode  *shim$'"
ended_as pv64 3 'pv64 in the shim and without it, in turns' '^pvbench: incomparable: clock.tsc is emulated in .*/base'
check 'both were measured' [ "$(grep -c 'boot 1 of 1: complete' "$left/pv64.said")" -eq 2 ]
check 'the base was in it' sh -c "'$pvbench' show --facts '$left/pv64/base' | grep -q 'guest.mode  *shim$'"
check 'the new one was not' sh -c "'$pvbench' show --facts '$left/pv64/new' | grep -q 'guest.mode  *native$'"

finish
