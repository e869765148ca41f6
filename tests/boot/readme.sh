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
"$top/scripts/readme-screen" --print >"$work/now"

# Host facts differ from machine to machine; column widths follow the numbers.
layout() {
    sed '/^Host /,/^$/d' "$1" | sed -E 's/[0-9]+(\.[0-9]+)?%?/N/g; s/ +/ /g'
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
    grep -v host.cpu "$work/readme" >"$work/readme.all"
    grep -v host.cpu "$work/now" >"$work/now.all"
    check 'and its numbers are what this Xen and QEMU give' diff "$work/readme.all" "$work/now.all"
else
    echo '# Xen or QEMU are others than those of the screen: its numbers are not compared'
fi

# Every command that README.md tells people to type exists.
for target in bench test help; do
    check "make $target is there" make -C "$top" -n "$target"
done

finish
