# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A damaged log of a real boot: 'show' says what is lost, and where.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

status 0 'a boot to damage' run whole --quick --cases 'xen_version/*,mmu_update/*'
log=$work/whole/boot-1.log
lines=$(wc -l <"$log")
first=$(grep -n -m 1 'PVB1 0 ' "$log" | cut -d: -f1)
last=$(grep -n 'PVB1 [0-9]* end ' "$log" | cut -d: -f1)

status 0 'the whole log shows well' "$pvbench" show "$log"

# Cut it at every line between the first record and the last.
cut_at_every_line() {
    at=$first
    while [ "$at" -lt "$last" ]; do
        head -n "$at" "$log" >"$work/cut.log"
        got=0
        "$pvbench" show "$work/cut.log" >"$work/cut.out" 2>&1 || got=$?
        if [ "$got" -ne 3 ] || ! grep -q -i -E 'partial|missing|without' "$work/cut.out"; then
            echo "cut after line $at of $lines: exit status $got"
            tail -n 5 "$work/cut.out"
            return 1
        fi
        at=$((at + 1))
    done
}
check 'a log cut at any line is partial, and said to be' cut_at_every_line

middle=$(((first + last) / 2))
sed "${middle}s/=/-/" "$log" >"$work/changed.log"
status 3 'a log with a byte changed' "$pvbench" show "$work/changed.log"
says ":$middle: a damaged record" 'names the line'

sed "${middle}d" "$log" >"$work/lost.log"
status 3 'a log with a record lost' "$pvbench" show "$work/lost.log"
says "record [0-9]+ missing between log lines $((middle - 1)) and $middle" 'names the gap'

sed "${first},${last}s/^/(XEN) [2026-01-01 00:00:00] noise before /; n; i (XEN) a line of its own" \
    "$log" >"$work/mixed.log"
status 0 "Xen's own lines mixed in" "$pvbench" show "$work/mixed.log"

sed 's/$/\r/' "$log" >"$work/crlf.log"
status 0 'CR before each newline' "$pvbench" show "$work/crlf.log"

head -n "$middle" "$log" | cat - "$log" >"$work/twice.log"
status 3 'a log with two boots, the first cut short' "$pvbench" show "$work/twice.log"
says 'boot 1: .*no end record' 'names the boot that was cut'

# The table and the logs are text from a console: no byte of it may reach the terminal raw.
printf 'PVB1 0 begin \033[31mformat=1\n\377\376\000\n' | cat - "$log" >"$work/hostile.log"
"$pvbench" show "$work/hostile.log" >"$work/out" 2>&1
if LC_ALL=C grep -q "$(printf '[\033\377]')" "$work/out"; then
    not_ok 'no control byte of a log reaches the terminal'
else
    ok 'no control byte of a log reaches the terminal'
fi

finish
