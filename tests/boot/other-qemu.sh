# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Two releases of QEMU emulate one machine: the records of the whole list are equal to the byte, both
# pass an independent count, and the runs are compared and judged with the releases named.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
unset PVBENCH_QEMU

version_of() {
    "$1/qemu-system-x86_64" --version | sed -n '1s/^QEMU emulator version \([0-9]*\.[0-9]*\).*/\1/p'
}

here=$(version_of "$(dirname "$(command -v qemu-system-x86_64)")")
other=''
case $here in
7.*) suites='trixie sid' ;;
*) suites='bookworm trixie' ;;
esac
for suite in $suites; do
    got=0
    folder=$("$top/scripts/dev/get-qemu" "$suite" 2>"$work/get-qemu") || got=$?
    if [ "$got" -ne 0 ]; then
        [ "$got" -eq 3 ] || not_ok "the QEMU of Debian $suite can be had"
        sed 's/^/# /' "$work/get-qemu"
    elif [ "$(version_of "$folder")" != "$here" ]; then
        other=$folder
        break
    fi
done
if [ -z "$other" ]; then
    ok "skipped: no QEMU of another release than this machine's $here can be had"
    finish
fi

# The plugin is built beside this release's C library, and loaded beside that of the other.
newest=$(objdump -T "$top"/build/regions-*.so | sed -n 's/.*(GLIBC_\([0-9.]*\)).*/\1/p' | sort -V | tail -n 1)
old_enough() {
    [ -n "$newest" ] && printf '%s\n' "$newest" 2.36 | sort -V -C
}
check "the plugins need no C library newer than Debian 12 has (GLIBC_$newest)" old_enough

status 0 "the whole list on QEMU $here" run here --quick
status 0 "and on QEMU $(version_of "$other")" run other --quick --qemu "$other"
check 'record lines are equal to the byte' same_numbers "$work/here/boot-1.log" "$work/other/boot-1.log"
check 'the facts name the QEMU that ran' \
    jq -e --arg version "$(version_of "$other")." '.facts."qemu.version" | startswith($version)' "$work/other/run.json"

status 0 'compare takes them' "$pvbench" compare "$work/here" "$work/other"
says '^ *qemu\.version: A ' '  and names the releases'
says 'another release of QEMU' '  and what that means'
status 0 'so does the gate' "$pvbench" gate "$work/here" "$work/other"
says '^differs: qemu\.version: ' '  and names them'
says '^gate: same' '  and finds nothing else'

check 'the whole list, with its profile' counted counted --quick --qemu "$other"
check 'the other QEMU counts the same instructions in every timed region of a boot' \
    "$top/build/tests/check_count" "$work/counted/boot-1.log" "$work/counted/counts"
sed 's/^/#   /' "$work/check.log"
check 'counting changes no number' same_numbers "$work/other/boot-1.log" "$work/counted/boot-1.log"

# A model whose features are the release's own is another CPU in another release.
for name in here other; do
    qemu=''
    [ "$name" = here ] || qemu=$other
    status 0 "-cpu max is counted ($name)" env PVBENCH_QEMU="$qemu" "$pvbench" run --no-plots --quick \
        --out "$work/max-$name" --cpu max --cases xen_version/version
done
check '  without x2APIC, as a fact' jq -e '.facts."qemu.cpu-without" == "-x2apic"' "$work/max-other/run.json"
status 3 '  and two releases have two of them' "$pvbench" compare "$work/max-here" "$work/max-other"
says '^pvbench: incomparable: qemu\.cpu is max of QEMU ' '  which is said'
# x2APIC is a feature from QEMU 9 on.
newer=$other
[ "${here%%.*}" -lt 9 ] || newer=''
status 4 'x2APIC that was asked for' env PVBENCH_QEMU="$newer" "$pvbench" run --no-plots --quick \
    --out "$work/x2apic" --cpu qemu64,+x2apic --cases xen_version/version
says '^pvbench run: QEMU cannot count .*; leave x2apic in --cpu out' '  is refused, with what to do'

finish
