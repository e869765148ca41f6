# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What QEMU counts of each timed region in every run, and the paths that --profile keeps: where they
# are, what is refused, what is left when something goes wrong. The counts themselves are exact.sh's.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cases='xen_version/version,update_va_mapping/same-none,memory_op/maximum-ram-page'

# files DIR: what is in it, in one line.
files() {
    (cd "$work/$1" && echo *)
}

# has DIR FILES: that, and nothing besides.
has() {
    if [ "$(files "$1")" = "$2" ]; then
        ok "  leaves $2"
    else
        not_ok "  leaves $(files "$1"), not $2"
    fi
}

# paths DIR: what is in the file of its first boot.
paths() {
    gzip -dc "$work/$1/boot-1.paths.gz"
}

# names DIR NAME...: functions that it has.
names() {
    where=$1
    shift
    for name; do
        check "  has $name" sh -c 'gzip -dc "$1" | grep -a -q -F -e "$2"' sh "$work/$where/boot-1.paths.gz" "$name"
    done
}

fact() {
    jq -r "$2" "$work/$1/run.json"
}

# A line of the tool's, and no more but where to read on.
one_line() {
    if [ "$(grep -c -v "^Try 'pvbench run --help'" "$work/out")" -eq 1 ]; then
        ok '  in one line'
    else
        not_ok '  in one line'
        sed 's/^/#   /' "$work/out" | head -n 10
    fi
}

# once DIR: the second figure of every series, in order.
once() {
    jq -c '[.cases[] | .name as $name | .paths[][] | select(.announced > 0) | [$name, .n, .fill, .once]]' \
        "$work/$1/run.json"
}

# ---- with a profile, and without ----

with='a folder, with blanks'
status 0 'a boot with its profile' run "$with" --quick --profile --cases "$cases"
says '^profile of boot 1: [0-9]+ series, and the path of each is as long as its region$' '  says how much it has, and that it adds up'
says '^where the instructions go: pvbench profile ' '  and what to do with it'
has "$with" 'boot-1.log boot-1.paths.gz run.json'
check '  has both figures of every series' jq -e "$def_pairs"' [.cases[].paths[][] | select(.announced > 0)]
    | length > 40 and all(.once > 0 and .once <= ([pairs[][0]] | max))' "$work/$with/run.json"
check '  and they differ where Xen copies multicall entries by REP' jq -e "$def_pairs"' .cases[] | select(.name == "xen_version/version")
    | [.paths.multi[] | select(.once < ([pairs[][0]] | min))] | length > 5' "$work/$with/run.json"
paths "$with" | head -n 4 >"$work/head"
check '  says of which boot it is' grep -q -x 'boot=1' "$work/head"
check '  and of which Xen' grep -q -x "xen.build-id=$(fact "$with" '.boots[0].facts["xen.build-id"]')" "$work/head"
check '  and of which image' grep -q -x "image.build=$(fact "$with" '.boots[0].begin.build')" "$work/head"
names "$with" lstar_enter do_update_va_mapping timed_region '[syscall stub]' '[null call]'
check 'another boot has the same paths' run again --quick --profile --cases "$cases"
check '  byte for byte' sh -c 'paths=$(gzip -dc "$2/boot-1.paths.gz" | cksum) && [ "$(gzip -dc "$1/boot-1.paths.gz" | cksum)" = "$paths" ]' \
    sh "$work/$with" "$work/again"

status 0 'a boot without' run without --quick --cases "$cases"
has without 'boot-1.log run.json'
if [ "$(once without)" = "$(once "$with")" ]; then
    ok '  has the same second figures'
else
    not_ok '  has the same second figures'
fi
numbers_of "$work/$with/boot-1.log" >"$work/numbers"
numbers_of "$work/without/boot-1.log" >"$work/numbers.without"
check '  and the same numbers' cmp "$work/numbers" "$work/numbers.without"

# ---- names ----

other=$("$top/scripts/get-xen" 4.14)
status 0 'symbols of another build' run other --quick --symbols "$other" --cases xen_version/version
says 'the profile has addresses and no names: the symbols are of build' '  a line says so'
has other 'boot-1.log boot-1.paths.gz run.json'
check '  and it has no names of Xen' sh -c 'gzip -dc "$1/boot-1.paths.gz" | head -n 5 | grep -q -x symbols=' sh "$work/other"
names other timed_region
status 4 'symbols that cannot be read' run none --quick --symbols "$work/nowhere" --cases xen_version/version
one_line
check '  and nothing is left' [ ! -e "$work/none" ]
printf 'ffff82d040200000 T all_of_xen\nffff82d040800000 T _etext\n' >"$work/map"
status 0 'symbols as nm prints them' run listed --quick --symbols "$work/map" --cases xen_version/version
names listed all_of_xen

# ---- what is refused ----

refused() {
    status 4 "refused: $*" run refused "$@"
    one_line
    check '  and nothing is left' [ ! -e "$work/refused" ]
}
refused --profile --vcpus 2
refused --profile --unit cycles
refused --symbols "$work/map" --unit cycles

# ---- what goes wrong ----

status 6 'a boot that is cut, and one without what cut it' run cut --quick --profile --cases 'xen_version/version,selftest/crash'
has cut 'boot-1.log boot-2.log boot-2.paths.gz run.json'
status 6 '  is read' "$pvbench" show "$work/cut"
says '^xen_version/version +ok ' '  as far as it came'
status 5 'a case that faults, and its neighbours' run fault --quick --profile \
    --cases 'xen_version/version,selftest/fault,unassigned/11' --kernel-args order=3
has fault 'boot-1.log boot-1.paths.gz run.json'
check '  they have their figures' jq -e '[.cases[].paths[][] | select(.announced > 0)] | length > 30 and all(.once > 0)' \
    "$work/fault/run.json"
status 4 'a machine that does not start' run nothing --quick --cpu no-such-model
check '  leaves nothing' [ ! -e "$work/nothing" ]

# ---- other QEMUs ----

# like NAME LINE: a folder with a QEMU that a line of shell stands in front of.
like() {
    mkdir "$work/$1"
    printf '#!/bin/sh\n%s\nexec "%s" "$@"\n' "$2" "$(command -v qemu-system-x86_64)" >"$work/$1/qemu-system-x86_64"
    chmod +x "$work/$1/qemu-system-x86_64"
}

# printed QEMU: the words that run-qemu would start it with.
printed() {
    "$top/scripts/run-qemu" --print --xen "$xen" --kernel "$image" --qemu "$1" --plugins "$top/build/regions" \
        --region 1000-2000 --regions 'a,b'
}

xen=$("$top/scripts/get-xen" 4.17)
qemu=$(command -v qemu-system-x86_64)
like plain "[ \"\$1\" != -help ] || { '$qemu' -help | grep -v '^-plugin '; exit; }"
for version in 5.2.0 7.1.0 7.2.22 8.2.2 9.0.2 9.1.0 10.0.2 11.0.0 11.1.0; do
    like "of-$version" "[ \"\$1\" != --version ] || { echo 'QEMU emulator version $version'; exit; }"
done
for row in plain: of-5.2.0: of-7.1.0: of-7.2.22:1 of-8.2.2:1 of-9.0.2: of-9.1.0:3 of-10.0.2:3 of-11.0.0:3 of-11.1.0:7; do
    interface=${row#*:}
    printed "$work/${row%:*}" >"$work/printed"
    if [ "$(grep -o 'regions-[0-9]*\.so' "$work/printed")" = "${interface:+regions-$interface.so}" ]; then
        ok "a QEMU ${row%:*} is given ${interface:-no plugin}${interface:+ of the plugins}"
    else
        not_ok "a QEMU ${row%:*}: $(cat "$work/printed")"
    fi
done
printed "$work/of-7.2.22" >"$work/printed"
check 'a comma in a name is no separator' grep -q -F ',out=a,,b' "$work/printed"

status 0 'a QEMU without plugins boots' run plain-boot --quick --qemu "$work/plain" --cases xen_version/version
has plain-boot 'boot-1.log run.json'
check '  and has one figure' jq -e '[.cases[].paths[][] | has("once")] | any | not' "$work/plain-boot/run.json"
refused --profile --qemu "$work/plain"

# ---- installed, for somebody who may write nowhere else ----

unset MAKEFLAGS MFLAGS MAKELEVEL
status 0 'it is installed' make -C "$top" install DESTDIR="$work/in to" PREFIX=/opt
mkdir "$work/home"
cp "$xen" "$work/home/xen.gz"
chmod -R a+rX "$work/in to" "$work/home"
user='env'
if [ "$(id -u)" -eq 0 ]; then
    chmod 711 "$work"
    chown -R 65534 "$work/home"
    user='setpriv --reuid 65534 --regid 65534 --clear-groups env'
fi
# shellcheck disable=SC2086 # words
status 0 'and boots with a profile' $user HOME="$work/home" PVBENCH_HOME="$work/in to/opt/lib/pvbench" \
    "$work/in to/opt/bin/pvbench" run --quick --profile --no-plots --xen "$work/home/xen.gz" --cases xen_version/version \
    --out "$work/home/installed"
has home/installed 'boot-1.log boot-1.paths.gz run.json'
names home/installed lstar_enter timed_region

finish
