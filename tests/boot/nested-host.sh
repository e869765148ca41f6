# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The nested test host is a Xen host with xl, and what is asked of it comes out: statuses, output and
# files to the byte, an end for what hangs; and it is made again when what it is made of has changed.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/host.sh
. "$top/tests/host.sh"

# refuses STATUS TEXT PATTERN COMMAND...: exits with it, and the last line says this; of what our
# scripts say on the way ("fetching ..."), nothing else is there.
refuses() {
    want=$1
    text=$2
    pattern=$3
    shift 3
    status "$want" "$text" "$@"
    check 'is one line' [ "$(grep -c -v ': fetching ' "$work/out")" -eq 1 ]
    says "$pattern" 'which says why'
}
refuses 4 'a nested host without a command' '^nested-host: needs -- COMMAND, or --shell' in_nested_host --cpus 2
refuses 4 'an option that is none' "^nested-host: unknown argument '--speed'" in_nested_host --speed -- true
refuses 4 'three CPUs' "^nested-host: --cpus is 1 or 2, not '3'" in_nested_host --cpus 3 -- true
refuses 4 'exact counts on two CPUs' '^nested-host: --icount needs --cpus 1' in_nested_host --icount --cpus 2 -- true
refuses 4 'frequencies and the shim' '^nested-host: --shim and --frequencies need different' in_nested_host --shim --frequencies -- true
refuses 4 'a file that is not there' '^nested-host: cannot read .*/none$' in_nested_host --in "$work/none" -- true

# ---- what it is made of ----

status 0 'what a nested host is made of' "$top/scripts/dev/get-host"
home=$(tail -n 1 "$work/out")
check 'has a kernel' [ -s "$home/vmlinux" ]
check 'has the versions of its packages' grep -q '^xen-utils-4.17_4\.17\.' "$home/packages"
made=$(stat -c '%i %Y' "$home/host.cpio")
check 'is not made again' [ "$("$top/scripts/dev/get-host") $(stat -c '%i %Y' "$home/host.cpio")" = "$home $made" ]

# Another cache and other scripts, with the packages of the real one.
debian=$(dirname "$(readlink -f "$home/vmlinux")")
mkdir -p "$work/cache/host" "$work/scripts/dev" "$work/bin"
ln -s "$debian" "$work/cache/host/"
cp "$top"/scripts/dev/*host* "$top/scripts/dev/tree-cpio" "$work/scripts/dev/"
cp "$top"/scripts/*.sh "$work/scripts/"
get_host() {
    PVBENCH_CACHE="$work/cache" PATH="$work/bin:$PATH" "$work/scripts/dev/get-host"
}
status 0 'made elsewhere, from the same' get_host
check 'it is the same to the byte' cmp "$home/host.cpio" "$(cat "$work/out")/host.cpio"
echo '# more' >>"$work/scripts/dev/nested-host-init"
status 0 'with another first process' get_host
check 'it is another' [ "$(basename "$(cat "$work/out")")" != "$(basename "$home")" ]
check 'that has it' grep -a -q '^# more$' "$(cat "$work/out")/host.cpio"

rm -r "$work/cache/host"/*
cp -as "$debian" "$work/cache/host/"
find "$work/cache/host/" -name 'libyajl.so*' -delete
refuses 4 'a library that is missing' "^get-host: Debian's packages lack the library libyajl.so.2" get_host

# A machine whose apt knows no mirror, one whose mirror lost the release, one that lost a package.
rm -r "$work/cache/host"
cat >"$work/bin/apt-get" <<'end'
#!/bin/sh
case "$* $(cat "${0%/*}/lost")" in
*indextargets*mirror) ;;
*indextargets*) echo 'mirror://none bookworm main Debian' ;;
*update*release) echo "E: The repository does not have a Release file." && exit 100 ;;
*install*package) echo 'E: Unable to locate package xen-utils-4.17' >&2 && exit 100 ;;
esac
end
chmod +x "$work/bin/apt-get"
echo mirror >"$work/bin/lost"
refuses 4 'no mirror' '^get-host: apt knows no Debian mirror here' get_host
echo release >"$work/bin/lost"
refuses 3 'a release that left the mirror' "^get-host: skipped: Debian bookworm .* is no longer on" get_host
echo package >"$work/bin/lost"
refuses 4 'a package that is missing' '^get-host: apt cannot resolve .*: E: Unable to locate package xen-utils-4.17$' get_host
check 'nothing half made is left' [ -z "$(ls -A "$work/cache/host")" ]

# ---- what it does ----

head -c 300000 /dev/urandom >"$work/random"
guest idle pv 32
cat >"$work/look.sh" <<'end'
printf 'words: <%s> <%s>\n' "$@"
xl info
xl create -p -q /in/idle.cfg
xl list
xl destroy idle
echo 'after:'
xl list
pvbench list | head -n 1
mkdir /out/empty
cp /in/random "/out/a copy"
# What is left behind in the background does not hold up the end.
sleep 1000 &
cat /in/random
exit 7
end
status 7 "the command's exit status" in_nested_host --in "$work/random" --in "$work/look.sh" --in "$work/idle.cfg" \
    --out "$work/left" --console "$work/console" -- sh /in/look.sh 'a  b' "it's \$HOME; \\"
tail -c 300000 "$work/out" >"$work/said"
head -c -300000 "$work/out" >"$work/text" && mv "$work/text" "$work/out"
says "^words: <a  b> <it's \\\$HOME; \\\\>\$" 'words arrive as given'
says '^xen_version +: 4\.17\.' "xl speaks to Debian's Xen"
says '^release +: 6\.1\.' "from Debian's Linux"
says '^Domain-0 +0 +256 +1 ' 'which is dom0'
says '^idle +1 +32 +1 +--p--- ' 'and creates a guest'
check 'which is gone when it is destroyed' [ "$(sed -n '/^after:$/,$p' "$work/out" | grep -c -E '^(Domain-0|idle) ')" -eq 1 ]
says '^control$' 'this tree is in it'
check 'what it says comes out to the byte' cmp "$work/random" "$work/said"
check 'and what it leaves' cmp "$work/random" "$work/left/a copy"
check 'folders too' [ -d "$work/left/empty" ]
check 'and what Xen said' grep -q -a 'Xen version 4\.17\.' "$work/console"

status 6 'a dom0 that panics' in_nested_host --frequencies -- \
    'xenpm set-scaling-governor powersave; xenpm get-cpufreq-para; echo before; sleep 1; echo c >/proc/sysrq-trigger'
says '^current_governor +: powersave$' 'Xen has governors in a nested host with frequencies'
says '^scaling_avail_freq +: 3000000 2000000 \*1000000$' 'that set one'
says '^before$' 'what it said before comes out'
says 'Hardware Dom0 crashed' 'its last lines too'
says '^nested-host: the nested host died$' 'and that it died'

status 6 'one that does not end' in_nested_host --timeout 3 -- true
says '^nested-host: the nested host did not end in 3 seconds$' 'is said'

# Whoever ends the script ends the nested host.
: >"$work/begun"
mkdir -p "$work/tmp"
TMPDIR="$work/tmp" "$top/scripts/dev/nested-host" -- 'echo begun; sleep 1000' >"$work/begun" 2>&1 &
started=$!
check 'what a command says is shown while it runs' await 120 grep -q begun "$work/begun"
running=''
for process in /proc/[0-9]*; do
    ! { grep -q '^qemu-system' "$process/comm" && grep -q -z -F "$work/tmp" "$process/cmdline"; } 2>/dev/null ||
        running=${process#/proc/}
done
check 'its QEMU runs' [ -n "$running" ]
kill "$started"
status 4 'a nested host whose script is ended' wait "$started"
check 'ends' await 10 [ ! -d "/proc/$running" ]
check 'nothing is left behind' [ -z "$(ls -A "$work/tmp")" ]

finish
