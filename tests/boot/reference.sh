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
check 'docs/example-compare.md is what compare says of them' \
    sh -c "scripts/dev/example-compare | diff - docs/example-compare.md"

scripts/dev/version-differences >"$work/stored.md"
scripts/dev/version-differences "9.9+debug=$reference" "4.14=$reference" >"$work/given.md"
check 'a run that is given is a column more in docs/xen-versions.md' \
    grep -q '^| case |.* 4.14 |.* 4.17 |.* 9.9+debug |$' "$work/given.md"
check '  or takes the place of the stored one' \
    sh -c 'for file; do sed -n "s/^| .memory_op\/paging-op-self. |//p" "$file" | head -n 1; done |
        sort -u | wc -l | grep -qx 2' sh "$work/stored.md" "$work/given.md"
sed -n '/^<!-- gate/,/^<!-- end of gate/p' README.md | sed -n '/^\$ /,/^```/{/^```/d;p}' >"$work/readme"
sed 1d "$work/readme" >"$work/readme.out"
check 'the gate of the README is what comes out' sh -c '
    command=$(sed -n "1s/^\$ //p" "$1") && [ -n "$command" ] || exit 1
    PATH="$2/build:$PATH" && eval "$command" | diff - "$3"' sh "$work/readme" "$top" "$work/readme.out"

# Of that very package, where it can still be had; another one has other numbers.
version=${package#*_}
version=${version%%_amd64*}
got=0
"$top/scripts/get-xen" "$version" >"$work/out" 2>&1 || got=$?
if [ "$got" -eq 3 ]; then
    sed 's/^/# /' "$work/out"
    version=4.17
fi
status 0 "the whole list runs today on Xen $version" run today --xen "$version"
today=$(jq -r '.facts."run.xen-package"' "$work/today/run.json")
got=0
"$pvbench" gate "$reference" "$work/today" >"$work/out" 2>&1 || got=$?
if [ "$package" = "$today" ]; then
    check 'and is what the reference says' test "$got" -eq 0
    says '^gate: same \(exit status 0\)$' '  case by case'
else
    # No mirror has that package any more: that is for a person to look at.
    check "Xen is $today, not $package: incomparable" test "$got" -eq 3
    says 'incomparable: xen' '  and said; make reference makes it again'
fi
[ "$failed" -eq 0 ] || cat "$work/out"
finish
