# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The toll: a price that is longer by exactly the instructions that were asked for, in one plan, so
# that a gate can be held against a growth that is known.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# level RUN CASE N: the one value of the series of N calls.
level() {
    jq -r --arg name "$2" --argjson n "$3" "$def_pairs"' .cases[] | select(.name == $name) | .paths.single[]
        | select(.n == $n) | pairs | max_by(.[1])[0]' "$work/$1/run.json"
}

# dearer RUN TOLL: a call is TOLL instructions dearer than without, and two are twice that.
dearer() {
    [ "$(level "$1" selftest/toll 1)" -eq $(($(level "$env-0" selftest/toll 1) + $2)) ] &&
        [ "$(level "$1" selftest/toll 2)" -eq $(($(level "$env-0" selftest/toll 2) + 2 * $2)) ]
}

# alike RUN: the plan and the price of the same call without a toll are those of toll=0.
alike() {
    [ "$(jq -r '.boots[0].plan.hash' "$work/$1/run.json")" = "$(jq -r '.boots[0].plan.hash' "$work/$env-0/run.json")" ] &&
        [ "$(level "$1" xen_version/version 1)" -eq "$(level "$env-0" xen_version/version 1)" ]
}

for env in pv64 pv32pae; do
    tolls='0 5'
    [ "$env" = pv32pae ] || tolls='0 1 4 5 100 512'
    for toll in $tolls; do
        run="$env-$toll"
        status 0 "$env: toll=$toll runs" run "$run" --quick --env "$env" \
            --cases selftest/toll,xen_version/version --kernel-args "toll=$toll"
        check "  it costs $toll instructions more than toll=0" dearer "$run" "$toll"
        check '  in the same plan, beside a price that is not moved' alike "$run"
        check '  and the record says so' \
            jq -e --arg toll "$toll" '.boots[0].facts."guest.toll" == $toll' "$work/$run/run.json"
    done
done

env=pv64
status 0 'without the word there is no toll' run plain --quick --cases selftest/toll,xen_version/version
check '  the price is that of toll=0' dearer plain 0
check '  and the record has no word of it' sh -c "! grep -q guest.toll '$work/plain/boot-1.log'"
# A jump into the chain and one out of it are all that the way of a toll adds.
check '  it is xen_version/version and two jumps' \
    test "$(level plain selftest/toll 1)" -eq $(($(level plain xen_version/version 1) + 2))
status 4 'a longer chain than there is' run long --quick --cases selftest/toll --kernel-args toll=513
says 'toll=513: a number 0\.\.512' 'is refused by name'

finish
