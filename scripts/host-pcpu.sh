# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A physical CPU for the measured vCPU alone, and its SMT siblings idle: in a
# cpupool of its own, or by taking every other vCPU off it.
#
# CPU 0 has to stay in the first pool (Xen's common/sched/cpupool.c,
# cpupool_unassign_cpu).  A CPU in no pool runs nothing, which is what the
# siblings are for.  Taking a CPU out of a pool breaks the affinity of a vCPU
# that may run on nothing else: dom0's are given the others before and theirs
# back after, and the CPU of a guest's is not taken.

: "${pool:?}" "${newline:?}" "${info?}" "${state:?}" "${state_boot?}"

# Of `xl info -n`: cpu NUMBER CORE SOCKET.  A CPU that is offline has no line, so numbers may
# be missing, and the last may be above nr_cpus.
topology_table() {
    awk '
        /^cpu_topology / { inside = 1; next }
        inside && /^ *[0-9]+:/ { print "cpu", $1 + 0, $2, $3; next }
        inside && !/^cpu:/ { exit }
    '
}

# Of `xl vcpu-list`: vcpu DOMAIN VCPU HARD SOFT.  The name may hold spaces.
vcpu_table() {
    awk 'NR > 1 && $(NF - 1) == "/" { print "vcpu", $(NF - 7), $(NF - 6), $(NF - 2), $NF }'
}

# Of `xl cpupool-list`: the scheduler of the pool NAME.
pool_scheduler_in() {
    awk -v "name=$1" 'NR > 1 && $1 == name && NF == 5 { print $3 }'
}

# Of the two tables and a line "pool CPUS": the highest CPU that can be had, or
# the 'wanted' one, the CPUs of its core, and what remains of the pool; then each
# vCPU that may run on that core: DOMAIN VCPU HARD SOFT WITHOUT, where WITHOUT is
# its hard affinity without the core, or "none".  Or one line: - and the reason.
pcpu_choose() {
    awk -v "wanted=$1" '
        function expand(list, set,    n, i, part, ends, c) {
            split("", set)
            if (list == "all") {
                for (c in core) set[c + 0] = 1
                return
            }
            n = split(list, part, ",")
            for (i = 1; i <= n; i++) {
                if (split(part[i], ends, "-") == 1) ends[2] = ends[1]
                for (c = ends[1] + 0; c <= ends[2] + 0 && c <= last; c++)
                    if (c in core) set[c] = 1
            }
        }
        function join(set,    c, text) {
            for (c = 0; c <= last; c++)
                if (c in set) text = text (text == "" ? "" : ",") c
            return text == "" ? "none" : text
        }
        # Of a set, what is not of the core of that CPU.
        function without(set, cpu, rest,    c) {
            split("", rest)
            for (c in set)
                if (core[c] != core[cpu]) rest[c + 0] = 1
        }
        function reason(cpu,    c, i, set, rest) {
            if (!(cpu in core)) return "there is no CPU " cpu
            if (core[cpu] == core[0]) return "Xen keeps CPU 0 and its core in the first pool"
            for (c in core)
                if (core[c] == core[cpu] && !(c in pool))
                    return "CPU " c " is not in the first pool"
            for (i = 1; i <= vcpus; i++) {
                expand(hard[i], set)
                without(set, cpu, rest)
                if (domain[i] != 0 && join(rest) == "none" && join(set) != "none")
                    return "vCPU " vcpu[i] " of domain " domain[i] " may run on CPU " cpu " only"
            }
            return ""
        }
        function put(cpu,    c, i, set, rest, own) {
            for (c in core)
                if (core[c] == core[cpu]) own[c + 0] = 1
            without(pool, cpu, rest)
            print cpu, join(own), join(rest)
            for (i = 1; i <= vcpus; i++) {
                expand(hard[i], set)
                without(set, cpu, rest)
                if (join(set) != join(rest)) print domain[i], vcpu[i], hard[i], soft[i], join(rest)
            }
        }
        $1 == "cpu" { core[$2 + 0] = $3 "/" $4; if ($2 + 0 > last) last = $2 + 0 }
        $1 == "pool" { pools = $2 }
        $1 == "vcpu" { vcpus++; domain[vcpus] = $2; vcpu[vcpus] = $3; hard[vcpus] = $4; soft[vcpus] = $5 }
        END {
            expand(pools, pool)
            if (wanted != "") {
                why = reason(wanted + 0)
                if (why == "") put(wanted + 0)
                else print "-", why
                exit
            }
            for (c = last; c > 0; c--)
                if (c in core && reason(c) == "") {
                    put(c)
                    exit
                }
            print "-", last ? "no CPU can be spared: " reason(last) : "there is one CPU only"
        }
    '
}

pcpu_look() {
    topology=$(echo "$info" | topology_table)
    vcpus=$(xl vcpu-list 2>/dev/null | vcpu_table)
    pools=$(xl cpupool-list 2>/dev/null)
    pools_cpus=$(xl cpupool-list -c 2>/dev/null)
    first_pool=$(echo "$pools" | awk 'NR == 2 && NF == 5 { print $1 }')
    is_name "$first_pool" || first_pool=''
    own_pool=''
    own_cpu=''
    if cpus=$(echo "$pools_cpus" | pool_cpus_in "$pool"); then
        own_pool=$pool
        own_cpu=${cpus%%,*}
    elif state_there && state_load && state_is_current; then
        own_cpu=$state_pinned
    fi
    runs_in=${own_pool:-$first_pool}
    scheduler=$(echo "$pools" | pool_scheduler_in "$runs_in")
    siblings=$(echo "$topology" | awk -v "cpu=$own_cpu" '
        { core[$2] = $3 "/" $4; n[$3 "/" $4]++; if (n[$3 "/" $4] > 1) any = 1 }
        END {
            if (cpu == "") { if (any) print "any"; exit }
            for (c in core) if (c != cpu && core[c] == core[cpu]) print c
        }')
}

# none, idle or shared: what the other threads of the measured core do.
pcpu_smt() {
    if [ -z "$siblings" ]; then
        echo none
    elif [ -z "$own_cpu" ]; then
        echo shared
    elif [ -z "$own_pool" ]; then
        echo idle
    else
        in_use=$(echo "$pools_cpus" | awk -v "own=$pool" 'NR > 1 && $1 != own { print $NF }')
        for list in $in_use; do
            for sibling in $siblings; do
                if list_has "$list" "$sibling"; then
                    echo shared
                    return
                fi
            done
        done
        echo idle
    fi
}

pcpu_status() {
    if [ -n "$own_pool" ]; then
        say pCPU "CPU $own_cpu, in the cpupool $own_pool (scheduler $scheduler)"
    elif [ -n "$own_cpu" ]; then
        say pCPU "CPU $own_cpu, which other vCPUs were taken off (scheduler $scheduler)"
    else
        say pCPU "none of its own (cpupool ${first_pool:-unknown}, scheduler ${scheduler:-unknown})"
    fi
    case $(pcpu_smt) in
    none) say SMT 'no sibling' ;;
    idle) say SMT 'the siblings are idle' ;;
    shared) say SMT 'siblings in use' ;;
    esac
}

pcpu_facts() {
    [ -z "$runs_in" ] || put_line "host.cpupool=$runs_in"
    ! is_name "$scheduler" || put_line "host.scheduler=$scheduler"
    [ -z "$topology" ] || put_line "host.smt=$(pcpu_smt)"
    ! is_number "$own_cpu" || put_line "host.pinned=$own_cpu"
}

# Which CPU; no change, and a line that says why, where none can be had.
pcpu_plan() {
    create_on=''
    pinning=''
    if [ -n "$own_pool" ]; then
        say own-pCPU "not planned: there is a cpupool $pool already, which prepare did not make"
        return
    fi
    if [ -z "$first_pool" ]; then
        say own-pCPU 'not offered: xl shows no cpupool whose name can be used'
        return
    fi
    chosen=$({
        echo "$topology"
        echo "pool $(echo "$pools_cpus" | pool_cpus_in "$first_pool")"
        echo "$vcpus"
    } | pcpu_choose "$wanted_cpu")
    case $chosen in
    -*)
        [ -z "$wanted_cpu" ] || die "CPU $wanted_cpu cannot be had: ${chosen#- }"
        say own-pCPU "not offered: ${chosen#- }"
        return
        ;;
    esac
    # shellcheck disable=SC2046 # three words
    set -- $(echo "$chosen" | head -n 1)
    chosen_cpu=$1
    chosen_core=$2
    chosen_rest=$3
    if [ -n "$by_pinning" ]; then
        plan_pinning
    else
        plan_cpupool
    fi
}

# each_vcpu FUNCTION: with the words of every vCPU that may run on the core.
each_vcpu() {
    while read -r domain vcpu hard soft without <&3; do
        "$1" "$domain" "$vcpu" "$hard" "$soft" "$without"
    done 3<<END
$(echo "$chosen" | tail -n +2)
END
}

plan_affinity() {
    if is_step affinity "$1" "$2" "$5" "$4" && is_step affinity "$1" "$2" "$3" "$4"; then
        plan "affinity $1 $2 $5 $4" "affinity $1 $2 $3 $4"
    else
        say affinity "of vCPU $2 of domain $1 is not understood, and left as it is"
    fi
}

# Only dom0's can have nothing left here: pcpu_choose saw to that.
move_confined() {
    [ "$5" != none ] || plan_affinity "$1" "$2" "$3" "$4" "$chosen_rest"
}

plan_cpupool() {
    each_vcpu move_confined
    for cpu in $(echo "$chosen_core" | tr , ' '); do
        plan "leave $first_pool $cpu" "join $first_pool $cpu"
    done
    # Its step comes later: it has more than one form (pcpu_settle).
    create_on=$chosen_cpu
    plan '' destroy
}

move_off() {
    [ "$5" != none ] || set -- "$1" "$2" "$3" "$4" "$chosen_rest"
    plan_affinity "$@"
}

plan_pinning() {
    pinning=$chosen_cpu
    each_vcpu move_off
}

pcpu_show() {
    [ -z "$create_on" ] ||
        put_line "would: $(step_text create null "$create_on")"
        put_line "       or with sched=\"$scheduler\", where Xen has no null"
}

# With null, which never looks for another vCPU to run; with the scheduler that
# the host has; or, where there can be no cpupool, by pinning.
pcpu_settle() {
    [ -n "$create_on" ] || return 0
    for form in null "$scheduler"; do
        put_line "do: $(step_text create "$form" "$create_on")"
        ! step_do create "$form" "$create_on" || return 0
        say "$form" "not offered: Xen makes no cpupool with this scheduler"
    done
    steps=''
    for cpu in $(echo "$chosen_core" | tr , ' '); do
        plan "join $first_pool $cpu" ''
    done
    plan_pinning
    state_pinned=$pinning
    state_keep || die "cannot write $state: run 'pvbench host restore'"
    steps_do "$steps"
}
