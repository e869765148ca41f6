# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# The jobs of docs/ci, as far as they go without a CI: both files are read by a YAML parser, and
# their own shell steps are run as the CI would run them, each once green and once red.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/harness.sh
. "$top/tests/harness.sh"
unset PVBENCH_HOME

# ---- the files ----

# quoted NAME: the block of docs/ci.md that says it is that file.
quoted() {
    awk -v mark="<!-- docs/ci/$1 -->" '$0 == mark { marked = 1 }
        marked && /^```/ { if (inside) exit; inside = 1; next }
        inside' "$top/docs/ci.md" >"$work/quoted"
}

for file in github-actions.yml gitlab-ci.yml policy.txt; do
    quoted "$file"
    check "docs/ci.md quotes $file as it is" diff "$top/docs/ci/$file" "$work/quoted"
done
parse_blocks() {
    awk -v name="$work/block" '/^```yaml$/ { file = name "-" ++count; next } /^```/ { file = "" }
        file { print >file }' "$top/docs/ci.md"
    for block in "$work"/block-*; do
        fy-dump -m json "$block" || return
    done
}
check 'every YAML block there is YAML' parse_blocks
for job in github-actions gitlab-ci; do
    status 0 "$job.yml is YAML" fy-dump -m json "$top/docs/ci/$job.yml"
    cp "$work/out" "$work/$job.json"
done

# github FILTER, gitlab FILTER: something of a job.
github() {
    jq -er ".jobs.gate | $1" "$work/github-actions.json"
}
gitlab() {
    jq -er ".pvbench | $1" "$work/gitlab-ci.json"
}

# shellcheck disable=SC2016 # GitHub expands it
check 'GitHub keeps the folder of a red job, too' test 'pvbench-out ${{ always() }}' = "$(github \
    '.steps[] | select(.uses // "" | startswith("actions/upload-artifact@")) | "\(.with.path) \(.if)"')"
check 'and GitLab' test 'pvbench-out/ always' = "$(gitlab '.artifacts | "\(.paths[]) \(.when)"')"
check 'GitLab shows the JUnit file' test pvbench-out/gate.xml = "$(gitlab .artifacts.reports.junit)"

# ---- the steps as scripts ----

# Steps that install packages need root, the network and apt's lock, and are left out where these
# are there; what a CI's https needs is not of this machine.
installs='^apt-get |^Install '
# shellcheck disable=SC2016 # dpkg-query expands it
packages=$(dpkg-query -W -f '${db:Status-Status}\n' git make 2>&1 | sort -u)
[ "$packages" = installed ] || installs='^$'

# What the runner knows as variables of the repository.
export PVBENCH_REPOSITORY="$work/repository"
PVBENCH_COMMIT=unknown
commit() {
    mkdir "$work/repository"
    (cd "$top" && tar -c --exclude=./build --exclude=./.git --exclude='./results/run-*' .) |
        tar -x -C "$work/repository"
    git -C "$work/repository" init -q && git -C "$work/repository" add -A &&
        git -C "$work/repository" -c user.name=test -c user.email=test@localhost commit -q -m test
    PVBENCH_COMMIT=$(git -C "$work/repository" rev-parse HEAD)
    export PVBENCH_COMMIT
}
check 'this tree, committed or not, is a repository to fetch from' commit

github '.env | to_entries[] | "export \(.key)=\(.value
    | gsub("\\$\\{\\{ vars\\.(?<name>\\w+) \\}\\}"; $ENV[.name]) | @sh)"' >"$work/github.env"
steps=$(github '.steps | to_entries[] | select(.value.run) | .key')
for step in $steps; do
    github ".steps[$step].run" >"$work/github-$step"
done
# GitLab makes one script of all lines.
gitlab '.variables | to_entries[] | "export \(.key)=\"\(.value)\""' >"$work/gitlab.env"
gitlab '(.before_script + .script)[]' | grep -vE "$installs" >"$work/gitlab"

check 'no step has an expression that only GitHub knows' sh -c \
    "! grep -F '\${{' '$work'/github-[0-9]* '$work/github.env'"
check 'shellcheck finds nothing but words that are options' shellcheck -s sh -e SC2086 \
    "$work"/github-[0-9]* "$work/gitlab"

# clean FOLDER ENVIRONMENT SCRIPT SETTING...: a script there, with no more environment than a CI has.
cache=$("$top/scripts/get-xen" 4.17)
cache=${cache%/xen/*/xen}
clean() {
    folder=$1
    environment=$2
    script=$3
    shift 3
    # shellcheck disable=SC2016 # the inner shell expands it
    (cd "$folder" && env -i PATH="$PATH" HOME="${HOME:-/root}" PVBENCH_CACHE="$cache" CI=true \
        PVBENCH_REPOSITORY="$PVBENCH_REPOSITORY" PVBENCH_COMMIT="$PVBENCH_COMMIT" \
        CI_PROJECT_DIR="$folder" GITHUB_STEP_SUMMARY="$folder/summary.md" \
        sh -ec '. "$0"; script=$1; shift; exec env "$@" sh -e "$script"' \
        "$environment" "$script" "$@")
}

# The tree was built a moment ago, and its objects are put into the clone, newer than the sources.
built() {
    find "$1" -path "$1/.git" -prune -o -type f -exec touch -d 2000-01-01 {} +
    cp -a "$top/build" "$1/build"
}

# as_github FOLDER SETTING...: the steps, until one fails; the exit status is the job's.
as_github() {
    place=$work/$1
    shift
    mkdir -p "$place"
    for step in $steps; do
        name=$(github ".steps[$step].name")
        ! echo "$name" | grep -qE "$installs" || continue
        [ "$name" != 'Build pvbench' ] || [ -e "$place/pvbench/build" ] || built "$place/pvbench"
        clean "$place" "$work/github.env" "$work/github-$step" "$@" || return
    done
}

as_gitlab() {
    place=$work/$1
    shift
    mkdir -p "$place/.cache"
    ln -s "$cache" "$place/.cache/pvbench"
    clean "$place" "$work/gitlab.env" "$work/gitlab" "$@"
}

# ---- green and red ----

cases='xen_version/version,set_gdt/1frame'
run bare --quick --cases "$cases" --xen-args spec-ctrl=no >"$work/bare.out" 2>&1 &
bare=$!
status 0 'a base is made' run base --quick --cases "$cases"
status 0 'and one of a Xen with shorter ways' wait "$bare"
{
    cat "$top/docs/ci/policy.txt"
    echo 'across = boot.cmdline,boot.spec-ctrl.settings,boot.spec-ctrl.pv'
} >"$work/policy.txt"
options="PVBENCH_OPTIONS=--quick --cases $cases"

status 0 'the workflow is green against the same Xen' as_github green "$options" PVBENCH_BASE="$work/base"
check '  with the verdict in the summary' grep '^### pvbench gate: same$' "$work/green/summary.md"
check '  with the console log kept' test -s "$work/green/pvbench-out/run/boot-1.log"

# count WHAT FOLDER: failures or errors in the JUnit file there.
count() {
    xmllint --xpath "string(/testsuites/@$1)" "$work/$2/pvbench-out/gate.xml"
}

# The checkout and the build are the same for all, and take longest.
for folder in red lost lab lab-red; do
    mkdir "$work/$folder"
    cp -a "$work/green/pvbench" "$work/$folder/pvbench"
done
as_github red "$options" PVBENCH_BASE="$work/bare" PVBENCH_POLICY="$work/policy.txt" >"$work/red.out" 2>&1 &
red=$!
as_github lost "$options" PVBENCH_BASE="$work/nothing" >"$work/lost.out" 2>&1 &
lost=$!
as_gitlab lab "$options" PVBENCH_BASE="$work/base" >"$work/lab.out" 2>&1 &
lab=$!
status 3 'the GitLab job is red where runs cannot be judged' \
    as_gitlab lab-red "$options" PVBENCH_BASE="$work/bare"
says '^pvbench: incomparable: boot\.cmdline is ' '  with the key in its log'
check '  and in its Markdown' grep '^- `incomparable: boot\.cmdline is ' "$work/lab-red/pvbench-out/gate.md"
check '  and on its page' grep '^<li class="bad">incomparable: boot\.cmdline is ' "$work/lab-red/pvbench-out/page.html"
check '  and an error in JUnit' test "$(count errors lab-red)" = 1
status 0 'and green against the same Xen' wait "$lab"
check '  with Markdown' grep '^### pvbench gate: same$' "$work/lab/pvbench-out/gate.md"
check '  with a page' grep '^<p class="verdict good">Gate: same ' "$work/lab/pvbench-out/page.html"
check '  and JUnit without a failure' test "$(count failures lab)" = 0
status 5 'the workflow is red where ways are longer' wait "$red"
check '  with the cases in the summary' test 2 -eq \
    "$(grep -cE '^\| slower +\| (xen_version/version|set_gdt/1frame) ' "$work/red/summary.md")"
check '  and JUnit with as many failures' test "$(count failures red)" = 2
status 4 'without a base it is red' wait "$lost"
check '  with the reason in the summary' grep '^    pvbench: .*/nothing: cannot be opened' "$work/lost/summary.md"
finish
