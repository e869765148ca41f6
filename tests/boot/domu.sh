# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The kernel as a domU under the real toolstack, in the boxed host: its record comes through the PV
# console, whole, and it ends as xl's users expect.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/host.sh
. "$top/tests/host.sh"

whole='icount-shift=2 quick'
guest whole pv 32 "extra=\"$whole\"" 'tsc_mode="native"'
guest again pv 32 "extra=\"$whole\"" 'tsc_mode="native"'
guest crash pv 32 "extra=\"$whole cases=selftest/crash,xen_version/version\"" 'tsc_mode="native"'
guest slow pv 32 'extra="quick cases=xen_version/version"' 'tsc_mode="always_emulate"'
status 0 'four domUs run in the boxed host' in_box --icount --shift 2 --timeout 300 \
    --in "$work/whole.cfg" --in "$work/again.cfg" --in "$work/crash.cfg" --in "$work/slow.cfg" --out "$work/left" -- '
    for name in whole again crash slow; do
        xl create -F "/in/$name.cfg" >"/out/$name.xl" 2>&1
        cp "/var/log/xen/console/guest-$name.log" "/out/$name.log"
    done
    xl list >/out/list'

status 0 'the whole list as a domU is a good run' "$pvbench" show "$work/left/whole.log"
says '1 boot: 1 complete' '  complete'
says '^[0-9]+ cases: [0-9]+ ok, .* denied' '  with nothing wrong or faulted, and some of it denied'
check '  its last line is the verdict' sh -c "tail -n 1 '$work/left/whole.log' | tr -d '\r' | grep -qx 'Test result: SUCCESS'"
check '  and xl says that it powered off' grep -q 'reason code 0' "$work/left/whole.xl"
status 0 '  by its facts it is a domU with a native clock in 32 MiB' "$pvbench" show "$work/left/whole.log" --facts
says 'guest.role +domU' '  (its role)'
says 'guest.pages +8192' '  (its memory)'
says 'clock.tsc +native' '  (its clock)'
# What other domains and Xen's scheduler disturb is counted, and does not move a mode.
got=0
"$pvbench" gate "$work/left/whole.log" "$work/left/again.log" >"$work/out" 2>&1 || got=$?
check 'two of them have equal modes: none is slower' test "$got" -eq 0 -o "$got" -eq 3
says '^[0-9]+ cases: ([0-9]+ inconclusive, )?[0-9]+ same, ' '  and none is faster'

status 6 'a domU that crashes is a crash' "$pvbench" show "$work/left/crash.log"
check '  and xl has its reason' grep -q 'reason code 3' "$work/left/crash.xl"
status 0 'a domU whose TSC is emulated' "$pvbench" show "$work/left/slow.log" --facts
says 'clock.tsc +emulated' '  says so'
check 'nothing is left behind' test "$(wc -l <"$work/left/list")" -eq 2
finish
