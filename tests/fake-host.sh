# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A dom0 that is none: an xl and an xenpm that print what is stored in a folder, tests/data/host-4.17 unless
# fake_stored is another, and write what would change something into $fake/made instead.  With a file one-arg in
# the folder, xenpm takes C-states as that of Xen 4.12 does (tools/misc/xenpm.c, set_max_cstate_func): one number.
# Root is still needed, by scripts/host.
#
# A script sources this after tests/harness.sh.

: "${top:?}" "${work:?}" "${pvbench:?}"
fake=$work/fake
fake_stored=$top/tests/data/host-4.17
mkdir -p "$fake/bin"
: >"$fake/made"
cat >"$fake/bin/xl" <<END
#!/bin/sh
case "\$*" in
'info -n' | info) cat "\$FAKE_STORED/xl-info" ;;
dmesg) [ ! -e "\$FAKE_STORED/xl-dmesg" ] || cat "\$FAKE_STORED/xl-dmesg" ;;
vcpu-list) cat "\$FAKE_STORED/xl-vcpu-list" ;;
cpupool-list) cat "\$FAKE_STORED/xl-cpupool-list" ;;
'cpupool-list -c') cat "\$FAKE_STORED/xl-cpupool-list-c" ;;
*) echo "xl \$*" >>'$fake/made' ;;
esac
END
cat >"$fake/bin/xenpm" <<END
#!/bin/sh
case "\$*" in
get-cpufreq-para)
    grep '^\[CPU' "\$FAKE_STORED/cpufreq" >&2
    grep -v '^\[CPU' "\$FAKE_STORED/cpufreq"
    ;;
get-cpuidle-states) cat "\$FAKE_STORED/cpuidle" ;;
*)
    if [ -e "\$FAKE_STORED/one-arg" ] && [ "\$1" = set-max-cstate ]; then
        case \$#:\$2 in
        2:*[!0-9]* | [!2]:*)
            echo 'Missing or invalid argument(s)' >&2
            exit 22
            ;;
        esac
    fi
    echo "xenpm \$*" >>'$fake/made'
    ;;
esac
END
chmod 755 "$fake/bin/xl" "$fake/bin/xenpm"

# fake_host ARGUMENT...: pvbench host there.
fake_host() {
    PATH="$fake/bin:$PATH" FAKE_STORED=$fake_stored PVBENCH_STATE="$fake/host.state" "$pvbench" host "$@"
}
