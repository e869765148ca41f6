# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How far a build is: one line on a terminal, drawn again each second; nothing where stderr is none.
#
# A script sources this with $me set to its name.

: "${me:?}"
progress_shower=''

# progress_line SECONDS DONE FILES: what is left is known by the files so far, once there are some.
# FILES is empty where nobody knows how many there are.
progress_line() {
    line="$me: file $2${3:+ of about $3}, $1 s"
    if [ "$2" -ge 10 ] && [ -n "$3" ] && [ "$3" -gt "$2" ]; then
        line="$line, about $((($3 - $2) * $1 / $2)) s left"
    fi
    printf '\r%s\033[K' "$line"
}

# progress_start LOG FILES: the log of a make that shows its commands, which has so many compilations, or "".
progress_start() {
    [ -t 2 ] || return 0
    # Its stdout is the path of an image for whoever called, who waits for the end of it.
    (
        began=$(date +%s)
        while sleep 1; do
            progress_line $(($(date +%s) - began)) "$(grep -c ' -c ' "$1")" "$2"
        done
    ) >&2 9>&- &
    progress_shower=$!
}

# Take the line away.
progress_stop() {
    [ -n "$progress_shower" ] || return 0
    kill "$progress_shower" 2>/dev/null || true
    progress_shower=''
    printf '\r\033[K' >&2
}
