/* SPDX-License-Identifier: MIT */
/* "pvbench coverage" of several runs, and of the environments: see coverage.h. */
#include <stdio.h>
#include <string.h>

#include "report/cases/catalogue.h"
#include "report/cases/environment.h"
#include "report/coverage/coverage.h"
#include "report/format/table.h"
#include "report/model/run.h"
#include "report/model/words.h"

/* Columns of the widest table. */
#define HEADS_MAX (COVERAGE_RUNS_MAX + 4)

static const char *env_of(const struct run *run)
{
    const char *env = run_begin_field(run, "env");

    return env && *env ? env : "?";
}

/* A run that measured nothing of it says nothing of an environment. */
static bool has_run(const struct run *const *runs, size_t count, const struct environment *env)
{
    struct coverage sum;
    size_t i;

    for (i = 0; i < count; i++) {
        sum = coverage_of(runs[i], 0, catalogue_size);
        if (!strcmp(env_of(runs[i]), env->name) && coverage_measured(&sum))
            return true;
    }
    return false;
}

void coverage_environments(const struct run *const *runs, size_t count, FILE *out)
{
    size_t i;

    for (i = 0; i < environment_count; i++) {
        const struct environment *env = &environments[i];

        if (has_run(runs, count, env))
            continue;
        /* Nothing that runs everywhere can boot it, so without a run the host's tests are all. */
        if (!env->xen)
            fprintf(out, "%s: host-tested only: no run of %s was given\n", env->name, env->name);
        else if (count)
            fprintf(out, "%s: no run of it was given\n", env->name);
    }
}

static void legend(const struct run *const *runs, char *const *paths, size_t count, FILE *out)
{
    static const char *const heads[] = {"env", "Xen", "mode", "run"};
    struct table table;
    char xen[64], build[RUN_XEN_BUILD];
    size_t i;

    table_start(&table, heads, 4, 4);
    for (i = 0; i < count; i++) {
        const char *mode = run_fact(runs[i], "guest.mode");

        table_cell(&table, "%s", env_of(runs[i]));
        run_xen_told_apart(runs, count, i, build, sizeof(build));
        table_cell(&table, "%s%s%s", run_xen_version(runs[i], xen, sizeof(xen)) ? xen : "?",
                   *build ? " " : "", build);
        table_cell(&table, "%s", mode ? mode : "?");
        table_cell(&table, "%s", paths[i]);
    }
    table_finish(&table, out);
}

/* The heads of a table that has a column a run from the one at 'first' on. */
static void run_heads(const struct run *const *runs, size_t count, const char **heads, size_t first)
{
    size_t i;

    for (i = 0; i < count; i++)
        heads[first + i] = env_of(runs[i]);
}

static void families(const struct run *const *runs, size_t count, FILE *out)
{
    const char *heads[HEADS_MAX] = {"hypercall", "number", "rows"};
    struct table table;
    size_t at, i;

    run_heads(runs, count, heads, 3);
    table_start(&table, heads, count + 3, 1);
    for (at = 0; at < catalogue_size; at++) {
        if (catalogue[at].kind != CATALOGUE_NUMBER)
            continue;
        table_cell(&table, "%s", catalogue[at].text);
        table_cell(&table, "%s", catalogue[at].value);
        table_cell(&table, "%zu", catalogue_count(at, catalogue_end(at), CATALOGUE_ROW));
        for (i = 0; i < count; i++) {
            struct coverage sum = coverage_of(runs[i], at, catalogue_end(at));

            table_cell(&table, "%zu", coverage_measured(&sum));
        }
    }
    table_finish(&table, out);
}

static bool is_lost(enum cover cover)
{
    return cover == COVER_WRONG || cover == COVER_FAULTED || cover == COVER_MISSING;
}

/* A row to be shown: in some run it is not simply measured, or is not accounted for. */
static bool is_notable(const struct run *const *runs, size_t count, size_t row, bool missing)
{
    size_t i;

    if (catalogue[row].kind != CATALOGUE_ROW)
        return false;
    for (i = 0; i < count; i++) {
        enum cover cover = row_cover(runs[i], &catalogue[row]);

        if (missing ? is_lost(cover) : cover != COVER_MEASURED)
            return true;
    }
    return false;
}

/* What became of a row in each run. */
static void notable_row(const struct run *const *runs, size_t count, size_t row,
                        struct table *table)
{
    static const char *const words[COVER_COUNT] = {"measured", "denied",  "absent", "skipped",
                                                   "wrong",    "faulted", "missing"};
    size_t i;

    table_cell(table, "%s", catalogue[row].text);
    for (i = 0; i < count; i++)
        table_cell(table, "%s", words[row_cover(runs[i], &catalogue[row])]);
}

static void notable_rows(const struct run *const *runs, size_t count, bool missing, FILE *out)
{
    const char *heads[HEADS_MAX] = {"row"};
    struct table table;
    size_t row, notable = 0;

    for (row = 0; row < catalogue_size; row++)
        notable += is_notable(runs, count, row, missing);
    if (!notable)
        return;
    fprintf(out, "%s (a run alone says why: pvbench coverage RUN):\n",
            missing ? "Not accounted for" : "Not simply measured in every run");
    run_heads(runs, count, heads, 1);
    table_start(&table, heads, count + 1, count + 1);
    for (row = 0; row < catalogue_size; row++)
        if (is_notable(runs, count, row, missing))
            notable_row(runs, count, row, &table);
    table_finish(&table, out);
    fputc('\n', out);
}

void coverage_side_by_side(const struct run *const *runs, char *const *paths, size_t count,
                           bool missing, FILE *out)
{
    size_t i;

    if (!missing) {
        legend(runs, paths, count, out);
        fputc('\n', out);
        families(runs, count, out);
        fputc('\n', out);
    }
    notable_rows(runs, count, missing, out);
    coverage_environments(runs, count, out);
    for (i = 0; i < count; i++)
        coverage_sum(runs[i], env_of(runs[i]), out);
}
