/* SPDX-License-Identifier: MIT */
/* How much of the catalogue is measured: see coverage.h. */
#include "report/coverage/coverage.h"

#include <stdio.h>

#include "report/cases/catalogue.h"
#include "report/cases/table.h"
#include "report/format/paragraph.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/record/record.h"
#include "report/system/exit.h"

static bool has_samples(const struct run_case *c)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++)
            if (c->paths[path].at[i].held)
                return true;
    return false;
}

static enum cover run_cover(const struct run *run, const struct run_case *c)
{
    struct verdict verdict = case_verdict(run, c);

    if (verdict.status == STATUS_WRONG)
        return COVER_WRONG;
    if (verdict.status == STATUS_FAULTED)
        return COVER_FAULTED;
    if (!verdict.ended)
        return COVER_MISSING;
    if (verdict.status == STATUS_SKIPPED)
        return COVER_SKIPPED;
    /* A status alone measures nothing: its samples were lost, or there were none. */
    if (!has_samples(c))
        return COVER_MISSING;
    if (verdict.status == STATUS_DENIED)
        return COVER_DENIED;
    return verdict.status == STATUS_ABSENT ? COVER_ABSENT : COVER_MEASURED;
}

enum cover row_cover(const struct run *run, const struct catalogue_entry *row)
{
    const struct run_case *c;

    if (!run)
        return case_table_find(row->text) ? COVER_MEASURED : COVER_MISSING;
    c = run_find_case(run, row->text);
    return c ? run_cover(run, c) : COVER_MISSING;
}

struct coverage coverage_of(const struct run *run, size_t from, size_t to)
{
    struct coverage coverage = {0};
    size_t i;

    coverage.rows = catalogue_count(from, to, CATALOGUE_ROW);
    coverage.left_out = catalogue_count(from, to, CATALOGUE_LEFT_OUT);
    coverage.other = catalogue_count(from, to, CATALOGUE_OTHER);
    for (i = from; i < to; i++)
        if (catalogue[i].kind == CATALOGUE_ROW)
            coverage.by[row_cover(run, &catalogue[i])]++;
    return coverage;
}

size_t coverage_measured(const struct coverage *coverage)
{
    return coverage->by[COVER_MEASURED] + coverage->by[COVER_DENIED] + coverage->by[COVER_ABSENT];
}

int coverage_status(const struct coverage *coverage)
{
    size_t lost =
        coverage->by[COVER_MISSING] + coverage->by[COVER_WRONG] + coverage->by[COVER_FAULTED];

    return lost ? EXIT_WORSE : EXIT_GOOD;
}

void coverage_sum(const struct run *run, const char *env, FILE *out)
{
    struct coverage sum = coverage_of(run, 0, catalogue_size);
    char text[256], more[128] = "";

    if (run)
        snprintf(more, sizeof(more), "%zu denied, %zu absent, %zu skipped, %zu wrong or faulted, ",
                 sum.by[COVER_DENIED], sum.by[COVER_ABSENT], sum.by[COVER_SKIPPED],
                 sum.by[COVER_WRONG] + sum.by[COVER_FAULTED]);
    if (env) /* what is left out is the same for all */
        snprintf(text, sizeof(text), "%s: measured %zu of %zu; %s%zu missing", env,
                 coverage_measured(&sum), sum.rows, more, sum.by[COVER_MISSING]);
    else
        snprintf(text, sizeof(text), "%s %zu of %zu; %s%zu missing, %zu left out",
                 run ? "measured" : "cases for", coverage_measured(&sum), sum.rows, more,
                 sum.by[COVER_MISSING], sum.left_out);
    show_text(out, text, 2);
}
