# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A dom0 that is none: an xl and an xenpm that print what is stored in tests/data/host-4.17, and write
# what would change something into $fake/made instead.  Root is still needed, by scripts/host.
#
# A script sources this after tests/harness.sh.

: "${top:?}" "${work:?}" "${pvbench:?}"
fake=$work/fake
mkdir -p "$fake/bin"
: >"$fake/made"
cat >"$fake/bin/xl" <<END
#!/bin/sh
case "\$*" in
'info -n' | info) cat '$top/tests/data/host-4.17/xl-info' ;;
vcpu-list) cat '$top/tests/data/host-4.17/xl-vcpu-list' ;;
cpupool-list) cat '$top/tests/data/host-4.17/xl-cpupool-list' ;;
'cpupool-list -c') printf 'Name               CPU list\nPool-0             0,1,2,3\n' ;;
*) echo "xl \$*" >>'$fake/made' ;;
esac
END
cat >"$fake/bin/xenpm" <<END
#!/bin/sh
case "\$*" in
get-cpufreq-para) cat '$top/tests/data/host-4.17/xenpm-get-cpufreq-para' ;;
get-cpuidle-states) cat '$top/tests/data/host-4.17/xenpm-get-cpuidle-states' ;;
*) echo "xenpm \$*" >>'$fake/made' ;;
esac
END
chmod 755 "$fake/bin/xl" "$fake/bin/xenpm"

# fake_host ARGUMENT...: pvbench host there.
fake_host() {
    PATH="$fake/bin:$PATH" PVBENCH_STATE="$fake/host.state" "$pvbench" host "$@"
}
