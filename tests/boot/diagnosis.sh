# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The diagnosis of real boots: what is odd lights its warning in 'show' and on the kernel's own console, which read the
# same by one table, and it changes no exit status. A debug Xen has its own in debug-xen.sh, an emulated TSC in xl.sh.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# verdicts NAME: of each check but the console's, as the host tool has them and as the kernel has, "NAME: VERDICT".
verdicts() {
    "$pvbench" show "$work/$1" --format json | jq -r '.run.diagnosis[] | select(.check != "console") | "\(.check): \(.verdict)"'
}
kernels() {
    tr -d '\r' <"$work/$1/boot-1.log" | awk '
        /^diagnosis$/ { on = 1; next }
        /^Test result/ { on = 0 }
        on && !/^(    |\(XEN\)|PVB1 |console )/ {
            name = substr($0, 1, 22)
            verdict = substr($0, 23, 13)
            sub(/ *$/, "", name)
            sub(/ *$/, "", verdict)
            print name ": " verdict
        }'
}
alike() {
    verdicts "$1" >"$work/host" && kernels "$1" >"$work/kernel" && [ -s "$work/host" ] && diff "$work/host" "$work/kernel"
}

# lights NAME CHECK VALUE: in both.
lights() {
    check "$2: a warning of show" jq -es --arg check "$2" --arg value "$3" \
        '[.[].run.diagnosis[] | select(.check == $check and .verdict == "warning" and (.value | contains($value)) and .todo)] != []' "$work/$1.json"
    check '  and of the kernel' sh -c "tr -d '\r' <'$work/$1/boot-1.log' | sed -n '/^diagnosis\$/,\$p' | grep -F -A 1 '$3' | grep '^    [A-Z].*\\.\$'"
}

status 0 'a boot with odd options on a CPU that there is not is good' \
    run odd --cases xen_version/version --cpu 'qemu64,model-id=Intel(R)' --kernel "$disc" --kernel-args screen=summary \
    --xen-args 'tsc=unstable loglvl=all guest_loglvl=all tbuf_size=4 vpmu=on spec-ctrl=no'
says '^Diagnosis$' '  and shows its diagnosis'
"$pvbench" show "$work/odd" --format json >"$work/odd.json"
lights odd 'time stamp counter' 'tsc=unstable on'
lights odd 'processor' 'Intel(R), of AuthenticAMD'
lights odd 'Xen log level' 'guest_loglvl=all loglvl=all'
lights odd 'tracing' 'tbuf_size=4'
lights odd 'watchdog and vpmu' 'vpmu'
lights odd 'mitigations' 'off, by spec-ctrl='
check 'kernel and host say the same of each check' alike odd

status 0 'cycles of an emulated CPU' run cycles --cases xen_version/version --unit cycles --kernel "$disc" --kernel-args screen=summary
"$pvbench" show "$work/cycles" --format json >"$work/cycles.json"
lights cycles 'processor' 'emulated'
check '  whose clock tells nothing' \
    jq -e '[.run.diagnosis[] | select(.check == "clock step" or .check == "core speed") | .verdict] == ["cannot tell", "cannot tell"]' "$work/cycles.json"
check '  kernel and host say the same of each check' alike cycles

status 0 'a boot without screen=' run plain --cases xen_version/version
check '  has no diagnosis on its console' sh -c "! tr -d '\r' <'$work/plain/boot-1.log' | grep '^diagnosis\$'"
check '  and nothing odd' jq -es '[.[].run.diagnosis[].verdict] | unique == ["ok"]' <<EOF
$("$pvbench" show "$work/plain" --format json)
EOF

finish
