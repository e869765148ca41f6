# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What --xen FILE is recognised as, by files made up here; and the command made for it.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
export PVBENCH_CACHE="$work/cache"
cd "$work" || exit 4
unset PVBENCH_QEMU

# elf CLASS MACHINE ENTRY [SIZE]: the headers of an ELF file, in 84 bytes, with one segment of SIZE bytes, or of these;
# the first two one byte each, the others four.
elf() {
    printf '\177ELF%b\001\001\000\000\000\000\000\000\000\000\000\002\000%b\000\001\000\000\000%b' "$1" "$2" "$3"
    # e_phoff, e_shoff, e_flags; e_ehsize, e_phentsize, e_phnum, e_shentsize, e_shnum, e_shstrndx
    printf '\064\000\000\000\000\000\000\000\000\000\000\000\064\000\040\000\001\000\050\000\000\000\000\000'
    # p_type, p_offset, p_vaddr, p_paddr; p_filesz, p_memsz, p_flags, p_align
    printf '\001\000\000\000\000\000\000\000%b%b' "$3" "$3"
    size=${4-'\124\000\000\000'}
    printf '%b%b\007\000\000\000\100\000\000\000' "$size" "$size"
}
pc='\003'
at_1M='\000\000\020\000'
# fill COUNT: as many zero bytes.
fill() {
    head -c "$1" /dev/zero
}
multiboot='\002\260\255\033\003\000\000\000\373\117\122\344'
multiboot2='\326\120\122\350\000\000\000\000\030\000\000\000\022\257\255\027'

# image NAME HEADERS TEXT: a 32-bit image for a PC.
image() {
    { elf '\001' "$pc" "$at_1M" && printf '%b' "$2" && fill 64 && printf '%s\0' "$3"; } >"$1"
}

# recognised FILE BOOT ABI TEXT
recognised() {
    status 0 "$4" "$top/scripts/xen-image" "$1"
    says "^$2 $3 $1\$" "$4: '$2 $3'"
}

image xen64 "$multiboot$multiboot2" 'xen-%d.%d-x86_64 '
image xen64-old "$multiboot" 'xen-%d.%d-x86_64 xen-%d.%d-x86_32p '
image xen64-plain "$multiboot$multiboot2" 'xen-3.0-x86_64 xen-3.0-x86_32p hvm-3.0-x86_32'
image xen32p "$multiboot" 'xen-%d.%d-x86_32p hvm-%d.%d-x86_32 '
image 'xen 32' "$multiboot" 'xen-%d.%d-x86_32 '
{ elf '\001' "$pc" "$at_1M" && fill 8096 && printf '%b' "$multiboot" && printf 'xen-%%d.%%d-x86_32p '; } >xen-last

recognised xen64 multiboot x86_64 'a 64-bit Xen of today'
recognised xen64-plain multiboot x86_64 'its capabilities written out'
recognised xen64-old grub-iso x86_64 'a 64-bit Xen without a multiboot 2 header'
recognised xen32p grub-iso x86_32p 'a 32-bit PAE Xen'
recognised 'xen 32' grub-iso x86_32 'a 32-bit Xen without PAE, a space in its name'
recognised xen-last grub-iso x86_32p 'a header that ends at 8 KiB'

gzip -c xen32p >xen32p.gz
status 0 'a gzipped image' "$top/scripts/xen-image" xen32p.gz
says "^grub-iso x86_32p $PVBENCH_CACHE/xen/unpacked/[0-9a-f]*\$" 'names what it unpacked to'
check 'which is the image' cmp "$(cut -d' ' -f3 out)" xen32p

# refused FILE WORDS: exit status 4, one line, and it says what the file is.
refused() {
    status 4 "refused: $1" "$top/scripts/xen-image" "$1"
    says "^xen-image: .*$2" "says: $2"
    check "names it, in one line" [ "$(grep -c -F " $1" out):$(wc -l <out)" = 1:1 ]
}

fill 0 >empty
printf 'words\n' >text
printf '!<arch>\ndebian-binary' >package.deb
{ fill 514 && printf HdrS && fill 100; } >bzImage
{ printf MZ && fill 100; } >xen.efi
printf '\3757zXZ\000\000' >xen.xz
{ elf '\002' '\076' "$at_1M" && printf '%b' "$multiboot"; } >elf64
{ elf '\001' '\050' "$at_1M" && printf '%b' "$multiboot"; } >arm
{ elf '\001' "$pc" '\000\000\020\377' && printf '%b' "$multiboot"; } >xen-syms
image plain-elf '' 'xen-%d.%d-x86_32p '
image checksum "${multiboot%344}345" 'xen-%d.%d-x86_32p '
image unaligned "\\000\\000$multiboot" 'xen-%d.%d-x86_32p '
{ elf '\001' "$pc" "$at_1M" && fill 8100 && printf '%b' "$multiboot" && printf 'xen-%%d.%%d-x86_32p '; } >beyond
image other-kernel "$multiboot" 'xen-%d.%d-sparc xen-3.0-x86_32pe'
head -c 60 xen32p.gz >cut.gz
{ elf '\001' "$pc" "$at_1M" '\141\000\000\000' && printf '%b' "$multiboot"; } >cut-segment
gzip -c cut-segment >cut-segment.gz
# The table of sections is the last of a linked one.
whole=$(wc -c <"$top/build/tests/stand_in")
head -c $((whole - 1)) "$top/build/tests/stand_in" >cut-sections
gzip -c text >text.gz

refused missing "cannot read the hypervisor missing"
refused . "cannot read the hypervisor"
refused empty 'is empty'
refused text 'no ELF image'
refused package.deb 'a Debian package'
refused bzImage 'a Linux kernel'
refused xen.efi 'an EFI program'
refused xen.xz 'not with gzip'
refused elf64 'a 64-bit ELF file'
refused arm 'another machine than a PC'
refused xen-syms 'no loader can use'
refused plain-elf 'no multiboot header'
refused checksum 'no multiboot header'
refused unaligned 'no multiboot header'
refused beyond 'no multiboot header'
refused other-kernel 'not Xen'
refused cut.gz 'cannot be unpacked'
refused cut-segment 'was cut: it has 96 bytes, and its headers name 97; get it again'
refused cut-sections "was cut: it has $((whole - 1)) bytes, and its headers name $whole; get it again"
refused cut-segment.gz "unpacks to was cut"
refused text.gz 'unpacks to is no ELF image'
# Our own kernel, as somebody mixes up the two options.
cp "$top/build/pvbench-pv32.gz" kernel.gz
refused kernel.gz 'no multiboot header'

# ---- the command ----

printed() {
    status 0 "$1" "$top/scripts/run-qemu" --xen "$2" --kernel kernel.gz --kernel-args 'cases=a/*,b/c' --print
    # Another QEMU than 7.2 may have 'pc' only.
    sed -i 's/-machine pc-i440fx-7\.2 /-machine pc /' out
}
start='-nodefaults -no-reboot -display none -monitor none -machine pc -accel tcg'
clock='-smp 1 -icount shift=1,sleep=off -rtc base=2024-01-01T00:00:00,clock=vm -serial stdio -global serial.baudbase=1000000000'
xen_words="'console=com1 com1=115200,8n1 dom0_mem=32M,max:32M dom0_max_vcpus=1 guest_loglvl=none'"
kernel_words='icount-shift=1 cases=a/*,b/c'

# Counts of instructions depend on every word of these: a change here is meant, and makes stored runs others.
printed "the command for today's Xen" xen64
echo "qemu-system-x86_64 $start -cpu qemu64 -m 256 $clock -kernel xen64 -initrd 'kernel.gz $(echo "$kernel_words" |
    sed 's/,/,,/g')' -append $xen_words -boot menu=on,splash-time=400" >want
check 'has not changed by a byte' diff want out

printed 'the commands for an old 32-bit Xen' 'xen 32'
cat >want <<EOF
$top/scripts/grub-iso pvbench.iso 'xen 32' kernel.gz ${xen_words%?} loglvl=none' '$kernel_words'
qemu-system-i386 $start -cpu qemu64,-lm,-syscall -m 512 $clock -drive file=pvbench.iso,format=raw,media=cdrom,readonly=on
EOF
check 'make a CD and start from it' diff want out

printed 'the commands for an old 64-bit Xen' xen64-old
says '^qemu-system-x86_64 .* -cpu qemu64 -m 512 .* -drive file=pvbench.iso,' "use the 64-bit machine"

status 0 'the command for KVM' \
    "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --unit cycles --accel kvm --print
says ' -accel kvm -cpu host,migratable=no,\+invtsc -m 256 ' "has this machine's CPU, with its invariant TSC"
says ' -name pvbench,debug-threads=on -mem-prealloc' 'has names for the threads, and its memory at hand'

facts() {
    status 0 "the facts of $1" "$top/scripts/run-qemu" --xen "$1" --kernel kernel.gz --facts
    shift
    for fact; do
        says "^$fact\$" "$fact"
    done
}
facts xen64 qemu.binary=qemu-system-x86_64 qemu.boot=multiboot qemu.mem=256 qemu.cpu=qemu64
facts xen32p qemu.binary=qemu-system-i386 qemu.boot=grub-iso qemu.mem=512 qemu.cpu=qemu64 qemu.cpu-without=-lm,-syscall

# Where the program of one architecture was named, that of the other lies beside it.
mkdir qemus
for arch in x86_64 i386; do
    printf '#!/bin/sh\necho "QEMU emulator version 99.%s"; echo "pc  a machine"\n' "$arch" >"qemus/qemu-system-$arch"
    chmod 755 "qemus/qemu-system-$arch"
done
cp qemus/qemu-system-x86_64 qemus/mine
export PVBENCH_QEMU="$work/qemus/qemu-system-x86_64"
facts xen64 qemu.version=99.x86_64 qemu.binary=qemu-system-x86_64 qemu.machine=pc
facts xen32p qemu.version=99.i386 qemu.binary=qemu-system-i386
PVBENCH_QEMU=qemus
facts xen32p qemu.version=99.i386
PVBENCH_QEMU=qemus/mine
facts xen64 qemu.version=99.x86_64 qemu.binary=mine
unset PVBENCH_QEMU
status 0 'an option wins' env PVBENCH_QEMU=none "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --qemu qemus --facts
says '^qemu.version=99.x86_64$' 'over the environment'
status 0 'a CPU of another model' "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --cpu max --facts
says '^qemu.cpu=max$' 'is named as it was asked for'
says '^qemu.cpu-without=-x2apic$' 'and what is taken from it, to be counted'
status 0 'in cycles' "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --cpu max --unit cycles --facts
check 'nothing is taken from it' sh -c '! grep -q x2apic out'

status 4 'what cannot boot is refused by run-qemu' "$top/scripts/run-qemu" --xen text --kernel kernel.gz
says '^xen-image: text is no ELF image' 'in the same words'
status 4 'and by pvbench run' "$pvbench" run --xen bzImage --out run
says 'bzImage is a Linux kernel' 'in the same words'

status 4 'words that GRUB would change' "$top/scripts/run-qemu" --xen xen32p --kernel kernel.gz --kernel-args "it's" --facts
says "^grub-iso: .*: icount-shift=1 it's\$" 'are refused'
# Those given always are 84 bytes and a blank.
xen_args() {
    "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --xen-args "$(printf "%0$1d" 0)" --facts
}
status 0 'as many words as Xen tells of' xen_args 923
status 4 'one byte more' xen_args 924
says "^run-qemu: Xen tells no more than 1008 bytes of its command line, and this one has 1009: " 'is refused'
status 4 'a machine without GRUB' env PVBENCH_GRUB="$work/none" "$top/scripts/run-qemu" --xen xen32p --kernel kernel.gz
says '^grub-iso: .* install grub-common, grub-pc-bin and xorriso$' 'is told what to type'
status 0 "today's Xen needs no GRUB" env PVBENCH_GRUB="$work/none" "$top/scripts/run-qemu" --xen xen64 --kernel kernel.gz --facts

finish
