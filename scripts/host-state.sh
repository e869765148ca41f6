# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How everything was before, kept in a file that is on the disk before the first
# change is made:
#
#   pvbench-host = 2
#   boot = the boot that it is of
#   undo = a step (host-steps.sh), to be made in the reverse order
#   pinned = the CPU that was freed by pinning
#   whole = yes, when prepare came to its end
#   end = how many lines come before this one, and their SHA-256
#
# It is believed when it is to the byte what prepare writes for what it says: with
# anything cut, lost, doubled or changed it is not.  To undo what was not done does no
# harm, so a file that knows more than was done, which is what a killed prepare
# leaves, is as good as any.

: "${pool:?}" "${newline:?}"
state=${PVBENCH_STATE:-/var/lib/pvbench/host.state}
case $state in -*) state=./$state ;; esac
state_folder=$(dirname "$state")
state_boot=''
state_pinned=''
state_whole=''
state_wrong=''

boot_id() {
    cat /proc/sys/kernel/random/boot_id 2>/dev/null
}

is_boot_id() {
    case $1 in
    '' | *[!0-9a-f-]*) return 1 ;;
    esac
}

# A link is something that is there, wherever it leads.
state_there() {
    [ -e "$state" ] || [ -L "$state" ]
}

# busybox's sync may know no files, and then syncs everything.
synced() {
    sync "$1" 2>/dev/null || sync
}

state_body() {
    printf 'pvbench-host = 2\nboot = %s\n' "$state_boot"
    [ -z "$undos" ] || printf '%s' "$undos" | sed 's/^/undo = /'
    [ -z "$state_pinned" ] || echo "pinned = $state_pinned"
    [ -z "$state_whole" ] || echo "whole = $state_whole"
}

state_text() {
    body=$(state_body)
    printf '%s\nend = %s %s\n' "$body" "$(printf '%s\n' "$body" | awk 'END { print NR }')" \
        "$(printf '%s\n' "$body" | sha256sum | cut -c 1-64)"
}

# All of it or nothing, and on the disk when this returns.  It is written under a name
# that nobody can foresee, and takes its own then: a link of that name is replaced.
state_keep() {
    new=$(mktemp "$state_folder/.pvbench-host-XXXXXX") || return 1
    if state_text >"$new" && synced "$new" && [ ! -d "$state" ] && mv -f "$new" "$state"; then
        synced "$state_folder"
        return 0
    fi
    rm -f "$new"
    return 1
} 2>/dev/null

# Before anything is changed, and again before anything else is.
state_begin() {
    state_pinned=${pinning:-}
    state_whole=''
    state_boot=$(boot_id)
    is_boot_id "$state_boot" || die "Linux tells no boot id, by which 'pvbench host restore' knows its own, so nothing was changed"
    command -v sha256sum >/dev/null || die "sha256sum is not installed, so nothing was changed"
    mkdir -p "$state_folder" 2>/dev/null
    state_keep || die "cannot write $state, so nothing was changed: set PVBENCH_STATE to another file"
}

state_end() {
    state_whole=yes
    state_keep || die "cannot write $state: run 'pvbench host restore'"
}

# What the lines say; of lines that prepare does not write, nothing.
state_lines() {
    while read -r key equals value; do
        case $key$equals in
        pvbench-host=) version=$value ;;
        boot=) state_boot=$value ;;
        undo=) undos=$undos$value$newline ;;
        pinned=) state_pinned=$value ;;
        whole=) state_whole=$value ;;
        esac
    done
}

state_values_good() {
    is_boot_id "$state_boot" || return 1
    [ -z "$state_pinned" ] || is_number "$state_pinned" || return 1
    [ -z "$state_whole" ] || [ "$state_whole" = yes ] || return 1
    [ -n "$undos" ] || return 0
    good=yes
    set -f
    while read -r step <&3; do
        # shellcheck disable=SC2086 # a step is words
        is_step $step || good=''
    done 3<<END
${undos%"$newline"}
END
    set +f
    [ -n "$good" ]
}

# Read it.  Fails when it is not to be believed, and why is in $state_wrong.
state_load() {
    undos=''
    version=''
    state_boot=''
    state_pinned=''
    state_whole=''
    state_wrong="$state is no plain file of this user's: nothing was done with it"
    [ -f "$state" ] && [ ! -L "$state" ] && [ "$(stat -c %u "$state" 2>/dev/null)" = "$(id -u)" ] || return 1
    state_wrong="cannot read $state"
    [ -r "$state" ] || return 1
    state_lines <"$state"
    by_hand='put back by hand what its undo lines name, or boot the host, which puts everything back; then remove it'
    state_wrong="$state is of another pvbench, or has no checksum that tells whether it is whole: nothing was done with it; $by_hand"
    [ "$version" = 2 ] || return 1
    state_wrong="$state is cut or changed: nothing was done with it; $by_hand"
    state_values_good && state_text | cmp -s - "$state" || return 1
    state_wrong=''
}

state_read() {
    state_load || die "$state_wrong"
}

# Whether what was read is of this boot: the settings of another one are gone with it,
# and there is nothing to put back.
state_is_current() {
    id=$(boot_id)
    is_boot_id "$id" || die "Linux tells no boot id, so it is not known whether $state is of this boot: nothing was done"
    [ "$state_boot" = "$id" ]
}

state_reversed() {
    printf '%s' "$undos" | awk '{ line[NR] = $0 } END { for (i = NR; i; i--) print line[i] }'
}

# Make the undo steps, the last first; fails when one of them does.
state_undo() {
    reversed=$(state_reversed)
    [ -z "$reversed" ] || steps_do "$reversed"
}

# With what a killed prepare may have left beside it.
state_forget() {
    rm -f "$state" "$state_folder"/.pvbench-host-?????? 2>/dev/null
    ! state_there || die "cannot remove $state"
    synced "$state_folder"
}

# Fails when there is something that is not to be believed.
state_status() {
    if ! state_there; then
        say remembered "nothing: the host is not prepared"
    elif ! state_load; then
        say remembered "$state_wrong"
        return 1
    elif ! state_is_current; then
        say remembered "$state, of an earlier boot, with which all of it is gone: restore will forget it"
    elif [ "$state_whole" != yes ]; then
        say remembered "$state, of a prepare that did not come to its end: run 'pvbench host restore'"
        steps_show restore "$(state_reversed)"
    else
        say remembered "$state: restore would do this"
        steps_show restore "$(state_reversed)"
    fi
}
