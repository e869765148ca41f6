# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A clone in a folder with blanks in its name, that is somebody else's: it builds, is installed into
# another such folder, and what was installed boots, and is removed again. What is released of it, and
# that its bytes do not come from its folder. And plain make, where nothing is installed.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL

clone="$work/some body's"
[ "$(id -u)" -ne 0 ] || chmod 711 "$work"
# Where this tree is somebody else's as well, git is told that it may.
printf '[safe]\n\tdirectory = *\n' >"$work/gitconfig"
check 'it is cloned' env GIT_CONFIG_GLOBAL="$work/gitconfig" git clone -q "$top" "$clone"
# The tree was built a moment ago: its objects are newer than the sources, but for one of each kind.
find "$clone" -path "$clone/.git" -prune -o -type f -exec touch -d 2000-01-01 {} +
cp -a "$top/build" "$clone/build"
rm "$clone/build/pv64/core/crc32.c.o" "$clone/build/host/report/stats/line.o"
[ "$(id -u)" -ne 0 ] || chown -R 65534 "$clone"

into="$work/in to"
status 0 'it is built and installed' make -C "$clone" install DESTDIR="$into" PREFIX=/opt/pvbench
check '  with the version of its commit' \
    [ "$("$into/opt/pvbench/bin/pvbench" --version | grep -c -w "$(git -C "$clone" -c safe.directory='*' describe --always)")" -eq 1 ]
check '  with the same image as any other clone' cmp "$image" "$into/opt/pvbench/lib/pvbench/pvbench-pv64.gz"
check '  with its completion' [ -s "$into/opt/pvbench/share/bash-completion/completions/pvbench" ]
check '  with its man pages' [ -s "$into/opt/pvbench/share/man/man1/pvbench-run.1" ]
check '  with its symbols' "$top/build/tests/list_symbols" image "$into/opt/pvbench/lib/pvbench/pvbench-pv64.gz"
PVBENCH_HOME="$into/opt/pvbench/lib/pvbench"
status 0 'and boots' sh -c 'cd "$1" && shift && "$@"' sh "$into" \
    "$into/opt/pvbench/bin/pvbench" run --quick --cases xen_version/version --out 'a run'
check '  with its pictures' [ -s "$into/a run/plots/prices.png" ]
status 0 'and makes a disc' "$into/opt/pvbench/bin/pvbench" iso --out "$into/a disc.iso" --xen 4.17

# What the table of install.mk put there goes, and what another put there stays.
lib=$into/opt/pvbench/lib/pvbench
check 'help names the folder of the documents' [ "$("$top/build/pvbench" help | tail -n 1)" = "$(cd "$top/docs" && pwd -P)" ]
echo mine >"$lib/mine"
status 0 'it is removed' make -C "$clone" uninstall DESTDIR="$into" PREFIX=/opt/pvbench
check '  but for what another put there' [ "$(find "$into/opt" -type f)" = "$lib/mine" ]
check '  with its folders' [ ! -e "$into/opt/pvbench/share/doc/pvbench" ]
rm "$lib/mine"
status 0 '  and again where nothing is left' make -C "$clone" uninstall DESTDIR="$into" PREFIX=/opt/pvbench
check '  which leaves no folder of its own' [ ! -e "$lib" ]

# The commit as it is released: the same bytes each time, and it knows its version without git.
status 0 'it is packed' make -C "$clone" dist
release=$(sed -n 's/^RELEASE := //p' "$clone/Makefile")
packed=$clone/build/pvbench-$release.tar.gz
cp "$packed" "$work/first.tar.gz"
check '  again' make -C "$clone" dist
check '  to the same bytes' cmp "$packed" "$work/first.tar.gz"
mkdir "$work/tar ball"
check '  and unpacked' tar -x -C "$work/tar ball" -f "$packed"
tree="$work/tar ball/pvbench-$release"
status 0 'its version without git is the number alone' make -s -C "$tree" -f Makefile -f - print <<'END'
print:
	@echo '$(VERSION)'
END
says "^$release\$" '  which is the release'

# This tree was built in its own folder, and that commit is built in another: where the two are the same sources, the
# objects and what QEMU loads are the same bytes: each has the name of its folder in what debuggers read, if any has.
built() {
    make -s -C "$1" VERSION="$(cut -d ' ' -f 1 "$top/build/version")" build/host/report/commands/main.o \
        build/host/report/machine/home.o build/regions-1.so
}
if [ -z "$(GIT_CONFIG_GLOBAL="$work/gitconfig" git -C "$top" status --porcelain --untracked-files=no)" ]; then
    check 'what is packed is built in its own folder' built "$tree"
    for file in host/report/commands/main.o host/report/machine/home.o regions-1.so; do
        check "  to the same bytes: $file" cmp "$top/build/$file" "$tree/build/$file"
    done
else
    echo '# this tree is changed since its commit: it is not held against a build in another folder'
fi

# dpkg-query knows of no package, and the compiler is none.
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query"
chmod +x "$work/bin/dpkg-query"
status 2 'plain make where nothing is installed' env PATH="$work/bin:$PATH" make -C "$top" BUILD="$work/build" CC=none
says '^apt-get update && apt-get install -y --no-install-recommends gcc .*libjansson-dev ' '  says what to type'
check '  before it compiles anything' [ -z "$(ls "$work/build")" ]

finish
