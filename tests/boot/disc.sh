# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The disc: the same bytes wherever it is made, and it boots to the end from CD and as a disk, by
# SeaBIOS and by OVMF. What is no case of those is said and leaves nothing behind.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/machine.sh
. "$top/tests/machine.sh"
trap 'machine_stop_all; exit 4' HUP INT TERM

iso() {
    status 0 "$1" env PVBENCH_GRUB="$grub" TMPDIR="$tmp" "$pvbench" iso --out "$2" --timeout 0 \
        --kernel-args 'cases=xen_version/version' --xen "$3" --xen "$4"
}

# ---- two folders, and nothing else alike ----

mkdir "$work/one" "$work/two" "$work/tmp"
grub=/usr/lib/grub
tmp=$work/tmp
iso 'a disc' "$work/one/disc.iso" 4.20 4.17
says '^[^ ]*/one/disc.iso: [0-9]+ bytes, [0-9.]+ MB; sha256 [0-9a-f]{64}$' 'its size and checksum are said'
check 'it is smaller than 12 MB' [ "$(wc -c <"$work/one/disc.iso")" -lt 12000000 ]
sum=$(sed 's/.*sha256 //' "$work/out")
check '  and the checksum is its own' [ "$(sha256sum <"$work/one/disc.iso" | cut -c 1-64)" = "$sum" ]
cp -r /usr/lib/grub "$work/grub"
grub=$work/grub
tmp=$work/two
(
    umask 077
    cd "$work/two" || exit 4
    export LC_ALL=C.UTF-8 TZ=Pacific/Auckland SOURCE_DATE_EPOCH=86400
    iso 'another, elsewhere' disc.iso 4.20 4.17
    exit "$failed"
) || failed=$((failed + 1))
check 'is the same to the byte' cmp "$work/one/disc.iso" "$work/two/disc.iso"
grub=/usr/lib/grub
tmp=$work/tmp
iso 'one that starts 4.17' "$work/old.iso" 4.17 4.20
check 'nothing is left behind' [ "$(ls -A "$work/tmp" "$work/one")" = "$work/one:
disc.iso

$work/tmp:" ]

# What the disc says of what is on it.
xorriso -osirrox on -indev "$work/one/disc.iso" -extract / "$work/tree" >"$work/check.log" 2>&1
check 'it has our licence' cmp "$top/LICENSE" "$work/tree/licences/MIT.txt"
check '  and both others' test -s "$work/tree/licences/GPL-2.txt" -a -s "$work/tree/licences/GPL-3.txt"
for image in "$work/tree/boot"/xen-*; do
    check "  and says where the source of ${image##*/} is" grep -q "boot/${image##*/} is .*source" "$work/tree/README.txt"
done
# One that we built has a word of ours behind the version by which Debian has its source.
printf 'xen-4.17.7+pv32.gz\tpv64\t4.17.7+pv32 (Debian 4.17.7+13-g2445b30a44-0+deb12u1+pv32)\n' >"$work/list"
env me=disc tab="$(printf '\t')" list="$work/list" own_licence="$top/LICENSE" \
    sh -c '. "$1"; xen_lines' sh "$top/scripts/iso-licences.sh" >"$work/out"
says '^    version 4\.17\.7\+13-g2445b30a44-0\+deb12u1, built by pvbench' '  by the version that Debian has'
check '  without a file or a host of whoever made it' sh -c '! grep -n -E "(^|[ (])/[a-z]|[a-z]\.[a-z]*[a-z]/|\.(org|net|com|lan)" "$1"' sh "$work/tree/README.txt"
check '  in 80 columns' sh -c '! grep -n ".\{81\}" "$1"' sh "$work/tree/README.txt"
check 'GRUB takes its menu' grub-script-check "$work/tree/boot/grub/grub.cfg"

# Two packages of one point release, as they lie in the cache.
xen=$("$top/scripts/get-xen" 4.17)
for version in 4.17.9+1-1 4.17.9+2-1; do
    home=$work/cache/xen/$version
    mkdir -p "$home"
    cp "$xen" "$home/xen"
    echo "xen-hypervisor-4.17-amd64_${version}_amd64" >"$home/package"
    echo "copyright of $version" >"$home/copyright"
done
status 0 'two packages of one point release' env PVBENCH_CACHE="$work/cache" "$pvbench" iso --out "$work/pair.iso" \
    --xen 4.17.9+1-1 --xen 4.17.9+2-1 --xen 4.17.9+1-1
xorriso -osirrox on -indev "$work/pair.iso" -extract / "$work/pair" >"$work/check.log" 2>&1
check '  are both on the disc' [ "$(cd "$work/pair/boot" && echo xen-*)" = 'xen-4.17.9+2-1.gz xen-4.17.9.gz' ]
check '  in the menu once each' [ "$(grep -c "^    menuentry '4.17.9" "$work/pair/boot/grub/grub.cfg")" -eq 2 ]
check '  and with the copyright of each' grep -q -x 'copyright of 4.17.9+2-1' "$work/pair/licences/xen-4.17.9+2-1.copyright"
check '  and of the other' grep -q -x 'copyright of 4.17.9+1-1' "$work/pair/licences/xen-4.17.9.copyright"

# ---- boots ----

# good NAME XEN: its serial log is a good run of that Xen.
good() {
    check "$1: its end stands on the serial line" machine_says "$1" "^Test result: SUCCESS"
    status 0 "$1: the log is a good run" "$pvbench" show "$work/$1.log"
    says '^  boot\.xen +'"$2" '  of the Xen that stands first'
    says '^xen_version/version +ok' '  with the case'
}

machine_start cd-bios bios cd "$work/old.iso"
machine_start disk-uefi uefi disk "$work/old.iso"
machine_await cd-bios 'Test result'
machine_await disk-uefi 'Test result'
machine_stop cd-bios
machine_stop disk-uefi
good cd-bios '4\.17'
good disk-uefi '4\.17'

machine_start disk-bios bios disk "$work/one/disc.iso"
machine_start cd-uefi uefi cd "$work/one/disc.iso"
machine_await disk-bios 'Test result'
machine_await cd-uefi 'Test result'
machine_stop disk-bios
machine_stop cd-uefi
good disk-bios '4\.20'
good cd-uefi '4\.20'

# Nothing but the screen: what it shows is read off it, as from a photograph.
machine_start unheard bios cd "$work/one/disc.iso" -serial none
machine_start secure secure cd "$work/one/disc.iso"
code_seen() {
    machine_shot unheard "$work/unheard.ppm"
    zbarimg -q --raw "$work/unheard.ppm" >"$work/unheard.txt" 2>/dev/null
}
until code_seen || ! machine_runs unheard; do
    sleep 1
done
machine_stop unheard
status 0 'no serial port: the code on the screen is read' "$pvbench" show "$work/unheard.txt"
says '4\.20' '  and names the Xen'

# With Microsoft's keys the firmware takes no program that they have not signed.
machine_await secure 'Access Denied'
machine_stop secure
check 'Secure Boot refuses it' grep -a -q 'failed to load .*Access Denied' "$work/secure.log"

# ---- the menu ----

# drawn TIMES: the menu was drawn so often.  Its last entry comes last.
drawn() {
    while machine_runs menu && [ "$(grep -a -o 'Power off' "$work/menu.log" | wc -l)" -lt "$1" ]; do
        sleep 0.3
    done
    sleep 1
}

status 0 'a disc that waits' "$pvbench" iso --out "$work/menu.iso" --xen 4.20 --xen 4.17 \
    --kernel-args 'cases=xen_version/version skip=a/*$b{c}' --timeout 600
machine_start menu bios cd "$work/menu.iso"
drawn 1
# The second Xen, no mitigations, another mode, and a family.
machine_keys menu down down down ret
sleep 1
machine_keys menu down ret
drawn 2
machine_keys menu down down down down ret
sleep 1
machine_keys menu down ret
drawn 3
machine_keys menu down down down down down down ret
sleep 1
machine_keys menu down ret
drawn 4
machine_keys menu down down ret
sleep 1
machine_keys menu ret
machine_await menu 'Test result'
machine_stop menu
words=$("$pvbench" show --facts "$work/menu.log" | tr -s ' \n' ' ')
check 'the menu: the Xen that was chosen' machine_says menu 'Xen version 4\.17'
check '  with its mitigations off' machine_says menu 'Command line: .* spec-ctrl=no xpti=no pv-l1tf=no'
check '  in that mode' machine_says menu 'Command line: com1=115200,8n1 console=com1,vga vga=gfx-1024x768x32 '
echo "$words" >"$work/out"
says 'guest.command-line full budget=3000000 cases=[a-z_]*/\* screen=summary end=poweroff cases=xen_version/version skip=a/\*\$b\{c\}' \
    "  the family's words, and those behind it as they were given"

# ---- what cannot be ----

# refused STATUS TEXT PATTERN ARGUMENTS...: one line that says why, and nothing else.
refused() {
    want=$1
    text=$2
    pattern=$3
    shift 3
    rm -rf "$work/bad"
    mkdir "$work/bad"
    status "$want" "$text" env TMPDIR="$work/tmp" "$pvbench" iso "$@"
    says "$pattern" '  which is said'
    check '  in one line' [ "$(wc -l <"$work/out")" -eq 1 ]
    check '  and leaves nothing behind' [ -z "$(ls -A "$work/tmp")$(ls -A "$work/bad")" ]
}

refused 4 'no name' 'Give --out FILE'
refused 4 'a folder' 'is a folder' --out "$work/bad"
refused 4 'a folder that is not there' 'cannot write .*none/d.iso' --out "$work/bad/none/d.iso"
refused 4 'a file behind a slash' 'is the name of a folder' --out "$work/bad/d.iso/"
refused 4 'a name that no file can have' 'takes no file of that name' --out "$work/bad/$(printf '%0300d' 0)"
refused 4 'a device' 'is no file' --out /dev/null
refused 4 'no such Xen' "no Debian release is known to carry Xen '9.9'" --out "$work/bad/d.iso" --xen 9.9
refused 4 'no such file' "a file or a folder with Xen's sources, not '" --out "$work/bad/d.iso" --xen "$work/bad/none"
refused 4 'a file that is no hypervisor' 'no ELF image' --out "$work/bad/d.iso" --xen "$top/README.md"
refused 4 'an old Xen' 'without a multiboot 2 header' --out "$work/bad/d.iso" --xen "$top/build/tests/stand_in"
refused 4 'a guest that it does not take' 'takes no kernel of pv32pae' --out "$work/bad/d.iso" --xen 4.17 --env pv32pae
refused 4 'no such guest' '--env pv16: it is pv64, pv32pae or all$' --out "$work/bad/d.iso" --env pv16
refused 4 'words that GRUB cannot hand over' 'cannot hand over quotes' --out "$work/bad/d.iso" --kernel-args "a'b"
refused 4 'words of which the kernel would not get all' '^pvbench iso: --kernel-args takes 900 bytes, and these are 901: ' \
    --out "$work/bad/d.iso" --kernel-args "$(printf '%0901d' 0)"
refused 4 'words of which Xen would not tell all' '^pvbench iso: --xen-args takes 800 bytes, and these are 801: ' \
    --out "$work/bad/d.iso" --xen-args "$(printf '%0801d' 0)"
refused 4 'families that GRUB would take for more' 'cannot hand over quotes' --out "$work/bad/d.iso" --families "x'; halt"
refused 4 'no number of seconds' 'a number of seconds' --out "$work/bad/d.iso" --timeout soon
refused 4 'an option that is none' 'did you mean --timeout' --out "$work/bad/d.iso" --timeuot 3

# A packet that is missing, where nothing can be installed.
mkdir "$work/bin" "$work/nothing"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query"
printf '#!/bin/sh\necho 1000\n' >"$work/bin/id"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/sudo"
chmod +x "$work/bin"/*
status 4 'packages that are missing' env PATH="$work/bin:$PATH" PVBENCH_GRUB="$work/nothing" "$pvbench" iso --out "$work/bad/d.iso"
says '^apt-get update && apt-get install .*grub-efi-amd64-bin' '  are named'
check '  and nothing is left behind' [ -z "$(ls -A "$work/bad")" ]

# A file may be no larger than that: as on a file system that is full.
status 4 'a disc that does not fit' sh -c 'ulimit -f 4000 && exec "$@"' sh \
    env TMPDIR="$work/tmp" "$pvbench" iso --out "$work/bad/d.iso" --xen 4.17
check '  leaves nothing behind' [ -z "$(ls -A "$work/tmp")$(ls -A "$work/bad")" ]
echo old >"$work/bad/d.iso"
TMPDIR="$work/tmp" "$pvbench" iso --out "$work/bad/d.iso" --xen 4.17 >"$work/out" 2>&1 &
until [ -n "$(ls -A "$work/tmp")" ]; do
    sleep 0.1
done
kill -TERM $!
wait $!
check 'what interrupts it ends with status 4' [ $? -eq 4 ]
says '^pvbench iso: interrupted; .*was not written' '  and says so'
check '  and the file of before is as it was' [ "$(cat "$work/bad/d.iso")" = old ]
check '  with nothing beside it' [ "$(ls -A "$work/tmp")$(ls -A "$work/bad")" = d.iso ]

finish
