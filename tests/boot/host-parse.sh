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

cpufreq=$(cpufreq_table <"$stored/xenpm-get-cpufreq-para")
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

gives 'the C-state limit' '1 unlimited' "$(cstate_limit <"$stored/xenpm-get-cpuidle-states")"
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

# ---- the state file ----

for line in 'governor 0 $(reboot)' 'governor x ondemand' 'governor 0 -f' 'max-cstate 1' 'join Pool-0 1;reboot' 'affinity 0 0 all *' \
    'turbo 0 maybe' 'reboot' 'destroy Pool-0' ''; do
    printf 'pvbench-host = 1\nboot = x\nundo = %s\n' "$line" >"$state"
    status 4 "a state file with the step '$line' is refused" eval '(state_read)'
done
printf 'pvbench-host = 2\n' >"$state"
status 4 'and one of another version' eval '(state_read)'
# shellcheck disable=SC2034 # read by state_keep
undos="join Pool-0 1${newline}destroy$newline" state_pinned=3 state_whole=yes
check 'what is written' state_keep
state_read
gives '  is read again' "join Pool-0 1;destroy; 3 yes" "$(printf '%s' "$undos" | tr '\n' ';') $state_pinned $state_whole"
gives '  and undone from the end' 'destroy;join Pool-0 1;' "$(state_reversed | tr '\n' ';')"

finish
