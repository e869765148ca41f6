# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Words for Xen and for the kernel, as GRUB's parser reads them.
#
# A script sources this with say.sh.

: "${me:?}"

# grub_check TEXT: GRUB writes these characters with a backslash in front when it hands a line over,
# and Xen knows nothing of that.  Nothing else than printable ASCII is a word of either.
grub_check() {
    case $1 in
    *[\'\"\\]* | *'
'*) die "GRUB cannot hand over quotes, backslashes or newlines: $1" ;;
    esac
    [ "$(text_clean "$1")" = "$1" ] || die "a word for Xen or the kernel is printable ASCII, not $1"
}

# grub_words TEXT: each word quoted, with a space in front.
grub_words() {
    grub_check "$1"
    # A word may hold a '*', which is no file name here.
    set -f
    for word in $1; do
        printf " '%s'" "$word"
    done
    set +f
}
