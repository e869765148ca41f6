# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# --xen with a Xen tree, as far as the tree goes: its make is a stub that puts Debian's hypervisor where a
# build would. What is built by which configuration, what is said of it, and that it boots.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
xen=$("$top/scripts/get-xen" 4.17) || exit 4
export PVBENCH_CACHE="$work/cache"
tree=$work/my-xen
cases=xen_version/version

mkdir -p "$tree/xen/include/public"
: >"$tree/xen/Kconfig"
: >"$tree/xen/include/public/xen.h"
cp "$xen" "$work/image"
cat >"$tree/xen/Makefile" <<END
build: .config
	@echo gcc -c -o a.o a.c
	@[ ! -e broken ] || { echo 'make[1]: *** [a.o] Error 1'; echo 'a.c:7:1: error: expected a semicolon'; false; }
	@[ ! -e slow ] || { echo $$$$ >started; sleep 300; }
	@[ -e lost ] || cp '$work/image' xen
defconfig:
	@echo CONFIG_DEFAULT=y >.config
olddefconfig:
	@echo CONFIG_NEW=y >>.config
END
printf '/xen/xen\n/xen/.config\n' >"$tree/.gitignore"
tree_git() {
    git -C "$tree" -c user.name=test -c user.email=test@localhost "$@"
}
# build [FOLDER]
# shellcheck disable=SC2120 # status gives it the folder
build() {
    "$top/scripts/build-tree" "${1-$tree}"
}

# ---- which configuration, and what is said where it cannot be built ----

status 0 'a tree without a configuration is built' build
says "^build-tree: make -C $tree/xen; Ctrl-C ends it; its log is " '  which is said, with the log'
check '  by the default one' grep -qx CONFIG_DEFAULT=y "$tree/xen/.config"
built=$(tail -n 1 "$work/out")
check '  and its image is a copy of what was built' cmp "$xen" "$built"
check '  of no commit' test ! -s "$(dirname "$built")/xen.tree" -o "$(cat "$(dirname "$built")/xen.tree")" = ''
echo CONFIG_OWN=y >"$tree/xen/.config"
status 0 'one with its own configuration, too' build
check '  which it keeps' test "$(paste -s -d ' ' "$tree/xen/.config")" = 'CONFIG_OWN=y CONFIG_NEW=y'
check '  and the same image is kept once' test "$(tail -n 1 "$work/out")" = "$built"

# fails PATTERN TEXT: the build does, in one line besides the one that names it, and leaves its log.
fails() {
    status 4 "$2" build
    says "^build-tree: $tree: $1" '  and why'
    check '  in one line' test "$(wc -l <"$work/out")" -eq 2
    check '  and the log is there' test -s "$(sed -n 's/.*; see \([^:]*\).*/\1/p' "$work/out")"
}
: >"$tree/xen/broken"
fails 'the build failed; see [^:]*/build\.log: a\.c:7:1: error: expected a semicolon$' 'a tree that does not compile is named'
rm "$tree/xen/broken"
status 0 'when it is mended it is built' build
: >"$tree/xen/lost"
rm "$tree/xen/xen"
fails 'the build left no xen/xen' 'a build that leaves nothing is named'
rm "$tree/xen/lost"
status 4 'a folder of another kind' build "$work"
says "^build-tree: $work is no Xen tree: it has no xen/Makefile" '  is named'
status 4 'the folder xen in a tree' build "$tree/xen"
says "^build-tree: $tree/xen is the hypervisor's folder in a Xen tree: give the one above it" '  is told from the tree'
status 4 'no folder at all' build "$work/nothing"
says "^build-tree: $work/nothing is no folder that can be read" '  is named'

# A run of today boots tomorrow's base: old images are kept, but not for ever.
number=0
while [ "$number" -lt 18 ]; do
    echo "$number" >"$work/image"
    # shellcheck disable=SC2119
    build >"$work/many.$number" 2>/dev/null
    number=$((number + 1))
done
check 'of a tree the last 16 images are kept' test "$(find "$work/cache/xen/trees" -name xen | wc -l)" -eq 16
check '  the last among them' test -s "$(cat "$work/many.17")"
check '  the first not' test ! -e "$built"
cp "$xen" "$work/image"

# ---- runs ----

tree_git init -q && tree_git add -A && tree_git commit -q -m first
first=$(tree_git rev-parse HEAD)
status 0 'a run of a tree' run first --quick --cases "$cases" --xen "$tree/xen/.."
check '  knows the tree by name, and its commit' \
    jq -e --arg commit "$first" '.facts | [.["run.xen"], .["run.xen-commit"], .["run.xen-dirty"]] == ["my-xen", $commit, "no"]' \
    "$work/first/run.json"
says "^  run\\.xen-commit +$first\$" '  and shows it'

# What stands behind an image does not boot, but makes another one.
echo more >>"$work/image"
echo 'SECOND = y' >>"$tree/xen/Makefile"
status 0 'after a change, against the run before' \
    run second --quick --cases "$cases" --xen "$tree" --against "$work/first"
facts='[.facts["run.xen-commit"], .facts["run.xen-dirty"], .cases[0].boots[0].status]'
check '  the base is of the image before' \
    jq -e --arg commit "$first" "$facts == [\$commit, \"no\", \"ok\"]" "$work/second/base/run.json"
check '  the new side of a tree with changes' \
    jq -e --arg commit "$first" "$facts == [\$commit, \"yes\", \"ok\"]" "$work/second/new/run.json"
check '  which is another file' test "$(jq -r '.facts["run.xen-file"]' "$work/second/base/run.json")" != \
    "$(jq -r '.facts["run.xen-file"]' "$work/second/new/run.json")"
status 0 'a tree for a base' run third --quick --cases "$cases" --xen "$xen" --against "$tree"
mkdir "$work/above"
tree_git init -q --separate-git-dir="$work/kept.git" && rm "$tree/.git" && git -C "$work" init -q
status 0 'a tree that no git knows' run plain --quick --cases "$cases" --xen "$tree"
check '  has no commit, and none of a folder above' jq -e '.facts | has("run.xen-commit") | not' "$work/plain/run.json"

: >"$tree/xen/broken"
status 4 'a run of a tree that does not compile' run none --cases "$cases" --xen "$tree"
says 'a\.c:7:1: error: ' '  says why'
check '  and makes no run' test ! -e "$work/none"
rm "$tree/xen/broken"
status 4 'a run of a folder of another kind' run none --cases "$cases" --xen "$work/above"
says "^pvbench run: --xen is a version .* or a folder with Xen's sources, not $work/above\$" '  says what it takes'

# ---- interrupted ----

: >"$tree/xen/slow"
env --default-signal=INT "$pvbench" run --no-plots --out "$work/cut" --cases "$cases" --xen "$tree" >"$work/out" 2>&1 &
child=$!
await 30 test -s "$tree/xen/started"
kill -INT "$child"
got=0
wait "$child" || got=$?
check 'Ctrl-C ends a build with exit status 3' test "$got" -eq 3
# shellcheck disable=SC2016 # the inner shell expands it
check '  and what it had started' sh -c '! kill -0 "$(cat "$1")"' sh "$tree/xen/started"
says "^pvbench run: interrupted; there is no Xen $tree yet, and nothing was measured\$" '  and says so'
check '  with no run' test ! -e "$work/cut"
check '  nor a log' test -z "$(find "$work/cache" -name build.log)"

finish
