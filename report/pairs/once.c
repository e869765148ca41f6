/* SPDX-License-Identifier: MIT */
/* See once.h. */
#include "report/pairs/once.h"

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

/* The boots in which a series has a cost, and those in which it has one with REP counted once. */
struct counted {
    size_t each, once;
};

static struct counted count(const struct run *run, const struct run_case *c, enum path path,
                            const struct series *like)
{
    struct counted counted = {0};
    const struct series *s;
    double cost;

    for (s = case_first_alike(c, path, like->fill, like->n); s; s = case_next_alike(c, path, s)) {
        counted.each += series_cost(run, c, s, path, REP_EACH, &cost);
        counted.once += series_cost(run, c, s, path, REP_ONCE, &cost);
    }
    return counted;
}

/* What is wrong where a series has it here and not there, or NULL. */
static const char *differs(const struct counted *a, const struct counted *b)
{
    if ((a->once == a->each && b->once == b->each) || (!a->once && !b->once))
        return NULL;
    if (a->once == a->each && !b->once)
        return "has REP counted once in the base only";
    if (b->once == b->each && !a->once)
        return "has REP counted once in the new run only";
    return "has REP counted once in some boots only";
}

enum rep once_decides(const struct pairing *p)
{
    enum rep rep = REP_EACH;
    bool lacking = false;
    size_t path, i;

    *p->why = '\0';
    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < p->a->paths[path].count; i++) {
            const struct series *s = &p->a->paths[path].at[i];
            struct counted a, b;

            /* The others alike are those of further boots. */
            if (case_first_alike(p->a, (enum path)path, s->fill, s->n) != s)
                continue;
            a = count(p->base, p->a, (enum path)path, s);
            b = count(p->new, p->b, (enum path)path, s);
            if (!a.each || !b.each)
                continue;
            if (differs(&a, &b)) {
                pairing_say(p, (enum path)path, s->fill, s->n, differs(&a, &b));
                return REP_EACH;
            }
            lacking = lacking || !a.once;
            rep = REP_ONCE;
        }
    return lacking ? REP_EACH : rep;
}
