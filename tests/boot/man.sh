# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The man pages, which are made of the tool's own help: nothing of it is lost, and both readers of
# man pages find nothing wrong with them.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

check 'they are made' "$top/scripts/dev/man-pages" "$pvbench" "$work/man" /usr/share/doc/pvbench

# words: one a line, without the headings that a page has in other letters.
words() {
    tr -s '[:space:]' '\n' | grep -vixE 'usage:|exit|status:?' | sort -u
}

# lost PAGE COMMAND...: the words of its help that a page does not have.
lost() {
    page=$1
    shift
    "$pvbench" help "$@" | grep -v '^/' | words >"$work/help"
    mandoc -T ascii -O width=1000 "$page" | sed 's/.\x08//g' | words >"$work/page"
    comm -23 "$work/help" "$work/page" >"$work/lost"
    [ -s "$work/help" ] && ! grep . "$work/lost"
}

# statuses PAGE: its section is of them alone, and begins with the good one.
statuses() {
    mandoc -T ascii -O width=1000 "$1" | sed 's/.\x08//g' |
        awk '/^[A-Z]/ { in_it = /^EXIT STATUS/; next } in_it && NF' >"$work/section"
    grep -q -E '^ *(the worst of )?0 ' "$work/section" && grep -q ' 4 ' "$work/section" &&
        ! grep -q -i -E 'exit status|docs/' "$work/section"
}

commands=$("$pvbench" help | sed -n 's/^  \([a-z-]*\)  .*/\1/p')
check 'there is one for each command' [ "$(find "$work/man" -name '*.1' | wc -l)" -eq $(($(echo "$commands" | wc -l) + 1)) ]
if command -v mandoc >/dev/null; then
    check 'pvbench.1 has all of its help' lost "$work/man/pvbench.1"
    # Each tool names the folder of its own documents, and the page the one that is installed.
    check '  with the folder where the documents are installed' grep -q "/usr/share/doc/pvbench/docs" "$work/man/pvbench.1"
    check '  and not that of this tree' [ -z "$(sed 's|\\||g' "$work/man/pvbench.1" | grep -F "$top")" ]
    for command in $commands; do
        check "pvbench-$command.1 has all of its help" lost "$work/man/pvbench-$command.1" "$command"
        check '  and says what its exit status can be' statuses "$work/man/pvbench-$command.1"
    done
    check 'mandoc finds nothing wrong' mandoc -T lint -W warning "$work"/man/*.1
else
    echo '# skipped: mandoc is not installed (scripts/setup test)'
fi

# warnings: what man says of all pages.
warnings() {
    for page in "$work"/man/*.1; do
        LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null
    done | grep .
}
if man --version >/dev/null 2>&1; then
    status 1 'and man warns of nothing' warnings
else
    echo '# skipped: man is not installed (scripts/setup test)'
fi

finish
