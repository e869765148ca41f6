# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What tests/inputs and tests/inputs-broken share: a good log, what is shown of it, and how one that
# somebody did something to is held against that.  TAP, as the programs of tests/unit print it.
#
# A script sources this with its own arguments, the kinds to be tried alone; it ends with 'finish'.

pvbench=build/pvbench
good=tests/data/xen-4.17-quick.log
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkfifo "$work/fifo" || exit 4
only=" $* "
failed=0
number=0

verdict() {
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        failed=$((failed + 1))
        echo "not ok $number - $2"
        head -n 20 "$work/what" | sed 's/^/# /'
    fi
}

# shown_by WAY FILE: what is shown of it, and said, with the exit status in the last line.
shown_by() {
    case $1 in
    file) "$pvbench" show --facts --paths "$2" ;;
    gz)
        gzip -c "$2" >"$work/packed"
        "$pvbench" show --facts --paths "$work/packed"
        ;;
    gz-stdin) gzip -c "$2" | "$pvbench" show --facts --paths - ;;
    stdin) "$pvbench" show --facts --paths - <"$2" ;;
    pipe) sed -n p "$2" | "$pvbench" show --facts --paths - ;;
    fd) sed -n p "$2" | "$pvbench" show --facts --paths /dev/fd/3 3<&0 </dev/null ;;
    fifo)
        sed -n p "$2" >"$work/fifo" &
        "$pvbench" show --facts --paths "$work/fifo"
        ;;
    esac 2>&1
    echo "status $?"
}

ways='file gz gz-stdin stdin pipe fd fifo'

wanted() {
    [ "$only" = '  ' ] && return 0
    case $only in *" $1 "*) return 0 ;; esac
    return 1
}

# as_good KIND FILTER...: what the filter makes of the good log is read as the good log is.
as_good() {
    kind=$1
    shift
    wanted "$kind" || return 0
    "$@" <"$good" >"$work/$kind"
    for way in $ways; do
        shown_by "$way" "$work/$kind" >"$work/shown"
        diff "$work/good" "$work/shown" >"$work/what"
        verdict $? "$kind ($way): as the good log"
    done
    "$pvbench" gate "$good" "$work/$kind" >"$work/what" 2>&1
    verdict $? "$kind: the same to the gate"
    rm -f "$work/$kind"
}

# named KIND STATUS TEXT FILTER...: one line has the text, and that is all.
named() {
    kind=$1 status=$2 text=$3
    shift 3
    wanted "$kind" || return 0
    "$@" <"$good" >"$work/$kind"
    for way in $ways; do
        shown_by "$way" "$work/$kind" >"$work/what"
        lines=$(wc -l <"$work/what")
        grep -q -F -e "$text" "$work/what" && [ "$lines" -eq 2 ] &&
            [ "$(tail -n 1 "$work/what")" = "status $status" ]
        verdict $? "$kind ($way): named"
    done
    rm -f "$work/$kind"
}

shown_by file "$good" >"$work/good"
grep -q '^status 0$' "$work/good"
verdict $? 'the good log is good'


# shellcheck disable=SC2034 # for the scripts that source this
esc=$(printf '\033') cr=$(printf '\r')
# The good log has CR LF, and the kinds start from LF.
edited() {
    tr -d '\r' | sed -E "$@"
}

finish() {
    echo "1..$number"
    [ "$failed" -eq 0 ]
}
