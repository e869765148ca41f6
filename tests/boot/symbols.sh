# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The symbols that we read out of a hypervisor's image are those that nm has of the xen-syms that Debian
# built with it: 4.14, 4.17 and 4.20; and those of our own images are those of nm, too.  No boot.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
list=$top/build/tests/list_symbols

# nm_text FILE: of its symbols in text sections "ADDRESS NAME", sorted, an address as we print it.
nm_text() {
    nm "$1" | awk '$2 ~ /^[TtWw]$/ { print substr("0000000000000000" $1, length($1) + 1), $3 }' | LC_ALL=C sort
}

# ours KIND FILE: "ADDRESS NAME" of ours, without the file that stands before a local one.
ours() {
    "$list" "$1" "$2" >"$work/list" || return
    sed -n '1s/^# //p' "$work/list" >"$work/build-id"
    awk '/^#/ { next } { name = substr($0, 20); sub(/^-/, "", name); sub(/.*#/, "", name); print $1, name }' \
        "$work/list" | LC_ALL=C sort
}

# differ OURS NM: the counts, and what the one has and not the other.  Of our own sections' ends have no name.
differ() {
    awk 'FILENAME == ARGV[1] { if ($2 != "") name[$1] = $2; next }
         { all++; if (!($1 in has)) addresses++; has[$1] = 1; if (!($1 in name)) lost[$1] = 1; else if (name[$1] == $2) same[$1] = 1 }
         END {
             for (at in lost) { bad++; print "not in ours: " at }
             for (at in name) { ours++; if (!(at in same)) { bad++; print "another name in ours: " at " " name[at] } }
             print ours + 0 " addresses, nm has " addresses + 0 " with " all + 0 " names: " bad + 0 " differ"
         }' "$1" "$2"
}

# equal WHAT KIND FILE NM-FILE
equal() {
    if ! ours "$2" "$3" >"$work/ours" 2>"$work/why"; then
        not_ok "$1: $(cat "$work/why")"
        return
    fi
    nm_text "$4" >"$work/nm"
    differ "$work/ours" "$work/nm" >"$work/differ"
    case $(tail -n 1 "$work/differ") in
    0\ *) not_ok "$1: none" ;;
    *': 0 differ') ok "$1: $(tail -n 1 "$work/differ")" ;;
    *)
        not_ok "$1: $(tail -n 1 "$work/differ")"
        sed 's/^/#   /' "$work/differ" | head -n 20
        ;;
    esac
}

build_id_of() {
    readelf -n "$1" 2>/dev/null | sed -n 's/^ *Build ID: //p' | head -n 1
}

for version in 4.14 4.17 4.20; do
    xen=$("$top/scripts/get-xen" "$version" 2>"$work/why") || {
        not_ok "Xen $version: $(tail -n 1 "$work/why")"
        continue
    }
    syms=$("$top/scripts/dev/get-xen-syms" "$xen" 2>"$work/why")
    case $? in
    0) ;;
    3)
        echo "# Xen $version is left out: $(tail -n 1 "$work/why")"
        continue
        ;;
    *)
        not_ok "xen-syms of Xen $version: $(tail -n 1 "$work/why")"
        continue
        ;;
    esac
    equal "Xen $version: the symbols in the image are those of nm" xen "$xen" "$syms"
    check '  its build id is that of xen-syms' test "$(cat "$work/build-id")" = "$(build_id_of "$syms")"
    gzip -1nc "$xen" >"$work/xen.gz"
    "$list" xen "$xen" >"$work/plain"
    status 0 '  gzipped' "$list" xen "$work/xen.gz"
    check '  they are the same' cmp "$work/out" "$work/plain"
    equal "Xen $version: xen-syms by its own table" file "$syms" "$syms"
    nm -n "$syms" >"$work/map"
    equal "Xen $version: what nm prints" file "$work/map" "$syms"
    status 4 '  cut in half the image has none' sh -c 'head -c "$(($(wc -c <"$1") / 2))" "$1" >"$2" && "$3" xen "$2"' sh \
        "$xen" "$work/half" "$list"
    says '^list_symbols: .*/half ' '  which is said in one line'
done

for env in pv64 pv32pae pv32; do
    equal "the image of $env" image "$top/build/pvbench-$env.gz" "$top/build/pvbench-$env.elf.debug"
    check '  its build id is that of the file that boots' \
        test "$(cat "$work/build-id")" = "$(build_id_of "$top/build/pvbench-$env.elf")"
    check '  the labels of its entry file are among them' grep -q ' start$' "$work/ours"
done
cp "$top/build/pvbench-pv64.gz" "$work/own.gz"
status 4 'an image without the file of its symbols beside it' "$list" image "$work/own.gz"
says '^list_symbols: .*/own\.gz has no symbols, and no file of its name and \.debug is beside it$' '  says so'
cp "$top/build/pvbench-pv32.elf.debug" "$work/own.elf.debug"
status 4 'and with one of another build' "$list" image "$work/own.gz"
says '^list_symbols: .*/own\.elf\.debug is of another build than .*/own\.gz: make both again$' '  says so, too'

finish
