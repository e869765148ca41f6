# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A hypervisor in the cache, which is a folder: xen, the image; xen.sha256, its
# checksum as it was when it was put there; package, what it is of, or xen.tree, the
# state of the tree that it was built in; and copyright, where its package has one.

# xen_sum FILE
xen_sum() {
    sha256sum <"$1" | cut -c 1-64
}

# xen_whole FOLDER: whether it is there, as it was put there.  One of before checksums
# were kept is taken as it is.
xen_whole() {
    [ -s "$1/xen" ] || return 1
    [ ! -e "$1/xen.sha256" ] || [ "$(xen_sum "$1/xen")" = "$(cat "$1/xen.sha256")" ]
}

# xen_kept FOLDER: the same; one without a checksum has one from now on, and a folder
# that cannot be written goes on without.
xen_kept() {
    if [ -s "$1/xen" ] && [ ! -e "$1/xen.sha256" ]; then
        part=$(mktemp -d "$1/part.XXXXXX" 2>/dev/null) || return 0
        xen_sum "$1/xen" >"$part/sum" && mv -f "$part/sum" "$1/xen.sha256"
        rm -rf "$part"
    fi
    xen_whole "$1"
}

# xen_keep FOLDER PART: put what is in PART, a folder on the same disk, in its place: xen
# and, if there are such, package and copyright.  The image comes last: cut off before, it has another
# checksum.
xen_keep() {
    xen_sum "$2/xen" >"$2/xen.sha256"
    [ ! -e "$2/package" ] || mv -f "$2/package" "$1/package"
    [ ! -e "$2/copyright" ] || mv -f "$2/copyright" "$1/copyright"
    mv -f "$2/xen.sha256" "$1/xen.sha256"
    mv -f "$2/xen" "$1/xen"
}

# Which version was the newest of "4.17" when Debian was last asked is a file beside
# those folders, which have names of exact versions: WANTED.newest in $cache/xen.  What
# may stand behind the version is in $flavour.
xen_pointer() {
    printf '%s\n' "${cache:?}/xen/$1.newest"
}

# xen_meant WANTED: of the versions on stdin those that it means: itself, or one of it.
xen_meant() {
    awk -v wanted="$1" '$0 == wanted || (index($0, wanted) == 1 && substr($0, length(wanted) + 1) ~ /^[.+~-]/)'
}

# xen_last WANTED: the version that was the newest when Debian was last asked.
xen_last() {
    head -n 1 "$(xen_pointer "$1")" 2>/dev/null | grep -x '[0-9A-Za-z.+~-]*' | xen_meant "${1%"$flavour"}"
}

# xen_newest WANTED: the same, where its image is still as it was.
xen_newest() {
    last=$(xen_last "$1")
    [ -n "$last" ] && xen_kept "$cache/xen/$last$flavour" && printf '%s\n' "$last"
}

# xen_asked WANTED: whether that was within a day.
xen_asked() {
    [ -n "$(find "$(xen_pointer "$1")" -mmin -1440 ! -newermt tomorrow 2>/dev/null)" ]
}

# xen_ask_later WANTED: it could not be asked, and is not asked again within an hour.
xen_ask_later() {
    touch -d '23 hours ago' "$(xen_pointer "$1")" 2>/dev/null || true
}

# xen_remember WANTED VERSION: it was asked, and is this.  A cache that cannot be
# written is asked the next time again.
xen_remember() {
    part=$(mktemp -d "$cache/xen/part.XXXXXX" 2>/dev/null) || return 0
    echo "$2" >"$part/newest" && mv -f "$part/newest" "$(xen_pointer "$1")"
    rm -rf "$part"
}

# xen_adopt WANTED: an image of before each package had a folder of its own gets one.
xen_adopt() {
    old=$cache/xen/$1
    [ -s "$old/xen" ] || return 0
    has=$(sed -n '1s/^[^_]*_\([0-9A-Za-z.+~-]*\)_amd64.*/\1/p' "$old/package" 2>/dev/null | xen_meant "${1%"$flavour"}")
    has=${has%"$flavour"}
    [ -n "$has" ] && [ ! -e "$cache/xen/$has$flavour" ] && mv "$old" "$cache/xen/$has$flavour" 2>/dev/null ||
        return 0
    xen_remember "$1" "$has"
    touch -d '2 days ago' "$(xen_pointer "$1")" 2>/dev/null || true
}

# xen_copyright FOLDER VERSION: the copyright file of Debian's package in that folder.  One that was put
# there before these were kept is got again for it, in $work; where the mirror no longer has it, an empty
# file keeps that, so that nobody asks again.
xen_copyright() {
    if [ ! -e "$1/copyright" ]; then
        got=0
        again=$(PVBENCH_CACHE=${work:?}/again "${scripts:?}/get-xen" "$2" 2>/dev/null) || got=$?
        case $got in
        0) xen_keep_copyright "$1" "${again%/*}/copyright" ;;
        3) xen_keep_copyright "$1" /dev/null ;;
        esac
        rm -rf "$work/again"
    fi
    printf '%s\n' "$1/copyright"
}

# xen_keep_copyright FOLDER FILE: where that can be written.
xen_keep_copyright() {
    part=$(mktemp -d "$1/part.XXXXXX" 2>/dev/null) || return 0
    cp "$2" "$part/copyright" 2>/dev/null || : >"$part/copyright"
    mv -f "$part/copyright" "$1/copyright"
    rm -rf "$part"
}
