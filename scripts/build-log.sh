# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The log of a make that failed.

# build_error LOG: the line of it that says why: what a compiler or linker says, before
# what make says of it.
build_error() {
    {
        grep -m 1 -E 'error: |undefined reference|multiple definition' "$1" ||
            grep -m 1 -E '[*]{3} |FAILED|not found' "$1" || tail -n 1 "$1"
    } | cut -c 1-200
}
