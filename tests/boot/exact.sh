# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Exact counts on real Xen: two boots are equal to the byte, controls hold, nothing that is merely
# linked elsewhere moves a number, and an independent count agrees with every timed region.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

# ---- two boots on each Xen that can be had ----

for version in 4.17 4.14 4.20; do
    got=0
    "$top/scripts/get-xen" "$version" >/dev/null 2>"$work/get-xen" || got=$?
    if [ "$got" -ne 0 ]; then
        # 4.17 must be had; another release may have left the mirror, which is status 3.
        if [ "$version" = 4.17 ] || [ "$got" -ne 3 ]; then
            not_ok "Xen $version can be had"
        fi
        sed 's/^/# /' "$work/get-xen"
        continue
    fi
    status 0 "two boots on Xen $version end well" run "xen-$version" --xen "$version" --boots 2 --profile
    for boot in 1 2; do
        says "^profile of boot $boot: [0-9]{4,} series, and the path of each is as long as its region\$" \
            "  the rows of each series of boot $boot are its region"
    done
    sed -n 's/^profile of boot/#   &/p' "$work/out"
    check "two boots on Xen $version: record lines equal to the byte" \
        same_numbers "$work/xen-$version/boot-1.log" "$work/xen-$version/boot-2.log"
    check "Xen $version: no case is wrong, faulted or unfinished, and none is denied to dom0" \
        jq -e '[.cases[] | select(any(.boots[]; .status | IN("ok", "unstable", "absent", "skipped") | not))
                | .name] == []' \
        "$work/xen-$version/run.json"
    check "Xen $version: nine samples in ten are near the mode, or three in four and none is far, or the case says why not" \
        jq -e "$def_pairs"' [.cases[] as $c | $c.paths[][] | select(.n <= 64)
                | pairs as $s | ([$s[] | select(.[1] == ($s | map(.[1]) | max))][0][0]) as $mode
                | ([$s[] | select((.[0] - $mode | fabs) * 1000 <= $mode) | .[1]] | add) as $near
                | ($s | map(.[1]) | add) as $all | all($s[]; (.[0] - $mode | fabs) * 100 <= $mode) as $beside
                | select($near * 10 < $all * 9 and ($beside and $near * 4 >= $all * 3 | not) and all($c.boots[]; .status != "unstable"))] == []' \
        "$work/xen-$version/run.json"
    check "Xen $version: a series has ten samples that are alike, or else twenty" \
        jq -e "$def_pairs"' [.cases[] | .state as $state | .paths[][] | pairs | [$state == "sched", length == 1, (map(.[1]) | add)]]
                | length > 4000 and all(. == [false, true, 10] or (.[2] == 20 and . != [false, true, 20])) and any(.[2] == 20)' \
        "$work/xen-$version/run.json"
done
log=$work/xen-4.17/boot-1.log
status 0 'every row of the catalogue is measured on 4.17' "$pvbench" coverage "$work/xen-4.17"
says 'measured [0-9]+ of [0-9]+' 'and counted'
check 'no case is skipped on 4.17 as dom0' \
    jq -e '[.cases[] | select(any(.boots[]; .status == "skipped")) | .name] == []' "$work/xen-4.17/run.json"
# What no default build has: argo, and the virtual PMU without vpmu=.
check 'every hypercall has a case that is ok, but those that this Xen does not have' \
    jq -e '[.cases[] | {family: (.name | split("/")[0]), ok: all(.boots[]; .status | IN("ok", "unstable"))}]
           | group_by(.family) | map(select(any(.ok) | not) | .[0].family)
           | . - ["argo_op", "xenpmu_op"] == []' "$work/xen-4.17/run.json"
grep '^measured' "$work/out" | sed 's/^/#   /'

# Of a release that has left the mirror, and of what no package has, the stored run speaks.
set --
for version in 4.14 4.17 4.20; do
    [ ! -d "$work/xen-$version" ] || set -- "$@" "$version=$work/xen-$version"
done
"$top/scripts/dev/version-differences" "$@" >"$work/xen-versions.md"
check 'docs/xen-versions.md says what differs' \
    diff "$top/docs/xen-versions.md" "$work/xen-versions.md"

# ---- controls ----

check 'the samples of the empty case are in the record, and are the twin' \
    jq -e '(.cases[] | select(.name == "control/twin") | .paths.single[0].samples) as $twin
           | .cases[] | select(.name == "control/empty") | .paths
           | .single[0].samples == $twin and ([.multi[], .array[] | select(.fill | not) | .samples]
                                              | length > 0 and all(. == $twin))' \
    "$work/xen-4.17/run.json"
check 'the known chain is exact' grep -q 'control name=chain status=ok want=256 got=256 ' "$log"
status 4 'a twin spoilt on purpose makes the boot an error' \
    run spoilt --quick --cases xen_version/version --kernel-args break=twin
says 'control' 'and the control is named'

# ---- what is linked elsewhere ----

build_id() {
    jq -r '.boots[0].begin.build' "$1/run.json"
}

# The plain images: how long Xen unpacks a gzipped one depends on every byte in it, and moves its ticks.
run bss-0 --kernel "$kernel" >"$work/out" 2>&1
for shift in 4 64; do
    make -C "$top" --no-print-directory -s BUILD="$work/shifted-$shift" \
        KERNEL_LDFLAGS="-Wl,--defsym=bss_shift=$shift" "$work/shifted-$shift/pvbench-pv64.elf" \
        >"$work/make.log" 2>&1 || cat "$work/make.log"
    run "bss-$shift" --kernel "$work/shifted-$shift/pvbench-pv64.elf" >"$work/out" 2>&1
    check "shifting .bss by $shift bytes changes no number" \
        same_numbers "$work/bss-0/boot-1.log" "$work/bss-$shift/boot-1.log"
    check "  and the image is really another one" \
        test "$(build_id "$work/bss-$shift")" != "$(build_id "$work/xen-4.17")"
done

# ---- the independent count ----

check 'a boot with its profile' counted counted
check 'QEMU counts the same instructions in every timed region of a boot' \
    "$top/build/tests/check_count" "$work/counted/boot-1.log" "$work/counted/counts"
sed 's/^/#   /' "$work/check.log"
check 'keeping the paths changes no number' same_numbers "$log" "$work/counted/boot-1.log"
# The last is a sample of the last series: what warms up is not compared.
awk 'NR > 1 { print line } { line = $0 } END { $0 = line; $1 += 1; print }' "$work/counted/counts" >"$work/counts.off"
status 5 'one instruction more in one timed region is seen' \
    "$top/build/tests/check_count" "$work/counted/boot-1.log" "$work/counts.off"
# A boot that nobody counts, as pvbench itself never has one.
xen=$("$top/scripts/get-xen" 4.17)
"$top/scripts/run-qemu" --xen "$xen" --kernel "$image" >"$work/uncounted.log"
check 'counting changes no number' same_numbers "$log" "$work/uncounted.log"

# ---- what the harness takes between two timed regions ----

# Of each series the fewest and the most between its regions: those of the warm-up take some more.
between() {
    awk 'NR == FNR { between[FNR] = $1; next }
        !/ series / { next }
        { sub(/.*PVB1/, "PVB1"); delete field
          for (i = 4; i <= NF; i++) { split($i, part, "="); field[part[1]] = part[2] }
          regions = 1 + field["warmup"] + field["samples"]
          least = most = between[at + 1]
          for (i = 2; i < regions; i++) {
              if (between[at + i] < least) least = between[at + i]
              if (between[at + i] > most) most = between[at + i]
          }
          at += regions
          if (!field["fill"]) print field["case"], field["path"], field["n"], least, most }' "$@"
}
at() {
    nm "$kernel.debug" | awk -v name="$1" '$3 == name { print $1 }'
}
harness_is_small() {
    awk '$1 == "xen_version/version" { least[$2 $3] = $4; spread[$2 $3] = $5 - $4 }
        END { call = least["single1"]; further = least["single2"] - call
              entry = (least["multi64"] - least["multi1"]) / 63
              print call " instructions a sample, " further " more for a further call, " entry " for an entry"
              exit !(call > 0 && call <= 300 && further <= 60 && entry <= 60 && spread["single1"] <= 60) }' "$1"
}
"$top/scripts/run-qemu" --xen "$xen" --kernel "$kernel" --kernel-args 'quick cases=xen_version/version batches=1,64' \
    --plugins "$top/build/regions" --region "$(at timed_region)-$(at timed_region_end)" --between \
    --regions "$work/between" >"$work/between.log"
"$top/build/tests/print_regions" "$work/between" >"$work/between.counts"
between "$work/between.counts" "$work/between.log" >"$work/between.series"
check 'the harness takes little between two timed regions' harness_is_small "$work/between.series"
sed 's/^/#   /' "$work/check.log"

finish
