# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The readers of logs, of run.json, of symbols and of paths, under sanitizers: what broke them once, and
# a bounded number of new inputs, the same ones each time.  make fuzz looks for longer.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"

fuzz=$top/build/fuzz
check 'the fuzz targets build' make --no-print-directory -s -j"$(nproc)" -C "$top" fuzz-build

# Where memory came from is of no use to whoever reads that something broke here.
export ASAN_OPTIONS=malloc_context_size=4:quarantine_size_mb=16

# short_run TARGET RUNS: in the background, its exit status into a file.
short_run() {
    mkdir -p "$work/found-$1"
    "$fuzz/fuzz_$1" "-dict=$top/tests/fuzz/$1.dict" -seed=1 "-runs=$2" -max_len=8192 -timeout=60 \
        "-artifact_prefix=$work/broken-" "$work/found-$1" "$fuzz/seed/$1" >"$work/$1.out" 2>&1
    echo $? >"$work/$1.status"
}

for target in log json symbols paths; do
    check "what broke fuzz_$target once does so no more" \
        "$fuzz/fuzz_$target" "$top/tests/fuzz/regress/$target"/*
done
short_run log 800 &
short_run json 6000 &
short_run symbols 20000 &
short_run paths 20000 &
wait
for target in log json symbols paths; do
    if [ "$(cat "$work/$target.status")" -eq 0 ] && grep -q '^Done ' "$work/$target.out"; then
        ok "fuzz_$target: $(grep '^Done ' "$work/$target.out" | cut -d' ' -f2) runs break nothing"
    else
        not_ok "fuzz_$target: an input breaks something"
        grep -E '^BROKEN|ERROR|runtime error|SUMMARY|Test unit written' "$work/$target.out" | sed 's/^/#   /'
    fi
done

finish
