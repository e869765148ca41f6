# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The image is small, carries the notes that Xen's builders look for, and boots in 32 MiB.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

status 0 'the image is under 64 KiB' "$top/scripts/image-size" "$image" "$kernel"
says 'bytes of file .* KiB of memory' 'make size prints both'

readelf -n "$kernel" >"$work/notes" 2>&1
for type in 1 2; do
    check "ELF note $type of owner Xen" test "$(grep -c '^  Xen ' "$work/notes")" -ge 6
done
check 'a build id is in the image' grep -q 'Build ID: [0-9a-f]\{40\}' "$work/notes"

status 0 'it boots in 32 MiB' run small --quick --cases xen_version/version
check 'Xen gave it 8192 pages' grep -q 'key=guest.pages value=8192 ' "$work/small/boot-1.log"
check 'the build id in the record is the image'"'"'s' \
    grep -q "begin .* build=$(sed -n 's/.*Build ID: //p' "$work/notes") " "$work/small/boot-1.log"

finish
