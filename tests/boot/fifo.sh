# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The FIFO event ABI, in a boot of its own: the rows that it moves, equal in two boots.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

for env in pv64 pv32pae; do
    status 0 "$env: two boots with FIFO events" run "$env" --env "$env" --events fifo --boots 2
    check '  record lines are equal to the byte' \
        same_numbers "$work/$env/boot-1.log" "$work/$env/boot-2.log"
    json=$work/$env/run.json
    check '  the run says which events it had' jq -e '.boots[0].facts."guest.events" == "fifo"' "$json"
    check '  no case is wrong or faulted' \
        jq -e '[.cases[] | select(any(.boots[]; .status | IN("ok", "unstable", "skipped") | not)) | .name] == []' "$json"
    check '  every way of an event is ok' \
        jq -e '[.cases[] | select(.name | startswith("upcall/")) | .boots[].status] | length > 0 and length % 10 == 0 and all(. == "ok")' "$json"
done
run two-levels --cases 'upcall/*' >"$work/out" 2>&1
check 'by default events are those of two levels' \
    jq -e '.boots[0].facts."guest.events" == "2l"' "$work/two-levels/run.json"
status 0 'both compare' "$pvbench" compare "$work/two-levels" "$work/pv64"
says 'guest\.events: A 2l; B fifo' 'and the event ABI is named'
status 4 'another ABI' run none --events 3l
says '--events 3l: it is 2l or fifo; did you mean 2l' 'is refused by name'

finish
