# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Rows of state=none cost the same in any order and in any company; and so does set_timer_op/huge, which waits until
# Xen's own timer is out of the way (bench/cases/set_timer_op.c).
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# The mode of each series of state=none that has a clear one: where Xen's tick falls is not the row's.
modes() {
    jq -r "$def_pairs"' .cases[] | select((.state == "none" or .name == "set_timer_op/huge") and (.name | startswith("control/") | not)) as $c | $c.paths | to_entries[] | .key as $path
           | .value[] | pairs as $s | ($s | max_by(.[1])) as $mode
           | select($mode[1] * 10 >= ($s | map(.[1]) | add) * 9)
           | [$c.name, $path, .n, .fill, $mode[0]] | @tsv' "$work/$1/run.json" | sort
}

# Where both have a clear mode it is the same one.
same_modes() {
    modes "$1" >"$work/left"
    modes "$2" >"$work/right"
    awk -F '\t' -v least="$3" '{ key = $1 FS $2 FS $3 FS $4 }
        NR == FNR { mode[key] = $5; next }
        key in mode { both++; if (mode[key] != $5) { differ++; print key ": " mode[key] " and " $5 } }
        END { print both + 0 " series compared, " differ + 0 " differ"; exit !(both > least && !differ) }' \
        "$work/left" "$work/right"
}

status 0 'the whole list, in its order' run plain --quick
for seed in 7 11; do
    status 0 "the whole list, in the order of seed $seed" run "order-$seed" --quick --kernel-args "order=$seed"
    check "seed $seed is another order" \
        sh -c "! [ \"\$(jq -c '[.cases[].name]' '$work/plain/run.json')\" = \"\$(jq -c '[.cases[].name]' '$work/order-$seed/run.json')\" ]"
    check "  and rows of state=none cost the same" same_modes plain "order-$seed" 1000
    sed 's/^/#   /' "$work/check.log" | tail -n 1
done
status 0 'a few of the cases alone' run subset --quick \
    --cases 'mmu_update/*,xen_version/*,set_gdt/*,context_switch/*,event_channel_op/*'
check '  and rows of state=none cost the same' same_modes plain subset 200

finish
