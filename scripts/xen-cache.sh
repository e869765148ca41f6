# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A hypervisor in the cache, which is a folder: xen, the image; xen.sha256, its
# checksum as it was when it was put there; package, what it is of.

# xen_sum FILE
xen_sum() {
    sha256sum <"$1" | cut -c 1-64
}

# xen_kept FOLDER: whether it is there, as it was put there.  One of before checksums
# were kept is taken as it is, and has one from now on; a folder that cannot be
# written goes on without.
xen_kept() {
    [ -s "$1/xen" ] || return 1
    if [ ! -e "$1/xen.sha256" ]; then
        part=$(mktemp -d "$1/part.XXXXXX" 2>/dev/null) || return 0
        xen_sum "$1/xen" >"$part/sum" && mv -f "$part/sum" "$1/xen.sha256"
        rm -rf "$part"
    fi
    [ "$(xen_sum "$1/xen")" = "$(cat "$1/xen.sha256")" ]
}

# xen_keep FOLDER PART: put what is in PART, a folder in FOLDER, in its place: xen and
# package.  The image comes last: cut off before, it has another checksum.
xen_keep() {
    xen_sum "$2/xen" >"$2/xen.sha256"
    mv -f "$2/package" "$1/package"
    mv -f "$2/xen.sha256" "$1/xen.sha256"
    mv -f "$2/xen" "$1/xen"
}
