# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# screen=summary: what stands on a machine's screen, read out of QEMU's video memory and off a
# picture of it, while a boot measures and when it is over.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# For a machine that has other things to do.
export machine_seconds=600
# shellcheck source=tests/machine.sh
. "$top/tests/machine.sh"

telling=$(sed -n 's/^TELLING("\([^"]*\)".*/\1/p' "$top/bench/summary/telling.def" | paste -s -d , -)

# ---- a machine with a screen ----

# start NAME XEN XEN_WORDS KERNEL_WORDS [CPU]
start() {
    machine_boot "$1" --xen "$("$top/scripts/get-xen" "$2")" --kernel "$disc" --xen-args "$3" --kernel-args "$4" \
        --cpu "${5-qemu64}"
}

# shows PATTERN: whether the screen that was read last has a row like that.
shows() {
    grep -q -E -e "$1" "$work/screen" || {
        cat "$work/screen"
        return 1
    }
}

# until_shown NAME PATTERN: its text mode has such a row, while it runs.
until_shown() {
    while machine_text "$1" "$work/screen"; do
        ! grep -q -E -e "$2" "$work/screen" || return 0
    done
    cat "$work/screen"
    return 1
}
trap 'machine_stop_all; exit 4' HUP INT TERM

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
check 'a boot in 800x600 on Xen 4.17 comes to its end' machine_await pixels 'halting machine'
check '  it has that screen' grep -a -q 'key=screen.mode value=VESA%20800x600x32 ' "$work/pixels.log"
check '  a picture of it can be taken' machine_shot pixels "$work/pixels.ppm"
sleep 2
check '  it stands still' machine_shot pixels "$work/later.ppm"
check '  and is the same' cmp "$work/pixels.ppm" "$work/later.ppm"
check '  the machine is not off' machine_runs pixels
machine_stop pixels
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
machine_stop text

start crash 4.20 '' 'quick screen=summary end=poweroff cases=xen_version/version,selftest/crash'
check 'a kernel that panics' machine_await crash 'halting machine'
check '  can still be read' machine_text crash "$work/screen"
check '  says why' shows '^CRASH: an exception that nothing expects$'
check '  and in which case' shows '^Ran +case ([0-9]+) of \1   selftest/crash$'
machine_stop crash

start refused 4.20 '' 'quick screen=summary screen=pages end=poweroff'
check 'a word that there is not' machine_await refused 'halting machine'
check '  is said on the screen' machine_text refused "$work/screen"
check '  by its name' shows '^ERROR: screen=pages: summary or none$'
check '  with all words' shows '^  .*screen=summary screen=pages end=poweroff$'
machine_stop refused

# ---- what is odd ----

start odd 4.17+debug 'tsc=unstable loglvl=all guest_loglvl=all' \
    'screen=summary end=poweroff cases=xen_version/version,xen_version/extraversion' 'qemu64,model-id=Intel(R)'
check 'a debug Xen that prints all, with a TSC it is told not to trust, on a CPU that there is not' machine_await odd 'halting machine'
check '  has a screen' machine_text odd "$work/screen"
check '  with another case in the place of one that did not run' shows '^\.\.sion/extraversion +[0-9]+ '
check '  whose verdict is a warning' shows '^WARNING: 7 of 7 cases ok, controls good; 4 warnings below$'
check '  of the time stamp counter' shows "^Warning: time stamp counter: tsc=unstable on Xen's command line$"
check '  of the processor' shows '^Warning: processor: Intel\(R\), of AuthenticAMD$'
check '  of the build' shows '^Warning: Xen build: debug$'
check '  with what to do' shows '^  Measure a release: a debug build checks more'
check '  and of the log level, for which there is no row left' shows '^1 more warning: Xen log level$'
machine_stop odd

finish
