# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The way an old hypervisor boots, with a stand-in for it (stand_in.S): from a GRUB CD that is
# the same each time, and gone afterwards; the words arrive as given, the kernel unpacked.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
old=$top/build/tests/stand_in
newer=$top/build/tests/stand_in-knows-grub

# The folder for temporary files has to be empty again.
mkdir "$work/tmp"
boot() {
    TMPDIR="$work/tmp" timeout 120 "$top/scripts/run-qemu" --xen "$1" --kernel "$image" \
        --xen-args 'loglvl=all' --kernel-args 'cases=a/*,b/?x word=$one{2}'
}

status 0 'a boot through GRUB' boot "$old"
says '^own words: <xen console=com1 com1=115200,8n1 .* loglvl=all>$' "Xen's words arrive behind a name"
says "^module's words: <xen icount-shift=1 cases=a/\*,b/\?x word=\\\$one\{2\}>\$" "the kernel's words too"
says '^the module starts with ELF$' 'GRUB unpacked the kernel'
check 'nothing is left behind' [ -z "$(ls -A "$work/tmp")" ]
cp "$work/out" "$work/first"

gzip -nc "$old" >"$work/old.gz"
status 0 'the same image gzipped' boot "$work/old.gz"
check 'boots the same' cmp "$work/first" "$work/out"

status 0 'one that knows GRUB 2' boot "$newer"
says '^own words: <console=com1 ' 'gets no name before its words'
says "^module's words: <icount-shift=1 " "nor before the kernel's"

iso() {
    TMPDIR=$2 "$top/scripts/grub-iso" "$work/$1.iso" "$old" "$image" 'a b' 'c d'
}
mkdir "$work/elsewhere"
status 0 'a CD' iso one "$work/tmp"
# Another second of the clock, as the dates in a CD have no finer one.
sleep 2
status 0 'the CD again' iso two "$work/elsewhere"
check 'is the same to the byte' cmp "$work/one.iso" "$work/two.iso"

status 4 'a CD that cannot be written' "$top/scripts/grub-iso" "$work/none/cd.iso" "$old" "$image"
says '^grub-iso: cannot write .*none/cd.iso' 'is an error of one line'

finish
