# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The image is small, carries the notes that Xen's builders look for, and boots in 32 MiB.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

status 0 'the image is under 64 KiB' "$top/scripts/image-size" "$image" "$kernel"
says 'bytes of file .* KiB of memory' 'make size prints both'

readelf -nW "$kernel" >"$work/notes" 2>&1
# Each note by its type, as readelf names it, and its value as bytes (addresses little-endian).
note() {
    grep "^  Xen .*$1" "$work/notes" | grep -q "description data: $2"
}
symbol_bytes() {
    nm "$kernel.debug" | awk -v name="$1" '$3 == name { print $1 }' | sed 's/../& /g' |
        awk '{ for (i = NF; i > 0; i--) printf "%s ", $i }'
}
check 'ELF note ENTRY is the entry point' note 'NT_VERSION' "$(symbol_bytes start)"
check 'ELF note HYPERCALL_PAGE is the hypercall page' note 'NT_ARCH' "$(symbol_bytes hypercall_page)"
check 'ELF note VIRT_BASE is the base' note '0x00000003' '00 00 00 80 ff ff ff ff'
check 'ELF note XEN_VERSION is xen-3.0' note '0x00000005' '78 65 6e 2d 33 2e 30 00'
check 'ELF note LOADER is generic' note '0x00000008' '67 65 6e 65 72 69 63 00'
check 'a build id is in the image' grep -q 'Build ID: [0-9a-f]\{40\}' "$work/notes"

status 0 'it boots in 32 MiB' run small --quick --cases xen_version/version
check 'Xen gave it 8192 pages' grep -q 'key=guest.pages value=8192 ' "$work/small/boot-1.log"
check 'the build id in the record is the image'"'"'s' \
    grep -q "begin .* build=$(sed -n 's/.*Build ID: //p' "$work/notes") " "$work/small/boot-1.log"

finish
