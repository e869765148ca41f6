# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Bare machines in QEMU, which boot a disc: scripts/dev/disc-pictures and tests/boot/disc.sh.
#
# A script sources this with $work set.  Of a machine NAME, $work has NAME.log, its serial line, and
# NAME.monitor, which takes commands of QEMU's monitor.

: "${work:?}"
ovmf=/usr/share/OVMF

# A flash for the firmware, and one for its variables, which it writes.
machine_flash() {
    printf '%s' "-drive if=pflash,format=raw,unit=0,readonly=on,file=$ovmf/OVMF_CODE_4M$2.fd"
    printf ' %s' "-drive if=pflash,format=raw,unit=1,file=$1.vars"
    cp "$ovmf/OVMF_VARS_4M$2.fd" "$1.vars"
}

# machine_start NAME FIRMWARE MEDIUM ISO QEMU_WORDS...: FIRMWARE is bios, uefi, or secure, which is
# UEFI with Microsoft's keys and Secure Boot; MEDIUM is cd or disk.  Nothing runs longer than five
# minutes, or $machine_seconds.
machine_start() {
    name=$1
    kind='pc'
    case $2 in
    bios) flash='' ;;
    uefi) flash=$(machine_flash "$work/$name" '') ;;
    secure)
        kind='q35,smm=on'
        flash="$(machine_flash "$work/$name" .ms) -global driver=cfi.pflash01,property=secure,value=on"
        ;;
    esac
    case $3 in
    cd) medium="file=$4,media=cdrom,readonly=on" ;;
    disk) medium="file=$4,snapshot=on" ;;
    esac
    shift 4
    rm -f "$work/$name.monitor" "$work/$name.log"
    mkfifo "$work/$name.monitor"
    # Opened to write, too, the pipe has no end for QEMU while nobody else has it open.
    # shellcheck disable=SC2086 # a list of words, without blanks in them
    timeout "${machine_seconds:-300}" qemu-system-x86_64 -nodefaults -no-reboot -display none -vga std -machine $kind \
        -cpu qemu64 -m 512 -global serial.baudbase=1000000000 $flash -drive "$medium,format=raw" \
        -monitor stdio -serial "file:$work/$name.log" "$@" \
        <>"$work/$name.monitor" >"$work/$name.out" 2>&1 &
    echo $! >"$work/$name.pid"
}

# machine_tell NAME COMMAND: to QEMU's monitor.
machine_tell() {
    echo "$2" >"$work/$1.monitor"
}

machine_runs() {
    kill -0 "$(cat "$work/$1.pid")" 2>/dev/null
}

machine_says() {
    grep -a -q -e "$2" "$work/$1.log" 2>/dev/null
}

# machine_await NAME PATTERN: on the serial line, as long as the machine runs.
machine_await() {
    while machine_runs "$1" && ! machine_says "$1" "$2"; do
        sleep 0.3
    done
    machine_says "$1" "$2"
}

# machine_keys NAME KEY...: as QEMU calls them.
machine_keys() {
    machine=$1
    shift
    for key; do
        machine_tell "$machine" "sendkey $key"
        sleep 0.4
    done
}

# machine_shot NAME FILE: what the screen shows, as PPM.
machine_shot() {
    rm -f "$2"
    machine_tell "$1" "screendump $2"
    while machine_runs "$1" && ! [ -s "$2" ]; do
        sleep 0.1
    done
    sleep 0.3
}

machine_stop() {
    kill "$(cat "$work/$1.pid")" 2>/dev/null
    wait "$(cat "$work/$1.pid")" 2>/dev/null
    rm -f "$work/$1.monitor" "$work/$1.vars"
}
