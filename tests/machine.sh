# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Machines in QEMU that have a screen: tests/boot/disc.sh, tests/boot/screen.sh and scripts/dev/disc-pictures.
#
# A script sources this with $work and $top set.  Of a machine NAME, $work has NAME.log, its serial line, NAME.out, what
# else QEMU says, and NAME.pid.  Nothing runs longer than five minutes, or $machine_seconds.

: "${work:?}" "${top:?}"
ovmf=/usr/share/OVMF

# machine_run NAME COMMAND...: in the background, and the pipe of its monitor.  Opened to write, too, that has
# no end, and nobody waits for the other side.
machine_run() {
    name=$1
    shift
    rm -f "$work/$name.monitor.in" "$work/$name.log"
    mkfifo "$work/$name.monitor.in"
    : >"$work/$name.monitor.out"
    timeout "${machine_seconds:-300}" "$@" 6<>"$work/$name.monitor.in" </dev/null >"$work/$name.out" 2>&1 &
    echo $! >"$work/$name.pid"
}

# A flash for the firmware, and one for its variables, which it writes.
machine_flash() {
    printf '%s' "-drive if=pflash,format=raw,unit=0,readonly=on,file=$ovmf/OVMF_CODE_4M$2.fd"
    printf ' %s' "-drive if=pflash,format=raw,unit=1,file=$1.vars"
    cp "$ovmf/OVMF_VARS_4M$2.fd" "$1.vars"
}

# machine_start NAME FIRMWARE MEDIUM ISO QEMU_WORDS...: a bare machine, which boots a disc.  FIRMWARE is bios, uefi, or
# secure, which is UEFI with Microsoft's keys and Secure Boot; MEDIUM is cd or disk.
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
    # shellcheck disable=SC2086 # a list of words, without blanks in them
    machine_run "$name" qemu-system-x86_64 -nodefaults -no-reboot -display none -vga std -machine $kind \
        -cpu qemu64 -m 512 -global serial.baudbase=1000000000 $flash -drive "$medium,format=raw" \
        -monitor "pipe:$work/$name.monitor" -serial "file:$work/$name.log" "$@"
}

# machine_boot NAME OPTION...: a boot of scripts/run-qemu's.
machine_boot() {
    name=$1
    shift
    machine_run "$name" sh -c 'log=$1 && shift && exec "$@" >"$log"' sh "$work/$name.log" "$top/scripts/run-qemu" \
        --qemu-arg -vga --qemu-arg std --qemu-arg -monitor --qemu-arg "pipe:$work/$name.monitor" "$@"
}

# machine_tell NAME COMMAND: to QEMU's monitor.
machine_tell() {
    echo "$2" 1<>"$work/$1.monitor.in"
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

# machine_file NAME COMMAND FILE: the file that the monitor is told to write.
machine_file() {
    rm -f "$3"
    machine_tell "$1" "$2"
    while machine_runs "$1" && ! [ -s "$3" ]; do
        sleep 0.1
    done
    sleep 0.3
    [ -s "$3" ]
}

# machine_shot NAME FILE: what the screen shows, as PPM.
machine_shot() {
    machine_file "$1" "screendump \"$2\"" "$2"
}

# machine_text NAME FILE: the 25 rows of its text mode.
machine_text() {
    machine_file "$1" "pmemsave 0xb8000 4000 \"$work/$1.cells\"" "$work/$1.cells" || return 1
    # A cell is a letter and its colours.
    od -An -v -tx1 -w2 "$work/$1.cells" | awk '
        BEGIN { for (i = 32; i < 127; i++) letter[sprintf("%02x", i)] = sprintf("%c", i) }
        { row = row ($1 in letter ? letter[$1] : "?") }
        NR % 80 == 0 { sub(/ *$/, "", row); print row; row = "" }' >"$2"
}

machine_stop() {
    kill "$(cat "$work/$1.pid")" 2>/dev/null || true
    # It tells of the signal, or that there is no such child any more.
    wait "$(cat "$work/$1.pid")" 2>/dev/null || true
    rm -f "$work/$1.pid" "$work/$1.monitor.in" "$work/$1.monitor.out" "$work/$1.vars"
}

# What a script that is interrupted ends with.
machine_stop_all() {
    for pid in "$work"/*.pid; do
        [ ! -e "$pid" ] || kill "$(cat "$pid")" 2>/dev/null || true
    done
}
