# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A hypervisor in the cache is what was put there, or is got again; which one a version means: with an
# apt that is a stub, and packages made here. No boot, and no network.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
cd "$work" || exit 4
home=$work/cache/xen/4.17.5-1
mkdir -p bin "$home"

# deb SUITE VERSION WORDS: a package that apt fetches, with an image of these words.
deb() {
    rm -rf tree
    mkdir -p tree/boot tree/DEBIAN tree/usr/share/doc/xen-hypervisor-4.17-amd64 "mirror/$1"
    echo "copyright of $3" >tree/usr/share/doc/xen-hypervisor-4.17-amd64/copyright
    printf '%s\n' "$3" | gzip -9n >tree/boot/xen-4.17-amd64.gz
    printf 'Package: xen-hypervisor-4.17-amd64\nVersion: %s\nArchitecture: amd64\nMaintainer: nobody <nobody@localhost>\nDescription: none\n' \
        "$2" >tree/DEBIAN/control
    dpkg-deb --root-owner-group -b tree "mirror/$1/xen-hypervisor-4.17-amd64_$2_amd64.deb" >/dev/null
}
# Of each suite that apt's list of sources has there is a folder on the mirror, or none.
cat >bin/apt-get <<'END'
#!/bin/sh
here=${0%/*}/..
echo "$*" >>"$here/apt"
case "$*" in
# apt tells the origin of what it has lists of, and the security archive's are not there yet.
*ReleaseInfo=false*)
    echo 'http://localhost bookworm main'
    [ -e "$here/insecure" ] || echo 'http://security.localhost bookworm-security main'
    exit
    ;;
*indextargets*) echo 'http://localhost bookworm main Debian' && exit ;;
esac
[ ! -e "$here/offline" ] || { echo 'E: Could not resolve the mirror' && exit 100; }
case "$*" in *' source '*) echo 'Err: 404  Not Found' && exit 100 ;; esac
sources=$(echo "$*" | sed 's/.*sourcelist=\([^ ]*\).*/\1/')
for suite in $(awk '{ print $4 }' "$sources"); do
    [ -d "$here/mirror/$suite" ] || { echo "Err: $suite 404  Not Found" && exit 100; }
    case "$*" in
    *' download '*) cp "$here/mirror/$suite"/*_"${*##*=}"_*.deb . 2>/dev/null && exit ;;
    esac
done
END
cat >bin/apt-cache <<'END'
#!/bin/sh
here=${0%/*}/..
sources=$(echo "$*" | sed 's/.*sourcelist=\([^ ]*\).*/\1/')
for suite in $(awk '{ print $4 }' "$sources"); do
    (cd "$here/mirror/$suite" && ls) | awk -F _ -v suite="$suite" '{ print $1 " | " $2 " | http://localhost " suite }'
done
END
chmod +x bin/apt-get bin/apt-cache
get_xen() {
    : >apt
    PATH="$work/bin:$PATH" PVBENCH_CACHE="$work/cache" "$top/scripts/get-xen" "${1:-4.17}"
}

# is WORDS: the image in the cache, and nothing half-made beside it.
is() {
    check "  the image is '$1'" test "$(cat "$home/xen")" = "$1"
    check '  and its checksum that of it' test "$(cat "$home/xen.sha256")" = "$(sha256sum <"$home/xen" | cut -c 1-64)"
    check '  and nothing else is left there' test "$(find "$home" -mindepth 1 ! -name copyright | wc -l)" -eq 3
    check '  nor beside it' test -z "$(find cache/xen -name 'part*')"
}
unasked() {
    check '  without asking apt' test ! -s apt
}
asked() {
    check '  and apt was asked' grep -q ' update$' apt
}

mkdir -p mirror/bookworm-security
deb bookworm 4.17.5-1 'the first'

status 0 'an empty cache: fetched' get_xen
says "^$home/xen\$" '  and named'
is 'the first'
check '  with the copyright of its package' test "$(cat "$home/copyright")" = 'copyright of the first'
check '  with its package' test "$(cat "$home/package")" = xen-hypervisor-4.17-amd64_4.17.5-1_amd64
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
check '  and nothing beside it' test "$(find "$home" -mindepth 1 ! -name copyright | wc -l)" -eq 3
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
deb bookworm 4.17.5-1 'the second'
rm "$home/xen"
sha256sum <tree/boot/xen-4.17-amd64.gz | cut -c 1-64 >"$home/xen.sha256"
status 0 'a checksum without its image: fetched' get_xen
is 'the second'

# Of one of before copyright files were kept the package is got again, for that file alone.
copyright() {
    : >apt
    env PATH="$work/bin:$PATH" me=test scripts="$top/scripts" work="$work" sh -c '. "$1"; xen_copyright "$2" "$3"' sh \
        "$top/scripts/xen-cache.sh" "$home" 4.17.5-1
}
# As it was left by the package of another day.
echo 'from before' >"$home/xen"
sha256sum <"$home/xen" | cut -c 1-64 >"$home/xen.sha256"
status 0 'the copyright that is there' copyright
says "^$home/copyright\$" '  is named'
unasked
rm "$home/copyright"
: >offline
status 0 'one that is not there, and no network' copyright
check '  is not made up' test ! -e "$home/copyright"
rm offline
status 0 'one that is not there' copyright
says "^$home/copyright\$" '  is named'
asked
check '  it is that of its package' test "$(cat "$home/copyright")" = 'copyright of the second'
is 'from before'
check '  nor in the folder where it was got' test ! -e again
status 0 '  once' copyright
unasked
rm "$home/copyright"
mv mirror/bookworm/*_4.17.5-1_* .
status 0 'one that the mirror no longer has' copyright
asked
check '  is empty' test -e "$home/copyright" -a ! -s "$home/copyright"
status 0 '  once' copyright
unasked
mv ./*_4.17.5-1_* mirror/bookworm

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


# ---- which one a version means ----

# later HOURS: so much time passes.
later() {
    touch -d "$1 hours ago" cache/xen/*.newest
}
# takes VERSION: the last 'status' named that image.
takes() {
    check "  it is $1" test "$(tail -n 1 out)" = "$work/cache/xen/$1/xen"
}

rm -rf cache
status 0 'the newest of 4.17' get_xen
takes 4.17.5-1
deb bookworm-security 4.17.7+13-1 'the update'
later 23
status 0 'within a day of asking it is the same' get_xen
unasked
takes 4.17.5-1
later 25
status 0 'after a day it is asked for again: the security suite has another' get_xen
asked
takes 4.17.7+13-1
says '^get-xen: fetching xen-hypervisor-4.17-amd64 4\.17\.7\+13-1 from Debian bookworm and bookworm-security$' '  which is said'
later 25
status 0 'and when that is still the newest' get_xen
asked
takes 4.17.7+13-1
check '  it is not fetched again' sh -c '! grep " download " apt'
status 0 '  nor asked for soon' get_xen
unasked
touch -d '2 years' cache/xen/4.17.newest
status 0 'a clock that was ahead hides nothing' get_xen
asked

deb bookworm-security 4.17.10~rc2-1 'a candidate'
deb bookworm-security 4.17.7+13-1+deb12u1 'a revision'
later 25
status 0 'versions stand in the order that dpkg has' get_xen
takes 4.17.10~rc2-1
status 0 '  of a point release, too' get_xen 4.17.7
takes 4.17.7+13-1+deb12u1
rm mirror/bookworm-security/*_4.17.10~rc2-1_* mirror/bookworm-security/*deb12u1_*
later 25
status 0 'what is no longer there is no longer taken' get_xen
takes 4.17.7+13-1

status 0 'a point release' get_xen 4.17.5
takes 4.17.5-1
status 0 'a package by its whole version' get_xen 4.17.7+13-1
takes 4.17.7+13-1
unasked
for version in 4.17.6 4.17.7+1 4.17.5-2 4.17.50; do
    status 3 "$version, which there is not" get_xen "$version"
    says "^get-xen: there is no Xen $(echo "$version" | sed 's/+/\\+/') on this machine's mirror, which for Debian bookworm and bookworm-security has 4\.17\.5-1 and 4\.17\.7\+13-1\$" \
        '  is said, with what there is'
done
for version in 4.18 4.1 4.17x 4.17/../x '4.17 5' '4.17*'; do
    status 4 "'$version', which is no version" get_xen "$version"
    says '^get-xen: no Debian release is known to carry Xen ' '  is refused'
    unasked
done
status 3 'pvbench run says it, too' env PATH="$work/bin:$PATH" PVBENCH_CACHE="$work/cache" "$pvbench" run --xen 4.17.6 --out run
says "^get-xen: there is no Xen 4\.17\.6 " '  in its own words'
check '  and makes no run' test ! -e run

# The archive lists sources, of which this mirror has no file.
status 3 'a build whose source is not on the mirror' get_xen 4.17+pv32
says '^build-xen: skipped: the source package of Xen 4\.17\.7\+13-1 .* is no longer complete' '  is said'
says '^get-xen: so Xen 4\.17\+pv32 is one of 4\.17\.5-1$' '  and the next older one is tried'
says '^build-xen: skipped: the source package of Xen 4\.17\.5-1 ' '  until there is none'

: >offline
later 25
status 0 'offline the newest of before is taken' get_xen
says '^get-xen: Debian could not be asked for the newest Xen 4\.17, so it is 4\.17\.7\+13-1, which was got before \(apt could not read Debian bookworm: E: Could not resolve the mirror\)$' \
    '  and said, with why'
takes 4.17.7+13-1
status 0 '  and not asked for again in an hour' get_xen
unasked
later 25
status 4 'offline a version that was never got is refused' get_xen 4.17.6
rm offline
status 0 'back online it is asked for again' get_xen
asked

rm -rf mirror/bookworm-security cache
status 0 'a mirror without the security suite' get_xen
says "^get-xen: bookworm-security is not on this machine's mirror, so only bookworm itself is looked at\$" '  is said'
takes 4.17.5-1
: >insecure
rm -rf cache
status 0 'sources without a security archive' get_xen
says "^get-xen: this machine's apt sources name no security archive of Debian, so only bookworm itself is looked at\$" '  are said'
takes 4.17.5-1
check '  and no address is made up' sh -c '! grep security apt'
rm insecure
mv mirror/bookworm mirror/aside
rm -rf cache
status 3 'a release that has left the mirror' get_xen
says "^get-xen: skipped: Debian bookworm .* is no longer on this machine's mirror\$" '  is said'
mv mirror/aside mirror/bookworm

# The folder of before had the name of what was asked for.
mkdir -p cache/xen/4.17 mirror/bookworm-security
echo 'of before' >cache/xen/4.17/xen
echo xen-hypervisor-4.17-amd64_4.17.3-1_amd64 >cache/xen/4.17/package
: >offline
status 0 'an image in a folder of before' get_xen
takes 4.17.3-1
check '  it is that image' test "$(cat cache/xen/4.17.3-1/xen)" = 'of before'
rm offline
later 25
status 0 '  which hides no newer one' get_xen
takes 4.17.5-1

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
sed 's/build.log" 80/build.log" ""/' build >build.again
status 0 'of one that was begun before nobody knows how many there are' script -qec "sh '$work/build.again'" /dev/null
says 'build-test: file 20, 1 s' '  and none is said'
status 0 'elsewhere it shows nothing' sh "$work/build"
check '  but what it says' test "$(cat out)" = over

finish
