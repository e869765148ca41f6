# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Frequency and idle states, by xenpm, whose output is the same in Xen 4.6 to
# 4.22 where it is read here (tools/misc/xenpm.c: print_cpufreq_para,
# show_max_cstate, print_cxstat); 4.12 and before know no substate and no
# "unlimited", and start with C7.  What it cannot do it says on stderr, and
# exits with 0.

: "${pool:?}"

# One line a CPU: its number, driver, governor, whether 'performance' can be had
# (yes), turbo (on or off, which is also said where there is none), userspace's
# speed, ondemand's sampling rate and threshold; - for what is not told.
cpufreq_table() {
    awk '
        function put() {
            if (cpu != "")
                print cpu, driver, governor, offered, turbo, speed, rate, threshold
            cpu = ""
        }
        /^cpu id / {
            put()
            cpu = $NF
            driver = governor = offered = turbo = speed = rate = threshold = "-"
        }
        /^scaling_driver / { driver = $NF }
        /^scaling_avail_gov / { if (/ performance( |$)/) offered = "yes" }
        /^current_governor / { governor = $NF }
        /^ *scaling_setspeed / { speed = $NF }
        /^ *sampling_rate / { rate = $NF; gsub(/[][]/, "", rate) }
        /^ *up_threshold / { threshold = $NF }
        /^turbo mode / { turbo = / enabled$/ ? "on" : "off" }
        END { put() }
    '
}

# The limit and its substate limit, each a number or "unlimited"; nothing when
# there is no limit to be told.  A substate is printed only where it is limited.
cstate_limit() {
    awk '
        /^All C-states allowed/ { limit = "unlimited" }
        /^Max possible C-state: C[0-9]+$/ { limit = substr($NF, 2) }
        /^Max possible substate: / { sub_limit = $NF }
        END { if (limit != "") print limit, sub_limit == "" ? "unlimited" : sub_limit }
    '
}

power_look() {
    cpufreq=''
    cstates=''
    limit=''
    sub_limit=''
    [ -n "$xenpm" ] || return 0
    cpufreq=$(xenpm get-cpufreq-para 2>/dev/null | cpufreq_table)
    cstates=$(xenpm get-cpuidle-states 2>&1)
    case $cstates in
    *'cpuidle is disabled'*) return 0 ;;
    esac
    # shellcheck disable=SC2046 # two words
    set -- $(echo "$cstates" | cstate_limit)
    limit=${1:-}
    sub_limit=${2:-}
}

# cpufreq_values FIELD: what the CPUs have there, once each, in one line.
cpufreq_values() {
    echo "$cpufreq" | awk -v "field=$1" '$field != "-" && !seen[$field]++ { printf "%s%s", n++ ? "," : "", $field }'
}

# Xen has ACPI's tables of both from dom0: Linux gives them to it, by a module.
no_driver_advice() {
    if [ -d /sys/module/xen_acpi_processor ]; then
        echo ", though dom0 has given it what ACPI knows: look at cpufreq= and cpuidle= of its command line, and at the firmware"
    else
        echo ": on a real machine try 'modprobe xen-acpi-processor' in dom0"
    fi
}

power_status() {
    if [ -z "$xenpm" ]; then
        say governor 'not offered: xenpm is not installed'
        say turbo 'not offered: xenpm is not installed'
        say C-states 'not offered: xenpm is not installed'
        return
    fi
    if [ -z "$cpufreq" ]; then
        say governor "not offered: Xen has no cpufreq here$(no_driver_advice)"
        say turbo "not offered: Xen has no cpufreq here$(no_driver_advice)"
    else
        governors=$(cpufreq_values 3)
        say governor "${governors:-not offered: the driver $(cpufreq_values 2) has none}"
        case $(cpufreq_values 5) in
        off) say turbo 'off, or not offered' ;;
        *) say turbo "$(cpufreq_values 5)" ;;
        esac
    fi
    case $limit:$sub_limit in
    :*) say C-states "not offered: Xen has no cpuidle here$(no_driver_advice)" ;;
    unlimited:*) say C-states 'all allowed' ;;
    *:unlimited) say C-states "up to C$limit" ;;
    *) say C-states "up to C$limit, substate $sub_limit" ;;
    esac
}

power_facts() {
    governors=$(cpufreq_values 3)
    turbo=$(cpufreq_values 5)
    [ -z "$governors" ] || put_line "host.governor=$(text_clean "$governors")"
    [ -z "$turbo" ] || put_line "host.turbo=$(text_clean "$turbo")"
    case $limit:$sub_limit in
    :*) ;;
    unlimited:*) put_line 'host.max-cstate=unlimited' ;;
    *:unlimited) put_line "host.max-cstate=C$limit" ;;
    *) put_line "host.max-cstate=C$limit.$sub_limit" ;;
    esac
}

# The governor's own values are lost when it is changed (the speed), or are not
# sure to come back: they are set again after the governor, which is planned
# last, so that it is undone first.
power_plan() {
    while read -r cpu _ governor offered turbo speed rate threshold <&3; do
        is_number "$cpu" || continue
        [ "$turbo" != on ] || plan "turbo $cpu off" "turbo $cpu on"
        if ! is_name "$governor" || [ "$governor" = performance ] || [ "$offered" != yes ]; then
            continue
        fi
        ! is_number "$speed" || plan '' "speed $cpu $speed"
        ! is_number "$rate" || plan '' "sampling-rate $cpu $rate"
        ! is_number "$threshold" || plan '' "up-threshold $cpu $threshold"
        plan "governor $cpu performance" "governor $cpu $governor"
    done 3<<END
$cpufreq
END
    # C1 takes a microsecond to leave; C0 is to spin, which heats the core's neighbours.
    case $limit in
    '' | 0 | 1) ;;
    *) plan 'max-cstate 1 unlimited' "max-cstate $limit $sub_limit" ;;
    esac
}
