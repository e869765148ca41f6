# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Debian's archive through a private apt configuration: its own sources list,
# lists and cache, with the mirror that this machine already uses.  Nothing of
# the machine's own apt is changed, and apt verifies everything against
# Debian's keyring.
#
# A script sources this with die() defined (die TEXT [STATUS] does not return).

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The mirror is whatever this machine's own sources name for Debian's main
# archive; the security archive and third parties have other components.
debian_mirror() {
    # shellcheck disable=SC2016 # apt expands these, not the shell
    apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT) $(ORIGIN)' \
        'Created-By: Packages' 2>/dev/null |
        awk '$3 == "main" && $4 == "Debian" && $2 !~ /security|updates|backports/ { print $1; exit }'
}

# apt-get, with the private configuration that debian_open made.
debian_apt() {
    apt-get -q -o Dir::Etc::sourcelist="$debian_home/sources.list" \
        -o Dir::Etc::sourceparts="$debian_home/empty.d" \
        -o Dir::Etc::preferencesparts="$debian_home/empty.d" \
        -o Dir::State::lists="$debian_home/lists" \
        -o Dir::State::status="$debian_home/status" \
        -o Dir::Cache="$debian_home" \
        -o Dir::Cache::archives="$debian_home/archives" \
        -o APT::Architecture=amd64 -o APT::Architectures=amd64 \
        -o APT::Sandbox::User=root -o Acquire::Languages=none \
        -o Acquire::Retries=3 "$@"
}

# debian_open FOLDER TYPE SUITE WHAT: make the configuration in FOLDER and read
# the lists of TYPE (deb or deb-src).  WHAT is what we are after, for people.
# Ends with status 3 when that release is no longer on the mirror.
debian_open() {
    debian_home=$1
    command -v apt-get >/dev/null ||
        die "needs apt-get for $4: get a hypervisor by hand and give pvbench the file with --xen FILE"
    [ -r "$debian_keyring" ] ||
        die "$debian_keyring is missing: install the package debian-archive-keyring"
    site=$(debian_mirror)
    if [ -z "$site" ] && [ "$(id -u)" -eq 0 ]; then
        # An image of a machine often comes without apt's lists, and those name the mirror.
        apt-get -q update >/dev/null 2>&1 || true
        site=$(debian_mirror)
    fi
    [ -n "$site" ] ||
        die "apt knows no Debian mirror here (run apt-get update once), so $4 cannot be fetched"
    mkdir -p "$debian_home/lists/partial" "$debian_home/archives/partial" "$debian_home/empty.d" \
        2>/dev/null || die "cannot write $debian_home: set PVBENCH_CACHE to a folder of your own"
    echo "$2 [signed-by=$debian_keyring] $site $3 main" >"$debian_home/sources.list"
    : >"$debian_home/status"

    debian_apt update >"$debian_home/update.log" 2>&1 && return
    # A release that left the mirror answers 404; anything else is a failure.
    if grep -q -E '404|does not have a Release file' "$debian_home/update.log"; then
        die "skipped: Debian $3 ($4) is no longer on this machine's mirror" 3
    fi
    die "apt could not read Debian $3: $(grep -m 1 -E '^(E|W|Err)' "$debian_home/update.log" || tail -n 1 "$debian_home/update.log")"
}
