# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What scripts/host reads out of xenpm and xl, and which CPU it chooses; no boot. The outputs in
# tests/data/host-4.17 are those of Debian's Xen 4.17 in the nested test host of two cores with two threads each.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
stored=$top/tests/data/host-4.17
# shellcheck disable=SC2034 # what scripts/host sets before it reads the rest
{
    pool=pvbench info='' xenpm=yes newline='
'
}
PVBENCH_STATE=$work/host.state
# shellcheck source=scripts/host-steps.sh
. "$top/scripts/host-steps.sh"
# shellcheck source=scripts/host-state.sh
. "$top/scripts/host-state.sh"
# shellcheck source=scripts/host-power.sh
. "$top/scripts/host-power.sh"
# shellcheck source=scripts/host-pcpu.sh
. "$top/scripts/host-pcpu.sh"

die() {
    echo "died: $1"
    exit 4
}

# gives TEXT WANT GOT
gives() {
    check "$1" test "$3" = "$2"
    [ "$3" = "$2" ] || printf '#   it gives: %s\n' "$3"
}

# ---- xenpm ----

cpufreq=$(cpufreq_table <"$stored/cpufreq")
gives 'a CPU of userspace, with its speed' '0 acpi-cpufreq userspace yes off 2000000 - -' "$(echo "$cpufreq" | head -n 1)"
gives 'a CPU of ondemand, with its rate and threshold' \
    '1 acpi-cpufreq ondemand yes off - 20000 80' "$(echo "$cpufreq" | sed -n 2p)"
gives 'nothing where there is no cpufreq' '' "$(echo '[CPU0] failed to get cpufreq parameter' | cpufreq_table)"
# As Xen 4.20's print_cpufreq_para writes it for its hwp driver, which has no governor.
gives 'the driver hwp has no governor, and turbo' '0 hwp - - on - - -' "$(printf '%s\n' \
    'cpu id               : 0' 'affected_cpus        : 0' 'cpuinfo frequency    : base [1900000] max [4800000]' \
    'scaling_driver       : hwp' 'cppc variables       :' \
    '  hardware limits    : lowest [1] lowest nonlinear [12]' '                     : nominal [19] highest [48]' \
    '  configured limits  : min [1] max [48] energy perf [128]' '                     : desired [0 hw autonomous]' \
    'turbo mode           : enabled' | cpufreq_table)"

gives 'the C-state limit' '1 unlimited' "$(cstate_limit <"$stored/cpuidle")"
# As show_max_cstate of tools/misc/xenpm.c writes the others.
gives '  with a substate' '2 0' "$(printf 'Max possible C-state: C2\nMax possible substate: 0\n\n' | cstate_limit)"
gives '  or none' 'unlimited unlimited' "$(printf 'All C-states allowed\n\n' | cstate_limit)"
gives '  nothing where nothing is told' '' "$(cstate_limit </dev/null)"

# plan_of TABLE LIMIT SUBSTATE: what would be done | what would undo it.
plan_of() {
    # shellcheck disable=SC2034 # read by power_plan
    cpufreq=$1 limit=$2 sub_limit=$3
    steps=''
    undos=''
    power_plan
    echo "$(echo "$steps" | tr '\n' ';') | $(echo "$undos" | tr '\n' ';')"
}

gives 'turbo goes off, and comes back' 'turbo 0 off;; | turbo 0 on;;' "$(plan_of '0 hwp - - on - - -' '' '')"
gives "ondemand's own values come after it" \
    'governor 1 performance;; | sampling-rate 1 20000;up-threshold 1 80;governor 1 ondemand;;' \
    "$(plan_of '1 acpi-cpufreq ondemand yes off - 20000 80' '' '')"
gives 'a governor that is not offered is left out' '; | ;' "$(plan_of '1 acpi-cpufreq ondemand - off - - -' '' '')"
gives 'C1 is left as it is' '; | ;' "$(plan_of '' 1 0)"
gives 'no limit comes back as none' \
    'max-cstate 1 unlimited;; | max-cstate unlimited unlimited;;' "$(plan_of '' unlimited unlimited)"
gives "C1 is one word, which xenpm of 4.12 takes, too" 'xenpm set-max-cstate 1' "$(step_command max-cstate 1 unlimited)"
gives '  and so is what comes back' 'xenpm set-max-cstate 7;xenpm set-max-cstate unlimited;' \
    "$({ step_command max-cstate 7 unlimited && step_command max-cstate unlimited unlimited; } | tr '\n' ';')"
gives '  but for a substate' 'xenpm set-max-cstate 2 0' "$(step_command max-cstate 2 0)"
gives '  a limit that is no number is none' '' "$(printf 'Max possible C-state: C-1\n' | cstate_limit)"

# ---- xl ----

gives 'the topology' 'cpu 0 0 0;cpu 1 0 0;cpu 2 1 0;cpu 3 1 0;' "$(topology_table <"$stored/xl-info" | tr '\n' ';')"
gives 'the vCPUs' 'vcpu 0 0 all all;vcpu 0 1 all all;' "$(vcpu_table <"$stored/xl-vcpu-list" | tr '\n' ';')"
gives '  of a name with spaces' 'vcpu 7 0 2-3 all' \
    "$(printf 'Name  ID\n%s\n' 'a 1 / b              7     0    2   r--       5.6  2-3 / all' | vcpu_table)"
gives 'the scheduler' credit2 "$(pool_scheduler_in Pool-0 <"$stored/xl-cpupool-list")"

# choice WANTED POOL VCPU_LINE...: of the stored topology.
choice() {
    wanted=$1
    own="pool $2"
    shift 2
    { topology_table <"$stored/xl-info" && echo "$own" && printf 'vcpu %s\n' "$@"; } | pcpu_choose "$wanted" | tr '\n' ';'
}

gives 'the last CPU, and its core' '3 2,3 0,1;0 0 all all 0,1;' "$(choice '' 0,1,2,3 '0 0 all all')"
gives 'the one asked for' '2 2,3 0,1;0 0 all all 0,1;' "$(choice 2 0,1,2,3 '0 0 all all')"
gives 'not a sibling of CPU 0' '- Xen keeps CPU 0 and its core in the first pool;' "$(choice 1 0,1,2,3 '0 0 all all')"
gives 'not one that there is not' '- there is no CPU 9;' "$(choice 9 0,1,2,3 '0 0 all all')"
gives 'not one with a sibling in another pool' '- no CPU can be spared: CPU 2 is not in the first pool;' \
    "$(choice '' 0,1,3 '0 0 all all')"
gives "not the only ones of a guest's vCPU" '- no CPU can be spared: vCPU 1 of domain 5 may run on CPU 3 only;' \
    "$(choice '' 0,1,2,3 '0 0 all all' '5 1 2-3 all')"
gives "the only ones of a vCPU of dom0's" '3 2,3 0,1;0 1 2-3 0 none;' "$(choice '' 0,1,2,3 '0 1 2-3 0')"
gives 'none of one' '- there is one CPU only;' "$(printf 'cpu 0 0 0\npool 0\n' | pcpu_choose '' | tr '\n' ';')"

# With smt=0 the second threads are offline: they have no line, and the last number is above nr_cpus.
offline() {
    { printf 'cpu %s\n' '0 0 0' '2 1 0' '4 2 0' '6 3 0' && echo 'pool 0,2,4,6' && printf 'vcpu %s\n' "$@"; }
}
gives 'the last CPU, above the number of CPUs' '6 6 0,2,4;0 0 0-7 all 0,2,4;' "$(offline '0 0 0-7 all' | pcpu_choose '' | tr '\n' ';')"
gives 'none that is offline' '- there is no CPU 5;' "$(offline '0 0 0-7 all' | pcpu_choose 5 | tr '\n' ';')"
gives '  nor does a vCPU that may run there only bind it' '6 6 0,2,4;' "$(offline '3 0 5,7 all' | pcpu_choose '' | tr '\n' ';')"
gives '  and one beside it is left alone' '6 6 0,2,4;' "$(offline '3 0 3,4 all' | pcpu_choose '' | tr '\n' ';')"

# ---- the state file ----

# sealed TEXT: as prepare ends it, whatever is in it.
sealed() {
    printf '%s\nend = %s %s\n' "$1" "$(printf '%s\n' "$1" | wc -l)" "$(printf '%s\n' "$1" | sha256sum | cut -c 1-64)"
}
head_of="pvbench-host = 2${newline}boot = 12ab-cd"

# believed: what is in the file; nothing is left of what was read before.
believed() {
    (state_load)
}

# disbelieved TEXT
disbelieved() {
    if believed; then
        not_ok "$1 is believed"
    else
        ok "$1 is refused"
    fi
}

# shellcheck disable=SC2034 # read by state_keep
undos="turbo 0 on${newline}governor 0 ondemand${newline}join Pool-0 1${newline}destroy$newline" state_boot=12ab-cd state_pinned=3 state_whole=yes
check 'what is written' state_keep
check '  is of nobody else' test "$(stat -c %a "$state")" = 600
sealed "$(sed '$d' "$state")" >"$work/sealed"
check '  is sealed' cmp "$state" "$work/sealed"
check '  leaves nothing beside it' test -z "$(find "$work" -name '.pvbench-host*')"
state_read
gives '  and is read again' "turbo 0 on;governor 0 ondemand;join Pool-0 1;destroy; 12ab-cd 3 yes" \
    "$(printf '%s' "$undos" | tr '\n' ';') $state_boot $state_pinned $state_whole"
gives '  and undone from the end' 'destroy;join Pool-0 1;governor 0 ondemand;turbo 0 on;' "$(state_reversed | tr '\n' ';')"

for line in 'governor 0 $(reboot)' 'governor x ondemand' 'governor 0 -f' 'max-cstate 1' 'join Pool-0 1;reboot' 'affinity 0 0 all *' \
    'turbo 0 maybe' 'reboot' 'destroy Pool-0' ''; do
    sealed "$head_of${newline}undo = $line" >"$state"
    disbelieved "a sealed state with the step '$line'"
done
for text in "pvbench-host = 3${newline}boot = 1" 'pvbench-host = 2' "boot = 1" "$head_of${newline}pinned = all" \
    "$head_of${newline}whole = no" "$head_of${newline}more = 1" "$head_of${newline}boot = 12ab-cd" "$head_of${newline}whole = yes${newline}pinned = 3" \
    "$head_of${newline}pinned = 1${newline}pinned = 1" "boot = 1${newline}pvbench-host = 2" "pvbench-host = 2${newline}boot = \$(id)"; do
    sealed "$text" >"$state"
    disbelieved "a sealed state of '$(printf '%s' "$text" | tr '\n' ';')'"
done
cp "$top/tests/data/host-state/truncated" "$state"
disbelieved 'a state of before it was sealed, cut after a line,'
(state_read) >"$work/out" 2>&1
says 'put back by hand what its undo lines name, or boot the host' '  and says what to do'

# Each way in which a file can be another than it was.
state_keep
cp "$state" "$work/whole"
size=$(wc -c <"$work/whole")
believed_of=0
at=0
while [ "$at" -lt "$size" ]; do
    head -c "$at" "$work/whole" >"$state"
    ! believed || believed_of=$((believed_of + 1))
    at=$((at + 1))
done
gives "of $size cuts, one a byte, none is believed" 0 "$believed_of"
# A digit or a letter becomes the next one, a space or a newline a NUL.
at=0
while [ "$at" -lt "$size" ]; do
    { head -c "$at" "$work/whole" && tail -c "+$((at + 1))" "$work/whole" | head -c 1 | tr '0-9a-zA-Z \n=-' '1-90b-zaB-ZA\000\000_+' &&
        tail -c "+$((at + 2))" "$work/whole"; } >"$state"
    cmp -s "$work/whole" "$state" && not_ok "byte $at was not changed"
    ! believed || believed_of=$((believed_of + 1))
    at=$((at + 1))
done
gives "of $size changed bytes none is believed" 0 "$believed_of"
lines=$(wc -l <"$work/whole")
for at in $(seq "$lines"); do
    sed "${at}d" "$work/whole" >"$state"
    disbelieved "without its line $at"
    sed "${at}p" "$work/whole" >"$state"
    disbelieved "with its line $at twice"
    awk -v "at=$at" 'NR == at { kept = $0; next } { print } NR == at + 1 { print kept }' "$work/whole" >"$state"
    [ "$at" -eq "$lines" ] || disbelieved "with its line $at after the next"
done
{ cat "$work/whole" && echo 'undo = turbo 0 on'; } >"$state"
disbelieved 'with a line after the end'
sed 's/$/\r/' "$work/whole" >"$state"
disbelieved "with another system's newlines"
cp "$work/whole" "$state"
check 'whole again, it is believed' believed

# ---- what lies in its place ----

echo precious >"$work/precious"
ln -sf "$work/precious" "$state"
check 'a link is something that is there' state_there
disbelieved 'a link'
ln -sf "$work/whole" "$state"
disbelieved 'a link to a good one'
ln -sf "$work/none" "$state"
check 'a link to nothing is there, too' state_there
for planted in "$state" "$state.new"; do
    ln -sf "$work/precious" "$planted"
    check "written where ${planted##*/} is a link" state_keep
    gives '  nothing goes through it' precious "$(cat "$work/precious")"
done
check '  and the file is one' test ! -L "$state"
rm -f "$state"
mkdir "$state"
status 1 'a folder of that name is not written into' eval 'state_keep'
check '  nothing is left in it' rmdir "$state"
if [ "$(id -u)" -eq 0 ]; then
    cp "$work/whole" "$state"
    chown 65534 "$state"
    disbelieved "somebody else's file"
    rm -f "$state"
fi

# ---- with the host ----

if [ "$(id -u)" -ne 0 ]; then
    echo "# not root: pvbench host itself is tried by host-prepare.sh only"
    finish
fi
# shellcheck source=tests/fake-host.sh
. "$top/tests/fake-host.sh"
status 0 'prepare, where xl is a fake' fake_host prepare --pin
cp "$fake/host.state" "$work/whole"

# kept TEXT STATUS LINE: restore ends so, with this line; nothing was set, and the file is there.
kept() {
    : >"$fake/made"
    status "$2" "$1: restore" fake_host restore
    says "$3" '  says why'
    check '  in a line' test "$(wc -l <"$work/out")" -eq 1
    check '  has set nothing' test ! -s "$fake/made"
    check '  and the file is kept' test -e "$fake/host.state"
    status "$2" '  prepare does not go over it' fake_host prepare --pin
    status "$2" '  status tells of it' fake_host status
    check '  after what is in force' grep -q '^governor ' "$work/out"
    check '  and has set nothing' test ! -s "$fake/made"
}
cp "$top/tests/data/host-state/truncated" "$fake/host.state"
kept 'cut, of before it was sealed' 4 '^pvbench host: .*/host.state is of another pvbench, or has no checksum'
sed '$d' "$work/whole" >"$fake/host.state"
kept 'without its end' 4 '^pvbench host: .*/host.state is cut or changed: nothing was done'
head -n 5 "$work/whole" >"$fake/host.state"
kept 'cut in the middle' 4 '^pvbench host: .*/host.state is cut or changed: nothing was done'
: >"$fake/host.state"
kept 'empty' 4 'nothing was done'
ln -sf "$work/whole" "$fake/host.state"
kept 'a link' 4 "^pvbench host: .*/host.state is no plain file of this user's"
rm "$fake/host.state"
sealed "$(sed -e '$d' -e 's/^boot = .*/boot = 00000000-0000-4000-8000-000000000000/' "$work/whole")" >"$fake/host.state"
: >"$fake/made"
status 4 'of another boot: prepare' fake_host prepare --pin
says 'is of an earlier boot.*pvbench host restore' '  says so'
status 0 '  status' fake_host status
says 'of an earlier boot, with which all of it is gone: restore will forget it' '  says so, too'
check '  and names no step' sh -c "! grep '^restore:' '$work/out'"
status 0 '  restore' fake_host restore
says '^the host was booted since, which put everything back: what was remembered is forgotten$' '  says so'
check '  in a line' test "$(wc -l <"$work/out")" -eq 1
check '  sets nothing' test ! -s "$fake/made"
check '  and forgets it' test ! -e "$fake/host.state"
cp "$work/whole" "$fake/host.state"
status 0 'whole, and of this boot: restore' fake_host restore
check '  sets what was remembered' test "$(wc -l <"$fake/made")" -eq "$(grep -c '^undo' "$work/whole")"
check '  and forgets it' test ! -e "$fake/host.state"

# ---- what run-xl tells of the host besides ----

# told KEY LINE...: that fact, where Xen has printed these lines.
told() {
    key=$1
    shift
    mkdir -p "$work/told"
    cp "$stored"/* "$work/told"
    printf '%s\n' "$@" >"$work/told/xl-dmesg"
    PATH="$fake/bin:$PATH" FAKE_STORED=$work/told PVBENCH_STATE="$fake/host.state" \
        "$top/scripts/run-xl" --kernel "$top/build/pvbench-pv64.gz" --facts | sed -n "s/^$key=//p"
}
gives 'run-xl tells which boot of the host it is' "$(cat /proc/sys/kernel/random/boot_id)" "$(told host.boot-id)"
# Of a log of Xen 4.20 that was sent to xen-devel, and of one of 4.17 with time stamps.
gives '  the microcode that Xen found' 0x0a001137 "$(told host.microcode '(XEN) CPU Vendor: AMD, Family 25' \
    '(XEN) BSP microcode revision: 0x0a001137' '(XEN) Command line: microcode: CPU0')"
gives '  or has loaded since' 0x830107a "$(told host.microcode '(XEN) BSP microcode revision: 0x0830104d' \
    '(XEN) [2024-01-31 10:00:00] microcode: CPU0 updated from revision 0x830104d to 0x8301079, date = 2023-05-17' \
    '(XEN) [2024-01-31 10:00:01] microcode: CPU0 updated from revision 0x8301079 to 0x830107a, date = 2023-05-17')"
gives '  or else what Linux found, if it did' "$(sed -n 's/^microcode[^:]*: //p' /proc/cpuinfo | head -n 1)" \
    "$(told host.microcode '(XEN) CPU Vendor: AMD, Family 25')"

# ---- the words that it takes: pvbench host knows them, too, for "did you mean" ----

# Of one word a line, sorted.
taken=$(sed -n 's/^ *[a-z*]*:\(--[a-z-]*\)[ )|].*/\1/p; s/^\([a-z]* | [a-z |]*\))$/\1/p' "$top/scripts/host" | tr -s ' |' '\n' | sort -u)
told=$(sed -n '/^static const char \*const words/,/};/p' "$top/report/commands/host.c" | grep -o '"[^"]*"' | tr -d '"' | sort -u)
help=$({ "$pvbench" host --help | sed -n 's/^  pvbench host //p' | grep -o '[a-z-]*' && echo --help; } | sort -u)
gives 'the words that scripts/host takes' "$(printf '%s\n' --cpu --dry-run --facts --help --pin prepare restore status)" "$taken"
gives 'pvbench host knows the same' "$taken" "$told"
gives '  and so does its help' "$taken" "$help"
for word in $taken; do
    status 4 "pvbench host, $word without its last letter" "$pvbench" host "${word%?}"
    says "no such word: ${word%?}; did you mean ${word}[?]$" '  is told which it is'
done

# ---- other hosts: tests/data/cases ----

fake_stored=$top/tests/data/cases/host-xenpm-4.12
: >"$fake/made"
status 0 'prepare, where xenpm is of 4.12 and before' fake_host prepare --pin
check '  sets C1 in one word' grep -qx 'xenpm set-max-cstate 1' "$fake/made"
: >"$fake/made"
status 0 '  restore' fake_host restore
check '  sets what was in force' grep -qx 'xenpm set-max-cstate 7' "$fake/made"
check '  and forgets it' test ! -e "$fake/host.state"
fake_stored=$top/tests/data/cases/host-no-acpi-processor
status 0 'status, where dom0 gives Xen no ACPI tables' fake_host status
says "^governor +not offered: Xen has no cpufreq here: on a real machine try 'modprobe xen-acpi-processor' in dom0$" '  says what to do'
status 0 '  prepare' fake_host prepare --pin
says 'modprobe xen-acpi-processor' '  says so, too'
status 0 '  restore' fake_host restore

finish
