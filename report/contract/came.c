/* SPDX-License-Identifier: MIT */
/* See came.h. */
#include "report/contract/came.h"

#include <stdlib.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/system/memory.h"

static void add_came(struct came *came, struct run_case *c, struct case_boot *says)
{
    struct plan_case *into = &came->cases[came->count++];
    size_t path;

    into->of = c;
    into->says = says;
    for (path = 0; path < PATH_COUNT; path++) {
        into->first[path] = (unsigned)series_start_of_boot(&c->paths[path], says->boot);
        into->count[path] =
            (unsigned)series_start_of_boot(&c->paths[path], says->boot + 1) - into->first[path];
    }
}

/* What came last of the boot, if it is of that case. */
static struct plan_case *came_last(struct came *came, const struct run_case *c, unsigned boot)
{
    struct came *of = &came[boot - 1];

    return of->count && of->cases[of->count - 1].of == c ? &of->cases[of->count - 1] : NULL;
}

/* What the boots say of a case beside its series. */
static void add_said(struct came *came, const struct run_case *c)
{
    struct plan_case *last;
    size_t i;

    for (i = 0; i < c->skip_count; i++) {
        last = came_last(came, c, c->skips[i].boot);
        if (last)
            last->skipped |= 1u << c->skips[i].path;
    }
    for (i = 0; i < c->taken_count; i++) {
        last = came_last(came, c, c->taken[i].boot);
        if (last)
            last->faulted = true;
    }
}

/* Room for as many cases as each boot has. */
static struct came *came_new(const struct run *run)
{
    struct came *came = memory_new((run->boot_count + 1) * sizeof(*came));
    size_t i, k;

    for (i = 0; i < run->case_count; i++)
        for (k = 0; k < run->cases[i].boot_count; k++)
            came[run->cases[i].boots[k].boot - 1].count++;
    for (i = 0; i < run->boot_count; i++) {
        came[i].cases = memory_new((came[i].count + 1) * sizeof(*came[i].cases));
        came[i].count = 0;
    }
    return came;
}

/* The order of the boot, where all of its cases say their place; else that of the run. */
static int by_place(const void *a, const void *b)
{
    const struct plan_case *x = a, *y = b;

    if (x->says->at != y->says->at)
        return x->says->at < y->says->at ? -1 : 1;
    return (x->of > y->of) - (x->of < y->of);
}

static void sort_places(struct came *came)
{
    size_t i;

    for (i = 0; i < came->count; i++)
        if (!came->cases[i].says->at)
            return;
    qsort(came->cases, came->count, sizeof(*came->cases), by_place);
}

struct came *came_take(struct run *run)
{
    struct came *came = came_new(run);
    size_t i, k;

    for (i = 0; i < run->case_count; i++) {
        struct run_case *c = &run->cases[i];

        /* A log has its boots in order; a file of somebody else's may not. */
        case_order_series(c);
        for (k = 0; k < c->boot_count; k++)
            add_came(&came[c->boots[k].boot - 1], c, &c->boots[k]);
        add_said(came, c);
    }
    for (i = 0; i < run->boot_count; i++)
        sort_places(&came[i]);
    return came;
}

void came_free(struct came *came, const struct run *run)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        free(came[i].cases);
    free(came);
}
