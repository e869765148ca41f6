# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The gate, on real boots: green for the same, red for a path that is longer by a known number of
# instructions and for one that is really longer, and one clear answer for what cannot be judged.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

cases='xen_version/version,stack_switch/same,set_gdt/1frame,update_va_mapping/same-none,mmu_update/l1-same,selftest/toll'

# boot NAME OPTION...: a run of these cases, toll and all.
boot() {
    name=$1
    shift
    status 0 "$name runs" run "$name" --quick --cases "$cases" "$@"
}

gate() {
    "$pvbench" gate "$@"
}

boot a --kernel-args toll=0
boot again --kernel-args toll=0
status 0 'A against A is green' gate "$work/a" "$work/again"
says '^gate: same \(exit status 0\)$' '  and says same'
says '^[0-9]+ cases: 6 same' '  of all six cases'

# The limit is the larger of 1 % and 4 instructions: the price decides where the edge is.
# level CASE: the one value of its single calls in the first run.
level() {
    jq --arg name "$1" "$def_pairs"' .cases[] | select(.name == $name) | .paths.single[]
        | select(.n == 1) | pairs | max_by(.[1])[0]' "$work/a/run.json"
}
price=$(($(level selftest/toll) - $(level control/twin)))
edge=$((price / 100))
[ "$edge" -ge 4 ] || edge=4
boot edge --kernel-args "toll=$edge"
boot over --kernel-args "toll=$((edge + 1))"
status 0 "A against A and $edge instructions, of $price, is green" gate "$work/a" "$work/edge"
says "selftest/toll: one call moved by \\+$edge " '  and the growth is told'
status 5 'one instruction more is red' gate "$work/a" "$work/over"
says "^slower +selftest/toll +call +$price +$((price + edge + 1)) +\\+$((edge + 1)) " \
    '  with the case and both values'
says '^What to do: ' '  and what to do'
status 5 'an explanation has the same exit status' \
    gate "$work/a" "$work/over" --explain selftest/toll
says "boot 1: $((price + edge + 1)) = \\([0-9]+ - null call [0-9]+\\) / 1; [0-9]+ samples" '  and the numbers behind it'

cat >"$work/policy.txt" <<END
limit.selftest = 5% 40  # room for it
END
status 0 'a policy gives a family room' gate "$work/a" "$work/over" --policy "$work/policy.txt"
echo 'except.selftest/* = 9999-12-31 a chain of our own' >"$work/policy.txt"
status 0 'an exception forgives it' gate "$work/a" "$work/over" --policy "$work/policy.txt"
says '^slower \(excused\) +selftest/toll' '  and says so'
says 'selftest/toll: excused until 9999-12-31: a chain of our own' '  and why, until when'
echo 'except.selftest/* = 2001-01-01 long ago' >"$work/policy.txt"
status 5 'an exception that is over forgives nothing' gate "$work/a" "$work/over" --policy "$work/policy.txt"
says 'policy.txt:1: the exception for selftest/\* ended on 2001-01-01' '  and is named with its line'

status 5 'the other forms are written too' gate "$work/a" "$work/over" \
    --junit "$work/gate.xml" --markdown "$work/gate.md" --report "$work/gate.html"
check '  JUnit XML that xmllint reads, with one failure' sh -c "xmllint --noout --nonet --schema '$top/tests/data/junit-10.xsd' '$work/gate.xml' &&
    test \"\$(xmllint --xpath 'string(/testsuites/@failures)' '$work/gate.xml')\" = 1 &&
    test \"\$(xmllint --xpath 'string(//testcase[failure]/@name)' '$work/gate.xml')\" = selftest/toll"
check '  Markdown that cmark-gfm makes one table of' sh -c \
    "test \"\$(cmark-gfm -e table '$work/gate.md' | grep -c '<table>')\" -eq 1"

check '  a page, with the verdict first' sh -c \
    "grep '^<p class=\"verdict' '$work/gate.html' | head -n 1 | grep -q 'Gate: slower (exit status 5)'"

boot bare --kernel-args toll=0 --xen-args spec-ctrl=no
status 3 'other options of Xen are incomparable' gate "$work/bare" "$work/a"
says 'incomparable: boot\.cmdline is .*spec-ctrl=no in .*another command line of Xen$' '  and the key is named'
across=$(sed -n 's/.*allow it with --across //p' "$work/out")
status 5 'on purpose, the longer way into Xen is red' gate "$work/bare" "$work/a" --across "$across"
for family in xen_version stack_switch set_gdt update_va_mapping mmu_update; do
    says "^slower +$family/" "  in $family"
done
status 0 'and the shorter one is not' gate "$work/a" "$work/bare" --across "$across"

boot newer --kernel-args toll=0 --xen 4.20
status 3 'another Xen is incomparable' gate "$work/a" "$work/newer"
says 'xen is 4\.17.* in .*, and 4\.20.* in ' '  and named'
across=$(sed -n 's/.*allow it with --across //p' "$work/out")
want=0
"$pvbench" gate "$work/a" "$work/newer" --across "$across" >"$work/verdicts"
grep -q '^slower ' "$work/verdicts" && want=5
status "$want" "on purpose it is judged by the numbers: exit status $want" \
    gate "$work/a" "$work/newer" --across "$across"

status 0 'a run without two of the cases' run fewer --quick --cases 'xen_version/version,set_gdt/1frame'
status 3 'missing cases are no green' gate "$work/a" "$work/fewer"
says '^inconclusive +stack_switch/same' '  and named'
status 4 'a foreign file is an error' gate "$work/a" "$top/README.md"
check '  in one line' test "$(wc -l <"$work/out")" -eq 1
finish
