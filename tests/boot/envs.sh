# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The environments: which Xen takes which image, and one clear line where it does not.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cases='xen_version/version,stack_switch/same,update_va_mapping/same-none'
# What fetching says is no part of what is tested.
"$top/scripts/get-xen" 4.17 >/dev/null 2>&1

# one_line TEXT: the last 'status' printed one line, and nothing of it was kept.
one_line() {
    if [ "$(wc -l <"$work/out")" -eq 1 ]; then ok "$1"; else
        not_ok "$1"
        sed 's/^/#   /' "$work/out"
    fi
}

status 4 'pv32 on Xen 4.17: exit status 4' run refused --env pv32 --xen 4.17 --quick --cases "$cases"
one_line '  in one line'
says 'pv32 image \(xen-3.0-x86_32\): it takes pv64 .*without PAE.*--xen FILE' \
    '  with the ABI of the image, what this Xen takes, and what to do'
check '  and leaves no run behind' test ! -e "$work/refused"

status 4 'pv32pae on Xen 4.17: exit status 4' \
    run refused --env pv32pae --xen 4.17 --quick --cases "$cases"
one_line '  in one line'
says 'pv32pae image .*it takes pv64 .*use --xen 4.17\+pv32' '  which names the Xen that does'

status 4 'an image of --kernel is told by its notes' \
    run refused --xen 4.17 --kernel "$top/build/pvbench-pv32.elf" --quick --cases "$cases"
says 'pv32 image' '  and refused by its name'
status 4 'an image of another environment than that of --env' \
    run refused --env pv64 --kernel "$top/build/pvbench-pv32pae.gz" --quick --cases "$cases"
says 'is an image for pv32pae \(xen-3.0-x86_32p\), not for pv64' '  is named'
status 4 'pv32 without a hypervisor' run refused --env pv32 --quick --cases "$cases"
one_line '  in one line'
says 'give one with --xen FILE' '  that says what to give'

status 0 'every environment that Xen 4.17 takes' \
    run packaged --env all --xen 4.17 --quick --cases "$cases" --report "$work/packaged.html"
says '^pv32pae is left out: this Xen does not take the pv32pae image' '  says what is left out'
check '  under no heading of its own' sh -c "! grep -q '^---- pv32' '$work/out'"
says '^---- pv64 ----$' '  and the other has one'
says '^pv64 boot 1 of 1: complete' '  and its name where a boot is told of'
check '  and keeps the run of the other' test -f "$work/packaged/pv64/run.json"
check '  and only that' test ! -e "$work/packaged/pv32pae"
check '  and has its page' grep -q '^<h1>pvbench: pv64 4\.17\.[0-9]* native</h1>$' "$work/packaged.html"

status 0 'every environment of the PV32 build, which is the default' \
    run both --env all --quick --cases "$cases" --report "$work/both.html"
check '  with one page of both' grep -q '^<h1>pvbench: pv32pae .* against pv64 .*</h1>$' "$work/both.html"
says '^stack_switch/same +[0-9]+ +[0-9]+ +[0-9.]+$' '  lays them side by side'
says 'pvbench compare .*/pv64 .*/pv32pae$' '  and ends with what to type to see more'
for env in pv64 pv32pae; do
    check "  $env: every case is ok" \
        jq -e '[.cases[].boots[].status] | length >= 3 and all(. == "ok")' "$work/both/$env/run.json"
    check "  $env says what it is" \
        jq -e --arg env "$env" '.boots[0].begin.env == $env' "$work/both/$env/run.json"
done

"$pvbench" coverage "$work/packaged/pv64" "$work/both/pv32pae" >"$work/out" 2>&1
says '^pv32: host-tested only: no run of pv32 was given' 'coverage says that no run measured pv32'
says '^pv32pae: measured [1-9]' '  and what the run of pv32pae did'

finish
