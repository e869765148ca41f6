# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Two vCPUs on real Xen with two CPUs: status and results. Under icount there is no price to look at.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

for env in pv64 pv32pae; do
    status 0 "$env: the cases of two vCPUs run" run "$env" --vcpus 2 --env "$env"
    says '^No case has a price here: under icount' '  and it is said why none has a price'
    json=$work/$env/run.json
    check "  all of them are ok" \
        jq -e '[.cases[] | select(.name | startswith("smp/")) | .boots[].status] | length >= 13 and all(. == "ok")' "$json"
    check "  and nothing else ran but the controls" \
        jq -e '[.cases[].name | select(test("^(smp|control)/") | not)] == []' "$json"
    check "  no series of them is in the record" \
        sh -c "! grep -q 'series case=smp/' '$work/$env/boot-1.log'"
    check "  which says so" grep -q 'case name=smp/ipi-echo .*unit=none ' "$work/$env/boot-1.log"
    check "  there were two vCPUs" jq -e '.boots[0].facts."guest.vcpus" == "2"' "$json"
done

status 0 'in cycles they have samples' run cycles --vcpus 2 --unit cycles --quick
check '  every one of them' \
    jq -e '[.cases[] | select(.name | startswith("smp/")) | .paths.single | length > 0] | length >= 13 and all' \
    "$work/cycles/run.json"
says 'EMULATED CPU' '  and are marked as those of an emulated CPU'

status 0 'a run without any price draws nothing, and ends as well' \
    "$pvbench" run --vcpus 2 --quick --out "$work/drawn"
says '^run kept in ' '  and says where it is'
says '^next: pvbench show ' '  and what to type next'
status 0 'and so do those of every environment' \
    "$pvbench" run --env all --vcpus 2 --quick --out "$work/every"
check '  which are both there' test -s "$work/every/pv64/run.json" -a -s "$work/every/pv32pae/run.json"
mkdir "$work/path"
ln -s /bin/* /usr/bin/* "$work/path" 2>/dev/null
rm -f "$work"/path/gnuplot*
status 0 'without gnuplot a run is as good' env PATH="$work/path" \
    "$pvbench" run --quick --cases xen_version/version --out "$work/undrawn"
check '  which is said before the boot' sh -c "sed -n 1p '$work/out' | grep -q 'there is no gnuplot.*gnuplot-nox'"

check '  and no progress is shown, for stderr is no terminal' \
    sh -c "! tr '\\r' '\\n' <'$work/out' | grep -q '^boot 1 of 1: .* s:'"
status 0 'on a terminal a run shows how far it is' script -qec \
    "'$pvbench' run --quick --no-plots --cases 'mmu_update/*' --boots 2 --out '$work/shown'" /dev/null
says 'boot 1 of 2: case [0-9]+ of [0-9]+, [0-9]+ s' '  by its cases'
says 'boot 2 of 2: [0-9]+ s, about [0-9]+ s left: Xen is starting' '  and how long it will take'

status 4 'without --vcpus 2 they are refused' run none --cases 'smp/*'
says 'add --vcpus 2' '  and it is said what to add'
check 'a boot with one vCPU has none of them' \
    sh -c "'$pvbench' run --no-plots --quick --cases 'xen_version/version,smp/vcpu-is-up' --out '$work/one' >/dev/null 2>&1 &&
        ! grep -q 'case name=smp/' '$work/one/boot-1.log'"
status 4 'a third vCPU is refused' run none --vcpus 3
says '--vcpus 3: it is 1 or 2' '  by name'

finish
