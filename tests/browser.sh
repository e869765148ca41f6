# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A real browser, Chromium without a window, driven by WebDriver (W3C) through chromedriver with curl
# and jq.  A page is opened from its file, no name of a host is resolved, and what the page asks the
# network for, and says on the console, is kept.
#
# A script sources this with $work set to a folder of its own; browser_stop ends what was started.

: "${work:?}"
browser=''
browser_driver=''
browser_pid=''
browser_window=''

# wd METHOD PATH [JSON]: the value of the answer, as JSON; 1, and the error on stderr, where there is one.
wd() {
    wd_body=${3:-}
    [ "$1" = GET ] || [ "$1" = DELETE ] || wd_body=${wd_body:-\{\}}
    printf '%s' "$wd_body" | curl -s -m 60 -X "$1" ${wd_body:+-H 'Content-Type: application/json' --data-binary @-} \
        "$browser_driver$2" >"$work/wd.json" || return 1
    jq -c 'if (.value | type) == "object" and .value.error? then error(.value.error + ": " + .value.message) else .value end' \
        "$work/wd.json"
}

# browser_start: one session, whose downloads go to $work/downloads.
browser_start() {
    mkdir -p "$work/downloads" "$work/home"
    HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work/home TMPDIR=$work/home \
        chromedriver --port=0 >"$work/driver.log" 2>&1 &
    browser_pid=$!
    browser_tries=0
    while ! grep -q 'started successfully on port [0-9]' "$work/driver.log"; do
        browser_tries=$((browser_tries + 1))
        [ "$browser_tries" -le 300 ] && kill -0 "$browser_pid" 2>/dev/null || return 1
        sleep 0.1
    done
    browser_driver=http://127.0.0.1:$(sed -n 's/.*successfully on port \([0-9]*\).*/\1/p' "$work/driver.log")
    # As root Chromium's own sandbox does not start; what it opens here is ours.
    wd POST /session "$(jq -nc --arg downloads "$work/downloads" --argjson root "$([ "$(id -u)" -eq 0 ] && echo true || echo false)" '
        {capabilities: {alwaysMatch: {
            "goog:loggingPrefs": {browser: "ALL", performance: "ALL"},
            "goog:chromeOptions": {
                args: (["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900",
                        "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
                        "--host-resolver-rules=MAP * ~NOTFOUND"] + if $root then ["--no-sandbox"] else [] end),
                prefs: {"download.default_directory": $downloads, "download.prompt_for_download": false}}}}}')" \
        >"$work/session.json" || return 1
    browser=/session/$(jq -r .sessionId "$work/session.json")
    browser_window=$(jq -r '.capabilities["goog:processID"] // ""' "$work/session.json")
}

# browser_stop: ends both, wherever they are; $work may be gone by then.
browser_stop() {
    [ -z "$browser" ] || curl -s -m 60 -X DELETE "$browser_driver$browser" >/dev/null 2>&1 || :
    # What has ended by itself is no failure, where a failure would end the script that sources this.
    for browser_of in "$browser_window" "$browser_pid"; do
        [ -z "$browser_of" ] || kill "$browser_of" 2>/dev/null || :
    done
    [ -z "$browser_pid" ] || wait "$browser_pid" 2>/dev/null || :
    browser=''
    browser_window=''
    browser_pid=''
}

# browser_open FILE [FRAGMENT]
browser_open() {
    wd POST "$browser/url" "$(jq -nc --arg url "file://$1${2:-}" '{url: $url}')" >/dev/null
}

# js SCRIPT [ARGUMENT]: what the function of this body returns, as text; the argument is arguments[0].
js() {
    wd POST "$browser/execute/sync" "$(jq -nc --arg script "$1" --arg argument "${2:-}" \
        '{script: $script, args: [$argument]}')" | jq -r 'if type == "string" then . else tojson end'
}

# cdp COMMAND [JSON]: of the DevTools protocol, for what WebDriver has no word for.
cdp() {
    wd POST "$browser/goog/cdp/execute" "$(jq -nc --arg command "$1" --argjson params "${2:-{\}}" \
        '{cmd: $command, params: $params}')"
}

# element XPATH: its name for the commands below.
element() {
    wd POST "$browser/element" "$(jq -nc --arg value "$1" '{using: "xpath", value: $value}')" | jq -r '.[]'
}

# click XPATH: with the pointer, in the middle of it, as a person does; it has to be there to be hit.
click() {
    click_on=$(element "$1") && [ -n "$click_on" ] && wd POST "$browser/element/$click_on/click" >/dev/null
}

# keys TEXT...: typed where the focus is; a key that is no letter by its name.
keys() {
    keys_list=''
    for key; do
        case $key in
        Enter) key=$(printf '\356\200\207') ;;
        Tab) key=$(printf '\356\200\204') ;;
        Escape) key=$(printf '\356\200\214') ;;
        Space) key=' ' ;;
        Right) key=$(printf '\356\200\224') ;;
        Down) key=$(printf '\356\200\225') ;;
        esac
        keys_list="$keys_list$(jq -nc --arg key "$key" \
            '$key | explode[] | [.] | implode | {type: "keyDown", value: .}, {type: "keyUp", value: .}')"
    done
    wd POST "$browser/actions" "$(printf '%s' "$keys_list" | jq -sc '{actions: [{type: "key", id: "keys", actions: .}]}')" >/dev/null
}

# Control and V, as a person pastes.
paste_keys() {
    wd POST "$browser/actions" "$(jq -nc '"\uE009" as $control | {actions: [{type: "key", id: "keys", actions: [
        {type: "keyDown", value: $control}, {type: "keyDown", value: "v"},
        {type: "keyUp", value: "v"}, {type: "keyUp", value: $control}]}]}')" >/dev/null
}

# wide WIDTH HEIGHT: as large as that the window is, to the page.
wide() {
    cdp Emulation.setDeviceMetricsOverride \
        "{\"width\": $1, \"height\": $2, \"deviceScaleFactor\": 1, \"mobile\": $([ "$1" -lt 600 ] && echo true || echo false)}" >/dev/null
}

# scheme light|dark
scheme() {
    cdp Emulation.setEmulatedMedia "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"$1\"}]}" >/dev/null
}

# log_of browser|performance: what came since the last time it was asked.
log_of() {
    wd POST "$browser/se/log" "{\"type\": \"$1\"}"
}

# printed FILE.pdf
printed() {
    wd POST "$browser/print" '{"background": true}' | jq -r . | base64 -d >"$1"
}

# pictured FILE.png [FROM [TO]]: the page from the section of this id up to that one; from its top, to its end.
pictured() {
    pictured_part=$(js 'const [from, to] = arguments[0].split(" ").map(id => document.getElementById(id));
        const at = section => Math.round(section.getBoundingClientRect().top + scrollY);
        const [top, bottom] = [from ? at(from) : 0, to ? at(to) : document.documentElement.scrollHeight];
        return {x: 0, y: top, width: innerWidth, height: bottom - top, scale: 1}' "${2:-} ${3:-}")
    cdp Page.captureScreenshot "{\"format\": \"png\", \"captureBeyondViewport\": true, \"clip\": $pictured_part}" |
        jq -r .data | base64 -d >"$1"
}
