# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# make test-bare, with a stand-in for debootstrap, whose system has a make that only says what it would:
# what is made, whose exit status it has, and that nothing is left of it, however it ends.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

test_bare() {
    TMPDIR="$work/tmp" PATH="$work/bin:$PATH" "$top/scripts/dev/test-bare" "$@"
}

# one_line PATTERN: the output of the last 'status' is one line, which says this.
one_line() {
    check '  in one line' [ "$(wc -l <"$work/out")" -eq 1 ]
    says "$1" '  that says why'
}

mkdir "$work/bin" "$work/tmp" "$work/cache"
status 4 'no release' test_bare ''
one_line "^test-bare: no Debian release '' is known here: they are bookworm, trixie and sid$"
status 4 'a folder that is there' test_bare trixie "$work/tmp"
one_line '/tmp is there already'
if [ "$(id -u)" -ne 0 ]; then
    status 4 'another user than root' test_bare trixie
    one_line '^test-bare: only root can .*: sudo make test-bare SUITE=trixie$'
    finish
fi
# Another user may not be let into this tree.
mkdir "$work/tree"
cp -r "$top/scripts" "$work/tree"
chmod -R a+rX "$work/tree"
chmod 755 "$work" "$work/tmp"
status 4 'another user than root' setpriv --reuid 65534 --clear-groups sh "$work/tree/scripts/dev/test-bare" trixie
one_line '^test-bare: only root can .*: sudo make test-bare SUITE=trixie$'

# Its options and FOLDER, MIRROR come after SUITE.  What it mounts is to be gone at the end.
cat >"$work/bin/debootstrap" <<'end_of_stand_in'
#!/bin/sh
while [ "${1#--}" != "$1" ]; do shift; done
mkdir -p "$2/etc/apt/apt.conf.d" "$2/root" "$2/dev" "$2/proc" "$2/usr/bin" "$2/mounted"
ln -s usr/bin "$2/bin"
for program in sh cat env sleep; do
    program=$(readlink -f "$(command -v "$program")")
    cp "$program" "$2/usr/bin/$(basename "$program" | sed 's/^dash$/sh/')"
    ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
        mkdir -p "$2/${library%/*}"
        cp -L "$library" "$2/$library"
    done
done
cp "${0%/*}/make" "$2/usr/bin/make"
mount -t tmpfs none "$2/mounted" || exit 1
echo "$1" >"$2/mounted/suite"
end_of_stand_in
cat >"$work/bin/make" <<'end_of_stand_in'
#!/bin/sh
[ "$*" != bench ] || exit "$(cat /root/.cache/pvbench/bench)"
[ "$*" = test ] || exit 99
cat /etc/apt/sources.list
read -r head </root/pvbench/.git/HEAD
echo "head $head in $PWD"
sleep 1000 &
while [ -e /root/.cache/pvbench/wait ]; do
    : >/root/.cache/pvbench/waits
    sleep 0.1
done
echo '3 passed, 1 failed'
exit "$(cat /root/.cache/pvbench/test)"
end_of_stand_in
chmod +x "$work/bin/debootstrap" "$work/bin/make"

no_mount_or_process() {
    check '  leaves no mount' sh -c "! grep -q '$work' /proc/mounts"
    check '  and no process' sh -c "! ls -l /proc/[0-9]*/root 2>/dev/null | grep -q '$work'"
}

nothing_left() {
    check '  leaves no file' [ -z "$(ls -A "$work/tmp")" ]
    no_mount_or_process
}

# bare BENCH TEST: where make bench and make test end with these.
bare() {
    echo "$1" >"$work/cache/bench"
    echo "$2" >"$work/cache/test"
    PVBENCH_CACHE="$work/cache" test_bare trixie
}

status 5 "the exit status is that of make test" bare 4 5
check 'its last line is the count' [ "$(tail -n 2 "$work/out" | head -n 1)" = '3 passed, 1 failed' ]
says '^test-bare: make bench ended with status 4$' 'and a bench that failed is said'
says '^deb [^ ]+ trixie main$' "its mirror is this machine's, of that release"
says '^head .* in /root/pvbench$' 'it has a clone'
nothing_left
status 4 'where make test is good, that of make bench' bare 4 0
status 0 'where both are good, good' bare 0 0

: >"$work/cache/wait"
for signal in INT TERM HUP KILL; do
    rm -f "$work/cache/waits"
    # Not in the background of this shell, which would have INT ignored.
    env --default-signal=INT sh -c 'echo $$ >"$0" && exec "$@"' "$work/pid" \
        env TMPDIR="$work/tmp" PVBENCH_CACHE="$work/cache" PATH="$work/bin:$PATH" \
        "$top/scripts/dev/test-bare" trixie >"$work/out" 2>&1 &
    await 10 test -e "$work/cache/waits"
    kill "-$signal" "$(cat "$work/pid")"
    wait "$!"
    got=$?
    if [ "$signal" != KILL ]; then
        check "ended by $signal in the middle of make test" [ "$got" -eq 4 ]
        nothing_left
    else
        ok 'ended by KILL, which leaves its files'
        no_mount_or_process
    fi
done

finish
