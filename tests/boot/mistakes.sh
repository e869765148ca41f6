# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What people type by mistake: one line that says what is wrong, the right status, and nothing left behind.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cd "$work" || exit 4
mkdir here here/folder
cd here || exit 4
good=$top/results/reference/pv64-4.17

# An option that has nothing behind it, as of a variable of a script that is not set.
for command in $("$pvbench" help | sed -n 's/^  \([a-z-]*\)  .*/\1/p'); do
    for option in $("$pvbench" help "$command" | sed -n 's/^  \(--[a-z-]*\) [^ ].*/\1/p' | sort -u); do
        case $command:$option in
        run:--qemu-arg) continue ;; # QEMU may take such a word
        host:* | iso:*-args) continue ;;
        esac
        status 4 "$command $option ''" "$pvbench" "$command" "$option" ''
        says "^pvbench $command: ($option (needs|takes|is) |where to)" '  it says what it takes'
        check '  in a line, and where to read more' [ "$(grep -c -v "^Try 'pvbench $command --help'" "$work/out")" -eq 1 ]
    done
done
for command in show compare gate plot coverage profile; do
    case $command in
    compare | gate) set -- "$good" '' ;;
    profile) set -- --case set_gdt/empty '' ;;
    *) set -- '' ;;
    esac
    status 4 "$command of a run without a name" "$pvbench" "$command" "$@"
    says '^pvbench: the name of a run is empty: name a run folder, ' '  says so'
done

# What could not be written in the end is not booted for.
for page in /nonexistent/page.html folder; do
    for more in '--env pv64' '--env all' '--against 4.17'; do
        # shellcheck disable=SC2086 # words
        status 4 "run $more --report $page" "$pvbench" run $more --cases xen_version/version --out run --report "$page"
        says "^pvbench run: cannot write $page: " '  is refused'
        check '  before the boot, and nothing is left' test "$(wc -l <"$work/out")" = 1 -a ! -e run
    done
done

# Nor is a Xen fetched for what cannot be kept.
: >file
mkdir full && : >full/file
for row in 'file:is there, and is no folder' 'file/run:Not a directory' 'full:is there and not empty' '/proc/run:Operation not permitted'; do
    status 4 "run --out ${row%%:*}" env PVBENCH_CACHE="$work/cache" "$pvbench" run --xen 4.17 --out "${row%%:*}"
    says "^pvbench run: cannot make the folder ${row%%:*}: .*${row#*:}" '  is refused'
    check '  before a Xen is fetched' test "$(wc -l <"$work/out")" = 1 -a ! -e "$work/cache"
done
status 4 'a cache that cannot be made' env PVBENCH_CACHE=/proc/cache "$pvbench" run --xen 4.17 --out run
says '^get-xen: cannot write /proc/cache/xen: set PVBENCH_CACHE to a folder of your own' '  is said'
check '  before anything is fetched' [ "$(wc -l <"$work/out")" = 1 ]
rm -r file full
# An ordinary user without the packages that build one: these are named before the mirror is asked.
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query"
printf '#!/bin/sh\necho 1000\n' >"$work/bin/id"
printf '#!/bin/sh\n: >%s\nexit 1\n' "$work/asked" >"$work/bin/apt-get"
ln -s dpkg-query "$work/bin/sudo"
chmod 755 "$work"/bin/*
status 4 'a Xen that is to be built, without packages' env PATH="$work/bin:$PATH" PVBENCH_CACHE="$work/cache" \
    "$pvbench" run --xen 4.17+pv32 --out run
says '^apt-get update && apt-get install .* bison ' '  they are named'
check '  before the mirror is asked' test ! -e "$work/asked" -a ! -e run


# Where there is no gnuplot, nothing is made for its pictures.
mkdir "$work/path"
for command in "plot $good --out pictures" "compare $good $good --out pictures"; do
    # shellcheck disable=SC2086 # words
    status 4 "without gnuplot: ${command%% *}" env PATH="$work/path" "$pvbench" $command
    says '^pvbench: gnuplot is missing: install the package gnuplot-nox' '  says so'
    check '  and leaves nothing' test ! -e pictures
done

status 4 'plan-boots of a single run' "$pvbench" plan-boots "$good"
says 'is a folder: floors are a file, which pvbench calibrate makes of two runs or more' '  says what floors are'
status 4 'iso --xen of no version and no file' "$pvbench" iso --out x.iso --xen nofile
says "^pvbench iso: --xen is a version \(4.17\), a file or a folder with Xen's sources, not 'nofile'" '  is refused'
check '  before a package is installed' [ "$(wc -l <"$work/out")" = 1 ]
check 'and nothing of all that is left' [ "$(ls)" = folder ]

cd / || exit 4
finish
