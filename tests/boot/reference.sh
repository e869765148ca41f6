# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Today's numbers of the whole list, held against a reference run by the gate.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
cd "$top" || exit 4

reference=results/reference/pv64-4.17
package=$(zcat "$reference/run.json.gz" | jq -r '.facts."run.xen-package"')

for name in pv64-4.14 pv64-4.17 pv64-4.20 pv32pae-4.17+pv32; do
    status 0 "the reference $name is a whole run" "$pvbench" show "results/reference/$name"
done
status 0 'the three Xens compare' "$pvbench" compare results/reference/pv64-4.14 "$reference" results/reference/pv64-4.20
says '^C: [0-9]+ cases: ' '  and what became of the cases is told'

status 0 'the whole list runs today' run today --xen 4.17
today=$(jq -r '.facts."run.xen-package"' "$work/today/run.json")
got=0
"$pvbench" gate "$reference" "$work/today" >"$work/out" 2>&1 || got=$?
if [ "$package" = "$today" ]; then
    check 'and is what the reference says' test "$got" -eq 0
    says '^gate: same \(exit status 0\)$' '  case by case'
else
    # Debian has another Xen than when the reference was made: that is for a person to look at.
    check "Xen is now $today, not $package: incomparable" test "$got" -eq 3
    says 'incomparable: xen' '  and said; make reference makes it anew'
fi
[ "$failed" -eq 0 ] || cat "$work/out"
finish
