/* SPDX-License-Identifier: MIT */
/* See pairing.h. */
#include "report/pairs/pairing.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/record/record.h"

#define ALLOWED_SHARE 0.01
#define ALLOWED_UNITS 8.0

static struct plan plan_of_run(const struct run *run)
{
    return run->boot_count ? plan_of(&run->boots[0]) : (struct plan){0};
}

struct pairing pairing_of(const struct run *base, const struct run *new, const struct run_case *a,
                          const struct run_case *b, char *why, size_t size)
{
    return (struct pairing){
        .base = base,
        .new = new,
        .a = a,
        .b = b,
        .of_a = plan_of_run(base),
        .of_b = plan_of_run(new),
        .exact = run_unit(base) == UNIT_INSNS,
        .why = why,
        .size = size,
    };
}

static bool has_batch(const struct plan *plan, unsigned n)
{
    size_t i;

    for (i = 0; i < plan->batch_count; i++)
        if (plan->batches[i] == n)
            return true;
    return false;
}

bool pairing_has_batch(const struct pairing *p, unsigned n)
{
    return has_batch(&p->of_a, n) && has_batch(&p->of_b, n);
}

static bool is_promised(const struct pairing *p, unsigned path, unsigned n)
{
    if (path_is_alone((enum path)path))
        return n == 1 || (p->exact && n == 2);
    return pairing_has_batch(p, n);
}

const struct series *pairing_next(const struct pairing *p, const struct run_case *side,
                                  struct pairing_walk *walk)
{
    for (; walk->path < PATH_COUNT; walk->path++, walk->at = 0) {
        const struct series_list *list = &side->paths[walk->path];

        while (walk->at < list->count && list->at[walk->at].boot == list->at[0].boot) {
            const struct series *s = &list->at[walk->at++];

            if (is_promised(p, walk->path, s->n))
                return s;
        }
    }
    return NULL;
}

double pairing_left_out(enum rep rep, const struct series *s)
{
    uint64_t mode, held;

    if (rep != REP_ONCE || !s->has_once || !series_mode(s, &mode, &held) || s->once > mode)
        return 0;
    return (double)(mode - s->once);
}

double pairing_allows(double cost)
{
    return fmax(ALLOWED_SHARE * fabs(cost), ALLOWED_UNITS);
}

bool pairing_same_image(const struct pairing *p)
{
    const char *a = run_begin_field(p->base, "build"), *b = run_begin_field(p->new, "build");

    return a && b && !strcmp(a, b);
}

bool pairing_say(const struct pairing *p, enum path path, bool fill, unsigned n, const char *what)
{
    snprintf(p->why, p->size, "%s%s n=%u %s", path_name(path), fill ? " fill" : "", n, what);
    return true;
}
