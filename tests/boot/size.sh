# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The images are small, carry what Xen's builders look for, and boot in 16 MiB.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# Each note by its type, as readelf names it, and its value as bytes (addresses little-endian).
note() {
    grep "^  Xen .*$1" "$work/notes" | grep -q "description data: $2"
}
symbol_bytes() {
    nm "$elf.debug" | awk -v name="$1" '$3 == name { print $1 }' | sed 's/../& /g' |
        awk '{ for (i = NF; i > 0; i--) printf "%s ", $i }'
}
text_bytes() {
    printf '%s\0' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/^ //'
}
has_note() {
    check "$env: ELF note $1 is $2" note "$3" "$4"
}

# The string of before ELF notes, as its readers take it apart.
guest_string() {
    readelf -p __xen_guest "$elf" 2>/dev/null | sed -n 's/^  \[ *[0-9a-f]*\]  //p'
}

for env in pv64 pv32pae pv32; do
    elf=$top/build/pvbench-$env.elf
    status 0 "$env: the image is under 64 KiB" \
        "$top/scripts/dev/image-size" "$top/build/pvbench-$env.gz" "$elf"
    says 'bytes of file .* KiB of memory' 'make size prints both'
    status 0 "$env: the one with a screen is under 80 KiB" \
        "$top/scripts/dev/image-size" "$top/build/pvbench-$env-disc.gz" "$top/build/pvbench-$env-disc.elf"
    readelf -nW "$elf" >"$work/notes" 2>&1
    case $env in
    pv64) class=ELF64 base='00 00 00 80 ff ff ff ff' pae='' ;;
    pv32pae) class=ELF32 base='00 00 00 c0' pae=yes guest_pae='yes\[extended-cr3\]' ;;
    pv32) class=ELF32 base='00 00 00 c0' pae=no guest_pae=no ;;
    esac
    check "$env: it is an $class image" sh -c "readelf -h '$elf' | grep -q 'Class: *$class'"
    has_note ENTRY 'the entry point' 'NT_VERSION' "$(symbol_bytes start)"
    has_note HYPERCALL_PAGE 'the hypercall page' 'NT_ARCH' "$(symbol_bytes hypercall_page)"
    has_note VIRT_BASE 'the base' '0x00000003' "$base *\$"
    has_note XEN_VERSION xen-3.0 '0x00000005' "$(text_bytes xen-3.0)"
    has_note LOADER generic '0x00000008' "$(text_bytes generic)"
    # A name of a feature that 3.2 does not know makes it refuse the image.
    check "$env: no FEATURES note" sh -c "! grep -q '^  Xen .*0x0000000a' '$work/notes'"
    check "$env: a build id is in the image" grep -q 'Build ID: [0-9a-f]\{40\}' "$work/notes"
    if [ -z "$pae" ]; then
        check "$env: no PAE_MODE note" sh -c "! grep -q '^  Xen .*0x00000009' '$work/notes'"
        check "$env: no __xen_guest string" test -z "$(guest_string)"
        continue
    fi
    has_note PAE_MODE "$pae" '0x00000009' "$(text_bytes "$pae")"
    for field in GUEST_OS=pvbench XEN_VER=xen-3.0 LOADER=generic VIRT_BASE=0xc0000000 \
        ELF_PADDR_OFFSET=0x0 HYPERCALL_PAGE=0x0 "PAE=$guest_pae"; do
        check "$env: __xen_guest says $field" \
            sh -c "printf '%s\n' '$(guest_string)' | tr , '\n' | grep -qx '$field'"
    done
    check "$env: the hypercall page is page 0 of the image, as that string says" \
        test "$(symbol_bytes hypercall_page)" = "$base "
done

env=pv64
elf=$top/build/pvbench-$env.elf
readelf -nW "$elf" >"$work/notes" 2>&1
# The cases that need the most memory: 512 pages of their own, as many windows, and Xen's heap.
status 0 'it boots in 16 MiB' run small --quick --xen-args dom0_mem=16M,max:16M \
    --cases 'xen_version/version,memory_op/exchange,grant_table_op/map'
status 0 'and so does the one with a screen' run small-disc --kernel "$disc" --quick \
    --xen-args dom0_mem=16M,max:16M --cases xen_version/version
check 'Xen gave it 4096 pages' grep -q 'key=guest.pages value=4096 ' "$work/small/boot-1.log"
check 'the build id in the record is the image'"'"'s' \
    grep -q "begin .* build=$(sed -n 's/.*Build ID: //p' "$work/notes") " "$work/small/boot-1.log"

finish
