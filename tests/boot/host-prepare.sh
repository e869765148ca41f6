# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# `pvbench host` in the dom0 of the nested test host with two CPUs that have frequencies: what
# it says, does and puts back, also when it is killed at each kind of step.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

out=$work/left
status 0 'the nested host does it all' "$top/scripts/dev/nested-host" --cpus 2 --frequencies --timeout 1200 \
    --out "$out" --in "$top/tests/boot/in-nested-host" -- 'sh /in/in-nested-host'

# has FILE PATTERN TEXT: it has a line like this.
has() {
    check "$3" grep -E -e "$2" "$out/$1"
    [ "$failed" -eq 0 ] || sed 's/^/#   /' "$out/$1" | head -n 30
}

# same FILE FILE TEXT
same() {
    check "$3" diff -u "$out/$1" "$out/$2"
}

has xenpm-para 'current_governor +: userspace' 'Xen drives frequencies here'
has before '^current_governor +: ondemand' '  with another governor on another CPU'
has before '^Domain-0 0 1 1 0$' '  and a vCPU of dom0 is on the CPUs that are to be taken'

has status-before '^governor +userspace,ondemand$' 'status: the governors'
has status-before '^C-states +up to C2, substate 1$' '  the C-states'
has status-before '^SMT +no sibling$' '  the siblings'
has status-before '^remembered +nothing' '  nothing remembered'
has status-before '^would: xl cpupool-cpu-remove Pool-0 1$' '  and what prepare would do'
has status-before '^status 0$' '  with status 0'
has facts-before '^host.max-cstate=C2.1$' 'the facts are lines of key=value'
has facts-before '^host.smt=none$' '  among them that there are no siblings'
check '  and nothing else' sh -c "! grep -vE '^(host\.[a-z-]+=[A-Za-z0-9.,_-]+|status 0)$' '$out/facts-before'"

has dry-run "^would: xl cpupool-create 'name=\"pvbench\"' 'sched=\"null\"' 'cpus=\"1\"'" '--dry-run says what it would do'
has dry-run-state 'No such file' '  and writes nothing down'

has prepare '^status 0$' 'prepare does it'
has prepare '^null +not offered' '  says that this Xen has no null scheduler'
has prepared '^pvbench +1$' '  a cpupool of one CPU'
has prepared '^Pool-0 +0$' '  the other left'
has prepared '^Domain-0 0 1 0 0$' "  dom0's vCPU on the others"
has prepared '^Max possible C-state: C1$' '  C1'
check '  performance, on both CPUs that have governors' \
    test "$(grep -c '^current_governor *: performance' "$out/prepared")" -eq 2
has facts-prepared '^host.governor=performance$' 'the facts say so: the governor'
has facts-prepared '^host.cpupool=pvbench$' '  the cpupool'
has facts-prepared '^host.scheduler=credit2$' '  its scheduler'
has facts-prepared '^host.smt=none$' '  no siblings'
has facts-prepared '^host.pinned=1$' '  the CPU'
has status-prepared '^restore: xl cpupool-destroy pvbench$' 'status says what restore would do'
has prepare-again '^already prepared' 'a second prepare is none'
has prepare-again '^status 0$' '  with status 0'
check '  and what is remembered stays' test ! -s "$out/state-again"

# of_boots RUN FACT: it, of each boot of the run.
of_boots() {
    jq -r ".boots[].facts[\"$2\"]" "$out/$1/run.json" | tr '\n' ' '
}
check 'a run keeps with each boot how the host was set' \
    test "$(of_boots run-before host.governor)$(of_boots run-prepared host.governor)" = \
    'userspace,ondemand performance '
check '  and in which boot of the host it was' \
    test "$(of_boots run-before host.boot-id)" = "$(of_boots run-prepared host.boot-id)"
check '  which Xen tells, too' \
    test "$(of_boots run-before xen.wallclock)" = "$(of_boots run-prepared xen.wallclock)"
check '  with how long ago it started' \
    test "$(of_boots run-before xen.uptime)" -lt "$(of_boots run-prepared xen.uptime)"
# The clock of this host is another one each time, so there is more that is named.
"$pvbench" gate "$out/run-before" "$out/run-prepared" >"$work/out" 2>&1 || :
says '^pvbench: incomparable: host.governor is userspace,ondemand in .*, and performance in ' \
    'runs on a host that was prepared and that was not are not compared'
says '^pvbench: incomparable: host.max-cstate is C2.1 in .*, and C1 in ' '  for each thing that was set'
says '^pvbench: incomparable: host.pinned is none in .*, and 1 in ' '  and the CPU'
says ' --across .*host.governor,host.max-cstate,host.pinned$' '  unless that is allowed'

has cut '/tmp/cut is cut or changed: nothing was done with it' 'a state that is cut is refused'
has cut '^status 4$' '  with status 4'
has cut-state '^/tmp/cut$' '  and kept'
same prepared after-cut '  and nothing was set'

has own '^own .* 1 / all$' 'a domain can be put there'
has restore-busy '^status 4$' 'restore waits for it to end'
has restore-busy 'a domain in it has to end first' '  and says so'
has busy-state '^/var' '  and goes on to remember'
has restore '^status 0$' 'then it puts everything back'
same before restored '  exactly'
has restore-again '^nothing to put back' 'a second restore has nothing to do'
has restore-again '^status 0$' '  with status 0'
has restored-state 'No such file' '  and nothing is remembered'

for step in set-scaling-governor cpupool-create; do
    has "killed-$step" '^status 137$' "prepare is killed at $step"
    has "restore-$step" '^status 0$' '  restore does what it can'
    same before "restored-$step" '  and that is everything'
done
has prepare-killed 'did not come to its end' 'prepare after a killed one is refused'
has prepare-killed '^status 4$' '  with status 4'
has interrupted 'interrupted: putting everything back' 'Ctrl-C puts everything back'
has interrupted '^status 4$' '  with status 4'
has interrupted-state 'No such file' '  forgets it'
same before restored-interrupted '  and did it exactly'

has pinned '^Domain-0 0 1 0 0$' '--pin takes vCPUs off'
has pinned '^Domain-0 0 0 0 all$' '  those of no affinity, too'
has pinned '^Pool-0 +0,1$' '  without a cpupool'
has facts-pinned '^host.pinned=1$' '  and the facts say so'
same before restored-pin '  and restore puts them back'

has cpu-0 'CPU 0 cannot be had: Xen keeps CPU 0' 'CPU 0 is not to be had'
has unwritable 'cannot write /proc/pvbench/state, so nothing was changed' 'nothing is changed that cannot be remembered'
has foreign 'is cut or changed: nothing was done with it' 'a state file with a foreign line is refused'
has foreign '^status 4$' '  with status 4'
has earlier '^the host was booted since' 'one of an earlier boot is forgotten'
has nobody '^pvbench host: needs root' 'only root can'
has nobody '^status 4$' '  and is told with status 4'
has no-xenpm '^governor +not offered: xenpm is not installed' 'without xenpm the rest is done'
has no-xenpm '^status 0$' '  with status 0'
has no-xl '^pvbench host: xl is not installed' 'without xl there is one line'
check '  only' test "$(wc -l <"$out/no-xl")" -eq 2
has no-xl '^status 4$' '  with status 4'
same before after-all 'and nothing of all that has changed anything'

finish
