# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A gate that names the functions: of a toll that is known, in our own image, and of two Xens whose
# difference is known; and the block for a commit message that a run against another has.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

gate() {
    "$pvbench" gate "$@"
}

# ---- a toll: so many instructions in a function of ours ----

tolled=selftest/toll
for toll in 0 5; do
    status 0 "a run with its profiles, toll=$toll" \
        run "toll-$toll" --profile --quick --boots 2 --cases "$tolled,xen_version/version" --kernel-args "toll=$toll"
done
status 5 'the toll is red' gate "$work/toll-0" "$work/toll-5"
says "^  $tolled: toll_chain \\+5\$" '  and the function that it is in is named, and no other'
status 5 '  explained, too' gate "$work/toll-0" "$work/toll-5" --explain "$tolled"
says '^toll_chain +guest +0 +5 +\+5 +\+5$' '  with its instructions'
says '^sum +\+5 +\+5$' '  which are all of the change'
status 5 '  a case that is the same has been looked at as well' \
    gate "$work/toll-0" "$work/toll-5" --explain xen_version/version
says '^  by function: none of them moved$' '  and is the same in every function'
"$pvbench" gate "$work/toll-0" "$work/toll-5" --format json >"$work/gate.json"
check '  JSON has it, and the function of nothing else' \
    jq -e '[.cases[] | select(.functions != null) | [.name, (.functions[] | .function, .change)]]
        == [["selftest/toll", "toll_chain", 5]]' "$work/gate.json"

# The run is judged whatever became of its profiles.
profile=$work/toll-0/boot-1.paths.gz
other=$work/toll-0/boot-2.paths.gz
cp "$profile" "$work/kept"
head -c 1000 "$work/kept" >"$profile"
status 5 'the profile of the first boot is cut' gate "$work/toll-0" "$work/toll-5"
says '^  base: the profile of boot 1 is not used: it is cut' '  which is said'
says "^  $tolled: toll_chain \\+5\$" '  and that of the second is used'
cp "$work/kept" "$other"
status 5 'both are of no use: the runs are judged as before' gate "$work/toll-0" "$work/toll-5"
says '^  base: the profile of boot 1 is not used: ' '  and a line says why no function is named'
check '  one line' test "$(grep -c -i -E 'profile|functions' "$work/out")" -eq 1
cp "$work/kept" "$profile"
rm "$other"
"$pvbench" gate "$work/toll-0/boot-1.log" "$work/toll-5" >"$work/out"
says "^  $tolled: toll_chain \\+5\$" 'a log by itself has the profile beside it'
"$pvbench" gate "$work/toll-0/boot-2.log" "$work/toll-5" >"$work/out"
check '  if it is that of its boot' sh -c "! grep -q -i -E 'profile|functions' '$work/out'"
"$pvbench" gate - "$work/toll-5" <"$work/toll-0/boot-1.log" >"$work/out"
check '  and none on standard input' sh -c "! grep -q -i -E 'profile|functions' '$work/out'"
rm "$profile"
status 5 'no profile: as before there were any' gate "$work/toll-0" "$work/toll-5"
check '  without a word' sh -c "! grep -q -i -E 'profile|functions' '$work/out'"

# ---- two Xens: by entry of a multicall 7 fewer instructions, and 56 more iterations of REP ----

if ! "$top/scripts/get-xen" 4.20 >/dev/null 2>"$work/why"; then
    ok "skipped: Xen 4.20 against 4.17: $(tail -n 1 "$work/why")"
    finish
fi
case=stack_switch/same
status 0 'two Xens in turns, with their profiles' \
    run pair --profile --cases "$case,set_gdt/too-many,xen_version/version" --xen 4.20 --against 4.17
named="$case: copy_from_guest_ll -11 \\(\\+45\\), do_multicall \\+4\\.0\$"
says "^  $named" '  what differs is said with its functions'
says '^by function: copy_from_guest_ll -11 \(\+45\), do_multicall \+4\.0$' '  and ready for a commit message'
check '  which is kept' grep -q '^by function: copy_from_guest_ll -11 (+45), do_multicall ' "$work/pair/ministat.txt"
check '  in lines that fit one' sh -c "! sed -n '/^by function/,/^\$/p' '$work/pair/ministat.txt' | grep -E '^.{73}'"
check '  and for a page' grep -q "^- \`$case: copy_from_guest_ll -11 (+45), do_multicall +4.0\`\$" "$work/pair/changes.md"

status 0 'at a gate the entry is faster' \
    gate "$work/pair/base" "$work/pair/new" --across xen --junit "$work/gate.xml"
says "^faster +$case +entry .* \\+49\\.0 \\(.*\\) +-7\\.0 \\(" '  by 7, with each REP instruction counted once'
says "^  $named" '  in the same two functions'
check '  JUnit XML that xmllint reads' \
    xmllint --noout --nonet --schema "$top/tests/data/junit-10.xsd" "$work/gate.xml"
status 0 '  explained' gate "$work/pair/base" "$work/pair/new" --across xen --explain "$case"
says 'of which \+56 are iterations of REP; without them -7\.0 ' '  with the iterations of REP'
says '^copy_from_guest_ll +xen +[0-9]+ +[0-9]+ +\+2880 +-704 +-11\.0$' '  the copy of an entry'
says '^do_multicall +xen +[0-9]+ +[0-9]+ +\+[0-9]+ +\+[0-9]+ +\+4\.0$' '  and the loop'
says '^sum +\+[0-9]+ +-[0-9]+ +-7\.0$' '  which come to 7 fewer'
adds_up() {
    awk '/^function /{ on = 1; next }
         /^sum /{ good = $2 == all && $3 == once; exit }
         on { all += $5; once += $6 }
         END { exit !good }' "$work/out"
}
check '  as the rows add up, to the instruction' adds_up
finish
