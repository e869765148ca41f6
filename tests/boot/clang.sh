# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# make CC=clang: the host tool and the images of clang, which boot and hold what is claimed of them.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL

clang=$work/clang
status 0 'clang builds everything' make -C "$top" -s -j"$(nproc)" CC=clang BUILD="$clang" all
for env in pv64 pv32pae pv32; do
    # What is only room, Xen's buffers among it, has no bytes in the file.
    size=$(stat -c %s "$clang/pvbench-$env.elf")
    check "its $env image has the size of the other" [ "$size" -lt "$((2 * $(stat -c %s "$top/build/pvbench-$env.elf")))" ]
done
pvbench=$clang/pvbench
for env in pv64 pv32pae; do
    status 0 "its $env image runs the whole list" run "$env" --quick --xen 4.17+pv32 --kernel "$clang/pvbench-$env.gz"
    check '  with controls that hold' jq -e '[.boots[0].controls[].status] | length > 0 and all(. == "ok")' "$work/$env/run.json"
    check '  and nothing wrong or faulted' jq -e '[.cases[].boots[].status] | length > 100 and all(. != "wrong" and . != "faulted")' "$work/$env/run.json"
done

finish
