# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The screen that README.md opens with is what the tool prints. Its layout and its rows always; its
# numbers too, where Xen, QEMU and the compiler are those of the screen.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

sed -n '/^<!-- screen:/,/^<!-- end of screen/p' "$top/README.md" | sed '1,2d' |
    sed '/^```$/,$d' >"$work/readme"
"$top/scripts/dev/readme-screen" --print >"$work/now"

# Host facts differ from machine to machine, and what is odd from boot to boot; column widths follow
# the numbers.
layout() {
    sed '/^Host /,/^$/d; /^Warnings/,/^$/d' "$1" | sed -E 's/[0-9]+(\.[0-9]+)?%?/N/g; s/ +/ /g'
}
layout "$work/readme" >"$work/readme.layout"
layout "$work/now" >"$work/now.layout"
check 'README.md opens with a screen that the tool prints' diff "$work/readme.layout" "$work/now.layout"

facts() {
    sed -n '/^Host /,/^$/p' "$1" | grep -v host.cpu
}
facts "$work/readme" >"$work/readme.facts"
facts "$work/now" >"$work/now.facts"
if cmp -s "$work/readme.facts" "$work/now.facts"; then
    # Not outl, which is where Xen's tick fell, nor b' and even, which hold our own encoders.
    prices() {
        awk '$1 == "case" { for (i = 1; i <= NF; i++) left[i] = $i == "outl" || $i == "b\047" || $i == "even" }
            $2 == "ok" { line = ""; for (i = 1; i <= NF; i++) if (!left[i]) line = line " " $i; print line }' "$1"
    }
    prices "$work/readme" >"$work/readme.prices"
    prices "$work/now" >"$work/now.prices"
    check 'and its prices are what this Xen and QEMU give' \
        diff "$work/readme.prices" "$work/now.prices"
else
    echo '# Xen or QEMU are others than those of the screen: its numbers are not compared'
fi

# Every command that README.md tells people to type exists.
for target in bench test help; do
    check "make $target is there" make -C "$top" -n "$target"
done

finish
