# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What make speed measures with works: its logs are whole and valid, and its table comes out.
# Nothing here is timed.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
bin=$top/build/speed

"$bin/make_log" cycles 2 450 10 0 >"$work/cycles.log"
"$bin/make_log" insns 1 100 20 0 >"$work/base.log"
"$bin/make_log" insns 1 100 20 1 >"$work/new.log"

# Of each boot 450 cases of 16 series of 10 samples, and the controls' 37 series.
status 0 'a log made for timing is read' "$bin/read_run" "$work/cycles.log"
says '^144740 samples in 14474 series of 455 cases, 2 boots, 0 problems$' 'and all of it is there'
status 0 'show finds its controls good' "$pvbench" show "$work/cycles.log"
sed '500s/=/-/' "$work/cycles.log" >"$work/changed.log"
status 3 'with a byte changed it has problems' "$bin/read_run" "$work/changed.log"

status 0 'runs are judged' "$bin/judge_runs" 4 "$work/base.log" "$work/new.log" "$work/base.log"
says '^4 runs of 100 cases, 1\.0 of them slower$' 'the 2 cases that a seed moves are found, in every second run'

status 0 'make speed comes to its end, small' "$top/scripts/dev/speed" --tiny
says '^pvbench, gzipped( +[0-9.e-]+){3}$' 'with its ratios'
says '^judging .* of reading$' 'and with the judging'
says '^gate, cases( +[0-9.]+){5}$' 'with what grows'
says '^export --format junit( +[0-9.]+){5}$' 'with every command'
says '^show --format json( +[0-9.]+){5}$' '  as JSON, too'
says '^gate --format json( +[0-9.]+){5}$' '  of two runs'
says '^show, arrays .*( +[0-9.]+){5}$' 'and with what is made to take much memory'
for shape in cases names series alone boots pairs facts skips; do
    "$bin/make_shape" "$shape" 40 >"$work/$shape.log"
    status 0 "a log that is large by its $shape is whole" "$pvbench" show "$work/$shape.log"
done
status 4 'an option that it does not have is refused' "$top/scripts/dev/speed" --huge
finish
