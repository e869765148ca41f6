# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The steps that scripts/host knows, and there is one form for both doing and
# undoing: a line of words, of which the first says what is to be set.
#
#   governor CPU NAME            speed CPU KHZ (of the governor userspace)
#   sampling-rate CPU US         up-threshold CPU PERCENT (both of ondemand)
#   turbo CPU on|off             max-cstate N|unlimited SUBSTATE|unlimited
#   affinity DOMAIN VCPU HARD SOFT
#   leave POOL CPU               join POOL CPU
#   create SCHEDULER CPU         destroy (both of our own cpupool)
#
# A line from the state file is held against this list, too, before anything is
# done with it.

: "${pool:?}" "${newline:?}"

is_number() {
    case $1 in
    '' | *[!0-9]* | ???????????*) return 1 ;;
    esac
}

is_name() {
    case $1 in
    '' | -* | *[!A-Za-z0-9_.-]*) return 1 ;;
    esac
}

is_limit() {
    [ "$1" = unlimited ] || is_number "$1"
}

# A set of CPUs as xl prints it: all, or 0-3,7.
is_cpus() {
    case $1 in
    all) return 0 ;;
    '' | [!0-9]* | *[!0-9,-]*) return 1 ;;
    esac
}

is_step() {
    case ${1:-}:$# in
    governor:3) is_number "$2" && is_name "$3" ;;
    speed:3 | sampling-rate:3 | up-threshold:3) is_number "$2" && is_number "$3" ;;
    turbo:3) is_number "$2" && { [ "$3" = on ] || [ "$3" = off ]; } ;;
    max-cstate:3) is_limit "$2" && is_limit "$3" ;;
    affinity:5) is_number "$2" && is_number "$3" && is_cpus "$4" && is_cpus "$5" ;;
    leave:3 | join:3) is_name "$2" && is_number "$3" ;;
    create:3) is_name "$2" && is_number "$3" ;;
    destroy:1) true ;;
    *) false ;;
    esac
}

# The command of a step: words without a space in them.
step_command() {
    case $1 in
    governor) echo "xenpm set-scaling-governor $2 $3" ;;
    speed) echo "xenpm set-scaling-speed $2 $3" ;;
    sampling-rate) echo "xenpm set-sampling-rate $2 $3" ;;
    up-threshold) echo "xenpm set-up-threshold $2 $3" ;;
    turbo) echo "xenpm $([ "$3" = on ] && echo enable || echo disable)-turbo-mode $2" ;;
    # Xen 4.12 and before know no substate, and take one word; of two the second may be left out
    # where it is "unlimited" (tools/misc/xenpm.c, set_max_cstate_func).
    max-cstate) echo "xenpm set-max-cstate $2$([ "$3" = unlimited ] || echo " $3")" ;;
    # What xl.conf allows to new domains does not bind what was set before (-i).
    affinity) echo "xl vcpu-pin -i $2 $3 $4 $5" ;;
    leave) echo "xl cpupool-cpu-remove $2 $3" ;;
    join) echo "xl cpupool-cpu-add $2 $3" ;;
    create) echo "xl cpupool-create name=\"$pool\" sched=\"$2\" cpus=\"$3\"" ;;
    destroy) echo "xl cpupool-destroy $pool" ;;
    esac
}

# The same for people, as a shell takes it.
step_text() {
    step_command "$@" | sed "s/[a-z]*=\"[^\"]*\"/'&'/g"
}

# Of `xl cpupool-list -c`: the CPUs of the pool NAME as 0,1,2; fails when it is not there.
pool_cpus_in() {
    awk -v "name=$1" 'NR > 1 && $1 == name { print $2; found = 1 } END { exit !found }'
}

pool_cpus() {
    xl cpupool-list -c 2>/dev/null | pool_cpus_in "$1"
}

# Whether it is so, for what can be asked.
is_so() {
    case $1 in
    leave) cpus=$(pool_cpus "$2") && ! list_has "$cpus" "$3" ;;
    join) cpus=$(pool_cpus "$2") && list_has "$cpus" "$3" ;;
    create) cpus=$(pool_cpus "$pool") && list_has "$cpus" "$3" ;;
    destroy) ! pool_cpus "$pool" >/dev/null ;;
    # Its domain has ended.
    affinity) ! xl domname "$2" >/dev/null 2>&1 ;;
    esac
}

list_has() {
    case ,$1, in
    *,"$2",*) return 0 ;;
    esac
    return 1
}

# Make one step, which may have been made before.  The exit status tells little: xenpm's
# is 0 when Xen refused, too, and so is that of some of xl's, while others of
# xl's fail when there is nothing to do.  What xenpm says on stderr, and how
# things are after xl, tell.
step_do() {
    said=''
    is_step "$@" || return 1
    good_status=yes
    # shellcheck disable=SC2046,SC2091 # the words are the command
    said=$($(step_command "$@") 2>&1 >/dev/null) || good_status=''
    case $1 in
    leave | join | create | destroy) is_so "$@" ;;
    affinity) [ -n "$good_status" ] || is_so "$@" ;;
    *) [ -n "$good_status" ] && [ -z "$said" ] ;;
    esac
}

# plan STEP UNDO: one more change, each a line; STEP may be empty.
plan() {
    [ -z "$1" ] || steps=$steps$1$newline
    [ -z "$2" ] || undos=$undos$2$newline
}

# steps_show WORD STEPS: the commands of the steps.
steps_show() {
    [ -n "$2" ] || return 0
    # Not a pipe: what put_line could not write has to be known in the shell that ends.
    while read -r line <&3; do
        # shellcheck disable=SC2086 # a step is words
        put_line "$1: $(step_text $line)"
    done 3<<END
${2%"$newline"}
END
}

# Make the steps, each shown before; the rest, too, when one fails.
steps_do() {
    good=0
    # Not a pipe: a signal is to find the loop in the shell that has the trap.
    while read -r line <&3; do
        # shellcheck disable=SC2086 # a step is words
        put_line "do: $(step_text $line)"
        # shellcheck disable=SC2086
        step_do $line && continue
        good=1
        # shellcheck disable=SC2086
        say failed "$(step_text $line)${said:+: $(echo "$said" | tail -n 1)}"
        [ "$line" != destroy ] || say destroy "a domain in it has to end first: see xl list -c"
    done 3<<END
${1%"$newline"}
END
    return "$good"
}
