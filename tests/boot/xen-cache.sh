# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A hypervisor in the cache is what was put there, or is got again: with an apt that is a stub, and a
# package made here. No boot, and no network.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
cd "$work" || exit 4
home=$work/cache/xen/4.17
mkdir -p bin "$home"

# deb WORDS: the package that apt fetches, with an image of these words.
deb() {
    rm -rf tree
    mkdir -p tree/boot tree/DEBIAN
    printf '%s\n' "$1" | gzip -9n >tree/boot/xen-4.17-amd64.gz
    printf 'Package: xen-hypervisor-4.17-amd64\nVersion: 4.17.5\nArchitecture: amd64\nMaintainer: nobody <nobody@localhost>\nDescription: none\n' \
        >tree/DEBIAN/control
    dpkg-deb --root-owner-group -b tree xen-hypervisor-4.17-amd64_4.17.5_amd64.deb >/dev/null
}
cat >bin/apt-get <<'END'
#!/bin/sh
here=${0%/*}/..
echo "$*" >>"$here/apt"
[ ! -e "$here/offline" ] || case "$*" in
*update* | *download*) echo 'E: Could not resolve the mirror' && exit 100 ;;
esac
case "$*" in
*indextargets*) echo 'http://localhost bookworm main Debian' ;;
*download*) cp "$here"/*.deb . ;;
esac
END
chmod +x bin/apt-get
get_xen() {
    : >apt
    PATH="$work/bin:$PATH" PVBENCH_CACHE="$work/cache" "$top/scripts/get-xen" "${1:-4.17}"
}

# is WORDS: the image in the cache, and nothing half-made beside it.
is() {
    check "  the image is '$1'" test "$(cat "$home/xen")" = "$1"
    check '  and its checksum that of it' test "$(cat "$home/xen.sha256")" = "$(sha256sum <"$home/xen" | cut -c 1-64)"
    check '  and nothing else is left there' test "$(find "$home" -mindepth 1 | wc -l)" -eq 3
}
unasked() {
    check '  without asking apt' test ! -s apt
}

deb 'the first'
status 0 'an empty cache: fetched' get_xen
says "^$home/xen\$" '  and named'
is 'the first'
check '  with its package' test "$(cat "$home/package")" = xen-hypervisor-4.17-amd64_4.17.5_amd64
status 0 'what is there is taken' get_xen
unasked

for change in 'printf x | dd of="$home/xen" bs=1 seek=3 conv=notrunc' 'head -c 4 "$home/xen" >cut && cp cut "$home/xen"' 'echo more >>"$home/xen"' \
    'echo another >"$home/xen"' ': >"$home/xen"' 'rm "$home/xen"' 'echo 0 >"$home/xen.sha256"' ': >"$home/xen.sha256"'; do
    (eval "$change") 2>/dev/null
    status 0 "after '$change' it is fetched again" get_xen
    is 'the first'
done
echo another >"$home/xen"
status 0 'that it has changed' get_xen
says "^get-xen: $home/xen is not what was put there .*name a hypervisor's file instead\$" '  is said, with what to do'

echo another >"$home/xen"
: >offline
status 4 'changed, and no network: refused' get_xen
check '  the path is not given' sh -c "! grep -x '$home/xen' out"
says '^get-xen: apt could not read Debian bookworm: E: Could not resolve' '  says why'
check '  what is there is left' test "$(cat "$home/xen")" = another
check '  and nothing beside it' test "$(find "$home" -mindepth 1 | wc -l)" -eq 3
status 4 'pvbench run does not take it either' env PATH="$work/bin:$PATH" PVBENCH_CACHE="$work/cache" "$pvbench" run --xen 4.17 --out run
check '  and makes no run' test ! -e run

echo 'from before' >"$home/xen"
rm "$home/xen.sha256"
status 0 'one of before checksums were kept is taken' get_xen
unasked
is 'from before'
echo changed >"$home/xen"
status 4 '  and is held against it from then on' get_xen
rm offline

# What a killed one leaves: the checksum is there before the image.
deb 'the second'
rm "$home/xen"
sha256sum <tree/boot/xen-4.17-amd64.gz | cut -c 1-64 >"$home/xen.sha256"
status 0 'a checksum without its image: fetched' get_xen
is 'the second'

# Links that lie there lead nowhere.
echo precious >precious
rm "$home/xen.sha256"
for name in xen.part apt xen.sha256; do
    ln -sf "$work/precious" "$home/$name"
done
echo another >"$home/xen"
status 0 'with links in the cache' get_xen
check '  nothing goes through them' test "$(cat precious)" = precious
check '  and the image is fetched' test "$(cat "$home/xen")" = 'the second'

# ---- what a gzipped file unpacks to ----

gunzip -c "$top/build/pvbench-pv32.gz" >kernel
export PVBENCH_CACHE="$work/cache"
cp "$top/build/tests/stand_in" packed && gzip -9n packed
status 0 'a gzipped image' "$top/scripts/xen-image" packed.gz
plain=$(cut -d ' ' -f 3 out)
check '  is unpacked into the cache' cmp "$plain" "$top/build/tests/stand_in"
cp kernel "$plain"
status 0 'when what lies there has changed' "$top/scripts/xen-image" packed.gz
check '  it is unpacked again' cmp "$plain" "$top/build/tests/stand_in"
ln -sf "$work/precious" "$plain"
status 0 'when it is a link' "$top/scripts/xen-image" packed.gz
check '  it is not followed' test "$(cat precious)" = precious
check '  but replaced' cmp "$plain" "$top/build/tests/stand_in"
check '  and nothing is left beside it' test "$(find "$work/cache/xen/unpacked" -mindepth 1 | wc -l)" -eq 1

# The line of a build, on a terminal and off one: its log has 20 of 80 files after 1 s.
cat >build <<END
me=build-test
. "$top/scripts/build-progress.sh"
progress_start "$work/build.log" 80
sleep 1.5
progress_stop
sleep 1.5
echo over
END
seq -f "gcc -c -o file%g.o" 20 >build.log
status 0 'on a terminal a build shows how far it is' script -qec "sh '$work/build'" /dev/null
says 'build-test: file 20 of about 80, 1 s, about 3 s left' '  and how long it will take'
check '  in one line, which is taken away' test "$(tr '\r' '\n' <out | grep -c 'build-test: file')" -eq 1
status 0 'elsewhere it shows nothing' sh "$work/build"
check '  but what it says' test "$(cat out)" = over

finish
