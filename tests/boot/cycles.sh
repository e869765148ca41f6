# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What boots in cycles have besides, on an emulated CPU: more controls, a warm-up that is measured, one depth
# for all boots of a run, and an order for each. None of it is in insns.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cases='xen_version/*,stack_switch/*,fpu_taskswitch/*,set_gdt/empty'

# fact RUN BOOT KEY
fact() {
    jq -r --argjson boot "$2" --arg key "$3" '.boots[$boot - 1].facts[$key]' "$work/$1/run.json"
}

# order_of RUN BOOT: the cases as their records came.
order_of() {
    tr -d '\r' <"$work/$1/boot-$2.log" | sed -nE 's/.*PVB1 [0-9]+ case name=([^ ]*) .*/\1/p'
}

# word RUN BOOT WORD: what follows it on the kernel's command line.
word() {
    fact "$1" "$2" guest.command-line | tr ' ' '\n' | sed -n "s/^$3//p"
}

# depths RUN BOOT: of each case by which calls it was issued one by one.
depths() {
    jq -c --argjson boot "$2" '[.cases[] | select(.name | startswith("control/") | not)
        | [.name, [.paths.single[] | select(.boot == $boot) | .n]]] | sort' "$work/$1/run.json"
}

for env in pv64 pv32pae; do
    run=$env
    status 0 "$env: two boots in cycles" run "$run" --env "$env" --unit cycles --quick --boots 2 --cases "$cases"
    says 'ratio: ok: .*[(]not judged' '  the ratio of the chains is shown, and not judged here'
    says 'twin: ok: the null call takes [0-9]+ cycles at the start, [0-9]+ at' '  and so is the null call of the end'
    says 'clock.ticks-per-cycle +[0-9.]+ to [0-9.]+ in 2 boots' '  and how long a cycle of the core is'
    check '  the kernel found its device' [ "$(fact "$run" 1 clock.device)" = tcg ]
    check '  and judged four controls' \
        jq -e '[.boots[].controls[] | select(.status == "ok") | .name] == ["empty", "chain", "ratio", "twin", "empty", "chain", "ratio", "twin"]' \
        "$work/$run/run.json"
    for key in clock.ticks-per-cycle clock.ticks-per-cycle-end; do
        check "  $key has three places" sh -c "echo '$(fact "$run" 2 $key)' | grep -qE '^[0-9]+\\.[0-9]{3}\$'"
    done
    check '  the controls of the end are the last three' \
        [ "$(order_of "$run" 2 | tail -n 3 | tr '\n' ' ')" = 'control/end-twin control/end-chain-256 control/end-chain-512 ' ]
    check '  the second boot has an order of its own' sh -c \
        "! [ '$(order_of "$run" 1 | cksum)' = '$(order_of "$run" 2 | cksum)' ] && [ '$(order_of "$run" 1 | sort | cksum)' = '$(order_of "$run" 2 | sort | cksum)' ]"
    check '  which it was told' [ "$(word "$run" 1 order=)/$(word "$run" 2 order=)" = /2 ]
    check '  and a plan of the same set' \
        jq -e '[.boots[].plan.set] | length == 2 and .[0] == .[1] and .[0] != null' "$work/$run/run.json"
    check '  and the depths of the first' [ "$(word "$run" 2 depths=)" = "$(fact "$run" 1 clock.depths)" ]
    check '  which it says, too' [ "$(fact "$run" 2 clock.depths)" = "$(fact "$run" 1 clock.depths)" ]
    check '  and has' [ "$(depths "$run" 1)" = "$(depths "$run" 2)" ]
    check '  each series was warmed up by 16 to 64' \
        jq -e '[.cases[].paths[][].warmup] | length > 40 and min >= 16 and max <= 64 and all(. % 8 == 0)' "$work/$run/run.json"
done

status 0 'another depth for each case' run deep --unit cycles --quick --cases xen_version/version --kernel-args depths=S
check '  is taken: eight calls' jq -e '[.cases[] | select(.name == "xen_version/version") | .paths.single[].n] == [1, 8, 16]' \
    "$work/deep/run.json"
status 4 'depths of another plan are refused' run other --unit cycles --quick --cases xen_version/version --kernel-args depths=SS
says 'of another plan' '  and it is said why'
status 4 'depths in insns are refused' run none --quick --cases xen_version/version --kernel-args depths=S
says 'in insns a sample has one call' '  and it is said why'

status 0 'two sides in turns' run turns --unit cycles --quick --boots 2 --cases "$cases" --against 4.17
check '  have the depths of the first boot' \
    [ "$(word turns/base 2 depths=) $(word turns/new 1 depths=) $(word turns/new 2 depths=)" = \
    "$(fact turns/base 1 clock.depths) $(fact turns/base 1 clock.depths) $(fact turns/base 1 clock.depths)" ]
check '  and the same orders' [ "$(order_of turns/base 2)" = "$(order_of turns/new 2)" ]

status 0 'two boots in insns' run insns --quick --boots 2 --cases "$cases"
check '  have none of these cases' sh -c "! grep -qE 'control/(end|chain-mul)' '$work/insns/run.json'"
check '  nor these facts' sh -c "! grep -qE 'clock\\.(device|depths|ticks)' '$work/insns/run.json'"
check '  one order and one plan' sh -c \
    "[ '$(order_of insns 1 | cksum)' = '$(order_of insns 2 | cksum)' ] && jq -e '[.boots[].plan | .hash, .set] | .[0] == .[2] and .[1] == null' '$work/insns/run.json'"
check '  and one warm-up' jq -e '[.cases[].paths[][].warmup] | unique | length == 1' "$work/insns/run.json"

finish
