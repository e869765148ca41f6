# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Two environments on one Xen, side by side.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

xen=4.17+pv32
cases='xen_version/version,update_va_mapping/same-none,mmu_update/l1-*,set_segment_base/fs,trap/pte-write-same'
for env in pv64 pv32pae; do
    status 0 "$env runs on $xen" run "$env" --quick --xen "$xen" --cases "$cases" \
        --kernel "$top/build/pvbench-$env.gz"
done

status 0 'pv64 and pv32pae compare' \
    "$pvbench" compare "$work/pv64" "$work/pv32pae" --out "$work/plots"
says '^B +pv32pae +4\.17.* compat +dom0 ' 'the second is a compat guest'
says 'B/A: pv32pae runs as a compat guest, pv64 as a native guest' 'what a ratio is of is said'
says 'Alike: .*qemu\.cpu qemu64.*' 'what is alike is said'
says '^xen_version/version +[0-9]+ +[0-9]+ +0\.[0-9]+$' 'a call has two prices and a ratio'
says '^set_segment_base/fs +[0-9]+ +absent +-$' 'a case that one ABI lacks has its status, and no ratio'
says '^mmu_update/l1-same +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+ +[01]\.[0-9]+ ' 'the batches have their fits, and a ratio by the entry'
says '^the same value again +update_va_mapping +[0-9]+ +[0-9]+ +[01]\.[0-9]+$' 'a PTE update is there by way'
says 'What moves B/A: the ABI and the entry path\.$' 'and what moves the ratio is said again'
for picture in compare-prices compare-pte; do
    check "$picture is drawn" sh -c "head -c 4 '$work/plots/$picture.png' | grep -q PNG && grep -q '</svg>' '$work/plots/$picture.svg'"
done

status 0 'the same environment on another CPU runs' run other --quick --cases "$cases" --xen "$xen" \
    --cpu Westmere
status 3 'and does not compare: exit status 3' "$pvbench" compare "$work/pv64" "$work/other"
says 'incomparable: qemu\.cpu is qemu64 in .*, and Westmere in ' 'the key and both values are named'
status 0 'but on purpose' "$pvbench" compare "$work/pv64" "$work/other" --across qemu.cpu
finish
