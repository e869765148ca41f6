# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Debian's archive through a private apt configuration: its own sources list,
# lists and cache, with the mirror that this machine already uses.  Nothing of
# the machine's own apt is changed, and apt verifies everything against
# Debian's keyring.
#
# A script sources this with say.sh.

: "${me:?}"
debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# apt_sites: SITE SUITE of each index of Debian's main component that this machine's own sources name.
apt_sites() {
    # shellcheck disable=SC2016 # apt expands these, not the shell
    apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT) $(ORIGIN)' \
        'Created-By: Packages' 2>/dev/null |
        awk '$3 == "main" && $4 == "Debian" { print $1, $2 }'
}

# The mirror of Debian's main archive: third parties are of another origin.
debian_mirror() {
    apt_sites | awk '$2 !~ /security|updates|backports/ { print $1; exit }'
}

# The mirror of its security archive, or nothing: where it is cannot be told from the other.
# It may be in apt's sources and have no lists yet, without which apt tells no origin; what comes
# from there has to be signed by Debian all the same.
debian_security_mirror() {
    # shellcheck disable=SC2016 # apt expands these, not the shell
    apt-get indextargets -o APT::Get::IndexTargets::ReleaseInfo=false \
        --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
        awk '$2 ~ /-security$/ && $3 == "main" { print $1; exit }'
}

# debian_run PROGRAM ARGUMENTS...: one of apt's, with the private configuration that debian_open made.
debian_run() {
    program=$1
    shift
    "$program" -q -o Dir::Etc::sourcelist="$debian_home/sources.list" \
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

debian_apt() {
    debian_run apt-get "$@"
}

# debian_versions NAME: the versions of a package that the lists have, one a line.
debian_versions() {
    debian_run apt-cache madison "$1" | awk -F '|' '{ gsub(/ /, "", $2); print $2 }' | sort -u
}

# debian_lists TYPE SITE SUITE...: read the lists of these.
debian_lists() {
    type=$1
    shift
    while [ $# -gt 0 ]; do
        echo "$type [signed-by=$debian_keyring] $1 $2 main"
        shift 2
    done >"$debian_home/sources.list"
    debian_apt update >"$debian_home/update.log" 2>&1
}

# debian_needs WHAT: ends where apt is missing, or what it verifies with.
debian_needs() {
    command -v apt-get >/dev/null ||
        die "$1 is fetched by apt-get, which is not here: give pvbench the file of a hypervisor with --xen FILE"
    [ -r "$debian_keyring" ] ||
        die "$debian_keyring is missing: install the package debian-archive-keyring"
}

# debian_no_mirror WHAT: ends.
debian_no_mirror() {
    die "apt knows no Debian mirror here (run apt-get update once), so $1 cannot be fetched"
}

# debian_can WHAT: whether it could be fetched, as far as can be told without asking a mirror; ends
# where it could not.  For root apt reads its lists, where its sources name Debian and it has none.
debian_can() {
    debian_needs "$1"
    [ -z "$(debian_mirror)" ] || return 0
    [ "$(id -u)" -ne 0 ] || ! debian_named || return 0
    debian_no_mirror "$1"
}

# Whether the sources name any archive with a component that is called as Debian's.
debian_named() {
    # shellcheck disable=SC2016 # apt expands it, not the shell
    apt-get indextargets -o APT::Get::IndexTargets::ReleaseInfo=false --format '$(COMPONENT)' \
        'Created-By: Packages' 2>/dev/null | grep -q '^main$'
}

# A release that left the mirror answers 404; anything else is a failure.
debian_gone() {
    grep -q -E '404|does not have a Release file' "$debian_home/update.log"
}

# debian_open FOLDER TYPE SUITE WHAT [security]: make the configuration in FOLDER and
# read the lists of TYPE (deb or deb-src), those of the suite's security archive too
# where that is asked for, and this machine's own sources name one.  WHAT is what we
# are after, for people; debian_suites is what was read, for people too.
# Ends with status 3 when that release is no longer on the mirror.
debian_open() {
    debian_home=$1
    # shellcheck disable=SC2034 # for the scripts that source this
    debian_suites=$3
    debian_needs "$4"
    site=$(debian_mirror)
    if [ -z "$site" ] && [ "$(id -u)" -eq 0 ]; then
        # An image of a machine often comes without apt's lists, and those name the mirror.
        apt-get -q update >/dev/null 2>&1 || true
        site=$(debian_mirror)
    fi
    [ -n "$site" ] || debian_no_mirror "$4"
    mkdir -p "$debian_home/lists/partial" "$debian_home/archives/partial" "$debian_home/empty.d" \
        2>/dev/null || die "cannot write $debian_home: set PVBENCH_CACHE to a folder of your own"
    : >"$debian_home/status"

    [ "${5-}" != security ] || ! debian_open_both "$2" "$site" "$3" || return 0
    debian_lists "$2" "$site" "$3" && return
    ! debian_gone || die "skipped: Debian $3 ($4) is no longer on this machine's mirror" 3
    die "apt could not read Debian $3: $(debian_complaint)"
}

debian_complaint() {
    grep -m 1 -E '^(E|W|Err)' "$debian_home/update.log" || tail -n 1 "$debian_home/update.log"
}

# debian_open_both TYPE SITE SUITE: with its security suite.  False: that is not to be
# had, which is said.
debian_open_both() {
    security=$(debian_security_mirror)
    if [ -z "$security" ]; then
        echo "$me: this machine's apt sources name no security archive of Debian, so only $3 itself is looked at" >&2
        return 1
    fi
    if debian_lists "$1" "$2" "$3" "$security" "$3-security"; then
        # shellcheck disable=SC2034
        debian_suites="$3 and $3-security"
        return
    fi
    # Of a network that fails, or a release that left, the other list says as much.
    debian_gone && debian_lists "$1" "$2" "$3" || return
    echo "$me: $3-security is not on this machine's mirror, so only $3 itself is looked at" >&2
}
