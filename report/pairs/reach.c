/* SPDX-License-Identifier: MIT */
/* See reach.h. */
#include "report/pairs/reach.h"

#include <math.h>

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/series.h"
#include "report/record/record.h"

/* What a region may take more however short it is: a tick of a coarse clock, a few instructions. */
#define UNITS 16.0

/* The slow samples of a boot are those beyond this quantile. */
#define SLOW_SHARE 0.9

/* Of the slower half the middle. */
#define UPPER_SHARE 0.75

/* A quantile of a series over the boots. */
struct reach {
    double least, most;
};

/* By a figure: in cycles there is one only. */
static double reach_at(const struct series *s, enum rep rep, double share)
{
    return series_quantile(s, share) - pairing_left_out(rep, s);
}

static struct reach reach_of(const struct run_case *c, enum path path, const struct series *like,
                             enum rep rep, double share)
{
    struct reach reach = {HUGE_VAL, 0};
    const struct series *s;

    for (s = case_first_alike(c, path, like->fill, like->n); s; s = case_next_alike(c, path, s)) {
        reach.least = fmin(reach.least, reach_at(s, rep, share));
        reach.most = fmax(reach.most, reach_at(s, rep, share));
    }
    return reach;
}

/* Beyond so many times the other in every boot. */
static bool is_beyond(const struct reach *far, const struct reach *near, double times)
{
    return far->least > times * near->most + UNITS;
}

/* What is wrong with a series that both sides have, or NULL. */
typedef const char *look(const struct pairing *p, enum path path, const struct series *s);

/*
 * Whether in two boots of the new run a quantile is more than twice what it is in any of the base:
 * one boot of many may be any good run's, and a second is not the same bad luck.
 */
static bool is_beyond_twice(const struct pairing *p, enum path path, const struct series *like,
                            double share)
{
    struct reach before = reach_of(p->a, path, like, REP_EACH, share);
    const struct series *s;
    unsigned count = 0;

    for (s = case_first_alike(p->b, path, like->fill, like->n); s;
         s = case_next_alike(p->b, path, s))
        count += series_quantile(s, share) > 2 * before.most + UNITS;
    return count > 1;
}

static bool is_doubled(const struct pairing *p, enum path path, const struct series *s,
                       enum rep rep)
{
    struct reach before = reach_of(p->a, path, s, rep, 0.5);
    struct reach now = reach_of(p->b, path, s, rep, 0.5);

    return is_beyond(&now, &before, 2);
}

/*
 * By either figure: where REP counts once, to clear a page more is one instruction more, and still
 * takes its time.
 */
static const char *look_doubled(const struct pairing *p, enum path path, const struct series *s)
{
    struct reach before, now;

    if (is_doubled(p, path, s, p->rep))
        return "takes more than twice what it took";
    if (is_doubled(p, path, s, REP_EACH))
        return "takes more than twice what it took, with each iteration of REP";
    if (p->exact)
        return NULL;
    if (is_beyond_twice(p, path, s, 0.5))
        return "takes more than twice what it took, in more than one boot";
    if (is_beyond_twice(p, path, s, UPPER_SHARE))
        return "has an upper quartile of more than twice what it was, in more than one boot";
    before = reach_of(p->a, path, s, REP_EACH, SLOW_SHARE);
    now = reach_of(p->b, path, s, REP_EACH, SLOW_SHARE);
    return is_beyond(&now, &before, 2) ? "has slow samples of more than twice what they took"
                                       : NULL;
}

static const char *look_moved(const struct pairing *p, enum path path, const struct series *s)
{
    struct reach before = reach_of(p->a, path, s, REP_EACH, 0.5);
    struct reach now = reach_of(p->b, path, s, REP_EACH, 0.5);

    return is_beyond(&now, &before, 1.5) || is_beyond(&before, &now, 1.5)
               ? "is another than in the base"
               : NULL;
}

static bool any_is(const struct pairing *p, look *why_not)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < p->a->paths[path].count; i++) {
            const struct series *s = &p->a->paths[path].at[i];
            const char *why;

            /* The others alike are those of further boots. */
            if (case_first_alike(p->a, (enum path)path, s->fill, s->n) != s ||
                !case_first_alike(p->b, (enum path)path, s->fill, s->n))
                continue;
            why = why_not(p, (enum path)path, s);
            if (why)
                return pairing_say(p, (enum path)path, s->fill, s->n, why);
        }
    return false;
}

bool reach_doubled(const struct pairing *p)
{
    return any_is(p, look_doubled);
}

bool reach_moved(const struct pairing *p)
{
    return any_is(p, look_moved);
}
