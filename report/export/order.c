/* SPDX-License-Identifier: MIT */
/* Which cases come first on a page that may not have all of them: see export.h. */
#include <math.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/record/record.h"

/* By how much a case changed, as a share; those that did not are the same. */
static double change_of(const struct export_case *c)
{
    const struct judged_measure *measure = NULL;

    if (c->judged && c->judged->judged &&
        (c->judged->finding == FINDING_SLOWER || c->judged->finding == FINDING_FASTER))
        measure = judged_leading(c->judged);
    return measure ? fabs(judged_share(measure)) : 0;
}

/* What is to be read first: 0 is. */
static int rank_of(const struct export_case *c)
{
    if (c->status >= STATUS_WRONG || !c->ended)
        return 0;
    if (change_of(c) > 0)
        return 1;
    if (c->judged && c->judged->judged && c->judged->finding)
        return 2;
    return c->judged && c->judged->fresh ? 3 : 4;
}

static int by_rank(const void *one, const void *other)
{
    const struct export_case *a = one, *b = other;
    double of_a = change_of(a), of_b = change_of(b);

    if (rank_of(a) != rank_of(b))
        return rank_of(a) - rank_of(b);
    if (of_a != of_b)
        return of_a < of_b ? 1 : -1;
    /* The run's own order. */
    return a->of < b->of ? -1 : a->of > b->of;
}

/* A format of prices alone writes nothing of the others, so they are not in its way. */
static void drop_unpriced(struct export_run *export)
{
    size_t i, kept = 0;

    for (i = 0; i < export->count; i++)
        if (export->cases[i].priced)
            export->cases[kept++] = export->cases[i];
        else
            export_case_free(&export->cases[i]);
    export->count = kept;
}

void export_order(struct export_run *export, const struct export_format *format)
{
    if (format->prices_only)
        drop_unpriced(export);
    if (export->count)
        qsort(export->cases, export->count, sizeof(*export->cases), by_rank);
}

size_t export_shown(const struct export_run *export, const struct export_choice *choice)
{
    return choice->limited && choice->most < export->count ? choice->most : export->count;
}
