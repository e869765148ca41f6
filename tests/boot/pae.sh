# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What PAE costs: the stored runs of two 32-bit Xens, and the document on them.  Boots nothing.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
cd "$top" || exit 4

pv32=results/reference/pv32-3.2 pae=results/reference/pv32pae-3.2
for run in "$pv32" "$pae"; do
    status 0 "$run is a whole run" "$pvbench" show "$run"
    says '^  boot 1: chain: ok' '  and its controls came out right'
    status 0 '  and the gate takes it' "$pvbench" gate "$run" "$run"
    check '  and no path or date of a machine is in it' sh -c '
        zcat "$1/run.json.gz" | jq -e ".facts | (has(\"run.date\") or has(\"host.kernel\") | not) and
            ([.[] | select(startswith(\"/\"))] == [])"' sh "$run"
done

status 0 'one command compares them' "$pvbench" compare "$pv32" "$pae"
says '^  B/A: pv32pae and pv32 both run as a native guest: what differs is the ABI, Xen.s build and Xen' \
    '  and says what differs'
says '^update_va_mapping/same-none +[0-9]+ +[0-9]+ +1\.[0-9]+$' '  a PTE costs more with PAE'
says '^stack_switch/same +[0-9]+ +[0-9]+ +1\.00$' '  a stack switch does not'
says '^mmuext_op/pin-l1 +[0-9]+ +[0-9]+ +~?0\.[0-9]+$' '  and a table is validated for less'

check 'docs/pae.md is what comes out' sh -c 'scripts/dev/pae "$1" | diff - docs/pae.md' sh "$work/pae"
# What is written in a picture, and not where: that is the fonts' and gnuplot's.
labels() {
    sed -n '/<text/{s/<[^>]*>//g;s/^[[:space:]]*//;p;}' "$1" | sort
}
for picture in compare-pte.svg compare-prices.svg; do
    labels "docs/pae/$picture" >"$work/before"
    labels "$work/pae/$picture" >"$work/now"
    check "docs/pae/$picture has its numbers" sh -c '[ -s "$1" ] && diff "$1" "$2"' sh "$work/before" "$work/now"
    check '  and stands in the document' grep -q "](pae/$picture)" docs/pae.md
done
finish
