# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What pvbench writes, by every command: to a stdout that is full or closed, to files on a full disk,
# through links that lie in their place, and names with control bytes to a terminal. No boot.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/fake-host.sh
. "$top/tests/fake-host.sh"
cd "$work" || exit 4
log=$top/tests/data/xen-4.17-quick.log
cycles_1=$work/cycles-1.log
cycles_2=$work/cycles-2.log
"$top/build/speed/make_log" cycles 2 12 20 1 >"$cycles_1"
"$top/build/speed/make_log" cycles 2 12 20 2 >"$cycles_2"

# ---- stdout ----

# stdout TEXT STATUS LINES COMMAND...: with a stdout that is full and one that is closed; so many
# lines on stderr.
stdout() {
    of=$1
    want="$2 $3"
    shift 3
    "$@" >/dev/full 2>"$work/err"
    got="$? $(wc -l <"$work/err")"
    check "$of >/dev/full: status and lines are $want" test "$got" = "$want"
    "$@" >&- 2>"$work/err"
    got="$? $(wc -l <"$work/err")"
    check "$of >&-: status and lines are $want" test "$got" = "$want"
}

# Every command by its name, as it says itself: a new one is tried, too.
commands=$("$pvbench" --help | sed -n 's/^  \([a-z-]*\) .*/\1/p')
check 'the commands are known' test "$(echo "$commands" | wc -w)" -ge 10
for command in $commands; do
    stdout "$command --help" 4 1 "$pvbench" "$command" --help
done
# A command is asked for its help in three ways, and for the version in two.
for command in $commands; do
    "$pvbench" "$command" --help >"$work/help"
    check "help $command is $command --help" test "$("$pvbench" help "$command")" = "$(cat "$work/help")"
    check "  and so is $command -h" test "$("$pvbench" "$command" -h)" = "$(cat "$work/help")"
    check '  which fits 80 columns' test -z "$(grep -E '^.{81}' "$work/help")"
    check "$command -V is --version" test "$("$pvbench" "$command" -V)" = "$("$pvbench" --version)"
done
check 'help of all fits 80 columns' test -z "$("$pvbench" help | grep -v "^/" | grep -E '^.{81}')"
check '-V is --version' test "$("$pvbench" -V)" = "$("$pvbench" --version)"
status 4 'a command that is mistyped' "$pvbench" shwo
says '^pvbench: no such command: shwo; did you mean show[?]$' '  is told what is near'
check '  in a line' test "$(wc -l <"$work/out")" -eq 1
status 4 'help of one, too' "$pvbench" help shwo
says 'did you mean show[?]$' '  is'
status 4 'help of two commands' "$pvbench" help show gate
says '^pvbench: help is of one command: gate is one word too many$' '  is none'
stdout --help 4 1 "$pvbench" --help
stdout help 4 1 "$pvbench" help
stdout --version 4 1 "$pvbench" --version
stdout list 4 1 "$pvbench" list
stdout 'list --json' 4 1 "$pvbench" list --json
stdout show 4 1 "$pvbench" show "$log"
stdout 'show --paths' 4 1 "$pvbench" show "$log" --paths
stdout 'show --view' 4 1 "$pvbench" show "$log" --view pte
stdout coverage 4 1 "$pvbench" coverage
stdout 'coverage of a run' 5 1 "$pvbench" coverage "$log"
stdout 'coverage --markdown' 4 1 "$pvbench" coverage --markdown
stdout compare 4 1 "$pvbench" compare "$log" "$log"
for form in text ministat markdown; do
    stdout "compare --format $form" 4 1 "$pvbench" compare "$log" "$log" --format "$form"
done
stdout 'compare --all' 4 1 "$pvbench" compare "$log" "$log" --all
stdout gate 4 1 "$pvbench" gate "$log" "$log"
stdout 'gate --markdown -' 4 1 "$pvbench" gate "$log" "$log" --markdown -
stdout calibrate 4 1 "$pvbench" calibrate "$cycles_1" "$cycles_2" --out floors.json
stdout plan-boots 4 1 "$pvbench" plan-boots "$cycles_1" "$cycles_2"
for format in $("$pvbench" export --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    stdout "export --format $format" 4 1 "$pvbench" export "$log" --format "$format" --cases xen_version/version
done
stdout report 4 1 "$pvbench" report "$log" --out -
check 'no bar in a pipe' test "$("$pvbench" show "$log" --sparkline | cksum)" = "$("$pvbench" show "$log" | cksum)"
check '  and bars on a terminal' sh -c "LC_ALL=C.UTF-8 script -qec \"'$pvbench' show '$log' --sparkline\" /dev/null </dev/null | grep -q '█▆'"
# A plot says nothing there, and is drawn.
stdout plot 0 0 "$pvbench" plot "$log" --out plots
check '  which is whole' test -s plots/prices.svg
# The worst still wins.
"$pvbench" gate "$top/results/reference/pv64-4.17" "$top/results/reference/pv64-4.20" --across xen >/dev/full 2>"$work/err"
check 'what is slower is slower on a full disk, too' test "$?" -eq 5
# A reader that has seen enough: what is written to files is written all the same.
{ "$pvbench" gate "$log" "$log" --junit piped.xml 2>"$work/err"; echo "$?" >"$work/piped"; } | true
check 'to a reader that has gone: status 4' test "$(cat "$work/piped")" -eq 4
check '  without a word' test ! -s "$work/err"
check '  and the file is written' xmllint --noout --nonet piped.xml
# A run is made and kept all the same.  Its machine is a stored log here.
mkdir -p tree/build tree/scripts
cp "$pvbench" "$top"/build/pvbench-*.gz tree/build/
cat >tree/scripts/run-qemu <<END
#!/bin/sh
case "\$*" in
*--facts*) echo qemu.version=none ;;
*) cat '$log' ;;
esac
END
chmod +x tree/scripts/run-qemu
tree/build/pvbench run --no-plots --xen "$log" --out run-full >/dev/full 2>"$work/err"
check 'a run with a full stdout: status 4' test "$?" -eq 4
check '  says so last' sh -c "tail -n 1 '$work/err' | grep -q '^pvbench: cannot write the standard output: No space'"
tree/build/pvbench run --no-plots --xen "$log" --out run-seen >/dev/null 2>&1
check '  and is kept whole' test "$("$pvbench" show run-full --paths | cksum)" = "$("$pvbench" show run-seen --paths | cksum)"
tree/build/pvbench run --no-plots --xen "$log" --out run-page --report page.html >"$work/out" 2>&1
check 'a run with a page: it names it last' test "$(tail -n 1 "$work/out")" = 'page for a browser: page.html'
check '  and it is the page of the run that is kept' sh -c "'$pvbench' report run-page --out - | cmp - page.html"
for page in run-same ./run-same run-same/run.json run-same/plots/x.html; do
    status 4 "  not into $page, where the run itself goes" \
        tree/build/pvbench run --no-plots --xen "$log" --out run-same --report "$page"
    check '  and nothing was run' test ! -e run-same
done
status 4 'two outputs of one name' "$pvbench" gate "$log" "$log" --report same.x --junit ./same.x
says '^pvbench gate: --junit and --report are both to write same.x: name another one$' '  are named'
check '  and not written' test ! -e same.x
mkdir packed
gzip -c run-page/run.json >packed/run.json.gz
status 4 'a file that would hide a run' "$pvbench" export "$log" --format csv --out packed/run.json
check '  is not written' test "$(ls -A packed)" = run.json.gz

# Nothing that is opened gets the number of a stream that was closed.
"$pvbench" export "$log" --format csv --out closed.csv <&- >&- 2>&-
check 'with all three closed a file is written' cmp closed.csv "$("$pvbench" export "$log" --format csv >open.csv && echo open.csv)"

if [ "$(id -u)" -eq 0 ]; then
    for words in status 'status --facts' 'prepare --dry-run' 'prepare --pin' restore; do
        # shellcheck disable=SC2086 # words
        stdout "host $words" 4 1 fake_host $words
        check '  nothing was set' test ! -s "$fake/made"
    done
    check '  or remembered' test ! -e "$fake/host.state"
    fake_host prepare --pin >/dev/null
    fake_host restore >/dev/full 2>"$work/err"
    check 'restore to a full disk: status 4' test "$?" -eq 4
    check '  and all is put back' test ! -e "$fake/host.state"
fi

# ---- the width of a terminal ----

# within WIDTH COMMAND...: no line of it is wider, on a terminal and in a pipe with COLUMNS.
within() {
    width=$1
    shift
    script -q -e -c "stty cols $width rows 24; $*" /dev/null </dev/null >"$work/said" 2>&1
    check "$(echo "$*" | sed "s|$top/||g; s|$work/||g"): fits $width columns" \
        test -s "$work/said" -a -z "$(tr -d '\r' <"$work/said" | grep -E "^.{$((width + 1))}")"
    check '  and in a pipe the same with COLUMNS' test "$(tr -d '\r' <"$work/said" | grep -v '^pvbench')" = \
        "$(COLUMNS=$width "$@" 2>/dev/null)"
}
base=$top/results/reference/pv64-4.17
new=$top/results/reference/pv64-4.20
other=$top/results/reference/pv32pae-4.17+pv32
for width in 80 200; do
    for words in help list coverage "coverage $base $new" "show $base" "show $base --brief --sort price" \
        "show $log --paths --facts --quantiles" "show $base --view all" "show $cycles_1" \
        "compare $base $new" "compare $base $new --all" "compare $base $other" "compare $cycles_1 $cycles_2" \
        "compare $base $new --format ministat" "gate $base $new --across xen" \
        "gate $base $new --across xen --explain set_gdt/empty" "gate $cycles_1 $cycles_2" \
        "calibrate $cycles_1 $cycles_2 --out floors.json"; do
        # shellcheck disable=SC2086 # words
        within "$width" "$pvbench" $words
    done
done
check 'a gate keeps its change at 80 columns' sh -c "COLUMNS=80 '$pvbench' gate '$base' '$new' --across xen | grep -q '^verdict .*  change  *once$'"
# In a pipe without COLUMNS nothing is left out, and with one that is no number neither.
"$pvbench" show "$base" >whole
check 'a pipe has every column' grep -q 'b. *even *array  *rep$' whole
check '  and every name' grep -q '^event_channel_op/bind-interdomain-bad-port ' whole
check 'COLUMNS that is no number is none' test "$(COLUMNS=8x "$pvbench" show "$base" | cksum)" = "$(cksum <whole)"
check 'a message on a terminal is broken between words' test -z "$(script -q -c "stty cols 80; $pvbench gate $base $other" /dev/null </dev/null | tr -d '\r' | grep -E '^.{81}')"
check '  and is a line elsewhere' test "$("$pvbench" gate "$base" "$new" 2>&1 | wc -l)" -eq 1

# ---- files ----

# limited COMMAND...: no file of more than 512 bytes can be written; stdout is a pipe.
limited() {
    # shellcheck disable=SC2016 # for the shell with the limit
    { sh -c 'ulimit -f 1 && exec "$0" "$@"' "$@" 2>&1; echo "$?" >"$work/status"; } | cat >"$work/said"
    return "$(cat "$work/status")"
}

# fails_to TEXT NAME COMMAND...: a file of that name is not written, and one that is there is left.
fails_to() {
    what=$1
    name=$2
    shift 2
    rm -rf full
    mkdir full
    status 4 "$what on a full disk" limited "$@"
    check '  is told in a line' test "$(grep -c '^pvbench: cannot write' "$work/said")" -eq 1
    check '  leaves no file' test -z "$(ls -A full)"
    echo old >"full/$name"
    status 4 '  nor does it touch one' limited "$@"
    check '  that was there' test "$(cat "full/$name" && ls -A full)" = "old
$name"
}
fails_to 'export --out' x.csv "$pvbench" export "$log" --format csv --out full/x.csv
fails_to 'export --out of JUnit' x.xml "$pvbench" export "$log" --format junit --out full/x.xml
fails_to 'gate --junit' x.xml "$pvbench" gate "$log" "$log" --junit full/x.xml
fails_to 'gate --markdown' x.md "$pvbench" gate "$log" "$cycles_1" --markdown full/x.md
fails_to 'gate --report' x.html "$pvbench" gate "$log" "$log" --report full/x.html
fails_to 'report --out' x.html "$pvbench" report "$log" --out full/x.html
fails_to 'calibrate --out' x.json "$pvbench" calibrate "$cycles_1" "$cycles_2" --out full/x.json
rm -rf full
for kilobytes in 1 8 30; do
    # shellcheck disable=SC2016 # for the shell with the limit
    status 4 "plot --out, of $kilobytes KB a file" sh -c 'ulimit -f "$1" && exec "$2" plot "$3" --out full' sh "$((2 * kilobytes))" "$pvbench" "$log"
    for file in full/*; do
        [ -e "$file" ] || continue
        case $file in
        *.svg) check "  ${file#*/} is whole" xmllint --noout --nonet "$file" ;;
        *.png) check "  ${file#*/} is whole" sh -c "tail -c 12 '$file' | grep -q IEND" ;;
        *) check "  ${file#*/} is not empty" test -s "$file" ;;
        esac
    done
done
"$pvbench" export "$log" --format csv --out /dev/fd/1 | cmp -s - open.csv
check '/dev/fd/1 is written where it is' test "$?" -eq 0
"$pvbench" export "$log" --format csv --out /proc/self/fd/1 >through.csv
check '  also where it is a file' cmp through.csv open.csv
mkfifo fifo
"$pvbench" export "$log" --format csv --out fifo &
check 'so is a FIFO' cmp fifo open.csv
wait
check '  and is still one' test -p fifo

# ---- links that lie there ----

echo precious >precious
# through NAME COMMAND...: whatever it writes, nothing goes through the link of this name.
through() {
    link=$1
    shift
    command="$(basename "$1") $2"
    ln -sf "$work/precious" "$link"
    "$@" >"$work/said" 2>&1
    check "$command: nothing goes through the link $link" test "$(cat precious)" = precious
}
through x.csv "$pvbench" export "$log" --format csv --out x.csv
check '  which is a file now' cmp x.csv open.csv
through x.xml "$pvbench" gate "$log" "$log" --junit x.xml
through x.md "$pvbench" gate "$log" "$log" --markdown x.md
through x.html "$pvbench" gate "$log" "$log" --report x.html
through x.html "$pvbench" report "$log" --out x.html
through .f.json.new "$pvbench" calibrate "$cycles_1" "$cycles_2" --out f.json
through f.json "$pvbench" calibrate "$cycles_1" "$cycles_2" --out f.json
rm -rf plots
mkdir plots
for name in prices batches view-pte; do
    for ending in dat gp svg png; do
        through "plots/$name.$ending" "$pvbench" plot "$log" --out plots
        check '  which is a file now' test ! -L "plots/$name.$ending"
    done
done
mkdir elsewhere
cp -r run-seen run
ln -s ../elsewhere run/plots
status 4 'a run whose folder of plots is a link' "$pvbench" plot run
says 'cannot make run/plots: Not a directory' '  says so'
check '  is not drawn through it' test -z "$(ls -A elsewhere)"
if command -v xorriso >/dev/null; then
    through x.iso "$top/scripts/grub-iso" x.iso "$top/build/tests/stand_in" "$image"
    check '  which is a file now' test -s x.iso -a ! -L x.iso
    check '  and nothing is left beside it' test -z "$(find . -name '.pvbench-iso*')"
fi

# ---- what a terminal gets ----

# plain TEXT COMMAND...: no byte of it but printable ASCII and newlines.
plain() {
    of=$1
    shift
    "$@" >"$work/said" 2>&1
    check "$of is clean" test -z "$(LC_ALL=C tr -d ' -~\n' <"$work/said")"
}
# clean TEXT COMMAND...: it is, and says the name escaped.
clean() {
    plain "$@"
    check '  and names it' grep -q -F '\x1b[31m\x07\xc2\x9b' "$work/said"
}
odd=$(printf '\033[31m\007\302\233')
cp -r run "$odd"
rm "$odd/plots"
mkdir "d$odd"
: >"$odd.json"
clean 'an unknown command' "$pvbench" "$odd"
for command in $commands; do
    clean "$command with an unknown option" "$pvbench" "$command" "--$odd"
done
for command in show coverage 'plot --out plots' 'export --format csv'; do
    # shellcheck disable=SC2086 # words
    clean "${command%% *} of what is not there" "$pvbench" $command "none$odd"
    # shellcheck disable=SC2086
    clean "${command%% *} of what is no run" "$pvbench" $command "$odd.json"
done
clean 'compare' "$pvbench" compare "$odd" "$log" --across "$odd"
clean 'compare --format ministat' "$pvbench" compare "$odd" "$odd" --format ministat
plain 'compare --format markdown' "$pvbench" compare "$odd" "$odd" --format markdown
clean 'compare --all' "$pvbench" compare "$odd" "$odd" --all
clean 'gate' "$pvbench" gate "$odd" "$log"
clean 'gate --markdown -' "$pvbench" gate "$odd" "$log" --markdown -
for option in --out --junit --markdown --floors --policy --cases --case --explain --across --format --measure --base --max-bytes --view; do
    case $option in
    --out | --format | --measure) words="export $log --format csv" ;;
    --base | --max-bytes) words="export $log --format smaller" ;;
    --view | --case) words="show $log" ;;
    *) words="gate $log $log" ;;
    esac
    # shellcheck disable=SC2086 # words
    clean "${words%% *} $option" "$pvbench" $words "$option" "/none/$odd"
done
clean 'compare --out' "$pvbench" compare "$log" "$log" --out "/none/$odd"
clean 'plot --out' "$pvbench" plot "$log" --out "/none/$odd"
clean 'calibrate' "$pvbench" calibrate "$cycles_1" "$cycles_2" --out "d$odd/floors.json"
clean 'plan-boots' "$pvbench" plan-boots "none$odd"
clean 'plan-boots --cases' "$pvbench" plan-boots "$cycles_1" "$cycles_2" --cases "$odd"
clean 'calibrate --out' "$pvbench" calibrate "$cycles_1" "$cycles_2" --out "/none/$odd"
clean 'run' tree/build/pvbench run --no-plots --xen "$log" --out "d$odd/run"
clean 'run of two sides' tree/build/pvbench run --no-plots --xen "$log" --against "$log" --out "d$odd/pair"
clean 'run of all environments' tree/build/pvbench run --no-plots --xen "$log" --env all --out "d$odd/all"
clean 'run into a folder that is not empty' tree/build/pvbench run --no-plots --xen "$log" --out "d$odd/run"
for option in --xen --kernel --out --env --cases --against --unit --accel; do
    clean "run $option" "$pvbench" run --no-plots --xen "none$odd" "$option" "none$odd"
done
for script in get-xen build-tree grub-iso iso run-qemu run-xl setup xen-image host dev/nested-host dev/library-cpio; do
    case $script in
    get-xen | build-tree | iso | setup | host | xen-image) set -- "$odd" ;;
    grub-iso) set -- --check "$odd\\" ;;
    run-qemu) set -- --xen "$odd" --kernel "$odd" ;;
    run-xl) set -- --kernel "$odd" ;;
    dev/nested-host) set -- "--$odd" ;;
    dev/library-cpio) set -- "$odd" ;;
    esac
    clean "scripts/$script" "$top/scripts/$script" "$@"
done

finish
