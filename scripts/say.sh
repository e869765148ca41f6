# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What our scripts say.  An argument or the name of a file may hold any byte, and a
# terminal obeys some: nothing but printable ASCII comes out, the rest as \xNN, as
# report/text/text.h has it.
#
# A script sources this with $me set to its name.

: "${me:?}"

# text_clean TEXT
text_clean() {
    if [ "$(printf '%s' "$1" | LC_ALL=C tr -d '\000-\037\177-\377')" = "$1" ]; then
        printf '%s' "$1"
    else
        printf '%s' "$1" | od -An -v -tu1 |
            awk '{ for (i = 1; i <= NF; i++) printf($i >= 32 && $i < 127 ? "%c" : "\\x%02x", $i + 0) }'
    fi
}

# die TEXT [STATUS]: one line on stderr; 4 where no status is given.
die() {
    printf '%s: %s\n' "$me" "$(text_clean "$1")" >&2
    exit "${2:-4}"
}
