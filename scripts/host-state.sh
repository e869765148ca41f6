# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How everything was before, kept in a file that is on the disk before the first
# change is made:
#
#   pvbench-host = 1
#   boot = the boot that it is of
#   undo = a step (host-steps.sh), to be made in the reverse order
#   pinned = the CPU that was freed by pinning
#   whole = yes, when prepare came to its end
#
# To undo what was not done does no harm, so a file that knows more than was
# done, which is what a killed prepare leaves, is as good as any.

: "${pool:?}" "${newline:?}"
state=${PVBENCH_STATE:-/var/lib/pvbench/host.state}
state_boot=''
state_pinned=''
state_whole=''

boot_id() {
    cat /proc/sys/kernel/random/boot_id
}

state_there() {
    [ -e "$state" ]
}

# busybox's sync may know no files, and then syncs everything.
synced() {
    sync "$1" 2>/dev/null || sync
}

# state_write TEXT: all of it or nothing, and on the disk when this returns.
state_write() {
    {
        printf '%s' "$1" >"$state.new" && synced "$state.new" && mv "$state.new" "$state" &&
            synced "$(dirname "$state")"
    } 2>/dev/null
}

state_text() {
    printf 'pvbench-host = 1\nboot = %s\n' "$(boot_id)"
    [ -z "$undos" ] || printf '%s' "$undos" | sed 's/^/undo = /'
    [ -z "$state_pinned" ] || echo "pinned = $state_pinned"
    [ -z "$state_whole" ] || echo 'whole = yes'
}

# Before anything is changed, and again before anything else is.
state_begin() {
    state_pinned=${pinning:-}
    state_whole=''
    mkdir -p "$(dirname "$state")" 2>/dev/null
    state_keep || die "cannot write $state, so nothing was changed: set PVBENCH_STATE to another file"
}

state_keep() {
    state_write "$(state_text)$newline"
}

state_end() {
    state_whole=yes
    state_keep || die "cannot write $state: run 'pvbench host restore'"
}

# Read it; a line that prepare does not write makes all of it untrusted.
state_read() {
    undos=''
    state_boot=''
    state_pinned=''
    state_whole=''
    version=''
    while read -r key equals value; do
        [ "$equals" = = ] || state_foreign
        case $key in
        pvbench-host) version=$value ;;
        boot) state_boot=$value ;;
        pinned)
            is_number "$value" || state_foreign
            state_pinned=$value
            ;;
        whole) state_whole=$value ;;
        undo)
            set -f
            # shellcheck disable=SC2086 # a step is words
            is_step $value || state_foreign
            set +f
            undos=$undos$value$newline
            ;;
        *) state_foreign ;;
        esac
    done <"$state" || die "cannot read $state"
    [ "$version" = 1 ] || state_foreign
}

state_foreign() {
    die "$state holds a line that 'pvbench host prepare' does not write: nothing was done with it; move it away"
}

state_reversed() {
    printf '%s' "$undos" | awk '{ line[NR] = $0 } END { for (i = NR; i; i--) print line[i] }'
}

# Make the undo steps, the last first; fails when one of them does.
state_undo() {
    reversed=$(state_reversed)
    [ -z "$reversed" ] || steps_do "$reversed"
}

state_forget() {
    rm -f "$state" "$state.new" || die "cannot remove $state"
    synced "$(dirname "$state")"
}

state_status() {
    if ! state_there; then
        say remembered "nothing: the host is not prepared"
        return
    fi
    state_read
    if [ "$state_boot" != "$(boot_id)" ]; then
        say remembered "$state, of an earlier boot: restore will forget it"
    elif [ "$state_whole" != yes ]; then
        say remembered "$state, of a prepare that did not come to its end: run 'pvbench host restore'"
    else
        say remembered "$state: restore would do this"
    fi
    state_reversed | steps_show restore
}
