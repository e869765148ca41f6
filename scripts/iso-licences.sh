# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What a disc says of itself: README.txt, and under licences/ whose programs are on it, by which
# licence, and where their sources are.
#
# A script sources this behind iso-menu.sh, with $scripts, $own_licence and $grub.

: "${me:?}" "${list?}" "${own_licence:?}" "${tab:?}"
common=/usr/share/common-licenses

# package_version NAME: of an installed package, and of its source package.
package_version() {
    dpkg-query -W -f '${source:Package} ${source:Version}\n' "$1" 2>/dev/null || echo "$1"
}

licence_text() {
    cp "$common/$1" "$2" 2>/dev/null || die "$common/$1 is missing: install the package base-files"
}

# A package built by us or a file has no copyright file beside it.
xen_licence() {
    [ ! -s "$1" ] || cp "$1" "$2" || die "cannot copy $1"
}

# The line of a hypervisor: "FILE<tab>ENVS<tab>TITLE", with where its source is.
xen_lines() {
    while IFS=$tab read -r file _ title; do
        version=${title#*(Debian }
        if [ "$version" = "$title" ]; then
            echo "  boot/$file is Xen $title:"
            echo "    its source is where you have it from."
        else
            version=${version%)}
            echo "  boot/$file is Xen ${title%% *}: Debian's source package xen,"
            # What we built of it has our own word behind Debian's version.
            case $version in
            *+pv32 | *+debug) echo "    version ${version%+*}, built by pvbench (scripts/build-xen)." ;;
            *) echo "    version $version." ;;
            esac
        fi
    done <"$list"
}

readme_write() {
    cat <<END
pvbench: a disc that says how Xen does on this machine
======================================================

It starts from a CD or a USB stick, by BIOS or UEFI (without Secure Boot), and
changes nothing on the machine's own disks.  It boots the Xen hypervisor with a
small kernel in place of dom0, which times every hypercall.  What it measures
goes to the first serial line, 115200 baud; a summary stands on the screen.

  pvbench show LOG     shows a log of the serial line
  pvbench show -       shows what a photographed code of the screen says

What is on it, and whose it is
------------------------------

  boot/pvbench-*.gz, and this text: pvbench, MIT licence (licences/MIT.txt).
    Its source is where the pvbench is from that made this disc.
$(xen_lines)
  Xen is free software: GNU General Public License, version 2
    (licences/GPL-2.txt, and licences/xen-*.copyright where there is one).
  boot/grub/, boot/efi.img and EFI/ are GNU GRUB, GNU General Public License,
    version 3 or later (licences/GPL-3.txt, licences/grub.copyright): Debian's
    source package $(package_version grub-common | sed 's/ /, version /').

Debian keeps the sources of all its releases: "apt-get source NAME=VERSION" on
a Debian with that release's source list, or snapshot.debian.org by name and
version.  Whoever passes the disc on passes these sources on with it, or an
offer of them, as both licences say.
END
}

# licences_write FOLDER: README.txt and licences/ in there.  The copyright files of hypervisors are
# there already.
licences_write() {
    readme_write >"$1/README.txt"
    licence_text GPL-2 "$1/licences/GPL-2.txt"
    licence_text GPL-3 "$1/licences/GPL-3.txt"
    cp "$own_licence" "$1/licences/MIT.txt" || die "cannot copy $own_licence"
    cp /usr/share/doc/grub-common/copyright "$1/licences/grub.copyright" 2>/dev/null ||
        die "/usr/share/doc/grub-common/copyright is missing: install the package grub-common again"
}
