# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What 'pvbench export' writes is read by the tools it is for.  No boot: of stored logs, one whole,
# one with a case of each status and a boot that was cut, one written to break out of each format.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

whole=$top/tests/data/xen-4.17-quick.log
mixed=$top/tests/data/export.log
hostile=$top/tests/data/export-hostile.log

# exported LOG FORMAT ARGUMENTS...: into $work/FORMAT.
exported() {
    log=$1
    format=$2
    shift 2
    "$pvbench" export "$log" --format "$format" --out "$work/$format" "$@" 2>"$work/stderr"
}

# equal WANT COMMAND...: the command prints just this.
equal() {
    want=$1
    shift
    got=$("$@") || return 1
    [ "$got" = "$want" ] && return
    echo "printed '$got', not '$want'"
    return 1
}

# ---- exit status and bad input ----

head -n 150 "$mixed" >"$work/cut.log"
sed '/ begin /,$d' "$whole" >"$work/none.log"
# The version is under a CRC; whether XPTI is on is only in a line of Xen's own.
sed 's/XPTI (64-bit PV only): Dom0 disabled/XPTI (64-bit PV only): Dom0 enabled/' "$whole" | cat "$whole" - >"$work/two.log"

status 0 'a whole run' "$pvbench" export "$whole" --format csv
status 5 'a run with a wrong case' "$pvbench" export "$mixed" --format bencher
says ': boot 2: partial$' 'tells on stderr what the format has no place for'
status 3 'a log that is cut' "$pvbench" export "$work/cut.log" --format gobench
status 3 'a run without a price' "$pvbench" export "$work/none.log" --format gobench
says 'it has no price to write' 'says so'
status 3 'a report of it' "$pvbench" export "$work/none.log" --format junit
says '<error message="partial' 'names it'
status 3 'boots of two settings of Xen' "$pvbench" export "$work/two.log" --format csv
says 'not of the same thing: boot.xpti differs$' 'names the key'
status 4 'no such format' "$pvbench" export "$whole" --format xml
says '--format xml: it is gobench, values, csv, junit, .* or tap$' 'lists them'
status 4 'no format' "$pvbench" export "$whole"
status 4 'no such case' "$pvbench" export "$whole" --format csv --cases 'nothing/*'
says 'no case of it matches nothing/\*$' 'says so'
status 4 'a control' "$pvbench" export "$whole" --format csv --cases 'control/*'
status 4 'values of several cases' "$pvbench" export "$whole" --format values --cases 'set_gdt/*'
status 4 'a measure of a format that has all' "$pvbench" export "$whole" --format csv --measure item
status 4 'no such measure' "$pvbench" export "$whole" --format values --measure each
status 3 'a measure that the case has not' \
    "$pvbench" export "$whole" --format values --cases set_gdt/empty --measure item
status 4 'a full disk' "$pvbench" export "$whole" --format csv --out /dev/full
says '/dev/full: No space left' 'says so'

# ---- consumers ----

# ministat and gnuplot: one number a line.  ministat wants three at least.
exported "$mixed" values --cases xen_version/version --samples
check 'ministat reads the samples' equal '100 400 502' \
    sh -c "ministat -n '$work/values' | awk '\$1 == \"x\" && NF > 5 { print \$2, \$3, \$4 }'"
exported "$mixed" values --cases xen_version/version
check 'gnuplot reads the boots' equal '2 401.0' \
    sh -c "gnuplot -e 'stats \"$work/values\" nooutput; print STATS_records, STATS_mean' 2>&1"

# sqlite3: CSV.
query() {
    sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$work/csv' rows" '.mode list' "$1"
}
exported "$mixed" csv
check 'sqlite3 reads every row' equal '19|9' \
    query 'select count(*), count(distinct "case") from rows'
check 'and the prices as numbers' equal '65.46875' \
    query "select min(price + 0) from rows where measure = 'item'"
exported "$hostile" csv
check 'sqlite3 finds each hostile case in a row of 18' equal '13|18' \
    query "select count(*), (select count(*) from pragma_table_info('rows')) from rows"
check 'and no formula' equal '0' \
    query "select count(*) from rows where substr(\"case\", 1, 1) in ('=', '+', '-', '@')
           or substr(why, 1, 1) in ('=', '+', '-', '@') or substr(role, 1, 1) in ('=', '+', '-', '@')"

# xmllint: JUnit XML.
for log in "$whole" "$mixed" "$hostile"; do
    exported "$log" junit
    check "xmllint takes the JUnit XML of $(basename "$log")" \
        xmllint --noout --nonet --relaxng "$top/tests/data/junit.rng" "$work/junit"
    check "and so does the schema of Jenkins' xUnit plugin" \
        xmllint --noout --nonet --schema "$top/tests/data/junit-10.xsd" "$work/junit"
done
check 'and finds each hostile case' equal 14 xmllint --xpath 'count(//testcase[not(contains(@classname, ".diagnosis"))])' "$work/junit"

# cmark-gfm: Markdown.
render() {
    exported "$1" markdown
    cmark-gfm -e table -e autolink -e strikethrough --unsafe "$work/markdown" >"$work/html"
}
one_table() {
    [ "$(grep -c '<table>' "$work/html")" -eq 1 ] && [ "$(grep -c '<tr>' "$work/html")" -eq "$1" ] &&
        [ "$(grep -c '<td' "$work/html")" -eq "$((5 * ($1 - 1)))" ]
}
render "$mixed"
check 'cmark-gfm makes one table of it, a row a case' one_table 10
render "$hostile"
check 'of hostile cases, too' one_table 14
# Every tag but those of a table, of lists and of the fold.
sed -E 's,</?(p|table|thead|tbody|tr|th|td|ul|li|code|strong|details|summary)( align="right")?>,,g' \
    "$work/html" >"$work/rest"
check 'and no tag or link is theirs' sh -c "! grep '<' '$work/rest'"

# The same pages, cut at a size: whole, and no larger.
exported "$whole" markdown --max-bytes 2500
check 'Markdown that is cut is no larger' test "$(wc -c <"$work/markdown")" -le 2500
check 'and one table all the same' sh -c \
    "test \"\$(cmark-gfm -e table --unsafe '$work/markdown' | grep -c '<table>')\" -eq 1"
check 'which says how many are left out' grep -qE '^\*\*[0-9]+ more cases are left out\*\*' "$work/markdown"
exported "$whole" smaller --max-bytes 4000
check 'JSON that is cut is no larger, and JSON' sh -c \
    "test \"\$(wc -c <'$work/smaller')\" -le 4000 && jq -e 'length > 10' '$work/smaller' >'$work/length'"
status 4 'less room than the smallest takes' "$pvbench" export "$whole" --format smaller --max-bytes 10
says 'max-bytes 10 is too few: the smallest smaller of it has [0-9]+$' 'and says how much it takes'
status 0 'what changed since itself' \
    "$pvbench" export "$whole" --format markdown --base "$whole" --changed
says '27 cases that did not change are left out' 'is nothing'

# jq: the JSON of the other commands.
check 'jq reads show as JSON' equal '1 27 0' sh -c \
    "'$pvbench' show '$whole' --format json | jq -r '\"\(.schema) \(.cases | length) \(.exit_status)\"'"
check 'and a gate' equal 'same 0' sh -c \
    "'$pvbench' gate '$whole' '$whole' --format json | jq -r '\"\(.verdict) \(.counts.slower)\"'"
check 'and a comparison of three' equal '3 2' sh -c \
    "'$pvbench' compare '$whole' '$whole' '$whole' --format json |
        jq -r '\"\(.runs | length) \(.comparisons | length)\"'"
"$pvbench" gate "$whole" "$whole" --junit "$work/gate.xml" >"$work/out"
check "xUnit's schema takes a gate's JUnit XML" \
    xmllint --noout --nonet --schema "$top/tests/data/junit-10.xsd" "$work/gate.xml"

# promtool: it checks the older format only, whose reader passes over # UNIT and # EOF; its importer
# is a reader of OpenMetrics, but wants a time.  It comes with all of Prometheus, which is not
# installed for it.
promtool=$("$top/scripts/dev/get-promtool")
check 'promtool is got' test -x "$promtool"
for log in "$whole" "$hostile"; do
    exported "$log" openmetrics
    check "promtool takes the metrics of $(basename "$log")" \
        sh -c "'$promtool' check metrics <'$work/openmetrics'"
    sed -E 's/^(pvbench.*)$/\1 1700000000/' "$work/openmetrics" >"$work/timed"
    check 'and imports them as OpenMetrics' \
        "$promtool" tsdb create-blocks-from openmetrics "$work/timed" "$work/blocks"
done

# jq: the two JSON formats.
exported "$hostile" smaller
check 'jq finds what github-action-benchmark wants' equal 11 \
    jq 'map(select((.name | type) == "string" and .unit == "insns" and (.value | type) == "number"
        and (.extra | type) == "string")) | length' "$work/smaller"
exported "$hostile" bencher
check 'jq finds what Bencher wants' equal 11 \
    jq '[.[] | ."call-insns".value | numbers] | length' "$work/bencher"

# prove: TAP.  It fails by itself where a test is not ok.
exported "$whole" tap
check 'prove takes the TAP of a whole run' prove -q --exec cat "$work/tap"
exported "$mixed" tap
status 1 'prove fails on that of a run with a wrong case' prove --exec cat "$work/tap"
says 'Failed tests?: +2, 10-11' 'names the boot, the wrong and the faulted case'
exported "$hostile" tap
status 1 'prove reads hostile cases' prove --exec cat "$work/tap"
says 'Failed test: +14$' 'and only the wrong one fails'
says 'Tests: 14 Failed: 1\)' 'and there is no test more'

# benchstat is in no package of Debian 12: where somebody has it, it has to take the text.
if command -v benchstat >/dev/null; then
    exported "$hostile" gobench
    check 'benchstat reads each hostile case' equal 11 \
        sh -c "benchstat '$work/gobench' | grep -c 'path=single/n=1 '"
    exported "$whole" gobench
    check 'rows by .name and path have one case each' equal "$(grep -c '^Benchmark' "$work/gobench")" \
        sh -c "benchstat -row .name,/path '$work/gobench' | grep -cE ' (single|multi|array|trap) '"
else
    echo '# no benchstat here: the grammar of Go benchmark text is held by the host tests only'
fi

finish
