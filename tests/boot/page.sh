# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The page of a run in a real browser: what it does when somebody presses, types, copies, saves and
# prints, what it asks of the network, and that no name in it does anything.  No boot: of stored runs.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
# shellcheck source=tests/browser.sh
. "$top/tests/browser.sh"
trap browser_stop EXIT
trap 'exit 4' HUP INT TERM
cd "$top" || exit 4

# ChromeDriver asks for localhost by that name; a root without /etc/hosts does not know it.
if ! getent hosts localhost >"$work/localhost"; then
    ok 'the pages in a browser # skipped: this system does not know localhost (/etc/hosts)'
    finish
fi

reference=results/reference/pv64-4.20
older=results/reference/pv64-4.17

# ---- what is looked at in a page ----

# What of the prices is seen, as JSON: [[cell, ...], ...], and one column of it.
rows() {
    js 'return [...document.querySelectorAll("#price-table tbody tr")].filter(row => row.checkVisibility())
        .map(row => [...row.cells].map(cell => cell.dataset.value ?? cell.textContent.trim()))' >"$work/rows"
}

# says_table PATTERN: the line above the prices says so.
says_table() {
    told=$(js 'return document.querySelector(".controls[data-for=price-table] .told").textContent')
    printf '%s\n' "$told" | grep -qE -e "$1" || {
        echo "it says: $told"
        return 1
    }
}

# holds JQ_EXPRESSION [FILE]: of the rows, or what else is JSON.
holds() {
    jq -e --argjson column "${column:-0}" --argjson name "${name:-0}" "$1" "${2:-$work/rows}" >"$work/held" || {
        cut -c 1-600 "${2:-$work/rows}"
        return 1
    }
}

header() {
    echo "//table[@id='price-table']/thead/tr[last()]/th[starts-with(normalize-space(), '$1')][1]/button"
}

# The place of a header's column, of which a row with 'rows' has the cells.
column_of() {
    column=$(js 'const heads = [...document.querySelectorAll("#price-table thead tr:last-child th")];
        return heads.findIndex(head => head.textContent.trim().startsWith(arguments[0]))' "$1")
}

control() {
    echo "//div[@data-for='price-table']//$1"
}

# pressed CONTROL: and what was there is looked at again.
pressed() {
    click "$1" && rows
}

# ---- the pages ----

status 0 'a run has a page' "$pvbench" report "$reference" --out "$work/run.html"
# Two runs of some of their cases: the rest is for a page as long as people have it.
few='mmu_update/*,set_gdt/*'
"$pvbench" report "$reference" --cases "$few" --out "$work/few.html"
status 0 'two runs have one' "$pvbench" report "$older" "$reference" --cases "$few" --out "$work/two.html"
status 5 'a gate that is red has one' \
    "$pvbench" gate "$older" "$reference" --across xen --cases 'set_debugreg/*' --report "$work/gate.html"
# Of names and facts that are written to get out of where they stand; a renamed case is not what was planned.
mkdir "$work/hostile"
zcat "$reference/run.json.gz" | sed "s|xen_version/capabilities\"|\\\\\"><img src=x onerror=pwned=1>/x\"|g
    s|xen_version/commandline\"|</script><script>pwned=1</script>/x\"|g
    s|xen_version/changeset\"|=cmd\|' /C calc'!A0/x\"|g
    s|xen_version/build-id\"|__proto__\"|g
    s|\"4.20.5-pre (Debian|\"<svg onload=pwned=1><!--|g" >"$work/hostile/run.json"
status 3 'a run of hostile names has one' "$pvbench" report "$work/hostile" --cases "$few,*pwned*,*calc*,__proto__" --out "$work/hostile.html"

# What a boot in cycles has besides; nothing of it is filled.
mkdir "$work/ticks"
zcat "$reference/run.json.gz" | jq -c 'del(.. | .once?) | .cases |= map(select(.name | test("^(control|set_gdt)/")))
        | del(.cases[].paths[]?[] | select(.fill))' |
    sed 's/"unit":"insns"/"unit":"cycles"/; s/"shift":"1",//' >"$work/ticks/run.json"
status 3 'a run in cycles has one' "$pvbench" report "$work/ticks" --out "$work/ticks.html"
status 3 'two of one case have one' "$pvbench" report "$work/ticks" "$work/ticks" --cases set_gdt/1frame --out "$work/ones.html"

if ! browser_start; then
    not_ok 'a browser starts'
    sed 's/^/#   /' "$work/driver.log" "$work/wd.json" | head -n 20
    finish
fi

# ---- by the keyboard ----

browser_open "$work/few.html"
keys Tab
js 'const here = document.activeElement; return [here.textContent, here.getBoundingClientRect().left >= 0,
    getComputedStyle(here).outlineStyle]' >"$work/focus"
check 'the first key leads past the contents, and the focus is seen' \
    holds '(.[0] | startswith("Skip")) and .[1] and .[2] == "solid"' "$work/focus"

# ---- sorting ----

browser_open "$work/run.html"
rows
cp "$work/rows" "$work/all"
column_of case
name=$column
"$pvbench" show "$reference" --format json >"$work/show.json"
check 'every case has a row' sh -c "jq length '$work/all' | grep -qx \"\$(jq '.cases | length' '$work/show.json')\""

column_of single
check 'a header is pressed' pressed "$(header single)"
check '  the largest comes first, and none is lost' \
    holds 'map(.[$column] | select(. != "") | tonumber) | length > 400 and . == (sort | reverse)'
check '  it says so to a screen reader' test "$(js 'return document.querySelector("[aria-sort]")?.ariaSort ?? "no"')" = descending
check '  and aloud' says_table '^509 rows; by single.*, largest first$'
keys Enter && rows
check 'a key on it turns the order round' \
    holds 'map(.[$column] | select(. != "") | tonumber) | length > 400 and . == sort'
keys Space && rows
check '  and a third time it is that of the plan' cmp "$work/rows" "$work/all"
pressed "$(header case)"
check 'names are sorted by their letters' \
    holds 'map(.[$name][0:1] | ascii_downcase) | length == 509 and . == sort and first != last'
pressed "$(header case)" && pressed "$(header case)"

# ---- filters ----

pressed "$(control "option[@value='mmu_update']")"
wanted=$(jq '[.cases[].name | select(startswith("mmu_update/"))] | length' "$work/show.json")
check 'a family is chosen' holds "length == $wanted and all(.[$name] | startswith(\"mmu_update/\"))"
check '  and counted aloud' says_table "^$wanted of 509 rows"
pressed "$(control "button[.='Clear']")"
check 'all are back' holds 'length == 509'
absent=$(jq '[.cases[] | select(.status == "absent")] | length' "$work/show.json")
pressed "$(control "option[@value='absent']")"
check 'a status is chosen' holds "length == $absent and length > 0"
pressed "$(control "button[.='Clear']")"
click "$(control 'input')"
keys 'INVLPG update'
rows
wanted=$(jq '[.cases[].name | select(test("invlpg") and test("update"))] | length' "$work/show.json")
check 'words are typed, of which each has to be there' \
    holds "length == $wanted and length > 2 and all(.[$name] | test(\"invlpg\") and test(\"update\"))"

# ---- out of the page, as it is seen now ----

# pasted TEXT: what the clipboard holds, by keys into a field of the page, is the rows that are seen.
pasted() {
    js 'document.body.prepend(Object.assign(document.createElement("textarea"), {id: "pasted"}))' >/dev/null
    click '//textarea[@id="pasted"]'
    paste_keys
    js 'const area = document.getElementById("pasted"), text = area.value; area.remove(); return text' >"$work/pasted"
    jq -Rsc 'split("\n") | map(select(. != "") | split("\t"))' "$work/pasted" >"$work/pasted.json"
    cells "$work/pasted.json"
}

# cells FILE: below its first row, it has what is seen.
cells() {
    jq -e --slurpfile seen "$work/rows" '.[1:] == $seen[0]' "$1" >/dev/null || {
        cut -c 1-400 "$1"
        return 1
    }
}

# saved: the one file of the downloads, read by sqlite3 into $work/saved.json, and taken away.
saved() {
    tries=0
    until ls "$work/downloads"/*.csv >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || return 1
        sleep 0.1
    done
    mv "$work/downloads"/*.csv "$work/saved.csv"
    # Without names of columns sqlite3 takes the first row for them.
    sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$work/saved.csv' t" -cmd '.headers on' -cmd '.mode json' \
        'select * from t' | jq -c '[(.[0] | keys_unsorted), (.[] | map(.))]' >"$work/saved.json"
}

press_copy() {
    click "$(control "button[.='Copy']")" && says_table 'rows copied$'
}

check 'what is seen is copied' press_copy
check '  and can be pasted' pasted
js 'Object.defineProperty(navigator, "clipboard", {value: undefined})' >/dev/null
js 'getSelection().removeAllRanges()' >/dev/null
check 'it is copied where there is no clipboard, too' press_copy
check '  and can be pasted' pasted
click "$(control "button[.='Download CSV']")"
check 'it is saved as CSV' saved
check '  with the cells that are seen' cells "$work/saved.json"
click "$(control 'input')"
keys Escape
rows
check 'a key takes the words back' holds 'length == 509'

# ---- the batch curve ----

curve=mmu_update/l1-map
# drawn CASE: its picture, with seven sizes, and its table.
drawn() {
    js 'const picture = document.querySelector("#batch-chart .picture > svg"), table = document.getElementById("batch-table");
        return {label: picture.getAttribute("aria-label"), points: picture.querySelector("polyline.batch").points.length,
            words: [...picture.querySelectorAll("text")].map(text => text.textContent), caption: table.caption.textContent,
            key: [...document.querySelectorAll("#batch-chart .key:not([hidden]) li")].map(item => item.textContent.trim()),
            rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => parseFloat(cell.textContent))),
            top: document.getElementById("batches").getBoundingClientRect().top, hash: location.hash}' >"$work/drawn"
    holds "(.label | startswith(\"$1: \")) and (.caption | startswith(\"$1, \")) and .points == 7 and (.rows | length) == 7" \
        "$work/drawn"
}

even=$(jq --arg name "$curve" '.cases[] | select(.name == $name).multicall.even' "$work/show.json")
click "//select[@id='batch-case']//option[@value='$curve']"
check 'a case is chosen, and its curve drawn' drawn "$curve"
check '  with a key of what it has' \
    holds '.key == ["entry of a multicall, filled in", "item of an array, filled in", "single call"]' "$work/drawn"
check '  with where a batch is cheaper' holds ".words | any(. == \"break-even at $even\")" "$work/drawn"
check '  as its numbers have it' holds "([.rows[] | select(.[3] < 100)[0]] | first) == $even" "$work/drawn"
check '  and is in the address' holds '.hash == "#case=mmu_update%2Fl1-map"' "$work/drawn"
# Of one that costs nearly as much in a batch as alone.
click "//table[@id='price-table']//a[.='xen_version/compile-info']"
check 'a link in the table chooses one' drawn xen_version/compile-info
check '  and goes there' holds '.top >= -1 and .top < 500' "$work/drawn"
check '  with a key of what it has' holds '.key == ["entry of a multicall, filled in", "single call"]' "$work/drawn"
check '  and its axis starts at nothing' holds '.words[0] == "0"' "$work/drawn"
browser_open "$work/two.html" '#case=mmu_update/l1-map'
check 'heads of one word are told apart aloud' test -n "$(element "//button[@aria-label='single B/A']")"
check 'a link from outside does' drawn "$curve"
# curves: of which runs there is one, by their colours.
curves() {
    js 'return [...document.querySelectorAll("#batch-chart .picture polyline.batch")]
        .map(line => line.getAttribute("class").slice(-1)).join("")'
}
check '  with a curve for each of two runs' test "$(curves)" = ab
click "//ul[@class='key']//li[contains(., 'A: ')]//input"
check '  of which one can be left out' test "$(curves)" = b

call=$(jq '.cases[] | select(.name == "set_gdt/1frame").prices.call.price' "$work/show.json")
browser_open "$work/ticks.html" '#case=set_gdt/1frame'
check 'in cycles it has a box for its boot' test "$(js 'return document.querySelector("#distribution-chart .box").textContent')" = \
    "A, boot 1: $call, $call, $call, $call, $call"
check '  and its curve says that nothing is filled' test "$(js 'return document.querySelector("#batch-chart .key li").textContent')" = \
    ' entry of a multicall'
browser_open "$work/ones.html"
check 'of two runs each has its letter below its boots' test -n "$(element "//div[@id='distribution-chart']//*[.='B']")"
check 'one row is one' says_table '^1 row$'

# ---- bars, and what a gate says ----

browser_open "$work/few.html"
# The bars of a work are as long as what its table has.
js 'const [bars, table] = [document.querySelector("#views .bars svg"), document.querySelector("#view-pte tbody tr")];
    return {bars: [...bars.querySelectorAll("path")].map(bar => bar.getTotalLength()),
        said: [...bars.querySelectorAll("path + text")].map(text => parseFloat(text.textContent)),
        cells: [...table.cells].slice(1).map(cell => parseFloat(cell.textContent)).filter(number => !isNaN(number))}' >"$work/bars"
check 'bars are as long as their numbers' \
    holds '(.bars | length) > 1 and .said == .cells and (.bars[0] / .bars[1] - .cells[0] / .cells[1] | fabs) < 0.02' "$work/bars"
browser_open "$work/gate.html"
check 'the page of a gate says first how it ended' \
    test "$(js 'return document.querySelector(".verdict").textContent.split(".")[0]')" = 'Gate: slower (exit status 5)'
check '  and has what is slower first' test slower = \
    "$(js 'return document.querySelector("#changes-table tbody td").textContent')"

# ---- names that want out ----

# inert: nothing of what was written to run has run, and nothing is in the page that we did not put there.
inert() {
    js 'return {pwned: typeof pwned, scripts: document.scripts.length,
        strange: document.querySelectorAll("img, iframe, object, embed, link:not([rel=icon]), base, form, style ~ style, [onload], [onerror], [onclick], [style]").length,
        here: [...document.querySelectorAll("#price-table tbody th")].filter(cell => /pwned|calc|__proto__/.test(cell.textContent)).length}' \
        >"$work/inert"
    holds '.pwned == "undefined" and .scripts == 2 and .strange == 0 and .here == 4' "$work/inert"
}

browser_open "$work/hostile.html" '#case=%22%3E%3Cimg%20src%3Dx%20onerror%3Dpwned%3D1%3E%2Fx'
rows
check 'names that are markup are text' inert
check '  and one can be chosen' \
    test '"><img src=x onerror=pwned=1>/x' = "$(js 'return document.getElementById("batch-case").value')"
for strange in __proto__ '</script><script>pwned=1</script>/x' "=cmd|' /C calc'!A0/x"; do
    js 'const select = document.getElementById("batch-case"); select.value = arguments[0];
        select.dispatchEvent(new Event("change"))' "$strange" >/dev/null
    check "  $strange has its curve" \
        test "$(js 'return document.querySelector("#batch-chart .picture > svg").getAttribute("aria-label").split(": the price")[0]')" = "$strange"
done
click "$(control "button[.='Download CSV']")"
check '  and no cell is a formula in a file' sh -c '[ "$1" = 0 ] && grep -q "^'\''=cmd" "$2"' sh \
    "$(saved && grep -cE '(^|,)"?[=+@-][^0-9.]' "$work/saved.csv")" "$work/saved.csv"
press_copy >/dev/null
pasted >/dev/null
check '  nor in the clipboard' sh -c "! grep -qE '(^|	)[=+@-][^0-9.]' '$work/pasted' && grep -q \"^'=cmd\" '$work/pasted'"
check '  and still nothing has run' inert

# ---- without anything of a script, on a phone, on paper ----

# sideways: by how much the page is wider than the window, at these widths.
sideways() {
    for width in 390 320; do
        wide "$width" 800
        js 'return [document.documentElement.scrollWidth, innerWidth, arguments[0]]' "$width"
    done | jq -se 'all(.[0] == .[1] and .[1] == (.[2] | tonumber))'
}

browser_open "$work/two.html"
check 'a phone scrolls no page sideways' sideways
wide 390 800
# Into the box by its own place in the order of keys.
boxed() {
    js 'const box = document.getElementById("price-table").closest(".scroll"); box.focus();
        return box.scrollWidth > box.clientWidth && document.activeElement === box' | grep -qx true || return 1
    keys Right
    tries=0
    until js 'return document.activeElement.scrollLeft > 0' | grep -qx true; do
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || return 1
        sleep 0.1
    done
}
check '  but the box of a wide table, by keys' boxed
wide 1280 900
browser_open "$work/run.html"
printed "$work/run.pdf"
pdftotext -layout "$work/run.pdf" "$work/run.txt"
check 'on paper there is every case' sh -c '
    jq -r ".cases[].name" "$1" | while read -r name; do grep -qF -e "$name" "$2" || echo "no $name"; done | head | tee "$3" | cat
    [ ! -s "$3" ]' sh "$work/show.json" "$work/run.txt" "$work/lacking"
closed=$(js 'return [...document.querySelectorAll("details:not([open])")].map(details => [...details.querySelectorAll("td, li, pre")].pop().textContent.trim().split(/\s+/).pop()).join(" ")')
check '  and what is folded away on a screen' sh -c '
    [ -n "$1" ] && for word in $1; do grep -qF -e "$word" "$2" || { echo "no $word"; exit 1; }; done' sh "$closed" "$work/run.txt"
check '  and the heads of the prices on each sheet of them' sh -c '
    [ "$(grep -cE "case +status +single" "$1")" -gt 5 ]' sh "$work/run.txt"
check '  on few sheets' sh -c '[ "$(pdfinfo "$1" | awk "/^Pages:/ { print \$2 }")" -le 28 ]' sh "$work/run.pdf"
check '  and nothing to press' sh -c "! grep -q 'Download CSV' '$work/run.txt'"

# Without its script: what it says is still there, folded away or not.
cdp Emulation.setScriptExecutionDisabled '{"value": true}' >/dev/null
browser_open "$work/few.html"
printed "$work/few.pdf"
cdp Emulation.setScriptExecutionDisabled '{"value": false}' >/dev/null
pdftotext -layout "$work/few.pdf" "$work/few.txt"
check 'it needs no script to be read' sh -c '
    ! grep -q "Download CSV" "$1" && for word in mmu_update/l4-clear "per entry of a multicall" run.command; do
        grep -qF -e "$word" "$1" || { echo "no $word"; exit 1; }
    done' sh "$work/few.txt"

# ---- who cannot see it, or not well ----

# axe TEXT: axe-core finds nothing that is serious in the page that is open.
axe() {
    jq -nc --rawfile axe "$axe" '{args: [], script: ($axe + "; return axe.run({resultTypes: [\"violations\"]})
        .then(found => found.violations.filter(one => /serious|critical/.test(one.impact))
            .map(one => one.id + \": \" + one.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(\" | \")))")}' |
        curl -s -m 60 -H 'Content-Type: application/json' --data-binary @- "$browser_driver$browser/execute/sync" >"$work/axe.json"
    jq -e '.value == []' "$work/axe.json" >/dev/null || {
        jq -r '.value | if type == "array" then .[] else tojson end' "$work/axe.json"
        return 1
    }
}

got=0
axe=$(scripts/dev/get-axe 2>"$work/axe.log") || got=$?
if [ "$got" -eq 0 ]; then
    browser_open "$work/few.html"
    scheme light
    check 'axe-core finds nothing serious' axe
    scheme dark
    check '  nor in the dark' axe
    browser_open "$work/two.html"
    wide 390 800
    check '  nor in two runs on a phone' axe
    browser_open "$work/gate.html"
    check '  nor in a gate' axe
elif [ "$got" -eq 3 ]; then
    ok "$(tail -n 1 "$work/axe.log")"
else
    not_ok "$(tail -n 1 "$work/axe.log")"
fi

# ---- what all these pages said and asked for ----

log_of browser >"$work/console"
check 'none of the pages had anything to say on the console' jq -e 'length == 0' "$work/console"
log_of performance | jq -r '.[].message | fromjson.message | select(.method == "Network.requestWillBeSent").params.request.url' \
    >"$work/asked"
check 'and nothing was asked of anybody but these files' sh -c '
    [ -s "$1" ] && ! grep -vE "^(file://$2/[a-z-]+\.html(#.*)?|blob:null/[0-9a-f-]+)\$" "$1"' sh "$work/asked" "$work"
window=$browser_window driver=$browser_pid
browser_stop
check 'and the browser has ended' sh -c '[ -n "$1" ] && ! kill -0 "$1" 2>/dev/null && ! kill -0 "$2" 2>/dev/null' \
    sh "$window" "$driver"
finish
