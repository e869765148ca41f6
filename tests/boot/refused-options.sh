# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Options by which nothing can be measured: one line that says why and what to do, and no run is kept.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# A QEMU that starts, and cannot go on, as of a device whose reads stand in the middle of a counted block.
mkdir "$work/bin"
cat >"$work/bin/qemu-system-x86_64" <<'END'
#!/bin/sh
case "$*" in *--version* | *-version*) echo 'QEMU emulator version 7.2.22'; exit 0 ;; esac
echo "qemu-system-x86_64: warning: TCG doesn't support requested feature" >&2
printf '(XEN) Xen version 4.17.5\r\n(XEN) Brought up 1 CPUs\r\n'
echo 'qemu-system-x86_64: Bad icount read' >&2
exit 1
END
chmod 755 "$work/bin/qemu-system-x86_64"
status 4 'an option by which QEMU cannot count' \
    env PATH="$work/bin:$PATH" "$pvbench" run --xen 4.17 --cases xen_version/version --out "$work/uncounted"
says '^pvbench run: QEMU cannot count instructions with these options: it says "qemu-system-x86_64: Bad icount read"; leave ' \
    '  is said to be one, by the last line of QEMU'
check '  and no run is kept' test ! -e "$work/uncounted"

status 4 'a dom0 that is to be PVH' \
    "$pvbench" run --xen 4.17 --xen-args dom0=pvh --cases xen_version/version --out "$work/pvh"
says '^pvbench run: this Xen does not take the pv64 image .*it says ".*PVH.*"; .*use --xen-args dom0=pv' '  is refused, with what to do'
check '  and no run is kept' test ! -e "$work/pvh"

finish
