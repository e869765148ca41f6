# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the tests share that need a Xen host with xl.  A script sources this after tests/harness.sh.
# A nested host takes its time to boot (docs/nested-host.md): put what belongs together into one command.

: "${top:?}" "${work:?}"

# in_nested_host OPTIONS -- COMMAND...: scripts/dev/nested-host, for 'status' to call.  Its temporary files are
# in $work/tmp, which is empty when it cleaned up.
in_nested_host() {
    mkdir -p "$work/tmp"
    TMPDIR="$work/tmp" "$top/scripts/dev/nested-host" "$@"
}

# guest NAME TYPE MIB [LINE...]: write $work/NAME.cfg, a guest of our pv64 image that xl destroys
# however it ends, with further lines for xl.  Without a uuid xl waits three seconds for entropy.
guest() {
    cat >"$work/$1.cfg" <<end
name="$1"
type="$2"
memory=$3
vcpus=1
kernel="/pvbench/build/pvbench-pv64.gz"
uuid="00000000-0000-4000-8000-000000000001"
on_poweroff="destroy"
on_reboot="destroy"
on_crash="destroy"
end
    file=$work/$1.cfg
    shift 3
    [ $# -eq 0 ] || printf '%s\n' "$@" >>"$file"
}
