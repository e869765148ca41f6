# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# screen=summary: what stands on a machine's screen, read out of QEMU's video memory and off a
# picture of it, while a boot measures and when it is over.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

telling=$(sed -n 's/^TELLING("\([^"]*\)".*/\1/p' "$top/bench/summary/telling.def" | paste -s -d , -)

# ---- a machine with a screen ----

# start NAME XEN XEN_WORDS KERNEL_WORDS [CPU]: in the background, a monitor at $work/NAME.monitor.in, the serial line in
# $work/NAME.log.
start() {
    name=$1
    # QEMU opens both for reading and writing, and so is nobody waited for.
    mkfifo "$work/$name.monitor.in" "$work/$name.monitor.out"
    "$top/scripts/run-qemu" --xen "$("$top/scripts/get-xen" "$2")" --kernel "$disc" --xen-args "$3" \
        --kernel-args "$4" --cpu "${5-qemu64}" --qemu-arg -vga --qemu-arg std \
        --qemu-arg -monitor --qemu-arg "pipe:$work/$name.monitor" </dev/null >"$work/$name.log" 2>"$work/$name.err" &
    machine=$!
    exec 7<>"$work/$name.monitor.in" 8<>"$work/$name.monitor.out"
}

is_on() {
    kill -0 "$machine" 2>/dev/null
}

# told COMMAND FILE: whether the machine's monitor was told to write the file, and did.
told() {
    rm -f "$2"
    echo "$1" >&7
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ ! -s "$2" ] || return 0
        is_on || return 1
        sleep 0.2
    done
    return 1
}

# text_of NAME: the 25 rows of its text mode, into $work/screen.
text_of() {
    told "pmemsave 0xb8000 4000 \"$work/$1.cells\"" "$work/$1.cells" || return 1
    # A cell is a letter and its colours.
    od -An -v -tx1 -w2 "$work/$1.cells" | awk '
        BEGIN { for (i = 32; i < 127; i++) letter[sprintf("%02x", i)] = sprintf("%c", i) }
        { row = row ($1 in letter ? letter[$1] : "?") }
        NR % 80 == 0 { sub(/ *$/, "", row); print row; row = "" }' >"$work/screen"
}

# shows PATTERN: whether the screen that was read last has a row like that.
shows() {
    grep -q -E -e "$1" "$work/screen" || {
        cat "$work/screen"
        return 1
    }
}

# until_shown NAME PATTERN: its text mode has such a row within ten minutes, for a machine that has other things to do.
until_shown() {
    tries=0
    while [ "$tries" -lt 3000 ]; do
        is_on || return 1
        text_of "$1" && grep -q -E -e "$2" "$work/screen" && return 0
        tries=$((tries + 1))
        sleep 0.2
    done
    cat "$work/screen"
    return 1
}

# until_said NAME TEXT: the same of its serial line.
until_said() {
    tries=0
    while [ "$tries" -lt 3000 ]; do
        grep -a -q -e "$2" "$work/$1.log" && return 0
        is_on || return 1
        tries=$((tries + 1))
        sleep 0.2
    done
    return 1
}

stop() {
    echo quit >&7
    exec 7>&- 8>&-
    kill "$machine" 2>/dev/null
    wait "$machine" 2>/dev/null
}
trap 'kill "$machine" 2>/dev/null; exit 4' HUP INT TERM

digest_of() {
    tr -d '\r' <"$1" | sed -n 's/.*\(PVB1 [0-9]* digest .*\)/\1/p'
}

# ---- what is measured stays what it was ----

status 4 'an image that has no screen' run none --kernel-args screen=summary --cases xen_version/version
says 'only pvbench-pv64-disc\.gz has a screen' '  says which one does'
status 0 'a boot without a screen' run plain --xen 4.17 --quick --cases "$telling"
status 0 'and one that is to show what it does, on a machine that has none' \
    run asked --xen 4.17 --quick --cases "$telling" --kernel "$disc" --kernel-args screen=summary
check '  says that there is none' \
    grep -a -q 'fact key=screen.mode value=none:' "$work/asked/boot-1.log"
check '  and has one record more besides, the digest' test "$(digest_of "$work/asked/boot-1.log" | wc -l)" -eq 1
# Facts take as many records as their texts do.
others_of() {
    grep -a '^PVB1 ' "$1" | grep -a -c -v -E '^PVB1 [0-9]+ (fact|pairs|digest) '
}
check '  and no other' test "$(others_of "$work/asked/boot-1.log")" -eq "$(others_of "$work/plain/boot-1.log")"
check '  no such word, no digest' test -z "$(digest_of "$work/plain/boot-1.log")"
status 0 '  the prices are the same' "$pvbench" compare "$work/plain" "$work/asked"
says '^B: 12 cases: 12 same$' '  of all cases that a screen tells'
# Where Xen's own tick falls moves, so all but the samples.
frame_of() {
    numbers_of "$1" | grep -E ' (case|skip|status|control|plan) ' | sed -E 's/^PVB1 [0-9]+ //; s/ #[0-9a-f]*$//'
}
frame_of "$work/plain/boot-1.log" >"$work/plain.frame"
frame_of "$work/asked/boot-1.log" >"$work/asked.frame"
check '  and so are plan, cases and controls' cmp "$work/plain.frame" "$work/asked.frame"

# ---- pixels, and the code ----

start pixels 4.17 vga=gfx-800x600x32 "quick screen=summary end=poweroff cases=$telling"
check 'a boot in 800x600 on Xen 4.17 comes to its end' until_said pixels 'halting machine'
check '  it has that screen' grep -a -q 'key=screen.mode value=VESA%20800x600x32 ' "$work/pixels.log"
check '  a picture of it can be taken' told "screendump $work/pixels.ppm" "$work/pixels.ppm"
sleep 2
check '  it stands still' told "screendump $work/later.ppm" "$work/later.ppm"
check '  and is the same' cmp "$work/pixels.ppm" "$work/later.ppm"
check '  the machine is not off' is_on
stop
digest_of "$work/pixels.log" >"$work/digest"
check 'its console has one digest' test "$(wc -l <"$work/digest")" -eq 1
if command -v zbarimg >/dev/null; then
    zbarimg --raw -q "$work/pixels.ppm" >"$work/code" 2>/dev/null
    check '  which is what the code on the screen says' cmp "$work/digest" "$work/code"
else
    echo 'ok - # SKIP no zbarimg, which reads the code off the screen'
fi
status 0 '  and which is shown' "$pvbench" show "$work/digest"
cp "$work/out" "$work/shown"
# price CASE: alone, as the run without a screen has it.
price() {
    jq -r --arg case "$1" '.cases[] | select(.name == $case) | .prices.call.price' "$work/prices.json"
}
"$pvbench" show "$work/plain" --format json >"$work/prices.json"
for case in xen_version/version update_va_mapping/same-none stack_switch/same; do
    check "  with the price of $case" grep -q -E "(^| )$(price "$case")( |\$)" "$work/shown"
done

# ---- text ----

start text 4.20 '' "quick screen=summary end=poweroff"
check 'a boot in text mode on Xen 4.20 shows where it is' until_shown text '^Now .*case [0-9]+ of [0-9]+   [a-z]'
check '  under what this is' shows '^pvbench on Xen 4\.20.*: pv64, image [0-9a-f]{40}$'
check '  with a bar' shows '^ +\[#*\.*\]$'
check '  and at the end its verdict' until_shown text '^GOOD: [0-9]+ of [0-9]+ cases ok, controls good, nothing to warn of$'
check '  its controls' shows '^Controls +empty good, chain good$'
check '  prices' shows '^shortest call +[0-9]+ +[0-9]+ +1\.[0-9]  stack_switch +[0-9]+ +[0-9]+ +[0-9.]+$'
check '  nothing of where it was' eval '! grep -q -e Measuring -e "case " "$work/screen"'
check '  and no code, for which it has no room' shows '^vga=gfx-800x600x32, '
stop

start crash 4.20 '' 'quick screen=summary end=poweroff cases=xen_version/version,selftest/crash'
check 'a kernel that panics' until_said crash 'halting machine'
check '  can still be read' text_of crash
check '  says why' shows '^CRASH: an exception that nothing expects$'
check '  and in which case' shows '^Ran +case ([0-9]+) of \1   selftest/crash$'
stop

start refused 4.20 '' 'quick screen=summary screen=pages end=poweroff'
check 'a word that there is not' until_said refused 'halting machine'
check '  is said on the screen' text_of refused
check '  by its name' shows '^ERROR: screen=pages: summary or none$'
check '  with all words' shows '^  .*screen=summary screen=pages end=poweroff$'
stop

# ---- what is odd ----

start odd 4.17+debug 'tsc=unstable loglvl=all guest_loglvl=all' \
    'screen=summary end=poweroff cases=xen_version/version' 'qemu64,model-id=Intel(R)'
check 'a debug Xen that prints all, with a TSC it is told not to trust, on a CPU that there is not' until_said odd 'halting machine'
check '  has a screen' text_of odd
check '  whose verdict is a warning' shows '^WARNING: 6 of 6 cases ok, controls good; 4 warnings below$'
check '  of the time stamp counter' shows "^Warning: time stamp counter: tsc=unstable on Xen's command line$"
check '  of the processor' shows '^Warning: processor: Intel\(R\), of AuthenticAMD$'
check '  of the build' shows '^Warning: Xen build: debug$'
check '  with what to do' shows '^  Measure a release: a debug build checks more'
check '  and of the log level, for which there is no row left' shows '^1 more warning: Xen log level$'
stop

finish
